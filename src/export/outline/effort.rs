//! What the plan of stage 4 adds up to: hours once and every week, hours to be had and freed, and what a week costs.

use super::say::slug;
use super::{Align, Block, Cell, Column, CostOf, Heading, Pair, PairKind, Spread, Style, Table, Text, Value};
use crate::model::sheets::resources::ResourcesSheet;
use crate::model::sheets::resources::questions::{
    REPLACE, ROLE_RATE, ROLE_ROLE, ROLES, SETUP_TASKS, WEEKLY_TASK_HOURS, WEEKLY_TASK_ROLE, WEEKLY_TASKS,
};
use crate::model::{Question, Stage};
use crate::rules::resources::{Cost, Sum, Totals, weekly_cost};

/// Returns the section with the sums, or nothing where there is nothing to add up. `yet` says of when a gap is.
pub(super) fn what_it_adds_up_to(sheet: &ResourcesSheet, yet: &str) -> Vec<Block> {
    const TITLE: &str = "Totals";
    let totals = Totals::of(sheet);
    if !totals.any() {
        return vec![];
    }
    let anchor = format!("{}-{}", Stage::Resources.id(), slug(TITLE));
    let mut blocks =
        vec![Block::Heading(Heading { level: 3, text: Text::ours(TITLE), anchor, tag: "" }), hours(&totals, yet)];
    blocks.extend(cost(&weekly_cost(sheet)));
    blocks
}

fn hours(totals: &Totals, yet: &str) -> Block {
    let mut rows = sums(totals, yet);
    let column = |label: &str, align| Column { label: label.to_owned(), hint: "", align };
    let mut columns = vec![column("What", Align::Start), column("Hours", Align::End)];
    if rows.iter().any(|row| row.last().is_some_and(|cell| !cell.text.is_empty())) {
        columns.push(column("Remark", Align::Start));
    } else {
        for row in &mut rows {
            row.truncate(2);
        }
    }
    let caption = "Hours in total".to_owned();
    Block::Table(Table { caption, columns, rows, note: String::new(), spread: Spread::Text })
}

/// Says what an ordinary week costs, where hours and rates are known.
fn cost(cost: &Cost) -> Vec<Block> {
    if cost.counted == 0 {
        return vec![];
    }
    let of = CostOf {
        tasks: WEEKLY_TASKS.label,
        hours: WEEKLY_TASK_HOURS.label,
        done_by: WEEKLY_TASK_ROLE.label,
        roles: ROLES.label,
        role: ROLE_ROLE.label,
        rate: ROLE_RATE.label,
    };
    // A formula can look up the rate of a role, and not the middle of a pay band.
    let value = if cost.by_band == 0 { Value::CostOf(cost.cost, of) } else { Value::Money(cost.cost) };
    let answer = Cell { text: Text::ours(cost.cost.to_string()), value };
    vec![
        Block::Pairs(PairKind::Facts, vec![Pair { label: "Staff time in an ordinary week".to_owned(), answer }]),
        Block::Paragraph(Style::Note, Text::ours(left_out(cost))),
    ]
}

/// Says which weekly tasks a cost leaves out.
pub(super) fn left_out(cost: &Cost) -> String {
    let missing = match cost.missing {
        0 => "Every weekly task is in this figure.".to_owned(),
        1 => "1 weekly task without hours, or without a pay band or a rate, is not in this figure.".to_owned(),
        many => {
            format!("{many} weekly tasks without hours, or without a pay band or a rate, are not in this figure.")
        }
    };
    let Some(source) = cost.source.filter(|_| cost.by_band > 0) else { return missing };
    let of = if cost.by_band == cost.counted {
        "Counted by".to_owned()
    } else {
        format!("{} of {} tasks counted by", cost.by_band, cost.counted)
    };
    format!("{of} the middle of the pay band, before on-costs ({source}). {missing}")
}

/// Returns the sums of stage 4: what, hours, and a remark where lines have none. `yet` says of when.
pub(super) fn sums(totals: &Totals, yet: &str) -> Vec<Vec<Cell>> {
    let row = |what: &str, sum: &Sum, of: &Question, nothing: &str| {
        let (hours, remark) = match (sum.is_known(), sum.missing) {
            (true, 0) => (None, String::new()),
            (true, 1) => (None, format!("1 line has no hours {yet}")),
            (true, missing) => (None, format!("{missing} lines have no hours {yet}")),
            (false, 0) => (Some(nothing.to_owned()), String::new()),
            (false, _) => (Some(format!("Not known {yet}")), format!("No line has hours {yet}")),
        };
        let figure = match hours {
            Some(words) => Cell::ours(words),
            None => Cell { text: Text::ours(sum.hours.to_string()), value: Value::HoursOf(sum.hours, of.label) },
        };
        vec![Cell::ours(what), figure, if remark.is_empty() { Cell::empty() } else { Cell::ours(remark) }]
    };
    vec![
        row("Work to set up, once", &totals.setup, &SETUP_TASKS, "Nothing listed"),
        row("Work in an ordinary week", &totals.weekly, &WEEKLY_TASKS, "Nothing listed"),
        row("Hours available a week", &totals.capacity, &ROLES, "Nothing listed"),
        row("Hours released a week by work that stops", &totals.freed, &REPLACE, "Nothing stops"),
    ]
}
