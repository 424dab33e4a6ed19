//! The commands: what each says to the letter, and that no bad file makes one panic or change a byte.

#![expect(clippy::disallowed_methods, reason = "the tests make the files that the program meets, past the store")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};
use jiff::civil::date;
use sightline::cli::{Asked, World, run};
use sightline::store::RealDisk;

/// What a command said and how it ended.
pub(crate) struct Said {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs a command in a folder. The folder's path is left out of what is said.
pub(crate) fn sightline(folder: &Path, arguments: &[&str]) -> Said {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut std::io::empty(),
        stdout: &mut out,
        stderr: &mut err,
        disk: Arc::new(RealDisk),
        today: date(2026, 11, 21),
    };
    let arguments = arguments.iter().map(|argument| argument.replace("DIR", &folder.display().to_string()).into());
    let code = match run(arguments, &mut world) {
        Asked::Done(code) => code,
        Asked::Window { .. } => 255,
    };
    let words = |bytes: Vec<u8>| {
        String::from_utf8(bytes).expect("words").replace(&format!("{}/", folder.display()), "").replace('\\', "/")
    };
    Said { code, out: words(out), err: words(err) }
}

/// Runs a command and holds its exit code and all that it says.
pub(crate) fn check(folder: &Path, arguments: &[&str], code: u8, said: &Expect) {
    let got = sightline(folder, arguments);
    assert_eq!(got.code, code, "{arguments:?}: {}{}", got.out, got.err);
    said.assert_eq(&format!("{}{}", got.out, got.err));
    assert!(got.out.is_empty() || got.err.is_empty(), "said on both: {arguments:?}");
}

#[test]
fn a_workbook_is_started_and_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["new", "DIR/a.ron", "--organisation", "Ysbyty Dŵr NHS Trust"];
    check(
        folder.path(),
        &arguments,
        0,
        &expect![[r#"
            Started a.ron
        "#]],
    );
    let before = std::fs::read(folder.path().join("a.ron")).unwrap();
    check(
        folder.path(),
        &arguments,
        2,
        &expect![[r#"
            There is already a file a.ron.
            It is unchanged, and nothing was written.
            Choose another name.
        "#]],
    );
    assert_eq!(std::fs::read(folder.path().join("a.ron")).unwrap(), before);
    check(
        folder.path(),
        &["check", "DIR/a.ron"],
        0,
        &expect![[r#"
            Ysbyty Dŵr NHS Trust, review of November 2026

            1  Aim               0 of    4 answered  open
            2  Objectives        0 of    4 answered  open
            3  Stakeholders      0 of    2 answered  open
            4  Resources         0 of   13 answered  open
            5  Content           0 of    6 answered  open
            6  Evaluation        0 of    4 answered  open
               All stages        0 of   33 answered

            No findings
        "#]],
    );
}

#[test]
fn an_example_is_written_checked_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    check(
        folder.path(),
        &["sample", "staffordshire", "DIR/s.ron"],
        0,
        &expect![[r#"
            Wrote “Six groups in Staffordshire, one digital strategy” to s.ron
        "#]],
    );
    let progress = sightline(folder.path(), &["check", "DIR/s.ron"]).out;
    assert_eq!(progress.matches("complete").count(), 6, "{progress}");
    let export = ["export", "DIR/s.ron", "--to", "html,md", "--out", "DIR/papers", "--stages", "aim,content"];
    check(
        folder.path(),
        &export,
        0,
        &expect![[r#"
            Wrote papers/The six clinical commissioning groups social media review September 2018 stages 1 and 5.html
            Wrote papers/The six clinical commissioning groups social media review September 2018 stages 1 and 5.md
        "#]],
    );
    check(
        folder.path(),
        &export,
        2,
        &expect![[r#"
            “The six clinical commissioning groups social media review September 2018 stages 1 and 5.html” was not saved. There is already a file with that name.
            No files were written, and your workbook is unchanged.
            Choose another folder, or add --replace.
        "#]],
    );
    let replaced = sightline(folder.path(), &[&export[..], &["--replace"]].concat());
    assert_eq!((replaced.code, replaced.err.as_str()), (0, ""));
    for entry in std::fs::read_dir(folder.path().join("papers")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("Find your drivers and your aim"), "{}", path.display());
        assert!(!text.contains("Map your stakeholders"), "{}", path.display());
    }
    let blank = sightline(
        folder.path(),
        &["export", "DIR/s.ron", "--to", "md", "--out", "DIR/blank", "--blank", "--stages", "aim"],
    );
    assert_eq!(blank.code, 0, "{}", blank.err);
}

#[test]
fn slips_are_explained_in_three_parts() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, said) in [
        (
            &["exprot"][..],
            expect![[r#"
            There is no command and no file called “exprot”.
            Nothing was changed.
            Did you mean “export”? “sightline --help” lists the commands.
        "#]],
        ),
        (
            &["--verison"],
            expect![[r#"
            There is no option --verison.
            Nothing was changed.
            Did you mean --version? “sightline --help” lists the options.
        "#]],
        ),
        (
            &["new", "DIR/a.ron"],
            expect![[r#"
            The name of the organisation (--organisation NAME) is missing.
            Nothing was changed.
            “sightline help new” shows how the command is written.
        "#]],
        ),
        (
            &["sample", "cheese", "DIR/a.ron"],
            expect![[r#"
            There is no worked example called “cheese”.
            Nothing was written.
            The examples are constitution and staffordshire.
        "#]],
        ),
        (
            &["check"],
            expect![[r#"
            The name of the workbook is missing.
            Nothing was changed.
            “sightline help check” shows how the command is written.
        "#]],
        ),
        (
            &["export", "DIR/a.ron", "--to", "pptx", "--out", "DIR"],
            expect![[r#"
                --to does not accept “pptx”.
                Nothing was changed.
                Write docx, pdf, xlsx, html, md, csv or ics, or several: html,md.
            "#]],
        ),
        (
            &["export", "DIR/a.ron", "--stage", "aim"],
            expect![[r#"
            There is no option --stage.
            Nothing was changed.
            Did you mean --stages? “sightline --help” lists the options.
        "#]],
        ),
        (
            &["export", "DIR/a.ron", "--today", "soon"],
            expect![[r#"
            --today does not accept “soon”.
            Nothing was changed.
            Write a date, for example 2026-11-21.
        "#]],
        ),
        (
            &["help", "publish"],
            expect![[r#"
            There is no command called “publish”.
            Nothing was changed.
            “sightline --help” lists the commands.
        "#]],
        ),
    ] {
        check(folder.path(), arguments, 2, &said);
    }
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing was written");
}

#[test]
fn help_version_and_news_are_said() {
    let folder = tempfile::tempdir().unwrap();
    check(
        folder.path(),
        &["--help"],
        0,
        &expect![[r#"
            Sightline: a workbook for reviewing how an organisation uses social media

              sightline                       opens the window
              sightline FILE                  opens the window with a workbook
              sightline new FILE              starts a workbook
              sightline sample NAME FILE      writes a worked example that you can edit
              sightline check FILE            reports progress and findings of a workbook
              sightline coach                 checks objectives and lists what is missing
              sightline compare OLD NEW       lists what changed between two reviews
              sightline export FILE           writes the worksheets as files
              sightline merge BASE MINE THEIRS
                                              merges what two people wrote in copies
              sightline part FILE             writes one stage, to send to a colleague
              sightline take FILE PART        merges a stage that a colleague filled in
              sightline help COMMAND          explains a command
              sightline --version             shows the version
              sightline --changelog           shows what is new

            Exit codes: 0 success, 1 findings that stop, 2 error.
        "#]],
    );
    check(
        folder.path(),
        &["--version"],
        0,
        &expect![[r#"
            sightline 0.1.0
        "#]],
    );
    assert!(sightline(folder.path(), &["--changelog"]).out.starts_with("# What is new"));
    for command in ["new", "sample", "check", "export", "merge", "part", "take"] {
        assert!(sightline(folder.path(), &["help", command]).out.starts_with(&format!("sightline {command} ")));
    }
    assert_eq!(sightline(folder.path(), &[]).code, 255, "no argument opens the window");
    assert_eq!(sightline(folder.path(), &["DIR/a.ron"]).code, 255, "a file opens the window");
}

#[test]
fn a_bad_file_is_explained_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(sightline(folder.path(), &["new", "DIR/good.ron", "--organisation", "Trust"]).code, 0);
    let good = std::fs::read(at("good.ron")).unwrap();
    let text = String::from_utf8(good.clone()).unwrap();

    std::fs::write(at("truncated.ron"), &good[..good.len() / 2]).unwrap();
    std::fs::write(at("text.ron"), "Dear colleague, please find attached").unwrap();
    std::fs::write(at("empty.ron"), "").unwrap();
    std::fs::write(at("bomb.ron"), "(".repeat(200_000)).unwrap();
    let bomb = text.replacen("workbook: (", &format!("workbook: {}", "[".repeat(100_000)), 1);
    std::fs::write(at("inner_bomb.ron"), bomb).unwrap();
    std::fs::write(at("not_utf8.ron"), [&good[..60], &[0xff, 0xfe], &good[60..]].concat()).unwrap();
    std::fs::write(at("version_99.ron"), text.replace("version: 1,", "version: 99,")).unwrap();
    std::fs::write(at("slip.ron"), text.replace("reviews: [", "reviews: {")).unwrap();
    std::fs::create_dir(at("folder.ron")).unwrap();
    // A file of 200 MB that takes no room on the disk.
    std::fs::File::create(at("huge.ron")).unwrap().set_len(200 * 1024 * 1024).unwrap();

    for (name, said) in [
        (
            "truncated",
            expect![[r#"
            The file ends too early, after line 51. Part of it is missing.
            The file was not changed.
            If it was copied or sent, copy or send it again. If not, open an earlier copy.
        "#]],
        ),
        (
            "text",
            expect![[r#"
                The file is not a Sightline workbook.
                The file was not changed.
                Choose a workbook: the names of workbooks usually end in .ron.
            "#]],
        ),
        (
            "empty",
            expect![[r#"
            The file is empty.
            The file was not changed.
            Look for an earlier copy, or ask whoever sent the file to send it again.
        "#]],
        ),
        (
            "bomb",
            expect![[r#"
                The file is not a Sightline workbook.
                The file was not changed.
                Choose a workbook: the names of workbooks usually end in .ron.
            "#]],
        ),
        (
            "inner_bomb",
            expect![[r#"
            Line 10 of the file cannot be read: an opening bracket is missing. The text is “workbook: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[” (character 13).
            The file was not changed.
            If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered.
        "#]],
        ),
        (
            "not_utf8",
            expect![[r#"
            The file is not a Sightline workbook, or it is damaged: line 3 is not text.
            The file was not changed.
            Check that you chose the right file. If you did, open an earlier copy.
        "#]],
        ),
        (
            "version_99",
            expect![[r#"
            The file was saved by Sightline 0.1.0 in version 99 of the file format. This Sightline reads up to version 1.
            The file was not changed.
            Open it with Sightline 0.1.0 or later.
        "#]],
        ),
        (
            "slip",
            expect![[r#"
            Line 19 of the file cannot be read: a list should begin here. The text is “reviews: {” (character 13).
            The file was not changed.
            If someone edited it as text, undo that edit. If not, open an earlier copy, and keep this file: most of it can probably be recovered.
        "#]],
        ),
        (
            "folder",
            expect![[r#"
            “folder.ron” could not be opened. It is a folder, not a file.
            Nothing was changed.
            Open the folder and choose the workbook inside it.
        "#]],
        ),
        (
            "huge",
            expect![[r#"
            “huge.ron” could not be opened. It is larger than 64 MB, and a workbook is never that large.
            Nothing was changed.
            Check that you chose the right file.
        "#]],
        ),
        (
            "missing",
            expect![[r#"
            “missing.ron” could not be opened. There is no file at this place.
            Nothing was changed.
            Check the name, or look for the file in the folder where you keep your workbooks.
        "#]],
        ),
    ] {
        let file = at(&format!("{name}.ron"));
        let before = file.is_file().then(|| (std::fs::metadata(&file).unwrap().len(), head(&file)));
        let argument = format!("DIR/{name}.ron");
        check(folder.path(), &["check", &argument], 2, &said);
        let export = sightline(folder.path(), &["export", &argument, "--to", "html", "--out", "DIR/out"]);
        assert_eq!(export.code, 2, "{name}");
        let after = file.is_file().then(|| (std::fs::metadata(&file).unwrap().len(), head(&file)));
        assert_eq!(before, after, "{name} was changed");
    }
    assert!(!at("out").exists(), "a failed export leaves nothing");
}

/// Returns the first megabyte of a file.
fn head(path: &Path) -> Vec<u8> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).expect("the file");
    file.take(1 << 20).read_to_end(&mut bytes).expect("its bytes");
    bytes
}

#[test]
#[cfg(unix)]
fn a_file_without_permission_is_explained() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("closed.ron");
    std::fs::write(&path, "secret").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        #[expect(clippy::print_stderr, reason = "a test that did not look says so")]
        {
            eprintln!("skipped: this user may read every file");
        }
        return;
    }
    let said = sightline(folder.path(), &["check", "DIR/closed.ron"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("permission") || said.err.contains("allowed"), "{}", said.err);
}

#[test]
fn the_program_itself_answers_and_survives_a_closed_pipe() {
    let program = env!("CARGO_BIN_EXE_sightline");
    let version = std::process::Command::new(program).arg("--version").output().unwrap();
    assert_eq!(version.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&version.stdout).starts_with("sightline "));

    let mut child = std::process::Command::new(program)
        .arg("--changelog")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"));
    assert_eq!(ended.status.code(), Some(0));
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_program_says_so_in_one_sentence() {
    let home = tempfile::tempdir().unwrap();
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_sightline"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(2));
    let err = String::from_utf8(said.stderr).unwrap();
    let expected = if cfg!(feature = "gui") {
        expect![[r#"
            Sightline cannot show its window (there is no display). “sightline --help” lists the commands that work without a window.
        "#]]
    } else {
        expect![[r#"
            Sightline cannot show its window (this build has none). “sightline --help” lists the commands that work without a window.
        "#]]
    };
    expected.assert_eq(&err);
}

/// Writes a workbook in which peer pressure is the only driver, and says where it is.
fn peer_pressure_only(folder: &Path) -> sightline::model::Workbook {
    use sightline::model::{Answer, Edit, RowId, resolve};
    let mut workbook = sightline::model::Workbook::new("Riverside NHS Trust", RowId::from_bits(1), date(2026, 11, 2));
    let at = resolve("aim/drivers").expect("a question");
    let with = vec![
        ("kind", Answer::Choice(Some("PeerPressure".to_owned()))),
        ("note", Answer::Text("The trust \"next door\"".into())),
    ];
    Edit::Add { at, id: RowId::from_bits(2), place: None, with }.apply(&mut workbook).expect("an edit");
    write_workbook(folder, &workbook);
    workbook
}

fn write_workbook(folder: &Path, workbook: &sightline::model::Workbook) {
    let header = sightline::store::Header { document: "d".to_owned(), ..sightline::store::Header::default() };
    let document = sightline::store::Document { header, workbook: workbook.clone() };
    std::fs::write(folder.join("p.ron"), sightline::store::format::to_text(&document).expect("text")).expect("a file");
}

#[test]
fn a_finding_that_stops_ends_the_check_with_one_until_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = peer_pressure_only(folder.path());
    check(
        folder.path(),
        &["check", "DIR/p.ron"],
        1,
        &expect![[r#"
            Riverside NHS Trust, review of November 2026

            1  Aim               1 of    4 answered  open
            2  Objectives        0 of    4 answered  open
            3  Stakeholders      0 of    2 answered  open
            4  Resources         0 of   13 answered  open
            5  Content           0 of    6 answered  open
            6  Evaluation        0 of    4 answered  open
               All stages        1 of   33 answered

            1 finding: 1 stop

            1  Aim
               Stop      The only driver is peer pressure: others do it.
                         Other organisations do not show what your patients or colleagues need. Without a
                         need of your own, the work is hard to defend.
                         - Add a driver of your own
                         - Check the driver that you chose
        "#]],
    );
    let today = date(2026, 11, 21);
    let found = sightline::rules::findings(&workbook, today);
    found[0].keep("The board\nasked for it", "Head of communications", today).apply(&mut workbook).unwrap();
    write_workbook(folder.path(), &workbook);
    check(
        folder.path(),
        &["check", "DIR/p.ron"],
        0,
        &expect![[r#"
        Riverside NHS Trust, review of November 2026

        1  Aim               1 of    4 answered  open
        2  Objectives        0 of    4 answered  open
        3  Stakeholders      0 of    2 answered  open
        4  Resources         0 of   13 answered  open
        5  Content           0 of    6 answered  open
        6  Evaluation        0 of    4 answered  open
           All stages        1 of   33 answered

        No findings

        Accepted, with reasons
           Stop      The only driver is peer pressure: others do it.
                     Reason: The board asked for it (Head of communications, 21 November 2026)
    "#]],
    );
    check(
        folder.path(),
        &["check", "DIR/p.ron", "--format", "xml"],
        2,
        &expect![[r#"
        --format does not accept “xml”.
        Nothing was changed.
        Write text or json.
    "#]],
    );
    check(
        folder.path(),
        &["check", "DIR/p.ron", "--today", "soon"],
        2,
        &expect![[r#"
        --today does not accept “soon”.
        Nothing was changed.
        Write a date such as 2026-11-21.
    "#]],
    );
    let late = sightline(folder.path(), &["check", "DIR/p.ron", "--today", "2027-06-01"]);
    assert!(late.code == 0 && late.out.contains("The next one was due on 2 May 2027."), "{}", late.out);
}

#[test]
fn findings_are_to_be_had_as_one_json_object() {
    let folder = tempfile::tempdir().unwrap();
    let mut workbook = peer_pressure_only(folder.path());
    let json = |code: u8| {
        let said = sightline(folder.path(), &["check", "DIR/p.ron", "--format", "json"]);
        assert_eq!((said.code, said.err.as_str()), (code, ""), "{}", said.out);
        serde_json::from_str::<serde_json::Value>(&said.out).expect("JSON")
    };
    let open = json(1);
    let keys: Vec<&String> = open.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["file", "findings", "kept", "organisation", "progress", "review"]);
    assert_eq!(open["progress"].as_array().map(Vec::len), Some(6));
    assert_eq!(open["findings"][0]["severity"], "stop");
    assert_eq!(open["findings"][0]["key"], "peer-pressure-only@aim/drivers");
    assert_eq!(open["findings"][0]["at"], "aim/drivers");
    assert!(open["findings"][0].get("kept").is_none() && open["kept"].as_array().is_some_and(Vec::is_empty));
    let today = date(2026, 11, 21);
    let found = sightline::rules::findings(&workbook, today);
    found[0].keep("The board asked for it", "", today).apply(&mut workbook).unwrap();
    write_workbook(folder.path(), &workbook);
    let kept = json(0);
    assert!(kept["findings"].as_array().is_some_and(Vec::is_empty));
    assert_eq!(kept["kept"][0]["kept"]["reason"], "The board asked for it");
    assert_eq!(kept["kept"][0]["kept"]["on"], "2026-11-21");
}

#[test]
fn an_export_carries_what_was_kept_and_on_request_what_was_found() {
    let folder = tempfile::tempdir().unwrap();
    peer_pressure_only(folder.path());
    let paper = |out: &str, more: &[&str]| {
        let folder_of = format!("DIR/{out}");
        let base = ["export", "DIR/p.ron", "--to", "md", "--out", folder_of.as_str()];
        let said = sightline(folder.path(), &[&base[..], more].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        let file = std::fs::read_dir(folder.path().join(out)).unwrap().next().unwrap().unwrap().path();
        std::fs::read_to_string(file).unwrap()
    };
    assert!(!paper("one", &[]).contains("needs attention"));
    let all = paper("two", &["--with", "findings"]);
    assert!(all.contains("## What still needs attention") && all.contains("peer pressure"), "{all}");
}

#[test]
fn a_whole_export_has_the_line_of_sight_and_a_part_has_not() {
    let folder = tempfile::tempdir().unwrap();
    sightline(folder.path(), &["sample", "constitution", "DIR/c.ron"]);
    let page = |out: &str, more: &[&str]| {
        let folder_of = format!("DIR/{out}");
        let base = ["export", "DIR/c.ron", "--to", "html", "--out", folder_of.as_str()];
        assert_eq!(sightline(folder.path(), &[&base[..], more].concat()).code, 0);
        let file = std::fs::read_dir(folder.path().join(out)).unwrap().next().unwrap().unwrap().path();
        std::fs::read_to_string(file).unwrap()
    };
    let whole = page("whole", &[]);
    assert_eq!(whole.matches("<svg role=\"img\"").count(), 1);
    assert!(whole.contains(": Line of sight, one row for each line</caption>"));
    assert!(!page("part", &["--stages", "aim,evaluation"]).contains("<svg"));
}

#[test]
fn what_does_not_go_together_in_an_export_is_refused_in_three_parts() {
    let folder = tempfile::tempdir().unwrap();
    sightline(folder.path(), &["sample", "constitution", "DIR/c.ron"]);
    for (arguments, said) in [
        (&["--document", "board-papr"][..], "Did you mean “board-paper”?"),
        (
            &["--document", "minutes", "--purpose", "decision"],
            "You cannot choose a purpose for the document “minutes”.",
        ),
        (&["--document", "board-paper", "--stages", "aim"], "You cannot choose stages for the document “board-paper”"),
        (&["--document", "crisis", "--with", "session"], "Only the worksheets accept --with"),
        (&["--document", "crisis", "--audience", "public"], "There is no public version of this paper."),
        (&["--audience", "public", "--with", "findings"], "Open findings are not included in a public version."),
        (&["--audience", "everyone"], "--audience does not accept “everyone”."),
        (&["--purpose", "fun"], "--purpose does not accept “fun”."),
        (&["--document", "what-changed"], "This workbook has only one review"),
    ] {
        let base = ["export", "DIR/c.ron", "--to", "md", "--out", "DIR/out"];
        let refused = sightline(folder.path(), &[&base[..], arguments].concat());
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.err);
        assert!(refused.err.contains(said), "{arguments:?}: {}", refused.err);
        assert_eq!(refused.err.trim().lines().count(), 3, "{}", refused.err);
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn a_public_board_paper_is_written_with_a_word_to_who_releases_it() {
    let folder = tempfile::tempdir().unwrap();
    sightline(folder.path(), &["sample", "constitution", "DIR/c.ron"]);
    let arguments = [
        "export",
        "DIR/c.ron",
        "--document",
        "board-paper",
        "--purpose",
        "assurance",
        "--audience",
        "public",
        "--to",
        "md",
        "--out",
        "DIR/out",
        "--today",
        "2026-11-21",
    ];
    let said = sightline(folder.path(), &arguments);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("Read the paper before you release it."), "{}", said.err);
    let name = "Department of Health board paper for assurance September 2015 public version.md";
    let text = std::fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert!(text.contains("This is the public version") && !text.contains("Owner"));
    // What is there is never replaced without a word.
    let again = sightline(folder.path(), &arguments);
    assert_eq!(again.code, 2, "{}", again.err);
    assert!(again.err.contains("add --replace"), "{}", again.err);
}
