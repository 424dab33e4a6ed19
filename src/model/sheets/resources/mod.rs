//! Stage 4: the hours that the plan takes, what they replace, and whether the reward is worth them.

pub mod questions;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::values::choices;
use crate::model::walk::{row, walk};
use crate::model::{Hours, Line, Pence, Pick, Prose, RowId, Rows};
use questions as q;

/// The worksheet of stage 4.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResourcesSheet {
    /// What is to be done once, before or at the start.
    pub setup_tasks: Rows<SetupTask>,
    /// What is to be done every week.
    pub weekly_tasks: Rows<WeeklyTask>,
    /// How the load runs over the year.
    pub load_shape: Option<LoadShape>,
    /// The times in which a week takes more hours.
    #[serde(skip_serializing_if = "Rows::is_empty")]
    pub peaks: Rows<Peak>,
    /// What else is known of the busy times.
    pub load_dates: Prose,
    /// The people who do the work, with the hours that they have.
    pub roles: Rows<TeamRole>,
    /// What happens when the accounts become busy.
    pub contingency: Prose,
    /// Who acts then.
    pub contingency_who: Line,
    /// How fast.
    pub contingency_how_fast: Line,
    /// What is arranged out of hours.
    pub out_of_hours: Prose,
    /// The way that a crisis is passed on.
    pub crisis_route: Prose,
    /// The way that a safeguarding concern is passed on.
    pub safeguarding_route: Prose,
    /// Whether these hours would do more elsewhere.
    pub better_outcomes: Prose,
    /// What success looks like.
    pub success: Prose,
    /// What could go wrong.
    pub risks: Rows<Risk>,
    /// What there is to win.
    pub rewards: Prose,
    /// What existing work stops.
    pub replace: Rows<ReplacedWork>,
}

walk!(ResourcesSheet, |ask,
                       setup_tasks,
                       weekly_tasks,
                       load_shape,
                       peaks,
                       load_dates,
                       roles,
                       contingency,
                       contingency_who,
                       contingency_how_fast,
                       out_of_hours,
                       crisis_route,
                       safeguarding_route,
                       better_outcomes,
                       success,
                       risks,
                       rewards,
                       replace| {
    ask.section("Setting up");
    ask.rows(&q::SETUP_TASKS, setup_tasks);
    ask.section("Every week");
    ask.rows(&q::ROLES, roles);
    ask.rows(&q::WEEKLY_TASKS, weekly_tasks);
    ask.answer(&q::LOAD_SHAPE, load_shape);
    ask.rows(&q::PEAKS, peaks);
    ask.answer(&q::LOAD_DATES, load_dates);
    ask.section("When it becomes busy");
    ask.answer(&q::CONTINGENCY, contingency);
    ask.answer(&q::CONTINGENCY_WHO, contingency_who);
    ask.answer(&q::CONTINGENCY_HOW_FAST, contingency_how_fast);
    ask.answer(&q::OUT_OF_HOURS, out_of_hours);
    ask.answer(&q::CRISIS_ROUTE, crisis_route);
    ask.answer(&q::SAFEGUARDING_ROUTE, safeguarding_route);
    ask.section("Is the reward worth it");
    ask.answer(&q::BETTER_OUTCOMES, better_outcomes);
    ask.answer(&q::SUCCESS, success);
    ask.rows(&q::RISKS, risks);
    ask.answer(&q::REWARDS, rewards);
    ask.rows(&q::REPLACE, replace);
});

/// One thing to be done once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetupTask {
    /// The identity of the row.
    pub id: RowId,
    /// What is to be done.
    pub task: Line,
    /// The hours that it takes.
    pub hours: Option<Hours>,
    /// Who does it.
    pub owner: Line,
    /// Whether it is done.
    pub done: bool,
}

row!(SetupTask, |ask, task, hours, owner, done| {
    ask.answer(&q::SETUP_TASK_TASK, task);
    ask.answer(&q::SETUP_TASK_HOURS, hours);
    ask.answer(&q::SETUP_TASK_OWNER, owner);
    ask.answer(&q::SETUP_TASK_DONE, done);
});

/// One thing to be done every week by one role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WeeklyTask {
    /// The identity of the row.
    pub id: RowId,
    /// What is to be done.
    pub task: Line,
    /// The role that does it.
    pub role: Line,
    /// The hours a week that it takes.
    pub hours: Option<Hours>,
}

row!(WeeklyTask, |ask, task, role, hours| {
    ask.answer(&q::WEEKLY_TASK_TASK, task);
    ask.answer(&q::WEEKLY_TASK_ROLE, role);
    ask.answer(&q::WEEKLY_TASK_HOURS, hours);
});

choices! {
    /// How the load runs over time.
    LoadShape {
        Steady = "Steady",
        Peaks = "Peaks and quiet times",
        SpikeThenDecline = "A spike, then less",
    }
}

/// A time in which a week takes more hours than an ordinary one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Peak {
    /// The identity of the row.
    pub id: RowId,
    /// What causes it.
    pub what: Line,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// The hours a week that it takes beyond an ordinary week; of a spike, in its first week.
    pub more: Option<Hours>,
}

row!(Peak, |ask, what, from, to, more| {
    ask.answer(&q::PEAK_WHAT, what);
    ask.answer(&q::PEAK_FROM, from);
    ask.answer(&q::PEAK_TO, to);
    ask.answer(&q::PEAK_MORE, more);
});

/// One role in the team, with its capacity and its cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamRole {
    /// The identity of the row.
    pub id: RowId,
    /// What the role is called.
    pub role: Line,
    /// The hours a week that it has for social media.
    pub capacity: Option<Hours>,
    /// The pay band, from the data file.
    pub band: Pick,
    /// The cost of an hour.
    pub rate: Option<Pence>,
}

row!(TeamRole, |ask, role, capacity, band, rate| {
    ask.answer(&q::ROLE_ROLE, role);
    ask.answer(&q::ROLE_CAPACITY, capacity);
    ask.answer(&q::ROLE_BAND, band);
    ask.answer(&q::ROLE_RATE, rate);
});

/// One thing that could go wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Risk {
    /// The identity of the row.
    pub id: RowId,
    /// What could go wrong.
    pub risk: Line,
    /// What is done about it.
    pub response: Line,
    /// Who watches it.
    pub owner: Line,
}

row!(Risk, |ask, risk, response, owner| {
    ask.answer(&q::RISK_RISK, risk);
    ask.answer(&q::RISK_RESPONSE, response);
    ask.answer(&q::RISK_OWNER, owner);
});

/// Existing work that stops.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReplacedWork {
    /// The identity of the row.
    pub id: RowId,
    /// The work.
    pub work: Line,
    /// The hours a week that it frees.
    pub frees: Option<Hours>,
    /// The day from which it stops.
    pub from: Option<Date>,
}

row!(ReplacedWork, |ask, work, frees, from| {
    ask.answer(&q::REPLACED_WORK_WORK, work);
    ask.answer(&q::REPLACED_WORK_FREES, frees);
    ask.answer(&q::REPLACED_WORK_FROM, from);
});
