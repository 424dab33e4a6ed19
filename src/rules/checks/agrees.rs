//! Whether the sentence of an objective and its fields say the same.
//!
//! The fields count. The sentence is asked one thing only: whether what is in the field is among the figures and the days
//! that it gives.

use jiff::civil::Date;

use super::alignment::objectives;
use super::given::{days_after, listed, quote};
use super::told::Told;
use super::{Check, Part, Parts};
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Answer, Baseline, Edit, Number, date_in_text};
use crate::rules::coach::{self, Amount, Measure};
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&TARGET, &DUE];

/// How far a figure that follows from a change may lie beside the target, in hundredths of it: people round.
const ROUNDED: i64 = 3;
/// How many days before the end of the time that a sentence names the day may lie: "by March" is any day of it.
const WITHIN: i32 = 31;

static TARGET: Check = Check {
    id: "target-not-in-sentence",
    title: "The sentence and the target give different figures",
    looks_for: "Whether the target of an objective is among the figures in its sentence.",
    why: "A reader sees both figures but cannot tell which is meant.",
    resolve: "Correct the target or the sentence.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            let (Some(told), Some(target)) = (given.told(one.id), one.target) else { continue };
            let Some(said) = other_figures(told, one, target) else { continue };
            let target = one.unit.map_or_else(|| target.to_string(), |unit| unit.write(target));
            found.add(
                found
                    .at(
                        row.question("target"),
                        format!(
                            "The sentence of {} says {}, but the target is {target}.",
                            quote(one.called()),
                            listed(&said)
                        ),
                    )
                    .rests_on(&one.statement.0)
                    .rests_on(&one.target)
                    .rests_on(&one.baseline)
                    .way(Way::here("Check the target"))
                    .way(Way::at("Check the sentence", row.question("statement"))),
            );
        }
    },
};

/// Returns the figures of a sentence that could be its target, where the target is none of them.
fn other_figures(told: &Told, one: &SmartObjective, target: Number) -> Option<Vec<String>> {
    let fits = |amount: &Amount| counts_alike(amount.unit, one.unit);
    // Where the sentence gives no target that can be compared, nothing contradicts the field.
    let goal = told.target.as_ref().filter(|target| fits(target))?;
    let base = match one.baseline {
        Baseline::Known { value, .. } => Some(value),
        Baseline::Unanswered | Baseline::NotYetKnown { .. } => None,
    };
    if base.is_none() && goal.measure != Measure::Level {
        // Without a baseline nobody can say where a change leads.
        return None;
    }
    let comparable: Vec<&Amount> = told.figures.iter().filter(|amount| fits(amount)).collect();
    let leads_there =
        |amount: &&Amount| is_value(amount, target) || base.is_some_and(|base| is_change(amount, base, target));
    if told.figures.iter().any(|amount| amount.unit == Some(coach::Unit::Times)) || comparable.iter().any(leads_there) {
        return None;
    }
    let is_base = |amount: &&&Amount| base.is_some_and(|base| is_value(amount, base));
    let said: Vec<String> =
        comparable.iter().filter(|amount| !is_base(amount)).map(|amount| in_words(amount)).collect();
    (!said.is_empty()).then_some(said)
}

/// Returns whether what a figure counts can be what a field counts.
fn counts_alike(said: Option<coach::Unit>, field: Option<Unit>) -> bool {
    use coach::Unit as Said;
    let Some(field) = field else { return false };
    match said {
        Some(Said::Percent | Said::PercentagePoints | Said::Ratio) => field == Unit::Percent,
        Some(Said::Pounds) => field == Unit::Pounds,
        Some(Said::Minutes) => field == Unit::Minutes,
        Some(Said::Hours) => field == Unit::Hours,
        Some(Said::Days) => field == Unit::Days,
        Some(Said::Score) => field == Unit::Score,
        Some(Said::Count) | None => matches!(field, Unit::Count | Unit::People | Unit::Score),
        Some(Said::Times | Said::Weeks | Said::Months | Said::Years) => false,
    }
}

/// Returns whether a figure, an end of its range or its share is a value.
fn is_value(amount: &Amount, value: Number) -> bool {
    if amount.unit == Some(coach::Unit::Ratio) {
        return is_near(amount.size(), value.ten_thousandths());
    }
    [Some(amount.value), amount.second].contains(&Some(value))
}

/// Returns whether a change of a baseline leads to a value: by so much, or by so many per cent of it.
fn is_change(amount: &Amount, base: Number, value: Number) -> bool {
    let (base, value, size) = (base.ten_thousandths(), value.ten_thousandths(), amount.value.ten_thousandths());
    let part = i64::try_from(i128::from(base) * i128::from(size) / 1_000_000).unwrap_or(i64::MAX);
    let is_share = amount.unit == Some(coach::Unit::Percent);
    let steps = [Some(size), is_share.then_some(part)];
    steps.into_iter().flatten().any(|step| {
        [base.saturating_add(step), base.saturating_sub(step)].into_iter().any(|reached| is_near(reached, value))
    })
}

fn is_near(one: i64, other: i64) -> bool {
    let room = other.saturating_abs() / 100 * ROUNDED;
    one.saturating_sub(other).saturating_abs() <= room
}

fn in_words(amount: &Amount) -> String {
    let unit = match amount.unit {
        Some(coach::Unit::Percent) => Some(Unit::Percent),
        Some(coach::Unit::Pounds) => Some(Unit::Pounds),
        Some(coach::Unit::Minutes) => Some(Unit::Minutes),
        Some(coach::Unit::Hours) => Some(Unit::Hours),
        Some(coach::Unit::Days) => Some(Unit::Days),
        _ => None,
    };
    match (amount.unit, amount.second) {
        (Some(coach::Unit::Ratio), Some(of)) => format!("{} in {of}", amount.value),
        (Some(coach::Unit::PercentagePoints), _) => format!("{} percentage points", amount.value),
        (_, Some(to)) => format!("{} to {to}", amount.value),
        (_, None) => unit.map_or_else(|| amount.value.to_string(), |unit| unit.write(amount.value)),
    }
}

static DUE: Check = Check {
    id: "due-not-in-sentence",
    title: "The sentence and the due date give different dates",
    looks_for: "Whether an objective is due in the time that its sentence gives with its year.",
    why: "A reader sees both dates but cannot tell which is meant.",
    resolve: "Correct the due date or the sentence.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        for (row, one) in objectives(given) {
            let (Some(said), Some(due)) = (given.told(one.id).and_then(|told| told.due), one.due) else { continue };
            if !gives_year(&one.statement.0, said) || (due <= said && days_after(due, WITHIN) >= said) {
                continue;
            }
            let at = row.question("due");
            found.add(
                found
                    .at(
                        at,
                        format!(
                            "The sentence of {} says {}, but it is due on {}.",
                            quote(one.called()),
                            date_in_text(said),
                            date_in_text(due)
                        ),
                    )
                    .rests_on(&said)
                    .rests_on(&due)
                    .way(Way::edit(
                        format!("Use {}", date_in_text(said)),
                        Edit::Set { at, to: Answer::Date(Some(said)) },
                    ))
                    .way(Way::at("Check the sentence", row.question("statement"))),
            );
        }
    },
};

/// Returns whether a sentence names the year of a day: a year that is only meant depends on when it is read.
fn gives_year(sentence: &str, day: Date) -> bool {
    sentence.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.parse() == Ok(day.year()) && digits.len() == 4)
}
