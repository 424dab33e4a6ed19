//! What is too long for one part of a paper, in slices: a table by its rows, an answer without end by its words.
//!
//! Nothing is left out: a slice goes on where the one before ended, and says so where it has a name.

use unicode_segmentation::UnicodeSegmentation as _;

use super::parts::{LETTERS, cells, cells_of_row};
use crate::export::outline::{Block, Cell, Heading, Pair, Run, Table, Text};
use crate::model::Number;

/// What the name of a slice ends with that goes on.
const CONTINUED: &str = " (continued)";

/// Returns a block in slices of at most about `most` cells, or of as much text. One that is not longer stays as it is.
pub(super) fn of(block: &Block, most: usize) -> Vec<Block> {
    if cells(block) <= most {
        return vec![block.clone()];
    }
    match block {
        Block::Table(table) => of_table(table, most),
        Block::Paragraph(style, text) => {
            of_text(text, most).into_iter().map(|text| Block::Paragraph(*style, text)).collect()
        }
        Block::List(marker, items) => {
            let items = items.iter().flat_map(|item| of_text(item, most));
            items.map(|item| Block::List(*marker, vec![item])).collect()
        }
        Block::Pairs(kind, pairs) => {
            let pairs = pairs.iter().flat_map(|pair| of_pair(pair, most));
            pairs.map(|pair| Block::Pairs(*kind, vec![pair])).collect()
        }
        Block::Card(heading, inside) => {
            let slices = inside.iter().flat_map(|block| of(block, most)).enumerate();
            let slices = slices.map(|(place, slice)| {
                let heading = if place == 0 {
                    heading.clone()
                } else {
                    Heading { text: heading.text.clone().then(Text::ours(CONTINUED)), ..heading.clone() }
                };
                Block::Card(heading, vec![slice])
            });
            slices.collect()
        }
        Block::Heading(_) | Block::Figure(_) | Block::WriteIn { .. } => vec![block.clone()],
    }
}

fn of_pair(pair: &Pair, most: usize) -> Vec<Pair> {
    let texts = of_text(&pair.answer.text, most).into_iter().enumerate();
    let slice = |(place, text)| Pair {
        label: if place == 0 { pair.label.clone() } else { pair.label.clone() + CONTINUED },
        answer: Cell { text, value: pair.answer.value },
    };
    texts.map(slice).collect()
}

/// Returns a table in slices of its rows, of which the captions say which they are. The remark stands below the last.
fn of_table(table: &Table, most: usize) -> Vec<Block> {
    let rows: Vec<Vec<Cell>> = table.rows.iter().flat_map(|row| of_row(row, most)).collect();
    let mut slices: Vec<Vec<Vec<Cell>>> = vec![vec![]];
    let mut filled = 0;
    let all = rows.len();
    for row in rows {
        let cells = cells_of_row(&row);
        if filled > 0 && filled + cells > most {
            slices.push(vec![]);
            filled = 0;
        }
        filled += cells;
        if let Some(slice) = slices.last_mut() {
            slice.push(row);
        }
    }
    let mut first = 1;
    let slices = slices.into_iter().map(|rows| {
        let last = first + rows.len() - 1;
        let count = |number: usize| Number::count(number).to_string();
        let slice = Table {
            caption: format!("{}, rows {} to {} of {}", table.caption, count(first), count(last), count(all)),
            columns: table.columns.clone(),
            rows,
            note: if last == all { table.note.clone() } else { String::new() },
            spread: table.spread,
        };
        first = last + 1;
        Block::Table(slice)
    });
    slices.collect()
}

/// Returns a row as several, where a cell of it is too long for one.
fn of_row(row: &[Cell], most: usize) -> Vec<Vec<Cell>> {
    if cells_of_row(row) <= most {
        return vec![row.to_vec()];
    }
    let cells: Vec<Vec<Text>> = row.iter().map(|cell| of_text(&cell.text, most / row.len().max(1))).collect();
    let count = cells.iter().map(Vec::len).max().unwrap_or(1);
    let slice = |number: usize| {
        let cells = row.iter().zip(&cells).enumerate().map(|(place, (cell, texts))| match texts.get(number) {
            Some(text) => Cell { text: text.clone(), value: cell.value },
            // The rows that follow have the same name.
            None if place == 0 => Cell { text: cell.text.clone().then(Text::ours(CONTINUED)), value: cell.value },
            None => Cell::empty(),
        });
        cells.collect()
    };
    (0..count).map(slice).collect()
}

/// Returns a text in slices, cut between words where there are any.
fn of_text(text: &Text, most: usize) -> Vec<Text> {
    let most = most.max(1) * LETTERS;
    let mut slices = vec![];
    let (mut slice, mut filled) = (Text::default(), 0);
    for run in &text.0 {
        let of_hand = |words: &str| match run {
            Run::Ours(_) => Run::Ours(words.to_owned()),
            Run::Theirs(_) => Run::Theirs(words.to_owned()),
        };
        let mut rest = run.words();
        while filled + rest.len() > most {
            let at = cut(rest, most - filled);
            let (before, after) = rest.split_at(at);
            slice.0.push(of_hand(before));
            slices.push(std::mem::take(&mut slice));
            (rest, filled) = (after, 0);
        }
        filled += rest.len();
        slice.0.push(of_hand(rest));
    }
    if slices.is_empty() || !slice.is_empty() {
        slices.push(slice);
    }
    slices
}

/// Returns where words can be cut that are longer than so many bytes: behind a space, or between two graphemes.
fn cut(words: &str, most: usize) -> usize {
    let end = (0..=most).rev().find(|place| words.is_char_boundary(*place)).unwrap_or(0);
    let half = (end / 2..=end).find(|place| words.is_char_boundary(*place)).unwrap_or(0);
    let space = words[half..end].rfind(char::is_whitespace).map(|place| half + place);
    let behind = space.and_then(|place| words[place..].chars().next().map(|c| place + c.len_utf8()));
    let between = || {
        // Graphemes are found from their beginning, which lies a little before.
        let from = (end.saturating_sub(64)..=end).find(|place| words.is_char_boundary(*place)).unwrap_or(0);
        let last =
            words[from..].grapheme_indices(true).map(|(place, _)| from + place).take_while(|at| *at <= end).last();
        last.filter(|at| *at > 0)
    };
    let first = words.graphemes(true).next().map_or(words.len(), str::len);
    behind.or_else(between).unwrap_or(first).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::outline::{PairKind, Style};

    fn words(blocks: &[Block]) -> String {
        let words = blocks.iter().map(|block| match block {
            Block::Paragraph(_, text) => text.plain(),
            Block::Pairs(_, pairs) => pairs.iter().map(|pair| pair.answer.text.plain()).collect(),
            Block::Card(_, inside) => self::words(inside),
            other => panic!("{other:?}"),
        });
        words.collect()
    }

    proptest! {
        #[test]
        fn no_word_of_a_long_answer_is_lost_and_every_slice_has_room(
            typed in "([a-z]{0,400}|[a-z ]{0,900}|\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}|\u{e9}|\n){0,12}",
            most in 2_usize..9,
        ) {
            let text = Text(vec![Run::Ours("Said: ".to_owned()), Run::Theirs(typed.clone())]);
            let answer = Cell { text: text.clone(), value: crate::export::outline::Value::Words };
            let pairs = vec![Pair { label: "Label".to_owned(), answer }];
            let heading = Heading { level: 3, text: Text::ours("Card"), anchor: "card".to_owned(), tag: "" };
            for block in [
                Block::Paragraph(Style::Normal, text.clone()),
                Block::Pairs(PairKind::Facts, pairs.clone()),
                Block::Card(heading, vec![Block::Pairs(PairKind::Questions, pairs)]),
            ] {
                let slices = of(&block, most);
                prop_assert_eq!(words(&slices), format!("Said: {typed}"));
                prop_assert!(slices.iter().all(|slice| cells(slice) <= most), "{:?}", slices);
            }
        }
    }

    #[test]
    fn a_row_with_an_answer_without_end_goes_on_under_its_name() {
        let row = [
            Cell::ours("Name"),
            Cell { text: Text::theirs(&"a".repeat(2_000)), value: crate::export::outline::Value::Words },
        ];
        let rows = of_row(&row, 10);
        assert!(rows.len() > 4 && rows.iter().all(|row| row.len() == 2 && cells_of_row(row) <= 10));
        assert_eq!(
            (rows[0][0].text.plain(), rows[1][0].text.plain()),
            ("Name".to_owned(), "Name (continued)".to_owned())
        );
        assert_eq!(rows.iter().map(|row| row[1].text.plain()).collect::<String>(), "a".repeat(2_000));
    }
}
