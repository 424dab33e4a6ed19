//! The words of the monthly report: ten minutes a month that make the next review easy.

use super::facts::{Fact, Live};
use super::{Part, Section, Words};

/// The report.
pub(super) static WORDS: Words = Words {
    title: "Monthly social media report",
    purpose: "A short report each month from each account owner to {team}: what the figures say, what people asked, and \
              what happens next. It should take ten minutes.",
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
                Part::Live(Live::Measures, "the measures that are read every month"),
                Part::Say(
                    "Write “not measured” where there is no figure. It is not the same as zero. Compare with your own \
                     earlier months before you compare with others.",
                ),
            ],
        },
        Section {
            title: "What it meant",
            parts: &[
                Part::Form(
                    "So what",
                    &["Question", "Answer"],
                    &[
                        "Which figure moved, and what explains it",
                        "What happened outside that month",
                        "What did people do because of a post",
                        "Which post would you repeat, and which not",
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
                    "Owner and second role still work here and can sign in.",
                    "Nobody who has left has access.",
                    "No account stands in our name that is not on this list.",
                ]),
            ],
        },
        Section {
            title: "Hours",
            parts: &[
                Part::Facts(&[("Hours that were planned", Fact::WeeklyHours, "the hours of an ordinary week")]),
                Part::Form("Hours of this month", &["What", "Hours"], &["Spent", "Of these, on things not planned"]),
            ],
        },
        Section {
            title: "What happens next",
            parts: &[
                Part::Live(Live::Actions, "the actions that are open"),
                Part::Form("New actions", &["Action", "Owner, by role", "Due"], &["", "", ""]),
                Part::Facts(&[("Next review of social media", Fact::NextReview, "the rhythm of the review")]),
            ],
        },
    ],
};
