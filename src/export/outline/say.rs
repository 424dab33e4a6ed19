//! Saying answers as a paper says them: with the unit of their row, with dates as the place wants them, and clean.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Align, Audience, Cell, Run, Text, Value};
use crate::model::sheets::objectives::Unit;
use crate::model::{
    Address, AnyRows, Ask, Baseline, Field, Measured, Names, Number, Question, Release, Review, Row, Table, View,
    Workbook, date_in_table, date_in_text, words,
};

/// What a needed question says when nobody has answered it.
pub(super) const UNANSWERED: &str = "Not answered yet";

/// What an answer says that a person keeps out of versions for the public.
pub(super) const LEFT_OUT: &str = "Left out of this version";

/// Where answers are looked up.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// What rows are called.
    pub(super) names: Names<'a>,
    /// What lies beside the answers.
    pub(super) beside: Beside<'a>,
}

impl<'a> Source<'a> {
    /// Looks answers up in one review of a workbook, for an audience.
    pub(super) fn of(workbook: &'a Workbook, review: &'a Review, audience: Audience) -> Self {
        let on_screen = workbook.review().id == review.id && !workbook.unread.is_empty();
        let beside = Beside {
            unread: on_screen.then_some(&*workbook.unread),
            public: (audience == Audience::Public).then_some(workbook),
        };
        Self { names: Names::in_review(workbook, review), beside }
    }

    /// Says of when a figure is missing: in a version for the public, it may only be left out.
    pub(super) fn yet(&self) -> &'static str {
        yet(self.beside.public)
    }
}

/// Says of when a figure is missing. `public` is the workbook with what a person keeps out, of a version for the public.
pub(super) fn yet(public: Option<&Workbook>) -> &'static str {
    if public.is_some_and(|workbook| !workbook.kept_out.is_empty()) { "in this version" } else { "yet" }
}

/// What lies beside the answers and changes how they are said.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// What was typed and is not a value, by address. None for a review that is not on screen: it has none.
    unread: Option<&'a BTreeMap<String, String>>,
    /// For the public: the workbook with what a person keeps out.
    public: Option<&'a Workbook>,
}

impl Beside<'_> {
    /// Returns whether the answer to a question may be said.
    fn release(self, question: &Question, at: &Address) -> Release {
        self.public.map_or(Release::Open, |workbook| Release::of(workbook, question, at))
    }
}

/// One answer with its question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) question: &'static Question,
    pub(super) view: View<'a>,
    /// What was typed in its place and does not read as its kind of value.
    pub(super) typed: Option<&'a str>,
    /// Whether a person keeps the answer out of this paper.
    pub(super) left_out: bool,
}

impl Asked<'_> {
    /// Returns whether a person has written anything.
    pub(super) fn is_answered(&self) -> bool {
        self.view.is_answered() || self.typed.is_some() || self.left_out
    }

    /// Returns whether a paper says anything of it: an answer, or that a needed one is missing.
    pub(super) fn is_said(&self) -> bool {
        self.is_answered() || self.question.is_needed()
    }
}

/// One thing that a page or a row asks, in order.
pub(super) enum Item<'a> {
    /// A group of questions begins.
    Section(&'static str),
    /// One answer.
    Answer(Asked<'a>),
    /// A table of rows.
    Rows(&'static Question, &'a dyn AnyRows),
}

/// Collects what a page or a row asks: the walk's reader behind every paper.
pub(super) struct Items<'a> {
    pub(super) all: Vec<Item<'a>>,
    at: Address,
    beside: Beside<'a>,
}

impl<'a> Items<'a> {
    /// Returns a collector for the page or the row at an address.
    pub(super) fn at(at: Address, beside: Beside<'a>) -> Self {
        Self { all: Vec::new(), at, beside }
    }

    /// Walks a row.
    pub(super) fn of_row(row: &'a dyn Row, table: Address, beside: Beside<'a>) -> Self {
        let mut items = Self::at(table.row(row.id()), beside);
        row.ask(&mut items);
        items
    }

    /// Returns the address of a question among these.
    pub(super) fn address(&self, question: &Question) -> Address {
        self.at.question(question.id)
    }

    /// Returns the answers, without sections and tables.
    pub(super) fn answers(&self) -> impl Iterator<Item = Asked<'a>> {
        self.all.iter().filter_map(|item| match item {
            Item::Answer(asked) => Some(*asked),
            Item::Section(_) | Item::Rows(..) => None,
        })
    }

    /// Returns the unit that the figures of the row are in: its own, or that of the measure that it reads.
    pub(super) fn unit(&self, names: &Names<'a>) -> Option<Unit> {
        self.answers().find_map(|Asked { question, view, .. }| {
            if let View::Choice(Some(place), options) = view
                && options == Unit::OPTIONS
            {
                return Unit::ALL.get(place).copied();
            }
            let View::Link(Some(id)) = view else { return None };
            let measure = names.rows(question.table.filter(|table| *table == Table::Measures)?).row(id)?;
            Items::of_row(measure, Table::Measures.address(), Beside::default()).unit(names)
        })
    }
}

impl<'a> Ask<'a> for Items<'a> {
    fn section(&mut self, title: &'static str) {
        self.all.push(Item::Section(title));
    }

    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let at = self.address(question);
        let release = self.beside.release(question, &at);
        if release == Release::ByQuestion {
            return;
        }
        let typed = self.beside.unread.and_then(|unread| unread.get(&at.to_string())).map(String::as_str);
        let left_out = release == Release::ByMark;
        self.all.push(Item::Answer(Asked { question, view: field.view(), typed, left_out }));
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        if self.beside.release(question, &self.address(question)) == Release::ByQuestion {
            return;
        }
        self.all.push(Item::Rows(question, rows));
    }
}

/// How dates are written.
#[derive(Clone, Copy)]
pub(super) enum Dates {
    /// `21 November 2026`.
    InText,
    /// `21/11/2026`.
    InTable,
}

impl Dates {
    fn write(self, date: Date) -> String {
        match self {
            Self::InText => date_in_text(date),
            Self::InTable => date_in_table(date),
        }
    }
}

/// Says an answer. A missing answer says so where it is needed, and nothing where it is not.
pub(super) fn say<'a>(asked: Asked<'a>, names: &Names<'a>, unit: Option<Unit>, dates: Dates) -> Cell {
    let Asked { question, view, typed, left_out } = asked;
    if left_out {
        return Cell::ours(LEFT_OUT);
    }
    if let Some(typed) = typed {
        let typed = Text::theirs(typed);
        return Cell {
            text: if view.is_answered() {
                let before = say(Asked { typed: None, ..asked }, names, unit, dates);
                before.text.then(Text::ours(" (last typed: ")).then(typed).then(Text::ours(")"))
            } else {
                typed
            },
            value: Value::Words,
        };
    }
    // A tick starts at no, and no is what it says.
    if !view.is_answered() && !matches!(view, View::Tick(_)) {
        return if question.is_needed() { Cell::unanswered() } else { Cell::empty() };
    }
    let figure = |number: Number| match unit {
        Some(unit) if question.unit.is_empty() => unit.write(number),
        _ => number.to_string(),
    };
    let said = match view {
        View::Date(Some(date)) => dates.write(date),
        View::Number(Some(number)) if unit.is_some() && question.unit.is_empty() => figure(number),
        View::Baseline(Baseline::NotYetKnown { by: Some(by) }) => {
            format!("Not yet known, will be by {}", dates.write(*by))
        }
        View::Baseline(Baseline::Known { value, on: None }) | View::Measured(Measured::Value(value)) => figure(*value),
        View::Baseline(Baseline::Known { value, on: Some(on) }) => {
            format!("{} on {}", figure(*value), dates.write(*on))
        }
        View::Line(_)
        | View::Prose(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Picks(_)
        | View::Tick(_)
        | View::Date(None)
        | View::Hours(_)
        | View::Money(_)
        | View::Number(_)
        | View::Baseline(Baseline::Unanswered | Baseline::NotYetKnown { by: None })
        | View::Measured(Measured::Unanswered | Measured::NotMeasured)
        | View::Link(_)
        | View::Links(_)
        | View::Question(_) => words(question, view, names).into_owned(),
    };
    let text = match view {
        View::Line(_) | View::Prose(_) | View::Pick(_) | View::Picks(_) | View::Link(_) | View::Links(_) => {
            Text::theirs(&said)
        }
        View::Choice(..)
        | View::Tick(_)
        | View::Date(_)
        | View::Hours(_)
        | View::Money(_)
        | View::Number(_)
        | View::Baseline(_)
        | View::Measured(_)
        | View::Question(_) => Text::ours(said),
    };
    let in_unit = |number| match unit {
        Some(Unit::Percent) if question.unit.is_empty() => Value::Percent(number),
        _ => Value::Number(number),
    };
    let value = match view {
        View::Date(date) => date.map_or(Value::Words, Value::Date),
        View::Hours(hours) => hours.map_or(Value::Words, Value::Hours),
        View::Money(pence) => pence.map_or(Value::Words, Value::Money),
        View::Number(number) => number.map_or(Value::Words, in_unit),
        View::Measured(Measured::Value(number)) => in_unit(*number),
        View::Choice(Some(_), options) => Value::Choice(options),
        View::Measured(Measured::Unanswered | Measured::NotMeasured)
        | View::Choice(None, _)
        | View::Line(_)
        | View::Prose(_)
        | View::Pick(_)
        | View::Picks(_)
        | View::Tick(_)
        | View::Baseline(_)
        | View::Link(_)
        | View::Links(_)
        | View::Question(_) => Value::Words,
    };
    Cell { text, value }
}

/// Returns to which side the answers of a kind lean in a table.
pub(super) fn align(view: &View<'_>) -> Align {
    match view {
        View::Hours(_) | View::Money(_) | View::Number(_) | View::Measured(_) => Align::End,
        View::Line(_)
        | View::Prose(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Picks(_)
        | View::Tick(_)
        | View::Date(_)
        | View::Baseline(_)
        | View::Link(_)
        | View::Links(_)
        | View::Question(_) => Align::Start,
    }
}

/// Returns a person's text as every paper can show it.
///
/// Line ends of any kind become `\n`, outer blank space goes, and control characters become a visible mark.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.trim().chars().peekable();
    while let Some(c) = rest.next() {
        clean.push(match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                '\n'
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => c,
            c if c.is_control() => '\u{fffd}',
            // Not characters at all; XML and so Word and Excel refuse a file with them.
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c => c,
        });
    }
    clean
}

/// Returns words as one short line that can stand in a heading, or none when they cannot.
pub(super) fn heading_words(text: &Text) -> Option<&str> {
    const LONGEST: usize = 120;
    match text.0.as_slice() {
        [Run::Ours(words) | Run::Theirs(words)]
            if !words.is_empty() && !words.contains('\n') && words.chars().count() <= LONGEST =>
        {
            Some(words)
        }
        _ => None,
    }
}

/// Returns words with a capital at the start.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns words as part of an anchor: small letters, digits and hyphens.
pub(super) fn slug(words: &str) -> String {
    words
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_text_loses_only_what_no_paper_can_show() {
        assert_eq!(clean("  a\r\nb\rc\u{b}d\u{2028}e\n\n\tf \u{0}\u{1b}[31m \u{fffe}x\u{7f}\n"), {
            "a\nb\nc\nd\ne\n\n\tf \u{fffd}\u{fffd}[31m \u{fffd}x\u{fffd}"
        });
        assert_eq!(clean("Iechyd da 👩🏽‍⚕️ مرحبا £5"), "Iechyd da 👩🏽‍⚕️ مرحبا £5");
    }

    #[test]
    fn paragraphs_split_at_empty_lines_and_keep_line_breaks() {
        let text = Text::theirs("one\ntwo\n\n \nthree\n");
        assert_eq!(text.paragraphs(), vec![vec!["one".to_owned(), "two".to_owned()], vec!["three".to_owned()]]);
        assert!(Text::theirs(" \n ").paragraphs().is_empty());
    }
}
