//! Merging: what two people wrote in copies of one workbook, joined so that no word of either is lost.
//!
//! | Module | What it is |
//! |---|---|
//! | `decide` | the rules for one answer; `lines` for long text, `sets` for sets |
//! | `join` | three sheets walked side by side; `order` of rows; `reviews`; `links` between tables |
//! | `ledger` | what a merge writes down, `typed` text that is no value, `begun` words of a box |
//! | `kept` | what stays in the file until a person chooses, by `spot`; `settle` is the choice |
//! | `marks` | what people set on places: `overrides` of findings, what is `kept_out` of public versions, `carried` answers |
//! | `twins` | one review of two that both started next |
//! | `sitting` | the time of the session, and which stages are finished |
//! | `part` | one stage on its way to a colleague and back |
//! | `say` | all of it in words |
//! | `take_back` | one answer or row as it was in an older state |
//!
//! Rows are found by their ids, edits to different answers join by themselves, and the same answer changed twice is
//! kept twice until a person chooses. No clock decides anything.

mod begun;
#[cfg(test)]
mod care_tests;
mod carried;
mod decide;
#[cfg(test)]
mod every_kind_tests;
mod join;
mod kept;
mod kept_out;
mod ledger;
mod lines;
mod links;
mod marks;
mod order;
mod overrides;
mod part;
mod reviews;
mod say;
mod sets;
mod settle;
mod sitting;
mod spot;
mod take_back;
#[cfg(test)]
mod tests;
mod twins;
mod typed;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::hanging::{Hanging, forget_at};
use super::{Address, Place, Review, Stage, Workbook, unknown};
use join::{Items, Join};
use ledger::{Extent, KeptRows, Ledger};
use reviews::Plan;

pub use kept::{ClosedBy, Disagreement, DisagreementKind, Taken};
pub use part::{OtherReview, merge_part, part_of};
pub use say::{Said, place_in_words, said};
pub use settle::Choose;
pub(super) use settle::{forget_taken, settle};
pub(super) use spot::in_review;
pub use spot::{Part, Spot};
pub use take_back::take_back;

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Both workbooks in one. Where a person has to choose, mine stands and theirs is kept beside it.
    pub workbook: Workbook,
    /// What was taken from them.
    pub changes: Vec<Change>,
    /// Where this merge needs a person, in page order, each spot once. The workbook keeps both answers of each.
    pub needs: Vec<Spot>,
    /// How many parts that this program does not know were changed on both sides. Where there are any, theirs would be
    /// lost, so the workbook must not take the place of either.
    pub clashes: usize,
}

/// One thing that was taken from the colleague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub spot: Spot,
    /// What happened there.
    pub kind: ChangeKind,
}

/// What happened at a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A row or review was added.
    New,
    /// An answer was given, changed or cleared.
    Changed,
    /// A row or review was removed.
    Removed,
    /// The rows of a table have another order.
    Moved,
    /// Both had started the next review. It is one now.
    OneOfTwo,
}

/// Merges what two people made of one workbook.
///
/// `base` is what both began with. Without it nobody can know who changed what, so every difference is for a person,
/// and what only one side has is kept. `from` names the colleague and may be empty; then no answer is marked as taken.
/// Swapping the sides gives the same workbook, except that another of two answers stands and the other one is kept, and
/// that who took a mark of [`Workbook::kept_out`] away is not asked about it.
pub fn merge(base: Option<&Workbook>, mine: &Workbook, theirs: &Workbook, from: &str, today: Date) -> Merged {
    merge_as(Extent::Whole, base, mine, theirs, (from, today))
}

/// Merges what is a whole copy, or a part of one.
fn merge_as(
    extent: Extent,
    base: Option<&Workbook>,
    mine: &Workbook,
    theirs: &Workbook,
    (from, today): (&str, Date),
) -> Merged {
    let (twins, before) = (twins::made_one(base, mine, theirs), mine);
    let (base, mine, theirs) = match &twins {
        Some(twins) => (twins.base.as_ref(), &twins.mine, &twins.theirs),
        None => (base, mine, theirs),
    };
    let plan = Plan::of(base, mine, theirs);
    let mut keep = KeptRows::new();
    loop {
        let mut ledger = Ledger::new(base, mine, theirs, &keep, plan.last(), extent);
        let mut workbook = join_all(&plan, &mut ledger);
        // A row that is kept after all can name further rows, and gets back the links that its removal cleared.
        let lost = links::lost(&workbook, mine, theirs);
        let mut more = keep.clone();
        more.extend(ledger.kept.iter().map(|(row, side)| (*row, *side)));
        for (row, side) in lost {
            more.entry(row).or_insert(side);
        }
        if more.len() > keep.len() {
            keep = more;
            continue;
        }
        let known = ledger.known_base();
        let stranded = [mine, theirs].map(|side| typed::stranded(known, side, ledger.last)).concat();
        let orphans = typed::join_orphans(&mut ledger.unread, known, theirs, ledger.last);
        ledger.found.extend(stranded);
        ledger.found.extend(orphans);
        let Ledger { unread, mut changes, mut found, removed, .. } = ledger;
        let begun = begun::join(known, mine, theirs);
        workbook.unread = shared(&mine.unread, unread.into_iter().chain(begun).collect());
        let findings =
            overrides::join(known.map(|base| &base.kept_findings), &mine.kept_findings, &theirs.kept_findings);
        changes.extend(overrides::changes(&mine.kept_findings, &findings));
        workbook.kept_findings = findings;
        let marks = kept_out::join(known.map(|base| &base.kept_out), &mine.kept_out, &theirs.kept_out);
        changes.extend(kept_out::changes(&mine.kept_out, &marks.stand));
        found.extend(marks.found);
        workbook.kept_out = marks.stand;
        let before_both = known.map(|base| &*base.unknown);
        let unknown = unknown::join(before_both, &mine.unknown, &theirs.unknown, extent == Extent::Whole);
        workbook.unknown = unknown.parts;
        changes.extend(twins.as_ref().and_then(|twins| twins.change(before, &workbook)));
        keep_notes(&mut workbook, known, mine, theirs, (from, today), &changes, &found);
        for ((review, at), remover) in &keep {
            let owner = if *remover == ledger::Side::Mine { theirs } else { mine };
            let spot = Spot::at(*review, *at);
            Hanging::of(owner, &spot).put_back(&mut workbook, &spot);
        }
        for spot in removed {
            forget_at(&mut workbook, &spot);
        }
        let mut seen = HashSet::new();
        let needs = found.iter().filter_map(|(key, _)| Spot::parse(key)).filter(|spot| seen.insert(*spot)).collect();
        return Merged { workbook, changes, needs, clashes: unknown.clashes };
    }
}

/// Returns mine where it says the same, so that a merge that changes nothing copies nothing.
fn shared<T: PartialEq>(mine: &Arc<T>, joined: T) -> Arc<T> {
    if **mine == joined { Arc::clone(mine) } else { Arc::new(joined) }
}

/// Joins everything that is asked.
fn join_all<'w>(plan: &Plan<'w>, ledger: &mut Ledger<'w>) -> Workbook {
    let (mine, theirs) = (ledger.mine, ledger.theirs);
    let mut workbook = mine.clone();
    for place in Place::all().filter(|place| !spot::in_review(*place)) {
        let at = Address::page(place);
        if same_page(mine, theirs, place) && !ledger.typed_differs(mine, theirs, &Spot::at(None, at)) {
            continue;
        }
        let mut join = Join {
            review: None,
            here: at,
            base: ledger.base.map(|base| Items::of_page(base, None, place)),
            mine: Items::of_page(mine, None, place),
            theirs: Items::of_page(theirs, None, place),
            next: 0,
            ledger: &mut *ledger,
        };
        workbook.ask_mut(place, &mut join);
    }
    workbook.reviews = plan.join(ledger);
    workbook
}

fn same_page(one: &Workbook, other: &Workbook, place: Place) -> bool {
    use super::Register;
    let (one_of, other_of) = (&one.registers, &other.registers);
    match place {
        Place::Organisation => one.organisation == other.organisation,
        Place::Session | Place::Stage(_) => false,
        Place::Register(Register::Channels) => one_of.channels == other_of.channels,
        Place::Register(Register::Posts) => one_of.posts == other_of.posts,
        Place::Register(Register::Readings) => one_of.readings == other_of.readings,
        Place::Register(Register::Events) => one_of.events == other_of.events,
        Place::Register(Register::Actions) => one_of.actions == other_of.actions,
        Place::Register(Register::Evidence) => one_of.evidence == other_of.evidence,
        Place::Register(Register::Partners) => one_of.partners == other_of.partners,
    }
}

/// Returns whether a stage is the same in two reviews.
fn same_sheet(one: &Review, other: &Review, stage: Stage) -> bool {
    match stage {
        Stage::Aim => one.aim == other.aim,
        Stage::Objectives => one.objectives == other.objectives,
        Stage::Stakeholders => one.stakeholders == other.stakeholders,
        Stage::Resources => one.resources == other.resources,
        Stage::Content => one.content == other.content,
        Stage::Evaluation => one.evaluation == other.evaluation,
    }
}

/// Joins what is noted beside the answers: disagreements that wait for a person, and who answers were taken from.
fn keep_notes(
    workbook: &mut Workbook,
    base: Option<&Workbook>,
    mine: &Workbook,
    theirs: &Workbook,
    (from, today): (&str, Date),
    changes: &[Change],
    found: &[(String, Disagreement)],
) {
    // Keys without any stand for none, so that three maps of lists can be compared entry by entry.
    let of = |workbook: &Workbook, key: &String| workbook.disagreements.get(key).cloned().unwrap_or_default();
    let has = |all: &[Disagreement], one: &Disagreement| all.iter().any(|other| other.is_same_as(one));
    let mut waiting: BTreeMap<String, Vec<Disagreement>> = BTreeMap::new();
    for key in mine.disagreements.keys().chain(theirs.disagreements.keys()) {
        if waiting.contains_key(key) {
            continue;
        }
        let before = base.map(|base| of(base, key)).unwrap_or_default();
        let (here, there) = (of(mine, key), of(theirs, key));
        // What was there before and is gone on one side was settled there.
        let open = |one: &&Disagreement, other: &[Disagreement]| has(other, one) || !has(&before, one);
        let mut all: Vec<Disagreement> = here.iter().filter(|one| open(one, &there)).cloned().collect();
        all.extend(there.iter().filter(|one| !has(&here, one) && open(one, &here)).cloned());
        waiting.insert(key.clone(), all);
    }
    for (key, one) in found {
        let all = waiting.entry(key.clone()).or_default();
        if !has(all, one) {
            all.push(Disagreement { from: from.to_owned(), on: Some(today), ..one.clone() });
        }
    }
    waiting.retain(|_, all| !all.is_empty());
    workbook.disagreements = shared(&mine.disagreements, waiting);

    let mut taken = (*mine.taken).clone();
    for key in mine.taken.keys().chain(theirs.taken.keys()) {
        let before = base.and_then(|base| base.taken.get(key));
        let (here, there) = (mine.taken.get(key), theirs.taken.get(key));
        if here == before && there != before {
            match there {
                Some(there) => taken.insert(key.clone(), there.clone()),
                None => taken.remove(key),
            };
        }
    }
    for change in changes.iter().filter(|change| change.kind == ChangeKind::Changed) {
        let key = change.spot.to_string();
        if !theirs.taken.contains_key(&key) {
            taken.remove(&key);
        }
    }
    if !from.is_empty() {
        let is_answer = |change: &&Change| {
            matches!(change.kind, ChangeKind::New | ChangeKind::Changed)
                && !matches!(change.spot.part, Part::KeptOut(_) | Part::Finding(_))
        };
        let new = changes.iter().filter(is_answer);
        taken.extend(new.map(|change| (change.spot.to_string(), Taken { from: from.to_owned(), on: Some(today) })));
    }
    workbook.taken = shared(&mine.taken, taken);
}
