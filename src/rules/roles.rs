//! The roles that a workbook names, so that a role is written in one way everywhere.
//!
//! Hours are compared by the name of the role: a role that is written in two ways has its work in one place and its
//! hours in another.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{Address, AnyRows, Ask, Field, Place, Question, Stage, View, Vocabulary, Workbook};

/// How alike two names are, in hundredths, from which one may be meant for the other: "Digital comms officer" and
/// "Digital communications officer" are at 82, "Head of digital" and "Head of nursing" at 60.
const ALIKE: usize = 75;

/// The most names that are offered at once.
pub const MOST_OFFERED: usize = 6;

/// Returns every role that the workbook names, each once: those of stage 4 in their order, then the others by how often
/// they are named. What one answer says is left out, so that a slip there is not offered back.
pub fn role_names(workbook: &Workbook, but: Option<&Address>) -> Vec<String> {
    let mut reader = Reader { here: Address::page(Place::Organisation), but, planned: vec![], other: BTreeMap::new() };
    for place in Place::all() {
        reader.here = Address::page(place);
        workbook.ask(place, &mut reader);
    }
    let Reader { planned, other, .. } = reader;
    let mut names: Vec<String> = vec![];
    let mut add = |name: &str| {
        if !names.iter().any(|known| plain(known) == plain(name)) {
            names.push(name.to_owned());
        }
    };
    for name in planned {
        add(name);
    }
    let mut other: Vec<(&str, usize)> = other.into_iter().collect();
    other.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (name, _) in other {
        add(name);
    }
    names
}

/// Returns the names to offer while one is typed, at most [`MOST_OFFERED`]: all while the field is empty, else those in
/// which every typed word begins a word, else the one that may be meant. None when what is typed is one of the names
/// already.
pub fn offered<'n>(names: &'n [String], typed: &str) -> Vec<&'n str> {
    let words = plain(typed);
    if names.iter().any(|name| plain(name) == words) {
        return vec![];
    }
    let fits = |name: &&String| {
        let name = plain(name);
        words.split_whitespace().all(|start| name.split_whitespace().any(|word| word.starts_with(start)))
    };
    let fitting: Vec<&str> = names.iter().filter(fits).map(String::as_str).take(MOST_OFFERED).collect();
    if fitting.is_empty() { meant(names.iter().map(String::as_str), typed).into_iter().collect() } else { fitting }
}

/// Returns the name that is most like another and may be meant by it. None where none is alike, or it is the same.
pub fn meant<'n>(names: impl Iterator<Item = &'n str>, typed: &str) -> Option<&'n str> {
    let typed: Vec<char> = plain(typed).chars().collect();
    names
        .map(|name| (alike(&plain(name).chars().collect::<Vec<_>>(), &typed), name))
        .filter(|(alike, _)| (ALIKE..100).contains(alike))
        .max_by_key(|(alike, _)| *alike)
        .map(|(_, name)| name)
}

/// Returns a name as names are compared: without regard to capitals and blanks.
pub fn plain(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Returns the share of letters that two names have in common in the same order, in hundredths.
fn alike(one: &[char], other: &[char]) -> usize {
    let both = one.len() + other.len();
    if both == 0 {
        return 100;
    }
    let equal = |op: &DiffOp| match op {
        DiffOp::Equal { len, .. } => *len,
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => 0,
    };
    let common: usize = capture_diff_slices(Algorithm::Myers, one, other).iter().map(equal).sum();
    200 * common / both
}

struct Reader<'a, 'b> {
    here: Address,
    but: Option<&'b Address>,
    planned: Vec<&'a str>,
    other: BTreeMap<&'a str, usize>,
}

impl<'a> Ask<'a> for Reader<'a, '_> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if question.vocabulary != Some(Vocabulary::Roles) {
            return;
        }
        let View::Line(name) = field.view() else { return };
        let name = name.trim();
        if name.is_empty() || self.but == Some(&self.here.question(question.id)) {
            return;
        }
        if self.here.parent() == Some(planned()) {
            self.planned.push(name);
        } else {
            *self.other.entry(name).or_default() += 1;
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(row.id());
            row.ask(self);
        }
        self.here = outside;
    }
}

/// Returns the table of the roles that have hours.
fn planned() -> Address {
    Address::page(Place::Stage(Stage::Resources)).question("roles")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::RowId;
    use crate::model::registers::Action;
    use crate::model::sheets::resources::{TeamRole, WeeklyTask};

    fn workbook() -> Workbook {
        let mut workbook = Workbook::default();
        let action = |id, owner: &str| Action { id: RowId::from_bits(id), owner: owner.into(), ..Action::default() };
        let actions =
            [action(1, "Head of nursing"), action(2, "Web team"), action(3, " web  team "), action(4, "Web team")];
        *Arc::make_mut(&mut workbook.registers.actions) = actions.into_iter().collect();
        let sheet = Arc::make_mut(&mut workbook.review_mut().resources);
        let role = |id, role: &str| TeamRole { id: RowId::from_bits(id), role: role.into(), ..TeamRole::default() };
        sheet.roles =
            [role(11, "Digital communications officer"), role(12, "Communications manager")].into_iter().collect();
        sheet.weekly_tasks =
            [WeeklyTask { id: RowId::from_bits(21), role: "Digital comms officer".into(), ..WeeklyTask::default() }]
                .into_iter()
                .collect();
        workbook
    }

    #[test]
    fn roles_with_hours_come_first_and_each_name_comes_once() {
        assert_eq!(
            role_names(&workbook(), None),
            [
                "Digital communications officer",
                "Communications manager",
                "Web team",
                "Digital comms officer",
                "Head of nursing"
            ]
        );
    }

    #[test]
    fn a_slip_is_not_offered_where_it_stands() {
        let slip = Address::page(Place::Stage(Stage::Resources))
            .question("weekly_tasks")
            .row(RowId::from_bits(21))
            .question("role");
        assert!(!role_names(&workbook(), Some(&slip)).iter().any(|name| name == "Digital comms officer"));
    }

    #[test]
    fn names_are_offered_by_the_beginnings_of_their_words() {
        let names = role_names(&workbook(), None);
        assert_eq!(offered(&names, "off dig"), ["Digital communications officer", "Digital comms officer"]);
        assert_eq!(offered(&names, "").len(), 5);
        assert_eq!(offered(&names, "WEB TEAM"), Vec::<&str>::new());
        assert_eq!(offered(&names, "chair"), Vec::<&str>::new());
        assert_eq!(offered(&names, "Web teem"), ["Web team"]);
    }

    #[test]
    fn a_name_that_is_written_in_another_way_is_recognised() {
        let meant = |typed| meant(["Digital communications officer", "Head of nursing", "Web team"].into_iter(), typed);
        assert_eq!(meant("Digital comms officer"), Some("Digital communications officer"));
        assert_eq!(meant("Web teem"), Some("Web team"));
        assert_eq!(meant("Head of digital"), None);
        assert_eq!(meant("web team"), None);
        assert_eq!(meant(""), None);
    }
}
