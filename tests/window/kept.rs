//! Work that is in no file, and files that are there already, at the window: offered, joined, and never written over.

use std::path::{Path, PathBuf};

use egui::Key;
use sightline::editor::SaveState;
use sightline::model::{Address, Answer, Edit, Place, Stage, Workbook};
use sightline::store::disk::Readers;
use sightline::store::{ContentHash, Disk as _, Document, Expected, Opened, RealDisk, file, format, origin};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window, write_file};
use super::typing::save;

fn read(path: &Path) -> (Vec<u8>, Document<Workbook>) {
    let bytes = RealDisk.read(path, 1 << 30).expect("the file is there");
    let opened: Opened<Workbook> = format::from_bytes(&bytes).expect("it is a workbook");
    (bytes, opened.document)
}

/// What comes after a file when somebody answers a question in it.
pub(super) fn after(path: &Path, question: &'static str, words: &str) -> Vec<u8> {
    let (bytes, Document { header, mut workbook }) = read(path);
    let at = Address::page(Place::Stage(Stage::Aim)).question(question);
    Edit::Set { at, to: Answer::Text(words.to_owned()) }.apply(&mut workbook).expect("the question exists");
    let header = header.after(ContentHash::of(&bytes), header.revision + 1);
    format::to_text(&Document { header, workbook }).expect("it can be written").into_bytes()
}

fn answers(workbook: &Workbook) -> (String, String) {
    let aim = &workbook.review().aim;
    (aim.achievable.0.clone(), aim.warranted.0.clone())
}

fn saved(window: &mut Window) {
    window.until("the save", |window| matches!(window.editor().save_state(), SaveState::Saved { .. }));
}

/// A workbook with a file, and a recovery copy that holds an answer more, as a crash leaves it. The window is at the start.
pub(super) fn after_a_crash(name: &str) -> (Window, PathBuf) {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Saved");
    let path = window.document(name);
    save(&mut window, &path);
    let document = window.editor().document().to_owned();
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    let window = window.opened_again();
    let folder = window.app().services.places.recovery_dir();
    RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
    let copy = origin::with_origin(&after(&path, "warranted", "In no file"), Some(&path), None);
    write_file(&folder.join(format!("{document}-9.ron")), &copy);
    (window, path)
}

fn open(window: &mut Window, path: &Path) {
    window.will_choose(path);
    window.press_with(CTRL, Key::O);
    window.until("the workbook", |window| window.app().editor.is_some());
}

#[test]
fn a_file_that_is_opened_offers_what_was_kept_and_joins_it() {
    let (mut window, path) = after_a_crash("opened.ron");
    open(&mut window, &path);
    assert!(window.spoken().contains("Some of your work is not in this file"), "{}", window.spoken());
    assert!(window.spoken().contains("1 answer newer than “opened.ron”"), "{}", window.spoken());
    assert_eq!(answers(window.workbook()).1, "", "nothing is taken before a person has seen it");
    window.tab_to("See recovered work…");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from the recovery copy, none needs you"));
    assert_eq!(window.app().page, Page::Join);
    assert!(window.spoken().contains("In no file"), "what is in it is not shown");
    assert!(!window.spoken().contains("Who is it from"), "one's own work comes from nobody else");
    window.tab_to("Merge them");
    window.press(Key::Enter);
    assert_eq!(answers(window.workbook()), ("Saved".to_owned(), "In no file".to_owned()));
    assert!(window.workbook().taken.is_empty());
    assert!(!window.spoken().contains("Some of your work is not"), "{}", window.spoken());
    saved(&mut window);
    assert_eq!(answers(&read(&path).1.workbook), ("Saved".to_owned(), "In no file".to_owned()));
    let mut window = window.opened_again();
    open(&mut window, &path);
    assert!(!window.spoken().contains("Some of your work is not"), "it is offered again");
}

#[test]
fn what_was_kept_can_wait_and_can_become_a_restore_point() {
    let (mut window, path) = after_a_crash("later.ron");
    open(&mut window, &path);
    window.tab_to("Later");
    window.press(Key::Enter);
    assert!(!window.spoken().contains("Some of your work is not"));
    assert_ne!(window.focused_name(), "", "the keyboard is lost with the notice");
    // It is still in the menu, and where the data is.
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the page", |window| window.spoken().contains("Work not saved to the file"));
    window.tab_to("See recovered work");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from the recovery copy"));
    window.tab_to("Only keep it as a restore point");
    window.press(Key::Enter);
    window.until("the restore point", |window| {
        window.app().said.as_deref().is_some_and(|said| said.contains("Moved to restore points"))
    });
    assert_ne!(window.focused_name(), "");
    let folder = window.app().services.places.recovery_dir();
    let copies = RealDisk.list_dir(&folder).expect("the folder is there");
    assert!(!copies.iter().any(|copy| copy.display().to_string().ends_with("-9.ron")), "{copies:?}");
    window.press_with(CTRL, Key::K);
    window.type_text("where is my data");
    window.press(Key::Enter);
    window.until("the point", |window| window.spoken().contains("a recovery copy that was not merged"));
    assert_eq!(answers(window.workbook()).1, "");
}

#[test]
fn a_kept_copy_of_a_file_that_went_on_elsewhere_opens_in_it_to_be_joined() {
    let (window, path) = after_a_crash("both.ron");
    let theirs = after(&path, "achievable", "Theirs");
    file::replace(&RealDisk, &path, &theirs, Expected::Whatever).expect("the file can be replaced");
    let mut window = window.opened_again();
    window.until("what was kept", |window| {
        window.spoken().contains("1 answer is not in “both.ron”, which has changed since then")
    });
    window.tab_to("Riverside NHS Trust, kept for later");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from the recovery copy, none needs you"));
    assert_eq!(window.editor().path(), Some(path.as_path()), "it was opened without its file");
    window.tab_to("Merge them");
    window.press(Key::Enter);
    saved(&mut window);
    assert_eq!(answers(&read(&path).1.workbook), ("Theirs".to_owned(), "In no file".to_owned()));
}

#[test]
fn saving_over_another_copy_of_the_workbook_offers_to_join_with_it() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Mine");
    let path = window.document("mine.ron");
    save(&mut window, &path);
    let other = window.document("other.ron");
    write_file(&other, &after(&path, "warranted", "Theirs"));
    let before = read(&other).0;
    for typed in [true, false] {
        // A path that is typed asks nobody; the dialog of the platform has asked about the name alone.
        if typed {
            window.will_have_no_dialog();
            window.press_with(CTRL_SHIFT, Key::S);
            window.type_text(&other.display().to_string());
            window.press(Key::Enter);
        } else {
            window.will_choose(&other);
            window.press_with(CTRL_SHIFT, Key::S);
        }
        window.until("the question", |window| window.spoken().contains("it is another copy of this workbook"));
        assert_eq!(window.focused_name(), "Merge with it…");
        if typed {
            window.press(Key::Escape);
            assert_eq!(window.editor().path(), Some(path.as_path()));
        }
    }
    assert_eq!(read(&other).0, before);
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from a colleague, none needs you"));
    window.tab_to("Who is it from");
    window.type_text("Priya");
    window.press(Key::Tab);
    window.tab_to("Merge them");
    window.press(Key::Enter);
    window.until("the file", |window| window.editor().path() == Some(other.as_path()));
    saved(&mut window);
    assert_eq!(answers(&read(&other).1.workbook), ("Mine".to_owned(), "Theirs".to_owned()));
    assert_eq!(answers(&read(&path).1.workbook), ("Mine".to_owned(), String::new()), "the first file is as it was");
}

#[test]
fn a_file_that_cannot_be_written_takes_no_key_from_who_types_on() {
    let mut window = Window::with_workbook();
    let path = window.document("marked.ron");
    save(&mut window, &path);
    let before = read(&path).0;
    let mut marked = std::fs::metadata(&path).expect("the file is there").permissions();
    marked.set_readonly(true);
    std::fs::set_permissions(&path, marked).expect("the file can be marked");
    window.tab_to("Why can you achieve it?");
    window.type_text("Some words");
    window.wait(2.5);
    window.until("the notice", |window| {
        window.spoken().contains("is marked read-only. The file on the drive is as it was")
    });
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    window.type_text(" and more");
    assert_eq!(answers(window.workbook()).0, "Some words and more");
    // Asked for by a person it is told again, in the same place.
    window.press_with(CTRL, Key::S);
    window.wait(1.0);
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    let copy = window.document("copy.ron");
    window.will_choose(&copy);
    window.tab_to("Save a copy…");
    window.press(Key::Enter);
    window.until("the copy", |window| window.editor().path() == Some(copy.as_path()));
    saved(&mut window);
    assert!(!window.spoken().contains("Save a copy…"), "the notice stays");
    assert_eq!(answers(&read(&copy).1.workbook).0, "Some words and more");
    assert_eq!(read(&path).0, before);
}

#[test]
fn an_answer_that_was_taken_says_from_whom_until_it_is_changed() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Mine");
    let path = window.document("taken.ron");
    save(&mut window, &path);
    let part = path.with_file_name("back.ron");
    write_file(&part, &after(&path, "warranted", "Theirs"));
    window.will_choose(&part);
    window.app_mut().actions.push(sightline::ui::action::Action::JoinCopy);
    window.step();
    window.until("the preview", |window| window.spoken().contains("1 change from a colleague"));
    window.tab_to("Who is it from");
    window.type_text("Priya");
    window.press(Key::Tab);
    window.tab_to("Merge them");
    window.press(Key::Enter);
    window.go(Page::Place(Place::Stage(Stage::Aim)));
    assert_eq!(window.spoken().matches("From Priya, 21 November 2026").count(), 1, "{}", window.spoken());
    window.tab_to("Why does it deserve public money?");
    assert!(window.focused_description().contains("From Priya, 21 November 2026"), "{}", window.focused_description());
    window.type_text(" and mine");
    assert!(!window.spoken().contains("From Priya"), "an answer of one's own is from nobody");
    window.press_with(CTRL, Key::Z);
    assert!(window.spoken().contains("From Priya"));
}
