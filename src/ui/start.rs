//! Starts the window: with the graphics card where there is one, without it where there is none.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::UserEvent;
use winit::event_loop::EventLoop;
use winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;

use super::app::App;
use super::dialogs::PlatformDialogs;
use super::driver;
use super::number_pad::WithNumberPad;
use super::pace::{Asked, Paced};
use super::theme::{self, Motion};
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

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    renderer: eframe::Renderer,
    /// Whether it is not worth taking when the processor would have to draw.
    wants_a_card: bool,
}

/// OpenGL, whatever its driver.
const OPENGL: Way = Way { renderer: eframe::Renderer::Glow, wants_a_card: false };

/// What the system itself prefers: Direct3D or Metal.
#[cfg(any(windows, target_os = "macos"))]
const NATIVE: Way = Way { renderer: eframe::Renderer::Wgpu, wants_a_card: false };

/// The ways to draw on this system, the best first. On Windows an OpenGL driver in software is one of 1997, or slower
/// than the one that the system has for Direct3D.
#[cfg(windows)]
const ANY: &[Way] = &[Way { renderer: eframe::Renderer::Glow, wants_a_card: true }, NATIVE, OPENGL];
/// The ways to draw on this system, the best first. On a Mac OpenGL is there for old programs only.
#[cfg(target_os = "macos")]
const ANY: &[Way] = &[NATIVE, OPENGL];
/// The ways to draw on this system.
#[cfg(not(any(windows, target_os = "macos")))]
const ANY: &[Way] = &[OPENGL];

/// Opens the window and stays until it is closed.
pub fn run(opening: &Opening) -> Result<(), CannotStart> {
    crate::editor::emergency::install_panic_hook();
    let mut events = EventLoop::<UserEvent>::with_user_event().build().map_err(|_| CannotStart::NoDisplay)?;
    let ways = match opening.renderer {
        Renderer::OpenGl => &[OPENGL],
        Renderer::Any => ANY,
    };
    let mut reasons: Vec<String> = vec![];
    for way in ways {
        match run_with(&mut events, opening, *way) {
            Err(CannotStart::NoGraphics(reason)) => reasons.push(reason),
            other => return other,
        }
    }
    Err(CannotStart::NoGraphics(reasons.join("; ")))
}

fn run_with(events: &mut EventLoop<UserEvent>, opening: &Opening, way: Way) -> Result<(), CannotStart> {
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
    let options = eframe::NativeOptions {
        viewport,
        renderer: way.renderer,
        // Nothing in the window is a gradient, and the noise that hides the steps of one keeps a driver in software
        // from its fast way to draw.
        dithering: false,
        ..Default::default()
    };
    let file = opening.file.clone();
    // Filled as soon as there is a window.
    let asked = Arc::new(Mutex::new(None));
    let known = Arc::clone(&asked);
    driver::listen();
    let window = eframe::create_native(
        "Sightline",
        options,
        Box::new(move |creation| {
            let is_software = draws_in_software(creation);
            if is_software && way.wants_a_card {
                return Err("no graphics card draws OpenGL".into());
            }
            if let (Some(window), Some(place)) = (creation.winit_window(), remembered) {
                super::screens::bring_on_screen(window, place);
            }
            let ctx = creation.egui_ctx.clone();
            let waker = ctx.clone();
            let services = Services::real(places, Arc::new(move || waker.request_repaint()));
            let wake = services.wake.clone();
            let mut app = App::new(&ctx, services, Box::new(PlatformDialogs));
            app.ending.listen(wake);
            if is_software {
                theme::set_motion(&ctx, Motion::Off);
            }
            *known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Asked::listen(&ctx));
            if let Some(file) = file {
                app.open_path(file);
            }
            Ok(Box::new(app))
        }),
        events,
    );
    let ended = events.run_app_on_demand(&mut WithNumberPad::new(Paced::new(window, Arc::clone(&asked))));
    let has_window = asked.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    match (ended, driver::problem()) {
        (Err(error), _) => Err(CannotStart::NoGraphics(error.to_string())),
        (Ok(()), Some(problem)) => Err(CannotStart::NoGraphics(problem)),
        (Ok(()), None) if !has_window => {
            Err(CannotStart::NoGraphics("the driver of the graphics card does not start".to_owned()))
        }
        (Ok(()), None) => Ok(()),
    }
}

/// Returns whether the processor draws in place of a graphics card.
fn draws_in_software(creation: &eframe::CreationContext<'_>) -> bool {
    #[cfg(any(windows, target_os = "macos"))]
    if let Some(state) = &creation.wgpu_render_state {
        let card = state.adapter.get_info();
        return card.device_type == eframe::wgpu::DeviceType::Cpu || driver::is_software(&card.name);
    }
    creation.gl.is_some() && driver::driver().is_some_and(|name| driver::is_software(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_way_to_draw_is_opengl_with_any_driver() {
        let last = ANY.last().expect("there is a way");
        assert!(*last == OPENGL && !last.wants_a_card);
    }

    #[test]
    fn a_way_that_wants_a_graphics_card_is_never_the_only_one() {
        assert!(ANY.iter().any(|way| !way.wants_a_card));
    }
}
