//! What is kept of two answers until a person chooses: the other answer, what both began with, and who sent it.
//!
//! It lies in the file for weeks and may be read by another version, so a choice is kept by its key and never by its
//! position, and every value says what kind it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{Answer, Baseline, Hours, Measured, Number, Pence, RowId, View};

/// An answer as the file keeps it beside the one that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// For lines and prose.
    Text(String),
    /// The key of an option.
    Choice(Option<String>),
    /// A key into a data file.
    Pick(String),
    /// Keys into a data file.
    Picks(Vec<String>),
    /// Yes or no.
    Tick(bool),
    /// A civil date.
    Date(Option<Date>),
    /// Working time.
    Hours(Option<Hours>),
    /// Money.
    Money(Option<Pence>),
    /// A plain figure.
    Number(Option<Number>),
    /// A baseline.
    Baseline(Baseline),
    /// A reading.
    Measured(Measured),
    /// A row of another table.
    Link(Option<RowId>),
    /// Rows of another table.
    Links(Vec<RowId>),
    /// The address of a question.
    Question(String),
}

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
    pub theirs: Option<Kept>,
    /// What the colleague typed that does not read as a value of its kind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// What both began with; none when that is not known, and for a removal.
    pub base: Option<Kept>,
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

impl Kept {
    /// Keeps what a question holds.
    pub fn of(view: View<'_>) -> Self {
        match view {
            View::Line(text) | View::Prose(text) => Self::Text(text.to_owned()),
            View::Choice(chosen, options) => {
                Self::Choice(chosen.and_then(|place| options.get(place)).map(|option| option.key.to_owned()))
            }
            View::Pick(key) => Self::Pick(key.to_owned()),
            View::Picks(keys) => Self::Picks(keys.to_vec()),
            View::Tick(ticked) => Self::Tick(ticked),
            View::Date(date) => Self::Date(date),
            View::Hours(hours) => Self::Hours(hours),
            View::Money(pence) => Self::Money(pence),
            View::Number(number) => Self::Number(number),
            View::Baseline(baseline) => Self::Baseline(*baseline),
            View::Measured(measured) => Self::Measured(*measured),
            View::Link(row) => Self::Link(row),
            View::Links(rows) => Self::Links(rows.to_vec()),
            View::Question(at) => Self::Question(at.to_owned()),
        }
    }

    /// Returns the answer for a question that holds the given view. None when the question takes another kind, or no
    /// longer has the option.
    pub fn answer(&self, now: View<'_>) -> Option<Answer> {
        Some(match (self.clone(), now) {
            (Self::Text(text), View::Line(_) | View::Prose(_)) => Answer::Text(text),
            (Self::Choice(None), View::Choice(..)) => Answer::Choice(None),
            (Self::Choice(Some(key)), View::Choice(_, options)) => {
                Answer::Choice(Some(options.iter().position(|option| option.key == key)?))
            }
            (Self::Pick(key), View::Pick(_)) => Answer::Pick(key),
            (Self::Picks(keys), View::Picks(_)) => Answer::Picks(keys),
            (Self::Tick(ticked), View::Tick(_)) => Answer::Tick(ticked),
            (Self::Date(date), View::Date(_)) => Answer::Date(date),
            (Self::Hours(hours), View::Hours(_)) => Answer::Hours(hours),
            (Self::Money(pence), View::Money(_)) => Answer::Money(pence),
            (Self::Number(number), View::Number(_)) => Answer::Number(number),
            (Self::Baseline(baseline), View::Baseline(_)) => Answer::Baseline(baseline),
            (Self::Measured(measured), View::Measured(_)) => Answer::Measured(measured),
            (Self::Link(row), View::Link(_)) => Answer::Link(row),
            (Self::Links(rows), View::Links(_)) => Answer::Links(rows),
            (Self::Question(at), View::Question(_)) => Answer::Question(at),
            _ => return None,
        })
    }

    /// Lends the value as a view of the same question, to be said in words.
    pub fn view<'k>(&'k self, now: View<'k>) -> Option<View<'k>> {
        Some(match (self, now) {
            (Self::Text(text), View::Line(_)) => View::Line(text),
            (Self::Text(text), View::Prose(_)) => View::Prose(text),
            (Self::Choice(key), View::Choice(_, options)) => {
                let place = key.as_ref().map(|key| options.iter().position(|option| option.key == key));
                View::Choice(if let Some(place) = place { Some(place?) } else { None }, options)
            }
            (Self::Pick(key), View::Pick(_)) => View::Pick(key),
            (Self::Picks(keys), View::Picks(_)) => View::Picks(keys),
            (Self::Tick(ticked), View::Tick(_)) => View::Tick(*ticked),
            (Self::Date(date), View::Date(_)) => View::Date(*date),
            (Self::Hours(hours), View::Hours(_)) => View::Hours(*hours),
            (Self::Money(pence), View::Money(_)) => View::Money(*pence),
            (Self::Number(number), View::Number(_)) => View::Number(*number),
            (Self::Baseline(baseline), View::Baseline(_)) => View::Baseline(baseline),
            (Self::Measured(measured), View::Measured(_)) => View::Measured(measured),
            (Self::Link(row), View::Link(_)) => View::Link(*row),
            (Self::Links(rows), View::Links(_)) => View::Links(rows),
            (Self::Question(at), View::Question(_)) => View::Question(at),
            _ => return None,
        })
    }
}
