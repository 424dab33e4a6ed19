//! Two workbooks made by the program: ten years of use, and one modest review.
//!
//! Tests and benchmarks compare the two, because nothing that a person does may become slower with the years. Both are
//! the same on every run and every machine: the only source of chance is a counter that is stirred.

use std::sync::Arc;

use jiff::civil::{Date, date};
use sightline::model::organisation::{Nation, Organisation, OrganisationKind, ReviewRhythm};
use sightline::model::registers::actions::{Action, ActionState};
use sightline::model::registers::channels::{Analytics, Channel, ChannelState};
use sightline::model::registers::evidence::{Evidence, EvidenceKind};
use sightline::model::registers::posts::{Post, PostState};
use sightline::model::registers::{Event, Partner, Reading, Registers};
use sightline::model::session::{Attendance, Attendee, Decision, ParkedThought, Session, StageTime};
use sightline::model::sheets::aim::{Aim, AimSheet, Driver, DriverKind};
use sightline::model::sheets::content::{
    CanMakeVideo, ContentSheet, MaterialKind, Publishers, SignOff, SupportingMaterial, Theme,
};
use sightline::model::sheets::evaluation::{EvaluationSheet, Frequency, Measure, MeasureLevel};
use sightline::model::sheets::objectives::{
    AimFit, CouldHelp, ObjectivesSheet, OrganisationObjective, SmartObjective, SmartWording, TeamObjective, Unit,
};
use sightline::model::sheets::resources::{
    LoadShape, Peak, ReplacedWork, ResourcesSheet, Risk, SetupTask, TeamRole, WeeklyTask,
};
use sightline::model::sheets::stakeholders::{
    ChannelDecision, Degree, HowOften, PlatformPlan, PlatformUse, Stakeholder, StakeholdersSheet,
};
use sightline::model::{
    Baseline, Hours, Line, Link, Links, List, Measured, Number, Pence, Pick, Picks, Prose, QuestionLink, Review, Row,
    RowId, Rows, Stage, Workbook,
};

/// The day on which the newest review of both workbooks was started.
const LAST_REVIEW: Date = date(2025, 7, 7);
const REVIEWS: usize = 20;
const MONTHS: usize = 120;

/// How much a workbook holds.
#[derive(Clone, Copy)]
struct Amounts {
    organisation_objectives: usize,
    team_objectives: usize,
    aims: usize,
    smart: usize,
    stakeholders: usize,
    platform_uses: usize,
    themes: usize,
    measures: usize,
    tasks: usize,
}

/// A review of the usual size.
const USUAL: Amounts = Amounts {
    organisation_objectives: 5,
    team_objectives: 4,
    aims: 3,
    smart: 4,
    stakeholders: 8,
    platform_uses: 2,
    themes: 5,
    measures: 8,
    tasks: 5,
};

/// The open review after ten years.
const GROWN: Amounts = Amounts {
    organisation_objectives: 12,
    team_objectives: 12,
    aims: 10,
    smart: 40,
    stakeholders: 200,
    platform_uses: 3,
    themes: 40,
    measures: 300,
    tasks: 20,
};

/// Returns ten years of use: 20 reviews of which the last is open, 200 stakeholders, 200 channels, 10,000 posts, and
/// 300 measures with 120 monthly readings each. Every link points to a row that exists.
pub(crate) fn ten_years() -> Workbook {
    let mut draw = Draw::new(2016);
    let channels: Rows<Channel> = (0..200).map(|_| channel(&mut draw)).collect();
    let channel_ids = ids(&channels);
    let reviews: Vec<Arc<Review>> = (0..REVIEWS)
        .map(|number| {
            let started = months_after(date(2016, 1, 11), 6 * number);
            let last = number + 1 == REVIEWS;
            let amounts = if last { GROWN } else { USUAL };
            let mut review = review(&mut draw, amounts, started, &channel_ids);
            review.closed = (!last).then(|| months_after(started, 1));
            Arc::new(review)
        })
        .collect();
    let registers = registers(&mut draw, channels, reviews.last().expect("twenty reviews"), 10_000, MONTHS, 2_000);
    Workbook { organisation: Arc::new(organisation()), reviews, registers, ..Workbook::default() }
}

/// Returns one open review with every stage answered, as a team has it after its first two hours.
pub(crate) fn small() -> Workbook {
    let mut draw = Draw::new(1);
    let channels: Rows<Channel> = (0..6).map(|_| channel(&mut draw)).collect();
    let review = Arc::new(review(&mut draw, USUAL, LAST_REVIEW, &ids(&channels)));
    let registers = registers(&mut draw, channels, &review, 20, 6, 8);
    Workbook { organisation: Arc::new(organisation()), reviews: vec![review], registers, ..Workbook::default() }
}

/// Chance that is the same on every run: splitmix64.
struct Draw {
    state: u64,
    rows: u64,
}

impl Draw {
    fn new(seed: u64) -> Self {
        Self { state: seed, rows: 0 }
    }

    fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a figure from nothing up to, and without, the limit.
    fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit as u64) as usize
    }

    fn one<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Returns a few of the choices, each at most once, in their order.
    fn few<T: Copy + PartialEq>(&mut self, choices: &[T], most: usize) -> Vec<T> {
        let mut taken = vec![];
        for _ in 0..=self.below(most) {
            let one = self.one(choices);
            if !taken.contains(&one) {
                taken.push(one);
            }
        }
        taken
    }

    /// Returns an id that no other row has: an odd factor permutes the fifty bits, so no two counts meet.
    fn id(&mut self) -> RowId {
        self.rows += 1;
        RowId::from_bits(self.rows.wrapping_mul(0x0002_5ab3_9d17_e64d))
    }

    fn line(&mut self, choices: &[&str]) -> Line {
        self.one(choices).into()
    }

    fn link(&mut self, rows: &[RowId]) -> Link {
        Link(Some(self.one(rows)))
    }

    fn number(&mut self, limit: usize) -> Number {
        Number::whole(i32::try_from(self.below(limit)).unwrap_or(0))
    }

    fn hours(&mut self) -> Hours {
        Hours::from_minutes(15 * (1 + self.below(30) as u32))
    }

    fn day_after(&mut self, first: Date, days: usize) -> Date {
        first.saturating_add(jiff::Span::new().days(self.below(days) as u32))
    }

    /// Returns whole sentences of at least so many characters, up to the length of one sentence more.
    fn text(&mut self, least: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < least {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.one(SENTENCES));
        }
        text
    }

    fn prose(&mut self) -> Prose {
        let least = 80 + self.below(320);
        let text = self.text(least);
        Prose(if self.below(4) == 0 { format!("{text}\n\n{}", self.text(60)) } else { text })
    }

    fn platform(&mut self) -> Pick {
        let platforms = List::Platforms.entries();
        Pick(platforms[self.below(platforms.len())].key.clone())
    }

    fn baseline(&mut self, on: Date) -> Baseline {
        match self.below(8) {
            0 => Baseline::NotYetKnown { by: Some(months_after(on, 3)) },
            1 => Baseline::Unanswered,
            _ => Baseline::Known { value: self.number(5_000), on: Some(on) },
        }
    }
}

fn ids<T: Row>(rows: &Rows<T>) -> Vec<RowId> {
    rows.iter().map(Row::id).collect()
}

fn months_after(first: Date, months: usize) -> Date {
    first.saturating_add(jiff::Span::new().months(i32::try_from(months).unwrap_or(0)))
}

fn organisation() -> Organisation {
    Organisation {
        name: "Dyffryn Valley University Health Board".into(),
        kind: Some(OrganisationKind::HealthBoard),
        nation: Some(Nation::Wales),
        team: "Communications and engagement".into(),
        receives_paper: "The people and culture committee".into(),
        rhythm: Some(ReviewRhythm::EverySixMonths),
    }
}

fn review(draw: &mut Draw, amounts: Amounts, started: Date, channels: &[RowId]) -> Review {
    let id = draw.id();
    let session = session(draw, started);
    let aim = aim(draw, amounts);
    let objectives = objectives(draw, amounts, started, &ids(&aim.aims));
    let smart = ids(&objectives.smart);
    let stakeholders = stakeholders(draw, amounts, started, &smart, channels);
    let resources = resources(draw, amounts, started);
    let content = content(draw, amounts, &smart, &ids(&stakeholders.stakeholders));
    let evaluation = evaluation(draw, amounts, started, &smart);
    Review {
        id,
        started: Some(started),
        closed: None,
        session: Arc::new(session),
        aim: Arc::new(aim),
        objectives: Arc::new(objectives),
        stakeholders: Arc::new(stakeholders),
        resources: Arc::new(resources),
        content: Arc::new(content),
        evaluation: Arc::new(evaluation),
        ..Review::default()
    }
}

fn session(draw: &mut Draw, started: Date) -> Session {
    Session {
        date: Some(started),
        place: "The boardroom, and a call".into(),
        chair: "Director of communications".into(),
        attendees: (0..6)
            .map(|number| Attendee {
                id: draw.id(),
                name: Line(format!("Colleague {}", number + 1)),
                role: draw.line(ROLES),
                attendance: Some(draw.one(Attendance::ALL)),
            })
            .collect(),
        times: std::iter::once(StageTime {
            id: draw.id(),
            stage: Some(Stage::Content),
            minutes: Some(Number::whole(30)),
        })
        .collect(),
        next_review: started.checked_add(jiff::Span::new().months(6)).ok(),
        decisions: (0..3)
            .map(|_| Decision {
                id: draw.id(),
                decision: draw.line(ACTIONS),
                about: "The objectives".into(),
                arose: QuestionLink("objectives/smart".into()),
            })
            .collect(),
        parked: (0..2)
            .map(|_| ParkedThought {
                id: draw.id(),
                thought: draw.prose(),
                about: "The aim".into(),
                arose: QuestionLink("aim/achievable".into()),
            })
            .collect(),
    }
}

fn aim(draw: &mut Draw, amounts: Amounts) -> AimSheet {
    AimSheet {
        drivers: (0..4)
            .map(|_| Driver {
                id: draw.id(),
                kind: Some(draw.one(DriverKind::ALL)),
                note: draw.prose(),
                came_from: draw.line(SOURCES),
            })
            .collect(),
        aims: (0..amounts.aims)
            .map(|_| Aim { id: draw.id(), change: draw.prose(), for_whom: draw.line(PEOPLE) })
            .collect(),
        achievable: draw.prose(),
        warranted: draw.prose(),
    }
}

fn objectives(draw: &mut Draw, amounts: Amounts, started: Date, aims: &[RowId]) -> ObjectivesSheet {
    let organisation_objectives: Rows<OrganisationObjective> = (0..amounts.organisation_objectives)
        .map(|_| OrganisationObjective {
            id: draw.id(),
            name: draw.line(TITLES),
            wording: draw.prose(),
            source: draw.line(SOURCES),
            page: Line((1 + draw.below(90)).to_string()),
        })
        .collect();
    let of_organisation = ids(&organisation_objectives);
    let aim_fit = aims
        .iter()
        .map(|aim| AimFit {
            id: draw.id(),
            aim: Link(Some(*aim)),
            serves: Links(draw.few(&of_organisation, 3)),
            how: draw.prose(),
        })
        .collect();
    let team_objectives: Rows<TeamObjective> = (0..amounts.team_objectives)
        .map(|_| TeamObjective {
            id: draw.id(),
            name: draw.line(ACTIONS),
            helps: Links(draw.few(&of_organisation, 3)),
            social_media_could_help: Some(draw.one(CouldHelp::ALL)),
            how: draw.prose(),
        })
        .collect();
    let of_team = ids(&team_objectives);
    let smart = (0..amounts.smart)
        .map(|_| SmartObjective {
            id: draw.id(),
            statement: draw.prose(),
            aim: draw.link(aims),
            organisation_objective: draw.link(&of_organisation),
            team_objective: draw.link(&of_team),
            metric: draw.line(METRICS),
            unit: Some(draw.one(Unit::ALL)),
            baseline: draw.baseline(started),
            target: Some(draw.number(9_000)),
            due: Some(months_after(started, 6)),
            owner: draw.line(ROLES),
            evaluate_on: Some(months_after(started, 7)),
            note: if draw.below(3) == 0 { draw.prose() } else { Prose::default() },
        })
        .collect();
    ObjectivesSheet { organisation_objectives, aim_fit, team_objectives, smart_wording: Some(SmartWording::Gcs), smart }
}

fn stakeholders(
    draw: &mut Draw,
    amounts: Amounts,
    started: Date,
    smart: &[RowId],
    channels: &[RowId],
) -> StakeholdersSheet {
    let stakeholders = (0..amounts.stakeholders)
        .map(|number| Stakeholder {
            id: draw.id(),
            name: Line(format!("{} in area {}", draw.one(PEOPLE), number + 1)),
            who: draw.prose(),
            why: draw.prose(),
            size: (draw.below(5) > 0).then(|| draw.number(60_000)),
            influence: Some(draw.one(Degree::ALL)),
            interest: Some(draw.one(Degree::ALL)),
            objective: draw.link(smart),
            platforms: (0..amounts.platform_uses)
                .map(|_| PlatformUse {
                    id: draw.id(),
                    platform: draw.platform(),
                    how_often: Some(draw.one(HowOften::ALL)),
                    evidence: draw.line(SOURCES),
                    dated: Some(draw.day_after(date(2015, 1, 1), 300)),
                    sample: Line(format!("{} people", 100 + draw.below(2_000))),
                    link: "https://example.org/survey".into(),
                })
                .collect(),
            unknown: draw.prose(),
            find_out: draw.prose(),
        })
        .collect();
    let platforms = channels
        .iter()
        .take(amounts.stakeholders.min(12))
        .map(|channel| PlatformPlan {
            id: draw.id(),
            platform: draw.platform(),
            channel: Link(Some(*channel)),
            decision: Some(draw.one(ChannelDecision::ALL)),
            reason: draw.line(SENTENCES),
        })
        .collect();
    let ranking_reason = Prose(format!("Written in {}. {}", started.year(), draw.text(100)));
    StakeholdersSheet { stakeholders, platforms, ranking_reason }
}

fn resources(draw: &mut Draw, amounts: Amounts, started: Date) -> ResourcesSheet {
    ResourcesSheet {
        setup_tasks: (0..amounts.tasks)
            .map(|_| SetupTask {
                id: draw.id(),
                task: draw.line(ACTIONS),
                hours: Some(draw.hours()),
                owner: draw.line(ROLES),
                done: draw.below(2) == 0,
            })
            .collect(),
        weekly_tasks: (0..amounts.tasks)
            .map(|_| WeeklyTask {
                id: draw.id(),
                task: draw.line(ACTIONS),
                role: draw.line(ROLES),
                hours: Some(draw.hours()),
            })
            .collect(),
        load_shape: Some(draw.one(LoadShape::ALL)),
        peaks: (0..4)
            .map(|number| {
                let from = started.saturating_add(jiff::Span::new().weeks(5 * number));
                Peak {
                    id: draw.id(),
                    what: draw.line(SENTENCES),
                    from: Some(from),
                    to: Some(from.saturating_add(jiff::Span::new().weeks(3))),
                    more: Some(draw.hours()),
                }
            })
            .collect(),
        load_dates: draw.prose(),
        roles: ROLES
            .iter()
            .map(|role| TeamRole {
                id: draw.id(),
                role: (*role).into(),
                capacity: Some(draw.hours()),
                band: Pick(List::PayBands.entries()[0].key.clone()),
                rate: Some(Pence::new(1_500 + i64::from(draw.below(2_500) as u32))),
            })
            .collect(),
        contingency: draw.prose(),
        contingency_who: draw.line(ROLES),
        contingency_how_fast: "Within two hours, on working days".into(),
        out_of_hours: draw.prose(),
        crisis_route: draw.prose(),
        safeguarding_route: draw.prose(),
        better_outcomes: draw.prose(),
        success: draw.prose(),
        risks: (0..amounts.tasks)
            .map(|_| Risk {
                id: draw.id(),
                risk: draw.line(EVENTS),
                response: draw.line(ACTIONS),
                owner: draw.line(ROLES),
            })
            .collect(),
        rewards: draw.prose(),
        replace: (0..3)
            .map(|_| ReplacedWork {
                id: draw.id(),
                work: draw.line(ACTIONS),
                frees: Some(draw.hours()),
                from: Some(months_after(started, 1)),
            })
            .collect(),
    }
}

fn content(draw: &mut Draw, amounts: Amounts, smart: &[RowId], stakeholders: &[RowId]) -> ContentSheet {
    ContentSheet {
        change_work: draw.prose(),
        video: Some(draw.one(CanMakeVideo::ALL)),
        video_how: draw.prose(),
        publishers: Some(draw.one(Publishers::ALL)),
        publishers_note: draw.prose(),
        sign_off: Some(draw.one(SignOff::ALL)),
        sign_off_who: draw.line(ROLES),
        sign_off_how_long: "One working day".into(),
        sign_off_out_of_hours: draw.line(ROLES),
        supporting: (0..6)
            .map(|_| SupportingMaterial {
                id: draw.id(),
                kind: Some(draw.one(MaterialKind::ALL)),
                what: draw.line(TITLES),
                source: draw.line(SOURCES),
            })
            .collect(),
        warranted_for_audience: draw.prose(),
        themes: (0..amounts.themes)
            .map(|_| Theme {
                id: draw.id(),
                name: draw.line(TITLES),
                message: draw.prose(),
                objective: draw.link(smart),
                stakeholder: draw.link(stakeholders),
            })
            .collect(),
    }
}

fn evaluation(draw: &mut Draw, amounts: Amounts, started: Date, smart: &[RowId]) -> EvaluationSheet {
    EvaluationSheet {
        measures: (0..amounts.measures)
            .map(|number| Measure {
                id: draw.id(),
                metric: Line(format!("{} ({})", draw.one(METRICS), number + 1)),
                level: Some(draw.one(MeasureLevel::ALL)),
                objective: draw.link(smart),
                source: draw.line(SOURCES),
                frequency: Some(draw.one(Frequency::ALL)),
                unit: Some(draw.one(Unit::ALL)),
                baseline: draw.baseline(started),
                target: Some(draw.number(9_000)),
                owner: draw.line(ROLES),
                so_what: draw.prose(),
            })
            .collect(),
        worked: draw.prose(),
        did_not_work: draw.prose(),
        keep: draw.prose(),
        stop: draw.prose(),
        try_next: draw.prose(),
        recommendation: draw.prose(),
    }
}

fn registers(
    draw: &mut Draw,
    channels: Rows<Channel>,
    review: &Review,
    posts: usize,
    months: usize,
    actions: usize,
) -> Registers {
    let first = date(2015, 9, 1);
    let channel_ids = ids(&channels);
    let themes = ids(&review.content.themes);
    let partners: Rows<Partner> = (0..(posts / 200).max(3)).map(|_| partner(draw)).collect();
    let partner_ids = ids(&partners);
    let posts = (0..posts).map(|number| post(draw, number, &themes, &channel_ids, &partner_ids)).collect();
    let readings = (0..months)
        .flat_map(|month| review.evaluation.measures.iter().map(move |measure| (month, measure.id)))
        .map(|(month, measure)| Reading {
            id: draw.id(),
            measure: Link(Some(measure)),
            date: Some(months_after(date(2015, 9, 30), month)),
            value: match draw.below(12) {
                0 => Measured::NotMeasured,
                _ => Measured::Value(Number::from_ten_thousandths(1_000 * i64::from(draw.below(90_000) as u32))),
            },
            note: if draw.below(15) == 0 { draw.line(EVENTS) } else { Line::default() },
        })
        .collect();
    let events = (0..months)
        .map(|month| Event {
            id: draw.id(),
            date: Some(months_after(first, month)),
            until: (draw.below(3) == 0).then(|| months_after(first, month + 1)),
            what: draw.line(EVENTS),
            effect: draw.prose(),
        })
        .collect();
    let actions = (0..actions)
        .map(|_| Action {
            id: draw.id(),
            what: draw.line(ACTIONS),
            owner: draw.line(ROLES),
            due: Some(draw.day_after(first, 3_600)),
            state: Some(draw.one(ActionState::ALL)),
            about: "The weekly work".into(),
            arose: QuestionLink("resources/weekly_tasks".into()),
            note: if draw.below(4) == 0 { draw.line(SENTENCES) } else { Line::default() },
        })
        .collect();
    let evidence = (0..months)
        .map(|_| Evidence {
            id: draw.id(),
            title: draw.line(SOURCES),
            kind: Some(draw.one(EvidenceKind::ALL)),
            publisher: draw.line(PARTNERS),
            dated: Some(draw.day_after(first, 3_600)),
            sample: Line(format!("{} people", 50 + draw.below(9_000))),
            finding: draw.prose(),
            link: "https://example.org/evidence".into(),
        })
        .collect();
    Registers {
        channels: Arc::new(channels),
        posts: Arc::new(posts),
        readings: Arc::new(readings),
        events: Arc::new(events),
        actions: Arc::new(actions),
        evidence: Arc::new(evidence),
        partners: Arc::new(partners),
    }
}

fn channel(draw: &mut Draw) -> Channel {
    Channel {
        id: draw.id(),
        name: Line(format!("{} updates", draw.one(PARTNERS))),
        platform: draw.platform(),
        speaks_for: draw.line(PARTNERS),
        state: Some(draw.one(ChannelState::ALL)),
        analytics: Some(draw.one(Analytics::ALL)),
        followers: (draw.below(4) > 0).then(|| draw.number(40_000)),
        counted_on: Some(draw.day_after(date(2024, 1, 1), 500)),
        owner: draw.line(ROLES),
        access: draw.line(ROLES),
        note: draw.prose(),
    }
}

fn partner(draw: &mut Draw) -> Partner {
    Partner {
        id: draw.id(),
        name: draw.line(PARTNERS),
        reaches: draw.line(PEOPLE),
        platforms: Picks(List::Platforms.entries().iter().take(2).map(|entry| entry.key.clone()).collect()),
        contact: draw.line(ROLES),
        agreed: draw.prose(),
    }
}

fn post(draw: &mut Draw, number: usize, themes: &[RowId], channels: &[RowId], partners: &[RowId]) -> Post {
    Post {
        id: draw.id(),
        date: Some(draw.day_after(date(2015, 9, 1), 3_600)),
        time: Line(format!("{:02}:{:02}", 8 + draw.below(11), 15 * draw.below(4))),
        title: Line(format!("{} {}", draw.one(TITLES), number + 1)),
        text: post_text(draw),
        theme: draw.link(themes),
        channels: Links(draw.few(channels, 3)),
        partners: Links(if draw.below(3) == 0 { draw.few(partners, 2) } else { vec![] }),
        state: Some(draw.one(PostState::ALL)),
        owner: draw.line(ROLES),
        link: if draw.below(2) == 0 { "https://example.org/post".into() } else { Line::default() },
    }
}

/// Returns the text of a post of 60 to 250 characters; one in three ends with an emoji, some with a tag.
fn post_text(draw: &mut Draw) -> Prose {
    let least = 60 + draw.below(70);
    let mut text = draw.text(least);
    match draw.below(6) {
        0 | 1 => text.push_str(draw.one(&[" 💙", " 👩🏽‍⚕️", " 🏴󠁧󠁢󠁷󠁬󠁳󠁿", " ❤️ 🩺", " 🎉"])),
        2 => text.push_str("\n#ChooseWell"),
        _ => {}
    }
    Prose(text)
}

/// No sentence is longer than 110 characters, so that a post stays under 250.
const SENTENCES: &[&str] = &[
    "Your pharmacist can help with coughs, colds and hay fever, and you do not need to book.",
    "Mae’r fferyllydd yn gallu helpu heb apwyntiad, ŵyl y banc hefyd.",
    "“I did not know I could ring 111 at night”, one parent told us last week.",
    "Flu vaccines are free if you are pregnant, over 65 or live with a long-term condition.",
    "Four in ten people in the valley had not heard of the new walk-in clinic.",
    "Dewch i siarad â ni yn y llyfrgell ddydd Mawrth, rhwng deg a dau o’r gloch.",
    "It takes ten minutes a month, and the team can see at once what changed.",
    "Please keep A&E for emergencies – a broken ankle, yes; a sore throat, no.",
    "We asked 412 patients at the front desk; 287 of them use the same two platforms.",
    "Our newsletter reaches 2,687 people, and a third of them open it on the day.",
    "Gofynnwch i’ch meddyg teulu am sgrinio’r coluddyn: pecyn bach, gwahaniaeth mawr.",
    "The café on the ground floor is open again, with free water for every visitor.",
    "Colleagues on the wards tell the story better than any poster could.",
    "Parking at the north entrance costs nothing for blue badge holders.",
    "Nobody could say last year whether the campaign had worked, and so it was not funded again.",
];

const TITLES: &[&str] = &[
    "Ask your pharmacist",
    "Winter vaccines",
    "Faster access to a GP",
    "Being a good place to work",
    "Fewer missed appointments",
    "Iechyd meddwl / Mental health",
    "Screening saves lives",
    "Safe discharge home",
];

const ROLES: &[&str] = &[
    "Head of communications",
    "Communications officer",
    "Digital lead",
    "Engagement manager",
    "Ward sister, medicine",
    "Deputy director of nursing",
];

const PEOPLE: &[&str] = &[
    "Parents of children under five",
    "People over 65 who live alone",
    "Welsh speakers",
    "Students away from home",
    "Carers",
    "Practice managers",
    "Our own staff on shifts",
    "People with a learning disability",
];

const SOURCES: &[&str] = &[
    "Annual plan 2024–25",
    "Patient survey at the front desk",
    "National internet use survey",
    "Platform figures, downloaded monthly",
    "Appointment system, missed slots",
    "Staff survey, question 21",
];

const METRICS: &[&str] = &[
    "Share of people who know the clinic",
    "Missed appointments a month",
    "Visits to the pharmacy page",
    "Replies answered within two hours",
    "Vaccines given at the drop-in",
    "Staff who would recommend us",
];

const ACTIONS: &[&str] = &[
    "Ask the library for a stand on market day",
    "Close the sleeping account and move its followers",
    "Film three short stories with the stroke team",
    "Agree who holds the keys during holidays",
    "Write captions in both languages",
    "Count missed appointments by practice",
    "Answer messages twice a day",
    "Send the figures to the committee",
];

const EVENTS: &[&str] = &[
    "Local news reported long waits",
    "The website was down for two days",
    "A national campaign used the same message",
    "Heatwave, with an amber warning",
    "The platform changed what it counts",
    "Strike days",
];

const PARTNERS: &[&str] = &[
    "Dyffryn council",
    "The youth service",
    "Age support in the valley",
    "Fire and rescue",
    "The university",
    "Community pharmacies",
    "Menter iaith",
];
