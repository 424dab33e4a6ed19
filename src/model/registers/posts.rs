//! The content plan: what goes out, where and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Link, Links, Prose, Question, RowId, Table, When, Width, Withheld};

choices! {
    /// How far a post is.
    PostState {
        Idea = "Idea",
        Draft = "Draft",
        Agreed = "Agreed",
        Published = "Published",
        Dropped = "Dropped",
    }
}

/// One planned or published post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// The identity of the row.
    pub id: RowId,
    /// The day on which it goes out.
    pub date: Option<Date>,
    /// The time, as people write it.
    pub time: Line,
    /// What it is called in the plan.
    pub title: Line,
    /// The draft.
    pub text: Prose,
    /// The theme that it belongs to.
    pub theme: Link,
    /// Where it goes out.
    pub channels: Links,
    /// The partners who repeat it.
    pub partners: Links,
    /// How far it is.
    pub state: Option<PostState>,
    /// Who answers for it.
    pub owner: Line,
    /// Where it can be seen.
    pub link: Line,
}

row!(Post, |ask, date, time, title, text, theme, channels, partners, state, owner, link| {
    ask.answer(&TITLE, title);
    ask.answer(&DATE, date);
    ask.answer(&TIME, time);
    ask.answer(&STATE, state);
    ask.answer(&TEXT, text);
    ask.answer(&THEME, theme);
    ask.answer(&CHANNELS, channels);
    ask.answer(&PARTNERS, partners);
    ask.answer(&OWNER, owner);
    ask.answer(&LINK, link);
});

/// Posts.
pub static POSTS: Question = Question::new("posts", "Your content plan")
    .hint("One line for each post")
    .guidance(
        "The plan shows what goes out, where and when, so that gaps and clashes can be seen before they happen. Begin \
         with the fixed dates, then fill in the themes from stage 5. Four weeks ahead is enough for most teams. If a \
         post belongs to no theme, ask why you are writing it.",
    )
    .example(
        "3 December 2026, 12:30, \"What to bring with you\", theme: Getting ready for your operation, on Facebook and \
         Nextdoor, agreed.",
    )
    .table_of("post")
    .optional();
/// Title.
pub static TITLE: Question =
    Question::new("title", "Post").hint("A working title").example("What to bring with you").width(Width::Half);
/// Date.
pub static DATE: Question = Question::new("date", "Date")
    .when(When::Planned)
    .hint("The day it goes out")
    .example("03/12/2026")
    .width(Width::Quarter);
/// Time.
pub static TIME: Question =
    Question::new("time", "Time").hint("For example 12:30").example("12:30").width(Width::Quarter).optional();
/// Text.
pub static TEXT: Question = Question::new("text", "Draft")
    .hint("The text as published")
    .guidance(
        "Write for a reading age of 11 to 14, with one point in each post. Describe each picture in words. Start each \
         word of a hashtag with a capital letter, so that a screen reader can say it.",
    )
    .example(
        "Coming in for an operation? Bring your medicines, a phone charger and a contact number. Our list fits on one \
         page.",
    )
    .width(Width::Half)
    .optional();
/// Theme.
pub static THEME: Question = Question::new("theme", "Theme")
    .hint("From stage 5")
    .guidance(
        "The theme links the post to an objective and to a stakeholder, so that you can see later which themes took \
         your time.",
    )
    .width(Width::Third)
    .links_to(Table::Themes);
/// Channels.
pub static CHANNELS: Question = Question::new("channels", "Channels")
    .hint("Where it goes out")
    .guidance("Choose only channels where the group for the theme is. The same text seldom suits them all.")
    .width(Width::Half)
    .links_to(Table::Channels);
/// Partners.
pub static PARTNERS: Question = Question::new("partners", "Partners")
    .hint("Who repeats it")
    .guidance("Tell the partner before the date is fixed, and send the text and the picture together.")
    .width(Width::Half)
    .links_to(Table::Partners)
    .optional();
/// State.
pub static STATE: Question = Question::new("state", "State")
    .hint("Progress so far")
    .guidance(
        "Agreed means that everyone who must approve it has done so. Published means that the post is live and the \
         link works.",
    )
    .width(Width::Quarter);
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner")
    .hint("A role")
    .guidance("Name the role that posts it, and that looks at the replies on the same day.")
    .example("Digital officer")
    .width(Width::Third)
    .optional()
    .withheld(Withheld::Person)
    .names_a_role();
/// Link.
pub static LINK: Question = Question::new("link", "Link")
    .hint("Where it can be seen")
    .example("The address of the post, copied after it is out")
    .width(Width::Third)
    .optional();
