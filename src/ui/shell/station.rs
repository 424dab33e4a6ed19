//! The stages as stations on one line: how each is, what it says to those who hear it, and how the line and its marks look.
//! The rail and the narrow rail of the projector view both draw them.

use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

use crate::editor::Editor;
use crate::editor::stopwatch::ClockState;
use crate::model::{Place, Stage, StageSaid, counted};
use crate::rules::Severity;
use crate::rules::progress::StageProgress;
use crate::ui::theme::{self, Colours};

/// What a station shows.
#[derive(Clone, Copy)]
pub(super) struct Station {
    /// Which stage it is.
    pub(super) stage: Stage,
    /// How many questions are answered.
    pub(super) progress: StageProgress,
    /// How the session goes there.
    pub(super) time: Time,
    /// What a person said about it as a whole.
    pub(super) said: Option<StageSaid>,
    /// Whether the line of sight holds from here to the next.
    pub(super) holds: bool,
    /// How grave the findings are, where there are any to be resolved.
    pub(super) gravest: Option<Severity>,
    stops: usize,
    cautions: usize,
}

/// The minutes of a stage: what was spent once a session has begun, and what is planned.
#[derive(Clone, Copy)]
pub(super) struct Time {
    pub(super) spent: Option<u32>,
    pub(super) planned: u32,
}

impl Station {
    /// Returns the six stations of the review on screen.
    pub(super) fn all(editor: &Editor) -> Vec<Self> {
        let (review, findings) = (editor.workbook().review(), editor.findings());
        let begun = editor.clock_state() != ClockState::NotStarted;
        let station = |stage: &Stage| {
            let stage = *stage;
            Self {
                stage,
                progress: editor.progress().stage(stage),
                time: Time {
                    spent: begun.then(|| editor.minutes_at(stage)),
                    planned: review.session.planned_minutes(stage),
                },
                said: review.sitting.said(stage),
                holds: editor.line_of_sight().holds_after(stage),
                gravest: findings.gravest(stage).filter(|severity| *severity <= Severity::Caution),
                stops: findings.count(Place::Stage(stage), Severity::Stop),
                cautions: findings.count(Place::Stage(stage), Severity::Caution),
            }
        };
        Stage::ALL.iter().map(station).collect()
    }

    /// Returns how many findings are to be resolved.
    pub(super) const fn findings(self) -> usize {
        self.stops + self.cautions
    }

    /// Says what is to be resolved: `1 stop and 2 cautions`. Empty when nothing is.
    pub(super) fn counts(self) -> String {
        let said = [(self.stops, "stop", "stops"), (self.cautions, "caution", "cautions")];
        let said =
            said.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
        said.collect::<Vec<_>>().join(" and ")
    }

    /// Says all of it, for those who hear it.
    pub(super) fn spoken(self) -> String {
        let progress = self.progress;
        let state = match progress.to_confirm {
            0 if progress.is_complete() => "all answered".to_owned(),
            0 if progress.answered >= progress.needed => "rows lack answers".to_owned(),
            0 => format!("{} of {} answered", progress.answered, progress.needed),
            left => format!("{} of {} answered, {left} to confirm", progress.answered, progress.needed),
        };
        let said = match self.said {
            Some(StageSaid::Finished) => ", marked as finished",
            Some(StageSaid::Later) => ", to come back to",
            None => "",
        };
        let time = match self.time.spent {
            Some(spent) => format!(", {spent} of {}", counted(self.time.planned as usize, "minute", "minutes")),
            None => String::new(),
        };
        let counts = self.counts();
        let found = if counts.is_empty() { String::new() } else { format!(", {counts}") };
        format!("Stage {}, {}, {state}{said}{found}{time}", self.stage.number(), self.stage.label())
    }

    /// Returns whether anything is answered there.
    pub(super) const fn is_begun(self) -> bool {
        self.progress.answered > 0
    }
}

/// Paints the line from one mark to the next: solid behind what is answered, grey where nothing is written yet, and
/// broken where nothing follows or a finding breaks it.
pub(super) fn paint_line(painter: &Painter, colours: &Colours, [from, to]: [Pos2; 2], [one, next]: [Station; 2]) {
    let begun = one.is_begun();
    let holds = begun && next.is_begun() && one.holds;
    let colour = if begun { colours.line } else { colours.line_off };
    if !begun || holds {
        painter.line_segment([from, to], Stroke::new(theme::STROKE_LINE, colour));
        return;
    }
    // The line stops half-way to the stage that has not been begun, and behind one with a broken place.
    let at = |part: f32| pos2(from.x, egui::lerp(from.y..=to.y, part));
    painter.line_segment([from, at(0.42)], Stroke::new(theme::STROKE_LINE, colours.line));
    let after = if next.is_begun() { colours.line } else { colours.line_off };
    painter.line_segment([at(0.58), to], Stroke::new(theme::STROKE_LINE, after));
}

/// Paints the mark of a station: empty, filled as far as it is answered, full, or with a tick.
pub(super) fn paint_mark(painter: &Painter, colours: &Colours, centre: Pos2, station: Station) {
    let progress = station.progress;
    let colour = if station.is_begun() { colours.line } else { colours.line_off };
    painter.circle(centre, 7.0, colours.surface, Stroke::new(theme::STROKE_LINE, colour));
    if station.said == Some(StageSaid::Finished) {
        // What a person called finished has a tick, whatever the questions say.
        painter.circle_filled(centre, 8.5, colours.line);
        let mark = Rect::from_center_size(centre, vec2(11.0, 11.0));
        theme::icons::paint(painter, mark, theme::Icon::Check, colours.action_text);
    } else if progress.is_complete() {
        painter.circle_filled(centre, 8.0, colour);
    } else if progress.answered > 0 {
        let filled = 10.0 * progress.fraction();
        let lower =
            Rect::from_min_max(pos2(centre.x - 7.0, centre.y + 5.0 - filled), pos2(centre.x + 7.0, centre.y + 7.0));
        painter.with_clip_rect(lower.intersect(painter.clip_rect())).circle_filled(centre, 5.5, colour);
    }
}

/// Paints a count of findings as a filled mark with its right edge at a point, and returns its width.
pub(super) fn paint_count(painter: &Painter, colours: &Colours, right: Pos2, count: usize, severity: Severity) -> f32 {
    let (fill, ink): (Color32, Color32) = match severity {
        Severity::Stop => (colours.stop_surface, colours.stop_text),
        _ => (colours.caution, colours.caution_ink),
    };
    let galley = painter.layout_no_wrap(count.to_string(), theme::Face::TabularSemiBold.at(theme::TEXT_SMALL), ink);
    let width = (galley.size().x + 12.0).max(20.0);
    let mark = Rect::from_center_size(pos2(right.x - width / 2.0, right.y), vec2(width, 18.0));
    painter.rect_filled(mark, 9.0, fill);
    painter.galley(mark.center() - galley.size() / 2.0, galley, ink);
    width
}
