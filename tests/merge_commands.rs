//! The commands that join what two people wrote: what each says to the letter, and what is in the file it writes.

#![expect(clippy::disallowed_methods, reason = "the tests make the files that the program meets, past the store")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::path::Path;

use expect_test::expect;
use sightline::model::{Address, Answer, Edit, Place, Stage, Workbook};
use sightline::store::{ContentHash, Document, Opened, format};

use crate::cli::{check, sightline};

/// Returns a question of a stage.
fn question(stage: Stage, id: &'static str) -> Address {
    Address::page(Place::Stage(stage)).question(id)
}

fn open(path: &Path) -> Document<Workbook> {
    let opened: Opened<Workbook> = format::from_bytes(&std::fs::read(path).expect("the file")).expect("a workbook");
    assert_eq!(opened.read_only, None);
    opened.document
}

/// Writes a copy of a file with other answers, as a save of the window would.
fn copy(folder: &Path, from: &str, to: &str, answers: &[(Address, &str)]) {
    let bytes = std::fs::read(folder.join(from)).expect("the file");
    let mut document = open(&folder.join(from));
    for (at, text) in answers {
        let edit = Edit::Set { at: *at, to: Answer::Text((*text).to_owned()) };
        edit.apply(&mut document.workbook).expect("the question");
    }
    document.header = document.header.after(ContentHash::of(&bytes), document.header.revision + 1);
    std::fs::write(folder.join(to), format::to_text(&document).expect("its text")).expect("written");
}

#[test]
fn two_copies_are_merged_and_what_needs_a_person_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let why = question(Stage::Aim, "achievable");
    let worth = question(Stage::Aim, "warranted");
    assert_eq!(sightline(folder, &["new", "DIR/base.ron", "--organisation", "Riverside NHS Trust"]).code, 0);
    copy(folder, "base.ron", "mine.ron", &[(why, "We have two people")]);
    copy(folder, "base.ron", "theirs.ron", &[(why, "The board\nhas asked for it"), (worth, "Fewer calls")]);
    copy(folder, "base.ron", "apart.ron", &[(worth, "Fewer calls")]);
    check(
        folder,
        &["merge", "DIR/base.ron", "DIR/mine.ron", "DIR/apart.ron", "--out", "DIR/quiet.ron"],
        0,
        &expect![[r#"
            1 change from a colleague, none needs your decision
            Wrote quiet.ron
        "#]],
    );
    let arguments =
        ["merge", "DIR/base.ron", "DIR/mine.ron", "DIR/theirs.ron", "--from", "Priya", "--out", "DIR/out.ron"];
    check(
        folder,
        &arguments,
        1,
        &expect![[r#"
            2 changes from Priya, 1 needs your decision
              Aim › Why can you achieve it?: your answer is “We have two people”, but the answer of Priya is “The board has asked for it”
            Wrote out.ron
        "#]],
    );
    let out = open(&folder.join("out.ron"));
    let review = out.workbook.review();
    assert_eq!(
        (review.aim.achievable.0.as_str(), review.aim.warranted.0.as_str()),
        ("We have two people", "Fewer calls")
    );
    assert_eq!((out.workbook.disagreements.len(), out.workbook.taken.len()), (1, 1));
    assert_eq!(out.header.document, open(&folder.join("base.ron")).header.document);
    for parent in ["mine.ron", "theirs.ron", "base.ron"] {
        let hash = ContentHash::of(&std::fs::read(folder.join(parent)).unwrap());
        assert!(out.header.parents.contains(&hash), "{parent} is not an ancestor");
    }
    let before = std::fs::read(folder.join("out.ron")).unwrap();
    check(
        folder,
        &arguments,
        2,
        &expect![[r#"
            There is already a file out.ron.
            It is unchanged, and nothing was written.
            Choose another name.
        "#]],
    );
    assert_eq!(std::fs::read(folder.join("out.ron")).unwrap(), before);
    check(
        folder,
        &["merge", "-", "DIR/mine.ron", "DIR/theirs.ron", "--out", "DIR/blind.ron"],
        1,
        &expect![[r#"
            2 changes from a colleague, 2 need your decision
              Aim › Why can you achieve it?: your answer is “We have two people”, but the answer of a colleague is “The board has asked for it”
              Aim › Why does it deserve public money?: your answer is nothing, but the answer of a colleague is “Fewer calls”
            Wrote blind.ron
        "#]],
    );
}

#[test]
fn a_stage_goes_to_a_colleague_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let why = question(Stage::Aim, "achievable");
    assert_eq!(sightline(folder, &["sample", "staffordshire", "DIR/mine.ron"]).code, 0);
    check(
        folder,
        &["part", "DIR/mine.ron", "--stage", "aim", "--out", "DIR/part.ron"],
        0,
        &expect![[r#"
            Wrote stage 1, aim, to part.ron
        "#]],
    );
    assert_eq!(sightline(folder, &["check", "DIR/part.ron"]).code, 0, "it opens like any workbook");
    copy(folder, "part.ron", "back.ron", &[(why, "Three people now have the time")]);
    check(
        folder,
        &["take", "DIR/mine.ron", "DIR/back.ron", "--from", "Priya", "--out", "DIR/taken.ron"],
        0,
        &expect![[r#"
            1 change from Priya, none needs your decision
            Wrote taken.ron
        "#]],
    );
    let (mine, taken) = (open(&folder.join("mine.ron")).workbook, open(&folder.join("taken.ron")).workbook);
    assert_eq!(taken.review().aim.achievable.0, "Three people now have the time");
    assert_eq!(taken.registers, mine.registers);
    assert_eq!(taken.review().content, mine.review().content);
    assert_eq!(taken.part, None);

    // The workbook went on meanwhile: the file as it was when the stage was sent is the base.
    copy(folder, "mine.ron", "later.ron", &[(why, "Nobody has the time")]);
    check(
        folder,
        &["take", "DIR/later.ron", "DIR/back.ron", "--base", "DIR/mine.ron", "--out", "DIR/both.ron"],
        1,
        &expect![[r#"
            1 change from a colleague, 1 needs your decision
              Aim › Why can you achieve it?: your answer is “Nobody has the time”, but the answer of a colleague is “Three people now have the time”
            Wrote both.ron
        "#]],
    );
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for name in ["a", "b"] {
        let new = ["new", &format!("DIR/{name}.ron"), "--organisation", "Trust"].map(str::to_owned);
        assert_eq!(sightline(folder, &new.each_ref().map(String::as_str)).code, 0);
    }
    assert_eq!(sightline(folder, &["part", "DIR/a.ron", "--stage", "aim", "--out", "DIR/part.ron"]).code, 0);
    let known = std::fs::read_to_string(folder.join("a.ron")).unwrap();
    std::fs::write(
        folder.join("new.ron"),
        known.replacen("registers: (", "a_later_idea: 1, a_later_idea: 2, registers: (", 1),
    )
    .unwrap();
    for (arguments, said) in [
        (
            &["merge", "-", "DIR/a.ron", "DIR/b.ron"][..],
            expect![[r#"
                b.ron and a.ron are not copies of one workbook.
                Nothing was written.
                Check that you chose the right files.
            "#]],
        ),
        (
            &["merge", "DIR/a.ron", "DIR/a.ron", "DIR/part.ron"],
            expect![[r#"
                part.ron and a.ron are not both whole workbooks.
                Nothing was written.
                Use “sightline take” for a stage that a colleague sent back.
            "#]],
        ),
        (
            &["merge", "-", "DIR/a.ron", "DIR/new.ron"],
            expect![[r#"
                new.ron has parts that this version of Sightline cannot read.
                Nothing was written, so that they are not lost.
                Use the version of Sightline that wrote it, or a later one.
            "#]],
        ),
        (
            &["merge", "DIR/a.ron", "DIR/a.ron"],
            expect![[r#"
                The name of the other copy is missing.
                Nothing was changed.
                “sightline help merge” shows how the command is written.
            "#]],
        ),
        (
            &["take", "DIR/a.ron", "DIR/a.ron"],
            expect![[r#"
                a.ron is a whole workbook, not one stage.
                Nothing was written.
                Use “sightline merge” for two copies of a workbook.
            "#]],
        ),
        (
            &["part", "DIR/part.ron", "--stage", "aim"],
            expect![[r#"
                part.ron is itself one stage of a workbook.
                Nothing was written.
                Send the file as it is.
            "#]],
        ),
        (
            &["part", "DIR/a.ron", "--stage", "posts"],
            expect![[r#"
                --stage does not accept “posts”.
                Nothing was changed.
                Write aim, objectives, stakeholders, resources, content or evaluation.
            "#]],
        ),
        (
            &["part", "DIR/a.ron", "--from", "Priya"],
            expect![[r#"
                There is no option --from.
                Nothing was changed.
                “sightline --help” lists the options.
            "#]],
        ),
    ] {
        check(folder, &[arguments, &["--out", "DIR/out.ron"]].concat(), 2, &said);
        assert!(!folder.join("out.ron").exists());
    }
    check(
        folder,
        &["merge", "-", "DIR/a.ron", "DIR/a.ron"],
        2,
        &expect![[r#"
            The name of the new file (--out FILE) is missing.
            Nothing was changed.
            “sightline help merge” shows how the command is written.
        "#]],
    );
}

#[test]
fn what_a_colleague_changed_beyond_the_stage_is_offered_and_nothing_else_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let why = question(Stage::Aim, "achievable");
    assert_eq!(sightline(folder, &["new", "DIR/mine.ron", "--organisation", "Trust"]).code, 0);
    assert_eq!(sightline(folder, &["part", "DIR/mine.ron", "--stage", "content", "--out", "DIR/part.ron"]).code, 0);
    copy(folder, "part.ron", "back.ron", &[(why, "Three people now have the time")]);
    check(
        folder,
        &["take", "DIR/mine.ron", "DIR/back.ron", "--from", "Priya", "--out", "DIR/taken.ron"],
        1,
        &expect![[r#"
            1 change from Priya, 1 needs your decision
              Aim › Why can you achieve it?: your answer is nothing, but the answer of Priya is “Three people now have the time”
            Wrote taken.ron
        "#]],
    );
    let taken = open(&folder.join("taken.ron")).workbook;
    assert_eq!((taken.review().aim.achievable.0.as_str(), taken.disagreements.len()), ("", 1));
}

#[test]
fn a_review_that_was_taken_back_stays_when_a_colleague_typed_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(sightline(folder, &["sample", "staffordshire", "DIR/mine.ron"]).code, 0);
    let write = |name: &str, edits: &[Edit]| {
        let mut document = open(&folder.join("mine.ron"));
        for edit in edits {
            edit.apply(&mut document.workbook).expect("the edit");
        }
        std::fs::write(folder.join(name), format::to_text(&document).expect("its text")).expect("written");
    };
    let (on, by) = (jiff::civil::date(2026, 11, 21), String::new());
    let is_open = open(&folder.join("mine.ron")).workbook.review().closed.is_none();
    let close = is_open.then_some(Edit::CloseReview { on, by });
    let next = Edit::StartNextReview { id: sightline::model::RowId::from_bits(77), on };
    let at = Address::page(Place::Session).question("date");
    let start: Vec<Edit> = close.clone().into_iter().chain([next]).collect();
    let typed = Edit::KeepAsTyped { at, text: "sometime THEIRW".to_owned() };
    write("base.ron", &start);
    write("undone.ron", &close.into_iter().collect::<Vec<_>>());
    write("theirs.ron", &start.iter().cloned().chain([typed]).collect::<Vec<_>>());
    check(
        folder,
        &["merge", "DIR/base.ron", "DIR/undone.ron", "DIR/theirs.ron", "--out", "DIR/out.ron"],
        1,
        &expect![[r#"
            1 change from a colleague, 1 needs your decision
              Review of November 2026: you: removed; a colleague: changed or still used
            Wrote out.ron
        "#]],
    );
    let out = open(&folder.join("out.ron")).workbook;
    assert_eq!(out.unread.get(&at.to_string()).map(String::as_str), Some("sometime THEIRW"));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_no_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(sightline(folder, &["new", "DIR/a.ron", "--organisation", "Trust"]).code, 0);
    std::os::unix::fs::symlink(folder.join("elsewhere.ron"), folder.join("out.ron")).unwrap();
    check(
        folder,
        &["merge", "-", "DIR/a.ron", "DIR/a.ron", "--out", "DIR/out.ron"],
        2,
        &expect![[r#"
            There is already a file out.ron.
            It is unchanged, and nothing was written.
            Choose another name.
        "#]],
    );
    assert!(!folder.join("elsewhere.ron").exists());
}
