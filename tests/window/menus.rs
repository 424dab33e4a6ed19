//! The menus: each fits in a low window, each entry is reached with keys, and what is on has a tick.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;
use sightline::model::{Place, Register};
use sightline::ui::action::{Action, Menu};
use sightline::ui::app::Page;
use sightline::ui::menus::Part;

use super::harness::Window;

#[test]
fn every_menu_fits_into_600_points() {
    let mut window = Window::with_copy_of("staffordshire");
    window.harness.set_size(vec2(1024.0, 600.0));
    window.settle();
    for menu in Menu::ALL {
        window.press_with(Modifiers::ALT, menu.key());
        let first = window.focused_name();
        let mut seen: Vec<String> = vec![];
        let mut last = 0.0;
        // All the way round, each below the one before: a list that scrolled would bring two to the same place.
        for _ in 0..40 {
            let focused = window.focused().expect("an entry has the keyboard");
            assert!(focused.rect.bottom() <= 600.0, "{menu:?}: {focused:?}");
            if seen.contains(&focused.name) {
                break;
            }
            assert!(focused.rect.top() > last, "{menu:?} scrolls at {focused:?}");
            last = focused.rect.top();
            seen.push(focused.name);
            window.press(Key::ArrowDown);
        }
        assert_eq!(window.focused_name(), first, "{menu:?} does not go round: {seen:?}");
        window.press(Key::Escape);
    }
}

#[test]
fn an_entry_of_a_menu_inside_a_menu_is_reached_and_done_with_keys() {
    let mut window = Window::with_copy_of("staffordshire");
    window.press_with(Modifiers::ALT, Menu::Review.key());
    for _ in 0..20 {
        if window.focused_name().starts_with("Registers") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    window.press(Key::ArrowRight);
    for _ in 0..20 {
        if window.focused_name().starts_with(Register::Readings.label()) {
            break;
        }
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Register(Register::Readings)));
    assert!(!egui::Popup::is_any_open(&window.app().ctx));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn in_a_very_low_window_every_entry_of_every_menu_comes_into_sight() {
    let mut window = Window::with_copy_of("staffordshire");
    window.app().ctx.set_zoom_factor(3.0);
    window.step();
    window.harness.set_size(vec2(341.0, 256.0));
    window.settle();
    for menu in Menu::ALL {
        let parts = menu.parts();
        window.press_with(Modifiers::ALT, menu.key());
        for part in parts.iter().filter(|part| **part != Part::Rule) {
            let wanted = match part {
                Part::One(action) => {
                    let (label, usable) = window.app().describe(action);
                    if !usable {
                        continue;
                    }
                    if matches!(action, Action::Theme(_) | Action::Guidance) { action.label() } else { label }
                }
                Part::Under(name, _) => (*name).to_owned(),
                Part::Rule => continue,
            };
            let mut pressed = 0;
            while !window.focused_name().starts_with(&wanted) {
                window.press(Key::ArrowDown);
                pressed += 1;
                assert!(pressed < 40, "{wanted:?} of {menu:?} is not reached: {:?}", window.focused());
            }
            let rect = window.focused().expect("an entry").rect;
            assert!(rect.top() >= 0.0 && rect.bottom() <= 256.0, "{wanted:?} of {menu:?} is out of sight: {rect:?}");
        }
        window.press(Key::Escape);
    }
}

#[test]
fn the_theme_in_use_has_a_tick() {
    let mut window = Window::with_workbook();
    window.app_mut().actions.push(Action::Theme(sightline::ui::theme::ThemeChoice::Dark));
    window.step();
    window.press_with(Modifiers::ALT, Menu::View.key());
    let ticked: Vec<String> = window
        .harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| node.toggled() == Some(Toggled::True))
        .filter_map(|node| node.label())
        .filter(|label| label.starts_with("Theme: "))
        .collect();
    assert_eq!(ticked, ["Theme: Dark"]);
}
