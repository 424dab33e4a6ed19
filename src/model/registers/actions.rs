//! The actions: what was agreed, who does it and by when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Question, RowId, Width};

choices! {
    /// How far an action is.
    ActionState {
        Open = "Open",
        InHand = "In hand",
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
    /// The question at which it arose, as an address or in words.
    pub about: Line,
    /// Anything else.
    pub note: Line,
}

row!(Action, |ask, what, owner, due, state, about, note| {
    ask.answer(&WHAT, what);
    ask.answer(&OWNER, owner);
    ask.answer(&DUE, due);
    ask.answer(&STATE, state);
    ask.answer(&ABOUT, about);
    ask.answer(&NOTE, note);
});

/// Actions.
pub static ACTIONS: Question =
    Question::new("actions", "Your actions").hint("One line for each thing to be done").table_of("action").optional();
/// What.
pub static WHAT: Question = Question::new("what", "Action").hint("What is to be done").width(Width::Half);
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner").hint("One role").width(Width::Third);
/// Due.
pub static DUE: Question = Question::new("due", "Due").hint("By which day").width(Width::Quarter);
/// State.
pub static STATE: Question = Question::new("state", "State").hint("How far it is").width(Width::Quarter);
/// About.
pub static ABOUT: Question =
    Question::new("about", "About").hint("The question it belongs to").width(Width::Third).optional();
/// Note.
pub static NOTE: Question = Question::new("note", "Note").hint("Anything else").width(Width::Third).optional();
