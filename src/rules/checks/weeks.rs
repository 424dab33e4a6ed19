//! Whether each week of the plan fits, where the load has a shape.
//!
//! An ordinary week is the business of [`super::hours`]. Here the busy times are held against the calendar: the weeks that
//! take more than there is are named while they can still be changed.

use jiff::civil::Date;

use super::given::{blank, counted, days_after, listed, on, passed, quote};
use super::hours::over;
use super::{Check, Found, Given, Part, Parts};
use crate::model::sheets::resources::{LoadShape, Peak};
use crate::model::{Hours, Stage, date_in_text};
use crate::rules::finding::{Severity, Way};
use crate::rules::resources::{Totals, Week, busy_span, weeks};

pub(super) static CHECKS: &[&Check] = &[&WEEKS_ABOVE_CAPACITY, &PEAKS_WITHOUT_DATES];

/// How many stretches of weeks are named one by one.
const MOST_NAMED: usize = 4;

static WEEKS_ABOVE_CAPACITY: Check = Check {
    id: "weeks-above-capacity",
    title: "Some weeks need more hours than are available",
    looks_for: "Whether each week of your busy times fits into the hours available: those of the roles, and those \
                released by work that stops.",
    why: "These weeks are known in advance, so leave, cover and sign-off can still be moved.",
    resolve: "Move work out of these weeks, ask for help, or plan less in them.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Resources, Part::Day]),
    run: weeks_above_capacity,
};

fn weeks_above_capacity(given: &Given<'_>, found: &mut Found) {
    let sheet = given.resources();
    let totals = Totals::of(sheet);
    let is_counted = totals.weekly.is_known() && totals.capacity.is_known() && totals.capacity.missing == 0;
    // When an ordinary week does not fit, no week does, and that is said already.
    let never_fits = over(&totals).is_some_and(|over| totals.freed.hours < over);
    let (true, false, Some((first, last))) = (is_counted, never_fits, busy_span(sheet)) else { return };
    let mut weeks = weeks(sheet, first.max(given.day()), last);
    weeks.retain(|week| week.too_many().is_some());
    let fullest = weeks.iter().rev().max_by_key(|week| week.too_many());
    let Some((fullest, most)) = fullest.and_then(|week| Some((week, week.too_many()?))) else { return };
    let at_least = if totals.weekly.missing > 0 { "at least " } else { "" };
    let said = if weeks.len() == 1 {
        format!(
            "The week of {} needs {at_least}{}, but {} are available: {} too many.",
            date_in_text(fullest.monday),
            fullest.wanted.in_words(),
            fullest.had.in_words(),
            most.in_words(),
        )
    } else {
        format!(
            "{} weeks need more hours than are available: {}. The week of {} needs {at_least}{} too many.",
            weeks.len(),
            stretches(&weeks),
            date_in_text(fullest.monday),
            most.in_words(),
        )
    };
    let rests: Vec<(Date, Hours)> = weeks.iter().filter_map(|week| Some((week.monday, week.too_many()?))).collect();
    let mut draft = found.at(on(Stage::Resources, "peaks"), said);
    for (monday, hours) in &rests {
        draft = draft.rests_on(monday).rests_on(hours);
    }
    found.add(
        draft
            .way(Way::here("Change the busy times"))
            .way(Way::at("Say who helps then", on(Stage::Resources, "contingency_who")))
            .way(Way::at("Cut the weekly work", on(Stage::Resources, "weekly_tasks")))
            .way(Way::at("Name work that stops", on(Stage::Resources, "replace"))),
    );
}

/// Names weeks that follow each other as one stretch: `from 5 October 2026 to 31 January 2027`.
fn stretches(weeks: &[Week]) -> String {
    let mut runs: Vec<(Date, Date)> = vec![];
    for week in weeks {
        let sunday = days_after(week.monday, 6);
        match runs.last_mut() {
            Some((_, last)) if days_after(*last, 1) == week.monday => *last = sunday,
            _ => runs.push((week.monday, sunday)),
        }
    }
    let rest = runs.split_off(runs.len().min(MOST_NAMED));
    let mut said: Vec<String> =
        runs.iter().map(|(from, to)| format!("from {} to {}", date_in_text(*from), date_in_text(*to))).collect();
    if !rest.is_empty() {
        said.push(counted(rest.len(), "stretch after that", "stretches after that"));
    }
    listed(&said)
}

static PEAKS_WITHOUT_DATES: Check = Check {
    id: "peaks-without-dates",
    title: "Peaks have no dates or hours",
    looks_for: "Whether busy times have days and hours when the work comes in peaks.",
    why: "Without dates and hours, a busy time cannot be compared with the hours available, and cover and leave \
          cannot be planned.",
    resolve: "Add one line for each busy time: its first and last day, and the extra hours a week.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Resources, Part::Unread]),
    run: |given, found| {
        let sheet = given.resources();
        let table = on(Stage::Resources, "peaks");
        for peak in sheet.peaks.iter() {
            let row = table.row(peak.id);
            let typed = |question| given.is_typed(row.question(question));
            let Some((question, said)) = missing(peak).filter(|(question, _)| !typed(question)) else { continue };
            let name = if blank(&peak.what.0) { "A busy time".to_owned() } else { quote(&peak.what.0) };
            found.add(
                found
                    .at(row.question(question), format!("{name} has {said}, so its weeks cannot be counted."))
                    .rests_on(&peak.from)
                    .rests_on(&peak.to)
                    .rests_on(&peak.more)
                    .way(Way::here("Fill it in")),
            );
        }
        let shape = match sheet.load_shape {
            Some(LoadShape::Peaks) => "The work comes in peaks",
            Some(LoadShape::SpikeThenDecline) => "The work begins with a spike",
            Some(LoadShape::Steady) | None => return,
        };
        if sheet.peaks.is_empty() && passed(sheet, "peaks") {
            found.add(
                found
                    .at(table, format!("{shape}, but there is no line with the dates and extra hours."))
                    .rests_on(&sheet.load_shape.map(|shape| LoadShape::OPTIONS[shape as usize]))
                    .way(Way::here("Add the busy times")),
            );
        }
    },
};

/// Returns what a busy time lacks that a person has gone past.
fn missing(peak: &Peak) -> Option<(&'static str, &'static str)> {
    if peak.from.is_none() && passed(peak, "from") {
        return Some(("from", "no first day"));
    }
    if peak.to.is_none() && passed(peak, "to") {
        return Some(("to", "no last day"));
    }
    match (peak.from, peak.to, peak.more) {
        (Some(from), Some(to), _) if to < from => Some(("to", "a last day before its first")),
        (Some(_), Some(_), None) => Some(("more", "no hours")),
        _ => None,
    }
}
