//! The clock of the session: it counts time to the stage on screen and never asks for anything.
//!
//! What it counts is kept here, and is written into the review only where something else is to be saved anyway, when the
//! stage changes, at a pause, and now and then: a clock that changed the workbook every second would save every second.
//! Time is no step to undo. A gap in which nobody heard of the window (the computer slept, the program hung) counts
//! nothing.

use std::collections::BTreeMap;
use std::time::Duration;

use super::clock::Moment;
use super::{ApplyError, Editor};
use crate::model::{Edit, SittingState, Stage};

/// The longest time between two looks at the clock that still counts, in seconds. A running clock wakes the window at
/// least once a minute, so a longer gap is a sleep.
pub const LONGEST_GAP: f64 = 90.0;

/// How long the clock may run before its time goes into the review by itself, in seconds: so much is lost at most when
/// the program ends in the middle.
pub const WRITTEN_EVERY: f64 = 300.0;

const MINUTE: f64 = 60.0;

/// What the clock is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// Nobody has started the session.
    NotStarted,
    /// It counts.
    Running,
    /// The session is under way and the clock stands still: it was paused, or the workbook was opened again.
    Paused,
    /// The session was ended.
    Ended,
}

/// The counting side of an editor.
#[derive(Clone, Debug, Default)]
pub(super) struct Stopwatch {
    is_running: bool,
    /// The stage on screen, or the one that was there last.
    stage: Option<Stage>,
    /// When it was looked at last.
    seen: Moment,
    /// What is in no review yet, in seconds.
    pending: BTreeMap<Stage, f64>,
    /// When time was written last.
    written: Moment,
}

impl Stopwatch {
    /// Counts the time since the last look.
    fn look(&mut self, now: Moment) {
        let gap = now.seconds - self.seen.seconds;
        if self.is_running && (0.0..=LONGEST_GAP).contains(&gap) {
            *self.pending.entry(self.stage.unwrap_or(Stage::Aim)).or_default() += gap;
        }
        self.seen = now;
    }

    /// Returns whether so much time has come together that it should be written.
    pub(super) fn is_due(&self, now: Moment) -> bool {
        self.is_running && now >= self.written.later(WRITTEN_EVERY)
    }

    /// Takes out what makes full seconds.
    fn take(&mut self, now: Moment) -> Vec<(Stage, u32)> {
        self.written = now;
        let full = self.pending.iter_mut().map(|(stage, seconds)| {
            let full = seconds.floor();
            *seconds -= full;
            (*stage, full as u32)
        });
        full.filter(|(_, seconds)| *seconds > 0).collect()
    }
}

impl Editor {
    /// Returns what the clock of the session is doing.
    pub fn clock_state(&self) -> ClockState {
        match self.workbook.review().sitting.state {
            SittingState::NotStarted => ClockState::NotStarted,
            SittingState::Ended => ClockState::Ended,
            SittingState::UnderWay if self.stopwatch.is_running => ClockState::Running,
            SittingState::UnderWay => ClockState::Paused,
        }
    }

    /// Returns the time that was spent at a stage, in full minutes, with what is in no review yet.
    pub fn minutes_at(&self, stage: Stage) -> u32 {
        let pending = self.stopwatch.pending.get(&stage).copied().unwrap_or(0.0);
        ((f64::from(self.workbook.review().sitting.seconds(stage)) + pending) / MINUTE) as u32
    }

    /// Returns the time of the whole session, in full minutes.
    pub fn session_minutes(&self) -> u32 {
        (self.session_seconds() / MINUTE) as u32
    }

    fn session_seconds(&self) -> f64 {
        f64::from(self.workbook.review().sitting.all_seconds()) + self.stopwatch.pending.values().sum::<f64>()
    }

    /// Starts the session, or goes on with it.
    pub fn start_session(&mut self, now: Moment) -> Result<(), ApplyError> {
        if self.workbook.review().sitting.state != SittingState::UnderWay {
            self.apply(&Edit::Sit { state: SittingState::UnderWay }, now)?;
        } else if !self.can_edit() || self.workbook.review().closed.is_some() {
            return Err(ApplyError::ReadOnly);
        }
        self.stopwatch.is_running = true;
        (self.stopwatch.seen, self.stopwatch.written) = (now, now);
        Ok(())
    }

    /// Stops the clock until [`Editor::start_session`].
    pub fn pause_session(&mut self, now: Moment) {
        self.stopwatch.look(now);
        self.write_time(now);
        self.stopwatch.is_running = false;
    }

    /// Stops the clock and ends the session.
    pub fn end_session(&mut self, now: Moment) -> Result<(), ApplyError> {
        self.pause_session(now);
        self.apply(&Edit::Sit { state: SittingState::Ended }, now).map(drop)
    }

    /// Looks at the clock; called with every frame, and also while the window is hidden. The time since the last look
    /// belongs to the stage that was on screen then. None is a page that belongs to no stage: it counts to the last one.
    pub fn look_at_clock(&mut self, on_screen: Option<Stage>, now: Moment) {
        self.stopwatch.look(now);
        if let Some(stage) = on_screen.filter(|stage| self.stopwatch.stage != Some(*stage)) {
            self.write_time(now);
            self.stopwatch.stage = Some(stage);
        }
    }

    /// Writes the time that was counted into the review.
    pub(super) fn write_time(&mut self, now: Moment) {
        if !self.can_edit() || self.stopwatch.pending.is_empty() {
            return;
        }
        for (stage, seconds) in self.stopwatch.take(now) {
            match (Edit::Spend { stage, seconds }).apply(&mut self.workbook) {
                Ok(_) => self.touch(now),
                // A joined copy has closed the review: its session is over.
                Err(_) => self.stopwatch = Stopwatch { seen: now, ..Stopwatch::default() },
            }
        }
    }

    /// Brings the clock in order before an edit: what ends or changes the review ends its session.
    pub(super) fn hear_of_edit(&mut self, edit: &Edit, now: Moment) {
        if matches!(edit, Edit::CloseReview { .. } | Edit::StartNextReview { .. }) {
            self.pause_session(now);
            self.stopwatch.pending.clear();
        }
    }

    /// Stops the clock when another workbook has taken the place of this one and its session is not under way.
    pub(super) fn clock_after_jump(&mut self) {
        let review = self.workbook.review();
        if review.sitting.state != SittingState::UnderWay || review.closed.is_some() {
            self.stopwatch.is_running = false;
        }
    }

    /// Returns how long until the clock shows another minute. None while it stands still.
    pub(super) fn clock_wake(&self, now: Moment) -> Option<Duration> {
        if self.clock_state() != ClockState::Running || !self.can_edit() {
            return None;
        }
        let since = (now.seconds - self.stopwatch.seen.seconds).max(0.0);
        let to_go = MINUTE - (self.session_seconds() + since) % MINUTE;
        // A moment later than the minute, so that rounding never makes it wake twice.
        Duration::try_from_secs_f64(to_go + 0.05).ok()
    }
}
