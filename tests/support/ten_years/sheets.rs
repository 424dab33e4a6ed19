//! The meeting and the six worksheets of one review.

use jiff::civil::{Date, date};
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
    Baseline, Line, Link, Links, List, Number, Pence, Pick, Prose, QuestionLink, RowId, Rows, Stage, date_in_text,
};

use super::draw::Draw;
use super::words::{ACTIONS, EVENTS, METRICS, Metric, PEOPLE, ROLES, SENTENCES, SOURCES, TITLES};
use super::{Amounts, ids, months_after};

pub(super) fn session(draw: &mut Draw, started: Date) -> Session {
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

pub(super) fn aim(draw: &mut Draw, amounts: Amounts) -> AimSheet {
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

pub(super) fn objectives(draw: &mut Draw, amounts: Amounts, started: Date, aims: &[RowId]) -> ObjectivesSheet {
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
    let links = Choices { aims, of_organisation: &of_organisation, of_team: &of_team };
    let smart = (0..amounts.smart).map(|_| smart_objective(draw, started, &links)).collect();
    ObjectivesSheet { organisation_objectives, aim_fit, team_objectives, smart_wording: Some(SmartWording::Gcs), smart }
}

/// The rows that a SMART objective can point to.
struct Choices<'r> {
    aims: &'r [RowId],
    of_organisation: &'r [RowId],
    of_team: &'r [RowId],
}

/// Returns an objective whose sentence and parts say the same.
fn smart_objective(draw: &mut Draw, started: Date, links: &Choices<'_>) -> SmartObjective {
    let metric = draw.one(METRICS);
    let due = months_after(started, 6);
    let (from, to) = figures(draw, metric);
    let say = |figure: usize| if metric.unit == Unit::Percent { format!("{figure}%") } else { figure.to_string() };
    let (verb, name) = (if to > from { "Raise" } else { "Cut" }, metric.name.to_lowercase());
    let baseline = match draw.below(8) {
        0 => Baseline::NotYetKnown { by: Some(months_after(started, 3)) },
        _ => Baseline::Known { value: Number::count(from), on: Some(started) },
    };
    SmartObjective {
        id: draw.id(),
        statement: Prose(format!("{verb} the {name} from {} to {} by {}.", say(from), say(to), date_in_text(due))),
        name: Line::default(),
        aim: draw.link(links.aims),
        organisation_objective: draw.link(links.of_organisation),
        team_objective: draw.link(links.of_team),
        metric: metric.name.into(),
        unit: Some(metric.unit),
        baseline,
        target: Some(Number::count(to)),
        due: Some(due),
        owner: draw.line(ROLES),
        evaluate_on: Some(months_after(started, 7)),
        note: if draw.below(3) == 0 { draw.prose() } else { Prose::default() },
    }
}

/// Returns where a metric stands and where it should.
fn figures(draw: &mut Draw, metric: Metric) -> (usize, usize) {
    let (low, width) = if metric.unit == Unit::Percent { (20, 20) } else { (400, 2_000) };
    let (least, most) = (low + draw.below(width), low + width + draw.below(width));
    if metric.is_to_rise { (least, most) } else { (most, least) }
}

pub(super) fn stakeholders(
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
        .take(amounts.decisions)
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

pub(super) fn resources(draw: &mut Draw, amounts: Amounts, started: Date) -> ResourcesSheet {
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

pub(super) fn content(draw: &mut Draw, amounts: Amounts, smart: &[RowId], stakeholders: &[RowId]) -> ContentSheet {
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

pub(super) fn evaluation(draw: &mut Draw, amounts: Amounts, started: Date, smart: &[RowId]) -> EvaluationSheet {
    EvaluationSheet {
        measures: (0..amounts.measures)
            .map(|number| {
                let metric = draw.one(METRICS);
                let (from, to) = figures(draw, metric);
                Measure {
                    id: draw.id(),
                    metric: Line(format!("{} ({})", metric.name, number + 1)),
                    level: Some(draw.one(MeasureLevel::ALL)),
                    objective: draw.link(smart),
                    source: draw.line(SOURCES),
                    frequency: Some(draw.one(Frequency::ALL)),
                    unit: Some(metric.unit),
                    baseline: Baseline::Known { value: Number::count(from), on: Some(started) },
                    target: Some(Number::count(to)),
                    owner: draw.line(ROLES),
                    so_what: draw.prose(),
                }
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
