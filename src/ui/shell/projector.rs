//! The rail of the projector view: six stations with their numbers, so that the room belongs to the question.

use egui::{Align2, Frame, Margin, Panel, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::station::{Station, paint_count, paint_line, paint_mark};
use crate::model::Place;
use crate::ui::action::Action;
use crate::ui::app::{App, Page, Region};
use crate::ui::theme;
use crate::ui::widgets;

const WIDTH: f32 = 92.0;
const STATION: f32 = 52.0;
/// Where the line runs.
const LINE_X: f32 = 18.0;
/// Where the number stands.
const NUMBER_X: f32 = 38.0;

/// Draws the narrow rail: the same line and marks as in the wide one, with a number for a name.
pub(super) fn narrow_rail_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::ZERO);
    let mut first = None;
    let panel = Panel::left("narrow rail").resizable(false).exact_size(WIDTH).frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Navigation);
            node.set_label("Stages");
        });
        let Some(editor) = &app.editor else { return };
        let stations = Station::all(editor);
        let mut chosen = None;
        ScrollArea::vertical().id_salt("narrow rail").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.add_space(theme::SPACE_4);
            let corner = ui.cursor().min;
            for station in &stations {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STATION), Sense::click());
                let place = Place::Stage(station.stage);
                let on = app.page == Page::Place(place);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, station.spoken()));
                if on {
                    ui.painter().rect_filled(rect, 0.0, colours.selected);
                    ui.painter().rect_filled(rect.with_max_x(rect.left() + theme::BAR), 0.0, colours.action);
                }
                let face = if on { theme::Face::TabularSemiBold } else { theme::Face::Tabular };
                let number = pos2(rect.left() + NUMBER_X, rect.center().y);
                let words = station.stage.number().to_string();
                ui.painter().text(number, Align2::CENTER_CENTER, words, face.at(theme::TEXT_QUESTION), colours.text);
                if let Some(severity) = station.gravest.filter(|_| station.progress.to_confirm == 0) {
                    let right = pos2(rect.right() - theme::SPACE_1, rect.center().y);
                    paint_count(ui.painter(), colours, right, station.findings(), severity);
                }
                if response.has_focus() {
                    widgets::ring(ui, rect.shrink(4.0));
                }
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                first = first.or(Some(response.id));
                let counts = station.counts();
                let parts = [station.stage.label(), counts.as_str()];
                let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                if response.on_hover_text(said.join(", ")).clicked() {
                    chosen = Some(Action::Page(place));
                }
            }
            let centre = |place: usize| pos2(corner.x + LINE_X, corner.y + STATION * (place as f32 + 0.5));
            for (place, pair) in stations.windows(2).enumerate() {
                paint_line(ui.painter(), colours, [centre(place), centre(place + 1)], [pair[0], pair[1]]);
            }
            for (place, station) in stations.iter().enumerate() {
                paint_mark(ui.painter(), colours, centre(place), *station);
            }
        });
        app.actions.extend(chosen);
    });
    app.keyboard.draws(Region::Rail, first, panel.response.rect);
}
