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
                "A channel without a reason is hard to stop and hard to defend. Here you say what is driving you, and \
                 what social media should change, and for whom."
            }
            Self::Objectives => {
                "Work that serves no objective of the organisation is hard to defend. Here you tie each aim to one, \
                 and turn it into something you can measure."
            }
            Self::Stakeholders => {
                "You cannot be everywhere. Here you name the people who matter most, find out where they already are, \
                 and let that choose the platforms."
            }
            Self::Resources => {
                "Posting is free, the hours are not. Here you add up what the plan takes, what it replaces, and \
                 whether the reward is worth it."
            }
            Self::Content => {
                "A good plan dies without something to say. Here you decide what you will publish, who makes it, and \
                 who may press the button."
            }
            Self::Evaluation => {
                "What you counted is not yet what you achieved. Here you choose the figures that will show whether the \
                 objectives were met, and write down what you learn."
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
                "Every account, page and newsletter that speaks for the organisation, and who holds its keys."
            }
            Self::Posts => "What goes out, where and when. Each post hangs on a theme from stage 5.",
            Self::Readings => "Dated figures for the measures of stage 6. Ten minutes a month keep this honest.",
            Self::Events => {
                "What happened outside that explains a figure: a news story, an outage, a campaign by others."
            }
            Self::Actions => "What was agreed, who does it and by when. Open actions come first at the next review.",
            Self::Evidence => "Where your facts come from: surveys, reports and counts, each with its date and sample.",
            Self::Partners => "Organisations that repeat your messages, and who to talk to there by role.",
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
            Self::Session => {
                "Who is in the room, what was decided, and what was parked for later. The minutes come from here."
            }
            Self::Stage(stage) => stage.purpose(),
            Self::Register(register) => register.purpose(),
        }
    }
}
