//! What stood at an address in earlier reviews: last time's answer beside the same question, and the one before.
//!
//! Rows keep their ids from review to review, so an address means the same question about the same thing in all of them.

use std::sync::Arc;

use crate::model::find::find_view_in;
use crate::model::{Address, Place, Question, Review, View, Workbook};

use super::Carried;

/// An answer of an earlier review.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'w> {
    /// The review, for its date and for what its rows are called.
    pub review: &'w Review,
    /// The question.
    pub question: &'static Question,
    /// The answer, which may be empty.
    pub view: View<'w>,
}

/// The answer that a question had at the end of one review, or has now in the one on screen.
#[derive(Clone, Copy, Debug)]
pub struct Past<'w> {
    /// The review.
    pub review: &'w Review,
    /// The question.
    pub question: &'static Question,
    /// The answer, which may be empty. None where the row did not exist, or had been dropped.
    pub view: Option<View<'w>>,
    /// What became of it in that review. None where it was not carried into it.
    pub carried: Option<&'w Carried>,
}

/// Returns what stood at an address so many reviews before the one on screen: 1 is last time, 2 the time before. None
/// where there was no such review or row, and for pages that belong to no review.
pub fn before<'w>(workbook: &'w Workbook, at: &Address, back: usize) -> Option<Earlier<'w>> {
    if !matches!(at.place(), Place::Session | Place::Stage(_)) {
        return None;
    }
    let place = workbook.reviews.len().checked_sub(back + 1)?;
    let review = workbook.reviews.get(place)?;
    let (question, view) = find_view_in(workbook, review, at)?;
    Some(Earlier { review, question, view })
}

/// Returns every answer that a question had, oldest first, from the first review in which it existed. Empty for pages
/// that belong to no review.
pub fn history<'w>(workbook: &'w Workbook, at: &Address) -> Vec<Past<'w>> {
    if !matches!(at.place(), Place::Session | Place::Stage(_)) {
        return vec![];
    }
    let key = at.to_string();
    let row = at.row_key();
    let mut past: Vec<Past<'w>> = vec![];
    for review in workbook.reviews.iter().map(Arc::as_ref) {
        let found = find_view_in(workbook, review, at);
        let carried = review.carried.get(&key).or_else(|| review.carried.get(row.as_ref()?));
        let question = found.map(|(question, _)| question).or_else(|| past.last().map(|one| one.question));
        if let Some(question) = question {
            past.push(Past { review, question, view: found.map(|(_, view)| view), carried });
        }
    }
    past
}

impl Address {
    /// Returns the key of the outermost row that the address is in.
    fn row_key(&self) -> Option<String> {
        let mut up = *self;
        let mut row = None;
        while let Some(parent) = up.parent() {
            if matches!(up.last(), Some(crate::model::Step::Row(_))) {
                row = Some(up);
            }
            up = parent;
        }
        row.map(|row| row.to_string())
    }
}
