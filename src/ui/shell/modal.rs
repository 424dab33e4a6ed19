//! The dialogs inside the window: an error, the question at closing, keys, what is new, about.

use std::path::PathBuf;

use egui::{Frame, Id, Label, Margin, Role, ScrollArea, Ui};

use super::asks::{TypedPath, another_copy_ui, keep_ui, not_opened_ui, path_ui};
use super::capture::{Capture, Captured, capture_ui, reopen_ui};
use super::revisit_asks::{RevisitAsk, RevisitReply, revisit_ask_ui};
use crate::editor::kept_copies::KeptWorkbook;
use crate::rules::Finding;
use crate::store::ThreeParts;
use crate::ui::action::{Action, Menu};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{button, heading, keep_focus, primary_button, read_with_keys, secondary_label};

/// A dialog that is open.
#[derive(Clone, Debug)]
pub(crate) enum Modal {
    /// Something could not be done.
    Problem(ThreeParts),
    /// A workbook could not be opened: its path, and the newest copy of it that is kept.
    NotOpened(ThreeParts, Option<PathBuf>, Option<Box<KeptWorkbook>>),
    /// Another copy of the workbook is where it was to be saved.
    AnotherCopy(PathBuf, ThreeParts),
    /// The window or the workbook should close, and the work has no file yet, or could not be saved to it.
    Closing(Option<ThreeParts>),
    /// A path is typed, on a desktop that has no dialog for files.
    TypePath(TypedPath),
    /// A finding is kept as it is, and a person says why.
    Keep(Box<Finding>),
    /// Something is taken down while people talk.
    Capture(Capture),
    /// The closed review is opened again, and a person says why.
    Reopen,
    /// What the revisit asks.
    Revisit(RevisitAsk),
    /// Files of these names are there already, and a person says what happens to them.
    FilesThere(Vec<String>),
    /// The keys.
    Keys,
    /// What is new.
    WhatIsNew,
    /// What the program is.
    About,
}

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// Use the path that was typed.
    Path(PathBuf),
    /// Keep the finding as it is.
    Keep {
        /// Why.
        reason: String,
        /// Who decided it.
        by: String,
    },
    /// Open the newest kept copy.
    OpenKept,
    /// See every copy that is kept on this computer.
    SeeData,
    /// Join with the copy that is there, and save the two in its place.
    JoinThere,
    /// Save over the copy that is there.
    ReplaceCopy,
    /// Keep what was taken down.
    Captured(Captured),
    /// Open the review again.
    Reopen {
        /// Why.
        reason: String,
        /// Who opens it. May be empty.
        by: String,
    },
    /// Do what the revisit asked about.
    Revisit(RevisitReply),
    /// Replace the files that are there.
    ReplaceFiles,
    /// Keep the files that are there, and give the new ones a number.
    KeepBothFiles,
    /// Close the dialog and do nothing.
    Dismiss,
    /// Save somewhere first.
    SaveFirst,
    /// Close and keep the work among the recovered ones.
    KeepForLater,
}

/// Draws the open dialog and returns the answer, if there is one.
pub(crate) fn modal_ui(ui: &mut Ui, app: &App, modal: &Modal, just_opened: bool) -> Option<Reply> {
    let colours = theme::colours(ui);
    let ctx = ui.ctx().clone();
    let mut reply = None;
    let (role, name) = match modal {
        Modal::Problem(parts)
        | Modal::NotOpened(parts, ..)
        | Modal::AnotherCopy(_, parts)
        | Modal::Closing(Some(parts)) => (Role::AlertDialog, parts.what_happened.clone()),
        Modal::Closing(None) => (Role::AlertDialog, "This workbook has no file yet".to_owned()),
        Modal::TypePath(what) => (Role::Dialog, what.title().to_owned()),
        Modal::Keep(_) => (Role::Dialog, "Accept this finding".to_owned()),
        Modal::Capture(capture) => (Role::Dialog, capture.kind.title().to_owned()),
        Modal::Reopen => (Role::Dialog, "Reopen the review".to_owned()),
        Modal::Revisit(what) => (Role::Dialog, what.title().to_owned()),
        Modal::FilesThere(names) => (Role::AlertDialog, there_already(names)),
        Modal::Keys => (Role::Dialog, "Keys".to_owned()),
        Modal::WhatIsNew => (Role::Dialog, "What is new".to_owned()),
        Modal::About => (Role::Dialog, "About Sightline".to_owned()),
    };
    let id = Id::unique("dialog");
    let area = egui::Modal::default_area(id).role(role).accessible_name(name.clone());
    let frame =
        Frame::new().fill(colours.surface).stroke(egui::Stroke::new(1.0, colours.border)).corner_radius(theme::RADIUS);
    let shown = egui::Modal::new(id).area(area).frame(frame).backdrop_color(colours.scrim).show(&ctx, |ui| {
        let room = ctx.content_rect();
        // Where everything is large, a dialog can be taller than the window: then all of it scrolls.
        let most = room.height() - 2.0 * theme::SPACE_4;
        let area = ScrollArea::vertical().id_salt("dialog").max_height(most).min_scrolled_height(most);
        let area = if just_opened { area.vertical_scroll_offset(0.0) } else { area };
        area.show(ui, |ui| {
            Frame::new().inner_margin(Margin::same(theme::SPACE_5 as i8)).show(ui, |ui| {
                let wanted = if matches!(modal, Modal::Keys | Modal::WhatIsNew | Modal::Revisit(RevisitAsk::Next)) {
                    620.0
                } else {
                    460.0
                };
                let beside = if room.width() < theme::RAIL_FOLD_WIDTH { 56.0 } else { 80.0 };
                ui.set_width(f32::min(wanted, room.width() - beside));
                heading(ui, 2, theme::section(name.as_str()));
                ui.add_space(theme::SPACE_2);
                let first = content_ui(ui, app, modal, just_opened, &mut reply).unwrap_or_else(|| {
                    ui.add_space(theme::SPACE_2);
                    let close = primary_button(ui, "Close");
                    if close.clicked() {
                        reply = Some(Reply::Dismiss);
                    }
                    close
                });
                // A click that opens a dialog takes the keyboard from everything, the dialog included.
                let is_lost = ctx.memory(egui::Memory::focused).is_none()
                    && ctx.input(|input| !input.pointer.any_down() && !input.pointer.any_click());
                if just_opened || is_lost {
                    keep_focus(&ctx, first.id);
                }
            });
        });
    });
    if shown.should_close() && reply.is_none() {
        reply = Some(Reply::Dismiss);
    }
    reply
}

/// Draws what a dialog says and asks. Returns the control that gets the keyboard first; none where that is the button
/// that closes it.
fn content_ui(
    ui: &mut Ui,
    app: &App,
    modal: &Modal,
    just_opened: bool,
    reply: &mut Option<Reply>,
) -> Option<egui::Response> {
    match modal {
        Modal::Problem(parts) => {
            paragraph(ui, &parts.what_is_safe);
            paragraph(ui, &parts.what_to_do);
            None
        }
        Modal::NotOpened(parts, _, kept) => Some(not_opened_ui(ui, app, parts, kept.as_deref(), reply)),
        Modal::Closing(problem) => {
            if let Some(parts) = problem {
                paragraph(ui, &parts.what_is_safe);
                paragraph(ui, &parts.what_to_do);
            }
            paragraph(ui, "Save it to a file, or close now and find it on the start page next time.");
            ui.add_space(theme::SPACE_2);
            Some(
                ui.horizontal(|ui| {
                    let save = primary_button(ui, "Save to a file…");
                    if save.clicked() {
                        *reply = Some(Reply::SaveFirst);
                    }
                    if button(ui, "Keep it for later").clicked() {
                        *reply = Some(Reply::KeepForLater);
                    }
                    if button(ui, "Go back").clicked() {
                        *reply = Some(Reply::Dismiss);
                    }
                    save
                })
                .inner,
            )
        }
        Modal::AnotherCopy(path, parts) => Some(another_copy_ui(ui, path, parts, reply)),
        Modal::TypePath(what) => Some(path_ui(ui, *what, just_opened, reply)),
        Modal::Keep(finding) => Some(keep_ui(ui, finding, &app.preferences.name, just_opened, reply)),
        Modal::Capture(capture) => {
            let today = app.services.clock.today();
            app.editor.as_ref().map(|editor| capture_ui(ui, editor.workbook(), capture, today, just_opened, reply))
        }
        Modal::Reopen => Some(reopen_ui(ui, &app.preferences.name, just_opened, reply)),
        Modal::Revisit(what) => Some(revisit_ask_ui(ui, app, *what, just_opened, reply)),
        Modal::FilesThere(names) => Some(files_ui(ui, names, reply)),
        Modal::Keys => {
            ScrollArea::vertical()
                .max_height(ui.ctx().content_rect().height() - 220.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let top = ui.cursor().top();
                    keys_ui(ui, app);
                    read_with_keys(ui, Id::unique("list of keys"), top, "All keys".to_owned());
                });
            None
        }
        Modal::WhatIsNew => {
            ScrollArea::vertical()
                .max_height(ui.ctx().content_rect().height() - 220.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let top = ui.cursor().top();
                    changelog_ui(ui);
                    read_with_keys(ui, Id::unique("changelog"), top, crate::CHANGELOG.to_owned());
                });
            None
        }
        Modal::About => {
            paragraph(ui, &format!("Version {}", env!("CARGO_PKG_VERSION")));
            paragraph(
                ui,
                "A workbook for reviewing how an organisation uses social media, in six stages, from the \
                 organisation's objective to the figure that shows whether it worked.",
            );
            paragraph(
                ui,
                "The method comes from “A social media toolkit for the NHS”, NHS Employers, November 2016 \
                 (© NHS Employers 2016). The wording here is our own. Sightline is not an NHS product.",
            );
            paragraph(ui, "Sightline never uses the network. Your words stay in the file that you choose.");
            paragraph(ui, "The typeface is Inter, under the SIL Open Font License 1.1.");
            None
        }
    }
}

/// Says how many files are there already.
fn there_already(names: &[String]) -> String {
    match names.len() {
        1 => "A file with that name already exists".to_owned(),
        many => format!("{many} files with these names already exist"),
    }
}

/// Draws what can happen to files that are there. Returns the button that loses nothing, which gets the keyboard first.
fn files_ui(ui: &mut Ui, names: &[String], reply: &mut Option<Reply>) -> egui::Response {
    const NAMED: usize = 6;
    for name in names.iter().take(NAMED) {
        ui.add(Label::new(theme::body(name.as_str())).wrap());
    }
    if names.len() > NAMED {
        secondary_label(ui, &format!("And {} more", names.len() - NAMED));
    }
    ui.add_space(theme::SPACE_2);
    paragraph(ui, "Nothing is written yet.");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let both = primary_button(ui, "Keep both");
        if both.clicked() {
            *reply = Some(Reply::KeepBothFiles);
        }
        if button(ui, "Replace").clicked() {
            *reply = Some(Reply::ReplaceFiles);
        }
        if button(ui, "Do not export").clicked() {
            *reply = Some(Reply::Dismiss);
        }
        both
    })
    .inner
}

/// Draws a paragraph of a dialog.
pub(super) fn paragraph(ui: &mut Ui, text: &str) {
    ui.add(Label::new(theme::body(text)).wrap());
    ui.add_space(theme::SPACE_2);
}

/// Lists the keys from the table that binds them.
fn keys_ui(ui: &mut Ui, app: &App) {
    for menu in Menu::ALL {
        let bound: Vec<Action> =
            Action::all().into_iter().filter(|action| action.menu() == menu && action.shortcut().is_some()).collect();
        if bound.is_empty() {
            continue;
        }
        ui.add_space(theme::SPACE_2);
        heading(ui, 3, theme::body_strong(menu.label()));
        for action in bound {
            let keys: Vec<String> = [action.shortcut(), action.other_shortcut()]
                .into_iter()
                .flatten()
                .map(|key| app.ctx.format_shortcut(&key))
                .collect();
            key_ui(ui, &keys.join(" or "), &action.label());
        }
    }
    ui.add_space(theme::SPACE_2);
    heading(ui, 3, theme::body_strong("In a form"));
    for (key, what) in [
        ("Alt and a letter", "Open a menu by its first letter"),
        ("Alt+P", "In a narrow window: open the list of stages and pages"),
        ("Tab, Shift+Tab", "Next or previous field"),
        ("Enter", "Next field; a new line in long answers"),
        ("Space", "Tick, choose, press"),
        ("Escape", "Close a list or a dialog; nothing is lost"),
        ("Arrow keys, Home, End", "Move in a list"),
        ("A letter in a list", "Go to the first entry that begins with it"),
        ("Delete in a list", "Clear the answer"),
        ("Alt and the number pad", "Type a character by its number, such as Alt+0150 for –"),
    ] {
        key_ui(ui, key, what);
    }
}

/// Draws a key and what it does: side by side, or below each other where there is no room.
fn key_ui(ui: &mut Ui, key: &str, what: &str) {
    const KEYS: f32 = 190.0;
    let narrow = ui.available_width() < 2.0 * KEYS;
    let both = |ui: &mut Ui| {
        let width = if narrow { ui.available_width() } else { KEYS };
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            ui.add(Label::new(theme::tabular(key)).wrap());
        });
        ui.add(Label::new(theme::body(what)).wrap());
    };
    if narrow {
        ui.vertical(both)
    } else {
        ui.horizontal_top(both)
    };
    ui.add_space(theme::SPACE_1);
}

/// Shows the changelog.
fn changelog_ui(ui: &mut Ui) {
    for line in crate::CHANGELOG.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            ui.add_space(theme::SPACE_2);
            heading(ui, 3, theme::body_strong(title));
        } else if let Some(title) = line.strip_prefix("### ") {
            heading(ui, 4, theme::support_strong(title));
        } else if let Some(item) = line.strip_prefix("- ") {
            ui.add(Label::new(theme::body(format!("•  {item}"))).wrap());
        } else if !line.is_empty() && !line.starts_with("# ") {
            secondary_label(ui, line);
        }
    }
}
