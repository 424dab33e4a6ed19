//! The neutral document: what an export says, before any format says how it looks.
//!
//! Every paper is built as one of these and every format writes it, so what is said is decided and tested once.
//! Cells keep their exact value beside their words: a spreadsheet needs the date, a page needs its wording.

mod annex;
mod blank;
mod board;
mod changed;
mod effort;
mod figure;
mod handover;
pub(super) mod lettering;
#[cfg(test)]
mod meeting_tests;
mod minutes;
mod picture;
mod pieces;
pub(super) mod public;
mod say;
mod templates;
mod worksheets;

use jiff::civil::Date;

use crate::model::{ChoiceOption, Hours, Number, Pence, Place, Register, Stage};

pub use annex::{Annex, with_annex};
pub(super) use blank::FOR_EACH;
pub use blank::blank_worksheets;
pub use board::{Purpose, board_paper};
pub use changed::what_changed;
pub use figure::{Boxed, Curve, Drawing, Figure, Words};
pub use handover::handover;
pub use minutes::minutes;
pub(super) use minutes::minutes_for;
pub use picture::with_line_of_sight;
pub use public::Audience;
pub use templates::Template;
pub use worksheets::worksheets;
pub(super) use worksheets::worksheets_for;

/// One paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What the paper is ("Social media review").
    pub title: String,
    /// What part of it, and of when.
    pub subtitle: String,
    /// The language of the program's own words, as in BCP 47.
    pub language: &'static str,
    /// Whose it is. Empty for worksheets that belong to nobody yet.
    pub organisation: String,
    /// The dates that belong to the paper, in one line. May be empty.
    pub date_line: String,
    /// The day on which it was made, for the properties of a file. None for papers of no day.
    pub made_on: Option<Date>,
    /// The name of the file without its ending, not yet made safe for a file system.
    pub stem: String,
    /// The content in reading order. Headings start at level 2, below the title, and never skip a level.
    pub blocks: Vec<Block>,
    /// Where the method comes from, one sentence a line.
    pub credit: Vec<String>,
}

/// One piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// One row of a table whose answers are too long for cells: its heading, and what belongs to it.
    Card(Heading, Vec<Block>),
    /// A paragraph, or several where the person's text has empty lines.
    Paragraph(Style, Text),
    /// A list.
    List(Marker, Vec<Text>),
    /// Questions or labels, each with its answer.
    Pairs(PairKind, Vec<Pair>),
    /// A table.
    Table(Table),
    /// Drawings with their text alternative.
    Figure(Box<Figure>),
    /// Room to write by hand.
    WriteIn {
        /// The number of lines.
        lines: u8,
    },
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2, a page of the workbook, downwards.
    pub level: u8,
    /// What it says.
    pub text: Text,
    /// What a link inside the document points to; unique in the document.
    pub anchor: String,
    /// A word or two that mark it ("Top five"). Empty for most.
    pub tag: &'static str,
}

/// What kind of paragraph it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Says why the page exists.
    Lead,
    /// Ordinary text.
    Normal,
    /// Smaller: a hint, a remark on a table.
    Note,
    /// Says that something is missing.
    Unanswered,
}

/// What stands before each item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// An empty box to tick by hand.
    Box,
}

/// Whether pairs are questions in full or the labels of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairKind {
    /// Whole questions, answered at length.
    Questions,
    /// Short labels with short answers.
    Facts,
}

/// A question or a label, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The question or label.
    pub label: String,
    /// The answer.
    pub answer: Cell,
}

/// A table with a header row; the first cell of each row is its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// A remark below the table. May be empty.
    pub note: String,
    /// How much room it asks for.
    pub spread: Spread,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header.
    pub label: String,
    /// A phrase under the header. Empty for most.
    pub hint: &'static str,
    /// To which side its cells lean.
    pub align: Align,
}

/// To which side cells lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where reading begins.
    Start,
    /// Where reading ends: figures.
    End,
}

/// How much room a table asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// As wide as the text.
    Text,
    /// As wide as the page, turned sideways on paper.
    Page,
}

/// One cell of a table, or the answer of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// What it holds.
    pub value: Value,
}

/// What a cell holds, for formats that know more than words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words only.
    Words,
    /// Nothing: an answer that is not needed and was not given.
    Empty,
    /// Nothing, where an answer is needed.
    Unanswered,
    /// Room to write by hand, in lines.
    Room(u8),
    /// A civil date.
    Date(Date),
    /// Working time.
    Hours(Hours),
    /// Working time that adds up the column of hours of another table of the paper, which has this caption.
    HoursOf(Hours, &'static str),
    /// Money.
    Money(Pence),
    /// Money that hours in a table of the paper cost at the rates in another one.
    CostOf(Pence, CostOf),
    /// A figure, without its unit.
    Number(Number),
    /// A figure in hundredths of a whole: 38 for 38%.
    Percent(Number),
    /// One of these options, which the words name.
    Choice(&'static [ChoiceOption]),
    /// One of these options is still to be chosen, by hand. The words may show them as boxes.
    Boxes(&'static [ChoiceOption]),
}

/// Where hours and rates stand that make up a cost: the captions of two tables and the labels of their columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostOf {
    /// The table of the hours.
    pub tasks: &'static str,
    /// Its column of hours.
    pub hours: &'static str,
    /// Its column of the role that does the work.
    pub done_by: &'static str,
    /// The table of the rates.
    pub roles: &'static str,
    /// Its column of the role.
    pub role: &'static str,
    /// Its column of the cost of an hour.
    pub rate: &'static str,
}

impl Cell {
    /// Returns a cell of the program's own words.
    pub fn ours(words: impl Into<String>) -> Self {
        Self { text: Text::ours(words), value: Value::Words }
    }

    /// Returns the cell of a needed answer that is missing.
    pub fn unanswered() -> Self {
        Self { text: Text::ours(say::UNANSWERED), value: Value::Unanswered }
    }

    /// Returns a cell with nothing in it.
    pub fn empty() -> Self {
        Self { text: Text::default(), value: Value::Empty }
    }

    /// Returns an empty cell to write in by hand.
    pub fn room(lines: u8) -> Self {
        Self { text: Text::default(), value: Value::Room(lines) }
    }
}

/// Text in order, with the program's words and the person's words kept apart.
///
/// The person's words may be in any language and direction, and are never read as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Run>);

/// A piece of text from one hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// The program's own words.
    Ours(String),
    /// What a person typed, without control characters; lines end with `\n`.
    Theirs(String),
}

impl Run {
    /// Returns the words.
    pub fn words(&self) -> &str {
        match self {
            Self::Ours(words) | Self::Theirs(words) => words,
        }
    }
}

impl Text {
    /// Returns the program's own words.
    pub fn ours(words: impl Into<String>) -> Self {
        Self(vec![Run::Ours(words.into())])
    }

    /// Returns a person's words, cleaned of what no paper can show.
    pub fn theirs(words: &str) -> Self {
        Self(vec![Run::Theirs(say::clean(words))])
    }

    /// Returns this text with the other behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Returns whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.words().is_empty())
    }

    /// Returns the words without the hands.
    pub fn plain(&self) -> String {
        self.0.iter().map(Run::words).collect()
    }

    /// Returns the paragraphs, split at empty lines, each as its lines.
    pub fn paragraphs(&self) -> Vec<Vec<String>> {
        let plain = self.plain();
        let mut paragraphs = vec![Vec::new()];
        for line in plain.lines().map(str::trim_end) {
            match (line.trim().is_empty(), paragraphs.last_mut()) {
                (false, Some(paragraph)) => paragraph.push(line.to_owned()),
                _ => paragraphs.push(Vec::new()),
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }
}

/// The anchor of the heading of a summary that is meant to stand on one page, before the annexes.
const SUMMARY: &str = "summary";

impl Document {
    /// Returns whether its first page is a summary that must fit one sheet with the title: a board reads that page.
    pub fn opens_with_summary(&self) -> bool {
        let first = self.blocks.iter().find_map(|block| match block {
            Block::Heading(heading) => Some(heading.anchor.as_str()),
            _ => None,
        });
        first == Some(SUMMARY)
    }

    /// Returns the blocks of the summary that must fit one sheet, which may be none, and those behind it.
    pub fn summary_and_rest(&self) -> (&[Block], &[Block]) {
        let is_section = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 2);
        let second = self.blocks.iter().enumerate().filter(|(_, block)| is_section(block)).nth(1);
        let end = if self.opens_with_summary() { second.map_or(self.blocks.len(), |(place, _)| place) } else { 0 };
        self.blocks.split_at(end)
    }
}

/// What a paper of worksheets covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The pages, in the order in which they are printed.
    pub places: Vec<Place>,
}

impl Selection {
    /// Covers the whole workbook: organisation, session, six stages, registers.
    pub fn whole() -> Self {
        Self { places: Place::all().collect() }
    }

    /// Covers the six worksheets only.
    pub fn six_stages() -> Self {
        Self::stages(Stage::ALL)
    }

    /// Covers some worksheets, in the order of the method.
    pub fn stages(stages: &[Stage]) -> Self {
        Self { places: Stage::ALL.iter().filter(|stage| stages.contains(stage)).copied().map(Place::Stage).collect() }
    }

    /// Covers the organisation and the session too.
    #[must_use]
    pub fn with_session(mut self) -> Self {
        self.places.retain(|place| !matches!(place, Place::Organisation | Place::Session));
        self.places.splice(0..0, [Place::Organisation, Place::Session]);
        self
    }

    /// Covers the registers too.
    #[must_use]
    pub fn with_registers(mut self) -> Self {
        self.places.retain(|place| !matches!(place, Place::Register(_)));
        self.places.extend(Register::ALL.iter().copied().map(Place::Register));
        self
    }
}

/// Says which stages a paper covers: `All six stages`, `Stage 1: Aim`, `Stages 1, 3 and 5`. Empty for none.
fn stages_covered(stages: &[Stage]) -> String {
    let numbers: Vec<String> = stages.iter().map(|stage| stage.number().to_string()).collect();
    match (stages, numbers.split_last()) {
        (all, _) if all.len() == Stage::ALL.len() => "All six stages".to_owned(),
        ([one], _) => format!("Stage {}: {}", one.number(), one.label()),
        (_, Some((last, rest))) => format!("Stages {} and {last}", rest.join(", ")),
        (_, None) => String::new(),
    }
}

/// Says where the method comes from.
fn credit() -> Vec<String> {
    vec![
        "The six stages follow the method of \u{201c}A social media toolkit for the NHS\u{201d}, NHS Employers, \
         November 2016, \u{a9} NHS Employers 2016."
            .to_owned(),
        "The wording of the questions and the guidance is our own. Made with Sightline.".to_owned(),
    ]
}
