//! What ten years of use leave undone: blanks, slips of the year, lines that lead nowhere, decisions against advice.
//!
//! Without them most checks would return at their first question, and a benchmark would measure nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, date};
use sightline::model::registers::channels::ChannelState;
use sightline::model::registers::posts::PostState;
use sightline::model::registers::{Registers, actions::ActionState};
use sightline::model::sheets::aim::{AimSheet, DriverKind};
use sightline::model::sheets::content::{ContentSheet, SignOff};
use sightline::model::sheets::evaluation::{EvaluationSheet, MeasureLevel};
use sightline::model::sheets::objectives::{CouldHelp, ObjectivesSheet, SmartObjective, Unit};
use sightline::model::sheets::resources::{LoadShape, ResourcesSheet};
use sightline::model::sheets::stakeholders::{ChannelDecision, HowOften, StakeholdersSheet};
use sightline::model::{
    Baseline, Hours, KeptFinding, Line, Link, Number, Pick, Prose, Review, RowId, Rows, Table, Workbook,
};
use sightline::rules::Findings;

use super::{TODAY, ids};

/// The objectives that something is missing around, by their place in the list.
const NO_THEME: usize = 21;
const NO_STAKEHOLDER: usize = 22;
const NO_MEASURE: usize = 23;
const OUTPUTS_ONLY: usize = 24;
const FURTHER_THAN_EVER: usize = 19;
const DISAGREES: usize = 20;

/// Changes rows by their place.
fn each<T: Clone>(rows: &mut Rows<T>, mut change: impl FnMut(usize, &mut T)) {
    *rows = rows
        .iter()
        .cloned()
        .enumerate()
        .map(|(place, mut row)| {
            change(place, &mut row);
            row
        })
        .collect();
}

fn blank_line(line: &mut Line) {
    *line = Line::default();
}

/// Leaves gaps in every sheet of the open review.
pub(super) fn in_review(review: &mut Review) {
    let smart = ids(&review.objectives.smart);
    in_aims(Arc::make_mut(&mut review.aim));
    in_objectives(Arc::make_mut(&mut review.objectives), &ids(&review.aim.aims));
    in_stakeholders(Arc::make_mut(&mut review.stakeholders), &smart);
    in_resources(Arc::make_mut(&mut review.resources));
    in_content(Arc::make_mut(&mut review.content), &smart, &ids(&review.stakeholders.stakeholders));
    let objectives = Arc::clone(&review.objectives);
    in_evaluation(Arc::make_mut(&mut review.evaluation), &objectives.smart);
}

fn in_aims(sheet: &mut AimSheet) {
    each(&mut sheet.drivers, |_, driver| driver.kind = Some(DriverKind::PeerPressure));
    each(&mut sheet.aims, |place, aim| {
        if place == 1 {
            aim.for_whom = "All staff".into();
        }
    });
}

fn in_objectives(sheet: &mut ObjectivesSheet, aims: &[RowId]) {
    let unserved = ids(&sheet.organisation_objectives)[11];
    let first = ids(&sheet.organisation_objectives)[0];
    let (unused_aim, unused_team) = (aims[9], ids(&sheet.team_objectives)[11]);
    let (other_aim, other_team) = (aims[0], ids(&sheet.team_objectives)[0]);
    each(&mut sheet.aim_fit, |_, fit| {
        fit.serves.0.retain(|id| *id != unserved);
        if fit.aim.0 == Some(unused_aim) {
            fit.serves.0.clear();
        }
    });
    each(&mut sheet.team_objectives, |_, team| {
        if team.id == unused_team {
            team.social_media_could_help = Some(CouldHelp::Yes);
        }
    });
    each(&mut sheet.smart, |place, one| {
        for (link, unused, other) in [
            (&mut one.aim, unused_aim, other_aim),
            (&mut one.organisation_objective, unserved, first),
            (&mut one.team_objective, unused_team, other_team),
        ] {
            if link.0 == Some(unused) {
                *link = Link(Some(other));
            }
        }
        in_objective(place, one);
    });
}

/// Gives the first objective a short name.
pub(super) fn name_the_first(review: &mut Review) {
    each(&mut Arc::make_mut(&mut review.objectives).smart, |place, one| {
        if place == 0 {
            one.name = one.metric.clone();
        }
    });
}

/// Leaves one gap in each of the first twenty objectives.
fn in_objective(place: usize, one: &mut SmartObjective) {
    let known = |value: i32, on: Date| Baseline::Known { value: Number::whole(value), on: Some(on) };
    let started = date(2025, 7, 11);
    if place % 2 == 1 {
        one.name = one.metric.clone();
    }
    match place {
        0 => {
            one.aim = Link(None);
            one.organisation_objective = Link(None);
        }
        2 => blank_line(&mut one.metric),
        3 => one.unit = None,
        4 => one.baseline = Baseline::Unanswered,
        5 => one.baseline = Baseline::NotYetKnown { by: Some(date(2025, 10, 1)) },
        6 => one.target = None,
        7 => {
            one.baseline = known(500, started);
            one.target = Some(Number::whole(500));
        }
        8 => {
            one.unit = Some(Unit::Percent);
            one.target = Some(Number::whole(140));
        }
        9 => blank_line(&mut one.owner),
        10 => one.due = None,
        11 => one.due = Some(date(2025, 9, 30)),
        12 => one.due = Some(date(2027, 3, 31)),
        13 => one.evaluate_on = Some(date(2025, 12, 1)),
        14 => one.baseline = known(400, date(2026, 1, 20)),
        15 => {
            one.statement = "Raise replies within two hours by 31 January 2026".into();
            one.baseline = known(60, started);
            one.target = Some(Number::whole(40));
        }
        16 => one.statement = "Post three times a week on each of our channels".into(),
        17 => one.statement = "Support people to choose the right service this winter".into(),
        18 => {
            one.statement =
                "Raise visits to the pharmacy page by 20% and cut missed appointments by 10% by 31 January 2026".into();
        }
        FURTHER_THAN_EVER => {
            one.metric = "Visits to the pharmacy page".into();
            one.unit = Some(Unit::Count);
            one.baseline = known(1_000, started);
            one.target = Some(Number::whole(40_000));
        }
        25 => one.evaluate_on = None,
        // From before the last review, and nothing reads it.
        NO_MEASURE => one.baseline = known(500, date(2024, 3, 1)),
        _ => {}
    }
}

/// The platforms of the first five, so that two come out level and one of them is decided against.
const FIRST_FIVE: [[&str; 3]; 5] = [
    ["tiktok", "instagram", "snapchat"],
    ["facebook", "instagram", "x"],
    ["facebook", "nextdoor", "x"],
    ["facebook", "youtube", "linkedin"],
    ["whatsapp", "youtube", "linkedin"],
];

fn in_stakeholders(sheet: &mut StakeholdersSheet, smart: &[RowId]) {
    each(&mut sheet.stakeholders, |place, group| {
        if group.objective.0 == Some(smart[NO_STAKEHOLDER]) {
            group.objective = Link(Some(smart[30]));
        }
        match place {
            0 => group.name = "Young people in the valley".into(),
            3 => group.objective = Link(None),
            4 => group.name = "Patients".into(),
            6 => group.size = Some(Number::whole(12)),
            _ => {}
        }
        if let Some(platforms) = FIRST_FIVE.get(place) {
            each(&mut group.platforms, |use_place, used| {
                used.platform = Pick(platforms[use_place].to_owned());
                used.how_often = Some(HowOften::Weekly);
                match (place, use_place) {
                    (1, 0) => {
                        blank_line(&mut used.evidence);
                        blank_line(&mut used.link);
                    }
                    (2, 0) => used.dated = None,
                    _ => {}
                }
            });
        }
    });
    each(&mut sheet.platforms, |place, plan| {
        let (platform, decision) = match place {
            // Level with Instagram, and decided against without a word.
            0 => ("x", ChannelDecision::Close),
            1 => ("instagram", ChannelDecision::Keep),
            2 => ("facebook", ChannelDecision::Keep),
            3 => ("pinterest", ChannelDecision::Start),
            _ => return,
        };
        plan.platform = Pick(platform.to_owned());
        plan.decision = Some(decision);
        blank_line(&mut plan.reason);
    });
    sheet.ranking_reason = Prose::default();
}

fn in_resources(sheet: &mut ResourcesSheet) {
    // The team has the hours; one of the roles does not, and nor do the busy weeks.
    each(&mut sheet.roles, |place, role| {
        role.capacity = Some(Hours::from_minutes(if place == 0 { 60 } else { 1_500 }));
    });
    each(&mut sheet.weekly_tasks, |place, task| {
        if place == 3 {
            task.role = "Digital comms oficer".into();
        }
    });
    sheet.load_shape = Some(LoadShape::Peaks);
    each(&mut sheet.peaks, |place, peak| match place {
        2 => peak.more = None,
        3 => {
            (peak.from, peak.to) = (Some(date(2026, 1, 19)), Some(date(2026, 3, 1)));
            peak.more = Some(Hours::from_minutes(120 * 60));
        }
        _ => {}
    });
    for route in [
        &mut sheet.contingency,
        &mut sheet.out_of_hours,
        &mut sheet.crisis_route,
        &mut sheet.safeguarding_route,
        &mut sheet.rewards,
    ] {
        *route = Prose::default();
    }
}

fn in_content(sheet: &mut ContentSheet, smart: &[RowId], stakeholders: &[RowId]) {
    sheet.sign_off = Some(SignOff::Every);
    blank_line(&mut sheet.sign_off_who);
    blank_line(&mut sheet.sign_off_out_of_hours);
    each(&mut sheet.themes, |place, theme| {
        if [smart[NO_THEME], smart[NO_STAKEHOLDER]].iter().any(|id| theme.objective.0 == Some(*id)) {
            theme.objective = Link(Some(smart[30]));
        }
        match place {
            0 => theme.objective = Link(None),
            1 => theme.stakeholder = Link(None),
            2 => theme.stakeholder = Link(Some(stakeholders[6])),
            _ => {}
        }
    });
}

fn in_evaluation(sheet: &mut EvaluationSheet, smart: &Rows<SmartObjective>) {
    let id = |place: usize| smart.iter().nth(place).map(|one| one.id);
    let disagreeing = smart.iter().nth(DISAGREES).cloned().unwrap_or_default();
    each(&mut sheet.measures, |place, measure| {
        if measure.objective.0 == id(NO_MEASURE) {
            measure.objective = Link(id(30));
        }
        if measure.objective.0 == id(OUTPUTS_ONLY) {
            measure.level = Some(MeasureLevel::Output);
        }
        match place {
            5 => {
                blank_line(&mut measure.source);
                blank_line(&mut measure.owner);
                measure.frequency = None;
            }
            6 => {
                measure.objective = Link(None);
                measure.level = Some(MeasureLevel::Outcome);
            }
            7 => {
                measure.objective = Link(id(FURTHER_THAN_EVER));
                measure.metric = "Visits to the pharmacy page".into();
                measure.unit = Some(Unit::Count);
            }
            8 => {
                measure.objective = Link(id(DISAGREES));
                measure.metric = disagreeing.metric.clone();
                measure.unit = disagreeing.unit;
                measure.target = Some(Number::whole(7));
            }
            9 => measure.objective = Link(id(OUTPUTS_ONLY)),
            11 => {
                measure.metric = "Followers of the main account".into();
                measure.level = Some(MeasureLevel::Outcome);
            }
            _ if place % 30 == 10 => measure.owner = "Web editor".into(),
            _ => {}
        }
        if place == 9 {
            measure.level = Some(MeasureLevel::Output);
        }
    });
}

/// Leaves gaps in the registers. The readings of every seventh measure ended a year ago.
pub(super) fn in_registers(registers: &mut Registers, review: &Review) {
    let ended: Vec<RowId> = ids(&review.evaluation.measures).into_iter().step_by(7).collect();
    let ended: std::collections::BTreeSet<RowId> = ended.into_iter().collect();
    let count = registers.readings.len();
    each(Arc::make_mut(&mut registers.readings), |place, reading| {
        let years = i16::from(place + 1 == count) - i16::from(reading.measure.0.is_some_and(|id| ended.contains(&id)));
        reading.date = reading.date.map(|date| date.saturating_add(jiff::Span::new().years(years)));
    });
    each(Arc::make_mut(&mut registers.posts), |place, post| {
        if place % 50 == 0 {
            post.theme = Link(None);
            post.state = Some(PostState::Draft);
        }
    });
    each(Arc::make_mut(&mut registers.actions), |place, action| match place % 40 {
        0 => {
            blank_line(&mut action.owner);
            action.state = Some(ActionState::Open);
        }
        1 => {
            action.due = None;
            action.state = Some(ActionState::Open);
        }
        _ => {}
    });
    each(Arc::make_mut(&mut registers.channels), |place, channel| {
        if place % 20 == 0 {
            channel.state = Some(ChannelState::Active);
            blank_line(&mut channel.owner);
        }
        if place % 20 == 1 {
            channel.state = Some(ChannelState::Active);
            blank_line(&mut channel.access);
        }
    });
    each(Arc::make_mut(&mut registers.evidence), |place, evidence| match place {
        3 => evidence.dated = Some(date(2027, 1, 5)),
        4 => evidence.dated = None,
        5 => evidence.title = "ONS internet users bulletin".into(),
        _ => {}
    });
    each(Arc::make_mut(&mut registers.partners), |place, partner| {
        if place == 0 {
            partner.name = "Borders CCG".into();
        }
    });
}

/// Returns what was typed where a date is asked for.
pub(super) fn typed(review: &Review) -> BTreeMap<String, String> {
    let one = ids(&review.objectives.smart)[25];
    let at = Table::SmartObjectives.address().row(one).question("evaluate_on");
    BTreeMap::from([(at.to_string(), "after the elections".to_owned())])
}

/// Returns decisions against advice: every fourth finding is kept as it is, and half of these have changed since.
pub(super) fn kept(workbook: &Workbook) -> BTreeMap<String, KeptFinding> {
    let findings = Findings::of(workbook, TODAY);
    let keep = |(number, finding): (usize, &sightline::rules::Finding)| {
        let basis = if number % 2 == 0 { finding.basis.to_string() } else { "as it was before".to_owned() };
        let kept = KeptFinding {
            reason: "The committee knows, and wants it so.".to_owned(),
            by: "Head of communications".to_owned(),
            on: date(2025, 9, 15),
            basis,
        };
        (finding.key.clone(), kept)
    };
    findings.all().step_by(4).enumerate().map(keep).collect()
}
