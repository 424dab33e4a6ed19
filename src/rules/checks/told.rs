//! What the statements of objectives say, read once each and again only when the words change.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::sheets::objectives::SmartObjective;
use crate::model::{RowId, Rows};
use crate::rules::coach::{self, Amount, Direction, Kind, Unit, VerbClarity};

/// What one statement says, as far as checks ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Told {
    /// The verb of change with its words. None when there is no such verb.
    pub(super) verb: Option<(VerbClarity, String)>,
    /// The words of a second thing that it asks for.
    pub(super) second: Option<String>,
    /// Which way the figure goes.
    pub(super) direction: Option<Direction>,
    /// Whether it is an objective.
    pub(super) kind: Kind,
    /// The words of what is measured.
    pub(super) metric: Option<String>,
    /// What the figures count.
    pub(super) unit: Option<Unit>,
    /// Where the metric stands, or the day by which that will be known.
    pub(super) baseline: Option<coach::Baseline>,
    /// Where it should stand, or how far it should move.
    pub(super) target: Option<Amount>,
    /// Every figure in it, whatever it stands for.
    pub(super) figures: Vec<Amount>,
    /// The day by which it should.
    pub(super) due: Option<Date>,
}

/// What every statement says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Statements {
    today: Option<Date>,
    by_row: BTreeMap<RowId, (String, Told)>,
}

impl Statements {
    /// Reads the statements that are new or that have changed.
    pub(in crate::rules) fn update(&mut self, objectives: &Rows<SmartObjective>, today: Date) {
        if self.today != Some(today) {
            self.by_row.clear();
            self.today = Some(today);
        }
        let mut by_row = BTreeMap::new();
        for one in objectives.iter().filter(|one| !one.statement.0.trim().is_empty()) {
            let known = self.by_row.remove(&one.id).filter(|(words, _)| *words == one.statement.0);
            let read = || (one.statement.0.clone(), read(&one.statement.0, today));
            by_row.insert(one.id, known.unwrap_or_else(read));
        }
        self.by_row = by_row;
    }

    /// Returns what the statement of an objective says. None for an objective without words.
    pub(super) fn of(&self, objective: RowId) -> Option<&Told> {
        self.by_row.get(&objective).map(|(_, told)| told)
    }
}

fn read(statement: &str, today: Date) -> Told {
    let read = coach::read(statement, today);
    Told {
        verb: read.change_verb.map(|verb| (verb.value, verb.words.to_owned())),
        second: read.second_thing.map(|second| second.words.to_owned()),
        direction: read.direction.map(|direction| direction.value),
        kind: read.kind,
        metric: read.metric.map(|metric| metric.words.to_owned()),
        unit: read.unit.map(|unit| unit.value),
        baseline: read.baseline.map(|baseline| baseline.value),
        target: read.target.map(|target| target.value),
        figures: read.figures,
        due: read.deadline.and_then(|deadline| deadline.value),
    }
}
