//! The readings by measure, gathered once for all checks that look back.
//!
//! A register of ten years holds tens of thousands of readings. Gone through by each check after each letter they would
//! be felt, so they are gathered again only when a reading changes.

use jiff::civil::Date;

use crate::model::registers::Reading;
use crate::model::{Measured, Number, RowId, Rows};
use crate::rules::by_row::IdMap;

/// How many readings of the future are kept.
const MOST_AHEAD: usize = 8;

/// What was read of one measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct OneSeries {
    /// The day of the last reading, whatever it said.
    pub(super) latest: Option<Date>,
    /// The figures with their days, in the order of the register.
    pub(super) figures: Vec<(Date, Number)>,
}

/// What was read of every measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Series {
    by_measure: IdMap<OneSeries>,
    /// The first readings with a day that is still to come.
    pub(super) ahead: Vec<(RowId, Date)>,
}

impl Series {
    /// Gathers the readings as of a day.
    pub(in crate::rules) fn of(readings: &Rows<Reading>, today: Date) -> Self {
        let mut series = Self::default();
        for reading in readings.iter() {
            let Some(date) = reading.date else { continue };
            if date > today && series.ahead.len() < MOST_AHEAD {
                series.ahead.push((reading.id, date));
            }
            let Some(measure) = reading.measure.0 else { continue };
            let one = series.by_measure.entry(measure).or_default();
            one.latest = one.latest.max(Some(date));
            if let Measured::Value(figure) = reading.value {
                one.figures.push((date, figure));
            }
        }
        series
    }

    /// Returns what was read of a measure.
    pub(super) fn of_measure(&self, measure: RowId) -> Option<&OneSeries> {
        self.by_measure.get(&measure)
    }
}
