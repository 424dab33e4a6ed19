//! The rail of the projector view: six stations with their numbers, so that the room belongs to the question.

use egui::{Align2, Frame, Margin, Panel, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Place, Stage, StageSaid};
use crate::ui::action::Action;
use crate::ui::app::{App, Page, Region};
use crate::ui::theme;
use crate::ui::widgets;

const WIDTH: f32 = 56.0;
const STATION: f32 = 52.0;
const RADIUS: f32 = 14.0;

/// Draws the narrow rail.
pub(super) fn narrow_rail_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::ZERO);
    let mut first = None;
    let panel = Panel::left("narrow rail").resizable(false).exact_size(WIDTH).frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Navigation);
            node.set_label("Stages");
        });
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.add_space(theme::SPACE_4);
        let Some(editor) = &app.editor else { return };
        let sitting = editor.workbook().review().sitting.clone();
        let mut chosen = None;
        for stage in Stage::ALL {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STATION), Sense::click());
            let on = app.page == Page::Place(Place::Stage(*stage));
            let finished = sitting.said(*stage) == Some(StageSaid::Finished);
            let said = if finished { ", finished" } else { "" };
            let spoken = format!("Stage {}, {}{said}", stage.number(), stage.label());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &spoken));
            let centre = rect.center();
            if stage.next().is_some() {
                let end = pos2(centre.x, rect.bottom() + STATION / 2.0 - RADIUS);
                let colour = if finished { colours.line } else { colours.line_off };
                let from = pos2(centre.x, centre.y + RADIUS);
                ui.painter().line_segment([from, end], Stroke::new(theme::STROKE_LINE, colour));
            }
            let (fill, ink) = if on { (colours.action, colours.action_text) } else { (colours.surface, colours.text) };
            let edge = if on || finished { colours.line } else { colours.input_border };
            ui.painter().circle(centre, RADIUS, fill, Stroke::new(2.0, edge));
            let font = theme::Face::TabularSemiBold.at(theme::TEXT_BODY);
            ui.painter().text(centre, Align2::CENTER_CENTER, stage.number().to_string(), font, ink);
            if response.has_focus() {
                widgets::ring(ui, rect.shrink(4.0));
            }
            first = first.or(Some(response.id));
            if response.on_hover_text(stage.label()).clicked() {
                chosen = Some(Action::Page(Place::Stage(*stage)));
            }
        }
        app.actions.extend(chosen);
    });
    app.keyboard.draws(Region::Rail, first, panel.response.rect);
}
