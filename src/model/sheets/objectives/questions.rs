//! The words of stage 2.

use crate::model::{Question, Table, Width};

/// The organisation's objectives.
pub static ORGANISATION_OBJECTIVES: Question =
    Question::new("organisation_objectives", "What are your organisation's objectives?")
        .hint("From the strategy, the annual plan or the board assurance framework")
        .cards_of("organisation objective");
/// Short name.
pub static ORGANISATION_OBJECTIVE_NAME: Question =
    Question::new("name", "Short name").hint("A few words for lists and pictures");
/// Full wording.
pub static ORGANISATION_OBJECTIVE_WORDING: Question =
    Question::new("wording", "Full wording").hint("As the document has it").optional();
/// Source document.
pub static ORGANISATION_OBJECTIVE_SOURCE: Question =
    Question::new("source", "Source document").hint("Title and year").width(Width::Half).optional();
/// Page.
pub static ORGANISATION_OBJECTIVE_PAGE: Question =
    Question::new("page", "Page").hint("So that others can find it").width(Width::Quarter).optional();

/// Aim fit.
pub static AIM_FIT: Question = Question::new("aim_fit", "Which of these objectives does each aim serve?")
    .hint("An aim that serves none is a reason to stop and think again")
    .cards_of("fit");
/// The aim.
pub static AIM_FIT_AIM: Question = Question::new("aim", "Aim").hint("From stage 1").links_to(Table::Aims);
/// The objectives served.
pub static AIM_FIT_SERVES: Question =
    Question::new("serves", "Serves these objectives").hint("Tick each one").links_to(Table::OrganisationObjectives);
/// How.
pub static AIM_FIT_HOW: Question =
    Question::new("how", "How it serves them").hint("The step from one to the other").optional();

/// The team's objectives.
pub static TEAM_OBJECTIVES: Question =
    Question::new("team_objectives", "How does your team's work help those objectives?")
        .hint("One line for each thing that your team is asked to do")
        .cards_of("team objective");
/// What the team does.
pub static TEAM_OBJECTIVE_NAME: Question = Question::new("name", "What your team does").hint("One objective or duty");
/// What it helps.
pub static TEAM_OBJECTIVE_HELPS: Question =
    Question::new("helps", "Helps these objectives").hint("Tick each one").links_to(Table::OrganisationObjectives);
/// Could social media help.
pub static TEAM_OBJECTIVE_COULD_HELP: Question =
    Question::new("social_media_could_help", "Could social media help?").hint("No is a good answer").width(Width::Half);
/// How it could.
pub static TEAM_OBJECTIVE_HOW: Question =
    Question::new("how", "How it could help").hint("Or why it could not").optional();

/// The SMART objectives.
pub static SMART: Question = Question::new("smart", "What are your social media objectives?")
    .hint("Specific, measurable, achievable, realistic, and bound to a date")
    .cards_of("social media objective");
/// Statement.
pub static SMART_STATEMENT: Question =
    Question::new("statement", "Objective").hint("One sentence: the change, for whom, by how much, by when");
/// Metric.
pub static SMART_METRIC: Question = Question::new("metric", "Metric").hint("What you will count").width(Width::Half);
/// Unit.
pub static SMART_UNIT: Question = Question::new("unit", "Unit").hint("What the figure is").width(Width::Half);
/// Baseline.
pub static SMART_BASELINE: Question =
    Question::new("baseline", "Baseline").hint("Where it stands now").width(Width::Half);
/// Target.
pub static SMART_TARGET: Question = Question::new("target", "Target").hint("Where it should be").width(Width::Quarter);
/// Due.
pub static SMART_DUE: Question = Question::new("due", "Due").hint("By which day").width(Width::Quarter);
/// Aim.
pub static SMART_AIM: Question =
    Question::new("aim", "Aim").hint("The aim it serves").width(Width::Half).links_to(Table::Aims);
/// Organisation objective.
pub static SMART_ORGANISATION_OBJECTIVE: Question = Question::new("organisation_objective", "Organisation objective")
    .hint("The objective it serves")
    .width(Width::Half)
    .links_to(Table::OrganisationObjectives);
/// Team objective.
pub static SMART_TEAM_OBJECTIVE: Question = Question::new("team_objective", "Team objective")
    .hint("The duty of your team it helps")
    .width(Width::Half)
    .links_to(Table::TeamObjectives)
    .optional();
/// Owner.
pub static SMART_OWNER: Question =
    Question::new("owner", "Owner").hint("A role, not a person's name").width(Width::Half);
/// Evaluate on.
pub static SMART_EVALUATE_ON: Question =
    Question::new("evaluate_on", "Evaluated on").hint("The day you look at the figure").width(Width::Quarter);
/// Note.
pub static SMART_NOTE: Question = Question::new("note", "Note").hint("Anything a successor should know").optional();
