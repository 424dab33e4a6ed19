//! Sheets of paper: which content lies on upright ones and which on ones turned sideways.

use super::Body;
use super::text::{Look, Paragraph};
use crate::export::outline::{Block, Cell, Spread, Table, Text, Value};

/// How a sheet of A4 lies. Lengths are in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// As letters are written.
    Upright,
    /// For wide tables and pictures.
    Sideways,
    /// Upright, with narrow margins: a summary that must have room on one sheet.
    Summary,
}

/// The margin on every side: 2 cm.
const MARGIN: u32 = 1_134;
/// The margins of a summary, at the sides, and above and below: 1.7 and 1.5 cm.
const NARROW: (u32, u32) = (964, 851);
/// The short and the long side of A4.
const A4: (u32, u32) = (11_906, 16_838);
/// Lines for which nobody turns a sheet round again.
const A_FEW_LINES: usize = 14;

impl Page {
    /// All of them, each with a footer of its own.
    pub(super) const ALL: [Self; 3] = [Self::Upright, Self::Sideways, Self::Summary];

    /// Returns the width and the height of the sheet.
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Upright | Self::Summary => A4,
            Self::Sideways => (A4.1, A4.0),
        }
    }

    /// Returns the margins: at the sides, and above and below.
    const fn margins(self) -> (u32, u32) {
        match self {
            Self::Upright | Self::Sideways => (MARGIN, MARGIN),
            Self::Summary => NARROW,
        }
    }

    /// Returns the width of the text.
    pub(super) const fn width(self) -> u32 {
        self.size().0 - 2 * self.margins().0
    }

    /// Returns the height of the text.
    pub(super) const fn height(self) -> u32 {
        self.size().1 - 2 * self.margins().1
    }

    /// Returns the name of the part with the footer.
    pub(super) const fn footer_part(self) -> &'static str {
        match self {
            Self::Upright => "footer1.xml",
            Self::Sideways => "footer2.xml",
            Self::Summary => "footer3.xml",
        }
    }

    /// Returns how the main part names the footer.
    pub(super) const fn footer_id(self) -> &'static str {
        match self {
            Self::Upright => "footer1",
            Self::Sideways => "footer2",
            Self::Summary => "footer3",
        }
    }
}

impl Body<'_> {
    /// Writes all blocks, on sheets that lie as the blocks need.
    pub(super) fn pages(&mut self) {
        let document = self.document;
        let (summary, rest) = document.summary_and_rest();
        self.blocks(summary, false);
        let mut is_first = true;
        for (page, blocks) in runs(rest) {
            let turns = page != self.page;
            if turns {
                self.end_section();
                self.page = page;
            }
            // Only behind contents that fill a sheet does a section begin one: where pages end is Word's to say, and a
            // break that is put in before it knows leaves a few lines on a sheet of their own.
            let begins_sheet =
                !turns && is_first && blocks.first().is_some_and(starts_page) && self.has_long_contents();
            is_first = false;
            self.blocks(blocks, begins_sheet);
        }
    }

    /// Says where the method comes from.
    pub(super) fn credit(&mut self) {
        for (place, credit) in self.document.credit.iter().enumerate() {
            let last = place + 1 == self.document.credit.len();
            self.line(Paragraph::of(if place == 0 { "Credit" } else { "Note" }).with_next(!last), credit);
        }
    }

    /// Ends the sheets that lie as now.
    fn end_section(&mut self) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", "SectionEnd")]);
        self.section(self.page);
        self.xml.close();
        self.xml.close();
    }

    /// Writes the properties of sheets.
    pub(super) fn section(&mut self, page: Page) {
        let (width, height) = page.size();
        let (side, end) = page.margins();
        let (side, end) = (side.to_string(), end.to_string());
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", page.footer_id())]);
        self.xml.empty("w:type", &[("w:val", "nextPage")]);
        let (width, height) = (width.to_string(), height.to_string());
        let size = [("w:w", width.as_str()), ("w:h", &height), ("w:orient", "landscape")];
        self.xml.empty("w:pgSz", if page == Page::Sideways { &size } else { &size[..2] });
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", &end),
                ("w:right", &side),
                ("w:bottom", &end),
                ("w:left", &side),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        self.xml.close();
    }

    /// Writes a paragraph of which each line is to be written on by hand.
    pub(super) fn write_in(&mut self, lines: u8) {
        for line in 1..=lines {
            self.open_paragraph(Paragraph::of("WriteIn").with_next(line < lines), "");
            self.run("", Look::Plain);
            self.xml.close();
        }
    }
}

fn starts_page(block: &Block) -> bool {
    matches!(block, Block::Heading(heading) if heading.level == 2)
}

/// Splits the blocks into runs that lie in the same way. Headings and short words go with the wide table behind them, and
/// so do a few lines between two of them.
fn runs(blocks: &[Block]) -> Vec<(Page, &[Block])> {
    let mut sideways: Vec<bool> = blocks.iter().map(is_wide).collect();
    for wide in (0..blocks.len()).filter(|place| is_wide(&blocks[*place])) {
        let leads = blocks[..wide].iter().rev().take_while(|block| leads_in(block)).count();
        let lead = &blocks[wide - leads..wide];
        let from = lead.iter().position(|block| matches!(block, Block::Heading(_))).unwrap_or(leads);
        sideways[wide - leads + from..wide].fill(true);
    }
    let mut runs: Vec<(bool, usize)> = vec![];
    for run in sideways.chunk_by(|one, next| one == next) {
        runs.push((run[0], run.len()));
    }
    let mut start = 0;
    let mut joined: Vec<(Page, &[Block])> = vec![];
    for (is_sideways, length) in runs {
        let here = &blocks[start..start + length];
        let follows_on = !is_sideways && !here.iter().any(starts_page) && lines(here) <= A_FEW_LINES;
        let page = if is_sideways { Page::Sideways } else { Page::Upright };
        match joined.last_mut() {
            Some((last, with)) if *last == page || follows_on => {
                *with = &blocks[start - with.len()..start + length];
            }
            _ => joined.push((page, here)),
        }
        start += length;
    }
    joined
}

fn is_wide(block: &Block) -> bool {
    match block {
        Block::Table(table) => table.spread == Spread::Page,
        Block::Figure(_) => true,
        Block::Card(_, inside) => inside.iter().any(is_wide),
        _ => false,
    }
}

/// Returns whether a block only leads to what stands behind it.
fn leads_in(block: &Block) -> bool {
    const SHORT: usize = 600;
    match block {
        Block::Heading(_) => true,
        Block::Paragraph(_, text) => text.plain().chars().count() < SHORT,
        _ => false,
    }
}

/// Returns how many lines blocks take on an upright sheet, roughly.
pub(super) fn lines(blocks: &[Block]) -> usize {
    blocks.iter().map(lines_of).sum()
}

fn lines_of(block: &Block) -> usize {
    match block {
        Block::Heading(_) => 3,
        Block::Card(_, inside) => 2 + lines(inside),
        Block::Paragraph(_, text) => 1 + text_lines(text, 90),
        Block::List(_, items) => items.iter().map(|item| text_lines(item, 85)).sum(),
        Block::Pairs(_, pairs) => pairs.iter().map(|pair| 1 + text_lines(&pair.answer.text, 85)).sum(),
        Block::Table(table) => 4 + table_lines(table),
        Block::Figure(_) => 40,
        Block::WriteIn { lines } => 2 * usize::from(*lines),
    }
}

pub(super) fn table_lines(table: &Table) -> usize {
    let room = 100 / table.columns.len().max(1);
    let tall = |cell: &Cell| match cell.value {
        Value::Room(lines) => 2 * usize::from(lines),
        _ => text_lines(&cell.text, room),
    };
    table.rows.iter().map(|row| row.iter().map(tall).max().unwrap_or(1)).sum()
}

/// Returns how many lines a text takes where a line has room for so many letters.
pub(super) fn text_lines(text: &Text, room: usize) -> usize {
    let room = room.max(1);
    text.plain().lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum::<usize>().max(1)
}
