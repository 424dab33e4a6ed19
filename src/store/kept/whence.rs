//! Which files a workbook was in, kept beside its copies: so that a file that cannot be read any more leads to them.

use std::path::{Path, PathBuf};

use super::{Kept, KeptCopy};
use crate::store::disk::Disk;
use crate::store::error::FileError;
use crate::store::file::{Expected, read, replace_own};
use crate::store::places::Places;

/// The name of the list in the folder of the copies. It is none that a copy has.
const NAME: &str = "files.ron";

/// How many files are remembered.
const MOST: usize = 12;

impl Kept {
    /// Remembers that the workbook is in a file. A list that cannot be written costs no more than the memory of it.
    pub fn note_place(&self, disk: &dyn Disk, file: &Path) {
        let Some(file) = plain(file) else { return };
        let mut files = self.noted(disk);
        if files.first() == Some(&file) {
            return;
        }
        files.retain(|known| *known != file);
        files.insert(0, file);
        files.truncate(MOST);
        if let Ok(text) = ron::to_string(&files) {
            drop(replace_own(disk, &self.folder.join(NAME), text.as_bytes(), Expected::Whatever));
        }
    }

    /// Returns the files in which the workbook was, the last one first.
    pub fn files(&self, disk: &dyn Disk) -> Vec<PathBuf> {
        self.noted(disk).into_iter().map(PathBuf::from).collect()
    }

    /// Returns whether the workbook was in a file.
    pub fn was_in(&self, disk: &dyn Disk, file: &Path) -> bool {
        plain(file).is_some_and(|file| self.noted(disk).contains(&file))
    }

    fn noted(&self, disk: &dyn Disk) -> Vec<String> {
        let read = read(disk, &self.folder.join(NAME)).ok();
        read.and_then(|(bytes, _)| ron::de::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    /// Lists the copies of every workbook that any were kept of. Folders that cannot be listed are left out.
    pub fn all(disk: &dyn Disk, places: &Places) -> Result<Vec<(Self, Vec<KeptCopy>)>, FileError> {
        let folders = match disk.list_dir(&places.kept_dir()) {
            Ok(folders) => folders,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                return Err(FileError::reading(&places.kept_dir(), super::Cause::of(&error)));
            }
        };
        let all = folders.into_iter().filter_map(|folder| {
            let kept = Self { folder };
            let copies = kept.list(disk).ok().filter(|copies| !copies.is_empty())?;
            Some((kept, copies))
        });
        Ok(all.collect())
    }
}

/// Writes a path so that it is the same from wherever the program is started. None for one that is no text.
fn plain(file: &Path) -> Option<String> {
    std::path::absolute(file).ok()?.to_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Reason;
    use crate::store::fake_disk::FakeDisk;

    #[test]
    fn a_workbook_is_found_by_each_file_in_which_it_was() {
        let disk = FakeDisk::with(&[]);
        let places = Places::under(Path::new("/d"));
        let kept = Kept::of(&places, "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11");
        assert_eq!(Kept::all(&disk, &places).unwrap(), []);
        kept.keep(&disk, b"words", Reason::Opened, jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0)).unwrap();
        for number in 0..20 {
            kept.note_place(&disk, Path::new(&format!("/d/Plan {number}.ron")));
        }
        kept.note_place(&disk, Path::new("/d/Plan 10.ron"));
        let files = kept.files(&disk);
        assert_eq!(
            (files.len(), files[0].as_path(), files[1].as_path()),
            (MOST, Path::new("/d/Plan 10.ron"), Path::new("/d/Plan 19.ron"))
        );
        assert!(kept.was_in(&disk, Path::new("/d/Plan 10.ron")) && !kept.was_in(&disk, Path::new("/d/Plan 1.ron")));
        let all = Kept::all(&disk, &places).unwrap();
        assert_eq!((all.len(), all[0].1.len(), &all[0].0), (1, 1, &kept), "the list is no copy");
    }
}
