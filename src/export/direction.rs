//! Which way text is written: from left to right, or from right to left as Hebrew, Arabic and their relatives are.
//!
//! Office files must be told; nothing in them finds it out.

/// Returns whether a letter belongs to a script that is written from right to left: Hebrew, Arabic and their relatives.
const fn is_right_letter(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// Returns whether words begin with a letter from right to left, which then is the direction of the whole.
pub(super) fn is_right_to_left(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_letter)
}

/// Splits words where their direction changes. What has no direction goes with what is around it.
pub(super) fn by_direction(words: &str) -> Vec<(&str, bool)> {
    let whole = is_right_to_left(words);
    let mut pieces: Vec<(usize, bool)> = vec![];
    // Where the blanks and signs begin that are not yet with either side.
    let mut between = 0;
    for (at, c) in words.char_indices() {
        if !c.is_alphanumeric() {
            continue;
        }
        let right = is_right_letter(c);
        match pieces.last() {
            None => pieces.push((0, right)),
            Some((_, last)) if *last == right => {}
            Some((_, last)) => pieces.push((if *last == whole { at } else { between }, right)),
        }
        between = at + c.len_utf8();
    }
    if pieces.is_empty() {
        return if words.is_empty() { vec![] } else { vec![(words, false)] };
    }
    let ends = pieces.iter().skip(1).map(|(start, _)| *start).chain([words.len()]);
    pieces.iter().zip(ends).map(|((start, right), end)| (&words[*start..end], *right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_split_at_words() {
        assert_eq!(by_direction("Croeso! 5"), [("Croeso! 5", false)]);
        assert_eq!(by_direction("مرحبا بكم"), [("مرحبا بكم", true)]);
        assert_eq!(by_direction("Say مرحبا, twice"), [("Say ", false), ("مرحبا", true), (", twice", false)]);
        assert_eq!(by_direction("مرحبا NHS بكم"), [("مرحبا ", true), ("NHS", false), (" بكم", true)]);
        assert_eq!(by_direction("\u{1f930}!"), [("\u{1f930}!", false)]);
        assert!(by_direction("").is_empty());
        assert!(is_right_to_left("\u{200f}1. مرحبا") && !is_right_to_left("1. Hello مرحبا") && !is_right_to_left("12"));
    }
}
