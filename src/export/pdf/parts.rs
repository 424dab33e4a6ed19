//! A paper that is too long for one PDF, in parts: each begins with the title and with the headings that it goes on under.
//!
//! The typesetter keeps every page in memory and goes over all of them more than once, so time and memory grow with the
//! cells of the tables. Parts keep both in bounds, and between two of them an export can be cancelled.

use std::borrow::Cow;

use super::slices;
use crate::export::outline::{Block, Cell, Document, Heading, Text};

/// So many cells of tables go into one part: some hundreds of pages, which take seconds and less than 1 GB.
pub(super) const MOST_CELLS: usize = 24_000;
/// So many letters take the room of a cell: a line.
pub(super) const LETTERS: usize = 80;

/// Returns a paper in parts, each with at most about `most` cells of tables, or as much text. A paper that has room in one
/// stays as it is.
pub(super) fn parts(document: &Document, most: usize) -> Vec<Cow<'_, Document>> {
    if cells_of(&document.blocks) <= most {
        return vec![Cow::Borrowed(document)];
    }
    let mut making = Making { most, ..Making::default() };
    for block in &document.blocks {
        for slice in slices::of(block, most) {
            making.take(slice);
        }
    }
    let done = making.finish();
    let count = done.len();
    let part = |(place, blocks)| {
        let words = format!("part {} of {count}", place + 1);
        Document {
            subtitle: joined(&document.subtitle, &words, " \u{b7} "),
            stem: joined(&document.stem, &words, " "),
            blocks,
            ..document.clone()
        }
    };
    done.into_iter().enumerate().map(part).map(Cow::Owned).collect()
}

fn joined(words: &str, more: &str, between: &str) -> String {
    if words.is_empty() { more.to_owned() } else { format!("{words}{between}{more}") }
}

/// The parts as far as they are made.
#[derive(Default)]
struct Making {
    most: usize,
    done: Vec<Vec<Block>>,
    part: Vec<Block>,
    cells: usize,
    /// The headings that the next block stands under, the outermost first.
    under: Vec<Heading>,
}

impl Making {
    fn take(&mut self, block: Block) {
        let cells = cells(&block);
        if self.cells > 0 && self.cells + cells > self.most {
            self.begin(&block);
        }
        if let Block::Heading(heading) = &block {
            self.under.retain(|above| above.level < heading.level);
            self.under.push(heading.clone());
        }
        self.cells += cells;
        self.part.push(block);
    }

    /// Ends the part before a block. Headings that nothing stands under yet go with the block.
    fn begin(&mut self, block: &Block) {
        let kept = self.part.iter().rposition(|one| !matches!(one, Block::Heading(_))).map_or(0, |last| last + 1);
        let moved = self.part.split_off(kept);
        let level = match moved.first().unwrap_or(block) {
            Block::Heading(heading) => heading.level,
            _ => u8::MAX,
        };
        let above = self.under.iter().filter(|heading| heading.level < level).map(|heading| {
            let text = heading.text.clone().then(Text::ours(" (continued)"));
            Block::Heading(Heading { text, ..heading.clone() })
        });
        let next = above.chain(moved).collect();
        self.done.push(std::mem::replace(&mut self.part, next));
        self.cells = 0;
    }

    fn finish(mut self) -> Vec<Vec<Block>> {
        self.done.push(self.part);
        self.done
    }
}

fn cells_of(blocks: &[Block]) -> usize {
    blocks.iter().map(cells).sum()
}

/// Returns how many cells of tables a block has, about, or takes the room of.
pub(super) fn cells(block: &Block) -> usize {
    match block {
        Block::Card(_, inside) => cells_of(inside),
        Block::Pairs(_, pairs) => pairs.iter().map(|pair| 2.max(room(&pair.answer.text))).sum(),
        Block::Table(table) => table.rows.iter().map(|row| cells_of_row(row)).sum(),
        Block::Figure(figure) => figure.table.rows.iter().map(|row| cells_of_row(row)).sum(),
        Block::Paragraph(_, text) => room(text),
        Block::List(_, items) => items.iter().map(room).sum(),
        Block::Heading(_) | Block::WriteIn { .. } => 0,
    }
}

pub(super) fn cells_of_row(row: &[Cell]) -> usize {
    row.iter().map(|cell| 1.max(room(&cell.text))).sum()
}

/// Returns of how many cells a text takes the room.
fn room(text: &Text) -> usize {
    text.0.iter().map(|run| run.words().len()).sum::<usize>() / LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::export::outline::{Align, Cell, Column, Spread, Style, Table};
    use crate::export::{Selection, worksheets};
    use proptest::prelude::*;

    fn table(from: usize, rows: usize, columns: usize) -> Block {
        let column = |place| Column { label: format!("Column {place}"), hint: "", align: Align::Start };
        Block::Table(Table {
            caption: "Readings".to_owned(),
            columns: (0..columns).map(column).collect(),
            rows: (from..from + rows).map(|row| vec![Cell::ours(format!("row {row}")); columns]).collect(),
            note: "The remark".to_owned(),
            spread: Spread::Text,
        })
    }

    fn heading(level: u8, words: &str) -> Block {
        Block::Heading(Heading { level, text: Text::ours(words), anchor: words.to_owned(), tag: "" })
    }

    fn document(blocks: Vec<Block>) -> Document {
        let workbook = riverside();
        let whole = worksheets(&workbook, workbook.review(), &Selection { places: vec![] }, TODAY);
        Document { blocks, ..whole }
    }

    fn first_cells(blocks: &[Block]) -> Vec<String> {
        let rows = blocks.iter().flat_map(|block| match block {
            Block::Table(table) => table.rows.iter().map(|row| row[0].text.plain()).collect(),
            _ => vec![],
        });
        rows.collect()
    }

    fn headings(document: &Document) -> Vec<String> {
        let words = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading.text.plain()),
            _ => None,
        });
        words.collect()
    }

    #[test]
    fn a_part_goes_on_under_the_headings_of_the_one_before() {
        let whole = document(vec![
            heading(2, "Registers"),
            heading(3, "Actions"),
            table(0, 4, 2),
            heading(3, "Readings"),
            table(4, 10, 2),
            heading(2, "Findings"),
            Block::Paragraph(Style::Normal, Text::ours("None")),
        ]);
        let parts = parts(&whole, 10);
        let said: Vec<Vec<String>> = parts.iter().map(|part| headings(part)).collect();
        let continued = ["Registers (continued)", "Readings (continued)"];
        assert_eq!(
            said,
            [
                &["Registers", "Actions"][..],
                &["Registers (continued)", "Readings"],
                &["Registers (continued)", "Readings (continued)", "Findings"]
            ]
        );
        assert_eq!(said[2][..2], continued);
        assert_eq!(parts[1].stem, format!("{} part 2 of 3", whole.stem));
        assert!(parts[2].subtitle.ends_with(" \u{b7} part 3 of 3"), "{}", parts[2].subtitle);
        let captions: Vec<&str> = parts
            .iter()
            .flat_map(|part| &part.blocks)
            .filter_map(|block| match block {
                Block::Table(table) => Some(table.caption.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(captions, ["Readings", "Readings, rows 1 to 5 of 10", "Readings, rows 6 to 10 of 10"]);
    }

    proptest! {
        #[test]
        fn every_row_is_in_one_part_in_order(
            sizes in proptest::collection::vec((0_usize..60, 1_usize..6, 0_u8..3), 1..12),
            most in 8_usize..80,
        ) {
            let (mut blocks, mut rows) = (vec![heading(2, "Registers")], 0);
            for (count, columns, level) in sizes {
                if level > 0 {
                    blocks.push(heading(level + 1, &format!("Section {rows}")));
                }
                blocks.push(table(rows, count, columns));
                rows += count;
            }
            let whole = document(blocks);
            let parts = parts(&whole, most);
            let found: Vec<String> = parts.iter().flat_map(|part| first_cells(&part.blocks)).collect();
            prop_assert_eq!(found, first_cells(&whole.blocks));
            for part in &parts {
                let Some(Block::Heading(first)) = part.blocks.first() else { panic!("a part begins with a heading") };
                prop_assert_eq!(first.level, 2);
                prop_assert!(!matches!(part.blocks.last(), Some(Block::Heading(_))));
                // No more than a table that could not be made smaller.
                prop_assert!(cells_of(&part.blocks) <= most);
            }
        }
    }

    #[test]
    fn a_paper_of_ordinary_length_stays_as_it_is() {
        let workbook = riverside();
        let whole = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        assert!(matches!(parts(&whole, MOST_CELLS)[..], [Cow::Borrowed(_)]));
    }
}
