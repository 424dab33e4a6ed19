//! Changed answers as a table, for those who prefer to read it or to hear it.

use egui::Ui;

use super::{lead_to, page_name};
use crate::rules::compare::Change;
use crate::ui::app::App;
use crate::ui::widgets::{ReadColumns, card};

const COLUMNS: [&str; 5] = ["Where", "What happened", "Before", "Now", "Reason"];
/// The shares of the columns in the width.
const SHARES: [f32; 5] = [5.0, 2.5, 5.0, 5.0, 2.5];

/// Draws one row a change.
pub(super) fn table_ui(ui: &mut Ui, app: &mut App, changes: &[&Change]) {
    let cells = |one: &&Change| {
        let page = page_name(one.at.place());
        let row = if one.row.is_empty() { String::new() } else { format!("{} › ", one.row) };
        vec![
            format!("{page}\n{row}{}", one.question),
            one.word().to_owned(),
            one.before.trim().to_owned(),
            one.after.trim().to_owned(),
            one.reason.trim().to_owned(),
        ]
    };
    let lines: Vec<Vec<String>> = changes.iter().map(cells).collect();
    card(ui, false, |ui| {
        let columns = ReadColumns::new(ui, COLUMNS.map(str::to_owned).into(), &SHARES, &lines);
        columns.head_ui(ui);
        for (one, cells) in changes.iter().zip(&lines) {
            let rect = columns.line_ui(ui, cells);
            lead_to(ui, app, one, rect, egui::Role::Row);
        }
    });
}
