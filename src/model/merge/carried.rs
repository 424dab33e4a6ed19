//! What became of carried answers, joined: what one side said is taken over, and where both said something the weightier
//! word stands, with both names and both reasons.
//!
//! Closings and reopenings are a record: the union of both, in the order of days.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::marks::{self, union};
use crate::model::registers::actions::ActionState;
use crate::model::{Carried, CarriedState, Review, RowId, Turn, Workbook, find_row, find_view_in, resolve};

type Marks = Arc<BTreeMap<String, Carried>>;

/// Joins what both sides say of carried answers. Swapping them gives the same.
pub(super) fn join(base: Option<&Marks>, mine: &Marks, theirs: &Marks) -> Marks {
    marks::join(base, mine, theirs, both)
}

fn both(one: &Carried, other: &Carried) -> Carried {
    let state = one.state.max(other.state);
    Carried {
        state,
        reason: union(&one.reason, &other.reason, "\n"),
        by: union(&one.by, &other.by, ", "),
        on: one.on.max(other.on),
    }
}

/// Joins the records of closing and reopening.
pub(super) fn turns(mine: &[Turn], theirs: &[Turn]) -> Vec<Turn> {
    let all: BTreeSet<&Turn> = mine.iter().chain(theirs).collect();
    if mine == theirs { mine.to_vec() } else { all.into_iter().cloned().collect() }
}

/// Joins what the actions were like when the review began.
pub(super) fn actions(
    mine: &BTreeMap<RowId, Option<ActionState>>,
    theirs: &BTreeMap<RowId, Option<ActionState>>,
) -> BTreeMap<RowId, Option<ActionState>> {
    let mut joined = mine.clone();
    for (id, state) in theirs {
        joined.entry(*id).and_modify(|here| *here = (*here).max(*state)).or_insert(*state);
    }
    joined
}

/// Forgets marks of answers that the joined review does not have. A dropped row is gone on purpose and keeps its mark.
pub(super) fn prune(workbook: &Workbook, review: &Review) -> Option<Marks> {
    let is_there = |key: &String, mark: &Carried| {
        mark.state == CarriedState::Dropped
            || resolve(key).is_none_or(|at| {
                // A matter arising is marked at its row, every other answer at itself.
                find_view_in(workbook, review, &at).is_some() || find_row(workbook, &at).is_some()
            })
    };
    if review.carried.iter().all(|(key, mark)| is_there(key, mark)) {
        return None;
    }
    let mut kept = (*review.carried).clone();
    kept.retain(|key, mark| is_there(key, mark));
    Some(Arc::new(kept))
}
