//! What stands behind a claim, and how old it is.
//!
//! How long evidence of a kind carries is a judgement; the months are in `assets/reference/limits.ron`.

use super::given::{blank, counted, months_after, quote};
use super::limits::{evidence_months, platform_use_months};
use super::{Check, Given, Part, Parts};
use crate::model::registers::Evidence;
use crate::model::sheets::stakeholders::{HowOften, PlatformUse, Stakeholder};
use crate::model::{Address, List, Table, date_in_text};
use crate::rules::finding::{Severity, Way};
use crate::rules::platforms::TOP;

pub(super) static CHECKS: &[&Check] = &[&MISSING, &UNDATED, &OLD, &KEPT_UNDATED, &KEPT_OLD];

/// Returns the platforms that the first five use, each with its address and its stakeholder.
fn uses<'a>(given: &Given<'a>) -> impl Iterator<Item = (Address, &'a Stakeholder, &'a PlatformUse)> {
    let table = Table::Stakeholders.address();
    given.stakeholders().stakeholders.iter().take(TOP).flat_map(move |group| {
        let at = table.row(group.id).question("platforms");
        let named = group.platforms.iter().filter(|used| !used.platform.0.is_empty());
        named.map(move |used| (at.row(used.id), group, used))
    })
}

fn label(used: &PlatformUse) -> &str {
    List::Platforms.label(&used.platform.0).unwrap_or(&used.platform.0)
}

static MISSING: Check = Check {
    id: "evidence-missing",
    title: "There is no evidence that a stakeholder uses a platform",
    looks_for: "Whether there is evidence for each platform of the first five stakeholders, once decisions depend on \
                it.",
    why: "Your decisions on platforms depend on what people use. Without evidence they are a guess.",
    resolve: "Name the source and what it says. If you do not know, choose \u{201c}Not known\u{201d} for how often, and \
              say how you could find out.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let sheet = given.stakeholders();
        if !sheet.platforms.iter().any(|plan| plan.decision.is_some()) {
            return;
        }
        for (row, group, used) in uses(given) {
            // To say that it is not known, and how to find out, is an honest answer.
            let is_honest = used.how_often == Some(HowOften::NotKnown) && !blank(&group.find_out.0);
            if blank(&used.evidence.0) && blank(&used.link.0) && !is_honest {
                found.add(
                    found
                        .at(
                            row.question("evidence"),
                            format!("There is no evidence that {} uses {}.", quote(&group.name.0), label(used)),
                        )
                        .rests_on(&used.platform.0)
                        .way(Way::here("Name the source"))
                        .way(Way::at(
                            "Name a process that could tell you",
                            Table::Stakeholders.address().row(group.id).question("find_out"),
                        )),
                );
            }
        }
    },
};

static UNDATED: Check = Check {
    id: "evidence-undated",
    title: "Evidence has no date",
    looks_for: "Whether the evidence for each platform of the first five has a date.",
    why: "Habits change within a few years. Without a date nobody can tell whether the evidence is still current.",
    resolve: "Give the date when people were asked, or the date of publication.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders]),
    run: |given, found| {
        let sheet = given.stakeholders();
        if !sheet.platforms.iter().any(|plan| plan.decision.is_some()) {
            return;
        }
        for (row, group, used) in uses(given).filter(|(_, _, used)| !blank(&used.evidence.0) && used.dated.is_none()) {
            found.add(
                found
                    .at(
                        row.question("dated"),
                        format!("The evidence that {} uses {} has no date.", quote(&group.name.0), label(used)),
                    )
                    .rests_on(&used.evidence.0)
                    .way(Way::here("Give the date")),
            );
        }
    },
};

static OLD: Check = Check {
    id: "evidence-old",
    title: "Evidence for a platform is old",
    looks_for: "Whether the evidence for the platforms of the first five is recent enough to decide on.",
    why: "Platforms gain and lose people within a few years. Old evidence can point to a platform your stakeholders \
          have left.",
    resolve: "Look for a newer source, or keep this one and say why it is still valid.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Stakeholders, Part::Day]),
    run: |given, found| {
        let day = given.day();
        for (row, group, used) in uses(given) {
            let Some(dated) = used.dated else { continue };
            if months_after(dated, platform_use_months()) < day {
                found.add(
                    found
                        .at(
                            row.question("dated"),
                            format!(
                                "The evidence that {} uses {} is from {}.",
                                quote(&group.name.0),
                                label(used),
                                date_in_text(dated)
                            ),
                        )
                        .rests_on(&dated)
                        .way(Way::here("Look for a newer source")),
                );
            }
        }
    },
};

/// Says a few rows one by one and the rest as a number.
const MOST_NAMED: usize = 5;

fn many(named: &[&Evidence]) -> String {
    let names: Vec<String> = named.iter().take(MOST_NAMED).map(|one| quote(&one.title.0)).collect();
    match named.len().saturating_sub(MOST_NAMED) {
        0 => super::given::listed(&names),
        rest => format!("{} and {rest} more", names.join(", ")),
    }
}

static KEPT_UNDATED: Check = Check {
    id: "kept-evidence-undated",
    title: "A source in the evidence has no date",
    looks_for: "Whether each source in the register of evidence has a date.",
    why: "A fact without a date cannot be used in a later paper.",
    resolve: "Give the date of publication, or the end of the fieldwork.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Evidence]),
    run: |given, found| {
        // A source that is still being written down has no finding yet.
        let undated: Vec<&Evidence> = given
            .evidence()
            .iter()
            .filter(|one| !blank(&one.title.0) && one.dated.is_none() && super::given::passed(*one, "dated"))
            .collect();
        if undated.is_empty() {
            return;
        }
        let table = Table::Evidence.address();
        let is = if undated.len() == 1 { "This source has no date" } else { "These sources have no date" };
        found.add(
            found
                .at(table, format!("{is}: {}.", many(&undated)))
                .rests_on(&undated.iter().map(|one| one.id).collect::<Vec<_>>())
                .way(Way::at("Give the date", table.row(undated[0].id).question("dated"))),
        );
    },
};

static KEPT_OLD: Check = Check {
    id: "kept-evidence-old",
    title: "A source in the evidence is old for its kind",
    looks_for: "Whether each source in the register is recent enough: one year for platform figures, two for a \
                survey, five for research.",
    why: "Old evidence is better than none if its date is shown. But there may be something newer for a new decision.",
    resolve: "Look for a newer edition before you use it again, and keep the old one for the record.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Evidence, Part::Day]),
    run: |given, found| {
        let day = given.day();
        let old: Vec<&Evidence> = given
            .evidence()
            .iter()
            .filter(|one| {
                !blank(&one.title.0)
                    && one
                        .kind
                        .zip(one.dated)
                        .is_some_and(|(kind, dated)| months_after(dated, evidence_months(kind)) < day)
            })
            .collect();
        if old.is_empty() {
            return;
        }
        let table = Table::Evidence.address();
        let message = format!(
            "{} older than {} kind should be: {}.",
            counted(old.len(), "source is", "sources are"),
            if old.len() == 1 { "its" } else { "their" },
            many(&old)
        );
        found.add(
            found
                .at(table, message)
                .rests_on(&old.iter().map(|one| one.id).collect::<Vec<_>>())
                .rests_on(&old.iter().map(|one| one.dated).collect::<Vec<_>>())
                .way(Way::at("Go to the source", table.row(old[0].id))),
        );
    },
};
