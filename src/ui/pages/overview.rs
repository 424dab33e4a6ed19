//! The overview between reviews: where the review stands, what is due, every review so far, and the page for a successor.

use std::sync::Arc;

use egui::{Label, Ui};
use jiff::civil::Date;

use crate::model::{Address, Place, Register, Review, RowId, Stage, TurnKind, counted, date_in_table, date_in_text};
use crate::rules::due::{Agenda, Due, DueKind, agenda};
use crate::ui::action::Action;
use crate::ui::app::{App, Page, Wanted};
use crate::ui::session_act::SessionAct;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{
    button, card, first_control, heading, link_button, page, page_head, primary_button, secondary_label,
};

/// How many things of one kind are listed before a person asks for all.
const MOST: usize = 8;

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct OverviewState {
    /// What is due, with the revision and the day that it was worked out for.
    agenda: Option<(u64, Date, Arc<Agenda>)>,
    /// Whether all that is due is listed.
    all: bool,
}

/// Draws the page.
pub(crate) fn overview_ui(ui: &mut Ui, app: &mut App) {
    page(ui, "Overview", "overview", theme::READING_WIDTH, |ui| {
        page_head(ui, "Whole review", "Overview", "Progress, what is due, and every review so far.");
        review_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        due_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        reviews_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        handover_ui(ui, app);
        ui.add_space(theme::SPACE_7);
    });
}

/// Draws where the review on screen stands.
fn review_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let review = editor.workbook().review();
    let whole = editor.progress().whole();
    let closed = review.closed;
    // What waits to be confirmed comes first, then what is not answered yet.
    let stages = || Stage::ALL.iter().copied();
    let next = stages().find(|stage| editor.progress().stage(*stage).to_confirm > 0);
    let next = next.or_else(|| stages().find(|stage| !editor.progress().stage(*stage).is_complete()));
    let title = review.title();
    let can_start = app.describe(&Action::NextReview).1;
    card(ui, true, |ui| {
        heading(ui, 2, theme::section(title));
        let words = match (closed, whole.to_confirm) {
            (Some(on), _) => format!("Closed on {}. Its answers stay as they are", date_in_text(on)),
            (None, 0) => whole.in_words(),
            (None, left) => {
                let left = counted(left as usize, "answer", "answers");
                format!("{}, {left} to confirm", whole.in_words())
            }
        };
        secondary_label(ui, &words);
        ui.add_space(theme::SPACE_2);
        if closed.is_some() {
            ui.add_enabled_ui(can_start, |ui| {
                let start = primary_button(ui, "Start the next review…");
                first_control(&mut app.form, &start);
                if start.clicked() {
                    app.actions.push(Action::NextReview);
                }
            });
        } else if let Some(stage) = next {
            let go = primary_button(ui, &format!("Continue with stage {}: {}", stage.number(), stage.label()));
            first_control(&mut app.form, &go);
            if go.clicked() {
                app.actions.push(Action::Page(Place::Stage(stage)));
            }
        } else {
            let check = primary_button(ui, "Check your answers").accessible_name("Check your answers of this review");
            first_control(&mut app.form, &check);
            if check.clicked() {
                app.actions.push(Action::Session(SessionAct::Check));
            }
        }
    });
}

/// Draws what is due.
fn due_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let (revision, today) = (editor.revision(), app.services.clock.today());
    let known = app.overview.agenda.as_ref().filter(|(of, day, _)| (*of, *day) == (revision, today));
    let found = match known {
        Some((.., found)) => found.clone(),
        None => Arc::new(agenda(editor.workbook(), today)),
    };
    app.overview.agenda = Some((revision, today, found.clone()));
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("What is due"));
        if found.first().is_none() && found.undated == 0 {
            secondary_label(ui, "No dates yet. Set the session date to see when the next review is due");
        }
        let late = [("Overdue", &found.overdue), ("Within 30 days", &found.soon), ("Later", &found.later)];
        for (title, list) in late {
            if list.is_empty() {
                continue;
            }
            ui.add_space(theme::SPACE_2);
            let colours = theme::colours(ui);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_1;
                if title == "Overdue" {
                    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
                    theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
                }
                heading(ui, 3, theme::body_strong(format!("{title}: {}", list.len())));
            });
            let most = if app.overview.all { usize::MAX } else { MOST };
            for one in list.iter().take(most) {
                due_line_ui(ui, app, one);
            }
            if list.len() > most && link_button(ui, &format!("Show all {}", list.len())).clicked() {
                app.overview.all = true;
            }
        }
        match found.undated {
            0 => {}
            some => {
                secondary_label(ui, &counted(some, "open action has no date", "open actions have no date"));
            }
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            let reminders = button(ui, "Save reminders for your calendar…");
            first_control(&mut app.form, &reminders);
            if reminders.clicked() {
                app.ask_export_folder(Wanted::reminders());
            }
            if button(ui, "Go to the actions").clicked() {
                app.actions.push(Action::Page(Place::Register(Register::Actions)));
            }
        });
        secondary_label(ui, "Import the file again later to update your calendar");
    });
}

/// Returns the address of what is due. None for the next review.
fn address_of(one: &Due) -> Option<Address> {
    match one.kind {
        DueKind::Review => None,
        DueKind::Evaluation => Some(crate::model::Table::SmartObjectives.address().row(one.from)),
        DueKind::Action => Some(Address::page(Place::Register(Register::Actions)).question("actions").row(one.from)),
    }
}

fn due_line_ui(ui: &mut Ui, app: &mut App, one: &Due) {
    let what = if one.what.is_empty() { "no description yet" } else { &one.what };
    let owner = if one.owner.is_empty() { String::new() } else { format!(", {}", one.owner) };
    let words = format!("{} · {}{owner}", date_in_table(one.on), one.kind.label());
    ui.push_id((one.kind, one.from), |ui| {
        ui.add_space(theme::SPACE_1);
        match address_of(one) {
            Some(at) => {
                ui.spacing_mut().button_padding = egui::vec2(0.0, theme::SPACE_1);
                let link = ui.add(
                    egui::Button::new(theme::body(what).color(theme::colours(ui).action).underline())
                        .frame_when_inactive(false)
                        .wrap(),
                );
                let link = link.accessible_name(format!("{what}. {words}"));
                if link.has_focus() {
                    crate::ui::widgets::ring(ui, link.rect);
                }
                if link.gained_focus() {
                    link.scroll_to_me(None);
                }
                if link.clicked() {
                    app.go_to(at);
                }
            }
            None => {
                ui.add(Label::new(theme::body(what)).wrap());
            }
        }
        secondary_label(ui, &words);
    });
}

/// Draws every review so far, the newest first.
fn reviews_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let reviews = editor.workbook().reviews.clone();
    let is_past = app.present.is_some();
    let mut look = None;
    let mut compare: Option<(RowId, RowId)> = None;
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Reviews"));
        for (place, review) in reviews.iter().enumerate().rev() {
            ui.add_space(theme::SPACE_2);
            ui.push_id(review.id, |ui| {
                let name = super::changed::name_of(review);
                ui.add(Label::new(theme::body_strong(name.as_str())).wrap());
                secondary_label(ui, &history_of(review));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                    let is_newest = place + 1 == reviews.len();
                    if !is_newest
                        && !is_past
                        && link_button(ui, "View").accessible_name(format!("View the {name}")).clicked()
                    {
                        look = Some(review.id);
                    }
                    if let Some(before) = place.checked_sub(1).and_then(|place| reviews.get(place))
                        && link_button(ui, "What changed").accessible_name(format!("What changed: {name}")).clicked()
                    {
                        compare = Some((before.id, review.id));
                    }
                });
            });
        }
    });
    if let Some(id) = look {
        app.look_at_review(id);
    } else if let Some((old, new)) = compare {
        (app.between.old, app.between.new) = (Some(old), Some(new));
        app.turn_to(Page::Changed);
    }
}

/// Says when a review was started, closed and reopened.
fn history_of(review: &Review) -> String {
    let mut said: Vec<String> =
        review.started.map(|on| format!("Started on {}", date_in_text(on))).into_iter().collect();
    for turn in &review.turns {
        let by = if turn.by.is_empty() { String::new() } else { format!(" by {}", turn.by) };
        let on = date_in_text(turn.on);
        said.push(match turn.kind {
            TurnKind::Closed => format!("closed on {on}{by}"),
            TurnKind::Reopened => format!("reopened on {on}{by}: {}", turn.reason),
        });
    }
    if review.closed.is_none() {
        said.push("still open".to_owned());
    }
    let mut words = said.join(", ");
    if let Some(first) = words.get(..1) {
        let capital = first.to_uppercase();
        words.replace_range(..1, &capital);
    }
    words
}

/// Draws the card for whoever comes after.
fn handover_ui(ui: &mut Ui, app: &mut App) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("For your successor"));
        secondary_label(
            ui,
            "One paper: what this workbook is, the current aims, decisions and reasons, what is due, who to ask, and \
             checks that were overridden",
        );
        ui.add_space(theme::SPACE_2);
        if button(ui, "Read the handover page").clicked() {
            app.actions.push(Action::Handover);
        }
    });
}
