//! The end of the page that checks the answers: what is open, what is to be done, and closing the review.

use egui::{Id, Label, Ui, vec2};

use super::check::CheckState;
use crate::model::session::NEXT_REVIEW;
use crate::model::{Address, Place, Review, TurnKind, Workbook, counted, date_in_text};
use crate::rules::due::{due_in_words, is_open, next_review_on};
use crate::rules::{Findings, Severity};
use crate::ui::action::Action;
use crate::ui::app::{App, recommendation};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{FieldLook, Naming, card, heading, link_button, plain_line, primary_button, secondary_label};

/// How many findings of a review are named here.
const NAMED: usize = 8;

/// Says that a needed answer is missing: by a word and a shape, and not by colour alone.
fn missing_ui(ui: &mut Ui) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
        theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
        ui.label(theme::secondary("Not provided, and needed").color(colours.caution_text));
    });
}

/// Draws the end: findings, what was kept, decisions, actions, the recommendation, the next review, and closing.
pub(super) fn end_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState) {
    let Some(editor) = &app.editor else { return };
    let (findings, workbook) = (editor.findings().clone(), editor.snapshot());
    let review = workbook.review();
    ui.add_space(theme::SPACE_6);
    let title = if review.closed.is_some() { "What came of the review" } else { "Before you close the review" };
    heading(ui, 2, theme::section(title));
    ui.add_space(theme::SPACE_2);
    let wants_end = std::mem::take(&mut state.wants_end);
    side_by_side(
        ui,
        app,
        |ui, app| {
            let first = findings_ui(ui, app, &findings);
            if wants_end {
                first.request_focus();
                first.scroll_to_me(Some(egui::Align::TOP));
            }
        },
        |ui, _| actions_ui(ui, &workbook),
    );
    kept_ui(ui, &findings);
    let mut actions = vec![];
    super::session::begun_ui(ui, &workbook, &mut actions);
    app.actions.extend(actions);
    let mut both = (app, state);
    side_by_side(
        ui,
        &mut both,
        |ui, (app, state)| recommendation_ui(ui, app, state, review),
        |ui, (app, state)| next_review_ui(ui, app, state, &workbook),
    );
    let app = both.0;
    turns_ui(ui, review);
    close_ui(ui, app, &findings);
}

/// Draws two cards beside each other where there is room, and below each other elsewhere.
fn side_by_side<C>(
    ui: &mut Ui,
    context: &mut C,
    left: impl FnOnce(&mut Ui, &mut C),
    right: impl FnOnce(&mut Ui, &mut C),
) {
    if ui.available_width() < theme::TWO_COLUMNS {
        left(ui, context);
        ui.add_space(theme::SPACE_3);
        right(ui, context);
    } else {
        ui.spacing_mut().item_spacing.x = theme::SPACE_3;
        ui.columns_const(|[one, other]| {
            left(one, context);
            right(other, context);
        });
    }
    ui.add_space(theme::SPACE_3);
}

fn actions_ui(ui: &mut Ui, workbook: &Workbook) {
    let review = workbook.review();
    let new = workbook
        .registers
        .actions
        .iter()
        .filter(|action| is_open(action.state) || !review.actions_before.contains_key(&action.id));
    let actions = new.map(|action| {
        let owner = if action.owner.0.trim().is_empty() { "no owner yet" } else { action.owner.0.trim() };
        format!("{}: {owner}, {}", action.what.0.trim(), due_in_words(workbook, action))
    });
    list_ui(ui, "Actions", "There are no actions.", actions.collect());
}

fn recommendation_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, review: &Review) {
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
}

fn next_review_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, workbook: &Workbook) {
    let review = workbook.review();
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("The next review"));
        let words = match next_review_on(workbook) {
            Some(day) if review.session.next_review.is_some() => format!("{}, as you agreed", date_in_text(day)),
            Some(day) => format!("{}, by the rhythm of your organisation", date_in_text(day)),
            None => "It has no date yet, because this review has none".to_owned(),
        };
        ui.add(Label::new(theme::body(words)).wrap());
        ui.horizontal_wrapped(|ui| {
            if review.closed.is_none() {
                let at = Address::page(Place::Session).question(NEXT_REVIEW.id);
                way_ui(ui, app, state, "Agree on a day", "Agree on a day", at);
            }
            let at = Address::page(Place::Organisation).question("rhythm");
            way_ui(ui, app, state, "Change the rhythm", "Change the rhythm", at);
        });
    });
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
        heading(ui, 3, theme::question("Findings that are open"));
        let mut open: Vec<_> = findings.open().collect();
        open.sort_by_key(|finding| finding.severity);
        if open.is_empty() {
            secondary_label(ui, "Nothing is open.");
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
        Some(format!("{} Kept because: {} ({by}{})", finding.message, kept.reason, date_in_text(kept.on)))
    });
    let kept: Vec<String> = kept.collect();
    if !kept.is_empty() {
        list_ui(ui, "Kept as they are", "", kept);
        ui.add_space(theme::SPACE_3);
    }
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
    ui.add_space(theme::SPACE_3);
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
        let words = "Its answers become final, and a restore point keeps them. You can open it again with a reason.";
        ui.add(Label::new(theme::body(words)).wrap());
        if findings.stops() {
            ui.add_space(theme::SPACE_1);
            crate::ui::widgets::caution(
                ui,
                "A stop is still open.",
                "You may close the review with it. It stays in the papers.",
            );
        }
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, "Who closes it?");
        let id = Id::unique("who closes");
        let kept: Option<String> = ui.data(|data| data.get_temp(id));
        let by = kept.unwrap_or_else(|| app.preferences.name.clone());
        let naming =
            Naming { name: "Who closes it".to_owned(), description: "A name or a role. May be empty".to_owned() };
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
