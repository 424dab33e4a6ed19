//! Stage 2: the objectives of the organisation and the team, and the SMART objectives that serve them.

pub mod questions;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Baseline, Line, Link, Links, Names, Number, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ObjectivesSheet {
    /// The organisation's own objectives.
    pub organisation_objectives: Rows<OrganisationObjective>,
    /// Which of them each aim serves.
    pub aim_fit: Rows<AimFit>,
    /// The team's objectives.
    pub team_objectives: Rows<TeamObjective>,
    /// Which wording of SMART the social media objectives are held against. None is that of the toolkit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smart_wording: Option<SmartWording>,
    /// The social media objectives.
    pub smart: Rows<SmartObjective>,
}

walk!(ObjectivesSheet, |ask, organisation_objectives, aim_fit, team_objectives, smart_wording, smart| {
    ask.section("What the organisation wants");
    ask.rows(&q::ORGANISATION_OBJECTIVES, organisation_objectives);
    ask.rows(&q::AIM_FIT, aim_fit);
    ask.section("What your team does for it");
    ask.rows(&q::TEAM_OBJECTIVES, team_objectives);
    ask.section("What social media will do for it");
    ask.answer(&q::SMART_WORDING, smart_wording);
    ask.rows(q::smart(SmartWording::chosen(*smart_wording)), smart);
});

/// One objective of the organisation, as its own papers have it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationObjective {
    /// The identity of the row.
    pub id: RowId,
    /// A short name for lists and pictures.
    pub name: Line,
    /// The full wording.
    pub wording: Prose,
    /// The document it stands in.
    pub source: Line,
    /// The page of that document.
    pub page: Line,
}

row!(OrganisationObjective, |ask, name, wording, source, page| {
    ask.answer(&q::ORGANISATION_OBJECTIVE_NAME, name);
    ask.answer(&q::ORGANISATION_OBJECTIVE_WORDING, wording);
    ask.answer(&q::ORGANISATION_OBJECTIVE_SOURCE, source);
    ask.answer(&q::ORGANISATION_OBJECTIVE_PAGE, page);
});

/// Says which aims serve an objective of the organisation. Empty while there is no aim.
fn served_by(names: &Names<'_>, objective: RowId) -> String {
    let review = names.review();
    let fit = &review.objectives.aim_fit;
    let serves = |aim: RowId| fit.iter().any(|one| one.aim.0 == Some(aim) && one.serves.0.contains(&objective));
    let numbers = review.aim.aims.iter().enumerate().filter(|(_, aim)| serves(aim.id));
    let numbers: Vec<String> = numbers.map(|(place, _)| format!("aim {}", place + 1)).collect();
    match (numbers.as_slice(), review.aim.aims.is_empty()) {
        (_, true) => String::new(),
        ([], _) => "no aim serves it".to_owned(),
        (all, _) => format!("served by {}", all.join(", ")),
    }
}

/// Which of the organisation's objectives one aim serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AimFit {
    /// The identity of the row.
    pub id: RowId,
    /// The aim.
    pub aim: Link,
    /// The objectives that it serves.
    pub serves: Links,
    /// How it serves them.
    pub how: Prose,
}

row!(AimFit, |ask, aim, serves, how| {
    ask.answer(&q::AIM_FIT_AIM, aim);
    ask.answer(&q::AIM_FIT_SERVES, serves);
    ask.answer(&q::AIM_FIT_HOW, how);
});

choices! {
    /// Whether social media could help a team objective.
    CouldHelp {
        Yes = "Yes",
        Partly = "In part",
        No = "No",
    }
}

/// One objective of the team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamObjective {
    /// The identity of the row.
    pub id: RowId,
    /// What the team does.
    pub name: Line,
    /// The organisation's objectives that it helps.
    pub helps: Links,
    /// Whether social media could help it.
    pub social_media_could_help: Option<CouldHelp>,
    /// How it could.
    pub how: Prose,
}

row!(TeamObjective, |ask, name, helps, social_media_could_help, how| {
    ask.answer(&q::TEAM_OBJECTIVE_NAME, name);
    ask.answer(&q::TEAM_OBJECTIVE_HELPS, helps);
    ask.answer(&q::TEAM_OBJECTIVE_COULD_HELP, social_media_could_help);
    ask.answer(&q::TEAM_OBJECTIVE_HOW, how);
});

choices! {
    /// What a figure counts.
    Unit {
        Percent = "Per cent",
        Count = "Number",
        People = "People",
        Pounds = "Pounds",
        Hours = "Hours",
        Minutes = "Minutes",
        Days = "Days",
        Score = "Score",
    }
}

impl Unit {
    /// Writes a figure in the unit: `42%`, `£1,200`, `2,687 people`.
    pub fn write(self, figure: Number) -> String {
        match self {
            Self::Percent => format!("{figure}%"),
            Self::Pounds => format!("£{figure}"),
            Self::Count | Self::Score => figure.to_string(),
            Self::People => format!("{figure} people"),
            Self::Hours => format!("{figure} hours"),
            Self::Minutes => format!("{figure} minutes"),
            Self::Days => format!("{figure} days"),
        }
    }

    /// Returns the unit of which a figure has the sign as it was typed: `42%` and `£1,200` say theirs.
    pub fn of_sign(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        if typed.ends_with('%') {
            return Some(Self::Percent);
        }
        typed.trim_start_matches(['-', '\u{2212}', '+']).starts_with('£').then_some(Self::Pounds)
    }
}

choices! {
    /// A wording of SMART: what the letters A, R and T stand for.
    SmartWording {
        Toolkit = "Achievable, realistic, timebound",
        Staffordshire = "Attainable, relevant, time-based",
        Gcs = "Attainable, relevant, time-bound",
    }
}

impl SmartWording {
    /// Returns the wording that is used: the one that was chosen, or that of the toolkit, whose method this is.
    pub fn chosen(choice: Option<Self>) -> Self {
        choice.unwrap_or(Self::Toolkit)
    }

    /// Returns the five words in lower case, from S to T.
    ///
    /// The NHS Employers toolkit (2016), the digital strategy of the six Staffordshire groups (2018), and the OASIS and
    /// evaluation pages of the Government Communication Service.
    pub const fn words(self) -> [&'static str; 5] {
        match self {
            Self::Toolkit => ["specific", "measurable", "achievable", "realistic", "timebound"],
            Self::Staffordshire => ["specific", "measurable", "attainable", "relevant", "time-based"],
            Self::Gcs => ["specific", "measurable", "attainable", "relevant", "time-bound"],
        }
    }

    /// Returns the name for the command line, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Toolkit => "toolkit",
            Self::Staffordshire => "staffordshire",
            Self::Gcs => "gcs",
        }
    }
}

/// One social media objective, SMART in one of the wordings of [`SmartWording`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SmartObjective {
    /// The identity of the row.
    pub id: RowId,
    /// The objective in one sentence.
    pub statement: Prose,
    /// A few words for lists and pictures. Empty: the sentence stands there.
    #[serde(skip_serializing_if = "Line::is_empty")]
    pub name: Line,
    /// The aim that it serves.
    pub aim: Link,
    /// The organisation's objective that it serves.
    pub organisation_objective: Link,
    /// The team's objective that it serves.
    pub team_objective: Link,
    /// What is measured.
    pub metric: Line,
    /// What the figure counts.
    pub unit: Option<Unit>,
    /// Where the metric stands now.
    pub baseline: Baseline,
    /// Where it should stand.
    pub target: Option<Number>,
    /// The day by which it should.
    pub due: Option<Date>,
    /// Who answers for it.
    pub owner: Line,
    /// When it will be evaluated.
    pub evaluate_on: Option<Date>,
    /// Anything else.
    pub note: Prose,
}

impl SmartObjective {
    /// Returns what the objective is called: its short name, or its sentence where it has none.
    pub fn called(&self) -> &str {
        if self.name.is_blank() { self.statement.0.trim() } else { self.name.0.trim() }
    }
}

row!(SmartObjective, |ask,
                      statement,
                      name,
                      aim,
                      organisation_objective,
                      team_objective,
                      metric,
                      unit,
                      baseline,
                      target,
                      due,
                      owner,
                      evaluate_on,
                      note| {
    ask.answer(&q::SMART_STATEMENT, statement);
    ask.answer(&q::SMART_NAME, name);
    ask.answer(&q::SMART_METRIC, metric);
    ask.answer(&q::SMART_UNIT, unit);
    ask.answer(&q::SMART_BASELINE, baseline);
    ask.answer(&q::SMART_TARGET, target);
    ask.answer(&q::SMART_DUE, due);
    ask.answer(&q::SMART_AIM, aim);
    ask.answer(&q::SMART_ORGANISATION_OBJECTIVE, organisation_objective);
    ask.answer(&q::SMART_TEAM_OBJECTIVE, team_objective);
    ask.answer(&q::SMART_OWNER, owner);
    ask.answer(&q::SMART_EVALUATE_ON, evaluate_on);
    ask.answer(&q::SMART_NOTE, note);
});
