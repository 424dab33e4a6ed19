//! The evidence: where facts come from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Prose, Question, RowId, When, Width};

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
    .guidance(
        "Each fact in your papers needs a source that another person can find. Write down who published it, when \
         people were asked, how many there were, and the one figure that you use. Old evidence is better than none if \
         its date is shown. The yearly bulletin on internet users by the Office for National Statistics, for one, has \
         ended (its notice of May 2023).",
    )
    .example(
        "Online Nation 2025, Ofcom, 10 December 2025. It says that 94% of UK adults online used YouTube in May 2025.",
    )
    .table_of("piece of evidence")
    .optional();
/// Title.
pub static TITLE: Question =
    Question::new("title", "Title").hint("As published").example("Survey of parents at two clinics").width(Width::Half);
/// Kind.
pub static KIND: Question = Question::new("kind", "Kind")
    .hint("How it was found")
    .guidance(
        "The kind tells a reader how strong the evidence is. The experience of your team counts too, if you label it \
         as experience.",
    )
    .example("Local survey")
    .width(Width::Third);
/// Publisher.
pub static PUBLISHER: Question = Question::new("publisher", "Publisher")
    .hint("Who published it")
    .example("Riverside NHS Trust, immunisation team")
    .width(Width::Third);
/// Dated.
pub static DATED: Question = Question::new("dated", "Dated")
    .when(When::Measured)
    .hint("Evidence ages")
    .guidance("Give the day on which asking ended, if you know it. Otherwise give the day of publication.")
    .example("30/09/2026")
    .width(Width::Quarter);
/// Sample.
pub static SAMPLE: Question = Question::new("sample", "Sample")
    .hint("How many people")
    .guidance(
        "The sample is the number of people behind the figure, and who they were. Leave it empty if the source does \
         not say.",
    )
    .example("80 parents at two clinics")
    .width(Width::Quarter)
    .optional();
/// Finding.
pub static FINDING: Question = Question::new("finding", "What it says")
    .hint("The figure that you use")
    .guidance(
        "Write the figure, who it is about, and when. Do not round it, and do not report use of a platform as reach.",
    )
    .example("62 of 80 parents look at a local Facebook group every week.")
    .width(Width::Half);
/// Link.
pub static LINK: Question = Question::new("link", "Link")
    .hint("Where to find it")
    .example("Shared drive, folder Surveys 2026")
    .width(Width::Third)
    .optional();
