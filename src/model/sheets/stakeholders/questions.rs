//! The words of stage 3.

use crate::model::{List, Question, Table, Width};

/// The stakeholders.
pub static STAKEHOLDERS: Question = Question::new("stakeholders", "Who do you want to reach, most important first?")
    .hint("The first five are the plan, the others are for later")
    .cards_of("stakeholder");
/// Name.
pub static STAKEHOLDER_NAME: Question =
    Question::new("name", "Name").hint("A group that would know itself by this name").width(Width::Half);
/// Objective.
pub static STAKEHOLDER_OBJECTIVE: Question = Question::new("objective", "Objective they are for")
    .hint("From stage 2")
    .width(Width::Half)
    .links_to(Table::SmartObjectives);
/// Who.
pub static STAKEHOLDER_WHO: Question =
    Question::new("who", "Who they are").hint("Age, place, work, what they worry about");
/// Why.
pub static STAKEHOLDER_WHY: Question = Question::new("why", "Why they matter").hint("What only they can do or stop");
/// Size.
pub static STAKEHOLDER_SIZE: Question =
    Question::new("size", "How many").hint("A count or a good estimate").width(Width::Third).unit("people").optional();
/// Influence.
pub static STAKEHOLDER_INFLUENCE: Question =
    Question::new("influence", "Influence").hint("On whether it works").width(Width::Third).optional();
/// Interest.
pub static STAKEHOLDER_INTEREST: Question =
    Question::new("interest", "Interest").hint("How much they care").width(Width::Third).optional();
/// Platforms they use.
pub static STAKEHOLDER_PLATFORMS: Question = Question::new("platforms", "Platforms they use")
    .hint("One line for each, with what tells you so")
    .table_of("platform in use");
/// Platform.
pub static PLATFORM_USE_PLATFORM: Question =
    Question::new("platform", "Platform").hint("Where they are").width(Width::Third).picks_from(List::Platforms);
/// How often.
pub static PLATFORM_USE_HOW_OFTEN: Question =
    Question::new("how_often", "How often").hint("As far as you know").width(Width::Quarter);
/// Evidence.
pub static PLATFORM_USE_EVIDENCE: Question =
    Question::new("evidence", "Evidence").hint("What says so").width(Width::Half);
/// Dated.
pub static PLATFORM_USE_DATED: Question =
    Question::new("dated", "Dated").hint("When it was found").width(Width::Quarter);
/// Sample.
pub static PLATFORM_USE_SAMPLE: Question =
    Question::new("sample", "Sample").hint("How many were asked").width(Width::Quarter).optional();
/// Link.
pub static PLATFORM_USE_LINK: Question =
    Question::new("link", "Link").hint("Where to find it").width(Width::Third).optional();
/// Unknown.
pub static STAKEHOLDER_UNKNOWN: Question =
    Question::new("unknown", "What you do not know about them").hint("Say it plainly, it is not a fault").optional();
/// Find out.
pub static STAKEHOLDER_FIND_OUT: Question = Question::new("find_out", "Which process could tell you?")
    .hint("A form, a survey or a clinic letter that you could change")
    .optional();

/// Platforms.
pub static PLATFORMS: Question = Question::new("platforms", "What will you do on each platform?")
    .hint("Also for each channel that you already have")
    .table_of("platform");
/// Platform.
pub static PLATFORM_PLAN_PLATFORM: Question =
    Question::new("platform", "Platform").hint("One line each").width(Width::Third).picks_from(List::Platforms);
/// Channel.
pub static PLATFORM_PLAN_CHANNEL: Question = Question::new("channel", "Your channel there")
    .hint("From the register, empty when you have none")
    .width(Width::Third)
    .links_to(Table::Channels)
    .optional();
/// Decision.
pub static PLATFORM_PLAN_DECISION: Question =
    Question::new("decision", "Decision").hint("Keep, start, merge, pause or close").width(Width::Quarter);
/// Reason.
pub static PLATFORM_PLAN_REASON: Question =
    Question::new("reason", "Reason").hint("Why, in a few words").width(Width::Half);
/// Ranking reason.
pub static RANKING_REASON: Question = Question::new("ranking_reason", "Why do your decisions differ from the ranking?")
    .hint("Only where you chose otherwise than your top five suggest")
    .optional();
