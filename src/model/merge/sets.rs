//! Sets of two people: what either added is in, what either removed is out.
//!
//! Ticking a platform and ticking another one is no disagreement. The order in which things were ticked is kept as far
//! as one side can answer for it, and is otherwise the same whichever side is called mine.

/// Joins two sets that began as the same one and were both changed since.
pub(super) fn join<T: Clone + Ord>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    let stays = |item: &T| match (mine.contains(item), theirs.contains(item)) {
        (true, true) => true,
        (false, false) => false,
        _ => !base.contains(item),
    };
    let mut all: Vec<T> = mine.iter().chain(theirs).filter(|item| stays(item)).cloned().collect();
    all.sort();
    all.dedup();
    let is_all = |side: &[T]| {
        let mut sorted = side.to_vec();
        sorted.sort();
        sorted.dedup();
        sorted == all
    };
    match (is_all(mine), is_all(theirs)) {
        (true, true) => mine.max(theirs).to_vec(),
        (true, false) => mine.to_vec(),
        (false, true) => theirs.to_vec(),
        (false, false) => {
            let mut joined: Vec<T> = vec![];
            for item in base.iter().filter(|item| all.contains(item)) {
                if !joined.contains(item) {
                    joined.push(item.clone());
                }
            }
            all.retain(|item| !joined.contains(item));
            joined.append(&mut all);
            joined
        }
    }
}

/// Returns everything that is in either, what is mine first.
pub(super) fn union<T: Clone + PartialEq>(mine: &[T], theirs: &[T]) -> Vec<T> {
    let mut all = mine.to_vec();
    all.extend(theirs.iter().filter(|item| !mine.contains(item)).cloned());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_join_and_removals_are_honoured() {
        for (base, mine, theirs, joined) in [
            (&[1, 2][..], &[1, 2, 3][..], &[1, 2, 4][..], &[1, 2, 3, 4][..]),
            (&[1, 2], &[2], &[1], &[]),
            (&[1, 2], &[2, 5], &[1, 2, 4], &[2, 4, 5]),
            (&[], &[3], &[1], &[1, 3]),
            (&[1, 2], &[2, 1], &[1, 2, 3], &[1, 2, 3]),
            (&[1], &[1, 1, 2], &[1, 3, 3], &[1, 2, 3]),
        ] {
            assert_eq!(join(base, mine, theirs), joined);
            assert_eq!(join(base, theirs, mine), joined);
            assert_eq!(join(base, joined, theirs), joined, "joined again");
        }
        assert_eq!(union(&[2, 1], &[3, 1]), [2, 1, 3]);
    }
}
