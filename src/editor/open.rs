//! Opening, starting and copying a workbook: what happens before there is an editor.
//!
//! Reading a file can take as long as a shared drive takes, so a window calls [`open_file`] on a thread of its own.

use std::path::Path;

use super::{Editor, Services, row_ids};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::{Opened, ThreeParts, format};

/// Opens a workbook file. Waits for the disk.
pub fn open_file(path: &Path, services: Services) -> Result<Editor, ThreeParts> {
    let (bytes, fingerprint) = read(services.disk.as_ref(), path).map_err(|error| error.three_parts())?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| error.three_parts())?;
    Ok(Editor::open(opened, path.to_owned(), fingerprint, services))
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
