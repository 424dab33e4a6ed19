//! Drawings on the previewed sheet: boxes, curves and words, as large as the sheet allows.

use egui::{Rect, Role, Sense, Stroke, Ui, pos2, vec2};

use crate::export::outline::{Drawing, Figure, Words};
use crate::rules::line;
use crate::ui::theme::{Colours, Face};

/// Draws one drawing of a figure. People who hear the window are told what it shows.
pub(super) fn drawing_ui(ui: &mut Ui, drawing: &Drawing, figure: &Figure, ink: &Colours) {
    const LETTER: f32 = 13.0;
    let scale = ui.available_width() / (drawing.width.max(1) as f32);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), drawing.height as f32 * scale), Sense::hover());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Image);
        node.set_label(format!("{}. {}", figure.title, figure.reading));
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let at = |x: i64, y: i64| rect.min + vec2(x as f32, y as f32) * scale;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    for curve in &drawing.curves {
        let (from, to) = (at(curve.from.0, curve.from.1), at(curve.to.0, curve.to.1));
        let middle = f32::midpoint(from.x, to.x);
        let points = [from, pos2(middle, from.y), pos2(middle, to.y), to];
        let stroke = Stroke::new(1.2, if curve.is_broken { ink.stop } else { ink.text_secondary });
        let bezier =
            egui::epaint::CubicBezierShape::from_points_stroke(points, false, egui::Color32::TRANSPARENT, stroke);
        if curve.is_broken {
            painter.extend(egui::Shape::dashed_line(&bezier.flatten(None), stroke, 4.0, 3.0));
        } else {
            painter.add(bezier);
        }
    }
    let font = |face: Face| face.at(LETTER * scale);
    let lines = |words: &Words, face: Face, colour| {
        for (place, line) in words.lines.iter().enumerate() {
            let base = at(words.x, words.y + 17 * i64::try_from(place).unwrap_or(0));
            painter.text(base, egui::Align2::LEFT_BOTTOM, line, font(face), colour);
        }
    };
    for head in &drawing.heads {
        lines(head, Face::SemiBold, ink.text_secondary);
    }
    for one in &drawing.boxes {
        let corner = at(one.x, one.y);
        let size = vec2(one.width as f32, one.height as f32) * scale;
        let edge = match one.state {
            line::State::Gap => Stroke::new(1.5, ink.stop),
            line::State::Folded => Stroke::new(1.2, ink.action),
            line::State::Firm | line::State::Orphan | line::State::Open => Stroke::new(1.0, ink.text_secondary),
        };
        painter.rect(Rect::from_min_size(corner, size), 2.0, ink.surface, edge, egui::StrokeKind::Inside);
        let face = if one.state == line::State::Gap { Face::SemiBold } else { Face::Regular };
        lines(&one.words, face, ink.text);
        lines(&one.detail, Face::Regular, ink.text_secondary);
    }
}
