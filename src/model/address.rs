//! Addresses: where an answer lives, by names and row ids, never by positions.

use std::fmt;

use super::{Place, RowId};

/// One step from a page towards an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a question, by its id.
    Question(&'static str),
    /// Into a row of the question before.
    Row(RowId),
}

/// Rows lie at most two deep: page, table, row, table, row, answer.
const DEPTH: usize = 5;

/// The place of one answer, table or row: `stage/question[/row/question[/row/question]]`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    place: Place,
    steps: [Option<Step>; DEPTH],
}

impl Address {
    /// Returns the address of a page.
    pub const fn page(place: Place) -> Self {
        Self { place, steps: [None; DEPTH] }
    }

    /// Returns the page.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Returns the steps below the page.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.steps.iter().flatten().copied()
    }

    /// Returns the number of steps below the page.
    pub fn depth(&self) -> usize {
        self.steps.iter().flatten().count()
    }

    /// Returns the address one step further. An address at the full depth stays as it is.
    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        if let Some(free) = self.steps.iter_mut().find(|slot| slot.is_none()) {
            *free = Some(step);
        }
        self
    }

    /// Returns the address of a question below this one.
    #[must_use]
    pub fn question(self, id: &'static str) -> Self {
        self.then(Step::Question(id))
    }

    /// Returns the address of a row below this one.
    #[must_use]
    pub fn row(self, id: RowId) -> Self {
        self.then(Step::Row(id))
    }

    /// Returns the address one step back, or none for a page.
    pub fn parent(mut self) -> Option<Self> {
        let last = self.depth().checked_sub(1)?;
        self.steps[last] = None;
        Some(self)
    }

    /// Returns the last step.
    pub fn last(&self) -> Option<Step> {
        self.depth().checked_sub(1).and_then(|last| self.steps[last])
    }

    /// Returns the id of the row that the address is in or at, the innermost where rows lie in rows.
    pub fn row_id(&self) -> Option<RowId> {
        self.steps.iter().rev().flatten().find_map(|step| match step {
            Step::Row(id) => Some(*id),
            Step::Question(_) => None,
        })
    }

    /// Returns whether this address is the other one or lies above it.
    pub fn contains(&self, other: &Self) -> bool {
        self.place == other.place
            && self.steps.iter().zip(&other.steps).all(|(mine, theirs)| mine.is_none() || mine == theirs)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place.id())?;
        for step in self.steps() {
            match step {
                Step::Question(id) => write!(f, "/{id}")?,
                Step::Row(id) => write!(f, "/{id}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stage;

    #[test]
    fn an_address_reads_as_a_path_and_knows_what_lies_below_it() {
        let table = Address::page(Place::Stage(Stage::Objectives)).question("smart");
        let answer = table.row(RowId::from_bits(33)).question("target");
        assert_eq!(answer.to_string(), "objectives/smart/0000000011/target");
        assert!(table.contains(&answer) && !answer.contains(&table));
        assert_eq!(answer.parent().and_then(Address::parent), Some(table));
        assert_eq!(answer.row_id(), Some(RowId::from_bits(33)));
    }
}
