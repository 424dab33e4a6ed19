//! Where a page opens: at its title, and a field that is gone to where it and what is said of it are seen.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use sightline::model::{Address, Place, Register, Stage};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::session_act::SessionAct;

use super::harness::Window;

fn scrolled_down(window: &mut Window) {
    window.event(egui::Event::PointerMoved(egui::pos2(700.0, 500.0)));
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -3000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.wait(2.0);
    window.settle();
}

#[test]
fn every_page_opens_at_its_title() {
    let mut window = Window::with_copy_of("staffordshire");
    let places = Place::all().map(|place| (Action::Page(place), place.title().to_owned()));
    let others = [
        (Action::Findings, "Findings"),
        (Action::Line, "Line of sight"),
        (Action::Overview, "Overview"),
        (Action::Share, "Share"),
        (Action::Data, "Where is my data"),
        (Action::Handover, "Handover"),
        (Action::Session(SessionAct::Check), "Check your answers"),
    ];
    let others = others.map(|(action, title)| (action, title.to_owned()));
    for (action, title) in places.chain(others) {
        for time in ["first", "second"] {
            window.app_mut().actions.push(action.clone());
            window.step();
            window.wait(1.0);
            window.settle();
            let headings = window.harness.query_all_by_role_and_label(egui::accesskit::Role::Heading, &title);
            let top = headings.map(|heading| heading.rect().top()).fold(f32::INFINITY, f32::min);
            assert!((36.0..200.0).contains(&top), "{title:?} stands at {top} the {time} time");
            scrolled_down(&mut window);
        }
    }
}

#[test]
fn a_field_that_is_gone_to_stands_where_what_follows_is_seen() {
    let mut window = Window::with_copy_of("staffordshire");
    let findings: Vec<Address> = window.editor().findings().open().map(|finding| finding.at).collect();
    assert!(findings.len() > 10);
    for at in findings {
        // As a person who comes from elsewhere.
        window.app_mut().actions.push(Action::Findings);
        window.step();
        window.settle();
        window.app_mut().go_to(at);
        window.step();
        window.wait(1.0);
        window.settle();
        let focused = window.focused().expect("something has the keyboard");
        let rect = focused.rect;
        assert!(
            rect.top() >= 36.0 && rect.bottom() <= 776.0 || rect.height() > 700.0,
            "{at}: {focused:?} is out of sight"
        );
        // The end of a page cannot be scrolled further up.
        let end = window.app().page == Page::Place(Place::Stage(Stage::Evaluation)) || rect.top() < 620.0;
        assert!(end, "{at}: {focused:?} stands at the bottom edge");
    }
}

#[test]
fn the_rail_shows_the_entry_of_the_page() {
    let mut window = Window::with_copy_of("staffordshire");
    window.harness.set_size(vec2(1280.0, 500.0));
    window.settle();
    for register in [Register::Partners, Register::Channels] {
        window.app_mut().actions.push(Action::Page(Place::Register(register)));
        window.step();
        window.wait(1.0);
        window.settle();
        let top = window.top_of_entry(register.label());
        assert!((36.0..460.0).contains(&top), "{} stands at {top}", register.label());
    }
    window.press_with(Modifiers::ALT, Key::Num1);
    window.wait(1.0);
    let top = window.top_of_entry("Stage 1, ");
    assert!((36.0..460.0).contains(&top), "stage 1 stands at {top}");
}
