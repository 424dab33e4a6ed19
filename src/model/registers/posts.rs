//! The content plan: what goes out, where and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::row;
use crate::model::{Line, Link, Links, Prose, Question, RowId, Table, Width};

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
pub static POSTS: Question =
    Question::new("posts", "Your content plan").hint("One line for each post").table_of("post").optional();
/// Title.
pub static TITLE: Question = Question::new("title", "Post").hint("A name for the plan").width(Width::Half);
/// Date.
pub static DATE: Question = Question::new("date", "Date").hint("The day it goes out").width(Width::Quarter);
/// Time.
pub static TIME: Question = Question::new("time", "Time").hint("For example 12:30").width(Width::Quarter).optional();
/// Text.
pub static TEXT: Question = Question::new("text", "Draft").hint("As it will go out").width(Width::Half).optional();
/// Theme.
pub static THEME: Question =
    Question::new("theme", "Theme").hint("From stage 5").width(Width::Third).links_to(Table::Themes);
/// Channels.
pub static CHANNELS: Question =
    Question::new("channels", "Channels").hint("Where it goes out").width(Width::Half).links_to(Table::Channels);
/// Partners.
pub static PARTNERS: Question = Question::new("partners", "Partners")
    .hint("Who repeats it")
    .width(Width::Half)
    .links_to(Table::Partners)
    .optional();
/// State.
pub static STATE: Question = Question::new("state", "State").hint("How far it is").width(Width::Quarter);
/// Owner.
pub static OWNER: Question = Question::new("owner", "Owner").hint("A role").width(Width::Third).optional();
/// Link.
pub static LINK: Question = Question::new("link", "Link").hint("Where it can be seen").width(Width::Third).optional();
