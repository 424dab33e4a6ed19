//! A row that is open to be read: its answers in running text, for looking through what was carried from the review before.

use egui::{Label, Ui};

use super::Cx;
use super::revisit::row_state_and_ui;
use crate::model::{Address, AnyRows, Ask, Field, Names, Question, Row, Width, title_of, words};
use crate::ui::theme;
use crate::ui::widgets::{self, link_button};

/// Answers that stand in one paragraph.
#[derive(Default)]
struct Paragraph {
    /// Each label with its words.
    parts: Vec<(String, String)>,
    /// Where the answers are.
    answers: Vec<Address>,
}

/// Collects the paragraphs of a row.
struct Reader<'n, 'w> {
    names: &'n Names<'w>,
    here: Address,
    paragraphs: Vec<Paragraph>,
    /// Whether the next short answer goes into the last paragraph.
    goes_on: bool,
}

impl Reader<'_, '_> {
    fn add(&mut self, label: &str, text: &str, at: Address, is_short: bool) {
        if !(is_short && self.goes_on) || self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        self.goes_on = is_short;
        if let Some(last) = self.paragraphs.last_mut() {
            last.answers.push(at);
            if !text.trim().is_empty() {
                last.parts.push((label.to_owned(), text.trim().to_owned()));
            }
        }
    }
}

impl<'a> Ask<'a> for Reader<'_, 'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let text = words(question, field.view(), self.names);
        let is_short = question.width != Width::Full && !text.contains('\n');
        self.add(question.label, &text, self.here.question(question.id), is_short);
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for (place, row) in (0..rows.count()).filter_map(|place| rows.at(place)).enumerate() {
            self.here = outside.question(question.id).row(row.id());
            self.goes_on = false;
            let mut inner = Reader { names: self.names, here: self.here, paragraphs: vec![], goes_on: false };
            row.ask(&mut inner);
            // A row in a row is one paragraph, under the label of its table.
            let label = if place == 0 { question.label } else { "" };
            let texts = inner.paragraphs.iter().flat_map(|one| one.parts.iter().map(|(_, text)| text.as_str()));
            let text = texts.collect::<Vec<_>>().join(" · ");
            let mut paragraph = Paragraph { parts: vec![(label.to_owned(), text)], answers: vec![] };
            paragraph.answers.extend(inner.paragraphs.into_iter().flat_map(|one| one.answers));
            self.paragraphs.push(paragraph);
        }
        (self.here, self.goes_on) = (outside, false);
    }
}

/// Draws the answers of a row to be read, and the way to its fields. What was on screen to its end counts as shown.
pub(super) fn read_row_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    row: &'w dyn Row,
    (row_name, place): (&str, usize),
) {
    let mut reader = Reader { names: &cx.names, here: at, paragraphs: vec![], goes_on: false };
    row.ask(&mut reader);
    let mut paragraphs = reader.paragraphs;
    // What the head says already is not said twice.
    let name = title_of(row, &cx.names);
    if let Some(first) = paragraphs.first_mut()
        && first.parts.first().is_some_and(|(_, text)| *text == name.trim())
    {
        first.parts.remove(0);
    }
    let mut spoken: Vec<String> = vec![];
    for paragraph in &paragraphs {
        let top = ui.cursor().min;
        if !paragraph.parts.is_empty() {
            paragraph_ui(ui, paragraph);
            spoken.extend(paragraph.parts.iter().map(|(label, text)| format!("{label} {text}").trim().to_owned()));
        }
        let end = egui::pos2(top.x, ui.cursor().top() - ui.spacing().item_spacing.y);
        for answer in &paragraph.answers {
            cx.memory.revisit.drawn(*answer, egui::Rect::from_min_max(top, end.max(top)), ui.clip_rect());
        }
    }
    // Who hears the window hears all of the row with its head.
    ui.ctx().accesskit_node_builder(widgets::field_id(at), |node| node.set_description(spoken.join(". ")));
    let first = paragraphs.first().and_then(|one| one.answers.first()).copied();
    row_state_and_ui(ui, cx, at, row_name, place, |ui, cx| {
        let name = format!("Change the answers of {row_name} {}", place + 1);
        if link_button(ui, "Change the answers").accessible_name(name).clicked() {
            cx.memory.opening.also(at);
            cx.memory.focus_next = first;
        }
    });
}

fn paragraph_ui(ui: &mut Ui, paragraph: &Paragraph) {
    let colours = theme::colours(ui);
    let mut job = egui::text::LayoutJob::default();
    for (place, (label, text)) in paragraph.parts.iter().enumerate() {
        let before = if place == 0 { "" } else { "   " };
        let behind = if label.is_empty() { "" } else { "  " };
        let label = theme::small(format!("{before}{label}{behind}")).color(colours.text_secondary);
        for words in [label, theme::support(text).color(colours.text)] {
            words.append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::Center);
        }
    }
    ui.add(Label::new(job).wrap());
}
