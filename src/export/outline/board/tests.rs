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
    expect![[r"
        ## Summary

        **To**

        Trust board

        **From**

        Communications and engagement

        **Purpose**

        For decision

        **Figures**

        Readings up to 21 November 2026

        **Next review**

        14 May 2027 (after six months, no date agreed yet)

        ### Action required

        The Board is asked to approve:

        **Resolution 1**

        Agree the plan for six months, close the second account on X, and stop the printed newsletter for GPs.

        ### Aims and their objectives

        - Aim 1: More women in the first twelve weeks of pregnancy book directly with a midwife, without waiting for an appointment with their GP.

        **Objectives**

        | Objective | Serves | Baseline | Latest | Target | Due | Status |
        | --- | --- | --- | --- | --- | --- | --- |
        | By 31 March 2027, 55% of women book their first visit online | Aim 1 | 38% | 0% on 21/11/2026 | 55% | 31/03/2027 | Moving away |
        | By 30 June 2027, 400 parents a month read our page on reduced movements | Aim 1 | Not yet known, due by 31/01/2027 | None yet | 400 people | 31/03/2027 | No figure yet |

        ### What it costs, and what stops

        **Hours needed and hours available**

        | What | To set up, once | In an ordinary week | Hours available a week | Hours released a week |
        | --- | ---: | ---: | ---: | ---: |
        | Hours | 10\.5 | 8\.5 | 15 | 3\.5 |

        Work to set up, once: 1 line has no hours yet.

        Staff time costs about £9,500 a year (£182 a week). Every weekly task is in this figure.

        What stops: Printed newsletter for GPs (releases 3 hours 30 minutes a week, from 4 January 2027).

        ### Risks

        To be completed: what could go wrong, and the mitigation (stage 4)

        ### Exceptions: choices made against the checks of this review

        No checks were overridden.

        Still open on 21 November 2026: 10 cautions and 4 questions.

        ### How we will know, and when

        **Measures**

        | Measure | How often | Latest | Evaluate on |
        | --- | --- | --- | --- |
        | First visits booked online | Monthly | 0% on 21/11/2026 | Not answered yet |"]].assert_eq(&page(&paper_of(&riverside(), Purpose::Decision)));
}

#[test]
fn an_empty_workbook_invents_nothing() {
    expect![[r"
        ## Summary

        **To**

        To be completed: which board or committee (page Organisation)

        **From**

        To be completed: which team (page Organisation)

        **Purpose**

        For information

        **Figures**

        Readings up to 21 November 2026

        ### Action required

        To be completed: what there is to note (stages 2 and 4)

        ### Aims and their objectives

        To be completed: an aim (stage 1)

        To be completed: an objective for each aim (stage 2)

        ### What it costs, and what stops

        To be completed: the hours that the plan needs (stage 4)

        To be completed: what this costs in pounds (stage 4, the pay band or the cost of an hour for each role that does the work)

        To be completed: what existing work stops, or that none does (stage 4)

        ### Risks

        To be completed: what could go wrong, and the mitigation (stage 4)

        ### Exceptions: choices made against the checks of this review

        To be completed: the six stages, which the checks look at (stages 1 to 6)

        ### How we will know, and when

        To be completed: what is measured, and how often (stage 6)"]]
    .assert_eq(&page(&paper_of(&Workbook::default(), Purpose::Information)));
}

#[test]
fn every_purpose_asks_for_its_own_and_none_contradicts_another() {
    let mut workbook = riverside();
    let review = workbook.review_mut();
    Arc::make_mut(&mut review.evaluation).recommendation = "Agree a campaign for six months.".into();
    Arc::make_mut(&mut review.evaluation).keep = "The films with a midwife".into();
    let mut asked = std::collections::BTreeSet::new();
    for purpose in Purpose::ALL {
        let document = paper_of(&workbook, *purpose);
        assert!(document.title.ends_with(&purpose.label().to_lowercase()), "{}", document.title);
        assert!(document.stem.contains(&purpose.label().to_lowercase()), "{}", document.stem);
        let page = page(&document);
        let asks = purpose.asks("The Board");
        assert!(page.contains(&asks) && asked.insert(asks), "{page}");
        assert_eq!(Purpose::from_id(purpose.id()), Some(*purpose));
        let has = |words: &str| page.contains(words);
        assert_eq!(has("Resolution 1"), *purpose == Purpose::Decision, "{page}");
        assert_eq!(has("Level proposed") && has("Sources") && has("Gaps"), *purpose == Purpose::Assurance, "{page}");
        assert_eq!(has("Question 1") && has("Option: keep"), *purpose == Purpose::Discussion, "{page}");
        let is_to_note = *purpose == Purpose::Information;
        assert_eq!(has("asked to note") && has("This paper does not ask for a decision"), is_to_note, "{page}");
        // What is to be agreed stands where it is asked for, or as a draft under discussion.
        assert_eq!(has("Agree a campaign"), matches!(purpose, Purpose::Decision | Purpose::Discussion), "{page}");
        assert!(words_of(&document).contains("Agree a campaign for six months."), "all of it is in an annex");
    }
    assert_eq!(Purpose::Decision.asks("You"), "You are asked to approve:");
}

#[test]
fn the_board_is_called_what_receives_the_paper() {
    for (receives, who) in [
        ("", "The Board"),
        ("Trust board", "The Board"),
        ("Quality committee of the board", "The Committee"),
        ("Executive team", "You"),
    ] {
        assert_eq!(purpose::who_is_asked(receives), who, "{receives}");
    }
}

#[test]
fn a_recommendation_is_never_cut_and_the_rest_gives_way() {
    let mut workbook = riverside();
    let review = workbook.review_mut();
    let long = format!(
        "Agree the plan. {}Then the second last word. Stop the newsletter at once.",
        "It takes a while to say all of this. ".repeat(20)
    );
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
    let said: Vec<&str> = long.split_whitespace().collect();
    let first = &page[page.find("Resolution 1").unwrap()..page.find("Resolution 2").unwrap()];
    assert!(first.contains("Agree the plan.") && first.contains("Then the second last word."), "{page}");
    let of_page: Vec<&str> = page.split_whitespace().collect();
    assert!(said.iter().all(|word| of_page.contains(word)), "{page}");
    assert!(page.contains("Stop the newsletter at once."));
    assert!(page.contains("7 more objectives in annex 2.") && !page.contains("end0"), "{page}");
    assert!(words_of(&document).contains("end8"));
    let words = page.split_whitespace().count();
    assert!(words < 560, "{words} words do not fit one page");
}

#[test]
fn the_latest_figure_stands_beside_the_baseline_and_readings_after_the_day_of_the_paper_do_not_count() {
    use crate::model::registers::Reading;
    use crate::model::{Link, Measured, Number};
    use jiff::civil::date;
    let mut workbook = riverside();
    let measure = workbook.review().evaluation.measures.iter().next().unwrap().id;
    let reading = |bits: u64, on: Date, figure: i32| Reading {
        id: crate::model::RowId::from_bits(bits),
        measure: Link(Some(measure)),
        date: Some(on),
        value: Measured::Value(Number::whole(figure)),
        ..Reading::default()
    };
    let readings =
        [reading(1, date(2026, 10, 31), 44), reading(2, date(2026, 11, 20), 46), reading(3, date(2026, 12, 31), 57)];
    workbook.registers.readings = Arc::new(readings.into_iter().collect());
    let page_on = |today: Date| {
        page(&board_paper(&workbook, &Findings::of(&workbook, today), Purpose::Decision, today, Audience::Internal))
    };
    let page = page_on(TODAY);
    assert!(page.contains("| 38% | 46% on 20/11/2026 | 55% | 31/03/2027 | 47% of the way |"), "{page}");
    assert!(page.contains("| Monthly | 46% on 20/11/2026 |"), "the same figure in both tables: {page}");
    assert!(page.contains("Readings up to 21 November 2026") && !page.contains("57%"), "{page}");
    assert!(page_on(date(2027, 1, 4)).contains("| 57% on 31/12/2026 | 55% | 31/03/2027 | Met |"));
}

#[test]
fn pounds_are_said_with_what_they_leave_out_and_never_to_the_public() {
    let workbook = riverside();
    let words = page(&paper_of(&workbook, Purpose::Decision));
    assert!(words.contains("Staff time costs about \u{a3}9,500 a year (\u{a3}182 a week)."), "{words}");
    let copy = crate::model::released(&workbook);
    let findings = Findings::of(&workbook, TODAY);
    let public = board_paper(&copy, &findings, Purpose::Decision, TODAY, Audience::Public);
    assert!(!words_of(&public).contains('£'));
}
