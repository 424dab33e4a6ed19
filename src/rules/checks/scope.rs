//! Whether the plan is narrow enough: for somebody, for a few stakeholders, and on as many channels as there are hours.

use super::given::{blank, on, quote};
use super::limits::minutes_for_each_channel;
use super::{Check, Part, Parts};
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{Hours, Stage, Table};
use crate::rules::finding::{Severity, Way};
use crate::rules::platforms::TOP;
use crate::rules::resources::Totals;

pub(super) static CHECKS: &[&Check] = &[&AIM_TOO_WIDE, &STAKEHOLDER_TOO_WIDE, &MANY_WITH_OBJECTIVES, &CHANNELS];

/// Returns whether words name as wide a group as the public, all patients or all staff.
fn is_everybody(words: &str) -> bool {
    const WIDE: [&str; 14] = [
        "everyone",
        "everybody",
        "all",
        "all people",
        "the public",
        "public",
        "general public",
        "the general public",
        "patients",
        "all patients",
        "staff",
        "all staff",
        "patients and the public",
        "patients, staff and the public",
    ];
    WIDE.contains(&words.trim().trim_end_matches('.').to_lowercase().as_str())
}

static AIM_TOO_WIDE: Check = Check {
    id: "aim-too-wide",
    title: "An aim is for everybody",
    looks_for: "Whether an aim is for a group as wide as the public, all patients or all staff.",
    why: "An aim for everybody gives no reason to choose one platform, one message or one measure over another.",
    resolve: "Name the group whose change matters most.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Aim]),
    run: |given, found| {
        for aim in given.aim().aims.iter().filter(|aim| !blank(&aim.change.0) && is_everybody(&aim.for_whom.0)) {
            found.add(
                found
                    .at(
                        Table::Aims.address().row(aim.id).question("for_whom"),
                        format!("{} is for {}, a very wide group.", quote(&aim.change.0), quote(&aim.for_whom.0)),
                    )
                    .rests_on(&aim.for_whom.0)
                    .way(Way::here("Name the group that matters most")),
            );
        }
    },
};

static STAKEHOLDER_TOO_WIDE: Check = Check {
    id: "stakeholder-too-wide",
    title: "A stakeholder is everybody",
    looks_for: "Whether one of the first five is as wide as the public, all patients or all staff.",
    why: "Nobody can be everywhere that everybody is. A narrow group tells you where to go and what to say.",
    resolve: "Name the part of the group that the objective needs first: where, of what age, with what need.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let first = given.stakeholders().stakeholders.iter().take(TOP);
        for group in first.filter(|group| is_everybody(&group.name.0)) {
            found.add(
                found
                    .at(
                        Table::Stakeholders.address().row(group.id).question("name"),
                        format!("{} is a very wide group.", quote(&group.name.0)),
                    )
                    .rests_on(&group.name.0.trim().trim_end_matches('.').to_lowercase())
                    .way(Way::here("Name the part that matters first")),
            );
        }
    },
};

static MANY_WITH_OBJECTIVES: Check = Check {
    id: "more-than-five-with-objectives",
    title: "More than five stakeholders have objectives",
    looks_for: "How many stakeholders have an objective.",
    why: "The method plans for five. Hours and messages that are spread over more groups reach each of them less.",
    resolve: "Decide which five matter most now, and leave the others for the next review.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let all = given.stakeholders().stakeholders.iter();
        let count = all.filter(|group| group.objective.0.is_some() && !blank(&group.name.0)).count();
        if count > TOP {
            found.add(
                found
                    .at(
                        Table::Stakeholders.address(),
                        format!("{count} stakeholders have an objective, but the plan is for the first {TOP}."),
                    )
                    .rests_on(&count)
                    .way(Way::here("Decide which ones can wait")),
            );
        }
    },
};

static CHANNELS: Check = Check {
    id: "channels-above-hours",
    title: "There are too many channels for the hours",
    looks_for: "Whether the roles have at least an hour a week for each channel that you keep or start.",
    why: "A channel takes time for replies as well as for posts. One that nobody has time to answer does harm.",
    resolve: "Pause or close a channel, or find more hours.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders, Part::Resources]),
    run: |given, found| {
        let decided = given.stakeholders().platforms.iter();
        let is_run = |decision| matches!(decision, Some(ChannelDecision::Keep | ChannelDecision::Start));
        let count = decided.filter(|plan| !plan.platform.0.is_empty() && is_run(plan.decision)).count();
        let capacity = Totals::of(given.resources()).capacity;
        let Ok(channels) = u32::try_from(count) else { return };
        if channels == 0 || !capacity.is_known() || capacity.missing > 0 {
            return;
        }
        let each = capacity.hours.minutes() / channels;
        if each < minutes_for_each_channel() {
            found.add(
                found
                    .at(
                        on(Stage::Stakeholders, "platforms"),
                        format!(
                            "You plan to run {count} channels, but the roles have {} a week: {} for each.",
                            capacity.hours.in_words(),
                            Hours::from_minutes(each).in_words(),
                        ),
                    )
                    .rests_on(&count)
                    .rests_on(&capacity.hours)
                    .way(Way::here("Pause or close a channel"))
                    .way(Way::at("Change the hours of the roles", on(Stage::Resources, "roles"))),
            );
        }
    },
};
