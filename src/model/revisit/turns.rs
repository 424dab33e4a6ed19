//! Closing a review and reopening it. Both are on record, and what is closed no ordinary edit can reach.
//!
//! Only the newest review can be reopened: what an older one said has already been built upon.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Address, EditError, Outcome, Place, Workbook, sitting};

use super::{Turn, TurnKind};

/// Returns whether the answers at an address belong to the review on screen and that review is closed.
pub(in crate::model) fn is_locked(workbook: &Workbook, at: &Address) -> bool {
    matches!(at.place(), Place::Session | Place::Stage(_)) && workbook.review().closed.is_some()
}

/// Closes the review on screen.
pub(in crate::model) fn close(workbook: &mut Workbook, on: Date, by: &str) -> Result<Outcome, EditError> {
    let Some(review) = workbook.reviews.last_mut().filter(|review| review.closed.is_none()) else {
        return Err(EditError::NoOpenReview);
    };
    let review = Arc::make_mut(review);
    review.closed = Some(on);
    sitting::end_with(review);
    review.turns.push(Turn { on, kind: TurnKind::Closed, by: by.trim().to_owned(), reason: String::new() });
    Ok(Outcome { name: "Close the review".to_owned(), unlinked: vec![], focus: None })
}

/// Reopens the review on screen, with a reason.
pub(in crate::model) fn reopen(
    workbook: &mut Workbook,
    on: Date,
    by: &str,
    reason: &str,
) -> Result<Outcome, EditError> {
    if reason.trim().is_empty() {
        return Err(EditError::ReasonMissing);
    }
    let Some(review) = workbook.reviews.last_mut().filter(|review| review.closed.is_some()) else {
        return Err(EditError::ReviewIsOpen);
    };
    let review = Arc::make_mut(review);
    review.closed = None;
    let (by, reason) = (by.trim().to_owned(), reason.trim().to_owned());
    review.turns.push(Turn { on, kind: TurnKind::Reopened, by, reason });
    Ok(Outcome { name: "Reopen the review".to_owned(), unlinked: vec![], focus: None })
}
