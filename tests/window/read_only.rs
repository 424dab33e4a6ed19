//! A worked example: to look at and to copy, never to change.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use sightline::model::{Place, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window, every_page};

#[test]
fn nothing_in_an_example_can_be_edited() {
    let mut window = Window::open();
    window.tab_to("Six groups in Staffordshire");
    window.press(Key::Enter);
    assert!(!window.editor().can_edit());
    let before = window.workbook().clone();
    for page in every_page().filter(|page| *page != Page::Share) {
        window.go(page);
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let editable = matches!(
                node.role(),
                Role::TextInput | Role::MultilineTextInput | Role::ComboBox | Role::CheckBox | Role::RadioButton
            ) && !node.data().is_read_only();
            assert!(!editable, "{page:?} has {:?} {:?}", node.role(), node.label());
            let label = node.label().unwrap_or_default();
            assert!(!label.starts_with("Add a"), "{page:?} has {label:?}");
        }
        window.type_text("x");
        window.press(Key::Delete);
    }
    assert!(*window.workbook() == before);
}

#[test]
fn a_copy_of_an_example_can_be_edited_and_has_no_file() {
    let mut window = Window::open();
    window.tab_to("Making the NHS Constitution known");
    window.press(Key::Enter);
    assert!(window.spoken().contains("A worked example. Make a copy to change it."));
    assert_ne!(window.focused_name(), "", "the keyboard is nowhere in the example");
    window.press_with(CTRL, Key::K);
    window.type_text("public money");
    window.press(Key::Enter);
    assert!(window.focused_name().starts_with("Why does it deserve public money?: "), "{}", window.focused_name());
    let original = window.workbook().clone();
    window.tab_to("Make a copy to edit");
    window.press(Key::Enter);
    assert_ne!(window.focused_name(), "");
    assert_eq!(window.app().form.focused.map(|at| at.place()), Some(Place::Stage(Stage::Aim)));
    assert!(window.editor().can_edit());
    assert_eq!(window.editor().path(), None);
    assert!(*window.workbook() == original);
    // What was said about the copy makes room for its name.
    window.wait(21.0);
    assert!(window.spoken().contains("Untitled workbook"));
    window.tab_to("Why can you achieve it?");
    window.type_text("Mine: ");
    assert!(window.workbook().review().aim.achievable.0.contains("Mine: "));
}
