//! What the revisit asks in a dialog: when the next review starts, why an answer is dropped, why an action is.

use std::fmt::Write as _;
use std::sync::Arc;

use egui::{Id, Label, Response, ScrollArea, Ui};
use jiff::civil::Date;

use super::asks::ask;
use super::modal::{Reply, paragraph};
use crate::model::{
    Address, DateSense, EditError, RowId, When, counted, date_in_table, date_in_text, find_rows, find_view, read_date,
};
use crate::rules::compare::Change;
use crate::rules::next::{NextReview, next_review};
use crate::ui::act::row_of;
use crate::ui::app::{App, can_drop};
use crate::ui::form::place_in_words;
use crate::ui::theme;
use crate::ui::widgets::{Naming, button, caution, heading, primary_button, read_with_keys, secondary_label};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RevisitAsk {
    /// On which day the next review starts.
    Next,
    /// Why a carried answer, or the row that it is in, no longer belongs here.
    Drop(Address),
    /// Why an action is dropped.
    DropAction(RowId),
}

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RevisitReply {
    /// Start the next review.
    Start {
        /// The day.
        on: Date,
        /// Who confirms the answers. May be empty.
        by: String,
    },
    /// Drop what is at an address.
    Drop {
        /// The answer or the row.
        at: Address,
        /// Why.
        reason: String,
        /// Who says so. May be empty.
        by: String,
    },
    /// Drop an action.
    DropAction {
        /// The action.
        id: RowId,
        /// Why.
        reason: String,
    },
}

impl RevisitAsk {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Next => "Start the next review",
            Self::Drop(_) => "Drop from the review",
            Self::DropAction(_) => "Drop the action",
        }
    }
}

/// Draws what is asked. Returns the field that gets the keyboard first.
pub(super) fn revisit_ask_ui(
    ui: &mut Ui,
    app: &App,
    what: RevisitAsk,
    just_opened: bool,
    reply: &mut Option<Reply>,
) -> Response {
    match what {
        RevisitAsk::Next => next_ui(ui, app, just_opened, reply),
        RevisitAsk::Drop(at) => drop_ui(ui, app, at, just_opened, reply),
        RevisitAsk::DropAction(id) => drop_action_ui(ui, app, id, just_opened, reply),
    }
}

/// What the next review would begin with, as it was worked out last.
#[derive(Clone)]
struct Told {
    on: Date,
    revision: u64,
    next: Arc<Result<NextReview, EditError>>,
}

fn told(ui: &Ui, app: &App, on: Date) -> Option<Arc<Result<NextReview, EditError>>> {
    let editor = app.editor.as_ref()?;
    let id = Id::unique("next review as told");
    let known: Option<Told> = ui.data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.on == on && known.revision == editor.revision()) {
        return Some(known.next);
    }
    let next = Arc::new(next_review(editor.workbook(), on));
    ui.data_mut(|data| data.insert_temp(id, Told { on, revision: editor.revision(), next: next.clone() }));
    Some(next)
}

fn next_ui(ui: &mut Ui, app: &App, just_opened: bool, reply: &mut Option<Reply>) -> Response {
    let today = app.services.clock.today();
    secondary_label(ui, "When does it start?");
    ui.add_space(theme::SPACE_1);
    let id = Id::unique("day of the next review");
    if just_opened {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let naming =
        Naming { name: "Date of the next review".to_owned(), description: "For example 21/11/2026".to_owned() };
    let day = ask(ui, id, just_opened, &date_in_table(today), &naming, "Date");
    ui.add_space(theme::SPACE_2);
    secondary_label(ui, "Who confirms the answers?");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Who confirms the answers".to_owned(), description: "A name or a role".to_owned() };
    let by = ask(ui, Id::unique("who confirms"), just_opened, &app.preferences.name, &naming, "A name or a role");
    ui.add_space(theme::SPACE_3);
    let read = read_date(&day.text, DateSense { today: Some(today), when: When::Around });
    let on = read.as_ref().ok().map(|read| read.date);
    if let Some(note) = read.as_ref().ok().and_then(|read| read.note(&day.text)) {
        secondary_label(ui, &note);
    }
    let next = on.and_then(|on| told(ui, app, on));
    match next.as_deref() {
        // It is judged when the field is left, not while it is typed.
        None if day.response.has_focus() => {
            secondary_label(ui, "Write the date as 21/11/2026 or 21 November 2026");
        }
        None => {
            const WHAT: &str = "This is not understood as a date.";
            let why = read.err().map(|why| why.wanted).unwrap_or_default();
            caution(ui, WHAT, why.strip_prefix("Not understood as a date. ").unwrap_or(&why));
        }
        Some(Err(error)) => caution(ui, "The next review cannot start.", &format!("Because {error}.")),
        Some(Ok(next)) => {
            let room = ui.ctx().content_rect().height();
            ScrollArea::vertical()
                .max_height((room - 420.0).max(120.0))
                .min_scrolled_height((room - 420.0).max(120.0))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    told_ui(ui, next);
                });
        }
    }
    ui.add_space(theme::SPACE_3);
    let can_start = matches!(next.as_deref(), Some(Ok(_)));
    ui.horizontal(|ui| {
        let start = ui.add_enabled_ui(can_start, |ui| primary_button(ui, "Start the next review").clicked()).inner;
        if let Some(on) = on.filter(|_| (start || by.enter) && can_start) {
            *reply = Some(Reply::Revisit(RevisitReply::Start { on, by: by.text.trim().to_owned() }));
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    if day.enter {
        by.response.request_focus();
    }
    day.response
}

/// Says what is carried, what is asked anew and what is left behind.
fn told_ui(ui: &mut Ui, next: &NextReview) {
    let top = ui.cursor().top();
    let mut words = String::new();
    for (title, lines) in told_in_words(next) {
        heading(ui, 3, theme::body_strong(title));
        for line in &lines {
            ui.add(Label::new(theme::secondary(line.as_str())).wrap());
        }
        ui.add_space(theme::SPACE_2);
        let _ = writeln!(words, "{title}: {}", lines.join(" "));
    }
    read_with_keys(ui, Id::unique("what the next review begins with"), top, words);
}

fn told_in_words(next: &NextReview) -> Vec<(&'static str, Vec<String>)> {
    let actions = match next.open_actions {
        0 => "No action is open.".to_owned(),
        some => {
            format!("{} first.", counted(some, "action is still open and comes", "actions are still open and come"))
        }
    };
    let carried = format!(
        "{}: aims, objectives, stakeholders, tasks, content, measures. {actions}",
        counted(next.carried, "answer", "answers")
    );
    let left = if next.left.is_empty() { "" } else { ", and what you learned" };
    let mut told = vec![("Carried, each to confirm", vec![carried])];
    if !next.anew.is_empty() {
        told.push(("Asked again, because the date has passed", anew_in_words(&next.anew)));
    }
    told.extend([
        (
            "Not carried",
            vec![format!("The session with its decisions and parked thoughts{left}. They stay in the closed review.")],
        ),
        ("Unchanged", vec!["Channels, content plan, figures, events, evidence, partners.".to_owned()]),
    ]);
    told
}

/// Says what is asked anew: one line for each row, with what stood there.
fn anew_in_words(changes: &[Change]) -> Vec<String> {
    const MOST: usize = 8;
    let rows: Vec<&[Change]> = changes.chunk_by(|one, other| one.row == other.row && !one.row.is_empty()).collect();
    let mut lines: Vec<String> = rows
        .iter()
        .take(MOST)
        .map(|row| {
            let name = row.first().map_or("", |one| one.row.trim_end_matches('.'));
            let were: Vec<String> = row.iter().map(|one| format!("{}, was {}", one.question, one.before)).collect();
            if name.is_empty() { were.join("; ") } else { format!("{name}: {}", were.join("; ")) }
        })
        .collect();
    if rows.len() > MOST {
        lines.push(format!("And {} more", rows.len() - MOST));
    }
    lines
}

/// Draws the fields for a reason and, where it is wanted, for a name.
fn drop_ui(ui: &mut Ui, app: &App, at: Address, just_opened: bool, reply: &mut Option<Reply>) -> Response {
    let workbook = app.editor.as_ref().map(crate::editor::Editor::workbook);
    let row = row_of(&at).filter(|row| workbook.is_some_and(|workbook| can_drop(workbook, row)));
    let answer = Some(at).filter(|at| workbook.is_some_and(|workbook| can_drop(workbook, at)) && row != Some(*at));
    if let Some(workbook) = workbook {
        paragraph(ui, &place_in_words(workbook, at));
    }
    if row.is_none() && answer.is_none() {
        paragraph(ui, "It was not carried from the last review, so you can simply remove it.");
    }
    secondary_label(ui, "Why does it no longer belong here? The reason is shown in “What changed”");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Reason".to_owned(), description: "Why it no longer belongs here".to_owned() };
    let reason = ask(ui, Id::unique(("reason to drop", at)), just_opened, "", &naming, "Reason");
    ui.add_space(theme::SPACE_2);
    secondary_label(ui, "Who decided it?");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Who decided it".to_owned(), description: "A name or a role".to_owned() };
    let by = ask(ui, Id::unique("who drops"), just_opened, &app.preferences.name, &naming, "A name or a role");
    ui.add_space(theme::SPACE_3);
    let whole = !reason.text.trim().is_empty();
    let drop = |at: Address| {
        let (reason, by) = (reason.text.trim().to_owned(), by.text.trim().to_owned());
        Some(Reply::Revisit(RevisitReply::Drop { at, reason, by }))
    };
    let row_name = workbook.zip(row).and_then(|(workbook, row)| {
        let (table, rows) = find_rows(workbook, &row.parent()?)?;
        Some(format!("Drop the whole {} {}", table.row_name, rows.place_of(row.row_id()?)? + 1))
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        ui.add_enabled_ui(whole, |ui| {
            if let Some(at) = answer {
                let question = workbook.and_then(|workbook| find_view(workbook, &at)).map(|(question, _)| question);
                let label = question.map_or_else(|| "Drop the answer".to_owned(), |_| "Drop this answer".to_owned());
                if primary_button(ui, &label).clicked() {
                    *reply = drop(at);
                }
            }
            if let (Some(row), Some(label)) = (row, &row_name) {
                let response = if answer.is_some() { button(ui, label) } else { primary_button(ui, label) };
                if response.clicked() {
                    *reply = drop(row);
                }
            }
        });
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    if let Some(first) = answer.or(row).filter(|_| by.enter && whole) {
        *reply = drop(first);
    }
    if reason.enter {
        by.response.request_focus();
    }
    reason.response
}

fn drop_action_ui(ui: &mut Ui, app: &App, id: RowId, just_opened: bool, reply: &mut Option<Reply>) -> Response {
    let action = app.editor.as_ref().and_then(|editor| editor.workbook().registers.actions.get(id));
    if let Some(action) = action {
        let due = action.due.map_or_else(String::new, |due| format!(", due {}", date_in_text(due)));
        paragraph(ui, &format!("{}{due}", action.what.0.trim()));
    }
    secondary_label(ui, "Why? The reason goes into the note, so that nobody starts it again by mistake");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Reason".to_owned(), description: "Why the action is dropped".to_owned() };
    let reason = ask(ui, Id::unique(("reason to drop", id)), just_opened, "", &naming, "Reason");
    ui.add_space(theme::SPACE_3);
    let whole = !reason.text.trim().is_empty();
    ui.horizontal(|ui| {
        let drop = ui.add_enabled_ui(whole, |ui| primary_button(ui, "Drop the action").clicked()).inner;
        if (drop || reason.enter) && whole {
            let reason = reason.text.trim().to_owned();
            *reply = Some(Reply::Revisit(RevisitReply::DropAction { id, reason }));
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    reason.response
}
