//! The channels: every account, page and newsletter that speaks for the organisation.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, List, Number, Pick, Prose, Question, RowId, Width};

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
    .hint("One line for each account, page or newsletter, also the sleeping ones")
    .table_of("channel")
    .optional();
/// Name.
pub static NAME: Question = Question::new("name", "Name").hint("As people see it").width(Width::Half);
/// Platform.
pub static PLATFORM: Question =
    Question::new("platform", "Platform").hint("Where it is").width(Width::Third).picks_from(List::Platforms);
/// Speaks for.
pub static SPEAKS_FOR: Question =
    Question::new("speaks_for", "Speaks for").hint("Organisation or service").width(Width::Third);
/// State.
pub static STATE: Question = Question::new("state", "State").hint("None is different from dormant").width(Width::Third);
/// Analytics.
pub static ANALYTICS: Question = Question::new("analytics", "Figures").hint("Can you read any").width(Width::Third);
/// Followers.
pub static FOLLOWERS: Question =
    Question::new("followers", "Followers").hint("Or subscribers").width(Width::Quarter).optional();
/// Counted on.
pub static COUNTED_ON: Question =
    Question::new("counted_on", "Counted on").hint("The day of the count").width(Width::Quarter).optional();
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner").hint("A role").width(Width::Third);
/// Access.
pub static ACCESS: Question =
    Question::new("access", "Also has access").hint("A second role, for holidays").width(Width::Third).optional();
/// Note.
pub static NOTE: Question = Question::new("note", "Note").hint("Anything else").width(Width::Half).optional();
