//! What keeping copies promises: yesterday can be had back, nothing in it holds up a save, and what fails is told.

use std::io;

use super::keeping::{open_restore_point, remove_restore_point, restore_points};
use super::recovery::{Difference, Newer, discard_recovery, open_recovered, recoverable};
use super::test_world::{PLAN, World, achievable, text};
use super::*;
use crate::model::View;
use crate::store::disk::Readers;
use crate::store::fake_disk::Fault;
use crate::store::format::v0;
use crate::store::{ContentHash, Disk as _, Kept};

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

fn save(world: &World, editor: &mut Editor, seconds: f64, words: &str) -> Vec<EditorEvent> {
    type_at(editor, seconds, words);
    editor.save(at(seconds));
    world.events(editor, seconds)
}

fn reasons(world: &World, editor: &Editor) -> Vec<Reason> {
    let kept = Kept::of(&world.services.places, editor.document());
    let mut reasons: Vec<Reason> = kept.list(&world.disk).unwrap().iter().map(|copy| copy.reason).collect();
    reasons.sort();
    reasons
}

#[test]
fn opening_and_saving_keep_what_the_file_was_and_is() {
    let world = World::new();
    let mut editor = world.opened();
    let morning = world.disk.content(PLAN).unwrap();
    assert_eq!(reasons(&world, &editor), [Reason::Opened, Reason::Saved]);
    save(&world, &mut editor, 1.0, "One");
    save(&world, &mut editor, 2.0, "Two");
    assert_eq!(
        reasons(&world, &editor),
        [Reason::Opened, Reason::Saved, Reason::Saved, Reason::Saved, Reason::FirstOfDay],
        "the first save of a day keeps the file, the second does not"
    );
    let points = restore_points(editor.document(), &world.services).unwrap();
    assert_eq!((points.len(), points[0].reason, points[0].size), (1, Reason::FirstOfDay, morning.len() as u64));
    assert_eq!(world.disk.content(points[0].path.to_str().unwrap()), Some(morning));
    // Another window on the same day keeps no second one.
    let mut again = world.reopened();
    save(&world, &mut again, 1.0, "Three");
    assert_eq!(restore_points(again.document(), &world.services).unwrap(), points);
    let kept = Kept::of(&world.services.places, again.document());
    assert!(kept.find(&world.disk, ContentHash::of(&world.disk.content(PLAN).unwrap())).is_some());
}

#[test]
fn a_restore_point_is_kept_on_request_opened_and_gone_back_to() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Before");
    editor.keep_restore_point(Reason::AskedFor);
    let events = world.events(&mut editor, 1.5);
    assert!(matches!(events[..], [EditorEvent::Kept { reason: Reason::AskedFor, .. }]), "{events:?}");
    type_at(&mut editor, 2.0, "After");
    let points = restore_points(editor.document(), &world.services).unwrap();
    let point = points.iter().find(|point| point.reason == Reason::AskedFor).unwrap();
    // A clean workbook is kept with the very bytes of its file.
    assert_eq!(world.disk.content(point.path.to_str().unwrap()), world.disk.content(PLAN));
    let then = open_restore_point(point, &world.services).unwrap();
    assert_eq!(says(&then), "Before");

    editor.replace_all(then, "Go back to 21 November", at(3.0)).unwrap();
    assert_eq!(world.events(&mut editor, 3.1), []);
    assert_eq!((says(editor.workbook()), editor.undo_name()), ("Before", Some("Go back to 21 November")));
    let points = restore_points(editor.document(), &world.services).unwrap();
    let before = points.iter().find(|point| point.reason == Reason::BeforeGoingBack).unwrap();
    assert_eq!(says(&open_restore_point(before, &world.services).unwrap()), "After");
    assert_eq!(editor.undo(at(4.0)).unwrap().name, "Go back to 21 November");
    assert_eq!(says(editor.workbook()), "After");
    editor.redo(at(5.0)).unwrap();
    editor.settle(at(5.0), Held::Nothing);
    assert!(!editor.is_dirty(), "it is what was saved");

    remove_restore_point(before, &world.services).unwrap();
    assert!(open_restore_point(before, &world.services).is_err());
    assert_eq!(restore_points(editor.document(), &world.services).unwrap().len(), points.len() - 1);
}

#[test]
fn a_failure_to_keep_is_told_once_and_fails_no_save() {
    let calls = {
        let world = World::new();
        let mut editor = world.opened();
        world.disk.plan(usize::MAX, Fault::Crash);
        save(&world, &mut editor, 1.0, "One");
        world.disk.calls()
    };
    let replaced: Vec<usize> = (0..calls.len()).filter(|at| calls[*at] == "replace").collect();
    // The recovery copy, the morning's copy and the copy of what was saved; the third is the file itself.
    for which in [0, 1, 3] {
        let world = World::new();
        let mut editor = world.opened();
        world.disk.plan(replaced[which], Fault::Fail(io::ErrorKind::StorageFull));
        let events = save(&world, &mut editor, 1.0, "One");
        assert!(events.iter().any(|event| matches!(event, EditorEvent::Saved { .. })), "{events:?}");
        let [parts] = &told(&events)[..] else { panic!("{events:?}") };
        assert!(parts.contains("could not be saved") && parts.contains("no room"), "{parts}");
        assert_eq!(says(&world.document(PLAN).document.workbook), "One");
        assert!(editor.keeping_fault().is_some());
        assert!(!editor.is_dirty() && matches!(editor.save_state(), SaveState::Saved { .. }));
        let events = save(&world, &mut editor, 2.0, "Two");
        assert!(matches!(events[..], [EditorEvent::Saved { .. }]), "{events:?}");
        assert_eq!(editor.keeping_fault(), None);
    }
}

fn told(events: &[EditorEvent]) -> Vec<String> {
    let told = events.iter().filter_map(|event| match event {
        EditorEvent::NotKept(parts) => Some(parts.to_string()),
        _ => None,
    });
    told.collect()
}

#[test]
fn a_machine_that_keeps_nothing_still_opens_and_saves() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "One");
    let mut blind = world.services.clone();
    blind.places = crate::store::Places::under(Path::new("/d/Plan.ron/not/a/folder"));
    blind.disk = std::sync::Arc::new(NoFolders(world.disk.clone()));
    let mut editor = open::open_file(Path::new(PLAN), blind).unwrap();
    assert!(matches!(editor.poll(at(0.0))[..], [EditorEvent::NotKept(_)]));
    assert!(editor.keeping_fault().is_some());
    let events = save(&world, &mut editor, 1.0, "Two");
    assert!(events.iter().any(|event| matches!(event, EditorEvent::Saved { .. })), "{events:?}");
    assert_eq!(told(&events).len(), 0, "the same is told once: {events:?}");
    assert_eq!(says(&world.document(PLAN).document.workbook), "Two");
    assert_eq!(editor.close(at(2.0)), Closing::Ready);
}

/// A disk on which no folder can be made: a home that may only be read.
struct NoFolders(crate::store::fake_disk::FakeDisk);

impl crate::store::Disk for NoFolders {
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, at_most)
    }
    fn metadata(&self, path: &Path) -> io::Result<crate::store::disk::Metadata> {
        self.0.metadata(path)
    }
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.0.link_target(path)
    }
    fn probe_write(&self, path: &Path) -> io::Result<()> {
        self.0.probe_write(path)
    }
    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn crate::store::disk::NewFile>> {
        self.0.create_new(path, readers)
    }
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.copy_permissions(from, to)
    }
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        self.0.replace(new, target)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_dir(folder)
    }
    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.list_dir(folder)
    }
    fn create_dir_all(&self, _: &Path, _: Readers) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
    fn pause(&self, time: Duration) {
        self.0.pause(time);
    }
}

#[test]
fn every_save_has_a_copy_that_goes_when_the_file_is_known_to_be_good() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "One");
    assert_eq!(world.copies().len(), 1);
    assert_eq!(recoverable(&world.services), [], "what the file holds is not offered");
    // Somebody replaces the file with something older: the copy is all there is of the words.
    let saved = world.disk.content(PLAN).unwrap();
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), b"(nothing)"));
    assert_eq!(editor.close(at(2.0)), Closing::Ready);
    world.until("the look at the file", || world.disk.calls().contains(&"read"));
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(world.copies().len(), 1);
    let copies = recoverable(&world.services);
    assert!(matches!(copies[0].difference, Difference::FileUnreadable(_)), "{copies:?}");
    assert_eq!(copies[0].belongs_to.as_deref(), Some(Path::new(PLAN)));
    world.disk.remove(Path::new(PLAN)).unwrap();
    assert_eq!(recoverable(&world.services)[0].difference, Difference::FileGone);
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), saved.leak()));
    let _ = world.disk.metadata(Path::new(PLAN));
    assert_eq!(recoverable(&world.services), []);
}

#[test]
fn after_a_crash_work_goes_on_in_the_file_where_it_ended() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Saved");
    // The drive refuses the next save, and then the program ends.
    world.disk.mark_read_only(PLAN);
    save(&world, &mut editor, 2.0, "Not saved");
    drop(editor);
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), world.disk.content(PLAN).unwrap().leak()));
    let copies = recoverable(&world.services);
    let [copy] = &copies[..] else { panic!("{copies:?}") };
    assert_eq!(copy.difference, Difference::Answers { count: 1, order: Newer::Copy });
    assert_eq!(copy.answers, 2);
    let mut editor = open_recovered(copy, world.services.clone()).unwrap();
    assert_eq!((editor.path(), says(editor.workbook())), (Some(Path::new(PLAN)), "Not saved"));
    assert!(editor.is_dirty());
    editor.settle(at(10.0), Held::Nothing);
    assert!(matches!(world.events(&mut editor, 10.1)[..], [EditorEvent::Saved { .. }]));
    assert_eq!(says(&world.document(PLAN).document.workbook), "Not saved");
    world.closed(&mut editor, 11.0);
    assert!(world.copies().is_empty());
}

#[test]
fn a_copy_of_a_file_that_went_on_elsewhere_is_opened_beside_it() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.mark_read_only(PLAN);
    save(&world, &mut editor, 1.0, "Lost for now");
    drop(editor);
    // A colleague goes on from what the file held.
    let mut theirs = world.document(PLAN).document;
    theirs.header = theirs.header.after(ContentHash::of(&world.disk.content(PLAN).unwrap()), 9);
    text(achievable(), "Theirs").apply(&mut theirs.workbook).unwrap();
    let theirs = crate::store::format::to_text(&theirs).unwrap().leak().as_bytes();
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), theirs));
    let copies = recoverable(&world.services);
    assert_eq!(copies[0].difference, Difference::Answers { count: 1, order: Newer::Both });
    let mut editor = open_recovered(&copies[0], world.services.clone()).unwrap();
    assert_eq!((editor.path(), says(editor.workbook())), (None, "Lost for now"));
    editor.settle(at(60.0), Held::Nothing);
    assert_eq!(world.disk.content(PLAN).as_deref(), Some(theirs));
    assert_eq!(editor.close(at(61.0)), Closing::AskWhere);
    discard_recovery(&copies[0], &world.services).unwrap();
}

#[test]
fn a_file_of_an_older_version_is_kept_before_it_changes() {
    let world = World::new();
    let old = v0::sample("Riverside").leak().as_bytes();
    world.disk.plan(0, Fault::OtherWrites(PLAN.into(), old));
    let mut editor = world.reopened();
    assert_eq!(editor.migration().map(|migration| (migration.from, migration.notes.len())), Some((0, 2)));
    assert!(!editor.is_dirty(), "opening changes no file");
    let points = restore_points(editor.document(), &world.services).unwrap();
    assert_eq!((points.len(), points[0].reason), (1, Reason::BeforeMigration));
    assert_eq!(world.disk.content(points[0].path.to_str().unwrap()).as_deref(), Some(old));
    assert_eq!(open_restore_point(&points[0], &world.services).unwrap(), *editor.workbook());
    assert!(save(&world, &mut editor, 1.0, "New").iter().any(|event| matches!(event, EditorEvent::Saved { .. })));
    let now = world.document(PLAN);
    assert_eq!((now.migrated, says(&now.document.workbook)), (None, "New"));
}
