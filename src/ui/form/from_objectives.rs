//! Measures for objectives that have none yet, with every answer that the objective has already, in one step.

use egui::Ui;

use super::{Cx, lasting};
use crate::model::{Address, Edit};
use crate::rules::follows::{measure_of, without_measure};
use crate::ui::theme;
use crate::ui::widgets::button;

/// Draws the button that adds them, where an objective has no measure.
pub(super) fn add_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, table: Address) {
    if !cx.can_edit() {
        return;
    }
    let objectives = without_measure(cx.workbook);
    let label = match objectives.as_slice() {
        [] => return,
        [_] => "Add a measure for the objective that has none".to_owned(),
        many => format!("Add a measure for each of the {} objectives that have none", many.len()),
    };
    lasting(ui, ("from objectives", table), |ui| {
        ui.add_space(theme::SPACE_2);
        let response = button(ui, &label);
        cx.follow_focus(table, &response);
        if response.clicked() {
            let mut edits = vec![];
            for objective in objectives {
                edits.push(Edit::Add { at: table, id: (cx.new_id)(), place: None, with: measure_of(objective) });
            }
            cx.edits.push(Edit::Together { name: "Add measures from objectives", edits });
        }
    });
}
