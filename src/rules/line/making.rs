//! How the line of sight is made from the answers: boxes, connections, and a gap wherever one is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Column, Edge, Line, LineOfSight, Node, State};
use crate::model::sheets::content::Theme;
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::{AimFit, SmartObjective};
use crate::model::sheets::stakeholders::{ChannelDecision, Stakeholder};
use crate::model::{Address, Baseline, List, Place, Review, RowId, Stage, Table};
use crate::rules::by_row::{ByRow, IdMap, IdSet};
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
    /// The boxes of content on each line.
    content: Vec<BTreeSet<usize>>,
    broken: BTreeSet<usize>,
    aims_without_objective: usize,
    fits: ByRow<'r, AimFit>,
}

impl<'r> Made<'r> {
    fn of(review: &'r Review) -> Self {
        Self {
            review,
            nodes: vec![],
            rows: BTreeMap::new(),
            edges: BTreeMap::new(),
            lines: vec![],
            content: vec![],
            broken: BTreeSet::new(),
            aims_without_objective: 0,
            fits: ByRow::new(review.objectives.aim_fit.iter(), |fit| fit.aim.0),
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
        let along = self.edges.entry((from, to)).or_default();
        for line in lines {
            along.insert(line);
            if self.nodes[to].column == Column::Content {
                self.content[line].insert(to);
            }
        }
    }

    /// Returns where the connections of a box lead to the right.
    fn rightwards(&self, node: usize) -> impl DoubleEndedIterator<Item = usize> {
        self.edges.range((node, 0)..(node + 1, 0)).map(|((_, to), _)| *to)
    }

    /// Returns the objectives of the organisation that an aim serves, as the fit says.
    fn served(&self, aim: RowId) -> BTreeSet<RowId> {
        self.fits.of(aim).iter().flat_map(|fit| fit.serves.0.iter().copied()).collect()
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
        self.content.resize(self.lines.len(), BTreeSet::new());
        let mut by_aim: IdMap<Vec<usize>> = IdMap::default();
        for (line, (_, one)) in self.lines.iter().enumerate() {
            if let Some(aim) = one.aim.0 {
                by_aim.entry(aim).or_default().push(line);
            }
        }
        let fit = Address::page(Place::Stage(Stage::Objectives)).question("aim_fit");
        for aim in review.aim.aims.iter() {
            let Some(to) = self.node(Column::Aim, Some(aim.id)) else { continue };
            let lines = by_aim.remove(&aim.id).unwrap_or_default();
            let own = |line: &usize| self.lines[*line].1.organisation_objective.0;
            let mut served = self.served(aim.id);
            served.extend(lines.iter().filter_map(own));
            let on: Vec<(RowId, Vec<usize>)> = served
                .into_iter()
                // An objective that names its own is on that line only.
                .map(|id| (id, lines.iter().copied().filter(|line| own(line).is_none_or(|own| own == id)).collect()))
                .collect();
            let mut any = false;
            for (id, lines) in on {
                if let Some(from) = self.node(Column::Organisation, Some(id)) {
                    any = true;
                    self.join(from, to, lines);
                }
            }
            if !any {
                let words = "It serves no objective";
                let gap =
                    self.gap(Column::Organisation, fit, words, "No objective of the organisation is named", State::Gap);
                self.broken.extend(&lines);
                self.join(gap, to, lines.clone());
            }
            if lines.is_empty() {
                self.aims_without_objective += 1;
                let at = Table::SmartObjectives.address();
                let gap = self.gap(Column::Objective, at, "No objective", "Nothing measures it", State::Gap);
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
            let gap = self.gap(Column::Aim, at.question("aim"), "No aim", "No change is named", State::Gap);
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
            .filter(|place| self.rightwards(*place).next().is_none())
            .collect();
        for place in alone {
            let detail = "This is fine if social media cannot help";
            let gap = self.gap(Column::Aim, fit, "No aim", detail, State::Open);
            self.join(place, gap, []);
        }
    }

    fn audience(&mut self) {
        let review = self.review;
        let sheet = &review.stakeholders;
        let themes = &review.content.themes;
        let in_use: IdSet = themes.iter().filter_map(|theme| theme.stakeholder.0).collect();
        for (rank, group) in sheet.stakeholders.iter().enumerate() {
            if rank < TOP || in_use.contains(&group.id) {
                self.add(Column::Stakeholder, Table::Stakeholders.address().row(group.id), &group.name.0);
            }
        }
        let groups: IdMap<&Stakeholder> = sheet.stakeholders.iter().map(|group| (group.id, group)).collect();
        let stays = |decision| matches!(decision, Some(ChannelDecision::Keep | ChannelDecision::Start));
        let chosen: BTreeSet<&str> =
            sheet.platforms.iter().filter(|plan| stays(plan.decision)).map(|plan| plan.platform.0.as_str()).collect();
        for theme in themes.iter().filter(|theme| !theme.name.0.trim().is_empty()) {
            let platform =
                theme.stakeholder.0.and_then(|id| groups.get(&id)).and_then(|group| platform_for(group, &chosen));
            let words =
                platform.map_or_else(|| theme.name.0.clone(), |platform| format!("{platform}: {}", theme.name.0));
            self.add(Column::Content, Table::Themes.address().row(theme.id), &words);
        }
        let by_objective: ByRow<'_, Theme> = ByRow::new(themes.iter(), |theme| theme.objective.0);
        let for_objective = ByRow::new(sheet.stakeholders.iter(), |group| group.objective.0);
        for (line, (node, one)) in self.lines.clone().into_iter().enumerate() {
            let mine: Vec<usize> =
                by_objective.of(one.id).iter().filter_map(|theme| self.node(Column::Content, Some(theme.id))).collect();
            let mut groups: BTreeSet<usize> = BTreeSet::new();
            let mut reached: BTreeSet<usize> = BTreeSet::new();
            for theme in by_objective.of(one.id) {
                let Some(to) = self.node(Column::Content, Some(theme.id)) else { continue };
                if let Some(from) = self.node(Column::Stakeholder, theme.stakeholder.0) {
                    groups.insert(from);
                    reached.insert(to);
                    self.join(from, to, [line]);
                }
            }
            let own = for_objective.of(one.id).iter();
            groups.extend(own.filter_map(|group| self.node(Column::Stakeholder, Some(group.id))));
            let unreached: Vec<usize> = mine.iter().copied().filter(|theme| !reached.contains(theme)).collect();
            if groups.is_empty() || (!unreached.is_empty() && reached.is_empty()) {
                let at = Table::Stakeholders.address();
                let gap = self.gap(Column::Stakeholder, at, "No stakeholder", "No audience is named", State::Gap);
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
                let gap = self.gap(Column::Content, at, "No content", "No content is planned for them", State::Gap);
                self.broken.insert(line);
                if groups.is_empty() {
                    let last = self.rightwards(node).next_back();
                    self.join(last.unwrap_or(node), gap, [line]);
                }
                for group in groups {
                    self.join(group, gap, [line]);
                }
            }
        }
    }

    fn figures(&mut self) {
        let review = self.review;
        for measure in review.evaluation.measures.iter() {
            self.add(Column::Measure, Table::Measures.address().row(measure.id), &measure.metric.0);
        }
        let by_objective: ByRow<'_, Measure> =
            ByRow::new(review.evaluation.measures.iter(), |measure| measure.objective.0);
        for (line, (node, one)) in self.lines.clone().into_iter().enumerate() {
            let mut content = std::mem::take(&mut self.content[line]);
            if content.is_empty() {
                content.insert(node);
            }
            let mut measures: Vec<usize> = by_objective
                .of(one.id)
                .iter()
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
        LineOfSight { nodes, edges, lines, aims_without_objective: self.aims_without_objective }
    }
}

/// Returns an objective in a few words: its short name, or its figures and its metric where it has them, else its
/// sentence.
fn figures_of(one: &SmartObjective) -> String {
    if !one.name.is_blank() {
        return one.called().to_owned();
    }
    let metric = one.metric.0.trim();
    let say = |figure| one.unit.map_or_else(|| format!("{figure}"), |unit| unit.write(figure));
    match (one.baseline, one.target) {
        (Baseline::Known { value, .. }, Some(target)) if !metric.is_empty() => {
            format!("{} to {}: {metric}", say(value), say(target))
        }
        (_, Some(target)) if !metric.is_empty() => format!("To {}: {metric}", say(target)),
        _ => one.called().to_owned(),
    }
}

/// Returns the first platform that a stakeholder uses and that is kept or started.
fn platform_for(group: &Stakeholder, chosen: &BTreeSet<&str>) -> Option<&'static str> {
    group
        .platforms
        .iter()
        .find(|used| chosen.contains(used.platform.0.as_str()))
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
