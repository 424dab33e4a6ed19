//! Exports: the workbook as papers for people who do not open it.
//!
//! An [`Order`] and a workbook become one neutral [`Document`]; each format is a pure function from that document to
//! bytes. Nothing here reads a clock or touches a disk: the same workbook and the same day give the same bytes.

mod address;
mod csv;
mod direction;
mod docx;
#[cfg(test)]
mod fixture;
mod format;
mod grid;
mod html;
mod ics;
mod markdown;
mod order;
pub mod outline;
mod package;
#[cfg(test)]
mod papers_tests;
mod pdf;
mod svg;
mod xlsx;

pub use format::{Exported, Format, Unwritten, export, export_while, pdf_source};
pub use ics::calendar;
pub use order::{NoPaper, Order, Paper, compose, remarks};
pub use outline::{
    Annex, Audience, Document, Purpose, Selection, Template, blank_worksheets, board_paper, handover, minutes,
    what_changed, with_annex, with_line_of_sight, worksheets,
};

/// The longest stem of a file name, in characters: leaves room for a deep folder on Windows.
const LONGEST_STEM: usize = 120;

/// Returns a file name for a document, safe on Windows: `Riverside NHS Trust social media review November 2026.html`.
pub fn file_name(document: &Document, format: Format) -> String {
    safe_name(&document.stem, format.extension())
}

/// Returns a file name with an ending, safe on Windows.
pub fn safe_name(stem: &str, extension: &str) -> String {
    let mut stem: String = stem
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => ' ',
            c if c.is_control() || is_direction_mark(c) => ' ',
            c => c,
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if stem.chars().count() > LONGEST_STEM {
        stem = stem.chars().take(LONGEST_STEM).collect();
    }
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = if stem.is_empty() { "Social media review" } else { stem };
    format!("{stem}.{extension}")
}

/// Returns whether a character only steers the direction of text; in a file name it can disguise the ending.
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, riverside};

    #[test]
    fn names_say_what_the_file_is() {
        let workbook = riverside();
        let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        assert_eq!(file_name(&document, Format::Html), "Riverside NHS Trust social media review November 2026.html");
    }

    #[test]
    fn names_are_safe_on_windows() {
        let workbook = riverside();
        let mut document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        for (stem, name) in [
            ("North/South: \"Trust\" <A|B>?*", "North South Trust A B.md"),
            ("..\\..\\etc. ", "etc.md"),
            ("", "Social media review.md"),
            ("a\u{202e}lmth.b", "a lmth.b.md"),
        ] {
            stem.clone_into(&mut document.stem);
            assert_eq!(file_name(&document, Format::Markdown), name);
        }
        document.stem = "é".repeat(300);
        assert_eq!(file_name(&document, Format::Html).chars().count(), LONGEST_STEM + 5);
    }

    #[test]
    fn the_same_workbook_gives_the_same_bytes() {
        let workbook = riverside();
        for format in Format::ALL {
            let once =
                || export(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY), *format).unwrap();
            assert_eq!(once(), once());
            assert_eq!(Format::from_id(format.id()), Some(*format));
        }
    }
}
