//! Reaching what an address leads to, to write it: the writing walk followed down one path.

use super::{EditError, Outcome};
use crate::model::{Address, Answer, AnyRows, AskMut, Field, Question, Step, Workbook, find_rows};

/// Sets one answer of one row.
pub(super) struct SetOne<'e> {
    pub(super) id: &'e str,
    pub(super) answer: &'e Answer,
    pub(super) done: bool,
}

impl AskMut for SetOne<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        if question.id == self.id {
            self.done = field.set(self.answer.clone());
        }
    }

    fn rows(&mut self, _: &'static Question, _: &mut dyn AnyRows) {}
}

type OnField<'f> = &'f mut dyn FnMut(&'static Question, &mut dyn Field);
type OnRows<'f> = &'f mut dyn FnMut(&'static Question, &mut dyn AnyRows);

/// A writer that goes down an address and hands over what it finds at its end.
struct Reach<'f> {
    steps: &'f [Step],
    on_field: Option<OnField<'f>>,
    on_rows: Option<OnRows<'f>>,
}

impl AskMut for Reach<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        if let ([Step::Question(id)], Some(found)) = (self.steps, self.on_field.as_mut())
            && *id == question.id
        {
            found(question, field);
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        let [Step::Question(id), rest @ ..] = self.steps else { return };
        if *id != question.id {
            return;
        }
        match rest {
            [] => {
                if let Some(found) = self.on_rows.as_mut() {
                    found(question, rows);
                }
            }
            [Step::Row(row), below @ ..] => {
                if let Some(row) = rows.place_of(*row).and_then(|place| rows.at_mut(place)) {
                    let mut deeper = Reach { steps: below, on_field: None, on_rows: None };
                    deeper.on_field = self.on_field.as_mut().map(|f| &mut **f as OnField<'_>);
                    deeper.on_rows = self.on_rows.as_mut().map(|f| &mut **f as OnRows<'_>);
                    row.ask_mut(&mut deeper);
                }
            }
            [Step::Question(_), ..] => {}
        }
    }
}

/// Hands the field at an address to a writer.
pub(super) fn write_field(workbook: &mut Workbook, at: &Address, found: OnField<'_>) {
    let steps: Vec<Step> = at.steps().collect();
    workbook.ask_mut(at.place(), &mut Reach { steps: &steps, on_field: Some(found), on_rows: None });
}

/// Hands the table at an address to a writer.
pub(super) fn write_rows(workbook: &mut Workbook, at: &Address, found: OnRows<'_>) {
    let steps: Vec<Step> = at.steps().collect();
    workbook.ask_mut(at.place(), &mut Reach { steps: &steps, on_field: None, on_rows: Some(found) });
}

/// Does something to a row in its table.
pub(super) fn with_row(
    workbook: &mut Workbook,
    row: &Address,
    verb: &str,
    act: impl Fn(&mut dyn AnyRows, usize, Address) -> Option<Address>,
) -> Result<Outcome, EditError> {
    let missing = EditError::NoSuchAddress(*row);
    let (Some(Step::Row(id)), Some(table)) = (row.last(), row.parent()) else { return Err(missing) };
    // Looked up before writing, so that an address that leads nowhere copies nothing.
    if find_rows(workbook, &table).is_none_or(|(_, rows)| rows.place_of(id).is_none()) {
        return Err(missing);
    }
    let mut outcome = Err(missing);
    write_rows(workbook, &table, &mut |question, rows| {
        if let Some(place) = rows.place_of(id) {
            let focus = act(rows, place, table);
            outcome = Ok(Outcome { name: format!("{verb} {}", question.row_name), unlinked: vec![], focus });
        }
    });
    outcome
}
