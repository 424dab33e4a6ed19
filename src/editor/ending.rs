//! The system asks the program to end: the person logs off, or the machine is shut down.
//!
//! The window is closed as by hand, so that what was typed last is saved, but nobody is asked anything. A window that does
//! not answer is not waited for: what is in no file goes to the recovery folder, and the program ends as it was asked to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the system has asked the program to end.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<AtomicBool>);

impl Ending {
    /// Returns whether it has asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Takes note that it asks.
    pub fn ask(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Listens for the signals by which a system asks a program to end, and wakes the window.
    #[cfg(unix)]
    pub fn listen(&self, wake: Arc<dyn Fn() + Send + Sync>) {
        use std::time::Duration;

        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;

        /// How long the window may take to close. Systems that shut down wait longer than this.
        const PATIENCE: Duration = Duration::from_secs(4);

        let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP]) else { return };
        let ending = self.clone();
        let listens = move || {
            let Some(signal) = signals.forever().next() else { return };
            ending.ask();
            wake();
            std::thread::sleep(PATIENCE);
            super::emergency::write_all();
            // It ends as a program does that does not listen.
            drop(signal_hook::low_level::emulate_default_handler(signal));
        };
        // Without the thread the signals are heard by nobody; then the system ends the program by force in the end.
        drop(std::thread::Builder::new().name("ending".to_owned()).spawn(listens));
    }

    /// Elsewhere the system closes the window itself.
    #[cfg(not(unix))]
    pub fn listen(&self, _: Arc<dyn Fn() + Send + Sync>) {}
}
