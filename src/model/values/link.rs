//! Answers that point somewhere: to rows of other tables, or into a data file.

use serde::{Deserialize, Serialize};

use crate::model::field::field;
use crate::model::{Address, RowId, View, resolve};

/// A row of the table that the question names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Link(pub Option<RowId>);

/// Rows of the table that the question names, in the order in which they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Links(pub Vec<RowId>);

/// A key into the data file that the question names. A key that this program does not know is kept and shown as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pick(pub String);

/// Keys into the data file that the question names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Picks(pub Vec<String>);

/// A question of this workbook, as its address. Empty: not said. An address that this program does not know is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionLink(pub String);

impl QuestionLink {
    /// Returns the link to a place of the workbook.
    pub fn to(at: &Address) -> Self {
        Self(at.to_string())
    }

    /// Returns whether no question is named. Files do not mention it then.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the address, if this program knows the question. Its rows need not exist.
    pub fn address(&self) -> Option<Address> {
        resolve(&self.0)
    }
}

field!(Link, Link, |v| View::Link(v.0), |slot, new| slot.0 = new);
field!(Links, Links, |v| View::Links(&v.0), |slot, new| slot.0 = new);
field!(Pick, Pick, |v| View::Pick(&v.0), |slot, new| slot.0 = new);
field!(QuestionLink, Question, |v| View::Question(&v.0), |slot, new| slot.0 = new);
field!(Picks, Picks, |v| View::Picks(&v.0), |slot, new| slot.0 = new);
