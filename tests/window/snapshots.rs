//! Pictures of every page, compared with the ones in `tests/snapshots`.
//!
//! They are drawn with the processor, by `painter.rs`: the same on every machine, with a driver or without one. Renew the
//! pictures with `UPDATE_SNAPSHOTS=1 cargo test --test main pictures`, look at each, and reduce them to a palette of 256
//! colours before they are committed: a repository keeps every picture for ever.

#![expect(clippy::print_stdout, reason = "the checks count what was compared")]

use std::path::Path;

use egui::vec2;
use egui_kittest::Harness;
use sightline::model::{Place, Register, Stage};
use sightline::store::{Disk as _, RealDisk};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::theme::ThemeChoice;

use super::harness::Window;
use super::painter::Painter;

#[test]
fn pages_look_like_their_pictures() {
    let builder = Harness::builder().with_size(vec2(1280.0, 800.0)).renderer(Painter::default());
    let builder = builder.with_render_cursor(false);
    let mut window = Window::built(builder);
    for (theme, name) in THEMES {
        show(&mut window, theme, Page::Start);
        compare(&mut window, &format!("start-{name}"));
    }
    let mut window = window.showing_copy_of("staffordshire");
    for (theme, name) in THEMES {
        show(&mut window, theme, Page::Place(Place::Stage(Stage::Stakeholders)));
        compare(&mut window, &format!("stakeholders-{name}"));
    }
    for (page, name) in [
        (Page::Place(Place::Stage(Stage::Aim)), "aim"),
        (Page::Place(Place::Stage(Stage::Objectives)), "objectives"),
        (Page::Place(Place::Stage(Stage::Resources)), "resources"),
        (Page::Place(Place::Stage(Stage::Content)), "content"),
        (Page::Place(Place::Stage(Stage::Evaluation)), "evaluation"),
        (Page::Place(Place::Register(Register::Channels)), "channels"),
        (Page::Line, "line"),
        (Page::Findings, "findings"),
        (Page::Share, "share"),
    ] {
        show(&mut window, ThemeChoice::Light, page);
        if page == Page::Share {
            // It is made on a thread.
            window.until("the preview", |window| window.spoken().contains("The review session"));
        }
        compare(&mut window, &format!("{name}-light"));
    }
}

#[test]
fn pictures_are_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let mut pictures = RealDisk.list_dir(&folder).expect("there are pictures");
    // A run that fails leaves others, which git ignores: `start-light.new.png`, `.old.png` and `.diff.png`.
    pictures.retain(|picture| picture.file_name().is_some_and(|name| name.to_string_lossy().split('.').count() == 2));
    assert!(pictures.len() >= 13);
    for picture in pictures {
        let bytes = RealDisk.read(&picture, 1 << 30).expect("the picture is there").len();
        assert!(bytes < 150_000, "{} has {bytes} bytes; reduce it to 256 colours", picture.display());
    }
}

const THEMES: [(ThemeChoice, &str); 3] =
    [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark"), (ThemeChoice::HighContrast, "contrast")];

fn compare(window: &mut Window, name: &str) {
    window.harness.snapshot(name);
    println!("compared with its picture: {name}");
}

fn show(window: &mut Window, theme: ThemeChoice, page: Page) {
    window.app_mut().actions.push(Action::Theme(theme));
    window.step();
    // The theme brings its own cursor, which blinks.
    window.app().ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    window.go(page);
    window.wait(1.0);
    window.settle();
}
