//! `sightline export FILE --to FORMATS --out FOLDER`.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;

use super::check::read;
use super::{GOOD, Stop, World, missing, misunderstood, unknown_option, unknown_value};
use crate::export::{
    Annex, Document, Format, Selection, blank_worksheets, calendar, export, file_name, handover, minutes, safe_name,
    what_changed, with_annex, with_line_of_sight, worksheets,
};
use crate::model::{Stage, Workbook, parse_date};
use crate::rules::Findings;
use crate::rules::compare::Side;
use crate::store::{Cause, Overwrite, ThreeParts, write_exports};

const OPTIONS: &[&str] = &["--to", "--document", "--out", "--stages", "--with", "--blank", "--today", "--replace"];

/// What is to be exported.
struct Order {
    file: Option<PathBuf>,
    formats: Vec<Format>,
    calendar: Wanted,
    paper: Paper,
    folder: Option<PathBuf>,
    stages: Vec<Stage>,
    session: Wanted,
    registers: Wanted,
    findings: Annex,
    answers: Answers,
    today: Date,
    existing: Overwrite,
}

/// Which paper is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    Worksheets,
    Minutes,
    Handover,
    WhatChanged,
}

impl Paper {
    const ALL: [(&'static str, Self); 4] = [
        ("worksheets", Self::Worksheets),
        ("minutes", Self::Minutes),
        ("handover", Self::Handover),
        ("what-changed", Self::WhatChanged),
    ];
}

/// Whether a part is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Yes,
    No,
}

/// Whether the answers go with the questions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    Filled,
    Blank,
}

/// Writes worksheets as files.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let order = understand(parser, world.today)?;
    let path = order.file.clone().ok_or_else(|| missing("The name of the workbook", "export"))?;
    let folder = order.folder.clone().ok_or_else(|| missing("The folder (--out FOLDER)", "export"))?;
    if order.formats.is_empty() && order.calendar == Wanted::No {
        return Err(missing("The format (--to html,md)", "export").into());
    }
    let extra = order.session == Wanted::Yes || order.registers == Wanted::Yes || order.findings == Annex::Everything;
    if order.answers == Answers::Blank && extra {
        return Err(ThreeParts::new(
            "Blank worksheets have no session, no registers and no findings.",
            "Nothing was written.",
            "Leave out --blank or --with.",
        )
        .into());
    }
    let opened = read(world, &path)?;
    let workbook = &opened.document.workbook;
    let document = document(&order, workbook)?;
    let mut files: Vec<(String, Vec<u8>)> =
        order.formats.iter().map(|format| (file_name(&document, *format), export(&document, *format))).collect();
    if order.calendar == Wanted::Yes {
        let header = &opened.document.header;
        let name = safe_name(&format!("{} calendar", workbook.name()), "ics");
        files.push((name, calendar(workbook, &header.document, header.revision, order.today)));
    }
    let written = write_exports(world.disk.as_ref(), &folder, &files, order.existing).map_err(|error| {
        let mut parts = error.three_parts();
        if error.error.path == folder {
            if error.error.cause == Cause::AlreadyThere {
                parts.what_happened = format!("{} is a file, not a folder.", folder.display());
            }
            "Choose another folder.".clone_into(&mut parts.what_to_do);
        } else if order.existing == Overwrite::Never {
            parts.what_to_do = parts.what_to_do.replace("say that the files may be replaced", "add --replace");
        }
        parts
    })?;
    for path in written {
        writeln!(world.stdout, "Wrote {}", path.display())?;
    }
    Ok(GOOD)
}

/// Builds the paper that is wanted.
fn document(order: &Order, workbook: &Workbook) -> Result<Document, ThreeParts> {
    let worksheets = || {
        let mut selection = Selection::stages(&order.stages);
        if order.session == Wanted::Yes {
            selection = selection.with_session();
        }
        if order.registers == Wanted::Yes {
            selection = selection.with_registers();
        }
        let document = worksheets(workbook, workbook.review(), &selection, order.today);
        let document = with_line_of_sight(document, workbook.review(), &selection);
        let findings = Findings::of(workbook, order.today);
        with_annex(document, &findings, &selection, order.findings, order.today)
    };
    Ok(match (order.answers, order.paper) {
        (Answers::Blank, Paper::Worksheets) => blank_worksheets(&order.stages),
        (Answers::Blank, _) => {
            return Err(ThreeParts::new(
                "Only worksheets can be blank.",
                "Nothing was written.",
                "Leave out --blank or --document.",
            ));
        }
        (Answers::Filled, Paper::Worksheets) => worksheets(),
        (Answers::Filled, Paper::Minutes) => minutes(workbook, workbook.review(), order.today),
        (Answers::Filled, Paper::Handover) => handover(workbook, &Findings::of(workbook, order.today), order.today),
        (Answers::Filled, Paper::WhatChanged) => {
            let (old, new) = Side::last_two(workbook).ok_or_else(|| {
                ThreeParts::new(
                    "This workbook has one review, and so nothing to compare it with.",
                    "Nothing was written.",
                    "Start the next review first.",
                )
            })?;
            what_changed(old, new, order.today)
        }
    })
}

/// Reads the arguments.
fn understand(parser: &mut lexopt::Parser, today: Date) -> Result<Order, ThreeParts> {
    let mut order = Order {
        file: None,
        formats: vec![],
        calendar: Wanted::No,
        paper: Paper::Worksheets,
        folder: None,
        stages: Stage::ALL.to_vec(),
        session: Wanted::No,
        registers: Wanted::No,
        findings: Annex::KeptOnly,
        answers: Answers::Filled,
        today,
        existing: Overwrite::Never,
    };
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Long("to") => {
                let value = value(parser)?;
                let wanted = "html, md, ics or several: html,md";
                let known = |id: &str| if id == "ics" { Some(None) } else { Format::from_id(id).map(Some) };
                let formats = each(&value, "--to", wanted, known)?;
                order.calendar = if formats.contains(&None) { Wanted::Yes } else { Wanted::No };
                order.formats = formats.into_iter().flatten().collect();
            }
            lexopt::Arg::Long("document") => {
                let value = value(parser)?;
                let wanted = "worksheets, minutes, handover or what-changed";
                let known = Paper::ALL.iter().find(|(id, _)| value == **id);
                order.paper = known.ok_or_else(|| unknown_value("--document", &value, wanted))?.1;
            }
            lexopt::Arg::Long("stages") => {
                let value = value(parser)?;
                let wanted = "stages from aim, objectives, stakeholders, resources, content, evaluation";
                order.stages =
                    each(&value, "--stages", wanted, |id| Stage::ALL.iter().copied().find(|stage| stage.id() == id))?;
            }
            lexopt::Arg::Long("with") => {
                let value = value(parser)?;
                for part in each(&value, "--with", "some of session,registers,findings", |word| {
                    ["session", "registers", "findings"].into_iter().find(|known| *known == word)
                })? {
                    match part {
                        "session" => order.session = Wanted::Yes,
                        "findings" => order.findings = Annex::Everything,
                        _ => order.registers = Wanted::Yes,
                    }
                }
            }
            lexopt::Arg::Long("today") => {
                let value = value(parser)?;
                order.today = value
                    .to_str()
                    .and_then(|text| parse_date(text).ok())
                    .ok_or_else(|| unknown_value("--today", &value, "a date, for example 2026-11-21"))?;
            }
            lexopt::Arg::Long("out") => order.folder = Some(value(parser)?.into()),
            lexopt::Arg::Long("blank") => order.answers = Answers::Blank,
            lexopt::Arg::Long("replace") => order.existing = Overwrite::Replace,
            lexopt::Arg::Value(value) if order.file.is_none() => order.file = Some(value.into()),
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), OPTIONS)),
            other => return Err(misunderstood(&other.unexpected())),
        }
    }
    Ok(order)
}

fn value(parser: &mut lexopt::Parser) -> Result<OsString, ThreeParts> {
    parser.value().map_err(|error| misunderstood(&error))
}

/// Reads a list with commas.
fn each<T>(
    value: &OsString,
    option: &str,
    wanted: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, ThreeParts> {
    let unknown = || unknown_value(option, value, wanted);
    let text = value.to_str().ok_or_else(unknown)?;
    text.split(',').map(|part| find(part.trim()).ok_or_else(unknown)).collect()
}
