//! How much room a column of a table needs, and has use for, by the kind of its answers.

use crate::model::{Question, View, Width};

/// Returns how much a column gains from more room: text a good deal, a figure nothing to speak of.
pub(super) fn appetite(view: View<'_>) -> f32 {
    match view {
        View::Prose(_) | View::Question(_) => 3.0,
        View::Line(_) | View::Link(_) | View::Links(_) => 2.0,
        View::Choice(..) | View::Pick(_) | View::Picks(_) | View::Baseline(_) | View::Measured(_) => 1.0,
        View::Tick(_) | View::Date(_) | View::Hours(_) | View::Money(_) | View::Number(_) => 0.3,
    }
}

/// Returns the smallest width of a column, in points: what its kind of answer needs to be read. Where text has no room,
/// it stands in the details of its row.
pub(super) fn least_width(question: &Question, view: View<'_>) -> f32 {
    match view {
        View::Prose(_) | View::Question(_) => 220.0,
        View::Tick(_) => 44.0,
        View::Hours(_) | View::Number(_) | View::Money(_) => 76.0,
        View::Date(_) => 100.0,
        View::Measured(_) => 216.0,
        View::Line(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Picks(_)
        | View::Baseline(_)
        | View::Link(_)
        | View::Links(_) => match question.width {
            Width::Full => 220.0,
            Width::Half => 168.0,
            Width::Third => 128.0,
            Width::Quarter => 84.0,
        },
    }
}
