//! What fields and buttons are called for people who hear them: their label, and every row that they stand in, because
//! "Hours" and "Add a platform" are on a page many times.

use super::Cx;
use super::answer::Placement;
use crate::model::{Address, Question, Step, Workbook, find_rows};
use crate::ui::widgets::Naming;

/// Names the rows that something stands in, the innermost first: `, platform in use 1, stakeholder 2`. Empty for what
/// stands in none.
pub(super) fn in_rows(workbook: &Workbook, at: Address) -> String {
    let mut said = String::new();
    let mut here = Some(at);
    while let Some(address) = here {
        here = address.parent();
        if let Some(Step::Row(id)) = address.last()
            && let Some((table, rows)) = here.and_then(|table| find_rows(workbook, &table))
            && let Some(place) = rows.place_of(id)
        {
            said = format!("{said}, {} {}", table.row_name, place + 1);
        }
    }
    said
}

/// Names a row by its number and the rows around it: `platform in use 1, stakeholder 2`.
pub(super) fn numbered(workbook: &Workbook, row: Address, row_name: &str, place: usize) -> String {
    let around = row.parent().map(|table| in_rows(workbook, table)).unwrap_or_default();
    format!("{row_name} {}{around}", place + 1)
}

/// Returns the full name of a field.
pub(super) fn naming(cx: &Cx<'_, '_>, at: Address, question: &'static Question, placement: Placement) -> Naming {
    let name = if let Some((row, row_name, place)) = cx.row.filter(|(row, ..)| at.parent() == Some(*row)) {
        format!("{}, {}", question.label, numbered(cx.workbook, row, row_name, place))
    } else if placement.is_card() {
        question.label.to_owned()
    } else {
        format!("{}{}", question.label, in_rows(cx.workbook, at))
    };
    Naming { name, description: question.hint.to_owned() }
}
