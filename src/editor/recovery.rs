//! The recovery folder: copies of work that may be in no file.
//!
//! Every autosave writes one, and it goes when the workbook is closed and its file is known to hold the words. So what
//! is left belongs to a program that ended in the middle. It is offered at the next start, unless the words turn out to
//! be in the file after all. Each is a workbook file like any other, named after its document.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::DateTime;

use super::compare::{answered, differing, holds};
use super::job::{RecoverySlot, remove_own};
use super::open::clear_up;
use super::saver::Saver;
use super::theirs::newest;
use super::{Editor, ReadOnly, Services};
use crate::model::{Workbook, merge};
use crate::store::file::read;
use crate::store::kept::document_name;
use crate::store::origin::{Origin, origin};
use crate::store::{Cause, ContentHash, Document, Fingerprint, Kept, Life, Opened, Reason, ThreeParts, format};

/// How long a copy whose words are in the file stays where the system does not tell whether the program that wrote it has
/// ended: until it cannot be that of a window which is still open.
const SUPERSEDED_AFTER: Duration = Duration::from_hours(24);

/// How many copies of one workbook whose words are in the file stay so long. A program that ends again and again leaves one
/// each time.
const MOST_SUPERSEDED: usize = 20;

/// A copy in the recovery folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCopy {
    /// Where it is.
    pub path: PathBuf,
    /// The organisation of the workbook.
    pub organisation: String,
    /// When it was written, on the wall clock, where the disk knows.
    pub at: Option<DateTime>,
    /// The document that it is a copy of.
    pub document: String,
    /// The file that it belongs to, or the one that is opened in its place. None for a workbook that had none.
    pub belongs_to: Option<PathBuf>,
    /// How it differs from that file.
    pub difference: Difference,
    /// Who is at work with it.
    pub holder: Holder,
    /// How many answers it holds.
    pub answers: usize,
    /// The length in bytes.
    pub size: u64,
    fingerprint: Fingerprint,
}

/// Who is at work with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody: the program that wrote it has ended, is this one, or cannot be asked.
    Nobody,
    /// Another program on this machine wrote it and still runs.
    AnotherWindow,
}

/// How a recovery copy differs from the file that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The workbook had no file.
    NoFile,
    /// The file is not there any more, or is another workbook.
    FileGone,
    /// The file cannot be read now, in words.
    FileUnreadable(ThreeParts),
    /// The file holds other answers.
    Answers {
        /// In how many answers the two differ; at least 1.
        count: usize,
        /// Which of them is newer, as far as they tell.
        order: Newer,
    },
}

/// Which of two is newer. Clocks are not asked: a file names what it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// The copy goes on from the file as it is now.
    Copy,
    /// Both went on from something earlier: the file was changed since, here or elsewhere.
    Both,
}

/// Lists the copies that read and hold words that no file holds, newest first. Waits for the disk, also of the files
/// that they belong to. One that does not read stays where it is.
pub fn recoverable(services: &Services) -> Vec<RecoveryCopy> {
    let read = in_order(read_all(services, |_| true));
    let (offered, superseded) = part(read, |copy| copy.hold_against_own(services));
    sweep(superseded, services);
    offered.into_iter().map(|(copy, difference)| copy.described(difference, services)).collect()
}

/// Lists the copies of a workbook that is opened from a file and that hold words which this file does not, newest first:
/// those that belong to it, and those of a file that was moved here or was never saved. Waits for the disk.
pub(super) fn kept_apart(
    file: &Path,
    opened: &Document<Workbook>,
    hash: ContentHash,
    services: &Services,
) -> Vec<RecoveryCopy> {
    let name = document_name(&opened.header.document);
    let belongs_here = |copy: &Read| match &copy.origin.file {
        Some(own) if own != file => copy.hold_against_own(services) == Some(Difference::FileGone),
        _ => true,
    };
    let read = read_all(services, |stem| stem.starts_with(&name)).into_iter().filter(|copy| {
        // One stage that was sent to a colleague goes by the same identity, and is no copy of the whole.
        copy.opened.document.workbook.part == opened.workbook.part && belongs_here(copy)
    });
    let (offered, superseded) = part(in_order(read.collect()), |copy| copy.hold_against(opened, hash, services));
    sweep(superseded, services);
    let here = |(copy, difference): (Read, Difference)| RecoveryCopy {
        belongs_to: Some(file.to_owned()),
        ..copy.described(difference, services)
    };
    offered.into_iter().map(here).collect()
}

/// Lists the copies of other workbooks that belong to this very file, newest first: another workbook has come in its place.
/// Waits for the disk.
pub(super) fn kept_before(file: &Path, document: &str, services: &Services) -> Vec<RecoveryCopy> {
    let name = document_name(document);
    let read = read_all(services, |stem| !stem.starts_with(&name));
    let of_this_file = read.into_iter().filter(|copy| copy.origin.file.as_deref() == Some(file));
    let all = in_order(of_this_file.collect()).into_iter();
    all.map(|copy| copy.described(Difference::FileGone, services))
        .filter(|copy| copy.holder == Holder::Nobody)
        .collect()
}

/// A copy that was read.
struct Read {
    slot: RecoverySlot,
    origin: Origin,
    opened: Opened<Workbook>,
    /// The hash of what would stand in its file.
    hash: ContentHash,
}

/// Reads the copies of our own naming whose names fit.
fn read_all(services: &Services, fits: impl Fn(&str) -> bool) -> Vec<Read> {
    let disk = services.disk.as_ref();
    let paths = disk.list_dir(&services.places.recovery_dir()).unwrap_or_default();
    paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter(|path| path.file_stem().and_then(|stem| stem.to_str()).is_some_and(&fits))
        .filter_map(|path| {
            let (bytes, fingerprint) = read(disk, &path).ok()?;
            let opened: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
            let (origin, as_in_file) = origin(&bytes);
            let hash = ContentHash::of(as_in_file);
            Some(Read { slot: RecoverySlot { path, fingerprint }, origin, opened, hash })
        })
        .collect()
}

/// Puts copies in order, newest first.
fn in_order(mut copies: Vec<Read>) -> Vec<Read> {
    copies.sort_by(|one, other| {
        let at = |copy: &Read| copy.slot.fingerprint.modified;
        (at(other), &one.slot.path).cmp(&(at(one), &other.slot.path))
    });
    copies
}

/// Parts the copies that hold words which are nowhere else, each with how it differs, from those that do not: because a
/// file holds them, or a newer copy for the same file does.
fn part(
    copies: impl IntoIterator<Item = Read>,
    differs: impl Fn(&Read) -> Option<Difference>,
) -> (Vec<(Read, Difference)>, Vec<Read>) {
    let (mut offered, mut superseded): (Vec<(Read, Difference)>, _) = (vec![], vec![]);
    for copy in copies {
        let again = offered.iter().any(|(newer, _)| {
            newer.origin.file == copy.origin.file
                && newer.opened.document.header.document == copy.opened.document.header.document
                && newer.opened.document.workbook == copy.opened.document.workbook
        });
        match differs(&copy).filter(|_| !again) {
            Some(difference) => offered.push((copy, difference)),
            None => superseded.push(copy),
        }
    }
    (offered, superseded)
}

impl Read {
    /// Says how it differs from the file that it belongs to. None when that holds the words, or has held them and moved on.
    fn hold_against_own(&self, services: &Services) -> Option<Difference> {
        let Some(file) = &self.origin.file else { return Some(Difference::NoFile) };
        let (bytes, found) = match read(services.disk.as_ref(), file) {
            Ok(found) => found,
            Err(error) if matches!(error.cause, Cause::NotFound) => return Some(Difference::FileGone),
            Err(error) => return Some(Difference::FileUnreadable(error.three_parts())),
        };
        match format::from_bytes::<Workbook>(&bytes) {
            Ok(opened) if opened.document.header.document != self.opened.document.header.document => {
                Some(Difference::FileGone)
            }
            Ok(opened) => self.hold_against(&opened.document, found.hash, services),
            Err(error) => Some(Difference::FileUnreadable(error.three_parts())),
        }
    }

    /// Says how it differs from a file of the same workbook. None when that holds the words, or has held them and moved on.
    fn hold_against(&self, file: &Document<Workbook>, hash: ContentHash, services: &Services) -> Option<Difference> {
        let copy = &self.opened.document;
        if hash == self.hash || file.header.parents.contains(&self.hash) || file.workbook == copy.workbook {
            return None;
        }
        if follows(copy, hash) {
            let count = differing(&file.workbook, &copy.workbook);
            return Some(Difference::Answers { count, order: Newer::Copy });
        }
        let count = self.brings(file, hash, services);
        (count > 0).then_some(Difference::Answers { count, order: Newer::Both })
    }

    /// Returns how many answers joining it with its file would bring, or would ask about: what the two differ in since the
    /// newest state that both came from. What the file has gone on to since is nothing that the copy holds.
    fn brings(&self, file: &Document<Workbook>, hash: ContentHash, services: &Services) -> usize {
        let chain = |document: &Document<Workbook>, own: ContentHash| {
            let mut all = document.header.parents.clone();
            all.push(own);
            all
        };
        let copy = &self.opened.document;
        let kept = Kept::of(&services.places, &file.header.document);
        let common = kept.in_common(services.disk.as_ref(), &chain(file, hash), &chain(copy, self.hash));
        match newest(common) {
            Some(base) => {
                let merged = merge(Some(&base), &file.workbook, &copy.workbook, "", services.clock.today());
                // Marks and times are no answers, and are not lost either.
                let others = usize::from(merged.workbook != file.workbook);
                (merged.changes.len() + merged.needs.len()).max(others).max(merged.clashes)
            }
            None if holds(&file.workbook, &copy.workbook) => 0,
            None => differing(&file.workbook, &copy.workbook),
        }
    }

    fn described(self, difference: Difference, services: &Services) -> RecoveryCopy {
        let Self { slot: RecoverySlot { path, fingerprint }, origin, opened, .. } = self;
        let workbook = &opened.document.workbook;
        let elsewhere = origin.program.filter(|program| services.program.as_ref() != Some(program));
        let runs = elsewhere.is_some_and(|program| program.life(services.disk.as_ref()) == Life::Runs);
        RecoveryCopy {
            organisation: workbook.name().to_owned(),
            at: fingerprint.modified.and_then(|at| services.clock.local(at)),
            answers: answered(workbook),
            size: fingerprint.length,
            document: opened.document.header.document,
            belongs_to: origin.file,
            holder: if runs { Holder::AnotherWindow } else { Holder::Nobody },
            difference,
            path,
            fingerprint,
        }
    }
}

/// Returns whether a copy came from a file with this content: then it holds all that the file holds.
fn follows(copy: &Document<Workbook>, file: ContentHash) -> bool {
    copy.header.parents.contains(&file)
}

/// Removes copies whose words are elsewhere: once no window is at work with them, and sooner when there are many. A
/// window that is still at work with one only writes another at its next save.
fn sweep(superseded: impl IntoIterator<Item = Read>, services: &Services) {
    let now = services.clock.instant();
    let mut newer: BTreeMap<String, usize> = BTreeMap::new();
    for Read { slot, origin, opened, .. } in superseded {
        let has_ended = origin.program.is_some_and(|program| {
            services.program.as_ref() != Some(&program) && program.life(services.disk.as_ref()) == Life::Ended
        });
        let newer = newer.entry(opened.document.header.document).or_default();
        let age = slot.fingerprint.modified.and_then(|at| now.duration_since(at).ok());
        if has_ended || *newer >= MOST_SUPERSEDED || age.is_some_and(|age| age > SUPERSEDED_AFTER) {
            remove_own(services.disk.as_ref(), &slot);
        }
        *newer += 1;
    }
}

/// Puts a copy that the person does not want to join among the restore points of its workbook, and takes it out of the
/// recovery folder, so that it is not offered again and can still be had back. Waits for the disk.
pub fn keep_as_restore_point(copy: &RecoveryCopy, services: &Services) -> Result<(), ThreeParts> {
    let disk = services.disk.as_ref();
    let (bytes, _) = read(disk, &copy.path).map_err(|error| error.three_parts())?;
    let (_, as_in_file) = origin(&bytes);
    Kept::of(&services.places, &copy.document)
        .keep(disk, as_in_file, Reason::Recovered, services.clock.now())
        .map_err(|error| error.three_parts())?;
    discard_recovery(copy, services)
}

/// Opens a copy with unsaved content: as the file that it belongs to when that is as it was when the copy was written,
/// so that work goes on where it ended; else as an untitled workbook. The copy stays until the workbook is saved and
/// closed. Waits for the disk.
pub fn open_recovered(copy: &RecoveryCopy, services: Services) -> Result<Editor, ThreeParts> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), &copy.path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    let slot = RecoverySlot { path: copy.path.clone(), fingerprint };
    let file = copy.belongs_to.as_ref().and_then(|path| goes_on_from(path, &opened, &services));
    let read_only = opened.read_only.map(ReadOnly::File);
    let warnings = opened.warnings;
    let workbook = opened.document.workbook;
    let (mut saver, settled) = match file {
        Some((path, file, found)) => {
            clear_up(&path, &Kept::of(&services.places, &file.document.header.document), &services);
            let saver = Saver::opened(&file.document.header, &file.document.workbook, path, found, services);
            // The first settling plans the save.
            (saver, None)
        }
        None => (Saver::untitled(opened.document.header, None, services), Some(0)),
    };
    saver.adopt_copy(slot, 0);
    Ok(Editor { settled, read_only, warnings, ..Editor::with(workbook, saver) })
}

/// Reads the file that a copy belongs to. None when it is not what the copy goes on from.
fn goes_on_from(
    path: &Path,
    copy: &Opened<Workbook>,
    services: &Services,
) -> Option<(PathBuf, Opened<Workbook>, Fingerprint)> {
    let (bytes, found) = read(services.disk.as_ref(), path).ok()?;
    let file: Opened<Workbook> = format::from_bytes(&bytes).ok()?;
    let is_safe = file.read_only.is_none()
        && file.document.header.document == copy.document.header.document
        && follows(&copy.document, found.hash);
    is_safe.then(|| (path.to_owned(), file, found))
}

/// Removes a copy that the person does not want, unless it has changed since it was listed. Waits for the disk.
pub fn discard_recovery(copy: &RecoveryCopy, services: &Services) -> Result<(), ThreeParts> {
    let failed = || {
        ThreeParts::new(
            "The recovery copy was not removed.",
            "It is still in the recovery folder, and nothing else was touched.",
            "Check the list again: the copy may have changed, or another program may be using it.",
        )
    };
    let disk = services.disk.as_ref();
    match read(disk, &copy.path) {
        Err(error) if error.cause == Cause::NotFound => return Ok(()),
        Ok((_, found)) if found.hash != copy.fingerprint.hash => {
            return Err(failed());
        }
        _ => {}
    }
    disk.remove(&copy.path).map_err(|_| failed())
}

impl Editor {
    /// Returns the recovery copies that were found when the file was opened and hold what it did not, newest first, until
    /// they are joined or put away.
    pub fn kept_apart(&self) -> &[RecoveryCopy] {
        &self.kept_apart
    }

    /// Returns the recovery copies of another workbook that was in this place before, newest first.
    pub fn kept_before(&self) -> &[RecoveryCopy] {
        &self.kept_before
    }

    /// Takes note that a recovery copy is no longer to be offered.
    pub fn forget_kept_apart(&mut self, path: &Path) {
        self.kept_apart.retain(|copy| copy.path != path);
    }
}
