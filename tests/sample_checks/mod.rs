//! Checks that a worked example is whole: it reads, it is written as the program writes, nothing needed is missing.
//!
//! The examples teach by being complete, and they are the fixtures of other tests, so a dead link or an empty needed
//! answer in them would be copied everywhere.

use std::collections::BTreeSet;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use sightline::model::{
    AnyRows, Ask, Field, Names, Place, Question, Row, RowId, Stage, Table, View, Workbook, resolve,
};

/// Checks the body of a worked example and panics with every fault that was found.
pub(crate) fn check(name: &str, text: &str) {
    let faults = faults(text);
    assert!(faults.is_empty(), "the worked example {name} has faults:\n  {}", faults.join("\n  "));
}

/// Returns what is wrong with the body of a worked example, one line for each fault.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let workbook: Workbook = match options.from_str(text) {
        Ok(workbook) => workbook,
        Err(error) => return vec![format!("does not read: {error}")],
    };
    let mut faults = Vec::new();
    if normal(&workbook) != text {
        faults.push("is not written as the program writes it".to_owned());
    }
    let mut reader = Reader { names: Names::of(&workbook), at: Vec::new(), ids: BTreeSet::new(), faults: &mut faults };
    for place in Place::all() {
        reader.at = vec![place.id().to_owned()];
        workbook.ask(place, &mut reader);
    }
    for decision in workbook.review().session.decisions.iter() {
        about(&decision.about.0, &mut faults);
    }
    for parked in workbook.review().session.parked.iter() {
        about(&parked.about.0, &mut faults);
    }
    for action in workbook.registers.actions.iter() {
        about(&action.about.0, &mut faults);
    }
    faults
}

/// Returns the text of a workbook as the examples keep it, with one line break at the end.
pub(crate) fn normal(workbook: &Workbook) -> String {
    let pretty = PrettyConfig::new().new_line("\n").indentor("  ").struct_names(false);
    let mut text = ron::Options::default().to_string_pretty(workbook, pretty).unwrap_or_default();
    text.push('\n');
    text
}

/// Returns how many SMART objectives can be followed from an objective of the organisation to a measure, and how many
/// cannot.
pub(crate) fn lines_of_sight(workbook: &Workbook) -> (usize, usize) {
    let review = workbook.review();
    let holds = |objective: &&sightline::model::sheets::objectives::SmartObjective| {
        let id = Some(objective.id);
        let fits = review.objectives.aim_fit.iter().any(|fit| {
            fit.aim == objective.aim
                && objective.organisation_objective.0.is_some_and(|served| fit.serves.0.contains(&served))
        });
        let followed = review.content.themes.iter().any(|theme| {
            theme.objective.0 == id
                && review
                    .stakeholders
                    .stakeholders
                    .iter()
                    .any(|who| Some(who.id) == theme.stakeholder.0 && who.objective.0 == id)
                && workbook.registers.posts.iter().any(|post| post.theme.0 == Some(theme.id))
        });
        fits && followed && review.evaluation.measures.iter().any(|measure| measure.objective.0 == id)
    };
    let whole = review.objectives.smart.iter().filter(holds).count();
    (whole, review.objectives.smart.len() - whole)
}

/// An address in the text of a note must be one of this program.
fn about(text: &str, faults: &mut Vec<String>) {
    if text.contains('/') && resolve(text).is_none() {
        faults.push(format!("no question has the address {text}"));
    }
}

/// Reads every page and collects what is wrong.
struct Reader<'n, 'f> {
    names: Names<'n>,
    at: Vec<String>,
    ids: BTreeSet<RowId>,
    faults: &'f mut Vec<String>,
}

impl Reader<'_, '_> {
    fn fault(&mut self, question: &Question, what: &str) {
        self.faults.push(format!("{}/{}: {what}", self.at.join("/"), question.id));
    }

    fn link(&mut self, question: &Question, id: RowId) {
        let found = question.table.is_some_and(|table: Table| self.names.rows(table).row(id).is_some());
        if !found {
            self.fault(question, &format!("no row {id} to point to"));
        }
    }
}

impl<'a> Ask<'a> for Reader<'_, '_> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let view = field.view();
        if question.is_needed() && !view.is_answered() {
            self.fault(question, "needs an answer");
        }
        match view {
            View::Link(Some(id)) => self.link(question, id),
            View::Links(ids) => ids.iter().for_each(|id| self.link(question, *id)),
            View::Pick(key) if !key.is_empty() && question.list.and_then(|list| list.label(key)).is_none() => {
                self.fault(question, &format!("{key} is not in the data file"));
            }
            View::Picks(keys) => {
                for key in keys {
                    if question.list.and_then(|list| list.label(key)).is_none() {
                        self.fault(question, &format!("{key} is not in the data file"));
                    }
                }
            }
            View::Line(text) if text.contains('\n') => self.fault(question, "has a line break in one line"),
            _ => {}
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        if question.is_needed() && rows.count() == 0 {
            self.fault(question, "needs a row");
        }
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            let row: &dyn Row = row;
            if row.id() == RowId::default() || !self.ids.insert(row.id()) {
                self.fault(question, &format!("the id {} is empty or used twice", row.id()));
            }
            self.at.extend([question.id.to_owned(), row.id().to_string()]);
            row.ask(self);
            self.at.truncate(self.at.len() - 2);
        }
    }
}

#[test]
fn the_constitution_example_is_whole_but_for_one_honest_gap() {
    let text = include_str!("../../assets/samples/constitution.ron");
    check("constitution", text);
    let workbook: Workbook =
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).unwrap_or_default();
    assert_eq!(lines_of_sight(&workbook), (4, 1));
}

#[test]
fn an_empty_workbook_and_a_dead_link_are_faults() {
    let empty = normal(&Workbook::default());
    assert!(faults(&empty).iter().any(|fault| fault == "organisation/name: needs an answer"), "{:?}", faults(&empty));
    assert!(Stage::ALL.iter().all(|stage| faults(&empty).iter().any(|fault| fault.starts_with(stage.id()))));
    let text = include_str!("../../assets/samples/constitution.ron");
    let dead = text.replace("aim: Some(\"cam0000002\")", "aim: Some(\"cam0000009\")");
    assert!(faults(&dead).iter().any(|fault| fault.contains("no row cam0000009 to point to")), "{:?}", faults(&dead));
}
