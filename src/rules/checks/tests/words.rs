//! What findings say to the word, where the words are made of several answers.

use jiff::civil::date;

use super::changes::{at, choice, day, more_in_the_peak, next_review, number, set};
use super::{TODAY, after, sound};
use crate::model::sheets::objectives::SmartWording;
use crate::model::sheets::resources::LoadShape;
use crate::model::{Answer, Edit, Hours, RowId, Workbook};
use crate::rules::Findings;
use crate::rules::finding::{Finding, Severity};
use crate::rules::findings::findings;

/// Returns what a check says after some edits of the sound workbook.
fn says(check: &str, edits: &[Edit]) -> Vec<String> {
    after(edits).into_iter().filter(|one| one.check.id == check).map(|one| one.message).collect()
}

#[test]
fn the_weeks_that_do_not_fit_are_named() {
    let shape = |key| set("resources/load_shape", choice(LoadShape::OPTIONS, key));
    let more = || more_in_the_peak(Hours::whole(9));
    // 6 hours in an ordinary week, 11 in the roles, 3 that are freed: 15 against 14. The weeks before today are over.
    assert_eq!(
        says("weeks-above-capacity", &[more()]),
        ["11 weeks need more hours than are available: from 16 November 2026 to 31 January 2027. The week of 16 \
          November 2026 needs 1 hour too many."]
    );
    // A spike has fallen by then.
    assert_eq!(says("weeks-above-capacity", &[more(), shape("SpikeThenDecline")]), [""; 0]);
    let later = [more(), shape("SpikeThenDecline"), set("resources/peaks/peak000001/from", day(2027, 1, 18))];
    assert_eq!(
        says("weeks-above-capacity", &later),
        ["The week of 18 January 2027 needs 15 hours, but 14 hours are available: 1 hour too many."]
    );
    // A second peak inside the first, and a week of its own.
    let add = |bits: u64, from, to| Edit::Add {
        at: at("resources/peaks"),
        id: RowId::from_bits(bits),
        place: None,
        with: vec![
            ("from", Answer::Date(Some(from))),
            ("to", Answer::Date(Some(to))),
            ("more", Answer::Hours(Some(Hours::whole(9)))),
        ],
    };
    let three = [more(), add(80, date(2026, 12, 7), date(2026, 12, 11)), add(81, date(2027, 3, 3), date(2027, 3, 4))];
    assert_eq!(
        says("weeks-above-capacity", &three),
        ["12 weeks need more hours than are available: from 16 November 2026 to 31 January 2027 and from 1 March \
          2027 to 7 March 2027. The week of 7 December 2026 needs 10 hours too many."]
    );
    assert_eq!(
        says("peaks-without-dates", &[set("resources/peaks/peak000001/to", day(2026, 10, 1))]),
        ["“Flu” has a last day before its first, so its weeks cannot be counted."]
    );
}

#[test]
fn what_nobody_has_looked_at_is_counted_by_stage() {
    let mut workbook = sound();
    for edit in next_review() {
        edit.apply(&mut workbook).unwrap();
    }
    let open = |workbook: &Workbook| -> Vec<Finding> {
        findings(workbook, TODAY).into_iter().filter(|one| one.check.id == "carried-to-confirm").collect()
    };
    let first = open(&workbook);
    let places: Vec<String> = first.iter().map(|one| one.at.to_string()).collect();
    let stages = [
        "aim/drivers",
        "objectives/organisation_objectives",
        "stakeholders/stakeholders",
        "resources/setup_tasks",
        "content/themes",
        "evaluation/measures",
    ];
    assert_eq!(places, stages);
    assert!(first.iter().all(|one| one.severity == Severity::Note));
    let count = workbook.review().carried.keys().filter(|key| key.starts_with("aim/")).count();
    assert_eq!(first[0].message, format!("{count} answers from last time are still to confirm in this stage."));
    // One is confirmed: the finding stays where it is, and counts.
    Edit::Confirm { at: at("aim/drivers"), by: String::new(), on: TODAY }.apply(&mut workbook).unwrap();
    let left = workbook
        .review()
        .carried
        .iter()
        .filter(|(key, one)| key.starts_with("aim/") && one.state == crate::model::CarriedState::ToConfirm);
    let left = left.count();
    let second = open(&workbook);
    assert_eq!(second[0].key, first[0].key);
    assert_ne!(second[0].basis, first[0].basis);
    assert_eq!(
        second[0].message,
        format!("{left} answers from last time are still to confirm in this stage, of {count}.")
    );
    assert!(
        second.iter().flat_map(|one| &one.ways).all(|way| way.edit.is_none()),
        "what was not shown cannot be confirmed from here"
    );
    // The way leads to an answer that waits, and not to the button below its table.
    let aim = workbook.review().aim.aims.iter().next().expect("an aim").id;
    let first = format!("aim/aim/{aim}/change");
    assert_eq!(second[0].ways[0].go.map(|at| at.to_string()), Some(first));
    // After the session it is more than a note; closed, it is over.
    set("session/date", day(2026, 11, 20)).apply(&mut workbook).unwrap();
    assert!(open(&workbook).iter().all(|one| one.severity == Severity::Caution));
    Edit::CloseReview { on: TODAY, by: String::new() }.apply(&mut workbook).unwrap();
    assert_eq!(open(&workbook), []);
}

#[test]
fn the_wording_of_smart_is_that_of_the_workbook() {
    let mut workbook = sound();
    set("objectives/smart/smart00001/owner", Answer::Text(String::new())).apply(&mut workbook).unwrap();
    set("objectives/smart/smart00001/due", day(2027, 7, 1)).apply(&mut workbook).unwrap();
    set("objectives/smart/smart00001/target", number(60)).apply(&mut workbook).unwrap();
    let mut found = Findings::of(&workbook, TODAY);
    let mut words = |workbook: &Workbook| {
        found.update(workbook, TODAY);
        ["smart-owner", "smart-realistic", "smart-due-later"]
            .map(|id| found.all().find(|one| one.check.id == id).map(Finding::kind).unwrap_or_default())
            .join(", ")
    };
    assert_eq!(words(&workbook), "Caution (achievable), Question (realistic), Question (timebound)");
    for (key, said) in [
        ("Staffordshire", "Caution (attainable), Question (attainable), Question (time-based)"),
        ("Gcs", "Caution (attainable), Question (attainable), Question (time-bound)"),
        ("Toolkit", "Caution (achievable), Question (realistic), Question (timebound)"),
    ] {
        set("objectives/smart_wording", choice(SmartWording::OPTIONS, key)).apply(&mut workbook).unwrap();
        assert_eq!(words(&workbook), said);
    }
}
