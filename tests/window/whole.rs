//! A whole review, typed into the window from the start page to the board paper: once by the pointer alone, and once by
//! keys alone. Whoever types knows the questions and their answers, and sees the names of the controls.

use std::collections::HashMap;

use egui::{Key, Modifiers};
use sightline::export::{Format, Paper};
use sightline::model::session::TIMES;
use sightline::model::sheets::objectives::questions as objectives;
use sightline::model::sheets::stakeholders::questions as stakeholders;
use sightline::model::{
    Address, Baseline, List, Names, Place, Question, RowId, Stage, Step, Table, View, Workbook, date_in_table,
    find_rows, find_view, resolve, words,
};
use sightline::store::disk::Readers;
use sightline::store::{Disk as _, RealDisk};
use sightline::ui::action::Action;
use sightline::ui::app::Page;
use sightline::ui::menus::Menu;
use sightline::ui::session_act::SessionAct;

use super::harness::{CTRL, CTRL_SHIFT};
use super::script::{AROSE, Item, Items, all_of_it, is_below, pages, script};
use super::typist::{By, Typist, adds};

/// A person with a script.
struct Writer<'w> {
    hand: Typist,
    script: &'w Workbook,
    /// The rows of the script, as they are in the window.
    rows: HashMap<RowId, RowId>,
}

impl<'w> Writer<'w> {
    /// Returns where something of the script is in the window.
    fn here(&self, at: Address) -> Address {
        let page = Address::page(at.place());
        at.steps().fold(page, |here, step| match step {
            Step::Row(id) => here.row(self.rows[&id]),
            Step::Question(id) => here.question(id),
        })
    }

    /// Returns the place of a row of the script in its table.
    fn place(&self, row: Address) -> usize {
        let table = row.parent().expect("a table");
        let rows = find_rows(self.script, &table).expect("the table is there").1;
        rows.place_of(row.row_id().expect("a row")).expect("the row is there")
    }

    /// Names the rows around something: `, platform in use 1, stakeholder 2`.
    fn around(&self, at: Address) -> String {
        let mut said = String::new();
        let mut here = Some(at);
        while let Some(row) = here {
            if let (Some(Step::Row(_)), Some(table)) = (row.last(), row.parent()) {
                let question = find_rows(self.script, &table).expect("the table is there").0;
                said = format!("{said}, {} {}", question.row_name, self.place(row) + 1);
            }
            here = row.parent();
        }
        said
    }

    /// Returns what an answer of the window says.
    fn says(&self, at: Address) -> String {
        let workbook = self.hand.window.workbook();
        let (question, view) = find_view(workbook, &self.here(at)).expect("the question is there");
        words(question, view, &Names::of(workbook)).into_owned()
    }

    /// Adds a row and learns which it is.
    fn add(&mut self, row: Address, question: &'static Question) {
        let table = row.parent().expect("a table");
        let name = adds(question, &self.around(table));
        self.hand.push(&name, |one| one == name);
        self.learn(row);
    }

    /// Returns whether a row of the script is in the window.
    fn is_there(&self, row: Address) -> bool {
        row.row_id().is_some_and(|id| self.rows.contains_key(&id))
    }

    /// Takes the last row of a table for one of the script.
    fn learn(&mut self, row: Address) {
        let table = self.here(row.parent().expect("a table"));
        let rows = find_rows(self.hand.window.workbook(), &table).expect("the table is there").1;
        assert_eq!(rows.count(), self.place(row) + 1, "{row}");
        let new = rows.at(rows.count() - 1).expect("the new row").id();
        self.rows.insert(row.row_id().expect("a row"), new);
    }

    /// Gives an answer, unless the window says it already.
    fn answer(&mut self, at: Address, question: &'static Question, view: View<'w>) {
        let wanted = words(question, view, &Names::of(self.script)).into_owned();
        if self.says(at) == wanted {
            return;
        }
        let field = format!("{}{}", question.label, self.around(at));
        self.open_details(at, &field);
        let before = find_view(self.hand.window.workbook(), &self.here(at)).expect("the question is there").1;
        let is_filled = before.is_answered();
        let now = match before {
            View::Choice(now, _) => now,
            View::Link(now) => now.and_then(|row| {
                Names::of(self.hand.window.workbook()).rows(question.table.expect("a table")).place_of(row)
            }),
            _ => None,
        };
        match view {
            View::Line(text) | View::Prose(text) => self.hand.write(&field, text, is_filled),
            View::Choice(Some(place), options) => {
                let labels: Vec<String> = options.iter().map(|option| option.label.to_owned()).collect();
                self.hand.choose(&field, &labels, place, now);
            }
            View::Pick(key) => {
                let entries = question.list.expect("a list").entries();
                let labels: Vec<String> = entries.iter().map(|entry| entry.label.clone()).collect();
                let place = entries.iter().position(|entry| entry.key == key).expect("an entry");
                self.hand.choose(&field, &labels, place, None);
            }
            View::Link(Some(row)) => {
                let (labels, place) = self.titles(question.table.expect("a table"), row);
                self.hand.choose(&field, &labels, place, now);
            }
            View::Links(rows) => self.tick_links(&field, question.table.expect("a table"), rows),
            View::Tick(true) => self.hand.push(&field, |name| name == field),
            View::Date(Some(day)) => self.hand.write(&field, &date_in_table(day), is_filled),
            View::Hours(Some(hours)) => self.hand.write(&field, &hours.to_string(), is_filled),
            View::Money(Some(pence)) => self.hand.write(&field, &pence.to_string(), is_filled),
            View::Number(Some(number)) => self.hand.write(&field, &number.to_string(), is_filled),
            View::Baseline(Baseline::NotYetKnown { by }) => {
                let tick = format!("{field}, not yet known");
                self.hand.push(&tick, |name| name == tick);
                if let Some(by) = by {
                    self.hand.write(&format!("{field}, known by"), &date_in_table(*by), false);
                }
            }
            View::Baseline(Baseline::Known { value, on }) => {
                self.hand.write(&format!("{field}, figure"), &value.to_string(), is_filled);
                if let Some(on) = on {
                    self.hand.write(&format!("{field}, measured on"), &date_in_table(*on), is_filled);
                }
            }
            other => panic!("{field:?} has {:?} and should have {other:?}", self.says(at)),
        }
        assert_eq!(self.says(at), wanted, "{field:?} takes another answer than was given");
    }

    /// Returns what the rows of a table are called in a list, and the place of one of the script.
    fn titles(&self, table: Table, row: RowId) -> (Vec<String>, usize) {
        let names = Names::of(self.hand.window.workbook());
        let rows = names.rows(table);
        let all = (0..rows.count()).filter_map(|place| rows.at(place));
        (all.map(|row| names.name(table, row.id()).into_owned()).collect(), rows.place_of(self.rows[&row]).expect("it"))
    }

    /// Opens what a line of a table has no room for.
    fn open_details(&mut self, at: Address, field: &str) {
        let Some(row) = at.parent().filter(|row| matches!(row.last(), Some(Step::Row(_)))) else { return };
        let opener = format!("All of {}", self.around(row).trim_start_matches(", "));
        let is_drawn = self.hand.control(|name| name.starts_with(&opener)).is_some();
        let has_field = self.hand.control(|name| name.contains(field)).is_some();
        if is_drawn && !has_field {
            self.hand.push(&opener, |name| name == opener || name.starts_with(&format!("{opener}:")));
        }
    }

    /// Ticks rows of another table.
    fn tick_links(&mut self, field: &str, table: Table, rows: &[RowId]) {
        for row in rows {
            let (titles, place) = self.titles(table, *row);
            let tick = format!("{} ({field})", titles[place]);
            assert!(titles.iter().filter(|title| **title == titles[place]).count() == 1, "{tick:?} is there twice");
            self.hand.push(&tick, |name| name == tick);
        }
    }

    /// Fills in a page, in the order of its questions.
    fn page(&mut self, place: Place) {
        self.turn_to(place);
        let (fit, uses) = (objectives::AIM_FIT.id, stakeholders::STAKEHOLDER_PLATFORMS.id);
        let is_stakeholder = |at| place == Place::Stage(Stage::Stakeholders) && is_below(at, "stakeholders");
        let (mut fits, mut used) = (vec![], vec![]);
        let items = Items::of(self.script, place);
        for (number, item) in items.iter().enumerate() {
            let at = item.at();
            match *item {
                _ if is_below(at, fit) => fits.push(*item),
                _ if is_stakeholder(at) && is_below(at, uses) => used.push(*item),
                Item::Answer(at, question, view) if is_below(at, TIMES.id) => self.minutes(at, question, view),
                Item::Answer(at, question, view) => self.answer(at, question, view),
                Item::Row(row, question) if !is_below(at, TIMES.id) && !self.is_there(row) => self.add(row, question),
                Item::Row(..) => {}
            }
            // A matrix stands behind the table that it belongs to.
            let next = items.get(number + 1).map(Item::at);
            if is_below(at, fit) && !next.is_some_and(|next| is_below(next, fit)) {
                self.aims(&std::mem::take(&mut fits));
            } else if is_stakeholder(at) && !next.is_some_and(is_stakeholder) {
                self.platforms(&std::mem::take(&mut used));
            }
        }
    }

    /// Changes the planned minutes of a stage.
    fn minutes(&mut self, at: Address, question: &'static Question, view: View<'w>) {
        let View::Number(Some(minutes)) = view else { return };
        let stage = find_view(self.script, &at.parent().expect("its row").question("stage")).expect("its stage");
        let View::Choice(Some(stage), _) = stage.1 else { panic!("a stage") };
        let stage = Stage::ALL[stage];
        let field = format!("{}, stage {}, {}", question.label, stage.number(), stage.label());
        self.hand.write(&field, &minutes.to_string(), true);
        self.learn(at.parent().expect("its row"));
        assert_eq!(self.says(at), words(question, view, &Names::of(self.script)));
    }

    /// Ticks which objectives each aim serves, and says how.
    fn aims(&mut self, items: &[Item<'w>]) {
        for item in items {
            let Item::Answer(at, question, View::Links(rows)) = *item else { continue };
            let row = at.parent().expect("its row");
            for target in rows {
                let (_, place) = self.titles(question.table.expect("a table"), *target);
                let cell = format!("Aim {} serves objective {}: ", self.place(row) + 1, place + 1);
                self.hand.tick_cell(|name| name.starts_with("Aim ") && name.contains(" serves objective "), &cell);
            }
            self.learn(row);
        }
        for item in items {
            let Item::Answer(at, question, view) = *item else { continue };
            let field = format!("{}{}", question.label, self.around(at));
            if question.id == objectives::AIM_FIT_HOW.id && self.hand.control(|name| name == field).is_none() {
                let head = format!("How aim {} serves them", self.place(at.parent().expect("its row")) + 1);
                self.hand.push(&head, |name| name.starts_with(&head));
            }
            self.answer(at, question, view);
        }
    }

    /// Ticks which platforms each stakeholder uses, with the evidence.
    fn platforms(&mut self, items: &[Item<'w>]) {
        for item in items {
            match *item {
                Item::Row(row, _) => {
                    let view = find_view(self.script, &row.question(stakeholders::PLATFORM_USE_PLATFORM.id));
                    let Some((_, View::Pick(key))) = view else { panic!("a platform") };
                    let platform = List::Platforms.label(key).expect("a platform").to_owned();
                    let who = self.place(row.parent().and_then(Address::parent).expect("a stakeholder")) + 1;
                    let cell = format!("Stakeholder {who} uses {platform}: ");
                    if self.hand.control(|name| name.starts_with(&cell)).is_none() {
                        self.hand.choose_behind("Another platform that they use", &platform);
                    }
                    self.hand.tick_cell(|name| name.starts_with("Stakeholder ") && name.contains(" uses "), &cell);
                    self.learn(row);
                    // Where the card of the stakeholder is open, it has the evidence, perhaps out of sight.
                    let is_below = self.hand.control(|name| name.starts_with("Close the evidence")).is_some();
                    if self.hand.by == By::Keys || !is_below {
                        self.hand.open_cell(&cell);
                    }
                }
                Item::Answer(at, question, view) => self.answer(at, question, view),
            }
        }
    }

    /// Writes down what arises at a question: a decision, or a thought for later.
    fn capture(&mut self, table: &'static str, first: &'static str, act: SessionAct, keep: &str) {
        let arose = resolve(AROSE).expect("a question");
        let question = find_view(self.script, &arose).expect("a question").0;
        for item in Items::of(self.script, Place::Session) {
            let Item::Answer(at, asked, View::Line(text) | View::Prose(text)) = item else { continue };
            if asked.id != first || !is_below(at, table) {
                continue;
            }
            // The box has one line; the rest is written on the page of the session.
            let text = text.split('\n').next().unwrap_or_default();
            let field = self.hand.go_to(question.label);
            match self.hand.by {
                By::Keys => self.hand.press(act.key().expect("its key").1),
                By::Pointer => {
                    self.hand.click(field.rect.center());
                    self.hand.menu(Menu::Review.label(), &["During the session", act.label()]);
                }
            }
            self.hand.window.type_text(text);
            match self.hand.by {
                By::Keys => self.hand.press(Key::Enter),
                By::Pointer => {
                    let button = self.hand.control(|name| name == keep).expect("the button");
                    self.hand.click(button.rect.center());
                }
            }
            self.learn(at.parent().expect("its row"));
            assert_eq!(self.hand.window.focused_name(), question.label, "the keyboard is back in the field");
        }
    }

    /// Shows a page.
    fn turn_to(&mut self, place: Place) {
        match (self.hand.by, place) {
            (By::Pointer, Place::Stage(stage)) => {
                let name = format!("Stage {}, {}", stage.number(), stage.label());
                self.hand.push(&name, |one| one.starts_with(&name));
            }
            (By::Pointer, _) => {
                let name = place.label();
                self.hand.push(name, |one| one == name || one.starts_with(&format!("{name}, ")));
            }
            (By::Keys, Place::Stage(stage)) => {
                let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
                self.hand.press_with(Modifiers::ALT, keys[stage as usize]);
            }
            (By::Keys, Place::Session) => self.hand.press_with(CTRL_SHIFT, Key::P),
            (By::Keys, _) => {
                self.hand.press_with(CTRL, Key::K);
                self.hand.window.type_text(place.label());
                self.hand.press(Key::Enter);
            }
        }
        assert_eq!(self.hand.window.app().page, Page::Place(place));
    }

    /// Saves the workbook, and exports the board paper as a Word document.
    fn save_and_export(&mut self) {
        let (file, folder) = (self.hand.window.document("Review.ron"), self.hand.window.document("papers"));
        RealDisk.create_dir_all(&folder, Readers::AsUsual).expect("the folder can be made");
        self.hand.window.will_choose(&file);
        match self.hand.by {
            By::Keys => self.hand.press_with(CTRL, Key::S),
            By::Pointer => self.hand.menu(Menu::File.label(), &[&Action::Save.label()]),
        }
        self.hand.window.until("the file", |_| file.exists());
        match self.hand.by {
            By::Keys => self.hand.press_with(CTRL, Key::E),
            By::Pointer => self.hand.menu(Menu::Share.label(), &[&Action::Share.label()]),
        }
        assert_eq!(self.hand.window.app().page, Page::Share);
        self.hand.window.will_choose(&folder);
        let (paper, format) = (Paper::BoardPaper.label(), Format::Pdf.label());
        self.hand.push(paper, |name| name == paper);
        self.hand.push(format, |name| name == format);
        self.hand.push("export", |name| name.starts_with("Choose a folder and export"));
        self.hand.window.until("the paper", |window| !window.app().share.written.is_empty());
        let written = &self.hand.window.app().share.written;
        assert!(written.iter().any(|path| path.exists() && path.extension().is_some_and(|ending| ending == "docx")));
    }
}

/// Types the script, and returns who did.
fn typed(by: By) -> Typist {
    let script = script();
    let mut hand = Typist::new(by);
    let name = script.name();
    match by {
        By::Keys => {
            hand.window.type_text(name);
            hand.press(Key::Enter);
        }
        By::Pointer => {
            hand.write("Name of your organisation", name, false);
            hand.push("the button", |name| name == "Start a workbook");
        }
    }
    let mut writer = Writer { hand, script: &script, rows: HashMap::new() };
    for place in pages() {
        writer.page(place);
        if place == Place::Stage(Stage::Aim) {
            writer.capture("decisions", "decision", SessionAct::Decide, "Record the decision");
            writer.capture("parked", "thought", SessionAct::Park, "Park the thought");
        }
    }
    let (wanted, said) = (all_of_it(&script), all_of_it(writer.hand.window.workbook()));
    for (wanted, said) in wanted.iter().zip(&said) {
        assert_eq!(wanted, said);
    }
    assert_eq!(wanted.len(), said.len());
    assert!(writer.hand.window.workbook().unread.is_empty(), "all was understood");
    writer.save_and_export();
    writer.hand
}

#[test]
fn a_whole_review_is_typed_by_the_pointer_alone_up_to_the_board_paper() {
    let hand = typed(By::Pointer);
    assert!(hand.presses <= 850 && hand.notches <= 400, "{} presses, {} notches", hand.presses, hand.notches);
}

#[test]
fn a_whole_review_is_typed_by_keys_alone_up_to_the_board_paper() {
    let mut hand = typed(By::Keys);
    assert!(hand.presses <= 1_300, "{} presses", hand.presses);
    // From the name of a channel past the eight fields that the script leaves open, or past all formats of a paper.
    hand.ways.sort();
    assert!(hand.ways.last().is_some_and(|(presses, _)| *presses <= 20), "{:?}", hand.ways.last());
}
