//! What is said once: roles that are named already are offered, and answers that follow from others are filled in.

use egui::Key;
use sightline::model::{Address, Place, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

/// The role field of a weekly task that was just added to the Staffordshire example.
fn on_the_role_of_a_new_task() -> (Window, Address) {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(Page::Place(Place::Stage(Stage::Resources)));
    window.tab_to("Add a weekly task");
    window.press(Key::Enter);
    window.tab_to("Role, weekly task");
    let at = window.app().form.focused.expect("a field has the keyboard");
    (window, at)
}

fn answer(window: &Window, at: &Address) -> String {
    let (question, view) = sightline::model::find_view(window.workbook(), at).expect("the answer is there");
    sightline::model::words(question, view, &sightline::model::Names::of(window.workbook())).into_owned()
}

#[test]
fn a_role_is_chosen_by_two_letters_and_two_keys() {
    let (mut window, at) = on_the_role_of_a_new_task();
    window.type_text("ap");
    assert!(window.spoken().contains("Digital communications apprentice"), "{}", window.spoken());
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(answer(&window, &at), "Digital communications apprentice");
    // The keyboard is still in the field, and Enter moves on as ever.
    assert_eq!(window.app().form.focused, Some(at));
    window.press(Key::Enter);
    assert_ne!(window.app().form.focused, Some(at));
    window.press_with(CTRL, Key::Z);
    assert_eq!(answer(&window, &at), "ap");
}

#[test]
fn escape_closes_the_list_of_roles_and_keeps_what_was_typed() {
    let (mut window, at) = on_the_role_of_a_new_task();
    window.type_text("Dig");
    window.press(Key::ArrowDown);
    window.press(Key::Escape);
    assert_eq!(answer(&window, &at), "Dig");
    assert_eq!(window.app().form.focused, Some(at));
    // Closed, it takes no key.
    window.press(Key::Enter);
    assert_eq!(answer(&window, &at), "Dig");
    assert_ne!(window.app().form.focused, Some(at));
}

#[test]
fn a_role_that_nobody_named_is_typed_as_ever() {
    let (mut window, at) = on_the_role_of_a_new_task();
    window.type_text("Volunteer");
    window.press(Key::Enter);
    assert_eq!(answer(&window, &at), "Volunteer");
}

#[test]
fn measures_take_what_their_objectives_say_in_one_press() {
    let mut window = Window::with_copy_of("staffordshire");
    let measures = |window: &Window| window.workbook().review().evaluation.measures.clone();
    let before = measures(&window);
    let bare = sightline::rules::follows::without_measure(window.workbook()).len();
    // A new objective with figures, and no measure yet.
    let table = sightline::model::Table::SmartObjectives.address();
    let objective = window.workbook().review().objectives.smart.iter().next().expect("there is one").id;
    window.app_mut().go_to(table.row(objective).question("statement"));
    window.settle();
    window.press_with(CTRL, Key::D);
    let rows = &window.workbook().review().objectives.smart;
    let place = rows.iter().position(|one| one.id == objective).expect("it is there");
    let id = rows.iter().nth(place + 1).expect("the copy follows it").id;
    window.go(Page::Place(Place::Stage(Stage::Evaluation)));
    window.tab_to(if bare == 0 { "Add a measure for the objective" } else { "Add a measure for each" });
    window.press(Key::Enter);
    let after = measures(&window);
    assert_eq!(after.len(), before.len() + bare + 1);
    let original = window.workbook().review().objectives.smart.iter().find(|one| one.id == objective).expect("it is");
    let added = after.iter().find(|one| one.objective.0 == Some(id)).expect("a measure of the copy");
    assert_eq!((&added.metric, added.unit, added.target), (&original.metric, original.unit, original.target));
    assert_eq!(added.owner, original.owner);
    window.press_with(CTRL, Key::Z);
    assert_eq!(measures(&window), before);
}
