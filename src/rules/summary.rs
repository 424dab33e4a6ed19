//! Every answer of a review in one list, with the gaps: for checking the answers before the review is closed, and for
//! saying what a stage still lacks.
//!
//! It is one more reader of the walk, and counts as progress does: what was carried and nobody has confirmed is open. In
//! the list a row is one line with its facts, and what is not answered is named at the end of its page.

use std::collections::BTreeMap;

use super::progress::{is_open, row_has_answer};
use crate::model::{
    Address, AnyRows, Ask, Field, Names, Place, Question, Review, Row, RowFacts, Stage, Workbook, row_facts, words,
};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A page begins.
    Page(Place),
    /// A question with its answer.
    Answer(Entry),
    /// A row of a table with its facts. The entry stands for all of it.
    Row(Entry, RowFacts),
    /// The rows of a table that lack nothing, by their names. The entry stands for the table.
    Rows(Entry),
    /// What is needed on a page and was not given.
    Missing(Vec<Entry>),
    /// What was not given on a page, and is not needed.
    LeftOut(Vec<Entry>),
}

impl Line {
    /// Returns the entries of the line.
    pub fn entries(&self) -> &[Entry] {
        match self {
            Self::Page(_) => &[],
            Self::Answer(entry) | Self::Row(entry, _) | Self::Rows(entry) => std::slice::from_ref(entry),
            Self::Missing(entries) | Self::LeftOut(entries) => entries,
        }
    }
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
    /// How many needed answers are open in it: one, or those that a row lacks.
    pub open: usize,
    /// The first of them in a row. None for a single answer.
    pub first_open: Option<Address>,
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

/// Lists every answer of the session and the six stages of the review on screen, a row in one line.
pub fn summary(workbook: &Workbook) -> Vec<Line> {
    let pages = std::iter::once(Place::Session).chain(Stage::ALL.iter().copied().map(Place::Stage));
    pages.flat_map(|place| in_lines(place, page_summary(workbook, place))).collect()
}

/// Sums up each table of more than a few rows in one line, where no row lacks anything. Below it follow its rows, where
/// `is_shown` says so of the table.
pub fn folded(lines: &[Line], is_shown: impl Fn(Address) -> bool) -> Vec<Line> {
    /// How many rows are always listed one by one.
    const FEW: usize = 3;

    let table = |line: &Line| match line {
        Line::Row(entry, _) => entry.at.parent(),
        Line::Page(_) | Line::Answer(_) | Line::Rows(_) | Line::Missing(_) | Line::LeftOut(_) => None,
    };
    let mut listed = vec![];
    for rows in lines.chunk_by(|one, next| table(one).is_some() && table(one) == table(next)) {
        let entries = || rows.iter().flat_map(Line::entries);
        let (Some(at), Some(first)) = (table(&rows[0]), entries().next()) else {
            listed.extend_from_slice(rows);
            continue;
        };
        if rows.len() <= FEW || entries().any(|entry| entry.standing.is_open()) {
            listed.extend_from_slice(rows);
            continue;
        }
        let names = rows.iter().filter_map(|line| match line {
            Line::Row(_, facts) => Some(if facts.name.is_empty() { "no name yet" } else { facts.name.as_str() }),
            Line::Page(_) | Line::Answer(_) | Line::Rows(_) | Line::Missing(_) | Line::LeftOut(_) => None,
        });
        listed.push(Line::Rows(Entry {
            at,
            full_label: format!("{} to {}", first.full_label, rows.len()),
            answer: names.collect::<Vec<_>>().join(", "),
            ..first.clone()
        }));
        if is_shown(at) {
            listed.extend_from_slice(rows);
        }
    }
    listed
}

/// Lists the needed answers that a stage of the review on screen lacks, in the order of the page.
pub fn lacking(workbook: &Workbook, stage: Stage) -> Vec<Entry> {
    let read = page_summary(workbook, Place::Stage(stage));
    let entries = read.into_iter().filter_map(|read| match read {
        Read::Answer(entry) => Some(entry),
        Read::Row(..) => None,
    });
    entries.filter(|entry| entry.needed && entry.standing.is_open()).collect()
}

/// Sums up the answers of a page: what stands in a row goes into the line of the row, gaps go to the end.
fn in_lines(place: Place, read: Vec<Read>) -> Vec<Line> {
    let mut lines = vec![Line::Page(place)];
    let (mut missing, mut left_out) = (vec![], vec![]);
    for one in read {
        match (one, lines.last_mut()) {
            (Read::Row(entry, facts), _) => lines.push(Line::Row(entry, facts)),
            (Read::Answer(inner), Some(Line::Row(row, _))) if row.at.contains(&inner.at) => {
                let is_open = inner.standing.is_open();
                if inner.needed && is_open {
                    row.open += 1;
                    row.first_open = row.first_open.or(Some(inner.at));
                }
                row.needed |= inner.needed;
                row.standing = match (row.standing, inner.standing) {
                    (Standing::Missing, _) | (_, Standing::Missing) => Standing::Missing,
                    (Standing::ToConfirm, _) | (_, Standing::ToConfirm) => Standing::ToConfirm,
                    (before, _) => before,
                };
            }
            (Read::Answer(entry), _) if entry.answer.is_empty() && entry.standing == Standing::Missing => {
                missing.push(entry);
            }
            (Read::Answer(entry), _) if entry.answer.is_empty() => left_out.push(entry),
            (Read::Answer(entry), _) => lines.push(Line::Answer(entry)),
        }
    }
    lines.extend((!missing.is_empty()).then_some(Line::Missing(missing)));
    lines.extend((!left_out.is_empty()).then_some(Line::LeftOut(left_out)));
    lines
}

fn page_summary(workbook: &Workbook, place: Place) -> Vec<Read> {
    let mut reader = Reader {
        workbook,
        review: workbook.review(),
        names: Names::of(workbook),
        here: Address::page(place),
        row: String::new(),
        read: vec![],
    };
    workbook.ask(place, &mut reader);
    reader.read
}

/// What the reader meets, in the order of the page.
enum Read {
    /// A row of a table on the page begins.
    Row(Entry, RowFacts),
    /// An answer, on the page or in a row.
    Answer(Entry),
}

struct Reader<'w> {
    workbook: &'w Workbook,
    review: &'w Review,
    names: Names<'w>,
    here: Address,
    /// What the row is called that is being read. Empty outside of rows.
    row: String,
    read: Vec<Read>,
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
        let open = usize::from(needed && standing.is_open());
        let entry = Entry { at, label: question.label, full_label, answer, needed, standing, open, first_open: None };
        self.read.push(Read::Answer(entry));
    }
}

impl<'w> Reader<'w> {
    /// Begins the line of a row of a table on the page.
    fn begin_row(&mut self, table: &'static Question, row: &'w dyn Row) {
        let facts = row_facts(table, row, &self.names);
        let words = if facts.name.is_empty() { String::new() } else { format!("{}. ", facts.name) };
        let entry = Entry {
            at: self.here,
            label: table.label,
            full_label: self.row.clone(),
            answer: format!("{words}{}", facts.spoken()),
            needed: false,
            standing: Standing::Given,
            open: 0,
            first_open: None,
        };
        self.read.push(Read::Row(entry, facts));
    }
}

impl<'a> Ask<'a> for Reader<'a> {
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
        if let (Some(_), false, Some(Read::Answer(entry))) = (typed, view.is_answered(), self.read.last_mut())
            && entry.needed
        {
            (entry.standing, entry.open) = (Standing::Missing, 1);
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
            self.row = format!("{} {}", capital(question.row_name), place + 1);
            if outer.is_empty() {
                self.begin_row(question, row);
            }
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
        summary(workbook).iter().flat_map(|line| line.entries().to_vec()).collect()
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
                let rows_lack = lacking.iter().filter(|entry| entry.at.depth() > 2).count();
                assert_eq!(rows_lack, counted.lacking_in_rows as usize, "{stage:?}: {lacking:?}");
                // A table whose rows lack something is one question, and is not named beside them.
                let tables: std::collections::BTreeSet<_> =
                    lacking.iter().filter(|entry| entry.at.depth() > 2).map(|entry| entry.at.steps().next()).collect();
                let single = lacking.iter().filter(|entry| entry.at.depth() == 1);
                let single = single.filter(|entry| !tables.contains(&entry.at.steps().next())).count();
                let open = (counted.needed - counted.answered) as usize;
                assert_eq!(single + tables.len(), open, "{stage:?}: {lacking:?}");
            }
        }
        let due = lacking(&workbook, Stage::Objectives).into_iter().find(|one| one.at == row.question("due")).unwrap();
        assert_eq!(due.answer, "\u{201c}next spring\u{201d}, which was not understood");
        assert_eq!((due.standing, due.full_label.as_str()), (Standing::Missing, "Social media objective 1: Due"));
    }

    #[test]
    fn a_row_is_one_line_with_its_facts_and_the_number_of_answers_that_it_lacks() {
        let mut workbook = Workbook::default();
        let at = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
        let row = at.row(RowId::from_bits(1));
        let used = row.question("platforms").row(RowId::from_bits(2));
        for edit in [
            Edit::Add {
                at,
                id: RowId::from_bits(1),
                place: None,
                with: vec![("name", Answer::Text("Parents".into())), ("who", Answer::Text("In their thirties".into()))],
            },
            Edit::Add {
                at: row.question("platforms"),
                id: RowId::from_bits(2),
                place: None,
                with: vec![("platform", Answer::Pick("facebook".into()))],
            },
        ] {
            edit.apply(&mut workbook).unwrap();
        }
        let lines = summary(&workbook);
        let inside: Vec<&Line> =
            lines.iter().filter(|line| line.entries().iter().any(|entry| row.contains(&entry.at))).collect();
        let [Line::Row(entry, facts)] = inside.as_slice() else { panic!("{inside:?}") };
        assert_eq!((entry.at, entry.full_label.as_str()), (row, "Stakeholder 1"));
        assert_eq!(entry.answer, "Parents. In their thirties, Facebook");
        assert_eq!(facts.name, "Parents");
        let open = lacking(&workbook, Stage::Stakeholders).into_iter().filter(|one| row.contains(&one.at));
        let open: Vec<Address> = open.map(|one| one.at).collect();
        assert!(open.contains(&used.question("evidence")), "{open:?}");
        assert_eq!((entry.open, entry.first_open, entry.standing), (open.len(), Some(open[0]), Standing::Missing));
    }

    #[test]
    fn a_table_whose_rows_lack_nothing_is_one_line_until_its_rows_are_shown() {
        let mut workbook = Workbook::default();
        let at = Address::page(Place::Session).question("decisions");
        let add = |bits: u64| Edit::Add {
            at,
            id: RowId::from_bits(bits),
            place: None,
            with: vec![("decision", Answer::Text(format!("Decision of line {bits}")))],
        };
        let of_table = |lines: &[Line]| {
            let all = lines.iter().filter(|line| line.entries().iter().any(|entry| at.contains(&entry.at)));
            all.cloned().collect::<Vec<_>>()
        };
        for bits in 1..=3 {
            add(bits).apply(&mut workbook).unwrap();
        }
        let lines = summary(&workbook);
        assert_eq!(folded(&lines, |_| false), lines, "three rows are few");
        add(4).apply(&mut workbook).unwrap();
        let lines = summary(&workbook);
        let rows = of_table(&lines);
        let [Line::Rows(entry)] = &of_table(&folded(&lines, |_| false))[..] else { panic!("{rows:?}") };
        assert_eq!((entry.at, entry.full_label.as_str()), (at, "Decision 1 to 4"));
        assert!(entry.answer.starts_with("Decision of line 1, Decision of line 2, "), "{}", entry.answer);
        let shown = of_table(&folded(&lines, |table| table == at));
        assert_eq!((shown.len(), &shown[1..]), (5, &rows[..]));
        // A row that waits for a person is always there to be seen.
        let stakeholders = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
        for bits in 11..=15 {
            let with = vec![("name", Answer::Text("Parents".into()))];
            Edit::Add { at: stakeholders, id: RowId::from_bits(bits), place: None, with }.apply(&mut workbook).unwrap();
        }
        let lines = folded(&summary(&workbook), |_| false);
        let of_rows =
            lines.iter().filter(|line| matches!(line, Line::Row(entry, _) if stakeholders.contains(&entry.at)));
        assert_eq!(of_rows.count(), 5);
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
