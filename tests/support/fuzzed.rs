//! What must hold for any bytes at all: the bodies of the fuzz targets, which plain tests run over the corpus.
//!
//! The fuzzer needs a compiler that is not everywhere; so what it has found worth keeping is held without it.

use jiff::civil::{Date, date};
use sightline::model::{Workbook, merge};
use sightline::store::{Document, Header, Opened, format, origin};

use super::arbitrary::{marks_of, two_copies_of};

const TODAY: Date = date(2026, 11, 21);

/// Holds that any bytes read as a workbook or are refused in three parts, and that what reads can be saved again.
pub(crate) fn read(bytes: &[u8]) {
    let (_, inner) = origin::origin(bytes);
    assert!(inner.len() <= bytes.len());
    let header = format::read_header(bytes);
    let opened: Opened<Workbook> = match format::from_bytes(bytes) {
        Ok(opened) => opened,
        Err(error) => {
            let parts = error.three_parts();
            assert!(parts.to_string().lines().count() >= 3, "{parts}");
            return;
        }
    };
    assert!(header.is_ok(), "the whole reads, and its header does not");
    let text =
        format::to_text(&opened.document).unwrap_or_else(|error| panic!("it opens and cannot be saved: {error}"));
    let again: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert!(again.document == opened.document, "it was saved as another workbook");
}

/// Holds that two copies of a workbook join whatever was done to them, that the result can be saved, and that it has every
/// word that either of them typed.
pub(crate) fn merge_any(bytes: &[u8]) {
    let [base, mine, theirs] = two_copies_of(bytes);
    for base in [Some(&base), None] {
        for (mine, theirs) in [(&mine, &theirs), (&theirs, &mine)] {
            let merged = merge(base, mine, theirs, "A colleague", TODAY);
            let found = marks_of(&merged.workbook, "");
            for side in [mine, theirs] {
                let lost: Vec<_> = marks_of(side, "b").difference(&found).cloned().collect();
                assert_eq!(lost, Vec::<String>::new(), "these texts are lost");
            }
            let document = Document { header: Header::default(), workbook: merged.workbook };
            let text = format::to_text(&document).unwrap_or_else(|error| panic!("it cannot be saved: {error}"));
            assert!(text.len() > 100);
        }
    }
}
