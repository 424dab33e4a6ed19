//! One sheet: a real table with a header to filter by, and a row of totals where there are hours to add up.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, Formula, Table, TableColumn, TableFunction, TableStyle, Url, Worksheet, XlsxError,
};

use super::formulas::Formulas;
use super::names::Names;
use super::{Choices, for_print, looks};
use crate::export::address::{is_plain, web_address};
use crate::export::direction::is_right_to_left;
use crate::export::grid::Grid;
use crate::export::outline::{Align, Cell, Document, Value};
use crate::model::{ChoiceOption, Hours, Pence};

/// The longest text of a cell, in UTF-16 units as Excel counts.
const LONGEST: usize = 32_767;
/// How narrow and how wide a column may be, in letters.
const WIDTH: (usize, usize) = (9, 60);

/// How wide a column is at least in which somebody will write.
const TO_FILL_IN: usize = 32;
/// The height of a line of words and of the tallest row, in points.
const HEIGHT: (f64, f64) = (15.0, 405.0);

/// One grid with the names that it has in the workbook.
pub(super) struct Sheet<'d> {
    pub(super) grid: &'d Grid<'d>,
    pub(super) name: String,
    pub(super) table: String,
    /// The headers of the columns, each only once.
    pub(super) headers: Vec<String>,
}

impl<'d> Sheet<'d> {
    /// Gives a grid its names.
    pub(super) fn of(grid: &'d Grid<'d>, names: &mut Names) -> Self {
        let name = names.sheet(&grid.title);
        let table = names.table(&name);
        let mut headers: Vec<String> = vec![];
        for (label, _) in &grid.columns {
            let is_taken = |header: &str| headers.iter().any(|taken| taken.to_lowercase() == header.to_lowercase());
            let label = if label.is_empty() { "Column" } else { label };
            let numbered = (2..).map(|number| format!("{label} {number}"));
            let header = std::iter::once(label.to_owned()).chain(numbered).find(|header| !is_taken(header));
            headers.push(header.unwrap_or_default());
        }
        Self { grid, name, table, headers }
    }

    /// Writes the sheet. What does not fit becomes a remark.
    pub(super) fn write(
        &self,
        worksheet: &mut Worksheet,
        document: &Document,
        choices: &Choices,
        formulas: &Formulas,
        remarks: &mut Vec<String>,
    ) -> Result<(), XlsxError> {
        worksheet.set_name(&self.name)?;
        let last_row = self.last_row();
        let last_column = u16::try_from(self.headers.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let hours = self.hours();
        let has_totals = !hours.is_empty();
        let mut columns = vec![];
        for (place, header) in self.headers.iter().enumerate() {
            let is_at_end = self.grid.columns[place].1 == Align::End;
            let mut column = TableColumn::new().set_header(header).set_header_format(looks::header(is_at_end));
            if hours.contains(&place) {
                column = column.set_total_function(TableFunction::Sum);
            } else if place == 0 && has_totals {
                column = column.set_total_label("Total");
            }
            columns.push(column);
        }
        let table = Table::new()
            .set_name(&self.table)
            .set_columns(&columns)
            .set_total_row(has_totals)
            .set_style(TableStyle::None)
            .set_alt_text_title(&self.grid.title)
            .set_alt_text(format!("{}. The first row has the headings.", self.grid.title));
        worksheet.add_table(0, 0, last_row + u32::from(has_totals), last_column, &table)?;
        for (row, number) in self.grid.rows.iter().zip(1..) {
            for ((place, cell), column) in row.iter().enumerate().zip(0..) {
                if let Some(cut) = self.cell(worksheet, number, column, place, cell, formulas)? {
                    remarks.push(cut);
                }
            }
        }
        self.write_totals(worksheet, last_row + 1)?;
        self.validate(worksheet, choices)?;
        let widths = self.widths();
        for (width, column) in widths.iter().zip(0..) {
            worksheet.set_column_width(column, *width as f64)?;
        }
        for (row, number) in self.grid.rows.iter().zip(1..) {
            if let Some(height) = height(row, &widths) {
                worksheet.set_row_height(number, height)?;
            }
        }
        worksheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
        for_print(worksheet, document, widths.iter().sum::<usize>() > 90);
        Ok(())
    }

    /// Returns the names of the totals, and the cell in which each stands.
    pub(super) fn totals(&self) -> Vec<(String, String)> {
        let row = self.last_row() + 2;
        let named = |place: usize| {
            let column = u16::try_from(place).map(rust_xlsxwriter::utility::column_number_to_name).unwrap_or_default();
            let label: String =
                self.headers[place].chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
            (
                format!("Total{}_{label}", self.table.trim_start_matches('t')),
                format!("={}!${column}${row}", quoted(&self.name)),
            )
        };
        self.hours().into_iter().map(named).collect()
    }

    /// Returns the last row of data. A table without rows has an empty one.
    fn last_row(&self) -> u32 {
        u32::try_from(self.grid.rows.len().max(1)).unwrap_or(u32::MAX)
    }

    /// Returns the columns of hours that add up to something.
    fn hours(&self) -> Vec<usize> {
        let has_hours = |place: &usize| {
            let mut cells = self.grid.rows.iter().filter_map(|row| row.get(*place));
            self.grid.rows.len() > 1 && cells.any(|cell| matches!(cell.value, Value::Hours(_)))
        };
        // A plain table only: what is gathered from cards or is a sum of sums already adds up to nothing.
        let is_table = !self.grid.caption.is_empty();
        (0..self.headers.len()).filter(|_| is_table).filter(has_hours).collect()
    }

    /// Returns what a column of hours adds up to, in minutes.
    pub(super) fn minutes(&self, place: usize) -> u64 {
        let cells = self.grid.rows.iter().filter_map(|row| row.get(place));
        cells.map(|cell| if let Value::Hours(hours) = cell.value { u64::from(hours.minutes()) } else { 0 }).sum()
    }

    /// Writes a cell, and returns a remark where it holds less than the paper says.
    fn cell(
        &self,
        worksheet: &mut Worksheet,
        row: u32,
        column: u16,
        place: usize,
        cell: &Cell,
        formulas: &Formulas,
    ) -> Result<Option<String>, XlsxError> {
        let words = cell.text.plain();
        let align = self.grid.columns.get(place).map_or(Align::Start, |(_, align)| *align);
        let format = looks::of(cell, align, place == 0, is_right_to_left(&words));
        match cell.value {
            Value::Date(date) => match excel_day(date) {
                Some(day) => worksheet.write_datetime_with_format(row, column, &day, &format)?,
                // Excel knows no day before 1900.
                None => worksheet.write_string_with_format(row, column, &words, &format)?,
            },
            Value::Hours(hours) => worksheet.write_number_with_format(row, column, decimal(hours), &format)?,
            Value::HoursOf(hours, caption) => match formulas.sum_of(caption, hours) {
                Some(sum) => {
                    let formula = Formula::new(sum).set_result(decimal(hours).to_string());
                    worksheet.write_formula_with_format(row, column, formula, &format)?
                }
                None => worksheet.write_number_with_format(row, column, decimal(hours), &format)?,
            },
            Value::Money(pence) => worksheet.write_number_with_format(row, column, pounds(pence), &format)?,
            Value::CostOf(pence, of) => match formulas.cost(&of) {
                Some(cost) => {
                    let formula = Formula::new(cost).set_result(pounds(pence).to_string());
                    worksheet.write_formula_with_format(row, column, formula, &format)?
                }
                None => worksheet.write_number_with_format(row, column, pounds(pence), &format)?,
            },
            Value::Number(number) => {
                let number = number.ten_thousandths() as f64 / 10_000.0;
                worksheet.write_number_with_format(row, column, number, &format)?
            }
            Value::Percent(number) => {
                let number = number.ten_thousandths() as f64 / 1_000_000.0;
                worksheet.write_number_with_format(row, column, number, &format)?
            }
            Value::Empty | Value::Room(_) | Value::Boxes(_) => worksheet.write_blank(row, column, &format)?,
            Value::Words | Value::Unanswered | Value::Choice(_) => {
                let link = cell.text.paragraphs();
                let link = match link.as_slice() {
                    [lines] => web_address(lines).filter(|address| is_plain(address)),
                    _ => None,
                };
                match link {
                    Some(address) => worksheet.write_url_with_format(row, column, Url::new(address), &format)?,
                    None => worksheet.write_string_with_format(row, column, cut(&words), &format)?,
                }
            }
        };
        let length = words.encode_utf16().count();
        Ok((length > LONGEST).then(|| {
            format!(
                "On the sheet \u{201c}{}\u{201d}, row {} has only the first {LONGEST} of {length} characters, \
                 because a spreadsheet cell cannot hold more. The Word file and the web page have the full text.",
                self.name,
                row + 1
            )
        }))
    }

    fn write_totals(&self, worksheet: &mut Worksheet, row: u32) -> Result<(), XlsxError> {
        let hours = self.hours();
        if hours.is_empty() {
            return Ok(());
        }
        for (place, column) in (0..self.headers.len()).zip(0..) {
            if hours.contains(&place) {
                let minutes = self.minutes(place);
                // With the name of the table in it, which every program needs that is not Excel.
                let formula = format!("=SUBTOTAL(109,{}[{}])", self.table, self.headers[place]);
                let formula = Formula::new(formula).set_result((minutes as f64 / 60.0).to_string());
                worksheet.write_formula_with_format(row, column, formula, &looks::total())?;
            } else {
                worksheet.set_cell_format(row, column, &looks::total_label())?;
            }
        }
        Ok(())
    }

    /// Lets each cell of a choice be chosen from its options, also where nothing is chosen yet.
    fn validate(&self, worksheet: &mut Worksheet, choices: &Choices) -> Result<(), XlsxError> {
        for (place, column) in (0..self.headers.len()).zip(0..) {
            let options_of = |row: &Vec<std::borrow::Cow<'_, Cell>>| match row.get(place).map(|cell| cell.value) {
                Some(Value::Choice(options) | Value::Boxes(options)) => Some(options),
                _ => None,
            };
            let all: Vec<Option<&'static [ChoiceOption]>> = self.grid.rows.iter().map(options_of).collect();
            let mut known = all.iter().flatten();
            let only = known.next().copied().filter(|first| known.all(|other| other == first));
            // In a table, the whole column is one choice; in a list of questions, each row is its own.
            let is_column = only.is_some() && !self.grid.caption.is_empty();
            let all = if is_column { vec![only; all.len()] } else { all };
            let mut row = 1;
            for run in all.chunk_by(|one, next| one == next) {
                let last = row + u32::try_from(run.len()).unwrap_or(0) - 1;
                if let Some(options) = run[0]
                    && let Some(range) = choices.range(options)
                {
                    let validation = DataValidation::new()
                        .allow_list_formula(Formula::new(range))
                        .set_error_title("Not one of the choices")?
                        .set_error_message("Choose from the list, or clear the cell.")?;
                    worksheet.add_data_validation(row, column, last, column, &validation)?;
                }
                row = last + 1;
            }
        }
        Ok(())
    }

    /// Returns how wide each column is, in letters.
    fn widths(&self) -> Vec<usize> {
        let width = |place: usize| {
            let header = self.headers[place].split_whitespace().map(|word| word.chars().count() + 4).max().unwrap_or(0);
            let header = header.max(self.headers[place].chars().count().min(24) + 4);
            let cells = self.grid.rows.iter().filter_map(|row| row.get(place));
            let longest = cells
                .filter_map(|cell| cell.text.plain().lines().map(|line| line.chars().count()).max())
                .max()
                .unwrap_or(0);
            let room =
                self.grid.rows.iter().filter_map(|row| row.get(place)).any(|cell| matches!(cell.value, Value::Room(_)));
            let longest = if room { longest.max(TO_FILL_IN) } else { longest };
            let first = if place == 0 { longest * 11 / 10 } else { longest };
            (first + 2).max(header).clamp(WIDTH.0, WIDTH.1)
        };
        (0..self.headers.len()).map(width).collect()
    }
}

/// Returns the height of a row in points. A row of one line has none of its own, so that it grows with what is typed.
fn height(row: &[std::borrow::Cow<'_, Cell>], widths: &[usize]) -> Option<f64> {
    let lines = row.iter().zip(widths).map(|(cell, width)| {
        let room = (*width).max(1);
        cell.text.plain().lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum::<usize>()
    });
    let lines = lines.max().unwrap_or(1);
    (lines > 1).then(|| (lines as f64 * HEIGHT.0 + 3.0).min(HEIGHT.1))
}

/// Returns hours as a decimal figure.
fn decimal(hours: Hours) -> f64 {
    f64::from(hours.minutes()) / 60.0
}

/// Returns money in pounds.
fn pounds(pence: Pence) -> f64 {
    pence.pence() as f64 / 100.0
}

/// Returns a day as Excel counts days, or none before it begins to.
pub(super) fn excel_day(date: Date) -> Option<ExcelDateTime> {
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day())).ok()
}

/// Returns as much of a text as a cell has room for.
pub(super) fn cut(words: &str) -> &str {
    let mut length = 0;
    for (at, c) in words.char_indices() {
        length += c.len_utf16();
        if length > LONGEST {
            return &words[..at];
        }
    }
    words
}

/// Returns the name of a sheet as formulas have it.
pub(super) fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}
