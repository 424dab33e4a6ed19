//! Version 1 of the file: the header with its checksum, then the workbook as pretty RON.
//!
//! When a version 2 comes, this file keeps the old shape as typed structs and gains one upgrade step.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::{FormatError, Origin};
use super::header::{Header, Parts};
use super::{Document, FORMAT, GREETING, Opened, ReadOnly, Warning, checksum};
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

/// Writes header and workbook as one text.
pub(super) fn write<B: Serialize>(document: &Document<B>) -> Result<String, FormatError> {
    let cannot = |error: ron::Error| FormatError::CannotWrite(error.to_string());
    let Document { header, workbook } = document;
    // Written as a field so that the lines are indented as they stand in the file.
    let field = ron::Options::default().to_string_pretty(&Body { workbook }, pretty()).map_err(cannot)?;
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
    let head = ron::Options::default().to_string_pretty(&head, pretty()).map_err(cannot)?;
    let head = head.strip_suffix(')').ok_or_else(|| FormatError::CannotWrite("no header".to_owned()))?;
    let mut text = String::with_capacity(GREETING.len() + head.len() + field.len() + 1);
    text.push_str(GREETING);
    text.push_str(head);
    text.push_str(field);
    text.push('\n');
    Ok(text)
}

/// Reads a text whose header says version 1.
pub(super) fn read<B: DeserializeOwned>(text: &str, parts: &Parts) -> Result<Opened<B>, FormatError> {
    let mut unknown = Unknown::default();
    let head = read_head(text, parts, &mut unknown)?;

    let body = &text[parts.body..];
    let origin = Origin::at(text, parts.body);
    let fault = |error: &ron::de::SpannedError| FormatError::of_ron(error, text, origin);
    let mut reader = ron::Deserializer::from_str_with_options(body, &options()).map_err(|error| fault(&error))?;
    let workbook = serde_ignored::deserialize(&mut reader, |path| unknown.note("workbook.", &path))
        .map_err(|error| fault(&reader.span_error(error)))?;
    let rest = reader.remainder();
    let value = body[..body.len() - rest.len()].trim_end();
    only_the_end(text, rest)?;

    let mut warnings = Vec::new();
    match head.checksum.parse::<ContentHash>() {
        Ok(said) if said == checksum(value) => {}
        Ok(_) => warnings.push(Warning::ChecksumDiffers),
        Err(_) => warnings.push(Warning::ChecksumMissing),
    }
    Ok(Opened {
        document: Document { header: head.into_header(), workbook },
        read_only: unknown.into_reason(),
        warnings,
        migrated: None,
    })
}

/// Reads what a text says about itself.
pub(super) fn read_header(text: &str, parts: &Parts) -> Result<Header, FormatError> {
    read_head(text, parts, &mut Unknown::default()).map(HeaderIn::into_header)
}

fn read_head(text: &str, parts: &Parts, unknown: &mut Unknown) -> Result<HeaderIn, FormatError> {
    let read = ron::Deserializer::from_str_with_options(&parts.header, &options());
    let mut reader = read.map_err(|error| FormatError::of_ron(&error, text, Origin::START))?;
    serde_ignored::deserialize(&mut reader, |path| unknown.note("", &path))
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
