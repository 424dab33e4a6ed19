//! Whether the figures of stage 6 show that something changed, and can be read by somebody.
//!
//! What was published is not yet what people did, and that is not yet what changed.

use super::alignment::objectives;
use super::given::{blank, counted, days_after, listed, on, passed, quote};
use super::{Check, Found, Given, Part, Parts};
use crate::model::registers::evidence::EvidenceKind;
use crate::model::sheets::evaluation::{Frequency, Measure, MeasureLevel};
use crate::model::{Address, Answer, Edit, RowId, Stage, Table, date_in_text};
use crate::rules::by_row::ByRow;
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] =
    &[&NO_ACTION, &ONLY_OUTPUTS, &REACH_AS_OUTCOME, &INCOMPLETE, &WITHOUT_OBJECTIVE, &NO_OUTSIDE_EVIDENCE, &NOT_READ];

/// Returns the measures that have a name, each with its address.
fn measures<'a>(given: &Given<'a>) -> impl Iterator<Item = (Address, &'a Measure)> {
    let table = Table::Measures.address();
    let named = given.evaluation().measures.iter().filter(|measure| !blank(&measure.metric.0));
    named.map(move |measure| (table.row(measure.id), measure))
}

/// Returns whether a level is about what the team did, and not about what people did.
const fn is_own_work(level: MeasureLevel) -> bool {
    matches!(level, MeasureLevel::Input | MeasureLevel::Output)
}

/// Returns the levels that measures say, and whether all of them are about the team's own work.
fn only_own_work<'m>(of: impl Iterator<Item = &'m Measure>) -> bool {
    let mut levels = of.filter(|measure| !blank(&measure.metric.0)).map(|measure| measure.level).peekable();
    levels.peek().is_some() && levels.all(|level| level.is_some_and(is_own_work))
}

static NO_ACTION: Check = Check {
    id: "no-conscious-action",
    title: "No measure shows what people did",
    looks_for: "Whether any measure counts what people choose to do, or what changed because of it.",
    why: "Posts and reach show your work. A booking, a reply or a sign-up shows what people decided to do.",
    resolve: "Add one measure of what people do after they have seen a post.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Evaluation]),
    run: |given, found| {
        let all = &given.evaluation().measures;
        if only_own_work(all.iter()) {
            let names: Vec<&str> = all.iter().map(|measure| measure.metric.0.as_str()).collect();
            found.add(
                found
                    .at(
                        Table::Measures.address(),
                        format!(
                            "{} what you put in or publish. None counts what people do.",
                            if names.len() == 1 { "The only measure counts" } else { "All measures count" }
                        ),
                    )
                    .rests_on(&names)
                    .way(Way::edit(
                        "Add a measure of what people do",
                        Edit::Add {
                            at: Table::Measures.address(),
                            id: RowId::default(),
                            place: None,
                            with: vec![("level", MeasureLevel::OutTake.answer())],
                        },
                    )),
            );
        }
    },
};

static ONLY_OUTPUTS: Check = Check {
    id: "only-outputs",
    title: "An objective is measured only by what you publish",
    looks_for: "Whether each objective has a measure beyond inputs and outputs.",
    why: "More followers do not show that people are better informed. Only a figure about people can show that.",
    resolve: "Add an out-take or an outcome for the objective, or check the level of its measures.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation]),
    run: |given, found| {
        let all = &given.evaluation().measures;
        // When that is true of all of them, one finding says so.
        if only_own_work(all.iter()) {
            return;
        }
        let by_objective = ByRow::new(all.iter(), |measure| measure.objective.0);
        for (row, one) in objectives(given) {
            let its = by_objective.of(one.id);
            if !only_own_work(its.iter().copied()) {
                continue;
            }
            let names: Vec<String> = its.iter().map(|measure| quote(&measure.metric.0)).collect();
            found.add(
                found
                    .at(
                        row,
                        format!(
                            "{} is measured only by what you publish or put in: {}.",
                            quote(one.called()),
                            listed(&names)
                        ),
                    )
                    .rests_on(&names)
                    .way(Way::edit(
                        "Add an outcome for this objective",
                        Edit::Add {
                            at: Table::Measures.address(),
                            id: RowId::default(),
                            place: None,
                            with: vec![
                                ("objective", Answer::Link(Some(one.id))),
                                ("level", MeasureLevel::Outcome.answer()),
                            ],
                        },
                    ))
                    .way(Way::at("Check the levels of its measures", Table::Measures.address())),
            );
        }
    },
};

static REACH_AS_OUTCOME: Check = Check {
    id: "reach-as-outcome",
    title: "Reach or followers are entered as an outcome",
    looks_for: "Whether a measure of followers, reach, views, impressions or posts is called an outcome.",
    why: "These figures show who could see your work. An outcome is what changed because of it.",
    resolve: "Choose output as the level, or measure what people did.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Evaluation]),
    run: |given, found| {
        for (row, measure) in measures(given).filter(|(_, one)| one.level == Some(MeasureLevel::Outcome)) {
            if !counts_own_work(&measure.metric.0) {
                continue;
            }
            let at = row.question("level");
            found.add(
                found
                    .at(
                        at,
                        format!(
                            "{} is entered as an outcome, but it counts what you publish or who could see it.",
                            quote(&measure.metric.0)
                        ),
                    )
                    .rests_on(&measure.metric.0)
                    .way(Way::edit("Change the level to output", Edit::Set { at, to: MeasureLevel::Output.answer() }))
                    .way(Way::at("Change the metric", row.question("metric"))),
            );
        }
    },
};

/// Returns whether a metric names followers, reach, views, impressions or posts. Posts that are filled are jobs.
fn counts_own_work(metric: &str) -> bool {
    const OWN: [&str; 9] =
        ["follower", "followers", "subscribers", "reach", "views", "impressions", "posts", "likes", "tweets"];
    const JOBS: [&str; 4] = ["filled", "vacant", "vacancies", "recruited"];
    const RELATIVE: [&str; 4] = ["that", "who", "which", "with"];
    let metric = metric.to_lowercase();
    let words = || metric.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "Organisations that repeated six posts" counts organisations.
    let mut counted = words().take_while(|word| !RELATIVE.contains(word));
    counted.any(|word| OWN.contains(&word)) && !words().any(|word| JOBS.contains(&word))
}

static INCOMPLETE: Check = Check {
    id: "measure-incomplete",
    title: "A measure cannot be read yet",
    looks_for: "Whether each measure has a source, a frequency and an owner.",
    why: "Without a source, a frequency and an owner, the figure will be missing at the next review.",
    resolve: "Give the source of the figure, how often it is read, and who reads it.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Evaluation]),
    run: |given, found| {
        for (row, measure) in measures(given) {
            let missing: Vec<(&'static str, &str)> = [
                ("source", "source", blank(&measure.source.0)),
                ("frequency", "frequency", measure.frequency.is_none()),
                ("owner", "owner", blank(&measure.owner.0)),
            ]
            .into_iter()
            .filter(|(question, _, is_missing)| *is_missing && passed(measure, question))
            .map(|(question, words, _)| (question, words))
            .collect();
            let Some((first, _)) = missing.first() else { continue };
            let words: Vec<String> = missing.iter().map(|(_, words)| (*words).to_owned()).collect();
            let said = match words.as_slice() {
                [one] => format!("no {one}"),
                [one, other] => format!("no {one} and no {other}"),
                _ => "no source, no frequency and no owner".to_owned(),
            };
            let mut draft = found
                .at(row.question(first), format!("The measure {} has {said}.", quote(&measure.metric.0)))
                .rests_on(&words);
            for (question, words) in &missing {
                draft = draft.way(Way::at(format!("Give the {words}"), row.question(question)));
            }
            draft.0.key = format!("{}@{row}", found.check.id);
            found.add(draft);
        }
    },
};

static WITHOUT_OBJECTIVE: Check = Check {
    id: "measure-without-objective",
    title: "A measure has no objective",
    looks_for: "Whether each measure shows whether an objective is met.",
    why: "Reading a figure takes time. If it does not test an objective, the time may be better spent elsewhere.",
    resolve: "Choose the objective that the figure would prove, or remove the measure.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation]),
    run: |given, found| {
        if objectives(given).next().is_none() {
            return;
        }
        for (row, measure) in measures(given) {
            if measure.objective.0.is_none()
                && passed(measure, "objective")
                && !matches!(measure.level, Some(MeasureLevel::Learning | MeasureLevel::Input))
            {
                found.add(
                    found
                        .at(
                            row.question("objective"),
                            format!("The measure {} has no objective.", quote(&measure.metric.0)),
                        )
                        .rests_on(&measure.objective.0)
                        .way(Way::here("Choose the objective"))
                        .way(Way::edit("Remove the measure", Edit::Remove { row })),
                );
            }
        }
    },
};

static NO_OUTSIDE_EVIDENCE: Check = Check {
    id: "no-outside-evidence",
    title: "Nothing comes from outside your own channels",
    looks_for: "Whether any outcome or evidence comes from outside your own channels.",
    why: "Platform figures show only what happens on the platform. They do not show whether anything changed in a \
          clinic.",
    resolve: "Add one figure from a service, a survey or feedback, or record evidence that you already have.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Evaluation, Part::Evidence]),
    run: |given, found| {
        let count = measures(given).filter(|(_, measure)| !blank(&measure.source.0)).count();
        let beyond = given
            .evaluation()
            .measures
            .iter()
            .any(|measure| matches!(measure.level, Some(MeasureLevel::Outcome | MeasureLevel::Impact)));
        let kept = given.evidence().iter().any(|evidence| {
            evidence.kind.is_some_and(|kind| !matches!(kind, EvidenceKind::PlatformFigures | EvidenceKind::Experience))
        });
        if count > 0 && !beyond && !kept {
            found.add(
                found
                    .at(Table::Measures.address(), "No measure and no evidence comes from outside your own channels.")
                    .rests_on(&count)
                    .way(Way::here("Add a measure from a service or a survey"))
                    .way(Way::at("Record the evidence that you have", Table::Evidence.address())),
            );
        }
    },
};

static NOT_READ: Check = Check {
    id: "measure-not-read",
    title: "A measure has not been read for a while",
    looks_for: "Whether each measure with earlier readings is still read as often as planned.",
    why: "A gap cannot be filled later. \u{201c}Not measured\u{201d} is an honest answer, and the series can still \
          be read.",
    resolve: "Read the figure now, or note that it was not measured, or choose a slower frequency.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Evaluation, Part::Readings, Part::Day]),
    run: not_read,
};

/// How many measures are named one by one.
const MOST_NAMED: usize = 10;

fn not_read(given: &Given<'_>, found: &mut Found) {
    let day = given.day();
    let mut late = 0;
    let mut days = vec![];
    for (row, measure) in measures(given) {
        let Some(every) = days_between(measure.frequency) else { continue };
        let looked_on = given.series().of_measure(measure.id).and_then(|series| series.looked_on(given.today()));
        let Some(latest) = looked_on else { continue };
        // Twice as long as planned: one missed reading is an ordinary month.
        if days_after(latest, 2 * every) >= day {
            continue;
        }
        late += 1;
        days.push(latest);
        if late <= MOST_NAMED {
            let often = measure.frequency.map_or_else(String::new, |often| often.label().to_lowercase());
            let readings = super::given::in_register(crate::model::Register::Readings);
            found.add(
                found
                    .at(
                        row.question("frequency"),
                        format!(
                            "{} should be read {often} but was last read on {}.",
                            quote(&measure.metric.0),
                            date_in_text(latest)
                        ),
                    )
                    .rests_on(&latest)
                    .rests_on(&every.unsigned_abs().to_string())
                    .way(Way::edit(
                        "Add a reading",
                        Edit::Add {
                            at: readings,
                            id: RowId::default(),
                            place: None,
                            with: vec![("measure", Answer::Link(Some(measure.id)))],
                        },
                    ))
                    .way(Way::here("Choose a slower frequency")),
            );
        }
    }
    if late > MOST_NAMED {
        found.add(
            found
                .at(
                    on(Stage::Evaluation, "measures"),
                    format!(
                        "{} more were not read as often as planned.",
                        counted(late - MOST_NAMED, "measure", "measures")
                    ),
                )
                .rests_on(&days)
                .way(Way::at("Go to the readings", super::given::in_register(crate::model::Register::Readings))),
        );
    }
}

/// Returns how many days lie between two readings. None for a figure that is read once.
const fn days_between(frequency: Option<Frequency>) -> Option<i32> {
    match frequency {
        Some(Frequency::Weekly) => Some(7),
        Some(Frequency::Monthly) => Some(31),
        Some(Frequency::Quarterly) => Some(92),
        Some(Frequency::TwiceAYear) => Some(183),
        Some(Frequency::Yearly) => Some(366),
        Some(Frequency::Once) | None => None,
    }
}
