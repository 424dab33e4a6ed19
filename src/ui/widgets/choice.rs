//! Choices: a list to drop down, and ticks for several.

use egui::{Button, Id, PopupCloseBehavior, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::list::{ClosedKey, closed_keys};
use super::{FieldLook, Naming, drop_down, entry, field_id, keep_focus, ring};
use crate::model::Address;
use crate::ui::form::Cx;
use crate::ui::theme::{self, Icon};

/// What a person picked from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    /// The option at a place.
    Place(usize),
    /// None: the answer is taken back.
    Nothing,
}

impl Picked {
    /// Returns the place, or none.
    pub(crate) fn place(self) -> Option<usize> {
        match self {
            Self::Place(place) => Some(place),
            Self::Nothing => None,
        }
    }
}

/// Draws a tick with its label for an answer.
pub(crate) fn tick(ui: &mut Ui, at: Address, on: bool, label: &str, naming: &Naming) -> Response {
    tick_with_id(ui, field_id(at), on, label, naming)
}

/// Draws a tick with its label.
pub(crate) fn tick_with_id(ui: &mut Ui, id: Id, on: bool, label: &str, naming: &Naming) -> Response {
    let response = mark_line(ui, id, label, Sense::click(), |ui, rect| {
        let colours = theme::colours(ui);
        ui.painter().rect(
            rect.shrink(1.0),
            3.0,
            colours.surface,
            Stroke::new(2.0, colours.input_border),
            egui::StrokeKind::Inside,
        );
        if on {
            theme::icons::paint(ui.painter(), rect.shrink(3.0), Icon::Check, colours.text);
        }
    });
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &naming.name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// Draws a mark and a label that are one control.
pub(super) fn mark_line(
    ui: &mut Ui,
    id: Id,
    label: &str,
    sense: Sense,
    paint: impl FnOnce(&Ui, egui::Rect),
) -> Response {
    let colours = theme::colours(ui);
    let size = theme::CHECK_BOX;
    let text = egui::WidgetText::from(theme::body(label).color(colours.text)).into_galley(
        ui,
        Some(egui::TextWrapMode::Wrap),
        (ui.available_width() - size - theme::SPACE_2).max(40.0),
        egui::TextStyle::Body,
    );
    let height = text.size().y.max(theme::TARGET);
    let width = if label.is_empty() { size + 4.0 } else { size + theme::SPACE_2 + text.size().x };
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let response = ui.interact(rect, id, sense);
    if ui.is_rect_visible(rect) {
        let mark = egui::Rect::from_min_size(
            egui::pos2(rect.left(), rect.top() + (height.min(theme::TARGET) - size) / 2.0),
            vec2(size, size),
        );
        paint(ui, mark);
        let pos = egui::pos2(mark.right() + theme::SPACE_2, rect.center().y - text.size().y / 2.0);
        ui.painter().galley(pos, text, colours.text);
    }
    if response.has_focus() {
        ring(ui, rect);
    }
    response
}

/// Draws a field that drops down a list. The labels are asked for only while the list is open: a page of lines that
/// each choose among hundreds of rows would otherwise name every row for every line in every frame.
pub(crate) fn dropdown<L: AsRef<str>>(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    chosen: Option<(usize, &str)>,
    labels: impl FnOnce() -> Vec<L>,
    naming: &Naming,
    look: FieldLook,
) -> Option<Picked> {
    let shown = chosen.map(|(_, label)| label);
    let chosen = chosen.map(|(place, _)| place);
    let spoken = format!("{}: {}", naming.name, shown.unwrap_or("not answered"));
    let response = drop_field(ui, field_id(at), shown.unwrap_or("Choose"), shown.is_some(), &spoken, look);
    cx.follow_focus(at, &response);
    let mut new = None;
    if closed_keys(&response) == Some(ClosedKey::Clears) && chosen.is_some() {
        new = Some(Picked::Nothing);
    }
    let width = response.rect.width().max(180.0);
    drop_down(&response, width, &naming.name, PopupCloseBehavior::CloseOnClick, |ui, entering| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, label) in labels().iter().enumerate() {
                if entry(ui, entering, label.as_ref(), chosen == Some(place)).clicked() {
                    new = Some(Picked::Place(place));
                    ui.close();
                }
            }
            if chosen.is_some() {
                ui.separator();
                // The arrows end above it: nobody clears an answer who goes down a list and presses Enter.
                let clear = ui.add(Button::new("Clear the answer").shortcut_text("Delete"));
                entering.note(&clear, false);
                if clear.clicked() || entering.clears() {
                    new = Some(Picked::Nothing);
                    ui.close();
                }
            }
        });
    });
    if new.is_some() {
        keep_focus(ui.ctx(), response.id);
    }
    new
}

/// Options of which any number may be ticked.
pub(crate) struct Options<'o> {
    /// How many there are.
    pub(crate) count: usize,
    /// The labels of those that are ticked.
    pub(crate) chosen: &'o [&'o str],
    /// Every label, and whether it is ticked; asked for only when they are to be seen.
    pub(crate) all: &'o dyn Fn() -> Vec<(String, bool)>,
}

/// Draws several options of which any number may be ticked. Returns the place of the one that was turned.
pub(crate) fn many(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    options: &Options<'_>,
    naming: &Naming,
    look: FieldLook,
) -> Option<usize> {
    let mut turned = None;
    if !look.in_cell && options.count <= 8 {
        for (place, (label, on)) in (options.all)().iter().enumerate() {
            let part = Naming { name: format!("{label} ({})", naming.name), description: String::new() };
            let response = tick_with_id(ui, field_id(at).with(place), *on, label, &part);
            if place == 0 {
                cx.follow_focus(at, &response);
            } else {
                cx.follow_part(at, &response);
            }
            if response.clicked() {
                turned = Some(place);
            }
        }
        return turned;
    }
    let chosen = options.chosen;
    let shown = match chosen {
        [] => "Choose".to_owned(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    };
    let spoken =
        format!("{}: {}", naming.name, if chosen.is_empty() { "none chosen".into() } else { chosen.join(", ") });
    let response = drop_field(ui, field_id(at), &shown, !chosen.is_empty(), &spoken, look);
    cx.follow_focus(at, &response);
    let width = response.rect.width().max(240.0);
    closed_keys(&response);
    drop_down(&response, width, &naming.name, PopupCloseBehavior::CloseOnClickOutside, |ui, entering| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, (label, on)) in (options.all)().iter().enumerate() {
                let part = Naming { name: label.clone(), description: String::new() };
                let entry = tick_with_id(ui, field_id(at).with(("entry", place)), *on, label, &part);
                entering.note_named(&entry, label, *on);
                if entry.clicked() {
                    turned = Some(place);
                }
            }
        });
    });
    turned
}

/// What stands above and below the text in the field of a list, in points.
const PAD_Y: f32 = 4.0;

/// Lays out what was chosen: on as many lines as it takes, or in a line of a table on two small ones.
fn shown_choice(
    ui: &Ui,
    shown: &str,
    colour: egui::Color32,
    room: f32,
    look: FieldLook,
) -> std::sync::Arc<egui::Galley> {
    let lay = |text: egui::RichText, mode| {
        egui::WidgetText::from(text.color(colour)).into_galley(ui, Some(mode), room, egui::TextStyle::Body)
    };
    if look.grows {
        return lay(theme::body(shown), egui::TextWrapMode::Wrap);
    }
    let one = lay(theme::body(shown), egui::TextWrapMode::Extend);
    if one.size().x <= room {
        return one;
    }
    let font = theme::Face::Regular.at(theme::TEXT_SMALL);
    let mut job = egui::text::LayoutJob::simple(shown.to_owned(), font, colour, room);
    job.wrap.max_rows = 2;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Draws the closed field of a list.
fn drop_field(ui: &mut Ui, id: Id, shown: &str, answered: bool, spoken: &str, look: FieldLook) -> Response {
    let colours = theme::colours(ui);
    let least = if look.in_cell { 30.0 } else { 36.0 };
    let pad = if look.in_cell { 6.0 } else { 10.0 };
    let colour = if answered { colours.text } else { colours.text_secondary };
    let room = (ui.available_width() - 2.0 * pad - theme::ICON).max(8.0);
    let text = shown_choice(ui, shown, colour, room, look);
    let height = text.size().y.max(least - 2.0 * PAD_Y) + 2.0 * PAD_Y;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), spoken));
    if ui.is_rect_visible(rect) {
        let edge = if look.in_cell { colours.border } else { colours.input_border };
        ui.painter().rect(rect, theme::RADIUS_SMALL, colours.surface, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
        ui.painter().galley(egui::pos2(rect.left() + pad, rect.center().y - text.size().y / 2.0), text, colour);
        let mark = egui::Rect::from_center_size(
            egui::pos2(rect.right() - pad - theme::ICON / 2.0 + 2.0, rect.center().y),
            vec2(theme::ICON, theme::ICON),
        );
        theme::icons::paint(ui.painter(), mark, Icon::ChevronDown, colours.text_secondary);
    }
    if response.has_focus() {
        ring(ui, rect);
    }
    response
}
