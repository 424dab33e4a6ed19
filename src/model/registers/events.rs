//! The events: what happened outside that explains a figure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, Prose, Question, RowId, When, Width};

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
pub static EVENTS: Question = Question::new("events", "What happened outside?")
    .hint("One line for each event")
    .guidance(
        "A figure rarely changes for only one reason. Note what happened outside your work: a story in the news, a \
         campaign by others, a platform that was down, a holiday. Write it when it happens, because in six months \
         nobody remembers. At the review, events help you to judge whether your work made the difference.",
    )
    .example(
        "14 to 16 October 2026: regional news report on waiting times. It may explain more comments on Facebook and \
         more visits to the website.",
    )
    .table_of("event")
    .optional();
/// What.
pub static WHAT: Question = Question::new("what", "Event")
    .hint("What happened")
    .example("Regional news report on waiting times")
    .width(Width::Half);
/// Date.
pub static DATE: Question = Question::new("date", "From")
    .when(When::Happened)
    .hint("The day it began")
    .example("14/10/2026")
    .width(Width::Quarter);
/// Until.
pub static UNTIL: Question = Question::new("until", "Until")
    .hint("Empty when it was one day")
    .example("16/10/2026")
    .width(Width::Quarter)
    .optional();
/// Effect.
pub static EFFECT: Question = Question::new("effect", "What it may explain")
    .hint("Which figures, which way")
    .guidance(
        "Name the figure and the direction. An event can also hide a change: say so if two things happened at once.",
    )
    .example("More comments on Facebook, so that month is not a fair comparison")
    .width(Width::Half)
    .optional();
