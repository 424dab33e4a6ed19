//! What changed between two reviews: the figures first, then every answer, by stage and by kind, as a list or a table.

mod list;
mod table;

use std::sync::Arc;

use egui::{Label, PopupCloseBehavior, Ui};

use crate::export::{Order, Paper};
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{Place, RowId};
use crate::rules::compare::{Change, ChangeKind, Comparison};
use crate::rules::outcome::Outcome;
use crate::rules::resources::Sum;
use crate::ui::app::{App, Wanted};
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{
    button, card, drop_down, first_control, heading, menu_entry, page, page_head, ring, secondary_label,
};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct ChangedState {
    /// The kind that is shown; none for all.
    pub only: Option<ChangeKind>,
    /// Whether the answers are a table.
    pub shows: ShowsChanges,
    /// The groups of which all is shown.
    all_of: Vec<String>,
}

/// How the answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShowsChanges {
    /// By stage, with the changed words marked.
    #[default]
    ByStage,
    /// By kind, with the changed words marked.
    ByKind,
    /// One row a change.
    Table,
}

/// How many of a group are shown before a person asks for all.
const MOST: usize = 30;

/// Draws the page.
pub(crate) fn changed_ui(ui: &mut Ui, app: &mut App) {
    app.compare_reviews();
    let comparison = app.between.changed.as_ref().map(|(_, comparison)| comparison.clone());
    page(ui, "What changed", "what changed", theme::READING_WIDTH + 120.0, |ui| {
        page_head(
            ui,
            "Whole review",
            "What changed",
            "Compare any two reviews side by side: objectives met, decisions, hours and cost, and every answer that \
             has changed.",
        );
        if app.compared_reviews().is_none() {
            card(ui, false, |ui| {
                let words = "There is only one review so far. Close it and start the next one to see what changed.";
                ui.add(Label::new(theme::body(words)).wrap());
                ui.add_space(theme::SPACE_2);
                let go = button(ui, "Go to the overview");
                first_control(&mut app.form, &go);
                if go.clicked() {
                    app.actions.push(crate::ui::action::Action::Overview);
                }
            });
            return;
        }
        choose_ui(ui, app);
        ui.add_space(theme::SPACE_4);
        match comparison {
            None => {
                ui.label(theme::body("Comparing"));
            }
            Some(comparison) if comparison.is_empty() => {
                card(ui, false, |ui| {
                    ui.add(Label::new(theme::body("Nothing has changed between these two reviews.")).wrap());
                });
            }
            Some(comparison) => whole_ui(ui, app, &comparison),
        }
        ui.add_space(theme::SPACE_7);
    });
}

/// Draws the choice of the two reviews, and the button that exports.
fn choose_ui(ui: &mut Ui, app: &mut App) {
    let Some(chosen) = app.compared_reviews() else { return };
    let reviews: Vec<(RowId, String)> = app
        .editor
        .iter()
        .flat_map(|editor| &editor.workbook().reviews)
        .map(|review| (review.id, name_of(review)))
        .collect();
    let short = |id: RowId| {
        let title = reviews.iter().find(|(other, _)| *other == id).map_or("", |(_, title)| title.as_str());
        let month = title.trim_start_matches("Review of ").split(" (").next().unwrap_or(title);
        let of_month = reviews.iter().filter(|(_, other)| other.contains(month)).count();
        if of_month == 1 { month.to_owned() } else { title.trim_start_matches("Review of ").to_owned() }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        let pick = |ui: &mut Ui, app: &mut App, label: &str, now: RowId| {
            let response = button(ui, &format!("{label}: {}", short(now)));
            first_control(&mut app.form, &response);
            let mut new = None;
            drop_down(&response, 260.0, label, PopupCloseBehavior::CloseOnClick, |ui, entering| {
                for (id, title) in reviews.iter().rev() {
                    let entry = menu_entry(ui, title, None, true);
                    entering.note_named(&entry, title, *id == now);
                    if entry.clicked() {
                        new = Some(*id);
                    }
                }
            });
            new
        };
        if let Some(old) = pick(ui, app, "From", chosen.old) {
            app.between.old = Some(old);
        }
        if let Some(new) = pick(ui, app, "To", chosen.new) {
            app.between.new = Some(new);
        }
        if button(ui, "Export what changed…").clicked() {
            let reviews = Some([chosen.old, chosen.new]);
            app.ask_export_folder(Wanted::to_read(Order { reviews, ..Order::new(Paper::WhatChanged) }));
        }
    });
}

/// Returns what a review is called in a list: two of one month are told apart by their day.
pub(super) fn name_of(review: &crate::model::Review) -> String {
    let day = review.session.date.or(review.closed).or(review.started);
    match day {
        Some(day) => format!("{} ({})", review.title(), crate::model::date_in_table(day)),
        None => review.title(),
    }
}

fn whole_ui(ui: &mut Ui, app: &mut App, comparison: &Arc<Comparison>) {
    objectives_ui(ui, comparison);
    channels_ui(ui, comparison);
    effort_ui(ui, comparison);
    if comparison.changes.is_empty() {
        return;
    }
    heading(ui, 2, theme::section("Answers"));
    filters_ui(ui, app, comparison);
    ui.add_space(theme::SPACE_2);
    let shown: Vec<&Change> =
        comparison.changes.iter().filter(|one| app.changed.only.is_none_or(|only| one.kind == only)).collect();
    let mut groups: Vec<(String, Vec<&Change>)> = vec![];
    match app.changed.shows {
        ShowsChanges::Table => groups.push((String::new(), shown)),
        ShowsChanges::ByStage => {
            for one in shown {
                into_group(&mut groups, page_name(one.at.place()), one);
            }
        }
        ShowsChanges::ByKind => {
            for kind in ChangeKind::ALL {
                for one in shown.iter().filter(|one| one.kind == kind) {
                    into_group(&mut groups, group_word(kind).to_owned(), one);
                }
            }
        }
    }
    for (name, group) in &groups {
        let all = app.changed.all_of.contains(name);
        let part = if all { &group[..] } else { &group[..group.len().min(MOST)] };
        if app.changed.shows == ShowsChanges::Table {
            table::table_ui(ui, app, part);
        } else {
            list::list_ui(ui, app, name, part);
        }
        if part.len() < group.len() {
            ui.add_space(theme::SPACE_2);
            let label = if name.is_empty() {
                format!("Show all {}", group.len())
            } else {
                format!("Show all {} of {name}", group.len())
            };
            if button(ui, &label).clicked() {
                app.changed.all_of.push(name.clone());
            }
        }
        ui.add_space(theme::SPACE_4);
    }
}

fn into_group<'c>(groups: &mut Vec<(String, Vec<&'c Change>)>, name: String, one: &'c Change) {
    match groups.last_mut() {
        Some((last, group)) if *last == name => group.push(one),
        _ => groups.push((name, vec![one])),
    }
}

fn page_name(place: Place) -> String {
    match place {
        Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
        place => place.label().to_owned(),
    }
}

/// Draws what is shown of the answers, and how.
fn filters_ui(ui: &mut Ui, app: &mut App, comparison: &Comparison) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        let choose = |ui: &mut Ui, label: String, on: bool| {
            let response = ui.add(egui::Button::selectable(on, theme::body(label)).min_size(egui::vec2(0.0, 30.0)));
            if response.has_focus() {
                ring(ui, response.rect);
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            response.clicked()
        };
        if choose(ui, format!("All {}", comparison.changes.len()), app.changed.only.is_none()) {
            app.changed.only = None;
        }
        for kind in ChangeKind::ALL {
            let count = comparison.of_kind(kind).count();
            if count > 0 && choose(ui, format!("{} {count}", group_word(kind)), app.changed.only == Some(kind)) {
                app.changed.only = Some(kind);
            }
        }
        ui.add_space(theme::SPACE_4);
        for (shows, label) in [
            (ShowsChanges::ByStage, "By stage"),
            (ShowsChanges::ByKind, "By kind"),
            (ShowsChanges::Table, "As a table"),
        ] {
            if choose(ui, label.to_owned(), app.changed.shows == shows) {
                app.changed.shows = shows;
            }
        }
    });
}

/// Draws whether the objectives were met.
fn objectives_ui(ui: &mut Ui, comparison: &Comparison) {
    if comparison.objectives.is_empty() {
        return;
    }
    heading(ui, 2, theme::section("Were the objectives met?"));
    secondary_label(ui, &format!("Includes readings up to {}.", crate::model::date_in_text(comparison.counts_to)));
    card(ui, false, |ui| {
        let mut first = true;
        for outcome in Outcome::ALL {
            for one in comparison.objectives.iter().filter(|one| one.outcome == outcome) {
                if !std::mem::take(&mut first) {
                    rule(ui);
                }
                let colours = theme::colours(ui);
                let (icon, colour) = match outcome {
                    Outcome::Met => (Icon::Check, colours.done),
                    Outcome::Missed | Outcome::ReachedLater => (Icon::Close, colours.stop_text),
                    Outcome::OnTheWay => (Icon::Clock, colours.text_secondary),
                    Outcome::Unmeasured => (Icon::Dot, colours.text_secondary),
                };
                ui.horizontal_top(|ui| {
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 20.0), egui::Sense::hover());
                    theme::icons::paint(ui.painter(), rect.shrink2(egui::vec2(0.0, 2.0)), icon, colour);
                    ui.vertical(|ui| {
                        ui.label(theme::support_strong(outcome.label()).color(colour));
                        ui.add(Label::new(theme::body(one.statement.as_str())).wrap());
                        ui.add(Label::new(theme::secondary(one.in_words()).color(colours.text_secondary)).wrap());
                    });
                });
            }
        }
    });
    ui.add_space(theme::SPACE_4);
}

/// Draws what was decided for the channels: started, kept, merged, paused, closed.
fn channels_ui(ui: &mut Ui, comparison: &Comparison) {
    if comparison.channels.is_empty() {
        return;
    }
    heading(ui, 2, theme::section("What was decided for the channels?"));
    card(ui, false, |ui| {
        let decided = ChannelDecision::ALL.iter().copied().map(Some).chain([None]);
        let mut first = true;
        for decision in decided {
            let here: Vec<_> = comparison.channels.iter().filter(|one| one.after == decision).collect();
            if here.is_empty() {
                continue;
            }
            if !std::mem::take(&mut first) {
                rule(ui);
            }
            let label = decision.map_or("Decision removed", ChannelDecision::label);
            heading(ui, 3, theme::support_strong(format!("{label}: {}", here.len())));
            for one in here {
                let before = match one.before {
                    Some(before) if Some(before) != one.after => format!(" Before: {}.", before.label().to_lowercase()),
                    _ => String::new(),
                };
                ui.add(Label::new(theme::body(one.name.as_str())).wrap());
                let why = one.reason.trim().trim_end_matches('.');
                let why = if why.is_empty() { String::new() } else { format!("{why}.") };
                let words = format!("{why}{before}");
                if !words.is_empty() {
                    secondary_label(ui, words.trim());
                }
            }
        }
    });
    ui.add_space(theme::SPACE_4);
}

/// Draws hours and money in difference.
fn effort_ui(ui: &mut Ui, comparison: &Comparison) {
    if comparison.hours.is_empty() && comparison.money.is_none() {
        return;
    }
    heading(ui, 2, theme::section("How have hours and costs changed?"));
    card(ui, false, |ui| {
        let hours = |sum: &Sum| if sum.is_known() { sum.hours.in_words() } else { "not known".to_owned() };
        let mut lines: Vec<[String; 3]> = comparison
            .hours
            .iter()
            .map(|one| {
                let both = format!("{} → {}", hours(&one.before), hours(&one.after));
                [one.what.label().to_owned(), both, one.in_words()]
            })
            .collect();
        if let Some(money) = &comparison.money {
            let cost = |counted: usize, cost: String| if counted > 0 { cost } else { "not known".to_owned() };
            let both = format!(
                "{} → {}",
                cost(money.before.counted, money.before.cost.to_string()),
                cost(money.after.counted, money.after.cost.to_string())
            );
            lines.push(["Cost of an ordinary week".to_owned(), both, money.in_words()]);
        }
        for (place, [what, both, difference]) in lines.into_iter().enumerate() {
            if place > 0 {
                rule(ui);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                ui.label(theme::body(what));
                ui.label(theme::tabular(both));
                ui.label(theme::tabular_strong(difference));
            });
        }
    });
    ui.add_space(theme::SPACE_4);
}

/// Draws a thin line between two entries of a card.
fn rule(ui: &mut Ui) {
    ui.add_space(theme::SPACE_2);
    let range = ui.max_rect().x_range();
    ui.painter().hline(range, ui.cursor().top(), egui::Stroke::new(1.0, theme::colours(ui).border));
    ui.add_space(theme::SPACE_2);
}

fn group_word(kind: ChangeKind) -> &'static str {
    if kind == ChangeKind::Dropped { "Dropped or removed" } else { kind.label() }
}

/// Says a change to those who hear it.
fn spoken(one: &Change) -> String {
    let bare = |words: &str| words.trim().trim_end_matches(['.', '?']).to_owned();
    let mut words = vec![one.word().to_owned()];
    if !one.row.is_empty() {
        words.push(bare(&one.row));
    }
    words.push(bare(one.question));
    for (label, text) in [("Before", &one.before), ("Now", &one.after), ("Reason", &one.reason), ("By", &one.by)] {
        if !text.trim().is_empty() {
            words.push(format!("{label}: {}", bare(text)));
        }
    }
    words.join(". ")
}

/// Makes what was drawn in a place one control, which is heard as one and leads to the question.
fn lead_to(ui: &mut Ui, app: &mut App, one: &Change, rect: egui::Rect, role: egui::Role) {
    let id = egui::Id::unique(("change", one.at, one.kind));
    let response = ui.interact(rect, id, egui::Sense::click());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        node.set_label(spoken(one));
    });
    if response.has_focus() {
        ring(ui, rect);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        let is_here = app.editor.as_ref().is_some_and(|editor| {
            let workbook = editor.workbook();
            crate::model::find_view(workbook, &one.at).is_some()
                || crate::model::find_row(workbook, &one.at).is_some()
                || crate::model::find_rows(workbook, &one.at).is_some()
        });
        if is_here {
            app.go_to(one.at);
        } else {
            app.say("This is no longer in the review on screen");
        }
    }
}
