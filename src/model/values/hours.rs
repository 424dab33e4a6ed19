//! Working time, kept in whole minutes so that sums are exact.

use std::fmt;
use std::ops::Add;
use std::str::FromStr;

use super::figure::{self, Scale};
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
        const WANTED: &str = "Not understood as hours. Write them as 2.5, 2:30 or 45 min.";
        let wanted = || NotUnderstood::new(WANTED);
        let text = text.trim().to_lowercase();
        let whole = |text: &str| figure::read(text, 0, Scale::Plain).ok().and_then(|value| u32::try_from(value).ok());
        let minutes = if let Some((hours, minutes)) = text.split_once(':') {
            let (hours, minutes) = (whole(hours).ok_or_else(wanted)?, whole(minutes).ok_or_else(wanted)?);
            if minutes > 59 {
                return Err(wanted());
            }
            hours.checked_mul(60).and_then(|whole| whole.checked_add(minutes))
        } else if let Some(at) = text.find('h') {
            let (hours, rest) = text.split_at(at);
            let rest = behind_unit(rest, &["h", "hr", "hrs", "hour", "hours"]).ok_or_else(wanted)?;
            let rest = rest.strip_prefix("and ").unwrap_or(rest);
            let minutes = rest.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
            if minutes.is_empty() {
                return decimal_hours(hours, WANTED);
            }
            let unit = behind_unit(&rest[minutes.len()..], MINUTES).is_some_and(str::is_empty);
            if !unit && minutes.len() < rest.len() {
                return Err(wanted());
            }
            let extra = whole(minutes).ok_or_else(wanted)?;
            decimal_hours(hours, WANTED)?.0.checked_add(extra)
        } else if let Some(at) = text.find('m') {
            let unit = behind_unit(&text[at..], MINUTES).is_some_and(str::is_empty);
            whole(&text[..at]).filter(|_| unit)
        } else {
            return decimal_hours(&text, WANTED);
        };
        minutes.map(Self).ok_or_else(wanted)
    }
}

const MINUTES: &[&str] = &["m", "min", "mins", "minute", "minutes"];

/// Returns what stands behind the unit with which a text begins.
fn behind_unit<'t>(text: &'t str, units: &[&str]) -> Option<&'t str> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    units.contains(&&text[..end]).then(|| text[end..].trim_start_matches('.').trim())
}

/// Reads decimal hours, rounded to the nearest minute.
fn decimal_hours(text: &str, wanted: &'static str) -> Result<Hours, NotUnderstood> {
    let of = |ten_thousandths: i64| {
        let minutes = (ten_thousandths.checked_mul(60)?.checked_add(5_000)?).div_euclid(10_000);
        u32::try_from(minutes).ok().filter(|_| ten_thousandths >= 0).map(Hours)
    };
    match figure::read(text, 4, Scale::Plain) {
        Ok(value) => of(value).ok_or(NotUnderstood::new(wanted)),
        Err(fault) => Err(fault.told(wanted, |value| of(value).map(|hours| hours.to_string()))),
    }
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
            ("2 hrs. and 30 mins", 150),
        ] {
            assert_eq!(typed.parse(), Ok(Hours::from_minutes(minutes)), "{typed}");
        }
        for typed in ["", "soon", "-2", "2:75", "h", "two", "2 moons", "2 hello 30", "7,5", "1,30h"] {
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
