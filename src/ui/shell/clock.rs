//! The clock of the session in the menu bar. It says what was spent and what was planned, and nothing else: no sound, no
//! colour that changes, no word that interrupts.

use egui::{Button, Response, Ui};

use crate::editor::stopwatch::ClockState;
use crate::model::counted;
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::session_act::SessionAct;
use crate::ui::theme;
use crate::ui::widgets::ring;

/// Draws the clock while a session is under way; pressing it pauses and goes on.
pub(super) fn clock_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let state = editor.clock_state();
    if !editor.can_edit() || !matches!(state, ClockState::Running | ClockState::Paused) {
        return;
    }
    ui.add_space(theme::SPACE_3);
    let (spent, planned) = (editor.session_minutes(), editor.workbook().review().session.all_planned_minutes());
    let running = state == ClockState::Running;
    let word = if running { "Session" } else { "Paused" };
    let narrow = ui.available_width() < 240.0;
    let text = if narrow { format!("{word} {spent} min") } else { format!("{word} {spent} of {planned} min") };
    let doing = if running { "running" } else { "paused" };
    let press = if running { "Pause the clock" } else { "Continue the session" };
    let response = pill(ui, &text, running).on_hover_text(press);
    let spoken = format!("Session, {spent} of {}, {doing}. {press}", counted(planned as usize, "minute", "minutes"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::clear_description);
    if response.clicked() {
        app.actions.push(Action::Session(SessionAct::Clock));
    }
}

/// Draws a word in a rounded edge: solid while the clock runs, grey while it stands.
fn pill(ui: &mut Ui, text: &str, running: bool) -> Response {
    let colours = theme::colours(ui);
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(theme::SPACE_3, 2.0);
            let edge = if running { colours.input_border } else { colours.border };
            let widgets = &mut ui.visuals_mut().widgets;
            for (look, fill, edge) in [
                (&mut widgets.inactive, colours.surface, edge),
                (&mut widgets.hovered, colours.selected, colours.action),
                (&mut widgets.active, colours.selected, colours.action),
            ] {
                look.weak_bg_fill = fill;
                look.bg_stroke = egui::Stroke::new(1.0, edge);
            }
            let ink = if running { colours.text } else { colours.text_secondary };
            let words = egui::RichText::new(text).font(theme::Face::Tabular.at(theme::TEXT_SECONDARY)).color(ink);
            ui.add(Button::new(words).corner_radius(12).min_size(egui::vec2(0.0, theme::TARGET)))
        })
        .inner;
    if response.has_focus() {
        ring(ui, response.rect);
    }
    response
}
