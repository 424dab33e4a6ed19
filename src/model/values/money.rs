//! Money in whole pence.

use std::fmt;
use std::ops::Add;
use std::str::FromStr;

use super::figure::{self, Scale};
use super::number::with_commas;
use super::{NotUnderstood, serde_as_text};

/// An amount of pounds sterling in whole pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pence(i64);

impl Pence {
    /// Returns an amount of whole pence.
    pub const fn new(pence: i64) -> Self {
        Self(pence)
    }

    /// Returns the amount in pence.
    pub const fn pence(self) -> i64 {
        self.0
    }

    /// Returns the amount as the file has it: `1200.50`.
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

impl fmt::Display for Pence {
    /// Writes `£1,200.50`, and `£1,200` where there are no pence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        f.write_str("£")?;
        with_commas(f, self.0.unsigned_abs() / 100)?;
        match self.0.unsigned_abs() % 100 {
            0 => Ok(()),
            pence => write!(f, ".{pence:02}"),
        }
    }
}

impl FromStr for Pence {
    type Err = NotUnderstood;

    /// Reads `£18.75`, `1,200`, `-£5`, `£12.5k`.
    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        const WANTED: &str = "Not understood as an amount. Write it as £18.75 or 1,200.";
        let text = text.trim();
        let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (-1, rest.trim_start()),
            None => (1, text),
        };
        let text = text.strip_prefix('£').unwrap_or(text).trim();
        if text.starts_with(['-', '+', '\u{2212}']) {
            return Err(NotUnderstood::new(WANTED));
        }
        figure::read(text, 2, Scale::Large)
            .map(|pence| Self(sign * pence))
            .map_err(|fault| fault.told(WANTED, |pence| Some(Self(sign * pence).to_string())))
    }
}

impl Add for Pence {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

serde_as_text!(Pence);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_and_writes_to_the_penny() {
        for (typed, shown) in
            [("18.75", "£18.75"), ("£1,200", "£1,200"), ("0.1", "£0.10"), ("-£5", "-£5"), ("\u{a3} 3.05", "£3.05")]
        {
            let pence: Pence = typed.parse().unwrap();
            assert_eq!(pence.to_string(), shown);
            assert_eq!(pence.plain().parse(), Ok(pence));
        }
        for typed in ["", "£", "1.005", "free", "--1", "-£-1"] {
            assert!(typed.parse::<Pence>().is_err(), "{typed}");
        }
    }
}
