//! Last time's answer beside the same question, the one before on request, and every answer that a question ever had.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use egui::{Frame, Id, Label, Margin, Role, Sense, Ui};

use super::revisit::{Revisit, Wish, state_ui};
use crate::model::{Address, CarriedState, Names, Past, Review, Workbook, before, date_in_text, history, words};
use crate::ui::theme;
use crate::ui::widgets::{button, heading, link_button, ring, secondary_label};

/// An answer of an earlier review, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Earlier {
    /// The month of the review: `May 2026`.
    pub when: String,
    /// The answer. Empty when there was none.
    pub words: String,
    /// What was said of it then, and by whom. Empty when it was new.
    pub said: String,
    /// What became of it in that review.
    pub state: Option<CarriedState>,
}

/// Answers of earlier reviews, looked up once.
#[derive(Default)]
pub(super) struct Remembered {
    /// The revision of the workbook that they were looked up in.
    revision: u64,
    found: HashMap<(Address, usize), Option<Arc<Earlier>>>,
    history: RefCell<Option<(Address, Arc<Vec<Earlier>>)>>,
}

impl Remembered {
    /// Returns what stood at an address last time.
    pub(super) fn last_time(&mut self, workbook: &Workbook, at: Address) -> Option<Arc<Earlier>> {
        self.back(workbook, at, 1)
    }

    fn back(&mut self, workbook: &Workbook, at: Address, back: usize) -> Option<Arc<Earlier>> {
        if workbook.reviews.len() <= back {
            return None;
        }
        self.found.entry((at, back)).or_insert_with(|| look_up(workbook, at, back).map(Arc::new)).clone()
    }

    /// Forgets what was looked up in another state of the workbook.
    pub(super) fn refresh(&mut self, revision: u64) {
        if self.revision != revision {
            self.revision = revision;
            self.found.clear();
            self.history.replace(None);
        }
    }

    /// Returns every answer of a question, oldest first.
    fn history(&self, workbook: &Workbook, at: Address) -> Arc<Vec<Earlier>> {
        let mut kept = self.history.borrow_mut();
        if let Some((_, lines)) = kept.as_ref().filter(|(of, _)| *of == at) {
            return lines.clone();
        }
        let lines: Vec<Earlier> = history(workbook, &at).iter().map(|past| in_words(workbook, past)).collect();
        let lines = Arc::new(lines);
        *kept = Some((at, lines.clone()));
        lines
    }
}

fn month(review: &Review) -> String {
    let title = review.title();
    title.strip_prefix("Review of ").map_or_else(|| "an earlier review".to_owned(), str::to_owned)
}

fn look_up(workbook: &Workbook, at: Address, back: usize) -> Option<Earlier> {
    let found = before(workbook, &at, back)?;
    let carried = found.review.carried.get(&at.to_string());
    Some(in_words(workbook, &Past { review: found.review, question: found.question, view: Some(found.view), carried }))
}

fn in_words(workbook: &Workbook, past: &Past<'_>) -> Earlier {
    let names = Names::in_review(workbook, past.review);
    let said = past.carried.map_or_else(String::new, |one| {
        let by = if one.by.is_empty() { String::new() } else { format!(" by {}", one.by) };
        let on = one.on.map_or_else(String::new, |on| format!(" on {}", date_in_text(on)));
        match one.state {
            CarriedState::ToConfirm => "Carried over but not confirmed".to_owned(),
            CarriedState::StillTrue => format!("Confirmed as still true{by}{on}"),
            CarriedState::Changed => "Changed in this review".to_owned(),
            CarriedState::Dropped => format!("Dropped{by}{on}: {}", one.reason),
        }
    });
    Earlier {
        when: month(past.review),
        words: past.view.map_or_else(String::new, |view| words(past.question, view, &names).trim().to_owned()),
        said,
        state: past.carried.map(|one| one.state),
    }
}

/// Whether what is drawn may also be acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// The buttons are there.
    Offered,
    /// It is only looked at, or the buttons stand elsewhere.
    Nothing,
}

/// Draws last time's answer to a question, the buttons that say what became of it, and on request the one before and the
/// whole history. Returns its first control.
pub fn last_time_ui(ui: &mut Ui, workbook: &Workbook, at: Address, revisit: &mut Revisit, acts: Acts) -> Option<Id> {
    let last = revisit.remembered.last_time(workbook, at)?;
    let state = revisit.mark(at);
    heading(ui, 3, theme::body_strong(format!("Last time, {}", last.when)));
    ui.add_space(theme::SPACE_1);
    let first = quote_ui(ui, (at, 1), &last);
    if let Some(state) = state {
        ui.add_space(theme::SPACE_1);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            state_ui(ui, state, state.label());
        });
    }
    if acts == Acts::Offered && state.is_some_and(|state| state != CarriedState::Dropped) {
        ui.add_space(theme::SPACE_1);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
            for (label, wish) in
                [("Still true", Wish::StillTrue(at)), ("Changed", Wish::Changed(at)), ("Dropped…", Wish::Drop(at))]
            {
                let is_said = matches!(wish, Wish::StillTrue(_)) && state != Some(CarriedState::ToConfirm);
                if !is_said && button(ui, label).clicked() {
                    revisit.wish = Some(wish);
                }
            }
        });
        secondary_label(ui, "Or F2, F3 and F4");
    }
    ui.add_space(theme::SPACE_2);
    if let Some(earlier) = revisit.remembered.back(workbook, at, 2) {
        let open = revisit.earlier_of == Some(at);
        let label = if open { "Hide the review before that" } else { "The review before that" };
        if link_button(ui, label).clicked() {
            revisit.earlier_of = (!open).then_some(at);
        }
        if open {
            heading(ui, 3, theme::body_strong(format!("The review before that, {}", earlier.when)));
            ui.add_space(theme::SPACE_1);
            quote_ui(ui, (at, 2), &earlier);
            ui.add_space(theme::SPACE_2);
        }
    }
    let open = revisit.history_of == Some(at);
    if link_button(ui, if open { "Hide the history" } else { "History of this answer" }).clicked() {
        revisit.history_of = (!open).then_some(at);
    }
    if open {
        history_ui(ui, workbook, at, revisit);
    }
    Some(first)
}

/// Draws every answer that a question had at the end of each review, with who confirmed it.
fn history_ui(ui: &mut Ui, workbook: &Workbook, at: Address, revisit: &Revisit) {
    let lines = revisit.remembered.history(workbook, at);
    heading(ui, 3, theme::body_strong("History of this answer"));
    for (place, line) in lines.iter().enumerate() {
        ui.add_space(theme::SPACE_2);
        let is_now = place + 1 == lines.len() && workbook.review().closed.is_none();
        let when = if is_now { format!("{}, as it is now", line.when) } else { line.when.clone() };
        ui.add(Label::new(theme::support_strong(when)).wrap());
        quote_ui(ui, (at, 100 + place), line);
    }
}

/// Draws an answer as a quotation, which takes the keyboard so that people who hear the window come to it.
fn quote_ui(ui: &mut Ui, key: (Address, usize), earlier: &Earlier) -> Id {
    let colours = theme::colours(ui);
    let shown = match (earlier.words.as_str(), earlier.state) {
        ("", Some(CarriedState::Dropped)) => "No longer there",
        ("", _) => "Not answered",
        (words, _) => words,
    };
    let frame = Frame::new()
        .fill(colours.page)
        .corner_radius(theme::RADIUS_SMALL)
        .inner_margin(Margin::symmetric(theme::SPACE_3 as i8, theme::SPACE_2 as i8));
    let out = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = ui.add(Label::new(theme::secondary(shown).color(colours.text)).wrap().selectable(true));
        ui.ctx().accesskit_node_builder(text.id, egui::accesskit::Node::set_hidden);
        if !earlier.said.is_empty() {
            let said = ui.add(Label::new(theme::small(&earlier.said).color(colours.text_secondary)).wrap());
            ui.ctx().accesskit_node_builder(said.id, egui::accesskit::Node::set_hidden);
        }
    });
    let id = Id::unique(("earlier answer", key));
    let response = ui.interact(out.response.rect, id, Sense::focusable_noninteractive());
    let spoken = format!("{}: {shown}. {}", earlier.when, earlier.said);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Label);
        node.set_value(spoken.trim());
    });
    if response.has_focus() {
        ring(ui, response.rect);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    id
}
