//! The handover page: what somebody needs who opens the workbook and was not in the room.
//!
//! What it is, the aims, what was decided and why, what is due, who to ask, and what was decided against advice.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::annex::kept_table;
use super::pieces::{day, heading, paper, paragraph, quoted, table_or};
use super::{Block, Cell, Document, Style, Text, say};
use crate::model::{List, Names, Review, Table, Workbook, date_in_text};
use crate::rules::Findings;
use crate::rules::due::{Standing, due};

/// Builds the page for a successor, from the review on screen. `today` is the day on the paper.
pub fn handover(workbook: &Workbook, findings: &Findings, today: Date) -> Document {
    let review = workbook.review();
    let mut blocks = vec![heading(2, "What this workbook is", "what"), paragraph(Style::Normal, what(workbook))];
    blocks.extend(aims(workbook, review));
    blocks.extend(decided(workbook, review));
    blocks.push(heading(2, "What is due", "due"));
    let open = due(workbook).into_iter().filter(|one| one.standing == Standing::Open);
    let rows = open.map(|one| {
        let late = if one.on < today { "Overdue" } else { "" };
        vec![quoted(&one.what), Cell::ours(one.kind.label()), day(Some(one.on)), quoted(&one.owner), Cell::ours(late)]
    });
    blocks.push(table_or("Nothing has a day.", "By day", &["What", "Kind", "Due", "Owner", "Remark"], rows.collect()));
    blocks.push(heading(2, "Who to ask", "who"));
    blocks.push(table_or("Nobody is named as an owner.", "Owners", &["Who", "What for"], owners(workbook, review)));
    blocks.push(heading(2, "What was decided against advice", "kept"));
    let kept: Vec<_> = findings.kept().collect();
    blocks.push(if kept.is_empty() {
        paragraph(Style::Normal, "No finding is kept as it is.")
    } else {
        kept_table(&kept)
    });
    paper("Handover", workbook, review, today, blocks)
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

fn aims(workbook: &Workbook, review: &Review) -> Vec<Block> {
    let names = Names::in_review(workbook, review);
    let aims = review.aim.aims.iter().map(|one| vec![quoted(&one.change.0), quoted(&one.for_whom.0)]);
    let objectives = review.objectives.smart.iter().map(|one| {
        let target = one.target.map_or_else(Cell::empty, |target| {
            Cell::ours(one.unit.map_or_else(|| target.to_string(), |unit| unit.write(target)))
        });
        let aim = one.aim.0.map_or_else(Cell::empty, |id| quoted(&names.name(Table::Aims, id)));
        vec![quoted(&one.statement.0), aim, target, day(one.due), quoted(&one.owner.0)]
    });
    let mut blocks = vec![
        heading(2, "The aims now", "aims"),
        table_or("There is no aim yet.", "What social media should change", &["Change", "For whom"], aims.collect()),
        table_or(
            "There is no objective yet.",
            "What should be reached",
            &["Objective", "Aim", "Target", "Due", "Owner"],
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
        table_or("No decision is written down.", "Decisions", &["Decision", "On", "Arose at"], decisions.collect()),
        table_or("No channel is decided.", "Channels", &["Channel", "Decision", "Why"], channels.collect()),
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
    for one in workbook.registers.actions.iter().filter(|one| crate::rules::due::is_open(one.state)) {
        all.entry(one.owner.0.trim()).or_default().push(format!("Action: {}", one.what.0.trim()));
    }
    all.remove("");
    all.into_iter().map(|(who, what)| vec![quoted(who), quoted(&what.join("\n"))]).collect()
}
