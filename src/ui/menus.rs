//! The menus of the menu bar, and the key that opens each.

use egui::Key;

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// Looks.
    View,
    /// Stages.
    Review,
    /// Exports.
    Share,
    /// Help.
    Help,
}

impl Menu {
    /// Every menu, from left to right.
    pub const ALL: [Self; 6] = [Self::File, Self::Edit, Self::View, Self::Review, Self::Share, Self::Help];

    /// Returns the key that opens it together with Alt.
    pub fn key(self) -> Key {
        match self {
            Self::File => Key::F,
            Self::Edit => Key::E,
            Self::View => Key::V,
            Self::Review => Key::R,
            Self::Share => Key::S,
            Self::Help => Key::H,
        }
    }

    /// Returns the label.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Review => "Review",
            Self::Share => "Share",
            Self::Help => "Help",
        }
    }
}
