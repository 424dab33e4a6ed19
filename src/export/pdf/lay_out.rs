//! From the neutral document to data for the template: what stands on which sheet, what begins a page, what stays whole.

use super::data::{Card, Cell, Column, Heading, Pair, Paper, Para, Paragraphs, Piece, Row, Sheet, Table};
use super::room::{self, SIDEWAYS, SUMMARY, UPRIGHT};
use super::signs::{Missing, Shown, reading};
use super::{drawing, engine};
use crate::export::address::web_address;
use crate::export::outline::{self, Align, Block, Document, Marker, PairKind, Run, Spread, Style, Text, Value};

/// The size of running text, in points. The template keeps to it, and to the sizes of tables.
const TEXT: f64 = 10.0;
/// The sizes in which a table is tried, in points.
const IN_TABLE: [f64; 2] = [9.0, 8.5];
/// The size in which the tables of a summary are laid out, in points. The template makes them smaller where it must.
const IN_SUMMARY: [f64; 1] = [9.0];
const IN_WIDE_TABLE: [f64; 2] = [8.5, 8.0];
/// What edge and padding of a card take from the width of the text, in points.
const CARD: f64 = 26.0;
/// What the label of a fact takes with the gutter behind it, in points.
const LABEL: f64 = 140.0;
/// How much smaller or larger than laid out a summary is tried, so that all of it has room on its page.
const FITS: &[f64] = &[1.05, 1.02, 1.0, 0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86, 0.84, 0.82, 0.8];
/// A summary of more lines than this has no room in any size, and each that is tried takes its time.
const HOPELESS: f64 = 240.0;
/// As many lines stand on a page, about.
const PAGE: f64 = 46.0;
/// What is shorter than this many lines stays on one page.
const WHOLE: f64 = 24.0;
/// A row of a table that is shorter than this many lines stays on one page.
const WHOLE_ROW: f64 = 14.0;
/// A form that is shorter than this many lines stays on one page: nobody writes on two sheets at once.
const WHOLE_FORM: f64 = 44.0;
/// Fewer lines than this between two pages on their side go on their side too.
const TOO_FEW: f64 = 14.0;
/// The most letters in each half of the running head.
const RUNNING: usize = 58;
/// A row that begins with more letters begins with a sentence.
const LONGEST_NAME: usize = 56;
/// The longest name on the first page, in bytes: what is longer is no name, and would fill pages.
const LONGEST_ORGANISATION: usize = 1_000;
/// The longest address that becomes a link, in bytes. The format has no room for much longer ones.
const LONGEST_LINK: usize = 2_000;
/// More sections than this leave no room for their parts on one page of contents.
const MOST_CONTENTS: usize = 44;

/// A piece with what the layout must know of it.
struct Placed {
    piece: Piece,
    lines: f64,
    sideways: bool,
}

/// Makes the data of a paper, and notes what could not be shown.
pub(super) fn paper(document: &Document, missing: &mut Missing) -> Paper {
    let mut setter = Setter { missing, is_summary: false };
    let (summary, rest) = document.summary_and_rest();
    let (summary, summary_lines) = setter.summary(summary);
    let mut placed: Vec<Placed> = rest.iter().flat_map(|block| setter.block(block, UPRIGHT)).collect();
    keep_together(&mut placed);
    let length = placed.iter().map(|one| one.lines).sum::<f64>() / PAGE;
    let sections = placed.iter().filter(|one| is_section(one)).count();
    let is_long = sections > 8 && length > 5.0 || sections > 1 && length > 10.0;
    // What is filled in by hand is handed out by its sections, and nobody looks a page up in it.
    let is_handed_out = placed.iter().any(|one| matches!(one.piece, Piece::WriteIn { .. }));
    let has_contents = is_long && summary.is_empty() && !is_handed_out;
    if is_long {
        start_pages(&mut placed, has_contents);
    }
    let mut show = |words: &str| setter.missing.shown(words);
    let organisation = show(&document.organisation).on_one_line();
    let organisation = organisation.shortened(|words| words.len() <= LONGEST_ORGANISATION);
    let (title, subtitle) = (show(&document.title), show(&document.subtitle));
    let name = Shown::joined(&[&organisation, &title, &subtitle], " \u{b7} ");
    let credit = document.credit.iter().map(|line| show(line)).collect();
    let dates = show(&document.date_line);
    let (language, region) = match document.language.split_once('-') {
        Some((language, region)) => (language, Some(region)),
        None => (document.language, None),
    };
    let level = |one: &Placed| if let Piece::Heading(heading) = &one.piece { heading.level } else { 0 };
    let headings = |most: u8| placed.iter().filter(|one| (2..=most).contains(&level(one))).count();
    let contents = if !has_contents {
        0
    } else if headings(3) <= MOST_CONTENTS {
        3
    } else {
        2
    };
    let [left, right] = if organisation.is_empty() { [&title, &subtitle] } else { [&organisation, &title] };
    let in_running_head = |words: &Shown| words.shortened(|words| words.chars().nth(RUNNING).is_none());
    Paper {
        running: [left, right].map(in_running_head),
        organisation: if organisation.is_empty() {
            vec![]
        } else {
            vec![para(std::slice::from_ref(&organisation), 12.0, UPRIGHT)]
        },
        author: organisation,
        name,
        title,
        subtitle,
        dates,
        language,
        region,
        fonts: engine::families(),
        contents,
        summary,
        fits: if summary_lines > HOPELESS { &FITS[FITS.len() - 1..] } else { FITS },
        sheets: sheets(placed),
        credit,
    }
}

/// Returns whether a piece is the heading of a section.
fn is_section(one: &Placed) -> bool {
    matches!(&one.piece, Piece::Heading(heading) if heading.level == 2)
}

/// Lets each section of a long paper begin a page, unless all of it has room on the page of the one before.
fn start_pages(placed: &mut [Placed], has_contents: bool) {
    // Contents fill the first page; without them the first section goes below the title.
    let mut filled = if has_contents { PAGE } else { f64::MIN };
    for section in placed.chunk_by_mut(|_, next| !is_section(next)) {
        let lines: f64 = section.iter().map(|one| one.lines).sum();
        if let Some(Placed { piece: Piece::Heading(heading), .. }) = section.first_mut()
            && heading.level == 2
        {
            heading.fresh = filled + lines > PAGE;
            filled = if heading.fresh { 0.0 } else { filled };
        }
        filled = filled.max(0.0);
        filled = (filled + lines) % PAGE + if filled + lines > PAGE { PAGE / 2.0 } else { 0.0 };
    }
}

/// Keeps paragraphs on the page of what they lead to: room to write, boxes to tick, a table.
fn keep_together(placed: &mut [Placed]) {
    let mut follows = false;
    for one in placed.iter_mut().rev() {
        if let Piece::Paragraphs(paragraphs) = &mut one.piece {
            paragraphs.leads |= follows && one.lines < TOO_FEW;
        }
        follows = match &one.piece {
            Piece::WriteIn { .. } | Piece::List { .. } | Piece::Table(_) | Piece::Figure(_) => true,
            Piece::Paragraphs(paragraphs) => paragraphs.leads,
            _ => false,
        };
    }
}

/// Puts pieces on upright pages and on pages on their side, each with the headings that lead to it.
fn sheets(mut placed: Vec<Placed>) -> Vec<Sheet> {
    // Headings and the words under them go with the table that they lead to.
    let mut leads_to_wide = false;
    for one in placed.iter_mut().rev() {
        let leads = match &one.piece {
            Piece::Heading(_) => true,
            Piece::Paragraphs(paragraphs) => paragraphs.leads,
            _ => false,
        };
        one.sideways |= leads && leads_to_wide;
        leads_to_wide = one.sideways;
    }
    // A few lines between two wide tables are not worth turning the page twice.
    let mut runs: Vec<(bool, f64, Vec<Piece>)> = vec![];
    for one in placed {
        match runs.last_mut() {
            Some((sideways, lines, pieces)) if *sideways == one.sideways => {
                *lines += one.lines;
                pieces.push(one.piece);
            }
            _ => runs.push((one.sideways, one.lines, vec![one.piece])),
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut sheets: Vec<Sheet> = vec![];
    for (place, (sideways, lines, pieces)) in runs.into_iter().enumerate() {
        let sideways = sideways || (lines < TOO_FEW && place > 0 && place < last);
        match sheets.last_mut() {
            Some(sheet) if sheet.sideways == sideways => sheet.pieces.extend(pieces),
            _ => sheets.push(Sheet { sideways, pieces }),
        }
    }
    // A sheet begins a page by itself.
    for sheet in &mut sheets {
        if let Some(Piece::Heading(heading)) = sheet.pieces.first_mut() {
            heading.fresh &= !sheet.sideways;
        }
    }
    sheets
}

/// Makes pieces of blocks.
struct Setter<'m> {
    missing: &'m mut Missing,
    /// Whether all of it must find room on one upright page.
    is_summary: bool,
}

impl Setter<'_> {
    /// Returns the pieces of a summary, and how many lines they take.
    fn summary(&mut self, blocks: &[Block]) -> (Vec<Piece>, f64) {
        self.is_summary = true;
        let placed: Vec<Placed> = blocks.iter().flat_map(|block| self.block(block, SUMMARY)).collect();
        self.is_summary = false;
        let lines = placed.iter().map(|one| one.lines).sum();
        (placed.into_iter().map(|one| one.piece).collect(), lines)
    }

    fn block(&mut self, block: &Block, room: f64) -> Vec<Placed> {
        let upright = |piece, lines| vec![Placed { piece, lines, sideways: false }];
        match block {
            Block::Heading(heading) => upright(Piece::Heading(self.heading(heading, room)), 3.0),
            Block::Card(heading, inside) => {
                let heading = self.heading(heading, room - CARD);
                let placed: Vec<Placed> = inside.iter().flat_map(|block| self.block(block, room - CARD)).collect();
                let lines = placed.iter().map(|one| one.lines).sum::<f64>() + 3.0;
                // A sheet to fill in is one sheet.
                let is_sheet = placed.iter().any(|one| matches!(&one.piece, Piece::Table(table) if table.form));
                let pieces = placed.into_iter().map(|one| one.piece).collect();
                upright(Piece::Card(Card { heading, whole: lines < WHOLE || is_sheet, pieces }), lines)
            }
            Block::Paragraph(style, text) => {
                let paras = self.paragraphs(&text.paragraphs(), TEXT, room);
                let lines = tall(&paras, TEXT, room);
                let leads = matches!(style, Style::Lead | Style::Note);
                let style = match style {
                    Style::Lead => "lead",
                    Style::Normal => "normal",
                    Style::Note => "note",
                    Style::Unanswered => "unanswered",
                };
                upright(Piece::Paragraphs(Paragraphs { style, paras, leads }), lines)
            }
            Block::List(marker, items) => {
                let items: Vec<Para> = items.iter().map(|item| self.inline(item, TEXT, room - 20.0)).collect();
                let lines = tall(&items, TEXT, room);
                upright(Piece::List { boxes: *marker == Marker::Box, items }, lines)
            }
            Block::Pairs(kind, pairs) => {
                let room = if *kind == PairKind::Facts { room - LABEL } else { room };
                let mut all = 0.0;
                let pairs = pairs.iter().map(|pair| {
                    let answer = self.cell(&pair.answer, TEXT, room);
                    let lines = tall(&answer.paras, TEXT, room) + 1.0;
                    all += lines;
                    Pair { label: self.missing.shown(&pair.label), answer, whole: lines < WHOLE_ROW }
                });
                let pairs = pairs.collect();
                let piece = match kind {
                    PairKind::Questions => Piece::Questions { pairs },
                    PairKind::Facts => Piece::Facts { pairs },
                };
                upright(piece, all)
            }
            Block::Table(table) => vec![self.table(table, room)],
            Block::Figure(figure) => {
                let drawings = drawing::figures(figure, self.missing).into_iter();
                let drawings =
                    drawings.map(|one| Placed { piece: Piece::Figure(one), lines: 0.6 * PAGE, sideways: true });
                drawings.chain([self.table(&figure.table, SIDEWAYS)]).collect()
            }
            Block::WriteIn { lines } => upright(Piece::WriteIn { lines: *lines }, 2.0 * f64::from(*lines)),
        }
    }

    fn heading(&mut self, heading: &outline::Heading, room: f64) -> Heading {
        Heading {
            level: heading.level.clamp(2, 6),
            words: self.inline(&heading.text, 19.0, room),
            tag: heading.tag,
            fresh: false,
        }
    }

    /// Returns the text of a cell as paragraphs. Empty lines of ours are meant.
    fn prose(&mut self, text: &Text, size: f64, room: f64) -> Vec<Para> {
        match text.0.as_slice() {
            [Run::Ours(words)] => self.paragraphs(&[words.lines().map(str::to_owned).collect()], size, room),
            _ => self.paragraphs(&text.paragraphs(), size, room),
        }
    }

    /// Returns lines as paragraphs. A web address that stands alone becomes a link.
    fn paragraphs(&mut self, paragraphs: &[Vec<String>], size: f64, room: f64) -> Vec<Para> {
        let paras = paragraphs.iter().filter(|lines| !lines.is_empty()).map(|lines| {
            let shown: Vec<Shown> = lines.iter().map(|line| self.missing.shown(line)).collect();
            let link = web_address(lines).filter(|address| address.is_ascii() && address.len() <= LONGEST_LINK);
            let link = link.map(str::to_owned);
            Para { link, ..para(&shown, size, room) }
        });
        paras.collect()
    }

    /// Returns text on one line.
    fn inline(&mut self, text: &Text, size: f64, room: f64) -> Para {
        para(&[self.missing.shown(&text.plain()).on_one_line()], size, room)
    }

    fn cell(&mut self, cell: &outline::Cell, size: f64, room: f64) -> Cell {
        let paras = match cell.text.0.as_slice() {
            [Run::Ours(label), Run::Ours(hint)] => {
                let hint = self.missing.shown(hint.trim());
                vec![Para { hint, ..para(&[self.missing.shown(label)], size, room) }]
            }
            _ => self.prose(&cell.text, size, room),
        };
        let write = if let Value::Room(lines) = cell.value { Some(lines) } else { None };
        Cell { paras, gap: cell.value == Value::Unanswered, room: write }
    }

    fn table(&mut self, table: &outline::Table, room: f64) -> Placed {
        let in_text = room::columns(table, room, if self.is_summary { &IN_SUMMARY } else { &IN_TABLE });
        let stays = self.is_summary || room < UPRIGHT;
        let sideways = !stays && (room > UPRIGHT || (table.spread == Spread::Page || !in_text.is_easy));
        let columns = if sideways { room::columns(table, SIDEWAYS, &IN_WIDE_TABLE) } else { in_text };
        let mut lines = 3.0;
        let rows = table.rows.iter().map(|row| {
            let cells: Vec<Cell> = row
                .iter()
                .enumerate()
                .map(|(place, cell)| self.cell(cell, columns.size, columns.room(place)))
                .collect();
            let tallest = cells.iter().enumerate().map(|(place, cell)| {
                let room = cell.room.map_or(0.0, |lines| f64::from(lines) * 1.5);
                tall(&cell.paras, columns.size, columns.room(place)) + room
            });
            let tallest = tallest.fold(1.0, f64::max);
            lines += tallest + 0.6;
            Row { whole: tallest < WHOLE_ROW, cells }
        });
        let rows: Vec<Row> = rows.collect();
        let form = room::is_form(table);
        let heads = table.columns.iter().enumerate().map(|(place, column)| Column {
            label: Para {
                hint: self.missing.shown(column.hint),
                ..para(&[self.missing.shown(&column.label)], columns.size, columns.room(place))
            },
            width: columns.widths.get(place).map_or(0.0, |width| (width * 100.0).floor() / 100.0),
            end: column.align == Align::End,
        });
        let piece = Table {
            columns: heads.collect(),
            caption: self.missing.shown(&table.caption),
            note: self.prose(&Text::ours(table.note.clone()), columns.size, room),
            size: columns.size,
            sentences: table.rows.iter().filter_map(|row| row.first()).any(is_sentence),
            rows,
            form,
            whole: form && lines < WHOLE_FORM,
        };
        Placed { piece: Piece::Table(piece), lines, sideways }
    }
}

/// Returns whether a cell has more words than a name.
fn is_sentence(cell: &outline::Cell) -> bool {
    cell.text.0.len() < 2 && cell.text.plain().chars().count() > LONGEST_NAME
}

/// Makes a paragraph of lines.
fn para(lines: &[Shown], size: f64, room: f64) -> Para {
    let first = lines.iter().map(Shown::as_str).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let reading = reading(first);
    Para {
        lines: lines.iter().map(|line| room::pieces(line, size, room)).collect(),
        language: reading.language,
        rtl: reading.is_rtl,
        ..Para::default()
    }
}

/// Returns how many lines paragraphs take.
fn tall(paras: &[Para], size: f64, room: f64) -> f64 {
    let of = |para: &Para| {
        let lines = para.lines.iter().map(|line| {
            let words: String = line.iter().map(Shown::as_str).collect();
            room::lines(&words, size, room)
        });
        lines.sum::<f64>() + if para.hint.is_empty() { 0.0 } else { room::lines(para.hint.as_str(), size, room) }
    };
    paras.iter().map(|para| of(para) + 0.4).sum()
}
