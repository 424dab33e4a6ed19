//! The sitting of a review: whether its session is under way, the time that each stage took, and which stages a person
//! has called finished.
//!
//! Time is a fact and no answer: it only ever grows. Undo, going back to a restore point and joining two copies keep the
//! longer time of each stage, so that the two hours are never counted twice and never lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{EditError, Outcome, Review, Stage, Workbook};

/// How the session of one review went, beside its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sitting {
    /// Whether the session is under way.
    pub state: SittingState,
    /// The time that was spent at each stage while the clock ran, in seconds.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub spent: BTreeMap<Stage, u32>,
    /// The stages that a person has called finished, or left for later.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stages: BTreeMap<Stage, StageMark>,
}

/// Whether a session is under way. A pause does not end it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SittingState {
    /// Nobody has started it.
    #[default]
    NotStarted,
    /// It was started and not ended: when the workbook is opened again, going on is offered.
    UnderWay,
    /// It was ended.
    Ended,
}

/// What a person said about a stage as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageMark {
    /// What they said.
    pub said: StageSaid,
    /// The day.
    pub on: Date,
}

/// The answers to "Have you finished this stage?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StageSaid {
    /// Yes.
    Finished,
    /// No, I will come back later.
    Later,
}

impl Sitting {
    /// Returns the time that was spent at a stage, in seconds.
    pub fn seconds(&self, stage: Stage) -> u32 {
        self.spent.get(&stage).copied().unwrap_or(0)
    }

    /// Returns the time of all stages together, in seconds.
    pub fn all_seconds(&self) -> u32 {
        self.spent.values().fold(0, |sum, seconds| sum.saturating_add(*seconds))
    }

    /// Returns what a person said about a stage. None when nobody has said anything.
    pub fn said(&self, stage: Stage) -> Option<StageSaid> {
        self.stages.get(&stage).map(|mark| mark.said)
    }

    /// Takes over the longer time of each stage from another state of the same session.
    pub(super) fn keep_longer(&mut self, other: &Self) {
        for (stage, seconds) in &other.spent {
            let here = self.spent.entry(*stage).or_default();
            *here = (*here).max(*seconds);
        }
    }

    /// Returns whether there is nothing to keep.
    pub(super) fn is_blank(sitting: &Arc<Self>) -> bool {
        **sitting == Self::default()
    }
}

/// Returns the open review on screen for writing.
fn open_review(workbook: &mut Workbook) -> Result<&mut Review, EditError> {
    if workbook.part.is_some() {
        return Err(EditError::OnlyAPart);
    }
    match workbook.reviews.last_mut() {
        None => Err(EditError::NoOpenReview),
        Some(review) if review.closed.is_some() => Err(EditError::ReviewClosed),
        Some(review) => Ok(Arc::make_mut(review)),
    }
}

/// Begins, ends or takes up the session of the review on screen.
pub(super) fn sit(workbook: &mut Workbook, state: SittingState) -> Result<Outcome, EditError> {
    Arc::make_mut(&mut open_review(workbook)?.sitting).state = state;
    let name = match state {
        SittingState::NotStarted => "Undo a change to the session",
        SittingState::UnderWay => "Start the session",
        SittingState::Ended => "End the session",
    };
    Ok(Outcome { name: name.to_owned(), unlinked: vec![], focus: None })
}

/// Adds time to a stage of the review on screen.
pub(super) fn spend(workbook: &mut Workbook, stage: Stage, seconds: u32) -> Result<Outcome, EditError> {
    let here = Arc::make_mut(&mut open_review(workbook)?.sitting).spent.entry(stage).or_default();
    *here = here.saturating_add(seconds);
    Ok(Outcome { name: "Count the time".to_owned(), unlinked: vec![], focus: None })
}

/// Notes what a person said about a stage, or takes it back.
pub(super) fn mark_stage(
    workbook: &mut Workbook,
    stage: Stage,
    mark: Option<&StageMark>,
) -> Result<Outcome, EditError> {
    let stages = &mut Arc::make_mut(&mut open_review(workbook)?.sitting).stages;
    let name = match mark.map(|mark| mark.said) {
        Some(StageSaid::Finished) => "Finish stage",
        Some(StageSaid::Later) => "Leave stage",
        None => "Undo the mark on stage",
    };
    match mark {
        Some(mark) => stages.insert(stage, mark.clone()),
        None => stages.remove(&stage),
    };
    Ok(Outcome { name: format!("{name} {}", stage.number()), unlinked: vec![], focus: None })
}

/// Ends the session of a review that is closed.
pub(super) fn end_with(review: &mut Review) {
    if review.sitting.state == SittingState::UnderWay {
        Arc::make_mut(&mut review.sitting).state = SittingState::Ended;
    }
}

/// Takes the time and the state of every session over from the workbook as it was, when a change is undone or done again:
/// what a person takes back are answers, and never the meeting in which they sit.
pub fn keep_time(before: &Workbook, after: &mut Workbook) {
    keep(before, after, |was, sitting| {
        sitting.keep_longer(was);
        sitting.state = was.state;
    });
}

/// Takes the longer time of every session over from the workbook as it was, when another workbook takes its place.
pub fn keep_longer_time(before: &Workbook, after: &mut Workbook) {
    keep(before, after, |was, sitting| sitting.keep_longer(was));
}

fn keep(before: &Workbook, after: &mut Workbook, take: impl Fn(&Sitting, &mut Sitting)) {
    for review in &before.reviews {
        let Some(place) = after.reviews.iter().position(|other| other.id == review.id) else { continue };
        let other = &after.reviews[place];
        if Arc::ptr_eq(other, review) || Arc::ptr_eq(&other.sitting, &review.sitting) {
            continue;
        }
        let mut kept = (*other.sitting).clone();
        take(&review.sitting, &mut kept);
        if kept != *other.sitting {
            Arc::make_mut(&mut after.reviews[place]).sitting = Arc::new(kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Edit, RowId};

    fn workbook() -> Workbook {
        Workbook::new("A trust", RowId::from_bits(1), date(2026, 11, 21))
    }

    fn spent(stage: Stage, seconds: u32) -> Edit {
        Edit::Spend { stage, seconds }
    }

    #[test]
    fn time_adds_up_by_stage_and_a_closed_review_takes_none() {
        let mut workbook = workbook();
        for (stage, seconds) in [(Stage::Aim, 70), (Stage::Content, 5), (Stage::Aim, 50)] {
            spent(stage, seconds).apply(&mut workbook).unwrap();
        }
        let sitting = workbook.review().sitting.clone();
        assert_eq!(
            (sitting.seconds(Stage::Aim), sitting.seconds(Stage::Resources), sitting.all_seconds()),
            (120, 0, 125)
        );
        Edit::Sit { state: SittingState::UnderWay }.apply(&mut workbook).unwrap();
        Edit::CloseReview { on: date(2026, 11, 21), by: "Chair".into() }.apply(&mut workbook).unwrap();
        assert_eq!(workbook.review().sitting.state, SittingState::Ended);
        let mark = Some(StageMark { said: StageSaid::Finished, on: date(2026, 11, 21) });
        for late in [
            spent(Stage::Aim, 1),
            Edit::Sit { state: SittingState::UnderWay },
            Edit::MarkStage { stage: Stage::Aim, mark },
        ] {
            assert_eq!(late.apply(&mut workbook), Err(EditError::ReviewClosed));
        }
        assert_eq!(workbook.review().sitting.all_seconds(), 125);
    }

    #[test]
    fn what_goes_back_keeps_its_marks_and_never_the_time() {
        let mut before = workbook();
        let earlier = before.clone();
        spent(Stage::Aim, 600).apply(&mut before).unwrap();
        Edit::Sit { state: SittingState::UnderWay }.apply(&mut before).unwrap();
        let mark = Some(StageMark { said: StageSaid::Later, on: date(2026, 11, 21) });
        Edit::MarkStage { stage: Stage::Aim, mark }.apply(&mut before).unwrap();
        let mut after = earlier;
        keep_time(&before, &mut after);
        let sitting = &after.review().sitting;
        assert_eq!((sitting.seconds(Stage::Aim), sitting.state), (600, SittingState::UnderWay));
        assert_eq!(sitting.said(Stage::Aim), None);
    }

    #[test]
    fn a_review_without_a_session_does_not_mention_one() {
        assert!(Sitting::is_blank(&workbook().review().sitting));
        let mut begun = workbook();
        spent(Stage::Aim, 1).apply(&mut begun).unwrap();
        assert!(!Sitting::is_blank(&begun.review().sitting));
        assert_eq!(spent(Stage::Aim, 1).apply(&mut Workbook::default()), Err(EditError::NoOpenReview));
    }
}
