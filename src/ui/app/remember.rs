//! What is remembered for the next start. Written on a thread, because a home folder may be on a slow drive.

use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use egui::Context;

use super::App;
use crate::editor::{Editor, Services};
use crate::store::{Preferences, RecentFile, WindowPlace};

/// Writes preferences one after the other on a thread of its own, the newest last.
pub(super) struct Keeper {
    services: Services,
    sender: Option<Sender<Preferences>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. Without one, nothing is remembered, which costs no work.
    pub(super) fn new(services: Services) -> Self {
        let (sender, receiver) = channel::<Preferences>();
        let writes = services.clone();
        let thread = std::thread::Builder::new().name("preferences".into()).spawn(move || {
            for preferences in receiver {
                write(&writes, &preferences);
            }
        });
        Self { services, sender: Some(sender), thread: thread.ok() }
    }

    /// Writes preferences soon.
    fn keep(&self, preferences: &Preferences) {
        if let Some(sender) = &self.sender {
            // The thread is gone only when it could not be started.
            let _ = sender.send(preferences.clone());
        }
    }

    /// Writes preferences before the program ends.
    pub(super) fn finish(&mut self, preferences: &Preferences) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to write.
            let _ = thread.join();
        }
        write(&self.services, preferences);
    }
}

fn write(services: &Services, preferences: &Preferences) {
    // What is remembered between starts is a convenience: a failure costs no work and is not worth a dialog.
    let _ = preferences.save(services.disk.as_ref(), Some(&services.places));
}

/// Returns the size of the content with which a window fits on its screen. None when it does as it is.
fn size_that_fits(inner: egui::Rect, outer: egui::Rect, screen: egui::Vec2) -> Option<egui::Vec2> {
    // A window that stands on another screen, or that nobody has measured yet.
    if !(inner.is_positive() && outer.is_positive() && screen.min_elem() > 100.0) {
        return None;
    }
    let around = (outer.size() - inner.size()).max(egui::Vec2::ZERO);
    let fits = inner.size().min(screen - around);
    (inner.width() > fits.x + 0.5 || inner.height() > fits.y + 0.5).then_some(fits)
}

impl App {
    /// Puts the file of a workbook at the head of the recent ones.
    pub(super) fn remember_recent(&mut self, editor: &Editor) {
        let Some(path) = editor.path() else { return };
        self.preferences.remember(RecentFile {
            path: path.to_owned(),
            organisation: editor.workbook().name().to_owned(),
            opened: self.services.clock.now(),
        });
        self.save_preferences();
    }

    /// Writes the preferences soon.
    pub(in crate::ui) fn save_preferences(&self) {
        self.keeper.keep(&self.preferences);
    }

    /// Remembers where the window is.
    pub(super) fn remember_window(&mut self, ctx: &Context) {
        // A window opens before it has a zoom, so it is remembered in points without one.
        let zoom = ctx.zoom_factor();
        let frame_before = egui::Id::unique("zoom of the frame before");
        let before: Option<f32> = ctx.data_mut(|data| {
            let before = data.get_temp(frame_before);
            data.insert_temp(frame_before, zoom);
            before
        });
        ctx.input(|input| {
            let view = input.viewport();
            if before != Some(zoom) {
                // Where the window is, is still said in points of the zoom before.
                return;
            }
            let (Some(outer), Some(inner)) = (view.outer_rect, view.inner_rect) else { return };
            if view.minimized == Some(true) {
                // Some systems put a minimised window far away from every screen.
                return;
            }
            let maximised = view.maximized.unwrap_or(false);
            let before = self.preferences.window;
            let place = WindowPlace {
                x: outer.left() * zoom,
                y: outer.top() * zoom,
                width: inner.width() * zoom,
                height: inner.height() * zoom,
                maximised,
            };
            // The size of a maximised window is not the one to come back to.
            self.preferences.window = Some(match before {
                Some(before) if maximised => WindowPlace { maximised, ..before },
                _ => place,
            });
        });
        // On a projector everything is larger for a while.
        self.preferences.zoom = self.session.zoom_before.unwrap_or_else(|| ctx.zoom_factor());
    }

    /// Makes a window that is larger than its screen, with the title bar around it, as large as fits. How high a title
    /// bar is, is known only once the desktop has put it there, so it is looked for in the first seconds.
    pub(super) fn fit_window(&mut self, ctx: &Context) {
        const LOOKED_FOR: f64 = 5.0;
        if self.window_fits {
            return;
        }
        let fitting = ctx.input(|input| {
            let view = input.viewport();
            let fills = view.maximized == Some(true) || view.fullscreen == Some(true);
            self.window_fits = fills || input.time > LOOKED_FOR;
            size_that_fits(view.inner_rect?, view.outer_rect?, view.monitor_size?).filter(|_| !fills)
        });
        if let Some(size) = fitting {
            self.window_fits = true;
            ctx.send_viewport_cmd(egui::ViewportCommand::InnerSize(size));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::size_that_fits;

    #[test]
    fn a_window_with_its_title_bar_fits_on_its_screen() {
        let rect = |left, top, width, height| Rect::from_min_size(pos2(left, top), vec2(width, height));
        let screen = vec2(1280.0, 800.0);
        // A title bar of 22 points, a frame of 1.
        let (inner, outer) = (rect(1.0, 22.0, 1280.0, 800.0), rect(0.0, 0.0, 1282.0, 823.0));
        assert_eq!(size_that_fits(inner, outer, screen), Some(vec2(1278.0, 777.0)));
        let fits = rect(1.0, 22.0, 1278.0, 777.0);
        assert_eq!(size_that_fits(fits, rect(0.0, 0.0, 1280.0, 800.0), screen), None);
        assert_eq!(size_that_fits(inner, inner, vec2(1920.0, 1080.0)), None);
        assert_eq!(size_that_fits(inner, outer, vec2(0.0, 0.0)), None);
    }
}
