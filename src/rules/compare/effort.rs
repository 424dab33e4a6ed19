//! Hours and money in difference. A sum that leaves rows out says so on its own side.

use crate::model::{Hours, Pence};
use crate::rules::resources::{Cost, Sum, Totals, weekly_cost};

use super::Side;

/// What the hours are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// Work once, before or at the start.
    Setup,
    /// Work in an ordinary week.
    Weekly,
    /// Time that the team has in a week.
    Capacity,
    /// Time that work which stops sets free in a week.
    Freed,
}

impl Effort {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Setup, Self::Weekly, Self::Capacity, Self::Freed];

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Setup => "Work to set up, once",
            Self::Weekly => "Work in an ordinary week",
            Self::Capacity => "Hours available a week",
            Self::Freed => "Hours released a week by work that stops",
        }
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Weekly => "weekly",
            Self::Capacity => "capacity",
            Self::Freed => "freed",
        }
    }

    const fn of(self, totals: &Totals) -> Sum {
        match self {
            Self::Setup => totals.setup,
            Self::Weekly => totals.weekly,
            Self::Capacity => totals.capacity,
            Self::Freed => totals.freed,
        }
    }
}

/// Hours that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoursChange {
    /// What they are for.
    pub what: Effort,
    /// The older sum.
    pub before: Sum,
    /// The newer sum.
    pub after: Sum,
}

impl HoursChange {
    /// Returns the difference in minutes. None where one of the sums is not known.
    pub fn minutes(&self) -> Option<i64> {
        let minutes = |sum: &Sum| i64::from(sum.hours.minutes());
        (self.before.is_known() && self.after.is_known()).then(|| minutes(&self.after) - minutes(&self.before))
    }

    /// Says the difference: `2.5 hours more`. Empty where it is not known.
    pub fn in_words(&self) -> String {
        let Some(minutes) = self.minutes() else { return String::new() };
        let size = Hours::from_minutes(u32::try_from(minutes.unsigned_abs()).unwrap_or(u32::MAX));
        match minutes.signum() {
            1 => format!("{} more", size.in_words()),
            -1 => format!("{} less", size.in_words()),
            _ => "The same hours".to_owned(),
        }
    }
}

/// The cost of an ordinary week, where it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyChange {
    /// The older cost.
    pub before: Cost,
    /// The newer cost.
    pub after: Cost,
}

impl MoneyChange {
    /// Returns the difference. None where one of the costs is not known.
    pub fn difference(&self) -> Option<Pence> {
        let is_known = self.before.counted > 0 && self.after.counted > 0;
        is_known.then(|| Pence::new(self.after.cost.pence() - self.before.cost.pence()))
    }

    /// Says the difference: `£12.50 more`. Empty where it is not known.
    pub fn in_words(&self) -> String {
        let Some(difference) = self.difference().map(Pence::pence) else { return String::new() };
        let size = Pence::new(difference.saturating_abs());
        match difference.signum() {
            1 => format!("{size} more"),
            -1 => format!("{size} less"),
            _ => "The same cost".to_owned(),
        }
    }
}

/// Returns the hours that differ.
pub(super) fn hours(old: Side<'_>, new: Side<'_>) -> Vec<HoursChange> {
    let [before, after] = [old, new].map(|side| Totals::of(&side.review.resources));
    Effort::ALL
        .into_iter()
        .map(|what| HoursChange { what, before: what.of(&before), after: what.of(&after) })
        .filter(|change| change.before != change.after)
        .collect()
}

/// Returns the cost of a week, if it is known on one side and differs.
pub(super) fn money(old: Side<'_>, new: Side<'_>) -> Option<MoneyChange> {
    let [before, after] = [old, new].map(|side| weekly_cost(&side.review.resources));
    (before != after && before.counted + after.counted > 0).then_some(MoneyChange { before, after })
}
