//! What a person asks for: which paper, of which pages, for whom, with what behind it. Window and command line order alike.

use jiff::civil::Date;

use super::outline::public::{self, Personal};
use super::outline::{
    Annex, Audience, Document, Purpose, Selection, Template, blank_worksheets, board_paper, handover, minutes_for,
    what_changed, with_annex, with_line_of_sight, worksheets_for,
};
use crate::model::{Place, RowId, Stage, Workbook, released};
use crate::rules::Findings;
use crate::rules::compare::Side;

/// A kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The worksheets with their answers.
    Worksheets,
    /// One page for the board, with annexes.
    BoardPaper,
    /// What changed since the review before.
    WhatChanged,
    /// The minutes of the session.
    Minutes,
    /// The page for a successor.
    Handover,
    /// The worksheets with room to write by hand.
    Blank,
    /// A policy or a process as a draft.
    Draft(Template),
}

impl Paper {
    /// Every paper, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::BoardPaper,
        Self::Worksheets,
        Self::WhatChanged,
        Self::Minutes,
        Self::Handover,
        Self::Blank,
        Self::Draft(Template::Policy),
        Self::Draft(Template::Guidelines),
        Self::Draft(Template::NewAccount),
        Self::Draft(Template::Moderation),
        Self::Draft(Template::Crisis),
        Self::Draft(Template::MonthlyReport),
    ];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Worksheets => "worksheets",
            Self::BoardPaper => "board-paper",
            Self::WhatChanged => "what-changed",
            Self::Minutes => "minutes",
            Self::Handover => "handover",
            Self::Blank => "blank",
            Self::Draft(template) => template.id(),
        }
    }

    /// Returns the paper with a name on the command line.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|paper| paper.id() == id)
    }

    /// Returns what people call the paper.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Worksheets => "Completed worksheets",
            Self::BoardPaper => "Board paper",
            Self::WhatChanged => "What changed",
            Self::Minutes => "Minutes and actions",
            Self::Handover => "Handover page",
            Self::Blank => "Blank worksheets",
            Self::Draft(template) => template.title(),
        }
    }

    /// Says in a phrase what it is for.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Worksheets => "With every answer, for colleagues and boards",
            Self::BoardPaper => "One page to decide on, with annexes",
            Self::WhatChanged => "Since the review before, answer by answer",
            Self::Minutes => "What was decided in the session, and who does what",
            Self::Handover => "For your successor",
            Self::Blank => "With room to write, for a workshop on paper",
            Self::Draft(_) => "A draft, filled in from the workbook, with every gap marked",
        }
    }

    /// Returns whether stages are chosen for it.
    pub const fn has_stages(self) -> bool {
        matches!(self, Self::Worksheets | Self::Blank)
    }

    /// Returns whether the session, the registers and the open findings can go with it.
    pub const fn has_extras(self) -> bool {
        matches!(self, Self::Worksheets)
    }

    /// Returns whether it has a purpose.
    pub const fn has_purpose(self) -> bool {
        matches!(self, Self::BoardPaper)
    }

    /// Returns whether there is a version for the public. A draft has no answers to release, and a handover is for one
    /// colleague.
    pub const fn has_public_version(self) -> bool {
        matches!(self, Self::Worksheets | Self::BoardPaper | Self::WhatChanged | Self::Minutes)
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
    /// What a board paper is for.
    pub purpose: Purpose,
    /// Who reads it.
    pub audience: Audience,
    /// The older and the newer review of what changed; none: the last two.
    pub reviews: Option<[RowId; 2]>,
}

impl Order {
    /// Orders a paper of the whole workbook for people in the organisation, with what a board needs to know.
    pub fn new(paper: Paper) -> Self {
        Self {
            paper,
            selection: Selection::whole(),
            annex: Annex::KeptOnly,
            purpose: Purpose::default(),
            audience: Audience::default(),
            reviews: None,
        }
    }
}

/// Why there is no such paper of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// Nothing can have changed where there is one review.
    #[error("this workbook has only one review, so there is nothing to compare it with")]
    OneReview,
    /// The paper is not one to be released.
    #[error("there is no public version of this paper")]
    NotForThePublic,
    /// Open findings are the work of the team.
    #[error("open findings are not included in a public version")]
    FindingsForThePublic,
    /// No page is chosen.
    #[error("no stage is chosen")]
    NoStages,
}

impl NoPaper {
    /// Says what happened, in a sentence for the person.
    pub const fn what_happened(self) -> &'static str {
        match self {
            Self::OneReview => "This workbook has only one review, so there is nothing to compare it with.",
            Self::NotForThePublic => "There is no public version of this paper.",
            Self::FindingsForThePublic => "Open findings are not included in a public version.",
            Self::NoStages => "No stage is chosen.",
        }
    }

    /// Says what to do, in a sentence for the person.
    pub const fn what_to_do(self) -> &'static str {
        match self {
            Self::OneReview => "Start the next review first.",
            Self::NotForThePublic => "Choose the worksheets, the board paper, what changed or the minutes.",
            Self::FindingsForThePublic => "Leave the open findings out, or make the paper for your organisation.",
            Self::NoStages => "Choose at least one stage.",
        }
    }
}

/// Makes the paper from the review on screen. `findings` are those of the workbook on the same day.
///
/// # Errors
///
/// The workbook has nothing that such a paper could say, or the order asks for what does not go together.
pub fn compose(order: &Order, workbook: &Workbook, findings: &Findings, today: Date) -> Result<Document, NoPaper> {
    if order.paper.has_stages() && stages(&order.selection).is_empty() {
        return Err(NoPaper::NoStages);
    }
    if order.audience == Audience::Public {
        if !order.paper.has_public_version() {
            return Err(NoPaper::NotForThePublic);
        }
        if order.paper.has_extras() && order.annex == Annex::Everything {
            return Err(NoPaper::FindingsForThePublic);
        }
    }
    let audience = order.audience;
    let copy = (audience == Audience::Public).then(|| released(workbook));
    let seen = copy.as_ref().unwrap_or(workbook);
    let document = match order.paper {
        Paper::Worksheets => {
            let document = worksheets_for(seen, seen.review(), &order.selection, today, audience);
            match audience {
                Audience::Internal => {
                    let document = with_line_of_sight(document, seen.review(), &order.selection);
                    with_annex(document, findings, &order.selection, order.annex, today)
                }
                Audience::Public => {
                    let document = if public::marks_in_the_line(workbook) {
                        document
                    } else {
                        with_line_of_sight(document, seen.review(), &order.selection)
                    };
                    let covers = |place| order.selection.places.contains(&place);
                    public::with_kept(document, &public::kept_for_the_public(findings, workbook, covers))
                }
            }
        }
        Paper::BoardPaper => board_paper(seen, findings, order.purpose, today, audience),
        Paper::WhatChanged => {
            let chosen = order.reviews.map(|ids| ids.map(|id| Side::of(seen, id)));
            let sides = chosen.map_or_else(|| Side::last_two(seen), |[old, new]| old.zip(new));
            let (old, new) = sides.ok_or(NoPaper::OneReview)?;
            what_changed(old, new, today)
        }
        Paper::Minutes => minutes_for(seen, seen.review(), today, audience),
        Paper::Blank => blank_worksheets(&stages(&order.selection)),
        Paper::Handover => handover(workbook, findings, today),
        Paper::Draft(template) => template.draft(workbook, today),
    };
    Ok(match audience {
        Audience::Internal => document,
        Audience::Public => public::for_the_public(document, workbook),
    })
}

/// Returns what a person should know of a paper before it leaves the house, each a sentence. Mostly nothing.
pub fn remarks(order: &Order, workbook: &Workbook, document: &Document) -> Vec<String> {
    const MOST: usize = 12;
    if order.audience == Audience::Internal {
        return vec![];
    }
    let all = public::personal_in(document, &released(workbook), workbook);
    let said = |one: &Personal| format!("{}: {}, \u{201c}{}\u{201d}.", one.place, one.what, one.words);
    let mut remarks: Vec<String> = all.iter().take(MOST).map(said).collect();
    if all.len() > MOST {
        remarks.push(format!("{} more of the same kind.", all.len() - MOST));
    }
    remarks.push(if all.is_empty() {
        "Names inside other answers may not be found. Read the paper before you release it.".to_owned()
    } else {
        "This paper may still name a person or show how to reach them. Change these answers, or keep them out of \
         public versions. Then read the paper before you release it."
            .to_owned()
    });
    remarks
}

fn stages(selection: &Selection) -> Vec<Stage> {
    let stage = |place: &Place| if let Place::Stage(stage) = place { Some(*stage) } else { None };
    selection.places.iter().filter_map(stage).collect()
}
