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

/// Who may read a file or a folder that is created, from its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Only this person: what Sightline keeps for itself, and what is not in its place yet.
    OnlyThisPerson,
    /// Whoever may read what other programs create here.
    AsUsual,
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
    /// Reads the beginning of a file: at most so many bytes.
    fn read_head(&self, path: &Path, at_most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path, super::file::LARGEST)?;
        bytes.truncate(at_most);
        Ok(bytes)
    }
    /// Creates a file that must not exist yet.
    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>>;
    /// Gives `to` the permissions (and, where allowed, the group) of `from`. Where the group cannot be kept, another one
    /// gets no more than everybody has.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Puts the file `new` in the place of `target` in one step.
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the device.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Lists the paths in a folder, in order.
    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Creates a folder and those above it. One for only this person is closed to others if it was there and open.
    fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()>;
    /// Creates a folder below one where others may write too, or finds it again. Fails when what is there belongs to
    /// somebody else or is no folder.
    fn claim_dir(&self, folder: &Path) -> io::Result<()> {
        self.create_dir_all(folder, Readers::OnlyThisPerson)
    }
    /// Waits before another try.
    fn pause(&self, time: Duration);
    /// Says whether an error is of the kind that passes: a virus scanner or a sync client holds the file for a moment.
    fn is_passing(&self, error: &io::Error) -> bool {
        cfg!(windows) && error.raw_os_error().is_some_and(passes)
    }
}

/// What only one person may read and write, in the letters of Unix.
#[cfg(unix)]
const PRIVATE_FILE: u32 = 0o600;

/// What only one person may enter.
#[cfg(unix)]
const PRIVATE_FOLDER: u32 = 0o700;

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

    fn read_head(&self, path: &Path, at_most: usize) -> io::Result<Vec<u8>> {
        let file = fs::File::open(path)?;
        #[cfg(windows)]
        {
            use std::os::windows::fs::MetadataExt as _;
            // FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS: to look into it would fetch all of it from the network.
            const ONLINE: u32 = 0x0040_0000;
            if file.metadata()?.file_attributes() & ONLINE != 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
        }
        let mut bytes = Vec::new();
        file.take(at_most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if readers == Readers::OnlyThisPerson {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(PRIVATE_FILE);
        }
        // Elsewhere a person's folders are closed to others by what they stand in.
        #[cfg(not(unix))]
        let _ = readers;
        Ok(Box::new(RealFile(options.open(path)?)))
    }

    #[cfg(unix)]
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
        let found = fs::metadata(from)?;
        let mut mode = found.permissions().mode() & 0o7777;
        // A shared folder often rests on the group. Not being allowed to keep it is no reason not to save.
        let keeps_group =
            fs::metadata(to)?.gid() == found.gid() || std::os::unix::fs::chown(to, None, Some(found.gid())).is_ok();
        if !keeps_group {
            let of_everybody = mode & 0o007;
            mode = mode & !0o070 | mode & (of_everybody << 3);
        }
        fs::set_permissions(to, fs::Permissions::from_mode(mode))
    }

    #[cfg(not(unix))]
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
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

    #[cfg(unix)]
    fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()> {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        if readers == Readers::AsUsual {
            return fs::create_dir_all(folder);
        }
        fs::DirBuilder::new().recursive(true).mode(PRIVATE_FOLDER).create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            // A drive without rights, or a folder of somebody else: no reason to keep no copy.
            drop(fs::set_permissions(folder, fs::Permissions::from_mode(mode & 0o7700)));
        }
        Ok(())
    }

    #[cfg(not(unix))]
    fn create_dir_all(&self, folder: &Path, _: Readers) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    #[cfg(unix)]
    fn claim_dir(&self, folder: &Path) -> io::Result<()> {
        use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
        match fs::DirBuilder::new().mode(PRIVATE_FOLDER).create(folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created,
        }
        let found = fs::symlink_metadata(folder)?;
        // The folder of the own program in the list of programs belongs to this person, where there is such a list.
        let is_of_another = fs::metadata("/proc/self").is_ok_and(|own| own.uid() != found.uid());
        if !found.is_dir() || is_of_another {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        // Only its owner may do this.
        fs::set_permissions(folder, fs::Permissions::from_mode(PRIVATE_FOLDER))
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
