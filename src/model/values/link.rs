//! Answers that point somewhere: to rows of other tables, or into a data file.

use serde::{Deserialize, Serialize};

use crate::model::field::field;
use crate::model::{RowId, View};

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

field!(Link, Link, |v| View::Link(v.0), |slot, new| slot.0 = new);
field!(Links, Links, |v| View::Links(&v.0), |slot, new| slot.0 = new);
field!(Pick, Pick, |v| View::Pick(&v.0), |slot, new| slot.0 = new);
field!(Picks, Picks, |v| View::Picks(&v.0), |slot, new| slot.0 = new);
