//! Seasons and feasts as days: what the calendar knows of them, and where they are part of a name.
//!
//! Summer ends with August, winter with February of the year after it begins.

use jiff::civil::Date;

use super::metrics::is_small;
use super::periods::{Period, financial_year, is_year, last_of_month, next_time, until};
use super::tokens::{Kind, Text};

/// The day of a season or feast in a year.
type Yearly = fn(i16) -> Option<Date>;

/// Reads seasons and feasts, with or without a year.
pub(super) fn part_of_year(text: &Text<'_>, place: usize, today: Date) -> Option<Period> {
    let (first, second) = (text.word(place), text.word(place + 1));
    let mut at = place + 1;
    let last: Yearly = match first {
        "spring" => |year| last_of_month(year, 5),
        "summer" => |year| last_of_month(year, 8),
        "autumn" => |year| last_of_month(year, 11),
        // The winter of a year is the one that begins in it.
        "winter" => |year| last_of_month(year + 1, 2),
        "christmas" | "xmas" => {
            at += usize::from(matches!(second, "day" | "eve"));
            if second == "eve" { |year| Date::new(year, 12, 24).ok() } else { |year| Date::new(year, 12, 25).ok() }
        }
        "easter" => easter,
        "new" if matches!(second, "year" | "year's") && text.is_capital(place) => {
            let is_eve = text.word(place + 2) == "eve";
            at += 1 + usize::from(is_eve || text.word(place + 2) == "day");
            if is_eve { |year| Date::new(year, 12, 31).ok() } else { |year| Date::new(year, 1, 1).ok() }
        }
        "halloween" => |year| Date::new(year, 10, 31).ok(),
        _ if text.is_capital(place) => {
            let (last, words) = feast(text, place)?;
            at = place + words;
            last
        }
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

/// Reads the feasts of two words and more, and returns how many they are.
fn feast(text: &Text<'_>, place: usize) -> Option<(Yearly, usize)> {
    let feasts: [(&[&str], Yearly); 15] = [
        (&["burns", "night"], |year| Date::new(year, 1, 25).ok()),
        (&["valentine's", "day"], |year| Date::new(year, 2, 14).ok()),
        (&["st", "valentine's", "day"], |year| Date::new(year, 2, 14).ok()),
        (&["st", "david's", "day"], |year| Date::new(year, 3, 1).ok()),
        (&["st", "patrick's", "day"], |year| Date::new(year, 3, 17).ok()),
        (&["st", "george's", "day"], |year| Date::new(year, 4, 23).ok()),
        (&["st", "andrew's", "day"], |year| Date::new(year, 11, 30).ok()),
        (&["shrove", "tuesday"], |year| from_easter(year, -47)),
        (&["ash", "wednesday"], |year| from_easter(year, -46)),
        (&["mothering", "sunday"], |year| from_easter(year, -21)),
        (&["mother's", "day"], |year| from_easter(year, -21)),
        (&["good", "friday"], |year| from_easter(year, -2)),
        (&["bonfire", "night"], |year| Date::new(year, 11, 5).ok()),
        (&["boxing", "day"], |year| Date::new(year, 12, 26).ok()),
        (&["hogmanay"], |year| Date::new(year, 12, 31).ok()),
    ];
    feasts.into_iter().find(|(words, _)| text.starts(place, words)).map(|(words, last)| (last, words.len()))
}

/// Returns the day so many days after Easter Sunday.
fn from_easter(year: i16, days: i32) -> Option<Date> {
    easter(year)?.checked_add(jiff::Span::new().days(days)).ok()
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
