//! The pages of the centre: start, worksheets and registers, share.

mod share;
mod sheet;
mod start;

pub use share::{ShareDocument, ShareState, share_ui};
pub use sheet::sheet_ui;
pub use start::{StartState, start_ui};
