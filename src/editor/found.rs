//! What is at the path of a workbook when that is no longer what was opened or saved there, and what can be done about it.
//!
//! Somebody else's changes are joined. An earlier version that a sync program has put back, and a file that is cut,
//! emptied or another one altogether, are nobody's changes: they are called what they are.

use std::path::Path;

use jiff::civil::{Date, DateTime};

use super::clock::day_and_time;
use super::theirs::Theirs;
use super::{ApplyError, Editor, EditorEvent, Held, Moment};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::whereabouts::size_in_words;
use crate::store::{Cause, Disk, FileError, Fingerprint, FormatError, Kept, Places, Reason, ThreeParts, format};

/// What is at the path, as the open workbook sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// What somebody else has saved, here or elsewhere.
    Theirs,
    /// A state that the open workbook came from.
    Earlier {
        /// When it was saved, on the wall clock, as far as that is known.
        at: Option<DateTime>,
    },
    /// No state of this workbook.
    Wrong(Wrong),
}

/// Why what is at the path is no state of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is nothing in the file.
    Empty,
    /// Only zeros, as drives and sync programs leave them: how many.
    Zeros(u64),
    /// It ends in the middle.
    Cut,
    /// It cannot be read.
    Damaged,
    /// A newer Sightline wrote it.
    Newer,
    /// It is no workbook.
    NotAWorkbook,
    /// It is another workbook, of this organisation.
    AnotherWorkbook(String),
}

/// What was read at the path, before it is compared with what the open workbook came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AtPath {
    /// A state of this workbook.
    Copy {
        found: Fingerprint,
        /// When this machine kept the same content first.
        kept: Option<DateTime>,
    },
    /// Something else, and its content where that could be read.
    Wrong { wrong: Wrong, found: Option<Fingerprint> },
}

impl AtPath {
    /// Says what some bytes are to a workbook.
    pub(super) fn of(disk: &dyn Disk, places: &Places, document: &str, bytes: &[u8], found: Fingerprint) -> Self {
        let wrong = match format::from_bytes::<Workbook>(bytes) {
            Ok(opened) if opened.document.header.document == document => {
                let copies = Kept::of(places, document).list(disk).unwrap_or_default();
                // The list begins with the newest.
                let kept = copies.iter().rev().find(|copy| copy.may_hold(&found.hash)).map(|copy| copy.at);
                return Self::Copy { found, kept };
            }
            Ok(opened) => Wrong::AnotherWorkbook(opened.document.workbook.name().to_owned()),
            Err(FormatError::Empty) => Wrong::Empty,
            Err(FormatError::Zeros { bytes }) => Wrong::Zeros(bytes),
            Err(FormatError::CutShort { .. }) => Wrong::Cut,
            Err(FormatError::NewerVersion { .. }) => Wrong::Newer,
            Err(FormatError::NotAWorkbook | FormatError::NotText { .. }) => Wrong::NotAWorkbook,
            Err(_) => Wrong::Damaged,
        };
        Self::Wrong { wrong, found: Some(found) }
    }

    /// Reads what is at a path. None when there is nothing, or it cannot be reached.
    pub(super) fn read(disk: &dyn Disk, places: &Places, document: &str, path: &Path) -> Option<Self> {
        match read(disk, path) {
            Ok((bytes, found)) => Some(Self::of(disk, places, document, &bytes, found)),
            Err(error) => Self::of_cause(&error.cause),
        }
    }

    /// Says what is at a path that cannot be read as a file at all. None when that says nothing.
    pub(super) fn of_cause(cause: &Cause) -> Option<Self> {
        matches!(cause, Cause::IsFolder | Cause::NotAFile | Cause::TooLarge { .. })
            .then_some(Self::Wrong { wrong: Wrong::NotAWorkbook, found: None })
    }

    /// Returns what was read.
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Self::Copy { found, .. } => Some(*found),
            Self::Wrong { found, .. } => *found,
        }
    }

    /// Returns whether it is the same content as what was found before.
    pub(super) fn is_still(&self, before: &Self) -> bool {
        let hash = |there: &Self| there.fingerprint().map(|found| found.hash);
        hash(self) == hash(before)
    }
}

impl Found {
    /// Says what happened to the file, what is safe and what can be done. None for what somebody else has saved.
    pub(super) fn parts(&self, path: &Path, today: Date) -> Option<ThreeParts> {
        const SAFE: &str = "The workbook is still open here, and a copy of it is saved on this computer.";
        const PUT_BACK: &str = "Restore the workbook file, or save a copy somewhere else.";
        let name =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let wrong = match self {
            Self::Theirs => return None,
            Self::Earlier { at } => {
                let of = at.map(|at| format!(" (of {})", day_and_time(at, today))).unwrap_or_default();
                return Some(ThreeParts::new(
                    format!("The file is an earlier version of this workbook{of}."),
                    "Your newer answers are still open here. Nothing is overwritten.",
                    "Keep yours, go back to the earlier version, or compare the two.",
                ));
            }
            Self::Wrong(wrong) => wrong,
        };
        let happened = match wrong {
            Wrong::Empty => "is now empty".to_owned(),
            Wrong::Zeros(bytes) => format!("now holds only {} of zeros", size_in_words(*bytes)),
            Wrong::Cut => "now ends too early: part of it is missing".to_owned(),
            Wrong::Damaged => "is now damaged and cannot be read".to_owned(),
            Wrong::Newer => "was saved by a newer version of Sightline, which this one cannot read".to_owned(),
            Wrong::NotAWorkbook => "is no longer a Sightline workbook".to_owned(),
            Wrong::AnotherWorkbook(organisation) if organisation.is_empty() => "is now another workbook".to_owned(),
            Wrong::AnotherWorkbook(organisation) => format!("is now another workbook, of {organisation}"),
        };
        let what_to_do = match wrong {
            Wrong::Empty | Wrong::Zeros(_) => PUT_BACK.to_owned(),
            _ => format!("{PUT_BACK} The file that is there now is kept."),
        };
        Some(ThreeParts::new(format!("“{name}” {happened}."), SAFE, what_to_do))
    }
}

impl Editor {
    /// Puts the workbook in the place of what was found at its path: a damaged file, another one, or an earlier version.
    /// What is there is kept, and anything that has come there since stays.
    pub fn put_back(&mut self, now: Moment) {
        if self.can_edit() {
            self.write_time(now);
            self.history.settle(&self.workbook, now, Held::Nothing);
            self.saver.put_back(&self.workbook, self.revision);
        }
    }

    /// Goes back to the earlier version that the file holds, as one step that can be undone. The present state is kept as a
    /// restore point.
    pub fn go_back_to_file(&mut self, theirs: &Theirs, now: Moment) -> Result<(), ApplyError> {
        if !self.can_edit() || theirs.is_read_only() {
            return Err(ApplyError::ReadOnly);
        }
        let mine = self.snapshot();
        self.keep_state(mine, Reason::BeforeGoingBack);
        let header = self.saver.next_header();
        self.saver.stand_on(header, theirs.workbook.clone(), theirs.fingerprint());
        self.jump(theirs.workbook.clone(), "Go back to the earlier version", now);
        Ok(())
    }

    /// Takes in what was found at the path when a kept copy was opened in the place of a file.
    pub(super) fn opened_in_place_of(&mut self, path: &Path, there: Option<AtPath>) {
        let Some(there) = there else {
            let parts = FileError::writing(path, Cause::Gone).three_parts();
            self.saver.lost(&self.workbook, self.revision, &parts, Cause::Gone);
            self.saver.will_say(EditorEvent::Gone(parts));
            return;
        };
        if let Some(event) = self.saver.meet(there, &self.workbook, self.revision) {
            self.saver.will_say(event);
        }
    }
}
