//! Blank worksheets for a workshop on paper: every question with its guidance and room to write.
//!
//! Rows with long answers become a form with one column a row, so that a whole stage stays on a few sheets.

use super::say::{Asked, Item, Items, align, capital, slug};
use super::{
    Block, Cell, Column, Document, Heading, Marker, Run, Spread, Style, Table, Text, Value, credit, stages_covered,
};
use crate::model::sheets::stakeholders::questions::STAKEHOLDERS;
use crate::model::{Address, AnyRows, ChoiceOption, Layout, Place, Question, Review, Stage, View};

/// Empty rows of a table, below the rows that are offered.
const SPARE_ROWS: usize = 3;
/// Empty rows of a table where nothing is offered.
const EMPTY_ROWS: usize = 6;
/// Columns of a form.
const FORM_COLUMNS: usize = 3;
/// Columns of the form for stakeholders: the top five.
const TOP: usize = 5;
/// Lines to write one line of text by hand.
const LINE: u8 = 1;
/// Lines to write a few sentences by hand.
const PROSE: u8 = 5;

/// Builds blank worksheets of some stages, in the order of the method.
pub fn blank_worksheets(stages: &[Stage]) -> Document {
    let stages: Vec<Stage> = Stage::ALL.iter().filter(|stage| stages.contains(stage)).copied().collect();
    let empty = Review::default();
    let mut blocks = Vec::new();
    for stage in &stages {
        page(&mut blocks, &empty, *stage);
    }
    let covered = stages_covered(&stages);
    let part = if stages.len() == Stage::ALL.len() { String::new() } else { format!(" {}", covered.to_lowercase()) };
    Document {
        title: "Social media review: blank worksheets".to_owned(),
        subtitle: format!("{covered} \u{b7} To fill in by hand"),
        language: "en-GB",
        organisation: String::new(),
        date_line: String::new(),
        made_on: None,
        stem: format!("Social media review blank worksheets{part}"),
        blocks,
        credit: credit(),
    }
}

/// Adds one stage.
fn page(blocks: &mut Vec<Block>, review: &Review, stage: Stage) {
    blocks.push(heading(2, &format!("{} {}", stage.number(), stage.title()), stage.id().to_owned()));
    blocks.push(Block::Paragraph(
        Style::Lead,
        Text::ours(format!("{} Allow {} minutes.", stage.purpose(), stage.budget_minutes())),
    ));
    let mut items = Items::at(Address::page(Place::Stage(stage)), None);
    review.ask(stage, &mut items);
    let mut level = 3;
    for item in &items.all {
        match *item {
            Item::Section(title) => {
                blocks.push(heading(3, title, format!("{}-{}", stage.id(), slug(title))));
                level = 4;
            }
            Item::Answer(Asked { question, view, .. }) => {
                words_of(blocks, question, level, stage);
                blocks.push(match view {
                    View::Choice(_, options) => {
                        let labels = options.iter().map(|option| Text::ours(option.label));
                        Block::List(Marker::Box, labels.collect())
                    }
                    other => Block::WriteIn { lines: if other.is_prose() { PROSE } else { LINE } },
                });
            }
            Item::Rows(question, rows) => {
                words_of(blocks, question, level, stage);
                blocks.push(Block::Table(match question.layout {
                    Layout::Table => table(question, rows),
                    Layout::Cards => form(question, rows),
                }));
            }
        }
    }
}

/// Adds the words of a question: label, hint, guidance.
fn words_of(blocks: &mut Vec<Block>, question: &'static Question, level: u8, stage: Stage) {
    blocks.push(heading(level, question.label, format!("{}-{}-question", stage.id(), slug(question.id))));
    for (style, words) in [(Style::Note, question.hint), (Style::Normal, question.guidance)] {
        if !words.is_empty() {
            blocks.push(Block::Paragraph(style, Text::ours(words)));
        }
    }
}

/// Returns an empty table: what is offered stands in the first column, then come rows to fill.
fn table(question: &'static Question, rows: &dyn AnyRows) -> Table {
    let blank = rows.blank();
    let asked = Items::of_row(&*blank, Address::page(Place::Session), None);
    let questions: Vec<_> = asked
        .answers()
        .map(|asked| {
            let room = if many_options(&asked.view).is_some() { Cell::room(2) } else { room(&asked.view) };
            (asked.question, room, align(&asked.view))
        })
        .collect();
    let options = asked.answers().filter_map(|asked| {
        let labels: Vec<&str> = many_options(&asked.view)?.iter().map(|option| option.label).collect();
        Some(format!("{}: {}.", asked.question.label, labels.join(" \u{b7} ")))
    });
    let spare = if question.offers.is_empty() { EMPTY_ROWS } else { SPARE_ROWS };
    let offered = question.offers.iter().map(|offer| Cell::ours(*offer));
    let empty = std::iter::repeat_n(Cell::room(2), spare);
    Table {
        caption: format!("One line for each {}", question.row_name),
        columns: questions
            .iter()
            .map(|(question, _, align)| Column { label: question.label.to_owned(), hint: question.hint, align: *align })
            .collect(),
        rows: offered
            .chain(empty)
            .map(|first| {
                let others = questions.iter().skip(1).map(|(_, room, _)| match room.value {
                    Value::Room(_) => Cell::room(2),
                    _ => room.clone(),
                });
                std::iter::once(first).chain(others).collect()
            })
            .collect(),
        note: options.collect::<Vec<_>>().join(" "),
        spread: if questions.len() > 6 { Spread::Page } else { Spread::Text },
    }
}

/// Returns an empty form: a line for each question, a column for each row.
fn form(question: &'static Question, rows: &dyn AnyRows) -> Table {
    let top = std::ptr::eq(question, &raw const STAKEHOLDERS);
    let count = if top { TOP } else { FORM_COLUMNS };
    let blank = rows.blank();
    let items = Items::of_row(&*blank, Address::page(Place::Session), None);
    let lines = items.all.iter().filter_map(|item| match item {
        Item::Section(_) => None,
        Item::Answer(asked) => Some((asked.question, room(&asked.view))),
        Item::Rows(question, _) => Some((*question, Cell::room(PROSE))),
    });
    let name = capital(question.row_name);
    let column = |label: String| Column { label, hint: "", align: super::Align::Start };
    Table {
        caption: format!("One column for each {}", question.row_name),
        columns: std::iter::once(column("Question".to_owned()))
            .chain((1..=count).map(|number| column(format!("{name} {number}"))))
            .collect(),
        rows: lines
            .map(|(question, room)| {
                let mut label = vec![Run::Ours(question.label.to_owned())];
                if !question.hint.is_empty() {
                    label.push(Run::Ours(format!("\n{}", question.hint)));
                }
                std::iter::once(Cell { text: Text(label), value: Value::Words })
                    .chain(std::iter::repeat_n(room, count))
                    .collect()
            })
            .collect(),
        note: "Take another sheet when you need more columns.".to_owned(),
        spread: if top { Spread::Page } else { Spread::Text },
    }
}

/// Returns the options of a choice that are too many to print again in each row of a table.
fn many_options(view: &View<'_>) -> Option<&'static [ChoiceOption]> {
    match view {
        View::Choice(_, options) if options.len() > 3 => Some(options),
        _ => None,
    }
}

/// Returns the room that an answer needs by hand: boxes to tick for a choice, else lines.
fn room(view: &View<'_>) -> Cell {
    match view {
        View::Choice(_, options) => {
            // Short options share lines, and do not break inside.
            let short = options.iter().all(|option| option.label.chars().count() <= 12);
            let boxes = options.iter().map(|option| format!("\u{2610}\u{a0}{}", option.label));
            Cell::ours(if short {
                boxes.map(|option| option.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ")
            } else {
                boxes.collect::<Vec<_>>().join("\n")
            })
        }
        View::Tick(_) => Cell::ours("\u{2610}"),
        View::Prose(_) | View::Links(_) | View::Picks(_) => Cell::room(PROSE),
        _ => Cell::room(2),
    }
}

fn heading(level: u8, text: &str, anchor: String) -> Block {
    Block::Heading(Heading { level, text: Text::ours(text), anchor, tag: "" })
}
