//! The file: what is written reads back the same, and files of every version open for ever.

use proptest::prelude::*;
use sightline::editor::samples::samples;
use sightline::model::Workbook;
use sightline::store::{Document, Header, Opened, format};

use crate::sample_checks;
use crate::support::arbitrary::{cases, workbook};
use crate::support::ten_years::{small, ten_years};

fn document(workbook: Workbook) -> Document<Workbook> {
    Document { header: Header::fresh(), workbook }
}

fn open(text: &str) -> Opened<Workbook> {
    let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.read_only, None);
    assert_eq!(opened.warnings, vec![]);
    opened
}

fn round_trip(workbook: &Workbook) -> Workbook {
    let text = format::to_text(&document(workbook.clone())).unwrap_or_else(|error| panic!("{error}"));
    let opened = open(&text);
    assert!(format::to_text(&opened.document).as_ref() == Ok(&text), "the same workbook gives another text");
    // Another program may turn the line ends of the file. Those inside an answer are written as signs.
    let turned = open(&text.replace('\n', "\r\n"));
    assert!(turned.document == opened.document, "turned line ends change the workbook");
    opened.document.workbook
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_workbook_reads_back_as_it_was(workbook in workbook()) {
        prop_assert_eq!(round_trip(&workbook), workbook);
    }
}

#[test]
fn ten_years_and_a_small_workbook_read_back_as_they_were() {
    for workbook in [small(), ten_years()] {
        assert!(round_trip(&workbook) == workbook, "a large workbook differs after a round trip");
    }
}

#[test]
fn text_pasted_from_elsewhere_survives_to_the_letter() {
    for text in [
        "“Smart” ‘quotes’ – and — dashes…",
        "no\u{a0}break, thin\u{2009}space, zero\u{200b}width",
        "• bullet\n\ttab\n\n  indented",
        "line\r\nline\rline",
        "Ŵ ŵ Ŷ ŷ â ê î ô û: Ysbyty Gwynedd, Llŷn",
        "👩🏽‍⚕️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿 😀 ☐ ☑ → £½",
        "(format: \"x\") // not a comment /* nor this */ \\ \" \u{0}",
        "عربى and עברית",
    ] {
        let mut workbook = small();
        std::sync::Arc::make_mut(&mut workbook.review_mut().aim).achievable = text.into();
        let back = round_trip(&workbook);
        assert_eq!(back.review().aim.achievable.0, text);
    }
}

#[test]
fn the_worked_examples_are_complete_and_in_order() {
    for sample in samples() {
        sample_checks::check(sample.id, sample.text);
        let workbook = sample.workbook().unwrap();
        let progress = sightline::rules::progress(&workbook);
        assert!(progress.whole().is_complete(), "{}: {progress:?}", sample.id);
        assert!(round_trip(&workbook) == workbook, "{} differs after a round trip", sample.id);
    }
}

/// The file that version 1 of the format wrote. It is never written anew: a change of the text is a new version, or a
/// reader that still understands this one.
const V1: &str = include_str!("fixtures/formats/v1.ron");

#[test]
fn a_file_of_version_1_opens_and_is_written_as_it_was() {
    let opened = open(V1);
    assert_eq!(opened.document.workbook.name(), "Riverside NHS Trust");
    let again = format::to_text(&opened.document).unwrap();
    if let Some((number, line)) = first_lost_line(V1, &again) {
        panic!(
            "line {number} of tests/fixtures/formats/v1.ron is no longer written: {line}\nFiles that people have would \
             change, and an older Sightline of this version could not read them. Keep the old text, or raise VERSION \
             in src/store/format with a step that upgrades, and add a fixture of the new version."
        );
    }
    assert!(
        again == V1,
        "a workbook has parts that v1.ron does not have. They are read as unanswered, so the version may stay; an \
         older Sightline carries them as they are. If that is meant, keep v1.ron, let this test hold only \
         that no line of it is lost, and hold the whole text with a newer fixture beside it."
    );
}

/// Returns the first line, with its number, that is missing from the new text or stands in another order. The
/// checksum is another with every change, so it is left out.
fn first_lost_line<'t>(then: &'t str, now: &str) -> Option<(usize, &'t str)> {
    let mut now = now.lines();
    then.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with("  checksum: "))
        .find(|(_, line)| !now.any(|new| new == *line))
        .map(|(number, line)| (number + 1, line))
}

#[test]
fn a_line_that_is_lost_is_told_from_lines_that_were_added() {
    let then = "(\n  checksum: \"1\",\n  a: 1,\n  b: 2,\n)";
    assert_eq!(first_lost_line(then, "(\n  checksum: \"2\",\n  a: 1,\n  new: None,\n  b: 2,\n)"), None);
    assert_eq!(first_lost_line(then, "(\n  b: 2,\n  a: 1,\n)"), Some((4, "  b: 2,")));
    assert_eq!(first_lost_line(then, "(\n  a: Some(1),\n  b: 2,\n)"), Some((3, "  a: 1,")));
}

#[test]
fn no_part_of_a_file_is_taken_for_the_whole() {
    for length in (0..V1.len() - 2).step_by(97) {
        let part = V1.as_bytes().get(..length).unwrap();
        let read: Result<Opened<Workbook>, _> = format::from_bytes(part);
        assert!(read.is_err(), "the first {length} bytes read as a workbook");
    }
}

#[test]
fn content_without_a_place_of_its_own_opens_for_reading_only() {
    let text = V1.replacen("registers: (", "a_later_idea: \"one\", a_later_idea: \"two\", registers: (", 1);
    assert_ne!(text, V1);
    let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap();
    assert!(opened.read_only.is_some());
}
