//! The page that exports: which paper, for whom, of which stages, in which formats, into which folder; and the paper as it
//! will look.

mod figure;
mod preview;
mod state;

use egui::{Id, Rect, Ui, UiBuilder};

pub(crate) use state::ShareState;

use crate::export::{Audience, Format, NoPaper, Paper, Purpose, file_name};
use crate::model::{Stage, counted};
use crate::ui::app::App;
use crate::ui::form::FormMemory;
use crate::ui::theme;
use crate::ui::widgets::{
    Naming, button, card, caution, first_control, heading, page, page_head, page_side, primary_button, ring,
    secondary_label, tick_with_id,
};

/// The page beside which the paper has room.
const WIDE_ENOUGH: f32 = 960.0;
/// Where the height of the strip that writes is kept from one frame to the next.
const STRIP: &str = "strip of the page Share";
/// The share of the width that the choices take beside the paper.
const CHOICES: f32 = 0.46;

/// Draws the page: the choices, and beside or below them the paper.
pub(crate) fn share_ui(ui: &mut Ui, app: &mut App) {
    app.prepare_preview();
    let room = ui.available_rect_before_wrap();
    if room.width() < WIDE_ENOUGH {
        page(ui, "Share", "share", theme::READING_WIDTH, |ui| {
            choices_ui(ui, app);
            ui.add_space(theme::SPACE_4);
            write_ui(ui, app);
            written_ui(ui, app);
            preview_card_ui(ui, app);
            ui.add_space(theme::SPACE_5);
            stage_ui(ui, app);
        });
        return;
    }
    let split = room.left() + (room.width() * CHOICES).round();
    let side = |rect: Rect, salt: &'static str| UiBuilder::new().max_rect(rect).id_salt(salt);
    let strip = strip_height(ui);
    let choices = room.with_max_x(split);
    ui.scope_builder(side(choices.with_max_y(room.bottom() - strip), "choices"), |ui| {
        page(ui, "Share", "share", theme::READING_WIDTH, |ui| {
            choices_ui(ui, app);
            written_ui(ui, app);
            ui.add_space(theme::SPACE_5);
            stage_ui(ui, app);
        });
    });
    ui.scope_builder(side(choices.with_min_y(room.bottom() - strip), "strip"), |ui| strip_ui(ui, app));
    ui.scope_builder(side(room.with_min_x(split), "paper"), |ui| {
        preview::beside_ui(ui, &app.preview, app.share.document.label());
    });
}

fn choices_ui(ui: &mut Ui, app: &mut App) {
    page_head(
        ui,
        "Whole review",
        "Share",
        "Papers for people who do not have Sightline. Choose one, preview it, and export it in the formats they use.",
    );
    what_ui(ui, &mut app.share, &mut app.form);
    ui.add_space(theme::SPACE_4);
    options_ui(ui, &mut app.share);
    formats_ui(ui, app);
}

/// How high the strip is that writes: as it was drawn last.
fn strip_height(ui: &Ui) -> f32 {
    const AT_FIRST: f32 = 64.0;
    ui.data(|data| data.get_temp(Id::unique(STRIP))).unwrap_or(AT_FIRST)
}

/// Draws what writes the paper where it is always in sight, below the choices.
fn strip_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let room = ui.max_rect();
    ui.painter().rect_filled(room, 0, colours.surface);
    ui.painter().hline(room.x_range(), room.top(), egui::Stroke::new(1.0, colours.border));
    let margin = egui::Margin::symmetric(page_side(room.width()) as i8, theme::SPACE_3 as i8);
    let drawn = egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_max_width(theme::READING_WIDTH);
        ui.spacing_mut().item_spacing.y = theme::SPACE_1;
        write_ui(ui, app);
    });
    let height = drawn.response.rect.height().round();
    if (height - room.height()).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(Id::unique(STRIP), height));
        ui.ctx().request_discard("the strip has another height");
    }
}

/// Draws the papers to choose from.
fn what_ui(ui: &mut Ui, share: &mut ShareState, form: &mut FormMemory) {
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Which paper"));
        ui.add_space(theme::SPACE_1);
        for paper in Paper::ALL {
            if matches!(paper, Paper::Draft(_)) && !matches!(share_before(*paper), Some(Paper::Draft(_))) {
                ui.add_space(theme::SPACE_2);
                heading(ui, 3, theme::body_strong("Drafts of policies and processes"));
                secondary_label(ui, "Filled in from the workbook, with every gap marked");
            }
            let hint = if matches!(paper, Paper::Draft(_)) { "" } else { paper.hint() };
            let response = choice_ui(ui, share.document == *paper, paper.label(), hint);
            // The keyboard comes to the paper that is chosen.
            if share.document == *paper {
                first_control(form, &response);
            }
            if response.clicked() {
                share.document = *paper;
                share.missing = None;
            }
        }
    });
}

/// Returns the paper that is offered before another one.
fn share_before(paper: Paper) -> Option<Paper> {
    let place = Paper::ALL.iter().position(|one| *one == paper)?;
    Paper::ALL.get(place.checked_sub(1)?).copied()
}

/// Draws what can be chosen of the paper: purpose, audience, stages.
fn options_ui(ui: &mut Ui, share: &mut ShareState) {
    let paper = share.document;
    if paper.has_purpose() {
        card(ui, false, |ui| {
            heading(ui, 2, theme::question("Purpose"));
            for purpose in Purpose::ALL {
                if choice_ui(ui, share.purpose == *purpose, purpose.label(), "").clicked() {
                    share.purpose = *purpose;
                }
            }
        });
        ui.add_space(theme::SPACE_4);
    }
    if paper.has_public_version() {
        card(ui, false, |ui| {
            heading(ui, 2, theme::question("Who reads it"));
            for audience in Audience::ALL {
                let hint = match audience {
                    Audience::Internal => "",
                    Audience::Public => "Leaves out names, pay, parked thoughts and anything you marked, and says so",
                };
                if choice_ui(ui, share.audience == *audience, audience.label(), hint).clicked() {
                    share.audience = *audience;
                }
            }
        });
        ui.add_space(theme::SPACE_4);
    }
    if paper.has_stages() {
        card(ui, false, |ui| {
            heading(ui, 2, theme::question("Stages"));
            for (place, stage) in Stage::ALL.iter().enumerate() {
                let label = format!("{}. {}", stage.number(), stage.title());
                box_ui(ui, ("stage", place), &mut share.stages[place], &label);
            }
            if paper.has_extras() {
                ui.add_space(theme::SPACE_3);
                heading(ui, 3, theme::body_strong("Also include"));
                box_ui(ui, ("stage", 10), &mut share.session, "The session, with decisions and parked thoughts");
                box_ui(ui, ("stage", 11), &mut share.registers, "The registers");
                if share.audience == Audience::Internal {
                    box_ui(ui, ("stage", 12), &mut share.open_findings, "The open findings");
                }
            }
        });
        ui.add_space(theme::SPACE_4);
    }
}

/// Draws the formats, each with the name of its file.
fn formats_ui(ui: &mut Ui, app: &mut App) {
    let document = app.preview.paper.as_ref().and_then(|paper| paper.as_ref().ok());
    let names: Vec<String> = Format::ALL
        .iter()
        .map(|format| document.map(|document| file_name(document, *format)).unwrap_or_default())
        .collect();
    let share = &mut app.share;
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Formats"));
        ui.add_space(theme::SPACE_1);
        for (place, format) in Format::ALL.iter().enumerate() {
            box_ui(ui, ("format", place), &mut share.formats[place], format.label());
            if share.formats[place] && !names[place].is_empty() {
                under_ui(ui, &names[place]);
            }
        }
        if share.order().audience == Audience::Internal {
            box_ui(ui, ("format", 99), &mut share.calendar, "Calendar of what is due");
        }
    });
}

/// Draws what is missing, the folder, the button that writes, and how far it is.
fn write_ui(ui: &mut Ui, app: &mut App) {
    if let Some(missing) = app.share.missing {
        caution(ui, missing, "Choose at least one, then export again.");
        ui.add_space(theme::SPACE_2);
    }
    if let Some(Err(reason)) = &app.preview.paper {
        caution(ui, reason.what_happened(), reason.what_to_do());
        ui.add_space(theme::SPACE_2);
    }
    if app.share.order().audience == Audience::Public && !app.preview.remarks.is_empty() {
        card(ui, false, |ui| {
            heading(ui, 2, theme::question("Before you release it"));
            for remark in &app.preview.remarks {
                ui.add_space(theme::SPACE_1);
                ui.add(egui::Label::new(theme::secondary(remark.as_str())).wrap());
            }
        });
        ui.add_space(theme::SPACE_2);
    }
    if let Some(exporting) = &app.exporting {
        let words = exporting.in_words();
        let bar = ui.add(egui::ProgressBar::new(exporting.part()).desired_height(6.0));
        ui.ctx().accesskit_node_builder(bar.id, |node| node.set_label(words.as_str()));
        ui.label(theme::body(words));
        if button(ui, "Cancel").clicked() {
            app.cancel_export();
        }
        return;
    }
    let count = app.share.chosen_formats().len() + usize::from(app.share.wants_calendar());
    match app.export_folder().map(|folder| folder.display().to_string()) {
        Some(folder) => {
            ui.add(egui::Label::new(theme::small(format!("To {folder}"))).wrap());
            ui.add_space(theme::SPACE_1);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme::SPACE_2;
                let label = format!("Export {}", counted(count, "format", "formats"));
                if primary_button(ui, &label).clicked() {
                    app.export();
                }
                if button(ui, "Choose another folder and export…").clicked() {
                    app.export_elsewhere();
                }
            });
        }
        None => {
            if primary_button(ui, "Choose a folder and export…").clicked() {
                app.export();
            }
        }
    }
}

/// Draws what was written, what to know of it, and the ways to it.
fn written_ui(ui: &mut Ui, app: &mut App) {
    if app.share.written.is_empty() {
        return;
    }
    ui.add_space(theme::SPACE_4);
    card(ui, true, |ui| {
        heading(ui, 2, theme::question("Saved"));
        for path in &app.share.written {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            ui.add(egui::Label::new(theme::body(name)).wrap().selectable(true));
        }
        for remark in &app.share.remarks {
            ui.add_space(theme::SPACE_2);
            caution(ui, "Note.", remark);
        }
        ui.add_space(theme::SPACE_2);
        let folder = app.share.written.first().and_then(|path| path.parent()).map(std::path::Path::to_owned);
        let web =
            app.share.written.iter().find(|path| path.extension().is_some_and(|ending| ending == "html")).cloned();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if let Some(folder) = folder {
                let show = button(ui, "Show in folder");
                if std::mem::take(&mut app.share.enters_written) {
                    show.request_focus();
                    show.scroll_to_me(None);
                }
                if show.clicked() {
                    app.open_outside(ui.ctx(), &folder);
                }
            }
            if let Some(web) = web
                && button(ui, "Open the web page").clicked()
            {
                app.open_outside(ui.ctx(), &web);
            }
        });
    });
}

/// Draws the paper below the choices, where there is no room beside them.
fn preview_card_ui(ui: &mut Ui, app: &App) {
    const HIGHEST: f32 = 520.0;
    ui.add_space(theme::SPACE_5);
    // All of it can be brought into sight, also in a small window.
    let height = (ui.clip_rect().height() * 0.8).min(HIGHEST);
    let (_, rect) = ui.allocate_space(egui::vec2(ui.available_width(), height));
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("paper"), |ui| {
        preview::beside_ui(ui, &app.preview, app.share.document.label());
    });
}

/// Draws one of several choices, with a phrase on what it is.
fn choice_ui(ui: &mut Ui, on: bool, label: &str, hint: &str) -> egui::Response {
    let response = ui.add(egui::RadioButton::new(on, theme::body(label)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        ring(ui, response.rect);
    }
    if !hint.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(hint));
        under_ui(ui, hint);
    }
    response
}

/// Draws a quiet line under a choice.
fn under_ui(ui: &mut Ui, words: &str) {
    ui.horizontal(|ui| {
        ui.add_space(theme::SPACE_6);
        secondary_label(ui, words);
    });
}

fn box_ui(ui: &mut Ui, id: (&'static str, usize), on: &mut bool, label: &str) {
    let naming = Naming { name: label.to_owned(), description: String::new() };
    if tick_with_id(ui, Id::unique(("share", id)), *on, label, &naming).clicked() {
        *on = !*on;
    }
}

/// Draws the way of one stage to a colleague and back.
fn stage_ui(ui: &mut Ui, app: &mut App) {
    if !app.editor.as_ref().is_some_and(crate::editor::Editor::can_edit) {
        return;
    }
    card(ui, false, |ui| {
        heading(ui, 2, theme::question("Ask a colleague for one stage"));
        secondary_label(
            ui,
            "A small workbook with only that stage. When it comes back, it is merged answer by answer, with the name \
             of the sender",
        );
        ui.add_space(theme::SPACE_2);
        for stage in Stage::ALL {
            let label = format!("{}. {}", stage.number(), stage.title());
            if choice_ui(ui, app.share.send == *stage, &label, "").clicked() {
                app.share.send = *stage;
            }
        }
        ui.add_space(theme::SPACE_2);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_2;
            if button(ui, "Save this stage for a colleague…").clicked() {
                app.ask_where_to_send();
            }
            if button(ui, "Merge a returned stage…").clicked() {
                app.actions.push(crate::ui::action::Action::JoinCopy);
            }
        });
    });
}

/// Says why a paper cannot be shown.
fn why_not(reason: NoPaper) -> &'static str {
    reason.what_happened()
}
