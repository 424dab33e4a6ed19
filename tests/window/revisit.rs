//! The revisit in the window, by keyboard alone: the next review, what is carried, what changed, what is due.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use jiff::civil::{Date, date};
use sightline::editor::{Editor, Moment};
use sightline::model::{Address, CarriedState, Edit, Place, Register, Stage, resolve};
use sightline::store::Preferences;
use sightline::ui::app::Page;
use uuid::Uuid;

use super::harness::{CTRL, CTRL_SHIFT, Window, read_text};
use crate::support::ten_years::tried;

const LEAD: &str = "Head of communications";

fn at(text: &str) -> Address {
    resolve(text).expect("a question of the program")
}

/// Closes the review on screen as its last page does, for what comes after. The life of a workbook closes it by keys.
fn close(window: &mut Window, on: Date) {
    let editor = window.app_mut().editor.as_mut().expect("a workbook is open");
    let edit = Edit::CloseReview { on, by: LEAD.into() };
    editor.apply(&edit, Moment { seconds: 1_000_000.0 }).expect("the review is open");
    window.app().ctx.request_repaint();
    window.step();
    window.settle();
}

/// Asks for an action by typing its name.
fn ask(window: &mut Window, action: &str) {
    window.press_with(CTRL, Key::K);
    window.type_text(action);
    window.press(Key::Enter);
}

/// Starts the next review on a day, by keyboard.
fn start_next(window: &mut Window, on: &str) {
    ask(window, "Start the next review");
    say_when_and_who(window, on, LEAD);
}

/// Answers what is asked when the next review starts.
pub(super) fn say_when_and_who(window: &mut Window, on: &str, by: &str) {
    for (field, words) in [("Day of the next review", on), ("Who confirms the answers", by)] {
        assert_eq!(window.focused_name(), field);
        window.press_with(CTRL, Key::A);
        window.type_text(words);
        window.press(Key::Enter);
    }
}

fn second_review() -> Window {
    let mut window = Window::with_copy_of("staffordshire");
    close(&mut window, date(2026, 11, 21));
    start_next(&mut window, "21/05/2027");
    window
}

fn state(window: &Window, address: &str) -> Option<CarriedState> {
    window.workbook().review().carried.get(address).map(|one| one.state)
}

fn go_to(window: &mut Window, address: &str) {
    window.app_mut().go_to(at(address));
    window.step();
    window.settle();
}

#[test]
fn the_next_review_begins_with_what_is_carried_and_its_matters_arising() {
    let mut window = Window::with_copy_of("staffordshire");
    ask(&mut window, "Start the next review");
    assert!(window.spoken().contains("Nothing"), "a review that is open is followed by none");
    window.press(Key::Escape);
    close(&mut window, date(2026, 11, 21));
    window.press_with(Modifiers::ALT, Key::Num0);
    assert_eq!(window.app().page, Page::Overview);
    window.tab_to("Start the next review…");
    window.press(Key::Enter);
    let spoken = window.spoken();
    for told in ["Carried, each to confirm", "Not carried", "Goes on as it is", "still open and come first"] {
        assert!(spoken.contains(told), "{told}: {spoken}");
    }
    window.press_with(CTRL, Key::A);
    window.type_text("21/05/2027");
    assert!(window.spoken().contains("Asked anew, because the day has passed"));
    window.press_with(CTRL, Key::A);
    window.type_text("spring");
    assert!(!window.spoken().contains("This is not understood as a date."), "it is judged while it is typed");
    window.press(Key::Tab);
    assert!(window.spoken().contains("This is not understood as a date."));
    window.press_with(Modifiers::SHIFT, Key::Tab);
    window.press_with(CTRL, Key::A);
    window.type_text("21/05/2027");
    window.press(Key::Enter);
    window.type_text(LEAD);
    window.press(Key::Enter);
    assert_eq!(window.workbook().reviews.len(), 2);
    assert_eq!(window.workbook().review().started, Some(date(2027, 5, 21)));
    assert_eq!(window.app().page, Page::Place(Place::Session));
    assert_ne!(window.focused_name(), "");
    // A copied review looks nowhere finished.
    assert_eq!(window.editor().progress().whole().answered, 0);
    let spoken = window.spoken();
    assert!(spoken.contains("Matters arising") && spoken.contains("are to be looked at"), "{spoken}");
    assert!(spoken.contains("to confirm") && !spoken.contains("all answered"), "{spoken}");
    window.press_with(CTRL, Key::Z);
    assert_eq!(window.workbook().reviews.len(), 1, "starting can be taken back");
}

#[test]
fn one_key_each_says_still_true_changed_and_dropped() {
    let mut window = second_review();
    window.press_with(Modifiers::ALT, Key::Num1);
    let drivers = window.workbook().review().aim.drivers.len();
    go_to(&mut window, "aim/achievable");
    let before = window.workbook().review().aim.achievable.0.clone();
    assert!(window.focused_description().contains("To confirm"), "{}", window.focused_description());
    window.press(Key::F2);
    assert_eq!(state(&window, "aim/achievable"), Some(CarriedState::StillTrue));
    let mark = &window.workbook().review().carried["aim/achievable"];
    assert_eq!((mark.by.as_str(), mark.on), (LEAD, Some(date(2026, 11, 21))));
    assert_eq!(window.workbook().review().aim.achievable.0, before, "a key typed into the answer");
    // The keyboard goes on to the next that waits.
    assert_eq!(window.focused_name(), "Why does it deserve public money?");
    window.press(Key::F3);
    assert_eq!(state(&window, "aim/warranted"), Some(CarriedState::ToConfirm), "nothing has changed yet");
    window.type_text("Another reason");
    assert_eq!(window.workbook().review().aim.warranted.0, "Another reason", "the old text is replaced");
    assert_eq!(state(&window, "aim/warranted"), Some(CarriedState::Changed));
    assert!(window.spoken().contains("Last time"), "last time's answer stands beside it");
    // What is chosen from a list says so, too.
    let row = window.workbook().review().aim.drivers.iter().next().expect("a driver").id;
    go_to(&mut window, &format!("aim/drivers/{row}/kind"));
    assert!(window.focused_description().contains("To confirm"), "{:?}", window.focused());
    // A row goes as a whole, with its reason.
    go_to(&mut window, &format!("aim/drivers/{row}/note"));
    window.press(Key::F4);
    assert_eq!(window.focused_name(), "Reason");
    window.type_text("It is over");
    window.tab_to("Drop the whole driver 1");
    window.press(Key::Enter);
    assert_eq!(window.workbook().review().aim.drivers.len(), drivers - 1);
    let mark = &window.workbook().review().carried[&format!("aim/drivers/{row}")];
    assert_eq!((mark.state, mark.reason.as_str()), (CarriedState::Dropped, "It is over"));
    assert_ne!(window.focused_name(), "");
    window.press_with(CTRL, Key::Z);
    assert_eq!(window.workbook().review().aim.drivers.len(), drivers);
}

#[test]
fn a_section_is_confirmed_only_after_all_of_it_was_shown() {
    let mut window = second_review();
    window.harness.set_size(egui::vec2(1280.0, 460.0));
    window.settle();
    window.press_with(Modifiers::ALT, Key::Num1);
    let page = Address::page(Place::Stage(Stage::Aim));
    let open = |window: &Window| {
        let carried = &window.workbook().review().carried;
        carried.iter().filter(|(key, one)| key.starts_with("aim/") && one.state == CarriedState::ToConfirm).count()
    };
    let all = open(&window);
    assert!(all > 10, "{all}");
    assert!(window.app().form.revisit.unseen(page) > 0, "the page is longer than the window");
    window.tab_to("Show the remaining answers: Find your drivers and your aim");
    let buttons = window.spoken();
    assert!(!buttons.contains("All of it is still true: Find your drivers and your aim"), "{buttons}");
    for _ in 0..600 {
        if window.app().form.revisit.unseen(page) == 0 {
            break;
        }
        if window.focused_name().starts_with("Show the remaining answers: Find your drivers and your aim") {
            window.press(Key::Enter);
        }
        window.press(Key::Tab);
    }
    assert_eq!(window.app().form.revisit.unseen(page), 0, "all of it can be shown by keyboard");
    assert_eq!(open(&window), all, "showing confirms nothing");
    window.tab_to("All of it is still true: Find your drivers and your aim");
    window.press(Key::Enter);
    assert_eq!(open(&window), 0);
    assert_ne!(window.focused_name(), "");
    window.press_with(CTRL, Key::Z);
    assert_eq!(open(&window), all, "confirming a section can be taken back at once");
}

#[test]
fn a_card_a_section_and_a_stage_are_confirmed_by_one_key_each_once_they_were_shown() {
    let mut window = second_review();
    window.harness.set_size(egui::vec2(1280.0, 800.0));
    window.settle();
    let open = |window: &Window, below: &str| {
        let carried = &window.workbook().review().carried;
        carried.iter().filter(|(key, one)| key.starts_with(below) && one.state == CarriedState::ToConfirm).count()
    };
    window.press_with(Modifiers::ALT, Key::Num1);
    let row = window.workbook().review().aim.drivers.iter().next().expect("a driver").id;
    let card = format!("aim/drivers/{row}/");
    let (in_card, in_section) = (open(&window, &card), open(&window, "aim/drivers/"));
    assert!(in_card > 1 && in_section > in_card);
    go_to(&mut window, &format!("{card}came_from"));
    let ask = |window: &mut Window, modifiers: Modifiers, below: &str| {
        let before = open(window, below);
        for presses in 1..60 {
            window.press_with(modifiers, Key::F2);
            match open(window, below) {
                0 => return presses,
                left => assert_eq!(left, before, "it is confirmed as one, and only after it was shown"),
            }
        }
        panic!("{below} is never confirmed: {}", window.spoken());
    };
    ask(&mut window, Modifiers::SHIFT, &card);
    assert_eq!(open(&window, "aim/drivers/"), in_section - in_card);
    assert_ne!(window.focused_name(), "", "the keyboard goes on");
    let rest = window.workbook().review().aim.drivers.iter().nth(1).expect("another").id;
    go_to(&mut window, &format!("aim/drivers/{rest}/came_from"));
    ask(&mut window, CTRL, "aim/drivers/");
    window.press_with(CTRL, Key::Z);
    assert_eq!(open(&window, "aim/drivers/"), in_section - in_card, "it is taken back as one");
    // The whole review, stage by stage: a screen of it is shown with each key.
    let all: usize = open(&window, "");
    let mut presses = 0;
    for (key, stage) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6].into_iter().zip(Stage::ALL) {
        window.press_with(Modifiers::ALT, key);
        presses += 1 + ask(&mut window, CTRL_SHIFT, &format!("{}/", stage.id()));
        assert!(window.spoken().contains("Nothing is left to confirm on this page"), "it is announced");
    }
    assert_eq!(open(&window, ""), 0);
    assert!(all > 200 && presses < all / 3, "{presses} presses for {all} answers");
}

/// The review that was typed when the program was tried, carried over to the next one.
fn second_review_as_tried() -> Window {
    let mut window = Window::open();
    let services = window.app().services.clone();
    window.app_mut().editor = Some(Editor::new(tried(), Uuid::from_u128(12), services));
    window.go(Page::Check);
    close(&mut window, date(2026, 11, 21));
    start_next(&mut window, "21/05/2027");
    window
}

#[test]
fn the_next_review_of_the_size_that_was_tried_is_confirmed_in_few_presses() {
    let mut window = second_review_as_tried();
    window.harness.set_size(egui::vec2(1280.0, 800.0));
    window.settle();
    let waiting = |window: &Window, stage: Stage| {
        let carried = &window.workbook().review().carried;
        let below = format!("{}/", stage.id());
        carried.iter().filter(|(key, one)| key.starts_with(&below) && one.state == CarriedState::ToConfirm).count()
    };
    let all: usize = Stage::ALL.iter().map(|stage| waiting(&window, *stage)).sum();
    let mut presses = 0;
    for (key, stage) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6].into_iter().zip(Stage::ALL) {
        window.press_with(Modifiers::ALT, key);
        presses += 1;
        while waiting(&window, *stage) > 0 {
            let before = window.app().form.revisit.unseen(Address::page(Place::Stage(*stage)));
            window.press_with(CTRL_SHIFT, Key::F2);
            presses += 1;
            let after = window.app().form.revisit.unseen(Address::page(Place::Stage(*stage)));
            assert!(after < before || waiting(&window, *stage) == 0, "nothing more was shown of {stage:?}: {after}");
        }
    }
    assert!(all > 300 && presses < 60, "{presses} presses for {all} answers");
}

#[test]
fn a_card_that_is_read_through_says_all_of_it_and_opens_to_be_changed() {
    let mut window = second_review();
    window.harness.set_size(egui::vec2(1280.0, 800.0));
    window.settle();
    window.press_with(Modifiers::ALT, Key::Num3);
    window.press_with(CTRL_SHIFT, Key::F2);
    let first = window.workbook().review().stakeholders.stakeholders.iter().next().expect("one").clone();
    assert!(window.focused_name().starts_with("Stakeholder 1: "), "{}", window.focused_name());
    let row = at("stakeholders/stakeholders").row(first.id);
    assert!(window.app().form.opening.is_read(row));
    let described = |window: &Window| {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let mut focused = nodes.filter(egui_kittest::kittest::AccessKitNode::is_focused);
        focused.next().and_then(|node| node.description()).unwrap_or_default()
    };
    let words = described(&window);
    for text in [first.who.0.trim(), first.why.0.trim(), first.platforms.iter().next().expect("one").evidence.0.trim()]
    {
        assert!(!text.is_empty() && words.contains(text), "{text:?} is not in {words:?}");
    }
    assert!(!window.spoken().contains("Who they are, stakeholder 1"), "it shows no fields");
    window.tab_to("Change the answers of stakeholder 1");
    window.press(Key::Enter);
    assert!(window.focused_name().starts_with("Name, stakeholder 1"), "{}", window.focused_name());
    assert!(window.spoken().contains("Who they are, stakeholder 1"));
    // A field that is gone to shows the fields of its row.
    window.press_with(CTRL_SHIFT, Key::F2);
    let second = window.workbook().review().stakeholders.stakeholders.iter().nth(1).expect("another").id;
    let row = at("stakeholders/stakeholders").row(second);
    assert!(window.app().form.opening.is_read(row));
    go_to(&mut window, &format!("{row}/why"));
    assert_eq!(window.app().form.focused, Some(row.question("why")));
}

#[test]
fn a_carried_row_goes_with_a_reason_however_it_is_asked() {
    let mut window = second_review();
    window.press_with(Modifiers::ALT, Key::Num1);
    let row = window.workbook().review().aim.drivers.iter().next().expect("a driver").id;
    go_to(&mut window, &format!("aim/drivers/{row}/note"));
    window.press_with(CTRL_SHIFT, Key::Delete);
    assert!(window.workbook().review().aim.drivers.get(row).is_some(), "nothing goes without a reason");
    assert_eq!(window.focused_name(), "Reason");
    window.type_text("No longer asked for");
    window.tab_to("Drop the whole");
    window.press(Key::Enter);
    assert!(window.workbook().review().aim.drivers.get(row).is_none());
    let mark = &window.workbook().review().carried[&format!("aim/drivers/{row}")];
    assert_eq!((mark.state, mark.reason.as_str()), (CarriedState::Dropped, "No longer asked for"));
    // What was added in this review goes as before.
    let before = window.workbook().review().aim.drivers.len();
    window.tab_to("Add ");
    window.press(Key::Enter);
    assert_eq!(window.workbook().review().aim.drivers.len(), before + 1);
    window.press_with(CTRL_SHIFT, Key::Delete);
    assert_eq!(window.workbook().review().aim.drivers.len(), before);
}

#[test]
fn a_folded_card_that_waits_takes_the_same_room_in_and_out_of_sight() {
    let mut window = second_review();
    window.harness.set_size(egui::vec2(1280.0, 2_000.0));
    window.settle();
    window.press_with(Modifiers::ALT, Key::Num3);
    let add = |window: &Window| {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let mut tops = nodes
            .filter(|node| {
                node.label().is_some_and(|label| label == "Add a stakeholder" || label.starts_with("Stakeholder 1: "))
            })
            .filter_map(|node| node.bounding_box())
            .map(|bounds| bounds.y0);
        tops.next().zip(tops.next()).map(|(first, add)| add - first)
    };
    let all = add(&window).expect("both are drawn");
    window.harness.set_size(egui::vec2(1280.0, 300.0));
    window.settle();
    assert!((add(&window).expect("both are drawn") - all).abs() < 0.5, "the page moves under what is gone to");
}

#[test]
fn history_and_the_time_before_stand_beside_the_answer() {
    let mut window = second_review();
    go_to(&mut window, "aim/achievable");
    window.press(Key::F2);
    close(&mut window, date(2027, 5, 21));
    start_next(&mut window, "21/11/2027");
    go_to(&mut window, "aim/achievable");
    assert!(window.spoken().contains("Confirmed as still true by Head of communications on 21 November 2026"));
    window.press_with(CTRL_SHIFT, Key::H);
    let spoken = window.spoken();
    assert!(spoken.contains("Hide the history") && spoken.contains("as it is now"), "{spoken}");
    window.press(Key::F6);
    window.tab_to("Hide the history");
    window.press(Key::Enter);
    assert!(!window.spoken().contains("as it is now"));
    for _ in 0..10 {
        if window.focused_name() == "The review before that" {
            break;
        }
        window.press_with(Modifiers::SHIFT, Key::Tab);
    }
    window.press(Key::Enter);
    assert!(window.spoken().contains("The review before that, "), "{}", window.spoken());
    // Where the companion has no room, it all opens under the question.
    window.harness.set_size(egui::vec2(900.0, 700.0));
    window.settle();
    go_to(&mut window, "aim/achievable");
    window.press_with(CTRL_SHIFT, Key::H);
    assert!(window.spoken().contains("History of this answer"));
    assert!(window.spoken().contains("as it is now"), "{}", window.spoken());
}

#[test]
fn matters_arising_are_done_left_open_or_dropped_with_a_reason() {
    let mut window = second_review();
    let before = window.workbook().review().actions_before.len();
    assert!(before > 2);
    window.tab_to("Done: ");
    window.press(Key::Enter);
    let settled = |window: &Window| {
        let actions = window.workbook().registers.actions.iter();
        actions.filter(|action| !sightline::rules::due::is_open(action.state)).count()
    };
    let done = settled(&window);
    window.tab_to("Still open: ");
    window.press(Key::Enter);
    assert!(window.workbook().review().carried.iter().any(|(key, one)| {
        key.starts_with("actions/actions/") && one.state == CarriedState::StillTrue && one.by == LEAD
    }));
    window.tab_to("Dropped: ");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Reason");
    window.type_text("Nobody asked for it");
    window.press(Key::Enter);
    assert_eq!(settled(&window), done + 1);
    assert!(window.workbook().registers.actions.iter().any(|action| action.note.0.contains("Nobody asked for it")));
    assert_ne!(window.focused_name(), "");
    window.press_with(CTRL, Key::Z);
    assert_eq!(settled(&window), done);
}

#[test]
fn a_closed_review_is_looked_at_and_nothing_in_it_can_be_changed() {
    let mut window = second_review();
    window.press_with(Modifiers::ALT, Key::Num1);
    go_to(&mut window, "aim/achievable");
    window.press(Key::F3);
    window.type_text("Changed since");
    window.press_with(Modifiers::ALT, Key::Num0);
    window.tab_to("Look at the Review of ");
    window.press(Key::Enter);
    assert_eq!(window.workbook().reviews.len(), 1);
    assert!(!window.editor().can_edit());
    assert!(!window.workbook().review().aim.achievable.0.contains("Changed since"));
    let fields = window.harness.root().children_recursive().map(|node| node.accesskit_node());
    let editable = fields.filter(|node| {
        matches!(node.role(), Role::TextInput | Role::MultilineTextInput) && !node.data().is_read_only()
    });
    assert_eq!(editable.count(), 0);
    window.tab_to("Go back to the present");
    window.press(Key::Enter);
    assert_eq!(window.workbook().reviews.len(), 2);
    assert_eq!(window.app().page, Page::Overview);
    assert_eq!(window.workbook().review().aim.achievable.0, "Changed since");
}

#[test]
fn actions_are_listed_by_what_is_late_and_by_owner() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Register(Register::Actions)));
    let all = window.workbook().registers.actions.len();
    assert!(window.spoken().contains(&format!("All {all}")));
    window.tab_to("Overdue ");
    window.press(Key::Enter);
    let late = window.workbook().registers.actions.iter().filter(|action| {
        sightline::rules::due::is_open(action.state) && action.due.is_some_and(|due| due < date(2026, 11, 21))
    });
    let owners: Vec<String> = late.map(|action| action.owner.0.trim().to_owned()).collect();
    assert!(!owners.is_empty());
    let spoken = window.spoken();
    for owner in &owners {
        assert!(spoken.lines().any(|line| line == owner), "{owner} has no group: {spoken}");
    }
    window.tab_to("Done: ");
    window.press(Key::Enter);
    window.tab_to("Done or dropped ");
    window.press(Key::Enter);
    assert!(window.spoken().contains("Done"));
    window.tab_to("Go to the action");
    window.press(Key::Enter);
    assert!(window.spoken().contains("table of"), "the table in which it is written");
}

#[test]
fn reminders_are_brought_up_to_date_and_nothing_is_replaced_without_asking() {
    let mut window = Window::with_copy_of("staffordshire");
    let path = window.document("Plan.ron");
    window.will_choose(&path);
    window.press_with(CTRL, Key::S);
    window.until("the file", |window| window.editor().path().is_some());
    let folder = path.parent().expect("a folder").to_owned();
    let write = |window: &mut Window| {
        window.will_choose(&folder);
        ask(window, "Save reminders for your calendar");
    };
    let calendar = folder.join("South Staffordshire clinical commissioning groups calendar.ics");
    let name = sightline::store::safe_file_name(&format!("{} calendar.ics", window.workbook().name()));
    let calendar = if calendar.exists() { calendar } else { folder.join(name) };
    write(&mut window);
    window.until("the calendar", |window| window.app().said.as_ref().is_some_and(|said| said.contains("calendar.ics")));
    let line = |text: &str, start: &str| -> Vec<String> {
        let mut lines: Vec<String> = text.lines().filter(|line| line.starts_with(start)).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let first = read_text(&calendar);
    // An action moves, and the file is saved.
    window.go(Page::Place(Place::Register(Register::Actions)));
    window.tab_to("Due, action 1");
    window.press_with(CTRL, Key::A);
    window.type_text("24/12/2026");
    window.press(Key::Tab);
    window.press_with(CTRL, Key::S);
    window.wait(3.0);
    window.until("the save", |window| !window.editor().is_dirty());
    write(&mut window);
    window.until("the question", |window| window.focused_name() == "Keep both");
    assert_eq!(read_text(&calendar), first, "nothing was replaced without asking");
    window.tab_to("Replace");
    window.press(Key::Enter);
    window.until("the calendar", |_| read_text(&calendar) != first);
    let second = read_text(&calendar);
    assert_eq!(line(&first, "UID:"), line(&second, "UID:"), "the same entries");
    let sequence =
        |text: &str| line(text, "SEQUENCE:")[0]["SEQUENCE:".len()..].trim().parse::<u64>().expect("a number");
    assert!(sequence(&second) > sequence(&first), "{} after {}", sequence(&second), sequence(&first));
    assert!(second.contains("20261224"));
}

#[test]
fn the_page_for_a_successor_is_read_and_exported() {
    let mut window = Window::with_copy_of("staffordshire");
    ask(&mut window, "Handover");
    assert_eq!(window.app().page, Page::Handover);
    let spoken = window.spoken();
    for part in [
        "What this workbook is",
        "Aims and objectives",
        "What was decided, and why",
        "What is due",
        "Who to ask",
        "Choices made against the checks",
    ] {
        assert!(spoken.contains(part), "{part}: {spoken}");
    }
    let folder = window.document("papers").parent().expect("a folder").to_owned();
    window.will_choose(&folder);
    window.tab_to("Export the handover page…");
    window.press(Key::Enter);
    window.until("the paper", |window| window.app().said.as_ref().is_some_and(|said| said.contains("handover")));
}

#[test]
fn the_start_page_says_what_is_due_in_the_workbooks_used_last() {
    let mut window = Window::with_copy_of("staffordshire");
    let path = window.document("Plan.ron");
    window.will_choose(&path);
    window.press_with(CTRL, Key::S);
    // What is read next time is there once the file and the list of files are written, each on a thread of its own.
    window.until("the list of files", |window| {
        let services = &window.app().services;
        !window.editor().is_dirty()
            && !Preferences::load(services.disk.as_ref(), Some(&services.places)).recent.is_empty()
    });
    let mut window = window.opened_again();
    window.until("what is due", |window| window.spoken().contains(" overdue. First: "));
}

#[test]
fn no_finding_confirms_what_was_not_shown() {
    let mut window = second_review();
    for page in [Page::Place(Place::Stage(Stage::Aim)), Page::Findings] {
        window.go(page);
        assert!(window.spoken().contains("still to confirm in this stage"), "{}", window.spoken());
        assert!(!window.spoken().contains("Confirm all"), "{page:?}: {}", window.spoken());
    }
}
