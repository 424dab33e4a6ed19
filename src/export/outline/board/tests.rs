//! What the board paper says of a workbook, and that it says of what is missing that it is missing.

use std::sync::Arc;

use expect_test::expect;

use super::super::public::words_of;
use super::*;
use crate::export::fixture::{TODAY, riverside};
use crate::export::{Format, export};

fn paper_of(workbook: &Workbook, purpose: Purpose) -> Document {
    board_paper(workbook, &Findings::of(workbook, TODAY), purpose, TODAY, Audience::Internal)
}

/// Returns the page that is read, as plain text.
fn page(document: &Document) -> String {
    let bytes = export(document, Format::Markdown).unwrap().files.remove(0).1;
    let text = String::from_utf8(bytes).unwrap();
    let start = text.find("## Summary").unwrap();
    let end = text.find("## Annex 1").unwrap();
    text[start..end].trim().to_owned()
}

#[test]
fn the_page_says_what_is_asked_and_what_it_costs() {
    expect![[""]].assert_eq(&page(&paper_of(&riverside(), Purpose::Decision)));
}

#[test]
fn an_empty_workbook_invents_nothing() {
    expect![[""]].assert_eq(&page(&paper_of(&Workbook::default(), Purpose::Information)));
}

#[test]
fn every_purpose_asks_for_something_else() {
    let workbook = riverside();
    let mut asked = std::collections::BTreeSet::new();
    for purpose in Purpose::ALL {
        let document = paper_of(&workbook, *purpose);
        assert!(document.title.ends_with(&purpose.label().to_lowercase()), "{}", document.title);
        assert!(document.stem.contains(&purpose.label().to_lowercase()), "{}", document.stem);
        assert!(asked.insert(purpose.asks()) && words_of(&document).contains(purpose.asks()));
        assert_eq!(Purpose::from_id(purpose.id()), Some(*purpose));
    }
}

#[test]
fn what_is_shortened_on_the_page_stands_in_full_in_an_annex() {
    let mut workbook = riverside();
    let review = workbook.review_mut();
    let long =
        format!("Agree the plan. {}Then the last word of it.", "It takes a while to say all of this. ".repeat(60));
    Arc::make_mut(&mut review.evaluation).recommendation = long.as_str().into();
    let objectives = Arc::make_mut(&mut review.objectives);
    let one = objectives.smart.iter().next().unwrap().clone();
    objectives.smart = (0..9)
        .map(|number| SmartObjective {
            id: crate::model::RowId::from_bits(9_000 + number),
            statement: format!("Objective {number} {}end{number}", "of many words ".repeat(30)).as_str().into(),
            ..one.clone()
        })
        .collect();
    let document = paper_of(&workbook, Purpose::Decision);
    let page = page(&document);
    assert!(page.contains("The whole recommendation is in annex 2") && !page.contains("the last word of it"));
    assert!(page.contains("3 more objectives stand in annex 2.") && !page.contains("end0"), "{page}");
    let all = words_of(&document);
    assert!(all.contains("the last word of it") && all.contains("end8"));
    let words = page.split_whitespace().count();
    assert!(words < 520, "{words} words do not fit one page");
}

#[test]
fn pounds_are_said_with_what_they_leave_out_and_never_to_the_public() {
    let workbook = riverside();
    let words = page(&paper_of(&workbook, Purpose::Decision));
    assert!(words.contains("An ordinary week costs £") || words.contains("what this costs in pounds"), "{words}");
    let copy = crate::model::released(&workbook);
    let findings = Findings::of(&workbook, TODAY);
    let public = board_paper(&copy, &findings, Purpose::Decision, TODAY, Audience::Public);
    assert!(!words_of(&public).contains('£'));
}
