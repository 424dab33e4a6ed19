//! A notice that waits under the menu bar until a person has time for it: it takes neither the keyboard nor a key.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::store::ThreeParts;
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::session_act::SessionAct;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::link_button;

/// What waits.
#[derive(Clone, Debug)]
pub(crate) enum Notice {
    /// Somebody else has saved the file meanwhile.
    Theirs(ThreeParts),
    /// Somebody else has the workbook open: who, and where.
    AlsoOpen(String),
    /// A session was under way when the workbook was left: how far it is.
    Session(String),
}

impl Notice {
    /// Returns what it says.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Theirs(parts) => format!(
                "Somebody else has saved this workbook. {} Nothing is overwritten: join the two, or keep both.",
                parts.what_is_safe
            ),
            Self::Session(words) => words.clone(),
            Self::AlsoOpen(who) => format!(
                "{who} has this workbook open. You can both write: what is saved by one is joined by the other, never \
                 overwritten."
            ),
        }
    }

    /// Returns the ways to meet it.
    fn ways(&self) -> &'static [(&'static str, Action)] {
        match self {
            Self::Theirs(_) => &[("See their changes…", Action::SeeTheirs), ("Save mine as a copy…", Action::SaveAs)],
            Self::Session(_) => {
                &[("Go on with the session", Action::Session(SessionAct::Clock)), ("Not now", Action::PutAside)]
            }
            Self::AlsoOpen(_) => &[
                ("Write together", Action::PutAside),
                ("Only read", Action::OnlyRead),
                ("Save a copy of my own…", Action::SaveAs),
            ],
        }
    }
}

/// Draws the notice that waits, if there is one.
pub(crate) fn notice_ui(ui: &mut Ui, app: &mut App) {
    let Some(notice) = app.notice.clone() else { return };
    let colours = theme::colours(ui);
    let frame = Frame::new().fill(colours.caution_surface).inner_margin(Margin::symmetric(14, 6));
    Panel::top("notice").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::SPACE_3;
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
            theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
            ui.vertical(|ui| {
                ui.add(Label::new(theme::secondary(notice.words()).color(colours.caution_text)).wrap());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = theme::SPACE_3;
                    for (label, action) in notice.ways() {
                        if link_button(ui, label).clicked() {
                            app.actions.push(action.clone());
                        }
                    }
                });
            });
        });
    });
}
