//! Paragraphs and runs of text: styles, line breaks, links, and text that is written from right to left.

use super::Body;
use super::page::Page;
use super::summary::in_summary;
use crate::export::address::{is_plain, web_address};
use crate::export::direction::{by_direction, is_right_to_left};
use crate::export::outline::{Run, Text};

/// What a paragraph is, beside what it says.
#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// The style, by its identity in the style sheet. Empty: ordinary text.
    pub(super) style: &'static str,
    /// Whether it stays on one sheet with the paragraph behind it.
    pub(super) keeps_next: bool,
    /// Whether a new sheet begins with it.
    pub(super) begins_sheet: bool,
    /// Whether it leans to where reading ends.
    pub(super) is_at_end: bool,
}

impl Paragraph {
    /// Returns a paragraph in a style.
    pub(super) const fn of(style: &'static str) -> Self {
        Self { style, keeps_next: false, begins_sheet: false, is_at_end: false }
    }

    /// Returns the paragraph, kept with the one behind it.
    pub(super) const fn with_next(self, keeps_next: bool) -> Self {
        Self { keeps_next, ..self }
    }
}

/// How a run looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// As its paragraph.
    Plain,
    /// In a character style, by its identity in the style sheet.
    In(&'static str),
}

impl<'d> Body<'d> {
    /// Opens a paragraph for words whose direction is that of `words`.
    pub(super) fn open_paragraph(&mut self, paragraph: Paragraph, words: &str) {
        let Paragraph { style, keeps_next, begins_sheet, is_at_end } = paragraph;
        let style = if self.page == Page::Summary { in_summary(style) } else { style };
        let bidi = is_right_to_left(words);
        self.xml.open("w:p", &[]);
        if style.is_empty() && !keeps_next && !begins_sheet && !bidi && !is_at_end {
            return;
        }
        self.xml.open("w:pPr", &[]);
        if !style.is_empty() {
            self.xml.empty("w:pStyle", &[("w:val", style)]);
        }
        for (name, is_so) in [("w:keepNext", keeps_next), ("w:pageBreakBefore", begins_sheet), ("w:bidi", bidi)] {
            if is_so {
                self.xml.empty(name, &[]);
            }
        }
        if is_at_end {
            self.xml.empty("w:jc", &[("w:val", "right")]);
        }
        self.xml.close();
    }

    /// Writes a paragraph of the program's own words.
    pub(super) fn line(&mut self, paragraph: Paragraph, words: &str) {
        self.open_paragraph(paragraph, words);
        self.run(words, Look::Plain);
        self.xml.close();
    }

    /// Writes text as paragraphs with line breaks; a web address that stands alone becomes a link.
    pub(super) fn prose(&mut self, paragraph: Paragraph, text: &'d Text) {
        self.paragraphs(paragraph, &text.paragraphs(), Look::Plain);
    }

    /// Writes paragraphs, each as its lines.
    pub(super) fn paragraphs(&mut self, paragraph: Paragraph, paragraphs: &[Vec<String>], look: Look) {
        for (place, lines) in paragraphs.iter().enumerate() {
            let begins_sheet = paragraph.begins_sheet && place == 0;
            // Only the last is tied to what stands behind all of them.
            let keeps_next = paragraph.keeps_next && place + 1 == paragraphs.len();
            let paragraph = Paragraph { keeps_next, begins_sheet, ..paragraph };
            self.open_paragraph(paragraph, lines.first().map_or("", String::as_str));
            self.lines(lines, look);
            self.xml.close();
        }
    }

    /// Writes lines with breaks between them, or the one link that they consist of.
    pub(super) fn lines(&mut self, lines: &[String], look: Look) {
        if let Some(address) = web_address(lines).filter(|address| is_plain(address)) {
            let place = self.link_to(address);
            self.xml.open("w:hyperlink", &[("r:id", &super::parts::link_id(place)), ("w:history", "1")]);
            self.run(address, Look::In("Hyperlink"));
            self.xml.close();
            return;
        }
        for (place, line) in lines.iter().enumerate() {
            if place > 0 {
                self.line_break();
            }
            self.run(line, look);
        }
    }

    /// Writes text on one line.
    pub(super) fn inline(&mut self, text: &Text, look: Look) {
        let words: String = text.0.iter().map(Run::words).collect();
        self.run(&words.replace('\n', " "), look);
    }

    /// Breaks the line.
    pub(super) fn line_break(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:br", &[]);
        self.xml.close();
    }

    /// Moves to the next stop of the line.
    pub(super) fn tab(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:tab", &[]);
        self.xml.close();
    }

    /// Writes words on one line, those from right to left in runs of their own.
    pub(super) fn run(&mut self, words: &str, look: Look) {
        for (piece, right_to_left) in by_direction(words) {
            self.xml.open("w:r", &[]);
            if right_to_left || matches!(look, Look::In(_)) {
                self.xml.open("w:rPr", &[]);
                if let Look::In(style) = look {
                    self.xml.empty("w:rStyle", &[("w:val", style)]);
                }
                if right_to_left {
                    self.xml.empty("w:rtl", &[]);
                }
                self.xml.close();
            }
            for (place, part) in piece.split('\t').enumerate() {
                if place > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                if !part.is_empty() {
                    self.xml.words("w:t", &[("xml:space", "preserve")], part);
                }
            }
            self.xml.close();
        }
    }

    /// Writes a field whose result is known.
    pub(super) fn field(&mut self, instruction: &str, result: &str) {
        self.xml.open("w:fldSimple", &[("w:instr", instruction)]);
        self.run(result, Look::Plain);
        self.xml.close();
    }

    /// Returns the place of an address among the links.
    fn link_to(&mut self, address: &str) -> usize {
        self.links.iter().position(|known| known == address).unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        })
    }
}
