//! Closing a workbook without losing a word, and what becomes of its recovery copy.
//!
//! The copy goes only when the words are known to be elsewhere, or the person has given them up.

use std::path::PathBuf;

use super::super::job::remove_own;
use super::super::state::Closing;
use super::{Asked, Saver, Wanted};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::{ContentHash, ThreeParts};

impl Saver {
    /// Says whether the workbook can be closed, and saves when that is what is missing.
    pub(in crate::editor) fn close(&mut self, workbook: &Workbook, revision: u64) -> Closing {
        self.compare(workbook, revision);
        if self.flight.is_some() {
            return Closing::Saving;
        }
        if self.given_up == Some(revision) || (self.let_go == Some(revision) && self.is_kept(revision)) {
            return Closing::Ready;
        }
        match (&self.file, &self.failure) {
            _ if !self.is_dirty(revision) => {
                let file = self.file.as_ref().map(|file| (file.path.clone(), file.fingerprint.hash));
                self.discard(file);
                Closing::Ready
            }
            (None, _) => Closing::AskWhere,
            (Some(_), Some(failure)) if failure.revision == revision && self.close_tried == Some(revision) => {
                self.close_tried = None;
                Closing::CouldNotSave(failure.fault.parts.clone())
            }
            _ => {
                self.close_tried = Some(revision);
                self.start(Wanted::Save(Asked::ByItself), workbook, revision);
                Closing::Saving
            }
        }
    }

    /// Returns whether the recovery copy holds the workbook.
    fn is_kept(&self, revision: u64) -> bool {
        self.copy.is_some() && self.copied == Some(revision)
    }

    /// Agrees to close without a file: the words stay in the recovery folder.
    pub(in crate::editor) fn keep_in_recovery(&mut self, workbook: &Workbook, revision: u64) {
        self.let_go = Some(revision);
        if !self.is_kept(revision) {
            self.request(Wanted::Save(Asked::ByPerson), workbook, revision);
        }
    }

    /// Throws away the recovery copy that this editor wrote, without waiting for the disk. When the words are to be in
    /// a file, it goes only if the file still holds them.
    fn discard(&mut self, file: Option<(PathBuf, ContentHash)>) {
        self.due = None;
        self.copied = None;
        if let Some(copy) = self.copy.take() {
            let disk = self.services.disk.clone();
            let run = move || {
                let is_elsewhere = file
                    .is_none_or(|(path, hash)| read(disk.as_ref(), &path).is_ok_and(|(_, found)| found.hash == hash));
                if is_elsewhere {
                    remove_own(disk.as_ref(), &copy);
                }
            };
            // A copy that cannot be removed is offered once too often.
            drop(std::thread::Builder::new().name("discard".to_owned()).spawn(run));
        }
    }

    /// Agrees that the changes are lost.
    pub(in crate::editor) fn give_up(&mut self, revision: u64) {
        self.discard(None);
        self.given_up = Some(revision);
    }
}

pub(super) fn stopped() -> ThreeParts {
    ThreeParts::new(
        "The workbook was not saved. The part of the program that saves has stopped.",
        "Your work is still open here.",
        "Save again. If this happens again, save a copy under another name.",
    )
}
