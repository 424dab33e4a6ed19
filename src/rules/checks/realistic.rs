//! Whether a target lies within what the figure has done before.
//!
//! A question and no verdict: a figure can do what it never did, and then it helps to know why.

use super::alignment::objectives;
use super::given::quote;
use super::limits::readings_needed;
use super::{Check, Found, Given, Part, Parts};
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::Unit;
use crate::model::{Baseline, Number};
use crate::rules::by_row::ByRow;
use crate::rules::finding::{Severity, Way};
use crate::rules::outcome::is_same_metric;

pub(super) static CHECKS: &[&Check] = &[&REALISTIC];

static REALISTIC: Check = Check {
    id: "smart-realistic",
    title: "A target is further than the figure has ever moved",
    looks_for: "Whether the change from baseline to target is larger than any change in your past readings.",
    why: "This is further than the figure has ever moved. Say what will be different this time.",
    resolve: "Say in the note what makes it possible, or choose a smaller change or a later date.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation, Part::Readings]),
    run: realistic,
};

fn realistic(given: &Given<'_>, found: &mut Found) {
    let by_objective = ByRow::new(given.evaluation().measures.iter(), |measure| measure.objective.0);
    for (row, one) in objectives(given) {
        let (Baseline::Known { value: baseline, .. }, Some(target)) = (one.baseline, one.target) else { continue };
        let counts = |measure: &&&Measure| measure.unit == one.unit && is_same_metric(&measure.metric.0, &one.metric.0);
        let Some(measure) = by_objective.of(one.id).iter().find(counts) else { continue };
        let Some(series) = given.series().of_measure(measure.id) else { continue };
        let readings: Vec<Number> = series.figures(given.today()).map(|one| one.figure).collect();
        if readings.len() < readings_needed() {
            continue;
        }
        let way = target.ten_thousandths().saturating_sub(baseline.ten_thousandths());
        let furthest = furthest_move(&readings, way);
        if way == 0 || way.unsigned_abs() <= furthest {
            continue;
        }
        let say = |ten_thousandths: u64| {
            let figure = Number::from_ten_thousandths(i64::try_from(ten_thousandths).unwrap_or(i64::MAX));
            match one.unit {
                Some(Unit::Percent) if figure == Number::whole(1) => "1 percentage point".to_owned(),
                Some(Unit::Percent) => format!("{figure} percentage points"),
                Some(unit) => unit.write(figure),
                None => figure.to_string(),
            }
        };
        let (verb, most) = if way > 0 { ("rise", "risen") } else { ("fall", "fallen") };
        let past = if furthest == 0 {
            format!("In your readings it has never {most}.")
        } else {
            format!("In your readings it has {most} by {} at most.", say(furthest))
        };
        found.add(
            found
                .at(
                    row.question("target"),
                    format!("{} should {verb} by {}. {past}", quote(&one.metric.0), say(way.unsigned_abs())),
                )
                .rests_on(&one.baseline)
                .rests_on(&one.target)
                .way(Way::here("Choose another target"))
                .way(Way::at("Say in the note what makes it possible", row.question("note"))),
        );
    }
}

/// Returns the longest movement in a direction between an earlier and a later reading, in ten-thousandths.
fn furthest_move(readings: &[Number], way: i64) -> u64 {
    let mut from: Option<i64> = None;
    let mut furthest = 0;
    for value in readings {
        // A fall is a rise of the figure turned round.
        let value = if way < 0 { value.ten_thousandths().saturating_neg() } else { value.ten_thousandths() };
        let lowest = from.map_or(value, |from: i64| from.min(value));
        furthest = furthest.max(value.saturating_sub(lowest).unsigned_abs());
        from = Some(lowest);
    }
    furthest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_furthest_move_is_between_an_earlier_and_a_later_reading() {
        let readings = [10, 4, 7].map(Number::whole);
        assert_eq!(furthest_move(&readings, 1), 30_000);
        assert_eq!(furthest_move(&readings, -1), 60_000);
    }
}
