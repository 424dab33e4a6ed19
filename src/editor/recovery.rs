//! The recovery folder: copies of workbooks that had no file, or whose file could not be written.
//!
//! They are offered at the next start. Each is a workbook file like any other, named after its document.

use std::path::PathBuf;

use jiff::civil::DateTime;

use super::job::RecoverySlot;
use super::saver::Saver;
use super::{Editor, ReadOnly, Services};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::{Cause, Fingerprint, Opened, ThreeParts, format};

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
    fingerprint: Fingerprint,
}

/// Lists the copies that read, newest first. Waits for the disk. One that does not read stays where it is.
pub fn recoverable(services: &Services) -> Vec<RecoveryCopy> {
    let folder = services.places.recovery_dir();
    let paths = services.disk.list_dir(&folder).unwrap_or_default();
    let mut copies: Vec<RecoveryCopy> = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter_map(|path| describe(path, services))
        .collect();
    copies.sort_by(|one, other| (other.at, &one.path).cmp(&(one.at, &other.path)));
    copies
}

fn describe(path: PathBuf, services: &Services) -> Option<RecoveryCopy> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), &path).ok()?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
    Some(RecoveryCopy {
        organisation: opened.document.workbook.name().to_owned(),
        at: fingerprint.modified.and_then(|at| services.clock.local(at)),
        document: opened.document.header.document,
        path,
        fingerprint,
    })
}

/// Opens a copy as an untitled workbook with unsaved content. The copy stays until the workbook is saved. Waits for
/// the disk.
pub fn open_recovered(copy: &RecoveryCopy, services: Services) -> Result<Editor, ThreeParts> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), &copy.path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    let (read_only, warnings) = (opened.read_only.map(ReadOnly::File), opened.warnings);
    let mut saver = Saver::untitled(opened.document.header, None, services);
    saver.adopt_copy(RecoverySlot { path: copy.path.clone(), fingerprint }, 0);
    Ok(Editor { read_only, warnings, ..Editor::with(opened.document.workbook, saver) })
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
