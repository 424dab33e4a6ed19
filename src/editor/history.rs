//! Undo and redo over everything, as whole workbooks that share what did not change.
//!
//! Keystrokes are gathered until the person rests: such a flux becomes one point with a name. A change of structure
//! (add, remove, move) is a point of its own at once.

use std::collections::VecDeque;

use super::clock::Moment;
use crate::model::begun::keep_begun;
use crate::model::sitting::keep_time;
use crate::model::{Address, Edit, Outcome, Place, Workbook};

/// How many points are kept.
pub const MOST_POINTS: usize = 200;

/// How long an answer must rest before it becomes a point, in seconds.
pub const REST: f64 = 1.0;

/// How long a flux may last before it becomes a point although the person goes on, in seconds.
pub const LONGEST_FLUX: f64 = 30.0;

/// Whether the person holds a key or a button down at this moment: no point is made then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing is held down.
    Nothing,
    /// A key or a button is held down.
    KeyOrButton,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// What was undone or done again ("Remove stakeholder").
    pub name: String,
    /// Where the person should look.
    pub focus: Option<Address>,
}

/// A workbook to go back or forward to, and the change that lies between.
struct Point {
    workbook: Workbook,
    name: String,
    focus_back: Option<Address>,
    focus_forward: Option<Address>,
}

/// Edits of answers that are not a point yet.
struct Flux {
    before: Workbook,
    at: Address,
    name: String,
    began: Moment,
    last: Moment,
}

/// The points before and after the workbook as it is.
#[derive(Default)]
pub(super) struct History {
    back: VecDeque<Point>,
    forward: Vec<Point>,
    flux: Option<Flux>,
}

impl History {
    /// Returns whether an edit only goes on with a flux, so that the caller need not keep the workbook from before.
    pub(super) fn gathers(&self, edit: &Edit) -> bool {
        self.flux.as_ref().is_some_and(|flux| answered(edit) == Some(flux.at))
    }

    /// Takes note of an edit that goes on with a flux. Another question begins another flux, however fast a person types.
    pub(super) fn gather(&mut self, now: Moment) {
        if let Some(flux) = &mut self.flux {
            flux.last = now;
        }
    }

    /// Takes note of any other edit that has changed the workbook from before.
    pub(super) fn note(&mut self, before: Workbook, edit: &Edit, done: &Outcome, now: Moment) {
        self.close(&before);
        self.forward.clear();
        let name = done.name.clone();
        if let Some(at) = answered(edit) {
            self.flux = Some(Flux { before, at, name, began: now, last: now });
        } else {
            let focus_forward = done.focus.or_else(|| focus_with(edit));
            self.push(Point { workbook: before, name, focus_back: focus_without(edit), focus_forward });
        }
    }

    /// Takes in that a whole other workbook was put in place of `before`.
    pub(super) fn jump(&mut self, before: Workbook, name: &str) {
        self.close(&before);
        self.forward.clear();
        self.push(Point { workbook: before, name: name.to_owned(), focus_back: None, focus_forward: None });
    }

    /// Makes a point of the flux when it has rested, or has lasted long enough.
    pub(super) fn settle(&mut self, workbook: &Workbook, now: Moment, held: Held) {
        let is_due = self.flux.as_ref().is_some_and(|flux| now >= flux.due());
        if is_due && held == Held::Nothing {
            self.close(workbook);
        }
    }

    /// Returns when the flux becomes a point if nothing more happens.
    pub(super) fn due(&self) -> Option<Moment> {
        self.flux.as_ref().map(Flux::due)
    }

    /// Makes a point of the flux at once, unless it came to nothing: a letter typed and deleted is no change.
    pub(super) fn close(&mut self, workbook: &Workbook) {
        let Some(Flux { mut before, at, name, .. }) = self.flux.take() else { return };
        keep_facts(workbook, &mut before);
        if before != *workbook {
            self.push(Point { workbook: before, name, focus_back: Some(at), focus_forward: Some(at) });
        }
    }

    fn push(&mut self, point: Point) {
        if self.back.len() == MOST_POINTS {
            self.back.pop_front();
        }
        self.back.push_back(point);
    }

    /// Goes one point back.
    pub(super) fn undo(&mut self, workbook: &mut Workbook) -> Option<UndoStep> {
        self.close(workbook);
        let mut point = self.back.pop_back()?;
        keep_facts(workbook, &mut point.workbook);
        std::mem::swap(&mut point.workbook, workbook);
        let step = UndoStep { name: point.name.clone(), focus: point.focus_back };
        self.forward.push(point);
        Some(step)
    }

    /// Goes one point forward.
    pub(super) fn redo(&mut self, workbook: &mut Workbook) -> Option<UndoStep> {
        self.close(workbook);
        let mut point = self.forward.pop()?;
        keep_facts(workbook, &mut point.workbook);
        std::mem::swap(&mut point.workbook, workbook);
        let step = UndoStep { name: point.name.clone(), focus: point.focus_forward };
        self.back.push_back(point);
        Some(step)
    }

    /// Returns what an undo would undo.
    pub(super) fn undo_name(&self) -> Option<&str> {
        let in_flux = self.flux.as_ref().map(|flux| flux.name.as_str());
        in_flux.or_else(|| self.back.back().map(|point| point.name.as_str()))
    }

    /// Returns what a redo would do again.
    pub(super) fn redo_name(&self) -> Option<&str> {
        self.forward.last().map(|point| point.name.as_str())
    }
}

impl Flux {
    fn due(&self) -> Moment {
        let (rested, long) = (self.last.later(REST), self.began.later(LONGEST_FLUX));
        if rested < long { rested } else { long }
    }
}

/// Takes over what no undo takes back: the time that has passed meanwhile, and what a person has begun to say.
fn keep_facts(now: &Workbook, then: &mut Workbook) {
    keep_time(now, then);
    keep_begun(now, then);
}

/// Returns the question that an edit answers. None for a change of structure.
fn answered(edit: &Edit) -> Option<Address> {
    match edit {
        Edit::Set { at, .. } | Edit::KeepAsTyped { at, .. } => Some(*at),
        _ => None,
    }
}

/// Returns where to look when the edit is undone.
fn focus_without(edit: &Edit) -> Option<Address> {
    match edit {
        Edit::Set { at, .. }
        | Edit::KeepAsTyped { at, .. }
        | Edit::Begin { at, .. }
        | Edit::Add { at, .. }
        | Edit::Keep { at, .. }
        | Edit::Unkeep { at, .. }
        | Edit::KeepOut { at, .. }
        | Edit::LetIn { at }
        | Edit::Confirm { at, .. }
        | Edit::DropAnswer { at, .. } => Some(*at),
        Edit::Duplicate { row, .. } | Edit::Remove { row } | Edit::Move { row, .. } => Some(*row),
        Edit::Settle { spot, .. } => spot.address(),
        Edit::CloseReview { .. }
        | Edit::ReopenReview { .. }
        | Edit::StartNextReview { .. }
        | Edit::Sit { .. }
        | Edit::Spend { .. } => None,
        Edit::MarkStage { stage, .. } => Some(Address::page(Place::Stage(*stage))),
        Edit::Together { edits, .. } => edits.first().and_then(focus_without),
    }
}

/// Returns where to look when the edit is done again and says nothing itself.
fn focus_with(edit: &Edit) -> Option<Address> {
    match edit {
        Edit::Together { edits, .. } => edits.last().and_then(focus_with),
        other => focus_without(other),
    }
}
