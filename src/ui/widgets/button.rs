//! Buttons in their few looks, all with a visible focus and a target of at least 24 points.

use egui::{Button, Response, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::ring;
use crate::ui::theme::{self, Icon};

/// Draws the one button of a page that carries on.
pub(crate) fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let colours = theme::colours(ui);
    make_room(ui, text, theme::SPACE_4);
    let response = ui
        .scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            for (look, fill) in [
                (&mut widgets.inactive, colours.action),
                (&mut widgets.hovered, colours.action_hover),
                (&mut widgets.active, colours.action_hover),
                (&mut widgets.open, colours.action_hover),
            ] {
                look.weak_bg_fill = fill;
                look.bg_fill = fill;
                look.bg_stroke = Stroke::NONE;
            }
            ui.spacing_mut().button_padding = vec2(theme::SPACE_4, theme::SPACE_2);
            ui.add(Button::new(theme::body_strong(text).color(colours.action_text)).min_size(vec2(0.0, 36.0)))
        })
        .inner;
    focus(ui, &response);
    response
}

/// Draws an ordinary button.
pub(crate) fn button(ui: &mut Ui, text: &str) -> Response {
    let colours = theme::colours(ui);
    make_room(ui, text, theme::SPACE_3);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(theme::SPACE_3, 6.0);
            let widgets = &mut ui.visuals_mut().widgets;
            for (look, fill) in [
                (&mut widgets.inactive, colours.surface),
                (&mut widgets.hovered, colours.selected),
                (&mut widgets.active, colours.selected),
                (&mut widgets.open, colours.selected),
            ] {
                look.weak_bg_fill = fill;
                look.bg_fill = fill;
                look.bg_stroke = Stroke::new(1.0, colours.action);
            }
            let colour = if ui.is_enabled() { colours.action } else { colours.disabled_text };
            ui.add(Button::new(theme::body_strong(text).color(colour)).corner_radius(theme::RADIUS_SMALL))
        })
        .inner;
    focus(ui, &response);
    response
}

/// Draws a button that looks like a link.
pub(crate) fn link_button(ui: &mut Ui, text: &str) -> Response {
    let colours = theme::colours(ui);
    make_room(ui, text, theme::SPACE_1);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(theme::SPACE_1, theme::SPACE_1);
            let shown = theme::body(text).color(colours.action).underline();
            ui.add(Button::new(shown).frame_when_inactive(false).min_size(vec2(theme::TARGET, theme::TARGET)))
        })
        .inner;
    focus(ui, &response);
    response
}

/// Draws a button that is only an icon; the name is spoken and shown when the pointer rests on it.
///
/// Its id must not depend on what else is drawn: the keyboard stays with the id.
pub(crate) fn icon_button(ui: &mut Ui, id: egui::Id, icon: Icon, name: &str) -> Response {
    let colours = theme::colours(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, theme::RADIUS_SMALL, colours.selected);
        }
        let colour = if response.hovered() { colours.action_hover } else { colours.text_secondary };
        theme::icons::paint(ui.painter(), rect.shrink(6.0), icon, colour);
    }
    focus(ui, &response);
    let response = response.on_hover_text(name);
    // What is shown while the pointer rests on it is its name already.
    ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::clear_description);
    response
}

/// Draws an entry of a menu and closes the menu when it is chosen, by pointer, keyboard or assistive technology.
pub(crate) fn menu_entry(ui: &mut Ui, text: &str, shortcut: Option<String>, usable: bool) -> Response {
    let mut entry = Button::new(text);
    if let Some(shortcut) = shortcut {
        entry = entry.shortcut_text(shortcut);
    }
    let response = ui.add_enabled(usable, entry);
    if response.clicked() {
        ui.close();
    }
    response
}

/// Draws an entry of a menu for what is on or off: a tick stands before it while it is on.
pub(crate) fn menu_choice(ui: &mut Ui, text: &str, shortcut: Option<String>, usable: bool, on: bool) -> Response {
    let size = egui::Vec2::splat(theme::ICON);
    let tick = egui::AtomKind::closure(move |_, _| egui::IntoSizedResult {
        intrinsic_size: size,
        sized: egui::SizedAtomKind::Paint {
            size,
            paint: std::sync::Arc::new(move |ui: &Ui, args: egui::AtomPaintArgs| {
                if on {
                    theme::icons::paint(ui.painter(), args.rect, Icon::Check, args.fallback_text_color);
                }
            }),
        },
    });
    let mut entry = Button::new((egui::Atom::from(tick), text));
    if let Some(shortcut) = shortcut {
        entry = entry.shortcut_text(shortcut);
    }
    let response = ui.add_enabled(usable, entry);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(on.into()));
    if response.clicked() {
        ui.close();
    }
    response
}

/// Begins a new line where a line of buttons has no room for one more: left alone, its words would break instead.
fn make_room(ui: &mut Ui, text: &str, padding: f32) {
    if !ui.layout().main_wrap || ui.cursor().left() <= ui.max_rect().left() + 0.5 {
        return;
    }
    let words = egui::WidgetText::from(theme::body_strong(text));
    let words = words.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
    if words.size().x + 2.0 * padding > ui.available_size_before_wrap().x {
        ui.end_row();
    }
}

fn focus(ui: &Ui, response: &Response) {
    if response.has_focus() {
        ring(ui, response.rect);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
