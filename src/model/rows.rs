//! Tables of rows with stable identities.
//!
//! Each row sits behind its own `Arc`: a copy of a table of ten thousand posts costs ten thousand counts, not ten
//! thousand posts, so undo, autosave and comparison pay for what changed and not for what exists.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::values::{NotUnderstood, serde_as_text};
use super::{Ask, Field, InRow, Question, View, Walk};

/// The identity of a row for the life of the workbook: ten characters, drawn at random when the row is made.
///
/// Ids never change and are never used again; positions mean nothing.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u64);

/// Digits without `i l o u`, so that an id can be read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 10;

impl RowId {
    /// Returns the id made of the lowest fifty bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & ((1 << (5 * LENGTH)) - 1))
    }

    /// Returns the id as the file has it.
    pub fn plain(self) -> String {
        (0..LENGTH).rev().map(|place| char::from(DIGITS[(self.0 >> (5 * place)) as usize & 31])).collect()
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl fmt::Debug for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl FromStr for RowId {
    type Err = NotUnderstood;

    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        const WANTED: NotUnderstood = NotUnderstood::new("a row id is ten digits and small letters");
        if text.len() != LENGTH as usize {
            return Err(WANTED);
        }
        text.bytes()
            .try_fold(0, |bits, byte| {
                let digit = DIGITS.iter().position(|d| *d == byte).ok_or(WANTED)?;
                Ok((bits << 5) | digit as u64)
            })
            .map(Self)
    }
}

serde_as_text!(RowId);

/// One row: questions of its own, and an identity.
pub trait Row: Walk {
    /// Returns the identity.
    fn id(&self) -> RowId;

    /// Gives the row an identity; only a new row needs one.
    fn set_id(&mut self, id: RowId);
}

/// A table of rows in the person's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Rows<T>(Vec<Arc<T>>);

// Written out: what serde derives leaves the type behind the `Arc` open for longer than the compiler can follow.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows: Vec<T> = Vec::deserialize(deserializer)?;
        Ok(Self(rows.into_iter().map(Arc::new).collect()))
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Rows<T> {
    /// Returns the rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator {
        self.0.iter().map(Arc::as_ref)
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Row> Rows<T> {
    /// Returns the row with an id.
    pub fn get(&self, id: RowId) -> Option<&T> {
        self.iter().find(|row| row.id() == id)
    }

    /// Returns the row with an id, for writing; the row is copied when a snapshot still holds it.
    pub fn get_mut(&mut self, id: RowId) -> Option<&mut T>
    where
        T: Clone,
    {
        self.0.iter_mut().find(|row| row.id() == id).map(Arc::make_mut)
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: T) {
        self.0.push(Arc::new(row));
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self(rows.into_iter().map(Arc::new).collect())
    }
}

/// A table of rows whose type is not known: what readers of a walk and edits work with.
pub trait AnyRows {
    /// Returns the number of rows.
    fn count(&self) -> usize;

    /// Returns the row at a place.
    fn at(&self, place: usize) -> Option<&dyn Row>;

    /// Returns the row at a place, for writing.
    fn at_mut(&mut self, place: usize) -> Option<&mut dyn Row>;

    /// Returns an empty row, to ask which questions a row has.
    fn blank(&self) -> Box<dyn Row>;

    /// Puts an empty row with an id at a place, or at the end when there are fewer rows.
    fn insert_blank(&mut self, place: usize, id: RowId);

    /// Puts a copy of the row at a place, with a new id, behind it.
    fn duplicate(&mut self, place: usize, id: RowId);

    /// Takes the row at a place out.
    fn take_out(&mut self, place: usize);

    /// Moves the row at a place to another place.
    fn shift(&mut self, from: usize, to: usize);

    /// Returns whether the row at a place is the same, to the letter, as a row of another table. Tables of different
    /// kinds have no row in common.
    fn same_row(&self, place: usize, other: &dyn AnyRows, other_place: usize) -> bool;

    /// Replaces all rows by rows of this or other tables, each given by its table and its place. Rows are shared and
    /// not copied; those of a table of another kind are left out.
    fn rebuild(&mut self, from: &[(&dyn AnyRows, usize)]);

    /// Adds the row at a place of another table at the end. The row is shared; one of another kind is not added.
    fn push_from(&mut self, from: &dyn AnyRows, place: usize);

    /// Returns the table with its type, so that two tables of one kind can share rows.
    fn as_any(&self) -> &dyn Any;
}

impl<T: Row + Clone + Default + PartialEq + 'static> AnyRows for Rows<T> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn at(&self, place: usize) -> Option<&dyn Row> {
        self.0.get(place).map(|row| row.as_ref() as &dyn Row)
    }

    fn at_mut(&mut self, place: usize) -> Option<&mut dyn Row> {
        self.0.get_mut(place).map(|row| Arc::make_mut(row) as &mut dyn Row)
    }

    fn blank(&self) -> Box<dyn Row> {
        Box::new(T::default())
    }

    fn insert_blank(&mut self, place: usize, id: RowId) {
        let mut row = T::default();
        row.set_id(id);
        self.0.insert(place.min(self.0.len()), Arc::new(row));
    }

    fn duplicate(&mut self, place: usize, id: RowId) {
        if let Some(original) = self.0.get(place) {
            let mut copy = T::clone(original);
            copy.set_id(id);
            self.0.insert(place + 1, Arc::new(copy));
        }
    }

    fn take_out(&mut self, place: usize) {
        if place < self.0.len() {
            self.0.remove(place);
        }
    }

    fn shift(&mut self, from: usize, to: usize) {
        if from < self.0.len() {
            let row = self.0.remove(from);
            self.0.insert(to.min(self.0.len()), row);
        }
    }

    fn same_row(&self, place: usize, other: &dyn AnyRows, other_place: usize) -> bool {
        let other = other.as_any().downcast_ref::<Self>().and_then(|other| other.0.get(other_place));
        match (self.0.get(place), other) {
            (Some(row), Some(other)) => Arc::ptr_eq(row, other) || row == other,
            _ => false,
        }
    }

    fn rebuild(&mut self, from: &[(&dyn AnyRows, usize)]) {
        let row = |(rows, place): &(&dyn AnyRows, usize)| rows.as_any().downcast_ref::<Self>()?.0.get(*place).cloned();
        self.0 = from.iter().filter_map(row).collect();
    }

    fn push_from(&mut self, from: &dyn AnyRows, place: usize) {
        self.0.extend(from.as_any().downcast_ref::<Self>().and_then(|from| from.0.get(place)).cloned());
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl dyn AnyRows + '_ {
    /// Returns the place of the row with an id.
    pub fn place_of(&self, id: RowId) -> Option<usize> {
        (0..self.count()).find(|place| self.at(*place).is_some_and(|row| row.id() == id))
    }

    /// Returns the row with an id.
    pub fn row(&self, id: RowId) -> Option<&dyn Row> {
        self.place_of(id).and_then(|place| self.at(place))
    }
}

/// Returns what a row is known by: its short name, or its first answer that can stand alone. Empty for a blank row.
pub fn row_title(row: &dyn Row) -> Cow<'_, str> {
    struct First<'a> {
        title: Option<Cow<'a, str>>,
        is_name: bool,
    }

    impl<'a> Ask<'a> for First<'a> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            let is_name = question.in_row == InRow::Name;
            if self.is_name || self.title.is_some() && !is_name {
                return;
            }
            let title = match field.view() {
                View::Line(text) | View::Prose(text) => {
                    text.lines().map(str::trim).find(|l| !l.is_empty()).map(Cow::Borrowed)
                }
                View::Choice(chosen, options) => chosen.map(|place| Cow::Borrowed(options[place].label)),
                View::Pick(key) => Some(question.list.and_then(|list| list.label(key)).unwrap_or(key))
                    .filter(|label| !label.is_empty())
                    .map(Cow::Borrowed),
                // These say something of a row and are no name for it.
                View::Picks(_)
                | View::Tick(_)
                | View::Date(_)
                | View::Hours(_)
                | View::Money(_)
                | View::Number(_)
                | View::Baseline(_)
                | View::Measured(_)
                | View::Link(_)
                | View::Links(_)
                | View::Question(_) => None,
            };
            if title.is_some() {
                (self.title, self.is_name) = (title, is_name);
            }
        }

        fn rows(&mut self, _: &'static Question, _: &'a dyn super::AnyRows) {}
    }

    let mut first = First { title: None, is_name: false };
    row.ask(&mut first);
    first.title.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_sort_as_they_are_written() {
        for bits in [0, 1, 31, 32, 0x3_ffff_ffff_ffff, 0x1_2345_6789_abcd] {
            let id = RowId::from_bits(bits);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert!("shorter".parse::<RowId>().is_err());
        assert!("iiiiiiiiii".parse::<RowId>().is_err());
    }
}
