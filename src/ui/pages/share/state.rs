//! What is chosen on the page that exports: kept while the workbook is open, and turned into an order.

use crate::export::{Annex, Audience, Format, Order, Paper, Purpose, Selection};
use crate::model::Stage;
use crate::ui::app::Wanted;

/// What to export.
#[expect(clippy::struct_excessive_bools, reason = "each is one tick on the page")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareState {
    /// The paper.
    pub document: Paper,
    /// What a board paper is for.
    pub purpose: Purpose,
    /// Who reads it.
    pub audience: Audience,
    /// The chosen stages.
    pub stages: [bool; 6],
    /// Whether the session goes with them.
    pub session: bool,
    /// Whether the registers go with them.
    pub registers: bool,
    /// Whether the open findings go with them. What was kept as it is always does.
    pub open_findings: bool,
    /// The chosen formats, as in [`Format::ALL`].
    pub formats: Vec<bool>,
    /// Whether a calendar of what is due is written too.
    pub calendar: bool,
    /// The stage that a colleague is asked for.
    pub send: Stage,
    /// What was written last.
    pub written: Vec<std::path::PathBuf>,
    /// What a person should know of what was written.
    pub remarks: Vec<String>,
    /// Whether the keyboard goes to what was written.
    pub enters_written: bool,
    /// Whether something was missing when it was needed.
    pub missing: Option<&'static str>,
}

impl Default for ShareState {
    fn default() -> Self {
        Self {
            document: Paper::Worksheets,
            purpose: Purpose::default(),
            audience: Audience::default(),
            stages: [true; 6],
            session: true,
            registers: false,
            open_findings: false,
            // What most people open; CSV alone would write a file for each table.
            formats: Format::ALL.iter().map(|format| matches!(format, Format::Docx | Format::Pdf)).collect(),
            calendar: false,
            send: Stage::Content,
            written: vec![],
            remarks: vec![],
            enters_written: false,
            missing: None,
        }
    }
}

impl ShareState {
    /// Returns the chosen stages in order.
    pub fn chosen_stages(&self) -> Vec<Stage> {
        Stage::ALL.iter().zip(self.stages).filter(|(_, on)| *on).map(|(stage, _)| *stage).collect()
    }

    /// Returns what is to be made. What is chosen and does not belong to the paper is left aside, and stays chosen.
    pub fn order(&self) -> Order {
        let paper = self.document;
        let mut selection = Selection::stages(&self.chosen_stages());
        if self.session && paper.has_extras() {
            selection = selection.with_session();
        }
        if self.registers && paper.has_extras() {
            selection = selection.with_registers();
        }
        let audience = if paper.has_public_version() { self.audience } else { Audience::Internal };
        let open_findings = self.open_findings && paper.has_extras() && audience == Audience::Internal;
        let annex = if open_findings { Annex::Everything } else { Annex::KeptOnly };
        let purpose = if paper.has_purpose() { self.purpose } else { Purpose::default() };
        Order { paper, selection, annex, purpose, audience, reviews: None }
    }

    /// Returns the chosen formats in order.
    pub fn chosen_formats(&self) -> Vec<Format> {
        Format::ALL.iter().zip(&self.formats).filter(|(_, on)| **on).map(|(format, _)| *format).collect()
    }

    /// Returns the files that are to be written.
    pub(in crate::ui) fn wanted(&self) -> Wanted {
        Wanted { order: self.order(), formats: self.chosen_formats(), calendar: self.wants_calendar() }
    }

    /// Returns whether a calendar is written. It names owners, so there is none for the public.
    pub fn wants_calendar(&self) -> bool {
        self.calendar && self.order().audience == Audience::Internal
    }
}
