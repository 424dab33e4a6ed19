//! The six stages of a review, and the places of a workbook where questions are asked.

use super::values::choices;

choices! {
    /// One of the six stages of the method.
    Stage {
        Aim = "Aim",
        Objectives = "Objectives",
        Stakeholders = "Stakeholders",
        Resources = "Resources",
        Content = "Content",
        Evaluation = "Evaluation",
    }
}

impl Stage {
    /// Returns the number from 1 to 6.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the stage with a number from 1 to 6.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Returns the part of the address, as on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Aim => "aim",
            Self::Objectives => "objectives",
            Self::Stakeholders => "stakeholders",
            Self::Resources => "resources",
            Self::Content => "content",
            Self::Evaluation => "evaluation",
        }
    }

    /// Returns the title of the worksheet.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Aim => "Find your drivers and your aim",
            Self::Objectives => "Align your objectives",
            Self::Stakeholders => "Map your stakeholders",
            Self::Resources => "Count the time and the reward",
            Self::Content => "Plan your content",
            Self::Evaluation => "Decide how you will know",
        }
    }

    /// Returns the sentence or two that say why the stage exists.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Aim => {
                "Here you say what is driving you, what social media should change, and for whom. Without a reason, \
                 a channel is hard to defend and hard to stop."
            }
            Self::Objectives => {
                "Here you link each aim to an objective of the organisation and turn it into something you can \
                 measure. Work without that link is hard to defend."
            }
            Self::Stakeholders => {
                "You cannot use every platform. Here you name the people who matter most and find out where they \
                 already are. That decides your platforms."
            }
            Self::Resources => {
                "Posting is free, but your hours are not. Here you add up the hours, what the plan replaces, and \
                 whether the reward is worth it."
            }
            Self::Content => "Here you decide what you will publish, who makes it, and who may publish it.",
            Self::Evaluation => {
                "Here you choose the figures that will show whether the objectives were met, and record what you \
                 learn."
            }
        }
    }

    /// Returns the planned time of the stage in a two-hour review, in minutes.
    pub const fn budget_minutes(self) -> u32 {
        match self {
            Self::Aim | Self::Evaluation => 15,
            Self::Objectives | Self::Resources => 25,
            Self::Stakeholders | Self::Content => 20,
        }
    }

    /// Returns the stage that follows.
    pub fn next(self) -> Option<Self> {
        Self::from_number(self.number() + 1)
    }
}

choices! {
    /// A register that lives between reviews.
    Register {
        Channels = "Channels",
        Posts = "Content plan",
        Readings = "Readings",
        Events = "Events",
        Actions = "Actions",
        Evidence = "Evidence",
        Partners = "Partners",
    }
}

impl Register {
    /// Returns the part of the address.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Channels => "channels",
            Self::Posts => "posts",
            Self::Readings => "readings",
            Self::Events => "events",
            Self::Actions => "actions",
            Self::Evidence => "evidence",
            Self::Partners => "partners",
        }
    }

    /// Returns the sentence that says what belongs in the register.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Channels => {
                "Every account, page and newsletter that speaks for the organisation, and who has access."
            }
            Self::Posts => "What you publish, where and when. Each post belongs to a theme from stage 5.",
            Self::Readings => "Dated figures for the measures of stage 6. Ten minutes a month keep them up to date.",
            Self::Events => {
                "What happened outside that explains a figure: a news story, an outage, a campaign by others."
            }
            Self::Actions => "Agreed actions, with owners and deadlines. Open actions come first at the next review.",
            Self::Evidence => "Where your facts come from: surveys, reports and counts, each with its date and sample.",
            Self::Partners => "Organisations that share your messages, and who to contact there by role.",
        }
    }
}

/// A page of questions: the first part of every address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The organisation itself.
    Organisation,
    /// The meeting at which the review is done.
    Session,
    /// A worksheet.
    Stage(Stage),
    /// A register.
    Register(Register),
}

impl Place {
    /// Returns every place in the order of the rail.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Organisation, Self::Session]
            .into_iter()
            .chain(Stage::ALL.iter().copied().map(Self::Stage))
            .chain(Register::ALL.iter().copied().map(Self::Register))
    }

    /// Returns the first part of the address.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Session => "session",
            Self::Stage(stage) => stage.id(),
            Self::Register(register) => register.id(),
        }
    }

    /// Returns the short name, as in the rail.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Organisation => "Organisation",
            Self::Session => "The session",
            Self::Stage(stage) => stage.label(),
            Self::Register(register) => register.label(),
        }
    }

    /// Returns the page title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Organisation => "Your organisation",
            Self::Session => "The review session",
            Self::Stage(stage) => stage.title(),
            Self::Register(register) => register.label(),
        }
    }

    /// Returns the sentence that says why the page exists.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Organisation => {
                "Who you are, and who receives the papers. You fill this in once and check it at each review."
            }
            Self::Session => "Who is in the room, the decisions, and the parked thoughts. The minutes come from here.",
            Self::Stage(stage) => stage.purpose(),
            Self::Register(register) => register.purpose(),
        }
    }
}
