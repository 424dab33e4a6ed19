//! The wall clock and what the caller's own time means: the one module that asks the machine what time it is.
//!
//! Timing inside the editor runs on [`Moment`]s, which the caller passes; the wall clock only says "Saved 14:32" and
//! which day it is. So a test decides both.
#![expect(clippy::disallowed_methods, reason = "this module is the one place that reads the clock")]

use std::time::{Duration, SystemTime};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

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

/// Starts to count, and returns what says how long ago that was.
pub fn stopwatch() -> impl Fn() -> Duration {
    let start = std::time::Instant::now();
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
