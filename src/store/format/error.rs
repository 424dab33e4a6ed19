//! Why a text is not a workbook that can be read, told so that someone who has never seen the inside of a file can act.
//!
//! Line and column are for whoever helps them; the sentence and the quoted line are for them.

use ron::Error as Ron;
use ron::error::SpannedError;

use super::VERSION;
use crate::store::error::ThreeParts;
use crate::store::whereabouts::size_in_words;

/// How many characters of a line are quoted.
const QUOTED: usize = 60;

/// Why a file could not be read or written as a workbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.three_parts())]
pub enum FormatError {
    /// There is nothing in the file.
    Empty,
    /// There are zeros in the file and nothing else, as drives and sync programs leave them.
    Zeros {
        /// How many.
        bytes: u64,
    },
    /// The bytes are not UTF-8.
    NotText {
        /// The line with the first wrong byte, counted from 1.
        line: usize,
    },
    /// It is some other kind of file.
    NotAWorkbook,
    /// A newer Sightline wrote it.
    NewerVersion {
        /// The version of the format.
        version: u32,
        /// The version of Sightline that wrote it.
        written_by: String,
    },
    /// The file ends in the middle.
    CutShort {
        /// The last line, counted from 1.
        line: usize,
    },
    /// Brackets stand inside brackets beyond all reason.
    TooDeep {
        /// The line, counted from 1.
        line: usize,
    },
    /// Something in the text cannot be understood.
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The character in the line, counted from 1.
        column: usize,
        /// That line, shortened.
        excerpt: String,
        /// Half a sentence on what is wrong.
        problem: String,
    },
    /// What would be written does not read back as it is in memory, so it was not written.
    DoesNotReadBack(String),
    /// The workbook could not be turned into text.
    CannotWrite(String),
}

/// Where a piece of text begins in the file that it was cut from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    line: usize,
    column: usize,
}

impl Origin {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The line and column of a byte.
    pub(super) fn at(text: &str, byte: usize) -> Self {
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }

    pub(super) fn place(self) -> (usize, usize) {
        (self.line, self.column)
    }
}

impl FormatError {
    pub(super) fn cut_short(text: &str) -> Self {
        Self::CutShort { line: text.lines().count().max(1) }
    }

    pub(super) fn unreadable(text: &str, line: usize, column: usize, problem: String) -> Self {
        Self::Unreadable { line, column, excerpt: excerpt(text, line, column), problem }
    }

    /// Translates an error of the RON reader, met in a piece of `text` that begins at `origin`.
    pub(super) fn of_ron(error: &SpannedError, text: &str, origin: Origin) -> Self {
        let place = |line: usize, column: usize| {
            if line == 1 { (origin.line, origin.column + column - 1) } else { (origin.line + line - 1, column) }
        };
        let (line, column) = place(error.span.start.line, error.span.start.col);
        let end = place(error.span.end.line, error.span.end.col);
        match &error.code {
            Ron::ExceededRecursionLimit => Self::TooDeep { line },
            Ron::Eof | Ron::ExpectedStringEnd | Ron::UnclosedBlockComment => Self::cut_short(text),
            _ if is_at_a_cut(text, line, end) => Self::cut_short(text),
            code => Self::unreadable(text, line, column, in_plain_words(code)),
        }
    }

    /// The error in words for a person.
    pub fn three_parts(&self) -> ThreeParts {
        const UNTOUCHED: &str = "The file was not changed.";
        const HELP: &str = "If someone edited it as text, undo that edit. If not, open an earlier copy, and keep \
                            this file: most of it can probably be recovered.";
        match self {
            Self::Empty => ThreeParts::new(
                "The file is empty.",
                UNTOUCHED,
                "Look for an earlier copy, or ask whoever sent the file to send it again.",
            ),
            Self::Zeros { bytes } => ThreeParts::new(
                format!("The file holds only {} of zeros: its content is lost.", size_in_words(*bytes)),
                UNTOUCHED,
                "Look for an earlier copy, or ask whoever sent the file to send it again.",
            ),
            Self::NotText { line } => ThreeParts::new(
                format!("The file is not a Sightline workbook, or it is damaged: line {line} is not text."),
                UNTOUCHED,
                "Check that you chose the right file. If you did, open an earlier copy.",
            ),
            Self::NotAWorkbook => ThreeParts::new(
                "The file is not a Sightline workbook.",
                UNTOUCHED,
                "Choose a workbook: the names of workbooks usually end in .ron.",
            ),
            Self::NewerVersion { version, written_by } => {
                let by = if written_by.is_empty() {
                    "a newer Sightline".to_owned()
                } else {
                    let by: String = written_by.chars().take(20).collect();
                    format!("Sightline {by}")
                };
                ThreeParts::new(
                    format!(
                        "The file was saved by {by} in version {version} of the file format. This Sightline reads up to version {VERSION}."
                    ),
                    UNTOUCHED,
                    format!("Open it with {by} or later."),
                )
            }
            Self::CutShort { line } => ThreeParts::new(
                format!("The file ends too early, after line {line}. Part of it is missing."),
                UNTOUCHED,
                "If it was copied or sent, copy or send it again. If not, open an earlier copy.",
            ),
            Self::TooDeep { line } => ThreeParts::new(
                format!("Line {line} of the file has more nested brackets than any workbook has."),
                UNTOUCHED,
                HELP,
            ),
            Self::Unreadable { line, column, excerpt, problem } => ThreeParts::new(
                format!(
                    "Line {line} of the file cannot be read: {problem}. The text is “{excerpt}” (character \
                         {column})."
                ),
                UNTOUCHED,
                HELP,
            ),
            Self::DoesNotReadBack(_) | Self::CannotWrite(_) => ThreeParts::new(
                "The workbook was not saved, because the new file could not be read back. This is a fault in \
                 Sightline.",
                "The file on the drive is as it was, and your work is still open here.",
                "Undo your last change and save again. Please report the fault.",
            ),
        }
    }
}

/// Says whether an error comes from the text ending too early: a whole file ends in a bracket, and a cut one may end
/// inside a word, which the reader then takes for a wrong one.
fn is_at_a_cut(text: &str, line: usize, error_end: (usize, usize)) -> bool {
    let text = text.trim_end();
    let end = Origin::at(text, text.len()).place();
    error_end >= end || (line >= end.0 && !text.ends_with(')'))
}

fn excerpt(text: &str, line: usize, column: usize) -> String {
    let Some(line) = text.lines().nth(line - 1) else {
        return String::new();
    };
    // Never count through a line of many megabytes more often than needed.
    let skipped = column.saturating_sub(QUOTED / 2);
    let shown = if line.chars().nth(QUOTED).is_none() {
        line.to_owned()
    } else {
        line.chars().skip(skipped).take(QUOTED).collect()
    };
    shown
        .trim()
        .trim_end_matches(',')
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect()
}

fn in_plain_words(error: &Ron) -> String {
    match error {
        Ron::NoSuchEnumVariant { found, .. } => {
            format!("“{found}” is not a choice in this version")
        }
        Ron::MissingStructField { field, .. } => format!("the part named “{field}” is missing"),
        Ron::DuplicateStructField { field, .. } => {
            format!("the part named “{field}” is there twice")
        }
        Ron::NoSuchStructField { found, .. } => {
            format!("“{found}” is not a part in this version")
        }
        Ron::ExpectedInteger
        | Ron::ExpectedFloat
        | Ron::FloatUnderscore
        | Ron::UnderscoreAtBeginning
        | Ron::InvalidIntegerDigit { .. } => "a number should be here".to_owned(),
        Ron::IntegerOutOfBounds => "the number is too large or too small".to_owned(),
        Ron::ExpectedBoolean => "true or false should be here".to_owned(),
        Ron::ExpectedString | Ron::ExpectedChar => "a text in quotation marks should be here".to_owned(),
        Ron::ExpectedComma => "a comma is missing".to_owned(),
        Ron::ExpectedMapColon => "a colon is missing".to_owned(),
        Ron::ExpectedArray | Ron::ExpectedMap => "a list should begin here".to_owned(),
        Ron::ExpectedArrayEnd | Ron::ExpectedMapEnd | Ron::ExpectedOptionEnd | Ron::ExpectedStructLikeEnd => {
            "a closing bracket is missing".to_owned()
        }
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) | Ron::ExpectedUnit => {
            "an opening bracket is missing".to_owned()
        }
        Ron::InvalidEscape(_) => "a backslash in a text is followed by a wrong character".to_owned(),
        Ron::InvalidValueForType { expected, found } => {
            format!("there is {found} where {expected} should be")
        }
        Ron::ExpectedDifferentLength { .. } => "a list is too long or too short".to_owned(),
        Ron::Message(message) => format!("a value cannot be used ({message})"),
        _ => "something here does not belong in a workbook".to_owned(),
    }
}
