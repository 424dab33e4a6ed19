//! What stands around every page: menu bar, rail, companion, status line, palette and dialogs.

mod asks;
mod capture;
mod clock;
mod companion;
mod menu;
mod modal;
mod notice;
mod palette;
mod projector;
mod rail;
mod returning;
mod revisit_asks;
mod station;
mod status;

pub(super) use asks::TypedPath;
pub(super) use capture::{Capture, CaptureKind, Captured, sense_of_due};
pub(super) use companion::companion_ui;
pub(super) use menu::menu_ui;
pub(super) use modal::{Modal, Reply, modal_ui};
pub(super) use notice::{Notice, NoticeKind, Notices, notice_ui};
pub(super) use palette::{Chosen, Palette, Target, palette_ui};
pub(super) use rail::rail_ui;
pub(super) use returning::returning_ui;
pub(super) use revisit_asks::{RevisitAsk, RevisitReply};
pub(super) use status::status_ui;
