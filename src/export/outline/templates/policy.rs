//! The words of the corporate social media policy.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The policy.
pub(super) static WORDS: Words = Words {
    title: "Social media policy",
    purpose: "This policy says how {organisation} uses social media, who may speak for it there, and how patients, staff \
              and the organisation are kept safe.",
    author: "head of communications",
    reviewed: "once a year, and sooner when the law or a platform changes",
    sections: &[
        Section {
            title: "Purpose",
            parts: &[
                Part::Say(
                    "{organisation} uses social media where it helps people, and stops where it does not. Each account \
                     exists for a reason that can be traced to an objective of the organisation.",
                ),
                Part::Facts(&[(
                    "What social media is to achieve",
                    Fact::Aims,
                    "what social media should change, and for whom",
                )]),
            ],
        },
        Section {
            title: "Who this applies to",
            parts: &[
                Part::Points(&[
                    "Everyone who works for {organisation}: employees, bank and agency staff, students, trainees and contractors.",
                    "Volunteers, governors and non-executive directors when they act for {organisation}.",
                    "Every account that speaks for {organisation} or one of its services, whoever opened it.",
                ]),
                Part::Say(
                    "It applies at work and, where patients, colleagues or the organisation are concerned, outside work.",
                ),
            ],
        },
        Section {
            title: "What we mean",
            parts: &[
                Part::Points(&[
                    "Social media: any service on which people publish, answer, share or send messages to many others, \
                     closed groups and messaging groups included.",
                    "Corporate account: an account that uses the name of {organisation} or of one of its services.",
                    "Personal account: an account in a person's own name, for their own purposes.",
                    "Professional account: an account in a person's own name that also speaks about their work.",
                ]),
                Part::Live(Live::Channels, "the list of accounts, each with its owner"),
            ],
        },
        Section {
            title: "Duties",
            parts: &[
                Part::Points(&[
                    "{board} approves this policy and receives the review of social media.",
                    "{team} keeps the list of accounts, advises, trains and reports.",
                    "Account owners answer for what their account publishes, for replies, and for who has access.",
                    "Managers make sure that their staff know this policy, and act when it is not followed.",
                    "All staff protect confidentiality, follow the code of their profession, and tell somebody when they \
                     see a concern.",
                ]),
                Part::Gap("the executive who answers for social media", "chief executive"),
            ],
        },
        Section {
            title: "Principles",
            parts: &[Part::Points(&[
                "A reason first: every account serves an objective and has a measure.",
                "People first: we write plainly, answer kindly, and never discuss anybody's care in public.",
                "Accessible to all: pictures have descriptions, films have captions, hashtags start each word with a capital.",
                "Honest: we correct our mistakes openly and say where a figure comes from.",
                "Safe: access is held by more than one role, and never by one person alone.",
            ])],
        },
        Section {
            title: "Corporate accounts",
            parts: &[
                Part::Say(
                    "No account is opened in the name of {organisation} before the request for a new account has been \
                     approved. An account that was opened without approval is taken over, merged or closed.",
                ),
                Part::Facts(&[
                    ("Who may publish", Fact::Publishers, "who may publish in the organisation's name"),
                    ("What colleagues may do", Fact::Colleagues, "what colleagues may publish themselves"),
                    ("Hours of work", Fact::WeeklyHours, "the hours that the accounts take"),
                ]),
                Part::Points(&[
                    "Each account is tied to a shared mailbox and not to the address of one person.",
                    "Passwords are long, used once, kept in the approved password store, and changed when somebody leaves.",
                    "A second step at sign-in is switched on wherever the platform offers one.",
                    "At least two roles have access. The list is checked twice a year, and on the day that somebody leaves.",
                    "An account that is no longer needed is closed: followers are told where to go, the content is kept as \
                     a record, and the name is held where the platform allows it.",
                ]),
                Part::Gap("the password store that is approved for shared accounts", "information security lead"),
            ],
        },
        Section {
            title: "Personal and professional use",
            parts: &[
                Part::Say(
                    "Staff are free to use social media in their own time. The guidelines for staff explain how to do so \
                     without harm to patients, colleagues or themselves.",
                ),
                Part::Points(&[
                    "Say that views are your own when you mention where you work. This does not make everything allowed.",
                    "Do not accept patients as friends on a personal account.",
                    "Do not use the logo of the organisation or of the NHS on a personal account.",
                ]),
                Part::Gap(
                    "whether personal use is allowed on devices of the organisation and in work time",
                    "human resources lead",
                ),
            ],
        },
        Section {
            title: "Confidentiality, pictures and consent",
            parts: &[
                Part::Points(&[
                    "Nothing is published from which a patient could be recognised, unless the patient has agreed. A date, a \
                     place and a rare condition together can be enough.",
                    "Consent for pictures, film and stories is written, says where they will appear, and can be withdrawn. \
                     After that there is no new use, and copies are taken out of libraries and advertising tools.",
                    "No picture is taken in a clinical area without the agreement of the person in charge.",
                    "Personal information is not asked for, or answered, in public replies.",
                ]),
                Part::Gap("where consent forms are kept, and for how long", "information governance lead"),
            ],
        },
        Section {
            title: "Codes of the professions",
            parts: &[Part::Say(
                "Registered staff also follow the guidance of their regulator on social media, among them the Nursing and \
                 Midwifery Council, the Health and Care Professions Council and the General Medical Council. Where a code \
                 asks for more than this policy, the code counts.",
            )],
        },
        Section {
            title: "Use that is not acceptable",
            parts: &[
                Part::Points(&[
                    "Breach of confidentiality, bullying, harassment, hate, threats, or content that is unlawful.",
                    "Speaking for {organisation} without being asked to.",
                    "Claims about treatment that are not supported by evidence.",
                    "Endorsing products, companies, parties or candidates in the name of {organisation}.",
                ]),
                Part::Say(
                    "Whoever sees such use tells their manager or {team}. We first ask for it to be removed. What follows \
                     is decided under the disciplinary policy, fairly and in proportion. Raising a concern about care in \
                     good faith is protected, and there are routes for it that protect the person better than a post.",
                ),
            ],
        },
        Section {
            title: "Watching, replying and moderating",
            parts: &[
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    (
                        "When accounts become busy",
                        Fact::Busy,
                        "what happens when replies pass what the team can handle",
                    ),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                ]),
                Part::Say(
                    "The process for sign-off and moderation has the house rules and the steps. Each profile links to the house rules.",
                ),
            ],
        },
        Section {
            title: "Complaints and safeguarding",
            parts: &[
                Part::Say(
                    "A complaint that comes by social media is answered with the way to complain, and not discussed in \
                     public. A concern that somebody may be at risk is passed on at once.",
                ),
                Part::Facts(&[(
                    "Safeguarding route",
                    Fact::SafeguardingRoute,
                    "who is told, within what time, and what happens out of hours",
                )]),
                Part::Gap("how a complaint is passed on, and who answers the person", "patient experience lead"),
            ],
        },
        Section {
            title: "The media, and the time before elections",
            parts: &[
                Part::Points(&[
                    "Requests from journalists go to the press office, also when they come as a message or a comment.",
                    "In the period before an election we follow the guidance of that year: no new announcements that could \
                     influence voters, factual answers only, all candidates treated alike. Before local elections the period \
                     is usually about six weeks; for national bodies it is shorter (guidance of 2023 to 2025; check the \
                     current one).",
                ]),
                Part::Gap("who decides what may be published in that period", "company secretary"),
            ],
        },
        Section {
            title: "Records and requests for information",
            parts: &[
                Part::Say(
                    "What is published or sent on corporate accounts can be a record of the organisation, under the Records \
                     Management Code of Practice (2021, updated in August 2023), and can be asked for under the Freedom of \
                     Information Act 2000. Decisions are not made in private messages.",
                ),
                Part::Gap("how long posts, messages and figures are kept, and how they are saved", "records manager"),
            ],
        },
        Section {
            title: "Training and equality",
            parts: &[
                Part::Say(
                    "Nobody is given access to a corporate account before training in this policy, accessibility and security.",
                ),
                Part::Gap("which training counts, and how often it is repeated", "head of communications"),
                Part::Gap("the date and the result of the equality impact assessment", "equality lead"),
            ],
        },
        Section {
            title: "How we check that this works",
            parts: &[
                Part::Points(&[
                    "The list of accounts, owners and access is checked twice a year.",
                    "The monthly report shows figures, replies, removals and concerns.",
                    "The review of social media goes to {board} and says what was decided and why.",
                ]),
                Part::Facts(&[("Next review of social media", Fact::NextReview, "the rhythm of the review")]),
            ],
        },
        Section {
            title: "Documents that belong to this one",
            parts: &[
                Part::Points(&[
                    "Social media guidelines for staff",
                    "Request for a new social media account",
                    "Sign-off and moderation",
                    "Social media in a crisis or major incident",
                    "Monthly social media report",
                ]),
                Part::Gap(
                    "the numbers of your policies on confidentiality, disciplinary matters, speaking up, complaints and \
                     records",
                    "policy office",
                ),
            ],
        },
    ],
};
