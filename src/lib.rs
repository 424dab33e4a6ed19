//! Sightline.

#[cfg(feature = "gui")]
pub mod ui;
