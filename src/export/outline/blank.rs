//! Blank worksheets for a workshop on paper: every question with what it means and room to write.
//!
//! A set that a team can fill in two hours, so each question has its phrase, and one that needs an answer the first thing
//! that its guidance says; the rest is in the window. Rows with long answers become a form with one column a row; each of
//! the first stakeholders has a sheet.

use super::say::{Asked, Beside, Item, Items, align, capital, slug};
use super::{
    Block, Cell, Column, Document, Heading, Marker, Run, Spread, Style, Table, Text, Value, credit, stages_covered,
};
use crate::model::sheets::stakeholders::questions::STAKEHOLDERS;
use crate::model::{Address, AnyRows, ChoiceOption, Layout, Place, Question, Review, Stage, View};

/// What the caption of a blank table begins with, before what one row is called.
pub(in crate::export) const FOR_EACH: [&str; 2] = ["One line for each", "One column for each"];

/// Empty rows of a table, below the rows that are offered.
const SPARE_ROWS: usize = 3;
/// Empty rows of a table where nothing is offered: of one that is needed, and of one that is not.
const EMPTY_ROWS: (usize, usize) = (5, 3);
/// Empty rows of a table that belongs to one row of another.
const INNER_ROWS: usize = 3;
/// Columns of a form.
const FORM_COLUMNS: usize = 3;
/// Sheets for stakeholders: the top five.
const TOP: usize = 5;
/// Lines to write one line of text by hand.
const LINE: u8 = 1;
/// Lines to write a few sentences by hand: where an answer is needed, and where it is not.
const PROSE: (u8, u8) = (4, 2);
/// The same in a form and on a sheet, which ask more questions.
const PROSE_IN_FORM: (u8, u8) = (3, 1);

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
    let mut items = Items::at(Address::page(Place::Stage(stage)), Beside::default());
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
                    View::Prose(_) => Block::WriteIn { lines: prose(question, PROSE) },
                    View::Line(_)
                    | View::Pick(_)
                    | View::Picks(_)
                    | View::Tick(_)
                    | View::Date(_)
                    | View::Hours(_)
                    | View::Money(_)
                    | View::Number(_)
                    | View::Baseline(_)
                    | View::Measured(_)
                    | View::Link(_)
                    | View::Links(_)
                    | View::Question(_) => Block::WriteIn { lines: LINE },
                });
            }
            Item::Rows(question, rows) if std::ptr::eq(question, &raw const STAKEHOLDERS) => {
                label_of(blocks, question, level, stage);
                blocks.extend((1..=TOP).map(|number| sheet(question, rows, (number, level + 1), stage)));
            }
            Item::Rows(question, rows) => {
                words_of(blocks, question, level, stage);
                blocks.push(Block::Table(match question.layout {
                    Layout::Table => table(question, rows, None),
                    Layout::Cards => form(question, rows),
                }));
            }
        }
    }
}

/// Adds the label of a question and its phrase.
fn label_of(blocks: &mut Vec<Block>, question: &'static Question, level: u8, stage: Stage) {
    blocks.push(heading(level, question.label, format!("{}-{}-question", stage.id(), slug(question.id))));
    if !question.hint.is_empty() {
        blocks.push(Block::Paragraph(Style::Note, Text::ours(question.hint)));
    }
}

/// Adds the words of a question: its label, its phrase, and what its guidance says first.
fn words_of(blocks: &mut Vec<Block>, question: &'static Question, level: u8, stage: Stage) {
    label_of(blocks, question, level, stage);
    let first = question.guidance.split("\n\n").next().unwrap_or_default();
    if question.is_needed() && !first.is_empty() {
        blocks.push(Block::Paragraph(Style::Normal, Text::ours(first)));
    }
}

/// Returns the sheet of one row: its questions, and a table for each table in it.
fn sheet(question: &'static Question, rows: &dyn AnyRows, (number, level): (usize, u8), stage: Stage) -> Block {
    let name = format!("{} {number}", capital(question.row_name));
    let blank = rows.blank();
    let items = Items::of_row(&*blank, Address::page(Place::Session), Beside::default());
    let answer = |asked: &Asked<'_>| match room(asked.question, &asked.view) {
        // The lines of a sheet are long.
        Cell { value: Value::Room(lines), .. } => Cell::room(lines.min(2)),
        boxes => boxes,
    };
    let lines = items.answers().map(|asked| vec![label(asked.question, None), answer(&asked)]);
    let mut inside = vec![Block::Table(Table {
        caption: format!("About each {}", question.row_name),
        columns: vec![column("Question"), column("Answer")],
        rows: lines.collect(),
        note: String::new(),
        spread: Spread::Text,
    })];
    inside.extend(items.all.iter().filter_map(|item| match item {
        Item::Rows(inner, rows) => Some(Block::Table(Table {
            caption: inner.label.to_owned(),
            note: String::new(),
            ..table(inner, *rows, Some(INNER_ROWS))
        })),
        _ => None,
    }));
    let heading = Heading {
        level,
        text: Text::ours(name),
        anchor: format!("{}-{}-{number}", stage.id(), slug(question.id)),
        tag: "",
    };
    Block::Card(heading, inside)
}

/// Returns an empty table: what is offered stands in the first column, then come rows to fill, as many as are wanted.
fn table(question: &'static Question, rows: &dyn AnyRows, wanted: Option<usize>) -> Table {
    let blank = rows.blank();
    let asked = Items::of_row(&*blank, Address::page(Place::Session), Beside::default());
    // On a sheet of paper there is room for what is needed, and where that is little, for the rest.
    let is_asked = |asked: &Asked<'_>| wanted.is_none() || asked.question.is_needed();
    let asked: Vec<Asked<'_>> = asked.answers().filter(is_asked).collect();
    let has_prose = asked.iter().any(|asked| asked.view.is_prose());
    let lines = if has_prose { 2 } else { LINE };
    let cell = |asked: &Asked<'_>| match (many_options(&asked.view), room(asked.question, &asked.view)) {
        (Some(options), _) => Cell { text: Text::default(), value: Value::Boxes(options) },
        (None, Cell { value: Value::Room(_), .. }) => Cell::room(lines),
        (None, boxes) => boxes,
    };
    let options = asked.iter().filter_map(|asked| {
        let labels: Vec<&str> = many_options(&asked.view)?.iter().map(|option| option.label).collect();
        Some(format!("{}: {}.", asked.question.label, labels.join(" \u{b7} ")))
    });
    let empty = if question.is_needed() { EMPTY_ROWS.0 } else { EMPTY_ROWS.1 };
    let spare = wanted.unwrap_or(if question.offers.is_empty() { empty } else { SPARE_ROWS });
    let offered = question.offers.iter().map(|offer| Cell::ours(*offer));
    let empty = std::iter::repeat_n(Cell::room(lines), spare);
    Table {
        caption: format!("{} {}", FOR_EACH[0], question.row_name),
        columns: asked
            .iter()
            .map(|Asked { question, view, .. }| Column {
                label: question.label.to_owned(),
                hint: question.hint,
                align: align(view),
            })
            .collect(),
        rows: offered
            .chain(empty)
            .map(|first| std::iter::once(first).chain(asked.iter().skip(1).map(cell)).collect())
            .collect(),
        note: options.collect::<Vec<_>>().join(" "),
        spread: Spread::Text,
    }
}

/// Returns an empty form: a line for each question, a column for each row.
fn form(question: &'static Question, rows: &dyn AnyRows) -> Table {
    let blank = rows.blank();
    let items = Items::of_row(&*blank, Address::page(Place::Session), Beside::default());
    let lines = items.all.iter().filter_map(|item| match item {
        Item::Section(_) => None,
        // Options that would fill every column stand once, beside the label.
        Item::Answer(asked) => Some(match many_options(&asked.view) {
            Some(options) => {
                (label(asked.question, Some(options)), Cell { text: Text::default(), value: Value::Boxes(options) })
            }
            None => (label(asked.question, None), room(asked.question, &asked.view)),
        }),
        Item::Rows(question, _) => Some((label(question, None), Cell::room(PROSE_IN_FORM.0))),
    });
    let name = capital(question.row_name);
    Table {
        caption: format!("{} {}", FOR_EACH[1], question.row_name),
        columns: std::iter::once(column("Question"))
            .chain((1..=FORM_COLUMNS).map(|number| column(&format!("{name} {number}"))))
            .collect(),
        rows: lines
            .map(|(label, room)| std::iter::once(label).chain(std::iter::repeat_n(room, FORM_COLUMNS)).collect())
            .collect(),
        note: "Use another sheet if you need more columns.".to_owned(),
        spread: Spread::Text,
    }
}

/// Returns the label of a question with its phrase, or with the options that it chooses from.
fn label(question: &'static Question, options: Option<&'static [ChoiceOption]>) -> Cell {
    let mut label = vec![Run::Ours(question.label.to_owned())];
    let options = options.map(|options| options.iter().map(|option| option.label).collect::<Vec<_>>().join(" \u{b7} "));
    let phrase = options.as_deref().unwrap_or(question.hint);
    if !phrase.is_empty() {
        label.push(Run::Ours(format!("\n{phrase}")));
    }
    Cell { text: Text(label), value: Value::Words }
}

fn prose(question: &Question, lines: (u8, u8)) -> u8 {
    if question.is_needed() { lines.0 } else { lines.1 }
}

/// Returns the options of a choice that are too many to print again in each row of a table.
fn many_options(view: &View<'_>) -> Option<&'static [ChoiceOption]> {
    if let View::Choice(_, options) = view { Some(*options).filter(|options| options.len() > 3) } else { None }
}

/// Returns the room that an answer needs by hand: boxes to tick for a choice, else lines.
fn room(question: &Question, view: &View<'_>) -> Cell {
    match view {
        View::Choice(_, options) => {
            // Short options share lines, and do not break inside.
            let short = options.iter().all(|option| option.label.chars().count() <= 12);
            let boxes = options.iter().map(|option| format!("\u{2610}\u{a0}{}", option.label));
            let text = if short {
                boxes.map(|option| option.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ")
            } else {
                boxes.collect::<Vec<_>>().join("\n")
            };
            Cell { text: Text::ours(text), value: Value::Boxes(options) }
        }
        View::Tick(_) => Cell::ours("\u{2610}"),
        View::Prose(_) => Cell::room(prose(question, PROSE_IN_FORM)),
        View::Links(_) | View::Picks(_) => Cell::room(2),
        View::Line(_)
        | View::Pick(_)
        | View::Date(_)
        | View::Hours(_)
        | View::Money(_)
        | View::Number(_)
        | View::Baseline(_)
        | View::Measured(_)
        | View::Link(_)
        | View::Question(_) => Cell::room(LINE),
    }
}

fn heading(level: u8, text: &str, anchor: String) -> Block {
    Block::Heading(Heading { level, text: Text::ours(text), anchor, tag: "" })
}

fn column(label: &str) -> Column {
    Column { label: label.to_owned(), hint: "", align: super::Align::Start }
}
