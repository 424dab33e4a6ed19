//! The commands: the same core as the window, for people and scripts that prefer to type.
//!
//! Everything goes through a [`World`], so that tests hold what is said. Exit codes: 0 good, 1 findings that stop, 2
//! cannot do it. A problem is said on standard error in three parts.

mod check;
mod coach;
mod compare;
mod console;
mod export;
mod findings;
mod help;
mod merge;
mod new;
mod sample;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use console::Stream;
use jiff::civil::Date;

use crate::Renderer;
use crate::editor::{Clock as _, RealClock};
use crate::store::{Disk, RealDisk, ThreeParts};

/// The command did what was asked.
pub const GOOD: u8 = 0;
/// The command did what was asked, and there is something that a person has to look at.
pub const STOPPED: u8 = 1;
/// The command could not do what was asked.
pub const CANNOT: u8 = 2;

/// Where a command reads and writes.
pub struct World<'w> {
    /// What a person or a program says.
    pub stdin: &'w mut dyn Read,
    /// What a person asked for.
    pub stdout: &'w mut dyn Write,
    /// What went wrong.
    pub stderr: &'w mut dyn Write,
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The calendar.
    pub today: Date,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Asked {
    /// The window.
    Window {
        /// A file to open.
        file: Option<PathBuf>,
        /// Whether only OpenGL may draw.
        renderer: Renderer,
    },
    /// A command, which has been done and has an exit code.
    Done(u8),
}

/// Says why a command stopped.
pub(crate) enum Stop {
    /// In three parts.
    Problem(ThreeParts),
    /// Nobody reads what is written any more.
    PipeClosed,
}

impl From<ThreeParts> for Stop {
    fn from(parts: ThreeParts) -> Self {
        Self::Problem(parts)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::PipeClosed,
            _ => Self::Problem(ThreeParts::new(
                format!("The output could not be written. The computer reports: {error}."),
                "No file was changed. Only the output is lost.",
                "Check where the output was sent, and try again.",
            )),
        }
    }
}

/// Every command, for help and suggestions.
pub(crate) const COMMANDS: [&str; 10] =
    ["new", "sample", "check", "coach", "compare", "export", "merge", "part", "take", "help"];

/// Does what the arguments ask for, or says that it is the window.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> Asked {
    let (mut stdout, mut stderr) = (Plain(&mut *world.stdout), Plain(&mut *world.stderr));
    let mut plain = World {
        stdin: &mut *world.stdin,
        stdout: &mut stdout,
        stderr: &mut stderr,
        disk: Arc::clone(&world.disk),
        today: world.today,
    };
    let done = dispatch(arguments.into_iter().collect(), &mut plain)
        .and_then(|asked| plain.stdout.flush().map(|()| asked).map_err(Stop::from));
    match done {
        Ok(asked) => asked,
        Err(Stop::PipeClosed) => Asked::Done(GOOD),
        Err(Stop::Problem(parts)) => {
            // A closed standard error leaves nothing to be said to.
            let _ = writeln!(plain.stderr, "{parts}");
            Asked::Done(CANNOT)
        }
    }
}

fn dispatch(arguments: Vec<OsString>, world: &mut World<'_>) -> Result<Asked, Stop> {
    use lexopt::Arg::{Long, Short, Value};
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut renderer = Renderer::Any;
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            Long("help") | Short('h') => {
                help::all(world.stdout)?;
                return Ok(Asked::Done(GOOD));
            }
            Long("version") | Short('V') => {
                writeln!(world.stdout, "sightline {}", env!("CARGO_PKG_VERSION"))?;
                return Ok(Asked::Done(GOOD));
            }
            Long("changelog") => {
                write!(world.stdout, "{}", crate::CHANGELOG)?;
                return Ok(Asked::Done(GOOD));
            }
            Long("renderer") => renderer = renderer_named(&mut parser)?,
            Value(word) => {
                if asks_for_help(&parser) && COMMANDS.iter().any(|name| word == **name) {
                    help::explain(&word, world)?;
                    return Ok(Asked::Done(GOOD));
                }
                let done = match word.to_str() {
                    Some("new") => new::run(&mut parser, world)?,
                    Some("sample") => sample::run(&mut parser, world)?,
                    Some("check") => check::run(&mut parser, world)?,
                    Some("coach") => coach::run(&mut parser, world)?,
                    Some("compare") => compare::run(&mut parser, world)?,
                    Some("export") => export::run(&mut parser, world)?,
                    Some("merge") => merge::run(&mut parser, world)?,
                    Some("part") => merge::part(&mut parser, world)?,
                    Some("take") => merge::take(&mut parser, world)?,
                    Some("help") => help::run(&mut parser, world)?,
                    _ => return window(&word, &mut parser, renderer, world),
                };
                return Ok(Asked::Done(done));
            }
            Long(other) => return Err(unknown_option(&format!("--{other}"), GLOBAL).into()),
            Short(other) => return Err(unknown_option(&format!("-{other}"), GLOBAL).into()),
        }
    }
    Ok(Asked::Window { file: None, renderer })
}

const GLOBAL: &[&str] = &["--help", "--version", "--changelog", "--renderer"];

/// A word that is no command is a file for the window.
fn window(
    word: &OsString,
    parser: &mut lexopt::Parser,
    mut renderer: Renderer,
    world: &World<'_>,
) -> Result<Asked, Stop> {
    let file = PathBuf::from(word);
    let looks_like_a_file = file.extension().is_some() || file.components().count() > 1;
    if !looks_like_a_file && world.disk.metadata(&file).is_err() {
        let suggestion = nearest(&word.to_string_lossy(), &COMMANDS)
            .map_or_else(String::new, |name| format!("Did you mean “{name}”? "));
        return Err(ThreeParts::new(
            format!("There is no command and no file called “{}”.", word.to_string_lossy()),
            "Nothing was changed.",
            format!("{suggestion}“sightline --help” lists the commands."),
        )
        .into());
    }
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Long("renderer") => renderer = renderer_named(parser)?,
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), GLOBAL).into()),
            other => return Err(misunderstood(&other.unexpected()).into()),
        }
    }
    Ok(Asked::Window { file: Some(file), renderer })
}

/// Returns whether the first of the arguments that are left asks how the command is written.
fn asks_for_help(parser: &lexopt::Parser) -> bool {
    let mut ahead = parser.clone();
    ahead.try_raw_args().and_then(|mut left| left.next()).is_some_and(|next| next == "--help" || next == "-h")
}

fn renderer_named(parser: &mut lexopt::Parser) -> Result<Renderer, ThreeParts> {
    let value = parser.value().map_err(|error| misunderstood(&error))?;
    match value.to_str() {
        Some("opengl") => Ok(Renderer::OpenGl),
        Some("any") => Ok(Renderer::Any),
        _ => Err(unknown_value("--renderer", &value, "any or opengl")),
    }
}

/// Says that the arguments were not understood.
pub(crate) fn misunderstood(error: &lexopt::Error) -> ThreeParts {
    ThreeParts::new(
        format!("The command was not understood: {error}."),
        "Nothing was changed.",
        "“sightline --help” lists the commands, “sightline help COMMAND” explains one.",
    )
}

/// Says that a value is not one of those that an option takes.
pub(crate) fn unknown_value(option: &str, value: &std::ffi::OsStr, wanted: &str) -> ThreeParts {
    ThreeParts::new(
        format!("{option} does not accept “{}”.", value.to_string_lossy()),
        "Nothing was changed.",
        format!("Write {wanted}."),
    )
}

/// Says that there is no such option, and suggests the nearest.
pub(crate) fn unknown_option(option: &str, known: &[&str]) -> ThreeParts {
    let advice = nearest(option, known).map_or_else(
        || "“sightline --help” lists the options.".to_owned(),
        |name| format!("Did you mean {name}? “sightline --help” lists the options."),
    );
    ThreeParts::new(format!("There is no option {option}."), "Nothing was changed.", advice)
}

/// Says that an argument is missing.
pub(crate) fn missing(what: &str, command: &str) -> ThreeParts {
    ThreeParts::new(
        format!("{what} is missing."),
        "Nothing was changed.",
        format!("“sightline help {command}” shows how the command is written."),
    )
}

/// A writer that lets no control character through but the end of a line: the name of a file or of an organisation
/// must not steer the terminal.
struct Plain<'w>(&'w mut dyn Write);

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let plain: Vec<u8> =
            bytes.iter().map(|byte| if byte.is_ascii_control() && *byte != b'\n' { b' ' } else { *byte }).collect();
        self.0.write(&plain)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// Returns the known word that is nearest to a typed one, if it is near enough to be a slip.
fn nearest<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|name| (distance(typed, name), *name))
        .filter(|(distance, name)| *distance <= 2.max(name.len() / 3))
        .min()
        .map(|(_, name)| name)
}

/// Returns how many letters must change to make one word of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = above + 1;
        for (place, wanted) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *wanted);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

/// Does what the program was started for: a command is done, the window is left to the caller.
pub fn main() -> Asked {
    let mut world = World {
        stdin: &mut std::io::stdin(),
        stdout: &mut Stream::output(),
        stderr: &mut Stream::error(),
        disk: Arc::new(RealDisk),
        today: RealClock.today(),
    };
    run(std::env::args_os().skip(1), &mut world)
}

/// Says that there can be no window, and what works without one. Returns the exit code.
pub fn no_window(problem: &str) -> u8 {
    let said = format!(
        "Sightline cannot show its window ({problem}). “sightline --help” lists the commands that work \
                 without a window."
    );
    // A closed standard error leaves nothing to be said to.
    let _ = writeln!(Stream::error(), "{said}");
    CANNOT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        assert_eq!(nearest("exprot", &COMMANDS), Some("export"));
        assert_eq!(nearest("chek", &COMMANDS), Some("check"));
        assert_eq!(nearest("publish", &COMMANDS), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
