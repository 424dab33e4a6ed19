//! Copies of the same workbook beside it, as sync programs leave them when two people saved at once.
//!
//! `Plan-LAPTOP.ron`, `Plan (1).ron`, `Plan (conflicted copy 2026-11-21).ron`, `Plan.sync-conflict-20261121-1432.ron`:
//! there are as many habits as programs, and people copy files by hand too. So a name only says where to look; the
//! identity in the file says whether it is the same workbook, and the hashes in it what it has to do with ours.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Kind};
use super::file::{LARGEST, read};
use super::fingerprint::ContentHash;
use super::format::{Header, read_header};
use super::staged::folder_of;

/// How many files are looked into.
const MOST: usize = 50;

/// A copy of the workbook beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Where it is.
    pub path: PathBuf,
    /// When it was last changed, where the disk knows.
    pub modified: Option<SystemTime>,
    /// The length in bytes.
    pub size: u64,
    /// What it has to do with the workbook that is open.
    pub kinship: Kinship,
}

/// What a copy has to do with the workbook that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// The open workbook came from it, so it holds nothing new.
    Earlier,
    /// It came from the open workbook as that was saved last.
    Later,
    /// Both went on from something earlier: each may hold what the other does not.
    Apart,
}

/// Lists copies of a workbook in its folder, whose names begin as its own does. Waits for the disk. `header` is what the
/// open workbook says about itself, `saved` what its file held when it was last opened or saved.
pub fn siblings(disk: &dyn Disk, workbook: &Path, header: &Header, saved: ContentHash) -> Vec<Sibling> {
    let (Some(Ok(beside)), Some(stem)) =
        (folder_of(workbook).map(|folder| disk.list_dir(folder)), workbook.file_stem().and_then(|stem| stem.to_str()))
    else {
        return Vec::new();
    };
    let stem = stem.to_lowercase();
    beside
        .into_iter()
        .filter(|path| path.file_name() != workbook.file_name())
        .filter(|path| {
            let ends = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
            ends.eq_ignore_ascii_case("ron") && name.starts_with(&stem)
        })
        .take(MOST)
        .filter_map(|path| describe(disk, path, header, saved))
        .collect()
}

fn describe(disk: &dyn Disk, path: PathBuf, mine: &Header, saved: ContentHash) -> Option<Sibling> {
    let found = disk.metadata(&path).ok()?;
    if found.kind != Kind::File || found.length > LARGEST {
        return None;
    }
    let (bytes, fingerprint) = read(disk, &path).ok()?;
    let theirs = read_header(&bytes).ok()?;
    if theirs.document.is_empty() || theirs.document != mine.document {
        return None;
    }
    let kinship = if fingerprint.hash == saved || mine.parents.contains(&fingerprint.hash) {
        Kinship::Earlier
    } else if theirs.parents.contains(&saved) {
        Kinship::Later
    } else {
        Kinship::Apart
    };
    Some(Sibling { path, modified: fingerprint.modified, size: fingerprint.length, kinship })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workbook;
    use crate::store::fake_disk::FakeDisk;
    use crate::store::format::{Document, to_text};

    fn text(header: &Header) -> Vec<u8> {
        to_text(&Document { header: header.clone(), workbook: Workbook::default() }).unwrap().into_bytes()
    }

    #[test]
    fn copies_are_known_by_what_they_are_and_not_by_their_names() {
        let first = Header::fresh();
        let earlier = text(&first);
        let mine = first.after(ContentHash::of(&earlier), 1);
        let saved = text(&mine);
        let apart = text(&first.after(ContentHash::of(&earlier), 7));
        let later = text(&mine.after(ContentHash::of(&saved), 2));
        let stranger = text(&Header::fresh());
        let nameless = text(&Header { document: String::new(), ..Header::fresh() });
        let disk = FakeDisk::with(&[
            ("/d/Plan.ron", &saved),
            ("/d/Plan-LAPTOP.ron", &apart),
            ("/d/Plan (1).ron", &earlier),
            ("/d/plan (Asha's conflicted copy 2026-11-21).RON", &later),
            ("/d/Plan.sync-conflict-20261121-143205-ABCDEF.ron", &apart),
            ("/d/Plan (2).ron", &saved),
            ("/d/Plan 2.ron", &stranger),
            ("/d/Plan 3.ron", b"no workbook"),
            ("/d/Plan 4.ron", &nameless),
            ("/d/Plan-LAPTOP.txt", &apart),
            ("/d/Other.ron", &apart),
        ]);
        let found = siblings(&disk, Path::new("/d/Plan.ron"), &mine, ContentHash::of(&saved));
        let mut found: Vec<(String, Kinship)> =
            found.into_iter().map(|found| (found.path.display().to_string(), found.kinship)).collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(
            found.iter().map(|(path, kinship)| (path.as_str(), *kinship)).collect::<Vec<_>>(),
            [
                ("/d/Plan (1).ron", Kinship::Earlier),
                ("/d/Plan (2).ron", Kinship::Earlier),
                ("/d/Plan-LAPTOP.ron", Kinship::Apart),
                ("/d/Plan.sync-conflict-20261121-143205-ABCDEF.ron", Kinship::Apart),
                ("/d/plan (Asha's conflicted copy 2026-11-21).RON", Kinship::Later),
            ]
        );
    }
}
