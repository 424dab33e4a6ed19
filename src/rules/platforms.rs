//! The ranking of platforms that follows from the top five stakeholders.
//!
//! Source of the rule: stage 3 of the method: the platforms that the five most important stakeholders use are the
//! ones to be on. How often they use one decides between platforms that equally many use.

use crate::model::sheets::stakeholders::{HowOften, StakeholdersSheet};
use crate::model::{List, Review};

/// How many stakeholders are the plan.
pub const TOP: usize = 5;

/// One platform with what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedPlatform {
    /// The key in the data file.
    pub key: String,
    /// What people see.
    pub label: String,
    /// The names of the top stakeholders who use it, in rank order.
    pub stakeholders: Vec<String>,
    /// Ten points for each stakeholder who uses it, and up to four for how often.
    pub points: u32,
}

/// Returns the platforms that the top five stakeholders use, the most used first; ties in the order of the ranks.
pub fn ranking(review: &Review) -> Vec<RankedPlatform> {
    ranking_of(&review.stakeholders)
}

/// Returns the ranking that follows from a worksheet of stage 3.
pub fn ranking_of(sheet: &StakeholdersSheet) -> Vec<RankedPlatform> {
    let mut ranked: Vec<RankedPlatform> = Vec::new();
    for stakeholder in sheet.stakeholders.iter().take(TOP) {
        let name = match stakeholder.name.0.trim() {
            "" => "a stakeholder without a name",
            name => name,
        };
        for used in stakeholder.platforms.iter().filter(|used| !used.platform.0.is_empty()) {
            let points = 10
                + match used.how_often {
                    Some(HowOften::Daily) => 4,
                    Some(HowOften::Weekly) => 3,
                    Some(HowOften::Monthly) => 2,
                    Some(HowOften::Rarely) => 1,
                    Some(HowOften::NotKnown) | None => 0,
                };
            let key = used.platform.0.as_str();
            if let Some(known) = ranked.iter_mut().find(|platform| platform.key == key) {
                // The same platform twice under one stakeholder counts once.
                if known.stakeholders.last().map(String::as_str) != Some(name) {
                    known.stakeholders.push(name.to_owned());
                    known.points += points;
                }
            } else {
                ranked.push(RankedPlatform {
                    key: key.to_owned(),
                    label: List::Platforms.label(key).unwrap_or(key).to_owned(),
                    stakeholders: vec![name.to_owned()],
                    points,
                });
            }
        }
    }
    ranked.sort_by_key(|platform| std::cmp::Reverse(platform.points));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sheets::stakeholders::{PlatformUse, Stakeholder};
    use crate::model::{Pick, RowId};

    fn review(stakeholders: &[(&str, &[(&str, HowOften)])]) -> Review {
        let mut review = Review::default();
        let sheet = std::sync::Arc::make_mut(&mut review.stakeholders);
        sheet.stakeholders = stakeholders
            .iter()
            .enumerate()
            .map(|(place, (name, used))| Stakeholder {
                id: RowId::from_bits(place as u64 + 1),
                name: (*name).into(),
                platforms: used
                    .iter()
                    .map(|(key, often)| PlatformUse {
                        platform: Pick((*key).to_owned()),
                        how_often: Some(*often),
                        ..PlatformUse::default()
                    })
                    .collect(),
                ..Stakeholder::default()
            })
            .collect();
        review
    }

    #[test]
    fn platforms_of_the_top_five_are_ranked_by_people_then_by_how_often() {
        let review = review(&[
            ("Patients", &[("facebook", HowOften::Daily), ("x", HowOften::Rarely)]),
            ("Staff", &[("facebook", HowOften::Weekly), ("instagram", HowOften::Daily)]),
            ("Carers", &[]),
            ("Media", &[("x", HowOften::Daily)]),
            ("Councils", &[("linkedin", HowOften::Monthly)]),
            ("Sixth, not in the plan", &[("tiktok", HowOften::Daily), ("linkedin", HowOften::Daily)]),
        ]);
        let order: Vec<(String, u32, usize)> =
            ranking(&review).into_iter().map(|p| (p.key, p.points, p.stakeholders.len())).collect();
        assert_eq!(
            order,
            [
                ("facebook".to_owned(), 27, 2),
                ("x".to_owned(), 25, 2),
                ("instagram".to_owned(), 14, 1),
                ("linkedin".to_owned(), 12, 1)
            ]
        );
    }
}
