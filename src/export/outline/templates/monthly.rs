//! The words of the monthly report: ten minutes a month that make the next review easy.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The report.
pub(super) static WORDS: Words = Words {
    title: "Monthly social media report",
    purpose: "A short report each month from each account owner to {team}: the figures, the questions people asked, \
              and next steps. It should take ten minutes.",
    author: "digital communications lead",
    reviewed: "with every review of social media",
    sections: &[
        Section {
            title: "The month",
            parts: &[
                Part::Facts(&[("Month", Fact::Month, "the month")]),
                Part::Form(
                    "About this report",
                    &["Question", "Answer"],
                    &["Account or service", "Written by, role", "The one thing to know this month"],
                ),
            ],
        },
        Section {
            title: "Figures",
            parts: &[
                Part::Live(Live::Measures, "the monthly measures"),
                Part::Say(
                    "Write “not measured” where there is no figure. It is not the same as zero. Compare with your own \
                     earlier months before you compare with others.",
                ),
            ],
        },
        Section {
            title: "What the figures mean",
            parts: &[
                Part::Form(
                    "Analysis",
                    &["Question", "Answer"],
                    &[
                        "Which figure changed, and why?",
                        "What external events happened that month?",
                        "What did people do because of a post?",
                        "Which post would you repeat, and which would you not?",
                    ],
                ),
                Part::Facts(&[(
                    "What social media is to achieve",
                    Fact::Aims,
                    "what social media should change, and for whom",
                )]),
            ],
        },
        Section {
            title: "Replies and concerns",
            parts: &[
                Part::Form(
                    "Counts of the month",
                    &["What", "Count", "Remark"],
                    &[
                        "Questions that came in",
                        "Answered within the agreed time",
                        "Comments hidden or removed",
                        "Complaints passed on",
                        "Safeguarding concerns passed on",
                        "Messages from journalists passed on",
                    ],
                ),
                Part::Facts(&[("The agreed time", Fact::HowFast, "the time within which a question is answered")]),
            ],
        },
        Section {
            title: "Accounts",
            parts: &[
                Part::Live(Live::Channels, "the list of accounts, each with its owner"),
                Part::Ticks(&[
                    "The owner and the second role still work here and can sign in.",
                    "Leavers no longer have access.",
                    "Every account in our name is on this list.",
                ]),
            ],
        },
        Section {
            title: "Hours",
            parts: &[
                Part::Facts(&[("Planned hours", Fact::WeeklyHours, "the hours of an ordinary week")]),
                Part::Form("Hours this month", &["What", "Hours"], &["Spent", "Of these, on things not planned"]),
            ],
        },
        Section {
            title: "Next steps",
            parts: &[
                Part::Live(Live::Actions, "the open actions"),
                Part::Form("New actions", &["Action", "Owner, by role", "Due"], &["", "", ""]),
                Part::Facts(&[("Next review of social media", Fact::NextReview, "the review cycle")]),
            ],
        },
    ],
};
