//! The revisit: closing a review, starting the next one from it, and what becomes of each answer that was carried over.
//!
//! | Module | What it is |
//! |---|---|
//! | `carry` | the next review, made of the last one by the rule of each question |
//! | `confirm` | a person says of a carried answer that it is still true, or drops it |
//! | `turns` | closing and reopening, both on record |
//! | `before` | what stood at an address in earlier reviews |
//!
//! Answers of closed reviews stay as they are: the next review begins as a copy, with the same row ids, and says beside
//! each answer whether anybody has looked at it since.

mod before;
mod carry;
mod confirm;
#[cfg(test)]
mod tests;
mod turns;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use before::{Earlier, Past, before, history};
pub(super) use carry::{next_review, start_next};
pub(super) use confirm::{Said, confirm, drop_answer, note_change, note_unlinked};
pub(super) use turns::{close, is_locked, reopen};

/// What became of one answer that was carried from the review before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CarriedState {
    /// Nobody has looked at it in this review.
    #[default]
    ToConfirm,
    /// A person said that it is still true.
    StillTrue,
    /// A person said that it no longer belongs here, and why. The answer or row is gone.
    Dropped,
    /// A person gave another answer.
    Changed,
}

impl CarriedState {
    /// Every state, in the order in which one outweighs another when two copies are merged.
    pub const ALL: [Self; 4] = [Self::ToConfirm, Self::StillTrue, Self::Dropped, Self::Changed];

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ToConfirm => "To confirm",
            Self::StillTrue => "Still true",
            Self::Dropped => "Dropped",
            Self::Changed => "Changed",
        }
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToConfirm => "to_confirm",
            Self::StillTrue => "still_true",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
        }
    }
}

/// The state of one carried answer, with who said so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Carried {
    /// What became of it.
    pub state: CarriedState,
    /// Why it was dropped. Empty otherwise.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who said that it is still true, or dropped it. Empty when nobody did or nobody gave a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The day on which they said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// One time that a review was closed or reopened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Turn {
    /// The day.
    pub on: Date,
    /// What was done.
    pub kind: TurnKind,
    /// Who did it. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Why it was reopened. Empty for a closing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Whether a review was closed or reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TurnKind {
    /// Its answers were made final.
    Closed,
    /// Its answers were opened again.
    Reopened,
}
