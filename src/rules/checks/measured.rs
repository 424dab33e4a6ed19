//! Whether stage 6 measures what stage 2 promises: a measure for each objective, with the same metric and figures.
//!
//! The same figure is asked for twice, once as a promise and once as something to read off, and the two drift apart.

use std::collections::BTreeMap;

use super::alignment::objectives;
use super::given::{blank, on, quote};
use super::{Check, Found, Given, Part, Parts};
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Address, Answer, Baseline, Edit, RowId, Stage, Table};
use crate::rules::by_row::ByRow;
use crate::rules::finding::{Severity, Way};
use crate::rules::outcome::is_same_metric;

pub(super) static CHECKS: &[&Check] = &[&MEASURE, &AGREES, &SAME_METRIC];

static MEASURE: Check = Check {
    id: "smart-measure",
    title: "An objective has no measure in stage 6",
    looks_for: "Whether each objective has a measure in stage 6, once there are measures, and one that counts its \
                metric.",
    why: "Without a measure there will be no figure to look at in the next review.",
    resolve: "Add a measure for the objective, or choose the objective in an existing measure.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation]),
    run: smart_measure,
};

fn smart_measure(given: &Given<'_>, found: &mut Found) {
    let measures = &given.evaluation().measures;
    if !measures.iter().any(|measure| measure.objective.0.is_some()) {
        return;
    }
    let table = on(Stage::Evaluation, "measures");
    let by_objective = ByRow::new(measures.iter(), |measure| measure.objective.0);
    for (row, one) in objectives(given) {
        let its = by_objective.of(one.id);
        if its.is_empty() {
            let mut with = vec![("objective", Answer::Link(Some(one.id)))];
            if !blank(&one.metric.0) {
                with.push(("metric", Answer::Text(one.metric.0.clone())));
                with.push(("unit", one.unit.map_or(Answer::Choice(None), Unit::answer)));
                with.push(("baseline", Answer::Baseline(one.baseline)));
                with.push(("target", Answer::Number(one.target)));
                with.push(("owner", Answer::Text(one.owner.0.clone())));
            }
            found.add(
                found
                    .at(row, format!("No measure shows whether {} is met.", quote(one.called())))
                    .rests_on(&one.id)
                    .way(Way::edit(
                        "Add a measure for this objective",
                        Edit::Add { at: table, id: RowId::default(), place: None, with },
                    ))
                    .way(Way::at("Choose it in an existing measure", table)),
            );
        } else if !blank(&one.metric.0)
            && its.iter().all(|measure| !blank(&measure.metric.0) && !is_same_metric(&measure.metric.0, &one.metric.0))
        {
            let others: Vec<&str> = its.iter().map(|measure| measure.metric.0.as_str()).collect();
            found.add(
                found
                    .at(
                        row.question("metric"),
                        format!("The objective counts {}, but none of its measures does.", quote(&one.metric.0)),
                    )
                    .severity(Severity::Question)
                    .rests_on(&one.metric.0)
                    .rests_on(&others)
                    .way(Way::here("Change the metric"))
                    .way(Way::at("Look at the measures", Table::Measures.address())),
            );
        }
    }
}

static AGREES: Check = Check {
    id: "measure-disagrees",
    title: "An objective and its measure have different figures",
    looks_for: "Whether an objective and the measure of the same metric have the same unit, baseline and target.",
    why: "The paper would give two figures for the same thing, and a reader will ask which is right.",
    resolve: "Decide which figure is right and use it in both places.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation]),
    run: disagrees,
};

fn disagrees(given: &Given<'_>, found: &mut Found) {
    let table = on(Stage::Evaluation, "measures");
    let by_objective = ByRow::new(given.evaluation().measures.iter(), |measure| measure.objective.0);
    for (_, one) in objectives(given).filter(|(_, one)| !blank(&one.metric.0)) {
        // Only the very same name: a measure on the way to the objective has figures of its own.
        let same = |name: &str| name.trim().eq_ignore_ascii_case(one.metric.0.trim());
        for measure in by_objective.of(one.id).iter().filter(|measure| same(&measure.metric.0)) {
            let row = table.row(measure.id);
            let say = |unit: Option<Unit>, figure: crate::model::Number| {
                unit.map_or_else(|| figure.to_string(), |unit| unit.write(figure))
            };
            let mut differ = |question: &'static str, here: String, there: String, to: Answer| {
                let message = format!(
                    "The measure {} has the {question} {here}, but its objective has {there}.",
                    quote(&measure.metric.0)
                );
                found.add(
                    found
                        .at(row.question(question), message)
                        .rests_on(&here)
                        .rests_on(&there)
                        .way(Way::edit(format!("Use {there} here too"), Edit::Set { at: row.question(question), to }))
                        .way(Way::at(
                            "Change the objective",
                            Table::SmartObjectives.address().row(one.id).question(question),
                        )),
                );
            };
            if let (Some(here), Some(there)) = (measure.unit, one.unit)
                && here != there
            {
                let to = there.answer();
                differ("unit", here.label().to_lowercase(), there.label().to_lowercase(), to);
                continue;
            }
            if let (Some(here), Some(there)) = (measure.target, one.target)
                && here != there
            {
                differ("target", say(measure.unit, here), say(one.unit, there), Answer::Number(Some(there)));
            }
            if let (Baseline::Known { value: here, .. }, Baseline::Known { value: there, .. }) =
                (measure.baseline, one.baseline)
                && here != there
            {
                differ("baseline", say(measure.unit, here), say(one.unit, there), Answer::Baseline(one.baseline));
            }
        }
    }
}

static SAME_METRIC: Check = Check {
    id: "same-metric-other-target",
    title: "Two objectives have the same metric and different targets",
    looks_for: "Whether objectives that count the same thing by the same date have the same target.",
    why: "Two targets for one metric contradict each other, and a reader will ask which one is meant.",
    resolve: "Keep one of the objectives, or say in each metric what it counts.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: same_metric,
};

fn same_metric(given: &Given<'_>, found: &mut Found) {
    type Alike<'a> = Vec<(Address, &'a SmartObjective)>;
    let mut by_metric: BTreeMap<(String, Option<Unit>), Alike<'_>> = BTreeMap::new();
    for (row, one) in objectives(given).filter(|(_, one)| !blank(&one.metric.0) && one.target.is_some()) {
        by_metric.entry((one.metric.0.trim().to_lowercase(), one.unit)).or_default().push((row, one));
    }
    for ((_, unit), all) in by_metric {
        // Targets on the way have days of their own.
        let by_day = |one: &SmartObjective, other: &SmartObjective| {
            one.due.is_none() || other.due.is_none() || one.due == other.due
        };
        let (_, first) = all[0];
        let other = all[1..].iter().find(|(_, one)| one.target != first.target && by_day(one, first));
        let (Some((row, other)), Some(here)) = (other, first.target) else { continue };
        let Some(there) = other.target else { continue };
        let say = |figure| unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
        let at = row.question("target");
        found.add(
            found
                .at(
                    at,
                    format!(
                        "{} and {} both count {}, but their targets are {} and {}.",
                        quote(first.called()),
                        quote(other.called()),
                        quote(&other.metric.0),
                        say(here),
                        say(there)
                    ),
                )
                .rests_on(&first.target)
                .rests_on(&other.target)
                .way(Way::edit(format!("Use {} here too", say(here)), Edit::Set { at, to: Answer::Number(Some(here)) }))
                .way(Way::at("Say what each counts", row.question("metric"))),
        );
    }
}
