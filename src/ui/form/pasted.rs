//! Cells of a spreadsheet that were pasted into one field: they can become rows, with one press and one undo.
//!
//! Nothing is lost where the offer is ignored, the field keeps all of what was pasted; and nothing where it is taken: what
//! fits into no field of a row stays behind the words of its first cell.

use egui::{Event, Ui, vec2};
use jiff::civil::Date;

use super::Cx;
use crate::model::{
    Address, Answer, AnyRows, Ask, Baseline, ChoiceOption, DateSense, Edit, Field, Measured, Question, RowId, View,
    find_row, find_rows, read_date,
};
use crate::ui::theme;
use crate::ui::widgets::{self, button, link_button};

/// Cells that were pasted into one field of a row.
pub struct Pasted {
    /// The field.
    at: Address,
    /// What was answered there before.
    before: Answer,
    /// What was typed there before and was no value.
    unread_before: String,
    /// The cells, line by line.
    lines: Vec<Vec<String>>,
}

/// How many rows are offered at most.
const MOST_ROWS: usize = 500;

/// Splits what a spreadsheet puts on the clipboard into its cells. A cell in quotation marks may have lines of its own.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![]];
    let mut rest = text.trim_end_matches(['\n', '\r']);
    loop {
        let (cell, behind) = rest.strip_prefix('"').and_then(quoted).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        if let Some(line) = lines.last_mut() {
            line.push(cell.trim().to_owned());
        }
        let Some(mark) = behind.chars().next() else { break };
        if mark == '\n' {
            lines.push(vec![]);
        }
        rest = &behind[1..];
    }
    lines.retain(|line| line.iter().any(|cell| !cell.is_empty()));
    lines
}

/// Returns the cell whose opening quotation mark was read, and what stands behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut at = 0;
    loop {
        at += text[at..].find('"')?;
        let behind = &text[at + 1..];
        if behind.starts_with('"') {
            at += 2;
            continue;
        }
        let ends = behind.is_empty() || behind.starts_with(['\t', '\n']);
        return ends.then(|| (text[..at].replace("\"\"", "\""), behind));
    }
}

/// Notes that something was pasted into a field of a row, when it has several cells.
pub(super) fn note_paste(ui: &Ui, cx: &mut Cx<'_, '_>, at: Address, view: View<'_>) {
    let text = ui.input(|input| {
        input
            .events
            .iter()
            .rev()
            .find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None })
    });
    // A field of any length takes lines; only tabs say that they were cells.
    let has_cells = |text: &String| text.contains('\t') || !view.is_prose() && text.trim_end().contains('\n');
    let lines = text.filter(has_cells).map(|text| cells(&text.replace("\r\n", "\n"))).unwrap_or_default();
    let is_row = at.parent().is_some_and(|row| row.row_id().is_some() && find_row(cx.workbook, &row).is_some());
    if is_row && lines.len() <= MOST_ROWS && (lines.len() > 1 || lines.iter().any(|line| line.len() > 1)) {
        let unread_before = cx.workbook.unread.get(&at.to_string()).cloned().unwrap_or_default();
        cx.memory.pasted = Some(Pasted { at, before: view.to_answer(), unread_before, lines });
    } else if cx.memory.pasted.as_ref().is_some_and(|pasted| pasted.at == at) {
        // Something else was typed into the field.
        cx.memory.pasted = None;
    }
}

/// Offers to make rows of the cells that were pasted into a field.
pub(super) fn pasted_ui(ui: &mut Ui, cx: &mut Cx<'_, '_>, at: Address, view: View<'_>) {
    let Some(pasted) = cx.memory.pasted.as_ref().filter(|pasted| pasted.at == at) else { return };
    let is_undone = view.to_answer() == pasted.before
        && cx.workbook.unread.get(&at.to_string()).map_or("", String::as_str) == pasted.unread_before;
    let Some((table, question, rows)) = table_of(cx, at).filter(|_| !is_undone && cx.can_edit()) else { return };
    let count: usize = pasted.lines.iter().map(Vec::len).sum();
    let offer = match pasted.lines.len() {
        1 => format!("Put them into {} fields", pasted.lines[0].len()),
        many => format!("Put them into {many} rows"),
    };
    let (mut taken, mut left) = (false, false);
    widgets::caution(ui, &format!("{count} cells were pasted into one field."), "They may belong in separate rows.");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::SPACE_2, theme::SPACE_1);
        let take = button(ui, &offer).accessible_name(format!("{offer}: {}", question.label));
        let leave = link_button(ui, "Leave them in this field");
        for response in [&take, &leave] {
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
        }
        (taken, left) = (take.clicked(), leave.clicked());
    });
    if taken {
        let edits = rows_of(cx, pasted, table, rows);
        cx.edits.push(Edit::Together { name: "Put pasted cells into rows", edits: edits.concat_with(cx.new_id) });
    }
    if taken || left {
        cx.memory.pasted = None;
        cx.memory.focus_next = Some(at);
    }
}

/// Returns the table in whose row a field stands.
fn table_of<'w>(cx: &Cx<'_, 'w>, at: Address) -> Option<(Address, &'static Question, &'w dyn AnyRows)> {
    let table = at.parent()?.parent()?;
    let workbook = cx.workbook;
    find_rows(workbook, &table).map(|(question, rows)| (table, question, rows))
}

/// The answers of one row.
#[derive(Default)]
struct Columns<'w>(Vec<(&'static Question, View<'w>)>);

impl<'w> Ask<'w> for Columns<'w> {
    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        self.0.push((question, field.view()));
    }

    fn rows(&mut self, _: &'static Question, _: &'w dyn AnyRows) {}
}

/// What one line of cells puts into a row.
#[derive(Default)]
struct Line {
    answers: Vec<(&'static str, Answer)>,
    /// What is no value, by question.
    unread: Vec<(&'static str, String)>,
}

/// The edits for all lines, but for the new rows' identities.
struct NewRows {
    edits: Vec<Edit>,
    table: Address,
    place: usize,
    lines: Vec<Line>,
}

impl NewRows {
    fn concat_with(self, new_id: &mut dyn FnMut() -> RowId) -> Vec<Edit> {
        let Self { mut edits, table, place, lines } = self;
        for (step, line) in lines.into_iter().enumerate() {
            let id = new_id();
            edits.push(Edit::Add { at: table, id, place: Some(place + step), with: line.answers });
            let row = table.row(id);
            edits.extend(line.unread.into_iter().map(|(id, text)| Edit::KeepAsTyped { at: row.question(id), text }));
        }
        edits
    }
}

/// Returns the edits that take the cells out of the field and into rows: the first line into the row of the field, where
/// that has nothing in the way, and the others into new rows behind it.
fn rows_of(cx: &Cx<'_, '_>, pasted: &Pasted, table: Address, rows: &dyn AnyRows) -> NewRows {
    let at = pasted.at;
    let (row_at, blank) = (at.parent().unwrap_or(at), rows.blank());
    let mut columns = Columns::default();
    blank.ask(&mut columns);
    let first = columns.0.iter().position(|(question, _)| at == row_at.question(question.id)).unwrap_or(0);
    let columns = &columns.0[first..];
    let mut lines: Vec<Line> = pasted.lines.iter().map(|cells| line(cx, columns, cells)).collect();
    let mut edits = vec![];
    let mut now = Columns::default();
    let row = find_row(cx.workbook, &row_at);
    if let Some(row) = row {
        row.ask(&mut now);
    }
    let is_empty = |id: &'static str| {
        let answered = now.0.iter().any(|(question, view)| question.id == id && view.is_answered());
        if row_at.question(id) == at {
            pasted.before == columns[0].1.blank() && pasted.unread_before.is_empty()
        } else {
            !answered && !cx.workbook.unread.contains_key(&row_at.question(id).to_string())
        }
    };
    let used = |line: &Line| {
        line.answers.iter().map(|(id, _)| *id).chain(line.unread.iter().map(|(id, _)| *id)).all(&is_empty)
    };
    edits.push(Edit::Set { at, to: pasted.before.clone() });
    edits.push(Edit::KeepAsTyped { at, text: pasted.unread_before.clone() });
    if lines.first().is_some_and(used) {
        let line = lines.remove(0);
        edits.extend(line.answers.into_iter().map(|(id, to)| Edit::Set { at: row_at.question(id), to }));
        edits.extend(line.unread.into_iter().map(|(id, text)| Edit::KeepAsTyped { at: row_at.question(id), text }));
    }
    let place = row_at.row_id().and_then(|id| rows.place_of(id)).map_or(rows.count(), |place| place + 1);
    NewRows { edits, table, place, lines }
}

/// Returns what one line of cells answers.
fn line(cx: &Cx<'_, '_>, columns: &[(&'static Question, View<'_>)], cells: &[String]) -> Line {
    let mut line = Line::default();
    let mut homeless: Vec<&str> = vec![];
    for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let Some((question, view)) = columns.get(place) else {
            homeless.push(cell);
            continue;
        };
        let sense = cx.sense(question);
        match answer(*view, cell, question, sense, &|table| widgets::row_titles(&cx.names, table), cx) {
            Some(answer) => line.answers.push((question.id, answer)),
            None if is_typed(*view) => line.unread.push((question.id, cell.clone())),
            None => homeless.push(cell),
        }
    }
    if homeless.is_empty() {
        return line;
    }
    // What fits nowhere stays with the words of the line.
    let words = homeless.join(" · ");
    if let Some((_, Answer::Text(text))) = line.answers.iter_mut().find(|(_, answer)| matches!(answer, Answer::Text(_)))
    {
        *text = format!("{text} · {words}");
    } else if let Some((_, text)) = line.unread.first_mut() {
        *text = format!("{text} · {words}");
    } else if let Some((question, _)) = columns.iter().find(|(_, view)| matches!(view, View::Line(_) | View::Prose(_)))
    {
        line.answers.push((question.id, Answer::Text(words)));
    } else if let Some((question, _)) = columns.iter().find(|(_, view)| is_typed(*view)) {
        line.answers.retain(|(id, _)| *id != question.id);
        line.unread.push((question.id, cells.join(" · ")));
    }
    line
}

/// Returns whether a text that is no value of the kind can be kept as it was typed.
const fn is_typed(view: View<'_>) -> bool {
    matches!(
        view,
        View::Date(_) | View::Hours(_) | View::Money(_) | View::Number(_) | View::Measured(_) | View::Baseline(_)
    )
}

/// Reads a cell for a question. None where it is no answer to it.
fn answer(
    view: View<'_>,
    cell: &str,
    question: &Question,
    sense: DateSense,
    titles: &dyn Fn(crate::model::Table) -> Vec<String>,
    cx: &Cx<'_, '_>,
) -> Option<Answer> {
    let is_it = |label: &str| label.trim().to_lowercase() == cell.to_lowercase();
    let day = || -> Option<Date> { read_date(cell, sense).ok().map(|read| read.date) };
    Some(match view {
        View::Line(_) => Answer::Text(cell.replace('\n', " ")),
        View::Prose(_) => Answer::Text(cell.to_owned()),
        View::Choice(_, options) => {
            Answer::option(options, Some(options.iter().position(|ChoiceOption { label, .. }| is_it(label))?))
        }
        View::Pick(_) => Answer::Pick(question.list?.entries().iter().find(|entry| is_it(&entry.label))?.key.clone()),
        View::Picks(_) => {
            Answer::Picks(vec![question.list?.entries().iter().find(|entry| is_it(&entry.label))?.key.clone()])
        }
        View::Tick(_) => match cell.to_lowercase().as_str() {
            "yes" | "y" | "x" | "true" | "done" => Answer::Tick(true),
            "no" | "n" | "false" => Answer::Tick(false),
            _ => return None,
        },
        View::Date(_) => Answer::Date(Some(day()?)),
        View::Hours(_) => Answer::Hours(Some(cell.parse().ok()?)),
        View::Money(_) => Answer::Money(Some(cell.parse().ok()?)),
        View::Number(_) => Answer::Number(Some(cell.parse().ok()?)),
        View::Measured(_) => Answer::Measured(Measured::Value(cell.parse().ok()?)),
        View::Baseline(_) => Answer::Baseline(Baseline::Known { value: cell.parse().ok()?, on: None }),
        View::Link(_) | View::Links(_) => {
            let table = question.table?;
            let place = titles(table).iter().position(|title| is_it(title))?;
            let id = cx.names.rows(table).at(place)?.id();
            if matches!(view, View::Link(_)) { Answer::Link(Some(id)) } else { Answer::Links(vec![id]) }
        }
        View::Question(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_copies_is_split_into_its_cells() {
        assert_eq!(cells("a\tb\nc\td\n"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("one\ntwo\n\nthree"), [["one"], ["two"], ["three"]]);
        assert_eq!(cells("\"two\nlines\"\t\"say \"\"so\"\"\"\nx\t"), [["two\nlines", "say \"so\""], ["x", ""]]);
        assert_eq!(cells("\"a\" quoted\tb"), [["\"a\" quoted", "b"]]);
        assert_eq!(cells("alone"), [["alone"]]);
        assert_eq!(cells(""), Vec::<Vec<String>>::new());
    }
}
