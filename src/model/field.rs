//! Fields and answers: what one question can hold, seen without its Rust type.
//!
//! A field lends its value as a [`View`] and takes a new one as an [`Answer`]. Readers match on `View`: a new kind of
//! question is one new variant, and the compiler lists the readers that are to be finished.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Baseline, ChoiceOption, Hours, Measured, Number, Pence, RowId};

/// The value of one question, borrowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View<'a> {
    /// One line of text.
    Line(&'a str),
    /// Text of any length, with line breaks.
    Prose(&'a str),
    /// One of a fixed set of options, as its place in the set.
    Choice(Option<usize>, &'static [ChoiceOption]),
    /// A key into a data file (a platform, a pay band). Empty: not answered.
    Pick(&'a str),
    /// Several keys into a data file.
    Picks(&'a [String]),
    /// A yes or no that starts at no ("done").
    Tick(bool),
    /// A civil date.
    Date(Option<Date>),
    /// Working time.
    Hours(Option<Hours>),
    /// Money.
    Money(Option<Pence>),
    /// A plain figure.
    Number(Option<Number>),
    /// A baseline, which may be "not yet known".
    Baseline(&'a Baseline),
    /// A reading, which may be "not measured".
    Measured(&'a Measured),
    /// A row of another table.
    Link(Option<RowId>),
    /// Rows of another table.
    Links(&'a [RowId]),
    /// A question of this workbook, as its address. Empty: not answered.
    Question(&'a str),
}

/// The value of one question, owned: what an edit carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// For lines and prose.
    Text(String),
    /// The place in the set of options.
    Choice(Option<usize>),
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

/// Anything that holds one answer.
pub trait Field {
    /// Lends the value.
    fn view(&self) -> View<'_>;

    /// Takes a new value. Returns false, and changes nothing, when the answer is of another kind.
    fn set(&mut self, answer: Answer) -> bool;
}

impl View<'_> {
    /// Returns whether a person has answered. "Not yet known" and "not measured" are answers.
    pub fn is_answered(&self) -> bool {
        match self {
            Self::Line(text) | Self::Prose(text) | Self::Pick(text) | Self::Question(text) => !text.trim().is_empty(),
            Self::Choice(chosen, _) => chosen.is_some(),
            Self::Picks(keys) => !keys.is_empty(),
            Self::Tick(ticked) => *ticked,
            Self::Date(date) => date.is_some(),
            Self::Hours(hours) => hours.is_some(),
            Self::Money(pence) => pence.is_some(),
            Self::Number(number) => number.is_some(),
            Self::Baseline(baseline) => !matches!(baseline, Baseline::Unanswered),
            Self::Measured(measured) => !matches!(measured, Measured::Unanswered),
            Self::Link(row) => row.is_some(),
            Self::Links(rows) => !rows.is_empty(),
        }
    }

    /// Returns an owned copy of the value.
    pub fn to_answer(&self) -> Answer {
        match *self {
            Self::Line(text) | Self::Prose(text) => Answer::Text(text.to_owned()),
            Self::Choice(chosen, _) => Answer::Choice(chosen),
            Self::Pick(key) => Answer::Pick(key.to_owned()),
            Self::Picks(keys) => Answer::Picks(keys.to_vec()),
            Self::Tick(ticked) => Answer::Tick(ticked),
            Self::Date(date) => Answer::Date(date),
            Self::Hours(hours) => Answer::Hours(hours),
            Self::Money(pence) => Answer::Money(pence),
            Self::Number(number) => Answer::Number(number),
            Self::Baseline(baseline) => Answer::Baseline(*baseline),
            Self::Measured(measured) => Answer::Measured(*measured),
            Self::Link(row) => Answer::Link(row),
            Self::Links(rows) => Answer::Links(rows.to_vec()),
            Self::Question(at) => Answer::Question(at.to_owned()),
        }
    }

    /// Returns the answer that the question starts with: nothing.
    pub fn blank(&self) -> Answer {
        match self {
            Self::Line(_) | Self::Prose(_) => Answer::Text(String::new()),
            Self::Choice(..) => Answer::Choice(None),
            Self::Pick(_) => Answer::Pick(String::new()),
            Self::Picks(_) => Answer::Picks(vec![]),
            Self::Tick(_) => Answer::Tick(false),
            Self::Date(_) => Answer::Date(None),
            Self::Hours(_) => Answer::Hours(None),
            Self::Money(_) => Answer::Money(None),
            Self::Number(_) => Answer::Number(None),
            Self::Baseline(_) => Answer::Baseline(Baseline::Unanswered),
            Self::Measured(_) => Answer::Measured(Measured::Unanswered),
            Self::Link(_) => Answer::Link(None),
            Self::Links(_) => Answer::Links(vec![]),
            Self::Question(_) => Answer::Question(String::new()),
        }
    }

    /// Returns whether the field holds text of any length.
    pub fn is_prose(&self) -> bool {
        matches!(self, Self::Prose(_))
    }
}

/// Implements [`Field`] for a type that one `View` and one `Answer` variant stand for.
macro_rules! field {
    ($type:ty, $variant:ident, |$value:ident| $view:expr, |$slot:ident, $new:ident| $store:expr) => {
        impl $crate::model::Field for $type {
            fn view(&self) -> $crate::model::View<'_> {
                let $value = self;
                $view
            }

            fn set(&mut self, answer: $crate::model::Answer) -> bool {
                let $slot = self;
                match answer {
                    $crate::model::Answer::$variant($new) => {
                        $store;
                        true
                    }
                    _ => false,
                }
            }
        }
    };
}

pub(crate) use field;

field!(Option<Date>, Date, |v| View::Date(*v), |slot, new| *slot = new);
field!(Option<Hours>, Hours, |v| View::Hours(*v), |slot, new| *slot = new);
field!(Option<Pence>, Money, |v| View::Money(*v), |slot, new| *slot = new);
field!(Option<Number>, Number, |v| View::Number(*v), |slot, new| *slot = new);
field!(Baseline, Baseline, |v| View::Baseline(v), |slot, new| *slot = new);
field!(Measured, Measured, |v| View::Measured(v), |slot, new| *slot = new);
field!(bool, Tick, |v| View::Tick(*v), |slot, new| *slot = new);
