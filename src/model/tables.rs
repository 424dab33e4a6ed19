//! The tables that links point to.

use super::{Address, AnyRows, Place, Register, Review, Stage, Workbook};

/// A table whose rows other answers may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The organisation's objectives, in stage 2.
    OrganisationObjectives,
    /// The aims, in stage 1.
    Aims,
    /// The team's objectives, in stage 2.
    TeamObjectives,
    /// The SMART objectives, in stage 2.
    SmartObjectives,
    /// The stakeholders, in stage 3.
    Stakeholders,
    /// The content themes, in stage 5.
    Themes,
    /// The measures, in stage 6.
    Measures,
    /// The register of channels.
    Channels,
    /// The register of evidence.
    Evidence,
    /// The register of partners.
    Partners,
}

impl Table {
    /// Every table.
    pub const ALL: &'static [Self] = &[
        Self::OrganisationObjectives,
        Self::Aims,
        Self::TeamObjectives,
        Self::SmartObjectives,
        Self::Stakeholders,
        Self::Themes,
        Self::Measures,
        Self::Channels,
        Self::Evidence,
        Self::Partners,
    ];

    /// Returns the address of the table's question.
    pub fn address(self) -> Address {
        let (place, question) = match self {
            Self::OrganisationObjectives => (Place::Stage(Stage::Objectives), "organisation_objectives"),
            Self::Aims => (Place::Stage(Stage::Aim), "aim"),
            Self::TeamObjectives => (Place::Stage(Stage::Objectives), "team_objectives"),
            Self::SmartObjectives => (Place::Stage(Stage::Objectives), "smart"),
            Self::Stakeholders => (Place::Stage(Stage::Stakeholders), "stakeholders"),
            Self::Themes => (Place::Stage(Stage::Content), "themes"),
            Self::Measures => (Place::Stage(Stage::Evaluation), "measures"),
            Self::Channels => (Place::Register(Register::Channels), "channels"),
            Self::Evidence => (Place::Register(Register::Evidence), "evidence"),
            Self::Partners => (Place::Register(Register::Partners), "partners"),
        };
        Address::page(place).question(question)
    }

    /// Returns what one row is called, in lower case.
    pub const fn row_name(self) -> &'static str {
        match self {
            Self::OrganisationObjectives => "organisation objective",
            Self::Aims => "aim",
            Self::TeamObjectives => "team objective",
            Self::SmartObjectives => "social media objective",
            Self::Stakeholders => "stakeholder",
            Self::Themes => "theme",
            Self::Measures => "measure",
            Self::Channels => "channel",
            Self::Evidence => "piece of evidence",
            Self::Partners => "partner",
        }
    }

    /// Returns the rows, those of a stage from the given review.
    pub fn rows_of<'a>(self, workbook: &'a Workbook, review: &'a Review) -> &'a dyn AnyRows {
        match self {
            Self::OrganisationObjectives => &review.objectives.organisation_objectives,
            Self::Aims => &review.aim.aims,
            Self::TeamObjectives => &review.objectives.team_objectives,
            Self::SmartObjectives => &review.objectives.smart,
            Self::Stakeholders => &review.stakeholders.stakeholders,
            Self::Themes => &review.content.themes,
            Self::Measures => &review.evaluation.measures,
            Self::Channels => &*workbook.registers.channels,
            Self::Evidence => &*workbook.registers.evidence,
            Self::Partners => &*workbook.registers.partners,
        }
    }
}
