//! Whether themes, sign-off and planned posts fit the plan of the stages before.
//!
//! Only posts that are still to come count: what is out is out.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::objectives;
use super::given::{blank, counted, in_register, on, passed, quote};
use super::limits::people_for_each_post;
use super::{Check, Found, Given, Part, Parts};
use crate::model::registers::Post;
use crate::model::registers::channels::ChannelState;
use crate::model::registers::posts::PostState;
use crate::model::sheets::content::{SignOff, Theme};
use crate::model::sheets::stakeholders::{ChannelDecision, PlatformPlan};
use crate::model::{Address, Answer, Edit, List, Number, Register, RowId, Stage, Table};
use crate::rules::by_row::{ByRow, IdMap, IdSet};
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[
    &THEME_WITHOUT_OBJECTIVE,
    &THEME_WITHOUT_STAKEHOLDER,
    &OBJECTIVE_WITHOUT_THEME,
    &NO_SIGN_OFF,
    &SIGN_OFF_OUT_OF_HOURS,
    &TOO_LARGE,
    &CHANNEL_NOT_CHOSEN,
    &POST_WITHOUT_THEME,
];

/// Returns the themes that have a name, each with its address.
fn themes<'a>(given: &Given<'a>) -> impl Iterator<Item = (Address, &'a Theme)> {
    let table = Table::Themes.address();
    let named = given.content().themes.iter().filter(|theme| !blank(&theme.name.0));
    named.map(move |theme| (table.row(theme.id), theme))
}

/// Returns the posts of the plan that are still to come.
fn to_come<'a>(given: &Given<'a>) -> impl Iterator<Item = &'a Post> {
    let day = given.day();
    let planned = |post: &&Post| !matches!(post.state, Some(PostState::Dropped | PostState::Published));
    given.posts().iter().filter(planned).filter(move |post| post.date.is_some_and(|date| date >= day))
}

static THEME_WITHOUT_OBJECTIVE: Check = Check {
    id: "theme-without-objective",
    title: "A theme serves no objective",
    looks_for: "Whether each content theme serves an objective.",
    why: "A theme without an objective takes hours, but nothing will show whether they were well spent.",
    resolve: "Choose the objective that it helps, or remove the theme.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Content]),
    run: |given, found| {
        if objectives(given).next().is_none() {
            return;
        }
        for (row, theme) in themes(given) {
            if theme.objective.0.is_none() && passed(theme, "objective") {
                found.add(
                    found
                        .at(
                            row.question("objective"),
                            format!("The theme {} serves no objective.", quote(&theme.name.0)),
                        )
                        .rests_on(&theme.objective.0)
                        .way(Way::here("Choose the objective"))
                        .way(Way::edit("Remove the theme", Edit::Remove { row })),
                );
            }
        }
    },
};

static THEME_WITHOUT_STAKEHOLDER: Check = Check {
    id: "theme-without-stakeholder",
    title: "A theme has no audience",
    looks_for: "Whether each content theme has a stakeholder, once it has an objective and other themes have \
                stakeholders.",
    why: "Text written for everybody rarely suits anybody. The writer needs an audience in mind.",
    resolve: "Choose the group that the theme is for.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Content]),
    run: |given, found| {
        let others = given.content().themes.iter().any(|theme| theme.stakeholder.0.is_some());
        for (row, theme) in themes(given) {
            if theme.stakeholder.0.is_none() && theme.objective.0.is_some() && others {
                found.add(
                    found
                        .at(
                            row.question("stakeholder"),
                            format!("The theme {} has no stakeholder.", quote(&theme.name.0)),
                        )
                        .rests_on(&theme.stakeholder.0)
                        .way(Way::here("Choose the stakeholder")),
                );
            }
        }
    },
};

static OBJECTIVE_WITHOUT_THEME: Check = Check {
    id: "objective-without-theme",
    title: "An objective has no content",
    looks_for: "Whether each objective has a content theme, once themes are linked to objectives.",
    why: "Social media cannot help with this objective if you publish nothing about it.",
    resolve: "Add a theme for the objective, or pass the objective to another team.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Content]),
    run: |given, found| {
        let served: IdSet = given.content().themes.iter().filter_map(|theme| theme.objective.0).collect();
        if served.is_empty() {
            return;
        }
        for (row, one) in objectives(given) {
            if served.contains(&one.id) {
                continue;
            }
            found.add(
                found
                    .at(row, format!("No content theme serves the objective {}.", quote(one.called())))
                    .rests_on(&one.id)
                    .way(Way::edit(
                        "Add a theme for this objective",
                        Edit::Add {
                            at: Table::Themes.address(),
                            id: RowId::default(),
                            place: None,
                            with: vec![("objective", Answer::Link(Some(one.id)))],
                        },
                    ))
                    .way(Way::at("Choose it for an existing theme", Table::Themes.address())),
            );
        }
    },
};

/// Returns whether sign-off is needed for some posts, and nobody has said for how many.
fn sign_off_needed(given: &Given<'_>) -> Option<&'static str> {
    match given.content().sign_off {
        Some(SignOff::SensitiveOnly) => Some("Sensitive posts need sign-off"),
        Some(SignOff::Every) => Some("Every post needs sign-off"),
        Some(SignOff::None) | None => None,
    }
}

static NO_SIGN_OFF: Check = Check {
    id: "no-sign-off-named",
    title: "No role is named for sign-off",
    looks_for: "Whether a role is named when posts need a sign-off.",
    why: "Without a named role, a post may wait for ever or go out without approval.",
    resolve: "Name one role that can approve posts, and a deputy for leave. Or choose that no sign-off is needed.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Content]),
    run: |given, found| {
        let Some(said) = sign_off_needed(given) else { return };
        let sheet = given.content();
        if blank(&sheet.sign_off_who.0) && passed(sheet, "sign_off_who") {
            found.add(
                found
                    .at(on(Stage::Content, "sign_off_who"), format!("{said}, but no role is named for it."))
                    .rests_on(&said)
                    .way(Way::here("Name a role"))
                    .way(Way::edit(
                        "Choose that no sign-off is needed",
                        Edit::Set { at: on(Stage::Content, "sign_off"), to: SignOff::None.answer() },
                    )),
            );
        }
    },
};

static SIGN_OFF_OUT_OF_HOURS: Check = Check {
    id: "no-sign-off-out-of-hours",
    title: "Nobody signs off out of hours",
    looks_for: "Whether a role can approve posts out of hours when every post needs sign-off.",
    why: "In an incident at night, nothing can be published if the approver is not available.",
    resolve: "Name a role that may approve posts out of hours, or agree a few texts in advance that need no further \
              approval.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Content]),
    run: |given, found| {
        let sheet = given.content();
        if sheet.sign_off == Some(SignOff::Every)
            && blank(&sheet.sign_off_out_of_hours.0)
            && passed(sheet, "sign_off_out_of_hours")
        {
            found.add(
                found
                    .at(
                        on(Stage::Content, "sign_off_out_of_hours"),
                        "Every post needs sign-off, but no role is named for it out of hours.",
                    )
                    .rests_on(&"every")
                    .way(Way::here("Name a role")),
            );
        }
    },
};

static TOO_LARGE: Check = Check {
    id: "plan-larger-than-audience",
    title: "A lot of content for a small audience",
    looks_for: "Whether the number of planned posts for a theme fits the size of its audience.",
    why: "Many posts for a few people can take more hours than a letter or a call to each of them.",
    resolve: "Plan fewer posts, choose another way to reach them, or say in stage 5 why the group is worth it.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders, Part::Content, Part::Posts, Part::Day]),
    run: |given, found| {
        let mut planned: IdMap<usize> = IdMap::default();
        for theme in to_come(given).filter_map(|post| post.theme.0) {
            *planned.entry(theme).or_default() += 1;
        }
        let groups: IdMap<_> = given.stakeholders().stakeholders.iter().map(|group| (group.id, group)).collect();
        for (row, theme) in themes(given) {
            let Some(count) = planned.get(&theme.id).copied().filter(|count| *count > 1) else { continue };
            let group = theme.stakeholder.0.and_then(|id| groups.get(&id));
            let Some((group, size)) = group.and_then(|group| Some((group, group.size?))) else { continue };
            let least = Number::count(count).ten_thousandths().saturating_mul(i64::from(people_for_each_post()));
            if size.ten_thousandths() < least {
                found.add(
                    found
                        .at(
                            row,
                            format!(
                                "{} are planned for {}, a group of {size}.",
                                counted(count, "post", "posts"),
                                quote(&group.name.0)
                            ),
                        )
                        .rests_on(&size)
                        .rests_on(&count)
                        .way(Way::at("Look at the posts", in_register(Register::Posts)))
                        .way(Way::at("Say why the group is worth it", on(Stage::Content, "warranted_for_audience"))),
                );
            }
        }
    },
};

static CHANNEL_NOT_CHOSEN: Check = Check {
    id: "post-on-channel-not-chosen",
    title: "Posts are planned on a platform you decided not to use",
    looks_for: "Whether the channels of planned posts are among the platforms that you keep or start.",
    why: "The plan and the decision differ. Colleagues who carry out the plan will follow the plan.",
    resolve: "Take the channel out of the posts, or change the decision in stage 3.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Stakeholders, Part::Channels, Part::Posts, Part::Day]),
    run: channel_not_chosen,
};

fn channel_not_chosen(given: &Given<'_>, found: &mut Found) {
    let plans = &given.stakeholders().platforms;
    if !plans.iter().any(|plan| plan.decision.is_some()) {
        return;
    }
    // The first post that is planned on each channel, and how many there are.
    let mut used: IdMap<(&Post, usize)> = IdMap::default();
    for post in to_come(given) {
        for channel in &post.channels.0 {
            used.entry(*channel).or_insert((post, 0)).1 += 1;
        }
    }
    let by_channel = ByRow::new(plans.iter(), |plan| plan.channel.0);
    let mut by_platform: BTreeMap<&str, Vec<&PlatformPlan>> = BTreeMap::new();
    for plan in plans.iter() {
        by_platform.entry(plan.platform.0.as_str()).or_default().push(plan);
    }
    let posts = in_register(Register::Posts);
    for channel in given.channels().iter() {
        let Some((first, planned)) = used.get(&channel.id) else { continue };
        // A line for the channel itself decides; else the lines for its platform do.
        let own = by_channel.of(channel.id);
        let of_platform = || by_platform.get(channel.platform.0.as_str()).map_or(&[][..], Vec::as_slice);
        let lines = if own.is_empty() { of_platform() } else { own };
        let decisions: BTreeSet<ChannelDecision> = lines.iter().filter_map(|plan| plan.decision).collect();
        let stays = decisions
            .iter()
            .any(|one| matches!(one, ChannelDecision::Keep | ChannelDecision::Start | ChannelDecision::Merge));
        let why = match (channel.state, decisions.first()) {
            (Some(ChannelState::Closed), _) => "a channel that is closed".to_owned(),
            _ if stays => continue,
            (_, Some(ChannelDecision::Pause)) => "a channel that you pause".to_owned(),
            (_, Some(_)) => "a channel that you close".to_owned(),
            // Lines without a decision are not answered yet.
            (_, None) if !lines.is_empty() => continue,
            // "Another channel" has no line of its own to be on.
            (_, None) if channel.platform.0 == "other" => continue,
            (_, None) => {
                let platform = List::Platforms.label(&channel.platform.0).unwrap_or("a platform");
                format!("{platform}, which is not in stage 3")
            }
        };
        found.add(
            found
                .at(
                    posts,
                    match planned {
                        1 => format!(
                            "The post {} is planned on {}, {why}.",
                            quote(&first.title.0),
                            quote(&channel.name.0)
                        ),
                        many => format!(
                            "{many} posts are planned on {}, {why}. The first: {}.",
                            quote(&channel.name.0),
                            quote(&first.title.0)
                        ),
                    },
                )
                .about(channel.id)
                .rests_on(&channel.id)
                .rests_on(&decisions.iter().map(|one| ChannelDecision::OPTIONS[*one as usize]).collect::<Vec<_>>())
                .way(Way::at("Look at the post", posts.row(first.id).question("channels")))
                .way(Way::at("Look at the decision", on(Stage::Stakeholders, "platforms"))),
        );
    }
}

static POST_WITHOUT_THEME: Check = Check {
    id: "post-without-theme",
    title: "Planned posts have no theme",
    looks_for: "Whether each planned post has a theme, once there are themes.",
    why: "A theme links the post to an objective and a stakeholder. Without one, ask why you are writing it.",
    resolve: "Choose a theme for the post, or remove the post.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Content, Part::Posts, Part::Day]),
    run: |given, found| {
        if themes(given).next().is_none() {
            return;
        }
        // An idea is not planned yet.
        let without: Vec<&Post> = to_come(given)
            .filter(|post| post.theme.0.is_none() && !blank(&post.title.0))
            .filter(|post| matches!(post.state, Some(PostState::Draft | PostState::Agreed)))
            .collect();
        let Some(first) = without.first() else { return };
        let posts = in_register(Register::Posts);
        found.add(
            found
                .at(
                    posts,
                    match without.len() {
                        1 => format!("The planned post {} has no theme.", quote(&first.title.0)),
                        many => {
                            format!("{many} planned posts have no theme. The first: {}.", quote(&first.title.0))
                        }
                    },
                )
                .rests_on(&without.iter().map(|post| post.id).collect::<Vec<_>>())
                .way(Way::at("Choose a theme for it", posts.row(first.id).question("theme"))),
        );
    },
};
