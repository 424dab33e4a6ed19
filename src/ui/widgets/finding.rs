//! One finding: how much it matters, what was seen, why it matters, and the ways forward.

use egui::{Frame, Label, Margin, Response, Role, Ui};

use super::{link_button, secondary_label};
use crate::model::date_in_text;
use crate::rules::{Finding, Severity};
use crate::ui::theme::{self, Icon};

/// What a person wants done about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FindingAct {
    /// Nothing yet.
    Nothing,
    /// One of its ways, by its place.
    Way(usize),
    /// To keep it as it is, with a reason.
    Keep,
    /// To open it again although it was kept.
    OpenAgain,
    /// To go to the question.
    GoTo,
}

/// How a severity looks: the fill, the bar, the text and the shape. The word says the same.
pub(crate) fn severity_look(ui: &Ui, severity: Severity) -> ([egui::Color32; 3], Icon) {
    let colours = theme::colours(ui);
    match severity {
        Severity::Stop => ([colours.stop_surface, colours.stop, colours.stop_text], Icon::Stop),
        Severity::Caution => ([colours.caution_surface, colours.caution, colours.caution_text], Icon::Warning),
        Severity::Question => ([colours.selected, colours.action, colours.text], Icon::Info),
        Severity::Note => ([colours.page, colours.input_border, colours.text], Icon::Dot),
    }
}

/// Draws the shape of a severity beside what says its word.
pub(crate) fn severity_mark(ui: &mut Ui, severity: Severity) {
    let ([_, _, text], icon) = severity_look(ui, severity);
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
    theme::icons::paint(ui.painter(), rect, icon, text);
    response.on_hover_text(severity.label());
}

/// Draws a finding under what it is about.
pub(crate) fn finding(ui: &mut Ui, finding: &Finding, can_edit: bool) -> FindingAct {
    let mut act = FindingAct::Nothing;
    ui.add_space(theme::SPACE_1);
    if let Some(kept) = &finding.kept {
        ui.horizontal_wrapped(|ui| {
            let by = if kept.by.is_empty() { String::new() } else { format!("{}, ", kept.by) };
            let words = format!("{} Accepted: {} ({by}{})", finding.message, kept.reason, date_in_text(kept.on));
            secondary_label(ui, &words);
            if can_edit && about(ui, "Reopen", finding).clicked() {
                act = FindingAct::OpenAgain;
            }
        });
        return act;
    }
    block(ui, finding, |ui| {
        for (place, way) in finding.ways.iter().enumerate() {
            let acts = (way.edit.is_some() && can_edit) || way.go.is_some();
            if !acts {
                ui.add(Label::new(theme::secondary(format!("{}.", way.label.trim_end_matches('.')))).wrap());
            } else if about(ui, &way.label, finding).clicked() {
                act = FindingAct::Way(place);
            }
        }
        if can_edit && about(ui, "Accept with a reason…", finding).clicked() {
            act = FindingAct::Keep;
        }
    });
    act
}

/// Draws an open finding in a list, with what the program can do about it and the way to its question.
pub(crate) fn listed_finding(ui: &mut Ui, finding: &Finding, can_edit: bool) -> FindingAct {
    let mut act = FindingAct::Nothing;
    ui.add_space(theme::SPACE_1);
    block(ui, finding, |ui| {
        if about(ui, "Go to the question", finding).clicked() {
            act = FindingAct::GoTo;
        }
        let acts = |way: &crate::rules::Way| can_edit && way.edit.is_some() || way.go.is_some();
        for (place, way) in finding.ways.iter().enumerate().filter(|(_, way)| acts(way)) {
            if about(ui, &way.label, finding).clicked() {
                act = FindingAct::Way(place);
            }
        }
        if can_edit && about(ui, "Accept with a reason…", finding).clicked() {
            act = FindingAct::Keep;
        }
    });
    act
}

/// Draws a button of a finding. Its name says which finding it is about: the same words stand under many.
fn about(ui: &mut Ui, label: &str, finding: &Finding) -> Response {
    link_button(ui, label).accessible_name(format!("{label}: {}", finding.message))
}

fn block(ui: &mut Ui, finding: &Finding, ways: impl FnOnce(&mut Ui)) {
    let ([fill, bar, text], icon) = severity_look(ui, finding.severity);
    let out = Frame::new()
        .fill(fill)
        .corner_radius(theme::RADIUS_SMALL)
        .inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 6 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
                theme::icons::paint(ui.painter(), rect, icon, text);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let message = format!("{}: {}", finding.kind(), finding.message);
                    let response = ui.add(Label::new(theme::support_strong(&message).color(text)).wrap());
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        node.set_role(Role::Note);
                        node.set_label(format!("{message} {}", finding.reason));
                    });
                    let reason = ui.add(Label::new(theme::secondary(finding.reason).color(text)).wrap());
                    ui.ctx().accesskit_node_builder(reason.id, egui::accesskit::Node::set_hidden);
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                        ways(ui);
                    });
                });
            });
        });
    let rect = out.response.rect;
    ui.painter().rect_filled(rect.with_max_x(rect.left() + theme::BAR), 0.0, bar);
}
