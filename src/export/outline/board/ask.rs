//! What is asked of those who receive the paper, by its purpose. What one purpose asks, no other contradicts: only a
//! paper for decision has resolutions, and a paper to note asks for nothing.

use super::super::pieces::{gap, heading, opening, paragraph};
use super::super::say::yet;
use super::super::{Audience, Block, Cell, Pair, PairKind, Style, Text};
use super::purpose::who_is_asked;
use super::resolutions::resolutions;
use super::{Board, Purpose};
use crate::model::sheets::objectives::SmartObjective;
use crate::model::{Baseline, Table as Of, counted, date_in_text, resolve};
use crate::rules::due::{agenda, is_next_review_set, next_review_on};
use crate::rules::outcome::Outcome;
use crate::rules::resources::Totals;
use crate::rules::{Finding, Severity};

/// Questions on the page of a paper for discussion.
const MOST_QUESTIONS: usize = 4;
/// Sources that are named.
const MOST_SOURCES: usize = 3;
/// Words of an option or a source on the page.
const OPTION: usize = 30;

/// What a review says for assurance.
enum Level {
    Substantial,
    Reasonable(String),
    Limited(String),
}

impl Board<'_> {
    /// Returns what is asked.
    pub(super) fn asks(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "What is asked of you", "ask")];
        match self.purpose {
            Purpose::Decision => self.decision(&mut blocks),
            Purpose::Assurance => self.assurance(&mut blocks),
            Purpose::Information => self.information(&mut blocks),
            Purpose::Discussion => self.discussion(&mut blocks),
        }
        blocks
    }

    fn asked(&self) -> Block {
        let who = who_is_asked(&self.workbook.organisation.receives_paper.0);
        paragraph(Style::Normal, self.purpose.asks(who))
    }

    fn no_recommendation(&self) -> Block {
        self.missing("evaluation/recommendation", "the recommendation", "stage 6, What do you recommend to the board?")
    }

    fn decision(&self, blocks: &mut Vec<Block>) {
        let resolutions = resolutions(&self.review.evaluation.recommendation.0);
        if resolutions.is_empty() {
            blocks.push(self.no_recommendation());
            return;
        }
        blocks.push(self.asked());
        let pairs = resolutions
            .iter()
            .enumerate()
            .map(|(place, words)| Pair { label: format!("Resolution {}", place + 1), answer: super::quoted(words) });
        blocks.push(Block::Pairs(PairKind::Questions, pairs.collect()));
    }

    /// Returns the objectives that the paper may say.
    fn objectives(&self) -> Vec<&SmartObjective> {
        let all = self.rows(Of::SmartObjectives, &self.review.objectives.smart);
        all.into_iter().filter(|one| !one.statement.0.trim().is_empty()).collect()
    }

    /// Says how the objectives stand. None where there are none.
    fn objectives_in_words(&self) -> Option<String> {
        let objectives = self.objectives();
        let all = objectives.len();
        if all == 0 {
            return None;
        }
        let count = |outcome: Outcome| objectives.iter().filter(|one| self.outcome(one).outcome == outcome).count();
        let parts: Vec<String> = [
            (Outcome::Met, "met"),
            (Outcome::ReachedLater, "missed by the deadline and reached later"),
            (Outcome::Missed, "missed"),
            (Outcome::OnTheWay, "not due yet"),
            (Outcome::Unmeasured, "without a figure"),
        ]
        .into_iter()
        .filter_map(|(outcome, words)| match count(outcome) {
            0 => None,
            count => Some(format!("{count} {words}")),
        })
        .collect();
        let said = match parts.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        };
        let objectives = if all == 1 { "1 objective".to_owned() } else { format!("{all} objectives") };
        Some(format!("{objectives}: {said}, by readings up to {}.", date_in_text(self.today)))
    }

    fn hours_in_words(&self) -> Option<String> {
        let totals = Totals::of(&self.review.resources);
        let (weekly, capacity) = (totals.weekly, totals.capacity);
        weekly.is_known().then(|| {
            let has = if capacity.is_known() {
                format!(", and the team has {}", capacity.hours.in_words())
            } else {
                String::new()
            };
            format!("An ordinary week takes {}{has}.", weekly.hours.in_words())
        })
    }

    fn information(&self, blocks: &mut Vec<Block>) {
        let is_set = is_next_review_set(self.workbook);
        let next = next_review_on(self.workbook).filter(|_| is_set).map(|on| {
            let verb = if on < self.today { "was due on" } else { "is due on" };
            let late = if on < self.today { " and is overdue" } else { "" };
            format!("The next review {verb} {}{late}.", date_in_text(on))
        });
        let notes =
            [("Objectives", self.objectives_in_words()), ("Hours", self.hours_in_words()), ("Next review", next)];
        let pairs: Vec<Pair> = notes
            .into_iter()
            .filter_map(|(label, words)| Some(Pair { label: label.to_owned(), answer: Cell::ours(words?) }))
            .collect();
        if pairs.is_empty() {
            blocks.push(self.missing("objectives/smart", "what there is to note", "stages 2 and 4"));
            return;
        }
        blocks.extend([self.asked(), Block::Pairs(PairKind::Questions, pairs)]);
        if !self.review.evaluation.recommendation.0.trim().is_empty() {
            let words = "This paper asks for no decision. What the team recommends is in annex 2.";
            blocks.push(paragraph(Style::Note, words));
        }
    }

    fn assurance(&self, blocks: &mut Vec<Block>) {
        let Some(level) = self.level() else {
            let whose = "stages 2 and 6, objectives with measures";
            blocks.push(self.missing("evaluation/measures", "a level of assurance", whose));
            return;
        };
        let level = match level {
            Level::Substantial => "Substantial. Every objective has a figure, and no gap was found.".to_owned(),
            Level::Reasonable(why) => format!("Reasonable. {why}"),
            Level::Limited(why) => format!("Limited. {why}"),
        };
        let pair = |label: &str, answer: Cell| Pair { label: label.to_owned(), answer };
        let gaps = self.gaps();
        let gaps = if gaps.is_empty() { "None was found.".to_owned() } else { gaps.join(" ") };
        let pairs = vec![
            pair("Level proposed", Cell::ours(level)),
            pair("Sources", self.sources()),
            pair("Gaps", Cell::ours(gaps)),
        ];
        let how = "How the level is proposed: limited when a reason to stop is open, when fewer than half of the \
                   objectives have a figure, or when more than half missed their deadline; substantial when there is \
                   no gap; reasonable otherwise.";
        blocks.extend([self.asked(), Block::Pairs(PairKind::Questions, pairs), paragraph(Style::Note, how)]);
    }

    /// Proposes a level of assurance from the figures. None where there is nothing to be assured of.
    fn level(&self) -> Option<Level> {
        let objectives = self.objectives();
        if objectives.is_empty() || self.review.evaluation.measures.is_empty() {
            return None;
        }
        let all = objectives.len();
        let outcomes: Vec<Outcome> = objectives.iter().map(|one| self.outcome(one).outcome).collect();
        let with_figure = outcomes.iter().filter(|outcome| **outcome != Outcome::Unmeasured).count();
        let missed =
            outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Missed | Outcome::ReachedLater)).count();
        let stops = self.open_of(Severity::Stop);
        let figures = format!("{with_figure} of {all} {} a figure.", if with_figure == 1 { "has" } else { "have" });
        Some(if self.audience == Audience::Internal && stops > 0 {
            Level::Limited(match stops {
                1 => "1 reason to stop is open.".to_owned(),
                many => format!("{many} reasons to stop are open."),
            })
        } else if 2 * with_figure < all {
            Level::Limited(format!("Of the objectives, {figures}"))
        } else if 2 * missed > all {
            Level::Limited(format!("{missed} of {all} objectives missed their deadline."))
        } else if self.gaps().is_empty() && missed == 0 {
            Level::Substantial
        } else {
            Level::Reasonable(format!("Of the objectives, {figures}"))
        })
    }

    fn open_of(&self, severity: Severity) -> usize {
        self.findings.open().filter(|finding: &&Finding| finding.severity == severity).count()
    }

    fn sources(&self) -> Cell {
        let measures = self.rows(Of::Measures, &self.review.evaluation.measures);
        let read: Vec<_> = measures.iter().filter_map(|one| self.series.latest(one.id, self.today)).collect();
        let mut words = Text::ours(match (measures.len(), read.len()) {
            (1, 0) => "1 measure, without a reading.".to_owned(),
            (1, _) => "1 measure, with readings.".to_owned(),
            (all, 0) => format!("{all} measures, none with a reading."),
            (all, read) => format!("{all} measures, {read} with readings."),
        });
        if let Some(latest) = read.iter().map(|one| one.on).max() {
            words = words.then(Text::ours(format!(" Latest reading: {}.", date_in_text(latest))));
        }
        let mut named: Vec<&str> = vec![];
        // A source that has given nothing yet assures nobody.
        let with_reading = measures.iter().filter(|one| self.series.latest(one.id, self.today).is_some());
        for source in with_reading.map(|one| one.source.0.trim()).filter(|source| !source.is_empty()) {
            if !named.contains(&source) && named.len() < MOST_SOURCES {
                named.push(source);
            }
        }
        for (place, source) in named.iter().enumerate() {
            let before = if place == 0 { " From: " } else { "; " };
            let source = opening(source.trim_end_matches('.'), OPTION / 2).0;
            words = words.then(Text::ours(before)).then(Text::theirs(&source));
        }
        if !named.is_empty() {
            words = words.then(Text::ours(". All sources are in annex 5."));
        }
        match self.workbook.registers.evidence.len() {
            0 => {}
            1 => words = words.then(Text::ours(" 1 piece of evidence.")),
            many => words = words.then(Text::ours(format!(" {many} pieces of evidence."))),
        }
        Cell { text: words, value: super::super::Value::Words }
    }

    /// Returns what is not known or not done, each a sentence.
    fn gaps(&self) -> Vec<String> {
        let public = (self.audience == Audience::Public).then_some(self.workbook);
        let yet = yet(public);
        let objectives = self.objectives();
        let of = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}.")),
            count => Some(format!("{count} {many}.")),
        };
        let is_unmeasured = |one: &&&SmartObjective| self.outcome(one).outcome == Outcome::Unmeasured;
        let no_figure = objectives.iter().filter(is_unmeasured).count();
        let no_baseline = objectives.iter().filter(|one| !matches!(one.baseline, Baseline::Known { .. })).count();
        let mut gaps = vec![
            of(no_figure, &format!("objective has no figure {yet}"), &format!("objectives have no figure {yet}")),
            of(no_baseline, "objective has no known baseline", "objectives have no known baseline"),
        ];
        if self.audience == Audience::Internal {
            let late = agenda(self.workbook, self.today).overdue;
            let actions = late.iter().filter(|one| one.kind == crate::rules::due::DueKind::Action).count();
            gaps.push(of(actions, "action is overdue", "actions are overdue"));
            gaps.push(of(self.open_of(Severity::Stop), "reason to stop is open", "reasons to stop are open"));
            gaps.push(of(self.open_of(Severity::Caution), "caution is open", "cautions are open"));
        }
        gaps.into_iter().flatten().collect()
    }

    fn discussion(&self, blocks: &mut Vec<Block>) {
        let mut questions: Vec<Text> = vec![];
        for one in self.objectives() {
            let outcome = self.outcome(one).outcome;
            if matches!(outcome, Outcome::Missed | Outcome::ReachedLater) {
                let name = opening(one.statement.0.trim().trim_end_matches('.'), self.room.statement).0;
                let end = if name.ends_with('\u{2026}') { " What should change?" } else { ". What should change?" };
                questions.push(
                    Text::ours("This objective missed its deadline: ").then(Text::theirs(&name)).then(Text::ours(end)),
                );
            }
        }
        if self.audience == Audience::Internal {
            let parked = self.review.session.parked.iter().filter(|one| !one.thought.0.trim().is_empty());
            questions.extend(parked.map(|one| Text::theirs(&opening(&one.thought.0, OPTION).0)));
        }
        let recommendation = self.review.evaluation.recommendation.0.trim();
        if !recommendation.is_empty() {
            let words = "Is the draft recommendation the right one, and what would improve it?";
            questions.insert(0, Text::ours(words));
        }
        if questions.is_empty() {
            blocks.push(self.missing("session/parked", "the questions for discussion", "stage 6 and the session"));
        } else {
            let more = questions.len().saturating_sub(MOST_QUESTIONS);
            questions.truncate(MOST_QUESTIONS);
            let pairs = questions.into_iter().enumerate().map(|(place, words)| Pair {
                label: format!("Question {}", place + 1),
                answer: Cell { text: words, value: super::super::Value::Words },
            });
            blocks.extend([self.asked(), Block::Pairs(PairKind::Questions, pairs.collect())]);
            if more > 0 {
                let questions = counted(more, "more question is", "more questions are");
                let words = format!("{questions} in the minutes.");
                blocks.push(paragraph(Style::Note, words));
            }
        }
        let options = self.options();
        if options.is_empty() {
            blocks.push(gap("the options", "stage 6, what to keep, to stop and to try"));
            return;
        }
        let pairs = options
            .into_iter()
            .map(|(label, words)| Pair { label: label.to_owned(), answer: super::quoted(&opening(words, OPTION).0) });
        blocks.push(Block::Pairs(PairKind::Questions, pairs.collect()));
        blocks.push(paragraph(Style::Note, "The options are in full in annex 2."));
    }

    /// Returns what the review offers as options, each with its name.
    pub(super) fn options(&self) -> Vec<(&'static str, &str)> {
        let sheet = &self.review.evaluation;
        let all = [
            ("Option: keep", "evaluation/keep", &sheet.keep.0),
            ("Option: stop", "evaluation/stop", &sheet.stop.0),
            ("Option: try", "evaluation/try_next", &sheet.try_next.0),
            ("Draft recommendation", "evaluation/recommendation", &sheet.recommendation.0),
        ];
        let may = |at: &str| !resolve(at).is_some_and(|at| self.is_out(&at));
        let said = all.into_iter().filter(|(_, at, words)| !words.trim().is_empty() && may(at));
        said.map(|(label, _, words)| (label, words.as_str())).collect()
    }
}
