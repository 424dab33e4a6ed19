//! A field for a role, which offers the roles that the workbook names already.
//!
//! The keyboard stays in the field: Down and Up mark a name, Enter takes it, Escape closes the list, and typing goes on
//! as everywhere. The names are gathered when the field gets the keyboard.

use egui::{EventFilter, Key, Modifiers, Popup, PopupCloseBehavior, Sense, Ui, vec2};

use super::Cx;
use crate::model::{Address, Answer, Edit};
use crate::rules::roles::{offered, role_names};
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook, Naming};

/// The least width of the list: a cell of a table is too narrow for most names.
const LIST_WIDTH: f32 = 320.0;

/// The names that a field offers while it has the keyboard.
#[derive(Default)]
pub struct Offering {
    at: Option<Address>,
    names: Vec<String>,
    marked: Option<usize>,
    is_open: bool,
    /// Whether the pointer is over the list: pressing there takes the keyboard from the field for a moment.
    is_pointed_at: bool,
}

/// Draws the field of a role with the names that it offers, and reports a change.
pub(super) fn role_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, text: &str, naming: &Naming, look: FieldLook) {
    let id = widgets::field_id(at);
    let mut naming = naming.clone();
    let hint = "Press Down for roles already named";
    naming.description =
        if naming.description.is_empty() { hint.to_owned() } else { format!("{}. {hint}", naming.description) };
    let mut picked = keys(ui, cx, at, text);
    let out = widgets::line(ui, at, text, &naming, look);
    cx.follow_focus(at, &out.response);
    let offering = &mut cx.memory.offering;
    if out.response.gained_focus() && offering.at != Some(at) {
        let is_open = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let names = role_names(cx.workbook, Some(&at));
        *offering = Offering { at: Some(at), names, is_open, ..Offering::default() };
    }
    if offering.at == Some(at) {
        if out.changed.is_some() {
            (offering.is_open, offering.marked) = (true, None);
        }
        let typed = out.changed.as_deref().unwrap_or(text);
        let shown = offered(&offering.names, typed);
        let has_field = out.response.has_focus() || offering.is_pointed_at;
        if !has_field {
            *offering = Offering::default();
        } else if offering.is_open && !shown.is_empty() {
            ui.memory_mut(|memory| {
                let lock = EventFilter { escape: true, horizontal_arrows: true, vertical_arrows: true, tab: false };
                memory.set_focus_lock_filter(id, lock);
            });
            let (clicked, is_pointed_at) = list_ui(&out.response, &shown, offering.marked, &naming.name);
            offering.is_pointed_at = is_pointed_at;
            picked = picked.or(clicked);
        } else {
            offering.is_pointed_at = false;
        }
    }
    match picked {
        Some(name) => {
            (cx.memory.offering.is_open, cx.memory.offering.is_pointed_at) = (false, false);
            out.response.request_focus();
            cx.edits.push(Edit::Set { at, to: Answer::Text(name) });
        }
        None => {
            if let Some(text) = out.changed {
                cx.edits.push(Edit::Set { at, to: Answer::Text(text) });
            }
        }
    }
}

/// Takes the keys of the list before the field sees them. Returns the name that a person took.
fn keys(ui: &Ui, cx: &mut Cx<'_, '_>, at: Address, text: &str) -> Option<String> {
    let has_keyboard = ui.memory(|memory| memory.has_focus(widgets::field_id(at)));
    let offering = &mut cx.memory.offering;
    if offering.at != Some(at) || !has_keyboard {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if !offering.is_open {
        // In an empty field Down has nowhere to go.
        offering.is_open = text.trim().is_empty() && pressed(Key::ArrowDown);
        if !offering.is_open {
            return None;
        }
        offering.marked = None;
    }
    let shown = offered(&offering.names, text);
    let last = shown.len().checked_sub(1)?;
    let before = offering.marked;
    if pressed(Key::ArrowDown) {
        offering.marked = Some(before.map_or(0, |marked| (marked + 1).min(last)));
    } else if pressed(Key::ArrowUp) {
        offering.marked = before.and_then(|marked| marked.checked_sub(1));
    } else if pressed(Key::Escape) {
        (offering.is_open, offering.marked) = (false, None);
        return None;
    } else if let Some(marked) = before.filter(|_| pressed(Key::Enter)) {
        return shown.get(marked).map(|name| (*name).to_owned());
    }
    if offering.marked != before {
        let marked = offering.marked.and_then(|marked| Some((marked, *shown.get(marked)?)));
        cx.memory.told = marked.map(|(place, name)| format!("{name}, {} of {}", place + 1, last + 1));
    }
    None
}

/// Draws the names below the field. Returns the one that was clicked, and whether the pointer is over the list.
fn list_ui(owner: &egui::Response, shown: &[&str], marked: Option<usize>, name: &str) -> (Option<String>, bool) {
    let list = Popup::from_response(owner)
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .width(owner.rect.width().max(LIST_WIDTH))
        .accessible_name(format!("{name}: roles already named"))
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut clicked = None;
            for (place, entry) in shown.iter().enumerate() {
                let colours = theme::colours(ui);
                let width = ui.available_width();
                let text = egui::WidgetText::from(theme::body(*entry).color(colours.text)).into_galley(
                    ui,
                    Some(egui::TextWrapMode::Wrap),
                    width - 2.0 * theme::SPACE_2,
                    egui::TextStyle::Body,
                );
                let height = text.size().y.max(theme::TARGET) + theme::SPACE_1;
                // Not focusable: the keyboard stays in the field.
                let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::CLICK);
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, marked == Some(place), *entry)
                });
                if marked == Some(place) || response.hovered() {
                    ui.painter().rect_filled(rect, theme::RADIUS_SMALL, colours.selected);
                }
                let pos = egui::pos2(rect.left() + theme::SPACE_2, rect.center().y - text.size().y / 2.0);
                ui.painter().galley(pos, text, colours.text);
                if response.clicked() {
                    clicked = Some((*entry).to_owned());
                }
            }
            clicked
        });
    match list {
        Some(list) => (list.inner, list.response.contains_pointer()),
        None => (None, false),
    }
}
