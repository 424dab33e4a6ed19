//! Edits, held to what they promise: one change, all or nothing.

use super::*;
use crate::model::{Place, Stage, Table, View};

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

fn add(workbook: &mut Workbook, at: Address, bits: u64) {
    Edit::Add { at, id: id(bits), place: None, with: vec![] }.apply(workbook).unwrap();
}

#[test]
fn an_answer_is_set_by_its_address_and_a_wrong_kind_changes_nothing() {
    let mut workbook = Workbook::default();
    let at = Address::page(Place::Stage(Stage::Aim)).question("achievable");
    let outcome = Edit::Set { at, to: Answer::Text("We have two people".into()) }.apply(&mut workbook).unwrap();
    assert_eq!(outcome.name, "Change why can you achieve it");
    assert_eq!(find_view(&workbook, &at).unwrap().1, View::Prose("We have two people"));
    let before = workbook.clone();
    let wrong = Edit::Set { at, to: Answer::Tick(true) }.apply(&mut workbook);
    assert_eq!(wrong, Err(EditError::WrongKind(at)));
    assert_eq!(workbook, before);
}

#[test]
fn removing_a_row_says_what_pointed_to_it_and_clears_it() {
    let mut workbook = Workbook::default();
    let aims = Table::Aims.address();
    let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
    let smart = Table::SmartObjectives.address();
    for (at, bits) in [(aims, 1), (aims, 2), (fit, 3), (smart, 4), (smart, 5)] {
        add(&mut workbook, at, bits);
    }
    let points = [fit.row(id(3)).question("aim"), smart.row(id(5)).question("aim")];
    for at in points {
        Edit::Set { at, to: Answer::Link(Some(id(1))) }.apply(&mut workbook).unwrap();
    }
    let other = smart.row(id(4)).question("aim");
    Edit::Set { at: other, to: Answer::Link(Some(id(2))) }.apply(&mut workbook).unwrap();

    let outcome = Edit::Remove { row: aims.row(id(1)) }.apply(&mut workbook).unwrap();
    assert_eq!(outcome.name, "Remove aim");
    assert_eq!(outcome.unlinked, points);
    assert_eq!(outcome.focus, Some(aims.row(id(2))));
    for at in points {
        assert_eq!(find_view(&workbook, &at).unwrap().1, View::Link(None));
    }
    assert_eq!(find_view(&workbook, &other).unwrap().1, View::Link(Some(id(2))));
}

#[test]
fn a_finding_is_kept_with_its_reason_until_its_row_goes() {
    let mut workbook = Workbook::default();
    let at = Table::Aims.address().row(id(1));
    add(&mut workbook, Table::Aims.address(), 1);
    let finding = format!("aim-without-objective@{at}");
    let kept = KeptFinding {
        reason: "It is for next year".to_owned(),
        by: "Head of communications".to_owned(),
        on: jiff::civil::date(2026, 11, 21),
        basis: "0".to_owned(),
    };
    let keep = Edit::Keep { at, finding: finding.clone(), kept: kept.clone() };
    assert_eq!(keep.apply(&mut workbook).unwrap().name, "Accept the finding");
    assert_eq!(workbook.kept_findings.get(&finding), Some(&kept));
    let mut without = workbook.clone();
    Edit::Unkeep { at, finding }.apply(&mut without).unwrap();
    assert!(without.kept_findings.is_empty());
    Edit::Remove { row: at }.apply(&mut workbook).unwrap();
    assert!(workbook.kept_findings.is_empty());
}

#[test]
fn edits_together_are_all_done_or_none() {
    let mut workbook = Workbook::default();
    let aims = Table::Aims.address();
    let before = workbook.clone();
    let edits = vec![
        Edit::Add { at: aims, id: id(1), place: None, with: vec![("change", Answer::Text("More".into()))] },
        Edit::Remove { row: aims.row(id(9)) },
    ];
    assert!(Edit::Together { name: "Try", edits }.apply(&mut workbook).is_err());
    assert_eq!(workbook, before);
}

#[test]
fn a_copy_of_a_row_has_what_was_typed_in_it() {
    let mut workbook = Workbook::default();
    let table = Table::SmartObjectives.address();
    add(&mut workbook, table, 1);
    let typed = |bits| table.row(id(bits)).question("due");
    Edit::KeepAsTyped { at: typed(1), text: "spring".to_owned() }.apply(&mut workbook).unwrap();
    Edit::Duplicate { row: table.row(id(1)), id: id(2) }.apply(&mut workbook).unwrap();
    assert_eq!(workbook.unread.get(&typed(2).to_string()).map(String::as_str), Some("spring"));
    assert_eq!(workbook.unread.len(), 2);
}
