//! The words of the process for sign-off and moderation.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The process.
pub(super) static WORDS: Words = Words {
    title: "Sign-off and moderation",
    purpose: "This process sets out who approves posts, who monitors replies, and what happens to comments that \
              break the house rules.",
    author: "digital communications lead",
    reviewed: "once a year, and after every incident",
    sections: &[
        Section {
            title: "Sign-off",
            parts: &[
                Part::Facts(&[
                    ("Is sign-off needed", Fact::SignOff, "whether posts are signed off before publication"),
                    ("Who signs off", Fact::SignOffWho, "the role that approves posts, and its deputy"),
                    ("How long it takes", Fact::SignOffHowLong, "the time from draft to approval"),
                    (
                        "Out of hours",
                        Fact::SignOffOutOfHours,
                        "who may approve posts in the evening, at night and at weekends",
                    ),
                ]),
                Part::Say(
                    "There are two separate approvals: the service confirms the facts, and {team} decides on the \
                     wording.",
                ),
                Part::Points(&[
                    "No sign-off is needed for replies that only thank, greet, or link to a page that is already \
                     public.",
                    "A second approval is always needed for a patient's story, a death, an incident, legal matters, \
                     pay, closures, politics, and anything about a named person.",
                    "If there is no answer in time, the post waits. Silence is not approval.",
                ]),
            ],
        },
        Section {
            title: "Before you publish",
            parts: &[Part::Ticks(&[
                "It serves a theme and an objective.",
                "Names, figures, dates and links are right.",
                "Pictures have alt text, films have captions, and each word in a hashtag starts with a capital.",
                "Everyone in the picture has agreed in writing.",
                "Somebody is available to monitor replies in the hours that follow.",
                "Nothing in the news today makes the post inappropriate.",
            ])],
        },
        Section {
            title: "Monitoring and replying",
            parts: &[
                Part::Live(Live::Work, "the weekly tasks, with the role for each"),
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                    (
                        "When accounts become busy",
                        Fact::Busy,
                        "what happens when there are more replies than the team can handle",
                    ),
                    ("Who steps in", Fact::StepsIn, "the role that helps, and a deputy"),
                ]),
                Part::Gap(
                    "the hours when accounts are monitored, including bank holidays",
                    "digital communications lead",
                ),
            ],
        },
        Section {
            title: "House rules to publish",
            parts: &[
                Part::Say("Publish these on a page of the website, and link to it from every profile."),
                Part::Points(&[
                    "We monitor this account during the hours given here. It is not for emergencies: call 999, or \
                     use NHS 111 for urgent advice.",
                    "We cannot give medical advice here or discuss anybody's care. Please do not post private \
                     details about yourself or others.",
                    "We welcome criticism. We hide or remove comments that are unlawful, hateful or threatening. We \
                     also remove personal attacks, swearing, advertising, repeated text, impersonation and false \
                     claims about health.",
                    "To complain, please use our complaints service. It can look into your case, but this page \
                     cannot.",
                    "We may report or block accounts that repeatedly break these rules.",
                ]),
                Part::Gap("the address of the page, and of the complaints service", "digital communications lead"),
            ],
        },
        Section {
            title: "Steps when a comment breaks the rules",
            parts: &[
                Part::Form(
                    "Use the mildest step that works",
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
                Part::Say("Keep a screenshot, the link, the time and the reason for every step from step 3."),
            ],
        },
        Section {
            title: "What to escalate at once",
            parts: &[
                Part::Facts(&[
                    (
                        "Somebody may be at risk",
                        Fact::SafeguardingRoute,
                        "who to tell, within what time, and what happens out of hours",
                    ),
                    ("It becomes a crisis", Fact::CrisisRoute, "who to tell first, and who may approve a statement"),
                ]),
                Part::Points(&[
                    "A threat to life: call 999 first, then follow the route.",
                    "Personal information about a patient: hide it, keep a copy, and tell information governance on \
                     the same day.",
                    "A journalist: pass the message to the press office and do not reply.",
                    "A question from a regulator, an MP or a solicitor: pass it to the head of communications.",
                ]),
            ],
        },
        Section {
            title: "The log",
            parts: &[
                Part::Form(
                    "One line for each decision",
                    &["Date and time", "Account and link", "Content", "Step taken, and why", "Role"],
                    &["", "", "", ""],
                ),
                Part::Gap("where the log is kept, and for how long", "records manager"),
            ],
        },
    ],
};
