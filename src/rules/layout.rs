//! Where the boxes of the line of sight stand: in columns, in an order in which few lines cross, near what they are
//! joined to, and never on top of each other.
//!
//! The order comes from sweeps to and fro in which each box moves to the middle of its neighbours, the best sweep wins.
//! A box stands level with the first that it is joined to, so that each line begins at the top of what belongs to it and
//! the first line is seen whole without scrolling. The picture is as high as its tallest column and no higher. Whole
//! numbers in, whole numbers out: the same picture on every machine.

use super::line::{Column, LineOfSight};

/// How many times the columns are swept to and fro.
const SWEEPS: usize = 12;

/// Where every box stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The boxes of each column from top to bottom, as places among the nodes.
    pub columns: [Vec<usize>; 6],
    /// The upper edge of each box, in the unit of the heights, by place among the nodes.
    pub tops: Vec<i64>,
    /// The lower edge of the lowest box.
    pub height: i64,
    /// How many pairs of lines cross.
    pub crossings: usize,
}

/// Lays the line of sight out. `heights` has the height of each box, `gap` is the least room between two.
pub fn layout(sight: &LineOfSight, heights: &[i64], gap: i64) -> Layout {
    let graph = Graph::of(sight);
    let mut order = graph.start(sight);
    let mut best = (graph.crossings(&order), order.clone());
    for sweep in 0..SWEEPS {
        if best.0 == 0 {
            break;
        }
        graph.sweep(&mut order, if sweep % 2 == 0 { Towards::Right } else { Towards::Left });
        let crossings = graph.crossings(&order);
        if crossings < best.0 {
            best = (crossings, order.clone());
        }
    }
    let (crossings, columns) = best;
    let tops = graph.tops(&columns, heights, gap);
    let height = tops.iter().zip(heights).map(|(top, height)| top + height).max().unwrap_or(0);
    Layout { columns, tops, height, crossings }
}

/// The direction of a sweep.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    Left,
    Right,
}

type Order = [Vec<usize>; 6];

/// Who is joined to whom.
struct Graph {
    column: Vec<usize>,
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    edges: Vec<(usize, usize)>,
}

impl Graph {
    fn of(sight: &LineOfSight) -> Self {
        let count = sight.nodes.len();
        let mut graph = Self {
            column: sight.nodes.iter().map(|node| node.column as usize).collect(),
            left: vec![vec![]; count],
            right: vec![vec![]; count],
            edges: sight.edges.iter().map(|edge| (edge.from, edge.to)).collect(),
        };
        for (from, to) in &graph.edges {
            graph.right[*from].push(*to);
            graph.left[*to].push(*from);
        }
        graph
    }

    /// Returns the columns in the order of the pages; what is tied to nothing stands below the rest.
    fn start(&self, sight: &LineOfSight) -> Order {
        let mut order: Order = Default::default();
        for place in 0..sight.nodes.len() {
            order[self.column[place]].push(place);
        }
        for column in &mut order {
            column.sort_by_key(|place| self.stands_alone(*place));
        }
        order
    }

    fn stands_alone(&self, place: usize) -> bool {
        self.left[place].is_empty() && self.right[place].is_empty()
    }

    fn ranks(&self, order: &Order) -> Vec<usize> {
        let mut ranks = vec![0; self.column.len()];
        for (rank, place) in order.iter().flat_map(|column| column.iter().enumerate()) {
            ranks[*place] = rank;
        }
        ranks
    }

    /// Moves the boxes of each column, one column after the other, to the middle of their neighbours on one side.
    fn sweep(&self, order: &mut Order, towards: Towards) {
        let columns: Vec<usize> = match towards {
            Towards::Right => (1..Column::ALL.len()).collect(),
            Towards::Left => (0..Column::ALL.len() - 1).rev().collect(),
        };
        let mut ranks = self.ranks(order);
        for column in columns {
            let sizes: Vec<usize> = order.iter().map(|column| column.len().max(1)).collect();
            let of = |place: usize| if towards == Towards::Right { &self.left[place] } else { &self.right[place] };
            // Ranks of columns of different length are compared as parts of their length, in millionths.
            let part = |place: &usize| (2 * ranks[*place] + 1) * 500_000 / sizes[self.column[*place]];
            let mut keyed: Vec<((bool, usize), usize)> = order[column]
                .iter()
                .map(|place| {
                    let near = of(*place);
                    let middle =
                        if near.is_empty() { part(place) } else { near.iter().map(part).sum::<usize>() / near.len() };
                    ((self.stands_alone(*place), middle), *place)
                })
                .collect();
            // Stable: boxes with the same middle keep their order, so that the sweep is the same on every run.
            keyed.sort_by_key(|(middle, _)| *middle);
            order[column] = keyed.into_iter().map(|(_, place)| place).collect();
            for (rank, place) in order[column].iter().enumerate() {
                ranks[*place] = rank;
            }
        }
    }

    /// Counts the pairs of lines between the same two columns that cross.
    fn crossings(&self, order: &Order) -> usize {
        let ranks = self.ranks(order);
        let mut lanes: Vec<(usize, usize, usize, usize)> = self
            .edges
            .iter()
            .map(|(from, to)| (self.column[*from], self.column[*to], ranks[*from], ranks[*to]))
            .collect();
        lanes.sort_unstable();
        let mut crossings = 0;
        for lane in lanes.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            // Sorted by the left end, a pair crosses when its right ends are the other way round: count those with a
            // tree of sums.
            let size = lane.iter().map(|(_, _, _, right)| right + 1).max().unwrap_or(0);
            let mut tree = vec![0_usize; size + 1];
            let mut above = 0;
            for ends in lane.chunk_by(|one, other| one.2 == other.2) {
                for (_, _, _, right) in ends {
                    let mut sum = 0;
                    let mut place = right + 1;
                    while place > 0 {
                        sum += tree[place];
                        place &= place - 1;
                    }
                    crossings += above - sum;
                }
                for (_, _, _, right) in ends {
                    let mut place = right + 1;
                    while place <= size {
                        tree[place] += 1;
                        place += place & place.wrapping_neg();
                    }
                    above += 1;
                }
            }
        }
        crossings
    }

    /// Returns the upper edges: each box as near to the first of its neighbours as the order and the gaps allow.
    fn tops(&self, order: &Order, heights: &[i64], gap: i64) -> Vec<i64> {
        let mut tops = vec![0; self.column.len()];
        for column in order {
            let mut next = 0;
            for place in column {
                tops[*place] = next;
                next += heights[*place] + gap;
            }
        }
        // The tallest column has no room to give, so it stands as it is, and the others follow outwards from it.
        let size = |column: usize| order[column].iter().map(|place| heights[*place] + gap).sum::<i64>();
        let anchor = (0..order.len()).max_by_key(|column| (size(*column), std::cmp::Reverse(*column))).unwrap_or(0);
        let outwards = (0..anchor).rev().map(|column| (column, &self.right));
        for (column, near) in outwards.chain((anchor + 1..order.len()).map(|column| (column, &self.left))) {
            let middle = |place: &usize| tops[*place] + heights[*place] / 2;
            let rooms: Vec<i64> = order[column].iter().map(|place| heights[*place] + gap).collect();
            let mut wanted: Vec<i64> = Vec::with_capacity(rooms.len());
            for place in &order[column] {
                // A box that is tied to nothing there stands behind the one above it.
                let behind =
                    wanted.last().zip(rooms.get(wanted.len().wrapping_sub(1))).map_or(0, |(top, room)| top + room);
                wanted.push(match near[*place].as_slice() {
                    [] => behind,
                    near => near.iter().map(middle).min().unwrap_or(behind) - heights[*place] / 2,
                });
            }
            for (place, top) in order[column].iter().zip(packed(&wanted, &rooms, size(anchor))) {
                tops[*place] = top;
            }
        }
        let least = tops.iter().copied().min().unwrap_or(0);
        for top in &mut tops {
            *top -= least;
        }
        tops
    }
}

/// Returns the tops next to those that are wanted, in order, with room for each box and its gap, and none beyond the
/// bottom: what wants the same place stands one below the other, and what would reach too far moves up.
fn packed(wanted: &[i64], rooms: &[i64], bottom: i64) -> Vec<i64> {
    let mut tops = Vec::with_capacity(wanted.len());
    let mut free = i64::MIN;
    for (wanted, room) in wanted.iter().zip(rooms) {
        let top = free.max(*wanted);
        tops.push(top);
        free = top + room;
    }
    let mut limit = bottom;
    for (top, room) in tops.iter_mut().zip(rooms).rev() {
        *top = (*top).min(limit - room);
        limit = *top;
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::line::{Edge, Node, State};

    fn sight(columns: &[usize], edges: &[(usize, usize)]) -> LineOfSight {
        let at = crate::model::Table::Aims.address();
        let node = |column: &usize| Node {
            column: Column::ALL[*column],
            at,
            words: String::new(),
            detail: "",
            state: State::Firm,
        };
        let edge = |(from, to): &(usize, usize)| Edge { from: *from, to: *to, is_broken: false, lines: vec![] };
        LineOfSight {
            nodes: columns.iter().map(node).collect(),
            edges: edges.iter().map(edge).collect(),
            lines: vec![],
            aims_without_objective: 0,
        }
    }

    #[test]
    fn lines_that_can_be_untangled_do_not_cross() {
        // Three boxes on the left, each joined to the one on the other end of the right.
        let sight = sight(&[0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]);
        let layout = layout(&sight, &[20; 6], 8);
        assert_eq!(layout.crossings, 0);
        assert_eq!(layout.columns[1], [5, 4, 3]);
        for (left, right) in [(0, 5), (1, 4), (2, 3)] {
            assert_eq!(layout.tops[left], layout.tops[right]);
        }
        assert_eq!(layout.height, 3 * 20 + 2 * 8);
    }

    #[test]
    fn crossings_are_counted() {
        let crossed = sight(&[0, 0, 1, 1], &[(0, 3), (1, 2), (0, 2), (1, 3)]);
        let graph = Graph::of(&crossed);
        assert_eq!(graph.crossings(&graph.start(&crossed)), 1);
        let parallel = sight(&[0, 0, 1, 1], &[(0, 2), (1, 3), (0, 3)]);
        let graph = Graph::of(&parallel);
        assert_eq!(graph.crossings(&graph.start(&parallel)), 0);
    }

    #[test]
    fn a_box_stands_level_with_the_first_that_it_is_joined_to() {
        let heights = [30, 20, 20, 20, 20];
        let layout = layout(&sight(&[0, 1, 1, 1, 2], &[(0, 1), (0, 2), (0, 3), (3, 4)]), &heights, 10);
        let middle = |place: usize| layout.tops[place] + heights[place] / 2;
        assert_eq!((middle(0), middle(4)), (middle(1), middle(3)));
        // The first line begins at the upper edge of the picture.
        assert_eq!(layout.tops[0], 0);
    }

    #[test]
    fn what_is_tied_to_nothing_stands_below_the_rest() {
        let layout = layout(&sight(&[0, 1, 1, 1], &[(0, 3)]), &[20; 4], 10);
        assert_eq!(layout.columns[1], [3, 1, 2]);
        assert_eq!(layout.tops[0], layout.tops[3]);
        assert_eq!(layout.tops[0], 0);
    }

    #[test]
    fn boxes_that_want_the_same_place_stand_one_below_the_other() {
        assert_eq!(packed(&[10, 10], &[10, 10], 100), [10, 20]);
        assert_eq!(packed(&[0, 100], &[10, 10], 110), [0, 100]);
        assert_eq!(packed(&[90, 95], &[10, 10], 100), [80, 90], "none reaches beyond the bottom");
        assert_eq!(packed(&[-5, 0], &[10, 10], 100), [-5, 5]);
        assert_eq!(packed(&[], &[], 0), Vec::<i64>::new());
    }
}
