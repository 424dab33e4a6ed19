//! The wall clock and what the caller's own time means: the one module that asks the machine what time it is.
//!
//! Timing inside the editor runs on [`Moment`]s, which the caller passes; the wall clock only says "Saved 14:32" and
//! which day it is. So a test decides both.
#![expect(clippy::disallowed_methods, reason = "this module is the one place that reads the clock")]

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::model::date_in_text;

/// A point in the caller's own time, which only ever runs forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Moment {
    /// Seconds since the caller started to count.
    pub seconds: f64,
}

impl Moment {
    /// Returns the moment so many seconds after the start.
    pub const fn at(seconds: f64) -> Self {
        Self { seconds }
    }

    /// Returns the moment so many seconds later.
    #[must_use]
    pub(super) fn later(self, seconds: f64) -> Self {
        Self { seconds: self.seconds + seconds }
    }

    /// Returns the time from now until this moment; nothing when it has passed.
    pub(super) fn after(self, now: Self) -> Duration {
        Duration::try_from_secs_f64((self.seconds - now.seconds).max(0.0)).unwrap_or_default()
    }
}

/// Says a point in time with its day, and with the year unless that is this one: `28 November, 11:25`.
pub fn day_and_time(at: DateTime, today: Date) -> String {
    let day = date_in_text(at.date());
    let this_year = format!(" {}", today.year());
    let day = day.strip_suffix(&this_year).unwrap_or(&day);
    format!("{day}, {:02}:{:02}", at.hour(), at.minute())
}

/// Says a point in time, with its day unless that is today: `08:15`, `1 May, 08:15`.
pub fn time_in_words(at: DateTime, today: Date) -> String {
    if at.date() == today { format!("{:02}:{:02}", at.hour(), at.minute()) } else { day_and_time(at, today) }
}

/// Starts to count, and returns what says how long ago that was.
pub fn stopwatch() -> impl Fn() -> Duration {
    let start = Instant::now();
    move || start.elapsed()
}

/// The wall clock of the place where the person is.
pub trait Clock: Send + Sync {
    /// Returns date and time.
    fn now(&self) -> DateTime;

    /// Returns date and time of an instant, such as the date of a file. None when no calendar holds it.
    fn local(&self, instant: SystemTime) -> Option<DateTime>;

    /// Returns the instant, which is the same everywhere.
    fn instant(&self) -> SystemTime;

    /// Returns the time since the program began to count, which runs whether a window is drawn or not. None for a clock
    /// that stands still: then the caller counts.
    fn moment(&self) -> Option<Moment> {
        None
    }

    /// Returns the day.
    fn today(&self) -> Date {
        self.now().date()
    }
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> DateTime {
        Zoned::now().datetime()
    }

    fn local(&self, instant: SystemTime) -> Option<DateTime> {
        Some(Timestamp::try_from(instant).ok()?.to_zoned(TimeZone::system()).datetime())
    }

    fn instant(&self) -> SystemTime {
        SystemTime::now()
    }

    fn moment(&self) -> Option<Moment> {
        static START: OnceLock<Instant> = OnceLock::new();
        Some(Moment::at(START.get_or_init(Instant::now).elapsed().as_secs_f64()))
    }
}

/// A clock that stands still, for tests.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub DateTime);

impl Clock for FixedClock {
    fn now(&self) -> DateTime {
        self.0
    }

    fn local(&self, instant: SystemTime) -> Option<DateTime> {
        Some(Timestamp::try_from(instant).ok()?.to_zoned(TimeZone::UTC).datetime())
    }

    fn instant(&self) -> SystemTime {
        self.0.to_zoned(TimeZone::UTC).map_or(SystemTime::UNIX_EPOCH, |zoned| zoned.timestamp().into())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_time_of_another_day_carries_its_day() {
        let today = date(2026, 11, 28);
        assert_eq!(time_in_words(today.at(8, 15, 0, 0), today), "08:15");
        assert_eq!(time_in_words(date(2026, 5, 1).at(8, 15, 0, 0), today), "1 May, 08:15");
        assert_eq!(time_in_words(date(2025, 5, 1).at(8, 15, 0, 0), today), "1 May 2025, 08:15");
        assert_eq!(day_and_time(today.at(11, 25, 0, 0), today), "28 November, 11:25");
    }

    #[test]
    fn the_clock_of_the_machine_only_runs_forward() {
        let first = RealClock.moment().unwrap();
        std::thread::sleep(Duration::from_millis(5));
        assert!(RealClock.moment().unwrap() > first);
        assert_eq!(FixedClock(date(2026, 11, 28).at(8, 15, 0, 0)).moment(), None);
    }
}
