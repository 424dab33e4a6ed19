//! Seasons and feasts as days: what the calendar knows of them, and where they are part of a name.
//!
//! Summer ends with August, winter with February of the year after it begins.

use jiff::civil::Date;

use super::metrics::is_small;
use super::periods::{Period, financial_year, is_year, last_of_month, next_time, until};
use super::tokens::{Kind, Text};

/// Reads seasons and feasts, with or without a year.
pub(super) fn part_of_year(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let (first, second) = (text.word(place), text.word(place + 1));
    let mut at = place + 1;
    let last: fn(i16) -> Option<Date> = match first {
        "spring" => |year| last_of_month(year, 5),
        "summer" => |year| last_of_month(year, 8),
        "autumn" => |year| last_of_month(year, 11),
        // The winter of a year is the one that begins in it.
        "winter" => |year| last_of_month(year + 1, 2),
        "christmas" | "xmas" => |year| Date::new(year, 12, 25).ok(),
        "easter" => easter,
        "new" if matches!(second, "year" | "year's") && text.is_capital(place) => {
            at += 1 + usize::from(matches!(text.word(place + 2), "day" | "eve"));
            |year| Date::new(year, 1, 1).ok()
        }
        "halloween" => |year| Date::new(year, 10, 31).ok(),
        _ => return None,
    };
    if matches!(
        text.word(at),
        "day" | "time" | "term" | "holidays" | "holiday" | "break" | "campaign" | "pressures" | "season"
    ) {
        return None;
    }
    if text.word(at) == "of" && is_year(text, at + 1, today).is_some() {
        at += 1;
    }
    if let Some(period) = financial_year(text, at) {
        return until(last(period.last?.year() - 1), period.end);
    }
    match is_year(text, at, today) {
        Some(year) => until(last(year), at + 1),
        None => until(next_time(today, last), at),
    }
}

/// Returns whether a season stands before its noun, and so is no date: "spring booster", "winter posts".
pub(super) fn is_season_name(text: &Text<'_>, place: usize) -> bool {
    matches!(text.word(place), "spring" | "summer" | "autumn" | "winter" | "christmas" | "easter" | "halloween")
        && text.kind(place + 1) == Kind::Word
        && !is_small(text.word(place + 1))
}

/// Returns Easter Sunday, by the rule of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, in_century) = (year % 19, year / 100, year % 100);
    let lost = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + lost + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - moon - in_century % 4) % 7;
    let days = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) / 451) + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}
