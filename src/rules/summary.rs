//! Every answer of a review in one list, with the gaps: for checking the answers before the review is closed, and for
//! saying what a stage still lacks.
//!
//! It is one more reader of the walk, and counts as progress does: what was carried and nobody has confirmed is open.

use std::collections::BTreeMap;

use super::progress::{is_open, row_has_answer};
use crate::model::{Address, AnyRows, Ask, Field, Names, Place, Question, Review, Stage, Workbook, row_title, words};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A page begins.
    Page(Place),
    /// A group of questions begins.
    Section(&'static str),
    /// A row of a table begins: where it is, and what it is called.
    Row(Address, String),
    /// A question with its answer.
    Answer(Entry),
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub at: Address,
    /// The question.
    pub label: &'static str,
    /// What it is called where it stands alone: with the row that it is in.
    pub full_label: String,
    /// The answer in words. Empty when there is none.
    pub answer: String,
    /// Whether a complete stage needs it.
    pub needed: bool,
    /// Whether something is to be done about it.
    pub standing: Standing,
}

/// Whether something is to be done about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was given.
    Given,
    /// It was carried from the review before, and nobody has confirmed it.
    ToConfirm,
    /// It is needed and was not given.
    Missing,
    /// It was not given, and the stage is complete without it.
    LeftOut,
}

impl Standing {
    /// Returns whether the stage is not complete because of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToConfirm | Self::Missing)
    }
}

/// Lists every answer of the session and the six stages of the review on screen.
pub fn summary(workbook: &Workbook) -> Vec<Line> {
    let pages = std::iter::once(Place::Session).chain(Stage::ALL.iter().copied().map(Place::Stage));
    pages.flat_map(|place| page_summary(workbook, place)).collect()
}

/// Lists the needed answers that a stage of the review on screen lacks, in the order of the page.
pub fn lacking(workbook: &Workbook, stage: Stage) -> Vec<Entry> {
    let lines = page_summary(workbook, Place::Stage(stage));
    let entries = lines.into_iter().filter_map(|line| match line {
        Line::Answer(entry) => Some(entry),
        _ => None,
    });
    entries.filter(|entry| entry.needed && entry.standing.is_open()).collect()
}

fn page_summary(workbook: &Workbook, place: Place) -> Vec<Line> {
    let mut reader = Reader {
        workbook,
        review: workbook.review(),
        names: Names::of(workbook),
        here: Address::page(place),
        row: String::new(),
        lines: vec![Line::Page(place)],
    };
    workbook.ask(place, &mut reader);
    reader.lines
}

struct Reader<'w> {
    workbook: &'w Workbook,
    review: &'w Review,
    names: Names<'w>,
    here: Address,
    /// What the row is called that is being read. Empty outside of rows.
    row: String,
    lines: Vec<Line>,
}

impl Reader<'_> {
    fn add(&mut self, question: &'static Question, answer: String, is_settled: bool) {
        let at = self.here.question(question.id);
        let needed = matches!(at.place(), Place::Stage(_)) && question.is_needed();
        let standing = match (answer.is_empty(), is_settled) {
            (true, _) if needed => Standing::Missing,
            (true, _) => Standing::LeftOut,
            (false, false) => Standing::ToConfirm,
            (false, true) => Standing::Given,
        };
        let full_label =
            if self.row.is_empty() { question.label.to_owned() } else { format!("{}: {}", self.row, question.label) };
        self.lines.push(Line::Answer(Entry { at, label: question.label, full_label, answer, needed, standing }));
    }
}

impl<'a> Ask<'a> for Reader<'a> {
    fn section(&mut self, title: &'static str) {
        self.lines.push(Line::Section(title));
    }

    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let at = self.here.question(question.id);
        let view = field.view();
        let typed = self.workbook.unread.get(&at.to_string());
        let answer = match typed {
            Some(text) => format!("\u{201c}{text}\u{201d}, which was not understood"),
            None if view.is_answered() => words(question, view, &self.names).into_owned(),
            None => String::new(),
        };
        let is_settled = !is_open(&self.review.carried, &at);
        self.add(question, answer, is_settled);
        // What was typed and does not read is there to be seen, and is not yet an answer.
        if let (Some(_), false, Some(Line::Answer(entry))) = (typed, view.is_answered(), self.lines.last_mut())
            && entry.needed
        {
            entry.standing = Standing::Missing;
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let (outside, outer) = (self.here, std::mem::take(&mut self.row));
        let table = outside.question(question.id);
        let all = || (0..rows.count()).filter_map(|place| rows.at(place));
        if !all().any(|row| row_has_answer(row, table, &self.review.carried)) {
            // What was carried is there to be confirmed; rows in which nobody has written anything are a gap.
            let nothing = BTreeMap::new();
            let carried = all().any(|row| row_has_answer(row, table, &nothing));
            let answer = if carried { rows_in_words(question, rows.count()) } else { String::new() };
            self.row.clone_from(&outer);
            self.add(question, answer, !carried);
        }
        for (place, row) in all().enumerate() {
            self.here = table.row(row.id());
            let title = row_title(row);
            let number = format!("{} {}", capital(question.row_name), place + 1);
            let name = if title.is_empty() { number.clone() } else { format!("{number}: {title}") };
            self.row = number;
            self.lines.push(Line::Row(self.here, name));
            row.ask(self);
        }
        (self.here, self.row) = (outside, outer);
    }
}

fn rows_in_words(question: &Question, count: usize) -> String {
    if count == 1 { format!("1 {}", question.row_name) } else { format!("{count} rows") }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Edit, RowId};
    use crate::rules::progress;

    fn entries(workbook: &Workbook) -> Vec<Entry> {
        let only = |line| if let Line::Answer(entry) = line { Some(entry) } else { None };
        summary(workbook).into_iter().filter_map(only).collect()
    }

    #[test]
    fn what_is_lacking_is_what_progress_counts() {
        let mut workbook = Workbook::default();
        let aims = Address::page(Place::Stage(Stage::Aim)).question("aim");
        let smart = Address::page(Place::Stage(Stage::Objectives)).question("smart");
        let row = smart.row(RowId::from_bits(2));
        for edit in [
            Edit::Add { at: aims, id: RowId::from_bits(1), place: None, with: vec![] },
            Edit::Add { at: smart, id: RowId::from_bits(2), place: None, with: vec![] },
            Edit::Set { at: row.question("statement"), to: Answer::Text("Raise replies".into()) },
            Edit::KeepAsTyped { at: row.question("due"), text: "next spring".into() },
        ] {
            edit.apply(&mut workbook).unwrap();
            for stage in Stage::ALL {
                let counted = progress(&workbook).stage(*stage);
                let lacking = lacking(&workbook, *stage);
                assert_eq!(lacking.len(), (counted.needed - counted.answered) as usize, "{stage:?}: {lacking:?}");
            }
        }
        let due = entries(&workbook).into_iter().find(|entry| entry.at == row.question("due")).unwrap();
        assert_eq!(due.answer, "\u{201c}next spring\u{201d}, which was not understood");
        assert_eq!((due.standing, due.full_label.as_str()), (Standing::Missing, "Social media objective 1: Due"));
    }

    #[test]
    fn every_answer_is_listed_once() {
        let workbook = Workbook::default();
        let all = entries(&workbook);
        let mut places: Vec<Address> = all.iter().map(|entry| entry.at).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), all.len());
        assert!(all.iter().all(|entry| entry.answer.is_empty() && entry.standing != Standing::Given));
        assert!(all.iter().any(|entry| entry.at.place() == Place::Session && entry.standing == Standing::LeftOut));
    }
}
