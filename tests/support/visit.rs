//! Visits every answer, table and row of a workbook with its address.
//!
//! Tests use it as a second, plainer way to reach an answer than the one that the product has.

use sightline::model::{Address, AnyRows, Ask, Field, Place, Question, RowId, View, Workbook};

/// What lies at an address.
#[derive(Clone, Copy)]
pub(crate) enum Seen<'a> {
    /// An answer.
    Answer(View<'a>),
    /// A table of so many rows.
    Table(usize),
    /// A row.
    Row,
}

/// One stop of a visit.
#[derive(Clone, Copy)]
pub(crate) struct Stop<'a> {
    /// Where.
    pub(crate) at: Address,
    /// The question; for a row, the question of its table.
    pub(crate) question: &'static Question,
    /// What is there.
    pub(crate) seen: Seen<'a>,
}

/// Returns every answer, table and row of the review on screen and of the registers, in page order.
pub(crate) fn every_stop(workbook: &Workbook) -> Vec<Stop<'_>> {
    let mut visit = Visit { here: Address::page(Place::Organisation), stops: vec![] };
    for place in Place::all() {
        visit.here = Address::page(place);
        workbook.ask(place, &mut visit);
    }
    visit.stops
}

/// Returns the addresses of answers that point to a row, whatever their question says about tables.
pub(crate) fn pointing_to(workbook: &Workbook, row: RowId) -> Vec<Address> {
    every_stop(workbook)
        .into_iter()
        .filter(|stop| match stop.seen {
            Seen::Answer(View::Link(to)) => to == Some(row),
            Seen::Answer(View::Links(to)) => to.contains(&row),
            _ => false,
        })
        .map(|stop| stop.at)
        .collect()
}

struct Visit<'a> {
    here: Address,
    stops: Vec<Stop<'a>>,
}

impl<'a> Ask<'a> for Visit<'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let at = self.here.question(question.id);
        self.stops.push(Stop { at, question, seen: Seen::Answer(field.view()) });
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        let table = outside.question(question.id);
        self.stops.push(Stop { at: table, question, seen: Seen::Table(rows.count()) });
        for place in 0..rows.count() {
            if let Some(row) = rows.at(place) {
                self.here = table.row(row.id());
                self.stops.push(Stop { at: self.here, question, seen: Seen::Row });
                row.ask(self);
            }
        }
        self.here = outside;
    }
}
