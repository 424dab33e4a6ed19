//! Days and periods in British writing, each as its last day.
//!
//! "By March" and "in 2026/27" name a period, and what is due in a period is due by its last day. Quarters and halves are
//! those of the financial year, which begins in April as in the NHS, unless the calendar year is named: `Q3` ends on 31
//! December, `Q4 2026/27` on 31 March 2027. A quarter with a single year belongs to the financial year that begins in
//! it. A period without a year is the next one that has not ended. Summer ends with August, winter with February, "the
//! end of the year" is 31 December, "year end" is 31 March.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::numbers::number;
use super::seasons::{is_season_name, part_of_year};
use super::tokens::{Kind, Text};

/// A period that was read: its last day, and the place behind its last token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The last day; none when the words name a time that the calendar does not know.
    pub(super) last: Option<Date>,
    /// The place behind it.
    pub(super) end: usize,
}

/// The day of a month that does not have it: words that name no day, and are not read as a part of them either.
const fn no_day(day: i16, end: usize) -> Option<Period> {
    if matches!(day, 1..=31) { Some(Period { last: None, end }) } else { None }
}

pub(super) const fn until(last: Option<Date>, end: usize) -> Option<Period> {
    match last {
        Some(_) => Some(Period { last, end }),
        None => None,
    }
}

/// Whether words that could be something else count as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A preposition of time stands before them.
    Led,
    /// They stand alone, so that only what is surely a date counts.
    Alone,
}

/// Reads a day or period at a place.
pub(super) fn period(text: &Text<'_>, place: usize, today: Date, reading: Reading) -> Option<Period> {
    day(text, place, today, reading)
        .or_else(|| {
            part_of_year(text, place, today).filter(|_| reading == Reading::Led || !is_season_name(text, place))
        })
        .or_else(|| quarter(text, place, today))
        .or_else(|| stretch(text, place, today))
        .or_else(|| years(text, place, today, reading))
        .or_else(|| (reading == Reading::Led).then(|| relative(text, place, today)).flatten())
}

/// Reads a day, or a month with or without a year.
fn day(text: &Text<'_>, place: usize, today: Date, reading: Reading) -> Option<Period> {
    if text.kind(place) == Kind::Number {
        if let Some(found) = in_figures(text, place) {
            return Some(found);
        }
        let day: i8 = text.word(place).parse().ok()?;
        let mut at = place + 1;
        if matches!(text.word(at), "st" | "nd" | "rd" | "th") {
            at += 1;
        }
        if text.word(at) == "of" {
            at += 1;
        }
        let month = month(text, at, Reading::Led)?;
        let (year, end) = year_behind(text, at + 1, today);
        let on = |year| Date::new(year, month, day).ok();
        return until(year.map_or_else(|| next_time(today, on), on), end).or_else(|| no_day(day.into(), end));
    }
    let month = month(text, place, reading)?;
    let mut at = place + 1;
    // "The May half-term": a week that each council sets.
    if matches!(text.word(at), "half-term" | "bank") || text.starts(at, &["half", "term"]) {
        return None;
    }
    // March 31st, 2027
    if text.kind(at) == Kind::Number
        && let Ok(day @ 1..=31) = text.word(at).parse::<i8>()
    {
        let suffix = usize::from(matches!(text.word(at + 1), "st" | "nd" | "rd" | "th"));
        let (year, end) = year_behind(text, at + 1 + suffix, today);
        if suffix == 1 || year.is_some() || reading == Reading::Led && !matches!(text.word(at + 1), "%" | "per" | "to")
        {
            let on = |year| Date::new(year, month, day).ok();
            return until(year.map_or_else(|| next_time(today, on), on), end).or_else(|| no_day(day.into(), end));
        }
    }
    if matches!(text.word(at), "," | "of" | "'") && is_year(text, at + 1, today).is_some() {
        at += 1;
    }
    let (year, end) = year_behind(text, at, today);
    if year.is_none() && reading == Reading::Alone {
        return None;
    }
    let on = |year| last_of_month(year, month);
    until(year.map_or_else(|| next_time(today, on), on), if year.is_some() { end } else { place + 1 })
}

/// Reads `31/03/2027`, `31.3.27`, `2027-03-31`.
fn in_figures(text: &Text<'_>, place: usize) -> Option<Period> {
    let mark = text.word(place + 1);
    let parts = [place, place + 2, place + 4];
    let shaped = matches!(mark, "/" | "." | "-")
        && text.word(place + 3) == mark
        && (place + 1..place + 5).all(|at| text.is_joined(at))
        && parts.iter().all(|at| text.kind(*at) == Kind::Number);
    if !shaped {
        return None;
    }
    let part = |at: usize| text.word(at).parse::<i16>().ok();
    let (first, month, last) = (part(place)?, part(place + 2)?, part(place + 4)?);
    let (year, day) = if text.word(place).len() == 4 { (first, last) } else { (last, first) };
    let year = if year < 100 { 2000 + year } else { year };
    let on = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    until(on, place + 5).or_else(|| no_day(day, place + 5).filter(|_| (1..=12).contains(&month)))
}

/// Reads the name of a month.
fn month(text: &Text<'_>, place: usize, reading: Reading) -> Option<i8> {
    let word = text.word(place);
    let month = match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    };
    // The verbs and the short forms need their capital, or a preposition before them.
    let is_sure = reading == Reading::Led || text.is_capital(place) && !matches!(word, "may" | "mar" | "march");
    (is_sure || text.is_capital(place) && text.kind(place + 1) == Kind::Number).then_some(month)
}

/// Reads a year behind a day or month: `2027`, `'27`, `27` after a month's name, `, 2027`.
fn year_behind(text: &Text<'_>, place: usize, today: Date) -> (Option<i16>, usize) {
    let at = if text.word(place) == "," { place + 1 } else { place };
    match is_year(text, at, today) {
        Some(year) => (Some(year), at + 1),
        None if text.word(place) == "'" => match text.word(place + 1).parse::<i16>() {
            Ok(short @ 10..=99) => (Some(2000 + short), place + 2),
            _ => (None, place),
        },
        None => match text.word(place).parse::<i16>() {
            // 31 Mar 27
            Ok(short @ 20..=60) if text.kind(place) == Kind::Number && ends_here(text, place + 1) => {
                (Some(2000 + short), place + 1)
            }
            _ => (None, place),
        },
    }
}

/// Returns whether a clause ends at a place.
fn ends_here(text: &Text<'_>, place: usize) -> bool {
    place >= text.len() || matches!(text.word(place), "." | "," | ";" | ")" | ":" | "-" | "(")
}

/// Reads a year of four digits that is near enough to be meant as one.
pub(super) fn is_year(text: &Text<'_>, place: usize, today: Date) -> Option<i16> {
    let word = text.word(place);
    let year = (text.kind(place) == Kind::Number && word.len() == 4).then(|| word.parse::<i16>().ok()).flatten()?;
    // Thousands with a comma are no year.
    let typed = text.words(&(place..place + 1));
    ((today.year() - 27..=today.year() + 40).contains(&year) && typed.len() == 4).then_some(year)
}

/// Reads quarters and halves of a year.
fn quarter(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let mut at = place;
    // "2026/27 Q3" is "Q3 2026/27".
    if let Some(year) = financial_year(text, at) {
        let found = matches!(text.word(year.end), "q1" | "q2" | "q3" | "q4" | "h1" | "h2")
            .then(|| quarter(text, year.end, today))
            .flatten()?;
        let begins = year.last?.year() - 1;
        let month = i32::from(found.last?.month());
        return until(last_of_month(if month > 3 { begins } else { begins + 1 }, found.last?.month()), found.end);
    }
    let mut calendar = matches!(text.word(at), "calendar" | "calendar-year");
    if calendar || matches!(text.word(at), "financial" | "fiscal") {
        at += 1;
        at += usize::from(text.word(at) == "year");
    }
    let word = text.word(at);
    let (months, which) = match word {
        "q1" | "q2" | "q3" | "q4" => (3, i8::try_from(word[1..].parse::<u8>().ok()?).ok()?),
        "h1" | "h2" => (6, i8::try_from(word[1..].parse::<u8>().ok()?).ok()?),
        "first" | "second" | "third" | "fourth" | "final" | "last" => {
            let months = match text.word(at + 1) {
                "quarter" => 3,
                "half" => 6,
                _ => return None,
            };
            let which = match word {
                "first" => 1,
                "second" => 2,
                "third" => 3,
                "fourth" => 4,
                _ => 12 / months,
            };
            at += 1;
            (months, which)
        }
        "quarter" => {
            let which =
                number(text, at + 1).and_then(|(number, _)| i8::try_from(number.ten_thousandths() / 10_000).ok())?;
            at += 1;
            (3, which)
        }
        _ => return None,
    };
    if !(1..=12 / months).contains(&which) {
        return None;
    }
    at += 1;
    if text.word(at) == "of" {
        at += 1 + usize::from(text.word(at + 1) == "the");
    }
    let financial_end = move |begins: i16| {
        let month = 3 + months * which;
        if month > 12 { last_of_month(begins + 1, month - 12) } else { last_of_month(begins, month) }
    };
    if let Some(year) = financial_year(text, at) {
        return until(financial_end(year.last?.year() - 1), year.end);
    }
    let (year, mut end) = match is_year(text, at, today) {
        Some(year) => (Some(year), at + 1),
        None => (None, at),
    };
    if matches!(text.word(end), "calendar" | "financial" | "fiscal") && text.word(end + 1) == "year" {
        calendar |= text.word(end) == "calendar";
        end += 2;
    } else if matches!(text.word(end), "(") && text.word(end + 1) == "calendar" {
        calendar = true;
    }
    let last = move |year| if calendar { last_of_month(year, months * which) } else { financial_end(year) };
    until(year.map_or_else(|| next_time(today, last), last), end)
}

/// Reads `first six months of 2027`, `last three months of 2026/27`.
fn stretch(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let is_last = match text.word(place) {
        "first" | "opening" => false,
        "last" | "final" => true,
        _ => return None,
    };
    let (count, at) = number(text, place + 1)?;
    let months = i32::try_from(count.ten_thousandths() / 10_000).ok().filter(|months| (1..=12).contains(months))?;
    if text.word(at) != "months" || text.word(at + 1) != "of" {
        return None;
    }
    let year = financial_year(text, at + 2).or_else(|| {
        let year = is_year(text, at + 2, today)?;
        until(last_of_month(year, 12), at + 3)
    })?;
    let back = if is_last { 0 } else { 12 - months };
    let last = year.last?.checked_sub(back.months()).ok()?;
    until(Some(last.last_of_month()), year.end)
}

/// Reads `2026/27`, `2026-27`, `FY27`, or a year.
fn years(text: &Text<'_>, place: usize, today: Date, reading: Reading) -> Option<Period> {
    if let Some(found) = financial_year(text, place) {
        return Some(found);
    }
    let year = is_year(text, place, today)?;
    // "by 2000 followers": a count of things.
    let counts = text.kind(place + 1) == Kind::Word
        && text.word(place + 1).len() > 3
        && text.word(place + 1).ends_with('s')
        && !matches!(text.word(place + 1), "this" | "across" | "plus" | "towards" | "is");
    (reading == Reading::Led && !counts && !matches!(text.word(place + 1), "people" | "new" | "more" | "%"))
        .then_some(Period { last: Date::new(year, 12, 31).ok(), end: place + 1 })
}

/// Reads a financial year written with a stroke or as `FY27`; the year in which it ends is the year of its last day.
pub(super) fn financial_year(text: &Text<'_>, place: usize) -> Option<Period> {
    let ends = |year: i16, end: usize| until(last_of_month(year, 3), end);
    let word = text.word(place);
    if let Some(short) = word.strip_prefix("fy") {
        let year: i16 = short.parse().ok()?;
        let year = if year < 100 { 2000 + year } else { year };
        // FY26/27 ends in 2027, FY27 too.
        return if text.word(place + 1) == "/" && text.kind(place + 2) == Kind::Number {
            ends(year + 1, place + 3)
        } else {
            ends(year, place + 1)
        };
    }
    if text.kind(place) != Kind::Number || !matches!(text.word(place + 1), "/" | "-") {
        return None;
    }
    let (first, second) = (word.parse::<i16>().ok()?, text.word(place + 2).parse::<i16>().ok()?);
    let joined = text.is_joined(place + 1) && text.is_joined(place + 2);
    let begins = match word.len() {
        4 if (1990..2100).contains(&first) => first,
        2 if text.word(place + 1) == "/" && (10..60).contains(&first) => 2000 + first,
        _ => return None,
    };
    (joined && (second == (begins + 1) % 100 || second == begins + 1)).then(|| ends(begins + 1, place + 3)).flatten()
}

/// Reads `next year`, `this quarter`, `the financial year`, `year end`, a length of time from today.
fn relative(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let mut at = place;
    let which = match text.word(at) {
        "next" | "following" | "coming" | "forthcoming" => 1,
        "year-end" | "yearend" => return until(next_time(today, |year| last_of_month(year, 3)), at + 1),
        "year" if text.word(at + 1) == "end" => return until(next_time(today, |year| last_of_month(year, 3)), at + 2),
        _ => 0,
    };
    if matches!(text.word(at), "next" | "following" | "coming" | "forthcoming" | "this" | "current" | "same") {
        at += 1;
        if let Some(found) = month(text, at, Reading::Led).map(|month| (month, at + 1)) {
            // The next March is the coming one.
            return until(next_time(today, |year| last_of_month(year, found.0)), found.1);
        }
        if let Some(found) = part_of_year(text, at, today) {
            return Some(found);
        }
    }
    let financial_begin = if today.month() >= 4 { today.year() } else { today.year() - 1 };
    match (text.word(at), text.word(at + 1)) {
        ("financial" | "fiscal" | "tax", "year") => {
            let end = at + 2;
            let named = financial_year(text, end).filter(|_| which == 0);
            named.or_else(|| until(last_of_month(financial_begin + 1 + which, 3), end))
        }
        ("calendar", "year") => until(last_of_month(today.year() + which, 12), at + 2),
        ("calendar", _) => until(last_of_month(is_year(text, at + 1, today)?, 12), at + 2),
        ("academic" | "school", "year") => until(next_time(today, |year| last_of_month(year, 7)), at + 2),
        ("year", _) if text.before(at, 1) == "on" && text.before(at, 2) == "year" => None,
        ("year", _) => until(last_of_month(today.year() + which, 12), at + 1),
        ("month", _) => {
            let then = today.checked_add(i64::from(which).months()).ok()?;
            until(last_of_month(then.year(), then.month()), at + 1)
        }
        ("quarter", _) => {
            let then = today.checked_add((3 * i64::from(which)).months()).ok()?;
            until(last_of_month(then.year(), (then.month() + 2) / 3 * 3), at + 1)
        }
        // "During the week" is no day.
        ("week", _) if at == place && text.before(at, 2) != "end" && text.before(at, 3) != "end" => None,
        ("week", _) => until(today.checked_add((7 * (i64::from(which) + 1)).days()).ok(), at + 1),
        _ => None,
    }
}

/// Reads a length of time from today: `18 months`, `a year`, `the next six weeks`.
pub(super) fn length(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let mut at = place;
    while matches!(text.word(at), "the" | "next" | "coming" | "following" | "a" | "period" | "of" | "about" | "space")
        && at < place + 5
    {
        if text.word(at) == "a" && !matches!(text.word(at + 1), "period" | "space" | "dozen") {
            break;
        }
        at += 1;
    }
    let (count, at) = if matches!(text.word(at), "a" | "an") {
        (1, at + 1)
    } else if matches!(text.word(at), "year" | "month" | "quarter" | "week") && text.before(at, 1) != "the" {
        (1, at)
    } else {
        let (number, at) = number(text, at)?;
        let count = number.ten_thousandths();
        (if count % 10_000 == 0 { count / 10_000 } else { return None }, at)
    };
    if !(0..=1_200).contains(&count) {
        return None;
    }
    let span: Span = match text.word(at) {
        "day" | "days" => count.days(),
        "week" | "weeks" | "weeks'" => count.weeks(),
        "fortnight" => (count * 2).weeks(),
        "month" | "months" | "months'" => count.months(),
        "quarter" | "quarters" => (count * 3).months(),
        "year" | "years" | "years'" => count.years(),
        _ => return None,
    };
    until(today.checked_add(span).ok(), at + 1)
}

/// Returns the first of the yearly days that is not before today.
pub(super) fn next_time(today: Date, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    (today.year() - 1..=today.year() + 8).filter_map(on).find(|date| *date >= today)
}

/// Returns the last day of a month.
pub(super) fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_stand_for_their_last_day() {
        let today = date(2026, 11, 21);
        for (words, last) in [
            ("31 March 2027", date(2027, 3, 31)),
            ("1st April", date(2027, 4, 1)),
            ("March 31st, 2027", date(2027, 3, 31)),
            ("31/03/2027", date(2027, 3, 31)),
            ("31.3.27", date(2027, 3, 31)),
            ("2027-03-31", date(2027, 3, 31)),
            ("31 Mar 27", date(2027, 3, 31)),
            ("March", date(2027, 3, 31)),
            ("November", date(2026, 11, 30)),
            ("February 2028", date(2028, 2, 29)),
            ("Christmas", date(2026, 12, 25)),
            ("Christmas 2027", date(2027, 12, 25)),
            ("Easter", date(2027, 3, 28)),
            ("Easter 2028", date(2028, 4, 16)),
            ("summer 2027", date(2027, 8, 31)),
            ("winter 2026/27", date(2027, 2, 28)),
            ("Q3", date(2026, 12, 31)),
            ("Q4 2026/27", date(2027, 3, 31)),
            ("Q1 2027/28", date(2027, 6, 30)),
            ("Q2 2027", date(2027, 9, 30)),
            ("calendar Q2 2027", date(2027, 6, 30)),
            ("H2", date(2027, 3, 31)),
            ("third quarter", date(2026, 12, 31)),
            ("2026/27", date(2027, 3, 31)),
            ("2026-27", date(2027, 3, 31)),
            ("2026/27 Q3", date(2026, 12, 31)),
            ("FY26/27 Q4", date(2027, 3, 31)),
            ("FY28 H1", date(2027, 9, 30)),
            ("FY27", date(2027, 3, 31)),
            ("2027", date(2027, 12, 31)),
            ("next year", date(2027, 12, 31)),
            ("this year", date(2026, 12, 31)),
            ("next March", date(2027, 3, 31)),
            ("the quarter", date(2026, 12, 31)),
            ("financial year", date(2027, 3, 31)),
            ("year end", date(2027, 3, 31)),
            ("next month", date(2026, 12, 31)),
        ] {
            let text = Text::new(words);
            let place = usize::from(text.word(0) == "the");
            let found = period(&text, place, today, Reading::Led).unwrap_or_else(|| panic!("{words} is a period"));
            assert_eq!((found.last, found.end), (Some(last), text.len()), "{words}");
        }
        for words in ["32 March", "2000 followers", "may increase", "Q5", "24/7", "0/0/0", "99999999999 March"] {
            let text = Text::new(words);
            assert_eq!(period(&text, 0, today, Reading::Alone), None, "{words}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_never_read_as_another() {
        let today = date(2026, 11, 21);
        for words in [
            "30 February 2027",
            "31 February",
            "30th of February 2027",
            "February 30, 2027",
            "30/02/2027",
            "2027-02-30",
        ] {
            let text = Text::new(words);
            for reading in [Reading::Led, Reading::Alone] {
                let none = Some(Period { last: None, end: text.len() });
                assert_eq!(period(&text, 0, today, reading), none, "{words}");
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_trouble() {
        for today in [Date::MIN, Date::MAX, date(9999, 12, 31), date(1, 1, 1)] {
            for words in ["March", "next year", "Easter", "Q4", "winter", "next month", "week", "2026/27", "year end"] {
                let text = Text::new(words);
                let _ = period(&text, 0, today, Reading::Led);
                let _ = length(&Text::new("100 years"), 0, today);
            }
        }
    }
}
