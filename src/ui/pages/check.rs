//! The end of a review: every answer on one page, each with the way to change it and back, then what is open, what was
//! decided, and closing.
//!
//! A review has hundreds of answers. They are listed once for each change of the workbook, and what is out of sight is not
//! drawn.

use egui::{Id, Label, Rect, Ui, pos2, vec2};

use crate::model::session::NEXT_REVIEW;
use crate::model::{Address, Number, Place, Stage, TurnKind, date_in_text};
use crate::rules::due::{due_in_words, is_open, next_review_on};
use crate::rules::summary::{Entry, Line, Standing, summary};
use crate::rules::{Findings, Severity};
use crate::ui::action::Action;
use crate::ui::app::{App, recommendation};
use crate::ui::form::lasting;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{
    FieldLook, Naming, card, first_control, heading, link_button, page, page_head, plain_line, primary_button,
    secondary_label,
};

/// How far outside the view lines are still drawn, in heights of the view, so that Tab finds the next one.
const MARGIN: f32 = 1.0;

/// How many findings of a review are named here.
const NAMED: usize = 8;

/// What the page remembers.
#[derive(Default)]
pub(crate) struct CheckState {
    of: Option<(String, u64)>,
    lines: Vec<Line>,
    /// How high each line was when it was drawn last, and at which width; 0 when it was not.
    heights: Vec<f32>,
    width: f32,
    /// The answer whose line should get the keyboard.
    pub(in crate::ui) wanted: Option<Address>,
    /// The answer whose way at the end of the page should get it.
    pub(in crate::ui) wanted_at_end: Option<Address>,
    /// The stage whose first gap, or first line, should get it.
    pub(in crate::ui) wanted_stage: Option<Stage>,
    /// The line that has the keyboard: it is drawn wherever it is, or it would lose it.
    held: Option<Address>,
    /// The same, in the frame that was drawn last: what is taken down now arises at it.
    pub(in crate::ui) keyboard: Option<Address>,
    /// Whether the end of the page should get it.
    wants_end: bool,
}

impl CheckState {
    /// Lists the answers anew if the workbook has changed.
    fn refresh(&mut self, editor: &crate::editor::Editor) {
        let now = (editor.document().to_owned(), editor.revision());
        if self.of.as_ref() != Some(&now) {
            let lines = summary(editor.workbook());
            if lines != self.lines {
                self.heights = vec![0.0; lines.len()];
                self.lines = lines;
            }
            self.of = Some(now);
        }
        if let Some(stage) = self.wanted_stage.take() {
            let of_stage = |entry: &&Entry| entry.at.place() == Place::Stage(stage);
            let first = self.entries().find(|entry| of_stage(entry) && entry.needed && entry.standing.is_open());
            self.wanted = first.or_else(|| self.entries().find(of_stage)).map(|entry| entry.at);
        }
        // A row that was removed meanwhile has no line: the one of its table is near.
        while let Some(wanted) = self.wanted
            && !self.entries().any(|entry| wanted.contains(&entry.at))
        {
            self.wanted = wanted.parent();
        }
        if let Some(wanted) = self.wanted {
            let line = self.entries().find(|entry| wanted.contains(&entry.at)).map(|entry| entry.at);
            self.wanted = line;
        }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.lines.iter().filter_map(|line| if let Line::Answer(entry) = line { Some(entry) } else { None })
    }
}

/// Draws the page.
pub(crate) fn check_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let closed = editor.workbook().review().closed.is_some();
    let title = if closed { "The closed review" } else { "Check your answers" };
    let mut state = std::mem::take(&mut app.session.check);
    state.refresh(editor);
    page(ui, title, "check", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "The whole",
            title,
            if closed {
                "Every answer of this review on one page, as it was when the review was closed."
            } else {
                "Every answer of this review on one page. Change leads to the question, and Ctrl+Enter leads back here."
            },
        );
        super::finish::closed_ui(ui, app, Place::Session);
        contents_ui(ui, app, &mut state, closed);
        lines_ui(ui, app, &mut state);
        end_ui(ui, app, &mut state);
        ui.add_space(theme::SPACE_7);
    });
    app.session.check = state;
}

/// Draws the ways to the parts of the page, with how much is open in each.
fn contents_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, closed: bool) {
    let open = |state: &CheckState, stage: Stage| {
        let of_stage = state.entries().filter(|entry| entry.at.place() == Place::Stage(stage));
        of_stage.filter(|entry| entry.needed && entry.standing.is_open()).count()
    };
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("On this page"));
        ui.add_space(theme::SPACE_1);
        for stage in Stage::ALL {
            let open = open(state, *stage);
            ui.horizontal(|ui| {
                let label = format!("{}. {}", stage.number(), stage.label());
                let response = link_button(ui, &label);
                first_control(&mut app.form, &response);
                if response.clicked() {
                    state.wanted_stage = Some(*stage);
                    ui.ctx().request_repaint();
                }
                secondary_label(ui, &gaps_in_words(open));
            });
        }
        ui.horizontal(|ui| {
            let label = if closed { "Findings and decisions" } else { "Findings, decisions, and closing the review" };
            if link_button(ui, label).clicked() {
                state.wants_end = true;
                ui.ctx().request_repaint();
            }
        });
    });
    ui.add_space(theme::SPACE_4);
}

fn gaps_in_words(open: usize) -> String {
    match open {
        0 => "nothing is missing".to_owned(),
        1 => "1 answer is open".to_owned(),
        more => format!("{} answers are open", Number::count(more)),
    }
}

/// Draws the lines that are in sight.
fn lines_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState) {
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
    let mut change = None;
    state.keyboard = None;
    let gap = ui.spacing().item_spacing.y;
    for (line, height) in state.lines.iter().zip(&mut state.heights) {
        let top = ui.cursor().top();
        let is_at = |at: Option<Address>| matches!(line, Line::Answer(entry) if at == Some(entry.at));
        let wanted = is_at(state.wanted);
        let out_of_sight = top > clip.bottom() + margin || top + *height < clip.top() - margin;
        if *height > 0.0 && out_of_sight && !wanted && !is_at(state.held) {
            ui.allocate_space(vec2(width, *height - gap));
            continue;
        }
        match line {
            Line::Page(place) => {
                ui.add_space(theme::SPACE_5);
                let title = match place {
                    Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
                    other => other.label().to_owned(),
                };
                heading(ui, 2, theme::section(title));
            }
            Line::Section(title) => {
                ui.add_space(theme::SPACE_3);
                heading(ui, 3, theme::support_strong(*title));
                rule(ui);
            }
            Line::Row(_, name) => {
                ui.add_space(theme::SPACE_2);
                heading(ui, 4, theme::body_strong(name));
                rule(ui);
            }
            Line::Answer(entry) => {
                // A decision that is taken down meanwhile adds a line above, and must not move the keyboard.
                let response = lasting(ui, ("checked", entry.at), |ui| entry_ui(ui, entry, can_edit));
                if let Some(response) = response {
                    if response.has_focus() {
                        (state.held, state.keyboard) = (Some(entry.at), Some(entry.at));
                    }
                    if wanted {
                        (state.wanted, state.held) = (None, Some(entry.at));
                        response.request_focus();
                        response.scroll_to_me(Some(egui::Align::Center));
                    }
                    if response.clicked() {
                        change = Some(entry.at);
                    }
                }
            }
        }
        *height = ui.cursor().top() - top;
    }
    if let Some(at) = change {
        if can_edit {
            app.change_answer(at);
        } else {
            app.go_to(at);
        }
    }
}

fn rule(ui: &mut Ui) {
    let rect = ui.max_rect();
    ui.add_space(theme::SPACE_1);
    let y = ui.cursor().top();
    ui.painter().hline(rect.x_range(), y, egui::Stroke::new(1.0, theme::colours(ui).border));
    ui.add_space(theme::SPACE_1);
}

/// Draws one answer: the question, the answer, and the way to change it. Returns the control of that way.
fn entry_ui(ui: &mut Ui, entry: &Entry, can_edit: bool) -> Option<egui::Response> {
    const WAY: f32 = 76.0;
    let colours = theme::colours(ui);
    let width = ui.available_width();
    let label_width = (width * 0.36).min(260.0);
    let answer_width = width - label_width - WAY - 2.0 * theme::SPACE_3;
    let top = ui.cursor().min;
    let mut response = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_3;
        ui.allocate_ui_with_layout(vec2(label_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(label_width);
            ui.add_space(theme::SPACE_1);
            ui.add(Label::new(theme::secondary(entry.label).color(colours.text_secondary)).wrap());
        });
        ui.allocate_ui_with_layout(vec2(answer_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(answer_width);
            ui.add_space(theme::SPACE_1);
            answer_ui(ui, entry);
        });
        let (word, verb) = if can_edit { ("Change", "Change") } else { ("See", "See") };
        let shown = link_button(ui, word).accessible_name(format!("{verb}: {}", entry.full_label));
        let said = if entry.answer.is_empty() { "Not provided" } else { entry.answer.as_str() };
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_description(said));
        response = Some(shown);
    });
    ui.add_space(theme::SPACE_1);
    let line = Rect::from_min_max(top, pos2(top.x + width, ui.cursor().top()));
    ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(1.0, colours.border));
    response
}

fn answer_ui(ui: &mut Ui, entry: &Entry) {
    let colours = theme::colours(ui);
    match entry.standing {
        Standing::Given => {
            ui.add(Label::new(theme::body(&entry.answer)).wrap());
        }
        Standing::ToConfirm => {
            ui.add(Label::new(theme::body(&entry.answer)).wrap());
            ui.add(Label::new(theme::small("From last time, to confirm").color(colours.caution_text)).wrap());
        }
        Standing::Missing if !entry.answer.is_empty() => {
            ui.add(Label::new(theme::body(&entry.answer)).wrap());
            missing_ui(ui);
        }
        Standing::Missing => missing_ui(ui),
        Standing::LeftOut => {
            ui.add(Label::new(theme::secondary("Not provided").color(colours.text_secondary)).wrap());
        }
    }
}

/// Says that a needed answer is missing: by a word and a shape, and not by colour alone.
fn missing_ui(ui: &mut Ui) {
    let colours = theme::colours(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
        theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
        ui.label(theme::secondary("Not provided, and needed").color(colours.caution_text));
    });
}

/// Draws the end: findings, what was kept, decisions, actions, the recommendation, the next review, and closing.
fn end_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState) {
    let Some(editor) = &app.editor else { return };
    let (findings, workbook) = (editor.findings().clone(), editor.snapshot());
    let review = workbook.review();
    ui.add_space(theme::SPACE_6);
    let title = if review.closed.is_some() { "What came of the review" } else { "Before you close the review" };
    heading(ui, 2, theme::section(title));
    ui.add_space(theme::SPACE_2);
    let first = findings_ui(ui, app, &findings);
    if std::mem::take(&mut state.wants_end) {
        first.request_focus();
        first.scroll_to_me(Some(egui::Align::TOP));
    }
    kept_ui(ui, &findings);
    list_ui(
        ui,
        "Decisions",
        "Nothing was decided.",
        review.session.decisions.iter().map(|one| one.decision.0.clone()).collect(),
    );
    let new = workbook
        .registers
        .actions
        .iter()
        .filter(|action| is_open(action.state) || !review.actions_before.contains_key(&action.id));
    let actions = new.map(|action| {
        let owner = if action.owner.0.trim().is_empty() { "no owner yet" } else { action.owner.0.trim() };
        format!("{}: {owner}, {}", action.what.0.trim(), due_in_words(&workbook, action))
    });
    list_ui(ui, "Actions", "There is nothing to be done.", actions.collect());
    list_ui(
        ui,
        "Parked thoughts",
        "Nothing was parked.",
        review.session.parked.iter().map(|one| one.thought.0.clone()).collect(),
    );
    let mut actions = vec![];
    super::session::begun_ui(ui, &workbook, &mut actions);
    app.actions.extend(actions);
    let (at, question) = recommendation();
    card(ui, false, |ui| {
        heading(ui, 3, theme::question(question.label));
        let words = review.evaluation.recommendation.0.trim();
        if words.is_empty() {
            missing_ui(ui);
        } else {
            ui.add(Label::new(theme::body(words)).wrap());
        }
        let way = if review.closed.is_none() { "Change" } else { "See" };
        way_ui(ui, app, state, way, &format!("{way}: {}, at the end", question.label), at);
    });
    ui.add_space(theme::SPACE_3);
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("The next review"));
        let words = match next_review_on(&workbook) {
            Some(day) if review.session.next_review.is_some() => format!("{}, as you agreed", date_in_text(day)),
            Some(day) => format!("{}, by the rhythm of your organisation", date_in_text(day)),
            None => "It has no date yet, because this review has none".to_owned(),
        };
        ui.add(Label::new(theme::body(words)).wrap());
        ui.horizontal_wrapped(|ui| {
            if review.closed.is_none() {
                let at = Address::page(Place::Session).question(NEXT_REVIEW.id);
                way_ui(ui, app, state, "Agree on a day", "Agree on a day", at);
            }
            let at = Address::page(Place::Organisation).question("rhythm");
            way_ui(ui, app, state, "Change the rhythm", "Change the rhythm", at);
        });
    });
    ui.add_space(theme::SPACE_3);
    turns_ui(ui, review);
    close_ui(ui, app, &findings);
}

/// Draws a way from the end of the page to an answer. Who went it comes back to it, and not to the line of the answer.
fn way_ui(ui: &mut Ui, app: &mut App, state: &mut CheckState, label: &str, spoken: &str, at: Address) {
    let way = link_button(ui, label).accessible_name(spoken);
    if state.wanted_at_end.take_if(|wanted| *wanted == at).is_some() {
        way.request_focus();
        way.scroll_to_me(Some(egui::Align::Center));
    }
    if way.clicked() {
        app.change_answer_from_the_end(at);
    }
}

/// Draws the findings that are open, the gravest first. Returns the way to their page.
fn findings_ui(ui: &mut Ui, app: &mut App, findings: &Findings) -> egui::Response {
    card(ui, false, |ui| {
        heading(ui, 3, theme::question("Findings that are open"));
        let mut open: Vec<_> = findings.open().collect();
        open.sort_by_key(|finding| finding.severity);
        if open.is_empty() {
            secondary_label(ui, "Nothing is open.");
        }
        let grave = open.iter().filter(|finding| finding.severity <= Severity::Caution).take(NAMED);
        for finding in grave {
            ui.horizontal_wrapped(|ui| {
                crate::ui::widgets::severity_mark(ui, finding.severity);
                let words = format!("{}: {}", finding.severity.label(), finding.message);
                ui.add(Label::new(theme::body(words)).wrap());
            });
        }
        let label = format!("See all {} findings", open.len());
        let response = link_button(ui, if open.is_empty() { "See the page of findings" } else { &label });
        if response.clicked() {
            app.actions.push(Action::Findings);
        }
        response
    })
}

fn kept_ui(ui: &mut Ui, findings: &Findings) {
    let kept = findings.kept().filter_map(|finding| {
        let kept = finding.kept.as_ref()?;
        let by = if kept.by.is_empty() { String::new() } else { format!("{}, ", kept.by) };
        Some(format!("{} Kept because: {} ({by}{})", finding.message, kept.reason, date_in_text(kept.on)))
    });
    ui.add_space(theme::SPACE_3);
    list_ui(ui, "Kept as they are", "No finding was kept against advice.", kept.collect());
}

fn list_ui(ui: &mut Ui, title: &str, nothing: &str, items: Vec<String>) {
    card(ui, false, |ui| {
        heading(ui, 3, theme::question(title));
        let items: Vec<String> = items.into_iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() {
            secondary_label(ui, nothing);
        }
        for item in items {
            ui.horizontal_top(|ui| {
                // Painted, so that nobody hears it.
                let height = ui.text_style_height(&egui::TextStyle::Body);
                let (rect, _) = ui.allocate_exact_size(vec2(theme::SPACE_2, height), egui::Sense::hover());
                ui.painter().circle_filled(rect.center(), 2.0, theme::colours(ui).text_secondary);
                ui.add(Label::new(theme::body(item.trim())).wrap());
            });
        }
    });
    ui.add_space(theme::SPACE_3);
}

/// Says how often the review was closed and opened again.
fn turns_ui(ui: &mut Ui, review: &crate::model::Review) {
    if review.turns.is_empty() {
        return;
    }
    let turns = review.turns.iter().map(|turn| {
        let did = match turn.kind {
            TurnKind::Closed => "Closed",
            TurnKind::Reopened => "Reopened",
        };
        let by = if turn.by.is_empty() { String::new() } else { format!(" by {}", turn.by) };
        let why = if turn.reason.is_empty() { String::new() } else { format!(": {}", turn.reason) };
        format!("{did} on {}{by}{why}", date_in_text(turn.on))
    });
    list_ui(ui, "Closed and reopened", "", turns.collect());
}

/// Draws who closes the review and the button that does it.
fn close_ui(ui: &mut Ui, app: &mut App, findings: &Findings) {
    let Some(editor) = &app.editor else { return };
    let workbook = editor.workbook();
    if workbook.review().closed.is_some() || !editor.can_edit() || workbook.part.is_some() {
        return;
    }
    card(ui, true, |ui| {
        heading(ui, 3, theme::question("Close the review"));
        let words = "Its answers become final, and a restore point keeps them. You can open it again with a reason.";
        ui.add(Label::new(theme::body(words)).wrap());
        if findings.stops() {
            ui.add_space(theme::SPACE_1);
            crate::ui::widgets::caution(
                ui,
                "A stop is still open.",
                "You may close the review with it. It stays in the papers.",
            );
        }
        ui.add_space(theme::SPACE_2);
        secondary_label(ui, "Who closes it?");
        let id = Id::unique("who closes");
        let kept: Option<String> = ui.data(|data| data.get_temp(id));
        let by = kept.unwrap_or_else(|| app.preferences.name.clone());
        let naming =
            Naming { name: "Who closes it".to_owned(), description: "A name or a role. May be empty".to_owned() };
        let out = plain_line(ui, id, &by, &naming, FieldLook::hinted("A name or a role"));
        if out.response.gained_focus() {
            out.response.scroll_to_me(None);
        }
        let by = out.changed.unwrap_or(by);
        ui.data_mut(|data| data.insert_temp(id, by.clone()));
        ui.add_space(theme::SPACE_3);
        if primary_button(ui, "Close the review").clicked() {
            ui.data_mut(|data| data.remove::<String>(id));
            app.close_review(by.trim());
        }
    });
}
