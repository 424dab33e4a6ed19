//! What the window says in passing: one thing at a time in the status line, and what only those hear who hear the window.

use super::App;
use crate::ui::action::Action;
use crate::ui::session_act::SessionAct;

/// How long something said stays in the status line, in seconds: long enough to be found there and read twice.
const LASTS: f64 = 20.0;

impl App {
    /// Says something in the status line; it is read out.
    pub(in crate::ui) fn say(&mut self, text: impl Into<String>) {
        self.said = Some(text.into());
        self.said_at = self.moment().seconds;
        self.times_said += 1;
    }

    /// Tells people who hear the window what others see.
    pub(in crate::ui) fn tell(&mut self, text: impl Into<String>) {
        self.told = Some(text.into());
        self.times_told += 1;
    }

    /// Forgets what was said about the page before. What was said together with the turn to another page stays.
    pub(super) fn forget_said(&mut self) {
        if self.said_at < self.moment().seconds {
            self.said = None;
        }
    }

    /// Forgets what was said a while ago, and comes back when it is time to.
    pub(super) fn let_said_pass(&mut self) {
        if self.said.is_none() {
            return;
        }
        let left = self.said_at + LASTS - self.moment().seconds;
        if left <= 0.0 {
            self.said = None;
        } else {
            self.ctx.request_repaint_after_secs(left as f32);
        }
    }

    /// Returns whether something that a menu offers is on now. None for what is done and not turned on.
    pub(in crate::ui) fn is_on(&self, action: &Action) -> Option<bool> {
        match action {
            Action::Theme(theme) => Some(self.theme() == *theme),
            Action::Session(SessionAct::Projector) => Some(self.session.zoom_before.is_some()),
            Action::Guidance if !self.folds_companion(&self.ctx) => Some(self.preferences.companion_open),
            _ => None,
        }
    }
}
