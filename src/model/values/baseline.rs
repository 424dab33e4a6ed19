//! Figures that may honestly be missing: a baseline that is not yet known, a reading that was not taken.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Number;

/// Where a metric stands at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Baseline {
    /// Nobody has said.
    #[default]
    Unanswered,
    /// It is known that it is not known.
    NotYetKnown {
        /// The date by which it will be known.
        by: Option<Date>,
    },
    /// A figure.
    Known {
        /// The figure, in the unit of the metric.
        value: Number,
        /// The date on which it was measured.
        on: Option<Date>,
    },
}

impl Baseline {
    /// What tells the date from the figure, where both were typed and neither reads: `about 30; date: last spring`.
    pub const DATE_MARK: &'static str = "date: ";
}

/// What was read off a measure at one date. Not measured is not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measured {
    /// Nobody has said.
    #[default]
    Unanswered,
    /// It could not be, or was not, measured.
    NotMeasured,
    /// A figure, in the unit of the measure.
    Value(Number),
}
