//! The coach: reads a SMART statement as a careful colleague would, and says what it leaves open.
//!
//! Rules, not a model: every value says which words it was read from, so that a person can see why. The reader would
//! rather find nothing than something wrong. One pass over the words, no failure, no clock.
//!
//! | Part | File |
//! |---|---|
//! | words, numbers and marks with their places | `tokens` |
//! | figures, and what only looks like one | `numbers`, `names`, `amount` |
//! | days, deadlines and what returns | `periods`, `seasons`, `dates` |
//! | verbs of change, and which way | `verbs` |
//! | what is measured, and its level | `metrics`, `phrases`, `levels` |
//! | baseline and target | `leads`, `targets` |
//! | one thing or several, who answers, what it is | `single`, `owners`, `kinds`, `doing` |
//! | what a coach would ask | `asks` |

mod amount;
mod asks;
mod dates;
mod doing;
mod kinds;
mod leads;
mod levels;
mod metrics;
mod names;
mod numbers;
mod owners;
mod periods;
mod phrases;
mod reading;
mod seasons;
mod single;
mod targets;
mod tokens;
mod verbs;

pub use amount::{Amount, Bound, Measure, Unit};
pub use asks::Ask;
pub use kinds::Kind;
pub use levels::Level;
pub use reading::read;
pub use verbs::Direction;

use std::ops::Range;

use jiff::civil::Date;

/// A value with the words that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a, T> {
    /// What was understood.
    pub value: T,
    /// The words, as they were typed.
    pub words: &'a str,
    /// Where they stand in the statement, in bytes.
    pub span: Range<usize>,
}

/// How clear a verb of change is in its statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbClarity {
    /// Says what changes, and which way.
    Clear,
    /// Could be claimed whatever happens.
    Vague,
}

/// Where the metric stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// At this figure.
    Known(Amount),
    /// Not yet known, but by this day it will be.
    KnownBy(Date),
}

/// What was understood of a statement.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The verb of change. None when there is no such verb.
    pub change_verb: Option<Found<'a, VerbClarity>>,
    /// The second thing that the statement asks for. None when it asks for one thing only.
    pub second_thing: Option<Found<'a, ()>>,
    /// What is measured.
    pub metric: Option<Found<'a, ()>>,
    /// What the figures count.
    pub unit: Option<Found<'a, Unit>>,
    /// Where the metric stands.
    pub baseline: Option<Found<'a, Baseline>>,
    /// Where it should stand, or how far it should move.
    pub target: Option<Found<'a, Amount>>,
    /// Every figure outside of its days, whatever it stands for.
    pub figures: Vec<Amount>,
    /// Which way it goes.
    pub direction: Option<Found<'a, Direction>>,
    /// When it is due: a day, or none inside when the words name a time that the calendar does not know.
    pub deadline: Option<Found<'a, Option<Date>>>,
    /// The rhythm in which it returns.
    pub recurring: Option<Found<'a, ()>>,
    /// Who answers for it.
    pub owner: Option<Found<'a, ()>>,
    /// The level of evaluation of what is measured, or of what is to change.
    pub level: Option<Found<'a, Level>>,
    /// Whether it is an objective.
    pub kind: Kind,
    /// The words that make it a past result or an activity.
    pub kind_words: Option<Found<'a, ()>>,
    /// What a coach would ask, in the order in which a person would fill it in.
    pub asks: Vec<Ask>,
}
