//! Two reviews walked side by side: every answer held against the one at the same address, every row found by its id.
//!
//! It is a reader of the one walk that each sheet declares, so a question that is added later is compared without a line
//! here. The session is left out: each review has its own, and nothing in it is a change of the last.

use std::collections::HashMap;

use crate::model::{
    Address, AnyRows, Ask, Carried, CarriedState, Field, Names, Place, Question, Review, Row, RowId, Stage, View,
    row_title, words,
};

use super::{Change, ChangeKind, Side, marked};

/// Returns what differs in the answers, in the order of the pages.
pub(super) fn changes(old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut held = Held {
        marks: Marks::between(old, new),
        names: [old, new].map(|side| Names::in_review(side.workbook, side.review)),
        changes: vec![],
    };
    for place in Place::all().filter(|place| *place != Place::Session && !is_shared(old, new, *place)) {
        let [was, is] = [old, new].map(|side| {
            let mut items = Items::default();
            side.workbook.ask_in(side.review, place, &mut items);
            items
        });
        held.page(Address::page(place), "", &was, &is);
    }
    held.changes
}

/// Returns whether a page is the very same on both sides, with nobody having said anything of it.
fn is_shared(old: Side<'_>, new: Side<'_>, place: Place) -> bool {
    let (one, other) = (old.workbook, new.workbook);
    match place {
        Place::Organisation => one.organisation == other.organisation,
        Place::Register(_) => one.registers == other.registers,
        Place::Session => true,
        Place::Stage(stage) => new.review.carried.is_empty() && same_sheet(old.review, new.review, stage),
    }
}

fn same_sheet(one: &Review, other: &Review, stage: Stage) -> bool {
    match stage {
        Stage::Aim => one.aim == other.aim,
        Stage::Objectives => one.objectives == other.objectives,
        Stage::Stakeholders => one.stakeholders == other.stakeholders,
        Stage::Resources => one.resources == other.resources,
        Stage::Content => one.content == other.content,
        Stage::Evaluation => one.evaluation == other.evaluation,
    }
}

/// What people said of carried answers between two reviews, newest first.
pub(super) struct Marks<'w> {
    reviews: Vec<&'w Review>,
    /// The older review, where both sides are copies of the same one.
    same: Option<&'w Review>,
}

impl<'w> Marks<'w> {
    pub(super) fn between(old: Side<'w>, new: Side<'w>) -> Self {
        let same = (old.review.id == new.review.id).then_some(old.review);
        let reviews = &new.workbook.reviews;
        let place = |id: RowId| reviews.iter().position(|review| review.id == id);
        let after_old = match (place(old.review.id), place(new.review.id)) {
            (Some(from), Some(to)) if from < to => reviews[from + 1..=to].iter().rev().map(|one| &**one).collect(),
            _ => vec![new.review],
        };
        Self { reviews: after_old, same }
    }

    /// Returns the newest word of a kind on an address.
    fn find(&self, at: &Address, state: CarriedState) -> Option<&'w Carried> {
        let key = at.to_string();
        let found = self.reviews.iter().find_map(|review| {
            let mark = review.carried.get(&key)?;
            (mark.state == state).then_some(mark)
        })?;
        let is_old = self.same.is_some_and(|same| same.carried.get(&key) == Some(found));
        (!is_old).then_some(found)
    }

    /// Returns whether the newest review itself says that an answer is still true.
    pub(super) fn confirmed(&self, at: &Address) -> Option<&'w Carried> {
        let key = at.to_string();
        let newest = self.reviews.first()?.carried.get(&key)?;
        (newest.state == CarriedState::StillTrue).then(|| self.find(at, CarriedState::StillTrue)).flatten()
    }

    fn dropped(&self, at: &Address) -> Option<&'w Carried> {
        self.find(at, CarriedState::Dropped)
    }

    fn changed(&self, at: &Address) -> Option<&'w Carried> {
        self.find(at, CarriedState::Changed)
    }
}

/// One thing that a page or a row asks.
#[derive(Clone, Copy)]
enum Item<'w> {
    Answer(&'static Question, &'w dyn Field),
    Rows(&'static Question, &'w dyn AnyRows),
}

/// All that a page or a row asks, in its order. Two of the same kind have the same items.
#[derive(Default)]
struct Items<'w>(Vec<Item<'w>>);

impl<'w> Items<'w> {
    fn of_row(row: &'w dyn Row) -> Self {
        let mut items = Self::default();
        row.ask(&mut items);
        items
    }
}

impl<'w> Ask<'w> for Items<'w> {
    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        self.0.push(Item::Answer(question, field));
    }

    fn rows(&mut self, question: &'static Question, rows: &'w dyn AnyRows) {
        self.0.push(Item::Rows(question, rows));
    }
}

/// Two reviews, held side by side.
struct Held<'w> {
    marks: Marks<'w>,
    names: [Names<'w>; 2],
    changes: Vec<Change>,
}

impl<'w> Held<'w> {
    fn page(&mut self, here: Address, row: &str, was: &Items<'w>, is: &Items<'w>) {
        for (was, is) in was.0.iter().zip(&is.0) {
            match (*was, *is) {
                (Item::Answer(question, was), Item::Answer(_, is)) => {
                    self.answer(here.question(question.id), row, question, [was.view(), is.view()]);
                }
                (Item::Rows(question, was), Item::Rows(_, is)) => {
                    self.rows(here.question(question.id), row, question, [was, is]);
                }
                _ => {}
            }
        }
    }

    fn answer(&mut self, at: Address, row: &str, question: &'static Question, views: [View<'w>; 2]) {
        let [was, is] = views;
        let kind = match (was.is_answered(), is.is_answered()) {
            _ if was == is => match self.marks.confirmed(&at) {
                Some(mark) => {
                    let after = words(question, is, &self.names[1]).into_owned();
                    self.add(ChangeKind::Confirmed, at, row, question, [String::new(), after], Some(mark));
                    return;
                }
                None => return,
            },
            // A tick starts at no, and no is what it says.
            _ if matches!(is, View::Tick(_)) => ChangeKind::Changed,
            // Spaces alone are no answer.
            (false, false) => return,
            (false, true) => ChangeKind::New,
            (true, false) => ChangeKind::Dropped,
            (true, true) => ChangeKind::Changed,
        };
        let said = |number: usize, view: View<'w>| {
            let is_said = view.is_answered() || matches!(view, View::Tick(_));
            if is_said { words(question, view, &self.names[number]).into_owned() } else { String::new() }
        };
        let both = [said(0, was), said(1, is)];
        let mark = match kind {
            ChangeKind::Dropped => self.marks.dropped(&at),
            ChangeKind::Changed => self.marks.changed(&at),
            ChangeKind::New | ChangeKind::Moved | ChangeKind::Confirmed => None,
        };
        let is_text = matches!(is, View::Line(_) | View::Prose(_));
        self.add(kind, at, row, question, both, mark);
        if let Some(last) = self.changes.last_mut().filter(|_| is_text && kind == ChangeKind::Changed) {
            last.marked = marked(&last.before, &last.after);
        }
    }

    fn rows(&mut self, table: Address, outside: &str, question: &'static Question, both: [&'w dyn AnyRows; 2]) {
        let [was, is] = both;
        let places = |rows: &dyn AnyRows| -> HashMap<RowId, usize> {
            (0..rows.count()).filter_map(|place| Some((rows.at(place)?.id(), place))).collect()
        };
        let (old_places, new_places) = (places(was), places(is));
        let in_both = |rows: &'w dyn AnyRows, other: &HashMap<RowId, usize>| -> Vec<RowId> {
            each(rows).map(Row::id).filter(|id| other.contains_key(id)).collect()
        };
        for (place, row) in each(is).enumerate() {
            let at = table.row(row.id());
            let name = named(outside, question, row, place);
            match old_places.get(&row.id()) {
                None => self.add(ChangeKind::New, at, &name, question, [String::new(), title(row)], None),
                Some(old) => {
                    if let Some(before) = was.at(*old) {
                        self.page(at, &name, &Items::of_row(before), &Items::of_row(row));
                    }
                }
            }
        }
        for (place, row) in each(was).enumerate().filter(|(_, row)| !new_places.contains_key(&row.id())) {
            let at = table.row(row.id());
            let mark = self.marks.dropped(&at);
            let name = named(outside, question, row, place);
            self.add(ChangeKind::Dropped, at, &name, question, [title(row), String::new()], mark);
        }
        let (before, after) = (in_both(was, &new_places), in_both(is, &old_places));
        if before != after {
            let list = |ids: &[RowId], rows: &dyn AnyRows| {
                let titles = ids.iter().filter_map(|id| rows.row(*id)).map(title);
                titles.filter(|title| !title.is_empty()).collect::<Vec<_>>().join("; ")
            };
            let both = [list(&before, was), list(&after, is)];
            self.add(ChangeKind::Moved, table, outside, question, both, None);
        }
    }

    fn add(
        &mut self,
        kind: ChangeKind,
        at: Address,
        row: &str,
        question: &'static Question,
        [before, after]: [String; 2],
        mark: Option<&Carried>,
    ) {
        let of_mark = |text: fn(&Carried) -> &str| mark.map_or_else(String::new, |mark| text(mark).to_owned());
        self.changes.push(Change {
            at,
            kind,
            question: question.label,
            row: row.to_owned(),
            before,
            after,
            marked: vec![],
            reason: of_mark(|mark| &mark.reason),
            by: of_mark(|mark| &mark.by),
            on: mark.and_then(|mark| mark.on),
        });
    }
}

fn each(rows: &dyn AnyRows) -> impl Iterator<Item = &dyn Row> {
    (0..rows.count()).filter_map(|place| rows.at(place))
}

fn title(row: &dyn Row) -> String {
    row_title(row).into_owned()
}

/// Returns `Stakeholder: Young people`, behind the rows that it lies in.
fn named(outside: &str, question: &Question, row: &dyn Row, place: usize) -> String {
    let mut letters = question.row_name.chars();
    let kind: String = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    let title = row_title(row);
    let own = if title.is_empty() { format!("{kind} {}", place + 1) } else { format!("{kind}: {title}") };
    if outside.is_empty() { own } else { format!("{outside} › {own}") }
}
