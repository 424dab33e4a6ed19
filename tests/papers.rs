//! The papers of the worked examples: what a board, a successor and the public would read of real reviews.

use sightline::editor::samples::samples;
use sightline::export::outline::{Block, Table};
use sightline::export::{Audience, Document, Format, Order, Paper, Purpose, compose, export};
use sightline::model::Workbook;
use sightline::rules::Findings;

use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 21);

fn order(paper: Paper, audience: Audience) -> Order {
    Order { audience, ..Order::new(paper) }
}

fn workbooks() -> Vec<Workbook> {
    samples().iter().map(|sample| sample.workbook().unwrap_or_else(|parts| panic!("{parts}"))).collect()
}

fn made(workbook: &Workbook, order: &Order) -> Document {
    compose(order, workbook, &Findings::of(workbook, TODAY), TODAY).expect("the paper can be made")
}

fn text(document: &Document) -> String {
    String::from_utf8(export(document, Format::Markdown).expect("Markdown takes all").files.remove(0).1)
        .expect("Markdown is text")
}

/// Returns the page of a board paper that is read: the blocks before the first annex.
fn page(document: &Document) -> &[Block] {
    let annex = document.blocks.iter().position(|block| match block {
        Block::Heading(heading) => heading.anchor.starts_with("annex-"),
        _ => false,
    });
    &document.blocks[..annex.expect("a board paper has annexes")]
}

/// Reckons how many lines of A4 a page takes (printed by a browser, 75 of them fill the sheet), at 105 letters a line for text and as many in the columns of a table.
fn lines(blocks: &[Block]) -> usize {
    const LETTERS: usize = 105;
    let of = |letters: usize, width: usize| letters.div_ceil(width.max(1)).max(1);
    let table = |table: &Table| {
        let column = LETTERS / table.columns.len().max(1);
        let row = |row: &Vec<sightline::export::outline::Cell>| {
            let widths = row.iter().enumerate().map(|(place, cell)| {
                // The first column of a table on the page has the words, and about twice the room of the others.
                of(cell.text.plain().chars().count(), if place == 0 { 2 * column } else { column })
            });
            widths.max().unwrap_or(1)
        };
        2 + table.rows.iter().map(row).sum::<usize>() + usize::from(!table.note.is_empty())
    };
    let block = |block: &Block| match block {
        Block::Heading(_) => 2,
        Block::Paragraph(_, text) => of(text.plain().chars().count(), LETTERS),
        Block::List(_, items) => items.iter().map(|item| of(item.plain().chars().count(), LETTERS)).sum(),
        Block::Pairs(_, pairs) => pairs.len(),
        Block::Table(one) => table(one),
        Block::Card(..) | Block::Figure(_) | Block::WriteIn { .. } => panic!("not on the page of a board paper"),
    };
    blocks.iter().map(block).sum()
}

#[test]
fn the_page_of_each_board_paper_fits_one_sheet() {
    for workbook in workbooks() {
        for purpose in Purpose::ALL {
            let document = made(&workbook, &Order { purpose: *purpose, ..Order::new(Paper::BoardPaper) });
            let lines = lines(page(&document));
            assert!(lines <= 75, "{}: {lines} lines", workbook.name());
            assert!(document.opens_with_summary());
        }
    }
}

#[test]
fn a_board_paper_says_what_is_asked_what_it_costs_and_what_stops() {
    for workbook in workbooks() {
        let whole = text(&made(&workbook, &Order::new(Paper::BoardPaper)));
        for said in [
            " asked to approve:",
            "Aims and their objectives",
            "In an ordinary week",
            "What stops: ",
            "The main risks",
            "Exceptions: choices made against the checks of this review",
            "How we will know, and when",
            "Annex 1: Line of sight",
            "Annex 7: Exceptions to the checks",
        ] {
            assert!(whole.contains(said), "{}: {said}", workbook.name());
        }
        // Neither example knows what an hour costs, and the paper does not guess.
        assert!(whole.contains("To be completed: what this costs in pounds") && !whole.contains('£'));
    }
}

#[test]
fn no_paper_for_the_public_names_an_owner_of_the_examples() {
    for workbook in workbooks() {
        for paper in [Paper::Worksheets, Paper::BoardPaper, Paper::Minutes] {
            let document = made(&workbook, &order(paper, Audience::Public));
            let whole = text(&document);
            assert!(whole.contains("This is the public version"), "{}", paper.id());
            for never in ["| Owner |", "Who signs off", "Who steps in", "Parked items", "Present and apologies"] {
                assert!(!whole.contains(never), "{} of {} says {never}", paper.id(), workbook.name());
            }
            let inside = text(&made(&workbook, &order(paper, Audience::Internal)));
            assert!(inside.len() > whole.len() / 2 && inside.contains("Owner"), "{}", paper.id());
        }
    }
}

#[test]
fn the_same_day_gives_the_same_bytes_for_every_paper_and_format() {
    for workbook in workbooks() {
        for paper in Paper::ALL.iter().filter(|paper| **paper != Paper::WhatChanged) {
            let once = made(&workbook, &Order::new(*paper));
            let again = made(&workbook.clone(), &Order::new(*paper));
            assert_eq!(once, again);
            for format in Format::ALL {
                let (once, again) = (export(&once, *format), export(&again, *format));
                assert!(once.is_ok() && once == again, "{} as {}", paper.id(), format.id());
            }
        }
    }
}
