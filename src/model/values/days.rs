//! Days as people type them, read for the field that they are typed into.
//!
//! A whole date is read everywhere. What leaves something to the reader (`1 Dec`, `October 2026`, `next Friday`) is read
//! only where today is known, and always comes with what it was read as. A day that does not exist, or one whose weekday
//! is another, is asked about and never moved.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::NotUnderstood;
use super::dates::{MONTHS, date_in_table, date_in_text};

/// What the days of a field are, which says on which side of today they lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// A day on either side.
    #[default]
    Around,
    /// A day on which something is planned.
    Planned,
    /// A day on which something happened.
    Happened,
    /// A deadline: a month stands for its last day.
    Due,
    /// The day of a figure: a month stands for its last day, or for today while it goes on.
    Measured,
}

impl When {
    const fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Due)
    }

    const fn is_back(self) -> bool {
        matches!(self, Self::Happened | Self::Measured)
    }
}

/// What a reader of days knows about the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateSense {
    /// Today; without it only whole dates are read.
    pub today: Option<Date>,
    /// What the days of the field are.
    pub when: When,
}

/// A day that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadDate {
    /// The day.
    pub date: Date,
    /// Whether day, month and year were all typed.
    pub is_whole: bool,
}

impl ReadDate {
    const fn whole(date: Date) -> Self {
        Self { date, is_whole: true }
    }

    const fn found(date: Date) -> Self {
        Self { date, is_whole: false }
    }

    /// Says what a text was read as. None where a whole date was typed.
    pub fn note(self, typed: &str) -> Option<String> {
        (!self.is_whole).then(|| format!("“{}” was read as {}", typed.trim(), date_with_weekday(self.date)))
    }
}

const WANTED: &str = "Not understood as a date. Write it as 21/11/2026 or 21 November 2026.";
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

fn name_of(weekday: Weekday) -> &'static str {
    WEEKDAYS[usize::from(weekday.to_monday_zero_offset().unsigned_abs())].0
}

fn date_with_weekday(date: Date) -> String {
    format!("{} {}", name_of(date.weekday()), date_in_text(date))
}

/// Reads a whole date: `21/11/2026`, `21.11.26`, `Saturday, 21 November 2026`, `2026-11-21 00:00:00`.
///
/// The day comes first, as in Britain, unless the month is named. Two-digit years are of this century.
pub fn parse_date(text: &str) -> Result<Date, NotUnderstood> {
    read_date(text, DateSense::default()).map(|read| read.date)
}

/// Reads a day as it is typed into a field.
pub fn read_date(text: &str, sense: DateSense) -> Result<ReadDate, NotUnderstood> {
    let wanted = || NotUnderstood::new(WANTED);
    let lower = text.trim().to_lowercase();
    let (lower, has_time) = without_time(&lower).ok_or_else(wanted)?;
    let mut words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',' | '\u{2013}'))
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "of"))
        .collect();
    if matches!(words.first(), Some(&("by" | "on"))) {
        words.remove(0);
    }
    if let Some(date) = sense.today.and_then(|today| relative(&words, today, sense.when)) {
        return Ok(ReadDate::found(date));
    }
    let weekday = words.iter().position(|word| weekday(word).is_some()).and_then(|at| weekday(words.remove(at)));
    let read = absolute(&words, sense)?;
    if let Some(weekday) = weekday.filter(|weekday| *weekday != read.date.weekday()) {
        let (day, is, said) = (date_in_text(read.date), name_of(read.date.weekday()), name_of(weekday));
        return Err(NotUnderstood {
            wanted: format!("{day} is a {is}, not a {said}. Which date did you mean?").into(),
            readings: vec![date_in_table(read.date)],
        });
    }
    Ok(ReadDate { is_whole: read.is_whole && !has_time, ..read })
}

/// Takes the time of day away, which other programs write behind a date, and says whether it was one in the day. None
/// where there are two.
fn without_time(text: &str) -> Option<(String, bool)> {
    let (mut kept, mut time) = (vec![], None);
    for word in text.split_whitespace() {
        let (date, clock) = match word.split_once('t') {
            Some((date, clock)) if clock.contains(':') => (date, clock),
            _ if word.contains(':') => ("", word),
            _ => (word, ""),
        };
        if !clock.is_empty() {
            let is_clock = clock.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.' | b'z'));
            if !is_clock || time.replace(clock.to_owned()).is_some() {
                return None;
            }
        }
        kept.extend(Some(date.to_owned()).filter(|date| !date.is_empty()));
    }
    Some((kept.join(" "), time.is_some_and(|time| time.contains(|c: char| matches!(c, '1'..='9')))))
}

fn weekday(word: &str) -> Option<Weekday> {
    let is_it = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    WEEKDAYS.iter().find(|(name, _)| is_it(name)).map(|(_, weekday)| *weekday)
}

fn month(word: &str) -> Option<i8> {
    let is_it = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    let named = (1..).zip(MONTHS).find(|(_, name)| is_it(name) || (word == "sept" && *name == "September"));
    named.map(|(month, _)| month)
}

/// Reads a number of one or two digits, with or without `st`, `nd`, `rd`, `th`.
fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    short(digits)
}

fn short(word: &str) -> Option<i8> {
    let is_short = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| word.parse().ok()).flatten()
}

fn long_year(word: &str) -> Option<i16> {
    let is_long = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_long.then(|| word.parse().ok()).flatten()
}

fn year(word: &str) -> Option<i16> {
    let word = word.trim_start_matches(['\'', '\u{2019}']);
    long_year(word).or_else(|| (word.len() == 2).then(|| short(word)).flatten().map(|short| 2000 + i16::from(short)))
}

/// Reads two digits as a year, where it is one of the next or last three.
fn near_year(word: &str, sense: DateSense) -> Option<i16> {
    year(word).filter(|year| sense.today.is_none_or(|today| (today.year() - year).abs() <= 3))
}

/// Reads days that are named from today.
fn relative(words: &[&str], today: Date, when: When) -> Option<Date> {
    let coming = |weekday| today.nth_weekday(1, weekday).ok();
    let gone = |weekday| today.nth_weekday(-1, weekday).ok();
    match words {
        ["today"] => Some(today),
        ["tomorrow"] => today.tomorrow().ok(),
        ["yesterday"] => today.yesterday().ok(),
        ["last", name] => gone(weekday(name)?),
        [name] if when.is_back() => gone(weekday(name)?),
        [name] | ["this" | "coming", name] => coming(weekday(name)?),
        // The Friday of next week; weeks begin on Monday.
        ["next", name] => {
            let monday = today.nth_weekday(1, Weekday::Monday).ok()?;
            monday.checked_add(i64::from(weekday(name)?.to_monday_zero_offset()).days()).ok()
        }
        _ => None,
    }
}

/// Reads days that are written with their month.
fn absolute(words: &[&str], sense: DateSense) -> Result<ReadDate, NotUnderstood> {
    let wanted = || NotUnderstood::new(WANTED);
    match words {
        [first, second, third] => {
            if let (Some(year), Some(day)) = (long_year(first), day(third)) {
                return on(day, month(second).or_else(|| short(second)).ok_or_else(wanted)?, year);
            }
            let year = year(third).ok_or_else(wanted)?;
            match (month(first), month(second)) {
                // March 2, 2027
                (Some(month), None) => on(day(second).ok_or_else(wanted)?, month, year),
                (None, Some(month)) => on(day(first).ok_or_else(wanted)?, month, year),
                (None, None) => {
                    let (day, month) = (day(first).ok_or_else(wanted)?, short(second).ok_or_else(wanted)?);
                    if month > 12 && (1..=12).contains(&day) {
                        // 04/13/2027 in the American order.
                        let meant = on(month, day, year)?;
                        return Err(NotUnderstood::choose(vec![date_in_table(meant.date)], WANTED));
                    }
                    on(day, month, year)
                }
                (Some(_), Some(_)) => Err(wanted()),
            }
        }
        [first, second] => two(first, second, sense),
        [only] => {
            let month = month(only).ok_or_else(wanted)?;
            let days = nearest(sense, |year| last_of(month, year));
            days.ok_or_else(wanted).and_then(|date| in_month(month, date.year(), sense))
        }
        _ => Err(wanted()),
    }
}

/// Reads a day without its year, or a month with one.
fn two(first: &str, second: &str, sense: DateSense) -> Result<ReadDate, NotUnderstood> {
    let wanted = || NotUnderstood::new(WANTED);
    if let (Some(year), Some(month)) = (long_year(first), month(second).or_else(|| short(second))) {
        return in_month(month, year, sense);
    }
    if let (Some(month), Some(year)) = (month(first).or_else(|| short(first)), long_year(second)) {
        return in_month(month, year, sense);
    }
    if let (Some(month), Some(day)) = (month(first), day(second)) {
        // "Oct 26" is a day to some and a month to others.
        let as_year = near_year(second, sense);
        let of_month = as_year.and_then(|year| in_month(month, year, sense).ok());
        let on_day = without_year(day, month, sense);
        return match (on_day, of_month) {
            (Ok(day), Some(end)) => {
                Err(NotUnderstood::choose(vec![date_in_table(day.date), date_in_table(end.date)], WANTED))
            }
            (day, _) => day,
        };
    }
    let day = day(first).ok_or_else(wanted)?;
    let named = month(second);
    let month = named.or_else(|| short(second)).ok_or_else(wanted)?;
    if named.is_none() && month > 12 && (1..=12).contains(&day) {
        // 11/30 in the American order, 10/26 as a month.
        let as_day = without_year(month, day, sense).ok();
        let as_month = near_year(second, sense).and_then(|year| in_month(day, year, sense).ok());
        let readings = as_day.into_iter().chain(as_month).map(|read| date_in_table(read.date)).collect();
        return Err(NotUnderstood::choose(readings, WANTED));
    }
    without_year(day, month, sense)
}

/// Returns a day, or says that there is none.
fn on(day: i8, month: i8, year: i16) -> Result<ReadDate, NotUnderstood> {
    Date::new(year, month, day).map(ReadDate::whole).map_err(|_| no_such_day(day, month, Some(year)))
}

fn no_such_day(day: i8, month: i8, year: Option<i16>) -> NotUnderstood {
    // Without its year, February may have 29 days.
    let last = last_of(month, year.unwrap_or(2024)).filter(|_| (1..=31).contains(&day));
    let (Some(last), Some(name)) = (last, MONTHS.get(usize::from(month.unsigned_abs()) - 1)) else {
        return NotUnderstood::new(WANTED);
    };
    let year = year.map(|year| format!(" {year}")).unwrap_or_default();
    let wanted =
        format!("There is no {day} {name}{year}: {name}{year} has {} days. Which date did you mean?", last.day());
    NotUnderstood { wanted: wanted.into(), readings: vec![] }
}

fn last_of(month: i8, year: i16) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// Returns the day for which a month stands in the field.
fn in_month(month: i8, year: i16, sense: DateSense) -> Result<ReadDate, NotUnderstood> {
    let last = last_of(month, year).ok_or(NotUnderstood::new(WANTED))?;
    let Some(today) = sense.today else { return Err(NotUnderstood::new(WANTED)) };
    match sense.when {
        When::Measured if today.first_of_month() == last.first_of_month() => Ok(ReadDate::found(today)),
        When::Due | When::Measured => Ok(ReadDate::found(last)),
        When::Around | When::Planned | When::Happened => Err(NotUnderstood {
            wanted: format!(
                "Which date in {} {year}? Write it as {}.",
                MONTHS[usize::from(month.unsigned_abs()) - 1],
                date_in_table(last.with().day(21).build().unwrap_or(last))
            )
            .into(),
            readings: vec![],
        }),
    }
}

/// Returns a day of the year in which the field expects it.
fn without_year(day: i8, month: i8, sense: DateSense) -> Result<ReadDate, NotUnderstood> {
    if sense.today.is_none() && last_of(month, 2024).is_some_and(|last| (1..=last.day()).contains(&day)) {
        return Err(NotUnderstood::new(WANTED));
    }
    let found = nearest(sense, |year| Date::new(year, month, day).ok());
    found.map(ReadDate::found).ok_or_else(|| no_such_day(day, month, None))
}

/// Returns the day of one of the next or last years that suits the field best.
fn nearest(sense: DateSense, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let today = sense.today?;
    // 29 February is eight years away at most.
    let days = (-8..=8).filter_map(|years| of(today.year().checked_add(years)?));
    let away = |date: &Date| date.since(today).map_or(i32::MAX, |span| span.get_days().abs());
    let fits = |date: &Date| match sense.when {
        when if when.is_ahead() => *date >= today,
        when if when.is_back() => *date <= today || date.first_of_month() == today.first_of_month(),
        _ => true,
    };
    days.filter(fits).min_by_key(away)
}

#[cfg(test)]
mod tests;
