//! What the person at the window is told when a file is not what it was: in true words, with a way on, and nothing lost.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use egui::Key;
use jiff::civil::{DateTime, date};
use sightline::editor::{Clock, Moment, SaveState};
use sightline::model::{Place, Stage};
use sightline::store::presence::Presence;
use sightline::store::{Disk as _, Person, RealDisk};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::session_act::SessionAct;

use super::harness::{CTRL, Window, read_text, write_file};
use super::typing::save;

/// A workbook with a file that holds a word.
fn with_file(name: &str) -> (Window, PathBuf) {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Mine");
    let path = window.document(name);
    save(&mut window, &path);
    (window, path)
}

/// Puts something in the place of a file, as a sync program does.
fn put(path: &Path, bytes: &[u8]) {
    if RealDisk.metadata(path).is_ok() {
        RealDisk.remove(path).expect("the old file can go");
    }
    write_file(path, bytes);
}

/// Comes back to the window from another one.
fn come_back(window: &mut Window) {
    for focused in [false, true] {
        window.harness.input_mut().focused = focused;
        window.event(egui::Event::WindowFocused(focused));
        window.settle();
    }
}

fn saved(window: &mut Window) {
    window.until("the save", |window| matches!(window.editor().save_state(), SaveState::Saved { .. }));
}

fn words(path: &Path) -> String {
    read_text(path)
}

fn open(window: &mut Window, path: &Path) {
    window.will_choose(path);
    window.press_with(CTRL, Key::O);
}

#[test]
fn a_file_of_zeros_offers_its_newest_copy_which_goes_back_in_its_place() {
    let (mut window, path) = with_file("Plan.ron");
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    let length = words(&path).len();
    put(&path, &vec![0; length]);
    let mut window = window.opened_again();
    open(&mut window, &path);
    window.until("the dialog", |window| window.spoken().contains("of zeros: its content is lost"));
    assert!(!window.spoken().contains("The file is empty"));
    assert!(window.spoken().contains("on this computer is from 21 November, 14:32"), "{}", window.spoken());
    assert_eq!(window.focused_name(), "Open the newest copy");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "Mine");
    window.until("the notice", |window| window.spoken().contains("“Plan.ron” now holds"));
    assert_eq!(RealDisk.read(&path, 1 << 20).expect("the file is there"), vec![0; length], "opening changes nothing");
    window.tab_to("Restore the workbook");
    window.press(Key::Enter);
    saved(&mut window);
    window.until("the notice to go", |window| !window.spoken().contains("of zeros"));
    assert!(words(&path).contains("\"Mine\""));
}

#[test]
fn where_is_my_data_works_with_no_workbook_open() {
    let (mut window, path) = with_file("Plan.ron");
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    RealDisk.remove(&path).expect("the file can go");
    let mut window = window.opened_again();
    open(&mut window, &path);
    window.until("the dialog", |window| window.spoken().contains("There is no file at this place"));
    window.tab_to("Where is my data");
    window.press(Key::Enter);
    window.until("the copies", |window| window.spoken().contains("Open the newest copy of Riverside NHS Trust"));
    assert_eq!(window.app().page, Page::Data);
    assert!(window.spoken().contains(&path.display().to_string()));
    window.tab_to("Open the newest copy of Riverside NHS Trust");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "Mine");
    assert_eq!(window.editor().path(), None);
}

#[test]
fn an_earlier_version_is_no_colleague_and_can_be_kept_out_gone_back_to_and_compared() {
    let (mut window, path) = with_file("Plan.ron");
    let first = words(&path);
    window.tab_to("Why can you achieve it?");
    window.type_text(" and more");
    window.press_with(CTRL, Key::S);
    saved(&mut window);
    put(&path, first.as_bytes());
    come_back(&mut window);
    window.until("the notice", |window| {
        window.spoken().contains("The file is an earlier version of this workbook (of 21 November, 14:32).")
    });
    assert!(!window.spoken().contains("Somebody else has saved"), "{}", window.spoken());
    window.tab_to("Compare…");
    window.press(Key::Enter);
    window.until("the comparison", |window| window.spoken().contains("1 answer differs from today"));
    window.tab_to("Go back to the earlier version");
    window.press(Key::Enter);
    window.until("the earlier version", |window| window.workbook().review().aim.achievable.0 == "Mine");
    assert!(!window.spoken().contains("an earlier version of this workbook"));
    window.press_with(CTRL, Key::Z);
    window.press_with(CTRL, Key::S);
    saved(&mut window);
    assert!(words(&path).contains("Mine and more"));
    put(&path, first.as_bytes());
    come_back(&mut window);
    window.until("the notice", |window| window.spoken().contains("an earlier version of this workbook"));
    window.tab_to("Keep mine");
    window.press(Key::Enter);
    saved(&mut window);
    assert!(words(&path).contains("Mine and more"));
    window.until("the notice to go", |window| !window.spoken().contains("an earlier version of this workbook"));
}

#[test]
fn after_the_file_is_removed_save_again_brings_it_back_and_nobody_hears_that_it_was_not_saved() {
    let (mut window, path) = with_file("Plan.ron");
    RealDisk.remove(&path).expect("the file can go");
    come_back(&mut window);
    window.until("the notice", |window| window.spoken().contains("It has been moved, renamed or removed"));
    window.tab_to("Save again");
    window.press(Key::Enter);
    saved(&mut window);
    window.until("the notice to go", |window| !window.spoken().contains("was not saved"));
    assert!(words(&path).contains("\"Mine\""));
}

#[test]
fn copies_beside_the_file_are_told_once_when_it_is_opened_and_when_the_window_comes_to_the_front() {
    let (mut window, path) = with_file("Plan.ron");
    let text = words(&path);
    window.tab_to("Why can you achieve it?");
    window.type_text(" here");
    window.press_with(CTRL, Key::S);
    saved(&mut window);
    // What another machine has made of the file as it was before.
    let bytes = text.as_bytes();
    let opened: sightline::store::Opened<sightline::model::Workbook> =
        sightline::store::format::from_bytes(bytes).expect("it is a workbook");
    let sightline::store::Document { header, workbook } = opened.document;
    let header = header.after(sightline::store::ContentHash::of(bytes), header.revision + 7);
    let text = sightline::store::format::to_text(&sightline::store::Document { header, workbook }).expect("it writes");
    write_file(&path.with_file_name("Copy of Pla\u{301}n.ron.conflict1"), text.as_bytes());
    come_back(&mut window);
    window.until("the notice", |window| {
        window.spoken().contains("There is another copy of this workbook in the same folder")
    });
    window.tab_to("Later");
    window.press(Key::Enter);
    come_back(&mut window);
    window.wait(2.0);
    std::thread::sleep(std::time::Duration::from_millis(200));
    window.settle();
    let shown = |window: &Window| window.spoken().contains("See the copies…");
    assert!(!shown(&window), "it is told twice");
    let mut window = window.opened_again();
    open(&mut window, &path);
    window.until("the notice", shown);
    window.tab_to("See the copies…");
    window.press(Key::Enter);
    window.until("the list", |window| window.spoken().contains("Other copies beside the file"));
}

#[test]
fn what_was_saved_in_another_window_of_ones_own_is_nobody_elses() {
    let (mut window, path) = with_file("Plan.ron");
    let instant = window.app().services.clock.instant();
    let other = Person { process: "the other window".to_owned(), program: None, ..Person::here(&RealDisk) };
    Presence::announce(&RealDisk, &path, &other, instant).expect("a note can be written");
    come_back(&mut window);
    window.until("the other window", |window| window.spoken().contains("You also have this open in another window"));
    let changed = super::kept::after(&path, "warranted", "Typed over there");
    put(&path, &changed);
    come_back(&mut window);
    window.until("the notice", |window| window.spoken().contains("You have saved this workbook in another window."));
    assert!(!window.spoken().contains("Somebody else has saved"), "{}", window.spoken());
    window.tab_to("See the changes…");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("Typed over there"));
}

#[test]
fn not_now_leads_back_to_where_the_person_was_and_the_notice_goes() {
    let (window, path) = super::kept::after_a_crash("now.ron");
    let mut window = window;
    open(&mut window, &path);
    window.until("the notice", |window| window.spoken().contains("Some of your work is not in this file"));
    let page = window.app().page;
    window.tab_to("See recovered work…");
    window.press(Key::Enter);
    window.until("the preview", |window| window.spoken().contains("1 change from the recovery copy"));
    window.tab_to("Not now");
    window.press(Key::Enter);
    assert_eq!(window.app().page, page);
    assert!(!window.spoken().contains("Some of your work is not"), "{}", window.spoken());
    assert_ne!(window.focused_name(), "");
}

/// A clock that runs as the test says, whether the window is drawn or not.
#[derive(Clone, Default)]
struct HandClock(Arc<Mutex<f64>>);

impl HandClock {
    fn run(&self, seconds: f64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += seconds;
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime {
        date(2026, 11, 21).at(14, 32, 0, 0)
    }

    fn local(&self, _: SystemTime) -> Option<DateTime> {
        Some(self.now())
    }

    fn instant(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn moment(&self) -> Option<Moment> {
        Some(Moment::at(*self.0.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Lets time pass in which no frame is drawn, as with a window that is minimised.
fn hidden(window: &mut Window, clock: &HandClock, seconds: u32) {
    let ctx = window.app().ctx.clone();
    ctx.input_mut(|input| {
        if let Some(viewport) = input.raw.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.minimized = Some(true);
        }
    });
    for _ in 0..seconds {
        clock.run(1.0);
        window.app_mut().logic(&ctx);
    }
}

/// Lets hidden time pass a second at a time until something has happened, however slow the drive is.
fn hidden_until(window: &mut Window, clock: &HandClock, what: &str, done: impl Fn(&Window) -> bool) {
    for _ in 0..6_000 {
        if done(window) {
            return;
        }
        hidden(window, clock, 1);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("waited in vain for {what}");
}

#[test]
fn the_session_counts_and_a_save_is_tried_again_while_the_window_is_minimised() {
    let (mut window, path) = with_file("Plan.ron");
    let clock = HandClock::default();
    clock.run(10_000.0);
    window.app_mut().services.clock = Arc::new(clock.clone());
    window.step();
    for _ in 0..2 {
        // The first time it shows the page from which a session is started.
        window.app_mut().actions.push(Action::Session(SessionAct::Clock));
        window.app().ctx.request_repaint();
        window.settle();
    }
    let counted = window.editor().session_minutes();
    hidden(&mut window, &clock, 188);
    assert_eq!(window.editor().session_minutes() - counted, 3);
    // A drive that was away is written to again as soon as that is due.
    window.go(Page::Place(Place::Stage(Stage::Aim)));
    window.tab_to("Why can you achieve it?");
    window.type_text(" and more");
    let folder = path.parent().expect("a folder");
    let away = folder.with_extension("away");
    RealDisk.replace(folder, &away).expect("the folder can go");
    hidden_until(&mut window, &clock, "a save that fails", |window| {
        matches!(window.editor().save_state(), SaveState::Failed(_))
    });
    RealDisk.replace(&away, folder).expect("the folder can come back");
    hidden_until(&mut window, &clock, "a save that works", |_| words(&path).contains("Mine and more"));
}

#[test]
fn a_system_that_ends_the_program_saves_what_was_typed_last_and_asks_nobody() {
    let (mut window, path) = with_file("Plan.ron");
    window.tab_to("Why can you achieve it?");
    window.event(egui::Event::Text(" to the end".to_owned()));
    window.app().ending.ask();
    window.until("the end", Window::has_closed);
    assert!(words(&path).contains("Mine to the end"));

    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.event(egui::Event::Text("In no file".to_owned()));
    window.app().ending.ask();
    window.until("the end", Window::has_closed);
    let mut window = window.opened_again();
    window.until("what was kept", |window| window.spoken().contains("Kept for later"));
    window.tab_to("Riverside NHS Trust");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "In no file");
}

#[test]
fn a_file_that_was_saved_on_another_day_says_so() {
    let (window, path) = with_file("Plan.ron");
    let mut window = window.opened_again();
    window.app_mut().services.clock = Arc::new(sightline::editor::FixedClock(date(2099, 5, 1).at(8, 15, 0, 0)));
    open(&mut window, &path);
    window.until("the workbook", |window| window.app().editor.is_some());
    let day = window.spoken().lines().find(|line| line.starts_with("Saved ")).map(str::to_owned);
    assert!(day.as_deref().is_some_and(|day| day.contains(", ") && day.contains(" 20")), "{day:?}");
}

#[test]
fn a_file_of_a_newer_release_is_worked_on_as_usual_and_keeps_what_is_not_shown() {
    let (mut window, path) = with_file("Plan.ron");
    let newer = words(&path).replacen("\n    organisation: (\n", "\n    logo: Some(7),\n    organisation: (\n", 1);
    put(&path, newer.as_bytes());
    window = window.opened_again();
    open(&mut window, &path);
    window.until("the notice", |window| window.spoken().contains("Someone saved this file with a newer Sightline."));
    // It was also changed by hand, and both are said.
    assert!(window.spoken().contains("The file was changed outside Sightline."));
    window.tab_to("Why can you achieve it?");
    window.type_text(" and so we can");
    window.press_with(CTRL, Key::S);
    saved(&mut window);
    let text = words(&path);
    assert!(text.contains("\n    logo: Some(7),\n    organisation: (\n") && text.contains("and so we can"), "{text}");
}
