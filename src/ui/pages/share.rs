//! The page that exports: which worksheets, filled or blank, in which formats, into which folder.

use egui::{Id, Ui};

use crate::export::{Annex, Format, Order, Paper, Selection};
use crate::model::Stage;
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::form::FormMemory;
use crate::ui::theme;
use crate::ui::widgets::{
    Naming, button, card, caution, first_control, heading, page, page_head, primary_button, secondary_label,
    tick_with_id,
};

/// What to export.
#[expect(clippy::struct_excessive_bools, reason = "each is one tick on the page")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareState {
    /// The paper.
    pub document: Paper,
    /// The chosen stages.
    pub stages: [bool; 6],
    /// Whether the session goes with them.
    pub session: bool,
    /// Whether the registers go with them.
    pub registers: bool,
    /// Whether the open findings go with them. What was kept as it is always does.
    pub open_findings: bool,
    /// The chosen formats, as in [`Format::ALL`].
    pub formats: Vec<bool>,
    /// Whether files of the same name are replaced.
    pub replace: bool,
    /// The stage that a colleague is asked for.
    pub send: Stage,
    /// What was written last.
    pub written: Vec<std::path::PathBuf>,
    /// Whether something was missing when it was needed.
    pub missing: Option<&'static str>,
}

impl Default for ShareState {
    fn default() -> Self {
        Self {
            document: Paper::Worksheets,
            stages: [true; 6],
            session: true,
            registers: false,
            formats: Format::ALL.iter().map(|_| true).collect(),
            replace: false,
            send: Stage::Content,
            open_findings: false,
            written: vec![],
            missing: None,
        }
    }
}

impl ShareState {
    /// Returns the chosen stages in order.
    pub fn chosen_stages(&self) -> Vec<Stage> {
        Stage::ALL.iter().zip(self.stages).filter(|(_, on)| *on).map(|(stage, _)| *stage).collect()
    }

    /// Returns what is to be made.
    pub fn order(&self) -> Order {
        let mut selection = Selection::stages(&self.chosen_stages());
        if self.session {
            selection = selection.with_session();
        }
        if self.registers {
            selection = selection.with_registers();
        }
        let annex = if self.open_findings { Annex::Everything } else { Annex::KeptOnly };
        Order { selection, annex, ..Order::new(self.document) }
    }

    /// Returns the chosen formats in order.
    pub fn chosen_formats(&self) -> Vec<Format> {
        Format::ALL.iter().zip(&self.formats).filter(|(_, on)| **on).map(|(format, _)| *format).collect()
    }
}

/// Draws the page.
pub(crate) fn share_ui(ui: &mut Ui, app: &mut App) {
    page(ui, "Share", "share", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "The whole",
            "Share",
            "Hand the worksheets to people who do not have Sightline: as a web page that reads and prints \
             well, or as text that any editor opens.",
        );
        what_ui(ui, &mut app.share, &mut app.form);
        ui.add_space(theme::SPACE_4);
        formats_ui(ui, &mut app.share);
        ui.add_space(theme::SPACE_4);
        if let Some(missing) = app.share.missing {
            caution(ui, missing, "Choose at least one, then export again.");
            ui.add_space(theme::SPACE_3);
        }
        if app.exporting() {
            ui.label(theme::body("Writing the files"));
        } else if primary_button(ui, "Choose a folder and export…").clicked() {
            app.ask_export_folder();
        }
        written_ui(ui, app);
        ui.add_space(theme::SPACE_5);
        other_papers_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        stage_ui(ui, app);
    });
}

fn what_ui(ui: &mut Ui, share: &mut ShareState, form: &mut FormMemory) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("What to export"));
        ui.add_space(theme::SPACE_1);
        for (document, label, hint) in [
            (Paper::Worksheets, "Completed worksheets", "With every answer, for colleagues and boards"),
            (Paper::Minutes, "Minutes of the session", "Who was there, decisions, actions, time"),
            (Paper::Blank, "Blank worksheets", "With room to write, for a workshop on paper"),
        ] {
            let on = share.document == document;
            let response = ui.add(egui::RadioButton::new(on, theme::body(label)));
            // The first of them is the first control of the page.
            first_control(form, &response);
            if response.has_focus() {
                crate::ui::widgets::ring(ui, response.rect);
            }
            if response.clicked() {
                share.document = document;
            }
            ui.horizontal(|ui| {
                ui.add_space(theme::SPACE_6);
                secondary_label(ui, hint);
            });
        }
        if share.document == Paper::Minutes {
            return;
        }
        ui.add_space(theme::SPACE_3);
        heading(ui, 3, theme::body_strong("Stages"));
        for (place, stage) in Stage::ALL.iter().enumerate() {
            let label = format!("{}. {}", stage.number(), stage.title());
            box_ui(ui, ("stage", place), &mut share.stages[place], &label);
        }
        if share.document == Paper::Worksheets {
            ui.add_space(theme::SPACE_3);
            heading(ui, 3, theme::body_strong("And"));
            box_ui(ui, ("stage", 10), &mut share.session, "The session, with decisions and parked thoughts");
            box_ui(ui, ("stage", 11), &mut share.registers, "The registers kept between reviews");
            box_ui(ui, ("stage", 12), &mut share.open_findings, "The findings that are still open");
        }
    });
}

fn formats_ui(ui: &mut Ui, share: &mut ShareState) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Formats"));
        ui.add_space(theme::SPACE_1);
        for (place, format) in Format::ALL.iter().enumerate() {
            box_ui(ui, ("format", place), &mut share.formats[place], format.label());
        }
        ui.add_space(theme::SPACE_2);
        box_ui(ui, ("format", 99), &mut share.replace, "Replace files of the same name");
    });
}

fn box_ui(ui: &mut Ui, id: (&'static str, usize), on: &mut bool, label: &str) {
    let naming = Naming { name: label.to_owned(), description: String::new() };
    if tick_with_id(ui, Id::unique(("share", id)), *on, label, &naming).clicked() {
        *on = !*on;
    }
}

/// Draws the way to the papers that have a place of their own.
fn other_papers_ui(ui: &mut Ui, app: &mut App) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Other papers"));
        secondary_label(ui, "For a successor, for the board that asks what changed, for your calendar");
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
            for (label, action) in [
                ("Read the handover page", Action::Handover),
                ("See what changed", Action::WhatChanged),
                ("Save reminders for your calendar…", Action::Reminders),
            ] {
                if button(ui, label).clicked() {
                    app.actions.push(action);
                }
            }
        });
    });
}

/// Draws the way of one stage to a colleague and back.
fn stage_ui(ui: &mut Ui, app: &mut App) {
    if !app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit) {
        return;
    }
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Ask a colleague for one stage"));
        secondary_label(
            ui,
            "A small workbook with that stage alone. What comes back is joined answer by answer, with the name of who \
             sent it",
        );
        ui.add_space(theme::SPACE_2);
        for stage in Stage::ALL {
            let label = format!("{}. {}", stage.number(), stage.title());
            let response = ui.add(egui::RadioButton::new(app.share.send == *stage, theme::body(label)));
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.has_focus() {
                crate::ui::widgets::ring(ui, response.rect);
            }
            if response.clicked() {
                app.share.send = *stage;
            }
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if button(ui, "Save this stage for a colleague…").clicked() {
                app.ask_where_to_send();
            }
            if button(ui, "Take a stage back…").clicked() {
                app.actions.push(Action::JoinCopy);
            }
        });
    });
}

fn written_ui(ui: &mut Ui, app: &mut App) {
    if app.share.written.is_empty() {
        return;
    }
    ui.add_space(theme::SPACE_4);
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Written"));
        for path in &app.share.written {
            ui.add(egui::Label::new(theme::body(path.display().to_string())).wrap().selectable(true));
        }
        ui.add_space(theme::SPACE_2);
        let page =
            app.share.written.iter().find(|path| path.extension().is_some_and(|ending| ending == "html")).cloned();
        if let Some(page) = page
            && button(ui, "Open the web page").clicked()
        {
            app.open_outside(ui.ctx(), &page);
        }
    });
}
