//! A plain figure without binary fractions: what is typed is what is kept.

use std::fmt;
use std::str::FromStr;

use super::figure::{self, Scale};
use super::{NotUnderstood, serde_as_text};

/// A decimal figure with up to four places, kept as a whole number of ten-thousandths.
///
/// Holds values between about minus and plus 922 million million. The unit belongs to the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i64);

const PLACES: u32 = 4;
const ONE: i64 = 10_i64.pow(PLACES);

impl Number {
    /// Returns a whole number.
    pub const fn whole(value: i32) -> Self {
        Self(value as i64 * ONE)
    }

    /// Returns a count of things. Counts beyond what the type holds stop at its end.
    pub fn count(of: usize) -> Self {
        Self(i64::try_from(of).unwrap_or(i64::MAX / ONE).min(i64::MAX / ONE) * ONE)
    }

    /// Returns the figure from a whole number of ten-thousandths.
    pub const fn from_ten_thousandths(value: i64) -> Self {
        Self(value)
    }

    /// Returns the figure as a whole number of ten-thousandths.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Returns the figure as the file has it: no thousands commas, no trailing zeros.
    pub fn plain(self) -> String {
        self.to_string().replace(',', "")
    }
}

/// Writes digits with thousands commas.
pub(super) fn with_commas(f: &mut fmt::Formatter<'_>, whole: u64) -> fmt::Result {
    let digits = whole.to_string();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            f.write_str(",")?;
        }
        write!(f, "{digit}")?;
    }
    Ok(())
}

impl fmt::Display for Number {
    /// Writes the figure with thousands commas: `2,687`, `7.1`, `-0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
        if self.0 < 0 {
            f.write_str("-")?;
        }
        with_commas(f, whole)?;
        if part != 0 {
            let places = format!("{part:04}");
            write!(f, ".{}", places.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

impl FromStr for Number {
    type Err = NotUnderstood;

    /// Reads `2,687`, `7.1`, `42%`, `£1 200.50`, `3.2K`, `1.2m`.
    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        const WANTED: &str = "Not understood as a figure. Write it as 2,687 or 7.1.";
        let text = text.trim();
        let text = text.strip_suffix('%').unwrap_or(text);
        let text = text.strip_prefix('£').unwrap_or(text);
        figure::read(text, PLACES, Scale::Large)
            .map(Self)
            .map_err(|fault| fault.told(WANTED, |value| Some(Self(value).to_string())))
    }
}

serde_as_text!(Number);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type_and_writes_it_back_as_they_would() {
        for (typed, shown) in [
            ("2687", "2,687"),
            ("2,687", "2,687"),
            ("42%", "42"),
            ("£1 200.50", "1,200.5"),
            ("7.1", "7.1"),
            (".5", "0.5"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
            ("0", "0"),
            ("1\u{a0}000\u{a0}000", "1,000,000"),
        ] {
            let number: Number = typed.parse().unwrap();
            assert_eq!(number.to_string(), shown, "{typed}");
            assert_eq!(number.plain().parse(), Ok(number));
        }
    }

    #[test]
    fn refuses_what_is_not_a_figure_or_would_be_rounded() {
        for typed in
            ["", "-", ".", "about 40", "1.23456", "1e3", "42 %x", "99999999999999999999", "- -3", "--3", "7,5", "1,2,3"]
        {
            assert!(typed.parse::<Number>().is_err(), "{typed}");
        }
    }
}
