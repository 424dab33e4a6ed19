//! Which kept copies go: the rule, without a disk.
//!
//! A year of daily work must not fill somebody's laptop, and no rule may ever take the newest copy of a kind. Restore
//! points: all of today, then one a day for 31 days, then one a month for ever. What a person asked for, a closed review
//! and the file before a migration stay for ever. Of the bases for merging, the newest twenty of each kind.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{KeptCopy, Reason, Term};

/// How many copies of each kind of base are kept.
pub const MOST_BASES: usize = 20;

/// For how many days one restore point a day is kept.
pub const DAYS_KEPT_DAILY: i32 = 31;

/// How much room the copies of one workbook may take together, in bytes: 256 MiB.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The copies that go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thinning {
    /// Those whose time is over.
    pub by_age: Vec<KeptCopy>,
    /// Those that still had time, and go because all together take too much room; oldest first.
    pub for_room: Vec<KeptCopy>,
}

/// Says which copies go. Their order does not matter.
pub fn thin(copies: &[KeptCopy], today: Date, most_bytes: u64) -> Thinning {
    let mut oldest_first: Vec<&KeptCopy> = copies.iter().collect();
    oldest_first.sort_by(|one, other| (one.at, &one.path).cmp(&(other.at, &other.path)));
    let newest: Vec<&KeptCopy> = Reason::ALL
        .into_iter()
        .filter_map(|reason| oldest_first.iter().rev().find(|copy| copy.reason == reason).copied())
        .collect();

    let mut thinning = Thinning::default();
    let mut stay: Vec<&KeptCopy> = Vec::new();
    let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
    for (place, copy) in oldest_first.iter().enumerate() {
        let newer_of_its_kind = || oldest_first[place + 1..].iter().filter(|other| other.reason == copy.reason).count();
        let day = copy.at.date();
        // A date ahead of today was written while the clock was wrong: such a copy counts as one of today.
        let age = today.since(day).map_or(0, |span| span.get_days());
        // The first of a month is the first of its day as well, so that the same copy serves both.
        let mut first_of_month = || months.insert((day.year(), day.month()));
        let mut first_of_day = || days.insert(day);
        let stays = match copy.reason.term() {
            Term::Newest => newer_of_its_kind() < MOST_BASES,
            Term::Ever => true,
            Term::Month => age <= DAYS_KEPT_DAILY || first_of_month(),
            Term::Daily => {
                let (of_month, of_day) = (first_of_month(), first_of_day());
                age <= 0 || of_month || (of_day && age <= DAYS_KEPT_DAILY)
            }
        };
        if stays || newest.contains(copy) {
            stay.push(copy);
        } else {
            thinning.by_age.push((*copy).clone());
        }
    }

    let mut room: u64 = stay.iter().map(|copy| copy.size).sum();
    for copy in stay {
        if room <= most_bytes {
            break;
        }
        if !newest.contains(&copy) {
            room -= copy.size;
            thinning.for_room.push(copy.clone());
        }
    }
    thinning
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::ToSpan as _;
    use jiff::civil::{DateTime, date};
    use proptest::prelude::*;

    use super::*;

    fn copy(at: DateTime, reason: Reason, size: u64, number: u64) -> KeptCopy {
        let begins = number.to_be_bytes();
        KeptCopy { path: PathBuf::from(super::super::name::write(at, reason, begins)), at, reason, begins, size }
    }

    const TODAY: Date = Date::constant(2026, 11, 21);

    fn days_ago(days: i32, hour: i8) -> DateTime {
        TODAY.checked_sub(days.days()).unwrap().at(hour, 0, 0, 0)
    }

    #[test]
    fn all_of_today_then_one_a_day_then_one_a_month() {
        let mut copies = Vec::new();
        for days in 0..400 {
            for hour in [9, 15] {
                copies.push(copy(days_ago(days, hour), Reason::FirstOfDay, 1, copies.len() as u64));
            }
        }
        let gone = thin(&copies, TODAY, u64::MAX);
        assert_eq!(gone.for_room, []);
        let stay: Vec<DateTime> =
            copies.iter().filter(|copy| !gone.by_age.contains(copy)).map(|copy| copy.at).collect();
        assert_eq!(stay.iter().filter(|at| at.date() == TODAY).count(), 2);
        assert_eq!(stay.iter().filter(|at| (1..=31).any(|days| **at == days_ago(days, 9))).count(), 31);
        let months: Vec<DateTime> = stay.into_iter().filter(|at| *at < days_ago(31, 0)).collect();
        assert_eq!(months.len(), 13, "{months:?}");
        assert!(months.iter().all(|at| at.hour() == 9));
        assert!(months[..12].iter().all(|at| at.date().day() == 1), "{months:?}");
        // Thinning day after day gives the same as thinning once.
        let mut slowly = Vec::new();
        for days in (0..400).rev() {
            let today = TODAY.checked_sub(days.days()).unwrap();
            slowly.extend(copies.iter().filter(|copy| copy.at.date() == today).cloned());
            let gone = thin(&slowly, today, u64::MAX).by_age;
            slowly.retain(|copy| !gone.contains(copy));
        }
        let once = copies.iter().filter(|copy| !gone.by_age.contains(copy)).count();
        assert_eq!(slowly.len(), once);
    }

    #[test]
    fn what_a_person_asked_for_stays() {
        for reason in [Reason::AskedFor, Reason::ReviewClosed, Reason::BeforeMigration] {
            let copies: Vec<_> = (0..50).map(|n| copy(days_ago(200, 9), reason, 1, n)).collect();
            assert_eq!(thin(&copies, TODAY, u64::MAX), Thinning::default());
        }
        let merges: Vec<_> =
            (0..6).map(|n| copy(days_ago(if n < 3 { 31 } else { 90 }, 9), Reason::BeforeMerge, 1, n)).collect();
        assert_eq!(thin(&merges, TODAY, u64::MAX).by_age.len(), 2, "both sides of a merge are there for a month");
    }

    #[test]
    fn the_newest_twenty_of_each_kind_of_base_stay() {
        let of = |reason| (0..30).map(move |n| copy(days_ago(30 - n, 9), reason, 1, n as u64));
        let copies: Vec<_> = of(Reason::Opened).chain(of(Reason::Saved)).collect();
        let gone = thin(&copies, TODAY, u64::MAX);
        assert_eq!(gone.by_age.len(), 20);
        assert!(gone.by_age.iter().all(|copy| copy.at < days_ago(20, 9)));
    }

    #[test]
    fn the_oldest_go_for_room_and_never_the_newest_of_a_kind() {
        let copies: Vec<_> = (0..10).map(|n| copy(days_ago(10 - n, 9), Reason::AskedFor, 10, n as u64)).collect();
        let gone = thin(&copies, TODAY, 75);
        assert_eq!(gone.for_room, copies[..3]);
        let gone = thin(&copies, TODAY, 0);
        assert_eq!(gone.for_room, copies[..9]);
    }

    proptest! {
        #[test]
        fn thinning_keeps_its_promises(
            made in proptest::collection::vec((-3..800_i32, 0..24_i8, 0..Reason::ALL.len(), 0..100_u64), 0..120),
            most in 0..5_000_u64,
        ) {
            let copies: Vec<KeptCopy> = made
                .into_iter()
                .enumerate()
                .map(|(n, (days, hour, reason, size))| copy(days_ago(days, hour), Reason::ALL[reason], size, n as u64))
                .collect();
            let Thinning { by_age, for_room } = thin(&copies, TODAY, most);
            let goes = |copy: &KeptCopy| by_age.contains(copy) || for_room.contains(copy);
            let stay: Vec<&KeptCopy> = copies.iter().filter(|copy| !goes(copy)).collect();
            prop_assert_eq!(stay.len() + by_age.len() + for_room.len(), copies.len());
            for reason in Reason::ALL {
                let newest = copies.iter().filter(|copy| copy.reason == reason).map(|copy| copy.at).max();
                prop_assert_eq!(stay.iter().filter(|copy| copy.reason == reason).map(|copy| copy.at).max(), newest);
            }
            for copy in copies.iter().filter(|copy| copy.reason.is_restore_point()) {
                // Age alone takes nothing of today, and leaves every day of the last month and every month a copy.
                if by_age.contains(copy) {
                    let age = TODAY.since(copy.at.date()).unwrap().get_days();
                    prop_assert!(age > 0);
                    let stands_in = |other: &&KeptCopy| {
                        !by_age.contains(other)
                            && other.reason.is_restore_point()
                            && if age <= DAYS_KEPT_DAILY {
                                other.at.date() == copy.at.date()
                            } else {
                                other.at.date().first_of_month() == copy.at.date().first_of_month()
                            }
                    };
                    prop_assert!(copies.iter().any(|other| stands_in(&other)), "{copy:?}");
                }
            }
            let room: u64 = stay.iter().map(|copy| copy.size).sum();
            prop_assert!(room <= most || stay.len() <= Reason::ALL.len());
            if let Some(last) = for_room.last() {
                prop_assert!(room + last.size > most, "more went than had to");
            }
            let mut turned = copies.clone();
            turned.reverse();
            prop_assert_eq!(thin(&turned, TODAY, most).for_room, for_room);
        }
    }

    #[test]
    fn a_clock_that_was_wrong_costs_nothing() {
        let ahead = copy(date(2031, 1, 1).at(9, 0, 0, 0), Reason::FirstOfDay, 1, 1);
        let now = copy(days_ago(0, 9), Reason::FirstOfDay, 1, 2);
        assert_eq!(thin(&[ahead, now], TODAY, u64::MAX), Thinning::default());
    }
}
