//! How wide the columns of a table are: as their words need, and no word broken that need not be.

use crate::export::outline::{Align, Run, Table, Value};

/// What a letter takes, in twentieths of a point, at the size of ordinary and of small table text.
const LETTER: (usize, usize) = (104, 88);
/// What the edges of a cell take.
const EDGES: usize = 190;
/// No word asks for more than this: a longer one is broken.
const WIDEST_WORD: usize = 2_400;
/// No column asks for more than this before the others have what they need.
const WIDEST_WISH: usize = 9_000;
/// Tables with more columns than this have smaller letters.
const COLUMNS_OF_ORDINARY_SIZE: usize = 8;

/// Returns whether a table has so many columns that its letters are small.
pub(super) const fn is_small(table: &Table) -> bool {
    table.columns.len() > COLUMNS_OF_ORDINARY_SIZE
}

/// Returns the width of each column in twentieths of a point; together they are as wide as `total`.
pub(super) fn widths(table: &Table, total: u32) -> Vec<u32> {
    let total = total as usize;
    let count = table.columns.len().max(1);
    if table.rows.iter().flatten().any(|cell| matches!(cell.value, Value::Room(_) | Value::Boxes(_))) {
        return to_write_in(table, total);
    }
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|place| Wish::of(table, place)).collect();
    let least: usize = wishes.iter().map(|wish| wish.least).sum();
    let most: usize = wishes.iter().map(|wish| wish.most).sum();
    let mut widths: Vec<usize> = if least >= total {
        wishes.iter().map(|wish| wish.least * total / least).collect()
    } else if most <= total {
        wishes.iter().map(|wish| wish.most + (total - most) * wish.most / most.max(1)).collect()
    } else {
        share(&wishes, total)
    };
    // What rounding left over goes to the last column, so that the table ends where the text does.
    let sum: usize = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last = (*last + total).saturating_sub(sum).max(total / (4 * count));
    }
    widths.into_iter().map(|width| u32::try_from(width).unwrap_or(u32::MAX)).collect()
}

/// Shares the room: everybody has the least, and what is left goes to those who have most to say.
fn share(wishes: &[Wish], total: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.least).collect();
    // A few rounds are enough: in each, a column that has all it wants leaves the rest to the others.
    for _ in 0..6 {
        let left = total.saturating_sub(widths.iter().sum());
        let eager = |place: &usize| widths[*place] < wishes[*place].most;
        let weight: usize = (0..wishes.len()).filter(eager).map(|place| wishes[place].weight).sum();
        if left < wishes.len() || weight == 0 {
            break;
        }
        let before = widths.clone();
        for (place, wish) in wishes.iter().enumerate() {
            if before[place] < wish.most {
                widths[place] = (before[place] + left * wish.weight / weight).min(wish.most);
            }
        }
    }
    widths
}

/// Shares the room of a form: labels take at most three parts of ten, answers share the rest, and a figure takes less
/// room than words.
fn to_write_in(table: &Table, total: usize) -> Vec<u32> {
    let letter = if is_small(table) { LETTER.1 } else { LETTER.0 };
    let count = table.columns.len();
    let cells = |place: usize| table.rows.iter().filter_map(move |row| row.get(place));
    let is_tick = |place: usize| cells(place).all(|cell| cell.text.plain().chars().count() == 1);
    let is_written = cells(0).any(|cell| matches!(cell.value, Value::Room(_)));
    let narrow = |place: usize| {
        let column = &table.columns[place];
        let label = format!("{} {}", column.label, column.hint);
        label.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0) * letter + EDGES
    };
    let labels = cells(0).map(|cell| cell.text.0.iter().map(|run| run.words().chars().count()).max().unwrap_or(0));
    let labels = labels.max().unwrap_or(0) * letter + EDGES;
    let first = if is_written { total * 4 / 10 } else { labels.min(total * 3 / 10) };
    let weight = |place: usize| match table.columns[place].align {
        _ if is_tick(place) => 0,
        Align::End => 1,
        Align::Start => 2,
    };
    let ticks: usize = (1..count).filter(|place| is_tick(*place)).map(narrow).sum();
    let weights: usize = (1..count).map(weight).sum();
    let left = total.saturating_sub(ticks + first);
    let widths = (0..count).map(|place| match (place, weight(place)) {
        (0, _) if weights == 0 => first + left,
        (0, _) => first,
        (_, 0) => narrow(place),
        (_, weight) => left * weight / weights,
    });
    widths.map(|width| u32::try_from(width).unwrap_or(u32::MAX)).collect()
}

/// How much room a column would like.
struct Wish {
    /// So that no word is broken.
    least: usize,
    /// So that no line is broken.
    most: usize,
    /// Its share of what is left.
    weight: usize,
}

impl Wish {
    fn of(table: &Table, place: usize) -> Self {
        let letter = if is_small(table) { LETTER.1 } else { LETTER.0 };
        // Letters of headings are heavy, and so wider.
        let heavy = |words: &str| words.chars().count() * 11 / 10 + 1;
        let plain = |words: &str| words.chars().count();
        let (mut word, mut line, mut all) = (0, 0, 0);
        let mut take = |words: &str, room: &dyn Fn(&str) -> usize| {
            word = words.split([' ', '\n', '\t']).map(room).max().unwrap_or(0).max(word);
            line = words.lines().map(room).max().unwrap_or(0).max(line);
            all += words.chars().count();
        };
        if let Some(column) = table.columns.get(place) {
            take(&column.label, &heavy);
            take(column.hint, &plain);
        }
        for cell in table.rows.iter().filter_map(|row| row.get(place)) {
            for words in cell.text.0.iter().map(Run::words) {
                if place == 0 { take(words, &heavy) } else { take(words, &plain) }
            }
        }
        let least = (word * letter + EDGES).min(WIDEST_WORD);
        let most = (line * letter + EDGES).clamp(least, WIDEST_WISH);
        let average = all / (table.rows.len() + 1) + 4;
        Self { least, most, weight: (average * line.max(1)).isqrt().max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::outline::{Align, Cell, Column, Spread, Text};

    fn table(rows: &[&[&str]]) -> Table {
        let column = |label: usize| Column { label: format!("C{label}"), hint: "", align: Align::Start };
        let cell = |words: &&str| Cell { text: Text::theirs(words), value: Value::Words };
        Table {
            caption: String::new(),
            columns: (0..rows[0].len()).map(column).collect(),
            rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
            note: String::new(),
            spread: Spread::Text,
        }
    }

    #[test]
    fn columns_fill_the_width_and_long_ones_get_the_room() {
        let long = "word ".repeat(200);
        let unbroken = "x".repeat(500);
        for rows in [
            &[&["a", "b"][..]][..],
            &[&["a", &long][..]],
            &[&[unbroken.as_str(), &unbroken, &unbroken, &unbroken, &unbroken][..]],
            &[&["", ""][..]],
        ] {
            let widths = widths(&table(rows), 9_638);
            assert_eq!(widths.iter().sum::<u32>(), 9_638, "{rows:.40?}");
            assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
        }
        let widths = widths(&table(&[&["21/11/2026", &long]]), 9_638);
        assert!(widths[0] > 1_000 && widths[0] < 2_000 && widths[1] > 7_000, "{widths:?}");
    }
}
