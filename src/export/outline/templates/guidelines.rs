//! The words of the guidelines for staff.

use super::facts::Fact;
use super::{Part, Section, Words};

/// The guidelines.
pub(super) static WORDS: Words = Words {
    title: "Social media guidelines for staff",
    purpose: "These guidelines help everyone at {organisation} to use social media well: in their own time, as a \
              professional, and for a service.",
    author: "head of communications, with human resources",
    reviewed: "once a year, with the policy",
    sections: &[
        Section {
            title: "The short version",
            parts: &[Part::Points(&[
                "You are welcome to use social media. Patients and colleagues may be reading.",
                "Never write about a patient, even without a name.",
                "Pause before you post when you are angry or tired.",
                "Do not speak for {organisation} unless that is your task.",
                "If something goes wrong, tell us early. We help first.",
            ])],
        },
        Section {
            title: "In your own time",
            parts: &[
                Part::Points(&[
                    "Check who can see what you post, and check again after the platform changes.",
                    "If you say where you work, say that your views are your own.",
                    "Think about what you share and like: others read it as agreement.",
                    "Keep the addresses of patients and relatives out of your personal accounts, and do not accept them as friends.",
                    "Treat closed groups and messaging groups as public. A picture of the screen travels.",
                ]),
                Part::Say(
                    "What you think about politics, pay or your profession is yours to say. What you know about patients, \
                     colleagues and matters that are not public is not.",
                ),
            ],
        },
        Section {
            title: "As a professional",
            parts: &[Part::Points(&[
                "Follow the guidance of your regulator on social media.",
                "Give general information with its source. Do not give advice to one person; point them to their own \
                     service, to NHS 111, or to 999 in an emergency.",
                "Say when you have an interest, for example when a company paid for your travel.",
                "Correct a mistake openly instead of deleting it without a word.",
            ])],
        },
        Section {
            title: "For your service",
            parts: &[
                Part::Facts(&[
                    ("Who may publish", Fact::Publishers, "who may publish in the organisation's name"),
                    ("What colleagues may do", Fact::Colleagues, "what colleagues may publish themselves"),
                    ("Is sign-off needed", Fact::SignOff, "whether posts are signed off before they go out"),
                    ("Who signs off", Fact::SignOffWho, "the role that says yes, and its deputy"),
                ]),
                Part::Say(
                    "Ask {team} before you open an account. Most services reach more people by sending a picture and two \
                     sentences to an account that already has readers.",
                ),
            ],
        },
        Section {
            title: "Pictures and stories",
            parts: &[Part::Ticks(&[
                "Everyone who can be recognised has agreed in writing, and knows where it will appear.",
                "No patient, name, screen, whiteboard, wristband or record is in the background.",
                "The person in charge of the area knows.",
                "The picture has a description, and the film has captions.",
                "I know where the consent form is kept.",
            ])],
        },
        Section {
            title: "When others are unkind or wrong",
            parts: &[
                Part::Points(&[
                    "You do not have to answer. Keep a picture of the screen with date and address.",
                    "Do not argue. Block and report threats, and tell your manager and {team}.",
                    "Do not correct false claims about {organisation} on your own. Send them to {team}.",
                ]),
                Part::Gap("who supports staff who are attacked online, and how to reach them", "human resources lead"),
            ],
        },
        Section {
            title: "When you are worried",
            parts: &[
                Part::Say("If somebody seems to be at risk, pass it on at once and do not discuss it in public."),
                Part::Facts(&[(
                    "Safeguarding route",
                    Fact::SafeguardingRoute,
                    "who is told, within what time, and what happens out of hours",
                )]),
                Part::Say(
                    "If you are worried about care, use the routes for speaking up. They protect you and the patient, and \
                     they lead somewhere. A post seldom does.",
                ),
                Part::Gap("how to reach the Freedom to Speak Up Guardian", "Freedom to Speak Up Guardian"),
            ],
        },
        Section {
            title: "When something went wrong",
            parts: &[Part::Points(&[
                "Keep a picture of the screen, then take the post down.",
                "Tell your manager and {team} on the same day, and information governance if personal information is concerned.",
                "Do not delete messages or ask others to delete theirs.",
            ])],
        },
        Section {
            title: "Who to ask",
            parts: &[
                Part::Facts(&[("Team", Fact::Team, "the team that advises on social media")]),
                Part::Gap("a shared mailbox and a phone number", "head of communications"),
            ],
        },
    ],
};
