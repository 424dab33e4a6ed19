//! The lines at the head of a recovery copy that say which file it belongs to and which program wrote it.
//!
//! They stand in the copy itself, as comments that every reader of workbooks skips, so that copy and origin are written
//! in one step and never part.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::program::Program;

const BELONGS: &str = "// A copy of unsaved work in ";
const WRITTEN_BY: &str = "// Open in this program as long as it runs: ";

/// Where a recovery copy comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file that it belongs to. None for a workbook that has none.
    pub file: Option<PathBuf>,
    /// The program that wrote it. None where the system does not tell.
    pub program: Option<Program>,
}

/// Puts the lines in front of the bytes of a workbook file. A path that is not text is left out.
pub fn with_origin(bytes: &[u8], file: Option<&Path>, program: Option<&Program>) -> Vec<u8> {
    let file = file.and_then(Path::to_str).and_then(|path| ron::to_string(path).ok());
    let program = program.and_then(|program| ron::to_string(program).ok());
    let mut all = Vec::with_capacity(bytes.len() + 512);
    for (begins, line) in [(BELONGS, file), (WRITTEN_BY, program)] {
        if let Some(line) = line {
            all.extend_from_slice(begins.as_bytes());
            all.extend_from_slice(line.as_bytes());
            all.push(b'\n');
        }
    }
    all.extend_from_slice(bytes);
    all
}

/// Takes the lines off again: where the copy comes from, and the bytes as they would stand in its file.
pub fn origin(bytes: &[u8]) -> (Origin, &[u8]) {
    let (file, rest) = take_off::<String>(BELONGS, bytes);
    let (program, rest) = take_off(WRITTEN_BY, rest);
    (Origin { file: file.map(PathBuf::from), program }, rest)
}

/// Takes one line off, if it is there.
fn take_off<'b, T: DeserializeOwned>(begins: &str, bytes: &'b [u8]) -> (Option<T>, &'b [u8]) {
    let Some(rest) = bytes.strip_prefix(begins.as_bytes()) else {
        return (None, bytes);
    };
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let said = str::from_utf8(&rest[..end]).ok().and_then(|line| ron::from_str(line.trim_end()).ok());
    (said, rest.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workbook;
    use crate::store::format::{Document, from_bytes, to_text};

    #[test]
    fn the_lines_come_off_as_they_went_on_and_readers_skip_them() {
        let text = to_text(&Document::<Workbook>::default()).unwrap();
        for path in ["/d/Plan.ron", "C:\\d\\a b\\Plan \"2\".ron", "/d/two\nlines ŵ 🙂.ron"] {
            for program in [None, Some(Program::default())] {
                let copy = with_origin(text.as_bytes(), Some(Path::new(path)), program.as_ref());
                let from = Origin { file: Some(PathBuf::from(path)), program };
                assert_eq!(origin(&copy), (from, text.as_bytes()));
                let opened = from_bytes::<Workbook>(&copy).unwrap();
                assert_eq!((opened.document, opened.warnings), (Document::default(), vec![]));
            }
        }
        assert_eq!(with_origin(text.as_bytes(), None, None), text.as_bytes());
        assert_eq!(origin(text.as_bytes()), (Origin::default(), text.as_bytes()));
        assert_eq!(origin(BELONGS.as_bytes()), (Origin::default(), &b""[..]));
        let alone = with_origin(text.as_bytes(), None, Some(&Program::default()));
        assert_eq!(origin(&alone), (Origin { file: None, program: Some(Program::default()) }, text.as_bytes()));
    }
}
