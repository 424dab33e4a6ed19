//! Carried answers in the form: the mark with its word, the buttons beside it, and what has been shown so far.
//!
//! A section can be confirmed as a whole only after all of it has been on screen, so the form notes what it has drawn to
//! its end. All of this is worked out once for each change of the marks, never per frame.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use egui::{Label, Rect, Ui};

use super::last_time::Remembered;
use super::{Cx, Guidance};
use crate::model::{
    Address, AnyRows, Ask, Carried, CarriedState, Carry, Field, Place, Question, RowId, Step, Workbook, counted,
    find_rows,
};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{button, link_button, primary_button};

/// What a person says of a carried answer, row, table or page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// That it is still true.
    StillTrue(Address),
    /// That it is another one now: the keyboard goes into its field.
    Changed(Address),
    /// That it no longer belongs here; the reason is asked.
    Drop(Address),
    /// To see what has not been on screen yet.
    Show(Address),
}

/// How much is confirmed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The row with the keyboard.
    Card,
    /// The table or the question with the keyboard.
    Section,
    /// The stage on screen.
    Stage,
}

impl Scope {
    /// Every scope, the smallest first.
    pub const ALL: [Self; 3] = [Self::Card, Self::Section, Self::Stage];

    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Card => "Still true: this card",
            Self::Section => "Still true: this section",
            Self::Stage => "Still true: this stage",
        }
    }
}

/// What the marks were taken from. While it stays the same, so do they.
struct Source {
    review: RowId,
    page: Place,
    carried: Arc<BTreeMap<String, Carried>>,
}

/// What the form knows of the carried answers of one page.
#[derive(Default)]
pub struct Revisit {
    source: Option<Source>,
    marks: HashMap<Address, CarriedState>,
    /// The answers that wait to be looked at, in the order of the page.
    waiting: Vec<Address>,
    /// How many wait at an address and below it.
    waiting_below: HashMap<Address, usize>,
    /// How many of them have been on screen.
    seen_below: HashMap<Address, usize>,
    /// What is said of each row.
    rows: HashMap<Address, RowState>,
    /// The answers that have been on screen to their end, in this review.
    seen: HashSet<Address>,
    /// What stood at the addresses of this page before.
    pub(super) remembered: Remembered,
    /// What a person wants said of an answer.
    pub wish: Option<Wish>,
    /// Whether the keyboard goes on to what has not been on screen, screen by screen.
    pub(in crate::ui) reads: bool,
    /// The answer whose text is to be replaced by what is typed next.
    pub select: Option<Address>,
    /// The question beside which the answer of the time before last is shown, too.
    pub earlier_of: Option<Address>,
    /// The question of which all answers are listed.
    pub history_of: Option<Address>,
}

impl Revisit {
    /// Takes over what became of the carried answers of a page. Costs nothing while none of it has changed.
    pub fn refresh(&mut self, workbook: &Workbook, place: Place, revision: u64) {
        self.remembered.refresh(revision);
        let review = workbook.review();
        let is_same = self.source.as_ref().is_some_and(|source| {
            source.review == review.id && source.page == place && Arc::ptr_eq(&source.carried, &review.carried)
        });
        if is_same {
            return;
        }
        if self.source.as_ref().is_some_and(|source| source.review != review.id) {
            self.seen.clear();
        }
        self.source = Some(Source { review: review.id, page: place, carried: review.carried.clone() });
        self.marks.clear();
        self.waiting.clear();
        self.rows.clear();
        if !review.carried.is_empty() && matches!(place, Place::Stage(_)) {
            let mut found = Find { here: Address::page(place), carried: &review.carried, revisit: self };
            workbook.ask(place, &mut found);
        }
        self.waiting_below.clear();
        self.seen_below.clear();
        for at in std::mem::take(&mut self.waiting) {
            count(&mut self.waiting_below, at);
            if self.seen.contains(&at) {
                count(&mut self.seen_below, at);
            }
            self.waiting.push(at);
        }
    }

    /// Returns what became of a carried answer. None for one that was not carried.
    pub fn mark(&self, at: Address) -> Option<CarriedState> {
        self.marks.get(&at).copied()
    }

    /// Returns whether a row was carried, at least in part.
    pub(super) fn is_carried(&self, row: Address) -> bool {
        self.rows.contains_key(&row)
    }

    /// Returns how many answers at an address and below it wait to be looked at.
    pub fn waiting(&self, at: Address) -> usize {
        self.waiting_below.get(&at).copied().unwrap_or_default()
    }

    /// Returns how many of them have not been on screen yet.
    pub fn unseen(&self, at: Address) -> usize {
        self.waiting(at) - self.seen_below.get(&at).copied().unwrap_or_default()
    }

    /// Returns the answers below an address that wait and have not been on screen, in the order of the page.
    pub fn unseen_answers(&self, at: Address) -> impl Iterator<Item = Address> + '_ {
        self.waiting.iter().copied().filter(move |one| at.contains(one) && !self.seen.contains(one))
    }

    /// Returns the answer that waits next after an address on its page, from the top again behind the last.
    pub fn next_after(&self, at: Address) -> Option<Address> {
        let others = || self.waiting.iter().copied().filter(|one| !at.contains(one));
        let behind = self.waiting.iter().rposition(|one| at.contains(one)).map_or(0, |last| last + 1);
        self.waiting[behind..].iter().copied().find(|one| !at.contains(one)).or_else(|| others().next())
    }

    /// Notes that an answer was drawn. It has been seen when its end was in view.
    pub(super) fn drawn(&mut self, at: Address, rect: Rect, clip: Rect) {
        let end = rect.bottom();
        if end <= clip.bottom() + 1.0
            && end > clip.top()
            && self.marks.get(&at) == Some(&CarriedState::ToConfirm)
            && self.seen.insert(at)
        {
            count(&mut self.seen_below, at);
        }
    }
}

/// Counts an answer at its address and at every address above it.
fn count(counts: &mut HashMap<Address, usize>, at: Address) {
    let mut here = Some(at);
    while let Some(address) = here {
        *counts.entry(address).or_default() += 1;
        here = address.parent();
    }
}

/// What became of the answers of one row.
#[derive(Default)]
struct RowState {
    carried: usize,
    changed: usize,
    /// The labels of those that wait.
    waiting: Vec<&'static str>,
}

impl RowState {
    /// Says it in words.
    fn words(&self) -> (CarriedState, String) {
        const NAMED: usize = 4;
        let count = self.waiting.len();
        if count == 0 {
            let state = if self.changed > 0 { CarriedState::Changed } else { CarriedState::StillTrue };
            return (state, state.label().to_owned());
        }
        // In a row that is all open there is nothing to tell apart.
        let words = if count < self.carried {
            let mut named = self.waiting.iter().take(NAMED).copied().map(str::to_owned).collect::<Vec<_>>();
            if count > NAMED {
                named.push(format!("{} more", count - NAMED));
            }
            format!("To confirm: {}", named.join(", "))
        } else if count == 1 {
            "To confirm".to_owned()
        } else {
            format!("To confirm: {}", counted(count, "answer", "answers"))
        };
        (CarriedState::ToConfirm, words)
    }
}

/// A reader that finds the marks of a page, in its order.
struct Find<'f> {
    here: Address,
    carried: &'f BTreeMap<String, Carried>,
    revisit: &'f mut Revisit,
}

impl<'a> Ask<'a> for Find<'_> {
    fn answer(&mut self, question: &'static Question, _: &'a dyn Field) {
        let at = self.here.question(question.id);
        if let Some(mark) = self.carried.get(&at.to_string()) {
            self.revisit.marks.insert(at, mark.state);
            if mark.state == CarriedState::ToConfirm {
                self.revisit.waiting.push(at);
            }
            let mut here = Some(at);
            while let Some(address) = here {
                if matches!(address.last(), Some(Step::Row(_))) {
                    let row = self.revisit.rows.entry(address).or_default();
                    row.carried += 1;
                    row.changed += usize::from(mark.state == CarriedState::Changed);
                    row.waiting.extend((mark.state == CarriedState::ToConfirm).then_some(question.label));
                }
                here = address.parent();
            }
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(row.id());
            row.ask(self);
        }
        self.here = outside;
    }
}

/// Draws the shape of a state and its word.
pub(super) fn state_ui(ui: &mut Ui, state: CarriedState, words: &str) {
    let colours = theme::colours(ui);
    let (icon, colour) = match state {
        CarriedState::ToConfirm => (Icon::Clock, colours.caution_text),
        CarriedState::StillTrue => (Icon::Check, colours.done),
        CarriedState::Changed => (Icon::Dot, colours.action),
        CarriedState::Dropped => (Icon::Close, colours.text_secondary),
    };
    let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
    theme::icons::paint(ui.painter(), rect.shrink2(egui::vec2(0.0, 1.0)), icon, colour);
    ui.add(Label::new(theme::small(words).color(colour)).wrap().selectable(false));
}

/// Draws the mark of one carried answer under its field, with the buttons where it stands alone on its card.
pub(super) fn mark_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, question: &'static Question, buttons: Buttons) {
    let Some(state) = cx.memory.revisit.mark(at) else {
        asked_anew_ui(ui, cx, at, question);
        return;
    };
    super::lasting(ui, ("carried", at), |ui| {
        ui.spacing_mut().interact_size.y = theme::TARGET;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            state_ui(ui, state, state.label());
            if buttons == Buttons::Shown && cx.can_edit() && state == CarriedState::ToConfirm {
                ui.add_space(theme::SPACE_2);
                say_ui(ui, cx, at, "Still true", Wish::StillTrue(at), question.label);
                say_ui(ui, cx, at, "Dropped…", Wish::Drop(at), question.label);
            }
        });
        // Where the companion has no room, last time's answer stands here. What waits is last time's answer still.
        if cx.guidance == Guidance::Under
            && state == CarriedState::Changed
            && let Some(last) = cx.memory.revisit.remembered.last_time(cx.workbook, at)
        {
            let words = format!("Last time, {}: {}", last.when, last.words);
            ui.add(Label::new(theme::small(words).color(theme::colours(ui).text_secondary)).wrap());
        }
    });
}

/// Whether the buttons stand beside the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Buttons {
    /// They do.
    Shown,
    /// They stand once for the whole row.
    Elsewhere,
}

/// Says under an empty field that its answer is asked anew, because the day of the last one has passed.
fn asked_anew_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, question: &'static Question) {
    if !matches!(question.carry, Carry::AnewWhenPast | Carry::AnewWhenDue) || cx.workbook.reviews.len() < 2 {
        return;
    }
    let is_empty = crate::model::find_view(cx.workbook, &at).is_some_and(|(_, view)| !view.is_answered());
    if let Some(last) = cx.memory.revisit.remembered.last_time(cx.workbook, at).filter(|_| is_empty)
        && !last.words.is_empty()
    {
        let colours = theme::colours(ui);
        let words = format!("Asked anew. Last time: {}", last.words);
        ui.add(Label::new(theme::small(words).color(colours.text_secondary)).wrap());
    }
}

/// Draws a button that says something of an answer or a row.
fn say_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, label: &str, wish: Wish, name: &str) {
    let response = link_button(ui, label).accessible_name(format!("{}: {name}", label.trim_end_matches('…')));
    if response.has_focus() {
        cx.memory.focused = Some(at);
    }
    if response.clicked() {
        cx.memory.revisit.wish = Some(wish);
    }
}

/// Draws the line under a row that says what in it waits to be looked at, with the button for the whole row.
pub(super) fn row_state_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, row: Address, row_name: &str, place: usize) {
    row_state_and_ui(ui, cx, row, row_name, place, |_, _| {});
}

/// The same, with what else can be done with the row behind it.
pub(super) fn row_state_and_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    row: Address,
    row_name: &str,
    place: usize,
    more: impl FnOnce(&mut Ui, &mut Cx<'_, '_>),
) {
    let Some((state, words)) = cx.memory.revisit.rows.get(&row).map(RowState::words) else { return };
    super::lasting(ui, ("carried row", row), |ui| {
        ui.spacing_mut().interact_size.y = theme::TARGET;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            state_ui(ui, state, &words);
            // What can be dropped is dropped from the menu of its row: two buttons a row would double the way with Tab.
            if cx.can_edit() && state == CarriedState::ToConfirm {
                ui.add_space(theme::SPACE_2);
                say_ui(ui, cx, row, "Still true", Wish::StillTrue(row), &format!("{row_name} {}", place + 1));
                more(ui, cx);
            }
        });
    });
}

/// Draws what is left to look at in a table or on a page, and the button that confirms all of it once it has been shown.
pub fn confirm_section_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, name: &str, rank: Rank) {
    let (waiting, unseen) = (cx.memory.revisit.waiting(at), cx.memory.revisit.unseen(at));
    if waiting == 0 || !cx.can_edit() {
        return;
    }
    super::lasting(ui, ("section to confirm", at), |ui| {
        ui.add_space(theme::SPACE_2);
        ui.spacing_mut().interact_size.y = if rank == Rank::Page { 36.0 } else { theme::TARGET };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            let answers = counted(waiting, "answer", "answers");
            let words = match unseen {
                0 => format!("{answers} to confirm here"),
                1 => format!("{answers} to confirm here, 1 not shown yet"),
                _ => format!("{answers} to confirm here, {unseen} not shown yet"),
            };
            state_ui(ui, CarriedState::ToConfirm, &words);
            let label = if unseen > 0 { "Show the remaining answers" } else { "All of it is still true" };
            let wish = if unseen > 0 { Wish::Show(at) } else { Wish::StillTrue(at) };
            let response = match rank {
                Rank::Table => link_button(ui, label),
                Rank::Page if unseen > 0 => button(ui, label),
                Rank::Page => primary_button(ui, label),
            };
            let response = response.accessible_name(format!("{label}: {name}, {answers}"));
            if response.has_focus() {
                cx.memory.focused = Some(at);
            }
            if response.clicked() {
                cx.memory.revisit.wish = Some(wish);
            }
        });
    });
}

/// How much a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// One table.
    Table,
    /// A whole page.
    Page,
}

/// Opens every row on the way to an address.
pub fn open_way(memory: &mut super::FormMemory, at: Address) {
    let mut here = Some(at);
    while let Some(address) = here {
        if matches!(address.last(), Some(Step::Row(_))) {
            memory.opening.also(address);
        }
        here = address.parent();
    }
}

/// Says where an address is: `Stakeholder 2, why they matter`, for the words after a key was pressed.
pub fn place_in_words(workbook: &Workbook, at: Address) -> String {
    let question = crate::model::find_view(workbook, &at).map(|(question, _)| question.label);
    let row = crate::ui::act::row_of(&at).and_then(|row| {
        let (table, rows) = find_rows(workbook, &row.parent()?)?;
        Some(format!("{} {}", super::capital(table.row_name), rows.place_of(row.row_id()?)? + 1))
    });
    let table = find_rows(workbook, &at).filter(|_| !matches!(at.last(), Some(Step::Row(_))));
    let parts: BTreeSet<(u8, String)> = [
        row.map(|row| (0, row)),
        question.map(|label| (1, label.to_owned())),
        table.map(|(question, _)| (1, question.label.to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let words: Vec<String> = parts.into_iter().map(|(_, words)| words).collect();
    let words = if words.is_empty() { at.place().title().to_owned() } else { words.join(", ") };
    words.trim_end_matches('?').to_owned()
}
