//! The line of sight as a table, for those who prefer to read it or to hear it.

use egui::{Role, Ui};

use crate::rules::line::{Column, LineOfSight};
use crate::ui::app::App;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{ReadColumns, card};

/// Draws one row a line.
pub(super) fn table_ui(ui: &mut Ui, app: &mut App, sight: &LineOfSight) {
    card(ui, false, |ui| {
        let said = |row: &crate::rules::line::TableRow| {
            let missing = row.missing_in_words(". ");
            row.cells.iter().map(|cells| cells.join("; ")).chain([missing]).collect()
        };
        let rows = sight.as_table();
        let lines: Vec<Vec<String>> = rows.iter().map(said).collect();
        let labels: Vec<String> =
            Column::ALL.iter().map(|column| column.label().to_owned()).chain(["What is missing".to_owned()]).collect();
        let columns = ReadColumns::new(ui, labels.clone(), &[1.0; 7], &lines);
        columns.head_ui(ui);
        for (row, cells) in rows.iter().zip(&lines) {
            let spoken: Vec<String> = labels
                .iter()
                .zip(cells)
                .filter(|(_, text)| !text.is_empty())
                .map(|(label, text)| format!("{label}: {text}"))
                .collect();
            let rect = columns.line_ui(ui, cells);
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
