//! Small pieces that several papers are made of: headings, paragraphs, tables and cells.

use jiff::civil::Date;

use super::{Align, Block, Cell, Column, Document, Heading, Spread, Style, Table, Text, Value, credit, say};
use crate::model::registers::Action;
use crate::model::{Line, Names, Place, QuestionLink, Review, Workbook, date_in_table, date_in_text, resolve};
use crate::rules::due::typed_due;

/// Returns a heading of the program's own words.
pub(super) fn heading(level: u8, words: impl Into<String>, anchor: impl Into<String>) -> Block {
    Block::Heading(Heading { level, text: Text::ours(words), anchor: anchor.into(), tag: "" })
}

/// Returns a paragraph of the program's own words.
pub(super) fn paragraph(style: Style, words: impl Into<String>) -> Block {
    Block::Paragraph(style, Text::ours(words))
}

/// Returns a paragraph that says what is missing, and where or by whom it is answered.
pub(super) fn gap(what: &str, whose: &str) -> Block {
    paragraph(Style::Unanswered, gap_words(what, whose))
}

/// Says what is missing, and where or by whom it is answered.
pub(super) fn gap_words(what: &str, whose: &str) -> String {
    format!("To be completed: {what} ({whose})")
}

/// Returns as many whole sentences of a text as fit into a number of words, or its beginning with an ellipsis; and whether
/// that is all of it. Line breaks become spaces. Of long words fewer fit: they count by their letters, of which an
/// ordinary word has seven with the space behind it.
pub(super) fn opening(text: &str, most: usize) -> (String, bool) {
    const WORD: usize = 7;
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut letters = 0;
    let fit = words.iter().take(most).take_while(|word| {
        letters += word.chars().count() + 1;
        letters <= most * WORD
    });
    // The first word is shown, however long.
    let fit = fit.count().max(1);
    if words.len() <= fit {
        return (words.join(" "), true);
    }
    let first = &words[..fit];
    let ends = |word: &&&str| word.ends_with(['.', '?', '!']);
    match first.iter().rposition(|word| ends(&word)) {
        // A sentence that ends early says too little of the whole.
        Some(end) if end + 1 > fit / 3 => (first[..=end].join(" "), false),
        _ => (format!("{}\u{2026}", first.join(" ").trim_end_matches([',', ';', ':', '.'])), false),
    }
}

/// Returns a cell with the opening of a person's words.
pub(super) fn opening_cell(text: &str, most: usize) -> Cell {
    quoted(&opening(text, most).0)
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

/// Returns the cell of a day, or what was typed in its place and could not be read as one.
pub(super) fn day_or_typed(date: Option<Date>, typed: Option<&str>) -> Cell {
    match (date, typed) {
        (_, None) => day(date),
        (None, Some(typed)) => quoted(typed),
        (Some(date), Some(typed)) => Cell {
            text: Text::ours(format!("{} (last typed: ", date_in_table(date)))
                .then(Text::theirs(typed))
                .then(Text::ours(")")),
            value: Value::Words,
        },
    }
}

/// Returns the cell of the day by which an action is due, as it was typed where it is no day.
pub(super) fn due_of(workbook: &Workbook, action: &Action) -> Cell {
    day_or_typed(action.due, typed_due(workbook, action.id))
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
    let made = format!("Produced on {}", date_in_text(today));
    Document {
        title: title.to_owned(),
        subtitle: period.clone(),
        language: "en-GB",
        organisation: say::clean(workbook.name()),
        date_line: match review.session.date {
            Some(date) if date > today => format!("Review planned for {} \u{b7} {made}", date_in_text(date)),
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
pub(super) fn arose_at(arose: &QuestionLink, about: &Line) -> Option<Place> {
    arose.address().or_else(|| resolve(about.0.trim())).map(|at| at.place())
}

/// Says where something arose: the question, and the person's own words about it.
pub(super) fn about(workbook: &Workbook, review: &Review, arose: &QuestionLink, about: &Line) -> Cell {
    let names = Names::in_review(workbook, review);
    let own = resolve(about.0.trim());
    match (arose.address().or(own), own) {
        (None, _) => quoted(&about.0),
        (Some(at), None) if !about.0.trim().is_empty() => Cell {
            text: Text::theirs(&about.0).then(Text::ours(format!(" ({})", names.whereabouts(&at)))),
            value: Value::Words,
        },
        (Some(at), _) => Cell::ours(names.whereabouts(&at)),
    }
}
