//! The web page: one self-contained file that a screen reader, a phone and a printer can all use.
//!
//! No script, no request: the style sheet and the drawings are inside, everything a person typed is escaped by the
//! templates, and a policy keeps the browser to that. A page in a browser is the export that needs no program, so it is the first one offered.

mod drawing;
mod policy;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::address::web_address;
use super::outline::{
    Align, Block, Cell, Document, Heading, Marker, Pair, PairKind, Run, Spread, Style, Table, Text, Value,
};

const STYLE: &str = include_str!("style.css");

/// Writes a document as a web page.
pub(super) fn write(document: &Document) -> String {
    let whole = [document.organisation.as_str(), &document.title, &document.subtitle];
    let title = whole.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" \u{b7} ");
    html! {
        (DOCTYPE)
        html lang=(document.language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(*policy::POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="Sightline";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body.short[document.opens_with_summary()] {
                a.skip href="#main" { "Skip to the content" }
                header.cover {
                    @if !document.organisation.is_empty() {
                        p.organisation dir="auto" { (document.organisation) }
                    }
                    h1 { (document.title) }
                    @if !document.subtitle.is_empty() { p.subtitle { (document.subtitle) } }
                    @if !document.date_line.is_empty() { p.dates { (document.date_line) } }
                }
                div.sheet {
                    (contents(document))
                    main id="main" tabindex="-1" { (pages(&document.blocks, &Numbers::default())) }
                }
                footer {
                    @for line in &document.credit { p { (line) } }
                }
            }
        }
    }
    .into_string()
}

/// Writes the table of contents: pages and their sections.
fn contents(document: &Document) -> Markup {
    let headings: Vec<&Heading> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) if heading.level <= 3 => Some(heading),
            _ => None,
        })
        .collect();
    html! {
        @if headings.len() > 1 {
            nav aria-labelledby="contents" {
                h2 #contents { "Contents" }
                ol {
                    @for page in headings.chunk_by(|_, next| next.level > 2) {
                        @if let [first, sections @ ..] = page {
                            li {
                                a href={ "#" (first.anchor) } { (inline(&first.text)) }
                                @if !sections.is_empty() {
                                    ol {
                                        @for section in sections {
                                            li { a href={ "#" (section.anchor) } { (inline(&section.text)) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Writes the blocks, each page of the workbook as a section of its own.
fn pages(blocks: &[Block], numbers: &Numbers) -> Markup {
    let starts_page = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 2);
    html! {
        @for page in blocks.chunk_by(|_, next| !starts_page(next)) {
            @match page {
                [Block::Heading(heading), ..] if heading.level == 2 => {
                    section.page aria-labelledby=(heading.anchor) { (blocks_of(page, numbers)) }
                }
                _ => (blocks_of(page, numbers))
            }
        }
    }
}

fn blocks_of(blocks: &[Block], numbers: &Numbers) -> Markup {
    html! { @for block in blocks { (self::block(block, numbers)) } }
}

/// Counts what has a caption, so that people can name it to each other.
#[derive(Default)]
struct Numbers {
    tables: Count,
    figures: Count,
}

/// A count that goes up by itself.
#[derive(Default)]
struct Count(std::cell::Cell<u64>);

impl Count {
    fn next(&self) -> u64 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
}

fn block(block: &Block, numbers: &Numbers) -> Markup {
    match block {
        Block::Card(heading, inside) => html! {
            div.card { (self::heading(heading)) (blocks_of(inside, numbers)) }
        },
        Block::Heading(heading) => self::heading(heading),
        Block::Paragraph(style, text) => {
            let class = match style {
                Style::Lead => "lead",
                Style::Normal => "text",
                Style::Note => "note",
                Style::Unanswered => "unanswered",
            };
            html! { @for lines in text.paragraphs() { p class=(class) dir="auto" { (broken(&lines)) } } }
        }
        Block::List(marker, items) => html! {
            ul.boxes[*marker == Marker::Box] {
                @for item in items {
                    li {
                        @if *marker == Marker::Box { span.box aria-hidden="true" { "\u{2610}" } " " }
                        (inline(item))
                    }
                }
            }
        },
        Block::Pairs(kind, pairs) => {
            let class = match kind {
                PairKind::Questions => "questions",
                PairKind::Facts => "facts",
            };
            html! { dl class=(class) { @for pair in pairs { (self::pair(pair)) } } }
        }
        Block::Table(table) => self::table(table, numbers.tables.next()),
        Block::Figure(figure) => {
            let number = numbers.figures.next();
            html! { (drawing::figure(figure, number)) (self::table(&figure.table, numbers.tables.next())) }
        }
        Block::WriteIn { lines } => html! {
            div.write-in { @for _ in 0..*lines { div.rule {} } }
        },
    }
}

fn heading(heading: &Heading) -> Markup {
    let inside = html! {
        (inline(&heading.text))
        @if !heading.tag.is_empty() { " " span.tag { (heading.tag) } }
    };
    match heading.level {
        2 => html! { h2 id=(heading.anchor) { (inside) } },
        3 => html! { h3 id=(heading.anchor) { (inside) } },
        4 => html! { h4 id=(heading.anchor) { (inside) } },
        5 => html! { h5 id=(heading.anchor) { (inside) } },
        _ => html! { h6 id=(heading.anchor) { (inside) } },
    }
}

fn pair(pair: &Pair) -> Markup {
    html! {
        div {
            dt { (pair.label) }
            dd.unanswered[pair.answer.value == Value::Unanswered] { (prose(&pair.answer.text)) }
        }
    }
}

fn table(table: &Table, number: u64) -> Markup {
    let blank = table.rows.iter().flatten().any(|cell| matches!(cell.value, Value::Room(_)));
    html! {
        // Focusable, so that a wide table can be scrolled with the keyboard on a narrow screen.
        div.table.wide[table.spread == Spread::Page].blank[blank] role="group" aria-label=(table.caption) tabindex="0" {
            table {
                caption { "Table " (number) ": " (table.caption) }
                thead {
                    tr {
                        @for (place, column) in table.columns.iter().enumerate() {
                            th.end[column.align == Align::End].long[is_long(table, place)] scope="col" {
                                (column.label)
                                @if !column.hint.is_empty() { " " span.hint { (column.hint) } }
                            }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr { @for (place, cell) in row.iter().enumerate() { (self::cell(cell, place, table)) } }
                    }
                }
            }
        }
        @if !table.note.is_empty() { p.note { (table.note) } }
    }
}

/// Returns whether a column holds more than a few words, and so needs room.
fn is_long(table: &Table, column: usize) -> bool {
    const A_FEW_WORDS: usize = 80;
    let characters = |cell: &Cell| cell.text.plain().chars().count();
    column > 0 && table.rows.iter().filter_map(|row| row.get(column)).any(|cell| characters(cell) > A_FEW_WORDS)
}

/// Writes a cell; the first of a row is the row's header.
fn cell(cell: &Cell, place: usize, table: &Table) -> Markup {
    let end = table.columns.get(place).is_some_and(|column| column.align == Align::End);
    let class = match cell.value {
        Value::Unanswered if end => Some("unanswered end"),
        Value::Unanswered => Some("unanswered"),
        Value::Date(_) => Some("date"),
        Value::Room(0..=2) => Some("room"),
        Value::Boxes(_) if cell.text.is_empty() => Some("room"),
        Value::Room(_) => Some("room tall"),
        _ if end => Some("end"),
        _ => None,
    };
    let inside = match cell.text.0.as_slice() {
        [Run::Ours(label), Run::Ours(hint)] => html! { (label) " " span.hint { (hint.trim_start()) } },
        _ => prose(&cell.text),
    };
    html! {
        // A header without words would head nothing.
        @if place == 0 && !cell.text.is_empty() {
            th class=[class] scope="row" { (inside) }
        } @else {
            td class=[class] { (inside) }
        }
    }
}

/// Writes text that may have paragraphs and line breaks. A web address that stands alone becomes a link.
fn prose(text: &Text) -> Markup {
    if let [Run::Ours(words)] = text.0.as_slice() {
        let lines: Vec<String> = words.lines().map(str::to_owned).collect();
        return broken(&lines);
    }
    html! {
        @for lines in &text.paragraphs() {
            @match web_address(lines) {
                Some(address) => p { a href=(address) rel="noreferrer" { (address) } }
                None => p dir="auto" { (broken(lines)) }
            }
        }
    }
}

/// Writes lines with breaks between them.
fn broken(lines: &[String]) -> Markup {
    html! {
        @for (place, line) in lines.iter().enumerate() {
            @if place > 0 { br; }
            (line)
        }
    }
}

/// Writes text on one line; the person's words keep their own direction.
fn inline(text: &Text) -> Markup {
    html! {
        @for run in &text.0 {
            @match run {
                Run::Ours(words) => (words),
                Run::Theirs(words) => bdi { (words) },
            }
        }
    }
}

#[cfg(test)]
mod tests;
