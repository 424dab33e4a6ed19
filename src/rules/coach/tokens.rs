//! The words of a statement, each with its place, so that everything later can say what it was read from.
//!
//! One pass, no backtracking. Curly quotes, long dashes and hard spaces read like plain ones; the places stay those of
//! the statement as it was typed.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with the hyphens and apostrophes inside.
    Word,
    /// Digits, without thousands commas.
    Number,
    /// Letters and digits together, an address, a hashtag: no figure, whatever it contains.
    Name,
    /// One mark.
    Mark,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
    plain_start: usize,
    plain_end: usize,
}

/// A statement as a row of tokens.
#[derive(Debug)]
pub(super) struct Text<'a> {
    source: &'a str,
    /// The tokens in lower case with plain marks, one after the other.
    plain: String,
    tokens: Vec<Token>,
}

/// How many tokens are read. A statement is a sentence or two; what comes after so many words is no part of it, and a
/// bound keeps the cost of any text in proportion to its length.
const MOST: usize = 400;

/// What may stand directly behind a number without a space.
const SUFFIXES: [&str; 21] = [
    "p", "k", "m", "bn", "st", "nd", "rd", "th", "pp", "ppt", "ppts", "pc", "x", "h", "hr", "hrs", "min", "mins",
    "pts", "mn", "million",
];

impl<'a> Text<'a> {
    /// Reads a statement, as far as a statement goes.
    pub(super) fn new(source: &'a str) -> Self {
        let mut text = Self { source, plain: String::with_capacity(source.len()), tokens: vec![] };
        let mut at = 0;
        while let Some(first) = source[at..].chars().next().filter(|_| text.tokens.len() < MOST) {
            at = if first.is_whitespace() || is_unseen(first) { at + first.len_utf8() } else { text.token(at, first) };
        }
        text
    }

    /// Returns how many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns a token in lower case, or an empty text beyond the end.
    pub(super) fn word(&self, place: usize) -> &str {
        self.tokens.get(place).map_or("", |token| &self.plain[token.plain_start..token.plain_end])
    }

    /// Returns the token that stands some places before another.
    pub(super) fn before(&self, place: usize, steps: usize) -> &str {
        place.checked_sub(steps).map_or("", |place| self.word(place))
    }

    /// Returns what a token is; beyond the end everything is a mark.
    pub(super) fn kind(&self, place: usize) -> Kind {
        self.tokens.get(place).map_or(Kind::Mark, |token| token.kind)
    }

    /// Returns whether a token begins with a capital letter.
    pub(super) fn is_capital(&self, place: usize) -> bool {
        self.tokens.get(place).is_some_and(|token| self.source[token.start..].starts_with(char::is_uppercase))
    }

    /// Returns whether a token stands directly behind the one before it, without a space.
    pub(super) fn is_joined(&self, place: usize) -> bool {
        match (place.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(place)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }

    /// Returns whether the tokens from a place on are these words.
    pub(super) fn starts(&self, place: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(place + step) == *word)
    }

    /// Returns whether a mark ends a sentence or stands between two that are not closer related than sentences.
    pub(super) fn is_stop(&self, place: usize) -> bool {
        match self.word(place) {
            ";" | "!" | "?" => true,
            "." => !self.is_joined(place + 1) && (place + 1 >= self.len() || !self.is_short_form(place)),
            _ => false,
        }
    }

    /// Returns whether the full stop belongs to a short form such as `e.g.` or `no.`.
    fn is_short_form(&self, stop: usize) -> bool {
        let word = self.before(stop, 1);
        word.len() == 1 && !word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word, "no" | "approx" | "dr" | "st")
    }

    /// Returns whether a sentence begins at a place.
    pub(super) fn is_start(&self, place: usize) -> bool {
        place == 0 || self.is_stop(place - 1)
    }

    /// Returns where some tokens stand in the statement.
    pub(super) fn span(&self, places: &Range<usize>) -> Range<usize> {
        let Some(last) = places.end.checked_sub(1).and_then(|last| self.tokens.get(last)) else { return 0..0 };
        match self.tokens.get(places.start) {
            Some(first) if first.start <= last.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Returns some tokens as they were typed.
    pub(super) fn words(&self, places: &Range<usize>) -> &'a str {
        &self.source[self.span(places)]
    }

    /// Reads the token at a place and returns the place behind it.
    fn token(&mut self, at: usize, first: char) -> usize {
        let rest = &self.source[at..];
        if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
            return self.push(Kind::Name, at, at + rest.find(char::is_whitespace).unwrap_or(rest.len()));
        }
        if matches!(first, '@' | '#') && rest[1..].starts_with(char::is_alphanumeric) {
            let end = rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(rest.len(), |end| end + 1);
            return self.push(Kind::Name, at, at + end);
        }
        if first.is_ascii_digit() {
            return self.number(at);
        }
        if first.is_alphanumeric() {
            return self.letters(at);
        }
        self.push(Kind::Mark, at, at + first.len_utf8())
    }

    /// Reads a word.
    fn letters(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let mut end = rest.len();
        let mut letters = rest.char_indices().peekable();
        while let Some((place, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let joins = next.is_some_and(char::is_alphanumeric) && matches!(plain(letter), '-' | '\'' | '&');
            if letter == '.' && ends_an_address(&rest[place + 1..]) {
                continue;
            }
            let in_version = letter == '.' && next.is_some_and(|c| c.is_ascii_digit());
            if in_version && rest[..place].ends_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            if letter == '@' && next.is_some_and(char::is_alphanumeric) {
                end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                return self.push(Kind::Name, at, at + end);
            }
            if !(letter.is_alphanumeric() || is_unseen(letter) || joins) {
                end = place;
                break;
            }
        }
        let has_digit = rest[..end].contains(|c: char| c.is_ascii_digit());
        self.push(if has_digit { Kind::Name } else { Kind::Word }, at, at + end)
    }

    /// Reads a number and the letters that belong to it.
    fn number(&mut self, at: usize) -> usize {
        let rest = &self.source[at..];
        let bytes = rest.as_bytes();
        let mut end = digits(bytes, 0);
        let may_be_grouped = end <= 3 && bytes.first() != Some(&b'0');
        while may_be_grouped && bytes.get(end) == Some(&b',') && digits(bytes, end + 1) == end + 4 {
            end += 4;
        }
        // 7,5 is 7.5 to some and a slip of the finger to others, so it is no figure.
        if bytes.get(end) == Some(&b',') && digits(bytes, end + 1) > end + 1 {
            let run = rest.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(rest.len());
            return self.name(at, run);
        }
        // Hard and thin spaces between thousands.
        while let Some(space) = rest[end..].chars().next().filter(|c| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')) {
            let next = end + space.len_utf8();
            if digits(bytes, next) != next + 3 || end > 3 && !rest[..end].contains(space) {
                break;
            }
            end = next + 3;
        }
        let part = digits(bytes, end + 1);
        if bytes.get(end) == Some(&b'.') && part > end + 1 {
            // Two stops make a date or a version: 31.3.2027.
            let has_second = bytes.get(part) == Some(&b'.') && digits(bytes, part + 1) > part + 1;
            if !has_second && !self.follows_a_joined_stop(at) {
                end = part;
            }
        }
        if bytes.get(end) == Some(&b':') && digits(bytes, end + 1) > end + 1 {
            return self.push(Kind::Name, at, at + digits(bytes, end + 1));
        }
        let behind = &rest[end..];
        let letters = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        if letters > 0 && !SUFFIXES.iter().any(|suffix| behind[..letters].eq_ignore_ascii_case(suffix)) {
            return self.name(at, end);
        }
        // 12-week, 16-24-year-olds: a name for something, not a figure.
        let mut tail = behind;
        if let Some(past) = tail.strip_prefix(is_dash) {
            let inner = digits(past.as_bytes(), 0);
            tail = if inner > 0 { past[inner..].strip_prefix(is_dash).unwrap_or("") } else { past };
            if tail.starts_with(char::is_alphabetic) {
                return self.name(at, end);
            }
        }
        self.push(Kind::Number, at, at + end);
        if letters > 0 { self.push(Kind::Word, at + end, at + end + letters) } else { at + end }
    }

    /// Returns whether the two tokens before a place are a number and a stop, all without spaces.
    fn follows_a_joined_stop(&self, at: usize) -> bool {
        match self.tokens.last_chunk::<2>() {
            Some([number, stop]) => {
                number.kind == Kind::Number
                    && stop.end == at
                    && number.end == stop.start
                    && &self.plain[stop.plain_start..stop.plain_end] == "."
            }
            None => false,
        }
    }

    /// Takes everything that hangs on a number as a name.
    fn name(&mut self, at: usize, from: usize) -> usize {
        let behind = &self.source[at + from..];
        let length = behind.find(|c: char| !(c.is_alphanumeric() || is_dash(c))).unwrap_or(behind.len());
        let length = behind[..length].trim_end_matches(is_dash).len();
        self.push(Kind::Name, at, at + from + length)
    }

    /// Adds a token and returns the place behind it.
    fn push(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        let plain_start = self.plain.len();
        for letter in self.source[start..end].chars().filter(|c| !is_unseen(*c)) {
            if kind == Kind::Number && !(letter.is_ascii_digit() || letter == '.') {
                continue;
            }
            self.plain.extend(plain(letter).to_lowercase());
        }
        self.tokens.push(Token { kind, start, end, plain_start, plain_end: self.plain.len() });
        end
    }
}

/// Returns where the run of digits that begins at a place ends.
fn digits(bytes: &[u8], from: usize) -> usize {
    let length = bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count());
    from + length
}

/// Returns whether a letter takes no room: soft hyphens, joiners, byte order marks.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Returns whether a mark is a hyphen or a dash.
const fn is_dash(letter: char) -> bool {
    matches!(plain(letter), '-')
}

/// Returns the plain form of a mark.
const fn plain(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2022}' | '\u{b7}' => '*',
        '\u{d7}' => 'x',
        other => other,
    }
}

/// Returns whether what stands behind a stop is the end of a web address.
fn ends_an_address(behind: &str) -> bool {
    let length = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
    ["uk", "com", "org", "net", "gov", "nhs", "co"].iter().any(|end| behind[..length].eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> String {
        let text = Text::new(source);
        (0..text.len())
            .map(|place| match text.kind(place) {
                Kind::Name => format!("<{}>", text.word(place)),
                Kind::Number => format!("{}#", text.word(place)),
                Kind::Word | Kind::Mark => text.word(place).to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_numbers_and_names_are_told_apart() {
        for (source, wanted) in [
            ("COVID-19 in A&E", "<covid-19> in a&e"),
            ("2,687 people, 10%", "2687# people , 10# %"),
            ("1.2k by 31.3.2027.", "1.2# k by 31# . 3# . 2027# ."),
            ("10\u{2013}15% \u{201c}the Trust\u{2019}s\u{201d}", "10# - 15# % \" the trust's \""),
            ("a 12-week plan for 16-24-year-olds", "a <12-week> plan for <16-24-year-olds>"),
            ("2\u{a0}687 and 31/03/2027", "2687# and 31# / 3# / 2027#"),
            ("see gov.uk or me@nhs.uk #Flu2026", "see gov.uk or <me@nhs.uk> <#flu2026>"),
            ("7,5 hours, 0,500 and 2026,500", "<7,5> hours , <0,500> and <2026,500>"),
            ("9am, 10:30, 5G, 65s, 1st", "<9am> , <10:30> , <5g> , <65s> , 1# st"),
        ] {
            assert_eq!(tokens(source), wanted.replace("/ 3#", "/ 03#"), "{source}");
        }
    }
}
