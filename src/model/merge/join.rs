//! The walk of three workbooks side by side: every answer is decided where it stands, every table is joined by ids.
//!
//! It is a writer of the one walk that each sheet declares, so a question that is added later is merged without a line
//! here. The three tables are indexed by id first: ten years of readings cost one look at each.

use std::collections::{HashMap, HashSet};

use crate::model::hanging::Hanging;
use crate::model::{Address, AnyRows, Ask, AskMut, Field, Place, Question, Review, Row, RowId, Walk as _, Workbook};

use super::ChangeKind;
use super::ledger::{Extent, Ledger, Side};
use super::order::{self, Key};
use super::spot::Spot;

/// One thing that a walk met.
#[derive(Clone, Copy)]
enum Item<'w> {
    Answer(&'w dyn Field),
    Rows(&'w dyn AnyRows),
}

/// All that a page or a row asks, in its order. Two of the same kind have the same items.
#[derive(Clone, Default)]
pub(super) struct Items<'w>(Vec<Item<'w>>);

impl<'w> Items<'w> {
    /// Returns what a page of a workbook asks. Pages of a review need the review.
    pub(super) fn of_page(workbook: &'w Workbook, review: Option<&'w Review>, place: Place) -> Self {
        let mut items = Self::default();
        match (place, review) {
            (Place::Session, Some(review)) => review.session.ask(&mut items),
            (Place::Stage(stage), Some(review)) => review.ask(stage, &mut items),
            _ => workbook.ask(place, &mut items),
        }
        items
    }

    fn of_row(row: &'w dyn Row) -> Self {
        let mut items = Self::default();
        row.ask(&mut items);
        items
    }

    fn field(&self, number: usize) -> Option<&'w dyn Field> {
        match self.0.get(number) {
            Some(Item::Answer(field)) => Some(*field),
            _ => None,
        }
    }

    fn rows(&self, number: usize) -> Option<&'w dyn AnyRows> {
        match self.0.get(number) {
            Some(Item::Rows(rows)) => Some(*rows),
            _ => None,
        }
    }
}

impl<'w> Ask<'w> for Items<'w> {
    fn answer(&mut self, _: &'static Question, field: &'w dyn Field) {
        self.0.push(Item::Answer(field));
    }

    fn rows(&mut self, _: &'static Question, rows: &'w dyn AnyRows) {
        self.0.push(Item::Rows(rows));
    }
}

/// A writer that goes through the merged page, which begins as a copy of mine.
pub(super) struct Join<'l, 'w> {
    pub(super) ledger: &'l mut Ledger<'w>,
    pub(super) review: Option<RowId>,
    pub(super) here: Address,
    /// None where there is nothing in common to compare with.
    pub(super) base: Option<Items<'w>>,
    pub(super) mine: Items<'w>,
    pub(super) theirs: Items<'w>,
    pub(super) next: usize,
}

/// A table with the places of its rows.
struct Indexed<'w> {
    rows: &'w dyn AnyRows,
    keys: Vec<Key>,
    places: HashMap<Key, usize>,
}

impl<'w> Indexed<'w> {
    fn of(rows: &'w dyn AnyRows) -> Self {
        let keys = order::keys((0..rows.count()).filter_map(|place| rows.at(place)).map(Row::id));
        let places = keys.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        Self { rows, keys, places }
    }

    fn place(&self, key: &Key) -> Option<usize> {
        self.places.get(key).copied()
    }

    fn same(&self, other: &Self, key: &Key) -> bool {
        match (self.place(key), other.place(key)) {
            (Some(place), Some(other_place)) => self.rows.same_row(place, other.rows, other_place),
            _ => false,
        }
    }

    fn items(&self, key: &Key) -> Option<Items<'w>> {
        self.place(key).and_then(|place| self.rows.at(place)).map(Items::of_row)
    }
}

impl AskMut for Join<'_, '_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        let number = self.next;
        self.next += 1;
        let (Some(mine), Some(theirs)) = (self.mine.field(number), self.theirs.field(number)) else { return };
        let base = self.base.as_ref().and_then(|base| base.field(number)).map(Field::view);
        let spot = Spot::at(self.review, self.here.question(question.id));
        self.ledger.answer(spot, question, base, [mine.view(), theirs.view()], field);
    }

    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows) {
        let number = self.next;
        self.next += 1;
        let (Some(mine), Some(theirs)) = (self.mine.rows(number), self.theirs.rows(number)) else { return };
        let base = self.base.as_ref().and_then(|base| base.rows(number)).map(Indexed::of);
        let (mine, theirs) = (Indexed::of(mine), Indexed::of(theirs));
        let table = self.here.question(question.id);
        let stays = self.rows_that_stay(table, base.as_ref(), &mine, &theirs);
        let here = Spot::at(self.review, table);
        let base_keys: &[Key] = match &base {
            // The side whose order counts is the one that has moved something.
            _ if self.ledger.is_offered(&here) => &theirs.keys,
            _ if self.has_closed(Side::Mine) && !self.has_closed(Side::Theirs) => &theirs.keys,
            _ if self.has_closed(Side::Theirs) && !self.has_closed(Side::Mine) => &mine.keys,
            Some(base) => &base.keys,
            None => &[],
        };
        let order = order::join(base_keys, &mine.keys, &theirs.keys, &stays, |key| *key);
        if order != mine.keys {
            let source = |key: &Key| {
                let from_mine = mine.place(key).map(|place| (mine.rows, place));
                from_mine.or_else(|| theirs.place(key).map(|place| (theirs.rows, place)))
            };
            rows.rebuild(&order.iter().filter_map(source).collect::<Vec<_>>());
            let before = mine.keys.iter().filter(|key| stays.contains(*key));
            if !order.iter().filter(|key| mine.places.contains_key(*key)).eq(before) {
                self.ledger.change(Spot::at(self.review, table), ChangeKind::Moved);
            }
        }
        for (place, key) in order.iter().enumerate() {
            self.row(table.row(key.0), key, base.as_ref(), &mine, &theirs, (rows, place));
        }
    }
}

impl<'w> Join<'_, 'w> {
    /// Returns the rows that are in the merged table, and writes down what came, went and is asked about.
    fn rows_that_stay(
        &mut self,
        table: Address,
        base: Option<&Indexed<'w>>,
        mine: &Indexed<'w>,
        theirs: &Indexed<'w>,
    ) -> HashSet<Key> {
        let mut stays = HashSet::with_capacity(mine.keys.len());
        for key in &mine.keys {
            let spot = Spot::at(self.review, table.row(key.0));
            if theirs.place(key).is_some() {
                stays.insert(*key);
                continue;
            }
            let Some(base) = base.filter(|base| base.place(key).is_some()) else {
                if self.has_closed(Side::Theirs) {
                    self.ledger.add_to_closed(spot, Side::Mine);
                }
                stays.insert(*key);
                continue;
            };
            if self.is_touched(Side::Theirs, spot, !mine.same(base, key)) {
                stays.insert(*key);
            }
        }
        for key in theirs.keys.iter().filter(|key| mine.place(key).is_none()) {
            let spot = Spot::at(self.review, table.row(key.0));
            let Some(base) = base.filter(|base| base.place(key).is_some()) else {
                if self.has_closed(Side::Mine) {
                    self.ledger.add_to_closed(spot, Side::Theirs);
                } else {
                    self.ledger.change(spot, ChangeKind::New);
                    self.ledger.take_typed_below(spot);
                }
                stays.insert(*key);
                continue;
            };
            if self.is_touched(Side::Mine, spot, !theirs.same(base, key)) {
                stays.insert(*key);
            }
        }
        stays
    }

    /// Decides whether a row stays that one side removed, and writes it down. `is_changed` says whether the other side has
    /// changed it.
    fn is_touched(&mut self, removed_by: Side, spot: Spot, is_changed: bool) -> bool {
        let other = match removed_by {
            Side::Mine => self.ledger.theirs,
            Side::Theirs => self.ledger.mine,
        };
        let hangs = || self.ledger.base.is_some_and(|base| Hanging::differs(base, other, &spot));
        if removed_by == Side::Theirs && self.ledger.extent == Extent::UnknownPart {
            // It may have come after the part was sent.
        } else if is_changed || self.is_kept(&spot) || hangs() {
            self.ledger.keep(spot, removed_by);
        } else if self.has_closed(removed_by.other()) {
            self.ledger.keep_in_closed(spot, removed_by);
        } else if removed_by == Side::Theirs && self.ledger.is_offered(&spot) {
            self.ledger.keep(spot, removed_by);
        } else {
            self.ledger.remove(spot, removed_by);
            return false;
        }
        true
    }

    fn has_closed(&self, side: Side) -> bool {
        self.ledger.has_closed(side, self.review)
    }

    fn is_kept(&self, spot: &Spot) -> bool {
        spot.address().is_some_and(|at| self.ledger.keep.contains_key(&(spot.review, at)))
    }

    /// Goes into a row that both sides have and that is not the same on both.
    fn row(
        &mut self,
        at: Address,
        key: &Key,
        base: Option<&Indexed<'w>>,
        mine: &Indexed<'w>,
        theirs: &Indexed<'w>,
        (rows, place): (&mut dyn AnyRows, usize),
    ) {
        let spot = Spot::at(self.review, at);
        let (my_book, their_book) = (self.ledger.mine, self.ledger.theirs);
        if mine.same(theirs, key) && !self.ledger.typed_differs(my_book, their_book, &spot) {
            return;
        }
        let (Some(my_items), Some(their_items)) = (mine.items(key), theirs.items(key)) else { return };
        let base_items = base.and_then(|base| base.items(key));
        let Some(row) = rows.at_mut(place) else { return };
        row.ask_mut(&mut Join {
            ledger: &mut *self.ledger,
            review: self.review,
            here: at,
            base: base_items,
            mine: my_items,
            theirs: their_items,
            next: 0,
        });
    }
}
