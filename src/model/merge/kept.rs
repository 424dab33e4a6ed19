//! What is kept of two answers until a person chooses: the other answer, what both began with, and who sent it.
//!
//! It lies in the file for weeks and may be read by another version. So an answer says what kind it is, and a choice is
//! kept by its key.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::Answer;

/// Why a person has to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DisagreementKind {
    /// Both wrote another answer.
    #[default]
    Answer,
    /// It was removed here and changed, or newly pointed at, by the colleague. It was kept.
    RemovedByMine,
    /// It was removed by the colleague and changed, or newly pointed at, here. It was kept.
    RemovedByTheirs,
}

/// Who had closed the review in which the other one went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClosedBy {
    /// It was closed here.
    Mine,
    /// The colleague closed it.
    Theirs,
}

/// Two answers to one question, or a removal of what was still in use. The answer here stands in its place until a
/// person chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Disagreement {
    /// Why a person has to choose.
    pub kind: DisagreementKind,
    /// The colleague's answer; none for a removal.
    pub theirs: Option<Answer>,
    /// What the colleague typed that does not read as a value of its kind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// What both began with; none when that is not known, and for a removal.
    pub base: Option<Answer>,
    /// Who had closed the review. None where nobody had, and the two simply differ. Of a row it says that the other one
    /// added it to the closed review, or removed it from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<ClosedBy>,
    /// Who the colleague is, as the merge was told. May be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The day of the merge.
    pub on: Option<Date>,
}

impl Disagreement {
    /// Returns whether both are about the same difference, whoever sent it and whenever. A removal is the same from
    /// either side.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let removed = |one: &Self| one.kind != DisagreementKind::Answer;
        (removed(self), &self.theirs, &self.typed) == (removed(other), &other.theirs, &other.typed)
    }
}

/// Who an answer was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Taken {
    /// The sender, as the merge was told.
    pub from: String,
    /// The day of the merge.
    pub on: Option<Date>,
}
