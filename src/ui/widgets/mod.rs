//! The controls that every page is made of: each has a name, a visible focus and one look.

pub(super) mod anchor;
mod button;
mod choice;
mod columns;
mod finding;
mod list;
mod matrix;
mod radio;
mod row_head;
mod surface;
mod table_line;
mod text;
mod typed;

pub(super) use button::{button, icon_button, link_button, menu_choice, menu_entry, primary_button};
pub(super) use choice::{Options, dropdown, many, tick, tick_with_id};
pub(super) use columns::{ColumnNeeds, longest_word, shared_widths};
pub(super) use finding::{FindingAct, finding, listed_finding, severity_mark};
pub(super) use list::{Entering, drop_down, entry, give_kept_focus, keep_focus, take_list_keys};
pub(super) use matrix::{Matrix, MatrixAct, matrix};
pub(super) use radio::{Spread, fit_in_bar, radio};
pub(super) use row_head::{RowHead, folded_head_height, row_head};
pub(super) use surface::{
    FOLDED_MARGIN, announce, announce_in_full, card, caution, folded_card, heading, open_at_title, page, page_head,
    page_side, question_words, read_with_keys, reading, scrolling, secondary_label, spoken_again,
};
pub(super) use table_line::ReadColumns;
pub(super) use text::{line, plain_line, prose, search_line};
pub(super) use typed::{Typed, TypedChange, TypedField, typed};

use egui::{Id, Rect, Ui};

use crate::model::{Address, Names, Row, Table, row_title};
use crate::ui::theme;

/// What a field is called for people who hear it.
#[derive(Clone, Debug, Default)]
pub(super) struct Naming {
    /// The full name: label, and the row it stands in.
    pub name: String,
    /// The hint.
    pub description: String,
}

/// How a field looks where it stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FieldLook {
    /// A cell of a table: no edge until it is used.
    pub in_cell: bool,
    /// Whether one line of text wraps where it is too long.
    pub grows: bool,
    /// What stands in the empty field.
    pub hint: &'static str,
}

impl FieldLook {
    /// Returns a look with a text in the empty field.
    pub(super) const fn hinted(hint: &'static str) -> Self {
        Self { in_cell: false, grows: true, hint }
    }
}

/// Returns the id of the field for an answer: the same in every frame, wherever the field stands.
pub(super) fn field_id(at: Address) -> Id {
    Id::unique(("field", at))
}

/// Returns what the rows of a table are called, in order, for lists to choose from.
pub(super) fn row_titles(names: &Names<'_>, table: Table) -> Vec<String> {
    (0..names.rows(table).count()).filter_map(|place| title_of_row(names, table, place)).collect()
}

/// Returns what one row of a table is called in a list to choose from.
pub(super) fn title_of_row(names: &Names<'_>, table: Table, place: usize) -> Option<String> {
    let row = names.rows(table).at(place)?;
    Some(match row_title(row as &dyn Row).trim() {
        "" => format!("{} {} (no name yet)", crate::ui::form::capital(table.row_name()), place + 1),
        title => title.to_owned(),
    })
}

/// Notes the first control of a page that is no form, and gives it the keyboard when a person has come to the page.
pub(super) fn first_control(form: &mut crate::ui::form::FormMemory, response: &egui::Response) {
    form.first = form.first.or(Some(response.id));
    if std::mem::take(&mut form.focus_first) {
        response.request_focus();
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Paints the ring around a control that has the keyboard.
pub(super) fn ring(ui: &Ui, rect: Rect) {
    theme::paint_focus_ring(ui, rect, theme::RADIUS_SMALL);
}
