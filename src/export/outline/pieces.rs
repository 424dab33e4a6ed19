//! Small pieces that several papers are made of: headings, paragraphs, tables and cells.

use jiff::civil::Date;

use super::{Align, Block, Cell, Column, Document, Heading, Spread, Style, Table, Text, Value, credit, say};
use crate::model::{Place, find_rows};
use crate::model::{Question, Review, Workbook, date_in_table, date_in_text, find_view_in, resolve};

/// Returns a heading of the program's own words.
pub(super) fn heading(level: u8, words: impl Into<String>, anchor: impl Into<String>) -> Block {
    Block::Heading(Heading { level, text: Text::ours(words), anchor: anchor.into(), tag: "" })
}

/// Returns a paragraph of the program's own words.
pub(super) fn paragraph(style: Style, words: impl Into<String>) -> Block {
    Block::Paragraph(style, Text::ours(words))
}

/// Returns a column whose cells lean to the start.
pub(super) fn column(label: &str) -> Column {
    Column { label: label.to_owned(), hint: "", align: Align::Start }
}

/// Returns a cell of a person's words, which are never read as markup. Empty words are an empty cell.
pub(super) fn quoted(words: &str) -> Cell {
    if words.trim().is_empty() { Cell::empty() } else { Cell { text: Text::theirs(words), value: Value::Words } }
}

/// Returns a cell with a date, or an empty one.
pub(super) fn day(date: Option<Date>) -> Cell {
    date.map_or_else(Cell::empty, |date| Cell { text: Text::ours(date_in_table(date)), value: Value::Date(date) })
}

/// Returns a table that is as wide as the text.
pub(super) fn table(caption: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        columns: columns.iter().copied().map(column).collect(),
        rows,
        note: String::new(),
        spread: Spread::Text,
    })
}

/// Returns a table, or a sentence where it has no rows.
pub(super) fn table_or(nothing: &str, caption: &str, columns: &[&str], rows: Vec<Vec<Cell>>) -> Block {
    if rows.is_empty() { paragraph(Style::Normal, nothing) } else { table(caption, columns, rows) }
}

/// Returns a paper about a review.
pub(super) fn paper(title: &str, workbook: &Workbook, review: &Review, today: Date, blocks: Vec<Block>) -> Document {
    let period = review.title().strip_prefix("Review of ").map(str::to_owned).unwrap_or_default();
    let made = format!("Made on {}", date_in_text(today));
    Document {
        title: title.to_owned(),
        subtitle: period.clone(),
        language: "en-GB",
        organisation: say::clean(workbook.name()),
        date_line: match review.session.date {
            Some(date) => format!("Reviewed on {} \u{b7} {made}", date_in_text(date)),
            None => made,
        },
        made_on: Some(today),
        stem: format!("{} {} {period}", super::worksheets::short(workbook.name()), title.to_lowercase()),
        blocks,
        credit: credit(),
    }
}

/// Returns the page that something arose at, if it names a question of this program.
pub(super) fn arose_at(about: &str) -> Option<Place> {
    resolve(about.trim()).map(|at| at.place())
}

/// Says where something arose: the label of the question, or the person's own words.
pub(super) fn about(workbook: &Workbook, review: &Review, about: &str) -> Cell {
    let Some(at) = resolve(about.trim()) else { return quoted(about) };
    let label = |question: &Question| question.label.to_owned();
    let question = find_view_in(workbook, review, &at).map(|(question, _)| label(question));
    let question = question.or_else(|| find_rows(workbook, &at).map(|(question, _)| label(question)));
    let page = match at.place() {
        Place::Stage(stage) => format!("Stage {}, {}", stage.number(), stage.label()),
        other => other.label().to_owned(),
    };
    Cell::ours(question.map_or_else(|| page.clone(), |question| format!("{page}: {question}")))
}
