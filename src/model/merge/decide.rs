//! One question, three answers: what stands, and when a person has to choose.
//!
//! Nothing here knows when an answer was given. Clocks of two machines differ by minutes and sync clients touch dates,
//! so a later answer is never better than an earlier one.

use crate::model::{Answer, View};

use super::{lines, sets};

/// What becomes of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Mine stands: both are the same, or only mine changed.
    Mine,
    /// Only theirs changed.
    Theirs,
    /// Both changed and both changes fit into one answer.
    Joined(Answer),
    /// Both changed, and a person has to choose.
    Disagree,
}

/// Decides between two answers that began as `base`; without a base every difference is for a person.
pub(super) fn decide(base: Option<View<'_>>, mine: View<'_>, theirs: View<'_>) -> Decision {
    if mine == theirs {
        return Decision::Mine;
    }
    let Some(base) = base else { return Decision::Disagree };
    if theirs == base {
        return Decision::Mine;
    }
    if mine == base {
        return Decision::Theirs;
    }
    joined(base, mine, theirs).map_or(Decision::Disagree, Decision::Joined)
}

/// Returns the answer that holds both changes. None where it takes a person to choose.
fn joined(base: View<'_>, mine: View<'_>, theirs: View<'_>) -> Option<Answer> {
    match base {
        View::Prose(base) => {
            let (View::Prose(mine), View::Prose(theirs)) = (mine, theirs) else { return None };
            lines::join(base, mine, theirs).map(Answer::Text)
        }
        View::Picks(base) => {
            let (View::Picks(mine), View::Picks(theirs)) = (mine, theirs) else { return None };
            Some(Answer::Picks(sets::join(base, mine, theirs)))
        }
        View::Links(base) => {
            let (View::Links(mine), View::Links(theirs)) = (mine, theirs) else { return None };
            Some(Answer::Links(sets::join(base, mine, theirs)))
        }
        // Half of one and half of the other is an answer that nobody gave.
        View::Line(_)
        | View::Choice(..)
        | View::Pick(_)
        | View::Tick(_)
        | View::Date(_)
        | View::Hours(_)
        | View::Money(_)
        | View::Number(_)
        | View::Baseline(_)
        | View::Measured(_)
        | View::Link(_)
        | View::Question(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Baseline, Hours, Measured, Number, Pence, RowId};

    #[test]
    fn one_change_is_taken_and_two_alike_are_one() {
        let (a, b) = (View::Line("a"), View::Line("b"));
        assert_eq!(decide(Some(a), a, a), Decision::Mine);
        assert_eq!(decide(Some(a), b, a), Decision::Mine);
        assert_eq!(decide(Some(a), a, b), Decision::Theirs);
        assert_eq!(decide(Some(a), b, b), Decision::Mine);
        assert_eq!(decide(None, a, a), Decision::Mine);
        assert_eq!(decide(None, a, b), Decision::Disagree);
    }

    #[test]
    fn figures_dates_and_choices_always_ask() {
        const OPTIONS: &[crate::model::ChoiceOption] = &[];
        let (one, two) = (RowId::from_bits(1), RowId::from_bits(2));
        let value = |value| Baseline::Known { value: Number::whole(value), on: None };
        let (known, more) = (value(1), value(2));
        let (read, more_read) = (Measured::Value(Number::whole(1)), Measured::Value(Number::whole(2)));
        for (base, mine, theirs) in [
            (View::Line(""), View::Line("a"), View::Line("b")),
            (View::Choice(None, OPTIONS), View::Choice(Some(0), OPTIONS), View::Choice(Some(1), OPTIONS)),
            (View::Pick(""), View::Pick("x"), View::Pick("youtube")),
            (View::Date(None), View::Date(Some(date(2026, 1, 1))), View::Date(Some(date(2026, 1, 2)))),
            (View::Hours(None), View::Hours(Some(Hours::whole(1))), View::Hours(Some(Hours::whole(2)))),
            (View::Money(None), View::Money(Some(Pence::new(1))), View::Money(Some(Pence::new(2)))),
            (View::Number(None), View::Number(Some(Number::whole(1))), View::Number(Some(Number::whole(2)))),
            (View::Baseline(&Baseline::Unanswered), View::Baseline(&known), View::Baseline(&more)),
            (View::Measured(&Measured::Unanswered), View::Measured(&read), View::Measured(&more_read)),
            (View::Link(None), View::Link(Some(one)), View::Link(Some(two))),
        ] {
            assert_eq!(decide(Some(base), mine, theirs), Decision::Disagree, "{base:?}");
            assert_eq!(decide(Some(base), theirs, mine), Decision::Disagree, "{base:?}");
        }
    }

    #[test]
    fn long_text_joins_by_lines_and_sets_join() {
        let joined = decide(Some(View::Prose("a\nb\nc")), View::Prose("A\nb\nc"), View::Prose("a\nb\nC"));
        assert_eq!(joined, Decision::Joined(Answer::Text("A\nb\nC".into())));
        let touching = decide(Some(View::Prose("a")), View::Prose("a b"), View::Prose("a c"));
        assert_eq!(touching, Decision::Disagree);
        let [x, facebook, youtube] = ["x", "facebook", "youtube"].map(str::to_owned);
        let (mine, theirs) = ([x.clone(), facebook.clone()], [x.clone(), youtube.clone()]);
        let joined = decide(Some(View::Picks(std::slice::from_ref(&x))), View::Picks(&mine), View::Picks(&theirs));
        assert_eq!(joined, Decision::Joined(Answer::Picks(vec![x, facebook, youtube])));
        let ids = [1, 2, 3].map(RowId::from_bits);
        let joined = decide(Some(View::Links(&ids[..2])), View::Links(&ids[1..2]), View::Links(&ids));
        assert_eq!(joined, Decision::Joined(Answer::Links(vec![ids[1], ids[2]])));
    }
}
