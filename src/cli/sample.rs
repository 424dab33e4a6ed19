//! `sightline sample NAME FILE`.

use std::path::PathBuf;

use super::new::write_new;
use super::{GOOD, Stop, World, missing, misunderstood};
use crate::editor::samples::{sample, samples};
use crate::store::ThreeParts;

/// Writes a worked example.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let mut words = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Value(value) if words.len() < 2 => words.push(value),
            other => return Err(misunderstood(&other.unexpected()).into()),
        }
    }
    let mut words = words.into_iter();
    let name = words.next().ok_or_else(|| missing("The name of the example", "sample"))?;
    let path: PathBuf = words.next().ok_or_else(|| missing("The name of the new file", "sample"))?.into();
    let Some(example) = name.to_str().and_then(sample) else {
        let names: Vec<&str> = samples().iter().map(|sample| sample.id).collect();
        return Err(ThreeParts::new(
            format!("There is no worked example called “{}”.", name.to_string_lossy()),
            "Nothing was written.",
            format!("The examples are {}.", names.join(" and ")),
        )
        .into());
    };
    write_new(world, &path, example.workbook()?)?;
    writeln!(world.stdout, "Wrote “{}” to {}", example.title, path.display())?;
    Ok(GOOD)
}
