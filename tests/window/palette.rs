//! Go to: a few words of a question, and the keyboard is there.

use egui::{Key, Modifiers};
use sightline::model::{Place, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

#[test]
fn words_of_a_question_lead_to_it() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num6);
    window.press_with(CTRL, Key::K);
    window.type_text("public money");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Aim)));
    assert_eq!(window.focused_name(), "Why does it deserve public money?");
    window.type_text("It saves visits");
    assert_eq!(window.workbook().review().aim.warranted.0, "It saves visits");
}

#[test]
fn escape_returns_the_keyboard_to_where_it_was() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.press_with(CTRL, Key::K);
    window.type_text("public money");
    window.press(Key::Escape);
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    assert_eq!(window.workbook().review().aim.achievable.0, "");
    window.type_text("Still here");
    assert_eq!(window.workbook().review().aim.achievable.0, "Still here");
}

#[test]
fn arrows_choose_and_the_choice_is_spoken() {
    let mut window = Window::with_workbook();
    window.press_with(CTRL, Key::K);
    window.type_text("theme:");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(window.app().theme().label(), "Dark");
}

#[test]
fn an_answer_inside_a_folded_row_is_found_and_shown() {
    let mut window = Window::with_copy_of("staffordshire");
    let stakeholders = &window.workbook().review().stakeholders.stakeholders;
    let last = stakeholders.iter().next_back().expect("there are stakeholders").name.0.clone();
    window.press_with(CTRL, Key::K);
    window.type_text(&last);
    window.press(Key::Enter);
    let focused = window.focused().expect("something has the keyboard");
    assert!(focused.rect.bottom() <= 800.0 && focused.rect.top() >= 0.0, "{focused:?}");
    assert!(window.app().form.focused.is_some(), "{focused:?}");
}
