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
        ctx.input(|input| {
            let view = input.viewport();
            let (Some(outer), Some(inner)) = (view.outer_rect, view.inner_rect) else { return };
            let maximised = view.maximized.unwrap_or(false);
            let before = self.preferences.window;
            let place = WindowPlace {
                x: outer.left(),
                y: outer.top(),
                width: inner.width(),
                height: inner.height(),
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
}
