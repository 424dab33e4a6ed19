//! The worked examples that come with the program: whole reviews of real work, to look at and to copy.
//!
//! They are part of the program, so that an example opens on a machine with nothing else on it.

use super::{Editor, Services};
use crate::model::Workbook;
use crate::store::{FormatError, Opened, ThreeParts, format};

/// A worked example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The name on the command line.
    pub id: &'static str,
    /// What it is called on the start page.
    pub title: &'static str,
    /// One sentence on what it shows.
    pub about: &'static str,
    /// The workbook, as in a file.
    pub text: &'static str,
}

static SAMPLES: [Sample; 2] = [
    Sample {
        id: "constitution",
        title: "Making the NHS Constitution known",
        about: "A national campaign of 2015: one clear aim, partners who share the message, and figures before and \
                after.",
        text: include_str!("../../assets/samples/constitution.ron"),
    },
    Sample {
        id: "staffordshire",
        title: "Six groups in Staffordshire, one digital strategy",
        about: "A strategy for 2018 to 2020 shared by six organisations: many channels, uneven figures, and a plan \
                with roles.",
        text: include_str!("../../assets/samples/staffordshire.ron"),
    },
];

/// Returns the worked examples in the order of the start page.
pub fn samples() -> &'static [Sample] {
    &SAMPLES
}

/// Returns the worked example with a name.
pub fn sample(id: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id)
}

impl Sample {
    /// Reads the workbook.
    pub fn workbook(&self) -> Result<Workbook, ThreeParts> {
        let opened: Result<Opened<Workbook>, FormatError> = match format::from_bytes(self.text.as_bytes()) {
            // The examples are kept without a header, which would only say who saved them last.
            Err(FormatError::NotAWorkbook) => format::from_bytes(
                format!("(format: \"{}\", version: 1, document: \"\", workbook: {})", format::FORMAT, self.text)
                    .as_bytes(),
            ),
            opened => opened,
        };
        opened.map(|opened| opened.document.workbook).map_err(|error| error.three_parts())
    }

    /// Opens the example for reading.
    pub fn open(&self, services: Services) -> Result<Editor, ThreeParts> {
        Ok(Editor::example(self.workbook()?, self.title, services))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_found_by_the_names_of_their_files() {
        for entry in samples() {
            assert_eq!(sample(entry.id), Some(entry));
            assert!(entry.workbook().is_ok(), "{}: {:?}", entry.id, entry.workbook());
            assert!(entry.about.ends_with('.') && !entry.title.ends_with('.'));
        }
        assert_eq!(sample("nothing"), None);
    }
}
