//! How long it takes to open, save, type and undo, with one modest review and with ten years of use.
//!
//! The figures of one machine say little, so the last lines are ratios and bounds: those are what must hold. The text
//! of a file is read without the disk, whose speed is not ours.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark reports to the person who ran it")]

#[expect(dead_code, reason = "a test of the window has a review of its own")]
#[path = "../tests/support/ten_years/mod.rs"]
mod ten_years;

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::Bencher;
use serde::Deserialize;
use sightline::model::{Address, Answer, Edit, Place, Register, Stage, Workbook, index};
use sightline::rules::Findings;
use sightline::rules::layout::layout;
use sightline::rules::line::line_of_sight;
use sightline::rules::progress::{Progress, progress};
use sightline::store::format::{from_bytes, to_text};
use sightline::store::{Document, Header};

/// The two workbooks that are compared.
#[derive(Clone, Copy, Debug)]
enum Size {
    Small,
    TenYears,
}

const SIZES: [Size; 2] = [Size::Small, Size::TenYears];

impl Size {
    fn workbook(self) -> Workbook {
        match self {
            Self::Small => ten_years::small(),
            Self::TenYears => ten_years::ten_years(),
        }
    }

    fn document(self) -> Document<Workbook> {
        let header = Header { document: "00000000-0000-4000-8000-000000000000".to_owned(), ..Header::default() };
        Document { header, workbook: self.workbook() }
    }

    fn file(self) -> String {
        to_text(&self.document()).expect("a generated workbook can be saved")
    }
}

/// A file as bare RON sees it: no header, no checksum, no search for unknown content.
#[derive(Deserialize)]
struct Bare {
    workbook: Workbook,
}

fn parse_bare(text: &str) -> Workbook {
    ron::from_str::<Bare>(text).expect("a saved file is RON").workbook
}

fn open_file(text: &str) -> Workbook {
    from_bytes::<Workbook>(text.as_bytes()).expect("a saved file opens").document.workbook
}

/// A workbook on which someone types, with the snapshot that history holds and the progress on screen.
#[derive(Clone)]
struct Typing {
    before: Workbook,
    now: Workbook,
    progress: Progress,
    at: Address,
}

impl Typing {
    /// Types into an answer of a worksheet.
    fn in_a_sheet(size: Size) -> Self {
        Self::at(size, Address::page(Place::Stage(Stage::Aim)).question("achievable"))
    }

    /// Types into the last row of the longest register, the readings.
    fn in_a_register(size: Size) -> Self {
        let workbook = size.workbook();
        let last = workbook.registers.readings.iter().next_back().expect("there are readings").id;
        Self::at(
            size,
            Address::page(Place::Register(Register::Readings)).question("readings").row(last).question("note"),
        )
    }

    fn at(size: Size, at: Address) -> Self {
        let now = size.workbook();
        Self { before: now.clone(), progress: progress(&now), now, at }
    }

    /// Does what one keystroke costs: the edit, while a snapshot shares the workbook, and the progress that follows.
    fn press_a_key(&mut self) {
        let edit = Edit::Set { at: self.at, to: Answer::Text("We have two people and a plan".to_owned()) };
        edit.apply(&mut self.now).expect("the answer exists");
        self.progress = self.progress.updated(self.before.review(), self.now.review());
    }

    /// Goes back to the snapshot.
    fn undo(&mut self) {
        self.now = self.before.clone();
    }
}

#[divan::bench(args = SIZES)]
fn bare_parse(bencher: Bencher<'_, '_>, size: Size) {
    let text = size.file();
    bencher.bench(|| parse_bare(black_box(&text)));
}

#[divan::bench(args = SIZES)]
fn open(bencher: Bencher<'_, '_>, size: Size) {
    let text = size.file();
    bencher.bench(|| open_file(black_box(&text)));
}

/// Writes the text of the file and proves that it reads back, as every save does.
#[divan::bench(args = SIZES)]
fn save(bencher: Bencher<'_, '_>, size: Size) {
    let document = size.document();
    bencher.bench(|| to_text(black_box(&document)));
}

#[divan::bench(args = SIZES)]
fn keystroke_in_a_sheet(bencher: Bencher<'_, '_>, size: Size) {
    bencher.with_inputs(|| Typing::in_a_sheet(size)).bench_local_refs(Typing::press_a_key);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn keystroke_in_a_register(bencher: Bencher<'_, '_>, size: Size) {
    bencher.with_inputs(|| Typing::in_a_register(size)).bench_local_refs(Typing::press_a_key);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn undo(bencher: Bencher<'_, '_>, size: Size) {
    let mut typing = Typing::in_a_sheet(size);
    bencher.bench_local(|| {
        typing.press_a_key();
        typing.undo();
    });
}

#[divan::bench(args = SIZES)]
fn count_progress(bencher: Bencher<'_, '_>, size: Size) {
    let workbook = size.workbook();
    bencher.bench(|| progress(black_box(&workbook)));
}

/// The day on which findings are asked for.
const TODAY: jiff::civil::Date = ten_years::TODAY;

/// Runs every check.
#[divan::bench(args = SIZES)]
fn findings_full(bencher: Bencher<'_, '_>, size: Size) {
    let workbook = size.workbook();
    bencher.bench(|| Findings::of(black_box(&workbook), TODAY));
}

/// A workbook on which someone has typed one more letter, with the findings from before.
struct Looked {
    now: Workbook,
    findings: Findings,
}

impl Looked {
    fn after_a_key(size: Size, at: Address) -> Self {
        let mut now = size.workbook();
        let findings = Findings::of(&now, TODAY);
        let edit = Edit::Set { at, to: Answer::Text("We have two people and a plan".to_owned()) };
        edit.apply(&mut now).expect("the answer exists");
        Self { now, findings }
    }

    fn look_again(&mut self) {
        self.findings.update(&self.now, TODAY);
    }
}

/// Returns the places at which findings are brought up to date: the sheets that most checks read, and the registers.
fn keys(size: Size) -> Vec<(&'static str, Address)> {
    let workbook = size.workbook();
    let stage = |stage, question: &'static str| Address::page(Place::Stage(stage)).question(question);
    let register = |register: Register| Address::page(Place::Register(register)).question(register.id());
    let smart = workbook.review().objectives.smart.iter().next().expect("an objective").id;
    let measure = workbook.review().evaluation.measures.iter().next().expect("a measure").id;
    let group = workbook.review().stakeholders.stakeholders.iter().next().expect("a stakeholder").id;
    let reading = workbook.registers.readings.iter().next_back().expect("a reading").id;
    let post = workbook.registers.posts.iter().next_back().expect("a post").id;
    let action = workbook.registers.actions.iter().next_back().expect("an action").id;
    vec![
        ("the aim", stage(Stage::Aim, "achievable")),
        ("an objective", stage(Stage::Objectives, "smart").row(smart).question("statement")),
        ("a stakeholder", stage(Stage::Stakeholders, "stakeholders").row(group).question("who")),
        ("the resources", stage(Stage::Resources, "contingency")),
        ("the content", stage(Stage::Content, "change_work")),
        ("a measure", stage(Stage::Evaluation, "measures").row(measure).question("so_what")),
        ("a reading", register(Register::Readings).row(reading).question("note")),
        ("a post", register(Register::Posts).row(post).question("title")),
        ("an action", register(Register::Actions).row(action).question("note")),
    ]
}

/// Lays out the line of sight of 40 objectives, boxes of two lines each.
#[divan::bench(args = SIZES)]
fn findings_picture(bencher: Bencher<'_, '_>, size: Size) {
    let sight = line_of_sight(&size.workbook());
    let heights = vec![44; sight.nodes.len()];
    bencher.bench(|| layout(black_box(&sight), &heights, 12));
}

/// Brings the findings up to date after one keystroke in an objective, which most checks read.
#[divan::bench(args = SIZES, sample_count = 20)]
fn findings_after_a_keystroke(bencher: Bencher<'_, '_>, size: Size) {
    let (_, at) = keys(size)[1];
    bencher.with_inputs(|| Looked::after_a_key(size, at)).bench_local_refs(Looked::look_again);
}

#[divan::bench(args = SIZES)]
fn list_questions(bencher: Bencher<'_, '_>, size: Size) {
    let workbook = size.workbook();
    bencher.bench(|| index(black_box(&workbook)));
}

/// Returns the middle of several timings of one piece of work; what prepares it is not timed.
fn median<I, O>(times: usize, mut prepare: impl FnMut() -> I, mut work: impl FnMut(&mut I) -> O) -> Duration {
    let mut timings: Vec<Duration> = (0..times)
        .map(|_| {
            let mut input = prepare();
            let start = Instant::now();
            let output = black_box(work(&mut input));
            let taken = start.elapsed();
            drop(output);
            taken
        })
        .collect();
    timings.sort_unstable();
    timings[timings.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn print_bounds() {
    println!();
    for size in SIZES {
        let text = size.file();
        let bare = median(11, || (), |()| parse_bare(&text));
        let opened = median(11, || (), |()| open_file(&text));
        println!(
            "{size:?}: open / bare parse: {:.2}x (at most 1.5x; {:.1} ms against {:.1} ms for {} KB)",
            opened.as_secs_f64() / bare.as_secs_f64(),
            milliseconds(opened),
            milliseconds(bare),
            text.len() / 1_000,
        );
    }
    for (place, typing) in
        [("a sheet", Typing::in_a_sheet as fn(Size) -> Typing), ("the longest register", Typing::in_a_register)]
    {
        for size in SIZES {
            // Each copy still shares everything with its snapshot, so that the part that is written is copied first.
            let template = typing(size);
            let settled = median(51, || template.clone(), Typing::press_a_key);
            println!("{size:?}: settle after a keystroke in {place}: {:.3} ms (under 1 ms)", milliseconds(settled));
        }
    }
}

fn print_finding_bounds() {
    for size in SIZES {
        let workbook = size.workbook();
        let full = median(21, || (), |()| Findings::of(&workbook, TODAY));
        let count = Findings::of(&workbook, TODAY).all().count();
        println!("{size:?}: every check: {:.3} ms (under 5 ms), {count} findings", milliseconds(full));
        let made = median(21, || (), |()| line_of_sight(&workbook));
        let sight = line_of_sight(&workbook);
        let heights = vec![44; sight.nodes.len()];
        let laid = median(21, || (), |()| layout(&sight, &heights, 12));
        println!(
            "{size:?}: line of sight: {:.3} ms to make, {:.3} ms to lay out (under 4 ms), {} objectives, {} boxes, {} lines",
            milliseconds(made),
            milliseconds(laid),
            sight.lines.len(),
            sight.nodes.len(),
            sight.edges.len(),
        );
        for (place, at) in keys(size) {
            let mut looked = Looked::after_a_key(size, at);
            // Each round types another letter into what the findings have seen.
            let mut letters = 0;
            let again = median(
                21,
                || (),
                |()| {
                    let edit = Edit::Set { at, to: Answer::Text(format!("Two people and plan {letters}")) };
                    letters += 1;
                    edit.apply(&mut looked.now).expect("the answer exists");
                    looked.look_again();
                },
            );
            println!("{size:?}: findings after a keystroke in {place}: {:.3} ms (under 1 ms)", milliseconds(again));
        }
    }
}

fn main() {
    divan::main();
    // Listing and testing of benchmarks is not the time to measure.
    if std::env::args().any(|argument| argument == "--bench") {
        print_bounds();
        print_finding_bounds();
    }
}
