//! The completed worksheets as a document: every answer once, every needed gap named.

use jiff::civil::Date;

use super::effort;
use super::say::{Asked, Dates, Item, Items, Source, align, capital, heading_words, say, slug};
use super::{
    Audience, Block, Cell, Column, Document, Heading, Pair, PairKind, Selection, Spread, Style, Table, Text, credit,
    stages_covered,
};
use crate::model::sheets::objectives::Unit;
use crate::model::sheets::stakeholders::questions::STAKEHOLDERS;
use crate::model::{Address, AnyRows, Layout, Place, Question, Review, Row, Stage, Walk as _, Workbook, date_in_text};

/// A table with more columns than this takes the whole page.
const COLUMNS_IN_TEXT: usize = 6;

/// How many stakeholders are the plan.
const TOP: usize = 5;

/// Builds the worksheets of one review as a document. `today` is the day on the paper.
pub fn worksheets(workbook: &Workbook, review: &Review, selection: &Selection, today: Date) -> Document {
    worksheets_for(workbook, review, selection, today, Audience::Internal)
}

/// Builds the worksheets for an audience. For the public, the workbook is one that was released.
pub(in crate::export) fn worksheets_for(
    workbook: &Workbook,
    review: &Review,
    selection: &Selection,
    today: Date,
    audience: Audience,
) -> Document {
    let stages: Vec<Stage> = selection
        .places
        .iter()
        .filter_map(|place| match place {
            Place::Stage(stage) => Some(*stage),
            _ => None,
        })
        .collect();
    let mut paper = Paper { source: Source::of(workbook, review, audience), blocks: Vec::new(), pairs: Vec::new() };
    for place in &selection.places {
        paper.page(workbook, review, *place);
    }
    let period = review.title().strip_prefix("Review of ").map(str::to_owned).unwrap_or_default();
    let covered = stages_covered(&stages);
    let subtitle = [period.as_str(), &covered].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    let part = if stages.len() == Stage::ALL.len() || stages.is_empty() {
        String::new()
    } else {
        format!(" {}", covered.to_lowercase())
    };
    let exported = format!("Exported on {}", date_in_text(today));
    Document {
        title: "Social media review".to_owned(),
        subtitle: subtitle.join(" \u{b7} "),
        language: "en-GB",
        organisation: super::say::clean(workbook.name()),
        date_line: match review.session.date {
            Some(date) => format!("Reviewed on {} \u{b7} {exported}", date_in_text(date)),
            None => exported,
        },
        made_on: Some(today),
        stem: format!("{} social media review {period}{part}", short(workbook.name())),
        blocks: paper.blocks,
        credit: credit(),
    }
}

/// Returns a name short enough for a file name that says more than the name, cut between words.
pub(super) fn short(name: &str) -> &str {
    const LONGEST: usize = 48;
    let Some((end, _)) = name.char_indices().nth(LONGEST) else { return name };
    let mut cut = name[..end].rsplit_once(' ').map_or(&name[..end], |(whole_words, _)| whole_words);
    // A name does not end where the next word would have to follow.
    while let Some((before, last)) = cut.rsplit_once(' ')
        && ["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with", "&"].contains(&last)
    {
        cut = before;
    }
    cut
}

/// Returns one table of the workbook with every answer in it, as the worksheets have it. None when it has no rows.
pub(super) fn table_at(workbook: &Workbook, review: &Review, audience: Audience, at: &Address) -> Option<Table> {
    let source = Source::of(workbook, review, audience);
    let mut items = Items::at(at.parent()?, source.beside);
    workbook.ask_in(review, at.place(), &mut items);
    let paper = Paper { source, blocks: Vec::new(), pairs: Vec::new() };
    let found = items.all.iter().find_map(|item| match item {
        Item::Rows(question, rows) if items.address(question) == *at => Some((*question, *rows)),
        _ => None,
    });
    let (question, rows) = found.filter(|(_, rows)| rows.count() > 0)?;
    Some(paper.table(question, rows, *at))
}

/// The document as far as it is built.
struct Paper<'a> {
    source: Source<'a>,
    blocks: Vec<Block>,
    /// Questions with their answers that wait to be printed together.
    pairs: Vec<Pair>,
}

impl<'a> Paper<'a> {
    /// Adds a page of the workbook.
    fn page(&mut self, workbook: &'a Workbook, review: &'a Review, place: Place) {
        let title = match place {
            Place::Stage(stage) => format!("{} {}", stage.number(), stage.title()),
            other => other.title().to_owned(),
        };
        self.heading(2, Text::ours(title), place.id().to_owned());
        // The purpose of a stage is part of the method; that of the other pages speaks to who fills them in.
        if let Place::Stage(stage) = place {
            self.blocks.push(Block::Paragraph(Style::Lead, Text::ours(stage.purpose())));
        }
        let mut items = Items::at(Address::page(place), self.source.beside);
        match place {
            Place::Session => review.session.ask(&mut items),
            Place::Stage(stage) => review.ask(stage, &mut items),
            Place::Organisation | Place::Register(_) => workbook.ask(place, &mut items),
        }
        let before = self.blocks.len();
        self.items(&items, place, 3);
        if place == Place::Stage(Stage::Resources) {
            self.blocks.extend(effort::what_it_adds_up_to(&review.resources, self.source.yet()));
        }
        if self.blocks.len() == before {
            self.blocks.push(Block::Paragraph(Style::Unanswered, Text::ours("Nothing recorded yet")));
        }
    }

    /// Adds what a page asks. A section without anything to say is left out with its heading.
    fn items(&mut self, items: &Items<'a>, place: Place, top: u8) {
        let mut level = top;
        let kind = match place {
            Place::Organisation | Place::Session => PairKind::Facts,
            Place::Stage(_) | Place::Register(_) => PairKind::Questions,
        };
        let mut waiting: Option<&'static str> = None;
        let unit = items.unit(&self.source.names);
        for item in &items.all {
            let says = match item {
                Item::Section(_) => false,
                Item::Answer(asked) => asked.is_said(),
                Item::Rows(question, rows) => question.is_needed() || rows.count() > 0,
            };
            if says && let Some(title) = waiting.take() {
                self.flush(kind);
                self.heading(top, Text::ours(title), format!("{}-{}", place.id(), slug(title)));
                level = top + 1;
            }
            match *item {
                Item::Section(title) => waiting = Some(title),
                Item::Answer(asked) if says => self.pair(asked, unit),
                Item::Rows(question, rows) if says => {
                    self.rows(question, rows, items.address(question), level, kind);
                }
                Item::Answer(..) | Item::Rows(..) => {}
            }
        }
        self.flush(kind);
    }

    /// Adds a table of rows, as a table or as one card a row.
    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows, at: Address, level: u8, kind: PairKind) {
        if rows.count() == 0 {
            self.pairs.push(Pair { label: question.label.to_owned(), answer: Cell::unanswered() });
            return;
        }
        self.flush(kind);
        match question.layout {
            Layout::Table => {
                let table = self.table(question, rows, at);
                self.blocks.push(Block::Table(table));
            }
            Layout::Cards => {
                self.heading(level, Text::ours(question.label), anchor_of(&at));
                for (place, row) in (0..rows.count()).filter_map(|place| Some((place, rows.at(place)?))) {
                    self.card(question, place, row, at, level + 1);
                }
            }
        }
    }

    /// Adds one row as a heading with its answers.
    fn card(&mut self, question: &'static Question, place: usize, row: &'a dyn Row, table: Address, level: u8) {
        let items = Items::of_row(row, table, self.source.beside);
        let unit = items.unit(&self.source.names);
        let mut title = Text::ours(format!("{} {}", capital(question.row_name), place + 1));
        let mut rest = items.all.as_slice();
        // A name stands in the heading and is not said again; a sentence stands under it with its label.
        if let [Item::Answer(first), others @ ..] = rest
            && !first.view.is_prose()
            && first.question.table.is_none()
            && first.is_answered()
            && !first.left_out
        {
            let said = say(*first, &self.source.names, unit, Dates::InText);
            if heading_words(&said.text).is_some() {
                title = title.then(Text::ours(": ")).then(said.text);
                rest = others;
            }
        }
        let tag = if std::ptr::eq(question, &raw const STAKEHOLDERS) && place < TOP { "Top five" } else { "" };
        let anchor = anchor_of(&table.row(row.id()));
        let outside = std::mem::take(&mut self.blocks);
        for item in rest {
            match *item {
                Item::Answer(asked) if asked.is_said() => self.pair(asked, unit),
                Item::Rows(question, rows) if question.is_needed() || rows.count() > 0 => {
                    self.rows(question, rows, items.address(question), level + 1, PairKind::Facts);
                }
                _ => {}
            }
        }
        self.flush(PairKind::Facts);
        let inside = std::mem::replace(&mut self.blocks, outside);
        self.blocks.push(Block::Card(Heading { level, text: title, anchor, tag }, inside));
    }

    /// Builds a table with a column for each question that has an answer in any row.
    fn table(&self, question: &'static Question, rows: &'a dyn AnyRows, at: Address) -> Table {
        let rows: Vec<(Option<Unit>, Vec<Asked<'a>>)> = (0..rows.count())
            .filter_map(|place| rows.at(place))
            .map(|row| Items::of_row(row, at, self.source.beside))
            .map(|row| (row.unit(&self.source.names), row.answers().collect()))
            .collect();
        let questions = rows.first().map(|(_, answers)| answers.as_slice()).unwrap_or_default();
        let answered = |place: usize| rows.iter().any(|(_, row)| row.get(place).is_some_and(Asked::is_answered));
        let shown: Vec<usize> = (0..questions.len()).filter(|place| *place == 0 || answered(*place)).collect();
        let missing: Vec<String> = (0..questions.len())
            .filter(|place| !shown.contains(place) && questions[*place].question.is_needed())
            .map(|place| questions[place].question.label.to_lowercase())
            .collect();
        Table {
            caption: question.label.to_owned(),
            columns: shown
                .iter()
                .map(|place| Column {
                    label: questions[*place].question.label.to_owned(),
                    hint: "",
                    align: align(&questions[*place].view),
                })
                .collect(),
            rows: rows
                .iter()
                .map(|(unit, answers)| {
                    let cells = shown.iter().filter_map(|place| answers.get(*place));
                    cells.map(|asked| say(*asked, &self.source.names, *unit, Dates::InTable)).collect()
                })
                .collect(),
            note: match missing.split_last() {
                None => String::new(),
                Some((one, [])) => format!("Not answered yet for any row: {one}."),
                Some((last, others)) => format!("Not answered yet for any row: {} and {last}.", others.join(", ")),
            },
            spread: if shown.len() > COLUMNS_IN_TEXT { Spread::Page } else { Spread::Text },
        }
    }

    /// Lets a question with its answer wait to be printed with its neighbours.
    fn pair(&mut self, asked: Asked<'a>, unit: Option<Unit>) {
        let answer = say(asked, &self.source.names, unit, Dates::InText);
        self.pairs.push(Pair { label: asked.question.label.to_owned(), answer });
    }

    fn heading(&mut self, level: u8, text: Text, anchor: String) {
        self.blocks.push(Block::Heading(Heading { level, text, anchor, tag: "" }));
    }

    /// Prints the pairs that wait.
    fn flush(&mut self, kind: PairKind) {
        if !self.pairs.is_empty() {
            self.blocks.push(Block::Pairs(kind, std::mem::take(&mut self.pairs)));
        }
    }
}

/// Returns an address as the anchor of a heading.
fn anchor_of(address: &Address) -> String {
    format!("{}-rows", slug(&address.to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::export::fixture::{TODAY, riverside};
    use crate::export::outline::Value;
    use crate::model::{Hours, Register};

    fn tables(document: &Document) -> Vec<&Table> {
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.collect()
    }

    #[test]
    fn a_long_name_is_cut_where_it_can_end() {
        for (name, cut) in [
            ("Riverside NHS Trust", "Riverside NHS Trust"),
            (
                "The six clinical commissioning groups of Staffordshire and more",
                "The six clinical commissioning groups",
            ),
            (
                "The partnership board for the health and care of the young",
                "The partnership board for the health and care",
            ),
        ] {
            assert_eq!(short(name), cut);
        }
        let unbroken = "é".repeat(60);
        assert_eq!(short(&unbroken).chars().count(), 48);
    }

    #[test]
    fn a_table_keeps_every_answer_and_names_the_columns_that_have_none() {
        let workbook = riverside();
        let selection = Selection::stages(&[Stage::Resources]);
        let mut document = worksheets(&workbook, workbook.review(), &selection, TODAY);
        let labels = |table: &Table| table.columns.iter().map(|column| column.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(tables(&document)[0]), ["Task", "Hours", "Owner", "Done"]);
        assert_eq!(tables(&document)[0].rows[0][1].value, Value::Hours(Hours::from_minutes(150)));
        assert_eq!(tables(&document)[0].rows[2][1].value, Value::Unanswered);

        let mut without = workbook.clone();
        let tasks = &mut Arc::make_mut(&mut without.review_mut().resources).setup_tasks;
        *tasks = tasks
            .iter()
            .cloned()
            .map(|task| crate::model::sheets::resources::SetupTask { owner: "".into(), hours: None, ..task })
            .collect();
        document = worksheets(&without, without.review(), &selection, TODAY);
        assert_eq!(labels(tables(&document)[0]), ["Task", "Done"]);
        assert_eq!(tables(&document)[0].note, "Not answered yet for any row: hours and owner.");
    }

    #[test]
    fn needed_gaps_are_named_and_optional_ones_left_out() {
        let workbook = riverside();
        let document = worksheets(&workbook, workbook.review(), &Selection::stages(&[Stage::Evaluation]), TODAY);
        let pairs = document.blocks.iter().filter_map(|block| match block {
            Block::Pairs(_, pairs) => Some(pairs),
            _ => None,
        });
        let labels: Vec<(&str, String)> =
            pairs.flatten().map(|pair| (pair.label.as_str(), pair.answer.text.plain())).collect();
        assert!(labels.contains(&("What worked?", "Not answered yet".to_owned())), "{labels:?}");
        assert!(!labels.iter().any(|(label, _)| *label == "What will you keep?"), "{labels:?}");
        assert_eq!(document.subtitle, "November 2026 \u{b7} Stage 6: Evaluation");
        assert!(document.stem.ends_with("November 2026 stage 6: evaluation"));
    }

    #[test]
    fn an_earlier_review_is_printed_from_its_own_answers() {
        let mut workbook = riverside();
        let earlier = Arc::new(Review { started: Some(jiff::civil::date(2026, 5, 4)), ..Review::default() });
        workbook.reviews.insert(0, Arc::clone(&earlier));
        let document = worksheets(&workbook, &earlier, &Selection::six_stages(), TODAY);
        assert!(document.subtitle.starts_with("May 2026"));
        assert!(tables(&document).is_empty());
    }

    #[test]
    fn a_selection_keeps_the_order_of_the_method() {
        let selection = Selection::stages(&[Stage::Content, Stage::Aim]).with_session().with_registers();
        assert_eq!(
            selection.places[..4],
            [Place::Organisation, Place::Session, Place::Stage(Stage::Aim), Place::Stage(Stage::Content)]
        );
        assert_eq!(selection.places.last(), Some(&Place::Register(Register::Partners)));
        assert_eq!(Selection::six_stages().with_session().with_registers(), Selection::whole());
    }
}
