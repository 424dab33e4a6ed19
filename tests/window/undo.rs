//! Undo and redo: over every field, under their names, and over rows that other answers point to.

use egui::{Key, Modifiers};
use sightline::model::{Address, Place, RowId, Stage, Table};

use super::harness::{CTRL, CTRL_SHIFT, Window};
use crate::support::visit::pointing_to;

/// Opens a menu with the keyboard, returns what is spoken, and closes it.
fn menu(window: &mut Window, name: &str) -> String {
    for _ in 0..4 {
        if window.focused_name() != "File" {
            window.press(Key::F6);
        }
    }
    window.tab_to(name);
    window.press(Key::Enter);
    let spoken = window.spoken();
    window.press(Key::Escape);
    spoken
}

#[test]
fn undo_crosses_fields_and_redo_brings_them_back() {
    let mut window = Window::with_workbook();
    let answers = |window: &Window| {
        let aim = &window.workbook().review().aim;
        (aim.achievable.0.clone(), aim.warranted.0.clone())
    };
    let both = ("We have the people".to_owned(), "It saves visits".to_owned());
    window.tab_to("Why can you achieve it?");
    window.type_text(&both.0);
    window.press(Key::Tab);
    window.type_text(&both.1);
    assert_eq!(answers(&window), both);

    let spoken = menu(&mut window, "Edit");
    let name = window.editor().undo_name().expect("there is something to undo").to_owned();
    let shown = format!("Undo {}", name[..1].to_lowercase() + &name[1..]);
    assert!(spoken.contains(&shown), "{shown:?} is not in the menu:\n{spoken}");

    window.press_with(CTRL, Key::Z);
    assert_eq!(answers(&window), (both.0.clone(), String::new()));
    assert_eq!(window.focused_name(), "Why does it deserve public money?");
    window.press_with(CTRL, Key::Z);
    assert_eq!(answers(&window), (String::new(), String::new()));
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    assert!(menu(&mut window, "Edit").contains("Redo "));
    window.press_with(CTRL_SHIFT, Key::Z);
    assert_eq!(answers(&window), (both.0.clone(), String::new()));
    window.press_with(CTRL, Key::Y);
    assert_eq!(answers(&window), both);
}

#[test]
fn undo_leads_back_to_the_page_of_the_change() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("We have the people");
    window.press_with(Modifiers::ALT, Key::Num6);
    window.tab_to("What worked?");
    window.press_with(CTRL, Key::Z);
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    assert_eq!(window.workbook().review().aim.achievable.0, "");
    // Typing goes on where undo led.
    window.type_text("Again");
    assert_eq!(window.workbook().review().aim.achievable.0, "Again");
}

/// Returns a row that at least two answers point to, with its address.
fn much_used_row(window: &Window) -> (RowId, Address) {
    let workbook = window.workbook();
    let rows = Table::SmartObjectives.rows_of(workbook, workbook.review());
    let at = Table::SmartObjectives.address();
    let id = (0..rows.count())
        .filter_map(|place| rows.at(place))
        .map(sightline::model::Row::id)
        .find(|id| pointing_to(workbook, *id).len() >= 2)
        .expect("the example has an objective that is used");
    (id, at.row(id))
}

#[test]
fn removing_a_row_says_what_pointed_to_it_and_undo_restores_both() {
    let mut window = Window::with_copy_of("staffordshire");
    let (id, at) = much_used_row(&window);
    let before = window.workbook().clone();
    let links = pointing_to(&before, id).len();
    window.app_mut().go_to(at.question("statement"));
    window.settle();
    window.press_with(CTRL_SHIFT, Key::Delete);
    assert_eq!(pointing_to(window.workbook(), id), vec![]);
    assert!(sightline::model::find_row(window.workbook(), &at).is_none());
    let said = window.app().said.clone().unwrap_or_default();
    assert!(said.starts_with("Done: remove social media objective. No longer named in "), "{said}");
    // Two are named by their place, the others are counted.
    assert!(said.ends_with(&format!("and {} more answers", links - 2)), "{said}");
    assert!(window.spoken().contains(&said));
    assert!(window.focused().is_some_and(|focused| !focused.name.is_empty()), "the keyboard is nowhere");

    window.press_with(CTRL, Key::Z);
    assert!(*window.workbook() == before, "undo did not bring back everything");
    let place = Address::page(Place::Stage(Stage::Objectives));
    assert!(window.app().form.focused.is_some_and(|focused| place.contains(&focused)));
}

#[test]
fn rows_move_and_are_copied_with_keys() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num3);
    window.tab_to("Add a stakeholder");
    window.press(Key::Enter);
    window.type_text("Carers");
    window.press_with(CTRL, Key::D);
    assert_eq!(window.focused_name(), "Name, stakeholder 2");
    window.press_with(CTRL, Key::A);
    window.type_text("Parents");
    let names = |window: &Window| {
        window.workbook().review().stakeholders.stakeholders.iter().map(|row| row.name.0.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&window), ["Carers", "Parents"]);
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(names(&window), ["Parents", "Carers"]);
    assert_eq!(window.focused_name(), "Name, stakeholder 1");
    window.type_text(" of babies");
    assert_eq!(names(&window), ["Parents of babies", "Carers"]);
}
