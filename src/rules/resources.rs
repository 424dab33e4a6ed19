//! The sums of stage 4: hours to set up, hours every week, hours to be had, hours freed.
//!
//! A row without a figure is counted, not taken for zero: a sum says how many rows it had to leave out.

use crate::model::sheets::resources::ResourcesSheet;
use crate::model::{Hours, Pence};

/// A sum of hours, with the number of rows that have no figure yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The hours of the rows that have a figure.
    pub hours: Hours,
    /// How many rows have a figure.
    pub counted: usize,
    /// How many rows have none.
    pub missing: usize,
}

impl Sum {
    /// Adds up figures of which some may be missing.
    pub fn of(figures: impl Iterator<Item = Option<Hours>>) -> Self {
        figures.fold(Self::default(), |sum, figure| match figure {
            Some(hours) => Self { hours: sum.hours + hours, counted: sum.counted + 1, ..sum },
            None => Self { missing: sum.missing + 1, ..sum },
        })
    }

    /// Returns whether at least one row has a figure.
    pub const fn is_known(&self) -> bool {
        self.counted > 0
    }

    /// Returns whether there is at least one row, with or without a figure.
    pub const fn has_rows(&self) -> bool {
        self.counted + self.missing > 0
    }
}

/// What the plan of stage 4 adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Hours of work once, before or at the start.
    pub setup: Sum,
    /// Hours of work in an ordinary week.
    pub weekly: Sum,
    /// Hours a week that the team has.
    pub capacity: Sum,
    /// Hours a week that other work frees when it stops.
    pub freed: Sum,
}

impl Totals {
    /// Adds up a worksheet.
    pub fn of(sheet: &ResourcesSheet) -> Self {
        Self {
            setup: Sum::of(sheet.setup_tasks.iter().map(|task| task.hours)),
            weekly: Sum::of(sheet.weekly_tasks.iter().map(|task| task.hours)),
            capacity: Sum::of(sheet.roles.iter().map(|role| role.capacity)),
            freed: Sum::of(sheet.replace.iter().map(|work| work.frees)),
        }
    }

    /// Returns whether there is anything to show.
    pub const fn any(&self) -> bool {
        self.setup.has_rows() || self.weekly.has_rows() || self.capacity.has_rows() || self.freed.has_rows()
    }
}

/// What an ordinary week costs, as far as rates are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The cost of the tasks that have hours and whose role has a rate.
    pub cost: Pence,
    /// How many tasks are counted.
    pub counted: usize,
    /// How many are left out: without hours, or with a role that has no rate.
    pub missing: usize,
}

/// Adds up what the weekly tasks cost: hours times the rate of the role that does them, to the nearest penny.
pub fn weekly_cost(sheet: &ResourcesSheet) -> Cost {
    let plain = |role: &str| role.trim().to_lowercase();
    let rate_of = |role: &str| {
        let role = plain(role);
        let known = sheet.roles.iter().find(|known| !role.is_empty() && plain(&known.role.0) == role);
        known.and_then(|known| known.rate)
    };
    let mut cost = Cost::default();
    let mut penny_minutes: i128 = 0;
    for task in sheet.weekly_tasks.iter() {
        if let (Some(hours), Some(rate)) = (task.hours, rate_of(&task.role.0)) {
            cost.counted += 1;
            penny_minutes += i128::from(hours.minutes()) * i128::from(rate.pence());
        } else {
            cost.missing += 1;
        }
    }
    let pence = (penny_minutes + 30).div_euclid(60);
    cost.cost = Pence::new(i64::try_from(pence).unwrap_or(i64::MAX));
    cost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sheets::resources::{ReplacedWork, SetupTask, TeamRole, WeeklyTask};

    #[test]
    fn sums_are_exact_and_say_what_is_missing() {
        let sheet = ResourcesSheet {
            setup_tasks: [Some(150), None, Some(0)]
                .into_iter()
                .map(|minutes| SetupTask { hours: minutes.map(Hours::from_minutes), ..SetupTask::default() })
                .collect(),
            weekly_tasks: [20, 20, 20]
                .into_iter()
                .map(|minutes| WeeklyTask { hours: Some(Hours::from_minutes(minutes)), ..WeeklyTask::default() })
                .collect(),
            roles: [None::<Hours>].into_iter().map(|capacity| TeamRole { capacity, ..TeamRole::default() }).collect(),
            replace: std::iter::empty::<ReplacedWork>().collect(),
            ..ResourcesSheet::default()
        };
        let totals = Totals::of(&sheet);
        assert_eq!(totals.setup, Sum { hours: Hours::from_minutes(150), counted: 2, missing: 1 });
        assert_eq!(totals.weekly, Sum { hours: Hours::whole(1), counted: 3, missing: 0 });
        assert!(!totals.capacity.is_known() && totals.capacity.has_rows());
        assert!(!totals.freed.has_rows() && totals.any());
        assert!(!Totals::of(&ResourcesSheet::default()).any());
    }

    #[test]
    fn a_week_costs_hours_times_rates_and_says_what_it_leaves_out() {
        let task = |role: &str, minutes: Option<u32>| WeeklyTask {
            role: role.into(),
            hours: minutes.map(Hours::from_minutes),
            ..WeeklyTask::default()
        };
        let sheet = ResourcesSheet {
            roles: [TeamRole { role: "Digital officer".into(), rate: Some(Pence::new(1_875)), ..TeamRole::default() }]
                .into_iter()
                .collect(),
            weekly_tasks: [task("digital officer ", Some(90)), task("Nurse", Some(60)), task("Digital officer", None)]
                .into_iter()
                .collect(),
            ..ResourcesSheet::default()
        };
        assert_eq!(weekly_cost(&sheet), Cost { cost: Pence::new(2_813), counted: 1, missing: 2 });
    }
}
