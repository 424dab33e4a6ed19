//! The icons, drawn as lines. They exist as shapes because a font or an emoji would look different on every computer.

use super::Colours;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, vec2};

/// A mark of the interface. It never stands alone: a word beside it or its accessible name says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Something closed, or the way on.
    ChevronRight,
    /// Something open, or a list to choose from.
    ChevronDown,
    /// Add.
    Plus,
    /// Move up.
    ArrowUp,
    /// Move down.
    ArrowDown,
    /// Duplicate.
    Duplicate,
    /// Remove.
    Remove,
    /// More acts.
    More,
    /// Close.
    Close,
    /// Done, or chosen.
    Check,
    /// A caution.
    Warning,
    /// Something that stops.
    Stop,
    /// Something to know.
    Info,
    /// Search, go to.
    Search,
    /// Time.
    Clock,
    /// Locked, or kept from others.
    Lock,
    /// Park a thought.
    Park,
    /// A link.
    Link,
    /// A point on a line, a change not saved.
    Dot,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 19] = [
        Self::ChevronRight,
        Self::ChevronDown,
        Self::Plus,
        Self::ArrowUp,
        Self::ArrowDown,
        Self::Duplicate,
        Self::Remove,
        Self::More,
        Self::Close,
        Self::Check,
        Self::Warning,
        Self::Stop,
        Self::Info,
        Self::Search,
        Self::Clock,
        Self::Lock,
        Self::Park,
        Self::Link,
        Self::Dot,
    ];

    /// Returns the colour the icon has where nothing else decides it.
    pub fn usual_colour(self, colours: &Colours) -> Color32 {
        match self {
            Self::Warning => colours.caution_text,
            Self::Stop => colours.stop,
            Self::Check => colours.done,
            _ => colours.text_secondary,
        }
    }
}

/// Paints an icon in the largest square in the middle of `rect`.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, colour: Color32) {
    painter.extend(shapes(rect, icon, colour));
}

/// Returns the shapes of an icon, for those who gather shapes before they paint.
pub fn shapes(rect: Rect, icon: Icon, colour: Color32) -> Vec<Shape> {
    let mut pen = Pen::new(rect, colour);
    match icon {
        Icon::ChevronRight => pen.line(&[(6.0, 3.5), (10.5, 8.0), (6.0, 12.5)]),
        Icon::ChevronDown => pen.line(&[(3.5, 6.0), (8.0, 10.5), (12.5, 6.0)]),
        Icon::Plus => {
            pen.line(&[(8.0, 3.0), (8.0, 13.0)]);
            pen.line(&[(3.0, 8.0), (13.0, 8.0)]);
        }
        Icon::ArrowUp => {
            pen.line(&[(8.0, 13.5), (8.0, 2.8)]);
            pen.line(&[(3.8, 7.0), (8.0, 2.8), (12.2, 7.0)]);
        }
        Icon::ArrowDown => {
            pen.line(&[(8.0, 2.5), (8.0, 13.2)]);
            pen.line(&[(3.8, 9.0), (8.0, 13.2), (12.2, 9.0)]);
        }
        Icon::Duplicate => {
            pen.closed(&[(5.5, 5.5), (13.5, 5.5), (13.5, 13.5), (5.5, 13.5)]);
            pen.line(&[(3.5, 10.5), (2.5, 10.5), (2.5, 2.5), (10.5, 2.5), (10.5, 3.5)]);
        }
        Icon::Remove => {
            pen.line(&[(2.5, 4.5), (13.5, 4.5)]);
            pen.line(&[(6.0, 4.5), (6.0, 2.5), (10.0, 2.5), (10.0, 4.5)]);
            pen.line(&[(4.0, 4.5), (4.6, 13.5), (11.4, 13.5), (12.0, 4.5)]);
            pen.line(&[(6.8, 7.0), (6.8, 11.0)]);
            pen.line(&[(9.2, 7.0), (9.2, 11.0)]);
        }
        Icon::More => {
            for x in [3.0, 8.0, 13.0] {
                pen.dot((x, 8.0), 1.4);
            }
        }
        Icon::Close => {
            pen.line(&[(3.8, 3.8), (12.2, 12.2)]);
            pen.line(&[(12.2, 3.8), (3.8, 12.2)]);
        }
        Icon::Check => {
            pen.stroke.width *= 1.3;
            pen.line(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)]);
        }
        Icon::Warning => {
            pen.closed(&[(8.0, 1.8), (15.0, 14.0), (1.0, 14.0)]);
            pen.line(&[(8.0, 6.0), (8.0, 9.8)]);
            pen.dot((8.0, 11.8), 0.95);
        }
        Icon::Stop => {
            let (near, far) = (5.1, 10.9);
            pen.closed(&[
                (near, 1.0),
                (far, 1.0),
                (15.0, near),
                (15.0, far),
                (far, 15.0),
                (near, 15.0),
                (1.0, far),
                (1.0, near),
            ]);
            pen.line(&[(8.0, 4.4), (8.0, 8.8)]);
            pen.dot((8.0, 11.3), 0.95);
        }
        Icon::Info => {
            pen.circle((8.0, 8.0), 6.6);
            pen.dot((8.0, 4.9), 0.95);
            pen.line(&[(8.0, 7.2), (8.0, 11.6)]);
        }
        Icon::Search => {
            pen.circle((7.0, 7.0), 4.6);
            pen.line(&[(10.3, 10.3), (14.0, 14.0)]);
        }
        Icon::Clock => {
            pen.circle((8.0, 8.0), 6.6);
            pen.line(&[(8.0, 4.2), (8.0, 8.2), (10.8, 9.8)]);
        }
        Icon::Lock => {
            pen.closed(&[(3.2, 7.2), (12.8, 7.2), (12.8, 14.0), (3.2, 14.0)]);
            let mut bow = vec![(5.2, 7.2)];
            bow.extend(arc((8.0, 4.9), 2.8, 180.0, 360.0));
            bow.push((10.8, 7.2));
            pen.line(&bow);
            pen.line(&[(8.0, 9.8), (8.0, 11.4)]);
        }
        Icon::Park => {
            pen.line(&[(4.8, 2.0), (11.2, 2.0)]);
            pen.closed(&[(6.0, 2.0), (10.0, 2.0), (10.0, 6.6), (12.2, 9.6), (3.8, 9.6), (6.0, 6.6)]);
            pen.line(&[(8.0, 9.6), (8.0, 14.6)]);
        }
        Icon::Link => {
            let mut left = vec![(6.8, 5.0)];
            left.extend(arc((4.4, 8.0), 3.0, -90.0, -270.0));
            left.push((6.8, 11.0));
            pen.line(&left);
            let mut right = vec![(9.2, 5.0)];
            right.extend(arc((11.6, 8.0), 3.0, -90.0, 90.0));
            right.push((9.2, 11.0));
            pen.line(&right);
            pen.line(&[(5.4, 8.0), (10.6, 8.0)]);
        }
        Icon::Dot => pen.dot((8.0, 8.0), 3.2),
    }
    pen.shapes
}

/// Draws in a field of sixteen by sixteen, whatever the size on screen.
struct Pen {
    origin: Pos2,
    unit: f32,
    stroke: Stroke,
    shapes: Vec<Shape>,
}

impl Pen {
    fn new(rect: Rect, colour: Color32) -> Self {
        let side = rect.width().min(rect.height());
        Self {
            origin: rect.center() - vec2(side, side) / 2.0,
            unit: side / 16.0,
            stroke: Stroke::new((side / 16.0 * 1.5).max(1.0), colour),
            shapes: Vec::new(),
        }
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.unit
    }

    /// A line with round ends, like the corners of the typeface.
    fn line(&mut self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|p| self.at(*p)).collect();
        for end in [points.first(), points.last()].into_iter().flatten() {
            self.shapes.push(Shape::circle_filled(*end, self.stroke.width / 2.0, self.stroke.color));
        }
        self.shapes.push(Shape::line(points, self.stroke));
    }

    fn closed(&mut self, points: &[(f32, f32)]) {
        let points = points.iter().map(|p| self.at(*p)).collect();
        self.shapes.push(Shape::closed_line(points, self.stroke));
    }

    fn circle(&mut self, centre: (f32, f32), radius: f32) {
        self.shapes.push(Shape::circle_stroke(self.at(centre), radius * self.unit, self.stroke));
    }

    fn dot(&mut self, centre: (f32, f32), radius: f32) {
        self.shapes.push(Shape::circle_filled(self.at(centre), radius * self.unit, self.stroke.color));
    }
}

/// Points on a circle, from one angle in degrees to another, clockwise on the screen from three o'clock.
fn arc((x, y): (f32, f32), radius: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    const STEPS: u8 = 12;
    (0..=STEPS)
        .map(|step| {
            let share = f32::from(step) / f32::from(STEPS);
            let (sin, cos) = (from + (to - from) * share).to_radians().sin_cos();
            (x + radius * cos, y + radius * sin)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn every_icon_stays_in_its_square_and_draws_something() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(40.0, 16.0));
        let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0)).expand(0.8);
        for icon in Icon::ALL {
            let shapes = shapes(rect, icon, Color32::RED);
            assert!(!shapes.is_empty(), "{icon:?}");
            for shape in shapes {
                let bounds = shape.visual_bounding_rect();
                assert!(square.contains_rect(bounds), "{icon:?}: {bounds:?}");
            }
        }
    }

    #[test]
    fn icons_differ() {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(16.0, 16.0));
        let drawn: std::collections::BTreeSet<String> =
            Icon::ALL.into_iter().map(|icon| format!("{:?}", shapes(rect, icon, Color32::RED))).collect();
        assert_eq!(drawn.len(), Icon::ALL.len());
    }
}
