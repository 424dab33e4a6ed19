//! From the versions that there were to the one of today, step by step.
//!
//! Each step reads the shape of its version as typed structs that never change again, and writes the text of the next
//! version; so an old file passes through every version on the way and the newest reader alone knows what is true now.
//! Nothing is patched as loose values, which would lose what a name meant.

use super::header::{Parts, split};
use super::{FormatError, ReadOnly, VERSION, Warning};

/// One version up.
pub(super) struct Step {
    /// The version that it reads.
    pub from: u32,
    /// Reads a text of that version, cut into its parts, and writes it in the next one.
    pub raise: fn(&str, &Parts) -> Result<Raised, FormatError>,
}

/// A text that was brought one version up.
pub(super) struct Raised {
    /// The whole file in the next version.
    pub text: String,
    /// Why the old file must not be written over, if so.
    pub read_only: Option<ReadOnly>,
    /// What the person should know about the old file.
    pub warnings: Vec<Warning>,
    /// What became of answers that changed their place or shape, a sentence each.
    pub notes: Vec<String>,
}

/// The steps of this program. There has been only one version; what tests read before it was made up.
#[cfg(not(test))]
pub(super) const STEPS: &[Step] = &[];
#[cfg(test)]
pub(super) const STEPS: &[Step] = &[super::v0::STEP];

/// What a change of the format did to a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The version that the file has.
    pub from: u32,
    /// The version that it will have when it is saved.
    pub to: u32,
    /// What became of answers that changed their place or shape, a sentence each.
    pub notes: Vec<String>,
}

/// Brings a text of an older version to the newest.
pub(super) fn raise(text: &str, parts: &Parts, steps: &[Step]) -> Result<(Raised, Migration), FormatError> {
    let from = parts.stamp.version;
    let mut all: Option<Raised> = None;
    for version in from..VERSION {
        let step = steps.iter().find(|step| step.from == version).ok_or(FormatError::NotAWorkbook)?;
        let next = match &all {
            None => (step.raise)(text, parts)?,
            Some(before) => (step.raise)(&before.text, &split(&before.text)?)?,
        };
        all = Some(match all {
            None => next,
            Some(before) => Raised {
                text: next.text,
                read_only: before.read_only.or(next.read_only),
                // A step writes a sound file, so only what was odd about the first is told.
                warnings: before.warnings,
                notes: before.notes.into_iter().chain(next.notes).collect(),
            },
        });
    }
    let all = all.ok_or(FormatError::NotAWorkbook)?;
    let notes = all.notes.clone();
    Ok((all, Migration { from, to: VERSION, notes }))
}
