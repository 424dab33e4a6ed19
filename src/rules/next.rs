//! What the next review would begin with, told before it is started: what is carried, what is asked anew, what is not
//! carried at all.
//!
//! It is what starting really does, done to a copy, so it cannot promise anything else.

use jiff::civil::Date;

use super::compare::{Change, ChangeKind, Side, compare};
use super::due::is_open;
use crate::model::{Carry, Edit, EditError, RowId, Workbook, find_view};

/// What the next review would begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextReview {
    /// The day on which it would start.
    pub on: Date,
    /// How many answers are taken over, each to be confirmed.
    pub carried: usize,
    /// Dates and targets whose day has passed. They are asked anew; what stood there is in `before`.
    pub anew: Vec<Change>,
    /// Answers that belong to one review only and stay in the old one, such as what was learned.
    pub left: Vec<Change>,
    /// How many actions are still open: its matters arising.
    pub open_actions: usize,
}

/// Returns what the next review would begin with on a day, or why it cannot start.
pub fn next_review(workbook: &Workbook, on: Date) -> Result<NextReview, EditError> {
    let mut tried = workbook.clone();
    Edit::StartNextReview { id: RowId::from_bits(u64::MAX), on }.apply(&mut tried)?;
    let old = Side { workbook, review: workbook.review() };
    let changes = compare(old, Side::newest(&tried), on).changes;
    let gone = changes.into_iter().filter(|one| one.kind == ChangeKind::Dropped);
    let is_of_one_review =
        |one: &Change| find_view(workbook, &one.at).is_none_or(|(question, _)| question.carry == Carry::Anew);
    let (left, anew) = gone.partition(is_of_one_review);
    let open_actions = workbook.registers.actions.iter().filter(|action| is_open(action.state)).count();
    Ok(NextReview { on, carried: tried.review().carried.len(), anew, left, open_actions })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, Number, resolve};

    #[test]
    fn what_is_told_before_is_what_happens() {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 5, 20));
        let set = |workbook: &mut Workbook, at: &str, to: Answer| {
            Edit::Set { at: resolve(at).unwrap(), to }.apply(workbook).unwrap();
        };
        set(&mut workbook, "aim/achievable", Answer::Text("Two people".into()));
        set(&mut workbook, "evaluation/worked", Answer::Text("The films".into()));
        let with = vec![
            ("due", Answer::Date(Some(date(2026, 10, 31)))),
            ("target", Answer::Number(Some(Number::whole(500)))),
            ("metric", Answer::Text("Bookings".into())),
        ];
        let at = resolve("objectives/smart").unwrap();
        Edit::Add { at, id: RowId::from_bits(1), place: None, with }.apply(&mut workbook).unwrap();
        let on = date(2026, 11, 21);
        assert_eq!(next_review(&workbook, on), Err(EditError::ReviewIsOpen));
        Edit::CloseReview { on: date(2026, 5, 20), by: String::new() }.apply(&mut workbook).unwrap();
        let before = workbook.clone();
        let told = next_review(&workbook, on).unwrap();
        assert_eq!(workbook, before, "telling starts nothing");
        assert_eq!(told.carried, 2);
        let labels = |list: &[Change]| list.iter().map(|one| one.question).collect::<Vec<_>>();
        assert_eq!(labels(&told.anew), ["Target", "Due"]);
        assert_eq!(told.anew[0].before, "500");
        assert_eq!(told.left.len(), 1);
        Edit::StartNextReview { id: RowId::from_bits(91), on }.apply(&mut workbook).unwrap();
        assert_eq!(workbook.review().carried.len(), told.carried);
        // Half a year earlier nothing was due.
        let told = next_review(&before, date(2026, 6, 1)).unwrap();
        assert_eq!((told.carried, told.anew.len()), (4, 0));
    }
}
