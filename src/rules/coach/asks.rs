//! What a coach would ask: one short question for each thing that a statement leaves open.
//!
//! Facts with a way forward, no verdicts. The codes are stable, so that the window and scripts can rely on them.

use super::Reading;
use super::amount::{Bound, Measure, Unit};
use super::kinds::Kind;
use super::verbs::{Direction, Strength};
use super::{Baseline, VerbClarity};
use jiff::civil::Date;

/// Something that a coach would ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// The statement reports what has happened.
    PastResult,
    /// The statement says what somebody does.
    Activity,
    /// No verb of change.
    VerbMissing,
    /// A verb that could be claimed whatever happens.
    VerbVague,
    /// More than one thing.
    SeveralThings,
    /// Nothing that can be measured.
    MetricMissing,
    /// A figure whose unit cannot be told.
    UnitMissing,
    /// No baseline and no day by which it will be known.
    BaselineMissing,
    /// No figure to be reached.
    TargetMissing,
    /// A target that is the baseline.
    TargetSame,
    /// A target on the wrong side of the baseline.
    TargetWrongWay,
    /// No day by which it is due.
    DeadlineMissing,
    /// A deadline that the calendar does not know.
    DeadlineUnclear,
    /// A deadline that has passed.
    DeadlinePast,
    /// Nobody who answers for it.
    OwnerMissing,
}

impl Ask {
    /// Returns the stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PastResult => "past_result",
            Self::Activity => "activity",
            Self::VerbMissing => "verb_missing",
            Self::VerbVague => "verb_vague",
            Self::SeveralThings => "several_things",
            Self::MetricMissing => "metric_missing",
            Self::UnitMissing => "unit_missing",
            Self::BaselineMissing => "baseline_missing",
            Self::TargetMissing => "target_missing",
            Self::TargetSame => "target_same",
            Self::TargetWrongWay => "target_wrong_way",
            Self::DeadlineMissing => "deadline_missing",
            Self::DeadlineUnclear => "deadline_unclear",
            Self::DeadlinePast => "deadline_past",
            Self::OwnerMissing => "owner_missing",
        }
    }

    /// Returns the question in words.
    pub const fn question(self) -> &'static str {
        match self {
            Self::PastResult => "This reports what has happened: what should be reached next?",
            Self::Activity => "This is an activity: what should change because of it?",
            Self::VerbMissing => "What should change: should a figure go up, go down or stay?",
            Self::VerbVague => {
                "You could claim this verb whatever happens: what would be different, and in which \
                                direction?"
            }
            Self::SeveralThings => "This asks for more than one thing: could each be an objective of its own?",
            Self::MetricMissing => "What will you measure to see whether it was reached?",
            Self::UnitMissing => "What do the figures count: per cent, people, minutes or something else?",
            Self::BaselineMissing => "Where does the figure stand now, or by when will you know?",
            Self::TargetMissing => "Which figure would tell you that it was reached?",
            Self::TargetSame => "The target is the same as the baseline: should nothing change?",
            Self::TargetWrongWay => {
                "The target goes in the wrong direction from the baseline: are the two figures in the right place?"
            }
            Self::DeadlineMissing => "By which date should it be reached?",
            Self::DeadlineUnclear => "Which date in the calendar is that?",
            Self::DeadlinePast => "The date has passed: by which later date should it be reached?",
            Self::OwnerMissing => "Who is responsible for it (by role)?",
        }
    }
}

/// Returns what is open, in the order in which a person would fill it in.
pub(super) fn asks(reading: &Reading<'_>, today: Date) -> Vec<Ask> {
    match reading.kind {
        Kind::PastResult => return vec![Ask::PastResult],
        Kind::Activity => return vec![Ask::Activity],
        Kind::Objective => {}
    }
    let mut asks = vec![];
    match reading.change_verb.as_ref().map(|found| found.value) {
        None => asks.push(Ask::VerbMissing),
        Some(VerbClarity::Vague) => asks.push(Ask::VerbVague),
        Some(VerbClarity::Clear) => {}
    }
    if reading.second_thing.is_some() {
        asks.push(Ask::SeveralThings);
    }
    if reading.metric.is_none() {
        asks.push(Ask::MetricMissing);
    }
    let target = reading.target.as_ref().map(|found| found.value);
    let holds = reading.direction.as_ref().is_some_and(|found| found.value == Direction::Hold);
    if target.is_some_and(|target| target.unit.is_none()) {
        asks.push(Ask::UnitMissing);
    }
    if reading.baseline.is_none() && !(holds && target.is_some()) {
        asks.push(Ask::BaselineMissing);
    }
    match (target, reading.baseline.as_ref().map(|found| found.value)) {
        (None, _) => asks.push(Ask::TargetMissing),
        (Some(target), Some(Baseline::Known(base)))
            if target.measure == Measure::Level && target.scale() == base.scale() && !holds =>
        {
            let up = reading.direction.as_ref().map(|found| found.value);
            let (from, to) = (base.size(), target.size());
            let reaches = target
                .second
                .filter(|_| target.unit != Some(Unit::Ratio))
                .map_or(to, crate::model::Number::ten_thousandths);
            if from == to
                && matches!(target.bound, Bound::Exactly | Bound::AtLeast | Bound::AtMost)
                && target.second.is_none_or(|_| target.unit == Some(Unit::Ratio))
            {
                asks.push(Ask::TargetSame);
            } else if up == Some(Direction::Up) && reaches < from || up == Some(Direction::Down) && to > from {
                asks.push(Ask::TargetWrongWay);
            }
        }
        _ => {}
    }
    match reading.deadline.as_ref().map(|found| found.value) {
        None if reading.recurring.is_none() => asks.push(Ask::DeadlineMissing),
        Some(None) => asks.push(Ask::DeadlineUnclear),
        Some(Some(date)) if date <= today => asks.push(Ask::DeadlinePast),
        None | Some(Some(_)) => {}
    }
    if reading.owner.is_none() {
        asks.push(Ask::OwnerMissing);
    }
    asks
}

/// Returns how clear the verb is in a statement that has a target or has none.
pub(super) const fn clarity(strength: Strength, has_target: bool) -> VerbClarity {
    match strength {
        Strength::Clear => VerbClarity::Clear,
        Strength::WithFigure if has_target => VerbClarity::Clear,
        Strength::WithFigure | Strength::Vague => VerbClarity::Vague,
    }
}
