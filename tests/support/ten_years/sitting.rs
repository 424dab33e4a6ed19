//! How a session went, and what became of the answers that were carried from the review before.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sightline::model::{
    Address, AnyRows, Ask, Carried, CarriedState, Field, Place, Question, Review, Sitting, SittingState, Stage,
    StageMark, StageSaid,
};

use super::draw::Draw;

/// Returns a session of about two hours. That of the open review left two stages for later.
pub(super) fn sitting(draw: &mut Draw, on: Date, is_open: bool) -> Sitting {
    let later = |stage: Stage| is_open && matches!(stage, Stage::Content | Stage::Evaluation);
    let said = |stage: Stage| if later(stage) { StageSaid::Later } else { StageSaid::Finished };
    Sitting {
        state: SittingState::Ended,
        spent: Stage::ALL.iter().map(|stage| (*stage, 600 + draw.below(1_200) as u32)).collect(),
        stages: Stage::ALL.iter().map(|stage| (*stage, StageMark { said: said(*stage), on })).collect(),
    }
}

/// Returns what became of every answer of a review. In the open one, one answer in three waits for somebody.
pub(super) fn carried(draw: &mut Draw, review: &Review, on: Date) -> BTreeMap<String, Carried> {
    let mut answers = Answers { here: Address::page(Place::Session), all: vec![] };
    for stage in Stage::ALL {
        answers.here = Address::page(Place::Stage(*stage));
        review.ask(*stage, &mut answers);
    }
    let state = |draw: &mut Draw| match draw.below(6) {
        0 | 1 if review.closed.is_none() => Carried::default(),
        0..=3 => {
            let by = "Head of communications".to_owned();
            Carried { state: CarriedState::StillTrue, by, on: Some(on), ..Carried::default() }
        }
        _ => Carried { state: CarriedState::Changed, ..Carried::default() },
    };
    answers.all.into_iter().map(|at| (at.to_string(), state(draw))).collect()
}

/// A reader that lists the addresses that have an answer.
struct Answers {
    here: Address,
    all: Vec<Address>,
}

impl<'a> Ask<'a> for Answers {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if field.view().is_answered() {
            self.all.push(self.here.question(question.id));
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(row.id());
            row.ask(self);
        }
        self.here = outside;
    }
}
