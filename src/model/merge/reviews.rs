//! The reviews of three workbooks: joined by id like rows, each with its sheets and its two dates.
//!
//! Taking back the start of a review removes it, and a file can have fewer; the rules of rows hold for reviews too.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::hanging::Hanging;
use crate::model::{Address, Place, Review, RowId, View, Walk as _, Workbook};

use super::ChangeKind;
use super::carried;
use super::decide::{Decision, decide};
use super::join::{Items, Join};
use super::kept::Disagreement;
use super::ledger::{Extent, Ledger, Side};
use super::order::{self, Key};
use super::sitting;
use super::spot::{Part, Spot, in_review};

/// Which reviews the merged workbook has, in their order, and which of them one side removed.
pub(super) struct Plan<'w> {
    base: Indexed<'w>,
    mine: Indexed<'w>,
    theirs: Indexed<'w>,
    order: Vec<Key>,
    kept: Vec<(Key, Side)>,
    removed: Vec<(Key, Side)>,
}

#[derive(Default)]
struct Indexed<'w> {
    keys: Vec<Key>,
    reviews: HashMap<Key, &'w Arc<Review>>,
}

impl<'w> Indexed<'w> {
    fn of(workbook: &'w Workbook) -> Self {
        let keys = order::keys(workbook.reviews.iter().map(|review| review.id));
        let reviews = keys.iter().copied().zip(&workbook.reviews).collect();
        Self { keys, reviews }
    }
}

impl<'w> Plan<'w> {
    /// Decides about the reviews as wholes.
    pub(super) fn of(base: Option<&'w Workbook>, mine: &'w Workbook, theirs: &'w Workbook) -> Self {
        let (base_book, books) = (base, [mine, theirs]);
        let base = base.map(Indexed::of).unwrap_or_default();
        let (mine, theirs) = (Indexed::of(mine), Indexed::of(theirs));
        let mut stays = HashSet::new();
        let (mut kept, mut removed) = (vec![], vec![]);
        for (side, book, other, remover) in
            [(&mine, books[0], &theirs, Side::Theirs), (&theirs, books[1], &mine, Side::Mine)]
        {
            for key in &side.keys {
                let before = base.reviews.get(key);
                let hangs = || base_book.is_some_and(|base| Hanging::differs(base, book, &whole(key)));
                match before.filter(|_| !other.reviews.contains_key(key)) {
                    Some(before) if side.reviews.get(key) == Some(before) && !hangs() => {
                        removed.push((*key, remover));
                    }
                    Some(_) => {
                        kept.push((*key, remover));
                        stays.insert(*key);
                    }
                    None => {
                        stays.insert(*key);
                    }
                }
            }
        }
        let rank = |key: &Key| {
            let review = mine.reviews.get(key).or_else(|| theirs.reviews.get(key));
            // An open review comes last, because only the last one can be worked on.
            (review.is_some_and(|review| review.closed.is_none()), review.and_then(|review| review.started), *key)
        };
        let order = order::join(&base.keys, &mine.keys, &theirs.keys, &stays, rank);
        Self { base, mine, theirs, order, kept, removed }
    }

    /// Returns the review that is on screen after the merge.
    pub(super) fn last(&self) -> Option<RowId> {
        self.order.last().map(|key| key.0)
    }

    /// Returns the merged reviews.
    pub(super) fn join(&self, ledger: &mut Ledger<'w>) -> Vec<Arc<Review>> {
        for (key, remover) in &self.kept {
            ledger.keep(whole(key), *remover);
        }
        for (key, remover) in &self.removed {
            ledger.remove(whole(key), *remover);
        }
        let mut joined = vec![];
        for key in &self.order {
            match (self.mine.reviews.get(key), self.theirs.reviews.get(key)) {
                (Some(mine), Some(theirs)) => joined.push(self.one(key, mine, theirs, ledger)),
                (Some(mine), None) => joined.push(Arc::clone(mine)),
                (None, Some(theirs)) => {
                    if !self.base.reviews.contains_key(key) {
                        ledger.change(whole(key), ChangeKind::New);
                    }
                    if Some(key.0) == ledger.last {
                        for place in Place::all().filter(|place| in_review(*place)) {
                            ledger.take_typed_below(Spot::at(Some(key.0), Address::page(place)));
                        }
                    }
                    joined.push(Arc::clone(theirs));
                }
                (None, None) => {}
            }
        }
        joined
    }

    fn one(&self, key: &Key, mine: &'w Arc<Review>, theirs: &'w Arc<Review>, ledger: &mut Ledger<'w>) -> Arc<Review> {
        // A workbook without a review shows an empty one, so that is what both began with.
        let empty = ledger.base.filter(|base| base.reviews.is_empty()).map(Workbook::review);
        let base = self.base.reviews.get(key).map(|base| &***base).or(empty);
        let mut joined = Arc::clone(mine);
        if !Arc::ptr_eq(mine, theirs) {
            let review = Arc::make_mut(&mut joined);
            let copies = [base, Some(&**mine), Some(&**theirs)];
            review.started = date(Part::Started, copies, |review| review.started, ledger);
            review.closed = date(Part::Closed, copies, |review| review.closed, ledger);
            review.turns = carried::turns(&mine.turns, &theirs.turns);
            let known = base.filter(|_| ledger.known_base().is_some());
            review.carried = carried::join(known.map(|base| &base.carried), &mine.carried, &theirs.carried);
            if ledger.extent == Extent::Whole {
                review.sitting = sitting::join(known.map(|base| &*base.sitting), &mine.sitting, &theirs.sitting);
            }
            review.actions_before = carried::actions(&mine.actions_before, &theirs.actions_before);
        }
        let (my_book, their_book) = (ledger.mine, ledger.theirs);
        for place in Place::all().filter(|place| in_review(*place)) {
            let at = Address::page(place);
            let same = match place {
                Place::Stage(stage) => super::same_sheet(mine, theirs, stage),
                _ => mine.session == theirs.session,
            };
            if same && !ledger.typed_differs(my_book, their_book, &Spot::at(Some(key.0), at)) {
                continue;
            }
            let base = ledger.base.zip(base).map(|(book, base)| Items::of_page(book, Some(base), place));
            let mut join = Join {
                review: Some(key.0),
                here: at,
                base,
                mine: Items::of_page(my_book, Some(mine), place),
                theirs: Items::of_page(their_book, Some(theirs), place),
                next: 0,
                ledger: &mut *ledger,
            };
            let review = Arc::make_mut(&mut joined);
            match place {
                Place::Stage(stage) => review.ask_mut(stage, &mut join),
                _ => Arc::make_mut(&mut review.session).ask_mut(&mut join),
            }
        }
        if mine.carried != theirs.carried
            && let Some(left) = carried::prune(my_book, &joined)
        {
            Arc::make_mut(&mut joined).carried = left;
        }
        joined
    }
}

fn whole(key: &Key) -> Spot {
    Spot { review: Some(key.0), part: Part::Whole }
}

/// Decides one of the dates of a review that base, mine and theirs have; the base may be missing.
fn date(
    part: Part,
    copies: [Option<&Review>; 3],
    of: fn(&Review) -> Option<Date>,
    ledger: &mut Ledger<'_>,
) -> Option<Date> {
    let spot = Spot { review: copies[1].map(|review| review.id), part };
    let views = copies.map(|review| review.map(of).map(View::Date));
    let [base, Some(mine), Some(theirs)] = views else { return None };
    let decision = match decide(base, mine, theirs) {
        Decision::Theirs if ledger.is_offered(&spot) => Decision::Disagree,
        decision => decision,
    };
    match decision {
        Decision::Theirs => ledger.change(spot, ChangeKind::Changed),
        Decision::Disagree => {
            let (theirs, base) = (Some(theirs.to_answer()), base.map(|base| base.to_answer()));
            ledger.found.push((spot.to_string(), Disagreement { theirs, base, ..Disagreement::default() }));
        }
        Decision::Mine | Decision::Joined(_) => {}
    }
    let stands = if decision == Decision::Theirs { copies[2] } else { copies[1] };
    stands.and_then(of)
}
