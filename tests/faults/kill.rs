//! Killing the program at random moments of its saves, over and over.
//!
//! After every kill the file must be whole and hold at least what was said to be saved, and the next start goes on from
//! there, with the recovery copy when that holds more.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use super::person::{Person, Told};
use super::{Chance, tell};

/// What the rounds came to.
#[derive(Debug, Default)]
struct Count {
    rounds: u64,
    /// Saves that were said to be done.
    saved: u64,
    /// The file held what was said to be saved last.
    old: u64,
    /// It held the edit whose save was under way.
    new: u64,
    /// The edit that was under way was in a recovery copy only.
    copied: u64,
    /// What went wrong.
    losses: Vec<String>,
}

/// Kills so many times, and fails when anything was lost.
pub(super) fn rounds(rounds: u64, seed: u64, workers: u64) {
    let began = Instant::now();
    let folder = tempfile::tempdir().unwrap();
    let counts: Vec<Count> = std::thread::scope(|scope| {
        let work: Vec<_> = (0..workers)
            .map(|worker| {
                let person = Person::at(&folder.path().join(worker.to_string()), Path::new("Plan.ron"));
                scope.spawn(move || some_rounds(&person, rounds / workers, &mut Chance(seed + worker)))
            })
            .collect();
        work.into_iter().map(|work| work.join().unwrap()).collect()
    });
    let mut all = Count::default();
    for count in counts {
        all.rounds += count.rounds;
        all.saved += count.saved;
        all.old += count.old;
        all.new += count.new;
        all.copied += count.copied;
        all.losses.extend(count.losses);
    }
    tell(&format!(
        "kill -9, seed {seed}: {} rounds with {} saves in {} s; the file old {}, new {}, under way and in a copy {}; \
         losses {}",
        all.rounds,
        all.saved,
        began.elapsed().as_secs(),
        all.old,
        all.new,
        all.copied,
        all.losses.len()
    ));
    assert!(all.losses.is_empty(), "{:#?}", all.losses);
    assert!(all.rounds < 100 || all.saved > all.rounds / 4 && all.old > 0, "too few kills met a save: {all:?}");
}

fn some_rounds(person: &Person, rounds: u64, chance: &mut Chance) -> Count {
    assert_eq!(person.run(&[], 1).saved(), [1]);
    let mut count = Count::default();
    // What the file must hold at least, and the last edit that was begun at all.
    let (mut acknowledged, mut begun) = (1, 1);
    // How long a save takes here, in microseconds, so that a kill hits any moment of one.
    let mut usual = 20_000;
    for round in 0..rounds {
        let told = one_kill(person, chance, &mut usual);
        count.rounds += 1;
        count.saved += told.saved().len() as u64;
        acknowledged = told.saved().last().copied().unwrap_or(0).max(acknowledged);
        begun = told.begun().last().copied().unwrap_or(0).max(begun);
        let copies = person.in_copies();
        let best_copy = copies.as_ref().map_or(0, |copies| copies.iter().copied().max().unwrap_or(0));
        match (person.in_file(), &copies) {
            (Err(broken), _) => count.losses.push(format!("round {round}: {broken}")),
            (_, Err(broken)) => count.losses.push(format!("round {round}: {broken}")),
            (Ok(edit), _) if edit < acknowledged => {
                count.losses.push(format!("round {round}: {acknowledged} was saved, the file holds {edit}"));
            }
            (Ok(edit), _) if edit > begun => count.losses.push(format!("round {round}: {edit} came before {begun}")),
            (Ok(edit), _) if edit == acknowledged => {
                count.old += 1;
                count.copied += u64::from(best_copy > edit);
            }
            (Ok(edit), _) => {
                count.new += 1;
                // What is on the disk may not go back either.
                acknowledged = edit;
            }
        }
        if !told.complaints().is_empty() {
            count.losses.push(format!("round {round}: {:?}", told.complaints()));
        }
        if count.losses.len() > 20 {
            break;
        }
        // What a crash leaves is swept after a day. Make it so old that the next start has to.
        make_old(person);
    }
    // A last start without a kill has everything, and clears up.
    let told = person.run(&[], 1);
    if told.saved().first().is_none_or(|edit| *edit <= acknowledged) {
        count.losses.push(format!("the last start: {told:?}"));
    }
    let unfinished = person.unfinished();
    if !unfinished.is_empty() {
        count.losses.push(format!("never cleared up: {unfinished:?}"));
    }
    count
}

/// Starts the program and kills it: now and then while it starts, else some way into a save.
fn one_kill(person: &Person, chance: &mut Chance, usual: &mut u64) -> Told {
    let mut running = person.starts(&[], 0, false);
    if chance.below(10) == 0 {
        std::thread::sleep(Duration::from_micros(chance.below(3 * *usual)));
    } else {
        running.until("BEGIN");
        for _ in 0..chance.below(4) {
            let began = Instant::now();
            running.until("SAVED");
            *usual = (3 * *usual + began.elapsed().as_micros() as u64) / 4;
        }
        std::thread::sleep(Duration::from_micros(chance.below(*usual * 5 / 4)));
    }
    running.child.kill().unwrap();
    running.ends()
}

fn make_old(person: &Person) {
    let then = SystemTime::now() - Duration::from_hours(48);
    let mut all = person.kept_files();
    all.retain(|path| path.parent().is_some_and(|folder| folder.ends_with("recovery")));
    all.extend(person.unfinished());
    for path in all {
        std::fs::File::options().append(true).open(path).unwrap().set_modified(then).unwrap();
    }
}
