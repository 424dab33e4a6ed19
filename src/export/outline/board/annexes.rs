//! The annexes of the board paper: what stands behind the page, in full and in the order in which the page refers to it.
//!
//! Their numbers never change, so that the page can name them; one with nothing in it says what is missing.

use super::super::picture::picture_of;
use super::super::pieces::{column, day, heading, paragraph, quoted, table, table_or};
use super::super::public::marks_in_the_line;
use super::super::say::capital;
use super::super::worksheets::table_at;
use super::super::{Align, Audience, Block, Cell, Column, Spread, Style, Table, Text};
use super::{Board, in_unit};
use crate::model::{Baseline, Names, Table as Of, date_in_table, resolve};

/// Returns every annex.
pub(super) fn all(board: &Board<'_>) -> Vec<Block> {
    let mut blocks = vec![title(1, "Line of sight")];
    blocks.extend(line_of_sight(board));
    blocks.push(title(2, "Aims, objectives and the recommendation"));
    blocks.extend(aims(board));
    blocks.push(title(3, "Hours and what stops"));
    blocks.extend(hours(board));
    blocks.push(title(4, "Risks"));
    blocks.push(whole(board, "resources/risks", "the risks", "stage 4"));
    blocks.push(title(5, "Measures"));
    blocks.push(measures(board));
    blocks.push(title(6, "Channels"));
    blocks.push(whole(board, "stakeholders/platforms", "what was decided for each channel", "stage 3"));
    blocks.push(title(7, "Exceptions to the checks"));
    blocks.push(if board.kept.is_empty() {
        paragraph(Style::Normal, "No checks were overridden.")
    } else {
        board.kept_table()
    });
    blocks
}

fn title(number: u8, words: &str) -> Block {
    heading(2, format!("Annex {number}: {words}"), format!("annex-{number}"))
}

fn line_of_sight(board: &Board<'_>) -> Vec<Block> {
    if board.audience == Audience::Public && marks_in_the_line(board.workbook) {
        let words = "The picture is left out of this version, because it would show lines as broken where an answer is \
                     only left out.";
        return vec![paragraph(Style::Normal, words)];
    }
    match picture_of(board.review) {
        Some(blocks) => blocks.into(),
        None => {
            vec![board.missing("aim", "the line from an objective of the organisation to a measure", "stages 1 to 6")]
        }
    }
}

fn aims(board: &Board<'_>) -> Vec<Block> {
    let review = board.review;
    let names = Names::in_review(board.workbook, review);
    let aims = board.rows(Of::Aims, &review.aim.aims).into_iter().enumerate().map(|(place, one)| {
        vec![Cell::ours(format!("Aim {}", place + 1)), quoted(&one.change.0), quoted(&one.for_whom.0)]
    });
    let mut blocks = vec![
        heading(3, "Aims", "annex-2-aims"),
        table_or("No aim yet.", "Aims", &["Number", "The change", "For whom"], aims.collect()),
        heading(3, "Objectives", "annex-2-objectives"),
    ];
    let link = |of: Of, id: Option<_>| id.map_or_else(Cell::empty, |id| quoted(&names.name(of, id)));
    let rows = board.rows(Of::SmartObjectives, &review.objectives.smart).into_iter().map(|one| {
        let baseline = match &one.baseline {
            Baseline::Known { value, on: Some(on) } => {
                Cell::ours(format!("{} on {}", in_unit(one.unit, *value), date_in_table(*on)))
            }
            _ => board.baseline(one),
        };
        let [latest, on_the_way] = board.latest(one);
        vec![
            quoted(&one.statement.0),
            link(Of::OrganisationObjectives, one.organisation_objective.0),
            quoted(&one.metric.0),
            baseline,
            latest,
            board.target(one),
            day(one.due),
            on_the_way,
            day(one.evaluate_on),
            quoted(&one.owner.0),
        ]
    });
    let columns =
        ["Objective", "Serves", "Metric", "Baseline", "Latest", "Target", "Due", "Status", "Evaluate on", "Owner"]
            .map(column)
            .into();
    let rows: Vec<_> = rows.collect();
    blocks.push(if rows.is_empty() {
        paragraph(Style::Normal, "No objective yet.")
    } else {
        wide("Objectives in full", columns, rows)
    });
    let recommendation = &review.evaluation.recommendation.0;
    if board.purpose == super::Purpose::Discussion {
        let pairs = board
            .options()
            .into_iter()
            .map(|(label, words)| super::Pair { label: label.to_owned(), answer: quoted(words) })
            .collect::<Vec<_>>();
        if !pairs.is_empty() {
            blocks.push(heading(3, "Options in full", "annex-2-options"));
            blocks.push(Block::Pairs(super::PairKind::Questions, pairs));
        }
    } else if !recommendation.trim().is_empty() {
        blocks.push(heading(3, "Recommendation in full", "annex-2-recommendation"));
        blocks.push(Block::Paragraph(Style::Normal, Text::theirs(recommendation)));
    }
    blocks
}

fn hours(board: &Board<'_>) -> Vec<Block> {
    let tables = [
        ("resources/setup_tasks", "the work to set up"),
        ("resources/weekly_tasks", "the work of every week"),
        ("resources/roles", "who does the work, and the hours available"),
        ("resources/replace", "what existing work stops"),
    ];
    tables.into_iter().map(|(at, what)| whole(board, at, what, "stage 4")).collect()
}

/// Returns a table with every answer, or what is missing.
fn whole(board: &Board<'_>, at: &str, what: &str, whose: &str) -> Block {
    let table = resolve(at).and_then(|at| table_at(board.workbook, board.review, board.audience, &at));
    match table {
        Some(table) => Block::Table(Table { caption: capital(&table.caption), ..table }),
        None => board.missing(at, what, whose),
    }
}

fn measures(board: &Board<'_>) -> Block {
    let names = Names::in_review(board.workbook, board.review);
    let rows = board.rows(Of::Measures, &board.review.evaluation.measures).into_iter().map(|one| {
        let target = one.target.map_or_else(Cell::empty, |target| Cell::ours(in_unit(one.unit, target)));
        let level = one.level.map_or_else(Cell::empty, |level| {
            Cell::ours(level.label().split_once(':').map_or(level.label(), |(word, _)| word))
        });
        let objective = one.objective.0.map_or_else(Cell::empty, |id| quoted(&names.name(Of::SmartObjectives, id)));
        let (latest, evaluated) = (board.latest_of(one), day(board.evaluated_on(one)));
        vec![
            quoted(&one.metric.0),
            level,
            objective,
            quoted(&one.source.0),
            board.how_often(one),
            latest,
            target,
            evaluated,
        ]
    });
    let columns = ["Measure", "Level", "Objective", "Source", "How often", "Latest", "Target", "Evaluate on"];
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return table_or("No measure yet.", "Measures", &[], rows);
    }
    wide("Measures in full", columns.map(column).into(), rows)
}

/// Returns a table that takes the page on its side.
fn wide(caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    let mut block = table(caption, &[], rows);
    if let Block::Table(table) = &mut block {
        table.columns = columns;
        table.spread = Spread::Page;
        for column in table.columns.iter_mut().filter(|column| column.label == "Target") {
            column.align = Align::End;
        }
    }
    block
}
