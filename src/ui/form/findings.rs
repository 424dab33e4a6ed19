//! Findings where they are about: under a field, under the line of a row, under the head of a table.
//!
//! Nothing is said about a text while it is typed: what is shown stands still until the field is left.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::{Id, Ui};

use super::Cx;
use crate::model::{Address, Place};
use crate::rules::Findings;
use crate::rules::checks::NOT_READ_AS_A_VALUE;
use crate::rules::{Finding, Severity};
use crate::ui::widgets::{self, FindingAct};

/// The findings as the form shows them.
#[derive(Default)]
pub struct ShownFindings {
    source: Option<Arc<Findings>>,
    by_place: HashMap<Address, Vec<Finding>>,
    /// The gravest open one in each row, at whatever depth.
    gravest: HashMap<Address, Severity>,
    typing: Option<Id>,
}

impl ShownFindings {
    /// Takes over the findings of now, unless a person is in the middle of typing. Returns those of a page that were
    /// not there before.
    pub(in crate::ui) fn refresh(&mut self, now: &Arc<Findings>, ctx: &egui::Context, place: Place) -> Vec<Finding> {
        let typing =
            ctx.memory(egui::Memory::focused).filter(|id| egui::text_edit::TextEditState::load(ctx, *id).is_some());
        let goes_on = typing.is_some() && typing == self.typing;
        self.typing = typing;
        if goes_on || self.source.as_ref().is_some_and(|source| Arc::ptr_eq(source, now)) {
            return vec![];
        }
        let before = self.source.replace(now.clone());
        self.by_place.clear();
        self.gravest.clear();
        for finding in now.all() {
            self.by_place.entry(finding.at).or_default().push(finding.clone());
            if !finding.is_open() {
                continue;
            }
            let mut here = Some(finding.at);
            while let Some(at) = here {
                let gravest = self.gravest.entry(at).or_insert(finding.severity);
                *gravest = (*gravest).min(finding.severity);
                here = at.parent();
            }
        }
        let Some(before) = before else { return vec![] };
        let known: HashSet<&str> = before.open().map(|finding| finding.key.as_str()).collect();
        let is_new = |finding: &&Finding| finding.at.place() == place && !known.contains(finding.key.as_str());
        now.open().filter(is_new).cloned().collect()
    }

    /// Returns whether there are findings at an address.
    pub(super) fn has(&self, at: Address) -> bool {
        self.by_place.contains_key(&at)
    }

    /// Returns the gravest open finding at an address or below it.
    pub(super) fn gravest(&self, at: Address) -> Option<Severity> {
        self.gravest.get(&at).copied()
    }
}

/// Draws the findings about an address.
pub(super) fn findings_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address) {
    let Some(findings) = cx.memory.findings.by_place.remove(&at) else { return };
    // What does not read as a value says so under its field already, with how it is written.
    for finding in findings.iter().filter(|finding| finding.check.id != NOT_READ_AS_A_VALUE) {
        match widgets::finding(ui, finding, cx.can_edit()) {
            FindingAct::Nothing => {}
            FindingAct::Way(place) => {
                let way = &finding.ways[place];
                cx.edits.extend(way.ready(cx.new_id));
                if way.edit.is_none() {
                    *cx.go_to = way.go;
                }
            }
            FindingAct::Keep => cx.memory.keep = Some(finding.clone()),
            FindingAct::OpenAgain => cx.edits.push(finding.unkeep()),
            FindingAct::GoTo => *cx.go_to = Some(finding.at),
        }
    }
    cx.memory.findings.by_place.insert(at, findings);
}
