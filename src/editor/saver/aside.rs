//! What the saver knows beside its saves: copies for later, and what others did to the file.
//!
//! None of it starts a save or fails one.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::super::clock::Moment;
use super::super::found::{AtPath, Found};
use super::super::job::{Day, Fault, KeptReport};
use super::super::keeping::{made_room, not_kept};
use super::super::state::EditorEvent;
use super::{Failure, Saver, Wanted};
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

    /// Returns what is known about the file, with every state that it had since it was opened: a header names only some.
    pub(in crate::editor) fn lineage(&self) -> Header {
        let mut header = self.header.clone();
        header.parents.extend(self.saves.iter().map(|(hash, _)| *hash));
        header
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

    /// Takes in that the file no longer holds any state of the workbook: what was saved is nowhere any more.
    pub(in crate::editor) fn lost(&mut self, workbook: &Workbook, revision: u64, parts: &ThreeParts, cause: Cause) {
        self.basis = None;
        self.compare(workbook, revision);
        let is_news = self.failure.as_ref().is_none_or(|failure| {
            // What was there before may have gone, or something else may have come in its place.
            matches!(failure.fault.cause, Some(Cause::ChangedByOther | Cause::Gone))
        });
        if is_news {
            let fault = Fault { parts: parts.clone(), cause: Some(cause), there: self.there.clone() };
            self.failure = Some(Failure { fault, revision });
        }
    }

    /// Takes in what is at the path, and returns the event that tells of it. None when it is known.
    pub(in crate::editor) fn meet(&mut self, there: AtPath, workbook: &Workbook, revision: u64) -> Option<EditorEvent> {
        let is_known = self.there.as_ref().is_some_and(|known| known.is_still(&there));
        let found = self.found(&there);
        self.there = Some(there);
        let parts = self.found_in_words(&found)?;
        if matches!(found, Found::Wrong(_)) {
            self.lost(workbook, revision, &parts, Cause::ChangedByOther);
        }
        (!is_known).then_some(EditorEvent::FileIsOther { found, parts })
    }

    /// Returns what is at the path, where that is not what was saved.
    pub(in crate::editor) fn there(&self) -> Option<&AtPath> {
        self.there.as_ref()
    }

    /// Returns whether what is at the path is what somebody else has saved.
    pub(in crate::editor) fn is_theirs(&self, there: &AtPath) -> bool {
        self.found(there) == Found::Theirs
    }

    /// Says what was found at the path is to this workbook.
    pub(super) fn found(&self, there: &AtPath) -> Found {
        let (found, kept) = match there {
            AtPath::Wrong { wrong, .. } => return Found::Wrong(wrong.clone()),
            AtPath::Copy { found, kept } => (found, *kept),
        };
        match self.saves.iter().rev().find(|(hash, _)| *hash == found.hash) {
            Some((_, at)) => Found::Earlier { at: Some(*at) },
            None if self.header.parents.contains(&found.hash) => {
                Found::Earlier { at: kept.or_else(|| self.services.clock.local(found.modified?)) }
            }
            None => Found::Theirs,
        }
    }

    pub(super) fn found_in_words(&self, found: &Found) -> Option<ThreeParts> {
        found.parts(self.path()?, self.services.clock.today())
    }

    /// Puts the workbook in the place of what was found at its path.
    pub(in crate::editor) fn put_back(&mut self, workbook: &Workbook, revision: u64) {
        self.request(Wanted::PutBack, workbook, revision);
    }

    /// Takes note of when the content was saved, where the disk does not tell.
    pub(in crate::editor) fn was_saved_at(&mut self, at: DateTime) {
        if let Some(file) = &mut self.file {
            file.saved_at = at;
        }
        if let Some((_, saved)) = self.saves.first_mut() {
            *saved = at;
        }
    }

    /// Reports something by the next poll.
    pub(in crate::editor) fn will_say(&mut self, event: EditorEvent) {
        self.to_say.push(event);
    }

    /// Takes in that the file is as it was saved. When it was gone, it is written anew, to be sure.
    pub(in crate::editor) fn found_again(&mut self, now: Moment) {
        let was_wrong = matches!(self.there, Some(AtPath::Wrong { .. }));
        self.there = None;
        if self.cause() == Some(&Cause::Gone) || (was_wrong && self.cause() == Some(&Cause::ChangedByOther)) {
            self.failure = None;
            self.due = Some(now);
        }
    }

    /// Takes note that the content of the file is kept or was sent, so that it is remembered among what it came from.
    pub(in crate::editor) fn remember(&mut self, content: ContentHash) {
        self.header = self.header.opened(content);
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
        self.there = None;
        self.close_tried = None;
        if let Some(file) = &mut self.file {
            file.fingerprint = fingerprint;
        }
    }
}
