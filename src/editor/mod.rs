//! One open workbook over time, without a window: open, edit, settle, undo, save.
//!
//! | Module | What it is |
//! |---|---|
//! | [`clock`] | the caller's time and the wall clock |
//! | [`mod@compare`] | in how many answers two states of a workbook differ |
//! | [`emergency`] | the last words of a program that ends in a panic |
//! | [`ending`] | the system asks the program to end |
//! | [`found`] | what is at the path when that is not what was saved |
//! | [`keeping`] | restore points, and going back to one |
//! | [`kept_copies`] | the newest kept copy of a file that cannot be opened, and of every workbook |
//! | [`open`] | opening a file off the frame, starting and copying a workbook |
//! | [`recovery`] | copies of work that was in no file when the program ended |
//! | [`samples`] | the worked examples |
//! | [`stopwatch`] | the clock of the session |
//! | [`theirs`] | what somebody else has saved, and taking a joined workbook over |
//! | [`watch`] | looking whether somebody else has changed the file, and who has it open |
//!
//! A frame calls [`Editor::apply`] for what the person did, then [`Editor::poll`] and [`Editor::settle`]. None of them
//! waits for a disk, and none costs more with a larger workbook when nothing has changed.

pub mod clock;
pub mod compare;
pub mod emergency;
pub mod ending;
mod errands;
pub mod found;
mod history;
mod job;
pub mod keeping;
pub mod kept_copies;
mod leaving;
pub mod open;
pub mod recovery;
pub(crate) mod row_ids;
pub mod samples;
mod saver;
mod services;
mod state;
pub mod stopwatch;
pub mod theirs;
pub mod watch;

#[cfg(test)]
mod fault_tests;
#[cfg(test)]
mod found_tests;
#[cfg(test)]
mod history_tests;
#[cfg(test)]
mod keeping_tests;
#[cfg(test)]
mod life_tests;
#[cfg(test)]
mod recovery_tests;
#[cfg(test)]
mod saving_tests;
#[cfg(test)]
mod stopwatch_tests;
#[cfg(test)]
mod test_world;
#[cfg(test)]
mod watch_tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::model::{Edit, Outcome, Review, RowId, Workbook, find_view};
use crate::rules::line::{LineOfSight, line_of_review};
use crate::rules::{Findings, Progress, progress};
use crate::store::{Fingerprint, Header, Keeping, Migration, Opened, Reason, ThreeParts, Warning};

pub use clock::{Clock, FixedClock, Moment, RealClock};
pub use found::{Found, Wrong};
pub use history::{Held, LONGEST_FLUX, MOST_POINTS, REST, UndoStep};
pub use saver::{AUTOSAVE_AFTER, RETRY_AFTER};
pub use services::Services;
pub use state::{ApplyError, Closing, EditorEvent, Existing, ReadOnly, SaveState};

use emergency::{Seat, Unsaved};
use errands::Errands;
use history::History;
use recovery::RecoveryCopy;
use saver::Saver;
use stopwatch::Stopwatch;
use watch::{Look, Watch};

/// How long a pause in typing is before the words are left for an emergency, in seconds.
const LEFT_WHEN_QUIET: f64 = 0.25;

/// How long typing may go on without a pause before the words are left for an emergency, in seconds.
const LEFT_AT_LEAST_EVERY: f64 = 2.0;

/// What was done on the side and has ended.
enum Done {
    /// A copy was to be kept.
    Kept(Reason, Result<Keeping, ThreeParts>),
    /// The file was looked at.
    Looked(Look),
}

/// One open workbook over time.
pub struct Editor {
    workbook: Workbook,
    revision: u64,
    settled: Option<u64>,
    last_change: Moment,
    history: History,
    progress: Progress,
    findings: Arc<Findings>,
    sight: Arc<LineOfSight>,
    /// The review that the progress was counted from; it shares its sheets with the workbook until they change.
    counted: Arc<Review>,
    saver: Saver,
    errands: Errands<Done>,
    seat: Seat,
    /// The revision that was left for an emergency, and when.
    left: (u64, Moment),
    watch: Watch,
    stopwatch: Stopwatch,
    read_only: Option<ReadOnly>,
    warnings: Vec<Warning>,
    migrated: Option<Migration>,
    example_title: Option<String>,
    kept_apart: Vec<RecoveryCopy>,
    kept_before: Vec<RecoveryCopy>,
}

impl Editor {
    /// Begins with a workbook that has no file.
    pub fn new(workbook: Workbook, document: uuid::Uuid, services: Services) -> Self {
        let saver = Saver::untitled(header_of(document), Some(workbook.clone()), services);
        Self::with(workbook, saver)
    }

    /// Begins with a workbook that was read from a file.
    pub fn open(opened: Opened<Workbook>, path: PathBuf, fingerprint: Fingerprint, services: Services) -> Self {
        let Opened { document, read_only, warnings, migrated } = opened;
        let workbook = document.workbook;
        let saver = Saver::opened(&document.header, &workbook, path, fingerprint, services);
        let read_only = read_only.map(ReadOnly::File);
        Self { read_only, warnings, migrated, ..Self::with(workbook, saver) }
    }

    /// Begins with a workbook that was read from a copy and is in no file.
    pub(in crate::editor) fn without_file(opened: Opened<Workbook>, services: Services) -> Self {
        let Opened { document, read_only, warnings, .. } = opened;
        let saver = Saver::untitled(document.header, None, services);
        Self { read_only: read_only.map(ReadOnly::File), warnings, ..Self::with(document.workbook, saver) }
    }

    /// Shows a worked example, which may be copied and not changed.
    pub fn example(workbook: Workbook, title: &str, services: Services) -> Self {
        let mut example = Self {
            read_only: Some(ReadOnly::Example),
            example_title: Some(title.to_owned()),
            ..Self::new(workbook, uuid::Uuid::new_v4(), services)
        };
        example.findings = Arc::new(Findings::of(&example.workbook, example.day()));
        example
    }

    /// Shows an older state of a workbook, which may only be read.
    pub fn past(workbook: Workbook, title: &str, services: Services) -> Self {
        Self { read_only: Some(ReadOnly::Past), ..Self::example(workbook, title, services) }
    }

    /// Reads only from now on: nothing is saved, and what was typed so far is saved first.
    pub fn only_read(&mut self, now: Moment) {
        if self.can_edit() {
            self.focus_lost(now);
            self.read_only = Some(ReadOnly::Chosen);
        }
    }

    /// Returns the day on which the answers are judged: today, and for a worked example the day of its review, because
    /// every date of a review of long ago has passed.
    fn day(&self) -> Date {
        let review = self.workbook.review();
        let then = review
            .session
            .date
            .or(review.started)
            .filter(|_| matches!(self.read_only, Some(ReadOnly::Example | ReadOnly::Past)));
        then.unwrap_or_else(|| self.services().clock.today())
    }

    fn with(workbook: Workbook, mut saver: Saver) -> Self {
        saver.compare(&workbook, 0);
        Self {
            revision: 0,
            settled: Some(0),
            last_change: Moment::default(),
            history: History::default(),
            progress: progress(&workbook),
            findings: Arc::new(Findings::of(&workbook, saver.services().clock.today())),
            sight: Arc::new(line_of_review(workbook.review())),
            counted: review_of(&workbook),
            saver,
            errands: Errands::default(),
            seat: Seat::new(),
            left: (0, Moment::default()),
            watch: Watch::default(),
            stopwatch: Stopwatch::default(),
            read_only: None,
            warnings: Vec::new(),
            migrated: None,
            example_title: None,
            kept_apart: vec![],
            kept_before: vec![],
            workbook,
        }
    }

    /// Returns the workbook.
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// Returns a copy of the workbook that shares everything with it until one of them changes.
    pub fn snapshot(&self) -> Workbook {
        self.workbook.clone()
    }

    /// Returns whether the workbook may be changed.
    pub fn can_edit(&self) -> bool {
        self.read_only.is_none()
    }

    fn services(&self) -> &Services {
        self.saver.services()
    }

    /// Returns the document, for the life of the workbook.
    pub fn document(&self) -> &str {
        self.saver.document()
    }

    /// Returns why the workbook may not be changed. None when it may.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.read_only.as_ref()
    }

    /// Returns what was odd about the file when it was opened.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Returns what was done to the workbook because its file is of an older version, which the next save changes. None
    /// when it is of the newest.
    pub fn migration(&self) -> Option<&Migration> {
        self.migrated.as_ref()
    }

    /// Does an edit. An edit that changes nothing makes no point to undo and no revision.
    pub fn apply(&mut self, edit: &Edit, now: Moment) -> Result<Outcome, ApplyError> {
        if !self.can_edit() {
            return Err(ApplyError::ReadOnly);
        }
        self.hear_of_edit(edit, now);
        if matches!(edit, Edit::Sit { .. } | Edit::Spend { .. } | Edit::Begin { .. }) {
            // Time is a fact, and what is begun is no answer yet: neither is a step to undo.
            let outcome = edit.apply(&mut self.workbook)?;
            self.touch(now);
            return Ok(outcome);
        }
        if self.history.gathers(edit) {
            // The flux keeps the workbook from before: another copy here would make every keystroke pay for one.
            let is_same = is_same_answer(&self.workbook, edit);
            let outcome = edit.apply(&mut self.workbook)?;
            if !is_same {
                self.history.gather(now);
                self.touch(now);
            }
            return Ok(outcome);
        }
        let before = self.workbook.clone();
        let outcome = edit.apply(&mut self.workbook)?;
        if self.workbook != before {
            self.history.note(before, edit, &outcome, now);
            self.touch(now);
        }
        Ok(outcome)
    }

    fn touch(&mut self, now: Moment) {
        self.revision += 1;
        self.last_change = now;
    }

    /// Brings everything that follows from the workbook up to date; called once a frame. Costs nothing when nothing
    /// has changed and nothing is due.
    pub fn settle(&mut self, now: Moment, held: Held) {
        if self.can_edit() && (self.saver.is_due(now) || self.stopwatch.is_due(now)) {
            self.write_time(now);
        }
        if self.settled != Some(self.revision) {
            self.settled = Some(self.revision);
            let review = review_of(&self.workbook);
            self.progress = self.progress.updated(&self.counted, &review);
            if !Arc::ptr_eq(&self.counted, &review) {
                self.sight = Arc::new(line_of_review(&review));
            }
            self.counted = review;
            self.saver.changed(&self.workbook, self.revision, self.last_change);
        }
        let day = self.day();
        if self.findings.is_behind(&self.workbook, day) {
            Arc::make_mut(&mut self.findings).update(&self.workbook, day);
        }
        self.history.settle(&self.workbook, now, held);
        if self.can_edit() {
            self.saver.settle(&self.workbook, self.revision, now);
        }
        self.leave_when_quiet(now);
    }

    /// Leaves what is in no file for an emergency when typing pauses, or goes on for long: a copy that is held makes the
    /// next letter pay for one of what it changes.
    fn leave_when_quiet(&mut self, now: Moment) {
        let (revision, left_at) = self.left;
        let is_quiet = now >= self.last_change.later(LEFT_WHEN_QUIET);
        if revision != self.revision && (is_quiet || now >= left_at.later(LEFT_AT_LEAST_EVERY)) {
            self.left = (self.revision, now);
            self.leave_for_an_emergency();
        }
    }

    /// Leaves what is in no file where it is found if the program should end.
    fn leave_for_an_emergency(&self) {
        let unsaved = self.is_dirty().then(|| Unsaved {
            workbook: self.snapshot(),
            header: self.saver.next_header(),
            file: self.path().map(Path::to_owned),
            services: self.services().clone(),
        });
        self.seat.leave(unsaved);
    }

    #[cfg(test)]
    fn seat(&self) -> u64 {
        self.seat.number()
    }

    /// Takes the last change back. None when there is nothing to take back.
    pub fn undo(&mut self, now: Moment) -> Option<UndoStep> {
        let step = self.history.undo(&mut self.workbook)?;
        self.touch(now);
        Some(step)
    }

    /// Does again what was taken back last. None when there is nothing, or something else was done since.
    pub fn redo(&mut self, now: Moment) -> Option<UndoStep> {
        let step = self.history.redo(&mut self.workbook)?;
        self.touch(now);
        Some(step)
    }

    /// Returns what an undo would take back ("Remove stakeholder").
    pub fn undo_name(&self) -> Option<&str> {
        self.history.undo_name()
    }

    /// Returns what a redo would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.history.redo_name()
    }

    /// Returns the count of changes since the workbook was opened. What is derived from the workbook is kept by it.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Returns the number of the save that holds what is on screen, or will hold it. It never falls while the workbook
    /// is saved to its file.
    pub fn edition(&self) -> u64 {
        let next = self.saver.next_header().revision;
        if self.is_dirty() { next } else { next.saturating_sub(1) }
    }

    /// Returns how far the review on screen is, as of the last settling.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Returns the line of sight as of the last settling. The same `Arc` as long as the review is the same.
    pub fn line_of_sight(&self) -> &Arc<LineOfSight> {
        &self.sight
    }

    /// Returns the findings as of the last settling. The same `Arc` as long as nothing was settled.
    pub fn findings(&self) -> &Arc<Findings> {
        &self.findings
    }

    /// Returns whether the workbook differs from what was saved last. Between a change and its settling it says yes.
    pub fn is_dirty(&self) -> bool {
        self.can_edit() && self.saver.is_dirty(self.revision)
    }

    /// Saves at once. Without a path the recovery copy is written; ask for a path and call [`Editor::save_as`].
    pub fn save(&mut self, now: Moment) {
        if self.can_edit() {
            self.write_time(now);
            self.history.settle(&self.workbook, now, Held::Nothing);
            self.saver.save(&self.workbook, self.revision);
        }
    }

    /// Saves at once at another path, which becomes the path of the workbook when the save succeeds.
    pub fn save_as(&mut self, path: PathBuf, existing: Existing, now: Moment) {
        if self.can_edit() {
            self.write_time(now);
            self.history.settle(&self.workbook, now, Held::Nothing);
            self.saver.save_as(path, existing, &self.workbook, self.revision);
        }
    }

    /// Saves at once what the person may expect to find elsewhere, because the window is no longer the one in use.
    pub fn focus_lost(&mut self, now: Moment) {
        if self.can_edit() {
            self.write_time(now);
            self.settle(now, Held::Nothing);
            self.saver.save_quietly(&self.workbook, self.revision);
        }
    }

    /// Takes in what saves have reported since the last call.
    pub fn poll(&mut self, now: Moment) -> Vec<EditorEvent> {
        let mut events = self.saver.poll(&self.workbook, self.revision, now);
        for done in self.errands.done() {
            match done {
                Done::Kept(reason, result) => events.extend(keeping::told(reason, result)),
                Done::Looked(look) => events.extend(self.take_in_look(look, now)),
            }
        }
        if !events.is_empty() {
            self.leave_for_an_emergency();
        }
        events
    }

    /// Returns what is known about the file.
    pub fn save_state(&self) -> SaveState<'_> {
        match &self.read_only {
            Some(reason) => SaveState::ReadOnly(reason.words()),
            None => self.saver.state(self.revision),
        }
    }

    /// Returns how long until settling has something to do by itself. None when only a person or a save can bring it.
    pub fn wake_after(&self, now: Moment) -> Option<Duration> {
        if self.settled != Some(self.revision) {
            return Some(Duration::ZERO);
        }
        // A point that is overdue waits for a key to come up, and that wakes the window.
        let point = self.history.due().filter(|due| *due > now).map(|due| due.after(now));
        let save = if self.can_edit() { self.saver.wake_after(now) } else { None };
        [point, save, self.clock_wake(now)].into_iter().flatten().min()
    }

    /// Returns where the file is.
    pub fn path(&self) -> Option<&Path> {
        self.saver.path()
    }

    /// Returns the name of the file, or what stands for it.
    pub fn title(&self) -> String {
        let file = self.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        file.or_else(|| self.example_title.clone()).unwrap_or_else(|| "Untitled workbook".to_owned())
    }

    /// Returns an id for a new row: random, and not in this workbook.
    pub fn new_row_id(&mut self) -> RowId {
        row_ids::unused(&self.workbook)
    }
}

fn header_of(document: uuid::Uuid) -> Header {
    Header { document: document.to_string(), ..Header::fresh() }
}

fn review_of(workbook: &Workbook) -> Arc<Review> {
    workbook.reviews.last().cloned().unwrap_or_default()
}

/// Returns whether an edit gives an answer that is there already.
fn is_same_answer(workbook: &Workbook, edit: &Edit) -> bool {
    match edit {
        Edit::Set { at, to } => {
            find_view(workbook, at).is_some_and(|(_, view)| view.to_answer() == *to)
                && !workbook.unread.contains_key(&at.to_string())
        }
        Edit::KeepAsTyped { at, text } => workbook.unread.get(&at.to_string()).map_or("", String::as_str) == text,
        _ => false,
    }
}
