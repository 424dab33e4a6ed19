//! What an editor says about its file: values for a window to show and to act on.

use std::path::PathBuf;

use jiff::civil::DateTime;

use super::found::Found;
use crate::model::EditError;
use crate::store::{self, Fingerprint, Reason, ThreeParts};

/// What may be at the place where a workbook is saved under a new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// A file that is there already stays, and the save fails.
    Keep,
    /// A file that is there already is replaced: the person has been asked. Only a copy of this workbook with words of its
    /// own stays, because nobody knew that when they were asked.
    Replace,
    /// Whatever is there is replaced: the person knows that it is another copy of this workbook.
    ReplaceCopy,
    /// The copy with this content is replaced, because its words were joined; anything else stays.
    Joined(Fingerprint),
}

/// What the editor reports when it is polled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditorEvent {
    /// The file holds what was on screen when the save began.
    Saved {
        /// The time on the wall clock.
        at: DateTime,
    },
    /// The file could not be written. Reported once for each new reason, and for each save that a person asked for.
    Failed(ThreeParts),
    /// What is at the place that was chosen to save at is another copy of this workbook, and was left alone.
    AnotherCopy {
        /// The place.
        path: PathBuf,
        /// What happened.
        parts: ThreeParts,
    },
    /// Someone else has changed the file: a save met it and wrote nothing, or a look found it.
    ChangedByOther(ThreeParts),
    /// What is in the place of the file is an earlier version of the workbook, or no state of it at all: a save met it and
    /// wrote nothing, or a look found it.
    FileIsOther {
        /// What it is.
        found: Found,
        /// What happened.
        parts: ThreeParts,
    },
    /// A look found the file moved, renamed or removed.
    Gone(ThreeParts),
    /// The file that was gone or changed is as it was saved again.
    Back,
    /// Somebody else has opened the workbook or left it: ask [`crate::editor::Editor::others`] who.
    OthersChanged,
    /// A restore point was made, or was there already.
    Kept {
        /// Why.
        reason: Reason,
        /// The time on the wall clock.
        at: DateTime,
    },
    /// A copy for later could not be kept. Nothing else failed. Reported once for each new reason.
    NotKept(ThreeParts),
    /// The oldest kept copies had to go, because all together took too much room.
    MadeRoom {
        /// How many went.
        copies: usize,
        /// How much room they took, in bytes.
        bytes: u64,
    },
}

/// What is known about the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState<'a> {
    /// There is no file yet; changes go to the recovery folder.
    Untitled,
    /// The file holds what is on screen.
    Saved {
        /// When it was saved, on the wall clock.
        at: DateTime,
    },
    /// There are changes, which are saved in a moment.
    Unsaved,
    /// A save is under way.
    Saving,
    /// The last save failed.
    Failed(&'a ThreeParts),
    /// Nothing is saved, because nothing may be changed; in words.
    ReadOnly(&'a str),
}

/// Whether a workbook can be closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Nothing would be lost.
    Ready,
    /// A save is under way: poll, and ask again.
    Saving,
    /// There is no file yet: ask where to save, or whether to keep a recovery copy.
    AskWhere,
    /// The save failed: ask where to save a copy, or whether to keep a recovery copy. Asking again saves again.
    CouldNotSave(ThreeParts),
}

/// Why a workbook may not be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It is a worked example, to look at and to copy.
    Example,
    /// It is an older state, to look at.
    Past,
    /// The person chose to read only, because somebody else is at work with it.
    Chosen,
    /// Its file says so.
    File(store::ReadOnly),
}

impl ReadOnly {
    /// Says why in words for a person.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Example => "A worked example. Make a copy to change it.",
            Self::Past => "This is an earlier version of the workbook. It cannot be changed.",
            Self::Chosen => "You opened this as read-only because somebody else has it open.",
            Self::File(store::ReadOnly::UnknownContent(_)) => {
                "This file holds answers that this version of Sightline cannot read. It is open as read-only so that \
                 no answer is lost."
            }
        }
    }
}

/// Why an edit was not done. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The workbook may not be changed.
    #[error("this workbook is open as read-only")]
    ReadOnly,
    /// The edit does not fit the workbook.
    #[error(transparent)]
    Edit(#[from] EditError),
}
