//! What a check is given: the parts of the workbook that it declared, and the day.
//!
//! A check that reads a part which it did not declare would miss a change of it. Each part is handed out by a method
//! that holds the declaration against the use in every test.

use jiff::civil::Date;

use super::told::{Statements, Told};
pub(super) use crate::model::counted;
use crate::model::registers::{Action, Channel, Evidence, Partner, Post, Reading};
use crate::model::sheets::aim::AimSheet;
use crate::model::sheets::content::ContentSheet;
use crate::model::sheets::evaluation::EvaluationSheet;
use crate::model::sheets::objectives::ObjectivesSheet;
use crate::model::sheets::resources::ResourcesSheet;
use crate::model::sheets::stakeholders::StakeholdersSheet;
use crate::model::{
    Address, Ask, Field, Place, Question, Register, ReviewRhythm, RowId, Rows, Session, Stage, StageSaid, Walk,
    Workbook,
};
use crate::rules::finding::Way;
use crate::rules::series::Series;

/// One part of a workbook that changes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The organisation, the session and the dates of the review: what says which day counts.
    Day,
    /// Stage 1.
    Aim,
    /// Stage 2.
    Objectives,
    /// Stage 3.
    Stakeholders,
    /// Stage 4.
    Resources,
    /// Stage 5.
    Content,
    /// Stage 6.
    Evaluation,
    /// The register of channels.
    Channels,
    /// The content plan.
    Posts,
    /// The readings.
    Readings,
    /// The actions.
    Actions,
    /// The evidence.
    Evidence,
    /// The partners.
    Partners,
    /// What was typed and is not a value.
    Unread,
    /// What a person said about the stages as wholes.
    Sitting,
    /// What became of the answers that were carried from the review before.
    Carried,
}

/// The parts that a check reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u32);

impl Parts {
    /// Returns no part.
    pub const NONE: Self = Self(0);
    /// Returns every part.
    pub const ALL: Self = Self(u32::MAX);

    /// Returns a set of parts.
    pub const fn of(parts: &[Part]) -> Self {
        let (mut bits, mut place) = (0, 0);
        while place < parts.len() {
            bits |= 1 << parts[place] as u32;
            place += 1;
        }
        Self(bits)
    }

    /// Returns this set with one part more.
    #[must_use]
    pub const fn with(self, part: Part) -> Self {
        Self(self.0 | 1 << part as u32)
    }

    /// Returns whether a part is in the set.
    pub const fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u32) != 0
    }

    /// Returns whether the two sets share a part.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What is gathered once for all checks.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Gathered<'a> {
    /// The readings by measure.
    pub(in crate::rules) series: &'a Series,
    /// What the statements of the objectives say.
    pub(in crate::rules) statements: &'a Statements,
}

/// What a check is given.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    workbook: &'a Workbook,
    gathered: Gathered<'a>,
    today: Date,
    reads: Parts,
}

impl<'a> Given<'a> {
    /// Hands some parts of a workbook to a check.
    pub(super) const fn new(workbook: &'a Workbook, gathered: Gathered<'a>, today: Date, reads: Parts) -> Self {
        Self { workbook, gathered, today, reads }
    }

    fn read(&self, part: Part) -> &'a Workbook {
        debug_assert!(self.reads.has(part), "a check reads {part:?} and does not declare it");
        self.workbook
    }

    /// Returns today.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// Returns the day of the session, or the day on which the review was started.
    pub fn review_day(&self) -> Option<Date> {
        let review = self.read(Part::Day).review();
        review.session.date.or(review.started)
    }

    /// Returns whether a person has called a stage finished.
    pub fn is_finished(&self, stage: Stage) -> bool {
        self.read(Part::Sitting).review().sitting.said(stage) == Some(StageSaid::Finished)
    }

    /// Returns whether the review is still open.
    pub fn is_open(&self) -> bool {
        self.read(Part::Day).review().closed.is_none()
    }

    /// Returns how many months lie between two reviews: as the organisation says, or the six of the method.
    pub fn rhythm_months(&self) -> i32 {
        match self.read(Part::Day).organisation.rhythm {
            Some(ReviewRhythm::EveryThreeMonths) => 3,
            Some(ReviewRhythm::EveryYear) => 12,
            Some(ReviewRhythm::EverySixMonths) | None => 6,
        }
    }

    /// Returns the day on which the next review is due: as agreed, else as the rhythm says.
    pub fn next_review(&self) -> Option<Date> {
        let agreed = self.read(Part::Day).review().session.next_review;
        agreed.or_else(|| self.review_day().map(|day| months_after(day, self.rhythm_months())))
    }

    /// Returns the day of the review before this one: of its session, or on which it was started.
    pub fn last_review_day(&self) -> Option<Date> {
        self.read(Part::Day).day_of_last_review()
    }

    /// Returns the day that answers are held against: today, and for an old review the day on which it ran out.
    ///
    /// A review of ten years ago is old as a whole, and one finding says so. It would help nobody to hear it of every
    /// figure in it.
    pub fn day(&self) -> Date {
        self.next_review().map_or(self.today, |due| self.today.min(due))
    }

    /// Returns the worksheet of stage 1.
    pub fn aim(&self) -> &'a AimSheet {
        &self.read(Part::Aim).review().aim
    }

    /// Returns the worksheet of stage 2.
    pub fn objectives(&self) -> &'a ObjectivesSheet {
        &self.read(Part::Objectives).review().objectives
    }

    /// Returns the worksheet of stage 3.
    pub fn stakeholders(&self) -> &'a StakeholdersSheet {
        &self.read(Part::Stakeholders).review().stakeholders
    }

    /// Returns the worksheet of stage 4.
    pub fn resources(&self) -> &'a ResourcesSheet {
        &self.read(Part::Resources).review().resources
    }

    /// Returns the worksheet of stage 5.
    pub fn content(&self) -> &'a ContentSheet {
        &self.read(Part::Content).review().content
    }

    /// Returns the worksheet of stage 6.
    pub fn evaluation(&self) -> &'a EvaluationSheet {
        &self.read(Part::Evaluation).review().evaluation
    }

    /// Returns the meeting.
    pub fn session(&self) -> &'a Session {
        &self.read(Part::Day).review().session
    }

    /// Returns the name of the team.
    pub fn team(&self) -> &'a str {
        &self.read(Part::Day).organisation.team.0
    }

    /// Returns the channels.
    pub fn channels(&self) -> &'a Rows<Channel> {
        &self.read(Part::Channels).registers.channels
    }

    /// Returns the content plan.
    pub fn posts(&self) -> &'a Rows<Post> {
        &self.read(Part::Posts).registers.posts
    }

    /// Returns the readings.
    pub fn readings(&self) -> &'a Rows<Reading> {
        &self.read(Part::Readings).registers.readings
    }

    /// Returns the readings by measure.
    pub(super) fn series(&self) -> &'a Series {
        self.read(Part::Readings);
        self.gathered.series
    }

    /// Returns what the statement of an objective says.
    pub(super) fn told(&self, objective: RowId) -> Option<&'a Told> {
        self.read(Part::Objectives);
        self.gathered.statements.of(objective)
    }

    /// Returns the actions.
    pub fn actions(&self) -> &'a Rows<Action> {
        &self.read(Part::Actions).registers.actions
    }

    /// Returns the evidence.
    pub fn evidence(&self) -> &'a Rows<Evidence> {
        &self.read(Part::Evidence).registers.evidence
    }

    /// Returns the partners.
    pub fn partners(&self) -> &'a Rows<Partner> {
        &self.read(Part::Partners).registers.partners
    }

    /// Returns what became of each answer that was carried from the review before, by address.
    pub fn carried(&self) -> &'a std::collections::BTreeMap<String, crate::model::Carried> {
        &self.read(Part::Carried).review().carried
    }

    /// Returns what was typed and is not a value, by address.
    pub fn unread(&self) -> &'a std::collections::BTreeMap<String, String> {
        &self.read(Part::Unread).unread
    }

    /// Returns whether something stands at an address that does not read as a value.
    pub fn is_typed(&self, at: Address) -> bool {
        let unread = self.unread();
        !unread.is_empty() && unread.contains_key(&at.to_string())
    }
}

/// Returns the address of a question of a stage.
pub(super) fn on(stage: Stage, question: &'static str) -> Address {
    Address::page(Place::Stage(stage)).question(question)
}

/// Returns the address of a register's table.
pub(super) fn in_register(register: Register) -> Address {
    Address::page(Place::Register(register)).question(register.id())
}

/// Returns the day so many months after another.
pub(super) fn months_after(day: Date, months: i32) -> Date {
    day.saturating_add(jiff::Span::new().months(months))
}

/// Returns the day so many days after another.
pub(super) fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Returns whether a person has gone past a question without answering it: one that is asked later has an answer.
pub(super) fn passed(walk: &dyn Walk, question: &str) -> bool {
    struct Past<'q> {
        question: &'q str,
        seen: bool,
        later: bool,
    }

    impl<'a> Ask<'a> for Past<'_> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            self.later = self.later || (self.seen && field.view().is_answered());
            self.seen = self.seen || question.id == self.question;
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn crate::model::AnyRows) {
            self.later = self.later || (self.seen && rows.count() > 0);
            self.seen = self.seen || question.id == self.question;
        }
    }

    let mut past = Past { question, seen: false, later: false };
    walk.ask(&mut past);
    past.later
}

/// Returns words in quotation marks, on one line and short enough for a sentence.
pub(super) fn quote(words: &str) -> String {
    const LONGEST: usize = 72;
    let line = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    // Marks inside marks are single ones.
    let line = &line.replace('\u{201c}', "\u{2018}").replace(['\u{201d}', '"'], "\u{2019}");
    match line.char_indices().nth(LONGEST) {
        None => format!("\u{201c}{}\u{201d}", line.trim_end_matches('.')),
        Some((end, _)) => {
            let cut = line[..end].rsplit_once(' ').map_or(&line[..end], |(whole, _)| whole);
            format!("\u{201c}{}\u{2026}\u{201d}", cut.trim_end_matches([',', ';', '.', ':']))
        }
    }
}

/// Returns whether text says nothing.
pub(super) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Returns words as a list in a sentence: `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// How many rows one finding names.
const MOST_NAMED: usize = 3;

/// Returns rows as one sentence names them: the first three, and how many there are beside.
pub(super) fn first_of(words: impl ExactSizeIterator<Item = String>) -> String {
    let count = words.len();
    let mut said: Vec<String> = words.take(MOST_NAMED).collect();
    if count > MOST_NAMED {
        said.push(format!("{} more", count - MOST_NAMED));
    }
    listed(&said)
}

/// Returns the ways to the rows that one finding names.
pub(super) fn ways_to(rows: impl Iterator<Item = Address>) -> Vec<Way> {
    let labels = ["Go to the first", "Go to the second", "Go to the third"];
    rows.zip(labels).map(|(at, label)| Way::at(label, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_named_by_its_first_words() {
        assert_eq!(quote("\n Raise it.\nSoon"), "“Raise it”");
        assert_eq!(
            quote("Raise the share of children aged 2 and 3 in Riverside, who have had the flu vaccine"),
            "“Raise the share of children aged 2 and 3 in Riverside, who have had the…”"
        );
        assert_eq!(quote("“I did not know”, one parent said"), "“‘I did not know’, one parent said”");
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }

    #[test]
    fn only_a_later_answer_shows_that_a_question_was_passed() {
        use crate::model::sheets::objectives::SmartObjective;
        let mut row = SmartObjective { statement: "Raise it".into(), ..SmartObjective::default() };
        assert!(!passed(&row, "metric"));
        row.owner = "Officer".into();
        assert!(passed(&row, "metric") && !passed(&row, "owner"));
    }
}
