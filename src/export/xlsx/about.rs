//! The first sheet: what the paper is, and a list of the other sheets that leads to each.

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet, XlsxError};

use super::sheet::{Sheet, quoted};
use super::{for_print, looks};
use crate::export::outline::Document;

/// The name of the sheet.
pub(super) const SHEET: &str = "About";

/// Writes the sheet.
pub(super) fn write(worksheet: &mut Worksheet, document: &Document, sheets: &[Sheet<'_>]) -> Result<(), XlsxError> {
    worksheet.set_name(SHEET)?.set_screen_gridlines(false);
    for (column, width) in [(0, 34.0), (1, 34.0), (2, 62.0), (3, 8.0), (4, 60.0)] {
        worksheet.set_column_width(column, width)?;
    }
    let quiet = Format::new().set_font_color(0x4c_6272);
    let title = Format::new().set_bold().set_font_size(20).set_font_color(0x00_3087);
    let mut row = 0;
    for (words, format, height) in [
        (&document.organisation, &Format::new().set_bold().set_font_size(12), 18.0),
        (&document.title, &title, 28.0),
        (&document.subtitle, &Format::new().set_font_size(12), 18.0),
        (&document.date_line, &quiet, 16.0),
    ] {
        if !words.is_empty() {
            worksheet.write_string_with_format(row, 0, words, format)?;
            worksheet.set_row_height(row, height)?;
            row += 1;
        }
    }
    row += 1;
    for (label, column) in ["Page", "Sheet", "What it holds", "Rows", "Remark"].into_iter().zip(0..) {
        worksheet.write_string_with_format(row, column, label, &looks::header(label == "Rows"))?;
    }
    let first = row;
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let link = Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(0x00_5eb8)
        .set_underline(rust_xlsxwriter::FormatUnderline::Single);
    for sheet in sheets {
        row += 1;
        let to = Url::new(format!("internal:{}!A1", quoted(&sheet.name))).set_text(&sheet.name);
        worksheet.write_string_with_format(row, 0, &sheet.grid.page, &text)?;
        worksheet.write_url_with_format(row, 1, to, &link)?;
        worksheet.write_string_with_format(row, 2, &sheet.grid.title, &text)?;
        worksheet.write_number_with_format(row, 3, sheet.grid.rows.len() as f64, &text)?;
        worksheet.write_string_with_format(row, 4, super::sheet::cut(&sheet.grid.note), &text)?;
    }
    row += 2;
    for credit in &document.credit {
        worksheet.write_string_with_format(row, 0, credit, &quiet)?;
        row += 1;
    }
    worksheet.set_freeze_panes(first + 1, 0)?;
    for_print(worksheet, document, true);
    Ok(())
}
