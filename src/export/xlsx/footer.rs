//! The footer of a printed sheet, in the short codes that Excel has for it.
//!
//! What a person typed stands between codes that begin with `&` and may run into digits, so it is kept apart from them:
//! a size is followed by the name of a typeface, never by words, and each `&` of a person is doubled after the cut.

use crate::export::outline::Document;

/// The longest footer, in UTF-16 units as Excel counts, codes included.
const LONGEST: usize = 255;
/// What stands before the words: to the left, at 8 points, in the typeface of the workbook.
const BEFORE: &str = "&L&8&\"-,Regular\"";
/// What stands behind them: to the right, at 8 points, the name of the sheet and the page.
const BEHIND: &str = "&R&8&A, page &P of &N";

/// Returns the footer of each sheet of a document.
pub(super) fn footer(document: &Document) -> String {
    let title = super::super::docx::title(document);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{BEFORE}{}{BEHIND}", escaped(&title, LONGEST - BEFORE.len() - BEHIND.len()))
}

/// Returns words as a footer has them, in at most so many units; where there is no room for all, with an ellipsis.
fn escaped(words: &str, longest: usize) -> String {
    let length = |c: char| if c == '&' { 2 } else { c.len_utf16() };
    let doubled = |words: &str| words.replace('&', "&&");
    if words.chars().map(length).sum::<usize>() <= longest {
        return doubled(words);
    }
    let mut room = longest - 1;
    let fits = |c: &char| room.checked_sub(length(*c)).map(|rest| room = rest).is_some();
    let kept: String = words.chars().take_while(fits).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole_words, _)| whole_words);
    format!("{}\u{2026}", doubled(kept))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::export::{Selection, worksheets};

    fn of(organisation: &str) -> String {
        let workbook = riverside();
        let mut document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        organisation.clone_into(&mut document.organisation);
        footer(&document)
    }

    /// Reads the left part of a footer as Excel does: its size and its words.
    fn left(footer: &str) -> (u32, String) {
        let mut rest = footer.strip_prefix("&L").unwrap().chars().peekable();
        let (mut size, mut words) = (0, String::new());
        while let Some(c) = rest.next() {
            match (c, rest.peek().copied()) {
                ('&', Some('&')) => words.extend(rest.next()),
                ('&', Some('R')) => break,
                ('&', Some('"')) => {
                    rest.next();
                    let _ = rest.by_ref().take_while(|c| *c != '"').count();
                }
                ('&', Some(digit)) if digit.is_ascii_digit() => {
                    size = 0;
                    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                        size = size * 10 + digit.to_digit(10).unwrap();
                    }
                }
                ('&', code) => panic!("{code:?} is a code in {footer}"),
                (c, _) => words.push(c),
            }
        }
        (size, words)
    }

    #[test]
    fn a_name_that_begins_with_a_digit_is_words_and_no_size() {
        let name = "5 Rivers Partnership NHS Foundation Trust";
        assert_eq!(left(&of(name)), (8, format!("{name} \u{b7} Social media review")));
        assert_eq!(left(&of("R&D & Co \"8\" &8")), (8, "R&D & Co \"8\" &8 \u{b7} Social media review".to_owned()));
    }

    proptest! {
        #[test]
        fn any_name_is_words_and_the_footer_is_never_too_long(
            name in r#"[&0-9A-Z" \u{1f930}a]{0,400}|[a-z& ]{0,600}|[^\x00-\x1f]{0,300}"#,
        ) {
            let footer = of(&name);
            prop_assert!(footer.encode_utf16().count() <= LONGEST);
            let (size, words) = left(&footer);
            let title = format!("{name} \u{b7} Social media review");
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = title.trim_start_matches("\u{b7} ");
            prop_assert_eq!(size, 8);
            let beginning = words.strip_suffix('\u{2026}').unwrap_or(&words).trim_start_matches("\u{b7} ");
            prop_assert!(title.starts_with(beginning), "{} of {}", words, title);
        }
    }
}
