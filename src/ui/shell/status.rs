//! The status line: where the file is, and how large everything is shown.

use egui::{Frame, Id, Margin, Panel, Role, Sense, Sides, Ui};

use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{announce, spoken_again};

/// Draws the status line.
pub(crate) fn status_ui(ui: &mut Ui, app: &App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(14, 4));
    Panel::bottom("status").resizable(false).frame(frame).show(ui, |ui| {
        let zoom = ui.ctx().zoom_factor();
        Sides::new().shrink_left().show(
            ui,
            |ui| {
                let place = match app.editor.as_ref().map(|editor| (editor.path(), editor.title())) {
                    Some((Some(path), title)) => {
                        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
                        format!("{title} in {folder}")
                    }
                    Some((None, title)) => title,
                    None => "No workbook is open".to_owned(),
                };
                ui.add(egui::Label::new(theme::small(place).color(colours.text_secondary)).truncate());
            },
            |ui| {
                ui.label(theme::small(format!("{:.0}%", zoom * 100.0)).color(colours.text_secondary));
                ui.add_space(theme::SPACE_4);
                if app.editor.as_ref().is_some_and(|editor| editor.path().is_some()) {
                    ui.label(theme::small(app.who_has_it_open()).color(colours.text_secondary));
                    ui.add_space(theme::SPACE_4);
                }
                if let Some(said) = &app.said {
                    announce(ui, theme::small(said.as_str()).color(colours.text_secondary), app.times_said);
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
