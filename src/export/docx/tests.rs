//! What a Word file must hold, read back with a reader of archives and a reader of XML.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;
use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside};
use crate::export::outline::{Block, Style, Text};
use crate::export::{Order, Paper, Selection, compose, with_line_of_sight, worksheets};
use crate::model::{RowId, Stage, Workbook};
use crate::rules::Findings;

type Parts = BTreeMap<String, Vec<u8>>;

/// One element: its name, its attributes, and the elements that it stands in.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    inside: Vec<String>,
}

impl Element {
    fn value(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

fn parts(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT), "{}", file.name());
        let mut bytes = vec![];
        file.read_to_end(&mut bytes).unwrap();
        assert!(parts.insert(file.name().to_owned(), bytes).is_none(), "{} twice", file.name());
    }
    parts
}

fn attributes(start: &BytesStart<'_>) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let all = start.attributes().map(|attribute| attribute.unwrap());
    all.map(|one| (text(one.key.as_ref()), quick_xml::escape::unescape(&text(&one.value)).unwrap().into_owned()))
        .collect()
}

/// Reads a part as its elements in order; a part that is not well formed fails the test.
fn elements(part: &[u8]) -> Vec<Element> {
    let mut reader = Reader::from_reader(part);
    let (mut all, mut open) = (vec![], vec![]);
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(start) | Event::Empty(start) = &event {
            let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
            all.push(Element { name: name.clone(), attributes: attributes(start), inside: open.clone() });
            if matches!(event, Event::Start(_)) {
                open.push(name);
            }
        }
        match event {
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    all
}

/// Reads the main part as its paragraphs: the style of each, and its words.
fn paragraphs(parts: &Parts) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(parts["word/document.xml"].as_slice());
    let mut paragraphs: Vec<(String, String)> = vec![];
    let mut in_text = false;
    loop {
        let event = reader.read_event().unwrap();
        let last = paragraphs.last_mut();
        match (&event, last) {
            (Event::Start(start), _) if start.name().as_ref() == b"w:p" => {
                paragraphs.push((String::new(), String::new()));
            }
            (Event::Empty(empty), Some((style, words))) => match empty.name().as_ref() {
                b"w:pStyle" => *style = attributes(empty)["w:val"].clone(),
                b"w:br" => words.push('\n'),
                b"w:tab" => words.push('\t'),
                _ => {}
            },
            (Event::Start(start), _) if start.name().as_ref() == b"w:t" => in_text = true,
            (Event::End(end), _) if end.name().as_ref() == b"w:t" => in_text = false,
            (Event::Text(text), Some((_, words))) if in_text => {
                words.push_str(std::str::from_utf8(text).unwrap());
            }
            (Event::GeneralRef(entity), Some((_, words))) if in_text => {
                let entity = format!("&{};", std::str::from_utf8(entity).unwrap());
                words.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            (Event::Eof, _) => break,
            _ => {}
        }
    }
    paragraphs
}

fn words(parts: &Parts) -> String {
    paragraphs(parts).into_iter().map(|(_, words)| words + "\n").collect()
}

fn whole(workbook: &Workbook) -> Document {
    let document = worksheets(workbook, workbook.review(), &Selection::whole(), TODAY);
    with_line_of_sight(document, workbook.review(), &Selection::whole())
}

/// Checks what Word insists on: parts that are named are there, numbers come once, children stand in their order.
fn holds_together(parts: &Parts) {
    let kinds = elements(&parts["[Content_Types].xml"]);
    let endings: BTreeSet<&str> = kinds.iter().map(|kind| kind.value("Extension")).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let has_kind = kinds.iter().any(|kind| kind.value("PartName") == format!("/{name}"));
        assert!(has_kind || endings.contains(name.rsplit('.').next().unwrap()), "{name} has no kind");
    }
    for kind in kinds.iter().filter(|kind| kind.name == "Override") {
        assert!(parts.contains_key(kind.value("PartName").trim_start_matches('/')), "{}", kind.value("PartName"));
    }
    let mut relations = BTreeSet::new();
    for relation in elements(&parts["word/_rels/document.xml.rels"]).iter().skip(1) {
        assert!(relations.insert(relation.value("Id").to_owned()));
        let is_outside = relation.value("TargetMode") == "External";
        assert!(is_outside || parts.contains_key(&format!("word/{}", relation.value("Target"))));
    }
    let main = elements(&parts["word/document.xml"]);
    let (mut ids, mut marks, mut drawings) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for element in &main {
        for reference in ["r:id", "r:embed"].map(|name| element.value(name)).into_iter().filter(|id| !id.is_empty()) {
            assert!(relations.contains(reference), "{reference}");
        }
        match element.name.as_str() {
            "w:bookmarkStart" => {
                assert!(ids.insert(element.value("w:id")) && marks.insert(element.value("w:name")));
                assert!(element.value("w:name").len() <= 40);
            }
            "wp:docPr" => {
                assert!(drawings.insert(element.value("id")) && !element.value("descr").is_empty());
            }
            _ => {}
        }
    }
    for link in main.iter().filter(|element| element.name == "w:hyperlink") {
        let anchor = link.value("w:anchor");
        assert!(anchor.is_empty() || marks.contains(anchor), "{anchor} leads nowhere");
    }
    let styles = elements(&parts["word/styles.xml"]);
    let known: BTreeSet<&str> = styles.iter().map(|style| style.value("w:styleId")).collect();
    for style in main.iter().chain(&styles) {
        if ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"].contains(&style.name.as_str()) {
            assert!(known.contains(style.value("w:val")), "no style {}", style.value("w:val"));
        }
    }
    for part in ["word/document.xml", "word/styles.xml", "word/footer1.xml"] {
        in_order(&elements(&parts[part]));
    }
}

/// Checks the order of children that ECMA-376 sets, where this program writes them.
fn in_order(elements: &[Element]) {
    const ORDERS: &[(&str, &[&str])] = &[
        (
            "w:pPr",
            &[
                "pStyle",
                "keepNext",
                "keepLines",
                "pageBreakBefore",
                "widowControl",
                "numPr",
                "pBdr",
                "shd",
                "tabs",
                "bidi",
                "spacing",
                "ind",
                "contextualSpacing",
                "jc",
                "outlineLvl",
                "sectPr",
            ],
        ),
        ("w:rPr", &["rStyle", "rFonts", "b", "bCs", "color", "sz", "szCs", "u", "bdr", "shd", "rtl", "lang"]),
        (
            "w:tblPr",
            &[
                "tblStyle",
                "tblW",
                "tblInd",
                "tblBorders",
                "tblLayout",
                "tblCellMar",
                "tblLook",
                "tblCaption",
                "tblDescription",
            ],
        ),
        ("w:tcPr", &["tcW", "tcBorders", "shd", "vAlign"]),
        ("w:sectPr", &["footerReference", "type", "pgSz", "pgMar"]),
        ("w:tbl", &["tblPr", "tblGrid", "tr"]),
        ("w:style", &["name", "basedOn", "next", "uiPriority", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr"]),
    ];
    // The place of the last child of every element that is open, by how deep it lies.
    let mut last: Vec<usize> = vec![];
    for element in elements {
        last.truncate(element.inside.len());
        last.push(0);
        let Some(parent) = element.inside.last() else { continue };
        let Some((_, order)) = ORDERS.iter().find(|(name, _)| name == parent) else { continue };
        let child = element.name.trim_start_matches("w:");
        let place = order.iter().position(|name| *name == child).unwrap_or_else(|| panic!("{child} in {parent}"));
        let before = &mut last[element.inside.len() - 1];
        assert!(*before <= place, "{child} comes late in {parent}");
        *before = place;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
        let (workbook, tokens) = filled(seed);
        let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
        let parts = parts(&write(&document).unwrap());
        count_of_answers(&workbook, &tokens, &words(&parts))?;
        holds_together(&parts);
    }

    #[test]
    fn text_is_only_ever_text(text in any::<String>(), tail in "[<>&\"'a-z/ =\u{5d0}\u{645}]{0,30}") {
        let mut workbook = riverside();
        let typed = format!("{text}{tail}");
        Arc::make_mut(&mut workbook.review_mut().aim).achievable = typed.as_str().into();
        let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
        let parts = parts(&write(&document).unwrap());
        holds_together(&parts);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(squeezed(&words(&parts)).contains(&squeezed(&Text::theirs(&typed).plain())));
    }
}

/// Collects what the headings of blocks say, those of cards among them.
fn collect(blocks: &[Block], all: &mut Vec<String>) {
    for block in blocks {
        if let Block::Heading(heading) | Block::Card(heading, _) = block {
            let tag = if heading.tag.is_empty() { String::new() } else { format!(" {}", heading.tag) };
            all.push(heading.text.plain() + &tag);
        }
        if let Block::Card(_, inside) = block {
            collect(inside, all);
        }
    }
}

#[test]
fn headings_are_real_and_in_order() {
    let document = whole(&riverside());
    let parts = parts(&write(&document).unwrap());
    holds_together(&parts);
    let said = paragraphs(&parts);
    assert_eq!(said[1], ("Title".to_owned(), "Social media review".to_owned()));
    let headings: Vec<String> =
        said.iter().filter(|(style, _)| style.starts_with("Heading")).map(|(_, words)| words.clone()).collect();
    let mut wanted = vec![];
    collect(&document.blocks, &mut wanted);
    assert_eq!(headings, wanted);
    // The contents list the first of them, in a field, with a link each.
    let entries: Vec<&String> =
        said.iter().filter(|(style, _)| style.starts_with("TOC")).map(|(_, words)| words).collect();
    assert_eq!(entries[..3], ["Contents", "Your organisation", "The review session"]);
    let main = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(main.contains("TOC \\o ") && main.matches("fldCharType").count() == 3);
}

#[test]
fn the_summary_of_a_board_paper_has_a_section_of_its_own_in_type_that_has_room() {
    let workbook = riverside();
    let findings = Findings::of(&workbook, TODAY);
    let mut document = compose(&Order::new(Paper::BoardPaper), &workbook, &findings, TODAY).unwrap();
    let sizes_and_main = |document: &Document| {
        let parts = parts(&write(document).unwrap());
        holds_together(&parts);
        let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
        let short = styles.split("w:styleId=\"Short\"").nth(1).unwrap().split("</w:style>").next().unwrap();
        let size: u32 = short.split("<w:sz w:val=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        (size, String::from_utf8(parts["word/document.xml"].clone()).unwrap())
    };
    let (size, main) = sizes_and_main(&document);
    let (summary, annexes) = main.split_once("<w:sectPr>").unwrap();
    assert!(
        summary.contains("ShortHeading1") && summary.contains("SightlineSummary") && !summary.contains("\"Caption\"")
    );
    assert!(!annexes.contains("\"Short") && annexes.contains(">Annex 1: Line of sight<"));
    assert!(
        annexes.contains("SEQ Table \\* ARABIC \"><w:r><w:t xml:space=\"preserve\">1</w:t>"),
        "tables count from 1"
    );
    assert!(!main.contains("TOC \\o"));
    // More words, smaller type; a paper without a summary has no styles for one.
    let many = Block::Paragraph(Style::Normal, Text::theirs(&"many words ".repeat(280)));
    document.blocks.insert(2, many);
    assert!(sizes_and_main(&document).0 < size);
    let plain = parts(&write(&whole(&riverside())).unwrap());
    assert!(!String::from_utf8(plain["word/styles.xml"].clone()).unwrap().contains("Short"));
}

#[test]
fn tables_say_what_they_are_and_repeat_their_header() {
    let parts = parts(&write(&whole(&riverside())).unwrap());
    let main = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let tables: Vec<&str> =
        main.split("<w:tbl>").skip(1).map(|table| table.split("</w:tbl>").next().unwrap()).collect();
    assert!(tables.len() > 8);
    for (place, table) in tables.iter().enumerate() {
        let rows: Vec<&str> = table.split("<w:tr>").skip(1).collect();
        assert!(rows[0].contains("<w:tblHeader/>") && rows[1..].iter().all(|row| !row.contains("w:tblHeader")));
        assert!(rows.iter().all(|row| row.contains("<w:cantSplit/>")));
        assert!(table.contains("w:firstRow=\"1\"") && table.contains("w:firstColumn=\"1\""));
        assert!(!table.contains("<w:tblCaption w:val=\"\"/>") && table.contains("<w:tblDescription w:val=\""));
        let columns = table.matches("<w:gridCol").count();
        assert!(rows.iter().all(|row| row.matches("<w:tc>").count() == columns));
        assert!(rows[1..].iter().all(|row| row.contains("RowHeading")), "{table:.300}");
        let before = main.split("<w:tbl>").nth(place).unwrap();
        let caption = before.rsplit("<w:p>").next().unwrap();
        assert!(caption.contains("w:val=\"Caption\"") && caption.contains("SEQ Table"), "{caption}");
        assert!(caption.contains(&format!(">{}</w:t>", place + 1)), "{caption}");
    }
}

#[test]
fn the_picture_is_vectors_with_dots_behind_and_words_beside() {
    let parts = parts(&write(&whole(&riverside())).unwrap());
    let main = elements(&parts["word/document.xml"]);
    let picture = main.iter().find(|element| element.name == "wp:docPr").unwrap();
    assert!(
        picture.value("descr").starts_with("1 of 2 lines is complete from end to end."),
        "{}",
        picture.value("descr")
    );
    assert_eq!(picture.value("title"), "Line of sight");
    assert!(main.iter().any(|element| element.name == "asvg:svgBlip"));
    assert!(parts["word/media/image1.png"].starts_with(b"\x89PNG"));
    let svg = elements(&parts["word/media/image1.svg"]);
    assert!(svg.iter().filter(|element| element.name == "rect").count() > 5);
    // Something is drawn: the dots are not all white.
    let dots = resvg::tiny_skia::Pixmap::decode_png(&parts["word/media/image1.png"]).unwrap();
    assert!(dots.pixels().iter().filter(|dot| dot.red() < 128).count() > 2_000);
}

#[test]
fn the_file_says_its_language_title_and_owner_and_no_person() {
    let parts = parts(&write(&whole(&riverside())).unwrap());
    let core = String::from_utf8(parts["docProps/core.xml"].clone()).unwrap();
    for said in [
        "<dc:title>Riverside NHS Trust \u{b7} Social media review</dc:title>",
        "<dc:creator>Riverside NHS Trust</dc:creator>",
        "<dc:language>en-GB</dc:language>",
        "2026-11-21T00:00:00Z",
    ] {
        assert!(core.contains(said), "{said} is not in {core}");
    }
    let styles = elements(&parts["word/styles.xml"]);
    assert!(styles.iter().any(|one| one.name == "w:lang" && one.value("w:val") == "en-GB"));
    // Every style of paragraphs rests on the ordinary one, and no style names a typeface of its own.
    for style in styles.iter().filter(|style| style.name == "w:rFonts") {
        assert!(style.attributes.keys().all(|key| key.to_lowercase().contains("theme")), "{:?}", style.attributes);
    }
    let footer = String::from_utf8(parts["word/footer2.xml"].clone()).unwrap();
    assert!(footer.contains("PAGE") && footer.contains("NUMPAGES"));
    let settings = String::from_utf8(parts["word/settings.xml"].clone()).unwrap();
    assert!(!settings.contains("updateFields"), "Word would ask before it opens the file");
}

#[test]
fn text_from_right_to_left_is_marked_and_hostile_text_stays_text() {
    let mut workbook = riverside();
    let sheet = Arc::make_mut(&mut workbook.review_mut().aim);
    sheet.achievable = "مرحبا بكم في NHS\n\n</w:t><script>alert(1)</script>&amp;\u{0}\u{fffe}\u{202e}gnp".into();
    sheet.warranted = "https://x.org/a\"><b>\n\nhttps://www.nhs.uk/a?b=c&d".into();
    let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
    let parts = parts(&write(&document).unwrap());
    holds_together(&parts);
    let said = words(&parts);
    assert!(said.contains("</w:t><script>alert(1)</script>&amp;\u{fffd}\u{fffd}\u{202e}gnp"), "{said}");
    assert!(said.contains("https://x.org/a\"><b>") && said.contains("مرحبا بكم في NHS"));
    let main = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert_eq!((main.matches("<w:bidi/>").count(), main.matches("<w:rtl/>").count()), (1, 1));
    let relations = elements(&parts["word/_rels/document.xml.rels"]);
    let outside: Vec<&str> =
        relations.iter().filter(|one| one.value("TargetMode") == "External").map(|one| one.value("Target")).collect();
    assert_eq!(outside, ["https://www.nhs.uk/a?b=c&d"]);
}

#[test]
fn wide_tables_lie_on_sheets_turned_sideways() {
    let main = write(&whole(&riverside())).unwrap();
    let main = elements(&parts(&main)["word/document.xml"]);
    let sizes: Vec<&str> = main.iter().filter(|one| one.name == "w:pgSz").map(|one| one.value("w:orient")).collect();
    assert!(sizes.contains(&"landscape") && sizes.contains(&""), "{sizes:?}");
    assert!(sizes.windows(2).all(|pair| pair[0] != pair[1]), "a section ends where nothing turns: {sizes:?}");
}

#[test]
fn blank_worksheets_have_lines_to_write_on_and_boxes_to_tick() {
    let parts = parts(&write(&blank_of(Stage::ALL)).unwrap());
    holds_together(&parts);
    let said = paragraphs(&parts);
    let count = |style: &str| said.iter().filter(|(one, _)| one == style).count();
    assert!(count("WriteIn") > 50 && count("BoxList") > 5);
    assert!(!words(&parts).contains("Not answered yet"));
    let core = String::from_utf8(parts["docProps/core.xml"].clone()).unwrap();
    assert!(!core.contains("created") && !core.contains("creator"));
}

#[test]
fn an_empty_workbook_is_a_file_too() {
    let workbook = Workbook::new("", RowId::from_bits(1), TODAY);
    let parts = parts(&write(&whole(&workbook)).unwrap());
    holds_together(&parts);
    assert!(words(&parts).contains("Not answered yet"));
}

#[test]
fn a_long_answer_has_the_whole_width_and_says_all_of_it() {
    let mut workbook = riverside();
    let long = (0..4_000).map(|number| format!("word{number}")).collect::<Vec<_>>().join(" ");
    let aims = &mut Arc::make_mut(&mut workbook.review_mut().aim).aims;
    *aims = aims
        .iter()
        .cloned()
        .map(|aim| crate::model::sheets::aim::Aim { change: long.as_str().into(), ..aim })
        .collect();
    let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
    let parts = parts(&write(&document).unwrap());
    let said = paragraphs(&parts);
    assert!(said.iter().any(|(style, words)| style.is_empty() && *words == long), "it is not a plain paragraph");
}
