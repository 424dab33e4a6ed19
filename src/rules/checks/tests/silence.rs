//! What must raise no finding although it looks like one: each false alarm would cost the trust in all the others.

use jiff::civil::date;

use super::changes::{
    at, choice, day, four_more_with_objectives, known, more_in_the_peak, next_review, none, number, one_metric, remove,
    set, text,
};
use super::{TODAY, after, said, sound};
use crate::model::sheets::content::SignOff;
use crate::model::sheets::evaluation::MeasureLevel;
use crate::model::sheets::resources::LoadShape;
use crate::model::sheets::stakeholders::{ChannelDecision, HowOften};
use crate::model::{Address, Answer, Baseline, Edit, Hours, Place, RowId, Stage};
use crate::rules::findings::findings;

/// Says of everything in a stage that it is still true.
fn confirm(stage: Stage) -> Edit {
    Edit::Confirm { at: Address::page(Place::Stage(stage)), by: String::new(), on: TODAY }
}

/// Checks that must be silent after some edits: the check, why, and the edits.
fn silences() -> Vec<(&'static str, &'static str, Vec<Edit>)> {
    let smart = |question: &str, to: Answer| set(&format!("objectives/smart/smart00001/{question}"), to);
    let measure = |question: &str, to: Answer| set(&format!("evaluation/measures/measvre001/{question}"), to);
    let decision = |row: &str, key: &str| {
        set(&format!("stakeholders/platforms/{row}/decision"), choice(ChannelDecision::OPTIONS, key))
    };
    let used = |question: &str, to: Answer| {
        set(&format!("stakeholders/stakeholders/gr0vp00001/platforms/vse0000001/{question}"), to)
    };
    vec![
        (
            "peer-pressure-only",
            "a driver in words is a driver",
            vec![set("aim/drivers/drv0000001/kind", Answer::Choice(None))],
        ),
        (
            "no-aim",
            "stage 1 is not answered yet",
            vec![remove("aim/aim/a0m0000001"), remove("aim/aim/a0m0000002"), set("aim/warranted", text(""))],
        ),
        (
            "aim-serves-nothing",
            "the aim serves through its objective",
            vec![set("objectives/aim_fit/f0t0000001/serves", Answer::Links(vec![]))],
        ),
        (
            "aim-serves-nothing",
            "nobody has gone on to the objectives",
            vec![
                remove("objectives/smart/smart00001"),
                remove("objectives/smart/smart00002"),
                remove("objectives/aim_fit/f0t0000001"),
            ],
        ),
        (
            "objective-without-organisation-objective",
            "the aim leads there",
            vec![smart("organisation_objective", none())],
        ),
        (
            "objective-without-stakeholder",
            "a theme ties them",
            vec![set("stakeholders/stakeholders/gr0vp00001/objective", none())],
        ),
        (
            "smart-baseline",
            "not yet known with a day is an answer",
            vec![smart("baseline", Answer::Baseline(Baseline::NotYetKnown { by: Some(date(2027, 1, 31)) }))],
        ),
        (
            "smart-baseline-due",
            "the day is today",
            vec![smart("baseline", Answer::Baseline(Baseline::NotYetKnown { by: Some(TODAY) }))],
        ),
        (
            "smart-due",
            "what is typed is kept and said elsewhere",
            vec![
                smart("due", Answer::Date(None)),
                Edit::KeepAsTyped { at: at("objectives/smart/smart00001/due"), text: "next spring".into() },
            ],
        ),
        ("smart-due-past", "the day is today", vec![smart("due", day(2026, 11, 21))]),
        ("smart-due-later", "within a month of the next review", vec![smart("due", day(2027, 6, 10))]),
        (
            "smart-no-change",
            "to hold a level is an objective",
            vec![
                smart("statement", text("Keep the share of children vaccinated at 44% until 31 March 2027.")),
                smart("target", number(44)),
            ],
        ),
        ("smart-over-a-hundred", "all of them is a share", vec![smart("target", number(100))]),
        ("smart-over-a-hundred", "a count has no end", vec![set("objectives/smart/smart00002/target", number(4_000))]),
        ("smart-realistic", "as far as it has moved before", vec![smart("target", number(52))]),
        (
            "smart-realistic",
            "two readings say nothing",
            vec![smart("target", number(60)), remove("readings/readings/read000001")],
        ),
        (
            "smart-measure",
            "the same metric in other words",
            vec![measure("metric", text("Registered children vaccinated (share)"))],
        ),
        (
            "measure-disagrees",
            "another metric has its own figures",
            vec![measure("metric", text("Bookings a week")), measure("target", number(80))],
        ),
        ("measure-disagrees", "a measure need not have a target", vec![measure("target", Answer::Number(None))]),
        (
            "only-outputs",
            "one outcome is enough",
            vec![set("evaluation/measures/measvre003/level", choice(MeasureLevel::OPTIONS, "Input"))],
        ),
        ("only-outputs", "a level that is not chosen is not answered", vec![measure("level", Answer::Choice(None))]),
        ("no-outside-evidence", "an outcome comes from a service", vec![remove("evidence/evidence/ev00000001")]),
        ("measure-not-read", "one missed month is ordinary", vec![remove("readings/readings/read000003")]),
        (
            "measure-not-read",
            "never read yet",
            vec![
                remove("readings/readings/read000001"),
                remove("readings/readings/read000002"),
                remove("readings/readings/read000003"),
            ],
        ),
        ("platform-nobody-uses", "it is paused", vec![decision("p0an000003", "Close")]),
        (
            "platform-nobody-uses",
            "one of the first five has no platform yet",
            vec![decision("p0an000003", "Keep"), remove("stakeholders/stakeholders/gr0vp00002/platforms/vse0000002")],
        ),
        (
            "platform-not-chosen",
            "the reason is given",
            vec![
                remove("stakeholders/platforms/p0an000002"),
                set("stakeholders/ranking_reason", text("Nobody can edit film")),
            ],
        ),
        ("platform-not-chosen", "to pause is a decision", vec![decision("p0an000002", "Pause")]),
        (
            "evidence-missing",
            "not known, with a way to find out",
            vec![used("evidence", text("")), used("how_often", choice(HowOften::OPTIONS, "NotKnown"))],
        ),
        ("evidence-old", "two years to the day", vec![used("dated", day(2024, 11, 21))]),
        (
            "hours-above-capacity",
            "a role without hours may have them",
            vec![
                set("resources/weekly_tasks/week000001/hours", Answer::Hours(Some(crate::model::Hours::whole(40)))),
                set("resources/roles/r00e000002/capacity", Answer::Hours(None)),
            ],
        ),
        (
            "set-up-before-first-post",
            "the first post is three weeks away",
            vec![
                set("resources/setup_tasks/setvp00002/done", Answer::Tick(false)),
                remove("posts/posts/p0st000001"),
                remove("posts/posts/p0st000003"),
                set("posts/posts/p0st000002/date", day(2026, 12, 12)),
            ],
        ),
        (
            "no-sign-off-named",
            "none is needed",
            vec![set("content/sign_off", choice(SignOff::OPTIONS, "None")), set("content/sign_off_who", text(""))],
        ),
        (
            "post-on-channel-not-chosen",
            "it is out already",
            vec![set("posts/posts/p0st000003/channels", Answer::Links(vec!["chan000002".parse().expect("an id")]))],
        ),
        ("review-due", "it is due today", vec![set("session/date", day(2026, 5, 21))]),
        (
            "task-for-no-role",
            "the role is written in capitals and with two blanks",
            vec![set("resources/weekly_tasks/week000001/role", text("DIGITAL  Officer "))],
        ),
        (
            "task-for-no-role",
            "nobody has listed roles yet",
            vec![
                remove("resources/roles/r00e000001"),
                remove("resources/roles/r00e000002"),
                set("resources/weekly_tasks/week000001/role", text("Web editor")),
            ],
        ),
        ("owner-in-no-role", "the role with a word more", vec![smart("owner", text("Digital officer (Riverside)"))]),
        ("owner-in-no-role", "two roles together", vec![smart("owner", text("digital officer and lead nurse"))]),
        ("owner-in-no-role", "a person of the session", vec![smart("owner", text("Lead nurse"))]),
        ("weeks-above-capacity", "the hours are there to the minute", vec![more_in_the_peak(Hours::whole(8))]),
        (
            "weeks-above-capacity",
            "the peak is over",
            vec![more_in_the_peak(Hours::whole(40)), set("resources/peaks/peak000001/to", day(2026, 11, 13))],
        ),
        (
            "weeks-above-capacity",
            "a role without hours may have them",
            vec![more_in_the_peak(Hours::whole(40)), set("resources/roles/r00e000002/capacity", Answer::Hours(None))],
        ),
        (
            "peaks-without-dates",
            "the work is steady",
            vec![
                remove("resources/peaks/peak000001"),
                set("resources/load_shape", choice(LoadShape::OPTIONS, "Steady")),
            ],
        ),
        (
            "peaks-without-dates",
            "what is typed is kept and said elsewhere",
            vec![
                set("resources/peaks/peak000001/from", Answer::Date(None)),
                Edit::KeepAsTyped { at: at("resources/peaks/peak000001/from"), text: "when flu begins".into() },
            ],
        ),
        (
            "carried-to-confirm",
            "everything was looked at",
            next_review().into_iter().chain(Stage::ALL.iter().copied().map(confirm)).collect(),
        ),
        ("actions-overdue", "it is due today", vec![set("actions/actions/act0000001/due", day(2026, 11, 21))]),
        ("dated-ahead", "read today", vec![smart("baseline", known(44, Some(TODAY)))]),
        (
            "world-changed",
            "children are not young people",
            vec![set("stakeholders/stakeholders/gr0vp00001/name", text("Parents of school children"))],
        ),
        (
            "world-changed",
            "parents of young people are no young people",
            vec![set("stakeholders/stakeholders/gr0vp00001/name", text("Parents of young people in Riverside"))],
        ),
        (
            "aim-too-wide",
            "a part of the public",
            vec![set("aim/aim/a0m0000001/for_whom", text("The public in two villages"))],
        ),
        (
            "more-than-five-with-objectives",
            "five have one",
            four_more_with_objectives()
                .into_iter()
                .chain([set("stakeholders/stakeholders/gr0vp00002/objective", none())])
                .collect(),
        ),
        (
            "channels-above-hours",
            "an hour for each is enough",
            vec![
                set("resources/roles/r00e000001/capacity", Answer::Hours(Some(Hours::whole(1)))),
                set("resources/roles/r00e000002/capacity", Answer::Hours(Some(Hours::whole(1)))),
            ],
        ),
        (
            "channels-above-hours",
            "a role without hours may have them",
            vec![
                set("resources/roles/r00e000001/capacity", Answer::Hours(None)),
                set("resources/roles/r00e000002/capacity", Answer::Hours(Some(Hours::whole(1)))),
            ],
        ),
        (
            "channel-with-one-key-holder",
            "nobody has decided about platforms yet",
            vec![
                set("channels/channels/chan000001/access", text("")),
                remove("stakeholders/platforms/p0an000001"),
                remove("stakeholders/platforms/p0an000002"),
                remove("stakeholders/platforms/p0an000003"),
            ],
        ),
        (
            "channel-with-one-key-holder",
            "nobody at all is named, which is the finding",
            vec![
                set("channels/channels/chan000001/access", text("")),
                set("channels/channels/chan000001/owner", text("")),
            ],
        ),
        (
            "reach-as-outcome",
            "posts that are filled are jobs",
            vec![measure("metric", text("Nursing posts filled within a month"))],
        ),
        (
            "reach-as-outcome",
            "it counts organisations",
            vec![measure("metric", text("Organisations that repeated six posts or more"))],
        ),
        (
            "reach-as-outcome",
            "it is called an output",
            vec![
                measure("metric", text("Followers of the page")),
                measure("level", choice(MeasureLevel::OPTIONS, "Output")),
            ],
        ),
        ("same-metric-other-target", "targets on the way have days of their own", one_metric(day(2027, 4, 30))),
        (
            "smart-baseline-old",
            "a figure was read since the last review",
            next_review()
                .into_iter()
                .chain([
                    smart("baseline", known(44, Some(date(2026, 1, 31)))),
                    set("readings/readings/read000003/date", day(2026, 11, 20)),
                ])
                .collect(),
        ),
        ("smart-baseline-old", "it is the first review", vec![smart("baseline", known(44, Some(date(2019, 1, 31))))]),
        (
            "target-not-in-sentence",
            "the sentence says by how much",
            vec![smart("statement", text("Raise the share of children vaccinated by 6 percentage points from 44%."))],
        ),
        (
            "target-not-in-sentence",
            "the sentence says by how much of it",
            vec![
                smart("statement", text("Raise the share of children vaccinated by 14% by 31 March 2027.")),
                smart("target", number(50)),
            ],
        ),
        (
            "target-not-in-sentence",
            "only the start is in the sentence",
            vec![smart("statement", text("Raise the share of children vaccinated from 44% by 31 March 2027."))],
        ),
        (
            "target-not-in-sentence",
            "a share in words of a ratio",
            vec![smart("statement", text("By 31 March 2027, 1 in 2 children aged 2 and 3 is vaccinated."))],
        ),
        (
            "target-not-in-sentence",
            "the other figure counts something else",
            vec![smart("statement", text("Raise the share vaccinated to 50% with 12 clinics by 31 March 2027."))],
        ),
        (
            "due-not-in-sentence",
            "a day of the month that is named",
            vec![
                smart("statement", text("Raise the share of children vaccinated from 44% to 50% by March 2027.")),
                smart("due", day(2027, 3, 12)),
            ],
        ),
        (
            "due-not-in-sentence",
            "a year that is only meant",
            vec![
                smart("statement", text("Raise the share of children vaccinated from 44% to 50% by 30 June.")),
                smart("due", day(2027, 3, 31)),
            ],
        ),
        (
            "set-up-before-first-post",
            "set-up of one channel is not for the first post of another",
            vec![
                set("resources/setup_tasks/setvp00002/done", Answer::Tick(false)),
                set("resources/setup_tasks/setvp00002/task", text("Set up the TikTok account")),
            ],
        ),
    ]
}

#[test]
fn no_check_cries_wolf() {
    let mut alarms = vec![];
    for (id, why, edits) in silences() {
        assert!(super::check(id).is_some(), "there is no check {id}");
        let found = after(&edits);
        if found.iter().any(|one| one.check.id == id) {
            alarms.push(format!("{id} ({why}): {:?}", said(&found)));
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

/// A review that ran out years ago is old as a whole: one finding says so, and notices of later years do not.
#[test]
fn an_old_review_is_held_against_its_own_time() {
    let mut workbook = sound();
    set("partners/partners/part000001/name", text("Riverside CCG")).apply(&mut workbook).expect("an edit");
    let now = findings(&workbook, TODAY);
    assert_eq!(now.iter().map(|one| one.check.id).collect::<Vec<_>>(), ["world-changed"]);
    workbook.review_mut().started = Some(date(2016, 3, 1));
    set("session/date", day(2016, 3, 1)).apply(&mut workbook).expect("an edit");
    let old = findings(&workbook, TODAY);
    assert!(!old.iter().any(|one| one.check.id == "world-changed"), "{:?}", said(&old));
    assert!(old.iter().any(|one| one.check.id == "review-due"));
}

#[test]
fn a_long_list_names_its_first_rows_and_counts_the_rest() {
    let mut workbook = sound();
    for number in 0..30 {
        let with = vec![("what", text(&format!("Task {number}"))), ("due", day(2026, 10, 1))];
        let add = Edit::Add { at: at("actions/actions"), id: RowId::from_bits(9_000 + number), place: None, with };
        add.apply(&mut workbook).expect("an edit");
    }
    let found = findings(&workbook, TODAY);
    let late: Vec<_> = found.iter().filter(|one| one.check.id == "actions-overdue").collect();
    let [all] = &late[..] else { panic!("{:?}", said(&found)) };
    assert_eq!(
        all.message,
        "30 actions are past their day. They were due: “Task 0” on 1 October 2026, “Task 1” on 1 October 2026, \
         “Task 2” on 1 October 2026 and 27 more."
    );
    let ways: Vec<(&str, bool)> = all.ways.iter().map(|way| (way.label.as_str(), way.go.is_some())).collect();
    assert_eq!(ways, [("Go to the first", true), ("Go to the second", true), ("Go to the third", true)]);
}
