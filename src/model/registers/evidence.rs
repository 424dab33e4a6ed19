//! The evidence: where facts come from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Prose, Question, RowId, Width};

choices! {
    /// A kind of evidence.
    EvidenceKind {
        NationalSurvey = "National survey",
        LocalSurvey = "Local survey",
        PlatformFigures = "Figures of a platform",
        ServiceData = "Data of a service",
        Feedback = "Patient feedback",
        Research = "Research paper",
        Experience = "Experience of the team",
    }
}

/// One source of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// The identity of the row.
    pub id: RowId,
    /// What it is called.
    pub title: Line,
    /// The kind.
    pub kind: Option<EvidenceKind>,
    /// Who published it.
    pub publisher: Line,
    /// The day of publication, or the end of the fieldwork.
    pub dated: Option<Date>,
    /// How many people it is based on.
    pub sample: Line,
    /// What it says.
    pub finding: Prose,
    /// Where to find it.
    pub link: Line,
}

row!(Evidence, |ask, title, kind, publisher, dated, sample, finding, link| {
    ask.answer(&TITLE, title);
    ask.answer(&KIND, kind);
    ask.answer(&PUBLISHER, publisher);
    ask.answer(&DATED, dated);
    ask.answer(&SAMPLE, sample);
    ask.answer(&FINDING, finding);
    ask.answer(&LINK, link);
});

/// Evidence.
pub static EVIDENCE: Question = Question::new("evidence", "Your evidence")
    .hint("One line for each source")
    .table_of("piece of evidence")
    .optional();
/// Title.
pub static TITLE: Question = Question::new("title", "Title").hint("As published").width(Width::Half);
/// Kind.
pub static KIND: Question = Question::new("kind", "Kind").hint("How it was found").width(Width::Third);
/// Publisher.
pub static PUBLISHER: Question =
    Question::new("publisher", "Publisher").hint("Who stands behind it").width(Width::Third);
/// Dated.
pub static DATED: Question = Question::new("dated", "Dated").hint("Evidence ages").width(Width::Quarter);
/// Sample.
pub static SAMPLE: Question =
    Question::new("sample", "Sample").hint("How many people").width(Width::Quarter).optional();
/// Finding.
pub static FINDING: Question =
    Question::new("finding", "What it says").hint("The figure that you use").width(Width::Half);
/// Link.
pub static LINK: Question = Question::new("link", "Link").hint("Where to find it").width(Width::Third).optional();
