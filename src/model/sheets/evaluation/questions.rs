//! The words of stage 6.

use crate::model::{Question, Table, Width};

/// Measures.
pub static MEASURES: Question = Question::new("measures", "What will you measure?")
    .hint("At least one outcome for each objective")
    .cards_of("measure");
/// Metric.
pub static MEASURE_METRIC: Question = Question::new("metric", "Metric").hint("What is counted");
/// Level.
pub static MEASURE_LEVEL: Question = Question::new("level", "Level").hint("How far from the work").width(Width::Half);
/// Objective.
pub static MEASURE_OBJECTIVE: Question = Question::new("objective", "Objective it shows")
    .hint("From stage 2")
    .width(Width::Half)
    .links_to(Table::SmartObjectives);
/// Source.
pub static MEASURE_SOURCE: Question =
    Question::new("source", "Source").hint("Where the figure comes from").width(Width::Half);
/// Frequency.
pub static MEASURE_FREQUENCY: Question =
    Question::new("frequency", "How often").hint("You read it").width(Width::Quarter);
/// Unit.
pub static MEASURE_UNIT: Question = Question::new("unit", "Unit").hint("What the figure is").width(Width::Quarter);
/// Baseline.
pub static MEASURE_BASELINE: Question =
    Question::new("baseline", "Baseline").hint("Where it stood at the start").width(Width::Half);
/// Target.
pub static MEASURE_TARGET: Question =
    Question::new("target", "Target").hint("Where it should be").width(Width::Quarter).optional();
/// Owner.
pub static MEASURE_OWNER: Question = Question::new("owner", "Owner").hint("A role").width(Width::Quarter);
/// So what.
pub static MEASURE_SO_WHAT: Question = Question::new("so_what", "So what?").hint("What you will do when it moves");

/// Worked.
pub static WORKED: Question = Question::new("worked", "What worked?").hint("With the figure that shows it");
/// Did not work.
pub static DID_NOT_WORK: Question =
    Question::new("did_not_work", "What did not work?").hint("Plainly, and why you think so");
/// Keep.
pub static KEEP: Question = Question::new("keep", "What will you keep?").hint("What earned its hours").optional();
/// Stop.
pub static STOP: Question = Question::new("stop", "What will you stop?").hint("What did not").optional();
/// Try.
pub static TRY_NEXT: Question = Question::new("try_next", "What will you try?").hint("One or two things").optional();
/// Recommendation.
pub static RECOMMENDATION: Question = Question::new("recommendation", "What do you recommend to the board?")
    .hint("What you ask them to agree, in one paragraph");
