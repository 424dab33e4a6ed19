//! A session through the window, by keyboard: starting it, the clock, taking things down, finishing stages, checking the
//! answers, closing and opening the review again, and the view for a projector.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use sightline::editor::stopwatch::ClockState;
use sightline::model::{Address, Place, Register, Stage, StageSaid, View, find_view};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window, read_text};

const ALT: Modifiers = Modifiers::ALT;

fn stage(stage: Stage) -> Page {
    Page::Place(Place::Stage(stage))
}

/// Starts the session from wherever the person is.
fn start(window: &mut Window) {
    window.press_with(CTRL_SHIFT, Key::P);
    assert_eq!(window.app().page, Page::Place(Place::Session));
    window.tab_to("Start the session");
    window.press(Key::Enter);
    assert_eq!(window.editor().clock_state(), ClockState::Running);
    assert_eq!(window.app().page, stage(Stage::Aim));
}

/// Lets minutes pass in frames of half a minute.
fn minutes(window: &mut Window, minutes: u32) {
    for _ in 0..minutes * 2 {
        let now = window.app().ctx.input(|input| input.time);
        window.harness.input_mut().time = Some(now + 30.0);
        window.step();
        window.harness.input_mut().time = None;
    }
    window.settle();
}

#[test]
fn the_session_is_started_with_who_is_here_and_its_clock_counts_quietly() {
    let mut window = Window::with_workbook();
    window.press_with(CTRL_SHIFT, Key::P);
    window.tab_to("Date of the session");
    window.type_text("25/11/2026");
    window.press(Key::Tab);
    window.tab_to("Chair");
    window.type_text("Head of communications");
    window.tab_to("Add a person");
    window.press(Key::Enter);
    window.type_text("Digital officer");
    window.tab_to("Minutes, stage 3");
    window.press_with(CTRL, Key::A);
    window.type_text("30");
    assert_eq!(window.workbook().review().session.planned_minutes(Stage::Stakeholders), 30);
    window.tab_to("Start the session");
    window.press(Key::Enter);
    assert_eq!(window.app().page, stage(Stage::Aim));
    assert!(window.spoken().contains("Session, 0 of 130 minutes, running"), "{}", window.spoken());
    let undo = window.editor().undo_name().map(str::to_owned);
    minutes(&mut window, 3);
    window.press_with(ALT, Key::Num2);
    minutes(&mut window, 2);
    let spent = [Stage::Aim, Stage::Objectives].map(|stage| window.editor().minutes_at(stage));
    assert_eq!(spent, [3, 2]);
    assert!(window.spoken().contains("Session, 5 of 130 minutes, running"));
    assert!(window.spoken().contains("2 of 25 minutes"), "the rail says what was spent: {}", window.spoken());
    assert_eq!(window.editor().undo_name().map(str::to_owned), undo, "time is no step to undo");
    // The same key pauses it and lets it go on.
    window.press_with(CTRL_SHIFT, Key::P);
    assert_eq!(window.editor().clock_state(), ClockState::Paused);
    minutes(&mut window, 4);
    assert!(window.spoken().contains("Session, 5 of 130 minutes, paused"));
    window.press_with(CTRL_SHIFT, Key::P);
    assert_eq!((window.editor().clock_state(), window.editor().session_minutes()), (ClockState::Running, 5));
}

#[test]
fn a_window_that_nobody_touches_draws_once_a_minute() {
    let mut window = Window::with_workbook();
    start(&mut window);
    // The undo point and the recovery copy are made first, and what was said about the start goes.
    window.wait(21.0);
    window.settle();
    let output = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
    let delay = output.repaint_delay.as_secs_f64();
    assert!(delay > 30.0 && delay < 61.0, "the next frame comes in {delay} s: {:?}", window.app().ctx.repaint_causes());
}

#[test]
fn a_session_that_was_under_way_is_offered_to_go_on() {
    let mut window = Window::with_workbook();
    let file = window.document("Plan.ron");
    window.will_choose(&file);
    start(&mut window);
    minutes(&mut window, 2);
    window.press_with(CTRL, Key::S);
    window.until("the file", |_| Path::new(&file).exists());
    minutes(&mut window, 1);
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    let mut window = window.opened_again();
    window.app_mut().open_path(file);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!((window.editor().clock_state(), window.editor().session_minutes()), (ClockState::Paused, 3));
    assert!(window.spoken().contains("is under way: 3 of 120 minutes"), "{}", window.spoken());
    window.press_with(CTRL_SHIFT, Key::P);
    assert_eq!(window.editor().clock_state(), ClockState::Running);
    assert!(!window.spoken().contains("is under way"));
}

#[test]
fn a_thought_is_parked_from_a_field_and_the_caret_is_back_where_it_was() {
    let mut window = Window::with_workbook();
    window.press_with(ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.type_text("Two people have ");
    let field = window.focused_name();
    // What is typed right behind the key belongs to the box.
    window.press(Key::F7);
    assert_eq!(window.focused().map(|focused| focused.name), Some("Thought".to_owned()));
    window.type_text("Ask the volunteers in spring");
    window.press(Key::Escape);
    assert_eq!(window.focused_name(), field);
    window.type_text("said yes");
    let at = Address::page(Place::Stage(Stage::Aim)).question("achievable");
    assert_eq!(find_view(window.workbook(), &at).unwrap().1, View::Prose("Two people have said yes"));
    assert_eq!(window.workbook().review().session.parked.len(), 0);
    // Nothing was lost: the words stand in the box again, and Enter keeps them.
    window.press(Key::F7);
    window.type_text(" or later");
    window.press(Key::Enter);
    let parked = window.workbook().review().session.parked.iter().next().expect("it was parked").clone();
    assert_eq!(parked.thought.0, "Ask the volunteers in spring or later");
    assert_eq!(parked.arose.0, "aim/achievable");
    assert_eq!(window.focused_name(), field);
    // The next box is empty, and undo takes back the thought and no letter of the answer.
    window.press(Key::F7);
    assert!(!window.spoken().contains("volunteers"), "{}", window.spoken());
    window.press(Key::Escape);
    window.press_with(CTRL, Key::Z);
    assert_eq!(window.workbook().review().session.parked.len(), 0);
    assert_eq!(find_view(window.workbook(), &at).unwrap().1, View::Prose("Two people have said yes"));
}

#[test]
fn decisions_and_actions_know_the_question_and_lead_back_to_it() {
    let mut window = Window::with_workbook();
    window.press_with(ALT, Key::Num3);
    window.tab_to("Add a stakeholder");
    window.press(Key::Enter);
    window.type_text("Parents");
    let row = window.workbook().review().stakeholders.stakeholders.iter().next().unwrap().id;
    window.press(Key::F8);
    window.type_text("We ask parents first");
    window.press(Key::Enter);
    let decision = window.workbook().review().session.decisions.iter().next().unwrap().clone();
    assert_eq!(decision.arose.0, format!("stakeholders/stakeholders/{row}/name"));
    window.press(Key::F9);
    window.type_text("Ask ten parents");
    window.press(Key::Tab);
    window.type_text("Digital officer");
    window.press(Key::Tab);
    window.type_text("31/12/2026");
    window.press(Key::Enter);
    let action = window.workbook().registers.actions.iter().next().unwrap().clone();
    assert_eq!((action.owner.0.as_str(), action.due), ("Digital officer", Some(jiff::civil::date(2026, 12, 31))));
    assert_eq!(action.arose.0, decision.arose.0);
    // What does not read as a date is kept as it was typed.
    window.press(Key::F9);
    window.type_text("Look again");
    window.press(Key::Tab);
    window.press(Key::Tab);
    window.type_text("in spring");
    window.press(Key::Enter);
    assert_eq!(window.workbook().unread.values().collect::<Vec<_>>(), ["in spring"]);
    // The link says where, and goes there.
    window.go(Page::Place(Place::Register(Register::Actions)));
    window.tab_to("All of action 1");
    window.press(Key::Enter);
    window.tab_to("go to Stage 3, Stakeholders: ");
    window.press(Key::Enter);
    assert_eq!(window.app().page, stage(Stage::Stakeholders));
    assert_eq!(window.app().form.focused.map(|at| at.to_string()), Some(decision.arose.0));
}

#[test]
fn a_stage_is_called_finished_with_what_is_open_and_the_rail_says_so() {
    let mut window = Window::with_workbook();
    window.press_with(ALT, Key::Num1);
    window.tab_to("Still open: ");
    window.tab_to("Yes, I have finished this stage");
    window.press(Key::Space);
    let said = |window: &Window| window.workbook().review().sitting.said(Stage::Aim);
    assert_eq!(said(&window), Some(StageSaid::Finished));
    assert!(window.spoken().contains("marked as finished"), "{}", window.spoken());
    // Without an aim that is a stop.
    assert!(window.editor().findings().stops());
    window.tab_to("No, I will come back later");
    window.press(Key::Space);
    assert_eq!(said(&window), Some(StageSaid::Later));
    assert!(window.spoken().contains("to come back to"));
    assert!(!window.editor().findings().stops());
    window.press_with(CTRL, Key::Z);
    assert_eq!(said(&window), Some(StageSaid::Finished));
}

#[test]
fn change_leads_from_the_page_that_checks_to_the_question_and_back_to_the_same_line() {
    let mut window = Window::with_copy_of("constitution");
    window.go(Page::Check);
    let lines = window.spoken();
    assert!(lines.contains("Check your answers"));
    window.tab_to("4. Resources");
    window.press(Key::Enter);
    let begin = window.focused_name();
    assert!(begin.starts_with("Change: "), "{begin}");
    for _ in 0..5 {
        window.press(Key::Tab);
    }
    let line = window.focused().expect("a line has the keyboard");
    window.press(Key::Enter);
    assert_eq!(window.app().page, stage(Stage::Resources));
    assert!(window.spoken().contains("You are changing an answer that you checked"));
    window.press_with(CTRL, Key::Enter);
    assert_eq!(window.app().page, Page::Check);
    assert_eq!(window.focused_name(), line.name);
    assert!(window.focused().unwrap().rect.bottom() < 800.0, "the line is in sight");
    assert!(!window.spoken().contains("You are changing an answer"));
}

#[test]
fn gaps_are_said_on_the_page_that_checks() {
    let mut window = Window::with_workbook();
    window.go(Page::Check);
    assert!(window.spoken().contains("answers are open"), "{}", window.spoken());
    window.tab_to("1. Aim");
    window.press(Key::Enter);
    assert_eq!(window.focused_description(), "Not provided");
}

#[test]
fn a_review_is_closed_read_and_opened_again_with_a_reason() {
    let mut window = Window::with_copy_of("constitution");
    window.go(Page::Check);
    window.tab_to("Findings, actions, and closing the review");
    window.press(Key::Enter);
    window.tab_to("Who closes it");
    window.type_text("Head of communications");
    window.tab_to("Close the review");
    window.press(Key::Enter);
    let review = window.workbook().review();
    assert_eq!(review.closed, Some(jiff::civil::date(2026, 11, 21)));
    assert_eq!(review.turns.last().map(|turn| turn.by.as_str()), Some("Head of communications"));
    window.until("the restore point", |window| {
        window.app().said.as_deref().is_some_and(|said| said.contains("restore point"))
    });
    // Its answers are read, and typing changes nothing.
    window.press_with(ALT, Key::Num1);
    assert!(window.spoken().contains("This review was closed on 21 November 2026 by Head of communications."));
    let before = window.workbook().clone();
    window.tab_to("Why can you achieve it?");
    window.type_text("x");
    assert!(*window.workbook() == before);
    // Parking a thought has no open review to go to.
    window.press(Key::F7);
    assert_ne!(window.focused_name(), "Thought");
    window.tab_to("Reopen the review…");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Reason");
    window.type_text("A figure was wrong");
    window.press(Key::Enter);
    window.press(Key::Enter);
    let review = window.workbook().review();
    assert_eq!(review.closed, None);
    assert_eq!(review.turns.last().map(|turn| turn.reason.as_str()), Some("A figure was wrong"));
    assert!(!window.spoken().contains("This review was closed"));
    assert!(window.focused().is_some(), "the keyboard is on the page");
}

#[test]
fn the_projector_view_is_larger_and_leaves_the_zoom_as_it_was() {
    let mut window = Window::with_workbook();
    window.press_with(CTRL, Key::Plus);
    let before = window.app().ctx.zoom_factor();
    window.press(Key::F11);
    assert!(window.app().ctx.zoom_factor() > before * 1.3);
    assert!(!window.spoken().contains("Kept between reviews"), "the rail has the stages only");
    let seen = window.spoken();
    assert!(seen.contains("Stage 6, Evaluation"), "{seen}");
    window.press_with(CTRL, Key::Plus);
    window.press_with(ALT, Key::Num2);
    assert_eq!(window.app().page, stage(Stage::Objectives));
    assert!((window.app().preferences.zoom - before).abs() < 0.01, "the next start has the usual size");
    window.press(Key::F11);
    assert!((window.app().ctx.zoom_factor() - before).abs() < 0.01);
    assert!(window.spoken().contains("Kept between reviews"));
}

#[test]
fn the_keys_of_a_session_are_in_the_list_of_keys() {
    let mut window = Window::with_workbook();
    window.press_with(ALT, Key::H);
    window.press(Key::Enter);
    for words in ["Park a thought…", "Write down a decision…", "Write down an action…", "Projector view"] {
        assert!(window.spoken().contains(words), "{words}");
    }
}

#[test]
fn a_whole_session_by_keyboard_from_the_start_page_to_the_closed_review_and_its_minutes() {
    let mut window = Window::open();
    window.type_text("Riverside NHS Trust");
    window.press(Key::Enter);
    window.press_with(CTRL_SHIFT, Key::P);
    window.tab_to("Place");
    window.type_text("Meeting room 2");
    window.tab_to("Start the session");
    window.press(Key::Enter);
    for (number, key) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6].into_iter().enumerate() {
        window.press_with(ALT, key);
        minutes(&mut window, 2);
        window.press(Key::F8);
        window.type_text(&format!("Decision at stage {}", number + 1));
        window.press(Key::Enter);
        window.tab_to("Yes, I have finished this stage");
        window.press(Key::Space);
    }
    window.press_with(CTRL, Key::Enter);
    assert_eq!(window.app().page, Page::Check);
    assert!(window.spoken().contains("Decision at stage 6"));
    window.tab_to("Findings, actions, and closing the review");
    window.press(Key::Enter);
    window.tab_to("Close the review");
    window.press(Key::Enter);
    assert!(window.workbook().review().closed.is_some());
    // Pressing keys takes a little time, too.
    let minutes = window.editor().session_minutes();
    assert_eq!(window.editor().clock_state(), ClockState::Ended);
    assert!((12..20).contains(&minutes), "{minutes}");
    let folder = window.document("");
    window.will_choose(&folder);
    window.press_with(CTRL, Key::E);
    window.tab_to("Minutes and actions");
    assert_eq!(window.focused().map(|focused| focused.role), Some(Role::RadioButton));
    window.press(Key::Space);
    window.tab_to("Markdown");
    window.press(Key::Space);
    window.tab_to("Choose a folder and export…");
    window.press(Key::Enter);
    window.until("the minutes", |window| !window.app().share.written.is_empty());
    let text = read_text(&folder.join("Riverside NHS Trust minutes November 2026.md"));
    for wanted in ["Meeting room 2", "Decision at stage 4", "Stage 4, Resources", "Together", &format!("| {minutes} |")]
    {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}
