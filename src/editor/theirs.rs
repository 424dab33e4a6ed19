//! Meeting what somebody else has saved: their file, what both came from, and taking the joined workbook over.
//!
//! The joining itself belongs to the model; here is what it needs and what becomes of its result. Both sides are kept as
//! restore points first, and the step can be undone.

use std::path::{Path, PathBuf};

use super::keeping::KeepJob;
use super::{ApplyError, Done, Editor, Moment, Services};
use crate::model::merge::part_of;
use crate::model::{Stage, Workbook};
use crate::store::file::{read, replace};
use crate::store::origin::origin;
use crate::store::siblings::{Sibling, siblings};
use crate::store::{ContentHash, Document, Expected, Fingerprint, Header, Kept, Opened, Reason, ThreeParts, format};

/// Reading what somebody else has saved, on whatever thread the caller likes.
#[derive(Clone, Debug)]
pub struct TheirFile {
    services: Services,
    path: PathBuf,
    document: String,
    /// All that ours came from, the file as it was last opened or saved included.
    mine: Vec<ContentHash>,
    /// The file as it was last opened or saved. None without one.
    saved: Option<(ContentHash, Workbook)>,
}

/// What somebody else has saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Theirs {
    /// Where it is.
    pub path: PathBuf,
    /// What they wrote.
    pub workbook: Workbook,
    /// What their file says about itself.
    pub header: Header,
    /// The newest state that both came from and that this machine still has. None when there is none: then every
    /// difference is a question.
    pub base: Option<Workbook>,
    read_only: bool,
    fingerprint: Fingerprint,
    /// The hash by which the content is known: of a recovery copy, of what would stand in its file.
    known_as: ContentHash,
    bytes: Vec<u8>,
}

impl Theirs {
    /// Returns what their file held when it was read, so that nothing else is saved over.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.read_only
    }
}

impl TheirFile {
    /// Reads the file and finds what both came from. Waits for the disk.
    pub fn read(self) -> Result<Theirs, ThreeParts> {
        let disk = self.services.disk.as_ref();
        let (bytes, fingerprint) = read(disk, &self.path).map_err(|error| error.three_parts())?;
        let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
        let Document { header, workbook } = opened.document;
        if header.document != self.document {
            return Err(another_workbook(&self.path));
        }
        let (_, as_in_file) = origin(&bytes);
        let known_as = ContentHash::of(as_in_file);
        let mut chain = header.parents.clone();
        chain.push(known_as);
        // A copy that goes on from the file as it is needs no other: it is the newest that both can have in common.
        let saved = self.saved.filter(|(hash, _)| chain.contains(hash)).map(|(_, workbook)| workbook);
        let kept = Kept::of(&self.services.places, &self.document);
        let base = saved.or_else(|| newest(kept.in_common(disk, &self.mine, &chain)));
        Ok(Theirs {
            path: self.path,
            workbook,
            header,
            base,
            read_only: opened.read_only.is_some(),
            fingerprint,
            known_as,
            bytes,
        })
    }
}

/// Returns the newest of several states of a workbook: the one that was saved most often. Clocks are not asked.
pub(super) fn newest(states: Vec<Vec<u8>>) -> Option<Workbook> {
    let opened = states.into_iter().filter_map(|bytes| format::from_bytes::<Workbook>(&bytes).ok());
    opened.map(|opened| opened.document).max_by_key(|document| document.header.revision).map(|newest| newest.workbook)
}

fn another_workbook(path: &Path) -> ThreeParts {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    ThreeParts::new(
        format!("“{name}” is another workbook, so its answers cannot be merged with these."),
        "Both are unchanged, and your work is still open here.",
        "Open it on its own, or save yours under another name.",
    )
}

impl Editor {
    /// Prepares to read what the file of this workbook holds now. None without a file.
    pub fn theirs(&self) -> Option<TheirFile> {
        self.path().map(|path| self.their_file_at(path.to_owned()))
    }

    /// Prepares to read another copy of this workbook, such as one that a sync program left beside it.
    pub fn their_file_at(&self, path: PathBuf) -> TheirFile {
        TheirFile {
            services: self.services().clone(),
            path,
            document: self.document().to_owned(),
            mine: self.saver.next_header().parents,
            saved: self.saver.saved(),
        }
    }

    /// Prepares to write one stage of the workbook as it is into a file for a colleague. What is returned waits for the
    /// disk when it is called with the path, replaces no file, and returns the name of the new one.
    pub fn stage_to_send(
        &self,
        stage: Stage,
    ) -> impl FnOnce(&Path) -> Result<String, ThreeParts> + Send + 'static + use<> {
        let disk = self.services().disk.clone();
        let document = Document { header: self.saver.next_header(), workbook: part_of(self.workbook(), stage) };
        move |path| {
            let text = format::to_text(&document).map_err(|error| error.three_parts())?;
            replace(disk.as_ref(), path, text.as_bytes(), Expected::New).map_err(|error| error.three_parts())?;
            Ok(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned())
        }
    }

    /// Prepares to list copies of this workbook beside it. What is returned waits for the disk when it is called. None
    /// without a file.
    pub fn sibling_search(&self) -> Option<impl FnOnce() -> Vec<Sibling> + Send + 'static> {
        let (path, saved) = self.saver.file()?;
        let (path, saved) = (path.to_owned(), saved.hash);
        let (disk, header) = (self.services().disk.clone(), self.saver.lineage());
        Some(move || siblings(disk.as_ref(), &path, &header, saved))
    }

    /// Makes what came out of joining with `theirs` the content, as one step that can be undone. When theirs is what the
    /// file of this workbook holds, the next save goes over it; any other copy stays as it is. Both sides are kept as
    /// restore points.
    pub fn adopt_merge(&mut self, merged: Workbook, theirs: &Theirs, now: Moment) -> Result<(), ApplyError> {
        if !self.can_edit() || theirs.read_only {
            return Err(ApplyError::ReadOnly);
        }
        let mine = self.snapshot();
        self.keep_state(mine, Reason::BeforeMerge);
        let services = self.services().clone();
        let (_, as_in_file) = origin(&theirs.bytes);
        let job = KeepJob::bytes(services.clone(), &theirs.header, as_in_file.to_vec(), Reason::BeforeMerge);
        self.errands.start("keep", &services, move || Done::Kept(Reason::BeforeMerge, job.run()));

        self.forget_kept_apart(&theirs.path);
        let header = self.saver.next_header().joined(&theirs.header);
        if self.path() == Some(theirs.path.as_path()) {
            self.saver.stand_on(header, theirs.workbook.clone(), theirs.fingerprint);
        } else {
            self.saver.join(header.after(theirs.known_as, header.revision));
        }
        if merged == self.workbook {
            // There is nothing to undo, but the file may hold something else.
            self.touch(now);
        } else {
            self.jump(merged, "Merge with another copy", now);
        }
        Ok(())
    }
}
