//! A matrix of ticks: one press a tick, arrow keys from cell to cell. For Tab the whole matrix is one stop: the cell where
//! the keyboard was last.

use egui::{EventFilter, Id, Key, Label, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{keep_focus, ring};
use crate::ui::theme::{self, Icon};

/// The height of a line of cells.
const LINE: f32 = 32.0;
/// The narrowest and the widest column of cells.
const NARROWEST: f32 = 62.0;
const WIDEST: f32 = 150.0;
/// How many lines the head of a column may take.
const HEAD_LINES: usize = 3;

/// Rows by columns.
pub(crate) struct Matrix<'m> {
    /// Which matrix of the page it is.
    pub(crate) key: &'static str,
    /// Whether it may be so long that only what is near the view is drawn.
    pub(crate) is_long: bool,
    /// What the rows are called.
    pub(crate) rows: &'m [String],
    /// The part of the width that the names of the rows have, from 0 to 1.
    pub(crate) share: f32,
    /// What the columns are called.
    pub(crate) columns: &'m [String],
    /// Whether a cell is ticked.
    pub(crate) is_on: &'m dyn Fn(usize, usize) -> bool,
    /// Whether a ticked cell lacks something that its details ask for.
    pub(crate) lacks: &'m dyn Fn(usize, usize) -> bool,
    /// What a cell says: "Aim 1 serves objective 3".
    pub(crate) name: &'m dyn Fn(usize, usize) -> String,
    /// The id of a cell: the same wherever it stands.
    pub(crate) id: &'m dyn Fn(usize, usize) -> Id,
    /// Whether ticks can be turned.
    pub(crate) can_edit: bool,
    /// What opens with Enter in a ticked cell. Empty where nothing does.
    pub(crate) details: &'m str,
}

/// What a person did in a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MatrixAct {
    /// They turned a tick.
    Turned(usize, usize),
    /// They pressed the mark beside a ticked cell: its details come or go.
    Details(usize, usize),
    /// They went into the details of a ticked cell.
    Entered(usize, usize),
}

/// Draws a matrix. Columns for which there is no room stand in a second block below. `each` gets the control of every
/// cell.
pub(crate) fn matrix(
    ui: &mut Ui,
    matrix: &Matrix<'_>,
    each: &mut dyn FnMut(usize, usize, &Response),
) -> Option<MatrixAct> {
    let width = ui.available_width();
    let label = (width * matrix.share).clamp(96.0, 340.0);
    let room = width - label;
    let at_once = ((room / NARROWEST).floor() as usize).max(1);
    // Blocks of one size look alike.
    let blocks = matrix.columns.len().div_ceil(at_once).max(1);
    let in_block = matrix.columns.len().div_ceil(blocks).max(1);
    let column = (room / in_block as f32).min(WIDEST);
    let stop = stop(ui, matrix);
    let mut act = None;
    for first in (0..matrix.columns.len()).step_by(in_block) {
        let columns = first..(first + in_block).min(matrix.columns.len());
        head_ui(ui, matrix, columns.clone(), label, column);
        for row in 0..matrix.rows.len() {
            act = line_ui(ui, matrix, row, columns.clone(), (label, column), stop, each).or(act);
        }
        ui.add_space(theme::SPACE_2);
    }
    if let Some(to) = ui.data(|data| data.get_temp::<Id>(goes_to(matrix))) {
        ui.data_mut(|data| data.remove::<Id>(goes_to(matrix)));
        keep_focus(ui.ctx(), to);
    }
    act
}

/// A cell and its id.
type Stop = (usize, usize, Id);

/// Returns where it is kept at which cell Tab stops.
fn stops_at(matrix: &Matrix<'_>) -> Id {
    Id::unique(("where the keyboard was in the matrix", matrix.key))
}

/// Returns the cell at which Tab stops: where the keyboard was last, also where it has moved, or else the first.
fn stop(ui: &Ui, matrix: &Matrix<'_>) -> Option<Stop> {
    let (rows, columns) = (matrix.rows.len(), matrix.columns.len());
    let kept: Option<Stop> = ui.data(|data| data.get_temp(stops_at(matrix)));
    if let Some((row, column, id)) = kept {
        if row < rows && column < columns && (matrix.id)(row, column) == id {
            return kept;
        }
        let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        let moved = all.map(|(row, column)| (row, column, (matrix.id)(row, column))).find(|(.., other)| *other == id);
        if moved.is_some() {
            return moved;
        }
    }
    (rows > 0 && columns > 0).then(|| (0, 0, (matrix.id)(0, 0)))
}

/// Returns where it is kept to which cell the arrows go, until all are drawn.
fn goes_to(matrix: &Matrix<'_>) -> Id {
    Id::unique(("where the arrows go in the matrix", matrix.key))
}

/// Draws the heads of the columns of a block.
fn head_ui(ui: &mut Ui, matrix: &Matrix<'_>, columns: std::ops::Range<usize>, label: f32, column: f32) {
    let colours = theme::colours(ui);
    let texts: Vec<_> = matrix.columns[columns]
        .iter()
        .map(|name| {
            let mut job = egui::text::LayoutJob::default();
            theme::small(name).color(colours.text_secondary).append_to(
                &mut job,
                ui.style(),
                egui::FontSelection::Default,
                egui::Align::Min,
            );
            job.wrap.max_width = column - theme::SPACE_2;
            job.wrap.max_rows = HEAD_LINES;
            job.halign = egui::Align::Center;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        })
        .collect();
    let height = texts.iter().map(|text| text.size().y).fold(0.0, f32::max) + theme::SPACE_1;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    for (place, text) in texts.into_iter().enumerate() {
        let middle = rect.left() + label + column * (place as f32 + 0.5);
        let pos = pos2(middle, rect.bottom() - theme::SPACE_1 - text.size().y);
        ui.painter().galley(pos, text, colours.text_secondary);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.border));
}

/// Draws one row of a block.
fn line_ui(
    ui: &mut Ui,
    matrix: &Matrix<'_>,
    row: usize,
    columns: std::ops::Range<usize>,
    (label, column): (f32, f32),
    stop: Option<Stop>,
    each: &mut dyn FnMut(usize, usize, &Response),
) -> Option<MatrixAct> {
    let colours = theme::colours(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    // A view around the view is drawn, so that Tab and the arrows find what is next; and where the keyboard is.
    let near = ui.clip_rect().expand2(vec2(0.0, ui.clip_rect().height()));
    let has_stop = stop.is_some_and(|(at, column, _)| at == row && columns.contains(&column));
    if matrix.is_long && !near.intersects(rect) && !has_stop {
        return None;
    }
    let words = rect.with_max_x(rect.left() + label - theme::SPACE_2);
    let across = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(words).layout(across));
    line.add(Label::new(theme::secondary(&matrix.rows[row]).color(colours.text)).truncate().selectable(false));
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.border));
    let mut act = None;
    for (place, at) in columns.enumerate() {
        let left = rect.left() + label + column * place as f32;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(column, LINE));
        act = cell_ui(ui, matrix, (row, at), cell, stop, each).or(act);
    }
    act
}

/// Draws one cell.
fn cell_ui(
    ui: &mut Ui,
    matrix: &Matrix<'_>,
    (row, column): (usize, usize),
    cell: Rect,
    stop: Option<Stop>,
    each: &mut dyn FnMut(usize, usize, &Response),
) -> Option<MatrixAct> {
    let colours = theme::colours(ui);
    let (on, id, name) = ((matrix.is_on)(row, column), (matrix.id)(row, column), (matrix.name)(row, column));
    let target = Rect::from_center_size(cell.center(), vec2(cell.width().min(40.0), theme::TARGET));
    let has_details = on && matrix.can_edit && !matrix.details.is_empty();
    let mut act = None;
    // Before the control is drawn: to a control, Enter is a press.
    if has_details
        && ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        act = Some(MatrixAct::Entered(row, column));
    }
    let sense = match (matrix.can_edit, stop.is_some_and(|(.., stop)| stop == id)) {
        (true, true) => Sense::click(),
        (true, false) => Sense::CLICK,
        (false, true) => Sense::focusable_noninteractive(),
        (false, false) => Sense::hover(),
    };
    let response = ui.interact(target, id, sense);
    if matrix.can_edit {
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &name));
        if has_details {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(matrix.details));
        }
    } else {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Label);
            node.set_value(format!("{name}: {}", if on { "yes" } else { "no" }));
        });
    }
    if ui.is_rect_visible(cell) {
        let side = theme::CHECK_BOX;
        let mark = Rect::from_center_size(cell.center(), vec2(side, side));
        if response.hovered() && matrix.can_edit {
            ui.painter().rect_filled(target, theme::RADIUS_SMALL, colours.selected);
        }
        if matrix.can_edit {
            let edge = Stroke::new(2.0, colours.input_border);
            ui.painter().rect(mark.shrink(1.0), 3.0, colours.surface, edge, egui::StrokeKind::Inside);
        }
        if on {
            theme::icons::paint(ui.painter(), mark.shrink(3.0), Icon::Check, colours.text);
        }
    }
    if has_details && cell.width() >= NARROWEST {
        act = details_ui(ui, matrix, (row, column), target).or(act);
    }
    if response.has_focus() {
        ring(ui, target);
        ui.data_mut(|data| data.insert_temp(stops_at(matrix), (row, column, id)));
        act = move_ui(ui, matrix, (row, column), id).or(act);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    each(row, column, &response);
    if response.clicked() { Some(MatrixAct::Turned(row, column)) } else { act }
}

/// Draws what the pointer presses for the details of a ticked cell: Enter does the same.
fn details_ui(ui: &Ui, matrix: &Matrix<'_>, (row, column): (usize, usize), beside: Rect) -> Option<MatrixAct> {
    let colours = theme::colours(ui);
    let rect = Rect::from_min_size(pos2(beside.right() - 6.0, beside.top()), vec2(18.0, beside.height()));
    let id = (matrix.id)(row, column).with("details");
    let response = ui.interact(rect, id, Sense::CLICK).on_hover_text(matrix.details);
    let mark = Rect::from_center_size(rect.center(), vec2(12.0, 12.0));
    let (icon, colour) = if (matrix.lacks)(row, column) {
        (Icon::Warning, colours.caution_text)
    } else {
        (Icon::ChevronDown, colours.text_secondary)
    };
    theme::icons::paint(ui.painter(), mark, icon, colour);
    response.clicked().then_some(MatrixAct::Details(row, column))
}

/// Moves the keyboard with the arrow keys.
fn move_ui(ui: &Ui, matrix: &Matrix<'_>, (row, column): (usize, usize), id: Id) -> Option<MatrixAct> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowLeft) {
        (row, column.saturating_sub(1))
    } else if pressed(Key::ArrowRight) {
        (row, (column + 1).min(matrix.columns.len() - 1))
    } else if pressed(Key::ArrowUp) {
        (row.saturating_sub(1), column)
    } else if pressed(Key::ArrowDown) {
        ((row + 1).min(matrix.rows.len() - 1), column)
    } else {
        return None;
    };
    // A cell that is drawn later in this pass, and is not the stop yet, would lose it again.
    let id = (matrix.id)(to.0, to.1);
    ui.data_mut(|data| {
        data.insert_temp(goes_to(matrix), id);
        data.insert_temp(stops_at(matrix), (to.0, to.1, id));
    });
    None
}
