//! The rail: the workbook, the six stages as stations on one line, and the pages around them.

use egui::{Frame, Label, Margin, Panel, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::editor::Editor;
use crate::editor::stopwatch::ClockState;
use crate::model::{Place, Register, Stage, StageSaid};
use crate::rules::Severity;
use crate::rules::progress::StageProgress;
use crate::ui::action::Action;
use crate::ui::app::{App, Page, Region};
use crate::ui::session_act::SessionAct;
use crate::ui::theme;
use crate::ui::widgets;

const STATION_HEIGHT: f32 = 44.0;
const ENTRY_HEIGHT: f32 = 31.0;
const LINE_X: f32 = 27.0;
const LABEL_X: f32 = 40.0;

/// Draws the rail.
pub(crate) fn rail_ui(ui: &mut Ui, app: &mut App) {
    if app.session.zoom_before.is_some() {
        super::projector::narrow_rail_ui(ui, app);
        return;
    }
    let colours = theme::colours(ui);
    let width = if ui.available_width() < 900.0 { 208.0 } else { theme::RAIL_WIDTH };
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::ZERO);
    let mut first = None;
    let panel = Panel::left("rail").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Navigation);
            node.set_label("Stages and pages");
        });
        ScrollArea::vertical().id_salt("rail").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let Some(editor) = &app.editor else { return };
            let workbook = editor.workbook();
            let name = workbook.name().to_owned();
            let review = workbook.review().title();
            let findings = editor.findings();
            let stations: Vec<Station> = Stage::ALL
                .iter()
                .map(|stage| Station {
                    progress: editor.progress().stage(*stage),
                    time: Time::of(editor, *stage),
                    said: workbook.review().sitting.said(*stage),
                    holds: editor.line_of_sight().holds_after(*stage),
                    gravest: findings.gravest(*stage).filter(|severity| *severity <= Severity::Caution),
                    stops: findings.count(Place::Stage(*stage), Severity::Stop),
                    cautions: findings.count(Place::Stage(*stage), Severity::Caution),
                })
                .collect();
            let open = findings.open().count();
            let to_resolve = findings.open().filter(|finding| finding.severity <= Severity::Caution).count();
            let choices = workbook.disagreements.len();
            let reviews = workbook.reviews.len();
            let mut chosen = None;
            ui.add_space(theme::SPACE_4);
            Frame::new().inner_margin(Margin::symmetric(theme::SPACE_5 as i8, 0)).show(ui, |ui| {
                ui.add(Label::new(theme::body_strong(name)).wrap());
                ui.label(theme::small(review).color(colours.text_secondary));
            });
            ui.add_space(theme::SPACE_4);
            let top = ui.cursor().top();
            for (stage, station) in Stage::ALL.iter().zip(&stations) {
                let response = station_ui(ui, app.page == Page::Place(Place::Stage(*stage)), *stage, *station);
                first = first.or(Some(response.id));
                if response.clicked() {
                    chosen = Some(Action::Page(Place::Stage(*stage)));
                }
            }
            line_ui(ui, top, &stations);
            group_ui(ui, "The whole");
            if entry_ui(ui, "Overview", "", app.page == Page::Overview).clicked() {
                chosen = Some(Action::Overview);
            }
            if entry_ui(ui, "Line of sight", "", app.page == Page::Line).clicked() {
                chosen = Some(Action::Line);
            }
            // The stations count what is to be resolved, the page has questions and notes as well: so both are said.
            let figure = |count| crate::model::Number::count(count).to_string();
            let (seen, spoken) = match (to_resolve, open) {
                (_, 0) => (String::new(), String::new()),
                (some, all) => (
                    format!("{} of {}", figure(some), figure(all)),
                    format!("{} stops and cautions, of {} findings", figure(some), figure(all)),
                ),
            };
            let entry = entry_ui_said(ui, "Findings", [&seen, &spoken], app.page == Page::Findings);
            if !spoken.is_empty() {
                entry.clone().on_hover_text(format!("{spoken}. The rest are questions and notes."));
            }
            if entry.clicked() {
                chosen = Some(Action::Findings);
            }
            if entry_ui(ui, "Check your answers", "", app.page == Page::Check).clicked() {
                chosen = Some(Action::Session(SessionAct::Check));
            }
            if reviews > 1 && entry_ui(ui, "What changed", "", app.page == Page::Changed).clicked() {
                chosen = Some(Action::WhatChanged);
            }
            for place in [Place::Session, Place::Organisation] {
                if entry_ui(ui, place.label(), "", app.page == Page::Place(place)).clicked() {
                    chosen = Some(Action::Page(place));
                }
            }
            if entry_ui(ui, "Share", "", app.page == Page::Share).clicked() {
                chosen = Some(Action::Share);
            }
            if entry_ui(ui, "Where is my data", "", app.page == Page::Data).clicked() {
                chosen = Some(Action::Data);
            }
            if choices > 0 || app.page == Page::Join {
                let count = if choices == 0 { String::new() } else { crate::model::Number::count(choices).to_string() };
                if entry_ui(ui, "Two answers", &count, app.page == Page::Join).clicked() {
                    chosen = Some(Action::Choices);
                }
            }
            group_ui(ui, "Kept between reviews");
            for register in Register::ALL {
                let place = Place::Register(*register);
                let count = register_count(app, *register);
                if entry_ui(ui, register.label(), &count, app.page == Page::Place(place)).clicked() {
                    chosen = Some(Action::Page(place));
                }
            }
            ui.add_space(theme::SPACE_4);
            app.actions.extend(chosen);
        });
    });
    app.keyboard.draws(Region::Rail, first, panel.response.rect);
}

/// Returns the number of rows in a register, empty for none.
fn register_count(app: &App, register: Register) -> String {
    let Some(editor) = &app.editor else { return String::new() };
    let registers = &editor.workbook().registers;
    let count = match register {
        Register::Channels => registers.channels.len(),
        Register::Posts => registers.posts.len(),
        Register::Readings => registers.readings.len(),
        Register::Events => registers.events.len(),
        Register::Actions => registers.actions.len(),
        Register::Evidence => registers.evidence.len(),
        Register::Partners => registers.partners.len(),
    };
    if count == 0 { String::new() } else { crate::model::Number::count(count).to_string() }
}

/// Draws a small heading of the rail.
fn group_ui(ui: &mut Ui, title: &str) {
    let colours = theme::colours(ui);
    ui.add_space(theme::SPACE_4);
    Frame::new().inner_margin(Margin { left: theme::SPACE_5 as i8, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        widgets::heading(ui, 2, theme::group(title).color(colours.text_secondary));
    });
}

/// What a station shows.
#[derive(Clone, Copy)]
struct Station {
    progress: StageProgress,
    /// How the session goes there.
    time: Time,
    /// What a person said about it as a whole.
    said: Option<StageSaid>,
    /// Whether the line of sight holds from here to the next.
    holds: bool,
    /// How grave the findings are, where there are any to be resolved.
    gravest: Option<Severity>,
    /// How many stops and how many cautions are open.
    stops: usize,
    cautions: usize,
}

impl Station {
    /// Returns how many findings are to be resolved.
    const fn findings(self) -> usize {
        self.stops + self.cautions
    }

    /// Says what is to be resolved: `1 stop and 2 cautions`. Empty when nothing is.
    fn counts(self) -> String {
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            more => Some(format!("{more} {one}s")),
        };
        let said = [counted(self.stops, "stop"), counted(self.cautions, "caution")];
        said.into_iter().flatten().collect::<Vec<_>>().join(" and ")
    }
}

/// The minutes of a stage: what was spent once a session has begun, and what is planned.
#[derive(Clone, Copy)]
struct Time {
    spent: Option<u32>,
    planned: u32,
}

impl Time {
    fn of(editor: &Editor, stage: Stage) -> Self {
        let begun = editor.clock_state() != ClockState::NotStarted;
        Self {
            spent: begun.then(|| editor.minutes_at(stage)),
            planned: editor.workbook().review().session.planned_minutes(stage),
        }
    }
}

/// Returns what stands at the right end of a station, and whether it is done.
fn detail_of(station: Station, chosen: bool) -> (String, bool) {
    let Station { progress, time, said, .. } = station;
    let done = said == Some(StageSaid::Finished) || (said.is_none() && progress.is_complete());
    let words = match time.spent {
        _ if said == Some(StageSaid::Later) && !chosen => "Come back".to_owned(),
        Some(spent) if chosen => format!("{spent} of {}", time.planned),
        // There is no room for more beside the longest name; those who hear it are told what is left.
        _ if progress.to_confirm > 0 => format!("{} left", progress.to_confirm),
        Some(spent) if spent > 0 => format!("{spent} min"),
        None if done => "Done".to_owned(),
        None if progress.answered > 0 => format!("{} of {}", progress.answered, progress.needed),
        _ => format!("{} min", time.planned),
    };
    (words, done && time.spent.is_none())
}

/// Draws one station.
fn station_ui(ui: &mut Ui, chosen: bool, stage: Stage, station: Station) -> egui::Response {
    let colours = theme::colours(ui);
    let progress = station.progress;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STATION_HEIGHT), Sense::click());
    let state = match progress.to_confirm {
        0 if progress.is_complete() => "all answered".to_owned(),
        0 if progress.answered >= progress.needed => "rows lack answers".to_owned(),
        0 => format!("{} of {} answered", progress.answered, progress.needed),
        left => format!("{} of {} answered, {left} to confirm", progress.answered, progress.needed),
    };
    let said = match station.said {
        Some(StageSaid::Finished) => ", called finished",
        Some(StageSaid::Later) => ", to come back to",
        None => "",
    };
    let time = match station.time.spent {
        Some(spent) => format!(", {spent} of {} minutes", station.time.planned),
        None => String::new(),
    };
    let counts = station.counts();
    let found = if counts.is_empty() { String::new() } else { format!(", {counts}") };
    let spoken = format!("Stage {}, {}, {state}{said}{found}{time}", stage.number(), stage.label());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    row_back(ui, rect, chosen, &response);
    let (detail, done) = detail_of(station, chosen);
    let colour = if done { colours.done } else { colours.text_secondary };
    // What is to be confirmed comes before what is found.
    let gravest = station.gravest.filter(|_| progress.to_confirm == 0);
    let face = if chosen { theme::body_strong(stage.label()) } else { theme::body(stage.label()) };
    let label = |ui: &Ui, room: f32| {
        let face = egui::WidgetText::from(face.clone().color(colours.text));
        face.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, egui::TextStyle::Body)
    };
    let room = rect.width() - LABEL_X - theme::SPACE_2;
    let whole = label(ui, f32::INFINITY).size();
    let at_right = match gravest {
        Some(severity) => count_ui(ui, rect, station.findings(), severity),
        None => theme::SPACE_4 + detail_text(ui, &detail, colour).size().x,
    };
    // Where the two do not fit side by side, as in a narrow rail, the detail stands under the label.
    let stands_below = gravest.is_none() && whole.x > room - at_right;
    let text = label(ui, if stands_below { room - theme::SPACE_2 } else { room - at_right });
    let x = rect.left() + LABEL_X;
    if gravest.is_none() {
        let detail = detail_text(ui, &detail, colour);
        let pos = if stands_below {
            pos2(x, rect.center().y + 1.0)
        } else {
            pos2(rect.right() - theme::SPACE_4 - detail.size().x, rect.center().y - detail.size().y / 2.0)
        };
        ui.painter().galley(pos, detail, colour);
    }
    let y = if stands_below { rect.center().y - text.size().y } else { rect.center().y - text.size().y / 2.0 };
    ui.painter().galley(pos2(x, y), text, colours.text);
    if counts.is_empty() { response } else { response.on_hover_text(counts) }
}

/// Draws the line through the stations: solid behind what is answered, grey where nothing is written yet, and a mark
/// for each station that is empty, begun or complete.
fn line_ui(ui: &Ui, top: f32, stations: &[Station]) {
    let colours = theme::colours(ui);
    let x = ui.min_rect().left() + LINE_X;
    let centre = |place: usize| pos2(x, top + STATION_HEIGHT * (place as f32 + 0.5));
    for (place, pair) in stations.windows(2).enumerate() {
        let (from, to) = (centre(place), centre(place + 1));
        let begun = pair[0].progress.answered > 0;
        let broken = !pair[0].holds;
        let holds = begun && pair[1].progress.answered > 0 && !broken;
        let colour = if begun { colours.line } else { colours.line_off };
        if begun && !holds {
            // The line stops half-way to the stage that has not been begun, and behind one with a broken place.
            let gap = pos2(x, from.y + STATION_HEIGHT * 0.42);
            ui.painter().line_segment([from, gap], Stroke::new(theme::STROKE_LINE, colours.line));
            let resume = pos2(x, from.y + STATION_HEIGHT * 0.58);
            let after = if pair[1].progress.answered > 0 { colours.line } else { colours.line_off };
            ui.painter().line_segment([resume, to], Stroke::new(theme::STROKE_LINE, after));
        } else {
            ui.painter().line_segment([from, to], Stroke::new(theme::STROKE_LINE, colour));
        }
    }
    for (place, Station { progress, said, .. }) in stations.iter().enumerate() {
        let centre = centre(place);
        let colour = if progress.answered > 0 { colours.line } else { colours.line_off };
        ui.painter().circle(centre, 7.0, colours.surface, Stroke::new(theme::STROKE_LINE, colour));
        if *said == Some(StageSaid::Finished) {
            // What a person called finished has a tick, whatever the questions say.
            ui.painter().circle_filled(centre, 8.5, colours.line);
            let mark = Rect::from_center_size(centre, vec2(11.0, 11.0));
            theme::icons::paint(ui.painter(), mark, theme::Icon::Check, colours.action_text);
        } else if progress.is_complete() {
            ui.painter().circle_filled(centre, 8.0, colour);
        } else if progress.answered > 0 {
            let filled = 10.0 * progress.fraction();
            let lower =
                Rect::from_min_max(pos2(centre.x - 7.0, centre.y + 5.0 - filled), pos2(centre.x + 7.0, centre.y + 7.0));
            ui.painter().with_clip_rect(lower.intersect(ui.clip_rect())).circle_filled(centre, 5.5, colour);
        }
    }
}

/// Draws one entry of the rail.
fn entry_ui(ui: &mut Ui, label: &str, detail: &str, chosen: bool) -> egui::Response {
    entry_ui_said(ui, label, [detail, detail], chosen)
}

/// Draws one entry of the rail whose detail is seen in few words and spoken in full.
fn entry_ui_said(ui: &mut Ui, label: &str, [detail, said]: [&str; 2], chosen: bool) -> egui::Response {
    let colours = theme::colours(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY_HEIGHT), Sense::click());
    let spoken = if said.is_empty() { label.to_owned() } else { format!("{label}, {said}") };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    row_back(ui, rect, chosen, &response);
    let face = if chosen { theme::support_strong(label) } else { theme::support(label) };
    let text = egui::WidgetText::from(face.color(colours.text)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        rect.width() - 80.0,
        egui::TextStyle::Body,
    );
    ui.painter().galley(pos2(rect.left() + theme::SPACE_5, rect.center().y - text.size().y / 2.0), text, colours.text);
    right_text(ui, rect, detail, colours.text_secondary);
    response
}

/// Paints what lies behind an entry.
fn row_back(ui: &Ui, rect: Rect, chosen: bool, response: &egui::Response) {
    let colours = theme::colours(ui);
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, colours.selected);
    }
    if chosen {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + theme::BAR), 0.0, colours.action);
    }
    if response.has_focus() {
        widgets::ring(ui, rect.shrink(4.0));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

/// Paints a count of findings as a filled mark, and returns the width that it takes.
fn count_ui(ui: &Ui, rect: Rect, count: usize, severity: Severity) -> f32 {
    let colours = theme::colours(ui);
    let (fill, ink) = match severity {
        Severity::Stop => (colours.stop_surface, colours.stop_text),
        _ => (colours.caution, colours.caution_ink),
    };
    let galley =
        ui.painter().layout_no_wrap(count.to_string(), theme::Face::TabularSemiBold.at(theme::TEXT_SMALL), ink);
    let width = (galley.size().x + 12.0).max(20.0);
    let right = rect.right() - theme::SPACE_4;
    let mark = Rect::from_center_size(pos2(right - width / 2.0, rect.center().y), vec2(width, 18.0));
    ui.painter().rect_filled(mark, 9.0, fill);
    ui.painter().galley(mark.center() - galley.size() / 2.0, galley, ink);
    rect.right() - mark.left()
}

/// Lays out the detail of an entry.
fn detail_text(ui: &Ui, text: &str, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), theme::Face::Tabular.at(theme::TEXT_SMALL), colour)
}

/// Paints a detail at the right end of an entry.
fn right_text(ui: &Ui, rect: Rect, text: &str, colour: egui::Color32) {
    let galley = detail_text(ui, text, colour);
    let pos = pos2(rect.right() - theme::SPACE_4 - galley.size().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(pos, galley, colour);
}
