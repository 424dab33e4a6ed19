//! The text of a workbook file: written and read here, in every version that there was.
//!
//! A file outlives the program that wrote it. So its header is read first and alone, a newer version is never taken
//! for damage, what this program does not know is never dropped in silence, and nothing is written that does not read
//! back as it was.

mod carried;
#[cfg(test)]
mod carried_tests;
mod chain;
mod error;
mod header;
mod spans;
#[cfg(test)]
pub(crate) mod v0;
mod v1;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use carried::Carries;
pub use chain::Migration;
pub use error::FormatError;
pub use header::Header;

use super::fingerprint::ContentHash;
use v1::Written;

/// What the header calls the format.
pub const FORMAT: &str = "sightline-workbook";

/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// The first line of every file, for someone who opens it in a text editor.
const GREETING: &str = "// Sightline workbook. Open it with Sightline.\n";

/// How many hashes of earlier files a file names at most.
pub const MOST_PARENTS: usize = 200;

/// How many of them are of files that somebody began to work with.
pub const MOST_BEGINNINGS: usize = 50;

/// A workbook file: the header and what it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document<B> {
    /// What is known about the file.
    pub header: Header,
    /// What the person wrote.
    pub workbook: B,
}

/// What came out of the text of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened<B> {
    /// The file.
    pub document: Document<B>,
    /// Why it must not be written over, if so.
    pub read_only: Option<ReadOnly>,
    /// What the person should know.
    pub warnings: Vec<Warning>,
    /// What was done to bring it to the newest version. None when it is in that version.
    pub migrated: Option<Migration>,
}

/// Why a file that was read must not be written over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It holds parts that this program does not know and could not put back where they stood. Each path goes from the outside in,
    /// such as `workbook.aim.drivers.3.colour`; at most 50 are listed.
    UnknownContent(Vec<String>),
}

/// What a person should know about a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The text of the workbook is not what the checksum says: it was edited by hand, or damaged and still reads.
    ChecksumDiffers,
    /// There is no checksum, or none that can be read.
    ChecksumMissing,
    /// It holds parts that this program does not know. They are carried, and written back where they stood.
    HoldsUnknown,
}

impl Warning {
    /// Says in words for a person what was found, and what to do.
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::ChecksumDiffers => [
                "The file was changed outside Sightline.",
                "It can be read and is shown here in full. If nobody edited it by hand, compare it with an older \
                 copy.",
            ],
            Self::ChecksumMissing => [
                "The file has no checksum.",
                "It can be read and is shown here in full. The next save adds the checksum.",
            ],
            Self::HoldsUnknown => [
                "Someone saved this file with a newer Sightline.",
                "It holds answers that this version cannot show. You can work as usual: they stay in the file as they are.",
            ],
        }
    }
}

/// Writes a file as text, and proves that it reads back as it was.
///
/// The same document gives the same bytes every time.
pub fn to_text<B>(document: &Document<B>) -> Result<String, FormatError>
where
    B: Serialize + DeserializeOwned + PartialEq + Clone + Carries,
{
    let Written { text, placed } = v1::write(document)?;
    let again = from_bytes::<B>(text.as_bytes()).map_err(|error| FormatError::DoesNotReadBack(error.to_string()))?;
    let carries = |warning: &Warning| *warning == Warning::HoldsUnknown && !placed.is_empty();
    let is_same = if placed.len() == document.workbook.unknown().len() {
        again.document.workbook == document.workbook
    } else {
        // The parts of an answer that was replaced are not written, and come back when that is undone.
        let mut written = document.workbook.clone();
        written.carry(placed.clone());
        again.document.workbook == written
    };
    if again.document.header != document.header {
        Err(FormatError::DoesNotReadBack("the header differs".to_owned()))
    } else if !is_same {
        Err(FormatError::DoesNotReadBack("the workbook differs".to_owned()))
    } else if again.read_only.is_some() || !again.warnings.iter().all(carries) {
        Err(FormatError::DoesNotReadBack("a part is not known again".to_owned()))
    } else {
        Ok(text)
    }
}

/// Reads the bytes of a file.
///
/// The text is walked once: the header is cut off by its brackets, and the rest is parsed in place.
pub fn from_bytes<B: Serialize + DeserializeOwned + Carries>(bytes: &[u8]) -> Result<Opened<B>, FormatError> {
    let text = text_of(bytes)?;
    let parts = header::split(text)?;
    match parts.stamp.version {
        VERSION => Ok(v1::read(text, &parts)?.carrying(text, &parts)),
        version if version > VERSION => Err(FormatError::NewerVersion { version, written_by: parts.stamp.written_by }),
        _ => {
            let (raised, migration) = chain::raise(text, &parts, chain::STEPS)?;
            let opened = v1::read(&raised.text, &header::split(&raised.text)?)?.opened;
            Ok(Opened {
                read_only: raised.read_only.or(opened.read_only),
                warnings: raised.warnings,
                migrated: Some(migration),
                ..opened
            })
        }
    }
}

/// Reads what a file says about itself, of whatever version, and nothing else.
pub fn read_header(bytes: &[u8]) -> Result<Header, FormatError> {
    let text = text_of(bytes)?;
    v1::read_header(text, &header::split(text)?)
}

fn text_of(bytes: &[u8]) -> Result<&str, FormatError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        let zeros = bytes.contains(&0);
        return Err(if zeros { FormatError::Zeros { bytes: bytes.len() as u64 } } else { FormatError::Empty });
    }
    str::from_utf8(bytes).map_err(|error| FormatError::NotText {
        line: bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count(),
    })
}

/// The hash over the text of the workbook alone, from its opening to its closing bracket, with `\n` line ends.
fn checksum(workbook_text: &str) -> ContentHash {
    ContentHash::of_text(workbook_text)
}

#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests;
