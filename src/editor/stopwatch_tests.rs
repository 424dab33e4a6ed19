//! The clock of the session over hours: pause, sleep, restart, and how rarely it makes work.

use jiff::civil::date;

use super::stopwatch::{ClockState, LONGEST_GAP, WRITTEN_EVERY};
use super::test_world::{World, achievable, text};
use super::{Editor, Held, Moment};
use crate::model::{Edit, Stage, merge};

/// An editor whose clock is looked at as often as a window does that nobody touches.
struct Meeting {
    editor: Editor,
    now: f64,
}

impl Meeting {
    fn begun(mut editor: Editor) -> Self {
        editor.look_at_clock(Some(Stage::Aim), Moment::at(0.0));
        editor.start_session(Moment::at(0.0)).unwrap();
        Self { editor, now: 0.0 }
    }

    fn now(&self) -> Moment {
        Moment::at(self.now)
    }

    /// Passes time with a stage on screen, one frame for each wake.
    fn passes(&mut self, seconds: f64, stage: Option<Stage>) {
        let end = self.now + seconds;
        loop {
            self.editor.look_at_clock(stage, self.now());
            self.editor.settle(self.now(), Held::Nothing);
            if self.now >= end {
                return;
            }
            let wake = self.editor.wake_after(self.now()).map_or(f64::MAX, |wake| wake.as_secs_f64().max(0.01));
            self.now = (self.now + wake).min(end);
        }
    }

    fn spent(&self, stage: Stage) -> u32 {
        self.editor.workbook().review().sitting.seconds(stage)
    }
}

#[test]
fn time_goes_to_the_stage_on_screen_and_to_the_last_one_beside_them() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.untitled());
    meeting.passes(600.0, Some(Stage::Aim));
    meeting.passes(125.0, Some(Stage::Objectives));
    meeting.passes(35.0, None);
    meeting.passes(20.0, Some(Stage::Content));
    let minutes = [Stage::Aim, Stage::Objectives, Stage::Content].map(|stage| meeting.editor.minutes_at(stage));
    assert_eq!((minutes, meeting.editor.session_minutes()), ([10, 2, 0], 13));
    assert_eq!((meeting.spent(Stage::Aim), meeting.spent(Stage::Objectives)), (600, 160));
}

#[test]
fn a_pause_and_a_sleep_count_nothing() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.untitled());
    meeting.passes(120.0, Some(Stage::Aim));
    meeting.editor.pause_session(meeting.now());
    assert_eq!((meeting.editor.clock_state(), meeting.spent(Stage::Aim)), (ClockState::Paused, 120));
    meeting.passes(900.0, Some(Stage::Aim));
    meeting.editor.start_session(meeting.now()).unwrap();
    assert_eq!(meeting.editor.session_minutes(), 2);
    // The lid is shut for a night: no frame comes, and then one does.
    meeting.passes(30.0, Some(Stage::Aim));
    meeting.now += 9.0 * 3_600.0;
    meeting.passes(30.0, Some(Stage::Aim));
    assert_eq!(meeting.editor.clock_state(), ClockState::Running);
    meeting.editor.pause_session(meeting.now());
    assert_eq!(meeting.spent(Stage::Aim), 180);
    // The wake of a running clock is never so late that waiting for it would count as sleep.
    meeting.editor.start_session(meeting.now()).unwrap();
    meeting.passes(0.0, Some(Stage::Aim));
    meeting.now += 40.0;
    meeting.editor.settle(meeting.now(), Held::Nothing);
    let wake = meeting.editor.wake_after(meeting.now()).unwrap().as_secs_f64();
    assert!(wake > 1.0 && wake < LONGEST_GAP, "{wake}");
}

#[test]
fn a_running_clock_wakes_once_a_minute_and_makes_the_workbook_dirty_once_in_five() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.opened());
    meeting.passes(30.0, Some(Stage::Aim));
    world.events(&mut meeting.editor, meeting.now);
    assert!(!meeting.editor.is_dirty());
    let began = meeting.editor.revision();
    let (mut looks, end) = (0, meeting.now + 1_800.0);
    while meeting.now < end {
        meeting.editor.look_at_clock(Some(Stage::Aim), meeting.now());
        meeting.editor.settle(meeting.now(), Held::Nothing);
        if meeting.editor.is_dirty() {
            // The save that follows takes the whole of it with it.
            meeting.now += 2.1;
            meeting.editor.settle(meeting.now(), Held::Nothing);
            world.events(&mut meeting.editor, meeting.now);
            assert!(!meeting.editor.is_dirty());
        }
        meeting.now += meeting.editor.wake_after(meeting.now()).unwrap().as_secs_f64();
        looks += 1;
    }
    assert!((28..=40).contains(&looks), "{looks} frames in half an hour");
    let changes = meeting.editor.revision() - began;
    let most = 2 * (1_800.0 / WRITTEN_EVERY) as u64 + 2;
    assert!((3..=most).contains(&changes), "{changes} changes in half an hour");
}

#[test]
fn time_survives_the_end_of_the_program_and_going_on_is_left_to_the_person() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.opened());
    meeting.passes(400.0, Some(Stage::Aim));
    meeting.passes(75.0, Some(Stage::Resources));
    while meeting.editor.close(meeting.now()) != super::Closing::Ready {
        world.events(&mut meeting.editor, meeting.now);
    }
    drop(meeting);
    let mut again = world.reopened();
    assert_eq!(again.clock_state(), ClockState::Paused);
    assert_eq!((again.minutes_at(Stage::Aim), again.minutes_at(Stage::Resources)), (6, 1));
    // It does not count before somebody goes on with it.
    again.look_at_clock(Some(Stage::Aim), Moment::at(0.0));
    again.look_at_clock(Some(Stage::Aim), Moment::at(60.0));
    assert_eq!(again.session_minutes(), 7);
    let mut meeting = Meeting { editor: again, now: 60.0 };
    meeting.editor.start_session(meeting.now()).unwrap();
    meeting.passes(65.0, Some(Stage::Aim));
    assert_eq!(meeting.editor.session_minutes(), 9);
}

#[test]
fn undo_takes_back_words_and_no_time() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.untitled());
    meeting.passes(50.0, Some(Stage::Aim));
    meeting.editor.apply(&text(achievable(), "Two people"), meeting.now()).unwrap();
    meeting.passes(200.0, Some(Stage::Aim));
    meeting.passes(100.0, Some(Stage::Content));
    assert_eq!(
        meeting.editor.undo_name(),
        Some("Change why can you achieve it?").map(|name| name.trim_end_matches('?'))
    );
    meeting.editor.undo(meeting.now()).unwrap();
    assert_eq!(meeting.editor.undo_name(), None, "starting the session and its time are no steps");
    assert_eq!(meeting.spent(Stage::Aim), 250);
    assert_eq!(meeting.editor.clock_state(), ClockState::Running);
    meeting.editor.redo(meeting.now()).unwrap();
    assert_eq!(meeting.spent(Stage::Aim), 250);
    // A letter typed and deleted while the clock writes is no change either.
    for words in ["Two people and", "Two people"] {
        meeting.editor.apply(&text(achievable(), words), meeting.now()).unwrap();
        meeting.passes(0.3, Some(Stage::Aim));
    }
    meeting.passes(400.0, Some(Stage::Aim));
    meeting.editor.undo(meeting.now()).unwrap();
    assert_eq!(meeting.editor.undo_name(), None);
}

#[test]
fn closing_the_review_takes_the_last_minute_along_and_ends_the_session() {
    let world = World::new();
    let mut meeting = Meeting::begun(world.untitled());
    meeting.passes(59.0, Some(Stage::Evaluation));
    let close = Edit::CloseReview { on: date(2026, 11, 21), by: "Chair".into() };
    meeting.editor.apply(&close, meeting.now()).unwrap();
    assert_eq!((meeting.editor.clock_state(), meeting.spent(Stage::Evaluation)), (ClockState::Ended, 59));
    meeting.passes(600.0, Some(Stage::Aim));
    assert_eq!(meeting.editor.session_minutes(), 0);
    assert!(meeting.editor.start_session(meeting.now()).is_err(), "a closed review has no session");
}

#[test]
fn two_copies_of_one_meeting_join_to_the_longer_time() {
    let world = World::new();
    let base = world.untitled().snapshot();
    let mut mine = Meeting::begun(world.untitled());
    mine.editor.replace_all(base.clone(), "Begin alike", Moment::at(0.0)).unwrap();
    mine.editor.start_session(Moment::at(0.0)).unwrap();
    mine.passes(300.0, Some(Stage::Aim));
    mine.editor.pause_session(mine.now());
    let mut theirs = mine.editor.snapshot();
    Edit::Spend { stage: Stage::Aim, seconds: 40 }.apply(&mut theirs).unwrap();
    let joined = merge(Some(&base), mine.editor.workbook(), &theirs, "", date(2026, 11, 21));
    assert!(joined.needs.is_empty(), "time never asks a person");
    assert_eq!(joined.workbook.review().sitting.seconds(Stage::Aim), 340);
    // Going back to a state from before the meeting keeps the meeting.
    mine.editor.replace_all(base, "Go back", mine.now()).unwrap();
    assert_eq!(mine.spent(Stage::Aim), 300);
}
