//! Rows as lines of a table. Only the lines in sight are drawn; a line opens into a card with all its fields.

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::answer::{Placement, answer_ui};
use super::column_room::{appetite, least_width};
use super::findings::findings_ui;
use super::lines::row_fields_ui;
use super::naming::numbered;
use super::revisit::row_state_ui;
use super::rows::row_menu_ui;
use super::taken::taken_ui;
use super::{Cx, lasting};
use crate::model::{Address, AnyRows, Ask, Field, Question, Row, View, counted};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{self, ColumnNeeds, longest_word, shared_widths};

const LINE_HEIGHT: f32 = 40.0;
const HEAD_HEIGHT: f32 = 32.0;
const CONTROLS_WIDTH: f32 = 32.0;
const OPENER_WIDTH: f32 = 28.0;
const MARGIN_LINES: usize = 3;
/// Up to this many rows, a line grows with its text; longer tables keep one height, so that only what is in sight
/// costs anything.
const GROWS: usize = 40;
/// How many times the height of the view lines that grow are still drawn outside it, so that Tab finds the next one.
const OUT_OF_SIGHT: f32 = 1.0;

/// The columns of a table: the questions of a blank row.
#[derive(Default)]
struct Columns(Vec<Column>);

/// One column.
struct Column {
    question: &'static Question,
    is_prose: bool,
    least_width: f32,
    /// How much of the room that is left it has use for, beside the others.
    appetite: f32,
}

impl<'a> Ask<'a> for Columns {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let view = field.view();
        self.0.push(Column {
            question,
            is_prose: view.is_prose(),
            least_width: least_width(question, view),
            appetite: appetite(view),
        });
    }

    fn rows(&mut self, _: &'static Question, _: &'a dyn AnyRows) {}
}

/// The answers of one line, for the columns that are shown.
#[derive(Default)]
struct Cells<'w>(Vec<(&'static Question, &'w dyn Field)>);

impl<'w> Ask<'w> for Cells<'w> {
    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        self.0.push((question, field));
    }

    fn rows(&mut self, _: &'static Question, _: &'w dyn AnyRows) {}
}

/// Draws the lines of a table with their heads.
pub(super) fn table_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    rows: &'w dyn AnyRows,
) {
    let mut columns = Columns::default();
    rows.blank().ask(&mut columns);
    for column in &mut columns.0 {
        // A head breaks between words only.
        let font = theme::Face::Regular.at(theme::TEXT_SMALL);
        column.least_width = column.least_width.max(longest_word(ui, std::iter::once(column.question.label), font));
    }
    let width = ui.available_width();
    let gap = theme::SPACE_2;
    let grows = rows.count() <= GROWS;
    // A line that grows shows all of its text; a line of one height opens for what it has no room for. Without anything
    // to open for, the columns have the room of the opener too.
    let all_of_it: f32 = columns.0.iter().map(|column| column.least_width + gap).sum();
    let fits = all_of_it <= width - CONTROLS_WIDTH;
    let folds = !fits || (!grows && columns.0.iter().any(|column| column.is_prose));
    let opener = if folds { OPENER_WIDTH + gap } else { 0.0 };
    let room = width - CONTROLS_WIDTH - gap - opener;
    let mut used = 0.0;
    let fitting = columns
        .0
        .iter()
        .take_while(|column| {
            used += column.least_width + gap;
            used - gap <= room
        })
        .count()
        .max(1);
    let shown: Vec<&'static Question> = columns.0.iter().take(fitting).map(|column| column.question).collect();
    // Words get the room that figures, days and ticks have no use for.
    let needs: Vec<ColumnNeeds> = columns
        .0
        .iter()
        .take(fitting)
        .map(|column| ColumnNeeds { least: column.least_width, share: column.least_width * column.appetite })
        .collect();
    let room = room - gap * (shown.len() as f32 - 1.0);
    let widths = shared_widths(room, &needs).unwrap_or_else(|| vec![room; shown.len()]);

    head_ui(ui, question, rows.count(), &shown, &widths, opener);
    if grows {
        let columns = Shown { questions: &shown, widths: &widths, opener };
        for (place, row) in (0..rows.count()).filter_map(|place| rows.at(place).map(|row| (place, row))) {
            growing_line_ui(ui, cx, at, question, row, place, rows.count(), &columns);
        }
        return;
    }

    // Which lines are in sight: their places follow from the fixed height of a line and the known height of the few
    // that are open.
    let left = ui.cursor().left();
    let mut y = ui.cursor().top();
    let clip = ui.clip_rect();
    let margin = LINE_HEIGHT * MARGIN_LINES as f32;
    let opened = cx.memory.opening.open_in(at);
    let mut open: Vec<usize> = opened.filter_map(|row| row.row_id().and_then(|id| rows.place_of(id))).collect();
    if let Some(next) = cx.memory.focus_next.filter(|next| at.contains(next) && *next != at)
        && let Some(place) = next.steps().nth(at.depth()).and_then(|step| match step {
            crate::model::Step::Row(id) => rows.place_of(id),
            crate::model::Step::Question(_) => None,
        })
        && !open.contains(&place)
    {
        // What should get the keyboard is drawn wherever it is; the scroll area then goes there.
        let row = rows.at(place).map(|row| at.row(row.id()));
        let has_field = next
            .last()
            .is_some_and(|step| matches!(step, crate::model::Step::Question(id) if shown.iter().any(|q| q.id == id)));
        // A line has room for one line of text; longer text has its field in the open row.
        let is_long = crate::model::find_view(cx.workbook, &next)
            .is_some_and(|(_, view)| matches!(view, View::Prose(text) if text.contains('\n')));
        if let Some(row) = row
            && next.depth() > row.depth()
            && (is_long || !has_field)
        {
            cx.memory.opening.one(row);
        }
        open.push(place);
    }
    // What has the keyboard is drawn wherever it is: it would lose it, and the page would go back to it.
    let keyboard = cx.memory.focused.filter(|focused| at.contains(focused));
    open.extend(keyboard.and_then(|focused| match focused.steps().nth(at.depth()) {
        Some(crate::model::Step::Row(id)) => rows.place_of(id),
        _ => None,
    }));
    open.sort_unstable();
    open.dedup();

    let mut place = 0;
    let mut open = open.into_iter().peekable();
    while place < rows.count() {
        let next_open = open.peek().copied().unwrap_or(rows.count());
        let run = next_open - place;
        // A run of folded lines: skip to the first in sight, draw until the last in sight, skip the rest.
        let first = ((clip.top() - margin - y) / LINE_HEIGHT).floor().clamp(0.0, run as f32) as usize;
        let last = ((clip.bottom() + margin - y) / LINE_HEIGHT).ceil().clamp(first as f32, run as f32) as usize;
        for line in place + first..place + last {
            let top = y + LINE_HEIGHT * (line - place) as f32;
            if let Some(row) = rows.at(line) {
                let rect = Rect::from_min_size(pos2(left, top), vec2(width, LINE_HEIGHT));
                line_ui(ui, cx, at, question, row, line, rows.count(), &shown, &widths, opener, rect, Fold::Closed);
            }
        }
        y += LINE_HEIGHT * run as f32;
        place = next_open;
        if let Some(row) = rows.at(place).filter(|_| open.next().is_some()) {
            let row_at = at.row(row.id());
            let height_id = widgets::field_id(row_at).with("height");
            let unfolded = cx.memory.opening.is_open(row_at);
            let known: f32 = ui.data(|data| data.get_temp(height_id)).unwrap_or(0.0);
            let far = y > clip.bottom() + margin || y + LINE_HEIGHT + known < clip.top() - margin;
            let wanted = [cx.memory.focus_next, keyboard].into_iter().flatten().any(|at| row_at.contains(&at));
            let rect = Rect::from_min_size(pos2(left, y), vec2(width, LINE_HEIGHT));
            if !far || wanted || known == 0.0 {
                let fold = if unfolded { Fold::Open } else { Fold::Closed };
                line_ui(ui, cx, at, question, row, place, rows.count(), &shown, &widths, opener, rect, fold);
                if unfolded {
                    let body = Rect::from_min_size(
                        pos2(left + theme::SPACE_4, y + LINE_HEIGHT + theme::SPACE_2),
                        vec2(width - 2.0 * theme::SPACE_4, 0.0),
                    );
                    let used = ui
                        .scope_builder(
                            egui::UiBuilder::new()
                                .scope_id(egui::Id::unique(("open row", row_at)))
                                .max_rect(body)
                                .layout(Layout::top_down(Align::Min)),
                            |ui| {
                                taken_ui(ui, cx, row_at);
                                row_fields_ui(ui, cx, row_at, row, &[]);
                                row_state_ui(ui, cx, row_at, question.row_name, place);
                                findings_ui(ui, cx, row_at);
                            },
                        )
                        .response
                        .rect
                        .height()
                        + 2.0 * theme::SPACE_2;
                    ui.data_mut(|data| data.insert_temp(height_id, used));
                    if cx.can_edit() {
                        let menu = rect.with_min_x(rect.right() - CONTROLS_WIDTH);
                        menu_behind_details_ui(ui, cx, row_at, question, place, rows.count(), menu);
                    }
                    y += used;
                }
            } else if unfolded {
                y += known;
            }
            y += LINE_HEIGHT;
            place += 1;
        }
    }
    let end = Rect::from_min_max(pos2(left, ui.cursor().top()), pos2(left + width, y));
    ui.advance_cursor_after_rect(end);
}

/// Whether a line shows all its fields below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    Open,
    Closed,
}

/// Draws the heads of the columns, as high as the longest needs, and says the size of the table to those who hear it.
fn head_ui(ui: &mut Ui, question: &Question, count: usize, shown: &[&'static Question], widths: &[f32], opener: f32) {
    let colours = theme::colours(ui);
    let label = |(question, width): (&&'static Question, &f32)| {
        let text = egui::WidgetText::from(theme::small(question.label).color(colours.text_secondary));
        text.into_galley(ui, Some(egui::TextWrapMode::Wrap), *width, egui::TextStyle::Small)
    };
    let labels: Vec<_> = shown.iter().zip(widths).map(label).collect();
    let highest = labels.iter().map(|text| text.size().y).fold(0.0, f32::max);
    let height = HEAD_HEIGHT.max(highest + 2.0 * theme::SPACE_1);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let (rows, columns) = (counted(count, "row", "rows"), counted(shown.len(), "column", "columns"));
    let summary = format!("{}: table of {rows} and {columns}", question.label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &summary));
    let mut x = rect.left() + opener;
    for (text, width) in labels.into_iter().zip(widths) {
        let pos = pos2(x, rect.bottom() - text.size().y - theme::SPACE_1);
        ui.painter().galley(pos, text, colours.text_secondary);
        x += width + theme::SPACE_2;
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colours.border));
}

/// The columns that have room.
struct Shown<'c> {
    questions: &'c [&'static Question],
    widths: &'c [f32],
    opener: f32,
}

/// Draws one line that grows with its text.
#[expect(clippy::too_many_arguments, reason = "what a line is and where it stands; a struct would only rename them")]
fn growing_line_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    row: &'w dyn Row,
    place: usize,
    count: usize,
    columns: &Shown<'_>,
) {
    let row_at = at.row(row.id());
    cx.row = Some((row_at, question.row_name, place));
    let colours = theme::colours(ui);
    let wanted = cx.memory.focus_next.filter(|next| row_at.contains(next));
    if let Some(crate::model::Step::Question(id)) = wanted.and_then(|next| next.last())
        && wanted.is_some_and(|next| next.depth() > row_at.depth() + 1 || columns.questions.iter().all(|q| q.id != id))
    {
        cx.memory.opening.one(row_at);
    }
    if columns.opener == 0.0 && wanted == Some(row_at) {
        cx.memory.focus_next = columns.questions.first().map(|column| row_at.question(column.id));
    }
    let room_id = widgets::field_id(row_at).with("room");
    let room = vec2(ui.available_width(), 0.0);
    let (known, clip, y): (egui::Vec2, _, _) =
        (ui.data(|data| data.get_temp(room_id)).unwrap_or_default(), ui.clip_rect(), ui.cursor().top());
    let margin = OUT_OF_SIGHT * clip.height();
    let out_of_sight = y > clip.bottom() + margin || y + known.y < clip.top() - margin;
    // What has the keyboard is drawn wherever it is: it would lose it, and the page would go back to it.
    let has_keyboard = cx.memory.focused.is_some_and(|at| row_at.contains(&at));
    if out_of_sight && !has_keyboard && wanted.is_none() && (known.x - room.x).abs() < 0.5 && known.y > 0.0 {
        // Only the room is kept, as it was when the line was drawn last: a frame costs what can be seen.
        ui.allocate_space(vec2(room.x, known.y - ui.spacing().item_spacing.y));
        return;
    }
    let open = columns.opener > 0.0 && cx.memory.opening.is_open(row_at);
    let back = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let mut menu = None;
    lasting(ui, ("row", row_at), |ui| {
        ui.add_space(theme::SPACE_1);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if columns.opener > 0.0 {
                let icon = if open { Icon::ChevronDown } else { Icon::ChevronRight };
                let mut name = format!("All of {}", numbered(cx.workbook, row_at, question.row_name, place));
                if let Some(taken) = cx.memory.taken.words(row_at) {
                    name = format!("{name}. {taken}");
                }
                let response = widgets::icon_button(ui, widgets::field_id(row_at).with("opener"), icon, &name);
                cx.follow_focus(row_at, &response);
                if response.clicked() {
                    cx.memory.opening.toggle(row_at, response.rect.top());
                }
            }
            let mut cells = Cells::default();
            row.ask(&mut cells);
            for (column, width) in columns.questions.iter().zip(columns.widths) {
                let Some((_, field)) = cells.0.iter().find(|(question, _)| question.id == column.id) else { continue };
                ui.allocate_ui_with_layout(vec2(*width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(*width);
                    answer_ui(ui, cx, row_at.question(column.id), column, field.view(), Placement::Growing);
                });
            }
            if cx.can_edit() && open {
                menu = Some(ui.allocate_exact_size(vec2(CONTROLS_WIDTH, LINE_HEIGHT), egui::Sense::hover()).0);
            } else if cx.can_edit() {
                row_menu_ui(ui, cx, row_at, question, place, count);
            }
        });
        ui.add_space(theme::SPACE_1);
    });
    let bottom = ui.cursor().top();
    let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
    if cx.memory.focused.is_some_and(|focused| row_at.contains(&focused)) {
        ui.painter().set(back, egui::Shape::rect_filled(rect, 0.0, colours.selected));
    }
    taken_ui(ui, cx, row_at);
    let shown = columns.questions.iter().map(|column| row_at.question(column.id));
    for at in std::iter::once(row_at).chain(shown) {
        if cx.memory.findings.has(at) {
            lasting(ui, ("findings", at), |ui| findings_ui(ui, cx, at));
        }
    }
    if open {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(theme::SPACE_4 as i8, theme::SPACE_2 as i8)).show(
            ui,
            |ui| {
                lasting(ui, ("open row", row_at), |ui| row_fields_ui(ui, cx, row_at, row, columns.questions));
            },
        );
    }
    if let Some(menu) = menu {
        menu_behind_details_ui(ui, cx, row_at, question, place, count, menu);
    }
    row_state_ui(ui, cx, row_at, question.row_name, place);
    ui.painter().hline(rect.x_range(), ui.cursor().top(), egui::Stroke::new(1.0, colours.border));
    let taken = vec2(room.x, ui.cursor().top() - top.y);
    ui.data_mut(|data| data.insert_temp(room_id, taken));
}

/// Draws the menu of an open row in its line, but behind its details: Tab goes from the line to what opens below it.
fn menu_behind_details_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    row_at: Address,
    question: &'static Question,
    place: usize,
    count: usize,
    rect: Rect,
) {
    let layout = Layout::right_to_left(Align::Center);
    let builder = egui::UiBuilder::new().scope_id(egui::Id::unique(("row menu", row_at))).max_rect(rect).layout(layout);
    row_menu_ui(&mut ui.new_child(builder), cx, row_at, question, place, count);
}

/// Draws one line.
#[expect(clippy::too_many_arguments, reason = "what a line is and where it stands; a struct would only rename them")]
fn line_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    row: &'w dyn Row,
    place: usize,
    count: usize,
    shown: &[&'static Question],
    widths: &[f32],
    opener: f32,
    rect: Rect,
    fold: Fold,
) {
    let row_at = at.row(row.id());
    cx.row = Some((row_at, question.row_name, place));
    let colours = theme::colours(ui);
    if cx.memory.focused.is_some_and(|focused| row_at.contains(&focused)) {
        ui.painter().rect_filled(rect, 0.0, colours.selected);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colours.border));
    ui.scope_builder(
        egui::UiBuilder::new()
            .scope_id(egui::Id::unique(("row", row_at)))
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
        |ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if opener > 0.0 {
                let icon = if fold == Fold::Open { Icon::ChevronDown } else { Icon::ChevronRight };
                let mut name = format!("All of {}", numbered(cx.workbook, row_at, question.row_name, place));
                if let Some(taken) = cx.memory.taken.words(row_at) {
                    name = format!("{name}. {taken}");
                }
                let response = widgets::icon_button(ui, widgets::field_id(row_at).with("opener"), icon, &name);
                cx.follow_focus(row_at, &response);
                if response.clicked() {
                    cx.memory.opening.toggle(row_at, response.rect.top());
                }
            }
            let mut cells = Cells::default();
            row.ask(&mut cells);
            let mut x = rect.left() + opener;
            for (column, width) in shown.iter().zip(widths) {
                let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, LINE_HEIGHT - 1.0));
                x += width + theme::SPACE_2;
                let Some((_, field)) = cells.0.iter().find(|(question, _)| question.id == column.id) else { continue };
                let cell_at = row_at.question(column.id);
                ui.scope_builder(
                    egui::UiBuilder::new()
                        .id_salt(column.id)
                        .max_rect(cell)
                        .layout(Layout::left_to_right(Align::Center)),
                    |ui| {
                        if fold == Fold::Open {
                            // The field itself is below: a question may have only one on a page.
                            let text = crate::model::words(column, field.view(), &cx.names);
                            let first = text.lines().next().unwrap_or_default();
                            ui.add(egui::Label::new(first).truncate().selectable(false));
                            return;
                        }
                        let mut view = field.view();
                        if let View::Prose(text) = view {
                            // A table line has room for one line of text; the rest is in the open row.
                            if text.contains('\n') {
                                let first = text.lines().next().unwrap_or_default();
                                ui.add(egui::Label::new(format!("{first} …")).truncate());
                                return;
                            }
                            view = View::Line(text);
                        }
                        answer_ui(ui, cx, cell_at, column, view, Placement::Cell);
                    },
                );
            }
            if opener == 0.0 && cx.memory.focus_next == Some(row_at) {
                cx.memory.focus_next = shown.first().map(|column| row_at.question(column.id));
                ui.ctx().request_repaint();
            }
            let controls = Rect::from_min_max(pos2(rect.right() - CONTROLS_WIDTH, rect.top()), rect.max);
            if cx.memory.revisit.waiting(row_at) > 0 && fold == Fold::Closed {
                // The words are in the open row, and in the head of the table.
                let mark = Rect::from_center_size(pos2(controls.left() - 28.0, rect.center().y), vec2(14.0, 14.0));
                theme::icons::paint(ui.painter(), mark, Icon::Clock, colours.caution_text);
            }
            if let Some(severity) = cx.memory.findings.gravest(row_at).filter(|_| fold == Fold::Closed) {
                // There is no room for words in a line of one height: they are in the open row.
                let mark = Rect::from_center_size(pos2(controls.left() - 8.0, rect.center().y), vec2(16.0, 16.0));
                ui.scope_builder(egui::UiBuilder::new().max_rect(mark), |ui| widgets::severity_mark(ui, severity));
            }
            if cx.can_edit() && fold == Fold::Closed {
                ui.scope_builder(
                    egui::UiBuilder::new().max_rect(controls).layout(Layout::right_to_left(Align::Center)),
                    |ui| row_menu_ui(ui, cx, row_at, question, place, count),
                );
            }
        },
    );
}
