//! Reading a file whole, and replacing a file so that it is at every moment either the whole old or the whole new one.
//!
//! People keep workbooks on shared drives and in synced folders, and comparable tools lost data at exactly this point.
//! The one weakness that is left: someone who writes in the instant between the last look and the replacement loses
//! to us, since file systems offer no exchange on a condition.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::{Access, Disk, Kind, Metadata, Readers};
use super::error::{Cause, FileError};
use super::fingerprint::Fingerprint;
use super::staged::{Staged, folder_of, is_leftover_of, is_unfinished, patiently};

/// The largest file that is read, in bytes: 64 MiB, some twenty times ten years of use.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// How old a leftover of a save must be before it is swept, so that a save that is under way is left alone.
const LEFTOVER_AGE: Duration = Duration::from_hours(24);

/// What must be at a path before it is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    New,
    /// The content that was opened or last saved.
    Unchanged(Fingerprint),
    /// Anything, or nothing.
    Whatever,
}

/// Reads a whole file, with the fingerprint that a later save compares with.
pub fn read(disk: &dyn Disk, path: &Path) -> Result<(Vec<u8>, Fingerprint), FileError> {
    let fault = |error: &io::Error| {
        FileError::reading(
            path,
            match Cause::of(error) {
                Cause::Other(_) if error.kind() == io::ErrorKind::FileTooLarge => Cause::TooLarge { limit: LARGEST },
                cause => cause,
            },
        )
    };
    let before = patiently(disk, || disk.metadata(path)).map_err(|error| fault(&error))?;
    match before.kind {
        Kind::File if before.length > LARGEST => {
            return Err(FileError::reading(path, Cause::TooLarge { limit: LARGEST }));
        }
        Kind::File => {}
        Kind::Folder => return Err(FileError::reading(path, Cause::IsFolder)),
        Kind::Other => return Err(FileError::reading(path, Cause::NotAFile)),
    }
    let bytes = patiently(disk, || disk.read(path, LARGEST)).map_err(|error| fault(&error))?;
    let fingerprint = Fingerprint::of(&bytes, before.modified);
    Ok((bytes, fingerprint))
}

/// Replaces the content of a file, or leaves it exactly as it was.
///
/// Follows links, keeps permissions, and writes nothing when the content is the same already. Only after the new file
/// was read back from its place does it return, with the fingerprint for the next save.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8], expected: Expected) -> Result<Fingerprint, FileError> {
    replace_for(disk, path, bytes, expected, Readers::AsUsual)
}

/// Replaces a file that Sightline keeps for itself: like [`replace`], but only this person can read it, whatever the old
/// one allowed.
pub fn replace_own(disk: &dyn Disk, path: &Path, bytes: &[u8], expected: Expected) -> Result<Fingerprint, FileError> {
    replace_for(disk, path, bytes, expected, Readers::OnlyThisPerson)
}

fn replace_for(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    expected: Expected,
    readers: Readers,
) -> Result<Fingerprint, FileError> {
    if bytes.len() as u64 > LARGEST {
        return Err(FileError::writing(path, Cause::TooLarge { limit: LARGEST }));
    }
    let named = |error: FileError| FileError { path: path.to_owned(), ..error };
    let target = follow_links(disk, path)?;
    // A link that leads nowhere is a name that is taken, and whoever asked for a new file did not choose where it leads.
    if expected == Expected::New && target != path {
        return Err(FileError::writing(path, Cause::AlreadyThere));
    }
    let old = look(disk, &target).map_err(named)?;
    if expected == Expected::New && target != path {
        // A link that leads nowhere is something too, and what is made through it would be made elsewhere.
        return Err(FileError::writing(path, Cause::AlreadyThere));
    }
    let fits = match (&expected, &old) {
        (Expected::New, Some(_)) => Err(Cause::AlreadyThere),
        (_, Some(old)) if old.content.as_deref() == Some(bytes) => {
            return Ok(Fingerprint::of(bytes, old.metadata.modified));
        }
        (Expected::Unchanged(_), None) => Err(Cause::Gone),
        (Expected::Unchanged(opened), Some(old)) if !old.is(opened) => Err(Cause::ChangedByOther),
        _ => Ok(()),
    };
    fits.map_err(|cause| FileError::writing(path, cause))?;

    if let Some(old) = &old {
        if old.metadata.access == Access::ReadOnly {
            return Err(FileError::writing(path, Cause::ReadOnly));
        }
        patiently(disk, || disk.probe_write(&target)).map_err(|error| FileError::writing(path, Cause::of(&error)))?;
    }
    // Until it has the permissions of the old file, the new one is for nobody else.
    let until_then = if old.is_some() { Readers::OnlyThisPerson } else { readers };
    let staged = Staged::write(disk, &target, bytes, until_then).map_err(named)?;
    if old.is_some() && readers == Readers::AsUsual {
        staged.keep_permissions(&target);
    }
    // Writing can take long on a slow drive, so look again before the old file goes.
    if let Some(cause) = changed_meanwhile(disk, &target, old.as_ref(), &expected) {
        return Err(FileError::writing(path, cause));
    }
    staged.put_in_place(&target).map_err(named)?;
    confirm(disk, &target, bytes).map_err(named)
}

/// Removes what interrupted saves of this file left beside it more than a day ago, and says what was removed.
pub fn sweep(disk: &dyn Disk, path: &Path, now: SystemTime) -> Vec<PathBuf> {
    let Ok(target) = follow_links(disk, path) else {
        return Vec::new();
    };
    // A save that stopped in the middle on Windows may have left the only copies under such names.
    if disk.metadata(&target).is_err() {
        return Vec::new();
    }
    let Some(Ok(beside)) = folder_of(&target).map(|folder| disk.list_dir(folder)) else {
        return Vec::new();
    };
    let leftovers = beside.into_iter().filter(|path| is_leftover_of(path, &target));
    leftovers.filter(|path| sweep_one(disk, path, now)).collect()
}

/// Removes what interrupted saves left more than a day ago in a folder that belongs to Sightline alone.
pub fn sweep_own_folder(disk: &dyn Disk, folder: &Path, now: SystemTime) {
    let leftovers = disk.list_dir(folder).unwrap_or_default();
    for path in leftovers.into_iter().filter(|path| is_unfinished(path)) {
        sweep_one(disk, &path, now);
    }
}

/// Removes a leftover that is old enough, and says whether it is gone.
fn sweep_one(disk: &dyn Disk, path: &Path, now: SystemTime) -> bool {
    let is_old = disk.metadata(path).is_ok_and(|found| {
        let age = found.modified.and_then(|modified| now.duration_since(modified).ok());
        found.kind == Kind::File && age.is_some_and(|age| age > LEFTOVER_AGE)
    });
    is_old && disk.remove(path).is_ok()
}

/// What stands at the target before a save.
struct Old {
    metadata: Metadata,
    /// `None` when it is too large to be anything that Sightline wrote.
    content: Option<Vec<u8>>,
}

impl Old {
    fn is(&self, opened: &Fingerprint) -> bool {
        self.content.as_deref().is_some_and(|content| Fingerprint::of(content, None).hash == opened.hash)
    }
}

fn look(disk: &dyn Disk, target: &Path) -> Result<Option<Old>, FileError> {
    let fault = |error: &io::Error| FileError::writing(target, Cause::of(error));
    let metadata = match patiently(disk, || disk.metadata(target)) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(&error)),
    };
    match metadata.kind {
        Kind::File => {}
        Kind::Folder => return Err(FileError::writing(target, Cause::IsFolder)),
        Kind::Other => return Err(FileError::writing(target, Cause::NotAFile)),
    }
    let content = match patiently(disk, || disk.read(target, LARGEST)) {
        Ok(content) => Some(content),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => None,
        Err(error) => return Err(fault(&error)),
    };
    Ok(Some(Old { metadata, content }))
}

fn changed_meanwhile(disk: &dyn Disk, target: &Path, old: Option<&Old>, expected: &Expected) -> Option<Cause> {
    if *expected == Expected::Whatever {
        return None;
    }
    match (look(disk, target), old) {
        (Err(error), _) => Some(error.cause),
        (Ok(None), None) => None,
        (Ok(None), Some(_)) => Some(Cause::Gone),
        (Ok(Some(_)), None) => Some(Cause::AlreadyThere),
        (Ok(Some(now)), Some(old)) => (now.content != old.content).then_some(Cause::ChangedByOther),
    }
}

fn confirm(disk: &dyn Disk, target: &Path, bytes: &[u8]) -> Result<Fingerprint, FileError> {
    let not_confirmed = || {
        let written = Fingerprint::of(bytes, None);
        FileError::writing(target, Cause::NotConfirmed { written })
    };
    let stored = patiently(disk, || disk.read(target, LARGEST)).map_err(|_| not_confirmed())?;
    if stored != bytes {
        return Err(not_confirmed());
    }
    let modified = disk.metadata(target).ok().and_then(|found| found.modified);
    Ok(Fingerprint::of(bytes, modified))
}

fn follow_links(disk: &dyn Disk, path: &Path) -> Result<PathBuf, FileError> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        match disk.link_target(&target) {
            Ok(None) => return Ok(target),
            // A relative link starts at the folder of the link; an absolute one replaces the whole path.
            Ok(Some(next)) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(error) => return Err(FileError::writing(path, Cause::of(&error))),
        }
    }
    Err(FileError::writing(path, Cause::Other("the links lead in a circle".to_owned())))
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
