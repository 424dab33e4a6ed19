//! Data that ages: platforms, pay bands. Each row of `assets/reference` carries its source and date.
//!
//! The files are compiled in. A workbook keeps keys, so a row that leaves the data file is still shown by its key.

use std::sync::LazyLock;

use serde::Deserialize;

/// A data file that answers are picked from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The platforms and other channels.
    Platforms,
    /// The pay bands of Agenda for Change.
    PayBands,
}

/// One row of a data file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// What the workbook keeps.
    pub key: String,
    /// What people see.
    pub label: String,
    /// Anything a person should know, in one sentence.
    #[serde(default)]
    pub note: String,
    /// Where the row comes from.
    pub source: String,
    /// The day on which the source was read, as year-month-day.
    pub checked: jiff::civil::Date,
}

static PLATFORMS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| parse(include_str!("../../../assets/reference/platforms.ron")));
static PAY_BANDS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| parse(include_str!("../../../assets/reference/pay_bands.ron")));

/// Reads a compiled-in file; a test holds that each of them reads.
fn parse(text: &str) -> Vec<Entry> {
    ron::from_str(text).unwrap_or_default()
}

impl List {
    /// Every data file.
    pub const ALL: &'static [Self] = &[Self::Platforms, Self::PayBands];

    /// Returns the rows in the order of the file.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Self::Platforms => &PLATFORMS,
            Self::PayBands => &PAY_BANDS,
        }
    }

    /// Returns what people see for a key, or none for a key that is not in the file.
    pub fn label(self, key: &str) -> Option<&'static str> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| entry.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_data_file_reads_and_each_row_has_a_source() {
        for list in List::ALL {
            assert!(!list.entries().is_empty(), "{list:?} is empty or does not read");
            let mut keys: Vec<&str> = list.entries().iter().map(|entry| entry.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), list.entries().len(), "{list:?} has a key twice");
            for entry in list.entries() {
                assert!(!entry.label.is_empty() && !entry.source.is_empty(), "{entry:?}");
            }
        }
    }
}
