//! Merging, held to its promises with histories that nobody would think of.
//!
//! Two people change copies of one workbook in any way the program allows; whatever they did, no word of either may be
//! lost, and it must not matter who of them merges.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use sightline::model::merge::{ChangeKind, place_in_words, said};
use sightline::model::{
    Address, Answer, Choose, DisagreementKind, Edit, Merged, Part, RowId, Spot, Table, View, Workbook, merge,
};
use sightline::store::{Document, Header, Opened, format};

use crate::support::arbitrary::{cases, marks_of, two_copies, two_marked_copies, workbook};
use crate::support::ten_years::ten_years;
use crate::support::visit::{Seen, every_stop};

const TODAY: Date = date(2026, 11, 21);

fn merged(base: &Workbook, mine: &Workbook, theirs: &Workbook) -> Merged {
    merge(Some(base), mine, theirs, "", TODAY)
}

/// Returns every answer with its address, those of the review on screen and of the registers.
fn answers(workbook: &Workbook) -> BTreeMap<Address, View<'_>> {
    let stops = every_stop(workbook);
    stops
        .iter()
        .filter_map(|stop| if let Seen::Answer(view) = stop.seen { Some((stop.at, view)) } else { None })
        .collect()
}

/// Returns whether no two rows of a table share an id; only then has every answer an address of its own.
pub(crate) fn is_sound(workbook: &Workbook) -> bool {
    let stops = every_stop(workbook);
    let addresses: BTreeSet<Address> = stops.iter().map(|stop| stop.at).collect();
    addresses.len() == stops.len()
}

fn typed<'w>(workbook: &'w Workbook, at: &Address) -> &'w str {
    if workbook.unread.is_empty() { "" } else { workbook.unread.get(&at.to_string()).map_or("", String::as_str) }
}

/// Returns the links of a workbook that lead nowhere.
fn dangling(workbook: &Workbook) -> BTreeSet<(Address, RowId)> {
    let rows: BTreeSet<(Address, RowId)> = Table::ALL
        .iter()
        .flat_map(|table| {
            let rows = table.rows_of(workbook, workbook.review());
            (0..rows.count())
                .filter_map(|place| rows.at(place))
                .map(|row| (table.address(), row.id()))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut found = BTreeSet::new();
    for stop in every_stop(workbook) {
        let ids = match stop.seen {
            Seen::Answer(View::Link(id)) => id.into_iter().collect(),
            Seen::Answer(View::Links(ids)) => ids.to_vec(),
            _ => vec![],
        };
        let table = stop.question.table.map(Table::address);
        found.extend(
            ids.into_iter()
                .filter(|id| !rows.contains(&(table.expect("a link names a table"), *id)))
                .map(|id| (stop.at, id)),
        );
    }
    found
}

/// Returns whether a link differs from what a side has only because a row was kept about which a person is asked.
fn given_back(merged: &Workbook, is: View<'_>, side: View<'_>) -> bool {
    let asked: BTreeSet<RowId> = merged
        .disagreements
        .iter()
        .filter(|(_, all)| all.iter().any(|one| one.kind != DisagreementKind::Answer))
        .filter_map(|(key, _)| Spot::parse(key)?.address()?.row_id())
        .collect();
    let left = |ids: &[RowId]| -> Vec<RowId> { ids.iter().copied().filter(|id| !asked.contains(id)).collect() };
    match (is, side) {
        (View::Link(is), View::Link(side)) => left(is.as_slice()) == left(side.as_slice()),
        (View::Links(is), View::Links(side)) => left(is) == left(side),
        _ => false,
    }
}

/// Holds that what one side did and the other left alone is in the merged workbook.
fn nothing_lost(base: &Workbook, other: &Workbook, side: &Workbook, merged: &Workbook) -> Result<(), TestCaseError> {
    let [was, beside, now, is] = [base, other, side, merged].map(answers);
    for (at, mine) in &now {
        let other_left_it = match (was.get(at), beside.get(at)) {
            (Some(was), Some(beside)) => was == beside && typed(base, at) == typed(other, at),
            // Removed by the other one: it must be there again as soon as anything was changed.
            (Some(was), None) => was != mine || typed(base, at) != typed(side, at),
            (None, beside) => beside.is_none(),
        };
        // An edit to a review that the other side has closed is a question.
        let spot = Spot::of(merged, *at).to_string();
        let waits = merged.disagreements.get(&spot).is_some_and(|all| all.iter().any(|one| one.closed.is_some()));
        if other_left_it && !waits {
            let found = is.get(at);
            prop_assert!(found.is_some(), "{} is gone", at);
            let found = *found.expect("just looked at");
            prop_assert!(found == *mine || given_back(merged, found, *mine), "{}: {:?} became {:?}", at, mine, found);
            prop_assert_eq!(typed(merged, at), typed(side, at), "{}", at);
        }
    }
    Ok(())
}

/// Holds that every text that a side wrote stands in the merged workbook or waits for a person.
pub(crate) fn every_word_is_found(base: &Workbook, side: &Workbook, merged: &Workbook) -> Result<(), TestCaseError> {
    // Another review may be on screen when both are joined: the words belong to the one that the side looked at.
    let merged = &merged.as_of(Some(side.review().id));
    let [was, now, is] = [base, side, merged].map(answers);
    for (at, view) in &now {
        let text = match view {
            View::Line(text) | View::Prose(text) => *text,
            _ => "",
        };
        let spot = Spot::of(merged, *at).to_string();
        let kept = merged.disagreements.get(&spot).map(Vec::as_slice).unwrap_or_default();
        if was.get(at) != Some(view) && !text.is_empty() {
            let stands = |line: &str| match is.get(at) {
                Some(View::Line(text) | View::Prose(text)) => text.contains(line),
                _ => false,
            };
            let waits = kept.iter().any(|one| one.theirs == Some(Answer::Text(text.to_owned())));
            prop_assert!(waits || text.split('\n').all(stands), "{}: {:?} is not found", at, text);
        }
        let text = typed(side, at);
        if text != typed(base, at) && !text.is_empty() {
            let found = typed(merged, at) == text || kept.iter().any(|one| one.typed == text);
            prop_assert!(found, "{}: {:?} is not found", at, text);
        }
    }
    Ok(())
}

/// Holds that every text that a side has and both did not begin with stands in the merged workbook or waits there for a
/// person, whoever merges and whether or not it is known what both began with.
fn no_word_vanishes(base: &Workbook, mine: &Workbook, theirs: &Workbook) -> Result<(), TestCaseError> {
    for known in [Some(base), None] {
        for (mine, theirs) in [(mine, theirs), (theirs, mine)] {
            let merged = merge(known, mine, theirs, "Priya", TODAY).workbook;
            let found = marks_of(&merged, "");
            for side in [mine, theirs] {
                // What both began with may have been removed on purpose, but not where nobody knows that they did.
                let but = if known.is_some() { "b" } else { "" };
                let lost: Vec<String> = marks_of(side, but).difference(&found).cloned().collect();
                prop_assert_eq!(lost, Vec::<String>::new());
            }
        }
    }
    Ok(())
}

/// Returns a workbook with the marks of another one on what is kept out of public versions. Who took a mark away is not
/// asked about it, and everybody else is, so these differ by who merges.
fn with_marks_of(workbook: &Workbook, other: &Workbook) -> Workbook {
    Workbook { kept_out: Arc::clone(&other.kept_out), ..workbook.clone() }
}

/// Returns the spots that need a person, but for marks on what is kept out of public versions.
fn asked(merged: &Merged) -> BTreeSet<Spot> {
    merged.needs.iter().copied().filter(|spot| !matches!(spot.part, Part::KeptOut(_))).collect()
}

/// Holds that two workbooks are the same, and names the first lines that are not.
fn same(one: &Workbook, other: &Workbook) -> Result<(), TestCaseError> {
    if one == other {
        return Ok(());
    }
    let [one, other] = [one, other].map(|workbook| {
        let document = Document { header: Header::default(), workbook: workbook.clone() };
        format::to_text(&document).unwrap_or_else(|error| panic!("{error}"))
    });
    let [one, other] =
        [&one, &other].map(|text| text.lines().filter(|line| !line.contains("checksum:")).collect::<Vec<_>>());
    let first = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let near = |lines: &[&str]| lines[first.saturating_sub(8)..(first + 4).min(lines.len())].join("\n");
    Err(TestCaseError::fail(format!("line {first} differs:\n{}\n-- and --\n{}", near(&one), near(&other))))
}

/// Settles everything: `choose` for two answers, and every row stays.
fn settled(mut workbook: Workbook, choose: Choose) -> Workbook {
    while let Some((key, all)) = workbook.disagreements.iter().next() {
        let spot = Spot::parse(key).expect("a spot of this program");
        let choose = match all[0].kind {
            DisagreementKind::Answer => choose,
            DisagreementKind::RemovedByMine => Choose::Theirs,
            DisagreementKind::RemovedByTheirs => Choose::Mine,
        };
        Edit::Settle { spot, number: 0, choose }.apply(&mut workbook).unwrap_or_else(|error| panic!("{error}"));
    }
    workbook
}

/// Returns a workbook without a word on how it came about.
fn plain(workbook: &Workbook) -> Workbook {
    Workbook { taken: Arc::default(), ..workbook.clone() }
}

/// Returns whether workbooks show the same review, so that their answers can be held side by side.
fn show_the_same_review(workbooks: &[&Workbook]) -> bool {
    workbooks.windows(2).all(|pair| pair[0].review().id == pair[1].review().id)
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn what_only_one_side_touched_is_taken([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        prop_assume!(show_the_same_review(&[&base, &mine, &theirs]));
        let merged = merged(&base, &mine, &theirs).workbook;
        nothing_lost(&base, &mine, &theirs, &merged)?;
        nothing_lost(&base, &theirs, &mine, &merged)?;
    }

    #[test]
    fn every_word_of_either_side_is_found([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        prop_assume!(show_the_same_review(&[&base, &mine, &theirs]));
        let merged = merged(&base, &mine, &theirs).workbook;
        every_word_is_found(&base, &mine, &merged)?;
        every_word_is_found(&base, &theirs, &merged)?;
    }

    #[test]
    fn no_typed_word_of_either_side_vanishes([base, mine, theirs] in two_marked_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        no_word_vanishes(&base, &mine, &theirs)?;
    }

    #[test]
    fn a_copy_that_did_not_change_changes_nothing([base, changed, _] in two_copies()) {
        for (mine, theirs) in [(&changed, &changed), (&changed, &base)] {
            let merged = merged(&base, mine, theirs);
            same(&merged.workbook, &changed)?;
            prop_assert_eq!(&merged.needs, &[]);
        }
        let taken = merged(&base, &base, &changed);
        prop_assert_eq!(asked(&taken), BTreeSet::new());
        for (key, day) in base.kept_out.iter() {
            let stays = taken.workbook.kept_out.get(key);
            prop_assert!(stays.is_some_and(|stays| stays >= day), "{} is public unasked", key);
        }
        let agreed = settled(taken.workbook, Choose::Mine);
        same(&with_marks_of(&agreed, &changed), &changed)?;
        let merged = merge(None, &changed, &changed, "Priya", TODAY);
        let nothing_new = Merged { workbook: changed, changes: vec![], needs: vec![], clashes: 0 };
        prop_assert!(merged == nothing_new);
    }

    #[test]
    fn it_does_not_matter_who_merges([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        let (one, other) = (merged(&base, &mine, &theirs), merged(&base, &theirs, &mine));
        prop_assert_eq!(asked(&one), asked(&other));
        let alike = |one: &Workbook, other: &Workbook| same(&plain(&with_marks_of(one, other)), &plain(other));
        let (mine_stands, mine_chosen) = (settled(one.workbook.clone(), Choose::Mine), settled(other.workbook.clone(), Choose::Theirs));
        alike(&mine_stands, &mine_chosen)?;
        let (theirs_chosen, theirs_stands) = (settled(one.workbook, Choose::Theirs), settled(other.workbook, Choose::Mine));
        alike(&theirs_chosen, &theirs_stands)?;
    }

    #[test]
    fn merging_again_changes_nothing([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        let first = merged(&base, &mine, &theirs).workbook;
        for again in [merged(&base, &first, &theirs), merged(&base, &first, &mine), merged(&base, &mine, &first)] {
            same(&again.workbook, &first)?;
        }
        prop_assert_eq!(merged(&base, &first, &theirs).changes, vec![]);
    }

    #[test]
    fn no_link_leads_nowhere_that_led_somewhere([base, mine, theirs] in two_copies()) {
        prop_assume!([&base, &mine, &theirs].into_iter().all(is_sound));
        let merged = merged(&base, &mine, &theirs).workbook;
        let before: BTreeSet<_> = dangling(&mine).union(&dangling(&theirs)).copied().collect();
        let new: Vec<_> = dangling(&merged).difference(&before).copied().collect();
        prop_assert_eq!(new, vec![]);
    }

    #[test]
    fn what_waits_for_a_person_reads_back_and_can_be_said_and_settled([base, mine, theirs] in two_copies()) {
        let merged = merge(Some(&base), &mine, &theirs, "Priya", TODAY);
        let document = Document { header: Header::fresh(), workbook: merged.workbook.clone() };
        let text = format::to_text(&document).unwrap_or_else(|error| panic!("{error}"));
        let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap();
        prop_assert!(opened.read_only.is_none());
        same(&opened.document.workbook, &merged.workbook)?;
        for change in &merged.changes {
            prop_assert!(!change.in_words(&mine, &merged.workbook).is_empty());
        }
        for spot in &merged.needs {
            prop_assert!(!place_in_words(&merged.workbook, spot).is_empty());
            prop_assert!(!said(&merged.workbook, spot).is_empty(), "{} says nothing", spot);
        }
        for choose in [Choose::Mine, Choose::Theirs] {
            prop_assert!(settled(merged.workbook.clone(), choose).disagreements.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn strangers_are_merged_without_a_panic(base in workbook(), mine in workbook(), theirs in workbook()) {
        for base in [Some(&base), None] {
            let merged = merge(base, &mine, &theirs, "", TODAY);
            let again = merge(base, &merged.workbook, &theirs, "", TODAY);
            same(&again.workbook, &merged.workbook)?;
        }
    }

    #[test]
    fn without_a_base_nothing_is_removed_or_overwritten([_, mine, theirs] in two_copies()) {
        prop_assume!([&mine, &theirs].into_iter().all(|side| is_sound(side) && !side.reviews.is_empty()));
        prop_assume!(show_the_same_review(&[&mine, &theirs]));
        let merged = merge(None, &mine, &theirs, "", TODAY);
        let [here, there, is] = [&mine, &theirs, &merged.workbook].map(answers);
        for (at, view) in &here {
            prop_assert_eq!(is.get(at), Some(view), "{}", at);
        }
        for (at, view) in &there {
            let spot = Spot::of(&merged.workbook, *at);
            prop_assert!(is.get(at) == Some(view) || merged.needs.contains(&spot), "{}", at);
        }
    }
}

#[test]
fn ten_years_of_two_people_merge() {
    let base = ten_years();
    let (mut mine, mut theirs) = (base.clone(), ten_years());
    let stops = every_stop(&base);
    let rows: Vec<_> = stops.iter().filter(|stop| matches!(stop.seen, Seen::Row)).map(|stop| stop.at).collect();
    for (copy, first) in [(&mut mine, 7), (&mut theirs, 11)] {
        for row in rows.iter().skip(first).step_by(1_999) {
            let _ = Edit::Remove { row: *row }.apply(copy);
        }
        for stop in stops.iter().skip(first).step_by(4_999) {
            if let Seen::Answer(View::Line(_) | View::Prose(_)) = stop.seen {
                let to = sightline::model::Answer::Text(format!("Changed by {first}"));
                let _ = Edit::Set { at: stop.at, to }.apply(copy);
            }
        }
    }
    let merged = merged(&base, &mine, &theirs);
    let counted =
        [ChangeKind::Changed, ChangeKind::Removed].map(|kind| merged.changes.iter().filter(|c| c.kind == kind).count());
    assert!(counted.iter().all(|count| *count > 10), "{counted:?}");
    nothing_lost(&base, &mine, &theirs, &merged.workbook).unwrap();
}

#[test]
fn the_histories_meet_every_rule() {
    let mut runner = TestRunner::new(cases(1));
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..600 {
        let [base, mine, theirs] = two_copies().new_tree(&mut runner).unwrap().current();
        if ![&base, &mine, &theirs].into_iter().all(is_sound) {
            *met.entry("Passed over".to_owned()).or_default() += 1;
            continue;
        }
        let merged = merged(&base, &mine, &theirs);
        for change in &merged.changes {
            *met.entry(format!("{:?}", change.kind)).or_default() += 1;
        }
        for one in merged.workbook.disagreements.values().flatten() {
            let typed = if one.typed.is_empty() { "" } else { ", typed" };
            *met.entry(format!("{:?}{typed}", one.kind)).or_default() += 1;
        }
    }
    for wanted in ["New", "Changed", "Removed", "Moved", "Answer", "Answer, typed", "RemovedByMine", "RemovedByTheirs"]
    {
        assert!(met.get(wanted).is_some_and(|count| *count >= 5), "{wanted} is hardly met: {met:?}");
    }
    assert!(met.get("Passed over").is_none_or(|count| *count < 150), "{met:?}");
}
