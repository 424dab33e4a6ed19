//! The revisit in the window: what a person says of carried answers, the next review, closed reviews, what changed.

use std::sync::Arc;

use jiff::civil::Date;

use super::task::{Progress, Task};
use super::{App, Page};
use crate::editor::Editor;
use crate::model::registers::actions::ActionState;
use crate::model::{
    Address, Answer, CarriedState, Edit, Layout, Place, Register, RowId, Step, View, Workbook, counted, find_row,
    find_rows, find_view,
};
use crate::rules::compare::{Comparison, Side, compare};
use crate::ui::act;
use crate::ui::form::{Scope, Wish, open_way, place_in_words};
use crate::ui::shell::{Modal, RevisitAsk, RevisitReply};

/// What the pages between reviews remember.
#[derive(Default)]
pub(in crate::ui) struct BetweenState {
    /// The page on which a person chose to look at a closed review.
    looked_from: Option<Page>,
    /// The older review that is compared. None for the one before the newest.
    pub old: Option<RowId>,
    /// The newer review that is compared. None for the newest.
    pub new: Option<RowId>,
    /// What changed between them, with what it was worked out for.
    pub changed: Option<(ComparedFor, Arc<Comparison>)>,
    comparing: Option<(ComparedFor, Task<Comparison>)>,
}

/// Which reviews of which state of the workbook were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct ComparedFor {
    /// The revision of the editor.
    revision: u64,
    /// The older review.
    pub old: RowId,
    /// The newer review.
    pub new: RowId,
    /// The day from which they are seen.
    today: Date,
}

impl App {
    /// Does what a person said of a carried answer, row, table or page.
    pub(in crate::ui) fn say_of_carried(&mut self, wish: Wish) {
        match wish {
            Wish::StillTrue(at) => self.still_true(at),
            Wish::Changed(at) => self.give_another(at),
            Wish::Drop(at) => self.open_modal(Modal::Revisit(RevisitAsk::Drop(at))),
            Wish::Show(at) => self.show_unseen(at),
        }
    }

    /// Returns what the keyboard is on, where that was carried from the review before.
    pub(in crate::ui) fn carried_here(&self) -> Option<Address> {
        let editor = self.editor.as_ref().filter(|editor| editor.can_edit())?;
        let review = editor.workbook().review();
        let at = self.form.focused.filter(|at| self.page == Page::Place(at.place()))?;
        (review.closed.is_none() && !review.carried.is_empty() && matches!(at.place(), Place::Stage(_))).then_some(at)
    }

    /// Returns the card or the section with the keyboard, or the stage on screen, where answers of it wait to be looked at.
    pub(in crate::ui) fn carried_in(&self, scope: Scope) -> Option<Address> {
        let waits = |at: &Address| self.form.revisit.waiting(*at) > 0;
        if scope == Scope::Stage {
            let Page::Place(place @ Place::Stage(_)) = self.page else { return None };
            let can_edit = self.editor.as_ref().is_some_and(Editor::can_edit);
            return Some(Address::page(place)).filter(|at| can_edit && waits(at));
        }
        let here = self.carried_here()?;
        match scope {
            // Where a row lies in a row and has nothing left to confirm, the outer one is meant.
            Scope::Card => std::iter::successors(act::row_of(&here), |row| act::row_of(&row.parent()?)).find(waits),
            Scope::Section | Scope::Stage => {
                let question = here.steps().next()?;
                Some(Address::page(here.place()).then(question)).filter(waits)
            }
        }
    }

    fn still_true(&mut self, at: Address) {
        let Some(editor) = &self.editor else { return };
        let words = place_in_words(editor.workbook(), at);
        let (waiting, unseen) = (self.form.revisit.waiting(at), self.form.revisit.unseen(at));
        if waiting == 0 {
            self.say(format!("Nothing to confirm: {words}"));
            self.form.focus_next = self.form.focused;
            return;
        }
        if unseen > 0 && find_view(editor.workbook(), &at).is_none() {
            self.show_unseen(at);
            return;
        }
        let next = self.form.revisit.next_after(at);
        let edit = Edit::Confirm { at, by: self.preferences.name.clone(), on: self.services.clock.today() };
        if self.does(&edit) {
            let left = self.form.revisit.waiting(Address::page(at.place())).saturating_sub(waiting);
            match next.or(self.form.focused).filter(|at| at.depth() > 0) {
                Some(at) => self.form.focus_next = Some(at),
                // A whole page was confirmed, and the button that did it is gone.
                None => self.form.focus_first = true,
            }
            self.say(match left {
                0 => format!("Still true: {words}. Nothing is left to confirm on this page"),
                left => format!("Still true: {words}. {left} left on this page"),
            });
        }
    }

    /// Does an edit and says why not where it cannot be done.
    fn does(&mut self, edit: &Edit) -> bool {
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return false };
        match editor.apply(edit, now) {
            Ok(_) => true,
            Err(error) => {
                self.say(error.to_string());
                false
            }
        }
    }

    /// Gives the keyboard to the field of an answer that is another one now.
    fn give_another(&mut self, at: Address) {
        let Some(editor) = &self.editor else { return };
        let at = if find_row(editor.workbook(), &at).is_some() && matches!(at.last(), Some(Step::Row(_))) {
            open_way(&mut self.form, at);
            act::first_field(editor, at)
        } else {
            at
        };
        self.form.focus_next = Some(at);
        self.form.revisit.select = Some(at);
        self.say("Edit the answer. It is marked as changed as soon as it differs");
    }

    /// Opens what has not been on screen, and goes to the first of it. A card opens to be read; one that is read already and
    /// is longer than the window shows its fields.
    fn show_unseen(&mut self, at: Address) {
        let Some(editor) = &self.editor else { return };
        let unseen: Vec<Address> = self.form.revisit.unseen_answers(at).collect();
        let card = |one: &Address| {
            let mut steps = one.steps();
            let (table, row @ Step::Row(_)) = (steps.next()?, steps.next()?) else { return None };
            let row = Address::page(one.place()).then(table).then(row);
            let (table, _) = find_rows(editor.workbook(), &row.parent()?)?;
            (table.layout == Layout::Cards).then_some(row)
        };
        let first = unseen.first().copied();
        let here = first.as_ref().and_then(card).filter(|row| self.form.opening.is_read(*row));
        let is_too_long = here.is_some() && here == self.form.focused;
        for one in &unseen {
            match card(one) {
                Some(row) if !is_too_long || here != Some(row) => self.form.opening.to_read(row),
                _ => open_way(&mut self.form, *one),
            }
        }
        let row = first.as_ref().and_then(card).filter(|row| self.form.opening.is_read(*row));
        self.form.focus_next = row.or(first);
        self.form.revisit.reads = true;
        let answers = counted(unseen.len(), "answer has", "answers have");
        self.say(format!(
            "{answers} not been shown yet. Read those on screen, then press again to see more or to \
                          confirm"
        ));
    }

    /// Does what a person answered in a dialog of the revisit.
    pub(super) fn answered_revisit(&mut self, reply: RevisitReply) {
        match reply {
            RevisitReply::Start { on, by } => self.start_next_review(on, &by),
            RevisitReply::Drop { at, reason, by } => self.drop_carried(at, reason, by),
            RevisitReply::DropAction { id, reason } => self.settle_action(id, ActionState::Dropped, &reason),
        }
    }

    /// Takes a carried answer or row out of the review, with the reason.
    pub(in crate::ui) fn drop_carried(&mut self, at: Address, reason: String, by: String) {
        let Some(editor) = &self.editor else { return };
        let words = place_in_words(editor.workbook(), at);
        let next = self.form.revisit.next_after(at);
        self.remember_name(&by);
        let edit = Edit::DropAnswer { at, reason, by, on: self.services.clock.today() };
        if self.does(&edit) {
            match next {
                Some(next) => self.form.focus_next = Some(next),
                None => self.form.focus_first = true,
            }
            self.say(format!("Dropped: {words}. Undo restores it"));
        }
    }

    /// Lists every answer that the question with the keyboard ever had, or puts the list away.
    pub(in crate::ui) fn show_history(&mut self) {
        let Some(at) = self.form.focused.filter(|at| self.page == Page::Place(at.place())) else {
            self.say("Select a question first. Its history opens beside it");
            return;
        };
        if self.form.revisit.history_of == Some(at) {
            self.form.revisit.history_of = None;
            self.say("The history is closed");
            return;
        }
        self.form.revisit.history_of = Some(at);
        if self.folds_companion(&self.ctx) {
            let question = at.steps().next().map(|step| Address::page(at.place()).then(step));
            self.form.guidance_under = question;
            self.say("The history is open under the question");
        } else {
            self.preferences.companion_open = true;
            self.save_preferences();
            self.say("The history is open beside the page. Press F6 to go to it");
        }
    }

    /// Remembers the name under which a person confirms and drops.
    pub(in crate::ui) fn remember_name(&mut self, by: &str) {
        if !by.is_empty() && self.preferences.name != by {
            by.clone_into(&mut self.preferences.name);
            self.save_preferences();
        }
    }

    /// Says of an action how far it is now. A reason for dropping it is added to its note.
    pub(in crate::ui) fn settle_action(&mut self, id: RowId, state: ActionState, reason: &str) {
        let row = Address::page(Place::Register(Register::Actions)).question("actions").row(id);
        let Some(editor) = &self.editor else { return };
        let Some(action) = editor.workbook().registers.actions.get(id) else { return };
        let mut edits = vec![Edit::Set { at: row.question("state"), to: state.answer() }];
        if !reason.is_empty() {
            let before = action.note.0.trim();
            let note = if before.is_empty() { reason.to_owned() } else { format!("{before}. {reason}") };
            edits.push(Edit::Set { at: row.question("note"), to: Answer::Text(note) });
        }
        let words = action.what.0.trim().to_owned();
        let name = match state {
            ActionState::Done => "Mark the action as done",
            ActionState::Dropped => "Drop the action",
            ActionState::Open | ActionState::InHand => "Leave the action open",
        };
        if self.does(&Edit::Together { name, edits }) {
            self.say(format!("{}: {words}", state.label()));
            self.form.focus_first = true;
        }
    }

    /// Says of an action that it was looked at in this review and is still open.
    pub(in crate::ui) fn action_still_open(&mut self, id: RowId) {
        let at = Address::page(Place::Register(Register::Actions)).question("actions").row(id);
        let edit = Edit::Confirm { at, by: self.preferences.name.clone(), on: self.services.clock.today() };
        if self.does(&edit) {
            self.say("Still open");
            self.form.focus_first = true;
        }
    }

    /// Starts the next review, and goes to its matters arising.
    pub(in crate::ui) fn start_next_review(&mut self, on: Date, by: &str) {
        self.remember_name(by);
        let Some(editor) = &mut self.editor else { return };
        let id = editor.new_row_id();
        if self.does(&Edit::StartNextReview { id, on }) {
            self.between = BetweenState::default();
            self.turn_to(Page::Place(Place::Session));
            self.set_title();
            let carried = self.editor.as_ref().map_or(0, |editor| editor.workbook().review().carried.len());
            self.say(format!(
                "The next review has started. {} to confirm",
                counted(carried, "answer is", "answers are")
            ));
        }
    }

    /// Shows a closed review, for reading only. The present one waits, saved.
    pub(in crate::ui) fn look_at_review(&mut self, id: RowId) {
        let now = self.moment();
        let Some(mut present) = self.editor.take() else { return };
        present.focus_lost(now);
        let past = present.workbook().as_of(Some(id));
        let title = past.review().title();
        self.editor = Some(Editor::past(past, &title, self.services.clone()));
        self.present = Some(present);
        self.between.looked_from = Some(self.page);
        self.form = crate::ui::form::FormMemory::default();
        self.turn_to(Page::Place(Place::Stage(crate::model::Stage::Aim)));
        self.say(format!("{title}, read-only"));
    }

    /// Returns the page to go back to from an older state.
    pub(in crate::ui) fn page_before_the_past(&mut self) -> Page {
        self.between.looked_from.take().unwrap_or(Page::Data)
    }

    /// Returns the two reviews that are compared: those that were chosen, or the last two.
    pub(in crate::ui) fn compared_reviews(&self) -> Option<ComparedFor> {
        let editor = self.editor.as_ref()?;
        let reviews = &editor.workbook().reviews;
        let [.., before, newest] = reviews.as_slice() else { return None };
        let is_there = |id: &RowId| reviews.iter().any(|review| review.id == *id);
        Some(ComparedFor {
            revision: editor.revision(),
            old: self.between.old.filter(is_there).unwrap_or(before.id),
            new: self.between.new.filter(is_there).unwrap_or(newest.id),
            today: self.services.clock.today(),
        })
    }

    /// Compares the chosen reviews on a thread, once for each state of the workbook. Called while the page is shown.
    pub(in crate::ui) fn compare_reviews(&mut self) {
        let Some(wanted) = self.compared_reviews() else { return };
        if let Some((running, task)) = &self.between.comparing {
            match task.poll() {
                Progress::Done(comparison) => {
                    self.between.changed = Some((*running, Arc::new(comparison)));
                    self.between.comparing = None;
                }
                Progress::Lost => self.between.comparing = None,
                Progress::Running => return,
            }
        }
        if self.between.changed.as_ref().is_some_and(|(done, _)| *done == wanted) {
            return;
        }
        let Some(workbook) = self.editor.as_ref().map(Editor::snapshot) else { return };
        let task = Task::start("compare", &self.ctx, move || {
            let side = |id: RowId| side_of(&workbook, id);
            compare(side(wanted.old), side(wanted.new), wanted.today)
        });
        self.between.comparing = Some((wanted, task));
    }
}

/// Returns one review of a workbook as a side of a comparison.
pub(in crate::ui) fn side_of(workbook: &Workbook, id: RowId) -> Side<'_> {
    Side::of(workbook, id).unwrap_or_else(|| Side { workbook, review: workbook.review() })
}

/// Returns whether a row of the open review was carried from the one before, so that it goes with a reason.
pub(in crate::ui) fn is_carried(workbook: &Workbook, row: &Address) -> bool {
    let review = workbook.review();
    let is_open = review.closed.is_none() && !review.carried.is_empty();
    is_open && matches!(row.place(), Place::Stage(_)) && can_drop(workbook, row)
}

/// Returns whether an answer or a row can be dropped: it was carried, and it is still there.
pub(in crate::ui) fn can_drop(workbook: &Workbook, at: &Address) -> bool {
    let key = at.to_string();
    let carried = &workbook.review().carried;
    match at.last() {
        Some(Step::Row(_)) => {
            let below = format!("{key}/");
            let first = carried.range(below.clone()..).next();
            find_row(workbook, at).is_some() && first.is_some_and(|(other, _)| other.starts_with(&below))
        }
        Some(Step::Question(_)) => {
            let is_tick = matches!(find_view(workbook, at), Some((_, View::Tick(_))));
            !is_tick && carried.get(&key).is_some_and(|one| one.state != CarriedState::Dropped)
        }
        None => false,
    }
}
