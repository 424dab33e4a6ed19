//! What a workbook is: pure data, the walk that asks its questions, and the edits that change it.
//!
//! Nothing here fails, waits, reads a clock or touches a disk. Sheets are plain structs; each declares its walk once.

mod address;
pub mod begun;
pub mod edit;
mod facts;
mod field;
mod find;
mod hanging;
pub mod index;
mod kept;
pub mod merge;
pub mod organisation;
mod question;
pub mod reference;
mod references;
pub mod registers;
mod release;
pub mod revisit;
mod rows;
pub mod session;
pub mod sheets;
pub mod sitting;
mod stage;
mod tables;
mod unknown;
pub mod values;
mod walk;
#[cfg(test)]
mod words_tests;
mod workbook;

pub use address::{Address, Step};
pub use edit::{Edit, EditError, Outcome};
pub use facts::{RowFacts, row_facts, title_of};
pub use field::{Answer, Field, View};
pub use find::{Names, UNKNOWN_QUESTION, find_row, find_rows, find_view, find_view_in, resolve, words};
pub use index::{IndexEntry, index};
pub use kept::KeptFinding;
pub use merge::{Choose, Disagreement, DisagreementKind, Merged, Part, Spot, Taken, merge};
pub use organisation::{Nation, Organisation, OrganisationKind, ReviewRhythm};
pub use question::{AlsoSaid, Carry, Fact, InRow, Layout, Question, Vocabulary, Weight, Width, Withheld};
pub use reference::List;
pub use registers::Registers;
pub use release::{Release, asks_for_a_role, is_kept_out, released};
pub use revisit::{Carried, CarriedState, Earlier, Past, Turn, TurnKind, before, history};
pub use rows::{AnyRows, Row, RowId, Rows, row_title};
pub use session::{Attendance, Attendee, Decision, ParkedThought, Session, StageTime};
pub use sitting::{Sitting, SittingState, StageMark, StageSaid};
pub use stage::{Place, Register, Stage};
pub use tables::Table;
pub use unknown::{FilePath, FileStep, UnknownPart, UnknownParts};
pub use values::{
    Baseline, ChoiceOption, DateSense, Hours, Line, Link, Links, Measured, NotUnderstood, Number, Pence, Pick, Picks,
    Prose, QuestionLink, ReadDate, When, counted, date_in_table, date_in_text, parse_date, read_date,
};
pub use walk::{Ask, AskMut, Walk};
pub use workbook::{Review, Workbook};
