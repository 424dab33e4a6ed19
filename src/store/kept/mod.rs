//! The copies of one workbook that are kept on this machine: what it was when it was opened and saved, and restore
//! points to go back to.
//!
//! A shared drive, a sync client or a colleague can replace a file at any time, so that what was on it yesterday can
//! only be had back from somewhere else. One file is one copy, with the very bytes of the workbook's file; its name
//! says when and why it was kept and how the content begins to hash, so that a listing reads no file.

mod name;
#[cfg(test)]
mod tests;
mod thin;
mod whence;

use std::io;
use std::path::{Path, PathBuf};

use jiff::ToSpan as _;
use jiff::civil::DateTime;

pub use thin::{DAYS_KEPT_DAILY, MOST_BASES, MOST_BYTES, Thinning, thin};

use super::disk::{Disk, Kind, Readers};
use super::error::{Cause, FileError};
use super::file::{Expected, LARGEST, read, replace_own};
use super::fingerprint::ContentHash;
use super::places::Places;

/// Why a copy was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The file as it was opened: what two people's changes are compared with later.
    Opened,
    /// The file as it was saved: likewise.
    Saved,
    /// The file as it was before the first save of a day.
    FirstOfDay,
    /// The workbook when a review was closed.
    ReviewClosed,
    /// The file before a newer version of Sightline changed its format.
    BeforeMigration,
    /// The workbook before somebody else's changes were merged into it.
    BeforeMerge,
    /// The workbook before it went back to a restore point.
    BeforeGoingBack,
    /// The file before another workbook was saved over it.
    BeforeReplacing,
    /// A recovery copy that the person did not want to join with its file.
    Recovered,
    /// The workbook when the person asked for a restore point.
    AskedFor,
}

/// How long copies of a kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    /// The newest few.
    Newest,
    /// All of today, one a day for a month, one a month for ever.
    Daily,
    /// All for a month, one a month for ever.
    Month,
    /// For ever, as far as there is room.
    Ever,
}

impl Reason {
    /// Every reason there is.
    pub const ALL: [Self; 10] = [
        Self::Opened,
        Self::Saved,
        Self::FirstOfDay,
        Self::ReviewClosed,
        Self::BeforeMigration,
        Self::BeforeMerge,
        Self::BeforeGoingBack,
        Self::BeforeReplacing,
        Self::Recovered,
        Self::AskedFor,
    ];

    /// Returns the word that stands for it in a file name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Saved => "saved",
            Self::FirstOfDay => "first-of-day",
            Self::ReviewClosed => "review-closed",
            Self::BeforeMigration => "before-migration",
            Self::BeforeMerge => "before-merge",
            Self::BeforeGoingBack => "before-going-back",
            Self::BeforeReplacing => "before-replacing",
            Self::Recovered => "recovered",
            Self::AskedFor => "asked-for",
        }
    }

    /// Returns whether copies of this kind are shown to a person as restore points.
    pub fn is_restore_point(self) -> bool {
        !matches!(self, Self::Opened | Self::Saved)
    }

    fn term(self) -> Term {
        match self {
            Self::Opened | Self::Saved => Term::Newest,
            Self::FirstOfDay => Term::Daily,
            Self::BeforeMerge | Self::BeforeGoingBack | Self::BeforeReplacing | Self::Recovered => Term::Month,
            Self::ReviewClosed | Self::BeforeMigration | Self::AskedFor => Term::Ever,
        }
    }

    /// Returns whether a copy kept for `other` on the same day serves this reason as well.
    fn is_served_by(self, other: Self) -> bool {
        match self.term() {
            // The two kinds of base make room for new ones of their own kind only, so each needs its own.
            Term::Newest => self == other,
            Term::Daily => other.is_restore_point(),
            Term::Month => matches!(other.term(), Term::Month | Term::Ever),
            Term::Ever => other.term() == Term::Ever,
        }
    }
}

/// A copy on the disk, as its name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCopy {
    /// Where it is.
    pub path: PathBuf,
    /// When it was kept, on the wall clock.
    pub at: DateTime,
    /// Why it was kept.
    pub reason: Reason,
    /// The first 8 bytes of the hash of its content.
    pub begins: [u8; 8],
    /// The length in bytes.
    pub size: u64,
}

impl KeptCopy {
    /// Returns whether the copy's name fits a hash. Only reading the copy tells for certain.
    pub fn may_hold(&self, hash: &ContentHash) -> bool {
        hash.bytes().starts_with(&self.begins)
    }
}

/// What became of a wish to keep a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The copy that holds the content now.
    pub copy: KeptCopy,
    /// Whether it is new.
    pub made: Made,
    /// The copies that had to go because all of them together took too much room. A person is to be told.
    pub removed_for_room: Vec<KeptCopy>,
}

/// Whether a copy was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// It was written just now.
    New,
    /// The same content had been kept already, and no second copy was written.
    Before,
}

/// The folder with the copies of one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// The copies of the workbook with this identity. Touches no disk.
    pub fn of(places: &Places, document: &str) -> Self {
        Self { folder: places.kept_dir().join(document_name(document)) }
    }

    /// Returns the folder, which need not exist.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lists the copies, newest first. Files that Sightline did not name are left out and left alone.
    pub fn list(&self, disk: &dyn Disk) -> Result<Vec<KeptCopy>, FileError> {
        let paths = match disk.list_dir(&self.folder) {
            Ok(paths) => paths,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(FileError::reading(&self.folder, Cause::of(&error))),
        };
        let mut copies: Vec<KeptCopy> = paths.into_iter().filter_map(|path| describe(disk, path)).collect();
        copies.sort_by(|one, other| (other.at, &other.path).cmp(&(one.at, &one.path)));
        Ok(copies)
    }

    /// Keeps the bytes of a file, unless the same content was kept on the same day for a reason that lasts as long; then
    /// makes room by the rule of [`thin()`].
    pub fn keep(&self, disk: &dyn Disk, bytes: &[u8], reason: Reason, at: DateTime) -> Result<Keeping, FileError> {
        for folder in self.folder.parent().into_iter().chain([self.folder.as_path()]) {
            disk.create_dir_all(folder, Readers::OnlyThisPerson)
                .map_err(|error| FileError::writing(&self.folder, Cause::of(&error)))?;
        }
        let hash = ContentHash::of(bytes);
        let before = self.list(disk)?.into_iter().find(|copy| {
            copy.at.date() == at.date()
                && reason.is_served_by(copy.reason)
                && copy.may_hold(&hash)
                // A copy that was damaged since is no copy.
                && self.read(disk, copy).is_ok_and(|held| held == bytes)
        });
        if let Some(copy) = before {
            return Ok(Keeping { copy, made: Made::Before, removed_for_room: Vec::new() });
        }
        let copy = self.write(disk, bytes, hash, reason, at)?;
        let removed_for_room = self.make_room(disk, &copy);
        Ok(Keeping { copy, made: Made::New, removed_for_room })
    }

    fn write(
        &self,
        disk: &dyn Disk,
        bytes: &[u8],
        hash: ContentHash,
        reason: Reason,
        at: DateTime,
    ) -> Result<KeptCopy, FileError> {
        let mut begins = [0; 8];
        begins.copy_from_slice(&hash.bytes()[..8]);
        let mut at = at;
        for _ in 0..60 {
            let path = self.folder.join(name::write(at, reason, begins));
            match replace_own(disk, &path, bytes, Expected::New) {
                // Something of this very name is there and is not this content: the next second has another name.
                Err(error) if error.cause == Cause::AlreadyThere => at = at.saturating_add(1.second()),
                Err(error) => return Err(error),
                Ok(written) => return Ok(KeptCopy { path, at, reason, begins, size: written.length }),
            }
        }
        Err(FileError::writing(&self.folder, Cause::AlreadyThere))
    }

    /// Removes what the rule no longer keeps, and returns what went for want of room. Never the copy just made.
    fn make_room(&self, disk: &dyn Disk, new: &KeptCopy) -> Vec<KeptCopy> {
        let Ok(copies) = self.list(disk) else {
            return Vec::new();
        };
        let thinning = thin(&copies, new.at.date(), MOST_BYTES);
        let remove = |copies: Vec<KeptCopy>| -> Vec<KeptCopy> {
            // One that cannot be removed now is met again the next time.
            copies.into_iter().filter(|copy| copy.path != new.path && disk.remove(&copy.path).is_ok()).collect()
        };
        remove(thinning.by_age);
        remove(thinning.for_room)
    }

    /// Reads a copy, and makes sure that it holds what its name says.
    pub fn read(&self, disk: &dyn Disk, copy: &KeptCopy) -> Result<Vec<u8>, FileError> {
        let (bytes, found) = read(disk, &copy.path)?;
        if copy.may_hold(&found.hash) { Ok(bytes) } else { Err(FileError::reading(&copy.path, Cause::Damaged)) }
    }

    /// Finds the content with a hash. None when it was not kept, or is damaged.
    pub fn find(&self, disk: &dyn Disk, hash: ContentHash) -> Option<Vec<u8>> {
        let copies = self.list(disk).ok()?;
        find_in(disk, &copies, hash)
    }

    /// Removes a copy.
    pub fn remove(&self, disk: &dyn Disk, copy: &KeptCopy) -> Result<(), FileError> {
        match disk.remove(&copy.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(FileError::writing(&copy.path, Cause::of(&error)))
            }
            _ => Ok(()),
        }
    }

    /// Returns the contents that are kept and that two chains of hashes have in common: the starting points from which
    /// both may have come, in no order.
    pub fn in_common(&self, disk: &dyn Disk, mine: &[ContentHash], theirs: &[ContentHash]) -> Vec<Vec<u8>> {
        let Ok(copies) = self.list(disk) else {
            return Vec::new();
        };
        let mut common: Vec<ContentHash> = mine.iter().filter(|hash| theirs.contains(hash)).copied().collect();
        common.sort_unstable();
        common.dedup();
        common.into_iter().filter_map(|hash| find_in(disk, &copies, hash)).collect()
    }
}

fn find_in(disk: &dyn Disk, copies: &[KeptCopy], hash: ContentHash) -> Option<Vec<u8>> {
    copies.iter().filter(|copy| copy.may_hold(&hash)).find_map(|copy| {
        let (bytes, found) = read(disk, &copy.path).ok()?;
        (found.hash == hash).then_some(bytes)
    })
}

fn describe(disk: &dyn Disk, path: PathBuf) -> Option<KeptCopy> {
    let (at, reason, begins) = name::read(path.file_name()?.to_str()?)?;
    let found = disk.metadata(&path).ok()?;
    (found.kind == Kind::File && found.length <= LARGEST).then_some(KeptCopy {
        path,
        at,
        reason,
        begins,
        size: found.length,
    })
}

/// Returns a name for the files of a workbook. The identity comes out of a file, where anything may stand, and must not
/// lead out of the folder or to a name that some system refuses.
pub fn document_name(document: &str) -> String {
    match uuid::Uuid::parse_str(document) {
        Ok(id) if id.to_string() == document => document.to_owned(),
        _ => {
            let hash = ContentHash::of(document.as_bytes()).to_string();
            format!("other-{}", &hash["sha256:".len()..][..32])
        }
    }
}
