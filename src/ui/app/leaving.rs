//! Leaving a workbook or the program without losing a word.

use std::time::Duration;

use super::{After, App, Page};
use crate::editor::{Closing, Editor, Existing, emergency};
use crate::store::Overwrite;
use crate::ui::act;
use crate::ui::action::Action;
use crate::ui::shell::{Modal, Reply};

/// Returns whether two editors stand for the same file.
fn is_same_file(next: &Editor, left: &Editor) -> bool {
    next.path().is_some() && (left.path() == next.path() || left.document() == next.document())
}

/// The toolkit panics when its screen is gone, and the window is dropped on the way out: what was typed since the last pause
/// is known only here.
impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.leave_last_words();
        }
    }
}

impl App {
    /// Leaves the workbook as soon as it is safe, and then does what is to follow.
    pub(in crate::ui) fn leave_for(&mut self, after: After) {
        if self.present.is_some() {
            self.return_to_present();
        }
        let now = self.moment();
        let Some(editor) = &mut self.editor else {
            self.leaving = None;
            self.finish(after);
            return;
        };
        match editor.close(now) {
            Closing::Ready => {
                let left = self.editor.take();
                self.page = Page::Start;
                self.leaving = None;
                self.look_for_recovered();
                self.set_title();
                match (after, left) {
                    (After::Show(next), Some(left)) if is_same_file(&next, &left) => {
                        // It was read before the last save: it is read again, now that nothing is open.
                        if let Some(path) = next.path() {
                            self.open_path(path.to_owned());
                        }
                    }
                    (after, _) => self.finish(after),
                }
            }
            Closing::Saving => {
                self.leaving = Some(after);
                self.ctx.request_repaint_after(Duration::from_millis(50));
            }
            // Nobody is there to answer.
            Closing::AskWhere | Closing::CouldNotSave(_) if self.ending.is_asked() => {
                editor.keep_in_recovery();
                self.leaving = Some(after);
                self.ctx.request_repaint_after(Duration::from_millis(50));
            }
            Closing::AskWhere => {
                self.leaving = Some(after);
                self.open_modal(Modal::Closing(None));
            }
            Closing::CouldNotSave(parts) => {
                self.leaving = Some(after);
                self.open_modal(Modal::Closing(Some(parts)));
            }
        }
    }

    /// Closes the window when the system has asked the program to end. What is asked meanwhile waits for nobody.
    pub(super) fn end_if_asked(&mut self) {
        if !self.ending.is_asked() || self.may_close || matches!(self.leaving, Some(After::Quit)) {
            return;
        }
        self.modal = None;
        self.waiting = None;
        self.leave_for(After::Quit);
    }

    /// Leaves what is in no file, because the window is gone: its screen may be, too.
    pub(super) fn leave_last_words(&mut self) {
        if !self.may_close {
            let now = self.moment();
            if let Some(editor) = &mut self.editor {
                editor.settle_for_the_end(now);
            }
            emergency::write_all();
        }
    }

    /// Does what was to follow once the workbook was left.
    fn finish(&mut self, after: After) {
        match after {
            After::Stay | After::StartPage => {}
            After::NewWorkbook => {
                self.page = Page::Start;
                self.start.focus_name = true;
            }
            After::Show(editor) => self.show(*editor),
            After::Quit => {
                self.may_close = true;
                self.keeper.finish(&self.preferences);
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Goes on leaving, after a save has ended.
    pub(super) fn go_on_leaving(&mut self) {
        if self.modal.is_none()
            && self.waiting.is_none()
            && let Some(after) = self.leaving.take()
        {
            self.leave_for(after);
        }
    }

    /// Does what a person answered in a dialog.
    pub(super) fn answered(&mut self, modal: &Modal, reply: Reply) {
        let after = self.leaving.take();
        match reply {
            Reply::Dismiss => {
                self.without_dialog = None;
                self.settle_files(None);
                self.say_of_begun(modal);
            }
            Reply::OpenKept => {
                if let Modal::NotOpened(_, path, Some(kept)) = modal {
                    self.open_kept((**kept).clone(), path.clone());
                }
            }
            Reply::SeeData => self.actions.push(Action::Data),
            Reply::ReplaceFiles => self.settle_files(Some(Overwrite::Replace)),
            Reply::KeepBothFiles => self.settle_files(Some(Overwrite::KeepBoth)),
            Reply::Path(path) => {
                if let Some(waiting) = self.without_dialog.take() {
                    // Nobody was asked about a file that is there already.
                    self.chose(waiting, path, Existing::Keep);
                }
            }
            Reply::Keep { reason, by } => {
                if let Modal::Keep(finding) = modal {
                    let edit = finding.keep(&reason, &by, self.services.clock.today());
                    let now = self.moment();
                    act::edit(self, &edit, now);
                    if self.preferences.name != by {
                        self.preferences.name = by;
                        self.save_preferences();
                    }
                }
            }
            Reply::JoinThere => {
                if let Modal::AnotherCopy(path, _) = modal {
                    self.meet_where_to_save(path.clone());
                }
            }
            Reply::ReplaceCopy => {
                if let Modal::AnotherCopy(path, _) = modal {
                    act::save_to(self, path.clone(), Existing::ReplaceCopy, after.unwrap_or(After::Stay));
                }
            }
            Reply::Captured(captured) => {
                if let Modal::Capture(capture) = modal {
                    self.keep_captured(capture, captured);
                }
            }
            Reply::Reopen { reason, by } => self.reopen_review(reason, by),
            Reply::Revisit(reply) => self.answered_revisit(reply),
            Reply::SaveFirst => act::ask_where_to_save(self, after.unwrap_or(After::Stay)),
            Reply::KeepForLater => {
                if let Some(editor) = &mut self.editor {
                    editor.keep_in_recovery();
                    self.leaving = after;
                }
            }
        }
    }
}
