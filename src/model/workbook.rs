//! The workbook: one organisation, its reviews in order of time, and the registers between them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::registers::Registers;
use super::registers::actions::ActionState;
use super::sheets::aim::AimSheet;
use super::sheets::content::ContentSheet;
use super::sheets::evaluation::EvaluationSheet;
use super::sheets::objectives::ObjectivesSheet;
use super::sheets::resources::ResourcesSheet;
use super::sheets::stakeholders::StakeholdersSheet;
use super::{
    Ask, AskMut, Carried, Disagreement, KeptFinding, Organisation, Place, RowId, Session, Sitting, Stage, Taken, Turn,
    UnknownParts, Walk as _,
};

/// All that one file holds.
///
/// Every part sits behind an `Arc`: a copy costs a few counts, and history, autosave and comparison share what did
/// not change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Workbook {
    /// The organisation.
    pub organisation: Arc<Organisation>,
    /// The reviews, oldest first. The last one is the one on screen; all before it are closed.
    pub reviews: Vec<Arc<Review>>,
    /// What lives between reviews.
    pub registers: Registers,
    /// What was typed into a field and does not read as its kind of value ("next spring" for a date), by the address
    /// of the question. It is kept until a value takes its place.
    pub unread: Arc<BTreeMap<String, String>>,
    /// The findings that a person keeps as they are, by the identity of the finding.
    #[serde(skip_serializing_if = "none_in")]
    pub kept_findings: Arc<BTreeMap<String, KeptFinding>>,
    /// What a person keeps out of every version for the public: the address of a question, a table or a row, with the day
    /// on which it was marked. The mark holds in every review.
    #[serde(skip_serializing_if = "none_in")]
    pub kept_out: Arc<BTreeMap<String, Date>>,
    /// What two people wrote differently and nobody has chosen between yet, by [`super::Spot`] as text. One spot can have
    /// several when several colleagues sent something else. Files without any do not mention it.
    #[serde(skip_serializing_if = "none_in")]
    pub disagreements: Arc<BTreeMap<String, Vec<Disagreement>>>,
    /// Who an answer was taken from, by [`super::Spot`] as text, until somebody here answers anew.
    #[serde(skip_serializing_if = "none_in")]
    pub taken: Arc<BTreeMap<String, Taken>>,
    /// The one stage that this workbook was made of to be sent to a colleague; none for a whole workbook. A part must
    /// never be taken for a whole, because everything that it lacks would look removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Stage>,
    /// What the file holds that this program does not know.
    #[serde(skip)]
    pub unknown: Arc<UnknownParts>,
}

/// Returns whether a part of the file has nothing to say.
fn none_in<T>(map: &BTreeMap<String, T>) -> bool {
    map.is_empty()
}

/// One review: the session and the six worksheets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// The identity of the review.
    pub id: RowId,
    /// The day on which it was started.
    pub started: Option<Date>,
    /// The day on which it was closed; none while it is open.
    pub closed: Option<Date>,
    /// Every time that it was closed or reopened, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// What became of each answer that was carried from the review before, by its address. Rows that were dropped stay
    /// here with their reason. Empty for a first review.
    #[serde(skip_serializing_if = "none_in")]
    pub carried: Arc<BTreeMap<String, Carried>>,
    /// The actions that there were when this review was started, each with how far it was: what was still open then are
    /// its matters arising.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub actions_before: BTreeMap<RowId, Option<ActionState>>,
    /// How the meeting went: its time, and which stages were called finished.
    #[serde(skip_serializing_if = "Sitting::is_blank")]
    pub sitting: Arc<Sitting>,
    /// The meeting.
    pub session: Arc<Session>,
    /// Stage 1.
    pub aim: Arc<AimSheet>,
    /// Stage 2.
    pub objectives: Arc<ObjectivesSheet>,
    /// Stage 3.
    pub stakeholders: Arc<StakeholdersSheet>,
    /// Stage 4.
    pub resources: Arc<ResourcesSheet>,
    /// Stage 5.
    pub content: Arc<ContentSheet>,
    /// Stage 6.
    pub evaluation: Arc<EvaluationSheet>,
}

impl Review {
    /// Hands a worksheet to a reader.
    pub fn ask<'a>(&'a self, stage: Stage, ask: &mut dyn Ask<'a>) {
        match stage {
            Stage::Aim => self.aim.ask(ask),
            Stage::Objectives => self.objectives.ask(ask),
            Stage::Stakeholders => self.stakeholders.ask(ask),
            Stage::Resources => self.resources.ask(ask),
            Stage::Content => self.content.ask(ask),
            Stage::Evaluation => self.evaluation.ask(ask),
        }
    }

    /// Hands a worksheet to a writer.
    pub fn ask_mut(&mut self, stage: Stage, ask: &mut dyn AskMut) {
        match stage {
            Stage::Aim => Arc::make_mut(&mut self.aim).ask_mut(ask),
            Stage::Objectives => Arc::make_mut(&mut self.objectives).ask_mut(ask),
            Stage::Stakeholders => Arc::make_mut(&mut self.stakeholders).ask_mut(ask),
            Stage::Resources => Arc::make_mut(&mut self.resources).ask_mut(ask),
            Stage::Content => Arc::make_mut(&mut self.content).ask_mut(ask),
            Stage::Evaluation => Arc::make_mut(&mut self.evaluation).ask_mut(ask),
        }
    }

    /// Returns the review's name: `Review of November 2026`.
    pub fn title(&self) -> String {
        match self.session.date.or(self.started) {
            Some(date) => {
                let text = super::date_in_text(date);
                format!("Review of {}", text.split_once(' ').map_or("", |(_, month)| month))
            }
            None => "Review".to_owned(),
        }
    }
}

impl Workbook {
    /// Returns a workbook with one open review and nothing answered but the name.
    pub fn new(organisation: &str, review: RowId, today: Date) -> Self {
        Self {
            organisation: Arc::new(Organisation { name: organisation.into(), ..Organisation::default() }),
            reviews: vec![Arc::new(Review { id: review, started: Some(today), ..Review::default() })],
            registers: Registers::default(),
            ..Self::default()
        }
    }

    /// Returns the review on screen: the newest one. A workbook without any shows an empty one.
    pub fn review(&self) -> &Review {
        static EMPTY: std::sync::LazyLock<Review> = std::sync::LazyLock::new(Review::default);
        self.reviews.last().map_or(&EMPTY, Arc::as_ref)
    }

    /// Returns the day of the review before the one on screen: of its session, or on which it was started.
    pub fn day_of_last_review(&self) -> Option<Date> {
        let review = self.reviews.iter().rev().nth(1)?;
        review.session.date.or(review.started)
    }

    /// Returns the review on screen for writing; a workbook without any gets one.
    pub fn review_mut(&mut self) -> &mut Review {
        if self.reviews.is_empty() {
            self.reviews.push(Arc::default());
        }
        let last = self.reviews.len() - 1;
        Arc::make_mut(&mut self.reviews[last])
    }

    /// Returns the workbook as it looks with an older review on screen. Nothing is copied but counts. A review that it
    /// does not have, and none at all, leave the newest one on screen.
    #[must_use]
    pub fn as_of(&self, review: Option<RowId>) -> Self {
        let mut seen = self.clone();
        if let Some(place) = seen.reviews.iter().position(|other| Some(other.id) == review) {
            seen.reviews.truncate(place + 1);
        }
        seen
    }

    /// Hands a page to a reader, as it stands in the review on screen.
    pub fn ask<'a>(&'a self, place: Place, ask: &mut dyn Ask<'a>) {
        self.ask_in(self.review(), place, ask);
    }

    /// Hands a page to a reader, as it stands in one of the reviews.
    pub fn ask_in<'a>(&'a self, review: &'a Review, place: Place, ask: &mut dyn Ask<'a>) {
        match place {
            Place::Organisation => self.organisation.ask(ask),
            Place::Session => review.session.ask(ask),
            Place::Stage(stage) => review.ask(stage, ask),
            Place::Register(register) => self.registers.ask(register, ask),
        }
    }

    /// Hands a page to a writer. Only what the writer touches is copied, and only when a snapshot still holds it.
    pub fn ask_mut(&mut self, place: Place, ask: &mut dyn AskMut) {
        match place {
            Place::Organisation => Arc::make_mut(&mut self.organisation).ask_mut(ask),
            Place::Session => Arc::make_mut(&mut self.review_mut().session).ask_mut(ask),
            Place::Stage(stage) => self.review_mut().ask_mut(stage, ask),
            Place::Register(register) => self.registers.ask_mut(register, ask),
        }
    }

    /// Returns the organisation's name, or a stand-in for lists and titles.
    pub fn name(&self) -> &str {
        match self.organisation.name.0.trim() {
            "" => "Unnamed organisation",
            name => name,
        }
    }
}
