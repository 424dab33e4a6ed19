//! A notice that waits under the menu bar until a person has time for it: it takes neither the keyboard nor a key.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::store::ThreeParts;
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::session_act::SessionAct;
use crate::ui::theme::{self, Icon};
use crate::ui::widgets::link_button;

/// What waits, the most pressing first.
#[derive(Clone, Debug)]
pub(crate) enum Notice {
    /// Somebody else has saved the file meanwhile.
    Theirs(ThreeParts),
    /// The same person has saved the file in another window meanwhile.
    OwnWindow,
    /// The file is an earlier version of the workbook.
    Earlier(ThreeParts),
    /// The file holds no state of the workbook.
    Wrong(ThreeParts),
    /// The file could not be written, or is not there any more.
    NotSaved(ThreeParts),
    /// A recovery copy holds what the file does not: when it was written, and how it differs.
    KeptApart(String),
    /// A recovery copy belongs to the workbook that was in this file before: what it is.
    KeptBefore(String),
    /// Copies beside the file hold what it does not: which.
    Copies(String),
    /// Somebody else has the workbook open: who, and where.
    AlsoOpen(String),
    /// A session was under way when the workbook was left: how far it is.
    Session(String),
}

/// A kind of notice: one of each can wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NoticeKind {
    /// The file is another one than was saved.
    Theirs,
    /// The file could not be written.
    NotSaved,
    /// A recovery copy holds what the file does not.
    KeptApart,
    /// A recovery copy belongs to the workbook that was in this file before.
    KeptBefore,
    /// Copies beside the file hold what it does not.
    Copies,
    /// Somebody else has the workbook open.
    AlsoOpen,
    /// A session was under way.
    Session,
}

/// The notices that wait. The most pressing is shown, and the next one when it has gone.
#[derive(Debug, Default)]
pub(crate) struct Notices(Vec<Notice>);

impl Notices {
    /// Returns the notice that is shown.
    pub(crate) fn shown(&self) -> Option<&Notice> {
        self.0.first()
    }

    /// Lets a notice wait, in the place of one of its kind.
    pub(crate) fn put(&mut self, notice: Notice) {
        self.remove(notice.kind());
        self.0.push(notice);
        self.0.sort_by_key(Notice::kind);
    }

    /// Returns whether a notice of a kind waits.
    pub(crate) fn has(&self, kind: NoticeKind) -> bool {
        self.0.iter().any(|notice| notice.kind() == kind)
    }

    /// Returns whether a notice of a kind waits and offers an action.
    pub(crate) fn offers(&self, kind: NoticeKind, action: &Action) -> bool {
        self.0.iter().any(|notice| notice.kind() == kind && notice.ways().iter().any(|(_, way)| way == action))
    }

    /// Removes the notice of a kind.
    pub(crate) fn remove(&mut self, kind: NoticeKind) {
        self.0.retain(|notice| notice.kind() != kind);
    }
}

impl Notice {
    /// Returns the kind.
    pub(crate) fn kind(&self) -> NoticeKind {
        match self {
            Self::Theirs(_) | Self::OwnWindow | Self::Earlier(_) | Self::Wrong(_) => NoticeKind::Theirs,
            Self::NotSaved(_) => NoticeKind::NotSaved,
            Self::KeptApart(_) => NoticeKind::KeptApart,
            Self::KeptBefore(_) => NoticeKind::KeptBefore,
            Self::Copies(_) => NoticeKind::Copies,
            Self::AlsoOpen(_) => NoticeKind::AlsoOpen,
            Self::Session(_) => NoticeKind::Session,
        }
    }

    /// Returns what it says.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Theirs(parts) => format!(
                "Somebody else has saved this workbook. {} Nothing is overwritten: merge the two, or keep both.",
                parts.what_is_safe
            ),
            Self::OwnWindow => {
                "You have saved this workbook in another window. Those answers are in the file, but the ones here \
                                are still open. Nothing is overwritten: merge the two, or keep both."
                    .to_owned()
            }
            Self::NotSaved(parts) | Self::Earlier(parts) | Self::Wrong(parts) => {
                format!("{} {} {}", parts.what_happened, parts.what_is_safe, parts.what_to_do)
            }
            Self::KeptApart(what) => format!(
                "Some of your work is not in this file. It was saved {what}. Check it and merge it, or leave it for \
                 later."
            ),
            Self::Session(words) | Self::KeptBefore(words) | Self::Copies(words) => words.clone(),
            Self::AlsoOpen(who) => format!(
                "{who} has this workbook open. You can both edit it: saved changes are merged and never overwritten."
            ),
        }
    }

    /// Returns the ways to meet it.
    fn ways(&self) -> &'static [(&'static str, Action)] {
        match self {
            Self::Theirs(_) => &[("See their changes…", Action::SeeTheirs), ("Save mine as a copy…", Action::SaveAs)],
            Self::OwnWindow => &[("See the changes…", Action::SeeTheirs), ("Save these as a copy…", Action::SaveAs)],
            Self::Earlier(_) => &[
                ("Keep mine", Action::PutBack),
                ("Go back to the earlier version", Action::GoBackToFile),
                ("Compare…", Action::CompareFile),
            ],
            Self::Wrong(_) => &[("Restore the workbook", Action::PutBack), ("Save a copy…", Action::SaveAs)],
            Self::KeptBefore(_) => &[("Open recovered work…", Action::OpenKeptBefore), ("Later", Action::PutAside)],
            Self::Copies(_) => &[("See the copies…", Action::Data), ("Later", Action::PutAside)],
            Self::NotSaved(_) => &[("Save a copy…", Action::SaveAs), ("Save again", Action::Save)],
            Self::KeptApart(_) => &[("See recovered work…", Action::SeeKeptApart), ("Later", Action::PutAside)],
            Self::Session(_) => {
                &[("Continue the session", Action::Session(SessionAct::Clock)), ("Not now", Action::PutAside)]
            }
            Self::AlsoOpen(_) => &[
                ("Edit together", Action::PutAside),
                ("Open as read-only", Action::OnlyRead),
                ("Save a copy of my own…", Action::SaveAs),
            ],
        }
    }
}

/// Draws the notice that waits, if there is one.
pub(crate) fn notice_ui(ui: &mut Ui, app: &mut App) {
    let Some(notice) = app.notices.shown().cloned() else { return };
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
