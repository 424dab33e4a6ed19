//! The line under the menu bar that leads back to the page for checking, after "Change" has led to a question.

use egui::{Frame, Margin, Panel, Ui};

use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{link_button, secondary_label};

/// Draws the line while a person is changing an answer that they were checking.
pub(crate) fn returning_ui(ui: &mut Ui, app: &mut App) {
    if app.session.returning.is_none() || app.editor.is_none() {
        return;
    }
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.selected).inner_margin(Margin::symmetric(14, 4));
    Panel::top("returning").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            secondary_label(ui, "You are changing an answer that you checked.");
            if link_button(ui, "Back to check your answers").clicked() {
                app.actions.push(Action::Continue);
            }
            secondary_label(ui, "Ctrl+Enter");
        });
    });
}
