//! The checks: each looks at the answers for one broken place on the line of sight.
//!
//! A check is a value with its words for the person (what it looks for, why it matters, how to resolve it), the parts
//! of the workbook that it reads, and a pure function. It speaks only of what a person has answered or gone past: a
//! question that is not answered yet is progress, not a finding.
//!
//! | Family | What it looks at |
//! |---|---|
//! | `stops` | reasons to stop: peer pressure alone, an aim that serves nothing, no aim |
//! | `alignment` | whether aims, objectives and stakeholders point to each other |
//! | `statement` | what the sentence of an objective says |
//! | `agrees` | whether the sentence and the fields of an objective give the same figures and days |
//! | `smart`, `said` | each part of a SMART objective, and what its sentence offers for it |
//! | `realistic`, `measured` | its figures against past readings and against stage 6 |
//! | `smart_dates` | when an objective is due and evaluated |
//! | `measures` | whether the figures of stage 6 show outcomes, and can be read |
//! | `scope` | whether the plan is narrow enough: for somebody, for five, on few enough channels |
//! | `platforms` | whether decisions on platforms follow from the stakeholders |
//! | `evidence` | what stands behind a claim, and how old it is |
//! | `hours`, `weeks` | whether the hours are to be had in an ordinary and in each busy week, and are worth it |
//! | `routes` | who acts when accounts become busy or someone is at risk |
//! | `content` | whether themes, sign-off and planned posts fit the plan |
//! | `accounts` | who can sign in to the channels |
//! | `housekeeping` | owners, dates in the past, a review that is due |
//! | `carried` | answers from last time that nobody has looked at |
//! | `ahead` | figures with a day that is still to come |
//! | `notices` | where the world has changed since |

mod accounts;
mod agrees;
mod ahead;
mod alignment;
mod carried;
mod content;
mod evidence;
mod given;
mod hours;
mod housekeeping;
mod limits;
mod measured;
mod measures;
mod notices;
mod platforms;
mod realistic;
mod routes;
mod said;
mod scope;
mod smart;
mod smart_dates;
mod statement;
mod stops;
#[cfg(test)]
pub(super) mod tests;
pub(super) mod told;
mod weeks;

use std::fmt;

use jiff::civil::Date;

use super::finding::{Basis, Finding, Rests, Severity, Way};
use super::smart::SmartPart;
use crate::model::sheets::objectives::SmartWording;
use crate::model::{Address, Workbook};

pub(super) use given::Gathered;
pub use given::{Given, Part, Parts};
pub use housekeeping::NOT_READ_AS_A_VALUE;

/// One check, with its words for the person.
pub struct Check {
    /// The name for files and the command line, which never changes.
    pub id: &'static str,
    /// What it is called in a list.
    pub title: &'static str,
    /// What it looks for.
    pub looks_for: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// How it is resolved.
    pub resolve: &'static str,
    /// How much it matters, unless a finding says otherwise.
    pub severity: Severity,
    /// The parts of the workbook that it reads.
    pub reads: Parts,
    /// The check itself.
    run: fn(&Given<'_>, &mut Found),
}

impl PartialEq for Check {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Check {}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Check {
    /// Returns what the check sees, in the order of the rows. No finding is marked as kept yet.
    pub(super) fn run(&'static self, workbook: &Workbook, gathered: Gathered<'_>, today: Date) -> Vec<Finding> {
        let wording = SmartWording::chosen(workbook.review().objectives.smart_wording);
        let smart = SmartPart::of_check(self.id).and_then(|part| part.word(wording));
        let mut found = Found { check: self, smart, list: Vec::new() };
        (self.run)(&Given::new(workbook, gathered, today, self.reads), &mut found);
        found.list
    }
}

/// Every check by family, in the order of the stages.
static FAMILIES: [&[&Check]; 21] = [
    stops::CHECKS,
    alignment::CHECKS,
    statement::CHECKS,
    agrees::CHECKS,
    smart::CHECKS,
    smart_dates::CHECKS,
    realistic::CHECKS,
    measured::CHECKS,
    scope::CHECKS,
    platforms::CHECKS,
    evidence::CHECKS,
    hours::CHECKS,
    weeks::CHECKS,
    routes::CHECKS,
    content::CHECKS,
    measures::CHECKS,
    accounts::CHECKS,
    housekeeping::CHECKS,
    carried::CHECKS,
    ahead::CHECKS,
    notices::CHECKS,
];

/// Returns every check, in the order of the stages.
pub fn all() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().flat_map(|family| family.iter().copied())
}

/// Returns the check with a name.
pub fn check(id: &str) -> Option<&'static Check> {
    all().find(|check| check.id == id)
}

/// Where a check puts what it finds.
pub struct Found {
    check: &'static Check,
    /// The word of SMART that the check is about.
    smart: Option<&'static str>,
    list: Vec<Finding>,
}

impl Found {
    /// Begins a finding at a place; it is added when it is dropped into [`Found::add`].
    fn at(&self, at: Address, message: impl Into<String>) -> Draft {
        Draft(Finding {
            check: self.check,
            severity: self.check.severity,
            at,
            message: message.into(),
            reason: self.check.why,
            ways: Vec::new(),
            key: format!("{}@{at}", self.check.id),
            basis: Basis::default(),
            smart: self.smart,
            kept: None,
        })
    }

    /// Adds a finding.
    fn add(&mut self, draft: Draft) {
        self.list.push(draft.0);
    }
}

/// A finding that is being written.
struct Draft(Finding);

impl Draft {
    fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    fn reason(mut self, reason: &'static str) -> Self {
        self.0.reason = reason;
        self
    }

    /// Tells this finding from another of the same check at the same place.
    fn about(mut self, other: impl fmt::Display) -> Self {
        self.0.key = format!("{}+{other}", self.0.key);
        self
    }

    /// Names an answer that the finding rests on.
    fn rests_on(mut self, answer: &dyn Rests) -> Self {
        self.0.basis = self.0.basis.and(answer);
        self
    }

    fn way(mut self, way: Way) -> Self {
        self.0.ways.push(way);
        self
    }

    fn ways(mut self, ways: impl IntoIterator<Item = Way>) -> Self {
        self.0.ways.extend(ways);
        self
    }
}
