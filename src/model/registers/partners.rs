//! The partners: organisations that repeat the messages.

use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, List, Picks, Prose, Question, RowId, Width};

/// One partner organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Partner {
    /// The identity of the row.
    pub id: RowId,
    /// What it is called.
    pub name: Line,
    /// Whom it reaches.
    pub reaches: Line,
    /// The platforms on which it can repeat a message.
    pub platforms: Picks,
    /// The contact, by role.
    pub contact: Line,
    /// What was agreed.
    pub agreed: Prose,
}

row!(Partner, |ask, name, reaches, platforms, contact, agreed| {
    ask.answer(&NAME, name);
    ask.answer(&REACHES, reaches);
    ask.answer(&PLATFORMS, platforms);
    ask.answer(&CONTACT, contact);
    ask.answer(&AGREED, agreed);
});

/// Partners.
pub static PARTNERS: Question =
    Question::new("partners", "Your partners").hint("One line for each organisation").table_of("partner").optional();
/// Name.
pub static NAME: Question = Question::new("name", "Name").hint("The organisation").width(Width::Half);
/// Reaches.
pub static REACHES: Question = Question::new("reaches", "Reaches").hint("Whom, and how many").width(Width::Half);
/// Platforms.
pub static PLATFORMS: Question = Question::new("platforms", "Platforms")
    .hint("Where it can repeat")
    .width(Width::Half)
    .picks_from(List::Platforms)
    .optional();
/// Contact.
pub static CONTACT: Question =
    Question::new("contact", "Contact").hint("A role and a mailbox").width(Width::Third).optional();
/// Agreed.
pub static AGREED: Question =
    Question::new("agreed", "What was agreed").hint("Who does what").width(Width::Half).optional();
