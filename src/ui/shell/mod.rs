//! What stands around every page: menu bar, rail, companion, status line, palette and dialogs.

mod asks;
mod companion;
mod menu;
mod modal;
mod notice;
mod palette;
mod rail;
mod revisit_asks;
mod status;

pub(super) use asks::TypedPath;
pub(super) use companion::companion_ui;
pub(super) use menu::menu_ui;
pub(super) use modal::{Modal, Reply, modal_ui};
pub(super) use notice::{Notice, notice_ui};
pub(super) use palette::{Chosen, Palette, Target, palette_ui};
pub(super) use rail::rail_ui;
pub(super) use revisit_asks::{RevisitAsk, RevisitReply};
pub(super) use status::status_ui;
