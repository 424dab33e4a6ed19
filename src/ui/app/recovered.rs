//! Work that was kept and is in no file: found at the start and when a file is opened, told, and joined with its file.

use super::task::{Progress, Task};
use super::{App, Purpose};
use crate::editor::recovery::{self, Difference, Holder, Newer, RecoveryCopy};
use crate::model::counted;
use crate::ui::shell::{Notice, NoticeKind};

/// One copy of work that is in no file, as it is shown.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The organisation.
    pub organisation: String,
    /// When it was kept, in words.
    pub when: String,
    /// What it holds, and how it differs from its file.
    pub about: String,
    /// The copy.
    pub copy: RecoveryCopy,
}

impl Recovered {
    /// Puts a copy in words.
    pub(in crate::ui) fn of(copy: RecoveryCopy) -> Self {
        Self {
            organisation: copy.organisation.clone(),
            when: copy.at.map(when).unwrap_or_default(),
            about: about(&copy),
            copy,
        }
    }

    /// Says when it was kept and how it differs, on one line.
    pub(in crate::ui) fn line(&self) -> String {
        if self.when.is_empty() { self.about.clone() } else { format!("{}, {}", self.when, self.about) }
    }
}

/// How a notice is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It is read out to people who hear the window.
    Aloud,
    /// Only seen, because something else is being said.
    Quietly,
}

/// Says a point in time as people say it.
fn when(at: jiff::civil::DateTime) -> String {
    format!("{}, {:02}:{:02}", crate::model::date_in_text(at.date()), at.hour(), at.minute())
}

/// Says what a recovery copy holds, and how it differs from its file.
fn about(copy: &RecoveryCopy) -> String {
    let name = copy.belongs_to.as_deref().and_then(std::path::Path::file_name);
    let name = name.map_or_else(|| "its file".to_owned(), |name| format!("“{}”", name.to_string_lossy()));
    let answers = |count: usize| counted(count, "answer", "answers");
    let are = |count: usize| counted(count, "answer is", "answers are");
    let about = match &copy.difference {
        Difference::NoFile => format!("{}, never saved to a file", answers(copy.answers)),
        Difference::FileGone => format!("{}, but {name} is no longer there", answers(copy.answers)),
        Difference::FileUnreadable(_) => format!("{}, but {name} cannot be read now", answers(copy.answers)),
        Difference::Answers { count, order: Newer::Copy } => format!("{} newer than {name}", answers(*count)),
        Difference::Answers { count, order: Newer::Both } => {
            format!("{} not in {name}, which has changed since then", are(*count))
        }
    };
    match copy.holder {
        Holder::Nobody => about,
        Holder::AnotherWindow => format!("{about}. Open in another window now"),
    }
}

impl App {
    /// Looks on a thread for work that was kept without a file of its own.
    pub(super) fn look_for_recovered(&mut self) {
        let services = self.services.clone();
        self.recovering = Some(Task::start("recovery", &self.ctx, move || {
            recovery::recoverable(&services).into_iter().map(Recovered::of).collect()
        }));
    }

    /// Takes in what was found, and what became of a copy that was put among the restore points.
    pub(super) fn receive_recovered(&mut self) {
        match self.recovering.as_ref().map(Task::poll) {
            Some(Progress::Done(found)) => {
                self.recovering = None;
                self.recovered = found;
            }
            Some(Progress::Lost) => self.recovering = None,
            Some(Progress::Running) | None => {}
        }
        match self.keeping.as_ref().map(Task::poll) {
            Some(Progress::Done(Ok(()))) => {
                self.keeping = None;
                self.say("Moved to restore points. You will not be asked again");
            }
            Some(Progress::Done(Err(parts))) => {
                self.keeping = None;
                self.problem(parts);
            }
            Some(Progress::Lost) => self.keeping = None,
            Some(Progress::Running) | None => {}
        }
    }

    /// Opens work that was kept: in its file when it goes on from that, beside it when the file was changed since, so that
    /// the two can be joined, and without a file when there is none.
    pub fn open_recovered(&mut self, recovered: &Recovered) {
        let copy = recovered.copy.clone();
        if let (Difference::Answers { order: Newer::Both, .. }, Some(file)) = (&copy.difference, &copy.belongs_to) {
            let file = file.clone();
            self.meets = Some(copy);
            self.open_path(file);
        } else {
            self.open_copy(copy);
        }
    }

    /// Opens a recovery copy itself: in its file when it goes on from that, else without one.
    fn open_copy(&mut self, copy: RecoveryCopy) {
        let services = self.services.clone();
        self.opening = Some(Task::start("open", &self.ctx, move || {
            recovery::open_recovered(&copy, services).map_err(super::NotOpened::from)
        }));
    }

    /// Tells about the recovery copies of a workbook that was just opened, and goes to the one that was asked for.
    pub(super) fn offer_kept_apart(&mut self) {
        let asked = self.meets.take();
        let Some(editor) = &self.editor else { return };
        if let Some(copy) = asked.as_ref().filter(|_| !editor.can_edit()) {
            // Nothing can be joined into a file that is only read.
            self.open_copy(copy.clone());
        } else if let Some(copy) = asked.filter(|copy| editor.kept_apart().iter().any(|other| other.path == copy.path))
        {
            self.tell_of_kept_apart(Manner::Quietly);
            self.meet_recovered(copy);
        } else {
            self.tell_of_kept_apart(Manner::Aloud);
        }
    }

    /// Lets the newest recovery copy that is not joined wait as a notice; it is read out the first time.
    fn tell_of_kept_apart(&mut self, manner: Manner) {
        self.notices.remove(NoticeKind::KeptApart);
        let Some(editor) = self.editor.as_ref().filter(|editor| editor.can_edit()) else { return };
        // What another window is at work with is no news, and not lost.
        let Some(copy) = editor.kept_apart().iter().find(|copy| copy.holder == Holder::Nobody) else { return };
        let Recovered { when, about, .. } = Recovered::of(copy.clone());
        self.notices.put(Notice::KeptApart(if when.is_empty() { about } else { format!("on {when}: {about}") }));
        if manner == Manner::Aloud {
            self.tell("Work that is not in this file was recovered. See it from the File menu");
        }
    }

    /// Tells of work that was kept for another workbook, which was in the place of this one.
    pub(super) fn tell_of_kept_before(&mut self) {
        let Some(copy) = self.editor.as_ref().and_then(|editor| editor.kept_before().first()) else { return };
        let Recovered { organisation, when, .. } = Recovered::of(copy.clone());
        let when = if when.is_empty() { String::new() } else { format!(", saved on {when}") };
        let of = if organisation.is_empty() { "another workbook".to_owned() } else { format!("“{organisation}”") };
        self.notices.put(Notice::KeptBefore(format!(
            "This file held {of} before. Some of your work is not in any file{when}."
        )));
    }

    /// Opens the work that was kept for the workbook that was here before.
    pub(in crate::ui) fn open_kept_before(&mut self) {
        self.notices.remove(NoticeKind::KeptBefore);
        let copy = self.editor.as_ref().and_then(|editor| editor.kept_before().first().cloned());
        if let Some(copy) = copy {
            self.open_recovered(&Recovered::of(copy));
        }
    }

    /// Shows what the newest recovery copy would bring.
    pub(in crate::ui) fn meet_kept_apart(&mut self) {
        let copy = self.editor.as_ref().and_then(|editor| editor.kept_apart().first().cloned());
        if let Some(copy) = copy {
            self.meet_recovered(copy);
        }
    }

    /// Shows what a recovery copy would bring.
    pub(in crate::ui) fn meet_recovered(&mut self, copy: RecoveryCopy) {
        let Some(file) = self.editor.as_ref().map(|editor| editor.their_file_at(copy.path.clone())) else { return };
        self.meet(file, Purpose::OwnCopy(Box::new(copy)));
    }

    /// Takes note that a recovery copy was joined or put away, and tells of the next one.
    pub(super) fn kept_apart_is_done(&mut self, copy: &RecoveryCopy) {
        if let Some(editor) = &mut self.editor {
            editor.forget_kept_apart(&copy.path);
        }
        self.tell_of_kept_apart(Manner::Quietly);
    }

    /// Puts a recovery copy among the restore points instead of joining it.
    pub(in crate::ui) fn keep_instead(&mut self, copy: RecoveryCopy) {
        self.kept_apart_is_done(&copy);
        let services = self.services.clone();
        self.keeping =
            Some(Task::start("restore point", &self.ctx, move || recovery::keep_as_restore_point(&copy, &services)));
    }

    /// Puts the notice aside that is shown.
    pub(in crate::ui) fn put_notice_aside(&mut self) {
        if let Some(kind) = self.notices.shown().map(Notice::kind) {
            self.notices.remove(kind);
        }
    }
}
