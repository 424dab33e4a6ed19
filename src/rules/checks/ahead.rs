//! Figures, counts and evidence with a day that is still to come: nearly always a slip in the year.

use super::given::{in_register, quote};
use super::{Check, Found, Given, Part, Parts};
use crate::model::{Baseline, Register, Table, date_in_text};
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&DATED_AHEAD, &READING_AHEAD];

/// How many rows are named one by one.
const MOST_NAMED: usize = 8;

static DATED_AHEAD: Check = Check {
    id: "dated-ahead",
    title: "A figure is dated in the future",
    looks_for: "Whether figures, counts and evidence are dated today or before.",
    why: "A figure cannot have been read on a future date. The year is the usual mistake.",
    resolve: "Check the date, above all the year.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Evaluation, Part::Stakeholders, Part::Channels, Part::Evidence]),
    run: dated_ahead,
};

fn dated_ahead(given: &Given<'_>, found: &mut Found) {
    let today = given.today();
    let known = |baseline: Baseline| match baseline {
        Baseline::Known { on, .. } => on,
        _ => None,
    };
    let (smart, measures) = (Table::SmartObjectives.address(), Table::Measures.address());
    let (groups, channels) = (Table::Stakeholders.address(), Table::Channels.address());
    let evidence = Table::Evidence.address();
    let dated = given
        .objectives()
        .smart
        .iter()
        .filter_map(|one| {
            Some((smart.row(one.id).question("baseline"), known(one.baseline)?, "The baseline of ", one.called()))
        })
        .chain(given.evaluation().measures.iter().filter_map(|one| {
            Some((
                measures.row(one.id).question("baseline"),
                known(one.baseline)?,
                "The baseline of ",
                one.metric.0.as_str(),
            ))
        }))
        .chain(given.stakeholders().stakeholders.iter().flat_map(|group| {
            let at = groups.row(group.id).question("platforms");
            let uses = group.platforms.iter();
            uses.filter_map(move |used| {
                Some((at.row(used.id).question("dated"), used.dated?, "The source ", used.evidence.0.as_str()))
            })
        }))
        .chain(given.channels().iter().filter_map(|one| {
            Some((channels.row(one.id).question("counted_on"), one.counted_on?, "The count of ", one.name.0.as_str()))
        }))
        .chain(given.evidence().iter().filter_map(|one| {
            Some((evidence.row(one.id).question("dated"), one.dated?, "The source ", one.title.0.as_str()))
        }));
    for (at, date, what, words) in dated.filter(|(_, date, ..)| *date > today).take(MOST_NAMED) {
        found.add(
            found
                .at(at, format!("{what}{} is dated {}, which is in the future.", quote(words), date_in_text(date)))
                .rests_on(&date)
                .way(Way::here("Check the date")),
        );
    }
}

static READING_AHEAD: Check = Check {
    id: "reading-dated-ahead",
    title: "A reading is dated in the future",
    looks_for: "Whether readings are dated today or before.",
    why: "A figure cannot have been read on a future date. A chart would show it as if it had happened.",
    resolve: "Check the date, above all the year.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Readings]),
    run: |given, found| {
        let table = in_register(Register::Readings);
        for (id, date) in given.series().ahead().iter().copied() {
            found.add(
                found
                    .at(
                        table.row(id).question("date"),
                        format!("A reading is dated {}, which is in the future.", date_in_text(date)),
                    )
                    .rests_on(&date)
                    .way(Way::here("Check the date")),
            );
        }
    },
};
