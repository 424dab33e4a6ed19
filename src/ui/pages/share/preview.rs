//! The paper as it will look: the same neutral document that every format writes, drawn on a white sheet.
//!
//! A sheet is white in every theme, because paper is. Only what can be seen is laid out; the heights of the rest are those
//! that were measured last, or a guess until it is scrolled to.

use egui::{Align, Frame, Id, Key, Label, Layout, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, vec2};

use super::figure::drawing_ui;
use crate::export::outline::{
    Align as Lean, Block, Cell, Document, Figure, Heading, Marker, PairKind, Style, Table, Value,
};
use crate::ui::app::Preview;
use crate::ui::theme::{self, Colours, Face, Palette};
use crate::ui::widgets::{ColumnNeeds, heading, longest_word, ring, shared_widths};

/// The widest sheet.
const WIDEST: f32 = 760.0;
/// A sheet narrower than this has small margins, and cells below each other where columns have no room.
const SMALL_SHEET: f32 = 420.0;
/// The narrowest column of a table.
const NARROWEST: f32 = 44.0;
/// How far beyond what is seen blocks are drawn, so that scrolling meets no gap.
const BEYOND: f32 = 300.0;

/// What was measured of the blocks of one paper at one width.
#[derive(Clone, Default)]
struct Measured {
    of: (u64, u32),
    heights: Vec<Option<f32>>,
}

/// Draws the paper on a grey ground, with a bar that scrolls it.
pub(super) fn beside_ui(ui: &mut Ui, preview: &Preview, name: &str) {
    let colours = theme::colours(ui);
    let id = Id::unique("preview");
    let outer = ui.max_rect();
    ui.painter().rect_filled(outer, 0.0, colours.border);
    Frame::new().inner_margin(Margin::same(theme::SPACE_4 as i8)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let area = ScrollArea::vertical().id_salt(("preview", name)).auto_shrink(false);
        let shown = area.show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Document);
                node.set_label(format!("Preview: {name}"));
            });
            match &preview.paper {
                Some(Ok(document)) => sheet_ui(ui, document, preview.times),
                Some(Err(reason)) => on_sheet(ui, |ui, ink| words(ui, super::why_not(*reason), ink.text)),
                None => on_sheet(ui, |ui, ink| words(ui, "Preparing the paper", ink.text)),
            }
            let focused = ui.memory(|memory| memory.has_focus(id));
            if focused {
                scroll_with_keys(ui, id);
            }
        });
        let sheet = ui.interact(shown.inner_rect, id, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Group);
            node.set_label(format!("Preview of the paper: {name}. Use the arrow keys to scroll"));
        });
        if sheet.gained_focus() {
            sheet.scroll_to_me(None);
        }
        if sheet.has_focus() {
            ring(ui, sheet.rect.shrink(theme::FOCUS_RING));
        }
    });
}

/// Lets the keys scroll the paper.
fn scroll_with_keys(ui: &Ui, id: Id) {
    const LINE: f32 = 48.0;
    let page = ui.clip_rect().height() * 0.9;
    let by = ui.input(|input| {
        let pressed = |key| f32::from(u8::from(input.key_pressed(key)));
        LINE * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
            + page * (pressed(Key::PageDown) - pressed(Key::PageUp))
            + 1e6 * (pressed(Key::End) - pressed(Key::Home))
    });
    if by != 0.0 {
        ui.scroll_with_delta(vec2(0.0, -by));
    }
    ui.memory_mut(|memory| {
        let keys = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        memory.set_focus_lock_filter(id, keys);
    });
}

/// Draws a white sheet in the middle of its room.
fn on_sheet(ui: &mut Ui, add: impl FnOnce(&mut Ui, &Colours)) {
    let ink = Palette::Light.colours();
    let width = ui.available_width().min(WIDEST);
    let margin = if width < SMALL_SHEET { theme::SPACE_4 } else { theme::SPACE_7 };
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        Frame::new().fill(ink.surface).inner_margin(Margin::same(margin as i8)).show(ui, |ui| {
            ui.set_width(width - 2.0 * margin);
            ui.spacing_mut().item_spacing.y = theme::SPACE_1;
            ui.vertical(|ui| add(ui, ink));
        });
    });
}

fn sheet_ui(ui: &mut Ui, document: &Document, times: u64) {
    on_sheet(ui, |ui, ink| {
        cover_ui(ui, document, ink);
        let key = Id::unique("preview heights");
        let of = (times, ui.available_width() as u32);
        let mut known: Measured = ui.data(|data| data.get_temp(key)).unwrap_or_default();
        if known.of != of || known.heights.len() != document.blocks.len() {
            known = Measured { of, heights: vec![None; document.blocks.len()] };
        }
        let seen = ui.clip_rect().expand2(vec2(0.0, BEYOND));
        for (block, height) in document.blocks.iter().zip(&mut known.heights) {
            let top = ui.cursor().top();
            let guess = height.unwrap_or_else(|| guess(block, ui.available_width()));
            if top > seen.bottom() || top + guess < seen.top() {
                ui.add_space(guess);
                continue;
            }
            block_ui(ui, block, ink);
            *height = Some(ui.cursor().top() - top);
        }
        ui.data_mut(|data| data.insert_temp(key, known));
        ui.add_space(theme::SPACE_5);
        rule(ui, ink.border);
        for line in &document.credit {
            small(ui, line, ink);
        }
    });
}

fn cover_ui(ui: &mut Ui, document: &Document, ink: &Colours) {
    if !document.organisation.is_empty() {
        ui.add(Label::new(theme::body_strong(document.organisation.as_str()).color(ink.action_hover)).wrap());
    }
    heading(ui, 2, theme::title(document.title.as_str()).color(ink.action_hover));
    if !document.subtitle.is_empty() {
        words(ui, &document.subtitle, ink.text);
    }
    if !document.date_line.is_empty() {
        small(ui, &document.date_line, ink);
    }
    ui.add_space(theme::SPACE_2);
    let line = ui.cursor().min;
    ui.painter().rect_filled(Rect::from_min_size(line, vec2(ui.available_width(), 3.0)), 0.0, ink.action);
    ui.add_space(theme::SPACE_4);
}

/// Guesses how high a block is, from the length of its words.
fn guess(block: &Block, width: f32) -> f32 {
    const LINE: f32 = 21.0;
    const LETTER: f32 = 7.5;
    let lines = |letters: usize| (letters as f32 * LETTER / width.max(100.0)).ceil().max(1.0);
    let text = |text: &crate::export::outline::Text| lines(text.plain().len());
    match block {
        Block::Heading(_) => 48.0,
        Block::Paragraph(_, said) => text(said) * LINE + 8.0,
        Block::List(_, items) => items.iter().map(|item| text(item) * LINE + 4.0).sum(),
        Block::Pairs(_, pairs) => pairs.iter().map(|pair| (1.0 + text(&pair.answer.text)) * LINE + 10.0).sum(),
        Block::Table(table) => {
            let cells = table.columns.len().max(1) as f32;
            let row = |row: &Vec<Cell>| {
                let longest = row.iter().map(|cell| cell.text.plain().len()).max().unwrap_or(0) as f32;
                (longest * LETTER * cells / width.max(100.0)).ceil().max(1.0) * LINE + 9.0
            };
            60.0 + table.rows.iter().map(row).sum::<f32>()
        }
        Block::Card(_, inside) => 40.0 + inside.iter().map(|block| guess(block, width)).sum::<f32>(),
        Block::Figure(figure) => 200.0 + figure.drawings.len() as f32 * width * 0.6,
        Block::WriteIn { lines } => f32::from(*lines) * 30.0,
    }
}

fn block_ui(ui: &mut Ui, block: &Block, ink: &Colours) {
    match block {
        Block::Heading(one) => heading_ui(ui, one, ink),
        Block::Card(one, inside) => {
            let card = Frame::new().stroke(Stroke::new(1.0, ink.border)).inner_margin(Margin::same(10));
            ui.add_space(theme::SPACE_1);
            card.show(ui, |ui| {
                ui.set_width(ui.available_width());
                heading_ui(ui, one, ink);
                for block in inside {
                    block_ui(ui, block, ink);
                }
            });
            ui.add_space(theme::SPACE_1);
        }
        Block::Paragraph(style, text) => {
            for lines in text.paragraphs() {
                let said = lines.join("\n");
                match style {
                    Style::Lead | Style::Note => small(ui, &said, ink),
                    Style::Normal => words(ui, &said, ink.text),
                    Style::Unanswered => gap_ui(ui, &said, ink),
                }
            }
            ui.add_space(theme::SPACE_1);
        }
        Block::List(marker, items) => {
            let mark = if *marker == Marker::Box { "\u{2610}" } else { "\u{2022}" };
            for item in items {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = theme::SPACE_1;
                    let whole = ui.available_width();
                    column_ui(ui, theme::SPACE_4, |ui| words(ui, mark, ink.text));
                    column_ui(ui, whole - theme::SPACE_4 - theme::SPACE_1, |ui| words(ui, &item.plain(), ink.text));
                });
            }
        }
        Block::Pairs(kind, pairs) => {
            for pair in pairs {
                match kind {
                    PairKind::Questions => {
                        ui.add(Label::new(theme::body_strong(pair.label.as_str()).color(ink.text)).wrap());
                        cell_ui(ui, &pair.answer, ink, theme::TEXT_SECONDARY);
                        ui.add_space(theme::SPACE_2);
                    }
                    PairKind::Facts => {
                        let whole = ui.available_width();
                        let label = (whole * 0.28).max(NARROWEST);
                        ui.horizontal_top(|ui| {
                            column_ui(ui, label, |ui| small(ui, &pair.label, ink));
                            column_ui(ui, whole - label - theme::SPACE_3, |ui| {
                                cell_ui(ui, &pair.answer, ink, theme::TEXT_SECONDARY);
                            });
                        });
                        rule(ui, ink.border);
                    }
                }
            }
        }
        Block::Table(table) => table_ui(ui, table, ink),
        Block::Figure(figure) => figure_ui(ui, figure, ink),
        Block::WriteIn { lines } => {
            for _ in 0..*lines {
                ui.add_space(theme::SPACE_5);
                rule(ui, ink.input_border);
            }
        }
    }
}

fn heading_ui(ui: &mut Ui, one: &Heading, ink: &Colours) {
    let said = one.text.plain();
    let text = match one.level {
        2 => {
            ui.add_space(theme::SPACE_5);
            theme::section(said.as_str()).color(ink.action_hover)
        }
        3 => {
            ui.add_space(theme::SPACE_3);
            theme::question(said.as_str()).color(ink.text)
        }
        _ => theme::body_strong(said.as_str()).color(ink.text),
    };
    // The page has headings of its own above those of the paper.
    heading(ui, usize::from(one.level) + 1, text);
    if !one.tag.is_empty() {
        small(ui, one.tag, ink);
    }
}

fn table_ui(ui: &mut Ui, table: &Table, ink: &Colours) {
    ui.add_space(theme::SPACE_2);
    ui.add(Label::new(theme::body_strong(table.caption.as_str()).color(ink.text)).wrap());
    if let Some(widths) = widths(ui, table, ui.available_width()) {
        columns_ui(ui, table, &widths, ink);
    } else {
        stacked_ui(ui, table, ink);
    }
    if !table.note.is_empty() {
        small(ui, &table.note, ink);
    }
    ui.add_space(theme::SPACE_2);
}

/// Draws the heads and the rows of a table side by side.
fn columns_ui(ui: &mut Ui, table: &Table, widths: &[f32], ink: &Colours) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        for (column, width) in table.columns.iter().zip(widths) {
            leaning_ui(ui, *width, column.align, |ui| {
                ui.add(Label::new(text_of(&column.label, Face::SemiBold, theme::TEXT_SMALL, ink.text)).wrap());
                if !column.hint.is_empty() {
                    ui.add(
                        Label::new(text_of(column.hint, Face::Regular, theme::TEXT_SMALL, ink.text_secondary)).wrap(),
                    );
                }
            });
        }
    });
    rule(ui, ink.text);
    for row in &table.rows {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            for ((cell, width), column) in row.iter().zip(widths).zip(&table.columns) {
                leaning_ui(ui, *width, column.align, |ui| cell_ui(ui, cell, ink, theme::TEXT_SMALL));
            }
        });
        rule(ui, ink.border);
    }
}

/// Shares the width among the columns by what they hold. A word breaks inside only where there is no room for all words.
/// None on a sheet so small that columns are of no use.
fn widths(ui: &Ui, table: &Table, whole: f32) -> Option<Vec<f32>> {
    let room = whole - theme::SPACE_2 * table.columns.len().saturating_sub(1) as f32;
    let needs: Vec<ColumnNeeds> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells: Vec<String> =
                table.rows.iter().filter_map(|row| row.get(place)).map(|cell| cell.text.plain()).collect();
            let letters =
                cells.iter().map(String::as_str).chain([column.label.as_str()]).map(|text| text.chars().count());
            let share = (letters.max().unwrap_or(1).clamp(6, 60) as f32).sqrt();
            let texts = cells.iter().map(String::as_str).chain([column.hint]);
            let cell = longest_word(ui, texts, Face::Regular.at(theme::TEXT_SMALL));
            let head = longest_word(ui, std::iter::once(column.label.as_str()), Face::SemiBold.at(theme::TEXT_SMALL));
            ColumnNeeds { least: cell.max(head).max(NARROWEST), share }
        })
        .collect();
    let all: f32 = needs.iter().map(|column| column.least).sum();
    match shared_widths(room, &needs) {
        None if whole >= SMALL_SHEET => Some(needs.iter().map(|column| room * column.least / all).collect()),
        widths => widths,
    }
}

/// Draws the rows of a table one cell below the other, where columns have no room.
fn stacked_ui(ui: &mut Ui, table: &Table, ink: &Colours) {
    for row in &table.rows {
        for (cell, column) in row.iter().zip(&table.columns) {
            small(ui, &column.label, ink);
            cell_ui(ui, cell, ink, theme::TEXT_SECONDARY);
        }
        rule(ui, ink.border);
    }
}

fn cell_ui(ui: &mut Ui, cell: &Cell, ink: &Colours, size: f32) {
    let said = cell.text.plain();
    match cell.value {
        Value::Unanswered => gap_ui(ui, &said, ink),
        Value::Room(lines) if said.is_empty() => ui.add_space(f32::from(lines) * 18.0),
        _ => {
            ui.add(Label::new(text_of(&said, Face::Regular, size, ink.text)).wrap());
        }
    }
}

fn gap_ui(ui: &mut Ui, said: &str, ink: &Colours) {
    let label = ui.add(
        Label::new(
            text_of(said, Face::Regular, theme::TEXT_SMALL, ink.caution_text).background_color(ink.caution_surface),
        )
        .wrap(),
    );
    let bar = label.rect.with_max_x(label.rect.left()).expand2(vec2(3.0, 0.0)).translate(vec2(-4.0, 0.0));
    ui.painter().rect_filled(bar, 0.0, ink.caution);
}

/// Draws the drawings as large as the sheet allows, then the sentence and the table that say the same.
fn figure_ui(ui: &mut Ui, figure: &Figure, ink: &Colours) {
    for drawing in &figure.drawings {
        drawing_ui(ui, drawing, figure, ink);
    }
    small(ui, &figure.reading, ink);
    small(ui, figure.key, ink);
    table_ui(ui, &figure.table, ink);
}

fn column_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    leaning_ui(ui, width, Lean::Start, add);
}

/// Draws something in a column whose content leans to one side.
fn leaning_ui(ui: &mut Ui, width: f32, lean: Lean, add: impl FnOnce(&mut Ui)) {
    let side = if lean == Lean::End { Align::Max } else { Align::Min };
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(side), |ui| {
        ui.set_width(width);
        add(ui);
    });
}

fn rule(ui: &mut Ui, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, colour));
}

fn words(ui: &mut Ui, said: &str, colour: egui::Color32) {
    ui.add(Label::new(text_of(said, Face::Regular, theme::TEXT_SECONDARY, colour)).wrap());
}

fn small(ui: &mut Ui, said: &str, ink: &Colours) {
    ui.add(Label::new(text_of(said, Face::Regular, theme::TEXT_SMALL, ink.text_secondary)).wrap());
}

fn text_of(said: &str, face: Face, size: f32, colour: egui::Color32) -> RichText {
    RichText::new(said).font(face.at(size)).color(colour)
}
