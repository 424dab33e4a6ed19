//! The line of sight as a table, for those who prefer to read it or to hear it.

use std::collections::BTreeSet;

use super::{LineOfSight, Side, State};

impl LineOfSight {
    /// Returns the same as a table: one row for each line, then what stands alone. Each row has one cell a column and
    /// one that says what is missing.
    pub fn as_table(&self) -> Vec<TableRow> {
        let mut rows = vec![];
        let mut told = BTreeSet::new();
        for (place, line) in self.lines.iter().enumerate() {
            let on: BTreeSet<usize> = self
                .edges
                .iter()
                .filter(|edge| edge.lines.contains(&place))
                .flat_map(|edge| [edge.from, edge.to])
                .chain([line.node])
                .filter(|node| *node < self.nodes.len())
                .collect();
            told.extend(on.iter().copied());
            rows.push(self.row(on.into_iter(), line.holds));
        }
        for (place, node) in self.nodes.iter().enumerate() {
            if told.contains(&place) || matches!(node.state, State::Gap | State::Open) {
                continue;
            }
            // What is on no line is told with the gap beside it.
            let beside = self.neighbours(place, Side::Left).into_iter().chain(self.neighbours(place, Side::Right));
            let gaps =
                beside.filter(|other| matches!(self.nodes[*other].state, State::Gap | State::Open | State::Folded));
            rows.push(self.row([place].into_iter().chain(gaps), false));
        }
        rows
    }

    fn row(&self, nodes: impl Iterator<Item = usize>, holds: bool) -> TableRow {
        let mut row = TableRow { cells: Default::default(), missing: vec![], holds };
        for node in nodes.map(|node| &self.nodes[node]) {
            match node.state {
                State::Gap | State::Open => row.missing.push(format!("{}: {}", node.words, node.detail)),
                State::Orphan => {
                    row.cells[node.column as usize].push(node.words.clone());
                    row.missing.push("Tied to nothing".to_owned());
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
    /// What stands in each column; several where a line branches.
    pub cells: [Vec<String>; 6],
    /// What is missing, in words.
    pub missing: Vec<String>,
    /// Whether the line holds from end to end.
    pub holds: bool,
}
