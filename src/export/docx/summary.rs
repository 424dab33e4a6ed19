//! A summary that must have room on one sheet: the styles that it has, and the size of type in which it has room.
//!
//! Only Word knows where its pages end, so the room is reckoned from the widths of letters, with some to spare. A summary
//! of very long words may still go on to a second sheet; the annexes begin on one of their own in any case.

use super::columns::widths;
use super::page::Page;
use crate::export::outline::lettering::{LETTER, Weight, width_of};
use crate::export::outline::{Block, Document, PairKind, Style, Table};

/// The styles of a summary. Words in capitals stand for sizes.
const STYLES: &str = include_str!("summary.xml");
/// The sizes of type in half points, the largest first: of headings, of text, and in tables.
const SIZES: [Sizes; 4] = [
    Sizes { heading: 22, text: 20, table: 19 },
    Sizes { heading: 21, text: 19, table: 18 },
    Sizes { heading: 20, text: 18, table: 17 },
    Sizes { heading: 19, text: 17, table: 16 },
];
/// How wide letters of the theme are, beside those that widths are reckoned from, in hundredths.
const NARROWER: i64 = 87;
/// How much of the sheet is filled, in hundredths: programs break lines a little differently.
const FILLED: u32 = 96;
/// What name, title, dates and their border take, in twentieths of a point.
const COVER: u32 = 1_500;
/// What a label takes from the width of its fact.
const LABEL: u32 = 1_361;

/// Sizes of type, in half points.
#[derive(Clone, Copy)]
struct Sizes {
    heading: u32,
    text: u32,
    table: u32,
}

/// Returns the styles of the summary of a document, in the largest size in which it has room; nothing without a summary.
pub(super) fn styles(document: &Document) -> String {
    let (summary, _) = document.summary_and_rest();
    if summary.is_empty() {
        return String::new();
    }
    let room = Page::Summary.height() * FILLED / 100;
    let fits = |sizes: &Sizes| COVER + summary.iter().map(|block| height(block, *sizes)).sum::<u32>() <= room;
    let sizes = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
    STYLES
        .replace("HEADING", &sizes.heading.to_string())
        .replace("TEXT", &sizes.text.to_string())
        .replace("TABLE", &sizes.table.to_string())
}

/// Returns the style of the summary that stands for a style elsewhere.
pub(super) fn in_summary(style: &'static str) -> &'static str {
    match style {
        "" => "Short",
        "Title" => "ShortTitle",
        "Dates" => "ShortDates",
        "Heading1" => "ShortHeading1",
        "Heading2" => "ShortHeading2",
        "Note" => "ShortNote",
        "Missing" => "ShortMissing",
        "Fact" => "ShortFact",
        "FactMore" => "ShortFactMore",
        "ListBullet" => "ShortBullet",
        "TableText" | "TableRowHeading" => "ShortTable",
        "TableHeading" => "ShortTableHeading",
        "AfterTable" => "ShortAfterTable",
        other => other,
    }
}

/// Returns the height of a block in twentieths of a point.
fn height(block: &Block, sizes: Sizes) -> u32 {
    let width = Page::Summary.width();
    match block {
        Block::Heading(heading) if heading.level <= 2 => line(22) + 100,
        Block::Heading(_) => line(sizes.heading) + 175,
        Block::Paragraph(Style::Note, text) => lines(&text.plain(), width, sizes.table) * line(sizes.table) + 60,
        Block::Paragraph(_, text) => lines(&text.plain(), width, sizes.text) * line(sizes.text) + 40,
        Block::List(_, items) => {
            let item = |words: &str| lines(words, width - 360, sizes.text) * line(sizes.text) + 20;
            items.iter().map(|one| item(&one.plain())).sum()
        }
        Block::Pairs(kind, pairs) => {
            let room = if *kind == PairKind::Facts { width - LABEL } else { width };
            let fact = |words: &str| lines(words, room, sizes.text) * line(sizes.text) + 20;
            pairs.iter().map(|pair| fact(&pair.answer.text.plain())).sum()
        }
        Block::Table(table) => height_of_table(table, sizes.table),
        // None of these stands in a summary.
        Block::Card(_, inside) => inside.iter().map(|block| height(block, sizes)).sum(),
        Block::Figure(_) => Page::Summary.height(),
        Block::WriteIn { lines } => u32::from(*lines) * 460,
    }
}

fn height_of_table(table: &Table, size: u32) -> u32 {
    let widths = widths(table, Page::Summary.width());
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let tallest = cells.zip(&widths).map(|(words, width)| lines(&words, width.saturating_sub(114), size)).max();
        tallest.unwrap_or(1) * line(size) + 52
    };
    let head = row(&mut table.columns.iter().map(|column| column.label.clone()));
    let rows = table.rows.iter().map(|cells| row(&mut cells.iter().map(|cell| cell.text.plain())));
    let below = if table.note.is_empty() { 60 } else { line(size) + 60 };
    head + rows.sum::<u32>() + below
}

/// Returns the height of a line of type of a size in half points.
const fn line(size: u32) -> u32 {
    // A line of Arial is 1.15 times as high as its type.
    size * 115 / 10
}

/// Returns how many lines words take in a width.
fn lines(words: &str, width: u32, size: u32) -> u32 {
    // Ragged ends leave a part of each line free.
    let room = u64::from(width.max(1)) * 95 / 100;
    let of = |line: &str| {
        let thousandths = u64::try_from(width_of(line, Weight::Plain) * NARROWER * 10 / LETTER).unwrap_or(u64::MAX);
        u32::try_from((thousandths * u64::from(size) * 10 / 1_000).div_ceil(room)).unwrap_or(u32::MAX).max(1)
    };
    words.lines().map(of).sum::<u32>().max(1)
}
