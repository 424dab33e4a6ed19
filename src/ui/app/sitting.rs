//! What the window does for a session: its clock, what is taken down on the way, checking the answers, closing the review
//! and opening it again, and the view for a projector.

use super::{App, Page};
use crate::editor::stopwatch::ClockState;
use crate::editor::{Editor, Moment};
use crate::export::Paper;
use crate::model::registers::actions::ActionState;
use crate::model::{
    Address, Answer, Edit, Names, Place, Question, Stage, StageMark, StageSaid, counted, date_in_text, read_date,
};
use crate::rules::summary::{Entry, lacking};
use crate::store::Reason;
use crate::ui::pages::CheckState;
use crate::ui::session_act::SessionAct;
use crate::ui::shell::{Capture, CaptureKind, Captured, Modal, Notice, NoticeKind, sense_of_due};

/// How much larger everything is on a projector.
const PROJECTED: f32 = 1.6;
/// The width that a page keeps on a projector, in points.
const PROJECTED_WIDTH: f32 = 820.0;

/// What the window remembers about a session: nothing of it belongs in the file.
#[derive(Default)]
pub struct SessionMemory {
    /// What the page for checking the answers remembers.
    pub(in crate::ui) check: CheckState,
    /// The answer that is being changed, until the person goes back to checking.
    pub(in crate::ui) returning: Option<Address>,
    /// Whether the person goes back to the end of that page.
    from_the_end: bool,
    /// How large everything was before the projector view. None outside of it.
    pub(in crate::ui) zoom_before: Option<f32>,
    /// What a stage lacks, as of a revision of a document.
    lacks: Option<((String, u64, Stage), Vec<Entry>)>,
}

impl SessionMemory {
    /// Returns what is kept when another workbook is shown.
    pub(in crate::ui) fn for_another_workbook(&self) -> Self {
        Self { zoom_before: self.zoom_before, ..Self::default() }
    }
}

impl App {
    /// Returns the review act in words as it is now, and whether it can be done.
    pub(in crate::ui) fn describe_session(&self, act: SessionAct) -> (String, bool) {
        let label = act.label().to_owned();
        if act == SessionAct::Projector {
            let on = self.session.zoom_before.is_some();
            return (if on { "Leave the projector view".to_owned() } else { label }, true);
        }
        let Some(editor) = &self.editor else { return (label, false) };
        let whole = editor.can_edit() && editor.workbook().part.is_none();
        let open = whole && editor.workbook().review().closed.is_none();
        match act {
            SessionAct::Clock => match editor.clock_state() {
                ClockState::NotStarted => (label, open),
                ClockState::Running => ("Pause the clock".to_owned(), open),
                ClockState::Paused => ("Continue the session".to_owned(), open),
                ClockState::Ended => ("Resume session".to_owned(), open),
            },
            SessionAct::End => {
                (label, open && matches!(editor.clock_state(), ClockState::Running | ClockState::Paused))
            }
            SessionAct::Park | SessionAct::Decide => (label, open),
            // The register of actions lives on between reviews.
            SessionAct::Agree => (label, whole),
            SessionAct::Check | SessionAct::Minutes => (label, editor.workbook().part.is_none()),
            SessionAct::Reopen => (label, whole && editor.workbook().review().closed.is_some()),
            SessionAct::Projector => (label, true),
        }
    }

    /// Returns why an act cannot be done now, in words.
    pub(in crate::ui) fn why_no_session(&self, act: SessionAct) -> &'static str {
        let Some(editor) = &self.editor else { return "Start or open a workbook first" };
        let is_closed = editor.workbook().review().closed.is_some();
        match (editor.read_only(), act) {
            _ if editor.workbook().part.is_some() => "This file is one stage. The session is in the whole workbook",
            (_, SessionAct::Reopen) if !is_closed => "This review is open",
            (Some(reason), _) => reason.words(),
            (None, _) if is_closed => "This review is closed. Reopen it, or start the next one",
            (None, SessionAct::End) => "No session is running",
            (None, _) => "Not available now",
        }
    }

    /// Does what a person asked for.
    pub(in crate::ui) fn do_session(&mut self, act: SessionAct) {
        let now = self.moment();
        match act {
            SessionAct::Clock => match self.editor.as_ref().map(Editor::clock_state) {
                Some(ClockState::NotStarted) if self.page != Page::Place(Place::Session) => {
                    self.turn_to(Page::Place(Place::Session));
                }
                Some(ClockState::Running) => {
                    if let Some(editor) = &mut self.editor {
                        editor.pause_session(now);
                    }
                    self.say("The clock is paused");
                }
                _ => self.start_session(now),
            },
            SessionAct::End => {
                let ended = self.editor.as_mut().map(|editor| (editor.end_session(now), editor.session_minutes()));
                match ended {
                    Some((Ok(()), minutes)) => {
                        let minutes = counted(minutes as usize, "minute", "minutes");
                        self.say(format!("The session ended after {minutes}"));
                    }
                    Some((Err(error), _)) => self.say(error.to_string()),
                    None => {}
                }
            }
            SessionAct::Park => self.open_capture(CaptureKind::Thought),
            SessionAct::Decide => self.open_capture(CaptureKind::Decision),
            SessionAct::Agree => self.open_capture(CaptureKind::Action),
            SessionAct::Check => self.turn_to(Page::Check),
            SessionAct::Minutes => {
                self.share.document = Paper::Minutes;
                self.turn_to(Page::Share);
                self.say("Minutes selected. You can preview them on this page");
            }
            SessionAct::Reopen => self.open_modal(Modal::Reopen),
            SessionAct::Projector => self.toggle_projector(),
        }
    }

    /// Starts the session or goes on with it. A session without a date takes place today.
    fn start_session(&mut self, now: Moment) {
        let today = self.services.clock.today();
        let Some(editor) = &mut self.editor else { return };
        let was = editor.clock_state();
        if was == ClockState::NotStarted && editor.workbook().review().session.date.is_none() {
            let at = Address::page(Place::Session).question("date");
            if let Err(error) = editor.apply(&Edit::Set { at, to: Answer::Date(Some(today)) }, now) {
                self.say(error.to_string());
                return;
            }
        }
        if let Err(error) = editor.start_session(now) {
            self.say(error.to_string());
            return;
        }
        self.notices.remove(NoticeKind::Session);
        if was == ClockState::NotStarted {
            self.turn_to(Page::Place(Place::Stage(Stage::Aim)));
            self.say("The session has started. The clock times the stage on screen");
        } else {
            self.say("The clock is running again");
        }
    }

    /// Offers to go on with a session that was under way when the workbook was left.
    pub(in crate::ui) fn offer_session(&mut self) {
        let Some(editor) = self.editor.as_ref().filter(|editor| editor.can_edit()) else { return };
        let review = editor.workbook().review();
        if editor.clock_state() != ClockState::Paused || review.closed.is_some() {
            return;
        }
        let (spent, planned) = (editor.session_minutes(), review.session.all_planned_minutes());
        let when = review.session.date.map(|date| format!(" of {}", date_in_text(date))).unwrap_or_default();
        self.notices.put(Notice::Session(format!(
            "The session{when} is still open: {spent} of {}. The clock is stopped until you continue.",
            counted(planned as usize, "minute", "minutes")
        )));
    }

    /// Looks at the clock, in every frame and also while the window is hidden.
    pub(super) fn look_at_clock(&mut self) {
        let now = self.moment();
        let stage = match self.page {
            Page::Place(Place::Stage(stage)) => Some(stage),
            _ => None,
        };
        // While an older state is looked at, the meeting goes on.
        if let Some(present) = &mut self.present {
            present.look_at_clock(None, now);
        } else if let Some(editor) = &mut self.editor {
            editor.look_at_clock(stage, now);
        }
    }

    /// Opens the box that takes something down, with the question that has the keyboard.
    fn open_capture(&mut self, kind: CaptureKind) {
        let Some(editor) = &self.editor else { return };
        let at = match self.page {
            Page::Place(place) => {
                let focused = self.form.focused.filter(|at| at.place() == place);
                Some(focused.unwrap_or(Address::page(place)))
            }
            Page::Check => self.session.check.keyboard,
            _ => None,
        };
        // What was begun goes on where it arose.
        let at = kind.began_at(editor.workbook()).or(at);
        let whereabouts = at.map(|at| Names::of(editor.workbook()).whereabouts(&at)).unwrap_or_default();
        let document = editor.document().to_owned();
        self.open_modal(Modal::Capture(Capture { kind, at, whereabouts, document }));
    }

    /// Keeps what stands in the box that takes something down, with every letter: its words wait there until they are kept
    /// or taken away, also after the program has ended.
    pub(super) fn keep_begun(&mut self, modal: &Modal) {
        let Modal::Capture(capture) = modal else { return };
        let now = self.moment();
        let Some(editor) = &mut self.editor else { return };
        for edit in capture.begun(&self.ctx, editor.workbook()) {
            if let Err(error) = editor.apply(&edit, now) {
                self.say(error.to_string());
                return;
            }
        }
    }

    /// Says that words wait in the box that was closed.
    pub(super) fn say_of_begun(&mut self, modal: &Modal) {
        let (Modal::Capture(capture), Some(editor)) = (modal, &self.editor) else { return };
        if !capture.kind.begun_in(editor.workbook()).is_empty() {
            self.say(format!("The {} is not saved yet. Your text is still in the box", capture.kind.noun()));
        }
    }

    /// Keeps what was taken down.
    pub(super) fn keep_captured(&mut self, capture: &Capture, captured: Captured) {
        let (now, today) = (self.moment(), self.services.clock.today());
        let Some(editor) = &mut self.editor else { return };
        let arose = capture.at.map(|at| at.to_string()).unwrap_or_default();
        let arose = ("arose", Answer::Question(arose));
        let id = editor.new_row_id();
        let at = capture.kind.table();
        let add = |with| Edit::Add { at, id, place: None, with };
        let (name, mut edits, said) = match capture.kind {
            CaptureKind::Thought => {
                let with = vec![("thought", Answer::Text(captured.what)), arose];
                ("Park a thought", vec![add(with)], "Parked. It is in the session, under “Outcomes”".to_owned())
            }
            CaptureKind::Decision => {
                let with = vec![("decision", Answer::Text(captured.what)), arose];
                ("Record a decision", vec![add(with)], "The decision is recorded in the session".to_owned())
            }
            CaptureKind::Action => {
                let day = read_date(&captured.due, sense_of_due(today)).ok().map(|read| read.date);
                let with = vec![
                    ("what", Answer::Text(captured.what)),
                    ("owner", Answer::Text(captured.owner)),
                    ("due", Answer::Date(day)),
                    ("state", ActionState::Open.answer()),
                    arose,
                ];
                let mut edits = vec![add(with)];
                let mut said = "The action is recorded in the actions register".to_owned();
                match day {
                    Some(day) => said = format!("{said}, due {}", date_in_text(day)),
                    None if captured.due.is_empty() => {}
                    None => {
                        said = format!(
                            "{said}. “{}” could not be read as a date and is saved as you typed it",
                            captured.due
                        );
                        edits.push(Edit::KeepAsTyped { at: at.row(id).question("due"), text: captured.due });
                    }
                }
                ("Record an action", edits, said)
            }
        };
        edits.extend(capture.kind.forget(editor.workbook()));
        match editor.apply(&Edit::Together { name, edits }, now) {
            Ok(_) => self.say(said),
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Returns what a stage lacks. It is looked for once for each change of the workbook.
    pub(in crate::ui) fn lacking(&mut self, stage: Stage) -> &[Entry] {
        let Some(editor) = &self.editor else { return &[] };
        let key = (editor.document().to_owned(), editor.revision(), stage);
        if self.session.lacks.as_ref().is_none_or(|(of, _)| *of != key) {
            self.session.lacks = Some((key, lacking(editor.workbook(), stage)));
        }
        self.session.lacks.as_ref().map_or(&[], |(_, entries)| entries)
    }

    /// Returns the edit that notes what a person says about a stage.
    pub(in crate::ui) fn stage_said(&self, stage: Stage, said: StageSaid) -> Edit {
        Edit::MarkStage { stage, mark: Some(StageMark { said, on: self.services.clock.today() }) }
    }

    /// Goes from checking to an answer, and remembers where to come back.
    pub(in crate::ui) fn change_answer(&mut self, at: Address) {
        self.go_to(at);
        self.session.returning = Some(at);
        self.session.from_the_end = false;
    }

    /// The same from the end of the page.
    pub(in crate::ui) fn change_answer_from_the_end(&mut self, at: Address) {
        self.change_answer(at);
        self.session.from_the_end = true;
    }

    /// Goes back to the line that the person came from.
    pub(in crate::ui) fn return_to_check(&mut self) {
        let at = self.session.returning.take();
        self.turn_to(Page::Check);
        if at.is_some() {
            self.form.focus_first = false;
            let check = &mut self.session.check;
            *(if self.session.from_the_end { &mut check.wanted_at_end } else { &mut check.wanted }) = at;
        }
    }

    /// Closes the review, and keeps a restore point of it.
    pub(in crate::ui) fn close_review(&mut self, by: &str) {
        let now = self.moment();
        let on = self.services.clock.today();
        let Some(editor) = &mut self.editor else { return };
        match editor.apply(&Edit::CloseReview { on, by: by.to_owned() }, now) {
            Ok(_) => {
                editor.keep_restore_point(Reason::ReviewClosed);
                self.remember_name(by);
                self.form.focus_first = true;
                self.say("The review is closed");
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Opens the closed review again.
    pub(super) fn reopen_review(&mut self, reason: String, by: String) {
        let now = self.moment();
        let on = self.services.clock.today();
        self.remember_name(&by);
        let Some(editor) = &mut self.editor else { return };
        match editor.apply(&Edit::ReopenReview { on, by, reason }, now) {
            Ok(_) => {
                self.form.focus_first = true;
                self.say("The review is open again");
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// Makes everything larger for a projector, or as it was before.
    fn toggle_projector(&mut self) {
        if let Some(before) = self.session.zoom_before.take() {
            self.ctx.set_zoom_factor(before);
            self.say("Projector view is off");
            return;
        }
        let now = self.ctx.zoom_factor();
        let most = self.ctx.content_rect().width() * now / PROJECTED_WIDTH;
        self.session.zoom_before = Some(now);
        self.ctx.set_zoom_factor((now * PROJECTED).min(most).clamp(now, now.max(3.0)));
        self.say("Projector view is on. Press the same key to leave it");
    }
}

/// Returns whether the answers of a page are final, because the review on screen is closed.
pub(in crate::ui) fn is_final(workbook: &crate::model::Workbook, place: Place) -> bool {
    matches!(place, Place::Session | Place::Stage(_)) && workbook.review().closed.is_some()
}

/// Returns the question of the recommendation.
pub(in crate::ui) fn recommendation() -> (Address, &'static Question) {
    use crate::model::sheets::evaluation::questions::RECOMMENDATION;
    (Address::page(Place::Stage(Stage::Evaluation)).question(RECOMMENDATION.id), &RECOMMENDATION)
}
