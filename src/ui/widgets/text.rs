//! Text fields as people are used to them: a menu under the right button, Enter that moves on, undo that belongs to
//! the whole workbook.

use std::borrow::Cow;

use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Id, Response, TextEdit, Ui, ViewportCommand};

use super::{FieldLook, Naming, field_id, ring};
use crate::model::Address;
use crate::ui::theme;

/// What a text field reports.
pub(crate) struct FieldOut {
    /// The control.
    pub response: Response,
    /// The new text, when it changed.
    pub changed: Option<String>,
}

/// Draws a field of one line for an answer. Enter moves on to the next field.
pub(crate) fn line(ui: &mut Ui, at: Address, text: &str, naming: &Naming, look: FieldLook) -> FieldOut {
    plain_line(ui, field_id(at), text, naming, look)
}

/// Draws a field of one line with an id of its own.
pub(crate) fn plain_line(ui: &mut Ui, id: Id, text: &str, naming: &Naming, look: FieldLook) -> FieldOut {
    enter_moves_on(ui, id);
    let mut buffer = Cow::Borrowed(text);
    // In a table there is room for one line; elsewhere a long line wraps, so that all of it can be read.
    let edit =
        if look.grows { TextEdit::multiline(&mut buffer).desired_rows(1) } else { TextEdit::singleline(&mut buffer) };
    let edit = dressed(ui, edit.id(id).desired_width(f32::INFINITY).return_key(None), look);
    let response = shown(ui, edit, id, naming);
    let changed = match buffer {
        // A pasted line break becomes a space: the answer is one line.
        Cow::Owned(text) if response.changed() => {
            Some(if text.contains('\n') { text.replace('\n', " ") } else { text })
        }
        _ => None,
    };
    FieldOut { response, changed }
}

/// Draws the field of a search, in which Enter is not taken.
pub(crate) fn search_line(ui: &mut Ui, id: Id, text: &mut String, name: &str) -> Response {
    let edit =
        TextEdit::singleline(text).id(id).desired_width(f32::INFINITY).return_key(None).hint_text(name.to_owned());
    let edit = dressed(ui, edit, FieldLook::default());
    shown(ui, edit, id, &Naming { name: name.to_owned(), description: String::new() })
}

/// Draws a field of any length, which grows with its text.
pub(crate) fn prose(ui: &mut Ui, at: Address, text: &str, naming: &Naming, look: FieldLook) -> FieldOut {
    let id = field_id(at);
    let mut buffer = Cow::Borrowed(text);
    let edit = TextEdit::multiline(&mut buffer).id(id).desired_width(f32::INFINITY).desired_rows(if look.in_cell {
        1
    } else {
        2
    });
    let edit = dressed(ui, edit, look);
    let response = shown(ui, edit, id, naming);
    let changed = match buffer {
        Cow::Owned(text) if response.changed() => Some(text),
        _ => None,
    };
    FieldOut { response, changed }
}

/// Makes Enter move to the next field: left alone, it drops the keyboard and Tab starts again at the top.
pub(super) fn enter_moves_on(ui: &Ui, id: Id) {
    if ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
    {
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
    }
}

pub(super) fn dressed<'t>(ui: &Ui, edit: TextEdit<'t>, look: FieldLook) -> TextEdit<'t> {
    let colours = theme::colours(ui);
    let edit = edit.font(theme::Face::Regular.at(theme::TEXT_BODY)).text_color(colours.text);
    let edit =
        if look.hint.is_empty() { edit } else { edit.hint_text(theme::body(look.hint).color(colours.text_secondary)) };
    let stroke = if look.in_cell { colours.border } else { colours.input_border };
    let vertical = if look.in_cell { 4 } else { 7 };
    let horizontal = if look.in_cell { 6 } else { 10 };
    edit.frame(
        egui::Frame::new()
            .fill(colours.surface)
            .stroke(egui::Stroke::new(1.0, stroke))
            .corner_radius(theme::RADIUS_SMALL)
            .inner_margin(egui::Margin::symmetric(horizontal, vertical)),
    )
}

/// Shows a field with its menu, its ring and its name.
pub(super) fn shown(ui: &mut Ui, edit: TextEdit<'_>, id: Id, naming: &Naming) -> Response {
    let out = edit.show(ui);
    let response = out.response.response.clone().accessible_name(naming.name.clone());
    if !naming.description.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(naming.description.as_str()));
    }
    if response.has_focus() {
        ring(ui, response.rect);
    }
    menu(ui, &response, id, out.cursor_range);
    response
}

/// Gives a field the usual menu. A right click collapses the selection, so the one from before the click is put back.
fn menu(ui: &mut Ui, response: &Response, id: Id, selection: Option<CCursorRange>) {
    let key = id.with("selection_before_right_click");
    let secondary = egui::PointerButton::Secondary;
    let right_button_in_use =
        ui.input(|input| input.pointer.button_down(secondary) || input.pointer.button_released(secondary));
    let menu_open = response.context_menu_opened();
    let restore = |ctx: &egui::Context| {
        let kept: Option<CCursorRange> = ctx.data(|data| data.get_temp(key));
        if let (Some(range), Some(mut state)) = (kept, TextEditState::load(ctx, id)) {
            state.cursor.set_char_range(Some(range));
            state.store(ctx, id);
        }
        // Only the field with the keyboard takes the event that follows.
        ctx.memory_mut(|memory| memory.request_focus(id));
    };
    if response.secondary_clicked() {
        restore(ui.ctx());
    } else if response.has_focus() && !right_button_in_use && !menu_open {
        ui.data_mut(|data| match selection {
            Some(range) => {
                data.insert_temp(key, range);
            }
            None => data.remove::<CCursorRange>(key),
        });
    }
    response.context_menu(|ui| {
        for (name, command) in [
            ("Cut", ViewportCommand::RequestCut),
            ("Copy", ViewportCommand::RequestCopy),
            ("Paste", ViewportCommand::RequestPaste),
        ] {
            if ui.button(name).clicked() {
                restore(ui.ctx());
                ui.send_viewport_cmd(command);
                ui.close();
            }
        }
        if ui.button("Select all").clicked() {
            let ctx = ui.ctx().clone();
            if let Some(mut state) = TextEditState::load(&ctx, id) {
                let end = egui::text::CCursor::new(egui::text::CharIndex(usize::MAX / 2));
                state.cursor.set_char_range(Some(CCursorRange::two(egui::text::CCursor::default(), end)));
                state.store(&ctx, id);
            }
            ctx.memory_mut(|memory| memory.request_focus(id));
            ui.close();
        }
    });
}
