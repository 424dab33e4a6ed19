//! Civil dates as British readers write and read them.

use jiff::civil::Date;

use super::NotUnderstood;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the date as text has it: `21 November 2026`.
pub fn date_in_text(date: Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// Returns the date as tables and fields have it: `21/11/2026`.
pub fn date_in_table(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Reads a date: `21/11/2026`, `21.11.26`, `21 November 2026`, `21 Nov 2026`, `2026-11-21`.
///
/// The day comes first, as in Britain. Two-digit years are of this century.
pub fn parse_date(text: &str) -> Result<Date, NotUnderstood> {
    const WANTED: NotUnderstood = NotUnderstood("Write a date, for example 21/11/2026 or 21 November 2026");
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = parts[..] else { return Err(WANTED) };
    let number = |part: &str| part.parse::<i16>().map_err(|_| WANTED);
    let year_first = first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit());
    let (day, month, year) = if year_first { (third, second, first) } else { (first, second, third) };
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let month = match (1_i16..).zip(MONTHS).find(|(_, name)| {
        month.len() >= 3 && name.to_lowercase().starts_with(&month.to_lowercase())
            || (month.eq_ignore_ascii_case("sept") && *name == "September")
    }) {
        Some((month, _)) => month,
        None => number(month)?,
    };
    let year = match year.len() {
        2 => 2000 + number(year)?,
        4 => number(year)?,
        _ => return Err(WANTED),
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(number(day)?)) else { return Err(WANTED) };
    Date::new(year, month, day).map_err(|_| WANTED)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn reads_british_dates_in_the_usual_ways() {
        for typed in [
            "21/11/2026",
            "21.11.26",
            "21 November 2026",
            "21 nov 2026",
            "21st November, 2026",
            "2026-11-21",
            " 21-11-2026 ",
        ] {
            assert_eq!(parse_date(typed), Ok(date(2026, 11, 21)), "{typed}");
        }
        for typed in ["", "soon", "31/02/2026", "11/2026", "21/13/2026", "1/1/1", "a b c"] {
            assert!(parse_date(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn writes_dates_for_text_and_for_tables() {
        assert_eq!(date_in_text(date(2026, 11, 1)), "1 November 2026");
        assert_eq!(date_in_table(date(2026, 1, 2)), "02/01/2026");
    }
}
