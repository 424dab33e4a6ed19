//! The courtesy note beside a workbook that says who has it open.
//!
//! It is no lock: locks go stale after crashes and stop people from working. What keeps files safe is the comparison
//! before every save; the note only lets two people talk before they meet in a merge. Each program that has the workbook
//! open has one note of its own, so that nobody writes over another's: `~$Plan.ron`, `~$2 Plan.ron` and so on.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::disk::Disk;
use super::file::{Expected, read, replace, sweep};
use super::fingerprint::Fingerprint;
use super::program::{Life, Program};
use super::staged::folder_of;

/// How often a note is written anew while the workbook is open.
pub const REFRESH_EVERY: Duration = Duration::from_mins(3);

/// How old the note of another machine is when it no longer counts, or of a program here that runs: it may have slept.
pub const STALE_AFTER: Duration = Duration::from_mins(30);

/// How old the note of this machine is when it no longer counts, where the system does not tell whether its program still
/// runs: two refreshments missed, by the same clock.
const STALE_HERE_AFTER: Duration = Duration::from_mins(7);

/// How far ahead of ours the clock of another machine may be.
const CLOCKS_DIFFER_BY: Duration = Duration::from_hours(24);

/// How many notes there can be beside one workbook.
const MOST_NOTES: usize = 9;

/// The longest note that is read, in bytes.
const LONGEST: u64 = 4096;

/// Somebody at a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name that the person has on the machine. Empty when it is not known.
    pub name: String,
    /// The name of the machine. Empty when it is not known.
    pub machine: String,
    /// Tells this run of the program from every other.
    pub process: String,
    /// What the system tells it from others by, so that it is known at once when it has ended.
    pub program: Option<Program>,
}

impl Person {
    /// Asks the system who is at this machine. Waits for the disk.
    pub fn here(disk: &dyn Disk) -> Self {
        let told = |names: &[&str]| {
            let texts = names.iter().filter_map(|name| std::env::var_os(name)?.into_string().ok());
            texts.map(|text| plain(&text)).find(|text| !text.is_empty())
        };
        let written = || {
            ["/proc/sys/kernel/hostname", "/etc/hostname"]
                .iter()
                .filter_map(|path| String::from_utf8(disk.read(Path::new(path), LONGEST).ok()?).ok())
                .map(|text| plain(&text))
                .find(|text| !text.is_empty())
        };
        Self {
            name: told(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default(),
            machine: told(&["COMPUTERNAME"]).or_else(written).or_else(|| told(&["HOSTNAME"])).unwrap_or_default(),
            process: uuid::Uuid::new_v4().simple().to_string(),
            program: Program::this(disk),
        }
    }
}

/// Returns a text on one line and short enough to show.
fn plain(text: &str) -> String {
    text.trim().chars().filter(|letter| !letter.is_control()).take(60).collect()
}

/// What a note says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Note {
    name: String,
    machine: String,
    /// Seconds since 1970.
    at: u64,
    process: String,
    program: Option<Program>,
}

impl Note {
    /// Asks whether the program that wrote the note still runs. A system may hide the programs of one person from
    /// another, so only the own ones are believed to have ended.
    fn life(&self, disk: &dyn Disk, me: &Person) -> Life {
        let is_own = !self.machine.is_empty() && (&self.machine, &self.name) == (&me.machine, &me.name);
        self.program.as_ref().filter(|_| is_own).map_or(Life::Unknown, |program| program.life(disk))
    }
}

/// Somebody else who has the workbook open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The name on the machine. Empty when it is not known.
    pub name: String,
    /// The machine. Empty when it is not known.
    pub machine: String,
    /// When the note was written last, by the clock of that machine.
    pub at: SystemTime,
}

/// Whether a note still speaks for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Somebody has the workbook open.
    Fresh,
    /// Nobody has come back to it for too long.
    Stale,
}

/// A note on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteFile {
    /// Where it is.
    pub path: PathBuf,
    /// The length in bytes.
    pub size: u64,
    /// Who wrote it.
    pub other: Other,
    /// Whether it still counts.
    pub freshness: Freshness,
    process: String,
    fingerprint: Fingerprint,
}

/// Lists the notes beside a workbook, those of `me` included. Files of such names that do not read are left out and
/// left alone. Waits for the disk.
pub fn notes(disk: &dyn Disk, workbook: &Path, me: &Person, now: SystemTime) -> Vec<NoteFile> {
    let Some(Ok(beside)) = folder_of(workbook).map(|folder| disk.list_dir(folder)) else {
        return Vec::new();
    };
    let names: Vec<PathBuf> = (1..=MOST_NOTES).filter_map(|number| note_path(workbook, number)).collect();
    beside
        .into_iter()
        .filter(|path| names.iter().any(|name| name.file_name() == path.file_name()))
        .filter_map(|path| describe(disk, path, me, now))
        .collect()
}

fn describe(disk: &dyn Disk, path: PathBuf, me: &Person, now: SystemTime) -> Option<NoteFile> {
    if disk.metadata(&path).ok()?.length > LONGEST {
        return None;
    }
    let (bytes, fingerprint) = read(disk, &path).ok()?;
    let note: Note = ron::de::from_bytes(&bytes).ok()?;
    let at = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(note.at))?;
    let life = note.life(disk, me);
    let stale_after = if note.machine == me.machine && life == Life::Unknown { STALE_HERE_AFTER } else { STALE_AFTER };
    let is_fresh = life != Life::Ended
        && match now.duration_since(at) {
            Ok(age) => age <= stale_after,
            Err(ahead) => ahead.duration() <= CLOCKS_DIFFER_BY,
        };
    Some(NoteFile {
        path,
        size: fingerprint.length,
        other: Other { name: plain(&note.name), machine: plain(&note.machine), at },
        freshness: if is_fresh { Freshness::Fresh } else { Freshness::Stale },
        process: note.process,
        fingerprint,
    })
}

/// Who else has the workbook open, from a list of notes.
pub fn others(notes: &[NoteFile], me: &Person) -> Vec<Other> {
    let fresh = notes.iter().filter(|note| note.freshness == Freshness::Fresh && note.process != me.process);
    fresh.map(|note| note.other.clone()).collect()
}

/// The note that this program has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    workbook: PathBuf,
    path: PathBuf,
    written: Fingerprint,
    at: SystemTime,
}

impl Presence {
    /// Writes the note of `me`, over a stale one or beside those of others. None when no note can be written there,
    /// which is no fault. Waits for the disk.
    pub fn announce(disk: &dyn Disk, workbook: &Path, me: &Person, now: SystemTime) -> Option<Self> {
        let there = notes(disk, workbook, me, now);
        (1..=MOST_NOTES).filter_map(|number| note_path(workbook, number)).find_map(|path| {
            let expected = match there.iter().find(|note| note.path.file_name() == path.file_name()) {
                Some(note) if note.freshness == Freshness::Stale || note.process == me.process => {
                    Expected::Unchanged(note.fingerprint)
                }
                Some(_) => return None,
                None => Expected::New,
            };
            let written = replace(disk, &path, &text(me, now)?, expected).ok()?;
            sweep(disk, &path, now);
            Some(Self { workbook: workbook.to_owned(), path, written, at: now })
        })
    }

    /// Returns the workbook that the note stands beside.
    pub fn workbook(&self) -> &Path {
        &self.workbook
    }

    /// Writes the note anew when it is time. None when it is no longer ours or cannot be written. Waits for the disk.
    pub fn refresh(self, disk: &dyn Disk, me: &Person, now: SystemTime) -> Option<Self> {
        if now.duration_since(self.at).is_ok_and(|age| age < REFRESH_EVERY) {
            return Some(self);
        }
        let written = replace(disk, &self.path, &text(me, now)?, Expected::Unchanged(self.written)).ok()?;
        Some(Self { written, at: now, ..self })
    }

    /// Removes the note, if it is still the one that was written. Waits for the disk.
    pub fn leave(self, disk: &dyn Disk) {
        if read(disk, &self.path).is_ok_and(|(_, found)| found.hash == self.written.hash) {
            // One that stays is stale as soon as this program has ended.
            drop(disk.remove(&self.path));
        }
    }
}

fn text(me: &Person, now: SystemTime) -> Option<Vec<u8>> {
    let at = now.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let Person { name, machine, process, program } = me.clone();
    let note = Note { name, machine, at, process, program };
    Some(ron::to_string(&note).ok()?.into_bytes())
}

/// Returns where the note stands. None when the name of the workbook is no text or leaves no room.
fn note_path(workbook: &Path, number: usize) -> Option<PathBuf> {
    let name = workbook.file_name()?.to_str()?;
    let name = if number == 1 { format!("~${name}") } else { format!("~${number} {name}") };
    (name.len() <= 230).then(|| workbook.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fake_disk::{FakeDisk, Fault};

    const PLAN: &str = "/d/Plan.ron";

    fn person(name: &str, machine: &str) -> Person {
        Person {
            name: name.into(),
            machine: machine.into(),
            process: format!("{name} at {machine}"),
            ..Person::default()
        }
    }

    fn at(minutes: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_mins(1_000_000 + minutes)
    }

    fn who(disk: &FakeDisk, me: &Person, minutes: u64) -> Vec<String> {
        let notes = notes(disk, Path::new(PLAN), me, at(minutes));
        others(&notes, me).into_iter().map(|other| other.name).collect()
    }

    #[test]
    fn each_sees_the_others_and_takes_only_the_own_note_away() {
        let disk = FakeDisk::with(&[(PLAN, b"x")]);
        let (a, b) = (person("Asha", "WARD-1"), person("Ben", "WARD-2"));
        let first = Presence::announce(&disk, Path::new(PLAN), &a, at(0)).unwrap();
        assert_eq!((who(&disk, &a, 1), who(&disk, &b, 1)), (vec![], vec!["Asha".to_owned()]));
        let second = Presence::announce(&disk, Path::new(PLAN), &b, at(1)).unwrap();
        assert_eq!((who(&disk, &a, 2), who(&disk, &b, 2)), (vec!["Ben".to_owned()], vec!["Asha".to_owned()]));
        assert_eq!(disk.files(), [PLAN, "/d/~$2 Plan.ron", "/d/~$Plan.ron"]);
        let first = first.refresh(&disk, &a, at(28)).unwrap();
        let first = first.refresh(&disk, &a, at(29)).unwrap();
        assert_eq!(who(&disk, &b, 57), ["Asha"]);
        second.leave(&disk);
        assert_eq!(disk.files(), [PLAN, "/d/~$Plan.ron"]);
        first.leave(&disk);
        assert_eq!(disk.files(), [PLAN]);
    }

    #[test]
    fn stale_notes_do_not_count_and_are_written_over() {
        let disk = FakeDisk::with(&[(PLAN, b"x")]);
        let (a, b) = (person("Asha", "WARD-1"), person("Ben", "WARD-2"));
        let lost = Presence::announce(&disk, Path::new(PLAN), &a, at(0)).unwrap();
        assert_eq!(who(&disk, &b, 30), ["Asha"]);
        assert_eq!(who(&disk, &b, 31), [""; 0]);
        // On the same machine the clock is the same, and two missed refreshments tell.
        let again = Person { process: "another run".into(), ..a.clone() };
        assert_eq!((who(&disk, &again, 7), who(&disk, &again, 8)), (vec!["Asha".to_owned()], vec![]));
        let taken = Presence::announce(&disk, Path::new(PLAN), &b, at(31)).unwrap();
        assert_eq!(disk.files(), [PLAN, "/d/~$Plan.ron"]);
        // Whoever slept through it does not take the note of another away.
        assert_eq!(lost.clone().refresh(&disk, &a, at(40)), None);
        lost.leave(&disk);
        assert_eq!(who(&disk, &a, 32), ["Ben"]);
        taken.leave(&disk);
        // A clock that is an hour ahead is no reason not to believe a note.
        Presence::announce(&disk, Path::new(PLAN), &a, at(60)).unwrap();
        assert_eq!(who(&disk, &b, 0), ["Asha"]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_note_of_a_program_that_has_ended_counts_no_more_at_once() {
        let stat = |started: u32| format!("7 (sightline) S 1 7 7 0 -1 0 1 0 0 0 0 0 0 0 20 0 1 0 {started} 1 1");
        let disk = FakeDisk::with(&[
            (PLAN, b"x"),
            ("/proc/sys/kernel/random/boot_id", b"today"),
            ("/etc/machine-id", b"ward"),
            ("/proc/7/stat", stat(100).as_bytes()),
        ]);
        let program = Program::of_number(&disk, 7);
        assert!(program.is_some());
        let before = Person { program, ..person("Asha", "WARD-1") };
        let again = Person { process: "another run".into(), program: None, ..before.clone() };
        let crashed = Presence::announce(&disk, Path::new(PLAN), &before, at(0)).unwrap();
        // A laptop that slept for a while still has it open.
        assert_eq!((who(&disk, &again, 0), who(&disk, &again, 29)), (vec!["Asha".to_owned()], vec!["Asha".to_owned()]));
        // The number was given to another program since.
        disk.put("/proc/7/stat", stat(900).as_bytes());
        assert_eq!(who(&disk, &again, 0), [""; 0]);
        // Somebody else on the same machine may not be shown the programs of others.
        assert_eq!(who(&disk, &person("Ben", "WARD-1"), 1), ["Asha"]);
        assert_eq!(who(&disk, &person("Asha", "WARD-2"), 1), ["Asha"]);
        let taken = Presence::announce(&disk, Path::new(PLAN), &again, at(0)).unwrap();
        assert_eq!(taken.path, crashed.path, "the old note is written over");
    }

    #[test]
    fn where_no_note_can_be_written_there_is_none() {
        let disk = FakeDisk::with(&[(PLAN, b"x"), ("/d/~$Plan.ron", b"owner of another program")]);
        let me = person("Asha", "WARD-1");
        let written = Presence::announce(&disk, Path::new(PLAN), &me, at(0)).unwrap();
        assert_eq!(disk.content("/d/~$Plan.ron").as_deref(), Some(&b"owner of another program"[..]));
        written.leave(&disk);
        disk.plan(0, Fault::Fail(std::io::ErrorKind::PermissionDenied));
        let gone = Presence::announce(&disk, Path::new("/gone/Plan.ron"), &me, at(0));
        assert_eq!(gone, None);
        let long = format!("/d/{}.ron", "x".repeat(240));
        assert_eq!(Presence::announce(&disk, Path::new(&long), &me, at(0)), None);
    }

    #[test]
    fn a_note_cannot_say_more_than_fits_on_a_line() {
        let disk = FakeDisk::with(&[(PLAN, b"x")]);
        let odd = person(&"Line\nline ".repeat(40), "\u{7}WARD");
        Presence::announce(&disk, Path::new(PLAN), &odd, at(0)).unwrap();
        let notes = notes(&disk, Path::new(PLAN), &person("Ben", "WARD-2"), at(0));
        assert_eq!((notes[0].other.name.chars().count(), notes[0].other.machine.as_str()), (60, "WARD"));
        assert!(!notes[0].other.name.contains('\n'));
    }
}
