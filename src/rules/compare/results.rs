//! Objectives met, missed or not measured: the newest reading against the baseline and the target of the older review.
//!
//! A figure in per cent differs by points, and by a share of itself: both are said, because they are different things.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Baseline, Measured, Number, RowId};

use super::Side;

/// How an objective came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The reading has reached the target.
    Met,
    /// The day has come, and the reading has not reached the target.
    Missed,
    /// The reading has not reached the target, and the day has not come.
    OnTheWay,
    /// There is no reading since the older review, or no target to hold it against.
    Unmeasured,
}

impl Outcome {
    /// Every outcome, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Met, Self::Missed, Self::OnTheWay, Self::Unmeasured];

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Missed => "Missed",
            Self::OnTheWay => "Not due yet",
            Self::Unmeasured => "Not measured",
        }
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::OnTheWay => "not_due",
            Self::Unmeasured => "unmeasured",
        }
    }
}

/// How far a figure has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progressed {
    /// The reading.
    pub reading: Number,
    /// The day of the reading.
    pub on: Option<Date>,
    /// The reading less the baseline: for a figure in per cent, percentage points. None without a baseline.
    pub points: Option<Number>,
    /// The same as a share of the baseline, in per cent to one place. None without a baseline, or with one of nought.
    pub percent: Option<Number>,
}

/// How one objective came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Result {
    /// The objective.
    pub objective: RowId,
    /// Its statement.
    pub statement: String,
    /// What it counts.
    pub metric: String,
    /// In which unit.
    pub unit: Option<Unit>,
    /// What it began with. None when that is not known.
    pub baseline: Option<Number>,
    /// What was to be reached.
    pub target: Option<Number>,
    /// By which day.
    pub due: Option<Date>,
    /// How it came out.
    pub outcome: Outcome,
    /// How far it has come. None when it was not measured.
    pub progressed: Option<Progressed>,
}

impl Result {
    /// Returns a figure with its unit.
    pub fn figure(&self, figure: Number) -> String {
        self.unit.map_or_else(|| figure.to_string(), |unit| unit.write(figure))
    }

    /// Says the figures: `From 470 to 780 on 1 March 2019: 310 more, 66% more. Target 1,500 by 30 September 2020.`
    pub fn in_words(&self) -> String {
        let mut said = match &self.progressed {
            None if self.target.is_none() => "There was no target.".to_owned(),
            None => "There is no figure since the last review.".to_owned(),
            Some(done) => {
                let on = done.on.map_or_else(String::new, |on| format!(" on {}", crate::model::date_in_text(on)));
                let reading = self.figure(done.reading);
                let from = self.baseline.map_or_else(String::new, |from| format!("From {} to ", self.figure(from)));
                let by = match done.points {
                    Some(points) if points == Number::default() => [Some("no change".to_owned()), None],
                    points => [points.map(|points| self.points_in_words(points)), done.percent.map(percent_in_words)],
                };
                let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
                let by = if by.is_empty() { String::new() } else { format!(": {by}") };
                format!("{from}{reading}{on}{by}.")
            }
        };
        if let Some(target) = self.target {
            let by = self.due.map_or_else(String::new, |due| format!(" by {}", crate::model::date_in_text(due)));
            // Writing into a text cannot fail.
            let _ = write!(said, " Target {}{by}.", self.figure(target));
        }
        said
    }

    fn points_in_words(&self, points: Number) -> String {
        let size = Number::from_ten_thousandths(points.ten_thousandths().saturating_abs());
        let size = match self.unit {
            Some(Unit::Percent) if size == Number::whole(1) => "1 percentage point".to_owned(),
            Some(Unit::Percent) => format!("{size} percentage points"),
            _ => self.figure(size),
        };
        more_or_less(points, &size)
    }
}

fn percent_in_words(percent: Number) -> String {
    let size = Number::from_ten_thousandths(percent.ten_thousandths().saturating_abs());
    more_or_less(percent, &format!("{size}%"))
}

fn more_or_less(figure: Number, size: &str) -> String {
    match figure.ten_thousandths().signum() {
        1 => format!("{size} more"),
        -1 => format!("{size} less"),
        _ => "no change".to_owned(),
    }
}

/// Returns how the objectives of the older review came out by the day of the newer one. Empty when no time lies between.
pub(super) fn results(old: Side<'_>, new: Side<'_>) -> Vec<Result> {
    let (from, to) = (old.day(), new.day());
    if old.review.id == new.review.id || from.is_none() || from >= to {
        return vec![];
    }
    let one = |objective: &SmartObjective| result(old, new, objective, (from, to));
    old.review.objectives.smart.iter().filter(|one| !one.statement.0.trim().is_empty()).map(one).collect()
}

fn result(old: Side<'_>, new: Side<'_>, one: &SmartObjective, between: (Option<Date>, Option<Date>)) -> Result {
    let baseline = match one.baseline {
        Baseline::Known { value, .. } => Some(value),
        Baseline::Unanswered | Baseline::NotYetKnown { .. } => None,
    };
    let reading = measure_of(old, one).and_then(|measure| newest_reading(new, measure, between));
    let reached = |reading: Number, target: Number| match baseline {
        Some(baseline) if target < baseline => reading <= target,
        _ => reading >= target,
    };
    let is_due = one.due.is_some_and(|due| between.1.is_some_and(|day| due <= day));
    let outcome = match (reading, one.target) {
        (Some((reading, _)), Some(target)) if reached(reading, target) => Outcome::Met,
        (Some(_), Some(_)) if is_due => Outcome::Missed,
        (Some(_), Some(_)) => Outcome::OnTheWay,
        _ => Outcome::Unmeasured,
    };
    Result {
        objective: one.id,
        statement: one.statement.0.trim().to_owned(),
        metric: one.metric.0.trim().to_owned(),
        unit: one.unit,
        baseline,
        target: one.target,
        due: one.due,
        outcome,
        progressed: reading.map(|(reading, on)| Progressed {
            reading,
            on,
            points: baseline.map(|from| difference(from, reading)),
            percent: baseline.and_then(|from| share(from, reading)),
        }),
    }
}

/// Returns the measure that counts what an objective promises: one with the same metric, or the only one in its unit.
fn measure_of(side: Side<'_>, one: &SmartObjective) -> Option<RowId> {
    let serving = |measure: &&Measure| measure.objective.0 == Some(one.id);
    let own: Vec<&Measure> = side.review.evaluation.measures.iter().filter(serving).collect();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = plain(&one.metric.0);
    let same = own.iter().copied().find(|measure| !wanted.is_empty() && plain(&measure.metric.0) == wanted);
    let in_unit: Vec<&Measure> =
        own.iter().copied().filter(|measure| measure.unit == one.unit && measure.target == one.target).collect();
    let only = if let [only] = in_unit[..] { Some(only) } else { None };
    same.or(only).map(|measure| measure.id)
}

/// Returns the newest figure of a measure after one day and up to another. A reading that was not taken is no figure.
fn newest_reading(
    side: Side<'_>,
    measure: RowId,
    (from, to): (Option<Date>, Option<Date>),
) -> Option<(Number, Option<Date>)> {
    let of_measure = side.workbook.registers.readings.iter().filter(|reading| reading.measure.0 == Some(measure));
    of_measure
        .filter(|reading| reading.date.is_some() && reading.date > from && reading.date <= to)
        .filter_map(|reading| match reading.value {
            Measured::Value(value) => Some((value, reading.date)),
            Measured::Unanswered | Measured::NotMeasured => None,
        })
        .max_by_key(|(_, date)| *date)
}

fn difference(from: Number, to: Number) -> Number {
    Number::from_ten_thousandths(to.ten_thousandths().saturating_sub(from.ten_thousandths()))
}

/// Returns the difference as a share of the first figure, in per cent to one place, half away from nought.
fn share(from: Number, to: Number) -> Option<Number> {
    let (from, to) = (i128::from(from.ten_thousandths()), i128::from(to.ten_thousandths()));
    if from == 0 {
        return None;
    }
    let (over, under) = ((to - from) * 1_000 * from.signum(), from.abs());
    let tenths = (over + under / 2 * over.signum()) / under;
    Some(Number::from_ten_thousandths(i64::try_from(tenths).ok()?.checked_mul(1_000)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_one_place_and_there_is_none_of_nought() {
        let of = |from: i32, to: i32| share(Number::whole(from), Number::whole(to)).map(|share| share.to_string());
        assert_eq!(of(470, 780).as_deref(), Some("66"));
        assert_eq!(of(2687, 323).as_deref(), Some("-88"));
        assert_eq!(of(3, 4).as_deref(), Some("33.3"));
        assert_eq!(of(3, 2).as_deref(), Some("-33.3"));
        assert_eq!(of(-4, -2).as_deref(), Some("-50"), "less of a loss is less");
        assert_eq!(of(0, 5), None);
    }
}
