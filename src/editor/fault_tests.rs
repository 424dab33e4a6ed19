//! A whole save with all that hangs on it, failed and stopped at every call: the words are never on no disk while the
//! person is told otherwise, and never nowhere once a copy was due.

use std::io;

use super::recovery::{open_recovered, recoverable};
use super::test_world::{PLAN, World, achievable, text};
use super::*;
use crate::model::View;
use crate::store::fake_disk::{CrashKeeps, Fault};
use crate::store::format;

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn says(workbook: &Workbook) -> String {
    match find_view(workbook, &achievable()) {
        Some((_, View::Prose(text))) => text.to_owned(),
        other => panic!("{:?}", other.map(|(_, view)| view)),
    }
}

/// A workbook that was saved as "One" and now says "Two".
fn one_and_two() -> (World, Editor) {
    let world = World::new();
    let mut editor = world.opened();
    for (seconds, words) in [(1.0, "One"), (3.0, "Two")] {
        editor.apply(&text(achievable(), words), at(seconds)).unwrap();
        editor.settle(at(seconds), Held::KeyOrButton);
        if words == "One" {
            editor.save(at(1.1));
            world.events(&mut editor, 1.2);
        }
    }
    (world, editor)
}

fn save(world: &World, editor: &mut Editor) -> Vec<EditorEvent> {
    editor.save(at(3.1));
    world.events(editor, 3.2)
}

fn calls() -> Vec<&'static str> {
    let (world, mut editor) = one_and_two();
    world.disk.plan(usize::MAX, Fault::Crash);
    save(&world, &mut editor);
    world.disk.calls()
}

/// What the files hold that a program would look at after a crash: the workbook, and every recovery copy.
fn after_crash(world: &World, keeps: CrashKeeps) -> (String, Vec<String>) {
    let read = |path: &str| {
        let bytes = world.disk.after_crash(path, keeps)?;
        Some(says(
            &format::from_bytes::<Workbook>(&bytes).unwrap_or_else(|error| panic!("{path}: {error}")).document.workbook,
        ))
    };
    let copies = world.disk.files();
    let copies = copies.iter().filter(|path| path.starts_with("/d/state/recovery/") && !path.ends_with("tmp"));
    (read(PLAN).expect("the workbook is there"), copies.filter_map(|path| read(path)).collect())
}

#[test]
fn wherever_the_program_ends_the_words_are_in_a_file_or_a_copy() {
    let calls = calls();
    // The first replacement puts the recovery copy in its place; from its flush on, the words are safe.
    let copied = calls.iter().position(|call| *call == "sync_dir").unwrap();
    let in_place: Vec<usize> = (0..calls.len()).filter(|at| calls[*at] == "replace").collect();
    assert!(in_place.len() == 3 && in_place[0] < copied && copied < in_place[1], "copy, file, kept copy: {calls:?}");
    for stop in 0..calls.len() {
        let (world, mut editor) = one_and_two();
        world.disk.plan(stop, Fault::Crash);
        let events = save(&world, &mut editor);
        for keeps in [CrashKeeps::Names, CrashKeeps::Flushed] {
            let (file, copies) = after_crash(&world, keeps);
            assert!(file == "One" || file == "Two", "{file} at {stop}");
            assert!(copies.iter().all(|copy| copy == "One" || copy == "Two"), "{copies:?} at {stop}");
            let is_safe = file == "Two" || copies.iter().any(|copy| copy == "Two");
            assert!(is_safe || stop <= copied, "the words are nowhere after {stop}, {keeps:?}");
            if events.iter().any(|event| matches!(event, EditorEvent::Saved { .. })) {
                assert_eq!(file, "Two", "said to be saved at {stop}, {keeps:?}");
            }
        }
    }
}

#[test]
fn whatever_call_fails_the_words_are_saved_or_kept_and_the_truth_is_told() {
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::CrossesDevices] {
        for (stop, call) in calls().into_iter().enumerate() {
            let (world, mut editor) = one_and_two();
            world.disk.plan(stop, Fault::Fail(kind));
            let events = save(&world, &mut editor);
            let in_file = says(&world.document(PLAN).document.workbook);
            let is_saved = events.iter().any(|event| matches!(event, EditorEvent::Saved { .. }));
            assert_eq!(is_saved, !editor.is_dirty(), "{call} at {stop}: {events:?}");
            if is_saved {
                assert_eq!(in_file, "Two", "{call} at {stop}");
            } else {
                assert!(matches!(events[..], [EditorEvent::Failed(_), ..]), "{call} at {stop}: {events:?}");
                // Where the file holds the words after all, there is nothing to offer.
                let copies = recoverable(&world.services);
                let offered: Vec<String> = copies
                    .iter()
                    .map(|copy| says(open_recovered(copy, world.services.clone()).unwrap().workbook()))
                    .collect();
                assert!(in_file == "Two" || offered == ["Two"], "{call} at {stop}: {in_file}, {offered:?}");
            }
            // The next try works and leaves nothing unfinished.
            editor.save(at(40.0));
            world.wait();
            editor.poll(at(40.1));
            assert_eq!((says(&world.document(PLAN).document.workbook).as_str(), editor.is_dirty()), ("Two", false));
            assert!(!world.disk.files().iter().any(|path| path.ends_with("tmp")), "{call} at {stop}");
        }
    }
}

#[test]
fn a_failed_save_without_a_copy_says_that_the_words_are_nowhere_else() {
    let (world, mut editor) = one_and_two();
    world.disk.mark_read_only(PLAN);
    world.disk.plan(0, Fault::Fail(io::ErrorKind::StorageFull));
    let events = save(&world, &mut editor);
    let [EditorEvent::Failed(parts)] = &events[..] else { panic!("{events:?}") };
    assert!(
        parts.what_is_safe.ends_with(
            "your work is still open here. No copy of your work could be saved either, so it is nowhere else."
        ),
        "{parts}"
    );
    // With room for a copy again, that is said no more, and the words are kept.
    let events = save(&world, &mut editor);
    let [EditorEvent::Failed(parts)] = &events[..] else { panic!("{events:?}") };
    assert!(parts.what_is_safe.ends_with("your work is still open here."), "{parts}");
    assert_eq!(recoverable(&world.services).len(), 1);
}

#[test]
fn a_drive_that_lies_about_any_write_is_found_out() {
    for (stop, call) in calls().into_iter().enumerate().filter(|(_, call)| *call == "write") {
        let (world, mut editor) = one_and_two();
        world.disk.plan(stop, Fault::ShortWrite);
        let events = save(&world, &mut editor);
        let in_file = says(&world.document(PLAN).document.workbook);
        let is_saved = events.iter().any(|event| matches!(event, EditorEvent::Saved { .. }));
        assert!(events.iter().any(|event| matches!(event, EditorEvent::Failed(_) | EditorEvent::NotKept(_))), "{call}");
        assert_eq!((is_saved, in_file.as_str()), if is_saved { (true, "Two") } else { (false, "One") });
    }
}
