//! Edits: the one door through which a workbook changes.
//!
//! An edit is a value with an address. It is pure and always undoable, because the editor keeps the workbook from
//! before; window, command line, fixes and tests all use the same few kinds.

mod reach;

use std::sync::Arc;

use jiff::civil::Date;

use super::merge::{forget_taken, settle};
pub use super::references::references_to;
use reach::{SetOne, with_row, write_field, write_rows};

use super::release;
use super::revisit::{self, Said};
use super::{
    Address, Answer, Choose, KeptFinding, RowId, SittingState, Spot, Stage, StageMark, Workbook, begun, find_view,
    hanging, sitting,
};

/// One change to a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives a question another answer.
    Set {
        /// The question.
        at: Address,
        /// The new answer.
        to: Answer,
    },
    /// Keeps what was typed into a field although it does not read as the field's kind of value.
    KeepAsTyped {
        /// The question.
        at: Address,
        /// What was typed; empty forgets it.
        text: String,
    },
    /// Keeps what was begun for the next row of a table and is no row yet.
    Begin {
        /// The question of the row, as [`super::begun::begun_at`] names it.
        at: Address,
        /// What was typed so far; empty forgets it.
        text: String,
    },
    /// Adds an empty row to a table.
    Add {
        /// The table.
        at: Address,
        /// The identity of the new row, never used before.
        id: RowId,
        /// The place in the table; none is the end.
        place: Option<usize>,
        /// Answers that the row starts with, by question id.
        with: Vec<(&'static str, Answer)>,
    },
    /// Adds a copy of a row behind it.
    Duplicate {
        /// The row.
        row: Address,
        /// The identity of the copy, never used before.
        id: RowId,
    },
    /// Removes a row, and clears every answer that points to it.
    Remove {
        /// The row.
        row: Address,
    },
    /// Moves a row to another place in its table.
    Move {
        /// The row.
        row: Address,
        /// The place that it takes.
        to: usize,
    },
    /// Keeps a finding as it is, with a reason.
    Keep {
        /// Where the finding is.
        at: Address,
        /// The identity of the finding.
        finding: String,
        /// Why it is kept.
        kept: KeptFinding,
    },
    /// Takes back that a finding is kept as it is.
    Unkeep {
        /// Where the finding is.
        at: Address,
        /// The identity of the finding.
        finding: String,
    },
    /// Keeps an answer, a table or a row out of every version for the public.
    KeepOut {
        /// The question, the table or the row.
        at: Address,
        /// The day.
        on: Date,
    },
    /// Lets an answer, a table or a row into versions for the public again.
    LetIn {
        /// The question, the table or the row.
        at: Address,
    },
    /// Settles what two people wrote differently. No other edit does.
    Settle {
        /// Where, in whichever review.
        spot: Spot,
        /// Which of the disagreements at the spot, from 0.
        number: usize,
        /// What the person chose.
        choose: Choose,
    },
    /// Says of everything at and below an address that was carried from the review before and is still open, that it
    /// is still true.
    Confirm {
        /// A page, a table, a row or one question.
        at: Address,
        /// Who says so. May be empty.
        by: String,
        /// The day.
        on: Date,
    },
    /// Takes a carried answer, or a carried row, out of the review, with the reason.
    DropAnswer {
        /// The question or the row.
        at: Address,
        /// Why; must not be empty.
        reason: String,
        /// Who says so. May be empty.
        by: String,
        /// The day.
        on: Date,
    },
    /// Closes the review on screen. From then on no edit but [`Edit::ReopenReview`] changes it, and
    /// [`Edit::Settle`], which chooses between two versions of it.
    CloseReview {
        /// The day.
        on: Date,
        /// Who closes it. May be empty.
        by: String,
    },
    /// Opens the closed review on screen again.
    ReopenReview {
        /// The day.
        on: Date,
        /// Who reopens it. May be empty.
        by: String,
        /// Why; must not be empty.
        reason: String,
    },
    /// Starts the next review from the closed one on screen, with each answer carried by the rule of its question.
    StartNextReview {
        /// The identity of the new review, never used before.
        id: RowId,
        /// The day on which it starts.
        on: Date,
    },
    /// Begins, ends or takes up the session of the review on screen.
    Sit {
        /// What it is from now on.
        state: SittingState,
    },
    /// Adds time to a stage of the review on screen, as the clock of its session counted it.
    Spend {
        /// The stage that was on screen.
        stage: Stage,
        /// How long, in seconds.
        seconds: u32,
    },
    /// Notes what a person said about a whole stage of the review on screen.
    MarkStage {
        /// The stage.
        stage: Stage,
        /// What they said; none takes it back.
        mark: Option<StageMark>,
    },
    /// Several edits that are done and undone as one.
    Together {
        /// What the person did ("Add the usual tasks").
        name: &'static str,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
}

/// What an edit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the person did, for "Undo …": lower case after the verb ("Remove stakeholder").
    pub name: String,
    /// The answers that pointed to a removed row and are now empty or one shorter.
    pub unlinked: Vec<Address>,
    /// The address that the person should see next.
    pub focus: Option<Address>,
}

/// Says why an edit could not be done. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The address leads nowhere; a colleague may have removed the row.
    #[error("the answer no longer exists")]
    NoSuchAddress(Address),
    /// The answer is of another kind than the question.
    #[error("the question needs another kind of answer")]
    WrongKind(Address),
    /// Nobody disagrees there, or the choice does not fit.
    #[error("there are no two answers to choose between here")]
    NothingToSettle(Spot),
    /// The review is closed, and its answers are final.
    #[error("the review is closed")]
    ReviewClosed,
    /// There is no open review to close.
    #[error("there is no open review")]
    NoOpenReview,
    /// The review on screen is still open: it cannot be reopened, and the next one cannot start from it.
    #[error("the review is still open")]
    ReviewIsOpen,
    /// Nothing at the address was carried from the review before, or nothing there is still open.
    #[error("there is nothing to confirm here")]
    NothingToConfirm(Address),
    /// A reason is needed.
    #[error("a reason is missing")]
    ReasonMissing,
    /// The workbook holds one stage only, to be sent back.
    #[error("this is one stage of a workbook, not a whole workbook")]
    OnlyAPart,
}

impl Edit {
    /// Does the edit. On an error the workbook is as it was.
    pub fn apply(&self, workbook: &mut Workbook) -> Result<Outcome, EditError> {
        if self.answers_at().is_some_and(|at| revisit::is_locked(workbook, at)) {
            return Err(EditError::ReviewClosed);
        }
        let without_review = workbook.reviews.is_empty();
        let outcome = self.write(workbook);
        if outcome.is_err() && without_review {
            // Looking for the answer to write began a first review.
            workbook.reviews.clear();
        }
        outcome
    }

    /// Returns the address of the answers that the edit changes. None for an edit that is about more, or about less.
    const fn answers_at(&self) -> Option<&Address> {
        match self {
            Self::Set { at, .. }
            | Self::KeepAsTyped { at, .. }
            | Self::Add { at, .. }
            | Self::Confirm { at, .. }
            | Self::DropAnswer { at, .. } => Some(at),
            Self::Duplicate { row, .. } | Self::Remove { row } | Self::Move { row, .. } => Some(row),
            // What two copies say of a closed review is settled like all else, or a person could never choose.
            Self::Settle { .. }
            | Self::Keep { .. }
            | Self::Unkeep { .. }
            // What is released is decided for as long as there are papers, also after a review is closed.
            | Self::KeepOut { .. }
            | Self::LetIn { .. }
            // Words that are no answer yet change none.
            | Self::Begin { .. }
            | Self::CloseReview { .. }
            | Self::ReopenReview { .. }
            | Self::StartNextReview { .. }
            | Self::Sit { .. }
            | Self::Spend { .. }
            | Self::MarkStage { .. }
            | Self::Together { .. } => None,
        }
    }

    /// Does the edit, whether or not the review is closed.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<Outcome, EditError> {
        match self {
            Self::Set { at, to } => {
                let is_same = find_view(workbook, at).is_some_and(|(_, now)| now.to_answer() == *to);
                let mut outcome = Err(EditError::NoSuchAddress(*at));
                write_field(workbook, at, &mut |question, field| {
                    outcome = if field.set(to.clone()) {
                        Ok(Outcome { name: format!("Change {}", lower(question.label)), unlinked: vec![], focus: None })
                    } else {
                        Err(EditError::WrongKind(*at))
                    };
                });
                if outcome.is_ok() {
                    keep_as_typed(workbook, at, "");
                    forget_taken(workbook, at);
                    if !is_same {
                        revisit::note_change(workbook, at);
                    }
                }
                outcome
            }
            Self::KeepAsTyped { at, text } => {
                let (question, _) = find_view(workbook, at).ok_or(EditError::NoSuchAddress(*at))?;
                keep_as_typed(workbook, at, text);
                forget_taken(workbook, at);
                Ok(Outcome { name: format!("Change {}", lower(question.label)), unlinked: vec![], focus: None })
            }
            Self::Begin { at, text } => begun::keep(workbook, at, text),
            Self::Add { at, id, place, with } => {
                let mut outcome = Err(EditError::NoSuchAddress(*at));
                write_rows(workbook, at, &mut |question, rows| {
                    let place = place.unwrap_or(rows.count()).min(rows.count());
                    rows.insert_blank(place, *id);
                    let mut fitting = Ok(());
                    for (question_id, answer) in with {
                        if let Some(row) = rows.at_mut(place) {
                            let mut set = SetOne { id: question_id, answer, done: false };
                            row.ask_mut(&mut set);
                            if !set.done {
                                fitting = Err(EditError::WrongKind(at.row(*id)));
                            }
                        }
                    }
                    if fitting.is_err() {
                        rows.take_out(place);
                    }
                    outcome = fitting.map(|()| Outcome {
                        name: format!("Add {}", question.row_name),
                        unlinked: vec![],
                        focus: Some(at.row(*id)),
                    });
                });
                outcome
            }
            Self::Duplicate { row, id } => {
                let outcome = with_row(workbook, row, "Duplicate", |rows, place, table| {
                    rows.duplicate(place, *id);
                    Some(table.row(*id))
                })?;
                if let Some(copy) = outcome.focus {
                    hanging::copy(workbook, row, &copy);
                }
                Ok(outcome)
            }
            Self::Remove { row } => {
                let mut unlinked = references_to(workbook, row);
                // A closed review keeps its links, as the reviews before it do.
                unlinked.retain(|at| !revisit::is_locked(workbook, at) || revisit::is_locked(workbook, row));
                let mut outcome = with_row(workbook, row, "Remove", |rows, place, table| {
                    rows.take_out(place);
                    let next = rows.at(place).or_else(|| rows.at(place.wrapping_sub(1)));
                    Some(next.map_or(table, |next| table.row(next.id())))
                })?;
                for at in &unlinked {
                    write_field(workbook, at, &mut |_, field| {
                        if let Some(without) = row.row_id().and_then(|id| field.view().without(id)) {
                            field.set(without);
                        }
                    });
                }
                hanging::forget(workbook, row);
                revisit::note_unlinked(workbook, &unlinked);
                outcome.unlinked = unlinked;
                Ok(outcome)
            }
            Self::Move { row, to } => with_row(workbook, row, "Move", |rows, place, _| {
                rows.shift(place, *to);
                Some(*row)
            }),
            Self::Keep { at, finding, kept } => {
                if workbook.kept_findings.get(finding) != Some(kept) {
                    Arc::make_mut(&mut workbook.kept_findings).insert(finding.clone(), kept.clone());
                }
                Ok(Outcome { name: "Accept the finding".to_owned(), unlinked: vec![], focus: Some(*at) })
            }
            Self::Unkeep { at, finding } => {
                if workbook.kept_findings.contains_key(finding) {
                    Arc::make_mut(&mut workbook.kept_findings).remove(finding);
                }
                Ok(Outcome { name: "Reopen the finding".to_owned(), unlinked: vec![], focus: Some(*at) })
            }
            Self::KeepOut { at, on } => release::keep_out(workbook, at, *on),
            Self::LetIn { at } => Ok(release::let_in(workbook, at)),
            Self::Settle { spot, number, choose } => settle(workbook, *spot, *number, *choose),
            Self::Confirm { at, by, on } => revisit::confirm(workbook, at, Said { by, on: *on }),
            Self::DropAnswer { at, reason, by, on } => revisit::drop_answer(workbook, at, reason, Said { by, on: *on }),
            Self::CloseReview { on, by } => revisit::close(workbook, *on, by),
            Self::ReopenReview { on, by, reason } => revisit::reopen(workbook, *on, by, reason),
            Self::StartNextReview { id, on } => revisit::start_next(workbook, *id, *on),
            Self::Sit { state } => sitting::sit(workbook, *state),
            Self::Spend { stage, seconds } => sitting::spend(workbook, *stage, *seconds),
            Self::MarkStage { stage, mark } => sitting::mark_stage(workbook, *stage, mark.as_ref()),
            Self::Together { name, edits } => {
                let before = workbook.clone();
                let mut together = Outcome { name: (*name).to_owned(), unlinked: vec![], focus: None };
                for edit in edits {
                    match edit.apply(workbook) {
                        Ok(outcome) => {
                            together.unlinked.extend(outcome.unlinked);
                            together.focus = together.focus.or(outcome.focus);
                        }
                        Err(error) => {
                            *workbook = before;
                            return Err(error);
                        }
                    }
                }
                Ok(together)
            }
        }
    }
}

/// Keeps or forgets what was typed at an address.
pub(super) fn keep_as_typed(workbook: &mut Workbook, at: &Address, text: &str) {
    let key = at.to_string();
    if text.is_empty() {
        if workbook.unread.contains_key(&key) {
            Arc::make_mut(&mut workbook.unread).remove(&key);
        }
    } else {
        Arc::make_mut(&mut workbook.unread).insert(key, text.to_owned());
    }
}

/// Returns the text with its first letter in lower case, unless it is an abbreviation.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect::<String>().trim_end_matches('?').to_owned()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests;
