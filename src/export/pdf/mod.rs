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

use super::outline::Document;

/// A paper as a file.
pub(super) struct Made {
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// What could not be shown as it was typed, a sentence each.
    pub(super) remarks: Vec<String>,
}

/// Writes a document as a PDF.
///
/// # Errors
///
/// The typesetter refuses the paper; the reason is in its words.
pub(super) fn write(document: &Document) -> Result<Made, String> {
    let (paper, missing) = lay_out::paper(document);
    let data = serde_json::to_vec(&paper).map_err(|error| error.to_string())?;
    let ident = format!("{}\n{}\n{}", document.stem, document.subtitle, document.date_line);
    let bytes = engine::set(data, &ident, document.made_on)?;
    Ok(Made { bytes, remarks: missing.remarks() })
}

#[cfg(test)]
mod read;
#[cfg(test)]
mod tests;
