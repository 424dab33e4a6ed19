//! Each part of a SMART objective that has a field of its own: metric, unit, baseline, target, owner.
//!
//! A part is missed when the person has gone past it, so that half-written objectives are left in peace. What the
//! sentence itself says is read elsewhere.

use super::alignment::objectives;
use super::given::{blank, passed, quote};
use super::said::Said;
use super::{Check, Part, Parts};
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Answer, Baseline, Edit, Number, date_in_text};
use crate::rules::by_row::ByRow;
use crate::rules::coach::Direction;
use crate::rules::finding::{Severity, Way};
use crate::rules::outcome::is_same_metric;

pub(super) static CHECKS: &[&Check] =
    &[&METRIC, &UNIT, &BASELINE, &BASELINE_DUE, &TARGET, &NO_CHANGE, &OVER_A_HUNDRED, &OWNER];

static METRIC: Check = Check {
    id: "smart-metric",
    title: "An objective has no metric",
    looks_for: "Whether each objective has a metric.",
    why: "Without a metric nobody can tell whether the objective was met.",
    resolve: "Name the one thing you count. Choose a figure that moves only when people do something.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| blank(&one.metric.0) && passed(*one, "metric")) {
            found.add(
                found
                    .at(row.question("metric"), format!("The objective {} has no metric.", quote(one.called())))
                    .rests_on(&one.metric.0)
                    .ways(Said::of(given, row, one).and_then(|said| said.metric()))
                    .way(Way::here("Name what you will count")),
            );
        }
    },
};

static UNIT: Check = Check {
    id: "smart-unit",
    title: "A metric has no unit",
    looks_for: "Whether the unit of each metric is named.",
    why: "5 people and 5% are different claims, and a rise from 4% to 6% is 2 percentage points.",
    resolve: "Choose what the figure is.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            if one.unit.is_none() && !blank(&one.metric.0) && passed(one, "unit") {
                let at = row.question("unit");
                let mut draft =
                    found.at(at, format!("The metric {} has no unit.", quote(&one.metric.0))).rests_on(&one.metric.0);
                if says_share(&one.metric.0) {
                    let to = Unit::Percent.answer();
                    draft = draft.way(Way::edit("Use per cent", Edit::Set { at, to }));
                } else {
                    draft = draft.ways(Said::of(given, row, one).and_then(|said| said.unit()));
                }
                found.add(draft.way(Way::here("Choose the unit")));
            }
        }
    },
};

/// Returns whether a metric is named as a share of something.
fn says_share(metric: &str) -> bool {
    let metric = metric.to_lowercase();
    ["share of", "percentage", "per cent", "proportion", "%"].iter().any(|word| metric.contains(word))
}

static BASELINE: Check = Check {
    id: "smart-baseline",
    title: "An objective has no baseline",
    looks_for: "Whether each objective has a baseline, or a date by which it will be known.",
    why: "Without a baseline a figure shows a level but not a change.",
    resolve: "Look the figure up, or choose \u{201c}not yet known\u{201d} and give the date by which it will be \
              known.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation, Part::Unread]),
    run: |given, found| {
        let by_objective = ByRow::new(given.evaluation().measures.iter(), |measure| measure.objective.0);
        for (row, one) in objectives(given) {
            let at = row.question("baseline");
            let said = match one.baseline {
                Baseline::Unanswered => "has no baseline",
                Baseline::NotYetKnown { by: None } => {
                    "has a baseline that is not yet known, and no date by which it will be"
                }
                _ => continue,
            };
            if !passed(one, "baseline") || given.is_typed(at) {
                continue;
            }
            let mut draft =
                found.at(at, format!("The objective {} {said}.", quote(one.called()))).rests_on(&one.baseline);
            let known = known_baseline(by_objective.of(one.id), one);
            if let Some((measure, known)) = known {
                let said = one.unit.map_or_else(|| known.0.to_string(), |unit| unit.write(known.0));
                let to = Answer::Baseline(Baseline::Known { value: known.0, on: known.1 });
                draft = draft
                    .way(Way::edit(format!("Use {said} from the measure {}", quote(measure)), Edit::Set { at, to }));
            }
            // The measure knows the day as well, so what the sentence says is offered only where there is none.
            if known.is_none() {
                draft = draft.ways(Said::of(given, row, one).and_then(|said| said.baseline()));
            }
            found.add(draft.way(Way::here("Give the figure, or the date by which it will be known")));
        }
    },
};

/// Returns the baseline of one of an objective's measures that counts the same in the same unit.
fn known_baseline<'a>(
    its: &[&'a Measure],
    one: &SmartObjective,
) -> Option<(&'a str, (Number, Option<jiff::civil::Date>))> {
    its.iter().filter(|measure| measure.unit == one.unit).find_map(|measure| match measure.baseline {
        Baseline::Known { value, on } if is_same_metric(&measure.metric.0, &one.metric.0) => {
            Some((measure.metric.0.as_str(), (value, on)))
        }
        _ => None,
    })
}

static BASELINE_DUE: Check = Check {
    id: "smart-baseline-due",
    title: "A baseline is overdue",
    looks_for: "Whether the date has passed by which a baseline should be known.",
    why: "The later a baseline is read, the more of the change it already includes.",
    resolve: "Enter the figure, or give a new date and say why in the note.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Day]),
    run: |given, found| {
        let day = given.day();
        for (row, one) in objectives(given) {
            if let Baseline::NotYetKnown { by: Some(by) } = one.baseline
                && by < day
            {
                found.add(
                    found
                        .at(
                            row.question("baseline"),
                            format!(
                                "The baseline of {} should have been known by {}.",
                                quote(one.called()),
                                date_in_text(by)
                            ),
                        )
                        .rests_on(&one.baseline)
                        .way(Way::here("Enter the figure")),
                );
            }
        }
    },
};

static TARGET: Check = Check {
    id: "smart-target",
    title: "An objective has no target",
    looks_for: "Whether each objective has a target.",
    why: "Without a target, any result could be called a success.",
    resolve: "Write the figure that you want to reach, in the unit of the baseline.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Unread]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| one.target.is_none() && passed(*one, "target")) {
            let at = row.question("target");
            if !given.is_typed(at) {
                found.add(
                    found
                        .at(at, format!("The objective {} has no target.", quote(one.called())))
                        .rests_on(&one.target)
                        .ways(Said::of(given, row, one).and_then(|said| said.target()))
                        .way(Way::here("Write the figure that you want to reach")),
                );
            }
        }
    },
};

static NO_CHANGE: Check = Check {
    id: "smart-no-change",
    title: "A target is the same as the baseline",
    looks_for: "Whether the target differs from the baseline.",
    why: "A target equal to the baseline asks for no change. That can be right if the figure would otherwise fall.",
    resolve: "Change the target. If you mean to hold the level, accept this finding and say why the figure would \
              fall.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            if let Baseline::Known { value, .. } = one.baseline
                && one.target == Some(value)
                && given.told(one.id).and_then(|told| told.direction) != Some(Direction::Hold)
            {
                let figure = one.unit.map_or_else(|| value.to_string(), |unit| unit.write(value));
                found.add(
                    found
                        .at(
                            row.question("target"),
                            format!("{} has a baseline of {figure} and a target of {figure}.", quote(one.called())),
                        )
                        .rests_on(&one.baseline)
                        .rests_on(&one.target)
                        .way(Way::here("Change the target")),
                );
            }
        }
    },
};

static OVER_A_HUNDRED: Check = Check {
    id: "smart-over-a-hundred",
    title: "A share is over 100%",
    looks_for: "Whether a figure in per cent lies between 0 and 100.",
    why: "A share of a group cannot be over 100%. A figure that high is often a count or growth, which needs another \
          unit or metric.",
    resolve: "Check the figure and the unit. For growth, set the starting figure to 100 and choose score as the unit.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        let out = |figure: &Number| *figure > Number::whole(100) || *figure < Number::whole(0);
        for (row, one) in objectives(given).filter(|(_, one)| one.unit == Some(Unit::Percent)) {
            let baseline = match one.baseline {
                Baseline::Known { value, .. } => Some(value),
                _ => None,
            };
            for (question, figure) in [("baseline", baseline), ("target", one.target)] {
                if let Some(figure) = figure.filter(out) {
                    found.add(
                        found
                            .at(
                                row.question(question),
                                format!("The {question} of {} is {figure}%.", quote(one.called())),
                            )
                            .rests_on(&figure)
                            .way(Way::here("Check the figure"))
                            .way(Way::at("Choose another unit", row.question("unit"))),
                    );
                }
            }
        }
    },
};

static OWNER: Check = Check {
    id: "smart-owner",
    title: "An objective has no owner",
    looks_for: "Whether each objective has one role as its owner.",
    why: "Without an owner, nobody may notice that the figure is not moving.",
    resolve: "Name one role that will notice and can act.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| blank(&one.owner.0) && passed(*one, "owner")) {
            found.add(
                found
                    .at(row.question("owner"), format!("The objective {} has no owner.", quote(one.called())))
                    .rests_on(&one.owner.0)
                    .way(Way::here("Name a role")),
            );
        }
    },
};
