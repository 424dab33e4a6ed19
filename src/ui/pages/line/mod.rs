//! The line of sight: from what the organisation wants to the figure that shows whether it worked, as one picture or as
//! a table with the same words.

mod picture;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Ui;

use crate::model::RowId;
use crate::rules::layout::Layout;
use crate::rules::line::{Column, FOLDS_ABOVE, LineOfSight};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{first_control, page, page_head, secondary_label};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct LineState {
    /// Whether the table is shown and not the picture.
    pub shows: Shows,
    /// The box whose line is emphasised.
    focused: Option<usize>,
    /// The box that should get the keyboard.
    wanted: Option<usize>,
    /// The objectives of the organisation whose lines are unfolded.
    open: BTreeSet<RowId>,
    drawn: Option<Drawn>,
}

impl LineState {
    /// Returns the box whose line is emphasised: the one that had the keyboard last, or the first objective.
    fn shown(&self, drawn: &Drawn) -> Option<usize> {
        let first = || drawn.layout.columns[Column::Objective as usize].first().copied();
        self.focused.or_else(first)
    }
}

/// The two ways to show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// Boxes and lines.
    #[default]
    Picture,
    /// One row a line.
    Table,
}

/// A picture that was laid out, and what it was laid out for.
#[derive(Clone, Debug)]
struct Drawn {
    source: Arc<LineOfSight>,
    open: BTreeSet<RowId>,
    width: f32,
    sight: LineOfSight,
    layout: Layout,
    heights: Vec<i64>,
    /// What each box says to those who hear it.
    spoken: Vec<String>,
}

/// Draws the page.
pub(crate) fn line_page_ui(ui: &mut Ui, app: &mut App) {
    let Some(source) = app.editor.as_ref().map(|editor| editor.line_of_sight().clone()) else { return };
    page(ui, "Line of sight", "line of sight", f32::INFINITY, |ui| {
        let purpose = format!(
            "From what the organisation wants to the figure that shows whether it worked. {}",
            source.summary()
        );
        page_head(ui, "Whole review", "Line of sight", &purpose);
        choose_ui(ui, app, &source);
        ui.add_space(theme::SPACE_4);
        if source.nodes.is_empty() {
            secondary_label(
                ui,
                "Nothing to show yet. Add an objective of your organisation in stage 2 to begin the line.",
            );
        } else if app.line.shows == Shows::Table {
            table::table_ui(ui, app, &source);
        } else {
            picture::picture_ui(ui, app, &source);
        }
        ui.add_space(theme::SPACE_7);
    });
}

/// Draws the choice between picture and table, and says which line is emphasised.
fn choose_ui(ui: &mut Ui, app: &mut App, source: &LineOfSight) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        for (shows, label) in [(Shows::Picture, "As a picture"), (Shows::Table, "As a table")] {
            let on = app.line.shows == shows;
            let response =
                ui.add(egui::Button::selectable(on, theme::body_strong(label)).min_size(egui::vec2(0.0, 32.0)));
            first_control(&mut app.form, &response);
            if response.has_focus() {
                crate::ui::widgets::ring(ui, response.rect);
            }
            if response.clicked() {
                app.line.shows = shows;
            }
        }
        if folds(source) && app.line.shows == Shows::Picture {
            let all = source.headings();
            let label = if app.line.open == all { "Fold all" } else { "Unfold all" };
            if crate::ui::widgets::button(ui, label).clicked() {
                app.line.open = if app.line.open == all { BTreeSet::new() } else { all };
            }
        }
        let shown = app.line.drawn.as_ref().and_then(|drawn| drawn.sight.nodes.get(app.line.shown(drawn)?));
        if let Some(node) = shown.filter(|_| app.line.shows == Shows::Picture) {
            secondary_label(ui, &format!("Showing the line through: {}", node.words));
        }
    });
}

/// Returns whether there are so many lines that they are folded by objective of the organisation.
fn folds(source: &LineOfSight) -> bool {
    source.lines.len() > FOLDS_ABOVE
}
