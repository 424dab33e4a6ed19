//! The organisation that the workbook belongs to.

use serde::{Deserialize, Serialize};

use super::values::choices;
use super::walk::walk;
use super::{Line, Question, Width};

/// Who the workbook is for, and who receives its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// The full name.
    pub name: Line,
    /// The kind of organisation.
    pub kind: Option<OrganisationKind>,
    /// The nation, which decides the bank holidays.
    pub nation: Option<Nation>,
    /// The team that does the review.
    pub team: Line,
    /// The board or committee that receives the paper.
    pub receives_paper: Line,
    /// How often a review is due.
    pub rhythm: Option<ReviewRhythm>,
}

choices! {
    /// A kind of NHS organisation or partner.
    OrganisationKind {
        AcuteTrust = "Acute trust",
        MentalHealthTrust = "Mental health trust",
        CommunityTrust = "Community trust",
        AmbulanceTrust = "Ambulance trust",
        IntegratedCareBoard = "Integrated care board",
        HealthBoard = "Health board",
        PrimaryCare = "Primary care",
        NationalBody = "National body",
        Charity = "Charity",
        Other = "Another kind",
    }
}

choices! {
    /// A nation of the United Kingdom.
    Nation {
        England = "England",
        Scotland = "Scotland",
        Wales = "Wales",
        NorthernIreland = "Northern Ireland",
    }
}

choices! {
    /// How often a review is due.
    ReviewRhythm {
        EverySixMonths = "Every six months",
        EveryYear = "Every year",
        EveryThreeMonths = "Every three months",
    }
}

walk!(Organisation, |ask, name, kind, nation, team, receives_paper, rhythm| {
    ask.answer(&NAME, name);
    ask.answer(&KIND, kind);
    ask.answer(&NATION, nation);
    ask.answer(&TEAM, team);
    ask.answer(&RECEIVES_PAPER, receives_paper);
    ask.answer(&RHYTHM, rhythm);
});

/// Name.
pub static NAME: Question = Question::new("name", "Name of the organisation")
    .hint("As it appears on your papers")
    .guidance(
        "The name appears on every paper and export. Use the full name that your board uses, so that a partner or a \
         successor knows whose review it is. You can use a short form in the text.",
    )
    .example("Riverside NHS Trust");
/// Kind.
pub static KIND: Question = Question::new("kind", "Kind of organisation")
    .hint("Choose the nearest")
    .guidance(
        "The kind tells a reader from another organisation what sort of work is behind the figures. Choose the \
         nearest one. If you serve several kinds of service, choose the one that most of your staff work in.",
    )
    .example("Acute trust")
    .width(Width::Half);
/// Nation.
pub static NATION: Question = Question::new("nation", "Nation")
    .hint("Decides the bank holidays")
    .guidance(
        "Bank holidays differ between the four nations, and they decide when your team is away and when replies are \
         slow. If your organisation works across a border, choose the nation where most of the communications team \
         works.",
    )
    .example("England")
    .width(Width::Half);
/// Team.
pub static TEAM: Question = Question::new("team", "Your team")
    .hint("As colleagues call it")
    .guidance(
        "Name the team that does the review and owns the result. If several teams share the work, name the one that \
         will answer questions from the board. Do not write names of people.",
    )
    .example("Communications and engagement team")
    .width(Width::Half);
/// Who receives the paper.
pub static RECEIVES_PAPER: Question = Question::new("receives_paper", "Who receives the paper?")
    .hint("A board or a committee")
    .guidance(
        "A review that goes to nobody is soon forgotten. Name the board or committee that will read the paper and \
         can agree to stop or start something. If you do not know, ask the company secretary or your director which \
         one it is.",
    )
    .example("Quality and engagement committee")
    .width(Width::Half);
/// Rhythm.
pub static RHYTHM: Question = Question::new("rhythm", "How often do you review?")
    .hint("Six months suits most")
    .guidance(
        "Platforms and people change, so a review goes out of date. The method suggests every six months, and this \
         suits most teams. Choose three months while much is new, or a year if your board discusses social media \
         only once a year. Your choice decides when the next review is due.",
    )
    .example("Every six months")
    .width(Width::Half);
