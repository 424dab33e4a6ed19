//! The application: what is open, what is shown, and the order of one frame.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::Duration;

use egui::{Context, Event, Ui};

use crate::editor::recovery::{self, RecoveryCopy};
use crate::editor::{Closing, Editor, EditorEvent, Held, Moment, Services, open};
use crate::model::{Address, Place, Stage};
use crate::store::{Preferences, ThreeParts};
use crate::ui::act;
use crate::ui::action::{self, Action};
use crate::ui::dialogs::{Dialogs, Pending};
use crate::ui::form::FormMemory;
use crate::ui::pages::{ShareState, StartState, share_ui, sheet_ui, start_ui};
use crate::ui::shell::{
    Chosen, Modal, Palette, Reply, Target, companion_ui, menu_ui, modal_ui, palette_ui, rail_ui, status_ui,
};
use crate::ui::theme::{self, ThemeChoice};

/// The page in the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Start, open, look at an example.
    Start,
    /// A page of questions.
    Place(Place),
    /// Export.
    Share,
}

/// What a file dialog was opened for.
pub(super) enum Waiting {
    /// To open a workbook.
    Open(Pending),
    /// To save the workbook, and then perhaps to close it.
    Save(Pending, After),
    /// To export the chosen worksheets.
    Export(Pending),
}

/// What follows once the work is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing: go on working.
    Stay,
    /// Go to the start page.
    CloseWorkbook,
    /// End the program.
    Quit,
}

/// The result of writing exports on a thread.
pub(super) type Written = Result<Vec<PathBuf>, ThreeParts>;

/// One copy of work that has no file of its own, as the start page shows it.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The organisation.
    pub organisation: String,
    /// When it was kept, in words.
    pub when: String,
    /// The copy.
    pub copy: RecoveryCopy,
}

/// The whole window.
pub struct App {
    /// The context, for what is asked outside a frame.
    pub ctx: Context,
    /// The disk, the clock and the folders.
    pub services: Services,
    /// The dialogs of the platform.
    pub dialogs: Box<dyn Dialogs>,
    /// What is remembered between starts.
    pub preferences: Preferences,
    /// The open workbook.
    pub editor: Option<Editor>,
    /// The page in the centre.
    pub page: Page,
    /// What the form remembers.
    pub form: FormMemory,
    /// What the start page remembers.
    pub start: StartState,
    /// What the export page remembers.
    pub share: ShareState,
    /// What is to be done after this frame.
    pub actions: Vec<Action>,
    /// What was said last in the status line.
    pub said: Option<String>,
    /// Work that has no file of its own.
    pub recovered: Vec<Recovered>,
    pub(super) palette: Option<Palette>,
    pub(super) modal: Option<Modal>,
    pub(super) modal_shown: bool,
    pub(super) focus_before_modal: Option<egui::Id>,
    pub(super) waiting: Option<Waiting>,
    pub(super) opening: Option<Receiver<Result<Editor, ThreeParts>>>,
    pub(super) writing: Option<Receiver<Written>>,
    pub(super) leaving: Option<After>,
    pub(super) may_close: bool,
    /// The first control of each region, as drawn last: menu, rail, page.
    pub(super) regions: [Option<egui::Id>; 3],
    region: usize,
    had_focus: bool,
}

impl App {
    /// Returns the application with nothing open.
    pub fn new(ctx: &Context, services: Services, dialogs: Box<dyn Dialogs>) -> Self {
        theme::install(ctx);
        let preferences = Preferences::load(services.disk.as_ref(), Some(&services.places));
        let mut app = Self {
            ctx: ctx.clone(),
            services,
            dialogs,
            preferences,
            editor: None,
            page: Page::Start,
            form: FormMemory::default(),
            start: StartState { focus_name: true, ..StartState::default() },
            share: ShareState::default(),
            actions: vec![],
            said: None,
            recovered: vec![],
            palette: None,
            modal: None,
            modal_shown: false,
            focus_before_modal: None,
            waiting: None,
            opening: None,
            writing: None,
            leaving: None,
            may_close: false,
            regions: [None; 3],
            region: 0,
            had_focus: true,
        };
        theme::apply(ctx, app.theme());
        if app.preferences.zoom > 0.0 {
            ctx.set_zoom_factor(app.preferences.zoom);
        }
        // The program binds its own keys for these, from the table that also lists them.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts = vec![];
            options.fallback_theme = egui::Theme::Light;
        });
        app.look_for_recovered();
        app
    }

    /// Returns the chosen theme.
    pub fn theme(&self) -> ThemeChoice {
        ThemeChoice::ALL.into_iter().find(|choice| choice.label() == self.preferences.theme).unwrap_or_default()
    }

    /// Returns whether the companion has no room beside the page.
    pub fn folds_companion(&self, ctx: &Context) -> bool {
        let width = ctx.content_rect().width();
        // A register uses the full width; only a very wide window has room for both.
        let register = matches!(self.page, Page::Place(Place::Register(_)));
        width < if register { theme::FOLD_WIDTH + 2.0 * theme::COMPANION_WIDTH } else { theme::FOLD_WIDTH }
    }

    /// Returns the label of an action as it is now, and whether it can be done.
    pub fn describe(&self, action: &Action) -> (String, bool) {
        let label = action.label();
        let Some(editor) = &self.editor else { return (label, !action.needs_workbook()) };
        let row = self.form.focused.and_then(|at| act::row_of(&at)).is_some();
        match action {
            Action::Undo => match editor.undo_name() {
                Some(name) => (format!("Undo {}", act::lower_first(name)), true),
                None => (label, false),
            },
            Action::Redo => match editor.redo_name() {
                Some(name) => (format!("Redo {}", act::lower_first(name)), true),
                None => (label, false),
            },
            Action::Save => (label, editor.can_edit()),
            Action::MoveRowUp | Action::MoveRowDown | Action::DuplicateRow | Action::RemoveRow => {
                (label, row && editor.can_edit())
            }
            Action::Guidance if self.folds_companion(&self.ctx) => ("Guidance under the question".into(), true),
            Action::Guidance if self.preferences.companion_open => ("Hide the guidance".into(), true),
            Action::Guidance => ("Show the guidance".into(), true),
            _ => (label, true),
        }
    }

    /// Turns to a page, and gives the keyboard to its first control.
    pub(super) fn turn_to(&mut self, page: Page) {
        self.page = page;
        self.form.focused = None;
        self.form.focus_next = None;
        self.form.focus_first = true;
    }

    /// Goes to the page of an address and gives the keyboard to what is there.
    pub fn go_to(&mut self, address: Address) {
        self.page = Page::Place(address.place());
        self.form.focus_next = Some(address);
        self.form.focused = Some(address);
    }

    /// Opens a file on a thread.
    pub fn open_path(&mut self, path: PathBuf) {
        if !self.leave_for(After::CloseWorkbook) {
            // The workbook that is open must be safe first; the file is opened by hand again then.
            return;
        }
        let services = self.services.clone();
        let (sender, receiver) = std::sync::mpsc::channel();
        let ctx = self.ctx.clone();
        let started = std::thread::Builder::new().name("open".into()).spawn(move || {
            // The window may be gone by now; then nobody waits for the workbook.
            let _ = sender.send(open::open_file(&path, services));
            ctx.request_repaint();
        });
        match started {
            Ok(_) => self.opening = Some(receiver),
            Err(error) => self.problem(ThreeParts::new(
                "The file could not be opened.",
                "Nothing was changed.",
                format!("The computer is short of memory ({error}). Close other programs and try again."),
            )),
        }
    }

    /// Moves the keyboard to the next region that has a control: menu, rail, page.
    pub(super) fn next_region(&mut self) {
        for _ in 0..self.regions.len() {
            self.region = (self.region + 1) % self.regions.len();
            if let Some(id) = self.regions[self.region] {
                self.ctx.memory_mut(|memory| memory.request_focus(id));
                return;
            }
        }
    }

    /// Shows an editor.
    pub(super) fn show(&mut self, editor: Editor) {
        self.remember_recent(&editor);
        self.editor = Some(editor);
        self.form = FormMemory::default();
        self.share = ShareState::default();
        self.page = Page::Place(Place::Stage(Stage::Aim));
        self.leaving = None;
        self.set_title();
    }

    fn remember_recent(&mut self, editor: &Editor) {
        let Some(path) = editor.path() else { return };
        self.preferences.remember(crate::store::RecentFile {
            path: path.to_owned(),
            organisation: editor.workbook().name().to_owned(),
            opened: self.services.clock.now(),
        });
        self.save_preferences();
    }

    pub(super) fn save_preferences(&self) {
        // What is remembered between starts is a convenience: a failure costs no work and is not worth a dialog.
        let _ = self.preferences.save(self.services.disk.as_ref(), Some(&self.services.places));
    }

    pub(super) fn set_title(&self) {
        let title = match &self.editor {
            Some(editor) => format!("{} – Sightline", editor.workbook().name()),
            None => "Sightline".to_owned(),
        };
        self.ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
    }

    /// Shows a problem.
    pub fn problem(&mut self, parts: ThreeParts) {
        self.open_modal(Modal::Problem(parts));
    }

    pub(super) fn open_modal(&mut self, modal: Modal) {
        self.focus_before_modal = self.ctx.memory(egui::Memory::focused);
        self.modal = Some(modal);
        self.modal_shown = false;
    }

    /// Starts a workbook with the name on the start page.
    pub fn start_workbook(&mut self) {
        let name = self.start.name.trim().to_owned();
        if name.is_empty() {
            self.start.name_missing = true;
            self.start.focus_name = true;
            return;
        }
        let editor = open::new_workbook(&name, self.services.clone());
        self.start = StartState::default();
        self.show(editor);
        self.form.focus_next = Some(Address::page(Place::Stage(Stage::Aim)).question("drivers"));
    }

    /// Opens work that was kept without a file of its own.
    pub fn open_recovered(&mut self, recovered: &Recovered) {
        match recovery::open_recovered(&recovered.copy, self.services.clone()) {
            Ok(editor) => self.show(editor),
            Err(parts) => self.problem(parts),
        }
    }

    pub(super) fn look_for_recovered(&mut self) {
        self.recovered = recovery::recoverable(&self.services)
            .into_iter()
            .map(|copy| Recovered {
                organisation: copy.organisation.clone(),
                when: copy.at.map(|at| crate::model::date_in_text(at.date())).unwrap_or_default(),
                copy,
            })
            .collect();
    }

    /// Returns whether exports are being written.
    pub fn exporting(&self) -> bool {
        self.writing.is_some()
    }

    /// Asks for the folder of an export.
    pub fn ask_export_folder(&mut self) {
        self.share.missing = if self.share.chosen_stages().is_empty() {
            Some("No stage is chosen.")
        } else if self.share.chosen_formats().is_empty() {
            Some("No format is chosen.")
        } else {
            None
        };
        if self.share.missing.is_some() || self.waiting.is_some() {
            return;
        }
        let folder = self
            .editor
            .as_ref()
            .and_then(|editor| editor.path().and_then(Path::parent).map(Path::to_owned))
            .or_else(|| self.preferences.last_export_folder.clone());
        self.waiting = Some(Waiting::Export(self.dialogs.folder(folder, self.ctx.clone())));
    }

    /// Shows a file in the program that the platform has for it.
    pub fn open_outside(&mut self, ctx: &Context, path: &Path) {
        match crate::store::file_url(path) {
            Some(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            None => self.said = Some("The file could not be shown".to_owned()),
        }
    }

    /// Leaves the workbook once it is safe. Returns true when it is left already.
    pub(super) fn leave_for(&mut self, after: After) -> bool {
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return true };
        match editor.close(now) {
            Closing::Ready => {
                self.editor = None;
                self.page = Page::Start;
                self.start.focus_name = false;
                self.look_for_recovered();
                self.set_title();
                true
            }
            Closing::Saving => {
                self.leaving = Some(after);
                self.ctx.request_repaint_after(Duration::from_millis(50));
                false
            }
            Closing::AskWhere => {
                self.leaving = Some(after);
                self.open_modal(Modal::Closing);
                false
            }
            Closing::CouldNotSave(parts) => {
                self.leaving = None;
                self.problem(parts);
                false
            }
        }
    }

    pub(super) fn moment(&self) -> Moment {
        Moment { seconds: self.ctx.input(|input| input.time) }
    }

    /// Receives what threads have finished. Runs also while the window is hidden.
    fn receive(&mut self) {
        if let Some(opening) = &self.opening {
            match opening.try_recv() {
                Ok(Ok(editor)) => {
                    self.opening = None;
                    self.show(editor);
                }
                Ok(Err(parts)) => {
                    self.opening = None;
                    self.problem(parts);
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.opening = None,
            }
        }
        if let Some(writing) = &self.writing {
            match writing.try_recv() {
                Ok(Ok(paths)) => {
                    self.writing = None;
                    self.said = Some(format!("{} files written", paths.len()));
                    self.share.written = paths;
                }
                Ok(Err(parts)) => {
                    self.writing = None;
                    self.problem(parts);
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.writing = None,
            }
        }
        self.receive_choice();
        let now = self.moment();
        let events = self.editor.as_mut().map(|editor| editor.poll(now)).unwrap_or_default();
        for event in events {
            match event {
                EditorEvent::Saved { .. } => {
                    if let Some(path) = self.editor.as_ref().and_then(Editor::path).map(Path::to_owned)
                        && self.preferences.recent.first().is_none_or(|recent| recent.path != path)
                        && let Some(editor) = self.editor.take()
                    {
                        self.remember_recent(&editor);
                        self.editor = Some(editor);
                    }
                    self.set_title();
                }
                EditorEvent::Failed(parts) | EditorEvent::ChangedByOther(parts) => {
                    self.leaving = None;
                    self.problem(parts);
                }
            }
        }
        if let Some(after) = self.leaving
            && self.modal.is_none()
            && self.waiting.is_none()
            && self.leave_for(after)
        {
            self.leaving = None;
            self.finish(after);
        }
    }

    /// Does what was to follow once the workbook was left.
    pub(super) fn finish(&mut self, after: After) {
        if after == After::Quit {
            self.may_close = true;
            self.save_preferences();
            self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Receives the answer of a file dialog.
    fn receive_choice(&mut self) {
        let Some(waiting) = self.waiting.take() else { return };
        let pending = match &waiting {
            Waiting::Open(pending) | Waiting::Save(pending, _) | Waiting::Export(pending) => pending,
        };
        let chosen = match pending.try_recv() {
            Ok(chosen) => chosen,
            Err(TryRecvError::Empty) => {
                self.waiting = Some(waiting);
                return;
            }
            Err(TryRecvError::Disconnected) => {
                self.problem(ThreeParts::new(
                    "The dialog for files could not be opened.",
                    "Your work is safe.",
                    "Start Sightline with the file as its argument, or drag the file onto the window.",
                ));
                None
            }
        };
        let Some(path) = chosen else {
            // Choosing nothing also takes back a wish to leave.
            self.leaving = None;
            return;
        };
        match waiting {
            Waiting::Open(_) => self.open_path(path),
            Waiting::Save(_, after) => act::save_to(self, path, after),
            Waiting::Export(_) => act::export_to(self, path),
        }
    }

    /// Takes files that were dropped, and makes pasted text end its lines as the workbook does.
    fn take_events(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.actions.push(Action::OpenPath(path));
        }
        ctx.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Paste(text) = event
                    && text.contains('\r')
                {
                    *text = text.replace("\r\n", "\n").replace('\r', "\n");
                }
            }
        });
        let focused = ctx.input(|input| input.focused);
        if self.had_focus && !focused {
            let now = self.moment();
            if let Some(editor) = &mut self.editor {
                editor.focus_lost(now);
            }
        }
        self.had_focus = focused;
    }

    /// Remembers where the window is.
    fn remember_window(&mut self, ctx: &Context) {
        ctx.input(|input| {
            let view = input.viewport();
            let (Some(outer), Some(inner)) = (view.outer_rect, view.inner_rect) else { return };
            let maximised = view.maximized.unwrap_or(false);
            let before = self.preferences.window;
            let place = crate::store::WindowPlace {
                x: outer.left(),
                y: outer.top(),
                width: inner.width(),
                height: inner.height(),
                maximised,
            };
            // The size of a maximised window is not the one to come back to.
            self.preferences.window = Some(match before {
                Some(before) if maximised => crate::store::WindowPlace { maximised, ..before },
                _ => place,
            });
        });
        self.preferences.zoom = ctx.zoom_factor();
    }

    /// What runs before each frame, and also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        self.receive();
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            if self.leave_for(After::Quit) {
                self.finish(After::Quit);
            } else if self.modal.is_some() {
                ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            }
        }
        if let Some(editor) = &self.editor
            && let Some(after) = editor.wake_after(self.moment())
        {
            ctx.request_repaint_after(after);
        }
    }

    /// Draws one frame and does what it asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_events(&ctx);
        self.remember_window(&ctx);
        if self.palette.is_none() && self.modal.is_none() {
            self.actions.extend(action::pressed(&ctx));
        }
        self.regions = [None; 3];
        self.form.first = None;
        menu_ui(ui, self);
        status_ui(ui, self);
        let edits = match self.page {
            Page::Place(place) if self.editor.is_some() => {
                rail_ui(ui, self);
                if self.preferences.companion_open && !self.folds_companion(&ctx) {
                    companion_ui(ui, self);
                }
                sheet_ui(ui, self, place)
            }
            Page::Share if self.editor.is_some() => {
                rail_ui(ui, self);
                share_ui(ui, self);
                vec![]
            }
            _ => {
                start_ui(ui, self);
                vec![]
            }
        };
        self.regions[2] = self.form.first;
        self.over_ui(ui);
        let now = self.moment();
        for edit in edits {
            act::edit(self, &edit, now);
        }
        for action in std::mem::take(&mut self.actions) {
            act::perform(self, action);
        }
        let held = ctx.input(|input| {
            if input.pointer.any_down() || !input.keys_down.is_empty() { Held::KeyOrButton } else { Held::Nothing }
        });
        if let Some(editor) = &mut self.editor {
            editor.settle(now, held);
            if let Some(after) = editor.wake_after(now) {
                ctx.request_repaint_after(after);
            }
        }
    }

    /// Draws what lies over the page.
    fn over_ui(&mut self, ui: &mut Ui) {
        if let Some(mut palette) = self.palette.take() {
            match palette_ui(ui, &mut palette) {
                Chosen::Nothing => self.palette = Some(palette),
                Chosen::Closed => {}
                Chosen::Target(Target::Action(action)) => self.actions.push(action),
                Chosen::Target(Target::Question(address)) => self.go_to(address),
            }
        }
        if let Some(modal) = self.modal.take() {
            let reply = modal_ui(ui, self, &modal, !self.modal_shown);
            self.modal_shown = true;
            match reply {
                None => self.modal = Some(modal),
                Some(reply) => {
                    if let Some(before) = self.focus_before_modal.take() {
                        self.ctx.memory_mut(|memory| memory.request_focus(before));
                    }
                    self.answered(reply);
                }
            }
        }
    }

    fn answered(&mut self, reply: Reply) {
        let after = self.leaving.take();
        match reply {
            Reply::Dismiss => {}
            Reply::SaveFirst => act::ask_where_to_save(self, after.unwrap_or(After::Stay)),
            Reply::KeepForLater => {
                if let Some(editor) = &mut self.editor {
                    editor.keep_in_recovery();
                    self.leaving = after;
                }
            }
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }
}
