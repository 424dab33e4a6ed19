//! Text, in two lengths. What a person typed or pasted is kept to the letter.

use serde::{Deserialize, Serialize};

use crate::model::View;
use crate::model::field::field;

/// One line: a name, a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line(pub String);

/// Text of any length, with line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(pub String);

impl Line {
    /// Returns whether nothing at all stands there, no blank either: files do not mention it then.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns whether nothing but blanks stands there.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

field!(Line, Text, |v| View::Line(&v.0), |slot, new| slot.0 = new);
field!(Prose, Text, |v| View::Prose(&v.0), |slot, new| slot.0 = new);

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}
