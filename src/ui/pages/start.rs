//! The start page: start a workbook, open one, look at a worked example, or go on with a recent one.

use egui::{Id, Key, Ui};

use crate::ui::action::Action;
use crate::ui::app::{App, RECENT_SHOWN};
use crate::ui::theme;
use crate::ui::widgets::{
    FieldLook, Naming, button, card, heading, link_button, page, page_head, plain_line, primary_button, secondary_label,
};

/// What the start page remembers.
#[derive(Default)]
pub struct StartState {
    /// The name typed for a new workbook.
    pub name: String,
    /// Whether the name should get the keyboard.
    pub focus_name: bool,
    /// Whether the name was missing when it was needed.
    pub name_missing: bool,
}

/// Draws the start page.
pub(crate) fn start_ui(ui: &mut Ui, app: &mut App) {
    page(ui, "Start", "start", theme::READING_WIDTH + 80.0, |ui| {
        ui.add_space(theme::SPACE_7 - theme::SPACE_6);
        page_head(
            ui,
            "Sightline",
            "Review your social media in two hours",
            "Six stages, from what your organisation wants to the figure that shows whether it worked. Your \
             words stay in one file that you own.",
        );
        ui.add_space(theme::SPACE_2);
        new_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        open_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        samples_ui(ui, app);
    });
}

/// Draws the card that starts a workbook.
fn new_ui(ui: &mut Ui, app: &mut App) {
    card(ui, true, |ui| {
        heading(ui, 2, theme::section("Start a workbook"));
        secondary_label(ui, "The full name of your organisation, as it appears on your papers");
        ui.add_space(theme::SPACE_1);
        let id = Id::unique("new workbook name");
        let naming = Naming {
            name: "Name of your organisation".to_owned(),
            description: "As it appears on your papers".to_owned(),
        };
        let enter = ui.memory(|memory| memory.has_focus(id))
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
        let out = plain_line(ui, id, &app.start.name, &naming, FieldLook::hinted("For example Riverside NHS Trust"));
        if let Some(name) = out.changed {
            app.start.name = name;
            app.start.name_missing = false;
        }
        if app.start.focus_name {
            out.response.request_focus();
            app.start.focus_name = false;
        }
        if app.start.name_missing {
            ui.add_space(theme::SPACE_2);
            crate::ui::widgets::caution(ui, "The name is missing.", "Type the name of your organisation first.");
        }
        ui.add_space(theme::SPACE_3);
        if primary_button(ui, "Start a workbook").clicked() || enter {
            app.start_workbook();
        }
    });
}

/// Draws the card that opens a workbook, with the recent and the recovered ones.
fn open_ui(ui: &mut Ui, app: &mut App) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Open a workbook"));
        secondary_label(ui, "Or drag its file onto this window");
        ui.add_space(theme::SPACE_2);
        if button(ui, "Open…").clicked() {
            app.actions.push(Action::Open);
        }
        let recovered = app.recovered.clone();
        if !recovered.is_empty() {
            ui.add_space(theme::SPACE_4);
            heading(ui, 3, theme::body_strong("Kept for later"));
            secondary_label(
                ui,
                "Work not saved to a file, because Sightline closed unexpectedly or you kept it for later",
            );
            for copy in &recovered {
                ui.horizontal_wrapped(|ui| {
                    let name = format!("{}, kept for later, {}, {}", copy.organisation, copy.when, copy.about);
                    if link_button(ui, &copy.organisation).accessible_name(name).clicked() {
                        app.open_recovered(copy);
                    }
                    secondary_label(ui, &format!("{}, {}", copy.when, copy.about));
                });
            }
        }
        let recent = app.preferences.recent.clone();
        if !recent.is_empty() {
            ui.add_space(theme::SPACE_4);
            heading(ui, 3, theme::body_strong("Recent"));
            for file in recent.iter().take(RECENT_SHOWN) {
                ui.horizontal_wrapped(|ui| {
                    let name = if file.organisation.is_empty() {
                        file.path.display().to_string()
                    } else {
                        file.organisation.clone()
                    };
                    let spoken = format!("{name}, {}", file.path.display());
                    if link_button(ui, &name).accessible_name(spoken).clicked() {
                        app.actions.push(Action::OpenPath(file.path.clone()));
                    }
                    secondary_label(ui, &file.path.display().to_string());
                });
                due_ui(ui, app.recent_dues.found.get(&file.path));
            }
        }
    });
}

/// Says what is due in a recent workbook, once that was looked up.
fn due_ui(ui: &mut Ui, due: Option<&crate::ui::app::RecentDue>) {
    let Some(due) = due else { return };
    let colours = theme::colours(ui);
    if !due.overdue.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            let (rect, _) = ui.allocate_exact_size(egui::vec2(theme::SPACE_4, theme::SPACE_4), egui::Sense::hover());
            theme::icons::paint(ui.painter(), rect, theme::Icon::Warning, colours.caution_text);
            ui.label(theme::secondary(due.overdue.as_str()).color(colours.caution_text));
        });
    }
    if !due.next.is_empty() {
        secondary_label(ui, &due.next);
    }
}

/// Draws the card with the worked examples.
fn samples_ui(ui: &mut Ui, app: &mut App) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Look at a worked example"));
        secondary_label(ui, "Complete in all six stages. You can make a copy and change it");
        for sample in crate::editor::samples::samples() {
            ui.add_space(theme::SPACE_2);
            if link_button(ui, sample.title).clicked() {
                app.actions.push(Action::OpenSample(sample.id));
            }
            secondary_label(ui, sample.about);
        }
    });
}
