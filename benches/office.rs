//! How long each kind of file takes, and how much memory at most, for one modest review and for ten years of use.
//!
//! The tables show time and memory ("max alloc" is the most that is held at once); the last lines set the kinds of file
//! against the web page of the same paper, because the figures of one machine say little.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark reports to the person who ran it")]

#[expect(dead_code, reason = "other tests look at larger reviews")]
#[path = "../tests/support/ten_years/mod.rs"]
mod ten_years;

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{AllocProfiler, Bencher};
use jiff::civil::{Date, date};
use sightline::export::{Document, Format, Selection, export, with_line_of_sight, worksheets};
use sightline::model::Workbook;

#[global_allocator]
static COUNTED: AllocProfiler = AllocProfiler::system();

const TODAY: Date = date(2025, 9, 1);

/// Returns the whole paper of a workbook.
fn paper(workbook: &Workbook) -> Document {
    let document = worksheets(workbook, workbook.review(), &Selection::whole(), TODAY);
    with_line_of_sight(document, workbook.review(), &Selection::whole())
}

#[divan::bench(args = Format::ALL)]
fn small(bencher: Bencher<'_, '_>, format: Format) {
    let document = paper(&ten_years::small());
    bencher.bench(|| export(black_box(&document), format));
}

#[divan::bench(args = Format::ALL, sample_count = 10)]
fn ten_years_of_use(bencher: Bencher<'_, '_>, format: Format) {
    let document = paper(&ten_years::ten_years());
    bencher.bench(|| export(black_box(&document), format));
}

/// Returns the middle of a few timings, and the size of what was made.
fn median(document: &Document, format: Format) -> (Duration, usize) {
    let mut size = 0;
    let mut timings: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let made = export(document, format).expect("the paper can be written");
            let taken = start.elapsed();
            size = made.files.iter().map(|(_, bytes)| bytes.len()).sum();
            taken
        })
        .collect();
    timings.sort_unstable();
    (timings[timings.len() / 2], size)
}

fn print_ratios() {
    println!();
    for (name, workbook) in [("small", ten_years::small()), ("ten years", ten_years::ten_years())] {
        let document = paper(&workbook);
        let (page, _) = median(&document, Format::Html);
        for format in Format::ALL {
            let (time, size) = median(&document, *format);
            println!(
                "{name}: {}: {:.1} ms, {:.1} times the web page, {} KB",
                format.label(),
                time.as_secs_f64() * 1_000.0,
                time.as_secs_f64() / page.as_secs_f64(),
                size / 1_000,
            );
        }
    }
}

fn main() {
    divan::main();
    // Listing and testing of benchmarks is not the time to measure.
    if std::env::args().any(|argument| argument == "--bench") {
        print_ratios();
    }
}
