//! How far an objective has come by a day: its latest figure against baseline, target and deadline.
//!
//! Met means met by its deadline. A target that was reached afterwards was missed, and the day on which it was reached is
//! said. Papers, pages and commands read this, so that no two of them judge an objective in two ways.
//!
//! A figure in per cent differs by points, and by a share of itself: both are said, because they are different things.

use std::fmt::Write as _;

use jiff::Span;
use jiff::civil::Date;

use super::coach::{self, Direction};
use super::series::{Dated, OneSeries, Series};
use crate::model::sheets::evaluation::{Measure, MeasureLevel};
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Baseline, Number, Review, RowId, date_in_table, date_in_text};

/// How many days before a deadline a figure still shows where it stood then: what is read each quarter has one.
const ABOUT: i32 = 92;

/// How an objective came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The target was reached by the deadline, or before it has come.
    Met,
    /// The target was reached, but after the deadline.
    ReachedLater,
    /// The deadline has passed, and a figure from about that day or later has not reached the target.
    Missed,
    /// The target has not been reached, and the deadline has not passed.
    OnTheWay,
    /// There is no target, no figure, or none from about the deadline: nobody can say.
    Unmeasured,
}

impl Outcome {
    /// Every outcome, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Met, Self::ReachedLater, Self::Missed, Self::OnTheWay, Self::Unmeasured];

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::ReachedLater => "Missed, reached later",
            Self::Missed => "Missed",
            Self::OnTheWay => "Not due yet",
            Self::Unmeasured => "Not measured",
        }
    }

    /// Returns the word for data, which never changes. What was reached after its deadline is missed; the day on which it
    /// was reached stands beside it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::ReachedLater | Self::Missed => "missed",
            Self::OnTheWay => "not_due",
            Self::Unmeasured => "unmeasured",
        }
    }
}

/// How far a figure has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progressed {
    /// The latest figure.
    pub reading: Number,
    /// The day of the reading.
    pub on: Date,
    /// The figure less the baseline: for a figure in per cent, percentage points. None without a baseline.
    pub points: Option<Number>,
    /// The same as a share of the baseline, in per cent to one place. None without a baseline, or with one of 0.
    pub percent: Option<Number>,
}

/// How one objective came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectiveOutcome {
    /// The objective.
    pub objective: RowId,
    /// Its statement.
    pub statement: String,
    /// What it counts.
    pub metric: String,
    /// The measure that was read for it, where that is worded in another way. Empty otherwise.
    pub measured_by: String,
    /// In which unit.
    pub unit: Option<Unit>,
    /// Where it began. None when that is not known.
    pub baseline: Option<Number>,
    /// What was to be reached.
    pub target: Option<Number>,
    /// By which day.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub is_over: bool,
    /// How it came out.
    pub outcome: Outcome,
    /// How far it has come. None when it was not measured.
    pub progressed: Option<Progressed>,
    /// The last figure by the deadline, where a later one is told as the latest.
    pub by_due: Option<Dated>,
    /// The day of the reading that reached the target, where that was after the deadline.
    pub reached_on: Option<Date>,
}

/// Says that an objective has no latest figure. Older readings may exist: those from before its baseline do not count.
pub fn no_latest(one: &SmartObjective) -> &'static str {
    match one.baseline {
        Baseline::Known { on: Some(_), .. } => "None since the baseline",
        _ => "None yet",
    }
}

impl ObjectiveOutcome {
    /// Judges an objective of the review on screen: readings count after the day of its baseline up to a day. What was read
    /// on that day is the baseline, and shows nothing of what came after it.
    pub fn now(series: &Series, review: &Review, one: &SmartObjective, to: Date) -> Self {
        let from = match one.baseline {
            Baseline::Known { on, .. } => on,
            Baseline::NotYetKnown { .. } | Baseline::Unanswered => None,
        };
        let after = from.and_then(|on| on.tomorrow().ok());
        Self::of(series, review, one, after, to)
    }

    /// Judges an objective of a review. Readings count from the first day up to the last, both included.
    pub fn of(series: &Series, review: &Review, one: &SmartObjective, from: Option<Date>, to: Date) -> Self {
        let serving = review.evaluation.measures.iter().filter(|measure| measure.objective.0 == Some(one.id));
        let measure = measure_for(one, &serving.collect::<Vec<_>>());
        let own_baseline = match one.baseline {
            Baseline::Known { value, .. } => Some(value),
            Baseline::Unanswered | Baseline::NotYetKnown { .. } => None,
        };
        let figures = measure.and_then(|measure| series.of_measure(measure.id)).map(|all| figures(all, from, to));
        let figures = figures.unwrap_or_default();
        let judged = judge(one, own_baseline, &figures, to);
        let latest = figures.last();
        Self {
            objective: one.id,
            statement: one.statement.0.trim().to_owned(),
            metric: one.metric.0.trim().to_owned(),
            measured_by: measure
                .map(|measure| measure.metric.0.trim())
                .filter(|name| !plain(name).is_empty() && plain(name) != plain(&one.metric.0))
                .unwrap_or_default()
                .to_owned(),
            unit: one.unit,
            baseline: own_baseline,
            target: one.target,
            due: one.due,
            is_over: one.due.is_some_and(|due| due <= to),
            outcome: judged.outcome,
            progressed: latest.map(|latest| Progressed {
                reading: latest.figure,
                on: latest.on,
                points: own_baseline.map(|from| difference(from, latest.figure)),
                percent: own_baseline.and_then(|from| share(from, latest.figure)),
            }),
            by_due: judged.by_due.filter(|by_due| Some(by_due) != latest),
            reached_on: judged.reached_on,
        }
    }

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
                let reading = self.figure(done.reading);
                let from = self.baseline.map_or_else(String::new, |from| format!("From {} to ", self.figure(from)));
                let by = match done.points {
                    Some(points) if points == Number::default() => [Some("no change".to_owned()), None],
                    points => [points.map(|points| self.points_in_words(points)), done.percent.map(percent_in_words)],
                };
                let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
                let by = if by.is_empty() { String::new() } else { format!(": {by}") };
                format!("{from}{reading} on {}{by}.", date_in_text(done.on))
            }
        };
        // Writing into a text cannot fail.
        if let Some(target) = self.target {
            let by = self.due.map_or_else(String::new, |due| format!(" by {}", date_in_text(due)));
            let _ = write!(said, " Target {}{by}.", self.figure(target));
        }
        match (self.by_due, self.outcome) {
            (Some(by_due), _) => {
                let _ = write!(
                    said,
                    " The last figure by that day was {}, on {}.",
                    self.figure(by_due.figure),
                    date_in_text(by_due.on)
                );
            }
            (None, Outcome::ReachedLater) => said.push_str(" There was no figure by that day."),
            (None, Outcome::Unmeasured) if self.is_over && self.progressed.is_some() => {
                said.push_str(" There is no figure from about that day.");
            }
            _ => {}
        }
        if let Some(reached_on) = self.reached_on {
            let _ = write!(said, " The target was reached on {}.", date_in_text(reached_on));
        }
        if self.progressed.is_some() && !self.measured_by.is_empty() {
            let _ = write!(said, " Measured by \u{201c}{}\u{201d}.", self.measured_by);
        }
        said
    }

    /// Says the latest figure with its day, for a column: `1,612 on 30/09/2020`. None where there is none.
    pub fn latest_in_words(&self) -> Option<String> {
        self.progressed.map(|done| format!("{} on {}", self.figure(done.reading), date_in_table(done.on)))
    }

    /// Says in a few words how it stands, for a column: `62% of the way`, `Missed; reached 30/06/2026`.
    pub fn on_the_way(&self) -> String {
        match self.outcome {
            Outcome::Met => "Met".to_owned(),
            Outcome::Missed => "Missed".to_owned(),
            Outcome::ReachedLater => self
                .reached_on
                .map_or_else(|| self.outcome.label().to_owned(), |on| format!("Missed; reached {}", date_in_table(on))),
            Outcome::Unmeasured if self.target.is_none() => "No target".to_owned(),
            Outcome::Unmeasured if self.is_over => "Not measured".to_owned(),
            Outcome::Unmeasured => "No figure yet".to_owned(),
            Outcome::OnTheWay => match self.share_of_the_way() {
                None => "Not reached yet".to_owned(),
                Some(0) => "No change yet".to_owned(),
                Some(share) if share < 0 => "Moving away".to_owned(),
                Some(share) => format!("{share}% of the way"),
            },
        }
    }

    /// Returns how much of the way from the baseline to the target lies behind, in per cent towards 0.
    fn share_of_the_way(&self) -> Option<i128> {
        let size = |figure: Number| i128::from(figure.ten_thousandths());
        let (from, to, now) = (size(self.baseline?), size(self.target?), size(self.progressed?.reading));
        let share = (now - from) * 100 / if to == from { return None } else { to - from };
        // A little of the way is not no change.
        Some(if share == 0 && now != from { if (now > from) == (to > from) { 1 } else { -1 } } else { share })
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

/// Returns the figures of a series between two days, oldest first.
fn figures(all: &OneSeries, from: Option<Date>, to: Date) -> Vec<Dated> {
    all.figures(to).filter(|one| from.is_none_or(|from| one.on >= from)).collect()
}

/// What the figures say of a target.
struct Judged {
    outcome: Outcome,
    by_due: Option<Dated>,
    reached_on: Option<Date>,
}

fn judge(one: &SmartObjective, baseline: Option<Number>, figures: &[Dated], to: Date) -> Judged {
    let only = |outcome| Judged { outcome, by_due: None, reached_on: None };
    let (Some(target), Some(latest)) = (one.target, figures.last()) else { return only(Outcome::Unmeasured) };
    let is_fall = match baseline {
        Some(baseline) => target < baseline,
        None => coach::read(&one.statement.0, to).direction.is_some_and(|found| found.value == Direction::Down),
    };
    let reached = |figure: Number| if is_fall { figure <= target } else { figure >= target };
    let Some(due) = one.due.filter(|due| *due <= to) else {
        return only(if reached(latest.figure) { Outcome::Met } else { Outcome::OnTheWay });
    };
    let by_due = figures.iter().rfind(|one| one.on <= due).copied();
    if by_due.is_some_and(|one| reached(one.figure)) {
        return Judged { outcome: Outcome::Met, by_due, reached_on: None };
    }
    let later = figures.iter().find(|one| one.on > due && reached(one.figure));
    // An early figure does not show where it stood at the deadline: nobody can say that it was missed, until one does.
    let shows = latest.on.saturating_add(Span::new().days(ABOUT)) >= due;
    let outcome = match later {
        Some(_) => Outcome::ReachedLater,
        None if shows => Outcome::Missed,
        None => Outcome::Unmeasured,
    };
    Judged { outcome, by_due, reached_on: later.map(|one| one.on) }
}

/// Returns the measure that shows whether an objective is met, of those that are linked to it: the one of the same
/// metric, else the only one that can. `linked` are the measures that name the objective.
///
/// What the team puts in or publishes shows no objective that is worded in another way, and neither does a figure in
/// another unit.
pub fn measure_for<'m>(objective: &SmartObjective, linked: &[&'m Measure]) -> Option<&'m Measure> {
    let wanted = plain(&objective.metric.0);
    let same = linked.iter().find(|one| !wanted.is_empty() && plain(&one.metric.0) == wanted);
    if let Some(same) = same {
        return Some(*same);
    }
    let fits = |one: &&&Measure| one.unit.is_none() || objective.unit.is_none() || one.unit == objective.unit;
    let can: Vec<&&Measure> = linked.iter().filter(fits).collect();
    let is_own_work = |one: &Measure| matches!(one.level, Some(MeasureLevel::Input | MeasureLevel::Output));
    let alike: Vec<_> = can.iter().filter(|one| is_same_metric(&one.metric.0, &objective.metric.0)).collect();
    let same_target: Vec<_> = can.iter().filter(|one| one.target.is_some() && one.target == objective.target).collect();
    let of_people: Vec<_> = can.iter().filter(|one| !is_own_work(one)).collect();
    [alike, same_target, of_people].into_iter().find_map(|some| match some[..] {
        [only] => Some(**only),
        _ => None,
    })
}

fn plain(metric: &str) -> String {
    metric.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Returns whether two metrics are the same, as far as their words say: at least half of the words of the shorter one
/// stand in the other. It compares without copying, because it is asked for every objective and measure.
pub(super) fn is_same_metric(one: &str, other: &str) -> bool {
    if one.trim().eq_ignore_ascii_case(other.trim()) {
        return true;
    }
    let (count, others) = (words(one).count(), words(other).count());
    let shared = words(one).filter(|word| words(other).any(|other| word.eq_ignore_ascii_case(other))).count();
    shared > 0 && 2 * shared >= count.min(others)
}

/// Returns the words that carry a meaning, without the s of the plural.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
    all.map(|word| word.strip_suffix('s').unwrap_or(word))
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

fn difference(from: Number, to: Number) -> Number {
    Number::from_ten_thousandths(to.ten_thousandths().saturating_sub(from.ten_thousandths()))
}

/// Returns the difference as a share of the first figure, in per cent to one place, half away from 0.
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
#[path = "outcome_tests.rs"]
mod tests;
