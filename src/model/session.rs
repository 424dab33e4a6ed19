//! The meeting at which a review is done: who was there, what was decided, what was parked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::values::choices;
use super::walk::{row, walk};
use super::{Carry, Line, Number, Prose, Question, QuestionLink, RowId, Rows, Stage, When, Width, Withheld};

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
    /// The stages that get another time than usual.
    #[serde(skip_serializing_if = "Rows::is_empty")]
    pub times: Rows<StageTime>,
    /// What was decided.
    pub decisions: Rows<Decision>,
    /// What was parked for later.
    pub parked: Rows<ParkedThought>,
    /// The day on which the next review was agreed. None: the rhythm of the organisation says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Date>,
}

/// The section of the walk that is filled in before a session is started.
pub const MEETING: &str = "The meeting";
/// The section of the walk that plans the time.
pub const TIME: &str = "The time";
/// The section of the walk that fills while people talk.
pub const OUTCOME: &str = "Outcomes";

walk!(Session, |ask, date, place, chair, attendees, times, decisions, parked, next_review| {
    ask.section(MEETING);
    ask.answer(&DATE, date);
    ask.answer(&PLACE, place);
    ask.answer(&CHAIR, chair);
    ask.rows(&ATTENDEES, attendees);
    ask.section(TIME);
    ask.rows(&TIMES, times);
    ask.section(OUTCOME);
    ask.rows(&DECISIONS, decisions);
    ask.rows(&PARKED, parked);
    ask.answer(&NEXT_REVIEW, next_review);
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

/// The time of one stage, where it is not the usual one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StageTime {
    /// The identity of the row.
    pub id: RowId,
    /// The stage.
    pub stage: Option<Stage>,
    /// How many minutes it gets.
    pub minutes: Option<Number>,
}

row!(StageTime, |ask, stage, minutes| {
    ask.answer(&TIME_STAGE, stage);
    ask.answer(&TIME_MINUTES, minutes);
});

/// The most minutes that a stage can get: a working day.
const MOST_MINUTES: u32 = 480;

impl Session {
    /// Returns the row that gives a stage another time. Where two do, because two people wrote one each, the last counts.
    pub fn time_of(&self, stage: Stage) -> Option<&StageTime> {
        self.times.iter().rfind(|time| time.stage == Some(stage))
    }

    /// Returns the planned time of a stage, in minutes: as the session says, or the usual one. A stage that the meeting
    /// leaves out has 0. What is longer than a working day counts as the usual time.
    pub fn planned_minutes(&self, stage: Stage) -> u32 {
        let said = self.time_of(stage).and_then(|time| time.minutes);
        let whole = said.and_then(|minutes| u32::try_from(minutes.ten_thousandths() / 10_000).ok());
        whole.filter(|minutes| *minutes <= MOST_MINUTES).unwrap_or(stage.budget_minutes())
    }

    /// Returns the planned time of all six stages together, in minutes.
    pub fn all_planned_minutes(&self) -> u32 {
        Stage::ALL.iter().map(|stage| self.planned_minutes(*stage)).sum()
    }
}

/// One decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// The identity of the row.
    pub id: RowId,
    /// What was decided.
    pub decision: Line,
    /// What it is about, in words or as an address.
    pub about: Line,
    /// The question at which it was made.
    #[serde(skip_serializing_if = "QuestionLink::is_blank")]
    pub arose: QuestionLink,
}

row!(Decision, |ask, decision, about, arose| {
    ask.answer(&DECISION_DECISION, decision);
    ask.answer(&DECISION_ABOUT, about);
    ask.answer(&AROSE, arose);
});

/// A thought for later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParkedThought {
    /// The identity of the row.
    pub id: RowId,
    /// The thought.
    pub thought: Prose,
    /// What it is about, in words or as an address.
    pub about: Line,
    /// The question at which it arose.
    #[serde(skip_serializing_if = "QuestionLink::is_blank")]
    pub arose: QuestionLink,
}

row!(ParkedThought, |ask, thought, about, arose| {
    ask.answer(&PARKED_THOUGHT, thought);
    ask.answer(&PARKED_ABOUT, about);
    ask.answer(&AROSE, arose);
});

/// Date.
pub static DATE: Question = Question::new("date", "Date of the session")
    .hint("For example 21/11/2026")
    .guidance(
        "The review takes the date of your meeting. If you need two meetings, give the first date and note the \
         second one under place. Figures without a date of their own use this date.",
    )
    .example("21/11/2026")
    .width(Width::Third)
    .carry(Carry::Anew);
/// Place.
pub static PLACE: Question = Question::new("place", "Place")
    .hint("A room or a call")
    .guidance(
        "Write where you met, or that it was a call. It goes into the minutes. If you meet in a room, put the \
         workbook on a screen that everyone can read.",
    )
    .example("Meeting room 2, and by video call")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew);
/// Chair.
pub static CHAIR: Question = Question::new("chair", "Chair")
    .hint("By role")
    .guidance(
        "One person keeps the time and decides when a question is parked, so that two hours are enough. It need not \
         be the most senior person in the room. Write the role.",
    )
    .example("Head of communications")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew)
    .withheld(Withheld::Person)
    .names_a_role();
/// Attendees.
pub static ATTENDEES: Question = Question::new("attendees", "Present and apologies")
    .hint("For the minutes")
    .guidance(
        "Three or four people are enough: someone who posts, someone who knows the strategy, and someone from a \
         service. Write down apologies too, because they explain a gap later. Names stay in this file, and you choose \
         whether they go into a paper.",
    )
    .example("Digital officer, present. Lead nurse for planned care, present. Patient experience manager, apologies.")
    .table_of("person")
    .optional()
    .carry(Carry::Anew)
    .withheld(Withheld::Person);
/// Name.
pub static ATTENDEE_NAME: Question = Question::new("name", "Name")
    .hint("As in the minutes")
    .example("As the person wishes to be named")
    .width(Width::Half)
    .carry(Carry::Anew)
    .withheld(Withheld::Person);
/// Role.
pub static ATTENDEE_ROLE: Question = Question::new("role", "Role")
    .hint("What they do")
    .guidance("The role matters more than the name when someone reads the minutes in two years. Write both if you can.")
    .example("Lead nurse for planned care")
    .width(Width::Half)
    .carry(Carry::Anew)
    .withheld(Withheld::Person);
/// Attendance.
pub static ATTENDEE_ATTENDANCE: Question = Question::new("attendance", "Attendance")
    .hint("Present or apologies")
    .width(Width::Third)
    .carry(Carry::Anew)
    .withheld(Withheld::Person);
/// Times.
pub static TIMES: Question = Question::new("times", "How many minutes does each stage get?")
    .hint("15, 25, 20, 25, 20 and 15 unless you change them")
    .guidance(
        "The usual times add up to two hours. Give more to the stage where you expect to disagree, and less to the \
         one that is nearly the same as last time. The clock never interrupts: it shows time spent and time planned, \
         and the chair decides.",
    )
    .example("Stage 3: 30 minutes, because the platforms are new. Stage 6: 5 minutes.")
    .table_of("time of a stage")
    .optional()
    .carry(Carry::Anew);
/// Stage.
pub static TIME_STAGE: Question =
    Question::new("stage", "Stage").hint("Which one").width(Width::Half).carry(Carry::Anew);
/// Minutes.
pub static TIME_MINUTES: Question =
    Question::new("minutes", "Minutes").hint("Planned for it").width(Width::Quarter).unit("minutes").carry(Carry::Anew);
/// Where something arose.
pub static AROSE: Question = Question::new("arose", "Arose at")
    .hint("The question that was on screen")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew);
/// Decisions.
pub static DECISIONS: Question = Question::new("decisions", "What was decided?")
    .hint("One line for each decision")
    .guidance(
        "Write each decision when it is made, in one line that a person outside the room would understand. Say which \
         question it came from. If somebody now has to do something, add it to the actions too, with an owner and a \
         date.",
    )
    .example("We pause X from 1 January 2027, because none of our first five stakeholders uses it.")
    .table_of("decision")
    .optional()
    .carry(Carry::Anew);
/// Decision.
pub static DECISION_DECISION: Question = Question::new("decision", "Decision")
    .hint("What was agreed")
    .guidance("Write what was agreed as a full sentence with a verb, so that it can go into the minutes unchanged.")
    .example("Pause X from 1 January 2027")
    .width(Width::Half)
    .carry(Carry::Anew);
/// About.
pub static DECISION_ABOUT: Question = Question::new("about", "About")
    .hint("In your own words")
    .example("Stage 3, what will you do on each platform")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew);
/// Parked.
pub static PARKED: Question = Question::new("parked", "What was parked?")
    .hint("Ideas to come back to")
    .guidance(
        "A good idea at the wrong moment can take ten minutes. Park it here in one line and move on. Come back at \
         the end: make it an action, keep it for the next review, or delete it.",
    )
    .example("Could the volunteers film their own tour of the hospital? Ask in spring.")
    .table_of("parked thought")
    .optional()
    .carry(Carry::Anew)
    .withheld(Withheld::Parked);
/// The next review.
pub static NEXT_REVIEW: Question = Question::new("next_review", "When is the next review?")
    .when(When::Due)
    .hint("Leave empty to follow your review cycle")
    .guidance(
        "Agree the date while everyone is in the room, and put it in your calendars. It appears in the minutes, in \
         the board paper and in the list of what is due. If you leave it empty, the date follows from your review \
         cycle.",
    )
    .example("21/05/2027")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew);
/// Thought.
pub static PARKED_THOUGHT: Question = Question::new("thought", "Thought")
    .hint("As it was said")
    .example("Could the volunteers film their own tour of the hospital?")
    .width(Width::Half)
    .carry(Carry::Anew)
    .withheld(Withheld::Parked);
/// About.
pub static PARKED_ABOUT: Question = Question::new("about", "About")
    .hint("In your own words")
    .example("Stage 5, can you make video")
    .width(Width::Third)
    .optional()
    .carry(Carry::Anew)
    .withheld(Withheld::Parked);
