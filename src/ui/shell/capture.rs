//! The small box that takes a thought, a decision or an action down while people talk: it takes the keyboard, Enter keeps
//! what was written, Escape closes it and keeps the words for the next time.

use egui::{Id, Response, Ui};
use jiff::civil::Date;

use super::asks::ask;
use super::modal::{Reply, paragraph};
use crate::model::begun::{begin, begun, begun_at};
use crate::model::{Address, DateSense, Edit, Place, Register, When, Workbook, read_date, resolve};
use crate::ui::theme;
use crate::ui::widgets::{Naming, button, caution, primary_button, secondary_label};

/// What is taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CaptureKind {
    /// A thought for later.
    Thought,
    /// A decision.
    Decision,
    /// Something that one role does by one day.
    Action,
}

/// A box that is open.
#[derive(Clone, Debug)]
pub(crate) struct Capture {
    /// What it takes down.
    pub(crate) kind: CaptureKind,
    /// The question that had the keyboard, or the page.
    pub(crate) at: Option<Address>,
    /// The same in words.
    pub(crate) whereabouts: String,
    /// The document: what was begun in one workbook is not offered in another.
    pub(crate) document: String,
}

/// What was taken down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Captured {
    /// The thought, the decision, or what is to be done.
    pub(crate) what: String,
    /// Who does it. May be empty.
    pub(crate) owner: String,
    /// By which day, as it was typed. May be empty.
    pub(crate) due: String,
}

impl CaptureKind {
    /// Returns what the box is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Thought => "Park a thought",
            Self::Decision => "Record a decision",
            Self::Action => "Record an action",
        }
    }

    /// Returns what it is called in a sentence.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Thought => "thought",
            Self::Decision => "decision",
            Self::Action => "action",
        }
    }

    /// Returns the table into which it goes.
    pub(crate) fn table(self) -> Address {
        match self {
            Self::Thought => Address::page(Place::Session).question("parked"),
            Self::Decision => Address::page(Place::Session).question("decisions"),
            Self::Action => Address::page(Place::Register(Register::Actions)).question("actions"),
        }
    }

    /// Returns the fields of the box: the question of the row, the name, and the hint.
    fn fields(self) -> &'static [(&'static str, &'static str, &'static str)] {
        match self {
            Self::Thought => &[("thought", "Thought", "As it was said")],
            Self::Decision => &[("decision", "Decision", "What was agreed, as a sentence with a verb")],
            Self::Action => &[
                ("what", "Action", "What needs to be done"),
                ("owner", "Owner", "One role"),
                ("due", "Due", "By when, for example 31/12/2026"),
            ],
        }
    }

    /// Returns what was begun and is not kept yet: its first words. Empty where nothing was.
    pub(crate) fn begun_in(self, workbook: &Workbook) -> &str {
        let mut words = self.fields().iter().map(|(question, ..)| begun(workbook, &begun_at(self.table(), question)));
        words.find(|words| !words.trim().is_empty()).unwrap_or_default().trim()
    }

    /// Returns the question at which what was begun arose. None where nothing was begun, or no question had the keyboard.
    pub(crate) fn began_at(self, workbook: &Workbook) -> Option<Address> {
        resolve(begun(workbook, &self.arose()))
    }

    /// Returns where it is kept at which question the words arose.
    fn arose(self) -> Address {
        begun_at(self.table(), "arose")
    }

    /// Returns the edits that forget what was begun, because it is a row now.
    pub(crate) fn forget(self, workbook: &Workbook) -> Vec<Edit> {
        let at = self.fields().iter().map(|(question, ..)| begun_at(self.table(), question));
        at.chain([self.arose()]).filter(|at| !begun(workbook, at).is_empty()).map(|at| begin(at, "")).collect()
    }

    fn keep(self) -> &'static str {
        match self {
            Self::Thought => "Park the thought",
            Self::Decision => "Record the decision",
            Self::Action => "Record the action",
        }
    }
}

impl Capture {
    fn id(&self, field: &str) -> Id {
        Id::unique(("capture", self.kind, field, self.document.as_str()))
    }

    /// Returns the edits that bring what is kept as begun up to what stands in the box.
    pub(crate) fn begun(&self, ctx: &egui::Context, workbook: &Workbook) -> Vec<Edit> {
        let fields = self.kind.fields().iter().filter_map(|(question, field, _)| {
            let text = ctx.data(|data| data.get_temp::<String>(self.id(field)))?;
            Some((begun_at(self.kind.table(), question), text))
        });
        let mut kept: Vec<(Address, String)> = fields.collect();
        // The words belong to the question at which they arose, wherever a person goes on with them.
        let is_begun = kept.iter().any(|(_, text)| !text.trim().is_empty());
        let arose = self.at.filter(|_| is_begun).map(|at| at.to_string()).unwrap_or_default();
        kept.push((self.kind.arose(), arose));
        kept.retain(|(at, text)| begun(workbook, at) != text);
        kept.into_iter().map(|(at, text)| begin(at, &text)).collect()
    }
}

/// Draws the fields of the box and its buttons. Returns the first field, which gets the keyboard.
pub(super) fn capture_ui(
    ui: &mut Ui,
    workbook: &Workbook,
    capture: &Capture,
    today: Date,
    just_opened: bool,
    reply: &mut Option<Reply>,
) -> Response {
    let where_from = if capture.whereabouts.is_empty() {
        "It is saved in the session".to_owned()
    } else {
        format!("Arises at {}", capture.whereabouts)
    };
    secondary_label(ui, &where_from);
    ui.add_space(theme::SPACE_2);
    let fields = capture.kind.fields();
    let mut answers = vec![];
    let (mut enter, mut first) = (false, None);
    for (question, field, hint) in fields {
        if fields.len() > 1 {
            secondary_label(ui, field);
        }
        let naming = Naming { name: (*field).to_owned(), description: format!("{hint}. {where_from}") };
        let id = capture.id(field);
        if just_opened {
            let words = begun(workbook, &begun_at(capture.kind.table(), question));
            ui.data_mut(|data| data.insert_temp(id, words.to_owned()));
        }
        let asked = ask(ui, id, just_opened, "", &naming, hint);
        enter |= asked.enter;
        if *question == "due" {
            due_ui(ui, id, &asked.text, asked.response.has_focus(), today);
        }
        let text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        answers.push(text.trim().to_owned());
        first.get_or_insert(asked.response);
        ui.add_space(theme::SPACE_2);
    }
    let written = answers.first().is_some_and(|what| !what.is_empty());
    ui.add_space(theme::SPACE_1);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_2;
        let keep = ui.add_enabled_ui(written, |ui| primary_button(ui, capture.kind.keep()).clicked()).inner;
        if (keep || enter) && written {
            let mut answers = answers.into_iter();
            let mut next = || answers.next().unwrap_or_default();
            *reply = Some(Reply::Captured(Captured { what: next(), owner: next(), due: next() }));
        }
        if button(ui, "Not now").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    ui.add_space(theme::SPACE_1);
    secondary_label(ui, "Press Enter to save it. Escape closes this box and keeps your text for next time");
    match first {
        Some(first) => first,
        None => ui.response(),
    }
}

/// Returns what the box knows about the day of an action.
pub(crate) fn sense_of_due(today: Date) -> DateSense {
    DateSense { today: Some(today), when: When::Due }
}

/// Draws what the day of an action is read as, or that it is not understood and what may have been meant.
fn due_ui(ui: &mut Ui, id: Id, text: &str, is_being_typed: bool, today: Date) {
    if text.trim().is_empty() {
        return;
    }
    match read_date(text, sense_of_due(today)) {
        Ok(read) => {
            if let Some(note) = read.note(text) {
                secondary_label(ui, &note);
            }
        }
        // It is judged when the field is left, not while it is typed.
        Err(_) if is_being_typed => {}
        Err(why) => {
            caution(ui, &format!("“{}” is not a date yet.", text.trim()), &why.wanted);
            ui.horizontal_wrapped(|ui| {
                for reading in why.readings {
                    if button(ui, &reading).accessible_name(format!("Due {reading}")).clicked() {
                        ui.data_mut(|data| data.insert_temp(id, reading));
                        ui.memory_mut(|memory| memory.request_focus(id));
                    }
                }
            });
        }
    }
}

/// Draws the fields for why a review is opened again and who says so. Returns the first field.
pub(super) fn reopen_ui(ui: &mut Ui, name: &str, just_opened: bool, reply: &mut Option<Reply>) -> Response {
    paragraph(ui, "Its answers can be edited until you close it again. The reason is recorded.");
    secondary_label(ui, "Why are you reopening it?");
    ui.add_space(theme::SPACE_1);
    let naming = Naming { name: "Reason".to_owned(), description: "Why the review is reopened".to_owned() };
    let reason = ask(ui, Id::unique("reason to reopen"), just_opened, "", &naming, "For example a figure was wrong");
    ui.add_space(theme::SPACE_2);
    secondary_label(ui, "Who is reopening it?");
    ui.add_space(theme::SPACE_1);
    let naming =
        Naming { name: "Who is reopening it".to_owned(), description: "A name or a role (optional)".to_owned() };
    let by = ask(ui, Id::unique("who reopens"), just_opened, name, &naming, "A name or a role");
    ui.add_space(theme::SPACE_3);
    let whole = !reason.text.trim().is_empty();
    ui.horizontal(|ui| {
        let open = ui.add_enabled_ui(whole, |ui| primary_button(ui, "Reopen the review").clicked()).inner;
        if (open || by.enter) && whole {
            ui.data_mut(|data| data.remove::<String>(Id::unique("reason to reopen")));
            *reply = Some(Reply::Reopen { reason: reason.text.trim().to_owned(), by: by.text.trim().to_owned() });
        }
        if button(ui, "Go back").clicked() {
            *reply = Some(Reply::Dismiss);
        }
    });
    if reason.enter {
        by.response.request_focus();
    }
    reason.response
}
