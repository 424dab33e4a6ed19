//! What a version for the public leaves out: the answers that name people, pay and parked thoughts, by their question; and
//! whatever a person marks, by its address.
//!
//! A paper for the public is made from a copy of the workbook in which these answers are empty, so that no paper can say
//! by mistake what it was never given.

use std::sync::Arc;

use jiff::civil::Date;

use super::edit::{EditError, Outcome};
use super::{
    Address, Answer, AnyRows, AskMut, Field, Place, Question, Review, Step, View, Walk as _, Workbook, find_row,
    find_rows, find_view,
};

/// Whether something may stand in a version for the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
    /// It may.
    Open,
    /// Its question is one that names people, pay or parked thoughts.
    ByQuestion,
    /// A person keeps it out, here or by something that it belongs to.
    ByMark,
}

impl Release {
    /// Returns whether the answer of a question at an address may stand in a version for the public.
    pub fn of(workbook: &Workbook, question: &Question, at: &Address) -> Self {
        if question.withheld.is_some() {
            Self::ByQuestion
        } else if is_kept_out(workbook, at) {
            Self::ByMark
        } else {
            Self::Open
        }
    }
}

/// Returns whether a person keeps an address, or something that it belongs to, out of versions for the public.
pub fn is_kept_out(workbook: &Workbook, at: &Address) -> bool {
    if workbook.kept_out.is_empty() {
        return false;
    }
    let mut here = Some(*at);
    while let Some(address) = here {
        if workbook.kept_out.contains_key(&address.to_string()) {
            return true;
        }
        here = address.parent();
    }
    false
}

/// Stands in a version for the public where a role names one of those who were invited.
const NAME_LEFT_OUT: &str = "[name left out]";

/// Returns whether a question asks for a role in an answer that the public may read.
pub fn asks_for_a_role(question: &Question) -> bool {
    question.id == "role" && question.withheld.is_none()
}

/// Returns the names of everybody who was invited to a review.
fn invited(workbook: &Workbook) -> Vec<&str> {
    let people = workbook.reviews.iter().flat_map(|review| review.session.attendees.iter());
    let is_name = |name: &&str| name.chars().count() > 2 && !is_role(workbook, name);
    let mut names: Vec<&str> = people.map(|one| one.name.0.trim()).filter(is_name).collect();
    // The longest first, so that no part of a longer name is left.
    names.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    names
}

/// Returns whether a role was written where a name is asked for: it is one of those with hours, and is not written as
/// names are, each word with a capital letter.
fn is_role(workbook: &Workbook, name: &str) -> bool {
    let is_listed = |role: &str| role.trim().eq_ignore_ascii_case(name);
    let mut roles = workbook.reviews.iter().flat_map(|review| review.resources.roles.iter());
    roles.any(|one| is_listed(&one.role.0))
        && name.split_whitespace().any(|word| word.chars().next().is_some_and(char::is_lowercase))
        && name.chars().next().is_some_and(char::is_uppercase)
}

/// Returns a role without the names that stand in it. None where it has none.
fn without_names(role: &str, names: &[&str]) -> Option<String> {
    let mut left = role.to_owned();
    for name in names {
        let mut from = 0;
        while let Some((start, end)) = find_word(&left, name, from) {
            left.replace_range(start..end, NAME_LEFT_OUT);
            from = start + NAME_LEFT_OUT.len();
        }
    }
    (left != role).then_some(left)
}

/// Returns where a name stands in a text by itself, in letters of either case.
fn find_word(text: &str, name: &str, from: usize) -> Option<(usize, usize)> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.char_indices().map(|(at, _)| at).filter(|at| *at >= from).find_map(|start| {
        let mut letters = name.chars().flat_map(char::to_lowercase).peekable();
        let mut end = start;
        for c in text[start..].chars() {
            if letters.peek().is_none() {
                break;
            }
            for lower in c.to_lowercase() {
                if letters.next() != Some(lower) {
                    return None;
                }
            }
            end += c.len_utf8();
        }
        let is_whole = letters.peek().is_none()
            && !is_letter(text[..start].chars().next_back())
            && !is_letter(text[end..].chars().next());
        is_whole.then_some((start, end))
    })
}

/// Marks an address.
pub(super) fn keep_out(workbook: &mut Workbook, at: &Address, on: Date) -> Result<Outcome, EditError> {
    let exists =
        find_view(workbook, at).is_some() || find_rows(workbook, at).is_some() || find_row(workbook, at).is_some();
    if !exists {
        return Err(EditError::NoSuchAddress(*at));
    }
    let key = at.to_string();
    if !workbook.kept_out.contains_key(&key) {
        Arc::make_mut(&mut workbook.kept_out).insert(key, on);
    }
    Ok(Outcome { name: "Keep out of the public version".to_owned(), unlinked: vec![], focus: Some(*at) })
}

/// Takes the mark of an address away.
pub(super) fn let_in(workbook: &mut Workbook, at: &Address) -> Outcome {
    let key = at.to_string();
    if workbook.kept_out.contains_key(&key) {
        Arc::make_mut(&mut workbook.kept_out).remove(&key);
    }
    Outcome { name: "Let into the public version".to_owned(), unlinked: vec![], focus: Some(*at) }
}

/// Returns the workbook as a paper for the public may see it: without what is left out, in every review.
///
/// Rows keep their places and what they point to, so that the papers do not say that something is missing which is only
/// left out. The names of those who decided, confirmed or sent something are empty.
#[must_use]
pub fn released(workbook: &Workbook) -> Workbook {
    let mut copy = workbook.clone();
    let names = invited(workbook);
    let registers = Place::all().filter(|place| matches!(place, Place::Organisation | Place::Register(_)));
    for place in registers {
        copy.ask_mut(place, &mut Empty { marks: workbook, names: &names, at: Address::page(place) });
    }
    for review in &mut copy.reviews {
        let review = Arc::make_mut(review);
        for place in Place::all() {
            let mut empty = Empty { marks: workbook, names: &names, at: Address::page(place) };
            match place {
                Place::Session => Arc::make_mut(&mut review.session).ask_mut(&mut empty),
                Place::Stage(stage) => review.ask_mut(stage, &mut empty),
                Place::Organisation | Place::Register(_) => {}
            }
        }
        empty_notes(workbook, review);
    }
    let is_open = |key: &str| match super::resolve(key) {
        Some(at) => match find_view(workbook, &at) {
            Some((question, _)) => Release::of(workbook, question, &at) == Release::Open,
            None => false,
        },
        None => false,
    };
    Arc::make_mut(&mut copy.unread).retain(|key, _| is_open(key));
    for kept in Arc::make_mut(&mut copy.kept_findings).values_mut() {
        kept.by.clear();
    }
    copy.disagreements = Arc::default();
    copy.taken = Arc::default();
    // Nobody here can say whether the public may see it.
    copy.unknown = Arc::default();
    copy
}

/// Empties what is noted beside the answers of a review.
fn empty_notes(marks: &Workbook, review: &mut Review) {
    for turn in &mut review.turns {
        turn.by.clear();
        turn.reason.clear();
    }
    if review.carried.is_empty() {
        return;
    }
    let carried = Arc::make_mut(&mut review.carried);
    carried.retain(|key, _| super::resolve(key).is_some_and(|at| may_be_said(marks, &at)));
    for one in carried.values_mut() {
        one.by.clear();
    }
}

/// Returns whether what became of the answer or the row at an address may be said. A row that is gone may.
fn may_be_said(workbook: &Workbook, at: &Address) -> bool {
    !is_kept_out(workbook, at) && find_question(workbook, at).is_none_or(|question| question.withheld.is_none())
}

/// Returns the question at an address, also inside a row that is gone.
fn find_question(workbook: &Workbook, at: &Address) -> Option<&'static Question> {
    find_view(workbook, at)
        .map(|(question, _)| question)
        .or_else(|| find_rows(workbook, at).map(|(question, _)| question))
        .or_else(|| {
            let row = at.parent()?;
            let (_, rows) = find_rows(workbook, &row.parent()?)?;
            let Some(Step::Question(id)) = at.last() else { return None };
            let mut named = Named { id, found: None };
            rows.blank().ask(&mut named);
            named.found
        })
}

/// Finds the question with an id in a row.
struct Named {
    id: &'static str,
    found: Option<&'static Question>,
}

impl<'a> super::Ask<'a> for Named {
    fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
        if question.id == self.id {
            self.found = Some(question);
        }
    }

    fn rows(&mut self, question: &'static Question, _: &'a dyn AnyRows) {
        if question.id == self.id {
            self.found = Some(question);
        }
    }
}

/// Empties the answers that are left out. What a row points to stays, because it says no more than that there is a row.
struct Empty<'w> {
    marks: &'w Workbook,
    /// Those who were invited: their names do not stand in roles.
    names: &'w [&'w str],
    at: Address,
}

impl AskMut for Empty<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        let release = Release::of(self.marks, question, &self.at.question(question.id));
        if release != Release::Open && !(release == Release::ByMark && question.table.is_some()) {
            let blank = field.view().blank();
            field.set(blank);
        } else if asks_for_a_role(question)
            && let View::Line(role) = field.view()
            && let Some(role) = without_names(role, self.names)
        {
            field.set(Answer::Text(role));
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        if question.withheld.is_some() {
            while rows.count() > 0 {
                rows.take_out(0);
            }
            return;
        }
        let table = self.at.question(question.id);
        for place in 0..rows.count() {
            if let Some(row) = rows.at_mut(place) {
                let at = table.row(row.id());
                row.ask_mut(&mut Empty { marks: self.marks, names: self.names, at });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Edit, RowId, find_view, resolve};

    const TODAY: Date = date(2026, 11, 21);

    fn with_objective() -> (Workbook, Address) {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(1), TODAY);
        let at = resolve("objectives/smart").unwrap();
        let with =
            vec![("statement", Answer::Text("Half book online".into())), ("owner", Answer::Text("A Person".into()))];
        Edit::Add { at, id: RowId::from_bits(2), place: None, with }.apply(&mut workbook).unwrap();
        (workbook, at.row(RowId::from_bits(2)))
    }

    fn said(workbook: &Workbook, at: &Address) -> String {
        match find_view(workbook, at).unwrap().1.to_answer() {
            Answer::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn what_names_people_is_empty_and_the_rest_stays() {
        let (workbook, row) = with_objective();
        let copy = released(&workbook);
        assert_eq!(said(&copy, &row.question("owner")), "");
        assert_eq!(said(&copy, &row.question("statement")), "Half book online");
        assert_eq!(said(&workbook, &row.question("owner")), "A Person");
    }

    #[test]
    fn a_mark_holds_for_what_is_below_it_can_be_taken_back_and_goes_with_a_copy() {
        let (mut workbook, row) = with_objective();
        let statement = row.question("statement");
        for at in [row, statement, resolve("objectives/smart").unwrap()] {
            Edit::KeepOut { at, on: TODAY }.apply(&mut workbook).unwrap();
            assert!(is_kept_out(&workbook, &statement));
            assert_eq!(said(&released(&workbook), &statement), "");
            Edit::LetIn { at }.apply(&mut workbook).unwrap();
            assert!(workbook.kept_out.is_empty());
        }
        Edit::KeepOut { at: statement, on: TODAY }.apply(&mut workbook).unwrap();
        Edit::Duplicate { row, id: RowId::from_bits(3) }.apply(&mut workbook).unwrap();
        let copy = resolve("objectives/smart").unwrap().row(RowId::from_bits(3));
        assert_eq!(said(&released(&workbook), &copy.question("statement")), "");
        let nowhere = resolve("objectives/smart").unwrap().row(RowId::from_bits(9));
        assert!(Edit::KeepOut { at: nowhere, on: TODAY }.apply(&mut workbook).is_err());
    }

    #[test]
    fn what_was_typed_and_is_no_value_is_left_out_with_its_answer() {
        let (mut workbook, row) = with_objective();
        let due = row.question("due");
        Edit::KeepAsTyped { at: due, text: "ask Person".into() }.apply(&mut workbook).unwrap();
        assert_eq!(released(&workbook).unread.len(), 1);
        Edit::KeepOut { at: due, on: TODAY }.apply(&mut workbook).unwrap();
        assert!(released(&workbook).unread.is_empty());
    }

    #[test]
    fn a_role_loses_the_names_of_those_who_were_invited() {
        let (mut workbook, _) = with_objective();
        let add = |at: &str, bits: u64, with: Vec<(&'static str, Answer)>| Edit::Add {
            at: resolve(at).unwrap(),
            id: RowId::from_bits(bits),
            place: None,
            with,
        };
        let text = |words: &str| Answer::Text(words.to_owned());
        for edit in [
            add("session/attendees", 7, vec![("name", text("Priya Shah"))]),
            add("resources/roles", 8, vec![("role", text("PRIYA SHAH, digital officer"))]),
            add("resources/roles", 9, vec![("role", text("Priya Shahid"))]),
            add("resources/weekly_tasks", 10, vec![("role", text("Priya Shah"))]),
            add("session/attendees", 11, vec![("name", text("Digital communications apprentice"))]),
            add("resources/roles", 12, vec![("role", text("Digital communications apprentice"))]),
        ] {
            edit.apply(&mut workbook).unwrap();
        }
        let copy = released(&workbook);
        let role =
            |table: &str, bits: u64| said(&copy, &resolve(table).unwrap().row(RowId::from_bits(bits)).question("role"));
        assert_eq!(role("resources/roles", 8), "[name left out], digital officer");
        assert_eq!(role("resources/roles", 9), "Priya Shahid");
        assert_eq!(role("resources/weekly_tasks", 10), "[name left out]");
        assert_eq!(role("resources/roles", 12), "Digital communications apprentice", "it is a role");
    }
}
