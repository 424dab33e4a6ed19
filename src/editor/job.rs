//! One save, as it runs on its own thread: nothing here touches the editor, and nothing in the editor waits for it.
//!
//! A workbook that has no file, or whose file cannot be written, goes to the recovery folder instead, so that every
//! save ends with the words on a disk somewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::Workbook;
use crate::store::file::{read, replace};
use crate::store::{Cause, Disk, Document, Expected, FileError, Fingerprint, FormatError, Header, ThreeParts, format};

/// How many recovery copies of one workbook there can be: those that another window or a crash left are kept.
const MOST_COPIES: usize = 100;

/// What is to be written, and where.
pub(super) struct Job {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The folder for recovery copies.
    pub recovery_dir: PathBuf,
    /// The workbook.
    pub workbook: Workbook,
    /// The editor's count of changes that the workbook stands at.
    pub revision: u64,
    /// What is written about the file.
    pub header: Header,
    /// The file to write, if there is one.
    pub target: Option<Target>,
    /// Which is written first.
    pub order: Order,
    /// The recovery copy that this editor wrote before.
    pub copy: Option<RecoverySlot>,
}

/// The file to write.
pub(super) struct Target {
    /// Where it is.
    pub path: PathBuf,
    /// What must be there.
    pub task: Task,
}

/// What is done with a file.
pub(super) enum Task {
    /// Replaces it when what is there is what was expected.
    Write(Expected),
    /// Makes sure that it still holds what was saved last; there is nothing new to write.
    Confirm(Fingerprint),
}

/// Which is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The file, and a recovery copy only when that fails.
    FileFirst,
    /// The recovery copy, since the file is likely to fail again and may take long to do so.
    CopyFirst,
}

/// A recovery copy that this editor wrote, and what it held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RecoverySlot {
    pub path: PathBuf,
    pub fingerprint: Fingerprint,
}

/// What became of a job.
pub(super) struct Report {
    /// The workbook that was to be written.
    pub workbook: Workbook,
    /// The editor's count of changes that it stands at.
    pub revision: u64,
    /// What became of the file. None when there was none to write.
    pub file: Option<Filed>,
    /// The recovery copy that is there now.
    pub copy: Option<RecoverySlot>,
    /// Whether the recovery copy holds the workbook now, or why not. None when it was not to be written.
    pub copied: Option<Result<(), Fault>>,
}

/// What became of the file.
pub(super) struct Filed {
    /// Where it was to be.
    pub path: PathBuf,
    /// What was written about it.
    pub header: Header,
    /// What the file holds, or why it does not.
    pub result: Result<Fingerprint, Fault>,
}

/// Why something could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// In words for a person.
    pub parts: ThreeParts,
    /// The cause, where it was the disk.
    pub cause: Option<Cause>,
}

impl From<FileError> for Fault {
    fn from(error: FileError) -> Self {
        Self { parts: error.three_parts(), cause: Some(error.cause) }
    }
}

impl From<FormatError> for Fault {
    fn from(error: FormatError) -> Self {
        Self { parts: error.three_parts(), cause: None }
    }
}

impl Job {
    /// Does the job. It can take as long as the disk takes.
    pub(super) fn run(self) -> Report {
        let mut report = Report {
            workbook: self.workbook.clone(),
            revision: self.revision,
            file: None,
            copy: self.copy.clone(),
            copied: None,
        };
        let bytes = match self.text() {
            Ok(bytes) => bytes,
            Err(error) => {
                match self.target {
                    None => report.copied = Some(Err(error.into())),
                    Some(Target { path, .. }) => {
                        report.file = Some(Filed { path, header: self.header, result: Err(error.into()) });
                    }
                }
                return report;
            }
        };
        if self.order == Order::CopyFirst || self.target.is_none() {
            self.write_copy(&bytes, &mut report);
        }
        if let Some(target) = &self.target {
            let result = self.file(target, &bytes).map_err(Fault::from);
            match &result {
                Ok(_) => drop_copy(self.disk.as_ref(), &mut report),
                Err(_) if report.copied.is_some() => {}
                Err(_) => self.write_copy(&bytes, &mut report),
            }
            report.file = Some(Filed { path: target.path.clone(), header: self.header.clone(), result });
        }
        report
    }

    /// Writes the text and proves that it reads back.
    fn text(&self) -> Result<Vec<u8>, FormatError> {
        let document = Document { header: self.header.clone(), workbook: self.workbook.clone() };
        format::to_text(&document).map(String::into_bytes)
    }

    fn file(&self, target: &Target, bytes: &[u8]) -> Result<Fingerprint, FileError> {
        let disk = self.disk.as_ref();
        match target.task {
            Task::Write(expected) => replace(disk, &target.path, bytes, expected),
            Task::Confirm(saved) => {
                let failed = |cause| FileError::writing(&target.path, cause);
                match read(disk, &target.path) {
                    Ok((_, found)) if found.hash == saved.hash => Ok(found),
                    Ok(_) => Err(failed(Cause::ChangedByOther)),
                    Err(error) if error.cause == Cause::NotFound => Err(failed(Cause::Gone)),
                    Err(error) => Err(failed(error.cause)),
                }
            }
        }
    }

    fn write_copy(&self, bytes: &[u8], report: &mut Report) {
        report.copied = Some(self.try_copy(bytes).map(|slot| report.copy = Some(slot)).map_err(no_copy));
    }

    /// Writes over the copy that this editor wrote before, and over no other.
    fn try_copy(&self, bytes: &[u8]) -> Result<RecoverySlot, FileError> {
        let disk = self.disk.as_ref();
        if let Some(RecoverySlot { path, fingerprint }) = &self.copy {
            match replace(disk, path, bytes, Expected::Unchanged(*fingerprint)) {
                Ok(fingerprint) => return Ok(RecoverySlot { path: path.clone(), fingerprint }),
                Err(error) if !matches!(error.cause, Cause::ChangedByOther | Cause::Gone | Cause::FolderGone) => {
                    return Err(error);
                }
                Err(_) => {}
            }
        }
        if let Err(error) = disk.create_dir_all(&self.recovery_dir) {
            return Err(FileError::writing(&self.recovery_dir, Cause::of(&error)));
        }
        let mut number = 1;
        loop {
            let path = copy_path(&self.recovery_dir, &self.header.document, number);
            match replace(disk, &path, bytes, Expected::New) {
                Err(error) if error.cause == Cause::AlreadyThere && number < MOST_COPIES => number += 1,
                result => return result.map(|fingerprint| RecoverySlot { path, fingerprint }),
            }
        }
    }
}

fn copy_path(folder: &Path, document: &str, number: usize) -> PathBuf {
    match number {
        1 => folder.join(format!("{document}.ron")),
        _ => folder.join(format!("{document}-{number}.ron")),
    }
}

/// Says that not even a copy could be written: the words are on no disk.
fn no_copy(error: FileError) -> Fault {
    let reason = error.three_parts().what_happened;
    let reason = reason.split_once("was not saved. ").map_or(reason.as_str(), |(_, reason)| reason);
    let parts = ThreeParts::new(
        format!("The workbook has no file yet, and no recovery copy of it could be written. {reason}"),
        "Your work is still open here, and nowhere else.",
        "Save it as a file before you close it.",
    );
    Fault { parts, cause: Some(error.cause) }
}

/// Removes the recovery copy, now that the file holds the words. One that cannot be removed is offered once too often.
fn drop_copy(disk: &dyn Disk, report: &mut Report) {
    if let Some(slot) = report.copy.take() {
        remove_own(disk, &slot);
    }
}

/// Removes a recovery copy that is still what was written: another window may have put newer words into it.
pub(super) fn remove_own(disk: &dyn Disk, slot: &RecoverySlot) {
    let is_own = crate::store::file::read(disk, &slot.path).is_ok_and(|(_, found)| found.hash == slot.fingerprint.hash);
    if is_own {
        drop(disk.remove(&slot.path));
    }
}
