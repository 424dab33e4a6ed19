//! A choice among a few: radio buttons below each other, or a bar of them in one line.
//!
//! As everywhere else, the whole group is one stop for Tab, and the arrows choose in it.

use std::sync::Arc;

use egui::{
    Event, EventFilter, Galley, Key, Modifiers, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::choice::{Picked, mark_line};
use super::list::keep_focus;
use super::{Naming, field_id, ring};
use crate::model::Address;
use crate::ui::form::Cx;
use crate::ui::theme;

/// What stands on both sides of a word in a bar, in points.
const PAD: f32 = 6.0;
/// The height of a bar, in points.
const BAR_HEIGHT: f32 = 36.0;

/// How the options of a choice stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spread {
    /// Below each other.
    Stacked,
    /// In one line.
    Bar,
}

/// Returns whether options have room in one line of a width.
pub(crate) fn fit_in_bar(ui: &Ui, labels: &[&str], width: f32) -> bool {
    // Chosen, a word is wider.
    labels.iter().map(|label| lay_out(ui, label, true).size().x + 2.0 * PAD).sum::<f32>() <= width
}

/// Draws options as radio buttons. Returns the new choice; choosing the chosen one again takes it back.
pub(crate) fn radio(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    labels: &[&str],
    chosen: Option<usize>,
    spread: Spread,
    naming: &Naming,
) -> Option<Picked> {
    let stop = chosen.unwrap_or(0);
    let id = |place: usize| field_id(at).with(place);
    let mut new = None;
    let mut one = |ui: &mut Ui, place: usize, response: &Response| {
        let on = chosen == Some(place);
        let spoken = format!("{} ({})", labels[place], naming.name);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, &spoken));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_position_in_set(place + 1);
            node.set_size_of_set(labels.len());
        });
        if place == stop {
            cx.follow_focus(at, response);
            new = new.or_else(|| chosen_by_key(response, labels, chosen));
        } else {
            cx.follow_part(at, response);
        }
        if response.clicked() {
            new = Some(if on { Picked::Nothing } else { Picked::Place(place) });
        }
    };
    let sense = |place: usize| if place == stop { Sense::click() } else { Sense::CLICK };
    match spread {
        Spread::Stacked => {
            for (place, label) in labels.iter().enumerate() {
                let response = mark_line(ui, id(place), label, sense(place), |ui, rect| {
                    let colours = theme::colours(ui);
                    ui.painter().circle(rect.center(), 9.0, colours.surface, Stroke::new(2.0, colours.input_border));
                    if chosen == Some(place) {
                        ui.painter().circle_filled(rect.center(), 5.0, colours.text);
                    }
                });
                one(ui, place, &response);
            }
        }
        Spread::Bar => bar_ui(ui, labels, chosen, |ui, place, rect| {
            let response = ui.interact(rect, id(place), sense(place));
            one(ui, place, &response);
            response.has_focus()
        }),
    }
    if let Some(new) = new {
        // The one that is chosen is the stop for Tab from now on.
        keep_focus(ui.ctx(), id(new.place().unwrap_or(0)));
    }
    new
}

/// Draws options side by side in one frame. `one` makes one of them a control, and returns whether it has the keyboard.
fn bar_ui(
    ui: &mut Ui,
    labels: &[&str],
    chosen: Option<usize>,
    mut one: impl FnMut(&mut Ui, usize, egui::Rect) -> bool,
) {
    let colours = theme::colours(ui);
    let needed: Vec<f32> = labels.iter().map(|label| lay_out(ui, label, true).size().x + 2.0 * PAD).collect();
    let width = ui.available_width();
    let spare = (width - needed.iter().sum::<f32>()).max(0.0) / labels.len().max(1) as f32;
    let (frame, _) = ui.allocate_exact_size(vec2(width, BAR_HEIGHT), Sense::hover());
    let edge = Stroke::new(theme::STROKE, colours.input_border);
    ui.painter().rect(frame, theme::RADIUS_SMALL, colours.surface, edge, StrokeKind::Inside);
    let mut x = frame.left();
    let mut focused = None;
    for (place, (label, needed)) in labels.iter().zip(needed).enumerate() {
        let rect = egui::Rect::from_min_size(egui::pos2(x, frame.top()), vec2(needed + spare, BAR_HEIGHT));
        x = rect.right();
        let on = chosen == Some(place);
        let has_focus = one(ui, place, rect);
        if place > 0 {
            ui.painter().vline(rect.left(), frame.y_range().shrink(1.0), Stroke::new(theme::STROKE, colours.border));
        }
        if on {
            // By a frame and by weight, and not by colour alone.
            let inner = rect.shrink(2.0);
            let mark = Stroke::new(theme::STROKE_STRONG, colours.action);
            ui.painter().rect(inner, theme::RADIUS_SMALL, colours.selected, mark, StrokeKind::Inside);
        }
        let text = lay_out(ui, label, on);
        ui.painter().galley(rect.center() - text.size() / 2.0, text, colours.text);
        focused = has_focus.then_some(rect).or(focused);
    }
    if let Some(rect) = focused {
        ring(ui, rect);
    }
}

fn lay_out(ui: &Ui, label: &str, strong: bool) -> Arc<Galley> {
    let text = if strong { theme::support_strong(label) } else { theme::support(label) };
    let text = text.color(theme::colours(ui).text);
    egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body)
}

/// Takes the keys of the group while it has the keyboard: an arrow goes on to the next, a letter to the next that begins
/// with it, and Delete takes the answer back.
fn chosen_by_key(response: &Response, labels: &[&str], chosen: Option<usize>) -> Option<Picked> {
    let ctx = &response.ctx;
    if !response.has_focus() || egui::Popup::is_any_open(ctx) {
        return None;
    }
    let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let here = chosen.unwrap_or(0);
    let count = labels.len();
    ctx.input_mut(|input| {
        let mut pressed = |keys: [Key; 2]| keys.map(|key| input.consume_key(Modifiers::NONE, key)).contains(&true);
        if pressed([Key::ArrowRight, Key::ArrowDown]) {
            return Some(Picked::Place((here + 1) % count));
        }
        if pressed([Key::ArrowLeft, Key::ArrowUp]) {
            return Some(Picked::Place((here + count - 1) % count));
        }
        if input.consume_key(Modifiers::NONE, Key::Delete) && chosen.is_some() {
            return Some(Picked::Nothing);
        }
        let letter = input.events.iter().find_map(|event| match event {
            Event::Text(text) if !text.trim().is_empty() => Some(text.to_lowercase()),
            _ => None,
        })?;
        let from = chosen.map_or(0, |place| place + 1);
        let places = (0..count).map(|step| (from + step) % count);
        let found = places.into_iter().find(|place| labels[*place].to_lowercase().starts_with(&letter));
        found.filter(|place| chosen != Some(*place)).map(Picked::Place)
    })
}
