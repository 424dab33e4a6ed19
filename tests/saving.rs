//! Saving from outside: a frame never waits for a disk, and two people who save over each other lose no word.

#![expect(clippy::unwrap_used, reason = "this is a test, its threads included")]

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::civil::date;
use proptest::prelude::*;
use sightline::editor::keeping::{open_restore_point, restore_points};
use sightline::editor::open::open_file;
use sightline::editor::recovery::{open_recovered, recoverable};
use sightline::editor::{Closing, Editor, EditorEvent, Existing, FixedClock, Held, Moment, SaveState, Services};
use sightline::model::sitting::keep_time;
use sightline::model::{Address, Answer, Edit, Place, Register, RowId, Stage, Workbook, merge};
use sightline::store::{Places, Reason};
use uuid::Uuid;

use crate::merging::{every_word_is_found, is_sound};
use crate::support::arbitrary::{cases, two_copies};
use crate::support::gate_disk::GateDisk;
use crate::support::ten_years::ten_years;

/// A person at a machine of their own.
struct Desk {
    disk: GateDisk,
    services: Services,
    woken: Receiver<()>,
}

impl Desk {
    fn at(folder: &Path) -> Self {
        let (send, woken) = channel();
        let send = Mutex::new(send);
        let disk = GateDisk::default();
        let services = Services {
            disk: Arc::new(disk.clone()),
            clock: Arc::new(FixedClock(date(2026, 11, 21).at(14, 32, 0, 0))),
            places: Places::under(folder),
            program: None,
            wake: Arc::new(move || {
                let _ = send.lock().unwrap().send(());
            }),
        };
        Self { disk, services, woken }
    }

    /// Polls until something has become of a save.
    fn until_saved(&self, editor: &mut Editor, seconds: f64) -> EditorEvent {
        loop {
            self.woken.recv_timeout(Duration::from_mins(2)).expect("a save ends");
            let events = editor.poll(Moment::at(seconds));
            let told = events.into_iter().find(|event| {
                matches!(event, EditorEvent::Saved { .. } | EditorEvent::Failed(_) | EditorEvent::ChangedByOther(_))
            });
            if let Some(told) = told {
                return told;
            }
        }
    }
}

fn is_saved(event: &EditorEvent) -> bool {
    matches!(event, EditorEvent::Saved { .. })
}

#[test]
fn no_frame_waits_for_a_disk_however_slow_and_however_large_the_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::at(folder.path());
    let path = folder.path().join("Plan.ron");
    let mut editor = Editor::new(ten_years(), Uuid::from_u128(7), desk.services.clone());
    let achievable = Address::page(Place::Stage(Stage::Aim)).question("achievable");
    let posts = Address::page(Place::Register(Register::Posts)).question("posts");
    let edits = |number: u64| {
        [
            Edit::Set { at: achievable, to: Answer::Text(format!("Frame {number}")) },
            Edit::Add { at: posts, id: RowId::from_bits(number + 1), place: Some(0), with: vec![] },
        ]
    };
    desk.disk.shut();
    editor.save_as(path.clone(), Existing::Keep, Moment::at(0.0));
    desk.disk.until_called();
    let waiting = desk.disk.calls();
    // A call of the frame would now wait for ever.
    for frame in 0..24 {
        let now = Moment::at(3.0 * f64::from(frame as u32));
        for edit in edits(frame) {
            editor.apply(&edit, now).unwrap();
        }
        editor.settle(now, Held::Nothing);
        assert_eq!(editor.poll(now), []);
        match frame % 4 {
            0 => editor.save(now),
            1 => editor.focus_lost(now),
            2 => assert_eq!(editor.close(now), Closing::Saving),
            _ => drop(editor.undo(now)),
        }
        let _ = (editor.save_state(), editor.wake_after(now), editor.progress(), editor.findings());
    }
    assert_eq!(desk.disk.calls(), waiting, "more than one save is under way");
    editor.keep_restore_point(Reason::AskedFor);
    editor.look(Moment::at(200.0));
    desk.disk.open();
    assert!(is_saved(&desk.until_saved(&mut editor, 201.0)));
    assert_eq!(editor.save_state(), SaveState::Saving, "the newest words go next");
    assert!(is_saved(&desk.until_saved(&mut editor, 202.0)));
    assert!(!editor.is_dirty());
    let newest = editor.snapshot();
    assert_eq!(desk.disk.calls_of_this_thread(), 0, "a frame has called the disk");
    drop(editor);
    let reopened = open_file(&path, desk.services.clone()).unwrap();
    assert!(*reopened.workbook() == newest, "the file holds something else than the screen");
    assert!(desk.disk.calls_of_this_thread() > 0, "the list of callers is empty because nobody is on it");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn two_people_who_save_over_each_other_keep_every_word([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        // What each of them means to write differs from what is there and from what the other writes.
        prop_assume!(mine != base && theirs != base && mine != theirs);
        let folder = tempfile::tempdir().unwrap();
        let [me, colleague] = ["me", "colleague"].map(|name| Desk::at(&folder.path().join(name)));
        let path = folder.path().join("Plan.ron");
        let mut editor = Editor::new(base.clone(), Uuid::from_u128(7), me.services.clone());
        editor.save_as(path.clone(), Existing::Keep, Moment::at(0.0));
        prop_assert!(is_saved(&me.until_saved(&mut editor, 0.1)));

        // The colleague opens it, changes it and is saved first.
        let mut other = open_file(&path, colleague.services.clone()).unwrap();
        other.replace_all(theirs.clone(), "Work", Moment::at(1.0)).unwrap();
        other.settle(Moment::at(1.0), Held::Nothing);
        other.settle(Moment::at(4.0), Held::Nothing);
        prop_assert!(is_saved(&colleague.until_saved(&mut other, 4.1)));

        // My autosave meets that, overwrites nothing, and leaves my words in a copy.
        editor.replace_all(mine.clone(), "Work", Moment::at(2.0)).unwrap();
        editor.settle(Moment::at(2.0), Held::Nothing);
        editor.settle(Moment::at(5.0), Held::Nothing);
        let told = me.until_saved(&mut editor, 5.1);
        prop_assert!(matches!(told, EditorEvent::ChangedByOther(_)), "{:?}", told);
        let in_file = open_file(&path, colleague.services.clone()).unwrap().snapshot();
        prop_assert!(in_file == theirs, "their words were overwritten");
        let copies = recoverable(&me.services);
        prop_assert_eq!(copies.len(), 1);
        let copy = open_recovered(&copies[0], me.services.clone()).unwrap().snapshot();
        prop_assert!(copy == mine, "my words are in no copy");

        // Joining takes what both came from, which this machine has kept.
        let met = editor.theirs().unwrap().read().unwrap();
        prop_assert!(met.base.as_ref() == Some(&base), "the wrong starting point");
        let merged = merge(met.base.as_ref(), editor.workbook(), &met.workbook, "", date(2026, 11, 21)).workbook;
        editor.adopt_merge(merged.clone(), &met, Moment::at(6.0)).unwrap();
        editor.settle(Moment::at(6.0), Held::Nothing);
        editor.settle(Moment::at(9.0), Held::Nothing);
        if editor.is_dirty() {
            prop_assert!(is_saved(&me.until_saved(&mut editor, 9.1)));
        }
        let saved = open_file(&path, colleague.services.clone()).unwrap().snapshot();
        prop_assert!(saved == merged, "the file holds something else than what was joined");
        every_word_is_found(&base, &mine, &saved)?;
        every_word_is_found(&base, &theirs, &saved)?;

        // Undone, or looked for later, each side is there as it was.
        let points = || restore_points(editor.document(), &me.services).unwrap();
        let all_kept = (0..1_000).any(|_| {
            let kept: Vec<Workbook> =
                points().iter().filter_map(|point| open_restore_point(point, &me.services).ok()).collect();
            let is_there = kept.contains(&mine) && kept.contains(&theirs);
            if !is_there {
                std::thread::sleep(Duration::from_millis(5));
            }
            is_there
        });
        prop_assert!(all_kept, "a side is in no restore point");
        // Where mine held all of theirs already, joining has changed nothing that could be undone.
        if merged != mine {
            editor.undo(Moment::at(10.0)).unwrap();
        }
        // The time of a meeting is a fact: undo takes back the answers of the other side.
        let mut wanted = mine.clone();
        keep_time(&merged, &mut wanted);
        prop_assert!(*editor.workbook() == wanted, "joining is not undone in one step");
    }
}
