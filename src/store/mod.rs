//! The only layer that touches the disk: workbooks, preferences and exported files.
//!
//! | Module | What it is |
//! |---|---|
//! | [`disk`] | the system calls, behind a trait that tests can make fail |
//! | [`mod@file`] | reading a file whole; replacing one without ever losing it |
//! | [`mod@format`] | the text of a workbook file, in every version there was |
//! | [`fingerprint`] | how content is recognised again |
//! | [`ancestry`] | what two copies of a workbook have in common |
//! | [`error`] | what can go wrong, in three parts for a person |
//! | [`exports`] | several files at once, with names that every system accepts |
//! | [`kept`] | copies of a workbook as it was, on this machine |
//! | [`origin`] | which file a recovery copy belongs to |
//! | [`places`] | the folders of this person on this machine |
//! | [`presence`] | who has a workbook open |
//! | [`preferences`] | what is remembered about the window and recent files |
//! | [`program`] | whether a run of the program goes on |
//! | [`siblings`] | copies of a workbook beside it |
//! | [`synced`] | which folders a sync program carries about |
//! | [`whereabouts`] | all places where a workbook and its copies are |
//!
//! It knows no rules, charts or exports, and reads no clock: a caller passes the time.

pub mod ancestry;
pub mod disk;
pub mod error;
mod exchange;
pub mod exports;
#[cfg(test)]
pub(crate) mod fake_disk;
pub mod file;
pub mod fingerprint;
pub mod format;
pub mod kept;
pub mod origin;
pub mod places;
pub mod preferences;
pub mod presence;
pub mod program;
pub mod siblings;
mod staged;
pub mod synced;
pub mod whereabouts;

pub use ancestry::Descendant;
pub use disk::{Disk, RealDisk};
pub use error::{Cause, FileError, ThreeParts};
pub use exports::{Overwrite, already_there, safe_file_name, write_exports};
pub use file::Expected;
pub use fingerprint::{ContentHash, Fingerprint};
pub use format::{Document, FormatError, Header, Migration, Opened, ReadOnly, Warning};
pub use kept::{Keeping, Kept, KeptCopy, Made, Reason};
pub use places::{Places, file_url};
pub use preferences::{Preferences, RecentFile, WindowPlace};
pub use presence::{Freshness, Person};
pub use program::{Life, Program};

/// A workbook file as this program knows it.
pub type WorkbookFile = Document<crate::model::Workbook>;
