//! The minutes of the session: who was there, what had been open, what was decided and what is to be done.
//!
//! Decisions stand under the stage at which they arose, and everything names its question. The time of each stage comes last.
//! What was open when the review began comes first, as matters
//! arising, with how far it is now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::pieces::{about, arose_at, day, heading, paper, paragraph, quoted, table, table_or};
use super::{Align, Audience, Block, Cell, Document, Pair, PairKind, Style, Text, Value};
use crate::model::registers::Action;
use crate::model::registers::actions::ActionState;
use crate::model::{Attendance, Decision, Number, Place, Review, RowId, Stage, StageSaid, Workbook, date_in_text};
use crate::rules::due::{is_open, next_review_on};

/// Builds the minutes of one review. `today` is the day on the paper.
pub fn minutes(workbook: &Workbook, review: &Review, today: Date) -> Document {
    minutes_for(workbook, review, today, Audience::Internal)
}

/// Builds the minutes for an audience: the public reads neither who was there nor what was parked.
pub(in crate::export) fn minutes_for(
    workbook: &Workbook,
    review: &Review,
    today: Date,
    audience: Audience,
) -> Document {
    let mut blocks = vec![heading(2, "The meeting", "meeting"), facts(workbook, review)];
    if audience == Audience::Internal {
        blocks.extend(attendance(review));
    }
    blocks.extend(matters_arising(workbook, review));
    blocks.extend(decisions(workbook, review));
    let rows = agreed(workbook, review).into_iter().map(|action| {
        let mut row = action_row(action);
        row.push(about(workbook, review, &action.arose, &action.about));
        row
    });
    blocks.push(heading(2, "Actions", "actions"));
    blocks.push(table_or(
        "No actions were agreed.",
        "What is to be done",
        &["Action", "Owner", "Due", "State", "Arose at"],
        rows.collect(),
    ));
    if audience == Audience::Internal {
        blocks.push(heading(2, "Parked thoughts", "parked"));
        let parked = review.session.parked.iter();
        blocks.push(table_or(
            "Nothing was parked.",
            "For another day",
            &["Thought", "Arose at"],
            parked.map(|one| vec![quoted(&one.thought.0), about(workbook, review, &one.arose, &one.about)]).collect(),
        ));
    }
    blocks.extend(time(review));
    paper("Minutes", workbook, review, today, blocks)
}

/// Says how long each stage took. Nothing where no clock ran.
fn time(review: &Review) -> Vec<Block> {
    if review.sitting.all_seconds() == 0 {
        return vec![];
    }
    let minutes = |minutes: u32| Cell {
        text: Text::ours(minutes.to_string()),
        value: Value::Number(Number::count(minutes as usize)),
    };
    let said = |stage: Stage| match review.sitting.said(stage) {
        Some(StageSaid::Finished) => Cell::ours("Finished"),
        Some(StageSaid::Later) => Cell::ours("To come back to"),
        None => Cell::empty(),
    };
    let mut rows: Vec<Vec<Cell>> = Stage::ALL
        .iter()
        .map(|stage| {
            let planned = review.session.planned_minutes(*stage);
            let name = format!("Stage {}: {}", stage.number(), stage.label());
            vec![Cell::ours(name), minutes(planned), minutes(review.sitting.seconds(*stage) / 60), said(*stage)]
        })
        .collect();
    let (planned, spent) = (review.session.all_planned_minutes(), review.sitting.all_seconds() / 60);
    rows.push(vec![Cell::ours("Together"), minutes(planned), minutes(spent), Cell::empty()]);
    let mut table = table("Minutes at each stage", &["Stage", "Planned", "Spent", "State"], rows);
    if let Block::Table(table) = &mut table {
        for column in &mut table.columns[1..3] {
            column.align = Align::End;
        }
        "In full minutes, so that the stages can add up to a little less than the whole".clone_into(&mut table.note);
    }
    vec![heading(2, "Time", "time"), table]
}

fn facts(workbook: &Workbook, review: &Review) -> Block {
    let session = &review.session;
    let said = [("Place", &session.place.0), ("Chair", &session.chair.0)];
    let mut pairs = vec![Pair {
        label: "Date".to_owned(),
        answer: session.date.map_or_else(Cell::unanswered, |date| Cell::ours(date_in_text(date))),
    }];
    let said = said.into_iter().filter(|(_, words)| !words.trim().is_empty());
    pairs.extend(said.map(|(label, words)| Pair { label: label.to_owned(), answer: quoted(words) }));
    if workbook.review().id == review.id
        && let Some(next) = next_review_on(workbook)
    {
        pairs.push(Pair { label: "Next review".to_owned(), answer: Cell::ours(date_in_text(next)) });
    }
    Block::Pairs(PairKind::Facts, pairs)
}

fn attendance(review: &Review) -> [Block; 2] {
    let attendees = review.session.attendees.iter();
    let rows = attendees.map(|one| {
        let came = one.attendance.map_or_else(Cell::empty, |came: Attendance| Cell::ours(came.label()));
        vec![quoted(&one.name.0), quoted(&one.role.0), came]
    });
    let rows = rows.collect();
    let columns = ["Name", "Role", "Attendance"];
    [heading(2, "Attendance", "attendance"), table_or("Nobody was written down.", "Who was invited", &columns, rows)]
}

fn matters_arising(workbook: &Workbook, review: &Review) -> [Block; 2] {
    let title = heading(2, "Matters arising", "matters-arising");
    let arising = review.actions_before.iter().filter(|(_, state)| is_open(**state));
    let rows: Vec<Vec<Cell>> = arising
        .map(|(id, _)| match workbook.registers.actions.get(*id) {
            Some(action) => action_row(action),
            None => vec![Cell::ours("An action that was removed"), Cell::empty(), Cell::empty(), Cell::empty()],
        })
        .collect();
    let nothing = if workbook.reviews.first().is_some_and(|first| first.id == review.id) {
        "This was the first review."
    } else {
        "Nothing was open from before."
    };
    let columns = ["Action", "Owner", "Due", "State now"];
    [title, table_or(nothing, "Open when this review began", &columns, rows)]
}

fn action_row(action: &Action) -> Vec<Cell> {
    let state = action.state.unwrap_or(ActionState::Open);
    vec![quoted(&action.what.0), quoted(&action.owner.0), day(action.due), Cell::ours(state.label())]
}

/// Returns the actions that came up in a review: those that were not there when it began, and were when the next did.
fn agreed<'w>(workbook: &'w Workbook, review: &Review) -> Vec<&'w Action> {
    let place = workbook.reviews.iter().position(|one| one.id == review.id);
    let next: Option<&BTreeMap<RowId, _>> =
        place.and_then(|place| workbook.reviews.get(place + 1)).map(|next| &next.actions_before);
    let is_new = |action: &&Action| {
        !review.actions_before.contains_key(&action.id) && next.is_none_or(|next| next.contains_key(&action.id))
    };
    workbook.registers.actions.iter().filter(is_new).collect()
}

fn decisions(workbook: &Workbook, review: &Review) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Decisions", "decisions")];
    let all: Vec<&Decision> = review.session.decisions.iter().filter(|one| !one.decision.0.trim().is_empty()).collect();
    if all.is_empty() {
        blocks.push(paragraph(Style::Normal, "Nothing was decided."));
        return blocks;
    }
    let stage_of = |one: &Decision| match arose_at(&one.arose, &one.about) {
        Some(place @ Place::Stage(_)) => Some(place),
        _ => None,
    };
    let stages = Place::all().filter(|place| matches!(place, Place::Stage(_))).map(Some);
    for place in stages.chain([None]) {
        let here: Vec<&&Decision> = all.iter().filter(|one| stage_of(one) == place).collect();
        if here.is_empty() {
            continue;
        }
        let (title, anchor, caption) = match place {
            Some(Place::Stage(stage)) => (
                format!("Stage {}: {}", stage.number(), stage.label()),
                format!("decisions-{}", stage.id()),
                format!("Decided at stage {}", stage.number()),
            ),
            _ => ("Other decisions".to_owned(), "decisions-other".to_owned(), "Decided elsewhere".to_owned()),
        };
        blocks.push(heading(3, title, anchor));
        let rows =
            here.iter().map(|one| vec![quoted(&one.decision.0), about(workbook, review, &one.arose, &one.about)]);
        blocks.push(table(&caption, &["Decision", "Arose at"], rows.collect()));
    }
    blocks
}
