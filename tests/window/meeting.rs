//! What colleagues notice who hear a meeting or have only a keyboard: what was begun is not lost, each key says what it
//! did or why it did nothing, and the way on is where the keyboard is.

use std::path::Path;

use egui::{Key, Modifiers};
use sightline::model::{Place, Register};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window};

fn said(window: &Window) -> String {
    window.app().said.clone().unwrap_or_default()
}

/// Closes the review on screen, from the page that checks it.
fn close(window: &mut Window) {
    window.go(Page::Check);
    window.tab_to("Findings, actions, and closing the review");
    window.press(Key::Enter);
    window.tab_to("Close the review");
    window.press(Key::Enter);
    assert!(window.workbook().review().closed.is_some());
}

#[test]
fn words_left_in_a_box_outlive_the_program() {
    let mut window = Window::with_workbook();
    let file = window.document("Plan.ron");
    window.will_choose(&file);
    window.press_with(CTRL, Key::S);
    window.until("the file", |_| Path::new(&file).exists());
    window.press_with(Modifiers::ALT, Key::Num1);
    window.press(Key::F7);
    window.type_text("Ask the volunteers");
    window.press(Key::Escape);
    assert!(said(&window).contains("not kept yet"), "{}", said(&window));
    window.press(Key::F9);
    window.type_text("Call the practices");
    window.press(Key::Tab);
    window.type_text("Digital officer");
    window.press(Key::Escape);
    window.ask_to_close();
    window.until("the end", Window::has_closed);

    let mut window = window.opened_again();
    window.app_mut().open_path(file);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert!(window.workbook().review().session.parked.is_empty(), "it is begun, and no row");
    window.go(Page::Place(Place::Session));
    let spoken = window.spoken();
    assert!(spoken.contains("Begun and not kept") && spoken.contains("Ask the volunteers"), "{spoken}");
    window.tab_to("Go on with the action: Call the practices");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Action");
    assert!(window.spoken().contains("Digital officer"));
    window.press(Key::Enter);
    let action = window.workbook().registers.actions.iter().next().expect("it is kept").clone();
    assert_eq!((action.what.0.as_str(), action.owner.0.as_str()), ("Call the practices", "Digital officer"));
    window.press(Key::F7);
    window.type_text(" in spring");
    window.press(Key::Enter);
    let parked = window.workbook().review().session.parked.iter().next().expect("it is kept").thought.0.clone();
    assert_eq!(parked, "Ask the volunteers in spring");
    assert!(window.workbook().unread.is_empty());
    assert!(!window.spoken().contains("Begun and not kept"));
}

#[test]
fn what_is_begun_is_kept_with_every_letter_and_is_no_step_to_undo() {
    let mut window = Window::with_workbook();
    window.press(Key::F8);
    window.type_text("We keep one newsletter");
    let kept: Vec<_> = window.workbook().unread.values().cloned().collect();
    assert!(kept.contains(&"We keep one newsletter".to_owned()), "while the box is open: {kept:?}");
    window.press(Key::Escape);
    let undo = window.editor().undo_name().map(str::to_owned);
    assert!(undo.is_none(), "{undo:?}");
    // What is begun stands in no finding, and going back in time does not take it away.
    assert!(window.editor().findings().all().all(|finding| !finding.message.contains("newsletter")));
    window.press_with(Modifiers::ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.type_text("Two people");
    window.press_with(CTRL, Key::Z);
    window.press(Key::F8);
    assert!(window.spoken().contains("We keep one newsletter"));
}

#[test]
fn a_key_that_can_do_nothing_says_why() {
    let mut window = Window::open();
    window.tab_to("Six groups in Staffordshire");
    window.press(Key::Enter);
    for (modifiers, key) in
        [(CTRL_SHIFT, Key::P), (Modifiers::NONE, Key::F7), (Modifiers::NONE, Key::F8), (Modifiers::NONE, Key::F9)]
    {
        window.app_mut().said = None;
        window.press_with(modifiers, key);
        assert!(said(&window).contains("Make a copy"), "{key:?}: {}", said(&window));
    }
    let mut window = Window::with_copy_of("constitution");
    close(&mut window);
    window.press(Key::F7);
    assert!(said(&window).contains("is closed"), "{}", said(&window));
}

#[test]
fn closing_a_review_is_said_and_leads_on() {
    let mut window = Window::with_copy_of("constitution");
    close(&mut window);
    assert!(said(&window).contains("The review is closed"), "{}", said(&window));
    window.until("the restore point", |window| said(window).contains("restore point"));
    assert!(said(&window).contains("The review is closed"), "the second news says the first again: {}", said(&window));
    assert_eq!(window.focused_name(), "Start the next review…");
    let title = window.top_of("The closed review");
    assert!((40.0..300.0).contains(&title), "the page is seen from its top: {title}");
    let spoken = window.spoken();
    assert!(!spoken.contains("Before you close the review") && !spoken.contains("and closing the review"), "{spoken}");
    window.tab_to("Minutes and actions…");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Share);
    assert_eq!(window.app().share.document.label(), "Minutes and actions");
}

#[test]
fn the_minutes_are_found_by_their_name() {
    let mut window = Window::with_copy_of("constitution");
    window.press_with(CTRL, Key::K);
    window.type_text("minutes");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Share);
    assert!(window.spoken().contains("Minutes and actions"));
}

#[test]
fn who_is_there_and_who_sent_apologies_is_said_in_the_table_itself() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Session));
    window.tab_to("Role, person 1");
    window.press(Key::Tab);
    assert!(window.focused_name().starts_with("Attendance, person 1"), "{}", window.focused_name());
}

#[test]
fn the_page_of_a_stage_says_its_time_in_a_session_and_only_then() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    assert!(!window.spoken().contains("Stage 2 of 6, 0 of 25 minutes"));
    window.press_with(CTRL_SHIFT, Key::P);
    window.tab_to("Start the session");
    window.press(Key::Enter);
    window.press_with(Modifiers::ALT, Key::Num2);
    assert!(window.spoken().contains("Stage 2 of 6, 0 of 25 minutes"), "{}", window.spoken());
    window.press_with(Modifiers::ALT, Key::Num1);
    assert!(window.spoken().contains("Stage 1 of 6, 0 of 15 minutes"));
    window.press_with(CTRL, Key::K);
    window.type_text("End the session");
    window.press(Key::Enter);
    assert!(!window.spoken().contains("Stage 1 of 6, "), "{}", window.spoken());
}

/// What is shown to a person is never an address as the file has it.
#[test]
fn no_page_of_the_examples_shows_an_address() {
    for sample in ["constitution", "staffordshire"] {
        let mut window = Window::with_copy_of(sample);
        for page in
            [Page::Place(Place::Session), Page::Place(Place::Register(Register::Actions)), Page::Handover, Page::Check]
        {
            window.harness.set_size(egui::vec2(1280.0, 6_000.0));
            window.go(page);
            for line in window.spoken().lines() {
                assert!(sightline::model::resolve(line.trim()).is_none_or(|_| !line.contains('/')), "{page:?}: {line}");
            }
        }
    }
}

#[test]
fn a_dialog_that_is_taller_than_the_window_scrolls_to_what_has_the_keyboard() {
    let mut window = Window::with_workbook();
    window.harness.set_size(egui::vec2(640.0, 360.0));
    window.settle();
    let in_sight = |window: &Window| {
        let rect = window.focused().expect("something has the keyboard").rect;
        rect.top() >= 0.0 && rect.bottom() <= 360.0
    };
    window.press_with(Modifiers::ALT, Key::Num0);
    window.press(Key::F9);
    assert!(window.top_of("Write down an action") >= 0.0, "its title is in sight");
    window.type_text("Call the practices");
    for name in ["Owner", "Due", "Keep the action", "Not now"] {
        window.press(Key::Tab);
        assert_eq!(window.focused_name(), name);
        window.settle();
        assert!(in_sight(&window), "{name}: {:?}", window.focused());
    }
}

#[test]
fn what_the_next_review_begins_with_is_read_by_keyboard() {
    let mut window = Window::with_copy_of("staffordshire");
    close(&mut window);
    window.press(Key::Enter);
    window.tab_to("Carried, each to confirm: ");
    let words = window.focused_name();
    for part in [
        "Asked anew, because the day has passed",
        "Not carried",
        "Goes on as it is",
        "Target, was 1,500; Due, was 30/09/2020",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let before = window.top_of("Goes on as it is");
    window.press(Key::PageDown);
    window.wait(1.0);
    window.settle();
    assert!(window.top_of("Goes on as it is") < before, "the page keys scroll it");
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), "Start the next review");
}

#[test]
fn the_times_of_the_stages_stand_in_one_line_where_everything_is_large() {
    let mut window = Window::with_workbook();
    window.harness.set_size(egui::vec2(640.0, 1_600.0));
    window.press_with(CTRL_SHIFT, Key::P);
    window.press_with(CTRL_SHIFT, Key::P);
    window.go(Page::Place(Place::Session));
    let mut lefts = vec![];
    for number in 1..=6 {
        window.tab_to(&format!("Minutes, stage {number}"));
        let rect = window.focused().expect("the field").rect;
        lefts.push(rect.left());
    }
    assert!(lefts.iter().all(|left| (left - lefts[0]).abs() < 0.5), "{lefts:?}");
    assert!(window.spoken().contains("min, 0 spent"));
}

#[test]
fn a_dialog_opens_at_its_top_in_a_small_window() {
    let mut window = Window::with_copy_of("staffordshire");
    close(&mut window);
    for _ in 0..10 {
        window.press_with(CTRL, Key::Plus);
    }
    assert!((window.app().ctx.zoom_factor() - 2.0).abs() < 0.01);
    window.press_with(Modifiers::ALT, Key::Num0);
    // Another dialog was left at its end.
    window.press(Key::F9);
    window.tab_to("Not now");
    window.press(Key::Escape);
    window.tab_to("Start the next review…");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Day of the next review");
    let words = window.top_of("On which day does it start?");
    assert!(words > 60.0, "the title above it is in sight: {words}");
}

#[test]
fn what_comes_up_while_answers_are_checked_arises_at_the_answer() {
    let mut window = Window::with_copy_of("constitution");
    let decisions = window.workbook().review().session.decisions.len();
    window.go(Page::Check);
    window.tab_to("Change: Why does it deserve public money?");
    window.press(Key::F8);
    window.type_text("We ask for a figure in pounds");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Change: Why does it deserve public money?");
    let made: Vec<_> = window.workbook().review().session.decisions.iter().collect();
    assert_eq!((made.len(), made[made.len() - 1].arose.0.as_str()), (decisions + 1, "aim/warranted"));
}

#[test]
fn the_day_of_the_next_review_is_agreed_before_the_review_is_closed() {
    let mut window = Window::with_workbook();
    window.go(Page::Check);
    assert!(window.spoken().contains("21 May 2027, by the rhythm of your organisation"), "{}", window.spoken());
    window.tab_to("Agree on a day");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "When is the next review?");
    window.type_text("14/09/2027");
    window.press_with(CTRL, Key::Enter);
    assert_eq!(window.app().page, Page::Check);
    assert_eq!(window.focused_name(), "Agree on a day", "back at the end of the page");
    assert!(window.spoken().contains("14 September 2027, as you agreed"), "{}", window.spoken());
    window.tab_to("Change the rhythm");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Organisation));
    window.press_with(CTRL, Key::Enter);
    assert_eq!(window.focused_name(), "Change the rhythm");
    window.go(Page::Overview);
    assert!(window.spoken().contains("14/09/2027"), "{}", window.spoken());
}

#[test]
fn a_stage_can_be_left_out_of_the_meeting_and_a_time_that_cannot_be_is_said() {
    let mut window = Window::with_workbook();
    window.press_with(CTRL_SHIFT, Key::P);
    for (text, counts) in [("0", "105 minutes together"), ("900", "counts as 15")] {
        window.tab_to("Minutes, stage 6");
        window.press_with(CTRL, Key::A);
        window.type_text(text);
        assert!(window.spoken().contains(counts), "{text}: {}", window.spoken());
    }
}

#[test]
fn what_was_begun_belongs_to_the_question_at_which_it_arose() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.press(Key::F7);
    window.type_text("Ask the volunteers");
    window.press(Key::Escape);
    window.press_with(Modifiers::ALT, Key::Num5);
    window.press(Key::F7);
    assert!(window.spoken().contains("Arises at Stage 1, Aim: Why can you achieve it?"), "{}", window.spoken());
    window.press(Key::Enter);
    let parked = window.workbook().review().session.parked.iter().next().expect("it is kept");
    assert_eq!(parked.arose.0, "aim/achievable");
    // Once it is kept, or taken away, the next one arises where the person is.
    for key in [Key::F7, Key::F8] {
        window.press(key);
        assert!(window.spoken().contains("Arises at Stage 5"), "{}", window.spoken());
        window.type_text("x");
        window.press_with(CTRL, Key::A);
        window.press(Key::Backspace);
        window.press(Key::Escape);
    }
    assert!(window.workbook().unread.is_empty());
}
