//! The window at 300%, as people use it who need large letters: a laptop screen then has the room of a telephone.

use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sightline::model::Place;
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

/// 1280 by 800 and 1024 by 768 pixels at 300%, in points.
const SIZES: [(f32, f32); 2] = [(427.0, 267.0), (341.0, 256.0)];

fn narrow((width, height): (f32, f32)) -> Window {
    let mut window = Window::with_copy_of("staffordshire");
    window.app().ctx.set_zoom_factor(3.0);
    window.step();
    window.harness.set_size(vec2(width, height));
    window.settle();
    assert_eq!(window.app().ctx.content_rect(), Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height)));
    window
}

/// Every page that a person can come to with this workbook.
pub(super) fn all_pages() -> impl Iterator<Item = Page> {
    let places = Place::all().map(Page::Place);
    places.chain([Page::Share, Page::Overview, Page::Line, Page::Findings, Page::Check, Page::Data, Page::Handover])
}

/// Returns the texts that were drawn shorter than they are, as far as they are seen.
fn elided(window: &Window) -> Vec<String> {
    fn look(shape: &egui::Shape, clip: Rect, found: &mut Vec<String>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, clip, found)),
            egui::Shape::Text(text) if text.galley.elided && clip.intersects(text.visual_bounding_rect()) => {
                found.push(text.galley.text().to_owned());
            }
            _ => {}
        }
    }
    let mut found = vec![];
    for shape in &window.harness.output().shapes {
        look(&shape.shape, shape.clip_rect, &mut found);
    }
    found
}

#[test]
fn at_300_percent_nothing_stands_outside_the_window_and_no_words_are_cut() {
    let mut faults = vec![];
    for size in SIZES {
        let mut window = narrow(size);
        for page in all_pages() {
            window.go(page);
            let scale = f64::from(window.app().ctx.pixels_per_point());
            for node in window.harness.root().children_recursive() {
                let node = node.accesskit_node();
                let Some(bounds) = node.bounding_box().filter(|_| egui::accessibility::is_input(node.role())) else {
                    continue;
                };
                let (left, right) = ((bounds.x0 / scale) as f32, (bounds.x1 / scale) as f32);
                // The picture of the line of sight scrolls sideways; its table says the same.
                let scrolls = page == Page::Line && node.label().is_some_and(|label| label.contains(": "));
                if !scrolls && (left < -1.0 || right > size.0 + 1.0) {
                    let name = node.label().unwrap_or_default();
                    faults.push(format!("{page:?} at {size:?}: {:?} {name:?} from {left} to {right}", node.role()));
                }
            }
            let file = window.editor().title();
            for text in elided(&window) {
                // A folded row opens, and the name of the file stands on a page of its own.
                // What it says folded is said in full in its name.
                let is_row = text.contains(" · ")
                    || window.spoken().lines().any(|line| line.contains(&text) && line.contains(": "));
                if page != Page::Line && !is_row && text != file {
                    faults.push(format!("{page:?} at {size:?}: {text:?} is cut"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn in_a_narrow_window_the_rail_is_a_list_that_keys_open() {
    for size in SIZES {
        let mut window = narrow(size);
        assert!(window.harness.query_by_label("Where is my data").is_none(), "the rail takes the room of the page");
        // The page begins at the left edge.
        let left = window.focused().expect("the first field has the keyboard").rect.left();
        assert!(left < 60.0, "the page begins at {left}");
        window.press_with(Modifiers::ALT, Key::P);
        assert!(window.focused_name().starts_with("Organisation"), "{}", window.focused_name());
        for _ in 0..40 {
            if window.focused_name().starts_with("Findings, ") {
                break;
            }
            window.press(Key::ArrowUp);
            let focused = window.focused().expect("an entry has the keyboard").rect;
            assert!(focused.bottom() <= size.1 + 1.0 && focused.top() >= -1.0, "{focused:?} is out of sight");
        }
        window.press(Key::Enter);
        assert_eq!(window.app().page, Page::Findings);
        assert!(!egui::Popup::is_any_open(&window.app().ctx));
        assert_ne!(window.focused_name(), "");
    }
}

#[test]
fn f6_comes_to_the_list_of_pages() {
    let mut window = narrow(SIZES[1]);
    for _ in 0..4 {
        window.press(Key::F6);
        if window.focused_name() == "Pages" {
            return;
        }
    }
    panic!("F6 stops at {:?}", window.focused());
}

#[test]
fn a_narrow_window_says_whether_the_work_is_saved() {
    let mut window = narrow(SIZES[1]);
    assert!(window.spoken().contains("Not saved to a file yet"), "{}", window.spoken());
    window.press_with(CTRL, Key::K);
    assert!(elided(&window).is_empty(), "{:?}", elided(&window));
}
