//! The annex of a paper: what still needs attention, and what was kept as it is, with the reason.
//!
//! It is added to a document and not part of the worksheets, which say every answer once and nothing else. A board reads
//! here what was decided against advice, and why.

use jiff::civil::Date;

use super::pieces::{self, column, quoted};
use super::{Block, Cell, Document, Selection, Spread, Style, Table, Text, Value};
use crate::model::{Place, date_in_table, date_in_text};
use crate::rules::{Finding, Findings};

/// Which findings go into the annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Annex {
    /// Only what was kept as it is: a decision that belongs into every paper.
    KeptOnly,
    /// Also what still needs attention.
    Everything,
}

/// Adds the findings of the pages that a paper covers. `today` is the day on which they were looked for.
#[must_use]
pub fn with_annex(
    mut document: Document,
    findings: &Findings,
    selection: &Selection,
    annex: Annex,
    today: Date,
) -> Document {
    let covered = |finding: &&Finding| selection.places.contains(&finding.at.place());
    let open: Vec<&Finding> = findings.open().filter(covered).collect();
    let kept: Vec<&Finding> = findings.kept().filter(covered).collect();
    if annex == Annex::Everything {
        document.blocks.push(heading("What still needs attention", "attention"));
        if open.is_empty() {
            let words = format!("The checks on {} found nothing.", date_in_text(today));
            document.blocks.push(Block::Paragraph(Style::Normal, Text::ours(words)));
        } else {
            let words = format!(
                "Checked on {}. Each line is a point to consider, with the reason. Not every line is a fault.",
                date_in_text(today)
            );
            document.blocks.push(Block::Paragraph(Style::Lead, Text::ours(words)));
            document.blocks.extend(attention(&open));
        }
    }
    if !kept.is_empty() {
        document.blocks.push(heading("Accepted, with reasons", "kept"));
        document.blocks.push(kept_table(&kept));
    }
    document
}

fn heading(words: &'static str, anchor: &str) -> Block {
    pieces::heading(2, words, format!("annex-{anchor}"))
}

/// Returns one table a page, in the order of the pages, the gravest first.
fn attention<'f>(open: &'f [&'f Finding]) -> impl Iterator<Item = Block> + 'f {
    Place::all().filter_map(move |place| {
        let mut here: Vec<&&Finding> = open.iter().filter(|one| one.at.place() == place).collect();
        here.sort_by_key(|one| one.severity);
        (!here.is_empty()).then(|| {
            Block::Table(Table {
                caption: match place {
                    Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
                    other => other.label().to_owned(),
                },
                columns: ["What was found", "Kind", "Why it matters"].map(column).into(),
                rows: here
                    .iter()
                    .map(|one| vec![quoted(&one.message), Cell::ours(one.kind()), Cell::ours(one.reason)])
                    .collect(),
                note: String::new(),
                spread: Spread::Text,
            })
        })
    })
}

/// Returns the table of what is kept as it is.
pub(super) fn kept_table(kept: &[&Finding]) -> Block {
    let rows = kept.iter().filter_map(|one| {
        let decision = one.kept.as_ref()?;
        Some(vec![
            quoted(&one.message),
            quoted(&decision.reason),
            quoted(&decision.by),
            Cell { text: Text::ours(date_in_table(decision.on)), value: Value::Date(decision.on) },
        ])
    });
    Block::Table(Table {
        caption: "Choices made against the checks".to_owned(),
        columns: ["What was found", "Why it was accepted", "Decided by", "On"].map(column).into(),
        rows: rows.collect(),
        note: "A finding returns when the answers behind it change.".to_owned(),
        spread: Spread::Text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::export::{Format, export, worksheets};
    use crate::model::sheets::aim::DriverKind;
    use crate::model::{Answer, Edit, Stage, Workbook, resolve};

    /// Returns a workbook with a stop and a caution, of which the stop is kept when it is asked for.
    fn with_findings() -> Workbook {
        let mut workbook = riverside();
        let drivers = resolve("aim/drivers").unwrap();
        let rows: Vec<_> = workbook.review().aim.drivers.iter().map(|driver| driver.id).collect();
        for id in rows {
            Edit::Remove { row: drivers.row(id) }.apply(&mut workbook).unwrap();
        }
        Edit::Add {
            at: drivers,
            id: crate::model::RowId::from_bits(4711),
            place: None,
            with: vec![("kind", DriverKind::PeerPressure.answer()), ("note", Answer::Text("They *all* do".into()))],
        }
        .apply(&mut workbook)
        .unwrap();
        workbook
    }

    fn paper(workbook: &Workbook, annex: Annex) -> String {
        let selection = Selection::stages(&[Stage::Aim]);
        let document = worksheets(workbook, workbook.review(), &selection, TODAY);
        let document = with_annex(document, &Findings::of(workbook, TODAY), &selection, annex, TODAY);
        for format in Format::ALL {
            assert!(export(&document, *format).unwrap().files.iter().all(|(_, bytes)| !bytes.is_empty()));
        }
        String::from_utf8(export(&document, Format::Markdown).unwrap().files.remove(0).1).unwrap()
    }

    #[test]
    fn what_needs_attention_stands_in_the_annex_with_its_reason() {
        let workbook = with_findings();
        let all = paper(&workbook, Annex::Everything);
        assert!(all.contains("## What still needs attention"), "{all}");
        assert!(
            all.contains("| The only driver is peer pressure: others do it. | Stop | Other organisations do not show"),
            "{all}"
        );
        assert!(!all.contains("Accepted, with reasons"), "{all}");
        assert!(!paper(&workbook, Annex::KeptOnly).contains("needs attention"));
        let sound = paper(&Workbook::default(), Annex::Everything);
        assert!(sound.contains("The checks on 21 November 2026 found nothing."), "{sound}");
    }

    #[test]
    fn what_is_kept_stands_there_with_who_decided_it_and_why() {
        let mut workbook = with_findings();
        let findings = Findings::of(&workbook, TODAY);
        let stop = findings.all().find(|one| one.check.id == "peer-pressure-only").unwrap();
        stop.keep("The board asked for *it*", "Head of communications", TODAY).apply(&mut workbook).unwrap();
        for annex in [Annex::KeptOnly, Annex::Everything] {
            let paper = paper(&workbook, annex);
            assert!(paper.contains("## Accepted, with reasons"), "{paper}");
            assert!(paper.contains("The board asked for \\*it\\* | Head of communications |"), "{paper}");
            assert!(!paper.contains("| Stop |"), "{paper}");
        }
    }
}
