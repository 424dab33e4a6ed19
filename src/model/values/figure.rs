//! The one reader of figures: hours, money, numbers, baselines and readings are all read here.
//!
//! A comma or a blank is a mark between thousands only where it stands before every group of exactly three digits. What
//! is written in another way is never read as the nearest thing: the reader says what may have been meant.

use std::borrow::Cow;

use super::NotUnderstood;

/// Which ends of a figure are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// Only the figure itself.
    Plain,
    /// Also `3.2K`, `1.2m` and `2 million`.
    Large,
}

/// Why a text is not a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is none.
    NotAFigure,
    /// Its commas, stops or blanks leave open what is meant: the figures that it may stand for.
    Unclear(Vec<i64>),
}

impl Fault {
    /// Returns the fault for a person: the figures to choose from as `write` writes them, or what is wanted.
    pub(super) fn told(self, wanted: &'static str, write: impl Fn(i64) -> Option<String>) -> NotUnderstood {
        let readings = match self {
            Self::NotAFigure => vec![],
            Self::Unclear(values) => values.into_iter().filter_map(write).collect(),
        };
        NotUnderstood::choose(readings, wanted)
    }
}

/// The letters and words behind a figure, and how many noughts each stands for.
const LARGE: [(&str, u32); 8] = [
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("mn", 6),
    ("bn", 9),
    ("k", 3),
    ("m", 6),
    // Without anything behind it.
    ("", 0),
];

/// Reads a figure as a whole number of the smallest parts: with two places, `18.75` is 1875.
///
/// A figure with more places than are kept is refused, so that nothing is rounded unseen.
pub(super) fn read(text: &str, places: u32, scale: Scale) -> Result<i64, Fault> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = text.to_lowercase();
    let (text, noughts) = LARGE
        .iter()
        .filter(|(word, _)| scale == Scale::Large || word.is_empty())
        .find_map(|(word, noughts)| Some((lower.strip_suffix(word)?, *noughts)))
        .unwrap_or((lower.as_str(), 0));
    let plain = one_blank(text.trim_end());
    let figure = Written { text: plain.as_ref(), places, noughts, negative };
    figure.value().map_or_else(|| Err(figure.fault()), Ok)
}

/// Returns the text with one plain blank for every run of blanks.
fn one_blank(text: &str) -> Cow<'_, str> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    if !text.contains(is_blank) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split(is_blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// The digits and marks of a figure.
#[derive(Clone, Copy)]
struct Written<'t> {
    text: &'t str,
    places: u32,
    noughts: u32,
    negative: bool,
}

impl Written<'_> {
    /// Returns the value, where the figure is written in the British way.
    fn value(&self) -> Option<i64> {
        let (whole, part) = self.text.split_once('.').unwrap_or((self.text, ""));
        self.of(&grouped(whole)?, part)
    }

    /// Returns the value of the digits before and behind the decimal point.
    fn of(&self, whole: &str, part: &str) -> Option<i64> {
        let room = self.places + self.noughts;
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && part.is_empty() || !are_digits(whole) || !are_digits(part) || part.len() > room as usize
        {
            return None;
        }
        let digits: i64 = format!("0{whole}{part}").parse().ok()?;
        let size = digits.checked_mul(10_i64.checked_pow(room - u32::try_from(part.len()).ok()?)?)?;
        Some(if self.negative { -size } else { size })
    }

    /// Returns what may have been meant.
    fn fault(&self) -> Fault {
        let is_mark = |c: char| matches!(c, ',' | ' ' | '.');
        let marks: Vec<(usize, char)> = self.text.char_indices().filter(|(_, c)| is_mark(*c)).collect();
        let is_figure = self.text.chars().all(|c| c.is_ascii_digit() || is_mark(c));
        let (Some((last, mark)), true) = (marks.last().copied(), is_figure) else { return Fault::NotAFigure };
        let (before, behind) = (&self.text[..last], &self.text[last + 1..]);
        let digits: String = self.text.chars().filter(char::is_ascii_digit).collect();
        let in_threes = |mark: char| {
            let mut groups = self.text.split(mark);
            let first = groups.next().unwrap_or_default().len();
            (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
        };
        let mut values = vec![];
        // 7,5 and 1.200,50 as the continent writes them.
        if mark == ',' && !before.contains(',') {
            let is_grouped = before.split(['.', ' ']).skip(1).all(|group| group.len() == 3);
            let whole: String = before.chars().filter(char::is_ascii_digit).collect();
            values.extend(self.of(&whole, behind).filter(|_| is_grouped));
        }
        // 7,5 as 75 with a slip of the finger, 12,34,567 as India writes it, 1.200.000.
        let may_be_whole = match mark {
            '.' => in_threes('.'),
            _ => !self.text.contains('.') && (marks.len() == 1 || behind.len() == 3),
        };
        values.extend(self.of(&digits, "").filter(|_| may_be_whole));
        values.dedup();
        if values.is_empty() { Fault::NotAFigure } else { Fault::Unclear(values) }
    }
}

/// Returns the digits of a whole figure without the marks between its thousands, if these stand where they belong.
fn grouped(whole: &str) -> Option<Cow<'_, str>> {
    let Some(mark) = whole.chars().find(|c| matches!(c, ',' | ' ')) else { return Some(Cow::Borrowed(whole)) };
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let is_right = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    is_right.then(|| Cow::Owned(whole.replace(mark, "")))
}

#[cfg(test)]
mod tests {
    use super::super::{Hours, Number, Pence};
    use super::*;

    fn readings<T: std::str::FromStr<Err = NotUnderstood>>(text: &str) -> Vec<String> {
        text.parse::<T>().map_or_else(|error| error.readings, |_| panic!("{text} is read"))
    }

    #[test]
    fn a_comma_that_is_no_thousands_mark_is_asked_about_and_never_dropped() {
        assert_eq!(readings::<Hours>("7,5"), ["7.5", "75"]);
        assert_eq!(readings::<Hours>("7,5 h"), ["7.5", "75"]);
        assert_eq!(readings::<Pence>("18,75"), ["£18.75", "£1,875"]);
        assert_eq!(readings::<Number>("417,26"), ["417.26", "41,726"]);
        assert_eq!(readings::<Number>("-0,5"), ["-0.5", "-5"]);
        assert_eq!(readings::<Number>("0,500"), ["0.5", "500"]);
        assert_eq!(readings::<Number>("1.200,50"), ["1,200.5"]);
        assert_eq!(readings::<Number>("1.200.000"), ["1,200,000"]);
        assert_eq!(readings::<Number>("12,34,567"), ["1,234,567"]);
        assert_eq!(readings::<Number>("12 34"), ["1,234"]);
        assert_eq!(readings::<Number>("1,2m"), ["1,200,000", "12,000,000"]);
        assert_eq!(readings::<Pence>("1.200"), ["£1,200"]);
        assert_eq!(readings::<Number>("1,200,5"), [] as [&str; 0]);
        let error = "7,5".parse::<Hours>().map_err(|error| error.to_string());
        assert_eq!(error, Err("Did you mean 7.5 or 75?".to_owned()));
    }

    #[test]
    fn large_figures_are_read_as_people_write_them() {
        for (typed, shown) in [
            ("3.2K", "3,200"),
            ("12.5k", "12,500"),
            ("1.2m", "1,200,000"),
            ("1.23456m", "1,234,560"),
            ("2 million", "2,000,000"),
            ("£3.2k", "3,200"),
            ("1bn", "1,000,000,000"),
        ] {
            assert_eq!(typed.parse::<Number>().map(|number| number.to_string()).as_deref(), Ok(shown), "{typed}");
        }
        assert_eq!("£12.5k".parse::<Pence>(), Ok(Pence::new(1_250_000)));
        assert!("k".parse::<Number>().is_err());
        assert!("1.5k".parse::<Hours>().is_err());
    }

    /// Returns figures that look like those that people type, the same in every run.
    fn typed() -> impl Iterator<Item = String> {
        const SIGNS: &[char] = &['0', '1', '2', '5', '9', '7', '3', ',', '.', ' ', '-', '£', 'k', 'm', '%', ':', 'h'];
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = move |of: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % of
        };
        (0..60_000).map(move |_| (0..=next(9)).map(|_| SIGNS[next(SIGNS.len())]).collect())
    }

    #[test]
    fn what_is_accepted_reads_back_as_itself() {
        fn check<T>(typed: &str) -> usize
        where
            T: std::str::FromStr<Err = NotUnderstood> + ToString + PartialEq + std::fmt::Debug,
        {
            match typed.parse::<T>() {
                Ok(value) => {
                    assert_eq!(value.to_string().parse::<T>().as_ref(), Ok(&value), "{typed}");
                    1
                }
                Err(error) => {
                    for reading in error.readings {
                        assert!(reading.parse::<T>().is_ok(), "{typed}: {reading}");
                    }
                    0
                }
            }
        }
        let mut read = [0; 3];
        for text in typed() {
            read[0] += check::<Number>(&text);
            read[1] += check::<Pence>(&text);
            read[2] += check::<Hours>(&text);
        }
        assert!(read.iter().all(|count| *count > 500), "{read:?}");
        for value in
            (0..64).flat_map(|bits| [1_i64 << bits.min(62), (1_i64 << bits.min(62)) - 1, -(1_i64 << bits.min(62))])
        {
            let (number, pence) = (Number::from_ten_thousandths(value), Pence::new(value));
            assert_eq!(number.to_string().parse(), Ok(number));
            assert_eq!(pence.to_string().parse(), Ok(pence));
        }
    }

    #[test]
    fn digits_are_never_joined_over_a_mark_that_is_not_before_three_digits() {
        for text in typed().filter(|text| text.contains(',') || text.trim().contains(' ')) {
            let Ok(number) = text.parse::<Number>() else { continue };
            let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '.')).collect();
            let plain = one_blank(plain.trim());
            let whole = plain.split('.').next().unwrap_or_default();
            for (place, _) in whole.char_indices().filter(|(_, c)| matches!(c, ',' | ' ')) {
                let behind = whole[place + 1..].split([',', ' ']).next().unwrap_or_default();
                assert_eq!(behind.len(), 3, "{text} was read as {number}");
            }
        }
    }
}
