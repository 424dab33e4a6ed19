//! The line of sight as a figure: laid out for paper, with a table that has every word of it.
//!
//! It is added to a document and not part of the worksheets, which say every answer once: a picture repeats them.

use std::collections::BTreeSet;

use super::figure::{Boxed, Curve, Drawing, Figure, Words};
use super::lettering::{LETTER, Weight, wrap};
use super::say::clean;
use super::{Align, Block, Cell, Column, Document, Heading, Selection, Spread, Style, Table, Text, Value};
use crate::model::{Place, Register, Review, Stage};
use crate::rules::layout::layout;
use crate::rules::line::{self, FOLDS_ABOVE, LineOfSight, Node, State, line_of_review};

/// What the picture shows.
const LEAD: &str = "From what the organisation wants to the figure that shows whether it worked.";
/// The width of a box.
const BOX: i64 = 156;
/// The room between two columns.
const BETWEEN: i64 = 36;
/// The least room between two boxes of a column.
const GAP: i64 = 10;
/// The room between the edge of a box and its words, beside them and above them.
const PAD: (i64, i64) = (10, 8);
/// The height of a line of words.
const LINE: i64 = 17;
/// The height of the headings with the room below them.
const HEADS: i64 = 34;
/// The room around everything, so that no edge is cut.
const EDGE: i64 = 2;
/// The greatest height at which words are still read with ease on a sheet of A4 on its side, where the style sheet gives
/// a drawing 134 mm: letters of more than 6 points.
const TALLEST: i64 = 800;

/// Adds the line of sight of a review, behind the stages. A paper of only some stages stays as it is, and so does one of
/// a review in which no line has begun.
#[must_use]
pub fn with_line_of_sight(mut document: Document, review: &Review, selection: &Selection) -> Document {
    let is_whole = Stage::ALL.iter().all(|stage| selection.places.contains(&Place::Stage(*stage)));
    let sight = line_of_review(review);
    if !is_whole || sight.nodes.is_empty() {
        return document;
    }
    let is_register = |block: &Block| match block {
        Block::Heading(heading) if heading.level == 2 => {
            Register::ALL.iter().any(|register| Place::Register(*register).id() == heading.anchor)
        }
        _ => false,
    };
    let at = document.blocks.iter().position(is_register).unwrap_or(document.blocks.len());
    let title = "Line of sight";
    let heading = Heading { level: 2, text: Text::ours(title), anchor: "line-of-sight".to_owned(), tag: "" };
    let blocks = [
        Block::Heading(heading),
        Block::Paragraph(Style::Lead, Text::ours(LEAD)),
        Block::Figure(Box::new(figure(&sight))),
    ];
    document.blocks.splice(at..at, blocks);
    document
}

/// Returns the picture with its lead. None where no line has begun.
pub(super) fn picture_of(review: &Review) -> Option<[Block; 2]> {
    let sight = line_of_review(review);
    (!sight.nodes.is_empty())
        .then(|| [Block::Paragraph(Style::Lead, Text::ours(LEAD)), Block::Figure(Box::new(figure(&sight)))])
}

/// Makes the figure.
fn figure(sight: &LineOfSight) -> Figure {
    let is_folded = sight.lines.len() > FOLDS_ABOVE;
    let drawings = if is_folded { vec![drawing(&sight.folded(&BTreeSet::new()))] } else { sheets(sight) };
    Figure {
        anchor: "line-of-sight-picture".to_owned(),
        title: "Line of sight".to_owned(),
        reading: reading(sight, is_folded),
        key: "A dashed line leads to a gap, and the box there shows what is missing.",
        drawings,
        table: table(sight),
    }
}

/// Draws the whole, or as many whole lines on each sheet as can be read there, those under one objective together.
fn sheets(sight: &LineOfSight) -> Vec<Drawing> {
    let whole = drawing(sight);
    if whole.height <= TALLEST {
        return vec![whole];
    }
    let mut lines: Vec<usize> = (0..sight.lines.len()).collect();
    lines.sort_by_key(|line| sight.lines[*line].under);
    let mut sheets: Vec<Drawing> = vec![];
    let mut on_sheet = BTreeSet::new();
    for line in lines {
        let is_first = on_sheet.is_empty();
        on_sheet.insert(line);
        let with = drawing(&sight.only(&on_sheet));
        if is_first || with.height > TALLEST {
            on_sheet = BTreeSet::from([line]);
            sheets.push(drawing(&sight.only(&on_sheet)));
        } else if let Some(sheet) = sheets.last_mut() {
            *sheet = with;
        }
    }
    let beside = sight.beside();
    if !beside.nodes.is_empty() {
        sheets.push(drawing(&beside));
    }
    sheets
}

/// Says what a person sees.
fn reading(sight: &LineOfSight, is_folded: bool) -> String {
    let orphans = match sight.orphans().count() {
        0 => String::new(),
        1 => "1 answer is not linked to anything.".to_owned(),
        many => format!("{many} answers are not linked to anything."),
    };
    let folded = if is_folded {
        "The picture shows everything that serves one objective of the organisation as one box. The table has every \
         line."
    } else {
        ""
    };
    let parts = [sight.summary(), sight.unserved(), orphans, folded.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Says every line in a row, then what stands alone.
fn table(sight: &LineOfSight) -> Table {
    let column = |label: &str| Column { label: label.to_owned(), hint: "", align: Align::Start };
    let said = |words: &[String]| Cell { text: Text::theirs(&words.join("\n\n")), value: Value::Words };
    let rows = sight.as_table().into_iter().map(|row| {
        let mut cells: Vec<Cell> =
            row.cells.iter().map(|words| if words.is_empty() { Cell::empty() } else { said(words) }).collect();
        // The first cell is the heading of its row, and a heading says something.
        if let Some(first) = cells.first_mut().filter(|first| first.text.is_empty()) {
            *first = Cell::ours("None");
        }
        cells.push(Cell::ours(row.missing_in_words("\n\n")));
        cells
    });
    Table {
        caption: "Line of sight, one row for each line".to_owned(),
        columns: line::Column::ALL.iter().map(|one| column(one.label())).chain([column("What is missing")]).collect(),
        rows: rows.collect(),
        note: String::new(),
        spread: Spread::Page,
    }
}

/// The words of a box, wrapped.
struct Wrapped {
    words: Vec<String>,
    detail: Vec<String>,
}

impl Wrapped {
    fn of(node: &Node) -> Self {
        let width = BOX - 2 * PAD.0;
        let weight = if node.state == State::Gap { Weight::Strong } else { Weight::Plain };
        let detail = node.second_line();
        Self {
            words: wrap(&clean(&node.words), width, weight),
            detail: if detail.is_empty() { vec![] } else { wrap(detail, width, Weight::Plain) },
        }
    }

    fn height(&self) -> i64 {
        lines(self.words.len() + self.detail.len()) + 2 * PAD.1
    }
}

/// Returns the height of so many lines.
fn lines(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(0) * LINE
}

/// Lays the boxes and curves out.
fn drawing(sight: &LineOfSight) -> Drawing {
    let wrapped: Vec<Wrapped> = sight.nodes.iter().map(Wrapped::of).collect();
    let heights: Vec<i64> = wrapped.iter().map(Wrapped::height).collect();
    let layout = layout(sight, &heights, GAP);
    let left = |column: line::Column| EDGE + column as i64 * (BOX + BETWEEN);
    let words = |x, top, lines| Words { x, y: top + LETTER, lines };
    let boxes: Vec<Boxed> = sight
        .nodes
        .iter()
        .zip(wrapped)
        .zip(layout.tops.iter().zip(&heights))
        .map(|((node, wrapped), (top, height))| {
            let (x, y) = (left(node.column), HEADS + EDGE + top);
            let below = y + PAD.1 + lines(wrapped.words.len());
            Boxed {
                x,
                y,
                width: BOX,
                height: *height,
                state: node.state,
                words: words(x + PAD.0, y + PAD.1, wrapped.words),
                detail: words(x + PAD.0, below, wrapped.detail),
            }
        })
        .collect();
    let curves = sight.edges.iter().filter_map(|edge| {
        let (from, to) = (boxes.get(edge.from)?, boxes.get(edge.to)?);
        Some(Curve {
            from: (from.x + from.width, from.y + from.height / 2),
            to: (to.x, to.y + to.height / 2),
            is_broken: edge.is_broken,
        })
    });
    let has = |column, state| sight.nodes.iter().any(|node| node.column == column && node.state == state);
    let heads = line::Column::ALL.into_iter().filter_map(|column| {
        let is_empty = sight.nodes.iter().all(|node| node.column != column);
        let label = if has(column, State::Folded) { "Objectives under it" } else { column.label() };
        (!is_empty).then(|| words(left(column), EDGE, vec![label.to_owned()]))
    });
    Drawing {
        width: left(line::Column::Measure) + BOX + EDGE,
        height: HEADS + layout.height + 2 * EDGE,
        heads: heads.collect(),
        curves: curves.collect(),
        boxes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{TODAY, filled, riverside};
    use crate::export::outline::lettering::{MOST_LINES, width_of};
    use crate::export::worksheets;
    use proptest::prelude::*;

    fn figures(document: &Document) -> Vec<&Figure> {
        let figures = document.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure.as_ref()),
            _ => None,
        });
        figures.collect()
    }

    fn heads(document: &Document) -> Vec<String> {
        let heads = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) if heading.level == 2 => Some(heading.anchor.clone()),
            _ => None,
        });
        heads.collect()
    }

    #[test]
    fn a_whole_paper_has_it_behind_the_stages_and_a_part_has_not() {
        let workbook = riverside();
        let paper = |selection: &Selection| {
            let document = worksheets(&workbook, workbook.review(), selection, TODAY);
            with_line_of_sight(document, workbook.review(), selection)
        };
        let whole = paper(&Selection::whole());
        let anchors = heads(&whole);
        let at = anchors.iter().position(|anchor| anchor == "line-of-sight").unwrap();
        assert_eq!((anchors[at - 1].as_str(), anchors[at + 1].as_str()), ("evaluation", "channels"));
        let stages = paper(&Selection::six_stages());
        assert_eq!(heads(&stages).last().map(String::as_str), Some("line-of-sight"));
        assert!(figures(&paper(&Selection::stages(&[Stage::Aim, Stage::Evaluation]).with_session())).is_empty());
        let empty = crate::model::Workbook::default();
        let selection = Selection::whole();
        let document = worksheets(&empty, empty.review(), &selection, TODAY);
        assert!(figures(&with_line_of_sight(document, empty.review(), &selection)).is_empty());
    }

    #[test]
    fn the_picture_and_the_table_say_what_is_missing() {
        let workbook = riverside();
        let figure = figure(&line_of_review(workbook.review()));
        assert!(figure.reading.starts_with("1 of 2 lines is complete from end to end."), "{}", figure.reading);
        let gaps: Vec<String> = figure.drawings[0]
            .boxes
            .iter()
            .filter(|boxed| boxed.state == State::Gap)
            .map(|boxed| boxed.words.lines.join(" "))
            .collect();
        let missing = figure.table.rows[1].last().unwrap().text.plain();
        assert_eq!(gaps, ["No stakeholder", "No content", "No measure"]);
        assert!(gaps.iter().all(|gap| missing.contains(gap)), "{missing}");
        assert_eq!(figure.table.rows[0].last().unwrap().text.plain(), "Nothing: the line is complete");
        assert_eq!(figure.drawings[0].curves.iter().filter(|curve| curve.is_broken).count(), 3);
    }

    #[test]
    fn a_folded_picture_says_which_objectives_have_no_aim() {
        use crate::model::{Address, Answer, Edit, RowId, Table};
        let mut workbook = riverside();
        let aim = workbook.review().aim.aims.iter().next().unwrap().id;
        let add = |at: Address, id: u64, with| Edit::Add { at, id: RowId::from_bits(id), place: None, with };
        let named = vec![("name", Answer::Text("Fewer falls at home".into()))];
        let mut edits = vec![add(Table::OrganisationObjectives.address(), 900, named)];
        edits.extend((0..14).map(|number| {
            let statement = Answer::Text(format!("Objective {number}"));
            let with = vec![("statement", statement), ("aim", Answer::Link(Some(aim)))];
            add(Table::SmartObjectives.address(), 1_000 + number, with)
        }));
        for edit in edits {
            edit.apply(&mut workbook).unwrap();
        }
        let figure = figure(&line_of_review(workbook.review()));
        assert!(figure.reading.contains("No aim serves \u{201c}Fewer falls at home\u{201d}."), "{}", figure.reading);
        let [drawing] = figure.drawings.as_slice() else { panic!("{} drawings", figure.drawings.len()) };
        let of = |state| drawing.boxes.iter().filter(move |boxed| boxed.state == state);
        assert_eq!(of(State::Open).map(|boxed| boxed.words.lines.join(" ")).collect::<Vec<_>>(), ["No aim"]);
        assert!(
            of(State::Folded).count() >= 1 && drawing.heads.iter().any(|head| head.lines == ["Objectives under it"])
        );
        let row = figure.table.rows.iter().find(|row| row[0].text.plain() == "Fewer falls at home").unwrap();
        assert!(row.last().unwrap().text.plain().starts_with("No aim"));
    }

    /// Checks that a drawing holds together: everything inside, no box on another, every line within its box.
    fn holds_together(drawing: &Drawing) -> Result<(), TestCaseError> {
        for (place, one) in drawing.boxes.iter().enumerate() {
            prop_assert!(one.x >= 0 && one.x + one.width <= drawing.width);
            prop_assert!(one.y >= 0 && one.y + one.height <= drawing.height);
            for words in [&one.words, &one.detail].into_iter().filter(|words| !words.lines.is_empty()) {
                prop_assert!(words.lines.len() <= MOST_LINES);
                let last = words.y + lines(words.lines.len() - 1);
                prop_assert!(words.y - LETTER >= one.y && last <= one.y + one.height);
                let weight = if one.state == State::Gap { Weight::Strong } else { Weight::Plain };
                for line in &words.lines {
                    prop_assert!(width_of(line, weight) <= one.width - PAD.0, "{}", line);
                }
            }
            for other in &drawing.boxes[place + 1..] {
                let apart = one.x != other.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
                prop_assert!(apart, "{:?} lies on {:?}", one, other);
            }
        }
        for curve in &drawing.curves {
            prop_assert!(curve.from.0 < curve.to.0);
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_picture_holds_together_and_its_table_has_every_word(seed in any::<u64>()) {
            let (workbook, _) = filled(seed);
            let sight = line_of_review(workbook.review());
            let figure = figure(&sight);
            for drawing in &figure.drawings {
                holds_together(drawing)?;
            }
            let said: String = figure.table.rows.iter().flatten().map(|cell| cell.text.plain() + "\n").collect();
            for node in &sight.nodes {
                prop_assert!(said.contains(&clean(&node.words)), "{:?} is not in {}", node, said);
            }
            // Whatever sheets it is drawn on, no box is lost.
            let drawn = sheets(&sight);
            for node in &sight.nodes {
                let wrapped = Wrapped::of(node).words;
                prop_assert!(drawn.iter().flat_map(|sheet| &sheet.boxes).any(|boxed| boxed.words.lines == wrapped));
            }
            let curves: usize = drawn.iter().map(|sheet| sheet.curves.len()).sum();
            prop_assert!(curves >= sight.edges.len());
        }
    }
}
