//! What a newer Sightline added to a file stays where it stood, whatever becomes of the rest.

use serde::Deserialize;

use super::*;
use crate::model::{FileStep, RowId, UnknownParts};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Book {
    title: String,
    #[serde(skip_serializing_if = "is_blank")]
    sitting: Sitting,
    rows: Vec<Row>,
    marks: std::collections::BTreeMap<String, Mark>,
    turns: Vec<Mark>,
    #[serde(skip)]
    unknown: UnknownParts,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Sitting {
    seconds: u32,
}

fn is_blank(sitting: &Sitting) -> bool {
    sitting.seconds == 0
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Row {
    id: RowId,
    figure: Figure,
    aim: Option<Mark>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Figure {
    #[default]
    None,
    Known {
        value: u32,
    },
    Later {
        by: u32,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Mark {
    by: String,
}

impl Carries for Book {
    fn unknown(&self) -> &UnknownParts {
        &self.unknown
    }

    fn carry(&mut self, parts: UnknownParts) {
        self.unknown = parts;
    }
}

fn mark(by: &str) -> Mark {
    Mark { by: by.to_owned() }
}

fn row(bits: u64) -> Row {
    Row { id: RowId::from_bits(bits), figure: Figure::Known { value: 3 }, aim: Some(mark("aim")) }
}

fn sample() -> String {
    let book = Book {
        title: "A (\"plan\": [".to_owned(),
        sitting: Sitting { seconds: 5 },
        rows: vec![row(1), row(2)],
        marks: [("aim/achievable".to_owned(), mark("a"))].into(),
        turns: vec![mark("x"), mark("y")],
        unknown: UnknownParts::new(),
    };
    let header = Header { written_by: "0.1.0".into(), document: "d".into(), revision: 1, parents: vec![] };
    to_text(&Document { header, workbook: book }).unwrap()
}

/// Puts an unknown part before every field, and two at the end of every struct.
fn with_unknown(text: &str) -> String {
    let mut out = String::new();
    let mut number = 0;
    let mut part = |out: &mut String, indent: &str| {
        number += 1;
        let text = format!(
            "{indent}new_{number}: Some((\n{indent}  deep: [1, \"x),\", 'y', r#\"\"}}\"#],\n{indent}  by: {{\"k\": -1.5}},\n{indent})),\n"
        );
        out.push_str(&text);
    };
    let mut open: Vec<bool> = vec![];
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = &line[..line.len() - trimmed.len()];
        let is_field = open.last() == Some(&true) && trimmed.contains(": ") && trimmed.starts_with(char::is_lowercase);
        if is_field && !trimmed.starts_with("workbook:") && !trimmed.starts_with("checksum:") {
            part(&mut out, indent);
        }
        if trimmed.starts_with([')', ']', '}']) && open.pop() == Some(true) && !open.is_empty() {
            part(&mut out, &format!("{indent}  "));
            part(&mut out, &format!("{indent}  "));
        }
        out.push_str(line);
        out.push('\n');
        if line.ends_with(['(', '[', '{']) {
            open.push(line.ends_with('('));
        }
    }
    out
}

fn open(text: &str) -> Opened<Book> {
    from_bytes(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Leaves out what differs with every change.
fn without_checksum(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("checksum: "));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn unknown_parts_at_every_level_are_written_back_to_the_letter() {
    let text = with_unknown(&sample());
    let opened = open(&text);
    assert_eq!(opened.read_only, None);
    assert!(opened.warnings.contains(&Warning::HoldsUnknown), "{:?}", opened.warnings);
    let count = text.matches("new_").count();
    assert_eq!(opened.document.workbook.unknown.len(), count);
    assert!(count > 40, "{count}");
    let again = to_text(&opened.document).unwrap();
    assert_eq!(without_checksum(&again), without_checksum(&text));
    assert_eq!(open(&again).warnings, [Warning::HoldsUnknown]);
    assert_eq!(open(&again).document, opened.document);
    let turned = open(&text.replace('\n', "\r\n"));
    assert_eq!(turned.document, opened.document, "turned line ends change nothing");
}

#[test]
fn unknown_parts_go_where_their_row_goes() {
    let text = with_unknown(&sample());
    let mut document = open(&text).document;
    let all = document.workbook.unknown.clone();
    let book = &mut document.workbook;
    book.title = "Another".into();
    book.rows.reverse();
    book.rows.insert(1, row(9));
    book.turns.insert(0, mark("new"));
    book.rows[0].figure = Figure::Known { value: 4 };
    let again = open(&to_text(&document).unwrap()).document;
    assert_eq!(again.workbook, document.workbook);
    assert_eq!(again.workbook.unknown.len(), all.len());

    // What belonged to an answer, a row or a record that is gone is gone with it, and back when that is undone.
    let before = document.clone();
    let book = &mut document.workbook;
    book.rows[0].figure = Figure::Later { by: 4 };
    book.rows[0].aim = None;
    book.rows.remove(2);
    book.turns.remove(1);
    let less = open(&to_text(&document).unwrap()).document.workbook.unknown;
    assert!(less.len() < all.len() && less.iter().all(|(place, part)| all[place].text == part.text));
    let of_row = |place: &[FileStep]| place.contains(&FileStep::Row(RowId::from_bits(1)));
    assert!(!less.keys().any(|place| of_row(place)) && all.keys().any(|place| of_row(place)));
    assert!(!less.keys().any(|place| place.contains(&FileStep::Inside("Known".into()))
        && place.contains(&FileStep::Row(RowId::from_bits(2)))));
    assert_eq!(open(&to_text(&before).unwrap()).document.workbook.unknown.len(), all.len());
}

#[test]
fn unknown_parts_of_what_is_not_written_now_are_written_all_the_same() {
    let mut document = open(&with_unknown(&sample())).document;
    document.workbook.sitting = Sitting::default();
    document.workbook.marks.clear();
    let again = open(&to_text(&document).unwrap()).document;
    let in_sitting = |place: &&Vec<FileStep>| place.first() == Some(&FileStep::Part("sitting".into()));
    let count = |document: &Document<Book>| document.workbook.unknown.keys().filter(in_sitting).count();
    assert_eq!((count(&again), again.workbook.sitting), (count(&document), Sitting::default()));
    assert!(count(&document) >= 3);
}

/// Returns where the last figure stands.
fn last(text: &str) -> usize {
    text.rfind("figure:").unwrap()
}

#[test]
fn what_has_no_place_of_its_own_keeps_the_file_for_reading_only() {
    let text = sample();
    let twice = text.replace("title:", "new: 1, new: 2, title:");
    let same_id = text.replace("0000000002", "0000000001");
    let in_the_first = same_id.replacen("figure:", "new: 1, figure:", 1);
    let same_id = format!("{}new: 1, figure:{}", &same_id[..last(&same_id)], &same_id[last(&same_id) + 7..]);
    let same_record = text.replace("by: \"y\"", "new: 1, by: \"x\"");
    for text in [twice, same_id, same_record] {
        let opened = open(&text);
        assert!(matches!(opened.read_only, Some(ReadOnly::UnknownContent(_))), "{text}");
        assert!(opened.document.workbook.unknown.is_empty() && !opened.warnings.contains(&Warning::HoldsUnknown));
    }
    let first = open(&in_the_first);
    assert_eq!((first.read_only, first.document.workbook.unknown.len()), (None, 1));
    assert_eq!(open(&to_text(&first.document).unwrap()).document, first.document);
    // Written by hand in another way, it has its place.
    let by_hand = text.replace("Some((", "(").replace(")),", "),").replace("title:", "new : ( 1 ) , // why\n title:");
    let opened = open(&by_hand);
    assert_eq!(opened.read_only, None);
    assert!(to_text(&opened.document).unwrap().contains("\n    new : ( 1 ),\n    title:"));
}
