//! How much room words need in a drawing, and where their lines break.
//!
//! No typeface is loaded here: the room is reckoned from the widths of letters in Inter, by kind of letter and rounded up,
//! so that the same workbook gives the same drawing everywhere and words stay inside their boxes.

/// The height of a letter, in the unit of a drawing.
pub(in crate::export) const LETTER: i64 = 13;
/// The most lines of words in a box.
pub(super) const MOST_LINES: usize = 3;

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Weight {
    /// As in running text.
    Plain,
    /// As in a heading.
    Strong,
}

/// Returns the room of a letter in thousandths of its height: those of Inter by kind of letter, with room to spare for
/// a typeface that stands in for it.
fn advance(letter: char, weight: Weight) -> i64 {
    let plain = match letter {
        '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '\u{2019}' | ' ' => 310,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '1' => 430,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | '\u{2026}' | '\u{2014}' => 980,
        'A'..='Z' | '0'..='9' => 730,
        c if c.is_ascii() => 620,
        // Letters of other alphabets are about as wide as ours; signs, ideograms and pictures fill a square or more.
        c if c.is_alphabetic() && c < '\u{1100}' => 760,
        _ => 1300,
    };
    if weight == Weight::Strong { plain * 107 / 100 } else { plain }
}

/// Returns the room of words in thousandths of the height of a letter.
pub(in crate::export) fn advance_of(words: &str, weight: Weight) -> i64 {
    words.chars().map(|letter| advance(letter, weight)).sum()
}

/// Returns how wide words are.
pub(in crate::export) fn width_of(words: &str, weight: Weight) -> i64 {
    advance_of(words, weight) * LETTER / 1000
}

/// Breaks words into lines that fit, at most three; what does not fit ends in an ellipsis.
pub(super) fn wrap(words: &str, width: i64, weight: Weight) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        for (place, piece) in pieces(word, width, weight).into_iter().enumerate() {
            let Some(line) = lines.last_mut() else { continue };
            let joined =
                if line.is_empty() || place > 0 { format!("{line}{piece}") } else { format!("{line} {piece}") };
            if line.is_empty() || width_of(&joined, weight) <= width {
                *line = joined;
            } else {
                lines.push(piece);
            }
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            while width_of(&format!("{last}\u{2026}"), weight) > width && last.pop().is_some() {}
            let kept = last.trim_end_matches([' ', ',', ';', ':', '.', '\u{2026}']).len();
            last.truncate(kept);
            last.push('\u{2026}');
        }
    }
    lines
}

/// Breaks a word that is wider than a line; any other stays whole.
fn pieces(word: &str, width: i64, weight: Weight) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        if let Some(piece) = pieces.last_mut() {
            if !piece.is_empty() && width_of(piece, weight) + advance(letter, weight) * LETTER / 1000 + 1 > width {
                pieces.push(letter.to_string());
            } else {
                piece.push(letter);
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_in_three_lines_at_most() {
        let wrap = |words: &str| wrap(words, 136, Weight::Plain);
        assert_eq!(wrap("Raise it"), ["Raise it"]);
        assert_eq!(wrap("7.1% to 5.5%: missed appointments"), ["7.1% to 5.5%:", "missed", "appointments"]);
        let long = wrap("Share of patients who have heard of the Constitution and know of one right");
        assert_eq!((long.len(), long[2].ends_with('\u{2026}')), (3, true));
        let unbroken = wrap(&"Llanfairpwllgwyngyll".repeat(9));
        assert_eq!((unbroken.len(), unbroken[2].ends_with('\u{2026}')), (3, true));
        assert_eq!(wrap(""), [""]);
    }
}
