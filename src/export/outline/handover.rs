//! The handover page: what somebody needs who opens the workbook and was not in the room.
//!
//! What it is, the aims, what was decided and why, what is due, who to ask, and the choices made against the checks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::annex::kept_table;
use super::pieces::{day, day_or_typed, due_of, heading, paper, paragraph, quoted, table, table_or};
use super::{Block, Cell, Document, Style, Text, say};
use crate::model::registers::Action;
use crate::model::registers::actions::ActionState;
use crate::model::{List, Names, Review, Table, Workbook, date_in_text};
use crate::rules::Findings;
use crate::rules::due::{DueKind, Standing, due, is_open};
use crate::rules::outcome::{ObjectiveOutcome, no_latest};
use crate::rules::series::Series;

/// Builds the page for a successor, from the review on screen. `today` is the day on the paper.
pub fn handover(workbook: &Workbook, findings: &Findings, today: Date) -> Document {
    let review = workbook.review();
    let mut blocks = vec![heading(2, "What this workbook is", "what"), paragraph(Style::Normal, what(workbook))];
    blocks.extend(aims(workbook, review, today));
    blocks.extend(decided(workbook, review));
    blocks.push(heading(2, "What is due", "due"));
    let columns = ["What", "Kind", "Due", "Owner", "Remark"];
    blocks.push(table_or("Nothing is due, and no action is open.", "By day", &columns, due_rows(workbook, today)));
    let dropped = workbook.registers.actions.iter().filter(|one| one.state == Some(ActionState::Dropped));
    let dropped: Vec<Vec<Cell>> = dropped.map(|one| vec![quoted(&one.what.0), reason(one)]).collect();
    if !dropped.is_empty() {
        blocks.push(table("Dropped actions", &["Action", "Reason"], dropped));
    }
    blocks.push(heading(2, "Who to ask", "who"));
    blocks.push(table_or("No owners recorded.", "Owners", &["Who", "What for"], owners(workbook, review)));
    blocks.push(heading(2, "Choices made against the checks", "kept"));
    let kept: Vec<_> = findings.kept().collect();
    blocks.push(if kept.is_empty() {
        paragraph(Style::Normal, "No checks were overridden.")
    } else {
        kept_table(&kept)
    });
    paper("Handover", workbook, review, today, blocks)
}

/// Returns the cell with why an action was dropped.
fn reason(action: &Action) -> Cell {
    if action.note.0.trim().is_empty() { Cell::ours("No reason recorded") } else { quoted(&action.note.0) }
}

/// Returns everything that is still to be done, by day; what has no day comes last.
fn due_rows(workbook: &Workbook, today: Date) -> Vec<Vec<Cell>> {
    let owner = |words: &str| if words.trim().is_empty() { Cell::ours("No owner yet") } else { quoted(words) };
    let remark = |late: bool, note: &str| match (late, note.trim()) {
        (true, "") => Cell::ours("Overdue"),
        (true, note) => Cell { text: Text::ours("Overdue. ").then(Text::theirs(note)), value: super::Value::Words },
        (false, note) => quoted(note),
    };
    let actions = &workbook.registers.actions;
    let dated = due(workbook).into_iter().filter(|one| one.standing == Standing::Open).map(|one| {
        let action = (one.kind == DueKind::Action).then(|| actions.get(one.from)).flatten();
        let on = action.map_or_else(|| day(Some(one.on)), |action| due_of(workbook, action));
        let note = action.map_or("", |action| action.note.0.as_str());
        let whose = if one.kind == DueKind::Review && one.owner.is_empty() { Cell::empty() } else { owner(&one.owner) };
        vec![quoted(&one.what), Cell::ours(one.kind.label()), on, whose, remark(one.on < today, note)]
    });
    let undated = actions.iter().filter(|one| one.due.is_none() && is_open(one.state)).map(|one| {
        let on = due_of(workbook, one);
        let on = if on.text.is_empty() { Cell::ours("No date yet") } else { on };
        let kind = Cell::ours(DueKind::Action.label());
        vec![quoted(&one.what.0), kind, on, owner(&one.owner.0), remark(false, &one.note.0)]
    });
    dated.chain(undated).collect()
}

fn what(workbook: &Workbook) -> String {
    let count = match workbook.reviews.len() {
        1 => "one review".to_owned(),
        count => format!("{count} reviews"),
    };
    let mut said = format!(
        "This is the workbook in which {} reviews how it uses social media, in six stages from the aim to the figures. \
         It holds {count}.",
        say::clean(workbook.name())
    );
    for review in &workbook.reviews {
        let state = match review.closed {
            Some(closed) => format!("closed on {}", date_in_text(closed)),
            None => "still open".to_owned(),
        };
        let _ = write!(said, " {}: {state}.", review.title());
    }
    let receives = workbook.organisation.receives_paper.0.trim();
    if !receives.is_empty() {
        // Writing into a text cannot fail.
        let _ = write!(said, " The paper goes to: {}.", say::clean(receives));
    }
    said
}

fn aims(workbook: &Workbook, review: &Review, today: Date) -> Vec<Block> {
    let series = Series::of(&workbook.registers.readings, today);
    let names = Names::in_review(workbook, review);
    let aims = review.aim.aims.iter().map(|one| vec![quoted(&one.change.0), quoted(&one.for_whom.0)]);
    let objectives = review.objectives.smart.iter().map(|one| {
        let target = one.target.map_or_else(Cell::empty, |target| {
            Cell::ours(one.unit.map_or_else(|| target.to_string(), |unit| unit.write(target)))
        });
        let aim = one.aim.0.map_or_else(Cell::empty, |id| quoted(&names.name(Table::Aims, id)));
        let outcome = ObjectiveOutcome::now(&series, review, one, today);
        let latest = Cell::ours(outcome.latest_in_words().unwrap_or_else(|| no_latest(one).to_owned()));
        let due_at = Table::SmartObjectives.address().row(one.id).question("due");
        let due = day_or_typed(one.due, workbook.unread.get(&due_at.to_string()).map(String::as_str));
        vec![quoted(&one.statement.0), aim, latest, target, due, Cell::ours(outcome.on_the_way()), quoted(&one.owner.0)]
    });
    let mut blocks = vec![
        heading(2, "Aims and objectives", "aims"),
        paragraph(Style::Note, format!("Readings up to {} count.", date_in_text(today))),
        table_or("No aim yet.", "What social media should change", &["Change", "For whom"], aims.collect()),
        table_or(
            "No objective yet.",
            "What should be reached",
            &["Objective", "Aim", "Latest", "Target", "Due", "Status", "Owner"],
            objectives.collect(),
        ),
    ];
    if !review.evaluation.recommendation.0.trim().is_empty() {
        blocks.push(heading(3, "What was recommended", "recommendation"));
        blocks.push(Block::Paragraph(Style::Normal, Text::theirs(&review.evaluation.recommendation.0)));
    }
    blocks
}

fn decided(workbook: &Workbook, review: &Review) -> [Block; 3] {
    // The newest first: what a successor meets is most often the last word on something.
    let decisions = workbook.reviews.iter().rev().flat_map(|review| {
        let on = review.session.date.or(review.closed).or(review.started);
        let own = review.session.decisions.iter().filter(|one| !one.decision.0.trim().is_empty());
        own.map(move |one| {
            vec![quoted(&one.decision.0), day(on), super::pieces::about(workbook, review, &one.arose, &one.about)]
        })
    });
    let channels = review.stakeholders.platforms.iter().filter_map(|one| {
        let decision = one.decision?;
        let channel = one.channel.0.and_then(|id| workbook.registers.channels.get(id)).map(|channel| &channel.name.0);
        let platform = List::Platforms.label(&one.platform.0).unwrap_or(&one.platform.0);
        let name = channel.map_or(platform, String::as_str);
        Some(vec![quoted(name), Cell::ours(decision.label()), quoted(&one.reason.0)])
    });
    [
        heading(2, "What was decided, and why", "decided"),
        table_or("No decisions recorded.", "Decisions", &["Decision", "On", "Arose at"], decisions.collect()),
        table_or("No channel decisions recorded.", "Channels", &["Channel", "Decision", "Why"], channels.collect()),
    ]
}

/// Returns everybody who owns something, with what they own.
fn owners(workbook: &Workbook, review: &Review) -> Vec<Vec<Cell>> {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in review.objectives.smart.iter() {
        all.entry(one.owner.0.trim()).or_default().push(format!("Objective: {}", one.statement.0.trim()));
    }
    for one in workbook.registers.channels.iter() {
        all.entry(one.owner.0.trim()).or_default().push(format!("Channel: {}", one.name.0.trim()));
    }
    for one in workbook.registers.actions.iter().filter(|one| is_open(one.state)) {
        all.entry(one.owner.0.trim()).or_default().push(format!("Action: {}", one.what.0.trim()));
    }
    let nobody = all.remove("");
    let mut rows: Vec<Vec<Cell>> =
        all.into_iter().map(|(who, what)| vec![quoted(who), quoted(&what.join("\n"))]).collect();
    rows.extend(nobody.map(|what| vec![Cell::ours("No owner yet"), quoted(&what.join("\n"))]));
    rows
}
