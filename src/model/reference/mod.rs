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
    /// What an hour of a pay band costs in pence before on-costs, from the lowest pay point to the highest.
    #[serde(default)]
    pub hourly_pence: Option<(i64, i64)>,
    /// Where the row comes from.
    pub source: String,
    /// The day on which the source was read, as year-month-day.
    pub checked: jiff::civil::Date,
}

static PLATFORMS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| parse(include_str!("../../../assets/reference/platforms.ron")));
static PAY_BANDS: LazyLock<Vec<Entry>> =
    LazyLock::new(|| parse(include_str!("../../../assets/reference/pay_bands.ron")));

/// A figure that a check goes by.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Limit {
    /// The name.
    pub key: String,
    /// The figure, in the unit that its name says.
    pub value: i32,
    /// What it decides, in one sentence.
    pub about: String,
    /// Where it comes from.
    pub source: String,
    /// The day on which it was decided or read.
    pub checked: jiff::civil::Date,
}

/// What has changed in the world since a workbook may have been written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Notice {
    /// The name, which never changes.
    pub key: String,
    /// The day from which it is true.
    pub from: jiff::civil::Date,
    /// Where to look for it.
    pub looks_at: NoticePlace,
    /// The words that show that it applies, in lower case; any of them is enough. Empty: the place alone is enough.
    #[serde(default)]
    pub words: Vec<String>,
    /// The words in the name of a group that show that it does not apply, although others do, in lower case.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The platforms that it is about.
    #[serde(default)]
    pub platforms: Vec<String>,
    /// What has changed, in one or two sentences.
    pub text: String,
    /// Why it matters to a plan.
    pub why: String,
    /// What a person can do.
    pub way: String,
    /// Where it comes from.
    pub source: String,
    /// The day on which the source was read.
    pub checked: jiff::civil::Date,
}

/// Where a notice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum NoticePlace {
    /// The first five stakeholders, with the platforms that they use.
    Stakeholders,
    /// The platforms that are kept or started.
    Platforms,
    /// Sources: the evidence, the evidence for the use of a platform, the sources of measures.
    Sources,
    /// Organisations: partners, and stakeholders by name.
    Organisations,
}

static LIMITS: LazyLock<Vec<Limit>> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/reference/limits.ron")).unwrap_or_default());
static NOTICES: LazyLock<Vec<Notice>> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/reference/notices.ron")).unwrap_or_default());

/// Returns the figures that checks go by.
pub fn limits() -> &'static [Limit] {
    &LIMITS
}

/// Returns the figure with a name, or nought for a name that is not in the file.
pub fn limit(key: &str) -> i32 {
    LIMITS.iter().find(|limit| limit.key == key).map_or(0, |limit| limit.value)
}

/// Returns what has changed in the world, in the order of the file.
pub fn notices() -> &'static [Notice] {
    &NOTICES
}

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

    /// Returns the row with a key, or none for a key that is not in the file.
    pub fn entry(self, key: &str) -> Option<&'static Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// Returns what people see for a key, or none for a key that is not in the file.
    pub fn label(self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|entry| entry.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_notices_read_and_each_has_a_source() {
        assert!(limits().len() > 5, "the limits do not read");
        assert!(limits().iter().all(|limit| limit.value > 0 && !limit.source.is_empty() && !limit.about.is_empty()));
        let read: Result<Vec<Notice>, _> = ron::from_str(include_str!("../../../assets/reference/notices.ron"));
        assert!(read.is_ok_and(|notices| notices.len() > 5), "the notices do not read");
        for notice in notices() {
            assert!(!notice.source.is_empty() && !notice.why.is_empty() && !notice.way.is_empty(), "{notice:?}");
            assert!(notice.words.iter().all(|word| *word == word.to_lowercase()), "{notice:?}");
            assert!(notice.platforms.iter().all(|key| List::Platforms.label(key).is_some()), "{notice:?}");
            assert!(notice.checked >= notice.from || notice.from.year() > 2026, "{notice:?}");
        }
    }

    #[test]
    fn every_data_file_reads_and_each_row_has_a_source() {
        for list in List::ALL {
            assert!(!list.entries().is_empty(), "{list:?} is empty or does not read");
            let mut keys: Vec<&str> = list.entries().iter().map(|entry| entry.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), list.entries().len(), "{list:?} has a key twice");
            for entry in list.entries() {
                // The figures are those of the note that a person reads.
                for pence in entry.hourly_pence.iter().flat_map(|(low, high)| [low, high]) {
                    let said = format!("\u{a3}{}.{:02}", pence / 100, pence % 100);
                    assert!(entry.note.contains(&said), "{entry:?}");
                }
                assert!(!entry.label.is_empty() && !entry.source.is_empty(), "{entry:?}");
            }
        }
    }
}
