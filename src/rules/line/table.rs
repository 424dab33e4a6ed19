//! The line of sight as a table, for those who prefer to read it or to hear it.

use std::collections::BTreeSet;

use super::{Column, Edge, LineOfSight, State};
use crate::model::Address;

impl LineOfSight {
    /// Returns the same as a table: one row for each line, also for that of an aim without an objective, then what stands
    /// alone. Each row has one cell a column and one that says what is missing.
    pub fn as_table(&self) -> Vec<TableRow> {
        let mut rows = vec![];
        let mut told = BTreeSet::new();
        let mut on_line: Vec<BTreeSet<usize>> = self.lines.iter().map(|line| BTreeSet::from([line.node])).collect();
        let mut beside: Vec<Vec<usize>> = vec![vec![]; self.nodes.len()];
        for edge in &self.edges {
            for line in &edge.lines {
                on_line[*line].extend([edge.from, edge.to]);
            }
            beside[edge.from].push(edge.to);
            beside[edge.to].push(edge.from);
        }
        for (line, mut on) in self.lines.iter().zip(on_line) {
            // The objective of a folded line has no box.
            on.retain(|node| *node < self.nodes.len());
            told.extend(on.iter().copied());
            rows.push(self.row(line.node, on.into_iter(), line.holds));
        }
        for (aim, on) in self.without_objective() {
            told.extend(on.iter().copied());
            rows.push(self.row(aim, on.into_iter(), false));
        }
        for (place, node) in self.nodes.iter().enumerate() {
            if told.contains(&place) || matches!(node.state, State::Gap | State::Open) {
                continue;
            }
            // What is on no line is told with the gap beside it.
            let is_told_here =
                |other: &usize| matches!(self.nodes[*other].state, State::Gap | State::Open | State::Folded);
            let gaps = beside[place].iter().copied().filter(is_told_here);
            rows.push(self.row(place, [place].into_iter().chain(gaps), false));
        }
        rows
    }

    /// Returns the aims without an objective, each with all that stands on its line: what it serves, and the gap.
    fn without_objective(&self) -> Vec<(usize, BTreeSet<usize>)> {
        let is_end = |edge: &&Edge| {
            let (from, to) = (&self.nodes[edge.from], &self.nodes[edge.to]);
            from.column == Column::Aim
                && from.state == State::Firm
                && to.column == Column::Objective
                && to.state == State::Gap
        };
        let ends = self.edges.iter().filter(is_end);
        ends.map(|end| {
            let served = self.edges.iter().filter(|edge| edge.to == end.from).map(|edge| edge.from);
            (end.from, served.chain([end.from, end.to]).collect())
        })
        .collect()
    }

    fn row(&self, about: usize, nodes: impl Iterator<Item = usize>, holds: bool) -> TableRow {
        let at = self.nodes.get(about).map(|node| node.at);
        let mut row = TableRow { at, cells: Default::default(), missing: vec![], holds };
        for node in nodes.map(|node| &self.nodes[node]) {
            match node.state {
                State::Gap | State::Open => row.missing.push(format!("{}: {}", node.words, node.detail)),
                State::Orphan => {
                    row.cells[node.column as usize].push(node.words.clone());
                    row.missing.push("Not linked".to_owned());
                }
                State::Firm | State::Folded => row.cells[node.column as usize].push(node.words.clone()),
            }
        }
        row
    }
}

/// One line in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The question or the row that it is about. None for a folded line.
    pub at: Option<Address>,
    /// What stands in each column; several where a line branches.
    pub cells: [Vec<String>; 6],
    /// What is missing, in words.
    pub missing: Vec<String>,
    /// Whether the line holds from end to end.
    pub holds: bool,
}

impl TableRow {
    /// Says what is missing, one sentence or more with something between them.
    pub fn missing_in_words(&self, between: &str) -> String {
        match (self.missing.is_empty(), self.holds) {
            (true, true) => "Nothing: the line is complete".to_owned(),
            (true, false) => "On no line".to_owned(),
            (false, _) => self.missing.join(between),
        }
    }
}
