//! The fields of one open row, laid out in lines by their widths.

use egui::{Align, Layout, Ui, vec2};

use super::Cx;
use super::answer::{Placement, answer_ui};
use super::findings::findings_ui;
use super::rows::{Depth, rows_ui};
use crate::model::{Address, AnyRows, Ask, Field, Question, Row, Width};
use crate::ui::theme;

/// One part of a row.
#[derive(Clone, Copy)]
enum Item<'w> {
    Answer(&'static Question, &'w dyn Field),
    Rows(&'static Question, &'w dyn AnyRows),
}

#[derive(Default)]
struct Items<'w>(Vec<Item<'w>>);

impl<'w> Ask<'w> for Items<'w> {
    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        self.0.push(Item::Answer(question, field));
    }

    fn rows(&mut self, question: &'static Question, rows: &'w dyn AnyRows) {
        self.0.push(Item::Rows(question, rows));
    }
}

/// How much room a row has for its fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// One field a line.
    Narrow,
    /// A long text a line, short fields beside each other.
    Usual,
    /// Two long texts a line.
    Wide,
}

impl Room {
    fn of(width: f32) -> Self {
        const NARROW: f32 = 480.0;
        match width {
            width if width < NARROW => Self::Narrow,
            width if width < theme::TWO_COLUMNS => Self::Usual,
            _ => Self::Wide,
        }
    }

    /// Returns the twelfths of a line that a field takes.
    fn twelfths(self, width: Width) -> u32 {
        match (self, width) {
            (Self::Narrow, _) | (Self::Usual, Width::Full) => 12,
            (Self::Usual, Width::Half) | (Self::Wide, Width::Full) => 6,
            (Self::Usual, Width::Third) => 4,
            (Self::Usual, Width::Quarter) | (Self::Wide, Width::Half | Width::Third) => 3,
            (Self::Wide, Width::Quarter) => 2,
        }
    }
}

/// Draws every question of a row, but for those that stand in its line of a table already: a question may have only
/// one field on a page.
pub(super) fn row_fields_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    row: &'w dyn Row,
    in_the_line: &[&'static Question],
) {
    let mut items = Items::default();
    row.ask(&mut items);
    items.0.retain(
        |item| !matches!(item, Item::Answer(question, _) if in_the_line.iter().any(|other| other.id == question.id)),
    );
    let room = Room::of(ui.available_width());
    let mut line: Vec<(&'static Question, &'w dyn Field)> = Vec::new();
    let mut used = 0;
    for item in items.0 {
        match item {
            Item::Answer(question, field) => {
                let wanted = room.twelfths(question.width);
                if used + wanted > 12 {
                    line_ui(ui, cx, at, &line, room);
                    line.clear();
                    used = 0;
                }
                line.push((question, field));
                used += wanted;
            }
            Item::Rows(question, rows) => {
                line_ui(ui, cx, at, &line, room);
                line.clear();
                used = 0;
                rows_ui(ui, cx, at.question(question.id), question, rows, Depth::InRow);
                ui.add_space(theme::SPACE_3);
            }
        }
    }
    line_ui(ui, cx, at, &line, room);
}

/// Draws the fields of one line side by side.
fn line_ui<'w>(ui: &mut Ui, cx: &mut Cx<'_, 'w>, at: Address, line: &[(&'static Question, &'w dyn Field)], room: Room) {
    let Some(count) = line.len().checked_sub(1) else { return };
    let width = ui.available_width();
    let gap = theme::SPACE_3;
    if count == 0 && room.twelfths(line[0].0.width) == 12 {
        let (question, field) = line[0];
        answer_ui(ui, cx, at.question(question.id), question, field.view(), Placement::Row);
    } else {
        let one = (width - gap * 11.0) / 12.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (question, field) in line {
                let spans = room.twelfths(question.width) as f32;
                let width = one * spans + gap * (spans - 1.0);
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    answer_ui(ui, cx, at.question(question.id), question, field.view(), Placement::Beside);
                });
            }
        });
    }
    // The whole width is theirs: most fields are too narrow for a sentence.
    for (question, _) in line {
        findings_ui(ui, cx, at.question(question.id));
    }
    ui.add_space(theme::SPACE_3);
}
