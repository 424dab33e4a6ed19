//! Tables of rows: cards that open and fold, or lines of a table; and what can be done with a row.

use egui::{Align, Layout, PopupCloseBehavior, Sense, Ui, vec2};

use super::findings::findings_ui;
use super::lines::row_fields_ui;
use super::naming::{in_rows, numbered};
use super::read_row::read_row_ui;
use super::revisit::{Rank, Wish, confirm_section_ui, row_state_ui, state_ui};
use super::table::table_ui;
use super::taken::taken_ui;
use super::{Cx, guidance_under_ui, lasting};
use crate::model::{
    Address, Answer, AnyRows, Ask, CarriedState, Edit, Field, Layout as RowLayout, Question, Row, View, row_facts,
};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{
    self, RowHead, button, card, folded_card, heading, icon_button, menu_entry, row_head, secondary_label,
};

/// Where a table of rows stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// On a page: its head is a question.
    Page,
    /// Inside a row of another table.
    InRow,
    /// A register: the page title is its head, and it may be very long.
    Register,
}

/// The height of the head of an open card: that of its menu.
const HEAD_HEIGHT: f32 = 28.0;
/// How far outside the view rows are still drawn, so that Tab finds the next one.
const MARGIN: f32 = 160.0;
/// The room for "12 to confirm" in the head of a folded card.
const WAITING_WIDTH: f32 = 120.0;

/// Draws a table of rows with its head and the button that adds a row.
pub fn rows_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    rows: &'w dyn AnyRows,
    depth: Depth,
) {
    let head = |ui: &mut Ui| {
        match depth {
            Depth::Page => {
                heading(ui, 3, theme::question(question.label));
                secondary_label(ui, question.hint);
            }
            Depth::InRow => {
                ui.label(theme::support_strong(question.label));
                secondary_label(ui, question.hint);
            }
            Depth::Register => {}
        }
        ui.add_space(theme::SPACE_2);
    };
    if question.layout == RowLayout::Cards {
        cx.memory.opening.come_to(at, cx.memory.focus_next);
    }
    cx.memory.opening.settle(at, cx.memory.focused, cx.memory.focus_next);
    match question.layout {
        RowLayout::Table => {
            let inner = |ui: &mut Ui, cx: &mut Cx<'_, 'w>| {
                head(ui);
                findings_ui(ui, cx, at);
                if rows.count() > 0 {
                    table_ui(ui, cx, at, question, rows);
                    ui.add_space(theme::SPACE_2);
                } else if depth != Depth::InRow {
                    empty_ui(ui, question);
                }
                add_ui(ui, cx, at, question, rows);
                if depth != Depth::InRow {
                    confirm_section_ui(ui, cx, at, question.label, Rank::Table);
                    guidance_under_ui(ui, cx, at, question);
                }
            };
            if depth == Depth::Page {
                let highlighted = cx.memory.focused.is_some_and(|focused| at.contains(&focused));
                card(ui, highlighted, |ui| inner(ui, cx));
            } else {
                inner(ui, cx);
            }
        }
        RowLayout::Cards => {
            head(ui);
            findings_ui(ui, cx, at);
            if rows.count() == 0 {
                empty_ui(ui, question);
            }
            let top = ui.clip_rect().top() - MARGIN;
            let bottom = ui.clip_rect().bottom() + MARGIN;
            for (place, row) in (0..rows.count()).filter_map(|place| rows.at(place).map(|row| (place, row))) {
                let row_at = at.row(row.id());
                let wanted = cx.memory.focus_next.is_some_and(|next| row_at.contains(&next));
                // A row that is gone to shows its fields; one that is opened already stands among others on purpose.
                if wanted && !cx.memory.opening.is_open(row_at) {
                    cx.memory.opening.one(row_at);
                }
                if cx.memory.opening.is_read(row_at) && cx.memory.revisit.waiting(row_at) == 0 {
                    // All of it was confirmed, or the review is another one.
                    cx.memory.opening.fold(row_at);
                }
                let open = is_open(cx, row_at);
                let y = ui.cursor().top();
                let folded = folded_height(ui.available_width());
                // What has the keyboard is drawn wherever it is: it would lose it, and the page would go back to it.
                let has_keyboard = cx.memory.focused.is_some_and(|at| row_at.contains(&at));
                if !open && !wanted && !has_keyboard && (y + folded < top || y > bottom) {
                    // Out of sight: only the space is kept, so a frame costs what can be seen.
                    ui.allocate_space(vec2(ui.available_width(), folded));
                    continue;
                }
                row_card_ui(ui, cx, row_at, question, row, place, rows.count(), open);
            }
            ui.add_space(theme::SPACE_1);
            add_ui(ui, cx, at, question, rows);
            if depth != Depth::InRow {
                confirm_section_ui(ui, cx, at, question.label, Rank::Table);
            }
            guidance_under_ui(ui, cx, at, question);
        }
    }
}

/// Returns whether a row shows its fields.
pub(super) fn is_open(cx: &Cx<'_, '_>, row: Address) -> bool {
    cx.memory.opening.is_open(row)
}

/// Returns the height of a folded card: its head, its margins and its edge. It must be exact, or the page moves under
/// what the keyboard is brought to.
fn folded_height(width: f32) -> f32 {
    widgets::folded_head_height(width) + 2.0 * widgets::FOLDED_MARGIN + 2.0
}

/// Draws one row as a card.
#[expect(clippy::too_many_arguments, reason = "what a row is and where it stands; a struct would only rename them")]
pub(super) fn row_card_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    row: &'w dyn Row,
    place: usize,
    count: usize,
    open: bool,
) {
    let highlighted = cx.memory.focused.is_some_and(|focused| at.contains(&focused));
    cx.row = Some((at, question.row_name, place));
    lasting(ui, ("row", at), |ui| {
        let width = ui.available_width();
        if open {
            card(ui, highlighted, |ui| {
                head_ui(ui, cx, at, question, row, (place, count), width);
                taken_ui(ui, cx, at);
                ui.add_space(theme::SPACE_2);
                if cx.memory.opening.is_read(at) {
                    read_row_ui(ui, cx, at, row, (question.row_name, place));
                    return;
                }
                row_fields_ui(ui, cx, at, row, &[]);
                row_state_ui(ui, cx, at, question.row_name, place);
                findings_ui(ui, cx, at);
            });
        } else {
            folded_card(ui, highlighted, |ui| head_ui(ui, cx, at, question, row, (place, count), width));
        }
    });
}

/// Draws the head of a card: what the row is called, its facts while it is folded, what waits in it, and its menu.
fn head_ui<'w>(
    ui: &mut Ui,
    cx: &mut Cx<'_, 'w>,
    at: Address,
    question: &'static Question,
    row: &'w dyn Row,
    (place, count): (usize, usize),
    card: f32,
) {
    let open = is_open(cx, at);
    ui.horizontal(|ui| {
        // What is drawn first must stand in the middle of the whole line, however high the rest of it is.
        ui.set_min_height(if open { HEAD_HEIGHT } else { widgets::folded_head_height(card) });
        let said = row_facts(question, row, &cx.names);
        let number = format!("{} {}", capital(question.row_name), place + 1);
        let severity = cx.memory.findings.gravest(at).filter(|_| !open);
        let waiting = Some(cx.memory.revisit.waiting(at)).filter(|waiting| *waiting > 0 && !open);
        let lacks = if open || waiting.is_some() { String::new() } else { lacks_in_words(&said.missing) };
        let waiting = waiting.map(|waiting| format!("{waiting} to confirm"));
        let controls = if cx.can_edit() { 40.0 } else { 0.0 }
            + if severity.is_some() { 24.0 } else { 0.0 }
            + if waiting.is_some() { WAITING_WIDTH } else { 0.0 };
        let mut spoken = capital(&numbered(cx.workbook, at, question.row_name, place));
        spoken = format!("{spoken}: {}", said.name);
        for more in [said.spoken(), lacks.clone()] {
            if !more.is_empty() && !open {
                spoken = format!("{spoken}. {more}");
            }
        }
        if let Some(taken) = cx.memory.taken.words(at) {
            spoken = format!("{spoken}. {taken}");
        }
        if let Some(waiting) = &waiting {
            spoken = format!("{spoken}. {waiting}");
        }
        if let Some(severity) = severity {
            spoken = format!("{spoken}. {}", severity.label());
        }
        let facts = if open { String::new() } else { said.in_one_line() };
        let short = format!("{}.", place + 1);
        let head = RowHead {
            at,
            open,
            number: if open { &number } else { &short },
            title: &said.name,
            facts: &facts,
            lacks: &lacks,
            spoken: &spoken,
            width: ui.available_width() - controls,
        };
        let response = row_head(ui, &head, card);
        cx.memory.opening.hold(ui, at, response.rect.top());
        cx.follow_focus(at, &response);
        let escape = open && response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if response.clicked() || escape {
            cx.memory.opening.toggle(at, response.rect.top());
            // The pointer brings the keyboard along: what had it may fold.
            response.request_focus();
        }
        if let Some(severity) = severity {
            widgets::severity_mark(ui, severity);
        }
        if let Some(waiting) = waiting {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            state_ui(ui, CarriedState::ToConfirm, &waiting);
        }
        if cx.can_edit() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                row_menu_ui(ui, cx, at, question, place, count);
            });
        }
    });
}

/// Says what a row lacks: `Not answered: Due, Owner`.
fn lacks_in_words(missing: &[&str]) -> String {
    const NAMED: usize = 2;
    match missing {
        [] => String::new(),
        few if few.len() <= NAMED => format!("Not answered: {}", few.join(", ")),
        many => format!("Not answered: {} and {} more", many[0], many.len() - 1),
    }
}

/// Draws the menu of what can be done with a row.
pub(super) fn row_menu_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_, '_>,
    at: Address,
    question: &'static Question,
    place: usize,
    count: usize,
) {
    let name = format!("What to do with {}", numbered(cx.workbook, at, question.row_name, place));
    let response = icon_button(ui, widgets::field_id(at).with("menu"), Icon::More, &name);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        cx.memory.focused = Some(at);
    }
    widgets::drop_down(&response, 180.0, &name, PopupCloseBehavior::CloseOnClick, |ui, entering| {
        let mut entry = |ui: &mut Ui, label: &str, usable: bool| {
            let entry = menu_entry(ui, label, None, usable);
            entering.note_named(&entry, label, false);
            entry.clicked()
        };
        if entry(ui, "Move up", place > 0) {
            cx.edits.push(Edit::Move { row: at, to: place.saturating_sub(1) });
        }
        if entry(ui, "Move down", place + 1 < count) {
            cx.edits.push(Edit::Move { row: at, to: place + 1 });
        }
        if entry(ui, "Duplicate", true) {
            let id = (cx.new_id)();
            cx.edits.push(Edit::Duplicate { row: at, id });
        }
        ui.separator();
        // What was carried from the review before goes with a reason, and in no other way.
        if cx.memory.revisit.is_carried(at) {
            if entry(ui, "Dropped, with a reason…", true) {
                cx.memory.revisit.wish = Some(Wish::Drop(at));
            }
        } else if entry(ui, "Remove", true) {
            cx.edits.push(Edit::Remove { row: at });
        }
    });
}

/// Draws what stands where no row is yet.
fn empty_ui(ui: &mut Ui, question: &'static Question) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let colours = theme::colours(ui);
    ui.painter().rect_stroke(rect, theme::RADIUS, egui::Stroke::new(1.0, colours.border), egui::StrokeKind::Inside);
    let text = format!("No {} yet", question.row_name);
    let inner = rect.shrink2(vec2(theme::SPACE_4, 0.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.label(theme::secondary(text).color(colours.text_secondary));
    });
    ui.add_space(theme::SPACE_2);
}

/// Draws what stands below the rows of a table: what adds one, and what opens all of them.
fn add_ui<'w>(ui: &mut Ui, cx: &mut Cx<'_, 'w>, at: Address, question: &'static Question, rows: &'w dyn AnyRows) {
    let opens = question.layout == RowLayout::Cards && rows.count() > 1;
    if !cx.can_edit() && !opens {
        return;
    }
    lasting(ui, ("add", at), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(theme::SPACE_2, theme::SPACE_2);
            if cx.can_edit() {
                add_row_ui(ui, cx, at, question, rows);
            }
            if opens {
                open_all_ui(ui, cx, at, question);
            }
        });
    });
}

/// Draws what opens every row of a list, or folds all of them.
fn open_all_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, question: &'static Question) {
    let label = if cx.memory.opening.all_are_open(at) { "Fold all" } else { "Open all" };
    let response = widgets::link_button(ui, label).accessible_name(format!("{label}: {}", question.label));
    if response.has_focus() {
        cx.memory.focused = Some(at);
    }
    if response.clicked() {
        cx.memory.opening.turn_all(at);
        response.request_focus();
    }
}

/// Draws the button that adds a row, and the way to the usual rows.
fn add_row_ui<'w>(ui: &mut Ui, cx: &mut Cx<'_, 'w>, at: Address, question: &'static Question, rows: &'w dyn AnyRows) {
    let around = in_rows(cx.workbook, at);
    let label = format!("Add {} {}", article(question.row_name), question.row_name);
    let response = button(ui, &label).accessible_name(format!("{label}{around}"));
    cx.follow_focus(at, &response);
    if response.clicked() {
        let id = (cx.new_id)();
        cx.edits.push(Edit::Add { at, id, place: None, with: vec![] });
        cx.memory.opening.one(at.row(id));
    }
    let offers = offers(cx, question, rows);
    if offers.is_empty() {
        return;
    }
    if offers.len() > 1 && rows.count() == 0 && !has_options(&offers) {
        let name = format!("Add all {}: {}{around}", offers.len(), question.label);
        let response = widgets::link_button(ui, &format!("Add all {}", offers.len())).accessible_name(name);
        if response.clicked() {
            let edits = offers
                .iter()
                .map(|(_, first, answer)| Edit::Add {
                    at,
                    id: (cx.new_id)(),
                    place: None,
                    with: vec![(*first, answer.clone())],
                })
                .collect();
            cx.edits.push(Edit::Together { name: "Add the usual rows", edits });
        }
    }
    let name = format!("Choose {} {} from a list{around}", article(question.row_name), question.row_name);
    let response = widgets::link_button(ui, "Choose from a list").accessible_name(name.as_str());
    let mut chosen = None;
    widgets::drop_down(&response, 300.0, &name, PopupCloseBehavior::CloseOnClick, |ui, entering| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (place, (label, ..)) in offers.iter().enumerate() {
                if widgets::entry(ui, entering, label, false).clicked() {
                    chosen = Some(place);
                    ui.close();
                }
            }
        });
    });
    if let Some((_, first, answer)) = chosen.map(|place| &offers[place]) {
        let id = (cx.new_id)();
        cx.edits.push(Edit::Add { at, id, place: None, with: vec![(*first, answer.clone())] });
        cx.memory.opening.one(at.row(id));
    }
}

/// Returns the usual rows that are not there yet: label, first question, first answer.
fn offers(cx: &Cx<'_, '_>, question: &'static Question, rows: &dyn AnyRows) -> Vec<(String, &'static str, Answer)> {
    struct First(Option<(&'static Question, Answer, &'static [crate::model::ChoiceOption])>);

    impl<'a> Ask<'a> for First {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            if self.0.is_none() {
                let options = if let View::Choice(_, options) = field.view() { options } else { &[] };
                self.0 = Some((question, field.view().to_answer(), options));
            }
        }

        fn rows(&mut self, _: &'static Question, _: &'a dyn AnyRows) {}
    }

    let mut first = First(None);
    rows.blank().ask(&mut first);
    let Some((first_question, first_answer, options)) = first.0 else { return vec![] };
    let taken: Vec<Answer> = (0..rows.count().min(100))
        .filter_map(|place| rows.at(place))
        .filter_map(|row| {
            let mut first = First(None);
            row.ask(&mut first);
            first.0.map(|(_, answer, _)| answer)
        })
        .collect();
    let from_options = options
        .iter()
        .enumerate()
        .map(|(place, option)| (option.label.to_owned(), first_question.id, Answer::option(options, Some(place))));
    let from_words =
        question.offers.iter().map(|offer| ((*offer).to_owned(), first_question.id, Answer::Text((*offer).to_owned())));
    // A register of readings grows by typing; only what is answered once for each row of another table is offered.
    let is_once = matches!(first_answer, Answer::Link(_)) && question.layout == RowLayout::Cards;
    let from_rows = first_question.table.filter(|_| is_once).into_iter().flat_map(|table| {
        let rows = cx.names.rows(table);
        let rows = (0..rows.count()).filter_map(move |place| rows.at(place));
        let titles = widgets::row_titles(&cx.names, table).into_iter().zip(rows);
        titles.map(|(title, row)| (title, first_question.id, Answer::Link(Some(row.id()))))
    });
    from_options.chain(from_words).chain(from_rows).filter(|(_, _, answer)| !taken.contains(answer)).collect()
}

/// Returns whether the offers are the options of a choice, of which nobody wants all.
fn has_options(offers: &[(String, &'static str, Answer)]) -> bool {
    offers.iter().all(|(_, _, answer)| matches!(answer, Answer::Choice(_)))
}

/// Returns "a" or "an" for a row's name.
fn article(name: &str) -> &'static str {
    if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

/// Returns the text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
