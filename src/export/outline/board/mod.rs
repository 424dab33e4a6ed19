//! The board paper: one page to decide on, and annexes with what stands behind it.
//!
//! The page says what is asked, of whom, and what it costs; it names every gap and fills none. Whatever is shortened on it
//! stands in full in an annex.

mod annexes;
mod purpose;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use purpose::Purpose;

use super::effort::{left_out, sums};
use super::pieces::{column, day, gap, gap_words, heading, opening, opening_cell, paper, paragraph, quoted, table};
use super::public::{self, kept_for_the_public};
use super::say::{LEFT_OUT, yet};

use super::{Align, Audience, Block, Cell, Document, Marker, Pair, PairKind, SUMMARY, Spread, Style, Table, Text};
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::SmartObjective;
use crate::model::{
    Address, Baseline, Review, Row, Rows, Table as Of, Workbook, date_in_table, date_in_text, is_kept_out, resolve,
};
use crate::rules::due::next_review_on;
use crate::rules::resources::{Totals, weekly_cost};
use crate::rules::{Finding, Findings, Severity};

/// Objectives on the page. The rest stands in the annex.
const MOST_OBJECTIVES: usize = 5;
/// Measures on the page.
const MOST_MEASURES: usize = 4;
/// Risks on the page.
const MOST_RISKS: usize = 3;
/// Overrides on the page.
const MOST_KEPT: usize = 2;
/// Aims on the page.
const MOST_AIMS: usize = 3;
/// Kinds of work that stop, on the page.
const MOST_STOPPED: usize = 3;
/// Words of the recommendation on the page.
const RECOMMENDATION: usize = 60;
/// Words of an aim or an objective on the page.
const STATEMENT: usize = 24;
/// Words of a cell on the page.
const CELL: usize = 14;

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
    let board = Board { workbook, review: workbook.review(), findings, kept, purpose, today, audience };
    let mut blocks = board.page();
    blocks.extend(board.annexes());
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
        blocks.extend(self.against_advice());
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
        if let Some(next) = next_review_on(self.workbook) {
            pairs.push(Pair { label: "Next review".to_owned(), answer: Cell::ours(date_in_text(next)) });
        }
        Block::Pairs(PairKind::Facts, pairs)
    }

    fn asks(&self) -> Vec<Block> {
        let words = &self.review.evaluation.recommendation.0;
        let mut blocks = vec![heading(3, "What is asked of you", "ask"), paragraph(Style::Normal, self.purpose.asks())];
        if words.trim().is_empty() {
            blocks.push(self.missing(
                "evaluation/recommendation",
                "the recommendation",
                "stage 6, What do you recommend to the board?",
            ));
            return blocks;
        }
        let (said, is_all) = opening(words, RECOMMENDATION);
        blocks.push(Block::Paragraph(Style::Normal, Text::theirs(&said)));
        if !is_all {
            blocks.push(paragraph(Style::Note, "The whole recommendation is in annex 2."));
        }
        blocks
    }

    fn aims(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "Aims and their objectives", "aims")];
        let aims = self.rows(Of::Aims, &self.review.aim.aims);
        if aims.is_empty() {
            blocks.push(self.missing("aim/aim", "an aim", "stage 1"));
        } else {
            let items = aims.iter().take(MOST_AIMS).enumerate().map(|(place, aim)| {
                Text::ours(format!("Aim {}: ", place + 1)).then(Text::theirs(&opening(&aim.change.0, STATEMENT).0))
            });
            blocks.push(Block::List(Marker::Bullet, items.collect()));
        }
        let smart = self.rows(Of::SmartObjectives, &self.review.objectives.smart);
        if smart.is_empty() {
            blocks.push(self.missing("objectives/smart", "an objective for each aim", "stage 2"));
            return blocks;
        }
        let rows = smart.iter().take(MOST_OBJECTIVES).map(|one| {
            let aim = aims.iter().position(|aim| Some(aim.id) == one.aim.0);
            vec![
                opening_cell(&one.statement.0, STATEMENT),
                aim.map_or_else(Cell::unanswered, |place| Cell::ours(format!("Aim {}", place + 1))),
                self.baseline(one),
                self.target(one),
                one.due.map_or_else(|| self.unanswered(Of::SmartObjectives, *one, "due"), |due| day(Some(due))),
            ]
        });
        let note = match (smart.len().saturating_sub(MOST_OBJECTIVES), aims.len().saturating_sub(MOST_AIMS)) {
            (0, 0) => String::new(),
            (objectives, aims) => format!("{} stand in annex 2.", more(&[(objectives, "objective"), (aims, "aim")])),
        };
        let columns = ["Objective", "Serves", "Now", "Target", "By"];
        blocks.push(Block::Table(Table {
            caption: "Objectives".to_owned(),
            columns: columns.map(column).into(),
            rows: rows.collect(),
            note,
            spread: Spread::Text,
        }));
        blocks
    }

    fn costs(&self) -> Vec<Block> {
        let totals = Totals::of(&self.review.resources);
        let mut blocks = vec![heading(3, "What it costs, and what stops", "costs")];
        if totals.any() {
            blocks.push(self.hours(&totals));
        } else {
            blocks.push(self.missing("resources/weekly_tasks", "the hours that the plan takes", "stage 4"));
        }
        if self.audience == Audience::Internal {
            blocks.push(self.pounds());
        }
        blocks.push(self.stops());
        blocks
    }

    /// Returns the sums of stage 4 in one line, with what they leave out below.
    fn hours(&self, totals: &Totals) -> Block {
        let public = (self.audience == Audience::Public).then_some(self.workbook);
        let rows = sums(totals, yet(public));
        let remarks = rows.iter().filter_map(|row| match row.as_slice() {
            [what, _, remark] if !remark.text.is_empty() => {
                Some(format!("{}: {}.", what.text.plain(), remark.text.plain().to_lowercase()))
            }
            _ => None,
        });
        let note = remarks.collect::<Vec<_>>().join(" ");
        let mut cells = vec![Cell::ours("Hours")];
        cells.extend(rows.into_iter().filter_map(|row| row.into_iter().nth(1)));
        let columns = ["What", "To set up, once", "In an ordinary week", "The team has, a week", "Freed, a week"];
        let mut columns: Vec<_> = columns.map(column).into();
        columns.iter_mut().skip(1).for_each(|column| column.align = Align::End);
        let caption = "Hours that it takes, and that there are".to_owned();
        Block::Table(Table { caption, columns, rows: vec![cells], note, spread: Spread::Text })
    }

    /// Says what an ordinary week costs in pounds, as far as rates are known.
    fn pounds(&self) -> Block {
        let cost = weekly_cost(&self.review.resources);
        if cost.counted == 0 {
            return gap("what this costs in pounds", "stage 4, cost of an hour for each role that does the work");
        }
        let rest = left_out(&cost);
        paragraph(Style::Normal, format!("An ordinary week costs {} of staff time. {rest}", cost.cost))
    }

    fn stops(&self) -> Block {
        let at = resolve("resources/replace");
        let stops: Vec<_> = self
            .review
            .resources
            .replace
            .iter()
            .filter(|one| !one.work.0.trim().is_empty() && !at.is_some_and(|at| self.is_out(&at.row(one.id))))
            .collect();
        if stops.is_empty() {
            return self.missing("resources/replace", "what existing work stops, or that none does", "stage 4");
        }
        let mut words = Text::ours("What stops: ");
        for (place, one) in stops.iter().take(MOST_STOPPED).enumerate() {
            if place > 0 {
                words = words.then(Text::ours("; "));
            }
            let facts: Vec<String> = [
                one.frees.map(|hours| format!("frees {} a week", hours.in_words())),
                one.from.map(|from| format!("from {}", date_in_text(from))),
            ]
            .into_iter()
            .flatten()
            .collect();
            words = words.then(Text::theirs(&opening(&one.work.0, CELL).0));
            if !facts.is_empty() {
                words = words.then(Text::ours(format!(" ({})", facts.join(", "))));
            }
        }
        let rest = match stops.len().saturating_sub(MOST_STOPPED) {
            0 => ".".to_owned(),
            more => format!("; and {more} more in annex 3."),
        };
        Block::Paragraph(Style::Normal, words.then(Text::ours(rest)))
    }

    fn risks(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "Risks", "risks")];
        let at = resolve("resources/risks");
        let all: Vec<_> = self
            .review
            .resources
            .risks
            .iter()
            .filter(|one| !one.risk.0.trim().is_empty() && !at.is_some_and(|at| self.is_out(&at.row(one.id))))
            .collect();
        if all.is_empty() {
            blocks.push(self.missing("resources/risks", "what could go wrong, and what is done about it", "stage 4"));
            return blocks;
        }
        let rows = all.iter().take(MOST_RISKS).map(|one| {
            let response = match one.response.0.trim() {
                "" => Cell::unanswered(),
                words => opening_cell(words, CELL),
            };
            vec![opening_cell(&one.risk.0, CELL), response]
        });
        let mut block = table("The main risks", &["Risk", "What is done about it"], rows.collect());
        note_rest(&mut block, all.len().saturating_sub(MOST_RISKS), "risk", 4);
        blocks.push(block);
        blocks
    }

    fn against_advice(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "Decided against advice", "against-advice")];
        if self.kept.is_empty() {
            blocks.push(paragraph(Style::Normal, "Nothing was decided against the advice of the review."));
        } else {
            let items = self.kept.iter().take(MOST_KEPT).filter_map(|one| {
                let reason = opening(&one.kept.as_ref()?.reason, CELL).0;
                let seen = match self.audience {
                    Audience::Internal => Text::theirs(&opening(&one.message, STATEMENT).0),
                    Audience::Public => Text::ours(one.check.title),
                };
                Some(seen.then(Text::ours(" Kept because: ")).then(Text::theirs(&reason)))
            });
            blocks.push(Block::List(Marker::Bullet, items.collect()));
            if self.kept.len() > MOST_KEPT {
                let rest = self.kept.len() - MOST_KEPT;
                blocks.push(paragraph(Style::Note, format!("{} in annex 7.", more(&[(rest, "decision")]))));
            }
        }
        if self.audience == Audience::Internal {
            blocks.push(paragraph(Style::Normal, self.still_open()));
        }
        blocks
    }

    /// Says how many findings are open.
    fn still_open(&self) -> String {
        let on = date_in_text(self.today);
        let parts: Vec<String> = [
            (Severity::Stop, "reason to stop", "reasons to stop"),
            (Severity::Caution, "caution", "cautions"),
            (Severity::Question, "question", "questions"),
        ]
        .into_iter()
        .filter_map(|(severity, one, many)| {
            match self.findings.open().filter(|finding| finding.severity == severity).count() {
                0 => None,
                1 => Some(format!("1 {one}")),
                count => Some(format!("{count} {many}")),
            }
        })
        .collect();
        match parts.split_last() {
            None => format!("On {on} no finding of the review was open."),
            Some((one, [])) => format!("On {on} still open: {one}."),
            Some((last, rest)) => format!("On {on} still open: {} and {last}.", rest.join(", ")),
        }
    }

    fn measures(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "How we will know, and when", "measures")];
        let all = self.rows(Of::Measures, &self.review.evaluation.measures);
        if all.is_empty() {
            blocks.push(self.missing("evaluation/measures", "what is measured, and when it reports", "stage 6"));
            return blocks;
        }
        let rows = all.iter().take(MOST_MEASURES).map(|one| {
            let mut row = vec![opening_cell(&one.metric.0, CELL)];
            row.extend(self.reports(one));
            row
        });
        let columns = ["Measure", "Reports", "Last reading", "Evaluated on"];
        let mut block = table("Measures", &columns, rows.collect());
        note_rest(&mut block, all.len().saturating_sub(MOST_MEASURES), "measure", 5);
        blocks.push(block);
        blocks
    }

    /// Returns how often a measure is read, its last reading, and the day on which its objective is evaluated.
    fn reports(&self, measure: &Measure) -> [Cell; 3] {
        let frequency = measure
            .frequency
            .map_or_else(|| self.unanswered(Of::Measures, measure, "frequency"), |one| Cell::ours(one.label()));
        let readings = self.workbook.registers.readings.iter().filter(|one| one.measure.0 == Some(measure.id));
        let last = readings.filter(|one| one.date.is_some()).max_by_key(|one| one.date);
        let last = match last.and_then(|reading| Some((reading, reading.date?))) {
            None => Cell::ours("None yet"),
            Some((reading, on)) => Cell::ours(match &reading.value {
                crate::model::Measured::Value(figure) => {
                    format!("{} on {}", in_unit(measure.unit, *figure), date_in_table(on))
                }
                crate::model::Measured::NotMeasured => format!("Not measured on {}", date_in_table(on)),
                crate::model::Measured::Unanswered => "None yet".to_owned(),
            }),
        };
        let smart = &self.review.objectives.smart;
        let objective = measure.objective.0.and_then(|id| smart.get(id));
        let evaluated = objective.and_then(|one| one.evaluate_on);
        [frequency, last, evaluated.map_or_else(Cell::unanswered, |on| day(Some(on)))]
    }

    fn baseline(&self, one: &SmartObjective) -> Cell {
        match &one.baseline {
            Baseline::Known { value, .. } => Cell::ours(in_unit(one.unit, *value)),
            Baseline::NotYetKnown { by: Some(by) } => Cell::ours(format!("Known by {}", date_in_table(*by))),
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

    /// Returns the cell of an answer of a row that is missing, or left out.
    fn unanswered(&self, of: Of, row: &dyn Row, question: &'static str) -> Cell {
        let at = of.address().row(row.id()).question(question);
        if self.is_out(&at) { Cell::ours(LEFT_OUT) } else { Cell::unanswered() }
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

    fn annexes(&self) -> Vec<Block> {
        annexes::all(self)
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

/// Says how many more there are: `3 more objectives and 1 more aim`.
fn more(parts: &[(usize, &str)]) -> String {
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} more {what}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    said.join(" and ")
}

/// Says under a table how many rows stand in an annex only.
fn note_rest(block: &mut Block, rest: usize, what: &str, annex: u8) {
    if let Block::Table(table) = block
        && rest > 0
    {
        table.note = format!("{} in annex {annex}.", more(&[(rest, what)]));
    }
}
