//! The commands at their edges: odd arguments, streams that fail, and what is left behind when something is refused.

#![expect(clippy::disallowed_methods, reason = "the tests make the files that the program meets, past the store")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};
use jiff::civil::date;
use sightline::Renderer;
use sightline::cli::{Asked, World, run};
use sightline::store::RealDisk;

/// Runs a command whose standard output is given.
fn ask_into(stdout: &mut dyn Write, arguments: Vec<OsString>) -> (Asked, String) {
    let mut stderr = vec![];
    let mut world = World {
        stdin: &mut std::io::empty(),
        stdout,
        stderr: &mut stderr,
        disk: Arc::new(RealDisk),
        today: date(2026, 11, 21),
    };
    let asked = run(arguments, &mut world);
    (asked, String::from_utf8(stderr).expect("errors are text"))
}

/// Runs a command in a folder, which `@` stands for, and returns its output and its errors.
fn ask(folder: &Path, arguments: &[&str]) -> (Asked, String, String) {
    let here = folder.display().to_string();
    let mut stdout = vec![];
    let (asked, stderr) = ask_into(&mut stdout, arguments.iter().map(|word| word.replace('@', &here).into()).collect());
    (asked, String::from_utf8(stdout).expect("output is text").replace(&here, "@"), stderr.replace(&here, "@"))
}

/// Checks that a command is refused in three parts, and what they are.
fn refused(folder: &Path, arguments: &[&str], expected: &Expect) {
    let (asked, stdout, stderr) = ask(folder, arguments);
    assert!(matches!(asked, Asked::Done(2)), "{arguments:?}: {asked:?}");
    assert_eq!((stdout.as_str(), stderr.lines().count()), ("", 3), "{arguments:?}");
    expected.assert_eq(&stderr);
}

/// Returns the names of everything in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_command_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["new", "sample", "check", "coach", "export", "help"] {
        let (asked, by_word, _) = ask(folder.path(), &["help", command]);
        assert!(matches!(asked, Asked::Done(0)), "{command}");
        assert!(by_word.starts_with(&format!("sightline {command}")), "{by_word}");
        for option in ["--help", "-h"] {
            assert_eq!(ask(folder.path(), &[command, option]).1, by_word);
        }
        assert!(by_word.lines().all(|line| line.chars().count() <= 80), "{by_word}");
    }
}

#[test]
fn what_contradicts_itself_or_is_not_known_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    ask(folder.path(), &["new", "@/a.ron", "--organisation", "Trust"]);
    let before = std::fs::read(folder.path().join("a.ron")).unwrap();
    for (arguments, said) in [
        (
            &["export", "@/a.ron", "--to", "html", "--out", "@/out", "--blank", "--with", "session"][..],
            expect![[r#"
                Blank worksheets have no session, registers or findings.
                Nothing was written.
                Leave out --blank or --with.
            "#]],
        ),
        (
            &["export", "@/a.ron", "--to", "html", "--out", "@/a.ron"],
            expect![[r#"
            @/a.ron is a file, not a folder.
            No files were written, and your workbook is unchanged.
            Choose another folder.
        "#]],
        ),
        (
            &["export", "@/a.ron", "--to", "html", "--out", "@/a.ron", "--replace"],
            expect![[r#"
            @/a.ron is a file, not a folder.
            No files were written, and your workbook is unchanged.
            Choose another folder.
        "#]],
        ),
        (
            &["export", "@/a.ron", "--to", "html", "--out", "@/out", "--blank=yes"],
            expect![[r#"
            The command was not understood: unexpected argument for option '--blank': "yes".
            Nothing was changed.
            “sightline --help” lists the commands, “sightline help COMMAND” explains one.
        "#]],
        ),
        (
            &["@/a.ron", "--renderer", "vulkan"],
            expect![[r#"
            --renderer does not accept “vulkan”.
            Nothing was changed.
            Write any or opengl.
        "#]],
        ),
        (
            &["@/a.ron", "--rendrer", "opengl"],
            expect![[r#"
            There is no option --rendrer.
            Nothing was changed.
            Did you mean --renderer? “sightline --help” lists the options.
        "#]],
        ),
        (
            &["new", "@/away/b.ron", "--organisation", "Trust"],
            expect![[r#"
            “b.ron” was not saved. Its folder cannot be found.
            No existing file has changed.
            Make the folder first, or choose another one.
        "#]],
        ),
        (
            &["check", "@/a.ron", "@/b.ron"],
            expect![[r#"
            The command was not understood: unexpected argument "@/b.ron".
            Nothing was changed.
            “sightline --help” lists the commands, “sightline help COMMAND” explains one.
        "#]],
        ),
    ] {
        refused(folder.path(), arguments, &said);
    }
    assert_eq!(names(folder.path()), ["a.ron"]);
    assert_eq!(std::fs::read(folder.path().join("a.ron")).unwrap(), before);
}

#[test]
fn no_name_in_a_file_steers_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    ask(folder.path(), &["new", "@/a.ron", "--organisation", "Riverside"]);
    let text = std::fs::read_to_string(folder.path().join("a.ron")).unwrap();
    let odd = text.replace("\"Riverside\"", "\"River\\u{1b}[2Jside\\u{7}\\r\", logo: 7");
    std::fs::write(folder.path().join("a.ron"), odd).unwrap();
    let (asked, stdout, stderr) = ask(folder.path(), &["check", "@/a.ron"]);
    assert!(matches!(asked, Asked::Done(0)), "{stderr}");
    let head: Vec<&str> = stdout.lines().take(3).map(str::trim_end).collect();
    expect![[r#"
        River [2Jside , review of November 2026
        Note: The text was changed by another program or by hand after it was saved.
        Note: This file has answers from a newer version of Sightline. They are kept, but not shown."#]]
    .assert_eq(&head.join("\n"));
    assert!(!stdout.contains(|c: char| c.is_control() && c != '\n'), "{stdout:?}");
    let (_, _, stderr) = ask(folder.path(), &["check", "\u{1b}]0;title\u{7}.ron"]);
    assert!(!stderr.contains(|c: char| c.is_control() && c != '\n'), "{stderr:?}");
}

#[test]
fn without_a_command_the_window_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let window = |arguments: &[&str]| match ask(folder.path(), arguments) {
        (Asked::Window { file, renderer }, stdout, stderr) => {
            assert_eq!((stdout.as_str(), stderr.as_str()), ("", ""), "{arguments:?}");
            (file, renderer)
        }
        (done, _, stderr) => panic!("{arguments:?}: {done:?} {stderr}"),
    };
    let plan = folder.path().join("Plan.ron");
    assert_eq!(window(&[]), (None, Renderer::Any));
    assert_eq!(window(&["--renderer", "opengl"]), (None, Renderer::OpenGl));
    assert_eq!(window(&["@/Plan.ron"]), (Some(plan.clone()), Renderer::Any));
    assert_eq!(window(&["@/Plan.ron", "--renderer", "opengl"]), (Some(plan.clone()), Renderer::OpenGl));
    assert_eq!(window(&["--renderer=opengl", "@/Plan.ron"]), (Some(plan), Renderer::OpenGl));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text_are_names_of_files_and_nothing_else() {
    use std::os::unix::ffi::OsStringExt as _;

    let folder = tempfile::tempdir().unwrap();
    let ask = |arguments| {
        let mut stdout = vec![];
        let (asked, stderr) = ask_into(&mut stdout, arguments);
        (asked, String::from_utf8(stdout).unwrap(), stderr)
    };
    let odd = || OsString::from_vec(b"caf\xe9".to_vec());
    let file = folder.path().join(OsString::from_vec(b"caf\xe9.ron".to_vec()));
    let word = OsString::from;
    let (asked, _, _) = ask(vec![word("new"), file.clone().into(), word("--organisation"), word("Trust")]);
    assert!(matches!(asked, Asked::Done(0)), "{asked:?}");
    let (asked, stdout, _) = ask(vec![word("check"), file.clone().into()]);
    assert!(matches!(asked, Asked::Done(0)) && stdout.starts_with("Trust"), "{stdout}");
    let mut said = String::new();
    for words in [
        vec![odd()],
        vec![word("help"), odd()],
        vec![word("sample"), odd(), file.clone().into()],
        vec![word("new"), folder.path().join("B.ron").into(), word("--organisation"), odd()],
        vec![word("export"), file.clone().into(), word("--to"), odd()],
        vec![word("export"), file.clone().into(), word("--today"), odd()],
        vec![OsString::from_vec(b"--caf\xe9".to_vec())],
    ] {
        let (asked, stdout, stderr) = ask(words);
        assert!(matches!(asked, Asked::Done(2)) && stdout.is_empty(), "{stdout}{stderr}");
        said.push_str(stderr.lines().next().unwrap_or_default());
        said.push('\n');
    }
    expect![[r#"
        There is no command and no file called “caf�”.
        There is no command called “caf�”.
        There is no worked example called “caf�”.
        --organisation does not accept “caf�”.
        --to does not accept “caf�”.
        --today does not accept “caf�”.
        There is no option --caf�.
    "#]]
    .assert_eq(&said);
    assert_eq!(names(folder.path()).len(), 1);
}

/// A stream that takes nothing.
struct Shut(ErrorKind);

impl Write for Shut {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A stream that finds out late that it could not take what it took.
struct Full;

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Err(ErrorKind::StorageFull.into())
    }
}

#[test]
fn a_reader_who_has_left_is_no_fault_and_a_full_drive_is_one() {
    let (asked, said) = ask_into(&mut Shut(ErrorKind::BrokenPipe), vec!["--help".into()]);
    assert!(matches!(asked, Asked::Done(0)) && said.is_empty(), "{asked:?} {said}");
    let (asked, at_once) = ask_into(&mut Shut(ErrorKind::StorageFull), vec!["--help".into()]);
    assert!(matches!(asked, Asked::Done(2)), "{asked:?}");
    let (asked, late) = ask_into(&mut Full, vec!["--help".into()]);
    assert!(matches!(asked, Asked::Done(2)), "{asked:?}");
    assert_eq!(at_once, late);
    expect![[r#"
        The output could not be written. The computer reports: no storage space.
        No file was changed. Only the output is lost.
        Check where the output was sent, and try again.
    "#]]
    .assert_eq(&late);
}
