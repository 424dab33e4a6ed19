//! The board paper: one page to decide on, and annexes with what stands behind it.
//!
//! | Module | What it is |
//! |---|---|
//! | `purpose` | what the paper is for |
//! | `ask` | what is asked of those who receive it, by purpose: resolutions, notes, assurance, questions |
//! | `resolutions` | a recommendation as numbered resolutions |
//! | `sections` | what follows on the page: objectives, costs, risks, exceptions, measures |
//! | `room` | how much of each stands on the page, so that what is asked for is never cut |
//! | `annexes` | everything in full |
//!
//! The page names every gap and fills none. Whatever is shortened on it stands in full in an annex; what is to be decided
//! is never shortened. Readings count up to the day of the paper.

mod annexes;
mod ask;
mod purpose;
mod resolutions;
mod room;
mod sections;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use purpose::Purpose;

use super::pieces::{gap, gap_words, heading, paper, paragraph, quoted};
use super::public::{self, kept_for_the_public};
use super::say::{LEFT_OUT, yet};

use super::{Audience, Block, Cell, Document, Pair, PairKind, SUMMARY, Style, Text};
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::SmartObjective;
use crate::model::{
    Address, Baseline, Review, Row, Rows, Table as Of, Workbook, date_in_table, date_in_text, is_kept_out, resolve,
};
use crate::rules::due::next_review_in_words;
use crate::rules::outcome::{ObjectiveOutcome, no_latest};
use crate::rules::series::Series;
use crate::rules::{Finding, Findings};
use room::Room;

/// Builds the board paper. `today` is the day on the paper. For the public, `workbook` is one that was released, and the
/// findings are those of the whole.
pub fn board_paper(
    workbook: &Workbook,
    findings: &Findings,
    purpose: Purpose,
    today: Date,
    audience: Audience,
) -> Document {
    let kept: Vec<&Finding> = match audience {
        Audience::Internal => findings.kept().collect(),
        Audience::Public => kept_for_the_public(findings, workbook, |_| true),
    };
    let review = workbook.review();
    let series = Series::of(&workbook.registers.readings, today);
    let room = Room::beside(&review.evaluation.recommendation.0, purpose);
    let board = Board { workbook, review, findings, kept, series, room, purpose, today, audience };
    let mut blocks = board.page();
    blocks.extend(annexes::all(&board));
    let title = format!("Social media review: {}", purpose.label().to_lowercase());
    let mut document = paper(&title, workbook, workbook.review(), today, blocks);
    // The purpose belongs to the title; the file is found by what it is.
    let name = super::worksheets::short(workbook.name());
    document.stem = format!("{name} board paper {} {}", purpose.label().to_lowercase(), document.subtitle);
    document
}

/// What the paper is made of.
struct Board<'a> {
    workbook: &'a Workbook,
    review: &'a Review,
    findings: &'a Findings,
    kept: Vec<&'a Finding>,
    series: Series,
    room: Room,
    purpose: Purpose,
    today: Date,
    audience: Audience,
}

impl<'a> Board<'a> {
    /// Returns the page that is read.
    fn page(&self) -> Vec<Block> {
        let mut blocks = vec![heading(2, "Summary", SUMMARY), self.header()];
        blocks.extend(self.asks());
        blocks.extend(self.aims());
        blocks.extend(self.costs());
        blocks.extend(self.risks());
        blocks.extend(self.exceptions());
        blocks.extend(self.measures());
        blocks
    }

    fn header(&self) -> Block {
        let organisation = &self.workbook.organisation;
        let fact = |label: &str, at: &str, words: &str, what: &str| Pair {
            label: label.to_owned(),
            answer: self.known(at, words, what, "page Organisation"),
        };
        let mut pairs = vec![
            fact("To", "organisation/receives_paper", &organisation.receives_paper.0, "which board or committee"),
            fact("From", "organisation/team", &organisation.team.0, "which team"),
            Pair { label: "Purpose".to_owned(), answer: Cell::ours(self.purpose.label()) },
        ];
        pairs.push(Pair { label: "Figures".to_owned(), answer: Cell::ours(self.counts_to()) });
        if let Some(next) = next_review_in_words(self.workbook, self.today) {
            pairs.push(Pair { label: "Next review".to_owned(), answer: Cell::ours(next) });
        }
        Block::Pairs(PairKind::Facts, pairs)
    }

    /// Says up to which day readings count.
    fn counts_to(&self) -> String {
        format!("Readings up to {} count", date_in_text(self.today))
    }

    /// Judges an objective by its figures up to the day of the paper, from the day of its baseline on.
    fn outcome(&self, one: &SmartObjective) -> ObjectiveOutcome {
        ObjectiveOutcome::now(&self.series, self.review, one, self.today)
    }

    /// Returns the latest figure of an objective with its day, and how far it is on the way.
    fn latest(&self, one: &SmartObjective) -> [Cell; 2] {
        let outcome = self.outcome(one);
        let latest = outcome.latest_in_words().map(Cell::ours);
        [latest.unwrap_or_else(|| Cell::ours(no_latest(one))), Cell::ours(outcome.on_the_way())]
    }

    /// Returns the latest figure of a measure with its day.
    fn latest_of(&self, measure: &Measure) -> Cell {
        let Some(series) = self.series.of_measure(measure.id) else { return self.none_yet() };
        let gap = series.not_measured_on(self.today).map(|on| format!("not measured on {}", date_in_table(on)));
        let latest = series.latest(self.today);
        let latest = latest.map(|one| format!("{} on {}", in_unit(measure.unit, one.figure), date_in_table(one.on)));
        match (latest, gap) {
            (Some(latest), None) => Cell::ours(latest),
            (Some(latest), Some(gap)) => Cell::ours(format!("{latest}; {gap}")),
            (None, Some(gap)) => Cell::ours(super::say::capital(&gap)),
            (None, None) => self.none_yet(),
        }
    }

    fn none_yet(&self) -> Cell {
        let public = (self.audience == Audience::Public).then_some(self.workbook);
        Cell::ours(format!("None {}", yet(public)))
    }

    /// Returns the day on which the objective of a measure is evaluated.
    fn evaluated_on(&self, measure: &Measure) -> Option<Date> {
        measure.objective.0.and_then(|id| self.review.objectives.smart.get(id)).and_then(|one| one.evaluate_on)
    }

    /// Returns how often a measure is read.
    fn how_often(&self, measure: &Measure) -> Cell {
        let often = measure.frequency.map(|one| Cell::ours(one.label()));
        often.unwrap_or_else(|| self.unanswered(Of::Measures, measure, "frequency"))
    }

    fn baseline(&self, one: &SmartObjective) -> Cell {
        match &one.baseline {
            Baseline::Known { value, .. } => Cell::ours(in_unit(one.unit, *value)),
            Baseline::NotYetKnown { by: Some(by) } => {
                Cell::ours(format!("Not yet known, due by {}", date_in_table(*by)))
            }
            Baseline::NotYetKnown { by: None } => Cell::ours("Not yet known"),
            Baseline::Unanswered => self.unanswered(Of::SmartObjectives, one, "baseline"),
        }
    }

    fn target(&self, one: &SmartObjective) -> Cell {
        match one.target {
            Some(target) => Cell::ours(in_unit(one.unit, target)),
            None => self.unanswered(Of::SmartObjectives, one, "target"),
        }
    }

    /// Returns the rows of a table that may be said and say something.
    fn rows<T: Row + Clone>(&self, of: Of, rows: &'a Rows<T>) -> Vec<&'a T> {
        rows.iter().filter(|row| !self.is_out(&of.address().row(row.id()))).collect()
    }

    /// Returns whether something is left out of this version.
    fn is_out(&self, at: &Address) -> bool {
        self.audience == Audience::Public && is_kept_out(self.workbook, at)
    }

    /// Returns the cell of an answer of a row that is missing or left out, or what was typed and could not be read.
    fn unanswered(&self, of: Of, row: &dyn Row, question: &'static str) -> Cell {
        let at = of.address().row(row.id()).question(question);
        match self.workbook.unread.get(&at.to_string()) {
            _ if self.is_out(&at) => Cell::ours(LEFT_OUT),
            Some(typed) => quoted(typed),
            None => Cell::unanswered(),
        }
    }

    /// Returns the cell of a fact, or what is to be completed.
    fn known(&self, at: &str, words: &str, what: &str, whose: &str) -> Cell {
        if !words.trim().is_empty() {
            return quoted(words);
        }
        if resolve(at).is_some_and(|at| self.is_out(&at)) {
            return Cell::ours(LEFT_OUT);
        }
        Cell { text: Text::ours(gap_words(what, whose)), ..Cell::unanswered() }
    }

    /// Returns the paragraph of an answer that is missing, or left out.
    fn missing(&self, at: &str, what: &str, whose: &str) -> Block {
        let any_out = self.audience == Audience::Public && self.workbook.kept_out.keys().any(|key| key.starts_with(at));
        if any_out || resolve(at).is_some_and(|at| self.is_out(&at)) {
            paragraph(Style::Normal, LEFT_OUT)
        } else {
            gap(what, whose)
        }
    }

    /// Returns the table of what is kept as it is.
    fn kept_table(&self) -> Block {
        match self.audience {
            Audience::Internal => super::annex::kept_table(&self.kept),
            Audience::Public => public::kept_table(&self.kept),
        }
    }
}

/// Writes a figure in its unit.
fn in_unit(unit: Option<crate::model::sheets::objectives::Unit>, figure: crate::model::Number) -> String {
    unit.map_or_else(|| figure.to_string(), |unit| unit.write(figure))
}
