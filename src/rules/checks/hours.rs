//! Whether the hours of the plan are to be had, are freed, and are worth it.
//!
//! A figure that is missing is not nought: where one is, the finding says "at least".

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::given::{blank, days_after, on, passed, quote};
use super::limits::set_up_days;
use super::{Check, Found, Given, Part, Parts};
use crate::model::registers::Post;
use crate::model::registers::posts::PostState;
use crate::model::sheets::resources::{SetupTask, WeeklyTask};
use crate::model::{Answer, Edit, Hours, List, RowId, Stage, date_in_text};
use crate::rules::finding::{Severity, Way};
use crate::rules::resources::Totals;
use crate::rules::roles::{meant, plain};

pub(super) static CHECKS: &[&Check] =
    &[&ABOVE_CAPACITY, &ROLE_ABOVE_CAPACITY, &TASK_FOR_NO_ROLE, &SET_UP, &NO_REWARD, &FREES_LESS];

/// Returns by how much the weekly work is more than the team has, when both are known.
pub(super) fn over(totals: &Totals) -> Option<Hours> {
    let (wanted, had) = (totals.weekly.hours.minutes(), totals.capacity.hours.minutes());
    // A role without hours may have the very hours that seem to be missing.
    (totals.weekly.is_known() && totals.capacity.is_known() && totals.capacity.missing == 0 && wanted > had)
        .then(|| Hours::from_minutes(wanted - had))
}

static ABOVE_CAPACITY: Check = Check {
    id: "hours-above-capacity",
    title: "The plan takes more hours than the team has",
    looks_for: "Whether the work of an ordinary week fits into the hours that the roles have.",
    why: "Work that does not fit is not done, and usually it is the replies that suffer.",
    resolve: "Cut the plan, find more hours, or name work that stops.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources]),
    run: |given, found| {
        let totals = Totals::of(given.resources());
        let Some(over) = over(&totals) else { return };
        let at_least = if totals.weekly.missing > 0 { "at least " } else { "" };
        let freed = totals.freed.is_known() && totals.freed.hours >= over;
        let covered =
            if freed { " Work that you plan to stop would cover this, so check that it stops first." } else { "" };
        found.add(
            found
                .at(
                    on(Stage::Resources, "weekly_tasks"),
                    format!(
                        "An ordinary week needs {at_least}{}, but the roles have {}: {} too many.{covered}",
                        totals.weekly.hours.in_words(),
                        totals.capacity.hours.in_words(),
                        over.in_words(),
                    ),
                )
                .severity(if freed { Severity::Question } else { Severity::Caution })
                .rests_on(&totals.weekly.hours)
                .rests_on(&totals.capacity.hours)
                .rests_on(&totals.freed.hours)
                .way(Way::here("Cut the weekly work"))
                .way(Way::at("Change the hours of the roles", on(Stage::Resources, "roles")))
                .way(Way::at("Name work that stops", on(Stage::Resources, "replace"))),
        );
    },
};

static ROLE_ABOVE_CAPACITY: Check = Check {
    id: "role-above-capacity",
    title: "A role has more work than hours",
    looks_for: "Whether the weekly work of each role fits into its hours.",
    why: "The total may fit even when one person has too much work and others cannot help.",
    resolve: "Give a task to another role, or change the hours.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources]),
    run: role_above_capacity,
};

fn role_above_capacity(given: &Given<'_>, found: &mut Found) {
    let sheet = given.resources();
    // When the whole plan does not fit, that is the finding.
    if over(&Totals::of(sheet)).is_some() {
        return;
    }
    let mut work: BTreeMap<String, Hours> = BTreeMap::new();
    for task in sheet.weekly_tasks.iter() {
        let hours = work.entry(plain(&task.role.0)).or_default();
        *hours = *hours + task.hours.unwrap_or_default();
    }
    let mut had: BTreeMap<String, Hours> = BTreeMap::new();
    for role in sheet.roles.iter() {
        let hours = had.entry(plain(&role.role.0)).or_default();
        *hours = *hours + role.capacity.unwrap_or_default();
    }
    let table = on(Stage::Resources, "roles");
    for role in sheet.roles.iter().filter(|role| !blank(&role.role.0) && role.capacity.is_some()) {
        let name = plain(&role.role.0);
        let (Some(wanted), Some(has)) = (work.remove(&name), had.get(&name)) else { continue };
        if wanted > *has {
            found.add(
                found
                    .at(
                        table.row(role.id).question("capacity"),
                        format!(
                            "{} has {} a week but work for {}.",
                            quote(&role.role.0),
                            has.in_words(),
                            wanted.in_words()
                        ),
                    )
                    .rests_on(has)
                    .rests_on(&wanted)
                    .way(Way::at("Give a task to another role", on(Stage::Resources, "weekly_tasks")))
                    .way(Way::here("Change the hours of the role")),
            );
        }
    }
}

static TASK_FOR_NO_ROLE: Check = Check {
    id: "task-for-no-role",
    title: "A weekly task has no role with hours",
    looks_for: "Whether each weekly task is given to one of the roles in the list above it.",
    why: "Hours are compared role by role. Work for a role that is not listed is left out of the comparison and the \
          cost.",
    resolve: "Use the name of the role in the list, or add the role with its hours.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Resources]),
    run: task_for_no_role,
};

fn task_for_no_role(given: &Given<'_>, found: &mut Found) {
    let sheet = given.resources();
    let known: Vec<&str> = sheet.roles.iter().map(|role| role.role.0.trim()).filter(|name| !name.is_empty()).collect();
    if known.is_empty() {
        return;
    }
    let mut strangers: BTreeMap<String, Vec<&WeeklyTask>> = BTreeMap::new();
    for task in sheet.weekly_tasks.iter().filter(|task| !blank(&task.role.0)) {
        let role = plain(&task.role.0);
        if !known.iter().any(|name| plain(name) == role) {
            strangers.entry(role).or_default().push(task);
        }
    }
    let table = on(Stage::Resources, "weekly_tasks");
    for tasks in strangers.values() {
        let first = tasks[0];
        let all_to = |name: &str| Edit::Together {
            name: "Choose the role",
            edits: tasks
                .iter()
                .map(|task| Edit::Set { at: table.row(task.id).question("role"), to: Answer::Text(name.to_owned()) })
                .collect(),
        };
        let hours: Hours = tasks.iter().filter_map(|task| task.hours).sum();
        let work = if hours == Hours::default() { String::new() } else { format!(" ({} a week)", hours.in_words()) };
        let role = quote(&first.role.0);
        let mut draft = found
            .at(
                table.row(first.id).question("role"),
                format!("{role} is not in the list of roles. Its work{work} is not compared with anybody's time."),
            )
            .rests_on(&first.role.0.as_str())
            .rests_on(&hours);
        if let Some(meant) = meant(known.iter().copied(), &first.role.0) {
            draft = draft.way(Way::edit(format!("Use {}", quote(meant)), all_to(meant)));
        }
        found.add(
            draft
                .way(Way::edit(
                    "Add the role to the list",
                    Edit::Add {
                        at: on(Stage::Resources, "roles"),
                        id: RowId::default(),
                        place: None,
                        with: vec![("role", Answer::Text(first.role.0.trim().to_owned()))],
                    },
                ))
                .way(Way::here("Choose another role")),
        );
    }
}

static SET_UP: Check = Check {
    id: "set-up-before-first-post",
    title: "Set-up is not done before the first post",
    looks_for: "Whether the set-up tasks are done two weeks before the first post.",
    why: "Replies start with the first post, so the policy and the crisis route must be ready before it.",
    resolve: "Finish the tasks, tick those that are done, or move the first post.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Posts, Part::Channels, Part::Day]),
    run: |given, found| {
        let tasks = &given.resources().setup_tasks;
        let open: Vec<_> = tasks.iter().filter(|task| !task.done && !blank(&task.task.0)).collect();
        if open.is_empty() {
            return;
        }
        let posts = posts_until(given, days_after(given.day(), set_up_days()));
        let first_post = |task: &SetupTask| first_post_after(given, task, &posts);
        let open: Vec<(&SetupTask, Date)> =
            open.into_iter().filter_map(|task| Some((task, first_post(task)?))).collect();
        let Some(first) = open.iter().map(|(_, first)| *first).min() else { return };
        let open: Vec<&SetupTask> = open.into_iter().map(|(task, _)| task).collect();
        let hours: Hours = open.iter().filter_map(|task| task.hours).sum();
        let work = if hours == Hours::default() { String::new() } else { format!(", {} of work", hours.in_words()) };
        let names: Vec<&str> = open.iter().map(|task| task.task.0.as_str()).collect();
        found.add(
            found
                .at(
                    on(Stage::Resources, "setup_tasks"),
                    match names.as_slice() {
                        [one] => format!(
                            "The set-up task {} is not done{work}, but the first post is dated {}.",
                            quote(one),
                            date_in_text(first),
                        ),
                        all => format!(
                            "{} set-up tasks are not done{work}, but the first post is dated {}. The first of them: \
                             {}.",
                            all.len(),
                            date_in_text(first),
                            quote(all[0]),
                        ),
                    },
                )
                .rests_on(&names)
                .rests_on(&first)
                .way(Way::here("Tick the tasks that are done"))
                .way(Way::at("Move the first post", super::given::in_register(crate::model::Register::Posts))),
        );
    },
};

/// Returns the posts that go out from the day of the review up to another, each with its day. There can be thousands, and
/// few of them are near.
fn posts_until<'a>(given: &Given<'a>, last: Date) -> Vec<(Date, &'a Post)> {
    let since = given.review_day();
    let goes_out = |post: &&Post| !matches!(post.state, Some(PostState::Dropped | PostState::Idea));
    let dated = given.posts().iter().filter(goes_out).filter_map(|post| Some((post.date?, post)));
    dated.filter(|(date, _)| *date <= last && since.is_none_or(|since| *date >= since)).collect()
}

/// Returns the day of the first post that a set-up task is for: on the platforms that it names, or on any where it names
/// none.
fn first_post_after(given: &Given<'_>, task: &SetupTask, posts: &[(Date, &Post)]) -> Option<Date> {
    let words = task.task.0.to_lowercase();
    let named: Vec<&str> = List::Platforms
        .entries()
        .iter()
        .filter(|entry| names_platform(&words, &entry.label.to_lowercase()))
        .map(|entry| entry.key.as_str())
        .collect();
    let is_named = |post: &Post| {
        let mut channels = given.channels().iter().filter(|channel| post.channels.0.contains(&channel.id));
        channels.any(|channel| named.contains(&channel.platform.0.as_str()))
    };
    posts.iter().filter(|(_, post)| named.is_empty() || is_named(post)).map(|(date, _)| *date).min()
}

/// Returns whether the name of a platform stands in words as a word of its own. "X (formerly Twitter)" is Twitter, too.
fn names_platform(words: &str, label: &str) -> bool {
    let (short, other) = label.split_once(" (formerly ").unwrap_or((label, ""));
    [short, other.trim_end_matches(')')].into_iter().filter(|name| name.len() > 1).any(|name| {
        words.match_indices(name).any(|(at, _)| {
            let before = words[..at].chars().next_back();
            let after = words[at + name.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

static NO_REWARD: Check = Check {
    id: "hours-without-reward",
    title: "Hours are planned but no reward is named",
    looks_for: "Whether a reward is named for the hours in the plan, once you have passed the question.",
    why: "The board will read the hours first, so the paper needs to show the benefit beside them.",
    resolve: "Name the benefit for patients, colleagues or the organisation.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Content, Part::Evaluation]),
    run: |given, found| {
        let sheet = given.resources();
        let gone_on =
            passed(sheet, "rewards") || (!given.content().themes.is_empty() && !given.evaluation().measures.is_empty());
        let totals = Totals::of(sheet);
        if totals.weekly.hours > Hours::default() && blank(&sheet.rewards.0) && gone_on {
            found.add(
                found
                    .at(
                        on(Stage::Resources, "rewards"),
                        format!("The plan takes {} a week, but no reward is named.", totals.weekly.hours.in_words()),
                    )
                    .rests_on(&totals.weekly.hours)
                    .way(Way::here("Name the reward")),
            );
        }
    },
};

static FREES_LESS: Check = Check {
    id: "replaced-frees-less",
    title: "The work that stops releases fewer hours than the plan adds",
    looks_for: "Whether the work that stops releases the hours that the plan adds, even where they fit into the week.",
    why: "If more work starts than stops, the difference comes from evenings or from other work.",
    resolve: "Stop more, start less, or find the missing hours elsewhere.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Resources]),
    run: |given, found| {
        let totals = Totals::of(given.resources());
        if !totals.freed.is_known() || !totals.weekly.is_known() {
            return;
        }
        let (freed, weekly) = (totals.freed.hours, totals.weekly.hours);
        let over = if totals.capacity.is_known() { over(&totals) } else { Some(weekly) };
        let message = match over {
            Some(needed) if needed > freed => {
                format!(
                    "The work that stops releases {} a week, but {} are needed.",
                    freed.in_words(),
                    needed.in_words()
                )
            }
            None if weekly > freed => format!(
                "The plan takes {} a week, but the work that stops releases only {}. The rest fits into the hours of \
                 the roles, so check that no other work needs them.",
                weekly.in_words(),
                freed.in_words(),
            ),
            _ => return,
        };
        found.add(
            found
                .at(on(Stage::Resources, "replace"), message)
                .rests_on(&freed)
                .rests_on(&over.unwrap_or(weekly))
                .way(Way::here("Name more work that stops"))
                .way(Way::at("Cut the weekly work", on(Stage::Resources, "weekly_tasks"))),
        );
    },
};
