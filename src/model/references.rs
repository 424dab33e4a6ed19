//! Which answers point to a row: what has to be cleared, or said, when the row goes.

use super::{Address, AnyRows, Ask, Field, Place, Question, RowId, Step, Workbook};

/// Returns the answers of the review on screen and of the registers that point to a row, in page order.
pub fn references_to(workbook: &Workbook, row: &Address) -> Vec<Address> {
    struct Search {
        table: Address,
        wanted: RowId,
        here: Address,
        found: Vec<Address>,
    }

    impl<'a> Ask<'a> for Search {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            let Some(table) = question.table else { return };
            if field.view().rows().contains(&self.wanted) && table.address() == self.table {
                self.found.push(self.here.question(question.id));
            }
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let outside = self.here;
            for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
                self.here = outside.question(question.id).row(row.id());
                row.ask(self);
            }
            self.here = outside;
        }
    }

    let (Some(Step::Row(wanted)), Some(table)) = (row.last(), row.parent()) else { return vec![] };
    let mut search = Search { table, wanted, here: Address::page(table.place()), found: vec![] };
    for place in Place::all() {
        search.here = Address::page(place);
        workbook.ask(place, &mut search);
    }
    // An answer inside the removed row goes with it.
    search.found.retain(|at| !row.contains(at));
    search.found
}
