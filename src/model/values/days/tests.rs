//! Days as people type them: what is read, what is said about it, and what is asked.

use jiff::civil::date;

use super::*;

/// A Saturday.
const TODAY: Date = date(2026, 11, 28);

fn in_field(typed: &str, when: When) -> Result<ReadDate, NotUnderstood> {
    read_date(typed, DateSense { today: Some(TODAY), when })
}

fn read(typed: &str, when: When) -> Date {
    in_field(typed, when).unwrap_or_else(|error| panic!("{typed}: {error}")).date
}

fn asked(typed: &str, when: When) -> (String, Vec<String>) {
    let error = in_field(typed, when).expect_err(typed);
    (error.to_string(), error.readings)
}

#[test]
fn whole_dates_are_read_in_the_usual_ways() {
    for typed in [
        "21/11/2026",
        "21.11.26",
        "21 November 2026",
        "21 nov 2026",
        "21st November, 2026",
        "the 21st of November 2026",
        "Saturday, 21 November 2026",
        "Sat 21 Nov 2026",
        "November 21, 2026",
        "by 21 November 2026",
        "2026-11-21",
        "2026-11-21 00:00:00",
        "2026-11-21T00:00:00.000Z",
        "21/11/2026 00:00",
        " 21-11-2026 ",
        "21 November '26",
    ] {
        assert_eq!(parse_date(typed), Ok(date(2026, 11, 21)), "{typed}");
        assert_eq!(in_field(typed, When::Due), Ok(ReadDate::whole(date(2026, 11, 21))), "{typed}");
    }
    assert_eq!(parse_date("03/04/2027"), Ok(date(2027, 4, 3)));
    assert_eq!(parse_date("Tuesday, 2 March 2027"), Ok(date(2027, 3, 2)));
    assert_eq!(parse_date("2nd of March 2027"), Ok(date(2027, 3, 2)));
}

#[test]
fn without_today_only_whole_dates_are_read() {
    for typed in ["", "soon", "1 Dec", "30/11", "October 2026", "11/2026", "tomorrow", "next Friday", "1/1/1", "a b c"]
    {
        assert!(parse_date(typed).is_err(), "{typed}");
    }
}

#[test]
fn a_day_without_its_year_lies_where_the_field_expects_it() {
    for (typed, ahead, back) in [
        ("1 Dec", date(2026, 12, 1), date(2025, 12, 1)),
        ("30/11", date(2026, 11, 30), date(2026, 11, 30)),
        ("Dec 1", date(2026, 12, 1), date(2025, 12, 1)),
        ("27 March", date(2027, 3, 27), date(2026, 3, 27)),
        ("29 Feb", date(2028, 2, 29), date(2024, 2, 29)),
    ] {
        assert_eq!(read(typed, When::Due), ahead, "{typed}");
        assert_eq!(read(typed, When::Measured), back, "{typed}");
        assert!(!in_field(typed, When::Due).is_ok_and(|read| read.is_whole), "{typed}");
    }
    assert_eq!(read("3 May", When::Around), date(2027, 5, 3));
    assert_eq!(read("3 June", When::Around), date(2026, 6, 3));
    assert_eq!(read("3 May", When::Planned), date(2027, 5, 3));
    assert_eq!(read("3 Jan", When::Happened), date(2026, 1, 3));
}

#[test]
fn a_month_is_its_last_day_where_a_deadline_or_a_figure_is_dated() {
    for typed in ["October 2026", "Oct 2026", "10/2026", "2026-10"] {
        assert_eq!(read(typed, When::Due), date(2026, 10, 31), "{typed}");
        assert_eq!(read(typed, When::Measured), date(2026, 10, 31), "{typed}");
        assert_eq!(asked(typed, When::Planned).0, "Which date in October 2026? Write it as 21/10/2026.");
    }
    assert_eq!(read("November 2026", When::Measured), TODAY);
    assert_eq!(read("November 2026", When::Due), date(2026, 11, 30));
    assert_eq!(read("February", When::Due), date(2027, 2, 28));
    let note = in_field("October 2026", When::Measured).ok().and_then(|read| read.note("October 2026"));
    assert_eq!(note.as_deref(), Some("“October 2026” was read as Saturday 31 October 2026"));
}

#[test]
fn days_near_today_are_read_by_name() {
    for (typed, wanted) in [
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 29)),
        ("Friday", date(2026, 12, 4)),
        ("this Friday", date(2026, 12, 4)),
        ("next Friday", date(2026, 12, 4)),
        ("by next Monday", date(2026, 11, 30)),
        ("last Friday", date(2026, 11, 27)),
    ] {
        assert_eq!(read(typed, When::Due), wanted, "{typed}");
    }
    let on_a_wednesday = DateSense { today: Some(date(2026, 11, 25)), when: When::Due };
    assert_eq!(read_date("next Friday", on_a_wednesday).map(|read| read.date), Ok(date(2026, 12, 4)));
    assert_eq!(read_date("Friday", on_a_wednesday).map(|read| read.date), Ok(date(2026, 11, 27)));
}

#[test]
fn what_leaves_two_days_open_is_asked_about() {
    assert_eq!(asked("Oct 26", When::Due).1, ["26/10/2027", "31/10/2026"]);
    assert_eq!(asked("04/13/2027", When::Due).1, ["13/04/2027"]);
    assert_eq!(asked("11/30", When::Due).1, ["30/11/2026"]);
    let (question, readings) = asked("Wednesday, 2 March 2027", When::Due);
    assert_eq!(question, "2 March 2027 is a Tuesday, not a Wednesday. Which date did you mean?");
    assert_eq!(readings, ["02/03/2027"]);
}

#[test]
fn a_day_that_does_not_exist_is_refused_everywhere() {
    for typed in ["30 February 2027", "30/02/2027", "2027-02-30", "February 30, 2027", "Tuesday 30 February 2027"] {
        for when in [When::Due, When::Measured, When::Around] {
            assert!(in_field(typed, when).is_err(), "{typed}");
        }
        assert!(parse_date(typed).is_err(), "{typed}");
    }
    let (question, _) = asked("30 February", When::Due);
    assert_eq!(question, "There is no 30 February: February has 29 days. Which date did you mean?");
    assert!(asked("31/11", When::Due).0.contains("November has 30 days"));
}

#[test]
fn a_time_of_day_is_not_dropped_without_a_word() {
    assert_eq!(in_field("2/3/2027 14:30", When::Due), Ok(ReadDate::found(date(2027, 3, 2))));
    assert!(in_field("10:30", When::Due).is_err());
    assert!(in_field("2/3/2027 10:30 11:30", When::Due).is_err());
}

#[test]
fn what_was_read_reads_back_as_itself() {
    const WORDS: [&str; 14] =
        ["1", "2nd", "30", "31", "Feb", "March", "October", "2026", "26", "Tuesday", "next", "/", "of", "00:00"];
    let some: Vec<String> = WORDS
        .iter()
        .flat_map(|a| WORDS.iter().flat_map(move |b| WORDS.iter().map(move |c| format!("{a} {b} {c}"))))
        .collect();
    let mut read = 0;
    for (typed, when) in
        some.iter().flat_map(|typed| [When::Due, When::Measured, When::Around].map(|when| (typed, when)))
    {
        match in_field(typed, when) {
            Ok(found) => {
                read += 1;
                assert_eq!(parse_date(&date_in_table(found.date)), Ok(found.date), "{typed}");
                assert_eq!(parse_date(&date_in_text(found.date)), Ok(found.date), "{typed}");
            }
            Err(error) => assert!(error.readings.iter().all(|text| parse_date(text).is_ok()), "{typed}"),
        }
    }
    assert!(read > 300, "{read}");
}
