//! What a person can ask for during a session, wherever they are: the clock, a thought to park, a decision, an action,
//! checking the answers, and the view for a projector.
//!
//! It is one part of the table of actions: [`super::action::Action`] asks it for keys, words and menus.

use egui::{Key, Modifiers};

use super::action::Menu;

/// Something to be done about the session or the review as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionAct {
    /// Start the session, pause its clock, or go on.
    Clock,
    /// End the session.
    End,
    /// Park a thought for later.
    Park,
    /// Write down a decision.
    Decide,
    /// Write down an action that was agreed.
    Agree,
    /// Check every answer, and close the review.
    Check,
    /// Go to the minutes, to write them down as a paper.
    Minutes,
    /// Open a closed review again.
    Reopen,
    /// Show everything larger, for a projector.
    Projector,
}

impl SessionAct {
    /// What a person asks for while they meet, in the order of the menu.
    pub const DURING: [Self; 6] = [Self::Clock, Self::Park, Self::Decide, Self::Agree, Self::Minutes, Self::End];

    /// Returns what stands in menus while nothing is open that says it better.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clock => "Start the session…",
            Self::End => "End the session",
            Self::Park => "Park a thought…",
            Self::Decide => "Record a decision…",
            Self::Agree => "Record an action…",
            Self::Check => "Check your answers",
            Self::Minutes => "Minutes and actions…",
            Self::Reopen => "Reopen the review…",
            Self::Projector => "Projector view",
        }
    }

    /// Returns the key that asks for it.
    pub fn key(self) -> Option<(Modifiers, Key)> {
        Some(match self {
            Self::Clock => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P),
            Self::Park => (Modifiers::NONE, Key::F7),
            Self::Decide => (Modifiers::NONE, Key::F8),
            Self::Agree => (Modifiers::NONE, Key::F9),
            Self::Projector => (Modifiers::NONE, Key::F11),
            Self::End | Self::Check | Self::Minutes | Self::Reopen => return None,
        })
    }

    /// Returns the menu in which it stands.
    pub fn menu(self) -> Menu {
        match self {
            Self::Projector => Menu::View,
            _ => Menu::Review,
        }
    }

    /// Returns whether its key takes the keyboard elsewhere, so that what is typed next must wait for it.
    pub fn takes_keyboard(self) -> bool {
        matches!(self, Self::Park | Self::Decide | Self::Agree)
    }
}
