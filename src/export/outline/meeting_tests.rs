//! Minutes and handover say what is known and no more: actions with what is missing of them, states with their day, and of
//! a meeting that has not been held what is to be completed.

use jiff::civil::{Date, date};

use super::public::words_of;
use super::{Document, handover, minutes};
use crate::model::Attendance;
use crate::model::registers::actions::ActionState;
use crate::model::{Answer, Edit, RowId, Workbook, resolve};
use crate::rules::Findings;

const MEETING: Date = date(2026, 5, 20);
const LATER: Date = date(2026, 11, 21);

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

fn action(workbook: &mut Workbook, bits: u64, with: Vec<(&'static str, Answer)>) {
    let at = resolve("actions/actions").unwrap();
    Edit::Add { at, id: id(bits), place: None, with }.apply(workbook).unwrap();
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn state(state: ActionState) -> Answer {
    state.answer()
}

fn set(workbook: &mut Workbook, at: &str, to: Answer) {
    Edit::Set { at: resolve(at).unwrap(), to }.apply(workbook).unwrap();
}

/// Returns a workbook with one open review and four actions.
fn with_actions() -> Workbook {
    let mut workbook = Workbook::new("A trust", id(90), MEETING);
    set(&mut workbook, "session/date", Answer::Date(Some(MEETING)));
    action(&mut workbook, 1, vec![("what", text("Caption two films")), ("owner", text("Digital officer"))]);
    action(&mut workbook, 2, vec![("what", text("Ask the web team")), ("note", text("Waits for the new phone"))]);
    let dropped = vec![("what", text("Open TikTok")), ("state", state(ActionState::Dropped))];
    action(&mut workbook, 3, [dropped, vec![("note", text("Nobody of the first five uses it"))]].concat());
    action(&mut workbook, 4, vec![("what", text("Tell the board")), ("state", state(ActionState::Done))]);
    let due = resolve("actions/actions").unwrap().row(id(1)).question("due");
    Edit::KeepAsTyped { at: due, text: "next spring".into() }.apply(&mut workbook).unwrap();
    workbook
}

fn rows(document: &Document, caption: &str) -> Vec<String> {
    let table = document.blocks.iter().find_map(|block| match block {
        super::Block::Table(table) if table.caption == caption => Some(table),
        _ => None,
    });
    let rows = table.unwrap_or_else(|| panic!("no table {caption} in {}", words_of(document))).rows.iter();
    rows.map(|row| row.iter().map(|cell| cell.text.plain()).collect::<Vec<_>>().join(" | ")).collect()
}

#[test]
fn a_handover_has_every_open_action_as_it_was_typed_and_why_one_was_dropped() {
    let workbook = with_actions();
    let document = handover(&workbook, &Findings::of(&workbook, LATER), LATER);
    expect_test::expect![[r"
        Social media review of A trust | Next review | 20/11/2026 |  | Overdue
        Caption two films | Action | next spring | Digital officer | 
        Ask the web team | Action | No date yet | No owner yet | Waits for the new phone"]]
    .assert_eq(&rows(&document, "By day").join("\n"));
    assert_eq!(rows(&document, "Dropped actions"), ["Open TikTok | Nobody of the first five uses it"]);
    assert!(rows(&document, "Owners").contains(&"No owner yet | Action: Ask the web team".to_owned()));
}

#[test]
fn minutes_have_notes_and_typed_days_and_only_a_next_review_that_was_agreed() {
    let mut workbook = with_actions();
    let of = |workbook: &Workbook, today: Date| minutes(workbook, workbook.review(), today);
    expect_test::expect![[r"
        Caption two films | Digital officer | next spring | Open |  | 
        Ask the web team |  |  | Open | Waits for the new phone | 
        Open TikTok |  |  | Dropped | Nobody of the first five uses it | 
        Tell the board |  |  | Done |  | "]]
    .assert_eq(&rows(&of(&workbook, MEETING), "Action log").join("\n"));
    let later = rows(&of(&workbook, LATER), "Action log").join("\n");
    assert!(
        later.contains("Tell the board |  |  | Done by 21/11/2026"),
        "the state of the meeting's day is not known: {later}"
    );
    assert!(later.contains("Ask the web team |  |  | Open |"), "what is open later was open then");
    assert!(words_of(&of(&workbook, LATER)).contains("No date agreed"));
    set(&mut workbook, "session/next_review", Answer::Date(Some(LATER)));
    assert!(words_of(&of(&workbook, LATER)).contains("21 November 2026"));
}

#[test]
fn matters_arising_say_how_they_stood_and_what_is_known_of_them_since() {
    let mut workbook = with_actions();
    Edit::CloseReview { on: MEETING, by: String::new() }.apply(&mut workbook).unwrap();
    Edit::StartNextReview { id: id(91), on: LATER }.apply(&mut workbook).unwrap();
    set(&mut workbook, "session/date", Answer::Date(Some(LATER)));
    let at = resolve("actions/actions").unwrap().row(id(2));
    Edit::Confirm { at, by: String::new(), on: LATER }.apply(&mut workbook).unwrap();
    for row in [1, 2] {
        let state_at = resolve("actions/actions").unwrap().row(id(row)).question("state");
        Edit::Set { at: state_at, to: state(ActionState::Done) }.apply(&mut workbook).unwrap();
    }
    let january = date(2027, 1, 4);
    let document = minutes(&workbook, workbook.review(), january);
    expect_test::expect![[r"
        Caption two films | Digital officer | next spring | Open | Done by 04/01/2027 | 
        Ask the web team |  |  | Open | Left open on 21/11/2026 | Waits for the new phone"]]
    .assert_eq(&rows(&document, "Open when this review started").join("\n"));
    // Of the first meeting, the states are known on the day on which the next review began.
    let first = minutes(&workbook, &workbook.reviews[0], january);
    assert!(rows(&first, "Action log")[0].contains("| Open |"), "it was open when the next review began");
    assert!(rows(&first, "Action log")[3].contains("Done by 21/11/2026"));
}

#[test]
fn minutes_of_a_meeting_that_was_not_held_say_what_is_to_be_completed() {
    let empty = Workbook::default();
    let document = minutes(&empty, empty.review(), LATER);
    let words = words_of(&document);
    for gap in ["who attended", "the decisions", "the agreed actions", "the parked items"] {
        assert!(words.contains(&format!("To be completed: {gap} (page Session)")), "{gap}: {words}");
    }
    for never in ["Nobody", "Nothing", "No decisions", "No actions", "No attendees"] {
        assert!(!words.contains(never), "{never}: {words}");
    }
    let mut held = Workbook::new("A trust", id(90), MEETING);
    let with = vec![("name", text("A Person")), ("attendance", Attendance::Present.answer())];
    Edit::Add { at: resolve("session/attendees").unwrap(), id: id(1), place: None, with }.apply(&mut held).unwrap();
    let words = words_of(&minutes(&held, held.review(), LATER));
    assert!(words.contains("No decisions recorded.") && words.contains("No actions recorded."), "{words}");
}
