//! The ranking of platforms, which stands before the decisions that it informs.

use egui::Ui;

use crate::model::Workbook;
use crate::rules::platforms::ranking;
use crate::ui::theme;
use crate::ui::widgets::{card, heading, secondary_label};

/// The width of the bar of a platform, in points.
const BAR: f32 = 96.0;
/// How many platforms have a line of their own.
const RANKED: usize = 5;

/// Draws the platforms as the top five stakeholders rank them.
pub(super) fn ranking_ui(ui: &mut Ui, workbook: &Workbook) {
    let ranked = ranking(workbook.review());
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("What your top five suggest"));
        secondary_label(ui, "The platforms that your first five stakeholders use, most used first");
        ui.add_space(theme::SPACE_2);
        if ranked.is_empty() {
            ui.label(theme::body("Add the platforms that your stakeholders use to see them ranked here."));
        }
        let most = ranked.first().map_or(1, |platform| platform.points.max(1));
        for (place, platform) in ranked.iter().take(RANKED).enumerate() {
            let colours = theme::colours(ui);
            let people: Vec<&str> = platform.stakeholders.iter().map(String::as_str).collect();
            ui.horizontal(|ui| {
                ui.label(theme::tabular(format!("{}.", place + 1)));
                ui.label(theme::body_strong(platform.label.as_str()));
                let used = format!("used by {} of your top five: {}", people.len(), people.join(", "));
                ui.scope(|ui| {
                    ui.set_max_width((ui.available_width() - BAR - theme::SPACE_2).max(BAR));
                    ui.add(egui::Label::new(theme::secondary(used).color(colours.text_secondary)).truncate());
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(BAR, 6.0), egui::Sense::hover());
                    let filled = rect.with_max_x(rect.left() + BAR * platform.points as f32 / most as f32);
                    ui.painter().rect_filled(rect, 3.0, colours.page);
                    ui.painter().rect_filled(filled, 3.0, colours.action);
                });
            });
        }
        let others: Vec<&str> = ranked.iter().skip(RANKED).map(|platform| platform.label.as_str()).collect();
        if !others.is_empty() {
            ui.add_space(theme::SPACE_1);
            secondary_label(ui, &format!("Then: {}", others.join(", ")));
        }
    });
}
