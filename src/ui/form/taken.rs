//! Who an answer was taken from, beside the answer: under its field, at the head of its row, and in what people hear.
//!
//! The workbook keeps it by spot as text; here it is looked up by address, and read anew only when it changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use egui::Ui;

use super::Cx;
use crate::model::{Address, RowId, Spot, Taken, Workbook, date_in_text};
use crate::ui::widgets::secondary_label;

/// Who answers were taken from, as the form shows it.
#[derive(Default)]
pub struct ShownTaken {
    source: Option<(Arc<BTreeMap<String, Taken>>, RowId)>,
    by_place: HashMap<Address, String>,
}

impl ShownTaken {
    /// Takes over what a workbook says. Costs nothing when it is the same as before.
    pub(in crate::ui) fn refresh(&mut self, workbook: &Workbook) {
        let review = workbook.review().id;
        let is_same = |(taken, of): &(Arc<_>, RowId)| Arc::ptr_eq(taken, &workbook.taken) && *of == review;
        if self.source.as_ref().is_some_and(is_same) {
            return;
        }
        self.source = Some((Arc::clone(&workbook.taken), review));
        let spots = workbook.taken.iter().filter_map(|(key, taken)| Some((Spot::parse(key)?, taken)));
        let here = spots.filter(|(spot, _)| spot.review.is_none_or(|of| of == review));
        self.by_place = here.filter_map(|(spot, taken)| Some((spot.address()?, in_words(taken)))).collect();
    }

    /// Returns who an answer or a row was taken from, and when, in words.
    pub(super) fn words(&self, at: Address) -> Option<&str> {
        self.by_place.get(&at).map(String::as_str)
    }
}

fn in_words(taken: &Taken) -> String {
    match taken.on {
        Some(on) => format!("From {}, {}", taken.from, date_in_text(on)),
        None => format!("From {}", taken.from),
    }
}

/// Draws who an answer or a row was taken from, if it was.
pub(super) fn taken_ui(ui: &mut Ui, cx: &Cx<'_, '_>, at: Address) {
    if let Some(words) = cx.memory.taken.words(at) {
        secondary_label(ui, words);
    }
}
