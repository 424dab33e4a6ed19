//! What hangs on an answer beside its value: what was typed and is no value, what a person decided about findings and
//! about the public version, what two people disagree about, who it was taken from, and what became of it since the
//! review before.
//!
//! The workbook keeps these in maps by the text of an address. Whoever removes, copies or merges answers asks here and
//! not the maps. Every function takes the workbook apart without `..`, so that a map that is added later does not
//! compile before somebody has said what becomes of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::merge::in_review;
use super::unknown::{self, FilePath, UnknownPart};
use super::{Address, Carried, CarriedState, Disagreement, KeptFinding, Place, Review, RowId, Spot, Taken, Workbook};
use super::{Part, Step};

/// All that hangs on the answers at and below one spot of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hanging<'w> {
    typed: Vec<(&'w String, &'w String)>,
    kept_findings: Vec<(&'w String, &'w KeptFinding)>,
    kept_out: Vec<(&'w String, &'w Date)>,
    disagreements: Vec<(&'w String, &'w Vec<Disagreement>)>,
    taken: Vec<(&'w String, &'w Taken)>,
    carried: Vec<(&'w String, &'w Carried)>,
    unknown: Vec<(&'w FilePath, &'w UnknownPart)>,
}

impl<'w> Hanging<'w> {
    /// Returns what hangs on the row, the table or the question of a spot, or on a whole review.
    ///
    /// A review that is not on screen has no typed text and no marks of its own: they belong to the one on screen.
    pub(super) fn of(workbook: &'w Workbook, spot: &Spot) -> Self {
        Self::seen(workbook, spot, is_on_screen(workbook, spot))
    }

    /// Returns whether a side has changed what hangs on a spot since `base`.
    pub(super) fn differs(base: &'w Workbook, side: &'w Workbook, spot: &Spot) -> bool {
        // What was typed in a review goes with the next one when that is started, and has not changed by that.
        let shown = is_on_screen(side, spot);
        Self::seen(base, spot, shown && is_on_screen(base, spot)) != Self::seen(side, spot, shown)
    }

    fn seen(workbook: &'w Workbook, spot: &Spot, is_on_screen: bool) -> Self {
        let Workbook {
            organisation: _,
            reviews: _,
            registers: _,
            unread,
            kept_findings,
            kept_out,
            disagreements,
            taken,
            part: _,
            unknown,
        } = workbook;
        let key = spot.to_string();
        let by_spot = |other: &String| is_at_or_below(other, &key);
        let disagreements = select(disagreements, by_spot);
        let taken = select(taken, by_spot);
        let whole = spot.review.filter(|_| spot.part == Part::Whole);
        let of_review = whole.map(|review| unknown::of_row(unknown, None, review).collect()).unwrap_or_default();
        match spot.part {
            Part::At(at) => {
                let at_key = at.to_string();
                let by_address = |other: &String| is_at_or_below(other, &at_key);
                let ends_at = at.row_id().filter(|_| matches!(at.last(), Some(Step::Row(_))));
                let row = ends_at.map(RowId::plain);
                let names_it = |other: &String| match &row {
                    Some(row) => other.contains(row),
                    None => other.split_once('@').is_some_and(|(_, address)| is_at_or_below(address, &at_key)),
                };
                let review = match spot.review {
                    Some(id) => workbook.reviews.iter().find(|review| review.id == id).map(Arc::as_ref),
                    // Of an action that there was before, the review on screen says what became of it.
                    None => workbook.reviews.last().map(Arc::as_ref),
                };
                Self {
                    typed: if is_on_screen { select(unread, by_address) } else { vec![] },
                    kept_findings: select(kept_findings, names_it),
                    kept_out: select(kept_out, by_address),
                    disagreements,
                    taken,
                    carried: review.map(|review| select(carried_of(review), by_address)).unwrap_or_default(),
                    unknown: ends_at
                        .map(|row| unknown::of_row(unknown, spot.review, row).collect())
                        .unwrap_or_default(),
                }
            }
            Part::Whole if is_on_screen => {
                let in_page = |other: &String| is_in_review(other);
                let finding_in_page =
                    |other: &String| other.split_once('@').is_some_and(|(_, address)| is_in_review(address));
                Self {
                    typed: select(unread, in_page),
                    kept_findings: select(kept_findings, finding_in_page),
                    kept_out: select(kept_out, in_page),
                    disagreements,
                    taken,
                    // They lie in the review itself, which is compared as a whole.
                    carried: vec![],
                    unknown: of_review,
                }
            }
            Part::Whole | Part::Started | Part::Closed | Part::KeptOut(_) | Part::Finding(_) => {
                Self { disagreements, taken, unknown: of_review, ..Self::default() }
            }
        }
    }

    /// Puts back what hangs here into a workbook that keeps the row of `spot` although another side removed it. What
    /// the workbook has already stays; the typed text is the business of the merge.
    pub(super) fn put_back(&self, into: &mut Workbook, spot: &Spot) {
        let Self { typed: _, kept_findings, kept_out, disagreements, taken, carried, unknown } = self;
        let missing = unknown.iter().filter(|(place, _)| !into.unknown.contains_key(*place));
        let missing: Vec<_> = missing.map(|(place, part)| ((*place).clone(), (*part).clone())).collect();
        if !missing.is_empty() {
            Arc::make_mut(&mut into.unknown).extend(missing);
        }
        add_missing(&mut into.kept_findings, kept_findings);
        add_missing(&mut into.kept_out, kept_out);
        add_missing(&mut into.taken, taken);
        for (key, all) in disagreements {
            let here = into.disagreements.get(*key);
            let missing = |one: &&Disagreement| here.is_none_or(|here| !here.iter().any(|other| other.is_same_as(one)));
            let missing: Vec<Disagreement> = all.iter().filter(missing).cloned().collect();
            if !missing.is_empty() {
                Arc::make_mut(&mut into.disagreements).entry((*key).clone()).or_default().extend(missing);
            }
        }
        let review = match spot.review {
            Some(id) => into.reviews.iter_mut().find(|review| review.id == id),
            None => into.reviews.last_mut(),
        };
        if let Some(review) = review
            && carried.iter().any(|(key, _)| !review.carried.contains_key(*key))
        {
            add_missing(&mut Arc::make_mut(review).carried, carried);
        }
    }
}

/// Returns what became of the carried answers of a review.
fn carried_of(review: &Review) -> &BTreeMap<String, Carried> {
    let Review {
        id: _,
        started: _,
        closed: _,
        turns: _,
        carried,
        actions_before: _,
        sitting: _,
        session: _,
        aim: _,
        objectives: _,
        stakeholders: _,
        resources: _,
        content: _,
        evaluation: _,
    } = review;
    carried
}

/// Forgets what hangs on a row of the review on screen that is gone.
pub(super) fn forget(workbook: &mut Workbook, row: &Address) {
    let own = Spot::of(workbook, *row);
    let (key, spot) = (row.to_string(), own.to_string());
    let Workbook {
        organisation: _,
        reviews,
        registers: _,
        unread,
        kept_findings,
        // The mark holds in every review, and earlier ones may still have the row.
        kept_out: _,
        disagreements,
        taken,
        part: _,
        unknown,
    } = workbook;
    remove(unread, |other| is_at_or_below(other, &key));
    if let Some(id) = row.row_id() {
        unknown::forget_row(unknown, own.review, id);
    }
    if let Some(id) = row.row_id().map(RowId::plain) {
        remove(kept_findings, |other| other.contains(&id));
    }
    remove(disagreements, |other| is_at_or_below(other, &spot));
    remove(taken, |other| is_at_or_below(other, &spot));
    if let Some(review) = reviews.last_mut()
        && carried_of(review).keys().any(|other| is_at_or_below(other, &key))
    {
        remove(&mut Arc::make_mut(review).carried, |other| is_at_or_below(other, &key));
    }
}

/// Forgets what is noted at and below a spot that is gone: what two people disagreed about there, and who it was from.
pub(super) fn forget_at(workbook: &mut Workbook, spot: &Spot) {
    let key = spot.to_string();
    let Workbook {
        organisation: _,
        reviews: _,
        registers: _,
        // What was typed goes with the answers, and what was decided about a place holds in every review.
        unread: _,
        kept_findings: _,
        kept_out: _,
        disagreements,
        taken,
        part: _,
        unknown,
    } = workbook;
    remove(disagreements, |other| is_at_or_below(other, &key));
    remove(taken, |other| is_at_or_below(other, &key));
    match spot.part {
        Part::At(at) => {
            if let Some(Step::Row(row)) = at.last() {
                unknown::forget_row(unknown, spot.review, row);
            }
        }
        Part::Whole => {
            if let Some(review) = spot.review {
                unknown::forget_row(unknown, None, review);
            }
        }
        Part::Started | Part::Closed | Part::KeptOut(_) | Part::Finding(_) => {}
    }
}

/// Takes the review at a place out, with what hangs on it. What was begun in a box belongs to no review.
pub(super) fn take_out_review(workbook: &mut Workbook, place: usize) {
    let was_on_screen = place + 1 == workbook.reviews.len();
    let review = workbook.reviews.remove(place);
    if was_on_screen {
        remove(&mut workbook.unread, |other| is_in_review(other) && !super::begun::is_begun_key(other));
    }
    forget_at(workbook, &Spot { review: Some(review.id), part: Part::Whole });
}

/// Gives the copy of a row what was typed in the row and is no value, and what is kept out of the public version. What a
/// person said about the row itself is not said about the copy.
pub(super) fn copy(workbook: &mut Workbook, row: &Address, copy: &Address) {
    let key = row.to_string();
    let review = Spot::of(workbook, *row).review;
    let Workbook {
        organisation: _,
        reviews: _,
        registers: _,
        unread,
        kept_findings: _,
        kept_out,
        disagreements: _,
        taken: _,
        part: _,
        unknown,
    } = workbook;
    copy_below(unread, &key, copy);
    copy_below(kept_out, &key, copy);
    if let (Some(row), Some(copy)) = (row.row_id(), copy.row_id()) {
        unknown::copy_row(unknown, review, row, copy);
    }
}

/// Gives a review another identity, in all that names it.
pub(super) fn rename_review(workbook: &mut Workbook, from: RowId, to: RowId) {
    let Workbook {
        organisation: _,
        reviews,
        registers: _,
        // These are kept by address, and an address names no review.
        unread: _,
        kept_findings: _,
        kept_out: _,
        disagreements,
        taken,
        part: _,
        unknown,
    } = workbook;
    for review in reviews.iter_mut().filter(|review| review.id == from) {
        Arc::make_mut(review).id = to;
    }
    let [was, is] = [from, to].map(|id| Spot { review: Some(id), part: Part::Whole }.to_string());
    rename(disagreements, &was, &is);
    rename(taken, &was, &is);
    unknown::rename_review(unknown, from, to);
}

/// Returns the id of the review on screen. The first answer to a workbook without any begins one with the id of none.
pub(super) fn on_screen(workbook: &Workbook) -> RowId {
    workbook.reviews.last().map_or_else(RowId::default, |review| review.id)
}

/// Returns whether a spot is in the review on screen, or in no review.
fn is_on_screen(workbook: &Workbook, spot: &Spot) -> bool {
    spot.review.is_none_or(|review| review == on_screen(workbook))
}

/// Returns whether the text of an address leads into a page that each review has for itself.
pub(super) fn is_in_review(key: &str) -> bool {
    let page = key.split('/').next().unwrap_or_default();
    Place::all().any(|place| place.id() == page && in_review(place))
}

/// Takes away what a person said when they dropped a row of the review on screen, and returns it.
pub(super) fn take_dropped(workbook: &mut Workbook, row: &Address) -> Option<Carried> {
    let key = row.to_string();
    let mark = workbook.review().carried.get(&key).filter(|mark| mark.state == CarriedState::Dropped).cloned()?;
    Arc::make_mut(&mut workbook.review_mut().carried).remove(&key);
    Some(mark)
}

fn is_at_or_below(other: &str, key: &str) -> bool {
    other.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn select<T>(map: &BTreeMap<String, T>, is_meant: impl Fn(&String) -> bool) -> Vec<(&String, &T)> {
    map.iter().filter(|(key, _)| is_meant(key)).collect()
}

fn add_missing<T: Clone>(map: &mut Arc<BTreeMap<String, T>>, more: &[(&String, &T)]) {
    if more.iter().any(|(key, _)| !map.contains_key(*key)) {
        let map = Arc::make_mut(map);
        for (key, value) in more {
            map.entry((*key).clone()).or_insert_with(|| (*value).clone());
        }
    }
}

fn remove<T: Clone>(map: &mut Arc<BTreeMap<String, T>>, is_gone: impl Fn(&str) -> bool) {
    if map.keys().any(|key| is_gone(key)) {
        Arc::make_mut(map).retain(|key, _| !is_gone(key));
    }
}

fn copy_below<T: Clone>(map: &mut Arc<BTreeMap<String, T>>, key: &str, copy: &Address) {
    let found = map.iter().filter(|(other, _)| is_at_or_below(other, key));
    let found: Vec<(String, T)> =
        found.map(|(other, value)| (format!("{copy}{}", &other[key.len()..]), value.clone())).collect();
    if !found.is_empty() {
        Arc::make_mut(map).extend(found);
    }
}

fn rename<T: Clone>(map: &mut Arc<BTreeMap<String, T>>, was: &str, is: &str) {
    if map.keys().any(|key| is_at_or_below(key, was)) {
        let all = Arc::make_mut(map);
        let named = |key: String| match key.strip_prefix(was).filter(|_| is_at_or_below(&key, was)) {
            Some(rest) => format!("{is}{rest}"),
            None => key,
        };
        *all = std::mem::take(all).into_iter().map(|(key, value)| (named(key), value)).collect();
    }
}
