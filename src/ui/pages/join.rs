//! Joining: what another copy would bring, and the answers between which a person has to choose.

use egui::{Id, Label, Ui};

use crate::editor::recovery::Holder;
use crate::model::merge::{Said, said};
use crate::model::{Choose, Edit, Spot, find_view};
use crate::ui::app::{App, Purpose, Recovered};
use crate::ui::theme;
use crate::ui::widgets::{
    FieldLook, Naming, button, card, first_control, heading, link_button, page, page_head, plain_line, primary_button,
    secondary_label,
};

/// How many changes are listed before a person asks for all.
const MOST: usize = 40;
/// How many answers to choose between are drawn at once.
const MOST_CHOICES: usize = 20;

/// Returns the id of the field for the colleague's name.
pub(crate) fn join_name_id() -> Id {
    Id::unique("who a copy comes from")
}

/// Draws the page and collects the changes.
pub(crate) fn join_ui(ui: &mut Ui, app: &mut App) -> Vec<Edit> {
    let mut edits = vec![];
    page(ui, "Merge another copy", "join", theme::READING_WIDTH, |ui| {
        page_head(
            ui,
            "Whole review",
            "Merge another copy",
            "Changes to different answers are merged automatically. Where two people changed the same answer, both \
             are kept until you choose.",
        );
        preview_ui(ui, app);
        choices_ui(ui, app, &mut edits);
        ui.add_space(theme::SPACE_7);
    });
    edits
}

fn preview_ui(ui: &mut Ui, app: &mut App) {
    if app.join.task.is_some() {
        ui.label(theme::body("Reading the other copy"));
        ui.add_space(theme::SPACE_4);
        return;
    }
    let Some(preview) = app.join.preview.take() else { return };
    let sentence = preview.sentence(&app.join.from);
    let (mut joins, mut keeps, mut as_restore_point) = (false, true, false);
    card(ui, true, |ui| {
        heading(ui, 2, theme::section(sentence.as_str()));
        secondary_label(ui, &preview.theirs.path.display().to_string());
        if preview.theirs.base.is_none() {
            secondary_label(
                ui,
                "The version that both copies came from is not on this computer, so you decide each difference. \
                 Nothing is lost from either copy.",
            );
        }
        ui.add_space(theme::SPACE_3);
        match &preview.purpose {
            Purpose::Theirs => from_ui(ui, app),
            Purpose::SaveThere => {
                from_ui(ui, app);
                secondary_label(
                    ui,
                    "The merged workbook is saved to this file, which becomes the file of the \
                                     workbook",
                );
                ui.add_space(theme::SPACE_2);
            }
            Purpose::OwnCopy(copy) => {
                secondary_label(ui, &Recovered::of((**copy).clone()).line());
                ui.add_space(theme::SPACE_2);
            }
        }
        ui.horizontal(|ui| {
            let join = primary_button(ui, "Merge them");
            first_control(&mut app.form, &join);
            joins = join.clicked();
            if button(ui, "Not now").clicked() {
                keeps = false;
            }
            if let Purpose::OwnCopy(copy) = &preview.purpose
                && copy.holder == Holder::Nobody
                && button(ui, "Only keep it as a restore point").clicked()
            {
                as_restore_point = true;
            }
        });
        let changes = &preview.changes;
        if !changes.is_empty() {
            ui.add_space(theme::SPACE_3);
            heading(ui, 3, theme::body_strong("Changes that would be merged"));
            let shown = if app.join.all { usize::MAX } else { MOST };
            for change in changes.iter().take(shown) {
                ui.add(Label::new(theme::secondary(format!("•  {change}"))).wrap());
            }
            if changes.len() > shown && link_button(ui, &format!("Show all {}", changes.len())).clicked() {
                app.join.all = true;
            }
        }
        let needs = preview.merged.needs.len();
        if needs > 0 {
            ui.add_space(theme::SPACE_3);
            let words = if needs == 1 {
                "1 difference needs your decision".to_owned()
            } else {
                format!("{needs} differences need your decision")
            };
            secondary_label(ui, &format!("{words}. You choose after merging."));
        }
    });
    ui.add_space(theme::SPACE_5);
    if joins {
        app.join_them(preview);
    } else if let (true, Purpose::OwnCopy(copy)) = (as_restore_point, &preview.purpose) {
        app.keep_instead((**copy).clone());
        app.form.focus_first = true;
    } else if keeps {
        app.join.preview = Some(preview);
    } else {
        app.join_later(&preview.purpose);
    }
}

/// Draws the field for who another copy comes from.
fn from_ui(ui: &mut Ui, app: &mut App) {
    secondary_label(ui, "Who is it from? The name is shown beside each answer that is merged");
    let naming = Naming { name: "Who is it from".to_owned(), description: "A name or a role (optional)".to_owned() };
    let field = plain_line(ui, join_name_id(), &app.join.from, &naming, FieldLook::hinted("A name or a role"));
    if let Some(from) = field.changed {
        app.join.from = from;
    }
    ui.add_space(theme::SPACE_3);
}

/// Draws the answers between which a person has to choose.
fn choices_ui(ui: &mut Ui, app: &mut App, edits: &mut Vec<Edit>) {
    let Some(editor) = &app.editor else { return };
    let workbook = editor.snapshot();
    let spots: Vec<Spot> = workbook.disagreements.keys().filter_map(|key| Spot::parse(key)).collect();
    if spots.is_empty() {
        if app.join.preview.is_none() && app.join.task.is_none() {
            card(ui, false, |ui| {
                ui.add(Label::new(theme::body("No differences need your decision.")).wrap());
                let back = button(ui, "Go to the first stage");
                first_control(&mut app.form, &back);
                if back.clicked() {
                    app.actions
                        .push(crate::ui::action::Action::Page(crate::model::Place::Stage(crate::model::Stage::Aim)));
                }
            });
        }
        return;
    }
    heading(ui, 2, theme::section(format!("{} to choose between", spots.len()).as_str()));
    secondary_label(ui, "The workbook shows your answer until you choose. You can do this later: both are in the file");
    ui.add_space(theme::SPACE_2);
    let can_edit = editor.can_edit();
    for spot in spots.iter().take(MOST_CHOICES) {
        for (number, said) in said(&workbook, spot).into_iter().enumerate() {
            let both = workbook
                .disagreements
                .get(&spot.to_string())
                .and_then(|all| all.get(number))
                .zip(spot.address().and_then(|at| find_view(&workbook, &at)))
                .is_some_and(|(one, (_, view))| one.can_be_both(view));
            if let Some(choose) = choice_ui(ui, app, *spot, number, &said, both, can_edit) {
                edits.push(Edit::Settle { spot: *spot, number, choose });
                app.form.focus_first = true;
            }
            ui.add_space(theme::SPACE_3);
        }
    }
    if spots.len() > MOST_CHOICES {
        secondary_label(ui, &format!("{} more follow once you have decided these", spots.len() - MOST_CHOICES));
    }
}

fn choice_ui(
    ui: &mut Ui,
    app: &mut App,
    spot: Spot,
    number: usize,
    said: &Said,
    both: bool,
    can_edit: bool,
) -> Option<Choose> {
    let mut chosen = None;
    let who = if said.from.trim().is_empty() { "A colleague" } else { said.from.trim() };
    ui.push_id((spot, number), |ui| {
        card(ui, false, |ui| {
            heading(ui, 3, theme::question(said.place.as_str()));
            ui.add_space(theme::SPACE_2);
            let (mine, theirs) = (words_or_nothing(&said.mine), words_or_nothing(&said.theirs));
            let (keep, take) = (said.keep, said.take);
            let half = (ui.available_width() - theme::SPACE_4) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_4;
                for (name, words) in [("You", &mine), (who, &theirs)] {
                    ui.allocate_ui_with_layout(egui::vec2(half, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                        ui.set_width(half);
                        secondary_label(ui, name);
                        let response = ui.add(Label::new(theme::body(words.as_str())).wrap());
                        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{name}: {words}")));
                    });
                }
            });
            ui.add_space(theme::SPACE_2);
            if !can_edit {
                return;
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_2;
                for (label, choose, offered) in
                    [(keep, Choose::Mine, true), (take, Choose::Theirs, true), ("Keep both", Choose::Both, both)]
                {
                    if !offered {
                        continue;
                    }
                    let response = button(ui, label).accessible_name(format!("{label}: {}", said.place));
                    first_control(&mut app.form, &response);
                    if response.clicked() {
                        chosen = Some(choose);
                    }
                }
                if let Some(at) = spot.seen_at().filter(|_| is_on_screen(app, spot))
                    && link_button(ui, "Go to the question").clicked()
                {
                    app.go_to(at);
                }
            });
        });
    });
    chosen
}

fn words_or_nothing(words: &str) -> String {
    if words.trim().is_empty() { "Nothing".to_owned() } else { words.to_owned() }
}

/// Returns whether a spot belongs to the review on screen, or to no review.
fn is_on_screen(app: &App, spot: Spot) -> bool {
    let newest = app.editor.as_ref().and_then(|editor| editor.workbook().reviews.last().map(|review| review.id));
    spot.review.is_none() || spot.review == newest
}
