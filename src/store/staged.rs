//! A file that is written beside its target, checked, and only then put in its place.
//!
//! Drives say that they stored what they did not, and programs end in the middle: so the old file stays whole until
//! the new one is known to be whole, and a file that never reaches its place is cleared away when it is dropped.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk::{Disk, NewFile, Readers};
use super::error::{Cause, FileError};
use super::exchange::{BACKUP, NEW};

/// How long to wait between tries while another program holds the file, in milliseconds.
const WAITS: [u64; 7] = [10, 25, 50, 100, 200, 400, 800];

/// What a temporary name ends in: sync clients leave such files alone.
const ENDING: &str = ".tmp";

/// How many digits are random in a temporary name.
const RANDOM: usize = 8;

/// The longest name of a file, in bytes. Windows counts otherwise, and never fewer.
const LONGEST_NAME: usize = 255;

/// New content on the disk that is not in its place yet.
pub(super) struct Staged<'d> {
    disk: &'d dyn Disk,
    temporary: PathBuf,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Waiting,
    InPlace,
}

impl<'d> Staged<'d> {
    /// Writes the bytes to a new file beside `target`, flushes it, and reads it back. What is to have the permissions of
    /// another file is for nobody else until it has them.
    pub(super) fn write(disk: &'d dyn Disk, target: &Path, bytes: &[u8], readers: Readers) -> Result<Self, FileError> {
        let fault = |error: &io::Error| FileError::writing(target, cause_in_folder(error));
        let (temporary, mut file) = create(disk, target, readers).map_err(|error| fault(&error))?;
        let staged = Self { disk, temporary, state: State::Waiting };
        let written = file.write_all(bytes).and_then(|()| file.sync());
        drop(file);
        written.map_err(|error| fault(&error))?;
        let stored = patiently(disk, || disk.read(&staged.temporary, bytes.len() as u64 + 1));
        match stored {
            Ok(stored) if stored == bytes => Ok(staged),
            Ok(_) => Err(FileError::writing(target, Cause::NotStored)),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                Err(FileError::writing(target, Cause::NotStored))
            }
            Err(error) => Err(fault(&error)),
        }
    }

    /// Gives the new file the permissions of an old one. Not being allowed to is no reason not to save.
    pub(super) fn keep_permissions(&self, of: &Path) {
        drop(self.disk.copy_permissions(of, &self.temporary));
    }

    /// Puts the new file in the place of `target`, and flushes the folder.
    pub(super) fn put_in_place(mut self, target: &Path) -> Result<(), FileError> {
        patiently(self.disk, || self.disk.replace(&self.temporary, target))
            .map_err(|error| FileError::writing(target, cause_in_folder(&error)))?;
        self.state = State::InPlace;
        if let Some(folder) = folder_of(target) {
            // The new file is in place already, so a fault here is no reason to say that it was not saved.
            drop(self.disk.sync_dir(folder));
        }
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if self.state == State::Waiting {
            drop(patiently(self.disk, || self.disk.remove(&self.temporary)));
        }
    }
}

/// Does something again while another program holds the file, with growing waits, for under two seconds in all.
pub(super) fn patiently<T>(disk: &dyn Disk, mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for wait in WAITS {
        match act() {
            Err(error) if disk.is_passing(&error) => disk.pause(Duration::from_millis(wait)),
            done => return done,
        }
    }
    act()
}

/// The folder that holds a file: `.` for a bare name.
pub(super) fn folder_of(file: &Path) -> Option<&Path> {
    file.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Says whether a path is a temporary file that a save of `target` left behind.
pub(super) fn is_leftover_of(path: &Path, target: &Path) -> bool {
    let (Some(name), Some(target)) =
        (path.file_name().and_then(|name| name.to_str()), target.file_name().and_then(|name| name.to_str()))
    else {
        return false;
    };
    let Some(rest) = name.strip_prefix(stem(target)) else { return false };
    [NEW, BACKUP].into_iter().any(|mark| rest.strip_prefix(mark).is_some_and(is_random))
}

/// Says whether a path is the unfinished new file of some save.
pub(super) fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.and_then(|name| name.rsplit_once(NEW)).is_some_and(|(_, rest)| is_random(rest))
}

fn is_random(rest: &str) -> bool {
    rest.strip_suffix(ENDING)
        .is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Returns as much of a name as leaves room for the rest of a temporary name.
fn stem(name: &str) -> &str {
    let room = LONGEST_NAME - NEW.len().max(BACKUP.len()) - RANDOM - ENDING.len();
    let mut end = name.len().min(room);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}

fn cause_in_folder(error: &io::Error) -> Cause {
    match Cause::of(error) {
        Cause::NotFound => Cause::FolderGone,
        cause => cause,
    }
}

fn create(disk: &dyn Disk, target: &Path, readers: Readers) -> io::Result<(PathBuf, Box<dyn NewFile>)> {
    let name = target.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
    let mut tries = 0;
    loop {
        let random = uuid::Uuid::new_v4().simple().to_string();
        // A name that is no text is shortened by no rule that another system would share.
        let mut temporary = name.to_str().map_or_else(|| name.to_owned(), |name| OsString::from(stem(name)));
        temporary.push(NEW);
        temporary.push(&random[..RANDOM]);
        temporary.push(ENDING);
        let temporary = target.with_file_name(temporary);
        match patiently(disk, || disk.create_new(&temporary, readers)) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 8 => tries += 1,
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_leftovers_are_recognised() {
        let target = Path::new("a/Plan.ron");
        let is = |name: &str| is_leftover_of(&Path::new("a").join(name), target);
        assert!(is("Plan.ron.saving-0123abcd.tmp"));
        assert!(is("Plan.ron.before-0123abcd.tmp"));
        for other in [
            "Plan.ron",
            "Plan.ron.tmp",
            "Plan.ron.saving-.tmp",
            "Plan.ron.saving-notes123.tmp",
            "Other.ron.saving-0123abcd.tmp",
            "Plan.ron.saving-0123abcd.tmp.ron",
        ] {
            assert!(!is(other), "{other}");
        }
    }

    #[test]
    fn temporary_names_are_never_too_long() {
        for name in ["Plan.ron".to_owned(), format!("{}.ron", "x".repeat(251)), format!("{}.ron", "🙂".repeat(62))] {
            let temporary = format!("{}{NEW}0123abcd{ENDING}", stem(&name));
            assert!(temporary.len() <= LONGEST_NAME && name.starts_with(stem(&name)));
            assert!(is_leftover_of(Path::new(&temporary), Path::new(&name)));
        }
        assert_eq!(stem("Plan.ron"), "Plan.ron");
    }
}
