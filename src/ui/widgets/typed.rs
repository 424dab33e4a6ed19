//! Fields for values that are typed as text: dates, hours, money, figures.
//!
//! While a person types, the field shows what is typed; when it is left, it shows the value as it is written
//! everywhere. What does not read as a value is reported as it is, so that nothing typed is lost.

use egui::{Id, Response, TextEdit, Ui};
use jiff::civil::Date;

use super::text::{dressed, enter_moves_on, shown};
use super::{FieldLook, Naming};
use crate::model::{DateSense, Hours, NotUnderstood, Number, Pence, date_in_table, read_date};

/// A value that can be typed.
pub(crate) trait Typed: Copy + PartialEq {
    /// Reads what was typed. Says what it was read as, where that is more than what was typed.
    fn read(text: &str, sense: DateSense) -> Result<(Self, Option<String>), NotUnderstood>;
    /// Writes the value as people write it.
    fn write(self) -> String;
}

impl Typed for Date {
    fn read(text: &str, sense: DateSense) -> Result<(Self, Option<String>), NotUnderstood> {
        read_date(text, sense).map(|read| (read.date, read.note(text)))
    }

    fn write(self) -> String {
        date_in_table(self)
    }
}

/// Values that mean the same in every field.
macro_rules! typed_alike {
    ($($type:ty),+) => {
        $(impl Typed for $type {
            fn read(text: &str, _: DateSense) -> Result<(Self, Option<String>), NotUnderstood> {
                text.parse().map(|value| (value, None))
            }

            fn write(self) -> String {
                self.to_string()
            }
        })+
    };
}

typed_alike!(Hours, Pence, Number);

/// What was typed.
pub(crate) enum TypedChange<T> {
    /// A value, or none for an emptied field.
    Value(Option<T>),
    /// Text that is not a value.
    NotUnderstood(String),
}

/// What the field reports.
pub(crate) struct TypedOut<T> {
    /// The control.
    pub response: Response,
    /// The change, if there was one.
    pub changed: Option<TypedChange<T>>,
    /// Whether a person is in the middle of typing: nothing is judged before they leave the field.
    pub drafting: bool,
    /// What was read, where that is more than what is typed. Only with a change.
    pub note: Option<String>,
    /// What was typed. Only with a change.
    pub text: Option<String>,
}

/// What a field shows, and what it knows.
pub(crate) struct TypedField<'f, T> {
    /// The value.
    pub value: Option<T>,
    /// What was typed and is no value.
    pub unread: Option<&'f str>,
    /// Which days are meant where dates are typed.
    pub sense: DateSense,
}

/// Draws a field for a typed value.
pub(crate) fn typed<T: Typed>(
    ui: &mut Ui,
    id: Id,
    field: &TypedField<'_, T>,
    naming: &Naming,
    look: FieldLook,
) -> TypedOut<T> {
    let TypedField { value, unread, sense } = *field;
    let draft_id = id.with("draft");
    let kept = || unread.map_or_else(|| value.map(T::write).unwrap_or_default(), str::to_owned);
    enter_moves_on(ui, id);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let draft: Option<String> = if focused { ui.data(|data| data.get_temp(draft_id)) } else { None };
    // A draft that no longer stands for the value was overtaken, by undo for instance.
    let stands_for = |draft: &str| match T::read(draft, sense) {
        Ok((read, _)) => value == Some(read) && unread.is_none(),
        Err(_) if draft.trim().is_empty() => value.is_none() && unread.is_none(),
        Err(_) => unread == Some(draft),
    };
    let draft = draft.filter(|draft| stands_for(draft));
    let was_drafting = draft.is_some();
    let mut text = draft.unwrap_or_else(kept);
    let edit = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY).return_key(None);
    let response = shown(ui, dressed(ui, edit, look), id, naming);
    let mut note = None;
    let changed = response.changed().then(|| {
        ui.data_mut(|data| data.insert_temp(draft_id, text.clone()));
        if text.trim().is_empty() {
            return TypedChange::Value(None);
        }
        match T::read(&text, sense) {
            Ok((value, words)) => {
                note = words;
                TypedChange::Value(Some(value))
            }
            Err(_) => TypedChange::NotUnderstood(text.clone()),
        }
    });
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<String>(draft_id));
    }
    let drafting = response.has_focus() && (was_drafting || changed.is_some());
    if unread.is_some() && !drafting {
        ui.ctx().accesskit_node_builder(id, |node| node.set_invalid(egui::accesskit::Invalid::True));
    }
    let text = changed.is_some().then_some(text);
    TypedOut { response, changed, drafting, note, text }
}
