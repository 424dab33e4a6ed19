//! The line of sight as a table, for those who prefer to read it or to hear it.

use egui::{Label, Role, Ui};

use crate::rules::line::{Column, LineOfSight};
use crate::ui::app::App;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::card;

/// Draws one row a line.
pub(super) fn table_ui(ui: &mut Ui, app: &mut App, sight: &LineOfSight) {
    card(ui, false, |ui| {
        let width = ui.available_width();
        let gap = theme::SPACE_3;
        let column = ((width - gap * 6.0) / 7.0).max(90.0);
        line_ui(
            ui,
            column,
            gap,
            Column::ALL.map(|c| (c.label().to_owned(), true)),
            ("What is missing".to_owned(), true),
        );
        for row in sight.as_table() {
            let missing = row.missing_in_words(". ");
            let cells = row.cells.map(|cells| (cells.join("; "), false));
            let spoken: Vec<String> = Column::ALL
                .iter()
                .zip(&cells)
                .filter(|(_, (text, _))| !text.is_empty())
                .map(|(column, (text, _))| format!("{}: {text}", column.label()))
                .chain([format!("What is missing: {missing}")])
                .collect();
            let rect = line_ui(ui, column, gap, cells, (missing, false));
            let id = ui.next_auto_id();
            let response = ui.interact(rect, id, egui::Sense::click());
            ui.skip_ahead_auto_ids(1);
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(Role::Row);
                node.set_label(spoken.join(". "));
            });
            if let Some(at) = row.at.filter(|_| response.clicked()) {
                app.go_to(at);
            }
            if response.has_focus() {
                crate::ui::widgets::ring(ui, rect);
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if !row.holds {
                let mark =
                    egui::Rect::from_min_size(egui::pos2(rect.left() - 18.0, rect.top() + 8.0), egui::vec2(14.0, 14.0));
                theme::icons::paint(ui.painter(), mark, Icon::Warning, theme::colours(ui).caution_text);
            }
        }
    });
}

fn line_ui(ui: &mut Ui, width: f32, gap: f32, cells: [(String, bool); 6], last: (String, bool)) -> egui::Rect {
    let colours = theme::colours(ui);
    let out = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (text, strong) in cells.into_iter().chain([last]) {
            ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.add_space(theme::SPACE_1);
                let text =
                    if strong { theme::small(text).color(colours.text_secondary) } else { theme::secondary(text) };
                ui.add(Label::new(text).wrap());
                ui.add_space(theme::SPACE_1);
            });
        }
    });
    let rect = out.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colours.border));
    rect
}
