//! Two people with two releases of Sightline work on one file: what the older one does not know stays as it is.

use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use sightline::model::{
    Address, Answer, Edit, FileStep, Place, RowId, Stage, Table, UnknownParts, Workbook, merge, released,
};
use sightline::store::format::{self, Warning};
use sightline::store::{Document, Header, Opened};

use crate::support::arbitrary::{cases, two_copies, workbook};

const V1: &str = include_str!("fixtures/formats/v1.ron");

/// What a newer Sightline might add: brackets, marks and line ends in every kind of text.
const NEW: &str = "(deep: [1, \"x),\\n\", 'y', r#\"\"}\"#], by: {\"k/,\": -1.5}, of: Some(Some(())))";

/// Adds a part that no Sightline knows before every field of a file, and one at the end of every struct.
fn with_unknown(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<bool> = vec![];
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let indent = &line[..line.len() - trimmed.len()];
        let is_field = open.last() == Some(&true) && trimmed.starts_with(|c: char| c.is_ascii_lowercase());
        if is_field && !trimmed.starts_with("checksum:") && !trimmed.starts_with("workbook:") {
            out.extend([indent, "new_", &number.to_string(), ": ", NEW, ",\n"]);
        }
        if trimmed.starts_with([')', ']', '}']) && open.pop() == Some(true) && !open.is_empty() {
            out.extend([indent, "  last_", &number.to_string(), ": ", NEW, ",\n"]);
        }
        out.push_str(line);
        out.push('\n');
        if line.ends_with(['(', '[', '{']) {
            open.push(line.ends_with('('));
        }
    }
    out
}

fn open(text: &str) -> Document<Workbook> {
    let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.read_only, None);
    opened.document
}

fn written(document: &Document<Workbook>) -> String {
    format::to_text(document).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Returns the lines without the checksum, which is another with every change.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("  checksum: ")).collect()
}

fn why() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("achievable")
}

fn answer(workbook: &mut Workbook, at: Address, text: &str) {
    Edit::Set { at, to: Answer::Text(text.to_owned()) }.apply(workbook).expect("the answer");
}

/// Returns an open workbook with unknown parts everywhere.
fn newer() -> Document<Workbook> {
    let mut known = open(V1);
    if let Some(review) = known.workbook.reviews.last_mut() {
        Arc::make_mut(review).closed = None;
    }
    open(&with_unknown(&written(&known)))
}

#[test]
fn a_file_with_unknown_fields_at_every_level_keeps_them_byte_for_byte_in_place() {
    let text = with_unknown(V1);
    let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap();
    assert_eq!((opened.read_only, opened.warnings), (None, vec![Warning::ChecksumDiffers, Warning::HoldsUnknown]));
    let document = opened.document;
    let count = text.matches(NEW).count();
    assert!(count > 1_000, "{count}");
    assert_eq!(document.workbook.unknown.len(), count);
    assert_eq!(lines(&written(&document)), lines(&text));

    // An edit changes its own line and no other.
    let mut document = newer();
    let before = written(&document);
    answer(&mut document.workbook, why(), "Three people");
    let after = written(&document);
    let (was, is) = (lines(&before), lines(&after));
    let changed: Vec<_> = was.iter().zip(&is).filter(|(was, is)| was != is).map(|(_, is)| is.trim()).collect();
    assert_eq!((was.len(), changed), (is.len(), vec!["achievable: \"Three people\","]));
    assert_eq!(open(&after), document);
}

#[test]
fn a_row_takes_its_unknown_fields_with_it_and_undo_brings_them_back() {
    let mut document = newer();
    let table = Table::SmartObjectives.address();
    let rows: Vec<RowId> = document.workbook.review().objectives.smart.iter().map(sightline::model::Row::id).collect();
    let of = |document: &Document<Workbook>, row: RowId| {
        let review = document.workbook.review().id;
        let is_its =
            |place: &&Vec<FileStep>| place.contains(&FileStep::Row(row)) && place.contains(&FileStep::Row(review));
        open(&written(document)).workbook.unknown.keys().filter(is_its).count()
    };
    let (first, copy) = (rows[0], RowId::from_bits(77));
    let its = of(&document, first);
    assert!(its > 5, "{its}");
    Edit::Move { row: table.row(first), to: rows.len() - 1 }.apply(&mut document.workbook).unwrap();
    Edit::Duplicate { row: table.row(first), id: copy }.apply(&mut document.workbook).unwrap();
    assert_eq!((of(&document, first), of(&document, copy)), (its, its));
    let before = document.clone();
    Edit::Remove { row: table.row(first) }.apply(&mut document.workbook).unwrap();
    assert_eq!((of(&document, first), of(&document, copy)), (0, its));
    assert_eq!(of(&before, first), its);
    // The next review begins with them, and the one before keeps its own.
    let review = document.workbook.review().id;
    let on = date(2027, 5, 1);
    Edit::CloseReview { on, by: String::new() }.apply(&mut document.workbook).unwrap();
    Edit::StartNextReview { id: RowId::from_bits(78), on }.apply(&mut document.workbook).unwrap();
    assert_eq!(of(&document, copy), its);
    let saved = open(&written(&document)).workbook;
    assert!(
        saved
            .unknown
            .keys()
            .any(|place| place.contains(&FileStep::Row(review)) && place.contains(&FileStep::Row(copy)))
    );
    assert!(released(&saved).unknown.is_empty(), "nobody can say whether the public may see them");
}

#[test]
fn a_colleague_with_a_newer_release_and_one_with_an_older_both_keep_their_words() {
    let base = newer().workbook;
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    answer(&mut mine, why(), "Two people");
    // The newer release changed one of its own answers and gave another.
    let changed = theirs.unknown.keys().nth(100).cloned().unwrap();
    let parts = Arc::make_mut(&mut theirs.unknown);
    parts.get_mut(&changed).unwrap().text = "new: \"Theirs\"".into();
    let mut another = changed.clone();
    *another.last_mut().unwrap() = FileStep::Part("another".into());
    parts.insert(another.clone(), parts[&changed].clone());
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merge(Some(&base), one, other, "Priya", date(2026, 11, 21));
        assert_eq!((merged.clashes, &merged.workbook.unknown), (0, &theirs.unknown));
        assert_eq!(merged.workbook.review().aim.achievable.0, "Two people");
    }
    // Only a program that knows the part can join two changes of it.
    Arc::make_mut(&mut mine.unknown).get_mut(&changed).unwrap().text = "new: \"Mine\"".into();
    assert_eq!(merge(Some(&base), &mine, &theirs, "", date(2026, 11, 21)).clashes, 1);
}

#[test]
fn two_who_each_started_the_next_review_keep_what_the_newer_release_changed_in_it() {
    let mut base = newer().workbook;
    Edit::CloseReview { on: date(2026, 11, 2), by: String::new() }.apply(&mut base).unwrap();
    let started = |id: u64, day: i8| {
        let mut copy = base.clone();
        let next = Edit::StartNextReview { id: RowId::from_bits(id), on: date(2026, 11, day) };
        next.apply(&mut copy).unwrap();
        copy
    };
    let (mut mine, mut theirs) = (started(81, 3), started(82, 4));
    answer(&mut mine, why(), "Two people");
    let in_new = |place: &[FileStep]| place.contains(&FileStep::Row(RowId::from_bits(82)));
    let parts = Arc::make_mut(&mut theirs.unknown);
    let part = parts.iter_mut().find(|(place, _)| in_new(place)).expect("it was carried").1;
    part.text = format!("{}: \"Theirs\"", part.text.split(':').next().unwrap_or_default());
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merge(Some(&base), one, other, "", date(2026, 11, 21));
        assert_eq!((merged.clashes, merged.workbook.reviews.len()), (0, base.reviews.len() + 1));
        let text = written(&Document { header: Header::fresh(), workbook: merged.workbook });
        assert!(text.contains(": \"Theirs\"") && text.contains("Two people"));
    }
}

#[test]
fn a_row_of_which_only_an_unknown_field_was_changed_counts_as_changed() {
    let base = newer().workbook;
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let row = base.review().objectives.smart.iter().next().expect("an objective").id;
    Edit::Remove { row: Table::SmartObjectives.address().row(row) }.apply(&mut mine).unwrap();
    let review = base.review().id;
    let parts = Arc::make_mut(&mut theirs.unknown);
    let is_its = |place: &Vec<FileStep>| place.contains(&FileStep::Row(row)) && place.contains(&FileStep::Row(review));
    let (place, part) = parts.iter_mut().find(|(place, _)| is_its(place)).unwrap();
    let (place, name) = (place.clone(), part.text.split(':').next().unwrap_or_default().to_owned());
    part.text = format!("{name}: \"Theirs\"");
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merge(Some(&base), one, other, "", date(2026, 11, 21));
        assert_eq!((merged.needs.len(), merged.clashes), (1, 0), "a person is asked whether the row stays");
        let text = written(&Document { header: Header::fresh(), workbook: merged.workbook });
        assert_eq!(open(&text).workbook.unknown[&place].text, format!("{name}: \"Theirs\""));
    }
}

/// Gives a copy the unknown parts of what both began with, of which a newer release has changed one in `of`. Returns the
/// words of those that the copy still has a place for.
fn changed_by(copy: &mut Workbook, base: &UnknownParts, who: &str, of: usize) -> Vec<String> {
    let mut parts = base.clone();
    let is_of_a_row = |place: &[FileStep]| {
        place.iter().all(|step| matches!(step, FileStep::Part(_) | FileStep::Row(_))) && place.len() > 1
    };
    let mut words = vec![];
    for (number, (place, part)) in parts.iter_mut().enumerate() {
        if number % 2 == of && number % 3 == 0 && is_of_a_row(place) {
            let name = part.text.split(':').next().unwrap_or_default().to_owned();
            words.push(format!("<{who} {number}>"));
            part.text = format!("{name}: \"<{who} {number}>\"");
        }
    }
    copy.unknown = Arc::new(parts);
    let text = written(&Document { header: Header::fresh(), workbook: copy.clone() });
    words.retain(|word| text.contains(word));
    words
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn no_unknown_field_that_either_side_changed_is_lost_in_a_merge([base, mine, theirs] in two_copies()) {
        let plain = written(&Document { header: Header::fresh(), workbook: base });
        let opened: Opened<Workbook> = format::from_bytes(with_unknown(&plain).as_bytes()).unwrap();
        prop_assume!(opened.read_only.is_none());
        let base = opened.document.workbook;
        let (mut mine, mut theirs) = (mine, theirs);
        let mut words = changed_by(&mut mine, &base.unknown, "mine", 0);
        words.extend(changed_by(&mut theirs, &base.unknown, "theirs", 1));
        for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
            let merged = merge(Some(&base), one, other, "", date(2026, 11, 21));
            prop_assert_eq!(merged.clashes, 0);
            let text = written(&Document { header: Header::fresh(), workbook: merged.workbook });
            let lost: Vec<&String> = words.iter().filter(|word| !text.contains(*word)).collect();
            prop_assert!(lost.is_empty(), "{:?}", lost);
        }
    }

    #[test]
    fn any_workbook_is_written_with_its_unknown_fields_to_the_letter(workbook in workbook()) {
        let plain = written(&Document { header: Header::fresh(), workbook });
        let text = with_unknown(&plain);
        let opened: Opened<Workbook> = format::from_bytes(text.as_bytes()).unwrap();
        // Two rows with one identity cannot be told apart, so such a file is only read.
        if opened.read_only.is_none() {
            let again = written(&opened.document);
            prop_assert_eq!(lines(&again), lines(&text));
        } else {
            prop_assert!(opened.document.workbook.unknown.is_empty());
        }
    }
}
