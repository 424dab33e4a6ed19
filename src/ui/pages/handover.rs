//! The page for a successor, read in the window: the same paper that is exported, worked out once for each state.

use std::sync::Arc;

use egui::{Label, Ui};
use jiff::civil::Date;

use crate::export::outline::{Block, Document, Run, Table, Text};
use crate::export::{Order, Paper};
use crate::ui::app::{App, Wanted};
use crate::ui::theme;
use crate::ui::widgets::{ReadColumns, button, card, first_control, heading, page, page_head, secondary_label};

/// How many rows of a table are shown; the paper has all.
const MOST: usize = 40;

/// The paper, with the revision and the day that it was made for.
#[derive(Clone, Debug, Default)]
pub struct HandoverState(Option<(u64, Date, Arc<Document>)>);

/// Draws the page.
pub(crate) fn handover_ui(ui: &mut Ui, app: &mut App) {
    let Some(editor) = &app.editor else { return };
    let (revision, today) = (editor.revision(), app.services.clock.today());
    let known = app.handover.0.as_ref().filter(|(of, day, _)| (*of, *day) == (revision, today));
    let document = match known {
        Some((.., document)) => document.clone(),
        None => Arc::new(crate::export::handover(editor.workbook(), editor.findings(), today)),
    };
    app.handover.0 = Some((revision, today, document.clone()));
    page(ui, "Handover", "handover", theme::READING_WIDTH + 120.0, |ui| {
        page_head(
            ui,
            "Whole review",
            "Handover",
            "For your successor: what this workbook is, the current aims, decisions and reasons, what is due, and \
             who to ask.",
        );
        let export = button(ui, "Export the handover page…");
        first_control(&mut app.form, &export);
        if export.clicked() {
            app.ask_export_folder(Wanted::to_read(Order::new(Paper::Handover)));
        }
        ui.add_space(theme::SPACE_4);
        card(ui, false, |ui| {
            for (place, block) in document.blocks.iter().enumerate() {
                block_ui(ui, place, block);
            }
        });
        ui.add_space(theme::SPACE_7);
    });
}

fn words(text: &Text) -> String {
    text.0.iter().map(Run::words).collect()
}

fn block_ui(ui: &mut Ui, place: usize, block: &Block) {
    match block {
        Block::Heading(one) => {
            ui.add_space(if one.level == 2 { theme::SPACE_4 } else { theme::SPACE_2 });
            let text = words(&one.text);
            let text = if one.level == 2 { theme::section(text) } else { theme::question(text) };
            heading(ui, usize::from(one.level), text);
            ui.add_space(theme::SPACE_1);
        }
        Block::Card(one, inner) => {
            heading(ui, usize::from(one.level), theme::question(words(&one.text)));
            for (inner_place, block) in inner.iter().enumerate() {
                block_ui(ui, place * 1_000 + inner_place, block);
            }
        }
        Block::Paragraph(_, text) => read_ui(ui, (place, 0), &words(text)),
        Block::List(_, items) => {
            for (item, text) in items.iter().enumerate() {
                read_ui(ui, (place, item), &format!("•  {}", words(text)));
            }
        }
        Block::Pairs(_, pairs) => {
            for (pair_place, pair) in pairs.iter().enumerate() {
                secondary_label(ui, &pair.label);
                read_ui(ui, (place, pair_place), &words(&pair.answer.text));
            }
        }
        Block::Table(table) => table_ui(ui, place, table),
        // A drawing and room to write belong on paper.
        Block::Figure(_) | Block::WriteIn { .. } => {}
    }
}

/// Draws a text that takes the keyboard, so that it is read where a person comes to it.
fn read_ui(ui: &mut Ui, key: (usize, usize), text: &str) {
    let label = ui.add(Label::new(theme::body(text)).wrap().selectable(true));
    focusable(ui, key, label.rect, text, egui::Role::Label);
    ui.ctx().accesskit_node_builder(label.id, egui::accesskit::Node::set_hidden);
    ui.add_space(theme::SPACE_1);
}

fn focusable(ui: &mut Ui, key: (usize, usize), rect: egui::Rect, spoken: &str, role: egui::Role) {
    let id = egui::Id::unique(("handover", key));
    let response = ui.interact(rect, id, egui::Sense::focusable_noninteractive());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(role);
        if role == egui::Role::Label {
            node.set_value(spoken);
        } else {
            node.set_label(spoken);
        }
    });
    if response.has_focus() {
        crate::ui::widgets::ring(ui, rect.expand(2.0));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}

fn table_ui(ui: &mut Ui, place: usize, table: &Table) {
    let labels: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    ui.label(theme::support_strong(table.caption.as_str()));
    // The first column says what the row is about, and has twice the room of the others.
    let shares: Vec<f32> = std::iter::once(2.0).chain(std::iter::repeat(1.0)).take(labels.len()).collect();
    let lines: Vec<Vec<String>> =
        table.rows.iter().take(MOST).map(|row| row.iter().map(|cell| words(&cell.text)).collect()).collect();
    let columns = ReadColumns::new(ui, labels.iter().map(|label| (*label).to_owned()).collect(), &shares, &lines);
    columns.head_ui(ui);
    for (row_place, cells) in lines.iter().enumerate() {
        let spoken: Vec<String> = labels
            .iter()
            .zip(cells)
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(label, text)| format!("{label}: {}", text.trim().trim_end_matches('.')))
            .collect();
        let rect = columns.line_ui(ui, cells);
        focusable(ui, (place, row_place), rect, &spoken.join(". "), egui::Role::Row);
    }
    if table.rows.len() > MOST {
        secondary_label(ui, &format!("And {} more, in the paper", table.rows.len() - MOST));
    }
    ui.add_space(theme::SPACE_3);
}
