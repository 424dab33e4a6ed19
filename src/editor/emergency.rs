//! The last resort: when the program ends in a panic, the words that are in no file yet go to the recovery folder.
//!
//! Every editor leaves what it holds here whenever typing pauses, which costs a few counts. The hook writes it from a thread
//! of its own, waits for it only so long, and never panics itself.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError, TryLockError};
use std::time::Duration;

use super::job::{RecoverySlot, write_copy};
use super::services::Services;
use crate::model::Workbook;
use crate::store::origin::with_origin;
use crate::store::{Document, Header, format};

/// How long a program that ends waits for the disk.
const PATIENCE: Duration = Duration::from_secs(10);

/// What an editor holds that is in no file.
pub(super) struct Unsaved {
    pub workbook: Workbook,
    pub header: Header,
    pub file: Option<PathBuf>,
    pub services: Services,
}

static SEATS: Mutex<BTreeMap<u64, Unsaved>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);
static IS_WRITING: AtomicBool = AtomicBool::new(false);
/// What the hook has written for each seat, so that what is written as the program ends takes its place.
static WRITTEN: Mutex<BTreeMap<u64, RecoverySlot>> = Mutex::new(BTreeMap::new());

/// The place of one editor among those whose words are rescued. It is given up when it is dropped.
pub(super) struct Seat(u64);

impl Seat {
    pub(super) fn new() -> Self {
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    #[cfg(test)]
    pub(super) fn number(&self) -> u64 {
        self.0
    }

    /// Leaves what would be lost now. None when nothing would be.
    pub(super) fn leave(&self, unsaved: Option<Unsaved>) {
        let mut seats = SEATS.lock().unwrap_or_else(PoisonError::into_inner);
        let before = match unsaved {
            Some(unsaved) => seats.insert(self.0, unsaved),
            None => seats.remove(&self.0),
        };
        drop(seats);
        // Outside of the lock, because it may be the last hold on a large workbook.
        drop(before);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.leave(None);
    }
}

/// Makes every panic write what is in no file to the recovery folder, before whatever hook there was says its words.
pub fn install_panic_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        // A panic while the words are written must not write them again.
        if !IS_WRITING.swap(true, Ordering::SeqCst) {
            let (send, done) = channel();
            let write = move || {
                let written = write_seats(|_| true);
                // Nobody listens any more when it took too long.
                let _ = send.send(written.len());
            };
            // A panic inside of a hook ends the program at once; inside of a thread it ends the thread.
            if std::thread::Builder::new().name("emergency".to_owned()).spawn(write).is_ok() {
                // Until it is written, its thread has ended, or the disk has taken too long.
                let _ = done.recv_timeout(PATIENCE);
            }
            IS_WRITING.store(false, Ordering::SeqCst);
        }
        before(info);
    }));
}

/// Writes what is in no file to the recovery folder, because the program ends.
pub fn write_all() {
    if !IS_WRITING.swap(true, Ordering::SeqCst) {
        drop(write_over(|_| true));
        IS_WRITING.store(false, Ordering::SeqCst);
    }
}

/// Writes what the chosen editors hold beside all copies that are there, and returns where.
fn write_seats(is_chosen: impl Fn(u64) -> bool) -> Vec<PathBuf> {
    with_seats(|seats| {
        let chosen = seats.iter().filter(|(seat, _)| is_chosen(**seat));
        chosen.filter_map(|(seat, unsaved)| write(*seat, unsaved, None)).collect()
    })
}

/// Writes what the chosen editors hold, over what was written for them before as the program began to end.
fn write_over(is_chosen: impl Fn(u64) -> bool) -> Vec<PathBuf> {
    let before = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    with_seats(|seats| {
        let chosen = seats.iter().filter(|(seat, _)| is_chosen(**seat));
        chosen.filter_map(|(seat, unsaved)| write(*seat, unsaved, before.get(seat))).collect()
    })
}

/// Does something with what all editors hold.
fn with_seats(act: impl FnOnce(&BTreeMap<u64, Unsaved>) -> Vec<PathBuf>) -> Vec<PathBuf> {
    // The thread that panicked may hold the lock for ever: then it is left.
    let mut seats = SEATS.try_lock();
    for _ in 0..50 {
        if !matches!(seats, Err(TryLockError::WouldBlock)) {
            break;
        }
        drop(seats);
        std::thread::sleep(Duration::from_millis(10));
        seats = SEATS.try_lock();
    }
    let seats = match seats {
        Ok(seats) => seats,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return Vec::new(),
    };
    act(&seats)
}

fn write(seat: u64, unsaved: &Unsaved, before: Option<&RecoverySlot>) -> Option<PathBuf> {
    let Unsaved { workbook, header, file, services } = unsaved;
    let document = Document { header: header.clone(), workbook: workbook.clone() };
    let text = format::to_text(&document).ok()?;
    let bytes = with_origin(text.as_bytes(), file.as_deref(), services.program.as_ref());
    let folder = services.places.recovery_dir();
    // Never over another copy: whoever wrote that one may still be at work.
    let slot = write_copy(services.disk.as_ref(), &folder, &header.document, before, &bytes).ok()?;
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).insert(seat, slot.clone());
    Some(slot.path)
}

#[cfg(test)]
mod tests {
    use super::super::recovery::{open_recovered, recoverable};
    use super::super::test_world::{World, achievable, text};
    use super::super::{Held, Moment};
    use super::*;
    use crate::store::fake_disk::Fault;

    #[test]
    fn what_is_in_no_file_is_written_and_offered() {
        let world = World::new();
        let mut editor = world.opened();
        let own = editor.seat();
        assert!(write_seats(|seat| seat == own).is_empty(), "all is in the file");
        editor.apply(&text(achievable(), "The last words"), Moment::at(1.0)).unwrap();
        editor.settle(Moment::at(1.0), Held::KeyOrButton);
        assert!(write_seats(|seat| seat == own).is_empty(), "typing goes on");
        editor.settle(Moment::at(1.3), Held::KeyOrButton);
        let written = write_seats(|seat| seat == own);
        assert_eq!(written.len(), 1);
        let copies = recoverable(&world.services);
        assert_eq!((copies.len(), &copies[0].path), (1, &written[0]));
        let recovered = open_recovered(&copies[0], world.services.clone()).unwrap();
        assert_eq!(recovered.workbook(), editor.workbook());
        // A second panic leaves the first copy alone.
        assert_ne!(write_seats(|seat| seat == own), written);
        // What was typed since then goes over what the last one has written, as the program ends.
        let copies = world.copies().len();
        editor.apply(&text(achievable(), "The very last words"), Moment::at(2.0)).unwrap();
        editor.settle_for_the_end(Moment::at(2.0));
        let last = write_over(|seat| seat == own);
        assert_eq!((last.len(), world.copies().len()), (1, copies));
        let copies = recoverable(&world.services);
        let newest = copies.iter().find(|copy| copy.path == last[0]).unwrap();
        let recovered = open_recovered(newest, world.services.clone()).unwrap();
        assert_eq!(recovered.workbook(), editor.workbook());
        drop(editor);
        assert!(write_seats(|seat| seat == own).is_empty());
    }

    #[test]
    fn a_disk_that_fails_is_no_second_fault() {
        let world = World::new();
        let mut editor = world.untitled();
        editor.apply(&text(achievable(), "The last words"), Moment::at(1.0)).unwrap();
        editor.settle(Moment::at(1.5), Held::Nothing);
        let own = editor.seat();
        world.disk.plan(0, Fault::Fail(std::io::ErrorKind::StorageFull));
        assert!(write_seats(|seat| seat == own).is_empty());
        assert_eq!(write_seats(|seat| seat == own).len(), 1);
    }
}
