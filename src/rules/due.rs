//! What is due and when: the next review, the days on which objectives are evaluated, the actions.
//!
//! Everything that has a day and an owner in one list, for the calendar file, for the page that a successor reads, and
//! for whoever asks what comes next.

use jiff::Span;
use jiff::civil::Date;

use crate::model::registers::actions::ActionState;
use crate::model::{ReviewRhythm, RowId, Workbook};

/// What kind of thing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// The next review.
    Review,
    /// Looking whether an objective was met.
    Evaluation,
    /// An action.
    Action,
}

impl DueKind {
    /// Returns the visible words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Review => "Next review",
            Self::Evaluation => "Evaluate",
            Self::Action => "Action",
        }
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Evaluation => "evaluation",
            Self::Action => "action",
        }
    }
}

/// Whether it is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still to be done.
    Open,
    /// It is done, or will not be done.
    Settled,
}

/// One thing with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What kind of thing it is.
    pub kind: DueKind,
    /// The row that it comes from; for the next review, the review that it follows. It never changes.
    pub from: RowId,
    /// The day.
    pub on: Date,
    /// What it is, in the person's words.
    pub what: String,
    /// Who it belongs to. May be empty.
    pub owner: String,
    /// Whether it is still to be done.
    pub standing: Standing,
}

/// Returns the day on which the next review is due: the rhythm of the organisation after the review on screen. Without a
/// rhythm it is six months, as the method asks. None for a review without any day.
pub fn next_review_on(workbook: &Workbook) -> Option<Date> {
    let review = workbook.review();
    let from = review.session.date.or(review.closed).or(review.started)?;
    let months = match workbook.organisation.rhythm {
        Some(ReviewRhythm::EveryThreeMonths) => 3,
        Some(ReviewRhythm::EverySixMonths) | None => 6,
        Some(ReviewRhythm::EveryYear) => 12,
    };
    from.checked_add(Span::new().months(months)).ok()
}

/// Returns all that has a day, by day; what is done comes with its standing. Rows without a day are left out.
pub fn due(workbook: &Workbook) -> Vec<Due> {
    let review = workbook.review();
    let mut all = vec![];
    if let Some(on) = next_review_on(workbook) {
        all.push(Due {
            kind: DueKind::Review,
            from: review.id,
            on,
            what: format!("Social media review of {}", workbook.name()),
            owner: workbook.organisation.team.0.trim().to_owned(),
            standing: Standing::Open,
        });
    }
    for objective in review.objectives.smart.iter() {
        all.extend(objective.evaluate_on.map(|on| Due {
            kind: DueKind::Evaluation,
            from: objective.id,
            on,
            what: objective.statement.0.trim().to_owned(),
            owner: objective.owner.0.trim().to_owned(),
            standing: Standing::Open,
        }));
    }
    for action in workbook.registers.actions.iter() {
        all.extend(action.due.map(|on| Due {
            kind: DueKind::Action,
            from: action.id,
            on,
            what: action.what.0.trim().to_owned(),
            owner: action.owner.0.trim().to_owned(),
            standing: if is_open(action.state) { Standing::Open } else { Standing::Settled },
        }));
    }
    all.sort_by_key(|one| (one.on, one.kind, one.from));
    all
}

/// Returns whether an action is still to be done. One without a state is.
pub fn is_open(state: Option<ActionState>) -> bool {
    !matches!(state, Some(ActionState::Done | ActionState::Dropped))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, Edit, resolve};

    #[test]
    fn what_has_a_day_is_listed_by_day() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 8, 31));
        assert_eq!(next_review_on(&workbook), Some(date(2027, 2, 28)), "the last day of a shorter month");
        let at = resolve("organisation/rhythm").unwrap();
        Edit::Set { at, to: Answer::Choice(Some(1)) }.apply(&mut workbook).unwrap();
        assert_eq!(next_review_on(&workbook), Some(date(2027, 8, 31)));
        for (bits, state) in [(1, None), (2, Some(2))] {
            let on = Answer::Date(Some(date(2026, 12, 31)));
            let with = vec![("what", Answer::Text("Tell them".into())), ("due", on), ("state", Answer::Choice(state))];
            let table = resolve("actions/actions").unwrap();
            Edit::Add { at: table, id: RowId::from_bits(bits), place: None, with }.apply(&mut workbook).unwrap();
        }
        let listed: Vec<_> = due(&workbook).into_iter().map(|one| (one.kind, one.standing)).collect();
        assert_eq!(
            listed,
            [
                (DueKind::Action, Standing::Open),
                (DueKind::Action, Standing::Settled),
                (DueKind::Review, Standing::Open)
            ]
        );
        assert!(next_review_on(&Workbook::default()).is_none());
    }
}
