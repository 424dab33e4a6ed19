//! The readings: dated figures for the measures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, Link, Measured, Question, RowId, Table, When, Width};

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
pub static READINGS: Question = Question::new("readings", "Your readings")
    .hint("One line for each figure and date")
    .guidance(
        "A reading is one figure on one date. Ten minutes a month are enough: look up each measure of stage 6 and \
         enter the figure. If you could not measure, say so, because not measured is not zero. Leave old readings as \
         they are, even when a platform later changes its way of counting. Add a note instead.",
    )
    .example("Clicks to the booking page: 412 in the month to 31 October 2026. The link was broken for two days.")
    .table_of("reading")
    .optional();
/// Measure.
pub static MEASURE: Question = Question::new("measure", "Measure")
    .hint("From stage 6")
    .guidance("Pick the measure that the figure belongs to. If it is not there, add it to stage 6 first.")
    .width(Width::Half)
    .links_to(Table::Measures);
/// Date.
pub static DATE: Question = Question::new("date", "Date")
    .when(When::Measured)
    .hint("The day it was read")
    .guidance("Give the last day of the period that the figure covers, such as the end of the month.")
    .example("31/10/2026")
    .width(Width::Quarter);
/// Value.
pub static VALUE: Question = Question::new("value", "Figure")
    .hint("Not measured is not zero")
    .guidance(
        "Write the figure as you found it, in the unit of the measure. If nobody looked or the platform gave nothing, \
         say that it was not measured.",
    )
    .example("412")
    .width(Width::Third);
/// Note.
pub static NOTE: Question = Question::new("note", "Note")
    .hint("What explains it")
    .guidance("Write what a reader needs to trust the figure: a change in counting, missing days, an event.")
    .example("The link was broken for two days")
    .width(Width::Half)
    .optional();
