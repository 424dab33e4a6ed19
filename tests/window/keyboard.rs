//! A whole review with nothing but a keyboard: from the name of the organisation to the exported worksheets.
//!
//! The hands know no page: they look at what has the keyboard, type what its kind of question wants, and press Tab.

use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use sightline::model::{Place, Register, Stage, View, find_rows, find_view};
use sightline::store::disk::Readers;
use sightline::store::{Disk as _, RealDisk};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window, read_text};

#[test]
fn a_name_and_enter_start_the_first_stage() {
    let window = Window::with_workbook();
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Aim)));
    assert_eq!(window.workbook().name(), "Riverside NHS Trust");
    let focused = window.focused().expect("something has the keyboard");
    assert_eq!((focused.role, focused.name.as_str()), (Role::Button, "Add a driver"));
}

#[test]
fn every_stage_can_be_completed_with_the_keyboard() {
    let mut window = Window::with_workbook();
    for stage in Stage::ALL {
        // Both ways lead from stage to stage.
        if stage.number() % 2 == 0 {
            window.press_with(CTRL, Key::Enter);
        } else {
            window.press_with(Modifiers::ALT, number_key(*stage));
        }
        assert_eq!(window.app().page, Page::Place(Place::Stage(*stage)));
        fill_page(&mut window);
        let progress = window.editor().progress().stage(*stage);
        assert!(progress.is_complete(), "{stage:?}: {progress:?}\n{}", open_questions(&window, *stage).join("\n"));
    }

    // The last stage carries on to the page that checks the answers.
    window.press_with(CTRL, Key::Enter);
    assert_eq!(window.app().page, Page::Check);
    window.press_with(CTRL, Key::E);
    assert_eq!(window.app().page, Page::Share);
    // Word and PDF are chosen from the start.
    for format in ["Excel", "Web page", "Markdown", "CSV tables"] {
        window.tab_to(format);
        window.press(Key::Space);
    }
    let folder = window.document("for the board");
    RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
    window.will_choose(&folder);
    window.tab_to("Choose a folder and export");
    window.press(Key::Enter);
    window.until("the export", |window| !window.app().share.written.is_empty());
    let written = window.app().share.written.clone();
    let endings: std::collections::BTreeSet<_> = written.iter().filter_map(|path| path.extension()).collect();
    assert_eq!(endings.into_iter().collect::<Vec<_>>(), ["csv", "docx", "html", "md", "pdf", "xlsx"]);
    for path in &written {
        assert!(path.starts_with(&folder), "{}", path.display());
        // The others are archives, or hold one table each.
        if path.extension().is_none_or(|ending| ending != "html" && ending != "md") {
            continue;
        }
        let text = read_text(path);
        for typed in ["Riverside NHS Trust", "Words about Why can you achieve it?", "Line of Short name", "2,687"] {
            assert!(text.contains(typed), "{} is not in {}", typed, path.display());
        }
    }
    assert!(window.spoken().contains(&format!("{} files saved", written.len())));
}

#[test]
fn a_link_to_an_empty_table_leads_there_and_back() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num3);
    window.tab_to("Add a platform");
    window.press(Key::Enter);
    window.tab_to("Add a channel first");
    window.press(Key::Enter);
    assert_eq!(window.app().page, Page::Place(Place::Register(Register::Channels)));
    assert_eq!(window.focused_name(), "Add a channel");
}

fn number_key(stage: Stage) -> Key {
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6][stage as usize]
}

fn open_questions(window: &Window, stage: Stage) -> Vec<String> {
    crate::support::visit::every_stop(window.workbook())
        .into_iter()
        .filter(|stop| stop.at.place() == Place::Stage(stage) && stop.question.is_needed())
        .filter(|stop| matches!(stop.seen, crate::support::visit::Seen::Answer(view) if !view.is_answered()))
        .map(|stop| stop.at.to_string())
        .collect()
}

/// Goes from the first control of a page to its last and answers what is open.
fn fill_page(window: &mut Window) {
    for _ in 0..400 {
        let Some(focused) = window.focused() else {
            window.press(Key::Tab);
            continue;
        };
        if focused.name.starts_with("Continue to") {
            return;
        }
        window.check_ids();
        if !answer(window, focused.role, &focused.name) {
            window.press(Key::Tab);
        }
    }
    panic!("the page has no end: {:?}", window.focused());
}

/// Answers what has the keyboard, if it is open. Returns whether the keyboard went elsewhere because of that.
fn answer(window: &mut Window, role: Role, name: &str) -> bool {
    let Some(at) = window.app().form.focused else { return false };
    let workbook = window.workbook();
    if name.starts_with("Add a") && find_rows(workbook, &at).is_some_and(|(_, rows)| rows.count() == 0) {
        window.press(Key::Enter);
        return true;
    }
    if role == Role::CheckBox && name.starts_with("Aim 1 serves objective 1: ") {
        if workbook.review().objectives.aim_fit.is_empty() {
            window.press(Key::Space);
            assert_eq!(window.workbook().review().objectives.aim_fit.len(), 1, "{name:?} took no tick");
        }
        return false;
    }
    let Some((question, view)) = find_view(workbook, &at) else { return false };
    if view.is_answered() {
        return false;
    }
    if role == Role::Button {
        return false;
    }
    assert!(name.contains(question.label), "{at} is called {name:?}");
    match (role, view) {
        (Role::TextInput | Role::MultilineTextInput, view) => {
            let text = match view {
                View::Line(_) => format!("Line of {}", question.label),
                View::Prose(_) => format!("Words about {}\nand a second line", question.label),
                View::Date(_) => "3 December 2026".to_owned(),
                View::Hours(_) => "2.5".to_owned(),
                View::Money(_) => "£18.75".to_owned(),
                _ => "2,687".to_owned(),
            };
            window.type_text(&text);
        }
        (Role::RadioButton | Role::CheckBox, View::Choice(..) | View::Picks(_) | View::Links(_)) => {
            window.press(Key::Space);
        }
        (Role::ComboBox, _) => {
            window.press(Key::Enter);
            window.press(Key::ArrowDown);
            window.press(Key::Enter);
        }
        _ => return false,
    }
    let (_, view) = find_view(window.workbook(), &at).expect("the question is still there");
    assert!(view.is_answered(), "{name:?} ({role:?}) took no answer");
    false
}

#[test]
fn keys_of_a_terminal_delete_nothing() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Kept as it is");
    for key in [Key::U, Key::H] {
        for modifiers in [CTRL, CTRL_SHIFT] {
            window.press_with(modifiers, key);
            assert_eq!(window.workbook().review().aim.achievable.0, "Kept as it is", "{key:?}");
        }
    }
    // In a dialog nothing behind it is reached, and nothing in it is cut.
    window.press(Key::F7);
    window.type_text("A thought");
    for key in [Key::U, Key::H, Key::K, Key::W] {
        for modifiers in [CTRL, CTRL_SHIFT] {
            window.press_with(modifiers, key);
            assert!(window.spoken().lines().any(|line| line == "A thought"), "{key:?}: {}", window.spoken());
        }
    }
    window.press(Key::Escape);
    assert!(window.app().editor.is_some());
}

#[test]
fn the_size_of_everything_changes_in_a_dialog_too() {
    let mut window = Window::with_workbook();
    let before = window.app().ctx.zoom_factor();
    window.press(Key::F7);
    window.press_with(CTRL, Key::Plus);
    assert!(window.app().ctx.zoom_factor() > before);
    assert_eq!(window.focused_name(), "Thought");
    window.press_with(CTRL, Key::Num0);
    window.press(Key::Escape);
}
