//! All places where a workbook and its copies are, with their sizes: the answer to "Where is my data?".
//!
//! Whoever writes down the plans of a hospital must be able to find, back up and remove every trace of them.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Kind};
use super::error::FileError;
use super::kept::{Kept, KeptCopy, document_name};
use super::places::Places;
use super::presence::{NoteFile, Person, notes};
use crate::model::counted;

/// A file and its length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it is.
    pub path: PathBuf,
    /// The length in bytes.
    pub size: u64,
}

/// Where a workbook and its copies are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The file. None when there is none, or it cannot be reached now.
    pub file: Option<Item>,
    /// The courtesy notes beside the file, of everybody who has it open or left one behind.
    pub notes: Vec<NoteFile>,
    /// The folder of the kept copies. It need not exist.
    pub kept_folder: PathBuf,
    /// The restore points, newest first.
    pub restore_points: Vec<KeptCopy>,
    /// The copies that are kept for joining with the work of others, newest first.
    pub bases: Vec<KeptCopy>,
    /// Why the kept copies could not be listed, if so.
    pub kept_fault: Option<FileError>,
    /// The folder of the recovery copies. It need not exist.
    pub recovery_folder: PathBuf,
    /// The recovery copies of this workbook, and what interrupted saves left of them.
    pub recovery: Vec<Item>,
    /// The recovery copies of other workbooks.
    pub recovery_of_others: Vec<Item>,
    /// The file with the preferences, once there is one.
    pub preferences: Option<Item>,
}

impl Whereabouts {
    /// Returns how much room the kept copies and the recovery copies of this workbook take together, in bytes.
    pub fn room_of_copies(&self) -> u64 {
        let kept = self.restore_points.iter().chain(&self.bases).map(|copy| copy.size);
        kept.chain(self.recovery.iter().map(|item| item.size)).sum()
    }
}

/// Says a length in bytes as people say it.
pub fn size_in_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => counted(bytes as usize, "byte", "bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1_000_000.0),
    }
}

/// Looks at all places. `file` is none for a workbook without one. Waits for the disk.
pub fn whereabouts(
    disk: &dyn Disk,
    places: &Places,
    document: &str,
    file: Option<&Path>,
    me: &Person,
    now: SystemTime,
) -> Whereabouts {
    let kept = Kept::of(places, document);
    let (copies, kept_fault) = match kept.list(disk) {
        Ok(copies) => (copies, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let (restore_points, bases) = copies.into_iter().partition(|copy| copy.reason.is_restore_point());
    let recovery_folder = places.recovery_dir();
    let name = document_name(document);
    let in_recovery = disk.list_dir(&recovery_folder).unwrap_or_default();
    let (recovery, recovery_of_others) =
        in_recovery.into_iter().filter_map(|path| item(disk, path)).partition(|item: &Item| {
            item.path.file_name().and_then(|file| file.to_str()).is_some_and(|file| file.starts_with(&name))
        });
    Whereabouts {
        file: file.and_then(|file| item(disk, file.to_owned())),
        notes: file.map(|file| notes(disk, file, me, now)).unwrap_or_default(),
        kept_folder: kept.folder().to_owned(),
        restore_points,
        bases,
        kept_fault,
        recovery_folder,
        recovery,
        recovery_of_others,
        preferences: item(disk, places.preferences_file()),
    }
}

fn item(disk: &dyn Disk, path: PathBuf) -> Option<Item> {
    let found = disk.metadata(&path).ok()?;
    (found.kind == Kind::File).then_some(Item { path, size: found.length })
}

#[cfg(test)]
mod tests {
    use super::super::kept::Reason;
    use super::super::presence::Presence;
    use super::*;
    use crate::store::fake_disk::{FakeDisk, Fault};

    #[test]
    fn every_place_is_listed_with_its_size() {
        let document = "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11";
        let places = Places::under(Path::new("/d"));
        let own = format!("/d/state/recovery/{document}-2.ron");
        let disk = FakeDisk::with(&[
            ("/d/Plan.ron", b"12345"),
            ("/d/config/preferences.ron", b"123"),
            (&own, b"1234"),
            ("/d/state/recovery/other.ron", b"1"),
        ]);
        let (me, now) = (Person { name: "Asha".into(), ..Person::default() }, SystemTime::UNIX_EPOCH);
        Presence::announce(&disk, Path::new("/d/Plan.ron"), &me, now).unwrap();
        let kept = Kept::of(&places, document);
        let at = jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0);
        kept.keep(&disk, b"1234567", Reason::AskedFor, at).unwrap();
        kept.keep(&disk, b"12345678", Reason::Saved, at).unwrap();
        let found = whereabouts(&disk, &places, document, Some(Path::new("/d/Plan.ron")), &me, now);
        let sizes = |items: &[Item]| items.iter().map(|item| item.size).collect::<Vec<_>>();
        assert_eq!(found.file, Some(Item { path: "/d/Plan.ron".into(), size: 5 }));
        assert_eq!((sizes(&found.recovery), sizes(&found.recovery_of_others)), (vec![4], vec![1]));
        assert_eq!(found.preferences.as_ref().map(|item| item.size), Some(3));
        assert_eq!((found.restore_points.len(), found.bases.len(), found.notes.len()), (1, 1, 1));
        assert_eq!((found.room_of_copies(), &found.kept_fault), (7 + 8 + 4, &None));
        let none = whereabouts(&FakeDisk::with(&[]), &places, document, None, &me, now);
        assert_eq!((none.file, none.restore_points.len(), none.preferences), (None, 0, None));
        disk.plan(0, Fault::Fail(std::io::ErrorKind::PermissionDenied));
        assert!(whereabouts(&disk, &places, document, None, &me, now).kept_fault.is_some());
    }
}
