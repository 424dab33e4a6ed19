//! SMART in the wording that the workbook uses: which letter each check, and each question of the coach, belongs to.
//!
//! The letters differ between the wordings, so a check belongs to what it looks at, and the wording says which word that
//! is. In the toolkit's wording no letter asks whether an objective serves the organisation: stage 2 asks it apart.

use super::coach::Ask;
use crate::model::sheets::objectives::SmartWording;

/// What a check or a question looks at in an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmartPart {
    /// Whether it says one thing that is to change.
    Specific,
    /// Whether it can be measured: metric, unit, baseline, target.
    Measurable,
    /// Whether somebody can do it.
    Doable,
    /// Whether the figure can move as far as that.
    WithinReach,
    /// What it serves.
    Serves,
    /// By when.
    Timed,
}

impl SmartPart {
    /// Every part.
    pub const ALL: [Self; 6] =
        [Self::Specific, Self::Measurable, Self::Doable, Self::WithinReach, Self::Serves, Self::Timed];

    /// Returns the word that a wording has for it, in lower case. None where the wording does not ask.
    pub const fn word(self, wording: SmartWording) -> Option<&'static str> {
        let [specific, measurable, a, r, timed] = wording.words();
        let asks_purpose = !matches!(wording, SmartWording::Toolkit);
        match self {
            Self::Specific => Some(specific),
            Self::Measurable => Some(measurable),
            Self::Doable => Some(a),
            Self::WithinReach => Some(if asks_purpose { a } else { r }),
            Self::Serves if asks_purpose => Some(r),
            Self::Serves => None,
            Self::Timed => Some(timed),
        }
    }

    /// Returns what a check looks at, by its id. None for a check that is not about a SMART objective by itself.
    pub fn of_check(id: &str) -> Option<Self> {
        Some(match id {
            "statement-not-an-objective" | "statement-change-verb" | "statement-several-things" => Self::Specific,
            "smart-metric"
            | "smart-unit"
            | "smart-baseline"
            | "smart-baseline-due"
            | "smart-target"
            | "smart-no-change"
            | "smart-wrong-way"
            | "smart-over-a-hundred"
            | "smart-baseline-old"
            | "target-not-in-sentence"
            | "same-metric-other-target"
            | "smart-measure"
            | "measure-disagrees" => Self::Measurable,
            "smart-owner" => Self::Doable,
            "smart-realistic" => Self::WithinReach,
            "objective-without-aim" | "objective-without-organisation-objective" | "objective-serves-another" => {
                Self::Serves
            }
            "smart-due"
            | "smart-due-past"
            | "smart-due-later"
            | "due-not-in-sentence"
            | "smart-evaluated-early"
            | "smart-baseline-after-due" => Self::Timed,
            _ => return None,
        })
    }

    /// Returns what a question of the coach looks at.
    pub const fn of_ask(ask: Ask) -> Self {
        match ask {
            Ask::PastResult | Ask::Activity | Ask::VerbMissing | Ask::VerbVague | Ask::SeveralThings => Self::Specific,
            Ask::MetricMissing
            | Ask::UnitMissing
            | Ask::BaselineMissing
            | Ask::TargetMissing
            | Ask::TargetSame
            | Ask::TargetWrongWay => Self::Measurable,
            Ask::DeadlineMissing | Ask::DeadlineUnclear | Ask::DeadlinePast => Self::Timed,
            Ask::OwnerMissing => Self::Doable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::checks::{Part, all};

    #[test]
    fn each_wording_has_a_word_for_what_it_asks() {
        let words = |wording: SmartWording| SmartPart::ALL.map(|part| part.word(wording).unwrap_or("-")).join(" ");
        assert_eq!(words(SmartWording::Toolkit), "specific measurable achievable realistic - timebound");
        assert_eq!(words(SmartWording::Staffordshire), "specific measurable attainable attainable relevant time-based");
        assert_eq!(words(SmartWording::Gcs), "specific measurable attainable attainable relevant time-bound");
    }

    #[test]
    fn each_check_of_an_objective_belongs_to_a_part_and_sees_the_wording_change() {
        let mut parts = 0;
        for check in all() {
            let part = SmartPart::of_check(check.id);
            let is_smart = check.id.starts_with("smart-") || check.id.starts_with("statement-");
            assert!(part.is_some() || !is_smart, "{} belongs to no part", check.id);
            if part.is_some() {
                assert!(check.reads.has(Part::Objectives), "{} would not see another wording", check.id);
                parts += 1;
            }
        }
        assert!(parts >= 20, "only {parts} checks belong to a part");
    }
}
