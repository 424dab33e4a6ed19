//! `sightline coach`: what the coach understands of statements from standard input, one a line.
//!
//! The same reader as in the window, for people who draft elsewhere and for scripts. In JSON, one object a line:
//!
//! | Key | Value |
//! |---|---|
//! | `statement` | the line |
//! | `change_verb` | `"clear"`, `"vague"` or `"none"` |
//! | `single` | `true` when it asks for one thing only |
//! | `metric` | its words, or null |
//! | `unit` | `"percent"`, `"percentage points"`, `"count"`, `"pounds"`, `"score"`, `"ratio"`, `"times"`, a length of time, or null |
//! | `baseline` | `"24%"`, `"1 in 4"`, `"known by 2027-01-31"`, or null |
//! | `target` | `"27%"`, `"at least 1200"`, `"10% to 15%"`; a change has a sign: `"+10%"`, `"x2"`; or null |
//! | `direction` | `"up"`, `"down"`, `"hold"` or `"none"` |
//! | `deadline` | `"2027-03-31"`; the words, when they name no day of the calendar; or null |
//! | `recurring` | `true` when it returns |
//! | `owner` | the words, or null |
//! | `level` | `"activity"`, `"output"`, `"outtake"`, `"outcome"`, `"impact"` or `"none"` |
//! | `is_objective` | `"yes"`, `"past_result"` or `"activity"` |
//! | `asks` | objects with `code`, `smart` (the word of SMART in the wording of `--smart`) and `question` |
//! | `words` | under the same keys, the words that each was read from, or null |

use std::io::{BufRead as _, BufReader, Read as _};

use serde::Serialize;

use super::{GOOD, Stop, World, misunderstood, unknown_option, unknown_value};
use crate::model::parse_date;
use crate::model::sheets::objectives::SmartWording;
use crate::rules::coach::{Baseline, Direction, Found, Reading, VerbClarity, read};
use crate::rules::smart::SmartPart;
use crate::store::ThreeParts;

const OPTIONS: &[&str] = &["--today", "--format", "--smart"];

/// The number of characters that a statement may have.
const LONGEST: usize = 100_000;

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
}

/// Reads statements and says what was understood.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let (mut today, mut format, mut wording) = (world.today, Format::Text, SmartWording::Toolkit);
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Long("today") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                today = value
                    .to_str()
                    .and_then(|text| parse_date(text).ok())
                    .ok_or_else(|| unknown_value("--today", &value, "a date, for example 2026-11-21"))?;
            }
            lexopt::Arg::Long("format") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                format = match value.to_str() {
                    Some("text") => Format::Text,
                    Some("json") => Format::Json,
                    _ => return Err(unknown_value("--format", &value, "text or json").into()),
                };
            }
            lexopt::Arg::Long("smart") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                let named = |one: &&SmartWording| value.to_str() == Some(one.key());
                wording = *SmartWording::ALL
                    .iter()
                    .find(named)
                    .ok_or_else(|| unknown_value("--smart", &value, "toolkit, staffordshire or gcs"))?;
            }
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), OPTIONS).into()),
            other => return Err(misunderstood(&other.unexpected()).into()),
        }
    }
    let mut lines = Lines { input: BufReader::new(&mut *world.stdin), number: 0 };
    let mut is_first = true;
    while let Some(line) = lines.next()? {
        let statement = line.trim();
        if statement.is_empty() {
            continue;
        }
        let reading = read(statement, today);
        match format {
            Format::Json => {
                let line =
                    serde_json::to_string(&Line::new(statement, &reading, wording)).map_err(std::io::Error::from)?;
                writeln!(world.stdout, "{line}")?;
            }
            Format::Text => {
                if !is_first {
                    writeln!(world.stdout)?;
                }
                say(world.stdout, statement, &reading, wording)?;
            }
        }
        is_first = false;
    }
    Ok(GOOD)
}

/// The lines of standard input.
struct Lines<R> {
    input: BufReader<R>,
    number: usize,
}

impl<R: std::io::Read> Lines<R> {
    /// Returns the next line, or none at the end.
    fn next(&mut self) -> Result<Option<String>, Stop> {
        // No more is held in memory than a statement may have, four bytes a character.
        let most = LONGEST * 4 + 2;
        let mut bytes = vec![];
        let count =
            self.input.by_ref().take(most as u64).read_until(b'\n', &mut bytes).map_err(|error| unreadable(&error))?;
        if count == 0 {
            return Ok(None);
        }
        self.number += 1;
        let line = String::from_utf8(bytes).map_err(|error| {
            // A line that was cut in the middle of a character is too long, not wrong.
            if count == most && error.utf8_error().error_len().is_none() { self.too_long() } else { self.not_text() }
        })?;
        let line = line.trim_end_matches(['\n', '\r']);
        let line = if self.number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if line.chars().count() > LONGEST {
            return Err(self.too_long().into());
        }
        Ok(Some(line.to_owned()))
    }

    fn too_long(&self) -> ThreeParts {
        ThreeParts::new(
            format!("Line {} has more than 100,000 characters.", self.number),
            "Nothing was changed. The lines before it were read.",
            "Write one statement on each line, and try again.",
        )
    }

    fn not_text(&self) -> ThreeParts {
        ThreeParts::new(
            format!("Line {} is not text in UTF-8.", self.number),
            "Nothing was changed. The lines before it were read.",
            "Save the statements as text in UTF-8, and try again.",
        )
    }
}

fn unreadable(error: &std::io::Error) -> ThreeParts {
    ThreeParts::new(
        format!("Standard input could not be read. The computer reports: {error}."),
        "Nothing was changed. The lines before it were read.",
        "Check where the statements come from, and try again.",
    )
}

/// One line of JSON. The order of the fields is the order of the keys.
#[derive(Serialize)]
struct Line<'a> {
    statement: &'a str,
    change_verb: &'static str,
    single: bool,
    metric: Option<&'a str>,
    unit: Option<&'static str>,
    baseline: Option<String>,
    target: Option<String>,
    direction: &'static str,
    deadline: Option<String>,
    recurring: bool,
    owner: Option<&'a str>,
    level: &'static str,
    is_objective: &'static str,
    asks: Vec<Asked>,
    words: Words<'a>,
}

/// One thing that the coach would ask.
#[derive(Serialize)]
struct Asked {
    code: &'static str,
    smart: Option<&'static str>,
    question: &'static str,
}

/// The words that each value was read from.
#[derive(Serialize)]
struct Words<'a> {
    change_verb: Option<&'a str>,
    single: Option<&'a str>,
    metric: Option<&'a str>,
    unit: Option<&'a str>,
    baseline: Option<&'a str>,
    target: Option<&'a str>,
    direction: Option<&'a str>,
    deadline: Option<&'a str>,
    recurring: Option<&'a str>,
    owner: Option<&'a str>,
    level: Option<&'a str>,
    is_objective: Option<&'a str>,
}

fn words<'a, T>(found: Option<&Found<'a, T>>) -> Option<&'a str> {
    found.map(|found| found.words)
}

impl<'a> Line<'a> {
    fn new(statement: &'a str, reading: &Reading<'a>, wording: SmartWording) -> Self {
        Self {
            statement,
            change_verb: match reading.change_verb.as_ref().map(|found| found.value) {
                Some(VerbClarity::Clear) => "clear",
                Some(VerbClarity::Vague) => "vague",
                None => "none",
            },
            single: reading.second_thing.is_none(),
            metric: words(reading.metric.as_ref()),
            unit: reading.unit.as_ref().map(|found| found.value.name()),
            baseline: reading.baseline.as_ref().map(|found| match found.value {
                Baseline::Known(amount) => amount.to_string(),
                Baseline::KnownBy(date) => format!("known by {date}"),
            }),
            target: reading.target.as_ref().map(|found| found.value.to_string()),
            direction: match reading.direction.as_ref().map(|found| found.value) {
                Some(Direction::Up) => "up",
                Some(Direction::Down) => "down",
                Some(Direction::Hold) => "hold",
                None => "none",
            },
            deadline: reading
                .deadline
                .as_ref()
                .map(|found| found.value.map_or_else(|| found.words.to_owned(), |date| date.to_string())),
            recurring: reading.recurring.is_some(),
            owner: words(reading.owner.as_ref()),
            level: reading.level.as_ref().map_or("none", |found| found.value.name()),
            is_objective: reading.kind.name(),
            asks: reading
                .asks
                .iter()
                .map(|ask| Asked {
                    code: ask.code(),
                    smart: SmartPart::of_ask(*ask).word(wording),
                    question: ask.question(),
                })
                .collect(),
            words: Words {
                change_verb: words(reading.change_verb.as_ref()),
                single: words(reading.second_thing.as_ref()),
                metric: words(reading.metric.as_ref()),
                unit: words(reading.unit.as_ref()),
                baseline: words(reading.baseline.as_ref()),
                target: words(reading.target.as_ref()),
                direction: words(reading.direction.as_ref()),
                deadline: words(reading.deadline.as_ref()),
                recurring: words(reading.recurring.as_ref()),
                owner: words(reading.owner.as_ref()),
                level: words(reading.level.as_ref()),
                is_objective: words(reading.kind_words.as_ref()),
            },
        }
    }
}

/// Writes a reading for people.
fn say(
    stdout: &mut dyn std::io::Write,
    statement: &str,
    reading: &Reading<'_>,
    wording: SmartWording,
) -> Result<(), Stop> {
    let line = Line::new(statement, reading, wording);
    writeln!(stdout, "{statement}")?;
    let kind = match line.is_objective {
        "past_result" => "a past result",
        "activity" => "an activity",
        _ => "an objective",
    };
    let single = if line.single { "one thing" } else { "several" };
    let recurring = line.recurring.then_some("yes");
    let rows: [(&str, Option<&str>, Option<&str>); 13] = [
        ("Kind", Some(kind), line.words.is_objective),
        ("Change verb", Some(line.change_verb), line.words.change_verb),
        ("Things", Some(single), line.words.single),
        ("Metric", line.metric, None),
        ("Unit", line.unit, None),
        ("Baseline", line.baseline.as_deref(), line.words.baseline),
        ("Target", line.target.as_deref(), line.words.target),
        ("Direction", Some(line.direction), line.words.direction),
        ("Deadline", line.deadline.as_deref(), line.words.deadline),
        ("Recurring", recurring, line.words.recurring),
        ("Owner", line.owner, None),
        ("Level", Some(line.level), line.words.level),
        ("Asks", line.asks.is_empty().then_some("nothing"), None),
    ];
    for (label, value, from) in rows {
        let value = match value {
            Some(value) => value,
            None if label == "Asks" => "",
            None => "none",
        };
        match from.filter(|from| *from != value) {
            Some(from) => writeln!(stdout, "  {label:<12} {value}, from “{from}”")?,
            None if value.is_empty() => writeln!(stdout, "  {label}")?,
            None => writeln!(stdout, "  {label:<12} {value}")?,
        }
    }
    for ask in &line.asks {
        let smart = ask.smart.map_or(String::new(), |word| format!("{word}; "));
        writeln!(stdout, "    {} ({smart}{})", ask.question, ask.code)?;
    }
    Ok(())
}
