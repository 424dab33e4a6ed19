//! What follows on the page: aims and objectives, what it costs, risks, exceptions, measures.

use super::super::effort::{left_out, sums};
use super::super::pieces::{column, day, gap, heading, opening, opening_cell, paragraph, table};
use super::super::say::yet;
use super::super::{Align, Audience, Block, Cell, Marker, Spread, Style, Table, Text};
use super::Board;
use crate::model::{Table as Of, date_in_text, resolve};
use crate::rules::Severity;
use crate::rules::progress::progress;
use crate::rules::resources::{Totals, weekly_cost};

impl Board<'_> {
    pub(super) fn aims(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "Aims and their objectives", "aims")];
        let aims = self.rows(Of::Aims, &self.review.aim.aims);
        if aims.is_empty() {
            blocks.push(self.missing("aim/aim", "an aim", "stage 1"));
        } else {
            let items = aims.iter().take(self.room.aims).enumerate().map(|(place, aim)| {
                Text::ours(format!("Aim {}: ", place + 1))
                    .then(Text::theirs(&opening(&aim.change.0, self.room.statement).0))
            });
            blocks.push(Block::List(Marker::Bullet, items.collect()));
        }
        let smart = self.rows(Of::SmartObjectives, &self.review.objectives.smart);
        if smart.is_empty() {
            blocks.push(self.missing("objectives/smart", "an objective for each aim", "stage 2"));
            return blocks;
        }
        let rows = smart.iter().take(self.room.objectives).map(|one| {
            let aim = aims.iter().position(|aim| Some(aim.id) == one.aim.0);
            let [latest, on_the_way] = self.latest(one);
            vec![
                opening_cell(&one.statement.0, self.room.statement),
                aim.map_or_else(Cell::unanswered, |place| Cell::ours(format!("Aim {}", place + 1))),
                self.baseline(one),
                latest,
                self.target(one),
                one.due.map_or_else(|| self.unanswered(Of::SmartObjectives, *one, "due"), |due| day(Some(due))),
                on_the_way,
            ]
        });
        let note = match (smart.len().saturating_sub(self.room.objectives), aims.len().saturating_sub(self.room.aims)) {
            (0, 0) => String::new(),
            (objectives, aims) => format!("{} in annex 2.", more(&[(objectives, "objective"), (aims, "aim")])),
        };
        let columns = ["Objective", "Serves", "Baseline", "Latest", "Target", "Due", "Status"];
        blocks.push(Block::Table(Table {
            caption: "Objectives".to_owned(),
            columns: columns.map(column).into(),
            rows: rows.collect(),
            note,
            spread: Spread::Text,
        }));
        blocks
    }

    pub(super) fn costs(&self) -> Vec<Block> {
        let totals = Totals::of(&self.review.resources);
        let mut blocks = vec![heading(3, "What it costs, and what stops", "costs")];
        if totals.any() {
            blocks.push(self.hours(&totals));
        } else {
            blocks.push(self.missing("resources/weekly_tasks", "the hours that the plan needs", "stage 4"));
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
        let columns =
            ["What", "To set up, once", "In an ordinary week", "Hours available a week", "Hours released a week"];
        let mut columns: Vec<_> = columns.map(column).into();
        columns.iter_mut().skip(1).for_each(|column| column.align = Align::End);
        let caption = "Hours needed and hours available".to_owned();
        Block::Table(Table { caption, columns, rows: vec![cells], note, spread: Spread::Text })
    }

    /// Says what an ordinary week costs in pounds, as far as rates or pay bands are known.
    fn pounds(&self) -> Block {
        let cost = weekly_cost(&self.review.resources);
        if cost.counted == 0 {
            let whose = "stage 4, the pay band or the cost of an hour for each role that does the work";
            return gap("what this costs in pounds", whose);
        }
        paragraph(Style::Normal, format!("Staff time costs {}. {}", cost.in_words(), left_out(&cost)))
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
        for (place, one) in stops.iter().take(self.room.stopped).enumerate() {
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
            words = words.then(Text::theirs(&opening(&one.work.0, self.room.cell).0));
            if !facts.is_empty() {
                words = words.then(Text::ours(format!(" ({})", facts.join(", "))));
            }
        }
        let rest = match stops.len().saturating_sub(self.room.stopped) {
            0 => ".".to_owned(),
            more => format!("; and {more} more in annex 3."),
        };
        Block::Paragraph(Style::Normal, words.then(Text::ours(rest)))
    }

    pub(super) fn risks(&self) -> Vec<Block> {
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
        if self.room.risks == 0 {
            blocks.push(all_in_the_annex(all.len(), "risk", 4));
            return blocks;
        }
        let rows = all.iter().take(self.room.risks).map(|one| {
            let response = match one.response.0.trim() {
                "" => Cell::unanswered(),
                words => opening_cell(words, self.room.cell),
            };
            vec![opening_cell(&one.risk.0, self.room.cell), response]
        });
        let mut block = table("The main risks", &["Risk", "What is done about it"], rows.collect());
        note_rest(&mut block, all.len().saturating_sub(self.room.risks), "risk", 4);
        blocks.push(block);
        blocks
    }

    pub(super) fn exceptions(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "Exceptions: choices made against the checks of this review", "exceptions")];
        if progress(self.workbook).whole().answered == 0 && self.kept.is_empty() {
            // Checks look at answers. Without any there is nothing that they could have found.
            blocks.push(self.missing("aim", "the six stages, which the checks look at", "stages 1 to 6"));
            return blocks;
        }
        if self.kept.is_empty() {
            blocks.push(paragraph(Style::Normal, "No checks were overridden."));
        } else if self.room.exceptions == 0 {
            blocks.push(all_in_the_annex(self.kept.len(), "exception", 7));
        } else {
            let items = self.kept.iter().take(self.room.exceptions).filter_map(|one| {
                let reason = opening(&one.kept.as_ref()?.reason, self.room.cell).0;
                let seen = match self.audience {
                    Audience::Internal => Text::theirs(&opening(&one.message, self.room.statement).0),
                    Audience::Public => Text::ours(one.check.title),
                };
                Some(seen.then(Text::ours(" Reason: ")).then(Text::theirs(&reason)))
            });
            blocks.push(Block::List(Marker::Bullet, items.collect()));
            if self.kept.len() > self.room.exceptions {
                let rest = self.kept.len() - self.room.exceptions;
                blocks.push(paragraph(Style::Note, format!("{} in annex 7.", more(&[(rest, "exception")]))));
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
            None => format!("On {on} the checks of this review had nothing open."),
            Some((one, [])) => format!("Still open on {on}: {one}."),
            Some((last, rest)) => format!("Still open on {on}: {} and {last}.", rest.join(", ")),
        }
    }

    pub(super) fn measures(&self) -> Vec<Block> {
        let mut blocks = vec![heading(3, "How we will know, and when", "measures")];
        let all = self.rows(Of::Measures, &self.review.evaluation.measures);
        if all.is_empty() {
            blocks.push(self.missing("evaluation/measures", "what is measured, and how often", "stage 6"));
            return blocks;
        }
        if self.room.measures == 0 {
            blocks.push(all_in_the_annex(all.len(), "measure", 5));
            return blocks;
        }
        let rows = all.iter().take(self.room.measures).map(|one| {
            let evaluated = self.evaluated_on(one).map_or_else(Cell::unanswered, |on| day(Some(on)));
            vec![opening_cell(&one.metric.0, self.room.cell), self.how_often(one), self.latest_of(one), evaluated]
        });
        let columns = ["Measure", "How often", "Latest", "Evaluate on"];
        let mut block = table("Measures", &columns, rows.collect());
        note_rest(&mut block, all.len().saturating_sub(self.room.measures), "measure", 5);
        blocks.push(block);
        blocks
    }
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

/// Says where rows stand that have no room on the page.
fn all_in_the_annex(count: usize, what: &str, annex: u8) -> Block {
    let words = match count {
        1 => format!("1 {what} is in annex {annex}."),
        many => format!("{many} {what}s are in annex {annex}."),
    };
    paragraph(Style::Normal, words)
}
