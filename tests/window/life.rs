//! The life of a workbook in the window, from the start page to its third review, by keys alone. Only the calendar is
//! moved on by the test.

use std::sync::Arc;

use egui::{Key, Modifiers};
use jiff::civil::{Date, date};
use sightline::editor::FixedClock;
use sightline::model::{Address, CarriedState, Place, Stage, View, find_view, resolve};
use sightline::rules::compare::{ChangeKind, Side, compare};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window};

const LEAD: &str = "Head of communications";
const PRACTICE_LEAD: &str = "Primary care engagement lead";

/// Moves the calendar of the machine on.
fn today(window: &mut Window, on: Date) {
    window.app_mut().services.clock = Arc::new(FixedClock(on.at(9, 0, 0, 0)));
}

/// Goes to a field of a stage.
fn reach(window: &mut Window, stage: Key, name: &str) {
    window.press_with(Modifiers::ALT, stage);
    window.tab_to(name);
}

/// Gives the field that has the keyboard another answer.
fn write(window: &mut Window, text: &str) {
    window.press_with(CTRL, Key::A);
    window.type_text(text);
    window.press(Key::Tab);
}

/// Asks for a page or an act by its name.
fn ask(window: &mut Window, name: &str) {
    window.press_with(CTRL, Key::K);
    window.type_text(name);
    window.press(Key::Enter);
}

/// Checks the answers and closes the review.
fn close(window: &mut Window, on: Date) {
    ask(window, "Check your answers");
    assert_eq!(window.app().page, Page::Check);
    window.tab_to("Findings, actions, and closing the review");
    window.press(Key::Enter);
    window.tab_to("Who closes it");
    window.press_with(CTRL, Key::A);
    window.type_text(LEAD);
    window.tab_to("Close the review");
    window.press(Key::Enter);
    let review = window.workbook().review();
    assert_eq!(review.closed, Some(on));
    assert_eq!(review.turns.last().map(|turn| turn.by.as_str()), Some(LEAD));
}

/// Starts the next review from the page on which the last one was closed, and dates its session.
fn start_next(window: &mut Window, on: &str, by: &str) {
    assert_eq!(window.focused_name(), "Start the next review…");
    window.press(Key::Enter);
    super::revisit::say_when_and_who(window, on, by);
    assert_eq!(window.app().page, Page::Place(Place::Session));
    assert!(window.spoken().contains("Matters arising"));
    window.tab_to("Date of the session");
    write(window, on);
}

/// Says of every answer of the stage on screen that it is still true, each with one key.
fn confirm_all(window: &mut Window, stage: Stage) {
    for _ in 0..60 {
        if window.editor().progress().stage(stage).to_confirm == 0 {
            return;
        }
        window.press(Key::F2);
    }
    panic!("{} answers are left", window.editor().progress().stage(stage).to_confirm);
}

fn state(window: &Window, address: &str) -> Option<CarriedState> {
    window.workbook().review().carried.get(address).map(|one| one.state)
}

fn waiting(window: &Window) -> usize {
    window.workbook().review().carried.values().filter(|one| one.state == CarriedState::ToConfirm).count()
}

/// Three reviews over eighteen months on the Staffordshire example, with its own figures.
#[test]
fn a_workbook_lives_through_three_reviews_in_the_window() {
    let (first, second, third) = (date(2018, 5, 25), date(2018, 11, 26), date(2019, 11, 25));
    let mut window = Window::open();
    today(&mut window, first);
    window.tab_to("Six groups in Staffordshire");
    window.press(Key::Enter);
    window.tab_to("Make a copy to edit");
    window.press(Key::Enter);

    // The newsletter before the rules on data protection changed, and six Twitter accounts.
    window.press_with(CTRL_SHIFT, Key::P);
    window.tab_to("Date of the session");
    write(&mut window, "25/05/2018");
    reach(&mut window, Key::Num2, "Social media objective 2: ");
    window.press(Key::Enter);
    window.tab_to("Baseline, social media objective 2, figure");
    write(&mut window, "2687");
    window.tab_to("Target, social media objective 2");
    write(&mut window, "3000");
    window.tab_to("Due, social media objective 2");
    write(&mut window, "31/10/2018");
    assert!(window.workbook().registers.channels.iter().any(|one| one.name.0.starts_with("Six Twitter accounts")));
    close(&mut window, first);

    // Half a year later.
    today(&mut window, second);
    start_next(&mut window, "26/11/2018", LEAD);
    // The row is still open.
    reach(&mut window, Key::Num2, "Baseline, social media objective 2, figure");
    write(&mut window, "323");
    window.tab_to("Target, social media objective 2");
    assert!(window.spoken().contains("Asked anew. Last time: 3,000"), "{}", window.spoken());
    let newsletter: Address = resolve("objectives/smart/ssm0000002/target").expect("it is in the example");
    assert!(find_view(window.workbook(), &newsletter).is_some_and(|(_, view)| view == View::Number(None)));
    write(&mut window, "1000");
    window.tab_to("Due, social media objective 2");
    write(&mut window, "30/09/2019");
    // Stage 1 is confirmed answer by answer, with one key.
    reach(&mut window, Key::Num1, "Why can you achieve it?");
    confirm_all(&mut window, Stage::Aim);
    assert!(window.editor().progress().stage(Stage::Aim).is_complete());
    assert!(!window.editor().progress().stage(Stage::Stakeholders).is_complete());
    // Six accounts are one, and Instagram is started.
    reach(&mut window, Key::Num3, "Decision, platform 2: Merge");
    window.press(Key::F4);
    window.type_text("Six accounts are one");
    window.tab_to("Drop the whole");
    window.press(Key::Enter);
    window.tab_to("Decision, platform 11: Start");
    window.press(Key::F2);
    assert_eq!(state(&window, "stakeholders/platforms/spp0000012/decision"), Some(CarriedState::StillTrue));
    close(&mut window, second);

    // A year on, and somebody else confirms.
    today(&mut window, third);
    start_next(&mut window, "25/11/2019", PRACTICE_LEAD);
    reach(&mut window, Key::Num1, "Why does it deserve public money?");
    window.press(Key::F2);
    reach(&mut window, Key::Num1, "Why does it deserve public money?");
    window.press_with(CTRL_SHIFT, Key::H);
    let history = window.spoken();
    assert!(history.contains("History of this answer"), "{history}");
    for who in [LEAD, PRACTICE_LEAD] {
        assert!(history.contains(&format!("Confirmed as still true by {who}")), "{who}: {history}");
    }
    reach(&mut window, Key::Num1, "Why can you achieve it?");
    window.press(Key::F3);
    window.type_text("One account, one newsletter, one small team.");

    what_changed(&mut window);
    assert!(waiting(&window) > 0, "nothing was confirmed by itself");
}

/// What changed, for any two reviews, and on paper.
fn what_changed(window: &mut Window) {
    window.press_with(Modifiers::ALT, Key::Num9);
    window.until("the comparison", |window| window.spoken().contains("Were the objectives met?"));
    assert!(window.spoken().contains("Target 1,000"), "{}", window.spoken());
    window.tab_to("From: ");
    window.press(Key::Enter);
    for _ in 0..5 {
        if window.focused_name().contains("25/05/2018") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    window.until("the other comparison", |window| window.spoken().contains("From 2,687"));
    let spoken = window.spoken();
    assert!(spoken.contains("Target 3,000"), "{spoken}");
    window.tab_to("Dropped ");
    window.press(Key::Enter);
    assert!(window.spoken().contains("Reason: Six accounts are one"), "{}", window.spoken());
    window.tab_to("As a table");
    window.press(Key::Enter);
    assert!(window.spoken().contains("What happened"));
    let book = window.workbook();
    let side = |number: usize| Side { workbook: book, review: &book.reviews[number] };
    let half_a_year = compare(side(0), side(1), jiff::civil::date(2020, 9, 30));
    assert!(half_a_year.of_kind(ChangeKind::Confirmed).count() > 3);
    assert!(half_a_year.of_kind(ChangeKind::Dropped).any(|one| one.reason == "Six accounts are one"));
    let folder = window.document("papers").parent().expect("a folder").to_owned();
    window.will_choose(&folder);
    window.tab_to("Export what changed…");
    window.press(Key::Enter);
    window.until("the paper", |window| window.app().said.as_ref().is_some_and(|said| said.contains(".docx")));
}
