//! `sightline new FILE --organisation NAME`.

use std::path::{Path, PathBuf};

use super::{GOOD, Stop, World, missing, misunderstood, unknown_option};
use crate::editor::row_ids;
use crate::model::Workbook;
use crate::store::{Cause, Document, Expected, Header, ThreeParts, file, format};

/// Starts a workbook.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let mut path: Option<PathBuf> = None;
    let mut organisation: Option<String> = None;
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Long("organisation") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                organisation = Some(value.to_string_lossy().into_owned());
            }
            lexopt::Arg::Value(value) if path.is_none() => path = Some(value.into()),
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), &["--organisation"]).into()),
            other => return Err(misunderstood(&other.unexpected()).into()),
        }
    }
    let path = path.ok_or_else(|| missing("The name of the new file", "new"))?;
    let organisation = organisation
        .filter(|name| !name.trim().is_empty())
        .ok_or_else(|| missing("The name of the organisation (--organisation NAME)", "new"))?;
    let workbook = Workbook::new(organisation.trim(), row_ids::random(), world.today);
    write_new(world, &path, workbook)?;
    writeln!(world.stdout, "Started {}", path.display())?;
    Ok(GOOD)
}

/// Writes a workbook to a file that does not exist yet.
pub(super) fn write_new(world: &World<'_>, path: &Path, workbook: Workbook) -> Result<(), Stop> {
    let document = Document { header: Header::fresh(), workbook };
    let text = format::to_text(&document).map_err(|error| error.three_parts())?;
    file::replace(world.disk.as_ref(), path, text.as_bytes(), Expected::New).map_err(|error| match error.cause {
        Cause::AlreadyThere => ThreeParts::new(
            format!("There is already a file {}.", path.display()),
            "It was left as it was, and nothing was written.",
            "Choose another name.",
        ),
        _ => ThreeParts { what_is_safe: "Nothing was changed.".to_owned(), ..error.three_parts() },
    })?;
    Ok(())
}
