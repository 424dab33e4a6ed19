//! The menu bar, with go-to and the save state on its right.

use egui::{Frame, Margin, MenuBar, Panel, Ui};

use crate::editor::SaveState;
use crate::model::Place;
use crate::ui::action::{Action, Menu};
use crate::ui::app::{App, Region};
use crate::ui::theme;
use crate::ui::widgets::{Entering, announce, menu_entry};

/// Draws the menu bar.
pub(crate) fn menu_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(8, 4));
    let mut first = None;
    let panel = Panel::top("menu").resizable(false).frame(frame).show(ui, |ui| {
        ui.set_min_height(28.0);
        MenuBar::new().ui(ui, |ui| {
            for menu in Menu::ALL {
                let response = ui.menu_button(menu.label(), |ui| entries_ui(ui, app, menu)).response;
                let asked = app.palette.is_none()
                    && app.modal.is_none()
                    && ui.input_mut(|input| input.consume_key(egui::Modifiers::ALT, menu.key()));
                if asked {
                    egui::Popup::open_id(ui.ctx(), response.id.with("popup"));
                    Entering::open(&response, entering(menu));
                }
                Entering::ask(&response, entering(menu));
                first = first.or(Some(response.id));
                if response.has_focus() {
                    crate::ui::widgets::ring(ui, response.rect);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                saved_ui(ui, app);
                super::clock::clock_ui(ui, app);
                if ui.available_width() >= 130.0 {
                    ui.add_space(theme::SPACE_3);
                    let text = theme::secondary("Go to…  Ctrl+K").color(colours.text_secondary);
                    let go_to = ui.add(egui::Button::new(text).frame_when_inactive(false));
                    if go_to.has_focus() {
                        crate::ui::widgets::ring(ui, go_to.rect);
                    }
                    if go_to.clicked() {
                        app.actions.push(Action::GoTo);
                    }
                }
            });
        });
    });
    app.keyboard.draws(Region::Menu, first, panel.response.rect);
}

fn entering(menu: Menu) -> egui::Id {
    egui::Id::unique(("entering", menu.label()))
}

/// Draws the entries of one menu.
fn entries_ui(ui: &mut Ui, app: &mut App, menu: Menu) {
    let mut entering = Entering::begin(ui, entering(menu));
    ui.set_min_width(260.0);
    let mut group = None;
    for action in Action::all().into_iter().filter(|action| action.menu() == menu) {
        let this = std::mem::discriminant(&action);
        let breaks = matches!(
            action,
            Action::OpenSample("constitution")
                | Action::Save
                | Action::CloseWorkbook
                | Action::MoveRowUp
                | Action::ZoomIn
                | Action::Theme(theme::ThemeChoice::System)
                | Action::Continue
                | Action::Session(_)
                | Action::StillTrue
                | Action::Page(Place::Organisation)
        );
        if breaks && group.is_some_and(|last| last != this) {
            ui.separator();
        }
        group = Some(this);
        let shortcut = action.shortcut().map(|key| ui.ctx().format_shortcut(&key));
        let (label, usable) = app.describe(&action);
        let entry = menu_entry(ui, &label, shortcut, usable);
        entering.note(&entry, false);
        if entry.clicked() {
            app.actions.push(action);
        }
    }
    entering.end(ui.ctx());
}

/// Draws the save state; it is read out when it changes.
fn saved_ui(ui: &mut Ui, app: &App) {
    let Some(editor) = &app.editor else { return };
    let colours = theme::colours(ui);
    let state = editor.save_state();
    let passing = matches!(state, SaveState::Unsaved | SaveState::Saving);
    let (text, colour) = match state {
        SaveState::Untitled => ("Not saved to a file yet".to_owned(), colours.text_secondary),
        SaveState::Saved { at } => {
            let at = crate::editor::clock::time_in_words(at, app.services.clock.today());
            (format!("Saved {at}"), colours.text_secondary)
        }
        SaveState::Unsaved => ("Saving soon".to_owned(), colours.text_secondary),
        SaveState::Saving => ("Saving".to_owned(), colours.text_secondary),
        SaveState::Failed(_) => ("Not saved".to_owned(), colours.stop_text),
        SaveState::ReadOnly(_) => ("Read only".to_owned(), colours.text_secondary),
    };
    // Only where it ends is read out: "Saving soon" after every word would talk over the person.
    let kept = egui::Id::unique("save state as heard");
    let heard =
        if passing { ui.data(|data| data.get_temp(kept)).unwrap_or_else(|| text.clone()) } else { text.clone() };
    let response = announce(ui, theme::secondary(text).color(colour), 0);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(heard.as_str()));
    ui.data_mut(|data| data.insert_temp(kept, heard));
}
