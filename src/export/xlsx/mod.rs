//! Excel: a sheet for each table with real dates, figures and money, totals that recalculate, and a first sheet that says
//! what is where.
//!
//! Words are always written as words, so nothing that a person typed is ever a formula; the formulas here are ours. Each
//! formula carries the figure that it comes to, for programs that do not calculate.

mod about;
mod footer;
mod formulas;
mod looks;
mod names;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::formulas::Formulas;
use self::names::Names;
use self::sheet::Sheet;
use super::grid::grids;
use super::outline::{Document, Value};
use crate::model::ChoiceOption;

/// The paper size of A4 in Excel's own numbering.
const A4: u8 = 9;

/// Writes a document as an Excel workbook, and says what did not fit.
///
/// # Errors
///
/// Excel has no room for it: too many rows or sheets.
pub(super) fn write(document: &Document) -> Result<(Vec<u8>, Vec<String>), XlsxError> {
    let mut names = Names::new();
    let grids = grids(document);
    let sheets: Vec<Sheet<'_>> = grids.iter().map(|grid| Sheet::of(grid, &mut names)).collect();
    let choices = Choices::of(&sheets);
    let formulas = Formulas::of(&sheets);

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    about::write(workbook.add_worksheet(), document, &sheets)?;
    let mut remarks = vec![];
    for sheet in &sheets {
        sheet.write(workbook.add_worksheet(), document, &choices, &formulas, &mut remarks)?;
    }
    choices.write(&mut workbook)?;
    for sheet in &sheets {
        for (name, cell) in sheet.totals() {
            workbook.define_name(name, &cell)?;
        }
    }
    Ok((workbook.save_to_buffer()?, remarks))
}

/// Returns the properties of the file. No person is named: the organisation is the author.
fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    // A paper of no day has the first day that the archive itself can say, so that no clock is in the file.
    let day = document.made_on.and_then(sheet::excel_day);
    let day = match day {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(1980, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(&document.subtitle)
        .set_author(&document.organisation)
        .set_company(&document.organisation)
        .set_creation_datetime(&day))
}

/// Sets a sheet up for print: on A4, as wide as the paper, with the headings again on each page.
fn for_print(worksheet: &mut Worksheet, document: &Document, is_sideways: bool) {
    worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    if is_sideways {
        worksheet.set_landscape();
    }
    worksheet.set_footer(footer::footer(document));
}

/// The options that somebody who fills the workbook in can choose from, each set on the last sheet once.
struct Choices {
    sets: Vec<&'static [ChoiceOption]>,
}

impl Choices {
    /// The name of the sheet with the options.
    const SHEET: &'static str = "Choices";

    fn of(sheets: &[Sheet<'_>]) -> Self {
        let mut sets: Vec<&'static [ChoiceOption]> = vec![];
        for cell in sheets.iter().flat_map(|sheet| sheet.grid.rows.iter().flatten()) {
            if let Value::Choice(options) | Value::Boxes(options) = cell.value
                && !sets.contains(&options)
            {
                sets.push(options);
            }
        }
        Self { sets }
    }

    /// Returns the cells in which a set of options stands.
    fn range(&self, options: &'static [ChoiceOption]) -> Option<String> {
        let column = u16::try_from(self.sets.iter().position(|set| *set == options)?).ok()?;
        let column = rust_xlsxwriter::utility::column_number_to_name(column);
        Some(format!("={}!${column}$2:${column}${}", Self::SHEET, options.len() + 1))
    }

    fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.sets.is_empty() {
            return Ok(());
        }
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(Self::SHEET)?;
        for (set, column) in self.sets.iter().zip(0..) {
            worksheet.write_string_with_format(0, column, format!("List {}", column + 1), &looks::header(false))?;
            let mut widest = 8;
            for (option, row) in set.iter().zip(1..) {
                worksheet.write_string(row, column, option.label)?;
                widest = widest.max(option.label.chars().count());
            }
            worksheet.set_column_width(column, widest as f64 + 2.0)?;
        }
        worksheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
