//! What reading and writing a workbook file promise: stable text, nothing dropped, and clear words for every bad input.

use std::time::Duration;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde::Deserialize;

use super::*;
use crate::model::UnknownParts;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Book {
    organisation: String,
    aim: Option<Aim>,
    rows: Vec<Row>,
    #[serde(skip)]
    unknown: UnknownParts,
}

impl Carries for Book {
    fn unknown(&self) -> &UnknownParts {
        &self.unknown
    }

    fn carry(&mut self, parts: UnknownParts) {
        self.unknown = parts;
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Aim {
    text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Row {
    name: String,
    reach: Option<u32>,
    state: RowState,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
enum RowState {
    #[default]
    Draft,
    Agreed,
}

fn sample() -> Document<Book> {
    Document {
        header: Header {
            written_by: "0.1.0".into(),
            document: "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11".into(),
            revision: 41,
            parents: vec![ContentHash::of(b"an earlier save")],
        },
        workbook: Book {
            organisation: "Ysbyty’r Môr 🙂".into(),
            aim: Some(Aim { text: "One\nTwo\r\n\"three\"".into() }),
            rows: vec![Row { name: "GPs".into(), reach: Some(120), state: RowState::Agreed }],
            unknown: UnknownParts::new(),
        },
    }
}

fn read(text: &str) -> Result<Opened<Book>, FormatError> {
    from_bytes(text.as_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "each table row makes its own")]
fn fails(text: &str, expected: Expect) {
    expected.assert_eq(&read(text).unwrap_err().to_string());
}

#[test]
fn the_text_of_a_file() {
    expect![[r#"
        // Sightline workbook. Open it with Sightline.
        (
          format: "sightline-workbook",
          version: 1,
          written_by: "0.1.0",
          document: "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11",
          revision: 41,
          parents: [
            "sha256:46bff75b8f647ce0a510ac2bcc74e421a34ef2b921b24c8da327b5c8257a7a09",
          ],
          checksum: "sha256:a2f98fd975c33a393f9a7263809535583a6b9dd1cb026ace7bf014ec6761fe76",
          workbook: (
            organisation: "Ysbyty’r Môr 🙂",
            aim: Some((
              text: "One\nTwo\r\n\"three\"",
            )),
            rows: [
              (
                name: "GPs",
                reach: Some(120),
                state: Agreed,
              ),
            ],
          ),
        )
    "#]]
    .assert_eq(&to_text(&sample()).unwrap());
}

#[test]
fn a_file_reads_back_as_it_was() {
    let text = to_text(&sample()).unwrap();
    let opened = read(&text).unwrap();
    assert_eq!(opened.document, sample());
    assert_eq!(opened.read_only, None);
    assert_eq!(opened.warnings, []);
    assert_eq!(to_text(&opened.document).unwrap(), text);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = to_text(&sample()).unwrap();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let opened = read(&windows).unwrap();
    assert_eq!(opened, read(&text).unwrap());
    assert_eq!(opened.warnings, []);
}

#[test]
fn an_edit_by_hand_is_noticed_and_does_not_stop() {
    let text = to_text(&sample()).unwrap();
    let opened = read(&text.replace("GPs", "Doctors")).unwrap();
    assert_eq!(opened.warnings, [Warning::ChecksumDiffers]);
    assert_eq!(opened.document.workbook.rows[0].name, "Doctors");
    let opened = read(&text.replace("checksum: \"sha256:", "checksum: \"")).unwrap();
    assert_eq!(opened.warnings, [Warning::ChecksumMissing]);
}

#[test]
fn unknown_content_that_cannot_be_put_back_opens_read_only_and_says_where() {
    let text = to_text(&sample())
        .unwrap()
        .replace("name: \"GPs\"", "name: \"GPs\", colour: Blue(deep: [1, (2)]), colour: 2")
        .replace("aim: Some((", "aim: Some((mood: {\"a\": None},")
        .replace("revision: 41", "revision: 41, lock: Some(())");
    let opened = read(&text).unwrap();
    let Some(ReadOnly::UnknownContent(paths)) = opened.read_only else { panic!("nothing found") };
    assert_eq!(paths, ["lock", "workbook.aim.mood", "workbook.rows.0.colour", "workbook.rows.0.colour"]);
}

#[test]
fn an_answer_that_became_optional_still_reads() {
    let text = to_text(&sample()).unwrap().replace("Some(120)", "120");
    assert_eq!(read(&text).unwrap().document.workbook.rows[0].reach, Some(120));
}

#[test]
fn a_newer_file_says_which_version_it_needs() {
    let text = to_text(&sample())
        .unwrap()
        .replace("version: 1", "version: 99")
        .replace("0.1.0", "7.2.0")
        .replace("revision: 41", "revision: Later([\"x\"])")
        .replace("rows: [", "rows: <");
    fails(
        &text,
        expect![[r"
        The file was saved by Sightline 7.2.0 in version 99 of the file format. This Sightline reads up to version 1.
        The file was not changed.
        Open it with Sightline 7.2.0 or later."]],
    );
}

#[test]
fn files_that_are_not_workbooks_say_so() {
    fails(
        "",
        expect![[r"
        The file is empty.
        The file was not changed.
        Look for an earlier copy, or ask whoever sent the file to send it again."]],
    );
    fails(
        "\0\0\0\0\n",
        expect![[r"
        The file holds only 5 bytes of zeros: its content is lost.
        The file was not changed.
        Look for an earlier copy, or ask whoever sent the file to send it again."]],
    );
    fails(
        "Dear all, (see below) workbook: hello",
        expect![[r"
            The file is not a Sightline workbook.
            The file was not changed.
            Choose a workbook: the names of workbooks usually end in .ron."]],
    );
    for text in [
        "{\"posts\": [1, 2]}",
        "()",
        "(workbook: ())",
        "(format: \"other\", version: 1, workbook: ())",
        "PK\u{3}\u{4}",
        "a;b;c\n1;2;3\n",
    ] {
        assert_eq!(read(text), Err(FormatError::NotAWorkbook), "{text}");
    }
    let mut bytes = to_text(&sample()).unwrap().into_bytes();
    let at = bytes.iter().rposition(|byte| *byte == b'G').unwrap();
    bytes[at] = 0xff;
    expect![[r"
        The file is not a Sightline workbook, or it is damaged: line 19 is not text.
        The file was not changed.
        Check that you chose the right file. If you did, open an earlier copy."]]
    .assert_eq(&from_bytes::<Book>(&bytes).unwrap_err().to_string());
}

#[test]
fn faults_in_the_text_are_told_with_their_place() {
    let text = to_text(&sample()).unwrap();
    fails(
        &text.replace("state: Agreed", "state: Postponed"),
        expect![[r"
            Line 21 of the file cannot be read: “Postponed” is not a choice in this version. The text is “state: Postponed” (character 16).
            The file was not changed.
            If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."]],
    );
    fails(
        &text.replace("Some(120)", "Some(many)"),
        expect![[r"
        Line 20 of the file cannot be read: a number should be here. The text is “reach: Some(many)” (character 21).
        The file was not changed.
        If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."]],
    );
    fails(
        &text.replace("Some(120),", "Some(120)"),
        expect![[r"
        Line 21 of the file cannot be read: a comma is missing. The text is “state: Agreed” (character 9).
        The file was not changed.
        If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."]],
    );
    fails(
        &text.replace("revision: 41", "revision: minus"),
        expect![[r"
            Line 7 of the file cannot be read: a number should be here. The text is “revision: minus” (character 12).
            The file was not changed.
            If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."]],
    );
    fails(
        &format!("{text} and more"),
        expect![[r"
        Line 26 of the file cannot be read: there is more text after the end of the workbook. The text is “and more” (character 2).
        The file was not changed.
        If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."]],
    );
}

#[test]
fn a_file_that_was_cut_never_opens() {
    let text = to_text(&sample()).unwrap();
    let whole = text.trim_end().len();
    for (end, _) in text.char_indices().take_while(|(end, _)| *end < whole) {
        let error = read(&text[..end]).unwrap_err();
        let start_is_there = end > text.find("workbook: (").unwrap();
        if start_is_there {
            assert!(matches!(error, FormatError::CutShort { .. }), "{end}: {error}");
        }
    }
    fails(
        &text[..whole - 30],
        expect![[r"
        The file ends too early, after line 21. Part of it is missing.
        The file was not changed.
        If it was copied or sent, copy or send it again. If not, open an earlier copy."]],
    );
}

#[test]
fn bombs_of_brackets_are_refused_quickly() {
    let text = to_text(&sample()).unwrap();
    let body = text.find("workbook: ").unwrap() + "workbook: ".len();
    let head = &text[..body];
    let large = 60 * 1024 * 1024;
    for open in ["(", "[", "{", "Some(", "/*", "(a:", "r#", "{(", "[\"", "-", "'"] {
        let bombs = [
            open.repeat(large / open.len()),
            format!("{head}{}", open.repeat(large / open.len())),
            format!("{head}(unknown: {}", open.repeat(100_000)),
            format!("{head}(rows: {}", open.repeat(100_000)),
        ];
        for bomb in bombs {
            let start = started();
            assert!(read(&bomb).is_err(), "{open}");
            assert!(start() < Duration::from_secs(5), "{open}: {:?}", start());
        }
    }
    fails(
        &format!("{head}(unknown: {}", "(".repeat(1000)),
        expect![[r#"
            Line 12 of the file has more nested brackets than any workbook has.
            The file was not changed.
            If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered."#]],
    );
}

#[expect(clippy::disallowed_methods, reason = "the test bounds the time that a hostile file can take")]
fn started() -> impl Fn() -> Duration {
    let start = std::time::Instant::now();
    move || start.elapsed()
}

#[test]
fn an_empty_workbook_of_the_program_reads_back() {
    let document = crate::store::WorkbookFile { header: Header::fresh(), ..Default::default() };
    let text = to_text(&document).unwrap();
    let opened = from_bytes::<crate::model::Workbook>(text.as_bytes()).unwrap();
    assert_eq!(opened.document, document);
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Tree(Vec<Tree>);

static NOTHING: UnknownParts = UnknownParts::new();

impl Carries for Tree {
    fn unknown(&self) -> &UnknownParts {
        &NOTHING
    }

    fn carry(&mut self, _: UnknownParts) {}
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let mut workbook = Tree(Vec::new());
    for _ in 0..60 {
        workbook = Tree(vec![workbook]);
    }
    let header = sample().header;
    let error = to_text(&Document { header, workbook }).unwrap_err();
    assert!(matches!(error, FormatError::DoesNotReadBack(_) | FormatError::CannotWrite(_)), "{error:?}");
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Forgetful {
    #[serde(skip)]
    secret: u8,
}

impl Carries for Forgetful {
    fn unknown(&self) -> &UnknownParts {
        &NOTHING
    }

    fn carry(&mut self, _: UnknownParts) {}
}

#[test]
fn what_reads_back_differently_is_not_written() {
    let document = Document { header: sample().header, workbook: Forgetful { secret: 1 } };
    assert!(matches!(to_text(&document), Err(FormatError::DoesNotReadBack(_))));
}

prop_compose! {
    fn any_book()(
        organisation in any::<String>(),
        aim in proptest::option::of(any::<String>()),
        rows in proptest::collection::vec((".*\\PC*[\r\n\0]?", any::<Option<u32>>(), any::<bool>()), 0..5),
    ) -> Book {
        Book {
            organisation,
            aim: aim.map(|text| Aim { text }),
            rows: rows
                .into_iter()
                .map(|(name, reach, agreed)| Row {
                    name,
                    reach,
                    state: if agreed { RowState::Agreed } else { RowState::Draft },
                })
                .collect(),
            unknown: UnknownParts::new(),
        }
    }
}

proptest! {
    #[test]
    fn any_workbook_reads_back(workbook in any_book()) {
        let document = Document { header: sample().header, workbook };
        let text = to_text(&document).unwrap();
        prop_assert_eq!(read(&text).unwrap().document, document);
        prop_assert!(!text.contains('\r'));
    }

    #[test]
    fn any_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = from_bytes::<Book>(&bytes);
    }

    #[test]
    fn a_damaged_file_never_panics_and_is_never_taken_for_sound(at in any::<prop::sample::Index>(), flip in 1_u8..=255) {
        let text = to_text(&sample()).unwrap();
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(opened) = from_bytes::<Book>(&bytes)
            && opened.document.workbook != sample().workbook
        {
                prop_assert!(!opened.warnings.is_empty() || opened.read_only.is_some());
        }
    }
}
