//! Papers on their way out: the preview, and the files, each made on a thread from a snapshot.
//!
//! A paper is composed once for each state of the workbook and each order. Files are made one format after the other, can
//! be cancelled between two and between the parts of a long one, and are put in place together at the end, so that a cancelled or failed export leaves
//! nothing. A file that is there already is replaced only after a person has said so.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::task::{Progress, Task};
use super::{App, Page};
use crate::editor::Services;
use crate::export::{self, Document, Format, NoPaper, Order, Paper, calendar, safe_name};
use crate::model::{Address, Step, Workbook, counted, find_view};
use crate::rules::Findings;
use crate::store::{Overwrite, ThreeParts, already_there, write_exports};
use crate::ui::act;
use crate::ui::action::Action;
use crate::ui::shell::Modal;

/// What happens to a paper that cannot be made.
const SAFE: &str = "Nothing was written, and your workbook is safe.";

/// The paper that the page shows.
#[derive(Default)]
pub(in crate::ui) struct Preview {
    /// What the shown paper was made from.
    made_from: Option<(u64, Order)>,
    /// The paper, or why there is none.
    pub(in crate::ui) paper: Option<Result<Arc<Document>, NoPaper>>,
    /// What to look at before the paper is released, known before anything is written.
    pub(in crate::ui) remarks: Vec<String>,
    /// How often a paper was made: the drawing forgets what it measured.
    pub(in crate::ui) times: u64,
    making: Option<Making>,
}

/// A paper that is being made, and what from.
type Making = ((u64, Order), Task<(Result<Document, NoPaper>, Vec<String>)>);

/// What a paper that is asked for beside what it says is written as: to go on writing in, to print, to read on a screen.
/// The page Share has every format.
const TO_READ: [Format; 3] = [Format::Docx, Format::Pdf, Format::Html];

/// The files that a person wants.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Wanted {
    /// The paper.
    pub(in crate::ui) order: Order,
    /// The formats of the paper, in order; none for no paper.
    pub(in crate::ui) formats: Vec<Format>,
    /// Whether a calendar of what is due is wanted too.
    pub(in crate::ui) calendar: bool,
}

impl Wanted {
    /// Returns a paper to read.
    pub(in crate::ui) fn to_read(order: Order) -> Self {
        Self { order, formats: TO_READ.into(), calendar: false }
    }

    /// Returns the calendar of what is due, without a paper.
    pub(in crate::ui) fn reminders() -> Self {
        Self { order: Order::new(Paper::Worksheets), formats: vec![], calendar: true }
    }
}

/// Files that are made and not yet in place.
pub(in crate::ui) struct Made {
    folder: PathBuf,
    files: Vec<(String, Vec<u8>)>,
    remarks: Vec<String>,
}

/// What became of an export.
pub(in crate::ui) enum Written {
    /// The files are in place.
    Done {
        /// The files.
        paths: Vec<PathBuf>,
        /// What the formats could not show, and what else a person should know.
        remarks: Vec<String>,
    },
    /// Files of these names are there already, and nothing was written.
    AlreadyThere(Made, Vec<String>),
    /// A person has cancelled it.
    Cancelled,
    /// It could not be done.
    Failed(ThreeParts),
}

/// An export that is under way.
pub(in crate::ui) struct Exporting {
    task: Task<Written>,
    step: Arc<AtomicUsize>,
    cancelled: Arc<AtomicBool>,
    /// What each step makes, in order.
    steps: Vec<&'static str>,
}

impl Exporting {
    /// Says what is being done.
    pub(in crate::ui) fn in_words(&self) -> String {
        let step = self.step.load(Ordering::Relaxed);
        match self.steps.get(step) {
            Some(what) => format!("Creating {what}, {} of {}", step + 1, self.steps.len()),
            None => "Saving the files".to_owned(),
        }
    }

    /// Returns how much is done, from 0 to 1.
    pub(in crate::ui) fn part(&self) -> f32 {
        self.step.load(Ordering::Relaxed) as f32 / (self.steps.len() + 1) as f32
    }
}

/// All that a thread needs to make the files.
struct Job {
    order: Order,
    formats: Vec<Format>,
    /// The identity and the edition of the workbook, when a calendar is wanted.
    calendar: Option<(String, u64)>,
    workbook: Workbook,
    findings: Arc<Findings>,
    folder: PathBuf,
    services: Services,
}

impl Job {
    fn run(self, step: &AtomicUsize, cancelled: &AtomicBool, wake: impl Fn()) -> Written {
        let failed = |what: String, then: &str| Written::Failed(ThreeParts::new(what, SAFE, then));
        let today = self.services.clock.today();
        let mut made = Made { folder: self.folder, files: vec![], remarks: vec![] };
        let document = if self.formats.is_empty() {
            None
        } else {
            match export::compose(&self.order, &self.workbook, &self.findings, today) {
                Ok(document) => Some(document),
                Err(reason) => return failed(reason.what_happened().to_owned(), reason.what_to_do()),
            }
        };
        if let Some(document) = &document {
            made.remarks = export::remarks(&self.order, &self.workbook, document);
        }
        for (document, format) in
            document.iter().flat_map(|document| self.formats.iter().map(move |one| (document, *one)))
        {
            match export::export_while(document, format, &|| !cancelled.load(Ordering::Relaxed)) {
                Ok(None) => return Written::Cancelled,
                Ok(Some(exported)) => {
                    made.files.extend(exported.files);
                    made.remarks.extend(exported.remarks);
                }
                Err(error) => return failed(error.what_happened(), "Choose another format and export again."),
            }
            step.fetch_add(1, Ordering::Relaxed);
            wake();
        }
        if let Some((identity, edition)) = self.calendar {
            let name = safe_name(&format!("{} calendar", self.workbook.name()), "ics");
            made.files.push((name, calendar(&self.workbook, &identity, edition, today)));
            step.fetch_add(1, Ordering::Relaxed);
        }
        if cancelled.load(Ordering::Relaxed) {
            return Written::Cancelled;
        }
        let there = already_there(self.services.disk.as_ref(), &made.folder, &made.files);
        if there.is_empty() {
            made.put_in_place(&self.services, Overwrite::Never)
        } else {
            Written::AlreadyThere(made, there)
        }
    }
}

impl Made {
    fn put_in_place(self, services: &Services, existing: Overwrite) -> Written {
        match write_exports(services.disk.as_ref(), &self.folder, &self.files, existing) {
            Ok(paths) => Written::Done { paths, remarks: self.remarks },
            Err(error) => Written::Failed(error.three_parts()),
        }
    }
}

impl App {
    /// Returns what an action would keep out of papers for the public, and whether it is kept out now. None where nothing
    /// has the keyboard, and for an answer that is left out by its question.
    pub(in crate::ui) fn kept_out(&self, action: &Action) -> Option<(Address, bool)> {
        let workbook = self.editor.as_ref()?.workbook();
        let focused = self.form.focused?;
        let at = match action {
            Action::KeepRowOut => act::row_of(&focused)?,
            _ => focused,
        };
        let by_question = find_view(workbook, &at).is_some_and(|(question, _)| question.withheld.is_some());
        let exists = by_question || find_view(workbook, &at).is_some() || matches!(at.last(), Some(Step::Row(_)));
        (exists && !by_question).then(|| (at, workbook.kept_out.contains_key(&at.to_string())))
    }

    /// Makes the paper of the page anew where workbook or order have changed since.
    pub(in crate::ui) fn prepare_preview(&mut self) {
        let Some(editor) = &self.editor else { return };
        let wanted = (editor.revision(), self.share.order());
        if let Some((made_from, task)) = &self.preview.making {
            match task.poll() {
                Progress::Running => return,
                Progress::Done((paper, remarks)) => {
                    self.preview.made_from = Some(made_from.clone());
                    self.preview.paper = Some(paper.map(Arc::new));
                    self.preview.remarks = remarks;
                    self.preview.times += 1;
                }
                Progress::Lost => self.preview.made_from = Some(made_from.clone()),
            }
            self.preview.making = None;
        }
        if self.preview.made_from.as_ref() == Some(&wanted) {
            return;
        }
        let (workbook, findings) = (editor.snapshot(), Arc::clone(editor.findings()));
        let today = self.services.clock.today();
        let order = wanted.1.clone();
        let task = Task::start("preview", &self.ctx, move || {
            let paper = export::compose(&order, &workbook, &findings, today);
            let remarks = paper.as_ref().map(|paper| export::remarks(&order, &workbook, paper)).unwrap_or_default();
            (paper, remarks)
        });
        self.preview.making = Some((wanted, task));
    }

    /// Returns the folder into which papers of this workbook went last.
    pub fn export_folder(&self) -> Option<&Path> {
        self.preferences.export_folder(self.editor.as_ref()?.document())
    }

    /// Exports what is chosen into the folder that is remembered, or asks for one.
    pub(in crate::ui) fn export(&mut self) {
        if !self.nothing_is_missing() {
            return;
        }
        let wanted = self.share.wanted();
        match self.export_folder().map(Path::to_owned) {
            Some(folder) => self.export_to(folder, wanted),
            None => self.ask_export_folder(wanted),
        }
    }

    /// Asks for a folder, and exports what is chosen into it.
    pub(in crate::ui) fn export_elsewhere(&mut self) {
        if self.nothing_is_missing() {
            self.ask_export_folder(self.share.wanted());
        }
    }

    /// Makes the files on a thread.
    pub(in crate::ui) fn export_to(&mut self, folder: PathBuf, wanted: Wanted) {
        let Some(editor) = &self.editor else { return };
        if self.exporting.is_some() {
            return;
        }
        let Wanted { order, formats, calendar } = wanted;
        let calendar = calendar.then(|| (editor.document().to_owned(), editor.edition()));
        let mut steps: Vec<&'static str> = formats.iter().map(|format| format.label()).collect();
        steps.extend(calendar.is_some().then_some("Calendar"));
        let job = Job {
            order,
            formats,
            calendar,
            workbook: editor.snapshot(),
            findings: Arc::clone(editor.findings()),
            folder: folder.clone(),
            services: self.services.clone(),
        };
        let document = editor.document().to_owned();
        self.preferences.remember_export_folder(&document, folder);
        self.save_preferences();
        self.share.written.clear();
        self.share.remarks.clear();
        let (step, cancelled) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (at, stop, ctx) = (Arc::clone(&step), Arc::clone(&cancelled), self.ctx.clone());
        let task = Task::start("export", &self.ctx, move || job.run(&at, &stop, || ctx.request_repaint()));
        self.exporting = Some(Exporting { task, step, cancelled, steps });
        self.say("Creating the files");
    }

    /// Asks the export that is under way to end. It ends before its next file, or before the next part of a long one.
    pub(in crate::ui) fn cancel_export(&mut self) {
        if let Some(exporting) = &self.exporting {
            exporting.cancelled.store(true, Ordering::Relaxed);
            self.say("Cancelling");
        }
    }

    /// Receives what has become of the export.
    pub(super) fn receive_export(&mut self) {
        let Some(exporting) = &self.exporting else { return };
        let written = match exporting.task.poll() {
            Progress::Running => return,
            Progress::Done(written) => written,
            Progress::Lost => Written::Failed(ThreeParts::new(
                "The files could not be created.",
                SAFE,
                "The computer may be short of memory. Close other programs and try again.",
            )),
        };
        self.exporting = None;
        match written {
            Written::Done { paths, remarks } => {
                self.say(written_in_words(&paths));
                self.share.written = paths;
                self.share.remarks = remarks;
                self.share.enters_written = self.page == Page::Share;
            }
            Written::AlreadyThere(made, names) => {
                self.unwritten = Some(made);
                self.open_modal(Modal::FilesThere(names));
            }
            Written::Cancelled => self.say("Cancelled. No files were saved"),
            Written::Failed(parts) => self.problem(parts),
        }
    }

    /// Puts the files in place that wait for an answer, or forgets them.
    pub(in crate::ui) fn settle_files(&mut self, existing: Option<Overwrite>) {
        let Some(made) = self.unwritten.take() else { return };
        let Some(existing) = existing else {
            self.say("No files were saved");
            return;
        };
        let services = self.services.clone();
        let task = Task::start("export", &self.ctx, move || made.put_in_place(&services, existing));
        let (step, cancelled) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        self.exporting = Some(Exporting { task, step, cancelled, steps: vec![] });
    }

    /// Says what still has to be chosen. Returns whether that is nothing.
    fn nothing_is_missing(&mut self) -> bool {
        let order = self.share.order();
        self.share.missing = if order.paper.has_stages() && self.share.chosen_stages().is_empty() {
            Some("No stage is chosen.")
        } else if self.share.chosen_formats().is_empty() && !self.share.wants_calendar() {
            Some("No format is chosen.")
        } else {
            None
        };
        if let Some(missing) = self.share.missing {
            self.say(missing.trim_end_matches('.'));
        }
        self.share.missing.is_none()
    }

    /// Asks for the folder into which files are to go.
    pub(in crate::ui) fn ask_export_folder(&mut self, wanted: Wanted) {
        if self.waiting.is_some() || self.exporting.is_some() {
            return;
        }
        let folder = self
            .export_folder()
            .map(Path::to_owned)
            .or_else(|| {
                self.editor.as_ref().and_then(|editor| editor.path().and_then(Path::parent).map(Path::to_owned))
            })
            .or_else(|| self.preferences.last_export_folder.clone());
        self.waiting = Some(super::Waiting::Export(self.dialogs.folder(folder, self.ctx.clone()), wanted));
    }
}

/// Says what was written where: a few files by their names.
fn written_in_words(paths: &[PathBuf]) -> String {
    const NAMED: usize = 3;
    let folder = paths.first().and_then(|path| path.parent()).unwrap_or(Path::new("")).display();
    let count = counted(paths.len(), "file", "files");
    let names: Vec<String> =
        paths.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
    if names.len() > NAMED {
        format!("{count} saved in {folder}")
    } else {
        format!("{count} saved in {folder}: {}", names.join(", "))
    }
}
