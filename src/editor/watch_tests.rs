//! Two people and one file: who notices what, and that nobody's words are written over.

use super::test_world::{PLAN, World, achievable, text};
use super::theirs::Theirs;
use super::*;
use crate::model::View;
use crate::store::disk::Readers;
use crate::store::fake_disk::Fault;
use crate::store::presence::{Person, Presence};
use crate::store::siblings::Kinship;
use crate::store::{Disk as _, Kept};

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn says(workbook: &Workbook) -> &str {
    match find_view(workbook, &achievable()) {
        Some((_, View::Prose(text))) => text,
        other => panic!("{:?}", other.map(|(_, view)| view)),
    }
}

fn save(world: &World, editor: &mut Editor, seconds: f64, words: &str) -> Vec<EditorEvent> {
    editor.apply(&text(achievable(), words), at(seconds)).unwrap();
    editor.settle(at(seconds), Held::KeyOrButton);
    editor.save(at(seconds));
    world.events(editor, seconds)
}

fn look(world: &World, editor: &mut Editor, seconds: f64) -> Vec<EditorEvent> {
    editor.look(at(seconds));
    world.events(editor, seconds)
}

fn write(world: &World, path: &str, bytes: &[u8]) {
    world.disk.plan(0, Fault::OtherWrites(path.into(), bytes.to_vec().leak()));
    let _ = world.disk.metadata(Path::new(path));
}

#[test]
fn a_look_notices_what_happened_to_the_file() {
    let world = World::new();
    let mut editor = world.opened();
    assert_eq!(editor.look_due(at(0.0)), Some(Duration::ZERO));
    assert_eq!(look(&world, &mut editor, 0.0), []);
    assert_eq!(editor.look_due(at(5.0)), Some(Duration::from_secs(10)));
    let saved = world.disk.content(PLAN).unwrap();

    // Touched by a sync program: another date, the same words.
    write(&world, PLAN, &saved);
    assert_eq!(look(&world, &mut editor, 15.0), []);
    world.disk.plan(usize::MAX, Fault::Crash);
    assert_eq!(look(&world, &mut editor, 30.0), []);
    assert!(!world.disk.calls().contains(&"read"), "the new date is known");

    let mut theirs = world.document(PLAN).document;
    theirs.header = theirs.header.after(crate::store::ContentHash::of(&saved), 9);
    write(&world, PLAN, crate::store::format::to_text(&theirs).unwrap().as_bytes());
    let events = look(&world, &mut editor, 45.0);
    let [EditorEvent::ChangedByOther(parts)] = &events[..] else { panic!("{events:?}") };
    assert!(parts.to_string().contains("“Plan.ron” was changed by someone else"), "{parts}");
    assert_eq!(look(&world, &mut editor, 60.0), [], "told once");
    write(&world, PLAN, &saved);
    assert_eq!(look(&world, &mut editor, 75.0), [EditorEvent::Back]);

    world.disk.remove(Path::new(PLAN)).unwrap();
    let events = look(&world, &mut editor, 90.0);
    assert!(matches!(events[..], [EditorEvent::Gone(_)]), "{events:?}");
    assert!(editor.is_dirty() && matches!(editor.save_state(), SaveState::Failed(_)), "the words are in no file");
    assert_eq!(look(&world, &mut editor, 105.0), []);
    write(&world, PLAN, &saved);
    assert_eq!(look(&world, &mut editor, 120.0), [EditorEvent::Back]);
    editor.settle(at(121.0), Held::Nothing);
    assert!(matches!(world.events(&mut editor, 122.0)[..], [EditorEvent::Saved { .. }]));
    assert!(!editor.is_dirty());
}

#[test]
fn a_look_that_crosses_a_save_says_nothing() {
    let world = World::new();
    let mut editor = world.opened();
    editor.look(at(0.0));
    world.wait();
    save(&world, &mut editor, 1.0, "Mine");
    assert_eq!(editor.poll(at(2.0)), []);
    assert_eq!(look(&world, &mut editor, 3.0), []);
}

#[test]
fn a_file_that_is_gone_when_it_is_closed_is_not_closed_in_silence() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.remove(Path::new(PLAN)).unwrap();
    look(&world, &mut editor, 0.0);
    assert_eq!(editor.close(at(1.0)), Closing::Saving);
    world.events(&mut editor, 1.1);
    assert!(matches!(editor.close(at(1.2)), Closing::CouldNotSave(_)));
    editor.save_as(PLAN.into(), Existing::Keep, at(2.0));
    assert!(matches!(world.events(&mut editor, 2.1)[..], [EditorEvent::Saved { .. }]));
}

#[test]
fn who_has_it_open_is_told_and_the_note_goes_with_the_window() {
    let world = World::new();
    let mut editor = world.opened();
    let ben = Person { name: "Ben".into(), machine: "WARD-2".into(), process: "b".into(), ..Person::default() };
    let note = Presence::announce(&world.disk, Path::new(PLAN), &ben, world.services.clock.instant()).unwrap();
    let asha = Person { name: "Asha".into(), machine: "WARD-1".into(), process: "a".into(), ..Person::default() };
    editor.announce(asha);
    assert_eq!(look(&world, &mut editor, 0.0), [EditorEvent::OthersChanged]);
    assert_eq!(editor.others()[0].name, "Ben");
    assert_eq!(world.files(), [PLAN, "/d/~$2 Plan.ron", "/d/~$Plan.ron"]);
    assert_eq!(look(&world, &mut editor, 15.0), []);
    note.leave(&world.disk);
    assert_eq!(look(&world, &mut editor, 30.0), [EditorEvent::OthersChanged]);
    assert!(editor.others().is_empty());
    // The note follows the file to a new name, and goes at the end.
    editor.save_as("/d/Other.ron".into(), Existing::Keep, at(31.0));
    world.events(&mut editor, 31.1);
    look(&world, &mut editor, 32.0);
    assert_eq!(world.files(), ["/d/Other.ron", PLAN, "/d/~$Other.ron"]);
    world.closed(&mut editor, 33.0);
    world.until("the note to go", || world.files().len() == 2);
}

#[test]
fn there_is_no_note_in_a_synced_folder_nor_for_who_only_reads() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.create_dir_all(Path::new("/d/OneDrive - A trust"), Readers::AsUsual).unwrap();
    let synced = "/d/OneDrive - A trust/Plan.ron";
    editor.save_as(synced.into(), Existing::Keep, at(0.0));
    world.events(&mut editor, 0.1);
    editor.announce(Person { name: "Asha".into(), ..Person::default() });
    look(&world, &mut editor, 1.0);
    look(&world, &mut editor, 16.0);
    assert_eq!(world.files(), [synced, PLAN]);
}

/// Two editors of one file, as on two machines that share the folder; both keep their copies in the same place here.
fn two_people() -> (World, Editor, Editor) {
    let world = World::new();
    let mine = world.opened();
    let theirs = world.reopened();
    (world, mine, theirs)
}

fn read_theirs(editor: &Editor) -> Theirs {
    editor.theirs().unwrap().read().unwrap()
}

#[test]
fn what_a_colleague_saved_is_joined_and_saved_over_with_both_in_its_history() {
    let (world, mut mine, mut other) = two_people();
    let base = mine.snapshot();
    for round in 0..300 {
        save(&world, &mut other, f64::from(round), &format!("Theirs {round}"));
    }
    let events = save(&world, &mut mine, 1.0, "Mine");
    assert!(matches!(events[..], [EditorEvent::ChangedByOther(_)]), "{events:?}");
    let theirs = read_theirs(&mine);
    assert_eq!(says(&theirs.workbook), "Theirs 299");
    assert_eq!(theirs.base.as_ref(), Some(&base), "found after three hundred saves");

    let mut merged = theirs.workbook.clone();
    text(achievable(), "Mine and theirs").apply(&mut merged).unwrap();
    mine.adopt_merge(merged.clone(), &theirs, at(2.0)).unwrap();
    assert_eq!((mine.workbook(), mine.undo_name()), (&merged, Some("Merge with another copy")));
    world.wait();
    world.wait();
    mine.poll(at(2.5));
    assert!(mine.is_dirty());
    mine.save(at(3.0));
    let events = world.events(&mut mine, 3.1);
    assert!(matches!(events[..], [EditorEvent::Saved { .. }]), "{events:?}");
    let saved = world.document(PLAN).document;
    assert_eq!(says(&saved.workbook), "Mine and theirs");
    assert!(saved.header.revision > theirs.header.revision);
    assert!(theirs.header.parents.iter().rev().take(100).all(|parent| saved.header.parents.contains(parent)));
    let kept = Kept::of(&world.services.places, mine.document());
    let before = kept.list(&world.disk).unwrap().into_iter().filter(|copy| copy.reason == Reason::BeforeMerge);
    assert_eq!(before.count(), 2, "both sides are kept");

    // The colleague meets the joined file, and what both have in common is what they saved last.
    let events = save(&world, &mut other, 400.0, "Theirs again");
    assert!(matches!(events[..], [EditorEvent::ChangedByOther(_)]), "{events:?}");
    let back = read_theirs(&other);
    assert_eq!(says(back.base.as_ref().unwrap()), "Theirs 299");
    assert_eq!(mine.undo(at(5.0)).unwrap().name, "Merge with another copy");
    assert_eq!(says(mine.workbook()), "Mine");
}

#[test]
fn a_file_that_changes_again_while_two_are_joined_is_not_written_over() {
    let (world, mut mine, mut other) = two_people();
    save(&world, &mut other, 1.0, "Theirs");
    save(&world, &mut mine, 1.0, "Mine");
    let theirs = read_theirs(&mine);
    save(&world, &mut other, 2.0, "Theirs, later");
    mine.adopt_merge(mine.snapshot(), &theirs, at(3.0)).unwrap();
    world.wait();
    world.wait();
    mine.poll(at(3.1));
    mine.settle(at(9.0), Held::Nothing);
    assert!(matches!(world.events(&mut mine, 9.1)[..], [EditorEvent::ChangedByOther(_)]));
    assert_eq!(says(&world.document(PLAN).document.workbook), "Theirs, later");
}

#[test]
fn another_workbook_in_the_place_of_ours_is_not_joined() {
    let (world, mine, _) = two_people();
    let mut stranger = world.untitled();
    stranger.save_as("/d/Stranger.ron".into(), Existing::Keep, at(0.0));
    world.events(&mut stranger, 0.1);
    write(&world, PLAN, &world.disk.content("/d/Stranger.ron").unwrap());
    let parts = mine.theirs().unwrap().read().unwrap_err();
    assert!(parts.what_happened.contains("another workbook"), "{parts}");
    write(&world, PLAN, b"(not even one)");
    assert!(mine.theirs().unwrap().read().is_err());
}

#[test]
fn a_copy_of_a_sync_program_is_found_joined_and_left_as_it_was() {
    let (world, mut mine, mut other) = two_people();
    save(&world, &mut other, 1.0, "Theirs");
    let conflicted = world.disk.content(PLAN).unwrap();
    write(&world, "/d/Plan-LAPTOP.ron", &conflicted);
    let kept = Kept::of(&world.services.places, mine.document());
    let morning = kept.list(&world.disk).unwrap().into_iter().find(|copy| copy.reason == Reason::FirstOfDay).unwrap();
    write(&world, PLAN, &world.disk.content(morning.path.to_str().unwrap()).unwrap());
    save(&world, &mut mine, 2.0, "Mine");
    let found = mine.sibling_search().unwrap()();
    assert_eq!((found.len(), found[0].kinship), (1, Kinship::Apart));
    let theirs = mine.their_file_at(found[0].path.clone()).read().unwrap();
    assert!(theirs.base.is_some());
    let mut merged = mine.snapshot();
    text(achievable(), "Both").apply(&mut merged).unwrap();
    mine.adopt_merge(merged, &theirs, at(3.0)).unwrap();
    world.wait();
    world.wait();
    mine.poll(at(3.1));
    mine.save(at(4.0));
    assert!(matches!(world.events(&mut mine, 4.1)[..], [EditorEvent::Saved { .. }]));
    assert_eq!(world.disk.content("/d/Plan-LAPTOP.ron").unwrap(), conflicted);
    assert_eq!(mine.sibling_search().unwrap()()[0].kinship, Kinship::Earlier, "it holds nothing new any more");
}
