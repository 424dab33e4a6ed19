//! Copies of the same workbook beside it, as sync programs leave them when two people saved at once.
//!
//! `Plan-LAPTOP.ron`, `Copy of Plan.ron`, `Plan (conflicted copy 2026-11-21).ron`, `Plan.ron.conflict1`: there are as many
//! habits as programs, names come in several forms of Unicode, and the file that is open may be the copy. So the name says
//! nothing: the head of each file says whether it is the same workbook, and the hashes in it what it has to do with ours.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::{Disk, Kind};
use super::file::{LARGEST, read};
use super::fingerprint::ContentHash;
use super::format::{self, FORMAT, Header, Opened};
use super::staged::{folder_of, is_unfinished};
use crate::model::Workbook;

/// How many files are looked into, those that look like workbooks first.
const MOST: usize = 200;

/// How much of each file is read to know it for a workbook, in bytes.
const HEAD: usize = 1024;

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

/// Lists copies of a workbook in its folder. Waits for the disk. `header` is what the open workbook says about itself,
/// `saved` what its file held when it was last opened or saved. One stage of it that was sent to a colleague is no copy.
pub fn siblings(disk: &dyn Disk, workbook: &Path, header: &Header, saved: ContentHash) -> Vec<Sibling> {
    let Some(Ok(mut beside)) = folder_of(workbook).map(|folder| disk.list_dir(folder)) else {
        return Vec::new();
    };
    let looks_like_one =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().contains(".ron"));
    // The order among those of one kind stays that of the folder.
    beside.sort_by_key(|path| !looks_like_one(path));
    beside
        .into_iter()
        .filter(|path| path.file_name() != workbook.file_name() && !is_unfinished(path))
        .take(MOST)
        .filter_map(|path| describe(disk, path, header, saved))
        .collect()
}

fn describe(disk: &dyn Disk, path: PathBuf, mine: &Header, saved: ContentHash) -> Option<Sibling> {
    let found = disk.metadata(&path).ok()?;
    if found.kind != Kind::File || found.length > LARGEST || found.length < FORMAT.len() as u64 {
        return None;
    }
    let head = disk.read_head(&path, HEAD).ok()?;
    let claims = head.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes());
    // Only what says that it is this workbook is read whole.
    if mine.document.is_empty()
        || !claims
        || !head.windows(mine.document.len()).any(|id| id == mine.document.as_bytes())
    {
        return None;
    }
    let (bytes, fingerprint) = read(disk, &path).ok()?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
    let theirs = opened.document.header;
    if theirs.document != mine.document || opened.document.workbook.part.is_some() {
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
        let part = Workbook { part: Some(crate::model::Stage::Aim), ..Workbook::default() };
        let stage = to_text(&Document { header: first.clone(), workbook: part }).unwrap().into_bytes();
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
            ("/d/Copy of Plan.ron", &apart),
            ("/d/Pla\u{301}n.ron.conflict1", &later),
            ("/d/Plan stage 1 aim.ron", &stage),
            ("/d/Plan.ron.saving-0123abcd.tmp", &apart),
        ]);
        let found = siblings(&disk, Path::new("/d/Plan.ron"), &mine, ContentHash::of(&saved));
        let mut found: Vec<(String, Kinship)> =
            found.into_iter().map(|found| (found.path.display().to_string(), found.kinship)).collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(
            found.iter().map(|(path, kinship)| (path.as_str(), *kinship)).collect::<Vec<_>>(),
            [
                ("/d/Copy of Plan.ron", Kinship::Apart),
                ("/d/Plan (1).ron", Kinship::Earlier),
                ("/d/Plan (2).ron", Kinship::Earlier),
                ("/d/Plan-LAPTOP.ron", Kinship::Apart),
                ("/d/Plan-LAPTOP.txt", Kinship::Apart),
                ("/d/Plan.sync-conflict-20261121-143205-ABCDEF.ron", Kinship::Apart),
                ("/d/Pla\u{301}n.ron.conflict1", Kinship::Later),
                ("/d/plan (Asha's conflicted copy 2026-11-21).RON", Kinship::Later),
            ]
        );
    }
}
