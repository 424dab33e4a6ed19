//! What was begun in the box for a thought, a decision or an action, and is not kept yet.
//!
//! It is kept as all words are that are no answer yet: in [`Workbook::unread`], at the row that its table does not have.
//! So it is saved, recovered and joined with everything else. It is no answer and no step to undo: taking something
//! back must not take away what a person is about to say.

use std::sync::Arc;

use super::{Address, Edit, EditError, Outcome, RowId, Step, Workbook, find_rows};

/// Returns where the words for a question of the next row of a table are kept.
pub fn begun_at(table: Address, question: &'static str) -> Address {
    table.row(RowId::default()).question(question)
}

/// Returns what was begun there. Empty where nothing was.
pub fn begun<'w>(workbook: &'w Workbook, at: &Address) -> &'w str {
    workbook.unread.get(&at.to_string()).map_or("", String::as_str)
}

/// Returns whether words of [`Workbook::unread`] stand at a row that there is not yet, and so were begun.
pub fn is_begun(at: &Address) -> bool {
    at.row_id() == Some(RowId::default())
}

/// Returns whether a key of [`Workbook::unread`] is that of words that were begun.
pub fn is_begun_key(key: &str) -> bool {
    super::resolve(key).is_some_and(|at| is_begun(&at))
}

/// Returns the edit that keeps what was begun; empty words forget it.
pub fn begin(at: Address, text: &str) -> Edit {
    Edit::Begin { at, text: text.to_owned() }
}

/// Keeps what was begun.
pub(super) fn keep(workbook: &mut Workbook, at: &Address, text: &str) -> Result<Outcome, EditError> {
    let has_place = matches!(at.last(), Some(Step::Question(_)))
        && is_begun(at)
        && at.parent().and_then(Address::parent).is_some_and(|table| find_rows(workbook, &table).is_some());
    if !has_place {
        return Err(EditError::NoSuchAddress(*at));
    }
    super::edit::keep_as_typed(workbook, at, text);
    Ok(Outcome { name: "Start".to_owned(), unlinked: vec![], focus: None })
}

/// Takes over what was begun from the workbook as it was, when a change is undone or another state takes its place.
pub fn keep_begun(before: &Workbook, after: &mut Workbook) {
    if Arc::ptr_eq(&before.unread, &after.unread) {
        return;
    }
    let is_same = {
        let now = before.unread.iter().filter(|(key, _)| is_begun_key(key));
        now.eq(after.unread.iter().filter(|(key, _)| is_begun_key(key)))
    };
    if !is_same {
        let unread = Arc::make_mut(&mut after.unread);
        unread.retain(|key, _| !is_begun_key(key));
        let now = before.unread.iter().filter(|(key, _)| is_begun_key(key));
        unread.extend(now.map(|(key, text)| (key.clone(), text.clone())));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Answer, merge, released, resolve};

    fn thought() -> Address {
        begun_at(resolve("session/parked").unwrap(), "thought")
    }

    fn begun_by(text: &str) -> Workbook {
        let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 11, 21));
        begin(thought(), text).apply(&mut workbook).unwrap();
        workbook
    }

    #[test]
    fn what_was_begun_is_kept_beside_the_table_and_forgotten_when_it_is_empty() {
        let mut workbook = begun_by("Ask in spring");
        assert_eq!(begun(&workbook, &thought()), "Ask in spring");
        assert!(workbook.review().session.parked.is_empty());
        assert!(is_begun(&thought()) && resolve(&thought().to_string()) == Some(thought()));
        begin(thought(), "").apply(&mut workbook).unwrap();
        assert!(workbook.unread.is_empty());
        let elsewhere = [resolve("session/parked").unwrap(), resolve("aim/achievable").unwrap()];
        for at in elsewhere {
            assert_eq!(begin(at, "x").apply(&mut workbook), Err(EditError::NoSuchAddress(at)));
        }
    }

    #[test]
    fn a_colleague_keeps_what_they_began_and_a_paper_for_the_public_has_none_of_it() {
        let base = begun_by("");
        let (mut mine, theirs) = (base.clone(), begun_by("Ask in spring"));
        let at = resolve("aim/achievable").unwrap();
        Edit::Set { at, to: Answer::Text("Two people".into()) }.apply(&mut mine).unwrap();
        let joined = merge(Some(&base), &mine, &theirs, "", date(2026, 11, 22)).workbook;
        assert_eq!(begun(&joined, &thought()), "Ask in spring");
        assert!(released(&joined).unread.is_empty());
    }

    #[test]
    fn going_back_keeps_what_was_begun_and_no_other_typed_words() {
        let (now, mut then) = (begun_by("Ask in spring"), begun_by("Ask"));
        Arc::make_mut(&mut then.unread).insert("session/date".into(), "in spring".into());
        keep_begun(&now, &mut then);
        assert_eq!((begun(&then, &thought()), then.unread.len()), ("Ask in spring", 2));
    }
}
