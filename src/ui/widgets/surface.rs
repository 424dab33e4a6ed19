//! Cards, headings, labels and notices.

use egui::{Frame, Id, Key, Label, Margin, Response, RichText, Role, Sense, Stroke, Ui};

use super::{anchor, ring};
use crate::model::{Address, Question};
use crate::ui::theme::{self, Icon};

/// Draws what may be longer than its place, under a bar that scrolls it.
///
/// The room for the bar is kept even where there is none: lines that break differently beside a bar could make it come
/// and go with every frame.
pub(crate) fn scrolling<R>(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    scrolling_to(ui, salt, None, add).inner
}

/// The same, scrolled to where it is wanted.
fn scrolling_to<R>(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    offset: Option<f32>,
    add: impl FnOnce(&mut Ui) -> R,
) -> egui::scroll_area::ScrollAreaOutput<R> {
    let width = ui.available_width() - ui.spacing().scroll.allocated_width();
    let mut area = egui::ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    if let Some(offset) = offset {
        area = area.vertical_scroll_offset(offset);
    }
    area.show(ui, |ui| {
        ui.set_max_width(width);
        add(ui)
    })
}

/// Draws the page in the centre: its landmark, its bar that scrolls, its margins, and at most so many points of width.
pub(crate) fn page(ui: &mut Ui, name: &str, salt: impl egui::AsIdSalt, most: f32, add: impl FnOnce(&mut Ui)) {
    // The window is cleared in the colour of the page; painting that once more is half of what a frame costs in software.
    egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Main);
            node.set_label(name);
        });
        let opens = ui.data_mut(|data| data.remove_temp::<bool>(opens_at_title())).is_some();
        let offset = if opens { Some(0.0) } else { anchor::wanted_offset(ui.ctx()) };
        let out = scrolling_to(ui, salt, offset, |ui| {
            let origin = ui.min_rect().top();
            let side = page_side(ui.available_width());
            Frame::new().inner_margin(Margin::symmetric(side as i8, theme::SPACE_6 as i8)).show(ui, |ui| {
                ui.set_width(ui.available_width().min(most));
                ui.spacing_mut().item_spacing.y = theme::SPACE_1;
                add(ui);
            });
            origin
        });
        anchor::hold(ui.ctx(), out.id, out.inner_rect, out.inner, out.state.clamped_offset().y);
    });
}

/// Lets the page that comes next open at its title, wherever it was left.
pub(crate) fn open_at_title(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(opens_at_title(), true));
}

fn opens_at_title() -> Id {
    Id::unique("page opens at its title")
}

/// Returns the margin at each side of a page of a width, in points.
pub(crate) fn page_side(width: f32) -> f32 {
    const NARROW: f32 = 640.0;
    if width < NARROW { theme::SPACE_4 } else { theme::SPACE_7 }
}

/// Draws a white card; the one that is worked on has a line on its left.
pub(crate) fn card<R>(ui: &mut Ui, highlighted: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_with(ui, highlighted, theme::SPACE_4, add)
}

/// The room above and below what a folded card says.
pub(crate) const FOLDED_MARGIN: f32 = 5.0;

/// Draws the card of a folded row, which has little room around it.
pub(crate) fn folded_card<R>(ui: &mut Ui, highlighted: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_with(ui, highlighted, FOLDED_MARGIN, add)
}

fn card_with<R>(ui: &mut Ui, highlighted: bool, margin: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let colours = theme::colours(ui);
    let edge = if highlighted { colours.action } else { colours.border };
    let out = Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(theme::SPACE_5 as i8, margin as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        });
    if highlighted {
        let rect = out.response.rect;
        let bar = rect.with_max_x(rect.left() + theme::BAR);
        ui.painter().rect_filled(
            bar,
            egui::CornerRadius { nw: theme::RADIUS, sw: theme::RADIUS, ne: 0, se: 0 },
            colours.action,
        );
    }
    out.inner
}

/// Draws a heading that assistive technology knows as one.
pub(crate) fn heading(ui: &mut Ui, level: usize, text: RichText) -> Response {
    let words = text.text().to_owned();
    let response = ui.add(Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.set_label(words.as_str());
    });
    response
}

/// Draws the head of a page: a quiet line, the title and the sentence that says why the page exists.
pub(crate) fn page_head(ui: &mut Ui, above: &str, title: &str, purpose: &str) {
    let colours = theme::colours(ui);
    if !above.is_empty() {
        ui.label(theme::secondary(above).color(colours.text_secondary));
    }
    heading(ui, 1, theme::title(title));
    ui.add_space(theme::SPACE_1);
    if !purpose.is_empty() {
        ui.add(Label::new(theme::body(purpose).color(colours.text_secondary)).wrap());
        ui.add_space(theme::SPACE_3);
    }
}

/// Draws a quiet line of text.
pub(crate) fn secondary_label(ui: &mut Ui, text: &str) -> Response {
    let colours = theme::colours(ui);
    ui.add(Label::new(theme::secondary(text).color(colours.text_secondary)).wrap())
}

/// Returns a text that differs from the one before, to assistive technology alone: it reads out only what has changed.
pub(crate) fn spoken_again(text: &str, times: usize) -> String {
    if times.is_multiple_of(2) { text.to_owned() } else { format!("{text}\u{a0}") }
}

/// Draws an answer that is only read. It takes the keyboard, so that people who hear the window come to it.
pub(crate) fn reading(ui: &mut Ui, at: Address, text: &str, name: &str) -> Response {
    let label = ui.add(Label::new(theme::body(text)).wrap().selectable(true));
    ui.ctx().accesskit_node_builder(label.id, egui::accesskit::Node::set_hidden);
    let id = super::field_id(at);
    let response = ui.interact(label.rect.expand(2.0), id, egui::Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(id, |node| {
        // The name of a label is its value.
        node.set_role(Role::Label);
        node.set_value(format!("{name}: {text}"));
    });
    if response.has_focus() {
        super::ring(ui, response.rect);
    }
    response
}

/// Draws a caution: what it is about in strong letters, then what to do. It is announced politely.
pub(crate) fn caution(ui: &mut Ui, what: &str, then: &str) {
    let colours = theme::colours(ui);
    let out = Frame::new()
        .fill(colours.caution_surface)
        .corner_radius(theme::RADIUS_SMALL)
        .inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 8 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(theme::ICON), egui::Sense::hover());
                theme::icons::paint(ui.painter(), rect, Icon::Warning, colours.caution_text);
                ui.label(theme::support_strong(what).color(colours.caution_text));
                let response = ui.label(theme::secondary(then).color(colours.caution_text));
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(Role::Status);
                    node.set_label(format!("{what} {then}"));
                    node.set_live(egui::accesskit::Live::Polite);
                });
            });
        });
    let rect = out.response.rect;
    ui.painter().rect_filled(rect.with_max_x(rect.left() + theme::BAR), 0.0, colours.caution);
}

/// Draws the guidance and the worked example of one question.
pub(crate) fn question_words(ui: &mut Ui, question: &Question) {
    let colours = theme::colours(ui);
    for paragraph in question.guidance.split("\n\n") {
        ui.add(Label::new(theme::secondary(paragraph).color(colours.text)).wrap());
        ui.add_space(theme::SPACE_2);
    }
    if !question.example.is_empty() {
        ui.add_space(theme::SPACE_1);
        heading(ui, 4, theme::support_strong("Worked example"));
        ui.add_space(theme::SPACE_1);
        Frame::new().fill(colours.page).corner_radius(theme::RADIUS_SMALL).inner_margin(Margin::same(12)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                for paragraph in question.example.split("\n\n") {
                    ui.add(Label::new(theme::secondary(paragraph).color(colours.text)).wrap());
                }
            },
        );
        ui.add_space(theme::SPACE_3);
    }
}

/// Draws a line of text that assistive technology reads out when it changes, or when it is said once more.
pub(crate) fn announce(ui: &mut Ui, text: RichText, times: usize) -> Response {
    let words = spoken_again(text.text(), times);
    announced(ui, Label::new(text).truncate(), &words)
}

/// The same on as many lines as it takes.
pub(crate) fn announce_in_full(ui: &mut Ui, text: RichText, times: usize) -> Response {
    let words = spoken_again(text.text(), times);
    announced(ui, Label::new(text).wrap(), &words)
}

fn announced(ui: &mut Ui, label: Label, words: &str) -> Response {
    let response = ui.add(label);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_label(words);
        node.set_live(egui::accesskit::Live::Polite);
    });
    response
}

/// Makes a text that is longer than its place reachable: it takes the keyboard as one, is read as one, and the arrow keys
/// and the page keys scroll it. For the scroll area around it, when all of it is drawn from `top` on.
pub(crate) fn read_with_keys(ui: &Ui, id: Id, top: f32, words: String) -> Response {
    const LINE: f32 = 40.0;
    let rect = ui.min_rect().with_min_y(top);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Document);
        node.set_label(words);
    });
    if !response.has_focus() {
        return response;
    }
    ring(ui, response.rect);
    let page = ui.clip_rect().height() * 0.9;
    let by = ui.input(|input| {
        let pressed = |key| f32::from(u8::from(input.key_pressed(key)));
        LINE * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
            + page * (pressed(Key::PageDown) - pressed(Key::PageUp))
    });
    if by != 0.0 {
        ui.scroll_with_delta(egui::vec2(0.0, -by));
    }
    ui.memory_mut(|memory| {
        let keys = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        memory.set_focus_lock_filter(id, keys);
    });
    response
}
