//! Choosing between two answers, today or in three weeks: an edit like every other, with undo.
//!
//! An ordinary answer does not settle anything. Only a person who has seen both sides does.

use std::sync::Arc;

use crate::model::hanging::{take_dropped, take_out_review};
use crate::model::revisit::note_change;
use crate::model::{Address, Answer, Edit, EditError, Outcome, RowId, View, Workbook, find_row, find_view};

use super::kept::{Disagreement, DisagreementKind, Taken};
use super::sets;
use super::spot::{Part, Spot};

/// What a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    /// What stands here; of a removal, what was done here.
    Mine,
    /// What the colleague wrote; of a removal, what the colleague did.
    Theirs,
    /// Both, where that makes sense: of text mine and then theirs, of a set all that is in either.
    Both,
}

impl Disagreement {
    /// Returns whether both can be kept, for a question that holds the given view.
    pub fn can_be_both(&self, now: View<'_>) -> bool {
        self.kind == DisagreementKind::Answer && self.typed.is_empty() && self.both(now).is_some()
    }

    fn both(&self, now: View<'_>) -> Option<Answer> {
        let text = |mine: &str, theirs: &str, between: &str| {
            Answer::Text(match (mine.trim(), theirs.trim()) {
                ("", _) => theirs.to_owned(),
                (_, "") => mine.to_owned(),
                _ => format!("{mine}{between}{theirs}"),
            })
        };
        match (now, self.theirs.as_ref()?.view(now)?) {
            (View::Prose(mine), View::Prose(theirs)) => Some(text(mine, theirs, "\n")),
            // One line has no second one.
            (View::Line(mine), View::Line(theirs)) => Some(text(mine, theirs, "; ")),
            (View::Picks(mine), View::Picks(theirs)) => Some(Answer::Picks(sets::union(mine, theirs))),
            (View::Links(mine), View::Links(theirs)) => Some(Answer::Links(sets::union(mine, theirs))),
            (
                View::Prose(_)
                | View::Line(_)
                | View::Picks(_)
                | View::Links(_)
                | View::Choice(..)
                | View::Pick(_)
                | View::Tick(_)
                | View::Date(_)
                | View::Hours(_)
                | View::Money(_)
                | View::Number(_)
                | View::Baseline(_)
                | View::Measured(_)
                | View::Link(_)
                | View::Question(_),
                _,
            ) => None,
        }
    }

    /// Returns the colleague's answer, where a question that holds the given view can take it.
    fn theirs_for(&self, now: View<'_>) -> Option<Answer> {
        self.theirs.clone().filter(|theirs| theirs.view(now).is_some())
    }
}

/// Settles one of the disagreements at a spot.
pub(in crate::model) fn settle(
    workbook: &mut Workbook,
    spot: Spot,
    number: usize,
    choose: Choose,
) -> Result<Outcome, EditError> {
    let missing = EditError::NothingToSettle(spot);
    let key = spot.to_string();
    let one =
        workbook.disagreements.get(&key).and_then(|all| all.get(number)).cloned().ok_or_else(|| missing.clone())?;
    let before = workbook.clone();
    let done = match one.kind {
        DisagreementKind::Answer => answer(workbook, spot, &one, choose),
        DisagreementKind::RemovedByMine | DisagreementKind::RemovedByTheirs => {
            let mine = one.kind == DisagreementKind::RemovedByMine;
            match choose {
                Choose::Both => Err(missing),
                Choose::Mine if mine => remove(workbook, spot),
                Choose::Theirs if !mine => remove(workbook, spot),
                Choose::Mine | Choose::Theirs => {
                    keep(workbook, spot);
                    Ok(vec![])
                }
            }
        }
    };
    match done {
        Ok(unlinked) => {
            drop_one(workbook, &key, &one);
            let focus = spot.address().filter(|at| Spot::of(workbook, *at) == spot);
            let focus = focus.filter(|at| find_view(workbook, at).is_some() || find_row(workbook, at).is_some());
            Ok(Outcome { name: "Choose between two answers".to_owned(), unlinked, focus })
        }
        Err(error) => {
            *workbook = before;
            Err(error)
        }
    }
}

fn answer(workbook: &mut Workbook, spot: Spot, one: &Disagreement, choose: Choose) -> Result<Vec<Address>, EditError> {
    let missing = EditError::NothingToSettle(spot);
    if choose == Choose::Mine {
        // What became of a carried answer was joined from both sides. Now it is that of the answer that stands.
        if let Part::At(at) = spot.part {
            in_review(workbook, spot.review, |workbook| {
                let differs = find_view(workbook, &at)
                    .is_some_and(|(_, now)| one.theirs_for(now).is_some_and(|to| to != now.to_answer()));
                if differs {
                    note_change(workbook, &at);
                }
            });
        }
        return Ok(vec![]);
    }
    match spot.part {
        Part::At(at) => {
            let is_on_screen = Spot::of(workbook, at) == spot;
            let unlinked = in_review(workbook, spot.review, |workbook| {
                let (_, now) = find_view(workbook, &at).ok_or_else(|| missing.clone())?;
                let to = match choose {
                    Choose::Both if !one.can_be_both(now) => None,
                    Choose::Both => one.both(now),
                    Choose::Mine | Choose::Theirs => one.theirs_for(now),
                };
                // Typed text whose question was not kept with it still stands in the place of the answer.
                let to = to.or_else(|| (choose != Choose::Both && one.theirs.is_none()).then(|| now.to_answer()));
                Edit::Set { at, to: to.ok_or_else(|| missing.clone())? }.write(workbook)
            })
            .ok_or(missing)??
            .unlinked;
            if !one.typed.is_empty() && is_on_screen {
                Edit::KeepAsTyped { at, text: one.typed.clone() }.write(workbook)?;
            }
            if choose == Choose::Theirs && !one.from.is_empty() {
                let taken = Taken { from: one.from.clone(), on: one.on };
                Arc::make_mut(&mut workbook.taken).insert(spot.to_string(), taken);
            }
            Ok(unlinked)
        }
        Part::Started | Part::Closed => {
            let (Some(Answer::Date(date)), Choose::Theirs) = (&one.theirs, choose) else { return Err(missing) };
            let review = workbook.reviews.iter_mut().find(|review| Some(review.id) == spot.review).ok_or(missing)?;
            let review = Arc::make_mut(review);
            if spot.part == Part::Started {
                review.started = *date;
            } else {
                review.closed = *date;
            }
            Ok(vec![])
        }
        Part::Whole | Part::KeptOut(_) | Part::Finding(_) => Err(missing),
    }
}

fn remove(workbook: &mut Workbook, spot: Spot) -> Result<Vec<Address>, EditError> {
    let missing = EditError::NothingToSettle(spot);
    match spot.part {
        Part::At(row) => {
            let outcome = in_review(workbook, spot.review, |workbook| {
                // Whoever dropped it from the next review said why, and that stays on record.
                let dropped = take_dropped(workbook, &row);
                let outcome = Edit::Remove { row }.write(workbook)?;
                if let Some(dropped) = dropped {
                    Arc::make_mut(&mut workbook.review_mut().carried).insert(row.to_string(), dropped);
                }
                Ok(outcome)
            });
            Ok(outcome.ok_or(missing)??.unlinked)
        }
        Part::Whole => {
            let place = workbook.reviews.iter().position(|review| Some(review.id) == spot.review).ok_or(missing)?;
            take_out_review(workbook, place);
            Ok(vec![])
        }
        Part::KeptOut(at) => Edit::LetIn { at }.write(workbook).map(|outcome| outcome.unlinked),
        Part::Started | Part::Closed | Part::Finding(_) => Err(missing),
    }
}

/// Keeps what one side removed. A row that stays has not been dropped.
fn keep(workbook: &mut Workbook, spot: Spot) {
    if let Part::At(row) = spot.part {
        in_review(workbook, spot.review, |workbook| take_dropped(workbook, &row));
    }
}

/// Does something with a review as if it were the one on screen. None when there is no such review.
///
/// What lies outside an older review and is not about it stays as it is: the registers and the typed text go with the
/// review on screen.
fn in_review<T>(workbook: &mut Workbook, review: Option<RowId>, act: impl FnOnce(&mut Workbook) -> T) -> Option<T> {
    if review.is_none_or(|review| review == workbook.review().id) {
        return Some(act(workbook));
    }
    let place = workbook.reviews.iter().position(|other| Some(other.id) == review)?;
    let later = workbook.reviews.split_off(place + 1);
    let (registers, unread) = (workbook.registers.clone(), Arc::clone(&workbook.unread));
    let done = act(workbook);
    workbook.registers = registers;
    workbook.unread = unread;
    workbook.reviews.extend(later);
    Some(done)
}

fn drop_one(workbook: &mut Workbook, key: &str, one: &Disagreement) {
    if !workbook.disagreements.contains_key(key) {
        return;
    }
    let all = Arc::make_mut(&mut workbook.disagreements);
    if let Some(list) = all.get_mut(key) {
        if let Some(place) = list.iter().position(|other| other == one) {
            list.remove(place);
        }
        if list.is_empty() {
            all.remove(key);
        }
    }
}

/// Forgets who the answer at a spot was taken from; somebody here has answered.
pub(in crate::model) fn forget_taken(workbook: &mut Workbook, at: &Address) {
    if workbook.taken.is_empty() {
        return;
    }
    let key = Spot::of(workbook, *at).to_string();
    if workbook.taken.contains_key(&key) {
        Arc::make_mut(&mut workbook.taken).remove(&key);
    }
}
