//! Working time, kept in whole minutes so that sums are exact.

use std::fmt;
use std::ops::Add;
use std::str::FromStr;

use super::{NotUnderstood, serde_as_text};

/// A span of working time in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(u32);

impl Hours {
    /// Returns a span of whole minutes.
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes)
    }

    /// Returns a span of whole hours.
    pub const fn whole(hours: u16) -> Self {
        Self(hours as u32 * 60)
    }

    /// Returns the span in minutes.
    pub const fn minutes(self) -> u32 {
        self.0
    }

    /// Returns the span as the file has it: `2:30`.
    pub fn plain(self) -> String {
        format!("{}:{:02}", self.0 / 60, self.0 % 60)
    }

    /// Returns the span in words: `2 hours 30 minutes`.
    pub fn in_words(self) -> String {
        let unit = |n: u32, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => unit(minutes, "minute"),
            (hours, 0) => unit(hours, "hour"),
            (hours, minutes) => format!("{} {}", unit(hours, "hour"), unit(minutes, "minute")),
        }
    }
}

impl fmt::Display for Hours {
    /// Writes the span in hours with a decimal point where that is exact (`2.5`), else as `2:20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 60 {
            0 => write!(f, "{}", self.0 / 60),
            15 => write!(f, "{}.25", self.0 / 60),
            30 => write!(f, "{}.5", self.0 / 60),
            45 => write!(f, "{}.75", self.0 / 60),
            minutes => write!(f, "{}:{minutes:02}", self.0 / 60),
        }
    }
}

impl FromStr for Hours {
    type Err = NotUnderstood;

    /// Reads `2.5`, `2:30`, `2h 30m`, `2 hours`, `90 min`.
    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        const WANTED: NotUnderstood = NotUnderstood("Write hours, for example 2.5, 2:30 or 45 min");
        let text = text.trim().to_lowercase().replace(',', "");
        let minutes = if let Some((hours, minutes)) = text.split_once(':') {
            let (hours, minutes): (u32, u32) =
                (hours.trim().parse().map_err(|_| WANTED)?, minutes.trim().parse().map_err(|_| WANTED)?);
            if minutes > 59 {
                return Err(WANTED);
            }
            hours.checked_mul(60).and_then(|whole| whole.checked_add(minutes))
        } else if let Some(at) = text.find('h') {
            let (hours, rest) = text.split_at(at);
            let rest = rest.trim_start_matches(|c: char| c.is_alphabetic()).trim();
            let rest = rest.trim_end_matches(|c: char| c.is_alphabetic() || c == '.').trim();
            let extra = if rest.is_empty() { 0 } else { rest.parse::<u32>().map_err(|_| WANTED)? };
            decimal_minutes(hours.trim()).and_then(|whole| whole.checked_add(extra))
        } else if let Some(at) = text.find('m') {
            text[..at].trim().parse().ok()
        } else {
            decimal_minutes(&text)
        };
        minutes.map(Self).ok_or(WANTED)
    }
}

/// Returns decimal hours as minutes, rounded to the nearest minute.
fn decimal_minutes(text: &str) -> Option<u32> {
    let ten_thousandths = super::number::parse_decimal(text, 4)?;
    let minutes = (ten_thousandths.checked_mul(60)? + 5_000) / 10_000;
    u32::try_from(minutes).ok()
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::default(), Add::add)
    }
}

serde_as_text!(Hours);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_ways_people_write_hours() {
        for (typed, minutes) in [
            ("2", 120),
            ("2.5", 150),
            ("0.75", 45),
            ("2:30", 150),
            ("2h", 120),
            ("2 h 30", 150),
            ("2 hours 30 minutes", 150),
            ("45 min", 45),
            ("1.33", 80),
            ("1,000", 60_000),
        ] {
            assert_eq!(typed.parse(), Ok(Hours::from_minutes(minutes)), "{typed}");
        }
        for typed in ["", "soon", "-2", "2:75", "h", "two"] {
            assert!(typed.parse::<Hours>().is_err(), "{typed}");
        }
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_time() {
        for minutes in 0..600 {
            let hours = Hours::from_minutes(minutes);
            assert_eq!(hours.to_string().parse(), Ok(hours));
            assert_eq!(hours.plain().parse(), Ok(hours));
            assert_eq!(hours.in_words().parse(), Ok(hours), "{}", hours.in_words());
        }
    }
}
