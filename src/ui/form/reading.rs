//! What was typed and how it is read: what a day in words was read as, and the question what was meant where it is not
//! understood.

use std::collections::HashMap;

use egui::{Ui, vec2};
use jiff::civil::Date;

use super::Cx;
use super::figures::{KeptParts, other_unit};
use crate::model::{
    Address, Answer, Baseline, DateSense, Edit, Hours, Measured, NotUnderstood, Number, Pence, Question, View, When,
    date_in_table, read_date,
};
use crate::ui::theme;
use crate::ui::widgets::{self, Typed, button, secondary_label};

/// What the days of this page were read as, where more was understood than was typed.
#[derive(Default)]
pub struct ReadAs {
    notes: HashMap<Address, (String, String)>,
    said: Option<String>,
}

impl ReadAs {
    /// Notes what was typed into a field: the value as it is written, and what it was read as.
    pub(super) fn typed(&mut self, at: Address, read: Option<(String, String)>) {
        match read {
            Some(read) => {
                self.notes.insert(at, read);
            }
            None => {
                self.notes.remove(&at);
            }
        }
    }

    /// Notes that a field was left, so that it is said what it was read as.
    pub(super) fn left(&mut self, at: Address) {
        self.said = self.notes.get(&at).map(|(_, note)| note.clone()).or(self.said.take());
    }

    /// Notes something else that was understood from what was typed.
    pub(super) fn say(&mut self, words: String) {
        self.said = Some(words);
    }

    /// Takes what is to be said.
    pub(in crate::ui) fn take_said(&mut self) -> Option<String> {
        self.said.take()
    }

    /// Returns what the day of an answer was read as.
    pub(super) fn note(&self, at: Address, view: View<'_>) -> Option<&str> {
        let day = match view {
            View::Date(day) => day,
            View::Baseline(Baseline::Known { on: day, .. } | Baseline::NotYetKnown { by: day }) => *day,
            View::Baseline(Baseline::Unanswered)
            | View::Line(_)
            | View::Prose(_)
            | View::Choice(..)
            | View::Pick(_)
            | View::Picks(_)
            | View::Tick(_)
            | View::Hours(_)
            | View::Money(_)
            | View::Number(_)
            | View::Measured(_)
            | View::Link(_)
            | View::Links(_)
            | View::Question(_) => None,
        };
        let (written, note) = self.notes.get(&at)?;
        (*written == date_in_table(day?)).then_some(note)
    }
}

impl Cx<'_, '_> {
    /// Returns which days are meant in the field of a question.
    pub(super) fn sense(&self, question: &Question) -> DateSense {
        self.sense_of(question.when)
    }

    /// Returns which days are meant where they are of a kind.
    pub(super) fn sense_of(&self, when: When) -> DateSense {
        DateSense { today: Some(self.today), when }
    }
}

/// Something that was typed and is not understood.
pub(super) struct Fault {
    /// What was typed.
    pub(super) text: String,
    /// What would be understood, and what may have been meant.
    pub(super) why: NotUnderstood,
    /// Whether it was typed for the date of a baseline.
    is_date_of_baseline: bool,
}

/// Returns what was typed for an answer and is not understood.
pub(super) fn faults(cx: &Cx<'_, '_>, at: Address, question: &Question, view: View<'_>) -> Vec<Fault> {
    let Some(text) = cx.workbook.unread.get(&at.to_string()) else { return vec![] };
    let sense = cx.sense(question);
    let whole = |why| vec![Fault { text: text.clone(), why, is_date_of_baseline: false }];
    match view {
        View::Date(_) => whole(why_not::<Date>(text, sense)),
        View::Hours(_) => whole(why_not::<Hours>(text, sense)),
        View::Money(_) => whole(why_not::<Pence>(text, sense)),
        View::Baseline(baseline) => {
            let KeptParts { figure, date } = KeptParts::of(cx, at);
            let figure = figure.map(|text| {
                let why = why_no_figure(cx, at, &text, sense);
                Fault { text, why, is_date_of_baseline: false }
            });
            // A day that only waits for its figure is understood.
            let waits = |text: &String| *baseline == Baseline::Unanswered && read_date(text, sense).is_ok();
            let date = date.filter(|text| !waits(text)).map(|text| {
                let is_ahead = matches!(baseline, Baseline::NotYetKnown { .. });
                let sense = if is_ahead { cx.sense_of(When::Due) } else { sense };
                Fault { why: why_not::<Date>(&text, sense), text, is_date_of_baseline: true }
            });
            figure.into_iter().chain(date).collect()
        }
        // The last nine misunderstand nothing. Words that an older version kept there are shown all the same.
        View::Number(_)
        | View::Measured(_)
        | View::Line(_)
        | View::Prose(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Picks(_)
        | View::Tick(_)
        | View::Link(_)
        | View::Links(_)
        | View::Question(_) => whole(why_no_figure(cx, at, text, sense)),
    }
}

/// Returns why a text was not understood as a figure: it is none, or its sign is not that of its row.
fn why_no_figure(cx: &Cx<'_, '_>, at: Address, text: &str, sense: DateSense) -> NotUnderstood {
    let why = why_not::<Number>(text, sense);
    match other_unit(cx, at, text) {
        Some(unit) => NotUnderstood {
            wanted: format!("The unit here is {}. Choose the figure, or change the unit.", unit.label()).into(),
            ..why
        },
        None => why,
    }
}

/// Returns why a text was not understood. One that an older version did not understand may be by now.
fn why_not<T: Typed>(text: &str, sense: DateSense) -> NotUnderstood {
    match T::read(text, sense) {
        Ok((value, _)) => NotUnderstood::choose(vec![value.write()], ""),
        Err(why) => why,
    }
}

/// Draws what was typed and is not understood, with a button for each thing that may have been meant.
pub(super) fn fault_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &Question,
    view: View<'_>,
    fault: &Fault,
) {
    let Fault { text, why, .. } = fault;
    widgets::caution(ui, &format!("“{text}” is saved as you typed it."), &why.wanted);
    if why.readings.is_empty() || !cx.can_edit() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_2, theme::SPACE_1);
        for reading in &why.readings {
            let name = format!("{}: {reading} instead of “{text}”", question.label);
            let response = button(ui, reading).accessible_name(name);
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                let edits = take(cx, at, question, view, fault, reading);
                cx.edits.extend(edits);
                cx.memory.focus_next = Some(at);
            }
        }
    });
}

/// Returns the edits that take a reading for what was typed.
fn take(cx: &Cx<'_, '_>, at: Address, question: &Question, view: View<'_>, fault: &Fault, reading: &str) -> Vec<Edit> {
    let sense = cx.sense(question);
    let day = || read_date(reading, sense).ok().map(|read| read.date);
    let to = match view {
        View::Date(_) => Answer::Date(day()),
        View::Hours(_) => Answer::Hours(reading.parse().ok()),
        View::Money(_) => Answer::Money(reading.parse().ok()),
        View::Number(_) => Answer::Number(reading.parse().ok()),
        View::Measured(_) => Answer::Measured(reading.parse().map_or(Measured::Unanswered, Measured::Value)),
        View::Baseline(baseline) => {
            let kept = KeptParts::of(cx, at);
            let edits = if fault.is_date_of_baseline {
                day().and_then(|day| kept.with_date(at, *baseline, day))
            } else {
                let on = if let Baseline::Known { on, .. } = baseline { *on } else { None };
                reading.parse().ok().map(|value| kept.with_figure(at, value, on, sense))
            };
            return edits.into_iter().flatten().collect();
        }
        View::Line(_)
        | View::Prose(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Picks(_)
        | View::Tick(_)
        | View::Link(_)
        | View::Links(_)
        | View::Question(_) => return vec![],
    };
    vec![Edit::Set { at, to }]
}

/// Draws what the day of an answer was read as, where more was understood than was typed.
pub(super) fn read_as_ui(ui: &mut Ui, cx: &Cx<'_, '_>, at: Address, view: View<'_>) {
    if let Some(note) = cx.memory.read_as.note(at, view) {
        secondary_label(ui, note);
    }
}
