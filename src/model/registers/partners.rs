//! The partners: organisations that repeat the messages.

use serde::{Deserialize, Serialize};

use crate::model::walk::row;
use crate::model::{Line, List, Picks, Prose, Question, RowId, Width, Withheld};

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
pub static PARTNERS: Question = Question::new("partners", "Your partners")
    .hint("One line for each organisation")
    .guidance(
        "A message that a school or a council repeats reaches people who do not follow you. List the organisations \
         that have agreed, or that you will ask. Note who they reach and what was agreed, so that you can send a \
         campaign pack quickly. Write roles and shared mailboxes, not names.",
    )
    .example(
        "Riverside Borough Council, parents through 14 children's centres. It repeats one post a week during the flu \
         campaign.",
    )
    .table_of("partner")
    .optional();
/// Name.
pub static NAME: Question =
    Question::new("name", "Name").hint("The organisation").example("Riverside Borough Council").width(Width::Half);
/// Reaches.
pub static REACHES: Question = Question::new("reaches", "Reaches")
    .hint("Who, and how many")
    .guidance("Name the group that you cannot reach yourself, with a rough number and where it comes from.")
    .example("Parents through 14 children's centres, about 2,000 families")
    .width(Width::Half);
/// Platforms.
pub static PLATFORMS: Question = Question::new("platforms", "Platforms")
    .hint("Where it can repeat")
    .guidance("Choose those where the partner has said that it can repeat a message. You write the text to fit them.")
    .width(Width::Half)
    .picks_from(List::Platforms)
    .optional();
/// Contact.
pub static CONTACT: Question = Question::new("contact", "Contact")
    .hint("A role and a mailbox")
    .guidance("A role and a shared mailbox still work when a person moves on. Leave out private addresses.")
    .example("Communications officer, shared mailbox of the press office")
    .width(Width::Third)
    .optional()
    .withheld(Withheld::Person);
/// Agreed.
pub static AGREED: Question = Question::new("agreed", "What was agreed")
    .hint("Who does what")
    .guidance(
        "Write what each side does, how often, and until when. Agree too who answers the comments under the partner's \
         post.",
    )
    .example("One post a week from October to January. We write it, and the council answers simple questions.")
    .width(Width::Half)
    .optional();
