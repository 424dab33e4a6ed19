//! Drawings on the web page: vector graphics that a screen reader hears as one picture, and a printer keeps sharp.
//!
//! Everything that the picture shows stands in the table below it too, so nobody depends on seeing it.

use maud::{Markup, html};

use crate::export::outline::{Boxed, Curve, Figure, Words};
use crate::rules::line::State;

/// The height of a line of words, in the unit of the drawing.
const LINE: i64 = 17;

/// Writes the drawings of a figure, which has a number. Its table is written by the caller.
pub(super) fn figure(figure: &Figure, number: u64) -> Markup {
    let parts = figure.drawings.len();
    html! {
        @for (place, drawing) in figure.drawings.iter().enumerate() {
            @let part = if parts > 1 { format!(", part {} of {parts}", place + 1) } else { String::new() };
            @let anchor = if place == 0 { figure.anchor.clone() } else { format!("{}-{}", figure.anchor, place + 1) };
            figure.figure id=(anchor) {
                // Focusable, so that a narrow screen can be moved over it with the keyboard.
                div role="group" aria-label={ (figure.title) (part) } tabindex="0" {
                    svg role="img" aria-labelledby={ (anchor) "-title " (anchor) "-reading" }
                        viewBox=(format!("0 0 {} {}", drawing.width, drawing.height))
                        preserveAspectRatio="xMinYMin meet" {
                        title id={ (anchor) "-title" } { (figure.title) (part) }
                        desc id={ (anchor) "-reading" } {
                            (figure.reading) " The table that follows gives the same information, one row for each \
                                              line."
                        }
                        @for head in &drawing.heads { (words(head, "head")) }
                        @for curve in &drawing.curves { (self::curve(curve)) }
                        @for boxed in &drawing.boxes { (self::boxed(boxed)) }
                    }
                }
                figcaption {
                    "Figure " (number) ". "
                    @if place == 0 {
                        (figure.reading) " " (figure.key)
                        @if parts > 1 { " Part 1 of " (parts) "." }
                    } @else { "Part " (place + 1) " of " (parts) "." }
                }
            }
        }
    }
}

fn curve(curve: &Curve) -> Markup {
    let ((x, y), (to_x, to_y)) = (curve.from, curve.to);
    let middle = i64::midpoint(x, to_x);
    let path = format!("M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}");
    html! { path.broken[curve.is_broken] d=(path) {} }
}

fn boxed(boxed: &Boxed) -> Markup {
    let class = match boxed.state {
        State::Firm => "firm",
        State::Orphan => "orphan",
        State::Gap => "gap",
        State::Open => "open",
        State::Folded => "folded",
    };
    html! {
        g class=(class) {
            rect x=(boxed.x) y=(boxed.y) width=(boxed.width) height=(boxed.height) rx="4" {}
            (words(&boxed.words, "said"))
            @if !boxed.detail.lines.is_empty() { (words(&boxed.detail, "detail")) }
        }
    }
}

fn words(words: &Words, class: &str) -> Markup {
    html! {
        text class=(class) y=(words.y) {
            @for (place, line) in words.lines.iter().enumerate() {
                tspan x=(words.x) dy=[(place > 0).then_some(LINE)] { (line) }
            }
        }
    }
}
