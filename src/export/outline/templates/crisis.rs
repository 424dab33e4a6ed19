//! The words of the plan for a crisis or a major incident.
//!
//! Its order follows what public guidance on crisis communication has in common: prepare, respond, recover (Government
//! Communication Service, 2023). The words are ours.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The plan.
pub(super) static WORDS: Words = Words {
    title: "Social media in a crisis or major incident",
    purpose: "This plan says what happens on the accounts of {organisation} when there is a crisis or a major incident, in \
              the first hour and after. It belongs to the emergency plan and does not replace it.",
    author: "head of communications, with the emergency planning lead",
    reviewed: "once a year, after every exercise and after every use",
    sections: &[
        Section {
            title: "When this plan is used",
            parts: &[
                Part::Points(&[
                    "A major incident or a critical incident is declared.",
                    "Something has happened that many people will ask about within the hour.",
                    "False claims spread that could harm people.",
                    "An account is taken over by somebody else.",
                ]),
                Part::Facts(&[(
                    "How a crisis is passed on",
                    Fact::CrisisRoute,
                    "who is told first, in what order, and how they are reached",
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
                        "Publishes",
                        "Reads what comes in, and keeps the log",
                        "Stands in contact with partners",
                        "Updates the website",
                    ],
                ),
                Part::Facts(&[
                    ("Who steps in", Fact::StepsIn, "the role that helps, and a second one"),
                    ("Who signs off out of hours", Fact::SignOffOutOfHours, "who may say yes at night and at weekends"),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                ]),
            ],
        },
        Section {
            title: "Ready before it happens",
            parts: &[
                Part::Ticks(&[
                    "Two roles can sign in to every account from outside the building.",
                    "A page of the website is prepared as the one source that posts point to.",
                    "The first lines below are agreed, with gaps for place and time.",
                    "Everyone in the list of roles has said yes and has a card with the numbers.",
                    "Partners know who speaks first, and repeat instead of writing anew.",
                    "The plan has been tried in the last 12 months.",
                ]),
                Part::Gap("the day of the last exercise, and what was learned", "emergency planning lead"),
            ],
        },
        Section {
            title: "The first hour",
            parts: &[
                Part::Ticks(&[
                    "Pause every planned post on every account, and tell partners who post for you.",
                    "Write down who leads, who approves and who publishes today.",
                    "Put what is known on the one page of the website.",
                    "Publish the first line, and say when the next one comes.",
                    "Begin the log.",
                    "Tell staff before or when the public is told.",
                    "Set the times at which accounts are read, and by whom.",
                ]),
                Part::Say("First lines, to be agreed now and filled in then:"),
                Part::Points(&[
                    "We know about [what] at [place] and are working on it. The next update comes at [time] on [page].",
                    "Services at [place] are affected. If you have an appointment today, see [page]. In an emergency call 999.",
                    "Information that goes round about [subject] is not right. What we know is on [page].",
                ]),
                Part::Gap("the address of the one page, and who can change it at night", "digital communications lead"),
            ],
        },
        Section {
            title: "While it goes on",
            parts: &[
                Part::Points(&[
                    "Publish when you said that you would, also when there is nothing new.",
                    "Say what is known, what is not known, and what people should do. Do not guess.",
                    "Never name or describe a patient, a casualty or a member of staff.",
                    "Repeat the words of the lead organisation. In a multi-agency incident the police usually lead.",
                    "Answer questions that many people ask. Point single cases to the right service.",
                    "Relieve those who publish after six hours at most.",
                ]),
                Part::Facts(&[(
                    "When accounts become busy",
                    Fact::Busy,
                    "what happens when replies pass what the team can handle",
                )]),
                Part::Live(Live::Channels, "the accounts that publish, with who has access"),
                Part::Live(Live::Partners, "the partners who repeat messages"),
            ],
        },
        Section {
            title: "Rumours and false claims",
            parts: &[
                Part::Points(&[
                    "See it: note what is claimed, where, and how fast it spreads.",
                    "Weigh it: could it harm anybody, and would an answer make it larger.",
                    "Answer on the one page with facts and a source, and point to it. Do not repeat the claim in a headline.",
                    "Tell partners, and report what breaks the rules of the platform.",
                    "Note what was done, and look again later.",
                ]),
                Part::Form(
                    "Rumour log",
                    &["Time", "What is claimed, and where", "Is it true", "What we did", "Role"],
                    &["", "", ""],
                ),
            ],
        },
        Section {
            title: "Safeguarding during an incident",
            parts: &[Part::Facts(&[(
                "Safeguarding route",
                Fact::SafeguardingRoute,
                "who is told, within what time, and what happens out of hours",
            )])],
        },
        Section {
            title: "Log of what was published",
            parts: &[Part::Form(
                "One line for each post",
                &["Time", "Account", "Words or address", "Approved by, role", "Published by, role"],
                &["", "", "", ""],
            )],
        },
        Section {
            title: "Standing down and learning",
            parts: &[
                Part::Ticks(&[
                    "The one who leads says that it is over, and the accounts say so and thank people.",
                    "Planned posts are read again before they start.",
                    "Log, posts and figures are saved as a record.",
                    "Those who published are asked how they are.",
                    "A short review within two weeks says what worked, what did not, and what changes in this plan.",
                ]),
                Part::Gap("who holds the review, and where its result goes", "emergency planning lead"),
            ],
        },
    ],
};
