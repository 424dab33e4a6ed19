//! The actions: what was agreed, who does it and by when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::session::AROSE;
use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Question, QuestionLink, RowId, When, Width, Withheld};

choices! {
    /// How far an action is.
    ActionState {
        Open = "Open",
        InHand = "In progress",
        Done = "Done",
        Dropped = "Dropped",
    }
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// The identity of the row.
    pub id: RowId,
    /// What is to be done.
    pub what: Line,
    /// Who does it.
    pub owner: Line,
    /// The day by which.
    pub due: Option<Date>,
    /// How far it is.
    pub state: Option<ActionState>,
    /// What it is about, in words or as an address.
    pub about: Line,
    /// The question at which it was agreed.
    #[serde(skip_serializing_if = "QuestionLink::is_blank")]
    pub arose: QuestionLink,
    /// Anything else.
    pub note: Line,
}

row!(Action, |ask, what, owner, due, state, about, arose, note| {
    ask.answer(&WHAT, what);
    ask.answer(&OWNER, owner);
    ask.answer(&DUE, due);
    ask.answer(&STATE, state);
    ask.answer(&ABOUT, about);
    ask.answer(&AROSE, arose);
    ask.answer(&NOTE, note);
});

/// Actions.
pub static ACTIONS: Question = Question::new("actions", "Your actions")
    .hint("One line for each action")
    .guidance(
        "An action is something that one role does by one day. Add it when it comes up, outside a review too. Mark \
         finished actions as done and drop those you no longer need, so that the next review starts with a true \
         list. Give each action an owner and a date, so that somebody can be asked about it.",
    )
    .example("Move the account passwords into the trust's password store. Digital officer, by 31 December 2026, open.")
    .table_of("action")
    .optional();
/// What.
pub static WHAT: Question = Question::new("what", "Action")
    .hint("What needs to be done")
    .guidance(
        "Start with a verb and name a result that you can see. \"Look into video\" has no end, but \"caption two \
         films\" does.",
    )
    .example("Caption two films for the ward page")
    .width(Width::Half);
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner")
    .hint("One role")
    .guidance("Name the one role that does it. Others may help, but one role is responsible for it.")
    .example("Digital officer")
    .width(Width::Third)
    .withheld(Withheld::Person)
    .names_a_role();
/// Due.
pub static DUE: Question = Question::new("due", "Due")
    .when(When::Due)
    .hint("The deadline")
    .guidance("Choose a day before the next review. An action that needs longer is easier to follow as two.")
    .example("31/12/2026")
    .width(Width::Quarter);
/// State.
pub static STATE: Question = Question::new("state", "State")
    .hint("Progress so far")
    .guidance("It is fine to drop an action. Say why in the note, so that nobody starts it again by mistake.")
    .width(Width::Quarter);
/// About.
pub static ABOUT: Question = Question::new("about", "About")
    .hint("In your own words")
    .example("Stage 5, can you make video")
    .width(Width::Third)
    .optional();
/// Note.
pub static NOTE: Question = Question::new("note", "Note")
    .hint("Anything else")
    .example("Waits for the new phone")
    .width(Width::Third)
    .optional();
