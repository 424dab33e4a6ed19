//! The words of stage 4.

use crate::model::{List, Question, Width};

/// Set-up tasks.
pub static SETUP_TASKS: Question = Question::new("setup_tasks", "What must be done once, and how long will it take?")
    .hint("Hours of work, not days on the calendar")
    .table_of("set-up task")
    .offers(&[
        "Brief the line manager",
        "Write the board paper",
        "Secure the account names",
        "Decide how to monitor and report",
        "Bring other teams on board",
        "Agree the policy and the staff guidance",
        "Agree who signs off",
        "Fill in the profiles",
        "Train the people who post",
        "Make the first content",
        "Plan for a crisis and for out of hours",
    ]);
/// Task.
pub static SETUP_TASK_TASK: Question = Question::new("task", "Task").hint("What is to be done").width(Width::Half);
/// Hours.
pub static SETUP_TASK_HOURS: Question =
    Question::new("hours", "Hours").hint("For example 2.5").width(Width::Quarter).unit("hours");
/// Owner.
pub static SETUP_TASK_OWNER: Question = Question::new("owner", "Owner").hint("A role").width(Width::Third);
/// Done.
pub static SETUP_TASK_DONE: Question =
    Question::new("done", "Done").hint("Tick when finished").width(Width::Quarter).optional();

/// Roles.
pub static ROLES: Question = Question::new("roles", "Who does the work, and how many hours do they have?")
    .hint("Hours a week that are truly free for this")
    .table_of("role");
/// Role.
pub static ROLE_ROLE: Question = Question::new("role", "Role").hint("A role, not a name").width(Width::Half);
/// Capacity.
pub static ROLE_CAPACITY: Question =
    Question::new("capacity", "Hours a week").hint("Free for social media").width(Width::Quarter).unit("hours a week");
/// Band.
pub static ROLE_BAND: Question = Question::new("band", "Pay band")
    .hint("Agenda for Change")
    .width(Width::Third)
    .picks_from(List::PayBands)
    .optional();
/// Rate.
pub static ROLE_RATE: Question =
    Question::new("rate", "Cost of an hour").hint("In pounds, with on-costs").width(Width::Quarter).optional();

/// Weekly tasks.
pub static WEEKLY_TASKS: Question = Question::new("weekly_tasks", "What must be done every week?")
    .hint("Hours in an ordinary week, one line for each task and role")
    .table_of("weekly task")
    .offers(&[
        "Find and collect content",
        "Make content",
        "Publish",
        "Monitor and reply",
        "Measure",
        "Evaluate",
        "Report",
    ]);
/// Task.
pub static WEEKLY_TASK_TASK: Question = Question::new("task", "Task").hint("What is to be done").width(Width::Half);
/// Role.
pub static WEEKLY_TASK_ROLE: Question = Question::new("role", "Role").hint("Who does it").width(Width::Third);
/// Hours.
pub static WEEKLY_TASK_HOURS: Question =
    Question::new("hours", "Hours a week").hint("For example 1.5").width(Width::Quarter).unit("hours a week");

/// Load shape.
pub static LOAD_SHAPE: Question =
    Question::new("load_shape", "How does the load run?").hint("Over the next six months");
/// Load dates.
pub static LOAD_DATES: Question =
    Question::new("load_dates", "When are the peaks?").hint("Dates and what causes them").optional();

/// Contingency.
pub static CONTINGENCY: Question = Question::new("contingency", "What happens when your accounts become busy?")
    .hint("A major incident, a story in the news");
/// Who.
pub static CONTINGENCY_WHO: Question =
    Question::new("contingency_who", "Who steps in?").hint("By role, first and second");
/// How fast.
pub static CONTINGENCY_HOW_FAST: Question =
    Question::new("contingency_how_fast", "How fast?").hint("From the first message to the first reply");
/// Out of hours.
pub static OUT_OF_HOURS: Question =
    Question::new("out_of_hours", "What is arranged out of hours?").hint("Evenings, weekends and holidays");
/// Crisis route.
pub static CRISIS_ROUTE: Question =
    Question::new("crisis_route", "How is a crisis passed on?").hint("Who tells whom, in which order");
/// Safeguarding route.
pub static SAFEGUARDING_ROUTE: Question =
    Question::new("safeguarding_route", "How is a safeguarding concern passed on?")
        .hint("When someone seems to be at risk of harm");

/// Question 9.
pub static BETTER_OUTCOMES: Question =
    Question::new("better_outcomes", "Would these hours do more elsewhere?").hint("Compare with the best other use");
/// Question 10.
pub static SUCCESS: Question =
    Question::new("success", "What will success look like?").hint("As someone outside would see it");
/// Risks.
pub static RISKS: Question = Question::new("risks", "What could go wrong?")
    .hint("The few that matter, and what you will do")
    .table_of("risk")
    .optional();
/// Risk.
pub static RISK_RISK: Question = Question::new("risk", "Risk").hint("What could happen").width(Width::Half);
/// Response.
pub static RISK_RESPONSE: Question =
    Question::new("response", "What you will do").hint("Before and after").width(Width::Half);
/// Owner.
pub static RISK_OWNER: Question = Question::new("owner", "Owner").hint("A role").width(Width::Quarter).optional();
/// Rewards.
pub static REWARDS: Question =
    Question::new("rewards", "What is there to win?").hint("For patients, staff and the organisation");
/// Replace.
pub static REPLACE: Question = Question::new("replace", "What existing work stops?")
    .hint("And the hours that it frees")
    .table_of("piece of work")
    .optional();
/// Work.
pub static REPLACED_WORK_WORK: Question = Question::new("work", "Work that stops").hint("Name it").width(Width::Half);
/// Frees.
pub static REPLACED_WORK_FREES: Question =
    Question::new("frees", "Hours a week freed").hint("For example 2").width(Width::Quarter).unit("hours a week");
/// From.
pub static REPLACED_WORK_FROM: Question =
    Question::new("from", "From").hint("The day it stops").width(Width::Quarter).optional();
