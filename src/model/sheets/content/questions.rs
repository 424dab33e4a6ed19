//! The words of stage 5.

use crate::model::{Question, Table, Width};

/// Themes.
pub static THEMES: Question = Question::new("themes", "What are your content themes?")
    .hint("Three to six subjects that you return to")
    .cards_of("theme");
/// Name.
pub static THEME_NAME: Question = Question::new("name", "Theme").hint("A few words");
/// Message.
pub static THEME_MESSAGE: Question =
    Question::new("message", "What you want people to take away").hint("One or two sentences");
/// Objective.
pub static THEME_OBJECTIVE: Question = Question::new("objective", "Objective it serves")
    .hint("From stage 2")
    .width(Width::Half)
    .links_to(Table::SmartObjectives);
/// Stakeholder.
pub static THEME_STAKEHOLDER: Question = Question::new("stakeholder", "Stakeholder it is for")
    .hint("From stage 3")
    .width(Width::Half)
    .links_to(Table::Stakeholders);

/// Change work.
pub static CHANGE_WORK: Question = Question::new("change_work", "How could you work differently to get good content?")
    .hint("Small changes to what you already do");
/// Video.
pub static VIDEO: Question =
    Question::new("video", "Can you make video?").hint("A steady phone and a quiet room may be enough");
/// Video how.
pub static VIDEO_HOW: Question =
    Question::new("video_how", "How, or what is missing?").hint("Skills, kit, time, consent").optional();
/// Supporting.
pub static SUPPORTING: Question = Question::new("supporting", "What material supports your posts?")
    .hint("What must be made, and what exists and can be used again")
    .table_of("piece of material")
    .optional();
/// What.
pub static SUPPORTING_WHAT: Question = Question::new("what", "Material").hint("What it shows").width(Width::Half);
/// Kind.
pub static SUPPORTING_KIND: Question = Question::new("kind", "Kind").hint("What it is").width(Width::Third);
/// Source.
pub static SUPPORTING_SOURCE: Question =
    Question::new("source", "Where it comes from").hint("Who makes it, or where it is").width(Width::Half).optional();

/// Publishers.
pub static PUBLISHERS: Question =
    Question::new("publishers", "Who publishes?").hint("For the organisation's own accounts and beyond");
/// Publishers note.
pub static PUBLISHERS_NOTE: Question =
    Question::new("publishers_note", "What may colleagues do?").hint("And what helps them to do it well").optional();
/// Sign-off.
pub static SIGN_OFF: Question = Question::new("sign_off", "Is sign-off needed?").hint("Before a post goes out");
/// Who.
pub static SIGN_OFF_WHO: Question = Question::new("sign_off_who", "Who signs off?").hint("By role").optional();
/// How long.
pub static SIGN_OFF_HOW_LONG: Question =
    Question::new("sign_off_how_long", "How long does it take?").hint("On an ordinary day").optional();
/// Out of hours.
pub static SIGN_OFF_OUT_OF_HOURS: Question =
    Question::new("sign_off_out_of_hours", "And out of hours?").hint("Who may say yes at night").optional();

/// Warranted for the audience.
pub static WARRANTED_FOR_AUDIENCE: Question =
    Question::new("warranted_for_audience", "Is the plan the right size for the audience?")
        .hint("Much content for few people needs a reason");
