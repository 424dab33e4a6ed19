//! The real disk with a gate that every call has to pass, and a list of the threads that called.
//!
//! A gate shows more than a slow disk: whoever waits for the disk while it is shut waits for ever. Nothing is flushed to
//! the device, because a test is gone before the power is.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use sightline::store::disk::{Metadata, NewFile, Readers};
use sightline::store::{Disk, RealDisk};

/// The real disk behind a gate.
#[derive(Clone, Default)]
pub(crate) struct GateDisk(Arc<(Mutex<Gate>, Condvar)>);

#[derive(Default)]
struct Gate {
    is_shut: bool,
    callers: Vec<ThreadId>,
}

impl GateDisk {
    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Holds every call from now on.
    pub(crate) fn shut(&self) {
        self.gate().is_shut = true;
    }

    /// Lets all calls go.
    pub(crate) fn open(&self) {
        self.gate().is_shut = false;
        self.0.1.notify_all();
    }

    /// Returns how many calls were made or wait.
    pub(crate) fn calls(&self) -> usize {
        self.gate().callers.len()
    }

    /// Returns how many calls the thread that asks has made.
    pub(crate) fn calls_of_this_thread(&self) -> usize {
        self.gate().callers.iter().filter(|caller| **caller == thread::current().id()).count()
    }

    /// Waits until a call has come to the shut gate.
    pub(crate) fn until_called(&self) {
        let mut gate = self.gate();
        while gate.callers.is_empty() {
            gate = self.0.1.wait(gate).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn pass(&self) {
        let mut gate = self.gate();
        gate.callers.push(thread::current().id());
        self.0.1.notify_all();
        while gate.is_shut {
            gate = self.0.1.wait(gate).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

struct Unflushed(GateDisk, Box<dyn NewFile>);

impl NewFile for Unflushed {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.pass();
        self.1.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.pass();
        Ok(())
    }
}

impl Disk for GateDisk {
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        self.pass();
        RealDisk.read(path, at_most)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.pass();
        RealDisk.metadata(path)
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.pass();
        RealDisk.link_target(path)
    }

    fn probe_write(&self, path: &Path) -> io::Result<()> {
        self.pass();
        RealDisk.probe_write(path)
    }

    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>> {
        self.pass();
        Ok(Box::new(Unflushed(self.clone(), RealDisk.create_new(path, readers)?)))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass();
        RealDisk.copy_permissions(from, to)
    }

    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        self.pass();
        RealDisk.replace(new, target)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass();
        RealDisk.remove(path)
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.pass();
        Ok(())
    }

    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.pass();
        RealDisk.list_dir(folder)
    }

    fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()> {
        self.pass();
        RealDisk.create_dir_all(folder, readers)
    }

    fn pause(&self, time: Duration) {
        self.pass();
        RealDisk.pause(time);
    }
}
