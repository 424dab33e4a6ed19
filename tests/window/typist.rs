//! A person at the window who uses one way only: the pointer, or the keys. What they press is counted, and what a fault
//! would be ends the test: a control that is out of reach, a keyboard that is lost, a field that moves under the pointer.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Order, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use sightline::model::Question;

use super::harness::{CTRL, Window};

/// How far a person goes with Tab before they give up: past every cell of the largest matrix.
const PATIENCE: usize = 100;
/// How far the wheel turns the page in one notch, in points.
const NOTCH: f32 = 100.0;

/// What a person uses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum By {
    /// The pointer and its wheel. Keys only type letters.
    Pointer,
    /// Keys.
    Keys,
}

/// A control on screen, as assistive technology sees it.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) rect: Rect,
}

/// The person.
pub(crate) struct Typist {
    pub(crate) window: Window,
    pub(crate) by: By,
    /// How often they pressed the pointer, or a key that is no letter.
    pub(crate) presses: usize,
    /// How many notches the wheel was turned.
    pub(crate) notches: usize,
    /// The longest ways with Tab: how many presses, and to what.
    pub(crate) ways: Vec<(usize, String)>,
}

/// Returns whether a control is a field, or one of its parts: `Unit, measure 1: Minutes`, `High (Influence, stakeholder 1)`.
pub(crate) fn is_of(name: &str, field: &str) -> bool {
    let is_part =
        || name.strip_suffix(')').and_then(|name| name.strip_suffix(field)).is_some_and(|n| n.ends_with(" ("));
    name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with(": ")) || is_part()
}

impl Typist {
    pub(crate) fn new(by: By) -> Self {
        Self { window: Window::open(), by, presses: 0, notches: 0, ways: vec![] }
    }

    /// Returns the controls on screen, in order.
    pub(crate) fn controls(&self) -> Vec<Control> {
        let nodes = self.window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let is_control = |role| {
            use Role::*;
            matches!(
                role,
                Button
                    | Link
                    | CheckBox
                    | RadioButton
                    | ComboBox
                    | TextInput
                    | MultilineTextInput
                    | MenuItem
                    | ListBoxOption
                    | DisclosureTriangle
            )
        };
        let controls = nodes.filter(|node| is_control(node.role())).filter_map(|node| {
            let at = node.bounding_box()?;
            let rect = Rect::from_min_max(pos2(at.x0 as f32, at.y0 as f32), pos2(at.x1 as f32, at.y1 as f32));
            Some(Control { name: node.label()?, role: node.role(), rect })
        });
        controls.collect()
    }

    /// Returns the first control that a test for its name finds.
    pub(crate) fn control(&self, is_it: impl Fn(&str) -> bool) -> Option<Control> {
        self.controls().into_iter().find(|one| is_it(&one.name))
    }

    /// Presses a key that is no letter.
    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held.
    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        assert_eq!(self.by, By::Keys);
        self.presses += 1;
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let held = [Event::ModifiersChanged(modifiers), event(true), event(false)];
        self.window.events_together(held.into_iter().chain([Event::ModifiersChanged(Modifiers::NONE)]));
    }

    /// Presses the pointer.
    pub(crate) fn click(&mut self, pos: Pos2) {
        assert_eq!(self.by, By::Pointer);
        self.presses += 1;
        self.window.click_at(pos);
    }

    /// Returns whether the pointer can press something: all of it is between the menu bar and the status line, or in a
    /// list above the page.
    fn is_in_sight(&self, rect: Rect, is_listed: bool) -> bool {
        let ctx = &self.window.app().ctx;
        let is_above = ctx.layer_id_at(rect.center()).is_some_and(|layer| layer.order >= Order::Foreground);
        let room = ctx.content_rect().shrink2(vec2(0.0, 40.0));
        // The lower end of a long text may be out of sight.
        let fits = room.contains_rect(rect) || rect.height() > 200.0 && room.contains(rect.center());
        is_above == is_listed && (is_listed || fits)
    }

    /// Returns whether a part of something is between the menu bar and the status line.
    fn is_shown(&self, rect: Rect) -> bool {
        rect.intersects(self.window.app().ctx.content_rect().shrink2(vec2(0.0, 40.0)))
    }

    /// Turns the wheel over a place.
    fn turn_wheel(&mut self, over: Pos2, notches: i32) {
        self.notches += notches.unsigned_abs() as usize;
        self.window.event(Event::PointerMoved(over));
        self.window.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, NOTCH * notches as f32),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        self.window.wait(0.5);
        self.window.settle();
    }

    /// Turns the wheel until a control is in sight.
    fn look_for(&mut self, what: &str, is_it: &dyn Fn(&str) -> bool) -> Control {
        let page = pos2(640.0, 400.0);
        for turn in 0..60 {
            let Some(one) = self.control(is_it) else {
                // What is far out of sight is not drawn: down to the end of the page, and then up.
                self.turn_wheel(page, if turn < 30 { -5 } else { 5 });
                continue;
            };
            let pos = one.rect.center();
            if self.is_in_sight(one.rect, false) {
                return one;
            }
            let far = ((pos.y - 400.0) / NOTCH).round().clamp(-8.0, 8.0) as i32;
            self.turn_wheel(pos2(pos.x, 400.0), if far == 0 { -1 } else { -far });
        }
        panic!("the wheel never reaches {what:?}: {}", self.window.spoken());
    }

    /// Presses Tab until a control has the keyboard: backwards where it is seen above.
    pub(crate) fn tab_to(&mut self, what: &str, is_it: &dyn Fn(&str) -> bool) {
        let place = |one: &Control| self.controls().iter().position(|other| other.name == one.name);
        let here = self.window.focused_name();
        let is_above = self.control(is_it).and_then(|one| place(&one)).is_some_and(|there| {
            self.controls().iter().rposition(|other| other.name == here).is_some_and(|here| there < here)
        });
        for presses in 0..PATIENCE {
            let focused = self.window.focused_name();
            assert!(!focused.is_empty(), "the keyboard is lost on the way to {what:?}");
            if is_it(&focused) {
                let rect = self.window.focused().expect("it has the keyboard").rect;
                assert!(self.is_shown(rect), "{what:?} has the keyboard out of sight: {rect:?}");
                self.ways.push((presses, what.to_owned()));
                return;
            }
            self.press_with(if is_above { Modifiers::SHIFT } else { Modifiers::NONE }, Key::Tab);
        }
        panic!("Tab never reaches {what:?}; it stopped at {:?}", self.window.focused());
    }

    /// Goes to a field without changing it.
    pub(crate) fn go_to(&mut self, field: &str) -> Control {
        let is_it = |name: &str| is_of(name, field);
        match self.by {
            By::Keys => {
                self.tab_to(field, &is_it);
                self.control(is_it).expect("it has the keyboard")
            }
            By::Pointer => self.look_for(field, &is_it),
        }
    }

    /// Presses a control that a test for its name finds: a button, a tick, an entry of the rail.
    pub(crate) fn push(&mut self, what: &str, is_it: impl Fn(&str) -> bool) {
        match self.by {
            By::Keys => {
                self.tab_to(what, &is_it);
                self.press(Key::Space);
            }
            By::Pointer => {
                let one = self.look_for(what, &is_it);
                self.click(one.rect.center());
            }
        }
    }

    /// Turns the tick of a cell in a matrix: with keys, from the nearest cell on by arrows.
    pub(crate) fn tick_cell(&mut self, is_cell: impl Fn(&str) -> bool, begins: &str) {
        if self.by == By::Pointer {
            return self.push(begins, |name| name.starts_with(begins));
        }
        self.tab_to(begins, &is_cell);
        for _ in 0..PATIENCE {
            let (here, there) = (self.window.focused().expect("a cell"), self.control(|name| name.starts_with(begins)));
            let by = there.expect("the cell is there").rect.center() - here.rect.center();
            let key = match (by.x, by.y) {
                (_, y) if y > 4.0 => Key::ArrowDown,
                (_, y) if y < -4.0 => Key::ArrowUp,
                (x, _) if x > 4.0 => Key::ArrowRight,
                (x, _) if x < -4.0 => Key::ArrowLeft,
                _ => return self.press(Key::Space),
            };
            self.press(key);
        }
        panic!("the arrows never reach {begins:?}");
    }

    /// Opens the details of a ticked cell.
    pub(crate) fn open_cell(&mut self, begins: &str) {
        match self.by {
            By::Keys => self.press(Key::Enter),
            By::Pointer => {
                let cell = self.look_for(begins, &|name| name.starts_with(begins));
                // The mark beside the tick.
                self.click(cell.rect.right_center() + vec2(4.0, 0.0));
            }
        }
    }

    /// Chooses an entry of a menu, through the menus inside it.
    pub(crate) fn menu(&mut self, menu: &str, path: &[&str]) {
        let one = self.controls().into_iter().find(|one| one.name == menu && one.role == Role::MenuItem);
        self.click(one.expect("the menu").rect.center());
        for name in path {
            let entry = self.control(|one| one.starts_with(name)).expect("the entry");
            assert!(self.is_in_sight(entry.rect, true), "{entry:?}");
            self.click(entry.rect.center());
        }
    }

    /// Types into a field. What stands there already is marked first, so that it goes.
    pub(crate) fn write(&mut self, field: &str, text: &str, is_filled: bool) {
        let one = self.go_to(field);
        if self.by == By::Pointer {
            self.click(one.rect.center());
            let now = self.control(|name| is_of(name, field)).expect("it is still there");
            assert!((now.rect.top() - one.rect.top()).abs() < 2.0, "{field:?} moved: {:?}, {:?}", one.rect, now.rect);
        }
        if is_filled && self.by == By::Keys {
            self.press_with(CTRL, Key::A);
        } else if is_filled {
            self.mark_all(one.rect.center());
        }
        assert_eq!(self.window.focused_name(), field);
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.window.press(Key::Enter);
            }
            if !line.is_empty() {
                self.window.type_text(line);
            }
        }
        let focused = self.window.focused().expect("the field keeps the keyboard");
        assert_eq!(focused.name, field, "typing took the keyboard away");
        assert!(self.is_shown(focused.rect), "{field:?} went out of sight: {:?}", focused.rect);
    }

    /// Marks the words of a field with the menu of its right button.
    fn mark_all(&mut self, pos: Pos2) {
        self.presses += 1;
        for pressed in [true, false] {
            let button = egui::PointerButton::Secondary;
            self.window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        self.window.settle();
        let entry = self.control(|name| name == "Select all").expect("the menu of the field");
        self.click(entry.rect.center());
    }

    /// Chooses an entry of a list, or one of a few options. `now` is the place of what is chosen already.
    pub(crate) fn choose(&mut self, field: &str, labels: &[String], place: usize, now: Option<usize>) {
        let one = self.go_to(field);
        match (self.by, one.role) {
            (By::Pointer, Role::RadioButton) => {
                let option = format!("{} ({field})", labels[place]);
                self.push(&option, |name| name == option);
            }
            (By::Pointer, _) => {
                self.click(one.rect.center());
                self.click_entry(&labels[place], labels[..place].iter().filter(|one| **one == labels[place]).count());
            }
            (By::Keys, Role::RadioButton) => {
                let (count, here) = (labels.len(), now.unwrap_or(0));
                let on = (place + count - here) % count;
                if now.is_none() && on == 0 {
                    self.press(Key::Space);
                }
                let (key, times) = if on <= count / 2 { (Key::ArrowRight, on) } else { (Key::ArrowLeft, count - on) };
                (0..times).for_each(|_| self.press(key));
            }
            (By::Keys, _) => {
                let label = labels[place].to_lowercase();
                let from = (0..labels.len()).map(|step| (now.unwrap_or(0) + step) % labels.len());
                let found = from.into_iter().find(|at| labels[*at].to_lowercase().starts_with(&label));
                self.window.type_text(&labels[place]);
                (found.unwrap_or(place)..place).for_each(|_| self.press(Key::ArrowDown));
                self.press(Key::Enter);
            }
        }
        assert!(is_of(&self.window.focused_name(), field), "{:?}, not {field:?}", self.window.focused_name());
    }

    /// Chooses an entry of the list behind a button.
    pub(crate) fn choose_behind(&mut self, button: &str, label: &str) {
        self.push(button, |name| name == button);
        if self.by == By::Pointer {
            return self.click_entry(label, 0);
        }
        self.window.type_text(label);
        assert_eq!(self.window.focused_name(), label, "its letters find an entry");
        self.press(Key::Enter);
    }

    /// Clicks on an entry of the list that is open: of several with one name, the one at a place.
    pub(crate) fn click_entry(&mut self, label: &str, rank: usize) {
        for _ in 0..40 {
            let ctx = self.window.app().ctx.clone();
            let all = self.controls();
            let mut named = all.iter().filter(|one| one.name == label && one.role == Role::Button);
            let one = named.nth(rank).unwrap_or_else(|| panic!("{label:?} is no entry: {}", self.window.spoken()));
            let pos = one.rect.center();
            if self.is_in_sight(one.rect, true) {
                self.click(pos);
                return;
            }
            let list = ctx.memory(|memory| memory.layer_ids().filter(|id| id.order == Order::Foreground).last());
            let list = list.and_then(|id| ctx.memory(|memory| memory.area_rect(id.id))).expect("a list is open");
            let by = ((pos.y - list.center().y) / NOTCH).round().clamp(-3.0, 3.0) as i32;
            self.turn_wheel(list.center(), if by == 0 { -1 } else { -by });
        }
        panic!("the wheel never reaches the entry {label:?}");
    }
}

/// Returns what the button is called that adds a row.
pub(crate) fn adds(table: &Question, around: &str) -> String {
    let article = if table.row_name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("Add {article} {}{around}", table.row_name)
}
