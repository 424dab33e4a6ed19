//! Every system call of a real save, failed and made the last one, by `strace -e inject`.
//!
//! Which calls there are is not listed here but seen: one save runs without harm first. A fault counts calls of one
//! thread, and each save has a thread of its own.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::person::{Person, Running, Told};
use super::tell;

/// Calls that have nothing to do with files, or with which the program only speaks.
const APART: [&str; 8] = ["mmap", "readv", "writev", "poll", "ppoll", "epoll_wait", "dup", "fcntl"];

/// One fault at one call.
#[derive(Clone, Debug)]
struct Fault {
    /// The save that is harmed: the first since the file was opened, or the second.
    save: u64,
    call: String,
    number: usize,
    /// In the words of strace.
    what: &'static str,
}

/// What became of a fault.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Saved,
    SavedAndToldOfTheCopy,
    FailedAndKept,
    KilledOld,
    KilledNew,
}

/// Harms every call of two saves in every way that fits it, and fails when a word was lost or a failure not told.
pub(super) fn every_call() {
    if Command::new("strace").arg("-V").output().is_err() {
        panic!("there is no strace; `.ci/run install faults` brings it");
    }
    let began = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("template");
    let person = Person::at(&template, Path::new("Plan.ron"));
    assert_eq!(person.run(&[], 1).saved(), [1]);
    // Its recovery copy is of another file from here on.
    std::fs::remove_dir_all(template.join("home/.local/state/sightline/recovery")).unwrap();

    let mut faults = vec![];
    for save in [1, 2] {
        let calls = calls_of(save, &template, &folder.path().join(format!("seen-{save}")));
        let all: usize = calls.values().sum();
        tell(&format!("strace: save {save} makes {all} calls: {}", said(&calls)));
        assert!(calls.get("rename").is_some_and(|count| *count >= 3) && calls.contains_key("fsync"), "{calls:?}");
        for (call, count) in &calls {
            for number in 1..=*count {
                faults.extend(ways(call).iter().map(|what| Fault { save, call: call.clone(), number, what }));
            }
        }
    }
    let next = AtomicUsize::new(0);
    let outcomes: Mutex<BTreeMap<Outcome, usize>> = Mutex::default();
    let losses: Mutex<Vec<String>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(fault) = faults.get(at) else { return };
                    let here = folder.path().join(at.to_string());
                    match harm(fault, &template, &here) {
                        Ok(outcome) => *lock(&outcomes).entry(outcome).or_default() += 1,
                        Err(what) => lock(&losses).push(format!("{fault:?}: {what}")),
                    }
                    std::fs::remove_dir_all(&here).unwrap();
                }
            });
        }
    });
    let (outcomes, losses) = (lock(&outcomes), lock(&losses));
    let of = |outcome| outcomes.get(&outcome).copied().unwrap_or(0);
    tell(&format!(
        "strace: {} faults in {} s; saved all the same {}, saved and told that a copy was not kept {}, failed in three \
         parts with the words in a copy {}, killed with the old file {}, with the new {}; losses {}",
        faults.len(),
        began.elapsed().as_secs(),
        of(Outcome::Saved),
        of(Outcome::SavedAndToldOfTheCopy),
        of(Outcome::FailedAndKept),
        of(Outcome::KilledOld),
        of(Outcome::KilledNew),
        losses.len()
    ));
    assert!(losses.is_empty(), "{losses:#?}");
    assert!(of(Outcome::FailedAndKept) > 20 && of(Outcome::KilledNew) > 20, "the faults met nothing");
}

fn lock<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

fn said(calls: &BTreeMap<String, usize>) -> String {
    calls.iter().map(|(call, count)| format!("{call} {count}")).collect::<Vec<_>>().join(", ")
}

/// The faults that a call can meet. A write may also say that it wrote and have written nothing.
fn ways(call: &str) -> &'static [&'static str] {
    match call {
        "openat" => &["error=EACCES", "error=ENOSPC", "error=EIO", "signal=KILL"],
        "write" => &["error=ENOSPC", "error=EIO", "retval=1", "signal=KILL"],
        "fsync" => &["error=EIO", "error=ENOSPC", "signal=KILL"],
        "rename" => &["error=EACCES", "error=EXDEV", "error=EIO", "signal=KILL"],
        // Nobody can go on from a folder that cannot be closed, and a file that cannot be closed was flushed before.
        "close" => &["signal=KILL"],
        _ => &["error=EACCES", "error=EIO", "signal=KILL"],
    }
}

/// Runs one save without harm and counts the calls of its thread.
fn calls_of(save: u64, template: &Path, here: &Path) -> BTreeMap<String, usize> {
    let log = here.join("calls.log");
    let person = copy_of(template, here);
    let trace = ["-e".to_owned(), "trace=%file,%desc".to_owned(), "-o".to_owned(), log.display().to_string()];
    let told = one_save(&person, save, &trace);
    assert_eq!(told.saved().len() as u64, save, "{told:?}");
    let log = std::fs::read_to_string(log).unwrap();
    let mut threads: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for line in log.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
        if call.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !APART.contains(&call) {
            *threads.entry(thread).or_default().entry(call.to_owned()).or_default() += 1;
        }
    }
    threads.into_values().find(|calls| calls.contains_key("rename")).unwrap()
}

/// A person like another one, in a folder of their own.
fn copy_of(template: &Path, here: &Path) -> Person {
    let copied = Command::new("cp").args(["-a", "--"]).arg(template).arg(here).status().unwrap();
    assert!(copied.success());
    Person::at(here, Path::new("Plan.ron"))
}

/// Starts the program, and watches the save with this number by strace.
fn one_save(person: &Person, save: u64, arguments: &[String]) -> Told {
    let mut running = person.starts(&[], save, true);
    for _ in 1..save {
        assert!(running.until("BEGIN"));
        running.go();
        assert!(running.until("DONE"));
    }
    assert!(running.until("BEGIN"));
    let mut strace = Command::new("strace")
        .args(["-f", "-p", &running.child.id().to_string()])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(strace.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("attached"), "strace says: {line}");
    // Its last words must not fill the pipe.
    let rest = std::thread::spawn(move || drop(std::io::copy(&mut said, &mut std::io::sink())));
    running.go();
    let told = Running::ends(running);
    strace.wait().unwrap();
    rest.join().unwrap();
    told
}

fn harm(fault: &Fault, template: &Path, here: &Path) -> Result<Outcome, String> {
    let person = copy_of(template, here);
    let Fault { save, call, number, what } = fault;
    let arguments = [
        "-e".to_owned(),
        format!("trace={call}"),
        "-e".to_owned(),
        format!("inject={call}:{what}:when={number}"),
        "-o".to_owned(),
        "/dev/null".to_owned(),
    ];
    let told = one_save(&person, *save, &arguments);
    let mine = save + 1;
    let is_saved = told.saved().contains(&mine);
    let is_killed = *what == "signal=KILL";
    let told_all = || format!("{told:?}");
    let in_file = person.in_file()?;
    let copies = person.in_copies()?;
    if in_file != mine && in_file != mine - 1 {
        return Err(format!("the file holds {in_file}; {}", told_all()));
    }
    if is_saved && in_file != mine {
        return Err(format!("said to be saved, and the file holds {in_file}; {}", told_all()));
    }
    if !told.is_in_three_parts() {
        return Err(format!("not in three parts; {}", told_all()));
    }
    let outcome = match (is_killed, is_saved) {
        (true, _) if told.status.is_some_and(|status| status.success()) => {
            return Err(format!("the fault met nothing; {}", told_all()));
        }
        (true, _) if in_file == mine => Outcome::KilledNew,
        (true, _) => Outcome::KilledOld,
        (false, true) if told.not_kept().is_empty() => Outcome::Saved,
        (false, true) => Outcome::SavedAndToldOfTheCopy,
        (false, false) => {
            if told.failed().len() != 1 {
                return Err(format!("neither saved nor failed; {}", told_all()));
            }
            if in_file != mine && !copies.contains(&mine) {
                return Err(format!("the words are nowhere; {}", told_all()));
            }
            Outcome::FailedAndKept
        }
    };
    let unfinished: Vec<PathBuf> = person.unfinished();
    if !is_killed && !call.starts_with("unlink") && !unfinished.is_empty() {
        return Err(format!("left behind: {unfinished:?}"));
    }
    // The next start has the words of the file, or of the copy that goes on from it, and saves.
    let next = person.run(&[], 1);
    let best = copies.iter().copied().max().unwrap_or(0).max(in_file);
    if next.saved() == [best + 1] { Ok(outcome) } else { Err(format!("the next start: {next:?}; {}", told_all())) }
}
