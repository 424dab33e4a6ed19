//! Drawings as data for the template: what each shows and says, and that no word leaves its box.

use super::data::{Boxed, Curve, Figure, Words};
use super::signs::{Missing, Shown};
use crate::export::outline::lettering::{Weight, width_of};
use crate::export::outline::{self, Drawing};
use crate::rules::line::State;

/// The room between the words in a box and its right edge, in the unit of the drawing.
const PAD: i64 = 6;

/// The longest text in the place of a drawing, in bytes. The format has no room for much longer ones, and the table that
/// follows says all of it.
const LONGEST_ALTERNATIVE: usize = 8_000;

/// Returns the drawings of a figure, each with its caption and with what is read in its place.
pub(super) fn figures(figure: &outline::Figure, missing: &mut Missing) -> Vec<Figure> {
    let parts = figure.drawings.len();
    let drawings = figure.drawings.iter().enumerate().map(|(place, drawing)| {
        let part = if parts > 1 { format!(", part {} of {parts}", place + 1) } else { String::new() };
        let caption =
            if place == 0 { format!("{} {}", figure.reading, figure.key) } else { format!("{}{part}.", figure.title) };
        let alternative = format!(
            "{}{part}. {} The table that follows gives the same information, one row for each line.",
            figure.title, figure.reading
        );
        Figure {
            alternative: missing.shown(&alternative).shortened(|words| words.len() <= LONGEST_ALTERNATIVE),
            caption: missing.shown(&caption),
            width: drawing.width,
            height: drawing.height,
            heads: heads(drawing, missing),
            boxes: drawing.boxes.iter().map(|boxed| self::boxed(boxed, missing)).collect(),
            curves: drawing
                .curves
                .iter()
                .map(|curve| Curve { from: curve.from, to: curve.to, broken: curve.is_broken })
                .collect(),
        }
    });
    drawings.collect()
}

/// Returns the headings of the columns, each with room up to the next.
fn heads(drawing: &Drawing, missing: &mut Missing) -> Vec<Words> {
    let mut starts: Vec<i64> = drawing.heads.iter().map(|head| head.x).collect();
    starts.sort_unstable();
    let end = |x: i64| starts.iter().copied().find(|next| *next > x).unwrap_or(drawing.width);
    drawing.heads.iter().map(|head| words(head, Weight::Strong, end(head.x) - head.x, missing)).collect()
}

fn boxed(boxed: &outline::Boxed, missing: &mut Missing) -> Boxed {
    let weight = if boxed.state == State::Gap { Weight::Strong } else { Weight::Plain };
    let mut inside = |words: &outline::Words, weight: Weight| {
        self::words(words, weight, boxed.x + boxed.width - PAD - words.x, missing)
    };
    Boxed {
        x: boxed.x,
        y: boxed.y,
        width: boxed.width,
        height: boxed.height,
        state: state(boxed.state),
        words: inside(&boxed.words, weight),
        detail: inside(&boxed.detail, Weight::Plain),
    }
}

/// Returns words as they are shown. What stands for a missing sign is longer than the sign, and so a line may have to end
/// sooner than it was broken.
fn words(words: &outline::Words, weight: Weight, room: i64, missing: &mut Missing) -> Words {
    let line = |line: &String| {
        let shown: Shown = missing.shown(line);
        if shown.as_str() == line { shown } else { shown.shortened(|words| width_of(words, weight) <= room) }
    };
    Words { x: words.x, y: words.y, lines: words.lines.iter().map(line).collect() }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Firm => "firm",
        State::Orphan => "orphan",
        State::Gap => "gap",
        State::Open => "open",
        State::Folded => "folded",
    }
}
