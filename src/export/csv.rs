//! Comma-separated values: a file for each table, and one for the other answers of each page.
//!
//! Made for Excel as it opens such files: a byte order mark says that the text is UTF-8, and words that Excel would take
//! for a formula begin with an apostrophe. Figures and dates are written so that any program reads them: a plain number,
//! and a date as 2026-11-21.

use std::collections::BTreeSet;

use super::file_names::{safe_name, shortened, stem_of};
use super::grid::grids;
use super::outline::{Cell, Document, Value};
use super::table_names;
use crate::model::Number;

/// Writes the grids of a document, each as a file with its name.
///
/// # Errors
///
/// A row could not be written.
pub(super) fn write(document: &Document) -> Result<Vec<(String, Vec<u8>)>, csv::Error> {
    let mut names = BTreeSet::new();
    let mut files = vec![];
    for (place, grid) in grids(document).into_iter().enumerate() {
        let mut bytes = "\u{feff}".as_bytes().to_vec();
        {
            let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
            writer.write_record(grid.columns.iter().map(|(label, _)| guarded(label)))?;
            for row in &grid.rows {
                writer.write_record(row.iter().map(|cell| said(cell)))?;
            }
            writer.flush()?;
        }
        files.push((name(document, place + 1, &grid.title, &mut names), bytes));
    }
    Ok(files)
}

/// Returns a name that says what is in the file; the number keeps the files in the order of the paper.
fn name(document: &Document, number: usize, title: &str, names: &mut BTreeSet<String>) -> String {
    /// The longest names of the paper and of the table: a folder of many files is read at a glance.
    const LONGEST: (usize, usize) = (60, 40);
    let title: String = table_names::short(title).chars().filter(|c| !matches!(c, '?' | ',')).collect();
    let (stem, title) = (stem_of(document, LONGEST.0), shortened(&title, LONGEST.1));
    let name = safe_name(&format!("{stem} {number:02} {title}"), "csv");
    // The number is in every name, so only a stem that takes all the room can make two alike.
    if names.insert(name.to_lowercase()) { name } else { safe_name(&format!("{number:02} {stem}"), "csv") }
}

/// Says a cell: figures bare, words so that no program runs them.
fn said(cell: &Cell) -> String {
    match cell.value {
        Value::Date(date) => date.to_string(),
        Value::Hours(hours) | Value::HoursOf(hours, _) => decimal((i64::from(hours.minutes()) * 10_000 + 30) / 60),
        Value::Money(pence) | Value::CostOf(pence, _) => decimal(pence.pence() * 100),
        Value::Number(number) => decimal(number.ten_thousandths()),
        Value::Percent(number) => format!("{}%", decimal(number.ten_thousandths())),
        Value::Room(_) | Value::Boxes(_) | Value::Empty => String::new(),
        Value::Words | Value::Unanswered | Value::Choice(_) => guarded(&cell.text.plain()),
    }
}

/// Writes a figure without commas between its digits.
fn decimal(ten_thousandths: i64) -> String {
    Number::from_ten_thousandths(ten_thousandths).to_string().replace(',', "")
}

/// Returns words that no program takes for a formula.
fn guarded(words: &str) -> String {
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
    if words.trim_start_matches([' ', '"']).starts_with(begins) { format!("'{words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside};
    use crate::export::{Selection, worksheets};
    use crate::model::Stage;

    /// Reads a file as another program does.
    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn named<'f>(files: &'f [(String, Vec<u8>)], part: &str) -> &'f [u8] {
        &files.iter().find(|(name, _)| name.contains(part)).unwrap_or_else(|| panic!("{part}")).1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
            let (workbook, tokens) = filled(seed);
            let files = write(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY)).unwrap();
            let said: Vec<String> = files.iter().flat_map(|(_, bytes)| read(bytes)).map(|row| row.join("\n")).collect();
            // A row inside a card names the card again.
            let owners = files.iter().flat_map(|(_, bytes)| {
                let rows = read(bytes);
                let is_owned = rows[0].first().is_some_and(|label| label == "Belongs to");
                rows.into_iter().skip(1).filter(move |_| is_owned).map(|row| row[0].clone())
            });
            let mut all = said.join("\n");
            for owner in owners.collect::<Vec<_>>() {
                all = all.replacen(&owner, "", 1);
            }
            count_of_answers(&workbook, &tokens, &all)?;
        }

        #[test]
        fn no_words_are_a_formula(words in "[ =+\\-@a\"\t\r\n]{0,6}") {
            let guarded = guarded(&words);
            prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", guarded);
            prop_assert!(guarded.ends_with(&words));
        }
    }

    #[test]
    fn figures_are_bare_and_dates_are_plain() {
        let workbook = riverside();
        let files = write(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY)).unwrap();
        let once = read(named(&files, "Set-up tasks"));
        assert_eq!(once[0], ["Task", "Hours", "Owner", "Done"]);
        assert_eq!(once[1][1], "2.5");
        assert!(once.iter().all(|row| row.len() == 4));
        assert!(named(&files, "Set-up tasks").ends_with(b"\r\n"));
        let readings = read(named(&files, "eadings"));
        assert!(readings.iter().flatten().any(|cell| cell == "2026-11-21"), "{readings:?}");
        assert!(readings.iter().flatten().any(|cell| cell == "41%"), "{readings:?}");
        let names: BTreeSet<String> = files.iter().map(|(name, _)| name.to_lowercase()).collect();
        assert_eq!(names.len(), files.len());
    }

    #[test]
    fn a_name_that_takes_all_the_room_is_still_one_of_its_own() {
        let mut document = blank_of(Stage::ALL);
        document.stem = "a".repeat(400);
        let files = write(&document).unwrap();
        let names: BTreeSet<&String> = files.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), files.len());
    }
}
