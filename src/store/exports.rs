//! Several files written at once, with names that every system accepts.
//!
//! An export is read by people who do not know what it should hold, so half a set must never pass for a whole one: all
//! files are written and checked beside their places before the first is put in place, and what could not be undone is
//! told.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, Readers};
use super::error::{Cause, FileError, ThreeParts};
use super::staged::Staged;

/// The longest name of a file, in characters, its ending included.
const LONGEST_NAME: usize = 120;

/// What happens to a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    /// The export stops before anything is written.
    Never,
    /// It is replaced.
    Replace,
    /// It stays, and the new file gets a number.
    KeepBoth,
}

/// Why an export was not written, or not whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.three_parts())]
pub struct ExportError {
    /// What went wrong, with the file.
    pub error: FileError,
    /// The new files that are in place all the same. Empty when nothing was changed.
    pub written: Vec<PathBuf>,
}

impl ExportError {
    /// The error in words for a person.
    pub fn three_parts(&self) -> ThreeParts {
        let file = self.error.three_parts();
        let safe = if self.written.is_empty() {
            "No files were written, and your workbook is unchanged.".to_owned()
        } else {
            let names: Vec<_> = self
                .written
                .iter()
                .filter_map(|path| path.file_name())
                .map(|name| format!("“{}”", name.to_string_lossy()))
                .collect();
            format!("Only some of the files are new: {}. Your workbook is unchanged.", names.join(", "))
        };
        let advice = match &self.error.cause {
            Cause::AlreadyThere => "Choose another folder, or confirm that the files may be replaced.".to_owned(),
            Cause::InUse | Cause::NoPermission => {
                "Close the file if it is open in another program, or choose another folder, and export again."
                    .to_owned()
            }
            _ => "Choose another folder and export again.".to_owned(),
        };
        ThreeParts::new(file.what_happened, safe, advice)
    }
}

/// Writes a set of files into a folder, which is created if need be, and returns their paths in order.
///
/// Names are made safe, and made different where two would be the same on a system that ignores case.
pub fn write_exports(
    disk: &dyn Disk,
    folder: &Path,
    files: &[(String, Vec<u8>)],
    overwrite: Overwrite,
) -> Result<Vec<PathBuf>, ExportError> {
    let nothing = |error| ExportError { error, written: Vec::new() };
    disk.create_dir_all(folder, Readers::AsUsual)
        .map_err(|error| nothing(FileError::writing(folder, Cause::of(&error))))?;
    let mut targets = targets(folder, files);
    if overwrite == Overwrite::KeepBoth {
        number(disk, &mut targets).map_err(nothing)?;
    }
    let before = targets
        .iter()
        .map(|target| what_is_there(disk, target, overwrite))
        .collect::<Result<Vec<_>, _>>()
        .map_err(nothing)?;
    let staged = targets
        .iter()
        .zip(files)
        .zip(&before)
        .map(|((target, (_, bytes)), before)| {
            let readers = if *before == Before::File { Readers::OnlyThisPerson } else { Readers::AsUsual };
            Staged::write(disk, target, bytes, readers)
        })
        .collect::<Result<Vec<_>, _>>()
        .map_err(nothing)?;

    let mut in_place: Vec<(&PathBuf, Before)> = Vec::new();
    for ((staged, target), before) in staged.into_iter().zip(&targets).zip(before) {
        // Staging a large set takes a while, so look again before each replacement.
        let put = what_is_there(disk, target, overwrite).and_then(|_| {
            if before == Before::File {
                staged.keep_permissions(target);
            }
            staged.put_in_place(target)
        });
        if let Err(error) = put {
            return Err(ExportError { error, written: take_back(disk, in_place) });
        }
        in_place.push((target, before));
    }
    Ok(targets)
}

/// Returns the names of a set of files that are there already, in order.
pub fn already_there(disk: &dyn Disk, folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let there =
        targets(folder, files).into_iter().filter(|target| disk.metadata(target).is_ok() || is_link(disk, target));
    there.filter_map(|target| Some(target.file_name()?.to_string_lossy().into_owned())).collect()
}

/// Gives each file a number whose name is taken, on the disk or in the set.
fn number(disk: &dyn Disk, targets: &mut [PathBuf]) -> Result<(), FileError> {
    for place in 0..targets.len() {
        let wanted = targets[place].clone();
        let mut number = 2;
        while is_taken(disk, targets, place)? {
            let stem = wanted.file_stem().unwrap_or_default().to_string_lossy();
            let ending = wanted.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
            targets[place] = wanted.with_file_name(format!("{stem} ({number}){ending}"));
            number += 1;
        }
    }
    Ok(())
}

fn is_taken(disk: &dyn Disk, targets: &[PathBuf], place: usize) -> Result<bool, FileError> {
    let target = &targets[place];
    let plain = |path: &Path| path.to_string_lossy().to_lowercase();
    if targets[..place].iter().any(|other| plain(other) == plain(target)) {
        return Ok(true);
    }
    match disk.metadata(target) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(is_link(disk, target)),
        Err(error) => Err(FileError::writing(target, Cause::of(&error))),
    }
}

/// Makes a name that every system accepts, and keeps its ending: no reserved names, signs or trailing dots, at most 120
/// characters.
pub fn safe_file_name(name: &str) -> String {
    const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];
    let plain: String = name
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            control if control.is_control() => '-',
            // Signs that turn the direction of text can hide what a file is.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '-',
            other => other,
        })
        .collect();
    let plain = plain.trim().trim_end_matches(['.', ' ']);
    let plain = plain.strip_prefix("~$").unwrap_or(plain);
    let (stem, ending) = match plain.rfind('.') {
        Some(dot)
            if dot > 0
                && plain.len() - dot <= 12
                && plain[dot + 1..].bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            plain.split_at(dot)
        }
        _ => (plain, ""),
    };
    let room = LONGEST_NAME - ending.chars().count();
    // Some systems count bytes, up to 255, and a temporary name needs some of them too.
    let mut bytes_left = 220_usize.saturating_sub(ending.len());
    let stem: String = stem
        .chars()
        .take(room)
        .take_while(|character| {
            let fits = bytes_left >= character.len_utf8();
            bytes_left = bytes_left.saturating_sub(character.len_utf8());
            fits
        })
        .collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    // Windows looks at what stands before the first dot.
    let device = stem.split('.').next().unwrap_or(stem).trim_end().to_ascii_uppercase();
    let numbered = device
        .strip_prefix("COM")
        .or_else(|| device.strip_prefix("LPT"))
        .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(|digit| "123456789¹²³".contains(digit)));
    if stem.is_empty() {
        format!("untitled{ending}")
    } else if numbered || DEVICES.contains(&device.as_str()) {
        format!("_{stem}{ending}")
    } else {
        format!("{stem}{ending}")
    }
}

/// Says whether there is a link, wherever it leads: one that leads nowhere is not seen by whoever follows links.
fn is_link(disk: &dyn Disk, target: &Path) -> bool {
    matches!(disk.link_target(target), Ok(Some(_)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    File,
}

fn what_is_there(disk: &dyn Disk, target: &Path, overwrite: Overwrite) -> Result<Before, FileError> {
    match disk.metadata(target) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if overwrite != Overwrite::Replace && is_link(disk, target) {
                return Err(FileError::writing(target, Cause::AlreadyThere));
            }
            Ok(Before::Nothing)
        }
        Err(error) => Err(FileError::writing(target, Cause::of(&error))),
        Ok(found) if found.kind != Kind::File => Err(FileError::writing(target, Cause::IsFolder)),
        Ok(_) if overwrite != Overwrite::Replace => Err(FileError::writing(target, Cause::AlreadyThere)),
        Ok(found) if found.access == super::disk::Access::ReadOnly => Err(FileError::writing(target, Cause::ReadOnly)),
        Ok(_) => Ok(Before::File),
    }
}

/// Removes the files that were not there before, and returns those that stay new.
fn take_back(disk: &dyn Disk, in_place: Vec<(&PathBuf, Before)>) -> Vec<PathBuf> {
    in_place
        .into_iter()
        .filter(|(path, before)| *before == Before::File || disk.remove(path).is_err())
        .map(|(path, _)| path.clone())
        .collect()
}

fn targets(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    let mut taken: Vec<String> = Vec::new();
    files
        .iter()
        .map(|(name, _)| {
            let safe = safe_file_name(name);
            let mut free = safe.clone();
            let mut number = 2;
            while taken.contains(&free.to_lowercase()) {
                let (stem, ending) = safe.rfind('.').map_or((safe.as_str(), ""), |dot| safe.split_at(dot));
                free = format!("{stem} ({number}){ending}");
                number += 1;
            }
            taken.push(free.to_lowercase());
            folder.join(free)
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;
    use crate::store::fake_disk::{FakeDisk, Fault};

    fn set() -> Vec<(String, Vec<u8>)> {
        vec![
            ("a.html".into(), b"new a".to_vec()),
            ("b.md".into(), b"new b".to_vec()),
            ("c.csv".into(), b"new c".to_vec()),
        ]
    }

    #[test]
    fn a_set_is_written_whole() {
        let disk = FakeDisk::with(&[]);
        let paths = write_exports(&disk, Path::new("/d/out"), &set(), Overwrite::Never).unwrap();
        assert_eq!(paths, [Path::new("/d/out/a.html"), Path::new("/d/out/b.md"), Path::new("/d/out/c.csv")]);
        assert_eq!(disk.content("/d/out/b.md").unwrap(), b"new b");
        let error = write_exports(&disk, Path::new("/d/out"), &set(), Overwrite::Never).unwrap_err();
        expect![[r#"
            “a.html” was not saved. There is already a file with that name.
            No files were written, and your workbook is unchanged.
            Choose another folder, or confirm that the files may be replaced."#]]
        .assert_eq(&error.to_string());
        write_exports(&disk, Path::new("/d/out"), &set(), Overwrite::Replace).unwrap();
        assert_eq!(disk.files().len(), 3);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_a_file_of_that_name() {
        let disk = FakeDisk::with(&[]);
        disk.link("/d/a.html", "/elsewhere/a.html");
        assert_eq!(already_there(&disk, Path::new("/d"), &set()), ["a.html"]);
        let error = write_exports(&disk, Path::new("/d"), &set(), Overwrite::Never).unwrap_err();
        assert_eq!((error.error.cause, disk.files().len()), (Cause::AlreadyThere, 0));
        let paths = write_exports(&disk, Path::new("/d"), &set(), Overwrite::KeepBoth).unwrap();
        assert_eq!(paths[0], Path::new("/d/a (2).html"));
    }

    #[test]
    fn both_are_kept_with_a_number() {
        let disk = FakeDisk::with(&[("/d/a.html", b"old"), ("/d/a (2).html", b"older"), ("/d/c.csv", b"old")]);
        assert_eq!(already_there(&disk, Path::new("/d"), &set()), ["a.html", "c.csv"]);
        let mut files = set();
        files.push(("a (3).html".into(), b"a name that the number takes".to_vec()));
        let paths = write_exports(&disk, Path::new("/d"), &files, Overwrite::KeepBoth).unwrap();
        let expected = ["/d/a (3).html", "/d/b.md", "/d/c (2).csv", "/d/a (3) (2).html"];
        assert_eq!(paths, expected.map(Path::new));
        assert_eq!(disk.content("/d/a.html").unwrap(), b"old");
        assert_eq!(disk.content("/d/a (2).html").unwrap(), b"older");
        assert_eq!(disk.content("/d/a (3).html").unwrap(), b"new a");
    }

    #[test]
    fn every_fault_leaves_nothing_or_is_told() {
        let old: &[(&str, &[u8])] = &[("/d/b.md", b"old b")];
        let disk = FakeDisk::with(old);
        disk.plan(usize::MAX, Fault::Crash);
        write_exports(&disk, Path::new("/d"), &set(), Overwrite::Replace).unwrap();
        let calls = disk.calls().len();
        let mut told = 0;
        for at in 0..calls {
            let disk = FakeDisk::with(old);
            disk.plan(at, Fault::Fail(std::io::ErrorKind::StorageFull));
            let Err(error) = write_exports(&disk, Path::new("/d"), &set(), Overwrite::Replace) else {
                assert_eq!(disk.files().len(), 3);
                continue;
            };
            let new: Vec<_> = disk
                .files()
                .into_iter()
                .filter(|path| disk.content(path).unwrap().starts_with(b"new"))
                .map(PathBuf::from)
                .collect();
            assert_eq!(new, error.written, "at {at}");
            told += usize::from(!new.is_empty());
            assert!(disk.files().iter().all(|file| !file.contains(".saving-")), "at {at}");
        }
        assert!(told > 0, "the case of a set that cannot be taken back was not met");
    }

    #[test]
    fn names_are_made_safe() {
        for (name, safe) in [
            ("Plan.html", "Plan.html"),
            ("Aims: 2026/27?.html", "Aims- 2026-27-.html"),
            ("con.html", "_con.html"),
            ("COM1", "_COM1"),
            ("lpt9.tar.gz", "_lpt9.tar.gz"),
            ("console.md", "console.md"),
            ("..", "untitled"),
            ("", "untitled"),
            (" spaced . ", "spaced"),
            (".html", ".html"),
            ("../../etc/passwd", "..-..-etc-passwd"),
            ("Ŵy 🙂.md", "Ŵy 🙂.md"),
            ("~$owner.md", "owner.md"),
        ] {
            assert_eq!(safe_file_name(name), safe, "{name}");
        }
        let long = safe_file_name(&format!("{}.html", "ŵ".repeat(300)));
        assert!(long.ends_with("ŵ.html") && long.chars().count() <= LONGEST_NAME && long.len() <= 230);
    }

    #[test]
    fn names_that_differ_only_in_case_get_a_number() {
        let files = ["A.md", "a.md", "a?.md", "a*.md"].map(|name| (name.to_owned(), Vec::new()));
        let names: Vec<_> = targets(Path::new(""), &files).iter().map(|path| path.display().to_string()).collect();
        assert_eq!(names, ["A.md", "a (2).md", "a-.md", "a- (2).md"]);
    }

    proptest! {
        #[test]
        fn any_name_becomes_one_that_every_system_accepts(name in ".*") {
            let safe = safe_file_name(&name);
            prop_assert!(!safe.is_empty() && safe.chars().count() <= LONGEST_NAME + 1);
            prop_assert!(!safe.ends_with(['.', ' ']));
            let refused = |character: char| "<>:\"/\\|?*".contains(character) || character.is_control();
            prop_assert!(!safe.contains(refused));
        }
    }
}
