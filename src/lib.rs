//! Sightline: one line of sight from an organisation's objective to the figure that shows whether it worked.

pub mod editor;
pub mod export;
pub mod model;
pub mod rules;
pub mod store;
#[cfg(feature = "gui")]
pub mod ui;

