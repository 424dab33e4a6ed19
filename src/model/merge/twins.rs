//! One review of two: what comes of it when two people each started the next review from the same one.
//!
//! Only one open review can be worked on, so the two become one before anything is joined. Both were carried from the
//! same answers and their rows have the same ids, so they join answer by answer; what both began with is the review as it
//! is right after its start.

use std::sync::Arc;

use crate::model::hanging::{Hanging, rename_review};
use crate::model::revisit::next_review;
use crate::model::{Review, RowId, Workbook, unknown};

use super::spot::{Part, Spot};
use super::{Change, ChangeKind};

/// The three workbooks with one review in place of two.
pub(super) struct Twins {
    pub(super) base: Option<Workbook>,
    pub(super) mine: Workbook,
    pub(super) theirs: Workbook,
    /// Whether there were two; else they had become one before.
    were_two: bool,
}

/// Makes one of the open reviews that each side started for itself. None where there is nothing to do.
pub(super) fn made_one(base: Option<&Workbook>, mine: &Workbook, theirs: &Workbook) -> Option<Twins> {
    let (here, there) = (newest_open(mine)?, newest_open(theirs)?);
    if here.id != there.id && (has(mine, there.id) || has(theirs, here.id)) {
        return None;
    }
    let common = mine.reviews.iter().rfind(|review| review.id != here.id && has(theirs, review.id))?.id;
    if here.id == there.id {
        // They are one already. All that may be missing is what both began with.
        let base = base_of(base?, [mine, theirs], common, here)?;
        return Some(Twins { base: Some(base), mine: mine.clone(), theirs: theirs.clone(), were_two: false });
    }
    let first = if (here.started, here.id) <= (there.started, there.id) { here } else { there };
    let base = match base {
        Some(base) if has(base, here.id) && has(base, there.id) => return None,
        Some(base) => match [here, there].into_iter().find(|review| has(base, review.id)) {
            // Taken back on one side and left alone on the other, it goes, and the new one stays.
            Some(known) if is_left_alone(base, [mine, theirs], known) => return None,
            Some(known) => Some(renamed(base, known.id, first)),
            None => Some(base_of(base, [mine, theirs], common, first).unwrap_or_else(|| base.clone())),
        },
        None => None,
    };
    let [mine, theirs] = [(mine, here), (theirs, there)].map(|(side, own)| renamed(side, own.id, first));
    Some(Twins { base, mine, theirs, were_two: true })
}

/// Returns whether a review of one side is as it was in the base, with all that hangs on it.
fn is_left_alone(base: &Workbook, sides: [&Workbook; 2], known: &Review) -> bool {
    let whole = Spot { review: Some(known.id), part: Part::Whole };
    let side = sides.into_iter().find(|side| has(side, known.id));
    let before = base.reviews.iter().find(|review| review.id == known.id);
    before.is_some_and(|before| **before == *known) && side.is_some_and(|side| !Hanging::differs(base, side, &whole))
}

/// Returns a workbook in which a review has the identity and the first day of another one.
fn renamed(workbook: &Workbook, own: RowId, as_is: &Review) -> Workbook {
    let mut workbook = workbook.clone();
    rename_review(&mut workbook, own, as_is.id);
    for review in workbook.reviews.iter_mut().filter(|review| review.id == as_is.id) {
        if review.started != as_is.started {
            Arc::make_mut(review).started = as_is.started;
        }
    }
    workbook
}

/// Returns the base with the review that both began with. None when it has it already, or does not know the one before.
fn base_of(base: &Workbook, sides: [&Workbook; 2], common: RowId, review: &Review) -> Option<Workbook> {
    if has(base, review.id) {
        return None;
    }
    let place = base.reviews.iter().position(|other| other.id == common)?;
    // After an earlier merge one side has its own review under the identity of the other one.
    let next = base.reviews.get(place + 1).filter(|next| next.closed.is_none());
    if let Some(next) = next.filter(|next| !sides.iter().any(|side| has(side, next.id))) {
        return Some(renamed(base, next.id, review));
    }
    let begun = next_review(&base.as_of(Some(common)), review.id, review.started?);
    let mut with = base.clone();
    with.reviews.insert(place + 1, Arc::new(begun));
    unknown::carry(&mut with.unknown, common, review.id);
    Some(with)
}

impl Twins {
    /// Says that two reviews became one, where that is news to the side that had `before`.
    pub(super) fn change(&self, before: &Workbook, after: &Workbook) -> Option<Change> {
        let is_news = self.were_two && before.reviews.last() != after.reviews.last();
        let spot = Spot { review: after.reviews.last().map(|review| review.id), part: Part::Whole };
        is_news.then_some(Change { spot, kind: ChangeKind::OneOfTwo })
    }
}

fn newest_open(workbook: &Workbook) -> Option<&Review> {
    workbook.reviews.last().map(Arc::as_ref).filter(|review| review.closed.is_none())
}

fn has(workbook: &Workbook, id: RowId) -> bool {
    workbook.reviews.iter().any(|review| review.id == id)
}
