//! How long papers take as files, and how much memory: a short paper cold and warm, a small and a ten-year workbook.
//!
//! The figures of one machine say little, so the last lines are ratios. Each line that says "cold" was measured in a
//! program of its own, which did nothing before. Programs that can do the same are measured where they are installed:
//! `LibreOffice` converting our Word file, and the command line of the typesetter with our source.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock, the disk and its own memory")]
#![expect(clippy::print_stdout, reason = "a benchmark reports to the person who ran it")]

#[expect(dead_code, reason = "a test of the window has a review of its own")]
#[path = "../tests/support/ten_years/mod.rs"]
mod ten_years;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use divan::Bencher;
use jiff::civil::Date;
use sightline::export::{Annex, Document, Exported, Format, Order, Paper, Selection, compose, export, pdf_source};
use sightline::model::Workbook;
use sightline::rules::Findings;

/// The day on the papers.
const TODAY: Date = jiff::civil::date(2025, 9, 1);

/// The papers that are measured.
#[derive(Clone, Copy, Debug)]
enum Subject {
    /// The paper of a board: a page with annexes.
    Board,
    /// A few pages for a colleague.
    Short,
    /// Everything in a modest review.
    Small,
    /// Everything after ten years of use.
    TenYears,
}

const SUBJECTS: [Subject; 4] = [Subject::Board, Subject::Short, Subject::Small, Subject::TenYears];

impl Subject {
    fn workbook(self) -> Workbook {
        match self {
            Self::Board | Self::Short | Self::Small => ten_years::small(),
            Self::TenYears => ten_years::ten_years(),
        }
    }

    fn document(self) -> Document {
        let paper = match self {
            Self::Board => Paper::BoardPaper,
            Self::Short => Paper::Handover,
            Self::Small | Self::TenYears => Paper::Worksheets,
        };
        let order = Order { selection: Selection::whole(), annex: Annex::Everything, ..Order::new(paper) };
        let workbook = self.workbook();
        compose(&order, &workbook, &Findings::of(&workbook, TODAY), TODAY).expect("such a workbook has these papers")
    }

    /// Returns the paper with one more word in it, so that not all of it is known from before.
    fn changed(self, times: usize) -> Document {
        let mut document = self.document();
        document.date_line = format!("Draft {times}");
        document
    }
}

fn written(document: &Document, format: Format) -> Exported {
    export(document, format).expect("every format writes these papers")
}

#[divan::bench(args = [Subject::Board, Subject::Short, Subject::Small])]
fn pdf_warm(bencher: Bencher<'_, '_>, subject: Subject) {
    let document = subject.document();
    bencher.bench(|| written(black_box(&document), Format::Pdf));
}

#[divan::bench(args = [Subject::Board, Subject::Short, Subject::Small])]
fn web_page(bencher: Bencher<'_, '_>, subject: Subject) {
    let document = subject.document();
    bencher.bench(|| written(black_box(&document), Format::Html));
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

/// Returns the most memory that this program has held, in megabytes. None where the system does not say.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

/// Measures one paper in one format, in a program that did nothing before, and prints a line.
fn measure_alone(subject: Subject, format: Format) {
    let document = subject.document();
    let before = peak_memory();
    let (cold, made) = timed(|| export(&document, format));
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            println!("{subject:?} as {}: refused: {error}", format.id());
            return;
        }
    };
    let peak = peak_memory();
    let (warm, _) = timed(|| written(&document, format));
    let draft = subject.changed(1);
    let (edited, _) = timed(|| written(&draft, format));
    let bytes: usize = made.files.iter().map(|(_, bytes)| bytes.len()).sum();
    let memory = |peak: Option<u64>| peak.map_or_else(|| "not known".to_owned(), |peak| format!("{peak} MB"));
    println!(
        "{subject:?} as {}: cold {:.0} ms, again {:.0} ms ({:.1} times faster), after a change {:.0} ms; {} KB; peak memory \
         {} (before: {}, after all: {})",
        format.id(),
        milliseconds(cold),
        milliseconds(warm),
        cold.as_secs_f64() / warm.as_secs_f64(),
        milliseconds(edited),
        bytes / 1000,
        memory(peak),
        memory(before),
        memory(peak_memory()),
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Lets `LibreOffice` make a PDF of our Word file, and compares.
fn compare_with_libreoffice() {
    let folder = std::env::temp_dir().join(format!("sightline-papers-{}", std::process::id()));
    for subject in [Subject::Board, Subject::Short, Subject::Small] {
        let document = subject.document();
        let mut made = written(&document, Format::Docx);
        std::fs::create_dir_all(&folder).expect("a folder for the Word file");
        let file = folder.join("paper.docx");
        std::fs::write(&file, made.files.remove(0).1).expect("the Word file is written");
        let mut office = Command::new("soffice");
        office.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&folder).arg(&file);
        let convert = |office: &mut Command| office.output().is_ok_and(|done| done.status.success());
        // The first start makes a profile, which is not what is compared.
        if !convert(&mut office) {
            println!("LibreOffice: not measured, soffice does not run here");
            break;
        }
        let (theirs, _) = timed(|| convert(&mut office));
        let (ours, _) = timed(|| written(&subject.changed(2), Format::Pdf));
        println!(
            "{subject:?}: LibreOffice {:.0} ms / ours {:.0} ms: {:.1} times (aim: 10)",
            milliseconds(theirs),
            milliseconds(ours),
            theirs.as_secs_f64() / ours.as_secs_f64(),
        );
    }
    // What is left behind is a small file in a folder for such files.
    drop(std::fs::remove_dir_all(&folder));
}

/// Lets the command line of the typesetter set the same source, and compares. Both start cold.
fn compare_with_typst(this: &std::path::Path) {
    let folder = std::env::temp_dir().join(format!("sightline-typst-{}", std::process::id()));
    for subject in [Subject::Board, Subject::Short, Subject::Small] {
        for (path, bytes) in pdf_source(&subject.document()).expect("the source can be written") {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the source");
            std::fs::write(path, bytes).expect("the source is written");
        }
        let mut typst = Command::new("typst");
        typst.current_dir(&folder).args(["compile", "--ignore-system-fonts", "--font-path", "."]);
        typst.args(["--features", "a11y-extras", "--pdf-standard", "a-2a,ua-1", "--creation-timestamp", "1756684800"]);
        typst.args(["paper.typ", "paper.pdf"]);
        let mut set = || typst.output().is_ok_and(|done| done.status.success());
        if !set() {
            println!("typst: not measured, its command line does not run here");
            break;
        }
        let (theirs, _) = timed(set);
        // Ours as a program of its own as well, which starts, builds the paper and sets it.
        let mut ours = Command::new(this);
        ours.args(["--set", &format!("{subject:?}")]);
        let (alone, made) = timed(|| ours.status().is_ok_and(|done| done.success()));
        assert!(made, "{subject:?} was not made");
        println!(
            "{subject:?}: typst {:.0} ms / ours, a program of its own too, {:.0} ms: {:.2} times (aim: 1)",
            milliseconds(theirs),
            milliseconds(alone),
            theirs.as_secs_f64() / alone.as_secs_f64(),
        );
    }
    drop(std::fs::remove_dir_all(&folder));
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--alone") {
        let wanted = arguments.get(at + 1..at + 3).unwrap_or_default();
        let subject = SUBJECTS.into_iter().find(|one| wanted.first() == Some(&format!("{one:?}")));
        let format = wanted.get(1).and_then(|id| Format::from_id(id));
        measure_alone(subject.expect("a subject"), format.expect("a format"));
        return;
    }
    if let Some(at) = arguments.iter().position(|argument| argument == "--set") {
        let wanted = arguments.get(at + 1);
        let subject = SUBJECTS.into_iter().find(|one| wanted == Some(&format!("{one:?}"))).expect("a subject");
        black_box(written(&subject.document(), Format::Pdf));
        return;
    }
    divan::main();
    // Listing and testing of benchmarks is not the time to measure.
    if arguments.iter().any(|argument| argument == "--bench") {
        let this = std::env::current_exe().expect("a program knows where it is");
        for subject in SUBJECTS {
            for format in Format::ALL {
                let status = Command::new(&this).args(["--alone", &format!("{subject:?}"), format.id()]).status();
                assert!(status.is_ok_and(|status| status.success()), "{subject:?} as {} was not made", format.id());
            }
        }
        compare_with_libreoffice();
        compare_with_typst(&this);
    }
}
