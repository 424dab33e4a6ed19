//! What can go wrong with a file, and how it is told to a person: what happened, what is safe, what to do.
//!
//! The three parts live beside the errors so that window and command line say the same thing.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::fingerprint::Fingerprint;

/// An error as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreeParts {
    /// One sentence on what happened.
    pub what_happened: String,
    /// One or two sentences on what is not lost.
    pub what_is_safe: String,
    /// One or two sentences on what to do next.
    pub what_to_do: String,
}

impl ThreeParts {
    /// Puts the three parts together.
    pub fn new(
        what_happened: impl Into<String>,
        what_is_safe: impl Into<String>,
        what_to_do: impl Into<String>,
    ) -> Self {
        Self { what_happened: what_happened.into(), what_is_safe: what_is_safe.into(), what_to_do: what_to_do.into() }
    }
}

impl fmt::Display for ThreeParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}", self.what_happened, self.what_is_safe, self.what_to_do)
    }
}

/// What was being done when it went wrong: it decides which words are true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file.
    Reading,
    /// Writing a file.
    Writing,
}

/// Why a file could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.three_parts())]
pub struct FileError {
    /// The file that the person named.
    pub path: PathBuf,
    /// What was being done with it.
    pub doing: Doing,
    /// What went wrong.
    pub cause: Cause,
}

/// What went wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is nothing at this path.
    NotFound,
    /// The folder is not there, or the drive is not connected.
    FolderGone,
    /// The path leads to a folder.
    IsFolder,
    /// The path leads to a device, a pipe or something else that is no file.
    NotAFile,
    /// This person may not do this here.
    NoPermission,
    /// The file is marked read-only, or the whole drive is.
    ReadOnly,
    /// The file is larger than Sightline reads.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The file is kept online or on another machine, and is not here yet.
    NotYetAvailable,
    /// Another program holds the file.
    InUse,
    /// The drive, or this person's share of it, is full.
    DiskFull,
    /// The name or the whole path is longer than the drive allows, or has characters that it refuses.
    NameRefused,
    /// A file of this name is there already and was not to be replaced.
    AlreadyThere,
    /// A file of this name is there already and is another copy of the same workbook, which may hold words of its own.
    AnotherCopy,
    /// The file is no longer what was opened or last saved.
    ChangedByOther,
    /// The file that was opened has been moved, renamed or removed.
    Gone,
    /// A copy does not hold what its name says.
    Damaged,
    /// The place lies across two drives, so that nothing can be replaced there in one step.
    AcrossDrives,
    /// The drive said that it had stored the file, and had not. The old file is in place.
    NotStored,
    /// The new file was put in place and could not be read back to make sure.
    NotConfirmed {
        /// What was written, so that the next save can recognise it.
        written: Fingerprint,
    },
    /// Something else, in the words of the operating system.
    Other(String),
}

impl Cause {
    /// Sorts an error of the operating system.
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as K;
        match error.kind() {
            K::NotFound => Self::NotFound,
            K::PermissionDenied => Self::NoPermission,
            K::ReadOnlyFilesystem => Self::ReadOnly,
            K::IsADirectory => Self::IsFolder,
            K::NotADirectory => Self::FolderGone,
            K::StorageFull | K::QuotaExceeded | K::WriteZero => Self::DiskFull,
            K::InvalidFilename | K::InvalidInput => Self::NameRefused,
            K::AlreadyExists => Self::AlreadyThere,
            K::CrossesDevices => Self::AcrossDrives,
            K::ResourceBusy | K::ExecutableFileBusy => Self::InUse,
            K::TimedOut
            | K::StaleNetworkFileHandle
            | K::HostUnreachable
            | K::NetworkUnreachable
            | K::NetworkDown
            | K::NotConnected
            | K::ConnectionReset
            | K::ConnectionAborted => Self::NotYetAvailable,
            _ => match error.raw_os_error() {
                // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, and what ReplaceFileW says of a file that is held.
                Some(32 | 33 | 1175..=1177) if cfg!(windows) => Self::InUse,
                // ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING and its neighbours.
                Some(358..=398 | 426) if cfg!(windows) => Self::NotYetAvailable,
                _ => Self::Other(error.to_string()),
            },
        }
    }
}

impl FileError {
    /// An error met while reading.
    pub fn reading(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), doing: Doing::Reading, cause }
    }

    /// An error met while writing.
    pub fn writing(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), doing: Doing::Writing, cause }
    }

    /// The error in words for a person.
    pub fn three_parts(&self) -> ThreeParts {
        let name = self
            .path
            .file_name()
            .map_or_else(|| self.path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let name = format!("“{name}”");
        match self.doing {
            Doing::Reading => self.reading_parts(&name),
            Doing::Writing => self.writing_parts(&name),
        }
    }

    fn reading_parts(&self, name: &str) -> ThreeParts {
        let (reason, advice) = match &self.cause {
            Cause::NotFound | Cause::Gone => (
                "There is no file at this place.".to_owned(),
                "Check the name, or look for the file in the folder where you keep your workbooks.",
            ),
            Cause::FolderGone => {
                ("Its folder cannot be found.".to_owned(), "If it is on a shared drive, connect to it and try again.")
            }
            Cause::IsFolder => {
                ("It is a folder, not a file.".to_owned(), "Open the folder and choose the workbook inside it.")
            }
            Cause::NotAFile => ("It is not an ordinary file.".to_owned(), "Choose a workbook file instead."),
            Cause::NoPermission | Cause::ReadOnly => (
                "You do not have permission to read it.".to_owned(),
                "Ask the person who owns the file or the folder to give you access.",
            ),
            Cause::TooLarge { limit } => (
                format!("It is larger than {} MB, and a workbook is never that large.", limit / (1024 * 1024)),
                "Check that you chose the right file.",
            ),
            Cause::NotYetAvailable => (
                "It is stored online or on a shared drive and is not on this computer yet.".to_owned(),
                "Check your connection, wait until the file has arrived, and try again.",
            ),
            Cause::InUse => {
                ("Another program is using it.".to_owned(), "Wait a moment and try again, or close the other program.")
            }
            Cause::NameRefused => {
                ("The computer cannot use its name.".to_owned(), "Give the file a shorter, plainer name and try again.")
            }
            Cause::Other(detail) => (
                format!("The computer reports: {detail}."),
                "Try again. If it happens again, copy the file to another folder and open the copy.",
            ),
            Cause::Damaged => (
                "It is damaged and no longer holds what was saved.".to_owned(),
                "Choose another copy from just before or after.",
            ),
            Cause::DiskFull
            | Cause::AcrossDrives
            | Cause::AlreadyThere
            | Cause::AnotherCopy
            | Cause::ChangedByOther
            | Cause::NotStored
            | Cause::NotConfirmed { .. } => {
                ("The file changed while it was being read.".to_owned(), "Wait a moment and try again.")
            }
        };
        ThreeParts::new(format!("{name} could not be opened. {reason}"), "Nothing was changed.", advice)
    }

    fn writing_parts(&self, name: &str) -> ThreeParts {
        const OLD_FILE: &str = "The file on the drive is as it was, and your work is still open here.";
        const COPY: &str = "Save a copy somewhere else.";
        let not_saved = |reason: &str| format!("{name} was not saved. {reason}");
        match &self.cause {
            Cause::NotFound | Cause::FolderGone => ThreeParts::new(
                not_saved("Its folder cannot be found."),
                "Your work is still open here.",
                "If the folder is on a shared drive, connect to it and save again. If not, save a copy somewhere else.",
            ),
            Cause::IsFolder | Cause::NotAFile => ThreeParts::new(
                not_saved("A folder, or something else that is not a file, already has that name."),
                "It was left as it was, and your work is still open here.",
                "Save under another name.",
            ),
            Cause::NoPermission => ThreeParts::new(
                not_saved("You do not have permission to write there."),
                OLD_FILE,
                "Save a copy in a folder of your own, or ask for access.",
            ),
            Cause::ReadOnly => ThreeParts::new(
                not_saved("The file or its drive is marked read-only."),
                OLD_FILE,
                "Save a copy somewhere else, or remove the mark in the properties of the file.",
            ),
            Cause::TooLarge { limit } => ThreeParts::new(
                not_saved(&format!("It would be larger than {} MB.", limit / (1024 * 1024))),
                OLD_FILE,
                "Remove what is no longer needed and save again.",
            ),
            Cause::NotYetAvailable => ThreeParts::new(
                not_saved("The shared drive or the online folder does not answer."),
                "Your work is still open here.",
                "Check your connection and save again, or save a copy on this computer.",
            ),
            Cause::InUse => ThreeParts::new(
                not_saved("Another program, perhaps a virus scanner or a sync program, is using it."),
                OLD_FILE,
                "Wait a moment and save again, or save a copy somewhere else.",
            ),
            Cause::DiskFull => ThreeParts::new(
                not_saved("There is no room left on the drive."),
                OLD_FILE,
                "Make room and save again, or save a copy on another drive.",
            ),
            Cause::NameRefused => ThreeParts::new(
                not_saved("The drive does not accept the name, or the name and its folders are too long."),
                "Your work is still open here.",
                "Save under a shorter name or in another folder.",
            ),
            Cause::AlreadyThere => ThreeParts::new(
                not_saved("There is already a file with that name."),
                "That file was left as it was, and your work is still open here.",
                "Choose another name, or confirm that the file may be replaced.",
            ),
            Cause::AnotherCopy => ThreeParts::new(
                not_saved("There is already a file with that name, and it is another copy of this workbook."),
                "That file was left as it was, and your work is still open here.",
                "Merge with it to combine both copies, replace it, or choose another name.",
            ),
            Cause::ChangedByOther => ThreeParts::new(
                not_saved("Someone else, or another program, has changed it since you opened it."),
                "Their changes are in the file, but yours are still open here.",
                "Save yours as a copy, or look at their changes first.",
            ),
            Cause::Gone => ThreeParts::new(
                not_saved("It has been moved, renamed or removed since you opened it."),
                "Your work is still open here.",
                "Save again to restore it, or save a copy somewhere else.",
            ),
            Cause::AcrossDrives => ThreeParts::new(
                not_saved("Its location spans two drives, so the old file cannot be replaced in one safe step."),
                OLD_FILE,
                "Save a copy in an ordinary folder.",
            ),
            Cause::NotStored | Cause::Damaged => ThreeParts::new(
                not_saved("The drive reported that the file was stored, but it was not."),
                OLD_FILE,
                "The drive may be full or failing. Save a copy on another drive.",
            ),
            Cause::NotConfirmed { .. } => ThreeParts::new(
                format!("{name} was written, but could not be read back to check it."),
                "Your work is still open here.",
                "Save again. If this happens again, save a copy on another drive.",
            ),
            Cause::Other(detail) => {
                ThreeParts::new(not_saved(&format!("The computer reports: {detail}.")), OLD_FILE, COPY)
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn errors_are_told_in_three_parts() {
        let reading = |cause| FileError::reading(Path::new("shared/Plan.ron"), cause).to_string();
        let writing = |cause| FileError::writing(Path::new("shared/Plan.ron"), cause).to_string();
        expect![[r#"
            “Plan.ron” could not be opened. It is a folder, not a file.
            Nothing was changed.
            Open the folder and choose the workbook inside it."#]]
        .assert_eq(&reading(Cause::IsFolder));
        expect![[r#"
            “Plan.ron” could not be opened. You do not have permission to read it.
            Nothing was changed.
            Ask the person who owns the file or the folder to give you access."#]]
        .assert_eq(&reading(Cause::NoPermission));
        expect![[r#"
            “Plan.ron” could not be opened. It is larger than 64 MB, and a workbook is never that large.
            Nothing was changed.
            Check that you chose the right file."#]]
        .assert_eq(&reading(Cause::TooLarge { limit: 64 << 20 }));
        expect![[r#"
            “Plan.ron” was not saved. Someone else, or another program, has changed it since you opened it.
            Their changes are in the file, but yours are still open here.
            Save yours as a copy, or look at their changes first."#]]
        .assert_eq(&writing(Cause::ChangedByOther));
        expect![[r#"
            “Plan.ron” was not saved. There is no room left on the drive.
            The file on the drive is as it was, and your work is still open here.
            Make room and save again, or save a copy on another drive."#]]
        .assert_eq(&writing(Cause::DiskFull));
    }

    #[test]
    fn no_message_has_an_exclamation_mark_or_a_contraction() {
        let causes = [
            Cause::NotFound,
            Cause::FolderGone,
            Cause::IsFolder,
            Cause::NotAFile,
            Cause::NoPermission,
            Cause::ReadOnly,
            Cause::TooLarge { limit: 1 },
            Cause::NotYetAvailable,
            Cause::InUse,
            Cause::DiskFull,
            Cause::NameRefused,
            Cause::AlreadyThere,
            Cause::AnotherCopy,
            Cause::ChangedByOther,
            Cause::Gone,
            Cause::Damaged,
            Cause::AcrossDrives,
            Cause::NotStored,
            Cause::Other("fault".into()),
        ];
        for cause in causes {
            for error in
                [FileError::reading(Path::new("x"), cause.clone()), FileError::writing(Path::new("x"), cause.clone())]
            {
                let text = error.to_string();
                assert!(!text.contains(['!', '\'', '’']), "{text}");
                assert_eq!(text.lines().count(), 3, "{text}");
            }
        }
    }
}
