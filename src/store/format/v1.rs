//! Version 1 of the file: the header with its checksum, then the workbook as pretty RON.
//!
//! When a version 2 comes, this file keeps the old shape as typed structs and gains one upgrade step.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::carried::{Carries, Met, Putter};
use super::error::{FormatError, Origin};
use super::header::{Header, Parts};
use super::spans::{Shape, named, shape};
use super::{Document, FORMAT, GREETING, Opened, ReadOnly, Warning, checksum};
use crate::model::{FileStep, UnknownParts};
use crate::store::fingerprint::ContentHash;

/// How many unknown parts are named before it is enough.
const MOST_UNKNOWN: usize = 50;

#[derive(Serialize)]
struct HeaderOut<'a> {
    format: &'a str,
    version: u32,
    written_by: &'a str,
    document: &'a str,
    revision: u64,
    parents: &'a [ContentHash],
    checksum: ContentHash,
}

/// The header as it is read. The hashes are texts, so that one edited by hand does not stop a file that reads.
#[derive(Deserialize)]
struct HeaderIn {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(default)]
    written_by: String,
    document: String,
    #[serde(default)]
    revision: u64,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default)]
    checksum: String,
}

#[derive(Serialize)]
struct Body<'a, B> {
    workbook: &'a B,
}

/// How files are read: an answer that became optional still reads, and nesting is bounded to 128.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

fn pretty() -> PrettyConfig {
    PrettyConfig::new().new_line("\n").indentor("  ").struct_names(false)
}

/// The text of a file, with what this program does not know in its place.
pub(super) struct Written {
    pub(super) text: String,
    /// The unknown parts that had a place. The rows of all others were removed.
    pub(super) placed: UnknownParts,
}

/// What was read, with where the reader met parts that it does not know.
pub(super) struct Read<B> {
    pub(super) opened: Opened<B>,
    in_header: Met,
    in_body: Met,
}

impl<B: Serialize + Carries> Read<B> {
    /// Returns what was read with the unknown parts of the file, so that they are written back where they stood. It stays
    /// for reading only when one of them has no place of its own.
    pub(super) fn carrying(self, text: &str, parts: &Parts) -> Opened<B> {
        let Self { mut opened, in_header, in_body } = self;
        if opened.read_only.is_none() {
            return opened;
        }
        let of = |workbook: &B| {
            let field = field_text(workbook).ok()?;
            let mut found = in_body.take((text, parts.body), (&field, body_in(&field)?), &[])?;
            found.extend(in_header.take((&parts.header, 0), (&parts.header, 0), &[FileStep::Header])?);
            Some(found)
        };
        if let Some(found) = of(&opened.document.workbook) {
            let count = found.len();
            opened.document.workbook.carry(found);
            if write(&opened.document).is_ok_and(|written| written.placed.len() == count) {
                opened.read_only = None;
                opened.warnings.push(Warning::HoldsUnknown);
            } else {
                opened.document.workbook.carry(UnknownParts::new());
            }
        }
        opened
    }
}

/// Writes header and workbook as one text.
pub(super) fn write<B: Serialize + Carries>(document: &Document<B>) -> Result<Written, FormatError> {
    let Document { header, workbook } = document;
    let field = field_text(workbook)?;
    let parts = workbook.unknown();
    let mut putter = (!parts.is_empty()).then(|| Putter::of(parts));
    let field = match (&mut putter, body_in(&field)) {
        (Some(putter), Some(body)) => putter.put(&field, body, None),
        _ => field,
    };
    let field = field.strip_prefix("(\n").ok_or_else(|| FormatError::CannotWrite("no field".to_owned()))?;
    let value = field
        .strip_prefix("  workbook: ")
        .and_then(|rest| rest.strip_suffix(",\n)"))
        .ok_or_else(|| FormatError::CannotWrite("no value".to_owned()))?;
    let head = HeaderOut {
        format: FORMAT,
        version: 1,
        written_by: &header.written_by,
        document: &header.document,
        revision: header.revision,
        parents: &header.parents,
        checksum: checksum(value),
    };
    let mut head = ron::Options::default().to_string_pretty(&head, pretty()).map_err(|error| cannot(&error))?;
    if let Some(putter) = &mut putter {
        head = putter.put(&head, 0, Some(&FileStep::Header));
    }
    let head = head.strip_suffix(')').ok_or_else(|| FormatError::CannotWrite("no header".to_owned()))?;
    let mut text = String::with_capacity(GREETING.len() + head.len() + field.len() + 1);
    text.push_str(GREETING);
    text.push_str(head);
    text.push_str(field);
    text.push('\n');
    Ok(Written { text, placed: putter.map(Putter::placed).unwrap_or_default() })
}

/// Writes the workbook as a field, so that its lines are indented as they stand in the file.
fn field_text<B: Serialize>(workbook: &B) -> Result<String, FormatError> {
    ron::Options::default().to_string_pretty(&Body { workbook }, pretty()).map_err(|error| cannot(&error))
}

/// Returns where the workbook begins in the text of that field.
fn body_in(field: &str) -> Option<usize> {
    let (Shape::Fields(open), _) = shape(field, 0) else { return None };
    named(field, open).next().map(|piece| piece.value)
}

fn cannot(error: &ron::Error) -> FormatError {
    FormatError::CannotWrite(error.to_string())
}

/// Reads a text whose header says version 1.
pub(super) fn read<B: DeserializeOwned>(text: &str, parts: &Parts) -> Result<Read<B>, FormatError> {
    let mut unknown = Unknown::default();
    let (mut in_header, mut in_body) = (Met::default(), Met::default());
    let head = read_head(text, parts, &mut unknown, &mut in_header)?;

    let body = &text[parts.body..];
    let origin = Origin::at(text, parts.body);
    let fault = |error: &ron::de::SpannedError| FormatError::of_ron(error, text, origin);
    let mut reader = ron::Deserializer::from_str_with_options(body, &options()).map_err(|error| fault(&error))?;
    let note = |path: serde_ignored::Path<'_>| {
        unknown.note("workbook.", &path);
        in_body.note(&path);
    };
    let workbook = serde_ignored::deserialize(&mut reader, note).map_err(|error| fault(&reader.span_error(error)))?;
    let rest = reader.remainder();
    let value = body[..body.len() - rest.len()].trim_end();
    only_the_end(text, rest)?;

    let mut warnings = Vec::new();
    match head.checksum.parse::<ContentHash>() {
        Ok(said) if said == checksum(value) => {}
        Ok(_) => warnings.push(Warning::ChecksumDiffers),
        Err(_) => warnings.push(Warning::ChecksumMissing),
    }
    let opened = Opened {
        document: Document { header: head.into_header(), workbook },
        read_only: unknown.into_reason(),
        warnings,
        migrated: None,
    };
    Ok(Read { opened, in_header, in_body })
}

/// Reads what a text says about itself.
pub(super) fn read_header(text: &str, parts: &Parts) -> Result<Header, FormatError> {
    read_head(text, parts, &mut Unknown::default(), &mut Met::default()).map(HeaderIn::into_header)
}

fn read_head(text: &str, parts: &Parts, unknown: &mut Unknown, met: &mut Met) -> Result<HeaderIn, FormatError> {
    let read = ron::Deserializer::from_str_with_options(&parts.header, &options());
    let mut reader = read.map_err(|error| FormatError::of_ron(&error, text, Origin::START))?;
    let note = |path: serde_ignored::Path<'_>| {
        unknown.note("", &path);
        met.note(&path);
    };
    serde_ignored::deserialize(&mut reader, note)
        .map_err(|error| FormatError::of_ron(&reader.span_error(error), text, Origin::START))
}

impl HeaderIn {
    fn into_header(self) -> Header {
        Header {
            written_by: self.written_by,
            document: self.document,
            revision: self.revision,
            parents: self.parents.iter().filter_map(|hash| hash.parse().ok()).collect(),
        }
    }
}

/// Checks that after the workbook there is nothing but the closing bracket.
fn only_the_end(text: &str, rest: &str) -> Result<(), FormatError> {
    let after = rest.trim_start();
    let after = after.strip_prefix(',').unwrap_or(after).trim_start();
    match after.strip_prefix(')') {
        Some(end) if end.trim_start().is_empty() => Ok(()),
        None if after.is_empty() => Err(FormatError::cut_short(text)),
        other => {
            let left = other.map_or(after, str::trim_start);
            let (line, column) = Origin::at(text, text.len() - left.len()).place();
            Err(FormatError::unreadable(
                text,
                line,
                column,
                "there is more text after the end of the workbook".to_owned(),
            ))
        }
    }
}

/// The parts of a file that this program does not know.
#[derive(Default)]
struct Unknown(Vec<String>);

impl Unknown {
    fn note(&mut self, within: &str, path: &serde_ignored::Path<'_>) {
        if self.0.len() < MOST_UNKNOWN {
            // A question mark stands for an optional value or a wrapper, which the reader does not see.
            let path = path.to_string().replace(".?", "").replace("?.", "");
            self.0.push(format!("{within}{path}"));
        }
    }

    fn into_reason(self) -> Option<ReadOnly> {
        (!self.0.is_empty()).then_some(ReadOnly::UnknownContent(self.0))
    }
}
