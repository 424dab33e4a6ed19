//! Everything that a person can ask the program to do, in one table.
//!
//! Menus, the command palette, the shortcuts and the list of keys all read it; a new action is one variant here and
//! one arm in `act`.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::model::{Place, Register, Stage};
use crate::ui::form::Scope;
use crate::ui::session_act::SessionAct;
use crate::ui::theme::ThemeChoice;

pub use super::menus::Menu;

/// Something to be done after the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to the start page to start a workbook.
    New,
    /// Ask for a file and open it.
    Open,
    /// Open one of the recent files.
    OpenPath(std::path::PathBuf),
    /// Open a worked example, by its id.
    OpenSample(&'static str),
    /// Make a copy that can be edited.
    CopyToEdit,
    /// Save now.
    Save,
    /// Ask where and save there.
    SaveAs,
    /// Go to the page that exports.
    Share,
    /// Keep the answer with the keyboard out of papers for the public, or let it in again.
    KeepOut,
    /// The same for the row with the keyboard.
    KeepRowOut,
    /// Show where the workbook and its copies are.
    Data,
    /// Keep the workbook as it is.
    RestorePoint,
    /// Leave an older state for the present one.
    Present,
    /// Join another copy of the workbook, or a stage that came back.
    JoinCopy,
    /// Choose between answers of two people.
    Choices,
    /// See what somebody else has saved into the file.
    SeeTheirs,
    /// Put the workbook in the place of what is at its path now.
    PutBack,
    /// Go back to the earlier version that the file holds.
    GoBackToFile,
    /// Compare with the earlier version that the file holds.
    CompareFile,
    /// Open what was kept for the workbook that was in this file before.
    OpenKeptBefore,
    /// See what a recovery copy holds that the file does not.
    SeeKeptApart,
    /// Read only, because somebody else has the workbook open.
    OnlyRead,
    /// Dismiss the notice under the menu bar.
    PutAside,
    /// Something about the session or the review as a whole.
    Session(SessionAct),
    /// Go to the line of sight.
    Line,
    /// Go to the findings.
    Findings,
    /// Go to the overview.
    Overview,
    /// Go to what changed between two reviews.
    WhatChanged,
    /// Start the next review.
    NextReview,
    /// Say of a carried answer that it is still true.
    StillTrue,
    /// Say of all carried answers of a card, a section or a stage that they are still true, once they were shown.
    AllStillTrue(Scope),
    /// Give another answer than the carried one.
    Changed,
    /// Drop a carried answer, with a reason.
    Drop,
    /// Show every answer that a question had.
    History,
    /// Write what is due as a calendar file.
    Reminders,
    /// Go to the page for a successor.
    Handover,
    /// Close the workbook and go to the start page.
    CloseWorkbook,
    /// End the program.
    Quit,
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Move the row with the keyboard up.
    MoveRowUp,
    /// Move the row with the keyboard down.
    MoveRowDown,
    /// Copy the row with the keyboard.
    DuplicateRow,
    /// Remove the row with the keyboard.
    RemoveRow,
    /// Go to a question, a page or an action by typing.
    GoTo,
    /// Go to a page.
    Page(Place),
    /// Go to the next stage.
    Continue,
    /// Show or hide the guidance.
    Guidance,
    /// Move the keyboard to the next region of the window.
    NextRegion,
    /// Make everything larger.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Make everything its usual size.
    ZoomReset,
    /// Choose how the window looks.
    Theme(ThemeChoice),
    /// List the keys.
    Keys,
    /// Say what is new.
    WhatIsNew,
    /// Say what the program is.
    About,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

impl Action {
    /// Returns every action that a menu, a key or the palette offers, in the order of the menus.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::New,
            Self::Open,
            Self::OpenSample("constitution"),
            Self::OpenSample("staffordshire"),
            Self::CopyToEdit,
            Self::Save,
            Self::SaveAs,
            Self::SeeTheirs,
            Self::PutBack,
            Self::GoBackToFile,
            Self::CompareFile,
            Self::SeeKeptApart,
            Self::OnlyRead,
            Self::PutAside,
            Self::JoinCopy,
            Self::Choices,
            Self::RestorePoint,
            Self::Data,
            Self::Present,
            Self::CloseWorkbook,
            Self::Quit,
            Self::Undo,
            Self::Redo,
            Self::MoveRowUp,
            Self::MoveRowDown,
            Self::DuplicateRow,
            Self::RemoveRow,
            Self::GoTo,
            Self::Guidance,
            Self::NextRegion,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::ZoomReset,
            Self::Session(SessionAct::Projector),
        ];
        all.extend(ThemeChoice::ALL.into_iter().map(Self::Theme));
        all.extend([Self::Overview, Self::Line, Self::Findings, Self::WhatChanged]);
        all.push(Self::Session(SessionAct::Check));
        all.push(Self::Page(Place::Organisation));
        all.push(Self::Page(Place::Session));
        all.extend(Stage::ALL.iter().map(|stage| Self::Page(Place::Stage(*stage))));
        all.push(Self::Continue);
        all.extend(Register::ALL.iter().map(|register| Self::Page(Place::Register(*register))));
        all.extend([Self::StillTrue, Self::Changed, Self::Drop, Self::History]);
        all.extend(Scope::ALL.into_iter().map(Self::AllStillTrue));
        all.extend(SessionAct::DURING.into_iter().map(Self::Session));
        all.extend([Self::NextReview, Self::Session(SessionAct::Reopen)]);
        all.extend([Self::Share, Self::Handover, Self::Reminders, Self::KeepOut, Self::KeepRowOut]);
        all.extend([Self::Keys, Self::WhatIsNew, Self::About]);
        all
    }

    /// Returns what stands in menus and in the palette; … where more is asked first.
    pub fn label(&self) -> String {
        match self {
            Self::New => "New workbook…".into(),
            Self::Open => "Open…".into(),
            Self::OpenPath(path) => path.display().to_string(),
            Self::OpenSample(id) => {
                let title = crate::editor::samples::sample(id).map_or(*id, |s| s.title);
                format!("Worked example: {title}")
            }
            Self::CopyToEdit => "Make a copy to edit".into(),
            Self::Save => "Save".into(),
            Self::SaveAs => "Save as…".into(),
            Self::Share => "Export documents…".into(),
            Self::KeepOut => "Keep the answer out of the public version".into(),
            Self::KeepRowOut => "Keep the row out of the public version".into(),
            Self::Data => "Where is my data".into(),
            Self::RestorePoint => "Create a restore point now".into(),
            Self::Present => "Return to the current version".into(),
            Self::JoinCopy => "Merge another copy…".into(),
            Self::Choices => "Choose between two answers".into(),
            Self::SeeTheirs => "See their changes…".into(),
            Self::PutBack => "Restore the workbook file".into(),
            Self::GoBackToFile => "Go back to the earlier version".into(),
            Self::CompareFile => "Compare with the earlier version…".into(),
            Self::OpenKeptBefore => "Open recovered work…".into(),
            Self::SeeKeptApart => "See recovered work…".into(),
            Self::OnlyRead => "Open as read-only".into(),
            Self::PutAside => "Dismiss notice".into(),
            Self::Session(act) => act.label().into(),
            Self::Line => "Line of sight".into(),
            Self::Findings => "Findings".into(),
            Self::Overview => "Overview".into(),
            Self::WhatChanged => "What changed".into(),
            Self::NextReview => "Start the next review…".into(),
            Self::StillTrue => "Still true".into(),
            Self::AllStillTrue(scope) => scope.label().into(),
            Self::Changed => "Changed".into(),
            Self::Drop => "Dropped…".into(),
            Self::History => "History of this answer".into(),
            Self::Reminders => "Save reminders for your calendar…".into(),
            Self::Handover => "Handover".into(),
            Self::CloseWorkbook => "Close the workbook".into(),
            Self::Quit => "Quit".into(),
            Self::Undo => "Undo".into(),
            Self::Redo => "Redo".into(),
            Self::MoveRowUp => "Move the row up".into(),
            Self::MoveRowDown => "Move the row down".into(),
            Self::DuplicateRow => "Duplicate the row".into(),
            Self::RemoveRow => "Remove the row".into(),
            Self::GoTo => "Go to…".into(),
            Self::Page(Place::Stage(stage)) => format!("Stage {}: {}", stage.number(), stage.label()),
            Self::Page(place) => place.label().into(),
            Self::Continue => "Continue to the next stage".into(),
            Self::Guidance => "Guidance".into(),
            Self::NextRegion => "Next region of the window".into(),
            Self::ZoomIn => "Zoom in".into(),
            Self::ZoomOut => "Zoom out".into(),
            Self::ZoomReset => "Reset zoom".into(),
            Self::Theme(theme) => format!("Theme: {}", theme.label()),
            Self::Keys => "Keys".into(),
            Self::WhatIsNew => "What is new".into(),
            Self::About => "About Sightline".into(),
        }
    }

    /// Returns the key that asks for it.
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (CTRL, Key::N),
            Self::Open => (CTRL, Key::O),
            Self::Save => (CTRL, Key::S),
            Self::SaveAs => (CTRL_SHIFT, Key::S),
            Self::Share => (CTRL, Key::E),
            Self::CloseWorkbook => (CTRL, Key::W),
            Self::Quit => (CTRL, Key::Q),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL_SHIFT, Key::Z),
            Self::MoveRowUp => (ALT, Key::ArrowUp),
            Self::MoveRowDown => (ALT, Key::ArrowDown),
            Self::DuplicateRow => (CTRL, Key::D),
            Self::RemoveRow => (CTRL_SHIFT, Key::Delete),
            Self::GoTo => (CTRL, Key::K),
            Self::Page(Place::Stage(stage)) => {
                let key = match stage {
                    Stage::Aim => Key::Num1,
                    Stage::Objectives => Key::Num2,
                    Stage::Stakeholders => Key::Num3,
                    Stage::Resources => Key::Num4,
                    Stage::Content => Key::Num5,
                    Stage::Evaluation => Key::Num6,
                };
                (ALT, key)
            }
            Self::Continue => (CTRL, Key::Enter),
            Self::Session(act) => act.key()?,
            Self::Line => (ALT, Key::Num7),
            Self::Findings => (ALT, Key::Num8),
            Self::WhatChanged => (ALT, Key::Num9),
            Self::Overview => (ALT, Key::Num0),
            Self::StillTrue => (Modifiers::NONE, Key::F2),
            Self::AllStillTrue(Scope::Card) => (Modifiers::SHIFT, Key::F2),
            Self::AllStillTrue(Scope::Section) => (CTRL, Key::F2),
            Self::AllStillTrue(Scope::Stage) => (CTRL_SHIFT, Key::F2),
            Self::Changed => (Modifiers::NONE, Key::F3),
            Self::Drop => (Modifiers::NONE, Key::F4),
            Self::History => (CTRL_SHIFT, Key::H),
            Self::Guidance => (Modifiers::NONE, Key::F1),
            Self::NextRegion => (Modifiers::NONE, Key::F6),
            Self::ZoomIn => (CTRL, Key::Plus),
            Self::ZoomOut => (CTRL, Key::Minus),
            Self::ZoomReset => (CTRL, Key::Num0),
            Self::OpenPath(_)
            | Self::OpenSample(_)
            | Self::KeepOut
            | Self::KeepRowOut
            | Self::CopyToEdit
            | Self::Data
            | Self::RestorePoint
            | Self::Present
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
            | Self::NextReview
            | Self::Reminders
            | Self::Handover
            | Self::Page(_)
            | Self::Theme(_)
            | Self::Keys
            | Self::WhatIsNew
            | Self::About => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Returns the second key that asks for it, where people are used to two.
    pub fn other_shortcut(&self) -> Option<KeyboardShortcut> {
        match self {
            Self::Redo => Some(KeyboardShortcut::new(CTRL, Key::Y)),
            Self::ZoomIn => Some(KeyboardShortcut::new(CTRL, Key::Equals)),
            _ => None,
        }
    }

    /// Returns whether it needs an open workbook.
    pub fn needs_workbook(&self) -> bool {
        matches!(
            self,
            Self::Session(_)
                | Self::CopyToEdit
                | Self::Save
                | Self::SaveAs
                | Self::Share
                | Self::KeepOut
                | Self::KeepRowOut
                | Self::RestorePoint
                | Self::Present
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
                | Self::Reminders
                | Self::Handover
                | Self::CloseWorkbook
                | Self::Undo
                | Self::Redo
                | Self::MoveRowUp
                | Self::MoveRowDown
                | Self::DuplicateRow
                | Self::RemoveRow
                | Self::Page(_)
                | Self::Continue
                | Self::Guidance
        )
    }
}

/// Takes the shortcuts that were pressed out of the input, longest combination first, before any field sees them.
pub fn pressed(ctx: &egui::Context) -> Vec<Action> {
    let asked = take(ctx, Action::all());
    keep_from_fields(ctx);
    asked
}

/// The same while a dialog is open: what the window looks like can be changed in it too, and nothing behind it.
pub fn pressed_in_dialog(ctx: &egui::Context) -> Vec<Action> {
    let asked = take(ctx, vec![Action::ZoomIn, Action::ZoomOut, Action::ZoomReset]);
    keep_from_fields(ctx);
    asked
}

/// Takes the keys out of the input with which the toolkit deletes words in a field as a terminal does: Ctrl+U, Ctrl+H,
/// Ctrl+K, Ctrl+W, with or without Shift. They are shortcuts here, or nothing.
fn keep_from_fields(ctx: &egui::Context) {
    let deletes = |event: &egui::Event| {
        matches!(event, egui::Event::Key { key: Key::H | Key::K | Key::U | Key::W, pressed: true, modifiers, .. }
            if modifiers.ctrl && !modifiers.alt)
    };
    ctx.input_mut(|input| input.events.retain(|event| !deletes(event)));
}

/// Takes the shortcuts of some actions out of the input.
fn take(ctx: &egui::Context, actions: Vec<Action>) -> Vec<Action> {
    let mut bound: Vec<(KeyboardShortcut, Action)> = actions
        .into_iter()
        .flat_map(|action| {
            [action.shortcut(), action.other_shortcut()].into_iter().flatten().map(move |key| (key, action.clone()))
        })
        .collect();
    bound.sort_by_key(|(key, _)| {
        std::cmp::Reverse(u8::from(key.modifiers.shift) + u8::from(key.modifiers.alt) + u8::from(key.modifiers.command))
    });
    ctx.input_mut(|input| {
        if !input.events.iter().any(|event| matches!(event, egui::Event::Key { pressed: true, .. })) {
            return vec![];
        }
        // Alt and a key of the top row belongs to the system: Alt+F4 is not F4.
        let is_ours = |key: &KeyboardShortcut, held: Modifiers| !(key.modifiers.is_none() && held.alt);
        let asked: Vec<Action> = bound
            .into_iter()
            .filter(|(key, _)| is_ours(key, input.modifiers) && input.consume_shortcut(key))
            .map(|(_, action)| action)
            .collect();
        // Some systems also send the letter of the key as text (Alt+3 as "3"): it belongs to no answer. Where Alt is the
        // way to other letters, it comes with Ctrl, or not as Alt at all.
        let alt = input.modifiers.alt && !input.modifiers.ctrl && !cfg!(target_os = "macos");
        if alt || !asked.is_empty() {
            input.events.retain(|event| !matches!(event, egui::Event::Text(_)));
        }
        asked
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_asks_for_two_things() {
        let keys: Vec<(KeyboardShortcut, Action)> = Action::all()
            .into_iter()
            .flat_map(|action| {
                [action.shortcut(), action.other_shortcut()].into_iter().flatten().map(move |key| (key, action.clone()))
            })
            .collect();
        for (place, (key, action)) in keys.iter().enumerate() {
            for (other_key, other) in &keys[place + 1..] {
                assert!(key != other_key, "{action:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_action_has_a_label_and_a_menu() {
        for action in Action::all() {
            assert!(!action.label().is_empty());
            assert!(Menu::ALL.contains(&action.menu()));
        }
    }
}
