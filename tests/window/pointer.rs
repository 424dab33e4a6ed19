//! The window by pointer: the keyboard comes along, and what a person points at stays under the pointer.

use egui::{Event, Key, Modifiers, Popup, pos2, vec2};
use sightline::model::{Place, Register, Stage};
use sightline::ui::app::Page;

use super::harness::Window;

/// A workbook with one empty social media objective.
fn with_objective() -> Window {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window
}

#[test]
fn tab_goes_on_from_the_list_in_which_something_was_chosen_with_the_pointer() {
    let mut window = with_objective();
    window.tab_to("Unit, social media objective 1");
    let list = window.focused_name();
    window.press(Key::Tab);
    let next = window.focused_name();
    window.press_with(Modifiers::SHIFT, Key::Tab);

    window.click(&list);
    assert!(Popup::is_any_open(&window.app().ctx));
    window.click("Minutes");
    assert!(!Popup::is_any_open(&window.app().ctx));
    assert_eq!(window.focused_name(), list.replace("not answered", "Minutes"));
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), next);
}

#[test]
fn guidance_and_keyboard_follow_a_click_on_a_tick() {
    let mut window = with_objective();
    let tick = "Baseline, social media objective 1, not yet known";
    window.tab_to(tick);
    window.press_with(Modifiers::SHIFT, Key::Tab);
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_ne!(window.focused_name(), tick);
    window.click(tick);
    assert_eq!(window.focused_name(), tick);
    let focused = window.app().form.focused.map(|at| at.to_string()).unwrap_or_default();
    assert!(focused.ends_with("/baseline"), "{focused}");
}

#[test]
fn a_dialog_that_is_opened_with_the_pointer_has_the_keyboard_and_closes_with_one_escape() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Findings);
    window.tab_to("Accept with a reason");
    let button = window.focused().expect("the button has the keyboard").rect;
    window.click_at(button.center());
    assert!(window.spoken().contains("Who decided it?"), "{}", window.spoken());
    assert_eq!(window.focused_name(), "Reason");
    window.press(Key::Escape);
    assert!(!window.spoken().contains("Who decided it?"));
}

#[test]
fn what_is_under_the_pointer_stays_there_when_something_above_it_comes_or_goes() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Objectives)));
    // The second objective, far enough down that the page is scrolled.
    window.tab_to("Open all: What are your social media objectives?");
    window.press(Key::Enter);
    window.go(Page::Place(Place::Stage(Stage::Objectives)));
    window.tab_to("Due, social media objective 2");
    let name = window.focused_name();
    let rect = window.rect_of(&name);
    window.event(egui::Event::PointerMoved(rect.center()));
    window.settle();
    let before = window.top_of(&name);
    let first = "Due, social media objective 1";
    let apart = before - window.top_of(first);

    // A finding above it comes, as if it were about the first objective.
    let row = window.workbook().review().objectives.smart.iter().next().expect("a row").id;
    let at = sightline::model::Address::page(Place::Stage(Stage::Objectives)).question("smart").row(row);
    let (metric, due) = (at.question("metric"), at.question("due"));
    let now = sightline::editor::Moment { seconds: window.app().ctx.input(|input| input.time) };
    let editor = window.app_mut().editor.as_mut().expect("open");
    for edit in [
        sightline::model::Edit::Set { at: metric, to: sightline::model::Answer::Text(String::new()) },
        sightline::model::Edit::KeepAsTyped { at: due, text: "30 February 2027".to_owned() },
    ] {
        editor.apply(&edit, now).expect("the edit is done");
    }
    window.app().ctx.request_repaint();
    window.settle();
    assert!(window.spoken().contains("There is no 30 February 2027"));
    assert!(before - window.top_of(first) > apart + 20.0, "nothing came between the two");
    assert!((window.top_of(&name) - before).abs() < 1.0, "{before} became {}", window.top_of(&name));
}

#[test]
fn tab_goes_from_the_line_of_an_open_row_to_its_details_and_then_to_its_menu() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Register(Register::Channels)));
    window.tab_to("All of channel 1");
    window.press(Key::Enter);
    let mut passed = vec![];
    while !window.focused_name().starts_with("What to do with channel 1") {
        passed.push(window.focused_name());
        assert!(passed.len() < 60, "the menu is never reached: {passed:?}");
        window.press(Key::Tab);
    }
    assert!(passed.iter().any(|name| name == "Note, channel 1"), "{passed:?}");
    window.press(Key::Tab);
    assert!(window.focused_name().contains("channel 2"), "{}", window.focused_name());
}

#[test]
fn a_field_that_tab_goes_to_is_in_sight_although_a_finding_comes_above_it() {
    for height in [640, 720, 800] {
        let mut window = Window::sized(1280.0, height as f32);
        window.type_text("Riverside NHS Trust");
        window.press(Key::Enter);
        window.press_with(Modifiers::ALT, Key::Num3);
        window.tab_to("Add a stakeholder");
        window.press(Key::Enter);
        window.type_text("Parents");
        window.tab_to("Stakeholder 1: Parents");
        window.press(Key::Space);
        window.tab_to("Stakeholder 1 uses Facebook");
        window.press(Key::Space);
        window.tab_to("Dated, platform in use 1, stakeholder 1");
        window.type_text("30/06/2015");
        window.press(Key::Tab);
        let field = window.focused().expect("the next field has the keyboard");
        assert!(window.spoken().contains("is from 30 June 2015"), "the finding is there");
        assert!(field.rect.bottom() < height as f32 - 30.0, "{field:?} in a window of {height}");
    }
}

#[test]
fn the_wheel_leaves_a_line_of_a_table_that_has_the_keyboard_behind() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Resources)));
    window.tab_to("Role, role 1");
    let field = window.focused().expect("the field has the keyboard");
    window.event(Event::PointerMoved(pos2(640.0, 400.0)));
    for turn in 1..=8 {
        window.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -400.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.wait(0.5);
        window.settle();
        let now = window.focused().expect("the field keeps the keyboard");
        let wanted = field.rect.top() - 400.0 * turn as f32;
        assert_eq!(now.name, field.name);
        assert!((now.rect.top() - wanted).abs() < 1.0, "the page went back: {now:?}, not {wanted}");
    }
}

#[test]
fn a_box_that_was_opened_and_closed_with_the_pointer_gives_the_keyboard_back() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num1);
    let field = "Why can you achieve it?";
    window.tab_to(field);
    for answer in ["Record the decision", "Not now"] {
        window.click("Review");
        for name in ["During the session", "Record a decision…"] {
            let rect = window.find(name).expect("the entry");
            window.click_at(rect.center());
        }
        assert_eq!(window.focused_name(), "Decision");
        window.type_text("We ask parents first");
        window.click(answer);
        assert_eq!(window.focused_name(), field, "after {answer}");
    }
    assert_eq!(window.workbook().review().session.decisions.len(), 1);
}
