//! A figure as a statement gives it: value, unit, bound, and whether it is a level or a change.
//!
//! A percentage is not a percentage point, and "by 10%" is not "to 10%": the type keeps them apart.

use std::fmt;

use crate::model::Number;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Parts of a hundred.
    Percent,
    /// The difference between two percentages.
    PercentagePoints,
    /// Things or people.
    Count,
    /// Pounds sterling.
    Pounds,
    /// A score, a rating or points on a scale.
    Score,
    /// So many out of so many.
    Ratio,
    /// So many times what it was.
    Times,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl Unit {
    /// Returns the name of the unit, as the command line has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage points",
            Self::Count => "count",
            Self::Pounds => "pounds",
            Self::Score => "score",
            Self::Ratio => "ratio",
            Self::Times => "times",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }

    /// Returns whether the unit is a length of time.
    pub(super) const fn is_time(self) -> bool {
        matches!(self, Self::Minutes | Self::Hours | Self::Days | Self::Weeks | Self::Months | Self::Years)
    }
}

/// How a figure is to be met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// As it stands.
    #[default]
    Exactly,
    /// That much or more.
    AtLeast,
    /// That much or less.
    AtMost,
    /// More than that.
    MoreThan,
    /// Less than that.
    LessThan,
}

/// Whether a figure is a level or a way to get there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// The level itself: "to 27%".
    #[default]
    Level,
    /// A rise from the level before: "up by 10%", "30% more".
    Rise,
    /// A fall from the level before: "by half", "20 fewer".
    Fall,
    /// A difference whose direction is not said.
    Change,
    /// A multiple of the level before: "double".
    Multiple,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The figure, or the lower end of a range, or the first figure of a ratio.
    pub value: Number,
    /// The upper end of a range, or the second figure of a ratio.
    pub second: Option<Number>,
    /// What it counts, if that can be told.
    pub unit: Option<Unit>,
    /// How it is to be met.
    pub bound: Bound,
    /// Whether it is a level or a change.
    pub measure: Measure,
}

impl Amount {
    /// Returns a figure without anything said about it.
    pub(super) const fn plain(value: Number, unit: Option<Unit>) -> Self {
        Self { value, second: None, unit, bound: Bound::Exactly, measure: Measure::Level }
    }

    /// Returns the figure in ten-thousandths, for comparison; a ratio as a percentage.
    pub(in crate::rules) fn size(&self) -> i64 {
        match (self.unit, self.second) {
            (Some(Unit::Ratio), Some(of)) if of.ten_thousandths() > 0 => {
                let size = i128::from(self.value.ten_thousandths()) * 1_000_000 / i128::from(of.ten_thousandths());
                i64::try_from(size).unwrap_or(i64::MAX)
            }
            _ => self.value.ten_thousandths(),
        }
    }

    /// Returns the unit for comparison: a ratio compares with a percentage.
    pub(super) fn scale(&self) -> Option<Unit> {
        self.unit.map(|unit| if unit == Unit::Ratio { Unit::Percent } else { unit })
    }
}

impl fmt::Display for Amount {
    /// Writes the figure without thousands commas: `27%`, `at least 1200`, `+10%`, `-3 percentage points`, `x2`, `1 in 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.bound {
            Bound::Exactly => "",
            Bound::AtLeast => "at least ",
            Bound::AtMost => "at most ",
            Bound::MoreThan => "more than ",
            Bound::LessThan => "less than ",
        })?;
        f.write_str(match self.measure {
            Measure::Level => "",
            Measure::Rise => "+",
            Measure::Fall => "-",
            Measure::Change => "±",
            Measure::Multiple => "x",
        })?;
        let (before, behind) = match self.unit {
            Some(Unit::Percent) => ("", "%".to_owned()),
            Some(Unit::Pounds) => ("£", String::new()),
            Some(unit) if unit.is_time() || unit == Unit::PercentagePoints => {
                let one = self.value == Number::whole(1) && self.second.is_none() && unit.is_time();
                ("", format!(" {}", if one { unit.name().trim_end_matches('s') } else { unit.name() }))
            }
            _ => ("", String::new()),
        };
        match self.second {
            Some(of) if self.unit == Some(Unit::Ratio) => write!(f, "{} in {}", self.value.plain(), of.plain()),
            Some(high) if self.unit == Some(Unit::Percent) => write!(f, "{}% to {}%", self.value.plain(), high.plain()),
            Some(high) => write!(f, "{before}{} to {before}{}{behind}", self.value.plain(), high.plain()),
            None => write!(f, "{before}{}{behind}", self.value.plain()),
        }
    }
}
