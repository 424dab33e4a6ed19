//! Where is my data: the file, who has it open, the restore points, the copies, their sizes, and the way to each folder.

use std::path::Path;

use egui::{Label, Ui};

use crate::editor::keeping::RestorePoint;
use crate::model::{Edit, counted, date_in_text};
use crate::store::siblings::{Kinship, Sibling};
use crate::store::whereabouts::{Whereabouts, size_in_words as size};
use crate::store::{Freshness, Reason};
use crate::ui::action::Action;
use crate::ui::app::{App, DataFound, Recovered};
use crate::ui::theme;
use crate::ui::widgets::{
    button, card, caution, first_control, heading, link_button, page, page_head, primary_button, secondary_label,
};

/// How many restore points are listed before a person asks for all.
const MOST: usize = 12;
/// How many differences are listed at once.
const MOST_DIFFERENCES: usize = 60;

/// Draws the page and collects the changes.
pub(crate) fn data_ui(ui: &mut Ui, app: &mut App) -> Vec<Edit> {
    let mut edits = vec![];
    page(ui, "Where is my data", "data", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "Whole review",
            "Where is my data",
            "Every place where this workbook and its copies are saved. There are no others: Sightline never uses the \
             network.",
        );
        let Some(found) = app.data.found.clone() else {
            ui.label(theme::body("Looking"));
            return;
        };
        file_ui(ui, app, &found);
        ui.add_space(theme::SPACE_4);
        if app.data.compared.is_some() {
            compared_ui(ui, app, &mut edits);
            ui.add_space(theme::SPACE_4);
        }
        kept_apart_ui(ui, app);
        points_ui(ui, app, &found);
        ui.add_space(theme::SPACE_4);
        if !found.siblings.is_empty() {
            siblings_ui(ui, app, &found.siblings);
            ui.add_space(theme::SPACE_4);
        }
        copies_ui(ui, app, &found.whereabouts);
        ui.add_space(theme::SPACE_7);
    });
    edits
}

fn file_ui(ui: &mut Ui, app: &mut App, found: &DataFound) {
    card(ui, true, |ui| {
        heading(ui, 2, theme::section("The file"));
        if let Some(file) = &found.whereabouts.file {
            path_ui(ui, &file.path);
            secondary_label(ui, &format!("{}, saved automatically two seconds after you stop typing", size(file.size)));
        } else {
            let words = match app.editor.as_ref().and_then(crate::editor::Editor::path) {
                Some(path) => format!("{} cannot be reached now", path.display()),
                None => "There is no file yet. A recovery copy is kept on this computer until you save it".to_owned(),
            };
            ui.add(Label::new(theme::body(words)).wrap());
        }
        if let Some(fault) = app.editor.as_ref().and_then(|editor| editor.keeping_fault()) {
            caution(ui, &fault.what_happened, &format!("{} {}", fault.what_is_safe, fault.what_to_do));
        }
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, &app.who_has_it_open());
        for note in &found.whereabouts.notes {
            if note.freshness == Freshness::Stale {
                secondary_label(
                    ui,
                    &format!("An old note from {} is beside the file and no longer counts", note.other.name),
                );
            }
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            let save = button(ui, "Save as…");
            first_control(&mut app.form, &save);
            if save.clicked() {
                app.actions.push(Action::SaveAs);
            }
            if let Some(folder) = found.whereabouts.file.as_ref().and_then(|file| file.path.parent())
                && button(ui, "Open the folder").clicked()
            {
                let folder = folder.to_owned();
                app.open_outside(ui.ctx(), &folder);
            }
            if button(ui, "Look again").clicked() {
                app.look_for_data();
            }
        });
    });
}

/// Draws the recovery copies that hold what the file does not.
fn kept_apart_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = app.editor.as_ref().filter(|editor| editor.can_edit()) else { return };
    let copies: Vec<Recovered> = editor.kept_apart().iter().cloned().map(Recovered::of).collect();
    if copies.is_empty() {
        return;
    }
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Work not saved to the file"));
        secondary_label(ui, "Saved when Sightline closed unexpectedly, or when the file could not be written");
        ui.add_space(theme::SPACE_2);
        for copy in copies {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                let line = copy.line();
                ui.add(Label::new(theme::body(line.as_str())).wrap());
                secondary_label(ui, &size(copy.copy.size));
                if link_button(ui, "See recovered work…")
                    .accessible_name(format!("See recovered work: {line}"))
                    .clicked()
                {
                    app.meet_recovered(copy.copy);
                }
            });
        }
    });
    ui.add_space(theme::SPACE_4);
}

fn points_ui(ui: &mut Ui, app: &mut App, found: &DataFound) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Restore points"));
        secondary_label(
            ui,
            "Earlier versions of the workbook: all of today, one a day for a month, then one a month, up to 256 MB. \
             They are on this computer only",
        );
        ui.add_space(theme::SPACE_2);
        if let Some(parts) = &found.points_fault {
            caution(ui, &parts.what_happened, &parts.what_to_do);
        }
        if app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit) && button(ui, "Create one now").clicked() {
            app.keep_restore_point();
        }
        ui.add_space(theme::SPACE_2);
        if found.points.is_empty() {
            secondary_label(ui, "None yet. One is created at the first save of each day");
        }
        let most = if app.data.all { usize::MAX } else { MOST };
        for point in found.points.iter().take(most) {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                let when = when(point);
                ui.add(Label::new(theme::body(format!("{when}, {}", reason(point.reason)))).wrap());
                secondary_label(ui, &size(point.size));
                if link_button(ui, "Compare").accessible_name(format!("Compare with {when}")).clicked() {
                    app.compare_with(point, false);
                }
                if link_button(ui, "View").accessible_name(format!("View {when}")).clicked() {
                    app.compare_with(point, true);
                }
            });
        }
        if found.points.len() > most && link_button(ui, &format!("Show all {}", found.points.len())).clicked() {
            app.data.all = true;
        }
    });
}

/// Draws how the workbook differs from the restore point that is compared.
fn compared_ui(ui: &mut Ui, app: &mut App, edits: &mut Vec<Edit>) {
    let Some(compared) = app.data.compared.take() else { return };
    let can_edit = app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit);
    let mut keep = true;
    card(ui, true, |ui| {
        heading(ui, 2, theme::section(format!("As it was on {}", compared.when).as_str()));
        let words = match compared.differences.len() {
            0 => "No differences from today".to_owned(),
            some => format!("{} from today", counted(some, "answer differs", "answers differ")),
        };
        secondary_label(ui, &words);
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if can_edit && !compared.differences.is_empty() && primary_button(ui, "Restore all of it").clicked() {
                app.go_back_to(&compared);
            }
            let close = button(ui, "Close");
            if std::mem::take(&mut app.data.enters) {
                close.request_focus();
                close.scroll_to_me(None);
            }
            if close.clicked() {
                keep = false;
                app.form.focus_first = true;
            }
        });
        ui.add_space(theme::SPACE_2);
        for difference in compared.differences.iter().take(MOST_DIFFERENCES) {
            ui.push_id(difference.spot, |ui| {
                ui.add(Label::new(theme::support_strong(difference.place.as_str())).wrap());
                for (when, words) in [("Then", &difference.then), ("Now", &difference.now)] {
                    ui.add(Label::new(theme::secondary(format!("{when}: {words}"))).wrap());
                }
                if let Some(edit) = difference.edit.as_ref().filter(|_| can_edit) {
                    let name = format!("{}: {}", difference.way, difference.place);
                    if link_button(ui, difference.way).accessible_name(name).clicked() {
                        edits.push(edit.clone());
                    }
                }
                ui.add_space(theme::SPACE_1);
            });
        }
        if compared.differences.len() > MOST_DIFFERENCES {
            let more = compared.differences.len() - MOST_DIFFERENCES;
            secondary_label(ui, &format!("And {more} more. View the restore point to see them all"));
        }
    });
    if keep && app.data.compared.is_none() {
        app.data.compared = Some(compared);
    }
}

fn siblings_ui(ui: &mut Ui, app: &mut App, siblings: &[Sibling]) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("Other copies beside the file"));
        secondary_label(ui, "Sync programs leave a second file when two people save at once");
        ui.add_space(theme::SPACE_2);
        for sibling in siblings {
            let name = sibling.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                ui.add(Label::new(theme::body(name.as_str())).wrap());
                let kinship = match sibling.kinship {
                    Kinship::Earlier => "an earlier version of this workbook, with nothing new",
                    Kinship::Later => "continues from this workbook",
                    Kinship::Apart => "has changes that are not in this workbook",
                };
                secondary_label(ui, &format!("{}, {kinship}", size(sibling.size)));
                if sibling.kinship != Kinship::Earlier
                    && link_button(ui, "Merge it…").accessible_name(format!("Merge {name}")).clicked()
                {
                    app.meet_copy(sibling.path.clone());
                }
            });
        }
    });
}

fn copies_ui(ui: &mut Ui, app: &mut App, found: &Whereabouts) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::section("On this computer"));
        for (label, folder, detail) in [
            (
                "Restore points and copies for merging",
                &found.kept_folder,
                counted(found.restore_points.len() + found.bases.len(), "copy", "copies"),
            ),
            (
                "Recovery copies, in case Sightline closes unexpectedly",
                &found.recovery_folder,
                format!("{} of this workbook, {} of others", found.recovery.len(), found.recovery_of_others.len()),
            ),
        ] {
            ui.add_space(theme::SPACE_2);
            ui.add(Label::new(theme::body_strong(label)).wrap());
            path_ui(ui, folder);
            ui.horizontal_wrapped(|ui| {
                secondary_label(ui, &detail);
                if link_button(ui, "Open the folder").accessible_name(format!("Open the folder: {label}")).clicked() {
                    app.open_outside(ui.ctx(), folder);
                }
            });
        }
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, &format!("The copies of this workbook take {} together", size(found.room_of_copies())));
        if let Some(preferences) = &found.preferences {
            ui.add_space(theme::SPACE_2);
            ui.add(Label::new(theme::body_strong("Your preferences")).wrap());
            path_ui(ui, &preferences.path);
        }
    });
}

pub(super) fn path_ui(ui: &mut Ui, path: &Path) {
    ui.add(Label::new(theme::body(path.display().to_string())).wrap().selectable(true));
}

/// Says when a restore point was made.
pub(crate) fn when(point: &RestorePoint) -> String {
    format!("{}, {:02}:{:02}", date_in_text(point.at.date()), point.at.hour(), point.at.minute())
}

pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Opened => "when it was opened",
        Reason::Saved => "when it was saved",
        Reason::FirstOfDay => "before the first save of the day",
        Reason::ReviewClosed => "when the review was closed",
        Reason::BeforeMigration => "before a newer version changed its format",
        Reason::BeforeMerge => "before another copy was merged",
        Reason::BeforeGoingBack => "before a restore point was restored",
        Reason::BeforeReplacing => "before another workbook was saved over it",
        Reason::Recovered => "a recovery copy that was not merged",
        Reason::AskedFor => "created by you",
    }
}
