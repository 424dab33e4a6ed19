//! A page of questions: a worksheet, the session, the organisation, or a register at full width.

use egui::Ui;

use super::session::{Clock, session_ui};
use crate::editor::Editor;
use crate::editor::stopwatch::ClockState;
use crate::model::{Address, AnyRows, Ask, Edit, Field, Names, Place, Question, Register, Stage, counted};
use crate::rules::resources::{Sum, Totals};
use crate::ui::action::Action;
use crate::ui::app::{App, is_final};
use crate::ui::form::{self, Cx, Depth, Guidance, Mode, Rank};
use crate::ui::theme;
use crate::ui::widgets::{card, heading, page, page_head, primary_button};

/// Draws a page of questions and collects the changes.
pub(crate) fn sheet_ui(ui: &mut Ui, app: &mut App, place: Place) -> Vec<Edit> {
    let guidance = if app.folds_companion(ui.ctx()) { Guidance::Under } else { Guidance::Beside };
    let mut edits = Vec::new();
    // A register uses the full width.
    let width = if matches!(place, Place::Register(_)) { f32::INFINITY } else { theme::WORKSHEET_WIDTH };
    page(ui, place.title(), ("page", place.id()), width, |ui| {
        let above = match place {
            Place::Stage(stage) => stage_in_words(app, stage),
            Place::Register(_) => "Registers".to_owned(),
            Place::Organisation | Place::Session => "Whole review".to_owned(),
        };
        page_head(ui, &above, place.title(), place.purpose());
        banner_ui(ui, app);
        super::finish::closed_ui(ui, app, place);
        if place == Place::Session {
            super::matters_ui(ui, app);
        }
        if place == Place::Register(Register::Actions) && !super::actions_ui(ui, app) {
            return;
        }
        form_ui(ui, app, place, guidance, &mut edits);
        if let Place::Stage(stage) = place {
            super::finish::foot_ui(ui, app, stage, &mut edits);
        }
        ui.add_space(theme::SPACE_7);
    });
    edits
}

/// Says which stage it is, and in a session how much of its time is used. It is no news, so nothing announces it.
fn stage_in_words(app: &App, stage: Stage) -> String {
    let words = format!("Stage {} of 6", stage.number());
    let under_way = |editor: &&Editor| matches!(editor.clock_state(), ClockState::Running | ClockState::Paused);
    let Some(editor) = app.editor.as_ref().filter(under_way) else { return words };
    let planned = editor.workbook().review().session.planned_minutes(stage);
    format!("{words}, {} of {}", editor.minutes_at(stage), counted(planned as usize, "minute", "minutes"))
}

/// Draws the questions.
fn form_ui(ui: &mut Ui, app: &mut App, place: Place, guidance: Guidance, edits: &mut Vec<Edit>) {
    let Some(editor) = &mut app.editor else { return };
    let workbook = editor.snapshot();
    app.form.taken.refresh(&workbook);
    let new = app.form.findings.refresh(editor.findings(), ui.ctx(), place);
    // In a stage that was sent to a colleague, words elsewhere would not come back.
    let is_outside = workbook.part.is_some_and(|part| place != Place::Stage(part));
    let is_final = is_final(&workbook, place);
    let mode = if editor.can_edit() && !is_outside && !is_final { Mode::Edit } else { Mode::Read };
    app.form.revisit.refresh(&workbook, place, editor.revision());
    let clock = Clock::of(editor);
    let mut actions = vec![];
    let mut go_to = None;
    let mut new_id = || editor.new_row_id();
    let mut cx = Cx {
        workbook: &workbook,
        names: Names::of(&workbook),
        memory: &mut app.form,
        edits,
        new_id: &mut new_id,
        today: app.services.clock.today(),
        mode,
        guidance,
        row: None,
        go_to: &mut go_to,
    };
    if let Place::Register(register) = place {
        let mut reader = RegisterForm { ui, cx: &mut cx, place };
        workbook.registers.ask(register, &mut reader);
    } else if place == Place::Session {
        session_ui(ui, &mut cx, clock, &mut actions);
    } else {
        form::page_ui(ui, &mut cx, place);
    }
    if let Place::Stage(stage) = place {
        form::confirm_section_ui(ui, &mut cx, Address::page(place), stage.title(), Rank::Page);
    }
    if place == Place::Stage(Stage::Resources) {
        totals_ui(ui, &workbook);
    }
    if let Some(told) = app.form.told.take() {
        app.tell(told);
    }
    app.actions.extend(actions);
    if let Some(address) = go_to {
        app.go_to(address);
    }
    if let Some(note) = app.form.read_as.take_said() {
        app.say(note);
    }
    if let Some(first) = new.first() {
        let more = if new.len() > 1 { format!(", and {} more", new.len() - 1) } else { String::new() };
        app.tell(format!("{}: {}{more}", first.kind(), first.message));
    }
}

/// Draws a register: its one table, on one wide card.
struct RegisterForm<'u, 'f, 'w> {
    ui: &'u mut Ui,
    cx: &'u mut Cx<'f, 'w>,
    place: Place,
}

impl<'w> Ask<'w> for RegisterForm<'_, '_, 'w> {
    fn answer(&mut self, _: &'static Question, _: &'w dyn Field) {}

    fn rows(&mut self, question: &'static Question, rows: &'w dyn AnyRows) {
        let at = crate::model::Address::page(self.place).question(question.id);
        card(self.ui, false, |ui| form::rows_ui(ui, self.cx, at, question, rows, Depth::Register));
    }
}

/// Says what was odd about the file, or why a workbook cannot be edited, and offers the way out.
fn banner_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    for warning in editor.warnings() {
        let [what, then] = warning.words();
        crate::ui::widgets::caution(ui, what, then);
        ui.add_space(theme::SPACE_4);
    }
    if let Some(stage) = editor.workbook().part {
        let what = format!("This file is stage {} alone: {}.", stage.number(), stage.label().to_lowercase());
        let then = "Fill it in and send the file back. Everything else is read-only here.";
        crate::ui::widgets::caution(ui, &what, then);
        ui.add_space(theme::SPACE_4);
    }
    if let Some(migration) = editor.migration() {
        let what = format!("This file was written by an older version, in format {}.", migration.from);
        crate::ui::widgets::caution(
            ui,
            &what,
            &format!("{} A restore point holds the original.", migration.notes.join(" ")),
        );
        ui.add_space(theme::SPACE_4);
    }
    let Some(reason) = editor.read_only() else { return };
    if app.present.is_some() {
        let reason = reason.words();
        let title = editor.title();
        crate::ui::widgets::caution(ui, &format!("{title}."), reason);
        ui.add_space(theme::SPACE_2);
        if primary_button(ui, "Return to the current version").clicked() {
            app.actions.push(Action::Present);
        }
        ui.add_space(theme::SPACE_4);
        return;
    }
    crate::ui::widgets::caution(ui, "Read-only.", reason.words());
    ui.add_space(theme::SPACE_2);
    if primary_button(ui, "Make a copy to edit").clicked() {
        app.actions.push(Action::CopyToEdit);
    }
    ui.add_space(theme::SPACE_4);
}

/// Draws the sums of stage 4.
fn totals_ui(ui: &mut Ui, workbook: &crate::model::Workbook) {
    let totals = Totals::of(&workbook.review().resources);
    if !totals.any() {
        return;
    }
    ui.add_space(theme::SPACE_2);
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("Totals"));
        ui.add_space(theme::SPACE_2);
        for (label, sum) in [
            ("Setting up, once", totals.setup),
            ("Every week", totals.weekly),
            ("Hours your team has every week", totals.capacity),
            ("Hours released every week", totals.freed),
        ] {
            let words = sum_in_words(sum);
            ui.horizontal(|ui| {
                ui.label(theme::body(label));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.label(theme::tabular_strong(words));
                });
            });
            let rect = ui.min_rect();
            ui.painter().hline(rect.x_range(), ui.cursor().top(), egui::Stroke::new(1.0, theme::colours(ui).border));
            ui.add_space(theme::SPACE_1);
        }
    });
}

/// Says a sum, and how many rows have no hours yet.
fn sum_in_words(sum: Sum) -> String {
    match (sum.is_known(), sum.missing) {
        (false, _) => "not known yet".to_owned(),
        (true, 0) => sum.hours.in_words(),
        (true, missing) => format!("{} and {missing} without hours yet", sum.hours.in_words()),
    }
}
