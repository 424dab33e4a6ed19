//! The sittings of two copies, joined. Both people sat in the same two hours, so the longer time of each stage stands and
//! nothing is added up; where two said different things about a stage, the one who wants to come back is heard.

use std::sync::Arc;

use super::marks;
use crate::model::sitting::{Sitting, StageMark};

/// Joins how the session went on both sides. Swapping them gives the same.
pub(super) fn join(base: Option<&Sitting>, mine: &Arc<Sitting>, theirs: &Arc<Sitting>) -> Arc<Sitting> {
    if mine == theirs {
        return Arc::clone(mine);
    }
    let state = match base.map(|base| base.state) {
        Some(base) if mine.state == base => theirs.state,
        Some(base) if theirs.state == base => mine.state,
        // Both did something, or nobody knows what they began with: what is further stands.
        _ => mine.state.max(theirs.state),
    };
    let stages = marks::join_maps(base.map(|base| &base.stages), &mine.stages, &theirs.stages, both);
    let mut joined = Sitting { state, spent: mine.spent.clone(), stages };
    joined.keep_longer(theirs);
    super::shared(mine, joined)
}

fn both(one: &StageMark, other: &StageMark) -> StageMark {
    StageMark { said: one.said.max(other.said), on: one.on.max(other.on) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Stage;
    use crate::model::sitting::{SittingState, StageSaid};

    fn sitting(state: SittingState, spent: &[(Stage, u32)], stages: &[(Stage, StageSaid)]) -> Arc<Sitting> {
        let mark = |(stage, said): &(Stage, StageSaid)| (*stage, StageMark { said: *said, on: date(2026, 11, 21) });
        Arc::new(Sitting { state, spent: spent.iter().copied().collect(), stages: stages.iter().map(mark).collect() })
    }

    #[test]
    fn two_people_in_one_room_spend_its_time_once() {
        use SittingState::{Ended, UnderWay};
        let base = sitting(UnderWay, &[(Stage::Aim, 600)], &[(Stage::Content, StageSaid::Later)]);
        let mine = sitting(
            UnderWay,
            &[(Stage::Aim, 900), (Stage::Objectives, 60)],
            &[(Stage::Aim, StageSaid::Finished), (Stage::Content, StageSaid::Later)],
        );
        let theirs = sitting(Ended, &[(Stage::Aim, 840), (Stage::Content, 30)], &[(Stage::Aim, StageSaid::Later)]);
        let joined = join(Some(&base), &mine, &theirs);
        let wanted = sitting(
            Ended,
            &[(Stage::Aim, 900), (Stage::Objectives, 60), (Stage::Content, 30)],
            // What one side took back is gone; what two said differently is to be looked at again.
            &[(Stage::Aim, StageSaid::Later)],
        );
        assert_eq!(joined, wanted);
        assert_eq!(join(Some(&base), &theirs, &mine), joined);
        assert_eq!(join(Some(&base), &joined, &theirs), joined, "joining again adds nothing");
        assert_eq!(join(None, &mine, &theirs).seconds(Stage::Aim), 900);
    }
}
