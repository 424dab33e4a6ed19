//! `sightline new FILE --organisation NAME`.

use std::path::{Path, PathBuf};

use super::{GOOD, Stop, World, missing, misunderstood, unknown_option, unknown_value};
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
                let name = value.to_str().ok_or_else(|| unknown_value("--organisation", &value, "the name as text"))?;
                organisation = Some(name.to_owned());
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
    write_document(world, path, &Document { header: Header::fresh(), workbook })
}

/// Writes a workbook with its header to a file that does not exist yet.
pub(super) fn write_document(world: &World<'_>, path: &Path, document: &Document<Workbook>) -> Result<(), Stop> {
    let text = format::to_text(document).map_err(|error| error.three_parts())?;
    file::replace(world.disk.as_ref(), path, text.as_bytes(), Expected::New).map_err(|error| match error.cause {
        Cause::AlreadyThere => ThreeParts::new(
            format!("There is already a file {}.", path.display()),
            "It is unchanged, and nothing was written.",
            "Choose another name.",
        ),
        // There is no work in a window that could be saved elsewhere.
        _ => ThreeParts::new(
            error.three_parts().what_happened,
            "No existing file has changed.",
            match &error.cause {
                Cause::NotFound | Cause::FolderGone => "Make the folder first, or choose another one.",
                Cause::NoPermission | Cause::ReadOnly => "Choose a folder of your own, or ask for access.",
                Cause::DiskFull => "Make room, or choose another drive, and try again.",
                Cause::NameRefused => "Choose a shorter, plainer name.",
                _ => "Choose another name or another folder, and try again.",
            },
        ),
    })?;
    Ok(())
}
