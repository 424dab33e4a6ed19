//! What an editor needs from the world: a disk, a clock, the person's folders and a way to wake the window.
//!
//! They are handed in, so that a test decides all four.

use std::fmt;
use std::sync::Arc;

use super::clock::{Clock, RealClock};
use crate::store::{Disk, Places, Program, RealDisk};

/// The world as an editor sees it. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// The folders of this person on this machine.
    pub places: Places,
    /// This run of the program, written into its recovery copies. None where the system does not tell.
    pub program: Option<Program>,
    /// Called from another thread when a result waits to be polled.
    pub wake: Arc<dyn Fn() + Send + Sync>,
}

impl Services {
    /// Returns the disk and the clock of this machine.
    pub fn real(places: Places, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let program = Program::this(&RealDisk);
        Self { disk: Arc::new(RealDisk), clock: Arc::new(RealClock), places, program, wake }
    }
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Services").finish_non_exhaustive()
    }
}
