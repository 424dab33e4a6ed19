//! What the page "Where is my data" knows, and going back: looking for copies, comparing with one, looking at the past.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::task::{Progress, Task};
use super::{App, Page};
use crate::editor::Editor;
use crate::editor::clock::day_and_time;
use crate::editor::keeping::{RestorePoint, open_restore_point, restore_points};
use crate::editor::kept_copies::{KeptWorkbook, kept_workbooks};
use crate::editor::theirs::Theirs;
use crate::model::merge::{Change, ChangeKind, place_in_words, take_back};
use crate::model::{Address, Edit, Names, Part, Spot, Workbook, counted, find_view, merge, words};
use crate::store::siblings::Sibling;
use crate::store::whereabouts::{Whereabouts, whereabouts};
use crate::store::{Person, Reason, ThreeParts};
use crate::ui::shell::NoticeKind;

/// What was found.
#[derive(Clone, Debug)]
pub(in crate::ui) struct DataFound {
    /// The places and their sizes.
    pub whereabouts: Whereabouts,
    /// The restore points, newest first.
    pub points: Vec<RestorePoint>,
    /// Why they could not be listed, if so.
    pub points_fault: Option<ThreeParts>,
    /// Other copies beside the file.
    pub siblings: Vec<Sibling>,
}

/// What the page remembers.
#[derive(Default)]
pub(in crate::ui) struct DataState {
    /// What was found last.
    pub found: Option<Arc<DataFound>>,
    task: Option<Task<DataFound>>,
    /// The restore point that is compared.
    pub compared: Option<Compared>,
    reading: Option<Task<Result<Compared, ThreeParts>>>,
    /// Whether the keyboard is to go into the comparison.
    pub enters: bool,
    /// Whether all restore points are listed.
    pub all: bool,
    /// What is kept of every workbook, while none is open.
    pub kept: Option<Arc<KeptFound>>,
    kept_task: Option<Task<KeptFound>>,
}

/// What is kept on this computer of every workbook.
#[derive(Clone, Debug)]
pub(in crate::ui) struct KeptFound {
    /// The workbooks, the one with the newest copy first.
    pub workbooks: Vec<KeptWorkbook>,
    /// Why they could not be listed, if so.
    pub fault: Option<ThreeParts>,
}

/// An older state beside the workbook as it is.
#[derive(Clone)]
pub(in crate::ui) struct Compared {
    /// When it was, in words.
    pub when: String,
    on: Date,
    /// The file that holds it, where it is no restore point.
    file: Option<Box<Theirs>>,
    /// The workbook as it was.
    pub workbook: Workbook,
    /// What differs.
    pub differences: Vec<Difference>,
    /// Whether the whole is to be looked at.
    whole: bool,
    revision: u64,
}

/// One difference.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Difference {
    /// Where.
    pub spot: Spot,
    /// Where, in words.
    pub place: String,
    /// What stood there then, in words.
    pub then: String,
    /// What stands there now, in words.
    pub now: String,
    /// What bringing it back does.
    pub way: &'static str,
    /// What brings it back. None for what cannot be brought back alone.
    pub edit: Option<Edit>,
}

impl Compared {
    fn of((when, on): (String, Date), then: Workbook, now: &Workbook, whole: bool, revision: u64) -> Self {
        // Seen from today, the old state is a copy in which all that differs was changed.
        let merged = merge(Some(now), now, &then, "", on);
        let newest = now.reviews.last().map(|review| review.id);
        // A mark that the old state does not have is a question of the merge. Here a person asks for it.
        let marks = merged.needs.iter().filter(|spot| matches!(spot.part, Part::KeptOut(_)));
        let marks = marks.map(|spot| Change { spot: *spot, kind: ChangeKind::Removed });
        let differences = merged
            .changes
            .iter()
            .copied()
            .chain(marks)
            .filter(|change| change.kind != ChangeKind::OneOfTwo)
            .map(|change| {
                let here = change.spot.review.is_none() || change.spot.review == newest;
                let at = change.spot.address().filter(|_| here);
                let seen = if change.kind == ChangeKind::Removed { now } else { &merged.workbook };
                let mark = mark_edit(&change, on);
                let (was, is, way) = match change.kind {
                    _ if matches!(change.spot.part, Part::Finding(_)) => {
                        ("Another decision".to_owned(), "As it is".to_owned(), "")
                    }
                    ChangeKind::New if mark.is_some() => {
                        ("Kept out of public versions".to_owned(), "Not kept out".to_owned(), "Keep it out again")
                    }
                    ChangeKind::Removed if mark.is_some() => {
                        ("Not kept out yet".to_owned(), "Kept out of public versions".to_owned(), "Remove the mark")
                    }
                    ChangeKind::New => ("Present then".to_owned(), "Not there now".to_owned(), "Restore it"),
                    ChangeKind::Removed => ("Not there yet".to_owned(), "Present then".to_owned(), "Remove it"),
                    ChangeKind::Moved => ("In another order".to_owned(), "As it is".to_owned(), "Restore the order"),
                    ChangeKind::Changed | ChangeKind::OneOfTwo => {
                        (answer(&then, at), answer(now, at), "Restore this answer")
                    }
                };
                Difference {
                    spot: change.spot,
                    place: place_in_words(seen, &change.spot),
                    then: was,
                    now: is,
                    way,
                    edit: mark.or_else(|| at.and_then(|at| take_back(&then, now, at))),
                }
            })
            .collect();
        Self { when, on, file: None, workbook: then, differences, whole, revision }
    }
}

/// Returns the edit that brings a mark on what is kept out of public versions back, or removes it.
fn mark_edit(change: &Change, on: jiff::civil::Date) -> Option<Edit> {
    let Part::KeptOut(at) = change.spot.part else { return None };
    Some(if change.kind == ChangeKind::Removed { Edit::LetIn { at } } else { Edit::KeepOut { at, on } })
}

/// Says an answer in words.
fn answer(workbook: &Workbook, at: Option<Address>) -> String {
    let Some((question, view)) = at.and_then(|at| find_view(workbook, &at)) else { return "Something else".to_owned() };
    let typed = at.and_then(|at| workbook.unread.get(&at.to_string()));
    let words = typed.cloned().unwrap_or_else(|| words(question, view, &Names::of(workbook)).into_owned());
    if words.trim().is_empty() { "Not answered".to_owned() } else { words }
}

impl App {
    /// Looks for all places where the workbook and its copies are.
    pub(in crate::ui) fn look_for_data(&mut self) {
        let services = self.services.clone();
        let Some(editor) = &self.editor else {
            self.data.kept_task =
                Some(Task::start("kept copies", &self.ctx, move || match kept_workbooks(&services) {
                    Ok(workbooks) => KeptFound { workbooks, fault: None },
                    Err(parts) => KeptFound { workbooks: vec![], fault: Some(parts) },
                }));
            return;
        };
        let (document, file) = (editor.document().to_owned(), editor.path().map(std::path::Path::to_owned));
        let siblings = editor.sibling_search();
        self.data.task = Some(Task::start("whereabouts", &self.ctx, move || {
            let disk = services.disk.as_ref();
            let me = Person::here(disk);
            let now = services.clock.instant();
            let (points, points_fault) = match restore_points(&document, &services) {
                Ok(points) => (points, None),
                Err(parts) => (vec![], Some(parts)),
            };
            DataFound {
                whereabouts: whereabouts(disk, &services.places, &document, file.as_deref(), &me, now),
                points,
                points_fault,
                siblings: siblings.map(|search| search()).unwrap_or_default(),
            }
        }));
    }

    /// Keeps the workbook as it is.
    pub(in crate::ui) fn keep_restore_point(&mut self) {
        if let Some(editor) = &mut self.editor {
            editor.keep_restore_point(Reason::AskedFor);
        }
    }

    /// Reads a restore point, to compare the workbook with it or to look at the whole.
    pub(in crate::ui) fn compare_with(&mut self, point: &RestorePoint, whole: bool) {
        let Some(editor) = &self.editor else { return };
        let (services, point) = (self.services.clone(), point.clone());
        let (now, revision) = (editor.snapshot(), editor.revision());
        self.data.reading = Some(Task::start("restore point", &self.ctx, move || {
            let then = open_restore_point(&point, &services)?;
            let when = (crate::ui::pages::when(&point), point.at.date());
            Ok(Compared::of(when, then, &now, whole, revision))
        }));
    }

    /// Compares the workbook with the earlier version that its file holds.
    pub(super) fn compare_with_file(&mut self, theirs: Theirs) {
        let Some(editor) = &self.editor else { return };
        let (now, revision, today) = (editor.snapshot(), editor.revision(), self.services.clock.today());
        let local = theirs.fingerprint().modified.and_then(|at| self.services.clock.local(at));
        let when = local.map_or_else(|| "an earlier day".to_owned(), |at| day_and_time(at, today));
        let on = local.map_or(today, DateTime::date);
        self.turn_to(Page::Data);
        self.look_for_data();
        self.data.reading = Some(Task::start("earlier version", &self.ctx, move || {
            let compared = Compared::of((when, on), theirs.workbook.clone(), &now, false, revision);
            Ok(Compared { file: Some(Box::new(theirs)), ..compared })
        }));
    }

    /// Goes back to the earlier version that the file holds.
    pub(super) fn go_back_to_file(&mut self, theirs: &Theirs) {
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return };
        match editor.go_back_to_file(theirs, now) {
            Ok(()) => {
                self.notices.remove(NoticeKind::Theirs);
                self.say("This is the earlier version. Undo restores your newer answers");
                self.data.compared = None;
                self.form.focus_first = true;
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Takes in what was looked for.
    pub(super) fn receive_data(&mut self) {
        match self.data.task.as_ref().map(Task::poll) {
            Some(Progress::Done(found)) => {
                self.data.task = None;
                self.data.found = Some(Arc::new(found));
            }
            Some(Progress::Lost) => self.data.task = None,
            Some(Progress::Running) | None => {}
        }
        match self.data.kept_task.as_ref().map(Task::poll) {
            Some(Progress::Done(found)) => {
                self.data.kept_task = None;
                self.data.kept = Some(Arc::new(found));
            }
            Some(Progress::Lost) => self.data.kept_task = None,
            Some(Progress::Running) | None => {}
        }
        match self.data.reading.as_ref().map(Task::poll) {
            Some(Progress::Done(Ok(compared))) => {
                self.data.reading = None;
                if compared.whole {
                    self.show_past(compared);
                } else {
                    self.data.enters = self.page == Page::Data;
                    self.tell(match compared.differences.len() {
                        0 => "No differences from today".to_owned(),
                        some => format!("{} from today", counted(some, "answer differs", "answers differ")),
                    });
                    self.data.compared = Some(compared);
                }
            }
            Some(Progress::Done(Err(parts))) => {
                self.data.reading = None;
                self.problem(parts);
            }
            Some(Progress::Lost) => self.data.reading = None,
            Some(Progress::Running) | None => {}
        }
        // What was compared with an older present is compared again.
        let revision = self.editor.as_ref().map(Editor::revision);
        if self.page == Page::Data
            && self.present.is_none()
            && self.data.reading.is_none()
            && let Some(compared) =
                self.data.compared.as_ref().filter(|compared| Some(compared.revision) != revision).cloned()
            && let Some(editor) = &self.editor
        {
            let (now, revision) = (editor.snapshot(), editor.revision());
            self.data.reading = Some(Task::start("restore point", &self.ctx, move || {
                let Compared { when, on, file, workbook, .. } = compared;
                Ok(Compared { file, ..Compared::of((when, on), workbook, &now, false, revision) })
            }));
        }
    }

    /// Makes the workbook what it was at a restore point. The present state is kept first, and undo brings it back too.
    pub(in crate::ui) fn go_back_to(&mut self, compared: &Compared) {
        if let Some(theirs) = &compared.file {
            let theirs = theirs.clone();
            self.go_back_to_file(&theirs);
            self.look_for_data();
            return;
        }
        let now = self.moment();
        let day = compared.when.clone();
        let Some(editor) = &mut self.editor else { return };
        match editor.replace_all(compared.workbook.clone(), &format!("Go back to {day}"), now) {
            Ok(()) => {
                self.say(format!("This is the workbook as it was on {day}. Undo restores the current version"));
                self.form.focus_first = true;
                self.look_for_data();
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Shows the workbook as it was, for reading only. The present one waits, saved.
    fn show_past(&mut self, compared: Compared) {
        let now = self.moment();
        let Some(mut present) = self.editor.take() else { return };
        present.focus_lost(now);
        let title = format!("As it was on {}", compared.when);
        self.editor = Some(Editor::past(compared.workbook, &title, self.services.clone()));
        self.present = Some(present);
        self.form = crate::ui::form::FormMemory::default();
        self.turn_to(Page::Place(crate::model::Place::Stage(crate::model::Stage::Aim)));
        self.say(title);
    }

    /// Shows the present workbook again.
    pub(in crate::ui) fn return_to_present(&mut self) {
        if let Some(present) = self.present.take() {
            self.editor = Some(present);
            self.form = crate::ui::form::FormMemory::default();
            let page = self.page_before_the_past();
            self.turn_to(page);
        }
    }
}
