//! The form: a reader of the walk that draws each question as a card with its field.
//!
//! It never changes the workbook. Fields lend their value and report a change as an [`Edit`], which the frame collects
//! and the editor applies afterwards; so drawing copies nothing, and every change has a name and can be undone.

mod answer;
mod column_room;
mod figures;
mod findings;
mod from_objectives;
mod last_time;
mod lines;
mod matrix;
mod naming;
mod offering;
mod opening;
mod pasted;
mod ranking;
mod read_row;
mod reading;
mod revisit;
mod rows;
mod table;
mod taken;

pub use answer::answer_ui;
pub use findings::ShownFindings;
pub use last_time::{Acts, last_time_ui};
pub use matrix::MatrixMemory;
pub use offering::Offering;
pub use opening::Opening;
pub use pasted::Pasted;
pub use reading::ReadAs;
pub use revisit::{Rank, Revisit, Scope, Wish, confirm_section_ui, open_way, place_in_words};
pub use rows::{Depth, capital, rows_ui};
pub use taken::ShownTaken;

use egui::Ui;
use jiff::civil::Date;

use crate::model::{
    Address, Answer, AnyRows, Ask, CarriedState, Edit, Field, Names, Place, Question, RowId, Table, Workbook, find_view,
};
use crate::rules::Finding;
use crate::rules::follows::{platform_decisions, with_what_follows};
use crate::ui::theme;
use crate::ui::widgets::{anchor, card, heading, keep_focus, link_button, question_words};

/// What the form remembers between frames: nothing of it belongs in the file.
#[derive(Default)]
pub struct FormMemory {
    /// Which rows show their fields.
    pub opening: Opening,
    /// What the matrices of ticks remember.
    pub matrix: MatrixMemory,
    /// The question that has, or last had, the keyboard.
    pub focused: Option<Address>,
    /// The question, row or table that should get the keyboard as soon as it is drawn.
    pub focus_next: Option<Address>,
    /// The question whose date or figure is being typed: it is judged when the field is left.
    pub drafting: Option<Address>,
    /// Cells of a spreadsheet that were pasted into one field, while it is offered to make rows of them.
    pub pasted: Option<Pasted>,
    /// What days in words were read as.
    pub read_as: ReadAs,
    /// The findings as they are shown.
    pub findings: ShownFindings,
    /// Who answers were taken from, as it is shown.
    pub taken: ShownTaken,
    /// The answers that were carried from the review before.
    pub revisit: Revisit,
    /// The finding that a person wants to keep as it is.
    pub keep: Option<Finding>,
    /// How many frames that wish has waited.
    pub waited: u8,
    /// Whether the first control of the page should get the keyboard, as when a person comes to the page.
    pub focus_first: bool,
    /// The question whose guidance is open under it, where there is no room for the companion beside the page.
    pub guidance_under: Option<Address>,
    /// The first control that was drawn in this frame.
    pub first: Option<egui::Id>,
    /// The names that the field with the keyboard offers.
    pub offering: Offering,
    /// What is to be announced: that more was filled in than a person chose, or which name is marked.
    pub told: Option<String>,
}

/// What every part of the form works with during one frame.
pub struct Cx<'f, 'w> {
    /// The workbook that is shown.
    pub workbook: &'w Workbook,
    /// What rows are called.
    pub names: Names<'w>,
    /// What the form remembers.
    pub memory: &'f mut FormMemory,
    /// The changes of this frame.
    pub edits: &'f mut Vec<Edit>,
    /// New rows need an identity that was never used.
    pub new_id: &'f mut dyn FnMut() -> RowId,
    /// Today, for days without a year and days in words.
    pub today: Date,
    /// Whether answers can be changed.
    pub mode: Mode,
    /// Where guidance is shown.
    pub guidance: Guidance,
    /// The row that is being drawn, what it is called and its place: its fields say so in their names.
    pub row: Option<(Address, &'static str, usize)>,
    /// A page that a link in the form leads to.
    pub go_to: &'f mut Option<Address>,
}

/// Where guidance is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guidance {
    /// In the companion, beside the page.
    Beside,
    /// Under its question, when a person opens it there.
    Under,
}

/// Whether answers can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Answers can be changed.
    Edit,
    /// The workbook is only looked at.
    Read,
}

impl Cx<'_, '_> {
    /// Returns whether answers can be changed.
    pub fn can_edit(&self) -> bool {
        self.mode == Mode::Edit
    }

    /// Gives a question the answer that a person chose, and fills in what follows from it.
    pub fn choose(&mut self, at: Address, to: Answer) {
        let edit = with_what_follows(self.workbook, at, to);
        if let Edit::Together { edits, .. } = &edit {
            let label = |edit: &Edit| match edit {
                Edit::Set { at, .. } => find_view(self.workbook, at).map(|(question, _)| question.label),
                _ => None,
            };
            let filled: Vec<&str> = edits.iter().skip(1).filter_map(label).collect();
            self.memory.told = Some(format!("Filled in too: {}", filled.join(", ")));
        }
        self.edits.push(edit);
    }

    /// Notes that a field has the keyboard, gives it the keyboard when something asked for that, and brings it into
    /// view: egui itself does not scroll to what Tab reaches.
    pub fn follow_focus(&mut self, at: Address, response: &egui::Response) {
        self.memory.first = self.memory.first.or(Some(response.id));
        if std::mem::take(&mut self.memory.focus_first) {
            response.request_focus();
        }
        let is_wanted = self.memory.focus_next == Some(at);
        if is_wanted {
            self.memory.focus_next = None;
            response.request_focus();
            // Who reads through a page goes on where they ended: all of the room but for a label is for what follows.
            let reads = std::mem::take(&mut self.memory.revisit.reads);
            let above = match (reads, self.memory.opening.is_read(at)) {
                (_, true) => 0.02,
                (true, false) => 0.1,
                (false, false) => 0.25,
            };
            show_with_what_follows(response, above);
            anchor::let_go(&response.ctx);
            if self.memory.revisit.select.take() == Some(at) {
                select_all(response);
            }
        }
        self.attend(at, response);
        if self.memory.revisit.mark(at) == Some(CarriedState::ToConfirm) {
            response.ctx.accesskit_node_builder(response.id, |node| {
                let more = node.description().unwrap_or_default();
                let words = format!("{}. {more}", CarriedState::ToConfirm.label());
                node.set_description(words.trim());
            });
        }
        // What was gone to stands where it should already.
        if response.gained_focus() && !is_wanted {
            response.scroll_to_me(None);
        }
    }

    /// The same for a control that is a part of an answer: one tick of several.
    pub fn follow_part(&mut self, at: Address, response: &egui::Response) {
        self.attend(at, response);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }

    /// Notes where the keyboard is. The pointer brings it and the guidance along.
    fn attend(&mut self, at: Address, response: &egui::Response) {
        anchor::mark(&response.ctx, response.id, response.rect);
        if response.clicked() && response.ctx.input(|input| input.pointer.any_click()) {
            keep_focus(&response.ctx, response.id);
            self.memory.focused = Some(at);
        }
        if response.has_focus() {
            self.memory.focused = Some(at);
        }
    }
}

/// Scrolls to a field that a person has gone to, so that its label is seen above it and its findings below it. `above` is
/// the part of the window that is kept above it, from 0 to 1.
fn show_with_what_follows(response: &egui::Response, above: f32) {
    let mut with_label = response.clone();
    with_label.rect.min.y -= above * response.ctx.content_rect().height();
    with_label.scroll_to_me(Some(egui::Align::Min));
}

/// Marks the whole text of a field, so that what is typed next takes its place.
fn select_all(field: &egui::Response) {
    if let Some(mut state) = egui::text_edit::TextEditState::load(&field.ctx, field.id) {
        let end = egui::text::CCursor::new(egui::text::CharIndex(usize::MAX / 2));
        state.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::default(), end)));
        state.store(&field.ctx, field.id);
    }
}

/// Draws all questions of a page.
pub fn page_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, place: Place) {
    let workbook = cx.workbook;
    let mut form = Form { ui, cx, page: Address::page(place), only: None, shown: true };
    workbook.ask(place, &mut form);
}

/// Draws the questions of one section of a page.
pub fn section_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, place: Place, section: &'static str) {
    let workbook = cx.workbook;
    let mut form = Form { ui, cx, page: Address::page(place), only: Some(section), shown: false };
    workbook.ask(place, &mut form);
}

/// Draws controls whose identity does not depend on what is drawn before them: what is out of sight above is skipped,
/// and whatever has the keyboard would lose it.
pub(in crate::ui) fn lasting<R>(
    ui: &mut Ui,
    key: impl std::hash::Hash + std::fmt::Debug,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = egui::Id::unique(key);
    let out = ui.scope_builder(egui::UiBuilder::new().scope_id(id), add);
    anchor::mark(ui.ctx(), id, out.response.rect);
    out.inner
}

/// Draws the guidance of a question under it, where there is no room for the companion.
///
/// It opens only when a person asks: guidance that followed the keyboard would move the page while they type.
pub(super) fn guidance_under_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, question: &'static Question) {
    if cx.guidance == Guidance::Beside || question.guidance.is_empty() {
        return;
    }
    let open = cx.memory.guidance_under == Some(at);
    ui.add_space(theme::SPACE_1);
    let label = if open { "Hide the guidance" } else { "Show the guidance" };
    let response = link_button(ui, label).accessible_name(format!("{label}: {}", question.label));
    if response.has_focus() {
        cx.memory.focused = Some(at);
    }
    if response.clicked() {
        cx.memory.guidance_under = (!open).then_some(at);
    }
    if open {
        ui.add_space(theme::SPACE_1);
        question_words(ui, question);
        // A table shows last time's answer to the cell or the field in it that has the keyboard.
        let focused = cx.memory.focused.filter(|focused| at.contains(focused)).unwrap_or(at);
        let acts = if cx.can_edit() { Acts::Offered } else { Acts::Nothing };
        last_time_ui(ui, cx.workbook, focused, &mut cx.memory.revisit, acts);
    }
}

/// The reader: one card a question.
struct Form<'u, 'f, 'w> {
    ui: &'u mut Ui,
    cx: &'u mut Cx<'f, 'w>,
    page: Address,
    /// The one section that is drawn; none draws all.
    only: Option<&'static str>,
    /// Whether the section that is walked is drawn.
    shown: bool,
}

impl<'w> Ask<'w> for Form<'_, '_, 'w> {
    fn section(&mut self, title: &'static str) {
        self.shown = self.only.is_none_or(|only| only == title);
        if !self.shown {
            return;
        }
        self.ui.add_space(theme::SPACE_4);
        heading(self.ui, 2, theme::section(title));
        self.ui.add_space(theme::SPACE_2);
    }

    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        if !self.shown {
            return;
        }
        let at = self.page.question(question.id);
        let highlighted = self.cx.memory.focused == Some(at);
        lasting(self.ui, ("question", at), |ui| {
            card(ui, highlighted, |ui| {
                answer::card_answer_ui(ui, self.cx, at, question, field.view(), |ui, cx| {
                    findings::findings_ui(ui, cx, at);
                    guidance_under_ui(ui, cx, at, question);
                });
            });
        });
        self.ui.add_space(theme::SPACE_4);
    }

    fn rows(&mut self, question: &'static Question, rows: &'w dyn AnyRows) {
        if !self.shown {
            return;
        }
        let at = self.page.question(question.id);
        if at == platform_decisions() {
            ranking::ranking_ui(self.ui, self.cx.workbook);
            self.ui.add_space(theme::SPACE_4);
        }
        if matrix::is_matrix(question, self.cx) {
            matrix::aims_ui(self.ui, self.cx, at, question, rows);
        } else {
            rows_ui(self.ui, self.cx, at, question, rows, rows::Depth::Page);
        }
        if at == Table::Measures.address() {
            from_objectives::add_ui(self.ui, self.cx, at);
        }
        self.ui.add_space(theme::SPACE_4);
        if at == Table::Stakeholders.address() && rows.count() > 0 {
            matrix::platforms_ui(self.ui, self.cx, at);
            self.ui.add_space(theme::SPACE_4);
        }
    }
}
