//! Lists, menus and the keyboard: it goes in, comes out, and never stands on the bare window.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Event, Key, Modifiers, Popup};
use egui_kittest::kittest::NodeT as _;
use sightline::model::{Place, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

const SHIFT: Modifiers = Modifiers::SHIFT;

fn is_any_list_open(window: &Window) -> bool {
    Popup::is_any_open(&window.app().ctx)
}

/// A workbook with one social media objective, and the keyboard on the list of its directions.
fn on_a_list() -> (Window, String) {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Key::Num3);
    for _ in 0..200 {
        window.press(Key::Tab);
        if window.focused().is_some_and(|focused| focused.role == egui::accesskit::Role::ComboBox) {
            let name = window.focused_name();
            return (window, name);
        }
    }
    panic!("no list on the page");
}

#[test]
fn a_list_opened_with_a_key_takes_the_keyboard_and_escape_gives_it_back() {
    let (mut window, name) = on_a_list();
    window.press(Key::Enter);
    assert!(is_any_list_open(&window));
    let entry = window.focused_name();
    assert_ne!(entry, name);
    window.press(Key::ArrowDown);
    assert_ne!(window.focused_name(), entry, "the arrow does not move in the list");
    assert!(is_any_list_open(&window));
    window.press(Key::Escape);
    assert!(!is_any_list_open(&window));
    assert_eq!(window.focused_name(), name);
}

/// A workbook with one objective, and the keyboard on the list of units: Per cent, Number and six others.
fn on_unit() -> Window {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window.tab_to("Unit, social media objective 1");
    window
}

fn unit(window: &Window) -> Option<&'static str> {
    let first = window.workbook().review().objectives.smart.iter().next().expect("the row");
    first.unit.map(sightline::model::sheets::objectives::Unit::label)
}

#[test]
fn a_letter_goes_to_the_first_entry_that_begins_with_it_and_enter_chooses_it() {
    for opens_first in [true, false] {
        let mut window = on_unit();
        if opens_first {
            window.press(Key::Enter);
        }
        window.type_text("mi");
        assert!(is_any_list_open(&window));
        assert_eq!(window.focused_name(), "Minutes");
        window.press(Key::Enter);
        assert!(!is_any_list_open(&window));
        assert_eq!(unit(&window), Some("Minutes"));
    }
}

#[test]
fn the_arrows_stay_within_the_options_and_never_clear_an_answer() {
    let mut window = on_unit();
    window.press(Key::ArrowDown);
    assert!(is_any_list_open(&window));
    window.press(Key::End);
    let last = window.focused_name();
    window.press(Key::Home);
    let first = window.focused_name();
    assert_ne!(first, last);
    window.press(Key::PageDown);
    assert_eq!(window.focused_name(), last);
    window.press(Key::Enter);
    assert_eq!(unit(&window), Some(last.as_str()));

    window.press(Key::Enter);
    for _ in 0..4 {
        window.press(Key::ArrowDown);
    }
    assert_eq!(window.focused_name(), last);
    window.press(Key::Enter);
    assert_eq!(unit(&window), Some(last.as_str()));

    window.press(Key::Enter);
    window.press(Key::Delete);
    assert!(!is_any_list_open(&window));
    assert_eq!(unit(&window), None);
    assert!(window.focused_name().contains("Unit, social media objective 1"));
}

#[test]
fn keys_that_come_in_one_frame_each_move_one_entry() {
    let mut window = on_unit();
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    let second = window.focused_name();
    window.press(Key::Home);
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    window.events_together([key(Key::ArrowDown), key(Key::Enter)]);
    window.settle();
    assert_eq!(unit(&window), Some(second.as_str()));
}

#[test]
fn a_list_opened_with_the_pointer_is_worked_with_keys() {
    let mut window = on_unit();
    let name = window.focused_name();
    window.click(&name);
    assert!(is_any_list_open(&window));
    window.press(Key::ArrowDown);
    let entry = window.focused_name();
    window.press(Key::Enter);
    assert!(!is_any_list_open(&window));
    assert_eq!(unit(&window), Some(entry.as_str()));
    assert!(window.focused_name().contains("Unit, social media objective 1"), "{}", window.focused_name());
}

#[test]
fn a_choice_among_a_few_is_one_stop_and_takes_one_press_of_a_key_or_the_pointer() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num3);
    window.tab_to("Add a stakeholder");
    window.press(Key::Enter);
    let influence = |window: &Window| {
        let first = window.workbook().review().stakeholders.stakeholders.iter().next().expect("the row");
        first.influence.map(sightline::model::sheets::stakeholders::Degree::label)
    };
    let name = |one: &str| format!("{one} (Influence, stakeholder 1)");
    window.tab_to(&name("High"));
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), "High (Interest, stakeholder 1)", "the group is one stop");
    window.press_with(SHIFT, Key::Tab);
    assert_eq!((influence(&window), window.focused_name()), (None, name("High")), "to pass by answers nothing");
    window.press(Key::Space);
    assert_eq!((influence(&window), window.focused_name()), (Some("High"), name("High")));
    window.press(Key::ArrowRight);
    assert_eq!((influence(&window), window.focused_name()), (Some("Medium"), name("Medium")));
    window.type_text("l");
    assert_eq!((influence(&window), window.focused_name()), (Some("Low"), name("Low")));
    window.press(Key::ArrowDown);
    assert_eq!((influence(&window), window.focused_name()), (Some("High"), name("High")));
    window.press(Key::Tab);
    window.press_with(SHIFT, Key::Tab);
    assert_eq!(window.focused_name(), name("High"), "Tab comes back to what is chosen");
    window.press(Key::Delete);
    assert_eq!((influence(&window), window.focused_name()), (None, name("High")));
    window.click(&name("Medium"));
    assert_eq!((influence(&window), window.focused_name()), (Some("Medium"), name("Medium")));
    window.click(&name("Medium"));
    assert_eq!(influence(&window), None, "what is chosen is taken back");
}

#[test]
fn a_sign_behind_a_figure_answers_its_unit_and_changes_none_that_was_given() {
    use sightline::model::Baseline;
    use sightline::model::sheets::objectives::Unit;
    for (before, typed, after) in [
        (None, "40%", Some(Unit::Percent)),
        (None, "£1,200", Some(Unit::Pounds)),
        (None, "40", None),
        (Some("pe"), "40%", Some(Unit::Percent)),
        (Some("peo"), "40%", Some(Unit::People)),
    ] {
        let mut window = on_unit();
        if let Some(unit) = before {
            window.type_text(unit);
            window.press(Key::Enter);
        }
        let row = |window: &Window| window.workbook().review().objectives.smart.iter().next().expect("it").clone();
        let field = "Baseline, social media objective 1, figure";
        window.tab_to(field);
        window.type_text(typed);
        window.press(Key::Tab);
        assert_eq!(row(&window).unit, after, "{typed}");
        assert_eq!(window.spoken().contains("Unit: Per cent"), typed == "40%" && before.is_none(), "{typed}");
        let is_known = matches!(row(&window).baseline, Baseline::Known { .. });
        if after != Some(Unit::People) {
            assert!(is_known, "{typed}");
            continue;
        }
        // 40% of what is counted in people is asked about.
        assert!(!is_known);
        assert!(
            window.spoken().contains("The unit here is People. Choose the figure, or change the unit."),
            "{}",
            window.spoken()
        );
        window.tab_to("Baseline: 40 instead of “40%”");
        window.press(Key::Enter);
        assert!(matches!(row(&window).baseline, Baseline::Known { value, .. } if value.to_string() == "40"));
    }
}

#[test]
fn tab_leaves_a_list_for_what_follows_it() {
    let (mut window, name) = on_a_list();
    window.press(Key::Tab);
    let next = window.focused_name();
    window.press_with(SHIFT, Key::Tab);
    assert_eq!(window.focused_name(), name);
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    window.press(Key::Tab);
    assert!(!is_any_list_open(&window));
    assert_eq!(window.focused_name(), next);
    window.press_with(SHIFT, Key::Tab);
    window.press(Key::Enter);
    window.press_with(SHIFT, Key::Tab);
    assert!(!is_any_list_open(&window));
    assert_ne!(window.focused_name(), name);
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), name);
}

#[test]
fn a_menu_that_is_left_or_whose_page_goes_is_closed() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.tab_to("File");
    window.press(Key::Enter);
    assert_eq!(window.focused_name().split_whitespace().next(), Some("New"));
    window.press(Key::Tab);
    assert!(!is_any_list_open(&window));
    assert_eq!(window.focused_name(), "Edit");
    window.press(Key::Enter);
    assert!(is_any_list_open(&window));
    window.press_with(Modifiers::ALT, Key::Num2);
    assert!(!is_any_list_open(&window));
    assert_eq!(window.app().form.focused.map(|at| at.place()), Some(Place::Stage(Stage::Objectives)));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn escape_in_a_row_menu_returns_to_its_button() {
    let mut window = Window::with_copy_of("staffordshire");
    for page in [Stage::Stakeholders, Stage::Resources].map(Place::Stage) {
        window.go(Page::Place(page));
        window.tab_to("What to do with");
        let name = window.focused_name();
        window.press(Key::Enter);
        assert!(is_any_list_open(&window));
        assert_ne!(window.focused_name(), name);
        window.press(Key::Escape);
        assert!(!is_any_list_open(&window));
        assert_eq!(window.focused_name(), name);
    }
}

#[test]
fn escape_in_a_field_leaves_the_keyboard_and_the_words_there() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("One");
    window.press(Key::Escape);
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    window.type_text(" two");
    assert_eq!(window.workbook().review().aim.achievable.0, "One two");
}

#[test]
fn a_menu_that_did_something_leaves_the_keyboard_on_the_page() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.tab_to("View");
    window.press(Key::Enter);
    for _ in 0..40 {
        if window.focused_name().starts_with("Theme: Dark") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    assert_eq!(window.app().theme().label(), "Dark");
    assert!(!is_any_list_open(&window));
    assert_ne!(window.focused_name(), "");
    assert_ne!(window.focused_name(), "View");
}

#[test]
fn going_backwards_through_every_page_never_loses_the_keyboard() {
    let mut window = Window::with_copy_of("staffordshire");
    for stage in Stage::ALL {
        window.go(Page::Place(Place::Stage(*stage)));
        let mut before = window.focused_name();
        for step in 0..60 {
            window.press_with(SHIFT, Key::Tab);
            assert_ne!(window.focused_name(), "", "lost after {before:?}, {step} steps from the top of {stage:?}");
            before = window.focused_name();
        }
    }
}

#[test]
fn assistive_technology_can_put_the_keyboard_on_any_control_that_it_sees() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Stakeholders)));
    let buttons: Vec<(egui::accesskit::NodeId, String)> = window
        .harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter_map(|node| Some((node.locate().0, node.label()?)))
        .filter(|(_, name)| name.starts_with("What to do with"))
        .collect();
    assert!(buttons.len() > 3);
    for (target_node, name) in buttons {
        let request = ActionRequest { action: Action::Focus, target_tree: TreeId::ROOT, target_node, data: None };
        window.event(Event::AccessKitActionRequest(request));
        window.settle();
        assert_eq!(window.focused_name(), name);
    }
}

#[test]
fn what_was_kept_for_later_opens_with_the_keyboard_on_its_first_answer() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Kept");
    window.press_with(CTRL, Key::W);
    window.tab_to("Keep it for later");
    window.press(Key::Enter);
    window.until("the copy to be offered", |window| !window.app().recovered.is_empty());
    window.tab_to("kept for later");
    assert!(window.focused_name().starts_with("Riverside NHS Trust, kept for later, "), "{}", window.focused_name());
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_ne!(window.focused_name(), "");
    assert!(window.app().form.focused.is_some());
}

#[test]
fn what_others_see_is_told() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num4);
    assert!(window.spoken().lines().any(|line| line.trim_end_matches('\u{a0}') == "Stage 4: Resources"));
    window.press(Key::F1);
    assert!(window.spoken().contains("The guidance is closed"));
    window.press_with(CTRL, Key::K);
    window.type_text("xyzzy");
    assert!(window.spoken().contains("Nothing has the words “xyzzy”"));
}

#[test]
fn the_same_words_said_twice_are_read_out_twice() {
    let mut window = Window::open();
    window.tab_to("Six groups in Staffordshire");
    window.press(Key::Enter);
    let mut heard = vec![];
    for _ in 0..2 {
        window.press_with(CTRL, Key::S);
        let spoken = window.spoken();
        heard.extend(spoken.lines().find(|line| line.starts_with("This workbook is read only.")).map(str::to_owned));
    }
    assert_eq!(heard.len(), 2);
    assert_ne!(heard[0], heard[1], "assistive technology reads out only what has changed");
}
