//! The order of rows after two people added, removed and moved them.
//!
//! Rows have no positions in the file, so order is joined by itself: what both have comes first and in the order of
//! whoever moved something; what only one has stays behind the row that it stood behind.

use std::collections::{HashMap, HashSet};

use crate::model::RowId;

/// A row in its table: its id, and the number of rows with the same id before it. Ids are unique unless a file was
/// edited by hand, and even then no row may be lost.
pub(super) type Key = (RowId, u32);

/// Returns the keys of rows with the given ids.
pub(super) fn keys(ids: impl Iterator<Item = RowId>) -> Vec<Key> {
    let mut seen: HashMap<RowId, u32> = HashMap::new();
    ids.map(|id| {
        let count = seen.entry(id).or_default();
        *count += 1;
        (id, *count - 1)
    })
    .collect()
}

/// Joins the order of mine and theirs for the rows that stay. Rows that only one side has and that stood at the same
/// place come in the order of `rank`, which must not depend on the side.
pub(super) fn join<R: Ord>(
    base: &[Key],
    mine: &[Key],
    theirs: &[Key],
    stays: &HashSet<Key>,
    rank: impl Fn(&Key) -> R,
) -> Vec<Key> {
    let kept = |keys: &[Key]| -> Vec<Key> { keys.iter().filter(|key| stays.contains(*key)).copied().collect() };
    let (base, mine, theirs) = (kept(base), kept(mine), kept(theirs));
    if mine == theirs {
        return mine;
    }
    let (in_mine, in_theirs) = (set(&mine), set(&theirs));
    let both = |keys: &[Key]| -> Vec<Key> {
        keys.iter().filter(|key| in_mine.contains(*key) && in_theirs.contains(*key)).copied().collect()
    };
    let (my_order, their_order) = (both(&mine), both(&theirs));
    let common = if my_order == their_order {
        my_order
    } else {
        match (has_moved(&base, &mine), has_moved(&base, &theirs)) {
            (true, false) => my_order,
            (false, true) => their_order,
            // Neither order is better than the other, so the ids decide, which are the same on both sides.
            _ => my_order.min(their_order),
        }
    };
    let is_common = set(&common);
    let mine = behind(&mine, &is_common);
    let theirs = behind(&theirs, &is_common);
    let mut joined = Vec::with_capacity(stays.len());
    for anchor in std::iter::once(None).chain(common.into_iter().map(Some)) {
        joined.extend(anchor);
        let mut runs: Vec<&Vec<Key>> = [mine.get(&anchor), theirs.get(&anchor)].into_iter().flatten().collect();
        runs.sort_by_key(|run| run.first().map(&rank));
        joined.extend(runs.into_iter().flatten());
    }
    joined
}

fn set(keys: &[Key]) -> HashSet<Key> {
    keys.iter().copied().collect()
}

/// Returns whether the rows that are in both stand in another order than before.
fn has_moved(base: &[Key], side: &[Key]) -> bool {
    let (was, is) = (set(base), set(side));
    let was_order = base.iter().filter(|key| is.contains(*key));
    let is_order = side.iter().filter(|key| was.contains(*key));
    !was_order.eq(is_order)
}

/// Returns the rows that are not common, by the common row that they stand behind.
fn behind(side: &[Key], common: &HashSet<Key>) -> HashMap<Option<Key>, Vec<Key>> {
    let mut anchor = None;
    let mut runs: HashMap<Option<Key>, Vec<Key>> = HashMap::new();
    for key in side {
        if common.contains(key) {
            anchor = Some(*key);
        } else {
            runs.entry(anchor).or_default().push(*key);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bits: &[u64]) -> Vec<Key> {
        keys(bits.iter().map(|bits| RowId::from_bits(*bits)))
    }

    fn joined(base: &[u64], mine: &[u64], theirs: &[u64], stays: &[u64]) -> Vec<Key> {
        let stays = set(&rows(stays));
        let one = join(&rows(base), &rows(mine), &rows(theirs), &stays, |key| *key);
        let other = join(&rows(base), &rows(theirs), &rows(mine), &stays, |key| *key);
        assert_eq!(one, other, "the sides change the order");
        let again = join(&rows(base), &one, &rows(theirs), &stays, |key| *key);
        assert_eq!(one, again, "joining again changes the order");
        one
    }

    #[test]
    fn the_side_that_moved_rows_decides() {
        assert_eq!(joined(&[1, 2, 3], &[3, 1, 2], &[1, 2, 3], &[1, 2, 3]), rows(&[3, 1, 2]));
        // Both moved: the smaller order, which is the same on both sides.
        assert_eq!(joined(&[1, 2, 3], &[3, 1, 2], &[2, 1, 3], &[1, 2, 3]), rows(&[2, 1, 3]));
    }

    #[test]
    fn new_rows_stay_behind_the_row_they_stood_behind() {
        assert_eq!(joined(&[1, 2], &[1, 9, 2], &[1, 2, 7], &[1, 2, 7, 9]), rows(&[1, 9, 2, 7]));
        assert_eq!(joined(&[1, 2], &[1, 9, 8, 2], &[1, 7, 2], &[1, 2, 7, 8, 9]), rows(&[1, 7, 9, 8, 2]));
        assert_eq!(joined(&[1], &[5, 1], &[4, 1], &[1, 4, 5]), rows(&[4, 5, 1]));
    }

    #[test]
    fn rows_with_one_id_are_told_apart() {
        let twice = [RowId::from_bits(1), RowId::from_bits(2), RowId::from_bits(1)];
        assert_eq!(keys(twice.into_iter()), [(twice[0], 0), (twice[1], 0), (twice[0], 1)]);
    }
}
