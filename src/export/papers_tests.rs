//! What holds for every paper, of every kind of workbook, in every format.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::export::fixture::{TODAY, filled, riverside};
use crate::export::outline::{Block, Heading, Table};
use crate::export::{Annex, Audience, Document, Format, NoPaper, Order, Paper, Purpose, compose, export};
use crate::model::Workbook;
use crate::rules::Findings;

/// Returns every order that makes a paper.
pub(super) fn orders() -> Vec<Order> {
    let mut orders: Vec<Order> = Paper::ALL.iter().map(|paper| Order::new(*paper)).collect();
    orders.extend(Purpose::ALL.iter().map(|purpose| Order { purpose: *purpose, ..Order::new(Paper::BoardPaper) }));
    orders.push(Order { annex: Annex::Everything, ..Order::new(Paper::Worksheets) });
    let public = Paper::ALL.iter().filter(|paper| paper.has_public_version());
    orders.extend(public.map(|paper| Order { audience: Audience::Public, ..Order::new(*paper) }));
    orders
}

/// Returns the same workbook with a second review that says something else.
pub(super) fn with_two_reviews(mut workbook: Workbook) -> Workbook {
    let mut next = workbook.review().clone();
    next.id = crate::model::RowId::from_bits(88_888);
    Arc::make_mut(&mut next.aim).warranted = "Because it is asked for".into();
    workbook.reviews.push(Arc::new(next));
    workbook
}

fn hostile() -> Workbook {
    let nasty = "=HYPERLINK(\"x\")</td><script>alert(1)</script>#let x = 1\n]]>&amp;\u{202e}\u{0}|`*_\\";
    let mut workbook = Workbook::new(nasty, crate::model::RowId::from_bits(1), TODAY);
    let review = workbook.review_mut();
    Arc::make_mut(&mut review.evaluation).recommendation = nasty.into();
    let aim = Arc::make_mut(&mut review.aim);
    aim.aims = [crate::model::sheets::aim::Aim { change: nasty.into(), for_whom: nasty.into(), ..Default::default() }]
        .into_iter()
        .collect();
    let resources = Arc::make_mut(&mut review.resources);
    resources.crisis_route = nasty.into();
    resources.risks =
        [crate::model::sheets::resources::Risk { risk: nasty.into(), response: nasty.into(), ..Default::default() }]
            .into_iter()
            .collect();
    workbook
}

fn headings<'d>(blocks: &'d [Block], into: &mut Vec<&'d Heading>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => into.push(heading),
            Block::Card(heading, inside) => {
                into.push(heading);
                headings(inside, into);
            }
            _ => {}
        }
    }
}

fn tables<'d>(blocks: &'d [Block], into: &mut Vec<&'d Table>) {
    for block in blocks {
        match block {
            Block::Table(table) => into.push(table),
            Block::Figure(figure) => into.push(&figure.table),
            Block::Card(_, inside) => tables(inside, into),
            _ => {}
        }
    }
}

/// Holds what every reader of a document relies on.
fn sound(document: &Document, what: &str) {
    let mut all = vec![];
    headings(&document.blocks, &mut all);
    let (mut level, mut anchors) = (1, BTreeSet::new());
    for heading in all {
        assert!(heading.level >= 2 && heading.level <= level + 1, "{what}: level {} after {level}", heading.level);
        level = heading.level;
        assert!(!heading.text.is_empty(), "{what}: a heading says something");
        assert!(anchors.insert(heading.anchor.clone()), "{what}: {} twice", heading.anchor);
    }
    let mut all = vec![];
    tables(&document.blocks, &mut all);
    for table in all {
        assert!(!table.columns.is_empty() && !table.caption.is_empty(), "{what}: {}", table.caption);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{what}: a row of {}", table.caption);
        }
    }
    assert!(!document.title.is_empty() && !document.stem.trim().is_empty());
}

#[test]
fn every_paper_of_every_workbook_is_sound_in_every_format() {
    let mut workbooks = vec![("empty", Workbook::default()), ("riverside", riverside()), ("hostile", hostile())];
    workbooks.extend((0..6).map(|seed| ("filled", filled(seed).0)));
    for (name, workbook) in workbooks {
        for workbook in [workbook.clone(), with_two_reviews(workbook)] {
            let findings = Findings::of(&workbook, TODAY);
            for order in orders() {
                let what = format!("{} of {name}, {:?}", order.paper.id(), order.audience);
                let document = match compose(&order, &workbook, &findings, TODAY) {
                    Ok(document) => document,
                    Err(reason) => {
                        assert_eq!((reason, order.paper), (NoPaper::OneReview, Paper::WhatChanged), "{what}");
                        assert!(workbook.reviews.len() < 2);
                        continue;
                    }
                };
                sound(&document, &what);
                for format in Format::ALL {
                    let once = export(&document, *format).unwrap_or_else(|error| panic!("{what}: {error}"));
                    assert!(!once.files.is_empty() && once.files.iter().all(|(_, bytes)| !bytes.is_empty()), "{what}");
                }
            }
        }
    }
}

#[test]
fn every_paper_has_a_name_of_its_own_and_says_what_it_is() {
    let ids: BTreeSet<&str> = Paper::ALL.iter().map(|paper| paper.id()).collect();
    let labels: BTreeSet<&str> = Paper::ALL.iter().map(|paper| paper.label()).collect();
    assert_eq!((ids.len(), labels.len()), (Paper::ALL.len(), Paper::ALL.len()));
    for paper in Paper::ALL {
        assert_eq!(Paper::from_id(paper.id()), Some(*paper));
        assert!(!paper.hint().ends_with('.') && !paper.hint().is_empty());
    }
    let workbook = with_two_reviews(riverside());
    let findings = Findings::of(&workbook, TODAY);
    let names = orders().into_iter().filter_map(|order| {
        let is_plain = order.annex == Annex::KeptOnly;
        compose(&order, &workbook, &findings, TODAY).ok().filter(|_| is_plain).map(|document| document.stem)
    });
    let names: Vec<String> = names.collect();
    let different: BTreeSet<&String> = names.iter().collect();
    // The board paper for decision is ordered twice.
    assert_eq!(different.len() + 1, names.len(), "{names:?}");
}
