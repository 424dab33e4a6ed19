//! Exports: the workbook as papers for people who do not open it.
//!
//! An [`Order`] and a workbook become one neutral [`Document`]; each format is a pure function from that document to
//! bytes. Nothing here reads a clock or touches a disk: the same workbook and the same day give the same bytes.

mod address;
mod csv;
mod direction;
mod docx;
mod file_names;
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
mod table_names;
mod xlsx;

pub use file_names::{file_name, safe_name};
pub use format::{Exported, Format, Unwritten, export, export_while, pdf_source};
pub use ics::calendar;
pub use order::{NoPaper, Order, Paper, compose, remarks};
pub use outline::{
    Annex, Audience, Document, Purpose, Selection, Template, blank_worksheets, board_paper, handover, minutes,
    what_changed, with_annex, with_line_of_sight, worksheets,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, riverside};

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
