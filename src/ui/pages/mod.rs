//! The pages of the centre: start, worksheets and registers, findings, share.

mod findings;
mod share;
mod sheet;
mod start;

pub(super) use findings::{FindingsState, findings_ui};
pub(super) use share::{ShareDocument, ShareState, share_ui};
pub(super) use sheet::sheet_ui;
pub(super) use start::{StartState, start_ui};
