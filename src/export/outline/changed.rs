//! What changed between two reviews, as a paper: by stage and by kind, then hours and money, channels and objectives.

use jiff::civil::Date;

use super::pieces::{heading, paper, paragraph, quoted, table};
use super::{Block, Cell, Document, Style};
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{Place, date_in_text};
use crate::rules::compare::{Change, ChangeKind, Comparison, Side, compare};
use crate::rules::outcome::Outcome;
use crate::rules::resources::Sum;

/// Builds the paper on what changed. `today` is the day on the paper.
pub fn what_changed(old: Side<'_>, new: Side<'_>, today: Date) -> Document {
    let comparison = compare(old, new, today);
    let mut blocks = vec![];
    let named = |title: &str, on: Option<Date>| match on {
        Some(on) => format!("{title} ({})", date_in_text(on)),
        None => title.to_owned(),
    };
    let lead = format!(
        "{}, compared with {}. Readings up to {} count.",
        named(&comparison.new.title, comparison.new.on),
        named(&comparison.old.title, comparison.old.on),
        date_in_text(comparison.counts_to)
    );
    blocks.push(paragraph(Style::Lead, lead));
    if comparison.is_empty() {
        blocks.push(paragraph(Style::Normal, "Nothing has changed."));
    }
    objectives(&comparison, &mut blocks);
    channels(&comparison, &mut blocks);
    effort(&comparison, &mut blocks);
    answers(&comparison, &mut blocks);
    paper("What changed", new.workbook, new.review, today, blocks)
}

fn objectives(comparison: &Comparison, blocks: &mut Vec<Block>) {
    if comparison.objectives.is_empty() {
        return;
    }
    blocks.push(heading(2, "Were the objectives met?", "objectives"));
    for outcome in Outcome::ALL {
        let here = comparison.objectives.iter().filter(|one| one.outcome == outcome);
        let rows: Vec<Vec<Cell>> = here.map(|one| vec![quoted(&one.statement), Cell::ours(one.in_words())]).collect();
        if !rows.is_empty() {
            blocks.push(table(outcome.label(), &["Objective", "Figures"], rows));
        }
    }
}

fn channels(comparison: &Comparison, blocks: &mut Vec<Block>) {
    if comparison.channels.is_empty() {
        return;
    }
    blocks.push(heading(2, "What was decided for the channels?", "channels"));
    let decision = |decision: Option<ChannelDecision>| decision.map_or("No decision", ChannelDecision::label);
    let rows = comparison.channels.iter().map(|one| {
        vec![quoted(&one.name), Cell::ours(decision(one.after)), Cell::ours(decision(one.before)), quoted(&one.reason)]
    });
    blocks.push(table("Channels", &["Channel", "Decision now", "Decision before", "Why"], rows.collect()));
}

fn effort(comparison: &Comparison, blocks: &mut Vec<Block>) {
    if comparison.hours.is_empty() && comparison.money.is_none() {
        return;
    }
    blocks.push(heading(2, "What does it take?", "effort"));
    let hours = |sum: &Sum| if sum.is_known() { sum.hours.in_words() } else { "Not known".to_owned() };
    let mut rows: Vec<Vec<Cell>> = comparison
        .hours
        .iter()
        .map(|one| {
            vec![
                Cell::ours(one.what.label()),
                Cell::ours(hours(&one.before)),
                Cell::ours(hours(&one.after)),
                Cell::ours(one.in_words()),
            ]
        })
        .collect();
    if let Some(money) = &comparison.money {
        let cost = |counted: usize, cost: String| if counted > 0 { cost } else { "Not known".to_owned() };
        rows.push(vec![
            Cell::ours("Cost of an ordinary week"),
            Cell::ours(cost(money.before.counted, money.before.cost.to_string())),
            Cell::ours(cost(money.after.counted, money.after.cost.to_string())),
            Cell::ours(money.in_words()),
        ]);
    }
    blocks.push(table("Hours and money", &["What", "Before", "Now", "Difference"], rows));
}

fn answers(comparison: &Comparison, blocks: &mut Vec<Block>) {
    for place in Place::all() {
        let here: Vec<&Change> = comparison.changes.iter().filter(|one| one.at.place() == place).collect();
        if here.is_empty() {
            continue;
        }
        let title = match place {
            Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
            other => other.label().to_owned(),
        };
        blocks.push(heading(2, title, format!("changed-{}", place.id())));
        for word in Change::WORDS {
            let is_meant = |one: &&&Change| one.word() == word && one.kind != ChangeKind::Confirmed;
            let said: Vec<&Change> = here.iter().filter(is_meant).copied().collect();
            let rows: Vec<Vec<Cell>> = said.iter().map(|one| row(one)).collect();
            if let Some(first) = said.first() {
                blocks.push(without_empty_end(table(word, columns(first), rows)));
            }
        }
        match here.iter().filter(|one| one.kind == ChangeKind::Confirmed).count() {
            0 => {}
            1 => blocks.push(paragraph(Style::Normal, "1 answer was confirmed as still true.")),
            count => {
                blocks.push(paragraph(Style::Normal, format!("{count} answers were confirmed as still true.")));
            }
        }
    }
}

/// Returns the columns of a table of changes with the same word. The last says who did it and when.
fn columns(one: &Change) -> &'static [&'static str] {
    match one.kind {
        ChangeKind::New => &["Where", "Now", "Who and when"],
        ChangeKind::Dropped if one.reason.is_empty() => &["Where", "Before", "Who and when"],
        ChangeKind::Dropped => &["Where", "Before", "Why", "Who and when"],
        ChangeKind::Changed | ChangeKind::Moved | ChangeKind::Confirmed => &["Where", "Before", "Now", "Who and when"],
    }
}

fn row(one: &Change) -> Vec<Cell> {
    let place = if one.row.is_empty() { one.question.to_owned() } else { format!("{}\n{}", one.row, one.question) };
    let mut row = vec![quoted(&place)];
    row.extend(match one.kind {
        ChangeKind::New => vec![quoted(&one.after)],
        ChangeKind::Dropped if one.reason.is_empty() => vec![quoted(&one.before)],
        ChangeKind::Dropped => vec![quoted(&one.before), quoted(&one.reason)],
        ChangeKind::Changed | ChangeKind::Moved | ChangeKind::Confirmed => {
            vec![quoted(&one.before), quoted(&one.after)]
        }
    });
    row.push(quoted(&one.who_and_when()));
    row
}

/// Takes the last column out of a table in which it says nothing.
fn without_empty_end(mut block: Block) -> Block {
    if let Block::Table(table) = &mut block
        && table.rows.iter().all(|row| row.last().is_none_or(|cell| cell.text.is_empty()))
    {
        table.columns.pop();
        for row in &mut table.rows {
            row.pop();
        }
    }
    block
}
