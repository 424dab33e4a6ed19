//! The rail: the workbook, the six stages as stations on one line, and the pages around them.
//!
//! In a narrow window it folds into a list that the menu bar opens, so that the page has all of the width.

use egui::{Context, Frame, Id, Label, Margin, Panel, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::station::{Station, paint_count, paint_line, paint_mark};
use crate::model::{Number, Place, Register, StageSaid, counted};
use crate::rules::Severity;
use crate::ui::action::Action;
use crate::ui::app::{App, Page, Region};
use crate::ui::session_act::SessionAct;
use crate::ui::theme;
use crate::ui::widgets;

const STATION_HEIGHT: f32 = 44.0;
const ENTRY_HEIGHT: f32 = 31.0;
const LINE_X: f32 = 27.0;
const LABEL_X: f32 = 40.0;

/// Returns whether the rail has no room beside the page, and is a list that the menu bar opens.
pub(crate) fn rail_folds(ctx: &Context) -> bool {
    ctx.content_rect().width() < theme::RAIL_FOLD_WIDTH
}

/// Draws the rail.
pub(crate) fn rail_ui(ui: &mut Ui, app: &mut App) {
    if app.session.zoom_before.is_some() {
        super::projector::narrow_rail_ui(ui, app);
        return;
    }
    if rail_folds(ui.ctx()) {
        return;
    }
    let colours = theme::colours(ui);
    let width = if ui.available_width() < 900.0 { 208.0 } else { theme::RAIL_WIDTH };
    let frame = Frame::new().fill(colours.surface).inner_margin(Margin::ZERO);
    let mut first = None;
    let panel = Panel::left("rail").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        landmark(ui);
        let shown = Id::unique("page that the rail shows");
        let turned = ui.data_mut(|data| {
            let before: Option<Page> = data.get_temp(shown);
            data.insert_temp(shown, app.page);
            before != Some(app.page)
        });
        ScrollArea::vertical().id_salt("rail").auto_shrink(false).show(ui, |ui| {
            rail_entries_ui(ui, app, |entry, chosen| {
                first = first.or(Some(entry.id));
                if turned && chosen {
                    entry.scroll_to_me(None);
                }
            });
        });
    });
    app.keyboard.draws(Region::Rail, first, panel.response.rect);
}

fn landmark(ui: &Ui) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Navigation);
        node.set_label("Stages and pages");
    });
}

/// Draws everything of the rail, and notes each entry and whether it is the page on screen. Returns whether one was
/// pressed.
pub(super) fn rail_entries_ui(ui: &mut Ui, app: &mut App, mut note: impl FnMut(&Response, bool)) -> bool {
    let colours = theme::colours(ui);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let Some(editor) = &app.editor else { return false };
    let workbook = editor.workbook();
    let stations = Station::all(editor);
    let mut chosen = None;
    ui.add_space(theme::SPACE_4);
    Frame::new().inner_margin(Margin::symmetric(theme::SPACE_5 as i8, 0)).show(ui, |ui| {
        ui.add(Label::new(theme::body_strong(workbook.name())).wrap());
        ui.add(Label::new(theme::small(workbook.review().title()).color(colours.text_secondary)).wrap());
    });
    ui.add_space(theme::SPACE_4);
    let top = ui.cursor().top();
    for station in &stations {
        let place = Place::Stage(station.stage);
        let on = app.page == Page::Place(place);
        let response = station_ui(ui, on, *station);
        note(&response, on);
        if response.clicked() {
            chosen = Some(Action::Page(place));
        }
    }
    line_ui(ui, top, &stations);
    for (title, entries) in [("Whole review", of_review(app)), ("Registers", registers(app))] {
        group_ui(ui, title);
        for entry in entries {
            let on = app.page == entry.page;
            let response = entry_ui(ui, &entry, on);
            note(&response, on);
            if response.clicked() {
                chosen = Some(entry.action);
            }
        }
    }
    ui.add_space(theme::SPACE_4);
    let pressed = chosen.is_some();
    app.actions.extend(chosen);
    pressed
}

/// An entry of the rail below the stations.
struct Entry {
    label: &'static str,
    /// What stands at its right end, in few words.
    detail: String,
    /// The same in full, for those who hear it.
    spoken: String,
    page: Page,
    action: Action,
}

impl Entry {
    fn new(label: &'static str, page: Page, action: Action) -> Self {
        Self { label, detail: String::new(), spoken: String::new(), page, action }
    }

    /// With how many there are, and what they are.
    fn counting(mut self, count: usize, one: &str, many: &str) -> Self {
        if count > 0 {
            self.detail = Number::count(count).to_string();
            self.spoken = counted(count, one, many);
        }
        self
    }
}

/// Returns the entries of the pages about the review as a whole.
fn of_review(app: &App) -> Vec<Entry> {
    let Some(editor) = &app.editor else { return vec![] };
    let workbook = editor.workbook();
    let findings = editor.findings();
    let open = findings.open().count();
    let to_resolve = findings.open().filter(|finding| finding.severity <= Severity::Caution).count();
    let mut found = Entry::new("Findings", Page::Findings, Action::Findings);
    if open > 0 {
        // The stations count what is to be resolved, the page has questions and notes as well: so both are said.
        found.detail = format!("{} of {}", Number::count(to_resolve), Number::count(open));
        let all = counted(open, "finding is a stop or a caution", "findings are stops or cautions");
        found.spoken = format!("{} of {all}", Number::count(to_resolve));
    }
    let place = |place: Place| Entry::new(place.label(), Page::Place(place), Action::Page(place));
    let mut entries = vec![
        Entry::new("Overview", Page::Overview, Action::Overview),
        Entry::new("Line of sight", Page::Line, Action::Line),
        found,
        Entry::new("Check your answers", Page::Check, Action::Session(SessionAct::Check)),
    ];
    if workbook.reviews.len() > 1 {
        entries.push(Entry::new("What changed", Page::Changed, Action::WhatChanged));
    }
    entries.extend([
        place(Place::Session),
        place(Place::Organisation),
        Entry::new("Share", Page::Share, Action::Share),
        Entry::new("Where is my data", Page::Data, Action::Data),
    ]);
    let choices = workbook.disagreements.len();
    if choices > 0 || app.page == Page::Join {
        let entry = Entry::new("Two answers", Page::Join, Action::Choices);
        entries.push(entry.counting(choices, "to choose between", "to choose between"));
    }
    entries
}

/// Returns the entries of the registers.
fn registers(app: &App) -> Vec<Entry> {
    let Some(editor) = &app.editor else { return vec![] };
    let registers = &editor.workbook().registers;
    let entry = |register: &Register| {
        let place = Place::Register(*register);
        let count = match register {
            Register::Channels => registers.channels.len(),
            Register::Posts => registers.posts.len(),
            Register::Readings => registers.readings.len(),
            Register::Events => registers.events.len(),
            Register::Actions => registers.actions.len(),
            Register::Evidence => registers.evidence.len(),
            Register::Partners => registers.partners.len(),
        };
        Entry::new(register.label(), Page::Place(place), Action::Page(place)).counting(count, "row", "rows")
    };
    Register::ALL.iter().map(entry).collect()
}

/// Draws a small heading of the rail.
fn group_ui(ui: &mut Ui, title: &str) {
    let colours = theme::colours(ui);
    ui.add_space(theme::SPACE_4);
    Frame::new().inner_margin(Margin { left: theme::SPACE_5 as i8, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        widgets::heading(ui, 2, theme::group(title).color(colours.text_secondary));
    });
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
fn station_ui(ui: &mut Ui, chosen: bool, station: Station) -> Response {
    let colours = theme::colours(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), STATION_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, station.spoken()));
    row_back(ui, rect, chosen, &response);
    let (detail, done) = detail_of(station, chosen);
    let colour = if done { colours.done } else { colours.text_secondary };
    // What is to be confirmed comes before what is found.
    let gravest = station.gravest.filter(|_| station.progress.to_confirm == 0);
    let label = station.stage.label();
    let face = if chosen { theme::body_strong(label) } else { theme::body(label) };
    let label = |ui: &Ui, room: f32| {
        let face = egui::WidgetText::from(face.clone().color(colours.text));
        face.into_galley(ui, Some(egui::TextWrapMode::Truncate), room, egui::TextStyle::Body)
    };
    let room = rect.width() - LABEL_X - theme::SPACE_2;
    let whole = label(ui, f32::INFINITY).size();
    let at_right = match gravest {
        Some(severity) => {
            let right = pos2(rect.right() - theme::SPACE_4, rect.center().y);
            theme::SPACE_4 + paint_count(ui.painter(), colours, right, station.findings(), severity)
        }
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
    let counts = station.counts();
    if counts.is_empty() { response } else { response.on_hover_text(counts) }
}

/// Draws the line through the stations, and a mark for each.
fn line_ui(ui: &Ui, top: f32, stations: &[Station]) {
    let (colours, painter) = (theme::colours(ui), ui.painter());
    let x = ui.min_rect().left() + LINE_X;
    let centre = |place: usize| pos2(x, top + STATION_HEIGHT * (place as f32 + 0.5));
    for (place, pair) in stations.windows(2).enumerate() {
        paint_line(painter, colours, [centre(place), centre(place + 1)], [pair[0], pair[1]]);
    }
    for (place, station) in stations.iter().enumerate() {
        paint_mark(painter, colours, centre(place), *station);
    }
}

/// Draws one entry of the rail.
fn entry_ui(ui: &mut Ui, entry: &Entry, chosen: bool) -> Response {
    let colours = theme::colours(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY_HEIGHT), Sense::click());
    let spoken = match entry.spoken.as_str() {
        "" => entry.label.to_owned(),
        said => format!("{}, {said}", entry.label),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    row_back(ui, rect, chosen, &response);
    let face = if chosen { theme::support_strong(entry.label) } else { theme::support(entry.label) };
    let detail = detail_text(ui, &entry.detail, colours.text_secondary);
    let room = rect.width() - theme::SPACE_5 - theme::SPACE_4 - detail.size().x - theme::SPACE_1;
    let text = egui::WidgetText::from(face.color(colours.text)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room,
        egui::TextStyle::Body,
    );
    ui.painter().galley(pos2(rect.left() + theme::SPACE_5, rect.center().y - text.size().y / 2.0), text, colours.text);
    let right = pos2(rect.right() - theme::SPACE_4 - detail.size().x, rect.center().y - detail.size().y / 2.0);
    ui.painter().galley(right, detail, colours.text_secondary);
    if entry.page == Page::Findings && !entry.spoken.is_empty() {
        return response.on_hover_text(format!("{}. The rest are questions and notes", entry.spoken));
    }
    response
}

/// Paints what lies behind an entry.
fn row_back(ui: &Ui, rect: Rect, chosen: bool, response: &Response) {
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

/// Lays out the detail of an entry.
fn detail_text(ui: &Ui, text: &str, colour: egui::Color32) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), theme::Face::Tabular.at(theme::TEXT_SMALL), colour)
}
