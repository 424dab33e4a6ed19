//! Papers that are written from where they are wanted: what changed, the page for a successor, reminders for a calendar.

use std::path::{Path, PathBuf};

use super::revisit::side_of;
use super::task::{Progress, Task};
use super::{App, Waiting};
use crate::export::{self, Format, calendar, handover, safe_name, what_changed};
use crate::model::RowId;
use crate::store::{Cause, Overwrite, ThreeParts, write_exports};
use crate::ui::shell::{Modal, RevisitAsk};

/// What such a paper is written as: to go on writing in, to print, to read on a screen. The page Share has every format.
const TO_READ: [Format; 3] = [Format::Docx, Format::Pdf, Format::Html];

/// A paper that a person asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Paper {
    /// What changed between two reviews.
    WhatChanged {
        /// The older review.
        old: RowId,
        /// The newer review.
        new: RowId,
    },
    /// The page for a successor.
    Handover,
    /// What is due, as a calendar file.
    Reminders,
}

/// What became of writing a paper.
enum PaperWritten {
    /// The files are there.
    Done(Vec<PathBuf>),
    /// Files of the same name are there already.
    AlreadyThere,
    /// It could not be written.
    Failed(ThreeParts),
}

/// What is remembered of the papers.
#[derive(Default)]
pub(in crate::ui) struct PapersState {
    task: Option<(Paper, PathBuf, Task<PaperWritten>)>,
    /// What may replace files of the same name, once a person has said so.
    refused: Option<(Paper, PathBuf)>,
}

impl App {
    /// Asks for the folder of a paper.
    pub(in crate::ui) fn ask_paper_folder(&mut self, paper: Paper) {
        if self.waiting.is_some() || self.papers.task.is_some() {
            return;
        }
        let folder = self
            .editor
            .as_ref()
            .and_then(|editor| editor.path().and_then(Path::parent).map(Path::to_owned))
            .or_else(|| self.preferences.last_export_folder.clone());
        self.waiting = Some(Waiting::Paper(self.dialogs.folder(folder, self.ctx.clone()), paper));
    }

    /// Writes a paper into a folder, on a thread.
    pub(super) fn write_paper(&mut self, paper: Paper, folder: PathBuf, existing: Overwrite) {
        let Some(editor) = &self.editor else { return };
        self.preferences.last_export_folder = Some(folder.clone());
        self.save_preferences();
        let (identity, edition) = (editor.document().to_owned(), editor.edition());
        let (workbook, findings) = (editor.snapshot(), editor.findings().clone());
        let today = self.services.clock.today();
        let disk = self.services.disk.clone();
        let into = folder.clone();
        let task = Task::start("paper", &self.ctx, move || {
            let document = match paper {
                Paper::WhatChanged { old, new } => {
                    Some(what_changed(side_of(&workbook, old), side_of(&workbook, new), today))
                }
                Paper::Handover => Some(handover(&workbook, &findings, today)),
                Paper::Reminders => None,
            };
            let files: Vec<(String, Vec<u8>)> = if let Some(document) = &document {
                let made: Result<Vec<_>, _> = TO_READ.iter().map(|format| export::export(document, *format)).collect();
                match made {
                    Ok(made) => made.into_iter().flat_map(|made| made.files).collect(),
                    Err(error) => {
                        return PaperWritten::Failed(ThreeParts::new(
                            error.what_happened(),
                            "Nothing was written.",
                            "Export it from the page Share, in another format.",
                        ));
                    }
                }
            } else {
                let name = safe_name(&format!("{} calendar", workbook.name()), "ics");
                vec![(name, calendar(&workbook, &identity, edition, today))]
            };
            match write_exports(disk.as_ref(), &into, &files, existing) {
                Ok(paths) => PaperWritten::Done(paths),
                Err(error) if error.error.cause == Cause::AlreadyThere && error.error.path != into => {
                    PaperWritten::AlreadyThere
                }
                Err(error) => PaperWritten::Failed(error.three_parts()),
            }
        });
        self.papers.task = Some((paper, folder, task));
    }

    /// Writes what was refused over the files of the same name, because the person said so.
    pub(super) fn replace_paper(&mut self) {
        if let Some((paper, folder)) = self.papers.refused.take() {
            self.write_paper(paper, folder, Overwrite::Replace);
        }
    }

    /// Takes in what became of writing a paper.
    pub(super) fn receive_paper(&mut self) {
        let Some((paper, folder, task)) = self.papers.task.take() else { return };
        match task.poll() {
            Progress::Running => self.papers.task = Some((paper, folder, task)),
            Progress::Done(PaperWritten::Done(paths)) => {
                let names: Vec<String> = paths
                    .iter()
                    .filter_map(|path| path.file_name())
                    .map(|name| name.to_string_lossy().into_owned())
                    .collect();
                self.say(format!("Written into {}: {}", folder.display(), names.join(", ")));
            }
            Progress::Done(PaperWritten::AlreadyThere) => {
                self.papers.refused = Some((paper, folder));
                self.open_modal(Modal::Revisit(RevisitAsk::Replace));
            }
            Progress::Done(PaperWritten::Failed(parts)) => self.problem(parts),
            Progress::Lost => self.problem(ThreeParts::new(
                "The paper could not be written.",
                "Your workbook is safe.",
                "The computer may be short of memory. Close other programs and try again.",
            )),
        }
    }
}
