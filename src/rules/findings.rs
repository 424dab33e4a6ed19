//! All findings of a workbook, brought up to date with the least work.
//!
//! Every check says which parts of the workbook it reads. A part that is still the same part in memory has not changed,
//! so its checks need not run again; a property test holds the result against a full run.

use std::sync::{Arc, Weak};

use jiff::civil::Date;

use super::checks::Gathered;
use super::checks::told::Statements;
use super::checks::{self, Part, Parts};
use super::finding::{Finding, Severity};
use super::series::Series;
use crate::model::{Place, Stage, Workbook};

/// Returns every finding of the review on screen and the registers, in the order of the pages.
pub fn findings(workbook: &Workbook, today: Date) -> Vec<Finding> {
    Findings::of(workbook, today).all().cloned().collect()
}

/// The findings of a workbook as it was when they were last brought up to date.
#[derive(Clone, Default)]
pub struct Findings {
    seen: Option<Seen>,
    /// The readings by measure.
    series: Arc<Series>,
    /// What the statements of the objectives say.
    statements: Statements,
    /// The findings of each check, in the order of the table.
    by_check: Vec<Vec<Arc<Finding>>>,
    /// All of them in the order of the pages.
    in_order: Vec<Arc<Finding>>,
}

impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        self.in_order == other.in_order
    }
}

impl std::fmt::Debug for Findings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.in_order).finish()
    }
}

impl Findings {
    /// Runs every check.
    pub fn of(workbook: &Workbook, today: Date) -> Self {
        let mut findings = Self::default();
        findings.update(workbook, today);
        findings
    }

    /// Returns whether the workbook or the day is not the one that was looked at last.
    pub fn is_behind(&self, workbook: &Workbook, today: Date) -> bool {
        let now = Seen::of(workbook, today);
        self.seen.as_ref().is_none_or(|seen| seen.changed(&now) != Parts::NONE || !Weak::ptr_eq(&seen.kept, &now.kept))
    }

    /// Brings the findings up to date: only checks that read a part which has changed run again.
    pub fn update(&mut self, workbook: &Workbook, today: Date) {
        let now = Seen::of(workbook, today);
        let changed = self.seen.as_ref().map_or(Parts::ALL, |before| before.changed(&now));
        let kept_changed = self.seen.as_ref().is_none_or(|before| !Weak::ptr_eq(&before.kept, &now.kept));
        self.seen = Some(now);
        if changed == Parts::NONE && !kept_changed {
            return;
        }
        if changed.has(Part::Readings) {
            self.series = Arc::new(Series::of(&workbook.registers.readings, today));
        }
        if changed.has(Part::Objectives) {
            self.statements.update(&workbook.review().objectives.smart, today);
        }
        let gathered = Gathered { series: &self.series, statements: &self.statements };
        self.by_check.resize_with(checks::all().count(), Vec::new);
        for (check, findings) in checks::all().zip(&mut self.by_check) {
            let runs = check.reads.meets(changed);
            if runs {
                *findings = check.run(workbook, gathered, today).into_iter().map(Arc::new).collect();
            }
            if runs || kept_changed {
                for finding in findings {
                    mark_kept(finding, workbook);
                }
            }
        }
        self.in_order.clear();
        self.in_order.extend(self.by_check.iter().flatten().cloned());
        // The table of checks is in the order of the stages; within a page it stays as it is.
        self.in_order.sort_by_key(|finding| page_order(finding.at.place()));
    }

    /// Returns every finding in the order of the pages, those that are kept as they are included.
    pub fn all(&self) -> impl ExactSizeIterator<Item = &Finding> + Clone {
        self.in_order.iter().map(Arc::as_ref)
    }

    /// Returns the findings that a person still has to look at.
    pub fn open(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.all().filter(|finding| finding.is_open())
    }

    /// Returns the findings that are kept as they are, with a reason.
    pub fn kept(&self) -> impl Iterator<Item = &Finding> + Clone {
        self.all().filter(|finding| !finding.is_open())
    }

    /// Returns how many open findings of a severity a page has.
    pub fn count(&self, place: Place, severity: Severity) -> usize {
        self.open().filter(|finding| finding.at.place() == place && finding.severity == severity).count()
    }

    /// Returns the gravest open severity of a stage. None when nothing is open there.
    pub fn gravest(&self, stage: Stage) -> Option<Severity> {
        self.open().filter(|finding| finding.at.place() == Place::Stage(stage)).map(|finding| finding.severity).min()
    }

    /// Returns whether there is a stop that nobody has decided to keep.
    pub fn stops(&self) -> bool {
        self.open().any(|finding| finding.severity == Severity::Stop)
    }
}

/// Marks a finding as kept while the answers that it rests on are those from when it was kept.
fn mark_kept(finding: &mut Arc<Finding>, workbook: &Workbook) {
    let kept = workbook.kept_findings.get(&finding.key).filter(|kept| kept.basis == finding.basis.to_string());
    if finding.kept.as_ref() != kept {
        Arc::make_mut(finding).kept = kept.cloned();
    }
}

fn page_order(place: Place) -> u8 {
    match place {
        Place::Organisation => 0,
        Place::Session => 1,
        Place::Stage(stage) => 2 + stage as u8,
        Place::Register(register) => 8 + register as u8,
    }
}

/// Declares what is remembered of a workbook: each part as a weak pointer.
///
/// Weak, so that nothing is held: a part that only the workbook holds is still written in place. The memory is not
/// used again while the pointer lives, so the same address is the same part.
macro_rules! seen {
    ($($name:ident: $type:ty = $part:ident, $get:expr;)+) => {
        #[derive(Clone)]
        struct Seen {
            today: Date,
            dates: [Option<Date>; 3],
            kept: Weak<std::collections::BTreeMap<String, crate::model::KeptFinding>>,
            $($name: Weak<$type>,)+
        }

        impl Seen {
            fn of(workbook: &Workbook, today: Date) -> Self {
                let review = workbook.review();
                Self {
                    today,
                    dates: [review.started, review.closed, workbook.day_of_last_review()],
                    kept: Arc::downgrade(&workbook.kept_findings),
                    $($name: { let get: fn(&Workbook) -> &Arc<$type> = $get; Arc::downgrade(get(workbook)) },)+
                }
            }

            /// Returns the parts that are not the same any more.
            fn changed(&self, now: &Self) -> Parts {
                if self.today != now.today {
                    return Parts::ALL;
                }
                let mut changed = if self.dates == now.dates { Parts::NONE } else { Parts::of(&[Part::Day]) };
                $(if !Weak::ptr_eq(&self.$name, &now.$name) {
                    changed = changed.with(Part::$part);
                })+
                changed
            }
        }
    };
}

use crate::model::registers as r;
use crate::model::sheets as s;

seen! {
    organisation: crate::model::Organisation = Day, |w| &w.organisation;
    session: crate::model::Session = Day, |w| &w.review().session;
    aim: s::aim::AimSheet = Aim, |w| &w.review().aim;
    objectives: s::objectives::ObjectivesSheet = Objectives, |w| &w.review().objectives;
    stakeholders: s::stakeholders::StakeholdersSheet = Stakeholders, |w| &w.review().stakeholders;
    resources: s::resources::ResourcesSheet = Resources, |w| &w.review().resources;
    content: s::content::ContentSheet = Content, |w| &w.review().content;
    evaluation: s::evaluation::EvaluationSheet = Evaluation, |w| &w.review().evaluation;
    channels: crate::model::Rows<r::Channel> = Channels, |w| &w.registers.channels;
    posts: crate::model::Rows<r::Post> = Posts, |w| &w.registers.posts;
    readings: crate::model::Rows<r::Reading> = Readings, |w| &w.registers.readings;
    actions: crate::model::Rows<r::Action> = Actions, |w| &w.registers.actions;
    evidence: crate::model::Rows<r::Evidence> = Evidence, |w| &w.registers.evidence;
    partners: crate::model::Rows<r::Partner> = Partners, |w| &w.registers.partners;
    sitting: crate::model::Sitting = Sitting, |w| &w.review().sitting;
    unread: std::collections::BTreeMap<String, String> = Unread, |w| &w.unread;
    carried: std::collections::BTreeMap<String, crate::model::Carried> = Carried, |w| &w.review().carried;
}
