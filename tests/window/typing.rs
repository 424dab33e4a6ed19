//! What people type and paste: nothing of it is lost, whether the program understands it or not.

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use jiff::civil::date;
use sightline::model::{Place, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

#[test]
fn a_date_that_is_none_is_kept_as_typed_until_a_date_replaces_it() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window.tab_to("Due, social media objective 1");
    window.type_text("next spring");
    window.press(Key::Tab);
    let kept = |window: &Window| window.workbook().unread.values().cloned().collect::<Vec<_>>();
    assert_eq!(kept(&window), ["next spring"]);
    assert!(window.spoken().contains("“next spring” is saved as you typed it."));

    let path = window.document("kept.ron");
    let mut window = saved_and_opened(window, &path);
    window.press_with(Modifiers::ALT, Key::Num2);
    assert_eq!(kept(&window), ["next spring"]);
    window.open_row("Social media objective 1: ");
    window.tab_to("Due, social media objective 1");
    let description = window.focused_description();
    assert_eq!(
        description,
        "“next spring” is saved as you typed it. Not understood as a date. Write it as 21/11/2026 or 21 November 2026."
    );
    let values: Vec<String> = window.spoken().lines().map(str::to_owned).collect();
    assert!(values.iter().any(|line| line == "next spring"), "the field does not show what was typed: {values:?}");

    window.press_with(CTRL, Key::A);
    window.type_text("21 November 2026");
    window.press(Key::Tab);
    assert_eq!(kept(&window), Vec::<String>::new());
    let smart = window.workbook().review().objectives.smart.iter().next().expect("the row").clone();
    assert_eq!(smart.due, Some(date(2026, 11, 21)));
    assert!(window.spoken().contains("21/11/2026"));
    assert!(!window.spoken().contains("next spring"));
}

#[test]
fn the_date_of_a_baseline_is_kept_as_typed_beside_its_figure() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window.tab_to("Baseline, social media objective 1, figure");
    window.type_text("42");
    window.tab_to("Baseline, social media objective 1, measured on");
    window.type_text("last autumn");
    window.press(Key::Tab);
    let kept = |window: &Window| window.workbook().unread.values().cloned().collect::<Vec<_>>();
    assert_eq!(kept(&window), ["date: last autumn"]);
    assert!(window.spoken().contains("“last autumn” is saved as you typed it."));
    assert!(!window.spoken().contains("date: last autumn"), "the mark of the file is shown");

    // Another figure leaves what was typed for the date alone.
    window.tab_to("Baseline, social media objective 1, figure");
    window.press_with(CTRL, Key::A);
    window.type_text("43");
    assert_eq!(kept(&window), ["date: last autumn"]);

    window.tab_to("Baseline, social media objective 1, measured on");
    window.press_with(CTRL, Key::A);
    window.type_text("1/11/2026");
    window.press(Key::Tab);
    assert_eq!(kept(&window), Vec::<String>::new());
    let smart = window.workbook().review().objectives.smart.iter().next().expect("the row").clone();
    let on = Some(date(2026, 11, 1));
    assert_eq!(smart.baseline, sightline::model::Baseline::Known { value: sightline::model::Number::whole(43), on });
}

#[test]
fn another_figure_leaves_the_date_of_a_baseline_and_both_parts_are_kept() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    let (figure, day) =
        ("Baseline, social media objective 1, figure", "Baseline, social media objective 1, measured on");
    window.tab_to(figure);
    window.type_text("27");
    window.tab_to(day);
    window.type_text("1/3/2016");

    window.tab_to(figure);
    window.press_with(CTRL, Key::A);
    window.press(Key::Backspace);
    window.type_text("54");
    window.press(Key::Tab);
    let baseline =
        |window: &Window| window.workbook().review().objectives.smart.iter().next().expect("the row").baseline;
    let known =
        sightline::model::Baseline::Known { value: sightline::model::Number::whole(54), on: Some(date(2016, 3, 1)) };
    assert_eq!(baseline(&window), known);
    assert!(window.workbook().unread.is_empty());

    window.tab_to(figure);
    window.press_with(CTRL, Key::A);
    window.type_text("about 30");
    window.tab_to(day);
    window.press_with(CTRL, Key::A);
    window.type_text("spring");
    window.press(Key::Tab);
    let kept: Vec<&String> = window.workbook().unread.values().collect();
    assert_eq!(kept, ["about 30; date: spring"]);
}

#[test]
fn the_letter_of_a_shortcut_is_not_typed_into_the_answer_that_is_left() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Answer one");
    // As X11 sends it: the key and its text in one frame.
    let key = egui::Event::Key {
        key: Key::Num3,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    window.events_together([key, egui::Event::Text("3".to_owned())]);
    assert_eq!(window.workbook().review().aim.achievable.0, "Answer one");
    let stakeholders = Place::Stage(Stage::Stakeholders);
    assert_eq!(window.app().page, sightline::ui::app::Page::Place(stakeholders));
}

#[test]
fn a_fast_typist_on_a_slow_machine_finds_every_word_where_it_belongs() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    let key = |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    let text = |text: &str| egui::Event::Text(text.to_owned());
    // All within one frame, as on a desktop without a graphics card.
    window.events_together([
        text("First"),
        key(Key::Tab, Modifiers::NONE),
        text("Second"),
        key(Key::K, CTRL),
        text("why can you achieve"),
        key(Key::Enter, Modifiers::NONE),
        text(" and more"),
    ]);
    window.settle();
    let aim = &window.workbook().review().aim;
    assert_eq!((aim.achievable.0.as_str(), aim.warranted.0.as_str()), ("First and more", "Second"));
}

#[test]
fn alt_and_a_letter_open_a_menu_and_type_nothing() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    let key =
        egui::Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::ALT };
    window.events_together([egui::Event::ModifiersChanged(Modifiers::ALT), key, egui::Event::Text("f".to_owned())]);
    assert_eq!(window.workbook().review().aim.achievable.0, "");
    assert!(window.focused_name().starts_with("New workbook"), "{}", window.focused_name());
}

#[test]
fn every_kind_of_typed_value_keeps_what_it_does_not_understand() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num4);
    window.tab_to("Add a role");
    window.press(Key::Enter);
    window.type_text("Digital officer");
    window.tab_to("Hours a week, role 1");
    window.type_text("a morning");
    window.tab_to("Cost of an hour, role 1");
    window.type_text("not much");
    window.press(Key::Tab);
    let mut kept: Vec<String> = window.workbook().unread.values().cloned().collect();
    kept.sort();
    assert_eq!(kept, ["a morning", "not much"]);
    let spoken = window.spoken();
    assert!(spoken.contains("“a morning” is saved as you typed it."), "{spoken}");
    assert!(spoken.contains("“not much” is saved as you typed it."), "{spoken}");
}

/// What Word puts on the clipboard.
const FROM_WORD: &str = "“Smart quotes”, it’s – and — dashes…\r\n\u{2022}\u{a0}first point\r\n\u{2022}\tsecond \
                         point, with a tab\r\n\r\nŵŷ Ŵŷ Iechyd da, café, naïve, £5, ½\r\nWell done 💙";

#[test]
fn text_from_word_survives_saving_and_opening() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.paste(FROM_WORD);
    let wanted = FROM_WORD.replace("\r\n", "\n");
    assert_eq!(window.workbook().review().aim.achievable.0, wanted);
    let path = window.document("word.ron");
    let window = saved_and_opened(window, &path);
    assert_eq!(window.workbook().review().aim.achievable.0, wanted);
}

#[test]
fn emoji_of_many_parts_survive_saving_and_opening() {
    // The fonts that come with the program have no picture for some of these; on a real machine the system has.
    let builder = Harness::builder().with_size(vec2(1280.0, 800.0)).allow_missing_glyphs();
    let mut window = Window::built(builder);
    window.type_text("Ymddiriedolaeth GIG Cwm Ŵyl 👩🏽\u{200d}⚕\u{fe0f}");
    window.press(Key::Enter);
    let text = "👩🏽\u{200d}⚕\u{fe0f} 🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} e\u{301} 👍🏿";
    window.tab_to("Why can you achieve it?");
    window.paste(text);
    let path = window.document("emoji.ron");
    save(&mut window, &path);
    let (bytes, _) = sightline::store::file::read(&sightline::store::RealDisk, &path).expect("the file is there");
    let services = window.app().services.clone();
    let opened = sightline::editor::open::open_file(&path, services).expect("the file opens");
    assert!(!bytes.is_empty());
    assert_eq!(opened.workbook().review().aim.achievable.0, text);
    assert_eq!(opened.workbook().name(), "Ymddiriedolaeth GIG Cwm Ŵyl 👩🏽\u{200d}⚕\u{fe0f}");
}

#[test]
fn a_line_break_pasted_into_a_line_becomes_a_space() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num5);
    window.tab_to("Who signs off?");
    window.paste("Head of\r\ncommunications");
    assert_eq!(window.workbook().review().content.sign_off_who.0, "Head of communications");
}

#[test]
fn typing_in_the_middle_of_a_text_stays_there() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("one three");
    for _ in 0..5 {
        window.press(Key::ArrowLeft);
    }
    for letter in ["t", "w", "o", " "] {
        window.type_text(letter);
    }
    assert_eq!(window.workbook().review().aim.achievable.0, "one two three");
}

/// Saves with the keyboard.
pub(super) fn save(window: &mut Window, path: &std::path::Path) {
    window.will_choose(path);
    window.press_with(CTRL, Key::S);
    window.until("the save", |window| window.editor().path().is_some() && !window.editor().is_dirty());
}

/// Saves, closes the window, opens it again and opens the file, all with the keyboard.
fn saved_and_opened(mut window: Window, path: &std::path::Path) -> Window {
    save(&mut window, path);
    let mut window = window.opened_again();
    assert_eq!(window.app().page, Page::Start);
    window.will_choose(path);
    window.press_with(CTRL, Key::O);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.app().page, Page::Place(Place::Stage(Stage::Aim)));
    window
}
