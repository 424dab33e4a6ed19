//! The window without a screen: the real application, a temporary home, and hands that only press keys.
//!
//! Every event is a frame of its own and every frame is a quarter of a second, so that a test says exactly when what
//! happens. The two checks of the harness stay on: every input has a name, every character has a glyph.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, ViewportCommand, ViewportEvent, ViewportId, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};
use egui_kittest::{Harness, HarnessBuilder};
use jiff::civil::date;
use sightline::editor::{Editor, FixedClock, Services};
use sightline::model::{Place, Workbook};
use sightline::store::disk::Readers;
use sightline::store::{Disk as _, Places, RealDisk};
use sightline::ui::App;
use sightline::ui::app::Page;
use sightline::ui::dialogs::{Choice, Dialogs, Pending};

/// The control key, as a real keyboard reports it.
pub(crate) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
/// Control and shift.
pub(crate) const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// What a person would choose in the next file dialogs; nothing when the list is empty.
#[derive(Clone, Default)]
struct Choices(Rc<RefCell<VecDeque<Choice>>>);

impl Choices {
    fn answer(&self) -> Pending {
        let (sender, receiver) = channel();
        sender.send(self.0.borrow_mut().pop_front().unwrap_or(Choice::Nothing)).expect("the receiver is held");
        receiver
    }
}

impl Dialogs for Choices {
    fn open_workbook(&self, _: egui::Context) -> Pending {
        self.answer()
    }

    fn save_workbook(&self, _: &str, _: egui::Context) -> Pending {
        self.answer()
    }

    fn folder(&self, _: Option<PathBuf>, _: egui::Context) -> Pending {
        self.answer()
    }
}

/// What has the keyboard, as assistive technology sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Focused {
    /// What it is.
    pub(crate) role: Role,
    /// What it is called.
    pub(crate) name: String,
    /// Where it is, in points.
    pub(crate) rect: Rect,
}

/// The window under test.
pub(crate) struct Window {
    /// The harness, for what only one test needs.
    pub(crate) harness: Harness<'static, App>,
    /// What the window asked of the system so far.
    pub(crate) commands: Vec<ViewportCommand>,
    choices: Choices,
    home: Rc<tempfile::TempDir>,
}

impl Window {
    /// Opens the window on the start page.
    pub(crate) fn open() -> Self {
        Self::sized(1280.0, 800.0)
    }

    /// Opens the window on the start page at a size.
    pub(crate) fn sized(width: f32, height: f32) -> Self {
        let home = Rc::new(tempfile::tempdir().expect("a temporary folder"));
        Self::at_home(home, Harness::builder().with_size(vec2(width, height)))
    }

    /// Opens the window with whatever else the harness should do.
    pub(crate) fn built(builder: HarnessBuilder<App>) -> Self {
        Self::at_home(Rc::new(tempfile::tempdir().expect("a temporary folder")), builder)
    }

    /// Closes the window and opens it again, for the same person on the same machine.
    pub(crate) fn opened_again(self) -> Self {
        let home = self.home.clone();
        drop(self);
        Self::at_home(home, Harness::builder().with_size(vec2(1280.0, 800.0)))
    }

    fn at_home(home: Rc<tempfile::TempDir>, builder: HarnessBuilder<App>) -> Self {
        let choices = Choices::default();
        let dialogs = choices.clone();
        let places = Places::under(&home.path().join("home"));
        let harness = builder.with_os(egui::os::OperatingSystem::Nix).build_eframe(move |creation| {
            let waker = creation.egui_ctx.clone();
            let services = Services {
                disk: Arc::new(RealDisk),
                clock: Arc::new(FixedClock(date(2026, 11, 21).at(14, 32, 0, 0))),
                places,
                program: None,
                wake: Arc::new(move || waker.request_repaint()),
            };
            App::new(&creation.egui_ctx, services, Box::new(dialogs))
        });
        let mut window = Self { harness, commands: vec![], choices, home };
        window.settle();
        window
    }

    /// Opens the window and starts a workbook, by typing.
    pub(crate) fn with_workbook() -> Self {
        let mut window = Self::open();
        window.type_text("Riverside NHS Trust");
        window.press(Key::Enter);
        window
    }

    /// Opens the window on a copy of a worked example that may be changed.
    pub(crate) fn with_copy_of(sample: &str) -> Self {
        Self::open().showing_copy_of(sample)
    }

    /// Shows a copy of a worked example that may be changed.
    pub(crate) fn showing_copy_of(mut self, sample: &str) -> Self {
        let sample = sightline::editor::samples::sample(sample).expect("the example exists");
        let services = self.app().services.clone();
        let example = sample.open(services).expect("the example opens");
        self.app_mut().editor = Some(sightline::editor::open::new_from_copy(&example));
        self.go(Page::Place(Place::Organisation));
        self
    }

    /// Returns a path in the person's documents, which exist.
    pub(crate) fn document(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join("documents");
        RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
        folder.join(name)
    }

    /// Returns the application.
    pub(crate) fn app(&self) -> &App {
        self.harness.state()
    }

    /// Returns the application, to bring about what a test begins with.
    pub(crate) fn app_mut(&mut self) -> &mut App {
        self.harness.state_mut()
    }

    /// Returns the open workbook over time.
    pub(crate) fn editor(&self) -> &Editor {
        self.app().editor.as_ref().expect("a workbook is open")
    }

    /// Returns the open workbook.
    pub(crate) fn workbook(&self) -> &Workbook {
        self.editor().workbook()
    }

    /// Decides what is chosen in the next file dialog.
    pub(crate) fn will_choose(&self, path: &Path) {
        self.choices.0.borrow_mut().push_back(Choice::Path(path.to_owned()));
    }

    /// Decides that the desktop has no dialog the next time one is asked for.
    pub(crate) fn will_have_no_dialog(&self) {
        self.choices.0.borrow_mut().push_back(Choice::NoDialog);
    }

    /// Shows a page, as its entry in the rail does.
    pub(crate) fn go(&mut self, page: Page) {
        let app = self.app_mut();
        app.page = page;
        app.form.focused = None;
        app.form.focus_first = true;
        self.app().ctx.request_repaint();
        self.step();
        self.settle();
    }

    /// Draws one frame.
    pub(crate) fn step(&mut self) {
        self.harness.step();
        if let Some(output) = self.harness.output().viewport_output.get(&ViewportId::ROOT) {
            self.commands.extend(output.commands.iter().cloned());
        }
    }

    /// Draws frames until none is asked for, and looks for inputs without a name.
    pub(crate) fn settle(&mut self) {
        for _ in 0..40 {
            self.step();
            let output = self.harness.output().viewport_output.get(&ViewportId::ROOT).expect("the window");
            if output.repaint_delay != Duration::ZERO {
                self.harness.check_accessibility();
                return;
            }
        }
        panic!(
            "the window draws without end on {:?} at {:?}, with the keyboard on {:?}: {:?}",
            self.app().page,
            self.app().ctx.content_rect().size(),
            self.focused(),
            self.app().ctx.repaint_causes()
        );
    }

    /// Lets so many seconds pass in which nobody does anything.
    pub(crate) fn wait(&mut self, seconds: f32) {
        for _ in 0..(seconds / 0.25).ceil() as usize {
            self.step();
        }
    }

    /// Draws frames until something has come true that a thread works on.
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        for _ in 0..10_000 {
            if done(self) {
                self.settle();
                return;
            }
            self.step();
            std::thread::sleep(Duration::from_millis(4));
        }
        panic!("waited in vain for {what}");
    }

    /// Passes an event to the window and draws what follows.
    pub(crate) fn event(&mut self, event: Event) {
        self.harness.event(event);
        self.step();
    }

    /// Passes several events to the window in one frame, as the system does with a key and its text.
    pub(crate) fn events_together(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.step();
        self.settle();
    }

    /// Presses a key.
    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        if modifiers.any() {
            self.event(Event::ModifiersChanged(modifiers));
        }
        for pressed in [true, false] {
            self.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
        if modifiers.any() {
            self.event(Event::ModifiersChanged(Modifiers::NONE));
        }
        self.settle();
    }

    /// Types a text.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) {
        self.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    /// Clicks at a place.
    pub(crate) fn click_at(&mut self, pos: egui::Pos2) {
        self.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        self.settle();
    }

    /// Clicks on the last of what has exactly this name.
    pub(crate) fn click(&mut self, name: &str) {
        self.click_at(self.rect_of(name).center());
    }

    /// Clicks on what has a name that begins so, after turning the wheel until it is in sight.
    pub(crate) fn find_and_click(&mut self, name: &str) {
        for _ in 0..120 {
            let rect = self.find(name).unwrap_or_else(|| panic!("{name:?} is not on screen: {}", self.spoken()));
            let room = self.app().ctx.content_rect().shrink2(vec2(0.0, 60.0));
            if room.contains(rect.center()) {
                break;
            }
            let by = if rect.center().y > room.center().y { -120.0 } else { 120.0 };
            self.event(Event::PointerMoved(egui::pos2(room.center().x, room.center().y)));
            self.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, by),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            // The page glides to where the wheel sends it.
            self.wait(0.5);
            self.settle();
        }
        self.click_at(self.find(name).expect("it is still there").center());
    }

    /// Returns where the last thing is whose name begins so, in points: a list that is open comes last.
    pub(crate) fn find(&self, name: &str) -> Option<Rect> {
        let scale = self.app().ctx.pixels_per_point();
        let nodes = self.harness.root().children_recursive().map(|node| node.accesskit_node());
        let named = nodes.filter(|node| node.label().or_else(|| node.value()).is_some_and(|is| is.starts_with(name)));
        let bounds = named.filter_map(|node| node.bounding_box()).last()?;
        let point = |x: f64, y: f64| egui::pos2(x as f32 / scale, y as f32 / scale);
        Some(Rect::from_min_max(point(bounds.x0, bounds.y0), point(bounds.x1, bounds.y1)))
    }

    /// Presses the button in the corner of the window.
    pub(crate) fn ask_to_close(&mut self) {
        let viewport = self.harness.input_mut().viewports.get_mut(&ViewportId::ROOT).expect("the window");
        viewport.events.push(ViewportEvent::Close);
        self.step();
        self.settle();
    }

    /// Returns whether the window has agreed to close.
    pub(crate) fn has_closed(&self) -> bool {
        self.commands
            .iter()
            .rev()
            .find(|command| matches!(command, ViewportCommand::Close | ViewportCommand::CancelClose))
            == Some(&ViewportCommand::Close)
    }

    /// Returns what has the keyboard. None when nothing has.
    pub(crate) fn focused(&self) -> Option<Focused> {
        self.harness.root().children_recursive().map(|node| node.accesskit_node()).find(AccessKitNode::is_focused).map(
            |node| {
                let scale = f64::from(self.app().ctx.pixels_per_point());
                let bounds = node.bounding_box().unwrap_or_default();
                let point = |x: f64, y: f64| egui::pos2((x / scale) as f32, (y / scale) as f32);
                Focused {
                    role: node.role(),
                    // A label is named by its value.
                    name: node.label().or_else(|| node.value()).unwrap_or_default(),
                    rect: Rect::from_min_max(point(bounds.x0, bounds.y0), point(bounds.x1, bounds.y1)),
                }
            },
        )
    }

    /// Returns where what has exactly this name is, in points from the top left corner of the window.
    pub(crate) fn rect_of(&self, name: &str) -> Rect {
        let scale = f64::from(self.app().ctx.pixels_per_point());
        let nodes = self.harness.root().children_recursive().map(|node| node.accesskit_node());
        let named = nodes.filter(|node| node.label().or_else(|| node.value()).is_some_and(|label| label == name));
        let point = |x: f64, y: f64| egui::pos2((x / scale) as f32, (y / scale) as f32);
        let rects = named.filter_map(|node| node.bounding_box());
        let rects = rects.map(|bounds| Rect::from_min_max(point(bounds.x0, bounds.y0), point(bounds.x1, bounds.y1)));
        rects.last().unwrap_or_else(|| panic!("{name:?} is not on screen: {}", self.spoken()))
    }

    /// Returns the upper edge of what has exactly this name, in points from the top of the window.
    pub(crate) fn top_of(&self, name: &str) -> f32 {
        self.rect_of(name).top()
    }

    /// Returns the upper edge of the button whose name begins with a text, in points from the top of the window.
    pub(crate) fn top_of_entry(&self, begins: &str) -> f32 {
        let scale = f64::from(self.app().ctx.pixels_per_point());
        let nodes = self.harness.root().children_recursive().map(|node| node.accesskit_node());
        let mut named = nodes
            .filter(|node| node.role() == Role::Button && node.label().is_some_and(|label| label.starts_with(begins)));
        let bounds = named.next().and_then(|node| node.bounding_box());
        (bounds.unwrap_or_else(|| panic!("{begins:?} is not on screen")).y0 / scale) as f32
    }

    /// Returns the name of what has the keyboard; empty when nothing has.
    pub(crate) fn focused_name(&self) -> String {
        self.focused().map(|focused| focused.name).unwrap_or_default()
    }

    /// Returns the description of what has the keyboard.
    pub(crate) fn focused_description(&self) -> String {
        self.harness
            .root()
            .children_recursive()
            .map(|node| node.accesskit_node())
            .find(AccessKitNode::is_focused)
            .and_then(|node| node.data().description().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Presses Tab until something with a name has the keyboard.
    pub(crate) fn tab_to(&mut self, name: &str) {
        for _ in 0..400 {
            if self.focused().is_some_and(|focused| focused.name.contains(name)) {
                return;
            }
            self.press(Key::Tab);
        }
        panic!("Tab never reaches {name:?}; it stopped at {:?}", self.focused());
    }

    /// Goes to the head of a folded row by its name and opens it.
    pub(crate) fn open_row(&mut self, name: &str) {
        self.tab_to(name);
        self.press(Key::Enter);
    }

    /// Returns every text on screen that people who hear the window are told, one a line.
    pub(crate) fn spoken(&self) -> String {
        let mut all = String::new();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value()].into_iter().flatten() {
                all.push_str(&text);
                all.push('\n');
            }
        }
        all
    }

    /// Panics when a control was drawn twice under one id: typing would then go to both.
    pub(crate) fn check_ids(&self) {
        fn look(shape: &egui::Shape, found: &mut Vec<String>) {
            match shape {
                egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, found)),
                egui::Shape::Text(text)
                    if text.galley.text().contains(" use of ") && text.galley.text().contains(" ID ") =>
                {
                    found.push(text.galley.text().to_owned());
                }
                _ => {}
            }
        }
        let mut found = vec![];
        for shape in &self.harness.output().shapes {
            look(&shape.shape, &mut found);
        }
        assert!(found.is_empty(), "one id for several controls on {:?}: {found:?}", self.app().page);
    }
}

/// Returns the text of a file.
pub(crate) fn read_text(path: &Path) -> String {
    String::from_utf8(RealDisk.read(path, 1 << 30).expect("the file is there")).expect("the file is text")
}

/// Writes a file that does not exist yet.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) {
    RealDisk
        .create_new(path, Readers::AsUsual)
        .and_then(|mut file| file.write_all(bytes))
        .expect("the file can be written");
}

/// Returns every page with a workbook behind it.
pub(crate) fn every_page() -> impl Iterator<Item = Page> {
    Place::all().map(Page::Place).chain([Page::Share, Page::Overview, Page::Changed, Page::Handover])
}
