//! Who can sign in to the channels.

use super::given::{blank, first_of, quote, ways_to};
use super::{Check, Part, Parts};
use crate::model::Table;
use crate::model::registers::Channel;
use crate::model::registers::channels::ChannelState;
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&ONE_KEY_HOLDER];

static ONE_KEY_HOLDER: Check = Check {
    id: "channel-with-one-key-holder",
    title: "Only one person can sign in to a channel",
    looks_for: "Whether a second role has access to each active channel, once you have decided about your platforms.",
    why: "If that person is ill or leaves, nobody can post, reply or take down a wrong post.",
    resolve: "Name a second role with access, and check that its sign-in works.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Channels, Part::Stakeholders]),
    run: |given, found| {
        if !given.stakeholders().platforms.iter().any(|plan| plan.decision.is_some()) {
            return;
        }
        let table = Table::Channels.address();
        // Where nobody is named at all, that is the finding.
        let is_alone = |channel: &&Channel| {
            let is_active = channel.state == Some(ChannelState::Active) && !blank(&channel.name.0);
            is_active && !blank(&channel.owner.0) && blank(&channel.access.0)
        };
        let alone: Vec<&Channel> = given.channels().iter().filter(is_alone).collect();
        let at = |channel: &Channel| table.row(channel.id).question("access");
        let rests_on: Vec<_> = alone.iter().map(|channel| channel.id).collect();
        match alone.as_slice() {
            [] => {}
            [channel] => found.add(
                found
                    .at(at(channel), format!("Only the owner can sign in to {}.", quote(&channel.name.0)))
                    .rests_on(&rests_on)
                    .way(Way::here("Name a second role")),
            ),
            many => {
                let words = first_of(many.iter().map(|channel| quote(&channel.name.0)));
                found.add(
                    found
                        .at(table, format!("Only the owner can sign in to {} channels: {words}.", many.len()))
                        .rests_on(&rests_on)
                        .ways(ways_to(many.iter().map(|channel| at(channel)))),
                );
            }
        }
    },
};
