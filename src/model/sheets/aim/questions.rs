//! The words of stage 1.

use crate::model::{Question, Width};

/// What is driving you.
pub static DRIVERS: Question = Question::new("drivers", "What is driving you to use social media?")
    .hint("Every reason that is real, also the ones you would not print")
    .cards_of("driver");
/// The kind of driver.
pub static DRIVER_KIND: Question = Question::new("kind", "Driver").width(Width::Half);
/// Where the driver came from.
pub static DRIVER_CAME_FROM: Question = Question::new("came_from", "Where it came from")
    .hint("A paper, a meeting, a count of letters")
    .width(Width::Half)
    .optional();
/// What the driver is here.
pub static DRIVER_NOTE: Question =
    Question::new("note", "What it is in your organisation").hint("One or two sentences in your own words");

/// The aims.
pub static AIM: Question = Question::new("aim", "What should social media achieve?")
    .hint("One change for each aim, and the people it is for")
    .cards_of("aim");
/// The change.
pub static AIM_CHANGE: Question =
    Question::new("change", "The change you want").hint("What will be different, not what you will do");
/// The people.
pub static AIM_FOR_WHOM: Question = Question::new("for_whom", "For whom").hint("The narrower, the easier to reach");

/// Achievable.
pub static ACHIEVABLE: Question =
    Question::new("achievable", "Why can you achieve it?").hint("People, skills, time and permission that you have");
/// Warranted.
pub static WARRANTED: Question =
    Question::new("warranted", "Why does it deserve public money?").hint("The case you would make to a taxpayer");
