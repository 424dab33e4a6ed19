//! Meeting what others have written: their changes to the file, other copies of it, a stage that comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::task::{Progress, Task};
use super::{App, Page, Waiting};
use crate::editor::recovery::RecoveryCopy;
use crate::editor::theirs::{TheirFile, Theirs};
use crate::editor::{Existing, Found};
use crate::model::merge::{merge_part, part_of};
use crate::model::{Merged, Place, Stage, Workbook, counted, merge};
use crate::store::ThreeParts;
use crate::ui::shell::{Notice, NoticeKind};

/// What the page for joining remembers.
#[derive(Default)]
pub(in crate::ui) struct JoinState {
    /// What was read, with what joining it would bring.
    pub preview: Option<Preview>,
    /// Reading it, or joining it anew.
    pub task: Option<Task<Result<Preview, ThreeParts>>>,
    /// Who it comes from, as the person typed.
    pub from: String,
    /// Whether all changes are listed.
    pub all: bool,
    /// The page from which a person came.
    came_from: Option<Page>,
    /// Reading the earlier version that the file holds, and what it is read for.
    earlier: Option<(Task<Result<Theirs, ThreeParts>>, Earlier)>,
}

/// What is done with the earlier version that the file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Earlier {
    /// The workbook goes back to it.
    GoBack,
    /// It is compared with the workbook.
    Compare,
}

/// What another copy is read for.
#[derive(Clone, Debug)]
pub(in crate::ui) enum Purpose {
    /// To join what somebody else wrote, or a copy that a sync program left.
    Theirs,
    /// To join it and to save the two in its place, which was chosen to save at.
    SaveThere,
    /// To join a recovery copy, which is one's own work.
    OwnCopy(Box<RecoveryCopy>),
}

/// Who answers of a recovery copy come from, where a name is asked for. No answer is marked as taken from it.
const RECOVERY_COPY: &str = "the recovery copy";

impl Purpose {
    /// Returns who the other copy comes from, in words, when that needs no asking.
    fn from(&self) -> Option<&'static str> {
        matches!(self, Self::OwnCopy(_)).then_some(RECOVERY_COPY)
    }
}

/// Another copy and what joining it would bring.
pub(in crate::ui) struct Preview {
    /// The other copy.
    pub theirs: Theirs,
    /// What it was read for.
    pub purpose: Purpose,
    /// What comes of it.
    pub merged: Merged,
    /// Each change in words.
    pub changes: Vec<String>,
    /// The editor's count of changes that it was joined with.
    revision: u64,
    /// The name that it was joined under.
    from: String,
}

impl Preview {
    fn of(
        theirs: Theirs,
        purpose: Purpose,
        mine: &Workbook,
        revision: u64,
        from: String,
        today: jiff::civil::Date,
    ) -> Result<Self, ThreeParts> {
        let from = purpose.from().map_or(from, str::to_owned);
        let mut merged = match theirs.workbook.part {
            Some(stage) if mine.part.is_none() => {
                let review = theirs.workbook.reviews.last().map(|review| review.id);
                let base = theirs.base.as_ref().map(|base| match base.part {
                    None => part_of(&base.as_of(review), stage),
                    Some(_) => base.clone(),
                });
                merge_part(base.as_ref(), mine, &theirs.workbook, stage, &from, today).map_err(|_| other_review())?
            }
            part if part == mine.part => merge(theirs.base.as_ref(), mine, &theirs.workbook, &from, today),
            _ => return Err(whole_into_part()),
        };
        if merged.clashes > 0 {
            return Err(only_newer_can_join());
        }
        if purpose.from().is_some() {
            // One's own answers are taken from nobody.
            Arc::make_mut(&mut merged.workbook.taken).retain(|_, taken| taken.from != RECOVERY_COPY);
        }
        let changes = merged.changes.iter().map(|change| change.in_words(mine, &merged.workbook)).collect();
        Ok(Self { theirs, purpose, merged, changes, revision, from })
    }

    /// Returns what joining it would bring, in a sentence. `from` is who it comes from, as it was typed.
    pub(in crate::ui) fn sentence(&self, from: &str) -> String {
        self.merged.sentence(self.purpose.from().unwrap_or(from))
    }
}

fn only_newer_can_join() -> ThreeParts {
    ThreeParts::new(
        "You both changed answers that this version of Sightline does not know.",
        "Nothing was merged, so that none of them is lost. Both copies are as they were.",
        "Merge them with the version of Sightline that saved them, or a later one.",
    )
}

fn other_review() -> ThreeParts {
    ThreeParts::new(
        "This stage belongs to a review that is not in the workbook.",
        "Nothing was changed.",
        "Check that you chose the right file, and that the right workbook is open.",
    )
}

fn whole_into_part() -> ThreeParts {
    ThreeParts::new(
        "A whole workbook cannot be merged into a single stage.",
        "Nothing was changed.",
        "Open the whole workbook first, then merge the stage there.",
    )
}

impl App {
    /// Reads what somebody else has saved into the file that is open, and shows what joining it would bring.
    pub(in crate::ui) fn meet_their_changes(&mut self) {
        if let Some(file) = self.editor.as_ref().and_then(crate::editor::Editor::theirs) {
            self.meet(file, Purpose::Theirs);
        }
    }

    /// Reads another copy of this workbook, or one stage of it, and shows what joining it would bring.
    pub(in crate::ui) fn meet_copy(&mut self, path: PathBuf) {
        if let Some(file) = self.editor.as_ref().map(|editor| editor.their_file_at(path)) {
            self.meet(file, Purpose::Theirs);
        }
    }

    /// Reads the copy that is where the workbook was to be saved, and shows what joining it would bring.
    pub(in crate::ui) fn meet_where_to_save(&mut self, path: PathBuf) {
        if let Some(file) = self.editor.as_ref().map(|editor| editor.their_file_at(path)) {
            self.meet(file, Purpose::SaveThere);
        }
    }

    pub(super) fn meet(&mut self, file: TheirFile, purpose: Purpose) {
        let Some(editor) = self.editor.as_ref().filter(|editor| editor.can_edit()) else {
            self.say("This workbook is read-only. Make a copy to edit it");
            return;
        };
        let (mine, revision) = (editor.snapshot(), editor.revision());
        let (from, today) = (self.join.from.trim().to_owned(), self.services.clock.today());
        self.join.preview = None;
        self.join.all = false;
        if self.page != Page::Join {
            self.join.came_from = Some(self.page);
        }
        self.join.task = Some(Task::start("join", &self.ctx, move || {
            Preview::of(file.read()?, purpose, &mine, revision, from, today)
        }));
        self.turn_to(Page::Join);
    }

    /// Takes in what was read, and joins it anew when the workbook or the name has changed meanwhile.
    pub(super) fn receive_join(&mut self) {
        match self.join.task.as_ref().map(Task::poll) {
            Some(Progress::Done(Ok(preview))) => {
                self.join.task = None;
                let sentence = preview.sentence(&preview.from);
                self.join.preview = Some(preview);
                self.tell(sentence);
            }
            Some(Progress::Done(Err(parts))) => {
                self.join.task = None;
                self.problem(parts);
            }
            Some(Progress::Lost) => self.join.task = None,
            Some(Progress::Running) => return,
            None => {}
        }
        let Some(editor) = &self.editor else { return };
        let from = self.join.from.trim();
        let typing = self.ctx.memory(egui::Memory::focused) == Some(crate::ui::pages::join_name_id());
        let is_behind = |preview: &Preview| {
            let from = preview.purpose.from().unwrap_or(from);
            preview.revision != editor.revision() || (preview.from != from && !typing)
        };
        if self.page == Page::Join
            && self.join.preview.as_ref().is_some_and(is_behind)
            && let Some(preview) = self.join.preview.take()
        {
            let (mine, revision) = (editor.snapshot(), editor.revision());
            let (from, today) = (from.to_owned(), self.services.clock.today());
            self.join.task = Some(Task::start("join", &self.ctx, move || {
                Preview::of(preview.theirs, preview.purpose, &mine, revision, from, today)
            }));
        }
    }

    /// Joins what is shown.
    pub(in crate::ui) fn join_them(&mut self, preview: Preview) {
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return };
        let joined = editor.adopt_merge(preview.merged.workbook, &preview.theirs, now);
        match joined {
            Ok(()) => {
                let told = if preview.merged.needs.is_empty() {
                    match preview.changes.len() {
                        1 => "Merged 1 change. Undo reverses it".to_owned(),
                        many => format!("Merged {}. Undo reverses them", counted(many, "change", "changes")),
                    }
                } else {
                    format!("Merged. {} to decide", preview.merged.needs.len())
                };
                match preview.purpose {
                    Purpose::Theirs => self.notices.remove(NoticeKind::Theirs),
                    Purpose::SaveThere => {
                        let found = preview.theirs.fingerprint();
                        editor.save_as(preview.theirs.path, Existing::Joined(found), now);
                    }
                    Purpose::OwnCopy(copy) => self.kept_apart_is_done(&copy),
                }
                self.say(told);
                self.form.focus_first = true;
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Asks where the stage for a colleague is to be written. A workbook without a file needs one first.
    pub(in crate::ui) fn ask_where_to_send(&mut self) {
        let Some(editor) = &self.editor else { return };
        if editor.path().is_none() {
            self.problem(ThreeParts::new(
                "The workbook has no file yet.",
                "Your work is still open here, and in a recovery copy.",
                "Save it to a file first. Then the returned stage can be compared with what you sent.",
            ));
            return;
        }
        if self.waiting.is_some() {
            return;
        }
        let stage = self.share.send;
        let name =
            format!("{} stage {} {}.ron", editor.workbook().name(), stage.number(), stage.label().to_lowercase());
        let pending = self.dialogs.save_workbook(&crate::store::safe_file_name(&name), self.ctx.clone());
        self.waiting = Some(Waiting::Send(pending, stage));
    }

    /// Begins to send one stage to a colleague: the file is brought up to date first, so that what comes back is
    /// compared with what was sent.
    pub(in crate::ui) fn send_stage(&mut self, stage: Stage, path: PathBuf) {
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return };
        if editor.is_dirty() {
            editor.save(now);
        }
        self.sending = Some((stage, path));
    }

    /// Writes the stage as soon as the file holds what is on screen.
    pub(super) fn go_on_sending(&mut self) {
        match self.sent.as_ref().map(Task::poll) {
            Some(Progress::Done(Ok(name))) => {
                self.sent = None;
                self.say(format!("Saved {name}. Send it to your colleague"));
            }
            Some(Progress::Done(Err(parts))) => {
                self.sent = None;
                self.problem(parts);
            }
            Some(Progress::Lost) => self.sent = None,
            Some(Progress::Running) | None => {}
        }
        let Some(editor) = self.editor.as_mut().filter(|editor| !editor.is_dirty() || !editor.can_edit()) else {
            return;
        };
        let Some((stage, path)) = self.sending.take() else { return };
        // The very state that the colleague begins with stays at hand, however often the workbook is saved meanwhile.
        editor.keep_restore_point(crate::store::Reason::AskedFor);
        let write = editor.stage_to_send(stage);
        self.sent = Some(Task::start("send", &self.ctx, move || write(&path)));
    }

    /// Leaves the other copy as it is, and goes back to where the person came from. What waits as a notice about their own
    /// work has been seen.
    pub(in crate::ui) fn join_later(&mut self, purpose: &Purpose) {
        if let Purpose::OwnCopy(_) = purpose {
            self.notices.remove(NoticeKind::KeptApart);
            self.say("Nothing was merged. You can find the copy in the File menu, under “Where is my data”");
        } else {
            self.say("Nothing was merged. The other copy is unchanged");
        }
        let page = self.join.came_from.take().unwrap_or(Page::Place(Place::Stage(Stage::Aim)));
        self.turn_to(page);
    }

    /// Reads the earlier version that the file holds, to go back to it or to compare it.
    pub(in crate::ui) fn read_earlier(&mut self, wish: Earlier) {
        if let Some(file) = self.editor.as_ref().and_then(crate::editor::Editor::theirs) {
            self.join.earlier = Some((Task::start("earlier version", &self.ctx, move || file.read()), wish));
        }
    }

    /// Takes in the earlier version.
    pub(super) fn receive_earlier(&mut self) {
        let Some((task, wish)) = &self.join.earlier else { return };
        let (progress, wish) = (task.poll(), *wish);
        if matches!(progress, Progress::Running) {
            return;
        }
        self.join.earlier = None;
        match (progress, wish) {
            (Progress::Done(Ok(theirs)), Earlier::GoBack) => self.go_back_to_file(&theirs),
            (Progress::Done(Ok(theirs)), Earlier::Compare) => self.compare_with_file(theirs),
            (Progress::Done(Err(parts)), _) => self.problem(parts),
            _ => {}
        }
    }

    /// Says that somebody else has saved the file, or the same person in another window, without taking the keyboard.
    pub(in crate::ui) fn somebody_saved(&mut self, parts: ThreeParts) {
        let own = self.only_own_windows();
        if !self.notices.has(NoticeKind::Theirs) {
            self.tell(if own {
                "You have saved this workbook in another window. See the changes from the File menu"
            } else {
                "Somebody else has saved this workbook. See their changes from the File menu"
            });
        }
        self.notices.put(if own { Notice::OwnWindow } else { Notice::Theirs(parts) });
    }

    /// Says what is in the place of the file, without taking the keyboard.
    pub(super) fn file_is_other(&mut self, found: &Found, parts: ThreeParts) {
        self.tell(parts.to_string().replace('\n', " "));
        self.notices.remove(NoticeKind::NotSaved);
        self.notices.put(if matches!(found, Found::Earlier { .. }) {
            Notice::Earlier(parts)
        } else {
            Notice::Wrong(parts)
        });
    }
}
