//! The companion: the guidance for the question that has the keyboard.

use egui::{Frame, Id, Label, Margin, Panel, Role, Ui};

use crate::model::{Address, Question, Step, find_rows, find_view, row_title};
use crate::ui::app::{App, Page, Region};
use crate::ui::form::{Acts, last_time_ui};
use crate::ui::theme;
use crate::ui::widgets::{heading, question_words, read_with_keys, scrolling, secondary_label};

/// Draws the companion on the right of the page.
pub(crate) fn companion_ui(ui: &mut Ui, app: &mut App) {
    let colours = theme::colours(ui);
    let frame =
        Frame::new().fill(colours.surface).inner_margin(Margin::symmetric(theme::SPACE_5 as i8, theme::SPACE_4 as i8));
    let id = Id::unique("guidance");
    let is_wide = ui.ctx().content_rect().width() >= theme::WIDE_WINDOW;
    let width = if is_wide { theme::COMPANION_WIDE } else { theme::COMPANION_WIDTH };
    let panel = Panel::right("companion").resizable(false).exact_size(width).frame(frame);
    let mut first = id;
    let panel = panel.show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Complementary);
            node.set_label("Guidance");
        });
        scrolling(ui, "companion", |ui| {
            // In a revisit last time's answer comes first: the guidance has been read before.
            let before = before_ui(ui, app);
            first = before.unwrap_or(id);
            let top = ui.cursor().top();
            let words = guidance_ui(ui, app);
            // F6 reads all of it to people who hear the window.
            read_with_keys(ui, id, top, words);
        });
    });
    app.keyboard.draws(Region::Guidance, Some(first), panel.response.rect);
}

/// Draws what stood at the question with the keyboard in the reviews before. Returns its first control.
fn before_ui(ui: &mut Ui, app: &mut App) -> Option<Id> {
    let (Some(editor), Page::Place(place)) = (&app.editor, app.page) else { return None };
    let at = app.form.focused.filter(|at| at.place() == place)?;
    let workbook = editor.snapshot();
    app.form.revisit.refresh(&workbook, place, editor.revision());
    let acts = if editor.can_edit() && workbook.review().closed.is_none() { Acts::Offered } else { Acts::Nothing };
    let first = last_time_ui(ui, &workbook, at, &mut app.form.revisit, acts)?;
    ui.add_space(theme::SPACE_5);
    Some(first)
}

/// Draws the guidance, and returns its words.
fn guidance_ui(ui: &mut Ui, app: &App) -> String {
    let colours = theme::colours(ui);
    let Some(editor) = &app.editor else { return String::new() };
    let Page::Place(place) = app.page else { return String::new() };
    let focused = app.form.focused.filter(|at| at.place() == place);
    heading(ui, 2, theme::support_strong("Guidance"));
    let rect = ui.min_rect();
    let line = egui::Rect::from_min_max(
        egui::pos2(rect.left(), ui.cursor().top()),
        egui::pos2(rect.left() + 66.0, ui.cursor().top() + 3.0),
    );
    ui.painter().rect_filled(line, 0.0, colours.action);
    ui.painter().hline(rect.left()..=ui.max_rect().right(), line.bottom(), egui::Stroke::new(1.0, colours.border));
    ui.add_space(theme::SPACE_4);
    let Some(at) = focused else {
        heading(ui, 3, theme::body_strong(place.title()));
        ui.add_space(theme::SPACE_1);
        ui.add(Label::new(theme::secondary(place.purpose()).color(colours.text)).wrap());
        ui.add_space(theme::SPACE_3);
        secondary_label(ui, "Select a question to see guidance here.");
        return format!("Guidance: {}. {}", place.title(), place.purpose());
    };
    let chain = questions(editor.workbook(), at);
    let Some((inner, outer)) = chain.split_last() else { return String::new() };
    let mut words = format!("Guidance: {}", inner.label);
    heading(ui, 3, theme::body_strong(inner.label));
    if let Some(id) = at.row_id()
        && let Some(row_at) = row_address(at)
        && let Some((table, rows)) = row_at.parent().and_then(|table| find_rows(editor.workbook(), &table))
        && let Some(number) = rows.place_of(id)
        && let Some(row) = rows.row(id)
    {
        let title = row_title(row);
        let name = if title.is_empty() { String::new() } else { format!(": {title}") };
        secondary_label(ui, &format!("{} {}{name}", crate::ui::form::capital(table.row_name), number + 1));
    }
    ui.add_space(theme::SPACE_1);
    let mut said = false;
    for question in std::iter::once(*inner).chain(outer.iter().rev().copied()) {
        if question.guidance.is_empty() {
            if !said && !question.hint.is_empty() && question.id == inner.id {
                ui.add(Label::new(theme::secondary(question.hint).color(colours.text)).wrap());
                ui.add_space(theme::SPACE_3);
                words = format!("{words}\n{}", question.hint);
            }
            continue;
        }
        if said {
            heading(ui, 3, theme::body_strong(question.label));
            ui.add_space(theme::SPACE_1);
        }
        question_words(ui, question);
        words = format!("{words}\n{}", question.guidance);
        if !question.example.is_empty() {
            words = format!("{words}\nWorked example: {}", question.example);
        }
        said = true;
    }
    words
}

/// Returns the address of the innermost row on the way to an answer.
fn row_address(at: Address) -> Option<Address> {
    let mut here = Some(at);
    while let Some(address) = here {
        if matches!(address.last(), Some(Step::Row(_))) {
            return Some(address);
        }
        here = address.parent();
    }
    None
}

/// Returns the questions on the way to an answer, outermost first.
fn questions(workbook: &crate::model::Workbook, at: Address) -> Vec<&'static Question> {
    let mut chain = Vec::new();
    let mut here = Some(at);
    while let Some(address) = here {
        if matches!(address.last(), Some(Step::Question(_))) {
            let question = find_view(workbook, &address)
                .map(|(question, _)| question)
                .or_else(|| find_rows(workbook, &address).map(|(question, _)| question));
            chain.extend(question);
        }
        here = address.parent();
    }
    chain.reverse();
    chain
}
