//! The header of a workbook file: who wrote it, in which version, and where it comes from.
//!
//! It is the one promise that is kept in both directions, so it is found by its brackets and read without knowing what
//! follows; a program that is years older can still say which version a file needs.

use serde::Deserialize;

use super::error::{FormatError, Origin};
use super::{FORMAT, MOST_BEGINNINGS};
use crate::store::ancestry::{thin, thin_part};
use crate::store::fingerprint::ContentHash;

/// How far into a file the header may reach, in bytes: four times the largest that is written.
const LONGEST: usize = 64 * 1024;

/// The name of the field that ends the header.
const BODY: &str = "workbook";

/// What is known about a file. The checksum is not part of it: it is worked out whenever the text is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The version of Sightline that wrote it.
    pub written_by: String,
    /// Identifies the workbook for the whole of its life, through every copy.
    pub document: String,
    /// Counts the changes.
    pub revision: u64,
    /// The hashes of files that this one came from: they find what two copies have in common. The first few are what
    /// people began a day's work with or kept, the rest the saves since; in both parts the oldest comes first.
    pub parents: Vec<ContentHash>,
}

impl Header {
    /// The header of a workbook that has never been saved, with a random identity.
    pub fn fresh() -> Self {
        Self {
            written_by: env!("CARGO_PKG_VERSION").to_owned(),
            document: uuid::Uuid::new_v4().to_string(),
            revision: 0,
            parents: Vec::new(),
        }
    }

    /// The header for the next save over a file with this content.
    #[must_use]
    pub fn after(&self, saved: ContentHash, revision: u64) -> Self {
        let mut parents = self.parents.clone();
        if !parents.contains(&saved) {
            parents.push(saved);
        }
        thin(&mut parents);
        Self { written_by: env!("CARGO_PKG_VERSION").to_owned(), document: self.document.clone(), revision, parents }
    }
}

impl Header {
    /// The header of a workbook whose file with this content was just opened.
    ///
    /// What a person begins with is what a colleague most likely begins with too, so it is remembered for longer than
    /// the saves of a long morning, which would push it out.
    #[must_use]
    pub fn opened(&self, content: ContentHash) -> Self {
        let mut parents = self.parents.clone();
        match parents.iter().position(|parent| *parent == content) {
            Some(place) if place < MOST_BEGINNINGS => return self.clone(),
            Some(place) => drop(parents.remove(place)),
            None => {}
        }
        if parents.len() < MOST_BEGINNINGS {
            parents.push(content);
        } else {
            let mut saves = parents.split_off(MOST_BEGINNINGS);
            parents.push(content);
            thin_part(&mut parents, MOST_BEGINNINGS);
            parents.append(&mut saves);
        }
        Self { parents, ..self.clone() }
    }

    /// The header of what came out of joining two files: it came from all that either came from.
    #[must_use]
    pub fn joined(&self, theirs: &Self) -> Self {
        let mut parents = theirs.parents.clone();
        parents.extend(self.parents.iter().filter(|parent| !theirs.parents.contains(parent)).copied());
        thin(&mut parents);
        Self { revision: self.revision.max(theirs.revision), parents, ..self.clone() }
    }
}

/// The part of the header that every version understands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Stamp {
    format: String,
    pub(super) version: u32,
    pub(super) written_by: String,
}

/// A file cut into header and workbook.
pub(super) struct Parts {
    pub(super) stamp: Stamp,
    /// The text of the header, closed so that it parses on its own.
    pub(super) header: String,
    /// Where the value of `workbook` begins, in bytes.
    pub(super) body: usize,
}

/// Finds header and workbook in the text of a file.
pub(super) fn split(text: &str) -> Result<Parts, FormatError> {
    let claims = claims_to_be_ours(text);
    let (key, body) = match find_body(text) {
        Found::At { key, body } => (key, body),
        Found::Cut if claims => return Err(FormatError::cut_short(text)),
        Found::Broken if claims => {
            return Err(FormatError::unreadable(
                text,
                1,
                1,
                "the part named “workbook” is missing at the start".to_owned(),
            ));
        }
        Found::Cut | Found::Broken => return Err(FormatError::NotAWorkbook),
    };
    let header = format!("{})", &text[..key]);
    let stamp: Stamp = match super::v1::options().from_str(&header) {
        Ok(stamp) => stamp,
        Err(error) if claims => return Err(FormatError::of_ron(&error, text, Origin::START)),
        Err(_) => return Err(FormatError::NotAWorkbook),
    };
    if stamp.format != FORMAT {
        return Err(FormatError::NotAWorkbook);
    }
    Ok(Parts { stamp, header, body })
}

fn claims_to_be_ours(text: &str) -> bool {
    let start = &text.as_bytes()[..text.len().min(LONGEST)];
    start.windows(FORMAT.len() + 2).any(|window| {
        window[0] == b'"' && &window[1..=FORMAT.len()] == FORMAT.as_bytes() && window[FORMAT.len() + 1] == b'"'
    })
}

enum Found {
    /// The field was found: where its name and where its value begins.
    At { key: usize, body: usize },
    /// The text ends first.
    Cut,
    /// The outermost bracket closes first, or the header is longer than any header.
    Broken,
}

/// Walks brackets, strings and comments as far as the field `workbook` of the outermost bracket.
fn find_body(text: &str) -> Found {
    let bytes = text.as_bytes();
    let end = bytes.len().min(LONGEST);
    let mut depth = 0_usize;
    let mut at = 0;
    while at < end {
        match bytes[at] {
            b'"' => at = after_string(bytes, at),
            b'/' => at = after_comment(bytes, at),
            b'(' | b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b')' | b']' | b'}' => {
                if depth <= 1 {
                    return Found::Broken;
                }
                depth -= 1;
                at += 1;
            }
            byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                let start = at;
                while at < end && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
                    at += 1;
                }
                if depth == 1 && &bytes[start..at] == BODY.as_bytes() {
                    let colon = after_space(bytes, at);
                    if bytes.get(colon) == Some(&b':') {
                        let body = after_space(bytes, colon + 1);
                        return if body < bytes.len() { Found::At { key: start, body } } else { Found::Cut };
                    }
                } else if &bytes[start..at] == b"r" {
                    at = after_raw_string(bytes, at);
                }
            }
            _ => at += 1,
        }
    }
    if bytes.len() <= LONGEST { Found::Cut } else { Found::Broken }
}

pub(super) fn after_string(bytes: &[u8], quote: usize) -> usize {
    let mut at = quote + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

pub(super) fn after_raw_string(bytes: &[u8], after_r: usize) -> usize {
    let fences = bytes[after_r..].iter().take_while(|byte| **byte == b'#').count();
    let quote = after_r + fences;
    if bytes.get(quote) != Some(&b'"') {
        return after_r;
    }
    let mut at = quote + 1;
    while at < bytes.len() {
        if bytes[at] == b'"' && bytes[at + 1..].iter().take(fences).filter(|byte| **byte == b'#').count() == fences {
            return at + 1 + fences;
        }
        at += 1;
    }
    bytes.len()
}

pub(super) fn after_comment(bytes: &[u8], slash: usize) -> usize {
    match bytes.get(slash + 1) {
        Some(b'/') => {
            bytes[slash..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |line| slash + line + 1)
        }
        Some(b'*') => {
            let mut depth = 1_usize;
            let mut at = slash + 2;
            while depth > 0 && at < bytes.len() {
                match (bytes[at], bytes.get(at + 1)) {
                    (b'/', Some(b'*')) => {
                        depth += 1;
                        at += 2;
                    }
                    (b'*', Some(b'/')) => {
                        depth -= 1;
                        at += 2;
                    }
                    _ => at += 1,
                }
            }
            at
        }
        _ => slash + 1,
    }
}

pub(super) fn after_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_whitespace() => at += 1,
            Some(b'/') => at = after_comment(bytes, at),
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::MOST_PARENTS;
    use super::*;

    #[test]
    fn the_workbook_is_found_past_strings_and_comments() {
        let text = "/* workbook: /* ( */ */ ( a: \"workbook: (\\\"\", // workbook: \n b: r#\"\" workbook: \"#, c: (workbook: 1), workbook : 7)";
        let Found::At { key, body } = find_body(text) else { panic!("not found") };
        assert_eq!(&text[key..], "workbook : 7)");
        assert_eq!(&text[body..], "7)");
    }

    #[test]
    fn texts_without_a_workbook_are_told_apart() {
        for cut in ["", "(", "( a: \"workbook: ", "( workbook", "( workbook: ", "( /* ", "( r#\"", "(\"\\"] {
            assert!(matches!(find_body(cut), Found::Cut), "{cut}");
        }
        for broken in ["()", ") workbook: 1", "(a: [workbook: 1])"] {
            assert!(matches!(find_body(broken), Found::Broken), "{broken}");
        }
    }

    fn hash(number: u32) -> ContentHash {
        ContentHash::of(&number.to_le_bytes())
    }

    #[test]
    fn parents_are_bounded_and_never_double() {
        let mut header = Header::fresh();
        for save in 0..1_000 {
            header = header.after(hash(save), u64::from(save)).after(hash(save), u64::from(save));
        }
        assert_eq!(header.parents.len(), MOST_PARENTS);
        let newest: Vec<ContentHash> = (1_000 - 90..1_000).map(hash).collect();
        assert!(header.parents.ends_with(&newest));
        let mut seen = header.parents.clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), MOST_PARENTS);
    }

    #[test]
    fn what_each_day_began_with_outlives_the_saves_of_the_day() {
        let mut header = Header::fresh();
        let mut begun = Vec::new();
        let mut save = 0;
        for _day in 0..120 {
            header = header.opened(hash(save)).opened(hash(save));
            begun.push(hash(save));
            for _ in 0..500 {
                header = header.after(hash(save), 1);
                save += 1;
            }
            assert!(header.parents.len() <= MOST_PARENTS);
        }
        let remembered = begun.iter().rev().take_while(|hash| header.parents.contains(hash)).count();
        assert!(remembered >= 30, "{remembered}");
        let of_all = begun.iter().filter(|hash| header.parents.contains(hash)).count();
        assert!(of_all >= MOST_BEGINNINGS - 1, "{of_all}");
        let of_long_ago = begun[..60].iter().filter(|hash| header.parents.contains(hash)).count();
        assert!(of_long_ago > 0, "what was begun months ago is remembered here and there");
    }

    #[test]
    fn what_was_joined_came_from_both() {
        let mine = Header::fresh().after(hash(1), 1).after(hash(2), 5);
        let theirs = Header { document: mine.document.clone(), ..Header::fresh() }.after(hash(1), 1).after(hash(3), 9);
        let joined = mine.joined(&theirs);
        assert_eq!((joined.revision, joined.parents), (9, vec![hash(1), hash(3), hash(2)]));
    }
}
