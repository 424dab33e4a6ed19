//! What comes in from outside a frame: finished threads, answers of file dialogs, dropped files, pasted text.

use std::path::{Path, PathBuf};
use std::sync::mpsc::TryRecvError;

use egui::{Context, Event};

use super::task::{Progress, Task};
use super::{After, App, Waiting};
use crate::editor::kept_copies::{self, KeptWorkbook};
use crate::editor::{Editor, EditorEvent, Existing, SaveState, open};
use crate::store::ThreeParts;
use crate::ui::act;
use crate::ui::action::Action;
use crate::ui::dialogs::Choice;
use crate::ui::shell::{Modal, Notice, NoticeKind, TypedPath};

/// What to do when not even a thread could be started, or one has ended without a word.
const SHORT_OF_MEMORY: &str = "The computer may be short of memory. Close other programs and try again.";

/// Why a workbook could not be opened, and the way on.
#[derive(Clone, Debug)]
pub(in crate::ui) struct NotOpened {
    /// In words.
    pub parts: ThreeParts,
    /// The file.
    pub path: Option<PathBuf>,
    /// The newest copy of it that is kept on this computer.
    pub kept: Option<Box<KeptWorkbook>>,
}

impl From<ThreeParts> for NotOpened {
    fn from(parts: ThreeParts) -> Self {
        Self { parts, path: None, kept: None }
    }
}

impl App {
    /// Receives what threads have finished. Runs also while the window is hidden.
    pub(in crate::ui) fn receive(&mut self) {
        match self.opening.as_ref().map(Task::poll) {
            Some(Progress::Done(Ok(editor))) => {
                self.opening = None;
                self.leave_for(After::Show(Box::new(editor)));
            }
            Some(Progress::Done(Err(NotOpened { parts, path, kept }))) => {
                self.opening = None;
                self.meets = None;
                self.open_modal(Modal::NotOpened(parts, path, kept));
            }
            Some(Progress::Lost) => {
                self.opening = None;
                self.meets = None;
                self.problem(ThreeParts::new("The file could not be opened.", "Nothing was changed.", SHORT_OF_MEMORY));
            }
            Some(Progress::Running) | None => {}
        }
        self.receive_export();
        self.receive_choice();
        let now = self.moment();
        let events = self.editor.as_mut().map(|editor| editor.poll(now)).unwrap_or_default();
        for event in events {
            match event {
                EditorEvent::Saved { .. } => {
                    if let Some(path) = self.editor.as_ref().and_then(Editor::path).map(Path::to_owned)
                        && self.preferences.recent.first().is_none_or(|recent| recent.path != path)
                        && let Some(editor) = self.editor.take()
                    {
                        self.remember_recent(&editor);
                        self.editor = Some(editor);
                    }
                    // The file holds what is on screen, here or at the place that was chosen.
                    if self.notices.has(NoticeKind::Theirs) || self.notices.has(NoticeKind::NotSaved) {
                        self.tell("The workbook is saved again");
                    }
                    self.notices.remove(NoticeKind::Theirs);
                    self.notices.remove(NoticeKind::NotSaved);
                    self.set_title();
                }
                EditorEvent::AnotherCopy { path, parts } => self.open_modal(Modal::AnotherCopy(path, parts)),
                // While leaving, the dialog that follows has the choices.
                EditorEvent::Failed(_)
                | EditorEvent::ChangedByOther(_)
                | EditorEvent::FileIsOther { .. }
                | EditorEvent::Gone(_)
                    if self.leaves_a_file() => {}
                EditorEvent::ChangedByOther(parts) => self.somebody_saved(parts),
                EditorEvent::FileIsOther { found, parts } => self.file_is_other(&found, parts),
                EditorEvent::Gone(parts) => self.could_not_save(parts),
                EditorEvent::Failed(parts) if self.is_state_of_file(&parts) => self.could_not_save(parts),
                // What a person has just asked for, and nothing that they type meanwhile.
                EditorEvent::Failed(parts) => {
                    self.leaving = None;
                    self.problem(parts);
                }
                // Nothing of this stops anybody from working.
                other => self.hear_of_file(&other),
            }
        }
        self.receive_recovered();
        if let Some(present) = &mut self.present {
            // It waits, and its last save may still be under way.
            let _ = present.poll(now);
        }
        self.receive_join();
        self.receive_earlier();
        self.receive_copies();
        self.receive_data();
        self.receive_recent_dues();
        self.go_on_sending();
        self.watch_file();
        self.go_on_leaving();
    }

    /// Returns whether a workbook that has a file is being left.
    fn leaves_a_file(&self) -> bool {
        self.leaving.is_some() && self.editor.as_ref().is_some_and(|editor| editor.path().is_some())
    }

    /// Returns whether a failure is about the file of the workbook, and not about another place that was chosen.
    fn is_state_of_file(&self, parts: &ThreeParts) -> bool {
        let state = self.editor.as_ref().map(Editor::save_state);
        matches!(state, Some(SaveState::Failed(own)) if own == parts)
    }

    /// Says that the file could not be written, without taking the keyboard from who types on.
    fn could_not_save(&mut self, parts: ThreeParts) {
        self.leaving = None;
        self.tell(parts.to_string().replace('\n', " "));
        self.notices.put(Notice::NotSaved(parts));
    }

    /// Receives the answer of a file dialog.
    pub(in crate::ui) fn receive_choice(&mut self) {
        let Some(waiting) = self.waiting.take() else { return };
        let pending = match &waiting {
            Waiting::Open(pending)
            | Waiting::Save(pending, _)
            | Waiting::Export(pending, _)
            | Waiting::Send(pending, _)
            | Waiting::Join(pending) => pending,
        };
        let path = match pending.try_recv() {
            Ok(Choice::Path(path)) => path,
            Ok(Choice::Nothing) => {
                // Choosing nothing also takes back a wish to leave.
                self.leaving = None;
                return;
            }
            Ok(Choice::NoDialog) => {
                let what = match &waiting {
                    Waiting::Open(_) | Waiting::Join(_) => TypedPath::Open,
                    Waiting::Save(..) | Waiting::Send(..) => TypedPath::Save,
                    Waiting::Export(..) => TypedPath::Folder,
                };
                self.without_dialog = Some(waiting);
                self.open_modal(Modal::TypePath(what));
                return;
            }
            Err(TryRecvError::Empty) => {
                self.waiting = Some(waiting);
                return;
            }
            Err(TryRecvError::Disconnected) => {
                self.leaving = None;
                self.problem(ThreeParts::new(
                    "The dialog for files could not be opened.",
                    "Your work is safe.",
                    "Start Sightline with the file as its argument, or drag the file onto the window.",
                ));
                return;
            }
        };
        // The dialog of the platform has asked before it lets a person choose a file that exists.
        self.chose(waiting, path, Existing::Replace);
    }

    /// Does what a file or a folder was chosen for.
    pub(in crate::ui) fn chose(&mut self, waiting: Waiting, path: PathBuf, existing: Existing) {
        match waiting {
            Waiting::Open(_) => self.open_path(path),
            Waiting::Save(_, after) => act::save_to(self, path, existing, after),
            Waiting::Export(_, wanted) => self.export_to(path, wanted),
            Waiting::Send(_, stage) => self.send_stage(stage, path),
            Waiting::Join(_) => self.meet_copy(path),
        }
    }

    /// Takes files that were dropped, and makes pasted text end its lines as the workbook does.
    pub(in crate::ui) fn take_events(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            self.actions.push(Action::OpenPath(path));
        }
        ctx.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Paste(text) = event
                    && text.contains('\r')
                {
                    *text = text.replace("\r\n", "\n").replace('\r', "\n");
                }
            }
        });
        let focused = ctx.input(|input| input.focused);
        if self.had_focus && !focused {
            let now = self.moment();
            if let Some(editor) = &mut self.editor {
                editor.focus_lost(now);
            }
        }
        if focused && !self.had_focus {
            self.look_at_file();
            self.look_for_copies();
        }
        self.had_focus = focused;
    }

    /// Opens a file on a thread. The workbook that is open is left only when the other one has been read.
    pub fn open_path(&mut self, path: PathBuf) {
        let services = self.services.clone();
        self.opening = Some(Task::start("open", &self.ctx, move || {
            open::open_file(&path, services.clone()).map_err(|parts| {
                let kept = kept_copies::kept_for(&path, &services).map(Box::new);
                NotOpened { parts, path: Some(path), kept }
            })
        }));
    }

    /// Opens the newest kept copy of a workbook, in the place of the file that could not be opened if there was one.
    pub(in crate::ui) fn open_kept(&mut self, kept: KeptWorkbook, path: Option<PathBuf>) {
        let services = self.services.clone();
        self.opening = Some(Task::start("open", &self.ctx, move || {
            kept_copies::open_kept(&kept, path.as_deref(), services).map_err(NotOpened::from)
        }));
    }
}
