//! Fields for values that are typed as text, alone or as the parts of a baseline or a reading.
//!
//! What does not read as a value is kept as it was typed, whichever part it was typed into.

use egui::{Id, Ui};
use jiff::civil::Date;

use super::Cx;
use crate::model::sheets::objectives::Unit;
use crate::model::{
    Address, Answer, AnyRows, Ask, Baseline, DateSense, Edit, Field, Measured, Number, Question, View, When,
    date_in_table, find_row, read_date,
};
use crate::ui::theme;
use crate::ui::widgets::{self, FieldLook, Naming, TypedChange, TypedField};

/// Draws a field for a value that is typed as text: what reads as a value is kept as one, what does not is kept as
/// it was typed.
#[expect(clippy::too_many_arguments, reason = "what a field is and how it looks; a struct would only rename them")]
pub(super) fn typed<T: widgets::Typed>(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    value: Option<T>,
    naming: &Naming,
    look: FieldLook,
    answer: fn(Option<T>) -> Answer,
) {
    let unread = cx.workbook.unread.get(&at.to_string()).map(String::as_str);
    match part_ui(ui, cx, at, cx.sense(question), widgets::field_id(at), value, unread, naming, look) {
        Some(TypedChange::Value(value)) => cx.edits.push(Edit::Set { at, to: answer(value) }),
        Some(TypedChange::NotUnderstood(text)) => {
            // "7" is a value on the way to "7,5": it does not stay behind the words that are shown.
            if value.is_some() {
                cx.edits.push(Edit::Set { at, to: answer(None) });
            }
            cx.edits.push(Edit::KeepAsTyped { at, text });
        }
        None => {}
    }
}

/// Draws one typed field of an answer, and returns what was typed into it.
#[expect(clippy::too_many_arguments, reason = "what a field is and how it looks; a struct would only rename them")]
fn part_ui<T: widgets::Typed>(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    sense: DateSense,
    id: Id,
    value: Option<T>,
    unread: Option<&str>,
    naming: &Naming,
    look: FieldLook,
) -> Option<TypedChange<T>> {
    let field = TypedField { value, unread, sense };
    let out = widgets::typed(ui, id, &field, naming, look);
    cx.follow_focus(at, &out.response);
    if out.drafting {
        cx.memory.drafting = Some(at);
    }
    if let Some(change) = &out.changed {
        let read = match change {
            TypedChange::Value(Some(value)) => out.note.map(|note| (value.write(), note)),
            _ => None,
        };
        cx.memory.read_as.typed(at, read);
    }
    if out.response.lost_focus() {
        cx.memory.read_as.left(at);
    }
    match (&out.changed, &out.text) {
        (Some(TypedChange::Value(Some(_))), Some(text)) if other_unit(cx, at, text).is_some() => {
            Some(TypedChange::NotUnderstood(text.clone()))
        }
        (Some(TypedChange::Value(Some(_))), Some(text)) => {
            take_unit(cx, at, text);
            out.changed
        }
        _ => out.changed,
    }
}

/// Answers what a figure of a row counts, where its sign was typed with it and nobody has said otherwise: `40%` is per
/// cent.
fn take_unit(cx: &mut Cx<'_, '_>, at: Address, typed: &str) {
    let Some(unit) = Unit::of_sign(typed) else { return };
    let Some((question, unit_at, None)) = unit_beside(cx, at) else { return };
    cx.edits.push(Edit::Set { at: unit_at, to: unit.answer() });
    cx.memory.read_as.say(format!("{}: {}", question.label, unit.label()));
}

/// Returns the unit that a row has, where a figure was typed with the sign of another.
pub(super) fn other_unit(cx: &Cx<'_, '_>, at: Address, typed: &str) -> Option<Unit> {
    let sign = Unit::of_sign(typed)?;
    unit_beside(cx, at)?.2.filter(|unit| *unit != sign)
}

/// Returns the question for the unit of a figure, where its row has one, and its answer.
fn unit_beside(cx: &Cx<'_, '_>, at: Address) -> Option<(&'static Question, Address, Option<Unit>)> {
    /// Looks for a choice of a unit.
    struct Find(Option<(&'static Question, Option<Unit>)>);

    impl<'a> Ask<'a> for Find {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            if let View::Choice(chosen, options) = field.view()
                && options == Unit::OPTIONS
            {
                self.0 = Some((question, chosen.and_then(|place| Unit::ALL.get(place).copied())));
            }
        }

        fn rows(&mut self, _: &'static Question, _: &'a dyn AnyRows) {}
    }

    let row = at.parent()?;
    let mut found = Find(None);
    find_row(cx.workbook, &row)?.ask(&mut found);
    found.0.map(|(question, unit)| (question, row.question(question.id), unit))
}

/// Draws the parts of a baseline: a figure and its date, or the day by which it will be known. They stand side by side
/// in one line, whatever is known.
pub(super) fn baseline_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    baseline: Baseline,
    naming: &Naming,
) {
    let kept = KeptParts::of(cx, at);
    let part = |what: &str, description: &str, fault: Option<&str>| Naming {
        name: format!("{}, {what}", naming.name),
        description: match fault {
            Some(text) => format!("“{text}” is saved as you typed it, but could not be understood. {description}"),
            None => description.to_owned(),
        },
    };
    let id = widgets::field_id(at);
    // A figure that is not understood has a day as well as one that is.
    let has_date = match baseline {
        Baseline::Known { .. } => true,
        Baseline::Unanswered => kept.figure.is_some() || kept.date.is_some(),
        Baseline::NotYetKnown { .. } => false,
    };
    let half = ((ui.available_width() - theme::SPACE_2) / 2.0).max(60.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(egui::vec2(half, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(half);
                add(ui);
            });
        };
        if let Baseline::NotYetKnown { by } = baseline {
            column(ui, &mut |ui| {
                let naming = part(
                    "known by",
                    "The date by which it will be known, for example 21/11/2026",
                    kept.date.as_deref(),
                );
                let look = FieldLook::hinted("Known by");
                let by_id = id.with("by");
                let days = cx.sense_of(When::Due);
                let typed = part_ui(ui, cx, at, days, by_id, by, kept.date.as_deref(), &naming, look);
                match typed {
                    Some(TypedChange::Value(by)) => {
                        cx.edits.push(Edit::Set { at, to: Answer::Baseline(Baseline::NotYetKnown { by }) });
                        cx.edits.push(KeptParts { date: None, ..kept.clone() }.keep(at));
                    }
                    Some(TypedChange::NotUnderstood(text)) => {
                        cx.edits.push(KeptParts { date: Some(text), ..kept.clone() }.keep(at));
                    }
                    None => {}
                }
            });
        } else {
            let (value, on) = match baseline {
                Baseline::Known { value, on } => (Some(value), on),
                _ => (None, None),
            };
            let days = cx.sense(question);
            column(ui, &mut |ui| {
                let naming = part(
                    "figure",
                    &format!("{}, for example 2,687 or 7.1", naming.description),
                    kept.figure.as_deref(),
                );
                let (look, figure) = (FieldLook::default(), kept.figure.as_deref());
                match part_ui(ui, cx, at, days, id.with("value"), value, figure, &naming, look) {
                    Some(TypedChange::Value(Some(value))) => cx.edits.extend(kept.with_figure(at, value, on, days)),
                    Some(TypedChange::Value(None)) => {
                        // The figure goes, while another is typed perhaps; its date does not go with it.
                        cx.edits.push(Edit::Set { at, to: Answer::Baseline(Baseline::Unanswered) });
                        let date = kept.date.clone().or_else(|| on.map(date_in_table));
                        cx.edits.push(KeptParts { figure: None, date }.keep(at));
                    }
                    Some(TypedChange::NotUnderstood(text)) => {
                        // "417" is a figure on the way to "417,26": it does not stay behind the words that are shown.
                        if value.is_some() {
                            cx.edits.push(Edit::Set { at, to: Answer::Baseline(Baseline::Unanswered) });
                        }
                        let date = kept.date.clone().or_else(|| on.map(date_in_table));
                        cx.edits.push(KeptParts { figure: Some(text), date }.keep(at));
                    }
                    None => {}
                }
            });
            if has_date {
                column(ui, &mut |ui| {
                    let waits = kept.waiting_date(days).filter(|_| value.is_none());
                    let unread = kept.date.as_deref().filter(|_| waits.is_none());
                    let naming = part("measured on", "The date of the figure, for example 21/11/2026", unread);
                    let look = FieldLook::hinted("Measured on");
                    match part_ui(ui, cx, at, days, id.with("on"), on.or(waits), unread, &naming, look) {
                        Some(TypedChange::Value(on)) => cx.edits.extend(kept.with_day(at, value, on)),
                        Some(TypedChange::NotUnderstood(text)) => {
                            if let Some(value) = value.filter(|_| on.is_some()) {
                                let known = Baseline::Known { value, on: None };
                                cx.edits.push(Edit::Set { at, to: Answer::Baseline(known) });
                            }
                            cx.edits.push(KeptParts { date: Some(text), ..kept.clone() }.keep(at));
                        }
                        None => {}
                    }
                });
            }
        }
        let unknown = matches!(baseline, Baseline::NotYetKnown { .. });
        if !has_date {
            column(ui, &mut |ui| {
                let naming = part("not yet known", "", None);
                let response = widgets::tick_with_id(ui, id.with("unknown"), unknown, "Not yet known", &naming);
                cx.follow_focus(at, &response);
                if response.clicked() {
                    let to = if unknown { Baseline::Unanswered } else { Baseline::NotYetKnown { by: None } };
                    cx.edits.push(Edit::Set { at, to: Answer::Baseline(to) });
                }
            });
        }
    });
}

/// What was typed into the parts of a baseline and is not understood. Both parts share the one place that a question
/// has for it, in words that a reader of the paper understands: `about 30; date: last spring`.
#[derive(Clone, Default)]
pub(super) struct KeptParts {
    /// What was typed for the figure.
    pub(super) figure: Option<String>,
    /// What was typed for the date.
    pub(super) date: Option<String>,
}

impl KeptParts {
    /// Returns what is kept for a baseline.
    pub(super) fn of(cx: &Cx<'_, '_>, at: Address) -> Self {
        let Some(kept) = cx.workbook.unread.get(&at.to_string()) else { return Self::default() };
        let (figure, date) = match kept.strip_prefix(Baseline::DATE_MARK) {
            Some(date) => ("", Some(date)),
            None => match kept.split_once(&format!("; {}", Baseline::DATE_MARK)) {
                Some((figure, date)) => (figure, Some(date)),
                None => (kept.as_str(), None),
            },
        };
        Self { figure: (!figure.is_empty()).then(|| figure.to_owned()), date: date.map(str::to_owned) }
    }

    /// Returns the day that waits for its figure.
    fn waiting_date(&self, sense: DateSense) -> Option<Date> {
        self.date.as_deref().and_then(|date| read_date(date, sense).ok()).map(|read| read.date)
    }

    /// Returns the edits that take the day of a figure, or let it wait where the figure is still missing.
    fn with_day(&self, at: Address, value: Option<Number>, on: Option<Date>) -> Vec<Edit> {
        match value {
            Some(value) => {
                let known = Baseline::Known { value, on };
                vec![Edit::Set { at, to: Answer::Baseline(known) }, Self { date: None, ..self.clone() }.keep(at)]
            }
            None => vec![Self { date: on.map(date_in_table), ..self.clone() }.keep(at)],
        }
    }

    /// Returns the edits that take a figure. A date that waited for it takes its place.
    pub(super) fn with_figure(&self, at: Address, value: Number, on: Option<Date>, sense: DateSense) -> [Edit; 2] {
        let waited = self.waiting_date(sense);
        let date = self.date.clone().filter(|_| waited.is_none());
        let known = Baseline::Known { value, on: on.or(waited) };
        [Edit::Set { at, to: Answer::Baseline(known) }, Self { figure: None, date }.keep(at)]
    }

    /// Returns the edits that take a day for what is known. None where no part of the baseline has a day.
    pub(super) fn with_date(&self, at: Address, baseline: Baseline, day: Date) -> Option<[Edit; 2]> {
        let to = match baseline {
            Baseline::Unanswered => return None,
            Baseline::NotYetKnown { .. } => Baseline::NotYetKnown { by: Some(day) },
            Baseline::Known { value, .. } => Baseline::Known { value, on: Some(day) },
        };
        let kept = Self { date: None, ..self.clone() }.keep(at);
        Some([Edit::Set { at, to: Answer::Baseline(to) }, kept])
    }

    /// Returns the edit that keeps the parts.
    fn keep(&self, at: Address) -> Edit {
        let text = match (&self.figure, &self.date) {
            (None, None) => String::new(),
            (Some(figure), None) => figure.clone(),
            (None, Some(date)) => format!("{}{date}", Baseline::DATE_MARK),
            (Some(figure), Some(date)) => format!("{figure}; {}{date}", Baseline::DATE_MARK),
        };
        Edit::KeepAsTyped { at, text }
    }
}

/// Draws a reading: a figure, or "not measured".
pub(super) fn measured_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    measured: Measured,
    naming: &Naming,
    look: FieldLook,
) {
    let id = widgets::field_id(at);
    let missing = measured == Measured::NotMeasured;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let box_width = 132.0;
        let width = (ui.available_width() - box_width).max(48.0);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(width);
            let value = match measured {
                Measured::Value(value) => Some(value),
                _ => None,
            };
            let unread = cx.workbook.unread.get(&at.to_string()).map(String::as_str);
            match part_ui(ui, cx, at, DateSense::default(), id, value, unread, naming, look) {
                Some(TypedChange::Value(value)) => {
                    let to = value.map_or(Measured::Unanswered, Measured::Value);
                    cx.edits.push(Edit::Set { at, to: Answer::Measured(to) });
                }
                Some(TypedChange::NotUnderstood(text)) => {
                    if value.is_some() {
                        cx.edits.push(Edit::Set { at, to: Answer::Measured(Measured::Unanswered) });
                    }
                    cx.edits.push(Edit::KeepAsTyped { at, text });
                }
                None => {}
            }
        });
        let part = Naming { name: format!("{}, not measured", naming.name), description: String::new() };
        let response = widgets::tick_with_id(ui, id.with("missing"), missing, "Not measured", &part);
        cx.follow_focus(at, &response);
        if response.clicked() {
            let to = if missing { Measured::Unanswered } else { Measured::NotMeasured };
            cx.edits.push(Edit::Set { at, to: Answer::Measured(to) });
        }
    });
}
