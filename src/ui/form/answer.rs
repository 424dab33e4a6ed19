//! One answer: its label, its hint, its field, and what was typed but not understood.

use egui::Ui;

use super::Cx;
use super::figures::{baseline_ui, measured_ui, typed};
use super::naming::naming;
use super::offering::role_ui;
use super::pasted::{note_paste, pasted_ui};
use super::reading::{Fault, fault_ui, faults, read_as_ui};
use super::revisit::{Buttons, mark_ui};
use super::taken::taken_ui;
use crate::model::{Address, Answer, Edit, Question, UNKNOWN_QUESTION, View, is_kept_out, words};
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook, Naming, Spread, heading, secondary_label};

/// Says that an answer does not go into papers for the public.
const KEPT_OUT: &str = "Kept out of the public version";

/// Where an answer stands, which decides how its label is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// Alone on a card: the label is the question.
    Card,
    /// Alone on a wide card, beside its label.
    WideCard,
    /// Alone in a line of a row: the label has its hint.
    Row,
    /// Among other fields in a line of a row: the label is one quiet line.
    Beside,
    /// In a table: the column head is the label, and there is room for one line.
    Cell,
    /// In a table whose lines grow with their text.
    Growing,
}

impl Placement {
    /// Returns whether the answer has a card of its own.
    pub(super) const fn is_card(self) -> bool {
        matches!(self, Self::Card | Self::WideCard)
    }
}

/// Draws the label of a question that has a card of its own.
fn card_label_ui(ui: &mut Ui, question: &'static Question) {
    heading(ui, 3, theme::question(question.label));
    if !question.hint.is_empty() {
        secondary_label(ui, question.hint);
    }
}

/// Draws an answer that has a card of its own, and what belongs under it: beside its label where there is room, and
/// below it elsewhere.
pub(super) fn card_answer_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    view: View<'_>,
    below: impl FnOnce(&mut Ui, &mut Cx<'_, '_>),
) {
    const LABEL: f32 = 0.32;
    let width = ui.available_width();
    if width < theme::TWO_COLUMNS {
        answer_ui(ui, cx, at, question, view, Placement::Card);
        below(ui, cx);
        return;
    }
    let label = width * LABEL;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_5;
        ui.allocate_ui_with_layout(egui::vec2(label, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(label);
            card_label_ui(ui, question);
        });
        let room = width - label - theme::SPACE_5;
        ui.allocate_ui_with_layout(egui::vec2(room, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(room);
            answer_ui(ui, cx, at, question, view, Placement::WideCard);
            below(ui, cx);
        });
    });
}

/// Draws one answer with its label and its field.
pub fn answer_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    view: View<'_>,
    placement: Placement,
) {
    match placement {
        Placement::Card => {
            card_label_ui(ui, question);
            ui.add_space(theme::SPACE_1);
        }
        Placement::Row | Placement::Beside if matches!(view, View::Tick(_)) => {}
        Placement::Row if question.width == crate::model::Width::Full => {
            ui.label(theme::support_strong(question.label));
            if !question.hint.is_empty() {
                secondary_label(ui, question.hint);
            }
        }
        Placement::Row | Placement::Beside => {
            secondary_label(ui, question.label);
        }
        Placement::WideCard | Placement::Cell | Placement::Growing => {}
    }
    let top = ui.cursor().min;
    let mut naming = naming(cx, at, question, placement);
    let faults = faults(cx, at, question, view);
    if let [Fault { text, why, .. }] = faults.as_slice()
        && !matches!(view, View::Baseline(_))
    {
        naming.description = format!("“{text}” is saved as you typed it. {why}");
    }
    if let Some(taken) = cx.memory.taken.words(at) {
        // Heard with the field: a line below it is met only by who looks for it.
        let separator = if naming.description.is_empty() { "" } else { ". " };
        naming.description = format!("{}{separator}{taken}", naming.description);
    }
    let kept_out = is_kept_out(cx.workbook, &at);
    if kept_out {
        if !naming.description.is_empty() {
            naming.description.push_str(". ");
        }
        naming.description.push_str(KEPT_OUT);
    }
    cx.memory.drafting = cx.memory.drafting.filter(|drafting| *drafting != at);
    if cx.can_edit() {
        let edits = cx.edits.len();
        field_ui(ui, cx, at, question, view, &naming, placement);
        if cx.edits.len() > edits {
            note_paste(ui, cx, at, view);
        }
    } else {
        let text = words(question, view, &cx.names);
        let shown = if text.trim().is_empty() { "Not answered" } else { text.as_ref() };
        let response = widgets::reading(ui, at, shown, &naming.name);
        cx.follow_focus(at, &response);
    }
    if placement != Placement::Cell {
        read_as_ui(ui, cx, at, view);
        taken_ui(ui, cx, at);
    }
    let rect = match placement {
        Placement::Cell => ui.max_rect(),
        _ => egui::Rect::from_min_max(top, egui::pos2(top.x, ui.cursor().top() - ui.spacing().item_spacing.y)),
    };
    cx.memory.revisit.drawn(at, rect, ui.clip_rect());
    if kept_out {
        secondary_label(ui, if placement == Placement::Cell { "Kept out" } else { KEPT_OUT });
    }
    if placement != Placement::Cell && cx.memory.drafting != Some(at) {
        for fault in faults {
            fault_ui(ui, cx, at, question, view, &fault);
        }
    }
    if placement != Placement::Cell {
        pasted_ui(ui, cx, at, view);
    }
    match placement {
        Placement::Card | Placement::WideCard => mark_ui(ui, cx, at, question, Buttons::Shown),
        Placement::Row | Placement::Beside => mark_ui(ui, cx, at, question, Buttons::Elsewhere),
        // The line under the row says it for all of its cells.
        Placement::Cell | Placement::Growing => {}
    }
}

/// Draws the field that fits the kind of answer, and reports a change.
fn field_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    view: View<'_>,
    naming: &Naming,
    placement: Placement,
) {
    let look = FieldLook {
        in_cell: matches!(placement, Placement::Cell | Placement::Growing),
        grows: placement != Placement::Cell,
        hint: "",
    };
    match view {
        View::Line(text) if question.vocabulary.is_some() => role_ui(ui, cx, at, text, naming, look),
        View::Line(text) => {
            let out = widgets::line(ui, at, text, naming, look);
            cx.follow_focus(at, &out.response);
            if let Some(text) = out.changed {
                cx.edits.push(Edit::Set { at, to: Answer::Text(text) });
            }
        }
        View::Prose(text) => {
            let out = widgets::prose(ui, at, text, naming, look);
            cx.follow_focus(at, &out.response);
            if let Some(text) = out.changed {
                cx.edits.push(Edit::Set { at, to: Answer::Text(text) });
            }
        }
        View::Choice(chosen, options) => {
            const FEW: usize = 5;
            let labels = || options.iter().map(|option| option.label).collect::<Vec<_>>();
            let spread = if options.len() > FEW || look.in_cell {
                None
            } else if placement.is_card() {
                Some(Spread::Stacked)
            } else {
                widgets::fit_in_bar(ui, &labels(), ui.available_width()).then_some(Spread::Bar)
            };
            let new = if let Some(spread) = spread {
                widgets::radio(ui, cx, at, &labels(), chosen, spread, naming)
            } else {
                let chosen = chosen.and_then(|place| options.get(place).map(|option| (place, option.label)));
                widgets::dropdown(ui, cx, at, chosen, labels, naming, look)
            };
            if let Some(new) = new {
                cx.edits.push(Edit::Set { at, to: Answer::option(options, new.place()) });
            }
        }
        View::Pick(key) => {
            let entries = question.list.map(crate::model::List::entries).unwrap_or_default();
            let known = entries.iter().position(|entry| entry.key == key);
            let chosen = match known {
                Some(place) => Some((place, entries[place].label.as_str())),
                None if key.is_empty() => None,
                None => Some((entries.len(), key)),
            };
            let labels = || {
                let unknown = if known.is_none() && !key.is_empty() { Some(key) } else { None };
                entries.iter().map(|entry| entry.label.as_str()).chain(unknown).collect()
            };
            if let Some(new) = widgets::dropdown(ui, cx, at, chosen, labels, naming, look) {
                let key = match new.place() {
                    None => String::new(),
                    Some(place) => entries.get(place).map_or_else(|| key.to_owned(), |entry| entry.key.clone()),
                };
                cx.choose(at, Answer::Pick(key));
            }
        }
        View::Picks(keys) => {
            let entries = question.list.map(crate::model::List::entries).unwrap_or_default();
            let is_on = |key: &String| keys.contains(key);
            let ticked: Vec<&str> =
                entries.iter().filter(|entry| is_on(&entry.key)).map(|entry| entry.label.as_str()).collect();
            let all = || entries.iter().map(|entry| (entry.label.clone(), is_on(&entry.key))).collect();
            let options = widgets::Options { count: entries.len(), chosen: &ticked, all: &all };
            if let Some(place) = widgets::many(ui, cx, at, &options, naming, look) {
                let key = &entries[place].key;
                let mut keys = keys.to_vec();
                if is_on(key) {
                    keys.retain(|other| other != key);
                } else {
                    keys.push(key.clone());
                }
                cx.edits.push(Edit::Set { at, to: Answer::Picks(keys) });
            }
        }
        View::Tick(ticked) => {
            let label = if look.in_cell { "" } else { question.label };
            let response = widgets::tick(ui, at, ticked, label, naming);
            cx.follow_focus(at, &response);
            if response.clicked() {
                cx.edits.push(Edit::Set { at, to: Answer::Tick(!ticked) });
            }
        }
        View::Date(date) => typed(ui, cx, at, question, date, naming, look, Answer::Date),
        View::Hours(hours) => typed(ui, cx, at, question, hours, naming, look, Answer::Hours),
        View::Money(pence) => typed(ui, cx, at, question, pence, naming, look, Answer::Money),
        View::Number(number) => typed(ui, cx, at, question, number, naming, look, Answer::Number),
        View::Baseline(baseline) => baseline_ui(ui, cx, at, question, *baseline, naming),
        View::Measured(measured) => measured_ui(ui, cx, at, *measured, naming, look),
        View::Link(row) => {
            let Some(table) = question.table else { return };
            let rows = cx.names.rows(table);
            if rows.count() == 0 {
                nothing_to_link(ui, cx, at, table, naming, look);
                return;
            }
            let names = cx.names;
            let place = row.and_then(|row| rows.place_of(row));
            let title = place.and_then(|place| widgets::title_of_row(&names, table, place));
            let labels = || widgets::row_titles(&names, table);
            if let Some(new) = widgets::dropdown(ui, cx, at, place.zip(title.as_deref()), labels, naming, look) {
                let row = new.place().and_then(|place| rows.at(place)).map(crate::model::Row::id);
                cx.choose(at, Answer::Link(row));
            }
        }
        View::Question(text) => question_ui(ui, cx, at, text, naming),
        View::Links(chosen) => {
            let Some(table) = question.table else { return };
            let rows = cx.names.rows(table);
            if rows.count() == 0 {
                nothing_to_link(ui, cx, at, table, naming, look);
                return;
            }
            let names = cx.names;
            let is_on = |place: usize| rows.at(place).is_some_and(|row| chosen.contains(&row.id()));
            let titles: Vec<String> = chosen
                .iter()
                .filter_map(|id| rows.place_of(*id))
                .filter_map(|place| widgets::title_of_row(&names, table, place))
                .collect();
            let ticked: Vec<&str> = titles.iter().map(String::as_str).collect();
            let all = || {
                let titles = widgets::row_titles(&names, table);
                titles.into_iter().enumerate().map(|(place, title)| (title, is_on(place))).collect()
            };
            let options = widgets::Options { count: rows.count(), chosen: &ticked, all: &all };
            if let Some(place) = widgets::many(ui, cx, at, &options, naming, look)
                && let Some(id) = rows.at(place).map(crate::model::Row::id)
            {
                let mut links = chosen.to_vec();
                if is_on(place) {
                    links.retain(|other| *other != id);
                } else {
                    links.push(id);
                }
                cx.edits.push(Edit::Set { at, to: Answer::Links(links) });
            }
        }
    }
}

/// Draws where something arose, as a link that leads there.
fn question_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, text: &str, naming: &Naming) {
    let Some(to) = crate::model::resolve(text) else {
        let shown = if text.trim().is_empty() { "No question" } else { UNKNOWN_QUESTION };
        let response = widgets::reading(ui, at, shown, &naming.name);
        cx.follow_focus(at, &response);
        return;
    };
    let words = cx.names.whereabouts(&to);
    let response = widgets::link_button(ui, &words).accessible_name(format!("{}: go to {words}", naming.name));
    cx.follow_focus(at, &response);
    if response.clicked() {
        *cx.go_to = Some(still_there(cx, to));
    }
}

/// Returns the address, or the nearest place above it where something still is.
fn still_there(cx: &Cx<'_, '_>, to: Address) -> Address {
    let mut here = to;
    while !(crate::model::find_view(cx.workbook, &here).is_some()
        || crate::model::find_row(cx.workbook, &here).is_some()
        || matches!(here.last(), Some(crate::model::Step::Question(_)))
            && crate::model::find_rows(cx.workbook, &here).is_some())
    {
        match here.parent() {
            Some(above) => here = above,
            None => return here,
        }
    }
    here
}

/// Says that there is nothing yet to point to, and leads there.
fn nothing_to_link(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    table: crate::model::Table,
    naming: &Naming,
    look: FieldLook,
) {
    let text = if look.in_cell {
        format!("Add a {} first", table.row_name())
    } else {
        format!("No {} yet. Add one first", table.row_name())
    };
    let response = widgets::link_button(ui, &text).accessible_name(format!("{}: {text}", naming.name));
    cx.follow_focus(at, &response);
    if response.clicked() {
        *cx.go_to = Some(table.address());
    }
}
