//! Where the parts of a file stand in its text: named fields, entries of lists and of maps, each with its bytes.
//!
//! The text was read as a workbook before, so it is sound; where it should not be, less is found and nothing panics.

use super::header::{after_comment, after_raw_string, after_space, after_string};

/// What a value is, seen through `Some(…)` and the names of variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Named fields, which begin at a byte.
    Fields(usize),
    /// A list, of which the first entry begins there.
    List(usize),
    /// A map, of which the first entry begins there.
    Map(usize),
    /// A figure, a text or a name.
    Plain,
}

/// A named field or an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The name of the field, or the key as the text has it. Empty in a list.
    pub(super) name: &'t str,
    /// Where the name or the key begins; in a list, the value.
    pub(super) start: usize,
    /// Where the value begins.
    pub(super) value: usize,
    /// Where the value ends.
    pub(super) end: usize,
    /// Where the comma behind it ends, if there is one.
    pub(super) next: usize,
}

/// Returns what the value at a byte is, and the variants that it is wrapped in, from the outside in.
pub(super) fn shape(text: &str, mut at: usize) -> (Shape, Vec<&str>) {
    let bytes = text.as_bytes();
    let mut variants = vec![];
    loop {
        at = after_space(bytes, at);
        match bytes.get(at) {
            Some(b'[') => return (Shape::List(at + 1), variants),
            Some(b'{') => return (Shape::Map(at + 1), variants),
            Some(b'(') => {
                let inside = after_space(bytes, at + 1);
                let name = name_at(text, inside);
                let behind = after_space(bytes, inside + name.len());
                let is_field = !name.is_empty() && bytes.get(behind) == Some(&b':');
                if is_field || bytes.get(inside) == Some(&b')') {
                    return (Shape::Fields(at + 1), variants);
                }
                at = inside;
            }
            _ => {
                let name = name_at(text, at);
                let behind = after_space(bytes, at + name.len());
                if name.is_empty() || bytes.get(behind) != Some(&b'(') {
                    return (Shape::Plain, variants);
                }
                if name != "Some" {
                    variants.push(name);
                }
                at = behind;
            }
        }
    }
}

/// Returns the fields of a struct, or the entries of a map, from where its first one begins.
pub(super) fn named(text: &str, open: usize) -> impl Iterator<Item = Piece<'_>> {
    let bytes = text.as_bytes();
    let mut at = open;
    std::iter::from_fn(move || {
        let start = after_space(bytes, at);
        if is_closed(bytes, start) {
            return None;
        }
        let name_end = end_of(text, start);
        let colon = after_space(bytes, name_end);
        if bytes.get(colon) != Some(&b':') {
            return None;
        }
        let value = after_space(bytes, colon + 1);
        let end = end_of(text, value);
        let next = after_mark(bytes, end);
        at = next;
        Some(Piece { name: &text[start..name_end], start, value, end, next })
    })
}

/// Returns the entries of a list, from where its first one begins.
pub(super) fn listed(text: &str, open: usize) -> impl Iterator<Item = Piece<'_>> {
    let bytes = text.as_bytes();
    let mut at = open;
    std::iter::from_fn(move || {
        let start = after_space(bytes, at);
        let end = end_of(text, start);
        if is_closed(bytes, start) || end == start {
            return None;
        }
        let next = after_mark(bytes, end);
        at = next;
        Some(Piece { name: "", start, value: start, end, next })
    })
}

fn is_closed(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|byte| matches!(byte, b')' | b']' | b'}'))
}

/// Returns the place behind the comma that follows, or the place itself.
fn after_mark(bytes: &[u8], end: usize) -> usize {
    let comma = after_space(bytes, end);
    if bytes.get(comma) == Some(&b',') { comma + 1 } else { end }
}

/// Returns the name that begins at a byte. Empty where there is none.
fn name_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let is_start = rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    if is_start { &rest[..end] } else { "" }
}

/// Returns where the value, the name or the key that begins at a byte ends: before the comma, the colon or the closing
/// bracket that follows it, without the space between.
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end, mut depth) = (start, start, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b',' | b':' if depth == 0 => break,
            b')' | b']' | b'}' => {
                let Some(less) = depth.checked_sub(1) else { break };
                depth = less;
                at += 1;
            }
            b'(' | b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b'"' => at = after_string(bytes, at),
            b'\'' => at = after_letter(text, at),
            b'/' => {
                at = after_comment(bytes, at);
                continue;
            }
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            byte if byte.is_ascii_alphabetic() || *byte == b'_' => {
                let name = name_at(text, at);
                at += name.len();
                if matches!(name, "r" | "br") {
                    at = after_raw_string(bytes, at);
                }
            }
            _ => at += 1,
        }
        end = at;
    }
    end.min(text.len())
}

/// Returns the place behind one letter in quotes.
fn after_letter(text: &str, quote: usize) -> usize {
    let rest = &text[quote + 1..];
    let skipped = if rest.starts_with('\\') { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
    rest.get(skipped..).and_then(|rest| rest.find('\'')).map_or(text.len(), |end| quote + 1 + skipped + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "( a : Some(Known(x: \"(,\\\"\", y: r#\"\")\"#)) , /* , */ b: [1, (z: ')'), // ]\n {}], c: { \"k:\": 1, Aim: () })";

    #[test]
    fn fields_and_entries_are_found_past_strings_comments_and_wrappers() {
        let (Shape::Fields(open), variants) = shape(TEXT, 0) else { panic!("no fields") };
        assert!(variants.is_empty());
        let all: Vec<Piece<'_>> = named(TEXT, open).collect();
        assert_eq!(all.iter().map(|piece| piece.name).collect::<Vec<_>>(), ["a", "b", "c"]);
        let (Shape::Fields(open), variants) = shape(TEXT, all[0].value) else { panic!("no fields") };
        assert_eq!(variants, ["Known"]);
        let inner: Vec<&str> = named(TEXT, open).map(|piece| &TEXT[piece.start..piece.end]).collect();
        assert_eq!(inner, ["x: \"(,\\\"\"", "y: r#\"\")\"#"]);
        let (Shape::List(open), _) = shape(TEXT, all[1].value) else { panic!("no list") };
        assert_eq!(
            listed(TEXT, open).map(|piece| &TEXT[piece.value..piece.end]).collect::<Vec<_>>(),
            ["1", "(z: ')')", "{}"]
        );
        let (Shape::Map(open), _) = shape(TEXT, all[2].value) else { panic!("no map") };
        assert_eq!(named(TEXT, open).map(|piece| piece.name).collect::<Vec<_>>(), ["\"k:\"", "Aim"]);
        assert_eq!(shape("(((\"x\")))", 0), (Shape::Plain, vec![]));
        assert_eq!(shape("Some(())", 0), (Shape::Fields(6), vec![]));
    }

    #[test]
    fn broken_text_ends_and_does_not_panic() {
        for text in [
            "",
            "(",
            "(a",
            "(a:",
            "(a: [",
            "(a: \"",
            "(a: 'x",
            "(a: r#\"",
            "[",
            "{",
            "{\"k\"",
            "(\u{e9}",
            "(a: '\u{e9}",
        ] {
            let (shape, _) = shape(text, 0);
            let count = match shape {
                Shape::Fields(open) | Shape::Map(open) => named(text, open).count(),
                Shape::List(open) => listed(text, open).count(),
                Shape::Plain => 0,
            };
            assert!(count <= 1, "{text}");
        }
    }
}
