//! Findings and the line of sight in the window: seen where they are, resolved, kept with a reason, all by keyboard.

use egui::{Key, Modifiers};
use sightline::editor::Editor;
use sightline::model::{Place, Stage};
use sightline::rules::Severity;
use sightline::ui::app::Page;
use uuid::Uuid;

use super::harness::{CTRL, Window};
use crate::support::ten_years::ten_years;

/// A workbook whose one driver is peer pressure, which is a reason to stop.
fn with_a_stop() -> Window {
    let mut window = Window::with_workbook();
    window.tab_to("Choose a driver from a list");
    window.press(Key::Enter);
    for _ in 0..40 {
        if window.focused_name().to_lowercase().contains("peer") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    assert!(window.focused_name().to_lowercase().contains("peer"), "{}", window.focused_name());
    window.press(Key::Enter);
    window
}

/// Opens a page of ten years of use.
fn with_ten_years(page: Page) -> Window {
    let mut window = Window::open();
    let services = window.app().services.clone();
    window.app_mut().editor = Some(Editor::new(ten_years(), Uuid::from_u128(9), services));
    window.go(page);
    window
}

#[test]
fn a_stop_is_said_under_its_question_in_the_rail_and_on_its_page() {
    let mut window = with_a_stop();
    assert!(window.editor().findings().stops());
    let spoken = window.spoken();
    assert!(spoken.contains("Stop: "), "{spoken}");
    assert!(spoken.contains(", 1 stop\n"), "the rail does not count it: {spoken}");
    window.press_with(Modifiers::ALT, Key::Num8);
    assert_eq!(window.app().page, Page::Findings);
    assert_ne!(window.focused_name(), "");
    assert!(window.spoken().contains("Stop: "));
    window.tab_to("Go to the question");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Aim)));
    assert!(window.app().form.focused.is_some());
}

#[test]
fn a_finding_is_kept_with_a_reason_and_opened_again() {
    let mut window = with_a_stop();
    window.tab_to("Accept with a reason…");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Reason");
    window.type_text("The board decided it in May");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Who decided it");
    window.type_text("Chair");
    window.press(Key::Enter);
    assert!(!window.editor().findings().stops());
    assert!(window.spoken().contains("Accepted: The board decided it in May (Chair, 21 November 2026)"));
    window.press_with(CTRL, Key::Z);
    assert!(window.editor().findings().stops());
    window.press_with(CTRL, Key::Y);
    assert!(!window.editor().findings().stops());
    window.press_with(Modifiers::ALT, Key::Num8);
    window.tab_to("Reopen");
    window.press(Key::Enter);
    assert!(window.editor().findings().stops());
    assert_ne!(window.focused_name(), "", "the keyboard is lost after opening a finding again");
    window.tab_to("Accept with a reason…");
    window.press(Key::Enter);
    window.type_text("Begun");
    window.press(Key::Escape);
    assert_ne!(window.focused_name(), "");
    window.tab_to("Accept with a reason…");
    window.press(Key::Enter);
    window.type_text(" and ended");
    window.press(Key::Enter);
    window.press(Key::Enter);
    assert!(
        window
            .workbook()
            .kept_findings
            .values()
            .any(|kept| kept.reason.contains("Begun") && kept.reason.contains("and ended"))
    );
    assert_ne!(window.focused_name(), "", "the keyboard is lost after keeping a finding");
}

#[test]
fn nothing_is_said_about_a_text_while_it_is_typed() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Objectives)));
    window.open_row("Social media objective 1: ");
    window.tab_to("Target, social media objective 1");
    let cautions = |window: &Window| window.spoken().matches("Caution").count();
    let before = cautions(&window);
    window.press_with(CTRL, Key::A);
    window.press(Key::Delete);
    let open = window.editor().findings().open().count();
    assert_eq!(cautions(&window), before, "something was said while the field is in use");
    window.press(Key::Tab);
    assert_eq!(window.editor().findings().open().count(), open);
    assert_ne!(cautions(&window), before, "nothing was said when the field was left");
}

#[test]
fn the_line_of_sight_is_walked_with_the_arrows_and_enter_leads_to_the_question() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num7);
    assert_eq!(window.app().page, Page::Line);
    window.tab_to("Organisation objective: ");
    window.press(Key::ArrowRight);
    assert!(window.focused_name().starts_with("Aim: "), "{}", window.focused_name());
    window.press(Key::ArrowRight);
    let objective = window.focused_name();
    assert!(objective.starts_with("Objective: "), "{objective}");
    window.press(Key::ArrowDown);
    assert!(window.focused_name().starts_with("Objective: "));
    assert_ne!(window.focused_name(), objective);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowLeft);
    assert!(window.focused_name().starts_with("Aim: "));
    window.press(Key::ArrowRight);
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Objectives)));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn the_line_of_sight_says_the_same_as_a_table() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num7);
    window.tab_to("As a table");
    window.press(Key::Enter);
    let lines = window.editor().line_of_sight().lines.len();
    let spoken = window.spoken();
    let rows = spoken.lines().filter(|line| line.contains("What is missing: ")).count();
    assert!(lines > 0 && rows >= lines, "{rows} rows for {lines} lines");
}

#[test]
fn the_first_line_is_emphasised_and_named_before_anything_is_chosen() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num7);
    window.settle();
    assert!(window.spoken().contains("Showing the line through: "), "{}", window.spoken());
}

#[test]
fn the_wording_of_smart_is_chosen_and_followed_in_titles_and_findings() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Objectives)));
    assert!(window.spoken().contains("Specific, measurable, attainable, relevant and time-based"));
    // What is found in a folded row is a mark on it; all of it is read in the open rows.
    window.harness.set_size(egui::vec2(1280.0, 6_000.0));
    window.settle();
    window.tab_to("Open all: What are your social media objectives?");
    window.press(Key::Enter);
    assert!(window.spoken().contains("Question (time-based): "), "{}", window.spoken());
    window.tab_to("Which wording of SMART");
    window.press(Key::Enter);
    for _ in 0..6 {
        if window.focused_name().contains("realistic") {
            break;
        }
        window.press(Key::ArrowUp);
    }
    assert!(window.focused_name().contains("realistic"), "{}", window.focused_name());
    window.press(Key::Enter);
    window.press(Key::Tab);
    assert!(window.spoken().contains("Specific, measurable, achievable, realistic and timebound"));
    assert!(window.spoken().contains("Question (timebound): "));
}

#[test]
fn an_empty_workbook_says_how_the_line_begins() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num7);
    assert!(window.spoken().contains("to begin the line"));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn a_finding_is_resolved_from_its_page_by_what_the_program_offers() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num8);
    let way = |window: &Window| {
        let findings = window.editor().findings().clone();
        findings.open().flat_map(|finding| finding.ways.clone()).find(|way| way.edit.is_some()).map(|way| way.label)
    };
    let label = way(&window).expect("something that the program can do");
    let before = window.workbook().clone();
    window.tab_to(&label);
    window.press(Key::Enter);
    assert!(*window.workbook() != before, "{label} did nothing");
    assert_ne!(window.focused_name(), "");
    window.press_with(CTRL, Key::Z);
    assert!(*window.workbook() == before, "{label} cannot be undone");
    window.press_with(CTRL, Key::Z);
    assert!(window.spoken().contains("Nothing to undo"));
}

#[test]
fn findings_are_filtered_and_grouped_by_keyboard() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num8);
    let messages = |window: &Window, severity| {
        let findings = window.editor().findings().clone();
        findings.open().filter(|one| one.severity == severity).map(|one| one.message.clone()).collect::<Vec<_>>()
    };
    let (cautions, questions) = (messages(&window, Severity::Caution), messages(&window, Severity::Question));
    let says = |window: &Window, messages: &[String]| {
        let spoken = window.spoken();
        messages.iter().filter(|message| spoken.contains(message.as_str())).count()
    };
    assert!(says(&window, &questions) > 0 && says(&window, &cautions) > 0);
    window.tab_to("Cautions ");
    window.press(Key::Enter);
    assert_eq!((says(&window, &questions), says(&window, &cautions)), (0, cautions.len()));
    window.tab_to("All ");
    window.press(Key::Enter);
    assert!(window.spoken().contains("Stage 2: Objectives"));
    window.tab_to("Most serious first");
    window.press(Key::Enter);
    assert!(!window.spoken().contains("Stage 2: Objectives") && says(&window, &questions) == questions.len());
    assert_eq!(window.focused_name(), "Stage by stage");
}

#[test]
fn many_findings_are_filtered_by_page_too() {
    let mut window = with_ten_years(Page::Findings);
    let headings = |window: &Window| {
        let spoken = window.spoken();
        ["Stage 2: Objectives", "Stage 6: Evaluation"].map(|heading| spoken.contains(heading))
    };
    assert_eq!(headings(&window), [true, true]);
    window.tab_to("Objectives ");
    window.press(Key::Enter);
    assert_eq!(headings(&window), [true, false]);
    window.tab_to("Every page");
    window.press(Key::Enter);
    assert_eq!(headings(&window), [true, true]);
}

#[test]
fn a_row_of_the_table_that_is_no_line_leads_to_its_question_too() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num7);
    window.tab_to("As a table");
    window.press(Key::Enter);
    window.tab_to("Organisation objective: Do once what six groups need");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Objectives)));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn a_folded_picture_says_where_there_is_no_aim_and_unfolds_by_keyboard() {
    let mut window = with_ten_years(Page::Line);
    let spoken = window.spoken();
    assert!(spoken.contains("Aim: No aim, the line ends here"), "{spoken}");
    let folded = spoken.matches(", folded").count();
    window.tab_to("Aim: 2 objectives");
    window.press(Key::Enter);
    window.settle();
    assert!(window.spoken().matches(", folded").count() < folded && window.spoken().contains("Objective: "));
    window.tab_to("Aim: No aim");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Objectives)));
}
