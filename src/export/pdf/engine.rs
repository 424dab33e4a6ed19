//! Every call of the typesetter: a world of our own files only, and what comes out of it.
//!
//! The world knows one template, one file of data and the fonts that are compiled in. It refuses every other path, has no
//! packages, no network and no clock, so a paper is made of the workbook and of nothing else. A person's words arrive as
//! data and are never read as markup. The typesetter's interface changes about twice a year: all of it is in this file.

use std::sync::LazyLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// How a paper looks.
const TEMPLATE: &str = include_str!("../../../assets/templates/paper.typ");

const TEMPLATE_NAME: &str = "paper.typ";
/// The name under which the template asks for what the paper says.
pub(super) const DATA_NAME: &str = "paper.json";

/// The stack of the thread that sets a paper: lists in cards in tables go deep, and a main thread of Windows has 1 MB.
const STACK: usize = 32 << 20;

/// How many papers ago something was last needed before it is forgotten: a second format of the same paper, and the same
/// paper after a correction, find most of their work done.
const REMEMBERED: usize = 1;
/// A paper of more bytes of data than this is forgotten at once: remembering it takes hundreds of megabytes.
const TOO_LARGE_TO_REMEMBER: usize = 400_000;

macro_rules! fonts {
    ($($file:literal),* $(,)?) => { [$(($file, include_bytes!(concat!("../../../assets/fonts/", $file)).as_slice())),*] };
}

/// The fonts, in the order in which they are asked for a character. The first three are one family.
const FONTS: [(&str, &[u8]); 12] = fonts![
    "Inter-Regular.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "papers/NotoSansArabic-Regular.ttf",
    "papers/NotoSansHebrew-Regular.ttf",
    "papers/NotoSansDevanagari-Regular.ttf",
    "papers/NotoSansBengali-Regular.ttf",
    "papers/NotoSansGurmukhi-Regular.ttf",
    "papers/NotoSansGujarati-Regular.ttf",
    "papers/NotoSansTamil-Regular.ttf",
    "papers/SightlineSigns-Regular.ttf",
    "papers/NotoEmoji-Regular.ttf",
];

/// What the typesetter needs for every paper, made once.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().filter_map(|(_, bytes)| Font::new(Bytes::new(*bytes), 0)).collect();
    // Header cells of rows are still called an extra.
    let features = std::iter::once(Feature::A11yExtras).collect();
    Shared {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file_of(TEMPLATE_NAME), TEMPLATE.to_owned()),
        data: file_of(DATA_NAME),
    }
});

fn file_of(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a name of ours is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// The world of one paper.
struct Paper {
    data: Bytes,
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        SHARED.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHARED.template.id() { Ok(SHARED.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Returns what the typesetter is given beside the data: the names and the bytes of the template and of the fonts.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    std::iter::once((TEMPLATE_NAME, TEMPLATE.as_bytes())).chain(FONTS)
}

/// Returns the families of the fonts, in the order in which they are asked for a character.
pub(super) fn families() -> Vec<&'static str> {
    let mut families: Vec<&str> = SHARED.fonts.iter().map(|font| font.info().family.as_str()).collect();
    families.dedup();
    families
}

/// Returns the characters that each family has.
pub(super) fn coverage() -> Vec<Vec<u32>> {
    let regular = SHARED.fonts.iter().enumerate().filter(|(place, _)| !matches!(place, 1 | 2));
    regular.map(|(_, font)| font.info().coverage.iter().collect()).collect()
}

/// Sets a paper. `ident` tells this paper from others; `day` is the day on it.
///
/// With a day the file is archival (PDF/A-2a), which demands one, and in any case accessible (PDF/UA-1).
///
/// # Errors
///
/// The reason, in the words of the typesetter.
pub(super) fn set(data: Vec<u8>, ident: &str, day: Option<Date>) -> Result<Vec<u8>, String> {
    let too_large = data.len() > TOO_LARGE_TO_REMEMBER;
    let world = Paper { data: Bytes::new(data) };
    let made = std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().name("paper".to_owned()).stack_size(STACK);
        let worker = worker.spawn_scoped(scope, || compile(&world, ident, day)).map_err(|error| error.to_string())?;
        worker.join().unwrap_or_else(|_| Err("the typesetter stopped in the middle".to_owned()))
    });
    typst::comemo::evict(if too_large { 0 } else { REMEMBERED });
    made
}

fn compile(world: &Paper, ident: &str, day: Option<Date>) -> Result<Vec<u8>, String> {
    let document = typst::compile(world).output.map_err(|errors| said(&errors))?;
    let timestamp = day.and_then(|day| {
        let part = |part: i8| u8::try_from(part).ok();
        Datetime::from_ymd_hms(i32::from(day.year()), part(day.month())?, part(day.day())?, 0, 0, 0)
    });
    let standards: &[PdfStandard] = match timestamp {
        Some(_) => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        None => &[PdfStandard::Ua_1],
    };
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("Sightline".to_owned())),
        timestamp: timestamp.map(Timestamp::new_utc),
        standards: PdfStandards::new(standards).map_err(|error| error.message().to_string())?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| said(&errors))
}

/// Says the first of several errors, with its advice.
fn said(errors: &[SourceDiagnostic]) -> String {
    let Some(first) = errors.first() else { return "no reason was given".to_owned() };
    let hints = first.hints.iter().map(|hint| format!("; {}", hint.v));
    std::iter::once(first.message.to_string()).chain(hints).collect()
}

/// Returns the pages of a paper as they are laid out, before they become a file.
#[cfg(test)]
pub(super) fn pages(data: Vec<u8>) -> Vec<typst::layout::Frame> {
    let world = Paper { data: Bytes::new(data) };
    let document = typst::compile(&world).output.unwrap_or_else(|errors| panic!("{}", said(&errors)));
    // Only says which kind of document is meant: the crate that names it is not ours to ask.
    let _ = || typst_pdf::pdf(&document, &PdfOptions::default());
    document.pages().iter().map(|page| page.frame.clone()).collect()
}
