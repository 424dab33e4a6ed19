//! What a dialog asks a person: a path, why a finding is kept as it is, what to do about a copy that is there.

use std::path::{Path, PathBuf};

use egui::{Id, Key, Modifiers, Response, Ui};

use super::modal::{Reply, paragraph};
use crate::editor::clock::day_and_time;
use crate::editor::kept_copies::KeptWorkbook;
use crate::rules::Finding;
use crate::store::ThreeParts;
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{FieldLook, Naming, button, plain_line, primary_button, secondary_label};

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
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Open => "Which workbook?",
            Self::Save => "Where do you want to save the workbook?",
            Self::Folder => "Into which folder?",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Open => "The full path of the file",
            Self::Save => "The full path of the new file",
            Self::Folder => "The full path of the folder for the exports",
        }
    }
}

/// A field of a dialog: what is typed lives as long as the dialog.
pub(super) struct Asked {
    /// What is written in it.
    pub(super) text: String,
    /// The control.
    pub(super) response: Response,
    /// Whether Enter was pressed in it.
    pub(super) enter: bool,
}

/// Draws a field of a dialog. What was typed into it before stands in it again.
pub(super) fn ask(ui: &mut Ui, id: Id, just_opened: bool, begin: &str, naming: &Naming, hint: &'static str) -> Asked {
    if just_opened && ui.data(|data| data.get_temp::<String>(id)).is_none() {
        ui.data_mut(|data| data.insert_temp(id, begin.to_owned()));
    }
    let text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let enter = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = plain_line(ui, id, &text, naming, FieldLook::hinted(hint));
    if field.response.gained_focus() {
        field.response.scroll_to_me(None);
    }
    let text = field.changed.unwrap_or(text);
    ui.data_mut(|data| data.insert_temp(id, text.clone()));
    Asked { text, response: field.response, enter }
}

/// Draws the field for a path and its buttons. Returns the field, which gets the keyboard first.
pub(super) fn path_ui(ui: &mut Ui, what: TypedPath, just_opened: bool, reply: &mut Option<Reply>) -> Response {
    paragraph(ui, "File dialogs are not available on this desktop, so type the path.");
    let naming = Naming { name: what.title().to_owned(), description: what.hint().to_owned() };
    let id = Id::unique("typed path");
    if just_opened {
        // A path is for one file; a reason that was begun is kept.
        ui.data_mut(|data| data.remove::<String>(id));
    }
    let path = ask(ui, id, just_opened, "", &naming, what.hint());
    ui.add_space(theme::SPACE_3);
    ui.horizontal(|ui| {
        let typed = !path.text.trim().is_empty();
        let go_on = ui.add_enabled_ui(typed, |ui| primary_button(ui, "Continue").clicked()).inner;
        if (go_on || path.enter) && typed {
            *reply = Some(Reply::Path(PathBuf::from(path.text.trim())));
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    path.response
}

/// Draws what can be done about another copy of the workbook where it was to be saved. Returns the first button.
pub(super) fn another_copy_ui(ui: &mut Ui, path: &Path, parts: &ThreeParts, reply: &mut Option<Reply>) -> Response {
    secondary_label(ui, &path.display().to_string());
    ui.add_space(theme::SPACE_2);
    paragraph(ui, &parts.what_is_safe);
    paragraph(ui, &parts.what_to_do);
    paragraph(ui, "The replaced copy is kept as a restore point.");
    ui.add_space(theme::SPACE_2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let join = primary_button(ui, "Merge with it…");
        if join.clicked() {
            *reply = Some(Reply::JoinThere);
        }
        for (label, answer) in [
            ("Save under another name…", Reply::SaveFirst),
            ("Replace it", Reply::ReplaceCopy),
            ("Go back", Reply::Dismiss),
        ] {
            if button(ui, label).clicked() {
                *reply = Some(answer);
            }
        }
        join
    })
    .inner
}

/// Draws what can be done about a workbook that could not be opened. Returns the first button.
pub(super) fn not_opened_ui(
    ui: &mut Ui,
    app: &App,
    parts: &ThreeParts,
    kept: Option<&KeptWorkbook>,
    reply: &mut Option<Reply>,
) -> Response {
    paragraph(ui, &parts.what_is_safe);
    paragraph(ui, &parts.what_to_do);
    if let Some(kept) = kept {
        let at = day_and_time(kept.at, app.services.clock.today());
        let of = if kept.organisation.is_empty() { String::new() } else { format!(" of “{}”", kept.organisation) };
        paragraph(
            ui,
            &format!(
                "The newest copy{of} on this computer is from {at}. You can open it, check it, and then restore it \
                 in place of this file."
            ),
        );
    }
    ui.add_space(theme::SPACE_2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let open = kept.map(|_| primary_button(ui, "Open the newest copy"));
        if open.as_ref().is_some_and(Response::clicked) {
            *reply = Some(Reply::OpenKept);
        }
        let data = button(ui, "Where is my data");
        if data.clicked() {
            *reply = Some(Reply::SeeData);
        }
        let close = if open.is_some() { button(ui, "Close") } else { primary_button(ui, "Close") };
        if close.clicked() {
            *reply = Some(Reply::Dismiss);
        }
        open.unwrap_or(close)
    })
    .inner
}

/// Draws the fields for why a finding is kept and who decided it. Returns the first field.
pub(super) fn keep_ui(
    ui: &mut Ui,
    finding: &Finding,
    name: &str,
    just_opened: bool,
    reply: &mut Option<Reply>,
) -> Response {
    paragraph(ui, &finding.message);
    secondary_label(ui, "Why is it right as it is? Your board can read the reason in the exports");
    ui.add_space(theme::SPACE_1);
    let naming =
        Naming { name: "Reason".to_owned(), description: "Why it is right as it is, for your board".to_owned() };
    let reason = ask(ui, Id::unique(("reason to keep", finding.key.as_str())), just_opened, "", &naming, "Reason");
    ui.add_space(theme::SPACE_2);
    secondary_label(ui, "Who decided it?");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Who decided it".to_owned(), description: "A name or a role".to_owned() };
    let by = ask(ui, Id::unique("who keeps"), just_opened, name, &naming, "A name or a role");
    ui.add_space(theme::SPACE_3);
    let whole = !reason.text.trim().is_empty() && !by.text.trim().is_empty();
    ui.horizontal(|ui| {
        let keep = ui.add_enabled_ui(whole, |ui| primary_button(ui, "Accept the finding").clicked()).inner;
        if (keep || by.enter) && whole {
            *reply = Some(Reply::Keep { reason: reason.text.trim().to_owned(), by: by.text.trim().to_owned() });
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    if reason.enter {
        by.response.request_focus();
    }
    reason.response
}
