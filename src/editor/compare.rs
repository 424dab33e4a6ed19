//! How many answers two states of a workbook differ in: enough to say what a copy holds before it is opened.
//!
//! It is one more reader of the walk. Rows are known by their ids, so that one that was moved is no change.

use std::collections::BTreeMap;

use crate::model::{
    Answer, AnyRows, Ask, Field, Place, Question, Register, RowId, Stage, UnknownPart, Walk as _, Workbook,
};

/// Returns how many answers a person has given, closed reviews included.
pub fn answered(workbook: &Workbook) -> usize {
    given(workbook).len()
}

/// Returns in how many answers two workbooks differ: given in one only, or given otherwise. At least 1 when anything
/// differs at all, be it the order of rows.
pub fn differing(one: &Workbook, other: &Workbook) -> usize {
    if one == other {
        return 0;
    }
    let (one, other) = (given(one), given(other));
    let lost_or_changed = one.iter().filter(|(at, answer)| other.get(*at) != Some(answer)).count();
    let added = other.keys().filter(|at| !one.contains_key(*at)).count();
    (lost_or_changed + added).max(1)
}

/// Returns whether a workbook gives every answer that another one gives, and as that one gives it.
pub fn holds(workbook: &Workbook, other: &Workbook) -> bool {
    let given_here = given(workbook);
    let is_here = |part: &UnknownPart, place| workbook.unknown.get(place).is_some_and(|here| here.text == part.text);
    given(other).iter().all(|(at, answer)| given_here.get(at) == Some(answer))
        && other.unknown.iter().all(|(place, part)| is_here(part, place))
}

/// A step on the way to an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Page(&'static str),
    Question(&'static str),
    Row(RowId),
    AsTyped,
}

/// A reader that gathers the answers that were given, by where they are.
struct Gather {
    given: BTreeMap<Vec<Part>, Answer>,
    here: Vec<Part>,
}

impl Gather {
    fn page(&mut self, place: Place, ask: impl FnOnce(&mut Self)) {
        self.here.push(Part::Page(place.id()));
        ask(self);
        self.here.pop();
    }
}

fn given(workbook: &Workbook) -> BTreeMap<Vec<Part>, Answer> {
    let mut gather = Gather { given: BTreeMap::new(), here: Vec::new() };
    gather.page(Place::Organisation, |gather| workbook.organisation.ask(gather));
    for register in Register::ALL {
        gather.page(Place::Register(*register), |gather| workbook.registers.ask(*register, gather));
    }
    for review in &workbook.reviews {
        gather.here.push(Part::Row(review.id));
        gather.page(Place::Session, |gather| review.session.ask(gather));
        for stage in Stage::ALL {
            gather.page(Place::Stage(*stage), |gather| review.ask(*stage, gather));
        }
        gather.here.pop();
    }
    // What was typed and does not read counts too. Its place in the map is as good as any: there is one for each.
    for (place, (at, text)) in workbook.unread.iter().enumerate() {
        let key = vec![Part::AsTyped, Part::Row(RowId::from_bits(place as u64))];
        gather.given.insert(key, Answer::Text(format!("{at}: {text}")));
    }
    gather.given
}

impl<'a> Ask<'a> for Gather {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let view = field.view();
        if view.is_answered() {
            let mut at = self.here.clone();
            at.push(Part::Question(question.id));
            self.given.insert(at, view.to_answer());
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        self.here.push(Part::Question(question.id));
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here.push(Part::Row(row.id()));
            row.ask(self);
            self.here.pop();
        }
        self.here.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::test_world::{achievable, add, aims, id, text};
    use crate::model::Edit;

    #[test]
    fn answers_are_counted_where_they_differ() {
        let empty = Workbook::new("A trust", id(1), jiff::civil::date(2026, 11, 21));
        let mut one = empty.clone();
        assert_eq!((differing(&empty, &one), answered(&empty)), (0, 1));
        text(achievable(), "Two people").apply(&mut one).unwrap();
        add(2).apply(&mut one).unwrap();
        let mut other = one.clone();
        assert!(differing(&empty, &one) >= 1 && answered(&one) > answered(&empty));
        text(achievable(), "Three people").apply(&mut other).unwrap();
        assert_eq!((differing(&one, &other), differing(&other, &one)), (1, 1));
        assert!(holds(&one, &empty) && !holds(&empty, &one) && !holds(&one, &other) && holds(&one, &one));
        text(achievable(), "").apply(&mut other).unwrap();
        assert_eq!(differing(&one, &other), 1);
        let mut typed = one.clone();
        std::sync::Arc::make_mut(&mut typed.unread).insert("aim/when".to_owned(), "next spring".to_owned());
        assert_eq!(differing(&one, &typed), 1);
        Edit::Remove { row: aims().row(id(2)) }.apply(&mut typed).unwrap();
        assert!(differing(&one, &typed) >= 1);
    }
}
