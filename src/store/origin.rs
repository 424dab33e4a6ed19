//! The line at the head of a recovery copy that says which file it belongs to.
//!
//! It stands in the copy itself, as a comment that every reader of workbooks skips, so that copy and origin are written
//! in one step and never part.

use std::path::{Path, PathBuf};

const BEGINS: &str = "// A copy of unsaved work in ";

/// Puts the line in front of the bytes of a workbook file. A path that is not text is left out.
pub fn with_origin(bytes: &[u8], file: Option<&Path>) -> Vec<u8> {
    let line = file.and_then(Path::to_str).and_then(|path| ron::to_string(path).ok());
    let mut all = Vec::with_capacity(bytes.len() + 256);
    if let Some(line) = line {
        all.extend_from_slice(BEGINS.as_bytes());
        all.extend_from_slice(line.as_bytes());
        all.push(b'\n');
    }
    all.extend_from_slice(bytes);
    all
}

/// Takes the line off again: the file that the copy belongs to, and the bytes as they would stand in that file.
pub fn origin(bytes: &[u8]) -> (Option<PathBuf>, &[u8]) {
    let Some(rest) = bytes.strip_prefix(BEGINS.as_bytes()) else {
        return (None, bytes);
    };
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let path = str::from_utf8(&rest[..end]).ok().and_then(|line| ron::from_str::<String>(line.trim_end()).ok());
    (path.map(PathBuf::from), rest.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Workbook;
    use crate::store::format::{Document, from_bytes, to_text};

    #[test]
    fn the_line_comes_off_as_it_went_on_and_readers_skip_it() {
        let text = to_text(&Document::<Workbook>::default()).unwrap();
        for path in ["/d/Plan.ron", "C:\\d\\a b\\Plan \"2\".ron", "/d/two\nlines ŵ 🙂.ron"] {
            let copy = with_origin(text.as_bytes(), Some(Path::new(path)));
            assert_eq!(origin(&copy), (Some(PathBuf::from(path)), text.as_bytes()));
            let opened = from_bytes::<Workbook>(&copy).unwrap();
            assert_eq!((opened.document, opened.warnings), (Document::default(), vec![]));
        }
        assert_eq!(with_origin(text.as_bytes(), None), text.as_bytes());
        assert_eq!(origin(text.as_bytes()), (None, text.as_bytes()));
        assert_eq!(origin(BEGINS.as_bytes()), (None, &b""[..]));
    }
}
