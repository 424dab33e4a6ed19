//! That no words are printed over, on any page of any paper: the ink of every run of words lies wholly on each area that
//! is painted below it or wholly beside it, away from every line, below nothing, and on the page.
//!
//! It reads the pages as they are laid out. A check beside the build reads the finished files, with another reader.

use std::sync::Arc;

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::visualize::{CurveItem, Geometry, Shape};

use super::signs::Missing;
use super::{engine, lay_out};
use crate::export::fixture::{TODAY, filled, riverside};
use crate::export::outline::{Block, Heading, Style, Text};
use crate::export::papers_tests::orders;
use crate::export::{Document, NoPaper, Selection, blank_worksheets, compose, worksheets};
use crate::model::{Stage, Workbook};
use crate::rules::Findings;

/// What may touch without being seen, in points.
const NEAR: f64 = 0.25;

/// A part of a page, in points from its upper left corner.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: (f64, f64),
    to: (f64, f64),
}

impl Part {
    fn around(points: impl IntoIterator<Item = (f64, f64)>, more: f64) -> Self {
        let (mut from, mut to) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for (x, y) in points {
            from = (from.0.min(x), from.1.min(y));
            to = (to.0.max(x), to.1.max(y));
        }
        Self { from: (from.0 - more, from.1 - more), to: (to.0 + more, to.1 + more) }
    }

    fn meets(&self, ink: &Self) -> bool {
        self.from.0 < ink.to.0 - NEAR
            && ink.from.0 + NEAR < self.to.0
            && self.from.1 < ink.to.1 - NEAR
            && ink.from.1 + NEAR < self.to.1
    }

    fn holds(&self, ink: &Self) -> bool {
        self.from.0 - NEAR <= ink.from.0
            && ink.to.0 <= self.to.0 + NEAR
            && self.from.1 - NEAR <= ink.from.1
            && ink.to.1 <= self.to.1 + NEAR
    }
}

/// What is on a page, in the order in which it is painted.
enum Painted {
    Area(Part),
    Line(Part),
    Words(Part, String),
}

fn read(frame: &Frame, at: Transform, all: &mut Vec<Painted>) {
    let place = |point: Point| {
        let point = point.transform(at);
        (point.x.to_pt(), point.y.to_pt())
    };
    for (offset, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inside = at.pre_concat(Transform::translate(offset.x, offset.y)).pre_concat(group.transform);
                read(&group.frame, inside, all);
            }
            FrameItem::Text(text) if !text.text.trim().is_empty() => {
                let ink = text.bbox();
                let ink = [ink.min, ink.max].map(|corner| place(corner + *offset));
                if ink.iter().all(|(x, y)| x.is_finite() && y.is_finite()) {
                    all.push(Painted::Words(Part::around(ink, 0.0), text.text.to_string()));
                }
            }
            FrameItem::Shape(shape, _) => read_shape(shape, &|point| place(point + *offset), all),
            _ => {}
        }
    }
}

fn read_shape(shape: &Shape, place: &dyn Fn(Point) -> (f64, f64), all: &mut Vec<Painted>) {
    let mut lines: Vec<[(f64, f64); 2]> = vec![];
    match &shape.geometry {
        Geometry::Line(end) => lines.push([place(Point::zero()), place(*end)]),
        Geometry::Rect(size) => {
            let (x, y) = (size.x, size.y);
            let corners = [Point::zero(), Point::with_x(x), Point::new(x, y), Point::with_y(y)].map(place);
            lines.extend((0..4).map(|corner| [corners[corner], corners[(corner + 1) % 4]]));
        }
        Geometry::Curve(curve) => {
            let (mut begin, mut here) = ((0.0, 0.0), (0.0, 0.0));
            for item in &curve.0 {
                match item {
                    CurveItem::Move(to) => (begin, here) = (place(*to), place(*to)),
                    CurveItem::Line(to) => {
                        lines.push([here, place(*to)]);
                        here = place(*to);
                    }
                    CurveItem::Cubic(one, two, to) => {
                        let points = [here, place(*one), place(*two), place(*to)];
                        for step in 1..=24 {
                            let next = on_curve(points, f64::from(step) / 24.0);
                            lines.push([here, next]);
                            here = next;
                        }
                    }
                    CurveItem::Close => {
                        lines.push([here, begin]);
                        here = begin;
                    }
                }
            }
        }
    }
    if shape.fill.is_some() {
        all.push(Painted::Area(Part::around(lines.iter().flatten().copied(), 0.0)));
    }
    if let Some(stroke) = &shape.stroke {
        let half = stroke.thickness.to_pt() / 2.0;
        all.extend(lines.into_iter().map(|line| Painted::Line(Part::around(line, half))));
    }
}

fn on_curve([from, one, two, to]: [(f64, f64); 4], part: f64) -> (f64, f64) {
    let rest = 1.0 - part;
    let shares = [rest.powi(3), 3.0 * part * rest.powi(2), 3.0 * part.powi(2) * rest, part.powi(3)];
    let mix = |places: [f64; 4]| places.iter().zip(shares).map(|(place, share)| place * share).sum();
    (mix([from.0, one.0, two.0, to.0]), mix([from.1, one.1, two.1, to.1]))
}

/// Returns what is on a page, and the page.
fn read_page(frame: &Frame) -> (Vec<Painted>, Part) {
    let mut all = vec![];
    read(frame, Transform::identity(), &mut all);
    (all, Part { from: (0.0, 0.0), to: (frame.width().to_pt(), frame.height().to_pt()) })
}

/// Says what is wrong with the words of a page.
fn faults((all, page): &(Vec<Painted>, Part)) -> Vec<String> {
    let mut faults = vec![];
    for (when, one) in all.iter().enumerate() {
        let Painted::Words(ink, words) = one else { continue };
        let below = all[..when].iter().rposition(|under| matches!(under, Painted::Area(area) if area.holds(ink)));
        let meets = |one: &Painted| matches!(one, Painted::Area(part) | Painted::Line(part) if part.meets(ink));
        // What lies below the ground on which the words stand cannot be seen.
        let ground = below.map_or(0, |place| place + 1);
        if all[ground..when].iter().any(meets) {
            faults.push(format!("{words:?} meets an edge at {:?}", ink.from));
        }
        if all[when..].iter().any(meets) {
            faults.push(format!("{words:?} is covered at {:?}", ink.from));
        }
        if !page.holds(ink) {
            faults.push(format!("{words:?} leaves the page at {:?}", ink.from));
        }
    }
    faults
}

fn pages(document: &Document) -> Vec<Frame> {
    let paper = lay_out::paper(document, &mut Missing::default());
    engine::pages(serde_json::to_vec(&paper).unwrap())
}

fn clean(document: &Document, what: &str) {
    for (number, frame) in pages(document).iter().enumerate() {
        assert_eq!(faults(&read_page(frame)), Vec::<String>::new(), "{what}, page {}", number + 1);
    }
}

/// Returns the room between the band and the ink of the first words below it.
fn below_the_band(frame: &Frame) -> f64 {
    let (all, _) = read_page(frame);
    let ends = |one: &Painted| if let Painted::Area(area) = one { Some(area.to.1) } else { None };
    let band = all.iter().find_map(ends).expect("a band");
    let begins = |one: &Painted| match one {
        Painted::Words(ink, _) if ink.from.1 > band - 12.0 => Some(ink.from.1),
        _ => None,
    };
    all.iter().filter_map(begins).fold(f64::MAX, f64::min) - band
}

#[test]
fn no_words_of_any_paper_are_printed_over() {
    for (name, workbook) in [("empty", Workbook::default()), ("riverside", riverside()), ("filled", filled(3).0)] {
        let findings = Findings::of(&workbook, TODAY);
        for order in orders() {
            match compose(&order, &workbook, &findings, TODAY) {
                Ok(document) => clean(&document, &format!("{} of {name}, {:?}", order.paper.id(), order.audience)),
                Err(reason) => assert_eq!(reason, NoPaper::OneReview),
            }
        }
    }
}

#[test]
fn below_the_band_there_is_the_same_room_whatever_follows() {
    let workbook = riverside();
    let heading =
        |level| Block::Heading(Heading { level, text: Text::ours("Heading"), anchor: "a".to_owned(), tag: "" });
    let paragraph = |style| Block::Paragraph(style, Text::ours("Heading of a paragraph"));
    let table = || match riverside_table() {
        Some(table) => table,
        None => panic!("no table"),
    };
    for first in [
        paragraph(Style::Lead),
        paragraph(Style::Normal),
        paragraph(Style::Note),
        heading(2),
        Block::List(crate::export::outline::Marker::Bullet, vec![Text::ours("Heading of a list")]),
        table(),
    ] {
        let mut document = worksheets(&workbook, workbook.review(), &Selection { places: vec![] }, TODAY);
        let what = format!("{first:?}");
        document.blocks = vec![first, paragraph(Style::Normal)];
        let room = below_the_band(&pages(&document)[0]);
        // The stroke below the band takes half of its 5 points, and a table has padding of its own.
        assert!((22.0..=34.0).contains(&room), "{room} before {what:.60}");
        clean(&document, &what);
    }
}

fn riverside_table() -> Option<Block> {
    let workbook = riverside();
    let whole = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
    whole.blocks.into_iter().find(|block| matches!(block, Block::Table(_)))
}

#[test]
fn words_that_stand_for_missing_signs_stay_in_the_boxes_of_a_drawing() {
    let mut workbook = riverside();
    let signs = "\u{f0b7}\u{4e2d}\u{1200}".repeat(12);
    let aim = Arc::make_mut(&mut workbook.review_mut().aim);
    aim.aims = aim
        .aims
        .iter()
        .cloned()
        .map(|aim| crate::model::sheets::aim::Aim { change: signs.as_str().into(), ..aim })
        .collect();
    let document = worksheets(&workbook, workbook.review(), &Selection::whole(), TODAY);
    let document = crate::export::with_line_of_sight(document, workbook.review(), &Selection::whole());
    clean(&document, "signs in a drawing");
}

#[test]
fn blank_worksheets_have_room_to_write_and_nothing_is_printed_over() {
    clean(&blank_worksheets(Stage::ALL), "blank");
}

#[test]
fn a_band_that_reaches_into_the_words_below_it_is_noticed() {
    let workbook = riverside();
    let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Aim]), TODAY);
    let paper = lay_out::paper(&document, &mut Missing::default());
    let page = &engine::pages(serde_json::to_vec(&paper).unwrap())[0];
    let (mut all, sheet) = read_page(page);
    assert_eq!(faults(&(all, sheet)), Vec::<String>::new());
    (all, _) = read_page(page);
    let at = all.iter().position(|one| matches!(one, Painted::Area(_))).unwrap();
    let Painted::Area(band) = all[at] else { panic!("a band") };
    let below = |one: &Painted| matches!(one, Painted::Words(ink, _) if ink.from.1 > band.to.1);
    let Some(Painted::Words(first, words)) = all.iter().find(|one| below(one)) else { panic!("words below the band") };
    let (reach, words) = (f64::midpoint(first.from.1, first.to.1), words.clone());
    all[at] = Painted::Area(Part { to: (band.to.0, reach), ..band });
    let found = faults(&(all, sheet));
    assert!(found.iter().any(|fault| fault.starts_with(&format!("{words:?} meets an edge"))), "{found:?}");
}
