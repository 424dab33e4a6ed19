//! Which rows show their fields: one of a list at a time, unless a person opens all of them. A row can also be open to be
//! read: then it shows its answers in running text.

use std::collections::BTreeSet;

use egui::Ui;

use crate::model::{Address, Step};

/// How many frames a head is held where it was when the rows above it fold.
const HELD: u8 = 4;

/// Which rows show their fields.
#[derive(Default)]
pub struct Opening {
    /// Rows that were opened.
    open: BTreeSet<Address>,
    /// Lists of which a person opened every row.
    all: BTreeSet<Address>,
    /// Rows of these lists that were folded again.
    folded: BTreeSet<Address>,
    /// Open rows that show their answers to be read, and no fields.
    read: BTreeSet<Address>,
    /// Rows that fold as soon as they no longer have the keyboard.
    leaving: BTreeSet<Address>,
    /// The head that was pressed, where it stood, and for how many frames it is held there.
    held: Option<(Address, f32, u8)>,
}

impl Opening {
    /// Returns whether a row shows its fields.
    pub fn is_open(&self, row: Address) -> bool {
        let all = row.parent().is_some_and(|list| self.all.contains(&list));
        if all { !self.folded.contains(&row) } else { self.open.contains(&row) }
    }

    /// Returns the rows of a list that were opened one by one.
    pub(super) fn open_in(&self, list: Address) -> impl Iterator<Item = Address> + '_ {
        self.open.iter().copied().filter(move |row| row.parent() == Some(list))
    }

    /// Opens a row beside those that are open.
    pub fn also(&mut self, row: Address) {
        self.folded.remove(&row);
        self.leaving.remove(&row);
        self.read.remove(&row);
        self.open.insert(row);
    }

    /// Opens a row beside those that are open, to be read. One that shows its fields keeps them.
    pub fn to_read(&mut self, row: Address) {
        if !self.is_open(row) {
            self.also(row);
            self.read.insert(row);
        }
    }

    /// Returns whether a row is open to be read.
    pub fn is_read(&self, row: Address) -> bool {
        self.read.contains(&row) && self.is_open(row)
    }

    /// Opens a row; the others of its list fold.
    pub fn one(&mut self, row: Address) {
        let others: Vec<Address> = self.open.iter().copied().filter(|other| other.parent() == row.parent()).collect();
        self.leaving.extend(others);
        self.also(row);
    }

    /// Folds a row.
    pub(super) fn fold(&mut self, row: Address) {
        self.open.remove(&row);
        self.leaving.remove(&row);
        self.read.remove(&row);
        self.folded.insert(row);
    }

    /// Opens a folded row, or folds an open one, when its head is pressed.
    pub(super) fn toggle(&mut self, row: Address, top: f32) {
        if self.is_open(row) {
            self.fold(row);
        } else {
            self.one(row);
        }
        self.held = Some((row, top, HELD));
    }

    /// Returns whether every row of a list is open because a person wished so.
    pub(super) fn all_are_open(&self, list: Address) -> bool {
        self.all.contains(&list)
    }

    /// Opens every row of a list, or folds all of them.
    pub(super) fn turn_all(&mut self, list: Address) {
        self.folded.retain(|row| row.parent() != Some(list));
        self.open.retain(|row| row.parent() != Some(list));
        if !self.all.remove(&list) {
            self.all.insert(list);
        }
    }

    /// Opens the row of a list that a person goes to, before any of its rows is drawn: where it will stand is known then.
    pub(super) fn come_to(&mut self, list: Address, next: Option<Address>) {
        let mut way = next.filter(|next| list.contains(next));
        while let Some(at) = way.filter(|at| at.parent() != Some(list)) {
            way = at.parent();
        }
        let Some(row) = way.filter(|row| matches!(row.last(), Some(Step::Row(_)))) else { return };
        if !self.is_open(row) {
            self.one(row);
        } else if next != Some(row) {
            // A field is wanted.
            self.read.remove(&row);
        }
    }

    /// Folds the rows of a list that wait for it. What has the keyboard never folds: it would lose it.
    pub(super) fn settle(&mut self, list: Address, keyboard: Option<Address>, next: Option<Address>) {
        if self.leaving.is_empty() {
            return;
        }
        let open = &mut self.open;
        self.leaving.retain(|row| {
            let stays = row.parent() != Some(list)
                || (keyboard.is_some_and(|at| row.contains(&at)) && next.is_none_or(|at| row.contains(&at)));
            if !stays {
                open.remove(row);
            }
            stays
        });
    }

    /// Keeps a head where it was when it was pressed, although a row above it has folded.
    pub(super) fn hold(&mut self, ui: &Ui, row: Address, top: f32) {
        let Some((held, wanted, frames)) = self.held.filter(|(held, ..)| *held == row) else { return };
        let moved = wanted - top;
        if moved.abs() > 0.5 {
            ui.scroll_with_delta_animation(egui::vec2(0.0, moved), egui::style::ScrollAnimation::none());
            ui.ctx().request_discard("a row above has folded");
        }
        // Held for as long as the fold takes and no longer: the wheel is free again.
        self.held = (frames > 0).then(|| (held, wanted, frames - 1));
        if self.held.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RowId, Table};

    fn row(bits: u64) -> Address {
        Table::Stakeholders.address().row(RowId::from_bits(bits))
    }

    #[test]
    fn opening_a_row_folds_the_others_of_its_list_and_no_others() {
        let mut opening = Opening::default();
        let inside = row(1).question("platforms").row(RowId::from_bits(7));
        let elsewhere = Table::Aims.address().row(RowId::from_bits(9));
        for at in [row(1), inside, elsewhere] {
            opening.one(at);
        }
        opening.one(row(2));
        opening.settle(Table::Stakeholders.address(), Some(row(2)), None);
        assert_eq!([row(1), row(2), inside, elsewhere].map(|at| opening.is_open(at)), [false, true, true, true]);
    }

    #[test]
    fn what_has_the_keyboard_folds_only_when_it_has_left() {
        let mut opening = Opening::default();
        let list = Table::Stakeholders.address();
        let field = row(1).question("who");
        opening.one(row(1));
        opening.one(row(2));
        opening.settle(list, Some(field), None);
        assert!(opening.is_open(row(1)), "its field has the keyboard");
        opening.settle(list, Some(field), Some(row(2)));
        assert!(!opening.is_open(row(1)), "the keyboard is on its way to another row");
    }

    #[test]
    fn a_row_that_is_read_shows_its_fields_as_soon_as_one_is_wanted() {
        let mut opening = Opening::default();
        let list = Table::Stakeholders.address();
        opening.to_read(row(1));
        opening.to_read(row(2));
        opening.come_to(list, Some(row(1)));
        assert!(opening.is_read(row(1)) && opening.is_open(row(2)));
        opening.come_to(list, Some(row(1).question("who")));
        assert!(opening.is_open(row(1)) && !opening.is_read(row(1)) && opening.is_read(row(2)));
        opening.to_read(row(1));
        assert!(!opening.is_read(row(1)), "its fields stay");
        opening.toggle(row(2), 0.0);
        opening.toggle(row(2), 0.0);
        assert!(opening.is_open(row(2)) && !opening.is_read(row(2)));
    }

    #[test]
    fn a_person_may_open_all_and_fold_one_of_them() {
        let mut opening = Opening::default();
        opening.turn_all(Table::Stakeholders.address());
        assert!(opening.is_open(row(1)) && opening.is_open(row(2)));
        opening.toggle(row(1), 0.0);
        opening.one(row(3));
        opening.settle(Table::Stakeholders.address(), None, None);
        assert_eq!([row(1), row(2), row(3)].map(|at| opening.is_open(at)), [false, true, true]);
        opening.turn_all(Table::Stakeholders.address());
        assert!(!opening.is_open(row(2)));
    }
}
