//! What was decided for each channel: started, kept, merged, paused, closed.
//!
//! A decision that only stands there as it did is not told again, unless a person confirmed it.

use crate::model::sheets::stakeholders::{ChannelDecision, PlatformPlan};
use crate::model::{Address, List, Place, Row as _, RowId, Stage, Table};

use super::Side;
use super::answers::Marks;

/// What was decided for one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelChange {
    /// The row of the plan.
    pub row: RowId,
    /// The channel, or the platform where no channel is named.
    pub name: String,
    /// The decision of the older review. None where there was none.
    pub before: Option<ChannelDecision>,
    /// The decision of the newer review. None where there is none any more.
    pub after: Option<ChannelDecision>,
    /// The reason that stands beside the newer decision. May be empty.
    pub reason: String,
}

/// Returns the channels with another decision, or one that was confirmed, in the order of the newer plan.
pub(super) fn changes(old: Side<'_>, new: Side<'_>) -> Vec<ChannelChange> {
    let marks = Marks::between(old, new);
    let plan = Address::page(Place::Stage(Stage::Stakeholders)).question("platforms");
    let (was, is) = (&old.review.stakeholders.platforms, &new.review.stakeholders.platforms);
    let mut changes = vec![];
    for row in is.iter() {
        let before = was.get(row.id()).and_then(|row| row.decision);
        let decision = plan.row(row.id()).question("decision");
        if before != row.decision || marks.confirmed(&decision).is_some() {
            changes.push(ChannelChange {
                row: row.id(),
                name: name(new, row),
                before,
                after: row.decision,
                reason: row.reason.0.clone(),
            });
        }
    }
    for row in was.iter().filter(|row| is.get(row.id()).is_none() && row.decision.is_some()) {
        let dropped = new.review.carried.get(&plan.row(row.id()).to_string());
        changes.push(ChannelChange {
            row: row.id(),
            name: name(old, row),
            before: row.decision,
            after: None,
            reason: dropped.map_or_else(String::new, |mark| mark.reason.clone()),
        });
    }
    changes
}

fn name(side: Side<'_>, row: &PlatformPlan) -> String {
    let channel = row.channel.0.and_then(|id| side.workbook.registers.channels.get(id));
    match channel.map(|channel| channel.name.0.trim()).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None if row.platform.0.is_empty() => format!("Unnamed {}", Table::Channels.row_name()),
        None => List::Platforms.label(&row.platform.0).unwrap_or(&row.platform.0).to_owned(),
    }
}
