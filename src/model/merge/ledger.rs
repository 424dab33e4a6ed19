//! What a merge writes down while it walks: what was taken, what needs a person, which rows it kept.
//!
//! The walk of the merge asks the ledger for every answer, so that the rules of one answer stand in one place.

use std::collections::BTreeMap;

use crate::model::{Address, Answer, Field, Place, Question, RowId, Stage, Table, View, Workbook};

use super::decide::{Decision, decide};
use super::kept::{ClosedBy, Disagreement, DisagreementKind};
use super::spot::{Spot, in_review};
use super::typed::{begin, typed, typed_below};
use super::{Change, ChangeKind};

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Mine,
    Theirs,
}

impl Side {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Mine => Self::Theirs,
            Self::Theirs => Self::Mine,
        }
    }

    const fn closed_by(self) -> ClosedBy {
        match self {
            Self::Mine => ClosedBy::Mine,
            Self::Theirs => ClosedBy::Theirs,
        }
    }
}

/// How much of a workbook the other copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// One stage of one review. What was changed elsewhere in it is offered and not taken.
    Part { review: RowId, stage: Stage },
    /// One stage that is compared with what would be sent today, because nobody knows what was sent. Every difference is
    /// for a person, and what only one side has stays.
    UnknownPart,
}

/// Which sides have closed a review since both began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Closed {
    mine: bool,
    theirs: bool,
}

impl Closed {
    const fn by(self, side: Side) -> bool {
        match side {
            Side::Mine => self.mine,
            Side::Theirs => self.theirs,
        }
    }
}

/// Rows that are kept although one side removed them, by review and address of the row.
pub(super) type KeptRows = BTreeMap<(Option<RowId>, Address), Side>;

/// The three workbooks, and what is written down about them.
pub(super) struct Ledger<'w> {
    pub(super) base: Option<&'w Workbook>,
    pub(super) mine: &'w Workbook,
    pub(super) theirs: &'w Workbook,
    /// Rows that are known, from an earlier round, to be kept.
    pub(super) keep: &'w KeptRows,
    /// The review that is on screen after the merge.
    pub(super) last: Option<RowId>,
    pub(super) extent: Extent,
    closed: BTreeMap<RowId, Closed>,
    pub(super) unread: BTreeMap<String, String>,
    pub(super) changes: Vec<Change>,
    pub(super) found: Vec<(String, Disagreement)>,
    pub(super) kept: KeptRows,
    pub(super) removed: Vec<Spot>,
}

impl<'w> Ledger<'w> {
    pub(super) fn new(
        base: Option<&'w Workbook>,
        mine: &'w Workbook,
        theirs: &'w Workbook,
        keep: &'w KeptRows,
        last: Option<RowId>,
        extent: Extent,
    ) -> Self {
        Self {
            base,
            mine,
            theirs,
            keep,
            last,
            extent,
            closed: base.map(|base| closed_since(base, mine, theirs)).unwrap_or_default(),
            unread: begin(mine, last),
            changes: vec![],
            found: vec![],
            kept: KeptRows::new(),
            removed: vec![],
        }
    }

    /// Writes down that something of theirs was taken.
    pub(super) fn change(&mut self, spot: Spot, kind: ChangeKind) {
        self.changes.push(Change { spot, kind });
    }

    /// Writes down that a row or review is kept although one side removed it.
    pub(super) fn keep(&mut self, spot: Spot, removed_by: Side) {
        self.ask_about(spot, removed_by, None);
        self.keep_quietly(spot, removed_by);
    }

    fn keep_quietly(&mut self, spot: Spot, removed_by: Side) {
        if let Some(at) = spot.address() {
            self.kept.insert((spot.review, at), removed_by);
        }
        if removed_by == Side::Mine {
            self.take_typed_below(spot);
        }
    }

    /// Writes down that a row is kept which one side removed from a review that the other one had closed.
    pub(super) fn keep_in_closed(&mut self, spot: Spot, removed_by: Side) {
        self.ask_about(spot, removed_by, Some(removed_by.other().closed_by()));
        self.keep_quietly(spot, removed_by);
    }

    /// Writes down that a row is new in a review that the other side had closed.
    pub(super) fn add_to_closed(&mut self, spot: Spot, added_by: Side) {
        self.ask_about(spot, added_by.other(), Some(added_by.other().closed_by()));
        if added_by == Side::Theirs {
            self.take_typed_below(spot);
        }
    }

    fn ask_about(&mut self, spot: Spot, without: Side, closed: Option<ClosedBy>) {
        let kind = match without {
            Side::Mine => DisagreementKind::RemovedByMine,
            Side::Theirs => DisagreementKind::RemovedByTheirs,
        };
        self.found.push((spot.to_string(), Disagreement { kind, closed, ..Disagreement::default() }));
    }

    /// Returns whether a side has closed a review since both began.
    pub(super) fn has_closed(&self, side: Side, review: Option<RowId>) -> bool {
        review.and_then(|review| self.closed.get(&review)).is_some_and(|closed| closed.by(side))
    }

    /// Returns whether what they changed at a spot is only offered, because it is not what they were asked for.
    pub(super) fn is_offered(&self, spot: &Spot) -> bool {
        match self.extent {
            Extent::Whole => false,
            Extent::UnknownPart => true,
            Extent::Part { review, stage } => {
                spot.review != Some(review) || spot.address().is_none_or(|at| at.place() != Place::Stage(stage))
            }
        }
    }

    /// Returns what both began with, as far as anything is known of it.
    pub(super) fn known_base(&self) -> Option<&'w Workbook> {
        self.base.filter(|_| self.extent != Extent::UnknownPart)
    }

    /// Takes over what they typed in a row that comes from them.
    pub(super) fn take_typed_below(&mut self, spot: Spot) {
        if let Some(at) = spot.address().filter(|_| self.is_typed_kept(spot.review)) {
            for (key, text) in typed_below(self.theirs, spot.review, &at) {
                if self.unread.get(key).is_some_and(|mine| mine != text) {
                    let review = spot.review.map(|review| format!("{review}/")).unwrap_or_default();
                    let typed = Disagreement { typed: text.clone(), ..Disagreement::default() };
                    self.found.push((format!("{review}{key}"), typed));
                } else {
                    self.unread.insert(key.clone(), text.clone());
                }
            }
        }
    }

    /// Writes down that a row or review is gone, with all that hung on it.
    pub(super) fn remove(&mut self, spot: Spot, by: Side) {
        if by == Side::Theirs {
            self.change(spot, ChangeKind::Removed);
        }
        if let Some(below) = spot.address().map(|at| format!("{at}/")).filter(|_| self.is_typed_kept(spot.review)) {
            self.unread.retain(|key, _| !key.starts_with(&below));
        }
        self.removed.push(spot);
    }

    fn is_typed_kept(&self, review: Option<RowId>) -> bool {
        review.is_none() || review == self.last
    }

    /// Returns whether two workbooks have different typed text below a spot, which is joined with the answers.
    pub(super) fn typed_differs(&self, one: &Workbook, other: &Workbook, spot: &Spot) -> bool {
        spot.address().is_some_and(|at| {
            self.is_typed_kept(spot.review)
                && !typed_below(one, spot.review, &at).eq(typed_below(other, spot.review, &at))
        })
    }

    /// Decides one answer and writes it into the merged workbook.
    pub(super) fn answer(
        &mut self,
        spot: Spot,
        question: &'static Question,
        base: Option<View<'w>>,
        sides: [View<'w>; 2],
        field: &mut dyn Field,
    ) {
        let Some(at) = spot.address() else { return };
        let [mine, theirs] = sides;
        let (mine_now, theirs_now);
        let [mine, theirs] = if let (Some(table), Some(base)) = (question.table, base) {
            mine_now = self.with_kept(spot.review, table, base, mine, Side::Mine);
            theirs_now = self.with_kept(spot.review, table, base, theirs, Side::Theirs);
            [seen_as(mine_now.as_ref(), mine), seen_as(theirs_now.as_ref(), theirs)]
        } else {
            [mine, theirs]
        };
        let [my_text, their_text] = [self.mine, self.theirs].map(|side| self.typed(side, spot.review, &at));
        let base_text = self.base.map_or("", |base| self.typed(base, spot.review, &at));
        let decision = if my_text == their_text {
            decide(base, mine, theirs)
        } else if base.is_none() {
            Decision::Disagree
        } else if base == Some(theirs) && base_text == their_text {
            Decision::Mine
        } else if base == Some(mine) && base_text == my_text {
            Decision::Theirs
        } else {
            Decision::Disagree
        };
        let is_same = mine == theirs && my_text == their_text;
        let (decision, closed) = if is_same { (decision, None) } else { self.with_care(&spot, decision) };
        let their_text = their_text.to_owned();
        let put = match decision {
            Decision::Mine => (mine != sides[0]).then(|| mine.to_answer()),
            Decision::Theirs => {
                self.change(spot, ChangeKind::Changed);
                if my_text != their_text {
                    if their_text.is_empty() {
                        self.unread.remove(&at.to_string());
                    } else {
                        self.unread.insert(at.to_string(), their_text);
                    }
                }
                Some(theirs.to_answer())
            }
            Decision::Joined(answer) => {
                if answer != mine.to_answer() {
                    self.change(spot, ChangeKind::Changed);
                }
                Some(answer)
            }
            Decision::Disagree => {
                let disagreement = Disagreement {
                    theirs: Some(theirs.to_answer()),
                    typed: their_text,
                    base: base.filter(|_| self.known_base().is_some()).map(|base| base.to_answer()),
                    closed,
                    ..Disagreement::default()
                };
                self.found.push((spot.to_string(), disagreement));
                (mine != sides[0]).then(|| mine.to_answer())
            }
        };
        if let Some(answer) = put {
            field.set(answer);
        }
    }

    /// Makes a question of what would change a review that a side has closed, and of what a colleague was not asked for.
    fn with_care(&self, spot: &Spot, decision: Decision) -> (Decision, Option<ClosedBy>) {
        let closed = |side: Side| self.has_closed(side, spot.review).then(|| side.closed_by());
        let closed = match decision {
            Decision::Mine => closed(Side::Theirs),
            Decision::Theirs => closed(Side::Mine),
            Decision::Joined(_) | Decision::Disagree => closed(Side::Mine).or_else(|| closed(Side::Theirs)),
        };
        let is_theirs = matches!(decision, Decision::Theirs | Decision::Joined(_));
        if closed.is_some() || (is_theirs && self.is_offered(spot)) {
            return (Decision::Disagree, closed);
        }
        (decision, None)
    }

    fn typed(&self, side: &'w Workbook, review: Option<RowId>, at: &Address) -> &'w str {
        if self.is_typed_kept(review) { typed(side, review, at) } else { "" }
    }

    /// Gives back the links that a side lost only because it removed a row that is now kept: clearing them was part of
    /// the removal, about which a person is still to be asked.
    fn with_kept(
        &self,
        review: Option<RowId>,
        table: Table,
        base: View<'w>,
        side: View<'w>,
        remover: Side,
    ) -> Option<Answer> {
        if self.keep.is_empty() {
            return None;
        }
        let table = table.address();
        let review = if in_review(table.place()) { review.or(self.last) } else { None };
        let is_kept = |id: &RowId| self.keep.get(&(review, table.row(*id))) == Some(&remover);
        let (was, is) = (base.rows(), side.rows());
        if !was.iter().any(|id| !is.contains(id) && is_kept(id)) {
            return None;
        }
        match side.to_answer() {
            Answer::Link(None) => Some(base.to_answer()),
            Answer::Links(mut links) => {
                if was.iter().filter(|id| is.contains(id) || !is_kept(id)).eq(is) {
                    return Some(base.to_answer());
                }
                links.extend(was.iter().filter(|id| !is.contains(id) && is_kept(id)));
                Some(Answer::Links(links))
            }
            // A link that names another row by now was chosen by that side.
            Answer::Link(Some(_))
            | Answer::Text(_)
            | Answer::Choice(_)
            | Answer::Pick(_)
            | Answer::Picks(_)
            | Answer::Tick(_)
            | Answer::Date(_)
            | Answer::Hours(_)
            | Answer::Money(_)
            | Answer::Number(_)
            | Answer::Baseline(_)
            | Answer::Measured(_)
            | Answer::Question(_) => None,
        }
    }
}

/// Lends the answer that was given back, or the one that there is.
fn seen_as<'v>(given: Option<&'v Answer>, now: View<'v>) -> View<'v> {
    given.and_then(|given| given.view(now)).unwrap_or(now)
}

/// Returns the reviews that were open when both began, with who has closed them since.
fn closed_since(base: &Workbook, mine: &Workbook, theirs: &Workbook) -> BTreeMap<RowId, Closed> {
    let is_closed = |workbook: &Workbook, id: RowId| {
        workbook.reviews.iter().any(|review| review.id == id && review.closed.is_some())
    };
    let open = base.reviews.iter().filter(|review| review.closed.is_none());
    open.map(|review| (review.id, Closed { mine: is_closed(mine, review.id), theirs: is_closed(theirs, review.id) }))
        .filter(|(_, closed)| *closed != Closed::default())
        .collect()
}
