//! The words of the corporate social media policy.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The policy.
pub(super) static WORDS: Words = Words {
    title: "Social media policy",
    purpose: "This policy sets out how {organisation} uses social media, who may speak for it, and how it keeps \
              patients, staff and the organisation safe.",
    author: "head of communications",
    reviewed: "once a year, and sooner when the law or a platform changes",
    sections: &[
        Section {
            title: "Purpose",
            parts: &[
                Part::Say(
                    "{organisation} uses social media where it helps people, and stops where it does not. Each \
                     account supports an objective of the organisation.",
                ),
                Part::Facts(&[(
                    "What social media is to achieve",
                    Fact::Aims,
                    "what social media should change, and for whom",
                )]),
            ],
        },
        Section {
            title: "Scope",
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
            title: "Definitions",
            parts: &[
                Part::Points(&[
                    "Social media: any service for publishing, replying, sharing or messaging to many people, \
                     including closed groups and messaging groups.",
                    "Corporate account: an account that uses the name of {organisation} or of one of its services.",
                    "Personal account: an account in a person's own name, for their own purposes.",
                    "Professional account: an account in a person's own name that also speaks about their work.",
                ]),
                Part::Live(Live::Channels, "the list of accounts, each with its owner"),
            ],
        },
        Section {
            title: "Responsibilities",
            parts: &[
                Part::Points(&[
                    "{board} approves this policy and receives the review of social media.",
                    "{team} keeps the list of accounts, advises, trains and reports.",
                    "Account owners are responsible for posts, replies and access to their account.",
                    "Managers make sure that their staff know this policy, and act if it is not followed.",
                    "All staff protect confidentiality, follow the code of their profession, and report concerns.",
                ]),
                Part::Gap("the executive lead for social media", "chief executive"),
            ],
        },
        Section {
            title: "Principles",
            parts: &[Part::Points(&[
                "A reason first: every account serves an objective and has a measure.",
                "People first: we write plainly, answer kindly, and never discuss anybody's care in public.",
                "Accessible to all: pictures have alt text, films have captions, and each word in a hashtag starts \
                 with a capital.",
                "Honest: we correct our mistakes openly and say where a figure comes from.",
                "Safe: at least two roles have access to each account.",
            ])],
        },
        Section {
            title: "Corporate accounts",
            parts: &[
                Part::Say(
                    "No account may be opened in the name of {organisation} until the request for a new account is \
                     approved. An account opened without approval is taken over, merged or closed.",
                ),
                Part::Facts(&[
                    ("Who may publish", Fact::Publishers, "who may publish in the name of the organisation"),
                    ("What colleagues may do", Fact::Colleagues, "what colleagues may publish themselves"),
                    ("Hours of work", Fact::WeeklyHours, "the hours that the accounts take"),
                ]),
                Part::Points(&[
                    "Each account is linked to a shared mailbox, not to the email address of one person.",
                    "Passwords are long, used once, kept in the approved password store, and changed when somebody leaves.",
                    "Two-step verification is switched on wherever the platform offers it.",
                    "At least two roles have access. The list is checked twice a year, and when somebody leaves.",
                    "An account that is no longer needed is closed. Followers are told where to go and the content \
                     is kept as a record. The name is kept where the platform allows it.",
                ]),
                Part::Gap("the password store that is approved for shared accounts", "information security lead"),
            ],
        },
        Section {
            title: "Personal and professional use",
            parts: &[
                Part::Say(
                    "Staff are free to use social media in their own time. The guidelines for staff explain how to \
                     avoid harm to patients, colleagues or themselves.",
                ),
                Part::Points(&[
                    "Say that views are your own if you mention where you work. This does not excuse a breach of \
                     this policy.",
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
                    "We publish nothing that could identify a patient, unless the patient has agreed. A date, a \
                     place and a rare condition together can be enough.",
                    "Consent for pictures, film and stories is in writing, says where they will appear, and can be \
                     withdrawn. After that there is no new use, and copies are removed from libraries and \
                     advertising tools.",
                    "No picture is taken in a clinical area without the agreement of the person in charge.",
                    "We do not ask for or discuss personal information in public replies.",
                ]),
                Part::Gap("where consent forms are kept, and for how long", "information governance lead"),
            ],
        },
        Section {
            title: "Codes of the professions",
            parts: &[Part::Say(
                "Registered staff also follow the guidance of their regulator on social media. Regulators include \
                 the Nursing and Midwifery Council, the Health and Care Professions Council and the General Medical \
                 Council. Where a code is stricter than this policy, follow the code.",
            )],
        },
        Section {
            title: "Unacceptable use",
            parts: &[
                Part::Points(&[
                    "Breach of confidentiality, bullying, harassment, hate, threats, or unlawful content.",
                    "Speaking for {organisation} without authority.",
                    "Claims about treatment that are not supported by evidence.",
                    "Endorsing products, companies, parties or candidates in the name of {organisation}.",
                ]),
                Part::Say(
                    "If you see such use, tell your manager or {team}. We first ask for the content to be removed. \
                     Further action follows the disciplinary policy, fairly and in proportion. Raising a concern \
                     about care in good faith is protected, and the routes for speaking up protect you better than a \
                     post.",
                ),
            ],
        },
        Section {
            title: "Monitoring, replying and moderating",
            parts: &[
                Part::Facts(&[
                    ("How fast we reply", Fact::HowFast, "the time within which a question is answered"),
                    (
                        "When accounts become busy",
                        Fact::Busy,
                        "what happens when there are more replies than the team can handle",
                    ),
                    ("Out of hours", Fact::OutOfHours, "what is arranged in the evening, at night and at weekends"),
                ]),
                Part::Say(
                    "The process for sign-off and moderation gives the house rules and the steps. Each profile links \
                     to the house rules.",
                ),
            ],
        },
        Section {
            title: "Complaints and safeguarding",
            parts: &[
                Part::Say(
                    "If a complaint comes by social media, we explain how to complain and do not discuss the case in \
                     public. A concern that somebody may be at risk is escalated at once.",
                ),
                Part::Facts(&[(
                    "Safeguarding route",
                    Fact::SafeguardingRoute,
                    "who to tell, within what time, and what happens out of hours",
                )]),
                Part::Gap("how a complaint is passed on, and who replies to the person", "patient experience lead"),
            ],
        },
        Section {
            title: "The media and the pre-election period",
            parts: &[
                Part::Points(&[
                    "Requests from journalists go to the press office, including messages and comments.",
                    "In the pre-election period we follow the guidance of that year: no new announcements that could \
                     influence voters, factual answers only, and equal treatment of all candidates. Before local \
                     elections the period is usually about six weeks; for national bodies it is shorter (guidance of \
                     2023 to 2025; check the current one).",
                ]),
                Part::Gap("who decides what may be published in that period", "company secretary"),
            ],
        },
        Section {
            title: "Records and requests for information",
            parts: &[
                Part::Say(
                    "Posts and messages on corporate accounts can be records of the organisation under the Records \
                     Management Code of Practice (2021, updated in August 2023). People can request them under the \
                     Freedom of Information Act 2000. Decisions are not made in private messages.",
                ),
                Part::Gap("how long posts, messages and figures are kept, and how they are saved", "records manager"),
            ],
        },
        Section {
            title: "Training and equality",
            parts: &[
                Part::Say(
                    "Staff must complete training in this policy, accessibility and security before they have access \
                     to a corporate account.",
                ),
                Part::Gap("which training is required, and how often it is repeated", "head of communications"),
                Part::Gap("the date and the result of the equality impact assessment", "equality lead"),
            ],
        },
        Section {
            title: "Monitoring this policy",
            parts: &[
                Part::Points(&[
                    "The list of accounts, owners and access is checked twice a year.",
                    "The monthly report shows figures, replies, removals and concerns.",
                    "The review of social media goes to {board}, with decisions and reasons.",
                ]),
                Part::Facts(&[("Next review of social media", Fact::NextReview, "the review cycle")]),
            ],
        },
        Section {
            title: "Related documents",
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
