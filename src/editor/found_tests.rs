//! What happens to a file while it is open, or before it is opened: it is called what it is, and there is a way back.

use super::kept_copies::{kept_for, kept_workbooks, open_kept};
use super::test_world::{PLAN, World, achievable, text};
use super::*;
use crate::model::View;
use crate::store::disk::Readers;
use crate::store::{Disk as _, Kept};

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn says(workbook: &Workbook) -> String {
    match find_view(workbook, &achievable()) {
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

fn look(world: &World, editor: &mut Editor, seconds: f64) -> Vec<EditorEvent> {
    editor.look(at(seconds));
    world.events(editor, seconds)
}

fn bytes(world: &World) -> Vec<u8> {
    world.disk.content(PLAN).unwrap()
}

#[test]
fn an_earlier_version_that_comes_back_is_called_that_and_no_colleague() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "First");
    let first = bytes(&world);
    save(&world, &mut editor, 2.0, "Second");
    world.disk.put(PLAN, &first);
    let events = look(&world, &mut editor, 3.0);
    let [EditorEvent::FileIsOther { found: Found::Earlier { at: Some(_) }, parts }] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(parts.what_happened, "The file is an earlier version of this workbook (of 21 November, 14:32).");
    assert!(!parts.to_string().contains("omebody"), "{parts}");
    assert_eq!(look(&world, &mut editor, 4.0), [], "it is told once");
    // A save meets it too, and writes nothing.
    let events = save(&world, &mut editor, 5.0, "Third");
    assert!(matches!(&events[..], [EditorEvent::FileIsOther { found: Found::Earlier { .. }, .. }]), "{events:?}");
    assert_eq!(bytes(&world), first);
    // Keep mine: the earlier one stays among the restore points.
    editor.put_back(at(6.0));
    assert!(matches!(world.events(&mut editor, 6.1)[..], [EditorEvent::Saved { .. }]));
    assert_eq!(says(&world.document(PLAN).document.workbook), "Third");
    let kept = Kept::of(&world.services.places, editor.document());
    let replaced = kept.list(&world.disk).unwrap().into_iter().find(|copy| copy.reason == Reason::BeforeReplacing);
    assert_eq!(kept.read(&world.disk, &replaced.unwrap()).unwrap(), first);
}

#[test]
fn going_back_to_the_earlier_version_in_the_file_can_be_undone() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "First");
    let first = bytes(&world);
    save(&world, &mut editor, 2.0, "Second");
    world.disk.put(PLAN, &first);
    look(&world, &mut editor, 3.0);
    let theirs = editor.theirs().unwrap().read().unwrap();
    editor.go_back_to_file(&theirs, at(4.0)).unwrap();
    world.wait();
    editor.poll(at(4.1));
    editor.settle(at(4.2), Held::Nothing);
    assert_eq!((says(editor.workbook()), editor.is_dirty()), ("First".to_owned(), false));
    assert_eq!(look(&world, &mut editor, 5.0), []);
    let points = super::keeping::restore_points(editor.document(), &world.services).unwrap();
    assert!(points.iter().any(|point| point.reason == Reason::BeforeGoingBack));
    editor.undo(at(6.0)).unwrap();
    editor.save(at(6.1));
    assert!(matches!(world.events(&mut editor, 6.2)[..], [EditorEvent::Saved { .. }]));
    assert_eq!(says(&world.document(PLAN).document.workbook), "Second");
}

#[test]
fn a_file_that_is_no_state_of_the_workbook_is_called_what_it_is_and_put_back() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Mine");
    let whole = bytes(&world);
    let mut stranger = super::open::new_workbook("Another trust", world.services.clone());
    stranger.save_as("/d/Stranger.ron".into(), Existing::Keep, at(0.0));
    world.events(&mut stranger, 0.1);
    let stranger = world.disk.content("/d/Stranger.ron").unwrap();
    let cases: [(&[u8], &str, bool); 6] = [
        (b"", "“Plan.ron” is now empty.", false),
        (&[0; 2432], "“Plan.ron” now holds only 3 kB of zeros.", false),
        (&whole[..whole.len() / 2], "“Plan.ron” now ends too early: part of it is missing.", true),
        (b"Dear all", "“Plan.ron” is no longer a Sightline workbook.", true),
        (&stranger, "“Plan.ron” is now another workbook, of Another trust.", false),
        (
            b"// Sightline workbook.\n(\n  format: \"sightline-workbook\",\n  version: 9,\n  workbook: (),\n)\n",
            "“Plan.ron” was saved by a newer version of Sightline, which this one cannot read.",
            true,
        ),
    ];
    for (number, (there, told, aside)) in cases.into_iter().enumerate() {
        let now = 10.0 * number as f64 + 10.0;
        world.disk.put(PLAN, there);
        let events = look(&world, &mut editor, now);
        let [EditorEvent::FileIsOther { found: Found::Wrong(_), parts }] = &events[..] else { panic!("{events:?}") };
        assert_eq!(parts.what_happened, told);
        assert!(matches!(editor.save_state(), SaveState::Failed(_)), "the file does not hold what is open");
        // By itself it writes nothing there.
        editor.apply(&text(achievable(), &format!("Mine {number}")), at(now + 1.0)).unwrap();
        editor.settle(at(now + 4.0), Held::Nothing);
        editor.settle(at(now + 4.0), Held::Nothing);
        world.events(&mut editor, now + 4.1);
        assert_eq!(bytes(&world), there);
        let files = world.files().len();
        editor.put_back(at(now + 5.0));
        assert!(matches!(world.events(&mut editor, now + 5.1)[..], [EditorEvent::Saved { .. }]), "{told}");
        assert_eq!(says(&world.document(PLAN).document.workbook), format!("Mine {number}"));
        assert_eq!(world.files().len() - files, usize::from(aside), "what is of no use to a restore point lies beside");
        assert_eq!(look(&world, &mut editor, now + 6.0), []);
    }
    assert_eq!(world.disk.content("/d/Plan (replaced 2).ron").as_deref(), Some(&b"Dear all"[..]));
}

#[test]
fn a_file_that_came_back_while_it_was_called_damaged_is_no_longer_called_that() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Mine");
    let whole = bytes(&world);
    world.disk.put(PLAN, &[0; 100]);
    look(&world, &mut editor, 2.0);
    world.disk.put(PLAN, &whole);
    assert!(look(&world, &mut editor, 3.0).contains(&EditorEvent::Back));
    editor.settle(at(3.1), Held::Nothing);
    world.events(&mut editor, 3.2);
    assert!(matches!(editor.save_state(), SaveState::Saved { .. }));
}

#[test]
fn saving_again_brings_a_removed_file_back_and_nothing_else_does() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Mine");
    world.disk.remove(Path::new(PLAN)).unwrap();
    assert!(matches!(look(&world, &mut editor, 2.0)[..], [EditorEvent::Gone(_)]));
    editor.apply(&text(achievable(), "More"), at(3.0)).unwrap();
    editor.settle(at(6.0), Held::Nothing);
    editor.settle(at(6.0), Held::Nothing);
    world.events(&mut editor, 6.1);
    assert_eq!(world.files(), Vec::<String>::new(), "by itself no file comes back that somebody has removed");
    editor.save(at(7.0));
    assert!(matches!(world.events(&mut editor, 7.1)[..], [EditorEvent::Saved { .. }]));
    assert_eq!(says(&world.document(PLAN).document.workbook), "More");
    assert_eq!(save(&world, &mut editor, 8.0, "And on").len(), 1, "it goes on as before");
}

#[test]
fn a_file_that_cannot_be_opened_leads_to_its_newest_kept_copy() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Kept");
    world.closed(&mut editor, 2.0);
    drop(editor);
    let whole = bytes(&world);
    for there in [Some(&[0; 2432][..]), Some(b""), Some(&whole[..whole.len() - 40]), Some(b"Dear all"), None] {
        match there {
            Some(there) => world.disk.put(PLAN, there),
            None => world.disk.remove(Path::new(PLAN)).unwrap(),
        }
        assert!(super::open::open_file(Path::new(PLAN), world.services.clone()).is_err());
        let kept = kept_for(Path::new(PLAN), &world.services).unwrap();
        assert_eq!(kept.organisation, "A trust");
        let mut opened = open_kept(&kept, Some(Path::new(PLAN)), world.services.clone()).unwrap();
        assert_eq!((says(opened.workbook()), opened.path()), ("Kept".to_owned(), Some(Path::new(PLAN))));
        let events = opened.poll(at(1.0));
        assert!(
            matches!(events[..], [EditorEvent::FileIsOther { .. } | EditorEvent::Gone(_)]),
            "it says that the file is not this: {events:?}"
        );
        assert_eq!(world.disk.content(PLAN).as_deref(), there, "opening it changes nothing");
        opened.put_back(at(2.0));
        assert!(matches!(world.events(&mut opened, 2.1)[..], [EditorEvent::Saved { .. }]));
        assert_eq!(says(&world.document(PLAN).document.workbook), "Kept");
    }
    assert_eq!(kept_for(Path::new("/d/Never.ron"), &world.services), None);
}

#[test]
fn a_file_of_which_only_the_head_is_left_leads_to_its_copies_wherever_it_is() {
    let world = World::new();
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Kept");
    let whole = bytes(&world);
    world.disk.put("/d/Moved.ron", &whole[..whole.len() / 2]);
    assert_eq!(kept_for(Path::new("/d/Moved.ron"), &world.services).unwrap().organisation, "A trust");
}

#[test]
fn every_workbook_of_which_copies_are_kept_is_listed_without_one_that_is_open() {
    let world = World::new();
    assert_eq!(kept_workbooks(&world.services).unwrap(), []);
    let mut editor = world.opened();
    save(&world, &mut editor, 1.0, "Kept");
    let [kept] = &kept_workbooks(&world.services).unwrap()[..] else { panic!("one") };
    assert_eq!((kept.organisation.as_str(), kept.files.as_slice()), ("A trust", &[PathBuf::from(PLAN)][..]));
    assert!(kept.copies >= 2 && kept.size > 0);
    let opened = open_kept(kept, None, world.services.clone()).unwrap();
    assert_eq!((says(opened.workbook()), opened.path()), ("Kept".to_owned(), None));
    world.disk.create_dir_all(&world.services.places.kept_dir().join("empty"), Readers::OnlyThisPerson).unwrap();
    assert_eq!(kept_workbooks(&world.services).unwrap().len(), 1);
}

#[test]
fn another_workbook_in_the_place_of_one_with_unsaved_work_mentions_that_work() {
    let world = World::new();
    let mut editor = world.opened();
    world.disk.mark_read_only(PLAN);
    save(&world, &mut editor, 1.0, "In no file");
    drop(editor);
    let mut stranger = super::open::new_workbook("Another trust", world.services.clone());
    stranger.save_as("/d/Stranger.ron".into(), Existing::Keep, at(0.0));
    world.events(&mut stranger, 0.1);
    world.disk.put(PLAN, &world.disk.content("/d/Stranger.ron").unwrap());
    let opened = world.reopened();
    let [copy] = opened.kept_before() else { panic!("{:?}", opened.kept_before()) };
    assert_eq!((copy.organisation.as_str(), opened.kept_apart()), ("A trust", &[][..]));
    let recovered = super::recovery::open_recovered(copy, world.services.clone()).unwrap();
    assert_eq!((says(recovered.workbook()), recovered.path()), ("In no file".to_owned(), None));
}

#[test]
fn a_copy_that_was_made_in_the_middle_of_the_work_holds_nothing_new_however_long_that_goes_on() {
    use crate::store::siblings::Kinship;
    let world = World::new();
    let mut editor = world.opened();
    for number in 0..400 {
        save(&world, &mut editor, f64::from(number), &format!("Save {number}"));
        if number == 37 {
            world.disk.put("/d/Plan backup.ron", &bytes(&world));
        }
    }
    let found = editor.sibling_search().unwrap()();
    assert_eq!(found.iter().map(|copy| copy.kinship).collect::<Vec<_>>(), [Kinship::Earlier]);
}
