//! Changed answers as a list: where, what stood there, what stands there, with the words that went and came marked.

use egui::text::LayoutJob;
use egui::{Label, Stroke, TextFormat, Ui};

use super::lead_to;
use crate::rules::compare::{Change, ChangeKind, Mark};
use crate::ui::app::App;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::{card, heading, secondary_label};

/// Draws one group of changes.
pub(super) fn list_ui(ui: &mut Ui, app: &mut App, name: &str, changes: &[&Change]) {
    card(ui, false, |ui| {
        heading(ui, 3, theme::question(name));
        for (place, one) in changes.iter().enumerate() {
            if place > 0 {
                super::rule(ui);
            } else {
                ui.add_space(theme::SPACE_2);
            }
            let top = ui.cursor().min;
            change_ui(ui, one);
            let end = egui::pos2(ui.max_rect().right(), ui.cursor().top());
            lead_to(ui, app, one, egui::Rect::from_min_max(top, end), egui::Role::ListItem);
        }
    });
}

fn change_ui(ui: &mut Ui, one: &Change) {
    let colours = theme::colours(ui);
    let (icon, colour) = match one.kind {
        ChangeKind::New => (Icon::Plus, colours.done),
        ChangeKind::Changed => (Icon::Dot, colours.action),
        ChangeKind::Dropped => (Icon::Close, colours.stop_text),
        ChangeKind::Moved => (Icon::ArrowDown, colours.text_secondary),
        ChangeKind::Confirmed => (Icon::Check, colours.done),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::SPACE_1;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
        theme::icons::paint(ui.painter(), rect.shrink2(egui::vec2(0.0, 1.0)), icon, colour);
        ui.add(Label::new(theme::small(one.word()).color(colour)).selectable(false));
        ui.add_space(theme::SPACE_1);
        let place =
            if one.row.is_empty() { one.question.to_owned() } else { format!("{} › {}", one.row, one.question) };
        ui.add(Label::new(theme::support_strong(place)).wrap().selectable(false));
    });
    if one.marked.is_empty() {
        if !one.before.trim().is_empty() && one.kind != ChangeKind::Confirmed {
            ui.add(Label::new(theme::secondary(format!("Before: {}", one.before.trim()))).wrap().selectable(false));
        }
        if !one.after.trim().is_empty() {
            let label = if one.kind == ChangeKind::Changed || one.kind == ChangeKind::Moved { "Now: " } else { "" };
            ui.add(Label::new(theme::secondary(format!("{label}{}", one.after.trim()))).wrap().selectable(false));
        }
    } else {
        ui.add(Label::new(marked(ui, one)).wrap().selectable(false));
    }
    let who = one.who_and_when();
    match (one.reason.trim(), who.as_str()) {
        ("", "") => {}
        ("", who) => {
            secondary_label(ui, who);
        }
        (reason, "") => {
            secondary_label(ui, &format!("Reason: {reason}"));
        }
        (reason, who) => {
            secondary_label(ui, &format!("Reason: {reason} ({who})"));
        }
    }
}

/// Sets both texts as one. What went is struck through, what came is underlined: colour is not the only sign.
fn marked(ui: &Ui, one: &Change) -> LayoutJob {
    let colours = theme::colours(ui);
    let mut job = LayoutJob::default();
    let plain = TextFormat {
        font_id: theme::Face::Regular.at(theme::TEXT_SECONDARY),
        color: colours.text,
        line_height: Some(theme::line_height(theme::TEXT_SECONDARY)),
        ..TextFormat::default()
    };
    for piece in &one.marked {
        let format = match piece.mark {
            Mark::Same => plain.clone(),
            Mark::Gone => TextFormat {
                color: colours.stop_text,
                background: colours.stop_surface,
                strikethrough: Stroke::new(1.0, colours.stop_text),
                ..plain.clone()
            },
            Mark::Came => TextFormat {
                color: colours.done,
                background: colours.done_surface,
                underline: Stroke::new(1.0, colours.done),
                ..plain.clone()
            },
        };
        job.append(&piece.text, 0.0, format);
    }
    job
}
