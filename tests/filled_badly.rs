//! A workbook that somebody filled in badly, as people do: what is found in it, word by word.
//!
//! The worked examples are good workbooks. This one is a bad one: two aims of which one is an activity, objectives that
//! are none, a plan for everybody with nobody to do it.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::sync::Arc;

use expect_test::expect;
use jiff::civil::{Date, date};
use sightline::model::registers::actions::{Action, ActionState};
use sightline::model::registers::posts::{Post, PostState};
use sightline::model::sheets::aim::{Aim, Driver, DriverKind};
use sightline::model::sheets::content::{SignOff, Theme};
use sightline::model::sheets::evaluation::{Frequency, Measure, MeasureLevel};
use sightline::model::sheets::objectives::{AimFit, OrganisationObjective, SmartObjective, Unit};
use sightline::model::sheets::resources::{LoadShape, SetupTask, TeamRole, WeeklyTask};
use sightline::model::sheets::stakeholders::{ChannelDecision, HowOften, PlatformPlan, PlatformUse, Stakeholder};
use sightline::model::{Baseline, Hours, Link, Links, Number, Pick, RowId, Workbook};
use sightline::rules::findings;

const TODAY: Date = date(2026, 11, 21);

fn id(number: u64) -> RowId {
    RowId::from_bits(number)
}

fn to(number: u64) -> Link {
    Link(Some(id(number)))
}

fn aims_and_objectives(workbook: &mut Workbook) {
    let review = workbook.review_mut();
    let aim = Arc::make_mut(&mut review.aim);
    aim.drivers.push(Driver {
        id: id(1),
        kind: Some(DriverKind::PeerPressure),
        note: "Every other trust is on TikTok".into(),
        ..Driver::default()
    });
    aim.aims.push(Aim { id: id(2), change: "More of our staff have the flu vaccine".into(), for_whom: "Staff".into() });
    aim.aims.push(Aim { id: id(3), change: "Be on TikTok".into(), for_whom: "Everyone".into() });
    aim.achievable = "Yes".into();
    let sheet = Arc::make_mut(&mut review.objectives);
    for (number, name) in [(4, "Keep staff well"), (5, "Shorter waits")] {
        sheet.organisation_objectives.push(OrganisationObjective {
            id: id(number),
            name: name.into(),
            ..OrganisationObjective::default()
        });
    }
    sheet.aim_fit.push(AimFit { id: id(6), aim: to(2), serves: Links(vec![id(4)]), how: "Fewer sick days".into() });
    sheet.aim_fit.push(AimFit { id: id(7), aim: to(3), serves: Links(vec![]), how: "Visibility".into() });
    let known = |value, on| Baseline::Known { value: Number::whole(value), on: Some(on) };
    for one in [
        SmartObjective {
            id: id(8),
            statement: "Increase flu vaccine uptake from 45% to 60% by 31 March 2027 and post more on TikTok".into(),
            aim: to(2),
            metric: "Flu vaccine uptake".into(),
            target: Some(Number::whole(60)),
            owner: "Comms".into(),
            ..SmartObjective::default()
        },
        SmartObjective {
            id: id(9),
            statement: "Promote the vaccine clinics".into(),
            owner: "Flu lead".into(),
            ..SmartObjective::default()
        },
        SmartObjective {
            id: id(10),
            statement: "We grew our followers to 2,000 in 2025".into(),
            aim: to(3),
            metric: "Followers".into(),
            unit: Some(Unit::Count),
            baseline: known(2_000, date(2026, 12, 31)),
            target: Some(Number::whole(1_000)),
            due: Some(date(2026, 3, 31)),
            owner: "Comms officer".into(),
            ..SmartObjective::default()
        },
        SmartObjective {
            id: id(11),
            statement: "Double our followers".into(),
            aim: to(3),
            metric: "Followers".into(),
            unit: Some(Unit::Count),
            baseline: known(2_000, date(2026, 11, 1)),
            target: Some(Number::whole(1_000)),
            due: Some(date(2027, 3, 31)),
            owner: "Comms officer".into(),
            evaluate_on: Some(date(2027, 3, 1)),
            ..SmartObjective::default()
        },
    ] {
        sheet.smart.push(one);
    }
}

fn people(workbook: &mut Workbook) {
    let sheet = Arc::make_mut(&mut workbook.review_mut().stakeholders);
    for (number, name, platform) in [
        (20, "Patients", "facebook"),
        (22, "Our staff", "whatsapp-channel"),
        (24, "Teenagers", "tiktok"),
        (26, "NHS England", "x"),
        (28, "Local media", "x"),
        (30, "Volunteers", "facebook"),
    ] {
        let mut group = Stakeholder { id: id(number), name: name.into(), ..Stakeholder::default() };
        group.size = Some(Number::whole(if number == 30 { 12 } else { 4_000 }));
        group.platforms.push(PlatformUse {
            id: id(number + 1),
            platform: Pick(platform.to_owned()),
            how_often: Some(HowOften::Weekly),
            ..PlatformUse::default()
        });
        sheet.stakeholders.push(group);
    }
    for (number, platform, decision) in [
        (40, "facebook", ChannelDecision::Keep),
        (41, "tiktok", ChannelDecision::Start),
        (42, "linkedin", ChannelDecision::Start),
        (43, "x", ChannelDecision::Close),
    ] {
        sheet.platforms.push(PlatformPlan {
            id: id(number),
            platform: Pick(platform.to_owned()),
            decision: Some(decision),
            ..PlatformPlan::default()
        });
    }
}

fn plan(workbook: &mut Workbook) {
    let review = workbook.review_mut();
    let sheet = Arc::make_mut(&mut review.resources);
    let hours = |hours: u32| Some(Hours::from_minutes(60 * hours));
    sheet.setup_tasks.push(SetupTask {
        id: id(50),
        task: "Write a policy".into(),
        hours: hours(10),
        ..SetupTask::default()
    });
    sheet.roles.push(TeamRole { id: id(51), role: "Comms officer".into(), capacity: hours(5), ..TeamRole::default() });
    let posts =
        WeeklyTask { id: id(52), task: "Posts and replies".into(), role: "Comms officer".into(), hours: hours(12) };
    sheet.weekly_tasks.push(posts);
    sheet.load_shape = Some(LoadShape::Peaks);
    sheet.better_outcomes = "No".into();
    let sheet = Arc::make_mut(&mut review.content);
    sheet.sign_off = Some(SignOff::Every);
    sheet.sign_off_how_long = "Two weeks".into();
    sheet.warranted_for_audience = "Yes".into();
    for (number, name, objective, stakeholder) in
        [(60, "Flu facts", None, Some(20)), (61, "Volunteer thanks", Some(8), Some(30)), (62, "Dances", Some(11), None)]
    {
        sheet.themes.push(Theme {
            id: id(number),
            name: name.into(),
            message: "Come along".into(),
            objective: Link(objective.map(id)),
            stakeholder: Link(stakeholder.map(id)),
        });
    }
    let sheet = Arc::make_mut(&mut review.evaluation);
    for (number, metric, objective) in [(70, "Followers", Some(11)), (71, "Posts published", None)] {
        sheet.measures.push(Measure {
            id: id(number),
            metric: metric.into(),
            level: Some(MeasureLevel::Output),
            objective: Link(objective.map(id)),
            frequency: Some(Frequency::Monthly),
            unit: Some(Unit::Count),
            target: Some(Number::whole(4_000)),
            owner: "Intern".into(),
            ..Measure::default()
        });
    }
    for (number, title, theme, day) in [
        (80, "Thank you, volunteers", Some(61), date(2026, 12, 1)),
        (81, "Volunteer of the month", Some(61), date(2026, 12, 8)),
        (82, "A dance on the ward", None, date(2026, 11, 25)),
        (83, "Flu, the facts", Some(60), date(2026, 11, 10)),
    ] {
        Arc::make_mut(&mut workbook.registers.posts).push(Post {
            id: id(number),
            title: title.into(),
            theme: Link(theme.map(id)),
            date: Some(day),
            state: Some(PostState::Agreed),
            ..Post::default()
        });
    }
    Arc::make_mut(&mut workbook.registers.actions).push(Action {
        id: id(90),
        what: "Ask the trade unions".into(),
        due: Some(date(2026, 11, 9)),
        state: Some(ActionState::Open),
        ..Action::default()
    });
}

#[test]
fn a_workbook_that_was_filled_in_badly_hears_what_is_wrong_and_nothing_else() {
    let mut workbook = Workbook::new("Riverside NHS Trust", id(100), date(2026, 11, 2));
    aims_and_objectives(&mut workbook);
    people(&mut workbook);
    plan(&mut workbook);
    let found = findings(&workbook, TODAY);
    let lines: Vec<String> =
        found.iter().map(|one| format!("{} | {} | {}", one.severity.label(), one.check.id, one.message)).collect();
    expect![[r#"
        Stop | peer-pressure-only | The only driver is peer pressure: others do it.
        Question | aim-too-wide | “More of our staff have the flu vaccine” is for “Staff”, a very wide group.
        Question | aim-too-wide | “Be on TikTok” is for “Everyone”, a very wide group.
        Stop | aim-serves-nothing | The aim “Be on TikTok” serves none of the organisation’s objectives.
        Note | organisation-objective-without-aim | No aim serves “Shorter waits”.
        Caution | objective-without-aim | The objective “Promote the vaccine clinics” serves no aim.
        Caution | objective-without-organisation-objective | The objective “Promote the vaccine clinics” serves no objective of the organisation.
        Caution | objective-without-organisation-objective | The objective “We grew our followers to 2,000 in 2025” serves no objective of the organisation.
        Caution | objective-without-organisation-objective | The objective “Double our followers” serves no objective of the organisation.
        Question | statement-not-an-objective | “We grew our followers to 2,000 in 2025” reports what has happened.
        Question | statement-change-verb | “Promote the vaccine clinics” says “promote”, which can be claimed whatever happens.
        Question | statement-several-things | “Increase flu vaccine uptake from 45% to 60% by 31 March 2027 and post…” asks for a second thing: “post more on TikTok”.
        Caution | smart-wrong-way | “Double our followers” is to rise, and the figure falls from 2,000 on 1 November 2026 to 1,000.
        Caution | smart-metric | The objective “Promote the vaccine clinics” has no metric.
        Caution | smart-unit | The metric “Flu vaccine uptake” has no unit.
        Caution | smart-baseline | The objective “Increase flu vaccine uptake from 45% to 60% by 31 March 2027 and post…” has no baseline.
        Caution | smart-baseline | The objective “Promote the vaccine clinics” has no baseline.
        Caution | smart-target | The objective “Promote the vaccine clinics” has no target.
        Caution | smart-due | The objective “Increase flu vaccine uptake from 45% to 60% by 31 March 2027 and post…” has no day by which it is due.
        Caution | smart-due | The objective “Promote the vaccine clinics” has no day by which it is due.
        Caution | smart-due-past | “We grew our followers to 2,000 in 2025” was due on 31 March 2026.
        Caution | smart-evaluated-early | “Double our followers” is evaluated on 1 March 2027, before it is due on 31 March 2027.
        Caution | smart-baseline-after-due | The baseline of “We grew our followers to 2,000 in 2025” is dated 31 December 2026, and the objective is due on 31 March 2026.
        Caution | smart-measure | No measure shows whether “Increase flu vaccine uptake from 45% to 60% by 31 March 2027 and post…” is met.
        Caution | smart-measure | No measure shows whether “Promote the vaccine clinics” is met.
        Caution | smart-measure | No measure shows whether “We grew our followers to 2,000 in 2025” is met.
        Question | objective-without-theme | No content theme serves the objective “Promote the vaccine clinics”.
        Question | objective-without-theme | No content theme serves the objective “We grew our followers to 2,000 in 2025”.
        Question | owner-in-no-role | “Flu lead” owns something here but has no role, and no hours, in stage 4.
        Caution | dated-ahead | The baseline of “We grew our followers to 2,000 in 2025” is dated 31 December 2026, which is still to come.
        Caution | stakeholder-without-objective | “Patients” is number 1 in your list, and no objective is for them.
        Caution | stakeholder-without-objective | “Our staff” is number 2 in your list, and no objective is for them.
        Caution | stakeholder-without-objective | “Teenagers” is number 3 in your list, and no objective is for them.
        Caution | stakeholder-without-objective | “NHS England” is number 4 in your list, and no objective is for them.
        Caution | stakeholder-without-objective | “Local media” is number 5 in your list, and no objective is for them.
        Question | stakeholder-too-wide | “Patients” is a very wide group.
        Caution | platform-nobody-uses | You start LinkedIn, and none of your first five stakeholders uses it.
        Question | platform-not-chosen | “NHS England” and “Local media” use X (formerly Twitter), and you close it without a reason.
        Question | platform-not-chosen | “Our staff” uses WhatsApp channel, and there is no decision about it.
        Caution | evidence-missing | Nothing says that “Patients” uses Facebook.
        Caution | evidence-missing | Nothing says that “Our staff” uses WhatsApp channel.
        Caution | evidence-missing | Nothing says that “Teenagers” uses TikTok.
        Caution | evidence-missing | Nothing says that “NHS England” uses X (formerly Twitter).
        Caution | evidence-missing | Nothing says that “Local media” uses X (formerly Twitter).
        Note | world-changed | “Teenagers” on TikTok: the UK Government said that it will ban under-16s from Snapchat, TikTok, YouTube, Instagram, Facebook and X (from 15 June 2026; source: press reports of the announcement of 15 June 2026).
        Note | world-changed | “NHS England”: a bill that abolishes NHS England is before Parliament, and its work is to go to the Department of Health and Social Care by April 2027 (from 14 May 2026; source: Nuffield Trust, What is in the new Health Bill, 18 May 2026).
        Caution | hours-above-capacity | An ordinary week takes 12 hours, and the roles have 5 hours: 7 hours too many.
        Caution | set-up-before-first-post | The set-up task “Write a policy” is not done, 10 hours of work, and the first post is dated 10 November 2026.
        Caution | hours-without-reward | The plan takes 12 hours a week, and no reward is named.
        Question | peaks-without-dates | The work comes in peaks, and no line says when, and how many more hours a week takes then.
        Caution | no-contingency | Nothing says what happens when your accounts become busy.
        Caution | no-out-of-hours | Nothing is arranged out of hours.
        Caution | no-crisis-route | Nothing says how a crisis is passed on.
        Caution | no-safeguarding-route | Nothing says how a safeguarding concern is passed on.
        Caution | more-than-five | The theme “Volunteer thanks” is for “Volunteers”, number 6 in your list. The first five are the plan.
        Caution | theme-without-objective | The theme “Flu facts” serves no objective.
        Caution | theme-without-stakeholder | The theme “Dances” is for no stakeholder.
        Caution | no-sign-off-named | Every post needs a sign-off, and nobody is named for it.
        Question | no-sign-off-out-of-hours | Every post needs a sign-off, and nobody is named for it out of hours.
        Caution | measure-disagrees | The measure “Followers” has the target 4,000, and its objective has 1,000.
        Caution | no-conscious-action | All measures count what you put in or publish. None counts what people do.
        Caution | measure-incomplete | The measure “Followers” has no source.
        Caution | measure-incomplete | The measure “Posts published” has no source.
        Question | measure-without-objective | The measure “Posts published” belongs to no objective.
        Question | owner-in-no-role | “Intern” owns something here in 2 places but has no role, and no hours, in stage 4.
        Note | post-without-theme | The planned post “A dance on the ward” belongs to no theme.
        Note | posts-past | The post “Flu, the facts” is past its day, and nothing says whether it went out.
        Caution | actions-overdue | “Ask the trade unions” was due on 9 November 2026.
        Question | action-open-ended | “Ask the trade unions” has no owner."#]].assert_eq(&lines.join("\n"));
}
