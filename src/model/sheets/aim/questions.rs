//! The words of stage 1.

use crate::model::{Fact, Question, Width};

/// What is driving you.
pub static DRIVERS: Question = Question::new("drivers", "What is driving you to use social media?")
    .hint("Every real reason, including any you would not publish")
    .guidance(
        "Write down why your organisation uses social media, or wants to. The reason decides what the rest of the \
         review is for, and a reader of your paper will ask for it first.\n\n\
         Take five minutes. Add one driver for each real reason and say where it came from, such as a board paper or \
         a count of comments. A weak answer is a general one, such as \"people are on it\".\n\n\
         If the only driver is that others do it (peer pressure), that is a reason to stop. Look for a need of your \
         own before you go on. Social media is optional.",
    )
    .example(
        "Patient and public feedback: from April to September 2026, 46 of 210 comments on Riverside NHS Trust's \
         Facebook page asked how to change an appointment. It came from the monthly feedback report of October 2026.",
    )
    .cards_of("driver");
/// The kind of driver.
pub static DRIVER_KIND: Question = Question::new("kind", "Driver")
    .hint("The nearest one will do")
    .guidance(
        "Choose the group that the reason belongs to. Peer pressure means that you are there because others are. On \
         its own it is a reason to stop. Together with another driver it is not a problem.",
    )
    .example("Patient and public feedback")
    .width(Width::Half);
/// Where the driver came from.
pub static DRIVER_CAME_FROM: Question = Question::new("came_from", "Where it came from")
    .hint("A paper, a meeting, a count of letters")
    .guidance(
        "Name the paper, the meeting or the count behind the driver, with its date, so that a successor can check it. \
         Write roles, not names of people.",
    )
    .example("Board minutes of 12 May 2026, item 7")
    .width(Width::Half)
    .optional()
    .fact(2, Fact::After("from"));
/// What the driver is here.
pub static DRIVER_NOTE: Question = Question::new("note", "What it is in your organisation")
    .hint("One or two sentences in your own words")
    .guidance(
        "Say what happened here, with a figure or a date where you have one. If the chief executive wants it, say \
         what the chief executive wants it for.",
    )
    .example(
        "The chief executive asked in May 2026 for a way to answer staff questions about the move to the new \
         building.",
    )
    .fact(1, Fact::Answer);

/// The aims.
pub static AIM: Question = Question::new("aim", "What should social media achieve?")
    .hint("One change for each aim, and the people it is for")
    .guidance(
        "An aim says what will be different for someone because you use social media. Your objectives, your content \
         and your hours all depend on it.\n\nStart with the change, then name the people. One aim is enough for a \
         small team, and three are a lot. Test each one: if you reached it, would anyone outside your team \
         notice?\n\nA weak aim names an activity, such as \"post more videos\", or is meant for everyone. If an aim \
         could be met while nothing changes for a patient, a colleague or a partner, write it again.",
    )
    .example(
        "Riverside NHS Trust aims to help people who wait for a knee or hip operation to prepare for it, so that \
         fewer operations are put off on the day.\n\n\
         For whom: the 1,900 people on the waiting list, and those who look after them.",
    )
    .cards_of("aim");
/// The change.
pub static AIM_CHANGE: Question = Question::new("change", "The change you want")
    .hint("What will be different, not what you will do")
    .guidance(
        "Finish the sentence \"Because of this, people will\". Use a verb of change: know, ask, book, come, stop, \
         trust. Leave platforms out, because they follow from the audience in stage 3.",
    )
    .example("More parents of children aged 2 and 3 book the flu vaccine.");
/// The people.
pub static AIM_FOR_WHOM: Question = Question::new("for_whom", "For whom")
    .hint("A narrow group is easier to reach")
    .guidance(
        "Name a group that you could count. The public is too wide to plan for: say which part of it, where, and with \
         what need.",
    )
    .example("Parents of children aged 2 and 3 in Riverside and the two towns nearest to it")
    .fact(1, Fact::After("for"));

/// Achievable.
pub static ACHIEVABLE: Question = Question::new("achievable", "Why can you achieve it?")
    .hint("People, skills, time and permission that you have")
    .guidance(
        "A plan that you cannot carry out fails and uses hours that were needed elsewhere. Here you compare your \
         aims with what you really have.\n\nGo through four things: people, skills, time and permission. Say what is \
         in place, what is missing and who could supply it. You count the hours in stage 4, so a rough view is \
         enough now.\n\nA weak answer says that the team is keen. A strong one names the thing most likely to stop \
         you. If you cannot see how to do it, make the aim smaller.",
    )
    .example(
        "We have a digital officer with 12 hours a week, and a surgical ward that already films exercises for \
         patients. We lack captions for video, and the library service has offered to make them. The medical director \
         has agreed to be the face of the work.",
    );
/// Warranted.
pub static WARRANTED: Question = Question::new("warranted", "Why does it deserve public money?")
    .hint("The case you would make to a taxpayer")
    .guidance(
        "Posting is free, but your hours cost money. The public pays for them, so the work needs a case like any \
         other work.\n\nWrite three sentences as if to a taxpayer: what the work takes in rough hours, what it is \
         likely to change, and why it is better than a letter or a phone call.\n\nA weak answer says that other \
         trusts do it. If you find no case, that is a good result of a review. You can stop here and spend the time \
         on something else.",
    )
    .example(
        "An operation put off on the day wastes time in theatre, and the patient waits for weeks again. Last year 41 \
         were put off because people were not prepared. About 6 hours a week of one officer is a fair price if it \
         prevents 10 of them.",
    );
