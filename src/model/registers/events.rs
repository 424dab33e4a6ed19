//! The events: what happened outside that explains a figure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, Prose, Question, RowId, Width};

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// The identity of the row.
    pub id: RowId,
    /// The day on which it began.
    pub date: Option<Date>,
    /// The day on which it ended, for longer ones.
    pub until: Option<Date>,
    /// What happened.
    pub what: Line,
    /// Which figures it may explain.
    pub effect: Prose,
}

row!(Event, |ask, date, until, what, effect| {
    ask.answer(&WHAT, what);
    ask.answer(&DATE, date);
    ask.answer(&UNTIL, until);
    ask.answer(&EFFECT, effect);
});

/// Events.
pub static EVENTS: Question =
    Question::new("events", "What happened outside").hint("One line for each event").table_of("event").optional();
/// What.
pub static WHAT: Question = Question::new("what", "Event").hint("What happened").width(Width::Half);
/// Date.
pub static DATE: Question = Question::new("date", "From").hint("The day it began").width(Width::Quarter);
/// Until.
pub static UNTIL: Question =
    Question::new("until", "Until").hint("Empty when it was one day").width(Width::Quarter).optional();
/// Effect.
pub static EFFECT: Question =
    Question::new("effect", "What it may explain").hint("Which figures, which way").width(Width::Half).optional();
