//! The pages of the centre: start, worksheets and registers, share.

mod share;
mod sheet;
mod start;

pub(super) use share::{ShareDocument, ShareState, share_ui};
pub(super) use sheet::sheet_ui;
pub(super) use start::{StartState, start_ui};
