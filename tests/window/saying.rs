//! The status line: one thing at a time, in full, and gone when it is over.

use egui::{Key, Modifiers, vec2};

use super::harness::{CTRL, Window};

#[test]
fn what_was_said_goes_with_the_page_or_after_a_while() {
    let mut window = Window::with_workbook();
    window.press_with(CTRL, Key::Y);
    assert_eq!(window.app().said.as_deref(), Some("Nothing to redo"));
    window.press_with(Modifiers::ALT, Key::Num2);
    assert_eq!(window.app().said, None);
    window.press_with(CTRL, Key::Y);
    window.wait(10.0);
    assert_eq!(window.app().said.as_deref(), Some("Nothing to redo"));
    window.wait(12.0);
    assert_eq!(window.app().said, None);
}

#[test]
fn what_is_said_with_the_turn_to_a_page_stays() {
    let mut window = Window::with_copy_of("staffordshire");
    let minutes = sightline::ui::session_act::SessionAct::Minutes;
    window.app_mut().actions.push(sightline::ui::action::Action::Session(minutes));
    window.step();
    window.settle();
    assert!(window.app().said.as_deref().is_some_and(|said| said.contains("Minutes")), "{:?}", window.app().said);
}

/// Returns the rectangles of the texts in the status line.
fn status_texts(window: &Window) -> Vec<(String, egui::Rect)> {
    fn look(shape: &egui::Shape, found: &mut Vec<(String, egui::Rect)>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, found)),
            egui::Shape::Text(text) if !text.galley.text().is_empty() => {
                found.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
            }
            _ => {}
        }
    }
    let mut found = vec![];
    window.harness.output().shapes.iter().for_each(|shape| look(&shape.shape, &mut found));
    let edge = window.app().ctx.content_rect().bottom() - 90.0;
    let said = window.app().said.clone().unwrap_or_default();
    let zoom = format!("{:.0}%", window.app().ctx.zoom_factor() * 100.0);
    found.retain(|(text, rect)| {
        rect.top() > edge && (*text == said || *text == zoom || text.contains("Only you") || text.contains(" in /"))
    });
    found
}

#[test]
fn nothing_in_the_status_line_stands_over_something_else() {
    let mut window = Window::with_workbook();
    let path = window.document("A name of a workbook that is as long as names of workbooks are in trusts.ron");
    window.will_choose(&path);
    window.press_with(CTRL, Key::S);
    window.until("the save", |window| window.editor().path().is_some());
    for said in ["2 files written", &"Two files were saved in a folder with a very long name. ".repeat(4)] {
        for width in [1280.0, 700.0] {
            window.harness.set_size(vec2(width, 600.0));
            window.settle();
            window.app_mut().said = Some(said.to_owned());
            window.step();
            window.step();
            let texts = status_texts(&window);
            assert!(texts.iter().any(|(text, _)| text == said), "{said:?} is cut at {width}: {texts:?}");
            for (place, (text, rect)) in texts.iter().enumerate() {
                for (other, its) in &texts[place + 1..] {
                    let both = rect.intersect(*its);
                    assert!(both.width() < 1.0 || both.height() < 1.0, "{text:?} and {other:?} at {width}");
                }
            }
        }
    }
}
