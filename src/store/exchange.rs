//! Putting a new file in the place of an old one on Windows, where it takes more than one step.
//!
//! `ReplaceFileW` keeps what belongs to the old file (who may read it, its history with a sync client) and works while
//! others read it, where a rename does not. But it can fail in the middle with the old file under its backup name, so
//! the outcome is looked at and not believed. The steps stand behind a trait, so that every failure is tried on any
//! system; the calls themselves are in [`super::disk`].
#![cfg_attr(not(any(windows, test)), expect(dead_code, reason = "only Windows needs it; the tests run everywhere"))]

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// What Windows says of a file that may not be touched, and of one that is held.
const ACCESS_DENIED: i32 = 5;

/// The errors that pass by themselves: access denied, sharing violation, lock violation, and the three in which
/// `ReplaceFileW` reports that a file is held.
pub(super) fn passes(code: i32) -> bool {
    matches!(code, ACCESS_DENIED | 32 | 33 | 1175..=1177)
}

/// What stands in a temporary name where a backup has [`BACKUP`].
pub(super) const NEW: &str = ".saving-";

/// What stands in the name of the old file while it is replaced.
pub(super) const BACKUP: &str = ".before-";

/// The calls that a replacement needs.
pub(super) trait Steps {
    /// Puts `new` in the place of `target` and leaves the old file as `backup`.
    fn replace_file(&mut self, target: &Path, new: &Path, backup: &Path) -> io::Result<()>;
    /// Renames, over whatever is there.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;
    /// Says whether there is anything at a path.
    fn exists(&mut self, path: &Path) -> io::Result<bool>;
    /// Removes a file.
    fn remove(&mut self, path: &Path) -> io::Result<()>;
}

/// Puts `new` in the place of `target`. When it fails, the old file is at `target` and the new one at `new`, as far as
/// the disk allows.
pub(super) fn exchange(steps: &mut impl Steps, new: &Path, target: &Path) -> io::Result<()> {
    if !steps.exists(target)? {
        return steps.rename(new, target);
    }
    let backup = backup_of(new);
    let Err(error) = steps.replace_file(target, new, &backup) else {
        // The new file is in place. A backup that cannot be removed now is swept with other leftovers.
        drop(steps.remove(&backup));
        return Ok(());
    };
    let target_is_there = steps.exists(target);
    if matches!(target_is_there, Ok(false)) && steps.exists(&backup).unwrap_or(false) {
        // It stopped half way. The old file goes back; if it cannot, the new one, which is whole, takes the place.
        if steps.rename(&backup, target).is_err() {
            return steps.rename(new, target);
        }
        return Err(error);
    }
    // Some drives do not know ReplaceFileW.
    match steps.rename(new, target) {
        Ok(()) => {
            drop(steps.remove(&backup));
            Ok(())
        }
        // Of two errors the one that passes is worth another try, and one that says that the file is held says more than
        // that access was denied, which is all that a rename says of it.
        Err(other) => Err(match (error.raw_os_error(), other.raw_os_error()) {
            (Some(first), _) if passes(first) && first != ACCESS_DENIED => error,
            (_, Some(second)) if passes(second) => other,
            (Some(first), _) if passes(first) => error,
            _ => other,
        }),
    }
}

/// Returns the name of the old file during a replacement: beside the new one, with the same random part.
fn backup_of(new: &Path) -> PathBuf {
    let name = new.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if let Some((stem, random)) = name.rsplit_once(NEW) {
        new.with_file_name(format!("{stem}{BACKUP}{random}"))
    } else {
        let mut backup = OsString::from(new.as_os_str());
        backup.push(BACKUP);
        backup.into()
    }
}

/// Writes a path so that Windows takes more than 259 characters of it: `\\?\C:\…` or `\\?\UNC\server\…`. None when the
/// path is not absolute in one of these two ways, or need not change.
pub(super) fn verbatim(path: &str) -> Option<String> {
    const LONGEST_PLAIN: usize = 240;
    if path.encode_utf16().count() < LONGEST_PLAIN || path.starts_with(r"\\?\") || path.starts_with(r"\\.\") {
        return None;
    }
    let path = path.replace('/', r"\");
    if let Some(share) = path.strip_prefix(r"\\") {
        return Some(format!(r"\\?\UNC\{share}"));
    }
    let bytes = path.as_bytes();
    (bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && &bytes[1..3] == br":\").then(|| format!(r"\\?\{path}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const TARGET: &str = "d/Plan.ron";
    const FRESH: &str = "d/Plan.ron.saving-0123abcd.tmp";
    const ASIDE: &str = "d/Plan.ron.before-0123abcd.tmp";

    /// What `ReplaceFileW` does this time.
    #[derive(Clone, Copy)]
    enum Does {
        Work,
        /// Fails and moves nothing: 1175 and 1176 with a backup name, and every other error.
        Fail(i32),
        /// Fails with the old file under the backup name: 1177.
        StopHalfWay(i32),
    }

    struct Fake {
        files: BTreeMap<PathBuf, &'static str>,
        does: Does,
        renames_fail: Vec<i32>,
    }

    impl Fake {
        fn new(does: Does, renames_fail: &[i32]) -> Self {
            let files = BTreeMap::from([(TARGET.into(), "old"), (FRESH.into(), "new")]);
            Self { files, does, renames_fail: renames_fail.to_vec() }
        }

        fn at(&self, path: &str) -> Option<&'static str> {
            self.files.get(Path::new(path)).copied()
        }
    }

    impl Steps for Fake {
        fn replace_file(&mut self, target: &Path, new: &Path, backup: &Path) -> io::Result<()> {
            match self.does {
                Does::Fail(code) => Err(io::Error::from_raw_os_error(code)),
                Does::Work | Does::StopHalfWay(_) => {
                    let old = self.files.remove(target).unwrap();
                    self.files.insert(backup.into(), old);
                    if let Does::StopHalfWay(code) = self.does {
                        return Err(io::Error::from_raw_os_error(code));
                    }
                    let new = self.files.remove(new).unwrap();
                    self.files.insert(target.into(), new);
                    Ok(())
                }
            }
        }

        fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
            if let Some(code) = self.renames_fail.pop() {
                return Err(io::Error::from_raw_os_error(code));
            }
            let file = self.files.remove(from).ok_or(io::ErrorKind::NotFound)?;
            self.files.insert(to.into(), file);
            Ok(())
        }

        fn exists(&mut self, path: &Path) -> io::Result<bool> {
            Ok(self.files.contains_key(path))
        }

        fn remove(&mut self, path: &Path) -> io::Result<()> {
            self.files.remove(path).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
        }
    }

    fn run(fake: &mut Fake) -> Option<i32> {
        exchange(fake, Path::new(FRESH), Path::new(TARGET)).err().map(|error| error.raw_os_error().unwrap_or(-1))
    }

    #[test]
    fn it_works_and_leaves_nothing_behind() {
        let mut fake = Fake::new(Does::Work, &[]);
        assert_eq!(run(&mut fake), None);
        assert_eq!((fake.at(TARGET), fake.files.len()), (Some("new"), 1));
        let mut fake = Fake::new(Does::Work, &[]);
        fake.files.remove(Path::new(TARGET));
        assert_eq!(run(&mut fake), None);
        assert_eq!((fake.at(TARGET), fake.files.len()), (Some("new"), 1));
    }

    #[test]
    fn a_drive_that_does_not_know_it_gets_a_rename() {
        let mut fake = Fake::new(Does::Fail(1), &[]);
        assert_eq!(run(&mut fake), None);
        assert_eq!((fake.at(TARGET), fake.files.len()), (Some("new"), 1));
    }

    #[test]
    fn a_file_that_is_held_stays_and_the_error_passes() {
        for code in [5, 32, 33, 1175, 1176] {
            let mut fake = Fake::new(Does::Fail(code), &[5]);
            let error = run(&mut fake).unwrap();
            assert!(passes(error));
            assert_eq!(error, code, "a rename that is denied says less than what held the file");
            assert_eq!((fake.at(TARGET), fake.at(FRESH)), (Some("old"), Some("new")));
            fake.does = Does::Work;
            assert_eq!(run(&mut fake), None, "the next try works");
            assert_eq!((fake.at(TARGET), fake.files.len()), (Some("new"), 1));
        }
        let mut fake = Fake::new(Does::Fail(32), &[87]);
        assert_eq!(run(&mut fake), Some(32));
        let mut fake = Fake::new(Does::Fail(50), &[87]);
        assert_eq!(run(&mut fake), Some(87));
    }

    #[test]
    fn half_way_the_old_file_goes_back_or_the_new_one_takes_the_place() {
        let mut fake = Fake::new(Does::StopHalfWay(1177), &[]);
        assert_eq!(run(&mut fake), Some(1177));
        assert_eq!((fake.at(TARGET), fake.at(FRESH), fake.at(ASIDE)), (Some("old"), Some("new"), None));
        let mut fake = Fake::new(Does::StopHalfWay(1177), &[5]);
        assert_eq!(run(&mut fake), None);
        assert_eq!((fake.at(TARGET), fake.at(ASIDE)), (Some("new"), Some("old")), "and nothing is thrown away");
        let mut fake = Fake::new(Does::StopHalfWay(1177), &[5, 5]);
        assert_eq!(run(&mut fake), Some(5));
        assert_eq!((fake.at(FRESH), fake.at(ASIDE)), (Some("new"), Some("old")));
        // The next try finds no target and puts the new file there.
        assert_eq!(run(&mut fake), None);
        assert_eq!(fake.at(TARGET), Some("new"));
    }

    #[test]
    fn long_paths_are_written_so_that_windows_takes_them() {
        let long = "x".repeat(250);
        assert_eq!(verbatim(r"C:\short"), None);
        assert_eq!(verbatim(&format!(r"C:\a/{long}")), Some(format!(r"\\?\C:\a\{long}")));
        assert_eq!(verbatim(&format!(r"\\server\share\{long}")), Some(format!(r"\\?\UNC\server\share\{long}")));
        assert_eq!(verbatim(&format!(r"\\?\C:\{long}")), None);
        assert_eq!(verbatim(&format!(r"relative\{long}")), None);
    }
}
