//! Whether the decisions on platforms follow from the first five stakeholders.
//!
//! The ranking is arithmetic and may be overruled; what is asked for is the reason.

use std::collections::BTreeSet;

use super::given::{blank, counted, listed, on, quote};
use super::{Check, Given, Part, Parts};
use crate::model::registers::channels::ChannelState;
use crate::model::sheets::stakeholders::{ChannelDecision, PlatformPlan};
use crate::model::{Address, Answer, Edit, List, RowId, Stage, Table};
use crate::rules::by_row::{IdMap, IdSet};
use crate::rules::finding::{Severity, Way};
use crate::rules::platforms::{RankedPlatform, TOP, ranking_of};

pub(super) static CHECKS: &[&Check] = &[&NOBODY_USES, &NOT_CHOSEN, &RANKING_TIE, &MORE_THAN_FIVE, &CHANNEL_UNDECIDED];

/// Returns what people see for a platform.
fn label(key: &str) -> &str {
    List::Platforms.label(key).unwrap_or(key)
}

/// Returns whether a decision means that the organisation will be there.
const fn is_chosen(decision: Option<ChannelDecision>) -> bool {
    matches!(decision, Some(ChannelDecision::Keep | ChannelDecision::Start | ChannelDecision::Merge))
}

/// Returns the decisions, each with its address.
fn plans<'a>(given: &Given<'a>) -> impl Iterator<Item = (Address, &'a PlatformPlan)> {
    let table = on(Stage::Stakeholders, "platforms");
    let decided = given.stakeholders().platforms.iter().filter(|plan| !plan.platform.0.is_empty());
    decided.map(move |plan| (table.row(plan.id), plan))
}

/// Returns the ranking, once every one of the first five with a name has a platform.
fn settled_ranking(given: &Given<'_>) -> Option<Vec<RankedPlatform>> {
    let first = || given.stakeholders().stakeholders.iter().take(TOP).filter(|one| !blank(&one.name.0));
    let all_say = first().all(|one| one.platforms.iter().any(|used| !used.platform.0.is_empty()));
    (all_say && first().next().is_some()).then(|| ranking_of(given.stakeholders()))
}

static NOBODY_USES: Check = Check {
    id: "platform-nobody-uses",
    title: "None of the first five stakeholders uses a platform",
    looks_for: "Whether each platform that you keep or start is used by one of the first five stakeholders.",
    why: "Time spent where your audience is not is time they never see.",
    resolve: "Pause or close it, or say in the reason why it stays.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let Some(ranking) = settled_ranking(given) else { return };
        for (row, plan) in plans(given) {
            // "Another channel" says nothing about which one it is.
            if plan.platform.0 == "other"
                || !matches!(plan.decision, Some(ChannelDecision::Keep | ChannelDecision::Start))
                || ranking.iter().any(|ranked| ranked.key == plan.platform.0)
            {
                continue;
            }
            let at = row.question("decision");
            let used: Vec<&str> = ranking.iter().map(|ranked| ranked.key.as_str()).collect();
            found.add(
                found
                    .at(
                        at,
                        format!(
                            "You {} {}, but none of your first five stakeholders uses it.",
                            if plan.decision == Some(ChannelDecision::Keep) { "keep" } else { "start" },
                            label(&plan.platform.0)
                        ),
                    )
                    .rests_on(&plan.platform.0)
                    .rests_on(&used)
                    .way(Way::edit("Pause it", Edit::Set { at, to: ChannelDecision::Pause.answer() }))
                    .way(Way::at("Look at who uses what", Table::Stakeholders.address())),
            );
        }
    },
};

static NOT_CHOSEN: Check = Check {
    id: "platform-not-chosen",
    title: "A platform used by the first five is not chosen",
    looks_for: "Whether you will be on each platform that the first five stakeholders use, or say why not.",
    why: "They are already there. You may have a good reason to stay away, but a reader will want to know it.",
    resolve: "Add a decision for the platform, or say why you stay away.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let sheet = given.stakeholders();
        if !sheet.platforms.iter().any(|plan| plan.decision.is_some()) || !blank(&sheet.ranking_reason.0) {
            return;
        }
        let table = on(Stage::Stakeholders, "platforms");
        for ranked in ranking_of(sheet) {
            let names: Vec<String> = ranked.stakeholders.iter().map(|name| quote(name)).collect();
            let verb = if names.len() == 1 { "uses" } else { "use" };
            let mut lines = plans(given).filter(|(_, plan)| plan.platform.0 == ranked.key).peekable();
            if ranked.key == "other" || lines.peek().is_some() {
                // Decided against, and nothing says why.
                let is_told = |plan: &PlatformPlan| {
                    !blank(&plan.reason.0) || plan.decision.is_none_or(|one| is_chosen(Some(one)))
                };
                let lines: Vec<_> = lines.collect();
                let (Some((row, plan)), false) = (lines.first(), lines.iter().any(|(_, plan)| is_told(plan))) else {
                    continue;
                };
                let stays = if plan.decision == Some(ChannelDecision::Pause) { "pause" } else { "close" };
                found.add(
                    found
                        .at(
                            row.question("reason"),
                            format!("{} {verb} {}, but you {stays} it without a reason.", listed(&names), ranked.label),
                        )
                        .rests_on(&ranked.stakeholders)
                        .rests_on(&stays)
                        .way(Way::here("Say why you stay away"))
                        .way(Way::at("Decide again", row.question("decision"))),
                );
                continue;
            }
            found.add(
                found
                    .at(
                        table,
                        format!("{} {verb} {}, but there is no decision about it.", listed(&names), ranked.label),
                    )
                    .about(&ranked.key)
                    .rests_on(&ranked.stakeholders)
                    .way(Way::edit(
                        format!("Start {}", ranked.label),
                        Edit::Add {
                            at: table,
                            id: RowId::default(),
                            place: None,
                            with: vec![
                                ("platform", Answer::Pick(ranked.key.clone())),
                                ("decision", ChannelDecision::Start.answer()),
                            ],
                        },
                    ))
                    .way(Way::at("Say why you stay away", on(Stage::Stakeholders, "ranking_reason"))),
            );
        }
    },
};

static RANKING_TIE: Check = Check {
    id: "ranking-tie",
    title: "Two platforms have the same score",
    looks_for: "Whether platforms with the same points have been decided differently without a reason.",
    why: "The ranking does not separate them, so you need to give the reason.",
    resolve: "Say in one sentence why you chose one and not the other.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let sheet = given.stakeholders();
        if !blank(&sheet.ranking_reason.0) {
            return;
        }
        let is_in = |key: &str| plans(given).any(|(_, plan)| plan.platform.0 == key && is_chosen(plan.decision));
        let is_out = |key: &str| {
            let is_unexplained = |plan: &PlatformPlan| plan.decision.is_some() && blank(&plan.reason.0);
            !is_in(key) && plans(given).any(|(_, plan)| plan.platform.0 == key && is_unexplained(plan))
        };
        for pair in ranking_of(sheet).windows(2) {
            let [one, other] = pair else { continue };
            if one.points != other.points {
                continue;
            }
            let (chosen, left) = if is_in(&one.key) && is_out(&other.key) {
                (one, other)
            } else if is_in(&other.key) && is_out(&one.key) {
                (other, one)
            } else {
                continue;
            };
            found.add(
                found
                    .at(
                        on(Stage::Stakeholders, "ranking_reason"),
                        format!(
                            "{} and {} have the same score, but only {} is chosen.",
                            one.label, other.label, chosen.label
                        ),
                    )
                    .about(format_args!("{}+{}", chosen.key, left.key))
                    .rests_on(&chosen.key)
                    .rests_on(&left.key)
                    .way(Way::here("Say why")),
            );
        }
    },
};

static MORE_THAN_FIVE: Check = Check {
    id: "more-than-five",
    title: "Content for a stakeholder beyond the first five",
    looks_for: "Whether every content theme is for one of the first five stakeholders.",
    why: "Five groups are already a lot for one team. Each further group takes hours from those your objectives need \
          most.",
    resolve: "Give the theme to one of the first five, or move the group up and another one down.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Stakeholders, Part::Content]),
    run: |given, found| {
        let groups = given.stakeholders().stakeholders.iter().enumerate().skip(TOP);
        let beyond: IdMap<_> = groups.map(|(rank, group)| (group.id, (rank, group))).collect();
        let themes = Table::Themes.address();
        for theme in given.content().themes.iter() {
            let Some((rank, group)) = theme.stakeholder.0.and_then(|id| beyond.get(&id)) else { continue };
            found.add(
                found
                    .at(
                        themes.row(theme.id).question("stakeholder"),
                        format!(
                            "The theme {} is for {}, number {} in your list. Only the first five are in the plan.",
                            quote(&theme.name.0),
                            quote(&group.name.0),
                            rank + 1
                        ),
                    )
                    .rests_on(&group.id)
                    .way(Way::here("Choose one of the first five"))
                    .way(Way::edit(
                        "Move the group into the first five",
                        Edit::Move { row: Table::Stakeholders.address().row(group.id), to: TOP - 1 },
                    )),
            );
        }
    },
};

static CHANNEL_UNDECIDED: Check = Check {
    id: "channel-undecided",
    title: "A channel has no decision",
    looks_for: "Whether stage 3 has a decision for each existing channel.",
    why: "A channel without a decision continues by habit, or stays empty with your name on it.",
    resolve: "Add a line for the channel: keep, merge, pause or close.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders, Part::Channels]),
    run: |given, found| {
        let sheet = given.stakeholders();
        if !sheet.platforms.iter().any(|plan| plan.decision.is_some()) {
            return;
        }
        let named: IdSet = sheet.platforms.iter().filter_map(|plan| plan.channel.0).collect();
        // A line for the platform without a channel stands for every channel there.
        let whole = sheet.platforms.iter().filter(|plan| plan.channel.0.is_none());
        let whole: BTreeSet<&str> = whole.map(|plan| plan.platform.0.as_str()).collect();
        let open: Vec<_> = given
            .channels()
            .iter()
            .filter(|channel| {
                matches!(channel.state, Some(ChannelState::Active | ChannelState::Dormant))
                    && !blank(&channel.name.0)
                    && !named.contains(&channel.id)
                    && !whole.contains(channel.platform.0.as_str())
            })
            .collect();
        let Some(first) = open.first() else { return };
        let names: Vec<String> = open.iter().take(3).map(|channel| quote(&channel.name.0)).collect();
        let message = if open.len() <= 3 {
            format!("There is no decision about {}.", listed(&names))
        } else {
            format!(
                "There is no decision about {}, among them {}.",
                counted(open.len(), "channel", "channels"),
                listed(&names)
            )
        };
        let table = on(Stage::Stakeholders, "platforms");
        let add = |channel: &crate::model::registers::Channel| Edit::Add {
            at: table,
            id: RowId::default(),
            place: None,
            with: vec![
                ("platform", Answer::Pick(channel.platform.0.clone())),
                ("channel", Answer::Link(Some(channel.id))),
            ],
        };
        let edits = open.iter().map(|channel| add(channel)).collect();
        found.add(
            found
                .at(table, message)
                .rests_on(&open.iter().map(|channel| channel.id).collect::<Vec<_>>())
                .way(Way::edit(
                    if open.len() == 1 { "Add a line for it" } else { "Add a line for each" },
                    Edit::Together { name: "Add lines for the channels", edits },
                ))
                .way(Way::at("Look at the channel", Table::Channels.address().row(first.id))),
        );
    },
};
