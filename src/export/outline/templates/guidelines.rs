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
            title: "In brief",
            parts: &[Part::Points(&[
                "You are welcome to use social media. Patients and colleagues may be reading.",
                "Never post about a patient, even without a name.",
                "Pause before you post when you are angry or tired.",
                "Do not speak for {organisation} unless that is your job.",
                "If something goes wrong, tell us early. Our first aim is to help.",
            ])],
        },
        Section {
            title: "In your own time",
            parts: &[
                Part::Points(&[
                    "Check who can see what you post, and check again after the platform changes.",
                    "If you say where you work, say that your views are your own.",
                    "Think about what you share and like: others read it as agreement.",
                    "Do not accept patients or their relatives as friends, and keep their contact details out of \
                     your personal accounts.",
                    "Treat closed groups and messaging groups as public, because screenshots can be shared.",
                ]),
                Part::Say(
                    "You may share your own views on politics, pay or your profession. You must not share \
                     information about patients, colleagues or matters that are not public.",
                ),
            ],
        },
        Section {
            title: "As a professional",
            parts: &[Part::Points(&[
                "Follow the guidance of your regulator on social media.",
                "Give general information with its source. Do not give individual advice. Direct people to their own \
                     service, to NHS 111, or to 999 in an emergency.",
                "Declare any interest, for example if a company paid for your travel.",
                "Correct a mistake openly instead of just deleting the post.",
            ])],
        },
        Section {
            title: "For your service",
            parts: &[
                Part::Facts(&[
                    ("Who may publish", Fact::Publishers, "who may publish in the name of the organisation"),
                    ("What colleagues may do", Fact::Colleagues, "what colleagues may publish themselves"),
                    ("Is sign-off needed", Fact::SignOff, "whether posts are signed off before publication"),
                    ("Who signs off", Fact::SignOffWho, "the role that approves posts, and its deputy"),
                ]),
                Part::Say(
                    "Ask {team} before you open an account. Most services reach more people by sending a picture and \
                     two sentences to an account that already has followers.",
                ),
            ],
        },
        Section {
            title: "Pictures and stories",
            parts: &[Part::Ticks(&[
                "Everyone who can be recognised has agreed in writing, and knows where the picture will appear.",
                "No patient, name, screen, whiteboard, wristband or record is in the background.",
                "The person in charge of the area knows.",
                "Pictures have alt text and films have captions.",
                "The consent form is filed, and I know where.",
            ])],
        },
        Section {
            title: "Abuse and misinformation",
            parts: &[
                Part::Points(&[
                    "You do not have to reply. Keep a screenshot with the date and the link.",
                    "Do not argue. Report and block threats, and tell your manager and {team}.",
                    "Do not correct false claims about {organisation} on your own. Send them to {team}.",
                ]),
                Part::Gap("who supports staff who face abuse online, and how to reach them", "human resources lead"),
            ],
        },
        Section {
            title: "Raising concerns",
            parts: &[
                Part::Say("If somebody seems to be at risk, report it at once and do not discuss it in public."),
                Part::Facts(&[(
                    "Safeguarding route",
                    Fact::SafeguardingRoute,
                    "who to tell, within what time, and what happens out of hours",
                )]),
                Part::Say(
                    "If you are worried about care, use the routes for speaking up. They protect you and the \
                     patient, and somebody will act on your concern.",
                ),
                Part::Gap("how to reach the Freedom to Speak Up Guardian", "Freedom to Speak Up Guardian"),
            ],
        },
        Section {
            title: "When something goes wrong",
            parts: &[Part::Points(&[
                "Take a screenshot, then delete the post.",
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
