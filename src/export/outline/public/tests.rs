//! That no answer that is left out stands in any paper for the public, whatever the workbook holds.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::export::fixture::{TODAY, filled, riverside};
use crate::export::{Annex, Format, Order, Paper, compose, export, remarks};
use crate::model::{Address, AnyRows, Ask, Field, Names as RowNames, Question, Release, resolve, words};

/// Collects what is said at each address, and whether it may be released.
struct Said<'a> {
    workbook: &'a Workbook,
    names: RowNames<'a>,
    at: Address,
    all: Vec<(Address, Release, String)>,
}

impl<'a> Said<'a> {
    fn of(workbook: &'a Workbook) -> Vec<(Address, Release, String)> {
        let mut all = vec![];
        for place in Place::all() {
            let at = Address::page(place);
            let mut said = Said { workbook, names: RowNames::of(workbook), at, all: vec![] };
            workbook.ask(place, &mut said);
            all.extend(said.all);
        }
        all
    }
}

impl<'a> Ask<'a> for Said<'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let at = self.at.question(question.id);
        // What a link says is an answer of the row that it points to.
        let said = if question.table.is_some() {
            String::new()
        } else {
            words(question, field.view(), &self.names).into_owned()
        };
        self.all.push((at, Release::of(self.workbook, question, &at), said));
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let table = self.at.question(question.id);
        self.all.push((table, Release::Open, String::new()));
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            let at = table.row(row.id());
            let mut inside = Said { workbook: self.workbook, names: self.names, at, all: vec![] };
            row.ask(&mut inside);
            self.all.push((at, Release::Open, String::new()));
            self.all.extend(inside.all);
        }
    }
}

fn public(paper: Paper) -> Order {
    Order { audience: Audience::Public, ..Order::new(paper) }
}

/// Returns everything that the papers for the public say, in the format that shows most of it as it is.
fn everything_said(workbook: &Workbook) -> String {
    let findings = Findings::of(workbook, TODAY);
    let mut said = String::new();
    for paper in Paper::ALL.iter().copied().filter(|paper| paper.has_public_version()) {
        if let Ok(document) = compose(&public(paper), workbook, &findings, TODAY) {
            for (_, bytes) in export(&document, Format::Html).unwrap().files {
                said.push_str(std::str::from_utf8(&bytes).unwrap());
            }
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nothing_that_is_left_out_is_said(seed in any::<u64>(), marks in proptest::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let (mut workbook, tokens) = filled(seed);
        // A second review, so that what changed has something to say.
        let mut earlier = workbook.review().clone();
        earlier.id = crate::model::RowId::from_bits(77_777);
        workbook.reviews.insert(0, Arc::new(earlier));
        let aim = Arc::make_mut(&mut workbook.review_mut().aim);
        aim.achievable = "Another answer than before".into();
        let addresses: Vec<Address> = Said::of(&workbook).into_iter().map(|(at, ..)| at).collect();
        for mark in marks {
            let at = *mark.get(&addresses);
            // The name of the organisation is on every paper.
            if at.to_string() != "organisation/name" {
                Arc::make_mut(&mut workbook.kept_out).insert(at.to_string(), TODAY);
            }
        }
        let said = Said::of(&workbook);
        let (open, out): (Vec<_>, Vec<_>) = said.iter().partition(|(_, release, _)| *release == Release::Open);
        let paper = everything_said(&workbook);
        let mut left_out = 0;
        for token in &tokens {
            let holds = |all: &[&(Address, Release, String)]| all.iter().any(|(.., words)| words.contains(token.as_str()));
            if holds(&out) && !holds(&open) {
                left_out += 1;
                prop_assert!(!paper.contains(token.as_str()), "{} is said", token);
            }
        }
        prop_assert!(left_out > 0 || tokens.len() < 40, "nothing was left out of {} words", tokens.len());
    }
}

#[test]
fn a_public_paper_says_that_it_leaves_things_out() {
    let mut workbook = riverside();
    let findings = Findings::of(&workbook, TODAY);
    let document = compose(&public(Paper::Worksheets), &workbook, &findings, TODAY).unwrap();
    let words = words_of(&document);
    assert!(words.starts_with("This is the public version. It leaves out: who attends, owns"), "{words:.200}");
    assert!(document.subtitle.ends_with("Version for the public") && document.stem.ends_with("public version"));
    for never in ["Person 1", "Consultant midwife", "£", "Present and apologies", "What was parked?", "marked"] {
        assert!(!words.contains(never), "{never}");
    }
    assert!(words.contains("First visits booked online"));

    let recommendation = resolve("evaluation/recommendation").unwrap();
    Arc::make_mut(&mut workbook.kept_out).insert(recommendation.to_string(), TODAY);
    for paper in [Paper::Worksheets, Paper::BoardPaper] {
        let words = words_of(&compose(&public(paper), &workbook, &findings, TODAY).unwrap());
        assert!(words.contains("one answer or line that the organisation has marked"), "{words:.400}");
        assert!(words.contains("Left out of this version") && !words.contains("close the second account"), "{words}");
        let inside = words_of(&compose(&Order::new(paper), &workbook, &findings, TODAY).unwrap());
        assert!(inside.contains("close the second account"), "a mark changes no paper for the organisation");
    }
}

#[test]
fn a_marked_row_makes_no_false_break_in_the_picture() {
    let mut workbook = riverside();
    let measure = workbook.review().evaluation.measures.iter().next().unwrap().id;
    let at = resolve("evaluation/measures").unwrap().row(measure);
    Arc::make_mut(&mut workbook.kept_out).insert(at.to_string(), TODAY);
    let findings = Findings::of(&workbook, TODAY);
    for paper in [Paper::Worksheets, Paper::BoardPaper] {
        let document = compose(&public(paper), &workbook, &findings, TODAY).unwrap();
        assert!(!document.blocks.iter().any(|block| matches!(block, Block::Figure(_))));
    }
}

#[test]
fn what_does_not_go_together_is_refused() {
    use crate::export::NoPaper;
    let workbook = riverside();
    let findings = Findings::of(&workbook, TODAY);
    for paper in Paper::ALL.iter().copied().filter(|paper| !paper.has_public_version()) {
        let refused = compose(&public(paper), &workbook, &findings, TODAY);
        assert_eq!(refused, Err(NoPaper::NotForThePublic), "{}", paper.id());
    }
    let order = Order { annex: Annex::Everything, ..public(Paper::Worksheets) };
    assert_eq!(compose(&order, &workbook, &findings, TODAY), Err(NoPaper::FindingsForThePublic));
}

#[test]
fn what_names_or_reaches_people_is_told_by_its_place() {
    let mut workbook = riverside();
    let review = workbook.review_mut();
    Arc::make_mut(&mut review.aim).achievable =
        "Person 2 has asked for it. Ring 01782 123456 or write to p.shah@nhs.net".into();
    let resources = Arc::make_mut(&mut review.resources);
    let mut tasks: Vec<_> = resources.weekly_tasks.iter().cloned().collect();
    tasks[0].role = "Priya Shah".into();
    resources.weekly_tasks = tasks.into_iter().collect();
    let findings = Findings::of(&workbook, TODAY);
    let order = public(Paper::Worksheets);
    let document = compose(&order, &workbook, &findings, TODAY).unwrap();
    let said = remarks(&order, &workbook, &document);
    expect_test::expect![[r"
        Stage 1, Aim: Why can you achieve it?: an e-mail address, “p.shah@nhs.net”.
        Stage 1, Aim: Why can you achieve it?: a telephone number, “01782 123456”.
        Stage 1, Aim: Why can you achieve it?: a name that is left out elsewhere, “Person 2”.
        Stage 4, Resources: Role (weekly task 1): a role that reads like a name, “Priya Shah”.
        This paper may still name a person or show how to reach them. Change these answers, or keep them out of public versions. Then read the paper before you release it."]].assert_eq(&said.join("\n"));
    assert!(remarks(&Order::new(Paper::Worksheets), &workbook, &document).is_empty());
    // Only what the paper says is told.
    let order = public(Paper::Minutes);
    let document = compose(&order, &workbook, &findings, TODAY).unwrap();
    assert_eq!(remarks(&order, &workbook, &document).len(), 1);
}
