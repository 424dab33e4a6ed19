//! A made-up version 0, which no program ever wrote: it proves that the steps between versions work before there are any.

use serde::{Deserialize, Serialize};

use super::chain::{Raised, Step};
use super::header::Parts;
use super::{Document, FORMAT, FormatError, Opened, v1};
use crate::model::{RowId, Workbook};

/// The workbook as it never was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Book {
    trust: String,
    mood: Option<String>,
}

pub(super) const STEP: Step = Step { from: 0, raise };

fn raise(text: &str, parts: &Parts) -> Result<Raised, FormatError> {
    let Opened { document, read_only, warnings, .. } = v1::read::<Book>(text, parts)?.opened;
    let Document { header, workbook: Book { trust, mood } } = document;
    let mut notes = vec![format!("The trust “{trust}” is now the organisation.")];
    notes.extend(mood.map(|mood| format!("The mood “{mood}” is no longer asked for.")));
    let workbook = Workbook::new(&trust, RowId::from_bits(1), jiff::civil::date(2020, 1, 1));
    Ok(Raised { text: v1::write(&Document { header, workbook })?.text, read_only, warnings, notes })
}

/// A file of version 0.
pub(crate) fn sample(trust: &str) -> String {
    format!(
        "// Sightline workbook.\n(format: \"{FORMAT}\", version: 0, written_by: \"0.0.1\", \
         document: \"0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11\", revision: 3, workbook: (trust: \"{trust}\", mood: \"glad\"))\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Migration, ReadOnly, Warning, from_bytes, read_header, to_text};
    use super::*;

    #[test]
    fn an_old_file_is_read_and_what_changed_is_told() {
        let opened: Opened<Workbook> = from_bytes(sample("Riverside").as_bytes()).unwrap();
        assert_eq!(opened.document.workbook.name(), "Riverside");
        assert_eq!((opened.document.header.revision, opened.read_only), (3, None));
        assert_eq!(opened.warnings, [Warning::ChecksumMissing]);
        let notes = ["The trust “Riverside” is now the organisation.", "The mood “glad” is no longer asked for."];
        assert_eq!(opened.migrated, Some(Migration { from: 0, to: 1, notes: notes.map(str::to_owned).to_vec() }));
        let again: Opened<Workbook> = from_bytes(to_text(&opened.document).unwrap().as_bytes()).unwrap();
        assert_eq!((again.document, again.migrated), (opened.document, None));
        assert_eq!(read_header(sample("x").as_bytes()).unwrap().document, "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11");
    }

    #[test]
    fn what_an_old_version_did_not_know_is_not_dropped() {
        let strange = sample("Riverside").replace("mood:", "colour: 3, mood:");
        let opened: Opened<Workbook> = from_bytes(strange.as_bytes()).unwrap();
        assert_eq!(opened.read_only, Some(ReadOnly::UnknownContent(vec!["workbook.colour".to_owned()])));
    }

    #[test]
    fn an_old_file_that_is_damaged_says_so() {
        let whole = sample("Riverside");
        let cut = &whole[..whole.len() - 20];
        assert!(matches!(from_bytes::<Workbook>(cut.as_bytes()), Err(FormatError::CutShort { .. })));
    }
}
