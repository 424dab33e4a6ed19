//! The words of the request for a new account: the business case that shows whether the hours are well spent.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The request.
pub(super) static WORDS: Words = Words {
    title: "Request for a new social media account",
    purpose: "Use this form before anybody opens an account in the name of {organisation}. It takes about 20 minutes. It \
              asks whether an account is the right way, and who will look after it.",
    author: "digital communications lead",
    reviewed: "once a year, with the policy",
    sections: &[
        Section {
            title: "Before you fill this in",
            parts: &[
                Part::Say("These accounts exist. Could one of them carry what you want to say?"),
                Part::Live(Live::Channels, "the list of accounts"),
                Part::Facts(&[(
                    "What social media is to achieve here",
                    Fact::Aims,
                    "what social media should change, and for whom",
                )]),
            ],
        },
        Section {
            title: "The request",
            parts: &[Part::Form(
                "What you ask for",
                &["Question", "Your answer"],
                &[
                    "Service and name of the account",
                    "Platform",
                    "Who asks, by role, and their manager",
                    "Which objective of the organisation it serves",
                    "Who you want to reach, and how many they are",
                    "How you know that they use this platform (source and date)",
                    "What will have changed after six months, with a figure",
                    "Why an account that exists cannot do it",
                ],
            )],
        },
        Section {
            title: "Who looks after it",
            parts: &[
                Part::Form(
                    "Hours and access",
                    &["Question", "Your answer"],
                    &[
                        "Owner, by role",
                        "Second role with access",
                        "Hours a week to create, publish and reply",
                        "What work stops so that there are these hours",
                        "Who replies when the owner is away",
                        "Shared mailbox that the account is tied to",
                    ],
                ),
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    ("Who signs off", Fact::SignOffWho, "the role that says yes, and its deputy"),
                    ("Safeguarding route", Fact::SafeguardingRoute, "who is told, within what time, and out of hours"),
                ]),
            ],
        },
        Section {
            title: "Risks",
            parts: &[
                Part::Form(
                    "What could go wrong",
                    &["Risk", "How likely, and how bad", "What you will do"],
                    &[
                        "A patient can be recognised",
                        "Questions about care that nobody answers in time",
                        "The owner leaves and the account falls silent",
                        "Unkind comments, false claims or a campaign",
                        "Somebody else takes over the account",
                        "",
                    ],
                ),
                Part::Gap("whether a data protection impact assessment is needed", "information governance lead"),
            ],
        },
        Section {
            title: "Before it is switched on",
            parts: &[Part::Ticks(&[
                "Owner and second role have been trained.",
                "The password is in the approved store, and the second step at sign-in is on.",
                "The profile says who we are, when we reply, what to do in an emergency, and where the house rules are.",
                "Profile picture and name follow the rules for the identity of the organisation.",
                "Content for the first four weeks is ready, with descriptions and captions.",
                "The measures have a figure from before the start.",
                "The account is on the list of accounts.",
                "A day is set, six months from now, on which it is kept, merged or closed.",
            ])],
        },
        Section {
            title: "Decision",
            parts: &[
                Part::Form(
                    "To be filled in by those who decide",
                    &["Question", "Answer"],
                    &[
                        "Approved, approved with conditions, or not approved",
                        "Reason",
                        "Decided by, by role",
                        "Date",
                        "Looked at again on",
                    ],
                ),
                Part::Gap("who decides, and within how many working days", "head of communications"),
            ],
        },
    ],
};
