//! A world for tests: a disk in memory whose writes can be held back, a clock that stands still, and a wake that counts.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use jiff::civil::date;

use super::open::new_workbook;
use super::{Editor, EditorEvent, FixedClock, Moment, Services};
use crate::model::{Address, Answer, Edit, Place, RowId, Stage, Workbook};
use crate::store::disk::{Metadata, NewFile, Readers};
use crate::store::fake_disk::FakeDisk;
use crate::store::{Disk, Opened, Places, format};

/// Where tests keep their workbook.
pub(super) const PLAN: &str = "/d/Plan.ron";

/// A disk whose new files wait while the gate is shut.
#[derive(Clone)]
pub(super) struct GateDisk {
    inner: FakeDisk,
    is_shut: Arc<(Mutex<bool>, Condvar)>,
}

impl GateDisk {
    pub(super) fn shut(&self) {
        *self.is_shut.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    pub(super) fn open(&self) {
        *self.is_shut.0.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.is_shut.1.notify_all();
    }
}

impl Disk for GateDisk {
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        self.inner.read(path, at_most)
    }
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.inner.metadata(path)
    }
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.inner.link_target(path)
    }
    fn probe_write(&self, path: &Path) -> io::Result<()> {
        self.inner.probe_write(path)
    }
    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>> {
        let (is_shut, opened) = &*self.is_shut;
        let mut shut = is_shut.lock().unwrap_or_else(PoisonError::into_inner);
        while *shut {
            shut = opened.wait(shut).unwrap_or_else(PoisonError::into_inner);
        }
        drop(shut);
        self.inner.create_new(path, readers)
    }
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.inner.copy_permissions(from, to)
    }
    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        self.inner.replace(new, target)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inner.remove(path)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.inner.sync_dir(folder)
    }
    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.inner.list_dir(folder)
    }
    fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()> {
        self.inner.create_dir_all(folder, readers)
    }
    fn pause(&self, time: Duration) {
        self.inner.pause(time);
    }
}

/// All that an editor needs, with a hand on it.
pub(super) struct World {
    pub(super) disk: FakeDisk,
    pub(super) gate: GateDisk,
    pub(super) services: Services,
    woken: Receiver<()>,
}

impl World {
    pub(super) fn new() -> Self {
        let disk = FakeDisk::with(&[]);
        let gate = GateDisk { inner: disk.clone(), is_shut: Arc::default() };
        let (send, woken) = channel();
        let services = Services {
            disk: Arc::new(gate.clone()),
            clock: Arc::new(FixedClock(date(2026, 11, 21).at(14, 32, 0, 0))),
            places: Places::under(Path::new("/d")),
            program: None,
            wake: Arc::new(move || {
                let _ = send.send(());
            }),
        };
        Self { disk, gate, services, woken }
    }

    /// A new workbook without a file.
    pub(super) fn untitled(&self) -> Editor {
        new_workbook("A trust", self.services.clone())
    }

    /// A workbook that was saved as [`PLAN`], opened anew.
    pub(super) fn opened(&self) -> Editor {
        let mut editor = self.untitled();
        editor.save_as(PLAN.into(), super::Existing::Keep, Moment::at(0.0));
        assert!(matches!(self.events(&mut editor, 0.0)[..], [EditorEvent::Saved { .. }]));
        self.closed(&mut editor, 0.0);
        self.reopened()
    }

    /// The workbook that [`PLAN`] holds.
    pub(super) fn reopened(&self) -> Editor {
        super::open::open_file(Path::new(PLAN), self.services.clone()).unwrap()
    }

    /// Closes a workbook that is saved, and waits until its recovery copy has gone.
    pub(super) fn closed(&self, editor: &mut Editor, seconds: f64) {
        let before = self.copies().len();
        assert_eq!(editor.close(Moment::at(seconds)), super::Closing::Ready);
        self.until("the recovery copy to go", || before == 0 || self.copies().len() < before);
    }

    /// Waits for something that happens on a thread which nobody reports.
    pub(super) fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let came = (0..2_000).any(|_| {
            let so = is_so();
            if !so {
                std::thread::sleep(Duration::from_millis(5));
            }
            so
        });
        assert!(came, "waited in vain for {what}; there are {:?}", self.disk.files());
    }

    /// The files outside of the folders that belong to Sightline.
    pub(super) fn files(&self) -> Vec<String> {
        self.disk.files().into_iter().filter(|path| !path.starts_with("/d/state/")).collect()
    }

    /// Waits until a save has ended, and polls.
    pub(super) fn events(&self, editor: &mut Editor, seconds: f64) -> Vec<EditorEvent> {
        self.wait();
        editor.poll(Moment::at(seconds))
    }

    /// Waits until a save has ended.
    pub(super) fn wait(&self) {
        self.woken.recv_timeout(Duration::from_mins(1)).unwrap();
    }

    /// Returns whether a save has ended that nobody waited for.
    pub(super) fn was_woken(&self) -> bool {
        self.woken.try_recv().is_ok()
    }

    /// What a file holds.
    pub(super) fn document(&self, path: &str) -> Opened<Workbook> {
        format::from_bytes(&self.disk.content(path).unwrap()).unwrap()
    }

    /// The names in the recovery folder.
    pub(super) fn copies(&self) -> Vec<PathBuf> {
        self.disk.list_dir(&self.services.places.recovery_dir()).unwrap()
    }
}

/// The question that tests answer.
pub(super) fn achievable() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("achievable")
}

/// The table that tests add rows to.
pub(super) fn aims() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("aim")
}

pub(super) fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

pub(super) fn text(at: Address, text: &str) -> Edit {
    Edit::Set { at, to: Answer::Text(text.to_owned()) }
}

pub(super) fn add(bits: u64) -> Edit {
    Edit::Add { at: aims(), id: id(bits), place: None, with: vec![] }
}
