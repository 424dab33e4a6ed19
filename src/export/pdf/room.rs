//! How much room words ask for on paper: widths of columns, breaks in words that are too long, and lengths in lines.
//!
//! The typesetter breaks lines and pages by itself. What it does not know is decided here, before: how a table shares its
//! width so that no word sticks out, which word must break inside, what is short enough to stay on one page.

use unicode_segmentation::UnicodeSegmentation as _;

use super::signs::Shown;
use crate::export::outline::lettering::{LETTER, Weight, advance_of, width_of};
use crate::export::outline::{Align, Cell, Table, Value};

/// How wide the text of an upright page is, in points: A4 with margins of 20 mm.
pub(super) const UPRIGHT: f64 = 481.9;
/// How wide the text of a summary on one page is, in points: A4 with margins of 17 mm.
pub(super) const SUMMARY: f64 = 498.9;
/// How wide the text of a page on its side is, in points.
pub(super) const SIDEWAYS: f64 = 728.5;
/// The room between the words of one column and the next, in points. The template keeps to it.
const GUTTER: f64 = 9.0;
/// The same behind figures, which lean to the words beside them.
const AFTER_FIGURES: f64 = 19.0;
/// A column is not made narrower than the words of this many letters would need; longer ones break inside.
const LONGEST_WORD: usize = 17;
/// Words may need this part of the width at the most, before smaller type is tried.
const EASY: f64 = 0.84;
/// More text than this in a cell does not make its column any wider, in points.
const ENOUGH: f64 = 6000.0;
/// The narrowest column, in points.
const NARROWEST: f64 = 30.0;
/// The narrowest column to write in by hand, in points.
const ROOM_TO_WRITE: f64 = 62.0;
/// The smallest type that is set in a table, in points.
const SMALLEST: f64 = 7.5;

/// Returns the width of words in type of a size, in points.
fn width(words: &str, size: f64) -> f64 {
    width_of(words, Weight::Plain) as f64 * size / LETTER as f64
}

/// Returns how many lines words take.
pub(super) fn lines(words: &str, size: f64, room: f64) -> f64 {
    words.lines().map(|line| (width(line, size) / room).ceil().max(1.0)).sum::<f64>().max(1.0)
}

/// Returns a line in pieces: words with the spaces around them, and parts of a word that is too long for the room. The
/// line may break between two pieces, which it otherwise does at spaces only.
pub(super) fn pieces(line: &Shown, size: f64, room: f64) -> Vec<Shown> {
    let mut cuts = vec![];
    let mut from = 0;
    for word in line.as_str().split(' ') {
        if width(word, size) > room + 0.01 {
            cuts.extend([from, from + word.len()]);
            cuts.extend(cuts_in(word, size, room).into_iter().map(|place| from + place));
        }
        from += word.len() + 1;
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|place| (1..line.as_str().len()).contains(place));
    line.cut(cuts)
}

/// Returns where a word that is too long for a line may break.
fn cuts_in(word: &str, size: f64, room: f64) -> Vec<usize> {
    /// What takes more lines than this is no word, and is cut into lines: so many parts less make a megabyte cheap.
    const LINES_OF_A_WORD: f64 = 4.0;
    /// So many parts of a line, so that little of it stays empty before a break.
    const PARTS: usize = 8;
    let part = (room / size / PARTS as f64).clamp(2.0, 8.0) as usize;
    let is_word = width(word, size) <= LINES_OF_A_WORD * room;
    let mut cuts = vec![];
    let (mut count, mut filled) = (0, 0.0);
    for (number, (place, grapheme)) in word.grapheme_indices(true).enumerate() {
        // Without the rounding that a line of single letters would add up.
        let wide = advance_of(grapheme, Weight::Plain) as f64 * size / 1000.0;
        // The first parts fill the line on which the word begins.
        let is_full = if is_word || number <= PARTS * part { count == part } else { filled + wide > room };
        if is_full {
            cuts.push(place);
            (count, filled) = (0, 0.0);
        }
        count += 1;
        filled += wide;
    }
    cuts
}

/// How a table shares the width of the page.
pub(super) struct Columns {
    /// The size of the type, in points.
    pub(super) size: f64,
    /// The width of each column, with its gutter, in points.
    pub(super) widths: Vec<f64>,
    /// The part of each width that stays empty.
    gutters: Vec<f64>,
    /// Whether the longest words fit without being broken.
    pub(super) is_easy: bool,
}

impl Columns {
    /// Returns the room for words in a column.
    pub(super) fn room(&self, place: usize) -> f64 {
        self.widths.get(place).zip(self.gutters.get(place)).map_or(UPRIGHT, |(width, gutter)| width - gutter)
    }
}

/// What a column asks for.
struct Demand {
    least: f64,
    natural: f64,
}

/// Returns whether a table is to be filled in by hand.
pub(super) fn is_form(table: &Table) -> bool {
    table.rows.iter().flatten().any(|cell| matches!(cell.value, Value::Room(_)))
}

/// Shares a width among the columns of a table.
pub(super) fn columns(table: &Table, total: f64, sizes: &[f64]) -> Columns {
    if is_form(table) {
        return to_write_in(table, total, sizes);
    }
    let mut size = SMALLEST;
    let mut demands = vec![];
    for wanted in sizes.iter().copied().chain([SMALLEST]) {
        size = wanted;
        demands = (0..table.columns.len()).map(|place| demand(table, place, size)).collect();
        // Where words need nearly all of it, a column of sentences would become a tower.
        let least: f64 = demands.iter().map(|one| one.least).sum();
        let natural: f64 = demands.iter().map(|one| one.natural).sum();
        if least <= total * EASY || natural <= total {
            break;
        }
    }
    let least: f64 = demands.iter().map(|one| one.least).sum();
    let natural: f64 = demands.iter().map(|one| one.natural).sum();
    let widths = if least > total {
        demands.iter().map(|one| one.least * total / least).collect()
    } else if natural <= total {
        // Words keep their width; what is left goes to the columns of words, in proportion.
        let spare = total - natural;
        let takes = |place: usize| table.columns.get(place).is_some_and(|column| column.align == Align::Start);
        let of_words: f64 = demands.iter().enumerate().filter(|(at, _)| takes(*at)).map(|(_, one)| one.natural).sum();
        let share = |(place, one): (usize, &Demand)| match (takes(place), of_words > 0.0) {
            (true, true) => one.natural + spare * one.natural / of_words,
            (false, true) => one.natural,
            (_, false) => one.natural + spare / demands.len() as f64,
        };
        demands.iter().enumerate().map(share).collect()
    } else {
        shared(table, &demands, total, size)
    };
    let gutters = (0..table.columns.len()).map(|place| gutter(table, place)).collect();
    Columns { size, widths, gutters, is_easy: least <= total }
}

/// Shares a width among the columns of a form: labels take at most three parts of ten, answers share the rest.
fn to_write_in(table: &Table, total: f64, sizes: &[f64]) -> Columns {
    /// The part of the width that labels have at most.
    const LABELS: f64 = 0.3;
    /// The same of a column in which some names are given and more are written in.
    const NAMES: f64 = 0.4;
    let cells = |place: usize| table.rows.iter().filter_map(move |row| row.get(place));
    let is_written = |place: usize| cells(place).any(|cell| matches!(cell.value, Value::Room(_)));
    let is_tick = |place: usize| cells(place).all(|cell| cell.text.plain().chars().count() == 1);
    let mut size = SMALLEST;
    let mut demands = vec![];
    for wanted in sizes.iter().copied().chain([SMALLEST]) {
        size = wanted;
        demands = (0..table.columns.len()).map(|place| demand(table, place, size)).collect();
        if demands.iter().map(|one| one.least).sum::<f64>() <= total {
            break;
        }
    }
    let least: f64 = demands.iter().map(|one| one.least).sum();
    let most = if is_written(0) { NAMES } else { LABELS } * total;
    let of_answers = |place: usize| match table.columns[place].align {
        _ if is_tick(place) => 0.0,
        // A figure takes less room than words.
        Align::End => 1.0,
        Align::Start => 2.0,
    };
    let wanted = |place: usize, rest: f64, weights: f64| {
        let wanted = if weights > 0.0 { rest * of_answers(place) / weights } else { 0.0 };
        wanted.max(demands[place].least)
    };
    let first = demands.first().map_or(0.0, |one| one.natural.min(most).max(one.least));
    let mut widths: Vec<f64> = demands.iter().map(|one| one.least).collect();
    // A column that needs more than its share keeps what it needs, and the others share what is left.
    let mut open: Vec<usize> = (1..widths.len()).filter(|place| of_answers(*place) > 0.0).collect();
    if let Some(width) = widths.first_mut() {
        *width = first;
    }
    loop {
        let fixed: f64 = (0..widths.len()).filter(|place| !open.contains(place)).map(|place| widths[place]).sum();
        let weights: f64 = open.iter().map(|place| of_answers(*place)).sum();
        let needy =
            open.iter().position(|place| (total - fixed) * of_answers(*place) / weights < demands[*place].least);
        if let Some(at) = needy {
            open.remove(at);
            continue;
        }
        for place in &open {
            widths[*place] = wanted(*place, total - fixed, weights);
        }
        break;
    }
    // What nobody shares goes to the first, or is missing everywhere.
    let sum: f64 = widths.iter().sum();
    if sum > total {
        for width in &mut widths {
            *width *= total / sum;
        }
    } else if let Some(width) = widths.first_mut() {
        *width += total - sum;
    }
    let gutters = vec![GUTTER; table.columns.len()];
    Columns { size, widths, gutters, is_easy: least <= total }
}

/// Shares what the words leave over so that the table becomes short: step by step, to the column that shortens it most.
fn shared(table: &Table, demands: &[Demand], total: f64, size: f64) -> Vec<f64> {
    /// So many steps are as good as any more.
    const STEPS: u32 = 48;
    /// So many rows, from the first, stand for all.
    const ROWS: usize = 160;
    let mut widths: Vec<f64> = demands.iter().map(|one| one.least).collect();
    let lengths: Vec<Vec<f64>> = table
        .rows
        .iter()
        .take(ROWS)
        .map(|row| row.iter().map(|cell| width(&cell.text.plain(), size).min(ENOUGH)).collect())
        .chain([table.columns.iter().map(|column| width(&column.label, size)).collect()])
        .collect();
    let height = |widths: &[f64]| -> f64 {
        let of = |row: &Vec<f64>| row.iter().zip(widths).map(|(length, width)| length / width).fold(0.0, f64::max);
        lengths.iter().map(of).sum()
    };
    let step = (total - widths.iter().sum::<f64>()) / f64::from(STEPS);
    for _ in 0..STEPS {
        let mut best = (f64::MAX, 0);
        for place in 0..widths.len() {
            widths[place] += step;
            let with = height(&widths);
            widths[place] -= step;
            if with < best.0 {
                best = (with, place);
            }
        }
        widths[best.1] += step;
    }
    widths
}

/// Returns the room behind the words of a column.
fn gutter(table: &Table, place: usize) -> f64 {
    let is_last = place + 1 == table.columns.len();
    let leans = table.columns.get(place).is_some_and(|column| column.align == Align::End);
    if leans && !is_last { AFTER_FIGURES } else { GUTTER }
}

/// Says what a column needs at least, and what it would take if nothing had to be broken.
fn demand(table: &Table, place: usize, size: f64) -> Demand {
    let (mut least, mut natural) = (NARROWEST, NARROWEST);
    let mut meet = |words: &str| {
        for line in words.lines() {
            natural = f64::max(natural, width(line, size).min(ENOUGH));
            for word in line.split(' ') {
                let short: String = word.graphemes(true).take(LONGEST_WORD).collect();
                least = f64::max(least, width(&short, size));
            }
        }
    };
    if let Some(column) = table.columns.get(place) {
        // A header may break between its words, but should not become a tower of them.
        meet(&column.label);
    }
    for cell in table.rows.iter().filter_map(|row| row.get(place)) {
        meet(&cell.text.plain());
    }
    let writes = |cell: &Cell| matches!(cell.value, Value::Room(_));
    if table.rows.iter().filter_map(|row| row.get(place)).any(writes) {
        least = least.max(ROOM_TO_WRITE);
        natural = natural.max(2.0 * ROOM_TO_WRITE);
    }
    Demand { least: least + gutter(table, place), natural: natural + gutter(table, place) }
}

#[cfg(test)]
mod tests {
    use super::super::signs::Missing;
    use super::*;
    use crate::export::outline::{Column, Spread};
    use proptest::prelude::*;

    /// Returns the pieces of a line.
    fn pieces(line: &str, size: f64, room: f64) -> Vec<String> {
        let pieces = super::pieces(&Missing::default().shown(line), size, room);
        pieces.iter().map(|piece| piece.as_str().to_owned()).collect()
    }

    fn table(rows: Vec<Vec<String>>) -> Table {
        let count = rows.first().map_or(0, Vec::len);
        let column = |place| Column { label: format!("Column {place}"), hint: "", align: Align::Start };
        Table {
            caption: String::new(),
            columns: (0..count).map(column).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().map(Cell::ours).collect()).collect(),
            note: String::new(),
            spread: Spread::Text,
        }
    }

    proptest! {
        #[test]
        fn columns_fill_the_width_and_nothing_sticks_out(
            rows in (1_usize..14).prop_flat_map(|count| {
                proptest::collection::vec(proptest::collection::vec("[a-z ]{0,90}|[a-z]{0,70}", count), 1..6)
            }),
        ) {
            let table = table(rows);
            let columns = columns(&table, UPRIGHT, &[9.0, 8.0]);
            prop_assert!((columns.widths.iter().sum::<f64>() - UPRIGHT).abs() < 0.01);
            for (place, _) in table.columns.iter().enumerate() {
                let room = columns.room(place);
                prop_assert!(room > 0.0);
                for row in &table.rows {
                    let words = row[place].text.plain();
                    let pieces = pieces(&words, columns.size, room);
                    prop_assert_eq!(pieces.concat(), words);
                    // Up to six columns there is room for a piece of any word in every column.
                    for word in pieces.iter().flat_map(|piece| piece.split(' ')).filter(|_| table.columns.len() <= 6) {
                        prop_assert!(width(word, columns.size) <= room + 0.01, "{} in {}", word, room);
                    }
                }
            }
        }
    }

    #[test]
    fn a_short_word_breaks_too_where_long_ones_leave_it_no_room() {
        let wide = "m".repeat(LONGEST_WORD);
        let mut row = vec![wide; 5];
        row.push("mmmmmmm".into());
        let table = table(vec![row]);
        let columns = columns(&table, UPRIGHT, &[9.0]);
        let room = columns.room(5);
        assert!(width("mmmmmmm", columns.size) > room, "the word fits, which shows nothing");
        for piece in pieces("mmmmmmm", columns.size, room) {
            assert!(width(&piece, columns.size) <= room, "{piece} in {room}");
        }
    }

    #[test]
    fn labels_of_a_form_take_at_most_three_tenths_and_answers_share_the_rest() {
        let form = |columns: usize, align: Align| {
            let mut form = table(vec![vec![String::new(); columns]; 4]);
            for row in &mut form.rows {
                row.fill(Cell::room(2));
                row[0] = Cell::ours("What people say about the service and where they say it, in one sentence");
            }
            form.columns[columns - 1].align = align;
            columns_of(&form)
        };
        for count in [2, 3, 4, 6] {
            let widths = form(count, Align::Start);
            assert!((widths.iter().sum::<f64>() - UPRIGHT).abs() < 0.01);
            assert!(widths[0] <= 0.3 * UPRIGHT + 0.01, "{widths:?}");
            assert!(widths[1..].iter().all(|width| (width - widths[1]).abs() < 0.01), "{widths:?}");
        }
        let widths = form(3, Align::End);
        assert!(widths[2] < widths[1], "a figure has less room than words: {widths:?}");
    }

    fn columns_of(table: &Table) -> Vec<f64> {
        columns(table, UPRIGHT, &[9.0]).widths
    }

    #[test]
    fn only_the_long_word_of_a_line_is_cut_and_without_end_it_is_cut_into_lines() {
        let address = "https://www.example.org/".repeat(6);
        let cut = pieces(&format!("Read the page at {address} before you go"), 10.0, UPRIGHT);
        assert_eq!(
            (cut.first().map(String::as_str), cut.last().map(String::as_str)),
            (Some("Read the page at "), Some(" before you go"))
        );
        assert!(cut.len() > 10 && cut[1..cut.len() - 1].iter().all(|piece| !piece.contains(' ')), "{cut:?}");
        assert_eq!(pieces("Nothing to cut here", 10.0, UPRIGHT), ["Nothing to cut here"]);

        let endless = "m".repeat(100_000);
        let cut = pieces(&endless, 10.0, UPRIGHT);
        assert_eq!(cut.concat(), endless);
        assert!(cut.iter().all(|piece| width(piece, 10.0) <= UPRIGHT));
        // Nearly as few pieces as lines.
        assert!((cut.len() as f64) < 1.1 * width(&endless, 10.0) / UPRIGHT, "{} pieces", cut.len());
    }

    #[test]
    fn a_long_answer_gets_more_room_than_a_date() {
        let table = table(vec![vec!["Leaflet".into(), "21/11/2026".into(), "A long answer of many words ".repeat(9)]]);
        let columns = columns(&table, UPRIGHT, &[9.0]);
        assert!(columns.widths[2] > 3.0 * columns.widths[1], "{:?}", columns.widths);
        assert!(columns.is_easy && columns.size >= 9.0);
    }
}
