//! `sightline compare OLD NEW`, or `sightline compare FILE` for two reviews of one workbook.
//!
//! The keys of the JSON are a promise: others build on them. `sightline help compare` lists them.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::check::read;
use super::{GOOD, Stop, World, missing, misunderstood, unknown_option, unknown_value};
use crate::export::{Format, export, what_changed};
use crate::model::sheets::objectives::Unit;
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{Number, Pence, Place, Workbook, date_in_text, parse_date};
use crate::rules::compare::{Change, ChangeKind, Comparison, Mark, Side, compare};
use crate::rules::outcome::Outcome;
use crate::store::ThreeParts;

const OPTIONS: &[&str] = &["--format", "--reviews", "--today"];

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// For people.
    Text,
    /// For people, as a paper.
    Markdown,
    /// For programs.
    Json,
}

/// Says what changed between two reviews.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let mut files: Vec<PathBuf> = vec![];
    let mut written = Written::Text;
    let mut days: Option<(Date, Date)> = None;
    let mut today = world.today;
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Value(value) if files.len() < 2 => files.push(value.into()),
            lexopt::Arg::Long("format") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                written = match value.to_str() {
                    Some("text") => Written::Text,
                    Some("md") => Written::Markdown,
                    Some("json") => Written::Json,
                    _ => return Err(unknown_value("--format", &value, "text, md or json").into()),
                };
            }
            lexopt::Arg::Long("reviews") => {
                let value = parser.value().map_err(|error| misunderstood(&error))?;
                let both = value
                    .to_str()
                    .and_then(|text| text.split_once(','))
                    .and_then(|(old, new)| Some((parse_date(old.trim()).ok()?, parse_date(new.trim()).ok()?)));
                let wanted = "two dates, for example 2026-11-21,2027-05-20";
                days = Some(both.ok_or_else(|| unknown_value("--reviews", &value, wanted))?);
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
    let first = files.first().ok_or_else(|| missing("The name of the workbook", "compare"))?;
    let one = read(world, first)?;
    let other = files.get(1).map(|path| read(world, path)).transpose()?;
    let (old_book, new_book) = (&one.document.workbook, &other.as_ref().unwrap_or(&one).document.workbook);
    let (old, new) = match (days, other.is_some()) {
        (Some((old, new)), _) => (review_of(old_book, old)?, review_of(new_book, new)?),
        (None, true) => (Side::newest(old_book), Side::newest(new_book)),
        (None, false) => Side::last_two(old_book).ok_or_else(|| {
            ThreeParts::new(
                format!("{} has only one review, so there is nothing to compare it with.", first.display()),
                "Nothing was changed.",
                "Start the next review first, or name a second workbook.",
            )
        })?,
    };
    let is_copy = other.as_ref().is_none_or(|other| other.document.header.document == one.document.header.document);
    if !is_copy {
        writeln!(world.stderr, "Note: these files are not copies of one workbook, so their rows cannot be compared.")?;
    }
    match written {
        Written::Text => in_words(&compare(old, new, today), world)?,
        Written::Markdown => {
            let made = export(&what_changed(old, new, today), Format::Markdown)
                .map_err(|error| super::export::unwritten(&error))?;
            for (_, bytes) in made.files {
                world.stdout.write_all(&bytes)?;
            }
        }
        Written::Json => as_json(&compare(old, new, today), world)?,
    }
    Ok(GOOD)
}

/// Returns the review that stands for a day, or that was started or closed on it.
fn review_of(workbook: &Workbook, day: Date) -> Result<Side<'_>, ThreeParts> {
    let is_meant = |side: &Side<'_>| {
        side.day() == Some(day) || side.review.started == Some(day) || side.review.closed == Some(day)
    };
    let mut sides = workbook.reviews.iter().map(|review| Side { workbook, review });
    sides.find(is_meant).ok_or_else(|| {
        let days: Vec<String> = workbook
            .reviews
            .iter()
            .filter_map(|review| Side { workbook, review }.day())
            .map(|day| day.to_string())
            .collect();
        ThreeParts::new(
            format!("There is no review of {}.", date_in_text(day)),
            "Nothing was changed.",
            format!("Write one of these dates: {}.", days.join(", ")),
        )
    })
}

fn in_words(comparison: &Comparison, world: &mut World<'_>) -> Result<(), Stop> {
    let out = &mut *world.stdout;
    let named = |title: &str, on: Option<Date>| {
        on.map_or_else(|| title.to_owned(), |on| format!("{title} ({})", date_in_text(on)))
    };
    let Comparison { old, new, changes, hours, money, channels, counts_to, objectives } = comparison;
    writeln!(out, "{} -> {}", named(&old.title, old.on), named(&new.title, new.on))?;
    if comparison.is_empty() {
        writeln!(out, "\nNothing has changed")?;
        return Ok(());
    }
    if !objectives.is_empty() {
        writeln!(out, "\nObjectives, with figures up to {}", date_in_text(*counts_to))?;
    }
    for outcome in Outcome::ALL {
        for one in objectives.iter().filter(|one| one.outcome == outcome) {
            writeln!(out, "   {:<21} {}", outcome.label(), one_line(&one.statement))?;
            writeln!(out, "                         {}", one.in_words())?;
        }
    }
    if !channels.is_empty() {
        writeln!(out, "\nChannels")?;
    }
    for one in channels {
        let after = one.after.map_or("No decision", ChannelDecision::label);
        let before = one.before.map_or_else(String::new, |decision| format!(" (before: {})", decision.label()));
        writeln!(out, "   {after:<13} {}{before}", one_line(&one.name))?;
        if !one.reason.trim().is_empty() {
            writeln!(out, "                 {}", one_line(&one.reason))?;
        }
    }
    if !hours.is_empty() || money.is_some() {
        writeln!(out, "\nHours and money")?;
    }
    for one in hours {
        writeln!(out, "   {}: {} -> {}  {}", one.what.label(), one.before.hours, one.after.hours, one.in_words())?;
    }
    if let Some(money) = money {
        writeln!(
            out,
            "   Cost of an ordinary week: {} -> {}  {}",
            money.before.cost,
            money.after.cost,
            money.in_words()
        )?;
    }
    for place in Place::all() {
        let here: Vec<&Change> = changes.iter().filter(|one| one.at.place() == place).collect();
        if here.is_empty() {
            continue;
        }
        match place {
            Place::Stage(stage) => writeln!(out, "\n{}  {}", stage.number(), stage.label())?,
            other => writeln!(out, "\n   {}", other.label())?,
        }
        for kind in ChangeKind::ALL.into_iter().filter(|kind| *kind != ChangeKind::Confirmed) {
            for one in here.iter().filter(|one| one.kind == kind) {
                writeln!(out, "   {:<16} {}", one.word(), where_in_words(one))?;
                for line in what_in_words(one) {
                    writeln!(out, "                    {line}")?;
                }
            }
        }
        let confirmed = here.iter().filter(|one| one.kind == ChangeKind::Confirmed).count();
        if confirmed > 0 {
            writeln!(out, "   {:<16} {confirmed}", ChangeKind::Confirmed.label())?;
        }
    }
    Ok(())
}

fn where_in_words(one: &Change) -> String {
    if one.row.is_empty() { one.question.to_owned() } else { format!("{} › {}", one_line(&one.row), one.question) }
}

/// Says what stood there and what stands there; of text, the words that went and came are marked.
fn what_in_words(one: &Change) -> Vec<String> {
    let mut lines = vec![];
    if one.marked.is_empty() {
        if !one.before.is_empty() {
            lines.push(format!("- {}", one_line(&one.before)));
        }
        if !one.after.is_empty() {
            lines.push(format!("+ {}", one_line(&one.after)));
        }
    } else {
        let marked = one.marked.iter().map(|piece| match piece.mark {
            Mark::Same => piece.text.clone(),
            Mark::Gone => format!("[-{}-]", piece.text),
            Mark::Came => format!("[+{}+]", piece.text),
        });
        lines.push(one_line(&marked.collect::<String>()));
    }
    let who = one_line(&one.who_and_when());
    match (one.reason.is_empty(), who.is_empty()) {
        (true, true) => {}
        (true, false) => lines.push(format!("({who})")),
        (false, true) => lines.push(format!("Reason: {}", one_line(&one.reason))),
        (false, false) => lines.push(format!("Reason: {} ({who})", one_line(&one.reason))),
    }
    lines
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answer of `compare --format json`.
#[derive(Serialize)]
struct Answer<'a> {
    old: ReviewLine<'a>,
    new: ReviewLine<'a>,
    changes: Vec<ChangeLine<'a>>,
    hours: Vec<HoursLine>,
    money: Option<MoneyLine>,
    channels: Vec<ChannelLine<'a>>,
    counts_to: Date,
    objectives: Vec<ObjectiveLine<'a>>,
}

#[derive(Serialize)]
struct ReviewLine<'a> {
    review: String,
    title: &'a str,
    on: Option<Date>,
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    at: String,
    page: &'static str,
    kind: &'static str,
    word: &'static str,
    question: &'static str,
    row: &'a str,
    before: &'a str,
    after: &'a str,
    marked: Vec<PieceLine<'a>>,
    reason: &'a str,
    by: &'a str,
    on: Option<Date>,
}

#[derive(Serialize)]
struct PieceLine<'a> {
    mark: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct HoursLine {
    what: &'static str,
    before_minutes: u32,
    before_missing: usize,
    after_minutes: u32,
    after_missing: usize,
    difference_minutes: Option<i64>,
}

#[derive(Serialize)]
struct MoneyLine {
    before_pence: i64,
    before_missing: usize,
    after_pence: i64,
    after_missing: usize,
    difference_pence: Option<i64>,
}

#[derive(Serialize)]
struct ChannelLine<'a> {
    row: String,
    name: &'a str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    reason: &'a str,
}

#[derive(Serialize)]
struct ObjectiveLine<'a> {
    objective: String,
    statement: &'a str,
    metric: &'a str,
    unit: Option<&'static str>,
    outcome: &'static str,
    baseline: Option<String>,
    target: Option<String>,
    due: Option<Date>,
    reading: Option<String>,
    reading_on: Option<Date>,
    reached_on: Option<Date>,
    points: Option<String>,
    percent: Option<String>,
}

fn as_json(comparison: &Comparison, world: &mut World<'_>) -> Result<(), Stop> {
    let Comparison { old, new, changes, hours, money, channels, counts_to, objectives } = comparison;
    let answer = Answer {
        old: ReviewLine { review: old.review.to_string(), title: &old.title, on: old.on },
        new: ReviewLine { review: new.review.to_string(), title: &new.title, on: new.on },
        changes: changes.iter().map(change_line).collect(),
        hours: hours
            .iter()
            .map(|one| HoursLine {
                what: one.what.key(),
                before_minutes: one.before.hours.minutes(),
                before_missing: one.before.missing,
                after_minutes: one.after.hours.minutes(),
                after_missing: one.after.missing,
                difference_minutes: one.minutes(),
            })
            .collect(),
        money: money.as_ref().map(|one| MoneyLine {
            before_pence: one.before.cost.pence(),
            before_missing: one.before.missing,
            after_pence: one.after.cost.pence(),
            after_missing: one.after.missing,
            difference_pence: one.difference().map(Pence::pence),
        }),
        channels: channels
            .iter()
            .map(|one| ChannelLine {
                row: one.row.to_string(),
                name: &one.name,
                before: one.before.map(ChannelDecision::label),
                after: one.after.map(ChannelDecision::label),
                reason: &one.reason,
            })
            .collect(),
        counts_to: *counts_to,
        objectives: objectives
            .iter()
            .map(|one| ObjectiveLine {
                objective: one.objective.to_string(),
                statement: &one.statement,
                metric: &one.metric,
                unit: one.unit.map(Unit::label),
                outcome: one.outcome.key(),
                baseline: one.baseline.map(Number::plain),
                target: one.target.map(Number::plain),
                due: one.due,
                reading: one.progressed.map(|done| done.reading.plain()),
                reading_on: one.progressed.map(|done| done.on),
                reached_on: one.reached_on,
                points: one.progressed.and_then(|done| done.points).map(Number::plain),
                percent: one.progressed.and_then(|done| done.percent).map(Number::plain),
            })
            .collect(),
    };
    let text = serde_json::to_string_pretty(&answer).map_err(std::io::Error::other)?;
    writeln!(world.stdout, "{text}")?;
    Ok(())
}

fn change_line(one: &Change) -> ChangeLine<'_> {
    let mark = |mark: Mark| match mark {
        Mark::Same => "same",
        Mark::Gone => "gone",
        Mark::Came => "came",
    };
    ChangeLine {
        at: one.at.to_string(),
        page: one.at.place().id(),
        kind: one.kind.key(),
        word: one.word(),
        question: one.question,
        row: &one.row,
        before: &one.before,
        after: &one.after,
        marked: one.marked.iter().map(|piece| PieceLine { mark: mark(piece.mark), text: &piece.text }).collect(),
        reason: &one.reason,
        by: &one.by,
        on: one.on,
    }
}
