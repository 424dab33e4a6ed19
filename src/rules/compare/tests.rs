//! Comparisons, held to what they promise: nothing for a review and itself, the same changes both ways round.

use jiff::civil::{Date, date};

use super::{ChangeKind, Comparison, Side, compare};
use crate::model::sheets::objectives::Unit;
use crate::model::{Address, Answer, Edit, Measured, Number, RowId, Workbook, resolve};
use crate::rules::outcome::{ObjectiveOutcome, Outcome};

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

fn at(text: &str) -> Address {
    resolve(text).unwrap()
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn day(number: i8) -> Date {
    date(2026 + i16::from(number / 12), number % 12 + 1, 1)
}

fn set(workbook: &mut Workbook, place: Address, to: Answer) {
    Edit::Set { at: place, to }.apply(workbook).unwrap();
}

fn two_reviews() -> Workbook {
    let mut workbook = Workbook::new("A trust", id(90), day(0));
    set(&mut workbook, at("aim/achievable"), text("We have two people"));
    set(&mut workbook, at("aim/warranted"), text("It is worth it"));
    for (bits, name) in [(1, "Parents"), (2, "Staff"), (3, "Councils")] {
        let with = vec![("name", text(name))];
        Edit::Add { at: at("stakeholders/stakeholders"), id: id(bits), place: None, with }
            .apply(&mut workbook)
            .unwrap();
    }
    Edit::CloseReview { on: day(0), by: "Chair".into() }.apply(&mut workbook).unwrap();
    Edit::StartNextReview { id: id(91), on: day(6) }.apply(&mut workbook).unwrap();
    workbook
}

fn compared(workbook: &Workbook) -> Comparison {
    let (old, new) = Side::last_two(workbook).unwrap();
    compare(old, new, day(6))
}

#[test]
fn a_fresh_copy_has_changed_nothing() {
    let workbook = two_reviews();
    assert!(compared(&workbook).is_empty());
    let newest = Side::newest(&workbook);
    assert!(compare(newest, newest, day(6)).is_empty());
    assert!(Side::last_two(&Workbook::new("A trust", id(1), day(0))).is_none());
}

#[test]
fn what_is_new_changed_dropped_moved_and_confirmed_is_told() {
    let mut workbook = two_reviews();
    let by = || "Chair".to_owned();
    let people = at("stakeholders/stakeholders");
    set(&mut workbook, at("aim/achievable"), text("We have three people"));
    Edit::Confirm { at: at("aim/warranted"), by: by(), on: day(6) }.apply(&mut workbook).unwrap();
    let gone = Edit::DropAnswer { at: people.row(id(2)), reason: "Reached".into(), by: by(), on: day(6) };
    gone.apply(&mut workbook).unwrap();
    Edit::Move { row: people.row(id(3)), to: 0 }.apply(&mut workbook).unwrap();
    Edit::Add { at: people, id: id(4), place: None, with: vec![("name", text("Carers"))] }
        .apply(&mut workbook)
        .unwrap();
    set(&mut workbook, people.row(id(1)).question("who"), text("Of children under five"));
    let told: Vec<String> = compared(&workbook)
        .changes
        .iter()
        .map(|one| {
            format!(
                "{:?} {} [{}] {:?} -> {:?} {:?}{}",
                one.kind, one.at, one.row, one.before, one.after, one.reason, one.by
            )
        })
        .collect();
    expect_test::expect![[r#"
        Changed aim/achievable [] "We have two people" -> "We have three people" ""
        Confirmed aim/warranted [] "" -> "It is worth it" ""Chair
        New stakeholders/stakeholders/0000000001/who [Stakeholder: Parents] "" -> "Of children under five" ""
        New stakeholders/stakeholders/0000000004 [Stakeholder: Carers] "" -> "Carers" ""
        Dropped stakeholders/stakeholders/0000000002 [Stakeholder: Staff] "Staff" -> "" "Reached"Chair
        Moved stakeholders/stakeholders [] "Parents; Councils" -> "Councils; Parents" """#]]
    .assert_eq(&told.join("\n"));
    // The other way round the same is changed, and what is new was dropped.
    let (old, new) = Side::last_two(&workbook).unwrap();
    let (one_way, other_way) = (compare(old, new, day(6)), compare(new, old, day(6)));
    for (kind, mirror) in [
        (ChangeKind::Changed, ChangeKind::Changed),
        (ChangeKind::Moved, ChangeKind::Moved),
        (ChangeKind::New, ChangeKind::Dropped),
        (ChangeKind::Dropped, ChangeKind::New),
    ] {
        let mut there: Vec<Address> = one_way.of_kind(kind).map(|one| one.at).collect();
        let mut back: Vec<Address> = other_way.of_kind(mirror).map(|one| one.at).collect();
        there.sort();
        back.sort();
        assert_eq!(there, back, "{kind:?}");
    }
}

#[test]
fn objectives_are_held_against_the_newest_reading_in_points_and_in_per_cent() {
    let mut workbook = Workbook::new("A trust", id(90), day(0));
    let (smart, measures, readings) = (at("objectives/smart"), at("evaluation/measures"), at("readings/readings"));
    let number = |figure: i32| Number::whole(figure);
    for (bits, unit, baseline, target, reading, due) in [
        (1, Unit::Percent, 20, 25, Some(25), day(5)),
        (2, Unit::Count, 470, 1500, Some(780), day(5)),
        (3, Unit::Count, 470, 1500, Some(780), day(20)),
        (4, Unit::Count, 0, 300, None, day(5)),
        (5, Unit::Days, 30, 20, Some(18), day(5)),
    ] {
        let unit = unit.answer();
        let known = Answer::Baseline(crate::model::Baseline::Known { value: number(baseline), on: None });
        let with = vec![
            ("statement", text("An objective")),
            ("metric", text("The figure")),
            ("unit", unit.clone()),
            ("baseline", known.clone()),
            ("target", Answer::Number(Some(number(target)))),
            ("due", Answer::Date(Some(due))),
        ];
        Edit::Add { at: smart, id: id(bits), place: None, with }.apply(&mut workbook).unwrap();
        let with = vec![("metric", text("the  figure")), ("objective", Answer::Link(Some(id(bits))))];
        Edit::Add { at: measures, id: id(bits + 10), place: None, with }.apply(&mut workbook).unwrap();
        for (place, (value, on)) in
            [(reading, day(4)), (Some(9_999), day(0)), (Some(1), day(2)), (Some(8_888), day(7))].into_iter().enumerate()
        {
            let value = value.map_or(Measured::NotMeasured, |value| Measured::Value(number(value)));
            let value = if reading.is_none() { Measured::NotMeasured } else { value };
            let with = vec![
                ("measure", Answer::Link(Some(id(bits + 10)))),
                ("date", Answer::Date(Some(on))),
                ("value", Answer::Measured(value)),
            ];
            let row = id(bits * 10 + 100 + place as u64);
            Edit::Add { at: readings, id: row, place: None, with }.apply(&mut workbook).unwrap();
        }
    }
    Edit::CloseReview { on: day(0), by: String::new() }.apply(&mut workbook).unwrap();
    Edit::StartNextReview { id: id(91), on: day(6) }.apply(&mut workbook).unwrap();
    let comparison = compared(&workbook);
    let outcomes: Vec<Outcome> = comparison.objectives.iter().map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Outcome::Met, Outcome::Missed, Outcome::OnTheWay, Outcome::Unmeasured, Outcome::Met]);
    let said: Vec<String> = comparison.objectives.iter().map(ObjectiveOutcome::in_words).collect();
    expect_test::expect![[r"
        From 20% to 25% on 1 May 2026: 5 percentage points more, 25% more. Target 25% by 1 June 2026.
        From 470 to 780 on 1 May 2026: 310 more, 66% more. Target 1,500 by 1 June 2026.
        From 470 to 780 on 1 May 2026: 310 more, 66% more. Target 1,500 by 1 September 2027.
        There is no figure since the last review. Target 300 by 1 June 2026.
        From 30 days to 18 days on 1 May 2026: 12 days less, 40% less. Target 20 days by 1 June 2026."]]
    .assert_eq(&said.join("\n"));

    // The newest review is seen from the day on which somebody looks, an earlier one from the day of its own.
    let (old, new) = Side::last_two(&workbook).unwrap();
    let later = compare(old, new, day(7));
    assert_eq!((later.counts_to, later.objectives[1].outcome), (day(7), Outcome::ReachedLater));
    assert_eq!(later.objectives[1].reached_on, Some(day(7)));
    Edit::CloseReview { on: day(6), by: String::new() }.apply(&mut workbook).unwrap();
    Edit::StartNextReview { id: id(92), on: day(9) }.apply(&mut workbook).unwrap();
    let (old, new) = (Side::of(&workbook, id(90)).unwrap(), Side::of(&workbook, id(91)).unwrap());
    let earlier = compare(old, new, day(20));
    assert_eq!((earlier.counts_to, earlier.objectives[1].outcome), (day(6), Outcome::Missed));
}
