//! Opening, starting and copying a workbook: what happens before there is an editor.
//!
//! Reading a file can take as long as a shared drive takes, so a window calls [`open_file`] on a thread of its own.

use std::path::Path;

use super::recovery::{kept_apart, kept_before};
use super::{Editor, Services, row_ids};
use crate::model::Workbook;
use crate::store::file::{read, sweep, sweep_own_folder};
use crate::store::{Kept, Opened, Reason, ThreeParts, format};

/// Opens a workbook file, keeps a copy of it as it was opened, and looks for recovery copies of it that hold what it does
/// not. Waits for the disk.
pub fn open_file(path: &Path, services: Services) -> Result<Editor, ThreeParts> {
    let disk = services.disk.clone();
    let (bytes, fingerprint) = read(disk.as_ref(), path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    let at = services.clock.now();
    let kept = Kept::of(&services.places, &opened.document.header.document);
    let mut keeping = kept.keep(disk.as_ref(), &bytes, Reason::Opened, at);
    if opened.migrated.is_some() && keeping.is_ok() {
        keeping = kept.keep(disk.as_ref(), &bytes, Reason::BeforeMigration, at);
    }
    kept.note_place(disk.as_ref(), path);
    clear_up(path, &kept, &services);
    let kept_before = kept_before(path, &opened.document.header.document, &services);
    let kept_apart = kept_apart(path, &opened.document, fingerprint.hash, &services);
    let mut editor = Editor::open(opened, path.to_owned(), fingerprint, services);
    editor.saver.kept_at_opening(keeping);
    editor.kept_apart = kept_apart;
    editor.kept_before = kept_before;
    Ok(editor)
}

/// Reads a workbook only to look into it: nothing is kept, noted or cleared up. Waits for the disk.
pub fn look_into(path: &Path, services: &Services) -> Result<Workbook, ThreeParts> {
    let (bytes, _) = read(services.disk.as_ref(), path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    Ok(opened.document.workbook)
}

/// Removes what interrupted saves left more than a day ago, wherever this workbook is written to.
pub(super) fn clear_up(path: &Path, kept: &Kept, services: &Services) {
    let (disk, now) = (services.disk.as_ref(), services.clock.instant());
    sweep(disk, path, now);
    for folder in [kept.folder(), &services.places.recovery_dir()] {
        sweep_own_folder(disk, folder, now);
    }
}

/// Starts an empty workbook with one open review.
pub fn new_workbook(organisation: &str, services: Services) -> Editor {
    let workbook = Workbook::new(organisation, row_ids::random(), services.clock.today());
    Editor::new(workbook, uuid::Uuid::new_v4(), services)
}

/// Makes a copy without a file that may be changed, as a document of its own.
pub fn new_from_copy(original: &Editor) -> Editor {
    Editor::new(original.snapshot(), uuid::Uuid::new_v4(), original.services().clone())
}
