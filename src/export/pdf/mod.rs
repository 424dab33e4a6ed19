//! The PDF: a paper that prints as it looks, and that a screen reader reads as it was meant.
//!
//! The neutral document becomes data ([`data`]), the typesetter reads it with a template of ours ([`engine`]), and what
//! comes out is accessible (PDF/UA-1) and archival (PDF/A-2a, where the paper has a day). The same document gives the same
//! bytes. No text fails it: what no font has is named at its place, and the person is told ([`signs`]). A very long paper becomes several files
//! ([`parts`]).

mod data;
mod drawing;
mod engine;
mod lay_out;
mod parts;
mod room;
mod signs;
mod slices;

use self::signs::Missing;
use super::outline::Document;

/// A paper as files.
pub(super) struct Made {
    /// The stem of the name of each file, and its bytes: one, or the parts of a very long paper.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// What could not be shown as it was typed, a sentence each.
    pub(super) remarks: Vec<String>,
}

/// Writes a document as a PDF, or in parts if it is very long. None: `goes_on` said between two parts that it need not.
///
/// # Errors
///
/// The typesetter refuses the paper; the reason is in words.
pub(super) fn write(document: &Document, goes_on: &dyn Fn() -> bool) -> Result<Option<Made>, String> {
    write_parts(document, parts::MOST_CELLS, goes_on)
}

/// The same in parts of at most about `most` cells.
fn write_parts(document: &Document, most: usize, goes_on: &dyn Fn() -> bool) -> Result<Option<Made>, String> {
    let mut made = Made { files: vec![], remarks: vec![] };
    let mut missing = Missing::default();
    for part in parts::parts(document, most) {
        if !goes_on() {
            return Ok(None);
        }
        let paper = lay_out::paper(&part, &mut missing);
        let data = serde_json::to_vec(&paper).map_err(|error| error.to_string())?;
        let ident = format!("{}\n{}\n{}", part.stem, part.subtitle, part.date_line);
        made.files.push((part.stem.clone(), engine::set(data, &ident, part.made_on)?));
    }
    if made.files.len() > 1 {
        made.remarks.push(format!("The PDF is in {} parts, because it is very long.", made.files.len()));
    }
    made.remarks.extend(missing.remarks());
    Ok(Some(made))
}

/// Returns what the typesetter is given for a paper, as files: the template, the data and the fonts. Another program of the
/// same typesetter makes the same pages of them, to compare with.
///
/// # Errors
///
/// The data cannot be written.
pub(super) fn source(document: &Document) -> Result<Vec<(String, Vec<u8>)>, String> {
    let paper = lay_out::paper(document, &mut Missing::default());
    let data = serde_json::to_vec(&paper).map_err(|error| error.to_string())?;
    let rest = engine::files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    Ok(rest.chain([(engine::DATA_NAME.to_owned(), data)]).collect())
}

#[cfg(test)]
mod overprint;
#[cfg(test)]
mod read;
#[cfg(test)]
mod tests;
