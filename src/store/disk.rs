//! The few system calls that Sightline makes on files, behind one small trait.
//!
//! It exists so that a test can make each of them fail, or stop the program between any two, and see that no word is
//! lost. This is the one module with the privilege to call `std::fs`; everything above it asks a [`Disk`].
#![expect(clippy::disallowed_methods, reason = "this module is the one place that touches the disk")]

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::exchange::passes;

/// What the disk says about a file or a folder, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: Kind,
    /// The length in bytes.
    pub length: u64,
    /// When it was last changed, where the file system knows.
    pub modified: Option<SystemTime>,
    /// Whether it may be changed at all: the read-only mark, not the rights of one person.
    pub access: Access,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe or a socket: reading one could wait for ever.
    Other,
}

/// The read-only mark of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Marked read-only.
    ReadOnly,
    /// Not marked.
    Writable,
}

/// A file that was just created and is being written; dropping it closes it.
pub trait NewFile {
    /// Writes all the bytes.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Waits until the bytes are on the device.
    fn sync(&mut self) -> io::Result<()>;
}

/// The system calls that reading and saving use.
pub trait Disk: Send + Sync {
    /// Reads a whole file, and fails with `FileTooLarge` rather than read more than `at_most` bytes.
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>>;
    /// Describes what the path leads to, links followed.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;
    /// Follows links by one step: `None` when the path is not a link or does not exist.
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>>;
    /// Asks for the right to write to a file that exists, and writes nothing.
    fn probe_write(&self, path: &Path) -> io::Result<()>;
    /// Creates a file that must not exist yet.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// Gives `to` the permissions (and, where allowed, the group) of `from`.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Puts the file `new` in the place of `target` in one step.
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the device.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Lists the paths in a folder, in order.
    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Creates a folder and those above it.
    fn create_dir_all(&self, folder: &Path) -> io::Result<()>;
    /// Waits before another try.
    fn pause(&self, time: Duration);
    /// Says whether an error is of the kind that passes: a virus scanner or a sync client holds the file for a moment.
    fn is_passing(&self, error: &io::Error) -> bool {
        cfg!(windows) && error.raw_os_error().is_some_and(passes)
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

struct RealFile(fs::File);

impl NewFile for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

impl Disk for RealDisk {
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        let file = fs::File::open(path)?;
        let expected = file.metadata()?.len();
        let mut bytes = Vec::with_capacity(usize::try_from(expected.min(at_most)).unwrap_or(0));
        file.take(at_most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > at_most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let found = fs::metadata(path)?;
        Ok(Metadata {
            kind: if found.is_dir() {
                Kind::Folder
            } else if found.is_file() {
                Kind::File
            } else {
                Kind::Other
            },
            length: found.len(),
            modified: found.modified().ok(),
            access: if found.permissions().readonly() { Access::ReadOnly } else { Access::Writable },
        })
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => fs::read_link(path).map(Some),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn probe_write(&self, path: &Path) -> io::Result<()> {
        fs::OpenOptions::new().append(true).open(path).map(drop)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        let found = fs::metadata(from)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            // A shared folder often rests on the group. Not being allowed to keep it is no reason not to save.
            drop(std::os::unix::fs::chown(to, None, Some(found.gid())));
        }
        fs::set_permissions(to, found.permissions())
    }

    #[cfg(not(windows))]
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        fs::rename(new, target)
    }

    #[cfg(windows)]
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        super::exchange::exchange(&mut WindowsSteps, new, target)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    #[cfg(not(windows))]
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        fs::File::open(folder)?.sync_all()
    }

    #[cfg(windows)]
    fn sync_dir(&self, _folder: &Path) -> io::Result<()> {
        Ok(()) // Windows cannot flush a folder, and keeps names in its own journal.
    }

    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths =
            fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn create_dir_all(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// The calls of Windows that replace a file.
#[cfg(windows)]
struct WindowsSteps;

#[cfg(windows)]
impl super::exchange::Steps for WindowsSteps {
    fn replace_file(&mut self, target: &Path, new: &Path, backup: &Path) -> io::Result<()> {
        use winsafe::co::REPLACEFILE;
        let plain = |path: &Path| {
            let path = std::path::absolute(path)?;
            // A name that is no text goes to the rename, which takes any.
            let text = path.to_str().ok_or(io::ErrorKind::Unsupported)?;
            Ok::<_, io::Error>(super::exchange::verbatim(text).unwrap_or_else(|| text.to_owned()))
        };
        let flags = REPLACEFILE::IGNORE_MERGE_ERRORS | REPLACEFILE::IGNORE_ACL_ERRORS;
        winsafe::ReplaceFile(&plain(target)?, &plain(new)?, Some(&plain(backup)?), flags)
            .map_err(|error| io::Error::from_raw_os_error(error.raw() as i32))
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exists(&mut self, path: &Path) -> io::Result<bool> {
        fs::exists(path)
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
