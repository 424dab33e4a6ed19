//! Stage 6: the figures that show whether it worked, and what was learned.

pub mod questions;

use serde::{Deserialize, Serialize};

use crate::model::sheets::objectives::Unit;
use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Baseline, Line, Link, Number, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 6.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EvaluationSheet {
    /// What will be measured.
    pub measures: Rows<Measure>,
    /// What worked.
    pub worked: Prose,
    /// What did not.
    pub did_not_work: Prose,
    /// What to keep.
    pub keep: Prose,
    /// What to stop.
    pub stop: Prose,
    /// What to try.
    pub try_next: Prose,
    /// What the board is asked to agree.
    pub recommendation: Prose,
}

walk!(EvaluationSheet, |ask, measures, worked, did_not_work, keep, stop, try_next, recommendation| {
    ask.section("What you will measure");
    ask.rows(&q::MEASURES, measures);
    ask.section("What you learned");
    ask.answer(&q::WORKED, worked);
    ask.answer(&q::DID_NOT_WORK, did_not_work);
    ask.answer(&q::KEEP, keep);
    ask.answer(&q::STOP, stop);
    ask.answer(&q::TRY_NEXT, try_next);
    ask.section("What you recommend");
    ask.answer(&q::RECOMMENDATION, recommendation);
});

choices! {
    /// How far from the work a measure stands, from what is put in to what changes in the end.
    MeasureLevel {
        Input = "Input: what you put in",
        Output = "Output: what you published",
        OutTake = "Out-take: what people noticed and did",
        Outcome = "Outcome: what changed",
        Impact = "Impact: what it means for the organisation",
        Learning = "Learning: what you found out",
    }
}

choices! {
    /// How often a measure is read.
    Frequency {
        Weekly = "Weekly",
        Monthly = "Monthly",
        Quarterly = "Quarterly",
        TwiceAYear = "Twice a year",
        Yearly = "Yearly",
        Once = "Once",
    }
}

/// One thing that is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// The identity of the row.
    pub id: RowId,
    /// What is measured.
    pub metric: Line,
    /// How far from the work it stands.
    pub level: Option<MeasureLevel>,
    /// The objective that it shows.
    pub objective: Link,
    /// Where the figure comes from.
    pub source: Line,
    /// How often it is read.
    pub frequency: Option<Frequency>,
    /// What the figure counts.
    pub unit: Option<Unit>,
    /// Where it stood at the start.
    pub baseline: Baseline,
    /// Where it should stand.
    pub target: Option<Number>,
    /// Who reads it.
    pub owner: Line,
    /// What it means when it moves.
    pub so_what: Prose,
}

row!(Measure, |ask, metric, level, objective, source, frequency, unit, baseline, target, owner, so_what| {
    ask.answer(&q::MEASURE_METRIC, metric);
    ask.answer(&q::MEASURE_LEVEL, level);
    ask.answer(&q::MEASURE_OBJECTIVE, objective);
    ask.answer(&q::MEASURE_SOURCE, source);
    ask.answer(&q::MEASURE_FREQUENCY, frequency);
    ask.answer(&q::MEASURE_UNIT, unit);
    ask.answer(&q::MEASURE_BASELINE, baseline);
    ask.answer(&q::MEASURE_TARGET, target);
    ask.answer(&q::MEASURE_OWNER, owner);
    ask.answer(&q::MEASURE_SO_WHAT, so_what);
});
