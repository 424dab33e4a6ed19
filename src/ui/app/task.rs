//! Work that must not hold up a frame: done on a thread, and asked for again in later frames.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

/// Work on a thread.
pub(in crate::ui) struct Task<T>(Receiver<T>);

/// What became of it.
pub(in crate::ui) enum Progress<T> {
    /// It goes on.
    Running,
    /// It has ended.
    Done(T),
    /// Its thread has ended without a result.
    Lost,
}

impl<T: Send + 'static> Task<T> {
    /// Starts the work. Wakes the window when it has ended.
    pub(in crate::ui) fn start(name: &str, ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        // Without a thread the sender is dropped, and the task counts as lost.
        let _ = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            // The window may be gone by now; then nobody waits for the result.
            let _ = sender.send(work());
            ctx.request_repaint();
        });
        Self(receiver)
    }

    /// Returns what has become of it.
    pub(in crate::ui) fn poll(&self) -> Progress<T> {
        match self.0.try_recv() {
            Ok(result) => Progress::Done(result),
            Err(TryRecvError::Empty) => Progress::Running,
            Err(TryRecvError::Disconnected) => Progress::Lost,
        }
    }
}
