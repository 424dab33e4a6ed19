//! Starts Sightline: a command when one is given, else the window.

// On Windows a program with a window is started without a console.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use sightline::cli::{self, Asked};

fn main() -> ExitCode {
    ExitCode::from(match cli::main() {
        Asked::Done(code) => code,
        #[cfg(feature = "gui")]
        Asked::Window { file, renderer } => match sightline::ui::run(&sightline::ui::Opening { file, renderer }) {
            Ok(()) => cli::GOOD,
            Err(error) => cli::no_window(&error.to_string()),
        },
        #[cfg(not(feature = "gui"))]
        Asked::Window { .. } => cli::no_window("this build has none"),
    })
}
