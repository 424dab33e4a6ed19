//! `sightline check FILE`.

use std::path::{Path, PathBuf};

use super::{GOOD, STOPPED, Stop, World, findings, missing, misunderstood, unknown_option, unknown_value};
use crate::model::begun::is_begun_key;
use crate::model::{Stage, Workbook, parse_date};
use crate::rules::{Findings, progress};
use crate::store::{Opened, ReadOnly, Warning, file, format};

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// For people.
    Text,
    /// For programs.
    Json,
}

const OPTIONS: &[&str] = &["--format", "--today"];

/// Reads a workbook and says how far it is, and what is broken in it.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let mut path: Option<PathBuf> = None;
    let mut written = Written::Text;
    let mut today = world.today;
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.into()),
            lexopt::Arg::Long("format") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                written = match value.to_str() {
                    Some("text") => Written::Text,
                    Some("json") => Written::Json,
                    _ => return Err(unknown_value("--format", &value, "text or json").into()),
                };
            }
            lexopt::Arg::Long("today") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                let date = value.to_str().and_then(|text| parse_date(text).ok());
                today = date.ok_or_else(|| unknown_value("--today", &value, "a date such as 2026-11-21"))?;
            }
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), OPTIONS).into()),
            other => return Err(misunderstood(&other.unexpected()).into()),
        }
    }
    let path = path.ok_or_else(|| missing("The name of the workbook", "check"))?;
    let opened = read(world, &path)?;
    let workbook = &opened.document.workbook;
    let findings = Findings::of(workbook, today);
    match written {
        Written::Text => {
            progress_in_words(&opened, world)?;
            findings::in_words(&findings, world.stdout)?;
        }
        Written::Json => findings::as_json(&path, workbook, &findings, world.stdout)?,
    }
    Ok(if findings.stops() { STOPPED } else { GOOD })
}

/// Says how far a workbook is.
fn progress_in_words(opened: &Opened<Workbook>, world: &mut World<'_>) -> Result<(), Stop> {
    let workbook = &opened.document.workbook;
    writeln!(world.stdout, "{}, {}", workbook.name(), lower_first(&workbook.review().title()))?;
    for warning in &opened.warnings {
        let said = match warning {
            Warning::ChecksumDiffers => "The text was changed by another program or by hand after it was saved.",
            Warning::ChecksumMissing => "The file has no checksum: it was not saved by Sightline.",
            Warning::HoldsUnknown => {
                "This file has answers from a newer version of Sightline. They are kept, but not shown."
            }
        };
        writeln!(world.stdout, "Note: {said}")?;
    }
    if let Some(ReadOnly::UnknownContent(paths)) = &opened.read_only {
        writeln!(world.stdout, "Note: this version cannot read {}; the file opens as read-only.", paths.join(", "))?;
    }
    let count = workbook.unread.keys().filter(|key| !is_begun_key(key)).count();
    if count > 0 {
        let (answers, do_not) = if count == 1 { ("answer does", "it is") } else { ("answers do", "they are") };
        writeln!(world.stdout, "Note: {count} {answers} not understood; {do_not} saved as typed.")?;
    }
    writeln!(world.stdout)?;
    let progress = progress(workbook);
    for stage in Stage::ALL {
        let at = progress.stage(*stage);
        let state = match (at.is_complete(), at.lacking_in_rows) {
            (true, _) => "complete".to_owned(),
            (false, 0) => "open".to_owned(),
            (false, 1) => "open, rows lack 1 answer".to_owned(),
            (false, more) => format!("open, rows lack {more} answers"),
        };
        writeln!(
            world.stdout,
            "{}  {:<14} {:>4} of {:>4} answered  {state}",
            stage.number(),
            stage.label(),
            at.answered,
            at.needed
        )?;
    }
    let whole = progress.whole();
    writeln!(world.stdout, "   {:<14} {:>4} of {:>4} answered", "All stages", whole.answered, whole.needed)?;
    Ok(())
}

/// Returns the text with its first letter in lower case, to stand after a comma.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Reads a workbook from a file.
pub(super) fn read(world: &World<'_>, path: &Path) -> Result<Opened<Workbook>, Stop> {
    let (bytes, _) = file::read(world.disk.as_ref(), path).map_err(|error| error.three_parts())?;
    Ok(format::from_bytes(&bytes).map_err(|error| error.three_parts())?)
}
