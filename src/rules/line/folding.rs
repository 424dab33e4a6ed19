//! A line of sight with many objectives, folded by objective of the organisation so that it stays legible.
//!
//! What is folded is counted in words, and nothing is left out: objectives that serve nothing stand below a gap, an
//! objective of the organisation without an aim says so, and what is tied to nothing is one box a column.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Edge, Line, LineOfSight, Node, State};
use crate::model::{Address, Place, RowId, Stage, Table};

/// What is folded into one box.
#[derive(Clone, Copy, Default)]
struct Below {
    lines: usize,
    broken: usize,
    /// Aims that no objective makes measurable.
    aims: usize,
}

impl Below {
    fn words(self) -> String {
        let many = |count: usize| if count == 1 { "" } else { "s" };
        let lines = match (self.lines, self.broken) {
            (0, _) => None,
            (all, 0) => Some(format!("{all} objective{}, every line complete", many(all))),
            (all, broken) => Some(format!("{all} objective{}, {broken} with a broken line", many(all))),
        };
        let aims = (self.aims > 0).then(|| format!("{} aim{} without an objective", self.aims, many(self.aims)));
        [lines, aims].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    const fn is_broken(self) -> bool {
        self.broken > 0 || self.aims > 0
    }
}

impl LineOfSight {
    /// Returns the objectives of the organisation under which something can be folded.
    pub fn headings(&self) -> BTreeSet<RowId> {
        let leads = |edge: &&Edge| self.nodes[edge.to].state != State::Open && self.is_heading(edge.from);
        self.edges.iter().filter(leads).filter_map(|edge| self.nodes[edge.from].at.row_id()).collect()
    }

    /// Returns the line of sight with the lines under each objective of the organisation folded into one box, except
    /// under those that are open.
    #[must_use]
    pub fn folded(&self, open: &BTreeSet<RowId>) -> Self {
        let is_open = |under: Option<RowId>| under.is_some_and(|under| open.contains(&under));
        let mut fold = Fold {
            whole: self,
            made: Self { aims_without_objective: self.aims_without_objective, ..Self::default() },
            place_of: BTreeMap::new(),
        };
        let edges = self.edges_of(&is_open);
        let on_edges: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
        for place in 0..self.nodes.len() {
            if self.is_heading(place) || on_edges.contains(&place) {
                fold.keep(place);
            }
        }
        for edge in edges {
            fold.join(edge);
        }
        let below = self.below();
        for (place, node) in self.nodes.iter().enumerate().filter(|(place, _)| self.is_heading(*place)) {
            if let Some(one) = below.get(&node.at.row_id()).filter(|_| !is_open(node.at.row_id())) {
                let from = fold.place_of[&place];
                fold.box_below(from, node.at, *one);
            }
        }
        if let Some(one) = below.get(&None) {
            let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
            let detail = "No objective of the organisation is named";
            let words = "They serve no objective".to_owned();
            fold.made.nodes.push(Node { column: Column::Organisation, at: fit, words, detail, state: State::Gap });
            let from = fold.made.nodes.len() - 1;
            fold.box_below(from, Table::SmartObjectives.address(), *one);
        }
        fold.orphans();
        fold.finish()
    }

    /// Returns whether a box is an objective of the organisation, and not a gap in their column.
    fn is_heading(&self, place: usize) -> bool {
        self.nodes[place].column == Column::Organisation && self.nodes[place].state != State::Gap
    }

    /// Returns the edges that are not folded, each with the lines that are shown: those of open lines, those that say
    /// where a line ends, and from an open objective to aims that have none below them.
    fn edges_of(&self, is_open: &dyn Fn(Option<RowId>) -> bool) -> Vec<Edge> {
        let shown: BTreeSet<usize> = (0..self.lines.len()).filter(|line| is_open(self.lines[*line].under)).collect();
        let of_open = |place: usize| self.is_heading(place) && is_open(self.nodes[place].at.row_id());
        let under_open: BTreeSet<usize> =
            self.edges.iter().filter(|edge| of_open(edge.from)).map(|edge| edge.to).collect();
        let kept = |edge: &Edge| {
            let lines: Vec<usize> = edge.lines.iter().copied().filter(|line| shown.contains(line)).collect();
            let ends = edge.lines.is_empty()
                && (self.nodes[edge.to].state == State::Open
                    || of_open(edge.from)
                    || under_open.contains(&edge.from) && self.nodes[edge.to].state == State::Gap);
            (ends || !lines.is_empty()).then(|| Edge { lines, ..edge.clone() })
        };
        self.edges.iter().filter_map(kept).collect()
    }

    /// Counts what stands below each objective of the organisation, and below none.
    fn below(&self) -> BTreeMap<Option<RowId>, Below> {
        let mut below: BTreeMap<Option<RowId>, Below> = BTreeMap::new();
        for Line { under, holds, .. } in &self.lines {
            let one = below.entry(*under).or_default();
            one.lines += 1;
            one.broken += usize::from(!holds);
        }
        let is_aim = |place: usize| self.nodes[place].column == Column::Aim && self.nodes[place].state == State::Firm;
        let without: BTreeSet<usize> = self
            .edges
            .iter()
            .filter(|edge| is_aim(edge.from) && edge.lines.is_empty() && self.nodes[edge.to].state == State::Gap)
            .map(|edge| edge.from)
            .collect();
        for edge in self.edges.iter().filter(|edge| without.contains(&edge.to)) {
            let under = self.nodes[edge.from].at.row_id().filter(|_| self.is_heading(edge.from));
            below.entry(under).or_default().aims += 1;
        }
        below
    }
}

/// A folded line of sight that is being made.
struct Fold<'s> {
    whole: &'s LineOfSight,
    made: LineOfSight,
    /// Where the boxes that are kept stand.
    place_of: BTreeMap<usize, usize>,
}

impl Fold<'_> {
    fn keep(&mut self, place: usize) {
        self.place_of.insert(place, self.made.nodes.len());
        self.made.nodes.push(self.whole.nodes[place].clone());
    }

    fn join(&mut self, edge: Edge) {
        if let (Some(from), Some(to)) = (self.place_of.get(&edge.from), self.place_of.get(&edge.to)) {
            self.made.edges.push(Edge { from: *from, to: *to, ..edge });
        }
    }

    /// Adds the box that stands for what is folded.
    fn box_below(&mut self, from: usize, at: Address, below: Below) {
        let to = self.made.nodes.len();
        self.made.edges.push(Edge { from, to, is_broken: below.is_broken(), lines: vec![] });
        let words = below.words();
        self.made.nodes.push(Node { column: Column::Aim, at, words, detail: "", state: State::Folded });
    }

    /// Adds what is tied to nothing: one box a column, with its own words where it is the only one.
    fn orphans(&mut self) {
        for (column, table, many) in [
            (Column::Stakeholder, Table::Stakeholders, "stakeholders"),
            (Column::Content, Table::Themes, "content themes"),
            (Column::Measure, Table::Measures, "measures"),
        ] {
            let alone: Vec<&Node> = self.whole.orphans().filter(|node| node.column == column).collect();
            match alone.as_slice() {
                [] => {}
                [one] => self.made.nodes.push((*one).clone()),
                all => {
                    let words = format!("{} {many}", all.len());
                    let at = table.address();
                    self.made.nodes.push(Node { column, at, words, detail: "", state: State::Orphan });
                }
            }
        }
    }

    /// Puts the boxes in order, column by column, and says where the lines stand.
    fn finish(self) -> LineOfSight {
        let Self { whole, mut made, place_of } = self;
        let mut order: Vec<usize> = (0..made.nodes.len()).collect();
        order.sort_by_key(|place| made.nodes[*place].column);
        let mut new_of = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            new_of[*old] = new;
        }
        made.nodes = order.iter().map(|old| made.nodes[*old].clone()).collect();
        for edge in &mut made.edges {
            (edge.from, edge.to) = (new_of[edge.from], new_of[edge.to]);
        }
        made.edges.sort_by_key(|edge| (edge.from, edge.to));
        made.lines.clone_from(&whole.lines);
        for line in &mut made.lines {
            line.node = place_of.get(&line.node).map_or(usize::MAX, |place| new_of[*place]);
        }
        made
    }
}
