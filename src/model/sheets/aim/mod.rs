//! Stage 1: what is driving the organisation, and what social media should change.

pub mod questions;

use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Line, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AimSheet {
    /// What is driving the organisation to use social media.
    pub drivers: Rows<Driver>,
    /// What social media should achieve.
    pub aims: Rows<Aim>,
    /// Why the aims can be reached.
    pub achievable: Prose,
    /// Why the aims deserve public money.
    pub warranted: Prose,
}

walk!(AimSheet, |ask, drivers, aims, achievable, warranted| {
    ask.section("What is driving you");
    ask.rows(&q::DRIVERS, drivers);
    ask.section("What you want to change");
    ask.rows(&q::AIM, aims);
    ask.section("Is it worth doing");
    ask.answer(&q::ACHIEVABLE, achievable);
    ask.answer(&q::WARRANTED, warranted);
});

choices! {
    /// Where the wish to use social media comes from.
    DriverKind {
        FromTheTop = "From the top of the organisation",
        Audience = "A specific audience",
        Feedback = "Patient and public feedback",
        PeerPressure = "Peer pressure: others do it",
        Other = "Another reason",
    }
}

/// One thing that drives the organisation to use social media.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Driver {
    /// The identity of the row.
    pub id: RowId,
    /// The kind of driver.
    pub kind: Option<DriverKind>,
    /// What it is in this organisation.
    pub note: Prose,
    /// The paper, person by role, or count that it came from.
    pub came_from: Line,
}

row!(Driver, |ask, kind, note, came_from| {
    ask.answer(&q::DRIVER_KIND, kind);
    ask.answer(&q::DRIVER_NOTE, note);
    ask.answer(&q::DRIVER_CAME_FROM, came_from);
});

/// One aim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aim {
    /// The identity of the row.
    pub id: RowId,
    /// The change that is wanted.
    pub change: Prose,
    /// The people for whom it changes.
    pub for_whom: Line,
}

row!(Aim, |ask, change, for_whom| {
    ask.answer(&q::AIM_CHANGE, change);
    ask.answer(&q::AIM_FOR_WHOM, for_whom);
});
