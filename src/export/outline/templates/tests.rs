//! What every draft must hold: sections of a policy, gaps that are named, what the workbook knows, and the house style.

use super::super::public::words_of;
use super::*;
use crate::export::fixture::{TODAY, riverside};

fn said(document: &Document) -> String {
    let labels = document.blocks.iter().flat_map(|block| match block {
        Block::Pairs(_, pairs) => pairs.iter().map(|pair| pair.label.clone()).collect(),
        Block::Table(table) => table.columns.iter().map(|column| column.label.clone()).collect(),
        _ => vec![],
    });
    let labels: Vec<String> = labels.collect();
    format!("{}\n{}", words_of(document), labels.join("\n"))
}

#[test]
fn an_empty_workbook_makes_drafts_with_every_gap_named() {
    for template in Template::ALL {
        let words = said(&template.draft(&Workbook::default(), TODAY));
        assert!(!words.contains(['{', '}']), "{} has an unfilled place: {words}", template.id());
        let gaps = words.matches("To be completed: ").count();
        assert!(gaps >= 8, "{} names only {gaps} gaps", template.id());
        for fact in ["Reference", "Version", "Author", "Approved by", "Next review"] {
            assert!(words.contains(fact), "{}: {fact}", template.id());
        }
        assert!(words.contains("Draft of 21 November 2026"));
        assert!(!words.contains("Riverside"));
    }
}

#[test]
fn what_the_workbook_knows_is_filled_in_and_is_no_gap() {
    let mut workbook = riverside();
    let review = workbook.review_mut();
    let resources = std::sync::Arc::make_mut(&mut review.resources);
    resources.safeguarding_route = "Tell the safeguarding lead on the same day".into();
    resources.contingency_how_fast = "Within two working hours".into();
    let content = std::sync::Arc::make_mut(&mut review.content);
    content.sign_off_who = "Communications manager".into();
    let empty = Workbook::default();
    for (template, known) in [
        (
            Template::Policy,
            ["Riverside NHS Trust uses social media", "Tell the safeguarding lead", "Riverside Maternity"],
        ),
        (
            Template::Guidelines,
            [
                "The communications team and named colleagues",
                "Communications manager",
                "Ask Communications and engagement",
            ],
        ),
        (Template::NewAccount, ["Within two working hours", "Communications manager", "Riverside Maternity"]),
        (Template::Moderation, ["Within two working hours", "Communications manager", "Tell the safeguarding lead"]),
        (Template::Crisis, ["accounts of Riverside NHS Trust", "Tell the safeguarding lead", "Digital officer"]),
        (Template::MonthlyReport, ["First visits booked online", "55%", "Tell the followers"]),
    ] {
        let words = said(&template.draft(&workbook, TODAY));
        for known in known {
            assert!(words.contains(known), "{}: {known}\n{words}", template.id());
        }
        let without = said(&template.draft(&empty, TODAY));
        assert!(words.matches("To be completed").count() < without.matches("To be completed").count());
    }
}

#[test]
fn the_sections_of_a_policy_are_all_there() {
    let titles: Vec<&str> = policy::WORDS.sections.iter().map(|section| section.title).collect();
    let all = titles.join("\n").to_lowercase();
    for section in [
        "purpose",
        "scope",
        "responsibilities",
        "principles",
        "corporate accounts",
        "personal",
        "confidentiality",
        "codes of the professions",
        "unacceptable",
        "moderating",
        "complaints",
        "safeguarding",
        "media",
        "election",
        "records",
        "training",
        "equality",
        "monitoring this policy",
        "related documents",
    ] {
        assert!(all.contains(section), "{section}");
    }
}

#[test]
fn the_words_keep_the_house_style() {
    for template in Template::ALL {
        let words = said(&template.draft(&Workbook::default(), TODAY)).replace('\u{2019}', "'");
        for never in ["!", "n't", "'re", "'ll", "'ve", " it's", "&", "etc", "utilis", "stakeholder engagement", "#"] {
            assert!(!words.contains(never), "{} says {never:?}", template.id());
        }
        for gap in words.lines().filter(|line| line.starts_with("To be completed")) {
            assert!(gap.ends_with(')') && gap.contains('('), "a gap says who can fill it: {gap}");
        }
    }
}

#[test]
fn a_name_that_looks_like_a_place_to_fill_is_only_a_name() {
    let workbook = Workbook::new("{team} {", crate::model::RowId::from_bits(1), TODAY);
    let words = said(&Template::Policy.draft(&workbook, TODAY));
    assert!(words.contains("{team} { uses social media where it helps people"), "{words:.300}");
}
