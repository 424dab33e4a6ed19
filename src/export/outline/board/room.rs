//! How much stands on the page of the board paper. What is asked for is never cut: the longer it is, the less room the
//! other blocks take, and say in which annex the rest stands.

use super::Purpose;

/// Words of a recommendation beside which everything else has its full room.
const FULL: usize = 60;
/// Words that cost the other blocks one step.
const STEP: usize = 35;

/// How many rows and words of each block stand on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) objectives: usize,
    pub(super) measures: usize,
    pub(super) risks: usize,
    pub(super) exceptions: usize,
    pub(super) aims: usize,
    pub(super) stopped: usize,
    /// Words of an aim, an objective or an exception.
    pub(super) statement: usize,
    /// Words of a cell.
    pub(super) cell: usize,
}

impl Room {
    /// Returns the room beside what is asked for.
    pub(super) fn beside(recommendation: &str, purpose: Purpose) -> Self {
        let words = match purpose {
            // Long words count by their letters, of which an ordinary word has seven with the space behind it.
            Purpose::Decision => {
                recommendation.split_whitespace().count().max(recommendation.trim().chars().count() / 7)
            }
            // What the board is asked for stands in lines of their own.
            Purpose::Discussion | Purpose::Assurance => FULL + 3 * STEP,
            Purpose::Information => FULL + STEP,
        };
        let steps = words.saturating_sub(FULL).div_ceil(STEP).min(5);
        let of = |rooms: [usize; 6]| rooms[steps];
        Self {
            objectives: of([5, 4, 3, 2, 2, 1]),
            measures: of([4, 3, 2, 1, 0, 0]),
            risks: of([3, 2, 2, 1, 0, 0]),
            exceptions: of([2, 1, 1, 1, 0, 0]),
            aims: of([3, 3, 2, 1, 1, 1]),
            stopped: of([3, 2, 2, 1, 1, 1]),
            statement: of([24, 20, 18, 15, 12, 10]),
            cell: of([14, 14, 12, 12, 10, 8]),
        }
    }
}
