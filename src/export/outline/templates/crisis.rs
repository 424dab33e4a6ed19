//! The words of the plan for a crisis or a major incident.
//!
//! Its order follows what public guidance on crisis communication has in common: prepare, respond, recover (Government
//! Communication Service, 2023). The words are ours.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The plan.
pub(super) static WORDS: Words = Words {
    title: "Social media in a crisis or major incident",
    purpose: "This plan sets out what happens on the accounts of {organisation} in a crisis or a major incident, in \
              the first hour and after. It supports the emergency plan but does not replace it.",
    author: "head of communications, with the emergency planning lead",
    reviewed: "once a year, after every exercise and after every use",
    sections: &[
        Section {
            title: "When this plan is used",
            parts: &[
                Part::Points(&[
                    "A major incident or a critical incident is declared.",
                    "Many people are likely to ask about an event within the hour.",
                    "False claims spread that could harm people.",
                    "An account is hacked or taken over.",
                ]),
                Part::Facts(&[(
                    "Escalation route",
                    Fact::CrisisRoute,
                    "who to tell first, in what order, and how to reach them",
                )]),
            ],
        },
        Section {
            title: "Who does what",
            parts: &[
                Part::Form(
                    "Roles, each with a deputy",
                    &["Task", "Role", "Deputy", "How to reach them"],
                    &[
                        "Leads communications",
                        "Approves what is published",
                        "Publishes posts",
                        "Monitors messages and keeps the log",
                        "Liaises with partners",
                        "Updates the website",
                    ],
                ),
                Part::Facts(&[
                    ("Who steps in", Fact::StepsIn, "the role that helps, and a deputy"),
                    (
                        "Who signs off out of hours",
                        Fact::SignOffOutOfHours,
                        "who may approve posts at night and at \
                        weekends",
                    ),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                ]),
            ],
        },
        Section {
            title: "Ready before it happens",
            parts: &[
                Part::Ticks(&[
                    "Two roles can sign in to every account from outside the building.",
                    "A page of the website is ready as the single source that posts link to.",
                    "The holding statements below are agreed, with gaps for place and time.",
                    "Everyone in the list of roles has agreed and has a card with the phone numbers.",
                    "Partners know who speaks first, and share those posts instead of writing their own.",
                    "The plan has been tested in the last 12 months.",
                ]),
                Part::Gap("the date of the last exercise, and the lessons learned", "emergency planning lead"),
            ],
        },
        Section {
            title: "The first hour",
            parts: &[
                Part::Ticks(&[
                    "Pause every scheduled post on every account, and tell partners who post for you.",
                    "Record the incident lead, the approver and the publisher for today.",
                    "Publish confirmed facts on the one page of the website.",
                    "Publish the holding statement, and say when the next update will be.",
                    "Start the log.",
                    "Tell staff before the public, or at the same time.",
                    "Set the times for monitoring accounts, and who will do it.",
                ]),
                Part::Say("Holding statements, to agree now and fill in during the incident:"),
                Part::Points(&[
                    "We know about [what] at [place] and are working on it. The next update comes at [time] on [page].",
                    "Services at [place] are affected. If you have an appointment today, see [page]. In an emergency call 999.",
                    "We are aware of inaccurate information about [subject]. The facts are on [page].",
                ]),
                Part::Gap("the address of the one page, and who can update it at night", "digital communications lead"),
            ],
        },
        Section {
            title: "During the incident",
            parts: &[
                Part::Points(&[
                    "Publish at the times you announced, even if there is nothing new.",
                    "Give the facts, what is not yet known, and what people should do. Do not guess.",
                    "Never name or describe a patient, a casualty or a member of staff.",
                    "Use the wording of the lead organisation. In a multi-agency incident the police usually lead.",
                    "Answer common questions. Direct individual cases to the right service.",
                    "Give staff who publish a break or a replacement after six hours at most.",
                ]),
                Part::Facts(&[(
                    "When accounts become busy",
                    Fact::Busy,
                    "what happens when there are more replies than the team can handle",
                )]),
                Part::Live(Live::Channels, "the accounts used, and who has access"),
                Part::Live(Live::Partners, "the partners who share messages"),
            ],
        },
        Section {
            title: "Rumours and misinformation",
            parts: &[
                Part::Points(&[
                    "Spot: note the claim, where it appears and how fast it is spreading.",
                    "Assess: could it harm anybody, and would a reply spread it further?",
                    "Reply on the one page with facts and a source, and link to it. Do not repeat the claim in a \
                     headline.",
                    "Tell partners, and report content that breaks the rules of the platform.",
                    "Record your actions, and check again later.",
                ]),
                Part::Form(
                    "Rumour log",
                    &["Time", "Claim, and where it appears", "Is it true?", "Our response", "Role"],
                    &["", "", ""],
                ),
            ],
        },
        Section {
            title: "Safeguarding during an incident",
            parts: &[Part::Facts(&[(
                "Safeguarding route",
                Fact::SafeguardingRoute,
                "who to tell, within what time, and what happens out of hours",
            )])],
        },
        Section {
            title: "Log of what was published",
            parts: &[Part::Form(
                "One line for each post",
                &["Time", "Account", "Text or link", "Approved by, role", "Published by, role"],
                &["", "", "", ""],
            )],
        },
        Section {
            title: "Standing down and learning",
            parts: &[
                Part::Ticks(&[
                    "The incident lead stands the response down. The accounts announce this and thank people.",
                    "Scheduled posts are checked again before they restart.",
                    "Log, posts and figures are saved as a record.",
                    "Staff who published posts are offered support.",
                    "A short review within two weeks records what worked, what did not, and changes to this plan.",
                ]),
                Part::Gap("who leads the review, and who receives its report", "emergency planning lead"),
            ],
        },
    ],
};
