//! What a person says of a carried answer: that it is still true, or that it no longer belongs here, and why.
//!
//! A new answer needs no extra word: giving it marks the answer as changed, and going back to last time's answer leaves
//! it open again, because typing something is not the same as looking at it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{Address, Edit, EditError, Outcome, Place, Register, Step, Workbook, find_row, find_view};

use super::{Carried, CarriedState, before};

/// Who said something, and when.
#[derive(Clone, Copy)]
pub(in crate::model) struct Said<'s> {
    pub(in crate::model) by: &'s str,
    pub(in crate::model) on: Date,
}

/// Says of everything at and below an address that is still open that it is still true. Of an action from before the
/// review, it says that somebody has looked at it and it is still open.
pub(in crate::model) fn confirm(workbook: &mut Workbook, at: &Address, said: Said<'_>) -> Result<Outcome, EditError> {
    let (key, below) = keys(at);
    if is_matter_arising(workbook, at) {
        if workbook.review().closed.is_some() {
            return Err(EditError::ReviewClosed);
        }
        Arc::make_mut(&mut workbook.review_mut().carried).insert(key, mark(CarriedState::StillTrue, "", said));
        return Ok(Outcome { name: "Leave the action open".to_owned(), unlinked: vec![], focus: Some(*at) });
    }
    let is_meant = |other: &str, carried: &Carried| {
        (other == key || other.starts_with(&below)) && carried.state == CarriedState::ToConfirm
    };
    let open: Vec<String> = workbook
        .review()
        .carried
        .range(key.clone()..)
        .take_while(|(other, _)| other.starts_with(&key))
        .filter(|(other, carried)| is_meant(other, carried))
        .map(|(other, _)| other.clone())
        .collect();
    if open.is_empty() {
        return Err(EditError::NothingToConfirm(*at));
    }
    let all = Arc::make_mut(&mut workbook.review_mut().carried);
    for key in open {
        all.insert(key, mark(CarriedState::StillTrue, "", said));
    }
    Ok(Outcome { name: "Confirm as still true".to_owned(), unlinked: vec![], focus: Some(*at) })
}

/// Takes a carried answer, or a carried row with all that is in it, out of the review, with a reason.
pub(in crate::model) fn drop_answer(
    workbook: &mut Workbook,
    at: &Address,
    reason: &str,
    said: Said<'_>,
) -> Result<Outcome, EditError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(EditError::ReasonMissing);
    }
    let name = "Drop with a reason".to_owned();
    let dropped = mark(CarriedState::Dropped, reason, said);
    let key = at.to_string();
    if matches!(at.last(), Some(Step::Row(_))) {
        let (_, below) = keys(at);
        let from = workbook.review().carried.range(below.clone()..).next();
        let is_carried = from.is_some_and(|(other, _)| other.starts_with(&below));
        if find_row(workbook, at).is_none() || !is_carried {
            return Err(EditError::NothingToConfirm(*at));
        }
        let outcome = Edit::Remove { row: *at }.write(workbook)?;
        Arc::make_mut(&mut workbook.review_mut().carried).insert(key, dropped);
        return Ok(Outcome { name, ..outcome });
    }
    let (_, now) = find_view(workbook, at).ok_or(EditError::NoSuchAddress(*at))?;
    if !workbook.review().carried.contains_key(&key) {
        return Err(EditError::NothingToConfirm(*at));
    }
    Edit::Set { at: *at, to: now.blank() }.write(workbook)?;
    Arc::make_mut(&mut workbook.review_mut().carried).insert(key, dropped);
    Ok(Outcome { name, unlinked: vec![], focus: Some(*at) })
}

/// Notes that the answer at an address is another one now. `differs` says whether the edit changed it.
pub(in crate::model) fn note_change(workbook: &mut Workbook, at: &Address) {
    if workbook.review().carried.is_empty() {
        return;
    }
    let key = at.to_string();
    if !workbook.review().carried.contains_key(&key) {
        return;
    }
    let now = find_view(workbook, at).map(|(_, view)| view);
    let last = before(workbook, at, 1).map(|earlier| earlier.view);
    let state = if now == last { CarriedState::ToConfirm } else { CarriedState::Changed };
    let carried = Carried { state, ..Carried::default() };
    if workbook.review().carried.get(&key) != Some(&carried) {
        Arc::make_mut(&mut workbook.review_mut().carried).insert(key, carried);
    }
}

/// Notes that answers changed because the row that they pointed to is gone.
pub(in crate::model) fn note_unlinked(workbook: &mut Workbook, unlinked: &[Address]) {
    for at in unlinked {
        note_change(workbook, at);
    }
}

/// Returns whether an address is an action that there was before the review on screen.
fn is_matter_arising(workbook: &Workbook, at: &Address) -> bool {
    let is_row = at.place() == Place::Register(Register::Actions) && matches!(at.last(), Some(Step::Row(_)));
    is_row
        && find_row(workbook, at).is_some()
        && at.row_id().is_some_and(|id| workbook.review().actions_before.contains_key(&id))
}

fn keys(at: &Address) -> (String, String) {
    let key = at.to_string();
    let below = format!("{key}/");
    (key, below)
}

fn mark(state: CarriedState, reason: &str, said: Said<'_>) -> Carried {
    Carried { state, reason: reason.to_owned(), by: said.by.trim().to_owned(), on: Some(said.on) }
}
