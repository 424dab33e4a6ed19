//! Where is my data, while no workbook is open: what is kept on this computer of every workbook, and a way to open it.

use egui::{Label, Ui};

use super::data::{path_ui, reason};
use crate::editor::clock::day_and_time;
use crate::editor::kept_copies::KeptWorkbook;
use crate::model::counted;
use crate::store::whereabouts::size_in_words;
use crate::ui::app::App;
use crate::ui::app::Page;
use crate::ui::theme;
use crate::ui::widgets::{
    button, card, caution, first_control, heading, link_button, page, page_head, secondary_label,
};

/// Draws the page.
pub(crate) fn kept_ui(ui: &mut Ui, app: &mut App) {
    page(ui, "Where is my data", "kept", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "This computer",
            "Where is my data",
            "Every workbook with copies on this computer. There are no others: Sightline never uses the network.",
        );
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            let back = button(ui, "Go to the start page");
            first_control(&mut app.form, &back);
            if back.clicked() {
                app.turn_to(Page::Start);
            }
            if button(ui, "Look again").clicked() {
                app.look_for_data();
            }
        });
        ui.add_space(theme::SPACE_4);
        let Some(found) = app.data.kept.clone() else {
            ui.label(theme::body("Looking"));
            return;
        };
        if let Some(parts) = &found.fault {
            caution(ui, &parts.what_happened, &parts.what_to_do);
        }
        recovered_ui(ui, app);
        if found.workbooks.is_empty() && found.fault.is_none() {
            card(ui, false, |ui| {
                ui.add(Label::new(theme::body("No copies are kept on this computer yet.")).wrap());
            });
        }
        for workbook in &found.workbooks {
            workbook_ui(ui, app, workbook);
            ui.add_space(theme::SPACE_4);
        }
        ui.add_space(theme::SPACE_7);
    });
}

/// Draws the work that is in no file.
fn recovered_ui(ui: &mut Ui, app: &mut App) {
    let recovered = app.recovered.clone();
    if recovered.is_empty() {
        return;
    }
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Work not saved to a file"));
        for copy in &recovered {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                let line = format!("{}, {}", copy.organisation, copy.line());
                if link_button(ui, &copy.organisation).accessible_name(format!("Open {line}")).clicked() {
                    app.open_recovered(copy);
                }
                secondary_label(ui, &copy.line());
            });
        }
    });
    ui.add_space(theme::SPACE_4);
}

fn workbook_ui(ui: &mut Ui, app: &mut App, workbook: &KeptWorkbook) {
    let name = if workbook.organisation.is_empty() { "Unnamed workbook" } else { &workbook.organisation };
    let newest = day_and_time(workbook.at, app.services.clock.today());
    card(ui, false, |ui| {
        heading(ui, 2, theme::section(name));
        let all = format!(
            "{}, {}. The newest is from {newest}, {}",
            counted(workbook.copies, "copy", "copies"),
            size_in_words(workbook.size),
            reason(workbook.reason)
        );
        secondary_label(ui, &all);
        if let Some(file) = workbook.files.first() {
            ui.add_space(theme::SPACE_2);
            secondary_label(ui, "The file was last");
            path_ui(ui, file);
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if button(ui, "Open the newest copy").accessible_name(format!("Open the newest copy of {name}")).clicked() {
                app.open_kept(workbook.clone(), None);
            }
            let folder =
                link_button(ui, "Open the folder").accessible_name(format!("Open the folder with copies of {name}"));
            if folder.clicked() {
                app.open_outside(ui.ctx(), &workbook.folder);
            }
        });
    });
}
