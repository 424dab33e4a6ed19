//! Every check with what makes it speak: one workbook in which all hangs together, and one change for each finding.
//!
//! The workbook shows that a check is silent where it should be, each change that it is not silent always.

mod changes;
mod said;
mod silence;
mod words;

use jiff::civil::{Date, date};

use super::{all, check};
use changes::{at, changes, day, set, text};

use crate::model::{Edit, Workbook};
use crate::rules::finding::{Finding, Severity};
use crate::rules::findings::findings;

const TODAY: Date = date(2026, 11, 21);

/// Returns the workbook in which all hangs together.
pub(in crate::rules) fn sound() -> Workbook {
    ron::from_str(include_str!("../../../../tests/fixtures/findings/sound.ron")).expect("the sound workbook reads")
}

/// Returns the findings after some edits of the sound workbook.
fn after(edits: &[Edit]) -> Vec<Finding> {
    let mut workbook = sound();
    for edit in edits {
        edit.apply(&mut workbook).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    }
    findings(&workbook, TODAY)
}

fn said(found: &[Finding]) -> Vec<String> {
    found.iter().map(|one| format!("{} {} {}", one.check.id, one.at, one.message)).collect()
}

#[test]
fn a_workbook_in_which_all_hangs_together_has_no_finding() {
    assert_eq!(said(&findings(&sound(), TODAY)), Vec::<String>::new());
}

#[test]
fn an_empty_workbook_has_no_finding() {
    let fresh = Workbook::new("Riverside NHS Trust", crate::model::RowId::from_bits(1), TODAY);
    for workbook in [Workbook::default(), fresh] {
        assert_eq!(said(&findings(&workbook, TODAY)), Vec::<String>::new());
    }
}

/// A row that was only added, or holds one answer, is work in progress.
#[test]
fn a_row_that_is_being_written_has_no_finding() {
    for table in [
        "aim/drivers",
        "objectives/smart",
        "stakeholders/stakeholders",
        "evaluation/measures",
        "content/themes",
        "actions/actions",
    ] {
        let mut workbook = sound();
        let id = crate::model::RowId::from_bits(77);
        let add = Edit::Add { at: at(table), id, place: None, with: vec![] };
        add.apply(&mut workbook).unwrap();
        assert_eq!(said(&findings(&workbook, TODAY)), Vec::<String>::new(), "{table}");
    }
    // Its name alone says nothing about what is missing in it.
    for (table, question) in
        [("evaluation/measures", "metric"), ("actions/actions", "what"), ("content/themes", "name")]
    {
        let mut workbook = sound();
        let id = crate::model::RowId::from_bits(77);
        Edit::Add { at: at(table), id, place: None, with: vec![(question, text("New"))] }.apply(&mut workbook).unwrap();
        assert_eq!(said(&findings(&workbook, TODAY)), Vec::<String>::new(), "{table}");
    }
}

#[test]
fn each_check_speaks_when_what_it_looks_for_is_broken() {
    let mut faults = vec![];
    for (id, place, edits) in changes() {
        let found = after(&edits);
        if !found.iter().any(|one| one.check.id == id && one.at == at(place)) {
            faults.push(format!("{id} is silent at {place}; found: {:#?}", said(&found)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_check_is_in_the_table_of_changes_and_has_its_words() {
    let changes = changes();
    let mut ids: Vec<&str> = vec![];
    for one in all() {
        assert!(changes.iter().any(|(id, ..)| *id == one.id), "{} has no change that makes it speak", one.id);
        assert!(!ids.contains(&one.id), "{} is there twice", one.id);
        ids.push(one.id);
        for words in [one.title, one.looks_for, one.why, one.resolve] {
            assert!(words.len() > 10 && !words.contains('!') && !words.contains("n't"), "{}: {words}", one.id);
        }
        for words in [one.looks_for, one.why, one.resolve] {
            assert!(words.ends_with('.'), "{}: {words}", one.id);
        }
        assert_eq!(check(one.id), Some(one));
    }
    assert!(ids.len() > 60, "only {} checks", ids.len());
}

#[test]
fn findings_have_one_identity_each_and_ways_that_can_be_gone() {
    for (_, _, edits) in changes() {
        let mut workbook = sound();
        for edit in &edits {
            edit.apply(&mut workbook).unwrap();
        }
        let found = findings(&workbook, TODAY);
        let mut keys: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), found.len(), "{:?}", said(&found));
        for one in &found {
            assert!(!one.ways.is_empty(), "{} has no way forward", one.check.id);
            assert!(one.message.ends_with('.') && !one.message.contains("  "), "{}", one.message);
            let mut next = 1 << 30;
            for way in &one.ways {
                let ready = way.ready(&mut || {
                    next += 1;
                    crate::model::RowId::from_bits(next)
                });
                if let Some(edit) = ready {
                    let mut tried = workbook.clone();
                    edit.apply(&mut tried).unwrap_or_else(|error| panic!("{}: {error}", one.key));
                    assert_ne!(tried, workbook, "{}: {} changes nothing", one.key, way.label);
                }
            }
        }
    }
}

/// What the program can mend by itself is mended: the finding is gone, and nothing graver has come.
#[test]
fn a_way_with_an_edit_that_answers_the_question_ends_the_finding() {
    for (id, label) in [
        ("smart-unit", "Use per cent"),
        ("objective-serves-another", "Let the aim serve"),
        ("smart-due", "Use the date"),
        ("smart-evaluated-early", "Evaluate on"),
        ("measure-disagrees", "Use 50% here too"),
        ("smart-baseline", "Use 44%"),
        ("actions-overdue", "Mark it as done"),
        ("platform-nobody-uses", "Pause it"),
        ("smart-measure", "Add a measure"),
        ("channel-undecided", "Add a line"),
        ("owner-in-no-role", "Add the role"),
        ("task-for-no-role", "Use “Digital officer”"),
    ] {
        let (_, _, edits) = changes().into_iter().find(|(other, ..)| *other == id).expect("a change");
        let mut workbook = sound();
        for edit in &edits {
            edit.apply(&mut workbook).unwrap();
        }
        let found = findings(&workbook, TODAY);
        let one = found.iter().find(|one| one.check.id == id).expect("a finding");
        let way = one.ways.iter().find(|way| way.label.starts_with(label)).unwrap_or_else(|| panic!("{:?}", one.ways));
        way.ready(&mut || crate::model::RowId::from_bits(4711)).expect("an edit").apply(&mut workbook).unwrap();
        let left = findings(&workbook, TODAY);
        assert!(!left.iter().any(|other| other.key == one.key), "{id}: {:?}", said(&left));
        assert!(!left.iter().any(|other| other.severity == Severity::Stop), "{id}: {:?}", said(&left));
    }
}

#[test]
fn a_kept_finding_is_quiet_until_the_answers_it_rests_on_change() {
    let mut workbook = sound();
    let due = "objectives/smart/smart00001/due";
    set(due, day(2027, 7, 1)).apply(&mut workbook).unwrap();
    let one = |workbook: &Workbook| findings(workbook, TODAY).into_iter().find(|one| one.check.id == "smart-due-later");
    let found = one(&workbook).expect("a finding");
    assert!(found.is_open());
    found.keep("The figure comes once a year", "Head of communications", TODAY).apply(&mut workbook).unwrap();
    let quiet = one(&workbook).expect("the finding is still there");
    assert_eq!(quiet.kept.as_ref().map(|kept| kept.reason.as_str()), Some("The figure comes once a year"));
    // Another answer of the same row does not bring it back, its own does.
    set("objectives/smart/smart00001/owner", text("Communications manager")).apply(&mut workbook).unwrap();
    assert!(one(&workbook).is_some_and(|one| !one.is_open()));
    set(due, day(2027, 8, 1)).apply(&mut workbook).unwrap();
    assert!(one(&workbook).is_some_and(|one| one.is_open()));
    set(due, day(2027, 7, 1)).apply(&mut workbook).unwrap();
    assert!(one(&workbook).is_some_and(|one| !one.is_open()));
    quiet.unkeep().apply(&mut workbook).unwrap();
    assert!(one(&workbook).is_some_and(|one| one.is_open()));
}
