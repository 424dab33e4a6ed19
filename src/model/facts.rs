//! What a row says at a glance: its name, the two to four answers that matter, and what it still lacks.
//!
//! Which answers are facts is declared beside the questions ([`Question::fact`], [`Question::also`]), so that folded
//! rows, lists and papers say the same of a row. A row that declares none gives its first other answers.

use std::borrow::Cow;

use super::sheets::objectives::Unit;
use super::{AnyRows, Ask, Baseline, Fact, Field, Names, Question, Row, RowId, Table, View, row_title, words};

/// How many facts a row gives that declares none.
const USUAL: usize = 4;
/// The longest fact, in characters: the next one is to be seen, too.
const LONGEST: usize = 44;

/// What a row says at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFacts {
    /// What the row is called. Empty for a blank row.
    pub name: String,
    /// The answers that matter, in the order in which they are said.
    pub facts: Vec<String>,
    /// The labels of the needed questions without an answer.
    pub missing: Vec<&'static str>,
}

impl RowFacts {
    /// Returns the facts in one line.
    pub fn in_one_line(&self) -> String {
        self.facts.join(" · ")
    }

    /// Returns the facts as they are spoken.
    pub fn spoken(&self) -> String {
        self.facts.join(", ").replace(" → ", " to ")
    }
}

/// Returns what a row of a table says at a glance.
pub fn row_facts(table: &'static Question, row: &dyn Row, names: &Names<'_>) -> RowFacts {
    let mut reader = Reader { names, unit: None, declared: vec![], others: vec![], missing: vec![] };
    row.ask(&mut reader);
    let Reader { mut declared, others, missing, .. } = reader;
    let name = title_of(row, names).lines().next().unwrap_or_default().trim().to_owned();
    declared.sort_by_key(|(order, ..)| *order);
    let mut facts: Vec<String> = vec![];
    for (_, fact, text) in declared.iter().filter(|(.., text)| !text.is_empty()) {
        match (fact, facts.last_mut()) {
            (Fact::Towards, Some(from)) if !from.is_empty() => *from = format!("{from} → {text}"),
            (Fact::Towards, _) => facts.push(format!("target {text}")),
            // A target stands behind its baseline, if there is one.
            _ => facts.push(text.clone()),
        }
    }
    if declared.is_empty() {
        // What the row is called is among its answers.
        facts = others.into_iter().filter(|text| !name.starts_with(text.trim_end_matches('…'))).take(USUAL).collect();
    }
    if let Some(more) = table.also.map(|also| also(names, row.id())).filter(|more| !more.is_empty()) {
        facts.push(more);
    }
    RowFacts { name, facts, missing }
}

/// Returns what a row is known by, or the row that its first link points to.
pub fn title_of<'w>(row: &'w dyn Row, names: &Names<'w>) -> Cow<'w, str> {
    /// The first question of a row: whether it was met, and where to it links.
    #[derive(Default)]
    struct First {
        is_met: bool,
        link: Option<(Table, RowId)>,
    }

    impl<'a> Ask<'a> for First {
        fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
            if let (false, View::Link(Some(id)), Some(table)) = (self.is_met, field.view(), question.table) {
                self.link = Some((table, id));
            }
            self.is_met = true;
        }

        fn rows(&mut self, _: &'static Question, _: &'a dyn AnyRows) {}
    }

    let mut first = First::default();
    row.ask(&mut first);
    match first.link {
        // A row that begins with a link is about what it points to, whatever else it says.
        Some((table, id)) => names.name(table, id),
        None => row_title(row),
    }
}

/// Reads the facts of a row.
struct Reader<'n, 'w> {
    names: &'n Names<'w>,
    /// What the figures of the row count.
    unit: Option<Unit>,
    declared: Vec<(u8, Fact, String)>,
    others: Vec<String>,
    missing: Vec<&'static str>,
}

impl Reader<'_, '_> {
    fn figure(&self, view: View<'_>) -> Option<String> {
        let write = |value| self.unit.map_or_else(|| format!("{value}"), |unit| unit.write(value));
        match view {
            View::Baseline(Baseline::Known { value, .. }) => Some(write(*value)),
            View::Baseline(Baseline::NotYetKnown { .. }) => Some("not yet known".to_owned()),
            View::Number(value) => value.map(write),
            View::Baseline(Baseline::Unanswered)
            | View::Line(_)
            | View::Prose(_)
            | View::Choice(..)
            | View::Pick(_)
            | View::Picks(_)
            | View::Tick(_)
            | View::Date(_)
            | View::Hours(_)
            | View::Money(_)
            | View::Measured(_)
            | View::Link(_)
            | View::Links(_)
            | View::Question(_) => None,
        }
    }
}

impl<'a> Ask<'a> for Reader<'_, 'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let view = field.view();
        if let View::Choice(Some(place), options) = view
            && options == Unit::OPTIONS
        {
            self.unit = Unit::ALL.get(place).copied();
        }
        if !view.is_answered() {
            self.missing.extend(question.is_needed().then_some(question.label));
            return;
        }
        let text = short(&words(question, view, self.names));
        match question.fact {
            Some((order, fact)) => {
                let text = match fact {
                    Fact::Answer => text,
                    Fact::After(word) => format!("{word} {text}"),
                    Fact::Figure | Fact::Towards => self.figure(view).unwrap_or(text),
                };
                self.declared.push((order, fact, text));
            }
            None => self.others.push(text),
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let each = || (0..rows.count()).filter_map(|place| rows.at(place));
        if rows.count() == 0 && question.is_needed() {
            self.missing.push(question.label);
        }
        for row in each() {
            let mut inner = Reader { names: self.names, unit: None, declared: vec![], others: vec![], missing: vec![] };
            row.ask(&mut inner);
            for label in inner.missing {
                if !self.missing.contains(&label) {
                    self.missing.push(label);
                }
            }
        }
        if let Some((order, fact)) = question.fact {
            let all: Vec<_> = each().map(|row| title_of(row, self.names)).filter(|title| !title.is_empty()).collect();
            self.declared.push((order, fact, short(&all.join(", "))));
        }
    }
}

/// Returns the first line of a text, cut between two words if it is long.
fn short(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.trim_end_matches('.').to_owned();
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Answer, Edit, Place, Stage, Workbook, find_row, find_rows};

    fn facts(workbook: &Workbook, table: Table, bits: u64) -> RowFacts {
        let at = table.address();
        let (question, _) = find_rows(workbook, &at).unwrap();
        let row = find_row(workbook, &at.row(RowId::from_bits(bits))).unwrap();
        row_facts(question, row, &Names::of(workbook))
    }

    fn workbook(edits: &[Edit]) -> Workbook {
        let mut workbook = Workbook::default();
        for edit in edits {
            edit.apply(&mut workbook).unwrap();
        }
        workbook
    }

    fn add(table: Table, bits: u64, with: Vec<(&'static str, Answer)>) -> Edit {
        Edit::Add { at: table.address(), id: RowId::from_bits(bits), place: None, with }
    }

    #[test]
    fn an_objective_says_its_figures_day_and_owner() {
        let smart = vec![
            ("statement", Answer::Text("Raise uptake".into())),
            ("unit", Unit::Percent.answer()),
            ("baseline", Answer::Baseline(Baseline::Known { value: "44".parse().unwrap(), on: None })),
            ("target", Answer::Number(Some("50".parse().unwrap()))),
            ("due", Answer::Date(Some(jiff::civil::date(2027, 1, 31)))),
            ("owner", Answer::Text("Digital officer".into())),
        ];
        let said = facts(&workbook(&[add(Table::SmartObjectives, 1, smart)]), Table::SmartObjectives, 1);
        assert_eq!(said.name, "Raise uptake");
        assert_eq!(said.in_one_line(), "44% → 50% · due 31/01/2027 · Digital officer");
        assert_eq!(said.spoken(), "44% to 50%, due 31/01/2027, Digital officer");
        assert!(said.missing.contains(&"Metric"), "{:?}", said.missing);
        assert!(!said.missing.contains(&"Team objective"), "it may be left out");
    }

    #[test]
    fn an_organisation_objective_says_its_source_and_the_aims_that_serve_it() {
        let objective =
            vec![("name", Answer::Text("Shorter waits".into())), ("source", Answer::Text("Strategy 2025".into()))];
        let mut edits = vec![
            add(Table::Aims, 1, vec![("change", Answer::Text("More people book".into()))]),
            add(Table::OrganisationObjectives, 2, objective),
        ];
        let said = facts(&workbook(&edits), Table::OrganisationObjectives, 2);
        assert_eq!(said.in_one_line(), "Strategy 2025 · no aim serves it");
        let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
        let with = vec![
            ("aim", Answer::Link(Some(RowId::from_bits(1)))),
            ("serves", Answer::Links(vec![RowId::from_bits(2)])),
        ];
        edits.push(Edit::Add { at: fit, id: RowId::from_bits(3), place: None, with });
        let said = facts(&workbook(&edits), Table::OrganisationObjectives, 2);
        assert_eq!(said.in_one_line(), "Strategy 2025 · served by aim 1");
    }

    #[test]
    fn a_stakeholder_says_who_they_are_where_and_for_what() {
        let stakeholder = vec![
            ("name", Answer::Text("Parents".into())),
            (
                "who",
                Answer::Text(
                    "Mostly in their thirties. They trust the health visitor most, and read little else".into(),
                ),
            ),
        ];
        let row = Table::Stakeholders.address().row(RowId::from_bits(1));
        let said = facts(
            &workbook(&[
                add(Table::Stakeholders, 1, stakeholder),
                Edit::Add {
                    at: row.question("platforms"),
                    id: RowId::from_bits(2),
                    place: None,
                    with: vec![("platform", Answer::Pick("facebook".into()))],
                },
            ]),
            Table::Stakeholders,
            1,
        );
        assert_eq!(said.name, "Parents");
        assert_eq!(said.in_one_line(), "Mostly in their thirties. They trust the… · Facebook");
        assert!(said.missing.contains(&"How often"), "what a row inside lacks is named: {:?}", said.missing);
    }
}
