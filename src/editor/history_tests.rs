//! What undo promises: everything can be taken back, in steps that a person would call steps.

use proptest::prelude::*;

use super::test_world::{World, achievable, add, aims, id, text};
use super::*;
use crate::model::{Address, Answer, Place, Register, Stage, View};

fn at(seconds: f64) -> Moment {
    Moment::at(seconds)
}

fn warranted() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("warranted")
}

fn says(editor: &Editor, address: Address) -> String {
    match find_view(editor.workbook(), &address) {
        Some((_, View::Prose(text) | View::Line(text))) => text.to_owned(),
        other => panic!("{address}: {:?}", other.map(|(_, view)| view)),
    }
}

/// Does steps and returns the names of all points, the newest first.
fn points(steps: &[(f64, Held, Option<Edit>)]) -> Vec<String> {
    let mut editor = World::new().untitled();
    for (seconds, held, edit) in steps {
        if let Some(edit) = edit {
            editor.apply(edit, at(*seconds)).unwrap();
        }
        editor.settle(at(*seconds), *held);
    }
    std::iter::from_fn(|| editor.undo(at(1e6)).map(|step| step.name)).collect()
}

#[test]
fn keystrokes_become_points_when_the_person_rests() {
    use Held::{KeyOrButton, Nothing};
    const ACHIEVABLE: &str = "Change why can you achieve it";
    let type_at = |seconds: f64, held, words: &str| (seconds, held, Some(text(achievable(), words)));
    let other = |seconds: f64, words: &str| (seconds, Nothing, Some(text(warranted(), words)));
    let frame = |seconds: f64, held| (seconds, held, None);
    let warranted_name = points(&[other(0.0, "x")]).remove(0);

    assert_eq!(points(&[]), [""; 0]);
    // One breath is one point; a rest of a second makes two.
    assert_eq!(points(&[type_at(0.0, Nothing, "a"), type_at(0.9, Nothing, "ab")]), [ACHIEVABLE]);
    let rest = [type_at(0.0, Nothing, "a"), frame(1.0, Nothing), type_at(1.1, Nothing, "ab")];
    assert_eq!(points(&rest), [ACHIEVABLE; 2]);
    // No point while a key is held.
    let held = [type_at(0.0, Nothing, "a"), frame(5.0, KeyOrButton), type_at(5.1, Nothing, "ab")];
    assert_eq!(points(&held), [ACHIEVABLE]);
    // Someone who never rests gets a point every thirty seconds.
    let restless: Vec<_> = (0..80).map(|n| type_at(f64::from(n) * 0.9, Nothing, &format!("a{n}"))).collect();
    assert_eq!(points(&restless).len(), 3);
    // Two answers are two points, however fast they come.
    assert_eq!(points(&[type_at(0.0, Nothing, "a"), other(0.5, "b")]), [warranted_name.as_str(), ACHIEVABLE]);
    // A change of structure ends the breath and is a point of its own.
    let structure = [type_at(0.0, Nothing, "a"), (0.1, Nothing, Some(add(1))), type_at(0.2, Nothing, "ab")];
    assert_eq!(points(&structure), [ACHIEVABLE, "Add aim", ACHIEVABLE]);
    // What comes to nothing is no point.
    assert_eq!(points(&[type_at(0.0, Nothing, "a"), type_at(0.1, Nothing, ""), frame(9.0, Nothing)]), [""; 0]);
    assert_eq!(points(&[type_at(0.0, Nothing, "")]), [""; 0]);
    let moved = Edit::Move { row: aims().row(id(1)), to: 0 };
    assert_eq!(points(&[(0.0, Nothing, Some(add(1))), (0.1, Nothing, Some(moved))]), ["Add aim"]);
}

#[test]
fn undo_in_the_middle_of_typing_takes_the_typing_back() {
    let mut editor = World::new().untitled();
    editor.apply(&add(1), at(0.0)).unwrap();
    editor.apply(&text(achievable(), "Half a sen"), at(0.1)).unwrap();
    assert_eq!(editor.undo_name(), Some("Change why can you achieve it"));
    let step = editor.undo(at(0.2)).unwrap();
    assert_eq!(step.focus, Some(achievable()));
    assert_eq!(says(&editor, achievable()), "");
    assert_eq!((editor.undo_name(), editor.redo_name()), (Some("Add aim"), Some("Change why can you achieve it")));
    editor.redo(at(0.3)).unwrap();
    assert_eq!(says(&editor, achievable()), "Half a sen");
    editor.undo(at(0.4)).unwrap();
    editor.apply(&text(achievable(), "Anew"), at(0.5)).unwrap();
    assert_eq!(editor.redo_name(), None);
    assert_eq!(editor.redo(at(0.6)), None);
    assert_eq!(says(&editor, achievable()), "Anew");
}

#[test]
fn undo_and_redo_say_where_to_look() {
    let row = aims().row(id(1));
    let together = Edit::Together { name: "Add two aims", edits: vec![add(7), add(8)] };
    let edits = [
        (add(1), aims(), row),
        (Edit::Duplicate { row, id: id(2) }, row, aims().row(id(2))),
        (Edit::Move { row, to: 1 }, row, row),
        (together, aims(), aims().row(id(7))),
        (Edit::Remove { row }, row, aims().row(id(7))),
    ];
    let mut editor = World::new().untitled();
    for (edit, back, forward) in &edits {
        editor.apply(edit, at(0.0)).unwrap();
        assert_eq!(editor.undo(at(0.1)).unwrap().focus, Some(*back), "{edit:?}");
        assert_eq!(editor.redo(at(0.2)).unwrap().focus, Some(*forward), "{edit:?}");
    }
}

#[test]
fn what_did_not_read_as_a_value_is_undone_like_any_answer() {
    let due = Address::page(Place::Session).question("date");
    let typed = |text: &str| Edit::KeepAsTyped { at: due, text: text.to_owned() };
    let mut editor = World::new().untitled();
    editor.apply(&typed("next"), at(0.0)).unwrap();
    editor.apply(&typed("next spring"), at(0.1)).unwrap();
    let revision = editor.revision();
    editor.apply(&typed("next spring"), at(0.2)).unwrap();
    assert_eq!(editor.revision(), revision);
    // The same value again still clears what was typed.
    editor.apply(&Edit::Set { at: due, to: Answer::Date(None) }, at(0.3)).unwrap();
    assert!(editor.workbook().unread.is_empty() && editor.revision() > revision);
    editor.apply(&typed("soon"), at(0.4)).unwrap();
    assert_eq!(editor.undo(at(0.5)).unwrap().focus, Some(due));
    assert!(editor.workbook().unread.is_empty());
    assert_eq!(editor.undo_name(), None);
}

#[test]
fn the_oldest_points_go_first() {
    let mut editor = World::new().untitled();
    for bits in 1..=MOST_POINTS as u64 + 5 {
        editor.apply(&add(bits), at(0.0)).unwrap();
    }
    let undone = std::iter::from_fn(|| editor.undo(at(1.0))).count();
    assert_eq!(undone, MOST_POINTS);
    assert_eq!(editor.workbook().review().aim.aims.len(), 5);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut editor = World::new().untitled();
    let before = editor.snapshot();
    let nowhere = text(aims().row(id(9)).question("change"), "x");
    assert!(matches!(editor.apply(&nowhere, at(0.0)), Err(ApplyError::Edit(_))));
    assert!(matches!(editor.apply(&Edit::Remove { row: aims().row(id(9)) }, at(0.0)), Err(ApplyError::Edit(_))));
    assert_eq!((editor.workbook(), editor.revision(), editor.undo_name()), (&before, 0, None));
}

#[test]
fn progress_follows_edits_and_undo_at_the_next_settling() {
    let mut editor = World::new().untitled();
    let answered = |editor: &Editor| editor.progress().stage(Stage::Aim).answered;
    editor.apply(&text(achievable(), "Two people"), at(0.0)).unwrap();
    assert_eq!(answered(&editor), 0);
    editor.settle(at(0.0), Held::Nothing);
    assert_eq!(answered(&editor), 1);
    editor.undo(at(0.1)).unwrap();
    editor.settle(at(0.1), Held::Nothing);
    assert_eq!(answered(&editor), 0);
}

#[test]
fn typing_copies_no_register_after_the_first_letter() {
    let mut editor = World::new().untitled();
    let posts = Address::page(Place::Register(Register::Posts)).question("posts");
    editor.apply(&Edit::Add { at: posts, id: id(1), place: None, with: vec![] }, at(0.0)).unwrap();
    let answer = posts.row(id(1)).question("text");
    // The rows tell whether they were copied: a register that only findings have seen may move as a whole, which costs
    // nothing.
    let place = |editor: &Editor| editor.workbook().registers.posts.iter().next().map(std::ptr::from_ref);
    editor.apply(&text(answer, "a"), at(1.0)).unwrap();
    editor.settle(at(1.0), Held::Nothing);
    let first = place(&editor);
    for (n, letters) in ["ab", "abc", "abcd"].into_iter().enumerate() {
        editor.apply(&text(answer, letters), at(1.0 + n as f64 / 10.0)).unwrap();
        editor.settle(at(1.0 + n as f64 / 10.0), Held::Nothing);
        assert_eq!(place(&editor), first, "the register was copied at {letters}");
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let row = || (1..6_u64).prop_map(|bits| aims().row(id(bits)));
    prop_oneof![
        4 => "[a-c]{0,3}".prop_map(|words| text(achievable(), &words)),
        2 => "[a-c]{0,3}".prop_map(|words| text(warranted(), &words)),
        3 => (row(), "[a-c]{0,2}").prop_map(|(row, words)| text(row.question("change"), &words)),
        2 => (6..1000_u64).prop_map(add),
        3 => (1..6_u64).prop_map(add),
        1 => (row(), 1000..2000_u64).prop_map(|(row, bits)| Edit::Duplicate { row, id: id(bits) }),
        2 => row().prop_map(|row| Edit::Remove { row }),
        2 => (row(), 0..5_usize).prop_map(|(row, to)| Edit::Move { row, to }),
        1 => (row(), 2000..3000_u64).prop_map(|(row, bits)| Edit::Together {
            name: "Both",
            edits: vec![add(bits), Edit::Remove { row }],
        }),
    ]
}

proptest! {
    #[test]
    fn everything_can_be_undone_and_redone(
        steps in prop::collection::vec((any_edit(), 0.0..1.5_f64, any::<bool>(), 0..8_u8), 0..60),
    ) {
        let mut editor = World::new().untitled();
        let original = editor.snapshot();
        let mut now = 0.0;
        for (edit, wait, is_held, back) in steps {
            now += wait;
            // An edit that does not fit is refused and leaves no trace.
            let _ = editor.apply(&edit, at(now));
            editor.settle(at(now), if is_held { Held::KeyOrButton } else { Held::Nothing });
            if back == 0 {
                editor.undo(at(now));
            }
        }
        while editor.redo(at(now)).is_some() {}
        let newest = editor.snapshot();
        while editor.undo(at(now)).is_some() {}
        prop_assert_eq!(editor.workbook(), &original);
        while editor.redo(at(now)).is_some() {}
        prop_assert_eq!(editor.workbook(), &newest);
        editor.settle(at(now), Held::Nothing);
        prop_assert_eq!(editor.progress(), &progress(&newest));
        prop_assert!(editor.is_dirty() == (newest != original));
    }
}
