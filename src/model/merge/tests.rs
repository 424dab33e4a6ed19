//! The rules of a merge, one by one, on workbooks small enough to see through.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::*;
use crate::model::organisation::Nation;
use crate::model::{Answer, Edit, Question, RowId, Table, View, find_row, find_view};

pub(super) const TODAY: Date = date(2026, 11, 21);

pub(super) fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

pub(super) fn page(stage: Stage) -> Address {
    Address::page(Place::Stage(stage))
}

pub(super) fn why() -> Address {
    page(Stage::Aim).question("achievable")
}

pub(super) fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

pub(super) fn set(workbook: &mut Workbook, at: Address, to: Answer) {
    Edit::Set { at, to }.apply(workbook).unwrap();
}

pub(super) fn add(workbook: &mut Workbook, at: Address, bits: u64) -> Address {
    Edit::Add { at, id: id(bits), place: None, with: vec![] }.apply(workbook).unwrap();
    at.row(id(bits))
}

pub(super) fn remove(workbook: &mut Workbook, row: Address) {
    Edit::Remove { row }.apply(workbook).unwrap();
}

/// A workbook with an aim, and a social media objective that names it.
pub(super) fn base() -> (Workbook, Address, Address) {
    let mut base = Workbook::new("Riverside NHS Trust", id(900), date(2026, 1, 5));
    let aim = add(&mut base, Table::Aims.address(), 1);
    set(&mut base, aim.question("change"), text("Fewer missed appointments"));
    let smart = add(&mut base, Table::SmartObjectives.address(), 2);
    set(&mut base, smart.question("aim"), Answer::Link(Some(id(1))));
    (base, aim, smart)
}

pub(super) fn merged(base: &Workbook, mine: &Workbook, theirs: &Workbook) -> Merged {
    merge(Some(base), mine, theirs, "Priya", TODAY)
}

pub(super) fn view<'w>(workbook: &'w Workbook, at: &Address) -> View<'w> {
    let (_, view): (&'static Question, _) = find_view(workbook, at).unwrap();
    view
}

pub(super) fn settle(workbook: &mut Workbook, spot: Spot, choose: Choose) -> crate::model::Outcome {
    Edit::Settle { spot, number: 0, choose }.apply(workbook).unwrap()
}

#[test]
fn what_they_changed_is_taken_and_says_who_it_is_from() {
    let (base, aim, _) = base();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    set(&mut mine, aim.question("for_whom"), text("Patients"));
    set(&mut theirs, why(), text("We have two people"));
    let merged = merged(&base, &mine, &theirs);
    assert_eq!(view(&merged.workbook, &why()), View::Prose("We have two people"));
    assert_eq!(view(&merged.workbook, &aim.question("for_whom")), View::Line("Patients"));
    let spot = Spot::of(&base, why());
    assert_eq!(merged.changes, [Change { spot, kind: ChangeKind::Changed }]);
    assert_eq!(merged.sentence(" Priya "), "1 change from Priya, none needs your decision");
    assert_eq!(
        merged.changes[0].in_words(&mine, &merged.workbook),
        "Aim › Why can you achieve it?: We have two people"
    );
    let taken = Taken { from: "Priya".into(), on: Some(TODAY) };
    assert_eq!(merged.workbook.taken.get(&spot.to_string()), Some(&taken));
    // Whoever answers here anew answers for it.
    let mut after = merged.workbook.clone();
    set(&mut after, why(), text("We have three people"));
    assert!(after.taken.is_empty());
}

#[test]
fn two_answers_are_both_kept_until_a_person_chooses() {
    let (base, _, _) = base();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    set(&mut mine, why(), text("We have two people"));
    set(&mut theirs, why(), text("The board has asked for it"));
    let merged = merged(&base, &mine, &theirs);
    let spot = Spot::of(&base, why());
    assert_eq!(merged.needs, [spot]);
    assert_eq!(merged.sentence(""), "1 change from a colleague, 1 needs your decision");
    assert_eq!(view(&merged.workbook, &why()), View::Prose("We have two people"));
    let said = said(&merged.workbook, &spot);
    assert_eq!((said[0].mine.as_str(), said[0].theirs.as_str()), ("We have two people", "The board has asked for it"));

    // Another answer settles nothing: only a choice does.
    let mut later = merged.workbook.clone();
    set(&mut later, why(), text("We have three people"));
    assert_eq!(later.disagreements, merged.workbook.disagreements);
    let mut both = later.clone();
    assert_eq!(settle(&mut both, spot, Choose::Both).name, "Choose between two answers");
    assert_eq!(view(&both, &why()), View::Prose("We have three people\nThe board has asked for it"));
    let mut chosen = later.clone();
    settle(&mut chosen, spot, Choose::Theirs);
    assert_eq!(view(&chosen, &why()), View::Prose("The board has asked for it"));
    assert_eq!(chosen.taken.get(&spot.to_string()).map(|taken| taken.from.as_str()), Some("Priya"));
    settle(&mut later, spot, Choose::Mine);
    assert_eq!(view(&later, &why()), View::Prose("We have three people"));
    for workbook in [&both, &chosen, &later] {
        assert!(workbook.disagreements.is_empty());
    }
    let again = Edit::Settle { spot, number: 0, choose: Choose::Mine }.apply(&mut later);
    assert_eq!(again, Err(crate::model::EditError::NothingToSettle(spot)));
}

#[test]
fn what_was_settled_on_one_side_is_not_asked_again() {
    let (base, _, _) = base();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    set(&mut mine, why(), text("mine"));
    set(&mut theirs, why(), text("theirs"));
    let open = merged(&base, &mine, &theirs).workbook;
    let mut settled = open.clone();
    settle(&mut settled, Spot::of(&base, why()), Choose::Theirs);
    for (mine, theirs) in [(&open, &settled), (&settled, &open)] {
        let merged = merge(Some(&open), mine, theirs, "", TODAY);
        assert_eq!(view(&merged.workbook, &why()), View::Prose("theirs"));
        assert!(merged.workbook.disagreements.is_empty() && merged.needs.is_empty());
    }
}

#[test]
fn a_choice_is_kept_by_its_key_and_both_makes_no_sense_of_it() {
    let (base, _, _) = base();
    let at = Address::page(Place::Organisation).question("nation");
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    set(&mut mine, at, Nation::England.answer());
    set(&mut theirs, at, Nation::Wales.answer());
    let mut merged = merged(&base, &mine, &theirs).workbook;
    let spot = Spot::of(&merged, at);
    let kept = &merged.disagreements[&spot.to_string()][0];
    assert_eq!((&kept.theirs, &kept.base), (&Some(Answer::Choice(Some("Wales".into()))), &Some(Answer::Choice(None))));
    assert!(!kept.can_be_both(view(&merged, &at)));
    let before = merged.clone();
    assert!(Edit::Settle { spot, number: 0, choose: Choose::Both }.apply(&mut merged).is_err());
    assert_eq!(merged, before);
    settle(&mut merged, spot, Choose::Theirs);
    assert!(matches!(view(&merged, &at), View::Choice(Some(2), _)));
}

#[test]
fn a_row_that_only_they_removed_goes_and_one_that_was_edited_stays() {
    let (base, aim, smart) = base();
    let (mut edited, mut removed) = (base.clone(), base.clone());
    remove(&mut removed, aim);
    let merged_away = merged(&base, &base, &removed);
    assert_eq!((&merged_away.workbook.reviews, merged_away.needs), (&removed.reviews, vec![]));
    assert_eq!(merged_away.changes[0].in_words(&base, &removed), "Aim › Fewer missed appointments: removed");

    set(&mut edited, aim.question("for_whom"), text("Patients"));
    for (mine, theirs, keep, drop) in
        [(&edited, &removed, Choose::Mine, Choose::Theirs), (&removed, &edited, Choose::Theirs, Choose::Mine)]
    {
        let merged = merged(&base, mine, theirs).workbook;
        let spot = Spot::of(&base, aim);
        assert_eq!(view(&merged, &aim.question("for_whom")), View::Line("Patients"));
        // The removal had cleared the link; as long as a person is asked, it stands.
        assert_eq!(view(&merged, &smart.question("aim")), View::Link(Some(id(1))));
        let mut kept = merged.clone();
        settle(&mut kept, spot, keep);
        assert!(find_row(&kept, &aim).is_some() && kept.disagreements.is_empty());
        let mut dropped = merged;
        assert_eq!(settle(&mut dropped, spot, drop).unlinked, [smart.question("aim")]);
        assert!(find_row(&dropped, &aim).is_none() && dropped.disagreements.is_empty());
    }
}

#[test]
fn a_row_that_a_new_link_names_is_kept_although_it_was_removed() {
    let (mut base, _, smart) = base();
    let other = add(&mut base, Table::Aims.address(), 7);
    let (mut linked, mut removed) = (base.clone(), base.clone());
    set(&mut linked, smart.question("aim"), Answer::Link(Some(id(7))));
    remove(&mut removed, other);
    for (mine, theirs) in [(&linked, &removed), (&removed, &linked)] {
        let merged = merged(&base, mine, theirs);
        assert!(find_row(&merged.workbook, &other).is_some());
        assert_eq!(view(&merged.workbook, &smart.question("aim")), View::Link(Some(id(7))));
        assert_eq!(merged.needs, [Spot::of(&base, other)]);
    }
}

#[test]
fn an_edit_in_a_row_within_a_row_counts() {
    let mut base = Workbook::new("Trust", id(900), TODAY);
    let person = add(&mut base, Table::Stakeholders.address(), 1);
    let inner = add(&mut base, person.question("platforms"), 2);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    remove(&mut mine, person);
    set(&mut theirs, inner.question("evidence"), text("A survey"));
    let merged = merged(&base, &mine, &theirs);
    assert_eq!(view(&merged.workbook, &inner.question("evidence")), View::Line("A survey"));
    assert_eq!(merged.needs, [Spot::of(&base, person)]);
    // Removing a row forgets what waited below it.
    let mut after = merged.workbook;
    remove(&mut after, person);
    assert!(after.disagreements.is_empty());
}

#[test]
fn new_rows_of_both_are_there_and_an_order_is_kept() {
    let (base, _, _) = base();
    let aims = Table::Aims.address();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    add(&mut mine, aims, 11);
    let new = add(&mut theirs, aims, 12);
    Edit::Move { row: new, to: 0 }.apply(&mut theirs).unwrap();
    let merged = merged(&base, &mine, &theirs);
    let ids: Vec<RowId> = merged.workbook.review().aim.aims.iter().map(|aim| aim.id).collect();
    assert_eq!(ids, [id(12), id(1), id(11)]);
    assert_eq!(merged.changes, [Change { spot: Spot::of(&base, new), kind: ChangeKind::New }]);
}

#[test]
fn typed_text_that_is_no_value_is_a_part_of_the_answer() {
    let (base, _, _) = base();
    let at = Address::page(Place::Session).question("date");
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    Edit::KeepAsTyped { at, text: "next spring".into() }.apply(&mut theirs).unwrap();
    let taken = merged(&base, &mine, &theirs);
    assert_eq!(taken.workbook.unread, theirs.unread);
    set(&mut mine, at, Answer::Date(Some(TODAY)));
    let mut asked = merged(&base, &mine, &theirs).workbook;
    assert_eq!((view(&asked, &at), asked.unread.len()), (View::Date(Some(TODAY)), 0));
    settle(&mut asked, Spot::of(&base, at), Choose::Theirs);
    assert_eq!((view(&asked, &at), &asked.unread), (View::Date(None), &theirs.unread));
}

#[test]
fn typed_text_has_its_place_before_there_is_a_review() {
    let at = Address::page(Place::Session).question("date");
    let base = Workbook::default();
    let [mine, theirs] = ["in spring", "in autumn"].map(|text| {
        let mut copy = base.clone();
        Edit::KeepAsTyped { at, text: text.into() }.apply(&mut copy).unwrap();
        copy
    });
    let mut merged = merged(&base, &mine, &theirs).workbook;
    assert_eq!(merged.unread, mine.unread);
    let spot = Spot::of(&merged, at);
    assert_eq!(said(&merged, &spot)[0].theirs, "in autumn");
    settle(&mut merged, spot, Choose::Theirs);
    assert_eq!(merged.unread, theirs.unread);
}

#[test]
fn typed_text_of_a_review_that_is_no_longer_on_screen_waits_for_a_person() {
    let (base, _, _) = base();
    let at = Address::page(Place::Session).question("date");
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    Edit::KeepAsTyped { at, text: "next spring".into() }.apply(&mut mine).unwrap();
    theirs.reviews.push(Arc::new(Review { id: id(901), started: Some(TODAY), ..Review::default() }));
    for (mine, theirs) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merged(&base, mine, theirs);
        assert_eq!(merged.workbook.review().id, id(901));
        assert!(merged.workbook.unread.is_empty(), "the new review has no such answer");
        let spot = Spot::at(Some(id(900)), at);
        assert_eq!(said(&merged.workbook, &spot)[0].theirs, "next spring");
        assert_eq!(
            place_in_words(&merged.workbook, &spot),
            "Review of January 2026 › The session › Date of the session"
        );
    }
}

#[test]
fn reviews_join_by_id_in_the_order_of_their_start() {
    let (base, _, _) = base();
    // Both are closed: two meetings that were held, and not one review that was started twice.
    let review = |bits, started| {
        let closed = Some(date(2026, 10, 1));
        Arc::new(Review { id: id(bits), started: Some(started), closed, ..Review::default() })
    };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    Arc::make_mut(&mut mine.reviews[0]).closed = Some(date(2026, 3, 1));
    Arc::make_mut(&mut theirs.reviews[0]).closed = Some(date(2026, 3, 2));
    mine.reviews.push(review(902, date(2026, 9, 1)));
    theirs.reviews.push(review(901, date(2026, 6, 1)));
    let mut merged = merged(&base, &mine, &theirs).workbook;
    let ids: Vec<RowId> = merged.reviews.iter().map(|review| review.id).collect();
    assert_eq!(ids, [id(900), id(901), id(902)]);
    let spot = Spot { review: Some(id(900)), part: Part::Closed };
    assert_eq!(said(&merged, &spot)[0].theirs, "2 March 2026");
    settle(&mut merged, spot, Choose::Theirs);
    assert_eq!(merged.reviews[0].closed, Some(date(2026, 3, 2)));
}

#[test]
fn an_answer_of_an_older_review_is_settled_there() {
    let (mut base, aim, _) = base();
    base.reviews.push(Arc::new(Review { id: id(901), ..(*base.reviews[0]).clone() }));
    let at = aim.question("for_whom");
    let change = |to: &str| {
        let mut copy = base.clone();
        let last = copy.reviews.pop().unwrap();
        set(&mut copy, at, text(to));
        copy.reviews.push(last);
        copy
    };
    let mut merged = merged(&base, &change("Patients"), &change("Carers")).workbook;
    let spot = Spot::at(Some(id(900)), at);
    settle(&mut merged, spot, Choose::Both);
    assert_eq!(view(&merged.as_of(Some(id(900))), &at), View::Line("Patients; Carers"));
    assert_eq!(view(&merged, &at), View::Line(""));
}

#[test]
fn without_a_base_every_difference_is_for_a_person() {
    let (base, aim, _) = base();
    let (mine, mut theirs) = (base.clone(), base.clone());
    set(&mut theirs, why(), text("We have two people"));
    let new = add(&mut theirs, Table::Aims.address(), 5);
    remove(&mut theirs, aim);
    let merged = merge(None, &mine, &theirs, "", TODAY);
    assert!(merged.needs.contains(&Spot::of(&base, why())));
    assert!(find_row(&merged.workbook, &aim).is_some() && find_row(&merged.workbook, &new).is_some());
    assert_eq!(merged.changes, [Change { spot: Spot::of(&base, new), kind: ChangeKind::New }]);
    assert!(merged.workbook.taken.is_empty(), "nobody was named");
}

#[test]
fn three_people_are_asked_about_one_after_the_other() {
    let (base, _, _) = base();
    let answer = |to: &str| {
        let mut copy = base.clone();
        set(&mut copy, why(), text(to));
        copy
    };
    let first = merge(Some(&base), &answer("mine"), &answer("from Priya"), "Priya", TODAY).workbook;
    let mut both = merge(Some(&base), &first, &answer("from Sam"), "Sam", TODAY).workbook;
    let spot = Spot::of(&base, why());
    let from: Vec<String> = said(&both, &spot).into_iter().map(|said| said.from).collect();
    assert_eq!(from, ["Priya", "Sam"]);
    settle(&mut both, spot, Choose::Both);
    settle(&mut both, spot, Choose::Both);
    assert_eq!(view(&both, &why()), View::Prose("mine\nfrom Priya\nfrom Sam"));
}

#[test]
fn a_part_holds_its_stage_and_what_that_names_and_nothing_else() {
    let (mut whole, _, smart) = base();
    set(&mut whole, why(), text("We have two people"));
    add(&mut whole, Table::Aims.address(), 6);
    add(&mut whole, Table::Channels.address(), 8);
    let part = part_of(&whole, Stage::Objectives);
    assert_eq!((part.part, part.name()), (Some(Stage::Objectives), "Riverside NHS Trust"));
    assert_eq!(part.review().objectives, whole.review().objectives);
    assert_eq!(view(&part, &smart.question("aim")), View::Link(Some(id(1))));
    assert_eq!(part.review().aim.aims.len(), 1, "only the aim that is named");
    assert_eq!((view(&part, &why()), part.registers.channels.len()), (View::Prose(""), 0));
}

#[test]
fn a_part_that_comes_back_changes_its_stage_and_removes_nothing_else() {
    let (base, aim, smart) = base();
    let sent = part_of(&base, Stage::Objectives);
    let mut back = sent.clone();
    set(&mut back, smart.question("metric"), text("Missed appointments"));
    // What a colleague changes outside the stage is offered and not taken, but a row that a new link needs is.
    set(&mut back, aim.question("for_whom"), text("Everyone"));
    let new = add(&mut back, Table::Aims.address(), 5);
    set(&mut back, smart.question("aim"), Answer::Link(Some(id(5))));
    let mut mine = base.clone();
    set(&mut mine, why(), text("We have two people"));
    add(&mut mine, Table::Channels.address(), 8);
    let merged = merge_part(Some(&sent), &mine, &back, Stage::Objectives, "Priya", TODAY).unwrap();
    assert_eq!(merged.needs, [Spot::of(&base, aim.question("for_whom"))]);
    let after = &merged.workbook;
    assert_eq!(view(after, &smart.question("metric")), View::Line("Missed appointments"));
    assert_eq!(view(after, &smart.question("aim")), View::Link(Some(id(5))));
    assert!(find_row(after, &new).is_some());
    assert_eq!(view(after, &aim.question("for_whom")), View::Line(""));
    assert_eq!((view(after, &why()), after.registers.channels.len()), (View::Prose("We have two people"), 1));
    assert_eq!(after.part, None);
    let spot = Spot::of(after, smart.question("metric"));
    assert_eq!(after.taken.get(&spot.to_string()).map(|taken| taken.from.as_str()), Some("Priya"));

    // Nothing is known about the part as it was sent: every difference within the stage is for a person.
    let unknown = merge_part(None, &mine, &back, Stage::Objectives, "Priya", TODAY).unwrap();
    assert!(unknown.needs.contains(&spot));
    assert_eq!(view(&unknown.workbook, &why()), View::Prose("We have two people"));
    let stranger = Workbook::new("Another", id(1), TODAY);
    assert_eq!(merge_part(Some(&sent), &stranger, &back, Stage::Aim, "", TODAY), Err(OtherReview));
}
