//! Objectives judged by their deadline and by the figures up to a day.

use jiff::civil::{Date, date};

use super::*;
use crate::model::registers::Reading;
use crate::model::{Line, Link, Measured};

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

/// "Cut missed appointments from 9% to 7% by 31 May 2026".
fn objective() -> SmartObjective {
    SmartObjective {
        id: id(1),
        statement: "Cut missed appointments from 9% to 7% by 31 May 2026".into(),
        metric: "Missed outpatient appointments".into(),
        unit: Some(Unit::Percent),
        baseline: Baseline::Known { value: Number::whole(9), on: None },
        target: Some(Number::whole(7)),
        due: Some(date(2026, 5, 31)),
        ..SmartObjective::default()
    }
}

fn measure(bits: u64, metric: &str) -> Measure {
    Measure { id: id(bits), metric: metric.into(), objective: Link(Some(id(1))), ..Measure::default() }
}

fn review(objective: SmartObjective, measures: Vec<Measure>) -> Review {
    let mut review = Review::default();
    std::sync::Arc::make_mut(&mut review.objectives).smart = std::iter::once(objective).collect();
    std::sync::Arc::make_mut(&mut review.evaluation).measures = measures.into_iter().collect();
    review
}

/// Returns the readings of measure 5, in tenths.
fn series(readings: &[(Date, i64)], to: Date) -> Series {
    let rows = readings.iter().enumerate().map(|(place, (on, tenths))| Reading {
        id: id(100 + place as u64),
        measure: Link(Some(id(5))),
        date: Some(*on),
        value: Measured::Value(Number::from_ten_thousandths(tenths * 1_000)),
        note: Line::default(),
    });
    Series::of(&rows.collect(), to)
}

/// Judges the objective of a review by readings of measure 5, in tenths.
fn judged(review: &Review, readings: &[(Date, i64)], to: Date) -> ObjectiveOutcome {
    let one = review.objectives.smart.iter().next().unwrap();
    ObjectiveOutcome::of(&series(readings, to), review, one, None, to)
}

#[test]
fn met_means_met_by_the_deadline_and_what_is_reached_later_is_missed_with_its_day() {
    let review = review(objective(), vec![measure(5, "missed  outpatient appointments")]);
    let late = judged(&review, &[(date(2026, 5, 30), 75), (date(2026, 6, 30), 69)], date(2026, 7, 14));
    assert_eq!(late.outcome, Outcome::ReachedLater);
    assert_eq!(
        late.in_words(),
        "From 9% to 6.9% on 30 June 2026: 2.1 percentage points less, 23.3% less. Target 7% by 31 May 2026. The last \
         figure by that day was 7.5%, on 30 May 2026. The target was reached on 30 June 2026."
    );
    assert_eq!(late.on_the_way(), "Missed; reached 30/06/2026");
    assert_eq!((late.outcome.key(), late.reached_on), ("missed", Some(date(2026, 6, 30))));

    let before = judged(&review, &[(date(2026, 5, 30), 75), (date(2026, 6, 30), 69)], date(2026, 6, 29));
    assert_eq!((before.outcome, before.reached_on), (Outcome::Missed, None), "what is read later does not count");

    let met = judged(&review, &[(date(2026, 5, 31), 70), (date(2026, 6, 30), 75)], date(2026, 7, 14));
    assert_eq!(met.outcome, Outcome::Met, "it was met on its day, whatever came later");
    assert!(met.in_words().ends_with("The last figure by that day was 7%, on 31 May 2026."), "{}", met.in_words());

    let only_later = judged(&review, &[(date(2026, 6, 1), 68)], date(2026, 7, 14));
    assert_eq!(only_later.outcome, Outcome::ReachedLater);
    assert!(only_later.in_words().contains("There was no figure by that day. The target was reached on 1 June 2026."));

    let none = judged(&review, &[], date(2026, 7, 14));
    assert_eq!((none.outcome, none.on_the_way()), (Outcome::Unmeasured, "Not measured".to_owned()));
    let early = judged(&review, &[], date(2026, 5, 1));
    assert_eq!((early.outcome, early.on_the_way()), (Outcome::Unmeasured, "No figure yet".to_owned()));
}

#[test]
fn a_deadline_is_missed_only_by_a_figure_from_about_that_day_or_later() {
    let review = review(objective(), vec![measure(5, "Missed outpatient appointments")]);
    let to = date(2026, 7, 14);
    for (read, outcome) in [
        (date(2026, 1, 31), Outcome::Unmeasured),
        (date(2026, 2, 27), Outcome::Unmeasured),
        (date(2026, 2, 28), Outcome::Missed),
        (date(2026, 5, 31), Outcome::Missed),
        (date(2026, 6, 30), Outcome::Missed),
    ] {
        assert_eq!(judged(&review, &[(read, 80)], to).outcome, outcome, "{read}");
    }
    let early = judged(&review, &[(date(2026, 1, 31), 80)], to);
    assert_eq!(early.on_the_way(), "Not measured");
    assert!(
        early.in_words().contains("From 9% to 8% on 31 January 2026"),
        "the last figure is told: {}",
        early.in_words()
    );
    assert!(early.in_words().ends_with("There is no figure from about that day."), "{}", early.in_words());
}

#[test]
fn what_was_read_on_the_day_of_the_baseline_is_the_baseline() {
    let on = date(2026, 1, 31);
    let dated = SmartObjective { baseline: Baseline::Known { value: Number::whole(9), on: Some(on) }, ..objective() };
    let review = review(dated, vec![measure(5, "Missed outpatient appointments")]);
    let now = |readings: &[(Date, i64)]| {
        let to = date(2026, 7, 14);
        let one = review.objectives.smart.iter().next().unwrap();
        ObjectiveOutcome::now(&series(readings, to), &review, one, to)
    };
    let only_baseline = now(&[(on, 90)]);
    assert_eq!((only_baseline.outcome, only_baseline.latest_in_words()), (Outcome::Unmeasured, None));
    assert_eq!(now(&[(on, 90), (date(2026, 5, 31), 70)]).outcome, Outcome::Met);
}

#[test]
fn before_its_deadline_an_objective_is_on_the_way_by_a_share_of_the_way() {
    let review = review(objective(), vec![measure(5, "Missed outpatient appointments")]);
    let to = date(2026, 5, 1);
    for (tenths, said) in [
        (90, "No change yet"),
        (91, "Moving away"),
        (89, "5% of the way"),
        (80, "50% of the way"),
        (71, "95% of the way"),
        (70, "Met"),
    ] {
        assert_eq!(judged(&review, &[(date(2026, 4, 30), tenths)], to).on_the_way(), said);
    }
    let unknown = SmartObjective { baseline: Baseline::Unanswered, ..objective() };
    let review = self::review(unknown, vec![measure(5, "Missed outpatient appointments")]);
    let high = judged(&review, &[(date(2026, 4, 30), 80)], to);
    assert_eq!(high.on_the_way(), "Not reached yet", "the statement says that it is to fall");
}

#[test]
fn the_linked_measure_is_read_however_its_metric_is_worded_and_is_named() {
    let review_of = |measures| review(objective(), measures);
    let read = |review: &Review| judged(review, &[(date(2026, 5, 20), 68)], date(2026, 7, 14));
    let linked = read(&review_of(vec![measure(5, "DNA rate")]));
    assert_eq!(linked.outcome, Outcome::Met);
    assert!(linked.in_words().ends_with("Measured by \u{201c}DNA rate\u{201d}."), "{}", linked.in_words());

    let posts = Measure { level: Some(MeasureLevel::Output), ..measure(6, "Posts about appointments kept") };
    assert_eq!(read(&review_of(vec![measure(5, "DNA rate"), posts.clone()])).outcome, Outcome::Met);
    assert_eq!(read(&review_of(vec![Measure { id: id(5), ..posts }])).outcome, Outcome::Unmeasured, "own work");
    let two = vec![measure(5, "DNA rate"), measure(6, "Reminders sent")];
    assert_eq!(read(&review_of(two)).outcome, Outcome::Unmeasured, "nobody can say which of two");
    let count = Measure { unit: Some(Unit::Count), ..measure(5, "DNA rate") };
    assert_eq!(read(&review_of(vec![count])).outcome, Outcome::Unmeasured, "a count is no share");
}

#[test]
fn metrics_are_compared_by_their_words() {
    assert!(is_same_metric("Bookings for the flu vaccine", "bookings for the flu vaccine, each week"));
    assert!(is_same_metric("Share of women asked for views", "Women asked for their views, monthly"));
    assert!(!is_same_metric("Bookings for the flu vaccine", "Followers on Facebook"));
    assert!(!is_same_metric("Missed appointments", "Films published each month"));
}

#[test]
fn shares_are_rounded_to_one_place_and_there_is_none_of_nought() {
    let of = |from: i32, to: i32| share(Number::whole(from), Number::whole(to)).map(|share| share.to_string());
    assert_eq!(of(470, 780).as_deref(), Some("66"));
    assert_eq!(of(2687, 323).as_deref(), Some("-88"));
    assert_eq!(of(3, 4).as_deref(), Some("33.3"));
    assert_eq!(of(3, 2).as_deref(), Some("-33.3"));
    assert_eq!(of(-4, -2).as_deref(), Some("-50"), "less of a loss is less");
    assert_eq!(of(0, 5), None);
}
