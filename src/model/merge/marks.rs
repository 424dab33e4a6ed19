//! Marks that people set on places, joined by place: what one side set, changed or took back is taken over, and where both
//! did something, neither is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Joins the marks of both sides. `both` joins two that differ. Swapping the sides gives the same when it does.
pub(super) fn join<T: Clone + PartialEq>(
    base: Option<&Arc<BTreeMap<String, T>>>,
    mine: &Arc<BTreeMap<String, T>>,
    theirs: &Arc<BTreeMap<String, T>>,
    both: impl Fn(&T, &T) -> T,
) -> Arc<BTreeMap<String, T>> {
    if mine == theirs {
        return Arc::clone(mine);
    }
    super::shared(mine, join_maps(base.map(Arc::as_ref), mine, theirs, both))
}

/// Joins the marks of both sides, whatever they are set on.
pub(super) fn join_maps<K: Clone + Ord, T: Clone + PartialEq>(
    base: Option<&BTreeMap<K, T>>,
    mine: &BTreeMap<K, T>,
    theirs: &BTreeMap<K, T>,
    both: impl Fn(&T, &T) -> T,
) -> BTreeMap<K, T> {
    let mut joined = BTreeMap::new();
    let keys: BTreeSet<&K> = mine.keys().chain(theirs.keys()).collect();
    for key in keys {
        let (base, mine, theirs) = (base.and_then(|base| base.get(key)), mine.get(key), theirs.get(key));
        let mark = match (mine, theirs) {
            (mine, theirs) if mine == theirs => mine.cloned(),
            (mine, theirs) if base.is_some() && mine == base => theirs.cloned(),
            (mine, theirs) if base.is_some() && theirs == base => mine.cloned(),
            (Some(mine), Some(theirs)) => Some(both(mine, theirs)),
            // Taken back on one side and set anew on the other: what was decided with a reason is not lost.
            (one, None) | (None, one) => one.cloned(),
        };
        joined.extend(mark.map(|mark| (key.clone(), mark)));
    }
    joined
}

/// Joins two texts made of parts: each part once, in one order whichever side comes first.
pub(super) fn union(one: &str, other: &str, between: &str) -> String {
    let parts: BTreeSet<&str> =
        one.split(between).chain(other.split(between)).filter(|part| !part.is_empty()).collect();
    parts.into_iter().collect::<Vec<_>>().join(between)
}
