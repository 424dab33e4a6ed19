//! Some lines of the line of sight by themselves, for paper, where the whole may be too tall for one sheet.

use std::collections::BTreeSet;

use super::{Edge, LineOfSight, State};

impl LineOfSight {
    /// Returns some lines by themselves, with everything that stands on them. `lines` are places in
    /// [`LineOfSight::lines`].
    #[must_use]
    pub fn only(&self, lines: &BTreeSet<usize>) -> Self {
        let edges = self.edges.iter().filter_map(|edge| {
            let on: Vec<usize> = edge.lines.iter().copied().filter(|line| lines.contains(line)).collect();
            (!on.is_empty()).then(|| Edge { lines: on, ..edge.clone() })
        });
        let own = self.lines.iter().enumerate().filter(|(place, _)| lines.contains(place)).map(|(_, line)| line.node);
        self.cut(edges.collect(), own.collect())
    }

    /// Returns what stands on no line, with what it is joined to. Empty where everything is on a line.
    #[must_use]
    pub fn beside(&self) -> Self {
        let edges: Vec<Edge> = self.edges.iter().filter(|edge| edge.lines.is_empty()).cloned().collect();
        let is_alone = |place: &usize| self.nodes[*place].state == State::Orphan;
        self.cut(edges, (0..self.nodes.len()).filter(is_alone).collect())
    }

    /// Returns the boxes at some edges, and some more boxes, in the same order as before.
    fn cut(&self, edges: Vec<Edge>, more: BTreeSet<usize>) -> Self {
        let mut kept = more;
        kept.extend(edges.iter().flat_map(|edge| [edge.from, edge.to]));
        let kept: Vec<usize> = kept.into_iter().filter(|place| *place < self.nodes.len()).collect();
        let place_of = |old: usize| kept.binary_search(&old).unwrap_or(usize::MAX);
        let edges = edges.into_iter().map(|edge| Edge { from: place_of(edge.from), to: place_of(edge.to), ..edge });
        let mut part = Self {
            nodes: kept.iter().map(|place| self.nodes[*place].clone()).collect(),
            edges: edges.collect(),
            lines: self.lines.clone(),
            aims_without_objective: self.aims_without_objective,
        };
        for line in &mut part.lines {
            line.node = place_of(line.node);
        }
        part
    }
}
