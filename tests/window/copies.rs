//! Copies of a workbook at the window: where they are, going back to one, and joining what others wrote.

use std::path::Path;

use egui::{Key, Modifiers};
use sightline::editor::SaveState;
use sightline::model::{Address, Answer, Edit, Place, Stage, Workbook};
use sightline::store::{Disk as _, Document, Opened, RealDisk, format};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window, write_file};
use super::typing::save;

const ALT: Modifiers = Modifiers::ALT;

fn with_file(name: &str) -> (Window, std::path::PathBuf) {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Mine");
    let path = window.document(name);
    save(&mut window, &path);
    (window, path)
}

/// What a colleague does with the file on another machine: reads it, changes it, saves it.
fn colleague(path: &Path, to: &Path, change: impl Fn(&mut Workbook)) {
    let bytes = RealDisk.read(path, 1 << 30).expect("the file is there");
    let opened: Opened<Workbook> = format::from_bytes(&bytes).expect("it is a workbook");
    let Document { header, mut workbook } = opened.document;
    change(&mut workbook);
    let header = header.after(sightline::store::ContentHash::of(&bytes), header.revision + 1);
    let text = format::to_text(&Document { header, workbook }).expect("it can be written");
    if RealDisk.metadata(to).is_ok() {
        RealDisk.remove(to).expect("the old file can go");
    }
    write_file(to, text.as_bytes());
}

fn aim(question: &'static str) -> Address {
    Address::page(Place::Stage(Stage::Aim)).question(question)
}

fn set(workbook: &mut Workbook, question: &'static str, text: &str) {
    Edit::Set { at: aim(question), to: Answer::Text(text.to_owned()) }.apply(workbook).expect("the question exists");
}

fn answers(workbook: &Workbook) -> (String, String) {
    let aim = &workbook.review().aim;
    (aim.achievable.0.clone(), aim.warranted.0.clone())
}

/// Goes on typing over what a colleague has saved, and asks for their changes.
fn see_their_changes(window: &mut Window, preview: &str) {
    window.tab_to("Why can you achieve it?");
    window.type_text(" and more");
    window.press_with(CTRL, Key::S);
    window.until("the notice", |window| window.spoken().contains("Somebody else has saved this workbook."));
    assert_eq!(window.focused_name(), "Why can you achieve it?", "the notice took the keyboard");
    window.tab_to("See their changes…");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains(preview));
    assert_eq!(window.app().page, Page::Join);
}

#[test]
fn what_a_colleague_saved_is_joined_and_nothing_is_overwritten() {
    let (mut window, path) = with_file("shared.ron");
    colleague(&path, &path, |workbook| set(workbook, "warranted", "Theirs"));
    see_their_changes(&mut window, "1 change from a colleague, none needs you");
    window.tab_to("Who is it from");
    window.type_text("Asha");
    window.press(Key::Tab);
    window.until("the name", |window| window.spoken().contains("1 change from Asha, none needs you"));
    window.tab_to("Merge them");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()), ("Mine and more".to_owned(), "Theirs".to_owned()));
    assert_eq!(window.workbook().taken.values().next().map(|taken| taken.from.as_str()), Some("Asha"));
    window.until("the save", |window| matches!(window.editor().save_state(), SaveState::Saved { .. }));
    let saved: Opened<Workbook> = format::from_bytes(&RealDisk.read(&path, 1 << 30).unwrap()).unwrap();
    assert_eq!(answers(&saved.document.workbook), ("Mine and more".to_owned(), "Theirs".to_owned()));
    window.press_with(CTRL, Key::Z);
    assert_eq!(answers(window.workbook()).1, "", "joining cannot be undone");
}

#[test]
fn the_same_answer_written_twice_is_chosen_by_a_person() {
    let (mut window, path) = with_file("twice.ron");
    colleague(&path, &path, |workbook| set(workbook, "achievable", "Theirs"));
    see_their_changes(&mut window, "1 needs you");
    window.tab_to("Merge them");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()).0, "Mine and more");
    assert!(window.spoken().contains("A colleague: Theirs"), "{}", window.spoken());
    window.tab_to("Keep both");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()).0, "Mine and more\nTheirs");
    assert!(window.workbook().disagreements.is_empty());
    assert_ne!(window.focused_name(), "");
}

#[test]
fn a_restore_point_is_kept_compared_and_gone_back_to() {
    let (mut window, _) = with_file("points.ron");
    window.press_with(CTRL, Key::K);
    window.type_text("restore point now");
    window.press(Key::Enter);
    window.until("the restore point", |window| {
        window.app().said.as_deref().is_some_and(|said| said.starts_with("Restore point created"))
    });
    window.press_with(ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.type_text(" and later");
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the list", |window| window.spoken().contains("created by you"));
    window.tab_to("Compare with 21 November 2026, 14:32");
    window.press(Key::Enter);
    window.until("the comparison", |window| window.spoken().contains("1 answer differs from today"));
    window.tab_to("Restore this answer");
    window.press(Key::Enter);
    window.until("the answer", |window| answers(window.workbook()).0 == "Mine");
    window.until("no difference", |window| window.spoken().contains("No differences from today"));
    window.press_with(CTRL, Key::Z);
    assert_eq!(answers(window.workbook()).0, "Mine and later");
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the comparison", |window| window.spoken().contains("1 answer differs from today"));
    window.tab_to("Restore all of it");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()).0, "Mine");
    window.press_with(CTRL, Key::Z);
    assert_eq!(answers(window.workbook()).0, "Mine and later");
}

#[test]
fn the_past_is_looked_at_without_touching_the_present() {
    let (mut window, path) = with_file("past.ron");
    window.app_mut().editor.as_mut().unwrap().keep_restore_point(sightline::store::Reason::AskedFor);
    window.until("the restore point", |window| window.app().said.is_some());
    window.press_with(ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.type_text(" and later");
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the list", |window| window.spoken().contains("created by you"));
    window.tab_to("View 21 November 2026, 14:32");
    window.press(Key::Enter);
    window.until("the past", |window| !window.editor().can_edit());
    assert_eq!(answers(window.workbook()).0, "Mine");
    window.type_text("x");
    assert_eq!(answers(window.workbook()).0, "Mine");
    window.tab_to("Return to the current version");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()).0, "Mine and later");
    assert_eq!(window.editor().path(), Some(path.as_path()));
    assert!(window.editor().can_edit());
}

#[test]
fn a_copy_that_a_sync_program_left_is_offered_and_joined() {
    let (mut window, path) = with_file("Plan.ron");
    let copy = path.with_file_name("Plan-LAPTOP.ron");
    colleague(&path, &copy, |workbook| set(workbook, "warranted", "On the train"));
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the copy", |window| window.spoken().contains("Plan-LAPTOP.ron"));
    window.tab_to("Merge Plan-LAPTOP.ron");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from a colleague"));
    window.tab_to("Merge them");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()), ("Mine".to_owned(), "On the train".to_owned()));
    assert!(RealDisk.metadata(&copy).is_ok(), "the copy is not ours to remove");
}

#[test]
fn one_stage_goes_to_a_colleague_and_comes_back() {
    let (mut window, path) = with_file("whole.ron");
    let sent = path.with_file_name("stage.ron");
    window.app_mut().share.send = Stage::Aim;
    window.press_with(CTRL, Key::E);
    window.tab_to("Save this stage for a colleague…");
    window.will_choose(&sent);
    window.press(Key::Enter);
    window.until("the stage", |_| RealDisk.metadata(&sent).is_ok());
    colleague(&sent, &sent, |workbook| set(workbook, "warranted", "From a colleague"));
    window.press_with(ALT, Key::Num1);
    window.tab_to("Why can you achieve it?");
    window.type_text(" meanwhile");
    window.press_with(CTRL, Key::E);
    window.tab_to("Merge a returned stage…");
    window.will_choose(&sent);
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from a colleague, none needs you"));
    window.tab_to("Merge them");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()), ("Mine meanwhile".to_owned(), "From a colleague".to_owned()));
    assert_eq!(window.editor().path(), Some(path.as_path()));
}
