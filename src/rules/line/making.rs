//! How the line of sight is made from the answers: boxes, connections, and a gap wherever one is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Edge, Line, LineOfSight, Node, State};
use crate::model::sheets::objectives::SmartObjective;
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{Address, Baseline, List, Place, Review, RowId, Stage, Table};
use crate::rules::platforms::TOP;

/// Makes the line of sight of a review.
pub(super) fn make(review: &Review) -> LineOfSight {
    let mut made = Made::of(review);
    made.organisation_and_aims();
    made.objectives();
    made.audience();
    made.figures();
    made.finish()
}

/// The line of sight as far as it is made.
struct Made<'r> {
    review: &'r Review,
    nodes: Vec<Node>,
    rows: BTreeMap<(Column, RowId), usize>,
    edges: BTreeMap<(usize, usize), BTreeSet<usize>>,
    lines: Vec<(usize, &'r SmartObjective)>,
    broken: BTreeSet<usize>,
}

impl<'r> Made<'r> {
    fn of(review: &'r Review) -> Self {
        Self {
            review,
            nodes: vec![],
            rows: BTreeMap::new(),
            edges: BTreeMap::new(),
            lines: vec![],
            broken: BTreeSet::new(),
        }
    }

    fn add(&mut self, column: Column, at: Address, words: &str) {
        let words = short(words);
        if let (Some(id), false) = (at.row_id(), words.is_empty()) {
            self.rows.insert((column, id), self.nodes.len());
            self.nodes.push(Node { column, at, words, detail: "", state: State::Firm });
        }
    }

    fn gap(&mut self, column: Column, at: Address, words: &str, detail: &'static str, state: State) -> usize {
        self.nodes.push(Node { column, at, words: words.to_owned(), detail, state });
        self.nodes.len() - 1
    }

    fn node(&self, column: Column, id: Option<RowId>) -> Option<usize> {
        self.rows.get(&(column, id?)).copied()
    }

    fn join(&mut self, from: usize, to: usize, lines: impl IntoIterator<Item = usize>) {
        self.edges.entry((from, to)).or_default().extend(lines);
    }

    /// Returns the lines whose objective passes a test.
    fn lines_where(&self, test: impl Fn(&SmartObjective) -> bool) -> Vec<usize> {
        self.lines.iter().enumerate().filter(|(_, (_, one))| test(one)).map(|(line, _)| line).collect()
    }

    /// Returns the objectives of the organisation that an aim serves, as the fit says.
    fn served(&self, aim: RowId) -> BTreeSet<RowId> {
        let fits = self.review.objectives.aim_fit.iter().filter(|fit| fit.aim.0 == Some(aim));
        fits.flat_map(|fit| fit.serves.0.iter().copied()).collect()
    }

    fn organisation_and_aims(&mut self) {
        let review = self.review;
        let table = Table::OrganisationObjectives.address();
        for one in review.objectives.organisation_objectives.iter() {
            self.add(Column::Organisation, table.row(one.id), &one.name.0);
        }
        for aim in review.aim.aims.iter() {
            self.add(Column::Aim, Table::Aims.address().row(aim.id), &aim.change.0);
        }
        for one in review.objectives.smart.iter().filter(|one| !one.statement.0.trim().is_empty()) {
            let at = Table::SmartObjectives.address().row(one.id);
            self.add(Column::Objective, at, &figures_of(one));
            if let Some(node) = self.node(Column::Objective, Some(one.id)) {
                self.lines.push((node, one));
            }
        }
        let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
        for aim in review.aim.aims.iter() {
            let Some(to) = self.node(Column::Aim, Some(aim.id)) else { continue };
            let mut served = self.served(aim.id);
            let of_aim = |one: &SmartObjective| one.aim.0 == Some(aim.id);
            served.extend(
                self.lines.iter().filter(|(_, one)| of_aim(one)).filter_map(|(_, one)| one.organisation_objective.0),
            );
            let mut any = false;
            for id in served {
                if let Some(from) = self.node(Column::Organisation, Some(id)) {
                    any = true;
                    // An objective that names its own is on that line only.
                    let lines =
                        self.lines_where(|one| of_aim(one) && one.organisation_objective.0.is_none_or(|own| own == id));
                    self.join(from, to, lines);
                }
            }
            let lines = self.lines_where(of_aim);
            if !any {
                let words = "It serves nothing";
                let gap =
                    self.gap(Column::Organisation, fit, words, "No objective of the organisation is named", State::Gap);
                self.broken.extend(&lines);
                self.join(gap, to, lines.clone());
            }
            if lines.is_empty() {
                let at = Table::SmartObjectives.address();
                let gap = self.gap(Column::Objective, at, "No objective", "Nothing makes it measurable", State::Gap);
                self.join(to, gap, []);
            }
        }
    }

    fn objectives(&mut self) {
        for (line, (node, one)) in self.lines.clone().into_iter().enumerate() {
            let at = Table::SmartObjectives.address().row(one.id);
            if let Some(aim) = self.node(Column::Aim, one.aim.0) {
                self.join(aim, node, [line]);
                continue;
            }
            let gap =
                self.gap(Column::Aim, at.question("aim"), "No aim", "Nothing says what should change", State::Gap);
            self.broken.insert(line);
            self.join(gap, node, [line]);
            if let Some(from) = self.node(Column::Organisation, one.organisation_objective.0) {
                self.join(from, gap, [line]);
            }
        }
        let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
        let alone: Vec<usize> = (0..self.nodes.len())
            .filter(|place| {
                self.nodes[*place].column == Column::Organisation && self.nodes[*place].state == State::Firm
            })
            .filter(|place| !self.edges.keys().any(|(from, _)| from == place))
            .collect();
        for place in alone {
            let detail = "Not a fault if it is not for social media";
            let gap = self.gap(Column::Aim, fit, "No aim", detail, State::Open);
            self.join(place, gap, []);
        }
    }

    fn audience(&mut self) {
        let review = self.review;
        let themes = &review.content.themes;
        for (rank, group) in review.stakeholders.stakeholders.iter().enumerate() {
            let in_use = themes.iter().any(|theme| theme.stakeholder.0 == Some(group.id));
            if rank < TOP || in_use {
                self.add(Column::Stakeholder, Table::Stakeholders.address().row(group.id), &group.name.0);
            }
        }
        for theme in themes.iter().filter(|theme| !theme.name.0.trim().is_empty()) {
            let platform = theme.stakeholder.0.and_then(|id| platform_for(review, id));
            let words =
                platform.map_or_else(|| theme.name.0.clone(), |platform| format!("{platform}: {}", theme.name.0));
            self.add(Column::Content, Table::Themes.address().row(theme.id), &words);
        }
        for (line, (node, one)) in self.lines.clone().into_iter().enumerate() {
            let mine: Vec<usize> = themes
                .iter()
                .filter(|theme| theme.objective.0 == Some(one.id))
                .filter_map(|theme| self.node(Column::Content, Some(theme.id)))
                .collect();
            let mut groups: BTreeSet<usize> = BTreeSet::new();
            let mut reached: BTreeSet<usize> = BTreeSet::new();
            for theme in themes.iter().filter(|theme| theme.objective.0 == Some(one.id)) {
                let Some(to) = self.node(Column::Content, Some(theme.id)) else { continue };
                if let Some(from) = self.node(Column::Stakeholder, theme.stakeholder.0) {
                    groups.insert(from);
                    reached.insert(to);
                    self.join(from, to, [line]);
                }
            }
            let own = review.stakeholders.stakeholders.iter().filter(|group| group.objective.0 == Some(one.id));
            groups.extend(own.filter_map(|group| self.node(Column::Stakeholder, Some(group.id))));
            let unreached: Vec<usize> = mine.iter().copied().filter(|theme| !reached.contains(theme)).collect();
            if groups.is_empty() || (!unreached.is_empty() && reached.is_empty()) {
                let at = Table::Stakeholders.address();
                let gap =
                    self.gap(Column::Stakeholder, at, "No stakeholder", "Nobody is named who has to act", State::Gap);
                self.broken.insert(line);
                self.join(node, gap, [line]);
                for theme in &unreached {
                    self.join(gap, *theme, [line]);
                }
            } else {
                for theme in &unreached {
                    self.join(node, *theme, [line]);
                }
            }
            for group in &groups {
                self.join(node, *group, [line]);
            }
            if mine.is_empty() {
                let at = Table::Themes.address();
                let gap = self.gap(Column::Content, at, "No content", "Nothing is said to them", State::Gap);
                self.broken.insert(line);
                for group in groups {
                    self.join(group, gap, [line]);
                }
                let before = self.edges.keys().any(|(_, to)| *to == gap);
                if !before {
                    let last = self.edges.keys().filter(|(from, _)| *from == node).map(|(_, to)| *to).next_back();
                    self.join(last.unwrap_or(node), gap, [line]);
                }
            }
        }
    }

    fn figures(&mut self) {
        let review = self.review;
        for measure in review.evaluation.measures.iter() {
            self.add(Column::Measure, Table::Measures.address().row(measure.id), &measure.metric.0);
        }
        for (line, (node, one)) in self.lines.clone().into_iter().enumerate() {
            let content: Vec<usize> = self
                .edges
                .iter()
                .filter(|((_, to), lines)| lines.contains(&line) && self.nodes[*to].column == Column::Content)
                .map(|((_, to), _)| *to)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect();
            let content = if content.is_empty() { vec![node] } else { content };
            let mut measures: Vec<usize> = review
                .evaluation
                .measures
                .iter()
                .filter(|measure| measure.objective.0 == Some(one.id))
                .filter_map(|measure| self.node(Column::Measure, Some(measure.id)))
                .collect();
            if measures.is_empty() {
                let at = Table::Measures.address();
                let detail = "Nothing shows whether it worked";
                measures.push(self.gap(Column::Measure, at, "No measure", detail, State::Gap));
                self.broken.insert(line);
            }
            for from in &content {
                for to in &measures {
                    self.join(*from, *to, [line]);
                }
            }
        }
    }

    fn finish(mut self) -> LineOfSight {
        let tied: BTreeSet<usize> = self.edges.keys().flat_map(|(from, to)| [*from, *to]).collect();
        for (place, node) in self.nodes.iter_mut().enumerate() {
            if !tied.contains(&place) {
                node.state = State::Orphan;
            }
        }
        // Column by column, so that a reader who goes through the boxes goes from left to right.
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|place| self.nodes[*place].column);
        let mut place_of = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place_of[*old] = new;
        }
        let is_gap = |place: usize| matches!(self.nodes[place].state, State::Gap | State::Open);
        let mut edges: Vec<Edge> = self
            .edges
            .iter()
            .map(|((from, to), lines)| Edge {
                from: place_of[*from],
                to: place_of[*to],
                is_broken: is_gap(*from) || is_gap(*to),
                lines: lines.iter().copied().collect(),
            })
            .collect();
        edges.sort_by_key(|edge| (edge.from, edge.to));
        let lines = self
            .lines
            .iter()
            .enumerate()
            .map(|(line, (node, one))| Line {
                node: place_of[*node],
                objective: one.id,
                under: one
                    .organisation_objective
                    .0
                    .or_else(|| one.aim.0.and_then(|aim| self.served(aim).into_iter().next()))
                    .filter(|id| self.rows.contains_key(&(Column::Organisation, *id))),
                holds: !self.broken.contains(&line),
            })
            .collect();
        let nodes = order.iter().map(|old| self.nodes[*old].clone()).collect();
        LineOfSight { nodes, edges, lines }
    }
}

/// Returns an objective in a few words: its figures and its metric where it has them, else its sentence.
fn figures_of(one: &SmartObjective) -> String {
    let metric = one.metric.0.trim();
    let say = |figure| one.unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
    match (one.baseline, one.target) {
        (Baseline::Known { value, .. }, Some(target)) if !metric.is_empty() => {
            format!("{} to {}: {metric}", say(value), say(target))
        }
        (_, Some(target)) if !metric.is_empty() => format!("To {}: {metric}", say(target)),
        _ => one.statement.0.clone(),
    }
}

/// Returns the first platform that a stakeholder uses and that is kept or started.
fn platform_for(review: &Review, group: RowId) -> Option<&'static str> {
    let group = review.stakeholders.stakeholders.get(group)?;
    let chosen = |key: &str| {
        review.stakeholders.platforms.iter().any(|plan| {
            plan.platform.0 == key && matches!(plan.decision, Some(ChannelDecision::Keep | ChannelDecision::Start))
        })
    };
    group
        .platforms
        .iter()
        .find(|used| chosen(&used.platform.0))
        .and_then(|used| List::Platforms.label(&used.platform.0))
}

/// Returns words short enough for a box, cut between words.
fn short(words: &str) -> String {
    const LONGEST: usize = 64;
    let line = words.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().trim_end_matches('.');
    match line.char_indices().nth(LONGEST) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = line[..end].rsplit_once(' ').map_or(&line[..end], |(whole, _)| whole);
            format!("{}\u{2026}", cut.trim_end_matches([',', ';', ':', '.']))
        }
    }
}
