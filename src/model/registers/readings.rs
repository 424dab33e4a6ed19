//! The readings: dated figures for the measures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, Link, Measured, Question, RowId, Table, Width};

/// One figure, read on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The identity of the row.
    pub id: RowId,
    /// The measure that was read.
    pub measure: Link,
    /// The day on which, or the end of the period for which, it was read.
    pub date: Option<Date>,
    /// The figure, or that it was not measured.
    pub value: Measured,
    /// What explains it.
    pub note: Line,
}

row!(Reading, |ask, measure, date, value, note| {
    ask.answer(&MEASURE, measure);
    ask.answer(&DATE, date);
    ask.answer(&VALUE, value);
    ask.answer(&NOTE, note);
});

/// Readings.
pub static READINGS: Question =
    Question::new("readings", "Your readings").hint("One line for each figure and date").table_of("reading").optional();
/// Measure.
pub static MEASURE: Question =
    Question::new("measure", "Measure").hint("From stage 6").width(Width::Half).links_to(Table::Measures);
/// Date.
pub static DATE: Question = Question::new("date", "Date").hint("The day it was read").width(Width::Quarter);
/// Value.
pub static VALUE: Question = Question::new("value", "Figure").hint("Not measured is not zero").width(Width::Third);
/// Note.
pub static NOTE: Question = Question::new("note", "Note").hint("What explains it").width(Width::Half).optional();
