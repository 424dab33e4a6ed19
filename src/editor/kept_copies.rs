//! The newest kept copy of a file that cannot be opened, and of every workbook that any copy was kept of: a way on when
//! there is no workbook to open.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::found::AtPath;
use super::recovery::kept_apart;
use super::{Editor, Services};
use crate::model::Workbook;
use crate::store::file::read;
use crate::store::origin::origin;
use crate::store::{Kept, KeptCopy, Reason, ThreeParts, format};

/// How many workbooks are looked for.
const MOST_WORKBOOKS: usize = 100;

/// How many copies are read before one that is whole is given up.
const MOST_READ: usize = 10;

/// The newest copy of a workbook that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWorkbook {
    /// The organisation of the workbook.
    pub organisation: String,
    /// The files in which it was, the last one first.
    pub files: Vec<PathBuf>,
    /// When the copy was kept, on the wall clock.
    pub at: DateTime,
    /// Why it was kept.
    pub reason: Reason,
    /// How many copies there are.
    pub copies: usize,
    /// How much room they take together, in bytes.
    pub size: u64,
    /// The folder with all of them.
    pub folder: PathBuf,
    kept: Kept,
    copy: KeptCopy,
}

impl KeptWorkbook {
    fn of(kept: Kept, copies: &[KeptCopy], services: &Services) -> Option<Self> {
        let disk = services.disk.as_ref();
        let whole = copies.iter().take(MOST_READ).filter_map(|copy| {
            let bytes = kept.read(disk, copy).ok()?;
            Some((copy, format::from_bytes::<Workbook>(&bytes).ok()?.document))
        });
        // Of those of one second, which a name does not tell apart, the one that was saved most often is the newest.
        let (copy, document) = whole.max_by_key(|(copy, document)| (copy.at, document.header.revision))?;
        let organisation = document.workbook.name().to_owned();
        Some(Self {
            organisation,
            files: kept.files(disk),
            at: copy.at,
            reason: copy.reason,
            copies: copies.len(),
            size: copies.iter().map(|copy| copy.size).sum(),
            folder: kept.folder().to_owned(),
            copy: copy.clone(),
            kept,
        })
    }
}

/// Lists every workbook that copies were kept of on this computer, the one with the newest copy first. Waits for the disk.
pub fn kept_workbooks(services: &Services) -> Result<Vec<KeptWorkbook>, ThreeParts> {
    let mut all = Kept::all(services.disk.as_ref(), &services.places).map_err(|error| error.three_parts())?;
    all.sort_by_key(|(_, copies)| std::cmp::Reverse(copies.first().map(|copy| copy.at)));
    all.truncate(MOST_WORKBOOKS);
    Ok(all.into_iter().filter_map(|(kept, copies)| KeptWorkbook::of(kept, &copies, services)).collect())
}

/// Finds the newest kept copy for a file that could not be opened: of the workbook that its head still names, or of the one
/// that was in this place. None when none was kept. Waits for the disk.
pub fn kept_for(path: &Path, services: &Services) -> Option<KeptWorkbook> {
    let disk = services.disk.as_ref();
    let head = read(disk, path).ok().and_then(|(bytes, _)| format::read_header(&bytes).ok());
    if let Some(header) = head.filter(|header| !header.document.is_empty()) {
        let kept = Kept::of(&services.places, &header.document);
        let copies = kept.list(disk).unwrap_or_default();
        return KeptWorkbook::of(kept, &copies, services);
    }
    let recovery = || {
        let copies = disk.list_dir(&services.places.recovery_dir()).unwrap_or_default();
        copies.into_iter().filter_map(|copy| {
            let (bytes, _) = read(disk, &copy).ok()?;
            (origin(&bytes).0.file.as_deref() == Some(path)).then(|| format::read_header(&bytes).ok())?
        })
    };
    let mut there: Vec<(Kept, Vec<KeptCopy>)> = Kept::all(disk, &services.places).ok()?;
    let named: Vec<Kept> = recovery().map(|header| Kept::of(&services.places, &header.document)).collect();
    there.retain(|(kept, _)| kept.was_in(disk, path) || named.contains(kept));
    there.sort_by_key(|(_, copies)| std::cmp::Reverse(copies.first().map(|copy| copy.at)));
    there.into_iter().find_map(|(kept, copies)| KeptWorkbook::of(kept, &copies, services))
}

/// Opens the newest kept copy of a workbook as it was kept. With a path it stands in the place of that file, which is left
/// as it is until the person puts the workbook back there. Waits for the disk.
pub fn open_kept(kept: &KeptWorkbook, path: Option<&Path>, services: Services) -> Result<Editor, ThreeParts> {
    let disk = services.disk.clone();
    let bytes = kept.kept.read(disk.as_ref(), &kept.copy).map_err(|error| error.three_parts())?;
    let opened = format::from_bytes::<Workbook>(&bytes).map_err(|error| error.three_parts())?;
    let document = opened.document.header.document.clone();
    let fingerprint = crate::store::Fingerprint::of(&bytes, None);
    let Some(path) = path else {
        return Ok(Editor::without_file(opened, services));
    };
    let there = AtPath::read(disk.as_ref(), &services.places, &document, path);
    let apart = kept_apart(path, &opened.document, fingerprint.hash, &services);
    let mut editor = Editor::open(opened, path.to_owned(), fingerprint, services);
    editor.saver.was_saved_at(kept.at);
    editor.opened_in_place_of(path, there);
    editor.kept_apart = apart;
    Ok(editor)
}
