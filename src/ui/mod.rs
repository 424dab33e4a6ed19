//! The window: everything egui.
//!
//! A frame reads the workbook, draws one page and collects edits and actions; both are done after the frame, in
//! order. Nothing in a frame waits: files, dialogs and exports run on threads and report back.

mod act;
pub mod action;
pub mod app;
pub mod dialogs;
mod driver;
pub mod form;
mod input;
pub mod menus;
mod number_pad;
mod pace;
mod pages;
mod screens;
pub mod session_act;
mod shell;
mod start;
pub mod theme;
mod widgets;

pub use app::App;
pub use start::{CannotStart, Opening, run};
