//! The walk, the addresses and the edits, held to what every page of the product relies on.
//!
//! Ten years of use and arbitrary workbooks stand for what no author of a test would write down.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use sightline::model::edit::references_to;
use sightline::model::{
    Address, Answer, AnyRows, Ask, AskMut, Carried, Edit, Field, List, Place, Question, Register, Row, RowId, Table,
    View, Workbook, find_row, find_rows, find_view, resolve,
};
use sightline::rules::progress;

use crate::support::arbitrary::{cases, workbook, workbook_and_edits};
use crate::support::ten_years::{small, ten_years};
use crate::support::visit::{Seen, Stop, every_stop, pointing_to};

/// Returns stops to look at one by one: all of them but those of long registers, of which every 997th will do.
fn sample<'a, 'w>(stops: &'a [Stop<'w>]) -> impl Iterator<Item = &'a Stop<'w>> {
    stops
        .iter()
        .enumerate()
        .filter(|(number, stop)| !matches!(stop.at.place(), Place::Register(_)) || number % 997 == 0)
        .map(|(_, stop)| stop)
}

#[test]
fn ten_years_hold_what_they_promise() {
    let workbook = ten_years();
    assert_eq!(workbook.reviews.len(), 20);
    let (open, closed): (Vec<_>, Vec<_>) = workbook.reviews.iter().partition(|review| review.closed.is_none());
    assert_eq!((open.len(), closed.len()), (1, 19));
    assert!(workbook.review().closed.is_none(), "the last review is the open one");
    assert!(workbook.reviews.is_sorted_by_key(|review| review.started));
    assert_eq!(workbook.review().stakeholders.stakeholders.len(), 200);
    assert_eq!(workbook.review().objectives.smart.len(), 40);
    assert_eq!(workbook.review().evaluation.measures.len(), 300);
    let registers = &workbook.registers;
    assert_eq!(registers.channels.len(), 200);
    assert_eq!(registers.posts.len(), 10_000);
    assert_eq!(registers.readings.len(), 300 * 120);
    assert_eq!(registers.actions.len(), 2_000);
    for post in registers.posts.iter() {
        let length = post.text.0.chars().count();
        assert!((60..=250).contains(&length), "{length} characters: {}", post.text.0);
    }
    assert_eq!(workbook, ten_years(), "the same on every run");
}

#[test]
fn generated_workbooks_have_no_row_id_twice_and_no_link_that_leads_nowhere() {
    for workbook in [small(), ten_years()] {
        let mut rows = BTreeSet::new();
        for review in &workbook.reviews {
            assert!(rows.insert(review.id), "{} twice", review.id);
        }
        // Each review in turn is the one on screen; the registers are counted once.
        for number in 0..workbook.reviews.len() {
            let mut shown = workbook.clone();
            shown.reviews.truncate(number + 1);
            let last = number + 1 == workbook.reviews.len();
            for stop in every_stop(&shown) {
                let register = matches!(stop.at.place(), Place::Register(_));
                if let (Seen::Row, true) = (stop.seen, last || !register) {
                    assert!(rows.insert(stop.at.row_id().unwrap()), "{} twice", stop.at);
                }
            }
        }
        let tables: BTreeMap<String, BTreeSet<_>> = Table::ALL
            .iter()
            .map(|table| {
                let rows = table.rows_of(&workbook, workbook.review());
                let ids = (0..rows.count()).filter_map(|place| rows.at(place)).map(Row::id).collect();
                (table.address().to_string(), ids)
            })
            .collect();
        let mut links = 0;
        for stop in every_stop(&workbook) {
            let to = match stop.seen {
                Seen::Answer(View::Link(to)) => to.into_iter().collect(),
                Seen::Answer(View::Links(to)) => to.to_vec(),
                _ => continue,
            };
            let table = stop.question.table.unwrap_or_else(|| panic!("{} names no table", stop.at));
            for id in to {
                links += 1;
                assert!(tables[&table.address().to_string()].contains(&id), "{} points to nothing", stop.at);
            }
        }
        assert!(links > 50, "only {links} links");
    }
}

#[test]
fn the_small_workbook_answers_every_question_somewhere() {
    let workbook = small();
    let mut answered: BTreeMap<String, bool> = BTreeMap::new();
    for stop in every_stop(&workbook) {
        if let Seen::Answer(view) = stop.seen {
            *answered.entry(without_rows(&stop)).or_default() |= view.is_answered();
        }
    }
    let empty: Vec<&String> = answered.iter().filter(|(_, answered)| !**answered).map(|(path, _)| path).collect();
    assert!(empty.is_empty(), "nothing answers {empty:?}");
    assert!(answered.len() > 100, "only {} questions", answered.len());
}

/// Returns the address with its row ids left out.
fn without_rows(stop: &Stop<'_>) -> String {
    let text = stop.at.to_string();
    text.split('/')
        .enumerate()
        .filter(|(step, _)| step % 2 == 1 || *step == 0)
        .map(|(_, part)| part)
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_address_of_ten_years_is_the_only_one_of_its_name() {
    let workbook = ten_years();
    let stops = every_stop(&workbook);
    assert!(stops.len() > 300_000, "only {} stops", stops.len());
    let mut addresses: Vec<_> = stops.iter().map(|stop| stop.at).collect();
    addresses.sort_unstable();
    for pair in addresses.windows(2) {
        assert_ne!(pair[0], pair[1], "two answers share this address");
    }
}

#[test]
fn every_address_reads_back_from_its_text_and_finds_what_the_walk_saw() {
    let workbook = ten_years();
    let stops = every_stop(&workbook);
    let mut looked_at = 0;
    for stop in sample(&stops) {
        looked_at += 1;
        assert_eq!(resolve(&stop.at.to_string()), Some(stop.at));
        match stop.seen {
            Seen::Answer(view) => {
                let (question, found) = find_view(&workbook, &stop.at).unwrap_or_else(|| panic!("no {}", stop.at));
                assert!(std::ptr::eq(question, stop.question), "{} finds another question", stop.at);
                assert_eq!(found, view, "{}", stop.at);
            }
            Seen::Table(count) => {
                assert_eq!(find_rows(&workbook, &stop.at).map(|(_, rows)| rows.count()), Some(count), "{}", stop.at);
                assert!(find_view(&workbook, &stop.at).is_none(), "{} is a table", stop.at);
            }
            Seen::Row => {
                assert_eq!(find_row(&workbook, &stop.at).map(Row::id), stop.at.row_id(), "{}", stop.at);
            }
        }
    }
    assert!(looked_at > 5_000, "only {looked_at} stops");
}

/// Where a question is asked: a page, or the inside of a row of a question on it.
struct Listing {
    scopes: Vec<(String, Vec<&'static Question>)>,
    here: usize,
}

impl Listing {
    fn of_every_page() -> Vec<(String, Vec<&'static Question>)> {
        let empty = Workbook::default();
        let mut listing = Self { scopes: vec![], here: 0 };
        for place in Place::all() {
            listing.here = listing.scopes.len();
            listing.scopes.push((place.id().to_owned(), vec![]));
            empty.ask(place, &mut listing);
        }
        listing.scopes
    }
}

impl<'a> Ask<'a> for Listing {
    fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
        self.scopes[self.here].1.push(question);
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        self.scopes[outside].1.push(question);
        let name = format!("{}/{}", self.scopes[outside].0, question.id);
        self.here = self.scopes.len();
        self.scopes.push((name, vec![]));
        // A blank row does not live as long as the walk, so its questions are listed by a reader of its own.
        let mut inside = Listing { scopes: vec![std::mem::take(&mut self.scopes[self.here])], here: 0 };
        rows.blank().ask(&mut inside);
        self.scopes.pop();
        self.scopes.append(&mut inside.scopes);
        self.here = outside;
    }
}

#[test]
fn every_question_id_is_asked_once_in_its_place_and_fits_an_address() {
    let scopes = Listing::of_every_page();
    assert!(scopes.len() > 30, "only {} scopes", scopes.len());
    for (scope, questions) in &scopes {
        assert!(!questions.is_empty(), "{scope} asks nothing");
        let mut ids = BTreeSet::new();
        for question in questions {
            let id = question.id;
            assert!(ids.insert(id), "{scope}/{id} is asked twice");
            assert!(!id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{scope}/{id}");
            assert!(!question.label.is_empty(), "{scope}/{id} has no label");
        }
    }
}

#[test]
fn every_link_names_its_table_and_every_pick_its_list() {
    for stop in every_stop(&small()) {
        match stop.seen {
            Seen::Answer(View::Link(_) | View::Links(_)) => assert!(stop.question.table.is_some(), "{}", stop.at),
            Seen::Answer(View::Pick(_) | View::Picks(_)) => {
                assert!(stop.question.list.is_some_and(|list| List::ALL.contains(&list)), "{}", stop.at);
            }
            Seen::Answer(_) => assert!(stop.question.table.is_none() && stop.question.list.is_none(), "{}", stop.at),
            Seen::Table(_) | Seen::Row => assert!(!stop.question.row_name.is_empty(), "{}", stop.at),
        }
    }
}

#[test]
fn every_table_that_links_name_is_where_its_address_says() {
    let workbook = small();
    for table in Table::ALL {
        let (question, rows) = find_rows(&workbook, &table.address()).unwrap_or_else(|| panic!("{table:?}"));
        assert!(rows.count() > 0, "{table:?}");
        let named = table.rows_of(&workbook, workbook.review());
        assert_eq!(rows.at(0).map(Row::id), named.at(0).map(Row::id), "{table:?}");
        assert_eq!(question.row_name, table.row_name(), "{table:?}");
    }
}

/// What one walk met, in order.
#[derive(Default)]
struct Met(Vec<String>);

impl<'a> Ask<'a> for Met {
    fn section(&mut self, title: &'static str) {
        self.0.push(format!("# {title}"));
    }

    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        self.0.push(format!("{} = {:?}", question.id, field.view()));
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        self.0.push(format!("{} of {}", question.id, rows.count()));
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            row.ask(self);
        }
    }
}

impl AskMut for Met {
    fn section(&mut self, title: &'static str) {
        self.0.push(format!("# {title}"));
    }

    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        self.0.push(format!("{} = {:?}", question.id, field.view()));
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        self.0.push(format!("{} of {}", question.id, rows.count()));
        for place in 0..rows.count() {
            if let Some(row) = rows.at_mut(place) {
                row.ask_mut(self);
            }
        }
    }
}

#[test]
fn reading_and_writing_meet_the_same_questions_in_the_same_order() {
    let workbook = small();
    for place in Place::all() {
        let (mut read, mut written) = (Met::default(), Met::default());
        workbook.ask(place, &mut read);
        workbook.clone().ask_mut(place, &mut written);
        assert!(read.0.len() > 2, "{place:?} asks nothing");
        assert_eq!(read.0, written.0, "{place:?}");
    }
}

#[test]
fn giving_every_question_its_own_answer_changes_nothing() {
    let workbook = ten_years();
    let mut after = workbook.clone();
    // An answer takes the place of what was typed there and is no value.
    let typed = |stop: &Stop<'_>| workbook.unread.contains_key(&stop.at.to_string());
    for stop in sample(&every_stop(&workbook)).filter(|stop| !typed(stop)) {
        if let Seen::Answer(view) = stop.seen {
            Edit::Set { at: stop.at, to: view.to_answer() }.apply(&mut after).unwrap_or_else(|e| panic!("{e}"));
        }
    }
    assert_eq!(after, workbook);
}

#[test]
fn an_edit_after_a_snapshot_leaves_the_snapshot_alone_and_shares_the_rest() {
    let mut workbook = small();
    let snapshot = workbook.clone();
    let untouched = small();
    let post = workbook.registers.posts.iter().next().unwrap().id;
    let at = Address::page(Place::Register(Register::Posts)).question("posts").row(post).question("title");
    Edit::Set { at, to: Answer::Text("Another".into()) }.apply(&mut workbook).unwrap();
    assert_eq!(snapshot, untouched);
    assert_ne!(workbook, snapshot);
    assert!(Arc::ptr_eq(&workbook.registers.readings, &snapshot.registers.readings));
    assert!(Arc::ptr_eq(&workbook.reviews[0], &snapshot.reviews[0]));
    assert!(!Arc::ptr_eq(&workbook.registers.posts, &snapshot.registers.posts));
}

/// Removes a row and holds that nothing points to it any more, and that nothing else lost its answer.
fn remove_and_look(before: &Workbook, stop: &Stop<'_>) -> Result<usize, TestCaseError> {
    let row = stop.at.row_id().expect("the address of a row");
    let table = Table::ALL.iter().find(|table| Some(table.address()) == stop.at.parent());
    let pointing: Vec<_> = pointing_to(before, row)
        .into_iter()
        .filter(|at| !stop.at.contains(at))
        .filter(|at| find_view(before, at).expect("the walk saw it").0.table.as_ref() == table)
        .collect();
    let mut after = before.clone();
    let outcome = Edit::Remove { row: stop.at }.apply(&mut after);
    let outcome = outcome.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&outcome.unlinked, &pointing);
    prop_assert!(references_to(&after, &stop.at).is_empty());
    prop_assert!(find_row(&after, &stop.at).is_none());
    let left: BTreeMap<_, _> = every_stop(&after).into_iter().map(|stop| (stop.at, stop.seen)).collect();
    for kept in every_stop(before).iter().filter(|kept| !stop.at.contains(&kept.at)) {
        let now = left.get(&kept.at);
        match (kept.seen, now) {
            (Seen::Answer(was), Some(Seen::Answer(is))) if !pointing.contains(&kept.at) => prop_assert_eq!(was, *is),
            (_, Some(_)) => {}
            (_, None) => prop_assert!(false, "{} went with {}", kept.at, stop.at),
        }
    }
    for at in &pointing {
        match (find_view(before, at).expect("the walk saw it").1, find_view(&after, at).expect("the walk saw it").1) {
            (View::Link(_), is) => prop_assert_eq!(is, View::Link(None)),
            (View::Links(was), View::Links(is)) => {
                let rest: Vec<_> = was.iter().copied().filter(|id| *id != row).collect();
                prop_assert_eq!(is, &rest[..]);
            }
            (_, is) => prop_assert!(false, "{} became {:?}", at, is),
        }
    }
    Ok(pointing.len())
}

#[test]
fn removing_any_row_of_a_review_clears_every_link_to_it() {
    let workbook = small();
    let mut cleared = 0;
    for stop in every_stop(&workbook).iter().filter(|stop| matches!(stop.seen, Seen::Row)) {
        cleared += remove_and_look(&workbook, stop).unwrap();
    }
    assert!(cleared > 50, "only {cleared} links were cleared");
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn removing_any_row_of_any_workbook_clears_every_link_to_it(workbook in workbook(), which in any::<prop::sample::Index>()) {
        prop_assume!(workbook.review().closed.is_none());
        let stops = every_stop(&workbook);
        let rows: Vec<_> = stops.iter().filter(|stop| matches!(stop.seen, Seen::Row)).collect();
        prop_assume!(!rows.is_empty());
        remove_and_look(&workbook, rows[which.index(rows.len())])?;
    }

    #[test]
    fn any_question_of_any_workbook_takes_its_own_answer(workbook in workbook()) {
        prop_assume!(workbook.review().closed.is_none());
        let mut after = workbook.clone();
        for stop in every_stop(&workbook) {
            if let (Seen::Answer(view), false) = (stop.seen, workbook.unread.contains_key(&stop.at.to_string())) {
                let done = Edit::Set { at: stop.at, to: view.to_answer() }.apply(&mut after);
                prop_assert!(done.is_ok(), "{done:?}");
            }
        }
        // Writing gives a workbook without a review its first one.
        if !workbook.reviews.is_empty() {
            prop_assert_eq!(after, workbook);
        }
    }

    #[test]
    fn no_edit_panics_and_one_that_fails_changes_nothing((workbook, edits) in workbook_and_edits()) {
        let mut now = workbook;
        for edit in &edits {
            let before = now.clone();
            if edit.apply(&mut now).is_err() {
                prop_assert_eq!(&now, &before, "{:?} failed and left a change", edit);
            }
        }
    }

    #[test]
    fn a_closed_review_is_changed_by_nothing_but_its_reopening((workbook, edits) in workbook_and_edits()) {
        let mut now = workbook;
        for edit in &edits {
            let closed: Vec<_> = now.reviews.iter().filter(|review| review.closed.is_some()).cloned().collect();
            let done = edit.apply(&mut now);
            if done.is_ok() && reopens(edit) {
                continue;
            }
            for review in closed {
                prop_assert!(now.reviews.contains(&review), "{:?} changed a closed review", edit);
            }
        }
    }

    #[test]
    fn the_next_review_confirms_nothing_and_leaves_the_closed_one_alone((workbook, edits) in workbook_and_edits()) {
        let mut now = workbook;
        for edit in &edits {
            let _ = edit.apply(&mut now);
        }
        let on = date(2026, 11, 21);
        let _ = Edit::CloseReview { on, by: "Chair".into() }.apply(&mut now);
        prop_assume!(!now.reviews.is_empty());
        let before = now.clone();
        Edit::StartNextReview { id: RowId::from_bits(1 << 45), on }.apply(&mut now).unwrap();
        prop_assert_eq!(&now.reviews[..before.reviews.len()], &before.reviews[..]);
        prop_assert_eq!(&now.registers, &before.registers);
        prop_assert!(now.review().carried.values().all(|one| *one == Carried::default()));
        prop_assert_eq!(progress(&now).whole().answered, 0);
        prop_assert_eq!(progress(&now).whole().to_confirm as usize, now.review().carried.len());
        prop_assert!(!progress(&now).whole().is_complete());
        for stop in every_stop(&now) {
            if let Seen::Answer(view) = stop.seen
                && matches!(stop.at.place(), Place::Stage(_))
                && view.is_answered()
            {
                prop_assert!(now.review().carried.contains_key(&stop.at.to_string()), "{} looks answered", stop.at);
            }
        }
    }

    #[test]
    fn an_answer_that_was_set_is_found_again((workbook, edits) in workbook_and_edits()) {
        let mut now = workbook;
        for edit in &edits {
            let done = edit.apply(&mut now);
            if let (Edit::Set { at, to }, Ok(_)) = (edit, done) {
                let found = find_view(&now, at).map(|(_, view)| view.to_answer());
                prop_assert_eq!(found.as_ref(), Some(to), "{}", at);
            }
        }
    }
}

/// Returns whether an edit reopens a review, by itself or together with others.
fn reopens(edit: &Edit) -> bool {
    match edit {
        Edit::ReopenReview { .. } => true,
        Edit::Together { edits, .. } => edits.iter().any(reopens),
        _ => false,
    }
}
