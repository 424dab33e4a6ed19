//! What saving promises: by itself, never out of order, never in the way, and never without a copy somewhere.

use expect_test::expect;

use super::open::{new_from_copy, open_file};
use super::recovery::{RecoveryCopy, discard_recovery, open_recovered, recoverable};
use super::test_world::{PLAN, World, achievable, text};
use super::*;
use crate::model::View;
use crate::store::fake_disk::Fault;
use crate::store::{ContentHash, Disk as _, ThreeParts};

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn says(workbook: &Workbook) -> &str {
    match find_view(workbook, &achievable()) {
        Some((_, View::Prose(text))) => text,
        other => panic!("{:?}", other.map(|(_, view)| view)),
    }
}

fn type_at(editor: &mut Editor, seconds: f64, words: &str) {
    editor.apply(&text(achievable(), words), at(seconds)).unwrap();
    editor.settle(at(seconds), Held::KeyOrButton);
}

fn settle(editor: &mut Editor, seconds: f64) {
    editor.settle(at(seconds), Held::Nothing);
}

const SAVED: [EditorEvent; 1] =
    [EditorEvent::Saved { at: jiff::civil::DateTime::constant(2026, 11, 21, 14, 32, 0, 0) }];

#[test]
fn an_editor_can_be_made_on_another_thread() {
    fn moves<T: Send>() {}
    moves::<Editor>();
    moves::<Services>();
}

#[test]
fn a_change_is_saved_after_two_seconds_of_rest() {
    let world = World::new();
    let mut editor = world.opened();
    assert!(!editor.is_dirty());
    assert_eq!(editor.wake_after(at(0.0)), None);
    type_at(&mut editor, 11.5, "Two people");
    assert_eq!(editor.save_state(), SaveState::Unsaved);
    assert_eq!(editor.wake_after(at(11.5)), Some(Duration::from_secs(1)), "the point to undo comes first");
    settle(&mut editor, 13.4);
    assert_eq!(editor.save_state(), SaveState::Unsaved);
    assert_eq!(editor.wake_after(at(13.0)), Some(Duration::from_millis(500)));
    settle(&mut editor, 13.5);
    assert_eq!(editor.save_state(), SaveState::Saving);
    assert_eq!(world.events(&mut editor, 13.6), SAVED);
    let EditorEvent::Saved { at: time } = SAVED[0] else { unreachable!() };
    assert_eq!(editor.save_state(), SaveState::Saved { at: time });
    assert!(!editor.is_dirty());
    assert_eq!(editor.wake_after(at(13.6)), None);
    assert_eq!(says(world.reopened().workbook()), "Two people");
}

#[test]
fn who_types_without_a_pause_is_saved_all_the_same() {
    let world = World::new();
    let mut editor = world.opened();
    let mut saves = 0;
    let mut text = String::new();
    for letter in 0..40 {
        let now = 10.0 + f64::from(letter) / 4.0;
        text.push('x');
        type_at(&mut editor, now, &text);
        settle(&mut editor, now);
        if editor.save_state() == SaveState::Saving {
            saves += world.events(&mut editor, now).len();
        }
    }
    assert!(saves >= 4, "{saves} saves in ten seconds of typing");
    assert!(says(world.reopened().workbook()).len() + 9 >= text.len(), "more than two seconds of words are on no disk");
}

#[test]
fn the_header_tells_what_each_save_replaced() {
    let world = World::new();
    let mut editor = world.opened();
    let first = world.disk.content(PLAN).unwrap();
    let document = editor.document().to_owned();
    type_at(&mut editor, 1.0, "Once");
    editor.save(at(1.1));
    assert_eq!(world.events(&mut editor, 1.2), SAVED);
    let second = world.disk.content(PLAN).unwrap();
    type_at(&mut editor, 2.0, "Twice");
    editor.save(at(2.1));
    assert_eq!(world.events(&mut editor, 2.2), SAVED);
    let header = world.document(PLAN).document.header;
    assert_eq!((header.document, header.revision), (document, 3));
    assert_eq!(header.parents, [ContentHash::of(&first), ContentHash::of(&second)]);
}

#[test]
fn nothing_waits_for_a_slow_disk_and_the_newest_words_win() {
    let world = World::new();
    let mut editor = world.opened();
    world.gate.shut();
    type_at(&mut editor, 0.0, "One");
    settle(&mut editor, 2.0);
    assert_eq!(editor.save_state(), SaveState::Saving);
    // The save stands still; the editor does not.
    for step in 1..50 {
        type_at(&mut editor, 2.0 + f64::from(step), &format!("One and {step}"));
        editor.save(at(2.5 + f64::from(step)));
        assert_eq!(editor.poll(at(2.6 + f64::from(step))), []);
        settle(&mut editor, 2.9 + f64::from(step));
        assert_eq!(editor.close(at(2.9 + f64::from(step))), Closing::Saving);
    }
    assert!(!world.was_woken());
    world.gate.open();
    world.wait();
    // The next save begins with the poll, and waits until the first has been looked at.
    world.gate.shut();
    assert_eq!(editor.poll(at(60.0)), SAVED);
    assert_eq!(says(&world.document(PLAN).document.workbook), "One");
    assert!(editor.is_dirty());
    world.gate.open();
    assert_eq!(world.events(&mut editor, 61.0), SAVED);
    assert!(!editor.is_dirty());
    assert_eq!(says(&world.document(PLAN).document.workbook), "One and 49");
    assert_eq!(world.document(PLAN).document.header.revision, 3, "two saves, however often they were asked for");
    assert_eq!(editor.close(at(62.0)), Closing::Ready);
}

#[test]
fn undo_back_to_what_was_saved_is_clean() {
    let world = World::new();
    let mut editor = world.opened();
    type_at(&mut editor, 0.0, "Two people");
    assert!(editor.is_dirty());
    editor.undo(at(0.5)).unwrap();
    assert!(editor.is_dirty(), "not compared before it settles");
    settle(&mut editor, 0.5);
    assert!(!editor.is_dirty());
    settle(&mut editor, 9.0);
    assert!(matches!(editor.save_state(), SaveState::Saved { .. }));
    editor.redo(at(10.0)).unwrap();
    settle(&mut editor, 10.0);
    settle(&mut editor, 12.0);
    assert_eq!(world.events(&mut editor, 12.1), SAVED);
    editor.undo(at(13.0)).unwrap();
    settle(&mut editor, 13.0);
    assert!(editor.is_dirty(), "the file has moved on");
}

#[test]
fn a_window_that_is_left_saves_at_once() {
    let world = World::new();
    let mut editor = world.opened();
    editor.focus_lost(at(0.0));
    assert!(!world.was_woken());
    editor.apply(&text(achievable(), "Two people"), at(1.0)).unwrap();
    editor.focus_lost(at(1.0));
    assert_eq!(world.events(&mut editor, 1.1), SAVED);
    assert_eq!(says(world.reopened().workbook()), "Two people");
}

#[test]
fn a_workbook_without_a_file_is_kept_in_the_recovery_folder_until_it_has_one() {
    let world = World::new();
    let mut editor = world.untitled();
    assert_eq!((editor.save_state(), editor.title().as_str()), (SaveState::Untitled, "Untitled workbook"));
    assert_eq!(editor.close(at(0.0)), Closing::Ready);
    type_at(&mut editor, 1.0, "Two people");
    settle(&mut editor, 3.0);
    assert_eq!(world.events(&mut editor, 3.1), []);
    assert_eq!(editor.close(at(3.2)), Closing::AskWhere);
    let copies = recoverable(&world.services);
    let [copy] = &copies[..] else { panic!("{copies:?}") };
    assert_eq!((copy.organisation.as_str(), copy.document.as_str()), ("A trust", editor.document()));
    assert!(copy.at.is_some());

    // The program ends here without a word, and is started again.
    let mut recovered = open_recovered(copy, world.services.clone()).unwrap();
    assert_eq!(says(recovered.workbook()), "Two people");
    assert!(recovered.is_dirty() && recovered.path().is_none());
    assert_eq!(recovered.close(at(0.0)), Closing::AskWhere);
    recovered.save_as(PLAN.into(), Existing::Keep, at(1.0));
    assert_eq!(world.events(&mut recovered, 1.1), SAVED);
    assert_eq!(recovered.title(), "Plan.ron");
    assert_eq!(recoverable(&world.services), [], "the file holds the words");
    world.closed(&mut recovered, 1.2);
    assert!(world.copies().is_empty());
    assert_eq!(world.reopened().document(), editor.document());
}

#[test]
fn a_recovery_copy_that_cannot_be_written_is_told() {
    let world = World::new();
    let mut editor = world.untitled();
    type_at(&mut editor, 0.0, "Two people");
    world.disk.plan(0, Fault::Fail(std::io::ErrorKind::PermissionDenied));
    settle(&mut editor, 2.0);
    let events = world.events(&mut editor, 2.1);
    let [EditorEvent::Failed(parts)] = &events[..] else { panic!("{events:?}") };
    expect![[r"
        The workbook has no file yet, and no recovery copy of it could be written. You do not have permission to write there.
        Your work is still open here, but it is nowhere else.
        Save it as a file before you close it."]]
    .assert_eq(&parts.to_string());
    assert_eq!(editor.save_state(), SaveState::Failed(parts));
    settle(&mut editor, 33.0);
    assert_eq!(world.events(&mut editor, 33.1), []);
    assert_eq!(editor.save_state(), SaveState::Untitled);
    assert_eq!(says(&copy(&world)), "Two people");
}

#[test]
fn closing_without_a_file_keeps_or_discards_as_the_person_says() {
    let world = World::new();
    let mut kept = world.untitled();
    type_at(&mut kept, 0.0, "Keep me");
    kept.keep_in_recovery();
    assert_eq!(kept.close(at(0.1)), Closing::Saving);
    assert_eq!(world.events(&mut kept, 0.2), []);
    assert_eq!(kept.close(at(0.3)), Closing::Ready);
    assert_eq!(world.copies().len(), 1);
    type_at(&mut kept, 1.0, "Keep me too");
    assert_eq!(kept.close(at(1.1)), Closing::AskWhere);
    let mut unwanted = world.untitled();
    type_at(&mut unwanted, 0.0, "Drop me");
    unwanted.discard_changes();
    assert_eq!(unwanted.close(at(0.1)), Closing::Ready);
}

#[test]
fn a_file_that_cannot_be_written_leaves_a_copy_and_is_tried_again() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.mark_read_only(PLAN);
    type_at(&mut editor, 0.0, "Two people");
    settle(&mut editor, 2.0);
    let events = world.events(&mut editor, 2.1);
    let [EditorEvent::Failed(parts)] = &events[..] else { panic!("{events:?}") };
    expect![[r"
        “Plan.ron” was not saved. The file or its drive is marked read-only.
        The file on the drive is as it was, and your work is still open here.
        Save a copy somewhere else, or remove the mark in the properties of the file."]]
    .assert_eq(&parts.to_string());
    assert_eq!(editor.save_state(), SaveState::Failed(parts));
    assert_eq!(says(&copy(&world)), "Two people");

    // Tried again by itself, without saying the same again.
    assert_eq!(editor.wake_after(at(2.1)), Some(Duration::from_secs(30)));
    settle(&mut editor, 32.2);
    assert_eq!(world.events(&mut editor, 32.3), []);
    // Later words go to the copy as well.
    type_at(&mut editor, 33.0, "Two people and a half");
    settle(&mut editor, 35.0);
    assert_eq!(world.events(&mut editor, 35.1), []);
    assert_eq!(says(&copy(&world)), "Two people and a half");
    // Closing tries once more, then asks; and tries again when asked again.
    for _ in 0..2 {
        assert_eq!(editor.close(at(36.0)), Closing::Saving);
        world.events(&mut editor, 36.1);
        assert_eq!(editor.close(at(36.2)), Closing::CouldNotSave(parts.clone()));
    }
    editor.save(at(37.0));
    assert_eq!(world.events(&mut editor, 37.1), [EditorEvent::Failed(parts.clone())]);
    editor.save_as("/d/Other.ron".into(), Existing::Keep, at(38.0));
    assert_eq!(world.events(&mut editor, 38.1), SAVED);
    world.closed(&mut editor, 38.2);
    assert!(world.copies().is_empty());
    assert_eq!(says(&world.document("/d/Other.ron").document.workbook), "Two people and a half");
}

fn copy(world: &World) -> Workbook {
    let copies = recoverable(&world.services);
    assert_eq!(copies.len(), 1);
    open_recovered(&copies[0], world.services.clone()).unwrap().snapshot()
}

#[test]
fn a_file_that_someone_else_changed_is_never_overwritten() {
    let world = World::new();
    let mut editor = world.opened();
    let theirs = b"(what a colleague wrote)";
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), theirs));
    // Even a save without a change finds out.
    editor.save(at(0.0));
    let events = world.events(&mut editor, 0.1);
    let is_told = |events: &[EditorEvent]| matches!(events, [EditorEvent::FileIsOther { .. }]);
    assert!(is_told(&events), "{events:?}");
    assert!(editor.is_dirty(), "our words are in no file any more");
    type_at(&mut editor, 1.0, "Mine");
    editor.save(at(1.1));
    assert!(is_told(&world.events(&mut editor, 1.2)));
    assert_eq!(world.disk.content(PLAN).as_deref(), Some(&theirs[..]));
    editor.save_as(PLAN.into(), Existing::Replace, at(1.3));
    assert!(is_told(&world.events(&mut editor, 1.4)));
    assert_eq!(world.disk.content(PLAN).as_deref(), Some(&theirs[..]));
    assert_eq!(says(&copy(&world)), "Mine");
}

#[test]
fn a_file_that_has_gone_can_be_saved_again_under_its_own_name() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.remove(Path::new(PLAN)).unwrap();
    editor.save(at(0.0));
    let events = world.events(&mut editor, 0.1);
    let [EditorEvent::Failed(parts)] = &events[..] else { panic!("{events:?}") };
    assert!(parts.what_happened.contains("moved, renamed or removed"), "{parts}");
    editor.save_as(PLAN.into(), Existing::Keep, at(1.0));
    assert_eq!(world.events(&mut editor, 1.1), SAVED);
    assert_eq!(editor.workbook(), world.reopened().workbook());
}

#[test]
fn a_new_name_that_is_taken_changes_nothing() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.plan(0, Fault::OtherWrites("/d/Other.ron".into(), b"taken"));
    editor.save_as("/d/Other.ron".into(), Existing::Keep, at(0.0));
    assert!(matches!(world.events(&mut editor, 0.1)[..], [EditorEvent::Failed(_)]));
    assert_eq!(editor.title(), "Plan.ron");
    assert!(matches!(editor.save_state(), SaveState::Saved { .. }), "the open file is as good as before");
    editor.save_as("/d/Other.ron".into(), Existing::Replace, at(1.0));
    assert_eq!(world.events(&mut editor, 1.1), SAVED);
    assert_eq!(editor.path(), Some(Path::new("/d/Other.ron")));
    // What was no workbook is gone as the person said; another workbook can be had back.
    let mut stranger = world.untitled();
    let replaced = world.disk.content("/d/Other.ron").unwrap();
    stranger.save_as("/d/Other.ron".into(), Existing::Replace, at(2.0));
    assert_eq!(world.events(&mut stranger, 2.1), SAVED);
    let points = super::keeping::restore_points(editor.document(), &world.services).unwrap();
    assert_eq!((points.len(), points[0].reason), (1, Reason::BeforeReplacing));
    assert_eq!(world.disk.content(points[0].path.to_str().unwrap()), Some(replaced));
}

#[test]
fn a_save_that_could_not_be_confirmed_is_done_again() {
    let calls = {
        let world = World::new();
        let mut editor = world.opened();
        type_at(&mut editor, 0.0, "Two people");
        world.disk.plan(usize::MAX, Fault::Crash);
        editor.save(at(0.1));
        assert_eq!(world.events(&mut editor, 0.2), SAVED);
        world.disk.calls()
    };
    // The recovery copy, the file as it was this morning, the file, and what was saved are put in place in this order.
    let in_place: Vec<usize> = (0..calls.len()).filter(|at| calls[*at] == "replace").collect();
    assert_eq!(in_place.len(), 4);
    let confirm = in_place[2] + calls[in_place[2]..].iter().position(|call| *call == "read").unwrap();
    let world = World::new();
    let mut editor = world.opened();
    type_at(&mut editor, 0.0, "Two people");
    world.disk.plan(confirm, Fault::Fail(std::io::ErrorKind::PermissionDenied));
    editor.save(at(0.1));
    assert!(matches!(world.events(&mut editor, 0.2)[..], [EditorEvent::Failed(_)]));
    assert!(editor.is_dirty());
    type_at(&mut editor, 1.0, "Three people");
    settle(&mut editor, 3.0);
    assert_eq!(world.events(&mut editor, 3.1), SAVED);
    assert_eq!(says(world.reopened().workbook()), "Three people");
}

#[test]
fn the_copy_of_another_window_is_left_alone() {
    let world = World::new();
    let mut first = world.untitled();
    type_at(&mut first, 0.0, "First");
    settle(&mut first, 2.0);
    world.events(&mut first, 2.1);
    let listed = recoverable(&world.services);
    // The same workbook is open a second time, as after a crash, and goes its own way.
    let mut second = open_recovered(&listed[0], world.services.clone()).unwrap();
    type_at(&mut second, 0.0, "Second");
    settle(&mut second, 2.0);
    world.events(&mut second, 2.1);
    type_at(&mut first, 3.0, "First again");
    settle(&mut first, 5.0);
    world.events(&mut first, 5.1);
    let mut words: Vec<String> = recoverable(&world.services)
        .iter()
        .map(|copy| says(open_recovered(copy, world.services.clone()).unwrap().workbook()).to_owned())
        .collect();
    words.sort();
    assert_eq!(words, ["First again", "Second"]);
    // A copy that has changed since it was listed is not thrown away.
    let error: ThreeParts = discard_recovery(&listed[0], &world.services).unwrap_err();
    expect![[r"
        The recovery copy was not removed.
        It is still in the recovery folder, and nothing else was touched.
        Check the list again: the copy may have changed, or another program may be using it."]]
    .assert_eq(&error.to_string());
    let fresh: Vec<RecoveryCopy> = recoverable(&world.services);
    for copy in &fresh {
        discard_recovery(copy, &world.services).unwrap();
    }
    assert_eq!(recoverable(&world.services), []);
    discard_recovery(&fresh[0], &world.services).unwrap();
}

#[test]
fn what_may_not_be_changed_is_neither_edited_nor_saved() {
    let world = World::new();
    let mut opened = world.opened();
    type_at(&mut opened, 0.0, "Two people");
    opened.save(at(0.1));
    world.events(&mut opened, 0.2);
    let strange = String::from_utf8(world.disk.content(PLAN).unwrap()).unwrap().replacen(
        "organisation: (",
        "colour: 3,\n    colour: 4,\n    organisation: (",
        1,
    );
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), strange.clone().leak().as_bytes()));
    let unknown = world.reopened();
    let example = Editor::example(opened.snapshot(), "An example", world.services.clone());
    assert_eq!(example.title(), "An example");
    for mut editor in [unknown, example] {
        assert!(!editor.can_edit() && editor.read_only().is_some() && !editor.is_dirty());
        assert!(matches!(editor.save_state(), SaveState::ReadOnly(words) if words.ends_with('.')));
        let refused = editor.apply(&text(achievable(), "x"), at(0.0));
        assert_eq!(refused, Err(ApplyError::ReadOnly));
        editor.save(at(0.0));
        editor.save_as("/d/Other.ron".into(), Existing::Keep, at(0.0));
        editor.focus_lost(at(0.0));
        settle(&mut editor, 60.0);
        assert_eq!((editor.close(at(61.0)), editor.wake_after(at(61.0))), (Closing::Ready, None));

        let mut copy = new_from_copy(&editor);
        assert!(copy.can_edit() && copy.path().is_none());
        assert_ne!(copy.document(), editor.document());
        type_at(&mut copy, 0.0, "Mine");
        assert_eq!(says(editor.workbook()), "Two people");
    }
    assert!(!world.was_woken());
    assert_eq!(world.disk.content(PLAN).unwrap(), strange.into_bytes());
    assert_eq!(world.files(), [PLAN]);
}

#[test]
fn what_a_newer_release_added_stays_in_the_file_through_edits_undo_and_saves() {
    let world = World::new();
    let mut opened = world.opened();
    type_at(&mut opened, 0.0, "Two people");
    opened.save(at(0.1));
    world.events(&mut opened, 0.2);
    let text = String::from_utf8(world.disk.content(PLAN).unwrap()).unwrap();
    let added = "\n    colour: Blue(\n      deep: [1],\n    ),\n    organisation: (\n      logo: \"a\",\n";
    let newer = text.replacen("\n    organisation: (\n", added, 1);
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), newer.leak().as_bytes()));
    let mut editor = world.reopened();
    assert!(editor.can_edit() && editor.warnings().contains(&crate::store::Warning::HoldsUnknown));
    type_at(&mut editor, 1.0, "Three people");
    editor.undo(at(2.0));
    type_at(&mut editor, 3.0, "Four people");
    editor.save(at(3.1));
    world.events(&mut editor, 3.2);
    let saved = String::from_utf8(world.disk.content(PLAN).unwrap()).unwrap();
    assert!(saved.contains(added) && saved.contains("Four people"), "{saved}");
}

#[test]
fn a_file_that_does_not_open_says_why() {
    let world = World::new();
    let why = |path: &str| match open_file(Path::new(path), world.services.clone()) {
        Ok(_) => panic!("{path} opens"),
        Err(parts) => parts.to_string(),
    };
    expect![[r"
        “Plan.ron” could not be opened. There is no file at this place.
        Nothing was changed.
        Check the name, or look for the file in the folder where you keep your workbooks."]]
    .assert_eq(&why(PLAN));
    world.disk.plan(0, Fault::OtherWrites("/d/letter.txt".into(), b"Dear colleague"));
    expect![[r"
        The file is not a Sightline workbook.
        The file was not changed.
        Choose a workbook: the names of workbooks usually end in .ron."]]
    .assert_eq(&why("/d/letter.txt"));
}
