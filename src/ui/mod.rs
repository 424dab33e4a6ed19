//! The window: everything that is drawn with egui. It exists so that the rest of the crate works without a screen.

pub mod theme;
