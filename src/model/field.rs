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

/// The value of one question, owned: what an edit carries, and what the file keeps beside an answer until a person chooses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// For lines and prose.
    Text(String),
    /// The key of an option. A key and not a place, so that it means the same in a program with more options.
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
            Self::Choice(chosen, options) => Answer::option(options, chosen),
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

    /// Returns the rows that the answer points to.
    pub fn rows(&self) -> &[RowId] {
        match self {
            Self::Link(row) => row.as_slice(),
            Self::Links(rows) => rows,
            Self::Line(_)
            | Self::Prose(_)
            | Self::Choice(..)
            | Self::Pick(_)
            | Self::Picks(_)
            | Self::Tick(_)
            | Self::Date(_)
            | Self::Hours(_)
            | Self::Money(_)
            | Self::Number(_)
            | Self::Baseline(_)
            | Self::Measured(_)
            | Self::Question(_) => &[],
        }
    }

    /// Returns the answer without a row that it points to. None where it points to no such row.
    pub fn without(&self, row: RowId) -> Option<Answer> {
        let left = || self.rows().iter().copied().filter(|id| *id != row);
        self.rows().contains(&row).then(|| match self.blank() {
            Answer::Links(_) => Answer::Links(left().collect()),
            // An answer that points to one row points to none without it.
            blank @ (Answer::Link(_)
            | Answer::Text(_)
            | Answer::Choice(_)
            | Answer::Pick(_)
            | Answer::Picks(_)
            | Answer::Tick(_)
            | Answer::Date(_)
            | Answer::Hours(_)
            | Answer::Money(_)
            | Answer::Number(_)
            | Answer::Baseline(_)
            | Answer::Measured(_)
            | Answer::Question(_)) => blank,
        })
    }

    /// Returns whether the field holds text of any length.
    pub fn is_prose(&self) -> bool {
        matches!(self, Self::Prose(_))
    }
}

impl Answer {
    /// Returns the choice of one of a set of options, by its place. No choice where there is no such place.
    pub fn option(options: &[ChoiceOption], place: Option<usize>) -> Self {
        Self::Choice(place.and_then(|place| options.get(place)).map(|option| option.key.to_owned()))
    }

    /// Lends the answer as a view of the question that holds `now`. None when the question takes another kind, or no
    /// longer has the option.
    pub fn view<'a>(&'a self, now: View<'a>) -> Option<View<'a>> {
        /// Lends the answer where it is of one kind.
        macro_rules! lend {
            ($kind:ident($value:ident) => $view:expr) => {
                if let Self::$kind($value) = self { Some($view) } else { None }
            };
        }

        match now {
            View::Line(_) => lend!(Text(text) => View::Line(text)),
            View::Prose(_) => lend!(Text(text) => View::Prose(text)),
            View::Choice(_, options) => {
                let Self::Choice(key) = self else { return None };
                let Some(key) = key else { return Some(View::Choice(None, options)) };
                let place = options.iter().position(|option| option.key == key)?;
                Some(View::Choice(Some(place), options))
            }
            View::Pick(_) => lend!(Pick(key) => View::Pick(key)),
            View::Picks(_) => lend!(Picks(keys) => View::Picks(keys)),
            View::Tick(_) => lend!(Tick(ticked) => View::Tick(*ticked)),
            View::Date(_) => lend!(Date(date) => View::Date(*date)),
            View::Hours(_) => lend!(Hours(hours) => View::Hours(*hours)),
            View::Money(_) => lend!(Money(pence) => View::Money(*pence)),
            View::Number(_) => lend!(Number(number) => View::Number(*number)),
            View::Baseline(_) => lend!(Baseline(baseline) => View::Baseline(baseline)),
            View::Measured(_) => lend!(Measured(measured) => View::Measured(measured)),
            View::Link(_) => lend!(Link(row) => View::Link(*row)),
            View::Links(_) => lend!(Links(rows) => View::Links(rows)),
            View::Question(_) => lend!(Question(at) => View::Question(at)),
        }
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
                let $crate::model::Answer::$variant($new) = answer else { return false };
                let $slot = self;
                $store;
                true
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
