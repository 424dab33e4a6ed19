//! The document as plain grids, for files that know only rows and columns.
//!
//! A table is a grid. The answers of a page that are no tables are one grid together, a question a row. Cards, which on a
//! page have room for long answers, are the rows of one grid again, with a column for each of their labels; tables inside
//! cards are a grid of their own that says in its first column to which card each row belongs.

use std::borrow::Cow;

use super::outline::{Align, Block, Cell, Document, Heading, Marker, Pair, Run, Style, Table, Text, Value};

/// One grid, with a header for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid<'d> {
    /// The page of the document that it belongs to, by its heading. Empty before the first.
    pub(super) page: String,
    /// What it shows.
    pub(super) title: String,
    /// The caption of the table that it is, by which other tables name it. Empty for others.
    pub(super) caption: &'d str,
    /// The columns: their headers, and to which side their cells lean.
    pub(super) columns: Vec<(String, Align)>,
    /// The rows, each with one cell a column.
    pub(super) rows: Vec<Vec<Cow<'d, Cell>>>,
    /// A remark on it. May be empty.
    pub(super) note: String,
}

/// Returns the grids of a document in reading order.
pub(super) fn grids(document: &Document) -> Vec<Grid<'_>> {
    let mut reader = Reader { page: document.title.clone(), ..Reader::default() };
    reader.blocks(&document.blocks);
    reader.end_page();
    reader.grids
}

/// One line of the answers of a page.
struct Line<'d> {
    section: String,
    question: String,
    guidance: String,
    answer: Cow<'d, Cell>,
}

/// The rows of one grid that is put together from several blocks.
struct Gathered<'d> {
    title: String,
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<Cow<'d, Cell>>>,
}

#[derive(Default)]
struct Reader<'d> {
    page: String,
    /// The headings below the page that are open, with their levels.
    headings: Vec<(u8, String)>,
    /// Words that may turn out to lead to room for an answer.
    words: Vec<String>,
    lines: Vec<Line<'d>>,
    /// Where the grid of the answers of this page belongs.
    answers_at: usize,
    grids: Vec<Grid<'d>>,
}

impl<'d> Reader<'d> {
    fn blocks(&mut self, blocks: &'d [Block]) {
        let is_card = |block: &Block| matches!(block, Block::Card(..));
        for run in blocks.chunk_by(|one, next| is_card(one) && is_card(next)) {
            match run {
                [Block::Card(..), ..] => self.cards(run),
                others => others.iter().for_each(|block| self.block(block)),
            }
        }
    }

    fn block(&mut self, block: &'d Block) {
        match block {
            Block::Heading(heading) if heading.level <= 2 => {
                self.end_page();
                self.page = one_line(&heading.text);
            }
            Block::Heading(heading) => {
                self.end_words();
                self.headings.retain(|(level, _)| *level < heading.level);
                self.headings.push((heading.level, titled(heading)));
            }
            Block::Paragraph(Style::Lead, text) if text.0.iter().all(|run| matches!(run, Run::Ours(_))) => {}
            Block::Paragraph(_, text) => self.words.push(text.plain()),
            Block::List(Marker::Bullet, items) => {
                self.end_words();
                for item in items {
                    self.line(String::new(), Cow::Owned(Cell { text: item.clone(), value: Value::Words }));
                }
            }
            Block::List(Marker::Box, items) => {
                let options: Vec<String> = items.iter().map(Text::plain).collect();
                self.words.push(format!("Choose one: {}", options.join(" \u{b7} ")));
                self.room();
            }
            Block::WriteIn { .. } => self.room(),
            Block::Pairs(_, pairs) => {
                self.end_words();
                for pair in pairs {
                    self.line(pair.label.clone(), Cow::Borrowed(&pair.answer));
                }
            }
            Block::Table(table) => self.table(table, ""),
            Block::Figure(figure) => self.table(&figure.table, &figure.reading),
            Block::Card(..) => {}
        }
    }

    /// Returns the heading that is open at the lowest level.
    fn section(&self) -> String {
        self.headings.last().map(|(_, words)| words.clone()).unwrap_or_default()
    }

    fn line(&mut self, question: String, answer: Cow<'d, Cell>) {
        self.lines.push(Line { section: self.section(), question, guidance: String::new(), answer });
    }

    /// Takes the words that wait as text of the page.
    fn end_words(&mut self) {
        for words in std::mem::take(&mut self.words) {
            self.line(String::new(), Cow::Owned(Cell { text: Text::theirs(&words), value: Value::Words }));
        }
    }

    /// Takes the words that wait as guidance on a question with room for its answer.
    fn room(&mut self) {
        let guidance = std::mem::take(&mut self.words).join("\n\n");
        let question = self.section();
        let above = self.headings.len().checked_sub(2).and_then(|place| self.headings.get(place));
        let section = above.map(|(_, words)| words.clone()).unwrap_or_default();
        self.lines.push(Line { section, question, guidance, answer: Cow::Owned(Cell::room(1)) });
    }

    fn table(&mut self, table: &'d Table, reading: &str) {
        // Words above a table say what to write into it.
        let words = std::mem::take(&mut self.words).join("\n\n");
        let notes = [words.as_str(), reading, &table.note];
        self.grids.push(Grid {
            page: self.page.clone(),
            title: table.caption.clone(),
            caption: &table.caption,
            columns: table.columns.iter().map(|column| (column.label.clone(), column.align)).collect(),
            rows: table.rows.iter().map(|row| row.iter().map(Cow::Borrowed).collect()).collect(),
            note: notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n\n"),
        });
    }

    /// Takes cards as the rows of one grid.
    fn cards(&mut self, cards: &'d [Block]) {
        self.end_words();
        let title = self.section();
        let mut gathered = vec![];
        gather(&mut gathered, &title, None, cards);
        for Gathered { title, columns, mut rows } in gathered {
            for row in &mut rows {
                row.resize_with(columns.len(), || Cow::Owned(Cell::empty()));
            }
            let (page, note) = (self.page.clone(), String::new());
            self.grids.push(Grid { page, title, caption: "", columns, rows, note });
        }
    }

    /// Ends a page: its answers become a grid, before its tables.
    fn end_page(&mut self) {
        self.end_words();
        self.headings.clear();
        let lines = std::mem::take(&mut self.lines);
        if !lines.is_empty() {
            let grid = answers(&self.page, lines);
            self.grids.insert(self.answers_at, grid);
        }
        self.answers_at = self.grids.len();
    }
}

/// Puts the answers of a page together. A column in which nothing stands is left out.
fn answers<'d>(page: &str, lines: Vec<Line<'d>>) -> Grid<'d> {
    let sections = lines.iter().any(|line| !line.section.is_empty());
    let questions = lines.iter().any(|line| !line.question.is_empty());
    let guidance = lines.iter().any(|line| !line.guidance.is_empty());
    let labels = [("Section", sections), ("Question", questions), ("Guidance", guidance), ("Answer", true)];
    Grid {
        page: page.to_owned(),
        title: page.to_owned(),
        caption: "",
        columns: labels.iter().filter(|(_, on)| *on).map(|(label, _)| ((*label).to_owned(), Align::Start)).collect(),
        rows: lines
            .into_iter()
            .map(|line| {
                let words = [(line.section, sections), (line.question, questions), (line.guidance, guidance)];
                let words = words.into_iter().filter(|(_, on)| *on);
                words.map(|(words, _)| Cow::Owned(Cell::ours(words))).chain([line.answer]).collect()
            })
            .collect(),
        note: String::new(),
    }
}

/// A cell with the label of its column, and the side to which it leans.
type Labelled<'l, 'd> = (&'l str, Align, Cow<'d, Cell>);

/// Adds the rows that cards are, and those of the tables and cards inside them. `of` is the card that they belong to.
fn gather<'d>(all: &mut Vec<Gathered<'d>>, title: &str, of: Option<&str>, cards: &'d [Block]) {
    for card in cards {
        let Block::Card(heading, inside) = card else { continue };
        let name = titled(heading);
        let kind = name.split(':').next().unwrap_or_default();
        let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let mut row: Vec<Labelled<'_, 'd>> = vec![];
        if let Some(of) = of {
            row.push(("Belongs to", Align::Start, Cow::Owned(Cell::ours(of.to_owned()))));
        }
        row.push((if kind.is_empty() { "Name" } else { kind }, Align::Start, Cow::Owned(Cell::ours(name.as_str()))));
        for block in inside {
            match block {
                Block::Pairs(_, pairs) => {
                    for pair in pairs {
                        row.push(of_pair(pair));
                    }
                }
                Block::Paragraph(_, text) => {
                    row.push(("Text", Align::Start, Cow::Owned(Cell { text: text.clone(), value: Value::Words })));
                }
                _ => {}
            }
        }
        add(all, title, row);
        let mut below = title.to_owned();
        for block in inside {
            match block {
                Block::Heading(heading) => below = one_line(&heading.text),
                Block::Card(..) => gather(all, &below, Some(&name), std::slice::from_ref(block)),
                Block::Table(table) => {
                    for cells in &table.rows {
                        let owner = ("Belongs to", Align::Start, Cow::Owned(Cell::ours(name.as_str())));
                        let cells = table.columns.iter().zip(cells);
                        let cells =
                            cells.map(|(column, cell)| (column.label.as_str(), column.align, Cow::Borrowed(cell)));
                        add(all, &table.caption, std::iter::once(owner).chain(cells).collect());
                    }
                }
                _ => {}
            }
        }
    }
}

fn of_pair(pair: &Pair) -> Labelled<'_, '_> {
    let is_figure =
        matches!(pair.answer.value, Value::Hours(_) | Value::Money(_) | Value::Number(_) | Value::Percent(_));
    (&pair.label, if is_figure { Align::End } else { Align::Start }, Cow::Borrowed(&pair.answer))
}

/// Adds a row to the grid of a title, and the columns that it brings.
fn add<'d>(all: &mut Vec<Gathered<'d>>, title: &str, cells: Vec<Labelled<'_, 'd>>) {
    let place = all.iter().position(|one| one.title == title).unwrap_or_else(|| {
        all.push(Gathered { title: title.to_owned(), columns: vec![], rows: vec![] });
        all.len() - 1
    });
    let grid = &mut all[place];
    let mut row: Vec<Cow<'d, Cell>> = vec![Cow::Owned(Cell::empty()); grid.columns.len()];
    let mut taken = vec![false; grid.columns.len()];
    for (label, align, cell) in cells {
        // A label that comes twice in a card is a column twice.
        let known = (0..grid.columns.len()).find(|column| grid.columns[*column].0 == label && !taken[*column]);
        let column = known.unwrap_or_else(|| {
            grid.columns.push((label.to_owned(), align));
            row.push(Cow::Owned(Cell::empty()));
            taken.push(false);
            row.len() - 1
        });
        row[column] = cell;
        taken[column] = true;
    }
    grid.rows.push(row);
}

/// Returns a heading with its mark on one line.
fn titled(heading: &Heading) -> String {
    let words = one_line(&heading.text);
    if heading.tag.is_empty() { words } else { format!("{words} ({})", heading.tag) }
}

fn one_line(text: &Text) -> String {
    text.plain().split_whitespace().collect::<Vec<_>>().join(" ")
}
