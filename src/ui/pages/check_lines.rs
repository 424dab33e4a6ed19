//! The answers on the page that checks them, one line each: a row with its facts, a long text folded, gaps by name.
//!
//! What is out of sight is not drawn.

use egui::{Label, Rect, Ui, pos2, vec2};

use super::check::CheckState;
use crate::model::{Address, Place, RowFacts};
use crate::rules::summary::{Entry, Line, Standing};
use crate::ui::app::App;
use crate::ui::form::lasting;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{heading, link_button};

/// How far outside the view lines are still drawn, in heights of the view, so that Tab finds the next one.
const MARGIN: f32 = 1.0;
/// The room for the ways at the end of a line.
const WAYS: f32 = 172.0;
/// How many lines a long answer has while it is folded.
const FOLDED_LINES: usize = 1;

/// What a person did in a line.
enum LineAct {
    /// They want to change an answer, and to come back to the line of another address.
    Change(Address),
    /// They want to see all of a long answer, or less of it.
    Whole(Address),
}

/// Draws the lines that are in sight.
pub(super) fn lines_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState) {
    let width = ui.available_width();
    if (state.width - width).abs() > 0.5 {
        state.heights.fill(0.0);
        state.width = width;
    }
    let clip = ui.clip_rect();
    let margin = clip.height() * MARGIN;
    let can_edit = app.editor.as_ref().is_some_and(|editor| {
        editor.can_edit() && editor.workbook().review().closed.is_none() && editor.workbook().part.is_none()
    });
    let mut act = None;
    state.keyboard = None;
    // The lines stand close; each has its rule.
    let gap = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
    let lines = std::mem::take(&mut state.lines);
    let mut heights = std::mem::take(&mut state.heights);
    for (line, height) in lines.iter().zip(&mut heights) {
        let top = ui.cursor().top();
        let has = |at: Option<Address>| at.is_some_and(|at| line.entries().iter().any(|entry| entry.at == at));
        let out_of_sight = top > clip.bottom() + margin || top + *height < clip.top() - margin;
        if *height > 0.0 && out_of_sight && !has(state.wanted) && !has(state.held) {
            ui.allocate_space(vec2(width, *height));
            continue;
        }
        let mut here = Here { state, can_edit, act: None };
        match line {
            Line::Page(place) => page_ui(ui, *place),
            Line::Answer(entry) => here.answer_ui(ui, entry),
            Line::Row(entry, facts) => here.row_ui(ui, entry, facts),
            Line::Rows(entry) => here.rows_ui(ui, entry),
            Line::Missing(entries) => here.gaps_ui(ui, "Not provided, and needed:", entries, true),
            Line::LeftOut(entries) => here.gaps_ui(ui, "Not provided, and not needed:", entries, false),
        }
        act = here.act.or(act);
        *height = ui.cursor().top() - top;
    }
    ui.spacing_mut().item_spacing.y = gap;
    (state.lines, state.heights) = (lines, heights);
    match act {
        Some(LineAct::Change(at)) if can_edit => app.change_answer(at),
        Some(LineAct::Change(at)) => app.go_to(at),
        Some(LineAct::Whole(at)) => state.turn(at),
        None => {}
    }
}

fn page_ui(ui: &mut Ui, place: Place) {
    ui.add_space(theme::SPACE_3);
    let title = match place {
        Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
        other => other.label().to_owned(),
    };
    heading(ui, 2, theme::question(title));
    rule(ui);
}

/// Draws the line between two answers.
fn rule(ui: &Ui) {
    let y = ui.cursor().top() - 1.0;
    ui.painter().hline(ui.max_rect().x_range(), y, egui::Stroke::new(1.0, theme::colours(ui).border));
}

/// What there is to see beside what a line shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum More {
    /// The rest of a long text.
    Text,
    /// The rows of a table, a line each.
    Rows,
}

impl More {
    const fn label(self, folded: bool) -> &'static str {
        match (self, folded) {
            (_, false) => "Show less",
            (Self::Text, true) => "Show all",
            (Self::Rows, true) => "Show each",
        }
    }
}

/// Returns the room for which row a line is about.
fn row_label(ui: &Ui) -> f32 {
    (ui.available_width() * 0.2).clamp(96.0, 190.0)
}

/// One line, and what is done in it.
struct Here<'s> {
    state: &'s mut CheckState,
    can_edit: bool,
    act: Option<LineAct>,
}

impl Here<'_> {
    /// Draws an answer: the question, the answer, and the way to change it.
    fn answer_ui(&mut self, ui: &mut Ui, entry: &Entry) {
        // A question has room for its words; a row needs less for its number.
        let label = (ui.available_width() * 0.36).clamp(96.0, 350.0);
        self.line_ui(ui, entry, (entry.label, label), |ui, folded| {
            let colours = theme::colours(ui);
            let is_long = text_ui(ui, &entry.answer, folded);
            if entry.standing == Standing::ToConfirm {
                ui.label(theme::small("From last time, to confirm").color(colours.caution_text));
            } else if entry.standing == Standing::Missing {
                mark_ui(ui, "Not understood, and needed");
            }
            is_long.then_some(More::Text)
        });
    }

    /// Draws several rows of a table: how many they are, and what they are called.
    fn rows_ui(&mut self, ui: &mut Ui, entry: &Entry) {
        self.line_ui(ui, entry, (&entry.full_label, row_label(ui)), |ui, _| {
            let names = theme::support(&entry.answer).color(theme::colours(ui).text);
            ui.add(Label::new(names).truncate());
            Some(More::Rows)
        });
    }

    /// Draws a row: which it is, what it is called with its facts, and the way to change it.
    fn row_ui(&mut self, ui: &mut Ui, entry: &Entry, facts: &RowFacts) {
        self.line_ui(ui, entry, (&entry.full_label, row_label(ui)), |ui, _| {
            let colours = theme::colours(ui);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_2;
                let open = match (entry.standing, entry.open) {
                    (Standing::ToConfirm, _) => Some("To confirm".to_owned()),
                    (_, 0) => None,
                    (_, 1) => Some("1 missing".to_owned()),
                    (_, more) => Some(format!("{more} missing")),
                };
                let kept = if open.is_some() { 104.0 } else { 0.0 };
                let room = ui.available_width() - kept;
                let words = facts.in_one_line();
                ui.scope(|ui| {
                    ui.set_max_width(if words.is_empty() { room } else { room * 0.46 });
                    let name = if facts.name.is_empty() { "No name yet" } else { facts.name.as_str() };
                    ui.add(Label::new(theme::support_strong(name)).truncate());
                });
                if !words.is_empty() {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - kept).max(24.0));
                        ui.add(Label::new(theme::secondary(words).color(colours.text_secondary)).truncate());
                    });
                }
                if let Some(open) = open {
                    mark_ui(ui, &open);
                }
            });
            None
        });
    }

    /// Draws one line: its label, what `add` draws, and the ways at its end.
    fn line_ui(
        &mut self,
        ui: &mut Ui,
        entry: &Entry,
        (label, label_width): (&str, f32),
        add: impl FnOnce(&mut Ui, bool) -> Option<More>,
    ) {
        let colours = theme::colours(ui);
        let width = ui.available_width();
        let narrow = width < 480.0;
        let ways = if narrow { 72.0 } else { WAYS };
        let words_width = (width - label_width - ways - 2.0 * theme::SPACE_3).max(80.0);
        let folded = !self.state.whole.contains(&entry.at);
        // What is taken down meanwhile adds a line above, and must not move the keyboard.
        lasting(ui, ("checked", entry.at), |ui| {
            ui.spacing_mut().interact_size.y = theme::TARGET;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                ui.allocate_ui_with_layout(vec2(label_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(label_width);
                    ui.add_space(3.0);
                    ui.add(Label::new(theme::secondary(label).color(colours.text_secondary)).wrap());
                });
                let mut more = None;
                ui.allocate_ui_with_layout(vec2(words_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(words_width);
                    ui.add_space(3.0);
                    more = add(ui, folded);
                });
                ui.spacing_mut().item_spacing.x = theme::SPACE_1;
                // Where there is room for one way only, the rows lead to what can be changed in them.
                if !narrow || more != Some(More::Rows) {
                    self.way_ui(ui, entry, if self.can_edit { "Change" } else { "See" });
                }
                if let Some(more) = more.filter(|more| !narrow || *more == More::Rows) {
                    let word = more.label(folded);
                    let shown = lasting(ui, ("more", entry.at), |ui| link_button(ui, word));
                    let shown = shown.accessible_name(format!("{word}: {}", entry.full_label));
                    if shown.clicked() {
                        self.act = Some(LineAct::Whole(entry.at));
                    }
                }
            });
        });
        rule(ui);
    }

    /// Names what is not answered, each name the way to the question.
    fn gaps_ui(&mut self, ui: &mut Ui, words: &str, entries: &[Entry], needed: bool) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_1;
            let colours = theme::colours(ui);
            if needed {
                mark_ui(ui, words);
            } else {
                ui.label(theme::secondary(words).color(colours.text_secondary));
            }
            for entry in entries {
                // Its name stands for it here, so that no word is said twice.
                self.way_ui(ui, entry, entry.label);
            }
        });
        rule(ui);
    }

    /// Draws the way to an answer, which takes the keyboard when the person comes back.
    fn way_ui(&mut self, ui: &mut Ui, entry: &Entry, words: &str) {
        let verb = if self.can_edit { "Change" } else { "See" };
        let shown = lasting(ui, ("way", entry.at), |ui| link_button(ui, words));
        let shown = shown.accessible_name(format!("{verb}: {}", entry.full_label));
        let said = if entry.answer.is_empty() { "Not provided" } else { entry.answer.as_str() };
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_description(said));
        if shown.has_focus() {
            (self.state.held, self.state.keyboard) = (Some(entry.at), Some(entry.at));
        }
        if self.state.wanted == Some(entry.at) {
            (self.state.wanted, self.state.held) = (None, Some(entry.at));
            shown.request_focus();
            shown.scroll_to_me(Some(egui::Align::Center));
        }
        if shown.clicked() {
            self.act = Some(LineAct::Change(entry.first_open.unwrap_or(entry.at)));
        }
    }
}

/// Draws a text, folded to its first lines. Returns whether there is more of it.
fn text_ui(ui: &mut Ui, text: &str, folded: bool) -> bool {
    let colours = theme::colours(ui);
    let width = ui.available_width();
    let lay_out = |ui: &Ui, rows: usize| {
        let mut job = egui::text::LayoutJob::default();
        let words = theme::support(text).color(colours.text);
        words.append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::Min);
        job.wrap.max_width = width;
        job.wrap.max_rows = rows;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let short = lay_out(ui, FOLDED_LINES);
    let is_long = short.elided;
    let shown = if folded { short } else { lay_out(ui, usize::MAX) };
    ui.add(Label::new(shown));
    is_long
}

/// Draws a caution in a word: by a shape, too, and not by colour alone.
fn mark_ui(ui: &mut Ui, words: &str) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_1;
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, theme::ICON), egui::Sense::hover());
        let mark = Rect::from_center_size(pos2(rect.center().x, rect.center().y), vec2(14.0, 14.0));
        theme::icons::paint(ui.painter(), mark, Icon::Warning, colours.caution_text);
        ui.label(theme::secondary(words).color(colours.caution_text));
    });
}
