//! A disagreement about every kind of answer can be settled, whichever way a person chooses.
//!
//! Every question of the program is disagreed about. A kind of answer that is added later does not compile here before it
//! has been thought of, and the test fails while no question of it was met.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::tests::{TODAY, id, set};
use super::*;
use crate::model::{
    Answer, AnyRows, Ask, AskMut, Baseline, Edit, Field, Hours, Measured, Number, Pence, Question, Row, View, find_view,
};

const KINDS: [&str; 15] = [
    "baseline", "choice", "date", "hours", "line", "link", "links", "measured", "money", "number", "pick", "picks",
    "prose", "question", "tick",
];

/// Names the kind of an answer.
fn kind(view: View<'_>) -> &'static str {
    match view {
        View::Line(_) => "line",
        View::Prose(_) => "prose",
        View::Choice(..) => "choice",
        View::Pick(_) => "pick",
        View::Picks(_) => "picks",
        View::Tick(_) => "tick",
        View::Date(_) => "date",
        View::Hours(_) => "hours",
        View::Money(_) => "money",
        View::Number(_) => "number",
        View::Baseline(_) => "baseline",
        View::Measured(_) => "measured",
        View::Link(_) => "link",
        View::Links(_) => "links",
        View::Question(_) => "question",
    }
}

/// The answer of one of two people, numbered 1 and 2, and what comes of both where that makes sense.
fn answers(view: View<'_>) -> ([Answer; 2], Option<Answer>) {
    let of = |answer: fn(u8) -> Answer| [answer(1), answer(2)];
    let texts = of(|person| Answer::Text(format!("Person {person}")));
    match view {
        View::Line(_) => (texts, Some(Answer::Text("Person 1; Person 2".to_owned()))),
        View::Prose(_) => (texts, Some(Answer::Text("Person 1\nPerson 2".to_owned()))),
        View::Choice(_, options) => ([0, 1].map(|place| Answer::option(options, Some(place))), None),
        View::Pick(_) => (of(|person| Answer::Pick(format!("key{person}"))), None),
        View::Picks(_) => (
            of(|person| Answer::Picks(vec![format!("key{person}")])),
            Some(Answer::Picks(vec!["key1".to_owned(), "key2".to_owned()])),
        ),
        View::Tick(_) => (of(|person| Answer::Tick(person == 1)), None),
        View::Date(_) => (of(|person| Answer::Date(Some(date(2027, 1, person.cast_signed())))), None),
        View::Hours(_) => (of(|person| Answer::Hours(Some(Hours::whole(u16::from(person))))), None),
        View::Money(_) => (of(|person| Answer::Money(Some(Pence::new(i64::from(person))))), None),
        View::Number(_) => (of(|person| Answer::Number(Some(Number::count(usize::from(person))))), None),
        View::Baseline(_) => (
            [
                Answer::Baseline(Baseline::NotYetKnown { by: Some(TODAY) }),
                Answer::Baseline(Baseline::Known { value: Number::whole(2), on: Some(TODAY) }),
            ],
            None,
        ),
        View::Measured(_) => {
            let measured = [Measured::NotMeasured, Measured::Value(Number::whole(2))];
            (measured.map(Answer::Measured), None)
        }
        View::Link(_) => (of(|person| Answer::Link(Some(id(u64::from(person))))), None),
        View::Links(_) => {
            (of(|person| Answer::Links(vec![id(u64::from(person))])), Some(Answer::Links(vec![id(1), id(2)])))
        }
        View::Question(_) => (["aim/achievable", "aim/warranted"].map(|at| Answer::Question(at.to_owned())), None),
    }
}

/// Adds one row to every table, and to every table inside a row.
struct Plant<'n>(&'n mut u64);

impl AskMut for Plant<'_> {
    fn answer(&mut self, _: &'static Question, _: &mut dyn Field) {}

    fn rows(&mut self, _: &'static Question, rows: &mut dyn AnyRows) {
        *self.0 += 1;
        rows.insert_blank(0, id(*self.0));
        if let Some(row) = rows.at_mut(0) {
            row.ask_mut(&mut Plant(self.0));
        }
    }
}

/// Lists the address of every answer.
struct List {
    here: Address,
    found: Vec<Address>,
}

impl<'a> Ask<'a> for List {
    fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
        self.found.push(self.here.question(question.id));
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(Row::id(row));
            row.ask(self);
        }
        self.here = outside;
    }
}

fn planted() -> (Workbook, Vec<Address>) {
    let mut workbook = Workbook::new("A trust", id(900), TODAY);
    let mut next = 1_000;
    let mut list = List { here: Address::page(Place::Organisation), found: vec![] };
    for place in Place::all() {
        workbook.ask_mut(place, &mut Plant(&mut next));
        list.here = Address::page(place);
        workbook.ask(place, &mut list);
    }
    (workbook, list.found)
}

fn answer_at(workbook: &Workbook, at: &Address) -> Answer {
    find_view(workbook, at).unwrap().1.to_answer()
}

#[test]
fn a_disagreement_about_every_question_is_settled_as_a_person_chooses() {
    let (base, all) = planted();
    let mut met = BTreeSet::new();
    for at in all {
        let (_, view) = find_view(&base, &at).unwrap();
        met.insert(kind(view));
        let ([mine, theirs], both) = answers(view);
        let (mut here, mut there) = (base.clone(), base.clone());
        set(&mut here, at, mine.clone());
        set(&mut there, at, theirs.clone());
        // Without what both began with every difference waits for a person, and it waits in the file.
        let joined = merge(None, &here, &there, "Priya", TODAY).workbook;
        let (spot, text) = (Spot::of(&joined, at), ron::to_string(&*joined.disagreements).unwrap());
        let disagreements: BTreeMap<String, Vec<Disagreement>> = ron::from_str(&text).unwrap();
        assert_eq!(disagreements, *joined.disagreements, "{at}");
        assert_eq!((disagreements.len(), answer_at(&joined, &at)), (1, mine.clone()), "{at}");
        let [waiting] = &disagreements[&spot.to_string()][..] else { panic!("{at}") };
        let now = find_view(&joined, &at).unwrap().1;
        assert_eq!((waiting.theirs.as_ref(), waiting.can_be_both(now)), (Some(&theirs), both.is_some()), "{at}");
        assert_eq!(theirs.view(now).map(|view| view.to_answer()).as_ref(), Some(&theirs), "{at}");
        for (choose, answer) in
            [(Choose::Mine, Some(mine)), (Choose::Theirs, Some(theirs.clone())), (Choose::Both, both)]
        {
            let mut settled = joined.clone();
            let done = Edit::Settle { spot, number: 0, choose }.apply(&mut settled);
            if let Some(answer) = answer {
                done.unwrap();
                assert_eq!(answer_at(&settled, &at), answer, "{at} {choose:?}");
                assert!(settled.disagreements.is_empty(), "{at} {choose:?}");
            } else {
                assert!(done.is_err(), "{at} {choose:?}");
                assert_eq!(settled, joined, "{at} {choose:?}");
            }
        }
    }
    assert_eq!(met, BTreeSet::from(KINDS), "a kind of answer that no question has was not tried");
}

#[test]
fn an_option_that_this_program_does_not_know_waits_and_changes_nothing() {
    let (mut base, _) = planted();
    let at = Address::page(Place::Organisation).question("nation");
    let spot = Spot::of(&base, at);
    let newer = Answer::Choice(Some("Jersey".to_owned()));
    let waits = Disagreement { theirs: Some(newer.clone()), ..Disagreement::default() };
    Arc::make_mut(&mut base.disagreements).insert(spot.to_string(), vec![waits]);
    let before = base.clone();
    assert!(Edit::Settle { spot, number: 0, choose: Choose::Theirs }.apply(&mut base).is_err());
    assert!(Edit::Set { at, to: newer }.apply(&mut base).is_err());
    assert_eq!(base, before);
}
