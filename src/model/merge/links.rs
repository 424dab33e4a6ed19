//! Links that would lead nowhere because one side removed the row that the other side's answer names.
//!
//! They show only when everything else is joined: a row can be removed on one page while a link to it is made on
//! another. Such a row counts as edited, so it is kept and a person is asked.

use std::collections::{HashMap, HashSet};

use crate::model::{Address, AnyRows, Ask, Field, Place, Question, Review, RowId, Table, Walk as _, Workbook};

use super::ledger::{KeptRows, Side};
use super::spot::{Spot, in_review};

/// One link: where it stands, and the table and row that it names.
type Link = (Spot, Table, RowId);

/// The rows that links may name, by review and table.
type Targets = HashMap<(Option<RowId>, usize), HashSet<RowId>>;

/// Returns rows that a link in the merged workbook names, that it does not have, and that the side had from which the
/// link came.
pub(super) fn lost(merged: &Workbook, mine: &Workbook, theirs: &Workbook) -> KeptRows {
    let last = merged.reviews.last().map(|review| review.id);
    let dangling = links(merged, last, &targets(merged), Wanted::Dangling);
    if dangling.is_empty() {
        return KeptRows::new();
    }
    let mut lost = KeptRows::new();
    for (side, remover) in [(mine, Side::Theirs), (theirs, Side::Mine)] {
        let sound: HashSet<(Spot, RowId)> =
            links(side, last, &targets(side), Wanted::Sound).into_iter().map(|(spot, _, id)| (spot, id)).collect();
        for (spot, table, id) in dangling.iter().filter(|(spot, _, id)| sound.contains(&(*spot, *id))) {
            lost.insert((review_of(spot.review, *table, last), table.address().row(*id)), remover);
        }
    }
    lost
}

/// Whether links are wanted that lead to a row, or those that do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Sound,
    Dangling,
}

/// Returns the review in which a link finds its table: its own, or for a register the one on screen.
fn review_of(review: Option<RowId>, table: Table, last: Option<RowId>) -> Option<RowId> {
    if in_review(table.address().place()) { review.or(last) } else { None }
}

fn number(table: Table) -> usize {
    Table::ALL.iter().position(|other| *other == table).unwrap_or_default()
}

fn targets(workbook: &Workbook) -> Targets {
    let none = Review::default();
    let mut all = Targets::new();
    for table in Table::ALL {
        let mut add = |review: &Review, id: Option<RowId>| {
            let rows = table.rows_of(workbook, review);
            let ids = (0..rows.count()).filter_map(|place| rows.at(place)).map(crate::model::Row::id);
            all.entry((id, number(*table))).or_default().extend(ids);
        };
        if in_review(table.address().place()) {
            for review in &workbook.reviews {
                add(review, Some(review.id));
            }
        } else {
            add(&none, None);
        }
    }
    all
}

fn links(workbook: &Workbook, last: Option<RowId>, targets: &Targets, wanted: Wanted) -> Vec<Link> {
    let mut search =
        Search { last, targets, wanted, review: None, here: Address::page(Place::Organisation), found: vec![] };
    for place in Place::all() {
        search.here = Address::page(place);
        if in_review(place) {
            for review in &workbook.reviews {
                search.review = Some(review.id);
                match place {
                    Place::Stage(stage) => review.ask(stage, &mut search),
                    _ => review.session.ask(&mut search),
                }
            }
            search.review = None;
        } else {
            workbook.ask(place, &mut search);
        }
    }
    search.found
}

struct Search<'t> {
    last: Option<RowId>,
    targets: &'t Targets,
    wanted: Wanted,
    review: Option<RowId>,
    here: Address,
    found: Vec<Link>,
}

impl Search<'_> {
    fn look(&mut self, question: &'static Question, id: RowId) {
        let Some(table) = question.table else { return };
        let review = review_of(self.review, table, self.last);
        let sound = self.targets.get(&(review, number(table))).is_some_and(|rows| rows.contains(&id));
        if sound == (self.wanted == Wanted::Sound) {
            self.found.push((Spot::at(self.review, self.here.question(question.id)), table, id));
        }
    }
}

impl<'a> Ask<'a> for Search<'_> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        field.view().rows().iter().for_each(|id| self.look(question, *id));
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
