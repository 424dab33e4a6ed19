//! What a recovery copy promises when its file is opened and not the copy: it is offered, joined, and lost by no road.

use super::keeping::restore_points;
use super::recovery::{Difference, Holder, Newer, keep_as_restore_point, recoverable};
use super::test_world::{PLAN, World, achievable, text};
use super::theirs::Theirs;
use super::*;
use crate::model::{Address, Place, Stage, View, merge};
use crate::store::file::{Expected, replace};
use crate::store::{Cause, ContentHash, Disk as _, Program, format};

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn warranted() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("warranted")
}

fn says(workbook: &Workbook, at: &Address) -> String {
    match find_view(workbook, at) {
        Some((_, View::Prose(text))) => text.to_owned(),
        other => panic!("{:?}", other.map(|(_, view)| view)),
    }
}

fn save(world: &World, editor: &mut Editor, seconds: f64, words: &str) -> Vec<EditorEvent> {
    editor.apply(&text(achievable(), words), at(seconds)).unwrap();
    editor.settle(at(seconds), Held::KeyOrButton);
    editor.save(at(seconds));
    world.events(editor, seconds)
}

/// Makes the file one that may be written again.
fn release(world: &World) {
    world.disk.put(PLAN, &world.disk.content(PLAN).unwrap());
}

/// Writes words that reach no file, and ends in the middle.
fn crash(world: &World, words: &str) {
    let mut editor = world.reopened();
    world.disk.mark_read_only(PLAN);
    assert!(matches!(save(world, &mut editor, 1.0, words)[..], [EditorEvent::Failed(_)]));
    drop(editor);
    release(world);
}

/// A colleague answers another question in the file.
fn colleague(world: &World, words: &str) {
    let mut theirs = world.document(PLAN).document;
    theirs.header = theirs.header.after(ContentHash::of(&world.disk.content(PLAN).unwrap()), 9);
    text(warranted(), words).apply(&mut theirs.workbook).unwrap();
    world.disk.put(PLAN, format::to_text(&theirs).unwrap().as_bytes());
}

fn read(editor: &Editor) -> Theirs {
    editor.their_file_at(editor.kept_apart()[0].path.clone()).read().unwrap()
}

/// Joins the newest recovery copy, and saves.
fn join(world: &World, editor: &mut Editor) {
    let theirs = read(editor);
    let today = editor.services().clock.today();
    let merged = merge(theirs.base.as_ref(), editor.workbook(), &theirs.workbook, "", today);
    assert_eq!(merged.needs, [], "nothing that only one side wrote needs a person");
    editor.adopt_merge(merged.workbook, &theirs, at(2.0)).unwrap();
    for _ in 0..2 {
        world.wait();
    }
    editor.poll(at(2.1));
    editor.settle(at(2.1), Held::Nothing);
    editor.save(at(2.2));
    assert!(matches!(world.events(editor, 2.3)[..], [EditorEvent::Saved { .. }]));
}

#[test]
fn opening_a_file_tells_what_is_in_its_recovery_copy_and_joins_it() {
    let world = World::new();
    drop(world.opened());
    crash(&world, "Not saved");
    let mut editor = world.reopened();
    assert_eq!(says(editor.workbook(), &achievable()), "", "opening changes nothing");
    let [copy] = editor.kept_apart() else { panic!("{:?}", editor.kept_apart()) };
    assert_eq!(copy.difference, Difference::Answers { count: 1, order: Newer::Copy });
    assert_eq!(copy.holder, Holder::Nobody);
    join(&world, &mut editor);
    assert_eq!(says(&world.document(PLAN).document.workbook, &achievable()), "Not saved");
    assert_eq!(editor.kept_apart(), []);
    assert_eq!(world.reopened().kept_apart(), [], "what was joined is not offered again");
    assert_eq!(recoverable(&world.services), []);
}

#[test]
fn what_was_changed_on_both_sides_is_joined_answer_by_answer() {
    let world = World::new();
    drop(world.opened());
    crash(&world, "Mine");
    colleague(&world, "Theirs");
    let mut editor = world.reopened();
    let only_mine = Difference::Answers { count: 1, order: Newer::Both };
    assert_eq!(editor.kept_apart()[0].difference, only_mine, "what the colleague wrote is in the file");
    assert!(read(&editor).base.is_some(), "what both came from is found by its hash");
    join(&world, &mut editor);
    let joined = world.document(PLAN).document.workbook;
    assert_eq!((says(&joined, &achievable()), says(&joined, &warranted())), ("Mine".to_owned(), "Theirs".to_owned()));
    assert_eq!(world.reopened().kept_apart(), []);
}

#[test]
fn a_file_that_was_moved_still_meets_its_copy() {
    let world = World::new();
    drop(world.opened());
    crash(&world, "Not saved");
    let moved = "/d/Moved.ron";
    world.disk.put(moved, &world.disk.content(PLAN).unwrap());
    // While the file is where it was, the copy belongs to it and not to a copy of it.
    let open = |path: &str| super::open::open_file(Path::new(path), world.services.clone()).unwrap();
    assert_eq!((open(moved).kept_apart().len(), open(PLAN).kept_apart().len()), (0, 1));
    world.disk.remove(Path::new(PLAN)).unwrap();
    let editor = open(moved);
    assert_eq!(editor.kept_apart()[0].difference, Difference::Answers { count: 1, order: Newer::Copy });
    assert_eq!(editor.kept_apart()[0].belongs_to.as_deref(), Some(Path::new(moved)));
    // One stage of it for a colleague has the same identity, and is no place for the whole.
    let stage = "/d/Stage.ron";
    editor.stage_to_send(Stage::Aim)(Path::new(stage)).unwrap();
    assert_eq!(open(stage).kept_apart(), []);
    // Another workbook has nothing to do with it.
    let mut other = world.untitled();
    other.save_as("/d/Other.ron".into(), Existing::Keep, at(0.0));
    world.events(&mut other, 0.1);
    assert_eq!(open("/d/Other.ron").kept_apart(), []);
}

#[test]
fn a_copy_that_is_not_wanted_becomes_a_restore_point() {
    let world = World::new();
    drop(world.opened());
    crash(&world, "Not wanted");
    let editor = world.reopened();
    keep_as_restore_point(&editor.kept_apart()[0], &world.services).unwrap();
    assert_eq!(world.reopened().kept_apart(), []);
    let points = restore_points(editor.document(), &world.services).unwrap();
    let point = points.iter().find(|point| point.reason == Reason::Recovered).unwrap();
    let kept = super::keeping::open_restore_point(point, &world.services).unwrap();
    assert_eq!(says(&kept, &achievable()), "Not wanted");
}

#[test]
fn many_crashes_use_up_no_names_and_lose_no_words() {
    const MANY: usize = 110;
    let world = World::new();
    drop(world.opened());
    // What reached the file before the end leaves a copy too, of which only the newest few stay.
    for round in 0..40 {
        let mut editor = world.reopened();
        let events = save(&world, &mut editor, 1.0, &format!("Saved {round}"));
        assert!(events.iter().any(|event| matches!(event, EditorEvent::Saved { .. })), "{events:?}");
        drop(editor);
    }
    assert_eq!(world.reopened().kept_apart(), []);
    assert_eq!(world.copies().len(), 20);
    // What reached no file stays, every word of it.
    for round in 0..MANY {
        crash(&world, &format!("Not saved {round}"));
    }
    let offered = world.reopened().kept_apart().to_vec();
    assert_eq!(offered.len(), MANY);
    let words = |path: &Path| String::from_utf8(world.disk.content(path.to_str().unwrap()).unwrap()).unwrap();
    for round in 0..MANY {
        let held = offered.iter().filter(|copy| words(&copy.path).contains(&format!("\"Not saved {round}\""))).count();
        assert_eq!(held, 1, "{round}");
    }
    // Two that say the same are one.
    crash(&world, "Not saved 7");
    assert_eq!(world.reopened().kept_apart().len(), MANY);
}

/// Makes programs with these numbers run on the machine.
#[cfg(target_os = "linux")]
fn running(world: &World, numbers: &[u32]) {
    world.disk.put("/proc/sys/kernel/random/boot_id", b"today");
    for number in numbers {
        let stat = format!("{number} (sightline) S 1 7 7 0 -1 0 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1");
        world.disk.put(&format!("/proc/{number}/stat"), stat.as_bytes());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_copy_that_another_window_is_at_work_with_says_so() {
    let world = World::new();
    drop(world.opened());
    running(&world, &[7, 8]);
    let program = |number| Program::of_number(&world.disk, number);
    let services = |number| Services { program: program(number), ..world.services.clone() };
    let open = |number| super::open::open_file(Path::new(PLAN), services(number)).unwrap();
    let mut first = open(7);
    world.disk.mark_read_only(PLAN);
    save(&world, &mut first, 1.0, "At work");
    assert_eq!(open(8).kept_apart()[0].holder, Holder::AnotherWindow);
    assert_eq!(open(7).kept_apart()[0].holder, Holder::Nobody, "one's own is no other");
    world.disk.remove(Path::new("/proc/7/stat")).unwrap();
    assert_eq!(open(8).kept_apart()[0].holder, Holder::Nobody, "it has ended");
}

#[test]
fn saving_where_another_copy_is_asks_and_the_two_become_one_file() {
    let world = World::new();
    let mut editor = world.opened();
    // The same workbook under another name, in which a colleague has written since.
    let other = "/d/Other.ron";
    world.disk.put(other, &world.disk.content(PLAN).unwrap());
    let mut theirs = world.document(other).document;
    theirs.header = theirs.header.after(ContentHash::of(&world.disk.content(other).unwrap()), 9);
    text(warranted(), "Theirs").apply(&mut theirs.workbook).unwrap();
    world.disk.put(other, format::to_text(&theirs).unwrap().as_bytes());
    let before = world.disk.content(other);
    save(&world, &mut editor, 1.0, "Mine");
    for existing in [Existing::Keep, Existing::Replace] {
        editor.save_as(other.into(), existing, at(2.0));
        let events = world.events(&mut editor, 2.1);
        let [EditorEvent::AnotherCopy { path, parts }] = &events[..] else { panic!("{events:?}") };
        assert_eq!(path, Path::new(other));
        assert!(parts.what_to_do.contains("Merge with it"), "{parts}");
        assert_eq!((world.disk.content(other), editor.path()), (before.clone(), Some(Path::new(PLAN))));
    }
    let theirs = editor.their_file_at(other.into()).read().unwrap();
    let today = editor.services().clock.today();
    let merged = merge(theirs.base.as_ref(), editor.workbook(), &theirs.workbook, "", today);
    assert_eq!(merged.needs, []);
    editor.adopt_merge(merged.workbook, &theirs, at(3.0)).unwrap();
    editor.save_as(other.into(), Existing::Joined(theirs.fingerprint()), at(3.0));
    world.until("the save", || world.disk.content(other) != before);
    for _ in 0..3 {
        world.wait();
    }
    editor.poll(at(3.1));
    assert_eq!(editor.path(), Some(Path::new(other)));
    let joined = world.document(other).document.workbook;
    assert_eq!((says(&joined, &achievable()), says(&joined, &warranted())), ("Mine".to_owned(), "Theirs".to_owned()));
}

#[test]
fn a_copy_that_changes_while_it_is_joined_is_not_replaced() {
    let world = World::new();
    let mut editor = world.opened();
    let other = "/d/Other.ron";
    world.disk.put(other, &world.disk.content(PLAN).unwrap());
    let theirs = editor.their_file_at(other.into()).read().unwrap();
    world.disk.put(other, b"newer words");
    editor.save_as(other.into(), Existing::Joined(theirs.fingerprint()), at(1.0));
    assert!(matches!(world.events(&mut editor, 1.1)[..], [EditorEvent::Failed(_)]));
    assert_eq!(world.disk.content(other).as_deref(), Some(&b"newer words"[..]));
    assert_eq!(editor.path(), Some(Path::new(PLAN)));
}

#[test]
fn an_earlier_state_may_be_replaced_by_who_was_asked_and_any_copy_by_who_knows() {
    let world = World::new();
    let mut editor = world.opened();
    let earlier = "/d/Earlier.ron";
    world.disk.put(earlier, &world.disk.content(PLAN).unwrap());
    save(&world, &mut editor, 1.0, "Newer");
    editor.save_as(earlier.into(), Existing::Replace, at(2.0));
    assert!(matches!(world.events(&mut editor, 2.1)[..], [EditorEvent::Saved { .. }]), "it holds nothing new");
    // A copy that went its own way goes only when the person says so, and stays among the restore points.
    colleague(&world, "Theirs");
    editor.save_as(PLAN.into(), Existing::Replace, at(3.0));
    assert!(matches!(world.events(&mut editor, 3.1)[..], [EditorEvent::AnotherCopy { .. }]));
    editor.save_as(PLAN.into(), Existing::ReplaceCopy, at(4.0));
    assert!(matches!(world.events(&mut editor, 4.1)[..], [EditorEvent::Saved { .. }]));
    let points = restore_points(editor.document(), &world.services).unwrap();
    assert!(points.iter().any(|point| point.reason == Reason::BeforeReplacing));
    // Anything else of the name is left alone as before.
    world.disk.put("/d/Letter.ron", b"Dear all");
    editor.save_as("/d/Letter.ron".into(), Existing::Keep, at(5.0));
    assert!(matches!(world.events(&mut editor, 5.1)[..], [EditorEvent::Failed(_)]));
    let refused = replace(&world.disk, Path::new("/d/Letter.ron"), b"x", Expected::New).unwrap_err();
    assert_eq!(refused.cause, Cause::AlreadyThere);
}

#[test]
fn a_program_that_ends_after_a_save_raises_no_alarm_however_long_the_work_goes_on() {
    let world = World::new();
    drop(world.opened());
    for run in 0..3 {
        // The program ends by a signal: its copy stays, and the file holds the words.
        let mut editor = world.reopened();
        assert_eq!(editor.kept_apart(), []);
        save(&world, &mut editor, f64::from(run), &format!("Run {run}"));
        std::mem::forget(editor);
    }
    let mut editor = world.reopened();
    for save_of_the_hour in 0..508 {
        save(&world, &mut editor, 10.0 + f64::from(save_of_the_hour), &format!("Save {save_of_the_hour}"));
    }
    drop(editor);
    assert_eq!(world.reopened().kept_apart(), []);
    assert_eq!(recoverable(&world.services), []);
}

#[test]
fn a_copy_of_before_is_counted_by_what_it_would_bring() {
    let world = World::new();
    drop(world.opened());
    crash(&world, "Never saved");
    let mut editor = world.reopened();
    for number in 0..300 {
        editor.apply(&text(warranted(), &format!("{number}")), at(f64::from(number))).unwrap();
        editor.settle(at(f64::from(number)), Held::KeyOrButton);
        editor.save(at(f64::from(number)));
        world.events(&mut editor, f64::from(number));
    }
    drop(editor);
    let one = Difference::Answers { count: 1, order: Newer::Both };
    let editor = world.reopened();
    assert_eq!(editor.kept_apart().iter().map(|copy| &copy.difference).collect::<Vec<_>>(), [&one]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_copy_of_a_program_that_has_ended_goes_when_its_file_holds_the_words() {
    let mut world = World::new();
    drop(world.opened());
    running(&world, &[7, 8]);
    let of = |world: &World, number| Program::of_number(&world.disk, number);
    world.services.program = of(&world, 7);
    let mut editor = world.reopened();
    save(&world, &mut editor, 1.0, "Saved");
    std::mem::forget(editor);
    world.services.program = of(&world, 8);
    let before = world.copies().len();
    assert_eq!(world.reopened().kept_apart(), []);
    assert_eq!(world.copies().len(), before, "the other window is at work with its copy");
    world.disk.remove(Path::new("/proc/7/stat")).unwrap();
    assert_eq!(world.reopened().kept_apart(), []);
    assert_eq!((before, world.copies().len()), (1, 0));
}

#[test]
fn recovery_copies_and_their_folder_are_for_nobody_else() {
    use crate::store::disk::Readers;
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Private");
    let own = Path::new("/d/state");
    let created = world.disk.created();
    assert!(created.iter().any(|(path, _)| path.starts_with(world.services.places.recovery_dir())));
    for (path, readers) in created.iter().filter(|(path, _)| path.starts_with(own)) {
        assert_eq!(*readers, Readers::OnlyThisPerson, "{}", path.display());
    }
    let folders = world.disk.private_folders();
    assert!(
        folders.contains(&world.services.places.recovery_dir()) && folders.contains(&world.services.places.kept_dir())
    );
}
