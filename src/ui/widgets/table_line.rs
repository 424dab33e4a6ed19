//! A line of a table that is read, not filled in.

use egui::{Align, Label, Layout, Rect, Stroke, Ui, vec2};

use crate::ui::theme;

/// What a line of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The labels of the columns.
    Head,
    /// A row.
    Body,
}

/// Draws a line of cells, each with its share of the width, and a rule below. Returns the room of all of it.
pub(crate) fn table_line(ui: &mut Ui, cells: impl Iterator<Item = (String, f32)>, weight: Weight) -> Rect {
    const NARROWEST: f32 = 48.0;
    let colours = theme::colours(ui);
    let gap = theme::SPACE_3;
    let cells: Vec<(String, f32)> = cells.collect();
    let all: f32 = cells.iter().map(|(_, share)| share).sum();
    let room = ui.available_width() - gap * (cells.len() as f32 - 1.0);
    // In a narrow window the columns share what there is.
    let narrowest = NARROWEST.min(room / cells.len().max(1) as f32 * 0.6);
    let out = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (text, share) in cells {
            let width = (room * share / all).max(narrowest);
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
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
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.border));
    rect
}
