//! Civil dates as British readers write them. [`super::days`] reads them.

use jiff::civil::Date;

pub(super) const MONTHS: [&str; 12] = [
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn writes_dates_for_text_and_for_tables() {
        assert_eq!(date_in_text(date(2026, 11, 1)), "1 November 2026");
        assert_eq!(date_in_table(date(2026, 1, 2)), "02/01/2026");
    }
}
