//! The line of sight as a picture: six columns of boxes, the lines between them, and the places where a line breaks.

use std::sync::Arc;

use egui::epaint::CubicBezierShape;
use egui::{
    Color32, EventFilter, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{Drawn, folds};
use crate::rules::layout::layout;
use crate::rules::line::{Column, LineOfSight, Node, Side, State};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::ring;

/// The least width of a column of boxes, in points: below it the picture is wider than the window and scrolls.
const LEAST: f32 = 112.0;
/// The room between two columns, in points.
const BETWEEN: f32 = 36.0;
/// The most lines of words in a box; all of them are in its name, in the table and at the question.
const MOST_LINES: usize = 3;
/// The room between two boxes of a column, in points.
const GAP: f32 = 14.0;
const PAD: egui::Vec2 = vec2(11.0, 8.0);

/// Draws the picture, and takes the keys that move in it.
pub(super) fn picture_ui(ui: &mut Ui, app: &mut App, source: &Arc<LineOfSight>) {
    let width = ((ui.available_width() - 5.0 * BETWEEN) / 6.0).clamp(LEAST, 230.0);
    let all = width * 6.0 + BETWEEN * 5.0;
    let mut picture = |ui: &mut Ui| {
        let drawn = drawn(ui, app, source, width);
        heads_ui(ui, width);
        let (area, _) = ui.allocate_exact_size(vec2(all, drawn.layout.height as f32 + GAP), Sense::hover());
        let rects: Vec<Rect> =
            (0..drawn.sight.nodes.len()).map(|node| rect_of(&drawn, node, area.min, width)).collect();
        let strong = app.line.shown(&drawn).map(|node| drawn.sight.through(node)).unwrap_or_default();
        edges_ui(ui, &drawn.sight, &rects, &strong);
        let clicked = boxes_ui(ui, app, &drawn, &rects, &strong);
        if let Some(node) = clicked.and_then(|place| drawn.sight.nodes.get(place)) {
            match (node.state, node.at.row_id()) {
                (State::Folded, Some(id)) => {
                    app.line.open.insert(id);
                    app.line.wanted = None;
                }
                _ => app.go_to(node.at),
            }
        }
        app.line.drawn = Some(drawn);
    };
    if all <= ui.available_width() + 0.5 {
        picture(ui);
    } else {
        egui::ScrollArea::horizontal().id_salt("picture").auto_shrink([false, true]).show(ui, picture);
    }
}

/// Returns the picture as it is laid out, from before where nothing has changed.
fn drawn(ui: &Ui, app: &mut App, source: &Arc<LineOfSight>, width: f32) -> Drawn {
    if let Some(drawn) = app.line.drawn.take_if(|drawn| {
        Arc::ptr_eq(&drawn.source, source) && drawn.open == app.line.open && (drawn.width - width).abs() < 0.5
    }) {
        return drawn;
    }
    let sight = if folds(source) { source.folded(&app.line.open) } else { (**source).clone() };
    let heights: Vec<i64> = sight.nodes.iter().map(|node| words_of(ui, node, width).1.ceil() as i64).collect();
    let layout = layout(&sight, &heights, GAP as i64);
    let spoken = (0..sight.nodes.len()).map(|place| spoken(&sight, place)).collect();
    app.line.focused = app.line.focused.filter(|node| *node < sight.nodes.len());
    Drawn { source: source.clone(), open: app.line.open.clone(), width, sight, layout, heights, spoken }
}

/// Lays out the words of a box, and returns them with its height.
fn words_of(ui: &Ui, node: &Node, width: f32) -> (Vec<Arc<egui::Galley>>, f32) {
    let colours = theme::colours(ui);
    let strong = node.state == State::Gap;
    let words = if strong { theme::support_strong(&node.words) } else { theme::secondary(&node.words) };
    let mut texts = vec![words.color(colours.text)];
    if !node.second_line().is_empty() {
        texts.push(theme::small(node.second_line()).color(colours.text));
    }
    let galleys: Vec<_> = texts
        .into_iter()
        .map(|text| {
            let mut job = Arc::unwrap_or_clone(egui::WidgetText::from(text).into_layout_job(
                ui.style(),
                egui::FontSelection::Default,
                egui::Align::Min,
            ));
            job.wrap = egui::text::TextWrapping {
                max_width: width - 2.0 * PAD.x,
                max_rows: MOST_LINES,
                ..egui::text::TextWrapping::default()
            };
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y).sum::<f32>() + 2.0 * PAD.y;
    (galleys, height)
}

fn rect_of(drawn: &Drawn, node: usize, origin: Pos2, width: f32) -> Rect {
    let column = drawn.sight.nodes[node].column as usize as f32;
    let top = drawn.layout.tops.get(node).copied().unwrap_or_default() as f32;
    let height = drawn.heights.get(node).copied().unwrap_or_default() as f32;
    Rect::from_min_size(origin + vec2(column * (width + BETWEEN), top), vec2(width, height))
}

fn heads_ui(ui: &mut Ui, width: f32) {
    let colours = theme::colours(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for column in Column::ALL {
            ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                let text = theme::support_strong(column.label()).color(colours.text_secondary);
                ui.add(egui::Label::new(text).wrap());
            });
        }
    });
    ui.add_space(theme::SPACE_3);
}

fn edges_ui(ui: &Ui, sight: &LineOfSight, rects: &[Rect], strong: &[usize]) {
    let colours = theme::colours(ui);
    let is_strong = |edge: &crate::rules::line::Edge| strong.contains(&edge.from) && strong.contains(&edge.to);
    // What is emphasised is drawn last, on top.
    for pass in [false, true] {
        for edge in sight.edges.iter().filter(|edge| is_strong(edge) == pass) {
            let (from, to) = (rects[edge.from].right_center(), rects[edge.to].left_center());
            let stroke = match (edge.is_broken, pass) {
                (true, _) => Stroke::new(2.0, colours.stop),
                (false, true) => Stroke::new(3.0, colours.line),
                (false, false) => Stroke::new(1.5, colours.line_off),
            };
            curve(ui, from, to, stroke, edge.is_broken);
        }
    }
}

fn curve(ui: &Ui, from: Pos2, to: Pos2, stroke: Stroke, dashed: bool) {
    let middle = f32::midpoint(from.x, to.x);
    // A line that skips columns runs level until it is near, so that it is not taken for one of theirs.
    let points = [from, pos2(middle, from.y), pos2(middle, to.y), to];
    let bezier = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    if dashed {
        ui.painter().extend(Shape::dashed_line(&bezier.flatten(Some(0.5)), stroke, 5.0, 4.0));
    } else {
        ui.painter().add(bezier);
    }
}

/// Draws the boxes. Returns the one that was pressed.
fn boxes_ui(ui: &mut Ui, app: &mut App, drawn: &Drawn, rects: &[Rect], strong: &[usize]) -> Option<usize> {
    let colours = theme::colours(ui);
    let mut clicked = None;
    let mut focused = None;
    // Along the lines first: the order in which a person hears them.
    for place in drawn.layout.columns.iter().flatten().copied() {
        let (node, rect) = (&drawn.sight.nodes[place], rects[place]);
        let id = Id::unique(("line of sight", place));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, drawn.spoken[place].as_str()));
        if app.line.wanted == Some(place) {
            app.line.wanted = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            focused = Some(place);
            ui.memory_mut(|memory| {
                let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
                memory.set_focus_lock_filter(id, arrows);
            });
        }
        if response.clicked() {
            clicked = Some(place);
        }
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let edge = match node.state {
            State::Gap => Stroke::new(2.0, colours.stop),
            _ if strong.contains(&place) => Stroke::new(2.0, colours.line),
            State::Orphan => Stroke::new(1.5, colours.input_border),
            State::Open => Stroke::new(1.5, colours.caution),
            State::Firm | State::Folded => Stroke::new(1.0, colours.input_border),
        };
        let fill = if response.hovered() { colours.selected } else { colours.surface };
        ui.painter().rect(rect, theme::RADIUS_SMALL, fill, edge, egui::StrokeKind::Inside);
        let mut at = rect.min + PAD;
        for galley in words_of(ui, node, rect.width()).0 {
            let height = galley.size().y;
            ui.painter().galley(at, galley, colours.text);
            at.y += height;
        }
        if response.has_focus() {
            ring(ui, rect);
        }
    }
    if let Some(place) = focused {
        app.line.focused = Some(place);
        app.line.wanted = moved(ui, drawn, place);
    }
    clicked
}

/// Returns the box to which an arrow key leads: along the line, or up and down in the column.
fn moved(ui: &Ui, drawn: &Drawn, place: usize) -> Option<usize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let column = &drawn.layout.columns[drawn.sight.nodes[place].column as usize];
    let here = column.iter().position(|other| *other == place)?;
    let nearest = |side| {
        let top = drawn.layout.tops[place];
        drawn.sight.neighbours(place, side).into_iter().min_by_key(|other| (drawn.layout.tops[*other] - top).abs())
    };
    if pressed(Key::ArrowRight) {
        nearest(Side::Right)
    } else if pressed(Key::ArrowLeft) {
        nearest(Side::Left)
    } else if pressed(Key::ArrowDown) {
        column.get(here + 1).copied()
    } else if pressed(Key::ArrowUp) {
        here.checked_sub(1).and_then(|above| column.get(above)).copied()
    } else {
        None
    }
}

/// Says what a box is and what it is tied to.
fn spoken(sight: &LineOfSight, place: usize) -> String {
    let node = &sight.nodes[place];
    let state = match node.state {
        State::Gap => ", the line breaks here",
        State::Orphan => ", not linked",
        State::Open => ", the line ends here",
        State::Folded => ", folded",
        State::Firm => "",
    };
    let detail = if node.detail.is_empty() { String::new() } else { format!(". {}", node.detail) };
    let tied = |side, word: &str| {
        let others: Vec<&str> =
            sight.neighbours(place, side).into_iter().map(|other| sight.nodes[other].words.as_str()).collect();
        if others.is_empty() { String::new() } else { format!(". {word} {}", others.join("; ")) }
    };
    format!(
        "{}: {}{state}{detail}{}{}",
        node.column.label(),
        node.words,
        tied(Side::Left, "From"),
        tied(Side::Right, "To")
    )
}
