//! Where the keyboard is: always somewhere with a name, always in sight, and in the order in which people read.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use sightline::editor::Moment;
use sightline::model::{Address, Edit, Place, RowId, Stage};
use sightline::ui::app::Page;

use super::harness::{Window, every_page};
use crate::support::visit::{Seen, every_stop};

/// Presses Tab from the first control of the page to the menu bar; returns every stop with the question that it means.
fn tour(window: &mut Window) -> Vec<(String, Option<Address>)> {
    let page = window.app().page;
    let mut stops: Vec<(String, Option<Address>)> = vec![];
    for _ in 0..600 {
        let focused = window.focused().filter(|focused| focused.role != Role::Window);
        let Some(focused) = focused else { panic!("on {page:?}, nothing has the keyboard after {:?}", stops.last()) };
        assert!(!focused.name.trim().is_empty(), "{focused:?} on {page:?} has no name");
        if focused.name == "File" {
            return stops;
        }
        let room = window.app().ctx.content_rect();
        assert!(in_sight(room, focused.rect), "on {page:?}, after {:?}, out of sight: {focused:?}", stops.last());
        stops.push((focused.name, window.app().form.focused));
        window.press(Key::Tab);
    }
    let last: Vec<_> = stops.iter().rev().take(12).map(|(name, _)| name).collect();
    panic!("Tab never leaves {page:?}: {last:?}");
}

/// Returns whether enough of a control can be seen: all of it, or a good part of a very tall one.
fn in_sight(window: Rect, control: Rect) -> bool {
    // The menu bar and the status line take their part.
    let room = window.shrink2(egui::vec2(0.0, 24.0));
    let seen = window.intersect(control);
    let enough = control.height().min(room.height() / 2.0);
    seen.is_positive()
        && seen.height() >= enough - 1.0
        && control.left() >= -1.0
        && control.right() <= window.right() + 1.0
}

#[test]
fn tab_reaches_every_needed_answer_in_reading_order_and_shows_it() {
    let mut window = Window::with_copy_of("staffordshire");
    for page in every_page() {
        window.go(page);
        let stops = tour(&mut window);
        let Page::Place(place) = page else { continue };
        let walk = every_stop(window.workbook());
        let walk: Vec<_> = walk.iter().filter(|stop| stop.at.place() == place).collect();
        let mut last = 0;
        for (name, at) in stops.iter().filter_map(|(name, at)| at.map(|at| (name, at))) {
            let Some(order) = walk.iter().position(|stop| stop.at == at && matches!(stop.seen, Seen::Answer(_))) else {
                continue;
            };
            assert!(order >= last, "{name:?} on {page:?} comes after {:?}", walk[last].at.to_string());
            last = order;
        }
        for stop in walk.iter().filter(|stop| stop.question.is_needed() && matches!(stop.seen, Seen::Answer(_))) {
            // A folded row stands for what is in it.
            let reached = stops.iter().filter_map(|(_, at)| *at).any(|at| {
                at == stop.at || (matches!(at.last(), Some(sightline::model::Step::Row(_))) && at.contains(&stop.at))
            });
            assert!(reached, "Tab does not reach {} on {page:?}", stop.at);
        }
    }
}

#[test]
fn tab_stays_in_sight_in_a_small_window() {
    let mut window = Window::sized(560.0, 420.0).showing_copy_of("staffordshire");
    for page in every_page() {
        window.go(page);
        tour(&mut window);
    }
}

#[test]
fn tab_goes_round_the_start_page_and_the_menus() {
    let mut window = Window::open();
    assert_eq!(window.focused_name(), "Name of your organisation");
    let mut names: Vec<String> = tour(&mut window).into_iter().map(|(name, _)| name).collect();
    for _ in 0..10 {
        names.push(window.focused_name());
        window.press(Key::Tab);
    }
    for wanted in ["Start a workbook", "Open…", "Making the NHS Constitution known", "File", "Help"] {
        assert!(names.iter().any(|name| name == wanted), "{wanted} is not among {names:?}");
    }
    assert!(names.iter().filter(|name| *name == "Start a workbook").count() > 1, "Tab does not come round: {names:?}");
}

#[test]
fn tab_goes_through_the_menus_and_the_rail_to_the_page() {
    for (width, height) in [(1280.0, 800.0), (560.0, 420.0)] {
        let mut window = Window::sized(width, height).showing_copy_of("staffordshire");
        tour(&mut window);
        let mut names = vec![];
        while window.focused_name() != "Name of the organisation" {
            let name = window.focused_name();
            assert!(!name.is_empty(), "nothing has the keyboard after {:?}", names.last());
            names.push(name);
            window.press(Key::Tab);
            assert!(names.len() < 80, "{names:?}");
        }
        // A narrow window has a list of pages in the menu bar in place of the rail.
        let wanted = ["File", "Help", "The session", "Content plan, ", "Partners, 4"];
        for wanted in &wanted[..if width < 600.0 { 2 } else { 5 }] {
            assert!(names.iter().any(|name| name.starts_with(wanted)), "{wanted} is not among {names:?}");
        }
    }
}

#[test]
fn coming_to_a_page_puts_the_keyboard_on_its_first_control() {
    let mut window = Window::with_copy_of("staffordshire");
    for stage in Stage::ALL {
        let key = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6][*stage as usize];
        window.press_with(Modifiers::ALT, key);
        assert_eq!(window.app().page, Page::Place(Place::Stage(*stage)));
        let at = window.app().form.focused.expect("a question has the keyboard");
        assert_eq!(at.place(), Place::Stage(*stage));
        assert!(window.focused().is_some(), "nothing has the keyboard in {stage:?}");
    }
    window.press_with(super::harness::CTRL, Key::E);
    assert_eq!(window.app().page, Page::Share);
    assert_eq!(window.focused_name(), "Completed worksheets", "the paper that is chosen");
}

#[test]
fn f6_goes_from_region_to_region() {
    let mut window = Window::with_workbook();
    let mut names = vec![];
    window.tab_to("Why can you achieve it?");
    for _ in 0..4 {
        window.press(Key::F6);
        names.push(window.focused_name().lines().next().unwrap_or_default().to_owned());
    }
    let here = "Why can you achieve it?";
    let guidance = format!("Guidance: {here}");
    assert_eq!(names, [guidance.as_str(), "File", "Stage 1, Aim, 0 of 4 answered", here]);
    // The next time round each region has the keyboard where it was.
    window.press_with(Modifiers::SHIFT, Key::Tab);
    let before = window.focused_name();
    for _ in 0..4 {
        window.press(Key::F6);
    }
    assert_eq!(window.focused_name(), before);
}

#[test]
fn enter_in_a_line_moves_to_the_next_field() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num5);
    window.tab_to("Who signs off?");
    window.type_text("Head of communications");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "How long does sign-off take?");
    window.type_text("One day");
    let content = &window.workbook().review().content;
    assert_eq!(
        (content.sign_off_who.0.as_str(), content.sign_off_how_long.0.as_str()),
        ("Head of communications", "One day")
    );
}

#[test]
fn enter_in_a_figure_moves_to_the_next_field() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window.tab_to("Target, social media objective 1");
    window.type_text("2,687");
    window.press(Key::Enter);
    assert_eq!(window.focused_name(), "Due, social media objective 1");
}

#[test]
fn the_keyboard_stays_when_a_row_appears_above() {
    let mut window = Window::with_workbook();
    window.tab_to("Why does it deserve public money?");
    window.type_text("Because it");
    let name = window.focused_name();
    let at = Address::page(Place::Stage(Stage::Aim)).question("drivers");
    let add = Edit::Add { at, id: RowId::from_bits(7), place: None, with: vec![] };
    let now = Moment { seconds: window.app().ctx.input(|input| input.time) };
    window.app_mut().editor.as_mut().expect("a workbook").apply(&add, now).expect("the row is added");
    window.settle();
    assert_eq!(window.focused_name(), name);
    window.type_text(" works");
    assert_eq!(window.workbook().review().aim.warranted.0, "Because it works");
}

#[test]
fn the_keyboard_stays_when_a_caution_appears() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window.tab_to("Due, social media objective 1");
    for part in ["n", "ext", " spring"] {
        window.type_text(part);
        assert_eq!(window.focused_name(), "Due, social media objective 1");
        assert!(!window.spoken().contains("is saved as you typed it"), "judged before the field is left");
    }
    window.press(Key::Tab);
    assert!(window.spoken().contains("“next spring” is saved as you typed it."));
}
