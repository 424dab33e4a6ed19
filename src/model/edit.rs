//! Edits: the one door through which a workbook changes.
//!
//! An edit is a value with an address. It is pure and always undoable, because the editor keeps the workbook from
//! before; window, command line, fixes and tests all use the same few kinds.

use std::sync::Arc;

use super::merge::{forget_below, forget_taken, settle};
use super::{
    Address, Answer, AnyRows, Ask, AskMut, Choose, Field, KeptFinding, Place, Question, RowId, Spot, Step, View,
    Workbook, find_rows, find_view,
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
    /// Settles what two people wrote differently. No other edit does.
    Settle {
        /// Where, in whichever review.
        spot: Spot,
        /// Which of the disagreements at the spot, from 0.
        number: usize,
        /// What the person chose.
        choose: Choose,
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
    #[error("there is no answer at {0}")]
    NoSuchAddress(Address),
    /// The answer is of another kind than the question.
    #[error("the question at {0} takes another kind of answer")]
    WrongKind(Address),
    /// Nobody disagrees there, or the choice does not fit.
    #[error("there is nothing to choose between at {0}")]
    NothingToSettle(Spot),
}

impl Edit {
    /// Does the edit. On an error the workbook is as it was.
    pub fn apply(&self, workbook: &mut Workbook) -> Result<Outcome, EditError> {
        let without_review = workbook.reviews.is_empty();
        let outcome = self.write(workbook);
        if outcome.is_err() && without_review {
            // Looking for the answer to write began a first review.
            workbook.reviews.clear();
        }
        outcome
    }

    fn write(&self, workbook: &mut Workbook) -> Result<Outcome, EditError> {
        match self {
            Self::Set { at, to } => {
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
                }
                outcome
            }
            Self::KeepAsTyped { at, text } => {
                let (question, _) = find_view(workbook, at).ok_or(EditError::NoSuchAddress(*at))?;
                keep_as_typed(workbook, at, text);
                forget_taken(workbook, at);
                Ok(Outcome { name: format!("Change {}", lower(question.label)), unlinked: vec![], focus: None })
            }
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
                // What was typed and is no value belongs to the copy as well.
                if let Some(copy) = outcome.focus {
                    let below = format!("{row}/");
                    let typed = workbook.unread.range(below.clone()..).take_while(|(key, _)| key.starts_with(&below));
                    let typed: Vec<(String, String)> =
                        typed.map(|(key, text)| (format!("{copy}/{}", &key[below.len()..]), text.clone())).collect();
                    if !typed.is_empty() {
                        Arc::make_mut(&mut workbook.unread).extend(typed);
                    }
                }
                Ok(outcome)
            }
            Self::Remove { row } => {
                let unlinked = references_to(workbook, row);
                let mut outcome = with_row(workbook, row, "Remove", |rows, place, table| {
                    rows.take_out(place);
                    let next = rows.at(place).or_else(|| rows.at(place.wrapping_sub(1)));
                    Some(next.map_or(table, |next| table.row(next.id())))
                })?;
                for at in &unlinked {
                    write_field(workbook, at, &mut |_, field| {
                        let without = match field.view() {
                            View::Link(_) => Answer::Link(None),
                            View::Links(rows) => {
                                Answer::Links(rows.iter().copied().filter(|id| Some(*id) != row.row_id()).collect())
                            }
                            _ => return,
                        };
                        field.set(without);
                    });
                }
                let below = format!("{row}/");
                if workbook.unread.keys().any(|key| key.starts_with(&below)) {
                    Arc::make_mut(&mut workbook.unread).retain(|key, _| !key.starts_with(&below));
                }
                if let Some(id) = row.row_id().map(RowId::plain)
                    && workbook.kept_findings.keys().any(|key| key.contains(&id))
                {
                    Arc::make_mut(&mut workbook.kept_findings).retain(|key, _| !key.contains(&id));
                }
                forget_below(workbook, &Spot::of(workbook, *row).to_string());
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
                Ok(Outcome { name: "Keep as it is".to_owned(), unlinked: vec![], focus: Some(*at) })
            }
            Self::Unkeep { at, finding } => {
                if workbook.kept_findings.contains_key(finding) {
                    Arc::make_mut(&mut workbook.kept_findings).remove(finding);
                }
                Ok(Outcome { name: "Show the finding again".to_owned(), unlinked: vec![], focus: Some(*at) })
            }
            Self::Settle { spot, number, choose } => settle(workbook, *spot, *number, *choose),
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
fn keep_as_typed(workbook: &mut Workbook, at: &Address, text: &str) {
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

/// Sets one answer of one row.
struct SetOne<'e> {
    id: &'e str,
    answer: &'e Answer,
    done: bool,
}

impl AskMut for SetOne<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        if question.id == self.id {
            self.done = field.set(self.answer.clone());
        }
    }

    fn rows(&mut self, _: &'static Question, _: &mut dyn AnyRows) {}
}

type OnField<'f> = &'f mut dyn FnMut(&'static Question, &mut dyn Field);
type OnRows<'f> = &'f mut dyn FnMut(&'static Question, &mut dyn AnyRows);

/// A writer that goes down an address and hands over what it finds at its end.
struct Reach<'f> {
    steps: &'f [Step],
    on_field: Option<OnField<'f>>,
    on_rows: Option<OnRows<'f>>,
}

impl AskMut for Reach<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        if let ([Step::Question(id)], Some(found)) = (self.steps, self.on_field.as_mut())
            && *id == question.id
        {
            found(question, field);
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        let [Step::Question(id), rest @ ..] = self.steps else { return };
        if *id != question.id {
            return;
        }
        match rest {
            [] => {
                if let Some(found) = self.on_rows.as_mut() {
                    found(question, rows);
                }
            }
            [Step::Row(row), below @ ..] => {
                if let Some(row) = rows.place_of(*row).and_then(|place| rows.at_mut(place)) {
                    let mut deeper = Reach { steps: below, on_field: None, on_rows: None };
                    deeper.on_field = self.on_field.as_mut().map(|f| &mut **f as OnField<'_>);
                    deeper.on_rows = self.on_rows.as_mut().map(|f| &mut **f as OnRows<'_>);
                    row.ask_mut(&mut deeper);
                }
            }
            [Step::Question(_), ..] => {}
        }
    }
}

fn write_field(workbook: &mut Workbook, at: &Address, found: OnField<'_>) {
    let steps: Vec<Step> = at.steps().collect();
    workbook.ask_mut(at.place(), &mut Reach { steps: &steps, on_field: Some(found), on_rows: None });
}

fn write_rows(workbook: &mut Workbook, at: &Address, found: OnRows<'_>) {
    let steps: Vec<Step> = at.steps().collect();
    workbook.ask_mut(at.place(), &mut Reach { steps: &steps, on_field: None, on_rows: Some(found) });
}

/// Does something to a row in its table.
fn with_row(
    workbook: &mut Workbook,
    row: &Address,
    verb: &str,
    act: impl Fn(&mut dyn AnyRows, usize, Address) -> Option<Address>,
) -> Result<Outcome, EditError> {
    let missing = EditError::NoSuchAddress(*row);
    let (Some(Step::Row(id)), Some(table)) = (row.last(), row.parent()) else { return Err(missing) };
    // Looked up before writing, so that an address that leads nowhere copies nothing.
    if find_rows(workbook, &table).is_none_or(|(_, rows)| rows.place_of(id).is_none()) {
        return Err(missing);
    }
    let mut outcome = Err(missing);
    write_rows(workbook, &table, &mut |question, rows| {
        if let Some(place) = rows.place_of(id) {
            let focus = act(rows, place, table);
            outcome = Ok(Outcome { name: format!("{verb} {}", question.row_name), unlinked: vec![], focus });
        }
    });
    outcome
}

/// Returns the answers of the review on screen and of the registers that point to a row, in page order.
pub fn references_to(workbook: &Workbook, row: &Address) -> Vec<Address> {
    struct Search {
        table: Address,
        wanted: RowId,
        here: Address,
        found: Vec<Address>,
    }

    impl<'a> Ask<'a> for Search {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            let Some(table) = question.table else { return };
            let points = match field.view() {
                View::Link(row) => row == Some(self.wanted),
                View::Links(rows) => rows.contains(&self.wanted),
                _ => false,
            };
            if points && table.address() == self.table {
                self.found.push(self.here.question(question.id));
            }
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let outside = self.here;
            for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
                self.here = outside.question(question.id).row(row.id());
                row.ask(self);
            }
            self.here = outside;
        }
    }

    let (Some(Step::Row(wanted)), Some(table)) = (row.last(), row.parent()) else { return vec![] };
    let mut search = Search { table, wanted, here: Address::page(table.place()), found: vec![] };
    for place in Place::all() {
        search.here = Address::page(place);
        workbook.ask(place, &mut search);
    }
    // An answer inside the removed row goes with it.
    search.found.retain(|at| !row.contains(at));
    search.found
}

#[cfg(test)]
mod tests;
