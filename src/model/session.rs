//! The meeting at which a review is done: who was there, what was decided, what was parked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::values::choices;
use super::walk::{row, walk};
use super::{Line, Prose, Question, RowId, Rows, Width};

/// The session of one review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The day of the meeting.
    pub date: Option<Date>,
    /// Where it was.
    pub place: Line,
    /// Who chaired, by role.
    pub chair: Line,
    /// Who was there.
    pub attendees: Rows<Attendee>,
    /// What was decided.
    pub decisions: Rows<Decision>,
    /// What was parked for later.
    pub parked: Rows<ParkedThought>,
}

walk!(Session, |ask, date, place, chair, attendees, decisions, parked| {
    ask.section("The meeting");
    ask.answer(&DATE, date);
    ask.answer(&PLACE, place);
    ask.answer(&CHAIR, chair);
    ask.rows(&ATTENDEES, attendees);
    ask.section("What came of it");
    ask.rows(&DECISIONS, decisions);
    ask.rows(&PARKED, parked);
});

choices! {
    /// Whether a person came.
    Attendance {
        Present = "Present",
        Apologies = "Apologies",
    }
}

/// One person who was invited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendee {
    /// The identity of the row.
    pub id: RowId,
    /// The name.
    pub name: Line,
    /// The role.
    pub role: Line,
    /// Whether they came.
    pub attendance: Option<Attendance>,
}

row!(Attendee, |ask, name, role, attendance| {
    ask.answer(&ATTENDEE_NAME, name);
    ask.answer(&ATTENDEE_ROLE, role);
    ask.answer(&ATTENDEE_ATTENDANCE, attendance);
});

/// One decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// The identity of the row.
    pub id: RowId,
    /// What was decided.
    pub decision: Line,
    /// The question at which it arose, as an address or in words.
    pub about: Line,
}

row!(Decision, |ask, decision, about| {
    ask.answer(&DECISION_DECISION, decision);
    ask.answer(&DECISION_ABOUT, about);
});

/// A thought for later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParkedThought {
    /// The identity of the row.
    pub id: RowId,
    /// The thought.
    pub thought: Prose,
    /// The question at which it arose, as an address or in words.
    pub about: Line,
}

row!(ParkedThought, |ask, thought, about| {
    ask.answer(&PARKED_THOUGHT, thought);
    ask.answer(&PARKED_ABOUT, about);
});

/// Date.
pub static DATE: Question =
    Question::new("date", "Date of the session").hint("For example 21/11/2026").width(Width::Third);
/// Place.
pub static PLACE: Question = Question::new("place", "Place").hint("A room or a call").width(Width::Third).optional();
/// Chair.
pub static CHAIR: Question = Question::new("chair", "Chair").hint("By role").width(Width::Third).optional();
/// Attendees.
pub static ATTENDEES: Question =
    Question::new("attendees", "Who was invited?").hint("For the minutes").table_of("person").optional();
/// Name.
pub static ATTENDEE_NAME: Question = Question::new("name", "Name").hint("As in the minutes").width(Width::Half);
/// Role.
pub static ATTENDEE_ROLE: Question = Question::new("role", "Role").hint("What they do").width(Width::Half);
/// Attendance.
pub static ATTENDEE_ATTENDANCE: Question =
    Question::new("attendance", "Attendance").hint("Present or apologies").width(Width::Third);
/// Decisions.
pub static DECISIONS: Question =
    Question::new("decisions", "What was decided?").hint("One line for each decision").table_of("decision").optional();
/// Decision.
pub static DECISION_DECISION: Question =
    Question::new("decision", "Decision").hint("What was agreed").width(Width::Half);
/// About.
pub static DECISION_ABOUT: Question =
    Question::new("about", "About").hint("The question it belongs to").width(Width::Third).optional();
/// Parked.
pub static PARKED: Question = Question::new("parked", "What was parked?")
    .hint("Good thoughts for another day")
    .table_of("parked thought")
    .optional();
/// Thought.
pub static PARKED_THOUGHT: Question = Question::new("thought", "Thought").hint("As it was said").width(Width::Half);
/// About.
pub static PARKED_ABOUT: Question =
    Question::new("about", "About").hint("The question it belongs to").width(Width::Third).optional();
