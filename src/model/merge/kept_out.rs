//! What is kept out of versions for the public, joined. A mark is about privacy: one that either side set holds, and one
//! that a colleague took away holds until a person here has agreed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::kept::{Disagreement, DisagreementKind};
use super::marks;
use super::spot::Spot;
use super::{Change, ChangeKind};
use crate::model::resolve;

type Marks = Arc<BTreeMap<String, Date>>;

/// What comes of the marks of two sides.
pub(super) struct Joined {
    /// The marks that hold.
    pub(super) stand: Marks,
    /// The marks that the colleague took away, each for a person to decide.
    pub(super) found: Vec<(String, Disagreement)>,
}

/// Joins the marks of both sides.
pub(super) fn join(base: Option<&Marks>, mine: &Marks, theirs: &Marks) -> Joined {
    let mut stand = marks::join(base, mine, theirs, |one, other| *one.max(other));
    let gone: Vec<&String> = mine.keys().filter(|key| !stand.contains_key(*key)).collect();
    let mut found = vec![];
    for key in gone {
        if let Some(at) = resolve(key) {
            let one = Disagreement { kind: DisagreementKind::RemovedByTheirs, ..Disagreement::default() };
            found.push((Spot::kept_out(at).to_string(), one));
        }
        if let Some(day) = mine.get(key) {
            Arc::make_mut(&mut stand).insert(key.clone(), *day);
        }
    }
    Joined { stand: super::shared(mine, (*stand).clone()), found }
}

/// Returns what has changed for the side that had `mine`.
pub(super) fn changes(mine: &Marks, joined: &Marks) -> Vec<Change> {
    let new: BTreeSet<&String> = joined.keys().filter(|key| !mine.contains_key(*key)).collect();
    let spots = new.into_iter().filter_map(|key| resolve(key)).map(Spot::kept_out);
    spots.map(|spot| Change { spot, kind: ChangeKind::New }).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn marks(keys: &[&str]) -> Marks {
        Arc::new(keys.iter().map(|key| ((*key).to_owned(), date(2026, 11, 21))).collect())
    }

    #[test]
    fn a_mark_that_goes_is_asked_about_and_one_that_comes_is_told() {
        let (one, both) = (marks(&["aim/achievable"]), marks(&["aim/achievable", "aim/warranted"]));
        let came = join(Some(&one), &one, &both);
        assert_eq!((&came.stand, came.found.len()), (&both, 0));
        assert_eq!(changes(&one, &came.stand).len(), 1);
        let went = join(Some(&both), &both, &one);
        assert_eq!((&went.stand, went.found.len()), (&both, 1), "it stays while nobody has decided");
        let own = join(Some(&both), &one, &both);
        assert_eq!((&own.stand, own.found.len()), (&one, 0), "whoever took it away has decided");
        let unknown = join(None, &one, &both);
        assert_eq!((&unknown.stand, unknown.found.len()), (&both, 0));
    }
}
