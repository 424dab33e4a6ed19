//! The head of a row that opens and folds: what the row is called, and its facts while it is folded.

use egui::{Label, Response, Sense, Ui, WidgetInfo, vec2};

use super::ring;
use crate::model::Address;
use crate::ui::theme::{self, Icon};

/// From this width on, the facts of a folded row stand behind its name; else below it.
const ONE_LINE: f32 = 640.0;
/// The height of a line with the name of a row, and of a line with its facts.
const NAME_LINE: f32 = 24.0;
const FACTS_LINE: f32 = 20.0;
/// How much of one line the name may take.
const NAME_SHARE: f32 = 0.42;

/// What a head says.
pub(crate) struct RowHead<'h> {
    /// Where the row is.
    pub(crate) at: Address,
    /// Whether the row shows its fields.
    pub(crate) open: bool,
    /// "Stakeholder 1" above open fields, "1" in a list of folded rows.
    pub(crate) number: &'h str,
    /// What it is called.
    pub(crate) title: &'h str,
    /// The answers that matter. Empty while it is open.
    pub(crate) facts: &'h str,
    /// What it lacks. Empty when it lacks nothing.
    pub(crate) lacks: &'h str,
    /// All of it, for people who hear the window.
    pub(crate) spoken: &'h str,
    /// The room for it.
    pub(crate) width: f32,
}

/// Returns the height of the head of a folded row in a card of a width.
pub(crate) fn folded_head_height(width: f32) -> f32 {
    if width >= ONE_LINE { 28.0 } else { NAME_LINE + FACTS_LINE }
}

/// Draws the head of a row. `card` is the width of its card, which decides how a folded row is laid out.
pub(crate) fn row_head(ui: &mut Ui, head: &RowHead<'_>, card: f32) -> Response {
    let colours = theme::colours(ui);
    let one_line = head.open || card >= ONE_LINE;
    let height = if one_line { NAME_LINE } else { NAME_LINE + FACTS_LINE };
    let (rect, _) = ui.allocate_exact_size(vec2(head.width, height), Sense::hover());
    let response = ui.interact(rect, super::field_id(head.at), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, head.spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(head.open));
    if ui.is_rect_visible(rect) {
        let mark = egui::Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(theme::ICON, theme::ICON));
        let icon = if head.open { Icon::ChevronDown } else { Icon::ChevronRight };
        theme::icons::paint(ui.painter(), mark, icon, colours.text_secondary);
        let inner = rect.with_min_x(rect.left() + theme::ICON + theme::SPACE_2);
        let first = inner.with_max_y(inner.top() + NAME_LINE);
        // A child of its own, or what follows would stand behind the title and not behind the whole head.
        let across = egui::Layout::left_to_right(egui::Align::Center);
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(first).layout(across));
        line.spacing_mut().item_spacing.x = theme::SPACE_2;
        if !head.number.is_empty() {
            line.add(Label::new(theme::secondary(head.number).color(colours.text_secondary)).selectable(false));
        }
        let behind = !head.facts.is_empty() || !head.lacks.is_empty();
        let name = Label::new(theme::body_strong(head.title)).truncate().selectable(false);
        if head.open || !one_line || !behind {
            line.add(name);
        } else {
            let room = line.available_width() * NAME_SHARE;
            line.scope(|ui| {
                ui.set_max_width(room);
                ui.add(name);
            });
        }
        if behind && one_line {
            facts(&mut line, head);
        } else if behind {
            let second = egui::Rect::from_min_max(egui::pos2(inner.left(), first.bottom()), inner.max);
            facts(&mut ui.new_child(egui::UiBuilder::new().max_rect(second).layout(across)), head);
        }
    }
    if response.has_focus() {
        ring(ui, response.rect);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Draws the facts of a folded row in one line, and what it lacks.
fn facts(ui: &mut Ui, head: &RowHead<'_>) {
    let colours = theme::colours(ui);
    ui.spacing_mut().item_spacing.x = theme::SPACE_2;
    // What is missing is always seen: the facts have what is left.
    let lacks = (!head.lacks.is_empty()).then(|| theme::secondary(head.lacks).color(colours.caution_text));
    let room = ui.available_width();
    let needed = lacks.clone().map_or(0.0, |text| {
        let galley = egui::WidgetText::from(text).into_galley(
            ui,
            Some(egui::TextWrapMode::Extend),
            f32::INFINITY,
            egui::TextStyle::Body,
        );
        galley.size().x + theme::SPACE_2
    });
    if !head.facts.is_empty() {
        ui.scope(|ui| {
            ui.set_max_width((room - needed).max(room * 0.3));
            ui.add(Label::new(theme::secondary(head.facts).color(colours.text_secondary)).truncate().selectable(false));
        });
    }
    if let Some(lacks) = lacks {
        ui.add(Label::new(lacks).truncate().selectable(false));
    }
}
