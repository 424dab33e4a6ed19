//! The application: what is open, what is shown, and the order of one frame.

mod copies;
mod data;
mod describe;
mod exporting;
mod frame;
mod keyboard;
mod leaving;
mod meet;
mod receive;
mod recent;
mod recovered;
mod remember;
mod revisit;
mod saying;
mod sitting;
mod task;
mod watching;

use std::path::{Path, PathBuf};

use egui::Context;

use crate::editor::ending::Ending;
use crate::editor::recovery::RecoveryCopy;
use crate::editor::{Editor, Moment, Services, open};
use crate::model::{Address, Place, Stage};
use crate::store::{Person, Preferences, ThreeParts};
use crate::ui::action::Action;
use crate::ui::dialogs::{Dialogs, Pending};
use crate::ui::form::FormMemory;
use crate::ui::pages::{
    ActionsState, ChangedState, FindingsState, HandoverState, LineState, OverviewState, ShareState, StartState,
};
use crate::ui::shell::{Modal, Notices, Palette};
use crate::ui::theme::{self, ThemeChoice};
use crate::ui::widgets::open_at_title;

pub(in crate::ui) use data::DataFound;
pub(in crate::ui) use exporting::Wanted;
pub(in crate::ui) use keyboard::Region;
pub(in crate::ui) use meet::{Earlier, Purpose};
pub(in crate::ui) use receive::NotOpened;
pub(in crate::ui) use recent::{RECENT_SHOWN, RecentDue};
pub use recovered::Recovered;
pub(in crate::ui) use revisit::{can_drop, is_carried};
pub use sitting::SessionMemory;
pub(in crate::ui) use sitting::{is_final, recommendation};

use data::DataState;
pub(in crate::ui) use exporting::Preview;
use exporting::{Exporting, Made};
use keyboard::Keyboard;
use meet::JoinState;
use recent::RecentDues;
use revisit::BetweenState;
pub(in crate::ui) use task::Task;

/// The page in the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Start, open, look at an example.
    Start,
    /// A page of questions.
    Place(Place),
    /// From what the organisation wants to the figure.
    Line,
    /// Where the workbook and its copies are.
    Data,
    /// What another copy would bring.
    Join,
    /// What does not hold together yet.
    Findings,
    /// Every answer, and closing the review.
    Check,
    /// Where the review stands, what is due, every review so far.
    Overview,
    /// What changed between two reviews.
    Changed,
    /// What somebody needs who comes after.
    Handover,
    /// Export.
    Share,
}

/// What a file dialog was opened for.
pub(in crate::ui) enum Waiting {
    /// To open a workbook.
    Open(Pending),
    /// To save the workbook, and then perhaps to close it.
    Save(Pending, After),
    /// To write papers into a folder.
    Export(Pending, Wanted),
    /// To write one stage for a colleague.
    Send(Pending, Stage),
    /// To join another copy, or a stage that came back.
    Join(Pending),
}

/// What follows once the work is safe.
#[derive(Default)]
pub(in crate::ui) enum After {
    /// Nothing: go on working.
    #[default]
    Stay,
    /// Show the start page.
    StartPage,
    /// Show the start page to start another workbook.
    NewWorkbook,
    /// Show another workbook.
    Show(Box<Editor>),
    /// End the program.
    Quit,
}

/// The whole window.
#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing happened, and none excludes another")]
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
    /// The paper that the export page shows.
    pub(in crate::ui) preview: Preview,
    /// The export that is under way.
    pub(in crate::ui) exporting: Option<Exporting>,
    /// Files that wait for a person to say what happens to those of the same name.
    unwritten: Option<Made>,
    /// What the page "Where is my data" remembers.
    pub(in crate::ui) data: DataState,
    /// What the page for joining remembers.
    pub(in crate::ui) join: JoinState,
    /// The present workbook, while an older state of it is looked at.
    pub(in crate::ui) present: Option<Editor>,
    /// The stage that is to be written for a colleague, and where.
    pub(in crate::ui) sending: Option<(Stage, PathBuf)>,
    pub(in crate::ui) sent: Option<Task<Result<String, ThreeParts>>>,
    /// Who works here, once the system has said it.
    person: Option<Person>,
    asked_about_others: bool,
    /// The copies beside the file.
    pub(in crate::ui) copies: copies::CopiesState,
    asking_person: Option<Task<Person>>,
    /// What the page of findings remembers.
    pub findings: FindingsState,
    /// What the overview remembers.
    pub overview: OverviewState,
    /// What the page of what changed remembers.
    pub changed: ChangedState,
    /// The page for a successor.
    pub handover: HandoverState,
    /// What the list of actions remembers.
    pub actions_listed: ActionsState,
    /// What the pages between reviews remember.
    pub(in crate::ui) between: BetweenState,
    /// What is due in the files used last.
    pub(in crate::ui) recent_dues: RecentDues,
    /// What the page of the line of sight remembers.
    pub line: LineState,
    /// What is remembered about the session.
    pub session: SessionMemory,
    /// What is to be done after this frame.
    pub actions: Vec<Action>,
    /// What was said last in the status line, until something else happens or its time is over.
    pub said: Option<String>,
    /// When it was said, in seconds since the start.
    said_at: f64,
    /// Work that has no file of its own.
    pub recovered: Vec<Recovered>,
    pub(in crate::ui) palette: Option<Palette>,
    pub(in crate::ui) modal: Option<Modal>,
    /// What waits under the menu bar until a person has time for it.
    pub(in crate::ui) notices: Notices,
    /// The recovery copy that is to be joined with its file as soon as that is open.
    meets: Option<RecoveryCopy>,
    keeping: Option<Task<Result<(), ThreeParts>>>,
    pub(in crate::ui) modal_shown: bool,
    /// Where the keyboard is and was.
    pub(in crate::ui) keyboard: Keyboard,
    /// What people who hear the window are told, although it is not written in the status line.
    pub(in crate::ui) told: Option<String>,
    /// How often something was said: what is said twice in the same words is read out twice.
    pub(in crate::ui) times_said: usize,
    /// How often something was told.
    pub(in crate::ui) times_told: usize,
    pub(in crate::ui) waiting: Option<Waiting>,
    /// What a path is typed for, on a desktop without a dialog for files.
    pub(in crate::ui) without_dialog: Option<Waiting>,
    opening: Option<Task<Result<Editor, NotOpened>>>,
    pub(in crate::ui) leaving: Option<After>,
    pub(in crate::ui) may_close: bool,
    /// Whether the system has asked the program to end.
    pub ending: Ending,
    had_focus: bool,
    /// Whether the window was found to fit on its screen, or the time to look is over.
    window_fits: bool,
    keeper: remember::Keeper,
    recovering: Option<Task<Vec<Recovered>>>,
}

impl App {
    /// Returns the application with nothing open.
    pub fn new(ctx: &Context, services: Services, dialogs: Box<dyn Dialogs>) -> Self {
        theme::install(ctx);
        ctx.add_plugin(crate::ui::input::InOrder::default());
        ctx.add_plugin(crate::ui::input::StillWheel);
        let preferences = Preferences::load(services.disk.as_ref(), Some(&services.places));
        let keeper = remember::Keeper::new(services.clone());
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
            preview: Preview::default(),
            exporting: None,
            unwritten: None,
            findings: FindingsState::default(),
            overview: OverviewState::default(),
            changed: ChangedState::default(),
            handover: HandoverState::default(),
            actions_listed: ActionsState::default(),
            between: BetweenState::default(),
            recent_dues: RecentDues::default(),
            data: DataState::default(),
            join: JoinState::default(),
            present: None,
            sending: None,
            sent: None,
            person: None,
            asked_about_others: false,
            copies: copies::CopiesState::default(),
            asking_person: None,
            line: LineState::default(),
            session: SessionMemory::default(),
            actions: vec![],
            said: None,
            said_at: 0.0,
            recovered: vec![],
            palette: None,
            modal: None,
            notices: Notices::default(),
            meets: None,
            keeping: None,
            modal_shown: false,
            keyboard: Keyboard::default(),
            told: None,
            times_said: 0,
            times_told: 0,
            waiting: None,
            without_dialog: None,
            opening: None,
            leaving: None,
            may_close: false,
            ending: Ending::default(),
            had_focus: true,
            window_fits: false,
            keeper,
            recovering: None,
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
        if self.session.zoom_before.is_some() {
            return true;
        }
        let width = ctx.content_rect().width();
        // A register uses the full width; only a very wide window has room for both.
        let register = matches!(self.page, Page::Place(Place::Register(_)));
        width < if register { theme::FOLD_WIDTH + 2.0 * theme::COMPANION_WIDTH } else { theme::FOLD_WIDTH }
    }

    /// Turns to a page, and gives the keyboard to its first control.
    pub(in crate::ui) fn turn_to(&mut self, page: Page) {
        self.show_page(page);
        open_at_title(&self.ctx);
        self.session.returning = None;
        self.form.focused = None;
        self.form.focus_next = None;
        self.form.focus_first = true;
    }

    /// Shows a page. A list that is open belongs to the page before, and people who hear the window are told.
    fn show_page(&mut self, page: Page) {
        egui::Popup::close_all(&self.ctx);
        if self.page != page {
            self.keyboard.leave_page();
            self.forget_said();
            self.tell(match page {
                Page::Start => "Start".to_owned(),
                Page::Share => "Share".to_owned(),
                Page::Findings => "Findings".to_owned(),
                Page::Check => "Check your answers".to_owned(),
                Page::Overview => "Overview".to_owned(),
                Page::Changed => "What changed".to_owned(),
                Page::Handover => "Handover".to_owned(),
                Page::Line => "Line of sight".to_owned(),
                Page::Data => "Where is my data".to_owned(),
                Page::Join => "Merge another copy".to_owned(),
                Page::Place(Place::Stage(stage)) => format!("Stage {}: {}", stage.number(), stage.label()),
                Page::Place(place) => place.title().to_owned(),
            });
        }
        self.page = page;
    }

    /// Goes to the page of an address and gives the keyboard to what is there.
    pub fn go_to(&mut self, address: Address) {
        if address.depth() == 0 {
            self.turn_to(Page::Place(address.place()));
            return;
        }
        self.show_page(Page::Place(address.place()));
        self.form.focus_next = Some(address);
        self.form.focused = Some(address);
    }

    /// Shows an editor.
    pub(in crate::ui) fn show(&mut self, mut editor: Editor) {
        self.introduce(&mut editor);
        self.remember_recent(&editor);
        self.editor = Some(editor);
        self.form = FormMemory::default();
        self.share = ShareState::default();
        self.preview = Preview::default();
        self.unwritten = None;
        self.findings = FindingsState::default();
        self.overview = OverviewState::default();
        self.changed = ChangedState::default();
        self.handover = HandoverState::default();
        self.actions_listed = ActionsState::default();
        self.between = BetweenState::default();
        self.forget_recent_dues();
        self.data = DataState::default();
        self.join = JoinState::default();
        self.present = None;
        self.sending = None;
        self.asked_about_others = false;
        self.copies = copies::CopiesState::default();
        self.notices = Notices::default();
        self.line = LineState::default();
        self.session = self.session.for_another_workbook();
        self.turn_to(Page::Place(Place::Stage(Stage::Aim)));
        self.leaving = None;
        self.set_title();
        self.offer_kept_apart();
        self.tell_of_kept_before();
        self.look_for_copies();
        self.offer_session();
    }

    pub(in crate::ui) fn set_title(&self) {
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

    pub(in crate::ui) fn open_modal(&mut self, modal: Modal) {
        egui::Popup::close_all(&self.ctx);
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

    /// Returns whether exports are being written.
    pub fn exporting(&self) -> bool {
        self.exporting.is_some()
    }

    /// Shows a file in the program that the platform has for it.
    pub fn open_outside(&mut self, ctx: &Context, path: &Path) {
        match crate::store::file_url(path) {
            Some(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            None => self.say("The file could not be shown"),
        }
    }

    /// Returns the time by a clock that runs whether the window is drawn or not. The toolkit's own stands still while the
    /// window is minimised, and counts only for a clock that does not run by itself.
    pub(in crate::ui) fn moment(&self) -> Moment {
        self.services.clock.moment().unwrap_or_else(|| Moment { seconds: self.ctx.input(|input| input.time) })
    }
}
