//! What the sentence of an objective offers for its empty parts, and where it offers nothing.

use super::TODAY;
use super::changes::{day, known, number, text};
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Answer, Baseline, Edit, Number, RowId, Table, Workbook};
use crate::rules::finding::{Finding, Way};
use crate::rules::findings::findings;

/// Returns a workbook with one objective whose person has gone on to the owner.
fn with(statement: &str, more: &[(&'static str, Answer)]) -> Workbook {
    let mut workbook = Workbook::default();
    let mut answers = vec![("statement", text(statement)), ("owner", text("Head of communications"))];
    answers.extend_from_slice(more);
    let at = Table::SmartObjectives.address();
    Edit::Add { at, id: RowId::from_bits(1), place: None, with: answers }.apply(&mut workbook).unwrap();
    workbook
}

/// Returns the offers at a question: ways that change it by themselves.
fn offers(workbook: &Workbook, question: &str) -> Vec<Way> {
    let is_at = |one: &&Finding| one.at.to_string().ends_with(&format!("/{question}"));
    let found = findings(workbook, TODAY);
    found.iter().filter(is_at).flat_map(|one| one.ways.clone()).filter(|way| way.edit.is_some()).collect()
}

fn one(workbook: &Workbook) -> SmartObjective {
    workbook.review().objectives.smart.iter().next().unwrap().clone()
}

#[test]
fn a_sentence_offers_what_it_says() {
    for (statement, question, more, label) in [
        (
            "Raise the share who book online from 42% to 60% by 31 March 2027",
            "baseline",
            vec![],
            "Use 42% as the baseline",
        ),
        ("Raise the share who book online from 42% to 60% by 31 March 2027", "target", vec![], "Use 60% as the target"),
        (
            "Raise the share who book online from 42% to 60% by 31 March 2027",
            "due",
            vec![],
            "Use 31 March 2027 as the date",
        ),
        ("Cut missed appointments from 7.1% to 5.5% by March 2027", "due", vec![], "Use 31 March 2027 as the date"),
        ("Cut missed appointments from 7.1% to 5.5% by March 2027", "target", vec![], "Use 5.5% as the target"),
        ("Raise the share from 1 in 4 to 1 in 2 by June 2027", "baseline", vec![], "Use 25% as the baseline"),
        (
            "Grow newsletter subscribers from 470 to 1.2k by June 2027",
            "target",
            vec![("unit", Unit::People.answer())],
            "Use 1,200 people as the target",
        ),
        (
            "Increase online bookings from 42% to 60% by 31 March 2027",
            "unit",
            vec![("metric", text("Bookings"))],
            "Use per cent as the unit",
        ),
        (
            "Increase missed calls answered to 60% by 30 June 2027. The baseline will be known by 31 January 2027.",
            "baseline",
            vec![],
            "Use 31 January 2027 as the date by which it will be known",
        ),
    ] {
        let mut workbook = with(statement, &more);
        let before = offers(&workbook, question);
        let way = before.iter().find(|way| way.label == label);
        let way = way.unwrap_or_else(|| panic!("{statement}: {question}: {before:?}"));
        way.edit.clone().unwrap().apply(&mut workbook).unwrap();
        assert!(offers(&workbook, question).is_empty(), "{statement}: {question}");
        assert_eq!(one(&workbook).statement.0, statement);
    }
}

#[test]
fn a_figure_brings_its_unit_where_none_is_chosen() {
    let mut workbook = with("Raise the share who book online from 42% to 60% by 31 March 2027", &[]);
    let before = workbook.clone();
    let way = offers(&workbook, "baseline").remove(0);
    way.edit.unwrap().apply(&mut workbook).unwrap();
    let baseline = Baseline::Known { value: Number::whole(42), on: None };
    assert_eq!((one(&workbook).baseline, one(&workbook).unit), (baseline, Some(Unit::Percent)));
    assert_ne!(workbook, before);
}

#[test]
fn the_metric_is_offered_in_the_words_of_the_sentence() {
    let workbook = with("Raise newsletter sign-ups from 470 to 1,200 by 31 March 2027", &[]);
    let label = offers(&workbook, "metric").first().map(|way| way.label.clone());
    assert_eq!(label.as_deref(), Some("Use \u{201c}Newsletter sign-ups\u{201d} as the metric"));
}

#[test]
fn nothing_is_offered_that_the_sentence_does_not_say_or_the_answer_cannot_hold() {
    let unit = |unit: Unit| vec![("unit", unit.answer())];
    for (statement, question, more, why) in [
        ("Raise awareness of NHS 111 by 31 March 2027", "target", vec![], "a name"),
        ("Raise awareness of NHS 111 by 31 March 2027", "baseline", vec![], "a name"),
        ("Raise uptake among children aged 2 and 3 in 2026/27", "target", vec![], "ages and a year"),
        ("Raise the number of bookings by 10% by 31 March 2027", "target", vec![], "a change, not a level"),
        ("Raise bookings from 42% to 45% to 50% by June 2027", "due", vec![("due", day(2027, 6, 30))], "there is one"),
        ("Double our followers by 31 March 2027", "target", vec![], "a multiple"),
        ("Raise the share from 60% to 42% by March 2027", "baseline", vec![], "the wrong side"),
        ("Raise the share from 60% to 42% by March 2027", "target", vec![], "the wrong side"),
        ("Raise the share to 42% by March 2027", "target", vec![("baseline", known(60, None))], "the wrong side"),
        ("Raise the share from 60% by March 2027", "baseline", vec![("target", number(42))], "the wrong side"),
        ("Raise the share from 42% to 60% by March 2027", "baseline", unit(Unit::Minutes), "another unit"),
        ("Raise the share from 42% to 60% by March 2027", "target", unit(Unit::People), "another unit"),
        ("Raise the share from 1 in 3 to 2 in 3 by June 2027", "baseline", vec![], "not exact in per cent"),
        ("Increase confidence from 3.1 to 4 out of 5 by December 2027", "target", vec![], "two units"),
        ("Increase confidence from 3.1 to 4 out of 5 by December 2027", "baseline", vec![], "two units"),
        ("Raise screening uptake in 25 to 29 year olds from 58% to 63% by June 2027", "metric", vec![], "cut words"),
        ("Raise the share from 42% to 60% by 31 March 2026", "due", vec![], "the day is over"),
        ("Raise the share from 42% to 60% by Christmas", "metric", vec![("metric", text("Share"))], "there is one"),
        ("We raised the share from 42% to 60% by March 2026", "target", vec![], "a past result"),
        ("Raise sign-ups from 20 to 40 and cut complaints from 12 to 6 by June 2027", "target", vec![], "two things"),
    ] {
        let workbook = with(statement, &more);
        let labels: Vec<String> = offers(&workbook, question).into_iter().map(|way| way.label).collect();
        assert!(labels.is_empty(), "{statement} ({why}): {labels:?}");
    }
}
