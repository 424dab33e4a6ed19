//! The end of a review: every answer on one page, each with the way to change it and back, then what is open, what is to
//! be done, and closing.
//!
//! A review has hundreds of answers. They are listed once for each change of the workbook.

use std::collections::BTreeSet;

use egui::{Label, Ui};

use crate::model::{Address, Place, Stage, counted};
use crate::rules::summary::{Entry, Line, folded, summary};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{first_control, link_button, page, page_head};

/// What the page remembers.
#[derive(Default)]
pub(crate) struct CheckState {
    of: Option<(String, u64)>,
    /// Every line, a row a line.
    all: Vec<Line>,
    /// The lines that are shown.
    pub(super) lines: Vec<Line>,
    /// How high each line was when it was drawn last, and at which width; 0 when it was not.
    pub(super) heights: Vec<f32>,
    pub(super) width: f32,
    /// The answer whose line should get the keyboard.
    pub(in crate::ui) wanted: Option<Address>,
    /// The answer whose way at the end of the page should get it.
    pub(in crate::ui) wanted_at_end: Option<Address>,
    /// The stage whose first gap, or first line, should get it.
    pub(in crate::ui) wanted_stage: Option<Stage>,
    /// The line that has the keyboard: it is drawn wherever it is, or it would lose it.
    pub(super) held: Option<Address>,
    /// The same, in the frame that was drawn last: what is taken down now arises at it.
    pub(in crate::ui) keyboard: Option<Address>,
    /// The long answers that are shown whole, and the tables that are shown row by row.
    pub(super) whole: BTreeSet<Address>,
    /// Whether the end of the page should get it.
    pub(super) wants_end: bool,
}

impl CheckState {
    /// Shows a long answer whole or the rows of a table, or folds them again.
    pub(super) fn turn(&mut self, at: Address) {
        if !self.whole.remove(&at) {
            self.whole.insert(at);
        }
        self.list();
    }

    /// Lists what is shown.
    fn list(&mut self) {
        let lines = folded(&self.all, |table| self.whole.contains(&table));
        if lines != self.lines {
            self.heights = vec![0.0; lines.len()];
            self.lines = lines;
        }
    }

    /// Lists the answers anew if the workbook has changed.
    fn refresh(&mut self, editor: &crate::editor::Editor) {
        let now = (editor.document().to_owned(), editor.revision());
        if self.of.as_ref() != Some(&now) {
            self.all = summary(editor.workbook());
            self.list();
            self.of = Some(now);
        }
        if let Some(stage) = self.wanted_stage.take() {
            let of_stage = |entry: &&Entry| entry.at.place() == Place::Stage(stage);
            let first = self.entries().find(|entry| of_stage(entry) && entry.open > 0);
            self.wanted = first.or_else(|| self.entries().find(of_stage)).map(|entry| entry.at);
        }
        // An answer in a row stands in the line of the row; a row that was removed meanwhile has none: its table is near.
        while let Some(wanted) = self.wanted {
            let line = self.entries().find(|entry| wanted.contains(&entry.at)).map(|entry| entry.at);
            self.wanted = line.or_else(|| wanted.parent());
            if line.is_some() {
                break;
            }
        }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lines.iter().flat_map(Line::entries)
    }
}

/// Draws the page.
pub(crate) fn check_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let closed = editor.workbook().review().closed.is_some();
    let title = if closed { "The closed review" } else { "Check your answers" };
    let mut state = std::mem::take(&mut app.session.check);
    state.refresh(editor);
    page(ui, title, "check", theme::WORKSHEET_WIDTH, |ui| {
        page_head(
            ui,
            "Whole review",
            title,
            if closed {
                "Every answer of this review on one page, as it was when the review was closed."
            } else {
                "Every answer of this review on one page. Change leads to the question, and Ctrl+Enter leads back here."
            },
        );
        super::finish::closed_ui(ui, app, Place::Session);
        contents_ui(ui, app, &mut state, closed);
        super::check_lines::lines_ui(ui, app, &mut state);
        super::check_end::end_ui(ui, app, &mut state);
        ui.add_space(theme::SPACE_7);
    });
    app.session.check = state;
}

/// Draws the ways to the parts of the page, with how much is open in each.
fn contents_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, closed: bool) {
    let open = |state: &CheckState, stage: Stage| {
        let of_stage = state.entries().filter(|entry| entry.at.place() == Place::Stage(stage));
        of_stage.map(|entry| entry.open).sum::<usize>()
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_1;
        for stage in Stage::ALL {
            let open = open(state, *stage);
            let label = format!("{}. {}", stage.number(), stage.label());
            let response = link_button(ui, &label);
            first_control(&mut app.form, &response);
            if response.clicked() {
                state.wanted_stage = Some(*stage);
                ui.ctx().request_repaint();
            }
            let colours = theme::colours(ui);
            ui.add(Label::new(theme::secondary(gaps_in_words(open)).color(colours.text_secondary)));
            ui.add_space(theme::SPACE_3);
        }
        let label = if closed { "Findings and actions" } else { "Findings, actions, and closing the review" };
        if link_button(ui, label).clicked() {
            state.wants_end = true;
            ui.ctx().request_repaint();
        }
    });
    ui.add_space(theme::SPACE_2);
}

fn gaps_in_words(open: usize) -> String {
    match open {
        0 => "nothing is missing".to_owned(),
        some => format!("{} open", counted(some, "answer is", "answers are")),
    }
}
