//! What the sentence of an objective says: one change, a verb that names it, and figures that go the same way.
//!
//! The coach reads the words; a check speaks once the person has gone on to the next question.

use super::alignment::objectives;
use super::given::{passed, quote};
use super::{Check, Part, Parts};
use crate::model::{Baseline, date_in_text};
use crate::rules::coach::{Direction, Kind, VerbClarity};
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&NOT_AN_OBJECTIVE, &CHANGE_VERB, &SEVERAL_THINGS, &WRONG_WAY];

static NOT_AN_OBJECTIVE: Check = Check {
    id: "statement-not-an-objective",
    title: "A sentence is not an objective",
    looks_for: "Whether each objective describes a change, not an activity or a past result.",
    why: "You can complete an activity without changing anything. A past result cannot be a target.",
    resolve: "Say what will be different and for whom, by how much and by when.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| passed(*one, "statement")) {
            let said = match given.told(one.id).map(|told| told.kind) {
                Some(Kind::Activity) => "says what you will do, but not what will change",
                Some(Kind::PastResult) => "reports what has happened",
                Some(Kind::Objective) | None => continue,
            };
            found.add(
                found
                    .at(row.question("statement"), format!("{} {said}.", quote(one.called())))
                    .rests_on(&one.statement.0)
                    .way(Way::here("Say what will be different")),
            );
        }
    },
};

static CHANGE_VERB: Check = Check {
    id: "statement-change-verb",
    title: "A sentence does not say what changes",
    looks_for: "Whether each objective has a verb that shows the direction of the figure.",
    why: "You could claim \u{201c}support\u{201d} or \u{201c}promote\u{201d} whatever happens. \u{201c}Raise\u{201d}, \u{201c}cut\u{201d} and \u{201c}keep at\u{201d} can be checked.",
    resolve: "Begin with a verb of change: raise, cut, shorten, double, keep at.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| passed(*one, "statement")) {
            let Some(told) = given.told(one.id).filter(|told| told.kind == Kind::Objective) else { continue };
            let said = match &told.verb {
                Some((VerbClarity::Clear, _)) => continue,
                Some((VerbClarity::Vague, words)) => {
                    format!("says {}, which can be claimed whatever happens", quote(&words.to_lowercase()))
                }
                // A metric and a target say what changes, without a verb.
                None if one.target.is_some() => continue,
                None => "has no verb that says what changes".to_owned(),
            };
            found.add(
                found
                    .at(row.question("statement"), format!("{} {said}.", quote(one.called())))
                    .rests_on(&one.statement.0)
                    .way(Way::here("Choose a verb of change")),
            );
        }
    },
};

static SEVERAL_THINGS: Check = Check {
    id: "statement-several-things",
    title: "An objective asks for more than one thing",
    looks_for: "Whether each objective asks for one thing only.",
    why: "If only one half is met, nobody can say whether the objective was met.",
    resolve: "Split it into two objectives, each with its own figure.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given).filter(|(_, one)| passed(*one, "statement")) {
            let Some(second) = given.told(one.id).and_then(|told| told.second.as_ref()) else { continue };
            found.add(
                found
                    .at(
                        row.question("statement"),
                        format!("{} asks for a second thing: {}.", quote(one.called()), quote(second)),
                    )
                    .rests_on(&one.statement.0)
                    .way(Way::here("Split it into two objectives")),
            );
        }
    },
};

static WRONG_WAY: Check = Check {
    id: "smart-wrong-way",
    title: "The target and the sentence go in different directions",
    looks_for: "Whether the target moves in the direction that the sentence names.",
    why: "The sentence and the figures contradict each other, and a reader cannot tell which is wrong.",
    resolve: "Check the baseline, the target and the verb.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            let (Baseline::Known { value, on }, Some(target)) = (one.baseline, one.target) else { continue };
            // A report of what has happened is no promise, and that is said already.
            let promised = given.told(one.id).filter(|told| told.kind == Kind::Objective);
            let way = promised.and_then(|told| told.direction);
            let (says, does) = match way {
                Some(Direction::Up) if target < value => ("rise", "falls"),
                Some(Direction::Down) if target > value => ("fall", "rises"),
                _ => continue,
            };
            let say = |figure| one.unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
            let read = on.map_or_else(String::new, |on| format!(" on {}", date_in_text(on)));
            found.add(
                found
                    .at(
                        row.question("target"),
                        format!(
                            "{} should {says}, but the figure {does} from {}{read} to {}.",
                            quote(one.called()),
                            say(value),
                            say(target)
                        ),
                    )
                    .rests_on(&one.statement.0)
                    .rests_on(&one.baseline)
                    .rests_on(&one.target)
                    .way(Way::here("Check the target"))
                    .way(Way::at("Check the baseline", row.question("baseline"))),
            );
        }
    },
};
