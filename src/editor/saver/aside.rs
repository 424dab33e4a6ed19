//! What the saver knows beside its saves: copies for later, and what others did to the file.
//!
//! None of it starts a save or fails one.

use std::path::{Path, PathBuf};

use super::super::clock::Moment;
use super::super::job::{Day, Fault, KeptReport};
use super::super::keeping::{made_room, not_kept};
use super::super::state::EditorEvent;
use super::{Failure, Saver};
use crate::model::Workbook;
use crate::store::{Cause, ContentHash, FileError, Fingerprint, Header, Keeping, ThreeParts};

impl Saver {
    pub(super) fn take_in_kept(&mut self, kept: KeptReport, events: &mut Vec<EditorEvent>) {
        if kept.day == Some(Day::Kept) {
            self.day_kept = Some(self.services.clock.today());
        }
        match kept.result {
            Some(Ok(())) => self.keeping_fault = None,
            Some(Err(parts)) => self.not_kept(parts, events),
            None => {}
        }
        events.extend(made_room(&kept.removed_for_room));
    }

    /// Takes in what became of a copy that was kept when the file was opened.
    pub(in crate::editor) fn kept_at_opening(&mut self, result: Result<Keeping, FileError>) {
        let mut events = std::mem::take(&mut self.to_say);
        match result {
            Ok(keeping) => events.extend(made_room(&keeping.removed_for_room)),
            Err(error) => self.not_kept(not_kept(&error), &mut events),
        }
        self.to_say = events;
    }

    fn not_kept(&mut self, parts: ThreeParts, events: &mut Vec<EditorEvent>) {
        if self.keeping_fault.as_ref() != Some(&parts) {
            events.push(EditorEvent::NotKept(parts.clone()));
        }
        self.keeping_fault = Some(parts);
    }

    /// Returns why copies for later cannot be kept.
    pub(in crate::editor) fn keeping_fault(&self) -> Option<&ThreeParts> {
        self.keeping_fault.as_ref()
    }

    /// Returns what is known about the file.
    pub(in crate::editor) fn header(&self) -> &Header {
        &self.header
    }

    /// Returns the file and what it held when it was last opened or saved.
    pub(in crate::editor) fn file(&self) -> Option<(&Path, &Fingerprint)> {
        self.file.as_ref().map(|file| (file.path.as_path(), &file.fingerprint))
    }

    /// Returns the file when it holds this very workbook.
    pub(in crate::editor) fn clean_file(&self, workbook: &Workbook) -> Option<(PathBuf, ContentHash)> {
        let file = self.file.as_ref().filter(|_| self.basis.as_ref() == Some(workbook))?;
        Some((file.path.clone(), file.fingerprint.hash))
    }

    /// Returns what the file held when it was last opened or saved. None without a file, or when that is gone.
    pub(in crate::editor) fn saved(&self) -> Option<(ContentHash, Workbook)> {
        let file = self.file.as_ref()?;
        Some((file.fingerprint.hash, self.basis.clone()?))
    }

    /// Returns whether a save is under way.
    pub(in crate::editor) fn is_saving(&self) -> bool {
        self.flight.is_some()
    }

    /// Takes in that the file was touched and still holds what was saved.
    pub(in crate::editor) fn touched(&mut self, found: Fingerprint) {
        if let Some(file) = self.file.as_mut().filter(|file| file.fingerprint.hash == found.hash) {
            file.fingerprint = found;
        }
    }

    /// Takes in that the file is gone: what was saved is nowhere any more.
    pub(in crate::editor) fn lost(&mut self, workbook: &Workbook, revision: u64, parts: &ThreeParts) {
        self.basis = None;
        self.compare(workbook, revision);
        if self.failure.is_none() {
            self.failure = Some(Failure { fault: Fault { parts: parts.clone(), cause: Some(Cause::Gone) }, revision });
        }
    }

    /// Takes in that the file is as it was saved. When it was gone, it is written anew, to be sure.
    pub(in crate::editor) fn found_again(&mut self, now: Moment) {
        if self.cause() == Some(&Cause::Gone) {
            self.failure = None;
            self.due = Some(now);
        }
    }

    /// Takes in that another copy was joined into the workbook.
    pub(in crate::editor) fn join(&mut self, header: Header) {
        self.header = header;
    }

    /// Puts the workbook on the footing of a file that somebody else has written: `theirs` is what the file holds now.
    pub(in crate::editor) fn stand_on(&mut self, header: Header, theirs: Workbook, fingerprint: Fingerprint) {
        self.footing += 1;
        self.header = header;
        self.basis = Some(theirs);
        self.failure = None;
        self.close_tried = None;
        if let Some(file) = &mut self.file {
            file.fingerprint = fingerprint;
        }
    }
}
