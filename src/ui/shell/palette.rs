//! The command palette: go to any question, page or action by typing.

use egui::{Align2, Frame, Id, Key, Label, Margin, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::model::{Address, index::index};
use crate::ui::action::Action;
use crate::ui::app::App;
use crate::ui::theme;
use crate::ui::widgets::{self, search_line};

/// Where an entry leads.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// To a question or a row.
    Question(Address),
    /// To an action.
    Action(Action),
}

/// One entry.
struct Entry {
    label: String,
    detail: String,
    target: Target,
    /// What is searched, in lower case.
    text: String,
}

/// The open palette.
pub(crate) struct Palette {
    query: String,
    searched: Option<String>,
    entries: Vec<Entry>,
    shown: Vec<usize>,
    chosen: usize,
    opened: bool,
}

const MOST: usize = 60;
/// A window lower than this has the palette at its top.
const LOW: f32 = 500.0;
/// A palette narrower than this has the place of an entry below its name.
const NARROW: f32 = 480.0;
/// The field, the margins and the air below, in points.
const AROUND: f32 = 92.0;
/// The height of an entry, in points.
const LINE: f32 = 34.0;

impl Palette {
    /// Returns a palette of all that can be gone to now.
    pub(crate) fn new(app: &App) -> Self {
        let mut entries = Vec::new();
        for action in Action::all() {
            let (label, usable) = app.describe(&action);
            if !usable || action == Action::GoTo {
                continue;
            }
            let detail = action.shortcut().map(|key| app.ctx.format_shortcut(&key)).unwrap_or_default();
            entries.push(Entry { text: label.to_lowercase(), label, detail, target: Target::Action(action) });
        }
        if let Some(editor) = &app.editor {
            for entry in index(editor.workbook()) {
                let text = format!("{} {} {}", entry.label, entry.path, entry.answer).to_lowercase();
                entries.push(Entry {
                    label: entry.label,
                    detail: entry.path,
                    target: Target::Question(entry.address),
                    text,
                });
            }
        }
        Self { query: String::new(), searched: None, entries, shown: vec![], chosen: 0, opened: true }
    }

    /// Finds the entries that hold every word, those whose label begins with the query first.
    fn search(&mut self) {
        if self.searched.as_deref() == Some(self.query.as_str()) {
            return;
        }
        let query = self.query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut found: Vec<(u8, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| words.iter().all(|word| entry.text.contains(word)))
            .map(|(place, entry)| {
                let label = entry.label.to_lowercase();
                let rank = if label.starts_with(&query) {
                    0
                } else if words.iter().all(|word| label.contains(word)) {
                    1
                } else {
                    2
                };
                (rank, place)
            })
            .collect();
        found.sort_unstable();
        self.shown = found.into_iter().take(MOST).map(|(_, place)| place).collect();
        self.chosen = 0;
        self.searched = Some(self.query.clone());
    }
}

/// What became of the palette in this frame.
#[derive(Debug)]
pub(crate) enum Chosen {
    /// It stays open.
    Nothing,
    /// It was closed.
    Closed,
    /// The person wants to go somewhere.
    Target(Target),
}

/// Draws the palette and returns where the person wants to go.
pub(crate) fn palette_ui(ui: &mut Ui, palette: &mut Palette) -> Chosen {
    let colours = theme::colours(ui);
    let ctx = ui.ctx().clone();
    palette.search();
    let mut chosen = Chosen::Nothing;
    let room = ctx.content_rect();
    let top = if room.height() < LOW { theme::SPACE_2 } else { 64.0 };
    let area = egui::Modal::default_area(Id::unique("palette"))
        .anchor(Align2::CENTER_TOP, vec2(0.0, top))
        .role(Role::Dialog)
        .accessible_name("Go to");
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(egui::Stroke::new(1.0, colours.border))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(12));
    let modal = egui::Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(colours.scrim).show(
        &ctx,
        |ui| {
            let width = 560.0_f32.min(room.width() - 48.0);
            ui.set_width(width);
            let (down, up, enter) = ui.input_mut(|input| {
                (
                    input.consume_key(Modifiers::NONE, Key::ArrowDown),
                    input.consume_key(Modifiers::NONE, Key::ArrowUp),
                    input.consume_key(Modifiers::NONE, Key::Enter),
                )
            });
            let moved = down || up;
            if down {
                palette.chosen = (palette.chosen + 1).min(palette.shown.len().saturating_sub(1));
            }
            if up {
                palette.chosen = palette.chosen.saturating_sub(1);
            }
            let field = search_line(
                ui,
                Id::unique("palette query"),
                &mut palette.query,
                "Type a question, a page or an action",
            );
            if palette.opened {
                field.request_focus();
                palette.opened = false;
            }
            palette.search();
            ui.add_space(theme::SPACE_2);
            if let Some(entry) = palette.shown.get(palette.chosen).map(|place| &palette.entries[*place]) {
                let spoken =
                    format!("{}, {}, {} of {}", entry.label, entry.detail, palette.chosen + 1, palette.shown.len());
                ui.ctx().accesskit_node_builder(field.id, |node| node.set_description(spoken));
            }
            // Below the field with its margins, and above the edge of the window.
            let most = room.height() - top - AROUND;
            let height = (palette.shown.len().max(1) as f32 * LINE).min(10.0 * LINE).min(most);
            let mut reached = None;
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if palette.shown.is_empty() {
                    let nothing = format!("No results for “{}”", palette.query.trim());
                    widgets::announce(ui, theme::secondary(nothing).color(colours.text_secondary), 0);
                }
                for (line, place) in palette.shown.iter().enumerate() {
                    let entry = &palette.entries[*place];
                    let narrow = width < NARROW;
                    let words = narrow.then(|| words_below(ui, entry));
                    let high = words
                        .as_ref()
                        .map_or(LINE, |[label, detail]| label.size().y + detail.size().y + 2.0 * theme::SPACE_1);
                    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::click());
                    let on = line == palette.chosen;
                    let spoken = format!("{}, {}", entry.label, entry.detail);
                    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, on, &spoken));
                    if on || response.hovered() {
                        ui.painter().rect_filled(rect, theme::RADIUS_SMALL, colours.selected);
                    }
                    if response.has_focus() {
                        widgets::ring(ui, rect);
                    }
                    if let Some([label, detail]) = words {
                        let at = rect.min + vec2(theme::SPACE_2, theme::SPACE_1);
                        let below = at + vec2(0.0, label.size().y);
                        ui.painter().galley(at, label, colours.text);
                        ui.painter().galley(below, detail, colours.text_secondary);
                    } else {
                        ui.scope_builder(
                            egui::UiBuilder::new()
                                .max_rect(rect.shrink2(vec2(theme::SPACE_2, 0.0)))
                                .layout(egui::Layout::right_to_left(egui::Align::Center)),
                            |ui| {
                                let detail = Label::new(theme::small(&entry.detail).color(colours.text_secondary))
                                    .truncate()
                                    .selectable(false);
                                ui.scope(|ui| {
                                    ui.set_max_width(width * 0.42);
                                    ui.add(detail);
                                });
                                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                                    ui.add(Label::new(theme::body(&entry.label)).truncate().selectable(false));
                                });
                            },
                        );
                    }
                    if on && moved {
                        response.scroll_to_me(None);
                    }
                    if response.gained_focus() {
                        reached = Some(line);
                    }
                    let here = if field.has_focus() { on } else { response.has_focus() };
                    if response.clicked() || (here && enter) {
                        chosen = Chosen::Target(entry.target.clone());
                    }
                }
            });
            palette.chosen = reached.unwrap_or(palette.chosen);
        },
    );
    if modal.should_close() && matches!(chosen, Chosen::Nothing) {
        chosen = Chosen::Closed;
    }
    chosen
}

/// Lays out an entry for a narrow window: its name on as many lines as it takes, and below it where it is.
fn words_below(ui: &Ui, entry: &Entry) -> [std::sync::Arc<egui::Galley>; 2] {
    let colours = theme::colours(ui);
    let room = ui.available_width() - 2.0 * theme::SPACE_2;
    let lay = |text: egui::RichText, style| {
        egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), room, style)
    };
    [
        lay(theme::body(&entry.label).color(colours.text), egui::TextStyle::Body),
        lay(theme::small(&entry.detail).color(colours.text_secondary), egui::TextStyle::Small),
    ]
}
