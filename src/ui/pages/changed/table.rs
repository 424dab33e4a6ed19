//! Changed answers as a table, for those who prefer to read it or to hear it.

use egui::{Label, Ui};

use super::{lead_to, page_name, word};
use crate::rules::compare::Change;
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::card;

const COLUMNS: [&str; 5] = ["Where", "What happened", "Before", "Now", "Reason"];

/// Draws one row a change.
pub(super) fn table_ui(ui: &mut Ui, app: &mut App, changes: &[&Change]) {
    card(ui, false, |ui| {
        line_ui(ui, COLUMNS.map(str::to_owned), Weight::Head);
        for one in changes {
            let page = page_name(one.at.place());
            let row = if one.row.is_empty() { String::new() } else { format!("{} › ", one.row) };
            let cells = [
                format!("{page}\n{row}{}", one.question),
                word(one).to_owned(),
                one.before.trim().to_owned(),
                one.after.trim().to_owned(),
                one.reason.trim().to_owned(),
            ];
            let rect = line_ui(ui, cells, Weight::Body);
            lead_to(ui, app, one, rect, egui::Role::Row);
        }
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Head,
    Body,
}

fn line_ui(ui: &mut Ui, cells: [String; 5], weight: Weight) -> egui::Rect {
    /// The share of each column, in twentieths of the width.
    const SHARES: [f32; 5] = [5.0, 2.5, 5.0, 5.0, 2.5];
    let colours = theme::colours(ui);
    let gap = theme::SPACE_3;
    let width = ui.available_width() - 4.0 * gap;
    let out = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (text, share) in cells.into_iter().zip(SHARES) {
            let width = (width * share / 20.0).max(48.0);
            ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.add_space(theme::SPACE_1);
                let text = match weight {
                    Weight::Head => theme::small(text).color(colours.text_secondary),
                    Weight::Body => theme::secondary(text),
                };
                ui.add(Label::new(text).wrap().selectable(false));
                ui.add_space(theme::SPACE_1);
            });
        }
    });
    let rect = out.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colours.border));
    rect
}
