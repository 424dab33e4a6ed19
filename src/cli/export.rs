//! `sightline export FILE --to FORMATS --out FOLDER`.

use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;

use super::check::read;
use super::{GOOD, Stop, World, missing, misunderstood, nearest, unknown_option, unknown_value};
use crate::export::{
    self, Annex, Audience, Format, NoPaper, Paper, Purpose, Selection, Unwritten, calendar, compose, export, safe_name,
};
use crate::model::{Stage, parse_date};
use crate::rules::Findings;
use crate::store::{Cause, Overwrite, ThreeParts, write_exports};

const OPTIONS: &[&str] = &[
    "--to",
    "--document",
    "--purpose",
    "--audience",
    "--out",
    "--stages",
    "--with",
    "--blank",
    "--today",
    "--replace",
];

/// What is to be exported.
struct Order {
    file: Option<PathBuf>,
    formats: Vec<Format>,
    calendar: Wanted,
    paper: Option<Paper>,
    purpose: Option<Purpose>,
    audience: Audience,
    folder: Option<PathBuf>,
    stages: Option<Vec<Stage>>,
    session: Wanted,
    registers: Wanted,
    findings: Annex,
    blank: Wanted,
    today: Date,
    existing: Overwrite,
}

/// Whether a part is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Yes,
    No,
}

/// Writes worksheets as files.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let order = understand(parser, world.today)?;
    let path = order.file.clone().ok_or_else(|| missing("The name of the workbook", "export"))?;
    let folder = order.folder.clone().ok_or_else(|| missing("The folder (--out FOLDER)", "export"))?;
    if order.formats.is_empty() && order.calendar == Wanted::No {
        return Err(missing("The format (--to html,md)", "export").into());
    }
    let paper = paper(&order)?;
    fits(&order, paper)?;
    let opened = read(world, &path)?;
    let workbook = &opened.document.workbook;
    let findings = Findings::of(workbook, order.today);
    let wanted = export::Order {
        paper,
        selection: selection(&order),
        annex: order.findings,
        purpose: order.purpose.unwrap_or_default(),
        audience: order.audience,
        reviews: None,
    };
    let document = compose(&wanted, workbook, &findings, order.today).map_err(no_paper)?;
    // Before anything is written: what a public version still says of people.
    for remark in export::remarks(&wanted, workbook, &document) {
        writeln!(world.stderr, "Note: {remark}")?;
    }
    let (mut files, mut remarks) = (vec![], vec![]);
    for format in &order.formats {
        let made = export(&document, *format).map_err(|error| unwritten(&error))?;
        files.extend(made.files);
        remarks.extend(made.remarks);
    }
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
            parts.what_to_do = parts.what_to_do.replace("confirm that the files may be replaced", "add --replace");
        }
        parts
    })?;
    for path in written {
        writeln!(world.stdout, "Wrote {}", path.display())?;
    }
    for remark in remarks {
        writeln!(world.stderr, "Note: {remark}")?;
    }
    Ok(GOOD)
}

/// Says in three parts that a paper cannot be made of a workbook.
fn no_paper(reason: NoPaper) -> ThreeParts {
    ThreeParts::new(reason.what_happened(), "Nothing was written.", reason.what_to_do())
}

/// Says in three parts that a format refuses a paper.
pub(super) fn unwritten(error: &Unwritten) -> ThreeParts {
    ThreeParts::new(error.what_happened(), "Nothing was written.", "Choose another format.")
}

/// Refuses what does not go together.
fn fits(order: &Order, paper: Paper) -> Result<(), ThreeParts> {
    let refuse = |what: String, advice: &str| Err(ThreeParts::new(what, "Nothing was written.", advice));
    let extra = order.session == Wanted::Yes || order.registers == Wanted::Yes || order.findings == Annex::Everything;
    if paper == Paper::Blank && extra {
        return refuse(
            "Blank worksheets have no session, registers or findings.".to_owned(),
            "Leave out --blank or --with.",
        );
    }
    if extra && !paper.has_extras() {
        return refuse(
            format!("Only the worksheets accept --with, but this is the document “{}”.", paper.id()),
            "Leave out --with, or choose --document worksheets.",
        );
    }
    if order.stages.is_some() && !paper.has_stages() {
        return refuse(
            format!("You cannot choose stages for the document “{}”.", paper.id()),
            "Leave out --stages, or choose --document worksheets.",
        );
    }
    if order.purpose.is_some() && !paper.has_purpose() {
        return refuse(
            format!("You cannot choose a purpose for the document “{}”.", paper.id()),
            "Leave out --purpose, or choose --document board-paper.",
        );
    }
    if order.audience == Audience::Public && order.calendar == Wanted::Yes {
        return refuse(
            "The calendar names owners, so there is no public version of it.".to_owned(),
            "Leave ics out of --to, or leave out --audience.",
        );
    }
    Ok(())
}

/// Returns the paper that is wanted.
fn paper(order: &Order) -> Result<Paper, ThreeParts> {
    match (order.blank, order.paper) {
        (Wanted::No, paper) => Ok(paper.unwrap_or(Paper::Worksheets)),
        (Wanted::Yes, None | Some(Paper::Worksheets | Paper::Blank)) => Ok(Paper::Blank),
        (Wanted::Yes, Some(_)) => Err(ThreeParts::new(
            "Only worksheets can be blank.",
            "Nothing was written.",
            "Leave out --blank or --document.",
        )),
    }
}

/// Returns the pages that are wanted.
fn selection(order: &Order) -> Selection {
    let mut selection = Selection::stages(order.stages.as_deref().unwrap_or(Stage::ALL));
    if order.session == Wanted::Yes {
        selection = selection.with_session();
    }
    if order.registers == Wanted::Yes {
        selection = selection.with_registers();
    }
    selection
}

/// Reads the arguments.
fn understand(parser: &mut lexopt::Parser, today: Date) -> Result<Order, ThreeParts> {
    let mut order = Order {
        file: None,
        formats: vec![],
        calendar: Wanted::No,
        paper: None,
        purpose: None,
        audience: Audience::Internal,
        folder: None,
        stages: None,
        session: Wanted::No,
        registers: Wanted::No,
        findings: Annex::KeptOnly,
        blank: Wanted::No,
        today,
        existing: Overwrite::Never,
    };
    while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
        match argument {
            lexopt::Arg::Long("to") => {
                let value = value(parser)?;
                let wanted = one_of(Format::ALL.iter().map(|format| format.id()).chain(["ics"]));
                let wanted = format!("{wanted}, or several: html,md");
                let known = |id: &str| if id == "ics" { Some(None) } else { Format::from_id(id).map(Some) };
                let formats = each(&value, "--to", &wanted, known)?;
                order.calendar = if formats.contains(&None) { Wanted::Yes } else { Wanted::No };
                order.formats = formats.into_iter().flatten().collect();
            }
            lexopt::Arg::Long("document") => {
                let value = value(parser)?;
                let known = value.to_str().and_then(Paper::from_id);
                order.paper = Some(known.ok_or_else(|| unknown_document(&value))?);
            }
            lexopt::Arg::Long("purpose") => {
                let value = value(parser)?;
                let wanted = one_of(Purpose::ALL.iter().map(|purpose| purpose.id()));
                let known = value.to_str().and_then(Purpose::from_id);
                order.purpose = Some(known.ok_or_else(|| unknown_value("--purpose", &value, &wanted))?);
            }
            lexopt::Arg::Long("audience") => {
                let value = value(parser)?;
                let wanted = one_of(Audience::ALL.iter().map(|audience| audience.id()));
                let known = value.to_str().and_then(Audience::from_id);
                order.audience = known.ok_or_else(|| unknown_value("--audience", &value, &wanted))?;
            }
            lexopt::Arg::Long("stages") => {
                let value = value(parser)?;
                let wanted = "stages from aim, objectives, stakeholders, resources, content, evaluation";
                let known = |id: &str| Stage::ALL.iter().copied().find(|stage| stage.id() == id);
                order.stages = Some(each(&value, "--stages", wanted, known)?);
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
            lexopt::Arg::Long("blank") => order.blank = Wanted::Yes,
            lexopt::Arg::Long("replace") => order.existing = Overwrite::Replace,
            lexopt::Arg::Value(value) if order.file.is_none() => order.file = Some(value.into()),
            lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), OPTIONS)),
            other => return Err(misunderstood(&other.unexpected())),
        }
    }
    Ok(order)
}

/// Says that there is no such document, and which one may be meant.
fn unknown_document(value: &OsString) -> ThreeParts {
    let ids: Vec<&'static str> = Paper::ALL.iter().map(|paper| paper.id()).collect();
    let mut parts = unknown_value("--document", value, &one_of(ids.iter().copied()));
    if let Some(meant) = nearest(&value.to_string_lossy(), &ids) {
        parts.what_to_do = format!("Did you mean “{meant}”? {}", parts.what_to_do);
    }
    parts
}

fn value(parser: &mut lexopt::Parser) -> Result<OsString, ThreeParts> {
    parser.value().map_err(|error| misunderstood(&error))
}

/// Says what may be chosen: `html, md or ics`.
fn one_of<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
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
