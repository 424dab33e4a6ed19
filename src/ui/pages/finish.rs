//! The end of a stage: whether it is finished, what is still open, and the way on. And what a page says once its review
//! is closed.

use egui::{RadioButton, Ui};

use crate::model::{Edit, Place, Stage, StageSaid, counted, date_in_text};
use crate::rules::Severity;
use crate::ui::action::Action;
use crate::ui::app::{App, is_final};
use crate::ui::session_act::SessionAct;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{button, card, first_control, heading, link_button, primary_button, ring, secondary_label};

/// How many missing answers are named.
const NAMED: usize = 4;

/// Draws the end of a stage, and collects the change.
pub(super) fn foot_ui(ui: &mut Ui, app: &mut App, stage: Stage, edits: &mut Vec<Edit>) {
    let Some(editor) = &app.editor else { return };
    let review = editor.workbook().review();
    let mark = review.sitting.stages.get(&stage).cloned();
    let started = review.started;
    let can_say =
        editor.can_edit() && editor.workbook().part.is_none() && !is_final(editor.workbook(), Place::Stage(stage));
    ui.add_space(theme::SPACE_4);
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Have you finished this stage?"));
        open_ui(ui, app, stage);
        ui.add_space(theme::SPACE_2);
        if can_say {
            for (said, label) in [
                (StageSaid::Finished, "Yes, I have finished this stage"),
                (StageSaid::Later, "No, I will come back later"),
            ] {
                let on = mark.as_ref().is_some_and(|mark| mark.said == said);
                let response = ui.add(RadioButton::new(on, theme::body(label)));
                if response.has_focus() {
                    ring(ui, response.rect);
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    let taken_back = Edit::MarkStage { stage, mark: None };
                    edits.push(if on { taken_back } else { app.stage_said(stage, said) });
                }
            }
        }
        if let Some(mark) = &mark {
            let words = match mark.said {
                StageSaid::Finished => "Marked as finished on",
                StageSaid::Later => "Left for later on",
            };
            secondary_label(ui, &format!("{words} {}", date_in_text(mark.on)));
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_4;
            let label = match stage.next() {
                _ if app.session.returning.is_some() => "Back to check your answers".to_owned(),
                Some(next) => format!("Continue to {}", next.label().to_lowercase()),
                None => "Continue to check your answers".to_owned(),
            };
            if primary_button(ui, &label).clicked() {
                app.actions.push(Action::Continue);
            }
            if can_say && link_button(ui, "Park a thought…").clicked() {
                app.actions.push(Action::Session(SessionAct::Park));
            }
        });
    });
    if let Some(started) = started {
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, &format!("This review was started on {}", date_in_text(started)));
    }
}

/// Says what is open: the answers that are missing, and the findings.
fn open_ui(ui: &mut Ui, app: &mut App, stage: Stage) {
    let entries = app.lacking(stage);
    let count = entries.len();
    let named: Vec<_> = entries.iter().take(NAMED).map(|entry| (entry.at, entry.full_label.clone())).collect();
    let to_confirm = app.editor.as_ref().map_or(0, |editor| editor.progress().stage(stage).to_confirm);
    let words = match count {
        0 if to_confirm > 0 => "Answers of the last review are still to be confirmed.".to_owned(),
        0 => "Every required question in this stage is answered.".to_owned(),
        some => format!("{} still open.", counted(some, "answer is", "answers are")),
    };
    secondary_label(ui, &words);
    let mut go_to = None;
    for (at, label) in &named {
        if link_button(ui, label).accessible_name(format!("Still open: {label}")).clicked() {
            go_to = Some(*at);
        }
    }
    if count > NAMED
        && link_button(ui, &format!("And {} more, on the page “Check your answers”", count - NAMED)).clicked()
    {
        app.session.check.wanted_stage = Some(stage);
        app.actions.push(Action::Session(SessionAct::Check));
    }
    let Some(editor) = &app.editor else { return };
    let place = Place::Stage(stage);
    let found: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (severity, editor.findings().count(place, severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| severity.counted(count))
        .collect();
    if !found.is_empty() {
        ui.horizontal_wrapped(|ui| {
            secondary_label(ui, &format!("Open findings: {}.", found.join(", ")));
            if link_button(ui, "See the findings").clicked() {
                app.actions.push(Action::Findings);
            }
        });
    }
    if let Some(at) = go_to {
        app.go_to(at);
    }
}

/// Says that a review is closed, with the way to open it again.
pub(super) fn closed_ui(ui: &mut Ui, app: &mut App, place: Place) {
    let Some(editor) = &app.editor else { return };
    let review = editor.workbook().review();
    let Some(closed) = review.closed.filter(|_| is_final(editor.workbook(), place)) else { return };
    let by = review.turns.iter().rfind(|turn| turn.on == closed).map(|turn| turn.by.clone()).unwrap_or_default();
    let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
    let can_edit = editor.can_edit();
    let enters = app.form.focus_first && place == Place::Session;
    card(ui, false, |ui| {
        ui.horizontal_wrapped(|ui| {
            let colours = theme::colours(ui);
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
            theme::icons::paint(ui.painter(), rect, Icon::Lock, colours.text_secondary);
            ui.label(theme::body_strong(format!("This review was closed on {}{by}.", date_in_text(closed))));
        });
        secondary_label(ui, "Its answers are final. The registers stay open");
        if can_edit {
            ui.add_space(theme::SPACE_2);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_2;
                // What comes after a review is offered where the review as a whole is looked at.
                if place == Place::Session {
                    let next = primary_button(ui, &Action::NextReview.label());
                    first_control(&mut app.form, &next);
                    if next.clicked() {
                        app.actions.push(Action::NextReview);
                    }
                    if button(ui, SessionAct::Minutes.label()).clicked() {
                        app.actions.push(Action::Session(SessionAct::Minutes));
                    }
                }
                if button(ui, SessionAct::Reopen.label()).clicked() {
                    app.actions.push(Action::Session(SessionAct::Reopen));
                }
            });
        }
    });
    if enters {
        // A person who closes the review at the end of the page sees from its top what it is now.
        ui.scroll_to_rect(ui.min_rect(), Some(egui::Align::TOP));
    }
    ui.add_space(theme::SPACE_4);
}
