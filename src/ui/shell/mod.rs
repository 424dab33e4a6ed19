//! What stands around every page: menu bar, rail, companion, status line, palette and dialogs.

mod companion;
mod menu;
mod modal;
mod palette;
mod rail;
mod status;

pub use companion::companion_ui;
pub use menu::menu_ui;
pub use modal::{Modal, Reply, modal_ui};
pub use palette::{Palette, Target, palette_ui};
pub use rail::rail_ui;
pub use status::status_ui;
