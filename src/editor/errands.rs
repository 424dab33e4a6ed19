//! What an editor has done for it on the side: keeping copies, looking at the file, saying who has it open.
//!
//! Each runs on a thread of its own and none holds up a save or a frame; what became of it is taken in by the next poll.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::services::Services;

/// Work under way whose results are wanted.
pub(super) struct Errands<T> {
    under_way: Vec<Receiver<T>>,
}

impl<T> Default for Errands<T> {
    fn default() -> Self {
        Self { under_way: Vec::new() }
    }
}

impl<T: Send + 'static> Errands<T> {
    /// Starts work on a thread; the window is woken when it has ended.
    pub(super) fn start(&mut self, name: &str, services: &Services, work: impl FnOnce() -> T + Send + 'static) {
        let (send, done) = channel();
        let wake = services.wake.clone();
        let run = move || {
            // Nobody listens any more when the editor was dropped.
            drop(send.send(work()));
            drop(send);
            wake();
        };
        // A thread that cannot be started closes the channel, and the errand is forgotten.
        drop(std::thread::Builder::new().name(name.to_owned()).spawn(run));
        self.under_way.push(done);
    }

    /// Takes what has ended.
    pub(super) fn done(&mut self) -> Vec<T> {
        let mut all = Vec::new();
        self.under_way.retain(|done| match done.try_recv() {
            Ok(result) => {
                all.push(result);
                false
            }
            Err(TryRecvError::Empty) => true,
            Err(TryRecvError::Disconnected) => false,
        });
        all
    }
}
