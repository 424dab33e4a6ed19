//! Figures and days as people write them: what is understood is said, and what could mean two things is asked.

use egui::{Key, Modifiers};
use jiff::civil::date;
use sightline::model::{Baseline, Hours, Number, Pence, Place, Register, Stage};
use sightline::ui::app::Page;

use super::harness::{CTRL, Window};

/// A workbook with one empty social media objective. Today is 21 November 2026, a Saturday.
fn with_objective() -> Window {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num2);
    window.tab_to("Add a social media objective");
    window.press(Key::Enter);
    window
}

fn smart(window: &Window) -> sightline::model::sheets::objectives::SmartObjective {
    window.workbook().review().objectives.smart.iter().next().expect("the row").clone()
}

/// Types as people do, letter by letter.
fn type_slowly(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.type_text(&letter.to_string());
    }
}

#[test]
fn a_value_on_the_way_to_what_is_typed_does_not_stay_behind_it() {
    let mut window = with_objective();
    window.tab_to("Baseline, social media objective 1, figure");
    type_slowly(&mut window, "417,26");
    assert_eq!(smart(&window).baseline, Baseline::Unanswered);
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), "Baseline, social media objective 1, measured on");
    type_slowly(&mut window, "1/11/2026");
    window.press(Key::Tab);
    window.tab_to("Baseline: 41,726 instead of “417,26”");
    window.press(Key::Enter);
    let known = Baseline::Known { value: Number::whole(41_726), on: Some(date(2026, 11, 1)) };
    assert_eq!(smart(&window).baseline, known);

    window.tab_to("Due, social media objective 1");
    type_slowly(&mut window, "2/3/2027 or so");
    assert_eq!(smart(&window).due, None);
    assert!(window.workbook().unread.values().any(|text| text == "2/3/2027 or so"));
}

#[test]
fn a_comma_that_is_no_thousands_mark_is_asked_about_with_both_readings() {
    let mut window = with_objective();
    window.tab_to("Baseline, social media objective 1, figure");
    window.type_text("417,26");
    window.press(Key::Tab);
    assert_eq!(smart(&window).baseline, Baseline::Unanswered);
    assert!(window.spoken().contains("Did you mean 417.26 or 41,726?"), "{}", window.spoken());

    window.tab_to("Baseline: 417.26 instead of “417,26”");
    window.press(Key::Enter);
    let value = Number::from_ten_thousandths(4_172_600);
    assert_eq!(smart(&window).baseline, Baseline::Known { value, on: None });
    assert!(window.workbook().unread.is_empty());
    assert_eq!(window.focused_name(), "Baseline, social media objective 1, figure");

    window.press_with(CTRL, Key::A);
    window.type_text("3.2K");
    assert_eq!(smart(&window).baseline, Baseline::Known { value: Number::whole(3_200), on: None });
}

#[test]
fn hours_and_money_with_a_comma_are_asked_about_too() {
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num4);
    window.tab_to("Add a role");
    window.press(Key::Enter);
    window.tab_to("Hours a week");
    let field = window.focused_name();
    type_slowly(&mut window, "7,5");
    let role = |window: &Window| window.workbook().review().resources.roles.iter().next().expect("the role").clone();
    assert_eq!(role(&window).capacity, None);
    window.press(Key::Tab);
    assert_eq!(role(&window).capacity, None, "7,5 became {:?}", role(&window).capacity);
    let spoken = window.spoken();
    assert!(spoken.contains("Did you mean 7.5 or 75?"), "{field}: {spoken}");
    let seven_and_a_half = Hours::from_minutes(450);
    assert_eq!("7.5".parse(), Ok(seven_and_a_half));
    assert_eq!("£18.75".parse(), Ok(Pence::new(1_875)));
}

#[test]
fn a_day_in_words_is_read_and_said() {
    let mut window = with_objective();
    let due = "Due, social media objective 1";
    for (typed, wanted, said) in [
        ("1 Dec", date(2026, 12, 1), "Tuesday 1 December 2026"),
        ("30/11", date(2026, 11, 30), "Monday 30 November 2026"),
        ("March 2027", date(2027, 3, 31), "Wednesday 31 March 2027"),
        ("next Friday", date(2026, 11, 27), "Friday 27 November 2026"),
    ] {
        window.tab_to(due);
        window.press_with(CTRL, Key::A);
        window.type_text(typed);
        assert_eq!(smart(&window).due, Some(wanted), "{typed}");
        window.press(Key::Tab);
        assert!(window.workbook().unread.is_empty());
        assert!(window.spoken().contains(&format!("“{typed}” was read as {said}")), "{typed}: {}", window.spoken());
    }
    window.tab_to(due);
    window.press_with(CTRL, Key::A);
    window.type_text("Tuesday, 2 March 2027");
    window.press(Key::Tab);
    assert_eq!(smart(&window).due, Some(date(2027, 3, 2)));
    assert!(!window.spoken().contains("2027” was read as"), "a whole date needs no reading");
}

#[test]
fn a_month_is_its_last_day_for_a_baseline() {
    let mut window = with_objective();
    window.tab_to("Baseline, social media objective 1, figure");
    window.type_text("12.5k");
    window.tab_to("Baseline, social media objective 1, measured on");
    window.type_text("October 2026");
    window.press(Key::Tab);
    let known = Baseline::Known { value: Number::whole(12_500), on: Some(date(2026, 10, 31)) };
    assert_eq!(smart(&window).baseline, known);
    assert!(window.spoken().contains("“October 2026” was read as Saturday 31 October 2026"));
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_its_reason() {
    let mut window = with_objective();
    window.tab_to("Due, social media objective 1");
    window.type_text("30 February 2027");
    window.press(Key::Tab);
    assert_eq!(smart(&window).due, None);
    assert!(window.spoken().contains("There is no 30 February 2027: February 2027 has 28 days."));

    window.tab_to("Due, social media objective 1");
    window.press_with(CTRL, Key::A);
    window.type_text("Wednesday 2 March 2027");
    window.press(Key::Tab);
    assert_eq!(smart(&window).due, None);
    window.tab_to("Due: 02/03/2027 instead of");
    window.press(Key::Space);
    assert_eq!(smart(&window).due, Some(date(2027, 3, 2)));
}

#[test]
fn the_day_of_an_action_that_is_written_down_is_read_and_said() {
    let mut window = Window::with_workbook();
    let write_down = |window: &mut Window, what: &str, due: &str| {
        window.press(Key::F9);
        window.type_text(what);
        window.press(Key::Tab);
        window.press(Key::Tab);
        window.type_text(due);
    };
    write_down(&mut window, "Ask the web team", "next Friday");
    assert!(window.spoken().contains("“next Friday” was read as Friday 27 November 2026"), "{}", window.spoken());
    window.press(Key::Enter);
    let actions = |window: &Window| window.workbook().registers.actions.iter().cloned().collect::<Vec<_>>();
    assert_eq!(actions(&window)[0].due, Some(date(2026, 11, 27)));

    write_down(&mut window, "Ask again", "when they are back");
    window.press(Key::Enter);
    assert_eq!(actions(&window)[1].due, None);
    assert!(window.spoken().contains("“when they are back” could not be read as a date"), "{}", window.spoken());
    window.go(Page::Place(Place::Register(Register::Actions)));
    assert!(window.spoken().contains("when they are back"));
}

#[test]
fn what_is_not_yet_known_stays_in_the_line_of_its_neighbours() {
    let mut window = with_objective();
    let below = "Due, social media objective 1";
    window.tab_to("Baseline, social media objective 1, not yet known");
    let (tick, before) = (window.top_of("Baseline, social media objective 1, not yet known"), window.top_of(below));
    window.press(Key::Space);
    let field = window.rect_of("Baseline, social media objective 1, known by");
    assert!((window.top_of("Baseline, social media objective 1, not yet known") - tick).abs() < 1.0);
    assert!((window.top_of(below) - before).abs() < 1.0);
    assert!(field.top() <= tick && tick < field.bottom(), "{field:?} and {tick}");
    window.go(Page::Place(Place::Stage(Stage::Objectives)));
}

#[test]
fn cells_pasted_into_one_field_can_become_rows_in_one_step() {
    const CELLS: &str = "Digital officer\t12\nManager\t3,5\nHealth visitor\t1\tBand 6\nIntern\tsome\n";
    let mut window = Window::with_workbook();
    window.press_with(Modifiers::ALT, Key::Num4);
    window.tab_to("Add a role");
    window.press(Key::Enter);
    window.tab_to("Role, role 1");
    window.paste(CELLS);
    let roles = |window: &Window| window.workbook().review().resources.roles.iter().cloned().collect::<Vec<_>>();
    let pasted = roles(&window)[0].role.0.clone();
    assert_eq!(roles(&window).len(), 1);
    for word in ["Digital officer", "Manager", "Health visitor", "Intern", "Band 6"] {
        assert!(pasted.contains(word), "nothing is lost where the offer is ignored: {pasted}");
    }
    assert!(window.spoken().contains("9 cells were pasted into one field."), "{}", window.spoken());

    window.tab_to("Put them into 4 rows");
    window.press(Key::Enter);
    let names: Vec<String> = roles(&window).iter().map(|role| role.role.0.clone()).collect();
    assert_eq!(names, ["Digital officer", "Manager", "Health visitor", "Intern"]);
    assert_eq!(roles(&window)[0].capacity, Some(Hours::whole(12)));
    assert_eq!(roles(&window)[2].band.0, "band-6");
    let kept: Vec<&str> = window.workbook().unread.values().map(String::as_str).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&"3,5") && kept.contains(&"some"));
    assert!(!window.spoken().contains("cells were pasted"));

    window.press_with(CTRL, Key::Z);
    assert_eq!(roles(&window).len(), 1);
    assert_eq!(roles(&window)[0].role.0, pasted);
    assert!(window.workbook().unread.is_empty());
}
