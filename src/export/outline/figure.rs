//! Figures: a drawing that is ready to be drawn, with a table that says the same in words.
//!
//! Whatever can draw boxes and curves shows the drawing; everything else shows the table. Neither needs to know what the
//! drawing is of, or what a letter measures.

use super::Table;
use crate::rules::line::State;

/// One or more drawings with their text alternative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What links and labels inside the document call it; unique in the document.
    pub anchor: String,
    /// What it shows.
    pub title: String,
    /// What a person sees in it, in a sentence or two.
    pub reading: String,
    /// How its signs are read.
    pub key: &'static str,
    /// The drawing, in several parts where one sheet has no room for all of it.
    pub drawings: Vec<Drawing>,
    /// The same in words, in full.
    pub table: Table,
}

/// Boxes in columns with curves between them, in units of which a letter is about 13 high.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// The headings of the columns.
    pub heads: Vec<Words>,
    /// The curves, which lie under the boxes.
    pub curves: Vec<Curve>,
    /// The boxes.
    pub boxes: Vec<Boxed>,
}

/// Words that are wrapped into lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Where each line begins, from the left.
    pub x: i64,
    /// The base line of the first line, from the top.
    pub y: i64,
    /// The lines.
    pub lines: Vec<String>,
}

/// A curve from the right side of one box to the left side of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Curve {
    /// Where it begins, from the left and from the top.
    pub from: (i64, i64),
    /// Where it ends.
    pub to: (i64, i64),
    /// Whether it leads to or from a gap, and so is dashed.
    pub is_broken: bool,
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxed {
    /// The left edge.
    pub x: i64,
    /// The upper edge.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// What it stands for.
    pub state: State,
    /// What it says.
    pub words: Words,
    /// What it says below that. Without lines for most.
    pub detail: Words,
}
