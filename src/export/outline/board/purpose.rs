//! What a board paper is for, and what it asks of those who receive it.

/// What the paper is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// The board agrees or refuses something.
    #[default]
    Decision,
    /// The board satisfies itself that something is in hand.
    Assurance,
    /// The board takes note.
    Information,
    /// The board gives its view.
    Discussion,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: &'static [Self] = &[Self::Decision, Self::Assurance, Self::Information, Self::Discussion];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Assurance => "assurance",
            Self::Information => "information",
            Self::Discussion => "discussion",
        }
    }

    /// Returns the purpose with a name on the command line.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|purpose| purpose.id() == id)
    }

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Decision => "For decision",
            Self::Assurance => "For assurance",
            Self::Information => "For information",
            Self::Discussion => "For discussion",
        }
    }

    /// Says what those who receive the paper are asked to do with the recommendation.
    pub(super) const fn asks(self) -> &'static str {
        match self {
            Self::Decision => "You are asked to agree what is recommended here.",
            Self::Assurance => "You are asked to say whether you are assured by what is set out here.",
            Self::Information => "You are asked to take note. No decision is needed.",
            Self::Discussion => "You are asked for your view before a recommendation is made final.",
        }
    }
}
