//! Real places that do not take a save: full and read-only drives, a limit on the size of files, no home.
//!
//! Mounts and marks need the rights of the administrator and a mount table of one's own, which `.ci/run faults` gives;
//! what cannot be done is said to be skipped.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::person::{Person, Told};
use super::tell;

/// What is done to the world before a case, and undone after it.
struct Undo(Vec<Vec<String>>);

impl Drop for Undo {
    fn drop(&mut self) {
        for command in self.0.drain(..).rev() {
            let _ = act(&command.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

fn act(command: &[&str]) -> bool {
    Command::new(command[0]).args(&command[1..]).output().is_ok_and(|output| output.status.success())
}

impl Undo {
    fn new() -> Self {
        Self(vec![])
    }

    /// Does one thing that another undoes. False when it may not be done here.
    fn act(&mut self, does: &[&str], undoes: &[&str]) -> bool {
        let done = act(does);
        if done && !undoes.is_empty() {
            self.0.push(undoes.iter().map(|word| (*word).to_owned()).collect());
        }
        done
    }

    fn mount(&mut self, folder: &Path, options: &str) -> bool {
        let folder = folder.to_str().unwrap();
        self.act(&["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], &["umount", "-l", folder])
    }

    fn lock(&mut self, path: &Path) -> bool {
        let path = path.to_str().unwrap();
        self.act(&["chattr", "+i", path], &["chattr", "-i", path])
    }
}

/// What a case must come to.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    /// Saved without a complaint.
    Saved,
    /// Saved, and told that no copy could be kept.
    SavedWithoutCopies,
    /// Not saved and told, with the words in a copy.
    FailedWithCopy,
    /// Not saved and told; there was room for no copy, and that is told as well.
    FailedWithoutCopy,
    /// Ended by the system in the middle.
    Killed,
}

/// A case: `None` when it cannot be tried here, else what the person and the program ended with.
type Case = fn(&Path, &mut Undo) -> Option<(Person, Told)>;

const CASES: &[(&str, Ends, Case)] = &[
    ("a full drive", Ends::FailedWithCopy, full_drive),
    ("a full home", Ends::SavedWithoutCopies, full_home),
    ("a full drive with the home on it", Ends::FailedWithoutCopy, full_everything),
    ("a limit on the size of files, ignored", Ends::FailedWithoutCopy, limit_ignored),
    ("a limit on the size of files that ends the program", Ends::Killed, limit),
    ("a drive that is read-only", Ends::FailedWithCopy, read_only_drive),
    ("a file that is locked", Ends::FailedWithCopy, locked_file),
    ("a folder that is locked", Ends::FailedWithCopy, locked_folder),
    ("a home that is read-only", Ends::SavedWithoutCopies, read_only_home),
    ("nobody with no home, and a place for temporary files", Ends::Saved, no_home),
    ("nobody with no home and no place for anything", Ends::SavedWithoutCopies, no_place),
    ("a path of spaces, emoji and 240 characters", Ends::Saved, long_path),
];

/// Tries every place, and fails when a word was lost or a failure not told.
pub(super) fn every_place() {
    let (mut done, mut skipped, mut losses) = (0, vec![], vec![]);
    for (name, ends, case) in CASES {
        let folder = tempfile::tempdir().unwrap();
        // Somebody without a name on this system must be able to look in.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut undo = Undo::new();
        let Some((person, told)) = case(folder.path(), &mut undo) else {
            skipped.push(*name);
            continue;
        };
        done += 1;
        let in_words = told.complaints().first().map_or(String::new(), |line| format!(": {line}"));
        tell(&format!("places: {name}: {} saves{in_words}", told.saved().len()));
        if let Err(what) = holds(&person, &told, *ends) {
            losses.push(format!("{name}: {what}; {told:?}"));
        }
    }
    tell(&format!(
        "places: {done} tried, {} skipped for want of rights {skipped:?}; losses {}",
        skipped.len(),
        losses.len()
    ));
    assert!(losses.is_empty(), "{losses:#?}");
}

fn holds(person: &Person, told: &Told, ends: Ends) -> Result<(), String> {
    let in_file = person.in_file()?;
    let copies = person.in_copies()?;
    let saved = told.saved().last().copied().unwrap_or(1);
    let begun = told.begun().last().copied().unwrap_or(1);
    if in_file != saved {
        return Err(format!("{saved} was saved last, the file holds {in_file}"));
    }
    if !told.is_in_three_parts() {
        return Err("not in three parts".to_owned());
    }
    let failed = !told.failed().is_empty();
    let kept = told.not_kept().is_empty();
    let is_so = match ends {
        Ends::Saved => saved == begun && told.complaints().is_empty(),
        Ends::SavedWithoutCopies => saved == begun && !failed && !kept,
        Ends::FailedWithCopy => failed && kept && copies.contains(&begun),
        Ends::FailedWithoutCopy => told.failed().iter().any(|line| line.contains("nowhere else")),
        Ends::Killed => told.status.is_some_and(|status| status.signal().is_some()),
    };
    if is_so { Ok(()) } else { Err(format!("it ended otherwise; copies of {copies:?}")) }
}

/// A person whose file is on a drive of its own and holds edit 1.
fn on_drive(folder: &Path, undo: &mut Undo, options: &str) -> Option<Person> {
    let drive = folder.join("drive");
    std::fs::create_dir(&drive).unwrap();
    undo.mount(&drive, options).then(|| started(folder, Path::new("drive/Plan.ron"), 0))
}

fn started(folder: &Path, file: &Path, grows: u64) -> Person {
    let person = Person { grows, ..Person::at(folder, file) };
    assert_eq!(person.run(&[], 1).saved(), [1]);
    person
}

/// Where the person's copies are.
fn state(person: &Person) -> PathBuf {
    person.home.as_ref().unwrap().join(".local/state/sightline")
}

fn full_drive(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let drive = folder.join("drive");
    std::fs::create_dir(&drive).unwrap();
    undo.mount(&drive, "size=160k").then(|| {
        let person = started(folder, Path::new("drive/Plan.ron"), 12_000);
        let told = person.run(&[], 12);
        (person, told)
    })
}

fn full_home(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let home = folder.join("home");
    std::fs::create_dir(&home).unwrap();
    undo.mount(&home, "size=160k").then(|| {
        let person = started(folder, Path::new("Plan.ron"), 12_000);
        let told = person.run(&[], 12);
        (person, told)
    })
}

fn full_everything(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    undo.mount(folder, "size=400k,mode=755").then(|| {
        let person = started(folder, Path::new("Plan.ron"), 12_000);
        let told = person.run(&[], 12);
        (person, told)
    })
}

/// Files of at most 64 KiB.
fn limited(folder: &Path, before: &str) -> (Person, Told) {
    let person = started(folder, Path::new("Plan.ron"), 8_000);
    // The shells differ in the unit: 512 bytes here, 1,024 there.
    let told = person.run(&["bash", "-c", &format!("{before} ulimit -f 64; exec \"$@\""), "bash"], 12);
    (person, told)
}

fn limit_ignored(folder: &Path, _: &mut Undo) -> Option<(Person, Told)> {
    Some(limited(folder, "trap '' XFSZ;"))
}

fn limit(folder: &Path, _: &mut Undo) -> Option<(Person, Told)> {
    Some(limited(folder, ""))
}

fn read_only_drive(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let person = on_drive(folder, undo, "size=8m")?;
    let drive = folder.join("drive");
    act(&["mount", "-o", "remount,ro", drive.to_str().unwrap()]).then(|| {
        let told = person.run(&[], 1);
        (person, told)
    })
}

fn locked_file(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let person = started(folder, Path::new("Plan.ron"), 0);
    undo.lock(&person.file).then(|| {
        let told = person.run(&[], 1);
        (person, told)
    })
}

fn locked_folder(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let person = started(folder, Path::new("shared/Plan.ron"), 0);
    undo.lock(person.file.parent().unwrap()).then(|| {
        let told = person.run(&[], 1);
        (person, told)
    })
}

fn read_only_home(folder: &Path, undo: &mut Undo) -> Option<(Person, Told)> {
    let home = folder.join("home");
    std::fs::create_dir(&home).unwrap();
    undo.mount(&home, "ro").then(|| {
        let person = Person::at(folder, Path::new("Plan.ron"));
        let told = person.run(&[], 3);
        (person, told)
    })
}

/// Who has no entry among the people of this system.
const NOBODY: [&str; 4] = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"];

/// The program as somebody who has no home, and a folder for the file that they may write to.
fn nobody(folder: &Path) -> Option<Person> {
    let person = Person { home: None, ..Person::at(folder, Path::new("shared/Plan.ron")) };
    // The program must be where nobody may start it.
    let may_start = act(&[&NOBODY[..], &[std::env::current_exe().ok()?.to_str()?, "--list"]].concat());
    let open = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(person.file.parent()?, open).ok()?;
    may_start.then_some(person)
}

fn no_home(folder: &Path, _: &mut Undo) -> Option<(Person, Told)> {
    let person = nobody(folder)?;
    std::fs::set_permissions(&person.temporary, std::fs::Permissions::from_mode(0o777)).unwrap();
    let told = person.run(&NOBODY, 3);
    assert!(!person.in_copies().unwrap().is_empty(), "the copies are among the temporary files");
    Some((person, told))
}

fn no_place(folder: &Path, _: &mut Undo) -> Option<(Person, Told)> {
    let person = nobody(folder)?;
    let told = person.run(&NOBODY, 3);
    Some((person, told))
}

fn long_path(folder: &Path, _: &mut Undo) -> Option<(Person, Told)> {
    let name: String = "Ward 7 💙 (final) ".chars().cycle().take(56).collect();
    let path: String = [name.trim(); 4].join("/").chars().take(236).chain(".ron".chars()).collect();
    let person = started(folder, Path::new(&path), 0);
    assert!(state(&person).is_dir());
    let told = person.run(&[], 3);
    Some((person, told))
}
