//! The recovery folder: copies of work that may be in no file.
//!
//! Every autosave writes one, and it goes when the workbook is closed and its file is known to hold the words. So what
//! is left belongs to a program that ended in the middle. It is offered at the next start, unless the words turn out to
//! be in the file after all. Each is a workbook file like any other, named after its document.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;

use super::compare::{answered, differing};
use super::job::{RecoverySlot, remove_own};
use super::open::clear_up;
use super::saver::Saver;
use super::{Editor, ReadOnly, Services};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::origin::origin;
use crate::store::{Cause, ContentHash, Fingerprint, Kept, Opened, ThreeParts, format};

/// How long a copy whose words are in the file stays: until it cannot be that of a window which is still open.
const SUPERSEDED_AFTER: Duration = Duration::from_hours(24);

/// A copy in the recovery folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCopy {
    /// Where it is.
    pub path: PathBuf,
    /// The organisation of the workbook.
    pub organisation: String,
    /// When it was written, on the wall clock, where the disk knows.
    pub at: Option<DateTime>,
    /// The document that it is a copy of.
    pub document: String,
    /// The file that it belongs to. None for a workbook that had none.
    pub belongs_to: Option<PathBuf>,
    /// How it differs from that file.
    pub difference: Difference,
    /// How many answers it holds.
    pub answers: usize,
    /// The length in bytes.
    pub size: u64,
    fingerprint: Fingerprint,
}

/// How a recovery copy differs from the file that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The workbook had no file.
    NoFile,
    /// The file is not there any more, or is another workbook.
    FileGone,
    /// The file cannot be read now, in words.
    FileUnreadable(ThreeParts),
    /// The file holds other answers.
    Answers {
        /// In how many answers the two differ; at least 1.
        count: usize,
        /// Which of them is newer, as far as they tell.
        order: Newer,
    },
}

/// Which of two is newer. Clocks are not asked: a file names what it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// The copy goes on from the file as it is now.
    Copy,
    /// Both went on from something earlier: the file was changed since, here or elsewhere.
    Both,
}

/// Lists the copies that read and hold words that no file holds, newest first. Waits for the disk, also of the files
/// that they belong to. One that does not read stays where it is.
pub fn recoverable(services: &Services) -> Vec<RecoveryCopy> {
    let mut copies: Vec<RecoveryCopy> =
        ours(services).into_iter().filter_map(|path| describe(path, services)).collect();
    copies.sort_by(|one, other| (other.at, &one.path).cmp(&(one.at, &other.path)));
    copies
}

fn ours(services: &Services) -> Vec<PathBuf> {
    let paths = services.disk.list_dir(&services.places.recovery_dir()).unwrap_or_default();
    paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
}

fn describe(path: PathBuf, services: &Services) -> Option<RecoveryCopy> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), &path).ok()?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
    let (belongs_to, as_in_file) = origin(&bytes);
    let difference = match &belongs_to {
        None => Difference::NoFile,
        Some(file) => {
            let Some(difference) = hold_against(file, &opened, ContentHash::of(as_in_file), services) else {
                sweep(&RecoverySlot { path, fingerprint }, services);
                return None;
            };
            difference
        }
    };
    let workbook = &opened.document.workbook;
    Some(RecoveryCopy {
        organisation: workbook.name().to_owned(),
        at: fingerprint.modified.and_then(|at| services.clock.local(at)),
        answers: answered(workbook),
        size: fingerprint.length,
        document: opened.document.header.document,
        belongs_to,
        difference,
        path,
        fingerprint,
    })
}

/// Says how a copy differs from its file. None when the file holds the words, or has held them and moved on.
fn hold_against(file: &Path, copy: &Opened<Workbook>, hash: ContentHash, services: &Services) -> Option<Difference> {
    let (bytes, found) = match read(services.disk.as_ref(), file) {
        Ok(found) => found,
        Err(error) if matches!(error.cause, Cause::NotFound) => return Some(Difference::FileGone),
        Err(error) => return Some(Difference::FileUnreadable(error.three_parts())),
    };
    let opened: Opened<Workbook> = match format::from_bytes(&bytes) {
        Ok(opened) => opened,
        Err(error) => return Some(Difference::FileUnreadable(error.three_parts())),
    };
    let (file, copy) = (&opened.document, &copy.document);
    if file.header.document != copy.header.document {
        return Some(Difference::FileGone);
    }
    if found.hash == hash || file.header.parents.contains(&hash) || file.workbook == copy.workbook {
        return None;
    }
    let order = if follows(copy, found.hash) { Newer::Copy } else { Newer::Both };
    Some(Difference::Answers { count: differing(&file.workbook, &copy.workbook), order })
}

/// Returns whether a copy came from a file with this content: then it holds all that the file holds.
fn follows(copy: &format::Document<Workbook>, file: ContentHash) -> bool {
    copy.header.parents.contains(&file)
}

/// Removes a copy whose words are in the file, once no window can be at work with it.
fn sweep(slot: &RecoverySlot, services: &Services) {
    let age = slot.fingerprint.modified.and_then(|at| services.clock.instant().duration_since(at).ok());
    if age.is_some_and(|age| age > SUPERSEDED_AFTER) {
        remove_own(services.disk.as_ref(), slot);
    }
}

/// Opens a copy with unsaved content: as the file that it belongs to when that is as it was when the copy was written,
/// so that work goes on where it ended; else as an untitled workbook. The copy stays until the workbook is saved and
/// closed. Waits for the disk.
pub fn open_recovered(copy: &RecoveryCopy, services: Services) -> Result<Editor, ThreeParts> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), &copy.path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    let slot = RecoverySlot { path: copy.path.clone(), fingerprint };
    let file = copy.belongs_to.as_ref().and_then(|path| goes_on_from(path, &opened, &services));
    let read_only = opened.read_only.map(ReadOnly::File);
    let warnings = opened.warnings;
    let workbook = opened.document.workbook;
    let (mut saver, settled) = match file {
        Some((path, file, found)) => {
            clear_up(&path, &Kept::of(&services.places, &file.document.header.document), &services);
            let saver = Saver::opened(&file.document.header, &file.document.workbook, path, found, services);
            // The first settling plans the save.
            (saver, None)
        }
        None => (Saver::untitled(opened.document.header, None, services), Some(0)),
    };
    saver.adopt_copy(slot, 0);
    Ok(Editor { settled, read_only, warnings, ..Editor::with(workbook, saver) })
}

/// Reads the file that a copy belongs to. None when it is not what the copy goes on from.
fn goes_on_from(
    path: &Path,
    copy: &Opened<Workbook>,
    services: &Services,
) -> Option<(PathBuf, Opened<Workbook>, Fingerprint)> {
    let (bytes, found) = read(services.disk.as_ref(), path).ok()?;
    let file: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
    let is_safe = file.read_only.is_none()
        && file.document.header.document == copy.document.header.document
        && follows(&copy.document, found.hash);
    is_safe.then(|| (path.to_owned(), file, found))
}

/// Removes a copy that the person does not want, unless it has changed since it was listed. Waits for the disk.
pub fn discard_recovery(copy: &RecoveryCopy, services: &Services) -> Result<(), ThreeParts> {
    let failed = || {
        ThreeParts::new(
            "The recovery copy was not removed.",
            "It is still in the recovery folder, and nothing else was touched.",
            "Look at the list again: the copy may have changed, or another program may be using it.",
        )
    };
    let disk = services.disk.as_ref();
    match read(disk, &copy.path) {
        Err(error) if error.cause == Cause::NotFound => return Ok(()),
        Ok((_, found)) if found.hash != copy.fingerprint.hash => {
            return Err(failed());
        }
        _ => {}
    }
    disk.remove(&copy.path).map_err(|_| failed())
}
