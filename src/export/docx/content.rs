//! The blocks of the document, one after the other.

use super::Body;
use super::page::lines;
use super::text::{Look, Paragraph};
use crate::export::direction::is_right_to_left;
use crate::export::outline::{Block, Cell, Marker, Pair, PairKind, Style, Value};

/// The longest label, in letters, that leaves its answer room on the same line.
const SHORT_LABEL: usize = 34;
/// An answer of more letters than this has the whole width of the text, below its label.
const LONGEST_BESIDE: usize = 900;
/// A card of more lines than this may be split between two sheets.
const WHOLE_CARD: usize = 30;

impl<'d> Body<'d> {
    /// Writes blocks. `begins_sheet`: the first of them, a heading, begins a new sheet.
    pub(super) fn blocks(&mut self, blocks: &'d [Block], begins_sheet: bool) {
        for (place, block) in blocks.iter().enumerate() {
            let introduces = matches!(
                blocks.get(place + 1),
                Some(Block::Table(_) | Block::List(..) | Block::WriteIn { .. } | Block::Figure(_))
            );
            self.block(block, begins_sheet && place == 0, introduces);
        }
    }

    /// Writes a block. `introduces`: it stays on one sheet with what stands behind it.
    fn block(&mut self, block: &'d Block, begins_sheet: bool, introduces: bool) {
        match block {
            Block::Heading(heading) => self.heading(heading, begins_sheet),
            Block::Card(heading, inside) => {
                self.heading(heading, false);
                self.card(inside);
            }
            Block::Paragraph(style, text) => {
                let style = match style {
                    Style::Lead => "Lead",
                    Style::Normal => "",
                    Style::Note => "Note",
                    Style::Unanswered => "Missing",
                };
                self.prose(Paragraph::of(style).with_next(introduces), text);
            }
            Block::List(marker, items) => {
                let style = match marker {
                    Marker::Bullet => "ListBullet",
                    Marker::Box => "BoxList",
                };
                for (place, item) in items.iter().enumerate() {
                    let stays = *marker == Marker::Box && place + 1 < items.len();
                    self.open_paragraph(Paragraph::of(style).with_next(stays), &item.plain());
                    self.inline(item, Look::Plain);
                    self.xml.close();
                }
            }
            Block::Pairs(PairKind::Questions, pairs) => {
                for pair in pairs {
                    self.question(pair);
                }
            }
            Block::Pairs(PairKind::Facts, pairs) => {
                for pair in pairs {
                    self.fact(pair, false);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => {
                self.figure(figure);
                self.table(&figure.table);
            }
            Block::WriteIn { lines } => self.write_in(*lines),
        }
    }

    /// Writes what belongs to one row. A short card stays on one sheet.
    fn card(&mut self, inside: &'d [Block]) {
        let stays = lines(inside) < WHOLE_CARD;
        for (place, block) in inside.iter().enumerate() {
            match block {
                Block::Pairs(PairKind::Facts, pairs) if stays => {
                    for (number, pair) in pairs.iter().enumerate() {
                        self.fact(pair, number + 1 < pairs.len() || place + 1 < inside.len());
                    }
                }
                other => self.block(other, false, place + 1 < inside.len()),
            }
        }
    }

    /// Writes a question with its answer below.
    fn question(&mut self, pair: &'d Pair) {
        self.line(Paragraph::of("Question"), &pair.label);
        if pair.answer.value == Value::Unanswered {
            self.prose(Paragraph::of("Missing"), &pair.answer.text);
        } else {
            self.prose(Paragraph::default(), &pair.answer.text);
        }
    }

    /// Writes a label with its answer beside it.
    fn fact(&mut self, pair: &'d Pair, keeps_next: bool) {
        if pair.answer.text.plain().chars().count() > LONGEST_BESIDE {
            self.question(pair);
            return;
        }
        let paragraphs = pair.answer.text.paragraphs();
        let (first, others) = match paragraphs.split_first() {
            // An answer from right to left has a paragraph of its own, which can be in its direction.
            Some((first, _)) if first.first().is_some_and(|line| is_right_to_left(line)) => (None, &paragraphs[..]),
            Some((first, others)) => (Some(first), others),
            None => (None, &[][..]),
        };
        let keeps_label = keeps_next || !others.is_empty();
        self.open_paragraph(Paragraph::of("Fact").with_next(keeps_label), &pair.label);
        self.run(&pair.label, Look::In("FactLabel"));
        if let Some(first) = first {
            if pair.label.chars().count() > SHORT_LABEL {
                self.line_break();
            } else {
                self.tab();
            }
            self.lines(first, look_of(&pair.answer));
        }
        self.xml.close();
        self.paragraphs(Paragraph::of("FactMore").with_next(keeps_next), others, look_of(&pair.answer));
    }
}

/// Returns the look of an answer: one that is missing is marked.
pub(super) fn look_of(cell: &Cell) -> Look {
    if cell.value == Value::Unanswered { Look::In("Gap") } else { Look::Plain }
}
