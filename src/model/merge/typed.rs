//! What was typed and does not read as a value, seen as a part of the answer that it belongs to.
//!
//! The workbook keeps such text by address, and only for the registers and the review on screen. In a merge it must be
//! neither lost nor put into another review when one side has started a new one. What was begun in a box is joined by
//! [`super::begun`].

use std::collections::BTreeMap;

use crate::model::begun::is_begun_key;
use crate::model::hanging::{is_in_review, on_screen};
use crate::model::{Address, RowId, Workbook, find_view, resolve};

use super::kept::Disagreement;

/// Returns whether a workbook's typed text for this review, or for no review, is in its `unread`.
fn holds(workbook: &Workbook, review: Option<RowId>) -> bool {
    review.is_none_or(|review| on_screen(workbook) == review)
}

/// Returns what was typed at an address and is no value. Empty for an answer that is one.
pub(super) fn typed<'w>(workbook: &'w Workbook, review: Option<RowId>, at: &Address) -> &'w str {
    if workbook.unread.is_empty() || !holds(workbook, review) {
        return "";
    }
    workbook.unread.get(&at.to_string()).map_or("", String::as_str)
}

/// Returns all that was typed below an address and is no value.
pub(super) fn typed_below<'w>(
    workbook: &'w Workbook,
    review: Option<RowId>,
    at: &Address,
) -> impl Iterator<Item = (&'w String, &'w String)> {
    let held = !workbook.unread.is_empty() && holds(workbook, review);
    let below = if held { format!("{at}/") } else { String::new() };
    workbook.unread.range(below.clone()..).take_while(move |(key, _)| held && key.starts_with(&below))
}

/// Returns what mine begins the merged workbook with: all typed text that still has its place.
pub(super) fn begin(mine: &Workbook, last: Option<RowId>) -> BTreeMap<String, String> {
    mine.unread
        .iter()
        .filter(|(key, _)| (holds(mine, last) || !is_in_review(key)) && !is_begun_key(key))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect()
}

/// Returns a side's typed text that has no place because another review is on screen after the merge, each as what a
/// person has to look at. What both began with is no news.
pub(super) fn stranded(base: Option<&Workbook>, side: &Workbook, last: Option<RowId>) -> Vec<(String, Disagreement)> {
    let own = on_screen(side);
    if last.is_none_or(|last| last == own) {
        return vec![];
    }
    let known = |key: &String, text: &String| {
        base.is_some_and(|base| holds(base, Some(own)) && base.unread.get(key) == Some(text))
    };
    side.unread
        .iter()
        .filter(|(key, text)| is_in_review(key) && !known(key, text) && !is_begun_key(key))
        .map(|(key, text)| {
            let theirs = resolve(key).and_then(|at| find_view(side, &at)).map(|(_, view)| view.to_answer());
            (format!("{own}/{key}"), Disagreement { theirs, typed: text.clone(), ..Disagreement::default() })
        })
        .collect()
}

/// Joins typed text whose question or row is gone; it has no answer to go with. Returns what differs.
pub(super) fn join_orphans(
    into: &mut BTreeMap<String, String>,
    base: Option<&Workbook>,
    theirs: &Workbook,
    last: Option<RowId>,
) -> Vec<(String, Disagreement)> {
    let mut differ = vec![];
    let before =
        |key: &str| base.filter(|base| !is_in_review(key) || holds(base, last)).and_then(|base| base.unread.get(key));
    let has_place = |workbook: &Workbook, key: &str| {
        !(workbook.reviews.is_empty() && is_in_review(key))
            && resolve(key).is_some_and(|at| find_view(workbook, &at).is_some())
    };
    for (key, text) in theirs.unread.iter().filter(|(key, _)| !is_in_review(key) || holds(theirs, last)) {
        if before(key) == Some(text) || has_place(theirs, key) || is_begun_key(key) {
            continue;
        }
        match into.get(key) {
            Some(mine) if mine == text => {}
            Some(mine) if before(key) != Some(mine) => {
                let review = last.unwrap_or_default();
                let key = if is_in_review(key) { format!("{review}/{key}") } else { key.clone() };
                differ.push((key, Disagreement { typed: text.clone(), ..Disagreement::default() }));
            }
            _ => {
                into.insert(key.clone(), text.clone());
            }
        }
    }
    differ
}
