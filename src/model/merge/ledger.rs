//! What a merge writes down while it walks: what was taken, what needs a person, which rows it kept.
//!
//! The walk of the merge asks the ledger for every answer, so that the rules of one answer stand in one place.

use std::collections::BTreeMap;

use crate::model::{Address, Answer, Field, Question, RowId, Table, View, Workbook};

use super::decide::{Decision, decide};
use super::kept::{Disagreement, DisagreementKind, Kept};
use super::spot::{Spot, in_review};
use super::typed::{begin, typed, typed_below};
use super::{Change, ChangeKind};

/// The side that removed a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Mine,
    Theirs,
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
    ) -> Self {
        Self {
            base,
            mine,
            theirs,
            keep,
            last,
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
        let kind = match removed_by {
            Side::Mine => DisagreementKind::RemovedByMine,
            Side::Theirs => DisagreementKind::RemovedByTheirs,
        };
        self.found.push((spot.to_string(), Disagreement { kind, ..Disagreement::default() }));
        if let Some(at) = spot.address() {
            self.kept.insert((spot.review, at), removed_by);
        }
        if removed_by == Side::Mine {
            self.take_typed_below(spot);
        }
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

    /// Returns whether two workbooks hold different notes below a spot: typed text, or answers still to be chosen.
    pub(super) fn notes_differ(&self, one: &Workbook, other: &Workbook, spot: &Spot) -> bool {
        let typed_differs = spot.address().is_some_and(|at| {
            self.is_typed_kept(spot.review)
                && !typed_below(one, spot.review, &at).eq(typed_below(other, spot.review, &at))
        });
        typed_differs
            || (!one.disagreements.is_empty() || !other.disagreements.is_empty()) && {
                let below = format!("{spot}/");
                let notes = |workbook: &Workbook| -> Vec<_> {
                    let from = workbook.disagreements.range(below.clone()..);
                    from.take_while(|(key, _)| key.starts_with(&below))
                        .map(|(k, all)| (k.clone(), all.clone()))
                        .collect()
                };
                notes(one) != notes(other)
            }
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
            [mine_now.as_ref().map_or(mine, as_view), theirs_now.as_ref().map_or(theirs, as_view)]
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
                    theirs: Some(Kept::of(theirs)),
                    typed: their_text,
                    base: base.map(Kept::of),
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
        match (base, side) {
            (View::Link(Some(id)), View::Link(None)) if is_kept(&id) => Some(Answer::Link(Some(id))),
            (View::Links(was), View::Links(is)) if was.iter().any(|id| !is.contains(id) && is_kept(id)) => {
                let left = was.iter().filter(|id| is.contains(id) || !is_kept(id));
                if left.eq(is) {
                    return Some(Answer::Links(was.to_vec()));
                }
                let mut links = is.to_vec();
                links.extend(was.iter().filter(|id| !is.contains(id) && is_kept(id)));
                Some(Answer::Links(links))
            }
            _ => None,
        }
    }
}

/// Lends a link that was given back. Other answers are never given back.
fn as_view(answer: &Answer) -> View<'_> {
    match answer {
        Answer::Links(rows) => View::Links(rows),
        Answer::Link(row) => View::Link(*row),
        _ => View::Link(None),
    }
}
