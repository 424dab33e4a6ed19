//! The menu bar, with go-to and the save state on its right.

use egui::containers::menu::SubMenuButton;
use egui::{Frame, Id, Key, Margin, MenuBar, Panel, Response, Ui};

use super::rail::{rail_entries_ui, rail_folds};
use crate::editor::SaveState;
use crate::ui::action::{Action, Menu};
use crate::ui::app::{App, Page, Region};
use crate::ui::menus::Part;
use crate::ui::theme;
use crate::ui::widgets::{Entering, announce, menu_choice, menu_entry, ring};

/// The key that opens the list of pages together with Alt, where the rail is folded.
const PAGES_KEY: Key = Key::P;

/// Draws the menu bar.
pub(crate) fn menu_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(8, 4));
    let mut first = None;
    let panel = Panel::top("menu").resizable(false).frame(frame).show(ui, |ui| {
        ui.set_min_height(28.0);
        let narrow = rail_folds(ui.ctx());
        if narrow {
            // Six menus and the list of pages have just enough room.
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
        }
        MenuBar::new().ui(ui, |ui| {
            if narrow && app.editor.is_some() && app.page != Page::Start && app.session.zoom_before.is_none() {
                let response = ui.menu_button("Pages", |ui| pages_ui(ui, app)).response;
                opened(ui, app, &response, PAGES_KEY, pages_entering());
                first = Some(response.id);
            }
            for menu in Menu::ALL {
                let response = ui.menu_button(menu.label(), |ui| menu_entries_ui(ui, app, menu)).response;
                opened(ui, app, &response, menu.key(), entering(menu));
                first = first.or(Some(response.id));
            }
            if narrow {
                return;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                saved_ui(ui, app);
                super::clock::clock_ui(ui, app);
                if ui.available_width() >= 130.0 {
                    ui.add_space(theme::SPACE_3);
                    let text = theme::secondary("Go to…  Ctrl+K").color(colours.text_secondary);
                    let go_to = ui.add(egui::Button::new(text).frame_when_inactive(false));
                    if go_to.has_focus() {
                        ring(ui, go_to.rect);
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

/// Opens the list of a control of the bar when its key is pressed, and draws its ring.
fn opened(ui: &Ui, app: &App, response: &Response, key: Key, entering: Id) {
    let free = app.palette.is_none() && app.modal.is_none();
    if free && ui.input_mut(|input| input.consume_key(egui::Modifiers::ALT, key)) {
        egui::Popup::open_id(ui.ctx(), response.id.with("popup"));
        Entering::open(response, entering);
    }
    Entering::ask(response, entering);
    // Beside the entries of the rail, of which one is called Share as well.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(egui::Role::MenuItem));
    if response.has_focus() {
        ring(ui, response.rect);
    }
}

fn entering(menu: Menu) -> Id {
    Id::unique(("entering", menu.label()))
}

fn pages_entering() -> Id {
    Id::unique("entering pages")
}

/// Draws something under a bar that scrolls it where the window is too low for all of it.
fn as_high_as_fits(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    /// The menu bar above a list, the edges of the list and a little air.
    const AROUND: f32 = 60.0;
    let most = (ui.ctx().content_rect().height() - AROUND).max(80.0);
    egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, add);
}

/// Returns a width for a list, as far as the window has it.
fn wide_enough(ui: &Ui, wanted: f32) -> f32 {
    wanted.min(ui.ctx().content_rect().width() - 2.0 * theme::SPACE_5)
}

/// Draws the stages and pages in place of the rail.
fn pages_ui(ui: &mut Ui, app: &mut App) {
    let mut entering = Entering::begin(ui, pages_entering());
    ui.set_width(wide_enough(ui, 300.0));
    let mut pressed = false;
    as_high_as_fits(ui, |ui| {
        // A menu gives its entries all of its width, which would spread the letters of a name that wraps.
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            pressed = rail_entries_ui(ui, app, |entry, chosen| entering.note(entry, chosen));
        });
    });
    if pressed {
        ui.close();
    }
    entering.end(ui.ctx());
}

/// Draws the entries of one menu.
fn menu_entries_ui(ui: &mut Ui, app: &mut App, menu: Menu) {
    let mut entering = Entering::begin(ui, entering(menu));
    as_high_as_fits(ui, |ui| {
        ui.set_min_width(wide_enough(ui, 260.0));
        for part in menu.parts() {
            match part {
                Part::Rule => {
                    ui.separator();
                }
                Part::One(action) => entering.note(&entry_ui(ui, app, action), false),
                Part::Under(name, actions) => {
                    let (owner, _) = SubMenuButton::new(name).ui(ui, |ui| {
                        as_high_as_fits(ui, |ui| {
                            ui.set_min_width(wide_enough(ui, 240.0));
                            for action in actions {
                                let entry = entry_ui(ui, app, action);
                                if entry.gained_focus() {
                                    entry.scroll_to_me(None);
                                }
                            }
                        });
                    });
                    entering.note(&owner, false);
                }
            }
        }
    });
    entering.end(ui.ctx());
}

/// Draws one entry of a menu.
fn entry_ui(ui: &mut Ui, app: &mut App, action: Action) -> Response {
    let shortcut = action.shortcut().map(|key| ui.ctx().format_shortcut(&key));
    let (label, usable) = app.describe(&action);
    let entry = match app.is_on(&action) {
        // The tick says whether it is on, so its words need not.
        Some(on) => menu_choice(ui, &action.label(), shortcut, usable, on),
        None => menu_entry(ui, &label, shortcut, usable),
    };
    if entry.clicked() {
        app.actions.push(action);
    }
    entry
}

/// Draws the save state; it is read out when it changes.
pub(super) fn saved_ui(ui: &mut Ui, app: &App) {
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
        SaveState::ReadOnly(_) => ("Read-only".to_owned(), colours.text_secondary),
    };
    // Only where it ends is read out: "Saving soon" after every word would talk over the person.
    let kept = egui::Id::unique("save state as heard");
    let heard =
        if passing { ui.data(|data| data.get_temp(kept)).unwrap_or_else(|| text.clone()) } else { text.clone() };
    let response = announce(ui, theme::secondary(text).color(colour), 0);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(heard.as_str()));
    ui.data_mut(|data| data.insert_temp(kept, heard));
}
