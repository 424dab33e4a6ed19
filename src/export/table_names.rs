//! Short names of tables, for what has no room for a question: the sheets of a spreadsheet and the files of CSV.
//!
//! A table asks a question ("Which of these objectives does each aim serve?"); a sheet is called what its rows are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::outline::FOR_EACH;
use crate::model::{AnyRows, Ask, Field, Place, Question, Stage, Workbook};

/// Rows whose name has another plural than the usual.
const PLURALS: [(&str, &str); 8] = [
    ("aim and what it serves", "Aims and objectives"),
    ("person", "Attendance"),
    ("piece of evidence", "Evidence"),
    ("piece of material", "Supporting material"),
    ("piece of work", "Work that stops"),
    ("platform in use", "Platforms in use"),
    ("time of a stage", "Time by stage"),
    ("post", "Content plan"),
];

/// The names by what a paper has as a heading or a caption.
static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut names = Names::default();
    let workbook = Workbook::default();
    for place in Place::all() {
        workbook.ask(place, &mut names);
    }
    for stage in Stage::ALL {
        let [title, label] = [stage.title(), stage.label()].map(|words| format!("{} {words}", stage.number()));
        names.0.insert(title, label);
    }
    names.0
});

/// Returns the short name of what has a title. Titles that are no question are short already.
pub(super) fn short(title: &str) -> &str {
    NAMES.get(title).map_or(title, String::as_str)
}

/// Collects the names of all tables, those inside rows included.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl<'a> Ask<'a> for Names {
    fn answer(&mut self, _: &'static Question, _: &'a dyn Field) {}

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let name = plural(question.row_name);
        for begins in FOR_EACH {
            self.0.insert(format!("{begins} {}", question.row_name), name.clone());
        }
        self.0.insert(question.label.to_owned(), name);
        let blank = rows.blank();
        let mut inside = Self::default();
        blank.ask(&mut inside);
        self.0.append(&mut inside.0);
    }
}

/// Returns what several rows are called.
fn plural(row_name: &str) -> String {
    if let Some((_, plural)) = PLURALS.iter().find(|(one, _)| *one == row_name) {
        return (*plural).to_owned();
    }
    let mut letters = row_name.chars();
    let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_called_what_their_rows_are_and_briefly() {
        use crate::model::sheets::{objectives, resources};
        for (question, name) in [
            (&objectives::questions::AIM_FIT, "Aims and objectives"),
            (&objectives::questions::SMART, "Social media objectives"),
            (&resources::questions::SETUP_TASKS, "Set-up tasks"),
            (&resources::questions::REPLACE, "Work that stops"),
        ] {
            assert_eq!(short(question.label), name);
        }
        assert_eq!(short("1 Find your drivers and your aim"), "1 Aim");
        assert_eq!(short("Hours in total"), "Hours in total");
        for (title, name) in NAMES.iter() {
            assert!(name.chars().count() <= 31 && !name.contains('?'), "{title}: {name}");
        }
    }
}
