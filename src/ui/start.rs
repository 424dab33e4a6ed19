//! Starts the window: with the graphics card where there is one, without it where there is none.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use winit::event_loop::EventLoop;

use super::app::App;
use super::dialogs::PlatformDialogs;
use super::number_pad;
use crate::Renderer;
use crate::editor::Services;
use crate::store::{Places, Preferences};

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// A file to open.
    pub file: Option<PathBuf>,
    /// How to draw, when the person said so.
    pub renderer: Renderer,
}

/// Says why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum CannotStart {
    /// There is no screen, or it cannot be reached.
    #[error("there is no display")]
    NoDisplay,
    /// There is a screen, but nothing to draw with.
    #[error("the window could not be drawn: {0}")]
    NoGraphics(String),
}

/// Opens the window and stays until it is closed.
pub fn run(opening: &Opening) -> Result<(), CannotStart> {
    // A program has one loop of events, however often it tries to open a window.
    let mut events = EventLoop::with_user_event().build().map_err(|_| CannotStart::NoDisplay)?;
    let events = &mut events;
    match opening.renderer {
        Renderer::OpenGl => run_with(opening, events, eframe::Renderer::Glow),
        Renderer::Any => match run_with(opening, events, eframe::Renderer::Wgpu) {
            Err(CannotStart::NoGraphics(first)) => {
                run_with(opening, events, eframe::Renderer::Glow).map_err(|error| match error {
                    CannotStart::NoGraphics(second) => CannotStart::NoGraphics(format!("{first}; {second}")),
                    CannotStart::NoDisplay => CannotStart::NoDisplay,
                })
            }
            other => other,
        },
    }
}

fn run_with(
    opening: &Opening,
    events: &mut EventLoop<eframe::UserEvent>,
    renderer: eframe::Renderer,
) -> Result<(), CannotStart> {
    crate::editor::emergency::install_panic_hook();
    let places = Places::of_this_person_or_temporary();
    let disk = crate::store::RealDisk;
    let preferences = Preferences::load(&disk, Some(&places));
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Sightline")
        .with_app_id("uk.sightline.workbook")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([560.0, 420.0])
        .with_drag_and_drop(true);
    let remembered = preferences.window.filter(|window| {
        window.width >= 560.0 && window.height >= 420.0 && window.x.is_finite() && window.y.is_finite()
    });
    if let Some(window) = remembered {
        viewport = viewport
            .with_inner_size([window.width, window.height])
            .with_position([window.x, window.y])
            .with_maximized(window.maximised);
    }
    let options = eframe::NativeOptions { viewport, renderer, ..Default::default() };
    let file = opening.file.clone();
    let opened = Rc::new(Cell::new(false));
    let opens = opened.clone();
    let result = number_pad::run(
        events,
        options,
        Box::new(move |creation| {
            opens.set(true);
            if let (Some(window), Some(place)) = (creation.winit_window(), remembered) {
                super::screens::bring_on_screen(window, place);
            }
            let ctx = creation.egui_ctx.clone();
            let waker = ctx.clone();
            let services = Services::real(places, Arc::new(move || waker.request_repaint()));
            let wake = services.wake.clone();
            let mut app = App::new(&ctx, services, Box::new(PlatformDialogs));
            app.ending.listen(wake);
            if let Some(file) = file {
                app.open_path(file);
            }
            Ok(Box::new(app))
        }),
    );
    match result {
        Ok(()) if opened.get() => Ok(()),
        // The window is made first, and the application only for a window that can be drawn.
        Ok(()) => Err(CannotStart::NoGraphics(format!("{renderer} found no driver that works"))),
        Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)) => Err(CannotStart::NoDisplay),
        Err(other) => Err(CannotStart::NoGraphics(other.to_string())),
    }
}
