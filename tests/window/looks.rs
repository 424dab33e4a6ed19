//! Every page in every theme and size: it draws, nothing is drawn twice under one id, nothing stands outside.

use egui::{Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sightline::model::{Place, Stage};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::theme::ThemeChoice;

use super::harness::{Window, every_page};

/// Draws every page and looks at where its controls are.
fn look_at_all(window: &mut Window, faults: &mut Vec<String>) {
    for page in [Page::Start].into_iter().chain(every_page()) {
        window.go(page);
        window.check_ids();
        let room = window.app().ctx.content_rect();
        let scale = f64::from(window.app().ctx.pixels_per_point());
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let Some(bounds) = node.bounding_box().filter(|_| egui::accessibility::is_input(node.role())) else {
                continue;
            };
            let left = (bounds.x0 / scale) as f32;
            let right = (bounds.x1 / scale) as f32;
            if left < room.left() - 1.0 || right > room.right() + 1.0 {
                faults.push(format!(
                    "{page:?} at {:?}: {:?} {:?} reaches from {left} to {right}",
                    room.size(),
                    node.role(),
                    node.label().unwrap_or_default()
                ));
            }
        }
    }
}

#[test]
fn every_page_draws_in_every_theme_and_size() {
    let mut window = Window::with_copy_of("staffordshire");
    let mut faults = vec![];
    for theme in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast] {
        window.app_mut().actions.push(Action::Theme(theme));
        window.step();
        assert_eq!(window.app().theme(), theme);
        let sizes = [(1280.0, 800.0, 1.0), (640.0, 400.0, 2.0), (560.0, 420.0, 1.0), (1920.0, 1080.0, 1.0)];
        // What fits does not depend on the colours: one theme is looked at in every size, the others in two.
        let sizes = if theme == ThemeChoice::Light { &sizes[..] } else { &sizes[..2] };
        for &(width, height, zoom) in sizes {
            window.app().ctx.set_zoom_factor(zoom);
            window.step();
            window.harness.set_size(vec2(width, height));
            window.settle();
            assert_eq!(window.app().ctx.content_rect(), Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height)));
            look_at_all(&mut window, &mut faults);
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "controls outside the window:\n{}", faults.join("\n"));
}

#[test]
fn an_empty_workbook_draws_in_every_theme() {
    let mut window = Window::with_workbook();
    let mut faults = vec![];
    for theme in ThemeChoice::ALL {
        window.app_mut().actions.push(Action::Theme(theme));
        look_at_all(&mut window, &mut faults);
    }
    assert!(faults.is_empty(), "controls outside the window:\n{}", faults.join("\n"));
}

#[test]
fn a_folded_card_takes_the_same_room_in_and_out_of_sight() {
    let mut window = Window::with_copy_of("staffordshire");
    let stage = Page::Place(Place::Stage(Stage::Stakeholders));
    let tops = |window: &Window| -> Vec<f64> {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let cards = nodes.filter(|node| {
            node.role() == egui::accesskit::Role::DisclosureTriangle
                && node.label().is_some_and(|label| label.starts_with("Stakeholder "))
        });
        cards.filter_map(|node| node.bounding_box()).map(|bounds| bounds.y0).collect()
    };
    let add = |window: &Window| {
        let node = window.harness.get_by_label("Add a stakeholder");
        f64::from(node.rect().top())
    };
    window.go(stage);
    let all = tops(&window);
    assert_eq!(all.len(), 8);
    let height = add(&window) - all[0];
    // A low window draws only the first cards.
    window.harness.set_size(vec2(1280.0, 300.0));
    window.settle();
    let few = tops(&window);
    assert!(few.len() < all.len(), "every card is drawn, although most are out of sight");
    assert!((add(&window) - few[0] - height).abs() < 0.5, "the page is {} high, not {height}", add(&window) - few[0]);
}
