//! The sums of stage 4: hours to set up, hours every week, hours to be had, hours freed, and the load of each week.
//!
//! A row without a figure is counted, not taken for zero: a sum says how many rows it had to leave out.

use jiff::civil::{Date, Weekday};

use super::roles::plain;
use crate::model::sheets::resources::{LoadShape, Peak, ResourcesSheet};
use crate::model::{Hours, List, Number, Pence};

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

/// Weeks of a year, for what a week comes to in a year.
const WEEKS_A_YEAR: i64 = 52;

/// What an ordinary week costs, as far as rates or pay bands are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The cost of the tasks that have hours and whose role has a rate or a pay band.
    pub cost: Pence,
    /// How many tasks are counted.
    pub counted: usize,
    /// How many of them by the pay band of the role, because it has no rate.
    pub by_band: usize,
    /// Where the figures of those pay bands come from. None when no task is counted by a band.
    pub source: Option<&'static str>,
    /// How many are left out: without hours, or with a role that has neither.
    pub missing: usize,
}

impl Cost {
    /// Says what it comes to: `about £37,000 a year (£715 a week)`.
    pub fn in_words(&self) -> String {
        let pounds = |pence: i64| Number::count(usize::try_from(pence.saturating_add(50) / 100).unwrap_or(0));
        let week = self.cost.pence();
        let year = week.saturating_mul(WEEKS_A_YEAR);
        // To two figures: what is added up from rounded hours is not known to the pound.
        let mut step: i64 = 100;
        while year / step >= 100 {
            step = step.saturating_mul(10);
        }
        let year = year.saturating_add(step / 2) / step * step;
        format!("about \u{a3}{} a year (\u{a3}{} a week)", pounds(year), pounds(week))
    }
}

/// Adds up what the weekly tasks cost: hours times the rate of the role that does them, to the nearest penny. A role
/// without a rate costs the middle of its pay band.
pub fn weekly_cost(sheet: &ResourcesSheet) -> Cost {
    let role_of = |role: &str| {
        let role = plain(role);
        sheet.roles.iter().find(|known| !role.is_empty() && plain(&known.role.0) == role)
    };
    let mut cost = Cost::default();
    // Twice the pence, so that the middle of a band is exact.
    let mut half_penny_minutes: i128 = 0;
    for task in sheet.weekly_tasks.iter() {
        let role = role_of(&task.role.0);
        let band = role.and_then(|role| List::PayBands.entry(&role.band.0));
        let by_band = band.and_then(|band| Some((band.hourly_pence?, band.source.as_str())));
        let rate = role.and_then(|role| role.rate).map(|rate| 2 * i128::from(rate.pence()));
        let twice = rate.or(by_band.map(|((low, high), _)| i128::from(low) + i128::from(high)));
        let (Some(hours), Some(twice)) = (task.hours, twice) else {
            cost.missing += 1;
            continue;
        };
        cost.counted += 1;
        if let (None, Some((_, source))) = (rate, by_band) {
            cost.by_band += 1;
            cost.source = cost.source.or(Some(source));
        }
        half_penny_minutes += i128::from(hours.minutes()) * twice;
    }
    let pence = (half_penny_minutes + 60).div_euclid(120);
    cost.cost = Pence::new(i64::try_from(pence).unwrap_or(i64::MAX));
    cost
}

/// One calendar week of the plan, from Monday to Sunday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// The hours that the plan takes: an ordinary week, and what busy times add.
    pub wanted: Hours,
    /// The hours that there are: those of the roles, and those that work frees which has stopped by the Monday.
    pub had: Hours,
}

impl Week {
    /// Returns by how much the week takes more than there is. None when it fits.
    pub fn too_many(&self) -> Option<Hours> {
        let (wanted, had) = (self.wanted.minutes(), self.had.minutes());
        (wanted > had).then(|| Hours::from_minutes(wanted - had))
    }
}

/// The most weeks that are looked at: ten years. What lies further ahead is a slip of the keyboard.
const MOST_WEEKS: usize = 522;

/// Returns the load of each calendar week between two days, both of their weeks included, at most ten years.
///
/// A busy time adds its hours to each week of which it touches a working day. Of a plan with a spike, the hours are those
/// of its first week and fall evenly to its last. Busy times without both days and hours add nothing.
pub fn weeks(sheet: &ResourcesSheet, from: Date, to: Date) -> Vec<Week> {
    let totals = Totals::of(sheet);
    let (first, last) = (monday_of(from), monday_of(to));
    let count = weeks_between(first, last).map_or(0, |weeks| weeks + 1).min(MOST_WEEKS);
    (0..count)
        .map(|number| {
            let monday = weeks_after(first, number);
            let more = sheet.peaks.iter().filter_map(|peak| more_in(peak, sheet.load_shape, monday)).sum();
            let has_stopped = |from: Option<Date>| from.is_none_or(|from| from <= monday);
            let freed = sheet.replace.iter().filter(|work| has_stopped(work.from)).filter_map(|work| work.frees).sum();
            Week { monday, wanted: totals.weekly.hours + more, had: totals.capacity.hours + freed }
        })
        .collect()
}

/// Returns the first day and the last day of the busy times that can be counted. None when none can.
pub fn busy_span(sheet: &ResourcesSheet) -> Option<(Date, Date)> {
    let counted = || sheet.peaks.iter().filter_map(span_of);
    Some((counted().map(|(from, ..)| from).min()?, counted().map(|(_, to, _)| to).max()?))
}

/// Returns the days and the hours of a busy time that has all of them, in order.
fn span_of(peak: &Peak) -> Option<(Date, Date, Hours)> {
    let (from, to, more) = (peak.from?, peak.to?, peak.more?);
    (from <= to).then_some((from, to, more))
}

/// Returns the hours that a busy time adds to the week of a Monday.
fn more_in(peak: &Peak, shape: Option<LoadShape>, monday: Date) -> Option<Hours> {
    let (from, to, more) = span_of(peak)?;
    let is_weekend = matches!(from.weekday(), Weekday::Saturday | Weekday::Sunday);
    let next = weeks_after(monday_of(from), 1);
    let first = if is_weekend && next <= to { next } else { monday_of(from) };
    let last = monday_of(to);
    let (number, to_come) = (weeks_between(first, monday)?, weeks_between(monday, last)?);
    if shape != Some(LoadShape::SpikeThenDecline) {
        return Some(more);
    }
    let (left, all) = (to_come + 1, number + to_come + 1);
    let minutes = u64::from(more.minutes()) * left as u64;
    Some(Hours::from_minutes(u32::try_from(minutes.div_ceil(all as u64)).unwrap_or(u32::MAX)))
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(jiff::Span::new().days(i32::from(day.weekday().to_monday_zero_offset())))
}

fn weeks_after(monday: Date, weeks: usize) -> Date {
    monday.saturating_add(jiff::Span::new().weeks(i32::try_from(weeks).unwrap_or(i32::MAX).min(1_000_000)))
}

/// Returns how many weeks lie between two Mondays. None when the second is before the first.
fn weeks_between(first: Date, last: Date) -> Option<usize> {
    usize::try_from(last.duration_since(first).as_hours() / (24 * 7)).ok().filter(|_| first <= last)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::sheets::resources::{ReplacedWork, SetupTask, TeamRole, WeeklyTask};

    /// A plan of 6 hours in a team of 8, with busy times of 5 hours more.
    fn plan(shape: LoadShape, peaks: &[(Date, Date)]) -> ResourcesSheet {
        let peak = |(from, to): &(Date, Date)| Peak {
            from: Some(*from),
            to: Some(*to),
            more: Some(Hours::whole(5)),
            ..Peak::default()
        };
        ResourcesSheet {
            weekly_tasks: [WeeklyTask { hours: Some(Hours::whole(6)), ..WeeklyTask::default() }].into_iter().collect(),
            roles: [TeamRole { capacity: Some(Hours::whole(8)), ..TeamRole::default() }].into_iter().collect(),
            load_shape: Some(shape),
            peaks: peaks.iter().map(peak).collect(),
            ..ResourcesSheet::default()
        }
    }

    /// Returns the Mondays with the hours that their weeks take.
    fn load(sheet: &ResourcesSheet, from: Date, to: Date) -> Vec<(String, String)> {
        weeks(sheet, from, to).iter().map(|week| (week.monday.to_string(), week.wanted.plain())).collect()
    }

    #[test]
    fn each_week_takes_what_touches_its_working_days() {
        // 1 October 2026 is a Thursday, 10 October a Saturday, 19 October a Monday.
        let sheet =
            plan(LoadShape::Peaks, &[(date(2026, 10, 1), date(2026, 10, 5)), (date(2026, 10, 10), date(2026, 10, 19))]);
        let said = |monday: &str, hours: &str| (monday.to_owned(), hours.to_owned());
        assert_eq!(
            load(&sheet, date(2026, 9, 23), date(2026, 10, 26)),
            [
                said("2026-09-21", "6:00"),
                said("2026-09-28", "11:00"),
                said("2026-10-05", "11:00"),
                said("2026-10-12", "11:00"),
                said("2026-10-19", "11:00"),
                said("2026-10-26", "6:00"),
            ]
        );
        assert_eq!(busy_span(&sheet), Some((date(2026, 10, 1), date(2026, 10, 19))));
        // A weekend alone is work too.
        let weekend = plan(LoadShape::Peaks, &[(date(2026, 10, 10), date(2026, 10, 11))]);
        assert_eq!(load(&weekend, date(2026, 10, 10), date(2026, 10, 12)).concat_hours(), "11:00 6:00");
    }

    trait Concat {
        fn concat_hours(&self) -> String;
    }

    impl Concat for Vec<(String, String)> {
        fn concat_hours(&self) -> String {
            self.iter().map(|(_, hours)| hours.as_str()).collect::<Vec<_>>().join(" ")
        }
    }

    #[test]
    fn a_spike_falls_evenly_from_its_first_week_to_its_last() {
        let sheet = plan(LoadShape::SpikeThenDecline, &[(date(2026, 10, 5), date(2026, 11, 6))]);
        assert_eq!(
            load(&sheet, date(2026, 9, 28), date(2026, 11, 9)).concat_hours(),
            "6:00 11:00 10:00 9:00 8:00 7:00 6:00"
        );
        let fits: Vec<bool> =
            weeks(&sheet, date(2026, 10, 5), date(2026, 11, 6)).iter().map(|week| week.too_many().is_none()).collect();
        assert_eq!(fits, [false, false, false, true, true]);
    }

    #[test]
    fn busy_times_add_up_and_what_stops_frees_hours_from_its_day() {
        let peak = (date(2026, 10, 5), date(2026, 10, 16));
        let mut sheet = plan(LoadShape::Peaks, &[peak, peak]);
        sheet.replace =
            [ReplacedWork { frees: Some(Hours::whole(4)), from: Some(date(2026, 10, 7)), ..ReplacedWork::default() }]
                .into_iter()
                .collect();
        let too_many: Vec<Option<u32>> = weeks(&sheet, peak.0, peak.1)
            .iter()
            .map(|week| week.too_many().map(|hours| hours.minutes() / 60))
            .collect();
        assert_eq!(too_many, [Some(8), Some(4)]);
    }

    #[test]
    fn what_cannot_be_counted_adds_nothing_and_a_slip_costs_no_time() {
        let mut sheet = plan(LoadShape::Peaks, &[(date(2026, 10, 16), date(2026, 10, 5))]);
        assert_eq!(busy_span(&sheet), None);
        sheet.peaks = [Peak { from: Some(date(2026, 10, 5)), more: Some(Hours::whole(3)), ..Peak::default() }]
            .into_iter()
            .collect();
        assert_eq!(
            (busy_span(&sheet), load(&sheet, date(2026, 10, 5), date(2026, 10, 5)).concat_hours()),
            (None, "6:00".into())
        );
        let far = plan(LoadShape::SpikeThenDecline, &[(Date::MIN, Date::MAX)]);
        assert_eq!(weeks(&far, Date::MIN, Date::MAX).len(), 522);
        assert!(weeks(&far, date(2027, 1, 1), date(2026, 1, 1)).is_empty());
    }

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
        assert_eq!(weekly_cost(&sheet), Cost { cost: Pence::new(2_813), counted: 1, missing: 2, ..Cost::default() });
    }

    #[test]
    fn a_role_without_a_rate_costs_the_middle_of_its_pay_band_with_its_source() {
        let task = |role: &str, hours: u16| WeeklyTask {
            role: role.into(),
            hours: Some(Hours::whole(hours)),
            ..WeeklyTask::default()
        };
        let role = |name: &str, band: &str, rate: Option<i64>| TeamRole {
            role: name.into(),
            band: crate::model::Pick(band.to_owned()),
            rate: rate.map(Pence::new),
            ..TeamRole::default()
        };
        let sheet = ResourcesSheet {
            roles: [
                role("Digital officer", "band-5", None),
                role("Manager", "band-7", Some(3_500)),
                role("Director", "vsm", None),
            ]
            .into_iter()
            .collect(),
            weekly_tasks: [task("Digital officer", 30), task("Manager", 5), task("Director", 1)].into_iter().collect(),
            ..ResourcesSheet::default()
        };
        let cost = weekly_cost(&sheet);
        // 30 hours between £16.40 and £19.97, and 5 hours at £35.
        assert_eq!(cost.cost, Pence::new(30 * (1_640 + 1_997) / 2 + 5 * 3_500));
        assert_eq!((cost.counted, cost.by_band, cost.missing), (2, 1, 1));
        assert!(cost.source.is_some_and(|source| source.contains("pay scales for 2026/27")));
        assert_eq!(cost.in_words(), "about \u{a3}37,000 a year (\u{a3}721 a week)");
        let of = |pence: i64| Cost { cost: Pence::new(pence), ..Cost::default() }.in_words();
        assert_eq!(of(71_500), "about \u{a3}37,000 a year (\u{a3}715 a week)");
        assert_eq!(of(1_833), "about \u{a3}950 a year (\u{a3}18 a week)");
        assert_eq!(of(0), "about \u{a3}0 a year (\u{a3}0 a week)");
    }
}
