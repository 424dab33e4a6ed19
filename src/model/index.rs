//! The index: every question with its place and its answer in a few words, for "go to question".
//!
//! It is one more reader of the walk. Long registers are cut short, since nobody finds one post of ten thousand by
//! typing into a palette, and a palette must open at once.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Address, AnyRows, Ask, Field, Names, Place, Question, Row, Workbook, row_title, words};

/// How many rows of a register are listed.
const REGISTER_ROWS: usize = 50;

/// How much of an answer is shown, in characters as a person counts them.
const ANSWER_LENGTH: usize = 80;

/// One line of the index: a question, or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    /// Where it is.
    pub address: Address,
    /// The question, or what the row is called.
    pub label: String,
    /// The way to it: `Objectives › Social media objective 2`.
    pub path: String,
    /// The first 80 characters of the answer in words, on one line. Empty when there is none.
    pub answer: String,
}

/// Lists every question of the workbook in the order of the pages, those of rows included.
pub fn index(workbook: &Workbook) -> Vec<IndexEntry> {
    let mut list = List {
        names: Names::of(workbook),
        here: Address::page(Place::Organisation),
        path: String::new(),
        entries: Vec::new(),
    };
    for place in Place::all() {
        list.here = Address::page(place);
        place.label().clone_into(&mut list.path);
        workbook.ask(place, &mut list);
    }
    list.entries
}

struct List<'n> {
    names: Names<'n>,
    here: Address,
    path: String,
    entries: Vec<IndexEntry>,
}

impl List<'_> {
    fn add(&mut self, address: Address, label: String, answer: &str) {
        self.entries.push(IndexEntry { address, label, path: self.path.clone(), answer: first_words(answer) });
    }

    fn row(&mut self, question: &'static Question, number: usize, row: &dyn Row) {
        let title = row_title(row);
        let numbered = row_label(question, number);
        self.path.push_str(" › ");
        self.path.push_str(&numbered);
        let label = if title.is_empty() { numbered } else { first_words(&title) };
        self.add(self.here, label, "");
    }
}

impl<'a> Ask<'a> for List<'_> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let view = field.view();
        let answer = if view.is_answered() { words(question, view, &self.names).into_owned() } else { String::new() };
        self.add(self.here.question(question.id), question.label.to_owned(), &answer);
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let (outside, way) = (self.here, self.path.clone());
        let table = outside.question(question.id);
        self.add(table, question.label.to_owned(), &titles(rows));
        let (shown, whole) = match outside.place() {
            Place::Register(_) => (REGISTER_ROWS, false),
            _ => (usize::MAX, true),
        };
        for (place, row) in (0..rows.count().min(shown)).filter_map(|place| Some((place, rows.at(place)?))) {
            self.here = table.row(row.id());
            self.row(question, place + 1, row);
            if whole {
                row.ask(self);
            }
            self.path.clone_from(&way);
        }
        self.here = outside;
    }
}

/// Returns `Stakeholder 2`.
fn row_label(question: &Question, number: usize) -> String {
    let mut letters = question.row_name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {number}", letters.as_str())
}

/// Returns the titles of the first rows, as many as an answer has room for.
fn titles(rows: &dyn AnyRows) -> String {
    let mut all = String::new();
    for title in (0..rows.count()).filter_map(|place| rows.at(place)).map(row_title).filter(|title| !title.is_empty()) {
        if !all.is_empty() {
            all.push_str("; ");
        }
        all.push_str(&title);
        if all.len() > 4 * ANSWER_LENGTH {
            break;
        }
    }
    all
}

/// Returns the beginning of a text on one line.
fn first_words(text: &str) -> String {
    let mut line = String::new();
    let mut room = ANSWER_LENGTH;
    for word in text.split_whitespace() {
        if !line.is_empty() {
            if room == 0 {
                return line + "…";
            }
            line.push(' ');
            room -= 1;
        }
        for letter in word.graphemes(true) {
            if room == 0 {
                return line + "…";
            }
            line.push_str(letter);
            room -= 1;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use expect_test::expect;

    use super::*;
    use crate::model::{Answer, Edit, Register, RowId, Stage, resolve};

    fn id(bits: u64) -> RowId {
        RowId::from_bits(bits)
    }

    fn add(workbook: &mut Workbook, at: Address, bits: u64, with: Vec<(&'static str, Answer)>) {
        Edit::Add { at, id: id(bits), place: None, with }.apply(workbook).unwrap();
    }

    #[test]
    fn rows_are_listed_with_their_way_and_their_answers() {
        let mut workbook = Workbook::default();
        let people = Address::page(Place::Session).question("attendees");
        add(&mut workbook, people, 1, vec![]);
        add(&mut workbook, people, 2, vec![("name", Answer::Text("The lead\nfor\u{a0}news ".into()))]);
        let lines: Vec<String> = index(&workbook)
            .into_iter()
            .filter(|entry| people.contains(&entry.address))
            .map(|entry| format!("{} | {} | {} | {}", entry.address, entry.path, entry.label, entry.answer))
            .collect();
        expect![[r"
            session/attendees | The session | Present and apologies | The lead
            session/attendees/0000000001 | The session › Person 1 | Person 1 | 
            session/attendees/0000000001/name | The session › Person 1 | Name | 
            session/attendees/0000000001/role | The session › Person 1 | Role | 
            session/attendees/0000000001/attendance | The session › Person 1 | Attendance | 
            session/attendees/0000000002 | The session › Person 2 | The lead | 
            session/attendees/0000000002/name | The session › Person 2 | Name | The lead for news
            session/attendees/0000000002/role | The session › Person 2 | Role | 
            session/attendees/0000000002/attendance | The session › Person 2 | Attendance | "]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn registers_list_their_first_rows_and_no_answers_in_them() {
        let mut workbook = Workbook::default();
        let posts = Address::page(Place::Register(Register::Posts)).question("posts");
        for bits in 1..=60 {
            add(&mut workbook, posts, bits, vec![]);
        }
        let depths: Vec<usize> = index(&workbook)
            .iter()
            .filter(|entry| posts.contains(&entry.address))
            .map(|entry| entry.address.depth())
            .collect();
        assert_eq!(depths[0], 1);
        assert_eq!(depths[1..], [2; REGISTER_ROWS]);
    }

    #[test]
    fn every_entry_can_be_gone_to_and_is_listed_once() {
        let mut workbook = Workbook::default();
        let table = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
        add(&mut workbook, table, 1, vec![]);
        add(&mut workbook, table.row(id(1)).question("platforms"), 2, vec![]);
        let entries = index(&workbook);
        let addresses: BTreeSet<Address> = entries.iter().map(|entry| entry.address).collect();
        assert_eq!(addresses.len(), entries.len());
        for entry in entries {
            assert_eq!(resolve(&entry.address.to_string()), Some(entry.address));
            assert!(!entry.label.is_empty() && !entry.path.is_empty());
        }
    }

    #[test]
    fn long_answers_are_cut_between_characters() {
        assert_eq!(first_words(&"a".repeat(80)), "a".repeat(80));
        assert_eq!(first_words(&"a".repeat(81)), "a".repeat(80) + "…");
        assert_eq!(first_words(&"🏴󠁧󠁢󠁷󠁬󠁳󠁿 ".repeat(60)), "🏴󠁧󠁢󠁷󠁬󠁳󠁿 ".repeat(40) + "…");
        assert_eq!(first_words("  one\r\n\ttwo "), "one two");
    }
}
