//! The menus of the menu bar, the key that opens each, and how their entries are grouped.

use egui::Key;

use super::action::Action;
use super::session_act::SessionAct;
use crate::model::{Place, Stage};

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

impl Action {
    /// Returns the menu in which it stands.
    pub fn menu(&self) -> Menu {
        match self {
            Self::New
            | Self::Open
            | Self::OpenPath(_)
            | Self::OpenSample(_)
            | Self::CopyToEdit
            | Self::Save
            | Self::SaveAs
            | Self::JoinCopy
            | Self::Choices
            | Self::SeeTheirs
            | Self::PutBack
            | Self::GoBackToFile
            | Self::CompareFile
            | Self::OpenKeptBefore
            | Self::SeeKeptApart
            | Self::OnlyRead
            | Self::PutAside
            | Self::RestorePoint
            | Self::Data
            | Self::Present
            | Self::CloseWorkbook
            | Self::Quit => Menu::File,
            Self::Undo | Self::Redo | Self::MoveRowUp | Self::MoveRowDown | Self::DuplicateRow | Self::RemoveRow => {
                Menu::Edit
            }
            Self::Session(act) => act.menu(),
            Self::GoTo
            | Self::Guidance
            | Self::NextRegion
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Theme(_) => Menu::View,
            Self::Page(_)
            | Self::Line
            | Self::Findings
            | Self::Overview
            | Self::WhatChanged
            | Self::NextReview
            | Self::StillTrue
            | Self::AllStillTrue(_)
            | Self::Changed
            | Self::Drop
            | Self::History
            | Self::Continue => Menu::Review,
            Self::Share | Self::Handover | Self::Reminders | Self::KeepOut | Self::KeepRowOut => Menu::Share,
            Self::Keys | Self::WhatIsNew | Self::About => Menu::Help,
        }
    }
}

/// A part of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An entry.
    One(Action),
    /// Entries under one name, which opens a menu of its own beside it.
    Under(&'static str, Vec<Action>),
    /// A line between two groups.
    Rule,
}

impl Menu {
    /// Returns what stands in it, from top to bottom: few enough that all of it fits in a low window.
    pub fn parts(self) -> Vec<Part> {
        let mut parts = vec![];
        for action in Action::all().into_iter().filter(|action| action.menu() == self) {
            if begins_group(&action) && !parts.is_empty() {
                parts.push(Part::Rule);
            }
            match (submenu(&action), parts.last_mut()) {
                (Some(name), Some(Part::Under(last, actions))) if *last == name => actions.push(action),
                (Some(name), _) => parts.push(Part::Under(name, vec![action])),
                (None, _) => parts.push(Part::One(action)),
            }
        }
        parts
    }
}

/// Returns the name of the menu inside a menu in which an action stands.
fn submenu(action: &Action) -> Option<&'static str> {
    Some(match action {
        Action::OpenSample(_) => "Worked examples",
        Action::SeeTheirs
        | Action::PutBack
        | Action::GoBackToFile
        | Action::CompareFile
        | Action::OpenKeptBefore
        | Action::SeeKeptApart
        | Action::OnlyRead
        | Action::PutAside => "The notice on screen",
        Action::Page(Place::Stage(_)) | Action::Continue => "Stages",
        Action::Page(Place::Register(_)) => "Registers",
        Action::StillTrue | Action::AllStillTrue(_) | Action::Changed | Action::Drop | Action::History => {
            "Answers from last time"
        }
        Action::Session(act) if SessionAct::DURING.contains(act) => "During the session",
        _ => return None,
    })
}

/// Returns whether a line stands above an action.
fn begins_group(action: &Action) -> bool {
    matches!(
        action,
        Action::Save
            | Action::SeeTheirs
            | Action::RestorePoint
            | Action::CloseWorkbook
            | Action::MoveRowUp
            | Action::ZoomIn
            | Action::Session(SessionAct::Projector)
            | Action::Theme(super::theme::ThemeChoice::System)
            | Action::Page(Place::Organisation | Place::Stage(Stage::Aim))
            | Action::NextReview
            | Action::KeepOut
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_stands_in_its_menu_once() {
        let mut shown = vec![];
        for menu in Menu::ALL {
            for part in menu.parts() {
                match part {
                    Part::One(action) => shown.push(action),
                    Part::Under(_, actions) => shown.extend(actions),
                    Part::Rule => {}
                }
            }
        }
        assert_eq!(shown.len(), Action::all().len());
        for action in Action::all() {
            assert_eq!(shown.iter().filter(|one| **one == action).count(), 1, "{action:?}");
        }
    }

    #[test]
    fn no_menu_is_longer_than_a_low_window() {
        for menu in Menu::ALL {
            let parts = menu.parts();
            assert!(parts.len() <= 20, "{menu:?} has {}", parts.len());
            let names =
                parts.iter().filter_map(|part| if let Part::Under(name, _) = part { Some(*name) } else { None });
            let mut names: Vec<&str> = names.collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "a name in {menu:?} stands for two menus");
        }
    }
}
