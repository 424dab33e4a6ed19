//! The dialogs inside the window: an error, the question at closing, keys, what is new, about.

use std::path::PathBuf;

use egui::{Frame, Id, Label, Margin, Role, ScrollArea, Ui};

use crate::store::ThreeParts;
use crate::ui::action::{Action, Menu};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{FieldLook, Naming, button, heading, plain_line, primary_button, secondary_label};

/// A dialog that is open.
#[derive(Clone, Debug)]
pub(crate) enum Modal {
    /// Something could not be done.
    Problem(ThreeParts),
    /// The window or the workbook should close, and the work has no file yet, or could not be saved to it.
    Closing(Option<ThreeParts>),
    /// A path is typed, on a desktop that has no dialog for files.
    TypePath(TypedPath),
    /// The keys.
    Keys,
    /// What is new.
    WhatIsNew,
    /// What the program is.
    About,
}

/// What a path is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypedPath {
    /// A workbook to open.
    Open,
    /// Where to save the workbook.
    Save,
    /// A folder for exports.
    Folder,
}

impl TypedPath {
    fn title(self) -> &'static str {
        match self {
            Self::Open => "Which workbook?",
            Self::Save => "Save the workbook where?",
            Self::Folder => "Into which folder?",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Open => "The folders and the name of the file",
            Self::Save => "The folders and the name of the new file",
            Self::Folder => "The folders, as far as the one for the exports",
        }
    }
}

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// Use the path that was typed.
    Path(PathBuf),
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
        Modal::Problem(parts) | Modal::Closing(Some(parts)) => (Role::AlertDialog, parts.what_happened.clone()),
        Modal::Closing(None) => (Role::AlertDialog, "This workbook has no file yet".to_owned()),
        Modal::TypePath(what) => (Role::Dialog, what.title().to_owned()),
        Modal::Keys => (Role::Dialog, "Keys".to_owned()),
        Modal::WhatIsNew => (Role::Dialog, "What is new".to_owned()),
        Modal::About => (Role::Dialog, "About Sightline".to_owned()),
    };
    let id = Id::unique("dialog");
    let area = egui::Modal::default_area(id).role(role).accessible_name(name.clone());
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(egui::Stroke::new(1.0, colours.border))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(theme::SPACE_5 as i8));
    let shown = egui::Modal::new(id).area(area).frame(frame).backdrop_color(colours.scrim).show(&ctx, |ui| {
        let room = ctx.content_rect();
        let wanted = if matches!(modal, Modal::Keys | Modal::WhatIsNew) { 620.0 } else { 460.0 };
        ui.set_width(f32::min(wanted, room.width() - 80.0));
        heading(ui, 2, theme::section(name.as_str()));
        ui.add_space(theme::SPACE_2);
        let first = match modal {
            Modal::Problem(parts) => {
                paragraph(ui, &parts.what_is_safe);
                paragraph(ui, &parts.what_to_do);
                None
            }
            Modal::Closing(problem) => {
                if let Some(parts) = problem {
                    paragraph(ui, &parts.what_is_safe);
                    paragraph(ui, &parts.what_to_do);
                }
                paragraph(ui, "Save it to a file, or close now and find it on the start page the next time.");
                ui.add_space(theme::SPACE_2);
                Some(
                    ui.horizontal(|ui| {
                        let save = primary_button(ui, "Save to a file…");
                        if save.clicked() {
                            reply = Some(Reply::SaveFirst);
                        }
                        if button(ui, "Keep it for later").clicked() {
                            reply = Some(Reply::KeepForLater);
                        }
                        if button(ui, "Go back").clicked() {
                            reply = Some(Reply::Dismiss);
                        }
                        save
                    })
                    .inner,
                )
            }
            Modal::TypePath(what) => {
                paragraph(ui, "This desktop has no dialog for files, so the path is typed.");
                Some(path_ui(ui, *what, just_opened, &mut reply))
            }
            Modal::Keys => {
                ScrollArea::vertical()
                    .max_height(room.height() - 220.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| keys_ui(ui, app));
                None
            }
            Modal::WhatIsNew => {
                ScrollArea::vertical()
                    .max_height(room.height() - 220.0)
                    .auto_shrink([false, true])
                    .show(ui, changelog_ui);
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
        };
        let first = first.unwrap_or_else(|| {
            ui.add_space(theme::SPACE_2);
            let close = primary_button(ui, "Close");
            if close.clicked() {
                reply = Some(Reply::Dismiss);
            }
            close
        });
        if just_opened {
            first.request_focus();
        }
    });
    if shown.should_close() && reply.is_none() {
        reply = Some(Reply::Dismiss);
    }
    reply
}

/// Draws the field for a path and its buttons. Returns the field, which gets the keyboard first.
fn path_ui(ui: &mut Ui, what: TypedPath, just_opened: bool, reply: &mut Option<Reply>) -> egui::Response {
    let id = Id::unique("typed path");
    if just_opened {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let enter = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    let naming = Naming { name: what.title().to_owned(), description: what.hint().to_owned() };
    let field = plain_line(ui, id, &text, &naming, FieldLook::hinted(what.hint()));
    let text = field.changed.unwrap_or(text);
    ui.data_mut(|data| data.insert_temp(id, text.clone()));
    ui.add_space(theme::SPACE_3);
    ui.horizontal(|ui| {
        let go_on = ui.add_enabled_ui(!text.trim().is_empty(), |ui| primary_button(ui, "Go on").clicked()).inner;
        if (go_on || enter) && !text.trim().is_empty() {
            *reply = Some(Reply::Path(PathBuf::from(text.trim())));
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    field.response
}

fn paragraph(ui: &mut Ui, text: &str) {
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
        egui::Grid::new(("keys", menu.label())).num_columns(2).min_col_width(190.0).spacing([16.0, 6.0]).show(
            ui,
            |ui| {
                for action in bound {
                    let keys: Vec<String> = [action.shortcut(), action.other_shortcut()]
                        .into_iter()
                        .flatten()
                        .map(|key| app.ctx.format_shortcut(&key))
                        .collect();
                    ui.label(theme::tabular(keys.join(" or ")));
                    ui.label(theme::body(action.label()));
                    ui.end_row();
                }
            },
        );
    }
    ui.add_space(theme::SPACE_2);
    heading(ui, 3, theme::body_strong("In a form"));
    for (key, what) in [
        ("Tab, Shift+Tab", "Next or previous field"),
        ("Enter", "Next field; a new line in long answers"),
        ("Space", "Tick, choose, press"),
        ("Escape", "Close a list or a dialog; nothing is lost"),
        ("Arrow keys", "Move in a list"),
    ] {
        ui.horizontal(|ui| {
            ui.add_sized([190.0, 20.0], Label::new(theme::tabular(key)).halign(egui::Align::Min));
            ui.label(theme::body(what));
        });
    }
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
