//! What follows from a workbook by rule: how far it is, what it adds up to, which platforms it
//! points to, and what a statement leaves open.
//!
//! Everything here is pure: a workbook goes in, a value comes out. No clock, no disk, nothing that can fail.

pub mod coach;
pub mod platforms;
pub mod progress;
pub mod resources;

pub use progress::{Progress, StageProgress, progress};
