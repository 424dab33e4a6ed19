//! The copies that an editor keeps of its workbook, and how it goes back to one.
//!
//! The file alone is one mistake away from being lost. Keeping runs on other threads than the window, and a failure to
//! keep never fails a save; it is told.

use std::path::PathBuf;

use jiff::civil::DateTime;

use super::{ApplyError, Editor, EditorEvent, Moment, ReadOnly, Services};
use crate::model::Workbook;
use crate::model::begun::keep_begun;
use crate::model::sitting::keep_longer_time;
use crate::store::file::read;
use crate::store::{
    ContentHash, Document, FileError, Header, Keeping, Kept, KeptCopy, Made, Opened, Reason, ThreeParts, format,
};

/// A state of the workbook to look at and to go back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestorePoint {
    /// When it was kept, on the wall clock.
    pub at: DateTime,
    /// Why it was kept.
    pub reason: Reason,
    /// The length of the file in bytes.
    pub size: u64,
    /// Where it is.
    pub path: PathBuf,
    document: String,
    copy: KeptCopy,
}

/// Lists the restore points of a document, newest first. Waits for the disk of this machine.
pub fn restore_points(document: &str, services: &Services) -> Result<Vec<RestorePoint>, ThreeParts> {
    let copies =
        Kept::of(&services.places, document).list(services.disk.as_ref()).map_err(|error| error.three_parts())?;
    let points = copies.into_iter().filter(|copy| copy.reason.is_restore_point()).map(|copy| RestorePoint {
        at: copy.at,
        reason: copy.reason,
        size: copy.size,
        path: copy.path.clone(),
        document: document.to_owned(),
        copy,
    });
    Ok(points.collect())
}

/// Reads a restore point. Waits for the disk of this machine.
pub fn open_restore_point(point: &RestorePoint, services: &Services) -> Result<Workbook, ThreeParts> {
    let bytes = Kept::of(&services.places, &point.document)
        .read(services.disk.as_ref(), &point.copy)
        .map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    Ok(opened.document.workbook)
}

/// Removes a restore point that the person no longer wants. Waits for the disk of this machine.
pub fn remove_restore_point(point: &RestorePoint, services: &Services) -> Result<(), ThreeParts> {
    Kept::of(&services.places, &point.document)
        .remove(services.disk.as_ref(), &point.copy)
        .map_err(|error| error.three_parts())
}

/// A wish to keep a copy, as it runs on its own thread.
pub(super) struct KeepJob {
    services: Services,
    document: String,
    content: Content,
    reason: Reason,
}

enum Content {
    /// A workbook, and the file that holds exactly this, if there is one: then its very bytes are kept.
    Workbook(Box<Document<Workbook>>, Option<(PathBuf, ContentHash)>),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

impl KeepJob {
    /// Keeps the bytes of a file with this header.
    pub(super) fn bytes(services: Services, header: &Header, bytes: Vec<u8>, reason: Reason) -> Self {
        Self { services, document: header.document.clone(), content: Content::Bytes(bytes), reason }
    }

    /// Keeps the copy. It can take as long as the disk takes.
    pub(super) fn run(self) -> Result<Keeping, ThreeParts> {
        let disk = self.services.disk.as_ref();
        let bytes = match self.content {
            Content::Bytes(bytes) => bytes,
            Content::Workbook(document, file) => {
                let saved = file.and_then(|(path, hash)| {
                    let (bytes, found) = read(disk, &path).ok()?;
                    (found.hash == hash).then_some(bytes)
                });
                match saved {
                    Some(bytes) => bytes,
                    None => format::to_text(&document).map_err(|error| error.three_parts())?.into_bytes(),
                }
            }
        };
        Kept::of(&self.services.places, &self.document)
            .keep(disk, &bytes, self.reason, self.services.clock.now())
            .map_err(|error| not_kept(&error))
    }
}

/// Says that a copy could not be kept, and that this costs nothing now.
pub(super) fn not_kept(error: &FileError) -> ThreeParts {
    let told = error.three_parts().what_happened;
    let reason = told.split_once("was not saved. ").or_else(|| told.split_once("could not be opened. "));
    let reason = reason.map_or(told.as_str(), |(_, reason)| reason);
    ThreeParts::new(
        format!("A copy for later could not be saved on this computer. {reason}"),
        "The workbook itself is not affected.",
        "Make room, or ask for access to your own folder on this computer. Until then, save a copy of the file from \
         time to time.",
    )
}

/// What is to be told about copies that went for want of room. None when none did.
pub(super) fn made_room(removed: &[KeptCopy]) -> Option<EditorEvent> {
    let bytes = removed.iter().map(|copy| copy.size).sum();
    (!removed.is_empty()).then_some(EditorEvent::MadeRoom { copies: removed.len(), bytes })
}

impl Editor {
    /// Keeps the workbook as it is as a restore point. What became of it is reported by [`Editor::poll`], as
    /// [`EditorEvent::Kept`] or [`EditorEvent::NotKept`]. A worked example needs none.
    pub fn keep_restore_point(&mut self, reason: Reason) {
        if self.read_only == Some(ReadOnly::Example) {
            return;
        }
        let workbook = self.snapshot();
        self.keep_state(workbook, reason);
    }

    pub(super) fn keep_state(&mut self, workbook: Workbook, reason: Reason) {
        let file = self.saver.clean_file(&workbook);
        if let Some((_, content)) = &file {
            self.saver.remember(*content);
        }
        let header = match file {
            Some(_) => self.saver.header().clone(),
            None => self.saver.next_header(),
        };
        let services = self.services().clone();
        let job = KeepJob {
            services: services.clone(),
            document: header.document.clone(),
            content: Content::Workbook(Box::new(Document { header, workbook }), file),
            reason,
        };
        self.errands.start("keep", &services, move || super::Done::Kept(reason, job.run()));
    }

    /// Makes another workbook the content, as one step that can be undone; the present state is kept as a restore point
    /// first. The name is what an undo takes back ("Go back to 20 November").
    pub fn replace_all(&mut self, mut workbook: Workbook, name: &str, now: Moment) -> Result<(), ApplyError> {
        if !self.can_edit() {
            return Err(ApplyError::ReadOnly);
        }
        keep_begun(&self.workbook, &mut workbook);
        if workbook != self.workbook {
            let before = self.snapshot();
            self.keep_state(before, Reason::BeforeGoingBack);
            self.jump(workbook, name, now);
        }
        Ok(())
    }

    /// Puts another workbook in place as one step that can be undone.
    pub(super) fn jump(&mut self, mut workbook: Workbook, name: &str, now: Moment) {
        self.write_time(now);
        keep_longer_time(&self.workbook, &mut workbook);
        let before = std::mem::replace(&mut self.workbook, workbook);
        self.history.jump(before, name);
        self.touch(now);
        self.clock_after_jump();
    }

    /// Returns why the last copy for later could not be kept. None while keeping works.
    pub fn keeping_fault(&self) -> Option<&ThreeParts> {
        self.saver.keeping_fault()
    }
}

/// Says what became of a restore point.
pub(super) fn told(reason: Reason, result: Result<Keeping, ThreeParts>) -> Vec<EditorEvent> {
    match result {
        Ok(Keeping { copy, made, removed_for_room }) => {
            let told = match (made, reason) {
                // Only what a person asked for is worth a word.
                (Made::New | Made::Before, Reason::AskedFor | Reason::ReviewClosed) => {
                    Some(EditorEvent::Kept { reason, at: copy.at })
                }
                _ => None,
            };
            told.into_iter().chain(made_room(&removed_for_room)).collect()
        }
        Err(parts) => vec![EditorEvent::NotKept(parts)],
    }
}
