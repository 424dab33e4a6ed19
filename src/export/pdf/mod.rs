//! The PDF: a paper that prints as it looks, and that a screen reader reads as it was meant.
//!
//! The neutral document becomes data ([`data`]), the typesetter reads it with a template of ours ([`engine`]), and what
//! comes out is accessible (PDF/UA-1) and archival (PDF/A-2a, where the paper has a day). The same document gives the same
//! bytes. No text fails it: what no font has is named at its place, and the person is told ([`signs`]).

mod data;
mod engine;
mod lay_out;
mod room;
mod signs;

use super::outline::{Block, Document};
use crate::model::Number;

/// A paper as a file.
pub(super) struct Made {
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// What could not be shown as it was typed, a sentence each.
    pub(super) remarks: Vec<String>,
}

/// As many rows of tables go into one PDF. The typesetter keeps every page in memory and goes over all of them several
/// times: 4,000 rows took it 8.5 seconds and 0.85 GB, ten years of registers more than a minute and 7 GB.
const MOST_ROWS: usize = 4_000;

/// Writes a document as a PDF.
///
/// # Errors
///
/// The paper is longer than the typesetter can take, or the typesetter refuses it; the reason is in words.
pub(super) fn write(document: &Document) -> Result<Made, String> {
    let rows = rows(&document.blocks);
    if rows > MOST_ROWS {
        return Err(format!(
            "the tables of this paper have {} rows, and a PDF takes {}. Leave out the registers, or take Excel or a web \
             page for them",
            Number::count(rows),
            Number::count(MOST_ROWS),
        ));
    }
    let (paper, missing) = lay_out::paper(document);
    let data = serde_json::to_vec(&paper).map_err(|error| error.to_string())?;
    let ident = format!("{}\n{}\n{}", document.stem, document.subtitle, document.date_line);
    let bytes = engine::set(data, &ident, document.made_on)?;
    Ok(Made { bytes, remarks: missing.remarks() })
}

/// Returns how many rows of tables stand in some blocks.
fn rows(blocks: &[Block]) -> usize {
    let rows = blocks.iter().map(|block| match block {
        Block::Card(_, inside) => rows(inside),
        Block::Pairs(_, pairs) => pairs.len(),
        Block::Table(table) => table.rows.len(),
        _ => 0,
    });
    rows.sum()
}

#[cfg(test)]
mod read;
#[cfg(test)]
mod tests;
