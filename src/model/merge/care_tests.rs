//! Where a merge must take special care: reviews that are gone or closed on one side or were started twice, marks that
//! guard privacy, and parts that come back with more than was asked for.

use jiff::civil::date;

use super::tests::{TODAY, add, base, id, merged, remove, set, settle, text, view, why};
use super::*;
use crate::model::{Answer, Carried, CarriedState, Edit, KeptFinding, RowId, Table, TurnKind, View, find_row};

/// A closed review, and the next one just started from it.
fn started() -> (Workbook, Address) {
    let (mut base, aim, _) = base();
    Edit::CloseReview { on: date(2026, 6, 1), by: "Asha".into() }.apply(&mut base).unwrap();
    start(&mut base, 901, date(2026, 11, 1));
    (base, aim)
}

fn start(workbook: &mut Workbook, bits: u64, on: Date) {
    Edit::StartNextReview { id: id(bits), on }.apply(workbook).unwrap();
}

/// Takes the start of the newest review back, as undo does.
fn started_taken_back(workbook: &Workbook) -> Workbook {
    workbook.as_of(Some(id(900)))
}

fn session_date() -> Address {
    Address::page(Place::Session).question("date")
}

fn kept(reason: &str) -> KeptFinding {
    KeptFinding { reason: reason.to_owned(), by: "Asha".to_owned(), on: TODAY, basis: "0".to_owned() }
}

/// What hangs on an answer, and how it is written.
type Touch<'t> = (&'t str, &'t dyn Fn(&mut Workbook));

#[test]
fn a_review_that_one_side_took_back_stays_when_anything_hangs_on_it_that_the_other_side_wrote() {
    let (base, aim) = started();
    let mine = started_taken_back(&base);
    let touch: [Touch<'_>; 7] = [
        ("an answer", &|w| set(w, why(), text("We have two people"))),
        ("typed text", &|w| {
            Edit::KeepAsTyped { at: session_date(), text: "sometime".into() }.apply(w).unwrap();
        }),
        ("a finding that is kept", &|w| {
            let finding = format!("a-check@{aim}");
            Edit::Keep { at: aim, finding, kept: kept("As agreed") }.apply(w).unwrap();
        }),
        ("a mark", &|w| {
            Edit::KeepOut { at: aim, on: TODAY }.apply(w).unwrap();
        }),
        ("what was confirmed", &|w| {
            Edit::Confirm { at: aim, by: "Asha".into(), on: TODAY }.apply(w).unwrap();
        }),
        ("words that were begun", &|w| {
            let table = Address::page(Place::Session).question("parked");
            crate::model::begun::begin(crate::model::begun::begun_at(table, "thought"), "Ask").apply(w).unwrap();
        }),
        ("two answers that wait", &|w| {
            let pair = vec![Disagreement { theirs: Some(Answer::Text("Sam's".into())), ..Disagreement::default() }];
            let spot = Spot::of(w, why()).to_string();
            Arc::make_mut(&mut w.disagreements).insert(spot, pair);
        }),
    ];
    for (what, touch) in touch {
        let mut theirs = base.clone();
        touch(&mut theirs);
        for (one, other, keeps, removes) in
            [(&mine, &theirs, Choose::Theirs, Choose::Mine), (&theirs, &mine, Choose::Mine, Choose::Theirs)]
        {
            let merged = merged(&base, one, other);
            let whole = Spot { review: Some(id(901)), part: Part::Whole };
            assert_eq!(merged.needs, [whole], "{what}");
            let now = &merged.workbook;
            assert_eq!((now.reviews.len(), &now.reviews[1]), (2, &theirs.reviews[1]), "{what}");
            assert_eq!(
                (&now.unread, &now.kept_findings, &now.kept_out),
                (&theirs.unread, &theirs.kept_findings, &theirs.kept_out),
                "{what}"
            );
            assert!(theirs.disagreements.iter().all(|(key, all)| now.disagreements.get(key) == Some(all)), "{what}");
            let mut stays = merged.workbook.clone();
            settle(&mut stays, whole, keeps);
            assert_eq!(stays.reviews, theirs.reviews, "{what}");
            let mut goes = merged.workbook;
            settle(&mut goes, whole, removes);
            assert_eq!((goes.reviews.len(), goes.disagreements.len()), (1, 0), "{what}");
            assert!(!goes.unread.contains_key("session/date"), "it belonged to the review that is gone");
        }
    }
    let untouched = merged(&base, &mine, &base);
    assert_eq!((untouched.workbook.reviews.len(), untouched.needs), (1, vec![]));
}

#[test]
fn a_row_that_one_side_removed_stays_with_all_that_hangs_on_it() {
    let (base, aim) = started();
    let mut mine = base.clone();
    let drop = Edit::DropAnswer { at: aim, reason: "The clinic closed".into(), by: "Asha".into(), on: TODAY };
    drop.apply(&mut mine).unwrap();
    let finding = format!("a-check@{aim}");
    let mut theirs = base.clone();
    Edit::Keep { at: aim, finding: finding.clone(), kept: kept("As agreed") }.apply(&mut theirs).unwrap();
    for (one, other, keeps, removes) in
        [(&mine, &theirs, Choose::Theirs, Choose::Mine), (&theirs, &mine, Choose::Mine, Choose::Theirs)]
    {
        let merged = merged(&base, one, other);
        let spot = Spot::of(&base, aim);
        assert_eq!(merged.needs, [spot]);
        let mut now = merged.workbook;
        assert!(find_row(&now, &aim).is_some() && now.kept_findings.contains_key(&finding));
        let key = aim.question("change").to_string();
        let state = |workbook: &Workbook, key: &str| workbook.review().carried.get(key).map(|one| one.state);
        assert_eq!(state(&now, &key), Some(CarriedState::ToConfirm), "nobody has confirmed what is in it");
        let mut dropped = now.clone();
        settle(&mut dropped, spot, removes);
        let said = dropped.review().carried.get(&aim.to_string()).cloned();
        assert!(find_row(&dropped, &aim).is_none());
        assert!(
            matches!(said, Some(Carried { state: CarriedState::Dropped, reason, .. }) if reason == "The clinic closed")
        );
        settle(&mut now, spot, keeps);
        assert_eq!(state(&now, &aim.to_string()), None, "a row that stays was not dropped");
    }
}

#[test]
fn two_people_who_both_start_the_next_review_have_one_with_what_both_wrote() {
    let (mut base, aim, smart) = base();
    Edit::CloseReview { on: date(2026, 6, 1), by: String::new() }.apply(&mut base).unwrap();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    start(&mut mine, 902, date(2026, 11, 1));
    start(&mut theirs, 901, date(2026, 11, 3));
    set(&mut mine, session_date(), Answer::Date(Some(date(2026, 11, 1))));
    set(&mut theirs, session_date(), Answer::Date(Some(date(2026, 11, 3))));
    set(&mut mine, why(), text("We have two people"));
    set(&mut theirs, aim.question("for_whom"), text("Patients"));
    set(&mut mine, aim.question("change"), text("Mine"));
    set(&mut theirs, aim.question("change"), text("Theirs"));
    add(&mut mine, Table::Aims.address(), 11);
    add(&mut theirs, Table::Aims.address(), 12);
    Edit::KeepAsTyped { at: smart.question("due"), text: "spring".into() }.apply(&mut theirs).unwrap();
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merged(&base, one, other);
        let now = &merged.workbook;
        let open: Vec<RowId> = now.reviews.iter().filter(|review| review.closed.is_none()).map(|r| r.id).collect();
        assert_eq!((now.reviews.len(), open), (2, vec![id(902)]), "the one that was started first");
        assert_eq!(now.review().started, Some(date(2026, 11, 1)));
        assert_eq!(view(now, &why()), View::Prose("We have two people"));
        assert_eq!(view(now, &aim.question("for_whom")), View::Line("Patients"));
        let mut ids: Vec<RowId> = now.review().aim.aims.iter().map(|aim| aim.id).collect();
        ids.sort();
        assert_eq!(ids, [id(1), id(11), id(12)]);
        assert_eq!(now.unread.len(), 1);
        let asked = [session_date(), aim.question("change")].map(|at| Spot::of(now, at));
        assert_eq!(merged.needs, asked, "only what both answered");
        let both = merged.changes.iter().find(|change| change.kind == ChangeKind::OneOfTwo).unwrap();
        assert_eq!(both.in_words(one, now), "Review of November 2026: you both started it, so it is one review now");
        // It is one for good: merging with either copy again finds nothing new.
        for again in [&mine, &theirs] {
            let again = merge(Some(&base), now, again, "Priya", TODAY);
            assert_eq!((&again.workbook, again.changes), (now, vec![]));
        }
        // Whoever took a start back and started anew is not asked about the one that nobody touched.
        let anew = merge(Some(other), one, other, "", TODAY);
        assert_eq!((&anew.workbook.reviews, anew.needs), (&one.reviews, vec![]));
        // And what the other one writes later is taken, although their copy still has its own.
        let mut later = other.clone();
        set(&mut later, why(), text("Later"));
        let later = merge(Some(other), now, &later, "", TODAY);
        assert_eq!(later.workbook.reviews.len(), 2);
    }
}

#[test]
fn an_older_edit_to_a_review_that_was_closed_since_is_asked_about() {
    let (base, aim, _) = base();
    let (mut closed, mut edited) = (base.clone(), base.clone());
    set(&mut closed, why(), text("Before the closing"));
    Edit::CloseReview { on: TODAY, by: "Asha".into() }.apply(&mut closed).unwrap();
    set(&mut edited, aim.question("for_whom"), text("Late"));
    let added = add(&mut edited, Table::Aims.address(), 12);
    Edit::Move { row: added, to: 0 }.apply(&mut edited).unwrap();
    let gone = Table::SmartObjectives.address().row(id(2));
    remove(&mut edited, gone);
    let asked = [aim.question("for_whom"), added, gone].map(|at| Spot::of(&base, at));
    for (one, other, late, without) in
        [(&closed, &edited, Choose::Theirs, Choose::Mine), (&edited, &closed, Choose::Mine, Choose::Theirs)]
    {
        let merged = merged(&base, one, other);
        let mut needs = merged.needs.clone();
        needs.sort();
        let mut wanted = asked.to_vec();
        wanted.sort();
        assert_eq!(needs, wanted);
        let now = &merged.workbook;
        assert_eq!(now.review().closed, Some(TODAY));
        assert_eq!(view(now, &why()), View::Prose("Before the closing"), "what was decided before is no question");
        assert!(find_row(now, &gone).is_some() && find_row(now, &added).is_some());
        assert_eq!(now.review().turns.last().map(|turn| turn.kind), Some(TurnKind::Closed));
        let settled = |choose: Choose| {
            let mut settled = now.clone();
            for spot in asked {
                settle(&mut settled, spot, choose);
            }
            settled
        };
        let as_closed = settled(without);
        assert_eq!(as_closed.review().aim, closed.review().aim);
        assert_eq!(as_closed.review().objectives, closed.review().objectives);
        let as_edited = settled(late);
        assert_eq!(view(&as_edited, &aim.question("for_whom")), View::Line("Late"));
        assert!(find_row(&as_edited, &gone).is_none() && find_row(&as_edited, &added).is_some());
    }
    let words = said(&merged(&base, &closed, &edited).workbook, &Spot::of(&base, added));
    assert_eq!((words[0].mine.as_str(), words[0].theirs.as_str()), ("Review closed without it", "Added"));
    // Who reopened it on record may change it.
    let mut reopened = closed.clone();
    let reopen = Edit::ReopenReview { on: TODAY, by: "Asha".into(), reason: "A wrong figure".into() };
    reopen.apply(&mut reopened).unwrap();
    set(&mut reopened, aim.question("for_whom"), text("On record"));
    assert_eq!(merged(&closed, &closed, &reopened).needs, []);
}

#[test]
fn marks_and_decisions_about_findings_are_told_and_a_mark_that_goes_is_asked_about() {
    let (base, aim, _) = base();
    let mut marked = base.clone();
    Edit::KeepOut { at: aim, on: TODAY }.apply(&mut marked).unwrap();
    let finding = format!("a-check@{aim}");
    Edit::Keep { at: aim, finding: finding.clone(), kept: kept("As agreed") }.apply(&mut marked).unwrap();
    let words = |merged: &Merged, before: &Workbook| -> Vec<String> {
        merged.changes.iter().map(|change| change.in_words(before, &merged.workbook)).collect()
    };
    let came = merged(&base, &base, &marked);
    let place = "Aim › Fewer missed appointments";
    assert_eq!(
        words(&came, &base),
        [format!("{place}: a finding is accepted: As agreed"), format!("{place}: kept out of public versions"),]
    );
    assert!(came.workbook.taken.is_empty(), "neither is an answer");
    let went = merged(&marked, &marked, &base);
    assert_eq!(words(&went, &marked), [format!("{place}: a finding is no longer accepted")]);
    assert_eq!(went.needs, [Spot::kept_out(aim)]);
    assert_eq!(went.sentence(""), "2 changes from a colleague, 1 needs your decision");
    assert_eq!(went.workbook.kept_out, marked.kept_out, "until somebody has decided");
    let asked = &said(&went.workbook, &Spot::kept_out(aim))[0];
    assert_eq!((asked.place.as_str(), asked.theirs.as_str()), (place, "The mark was removed"));
    let (mut stays, mut goes) = (went.workbook.clone(), went.workbook);
    settle(&mut stays, Spot::kept_out(aim), Choose::Mine);
    settle(&mut goes, Spot::kept_out(aim), Choose::Theirs);
    assert_eq!((stays.kept_out.len(), goes.kept_out.len()), (1, 0));
}

#[test]
fn what_a_part_changes_beyond_its_stage_is_offered_and_what_is_noted_in_it_is_taken() {
    let (base, aim, smart) = base();
    let sent = part_of(&base, Stage::Objectives);
    let mut back = sent.clone();
    let finding = format!("a-check@{smart}");
    Edit::Keep { at: smart, finding: finding.clone(), kept: kept("As agreed") }.apply(&mut back).unwrap();
    Edit::KeepOut { at: smart, on: TODAY }.apply(&mut back).unwrap();
    set(&mut back, aim.question("for_whom"), text("Everyone"));
    set(&mut back, why(), text("Not my stage"));
    let table = Address::page(Place::Session).question("parked");
    crate::model::begun::begin(crate::model::begun::begun_at(table, "thought"), "Ask").apply(&mut back).unwrap();
    let aims = Table::Aims.address().row(id(1));
    let merged = merge_part(Some(&sent), &base, &back, Stage::Objectives, "Priya", TODAY).unwrap();
    let mut needs = merged.needs.clone();
    needs.sort();
    let mut wanted = vec![Spot::of(&base, why()), Spot::of(&base, aims.question("for_whom"))];
    wanted.sort();
    assert_eq!(needs, wanted);
    let now = &merged.workbook;
    assert_eq!((view(now, &why()), now.kept_out.len(), now.unread.len()), (View::Prose(""), 1, 1));
    assert!(now.kept_findings.contains_key(&finding));
    assert_eq!(said(now, &Spot::of(&base, why()))[0].theirs, "Not my stage");

    // What is removed elsewhere stays and is asked about; what the part never had stays and is not.
    let mut without = sent.clone();
    remove(&mut without, aim);
    let mut mine = base.clone();
    add(&mut mine, Table::Aims.address(), 6);
    let merged = merge_part(Some(&sent), &mine, &without, Stage::Objectives, "", TODAY).unwrap();
    assert_eq!(merged.needs, [Spot::of(&base, aim)]);
    assert_eq!(merged.workbook.review().aim.aims.len(), 2);

    // The review is no longer the one on screen: what was typed in the part waits for a person.
    let mut typed = sent.clone();
    Edit::KeepAsTyped { at: smart.question("due"), text: "spring".into() }.apply(&mut typed).unwrap();
    let mut next = base.clone();
    Edit::CloseReview { on: TODAY, by: String::new() }.apply(&mut next).unwrap();
    start(&mut next, 901, TODAY);
    let merged = merge_part(Some(&sent), &next, &typed, Stage::Objectives, "", TODAY).unwrap();
    let spot = Spot::at(Some(id(900)), smart.question("due"));
    assert_eq!(merged.needs, [spot]);
    assert_eq!(said(&merged.workbook, &spot)[0].theirs, "spring");
}
