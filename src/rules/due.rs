//! What is due and when: the next review, the days on which objectives are evaluated, the actions.
//!
//! Everything that has a day and an owner in one list, for the calendar file, for the page that a successor reads, and
//! for whoever asks what comes next.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;

use crate::model::registers::Action;
use crate::model::registers::actions::ActionState;
use crate::model::sheets::objectives::SmartObjective;
use crate::model::{Review, ReviewRhythm, RowId, Workbook, date_in_table, date_in_text, resolve};

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

/// Returns the day on which the next review is due: the one that was agreed in the session, else the rhythm of the
/// organisation after the review on screen. Without a rhythm it is six months, as the method asks. None for a review
/// without any day.
pub fn next_review_on(workbook: &Workbook) -> Option<Date> {
    follows_on(workbook, workbook.review())
}

/// Returns whether the organisation has said when its next review is: by a day or a rhythm. The six months of the method
/// are no promise of its own.
pub fn is_next_review_set(workbook: &Workbook) -> bool {
    workbook.review().session.next_review.is_some() || workbook.organisation.rhythm.is_some()
}

/// Says for a paper when the next review is due: `14 May 2027 (due, no date agreed yet)`.
pub fn next_review_in_words(workbook: &Workbook, today: Date) -> Option<String> {
    let on = next_review_on(workbook)?;
    let is_agreed = workbook.review().session.next_review.is_some();
    let note = match (is_agreed, on < today) {
        (false, false) if !is_next_review_set(workbook) => " (after six months, no date agreed yet)",
        (true, false) => "",
        (true, true) => " (overdue)",
        (false, false) => " (due, no date agreed yet)",
        (false, true) => " (overdue, no date agreed)",
    };
    Some(format!("{}{note}", date_in_text(on)))
}

fn follows_on(workbook: &Workbook, review: &Review) -> Option<Date> {
    if review.session.next_review.is_some() {
        return review.session.next_review;
    }
    let from = review.session.date.or(review.closed).or(review.started)?;
    let months = match workbook.organisation.rhythm {
        Some(ReviewRhythm::EveryThreeMonths) => 3,
        Some(ReviewRhythm::EverySixMonths) | None => 6,
        Some(ReviewRhythm::EveryYear) => 12,
    };
    from.checked_add(Span::new().months(months)).ok()
}

/// Returns all that has a day, by day; what is done comes with its standing. Rows without a day are left out.
///
/// What an earlier review announced and no longer stands comes as settled: the review that was held since, and the
/// objectives that were dropped. A calendar that still has them learns so that they are over.
pub fn due(workbook: &Workbook) -> Vec<Due> {
    let review = workbook.review();
    let mut all = vec![];
    let of_review = |review: &Review, standing: Standing| {
        follows_on(workbook, review).map(|on| Due {
            kind: DueKind::Review,
            from: review.id,
            on,
            what: format!("Social media review of {}", workbook.name()),
            owner: workbook.organisation.team.0.trim().to_owned(),
            standing,
        })
    };
    let of_objective = |objective: &SmartObjective, standing: Standing| {
        objective.evaluate_on.map(|on| Due {
            kind: DueKind::Evaluation,
            from: objective.id,
            on,
            what: objective.called().to_owned(),
            owner: objective.owner.0.trim().to_owned(),
            standing,
        })
    };
    all.extend(of_review(review, Standing::Open));
    all.extend(review.objectives.smart.iter().filter_map(|one| of_objective(one, Standing::Open)));
    let mut told: BTreeSet<RowId> = all.iter().map(|one| one.from).collect();
    for earlier in workbook.reviews.iter().rev().skip(1) {
        all.extend(of_review(earlier, Standing::Settled));
        for objective in earlier.objectives.smart.iter() {
            if let Some(over) = of_objective(objective, Standing::Settled)
                && told.insert(objective.id)
            {
                all.push(over);
            }
        }
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

/// How many days ahead counts as soon.
pub const SOON_DAYS: i32 = 30;

/// What is due, seen from one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// What should have been done before that day, longest ago first.
    pub overdue: Vec<Due>,
    /// What is to be done on that day or within [`SOON_DAYS`] days of it.
    pub soon: Vec<Due>,
    /// What is to be done later.
    pub later: Vec<Due>,
    /// How many open actions have no day.
    pub undated: usize,
}

impl Agenda {
    /// Returns the first of all that is still to be done.
    pub fn first(&self) -> Option<&Due> {
        self.overdue.first().or_else(|| self.soon.first()).or_else(|| self.later.first())
    }
}

/// Returns what is still to be done, seen from a day.
pub fn agenda(workbook: &Workbook, today: Date) -> Agenda {
    let soon_until = today.checked_add(Span::new().days(SOON_DAYS)).unwrap_or(Date::MAX);
    let mut agenda = Agenda::default();
    for one in due(workbook).into_iter().filter(|one| one.standing == Standing::Open) {
        let list = if one.on < today {
            &mut agenda.overdue
        } else if one.on <= soon_until {
            &mut agenda.soon
        } else {
            &mut agenda.later
        };
        list.push(one);
    }
    let actions = workbook.registers.actions.iter();
    agenda.undated = actions.filter(|action| action.due.is_none() && is_open(action.state)).count();
    agenda
}

/// Returns what was typed as the day of an action and could not be read as one, such as "next spring".
pub fn typed_due(workbook: &Workbook, action: RowId) -> Option<&str> {
    let at = resolve("actions/actions")?.row(action).question("due");
    workbook.unread.get(&at.to_string()).map(|typed| typed.trim())
}

/// Says by when an action is due: `by 31/12/2026`, as it was typed where that is no day, or `no date yet`.
pub fn due_in_words(workbook: &Workbook, action: &Action) -> String {
    match (action.due, typed_due(workbook, action.id)) {
        (Some(due), _) => format!("by {}", date_in_table(due)),
        (None, Some(typed)) => format!("by \u{201c}{typed}\u{201d}"),
        (None, None) => "no date yet".to_owned(),
    }
}

/// Returns whether an action is still to be done. One without a state is.
pub fn is_open(state: Option<ActionState>) -> bool {
    !matches!(state, Some(ActionState::Done | ActionState::Dropped))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, Edit};

    #[test]
    fn what_has_a_day_is_listed_by_day() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 8, 31));
        assert_eq!(next_review_on(&workbook), Some(date(2027, 2, 28)), "the last day of a shorter month");
        let at = resolve("organisation/rhythm").unwrap();
        Edit::Set { at, to: ReviewRhythm::EveryYear.answer() }.apply(&mut workbook).unwrap();
        assert_eq!(next_review_on(&workbook), Some(date(2027, 8, 31)));
        for (bits, state) in [(1, Answer::Choice(None)), (2, ActionState::Done.answer())] {
            let on = Answer::Date(Some(date(2026, 12, 31)));
            let with = vec![("what", Answer::Text("Tell them".into())), ("due", on), ("state", state)];
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
        let words = |workbook: &Workbook, on| next_review_in_words(workbook, on).unwrap();
        let (before, after) = (date(2027, 1, 1), date(2027, 12, 1));
        assert!(words(&workbook, before).ends_with(" (due, no date agreed yet)"));
        assert!(words(&workbook, after).ends_with(" (overdue, no date agreed)"));
        let mut unsaid = workbook.clone();
        std::sync::Arc::make_mut(&mut unsaid.organisation).rhythm = None;
        assert!(words(&unsaid, before).ends_with(" (after six months, no date agreed yet)"));
        assert!(!is_next_review_set(&unsaid) && is_next_review_set(&workbook));
        let agreed = Answer::Date(Some(date(2027, 9, 14)));
        Edit::Set { at: resolve("session/next_review").unwrap(), to: agreed }.apply(&mut workbook).unwrap();
        assert_eq!(next_review_on(&workbook), Some(date(2027, 9, 14)), "what was agreed comes before the rhythm");
        assert_eq!(due(&workbook).last().map(|one| (one.kind, one.on)), Some((DueKind::Review, date(2027, 9, 14))));
    }

    #[test]
    fn what_an_earlier_review_announced_is_over_once_the_next_one_has_begun() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 5, 20));
        let add = |workbook: &mut Workbook, bits: u64, on: Date| {
            let with = vec![("statement", Answer::Text("More".into())), ("evaluate_on", Answer::Date(Some(on)))];
            let at = resolve("objectives/smart").unwrap();
            Edit::Add { at, id: RowId::from_bits(bits), place: None, with }.apply(workbook).unwrap();
        };
        add(&mut workbook, 1, date(2026, 10, 31));
        add(&mut workbook, 2, date(2027, 10, 31));
        Edit::CloseReview { on: date(2026, 5, 20), by: String::new() }.apply(&mut workbook).unwrap();
        Edit::StartNextReview { id: RowId::from_bits(91), on: date(2026, 11, 21) }.apply(&mut workbook).unwrap();
        let listed: Vec<_> = due(&workbook).into_iter().map(|one| (one.on, one.from, one.standing)).collect();
        let id = RowId::from_bits;
        assert_eq!(
            listed,
            [
                // Its evaluation lies behind, so the new review asks it anew and the old entry is over.
                (date(2026, 10, 31), id(1), Standing::Settled),
                (date(2026, 11, 20), id(90), Standing::Settled),
                (date(2027, 5, 21), id(91), Standing::Open),
                (date(2027, 10, 31), id(2), Standing::Open),
            ]
        );
    }

    #[test]
    fn the_agenda_tells_late_from_soon_from_later() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 11, 21));
        for (bits, due) in
            [(1, Some(date(2026, 11, 20))), (2, Some(date(2026, 11, 21))), (3, Some(date(2026, 12, 21))), (4, None)]
        {
            let at = resolve("actions/actions").unwrap();
            let with = vec![("due", Answer::Date(due))];
            Edit::Add { at, id: RowId::from_bits(bits), place: None, with }.apply(&mut workbook).unwrap();
        }
        let agenda = agenda(&workbook, date(2026, 11, 21));
        let ids = |list: &[Due]| list.iter().map(|one| one.from).collect::<Vec<_>>();
        assert_eq!(ids(&agenda.overdue), [RowId::from_bits(1)]);
        assert_eq!(ids(&agenda.soon), [RowId::from_bits(2), RowId::from_bits(3)]);
        assert_eq!(ids(&agenda.later), [RowId::from_bits(90)], "the review of May");
        assert_eq!(agenda.undated, 1);
        let due = resolve("actions/actions").unwrap().row(RowId::from_bits(4)).question("due");
        Edit::KeepAsTyped { at: due, text: "next spring".into() }.apply(&mut workbook).unwrap();
        assert_eq!(typed_due(&workbook, RowId::from_bits(4)), Some("next spring"));
        assert_eq!(typed_due(&workbook, RowId::from_bits(3)), None);
        assert_eq!(agenda.first().map(|one| one.from), Some(RowId::from_bits(1)));
    }
}
