//! What follows from a workbook by rule: how far it is, what it adds up to, which platforms it points to, what is
//! broken, what a statement leaves open, what changed since the last review.
//!
//! Everything here is pure: a workbook goes in, a value comes out. No clock, no disk, nothing that can fail.

mod by_row;
pub mod checks;
pub mod coach;
pub mod compare;
pub mod due;
mod finding;
mod findings;
pub mod follows;
pub mod layout;
pub mod line;
pub mod next;
pub mod outcome;
pub mod platforms;
pub mod progress;
pub mod resources;
pub mod roles;
pub mod series;
pub mod smart;
pub mod summary;

pub use finding::{Basis, Finding, Rests, Severity, Way};
pub use findings::{Findings, findings};
pub use progress::{Progress, StageProgress, progress};
