//! Findings that are kept as they are, joined: a decision that one side made or took back is taken over, and where both
//! decided, both reasons stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::marks::{self, union};
use super::spot::Spot;
use super::{Change, ChangeKind};
use crate::model::{Address, KeptFinding, resolve};

type Kept = Arc<BTreeMap<String, KeptFinding>>;

/// Joins what both sides keep. Swapping them gives the same.
pub(super) fn join(base: Option<&Kept>, mine: &Kept, theirs: &Kept) -> Kept {
    marks::join(base, mine, theirs, both)
}

/// Returns what has changed for the side that had `mine`, each address once.
pub(super) fn changes(mine: &Kept, joined: &Kept) -> Vec<Change> {
    let mut found: BTreeMap<Address, ChangeKind> = BTreeMap::new();
    let keys: BTreeSet<&String> = mine.keys().chain(joined.keys()).collect();
    for key in keys {
        let kind = match (mine.get(key), joined.get(key)) {
            (was, is) if was == is => continue,
            (None, _) => ChangeKind::New,
            (Some(_), None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        if let Some(at) = address_of(key) {
            let before = found.entry(at).or_insert(kind);
            *before = if *before == kind { kind } else { ChangeKind::Changed };
        }
    }
    found.into_iter().map(|(at, kind)| Change { spot: Spot::finding(at), kind }).collect()
}

/// Returns the place that the identity of a finding names. None when this program does not know it.
pub(super) fn address_of(key: &str) -> Option<Address> {
    let (_, place) = key.split_once('@')?;
    resolve(place.split('@').next().unwrap_or(place))
}

fn both(one: &KeptFinding, other: &KeptFinding) -> KeptFinding {
    KeptFinding {
        reason: union(&one.reason, &other.reason, "\n"),
        by: union(&one.by, &other.by, ", "),
        on: one.on.max(other.on),
        basis: one.basis.as_str().max(&other.basis).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn kept(reasons: &[(&str, &str)]) -> Kept {
        let of = |(key, reason): &(&str, &str)| {
            let kept = KeptFinding {
                reason: (*reason).to_owned(),
                by: "Chair".to_owned(),
                on: date(2026, 11, 21),
                basis: "0".to_owned(),
            };
            ((*key).to_owned(), kept)
        };
        Arc::new(reasons.iter().map(of).collect())
    }

    #[test]
    fn a_decision_of_one_side_is_taken_over_and_both_reasons_stand() {
        let base = kept(&[("a", "old"), ("b", "old")]);
        let mine = kept(&[("a", "mine"), ("b", "old"), ("c", "new")]);
        let theirs = kept(&[("a", "theirs")]);
        let joined = join(Some(&base), &mine, &theirs);
        let reasons: Vec<(&str, &str)> =
            joined.iter().map(|(key, kept)| (key.as_str(), kept.reason.as_str())).collect();
        assert_eq!(reasons, [("a", "mine\ntheirs"), ("c", "new")]);
        assert_eq!(join(Some(&base), &theirs, &mine), joined);
        assert_eq!(join(Some(&base), &joined, &theirs), joined);
    }

    #[test]
    fn without_a_base_nothing_is_lost() {
        let (mine, theirs) = (kept(&[("a", "x")]), kept(&[("b", "y")]));
        assert_eq!(join(None, &mine, &theirs).len(), 2);
    }
}
