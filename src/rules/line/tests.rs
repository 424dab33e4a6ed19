//! The line of sight of a workbook in which all hangs together, and where it breaks when one answer goes.

use std::collections::BTreeSet;

use expect_test::expect;

use super::{Column, LineOfSight, Side, State, line_of_sight};
use crate::model::{Answer, Edit, Workbook, resolve};
use crate::rules::checks::tests::sound;

fn without(places: &[&str]) -> LineOfSight {
    let mut workbook = sound();
    for place in places {
        let at = resolve(place).expect("a place");
        let edit = if at.row_id().is_some_and(|id| at.last() == Some(crate::model::Step::Row(id))) {
            Edit::Remove { row: at }
        } else {
            Edit::Set { at, to: Answer::Link(None) }
        };
        edit.apply(&mut workbook).expect("an edit");
    }
    line_of_sight(&workbook)
}

fn drawn(sight: &LineOfSight) -> String {
    let mut lines = vec![sight.summary()];
    for edge in &sight.edges {
        let arrow = if edge.is_broken { "- - " } else { "----" };
        lines.push(format!("{} {arrow} {}", sight.nodes[edge.from].words, sight.nodes[edge.to].words));
    }
    lines.extend(sight.orphans().map(|node| format!("alone: {}", node.words)));
    lines.join("\n")
}

#[test]
fn a_whole_line_runs_from_the_organisation_to_the_figure() {
    let sight = without(&[]);
    expect![[r"
        2 of 2 lines are complete from end to end.
        Better health ---- More parents book the flu vaccine
        Shorter waits ---- People come prepared to their operation
        More parents book the flu vaccine ---- 44% to 50%: Children vaccinated, as a share of those registered
        People come prepared to their operation ---- To 30: Operations put off on the day
        44% to 50%: Children vaccinated, as a share of those registered ---- Parents of children aged 2 and 3
        To 30: Operations put off on the day ---- People who wait for a knee or hip
        Parents of children aged 2 and 3 ---- Facebook: Flu made simple
        People who wait for a knee or hip ---- YouTube: Getting ready
        Facebook: Flu made simple ---- Children vaccinated, as a share of those registered
        YouTube: Getting ready ---- Operations put off on the day
        YouTube: Getting ready ---- Films published each month"]]
    .assert_eq(&drawn(&sight));
    assert!(crate::model::Stage::ALL.iter().all(|stage| sight.holds_after(*stage)));
}

#[test]
fn every_missing_piece_is_a_gap_with_words() {
    for (places, words, after) in [
        (&["evaluation/measures/measvre001"][..], "No measure", Some(crate::model::Stage::Content)),
        (&["content/themes/theme00001"], "No content", Some(crate::model::Stage::Stakeholders)),
        (&["stakeholders/stakeholders/gr0vp00001"], "No stakeholder", Some(crate::model::Stage::Objectives)),
        (&["objectives/smart/smart00001/aim"], "No aim", Some(crate::model::Stage::Aim)),
        (
            &["objectives/aim_fit/f0t0000001", "objectives/smart/smart00001/organisation_objective"],
            "It serves no objective",
            None,
        ),
    ] {
        let sight = without(places);
        let gap = sight.gaps().find(|node| node.words == words);
        assert!(gap.is_some_and(|node| !node.detail.is_empty()), "{words}: {}", drawn(&sight));
        assert_eq!(sight.holding(), 1, "{words}: {}", drawn(&sight));
        // The aim that has lost its objective is a line of its own.
        let all = if words == "No aim" { 3 } else { 2 };
        assert_eq!(sight.summary(), format!("1 of {all} lines is complete from end to end."));
        if let Some(stage) = after {
            assert!(!sight.holds_after(stage), "{words}");
        }
    }
}

#[test]
fn an_objective_of_the_organisation_without_an_aim_ends_without_fault() {
    let sight = without(&["aim/aim/a0m0000001", "objectives/smart/smart00001"]);
    assert_eq!(sight.summary(), "The line is complete from end to end.");
    assert!(sight.nodes.iter().any(|node| node.state == State::Open && node.words == "No aim"));
}

#[test]
fn what_is_tied_to_nothing_is_shown_alone() {
    let sight = without(&["evaluation/measures/measvre003/objective"]);
    let alone: Vec<&str> = sight.orphans().map(|node| node.words.as_str()).collect();
    assert_eq!(alone, ["Films published each month"]);
    let table = sight.as_table();
    assert_eq!(table.last().map(|row| row.missing.clone()), Some(vec!["Not linked".to_owned()]));
}

#[test]
fn a_focus_emphasises_its_own_line_only() {
    let sight = without(&[]);
    let words = |nodes: Vec<usize>| nodes.into_iter().map(|node| sight.nodes[node].words.clone()).collect::<Vec<_>>();
    let start = sight.nodes.iter().position(|node| node.words == "Better health").expect("a node");
    assert_eq!(
        words(sight.through(start)),
        [
            "Better health",
            "More parents book the flu vaccine",
            "44% to 50%: Children vaccinated, as a share of those registered",
            "Parents of children aged 2 and 3",
            "Facebook: Flu made simple",
            "Children vaccinated, as a share of those registered",
        ]
    );
    assert_eq!(words(sight.neighbours(start, Side::Right)), ["More parents book the flu vaccine"]);
    assert!(sight.neighbours(start, Side::Left).is_empty());
}

#[test]
fn the_table_says_what_the_picture_says() {
    let table = without(&["evaluation/measures/measvre001"]).as_table();
    assert_eq!(table.len(), 2);
    assert_eq!(table[0].cells[Column::Organisation as usize], ["Better health"]);
    assert_eq!(table[0].cells[Column::Content as usize], ["Facebook: Flu made simple"]);
    assert_eq!(table[0].missing, ["No measure: Nothing shows whether it worked"]);
    assert!(!table[0].holds && table[1].holds && table[1].missing.is_empty());
}

#[test]
fn a_folded_line_keeps_its_heading_and_says_what_is_below() {
    let sight = without(&["evaluation/measures/measvre001"]);
    let closed = sight.folded(&BTreeSet::new());
    assert_eq!(
        drawn(&closed),
        "1 of 2 lines is complete from end to end.\nBetter health - -  1 objective, 1 with a broken line\nShorter waits \
         ---- 1 objective, every line complete"
    );
    let open = sight.folded(&BTreeSet::from(["0rg0000001".parse().expect("an id")]));
    assert_eq!(open.nodes.iter().filter(|node| node.state == State::Folded).count(), 1);
    assert!(open.nodes.iter().any(|node| node.words == "No measure"));
    assert!(!open.nodes.iter().any(|node| node.words == "YouTube: Getting ready"));
}

#[test]
fn what_is_folded_leaves_nothing_out() {
    // No aim serves better health, the second objective serves nothing, and one measure belongs to nothing.
    let sight = without(&[
        "aim/aim/a0m0000001",
        "objectives/smart/smart00001",
        "objectives/aim_fit/f0t0000002",
        "objectives/smart/smart00002/organisation_objective",
        "evaluation/measures/measvre003/objective",
    ]);
    expect![[r"
        The line is not complete from end to end.
        Better health - -  No aim
        Shorter waits - -  No aim
        They serve no objective - -  1 objective, 1 with a broken line
        alone: Parents of children aged 2 and 3
        alone: Facebook: Flu made simple
        alone: 2 measures"]]
    .assert_eq(&drawn(&sight.folded(&BTreeSet::new())));
    assert_eq!(sight.unserved(), "No aim serves \u{201c}Better health\u{201d} or \u{201c}Shorter waits\u{201d}.");
    assert!(sight.headings().is_empty(), "there is nothing to unfold");
}

#[test]
fn an_aim_without_an_objective_is_counted_where_it_is_folded_and_shown_where_it_is_not() {
    let sight = without(&["objectives/smart/smart00001"]);
    let health = "0rg0000001".parse().expect("an id");
    assert!(drawn(&sight.folded(&BTreeSet::new())).contains("Better health - -  1 aim without an objective"));
    assert!(sight.headings().contains(&health));
    let open = drawn(&sight.folded(&BTreeSet::from([health])));
    assert!(open.contains("Better health ---- More parents book the flu vaccine"), "{open}");
    assert!(open.contains("More parents book the flu vaccine - -  No objective"), "{open}");
}

#[test]
fn an_aim_without_an_objective_is_a_line_that_breaks_and_counts() {
    let sight = without(&["objectives/smart/smart00001"]);
    assert_eq!(sight.summary(), "1 of 2 lines is complete from end to end.");
    assert_eq!(sight.folded(&BTreeSet::new()).summary(), sight.summary());
    let table = sight.as_table();
    let row = table.iter().find(|row| row.cells[Column::Organisation as usize] == ["Better health"]).expect("a row");
    assert_eq!(row.cells[Column::Aim as usize], ["More parents book the flu vaccine"]);
    assert_eq!(row.missing_in_words(". "), "No objective: Nothing measures it");
    assert!(!row.holds);
    let told = table.iter().filter(|row| row.cells[Column::Aim as usize] == ["More parents book the flu vaccine"]);
    assert_eq!(told.count(), 1, "each aim is told once");
    assert!(table.iter().all(|row| row.holds || !row.missing.is_empty()), "{table:?}");
}

#[test]
fn an_empty_workbook_has_no_line() {
    let sight = line_of_sight(&Workbook::default());
    assert_eq!((sight.nodes.len(), sight.summary().as_str()), (0, ""));
}
