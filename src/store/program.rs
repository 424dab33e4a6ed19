//! Which run of the program it is, so that whoever finds what one left behind can tell whether it still runs.
//!
//! A system gives the number of a program that has ended to another one, and begins anew when it is started anew. So the
//! number alone tells nothing: when the program was started belongs to it, and which system gave the number.

use serde::{Deserialize, Serialize};

use super::disk::Disk;

/// One run of the program on one machine. Two are the same when all of it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Program {
    /// The number that the system gave it.
    number: u32,
    /// When it was started, as the system counts.
    started: u64,
    /// Tells the machine from others, where the system has something that does.
    machine: String,
    /// Tells this start of the machine from others, where numbers begin anew with it.
    boot: String,
    /// Tells numbers from those that a container gives on the same machine.
    space: String,
}

/// Whether a run of the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// It runs.
    Runs,
    /// It has ended, whatever the way.
    Ended,
    /// The system does not tell: another machine, another container, or a system that is not asked.
    Unknown,
}

impl Program {
    /// Returns this run of the program. None where the system does not tell. Waits for the disk.
    pub fn this(disk: &dyn Disk) -> Option<Self> {
        Self::of_number(disk, std::process::id())
    }

    /// Returns the run of the program that has this number now. None when there is none.
    pub fn of_number(disk: &dyn Disk, number: u32) -> Option<Self> {
        let started = system::started(disk, number).ok().flatten()?;
        Some(Self { number, started, ..system::here(disk)? })
    }

    /// Asks whether it still runs. Waits for the disk.
    pub fn life(&self, disk: &dyn Disk) -> Life {
        let Some(here) = system::here(disk).filter(|here| self.number != 0 && here.machine == self.machine) else {
            return Life::Unknown;
        };
        if here.boot != self.boot {
            return Life::Ended;
        }
        if here.space != self.space {
            return Life::Unknown;
        }
        match system::started(disk, self.number) {
            Ok(Some(started)) if started == self.started => Life::Runs,
            Ok(_) => Life::Ended,
            Err(_) => Life::Unknown,
        }
    }
}

/// Linux tells all of it in files.
#[cfg(target_os = "linux")]
mod system {
    use std::io;
    use std::path::{Path, PathBuf};

    use super::Program;
    use crate::store::disk::Disk;
    use crate::store::fingerprint::ContentHash;

    /// The longest of these files that is read, in bytes.
    const LONGEST: u64 = 4096;

    pub(super) fn here(disk: &dyn Disk) -> Option<Program> {
        let line = |path: &str| {
            let text = String::from_utf8(disk.read(Path::new(path), LONGEST).ok()?).ok()?;
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        // The identity of a machine is not for others to see, so only its hash goes into files.
        let machine =
            line("/etc/machine-id").map(|id| ContentHash::of(format!("Sightline {id}").as_bytes()).to_string());
        let space = disk.link_target(Path::new("/proc/self/ns/pid")).ok().flatten();
        Some(Program {
            machine: machine.unwrap_or_default(),
            boot: line("/proc/sys/kernel/random/boot_id")?,
            space: space.map(|space| space.display().to_string()).unwrap_or_default(),
            ..Program::default()
        })
    }

    /// Returns when a program was started, in ticks since the machine was. None when there is no such program.
    pub(super) fn started(disk: &dyn Disk, number: u32) -> io::Result<Option<u64>> {
        let path = PathBuf::from(format!("/proc/{number}/stat"));
        let text = match disk.read(&path, LONGEST) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        // The name stands in brackets and may hold any sign; the state follows it, and the start is 19 places further.
        let mut fields = text.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
        match fields.next() {
            // It has ended, and whoever started it has not asked how.
            Some("Z" | "X") => Ok(None),
            _ => match fields.nth(18).and_then(|ticks| ticks.parse().ok()) {
                Some(ticks) => Ok(Some(ticks)),
                None => Err(io::ErrorKind::InvalidData.into()),
            },
        }
    }
}

/// Windows counts the start of a program in real time, so numbers of before a start of the machine tell themselves.
#[cfg(windows)]
mod system {
    use std::io;

    use winsafe::{HPROCESS, co};

    use super::Program;
    use crate::store::disk::Disk;

    /// What Windows says of a program that has not ended.
    const STILL_ACTIVE: u32 = 259;

    #[expect(clippy::unnecessary_wraps, reason = "not every system tells")]
    pub(super) fn here(_: &dyn Disk) -> Option<Program> {
        Some(Program::default())
    }

    pub(super) fn started(_: &dyn Disk, number: u32) -> io::Result<Option<u64>> {
        let fault = |error: co::ERROR| io::Error::from_raw_os_error(error.raw() as i32);
        let program = match HPROCESS::OpenProcess(co::PROCESS::QUERY_LIMITED_INFORMATION, false, number) {
            Err(co::ERROR::INVALID_PARAMETER) => return Ok(None),
            opened => opened.map_err(fault)?,
        };
        if program.GetExitCodeProcess().map_err(fault)? != STILL_ACTIVE {
            return Ok(None);
        }
        let (created, ..) = program.GetProcessTimes().map_err(fault)?;
        Ok(Some(u64::from(created.dwHighDateTime) << 32 | u64::from(created.dwLowDateTime)))
    }
}

/// Elsewhere nothing is asked: age alone decides.
#[cfg(not(any(target_os = "linux", windows)))]
mod system {
    use std::io;

    use super::Program;
    use crate::store::disk::Disk;

    pub(super) fn here(_: &dyn Disk) -> Option<Program> {
        None
    }

    pub(super) fn started(_: &dyn Disk, _: u32) -> io::Result<Option<u64>> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    use super::{Life, Program, system};
    #[cfg(target_os = "linux")]
    use crate::store::{RealDisk, fake_disk::FakeDisk};

    #[test]
    #[cfg(target_os = "linux")]
    fn this_program_runs_and_one_that_has_ended_does_not() {
        let this = Program::this(&RealDisk).unwrap();
        assert_eq!(this.life(&RealDisk), Life::Runs);
        assert_eq!(Program { started: this.started + 1, ..this.clone() }.life(&RealDisk), Life::Ended);
        let mut other = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let started = system::started(&RealDisk, other.id()).unwrap().unwrap();
        let left = Program { number: other.id(), started, ..this };
        assert_eq!(left.life(&RealDisk), Life::Runs);
        other.kill().unwrap();
        // Killed and not yet asked after, it is still in the list of programs.
        let ended = (0..1_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(2));
            left.life(&RealDisk) == Life::Ended
        });
        assert!(ended);
        other.wait().unwrap();
        assert_eq!(left.life(&RealDisk), Life::Ended);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn numbers_count_only_where_they_were_given() {
        let stat = b"7 (a name) S) S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1";
        let disk = FakeDisk::with(&[
            ("/proc/7/stat", stat),
            ("/proc/8/stat", b"8 (gone) Z 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1"),
            ("/proc/9/stat", b"9 (cut) S 1"),
            ("/proc/sys/kernel/random/boot_id", b"monday\n"),
            ("/etc/machine-id", b"ward\n"),
        ]);
        let run = Program { number: 7, started: 4711, ..system::here(&disk).unwrap() };
        assert!(!format!("{run:?}").contains("ward"), "the identity of the machine stands in a note");
        for (run, life) in [
            (run.clone(), Life::Runs),
            (Program { started: 4712, ..run.clone() }, Life::Ended),
            (Program { number: 8, ..run.clone() }, Life::Ended),
            (Program { number: 9, ..run.clone() }, Life::Unknown),
            (Program { number: 10, ..run.clone() }, Life::Ended),
            (Program { boot: "sunday".into(), ..run.clone() }, Life::Ended),
            (Program { space: "container".into(), ..run.clone() }, Life::Unknown),
            (Program { machine: "another".into(), ..run.clone() }, Life::Unknown),
            (Program::default(), Life::Unknown),
        ] {
            assert_eq!(run.life(&disk), life, "{run:?}");
        }
    }
}
