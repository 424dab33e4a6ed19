//! Pictures of every page, compared with the ones in `tests/snapshots`.
//!
//! They need a graphics driver in software (Mesa's), which draws the same on every machine. Where there is none the
//! test says so and passes, unless `SIGHTLINE_SNAPSHOTS=require` says that there must be one. Renew the pictures with
//! `UPDATE_SNAPSHOTS=1 cargo test --test main pictures`, look at each, and reduce them to a palette of 256 colours before they
//! are committed: a repository keeps every picture for ever.

#![expect(clippy::print_stdout, reason = "a test that is skipped must say so")]

use std::path::Path;
use std::sync::Arc;

use eframe::egui_wgpu::{RenderState, RendererOptions, WgpuConfiguration, WgpuSetup, wgpu};
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};
use sightline::model::{Place, Register, Stage};
use sightline::store::{Disk as _, RealDisk};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::theme::ThemeChoice;

use super::harness::Window;

/// Returns what draws without a graphics card, or why nothing does.
fn software_renderer() -> Result<WgpuTestRenderer, String> {
    let mut setup = default_wgpu_setup();
    if let WgpuSetup::CreateNew(new) = &mut setup {
        new.native_adapter_selector = Some(Arc::new(|adapters, _| {
            let mut software =
                adapters.iter().filter(|adapter| adapter.get_info().device_type == wgpu::DeviceType::Cpu);
            software.next().cloned().ok_or_else(|| "none that draws in software".to_owned())
        }));
    }
    let instance = pollster::block_on(setup.new_instance());
    let configuration = WgpuConfiguration { wgpu_setup: setup, ..WgpuConfiguration::default() };
    let options = RendererOptions::PREDICTABLE;
    let state = pollster::block_on(RenderState::create(&configuration, &instance, None, options));
    state.map(WgpuTestRenderer::from_render_state).map_err(|error| error.to_string())
}

#[expect(clippy::disallowed_methods, reason = "only the environment can say what a machine is meant to have")]
fn pictures_are_required() -> bool {
    std::env::var("SIGHTLINE_SNAPSHOTS").is_ok_and(|value| value == "require")
}

#[test]
fn pages_look_like_their_pictures() {
    let renderer = match software_renderer() {
        Ok(renderer) => renderer,
        Err(error) => {
            assert!(!pictures_are_required(), "no graphics driver, although one is required: {error}");
            println!("snapshots skipped: no graphics driver ({error})");
            return;
        }
    };
    let builder = Harness::builder().with_size(vec2(1280.0, 800.0)).renderer(renderer).with_render_cursor(false);
    let mut window = Window::built(builder);
    for (theme, name) in THEMES {
        show(&mut window, theme, Page::Start);
        window.harness.snapshot(format!("start-{name}"));
    }
    let mut window = window.showing_copy_of("staffordshire");
    for (theme, name) in THEMES {
        show(&mut window, theme, Page::Place(Place::Stage(Stage::Stakeholders)));
        window.harness.snapshot(format!("stakeholders-{name}"));
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
        window.harness.snapshot(format!("{name}-light"));
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

fn show(window: &mut Window, theme: ThemeChoice, page: Page) {
    window.app_mut().actions.push(Action::Theme(theme));
    window.step();
    // The theme brings its own cursor, which blinks.
    window.app().ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    window.go(page);
    window.wait(1.0);
    window.settle();
}
