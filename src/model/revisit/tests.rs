//! The revisit, held to its promises on a small workbook: the closed review stays, nothing is confirmed by itself.

use std::collections::BTreeMap;

use expect_test::expect;
use jiff::civil::{Date, date};

use crate::model::registers::actions::ActionState;
use crate::model::{
    Address, Answer, AnyRows, Ask, Baseline, Carried, CarriedState, Carry, Edit, EditError, Field, Number, Place,
    Question, RowId, Stage, Table, TurnKind, View, Workbook, before, find_row, find_view, history, resolve,
};

const FIRST: Date = date(2026, 11, 21);
const SECOND: Date = date(2027, 5, 20);

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

fn at(text: &str) -> Address {
    resolve(text).unwrap()
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn set(workbook: &mut Workbook, address: Address, to: Answer) {
    Edit::Set { at: address, to }.apply(workbook).unwrap();
}

fn add(workbook: &mut Workbook, table: Address, bits: u64, with: Vec<(&'static str, Answer)>) -> Address {
    Edit::Add { at: table, id: id(bits), place: None, with }.apply(workbook).unwrap();
    table.row(id(bits))
}

fn aim() -> Address {
    Table::Aims.address().row(id(1))
}

fn smart(bits: u64) -> Address {
    Table::SmartObjectives.address().row(id(bits))
}

/// Returns a workbook with one open review: an aim, two objectives of which one is due, a measure of each, a decision.
fn first() -> Workbook {
    let mut workbook = Workbook::new("A trust", id(90), FIRST);
    set(&mut workbook, at("aim/achievable"), text("Two people"));
    add(&mut workbook, Table::Aims.address(), 1, vec![("change", text("More people come"))]);
    for (bits, due) in [(2, date(2027, 3, 31)), (3, date(2028, 3, 31))] {
        let with = vec![
            ("statement", text("More bookings")),
            ("aim", Answer::Link(Some(id(1)))),
            ("target", Answer::Number(Some(Number::whole(500)))),
            ("due", Answer::Date(Some(due))),
            ("baseline", Answer::Baseline(Baseline::NotYetKnown { by: Some(due) })),
        ];
        add(&mut workbook, Table::SmartObjectives.address(), bits, with);
        let with = vec![
            ("metric", text("Bookings")),
            ("objective", Answer::Link(Some(id(bits)))),
            ("target", Answer::Number(Some(Number::whole(500)))),
            ("baseline", Answer::Baseline(Baseline::Known { value: Number::whole(412), on: Some(FIRST) })),
        ];
        add(&mut workbook, Table::Measures.address(), bits + 10, with);
    }
    set(&mut workbook, at("evaluation/worked"), text("The films"));
    set(&mut workbook, at("session/date"), Answer::Date(Some(FIRST)));
    add(&mut workbook, at("session/decisions"), 20, vec![("decision", text("Pause X"))]);
    add(&mut workbook, at("actions/actions"), 30, vec![("what", text("Tell the board"))]);
    workbook
}

fn close(workbook: &mut Workbook, on: Date) {
    Edit::CloseReview { on, by: "Chair".into() }.apply(workbook).unwrap();
}

fn second() -> Workbook {
    let mut workbook = first();
    close(&mut workbook, FIRST);
    Edit::StartNextReview { id: id(91), on: SECOND }.apply(&mut workbook).unwrap();
    workbook
}

fn state(workbook: &Workbook, address: Address) -> Option<CarriedState> {
    workbook.review().carried.get(&address.to_string()).map(|one| one.state)
}

fn view(workbook: &Workbook, address: Address) -> View<'_> {
    find_view(workbook, &address).unwrap().1
}

/// Every question with its rule, so that the rules can be read in one place and a new question is not overlooked.
#[test]
fn every_question_of_a_review_has_its_rule() {
    struct Rules {
        here: String,
        all: BTreeMap<Carry, Vec<String>>,
    }

    impl<'a> Ask<'a> for Rules {
        fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
            self.all.entry(question.carry).or_default().push(format!("{}/{}", self.here, question.id));
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            let here = format!("{}/{}", self.here, question.id);
            self.all.entry(question.carry).or_default().push(here.clone());
            let outside = std::mem::replace(&mut self.here, here);
            let mut inner = Rules { here: self.here.clone(), all: std::mem::take(&mut self.all) };
            rows.blank().ask(&mut inner);
            self.all = inner.all;
            self.here = outside;
        }
    }

    let workbook = Workbook::default();
    let mut rules = Rules { here: String::new(), all: BTreeMap::new() };
    for place in Place::all().filter(|place| matches!(place, Place::Session | Place::Stage(_))) {
        place.id().clone_into(&mut rules.here);
        workbook.ask(place, &mut rules);
    }
    let said: Vec<String> = rules.all.iter().map(|(rule, all)| format!("{rule:?}\n  {}", all.join("\n  "))).collect();
    expect![[r"
        ToConfirm
          aim/drivers
          aim/drivers/kind
          aim/drivers/note
          aim/drivers/came_from
          aim/aim
          aim/aim/change
          aim/aim/for_whom
          aim/achievable
          aim/warranted
          objectives/organisation_objectives
          objectives/organisation_objectives/name
          objectives/organisation_objectives/wording
          objectives/organisation_objectives/source
          objectives/organisation_objectives/page
          objectives/aim_fit
          objectives/aim_fit/aim
          objectives/aim_fit/serves
          objectives/aim_fit/how
          objectives/team_objectives
          objectives/team_objectives/name
          objectives/team_objectives/helps
          objectives/team_objectives/social_media_could_help
          objectives/team_objectives/how
          objectives/smart_wording
          objectives/smart
          objectives/smart/statement
          objectives/smart/name
          objectives/smart/metric
          objectives/smart/unit
          objectives/smart/aim
          objectives/smart/organisation_objective
          objectives/smart/team_objective
          objectives/smart/owner
          objectives/smart/note
          stakeholders/stakeholders
          stakeholders/stakeholders/name
          stakeholders/stakeholders/objective
          stakeholders/stakeholders/who
          stakeholders/stakeholders/why
          stakeholders/stakeholders/size
          stakeholders/stakeholders/influence
          stakeholders/stakeholders/interest
          stakeholders/stakeholders/platforms
          stakeholders/stakeholders/platforms/platform
          stakeholders/stakeholders/platforms/how_often
          stakeholders/stakeholders/platforms/evidence
          stakeholders/stakeholders/platforms/dated
          stakeholders/stakeholders/platforms/sample
          stakeholders/stakeholders/platforms/link
          stakeholders/stakeholders/unknown
          stakeholders/stakeholders/find_out
          stakeholders/platforms
          stakeholders/platforms/platform
          stakeholders/platforms/channel
          stakeholders/platforms/decision
          stakeholders/platforms/reason
          stakeholders/ranking_reason
          resources/setup_tasks
          resources/setup_tasks/task
          resources/setup_tasks/hours
          resources/setup_tasks/owner
          resources/setup_tasks/done
          resources/roles
          resources/roles/role
          resources/roles/capacity
          resources/roles/band
          resources/roles/rate
          resources/weekly_tasks
          resources/weekly_tasks/task
          resources/weekly_tasks/role
          resources/weekly_tasks/hours
          resources/load_shape
          resources/peaks
          resources/peaks/what
          resources/peaks/more
          resources/load_dates
          resources/contingency
          resources/contingency_who
          resources/contingency_how_fast
          resources/out_of_hours
          resources/crisis_route
          resources/safeguarding_route
          resources/better_outcomes
          resources/success
          resources/risks
          resources/risks/risk
          resources/risks/response
          resources/risks/owner
          resources/rewards
          resources/replace
          resources/replace/work
          resources/replace/frees
          resources/replace/from
          content/themes
          content/themes/name
          content/themes/message
          content/themes/objective
          content/themes/stakeholder
          content/change_work
          content/video
          content/video_how
          content/supporting
          content/supporting/what
          content/supporting/kind
          content/supporting/source
          content/publishers
          content/publishers_note
          content/sign_off
          content/sign_off_who
          content/sign_off_how_long
          content/sign_off_out_of_hours
          content/warranted_for_audience
          evaluation/measures
          evaluation/measures/metric
          evaluation/measures/level
          evaluation/measures/objective
          evaluation/measures/source
          evaluation/measures/frequency
          evaluation/measures/unit
          evaluation/measures/owner
          evaluation/measures/so_what
        AnewWhenPast
          objectives/smart/baseline
          objectives/smart/due
          objectives/smart/evaluate_on
          resources/peaks/from
          resources/peaks/to
          evaluation/measures/baseline
        AnewWhenDue
          objectives/smart/target
          evaluation/measures/target
        Anew
          session/date
          session/place
          session/chair
          session/attendees
          session/attendees/name
          session/attendees/role
          session/attendees/attendance
          session/times
          session/times/stage
          session/times/minutes
          session/decisions
          session/decisions/decision
          session/decisions/about
          session/decisions/arose
          session/parked
          session/parked/thought
          session/parked/about
          session/parked/arose
          session/next_review
          evaluation/worked
          evaluation/did_not_work
          evaluation/keep
          evaluation/stop
          evaluation/try_next
          evaluation/recommendation"]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn the_next_review_begins_as_a_copy_that_nobody_has_looked_at() {
    let workbook = second();
    let [closed, open] = &workbook.reviews[..] else { panic!("two reviews") };
    assert_eq!(**closed, *{
        let mut only = first();
        close(&mut only, FIRST);
        only.reviews[0].clone()
    });
    assert_eq!((open.id, open.started, open.closed), (id(91), Some(SECOND), None));
    assert_eq!(open.aim, closed.aim, "rows and their ids are the same");
    assert!(!open.carried.is_empty() && open.carried.values().all(|one| *one == Carried::default()));
    assert_eq!(open.session, std::sync::Arc::default());
    assert_eq!(view(&workbook, at("evaluation/worked")), View::Prose(""));
    assert_eq!(before(&workbook, &at("evaluation/worked"), 1).unwrap().view, View::Prose("The films"));
    assert_eq!(open.actions_before, BTreeMap::from([(id(30), None::<ActionState>)]));
    // What is due is asked anew, what lies ahead is carried.
    for (bits, is_carried) in [(2, false), (3, true)] {
        for question in ["due", "target", "baseline"] {
            let address = smart(bits).question(question);
            assert_eq!(view(&workbook, address).is_answered(), is_carried, "{address}");
            assert_eq!(state(&workbook, address).is_some(), is_carried, "{address}");
            assert!(before(&workbook, &address, 1).unwrap().view.is_answered(), "{address}");
        }
        let target = Table::Measures.address().row(id(bits + 10)).question("target");
        assert_eq!(view(&workbook, target).is_answered(), is_carried, "{target}");
        let known = Table::Measures.address().row(id(bits + 10)).question("baseline");
        assert_eq!(state(&workbook, known), Some(CarriedState::ToConfirm), "a known figure is not past");
    }
}

#[test]
fn an_answer_is_confirmed_changed_or_dropped_with_a_reason() {
    let mut workbook = second();
    let by = || "Head of communications".to_owned();
    let (achievable, change) = (at("aim/achievable"), aim().question("change"));
    Edit::Confirm { at: achievable, by: by(), on: SECOND }.apply(&mut workbook).unwrap();
    assert_eq!(
        workbook.review().carried["aim/achievable"],
        Carried { state: CarriedState::StillTrue, reason: String::new(), by: by(), on: Some(SECOND) }
    );
    let again = Edit::Confirm { at: achievable, by: by(), on: SECOND }.apply(&mut workbook);
    assert_eq!(again, Err(EditError::NothingToConfirm(achievable)));
    // Typing, and typing back, is no confirmation.
    set(&mut workbook, change, text("Fewer people come"));
    assert_eq!(state(&workbook, change), Some(CarriedState::Changed));
    set(&mut workbook, change, text("More people come"));
    assert_eq!(state(&workbook, change), Some(CarriedState::ToConfirm));
    // Giving the answer that stands changes nothing.
    set(&mut workbook, achievable, text("Two people"));
    assert_eq!(state(&workbook, achievable), Some(CarriedState::StillTrue));
    // A reason is needed.
    let without = Edit::DropAnswer { at: change, reason: " ".into(), by: by(), on: SECOND };
    assert_eq!(without.apply(&mut workbook), Err(EditError::ReasonMissing));
    Edit::DropAnswer { at: change, reason: "Done".into(), by: by(), on: SECOND }.apply(&mut workbook).unwrap();
    assert_eq!(view(&workbook, change), View::Prose(""));
    assert_eq!(workbook.review().carried[&change.to_string()].reason, "Done");
    // A dropped row goes, its mark stays, and what pointed to it has changed.
    let row = aim();
    Edit::DropAnswer { at: row, reason: "Reached".into(), by: by(), on: SECOND }.apply(&mut workbook).unwrap();
    assert!(find_row(&workbook, &row).is_none());
    assert_eq!(state(&workbook, row), Some(CarriedState::Dropped));
    assert_eq!(state(&workbook, change), None);
    assert_eq!(state(&workbook, smart(3).question("aim")), Some(CarriedState::Changed));
    // A whole stage at once, of which nothing new is confirmed.
    let new = add(&mut workbook, Table::Aims.address(), 40, vec![("change", text("New"))]);
    Edit::Confirm { at: Address::page(Place::Stage(Stage::Objectives)), by: by(), on: SECOND }
        .apply(&mut workbook)
        .unwrap();
    assert!(
        workbook
            .review()
            .carried
            .iter()
            .all(|(key, one)| { !key.starts_with("objectives/") || one.state != CarriedState::ToConfirm })
    );
    assert_eq!(state(&workbook, new.question("change")), None);
    let of_new = Edit::DropAnswer { at: new, reason: "No".into(), by: by(), on: SECOND }.apply(&mut workbook);
    assert_eq!(of_new, Err(EditError::NothingToConfirm(new)));
}

#[test]
fn a_closed_review_is_changed_by_nothing_but_its_reopening() {
    let mut workbook = first();
    let again = Edit::StartNextReview { id: id(91), on: SECOND };
    assert_eq!(again.apply(&mut workbook), Err(EditError::ReviewIsOpen));
    let reopen = Edit::ReopenReview { on: SECOND, by: "Chair".into(), reason: "A figure was wrong".into() };
    assert_eq!(reopen.apply(&mut workbook), Err(EditError::ReviewIsOpen));
    let channel = add(&mut workbook, at("channels/channels"), 50, vec![("name", text("X"))]);
    let plan = at("stakeholders/platforms");
    add(&mut workbook, plan, 51, vec![("channel", Answer::Link(Some(id(50))))]);
    close(&mut workbook, FIRST);
    let closed = workbook.reviews.clone();
    let achievable = at("aim/achievable");
    for edit in [
        Edit::Set { at: achievable, to: text("Three people") },
        Edit::KeepAsTyped { at: smart(2).question("due"), text: "spring".into() },
        Edit::Add { at: Table::Aims.address(), id: id(60), place: None, with: vec![] },
        Edit::Duplicate { row: aim(), id: id(60) },
        Edit::Remove { row: aim() },
        Edit::Move { row: aim(), to: 0 },
        Edit::Confirm { at: achievable, by: String::new(), on: SECOND },
        Edit::DropAnswer { at: achievable, reason: "No".into(), by: String::new(), on: SECOND },
    ] {
        assert_eq!(edit.apply(&mut workbook), Err(EditError::ReviewClosed), "{edit:?}");
    }
    let twice = Edit::CloseReview { on: SECOND, by: String::new() };
    assert_eq!(twice.apply(&mut workbook), Err(EditError::NoOpenReview));
    // The registers live on. A channel that goes leaves the closed review as it was written.
    let outcome = Edit::Remove { row: channel }.apply(&mut workbook).unwrap();
    assert!(outcome.unlinked.is_empty());
    assert_eq!(workbook.reviews, closed);
    let silent = Edit::ReopenReview { on: SECOND, by: String::new(), reason: String::new() };
    assert_eq!(silent.apply(&mut workbook), Err(EditError::ReasonMissing));
    reopen.apply(&mut workbook).unwrap();
    set(&mut workbook, achievable, text("Three people"));
    let turns: Vec<(TurnKind, &str)> =
        workbook.review().turns.iter().map(|turn| (turn.kind, turn.reason.as_str())).collect();
    assert_eq!(turns, [(TurnKind::Closed, ""), (TurnKind::Reopened, "A figure was wrong")]);
}

#[test]
fn an_action_from_before_is_looked_at_and_left_open() {
    let mut workbook = second();
    let action = at("actions/actions").row(id(30));
    let confirm = |at: Address| Edit::Confirm { at, by: "Chair".into(), on: SECOND };
    assert_eq!(state(&workbook, action), None, "nobody has looked at it yet");
    confirm(action).apply(&mut workbook).unwrap();
    assert_eq!(state(&workbook, action), Some(CarriedState::StillTrue));
    // One that came up since is no matter arising.
    let new = add(&mut workbook, at("actions/actions"), 31, vec![("what", text("New"))]);
    assert_eq!(confirm(new).apply(&mut workbook), Err(EditError::NothingToConfirm(new)));
    Edit::Remove { row: action }.apply(&mut workbook).unwrap();
    assert_eq!(state(&workbook, action), None);
    let mut closed = second();
    close(&mut closed, SECOND);
    assert_eq!(confirm(action).apply(&mut closed), Err(EditError::ReviewClosed));
}

#[test]
fn the_history_says_what_an_answer_was_and_who_confirmed_it() {
    let mut workbook = second();
    let achievable = at("aim/achievable");
    Edit::Confirm { at: achievable, by: "Chair".into(), on: SECOND }.apply(&mut workbook).unwrap();
    close(&mut workbook, SECOND);
    Edit::StartNextReview { id: id(92), on: date(2027, 11, 20) }.apply(&mut workbook).unwrap();
    set(&mut workbook, achievable, text("Three people"));
    let said: Vec<_> = history(&workbook, &achievable)
        .iter()
        .map(|past| (past.view.unwrap(), past.carried.map(|one| (one.state, one.by.as_str()))))
        .collect();
    assert_eq!(
        said,
        [
            (View::Prose("Two people"), None),
            (View::Prose("Two people"), Some((CarriedState::StillTrue, "Chair"))),
            (View::Prose("Three people"), Some((CarriedState::Changed, ""))),
        ]
    );
    assert_eq!(before(&workbook, &achievable, 2).unwrap().review.id, id(90));
    assert!(before(&workbook, &achievable, 3).is_none());
    assert!(before(&workbook, &at("organisation/name"), 1).is_none());
    let row = aim();
    Edit::DropAnswer { at: row, reason: "Reached".into(), by: "Chair".into(), on: SECOND }
        .apply(&mut workbook)
        .unwrap();
    let of_row = history(&workbook, &row.question("change"));
    assert_eq!(of_row.len(), 3);
    assert!(of_row[2].view.is_none() && of_row[2].carried.unwrap().reason == "Reached");
}
