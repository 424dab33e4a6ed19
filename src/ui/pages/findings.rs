//! The findings of the whole review: by stage or by how much they matter, and those that are kept as they are.

use std::sync::Arc;

use egui::Ui;

use crate::model::{Edit, Place};
use crate::rules::Findings;
use crate::rules::{Finding, Severity};
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{
    FindingAct, button, card, finding, first_control, heading, listed_finding, page, page_head, secondary_label,
};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct FindingsState {
    /// The severity that is shown; none for all.
    pub only: Option<Severity>,
    /// The page that is shown; none for all. Asked for only where there are many findings.
    pub place: Option<Place>,
    /// How they are grouped.
    pub group: FindingsGroup,
    /// Groups of which all are shown.
    all_of: Vec<String>,
}

/// How findings are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindingsGroup {
    /// By the page that they are about.
    #[default]
    Page,
    /// By how much they matter.
    Severity,
}

/// How many of a group are shown before a person asks for all: each costs room and time.
const MOST: usize = 30;

/// Draws the page and collects the changes.
pub(crate) fn findings_ui(ui: &mut Ui, app: &mut App) -> Vec<Edit> {
    let mut edits = vec![];
    let Some(findings) = app.editor.as_ref().map(|editor| editor.findings().clone()) else { return edits };
    page(ui, "Findings", "findings", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "Whole review",
            "Findings",
            "Where answers do not fit together yet, and why it matters. Resolve each finding, or accept it with a \
             reason that your board can read.",
        );
        choose_ui(ui, app, &findings);
        ui.add_space(theme::SPACE_2);
        secondary_label(
            ui,
            "A number beside a stage counts its stops and cautions. Questions and notes are counted here only",
        );
        ui.add_space(theme::SPACE_4);
        groups_ui(ui, app, &findings, &mut edits);
        kept_ui(ui, app, &findings, &mut edits);
        ui.add_space(theme::SPACE_7);
    });
    edits
}

/// Draws what is shown: how many of each severity there are, and how they are grouped.
fn choose_ui(ui: &mut Ui, app: &mut App, findings: &Arc<Findings>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        let place = shown_place(app, findings);
        let here = || findings.open().filter(move |finding| place.is_none_or(|place| finding.at.place() == place));
        let all = here().count();
        let choose = |ui: &mut Ui, app: &mut App, label: String, only: Option<Severity>| {
            let on = app.findings.only == only;
            let response = ui.add(egui::Button::selectable(on, theme::body(label)).min_size(egui::vec2(0.0, 30.0)));
            first_control(&mut app.form, &response);
            if response.has_focus() {
                crate::ui::widgets::ring(ui, response.rect);
            }
            if response.clicked() {
                app.findings.only = only;
            }
        };
        choose(ui, app, format!("All {all}"), None);
        for severity in Severity::ALL {
            let count = here().filter(|finding| finding.severity == severity).count();
            choose(ui, app, format!("{} {count}", severity.many()), Some(severity));
        }
        let label = match app.findings.group {
            FindingsGroup::Page => "Most serious first",
            FindingsGroup::Severity => "Stage by stage",
        };
        if button(ui, label).clicked() {
            app.findings.group = match app.findings.group {
                FindingsGroup::Page => FindingsGroup::Severity,
                FindingsGroup::Severity => FindingsGroup::Page,
            };
        }
    });
    if findings.open().count() > MOST {
        choose_page_ui(ui, app, findings);
    }
}

/// Draws the choice of one page, where there are so many findings that one looks for those of a stage.
fn choose_page_ui(ui: &mut Ui, app: &mut App, findings: &Arc<Findings>) {
    let mut places: Vec<(Place, usize)> = vec![];
    for finding in findings.open() {
        match places.last_mut() {
            Some((place, count)) if *place == finding.at.place() => *count += 1,
            _ => places.push((finding.at.place(), 1)),
        }
    }
    ui.add_space(theme::SPACE_2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::SPACE_2, theme::SPACE_2);
        let of_page = places.into_iter().map(|(place, count)| (format!("{} {count}", place.label()), Some(place)));
        for (label, place) in [("Every page".to_owned(), None)].into_iter().chain(of_page) {
            let on = app.findings.place == place;
            let response = ui.add(egui::Button::selectable(on, theme::body(label)).min_size(egui::vec2(0.0, 30.0)));
            if response.has_focus() {
                crate::ui::widgets::ring(ui, response.rect);
            }
            if response.clicked() {
                app.findings.place = place;
            }
        }
    });
}

/// Returns the page whose findings alone are shown. A page that has none any more hides nothing.
fn shown_place(app: &App, findings: &Findings) -> Option<Place> {
    let is_offered = findings.open().count() > MOST;
    app.findings.place.filter(|place| is_offered && findings.open().any(|finding| finding.at.place() == *place))
}

fn page_name(place: Place) -> String {
    match place {
        Place::Stage(stage) => format!("Stage {}: {}", stage.number(), stage.label()),
        place => place.label().to_owned(),
    }
}

fn groups_ui(ui: &mut Ui, app: &mut App, findings: &Arc<Findings>, edits: &mut Vec<Edit>) {
    let can_edit = app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit);
    let (only, place) = (app.findings.only, shown_place(app, findings));
    let is_shown = |finding: &&Finding| {
        only.is_none_or(|only| finding.severity == only) && place.is_none_or(|place| finding.at.place() == place)
    };
    let shown: Vec<&Finding> = findings.open().filter(is_shown).collect();
    if shown.is_empty() {
        card(ui, false, |ui| {
            let words = if only.is_none() {
                "No open findings. Findings appear as you answer: each shows where two answers do not fit together."
            } else {
                "No open findings of this kind."
            };
            ui.add(egui::Label::new(theme::body(words)).wrap());
        });
        return;
    }
    let mut groups: Vec<(String, Vec<&Finding>)> = vec![];
    let name = |finding: &Finding| match app.findings.group {
        FindingsGroup::Page => page_name(finding.at.place()),
        FindingsGroup::Severity => finding.severity.many().to_owned(),
    };
    let mut in_order = shown;
    if app.findings.group == FindingsGroup::Severity {
        in_order.sort_by_key(|finding| finding.severity);
    }
    for finding in in_order {
        let name = name(finding);
        match groups.last_mut() {
            Some((last, group)) if *last == name => group.push(finding),
            _ => groups.push((name, vec![finding])),
        }
    }
    for (name, group) in groups {
        heading(ui, 2, theme::section(name.as_str()));
        let all = app.findings.all_of.contains(&name);
        for finding in group.iter().take(if all { usize::MAX } else { MOST }) {
            act(app, finding, listed_finding(ui, finding, can_edit), edits);
        }
        if group.len() > MOST && !all {
            ui.add_space(theme::SPACE_2);
            if button(ui, &format!("Show all {} of {name}", group.len())).clicked() {
                app.findings.all_of.push(name);
            }
        }
        ui.add_space(theme::SPACE_4);
    }
}

fn act(app: &mut App, finding: &Finding, act: FindingAct, edits: &mut Vec<Edit>) {
    match act {
        FindingAct::GoTo => app.go_to(finding.at),
        FindingAct::Keep => app.form.keep = Some(finding.clone()),
        FindingAct::Way(place) => {
            if let Some(go) = finding.ways[place].go {
                app.go_to(go);
            } else if let Some(editor) = &mut app.editor {
                edits.extend(finding.ways[place].ready(&mut || editor.new_row_id()));
                app.form.focus_first = true;
            }
        }
        FindingAct::Nothing | FindingAct::OpenAgain => {}
    }
}

/// Draws the findings that are kept as they are.
fn kept_ui(ui: &mut Ui, app: &App, findings: &Arc<Findings>, edits: &mut Vec<Edit>) {
    if findings.kept().next().is_none() {
        return;
    }
    heading(ui, 2, theme::section("Accepted findings"));
    secondary_label(ui, "Accepted with a reason. They return when the answers behind them change");
    let can_edit = app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit);
    card(ui, false, |ui| {
        for kept in findings.kept() {
            if finding(ui, kept, can_edit) == FindingAct::OpenAgain {
                edits.push(kept.unkeep());
            }
        }
    });
}
