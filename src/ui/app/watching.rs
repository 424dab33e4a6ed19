//! Keeping an eye on the file: who else has it open, whether it has changed, and what is kept of it.

use super::task::{Progress, Task};
use super::{App, Page};
use crate::editor::{Editor, EditorEvent};
use crate::store::presence::Other;
use crate::store::{Person, Reason};
use crate::ui::shell::{Notice, NoticeKind};

/// Says who else has a workbook open.
fn other_in_words(other: &Other) -> String {
    let name = if other.name.is_empty() { "Somebody" } else { &other.name };
    if other.machine.is_empty() { name.to_owned() } else { format!("{name} on {}", other.machine) }
}

impl App {
    /// Says who has the workbook open: a second window of the same person counts as theirs, and no more than two are
    /// named.
    pub(in crate::ui) fn who_has_it_open(&self) -> String {
        const NAMED: usize = 2;
        let others = self.editor.as_ref().map(Editor::others).unwrap_or_default();
        let own = |other: &&Other| {
            self.person.as_ref().is_some_and(|me| me.name == other.name && me.machine == other.machine)
        };
        let mut names: Vec<String> = others.iter().filter(|other| !own(other)).map(other_in_words).collect();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        if more > 0 {
            names.push(format!("{more} more"));
        }
        match (names.as_slice(), others.is_empty()) {
            ([], true) => "Only you have this open".to_owned(),
            ([], false) => "You also have this open in another window".to_owned(),
            (names, _) => format!("Also open: {}", names.join(", ")),
        }
    }

    /// Returns whether the workbook is open elsewhere, and only in other windows of the same person.
    pub(super) fn only_own_windows(&self) -> bool {
        let others = self.editor.as_ref().map(Editor::others).unwrap_or_default();
        let own =
            |other: &Other| self.person.as_ref().is_some_and(|me| me.name == other.name && me.machine == other.machine);
        !others.is_empty() && others.iter().all(own)
    }

    /// Looks at the file when that is due, and lets others know that it is open here.
    pub(super) fn watch_file(&mut self) {
        match self.asking_person.as_ref().map(Task::poll) {
            Some(Progress::Done(person)) => {
                self.asking_person = None;
                if let Some(editor) = &mut self.editor {
                    editor.announce(person.clone());
                }
                self.person = Some(person);
            }
            Some(Progress::Lost) => self.asking_person = None,
            Some(Progress::Running) => return,
            None => {}
        }
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return };
        let Some(due) = editor.look_due(now) else { return };
        if self.person.is_none() {
            let disk = self.services.disk.clone();
            self.asking_person = Some(Task::start("person", &self.ctx, move || Person::here(disk.as_ref())));
            return;
        }
        if due.is_zero() {
            editor.look(now);
        } else {
            self.ctx.request_repaint_after(due);
        }
    }

    /// Looks at the file at once, because the window has come to the front.
    pub(super) fn look_at_file(&mut self) {
        let now = self.moment();
        if let Some(editor) = &mut self.editor {
            editor.look(now);
        }
    }

    /// Lets others know about an editor that is shown.
    pub(super) fn introduce(&self, editor: &mut Editor) {
        if let Some(person) = &self.person {
            editor.announce(person.clone());
        }
    }

    /// Takes in what is news about the file and its copies.
    pub(super) fn hear_of_file(&mut self, event: &EditorEvent) {
        match event {
            EditorEvent::Back => {
                self.notices.remove(NoticeKind::Theirs);
                self.notices.remove(NoticeKind::NotSaved);
                self.say("The file is back, as you saved it");
            }
            EditorEvent::OthersChanged => {
                let others = self.editor.as_ref().map(|editor| editor.others().to_vec()).unwrap_or_default();
                let can_edit = self.editor.as_ref().is_some_and(Editor::can_edit);
                // A second window of the same person, or the note of one that has crashed, is worth a word and no question.
                let own = |other: &Other| {
                    self.person.as_ref().is_some_and(|me| me.name == other.name && me.machine == other.machine)
                };
                let somebody = others.iter().find(|other| !own(other));
                if somebody.is_none() {
                    // Who has left is no reason to choose any more.
                    self.notices.remove(NoticeKind::AlsoOpen);
                }
                match somebody.or(others.first()) {
                    None => self.say("Only you have this open now"),
                    Some(other) => {
                        let words = other_in_words(other);
                        if somebody.is_none() {
                            self.say("You also have this open in another window");
                            return;
                        }
                        self.say(format!("Also open: {words}"));
                        // Asked once for each workbook: then it is only told.
                        let is_busy = self.notices.has(NoticeKind::Theirs);
                        if can_edit && !is_busy && !std::mem::replace(&mut self.asked_about_others, true) {
                            self.notices.put(Notice::AlsoOpen(words));
                        }
                    }
                }
            }
            EditorEvent::Kept { at, reason } => {
                let at = format!("{:02}:{:02}", at.hour(), at.minute());
                self.say(if *reason == Reason::ReviewClosed {
                    format!("The review is closed. A restore point was created at {at}")
                } else {
                    format!("Restore point created at {at}")
                });
                if self.page == Page::Data {
                    self.look_for_data();
                }
            }
            EditorEvent::NotKept(parts) => self.say(parts.what_happened.clone()),
            EditorEvent::MadeRoom { copies, .. } => {
                self.say(if *copies == 1 {
                    "The oldest restore point was deleted to stay within 256 MB".to_owned()
                } else {
                    format!("The {copies} oldest restore points were deleted to stay within 256 MB")
                });
            }
            _ => {}
        }
    }
}
