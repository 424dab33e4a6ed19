//! New identities for rows: random, so that two people who work on copies never give the same one.

use crate::model::{AnyRows, Ask, Field, Question, Register, RowId, Stage, Walk as _, Workbook};

/// Returns an id that no row and no review of the workbook has, closed reviews included.
pub(super) fn unused(workbook: &Workbook) -> RowId {
    loop {
        let id = random();
        if !is_taken(workbook, id) {
            return id;
        }
    }
}

/// Returns one of a thousand million million ids.
pub(crate) fn random() -> RowId {
    // The lowest bits of such an identifier are all drawn at random.
    RowId::from_bits(uuid::Uuid::new_v4().as_u128() as u64)
}

fn is_taken(workbook: &Workbook, id: RowId) -> bool {
    let mut seek = Seek { id, is_met: id == RowId::default() };
    workbook.organisation.ask(&mut seek);
    for register in Register::ALL {
        workbook.registers.ask(*register, &mut seek);
    }
    for review in &workbook.reviews {
        seek.is_met |= review.id == id;
        review.session.ask(&mut seek);
        for stage in Stage::ALL {
            review.ask(*stage, &mut seek);
        }
    }
    seek.is_met
}

/// A reader that looks for a row.
struct Seek {
    id: RowId,
    is_met: bool,
}

impl<'a> Ask<'a> for Seek {
    fn answer(&mut self, _: &'static Question, _: &'a dyn Field) {}

    fn rows(&mut self, _: &'static Question, rows: &'a dyn AnyRows) {
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.is_met |= row.id() == self.id;
            row.ask(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Edit, Place};

    #[test]
    fn ids_of_every_row_and_review_are_taken() {
        let id = RowId::from_bits;
        let mut workbook = Workbook::new("Trust", id(1), jiff::civil::date(2026, 11, 21));
        let table = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
        let posts = Address::page(Place::Register(Register::Posts)).question("posts");
        for (at, bits) in [(table, 2), (table.row(id(2)).question("platforms"), 3), (posts, 4)] {
            Edit::Add { at, id: id(bits), place: None, with: vec![] }.apply(&mut workbook).unwrap();
        }
        workbook.reviews.push(std::sync::Arc::default());
        let taken: Vec<u64> = (0..7).filter(|bits| is_taken(&workbook, id(*bits))).collect();
        assert_eq!(taken, [0, 1, 2, 3, 4]);
        assert_ne!(unused(&workbook), unused(&workbook));
    }
}
