//! The page that exports, by keyboard alone: choose a paper, see it, write it, and be asked before a file is replaced.

use egui::Key;
use sightline::export::{Audience, Format, Paper, Purpose};
use sightline::model::{Place, Stage, resolve};
use sightline::store::disk::Readers;
use sightline::store::{Disk as _, Document, Header, RealDisk, format};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window, read_text, write_file};
use crate::support::ten_years::ten_years;

fn on_the_page() -> Window {
    let mut window = Window::with_copy_of("constitution");
    window.press_with(CTRL, Key::E);
    assert_eq!(window.app().page, Page::Share);
    window.settle();
    window
}

/// Leaves only the formats whose files these tests read.
fn only_html(window: &mut Window) {
    window.app_mut().share.formats = Format::ALL.iter().map(|format| *format == Format::Html).collect();
    window.step();
}

fn shows(window: &Window, words: &str) -> bool {
    window.spoken().contains(words)
}

fn choose(window: &mut Window, name: &str) {
    window.tab_to(name);
    window.press(Key::Space);
    window.settle();
}

#[test]
fn every_paper_can_be_chosen_and_is_shown_before_it_is_written() {
    let mut window = on_the_page();
    choose(&mut window, "Board paper");
    assert_eq!(window.app().share.document, Paper::BoardPaper);
    choose(&mut window, "For assurance");
    choose(&mut window, "For the public, on request");
    let order = window.app().share.order();
    assert_eq!((order.purpose, order.audience), (Purpose::Assurance, Audience::Public));
    window.until("the preview", |window| {
        shows(window, "Social media review: for assurance") && shows(window, "This is the public version")
    });
    for paper in Paper::ALL {
        window.app_mut().share.document = *paper;
        let title = match paper {
            Paper::WhatChanged => {
                "This workbook has only one review, so there is nothing to compare it with.".to_owned()
            }
            Paper::Draft(template) => template.title().to_owned(),
            Paper::Worksheets => "Social media review".to_owned(),
            Paper::BoardPaper => "Social media review: for assurance".to_owned(),
            Paper::Minutes => "Minutes".to_owned(),
            Paper::Handover => "Handover".to_owned(),
            Paper::Blank => "Social media review: blank worksheets".to_owned(),
        };
        window.until(paper.label(), |window| shows(window, &title));
    }
}

#[test]
fn a_paper_is_written_and_nothing_is_replaced_without_a_word() {
    let mut window = on_the_page();
    only_html(&mut window);
    let folder = window.document("papers");
    RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
    window.will_choose(&folder);
    choose(&mut window, "Board paper");
    window.tab_to("Choose a folder and export");
    window.press(Key::Enter);
    window.until("the files", |window| !window.app().share.written.is_empty());
    let first = window.app().share.written[0].clone();
    assert_eq!(first.file_name().unwrap(), "Department of Health board paper for decision September 2015.html");
    assert!(window.spoken().contains("1 file saved"));
    assert_eq!(window.focused_name(), "Show in folder");
    assert_eq!(window.app().export_folder(), Some(folder.as_path()));

    // The same again, with a word of somebody else in the file.
    RealDisk.remove(&first).expect("the file can be removed");
    write_file(&first, b"somebody else");
    for (answer, told) in [("Do not export", 1), ("Keep both", 2), ("Replace", 2)] {
        window.app_mut().share.written.clear();
        window.tab_to("Export 1 format");
        window.press(Key::Enter);
        window.until("the question", |window| window.focused_name() == "Keep both");
        assert_eq!(read_text(&first), "somebody else", "before {answer}");
        window.tab_to(answer);
        window.press(Key::Enter);
        match answer {
            "Do not export" => {
                window.settle();
                assert!(window.spoken().contains("No files were saved"));
            }
            _ => window.until("the files", |window| !window.app().share.written.is_empty()),
        }
        let there = RealDisk.list_dir(&folder).expect("the folder can be read").len();
        assert_eq!(there, told, "after {answer}");
    }
    assert!(read_text(&first).contains("Department of Health"));
    assert!(!window.app().share.written[0].to_string_lossy().contains("(2)"));
    window.check_ids();
}

#[test]
fn a_long_export_can_be_cancelled_and_leaves_nothing() {
    let mut window = Window::open();
    let path = window.document("Ten years.ron");
    let text = format::to_text(&Document { header: Header::fresh(), workbook: ten_years() })
        .expect("the workbook can be written");
    write_file(&path, text.as_bytes());
    window.app_mut().open_path(path);
    window.until("the workbook", |window| window.app().editor.is_some());
    window.press_with(CTRL, Key::E);
    window.settle();
    // Word and PDF of it take minutes, so that nobody is too slow to cancel them.
    window.app_mut().share.registers = true;
    let folder = window.document("papers");
    RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
    window.will_choose(&folder);
    window.tab_to("Choose a folder and export");
    window.press(Key::Enter);
    window.until("the export to begin", |window| shows(window, "Creating Word, 1 of 2"));
    window.tab_to("Cancel");
    window.press(Key::Enter);
    window.until("the end", |window| shows(window, "Cancelled. No files were saved"));
    assert!(RealDisk.list_dir(&folder).expect("the folder can be read").is_empty());
    assert!(window.app().share.written.is_empty());
    assert!(shows(&window, "Export"), "the button is back");
}

#[test]
fn escape_in_the_question_writes_nothing() {
    let mut window = on_the_page();
    only_html(&mut window);
    choose(&mut window, "Minutes and actions");
    let folder = window.document("papers");
    RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
    write_file(&folder.join("Department of Health minutes September 2015.html"), b"mine");
    window.will_choose(&folder);
    window.tab_to("Choose a folder and export");
    window.press(Key::Enter);
    window.until("the question", |window| window.focused_name() == "Keep both");
    window.press(Key::Escape);
    window.settle();
    assert_eq!(read_text(&folder.join("Department of Health minutes September 2015.html")), "mine");
    assert!(window.spoken().contains("No files were saved"));
}

#[test]
fn an_answer_is_kept_out_of_the_public_version_from_where_it_stands() {
    let mut window = Window::with_copy_of("constitution");
    window.go(Page::Place(Place::Stage(Stage::Evaluation)));
    let at = resolve("evaluation/recommendation").expect("a question");
    window.tab_to("What do you recommend to the board?");
    window.press_with(CTRL, Key::K);
    window.type_text("Keep the answer out");
    window.press(Key::Enter);
    window.settle();
    assert!(window.workbook().kept_out.contains_key(&at.to_string()));
    assert!(shows(&window, "Kept out of the public version"));
    assert!(window.focused_description().contains("Kept out of the public version"));
    window.press_with(CTRL, Key::Z);
    window.settle();
    assert!(window.workbook().kept_out.is_empty());
}
