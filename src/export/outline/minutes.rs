//! The minutes of the session: who was there, what had been open, what was decided and which actions were agreed.
//!
//! Decisions stand under the stage at which they arose, and everything names its question. What was open when the review
//! began comes first, as matters arising; the time of each stage comes last. Minutes state what is known of the meeting: of
//! one that has not been held they say what is to be completed, and a state of a later day comes with that day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::pieces::{about, arose_at, due_of, gap, heading, paper, quoted, table, table_or};
use super::{Align, Audience, Block, Cell, Document, Pair, PairKind, Text, Value};
use crate::model::registers::Action;
use crate::model::registers::actions::ActionState;
use crate::model::{
    Attendance, CarriedState, Decision, Number, Place, Review, RowId, Stage, StageSaid, Workbook, date_in_table,
    date_in_text, resolve,
};
use crate::rules::due::is_open;

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
    let known = Known::of(workbook, review, today);
    let held = was_held(review);
    let mut blocks = vec![heading(2, "The meeting", "meeting"), facts(workbook, review)];
    if audience == Audience::Internal {
        blocks.extend(attendance(review, held));
    }
    blocks.extend(matters_arising(workbook, review, &known));
    blocks.extend(decisions(workbook, review, held));
    let rows = agreed(workbook, review).into_iter().map(|action| {
        let mut row = action_row(workbook, action, &known.state_of(action));
        row.push(about(workbook, review, &action.arose, &action.about));
        row
    });
    blocks.push(heading(2, "Actions", "actions"));
    let columns = ["Action", "Owner", "Due", "State", "Note", "Arose at"];
    blocks.push(recorded(held, "the agreed actions", "No actions recorded.", "Action log", &columns, rows.collect()));
    if audience == Audience::Internal {
        blocks.push(heading(2, "Parked items", "parked"));
        let parked = review.session.parked.iter();
        let rows = parked.map(|one| vec![quoted(&one.thought.0), about(workbook, review, &one.arose, &one.about)]);
        let columns = ["Item", "Arose at"];
        blocks.push(recorded(held, "the parked items", "No parked items.", "Parked items", &columns, rows.collect()));
    }
    blocks.extend(time(review));
    paper("Minutes", workbook, review, today, blocks)
}

/// Returns whether anything shows that the meeting took place. Before that, minutes say what is to be completed and not
/// that nothing happened.
fn was_held(review: &Review) -> bool {
    let session = &review.session;
    let came = session.attendees.iter().any(|one| one.attendance.is_some());
    came || !session.decisions.is_empty()
        || !session.parked.is_empty()
        || review.closed.is_some()
        || review.sitting.all_seconds() > 0
}

/// Returns a table, or where it has no rows a gap before the meeting and a sentence after it.
fn recorded(held: bool, what: &str, nothing: &str, caption: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    if rows.is_empty() && !held { gap(what, "page Session") } else { table_or(nothing, caption, columns, rows) }
}

/// What the workbook knows of the state of actions around the day of the meeting. It keeps no history of them: the
/// states are known on the days on which a review began, and today.
struct Known<'w> {
    review: &'w Review,
    /// The review that followed, which noted the states on the day on which it began.
    next: Option<&'w Review>,
    today: Date,
}

impl<'w> Known<'w> {
    fn of(workbook: &'w Workbook, review: &'w Review, today: Date) -> Self {
        let place = workbook.reviews.iter().position(|one| one.id == review.id);
        let next = place.and_then(|place| workbook.reviews.get(place + 1)).map(|next| &**next);
        Self { review, next, today }
    }

    /// Returns the first day after the meeting on which states are known.
    fn day(&self) -> Date {
        self.next.and_then(|next| next.started).unwrap_or(self.today)
    }

    /// Says of the state of an action what is known of it: on the day of the meeting, or by a later day.
    fn state_of(&self, action: &Action) -> String {
        let key = format!("actions/actions/{}", action.id);
        let mark = self.review.carried.get(&key).filter(|mark| mark.state == CarriedState::StillTrue);
        if let Some(on) = mark.and_then(|mark| mark.on) {
            return format!("Left open on {}", date_in_table(on));
        }
        let then = self.next.and_then(|next| next.actions_before.get(&action.id)).copied();
        let state = then.unwrap_or(action.state).unwrap_or(ActionState::Open);
        let is_of_the_meeting = self.review.session.date == Some(self.day());
        match state {
            // What is open later was open on the day.
            ActionState::Open => state.label().to_owned(),
            _ if is_of_the_meeting => state.label().to_owned(),
            ActionState::InHand => format!("In progress on {}", date_in_table(self.day())),
            ActionState::Done | ActionState::Dropped => format!("{} by {}", state.label(), date_in_table(self.day())),
        }
    }
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
        "In full minutes, so the stages may add up to slightly less than the total".clone_into(&mut table.note);
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
    let at = resolve("session/next_review").filter(|_| workbook.review().id == review.id);
    let typed = at.and_then(|at| workbook.unread.get(&at.to_string()));
    // Only what was agreed: the rhythm of the organisation is no decision of the meeting.
    pairs.push(Pair {
        label: "Next review".to_owned(),
        answer: match (session.next_review, typed) {
            (Some(next), _) => Cell::ours(date_in_text(next)),
            (None, Some(typed)) => quoted(typed),
            (None, None) => Cell::ours("No date agreed"),
        },
    });
    Block::Pairs(PairKind::Facts, pairs)
}

fn attendance(review: &Review, held: bool) -> [Block; 2] {
    let attendees = review.session.attendees.iter();
    let rows = attendees.map(|one| {
        let came = one.attendance.map_or_else(Cell::empty, |came: Attendance| Cell::ours(came.label()));
        vec![quoted(&one.name.0), quoted(&one.role.0), came]
    });
    let columns = ["Name", "Role", "Attendance"];
    let title = heading(2, "Present and apologies", "attendance");
    [title, recorded(held, "who attended", "No attendees recorded.", "Attendees", &columns, rows.collect())]
}

fn matters_arising(workbook: &Workbook, review: &Review, known: &Known<'_>) -> [Block; 2] {
    let title = heading(2, "Matters arising", "matters-arising");
    let arising = review.actions_before.iter().filter(|(_, state)| is_open(**state));
    let rows: Vec<Vec<Cell>> = arising
        .map(|(id, before)| {
            let Some(action) = workbook.registers.actions.get(*id) else {
                let mut row = vec![Cell::ours("A deleted action")];
                row.resize(6, Cell::empty());
                return row;
            };
            let mut row = action_row(workbook, action, &known.state_of(action));
            row.insert(3, Cell::ours(before.unwrap_or(ActionState::Open).label()));
            row
        })
        .collect();
    let nothing = if workbook.reviews.first().is_some_and(|first| first.id == review.id) {
        "None: this is the first review."
    } else {
        "None was recorded as open when this review started."
    };
    let columns = ["Action", "Owner", "Due", "When the review started", "State", "Note"];
    [title, table_or(nothing, "Open when this review started", &columns, rows)]
}

fn action_row(workbook: &Workbook, action: &Action, state: &str) -> Vec<Cell> {
    vec![
        quoted(&action.what.0),
        quoted(&action.owner.0),
        due_of(workbook, action),
        Cell::ours(state),
        quoted(&action.note.0),
    ]
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

fn decisions(workbook: &Workbook, review: &Review, held: bool) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Decisions", "decisions")];
    let all: Vec<&Decision> = review.session.decisions.iter().filter(|one| !one.decision.0.trim().is_empty()).collect();
    if all.is_empty() {
        blocks.push(recorded(held, "the decisions", "No decisions recorded.", "", &[], vec![]));
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
