//! A drawing as a picture in vectors that stands alone, for files that carry pictures inside.
//!
//! It says its colours and letters element by element, because the programs that show such pictures read no style sheet.

use std::io;

use super::outline::{Boxed, Curve, Drawing, Words};
use super::package::Xml;
use crate::rules::line::State;

/// The height of a line of words, in the unit of the drawing.
const LINE: i64 = 17;

const TEXT: &str = "#212b32";
const QUIET: &str = "#4c6272";
const STOP: &str = "#d5281b";

/// Writes a drawing as a picture of its own. `title` is what it shows.
///
/// # Errors
///
/// It could not be written.
pub(super) fn write(drawing: &Drawing, title: &str) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    let (width, height) = (drawing.width.to_string(), drawing.height.to_string());
    let view = format!("0 0 {width} {height}");
    xml.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", &width),
            ("height", &height),
            ("viewBox", &view),
            ("font-family", "Arial, Helvetica, sans-serif"),
            ("font-size", "13"),
        ],
    );
    xml.words("title", &[], title);
    for head in &drawing.heads {
        words(&mut xml, head, QUIET, "bold");
    }
    for one in &drawing.curves {
        curve(&mut xml, one);
    }
    for one in &drawing.boxes {
        boxed(&mut xml, one);
    }
    xml.finish()
}

fn curve(xml: &mut Xml, curve: &Curve) {
    let ((x, y), (to_x, to_y)) = (curve.from, curve.to);
    let middle = i64::midpoint(x, to_x);
    let path = format!("M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}");
    let (stroke, width) = if curve.is_broken { (STOP, "2") } else { (QUIET, "1.5") };
    let attributes = [
        ("d", path.as_str()),
        ("fill", "none"),
        ("stroke", stroke),
        ("stroke-width", width),
        ("stroke-dasharray", "6 4"),
    ];
    xml.empty("path", if curve.is_broken { &attributes } else { &attributes[..4] });
}

fn boxed(xml: &mut Xml, boxed: &Boxed) {
    let (fill, stroke, width, dashes) = match boxed.state {
        State::Firm => ("#ffffff", QUIET, "1", None),
        State::Gap => ("#ffffff", STOP, "2", None),
        State::Open | State::Orphan => ("#ffffff", QUIET, "1.5", Some("2 3")),
        State::Folded => ("#e8f1fa", "#005eb8", "1.5", None),
    };
    let numbers = [boxed.x, boxed.y, boxed.width, boxed.height].map(|number| number.to_string());
    let [x, y, across, down] = &numbers;
    let mut attributes: Vec<(&str, &str)> = vec![
        ("x", x),
        ("y", y),
        ("width", across),
        ("height", down),
        ("rx", "4"),
        ("fill", fill),
        ("stroke", stroke),
        ("stroke-width", width),
    ];
    attributes.extend(dashes.map(|dashes| ("stroke-dasharray", dashes)));
    xml.empty("rect", &attributes);
    words(xml, &boxed.words, TEXT, if boxed.state == State::Gap { "bold" } else { "normal" });
    words(xml, &boxed.detail, TEXT, "normal");
}

fn words(xml: &mut Xml, words: &Words, fill: &str, weight: &str) {
    for (line, y) in words.lines.iter().zip((0..).map(|place| words.y + place * LINE)) {
        let (x, y) = (words.x.to_string(), y.to_string());
        xml.words("text", &[("x", &x), ("y", &y), ("fill", fill), ("font-weight", weight)], line);
    }
}
