//! Formulas that reach into other sheets: the sum of a column of hours, and what hours cost at the rates of another table.
//!
//! A formula is written only where every program comes to our own figure by it; elsewhere the figure itself stands.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Sheet;
use crate::export::outline::{CostOf, Value};
use crate::model::Hours;

/// What formulas can refer to.
pub(super) struct Formulas {
    /// The sum of the only column of hours of a table, by its caption, and what it comes to in minutes.
    sums: BTreeMap<String, (String, u64)>,
    /// How columns of words and figures are referred to, by the caption of the table and the label.
    columns: BTreeMap<(String, String), Column>,
}

/// A column that a formula may look things up in.
struct Column {
    reference: String,
    words: Vec<String>,
}

impl Formulas {
    /// Reads what the tables of a workbook offer. Of two tables with one caption, the first counts.
    pub(super) fn of(sheets: &[Sheet<'_>]) -> Self {
        let (mut sums, mut columns) = (BTreeMap::new(), BTreeMap::new());
        for sheet in sheets.iter().filter(|sheet| !sheet.grid.caption.is_empty()) {
            let caption = || sheet.grid.caption.to_owned();
            let reference = |header: &str| format!("{}[{header}]", sheet.table);
            // A few signs have a meaning inside such a reference; the labels of ours have none of them.
            let named = sheet.headers.iter().enumerate();
            let named = named.filter(|(_, header)| header.chars().all(|c| c.is_alphanumeric() || c == ' '));
            for (place, header) in named.clone() {
                let cells = sheet.grid.rows.iter().filter_map(|row| row.get(place));
                let words = cells.map(|cell| cell.text.plain()).collect();
                columns
                    .entry((caption(), header.clone()))
                    .or_insert_with(|| Column { reference: reference(header), words });
            }
            let has_hours = |place: usize| {
                let mut cells = sheet.grid.rows.iter().filter_map(|row| row.get(place));
                cells.any(|cell| matches!(cell.value, Value::Hours(_)))
            };
            let mut hours = named.filter(|(place, _)| has_hours(*place));
            if let (Some((place, header)), None) = (hours.next(), hours.next()) {
                sums.entry(caption()).or_insert_with(|| (format!("=SUM({})", reference(header)), sheet.minutes(place)));
            }
        }
        Self { sums, columns }
    }

    /// Returns the formula that adds up the hours of a table, where it comes to `hours`.
    pub(super) fn sum_of(&self, caption: &str, hours: Hours) -> Option<&str> {
        let (formula, minutes) = self.sums.get(caption)?;
        (*minutes == u64::from(hours.minutes())).then_some(formula.as_str())
    }

    /// Returns the formula that costs hours at the rates of their roles, to the nearest penny.
    pub(super) fn cost(&self, of: &CostOf) -> Option<String> {
        let column = |table: &str, label: &str| self.columns.get(&(table.to_owned(), label.to_owned()));
        let (hours, done_by) = (column(of.tasks, of.hours)?, column(of.tasks, of.done_by)?);
        let (role, rate) = (column(of.roles, of.role)?, column(of.roles, of.rate)?);
        // A role that stands in two lines would count with both rates.
        let mut seen = BTreeSet::new();
        let once = role.words.iter().all(|words| words.is_empty() || seen.insert(words.to_lowercase()));
        let plain = role.words.iter().chain(&done_by.words).all(|words| is_looked_up_as_it_stands(words));
        (once && plain).then(|| {
            format!(
                "=ROUND(SUMPRODUCT({},SUMIF({},{},{})),2)",
                hours.reference, role.reference, done_by.reference, rate.reference
            )
        })
    }
}

/// Returns whether words that are looked up mean themselves: some signs stand for any others, or compare.
fn is_looked_up_as_it_stands(words: &str) -> bool {
    words.trim() == words && !words.contains(['*', '?', '~']) && !words.starts_with(['=', '<', '>'])
}
