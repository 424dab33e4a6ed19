//! The T of SMART: when an objective is due, when it is evaluated, and when its baseline was read.
//!
//! Days are held against the period of the review, from its session to the day on which the next one is due.

use super::alignment::objectives;
use super::given::{passed, quote};
use super::said::Said;
use super::{Check, Part, Parts};
use crate::model::{Answer, Baseline, Edit, date_in_text};
use crate::rules::by_row::ByRow;
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] =
    &[&DUE, &DUE_PAST, &DUE_LATER, &EVALUATED_EARLY, &BASELINE_AFTER_DUE, &BASELINE_OLD];

static DUE: Check = Check {
    id: "smart-due",
    title: "An objective has no day",
    looks_for: "Whether each objective says by which day the target is to be reached.",
    why: "Without a day an objective is never late, and nobody looks.",
    resolve: "Choose the day by which the target is to be reached.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Unread]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| one.due.is_none() && passed(*one, "due")) {
            let at = row.question("due");
            if given.is_typed(at) {
                continue;
            }
            let mut draft = found
                .at(at, format!("The objective {} has no day by which it is due.", quote(one.called())))
                .rests_on(&one.due)
                .ways(Said::of(given, row, one).and_then(|said| said.due()));
            if let Some(evaluated) = one.evaluate_on {
                draft = draft.way(Way::edit(
                    format!("Use the day on which it is evaluated, {}", date_in_text(evaluated)),
                    Edit::Set { at, to: Answer::Date(Some(evaluated)) },
                ));
            }
            found.add(draft.way(Way::here("Choose a day")));
        }
    },
};

static DUE_PAST: Check = Check {
    id: "smart-due-past",
    title: "An objective was due",
    looks_for: "Whether the day by which an objective is due is still to come.",
    why: "Once the day has come, the useful question is whether it was met. A day that is over drives nothing.",
    resolve: "Write down what became of it in stage 6. If it goes on, give it a new day and target.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Day]),
    run: |given, found| {
        let day = given.day();
        for (row, one) in objectives(given) {
            let Some(due) = one.due.filter(|due| *due < day) else { continue };
            found.add(
                found
                    .at(row.question("due"), format!("{} was due on {}.", quote(one.called()), date_in_text(due)))
                    .rests_on(&due)
                    .way(Way::at(
                        "Write down what became of it",
                        super::given::on(crate::model::Stage::Evaluation, "worked"),
                    ))
                    .way(Way::here("Choose a new day")),
            );
        }
    },
};

static DUE_LATER: Check = Check {
    id: "smart-due-later",
    title: "An objective is due after the next review",
    looks_for: "Whether an objective is due before the next review.",
    why: "The next review will not be able to say whether it was met. A step on the way would show whether it is on \
          course.",
    resolve: "Add a step that is due before the next review, or keep the day and say what you will look at by then.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Day]),
    run: |given, found| {
        // A month of grace: a figure of the last month may well arrive after the meeting.
        let Some(next) = given.next_review() else { return };
        let last = super::given::months_after(next, 1);
        for (row, one) in objectives(given) {
            let Some(due) = one.due.filter(|due| *due > last) else { continue };
            found.add(
                found
                    .at(
                        row.question("due"),
                        format!(
                            "{} is due on {}. The next review is due on {}.",
                            quote(one.called()),
                            date_in_text(due),
                            date_in_text(next)
                        ),
                    )
                    .rests_on(&due)
                    .way(Way::here("Choose an earlier day"))
                    .way(Way::at("Note what you will look at by then", row.question("note"))),
            );
        }
    },
};

static EVALUATED_EARLY: Check = Check {
    id: "smart-evaluated-early",
    title: "An objective is evaluated before it is due",
    looks_for: "Whether the day of evaluation comes on or after the day by which an objective is due.",
    why: "Who looks too early sees a figure that is still on its way.",
    resolve: "Choose a day on or after the due day, with time for the figure to arrive.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            let (Some(due), Some(evaluated)) = (one.due, one.evaluate_on) else { continue };
            if evaluated < due {
                let at = row.question("evaluate_on");
                found.add(
                    found
                        .at(
                            at,
                            format!(
                                "{} is evaluated on {}, before it is due on {}.",
                                quote(one.called()),
                                date_in_text(evaluated),
                                date_in_text(due)
                            ),
                        )
                        .rests_on(&due)
                        .rests_on(&evaluated)
                        .way(Way::edit(
                            format!("Evaluate on {}", date_in_text(due)),
                            Edit::Set { at, to: Answer::Date(Some(due)) },
                        ))
                        .way(Way::here("Choose another day")),
                );
            }
        }
    },
};

static BASELINE_AFTER_DUE: Check = Check {
    id: "smart-baseline-after-due",
    title: "A baseline is dated after the objective is due",
    looks_for: "Whether a baseline is read before the day by which the target is due.",
    why: "A starting point that is read at the end shows no change. One of the two days is likely to be a slip.",
    resolve: "Check the day of the baseline and the day by which the objective is due.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            let on = match one.baseline {
                Baseline::Known { on, .. } => on,
                Baseline::NotYetKnown { by } => by,
                Baseline::Unanswered => None,
            };
            let (Some(on), Some(due)) = (on, one.due) else { continue };
            if on >= due {
                found.add(
                    found
                        .at(
                            row.question("baseline"),
                            format!(
                                "The baseline of {} is dated {}, and the objective is due on {}.",
                                quote(one.called()),
                                date_in_text(on),
                                date_in_text(due)
                            ),
                        )
                        .rests_on(&one.baseline)
                        .rests_on(&due)
                        .way(Way::here("Check the day of the baseline"))
                        .way(Way::at("Check the day it is due", row.question("due"))),
                );
            }
        }
    },
};

static BASELINE_OLD: Check = Check {
    id: "smart-baseline-old",
    title: "A baseline is older than the last review",
    looks_for: "Whether the figure of each objective was read since the review before this one.",
    why: "A figure from before the last review does not show where you start now.",
    resolve: "Read the figure again, or say in the note why the older one counts.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation, Part::Readings, Part::Day]),
    run: |given, found| {
        let (Some(last), day) = (given.last_review_day(), given.day()) else { return };
        let measures = ByRow::new(given.evaluation().measures.iter(), |measure| measure.objective.0);
        for (row, one) in objectives(given) {
            let Baseline::Known { on: Some(on), .. } = one.baseline else { continue };
            let read_since = || {
                let latest = measures.of(one.id).iter().filter_map(|measure| given.series().latest(measure.id, day));
                latest.map(|figure| figure.on).any(|read| read >= last)
            };
            if on >= last || read_since() {
                continue;
            }
            found.add(
                found
                    .at(
                        row.question("baseline"),
                        format!(
                            "The baseline of {} is from {}, before the last review on {}.",
                            quote(one.called()),
                            date_in_text(on),
                            date_in_text(last)
                        ),
                    )
                    .rests_on(&on)
                    .rests_on(&last)
                    .way(Way::here("Give the latest figure"))
                    .way(Way::at("Say why the older one counts", row.question("note"))),
            );
        }
    },
};
