//! The paper as data for the template: what it says in what order, and nothing about how it looks.
//!
//! The names of the fields are those that the template asks for. Words are [`Shown`] or of this program and known when it
//! is compiled, so that no sign reaches the typesetter that no font has.

use serde::Serialize;

use super::signs::Shown;

/// The whole paper.
#[derive(Serialize)]
pub(super) struct Paper {
    /// What the file is called in a title bar and in a list of results.
    pub(super) name: Shown,
    pub(super) organisation: Vec<Para>,
    pub(super) title: Shown,
    pub(super) subtitle: Shown,
    pub(super) dates: Shown,
    /// The left and the right half of the running head.
    pub(super) running: [Shown; 2],
    pub(super) author: Shown,
    pub(super) language: &'static str,
    pub(super) region: Option<&'static str>,
    pub(super) fonts: Vec<&'static str>,
    /// How many levels of headings the contents show; 0 for a paper that needs none.
    pub(super) contents: u8,
    /// What stands on the first page, under the title, in type that is small enough for all of it. Empty for a paper
    /// without such a page.
    pub(super) summary: Vec<Piece>,
    /// The sizes in which the summary is tried, of which the first that has room is taken, or else the last.
    pub(super) fits: &'static [f64],
    pub(super) sheets: Vec<Sheet>,
    pub(super) credit: Vec<Shown>,
}

/// Pages that lie the same way.
#[derive(Serialize)]
pub(super) struct Sheet {
    pub(super) sideways: bool,
    pub(super) pieces: Vec<Piece>,
}

/// One piece of a paper.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Piece {
    Heading(Heading),
    Card(Card),
    Paragraphs(Paragraphs),
    List { boxes: bool, items: Vec<Para> },
    Questions { pairs: Vec<Pair> },
    Facts { pairs: Vec<Pair> },
    Table(Table),
    Figure(Figure),
    WriteIn { lines: u8 },
}

/// What belongs together under a heading of its own.
#[derive(Serialize)]
pub(super) struct Card {
    pub(super) heading: Heading,
    /// Whether it is short enough to stay on one page.
    pub(super) whole: bool,
    pub(super) pieces: Vec<Piece>,
}

/// A heading.
#[derive(Serialize)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) words: Para,
    pub(super) tag: &'static str,
    /// Whether it begins a page.
    pub(super) fresh: bool,
}

/// Paragraphs of one style.
#[derive(Serialize)]
pub(super) struct Paragraphs {
    pub(super) style: &'static str,
    pub(super) paras: Vec<Para>,
    /// Whether they stay with what follows.
    pub(super) leads: bool,
}

/// A paragraph. Each line is in pieces, between which it may break.
#[derive(Default, Serialize)]
pub(super) struct Para {
    pub(super) lines: Vec<Vec<Shown>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) rtl: bool,
    /// An address in ASCII, which is not set in type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
    /// A phrase of ours behind it, in smaller type.
    #[serde(skip_serializing_if = "Shown::is_empty")]
    pub(super) hint: Shown,
}

/// A question or a label with its answer.
#[derive(Serialize)]
pub(super) struct Pair {
    pub(super) label: Shown,
    pub(super) answer: Cell,
    /// Whether it is short enough to stay on one page.
    pub(super) whole: bool,
}

/// A cell, or the answer of a pair.
#[derive(Default, Serialize)]
pub(super) struct Cell {
    pub(super) paras: Vec<Para>,
    /// Whether something is missing.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) gap: bool,
    /// Room to write by hand, in lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) room: Option<u8>,
}

/// A table.
#[derive(Serialize)]
pub(super) struct Table {
    pub(super) caption: Shown,
    pub(super) note: Vec<Para>,
    pub(super) size: f64,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// Whether it is a form to fill in by hand.
    pub(super) form: bool,
    /// Whether it stays on one page.
    pub(super) whole: bool,
    /// Whether the rows begin with sentences, which would be too many words in strong type.
    pub(super) sentences: bool,
}

/// A column of a table.
#[derive(Serialize)]
pub(super) struct Column {
    pub(super) label: Para,
    pub(super) width: f64,
    pub(super) end: bool,
}

/// A row of a table.
#[derive(Serialize)]
pub(super) struct Row {
    /// Whether it is short enough to stay on one page.
    pub(super) whole: bool,
    pub(super) cells: Vec<Cell>,
}

/// A drawing with its text alternative.
#[derive(Serialize)]
pub(super) struct Figure {
    pub(super) alternative: Shown,
    pub(super) caption: Shown,
    /// In the unit of the drawing, as is everything below.
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) heads: Vec<Words>,
    pub(super) curves: Vec<Curve>,
    pub(super) boxes: Vec<Boxed>,
}

/// Lines of words at a place.
#[derive(Serialize)]
pub(super) struct Words {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) lines: Vec<Shown>,
}

/// A curve between two boxes.
#[derive(Serialize)]
pub(super) struct Curve {
    pub(super) from: (i64, i64),
    pub(super) to: (i64, i64),
    pub(super) broken: bool,
}

/// A box.
#[derive(Serialize)]
pub(super) struct Boxed {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
    pub(super) state: &'static str,
    pub(super) words: Words,
    pub(super) detail: Words,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
