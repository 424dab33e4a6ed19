//! The pages of the centre: start, worksheets and registers, the overview, what changed, findings, the line of sight,
//! where the data is, joining, share.

mod actions;
mod changed;
mod check;
mod check_end;
mod check_lines;
mod data;
mod findings;
mod finish;
mod handover;
mod join;
mod kept;
mod line;
mod overview;
mod session;
mod share;
mod sheet;
mod start;

pub(super) use actions::{ActionsState, actions_ui, matters_ui};
pub(super) use changed::{ChangedState, changed_ui};
pub(super) use check::{CheckState, check_ui};
pub(super) use data::{data_ui, when};
pub(super) use findings::{FindingsState, findings_ui};
pub(super) use handover::{HandoverState, handover_ui};
pub(super) use join::{join_name_id, join_ui};
pub(super) use kept::kept_ui;
pub(super) use line::{LineState, line_page_ui};
pub(super) use overview::{OverviewState, overview_ui};
pub(super) use share::{ShareState, share_ui};
pub(super) use sheet::sheet_ui;
pub(super) use start::{StartState, start_ui};
