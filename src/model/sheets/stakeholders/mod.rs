//! Stage 3: who matters, what is known of them, and the platforms that follow from it.

pub mod questions;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Line, Link, Number, Pick, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 3.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StakeholdersSheet {
    /// The stakeholders; their order is their rank, the first five are the plan.
    pub stakeholders: Rows<Stakeholder>,
    /// What is decided for each platform.
    pub platforms: Rows<PlatformPlan>,
    /// Why the decisions differ from the ranking that follows from the top five.
    pub ranking_reason: Prose,
}

walk!(StakeholdersSheet, |ask, stakeholders, platforms, ranking_reason| {
    ask.section("Who you want to reach");
    ask.rows(&q::STAKEHOLDERS, stakeholders);
    ask.section("Where you will be");
    ask.rows(&q::PLATFORMS, platforms);
    ask.answer(&q::RANKING_REASON, ranking_reason);
});

choices! {
    /// How much of a quality someone has.
    Degree {
        High = "High",
        Medium = "Medium",
        Low = "Low",
    }
}

/// One group of people, or one organisation, that matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stakeholder {
    /// The identity of the row.
    pub id: RowId,
    /// What they are called.
    pub name: Line,
    /// Who they are.
    pub who: Prose,
    /// Why they matter.
    pub why: Prose,
    /// How many they are.
    pub size: Option<Number>,
    /// How much they influence whether the objective is met.
    pub influence: Option<Degree>,
    /// How much they care.
    pub interest: Option<Degree>,
    /// The objective that they are for.
    pub objective: Link,
    /// The platforms that they use.
    pub platforms: Rows<PlatformUse>,
    /// What the organisation does not know of them.
    pub unknown: Prose,
    /// Which existing process could be changed to find out.
    pub find_out: Prose,
}

row!(Stakeholder, |ask, name, who, why, size, influence, interest, objective, platforms, unknown, find_out| {
    ask.answer(&q::STAKEHOLDER_NAME, name);
    ask.answer(&q::STAKEHOLDER_OBJECTIVE, objective);
    ask.answer(&q::STAKEHOLDER_WHO, who);
    ask.answer(&q::STAKEHOLDER_WHY, why);
    ask.answer(&q::STAKEHOLDER_SIZE, size);
    ask.answer(&q::STAKEHOLDER_INFLUENCE, influence);
    ask.answer(&q::STAKEHOLDER_INTEREST, interest);
    ask.rows(&q::STAKEHOLDER_PLATFORMS, platforms);
    ask.answer(&q::STAKEHOLDER_UNKNOWN, unknown);
    ask.answer(&q::STAKEHOLDER_FIND_OUT, find_out);
});

choices! {
    /// How often people use a platform.
    HowOften {
        Daily = "Daily",
        Weekly = "Weekly",
        Monthly = "Monthly",
        Rarely = "Rarely",
        NotKnown = "Not known",
    }
}

/// One platform that a stakeholder uses, with the evidence for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlatformUse {
    /// The identity of the row.
    pub id: RowId,
    /// The platform, from the data file.
    pub platform: Pick,
    /// How often they use it.
    pub how_often: Option<HowOften>,
    /// What the evidence says and where it stands.
    pub evidence: Line,
    /// The date of the evidence.
    pub dated: Option<Date>,
    /// How many people the evidence is based on.
    pub sample: Line,
    /// Where to find it.
    pub link: Line,
}

row!(PlatformUse, |ask, platform, how_often, evidence, dated, sample, link| {
    ask.answer(&q::PLATFORM_USE_PLATFORM, platform);
    ask.answer(&q::PLATFORM_USE_HOW_OFTEN, how_often);
    ask.answer(&q::PLATFORM_USE_EVIDENCE, evidence);
    ask.answer(&q::PLATFORM_USE_DATED, dated);
    ask.answer(&q::PLATFORM_USE_SAMPLE, sample);
    ask.answer(&q::PLATFORM_USE_LINK, link);
});

choices! {
    /// What happens with a platform or a channel.
    ChannelDecision {
        Keep = "Keep",
        Start = "Start",
        Merge = "Merge",
        Pause = "Pause",
        Close = "Close",
    }
}

/// What is decided for one platform, and for the channel that the organisation already has on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlatformPlan {
    /// The identity of the row.
    pub id: RowId,
    /// The platform, from the data file.
    pub platform: Pick,
    /// The channel that exists.
    pub channel: Link,
    /// Keep, start, merge, pause or close.
    pub decision: Option<ChannelDecision>,
    /// Why.
    pub reason: Line,
}

row!(PlatformPlan, |ask, platform, channel, decision, reason| {
    ask.answer(&q::PLATFORM_PLAN_PLATFORM, platform);
    ask.answer(&q::PLATFORM_PLAN_CHANNEL, channel);
    ask.answer(&q::PLATFORM_PLAN_DECISION, decision);
    ask.answer(&q::PLATFORM_PLAN_REASON, reason);
});
