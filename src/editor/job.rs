//! One save, as it runs on its own thread: nothing here touches the editor, and nothing in the editor waits for it.
//!
//! The words go to the recovery folder first and to the file then, so that every save ends with them on a disk somewhere.
//! What the file held, and what it holds now, is kept for later.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::DateTime;

use super::found::AtPath;
use super::keeping::not_kept;
use crate::model::Workbook;
use crate::store::disk::Readers;
use crate::store::file::{read, replace, replace_own};
use crate::store::kept::document_name;
use crate::store::origin::with_origin;
use crate::store::{
    Cause, Disk, Document, Expected, FileError, Fingerprint, FormatError, Header, Keeping, Kept, KeptCopy, Places,
    Program, Reason, ThreeParts, format,
};

/// How many names that looked free may turn out to be taken before no more are tried.
const MOST_TRIES: usize = 1_000;

/// What is to be written, and where.
pub(super) struct Job {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The folders of this person, for recovery copies and kept ones.
    pub places: Places,
    /// This run of the program.
    pub program: Option<Program>,
    /// The wall clock.
    pub at: DateTime,
    /// The workbook.
    pub workbook: Workbook,
    /// The editor's count of changes that the workbook stands at.
    pub revision: u64,
    /// What is written about the file.
    pub header: Header,
    /// The file to write, if there is one.
    pub target: Option<Target>,
    /// Whether the file is to be kept as it was before this save.
    pub day: Day,
    /// The recovery copy that this editor wrote before.
    pub copy: Option<RecoverySlot>,
}

/// Whether the first save of the day has been seen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// The next save keeps the file as it was.
    New,
    /// The file was kept today.
    Kept,
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
    /// Writes it under a new name, unless another copy of the workbook is there that holds words of its own.
    WriteBeside(Expected),
    /// Puts the workbook in the place of something else, which is kept, when what is there is what was found.
    PutBack(Fingerprint),
    /// Makes sure that it still holds what was saved last; there is nothing new to write.
    Confirm(Fingerprint),
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
    /// What became of the copies for later.
    pub kept: KeptReport,
}

impl Report {
    /// Takes out what became of the copies for later. When the file was saved, its recovery copy is one of them.
    pub(super) fn take_kept(&mut self) -> KeptReport {
        let mut kept = std::mem::take(&mut self.kept);
        if let (Some(Filed { result: Ok(_), .. }), Some(Err(fault))) = (&self.file, &self.copied) {
            kept.result = Some(Err(fault.parts.clone()));
        }
        kept
    }

    /// Says with a failed save that there is no copy of the words either.
    fn admit_nowhere(&mut self) {
        if let (Some(Filed { result: Err(fault), .. }), Some(Err(_))) = (&mut self.file, &self.copied) {
            fault.parts.what_is_safe.push_str(" No copy of your work could be saved either, so it is nowhere else.");
        }
    }

    /// Forgets what became of the file, which has been put on another footing since.
    pub(super) fn forget_file(&mut self) {
        self.file = None;
    }
}

/// What became of the copies for later.
#[derive(Default)]
pub(super) struct KeptReport {
    /// Whether the file as it was this morning is kept.
    pub day: Option<Day>,
    /// What went for want of room.
    pub removed_for_room: Vec<KeptCopy>,
    /// Whether all could be kept. None when nothing was to be.
    pub result: Option<Result<(), ThreeParts>>,
}

impl KeptReport {
    fn note(&mut self, result: Result<Keeping, FileError>) {
        match result {
            Ok(keeping) => {
                self.removed_for_room.extend(keeping.removed_for_room);
                self.result.get_or_insert(Ok(()));
            }
            Err(error) => self.result = Some(Err(not_kept(&error))),
        }
    }
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
    /// What is at the path, where that is no longer what was saved.
    pub there: Option<AtPath>,
}

impl From<FileError> for Fault {
    fn from(error: FileError) -> Self {
        Self { parts: error.three_parts(), cause: Some(error.cause), there: None }
    }
}

impl From<FormatError> for Fault {
    fn from(error: FormatError) -> Self {
        Self { parts: error.three_parts(), cause: None, there: None }
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
            kept: KeptReport::default(),
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
        // The copy on this machine comes first: the file may be on a drive that hangs. A save that only makes sure has
        // nothing new to copy.
        let writes = !matches!(self.target, Some(Target { task: Task::Confirm(_), .. }));
        if writes {
            self.write_copy(&bytes, &mut report);
        }
        if let Some(target) = &self.target {
            self.keep_morning(target, &mut report.kept);
            self.keep_replaced(target, &mut report.kept);
            let result = self.put_aside(target).and_then(|()| self.file(target, &bytes));
            let result = result.map_err(|error| self.fault(&target.path, error));
            match &result {
                Ok(_) if writes => {
                    report.kept.note(self.kept().keep(self.disk.as_ref(), &bytes, Reason::Saved, self.at));
                    self.kept().note_place(self.disk.as_ref(), &target.path);
                }
                Err(_) if !writes => self.write_copy(&bytes, &mut report),
                _ => {}
            }
            report.file = Some(Filed { path: target.path.clone(), header: self.header.clone(), result });
        }
        report.admit_nowhere();
        report
    }

    fn kept(&self) -> Kept {
        Kept::of(&self.places, &self.header.document)
    }

    /// Keeps the file as it is before the first save of the day.
    fn keep_morning(&self, target: &Target, report: &mut KeptReport) {
        let Task::Write(Expected::Unchanged(opened)) = target.task else { return };
        if self.day == Day::Kept {
            return;
        }
        let disk = self.disk.as_ref();
        // A file that is no longer ours is not saved over either.
        let Some(bytes) =
            read(disk, &target.path).ok().and_then(|(bytes, found)| (found.hash == opened.hash).then_some(bytes))
        else {
            return;
        };
        let kept_today = self.kept().list(disk).is_ok_and(|copies| {
            copies.iter().any(|copy| {
                copy.reason == Reason::FirstOfDay
                    && copy.at.date() == self.at.date()
                    // Of this file, and not of a copy that goes by the same identity.
                    && self.header.parents.iter().any(|parent| copy.may_hold(parent))
            })
        });
        if !kept_today {
            report.note(self.kept().keep(disk, &bytes, Reason::FirstOfDay, self.at));
        }
        if !matches!(report.result, Some(Err(_))) {
            report.day = Some(Day::Kept);
        }
    }

    /// Keeps another workbook that is about to be saved over, because the person chose its name.
    fn keep_replaced(&self, target: &Target, report: &mut KeptReport) {
        let (Task::Write(Expected::Whatever) | Task::WriteBeside(Expected::Whatever) | Task::PutBack(_)) = target.task
        else {
            return;
        };
        let disk = self.disk.as_ref();
        let Ok((bytes, _)) = read(disk, &target.path) else { return };
        if let Ok(header) = format::read_header(&bytes) {
            let kept = Kept::of(&self.places, &header.document);
            report.note(kept.keep(disk, &bytes, Reason::BeforeReplacing, self.at));
        }
    }

    /// Leaves what is no workbook, or no whole one, beside the file that is put back: no restore point can hold it.
    fn put_aside(&self, target: &Target) -> Result<(), FileError> {
        const MOST: usize = 100;
        let Task::PutBack(found) = target.task else { return Ok(()) };
        let disk = self.disk.as_ref();
        // What cannot be read is met again by the save itself.
        let Ok((bytes, there)) = read(disk, &target.path) else { return Ok(()) };
        let is_blank = bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n'));
        if there.hash != found.hash || is_blank || format::from_bytes::<Workbook>(&bytes).is_ok() {
            return Ok(());
        }
        let stem = target.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let ending = target.path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
        let mut number = 1;
        loop {
            let count = if number == 1 { String::new() } else { format!(" {number}") };
            let aside = target.path.with_file_name(format!("{stem} (replaced{count}){ending}"));
            match replace(disk, &aside, &bytes, Expected::New) {
                Err(error) if error.cause == Cause::AlreadyThere && number < MOST => number += 1,
                Err(error) => return Err(FileError { path: target.path.clone(), ..error }),
                Ok(_) => return Ok(()),
            }
        }
    }

    /// Puts a failure in words, and looks at what is there where that is not what was saved.
    fn fault(&self, path: &Path, error: FileError) -> Fault {
        let is_other = error.cause == Cause::ChangedByOther;
        let look = || AtPath::read(self.disk.as_ref(), &self.places, &self.header.document, path);
        Fault { there: if is_other { look() } else { None }, ..Fault::from(error) }
    }

    /// Writes the text and proves that it reads back.
    fn text(&self) -> Result<Vec<u8>, FormatError> {
        let document = Document { header: self.header.clone(), workbook: self.workbook.clone() };
        format::to_text(&document).map(String::into_bytes)
    }

    fn file(&self, target: &Target, bytes: &[u8]) -> Result<Fingerprint, FileError> {
        let disk = self.disk.as_ref();
        match target.task {
            Task::WriteBeside(expected) if self.copy_at(&target.path, expected) => {
                Err(FileError::writing(&target.path, Cause::AnotherCopy))
            }
            Task::Write(expected) | Task::WriteBeside(expected) => replace(disk, &target.path, bytes, expected),
            Task::PutBack(found) => replace(disk, &target.path, bytes, Expected::Unchanged(found)),
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

    /// Returns whether another copy of the workbook is at a path. One that this workbook came from holds nothing new, and
    /// may be replaced by whoever was asked about it.
    fn copy_at(&self, path: &Path, expected: Expected) -> bool {
        let Ok((bytes, found)) = read(self.disk.as_ref(), path) else { return false };
        let Ok(theirs) = format::read_header(&bytes) else { return false };
        let is_earlier = self.header.parents.contains(&found.hash);
        let is_asked = expected == Expected::Whatever;
        !theirs.document.is_empty() && theirs.document == self.header.document && !(is_earlier && is_asked)
    }

    fn write_copy(&self, bytes: &[u8], report: &mut Report) {
        let file = self.target.as_ref().map(|target| target.path.as_path());
        let bytes = with_origin(bytes, file, self.program.as_ref());
        let copied = write_copy(
            self.disk.as_ref(),
            &self.places.recovery_dir(),
            &self.header.document,
            self.copy.as_ref(),
            &bytes,
        );
        report.copied = Some(match copied {
            Ok(slot) => {
                report.copy = Some(slot);
                Ok(())
            }
            Err(error) => Err(no_copy(error, file)),
        });
    }
}

/// Writes a recovery copy: over the one that this editor wrote before, and over no other. However many another window or
/// crashes have left, there is a name for one more.
pub(super) fn write_copy(
    disk: &dyn Disk,
    folder: &Path,
    document: &str,
    before: Option<&RecoverySlot>,
    bytes: &[u8],
) -> Result<RecoverySlot, FileError> {
    if let Some(RecoverySlot { path, fingerprint }) = before {
        match replace_own(disk, path, bytes, Expected::Unchanged(*fingerprint)) {
            Ok(fingerprint) => return Ok(RecoverySlot { path: path.clone(), fingerprint }),
            Err(error) if !matches!(error.cause, Cause::ChangedByOther | Cause::Gone | Cause::FolderGone) => {
                return Err(error);
            }
            Err(_) => {}
        }
    }
    if let Err(error) = disk.create_dir_all(folder, Readers::OnlyThisPerson) {
        return Err(FileError::writing(folder, Cause::of(&error)));
    }
    // A folder that cannot be listed only costs the tries that find a free name.
    let there = disk.list_dir(folder).unwrap_or_default();
    let (mut number, mut tries) = (0, 0);
    loop {
        number += 1;
        let path = copy_path(folder, document, number);
        if there.contains(&path) {
            continue;
        }
        tries += 1;
        match replace_own(disk, &path, bytes, Expected::New) {
            Err(error) if error.cause == Cause::AlreadyThere && tries < MOST_TRIES => {}
            result => return result.map(|fingerprint| RecoverySlot { path, fingerprint }),
        }
    }
}

fn copy_path(folder: &Path, document: &str, number: usize) -> PathBuf {
    let name = document_name(document);
    match number {
        1 => folder.join(format!("{name}.ron")),
        _ => folder.join(format!("{name}-{number}.ron")),
    }
}

/// Says that not even a copy could be written. Without a file the words are on no disk.
fn no_copy(error: FileError, file: Option<&Path>) -> Fault {
    let told = error.three_parts().what_happened;
    let reason = told.split_once("was not saved. ").map_or(told.as_str(), |(_, reason)| reason);
    let parts = match file {
        None => ThreeParts::new(
            format!("The workbook has no file yet, and no recovery copy of it could be written. {reason}"),
            "Your work is still open here, but it is nowhere else.",
            "Save it as a file before you close it.",
        ),
        Some(_) => not_kept(&error),
    };
    Fault { parts, cause: Some(error.cause), there: None }
}

/// Removes a recovery copy that is still what was written: another window may have put newer words into it.
pub(super) fn remove_own(disk: &dyn Disk, slot: &RecoverySlot) {
    let is_own = crate::store::file::read(disk, &slot.path).is_ok_and(|(_, found)| found.hash == slot.fingerprint.hash);
    if is_own {
        drop(disk.remove(&slot.path));
    }
}
