//! Looking at the file while it is open: whether somebody else has changed it, and who else has it open.
//!
//! Shares and sync programs send no events, so the window asks when it comes to the front and every 15 seconds. A look
//! compares length and date, and reads the file only when they differ. Nothing here protects a file: the comparison
//! before every save does that.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::found::AtPath;
use super::{Done, Editor, EditorEvent, Moment, Services};
use crate::store::file::read;
use crate::store::presence::{self, Other, Person, Presence};
use crate::store::synced::sync_program;
use crate::store::{Cause, ContentHash, FileError, Fingerprint, ThreeParts};

/// How often a look is due, in seconds.
pub const LOOK_EVERY: f64 = 15.0;

/// How long a file may be missing while somebody replaces it.
const GAP: Duration = Duration::from_secs(1);

/// What a look found at the path of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sight {
    /// What was saved last.
    AsSaved(Fingerprint),
    /// Something else.
    Changed(AtPath),
    /// Nothing, in a folder that is there.
    Gone,
    /// No answer: a drive that is away for a moment.
    Unreachable,
}

/// What was told last about the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Told {
    #[default]
    Nothing,
    Changed,
    Gone,
}

/// The note of this program beside the file, shared with the thread that writes it.
#[derive(Default)]
struct Desk {
    presence: Option<Presence>,
    /// The file that gets no note, because a sync program would carry it about.
    without: Option<PathBuf>,
    is_closed: bool,
}

/// What is known from looking at the file.
#[derive(Default)]
pub(super) struct Watch {
    person: Option<Person>,
    desk: Arc<Mutex<Desk>>,
    others: Vec<Other>,
    /// What was told, and of which content.
    told: Option<(ContentHash, Told)>,
    looked: Option<Moment>,
    is_looking: bool,
}

/// What came of a look.
pub(super) struct Look {
    path: PathBuf,
    saved: ContentHash,
    sight: Sight,
    others: Vec<Other>,
}

struct LookJob {
    services: Services,
    path: PathBuf,
    document: String,
    saved: Fingerprint,
    me: Person,
    /// Whether a note is to be written.
    note: Note,
    desk: Arc<Mutex<Desk>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    Wanted,
    Unwanted,
}

impl LookJob {
    fn run(self) -> Look {
        let mut sight = self.sight();
        if sight == Sight::Gone {
            // Whoever replaces a file may leave a gap between the old and the new one.
            self.services.disk.pause(GAP);
            sight = self.sight();
        }
        if self.note == Note::Wanted && sight != Sight::Unreachable {
            self.write_note();
        }
        let disk = self.services.disk.as_ref();
        let notes = presence::notes(disk, &self.path, &self.me, self.services.clock.instant());
        Look { saved: self.saved.hash, sight, others: presence::others(&notes, &self.me), path: self.path }
    }

    fn sight(&self) -> Sight {
        let disk = self.services.disk.as_ref();
        match disk.metadata(&self.path) {
            Ok(found) if self.saved.looks_like(&found) => Sight::AsSaved(self.saved),
            Ok(_) => match read(disk, &self.path) {
                Ok((_, found)) if found.hash == self.saved.hash => Sight::AsSaved(found),
                Ok((bytes, found)) => {
                    Sight::Changed(AtPath::of(disk, &self.services.places, &self.document, &bytes, found))
                }
                Err(error) => self.missing(&error.cause),
            },
            Err(error) => self.missing(&Cause::of(&error)),
        }
    }

    fn missing(&self, cause: &Cause) -> Sight {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let is_there = folder.as_os_str().is_empty() || self.services.disk.metadata(folder).is_ok();
        match cause {
            Cause::NotFound if is_there => Sight::Gone,
            cause => AtPath::of_cause(cause).map_or(Sight::Unreachable, Sight::Changed),
        }
    }

    fn write_note(&self) {
        let (disk, now) = (self.services.disk.as_ref(), self.services.clock.instant());
        // Held while the note is written, so that closing finds it; only this and closing wait for it, on threads.
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = match desk.presence.take() {
            Some(presence) if presence.workbook() == self.path => presence.refresh(disk, &self.me, now),
            Some(elsewhere) => {
                elsewhere.leave(disk);
                None
            }
            None => None,
        };
        if desk.is_closed {
            if let Some(presence) = kept {
                presence.leave(disk);
            }
            return;
        }
        desk.presence = kept.or_else(|| {
            if desk.without.as_ref() == Some(&self.path) {
                return None;
            }
            let roots = self.services.places.synced_roots();
            if sync_program(disk, &self.path, roots).is_some() {
                desk.without = Some(self.path.clone());
                return None;
            }
            Presence::announce(disk, &self.path, &self.me, now)
        });
    }
}

impl Editor {
    /// Lets others know that this person has the file open, by a courtesy note beside it that every look keeps fresh.
    /// There is none in a synced folder, and none for a file that may not be changed.
    pub fn announce(&mut self, person: Person) {
        self.watch.person = Some(person);
    }

    /// Looks at the file off the frame; what is news is reported by [`Editor::poll`]. To be called when the window comes
    /// to the front and every [`LOOK_EVERY`] seconds.
    pub fn look(&mut self, now: Moment) {
        let Some((path, saved)) = self.saver.file() else { return };
        if self.watch.is_looking {
            return;
        }
        let note = if self.can_edit() && self.watch.person.is_some() { Note::Wanted } else { Note::Unwanted };
        let services = self.services().clone();
        let job = LookJob {
            path: path.to_owned(),
            document: self.document().to_owned(),
            saved: *saved,
            me: self.watch.person.clone().unwrap_or_default(),
            note,
            desk: self.watch.desk.clone(),
            services: services.clone(),
        };
        self.watch.looked = Some(now);
        self.watch.is_looking = true;
        self.errands.start("look", &services, move || Done::Looked(job.run()));
    }

    /// Returns how long until the next look is due. None without a file.
    pub fn look_due(&self, now: Moment) -> Option<Duration> {
        self.path()?;
        Some(self.watch.looked.map_or(Duration::ZERO, |looked| looked.later(LOOK_EVERY).after(now)))
    }

    /// Returns who else has the file open, as of the last look.
    pub fn others(&self) -> &[Other] {
        &self.watch.others
    }

    pub(super) fn take_in_look(&mut self, look: Look, now: Moment) -> Vec<EditorEvent> {
        self.watch.is_looking = false;
        let mut events = Vec::new();
        if look.others.iter().map(who).ne(self.watch.others.iter().map(who)) {
            events.push(EditorEvent::OthersChanged);
        }
        self.watch.others = look.others;
        let is_current = self.saver.file().is_some_and(|(path, saved)| path == look.path && saved.hash == look.saved);
        // A look that crossed a save says nothing about the file as it is now.
        if !is_current || self.saver.is_saving() {
            return events;
        }
        let before = match self.watch.told {
            Some((hash, told)) if hash == look.saved => told,
            _ => Told::Nothing,
        };
        let known = self.saver.cause().cloned();
        let (told, event) = match look.sight {
            Sight::Unreachable => (before, None),
            Sight::AsSaved(found) => {
                self.saver.touched(found);
                self.saver.found_again(now);
                (Told::Nothing, (before != Told::Nothing).then_some(EditorEvent::Back))
            }
            Sight::Changed(there) => {
                let is_known = self.saver.there().is_some_and(|known| known.is_still(&there));
                let event = self.saver.meet(there, &self.workbook, self.revision);
                let theirs = || {
                    let is_theirs = self.saver.there().is_some_and(|there| self.saver.is_theirs(there));
                    (!is_known && is_theirs).then(|| EditorEvent::ChangedByOther(changed(&look.path)))
                };
                (Told::Changed, event.or_else(theirs))
            }
            Sight::Gone => {
                let parts = FileError::writing(&look.path, Cause::Gone).three_parts();
                let is_known = before == Told::Gone || known == Some(Cause::Gone);
                if self.can_edit() {
                    self.saver.lost(&self.workbook, self.revision, &parts, Cause::Gone);
                }
                (Told::Gone, (!is_known).then_some(EditorEvent::Gone(parts)))
            }
        };
        self.watch.told = Some((look.saved, told));
        events.extend(event);
        events
    }

    /// Takes the note away, off the frame.
    pub(super) fn leave_desk(&mut self) {
        if self.watch.person.is_none() {
            return;
        }
        let (desk, disk) = (self.watch.desk.clone(), self.services().disk.clone());
        let leave = move || {
            let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
            desk.is_closed = true;
            if let Some(presence) = desk.presence.take() {
                presence.leave(disk.as_ref());
            }
        };
        // A note that stays is stale soon.
        drop(std::thread::Builder::new().name("leave".to_owned()).spawn(leave));
    }
}

fn who(other: &Other) -> (&str, &str) {
    (&other.name, &other.machine)
}

fn changed(path: &Path) -> ThreeParts {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    ThreeParts::new(
        format!("“{name}” was changed by someone else, or by another program, since you opened it."),
        "Their changes are in the file, but yours are still open here. Sightline does not overwrite theirs.",
        "Look at their changes, merge them with yours, or save yours as a copy.",
    )
}
