//! The next review: a copy of the last one, with each answer treated by the rule of its question.
//!
//! The rule stands with the question ([`Carry`]), so there is no second list. Registers and the organisation belong to no
//! review and live on by themselves. Row ids stay, so that links, findings and readings mean the same things as before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Address, AnyRows, Ask, AskMut, Baseline, Carry, EditError, Field, Outcome, Place, Question, Review, Row, RowId,
    Stage, Table, View, Walk as _, Workbook, unknown,
};

use super::{Carried, CarriedState};

/// Starts the next review from the newest one, which must be closed.
pub(in crate::model) fn start_next(workbook: &mut Workbook, id: RowId, on: Date) -> Result<Outcome, EditError> {
    if workbook.part.is_some() {
        return Err(EditError::OnlyAPart);
    }
    if workbook.review().closed.is_none() {
        return Err(EditError::ReviewIsOpen);
    }
    let next = next_review(workbook, id, on);
    let last = workbook.review().id;
    workbook.reviews.push(Arc::new(next));
    unknown::carry(&mut workbook.unknown, last, id);
    Ok(Outcome { name: "Start the next review".to_owned(), unlinked: vec![], focus: None })
}

/// Returns the review that follows the newest one, as it is before anybody has looked at it.
pub(in crate::model) fn next_review(workbook: &Workbook, id: RowId, on: Date) -> Review {
    let last = workbook.review();
    let mut next = Review {
        id,
        started: Some(on),
        closed: None,
        turns: vec![],
        carried: Arc::default(),
        sitting: Arc::default(),
        actions_before: workbook.registers.actions.iter().map(|action| (action.id, action.state)).collect(),
        ..last.clone()
    };
    let due: BTreeSet<RowId> =
        last.objectives.smart.iter().filter(|one| one.due.is_some_and(|due| due <= on)).map(|one| one.id).collect();
    let mut renew = Renew { on, due: &due, is_due: false };
    Arc::make_mut(&mut next.session).ask_mut(&mut renew);
    for stage in Stage::ALL {
        next.ask_mut(*stage, &mut renew);
    }
    let mut open = Open { here: Address::page(Place::Session), carried: BTreeMap::new() };
    for stage in Stage::ALL {
        open.here = Address::page(Place::Stage(*stage));
        next.ask(*stage, &mut open);
    }
    next.carried = Arc::new(open.carried);
    next
}

/// A writer that empties what the next review asks anew.
struct Renew<'d> {
    on: Date,
    /// The social media objectives that are due.
    due: &'d BTreeSet<RowId>,
    /// Whether the row that is being walked belongs to one of them.
    is_due: bool,
}

impl AskMut for Renew<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        let is_past = match field.view() {
            View::Date(day) => day.is_some_and(|day| day <= self.on),
            // A figure is never past. Only the promise to find it out can be.
            View::Baseline(Baseline::NotYetKnown { by }) => by.is_some_and(|by| by <= self.on),
            View::Baseline(Baseline::Unanswered | Baseline::Known { .. })
            | View::Line(_)
            | View::Prose(_)
            | View::Choice(..)
            | View::Pick(_)
            | View::Picks(_)
            | View::Tick(_)
            | View::Hours(_)
            | View::Money(_)
            | View::Number(_)
            | View::Measured(_)
            | View::Link(_)
            | View::Links(_)
            | View::Question(_) => false,
        };
        let is_anew = match question.carry {
            Carry::ToConfirm => false,
            Carry::AnewWhenPast => is_past,
            Carry::AnewWhenDue => self.is_due,
            Carry::Anew => true,
        };
        if is_anew {
            let blank = field.view().blank();
            field.set(blank);
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        if question.carry == Carry::Anew {
            rows.rebuild(&[]);
            return;
        }
        for place in 0..rows.count() {
            let is_due = rows.at(place).is_some_and(|row| belongs_to(row, self.due));
            if let Some(row) = rows.at_mut(place) {
                row.ask_mut(&mut Renew { is_due, ..*self });
            }
        }
    }
}

/// Returns whether a row is one of the social media objectives, or names one of them.
fn belongs_to(row: &dyn Row, objectives: &BTreeSet<RowId>) -> bool {
    struct Names<'o>(&'o BTreeSet<RowId>, bool);

    impl<'a> Ask<'a> for Names<'_> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            if let (Some(Table::SmartObjectives), View::Link(Some(id))) = (question.table, field.view()) {
                self.1 = self.1 || self.0.contains(&id);
            }
        }

        fn rows(&mut self, _: &'static Question, _: &'a dyn AnyRows) {}
    }

    let mut names = Names(objectives, objectives.contains(&row.id()));
    row.ask(&mut names);
    names.1
}

/// A reader that lists the answers that somebody has to look at.
struct Open {
    here: Address,
    carried: BTreeMap<String, Carried>,
}

impl<'a> Ask<'a> for Open {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if field.view().is_answered() {
            let carried = Carried { state: CarriedState::ToConfirm, ..Carried::default() };
            self.carried.insert(self.here.question(question.id).to_string(), carried);
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
