//! One change of the sound workbook for each check, and the place where the check then speaks.

use jiff::civil::{Date, date};

use crate::model::values::ChoiceOption;
use crate::model::{Address, Answer, Baseline, Edit, Hours, Number, resolve};

pub(super) fn at(text: &str) -> Address {
    resolve(text).unwrap_or_else(|| panic!("no question at {text}"))
}

pub(super) fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

pub(super) fn choice(options: &[ChoiceOption], key: &str) -> Answer {
    Answer::option(options, Some(options.iter().position(|option| option.key == key).expect("an option")))
}

pub(super) fn number(figure: i32) -> Answer {
    Answer::Number(Some(Number::whole(figure)))
}

pub(super) fn day(year: i16, month: i8, day: i8) -> Answer {
    Answer::Date(Some(date(year, month, day)))
}

pub(super) fn set(place: &str, to: Answer) -> Edit {
    Edit::Set { at: at(place), to }
}

pub(super) fn none() -> Answer {
    Answer::Link(None)
}

pub(super) fn known(value: i32, on: Option<Date>) -> Answer {
    Answer::Baseline(Baseline::Known { value: Number::whole(value), on })
}

pub(super) fn remove(place: &str) -> Edit {
    Edit::Remove { row: at(place) }
}

/// Gives the peak other hours a week.
pub(super) fn more_in_the_peak(more: Hours) -> Edit {
    set("resources/peaks/peak000001/more", Answer::Hours(Some(more)))
}

/// Closes the review and starts the next one.
pub(super) fn next_review() -> Vec<Edit> {
    let on = date(2026, 11, 20);
    vec![
        Edit::CloseReview { on, by: String::new() },
        Edit::StartNextReview { id: crate::model::RowId::from_bits(4_712), on },
    ]
}

/// One change for each check: its id, where it speaks, and the edits.
pub(super) fn changes() -> Vec<(&'static str, &'static str, Vec<Edit>)> {
    use crate::model::registers::channels::ChannelState;
    use crate::model::registers::evidence::EvidenceKind;
    use crate::model::registers::posts::PostState;
    use crate::model::sheets::aim::DriverKind;
    use crate::model::sheets::content::SignOff;
    use crate::model::sheets::evaluation::MeasureLevel;
    use crate::model::sheets::objectives::{CouldHelp, Unit};
    use crate::model::sheets::stakeholders::ChannelDecision;
    let smart = |question: &str, to: Answer| set(&format!("objectives/smart/smart00001/{question}"), to);
    let measure = |question: &str, to: Answer| set(&format!("evaluation/measures/measvre001/{question}"), to);
    let group = |question: &str, to: Answer| set(&format!("stakeholders/stakeholders/gr0vp00001/{question}"), to);
    let used = |question: &str, to: Answer| {
        set(&format!("stakeholders/stakeholders/gr0vp00001/platforms/vse0000001/{question}"), to)
    };
    let level = |key: &str| choice(MeasureLevel::OPTIONS, key);
    let no_text = || text("");
    vec![
        ("peer-pressure-only", "aim/drivers", vec![remove("aim/drivers/drv0000001")]),
        ("no-aim", "aim/aim", vec![remove("aim/aim/a0m0000001"), remove("aim/aim/a0m0000002")]),
        (
            "aim-serves-nothing",
            "objectives/aim_fit/f0t0000001/serves",
            vec![
                set("objectives/aim_fit/f0t0000001/serves", Answer::Links(vec![])),
                smart("organisation_objective", none()),
            ],
        ),
        (
            "organisation-objective-without-aim",
            "objectives/organisation_objectives/0rg0000001",
            vec![
                set("objectives/aim_fit/f0t0000001/serves", Answer::Links(vec![])),
                smart("organisation_objective", none()),
            ],
        ),
        (
            "team-objective-unused",
            "objectives/team_objectives/team000002",
            vec![set(
                "objectives/team_objectives/team000002/social_media_could_help",
                choice(CouldHelp::OPTIONS, "Yes"),
            )],
        ),
        ("objective-without-aim", "objectives/smart/smart00001/aim", vec![smart("aim", none())]),
        (
            "objective-without-organisation-objective",
            "objectives/smart/smart00001/organisation_objective",
            vec![smart("aim", none()), smart("organisation_objective", none())],
        ),
        (
            "objective-serves-another",
            "objectives/smart/smart00001/organisation_objective",
            vec![smart("organisation_objective", Answer::Link("0rg0000002".parse().ok()))],
        ),
        ("aim-without-objective", "aim/aim/a0m0000001", vec![smart("aim", Answer::Link("a0m0000002".parse().ok()))]),
        (
            "objective-without-stakeholder",
            "objectives/smart/smart00001",
            vec![group("objective", none()), set("content/themes/theme00001/stakeholder", none())],
        ),
        (
            "stakeholder-without-objective",
            "stakeholders/stakeholders/gr0vp00001/objective",
            vec![group("objective", none())],
        ),
        (
            "statement-not-an-objective",
            "objectives/smart/smart00001/statement",
            vec![smart("statement", text("Post three times a week on Facebook."))],
        ),
        (
            "statement-change-verb",
            "objectives/smart/smart00001/statement",
            vec![
                smart("statement", text("Support families to be informed by 31 March 2027.")),
                smart("target", Answer::Number(None)),
            ],
        ),
        (
            "statement-several-things",
            "objectives/smart/smart00001/statement",
            vec![smart(
                "statement",
                text("Raise vaccinations from 44% to 50% and cut missed appointments from 8% to 6% by 31 March 2027."),
            )],
        ),
        ("smart-wrong-way", "objectives/smart/smart00001/target", vec![smart("target", number(40))]),
        ("smart-metric", "objectives/smart/smart00001/metric", vec![smart("metric", no_text())]),
        ("smart-unit", "objectives/smart/smart00001/unit", vec![smart("unit", Answer::Choice(None))]),
        (
            "smart-baseline",
            "objectives/smart/smart00001/baseline",
            vec![smart("baseline", Answer::Baseline(Baseline::Unanswered))],
        ),
        (
            "smart-baseline-due",
            "objectives/smart/smart00001/baseline",
            vec![smart("baseline", Answer::Baseline(Baseline::NotYetKnown { by: Some(date(2026, 11, 20)) }))],
        ),
        ("smart-target", "objectives/smart/smart00001/target", vec![smart("target", Answer::Number(None))]),
        ("smart-no-change", "objectives/smart/smart00001/target", vec![smart("target", number(44))]),
        ("smart-over-a-hundred", "objectives/smart/smart00001/target", vec![smart("target", number(101))]),
        ("smart-realistic", "objectives/smart/smart00001/target", vec![smart("target", number(53))]),
        ("smart-owner", "objectives/smart/smart00001/owner", vec![smart("owner", no_text())]),
        ("smart-measure", "objectives/smart/smart00001", vec![remove("evaluation/measures/measvre001")]),
        ("measure-disagrees", "evaluation/measures/measvre001/target", vec![measure("target", number(60))]),
        ("smart-due", "objectives/smart/smart00001/due", vec![smart("due", Answer::Date(None))]),
        ("smart-due-past", "objectives/smart/smart00001/due", vec![smart("due", day(2026, 11, 20))]),
        ("smart-due-later", "objectives/smart/smart00001/due", vec![smart("due", day(2027, 7, 1))]),
        (
            "smart-evaluated-early",
            "objectives/smart/smart00001/evaluate_on",
            vec![smart("evaluate_on", day(2027, 3, 30))],
        ),
        (
            "smart-baseline-after-due",
            "objectives/smart/smart00001/baseline",
            vec![smart("baseline", Answer::Baseline(Baseline::NotYetKnown { by: Some(date(2027, 3, 31)) }))],
        ),
        (
            "no-conscious-action",
            "evaluation/measures",
            vec![measure("level", level("Output")), set("evaluation/measures/measvre002/level", level("Input"))],
        ),
        ("only-outputs", "objectives/smart/smart00001", vec![measure("level", level("Output"))]),
        ("measure-incomplete", "evaluation/measures/measvre001/source", vec![measure("source", no_text())]),
        (
            "measure-without-objective",
            "evaluation/measures/measvre003/objective",
            vec![set("evaluation/measures/measvre003/objective", none())],
        ),
        (
            "no-outside-evidence",
            "evaluation/measures",
            vec![
                measure("level", level("OutTake")),
                set("evaluation/measures/measvre002/level", level("OutTake")),
                set("evidence/evidence/ev00000001/kind", choice(EvidenceKind::OPTIONS, "PlatformFigures")),
            ],
        ),
        (
            "measure-not-read",
            "evaluation/measures/measvre001/frequency",
            vec![remove("readings/readings/read000003"), remove("readings/readings/read000002")],
        ),
        (
            "platform-nobody-uses",
            "stakeholders/platforms/p0an000003/decision",
            vec![set("stakeholders/platforms/p0an000003/decision", choice(ChannelDecision::OPTIONS, "Keep"))],
        ),
        ("platform-not-chosen", "stakeholders/platforms", vec![remove("stakeholders/platforms/p0an000002")]),
        (
            "platform-not-chosen",
            "stakeholders/platforms/p0an000002/reason",
            vec![
                set("stakeholders/platforms/p0an000002/decision", choice(ChannelDecision::OPTIONS, "Pause")),
                set("stakeholders/platforms/p0an000002/reason", text("")),
            ],
        ),
        (
            "ranking-tie",
            "stakeholders/ranking_reason",
            vec![
                set(
                    "stakeholders/stakeholders/gr0vp00002/platforms/vse0000002/how_often",
                    choice(crate::model::sheets::stakeholders::HowOften::OPTIONS, "Weekly"),
                ),
                set("stakeholders/platforms/p0an000002/decision", choice(ChannelDecision::OPTIONS, "Close")),
                set("stakeholders/platforms/p0an000002/reason", text("")),
            ],
        ),
        ("more-than-five", "content/themes/theme00001/stakeholder", sixth_place()),
        ("stakeholder-too-wide", "stakeholders/stakeholders/gr0vp00001/name", vec![group("name", text("The public"))]),
        (
            "channel-undecided",
            "stakeholders/platforms",
            vec![
                set("channels/channels/chan000002/platform", Answer::Pick("linkedin".into())),
                set("stakeholders/platforms/p0an000003/channel", none()),
            ],
        ),
        (
            "evidence-missing",
            "stakeholders/stakeholders/gr0vp00001/platforms/vse0000001/evidence",
            vec![used("evidence", no_text())],
        ),
        (
            "evidence-undated",
            "stakeholders/stakeholders/gr0vp00001/platforms/vse0000001/dated",
            vec![used("dated", Answer::Date(None))],
        ),
        (
            "evidence-old",
            "stakeholders/stakeholders/gr0vp00001/platforms/vse0000001/dated",
            vec![used("dated", day(2024, 11, 20))],
        ),
        (
            "kept-evidence-undated",
            "evidence/evidence",
            vec![set("evidence/evidence/ev00000001/dated", Answer::Date(None))],
        ),
        ("kept-evidence-old", "evidence/evidence", vec![set("evidence/evidence/ev00000001/dated", day(2024, 11, 20))]),
        (
            "hours-above-capacity",
            "resources/weekly_tasks",
            vec![set("resources/weekly_tasks/week000001/hours", Answer::Hours(Some(Hours::from_minutes(661))))],
        ),
        (
            "role-above-capacity",
            "resources/roles/r00e000001/capacity",
            vec![set("resources/weekly_tasks/week000001/hours", Answer::Hours(Some(Hours::from_minutes(361))))],
        ),
        ("peaks-without-dates", "resources/peaks", vec![remove("resources/peaks/peak000001")]),
        ("weeks-above-capacity", "resources/peaks", vec![more_in_the_peak(Hours::whole(9))]),
        (
            "set-up-before-first-post",
            "resources/setup_tasks",
            vec![set("resources/setup_tasks/setvp00002/done", Answer::Tick(false))],
        ),
        ("hours-without-reward", "resources/rewards", vec![set("resources/rewards", no_text())]),
        (
            "replaced-frees-less",
            "resources/replace",
            vec![set("resources/weekly_tasks/week000001/hours", Answer::Hours(Some(Hours::whole(14))))],
        ),
        ("no-contingency", "resources/contingency", vec![set("resources/contingency", no_text())]),
        ("no-out-of-hours", "resources/out_of_hours", vec![set("resources/out_of_hours", no_text())]),
        ("no-crisis-route", "resources/crisis_route", vec![set("resources/crisis_route", no_text())]),
        ("no-safeguarding-route", "resources/safeguarding_route", vec![set("resources/safeguarding_route", no_text())]),
        (
            "theme-without-objective",
            "content/themes/theme00001/objective",
            vec![set("content/themes/theme00001/objective", none())],
        ),
        (
            "theme-without-stakeholder",
            "content/themes/theme00001/stakeholder",
            vec![set("content/themes/theme00001/stakeholder", none())],
        ),
        (
            "objective-without-theme",
            "objectives/smart/smart00001",
            vec![set("content/themes/theme00001/objective", Answer::Link("smart00002".parse().ok()))],
        ),
        ("no-sign-off-named", "content/sign_off_who", vec![set("content/sign_off_who", no_text())]),
        (
            "no-sign-off-out-of-hours",
            "content/sign_off_out_of_hours",
            vec![
                set("content/sign_off", choice(SignOff::OPTIONS, "Every")),
                set("content/sign_off_out_of_hours", no_text()),
            ],
        ),
        (
            "plan-larger-than-audience",
            "content/themes/theme00001",
            vec![
                group("size", number(9)),
                set("posts/posts/p0st000002/theme", Answer::Link("theme00001".parse().ok())),
            ],
        ),
        (
            "post-on-channel-not-chosen",
            "posts/posts",
            vec![set("posts/posts/p0st000001/channels", Answer::Links(vec!["chan000002".parse().unwrap()]))],
        ),
        ("post-without-theme", "posts/posts", vec![set("posts/posts/p0st000001/theme", none())]),
        ("review-due", "session/date", vec![set("session/date", day(2026, 5, 20))]),
        (
            "task-for-no-role",
            "resources/weekly_tasks/week000001/role",
            vec![set("resources/weekly_tasks/week000001/role", text("Digital oficer"))],
        ),
        ("owner-in-no-role", "objectives/smart/smart00001/owner", vec![smart("owner", text("Web editor"))]),
        (
            "actions-overdue",
            "actions/actions/act0000001/due",
            vec![set("actions/actions/act0000001/due", day(2026, 11, 20))],
        ),
        (
            "action-open-ended",
            "actions/actions/act0000001/owner",
            vec![set("actions/actions/act0000001/owner", no_text())],
        ),
        ("posts-past", "posts/posts", vec![set("posts/posts/p0st000003/state", choice(PostState::OPTIONS, "Agreed"))]),
        (
            "channel-without-owner",
            "channels/channels/chan000001/owner",
            vec![set("channels/channels/chan000001/owner", no_text())],
        ),
        ("carried-to-confirm", "aim/drivers", next_review()),
        (
            "dated-ahead",
            "objectives/smart/smart00001/baseline",
            vec![smart("baseline", known(44, Some(date(2027, 1, 31))))],
        ),
        (
            "reading-dated-ahead",
            "readings/readings/read000002/date",
            vec![set("readings/readings/read000002/date", day(2027, 9, 30))],
        ),
        (
            "not-a-value",
            "objectives/smart/smart00001/due",
            vec![
                smart("due", Answer::Date(None)),
                Edit::KeepAsTyped { at: at("objectives/smart/smart00001/due"), text: "next spring".into() },
            ],
        ),
        (
            "world-changed",
            "partners/partners/part000001/name",
            vec![set("partners/partners/part000001/name", text("Staffordshire CCG"))],
        ),
        ("aim-too-wide", "aim/aim/a0m0000001/for_whom", vec![set("aim/aim/a0m0000001/for_whom", text("The public"))]),
        ("more-than-five-with-objectives", "stakeholders/stakeholders", four_more_with_objectives()),
        (
            "channels-above-hours",
            "stakeholders/platforms",
            vec![
                set("resources/roles/r00e000001/capacity", Answer::Hours(Some(Hours::whole(1)))),
                set("resources/roles/r00e000002/capacity", Answer::Hours(Some(Hours::from_minutes(59)))),
            ],
        ),
        (
            "channel-with-one-key-holder",
            "channels/channels/chan000001/access",
            vec![set("channels/channels/chan000001/access", no_text())],
        ),
        (
            "reach-as-outcome",
            "evaluation/measures/measvre001/level",
            vec![measure("metric", text("Followers of the Facebook page"))],
        ),
        ("same-metric-other-target", "objectives/smart/smart00002/target", one_metric(day(2027, 3, 31))),
        (
            "smart-baseline-old",
            "objectives/smart/smart00001/baseline",
            next_review().into_iter().chain([smart("baseline", known(44, Some(date(2026, 1, 31))))]).collect(),
        ),
        ("target-not-in-sentence", "objectives/smart/smart00001/target", vec![smart("target", number(51))]),
        ("due-not-in-sentence", "objectives/smart/smart00001/due", vec![smart("due", day(2027, 4, 30))]),
        // Further ways in which a check speaks.
        (
            "target-not-in-sentence",
            "objectives/smart/smart00001/target",
            vec![smart("statement", text("Cut the share of missed visits from 44% by 10% by 31 March 2027."))],
        ),
        (
            "set-up-before-first-post",
            "resources/setup_tasks",
            vec![
                set("resources/setup_tasks/setvp00002/done", Answer::Tick(false)),
                set("resources/setup_tasks/setvp00002/task", text("Set up the Facebook page")),
            ],
        ),
        (
            "smart-unit",
            "objectives/smart/smart00001/unit",
            vec![smart("unit", Answer::Choice(None)), measure("unit", Answer::Choice(None))],
        ),
        (
            "smart-baseline",
            "objectives/smart/smart00001/baseline",
            vec![smart("baseline", Answer::Baseline(Baseline::NotYetKnown { by: None }))],
        ),
        (
            "measure-disagrees",
            "evaluation/measures/measvre001/unit",
            vec![measure("unit", choice(Unit::OPTIONS, "People"))],
        ),
        (
            "post-on-channel-not-chosen",
            "posts/posts",
            vec![set("channels/channels/chan000001/state", choice(ChannelState::OPTIONS, "Closed"))],
        ),
        (
            "world-changed",
            "stakeholders/platforms/p0an000003/decision",
            vec![set("stakeholders/platforms/p0an000003/decision", choice(ChannelDecision::OPTIONS, "Keep"))],
        ),
        (
            "world-changed",
            "stakeholders/stakeholders/gr0vp00001/platforms",
            vec![group("name", text("Young people in Riverside"))],
        ),
        (
            "peer-pressure-only",
            "aim/drivers",
            vec![set("aim/drivers/drv0000001/kind", choice(DriverKind::OPTIONS, "PeerPressure"))],
        ),
    ]
}

/// Gives both objectives one metric, and the second another target by a day.
pub(super) fn one_metric(due: Answer) -> Vec<Edit> {
    use crate::model::sheets::objectives::Unit;
    let second = |question: &str, to: Answer| set(&format!("objectives/smart/smart00002/{question}"), to);
    vec![
        second("metric", text("children vaccinated, as a share of those registered ")),
        second("unit", choice(Unit::OPTIONS, "Percent")),
        second("due", due),
    ]
}

/// Adds four stakeholders who have an objective, so that six have one.
pub(super) fn four_more_with_objectives() -> Vec<Edit> {
    let groups = (0..4_u64).map(|number| Edit::Add {
        at: at("stakeholders/stakeholders"),
        id: crate::model::RowId::from_bits(800 + number),
        place: None,
        with: vec![("name", text(&format!("Group {number}"))), ("objective", Answer::Link("smart00001".parse().ok()))],
    });
    groups.collect()
}

/// Puts four groups before the first, so that it is the sixth.
fn sixth_place() -> Vec<Edit> {
    let table = at("stakeholders/stakeholders");
    let groups = (0..4_u64).map(|number| Edit::Add {
        at: table,
        id: crate::model::RowId::from_bits(900 + number),
        place: Some(0),
        with: vec![("name", text(&format!("Group {number}")))],
    });
    let last = Edit::Move { row: at("stakeholders/stakeholders/gr0vp00001"), to: 5 };
    groups.chain([last]).collect()
}
