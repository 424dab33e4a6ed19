//! The line of sight: from what the organisation wants to the figure that shows whether it worked.
//!
//! It is the data behind the picture, the table and the line in the rail: what stands in each column, what leads to
//! what, and where it breaks. Who draws it and who reads it aloud say the same, because both read this.

mod folding;
mod making;
mod parts;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::model::{Address, Review, RowId, Stage, Workbook};

pub use table::TableRow;

/// Above this many objectives the picture folds by objective of the organisation.
pub const FOLDS_ABOVE: usize = 12;

/// One column of the picture, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What the organisation wants.
    Organisation,
    /// What social media should change.
    Aim,
    /// What is promised, with figures.
    Objective,
    /// Who has to do something.
    Stakeholder,
    /// What is said, and where.
    Content,
    /// What shows whether it worked.
    Measure,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 6] =
        [Self::Organisation, Self::Aim, Self::Objective, Self::Stakeholder, Self::Content, Self::Measure];

    /// Returns the heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Organisation => "Organisation objective",
            Self::Aim => "Aim",
            Self::Objective => "Objective",
            Self::Stakeholder => "Stakeholder",
            Self::Content => "Platform and content",
            Self::Measure => "Measure",
        }
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An answer that leads on.
    Firm,
    /// An answer that nothing leads to and that leads to nothing.
    Orphan,
    /// A place where the line breaks.
    Gap,
    /// A place where the line ends, and need not be a fault.
    Open,
    /// What stands for the rest of a folded line.
    Folded,
}

/// One box of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The column.
    pub column: Column,
    /// Where a person answers it, or would fill the gap.
    pub at: Address,
    /// What it says, short enough for a box.
    pub words: String,
    /// A second line: why a gap matters. Empty for most.
    pub detail: &'static str,
    /// What it is.
    pub state: State,
}

impl Node {
    /// Returns the second line of the box: why a gap matters, or that nothing is tied to it.
    pub const fn second_line(&self) -> &'static str {
        match self.state {
            State::Orphan => "Not linked",
            _ => self.detail,
        }
    }
}

/// One connection between two boxes, always from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The place of the left box among the nodes.
    pub from: usize,
    /// The place of the right box among the nodes.
    pub to: usize,
    /// Whether it leads to or from a gap.
    pub is_broken: bool,
    /// The objectives whose lines run along it, as places in [`LineOfSight::lines`].
    pub lines: Vec<usize>,
}

/// The line of one objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of the objective among the nodes.
    pub node: usize,
    /// The objective.
    pub objective: RowId,
    /// The objective of the organisation that it is sorted under. None when it serves none.
    pub under: Option<RowId>,
    /// Whether it holds from end to end.
    pub holds: bool,
}

/// The whole line of sight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineOfSight {
    /// The boxes, column by column in the order of the pages.
    pub nodes: Vec<Node>,
    /// The connections.
    pub edges: Vec<Edge>,
    /// The lines, one for each objective.
    pub lines: Vec<Line>,
    /// How many aims no objective makes measurable: lines that break before they have one.
    pub aims_without_objective: usize,
}

/// Returns the line of sight of the review on screen.
pub fn line_of_sight(workbook: &Workbook) -> LineOfSight {
    line_of_review(workbook.review())
}

/// Returns the line of sight of one review.
pub fn line_of_review(review: &Review) -> LineOfSight {
    making::make(review)
}

impl LineOfSight {
    /// Returns how many lines hold from end to end.
    pub fn holding(&self) -> usize {
        self.lines.iter().filter(|line| line.holds).count()
    }

    /// Returns how many lines there are: one for each objective, and one for each aim without any.
    pub fn count(&self) -> usize {
        self.lines.len() + self.aims_without_objective
    }

    /// Says how many lines hold: `1 of 2 lines holds from end to end`. Empty when there is no line.
    pub fn summary(&self) -> String {
        let (holding, all) = (self.holding(), self.count());
        let (lines, verb) = (
            if all == 1 { "line" } else { "lines" },
            if holding == 1 {
                "is complete"
            } else {
                "are \
            complete"
            },
        );
        match (holding, all) {
            (_, 0) => String::new(),
            (0, 1) => "The line is not complete from end to end.".to_owned(),
            (1, 1) => "The line is complete from end to end.".to_owned(),
            (0, _) => format!("None of {all} {lines} is complete from end to end."),
            _ => format!("{holding} of {all} {lines} {verb} from end to end."),
        }
    }

    /// Says which objectives of the organisation no aim serves. Empty when there is none.
    pub fn unserved(&self) -> String {
        let ends = |edge: &&Edge| self.nodes[edge.to].state == State::Open;
        let mut words: Vec<String> = vec![];
        for edge in self.edges.iter().filter(ends) {
            words.push(format!("\u{201c}{}\u{201d}", self.nodes[edge.from].words));
        }
        match words.split_last() {
            None => String::new(),
            Some((one, [])) => format!("No aim serves {one}."),
            Some((last, rest)) => format!("No aim serves {} or {last}.", rest.join(", ")),
        }
    }

    /// Returns the places where the line breaks.
    pub fn gaps(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.state == State::Gap)
    }

    /// Returns what is tied to nothing.
    pub fn orphans(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.state == State::Orphan)
    }

    /// Returns whether two stages that follow each other hold together: no gap lies between their columns.
    pub fn holds_after(&self, stage: Stage) -> bool {
        let columns: &[Column] = match stage {
            Stage::Aim => &[Column::Organisation, Column::Aim],
            Stage::Objectives => &[Column::Objective, Column::Stakeholder],
            Stage::Stakeholders | Stage::Resources => &[Column::Content],
            Stage::Content => &[Column::Measure],
            Stage::Evaluation => &[],
        };
        !self.gaps().any(|node| columns.contains(&node.column))
    }

    /// Returns the nodes on the lines through a node, itself included, in order: what is emphasised on focus.
    pub fn through(&self, node: usize) -> Vec<usize> {
        let touching = |edge: &&Edge| edge.from == node || edge.to == node;
        let lines: BTreeSet<usize> = self.edges.iter().filter(touching).flat_map(|edge| edge.lines.clone()).collect();
        let mut nodes = BTreeSet::from([node]);
        for edge in &self.edges {
            if edge.lines.iter().any(|line| lines.contains(line)) || touching(&edge) {
                nodes.extend([edge.from, edge.to]);
            }
        }
        nodes.into_iter().collect()
    }

    /// Returns the neighbour towards the left or the right, for moving along a line by keyboard.
    pub fn neighbours(&self, node: usize, side: Side) -> Vec<usize> {
        let along = |edge: &Edge| match side {
            Side::Left => (edge.to == node).then_some(edge.from),
            Side::Right => (edge.from == node).then_some(edge.to),
        };
        self.edges.iter().filter_map(along).collect()
    }
}

/// A direction along a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards what the organisation wants.
    Left,
    /// Towards the figure.
    Right,
}
