//! `sightline merge BASE MINE THEIRS`, `sightline part FILE` and `sightline take FILE PART`.
//!
//! They only ever write a new file, so the two that go in are still there if the result is not what was wanted.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::new::write_document;
use super::{GOOD, STOPPED, Stop, World, missing, misunderstood, unknown_option, unknown_value};
use crate::model::merge::{Said, merge_part, part_of, place_in_words, said};
use crate::model::{DisagreementKind, Merged, Stage, Workbook, merge};
use crate::store::ancestry::Descendant;
use crate::store::{ContentHash, Document, ReadOnly, ThreeParts, file, format};

/// How much of an answer is shown on one line, in characters.
const SHOWN: usize = 60;

/// A workbook with what it is recognised by.
struct Read {
    path: PathBuf,
    document: Document<Workbook>,
    hash: ContentHash,
}

impl Read {
    fn as_descendant(&self) -> Descendant<'_> {
        Descendant { header: &self.document.header, hash: self.hash }
    }
}

/// Merges two copies into a new file.
pub(super) fn run(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let words = Words::of(parser, "merge", 3, &["--out", "--from"])?;
    let base = words.files[0].as_os_str() != "-";
    let base = base.then(|| read(world, &words.files[0])).transpose()?;
    let (mine, theirs) = (read(world, &words.files[1])?, read(world, &words.files[2])?);
    for other in base.iter().chain([&theirs]) {
        same_document(&mine, other)?;
        if other.document.workbook.part != mine.document.workbook.part {
            return Err(ThreeParts::new(
                format!("{} and {} are not both whole workbooks.", other.path.display(), mine.path.display()),
                "Nothing was written.",
                "Use “sightline take” for a stage that a colleague sent back.",
            )
            .into());
        }
    }
    let base = base.as_ref().map(|base| &base.document.workbook);
    let merged = merge(base, &mine.document.workbook, &theirs.document.workbook, &words.from, world.today);
    finish(world, &words, &mine, &theirs, merged)
}

/// Writes one stage as a workbook of its own.
pub(super) fn part(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let words = Words::of(parser, "part", 1, &["--out", "--stage"])?;
    let stage = words.stage.ok_or_else(|| missing("The stage (--stage aim)", "part"))?;
    let whole = read(world, &words.files[0])?;
    if whole.document.workbook.part.is_some() {
        return Err(ThreeParts::new(
            format!("{} is itself one stage of a workbook.", whole.path.display()),
            "Nothing was written.",
            "Send the file as it is.",
        )
        .into());
    }
    let header = whole.document.header.after(whole.hash, whole.document.header.revision);
    let document = Document { header, workbook: part_of(&whole.document.workbook, stage) };
    write_document(world, &words.out, &document)?;
    writeln!(
        world.stdout,
        "Wrote stage {}, {}, to {}",
        stage.number(),
        stage.label().to_lowercase(),
        words.out.display()
    )?;
    Ok(GOOD)
}

/// Takes the answers of a stage that came back into a new file.
pub(super) fn take(parser: &mut lexopt::Parser, world: &mut World<'_>) -> Result<u8, Stop> {
    let words = Words::of(parser, "take", 2, &["--out", "--from", "--base"])?;
    let (mine, part) = (read(world, &words.files[0])?, read(world, &words.files[1])?);
    same_document(&mine, &part)?;
    let Some(stage) = part.document.workbook.part else {
        return Err(ThreeParts::new(
            format!("{} is a whole workbook, not one stage.", part.path.display()),
            "Nothing was written.",
            "Use “sightline merge” for two copies of a workbook.",
        )
        .into());
    };
    // What was sent can be made again from the workbook that it was made of, if that is still at hand.
    let base = match &words.base {
        Some(path) => {
            let base = read(world, path)?;
            same_document(&mine, &base)?;
            Some(base.document.workbook)
        }
        None => part.document.header.parents.contains(&mine.hash).then(|| mine.document.workbook.clone()),
    };
    let base = base.map(|base| match (base.part, part.document.workbook.reviews.last()) {
        (None, Some(review)) => part_of(&base.as_of(Some(review.id)), stage),
        _ => base,
    });
    let merged =
        merge_part(base.as_ref(), &mine.document.workbook, &part.document.workbook, stage, &words.from, world.today)
            .map_err(|_| {
                ThreeParts::new(
                    format!("{} belongs to a review that is not in {}.", part.path.display(), mine.path.display()),
                    "Nothing was written.",
                    "Check that you chose the right workbook.",
                )
            })?;
    finish(world, &words, &mine, &part, merged)
}

/// Writes the merged workbook and says what came of it.
fn finish(world: &mut World<'_>, words: &Words, mine: &Read, theirs: &Read, merged: Merged) -> Result<u8, Stop> {
    if merged.clashes > 0 {
        return Err(ThreeParts::new(
            format!(
                "Both {} and {} changed answers that this version of Sightline does not know.",
                mine.path.display(),
                theirs.path.display()
            ),
            "Nothing was written, so that none of them is lost.",
            "Merge them with the version of Sightline that saved them, or a later one.",
        )
        .into());
    }
    let sentence = merged.sentence(&words.from);
    let mut lines = vec![];
    for spot in &merged.needs {
        for said in said(&merged.workbook, spot) {
            lines.push(line(&said, &place_in_words(&merged.workbook, spot)));
        }
    }
    let header = mine.as_descendant().joined_with(&theirs.as_descendant());
    write_document(world, &words.out, &Document { header, workbook: merged.workbook })?;
    writeln!(world.stdout, "{sentence}")?;
    for line in &lines {
        writeln!(world.stdout, "{line}")?;
    }
    writeln!(world.stdout, "Wrote {}", words.out.display())?;
    Ok(if lines.is_empty() { GOOD } else { STOPPED })
}

/// Says one disagreement on one line.
fn line(said: &Said, place: &str) -> String {
    let who = if said.from.is_empty() { "a colleague" } else { &said.from };
    let [mine, theirs] = [&said.mine, &said.theirs].map(|text| match said.kind {
        DisagreementKind::Answer if text.trim().is_empty() => "nothing".to_owned(),
        DisagreementKind::Answer => format!("“{}”", short(text)),
        DisagreementKind::RemovedByMine | DisagreementKind::RemovedByTheirs => text.to_lowercase(),
    });
    match said.kind {
        DisagreementKind::Answer => format!("  {place}: your answer is {mine}, but the answer of {who} is {theirs}"),
        DisagreementKind::RemovedByMine | DisagreementKind::RemovedByTheirs => {
            format!("  {place}: you: {mine}; {who}: {theirs}")
        }
    }
}

/// Returns the beginning of a text on one line.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).chain(['…']).collect() }
}

/// Reads a workbook of which every part is known; a part that is not would be missing from the new file.
fn read(world: &World<'_>, path: &Path) -> Result<Read, Stop> {
    let (bytes, fingerprint) = file::read(world.disk.as_ref(), path).map_err(|error| error.three_parts())?;
    let opened = format::from_bytes::<Workbook>(&bytes).map_err(|error| error.three_parts())?;
    if let Some(ReadOnly::UnknownContent(_)) = opened.read_only {
        return Err(ThreeParts::new(
            format!("{} has parts that this version of Sightline cannot read.", path.display()),
            "Nothing was written, so that they are not lost.",
            "Use the version of Sightline that wrote it, or a later one.",
        )
        .into());
    }
    Ok(Read { path: path.to_owned(), document: opened.document, hash: fingerprint.hash })
}

fn same_document(mine: &Read, other: &Read) -> Result<(), Stop> {
    if mine.document.header.document == other.document.header.document {
        return Ok(());
    }
    Err(ThreeParts::new(
        format!("{} and {} are not copies of one workbook.", other.path.display(), mine.path.display()),
        "Nothing was written.",
        "Check that you chose the right files.",
    )
    .into())
}

/// What was typed after the command.
struct Words {
    files: Vec<PathBuf>,
    out: PathBuf,
    from: String,
    stage: Option<Stage>,
    base: Option<PathBuf>,
}

impl Words {
    fn of(parser: &mut lexopt::Parser, command: &str, count: usize, options: &[&str]) -> Result<Self, ThreeParts> {
        let mut words = Self { files: vec![], out: PathBuf::new(), from: String::new(), stage: None, base: None };
        let mut out: Option<PathBuf> = None;
        while let Some(argument) = parser.next().map_err(|error| misunderstood(&error))? {
            let known = |option: &str| options.contains(&option);
            match argument {
                lexopt::Arg::Long("out") => out = Some(value(parser)?.into()),
                lexopt::Arg::Long("from") if known("--from") => {
                    let value = value(parser)?;
                    let name = value.to_str().ok_or_else(|| unknown_value("--from", &value, "a name as text"))?;
                    name.trim().clone_into(&mut words.from);
                }
                lexopt::Arg::Long("stage") if known("--stage") => {
                    let value = value(parser)?;
                    let stage = Stage::ALL.iter().find(|stage| value == *stage.id());
                    let wanted = "aim, objectives, stakeholders, resources, content or evaluation";
                    words.stage = Some(*stage.ok_or_else(|| unknown_value("--stage", &value, wanted))?);
                }
                lexopt::Arg::Long("base") if known("--base") => words.base = Some(value(parser)?.into()),
                lexopt::Arg::Value(value) if words.files.len() < count => words.files.push(value.into()),
                lexopt::Arg::Long(other) => return Err(unknown_option(&format!("--{other}"), options)),
                other => return Err(misunderstood(&other.unexpected())),
            }
        }
        let names: &[&str] = match command {
            "merge" => &["The name of the base (or - for none)", "The name of your copy", "The name of the other copy"],
            "take" => &["The name of the workbook", "The name of the stage that came back"],
            _ => &["The name of the workbook"],
        };
        if let Some(name) = names.get(words.files.len()) {
            return Err(missing(name, command));
        }
        words.out = out.ok_or_else(|| missing("The name of the new file (--out FILE)", command))?;
        Ok(words)
    }
}

fn value(parser: &mut lexopt::Parser) -> Result<OsString, ThreeParts> {
    parser.value().map_err(|error| misunderstood(&error))
}
