//! The walk: the single declaration of what a sheet asks, and the two ways to follow it.
//!
//! A sheet lists its questions once, inside [`walk!`] or [`row!`]; the macro turns that list into a reading walk
//! (`&self`, for form, progress, outline, index, comparison) and a writing walk (`&mut self`, for edits), so there is
//! never a second list of questions. The pattern has no `..`: a new field does not compile until it is asked.

use super::{AnyRows, Field, Question};

/// A reader of a walk: it is handed each section, answer and table of rows in the order of the page.
pub trait Ask<'a> {
    /// Begins a group of questions with a visible heading.
    fn section(&mut self, title: &'static str) {
        let _ = title;
    }

    /// Receives one answer.
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field);

    /// Receives a table of rows. A reader that wants the rows' own answers walks into them.
    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows);
}

/// A writer that follows the same walk with exclusive access.
pub trait AskMut {
    /// Begins a group of questions; writers have no use for it.
    fn section(&mut self, _title: &'static str) {}

    /// Receives one answer.
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field);

    /// Receives a table of rows.
    fn rows(&mut self, question: &'static Question, rows: &mut dyn AnyRows);
}

/// Anything that asks questions in a fixed order: a sheet, or one row of a table.
pub trait Walk {
    /// Hands every question with its answer to a reader.
    fn ask<'a>(&'a self, ask: &mut dyn Ask<'a>);

    /// Hands every question with its answer to a writer.
    fn ask_mut(&mut self, ask: &mut dyn AskMut);
}

/// Declares the walk of a sheet: its fields once, then its questions in order.
macro_rules! walk {
    ($type:ty, |$ask:ident, $($field:ident),+ $(,)?| $body:block) => {
        impl $crate::model::Walk for $type {
            fn ask<'a>(&'a self, $ask: &mut dyn $crate::model::Ask<'a>) {
                let Self { $($field),+ } = self;
                $body
            }

            fn ask_mut(&mut self, $ask: &mut dyn $crate::model::AskMut) {
                let Self { $($field),+ } = self;
                $body
            }
        }
    };
}

/// Declares the walk of a row: as [`walk!`], for a type whose first field is its `id`.
macro_rules! row {
    ($type:ty, |$ask:ident, $($field:ident),+ $(,)?| $body:block) => {
        impl $crate::model::Walk for $type {
            fn ask<'a>(&'a self, $ask: &mut dyn $crate::model::Ask<'a>) {
                let Self { id: _, $($field),+ } = self;
                $body
            }

            fn ask_mut(&mut self, $ask: &mut dyn $crate::model::AskMut) {
                let Self { id: _, $($field),+ } = self;
                $body
            }
        }

        impl $crate::model::Row for $type {
            fn id(&self) -> $crate::model::RowId {
                self.id
            }

            fn set_id(&mut self, id: $crate::model::RowId) {
                self.id = id;
            }
        }
    };
}

pub(crate) use {row, walk};
