//! What people who hear the window are told: no two controls of a page under one name, and counts in good English.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use super::harness::Window;
use super::narrow::all_pages;

fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::RadioButton
            | Role::ComboBox
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::SpinButton
            | Role::Link
            | Role::DisclosureTriangle
    )
}

/// Returns the places where one thing is counted as many: `1 copies`.
fn wrong_counts(text: &str) -> Vec<String> {
    /// What ends in s and is no noun in many.
    const GOOD: [&str; 10] = ["is", "was", "has", "does", "as", "this", "us", "needs", "serves", "uses"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let wrong = |pair: &&[&str]| {
        let word = pair[1].trim_end_matches(|letter: char| !letter.is_alphanumeric());
        pair[0] == "1"
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !GOOD.contains(&word)
            && word.chars().all(|letter| letter.is_ascii_lowercase())
    };
    words.windows(2).filter(wrong).map(|pair| pair.join(" ")).collect()
}

#[test]
fn no_two_controls_of_a_page_have_one_name_and_nothing_says_1_copies() {
    let mut faults = vec![];
    for sample in ["staffordshire", "constitution"] {
        let mut window = Window::with_copy_of(sample);
        // High enough for all of most pages.
        window.harness.set_size(egui::vec2(1280.0, 6000.0));
        window.settle();
        for page in all_pages() {
            window.go(page);
            let mut names: BTreeMap<(String, String), usize> = BTreeMap::new();
            for node in window.harness.root().children_recursive() {
                let node = node.accesskit_node();
                if is_control(node.role()) {
                    let name = (format!("{:?}", node.role()), node.label().unwrap_or_default());
                    *names.entry(name).or_default() += 1;
                }
            }
            let twice = names.into_iter().filter(|(_, count)| *count > 1);
            faults.extend(twice.map(|((role, name), count)| format!("{page:?}: {count} times {role} {name:?}")));
            for line in window.spoken().lines() {
                faults.extend(wrong_counts(line).into_iter().map(|wrong| format!("{page:?}: {wrong:?} in {line:?}")));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_field_in_a_row_of_a_row_names_both() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(sightline::ui::app::Page::Place(sightline::model::Place::Stage(sightline::model::Stage::Stakeholders)));
    for _ in 0..300 {
        let name = window.focused_name();
        if name.contains("platform in use 1") {
            assert!(name.contains(", stakeholder 1"), "{name}");
            return;
        }
        if let Some(focused) = window.focused().filter(|focused| focused.role == Role::DisclosureTriangle) {
            assert!(focused.name.starts_with("Stakeholder "), "{}", focused.name);
            window.press(egui::Key::Enter);
        }
        window.press(egui::Key::Tab);
    }
    panic!("no platform in use was met");
}
