//! A stage at a glance: how far its pages scroll, how many presses a row takes, and what a folded row says.

use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::NodeT as _;
use sightline::editor::{Editor, Moment};
use sightline::model::{Address, Answer, Edit, List, Place, RowId, Stage};
use sightline::ui::app::Page;
use uuid::Uuid;

use super::harness::{CTRL, Window};
use crate::support::ten_years::tried;

/// The height of the page in a window of 800 points: without menu bar and status line.
const SCREEN: f32 = 730.0;

fn with_the_tried_review() -> Window {
    let mut window = Window::open();
    let services = window.app().services.clone();
    window.app_mut().editor = Some(Editor::new(tried(), Uuid::from_u128(12), services));
    window
}

fn stage(stage: Stage) -> Page {
    Page::Place(Place::Stage(stage))
}

/// Returns how many screens of 1280 by 800 a page fills, from its title to its last control.
fn screens(window: &mut Window, page: Page, title: &str, last: &str) -> f32 {
    window.harness.set_size(vec2(1280.0, 12_000.0));
    window.settle();
    window.go(page);
    // What is drawn in one frame may be measured in the next.
    window.wait(0.5);
    let (from, to) = (window.top_of(title), window.find(last).expect("the end of the page").bottom());
    window.harness.set_size(vec2(1280.0, 800.0));
    window.settle();
    (to - from + 2.0 * 28.0) / SCREEN
}

#[test]
fn pages_of_the_tried_review_are_short() {
    let mut window = with_the_tried_review();
    let objectives =
        screens(&mut window, stage(Stage::Objectives), "Align your objectives", "Continue to stakeholders");
    let stakeholders =
        screens(&mut window, stage(Stage::Stakeholders), "Map your stakeholders", "Continue to resources");
    let check = screens(&mut window, Page::Check, "Check your answers", "Close the review");
    assert!(objectives <= 3.0, "stage 2 fills {objectives} screens");
    // It was 11, 10 and 37. The wish was 3, 3 and 5.
    assert!(stakeholders <= 4.9, "stage 3 fills {stakeholders} screens");
    assert!(check <= 5.0, "the page that checks fills {check} screens");
}

/// How a hand goes from one field to the next.
#[derive(Clone, Copy, PartialEq)]
enum Goes {
    /// It presses the pointer on every field.
    ByPointer,
    /// It presses Tab where a field is near, and the pointer on choices.
    ByTab,
}

/// A hand that counts how often it presses the pointer.
struct Hand {
    window: Window,
    clicks: usize,
    goes: Goes,
}

impl Hand {
    fn click(&mut self, name: &str) {
        self.window.find_and_click(name);
        self.clicks += 1;
    }

    /// Types into a field, which may have the keyboard already.
    fn fill(&mut self, field: &str, words: &str) {
        if self.goes == Goes::ByTab {
            self.window.tab_to(field);
        } else if !self.window.focused_name().starts_with(field) {
            self.click(field);
        }
        assert!(self.window.focused_name().starts_with(field), "{:?}, not {field:?}", self.window.focused_name());
        self.window.type_text(words);
    }

    /// Chooses an entry of a list.
    fn choose(&mut self, field: &str, entry: &str) {
        self.click(field);
        self.click(entry);
    }
}

#[test]
fn a_stakeholder_with_two_platforms_takes_few_presses_of_the_pointer() {
    for (goes, most) in [(Goes::ByPointer, 21), (Goes::ByTab, 12)] {
        let mut window = with_the_tried_review();
        window.go(stage(Stage::Stakeholders));
        let objective = window.workbook().review().objectives.smart.iter().next().expect("one").called().to_owned();
        let objective: String = objective.chars().take(30).collect();
        let mut hand = Hand { window, clicks: 0, goes };
        hand.click("Add a stakeholder");
        hand.fill("Name, stakeholder 7", "Night staff");
        hand.choose("Objective they matter to, stakeholder 7", &objective);
        hand.fill("Who they are, stakeholder 7", "Nurses and porters who work at night");
        hand.fill("Why they matter, stakeholder 7", "They cannot come to briefings");
        hand.fill("How many, stakeholder 7", "420");
        hand.click("High (Influence, stakeholder 7)");
        hand.click("Medium (Interest, stakeholder 7)");
        hand.fill("What you do not know about them, stakeholder 7", "When they read");
        hand.fill("Which process could tell you?, stakeholder 7", "The staff survey");
        hand.click("Stakeholder 7: Night staff");
        let spoken = hand.window.spoken();
        let cells: Vec<&str> = spoken.lines().filter(|line| line.starts_with("Stakeholder 7 uses ")).take(2).collect();
        for cell in cells {
            hand.click(cell);
            let number =
                hand.window.workbook().review().stakeholders.stakeholders.iter().last().expect("it").platforms.len();
            hand.choose(&format!("How often, platform in use {number}"), "Weekly");
            hand.fill(&format!("Evidence, platform in use {number}"), "Staff survey");
            hand.fill(&format!("Dated, platform in use {number}"), "30/09/2025");
        }
        let review = hand.window.workbook().review();
        let added = review.stakeholders.stakeholders.iter().last().expect("the new one");
        assert_eq!((added.name.0.as_str(), added.platforms.len()), ("Night staff", 2));
        assert!(added.platforms.iter().all(|one| one.dated.is_some() && one.how_often.is_some()));
        assert!(hand.clicks <= most, "{} presses", hand.clicks);
    }
}

#[test]
fn an_objective_with_its_ties_takes_few_presses_of_the_pointer() {
    for (goes, most) in [(Goes::ByPointer, 14), (Goes::ByTab, 8)] {
        let mut window = with_the_tried_review();
        window.go(stage(Stage::Objectives));
        let review = window.workbook().review().clone();
        let first = |text: &str| text.chars().take(30).collect::<String>();
        let aim = first(&review.aim.aims.iter().next().expect("an aim").change.0);
        let organisation = first(&review.objectives.organisation_objectives.iter().next().expect("one").name.0);
        let team = first(&review.objectives.team_objectives.iter().next().expect("one").name.0);
        let mut hand = Hand { window, clicks: 0, goes };
        hand.click("Add a social media objective");
        hand.fill("Objective, social media objective 4", "Raise replies within a day from 40% to 60%");
        hand.fill("Metric, social media objective 4", "Replies within a day");
        // Its sign says what the figure counts.
        hand.fill("Baseline, social media objective 4, figure", "40%");
        hand.fill("Target, social media objective 4", "60%");
        hand.fill("Due, social media objective 4", "31/03/2026");
        hand.choose("Aim, social media objective 4", &aim);
        hand.choose("Organisation objective, social media objective 4", &organisation);
        hand.choose("Team objective, social media objective 4", &team);
        hand.fill("Owner, social media objective 4", "Digital officer");
        hand.fill("Evaluated on, social media objective 4", "30/04/2026");
        let free = {
            let review = hand.window.workbook().review();
            let aim = review.aim.aims.iter().next().expect("an aim").id;
            let serves = review.objectives.aim_fit.iter().find(|one| one.aim.0 == Some(aim)).expect("its line");
            let all = review.objectives.organisation_objectives.iter();
            all.map(|one| one.id).position(|id| !serves.serves.0.contains(&id)).expect("one is not ticked")
        };
        hand.click(&format!("Aim 1 serves objective {}", free + 1));
        let added = hand.window.workbook().review().objectives.smart.iter().last().expect("the new one").clone();
        assert!(added.aim.0.is_some() && added.organisation_objective.0.is_some() && added.team_objective.0.is_some());
        assert!(added.due.is_some() && added.evaluate_on.is_some() && added.target.is_some() && added.unit.is_some());
        assert!(hand.clicks <= most, "{} presses", hand.clicks);
    }
}

#[test]
fn a_folded_row_says_its_facts_and_opens_one_at_a_time() {
    let mut window = Window::with_copy_of("staffordshire");
    // All of the page in one view; the names of what is out of sight are not drawn.
    window.harness.set_size(vec2(1280.0, 3_000.0));
    window.settle();
    window.go(stage(Stage::Objectives));
    let heads = |window: &Window| -> Vec<(String, Option<bool>)> {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let heads = nodes.filter(|node| node.role() == egui::accesskit::Role::DisclosureTriangle);
        heads.map(|node| (node.label().unwrap_or_default(), node.data().is_expanded())).collect()
    };
    let all = heads(&window);
    assert!(all.len() > 6 && all.iter().all(|(_, open)| *open == Some(false)), "{all:?}");
    let smart: Vec<&String> =
        all.iter().map(|(name, _)| name).filter(|name| name.contains("media objective")).collect();
    assert!(smart.iter().all(|name| name.contains(" to ") && name.contains("due ")), "{smart:?}");
    // Where the page has scrolled, a head stays in sight although a row above it folds.
    window.harness.set_size(vec2(1280.0, 420.0));
    window.settle();
    window.tab_to("Organisation objective 1: ");
    window.press(Key::Enter);
    window.tab_to("Organisation objective 3: ");
    let head = window.focused().expect("the head has the keyboard").rect;
    window.press(Key::Space);
    window.wait(0.5);
    let open: Vec<String> =
        heads(&window).into_iter().filter(|(_, open)| *open == Some(true)).map(|(name, _)| name).collect();
    assert!(matches!(open.as_slice(), [one] if one.starts_with("Organisation objective 3: ")), "{open:?}");
    let now = window.focused().expect("the head keeps the keyboard").rect;
    assert!(now.top() > 37.0 && now.bottom() < 387.0, "the head went out of sight: {head:?}, {now:?}");
    window.press(Key::Escape);
    assert!(heads(&window).iter().all(|(_, open)| *open == Some(false)));
    assert!(window.focused_name().starts_with("Organisation objective 3: "));
    // A person may open all.
    window.harness.set_size(vec2(1280.0, 3_000.0));
    window.settle();
    window.tab_to("Open all: What are your organisation's objectives?");
    window.press(Key::Enter);
    let open = heads(&window).into_iter().filter(|(_, open)| *open == Some(true)).count();
    assert!(open > 2, "{open}");
}

#[test]
fn a_row_that_is_gone_to_opens_and_the_one_before_folds() {
    let mut window = Window::with_copy_of("staffordshire");
    let table = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
    let ids: Vec<_> = window.workbook().review().stakeholders.stakeholders.iter().map(|one| one.id).collect();
    for (row, question) in [(ids[0], "who"), (ids[6], "why")] {
        let at = table.row(row).question(question);
        window.app_mut().go_to(at);
        window.step();
        window.settle();
        assert_eq!(window.app().form.focused, Some(at));
    }
    let opening = &window.app().form.opening;
    assert_eq!((opening.is_open(table.row(ids[0])), opening.is_open(table.row(ids[6]))), (false, true));
}

#[test]
fn ticks_in_a_matrix_are_rows_as_before_and_one_step_to_undo() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(stage(Stage::Objectives));
    let serves = |window: &Window| -> Vec<Vec<_>> {
        let review = window.workbook().review();
        let of = |aim| {
            let all = review.objectives.aim_fit.iter().filter(move |one| one.aim.0 == Some(aim));
            all.flat_map(|one| one.serves.0.clone()).collect::<Vec<_>>()
        };
        review.aim.aims.iter().map(|aim| of(aim.id)).collect()
    };
    let before = serves(&window);
    let document = window.workbook().clone();
    let objectives: Vec<_> = document.review().objectives.organisation_objectives.iter().map(|one| one.id).collect();
    let free = objectives.iter().position(|one| !before[0].contains(one)).expect("one is not ticked");
    window.tab_to("Aim 1 serves objective 1");
    for _ in 0..free {
        window.press(Key::ArrowDown);
    }
    let name = window.focused_name();
    assert!(name.starts_with(&format!("Aim 1 serves objective {}", free + 1)), "{name}");
    window.press(Key::Space);
    assert!(serves(&window)[0].contains(&objectives[free]));
    assert_eq!(window.focused_name(), name, "the tick keeps the keyboard");
    window.press(Key::Space);
    assert_eq!(serves(&window), before);
    window.press_with(CTRL, Key::Z);
    window.press_with(CTRL, Key::Z);
    assert!(*window.workbook() == document, "two ticks are two steps");
}

#[test]
fn a_platform_is_ticked_and_its_evidence_opens_in_place() {
    let mut window = Window::with_copy_of("staffordshire");
    window.go(stage(Stage::Stakeholders));
    let uses = |window: &Window| {
        let all = &window.workbook().review().stakeholders.stakeholders;
        all.iter().map(|one| one.platforms.len()).collect::<Vec<_>>()
    };
    let before = uses(&window);
    window.tab_to("Stakeholder 1 uses ");
    // To a platform that they do not use yet.
    let is_ticked = |window: &Window| {
        let nodes = window.harness.root().children_recursive().map(|node| node.accesskit_node());
        let mut focused = nodes.filter(egui_kittest::kittest::AccessKitNode::is_focused);
        focused.next().is_some_and(|node| node.toggled() == Some(egui::accesskit::Toggled::True))
    };
    for _ in 0..12 {
        if !is_ticked(&window) {
            break;
        }
        window.press(Key::ArrowDown);
    }
    let name = window.focused_name();
    window.press(Key::Space);
    assert_eq!(uses(&window)[0], before[0] + 1);
    assert_eq!(window.focused_name(), name);
    assert!(window.spoken().contains("Close the evidence of"), "its evidence is asked for");
    window.press(Key::Enter);
    assert!(window.focused_name().starts_with("How often"), "{}", window.focused_name());
    // Where the card of the stakeholder is open, the evidence stands there, and Enter goes to it.
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert!(window.focused_name().starts_with("Close the evidence of"), "{}", window.focused_name());
    window.press(Key::Enter);
    window.go(stage(Stage::Stakeholders));
    window.open_row("Stakeholder 1: ");
    window.tab_to("Stakeholder 1 uses ");
    while window.focused_name() != name {
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    assert!(window.focused_name().starts_with("How often"), "{}", window.focused_name());
    window.press_with(CTRL, Key::Z);
    assert_eq!(uses(&window), before);
}

#[test]
fn a_matrix_is_one_stop_for_tab_where_the_keyboard_was_last() {
    let mut window = with_the_tried_review();
    window.go(stage(Stage::Stakeholders));
    window.tab_to("Stakeholder 1 uses ");
    window.press(Key::ArrowRight);
    window.press(Key::ArrowDown);
    let cell = window.focused_name();
    assert!(cell.starts_with("Stakeholder 2 uses "), "{cell}");
    window.press(Key::Tab);
    assert_eq!(window.focused_name(), "Another platform that they use");
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(window.focused_name(), cell);
}

#[test]
fn of_a_long_matrix_only_what_is_near_is_drawn_and_the_arrows_reach_all_of_it() {
    let mut window = Window::with_workbook();
    let editor = window.app_mut().editor.as_mut().expect("a workbook is open");
    let table = Address::page(Place::Stage(Stage::Stakeholders)).question("stakeholders");
    let adds = (0..40_u64).map(|number| {
        let with = vec![("name", Answer::Text(format!("Group {number}")))];
        Edit::Add { at: table, id: RowId::from_bits(500 + number), place: None, with }
    });
    let all = Edit::Together { name: "Add groups", edits: adds.collect() };
    editor.apply(&all, Moment { seconds: 1_000.0 }).expect("rows can be added");
    window.go(stage(Stage::Stakeholders));
    window.tab_to("Stakeholder 1 uses ");
    let platform = window.focused_name();
    let platform = platform.strip_prefix("Stakeholder 1 uses ").and_then(|name| name.split(':').next()).expect("one");
    let platform = platform.to_owned();
    let drawn = |window: &Window| window.spoken().lines().filter(|line| line.contains(" uses ")).count();
    assert!(drawn(&window) < 40 * 6, "{} cells are drawn", drawn(&window));
    for number in 2..=40 {
        window.press(Key::ArrowRight);
        let name = format!("Stakeholder {number} uses {platform}: ");
        assert!(window.focused_name().starts_with(&name), "{:?}, not {name:?}", window.focused_name());
    }
    for number in (1..40).rev() {
        window.press(Key::ArrowLeft);
        assert!(window.focused_name().starts_with(&format!("Stakeholder {number} uses ")));
    }
}

#[test]
fn a_platform_that_nobody_uses_yet_is_found_in_its_list_by_its_letters() {
    let mut window = with_the_tried_review();
    // All of the matrix in one view: what is far from it is not drawn.
    window.harness.set_size(vec2(1280.0, 3_000.0));
    window.settle();
    window.go(stage(Stage::Stakeholders));
    let spoken = window.spoken();
    let is_there = |label: &str| spoken.contains(&format!("Stakeholder 1 uses {label}: "));
    let mut platforms = List::Platforms.entries().iter().map(|entry| entry.label.as_str());
    let last = platforms.rfind(|label| !is_there(label)).expect("one that nobody uses");
    window.open_row("Another platform that they use");
    window.type_text(last);
    assert_eq!(window.focused_name(), last);
    window.press(Key::Enter);
    assert!(window.spoken().contains(&format!("Stakeholder 1 uses {last}: ")), "{last} is in the matrix");
}

#[test]
fn a_wide_window_uses_its_width() {
    // The rail and the companion have theirs; a third of the page was empty at 1920.
    for (width, least) in [(1440.0, 740.0), (1920.0, 1_100.0)] {
        let mut window = Window::sized(width, 900.0).showing_copy_of("staffordshire");
        window.go(stage(Stage::Objectives));
        let add: Rect = window.find("Add an organisation objective").expect("the page");
        let menu: Rect = window.find("What to do with organisation objective 1").expect("the row");
        // The menu of a row stands at the right end of its card.
        let card = menu.right() + 20.0 - add.left();
        assert!(card >= least - 1.0, "a card is {card} wide in a window of {width}");
    }
}
