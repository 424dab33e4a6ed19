//! Taking one answer or one row back from an older state of the workbook, as an edit like any other.

use crate::model::{Address, AnyRows, Ask, Edit, Field, Question, Row, Step, Workbook, find_row, find_rows, find_view};

/// Returns the edit that makes an answer or a row what it was in an older state: its value, or the row with all that was
/// in it, or nothing where there was nothing. None when both say the same, or nobody asks there.
pub fn take_back(old: &Workbook, now: &Workbook, at: Address) -> Option<Edit> {
    let edits = match at.last()? {
        Step::Question(_) => answer(old, now, at),
        Step::Row(_) => match (find_row(old, &at), find_row(now, &at)) {
            (Some(row), None) => added(old, at, row),
            (None, Some(_)) => vec![Edit::Remove { row: at }],
            _ => vec![],
        },
    };
    (!edits.is_empty()).then_some(Edit::Together { name: "Restore an answer", edits })
}

fn answer(old: &Workbook, now: &Workbook, at: Address) -> Vec<Edit> {
    if let (Some((_, then)), Some((_, today))) = (find_rows(old, &at), find_rows(now, &at)) {
        return order(at, then, today);
    }
    let Some((_, view)) = find_view(old, &at) else { return vec![] };
    let key = at.to_string();
    let (then, today) = (old.unread.get(&key), now.unread.get(&key));
    let to = view.to_answer();
    let is_same = find_view(now, &at).is_some_and(|(_, view)| view.to_answer() == to);
    let mut edits = vec![];
    if !is_same || (today.is_some() && then.is_none()) {
        edits.push(Edit::Set { at, to });
    }
    if let Some(text) = then.filter(|then| Some(*then) != today || !edits.is_empty()) {
        edits.push(Edit::KeepAsTyped { at, text: text.clone() });
    }
    edits
}

/// Returns the moves that bring the rows that both have into the old order.
fn order(at: Address, old: &dyn AnyRows, now: &dyn AnyRows) -> Vec<Edit> {
    let ids = |rows: &dyn AnyRows| -> Vec<_> { (0..rows.count()).filter_map(|p| rows.at(p)).map(Row::id).collect() };
    let mut present = ids(now);
    let wanted: Vec<_> = ids(old).into_iter().filter(|id| present.contains(id)).collect();
    let mut edits = vec![];
    for (to, id) in wanted.into_iter().enumerate() {
        if present.get(to) != Some(&id) {
            edits.push(Edit::Move { row: at.row(id), to });
            present.retain(|other| *other != id);
            present.insert(to.min(present.len()), id);
        }
    }
    edits
}

/// Returns the edits that add a row with all that was in it.
fn added(old: &Workbook, at: Address, row: &dyn Row) -> Vec<Edit> {
    struct Fill<'o> {
        old: &'o Workbook,
        here: Address,
        edits: Vec<Edit>,
    }

    impl<'a> Ask<'a> for Fill<'_> {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            let at = self.here.question(question.id);
            if field.view().is_answered() {
                self.edits.push(Edit::Set { at, to: field.view().to_answer() });
            }
            if let Some(text) = self.old.unread.get(&at.to_string()) {
                self.edits.push(Edit::KeepAsTyped { at, text: text.clone() });
            }
        }

        fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
            for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
                let at = self.here.question(question.id).row(row.id());
                self.edits.extend(added(self.old, at, row));
            }
        }
    }

    let (Some(table), Some(id)) = (at.parent(), at.row_id()) else { return vec![] };
    let place = find_rows(old, &table).and_then(|(_, rows)| rows.place_of(id));
    let mut fill = Fill { old, here: at, edits: vec![Edit::Add { at: table, id, place, with: vec![] }] };
    row.ask(&mut fill);
    fill.edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Place, RowId, Stage, Table};

    fn set(workbook: &mut Workbook, at: Address, text: &str) {
        Edit::Set { at, to: Answer::Text(text.to_owned()) }.apply(workbook).unwrap();
    }

    #[test]
    fn an_answer_comes_back_and_so_does_what_was_typed() {
        let at = Address::page(Place::Stage(Stage::Aim)).question("achievable");
        let (mut old, mut now) = (Workbook::default(), Workbook::default());
        set(&mut old, at, "then");
        set(&mut now, at, "today");
        take_back(&old, &now, at).unwrap().apply(&mut now).unwrap();
        assert_eq!(now.review().aim.achievable.0, "then");
        assert_eq!(take_back(&old, &now, at), None);
    }

    #[test]
    fn a_row_comes_back_with_all_that_was_in_it() {
        let table = Table::SmartObjectives.address();
        let id = RowId::from_bits(7);
        let mut old = Workbook::default();
        Edit::Add { at: table, id, place: None, with: vec![] }.apply(&mut old).unwrap();
        set(&mut old, table.row(id).question("statement"), "Raise it");
        let due = table.row(id).question("due");
        Edit::KeepAsTyped { at: due, text: "spring".to_owned() }.apply(&mut old).unwrap();
        let mut now = Workbook::default();
        take_back(&old, &now, table.row(id)).unwrap().apply(&mut now).unwrap();
        assert_eq!(now.review().objectives, old.review().objectives);
        assert_eq!(now.unread, old.unread);
        // And goes again, towards a state in which it was not there.
        take_back(&Workbook::default(), &now, table.row(id)).unwrap().apply(&mut now).unwrap();
        assert!(now.review().objectives.smart.is_empty() && now.unread.is_empty());
    }
}
