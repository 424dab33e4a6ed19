//! The end of a review: every answer on one page, each with the way to change it and back, then what is open, what was
//! decided, and closing.
//!
//! A review has hundreds of answers. They are listed once for each change of the workbook.

use std::collections::BTreeSet;

use egui::{Id, Label, Ui, vec2};

use crate::model::session::NEXT_REVIEW;
use crate::model::{Address, Place, Stage, TurnKind, counted, date_in_text};
use crate::rules::due::{due_in_words, is_open, next_review_on};
use crate::rules::summary::{Entry, Line, summary};
use crate::rules::{Findings, Severity};
use crate::ui::action::Action;
use crate::ui::app::{App, recommendation};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{
    FieldLook, Naming, card, first_control, heading, link_button, page, page_head, plain_line, primary_button,
    secondary_label,
};

/// How many findings of a review are named here.
const NAMED: usize = 8;

/// What the page remembers.
#[derive(Default)]
pub(crate) struct CheckState {
    of: Option<(String, u64)>,
    pub(super) lines: Vec<Line>,
    /// How high each line was when it was drawn last, and at which width; 0 when it was not.
    pub(super) heights: Vec<f32>,
    pub(super) width: f32,
    /// The answer whose line should get the keyboard.
    pub(in crate::ui) wanted: Option<Address>,
    /// The answer whose way at the end of the page should get it.
    pub(in crate::ui) wanted_at_end: Option<Address>,
    /// The stage whose first gap, or first line, should get it.
    pub(in crate::ui) wanted_stage: Option<Stage>,
    /// The line that has the keyboard: it is drawn wherever it is, or it would lose it.
    pub(super) held: Option<Address>,
    /// The same, in the frame that was drawn last: what is taken down now arises at it.
    pub(in crate::ui) keyboard: Option<Address>,
    /// The long answers that are shown whole.
    pub(super) whole: BTreeSet<Address>,
    /// Whether the end of the page should get it.
    wants_end: bool,
}

impl CheckState {
    /// Shows a long answer whole, or folds it again.
    pub(super) fn turn(&mut self, at: Address) {
        if !self.whole.remove(&at) {
            self.whole.insert(at);
        }
    }

    /// Lists the answers anew if the workbook has changed.
    fn refresh(&mut self, editor: &crate::editor::Editor) {
        let now = (editor.document().to_owned(), editor.revision());
        if self.of.as_ref() != Some(&now) {
            let lines = summary(editor.workbook());
            if lines != self.lines {
                self.heights = vec![0.0; lines.len()];
                self.lines = lines;
            }
            self.of = Some(now);
        }
        if let Some(stage) = self.wanted_stage.take() {
            let of_stage = |entry: &&Entry| entry.at.place() == Place::Stage(stage);
            let first = self.entries().find(|entry| of_stage(entry) && entry.open > 0);
            self.wanted = first.or_else(|| self.entries().find(of_stage)).map(|entry| entry.at);
        }
        // An answer in a row stands in the line of the row; a row that was removed meanwhile has none: its table is near.
        while let Some(wanted) = self.wanted {
            let line = self.entries().find(|entry| wanted.contains(&entry.at)).map(|entry| entry.at);
            self.wanted = line.or_else(|| wanted.parent());
            if line.is_some() {
                break;
            }
        }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lines.iter().flat_map(Line::entries)
    }
}

/// Draws the page.
pub(crate) fn check_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let closed = editor.workbook().review().closed.is_some();
    let title = if closed { "The closed review" } else { "Check your answers" };
    let mut state = std::mem::take(&mut app.session.check);
    state.refresh(editor);
    page(ui, title, "check", theme::WORKSHEET_WIDTH, |ui| {
        page_head(
            ui,
            "Whole review",
            title,
            if closed {
                "Every answer of this review on one page, as it was when the review was closed."
            } else {
                "Every answer of this review on one page. Select Change to go to a question, and press Ctrl+Enter to \
                 come back."
            },
        );
        super::finish::closed_ui(ui, app, Place::Session);
        contents_ui(ui, app, &mut state, closed);
        super::check_lines::lines_ui(ui, app, &mut state);
        end_ui(ui, app, &mut state);
        ui.add_space(theme::SPACE_7);
    });
    app.session.check = state;
}

/// Draws the ways to the parts of the page, with how much is open in each.
fn contents_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, closed: bool) {
    let open = |state: &CheckState, stage: Stage| {
        let of_stage = state.entries().filter(|entry| entry.at.place() == Place::Stage(stage));
        of_stage.map(|entry| entry.open).sum::<usize>()
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_1;
        for stage in Stage::ALL {
            let open = open(state, *stage);
            let label = format!("{}. {}", stage.number(), stage.label());
            let response = link_button(ui, &label);
            first_control(&mut app.form, &response);
            if response.clicked() {
                state.wanted_stage = Some(*stage);
                ui.ctx().request_repaint();
            }
            let colours = theme::colours(ui);
            ui.add(Label::new(theme::secondary(gaps_in_words(open)).color(colours.text_secondary)));
            ui.add_space(theme::SPACE_3);
        }
        let label = if closed { "Findings and decisions" } else { "Findings, decisions, and closing the review" };
        if link_button(ui, label).clicked() {
            state.wants_end = true;
            ui.ctx().request_repaint();
        }
    });
    ui.add_space(theme::SPACE_2);
}

fn gaps_in_words(open: usize) -> String {
    match open {
        0 => "nothing is missing".to_owned(),
        some => format!("{} open", counted(some, "answer is", "answers are")),
    }
}

/// Says that a needed answer is missing: by a word and a shape, and not by colour alone.
fn missing_ui(ui: &mut Ui) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
        theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
        ui.label(theme::secondary("Needed, but not provided").color(colours.caution_text));
    });
}

/// Draws the end: findings, what was kept, decisions, actions, the recommendation, the next review, and closing.
fn end_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState) {
    let Some(editor) = &app.editor else { return };
    let (findings, workbook) = (editor.findings().clone(), editor.snapshot());
    let review = workbook.review();
    ui.add_space(theme::SPACE_6);
    let title = if review.closed.is_some() { "Outcomes of the review" } else { "Before you close the review" };
    heading(ui, 2, theme::section(title));
    ui.add_space(theme::SPACE_2);
    let first = findings_ui(ui, app, &findings);
    if std::mem::take(&mut state.wants_end) {
        first.request_focus();
        first.scroll_to_me(Some(egui::Align::TOP));
    }
    kept_ui(ui, &findings);
    list_ui(
        ui,
        "Decisions",
        "No decisions recorded.",
        review.session.decisions.iter().map(|one| one.decision.0.clone()).collect(),
    );
    let new = workbook
        .registers
        .actions
        .iter()
        .filter(|action| is_open(action.state) || !review.actions_before.contains_key(&action.id));
    let actions = new.map(|action| {
        let owner = if action.owner.0.trim().is_empty() { "no owner yet" } else { action.owner.0.trim() };
        format!("{}: {owner}, {}", action.what.0.trim(), due_in_words(&workbook, action))
    });
    list_ui(ui, "Actions", "No actions recorded.", actions.collect());
    list_ui(
        ui,
        "Parked thoughts",
        "No parked thoughts.",
        review.session.parked.iter().map(|one| one.thought.0.clone()).collect(),
    );
    let mut actions = vec![];
    super::session::begun_ui(ui, &workbook, &mut actions);
    app.actions.extend(actions);
    let (at, question) = recommendation();
    card(ui, false, |ui| {
        heading(ui, 3, theme::question(question.label));
        let words = review.evaluation.recommendation.0.trim();
        if words.is_empty() {
            missing_ui(ui);
        } else {
            ui.add(Label::new(theme::body(words)).wrap());
        }
        let way = if review.closed.is_none() { "Change" } else { "See" };
        way_ui(ui, app, state, way, &format!("{way}: {}, at the end", question.label), at);
    });
    ui.add_space(theme::SPACE_3);
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("The next review"));
        let words = match next_review_on(&workbook) {
            Some(day) if review.session.next_review.is_some() => format!("{}, as you agreed", date_in_text(day)),
            Some(day) => format!("{}, by the review cycle of your organisation", date_in_text(day)),
            None => "It has no date yet, because this review has none".to_owned(),
        };
        ui.add(Label::new(theme::body(words)).wrap());
        ui.horizontal_wrapped(|ui| {
            if review.closed.is_none() {
                let at = Address::page(Place::Session).question(NEXT_REVIEW.id);
                way_ui(ui, app, state, "Agree a date", "Agree a date", at);
            }
            let at = Address::page(Place::Organisation).question("rhythm");
            way_ui(ui, app, state, "Change the review cycle", "Change the review cycle", at);
        });
    });
    ui.add_space(theme::SPACE_3);
    turns_ui(ui, review);
    close_ui(ui, app, &findings);
}

/// Draws a way from the end of the page to an answer. Who went it comes back to it, and not to the line of the answer.
fn way_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, label: &str, spoken: &str, at: Address) {
    let way = link_button(ui, label).accessible_name(spoken);
    if state.wanted_at_end.take_if(|wanted| *wanted == at).is_some() {
        way.request_focus();
        way.scroll_to_me(Some(egui::Align::Center));
    }
    if way.clicked() {
        app.change_answer_from_the_end(at);
    }
}

/// Draws the findings that are open, the gravest first. Returns the way to their page.
fn findings_ui(ui: &mut Ui, app: &mut App, findings: &Findings) -> egui::Response {
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("Open findings"));
        let mut open: Vec<_> = findings.open().collect();
        open.sort_by_key(|finding| finding.severity);
        if open.is_empty() {
            secondary_label(ui, "No open findings.");
        }
        let grave = open.iter().filter(|finding| finding.severity <= Severity::Caution).take(NAMED);
        for finding in grave {
            ui.horizontal_wrapped(|ui| {
                crate::ui::widgets::severity_mark(ui, finding.severity);
                let words = format!("{}: {}", finding.severity.label(), finding.message);
                ui.add(Label::new(theme::body(words)).wrap());
            });
        }
        let label = format!("See {}", counted(open.len(), "finding", "findings"));
        let response = link_button(ui, if open.is_empty() { "See the page of findings" } else { &label });
        if response.clicked() {
            app.actions.push(Action::Findings);
        }
        response
    })
}

fn kept_ui(ui: &mut Ui, findings: &Findings) {
    let kept = findings.kept().filter_map(|finding| {
        let kept = finding.kept.as_ref()?;
        let by = if kept.by.is_empty() { String::new() } else { format!("{}, ", kept.by) };
        Some(format!("{} Accepted because: {} ({by}{})", finding.message, kept.reason, date_in_text(kept.on)))
    });
    ui.add_space(theme::SPACE_3);
    list_ui(ui, "Accepted findings", "No checks were overridden.", kept.collect());
}

fn list_ui(ui: &mut Ui, title: &str, nothing: &str, items: Vec<String>) {
    card(ui, false, |ui| {
        heading(ui, 3, theme::question(title));
        let items: Vec<String> = items.into_iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() {
            secondary_label(ui, nothing);
        }
        for item in items {
            ui.horizontal_top(|ui| {
                // Painted, so that nobody hears it.
                let height = ui.text_style_height(&egui::TextStyle::Body);
                let (rect, _) = ui.allocate_exact_size(vec2(theme::SPACE_2, height), egui::Sense::hover());
                ui.painter().circle_filled(rect.center(), 2.0, theme::colours(ui).text_secondary);
                ui.add(Label::new(theme::body(item.trim())).wrap());
            });
        }
    });
    ui.add_space(theme::SPACE_3);
}

/// Says how often the review was closed and opened again.
fn turns_ui(ui: &mut Ui, review: &crate::model::Review) {
    if review.turns.is_empty() {
        return;
    }
    let turns = review.turns.iter().map(|turn| {
        let did = match turn.kind {
            TurnKind::Closed => "Closed",
            TurnKind::Reopened => "Reopened",
        };
        let by = if turn.by.is_empty() { String::new() } else { format!(" by {}", turn.by) };
        let why = if turn.reason.is_empty() { String::new() } else { format!(": {}", turn.reason) };
        format!("{did} on {}{by}{why}", date_in_text(turn.on))
    });
    list_ui(ui, "Closed and reopened", "", turns.collect());
}

/// Draws who closes the review and the button that does it.
fn close_ui(ui: &mut Ui, app: &mut App, findings: &Findings) {
    let Some(editor) = &app.editor else { return };
    let workbook = editor.workbook();
    if workbook.review().closed.is_some() || !editor.can_edit() || workbook.part.is_some() {
        return;
    }
    card(ui, true, |ui| {
        heading(ui, 3, theme::question("Close the review"));
        let words = "Its answers become final and a restore point is created. You can reopen it later with a reason.";
        ui.add(Label::new(theme::body(words)).wrap());
        if findings.stops() {
            ui.add_space(theme::SPACE_1);
            crate::ui::widgets::caution(
                ui,
                "A stop is still open.",
                "You can still close the review, but the papers will show it.",
            );
        }
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, "Who closes it?");
        let id = Id::unique("who closes");
        let kept: Option<String> = ui.data(|data| data.get_temp(id));
        let by = kept.unwrap_or_else(|| app.preferences.name.clone());
        let naming = Naming { name: "Who closes it".to_owned(), description: "A name or a role (optional)".to_owned() };
        let out = plain_line(ui, id, &by, &naming, FieldLook::hinted("A name or a role"));
        if out.response.gained_focus() {
            out.response.scroll_to_me(None);
        }
        let by = out.changed.unwrap_or(by);
        ui.data_mut(|data| data.insert_temp(id, by.clone()));
        ui.add_space(theme::SPACE_3);
        if primary_button(ui, "Close the review").clicked() {
            ui.data_mut(|data| data.remove::<String>(id));
            app.close_review(by.trim());
        }
    });
}
