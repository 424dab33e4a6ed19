//! The kinds of file that a paper can become, and what comes of writing one.

use super::file_names::{file_name, safe_name};
use super::{Document, csv, docx, html, markdown, pdf, xlsx};

/// A kind of file that a document can become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word file to go on writing in.
    Docx,
    /// An Excel workbook with a sheet for each table.
    Xlsx,
    /// One self-contained web page.
    Html,
    /// Pages that print as they look.
    Pdf,
    /// Plain text with Markdown marks.
    Markdown,
    /// A file of comma-separated values for each table.
    Csv,
}

impl Format {
    /// Every format, the most widely useful first.
    pub const ALL: &'static [Self] = &[Self::Docx, Self::Pdf, Self::Xlsx, Self::Html, Self::Markdown, Self::Csv];

    /// Returns the name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// Returns the format with a name on the command line.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }

    /// Returns the ending of the file name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// Returns what people call the format.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Html => "Web page",
            Self::Pdf => "PDF",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV tables",
        }
    }
}

/// What a paper became in one format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The files: their names, safe on Windows, and their bytes. Most formats make one.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the format could not show as it is, each a sentence for the person. Mostly none.
    pub remarks: Vec<String>,
}

impl Exported {
    /// Returns one file that shows all that the paper says.
    fn one(document: &Document, format: Format, bytes: Vec<u8>) -> Self {
        Self { files: vec![(file_name(document, format), bytes)], remarks: vec![] }
    }
}

/// Why a paper could not be written in a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {format:?} file could not be made: {reason}")]
pub struct Unwritten {
    /// The format.
    pub format: Format,
    /// The reason, as the writer of the format gives it.
    pub reason: String,
}

impl Unwritten {
    /// Says what happened, in a sentence for the person.
    pub fn what_happened(&self) -> String {
        format!("The {} could not be made: {}.", self.format.label(), self.reason.trim_end_matches('.'))
    }
}

/// Writes a paper in a format.
///
/// # Errors
///
/// The writer of the format refuses the paper.
pub fn export(document: &Document, format: Format) -> Result<Exported, Unwritten> {
    let made = export_while(document, format, &|| true)?;
    Ok(made.unwrap_or_else(|| Exported { files: vec![], remarks: vec![] }))
}

/// Returns what the PDF of a paper is set from, as files by their paths: the template, what it says, the fonts. The command
/// line of the typesetter makes the same pages of them; the benchmark does so to compare.
///
/// # Errors
///
/// What the paper says cannot be written.
pub fn pdf_source(document: &Document) -> Result<Vec<(String, Vec<u8>)>, Unwritten> {
    pdf::source(document).map_err(|reason| Unwritten { format: Format::Pdf, reason })
}

/// Writes a paper in a format, as long as `goes_on` says so; it is asked at places where a long work can end. None: it
/// was ended.
///
/// # Errors
///
/// The writer of the format refuses the paper.
pub fn export_while(
    document: &Document,
    format: Format,
    goes_on: &dyn Fn() -> bool,
) -> Result<Option<Exported>, Unwritten> {
    let unwritten = |reason: String| Unwritten { format, reason };
    let one = |bytes| Exported::one(document, format, bytes);
    if !goes_on() {
        return Ok(None);
    }
    Ok(Some(match format {
        Format::Docx => one(docx::write(document).map_err(|error| unwritten(error.to_string()))?),
        Format::Xlsx => {
            let (bytes, remarks) = xlsx::write(document).map_err(|error| unwritten(error.to_string()))?;
            Exported { remarks, ..one(bytes) }
        }
        Format::Html => one(html::write(document).into_bytes()),
        Format::Pdf => {
            let Some(made) = pdf::write(document, goes_on).map_err(unwritten)? else { return Ok(None) };
            let named = |(stem, bytes): (String, Vec<u8>)| (safe_name(&stem, format.extension()), bytes);
            Exported { files: made.files.into_iter().map(named).collect(), remarks: made.remarks }
        }
        Format::Markdown => one(markdown::write(document).into_bytes()),
        Format::Csv => {
            Exported { files: csv::write(document).map_err(|error| unwritten(error.to_string()))?, remarks: vec![] }
        }
    }))
}
