//! The rules that keep the layers apart, checked on the text of every source file.
//!
//! A rule that only a person remembers is broken within a month. Each message names the file, the line and the way out;
//! the tests at the foot show that each rule notices what it forbids.

#![expect(clippy::disallowed_methods, reason = "the test reads the source of the program, which has no store")]

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::support::rust_text::{Code, Token};

/// Each layer with the layers that it may use besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("charts", &["model"]),
    ("rules", &["model"]),
    ("export", &["model", "charts", "rules"]),
    ("import", &["model", "charts", "rules"]),
    ("store", &["model"]),
    ("editor", &["model", "rules", "store"]),
    ("ui", &["model", "charts", "rules", "export", "import", "store", "editor"]),
    ("cli", &["model", "charts", "rules", "export", "import", "store", "editor"]),
];

/// A path that only some files may name.
struct Privilege {
    /// The path, as it would be written in full; what lies below it is meant too.
    path: &'static str,
    /// The starts of the files that may name it.
    only_in: &'static [&'static str],
    /// Whether tests inside the source may name it as well.
    tests: Tests,
    /// What to do instead.
    instead: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Tests {
    May,
    MayNot,
}

const UI: &[&str] = &["src/ui/", "src/main.rs"];
const TIME: &[&str] = &["src/store/", "src/editor/", "src/ui/", "src/cli/"];
const CLOCK: &[&str] = &["src/editor/clock"];
const CLOCK_INSTEAD: &str = "take the time as an argument; the clock belongs to editor::clock";

const fn only(path: &'static str, only_in: &'static [&'static str], tests: Tests, instead: &'static str) -> Privilege {
    Privilege { path, only_in, tests, instead }
}

const PRIVILEGES: &[Privilege] = &[
    only("egui", UI, Tests::MayNot, "keep the window in src/ui"),
    only("eframe", UI, Tests::MayNot, "keep the window in src/ui"),
    only("rfd", UI, Tests::MayNot, "keep dialogs in src/ui"),
    only("winit", UI, Tests::MayNot, "keep the window in src/ui"),
    only("std::fs", &["src/store/"], Tests::May, "the disk belongs to store; call it, or take bytes as an argument"),
    only("std::env", &["src/store/", "src/cli/", "src/main.rs"], Tests::May, "take the value as an argument"),
    only(
        "std::process",
        // The store asks which run of the program it is, and starts and ends none.
        &["src/cli/", "src/main.rs", "src/store/program.rs"],
        Tests::May,
        "return a value; only the command line starts or ends",
    ),
    only(
        "std::thread",
        &["src/editor/", "src/ui/", "src/store/disk.rs", "src/export/pdf/engine.rs"],
        Tests::May,
        "let the editor run long work on its named threads",
    ),
    only("std::time::SystemTime", TIME, Tests::May, CLOCK_INSTEAD),
    only("std::time::Instant", TIME, Tests::May, CLOCK_INSTEAD),
    only("SystemTime::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("Instant::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("std::time::SystemTime::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("std::time::Instant::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("Zoned::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("Timestamp::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("jiff::Zoned::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only("jiff::Timestamp::now", CLOCK, Tests::May, CLOCK_INSTEAD),
    only(
        "ron",
        &["src/store/", "src/model/reference/", "src/ui/theme/colours.rs"],
        Tests::May,
        "the file format belongs to store::format",
    ),
];

/// Macros that leave work undone or speak past the program's own messages.
const MACROS: &[(&str, &str)] =
    &[("todo", "finish it, or leave it out"), ("unimplemented", "finish it, or leave it out"), ("dbg", "remove it")];

/// Names of files that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "common", "misc"];

/// The number of lines that a file may have.
const LINES: usize = 500;

/// The files that may be longer, each with the reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// What lies at the top of the repository; `target` is what cargo builds.
const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "clippy.toml",
    "rustfmt.toml",
    "kittest.toml",
    "README.md",
    "assets",
    "benches",
    "src",
    "target",
    "tests",
];

/// One place where a rule is broken.
#[derive(Debug, PartialEq)]
struct Breach {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Whether a whole file is compiled for tests only.
#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    Product,
    TestOnly,
}

/// Returns every rule that a source file breaks.
fn breaches(file: &str, text: &str, purpose: Purpose) -> Vec<Breach> {
    let code = Code::read(text);
    let mut found = vec![];
    let mut breach = |line: usize, what: String| {
        let breach = Breach { file: file.to_owned(), line, what };
        if !found.contains(&breach) {
            found.push(breach);
        }
    };
    let in_test = |line: usize| purpose == Purpose::TestOnly || code.is_test(line);

    if !text.lines().next().is_some_and(|first| first.starts_with("//! ")) {
        breach(1, "opens without a `//!` line: say in one sentence what the file is and why it exists".to_owned());
    }
    if let Some(name) = Path::new(file)
        .with_extension("")
        .iter()
        .filter_map(|part| part.to_str())
        .find(|part| EMPTY_NAMES.contains(part))
    {
        breach(1, format!("`{name}` says nothing about what is inside: name the file after what it does"));
    }
    let lines = text.lines().count();
    match LONG_FILES.iter().find(|(long, _)| *long == file) {
        None if lines > LINES => breach(
            LINES + 1,
            format!("has {lines} lines, more than {LINES}: split it, or list it in LONG_FILES with a reason"),
        ),
        Some(_) if lines <= LINES => breach(1, format!("has {lines} lines: take it out of LONG_FILES")),
        _ => {}
    }

    let layer = layer_of(file);
    for (line, path) in code.paths() {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        if let (Some((layer, allowed)), Some(used)) = (layer, layer_used(file, &path))
            && used != *layer
            && !allowed.contains(&used)
        {
            let may = if allowed.is_empty() { "no other layer".to_owned() } else { allowed.join(", ") };
            breach(line, format!("`{layer}` uses `{used}`, but may use {may}: move the code, or pass a value in"));
        }
        for privilege in PRIVILEGES {
            let wanted: Vec<&str> = privilege.path.split("::").collect();
            let excused = privilege.tests == Tests::May && in_test(line);
            if path.starts_with(&wanted) && !excused && !privilege.only_in.iter().any(|start| file.starts_with(start)) {
                breach(line, format!("`{}` may not be named here: {}", privilege.path, privilege.instead));
            }
        }
        if let [.., kind @ ("Color32" | "Rgba" | "Hsva"), made] = path[..]
            && is_colour(made)
            && !file.starts_with("src/ui/theme/")
            && !in_test(line)
        {
            breach(line, format!("`{kind}::{made}` is a colour of its own: take one from the theme in src/ui/theme"));
        }
    }

    for (place, (line, token)) in code.tokens().iter().enumerate() {
        let next = |ahead: usize| code.tokens().get(place + ahead).map(|(_, token)| token);
        let is_mark = |ahead: usize, mark: char| next(ahead) == Some(&Token::Mark(mark));
        let is_word = |ahead: usize, word: &str| matches!(next(ahead), Some(Token::Word(found)) if found == word);
        match token {
            Token::Mark('.') if is_word(1, "unwrap") && is_mark(2, '(') && !in_test(*line) => {
                breach(*line, "`.unwrap()` outside tests: handle the other case, or make it impossible".to_owned());
            }
            Token::Mark('#') => {
                let inner = usize::from(is_mark(1, '!'));
                if is_mark(1 + inner, '[') && is_word(2 + inner, "allow") {
                    breach(*line, "`#[allow]`: use `#[expect(…, reason = \"…\")]`, or mend the code".to_owned());
                }
            }
            Token::Word(word) if is_mark(1, '!') && !is_mark(2, '=') => {
                if let Some((name, instead)) = MACROS.iter().find(|(name, _)| name == word) {
                    breach(*line, format!("`{name}!`: {instead}"));
                }
            }
            _ => {}
        }
    }
    found
}

/// Returns whether a constructor or constant of a colour type stands for a certain colour.
fn is_colour(made: &str) -> bool {
    let constant = made.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit());
    made.starts_with("from_") || made == "new" || (constant && !matches!(made, "TRANSPARENT" | "PLACEHOLDER"))
}

/// Returns the layer that a file belongs to, with the layers that it may use. None for `lib.rs` and `main.rs`.
fn layer_of(file: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let name = file.strip_prefix("src/")?.split(['/', '.']).next()?;
    LAYERS.iter().find(|(layer, _)| *layer == name)
}

/// Returns the layer that a path leads into: `crate::store::…`, or as many `super` as it takes.
fn layer_used(file: &str, path: &[&str]) -> Option<&'static str> {
    let below = match path {
        ["crate", below @ ..] => below,
        ["super", ..] => {
            let steps = path.iter().take_while(|step| **step == "super").count();
            let inside = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            // A module inside the file takes one `super` more.
            (steps >= inside.split('/').count()).then(|| &path[steps..])?
        }
        ["self", "super", ..] => return layer_used(file, &path[1..]),
        _ => return None,
    };
    let first = below.first()?;
    LAYERS.iter().find(|(layer, _)| layer == first).map(|(layer, _)| *layer)
}

/// Returns the files, without ending, that `#[cfg(test)] mod name;` in a file makes tests only.
fn test_only_modules(file: &str, text: &str) -> Vec<String> {
    let path = Path::new(file);
    let own = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new(""));
    let inside = if matches!(own, "mod" | "lib" | "main") { folder.to_owned() } else { folder.join(own) };
    let code = Code::read(text);
    code.test_modules()
        .into_iter()
        .map(|(name, at)| match at {
            Some(at) => folder.join(at).with_extension(""),
            None => inside.join(name),
        })
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect()
}

/// Returns all that is compiled for tests only.
pub(crate) fn test_only(sources: &[(String, String)]) -> BTreeSet<String> {
    sources.iter().flat_map(|(file, text)| test_only_modules(file, text)).collect()
}

/// Returns whether a file is among what is compiled for tests only.
pub(crate) fn is_test_only(test_only: &BTreeSet<String>, file: &str) -> bool {
    let module = Path::new(file.trim_end_matches(".rs").trim_end_matches("/mod"));
    test_only.iter().any(|test| module.starts_with(test))
}

/// Returns the entries at the top of the repository that do not belong there.
fn strangers(names: &[String]) -> Vec<&String> {
    names
        .iter()
        .filter(|name| !(name.starts_with('.') || name.starts_with("LICENSE") || TOP.contains(&name.as_str())))
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns every Rust file below `src` with its path from the root and its text, in order.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut files = vec![];
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the source") {
            let path = entry.expect("an entry of the source").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).expect("source is text");
                let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                files.push((name, text));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn every_source_file_keeps_to_its_layer() {
    let sources = sources();
    assert!(sources.len() > 30, "only {} files were found below src", sources.len());
    let test_only = test_only(&sources);
    let mut found: Vec<String> = vec![];
    for (file, text) in &sources {
        let purpose = if is_test_only(&test_only, file) { Purpose::TestOnly } else { Purpose::Product };
        found.extend(breaches(file, text, purpose).iter().map(Breach::to_string));
    }
    for (long, reason) in LONG_FILES {
        assert!(sources.iter().any(|(file, _)| file == long), "{long} is in LONG_FILES and does not exist");
        assert!(reason.len() > 20, "{long} needs a reason to be long");
    }
    assert!(found.is_empty(), "{} rules are broken:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_layer_folder_is_in_the_table() {
    for (file, _) in sources() {
        assert!(
            matches!(file.as_str(), "src/lib.rs" | "src/main.rs") || layer_of(&file).is_some(),
            "{file} belongs to no layer: move it into one, or add the layer to LAYERS and to src/lib.rs"
        );
    }
}

#[test]
fn nothing_strange_lies_at_the_top_of_the_repository() {
    let names: Vec<String> = std::fs::read_dir(root())
        .expect("the repository")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().any(|name| name == "Cargo.toml"));
    let strangers = strangers(&names);
    assert!(strangers.is_empty(), "{strangers:?} do not belong at the top: move them below src, assets or tests");
}

/// Returns what is wrong with a few lines of product code, as `line: start of the message`.
fn wrong(file: &str, lines: &str) -> Vec<String> {
    let text = format!("//! Says what it is.\n{lines}");
    breaches(file, &text, Purpose::Product)
        .iter()
        .map(|breach| format!("{}: {}", breach.line, breach.what.split(": ").next().unwrap_or_default()))
        .collect()
}

#[test]
fn a_layer_that_reaches_up_is_caught_however_it_is_written() {
    let caught = ["2: `model` uses `store`, but may use no other layer"];
    for line in [
        "use crate::store::Header;",
        "use crate::{model::View, store::Header};",
        "use crate::{\nstore::{Header, Document},\n};",
        "fn f() { crate::store::open(); }",
        "fn f() -> $crate::store::Header {}",
        "use super::super::super::store::Header;",
        "use super::super::{super::store, sheets};",
    ] {
        let found = wrong("src/model/sheets/aim.rs", line);
        let line_moved = line.contains('\n');
        let expected = if line_moved { caught[0].replacen('2', "3", 1) } else { caught[0].to_owned() };
        assert_eq!(found, [expected], "{line}");
    }
    for line in [
        "use crate::model::View;",
        "use super::store;",
        "// use crate::store::Header;",
        "/* use crate::store; /* and */ use crate::ui; */",
        "const A: &str = \"crate::store::Header\";",
        "const A: &str = r#\"\" crate::store::Header\"#;",
        "fn f<'a>(x: &'a str) -> char { '\"' }",
        "pub(crate) fn f() {}",
    ] {
        assert_eq!(wrong("src/model/sheets/aim.rs", line), [""; 0], "{line}");
    }
}

#[test]
fn every_layer_may_use_what_the_table_says_and_nothing_else() {
    for (layer, allowed) in LAYERS {
        for (other, _) in LAYERS {
            let found = wrong(&format!("src/{layer}/page.rs"), &format!("use crate::{other}::Thing;"));
            assert_eq!(found.is_empty(), layer == other || allowed.contains(other), "{layer} uses {other}: {found:?}");
        }
    }
    assert_eq!(wrong("src/lib.rs", "use crate::ui::Window; use crate::store::Header;"), [""; 0]);
}

#[test]
fn privileges_are_for_those_who_have_them() {
    for (file, line, caught) in [
        ("src/cli/check.rs", "use egui::Ui;", "2: `egui` may not be named here"),
        ("src/editor/document.rs", "type A = eframe::Frame;", "2: `eframe` may not be named here"),
        ("src/model/a.rs", "#[cfg(test)]\nmod tests { use egui::Ui; }", "3: `egui` may not be named here"),
        ("src/ui/form.rs", "use std::fs;", "2: `std::fs` may not be named here"),
        ("src/ui/form.rs", "use std::{fmt, fs::File};", "2: `std::fs` may not be named here"),
        ("src/export/html.rs", "fn f() { std::env::var(\"HOME\"); }", "2: `std::env` may not be named here"),
        ("src/rules/check.rs", "use std::thread;", "2: `std::thread` may not be named here"),
        ("src/charts/line.rs", "use std::time::{Duration, Instant};", "2: `std::time::Instant` may not be named here"),
        ("src/store/file.rs", "fn f() { SystemTime::now(); }", "2: `SystemTime::now` may not be named here"),
        ("src/cli/new.rs", "fn f() { Zoned::now(); }", "2: `Zoned::now` may not be named here"),
        ("src/ui/form.rs", "fn f() { ron::from_str(a); }", "2: `ron` may not be named here"),
        ("src/ui/form.rs", "fn f() { Color32::from_rgb(1, 2, 3); }", "2: `Color32::from_rgb` is a colour of its own"),
        ("src/ui/form.rs", "const A: C = egui::Color32::RED;", "2: `Color32::RED` is a colour of its own"),
        ("src/ui/form.rs", "const A: C = Rgba::from_gray(0.5);", "2: `Rgba::from_gray` is a colour of its own"),
        ("src/ui/form.rs", "fn f() { a.unwrap(); }", "2: `.unwrap()` outside tests"),
        ("src/ui/form.rs", "fn f() { a\n    .unwrap(); }", "3: `.unwrap()` outside tests"),
        ("src/ui/form.rs", "#[allow(dead_code)]", "2: `#[allow]`"),
        ("src/ui/form.rs", "#![allow(dead_code)]", "2: `#[allow]`"),
        ("src/ui/form.rs", "fn f() { todo!() }", "2: `todo!`"),
        ("src/ui/utils.rs", "", "1: `utils` says nothing about what is inside"),
        ("src/ui/helpers/row.rs", "", "1: `helpers` says nothing about what is inside"),
    ] {
        assert_eq!(wrong(file, line), [caught], "{file}: {line}");
    }
    for (file, line) in [
        ("src/ui/form.rs", "use egui::Ui;"),
        ("src/main.rs", "use eframe::egui;"),
        ("src/store/disk.rs", "use std::fs::File;"),
        ("src/store/disk.rs", "use std::time::SystemTime;"),
        ("src/editor/clock.rs", "fn f() { SystemTime::now(); }"),
        ("src/editor/job.rs", "use std::thread;"),
        ("src/model/reference/mod.rs", "fn f() { ron::from_str(a); }"),
        ("src/ui/theme/colours.rs", "fn f() { ron::from_str(a); Color32::from_rgb(1, 2, 3) }"),
        ("src/ui/form.rs", "const A: C = Color32::TRANSPARENT; fn f() { a.unwrap_or(b); todo != x; }"),
        ("src/ui/form.rs", "/// `a.unwrap()` would be `todo!()`."),
        ("src/model/a.rs", "#[cfg(test)]\nmod tests {\n    fn f() { if a { std::fs::read(b).unwrap(); } }\n}"),
        ("src/model/a.rs", "#[cfg(test)]\nfn f() { a.unwrap(); }"),
        ("src/model/a.rs", "use std::time::Duration;"),
    ] {
        assert_eq!(wrong(file, line), [""; 0], "{file}: {line}");
    }
    // After the tests the rules hold again.
    let after = "#[cfg(test)]\nmod tests { fn f() {} }\nfn g() { a.unwrap(); }";
    assert_eq!(wrong("src/model/a.rs", after), ["4: `.unwrap()` outside tests"]);
}

#[test]
fn a_file_without_an_opening_sentence_or_with_too_many_lines_is_caught() {
    let told = |text: &str| breaches("src/model/a.rs", text, Purpose::Product);
    let bare = told("use std::fmt;\n");
    assert_eq!((bare.len(), bare[0].line), (1, 1));
    assert!(bare[0].to_string().starts_with("src/model/a.rs:1: opens without a `//!` line: say in one sentence"));
    assert_eq!(told(""), told("\n//! Late.\n"));
    let long = told(&format!("//! Long.\n{}", "// More.\n".repeat(LINES)));
    assert_eq!((long.len(), long[0].line), (1, LINES + 1));
    assert_eq!(told(&format!("//! Long.\n{}", "// More.\n".repeat(LINES - 1))), []);
}

#[test]
fn a_file_that_only_tests_compile_may_do_what_tests_may() {
    let disk = "//! A disk that fails.\nfn f() { std::fs::read(a).unwrap(); }";
    assert_eq!(breaches("src/editor/fake_disk.rs", disk, Purpose::Product).len(), 2);
    assert_eq!(breaches("src/editor/fake_disk.rs", disk, Purpose::TestOnly), []);
    let text =
        "#[cfg(test)]\npub(crate) mod fake_disk;\nmod disk;\n#[cfg(test)]\n#[path = \"file_tests.rs\"]\nmod tests;";
    assert_eq!(test_only_modules("src/store/mod.rs", text), ["src/store/fake_disk", "src/store/file_tests"]);
    assert_eq!(test_only_modules("src/store/file.rs", text), ["src/store/file/fake_disk", "src/store/file_tests"]);
}

#[test]
fn a_stray_file_at_the_top_is_caught() {
    let names = ["Cargo.toml", ".gitignore", "LICENSE-MIT", "target", "notes.md", "scripts"].map(str::to_owned);
    assert_eq!(strangers(&names), ["notes.md", "scripts"]);
}
