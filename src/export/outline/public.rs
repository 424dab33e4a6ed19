//! The version for the public: what it leaves out, and how it says so.
//!
//! Papers for the public are built from a released copy of the workbook, so what is left out cannot appear. What is left
//! here is to say that something is missing, and not to print the empty columns that remain of it.

mod personal;
#[cfg(test)]
mod tests;

use super::pieces::{self, column, day, quoted};
use super::say::LEFT_OUT;
use super::{Block, Cell, Document, Selection, Spread, Style, Table, Text, Value};
use crate::model::{Place, Withheld, Workbook, is_kept_out};
use crate::rules::{Finding, Findings};

pub(in crate::export) use personal::{Personal, personal_in};

/// Who a paper is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// People in the organisation.
    #[default]
    Internal,
    /// Anybody: a version for release on request.
    Public,
}

impl Audience {
    /// Every audience.
    pub const ALL: &'static [Self] = &[Self::Internal, Self::Public];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }

    /// Returns the audience with a name on the command line.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|audience| audience.id() == id)
    }

    /// Returns what people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Internal => "For your organisation",
            Self::Public => "For the public, on request",
        }
    }
}

/// Says on the paper that it is for the public, and what it leaves out. `workbook` is the one with the marks.
pub(in crate::export) fn for_the_public(mut document: Document, workbook: &Workbook) -> Document {
    document.blocks.iter_mut().for_each(without_empty_columns);
    if !workbook.kept_out.is_empty() {
        document.blocks.iter_mut().for_each(name_what_is_out);
    }
    let kinds = Withheld::ALL.map(Withheld::label).join("; ");
    let marked = match workbook.kept_out.len() {
        0 => String::new(),
        1 => " It also leaves out one answer or line that the organisation has marked.".to_owned(),
        many => format!(" It also leaves out {many} answers or lines that the organisation has marked."),
    };
    let words = format!(
        "This is the public version. It leaves out: {kinds}. A missing answer does not mean that there is \
         none.{marked}"
    );
    document.blocks.insert(0, Block::Paragraph(Style::Lead, Text::ours(words)));
    let parts = [document.subtitle.as_str(), "Version for the public"];
    document.subtitle = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" \u{b7} ");
    document.stem = format!("{} public version", document.stem.trim_end());
    document
}

/// Takes out columns that have nothing in any row. The first names the rows and stays.
fn without_empty_columns(block: &mut Block) {
    match block {
        Block::Table(table) => {
            let says = |place: usize| {
                table.rows.iter().any(|row| row.get(place).is_some_and(|cell| cell.value != Value::Empty))
            };
            let keep: Vec<bool> = (0..table.columns.len()).map(|place| place == 0 || says(place)).collect();
            let mut places = keep.iter();
            table.columns.retain(|_| places.next().copied().unwrap_or(true));
            for row in &mut table.rows {
                let mut places = keep.iter();
                row.retain(|_| places.next().copied().unwrap_or(true));
            }
        }
        Block::Card(_, inside) => inside.iter_mut().for_each(without_empty_columns),
        _ => {}
    }
}

/// Says in the first cell of a row that has lost it why it is empty.
fn name_what_is_out(block: &mut Block) {
    match block {
        Block::Table(table) => {
            for first in table.rows.iter_mut().filter_map(|row| row.first_mut()) {
                if matches!(first.value, Value::Empty | Value::Unanswered) {
                    *first = Cell::ours(LEFT_OUT);
                }
            }
        }
        Block::Card(_, inside) => inside.iter_mut().for_each(name_what_is_out),
        _ => {}
    }
}

/// Adds what was decided against advice, as the public may read it: what a check looks for, and not what it saw, because
/// that can quote any answer.
pub(in crate::export) fn with_kept(mut document: Document, kept: &[&Finding]) -> Document {
    if !kept.is_empty() {
        document.blocks.push(pieces::heading(2, "Accepted, with reasons", "annex-kept"));
        document.blocks.push(kept_table(kept));
    }
    document
}

/// Returns the table of what is kept as it is, without who decided it.
pub(super) fn kept_table(kept: &[&Finding]) -> Block {
    let rows = kept.iter().filter_map(|one| {
        let decision = one.kept.as_ref()?;
        Some(vec![Cell::ours(one.check.title), quoted(&decision.reason), day(Some(decision.on))])
    });
    Block::Table(Table {
        caption: "Choices made against the checks".to_owned(),
        columns: ["What it is about", "Why it was accepted", "On"].map(column).into(),
        rows: rows.collect(),
        note: String::new(),
        spread: Spread::Text,
    })
}

/// Returns what is kept as it is and may be told to the public, on the pages that are covered.
pub(in crate::export) fn kept_for_the_public<'f>(
    findings: &'f Findings,
    workbook: &Workbook,
    covers: impl Fn(Place) -> bool,
) -> Vec<&'f Finding> {
    findings.kept().filter(|one| covers(one.at.place()) && !is_kept_out(workbook, &one.at)).collect()
}

/// Returns whether something is kept out of the six stages, so that a picture of them would show breaks that are none.
pub(in crate::export) fn marks_in_the_line(workbook: &Workbook) -> bool {
    Selection::six_stages()
        .places
        .iter()
        .any(|place| workbook.kept_out.keys().any(|key| key.split('/').next() == Some(place.id())))
}

/// Returns everything that a paper says, one piece a line.
pub(super) fn words_of(document: &Document) -> String {
    fn cells(table: &Table, into: &mut Vec<String>) {
        into.extend(table.rows.iter().flatten().map(|cell| cell.text.plain()));
        into.push(table.note.clone());
    }
    fn block(one: &Block, into: &mut Vec<String>) {
        match one {
            Block::Heading(heading) => into.push(heading.text.plain()),
            Block::Card(heading, inside) => {
                into.push(heading.text.plain());
                for one in inside {
                    block(one, into);
                }
            }
            Block::Paragraph(_, text) => into.push(text.plain()),
            Block::List(_, items) => into.extend(items.iter().map(Text::plain)),
            Block::Pairs(_, pairs) => into.extend(pairs.iter().map(|pair| pair.answer.text.plain())),
            Block::Table(table) => cells(table, into),
            Block::Figure(figure) => {
                into.push(figure.reading.clone());
                cells(&figure.table, into);
            }
            Block::WriteIn { .. } => {}
        }
    }
    let mut words = vec![];
    document.blocks.iter().for_each(|one| block(one, &mut words));
    words.join("\n")
}
