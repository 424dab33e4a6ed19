//! The figures that checks go by, each with its source in `assets/reference/limits.ron`.
//!
//! They are judgements that age, so they are data and not constants; a test holds that each name is in the file.

use crate::model::reference::limit;
use crate::model::registers::evidence::EvidenceKind;

/// Returns the months after which evidence of a kind is asked about.
pub(super) fn evidence_months(kind: EvidenceKind) -> i32 {
    limit(match kind {
        EvidenceKind::NationalSurvey => "evidence-months-national-survey",
        EvidenceKind::LocalSurvey => "evidence-months-local-survey",
        EvidenceKind::PlatformFigures => "evidence-months-platform-figures",
        EvidenceKind::ServiceData => "evidence-months-service-data",
        EvidenceKind::Feedback => "evidence-months-feedback",
        EvidenceKind::Research => "evidence-months-research",
        EvidenceKind::Experience => "evidence-months-experience",
    })
}

/// Returns the months after which evidence for the use of a platform is asked about.
pub(super) fn platform_use_months() -> i32 {
    limit("evidence-months-platform-use")
}

/// Returns the days before the first post at which set-up should be done.
pub(super) fn set_up_days() -> i32 {
    limit("days-from-set-up-to-first-post")
}

/// Returns how many readings are needed before they say something of what is realistic.
pub(super) fn readings_needed() -> usize {
    usize::try_from(limit("readings-for-past-movement")).unwrap_or(usize::MAX)
}

/// Returns how many people a planned post should at least be for.
pub(super) fn people_for_each_post() -> i32 {
    limit("people-for-each-planned-post")
}

/// Returns the minutes a week that each channel takes at least.
pub(super) fn minutes_for_each_channel() -> u32 {
    u32::try_from(limit("minutes-a-week-for-each-channel")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_in_the_file() {
        for kind in EvidenceKind::ALL {
            assert!(evidence_months(*kind) > 0, "{kind:?}");
        }
        assert!(platform_use_months() > 0 && set_up_days() > 0 && readings_needed() > 1 && people_for_each_post() > 0);
        assert!(minutes_for_each_channel() > 0);
    }
}
