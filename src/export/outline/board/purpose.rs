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

    /// Says what those who receive the paper are asked to do. `who` is `The Board`.
    pub(super) fn asks(self, who: &str) -> String {
        let (asked, it, its) =
            if who == YOU { ("You are asked", "you accept", "your") } else { ("is asked", "it accepts", "its") };
        let asked = if who == YOU { asked.to_owned() } else { format!("{who} {asked}") };
        match self {
            Self::Decision => format!("{asked} to approve:"),
            Self::Assurance => format!("{asked} to say whether {it} this level of assurance."),
            Self::Information => format!("{asked} to note:"),
            Self::Discussion => format!("{asked} for {its} view on:"),
        }
    }
}

/// Who receives a paper that goes neither to a board nor to a committee.
const YOU: &str = "You";

/// Returns who is asked: `The Board`, `The Committee`, or `You` where the paper goes to somebody else.
pub(super) fn who_is_asked(receives: &str) -> &'static str {
    let receives = receives.to_lowercase();
    let of =
        [("committee", "The Committee"), ("board", "The Board"), ("council", "The Council"), ("group", "The Group")];
    match of.into_iter().find(|(word, _)| receives.contains(word)) {
        Some((_, who)) => who,
        None if receives.trim().is_empty() => "The Board",
        None => YOU,
    }
}
