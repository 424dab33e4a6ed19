//! What the PDF must hold, read back by a parser that is not ours.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::read::{Element, Inside, Read, read};
use super::*;
use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside, with_words_behind};
use crate::export::outline::{Block, Cell, Column, Spread, Style, Table, Text, Value};
use crate::export::papers_tests::{orders, with_two_reviews};
use crate::export::{Order, Paper, Selection, compose, with_line_of_sight, worksheets};
use crate::model::{RowId, Stage, Workbook};
use crate::rules::Findings;

fn whole(workbook: &Workbook) -> Document {
    let selection = Selection::whole();
    with_line_of_sight(worksheets(workbook, workbook.review(), &selection, TODAY), workbook.review(), &selection)
}

fn made(document: &Document) -> Made {
    write(document, &|| true).unwrap().unwrap()
}

fn read_back(document: &Document) -> Read {
    read(&made(document).files[0].1)
}

/// Returns a paper of one answer.
fn paper_of(text: &str) -> Document {
    let workbook = riverside();
    let mut document = worksheets(&workbook, workbook.review(), &Selection { places: vec![] }, TODAY);
    document.credit.clear();
    document.blocks = vec![Block::Paragraph(crate::export::outline::Style::Normal, Text::theirs(text))];
    document
}

/// Returns the words of a paper of one answer, and what the person is told.
fn shown(text: &str) -> (String, Vec<String>) {
    let made = made(&paper_of(text));
    let words = read(&made.files[0].1).root.words();
    let (_, answer) = words.split_once("Exported on 21 November 2026").expect("the answer stands behind the dates");
    (answer.trim().to_owned(), made.remarks)
}

/// Checks what holds for every paper: headings in order, header cells, text for pictures, bookmarks.
fn well_made(read: &Read) -> Result<(), TestCaseError> {
    well_made_with(read, 0)
}

/// The same where headings say what the first `bare` tables are.
fn well_made_with(read: &Read, bare_tables: usize) -> Result<(), TestCaseError> {
    prop_assert_eq!(&read.language, "en-GB");
    prop_assert!(!read.title.is_empty());
    let headings = read.root.all(&["H1", "H2", "H3", "H4", "H5", "H6"]);
    let mut level = 0;
    for heading in &headings {
        let next: usize = heading.role[1..].parse().unwrap();
        prop_assert!(next <= level + 1, "{} after H{}", heading.role, level);
        prop_assert!(!heading.words().trim().is_empty());
        level = next;
    }
    prop_assert_eq!(headings.iter().filter(|heading| heading.role == "H1").count(), 1);
    let bare = |title: &str| squeezed(&title.replace("Top five", ""));
    let marked: Vec<String> = read.bookmarks.iter().map(|(_, title)| bare(title)).collect();
    let titles: Vec<String> = headings.iter().skip(1).map(|heading| bare(&heading.words())).collect();
    prop_assert_eq!(marked, titles);
    for figure in read.root.all(&["Figure"]) {
        prop_assert!(figure.alternative.as_ref().is_some_and(|words| words.len() > 40), "{:?}", figure.alternative);
    }
    for table in read.root.all(&["Table"]) {
        let rows = table.all(&["TR"]);
        let scopes = |row: &Element| -> Vec<Option<String>> {
            row.all(&["TH", "TD"]).iter().map(|cell| cell.scope.clone()).collect()
        };
        let columns = scopes(rows[0]).len();
        prop_assert!(scopes(rows[0]).iter().all(|scope| scope.as_deref() == Some("Column")));
        for row in &rows[1..] {
            let scopes = scopes(row);
            prop_assert_eq!(scopes.len(), columns);
            prop_assert_eq!(scopes[0].as_deref(), Some("Row"));
            prop_assert!(scopes[1..].iter().all(Option::is_none));
        }
    }
    // A caption stands in its table or beside it.
    let captions = read.root.all(&["Caption"]).len();
    prop_assert_eq!(captions + bare_tables, read.root.all(&["Table", "Figure"]).len());
    for item in read.root.all(&["LI"]) {
        prop_assert_eq!(item.all(&["LBody"]).is_empty(), false);
    }
    Ok(())
}

/// Returns the visible characters in the order of their codes: a file holds those from right to left as they stand.
fn letters(words: &str) -> Vec<char> {
    let mut letters: Vec<char> =
        words.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}' && !signs::is_silent(*c)).collect();
    letters.sort_unstable();
    letters
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
        let (workbook, tokens) = filled(seed);
        let read = read_back(&worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY));
        well_made(&read)?;
        // Words are broken into lines, so blank space counts for nothing.
        count_of_answers(&workbook, &tokens, &read.root.words())?;
    }

    #[test]
    fn text_is_only_ever_text(text in any::<String>(), tail in r#"[#$*_@<>&`\\\[\]a-z/ ={}()"]{0,60}"#) {
        let typed = format!("{text}{tail}");
        let (said, remarks) = shown(&typed);
        let clean = Text::theirs(&typed).plain();
        if remarks.is_empty() {
            prop_assert_eq!(letters(&said), letters(&clean));
        }
    }
}

#[test]
fn the_whole_paper_is_well_made() {
    let document = whole(&riverside());
    let read = read_back(&document);
    well_made(&read).unwrap();
    assert_eq!(read.title, "Riverside NHS Trust \u{b7} Social media review \u{b7} November 2026 \u{b7} All six stages");
    assert_eq!(read.root.all(&["Figure"]).len(), 1);
    let alternative = read.root.all(&["Figure"])[0].alternative.clone().unwrap();
    assert!(alternative.starts_with("Line of sight. 1 of 2 lines is complete from end to end."), "{alternative}");
    let captions: Vec<String> = read.root.all(&["Caption"]).iter().map(|one| squeezed(&one.words())).collect();
    for (number, caption) in captions.iter().filter(|caption| caption.starts_with("Table")).enumerate() {
        assert!(caption.starts_with(&format!("Table {} ", number + 1)), "{captions:?}");
    }
    assert!(captions.iter().any(|caption| caption.starts_with("Figure 1 1 of 2 lines is complete")), "{captions:?}");
    assert!(read.links.iter().any(|link| link.starts_with("https://www.example.org/surveys/")), "{:?}", read.links);
    // Wide tables lie on their side, all else stands.
    let sideways = read.pages.iter().filter(|(width, height)| width > height).count();
    assert!(sideways >= 2 && sideways < read.pages.len() / 2, "{:?}", read.pages);
    assert!(read.pages.iter().all(|(width, height)| (width * height - 595.276 * 841.89).abs() < 20.0));
}

#[test]
fn blank_and_empty_papers_are_well_made() {
    let blank = blank_of(Stage::ALL);
    assert_eq!(blank.made_on, None);
    let read = read_back(&blank);
    well_made(&read).unwrap();
    assert!(read.root.words().contains('\u{2610}'), "boxes to tick are heard as well");
    well_made(&read_back(&whole(&Workbook::default()))).unwrap();
    let workbook = riverside();
    let findings = Findings::of(&workbook, TODAY);
    for paper in [Paper::Minutes, Paper::Handover] {
        let order =
            Order { selection: Selection::whole(), annex: crate::export::Annex::Everything, ..Order::new(paper) };
        well_made(&read_back(&compose(&order, &workbook, &findings, TODAY).unwrap())).unwrap();
    }
}

#[test]
fn a_blank_set_is_one_that_two_hours_can_fill_with_a_sheet_for_each_stakeholder() {
    let read = read_back(&blank_of(Stage::ALL));
    // Five minutes a page.
    assert!(read.pages.len() <= 24, "{} pages", read.pages.len());
    let with = |number: usize| -> Vec<usize> {
        let name = format!("Stakeholder {number}");
        let pages = read.on_pages.iter().enumerate().filter(|(_, words)| words.contains(&name));
        pages.map(|(page, _)| page).collect()
    };
    let sheets: BTreeSet<usize> = (1..=5).flat_map(with).collect();
    assert_eq!(sheets.len(), 5, "{sheets:?}");
    assert!((1..=5).all(|number| with(number).len() == 1));
    assert!(read.pages.iter().all(|(width, height)| width < height), "no sheet has to be turned");
}

/// Returns a workbook of which every table that a board paper quotes is longer than its page has room for, in long words.
fn wordy() -> Workbook {
    fn many<T: crate::model::Row + Clone + Default>(rows: &mut crate::model::Rows<T>, fill: impl Fn(&mut T, RowId)) {
        let one = rows.iter().next().cloned().unwrap_or_default();
        let made = (9_000..9_009).map(|bits| {
            let mut row = one.clone();
            fill(&mut row, RowId::from_bits(bits));
            row
        });
        *rows = made.collect();
    }
    let words = "Communications organisations understanding responsibilities ".repeat(40);
    let mut workbook = riverside();
    let words = words.as_str();
    Arc::make_mut(&mut workbook.organisation).receives_paper = words[..110].into();
    let review = workbook.review_mut();
    many(&mut Arc::make_mut(&mut review.aim).aims, |row, id| (row.id, row.change) = (id, words.into()));
    many(&mut Arc::make_mut(&mut review.objectives).smart, |row, id| (row.id, row.statement) = (id, words.into()));
    let resources = Arc::make_mut(&mut review.resources);
    many(&mut resources.risks, |row, id| (row.id, row.risk, row.response) = (id, words.into(), words.into()));
    many(&mut resources.replace, |row, id| (row.id, row.work) = (id, words.into()));
    let evaluation = Arc::make_mut(&mut review.evaluation);
    evaluation.recommendation = words.into();
    many(&mut evaluation.measures, |row, id| (row.id, row.metric) = (id, words.into()));
    workbook
}

#[test]
fn the_summary_of_a_board_paper_has_one_page_and_the_annexes_begin_the_next() {
    for workbook in [Workbook::default(), riverside(), wordy()] {
        let findings = Findings::of(&workbook, TODAY);
        let document = compose(&Order::new(Paper::BoardPaper), &workbook, &findings, TODAY).unwrap();
        let read = read_back(&document);
        let tables = document.summary_and_rest().0.iter().filter(|block| matches!(block, Block::Table(_))).count();
        well_made_with(&read, tables).unwrap();
        let [first, second, ..] = read.on_pages.as_slice() else { panic!("a page and annexes") };
        for words in ["Social media review", "Action required", "How we will know, and when", "Made with Sightline"] {
            assert!(first.contains(words), "{words} is not on the first page: {first}");
        }
        assert!(second.starts_with("Annex 1") && !first.contains("Annex 1:"), "{second:.300}");
        let captions: Vec<String> = read.root.all(&["Caption"]).iter().map(|one| squeezed(&one.words())).collect();
        let tables = captions.iter().filter(|caption| caption.starts_with("Table"));
        assert!(tables.clone().zip(1..).all(|(words, number)| words.starts_with(&format!("Table {number} "))));
        assert_eq!(tables.count() == 0, workbook == Workbook::default(), "{captions:?}");
    }
}

#[test]
fn no_character_of_unicode_fails_a_paper() {
    // All that a font has and some of the rest, each on its own and after a letter, so that it is met as a mark too.
    let mut all: BTreeSet<char> = ('\0'..=char::MAX).step_by(61).collect();
    all.extend(engine::coverage().into_iter().flatten().filter_map(char::from_u32));
    let mut text = String::new();
    for (place, c) in all.into_iter().enumerate() {
        text.extend([c, ' ', 'a', c]);
        text.push(if place % 64 == 63 { '\n' } else { ' ' });
    }
    let made = made(&paper_of(&text));
    assert!(made.remarks[0].contains("among them Armenian, Cherokee, Chinese"), "{:?}", made.remarks);
    assert_eq!(made.remarks.len(), 3, "{:?}", made.remarks);
}

#[test]
fn what_no_font_has_is_named_and_told() {
    let welsh = "Iechyd da, croeso i T\u{177} Gwyn, c\u{175}n";
    assert_eq!(shown(welsh), (welsh.to_owned(), vec![]));
    for text in [
        "\u{2705} \u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f} 1\u{fe0f}\u{20e3} \u{1f1ec}\u{1f1e7}",
        "\u{2610} \u{2611} \u{2192} \u{2265} \u{2713} \u{260e}",
    ] {
        let (said, remarks) = shown(text);
        assert_eq!((letters(&said), remarks), (letters(text), vec![]));
    }
    let (said, remarks) = shown("See \u{4e2d}\u{6587} and \u{1f9ff}\u{e000} \u{202e}no\u{202c}");
    assert_eq!(said, "See [2 signs of Chinese writing] and \u{1f9ff}[U+E000] no");
    assert_eq!(
        remarks,
        [
            "The PDF has no font for 3 signs, among them Chinese. It shows square brackets instead. The other \
             formats are complete.",
            "The PDF leaves out 2 invisible marks that would change the direction of the text.",
        ]
    );
}

#[test]
fn a_sign_without_a_font_in_any_answer_stops_no_paper_and_is_told() {
    // A bullet of Word, Chinese, Ethiopic, no character at all, a control, a mark on nothing, a turn of direction.
    let signs = " \u{f0b7}\u{4e2d}\u{1200}\u{ffff}\u{1}\u{20dd}\u{202e}";
    for (name, workbook) in [("riverside", riverside()), ("filled", filled(5).0)] {
        let workbook = with_two_reviews(with_words_behind(workbook, signs));
        let findings = Findings::of(&workbook, TODAY);
        for order in orders() {
            let what = format!("{} of {name}, {:?}", order.paper.id(), order.audience);
            let document =
                compose(&order, &workbook, &findings, TODAY).unwrap_or_else(|reason| panic!("{what}: {reason}"));
            let made = write(&document, &|| true).unwrap_or_else(|reason| panic!("{what}: {reason}")).unwrap();
            let is_told = made.remarks.iter().any(|remark| remark.contains("no font for"));
            assert_eq!(is_told, order.paper != Paper::Blank, "{what}: {:?}", made.remarks);
        }
    }
}

#[test]
fn the_reading_of_a_drawing_shows_a_sign_without_a_font_as_elsewhere() {
    let mut workbook = Workbook::new("Riverside NHS Trust", RowId::from_bits(1), TODAY);
    Arc::make_mut(&mut workbook.review_mut().objectives).organisation_objectives =
        [crate::model::sheets::objectives::OrganisationObjective {
            id: RowId::from_bits(3),
            name: "A \u{f0b7} B".into(),
            ..Default::default()
        }]
        .into_iter()
        .collect();
    let read = read_back(&whole(&workbook));
    let figures = read.root.all(&["Figure"]);
    let alternative = figures[0].alternative.clone().unwrap();
    assert!(alternative.contains("A [U+F0B7] B"), "{alternative}");
    well_made(&read).unwrap();
}

#[test]
fn a_name_or_an_address_without_end_stops_no_paper() {
    let long = "a".repeat(70_000);
    let mut workbook = riverside();
    Arc::make_mut(&mut workbook.organisation).name = long.as_str().into();
    let objectives = Arc::make_mut(&mut workbook.review_mut().objectives);
    objectives.organisation_objectives = [crate::model::sheets::objectives::OrganisationObjective {
        id: RowId::from_bits(3),
        name: long.as_str().into(),
        ..Default::default()
    }]
    .into_iter()
    .collect();
    well_made(&read_back(&whole(&workbook))).unwrap();
    assert!(read_back(&paper_of(&format!("https://example.org/{long}"))).links.is_empty());
}

#[test]
fn an_address_with_a_password_is_words_and_no_link() {
    let plain = "https://www.example.org/report";
    assert_eq!(read_back(&paper_of(plain)).links, [plain]);
    let read = read_back(&paper_of("https://user:password@www.example.org/report"));
    assert!(read.links.is_empty() && read.root.words().contains("user:password@"), "{:?}", read.links);
}

#[test]
fn a_paragraph_of_arabic_is_read_as_arabic() {
    let arabic = "\u{645}\u{631}\u{62d}\u{628}\u{627} \u{628}\u{643}\u{645} NHS";
    let read = read_back(&paper_of(arabic));
    let spoken = |element: &&Element| element.language.as_deref() == Some("ar");
    let all = read.root.all(&["P", "Span"]);
    let found: Vec<_> = all.iter().filter(|element| spoken(element)).collect();
    assert_eq!(found.len(), 1, "{:?}", read.root);
    assert_eq!(letters(&found[0].words()), letters(arabic));
}

#[test]
fn a_megabyte_in_one_answer_is_written() {
    let sentence = "The quick brown fox jumps over the lazy dog and tells the board. ";
    for text in [sentence.repeat((1 << 20) / sentence.len()), "a".repeat(1 << 20)] {
        let (said, remarks) = shown(&text);
        assert!(remarks.is_empty());
        assert_eq!(said.matches(|c: char| !c.is_whitespace()).count(), text.matches(|c: char| c != ' ').count());
    }
}

#[test]
fn sixty_stakeholders_and_hostile_cells_are_written() {
    let mut workbook = riverside();
    let stakeholders = Arc::make_mut(&mut workbook.review_mut().stakeholders);
    let some: Vec<_> = stakeholders.stakeholders.iter().cloned().collect();
    let sixty = some.into_iter().cycle().zip(9000..9060).map(|(mut one, bits)| {
        one.id = RowId::from_bits(bits);
        one.name = format!("Group {bits} #pagebreak() {}", "x".repeat(150)).as_str().into();
        one
    });
    stakeholders.stakeholders = sixty.collect();
    let read = read_back(&whole(&workbook));
    well_made(&read).unwrap();
    let words = read.root.words();
    for bits in 9000..9060 {
        assert!(words.contains(&format!("Group {bits} #pagebreak() xxx")), "{bits}");
    }
}

#[test]
fn tables_of_any_width_are_written() {
    for columns in [1, 2, 9, 24] {
        let mut document = paper_of("x");
        let text = |place| format!("Column {place} https://example.org/{}", "long".repeat(30));
        document.blocks = vec![Block::Table(Table {
            caption: "A wide table".to_owned(),
            columns: (0..columns)
                .map(|place| Column { label: text(place), hint: "", align: crate::export::outline::Align::Start })
                .collect(),
            rows: vec![
                (0..columns)
                    .map(|place| Cell { text: Text::theirs(&text(place)), value: Value::Words })
                    .collect();
                3
            ],
            note: "A note".to_owned(),
            spread: Spread::Text,
        })];
        let read = read_back(&document);
        let cells = read.root.all(&["TH", "TD"]);
        assert_eq!(cells.len(), 4 * columns);
        let different: BTreeSet<String> = cells.iter().map(|cell| squeezed(&cell.words())).collect();
        assert_eq!(different.len(), columns);
    }
}

#[test]
fn a_very_long_paper_is_written_in_parts_and_can_be_ended_between_two() {
    let mut document = paper_of("x");
    let (most, rows) = (300, 110);
    let column =
        |place| Column { label: format!("Column {place}"), hint: "", align: crate::export::outline::Align::Start };
    document.blocks.push(Block::Table(Table {
        caption: "Readings".to_owned(),
        columns: (0..6).map(column).collect(),
        rows: (0..rows).map(|row| vec![Cell::ours(format!("{row}")); 6]).collect(),
        note: String::new(),
        spread: Spread::Text,
    }));
    // Asked before each part: the second is not begun.
    let asked = std::cell::Cell::new(0);
    let ended = write_parts(&document, most, &|| asked.replace(asked.get() + 1) < 1).unwrap();
    assert!(ended.is_none() && asked.get() == 2, "asked {} times", asked.get());
    let made = write_parts(&document, most, &|| true).unwrap().unwrap();
    assert_eq!(made.remarks, ["The PDF is in 3 parts, because it is very long."]);
    let mut found = 0;
    for (place, (stem, bytes)) in made.files.iter().enumerate() {
        assert!(stem.ends_with(&format!("part {} of 3", place + 1)), "{stem}");
        let read = read(bytes);
        well_made(&read).unwrap();
        found += read.root.all(&["TR"]).len() - 1;
    }
    assert_eq!(found, rows);
}

#[test]
fn a_control_character_is_named_and_told_in_our_own_words_too() {
    let mut document = paper_of("x");
    document.blocks = vec![Block::Paragraph(Style::Normal, Text::ours("Bell\u{7} and nothing\u{0}"))];
    let made = made(&document);
    assert!(!made.remarks.is_empty());
    well_made(&read_back(&document)).unwrap();
}

#[test]
fn the_reader_of_these_tests_sees_words() {
    let read = read_back(&paper_of("One\n\nTwo"));
    let paragraphs: Vec<String> = read.root.all(&["P"]).iter().map(|one| squeezed(&one.words())).collect();
    assert!(paragraphs.ends_with(&["One".to_owned(), "Two".to_owned()]), "{paragraphs:?}");
    assert!(read.root.inside.iter().any(|inside| matches!(inside, Inside::Element(_))));
}
