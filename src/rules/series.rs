//! The readings by measure, in the order of their days: the one place that looks for a latest figure.
//!
//! Every question has a day to which it counts. What was read after that day does not exist for whoever asks, so that a
//! paper, a page and a check that count to the same day say the same.
//!
//! A register of ten years holds tens of thousands of readings. Gone through by each check after each letter they would
//! be felt, so they are gathered once, and again only when a reading changes.

use jiff::civil::Date;

use super::by_row::IdMap;
use crate::model::registers::Reading;
use crate::model::{Measured, Number, RowId, Rows};

/// How many readings of the future are kept.
const MOST_AHEAD: usize = 8;

/// A figure with the day on which it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The figure.
    pub figure: Number,
    /// The day.
    pub on: Date,
    /// The line of the register, for its note.
    pub reading: RowId,
}

/// One line of the register that has a day and says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    on: Date,
    /// None where it was not measured.
    figure: Option<Number>,
    reading: RowId,
}

/// What was read of one measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OneSeries(Vec<Look>);

impl OneSeries {
    fn to(&self, day: Date) -> &[Look] {
        &self.0[..self.0.partition_point(|look| look.on <= day)]
    }

    /// Returns the figures up to a day, oldest first.
    pub fn figures(&self, to: Date) -> impl DoubleEndedIterator<Item = Dated> + '_ {
        self.to(to).iter().filter_map(|look| Some(Dated { figure: look.figure?, on: look.on, reading: look.reading }))
    }

    /// Returns the latest figure up to a day.
    pub fn latest(&self, to: Date) -> Option<Dated> {
        self.figures(to).next_back()
    }

    /// Returns the last day up to another on which somebody looked, whether there was a figure or not.
    pub fn looked_on(&self, to: Date) -> Option<Date> {
        self.to(to).last().map(|look| look.on)
    }

    /// Returns the day up to another on which it was not measured, where no figure has come since.
    pub fn not_measured_on(&self, to: Date) -> Option<Date> {
        self.to(to).last().filter(|look| look.figure.is_none()).map(|look| look.on)
    }
}

/// What was read of every measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    by_measure: IdMap<OneSeries>,
    /// The readings with a day that is still to come, in the order of the register.
    ahead: Vec<(RowId, Date)>,
}

impl Series {
    /// Gathers the readings. `today` says which of them are still to come.
    pub fn of(readings: &Rows<Reading>, today: Date) -> Self {
        let mut series = Self::default();
        for reading in readings.iter() {
            let Some(on) = reading.date else { continue };
            if on > today && series.ahead.len() < MOST_AHEAD {
                series.ahead.push((reading.id, on));
            }
            let figure = match reading.value {
                Measured::Value(figure) => Some(figure),
                Measured::NotMeasured => None,
                Measured::Unanswered => continue,
            };
            let Some(measure) = reading.measure.0 else { continue };
            series.by_measure.entry(measure).or_default().0.push(Look { on, figure, reading: reading.id });
        }
        // Two readings of one day stay in the order of the register: the later line counts.
        series.by_measure.values_mut().for_each(|one| one.0.sort_by_key(|look| look.on));
        series
    }

    /// Returns what was read of a measure.
    pub fn of_measure(&self, measure: RowId) -> Option<&OneSeries> {
        self.by_measure.get(&measure)
    }

    /// Returns the latest figure of a measure up to a day.
    pub fn latest(&self, measure: RowId, to: Date) -> Option<Dated> {
        self.of_measure(measure)?.latest(to)
    }

    /// Returns the first readings with a day that is still to come.
    pub(super) fn ahead(&self) -> &[(RowId, Date)] {
        &self.ahead
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Link;

    fn reading(bits: u64, on: Date, value: Measured) -> Reading {
        Reading {
            id: RowId::from_bits(bits),
            measure: Link(Some(RowId::from_bits(1))),
            date: Some(on),
            value,
            ..Reading::default()
        }
    }

    #[test]
    fn the_latest_figure_is_the_last_one_up_to_the_day_that_counts() {
        let figure = |figure: i32| Measured::Value(Number::whole(figure));
        let readings: Rows<Reading> = [
            reading(10, date(2026, 9, 30), figure(1_612)),
            reading(11, date(2026, 3, 31), figure(1_270)),
            reading(12, date(2026, 10, 31), Measured::NotMeasured),
            reading(13, date(2026, 11, 30), Measured::Unanswered),
            reading(14, date(2026, 3, 31), figure(1_271)),
        ]
        .into_iter()
        .collect();
        let series = Series::of(&readings, date(2026, 10, 1));
        let measure = RowId::from_bits(1);
        let latest = |to: Date| series.latest(measure, to).map(|one| (one.figure.to_string(), one.on));
        assert_eq!(latest(date(2026, 3, 30)), None);
        assert_eq!(latest(date(2026, 5, 20)), Some(("1,271".to_owned(), date(2026, 3, 31))), "the later line counts");
        assert_eq!(latest(date(2026, 9, 30)), Some(("1,612".to_owned(), date(2026, 9, 30))), "the day itself counts");
        assert_eq!(
            latest(date(2027, 1, 1)),
            Some(("1,612".to_owned(), date(2026, 9, 30))),
            "not measured is no figure"
        );
        let one = series.of_measure(measure).unwrap();
        assert_eq!(one.not_measured_on(date(2027, 1, 1)), Some(date(2026, 10, 31)));
        assert_eq!(one.not_measured_on(date(2026, 10, 1)), None);
        assert_eq!(one.looked_on(date(2026, 10, 15)), Some(date(2026, 9, 30)));
        assert_eq!(series.ahead().len(), 2);
    }
}
