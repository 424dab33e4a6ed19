//! The calendar file: what is due, for the calendar that a person already looks at.
//!
//! RFC 5545. Each entry has an identity made of the workbook and the row, so that importing the file again updates
//! what is there and adds nothing twice. Days are whole days, since nothing here has an hour.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::{Workbook, date_in_text};
use crate::rules::due::{Due, DueKind, Standing, due};

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// Writes what is due as a calendar. `document` is the identity of the workbook, `revision` grows with every save and
/// tells a calendar which of two files is newer, `today` is the day of writing.
pub fn calendar(workbook: &Workbook, document: &str, revision: u64, today: Date) -> Vec<u8> {
    let mut file = String::new();
    let mut line = |text: &str| fold(text, &mut file);
    for fixed in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sightline//Social media workbook//EN"] {
        line(fixed);
    }
    for fixed in ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(fixed);
    }
    line(&format!("X-WR-CALNAME:{}", escape(&format!("Social media review, {}", workbook.name()))));
    let sequence = revision.min(i32::MAX.unsigned_abs().into());
    for one in due(workbook) {
        let Some(next_day) = one.on.tomorrow().ok() else { continue };
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{}-{}@sightline", escape(document), one.kind.key(), one.from));
        line(&format!("DTSTAMP:{}T000000Z", plain(today)));
        line(&format!("SEQUENCE:{sequence}"));
        line(&format!("DTSTART;VALUE=DATE:{}", plain(one.on)));
        line(&format!("DTEND;VALUE=DATE:{}", plain(next_day)));
        line(&format!("SUMMARY:{}", escape(&summary(&one))));
        line(&format!("DESCRIPTION:{}", escape(&description(&one, workbook))));
        line("TRANSP:TRANSPARENT");
        line(match one.standing {
            Standing::Open => "STATUS:CONFIRMED",
            // A calendar that has the entry takes it out; one that does not have it shows nothing.
            Standing::Settled => "STATUS:CANCELLED",
        });
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file.into_bytes()
}

fn summary(one: &Due) -> String {
    let what = if one.what.is_empty() { "no description yet" } else { &one.what };
    match one.kind {
        DueKind::Review => what.to_owned(),
        DueKind::Evaluation | DueKind::Action => format!("{}: {what}", one.kind.label()),
    }
}

fn description(one: &Due, workbook: &Workbook) -> String {
    let mut said = match one.kind {
        DueKind::Review => format!("The next review follows {}.", workbook.review().title()),
        DueKind::Evaluation => "Check whether the objective was met.".to_owned(),
        DueKind::Action => format!("Due by {}.", date_in_text(one.on)),
    };
    if !one.owner.is_empty() {
        // Writing into a text cannot fail.
        let _ = write!(said, "\nOwner: {}", one.owner);
    }
    let _ = write!(said, "\n{}", workbook.name());
    said
}

fn plain(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Escapes a text value: line breaks, and what separates values. Other control characters have no place in a calendar.
fn escape(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds a line with its end, folded so that no line is longer than 75 octets and no character is cut.
fn fold(text: &str, into: &mut String) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            into.push_str("\r\n ");
            length = 1;
        }
        into.push(letter);
        length += letter.len_utf8();
    }
    into.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::model::registers::actions::ActionState;
    use crate::model::{Answer, Edit, RowId, resolve};

    fn with_action(what: &str, due: Date, state: Option<ActionState>) -> Workbook {
        let mut workbook = Workbook::new("A, B; C", RowId::from_bits(90), date(2026, 11, 21));
        let with = vec![
            ("what", Answer::Text(what.to_owned())),
            ("owner", Answer::Text("Digital officer".into())),
            ("due", Answer::Date(Some(due))),
            ("state", state.map_or(Answer::Choice(None), ActionState::answer)),
        ];
        let at = resolve("actions/actions").unwrap();
        Edit::Add { at, id: RowId::from_bits(7), place: None, with }.apply(&mut workbook).unwrap();
        workbook
    }

    fn written(workbook: &Workbook, revision: u64) -> String {
        String::from_utf8(calendar(workbook, "d0c", revision, TODAY)).unwrap()
    }

    /// Puts folded lines together and returns them, as a calendar program would.
    fn unfolded(file: &str) -> Vec<String> {
        let text = file.replace("\r\n ", "");
        text.strip_suffix("\r\n").unwrap().split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_entry_says_what_is_due_and_who_does_it() {
        let file = written(&with_action("Tell the board", date(2026, 12, 31), None), 41);
        expect_test::expect![[r"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Sightline//Social media workbook//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:Social media review\, A\, B\; C
            BEGIN:VEVENT
            UID:d0c-action-0000000007@sightline
            DTSTAMP:20261121T000000Z
            SEQUENCE:41
            DTSTART;VALUE=DATE:20261231
            DTEND;VALUE=DATE:20270101
            SUMMARY:Action: Tell the board
            DESCRIPTION:Due by 31 December 2026.\nOwner: Digital officer\nA\, B\; C
            TRANSP:TRANSPARENT
            STATUS:CONFIRMED
            END:VEVENT
            BEGIN:VEVENT
            UID:d0c-review-000000002t@sightline
            DTSTAMP:20261121T000000Z
            SEQUENCE:41
            DTSTART;VALUE=DATE:20270521
            DTEND;VALUE=DATE:20270522
            SUMMARY:Social media review of A\, B\; C
            DESCRIPTION:The next review follows Review of November 2026.\nA\, B\; C
            TRANSP:TRANSPARENT
            STATUS:CONFIRMED
            END:VEVENT
            END:VCALENDAR
        "]]
        .assert_eq(&file.replace('\r', ""));
    }

    #[test]
    fn importing_again_updates_and_adds_nothing_twice() {
        let uid = |file: &str| -> Vec<String> {
            unfolded(file).into_iter().filter(|line| line.starts_with("UID:")).collect()
        };
        let before = written(&with_action("Tell the board", date(2026, 12, 31), None), 41);
        let after = written(&with_action("Tell the whole board", date(2027, 1, 31), Some(ActionState::Done)), 42);
        assert_eq!(uid(&before), uid(&after));
        assert_eq!(uid(&before).len(), 2);
        assert!(after.contains("STATUS:CANCELLED") && after.contains("SEQUENCE:42"));
        let example = written(&riverside(), 1);
        assert_eq!(example, written(&riverside(), 1));
        let all = uid(&example);
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), all.len());
    }

    proptest! {
        #[test]
        fn any_words_fold_and_read_back(what in "\\PC{0,200}|[a-z;,\\\\\n\r]{0,200}|[é👩🏽‍⚕️]{0,90}") {
            let file = written(&with_action(&what, date(2026, 12, 31), None), 1);
            for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{} octets: {line:?}", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let lines = unfolded(&file);
            let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:Action: ")).unwrap();
            let mut read = String::new();
            let mut letters = summary.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => match letters.next() {
                        Some('n') => read.push('\n'),
                        Some(other) => read.push(other),
                        None => prop_assert!(false, "a mark without a letter"),
                    },
                    ';' | ',' => prop_assert!(false, "{letter} stands bare"),
                    other => read.push(other),
                }
            }
            let wanted: String = what.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned();
            let wanted = if wanted.is_empty() { "no description yet".to_owned() } else { wanted };
            prop_assert_eq!(read, wanted.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>());
        }
    }
}
