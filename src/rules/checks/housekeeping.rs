//! What goes stale between reviews: owners who have moved, days that have passed, a review that is due.
//!
//! Long registers are named by their first rows, so that a list of ten years does not bury the rest.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::given::{blank, first_of, in_register, on, passed, quote, ways_to};
use super::{Check, Found, Given, Part, Parts};
use crate::model::begun::is_begun;
use crate::model::registers::actions::ActionState;
use crate::model::registers::channels::ChannelState;
use crate::model::registers::posts::PostState;
use crate::model::registers::{Action, Channel};
use crate::model::{Address, Answer, Baseline, Edit, Place, Register, Stage, Table, date_in_text, resolve};
use crate::rules::finding::{Severity, Way};
use crate::rules::roles::meant;

pub(super) static CHECKS: &[&Check] = &[
    &REVIEW_DUE,
    &OWNER_IN_NO_ROLE,
    &ACTIONS_OVERDUE,
    &ACTION_OPEN_ENDED,
    &POSTS_PAST,
    &CHANNEL_WITHOUT_OWNER,
    &NOT_A_VALUE,
];

/// How many rows of a register have a finding each. Where there are more, one finding names the first of them.
const MOST_ALONE: usize = 2;

static REVIEW_DUE: Check = Check {
    id: "review-due",
    title: "The next review is due",
    looks_for: "Whether the review is still within the review cycle that you chose.",
    why: "Platforms and people change. Answers that have not been checked for longer than planned may no longer be \
          true.",
    resolve: "Start the next review. Last time\u{2019}s answers will be shown beside each question.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Day]),
    run: |given, found| {
        let (Some(day), Some(next)) = (given.review_day(), given.next_review()) else { return };
        if next < given.today() {
            found.add(
                found
                    .at(
                        Address::page(Place::Session).question("date"),
                        format!(
                            "This review is dated {}. The next one was due on {}.",
                            date_in_text(day),
                            date_in_text(next)
                        ),
                    )
                    .rests_on(&day)
                    .rests_on(&next)
                    .way(Way::here("Start the next review")),
            );
        }
    },
};

static OWNER_IN_NO_ROLE: Check = Check {
    id: "owner-in-no-role",
    title: "An owner has no role in stage 4",
    looks_for: "Whether the owners of objectives, measures and set-up tasks are among the roles of stage 4 or the \
                people of the session.",
    why: "An owner who is not in stage 4 has no hours. It may also be another name for a role that is there.",
    resolve: "Use the name of the role in stage 4, or add the role with its hours.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives, Part::Resources, Part::Evaluation, Part::Day]),
    run: owner_in_no_role,
};

fn owner_in_no_role(given: &Given<'_>, found: &mut Found) {
    let roles = &given.resources().roles;
    let mut known: Vec<String> = roles.iter().map(|role| role.role.0.trim().to_lowercase()).collect();
    known.retain(|name| !name.is_empty());
    if known.is_empty() {
        return;
    }
    let people = given.session().attendees.iter();
    known.extend(people.flat_map(|person| [person.name.0.to_lowercase(), person.role.0.to_lowercase()]));
    known.push(given.team().to_lowercase());
    known.retain(|name| !blank(name));
    // Roles are written in many ways ("digital officer, NHS trust"): one that holds the other is the same.
    let is_known = |part: &str| known.iter().any(|name| name.contains(part) || part.contains(name.trim()));
    let stranger = |owner: &str| {
        let owner = owner.trim().to_lowercase();
        !owner.is_empty()
            && !owner.split([',', ';', '/', '(']).flat_map(|part| part.split(" and ")).any(|part| {
                let part = part.trim();
                !part.is_empty() && is_known(part)
            })
    };
    let smart = Table::SmartObjectives.address();
    let measures = Table::Measures.address();
    let tasks = on(Stage::Resources, "setup_tasks");
    let owners = given
        .objectives()
        .smart
        .iter()
        .map(|one| (smart.row(one.id).question("owner"), one.owner.0.as_str()))
        .chain(
            given
                .evaluation()
                .measures
                .iter()
                .map(|one| (measures.row(one.id).question("owner"), one.owner.0.as_str())),
        )
        .chain(
            given.resources().setup_tasks.iter().map(|one| (tasks.row(one.id).question("owner"), one.owner.0.as_str())),
        );
    let mut seen: BTreeMap<&str, Vec<Address>> = BTreeMap::new();
    for (at, owner) in owners.filter(|(_, owner)| !blank(owner)) {
        seen.entry(owner.trim()).or_default().push(at);
    }
    for (owner, places) in seen {
        if stranger(owner) {
            let often = if places.len() == 1 { String::new() } else { format!(" in {} places", places.len()) };
            let words =
                format!("{} owns something here{often} but has no role, and no hours, in stage 4.", quote(owner));
            let mut draft = found.at(places[0], words).rests_on(&owner);
            if let Some(meant) = meant(roles.iter().map(|role| role.role.0.trim()), owner) {
                let rename = |at: &Address| Edit::Set { at: *at, to: Answer::Text(meant.to_owned()) };
                let edits = places.iter().map(rename).collect();
                let all = Edit::Together { name: "Use the name of the role", edits };
                draft = draft.way(Way::edit(format!("Use {}", quote(meant)), all));
            }
            found.add(draft.way(Way::here("Use the name of a role")).way(Way::edit(
                "Add the role in stage 4",
                Edit::Add {
                    at: on(Stage::Resources, "roles"),
                    id: crate::model::RowId::default(),
                    place: None,
                    with: vec![("role", Answer::Text(owner.to_owned()))],
                },
            )));
        }
    }
}

/// Returns whether an action is still to be done.
fn is_open(action: &Action) -> bool {
    !matches!(action.state, Some(ActionState::Done | ActionState::Dropped)) && !blank(&action.what.0)
}

static ACTIONS_OVERDUE: Check = Check {
    id: "actions-overdue",
    title: "An action is overdue",
    looks_for: "Whether open actions are still within their deadline.",
    why: "People stop reading a list that is full of old actions.",
    resolve: "Mark it as done, give it a new date, or drop it and say why.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Actions, Part::Day]),
    run: |given, found| {
        let day = given.day();
        let table = in_register(Register::Actions);
        let mut late: Vec<(Date, &Action)> = given
            .actions()
            .iter()
            .filter(|action| is_open(action))
            .filter_map(|action| Some((action.due.filter(|due| *due < day)?, action)))
            .collect();
        late.sort_by_key(|(due, _)| *due);
        if late.len() > MOST_ALONE {
            let words = late.iter().map(|(due, one)| format!("{} on {}", quote(&one.what.0), date_in_text(*due)));
            let said = format!("{} actions are overdue. They were due: {}.", late.len(), first_of(words));
            found.add(
                found
                    .at(table, said)
                    .rests_on(&late.iter().map(|(_, action)| action.id).collect::<Vec<_>>())
                    .rests_on(&late.iter().map(|(due, _)| *due).collect::<Vec<_>>())
                    .ways(ways_to(late.iter().map(|(_, one)| table.row(one.id).question("due")))),
            );
            return;
        }
        for (due, action) in late {
            let row = table.row(action.id);
            let state = row.question("state");
            let set = |to: ActionState| Edit::Set { at: state, to: to.answer() };
            found.add(
                found
                    .at(row.question("due"), format!("{} was due on {}.", quote(&action.what.0), date_in_text(due)))
                    .rests_on(&due)
                    .way(Way::edit("Mark it as done", set(ActionState::Done)))
                    .way(Way::edit("Drop it", set(ActionState::Dropped)))
                    .way(Way::here("Choose a new date")),
            );
        }
    },
};

static ACTION_OPEN_ENDED: Check = Check {
    id: "action-open-ended",
    title: "An action has no owner or no date",
    looks_for: "Whether each open action has an owner and a date.",
    why: "Without an owner and a date, nobody can be asked about this action.",
    resolve: "Name one role and a date before the next review, or drop the action.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Actions, Part::Unread]),
    run: |given, found| {
        let table = in_register(Register::Actions);
        let mut lacking = vec![];
        for action in given.actions().iter().filter(|action| is_open(action)) {
            let row = table.row(action.id);
            let owner = blank(&action.owner.0) && passed(action, "owner");
            let due = action.due.is_none() && passed(action, "due") && !given.is_typed(row.question("due"));
            match (owner, due) {
                (true, true) => lacking.push((action, "owner", "no owner and no date")),
                (true, false) => lacking.push((action, "owner", "no owner")),
                (false, true) => lacking.push((action, "due", "no date")),
                (false, false) => {}
            }
        }
        if lacking.len() > MOST_ALONE {
            let words = lacking.iter().map(|(action, _, said)| format!("{} has {said}", quote(&action.what.0)));
            let words = first_of(words);
            let at = |action: &Action, question| table.row(action.id).question(question);
            found.add(
                found
                    .at(table, format!("{} actions have no owner or no date: {words}.", lacking.len()))
                    .rests_on(&lacking.iter().map(|(action, ..)| action.id).collect::<Vec<_>>())
                    .rests_on(&lacking.iter().map(|(.., said)| *said).collect::<Vec<_>>())
                    .ways(ways_to(lacking.iter().map(|(one, question, _)| at(one, question)))),
            );
            return;
        }
        for (action, question, said) in lacking {
            let row = table.row(action.id);
            let mut draft = found
                .at(row.question(question), format!("{} has {said}.", quote(&action.what.0)))
                .rests_on(&said)
                .way(Way::here("Fill it in"));
            draft.0.key = format!("{}@{row}", found.check.id);
            found.add(draft);
        }
    },
};

static POSTS_PAST: Check = Check {
    id: "posts-past",
    title: "Past posts are not marked as published",
    looks_for: "Whether posts with a past date are marked as published or dropped.",
    why: "If the plan does not show what was published, it cannot be compared with the figures.",
    resolve: "Mark each post as published or dropped, or give it a new date.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Posts, Part::Day]),
    run: |given, found| {
        let day = given.day();
        let late = || {
            given.posts().iter().filter(|post| {
                matches!(post.state, Some(PostState::Draft | PostState::Agreed))
                    && post.date.is_some_and(|date| date < day)
            })
        };
        let Some(first) = late().min_by_key(|post| post.date) else { return };
        let posts = in_register(Register::Posts);
        let count = late().count();
        found.add(
            found
                .at(
                    posts,
                    match count {
                        1 => format!(
                            "The date of the post {} has passed, but it is not marked as published or dropped.",
                            quote(&first.title.0)
                        ),
                        many => format!(
                            "{many} posts have a past date but are not marked as published or dropped. The first: {}.",
                            quote(&first.title.0)
                        ),
                    },
                )
                .rests_on(&count)
                .rests_on(&first.date)
                .way(Way::at("Go to the first", posts.row(first.id).question("state"))),
        );
    },
};

static CHANNEL_WITHOUT_OWNER: Check = Check {
    id: "channel-without-owner",
    title: "A channel has no owner",
    looks_for: "Whether each active channel has an owner.",
    why: "Without an owner, a wrong post or a request for help can go unnoticed for days.",
    resolve: "Name a role that would notice within a day, or close the channel.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Channels]),
    run: |given, found| {
        let table = Table::Channels.address();
        let lacks = |channel: &&Channel| {
            let is_active = channel.state == Some(ChannelState::Active) && !blank(&channel.name.0);
            is_active && blank(&channel.owner.0) && passed(*channel, "owner")
        };
        let lacking: Vec<&Channel> = given.channels().iter().filter(lacks).collect();
        let at = |channel: &Channel| table.row(channel.id).question("owner");
        if lacking.len() > MOST_ALONE {
            let words = first_of(lacking.iter().map(|channel| quote(&channel.name.0)));
            found.add(
                found
                    .at(table, format!("{} channels have no owner: {words}.", lacking.len()))
                    .rests_on(&lacking.iter().map(|channel| channel.id).collect::<Vec<_>>())
                    .ways(ways_to(lacking.iter().map(|channel| at(channel)))),
            );
            return;
        }
        for channel in lacking {
            found.add(
                found
                    .at(at(channel), format!("The channel {} has no owner.", quote(&channel.name.0)))
                    .rests_on(&"")
                    .way(Way::here("Name a role")),
            );
        }
    },
};

/// Returns what was typed without the mark that tells the date of a baseline from its figure.
fn without_mark(typed: &str) -> String {
    typed.strip_prefix(Baseline::DATE_MARK).unwrap_or(typed).replace(&format!("; {}", Baseline::DATE_MARK), "; ")
}

/// The name of the check for what was typed and does not read as a value. Its field says so by itself.
pub const NOT_READ_AS_A_VALUE: &str = "not-a-value";

static NOT_A_VALUE: Check = Check {
    id: NOT_READ_AS_A_VALUE,
    title: "An entry could not be understood",
    looks_for: "Whether each date and figure could be understood.",
    why: "Your words are saved, but no total, chart or check can use them.",
    resolve: "Write it in the form shown under the field, and put anything else in a note.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Unread]),
    run: |given, found| {
        for (key, typed) in given.unread() {
            let Some(at) = resolve(key).filter(|at| !is_begun(at)) else { continue };
            found.add(
                found
                    .at(at, format!("{} could not be understood as a date or a figure.", quote(&without_mark(typed))))
                    .rests_on(typed)
                    .way(Way::here("Write it again")),
            );
        }
    },
};
