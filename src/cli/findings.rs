//! What is broken in a workbook, in words for a person and as JSON for a program.
//!
//! The keys of the JSON are a promise: others build on them. `sightline help check` lists them.

use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::Stop;
use crate::model::{Place, Stage, Workbook, counted, date_in_text};
use crate::rules::{Finding, Findings, Severity, progress};

/// The width of a line.
const WIDTH: usize = 96;

/// Says what is broken, by page and by severity, then what is kept as it is.
pub(super) fn in_words(findings: &Findings, out: &mut dyn Write) -> Result<(), Stop> {
    writeln!(out)?;
    let open: Vec<&Finding> = findings.open().collect();
    if open.is_empty() {
        writeln!(out, "No findings")?;
    } else {
        writeln!(out, "{}", tally(&open))?;
    }
    for place in Place::all() {
        let mut here: Vec<&&Finding> = open.iter().filter(|one| one.at.place() == place).collect();
        here.sort_by_key(|one| one.severity);
        if here.is_empty() {
            continue;
        }
        writeln!(out)?;
        match place {
            Place::Stage(stage) => writeln!(out, "{}  {}", stage.number(), stage.label())?,
            other => writeln!(out, "   {}", other.label())?,
        }
        for one in here {
            paragraph(out, &format!("   {:<9} ", one.severity.label()), &one.message)?;
            let smart = one.smart.map_or(String::new(), |word| format!("SMART, {word}: "));
            paragraph(out, "             ", &format!("{smart}{}", one.reason))?;
            for way in &one.ways {
                paragraph(out, "             - ", &way.label)?;
            }
        }
    }
    let kept: Vec<&Finding> = findings.kept().collect();
    if !kept.is_empty() {
        writeln!(out)?;
        writeln!(out, "Accepted, with reasons")?;
        for one in kept {
            paragraph(out, &format!("   {:<9} ", one.severity.label()), &one.message)?;
            if let Some(kept) = &one.kept {
                let by = if kept.by.trim().is_empty() { String::new() } else { format!("{}, ", kept.by.trim()) };
                let said = format!("{} ({by}{})", one_line(&kept.reason), date_in_text(kept.on));
                paragraph(out, "             Reason: ", &said)?;
            }
        }
    }
    Ok(())
}

/// Returns `5 findings: 1 stop, 3 cautions, 1 question`.
fn tally(open: &[&Finding]) -> String {
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .filter_map(|severity| {
            let count = open.iter().filter(|one| one.severity == severity).count();
            (count > 0).then(|| severity.counted(count))
        })
        .collect();
    format!("{}: {}", counted(open.len(), "finding", "findings"), counts.join(", "))
}

/// Writes words behind a margin; further lines stand below the first word.
fn paragraph(out: &mut dyn Write, margin: &str, words: &str) -> Result<(), Stop> {
    let indent = margin.chars().count();
    let mut line = margin.to_owned();
    let mut length = indent;
    for word in words.split_whitespace() {
        let width = word.chars().count();
        if length > indent && length + 1 + width > WIDTH {
            writeln!(out, "{line}")?;
            line = " ".repeat(indent);
            length = indent;
        }
        if length > indent {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += width;
    }
    writeln!(out, "{line}")?;
    Ok(())
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The answer of `check --format json`.
#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    organisation: &'a str,
    review: String,
    progress: Vec<StageLine>,
    findings: Vec<FindingLine<'a>>,
    kept: Vec<FindingLine<'a>>,
}

#[derive(Serialize)]
struct StageLine {
    stage: &'static str,
    number: u8,
    answered: u32,
    needed: u32,
    lacking_in_rows: u32,
    complete: bool,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    key: &'a str,
    check: &'static str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    smart: Option<&'static str>,
    page: &'static str,
    at: String,
    message: &'a str,
    reason: &'static str,
    ways: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<KeptLine<'a>>,
}

#[derive(Serialize)]
struct KeptLine<'a> {
    reason: &'a str,
    by: &'a str,
    on: jiff::civil::Date,
}

impl<'a> FindingLine<'a> {
    fn of(one: &'a Finding) -> Self {
        Self {
            key: &one.key,
            check: one.check.id,
            severity: one.severity.key(),
            smart: one.smart,
            page: one.at.place().id(),
            at: one.at.to_string(),
            message: &one.message,
            reason: one.reason,
            ways: one.ways.iter().map(|way| way.label.as_str()).collect(),
            kept: one.kept.as_ref().map(|kept| KeptLine { reason: &kept.reason, by: &kept.by, on: kept.on }),
        }
    }
}

/// Writes everything as one JSON object.
pub(super) fn as_json(file: &Path, workbook: &Workbook, findings: &Findings, out: &mut dyn Write) -> Result<(), Stop> {
    let progress = progress(workbook);
    let lines = Stage::ALL.iter().map(|stage| {
        let at = progress.stage(*stage);
        StageLine {
            stage: stage.id(),
            number: stage.number(),
            answered: at.answered,
            needed: at.needed,
            lacking_in_rows: at.lacking_in_rows,
            complete: at.is_complete(),
        }
    });
    let answer = Answer {
        file: file.display().to_string(),
        organisation: workbook.name(),
        review: workbook.review().title(),
        progress: lines.collect(),
        findings: findings.open().map(FindingLine::of).collect(),
        kept: findings.kept().map(FindingLine::of).collect(),
    };
    let text = serde_json::to_string_pretty(&answer).map_err(std::io::Error::from)?;
    writeln!(out, "{text}")?;
    Ok(())
}
