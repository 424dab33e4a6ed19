//! What the window is compared with: a workbook of ten years, and an empty window of the toolkit.
//!
//! Not a benchmark by itself: `benches/window.py` starts it, types into both windows and prints what each costs.
//!
//!     window ten-years FILE    writes the workbook
//!     window empty             opens a window with one field, with the features that Sightline uses

#![expect(clippy::disallowed_methods, reason = "a benchmark writes a file of its own")]

#[expect(dead_code, reason = "other benchmarks compare with a modest review")]
#[path = "../tests/support/ten_years/mod.rs"]
mod ten_years;

use std::error::Error;

use egui::{CentralPanel, TextEdit, Ui, ViewportBuilder};
use sightline::store::format::to_text;
use sightline::store::{Document, Header};

/// A window with one field, as the toolkit draws it when nobody asks for anything else.
#[derive(Default)]
struct Empty {
    text: String,
    is_shown: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        CentralPanel::default().show(ui, |ui| {
            let field = ui.add(TextEdit::multiline(&mut self.text).desired_width(f32::INFINITY));
            if !std::mem::replace(&mut self.is_shown, true) {
                field.request_focus();
            }
        });
    }
}

fn empty() -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: ViewportBuilder::default().with_title("Empty window").with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    eframe::run_native("Empty window", options, Box::new(|_| Ok(Box::new(Empty::default()))))
}

fn ten_years(file: &str) -> Result<(), Box<dyn Error>> {
    let header = Header { document: "6f1f7a4e-0000-4000-8000-000000000000".to_owned(), ..Header::fresh() };
    let text = to_text(&Document { header, workbook: ten_years::ten_years() })?;
    Ok(std::fs::write(file, text)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ten-years", file] => ten_years(file),
        ["empty"] => Ok(empty()?),
        // Run with all the others: there is nothing to measure without a screen.
        _ => Ok(()),
    }
}
