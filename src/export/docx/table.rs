//! Tables: a numbered caption, a header row that repeats, a header in each row, and rows that stay whole.

use super::Body;
use super::columns::{is_small, widths};
use super::content::look_of;
use super::page::{Page, table_lines, text_lines};
use super::text::{Look, Paragraph};
use crate::export::outline::{Align, Cell, Column, Run, Table, Value};

/// A row of more lines than this may be split between two sheets.
const WHOLE_ROW: usize = 24;
/// A form of fewer lines than this stays on one sheet.
const WHOLE_FORM: usize = 40;
/// What a line to write on by hand takes, in twentieths of a point: 8 mm.
const HAND: u32 = 454;

/// The styles of the text in a table.
struct Styles {
    text: &'static str,
    heading: &'static str,
    row_heading: &'static str,
}

const ORDINARY: Styles = Styles { text: "TableText", heading: "TableHeading", row_heading: "TableRowHeading" };
const SMALL: Styles = Styles { text: "TableSmall", heading: "TableSmallHeading", row_heading: "TableSmallRowHeading" };

impl<'d> Body<'d> {
    /// Writes a table with its caption above and its remark below.
    pub(super) fn table(&mut self, table: &'d Table) {
        let in_summary = self.page == Page::Summary;
        // In a summary the heading above says what a table is, and numbers begin in the annexes.
        if !in_summary {
            self.captions.0 += 1;
            let number = self.captions.0.to_string();
            self.caption(Paragraph::of("Caption"), "Table", &number, &table.caption);
        }
        let is_blank = table.rows.iter().flatten().any(|cell| matches!(cell.value, Value::Room(_) | Value::Boxes(_)));
        let is_whole = is_blank && table_lines(table) < WHOLE_FORM;
        let total = self.page.width();
        let widths = widths(table, total);
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        let style = match (is_blank, in_summary) {
            (true, _) => "SightlineForm",
            (false, true) => "SightlineSummary",
            (false, false) => "SightlineTable",
        };
        self.xml.empty("w:tblStyle", &[("w:val", style)]);
        self.xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.empty(
            "w:tblLook",
            &[
                ("w:val", "06A0"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        self.xml.empty("w:tblCaption", &[("w:val", &table.caption)]);
        self.xml.empty("w:tblDescription", &[("w:val", &description(table))]);
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
        self.header_row(table, &widths);
        let last = table.rows.len().saturating_sub(1);
        for (place, row) in table.rows.iter().enumerate() {
            // The first row stays with the header, the last is not alone on a sheet, and nobody writes on two sheets at
            // once.
            let stays = place < last && (place == 0 || place + 1 == last || is_whole);
            self.row(table, row, &widths, stays);
        }
        self.xml.close();
        if table.note.is_empty() {
            // Word joins tables that touch, so something stands between.
            self.line(Paragraph::of("AfterTable"), "");
        } else {
            self.line(Paragraph::of("Note"), &table.note);
        }
    }

    /// Writes a caption with a number that Word goes on counting.
    pub(super) fn caption(&mut self, paragraph: Paragraph, kind: &str, number: &str, words: &str) {
        self.open_paragraph(paragraph, "");
        self.run(&format!("{kind} "), Look::Plain);
        self.field(&format!(" SEQ {kind} \\* ARABIC "), number);
        self.run(&format!(": {words}"), Look::Plain);
        self.xml.close();
    }

    fn header_row(&mut self, table: &Table, widths: &[u32]) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        self.xml.empty("w:tblHeader", &[]);
        self.xml.close();
        for (column, width) in table.columns.iter().zip(widths) {
            self.open_cell(*width, false);
            self.header_cell(column, styles(table).heading);
            self.xml.close();
        }
        self.xml.close();
    }

    fn header_cell(&mut self, column: &Column, style: &'static str) {
        let is_at_end = column.align == Align::End;
        self.open_paragraph(Paragraph { is_at_end, ..Paragraph::of(style) }, &column.label);
        self.run(&column.label, Look::Plain);
        if !column.hint.is_empty() {
            self.line_break();
            self.run(column.hint, Look::In("Hint"));
        }
        self.xml.close();
    }

    fn row(&mut self, table: &'d Table, row: &'d [Cell], widths: &[u32], stays: bool) {
        let lines = row.iter().zip(widths).map(|(cell, width)| text_lines(&cell.text, *width as usize / 100)).max();
        let room = row.iter().filter_map(|cell| if let Value::Room(lines) = cell.value { Some(lines) } else { None });
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        if lines.is_none_or(|lines| lines <= WHOLE_ROW) {
            self.xml.empty("w:cantSplit", &[]);
        }
        if let Some(room) = room.max() {
            let height = u32::from(room.max(1)) * HAND;
            self.xml.empty("w:trHeight", &[("w:val", &height.to_string()), ("w:hRule", "atLeast")]);
        }
        self.xml.close();
        for (place, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let styles = styles(table);
            let style = if place == 0 { styles.row_heading } else { styles.text };
            self.open_cell(widths.get(place).copied().unwrap_or(0), cell.value == Value::Unanswered);
            let is_at_end = column.align == Align::End;
            self.cell(Paragraph { is_at_end, ..Paragraph::of(style).with_next(stays) }, cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn cell(&mut self, paragraph: Paragraph, cell: &'d Cell) {
        if let [Run::Ours(label), Run::Ours(hint)] = cell.text.0.as_slice() {
            self.open_paragraph(paragraph, label);
            self.run(label, Look::Plain);
            self.line_break();
            self.run(hint.trim_start(), Look::In("Hint"));
            self.xml.close();
            return;
        }
        let paragraphs = cell.text.paragraphs();
        if paragraphs.is_empty() {
            self.line(paragraph, "");
        }
        self.paragraphs(paragraph, &paragraphs, look_of(cell));
    }

    /// Opens a cell. One with a gap is shaded.
    fn open_cell(&mut self, width: u32, has_gap: bool) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if has_gap {
            self.xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FFF9E8")]);
        }
        self.xml.close();
    }

    /// Returns whether the sheets lie sideways now.
    pub(super) fn is_sideways(&self) -> bool {
        self.page == Page::Sideways
    }
}

fn styles(table: &Table) -> Styles {
    if is_small(table) { SMALL } else { ORDINARY }
}

/// Says what a table holds, for who hears it.
fn description(table: &Table) -> String {
    let count = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let labels: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    format!(
        "{} and {}: {}. The first row and the first cell of each row are headings.",
        count(table.rows.len(), "row"),
        count(table.columns.len(), "column"),
        labels.join(", ")
    )
}
