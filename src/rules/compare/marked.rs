//! Two texts as one, with the words that went and the words that came marked: whole words, as a person would read it.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most words and spaces that are compared. Beyond that the whole text went and came.
const MOST_PARTS: usize = 6_000;

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It stands in both.
    Same,
    /// It is only in the older text.
    Gone,
    /// It is only in the newer text.
    Came,
}

/// A piece of text with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What happened.
    pub mark: Mark,
    /// The words, with the space around them as it was written.
    pub text: String,
}

/// Returns both texts in one. Without what came it is the older text, without what went the newer one, to the letter.
pub fn marked(old: &str, new: &str) -> Vec<Piece> {
    let (was, is) = (parts(old), parts(new));
    let mut pieces: Vec<Piece> = vec![];
    let mut add = |mark: Mark, text: String| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.mark == mark => last.text.push_str(&text),
        _ => pieces.push(Piece { mark, text }),
    };
    if was.len().max(is.len()) > MOST_PARTS {
        add(Mark::Gone, old.to_owned());
        add(Mark::Came, new.to_owned());
        return pieces;
    }
    // What goes and comes without a word between them stands together: all that went, then all that came.
    let (mut gone, mut came) = (String::new(), String::new());
    for step in capture_diff_slices(Algorithm::Myers, &was, &is) {
        let (old_range, new_range) = (step.old_range(), step.new_range());
        if let DiffOp::Equal { .. } = step {
            let same = was[old_range].concat();
            let between = same.chars().all(char::is_whitespace) && !(gone.is_empty() && came.is_empty());
            if between && new_range.end < is.len() {
                gone.push_str(&same);
                came.push_str(&same);
                continue;
            }
            add(Mark::Gone, std::mem::take(&mut gone));
            add(Mark::Came, std::mem::take(&mut came));
            add(Mark::Same, same);
        } else {
            gone.push_str(&was[old_range].concat());
            came.push_str(&is[new_range].concat());
        }
    }
    add(Mark::Gone, gone);
    add(Mark::Came, came);
    pieces
}

/// Splits a text into words and the spaces between them.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![];
    let mut start = 0;
    let mut was_space: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        if was_space.is_some_and(|was| was != is_space) {
            parts.push(&text[start..at]);
            start = at;
        }
        was_space = Some(is_space);
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(old: &str, new: &str) -> String {
        let pieces = marked(old, new);
        let said = pieces.iter().map(|piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Gone => format!("[-{}-]", piece.text),
            Mark::Came => format!("[+{}+]", piece.text),
        });
        said.collect()
    }

    #[test]
    fn whole_words_are_marked() {
        for (old, new, marks) in [
            ("We have two people", "We have three people", "We have [-two-][+three+] people"),
            ("one two three", "one four five", "one [-two three-][+four five+]"),
            ("", "new words", "[+new words+]"),
            ("gone", "", "[-gone-]"),
            ("the same", "the same", "the same"),
            ("2,687 readers", "323 readers", "[-2,687-][+323+] readers"),
        ] {
            assert_eq!(said(old, new), marks);
        }
        let long = "word ".repeat(MOST_PARTS);
        assert_eq!(marked(&long, "short").len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_come_together_again(old in "[ab ]{0,12}|\\PC{0,12}", new in "[ab ]{0,12}|\\PC{0,12}") {
            let pieces = marked(&old, &new);
            let without = |mark: Mark| -> String {
                pieces.iter().filter(|piece| piece.mark != mark).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(Mark::Came), old.clone());
            prop_assert_eq!(without(Mark::Gone), new.clone());
            prop_assert_eq!(pieces.iter().all(|piece| piece.mark == Mark::Same), old == new);
        }
    }
}
