//! The page of the session: who is here and how the time is planned, the button that starts it, and what came of it.
//!
//! The questions are those of the walk; only the planned minutes have a table of their own, because all six are seen
//! before the first is changed.

use egui::{Align, Label, Layout, Ui, vec2};

use crate::editor::Editor;
use crate::editor::stopwatch::ClockState;
use crate::model::session::{MEETING, OUTCOME, TIME, TIMES};
use crate::model::{Address, Answer, DateSense, Edit, Number, Place, Session, Stage, Workbook, counted};
use crate::ui::action::Action;
use crate::ui::form::{self, Cx};
use crate::ui::session_act::SessionAct;
use crate::ui::shell::CaptureKind;
use crate::ui::theme;
use crate::ui::widgets::{
    self, FieldLook, Naming, TypedChange, TypedField, button, card, heading, link_button, primary_button,
    secondary_label,
};

/// The clock as the page shows it.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    state: ClockState,
    minutes: [u32; 6],
    whole: u32,
}

impl Clock {
    /// Reads the clock of a workbook.
    pub(super) fn of(editor: &Editor) -> Self {
        Self {
            state: editor.clock_state(),
            minutes: std::array::from_fn(|place| editor.minutes_at(Stage::ALL[place])),
            whole: editor.session_minutes(),
        }
    }
}

/// Draws the page and collects what is asked for.
pub(super) fn session_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, clock: Clock, actions: &mut Vec<Action>) {
    if clock.state != ClockState::NotStarted {
        state_ui(ui, cx, clock, actions);
    }
    form::section_ui(ui, cx, Place::Session, MEETING);
    ui.add_space(theme::SPACE_4);
    heading(ui, 2, theme::section(TIME));
    ui.add_space(theme::SPACE_2);
    times_ui(ui, cx, clock);
    if clock.state == ClockState::NotStarted && cx.can_edit() {
        ui.add_space(theme::SPACE_4);
        if primary_button(ui, "Start the session").clicked() {
            actions.push(Action::Session(SessionAct::Clock));
        }
        ui.add_space(theme::SPACE_1);
        secondary_label(ui, "The clock times the stage on screen. It never interrupts you, and you can pause it");
    }
    begun_ui(ui, cx.workbook, actions);
    form::section_ui(ui, cx, Place::Session, OUTCOME);
}

/// Names what was begun in a box and is not kept, with the way back to it. Nothing where nothing waits.
pub(super) fn begun_ui(ui: &mut Ui, workbook: &Workbook, actions: &mut Vec<Action>) {
    let waiting = [
        (CaptureKind::Thought, SessionAct::Park),
        (CaptureKind::Decision, SessionAct::Decide),
        (CaptureKind::Action, SessionAct::Agree),
    ]
    .map(|(kind, act)| (kind.noun(), kind.begun_in(workbook), act));
    if waiting.iter().all(|(_, words, _)| words.is_empty()) {
        return;
    }
    ui.add_space(theme::SPACE_4);
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("Started but not saved"));
        for (noun, words, act) in waiting.into_iter().filter(|(_, words, _)| !words.is_empty()) {
            ui.add_space(theme::SPACE_1);
            ui.add(Label::new(theme::body(words)).wrap());
            let label = format!("Continue the {noun}");
            if link_button(ui, &label).accessible_name(format!("{label}: {words}")).clicked() {
                actions.push(Action::Session(act));
            }
        }
    });
    ui.add_space(theme::SPACE_3);
}

/// Says how the session is going, with the way to stop it.
fn state_ui(ui: &mut Ui, cx: &Cx<'_, '_>, clock: Clock, actions: &mut Vec<Action>) {
    let planned = cx.workbook.review().session.all_planned_minutes();
    let words = match clock.state {
        ClockState::Running => "The session is running",
        ClockState::Paused => "The session is paused",
        ClockState::Ended | ClockState::NotStarted => "The session has ended",
    };
    card(ui, clock.state == ClockState::Running, |ui| {
        heading(ui, 2, theme::question(words));
        secondary_label(ui, &format!("{} of {}", clock.whole, counted(planned as usize, "minute", "minutes")));
        if !cx.can_edit() {
            return;
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            let label = match clock.state {
                ClockState::Running => "Pause the clock",
                ClockState::Paused => "Continue the session",
                ClockState::Ended | ClockState::NotStarted => "Resume session",
            };
            if button(ui, label).clicked() {
                actions.push(Action::Session(SessionAct::Clock));
            }
            if clock.state != ClockState::Ended && button(ui, "End the session").clicked() {
                actions.push(Action::Session(SessionAct::End));
            }
            if button(ui, "Check your answers").clicked() {
                actions.push(Action::Session(SessionAct::Check));
            }
        });
    });
}

/// Draws the planned and the spent minutes of the six stages.
fn times_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, clock: Clock) {
    const NAME: f32 = 190.0;
    const FIELD: f32 = 84.0;
    const BESIDE: f32 = 140.0;
    let table = Address::page(Place::Session).question(TIMES.id);
    let session = &cx.workbook.review().session;
    let highlighted = cx.memory.focused.is_some_and(|focused| table.contains(&focused));
    let spent = clock.whole > 0 || clock.state != ClockState::NotStarted;
    card(ui, highlighted, |ui| {
        heading(ui, 3, theme::question(TIMES.label));
        secondary_label(ui, TIMES.hint);
        ui.add_space(theme::SPACE_2);
        let width = ui.available_width();
        for (stage, minutes) in Stage::ALL.iter().zip(clock.minutes) {
            form::lasting(ui, ("time of", *stage), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                    let text = theme::body(format!("{}. {}", stage.number(), stage.label()));
                    // Where everything is large the words beside the field keep their room.
                    let name = f32::min(NAME, width - FIELD - BESIDE);
                    ui.allocate_ui_with_layout(vec2(name, 36.0), Layout::left_to_right(Align::Center), |ui| {
                        ui.set_width(name);
                        ui.label(text);
                    });
                    ui.allocate_ui_with_layout(vec2(FIELD, 36.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(FIELD);
                        time_ui(ui, cx, table, session, *stage);
                    });
                    let planned = session.planned_minutes(*stage);
                    let counts_as_written = session
                        .time_of(*stage)
                        .is_none_or(|time| time.minutes == Some(Number::count(planned as usize)));
                    let words = match (counts_as_written, spent) {
                        (false, _) => format!("counts as {planned}"),
                        (true, true) => format!("min, {minutes} spent"),
                        (true, false) => "minutes".to_owned(),
                    };
                    let colour = theme::colours(ui).text_secondary;
                    ui.label(
                        egui::RichText::new(words).font(theme::Face::Tabular.at(theme::TEXT_SECONDARY)).color(colour),
                    );
                });
            });
        }
        ui.add_space(theme::SPACE_1);
        let rect = ui.min_rect();
        ui.painter().hline(rect.x_range(), ui.cursor().top(), egui::Stroke::new(1.0, theme::colours(ui).border));
        ui.add_space(theme::SPACE_2);
        let mut whole = format!("{} together", counted(session.all_planned_minutes() as usize, "minute", "minutes"));
        if spent {
            whole = format!("{whole}, {} spent", clock.whole);
        }
        ui.label(theme::tabular_strong(whole));
    });
}

/// Draws the field for the minutes of one stage. A stage that nobody has changed shows the usual time.
fn time_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, table: Address, session: &Session, stage: Stage) {
    let row = session.time_of(stage);
    let at = row.map(|row| table.row(row.id).question("minutes"));
    let value = row.map_or(Some(Number::count(stage.budget_minutes() as usize)), |row| row.minutes);
    // Without a row of its own, the field of a stage stands for the table.
    let place = at.unwrap_or(table);
    if !cx.can_edit() {
        let shown = format!("{}", session.planned_minutes(stage));
        let response = widgets::reading(ui, place, &shown, &format!("Minutes, {}", stage.label()));
        cx.follow_focus(place, &response);
        return;
    }
    let naming = Naming {
        name: format!("Minutes, stage {}, {}", stage.number(), stage.label()),
        description: format!("Usually {}", stage.budget_minutes()),
    };
    let unread = at.and_then(|at| cx.workbook.unread.get(&at.to_string()));
    let id = egui::Id::unique(("planned minutes", stage));
    let field = TypedField { value, unread: unread.map(String::as_str), sense: DateSense::default() };
    let out = widgets::typed(ui, id, &field, &naming, FieldLook::default());
    // The row of a stage has one field here, whichever of its questions was gone to.
    if let (Some(at), Some(wished)) = (at, cx.memory.focus_next)
        && at.parent().is_some_and(|row| row.contains(&wished))
    {
        cx.memory.focus_next = Some(at);
    }
    cx.follow_focus(place, &out.response);
    let Some(change) = out.changed else { return };
    let edit = match (change, at) {
        (TypedChange::Value(minutes), Some(at)) => Edit::Set { at, to: Answer::Number(minutes) },
        (TypedChange::NotUnderstood(text), Some(at)) => Edit::Together {
            name: "Change the time of a stage",
            edits: vec![Edit::Set { at, to: Answer::Number(None) }, Edit::KeepAsTyped { at, text }],
        },
        (change, None) => {
            let id = (cx.new_id)();
            let minutes = if let TypedChange::Value(minutes) = &change { *minutes } else { None };
            let with = vec![("stage", stage.answer()), ("minutes", Answer::Number(minutes))];
            let mut edits = vec![Edit::Add { at: table, id, place: None, with }];
            if let TypedChange::NotUnderstood(text) = change {
                edits.push(Edit::KeepAsTyped { at: table.row(id).question("minutes"), text });
            }
            Edit::Together { name: "Change the time of a stage", edits }
        }
    };
    cx.edits.push(edit);
}
