//! Stage 5: what will be published, who makes it, and who may publish it.

pub mod questions;

use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Line, Link, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 5.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContentSheet {
    /// How the way of working could change.
    pub change_work: Prose,
    /// Whether video can be made.
    pub video: Option<CanMakeVideo>,
    /// How, or what is missing.
    pub video_how: Prose,
    /// Who publishes.
    pub publishers: Option<Publishers>,
    /// What colleagues may do.
    pub publishers_note: Prose,
    /// Whether sign-off is needed.
    pub sign_off: Option<SignOff>,
    /// Who signs off.
    pub sign_off_who: Line,
    /// How long it takes.
    pub sign_off_how_long: Line,
    /// What is arranged out of hours.
    pub sign_off_out_of_hours: Line,
    /// What supports the posts.
    pub supporting: Rows<SupportingMaterial>,
    /// Whether the plan is warranted for the audience.
    pub warranted_for_audience: Prose,
    /// The content themes.
    pub themes: Rows<Theme>,
}

walk!(ContentSheet, |ask,
                     change_work,
                     video,
                     video_how,
                     publishers,
                     publishers_note,
                     sign_off,
                     sign_off_who,
                     sign_off_how_long,
                     sign_off_out_of_hours,
                     supporting,
                     warranted_for_audience,
                     themes| {
    ask.section("What you will say");
    ask.rows(&q::THEMES, themes);
    ask.section("Where it comes from");
    ask.answer(&q::CHANGE_WORK, change_work);
    ask.answer(&q::VIDEO, video);
    ask.answer(&q::VIDEO_HOW, video_how);
    ask.rows(&q::SUPPORTING, supporting);
    ask.section("Who may publish");
    ask.answer(&q::PUBLISHERS, publishers);
    ask.answer(&q::PUBLISHERS_NOTE, publishers_note);
    ask.answer(&q::SIGN_OFF, sign_off);
    ask.answer(&q::SIGN_OFF_WHO, sign_off_who);
    ask.answer(&q::SIGN_OFF_HOW_LONG, sign_off_how_long);
    ask.answer(&q::SIGN_OFF_OUT_OF_HOURS, sign_off_out_of_hours);
    ask.section("Is it the right size");
    ask.answer(&q::WARRANTED_FOR_AUDIENCE, warranted_for_audience);
});

choices! {
    /// Whether the team can make video.
    CanMakeVideo {
        Yes = "Yes, ourselves",
        WithHelp = "Yes, with help",
        No = "No",
    }
}

choices! {
    /// Who may publish.
    Publishers {
        CommsOnly = "The communications team only",
        SomeColleagues = "The communications team and named colleagues",
        AllColleagues = "Colleagues across the organisation",
    }
}

choices! {
    /// Whether posts are signed off before they go out.
    SignOff {
        None = "No sign-off is needed",
        SensitiveOnly = "Only for sensitive posts",
        Every = "For every post",
    }
}

choices! {
    /// A kind of material that supports posts.
    MaterialKind {
        Infographic = "Infographic",
        Video = "Video",
        Photograph = "Photographs",
        Story = "A person's story",
        Existing = "Existing material to use again",
        Page = "A page on your website",
        Other = "Something else",
    }
}

/// One piece of material that supports posts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportingMaterial {
    /// The identity of the row.
    pub id: RowId,
    /// The kind.
    pub kind: Option<MaterialKind>,
    /// What it is.
    pub what: Line,
    /// Where it comes from.
    pub source: Line,
}

row!(SupportingMaterial, |ask, kind, what, source| {
    ask.answer(&q::SUPPORTING_WHAT, what);
    ask.answer(&q::SUPPORTING_KIND, kind);
    ask.answer(&q::SUPPORTING_SOURCE, source);
});

/// One subject that posts return to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Theme {
    /// The identity of the row.
    pub id: RowId,
    /// What it is called.
    pub name: Line,
    /// What the posts say.
    pub message: Prose,
    /// The objective that it serves.
    pub objective: Link,
    /// The stakeholder that it is for.
    pub stakeholder: Link,
}

row!(Theme, |ask, name, message, objective, stakeholder| {
    ask.answer(&q::THEME_NAME, name);
    ask.answer(&q::THEME_MESSAGE, message);
    ask.answer(&q::THEME_OBJECTIVE, objective);
    ask.answer(&q::THEME_STAKEHOLDER, stakeholder);
});
