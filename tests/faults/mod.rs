//! The real save path under real faults: the test program starts itself as a person's Sightline, and harms it.
//!
//! The fake disk of `store` proves each step; here nothing is fake. `.ci/run faults` asks for all of it and prints what
//! it counted; plain tests run what takes a moment. Unix only, because the faults are.

mod calls;
mod child;
mod kill;
mod person;
mod places;

use std::path::Path;

use person::Person;

/// Whether everything is asked for, as `.ci/run faults` does.
fn is_asked_for() -> bool {
    std::env::var_os("SIGHTLINE_FAULTS").is_some()
}

/// Returns a number that the caller of the tests may set.
fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Chance that the same seed brings again: splitmix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit.max(1)
    }
}

/// Says a line to whoever asked for the faults, past the capture of tests that pass.
fn tell(line: &str) {
    use std::io::Write as _;
    if is_asked_for() {
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

/// Not a test of its own: the program that the others start. Does nothing unless it is started by them.
#[test]
fn child() {
    child::run();
}

#[test]
fn kills_in_the_middle_of_saves_lose_nothing() {
    if is_asked_for() {
        kill::rounds(setting("SIGHTLINE_FAULTS_ROUNDS", 2_000), setting("SIGHTLINE_FAULTS_SEED", 2026), 2);
    } else {
        kill::rounds(6, 2026, 1);
    }
}

#[test]
fn every_system_call_of_a_save_may_fail_or_be_the_last() {
    if is_asked_for() {
        calls::every_call();
    }
}

#[test]
fn drives_that_are_full_or_read_only_and_homes_that_are_missing() {
    if is_asked_for() {
        places::every_place();
    }
}

/// Saves once in a folder with this name, and starts anew.
fn saves_and_reopens_in(name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let person = Person::at(folder.path(), Path::new(name));
    let told = person.run(&[], 2);
    assert_eq!((told.saved(), told.complaints()), (vec![1, 2], vec![]), "{name}");
    assert_eq!(person.in_file(), Ok(2), "{name}");
    assert_eq!(person.run(&[], 1).saved(), [3], "{name}");
}

#[test]
fn a_home_that_takes_nothing_stops_no_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = Person::at(folder.path(), Path::new("Plan.ron"));
    // Nobody may write below a file, not even who may do anything else.
    let file = folder.path().join("no folder");
    std::fs::write(&file, "").unwrap();
    person.home = Some(file);
    let told = person.run(&[], 2);
    assert_eq!((told.saved(), told.failed()), (vec![1, 2], vec![]), "{told:?}");
    assert!(!told.not_kept().is_empty() && told.is_in_three_parts(), "{told:?}");
    assert_eq!(person.in_file(), Ok(2));
}

#[test]
fn a_path_with_spaces_and_emoji_saves() {
    saves_and_reopens_in("Ward 7 – plan 💙/My “plan” 👩🏽‍⚕️ (final) Ŵ.ron");
}

#[test]
fn a_path_of_240_characters_saves() {
    let folders = ["Communications and engagement ".trim_end(); 5].join("/");
    let rest = 240 - folders.chars().count() - 1 - ".ron".len();
    let path = format!("{folders}/{}.ron", "p".repeat(rest));
    assert_eq!(path.chars().count(), 240);
    saves_and_reopens_in(&path);
    // A name as long as the system takes leaves no room for a longer one beside it.
    saves_and_reopens_in(&format!("{}.ron", "n".repeat(236)));
    saves_and_reopens_in(&format!("{}.ron", "n".repeat(251)));
}
