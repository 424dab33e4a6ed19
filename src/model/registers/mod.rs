//! The registers that live between reviews: what exists, what is planned, what was measured, what was agreed.

pub mod actions;
pub mod channels;
pub mod events;
pub mod evidence;
pub mod partners;
pub mod posts;
pub mod readings;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Ask, AskMut, Register, Rows};

pub use actions::Action;
pub use channels::Channel;
pub use events::Event;
pub use evidence::Evidence;
pub use partners::Partner;
pub use posts::Post;
pub use readings::Reading;

/// All registers, each behind its own `Arc`, so that a snapshot shares what did not change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Registers {
    /// The accounts, pages and newsletters of the organisation.
    pub channels: Arc<Rows<Channel>>,
    /// The content plan.
    pub posts: Arc<Rows<Post>>,
    /// The dated figures.
    pub readings: Arc<Rows<Reading>>,
    /// What happened outside.
    pub events: Arc<Rows<Event>>,
    /// What was agreed to be done.
    pub actions: Arc<Rows<Action>>,
    /// Where facts come from.
    pub evidence: Arc<Rows<Evidence>>,
    /// Organisations that repeat the messages.
    pub partners: Arc<Rows<Partner>>,
}

/// Returns a register for writing; copied when a snapshot still holds it.
fn written<T: Clone>(register: &mut Arc<Rows<T>>) -> &mut Rows<T> {
    Arc::make_mut(register)
}

impl Registers {
    /// Hands the one table of a register to a reader.
    pub fn ask<'a>(&'a self, register: Register, ask: &mut dyn Ask<'a>) {
        match register {
            Register::Channels => ask.rows(&channels::CHANNELS, &*self.channels),
            Register::Posts => ask.rows(&posts::POSTS, &*self.posts),
            Register::Readings => ask.rows(&readings::READINGS, &*self.readings),
            Register::Events => ask.rows(&events::EVENTS, &*self.events),
            Register::Actions => ask.rows(&actions::ACTIONS, &*self.actions),
            Register::Evidence => ask.rows(&evidence::EVIDENCE, &*self.evidence),
            Register::Partners => ask.rows(&partners::PARTNERS, &*self.partners),
        }
    }

    /// Hands the one table of a register to a writer.
    pub fn ask_mut(&mut self, register: Register, ask: &mut dyn AskMut) {
        match register {
            Register::Channels => ask.rows(&channels::CHANNELS, written(&mut self.channels)),
            Register::Posts => ask.rows(&posts::POSTS, written(&mut self.posts)),
            Register::Readings => ask.rows(&readings::READINGS, written(&mut self.readings)),
            Register::Events => ask.rows(&events::EVENTS, written(&mut self.events)),
            Register::Actions => ask.rows(&actions::ACTIONS, written(&mut self.actions)),
            Register::Evidence => ask.rows(&evidence::EVIDENCE, written(&mut self.evidence)),
            Register::Partners => ask.rows(&partners::PARTNERS, written(&mut self.partners)),
        }
    }
}
