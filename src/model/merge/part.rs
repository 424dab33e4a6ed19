//! One stage on its way to a colleague and back: a small workbook of its own, and the answers that come home.
//!
//! A colleague who is asked about content should not receive the whole review. So a part holds one stage, and only the
//! rows of other tables that its links name; and when it comes back, it is compared with what was sent and never with the
//! whole, because all else is missing from the part and would look removed.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Address, AnyRows, Ask, AskMut, Field, Organisation, Place, Question, Review, Row, RowId, Stage, Table, Workbook,
};

use crate::model::unknown::of_stage;

use super::ledger::Extent;
use super::{Merged, merge_as};

/// Says that a part was made from a review that this workbook does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stage belongs to a review that is not in this workbook")]
pub struct OtherReview;

/// Returns one stage of the review on screen as a workbook of its own, with the organisation's name and the rows of
/// other tables that its links need.
pub fn part_of(workbook: &Workbook, stage: Stage) -> Workbook {
    let Workbook {
        organisation,
        reviews: _,
        registers: _,
        unread,
        kept_findings: _,
        kept_out,
        // What two people disagree about is settled in the whole, and not by a third.
        disagreements: _,
        taken: _,
        part: _,
        unknown,
    } = workbook;
    let review = workbook.review();
    let within = format!("{}/", stage.id());
    let own = |(key, _): &(&String, _)| key.starts_with(&within);
    let carried = review.carried.iter().filter(|(key, _)| key.starts_with(&within));
    let mut part = Workbook {
        organisation: Arc::new(Organisation { name: organisation.name.clone(), ..Organisation::default() }),
        reviews: vec![Arc::new(Review {
            id: review.id,
            started: review.started,
            closed: review.closed,
            carried: Arc::new(carried.map(|(key, mark)| (key.clone(), mark.clone())).collect()),
            ..Review::default()
        })],
        unread: Arc::new(unread.iter().filter(own).map(|(key, text)| (key.clone(), text.clone())).collect()),
        kept_out: Arc::clone(kept_out),
        part: Some(stage),
        unknown: Arc::new(of_stage(unknown, review.id, stage)),
        ..Workbook::default()
    };
    put_sheet(part.review_mut(), review, stage);
    add_named_rows(&mut part, workbook, stage);
    part
}

/// Merges a part that came back. The answers of its stage are taken, and rows elsewhere that are new. What a colleague
/// changed or removed elsewhere is offered, because nobody asked for it; what the part does not contain is never removed.
///
/// `base` is the part as it was sent, or none when that is not known.
pub fn merge_part(
    base: Option<&Workbook>,
    mine: &Workbook,
    part: &Workbook,
    stage: Stage,
    from: &str,
    today: Date,
) -> Result<Merged, OtherReview> {
    let review = part.reviews.last().map(|review| review.id).ok_or(OtherReview)?;
    if !mine.reviews.iter().any(|other| other.id == review) {
        return Err(OtherReview);
    }
    // Mine has everything that the part lacks as if it were new since, so that all of it stays.
    if let Some(base) = base.filter(|base| base.reviews.last().map(|base| base.id) == Some(review)) {
        Ok(merge_as(Extent::Part { review, stage }, Some(base), mine, part, (from, today)))
    } else {
        let today_sent = part_of(&mine.as_of(Some(review)), stage);
        Ok(merge_as(Extent::UnknownPart, Some(&today_sent), mine, part, (from, today)))
    }
}

/// Puts the sheet of one stage into a review.
fn put_sheet(review: &mut Review, from: &Review, stage: Stage) {
    match stage {
        Stage::Aim => review.aim = Arc::clone(&from.aim),
        Stage::Objectives => review.objectives = Arc::clone(&from.objectives),
        Stage::Stakeholders => review.stakeholders = Arc::clone(&from.stakeholders),
        Stage::Resources => review.resources = Arc::clone(&from.resources),
        Stage::Content => review.content = Arc::clone(&from.content),
        Stage::Evaluation => review.evaluation = Arc::clone(&from.evaluation),
    }
}

/// Adds the rows that the links of a stage name, and those that these rows name in turn, as far as they are missing.
fn add_named_rows(into: &mut Workbook, from: &Workbook, stage: Stage) {
    let mut open = Links::default();
    into.review().ask(stage, &mut open);
    let mut seen: HashSet<(Address, RowId)> = HashSet::new();
    let mut needed: Vec<Vec<usize>> = vec![vec![]; Table::ALL.len()];
    while let Some((table, id)) = open.0.pop() {
        if !seen.insert((table.address(), id)) || table.address().place() == Place::Stage(stage) {
            continue;
        }
        let rows = table.rows_of(from, from.review());
        if let Some(place) = rows.place_of(id) {
            if let Some(row) = rows.at(place) {
                row.ask(&mut open);
            }
            if let Some(number) = Table::ALL.iter().position(|other| *other == table) {
                needed[number].push(place);
            }
        }
    }
    for (table, mut places) in Table::ALL.iter().zip(needed) {
        places.sort_unstable();
        let rows = table.rows_of(from, from.review());
        places.retain(|place| {
            let id = rows.at(*place).map(Row::id);
            id.is_some_and(|id| table.rows_of(into, into.review()).row(id).is_none())
        });
        if !places.is_empty() {
            let at = table.address();
            let mut add = AddRows { table: at, rows, places: &places };
            into.ask_mut(at.place(), &mut add);
        }
    }
}

/// Gathers every link that it meets.
#[derive(Default)]
struct Links(Vec<(Table, RowId)>);

impl<'a> Ask<'a> for Links {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let Some(table) = question.table else { return };
        self.0.extend(field.view().rows().iter().map(|id| (table, *id)));
    }

    fn rows(&mut self, _: &'static Question, rows: &'a dyn AnyRows) {
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            row.ask(self);
        }
    }
}

/// Adds rows at the end of one table.
struct AddRows<'r> {
    table: Address,
    rows: &'r dyn AnyRows,
    places: &'r [usize],
}

impl AskMut for AddRows<'_> {
    fn answer(&mut self, _: &'static Question, _: &mut dyn Field) {}

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        if Address::page(self.table.place()).question(question.id) == self.table {
            for place in self.places {
                rows.push_from(self.rows, *place);
            }
        }
    }
}
