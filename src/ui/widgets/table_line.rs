//! A table that is read, not filled in: columns side by side where every word has room, else one cell below the other.

use egui::{Align, Label, Layout, Rect, RichText, Stroke, Ui, vec2};

use super::columns::{ColumnNeeds, longest_word, shared_widths};
use crate::ui::theme;

/// The columns of a table that is read.
pub(crate) struct ReadColumns {
    labels: Vec<String>,
    /// How wide each is. None where they have no room beside each other.
    widths: Option<Vec<f32>>,
}

impl ReadColumns {
    /// Fits columns into the room there is, by their shares and the words that stand in them.
    pub(crate) fn new(ui: &Ui, labels: Vec<String>, shares: &[f32], lines: &[Vec<String>]) -> Self {
        let column = |(place, label): (usize, &String)| {
            let head = longest_word(ui, std::iter::once(label.as_str()), theme::Face::Regular.at(theme::TEXT_SMALL));
            let cells = lines.iter().filter_map(|line| line.get(place)).map(String::as_str);
            let cells = longest_word(ui, cells, theme::Face::Regular.at(theme::TEXT_SECONDARY));
            ColumnNeeds { least: head.max(cells), share: shares.get(place).copied().unwrap_or(1.0) }
        };
        let columns: Vec<ColumnNeeds> = labels.iter().enumerate().map(column).collect();
        let room = ui.available_width() - theme::SPACE_3 * columns.len().saturating_sub(1) as f32;
        Self { widths: shared_widths(room, &columns), labels }
    }

    /// Draws the labels of the columns and a rule below. Where the cells stand below each other, each has its own.
    pub(crate) fn head_ui(&self, ui: &mut Ui) {
        if let Some(widths) = &self.widths {
            let colours = theme::colours(ui);
            let cells = self.labels.iter().map(|label| theme::small(label).color(colours.text_secondary));
            beside(ui, widths, cells);
        }
    }

    /// Draws a line of cells and a rule below. Returns the room of all of it.
    pub(crate) fn line_ui(&self, ui: &mut Ui, cells: &[String]) -> Rect {
        if let Some(widths) = &self.widths {
            return beside(ui, widths, cells.iter().map(theme::secondary));
        }
        let colours = theme::colours(ui);
        let out = ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.add_space(theme::SPACE_1);
            for (label, cell) in self.labels.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
                ui.add(Label::new(theme::small(label).color(colours.text_secondary)).wrap().selectable(false));
                ui.add(Label::new(theme::secondary(cell)).wrap().selectable(false));
                ui.add_space(theme::SPACE_1);
            }
        });
        ruled(ui, out.response.rect)
    }
}

fn beside(ui: &mut Ui, widths: &[f32], cells: impl Iterator<Item = RichText>) -> Rect {
    let out = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_3;
        for (text, width) in cells.zip(widths) {
            ui.allocate_ui_with_layout(vec2(*width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(*width);
                ui.add_space(theme::SPACE_1);
                ui.add(Label::new(text).wrap().selectable(false));
                ui.add_space(theme::SPACE_1);
            });
        }
    });
    ruled(ui, out.response.rect)
}

fn ruled(ui: &Ui, rect: Rect) -> Rect {
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme::colours(ui).border));
    rect
}
