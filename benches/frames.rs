//! How long one frame of each page takes, and how long after a keystroke, with one review and with ten years of use.
//!
//! A frame is all that the processor does for it: layout, and the triangles that a graphics card would get. The lines
//! at the end are ratios, because those must hold on every machine: what cannot be seen may cost nothing.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark reports to the person who ran it")]

#[expect(dead_code, reason = "the other benchmark compares with a modest review, this one with the worked example")]
#[path = "../tests/support/ten_years/mod.rs"]
mod ten_years;

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use divan::Bencher;
use egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use jiff::civil::date;
use sightline::editor::{Editor, FixedClock, Held, Moment, Services};
use sightline::model::{Address, Answer, Edit, Place, Register, RowId, Stage, Workbook};
use sightline::store::{Places, RealDisk};
use sightline::ui::App;
use sightline::ui::app::Page;
use sightline::ui::dialogs::{Dialogs, Pending};

/// The two workbooks that are compared.
#[derive(Clone, Copy, Debug)]
enum Size {
    Sample,
    TenYears,
    /// Ten years, and the next review begun: every answer waits to be confirmed.
    Revisited,
}

const SIZES: [Size; 2] = [Size::Sample, Size::TenYears];

impl Size {
    fn workbook(self) -> Workbook {
        match self {
            Self::Sample => {
                let sample = sightline::editor::samples::sample("staffordshire").expect("the example exists");
                sample.workbook().expect("the example opens")
            }
            Self::TenYears => ten_years::ten_years(),
            Self::Revisited => {
                let (mut workbook, on) = (ten_years::ten_years(), date(2026, 11, 21));
                for edit in [
                    Edit::CloseReview { on, by: String::new() },
                    Edit::StartNextReview { id: RowId::from_bits(1 << 48), on },
                ] {
                    edit.apply(&mut workbook).expect("the newest review is open");
                }
                workbook
            }
        }
    }

    fn editor(self) -> Editor {
        Editor::new(self.workbook(), "6f1f7a4e-0000-4000-8000-000000000000".parse().expect("an id"), services())
    }
}

/// Nobody is asked anything in a benchmark.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open_workbook(&self, _: Context) -> Pending {
        channel().1
    }

    fn save_workbook(&self, _: &str, _: Context) -> Pending {
        channel().1
    }

    fn folder(&self, _: Option<PathBuf>, _: Context) -> Pending {
        channel().1
    }
}

/// Returns services that never find a folder, so that nothing is written: below a file there is none, for anybody.
fn services() -> Services {
    let file = std::env::current_exe().expect("a program knows where it is");
    Services {
        disk: Arc::new(RealDisk),
        clock: Arc::new(FixedClock(date(2026, 11, 21).at(14, 32, 0, 0))),
        places: Places::under(&file),
        program: None,
        wake: Arc::new(|| {}),
    }
}

/// The window without a screen.
struct Frames {
    ctx: Context,
    app: App,
    seconds: f64,
}

impl Frames {
    /// Opens a page and draws it until it stands still.
    fn of(size: Size, page: Page) -> Self {
        let ctx = Context::default();
        let mut app = App::new(&ctx, services(), Box::new(NoDialogs));
        app.editor = Some(size.editor());
        app.page = page;
        let mut frames = Self { ctx, app, seconds: 0.0 };
        for _ in 0..10 {
            frames.draw(vec![]);
        }
        frames
    }

    /// Draws one frame and returns the number of its triangles.
    fn draw(&mut self, events: Vec<Event>) -> usize {
        // A sixtieth of a second: a window in which something is done, yet nothing is saved.
        self.seconds += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.seconds),
            events,
            ..RawInput::default()
        };
        let Self { ctx, app, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.frame(ui);
        });
        output.textures_delta.clear();
        let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        drawn
            .iter()
            .map(|part| match &part.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum()
    }
}

fn pages() -> impl Iterator<Item = (String, Page)> {
    let places = Place::all().map(|place| (place.label().to_lowercase(), Page::Place(place)));
    let others = [("the line of sight", Page::Line), ("the findings", Page::Findings), ("share", Page::Share)];
    let between = [("the overview", Page::Overview), ("what changed", Page::Changed), ("the handover", Page::Handover)];
    places.chain(others.into_iter().chain(between).map(|(name, page)| (name.to_owned(), page)))
}

#[divan::bench(args = SIZES)]
fn frame_of_stakeholders(bencher: Bencher<'_, '_>, size: Size) {
    let mut frames = Frames::of(size, Page::Place(Place::Stage(Stage::Stakeholders)));
    bencher.bench_local(|| frames.draw(vec![]));
}

#[divan::bench(args = SIZES)]
fn frame_of_readings(bencher: Bencher<'_, '_>, size: Size) {
    let mut frames = Frames::of(size, Page::Place(Place::Register(Register::Readings)));
    bencher.bench_local(|| frames.draw(vec![]));
}

#[divan::bench(args = SIZES)]
fn settle_after_a_keystroke(bencher: Bencher<'_, '_>, size: Size) {
    let mut typing = Typing::new(size);
    bencher.bench_local(|| typing.press());
}

/// The window with nothing open: what stands between the start and the first frame, but for the graphics driver.
#[divan::bench(sample_count = 20)]
fn start_to_first_frame() -> usize {
    let ctx = Context::default();
    let app = App::new(&ctx, services(), Box::new(NoDialogs));
    let mut frames = Frames { ctx, app, seconds: 0.0 };
    frames.draw(vec![])
}

/// Someone who types into a long answer.
struct Typing {
    editor: Editor,
    at: Address,
    text: String,
    seconds: f64,
}

impl Typing {
    fn new(size: Size) -> Self {
        let at = Address::page(Place::Stage(Stage::Aim)).question("achievable");
        let mut typing = Self { editor: size.editor(), at, text: String::new(), seconds: 0.0 };
        typing.press();
        typing
    }

    /// Does what the editor does for a keystroke, until everything that follows from it is known.
    fn press(&mut self) {
        self.seconds += 0.1;
        if self.text.len() > 200 {
            self.text.clear();
        }
        self.text.push('a');
        let now = Moment { seconds: self.seconds };
        let edit = Edit::Set { at: self.at, to: Answer::Text(self.text.clone()) };
        self.editor.apply(&edit, now).expect("the answer exists");
        self.editor.settle(now, Held::Nothing);
    }
}

/// Returns the middle of several timings.
fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut timings: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
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
    let mut slowest = [Duration::ZERO; 2];
    for (name, page) in pages() {
        let [sample, ten_years] = SIZES.map(|size| {
            let mut frames = Frames::of(size, page);
            let triangles = frames.draw(vec![]);
            let time = median(41, || {
                black_box(frames.draw(vec![]));
            });
            slowest[size as usize] = slowest[size as usize].max(time);
            (time, triangles)
        });
        println!(
            "frame of {name}, ten years / sample: {:.2}x for {:.2}x as much to see ({:.2} ms against {:.2} ms)",
            ten_years.0.as_secs_f64() / sample.0.as_secs_f64(),
            ten_years.1 as f64 / sample.1 as f64,
            milliseconds(ten_years.0),
            milliseconds(sample.0),
        );
    }
    println!(
        "slowest frame, ten years / sample: {:.2}x (at most 1.3x; {:.2} ms against {:.2} ms)",
        slowest[1].as_secs_f64() / slowest[0].as_secs_f64(),
        milliseconds(slowest[1]),
        milliseconds(slowest[0]),
    );
    for stage in Stage::ALL {
        let page = Page::Place(Place::Stage(*stage));
        let [before, after] = [Size::TenYears, Size::Revisited].map(|size| {
            let mut frames = Frames::of(size, page);
            median(41, || {
                black_box(frames.draw(vec![]));
            })
        });
        println!(
            "frame of {} with every answer to confirm / none: {:.2}x ({:.2} ms against {:.2} ms)",
            stage.label().to_lowercase(),
            after.as_secs_f64() / before.as_secs_f64(),
            milliseconds(after),
            milliseconds(before),
        );
    }
    for size in [Size::Sample, Size::TenYears, Size::Revisited] {
        let mut typing = Typing::new(size);
        println!(
            "{size:?}: settle after a keystroke: {:.3} ms (under 1 ms)",
            milliseconds(median(201, || typing.press()))
        );
        let mut frames = Frames::of(size, Page::Place(Place::Stage(Stage::Aim)));
        frames.app.go_to(Address::page(Place::Stage(Stage::Aim)).question("achievable"));
        for _ in 0..5 {
            frames.draw(vec![]);
        }
        let typed = median(101, || {
            black_box(frames.draw(vec![Event::Text("a".to_owned())]));
        });
        println!("{size:?}: frame with a keystroke in it: {:.2} ms", milliseconds(typed));
    }
}

fn main() {
    divan::main();
    // Listing and testing of benchmarks is not the time to measure.
    if std::env::args().any(|argument| argument == "--bench") {
        print_bounds();
    }
}
