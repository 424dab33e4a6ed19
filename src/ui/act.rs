//! Does what a frame asked for: the one place where actions become deeds.

use std::path::PathBuf;

use super::app::{After, App, Earlier, Page, Waiting, Wanted, is_carried};
use crate::editor::{Editor, Existing, Moment, ReadOnly, UndoStep};
use crate::model::{Address, Edit, Outcome, Place, Stage, Step, Workbook, counted, find_rows};
use crate::ui::action::Action;
use crate::ui::form::Wish;
use crate::ui::shell::{Modal, NoticeKind, Palette, RevisitAsk};
use crate::ui::theme;

/// Does an action.
pub(super) fn perform(app: &mut App, action: Action) {
    if !app.describe(&action).1 {
        if matches!(action, Action::Save | Action::SaveAs) && app.editor.is_some() {
            app.say("This workbook is read-only. Make a copy to edit it");
        }
        match action {
            Action::Undo => app.say("Nothing to undo"),
            Action::Redo => app.say("Nothing to redo"),
            Action::StillTrue | Action::AllStillTrue(_) | Action::Changed | Action::Drop => {
                app.say("First select an answer carried over from the last review");
            }
            Action::Session(act) => app.say(app.why_no_session(act)),
            Action::NextReview => app.say("Close this review first. The next one starts from it"),
            _ => {}
        }
        return;
    }
    match action {
        Action::New => {
            app.leave_for(After::NewWorkbook);
        }
        Action::Open => {
            if app.waiting.is_none() {
                app.waiting = Some(Waiting::Open(app.dialogs.open_workbook(app.ctx.clone())));
            }
        }
        Action::OpenPath(path) => app.open_path(path),
        Action::OpenSample(id) => {
            let Some(sample) = crate::editor::samples::sample(id) else { return };
            match sample.open(app.services.clone()) {
                Ok(editor) => app.leave_for(After::Show(Box::new(editor))),
                Err(parts) => app.problem(parts),
            }
        }
        Action::CopyToEdit => {
            if let Some(editor) = &app.editor {
                let copy = crate::editor::open::new_from_copy(editor);
                let leaves_out = matches!(editor.read_only(), Some(ReadOnly::File(_)));
                let page = app.page;
                app.show(copy);
                app.turn_to(page);
                app.say(if leaves_out {
                    "This copy leaves out answers that this version of Sightline cannot read"
                } else {
                    "This is a copy that you can edit"
                });
            }
        }
        Action::Save => {
            let now = app.moment();
            let Some(editor) = &mut app.editor else { return };
            if editor.path().is_some() && editor.can_edit() {
                editor.save(now);
            } else {
                ask_where_to_save(app, After::Stay);
            }
        }
        Action::SaveAs => ask_where_to_save(app, After::Stay),
        Action::Share => app.turn_to(Page::Share),
        Action::KeepOut | Action::KeepRowOut => {
            if let Some((at, kept)) = app.kept_out(&action) {
                let on = app.services.clock.today();
                let change = if kept { Edit::LetIn { at } } else { Edit::KeepOut { at, on } };
                let now = app.moment();
                let focused = app.form.focused;
                edit(app, &change, now);
                app.form.focus_next = focused;
            }
        }
        Action::Findings => app.turn_to(Page::Findings),
        Action::Data => {
            app.turn_to(Page::Data);
            app.look_for_data();
        }
        Action::Choices => app.turn_to(Page::Join),
        Action::SeeTheirs => app.meet_their_changes(),
        Action::PutBack => {
            let now = app.moment();
            if let Some(editor) = &mut app.editor {
                editor.put_back(now);
            }
        }
        Action::GoBackToFile => app.read_earlier(Earlier::GoBack),
        Action::CompareFile => app.read_earlier(Earlier::Compare),
        Action::OpenKeptBefore => app.open_kept_before(),
        Action::SeeKeptApart => app.meet_kept_apart(),
        Action::OnlyRead => {
            let now = app.moment();
            if let Some(editor) = &mut app.editor {
                editor.only_read(now);
            }
            app.notices.remove(NoticeKind::AlsoOpen);
            app.form.focus_first = true;
            app.say("This workbook is now open as read-only");
        }
        Action::PutAside => app.put_notice_aside(),
        Action::RestorePoint => app.keep_restore_point(),
        Action::Present => app.return_to_present(),
        Action::JoinCopy => {
            if app.waiting.is_none() {
                app.waiting = Some(Waiting::Join(app.dialogs.open_workbook(app.ctx.clone())));
            }
        }
        Action::Session(act) => app.do_session(act),
        Action::Line => app.turn_to(Page::Line),
        Action::Overview => app.turn_to(Page::Overview),
        Action::WhatChanged => app.turn_to(Page::Changed),
        Action::NextReview => app.open_modal(Modal::Revisit(RevisitAsk::Next)),
        Action::Reminders => app.ask_export_folder(Wanted::reminders()),
        Action::Handover => app.turn_to(Page::Handover),
        Action::StillTrue | Action::Changed | Action::Drop => {
            let Some(at) = app.carried_here() else { return };
            app.say_of_carried(match action {
                Action::StillTrue => Wish::StillTrue(at),
                Action::Changed => Wish::Changed(at),
                _ => Wish::Drop(at),
            });
        }
        Action::AllStillTrue(scope) => {
            if let Some(at) = app.carried_in(scope) {
                app.say_of_carried(Wish::StillTrue(at));
            }
        }
        Action::History => app.show_history(),
        Action::CloseWorkbook => {
            app.leave_for(After::StartPage);
        }
        Action::Quit => app.ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        Action::Undo => {
            let now = app.moment();
            let step = app.editor.as_mut().and_then(|editor| editor.undo(now));
            said_step(app, "Undone", step);
        }
        Action::Redo => {
            let now = app.moment();
            let step = app.editor.as_mut().and_then(|editor| editor.redo(now));
            said_step(app, "Redone", step);
        }
        Action::MoveRowUp | Action::MoveRowDown | Action::DuplicateRow | Action::RemoveRow => row_action(app, &action),
        Action::GoTo => {
            egui::Popup::close_all(&app.ctx);
            app.palette = Some(Palette::new(app));
        }
        Action::Page(place) => {
            app.turn_to(Page::Place(place));
        }
        Action::Continue if app.session.returning.is_some() => app.return_to_check(),
        Action::Continue => match app.page {
            Page::Place(Place::Stage(stage)) => match stage.next() {
                Some(next) => app.turn_to(Page::Place(Place::Stage(next))),
                None => app.turn_to(Page::Check),
            },
            _ => app.turn_to(Page::Place(Place::Stage(Stage::Aim))),
        },
        Action::Guidance if app.folds_companion(&app.ctx) => {
            // No room beside the page: the guidance opens under the question that has the keyboard.
            let question =
                app.form.focused.and_then(|at| at.steps().next().map(|step| Address::page(at.place()).then(step)));
            let open = app.form.guidance_under;
            app.form.guidance_under = if open == question { None } else { question };
            app.say(match app.form.guidance_under {
                Some(_) => "Guidance is open under the question",
                None if open.is_some() => "Guidance is closed",
                None => "Select a question first. Its guidance opens under it",
            });
        }
        Action::Guidance => {
            app.preferences.companion_open = !app.preferences.companion_open;
            app.save_preferences();
            app.say(if app.preferences.companion_open {
                "Guidance is open beside the page. Press F6 to go to it"
            } else {
                "Guidance is closed"
            });
        }
        Action::NextRegion => app.next_region(),
        Action::ZoomIn => zoom(app, 0.1),
        Action::ZoomOut => zoom(app, -0.1),
        Action::ZoomReset => app.ctx.set_zoom_factor(1.0),
        Action::Theme(choice) => {
            theme::apply(&app.ctx, choice);
            choice.label().clone_into(&mut app.preferences.theme);
            app.save_preferences();
        }
        Action::Keys => app.open_modal(Modal::Keys),
        Action::WhatIsNew => app.open_modal(Modal::WhatIsNew),
        Action::About => app.open_modal(Modal::About),
    }
}

fn zoom(app: &App, by: f32) {
    let factor = (app.ctx.zoom_factor() + by).clamp(0.5, 3.0);
    app.ctx.set_zoom_factor((factor * 10.0).round() / 10.0);
}

/// Does an edit and says what it did.
pub(super) fn edit(app: &mut App, edit: &Edit, now: Moment) {
    let Some(editor) = &mut app.editor else { return };
    match editor.apply(edit, now) {
        Ok(outcome) => {
            if !matches!(edit, Edit::Set { .. } | Edit::KeepAsTyped { .. }) {
                match app.page {
                    // A tick that was turned keeps the keyboard.
                    Page::Place(_) if std::mem::take(&mut app.form.matrix.turned) => {}
                    Page::Place(place) => {
                        let here = outcome.focus.filter(|at| at.place() == place);
                        app.form.focus_next = here.map(|at| first_field(editor, at));
                    }
                    // What was pressed may be gone with what it was about.
                    Page::Findings | Page::Join => app.form.focus_first = true,
                    _ => {}
                }
                let done = done(editor.workbook(), &outcome);
                app.say(done);
            }
        }
        Err(error) => app.say(error.to_string()),
    }
}

/// Says what an edit did, and which answers pointed to a removed row.
fn done(workbook: &Workbook, outcome: &Outcome) -> String {
    const NAMED: usize = 2;
    let what = lower_first(&outcome.name);
    if outcome.unlinked.is_empty() {
        return format!("Done: {what}");
    }
    let mut named: Vec<String> = outcome.unlinked.iter().take(NAMED).map(|at| where_it_is(workbook, at)).collect();
    match outcome.unlinked.len() - named.len() {
        0 => {}
        more => named.push(counted(more, "more answer", "more answers")),
    }
    format!("Done: {what}. No longer named in {}", named.join(" and "))
}

/// Says where an answer is: `Objectives, social media objective 2`.
fn where_it_is(workbook: &Workbook, at: &Address) -> String {
    let page = at.place().label();
    let row = row_of(at).and_then(|row| {
        let (table, rows) = find_rows(workbook, &row.parent()?)?;
        Some(format!("{}, {} {}", page, table.row_name, rows.place_of(row.row_id()?)? + 1))
    });
    row.unwrap_or_else(|| page.to_owned())
}

/// Returns the first question of a row, so that a new row can be typed into at once.
pub(super) fn first_field(editor: &Editor, at: Address) -> Address {
    struct First(Option<&'static str>);

    impl<'a> crate::model::Ask<'a> for First {
        fn answer(&mut self, question: &'static crate::model::Question, _: &'a dyn crate::model::Field) {
            self.0 = self.0.or(Some(question.id));
        }

        fn rows(&mut self, _: &'static crate::model::Question, _: &'a dyn crate::model::AnyRows) {}
    }

    let Some(row) = crate::model::find_row(editor.workbook(), &at) else { return at };
    let mut first = First(None);
    row.ask(&mut first);
    first.0.map_or(at, |id| at.question(id))
}

fn said_step(app: &mut App, verb: &str, step: Option<UndoStep>) {
    let Some(step) = step else { return };
    app.say(format!("{verb}: {}", lower_first(&step.name)));
    if let Some(at) = step.focus {
        app.go_to(at);
    }
}

/// Returns the text with its first letter in lower case.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Returns the innermost row on the way to an address.
pub(super) fn row_of(at: &Address) -> Option<Address> {
    let mut here = Some(*at);
    while let Some(address) = here {
        if matches!(address.last(), Some(Step::Row(_))) {
            return Some(address);
        }
        here = address.parent();
    }
    None
}

/// Does something to the row that has the keyboard.
fn row_action(app: &mut App, action: &Action) {
    let now = app.moment();
    let Some(focused) = app.form.focused else { return };
    let Some(row) = row_of(&focused) else { return };
    let Some(editor) = &mut app.editor else { return };
    let place = row
        .parent()
        .and_then(|table| find_rows(editor.workbook(), &table))
        .zip(row.row_id())
        .and_then(|((_, rows), id)| rows.place_of(id));
    let Some(place) = place else { return };
    let change = match action {
        Action::MoveRowUp if place > 0 => Edit::Move { row, to: place - 1 },
        Action::MoveRowDown => Edit::Move { row, to: place + 1 },
        Action::DuplicateRow => Edit::Duplicate { row, id: editor.new_row_id() },
        // What was carried from the review before goes with a reason, however a person asks for it.
        Action::RemoveRow if is_carried(editor.workbook(), &row) => {
            app.say_of_carried(Wish::Drop(row));
            return;
        }
        Action::RemoveRow => Edit::Remove { row },
        _ => return,
    };
    let moved = matches!(change, Edit::Move { .. });
    edit(app, &change, now);
    if moved {
        app.form.focus_next = Some(focused);
    }
}

/// Asks where to save.
pub(super) fn ask_where_to_save(app: &mut App, after: After) {
    let Some(editor) = &app.editor else { return };
    if app.waiting.is_some() {
        return;
    }
    let suggested = crate::store::safe_file_name(&format!("{} social media workbook.ron", editor.workbook().name()));
    let pending = app.dialogs.save_workbook(&suggested, app.ctx.clone());
    app.waiting = Some(Waiting::Save(pending, after));
}

/// Saves to the file that a person chose.
pub(super) fn save_to(app: &mut App, mut path: PathBuf, mut existing: Existing, after: After) {
    if path.extension().is_none() {
        path.set_extension("ron");
        // Nobody was asked about this name.
        existing = Existing::Keep;
    }
    let now = app.moment();
    if let Some(editor) = &mut app.editor {
        editor.save_as(path, existing, now);
    }
    app.leaving = if matches!(after, After::Stay) { None } else { Some(after) };
}
