//! Markdown: the document as plain text that reads well as it is, and better where Markdown is shown.
//!
//! Everything a person typed is escaped, so that a star stays a star and a line that begins with a number stays a line.

use super::outline::{Align, Block, Document, Heading, Marker, Run, Style, Table, Text, Value};

/// Writes a document as Markdown.
pub(super) fn write(document: &Document) -> String {
    let mut parts = vec![format!("# {}", line(&document.title))];
    if !document.organisation.is_empty() {
        parts.push(format!("**{}**", line(&document.organisation)));
    }
    for about in [&document.subtitle, &document.date_line] {
        if !about.is_empty() {
            parts.push(escape(about));
        }
    }
    for block in &document.blocks {
        parts.extend(self::block(block));
    }
    parts.push("---".to_owned());
    parts.extend(document.credit.iter().map(|credit| escape(credit)));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// Writes a block as paragraphs, without the empty lines between them.
fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Card(heading, inside) => {
            std::iter::once(self::heading(heading)).chain(inside.iter().flat_map(self::block)).collect()
        }
        Block::Heading(heading) => vec![self::heading(heading)],
        Block::Paragraph(style, text) => match style {
            Style::Lead | Style::Normal | Style::Note | Style::Unanswered => prose(text),
        },
        Block::List(marker, items) => {
            let mark = if *marker == Marker::Box { "- \u{2610} " } else { "- " };
            let items = items.iter().map(|item| format!("{mark}{}", line(&item.plain())));
            vec![items.collect::<Vec<_>>().join("\n")]
        }
        Block::Pairs(_, pairs) => pairs
            .iter()
            .flat_map(|pair| std::iter::once(format!("**{}**", line(&pair.label))).chain(prose(&pair.answer.text)))
            .collect(),
        Block::Table(table) => self::table(table),
        // What can be said in words is all that plain text can show.
        Block::Figure(figure) => std::iter::once(escape(&figure.reading)).chain(self::table(&figure.table)).collect(),
        Block::WriteIn { lines } => vec![".".repeat(80); usize::from(*lines)],
    }
}

fn heading(heading: &Heading) -> String {
    let tag = if heading.tag.is_empty() { String::new() } else { format!(" ({})", line(heading.tag)) };
    format!("{} {}{tag}", "#".repeat(usize::from(heading.level)), line(&heading.text.plain()))
}

fn table(table: &Table) -> Vec<String> {
    let headers = table.columns.iter().map(|column| match column.hint {
        "" => line(&column.label),
        hint => format!("{}<br>{}", line(&column.label), line(hint)),
    });
    let marks = table.columns.iter().map(|column| match column.align {
        Align::Start => "---".to_owned(),
        Align::End => "---:".to_owned(),
    });
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![row(headers.collect()), row(marks.collect())];
    lines.extend(table.rows.iter().map(|cells| {
        row(cells
            .iter()
            .map(|cell| if matches!(cell.value, Value::Room(_)) { String::new() } else { in_cell(&cell.text) })
            .collect())
    }));
    let mut parts = vec![format!("**{}**", line(&table.caption)), lines.join("\n")];
    if !table.note.is_empty() {
        parts.push(escape(&table.note));
    }
    parts
}

/// Writes text as paragraphs with line breaks.
fn prose(text: &Text) -> Vec<String> {
    text.paragraphs()
        .iter()
        .map(|lines| lines.iter().map(|words| escape(words)).collect::<Vec<_>>().join("\\\n"))
        .collect()
}

/// Writes text inside a table cell, where a line break is a mark and not a new line.
fn in_cell(text: &Text) -> String {
    if let [Run::Ours(words)] = text.0.as_slice()
        && !words.contains('\n')
    {
        return escape(words);
    }
    let paragraphs = text.paragraphs();
    let paragraphs =
        paragraphs.iter().map(|lines| lines.iter().map(|words| escape(words)).collect::<Vec<_>>().join("<br>"));
    paragraphs.collect::<Vec<_>>().join("<br><br>")
}

/// Writes words on one line.
fn line(words: &str) -> String {
    escape(&words.split(['\n', '\t']).collect::<Vec<_>>().join(" "))
}

/// Escapes one line so that nothing in it is read as a mark.
fn escape(words: &str) -> String {
    let words = words.trim_matches([' ', '\t', '\n']);
    let mut escaped = String::with_capacity(words.len() + 8);
    // Only what begins a line is read as a list, a rule or an underline.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (place, c) in words.char_indices() {
        let always = matches!(
            c,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^'
        );
        let at_start = place == 0 && matches!(c, '-' | '+' | '=' | ':' | '@');
        let numbers = digits > 0 && place == digits && matches!(c, '.' | ')');
        if always || at_start || numbers {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, TagEnd};

    use super::*;
    use crate::export::fixture::{TODAY, blank_of, count_of_answers, filled, riverside};
    use crate::export::outline::{Cell, Column, Pair, PairKind, Spread};
    use crate::export::{Selection, worksheets};

    /// Reads Markdown as its words, with a new line for each break and block.
    fn read(markdown: &str) -> String {
        let mut words = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::InlineHtml(tag) if &*tag != "<br>" => panic!("{tag} was read as a tag in:\n{markdown}"),
                Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_)
                | Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::TableRow,
                ) => words.push('\n'),
                Event::Start(_) | Event::End(_) | Event::Rule => {}
                other => panic!("the text was read as {other:?} in:\n{markdown}"),
            }
        }
        words
    }

    /// Text as it may come back: lines without outer blanks, without empty lines.
    fn lines(text: &str) -> Vec<String> {
        let text = text.replace('\t', " ");
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    fn document(text: &str) -> Document {
        let workbook = riverside();
        let mut document = worksheets(&workbook, workbook.review(), &Selection { places: vec![] }, TODAY);
        let answer = || Cell { text: Text::theirs(text), value: Value::Words };
        let column = || Column { label: "A".to_owned(), hint: "", align: Align::Start };
        document.credit.clear();
        document.blocks = vec![
            Block::Pairs(PairKind::Facts, vec![Pair { label: "BEGIN".to_owned(), answer: answer() }]),
            Block::Table(Table {
                caption: "MIDDLE".to_owned(),
                columns: vec![column(), column()],
                rows: vec![vec![answer(), Cell::ours("LAST")]],
                note: String::new(),
                spread: Spread::Text,
            }),
        ];
        document
    }

    proptest! {
        #[test]
        fn any_text_survives_in_a_paragraph_and_in_a_cell(
            text in prop_oneof![
                "[ -~\n\t]{0,60}",
                "(\n|[-+*#>=_`|<>&!\\[\\](){}.:~^$@\\\\]| |[a-c]|[0-9]){0,40}",
                any::<String>(),
            ],
        ) {
            let read = read(&write(&document(&text)));
            let said = lines(&Text::theirs(&text).plain());
            let back = lines(&read);
            let place = |word: &str| back.iter().position(|line| line == word).unwrap();
            let begin = place("BEGIN");
            let middle = begin + 1 + said.len();
            prop_assert_eq!(&back[begin + 1..middle], &said[..]);
            prop_assert_eq!(&back[middle..middle + 3], &["MIDDLE", "A", "A"]);
            prop_assert_eq!(&back[middle + 3..middle + 3 + said.len()], &said[..]);
            prop_assert_eq!(back.last().map(String::as_str), Some("LAST"));
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn every_answer_of_any_workbook_is_there_once(seed in any::<u64>()) {
            let (workbook, tokens) = filled(seed);
            let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
            count_of_answers(&workbook, &tokens, &read(&write(&document)))?;
        }
    }

    #[test]
    fn the_line_of_sight_is_a_table() {
        let workbook = riverside();
        let selection = Selection::whole();
        let document = worksheets(&workbook, workbook.review(), &selection, TODAY);
        let paper = write(&crate::export::with_line_of_sight(document, workbook.review(), &selection));
        for said in [
            "\n## Line of sight\n",
            "\n1 of 2 lines is complete from end to end.\n",
            "| Organisation objective | Aim | Objective | Stakeholder | Platform and content | Measure | What is missing |",
            "| First visits booked online | Nothing: the line is complete |",
        ] {
            assert!(paper.contains(said), "{said}\n{paper}");
        }
    }

    #[test]
    fn a_heading_keeps_to_its_line() {
        let heading = |text: &str| {
            block(&Block::Heading(Heading {
                level: 3,
                text: Text::theirs(text),
                anchor: String::new(),
                tag: "Top five",
            }))
        };
        assert_eq!(heading("1. #Ask\nus"), vec!["### 1\\. \\#Ask us (Top five)"]);
    }

    #[test]
    fn blank_worksheets_are_read_as_text_tables_and_lists() {
        let read = read(&write(&blank_of(crate::model::Stage::ALL)));
        assert!(read.contains("Write the board paper"), "{read}");
        assert!(read.contains("\u{2610} The communications team only"), "{read}");
    }
}
