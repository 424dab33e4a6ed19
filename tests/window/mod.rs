//! The window, as people use it who have a keyboard and perhaps hear what is on screen.
//!
//! Everything goes through the accessibility tree and key presses. No test needs a screen or a graphics driver.

mod copies;
mod files;
mod findings;
mod focus;
mod glance;
mod harness;
mod kept;
mod keyboard;
mod life;
mod lists;
mod looks;
mod meeting;
mod menus;
mod names;
mod narrow;
mod once;
mod opening;
mod painter;
mod palette;
mod pointer;
mod read_only;
mod revisit;
mod saying;
mod script;
mod session;
mod sharing;
mod snapshots;
mod trust;
mod typing;
mod typist;
mod undo;
mod values;
mod whole;
mod words;
