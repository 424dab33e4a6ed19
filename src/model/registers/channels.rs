//! The channels: every account, page and newsletter that speaks for the organisation.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, List, Number, Pick, Prose, Question, RowId, When, Width, Withheld};

choices! {
    /// Whether the channel exists and works.
    ChannelState {
        Active = "Active",
        Planned = "Planned",
        Dormant = "Dormant",
        Closed = "Closed",
        NoChannel = "None: the organisation has no channel here",
    }
}

choices! {
    /// Whether figures are to be had.
    Analytics {
        Available = "Available",
        NotAvailable = "The channel has no analytics",
        NotSetUp = "Not set up yet",
    }
}

/// One channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Channel {
    /// The identity of the row.
    pub id: RowId,
    /// The account name or title.
    pub name: Line,
    /// The platform, from the data file.
    pub platform: Pick,
    /// The organisation or service that it speaks for.
    pub speaks_for: Line,
    /// Whether it exists and works.
    pub state: Option<ChannelState>,
    /// Whether figures are to be had.
    pub analytics: Option<Analytics>,
    /// Followers, subscribers or members.
    pub followers: Option<Number>,
    /// The day of that count.
    pub counted_on: Option<Date>,
    /// Who answers for it.
    pub owner: Line,
    /// Who else holds the keys.
    pub access: Line,
    /// Anything else.
    pub note: Prose,
}

row!(Channel, |ask, name, platform, speaks_for, state, analytics, followers, counted_on, owner, access, note| {
    ask.answer(&NAME, name);
    ask.answer(&PLATFORM, platform);
    ask.answer(&SPEAKS_FOR, speaks_for);
    ask.answer(&STATE, state);
    ask.answer(&ANALYTICS, analytics);
    ask.answer(&FOLLOWERS, followers);
    ask.answer(&COUNTED_ON, counted_on);
    ask.answer(&OWNER, owner);
    ask.answer(&ACCESS, access);
    ask.answer(&NOTE, note);
});

/// Channels.
pub static CHANNELS: Question = Question::new("channels", "Your channels")
    .hint("One line for each account, page or newsletter, including dormant ones")
    .guidance(
        "List every account, page, group and newsletter that speaks for the organisation. Include those that a ward \
         opened, and those that nobody has used for a year. Name the roles with access. Search each platform for \
         your name and your town to find forgotten accounts.",
    )
    .example(
        "Riverside Maternity on Facebook, active, 2,140 followers on 31 October 2026, owner: community midwife lead.",
    )
    .table_of("channel")
    .optional();
/// Name.
pub static NAME: Question =
    Question::new("name", "Name").hint("As people see it").example("Riverside Maternity").width(Width::Half);
/// Platform.
pub static PLATFORM: Question = Question::new("platform", "Platform")
    .hint("Where it is")
    .guidance("Choose \"Another channel\" if yours is not listed, and say in the note what it is.")
    .width(Width::Third)
    .picks_from(List::Platforms);
/// Speaks for.
pub static SPEAKS_FOR: Question = Question::new("speaks_for", "Speaks for")
    .hint("Organisation or service")
    .guidance("A reader may think that it speaks for the whole organisation. Name the service that runs it.")
    .example("Maternity service")
    .width(Width::Third);
/// State.
pub static STATE: Question = Question::new("state", "State")
    .hint("None is different from dormant")
    .guidance(
        "Dormant means that the account exists but nobody posts. None means that you have checked and there is no \
         channel. Record both.",
    )
    .example("Active")
    .width(Width::Third);
/// Analytics.
pub static ANALYTICS: Question = Question::new("analytics", "Figures")
    .hint("Can you read any")
    .guidance(
        "Analytics are the figures that a platform gives to the owner of an account. No analytics means that a figure \
         is unknown, not that it is zero.",
    )
    .example("Available")
    .width(Width::Third)
    .optional();
/// Followers.
pub static FOLLOWERS: Question = Question::new("followers", "Followers")
    .hint("Or subscribers")
    .guidance(
        "The count shows the size of a channel, not what the channel achieves. Leave it empty if you do not know.",
    )
    .example("2,140")
    .width(Width::Quarter)
    .optional();
/// Counted on.
pub static COUNTED_ON: Question = Question::new("counted_on", "Counted on")
    .when(When::Measured)
    .hint("The day of the count")
    .example("31/10/2026")
    .width(Width::Quarter)
    .optional();
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner")
    .hint("A role")
    .guidance(
        "Name the role that would notice a wrong post within a day. If there is none, Sightline shows a \
               finding.",
    )
    .example("Community midwife lead")
    .width(Width::Third)
    .withheld(Withheld::Person)
    .names_a_role();
/// Access.
pub static ACCESS: Question = Question::new("access", "Also has access")
    .hint("A second role, for holidays")
    .guidance(
        "If only one person has access, nobody can post while they are on leave. Name a second role, and check that \
         the sign-in works.",
    )
    .example("Digital officer")
    .width(Width::Third)
    .optional()
    .withheld(Withheld::Person)
    .names_a_role();
/// Note.
pub static NOTE: Question = Question::new("note", "Note")
    .hint("Anything else")
    .example("Opened in 2019 by a former colleague. The email address behind it was changed in May 2026.")
    .width(Width::Half)
    .optional();
