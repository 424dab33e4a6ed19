//! The status line: what was said last or where the file is, who has it open, and how large everything is shown.

use egui::{Frame, Id, Label, Margin, Panel, Role, Sense, Sides, Ui};

use super::clock::clock_ui;
use super::menu::saved_ui;
use super::rail::rail_folds;
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{announce, announce_in_full, spoken_again};

/// Draws the status line.
pub(crate) fn status_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(14, 4));
    let narrow = rail_folds(ui.ctx());
    Panel::bottom("status").resizable(false).frame(frame).show(ui, |ui| {
        let quiet = |text: &str| theme::small(text).color(colours.text_secondary);
        let right: Vec<String> = if narrow {
            vec![]
        } else {
            let zoom = format!("{:.0}%", ui.ctx().zoom_factor() * 100.0);
            let who = app.editor.as_ref().filter(|editor| editor.path().is_some()).map(|_| app.who_has_it_open());
            [Some(zoom), who].into_iter().flatten().collect()
        };
        let width = |text: &str| {
            egui::WidgetText::from(quiet(text))
                .into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Small)
                .size()
                .x
        };
        let taken: f32 = right.iter().map(|text| width(text) + theme::SPACE_5).sum();
        // What was said stands in the place of the file where it fits, and on a line of its own where it does not.
        let said = app.said.clone();
        let fits = said.as_deref().is_some_and(|said| !narrow && width(said) < ui.available_width() - taken);
        if let Some(said) = said.as_deref().filter(|_| !fits) {
            announce_in_full(ui, quiet(said), app.times_said);
        }
        let times = app.times_said;
        let place = place(app, narrow);
        Sides::new().shrink_left().show(
            ui,
            |ui| match said.as_deref().filter(|_| fits) {
                Some(said) => {
                    announce(ui, quiet(said), times);
                }
                None => {
                    ui.add(Label::new(quiet(&place)).truncate());
                }
            },
            |ui| {
                if narrow {
                    saved_ui(ui, app);
                    clock_ui(ui, app);
                }
                for text in &right {
                    ui.label(quiet(text));
                    ui.add_space(theme::SPACE_4);
                }
            },
        );
        if let Some(told) = &app.told {
            // Seen as the page that has come; heard only when it is said.
            let corner = egui::Rect::from_min_size(ui.max_rect().min, egui::Vec2::splat(1.0));
            let response = ui.interact(corner, Id::unique("told"), Sense::hover());
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Status);
                node.set_label(spoken_again(told, app.times_told));
                node.set_live(egui::accesskit::Live::Polite);
            });
        }
    });
}

/// Says where the workbook is. In a narrow window its name is enough.
fn place(app: &App, narrow: bool) -> String {
    match app.editor.as_ref().map(|editor| (editor.path(), editor.title())) {
        Some((Some(path), title)) if !narrow => match path.parent().map(|folder| folder.display().to_string()) {
            Some(folder) if !folder.is_empty() => format!("{title} in {folder}"),
            _ => title,
        },
        Some((_, title)) => title,
        None => "No workbook is open".to_owned(),
    }
}
