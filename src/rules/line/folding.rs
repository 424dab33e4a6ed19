//! A line of sight with many objectives, folded by objective of the organisation so that it stays legible.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Edge, Line, LineOfSight, Node, State};
use crate::model::RowId;

impl LineOfSight {
    /// Returns the line of sight with the lines under each objective of the organisation folded into one box, except
    /// under those that are open.
    #[must_use]
    pub fn folded(&self, open: &BTreeSet<RowId>) -> Self {
        let is_open = |line: &Line| line.under.is_some_and(|under| open.contains(&under));
        let shown: BTreeSet<usize> =
            self.lines.iter().enumerate().filter(|(_, line)| is_open(line)).map(|(place, _)| place).collect();
        let mut fold = Self::default();
        let mut place_of: BTreeMap<usize, usize> = BTreeMap::new();
        let is_shown = |edge: &&Edge| edge.lines.iter().any(|line| shown.contains(line));
        let on_open: BTreeSet<usize> =
            self.edges.iter().filter(is_shown).flat_map(|edge| [edge.from, edge.to]).collect();
        for (place, node) in self.nodes.iter().enumerate() {
            let is_heading = node.column == Column::Organisation && node.state != State::Gap;
            if is_heading || on_open.contains(&place) {
                place_of.insert(place, fold.nodes.len());
                fold.nodes.push(node.clone());
            }
        }
        for edge in &self.edges {
            let lines: Vec<usize> = edge.lines.iter().copied().filter(|line| shown.contains(line)).collect();
            if let (false, Some(from), Some(to)) = (lines.is_empty(), place_of.get(&edge.from), place_of.get(&edge.to))
            {
                fold.edges.push(Edge { from: *from, to: *to, is_broken: edge.is_broken, lines });
            }
        }
        for (place, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.column == Column::Organisation) {
            let id = node.at.row_id();
            let under: Vec<&Line> = self.lines.iter().filter(|line| line.under == id && !is_open(line)).collect();
            let Some(&from) = place_of.get(&place).filter(|_| !under.is_empty()) else { continue };
            let broken = under.iter().filter(|line| !line.holds).count();
            let many = if under.len() == 1 { "" } else { "s" };
            let words = match broken {
                0 => format!("{} objective{many}, every line holds", under.len()),
                _ => format!("{} objective{many}, {broken} with a broken line", under.len()),
            };
            fold.edges.push(Edge { from, to: fold.nodes.len(), is_broken: broken > 0, lines: vec![] });
            fold.nodes.push(Node { column: Column::Aim, at: node.at, words, detail: "", state: State::Folded });
        }
        fold.lines.clone_from(&self.lines);
        for line in &mut fold.lines {
            line.node = place_of.get(&line.node).copied().unwrap_or(usize::MAX);
        }
        fold
    }
}
