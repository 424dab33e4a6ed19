//! Answers from last time that nobody has looked at in this review.
//!
//! One finding a stage: each answer says for itself whether it is still to confirm, and hundreds of findings would say
//! nothing.

use std::collections::BTreeMap;

use super::given::{Part, Parts, counted, on};
use super::{Check, Found, Given};
use crate::model::{Address, AnyRows, Ask, Carried, CarriedState, Field, Place, Question, Review, Stage, Walk as _};
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&TO_CONFIRM];

static TO_CONFIRM: Check = Check {
    id: "carried-to-confirm",
    title: "Answers from last time are not confirmed",
    looks_for: "Whether each answer carried over from the last review has been confirmed.",
    why: "An answer that nobody has checked is still last time\u{2019}s answer, but with a new date.",
    resolve: "Go through them: confirm that each answer is still true, change it, or drop it with a reason.",
    severity: Severity::Note,
    reads: Parts::of(&[
        Part::Carried,
        Part::Day,
        Part::Aim,
        Part::Objectives,
        Part::Stakeholders,
        Part::Resources,
        Part::Content,
        Part::Evaluation,
    ]),
    run: to_confirm,
};

fn to_confirm(given: &Given<'_>, found: &mut Found) {
    let carried = given.carried();
    if carried.is_empty() || !given.is_open() {
        return;
    }
    // Before and in the session they are the work to be done. After it they were left out.
    let is_over = given.session().date.is_some_and(|session| session < given.today());
    for stage in Stage::ALL.iter().copied() {
        let below = |prefix: String| {
            carried.range(prefix.clone()..).take_while(move |(at, _)| at.starts_with(&prefix)).map(|(_, one)| one.state)
        };
        let page = Address::page(Place::Stage(stage));
        let all = below(format!("{page}/")).count();
        let open = below(format!("{page}/")).filter(|state| *state == CarriedState::ToConfirm).count();
        let questions = questions(stage);
        let (true, Some(first)) = (open > 0, questions.first()) else { continue };
        let are = counted(open, "answer from last time is", "answers from last time are");
        let of = if open == all { String::new() } else { format!(", of {all}") };
        let mut draft = found
            .at(on(stage, first), format!("{are} still to confirm in this stage{of}."))
            .severity(if is_over { Severity::Caution } else { Severity::Note })
            .rests_on(&open);
        if let Some(next) = first_open(given, stage) {
            draft = draft.way(Way::at("Go to the first of them", next));
        }
        // There is no way to confirm them all at once: what nobody was shown, nobody can call still true.
        found.add(draft);
    }
}

/// Returns the first answer of a stage that waits to be confirmed, in the order of its page.
fn first_open(given: &Given<'_>, stage: Stage) -> Option<Address> {
    struct First<'c> {
        carried: &'c BTreeMap<String, Carried>,
        here: Address,
        found: Option<Address>,
    }

    impl<'a> Ask<'a> for First<'_> {
        fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
            if self.found.is_none() {
                let at = self.here.question(question.id);
                let mark = self.carried.get(&at.to_string());
                self.found = mark.is_some_and(|one| one.state == CarriedState::ToConfirm).then_some(at);
            }
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let outside = self.here;
            for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
                if self.found.is_some() {
                    return;
                }
                self.here = outside.question(question.id).row(row.id());
                row.ask(self);
            }
            self.here = outside;
        }
    }

    let mut first = First { carried: given.carried(), here: Address::page(Place::Stage(stage)), found: None };
    match stage {
        Stage::Aim => given.aim().ask(&mut first),
        Stage::Objectives => given.objectives().ask(&mut first),
        Stage::Stakeholders => given.stakeholders().ask(&mut first),
        Stage::Resources => given.resources().ask(&mut first),
        Stage::Content => given.content().ask(&mut first),
        Stage::Evaluation => given.evaluation().ask(&mut first),
    }
    first.found
}

/// Returns the ids of the questions of a stage, in the order of its page.
fn questions(stage: Stage) -> Vec<&'static str> {
    struct Ids(Vec<&'static str>);

    impl<'a> Ask<'a> for Ids {
        fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
            self.0.push(question.id);
        }

        fn rows(&mut self, question: &'static Question, _: &'a dyn AnyRows) {
            self.0.push(question.id);
        }
    }

    let mut ids = Ids(vec![]);
    Review::default().ask(stage, &mut ids);
    ids.0
}
