//! The readings by measure, gathered once for all checks that look back.
//!
//! A register of ten years holds tens of thousands of readings. Gone through by each check after each letter they would
//! be felt, so they are gathered again only when a reading changes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use jiff::civil::Date;

use crate::model::registers::Reading;
use crate::model::{Measured, Number, RowId, Rows};

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
    by_measure: HashMap<RowId, OneSeries, BuildHasherDefault<IdHasher>>,
    /// The last day of all.
    pub(super) latest: Option<Date>,
}

impl Series {
    /// Gathers the readings.
    pub(in crate::rules) fn of(readings: &Rows<Reading>) -> Self {
        let mut series = Self::default();
        for reading in readings.iter() {
            let Some(date) = reading.date else { continue };
            series.latest = series.latest.max(Some(date));
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

/// Spreads ids, which are random already, with one multiplication.
#[derive(Clone, Copy, Debug, Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = (self.0 ^ id).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
