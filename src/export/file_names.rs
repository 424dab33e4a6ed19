//! Names of files: safe on every system, and short enough without a word that is cut or a paper that is not named.

use super::{Document, Format};

/// The longest stem of a file name, in characters: leaves room for a deep folder on Windows.
const LONGEST: usize = 120;
/// What a name has when nothing of it is left.
const NAMELESS: &str = "Social media review";
/// Words after which another word would have to follow.
const SMALL: [&str; 12] = ["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with", "&"];

/// Returns a file name for a document, safe on Windows: `Riverside NHS Trust social media review November 2026.html`.
pub fn file_name(document: &Document, format: Format) -> String {
    safe_name(&stem_of(document, LONGEST), format.extension())
}

/// Returns a file name with an ending, safe on Windows.
pub fn safe_name(stem: &str, extension: &str) -> String {
    let stem: String = stem
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => ' ',
            c if c.is_control() || is_direction_mark(c) => ' ',
            c => c,
        })
        .collect();
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = shortened(&stem, LONGEST).trim_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{}.{extension}", if stem.is_empty() { NAMELESS } else { stem })
}

/// Returns the stem of the name of a document's file in at most so many characters. Where it is longer, the name of the
/// organisation gives way: it says least about which paper it is.
pub(super) fn stem_of(document: &Document, longest: usize) -> String {
    let words: Vec<&str> = document.stem.split_whitespace().collect();
    let named = document.organisation.split_whitespace();
    let mut named = words.iter().zip(named).take_while(|(word, name)| **word == *name).count();
    let paper = words[named..].join(" ");
    let fits = |named: usize| -> bool {
        let letters: usize = words[..named].iter().map(|word| word.chars().count() + 1).sum();
        letters + paper.chars().count() <= longest
    };
    let is_whole = fits(named);
    while named > 0 && !fits(named) {
        named -= 1;
    }
    while !is_whole && named > 0 && SMALL.contains(&words[named - 1]) {
        named -= 1;
    }
    let stem = words[..named].iter().copied().chain([paper.as_str()]).collect::<Vec<_>>().join(" ");
    shortened(&stem, longest).to_owned()
}

/// Returns words in at most so many characters, whole words where one has room.
pub(super) fn shortened(words: &str, longest: usize) -> &str {
    let Some((end, c)) = words.char_indices().nth(longest) else { return words };
    let mut kept = &words[..end];
    if !c.is_whitespace() {
        kept = kept.rsplit_once(' ').map_or(kept, |(whole_words, _)| whole_words);
    }
    while let Some((before, last)) = kept.rsplit_once(' ')
        && (SMALL.contains(&last) || last.is_empty())
    {
        kept = before;
    }
    kept
}

/// Returns whether a character only steers the direction of text; in a file name it can disguise the ending.
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::export::{Selection, worksheets};

    fn review() -> Document {
        let workbook = riverside();
        worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY)
    }

    #[test]
    fn names_say_what_the_file_is() {
        assert_eq!(file_name(&review(), Format::Html), "Riverside NHS Trust social media review November 2026.html");
    }

    #[test]
    fn names_are_safe_on_windows() {
        let mut document = review();
        for (stem, name) in [
            ("North/South: \"Trust\" <A|B>?*", "North South Trust A B.md"),
            ("..\\..\\etc. ", "etc.md"),
            ("", "Social media review.md"),
            ("a\u{202e}lmth.b", "a lmth.b.md"),
        ] {
            stem.clone_into(&mut document.stem);
            assert_eq!(file_name(&document, Format::Markdown), name);
        }
        document.stem = "é".repeat(300);
        assert_eq!(file_name(&document, Format::Html).chars().count(), LONGEST + 5);
    }

    #[test]
    fn a_long_organisation_gives_way_and_the_paper_is_named_in_whole_words() {
        let mut document = review();
        let paper = "board paper for decision September 2026 public version";
        "South West Yorkshire and District Partnership NHS Foundation Trust".clone_into(&mut document.organisation);
        document.stem = format!("{} {paper}", document.organisation);
        for (longest, name) in [
            (121, format!("{} {paper}", document.organisation)),
            (120, format!("South West Yorkshire and District Partnership NHS Foundation {paper}")),
            (80, format!("South West Yorkshire {paper}")),
            (60, format!("South {paper}")),
            (54, paper.to_owned()),
            (40, "board paper for decision September 2026".to_owned()),
            // Not "board paper for": the next word would have to follow.
            (16, "board paper".to_owned()),
        ] {
            assert_eq!(stem_of(&document, longest), name, "{longest}");
            assert!(stem_of(&document, longest).chars().count() <= longest);
        }
    }
}
