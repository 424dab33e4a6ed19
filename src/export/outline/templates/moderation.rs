//! The words of the process for sign-off and moderation.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The process.
pub(super) static WORDS: Words = Words {
    title: "Sign-off and moderation",
    purpose: "This process says who agrees a post before it goes out, who reads what comes back, and what happens to \
              comments that break the house rules.",
    author: "digital communications lead",
    reviewed: "once a year, and after every incident",
    sections: &[
        Section {
            title: "Sign-off",
            parts: &[
                Part::Facts(&[
                    ("Is sign-off needed", Fact::SignOff, "whether posts are signed off before they go out"),
                    ("Who signs off", Fact::SignOffWho, "the role that says yes, and its deputy"),
                    ("How long it takes", Fact::SignOffHowLong, "the time from draft to yes"),
                    (
                        "Out of hours",
                        Fact::SignOffOutOfHours,
                        "who may say yes in the evening, at night and at weekends",
                    ),
                ]),
                Part::Say(
                    "Two kinds of yes are kept apart: the service confirms the facts, {team} decides on the words.",
                ),
                Part::Points(&[
                    "No sign-off is needed for replies that only thank, greet, or point to a page that is already public.",
                    "A second yes is always needed for a patient's story, a death, an incident, legal matters, pay, \
                     closures, politics, and anything about a named person.",
                    "If no answer comes in time, the post waits. Silence is not a yes.",
                ]),
            ],
        },
        Section {
            title: "Before you publish",
            parts: &[Part::Ticks(&[
                "It serves a theme and an objective.",
                "Names, figures, dates and links are right.",
                "Pictures have descriptions, films have captions, hashtags start each word with a capital.",
                "Everyone in the picture has agreed in writing.",
                "Somebody is there to read the replies in the hours that follow.",
                "Nothing in the news makes it read differently today.",
            ])],
        },
        Section {
            title: "Who reads and replies",
            parts: &[
                Part::Live(Live::Work, "the tasks of every week, with the role that does each"),
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                    (
                        "When accounts become busy",
                        Fact::Busy,
                        "what happens when replies pass what the team can handle",
                    ),
                    ("Who steps in", Fact::StepsIn, "the role that helps, and a second one"),
                ]),
                Part::Gap(
                    "the hours in which accounts are read, bank holidays included",
                    "digital communications lead",
                ),
            ],
        },
        Section {
            title: "House rules to publish",
            parts: &[
                Part::Say("Put these on a page of the website, and link to it from every profile."),
                Part::Points(&[
                    "We read this account in the hours given here. It is not for emergencies: call 999, or use NHS 111 for \
                     urgent advice.",
                    "We cannot give medical advice here, or speak about anybody's care. Please do not post private details, \
                     yours or those of others.",
                    "We welcome criticism. We hide or remove comments that are unlawful, hateful, threatening, attack a \
                     person, swear, advertise, repeat the same text, pretend to be somebody else, or spread false claims \
                     about health.",
                    "To complain, please use our complaints service. It can look into your case, and this page cannot.",
                    "We may report or block accounts that break these rules again and again.",
                ]),
                Part::Gap("the address of the page, and of the complaints service", "digital communications lead"),
            ],
        },
        Section {
            title: "Steps when a comment breaks the rules",
            parts: &[
                Part::Form(
                    "The mildest step that works comes first",
                    &["Step", "When", "Who decides"],
                    &[
                        "1. Leave it: criticism is allowed",
                        "2. Correct a false claim, kindly and with a source",
                        "3. Ask the person to change it",
                        "4. Hide or remove it, and keep a copy",
                        "5. Report it to the platform",
                        "6. Block the account, as the last step",
                    ],
                ),
                Part::Say(
                    "Keep a picture of the screen, the address, the time and the reason for every step from 3 on.",
                ),
            ],
        },
        Section {
            title: "What is passed on at once",
            parts: &[
                Part::Facts(&[
                    (
                        "Somebody may be at risk",
                        Fact::SafeguardingRoute,
                        "who is told, within what time, and what happens out of hours",
                    ),
                    ("It becomes a crisis", Fact::CrisisRoute, "who is told first, and who may approve a statement"),
                ]),
                Part::Points(&[
                    "A threat to life: call 999 first, then follow the route.",
                    "Personal information of a patient: hide it, keep a copy, tell information governance on the same day.",
                    "A journalist: pass it to the press office and do not reply.",
                    "A question from a regulator, a member of parliament or a solicitor: pass it to the head of communications.",
                ]),
            ],
        },
        Section {
            title: "The log",
            parts: &[
                Part::Form(
                    "One line for each decision",
                    &["Date and time", "Account and address", "What was seen", "Step taken, and why", "Role"],
                    &["", "", "", ""],
                ),
                Part::Gap("where the log is kept, and for how long", "records manager"),
            ],
        },
    ],
};
