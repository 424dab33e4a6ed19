//! When an open workbook is written, and what is known about its file.
//!
//! One save is in flight at a time, and the next takes the newest workbook: so saves are never out of order, and an
//! older one never replaces a newer one. Nothing here waits.

mod aside;
mod closing;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use jiff::civil::{Date, DateTime};

use super::clock::Moment;
use super::found::{AtPath, Found};
use super::job::{Day, Fault, Filed, Job, RecoverySlot, Report, Target, Task};
use super::services::Services;
use super::state::{EditorEvent, Existing, SaveState};
use crate::model::Workbook;
use crate::store::{Cause, ContentHash, Expected, Fingerprint, Header, ThreeParts};

use closing::stopped;

/// How long after the first change that is in no file a workbook is saved by itself, in seconds.
pub const AUTOSAVE_AFTER: f64 = 2.0;

/// How long after a failed save another is tried by itself, in seconds.
pub const RETRY_AFTER: f64 = 30.0;

/// Who asked for a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    ByPerson,
    ByItself,
}

/// A save that waits until the one in flight has ended.
enum Wanted {
    Save(Asked),
    SaveAs(PathBuf, Existing),
    PutBack,
}

struct Flight {
    asked: Asked,
    footing: u32,
    revision: u64,
    report: Receiver<Report>,
}

struct OpenFile {
    path: PathBuf,
    fingerprint: Fingerprint,
    saved_at: DateTime,
}

struct Failure {
    fault: Fault,
    revision: u64,
}

/// Wakes the window when it is dropped.
struct Wake(Arc<dyn Fn() + Send + Sync>);

impl Drop for Wake {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// The saving side of an editor.
pub(super) struct Saver {
    services: Services,
    header: Header,
    file: Option<OpenFile>,
    /// What the file holds, or what an untitled workbook began with. None when that is nowhere.
    basis: Option<Workbook>,
    compared: Option<(u64, bool)>,
    copy: Option<RecoverySlot>,
    /// The revision that the recovery copy holds.
    copied: Option<u64>,
    flight: Option<Flight>,
    next: Option<Wanted>,
    failure: Option<Failure>,
    due: Option<Moment>,
    /// When the first change was made that no save has taken up.
    waiting_since: Option<Moment>,
    /// The day on which the file was kept as it was before its first save.
    day_kept: Option<Date>,
    /// Why copies for later cannot be kept.
    keeping_fault: Option<ThreeParts>,
    /// What is reported by the next poll.
    to_say: Vec<EditorEvent>,
    /// What is at the path, where that is not what was saved.
    there: Option<AtPath>,
    /// What the file held since it was opened, and when it was saved.
    saves: Vec<(ContentHash, DateTime)>,
    /// Counts how often the content was put on another footing: what began before says nothing about the file now.
    footing: u32,
    /// The revision for which closing has tried a save.
    close_tried: Option<u64>,
    /// The revision that may be closed without a file.
    let_go: Option<u64>,
    /// The revision whose changes may be lost, because the person said so.
    given_up: Option<u64>,
}

impl Saver {
    /// A workbook without a file. What it begins with is on no disk when `basis` is none.
    pub(super) fn untitled(header: Header, basis: Option<Workbook>, services: Services) -> Self {
        Self {
            services,
            header,
            file: None,
            basis,
            compared: None,
            copy: None,
            copied: None,
            flight: None,
            next: None,
            failure: None,
            due: None,
            waiting_since: None,
            day_kept: None,
            keeping_fault: None,
            to_say: Vec::new(),
            there: None,
            saves: Vec::new(),
            footing: 0,
            close_tried: None,
            let_go: None,
            given_up: None,
        }
    }

    /// A workbook that was read from a file.
    pub(super) fn opened(
        header: &Header,
        workbook: &Workbook,
        path: PathBuf,
        fingerprint: Fingerprint,
        services: Services,
    ) -> Self {
        let clock = &services.clock;
        let saved_at = fingerprint.modified.and_then(|at| clock.local(at)).unwrap_or_else(|| clock.now());
        let file = Some(OpenFile { path, fingerprint, saved_at });
        let header = header.opened(fingerprint.hash);
        let saves = vec![(fingerprint.hash, saved_at)];
        Self { file, saves, ..Self::untitled(header, Some(workbook.clone()), services) }
    }

    /// Takes over a recovery copy that this workbook was read from.
    pub(super) fn adopt_copy(&mut self, copy: RecoverySlot, revision: u64) {
        self.copy = Some(copy);
        self.copied = Some(revision);
    }

    pub(super) fn services(&self) -> &Services {
        &self.services
    }

    pub(super) fn document(&self) -> &str {
        &self.header.document
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// Returns whether the workbook differs from what was saved. Between a change and its settling, it says yes.
    pub(super) fn is_dirty(&self, revision: u64) -> bool {
        match self.compared {
            Some((compared, is_dirty)) if compared == revision => is_dirty,
            _ => true,
        }
    }

    /// Compares the workbook with what was saved, which costs what changed and not what exists.
    pub(super) fn compare(&mut self, workbook: &Workbook, revision: u64) {
        self.compared = Some((revision, self.basis.as_ref() != Some(workbook)));
    }

    /// Takes note of a change, and plans a save.
    pub(super) fn changed(&mut self, workbook: &Workbook, revision: u64, last_change: Moment) {
        self.compare(workbook, revision);
        if !self.has_work(revision) {
            (self.due, self.waiting_since) = (None, None);
            return;
        }
        let since = *self.waiting_since.get_or_insert(last_change);
        // Who types without a pause is saved all the same; only a file that cannot be written waits for quiet.
        let since = if self.failure.is_none() { since } else { last_change };
        self.due = Some(since.later(AUTOSAVE_AFTER));
    }

    /// Returns whether a save would put words on a disk that are on none.
    fn has_work(&self, revision: u64) -> bool {
        match self.file {
            Some(_) => self.is_dirty(revision),
            None => (self.is_dirty(revision) || self.copy.is_some()) && self.copied != Some(revision),
        }
    }

    /// Returns whether a save begins by itself now.
    pub(super) fn is_due(&self, now: Moment) -> bool {
        self.flight.is_none() && self.due.is_some_and(|due| due <= now)
    }

    /// Saves by itself when it is time.
    pub(super) fn settle(&mut self, workbook: &Workbook, revision: u64, now: Moment) {
        if self.is_due(now) {
            self.due = None;
            if self.has_work(revision) {
                self.start(Wanted::Save(Asked::ByItself), workbook, revision);
            }
        }
    }

    /// Saves at once, without being asked.
    pub(super) fn save_quietly(&mut self, workbook: &Workbook, revision: u64) {
        if self.has_work(revision) && self.flight.is_none() {
            self.start(Wanted::Save(Asked::ByItself), workbook, revision);
        }
    }

    /// Saves because the person asked.
    pub(super) fn save(&mut self, workbook: &Workbook, revision: u64) {
        self.request(Wanted::Save(Asked::ByPerson), workbook, revision);
    }

    /// Saves under a new name, which becomes the name of the workbook when the save succeeds.
    pub(super) fn save_as(&mut self, path: PathBuf, existing: Existing, workbook: &Workbook, revision: u64) {
        self.request(Wanted::SaveAs(path, existing), workbook, revision);
    }

    fn request(&mut self, wanted: Wanted, workbook: &Workbook, revision: u64) {
        if self.flight.is_some() {
            // A new name is never forgotten for a plain save, which it includes.
            if !matches!((&self.next, &wanted), (Some(Wanted::SaveAs(..) | Wanted::PutBack), Wanted::Save(_))) {
                self.next = Some(wanted);
            }
        } else {
            self.start(wanted, workbook, revision);
        }
    }

    fn start(&mut self, wanted: Wanted, workbook: &Workbook, revision: u64) {
        (self.due, self.waiting_since) = (None, None);
        self.compare(workbook, revision);
        let mut header = self.next_header();
        let (asked, target) = match (wanted, &self.file) {
            (Wanted::Save(asked), None) => (asked, None),
            (Wanted::PutBack, None) => (Asked::ByPerson, None),
            (Wanted::PutBack, Some(file)) => {
                let task = match self.there.as_ref().map(AtPath::fingerprint) {
                    Some(Some(found)) => Task::PutBack(found),
                    _ => Task::Write(Expected::New),
                };
                (Asked::ByPerson, Some(Target { path: file.path.clone(), task }))
            }
            (Wanted::Save(asked), Some(file)) => {
                let task = if asked == Asked::ByPerson && self.cause() == Some(&Cause::Gone) {
                    // Who asks for it wants the file back. By itself none comes back that somebody has removed.
                    Task::Write(Expected::New)
                } else if self.is_dirty(revision) {
                    Task::Write(Expected::Unchanged(file.fingerprint))
                } else {
                    header = self.header.clone();
                    Task::Confirm(file.fingerprint)
                };
                (asked, Some(Target { path: file.path.clone(), task }))
            }
            (Wanted::SaveAs(path, existing), file) => {
                let task = match (file, existing) {
                    // Saving over the file that is open takes the same care as a plain save.
                    (Some(file), _) if file.path == path => Task::Write(match self.cause() {
                        Some(Cause::Gone) => Expected::New,
                        _ => Expected::Unchanged(file.fingerprint),
                    }),
                    (_, Existing::Keep) => Task::WriteBeside(Expected::New),
                    (_, Existing::Replace) => Task::WriteBeside(Expected::Whatever),
                    (_, Existing::ReplaceCopy) => Task::Write(Expected::Whatever),
                    (_, Existing::Joined(found)) => Task::Write(Expected::Unchanged(found)),
                };
                (Asked::ByPerson, Some(Target { path, task }))
            }
        };
        let at = self.services.clock.now();
        let job = Job {
            disk: self.services.disk.clone(),
            places: self.services.places.clone(),
            program: self.services.program.clone(),
            at,
            workbook: workbook.clone(),
            revision,
            header,
            target,
            day: if self.day_kept == Some(at.date()) { Day::Kept } else { Day::New },
            copy: self.copy.clone(),
        };
        let (send, report) = channel();
        let wake = Wake(self.services.wake.clone());
        // Whether the job ends, panics or never starts: first the channel speaks or closes, then the window wakes.
        let run = move || {
            let _wake = wake;
            let send = send;
            // Nobody listens any more when the editor was dropped.
            drop(send.send(job.run()));
        };
        drop(std::thread::Builder::new().name("save".to_owned()).spawn(run));
        self.flight = Some(Flight { asked, footing: self.footing, revision, report });
    }

    /// Returns what the next save writes about the file.
    pub(super) fn next_header(&self) -> Header {
        let revision = self.header.revision + 1;
        match &self.file {
            Some(file) => self.header.after(file.fingerprint.hash, revision),
            None => Header { revision, written_by: Header::fresh().written_by, ..self.header.clone() },
        }
    }

    /// Returns why the last save failed, where it was the disk.
    pub(super) fn cause(&self) -> Option<&Cause> {
        self.failure.as_ref().and_then(|failure| failure.fault.cause.as_ref())
    }

    /// Takes in what a save has reported, and starts the one that waits.
    pub(super) fn poll(&mut self, workbook: &Workbook, revision: u64, now: Moment) -> Vec<EditorEvent> {
        let mut events = std::mem::take(&mut self.to_say);
        let Some(flight) = &self.flight else { return events };
        let (asked, flown, footing) = (flight.asked, flight.revision, flight.footing);
        let report = match flight.report.try_recv() {
            Err(TryRecvError::Empty) => return events,
            Ok(report) => Some(report),
            Err(TryRecvError::Disconnected) => None,
        };
        self.flight = None;
        match report {
            Some(mut report) => {
                self.take_in_kept(report.take_kept(), &mut events);
                if footing != self.footing {
                    report.forget_file();
                }
                self.take_in(report, asked, &mut events);
            }
            None => self.fail(Fault { parts: stopped(), cause: None, there: None }, flown, asked, &mut events),
        }
        self.compare(workbook, revision);
        if let Some(wanted) = self.next.take() {
            self.start(wanted, workbook, revision);
        } else if !self.has_work(revision) {
            self.due = None;
        } else if self.failure.is_some() && flown == revision {
            self.due = Some(now.later(RETRY_AFTER));
        } else if self.due.is_none() {
            self.due = Some(now.later(AUTOSAVE_AFTER));
        }
        events
    }

    fn take_in(&mut self, report: Report, asked: Asked, events: &mut Vec<EditorEvent>) {
        self.copy = report.copy;
        match &report.copied {
            Some(Ok(())) => self.copied = Some(report.revision),
            _ if self.copy.is_none() => self.copied = None,
            _ => {}
        }
        let Some(Filed { path, header, result }) = report.file else {
            match report.copied {
                Some(Err(fault)) => self.fail(fault, report.revision, asked, events),
                _ => self.failure = None,
            }
            return;
        };
        match result {
            Ok(fingerprint) => {
                let at = self.services.clock.now();
                self.file = Some(OpenFile { path, fingerprint, saved_at: at });
                self.header = header;
                self.basis = Some(report.workbook);
                self.failure = None;
                self.there = None;
                if self.saves.last().is_none_or(|(hash, _)| *hash != fingerprint.hash) {
                    self.saves.push((fingerprint.hash, at));
                }
                events.push(EditorEvent::Saved { at });
            }
            Err(fault) => match &mut self.file {
                Some(file) if file.path == path => {
                    match fault.cause {
                        // The new content is most likely in place, so the next save must expect it.
                        Some(Cause::NotConfirmed { written }) => {
                            file.fingerprint = written;
                            self.header = header;
                            self.basis = None;
                        }
                        // What was saved before is no longer there, so there are words to save even without a change.
                        Some(Cause::ChangedByOther | Cause::Gone) => self.basis = None,
                        _ => {}
                    }
                    self.fail(fault, report.revision, asked, events);
                }
                // A new name that did not work says nothing about the file that is open.
                _ => events.push(match fault.cause {
                    Some(Cause::AnotherCopy) => EditorEvent::AnotherCopy { path, parts: fault.parts },
                    _ => EditorEvent::Failed(fault.parts),
                }),
            },
        }
    }

    fn fail(&mut self, mut fault: Fault, revision: u64, asked: Asked, events: &mut Vec<EditorEvent>) {
        let found = fault.there.as_ref().map(|there| self.found(there));
        if let Some(parts) = found.as_ref().and_then(|found| self.found_in_words(found)) {
            fault.parts = parts;
        }
        if fault.there.is_some() {
            self.there.clone_from(&fault.there);
        }
        let is_known = self.failure.as_ref().is_some_and(|failure| failure.fault == fault);
        if !is_known || asked == Asked::ByPerson {
            let parts = fault.parts.clone();
            events.push(match (&fault.cause, found) {
                (Some(Cause::ChangedByOther), Some(found)) if found != Found::Theirs => {
                    EditorEvent::FileIsOther { found, parts }
                }
                (Some(Cause::ChangedByOther), _) => EditorEvent::ChangedByOther(parts),
                _ => EditorEvent::Failed(parts),
            });
        }
        self.failure = Some(Failure { fault, revision });
    }

    pub(super) fn state(&self, revision: u64) -> SaveState<'_> {
        match (&self.file, &self.failure) {
            (Some(_), _) if self.flight.is_some() => SaveState::Saving,
            (_, Some(failure)) => SaveState::Failed(&failure.fault.parts),
            (None, None) => SaveState::Untitled,
            (Some(_), None) if self.is_dirty(revision) => SaveState::Unsaved,
            (Some(file), None) => SaveState::Saved { at: file.saved_at },
        }
    }

    /// Returns how long until a save begins by itself. A save in flight wakes the window itself.
    pub(super) fn wake_after(&self, now: Moment) -> Option<Duration> {
        let due = self.due.filter(|_| self.flight.is_none())?;
        Some(due.after(now))
    }
}
