//! The words of the request for a new account: the business case that shows whether the hours are well spent.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The request.
pub(super) static WORDS: Words = Words {
    title: "Request for a new social media account",
    purpose: "Use this form before opening an account in the name of {organisation}. It takes about 20 minutes. It \
              asks whether an account is the right choice, and who will look after it.",
    author: "digital communications lead",
    reviewed: "once a year, with the policy",
    sections: &[
        Section {
            title: "Before you fill this in",
            parts: &[
                Part::Say("These accounts already exist. Could you use one of them instead?"),
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
                "Your request",
                &["Question", "Your answer"],
                &[
                    "Service and name of the account",
                    "Platform",
                    "Your role, and your manager",
                    "Which objective of the organisation it serves",
                    "Audience, and its size",
                    "How you know that they use this platform (source and date)",
                    "Expected change after six months, with a figure",
                    "Why an existing account cannot do it",
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
                        "Work that stops to release these hours",
                        "Who replies when the owner is away",
                        "Shared mailbox linked to the account",
                    ],
                ),
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    ("Who signs off", Fact::SignOffWho, "the role that approves posts, and its deputy"),
                    ("Safeguarding route", Fact::SafeguardingRoute, "who to tell, within what time, and out of hours"),
                ]),
            ],
        },
        Section {
            title: "Risks",
            parts: &[
                Part::Form(
                    "What could go wrong",
                    &["Risk", "Likelihood and impact", "Mitigation"],
                    &[
                        "A patient can be recognised",
                        "Questions about care that nobody answers in time",
                        "The owner leaves and the account becomes dormant",
                        "Abuse, misinformation or a campaign",
                        "The account is hacked or taken over",
                        "",
                    ],
                ),
                Part::Gap("whether a data protection impact assessment is needed", "information governance lead"),
            ],
        },
        Section {
            title: "Before the account goes live",
            parts: &[Part::Ticks(&[
                "The owner and the second role have been trained.",
                "The password is in the approved store, and two-step verification is on.",
                "The profile gives our name, reply times, emergency advice and a link to the house rules.",
                "The profile picture and name follow the brand guidelines of the organisation.",
                "Content for the first four weeks is ready, with alt text and captions.",
                "Each measure has a baseline.",
                "The account is on the list of accounts.",
                "A date is set, six months from now, for deciding whether to keep, merge or close it.",
            ])],
        },
        Section {
            title: "Decision",
            parts: &[
                Part::Form(
                    "For the approver to fill in",
                    &["Question", "Answer"],
                    &[
                        "Approved, approved with conditions, or not approved",
                        "Reason",
                        "Decided by, by role",
                        "Date",
                        "Review date",
                    ],
                ),
                Part::Gap("who decides, and within how many working days", "head of communications"),
            ],
        },
    ],
};
