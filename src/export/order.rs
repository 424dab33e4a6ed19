//! What a person asks for: which paper, of which pages, with what behind it. Window and command line order alike.

use jiff::civil::Date;

use super::{
    Annex, Document, Selection, blank_worksheets, handover, minutes, what_changed, with_annex, with_line_of_sight,
    worksheets,
};
use crate::model::{Place, Stage, Workbook};
use crate::rules::Findings;
use crate::rules::compare::Side;

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The worksheets with their answers.
    Worksheets,
    /// The worksheets with room to write by hand.
    Blank,
    /// What changed since the review before.
    WhatChanged,
    /// The minutes of the session.
    Minutes,
    /// The page for a successor.
    Handover,
}

impl Paper {
    /// Every paper, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Worksheets, Self::Blank, Self::WhatChanged, Self::Minutes, Self::Handover];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Worksheets => "worksheets",
            Self::Blank => "blank",
            Self::WhatChanged => "what-changed",
            Self::Minutes => "minutes",
            Self::Handover => "handover",
        }
    }

    /// Returns the paper with a name on the command line.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|paper| paper.id() == id)
    }
}

/// What is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The paper.
    pub paper: Paper,
    /// The pages that the worksheets cover; blank ones have stages only.
    pub selection: Selection,
    /// Which findings go with the worksheets.
    pub annex: Annex,
}

/// Why there is no such paper of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// Nothing can have changed where there is one review.
    #[error("this workbook has one review, and so nothing to compare it with")]
    OneReview,
}

impl NoPaper {
    /// Says what happened, in a sentence for the person.
    pub const fn what_happened(self) -> &'static str {
        match self {
            Self::OneReview => "This workbook has one review, and so nothing to compare it with.",
        }
    }

    /// Says what to do, in a sentence for the person.
    pub const fn what_to_do(self) -> &'static str {
        match self {
            Self::OneReview => "Start the next review first.",
        }
    }
}

/// Makes the paper from the review on screen. `findings` are those of the workbook on the same day.
///
/// # Errors
///
/// The workbook has nothing that such a paper could say.
pub fn compose(order: &Order, workbook: &Workbook, findings: &Findings, today: Date) -> Result<Document, NoPaper> {
    Ok(match order.paper {
        Paper::Worksheets => {
            let document = worksheets(workbook, workbook.review(), &order.selection, today);
            let document = with_line_of_sight(document, workbook.review(), &order.selection);
            with_annex(document, findings, &order.selection, order.annex, today)
        }
        Paper::Blank => blank_worksheets(&stages(&order.selection)),
        Paper::WhatChanged => {
            let (old, new) = Side::last_two(workbook).ok_or(NoPaper::OneReview)?;
            what_changed(old, new, today)
        }
        Paper::Minutes => minutes(workbook, workbook.review(), today),
        Paper::Handover => handover(workbook, findings, today),
    })
}

fn stages(selection: &Selection) -> Vec<Stage> {
    let stage = |place: &Place| if let Place::Stage(stage) = place { Some(*stage) } else { None };
    selection.places.iter().filter_map(stage).collect()
}
