//! What the sentence of an objective offers for a part that is still empty: "Use 42% as the baseline".
//!
//! Every offer is an edit that a person chooses and can undo. It is made only where the sentence leaves no doubt: one
//! objective with one change, a figure in a unit that the answer can hold, on the side to which the sentence points.

use jiff::civil::Date;

use super::Given;
use super::given::quote;
use super::told::Told;
use crate::model::sheets::objectives::{SmartObjective, Unit};
use crate::model::{Address, Answer, Baseline, Edit, Number, date_in_text};
use crate::rules::coach::{self, Amount, Bound, Direction, Kind, Measure};
use crate::rules::finding::Way;

/// Longer words than these are more than the name of a metric.
const LONGEST_METRIC: usize = 100;

/// The sentence of an objective beside its parts.
pub(super) struct Said<'a> {
    row: Address,
    one: &'a SmartObjective,
    told: &'a Told,
    today: Date,
}

/// A figure that the sentence names, as the answer holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Figure {
    value: Number,
    /// None where the sentence does not say what the figure counts.
    unit: Option<Unit>,
}

impl<'a> Said<'a> {
    /// Returns what the sentence says. None where it is no objective, or asks for two things and so may mean either.
    pub(super) fn of(given: &Given<'a>, row: Address, one: &'a SmartObjective) -> Option<Self> {
        let told = given.told(one.id).filter(|told| told.kind == Kind::Objective && told.second.is_none())?;
        Some(Self { row, one, told, today: given.today() })
    }

    /// Offers the words of what is measured.
    pub(super) fn metric(&self) -> Option<Way> {
        let words = self.told.metric.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut letters = words.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        // A figure at the end, or half of a pair of marks, shows that the words were cut off in the middle.
        let is_cut =
            words.ends_with(|c: char| c.is_ascii_digit()) || words.contains(['\u{201c}', '\u{201d}', '"', '(', ')']);
        (!capital.is_empty() && !is_cut && capital.chars().count() <= LONGEST_METRIC).then(|| {
            let to = Answer::Text(capital.clone());
            Way::edit(
                format!("Use {} as the metric", quote(&capital)),
                Edit::Set { at: self.row.question("metric"), to },
            )
        })
    }

    /// Offers what the figures count.
    pub(super) fn unit(&self) -> Option<Way> {
        let unit = unit_of(self.told.unit?)?;
        let label = unit.label().to_lowercase();
        let at = self.row.question("unit");
        Some(Way::edit(format!("Use {label} as the unit"), Edit::Set { at, to: unit.answer() }))
    }

    /// Offers where the metric stands, or the day by which that will be known.
    pub(super) fn baseline(&self) -> Option<Way> {
        let at = self.row.question("baseline");
        match self.told.baseline? {
            coach::Baseline::Known(amount) => {
                let figure = self.fitting(amount).filter(|_| amount.bound == Bound::Exactly)?;
                let target = self.one.target.or_else(|| Some(self.fitting(self.told.target?)?.value));
                self.goes_the_way(Some(figure.value), target).then_some(())?;
                let to = Answer::Baseline(Baseline::Known { value: figure.value, on: None });
                Some(self.figure_way(figure, "baseline", Edit::Set { at, to }))
            }
            coach::Baseline::KnownBy(day) => {
                let is_before_due = self.one.due.or(self.told.due).is_none_or(|due| day < due);
                (day > self.today && is_before_due).then(|| {
                    let to = Answer::Baseline(Baseline::NotYetKnown { by: Some(day) });
                    let day = date_in_text(day);
                    Way::edit(format!("Use {day} as the date by which it will be known"), Edit::Set { at, to })
                })
            }
        }
    }

    /// Offers where the metric should stand.
    pub(super) fn target(&self) -> Option<Way> {
        let figure = self.fitting(self.told.target?)?;
        let baseline = match (self.one.baseline, self.told.baseline) {
            (Baseline::Known { value, .. }, _) => Some(value),
            (_, Some(coach::Baseline::Known(amount))) => self.fitting(amount).map(|figure| figure.value),
            _ => None,
        };
        self.goes_the_way(baseline, Some(figure.value)).then(|| {
            let to = Answer::Number(Some(figure.value));
            self.figure_way(figure, "target", Edit::Set { at: self.row.question("target"), to })
        })
    }

    /// Offers the day by which it should.
    pub(super) fn due(&self) -> Option<Way> {
        let due = self.told.due.filter(|due| *due > self.today)?;
        let read = match self.one.baseline {
            Baseline::Known { on, .. } => on,
            Baseline::NotYetKnown { by } => by,
            Baseline::Unanswered => None,
        };
        read.is_none_or(|read| read < due).then(|| {
            let to = Answer::Date(Some(due));
            Way::edit(format!("Use {} as the date", date_in_text(due)), Edit::Set { at: self.row.question("due"), to })
        })
    }

    /// Returns a level as the answer holds it. None for a change, a range, or a figure that counts something else than
    /// the unit that is chosen.
    fn fitting(&self, amount: Amount) -> Option<Figure> {
        let figure = figure_of(amount)?;
        // "From 3.1 to 4 out of 5": two levels in two units cannot both be right.
        if let (Some(coach::Baseline::Known(from)), Some(to)) = (self.told.baseline, self.told.target)
            && to.measure == Measure::Level
            && from.unit.map(unit_of) != to.unit.map(unit_of)
        {
            return None;
        }
        let fits = match (figure.unit, self.one.unit) {
            (_, None) => true,
            (Some(Unit::Count) | None, Some(unit)) => {
                matches!(unit, Unit::Count | Unit::People) || figure.unit.is_none() && unit == Unit::Score
            }
            (Some(said), Some(chosen)) => said == chosen,
        };
        fits.then_some(figure)
    }

    /// Returns whether the target lies on the side of the baseline to which the sentence points.
    fn goes_the_way(&self, baseline: Option<Number>, target: Option<Number>) -> bool {
        let (Some(from), Some(to)) = (baseline, target) else { return true };
        match self.told.direction {
            Some(Direction::Up) => from < to,
            Some(Direction::Down) => from > to,
            Some(Direction::Hold) => true,
            None => from != to,
        }
    }

    /// Returns the way that sets a figure, and with it the unit where none is chosen yet.
    fn figure_way(&self, figure: Figure, part: &str, set: Edit) -> Way {
        let unit = self.one.unit.or(figure.unit);
        let said = unit.map_or_else(|| figure.value.to_string(), |unit| unit.write(figure.value));
        let is_one = figure.value == Number::whole(1) && matches!(unit, Some(Unit::Hours | Unit::Minutes | Unit::Days));
        let said = if is_one { said.trim_end_matches('s') } else { &said };
        let edit = match (self.one.unit, figure.unit) {
            (None, Some(unit)) => {
                let to = unit.answer();
                let unit = Edit::Set { at: self.row.question("unit"), to };
                Edit::Together { name: "Use the figure of the sentence", edits: vec![set, unit] }
            }
            _ => set,
        };
        Way::edit(format!("Use {said} as the {part}"), edit)
    }
}

/// Returns the unit of an answer for one of a sentence. None for what no answer holds.
fn unit_of(unit: coach::Unit) -> Option<Unit> {
    use coach::Unit as Said;
    match unit {
        Said::Percent | Said::Ratio => Some(Unit::Percent),
        Said::Count => Some(Unit::Count),
        Said::Pounds => Some(Unit::Pounds),
        Said::Score => Some(Unit::Score),
        Said::Minutes => Some(Unit::Minutes),
        Said::Hours => Some(Unit::Hours),
        Said::Days => Some(Unit::Days),
        Said::PercentagePoints | Said::Times | Said::Weeks | Said::Months | Said::Years => None,
    }
}

/// Returns a level as a figure; a ratio as per cent where that is exact.
fn figure_of(amount: Amount) -> Option<Figure> {
    let unit = match amount.unit {
        Some(unit) => Some(unit_of(unit)?),
        None => None,
    };
    let value = match (amount.unit, amount.second) {
        (Some(coach::Unit::Ratio), Some(of)) if of.ten_thousandths() > 0 => {
            let (part, of) = (i128::from(amount.value.ten_thousandths()) * 1_000_000, i128::from(of.ten_thousandths()));
            (part % of == 0).then(|| i64::try_from(part / of).ok()).flatten().map(Number::from_ten_thousandths)?
        }
        (Some(coach::Unit::Ratio), _) | (_, Some(_)) => return None,
        (_, None) => amount.value,
    };
    let is_share = unit != Some(Unit::Percent) || (Number::whole(0)..=Number::whole(100)).contains(&value);
    (amount.measure == Measure::Level && is_share).then_some(Figure { value, unit })
}
