//! What else an answer says: answers that follow from it, so that nobody types or chooses the same thing twice.
//!
//! | Chosen | Follows |
//! |---|---|
//! | the aim of a social media objective | the organisation objective, where the aim serves just one |
//! | its organisation objective | the team objective, where just one helps it |
//! | the objective of a measure | metric, unit, baseline, target and owner |
//! | the channel of a platform decision | its platform, and from a platform its one channel |
//!
//! Only an empty answer is filled in, or one that followed from what was chosen before: what a person wrote stays.

use crate::model::registers::channels::ChannelState;
use crate::model::sheets::evaluation::Measure;
use crate::model::sheets::objectives::{CouldHelp, SmartObjective};
use crate::model::{Address, Answer, Edit, Field as _, RowId, Stage, Step, Table, Workbook, find_view};

/// An answer that follows: the question in the same row, and the answer.
type Followed = (&'static str, Answer);

/// Returns the edit that gives a question an answer and fills in what follows from it.
pub fn with_what_follows(workbook: &Workbook, at: Address, to: Answer) -> Edit {
    let mut edits = vec![Edit::Set { at, to: to.clone() }];
    if let (Some(row), Some(before)) = (at.parent(), find_view(workbook, &at).map(|(_, view)| view.to_answer())) {
        let old = following(workbook, &at, &before);
        for (question, answer) in following(workbook, &at, &to) {
            let sibling = row.question(question);
            let Some((_, view)) = find_view(workbook, &sibling) else { continue };
            let now = view.to_answer();
            let is_empty = !view.is_answered() && !workbook.unread.contains_key(&sibling.to_string());
            let did_follow = old.contains(&(question, now.clone()));
            if (is_empty || did_follow) && now != answer {
                edits.push(Edit::Set { at: sibling, to: answer });
            }
        }
    }
    match edits.len() {
        1 => Edit::Set { at, to },
        _ => Edit::Together { name: "Choose, and fill in what follows", edits },
    }
}

/// Returns the measure that shows one objective, ready to be added: every answer that the objective has already.
pub fn measure_of(objective: &SmartObjective) -> Vec<Followed> {
    let mut answers = vec![("objective", Answer::Link(Some(objective.id)))];
    answers.extend(of_objective(objective));
    answers
}

/// Returns the social media objectives with words that no measure shows yet, in order.
pub fn without_measure(workbook: &Workbook) -> Vec<&SmartObjective> {
    let review = workbook.review();
    let is_shown = |one: &SmartObjective| {
        review.evaluation.measures.iter().any(|measure: &Measure| measure.objective.0 == Some(one.id))
    };
    review.objectives.smart.iter().filter(|one| !one.called().is_empty() && !is_shown(one)).collect()
}

/// Returns what follows from an answer, for other questions of its row.
fn following(workbook: &Workbook, at: &Address, answer: &Answer) -> Vec<Followed> {
    let review = workbook.review();
    let Some(Step::Question(question)) = at.last() else { return vec![] };
    let Some(table) = at.parent().and_then(Address::parent) else { return vec![] };
    match (question, answer) {
        ("aim", Answer::Link(Some(aim))) if table == Table::SmartObjectives.address() => {
            let served = served_by(workbook, *aim);
            let mut all = vec![];
            if let [only] = served.as_slice() {
                all.push(("organisation_objective", Answer::Link(Some(*only))));
                all.extend(team_objective_for(workbook, *only));
            }
            all
        }
        ("organisation_objective", Answer::Link(Some(served))) if table == Table::SmartObjectives.address() => {
            team_objective_for(workbook, *served).into_iter().collect()
        }
        ("objective", Answer::Link(Some(objective))) if table == Table::Measures.address() => {
            review.objectives.smart.iter().find(|one| one.id == *objective).map(of_objective).unwrap_or_default()
        }
        ("channel", Answer::Link(Some(channel))) if table == platform_decisions() => {
            let channel = workbook.registers.channels.iter().find(|one| one.id == *channel);
            let platform = channel.map(|one| one.platform.0.clone()).filter(|key| !key.is_empty());
            platform.map(|key| ("platform", Answer::Pick(key))).into_iter().collect()
        }
        ("platform", Answer::Pick(platform)) if table == platform_decisions() && !platform.is_empty() => {
            let is_there = |state| !matches!(state, Some(ChannelState::Closed | ChannelState::NoChannel));
            let mut on_it = workbook
                .registers
                .channels
                .iter()
                .filter(|one| one.platform.0 == *platform && is_there(one.state))
                .map(|one| one.id);
            match (on_it.next(), on_it.next()) {
                (Some(only), None) => vec![("channel", Answer::Link(Some(only)))],
                _ => vec![],
            }
        }
        _ => vec![],
    }
}

/// Returns the table of the decisions on platforms, in stage 3.
pub fn platform_decisions() -> Address {
    Address::page(crate::model::Place::Stage(Stage::Stakeholders)).question("platforms")
}

/// Returns the organisation's objectives that an aim serves, each once.
fn served_by(workbook: &Workbook, aim: RowId) -> Vec<RowId> {
    let fits = workbook.review().objectives.aim_fit.iter().filter(|fit| fit.aim.0 == Some(aim));
    let mut served: Vec<RowId> = vec![];
    for row in fits.flat_map(|fit| fit.serves.0.iter().copied()) {
        if !served.contains(&row) {
            served.push(row);
        }
    }
    served
}

/// Returns the team objective that helps an objective of the organisation, where just one does.
fn team_objective_for(workbook: &Workbook, served: RowId) -> Option<Followed> {
    let team = &workbook.review().objectives.team_objectives;
    let mut helping = team
        .iter()
        .filter(|one| one.helps.0.contains(&served) && one.social_media_could_help != Some(CouldHelp::No))
        .map(|one| one.id);
    match (helping.next(), helping.next()) {
        (Some(only), None) => Some(("team_objective", Answer::Link(Some(only)))),
        _ => None,
    }
}

/// Returns what a measure takes from its objective. What the objective leaves open is left out.
fn of_objective(objective: &SmartObjective) -> Vec<Followed> {
    let SmartObjective { metric, unit, baseline, target, owner, .. } = objective;
    let all = [
        ("metric", metric.view()),
        ("unit", unit.view()),
        ("baseline", baseline.view()),
        ("target", target.view()),
        ("owner", owner.view()),
    ];
    all.into_iter()
        .filter(|(_, view)| view.is_answered())
        .map(|(question, view)| (question, view.to_answer()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::registers::Channel;
    use crate::model::sheets::objectives::{AimFit, TeamObjective, Unit};
    use crate::model::sheets::stakeholders::PlatformPlan;
    use crate::model::{Baseline, Link, Links, Number, Pick};

    const fn id(bits: u64) -> RowId {
        RowId::from_bits(bits)
    }

    fn link(to: u64) -> Answer {
        Answer::Link(Some(id(to)))
    }

    fn set(workbook: &mut Workbook, at: Address, to: Answer) {
        with_what_follows(workbook, at, to).apply(workbook).expect("the address is there");
    }

    /// Aim 1 serves objective 11, aim 2 serves 11 and 12; team objective 21 helps 11, 22 and 23 help 12.
    fn workbook() -> Workbook {
        let mut workbook = Workbook::default();
        let review = workbook.review_mut();
        let sheet = std::sync::Arc::make_mut(&mut review.objectives);
        let fit = |row, aim, serves: &[u64]| AimFit {
            id: id(row),
            aim: Link(Some(id(aim))),
            serves: Links(serves.iter().copied().map(id).collect()),
            ..AimFit::default()
        };
        sheet.aim_fit = [fit(31, 1, &[11]), fit(32, 2, &[11, 12])].into_iter().collect();
        let team =
            |row, helps: u64| TeamObjective { id: id(row), helps: Links(vec![id(helps)]), ..TeamObjective::default() };
        sheet.team_objectives = [team(21, 11), team(22, 12), team(23, 12)].into_iter().collect();
        let objective = SmartObjective {
            id: id(41),
            statement: "Cut cancelled operations from 41 to 30".into(),
            metric: "Operations cancelled".into(),
            unit: Some(Unit::Count),
            baseline: Baseline::Known { value: Number::whole(41), on: None },
            target: Some(Number::whole(30)),
            owner: "Digital officer".into(),
            ..SmartObjective::default()
        };
        sheet.smart = [objective].into_iter().collect();
        workbook
    }

    fn smart(workbook: &Workbook) -> (Option<RowId>, Option<RowId>) {
        let one = workbook.review().objectives.smart.iter().next().expect("it is there");
        (one.organisation_objective.0, one.team_objective.0)
    }

    #[test]
    fn the_organisation_objective_follows_from_an_aim_that_serves_one() {
        let mut workbook = workbook();
        let row = Table::SmartObjectives.address().row(id(41));
        set(&mut workbook, row.question("aim"), link(1));
        assert_eq!(smart(&workbook), (Some(id(11)), Some(id(21))));
        // An aim that serves two leaves the choice to the person, and takes nothing away.
        set(&mut workbook, row.question("aim"), link(2));
        assert_eq!(smart(&workbook), (Some(id(11)), Some(id(21))));
        // Two team objectives help this one: none follows, and what was there stays.
        set(&mut workbook, row.question("organisation_objective"), link(12));
        assert_eq!(smart(&workbook), (Some(id(12)), Some(id(21))));
    }

    #[test]
    fn a_measure_takes_all_that_its_objective_has_in_one_step_and_keeps_what_a_person_wrote() {
        let mut workbook = workbook();
        let review = workbook.review_mut();
        let evaluation = std::sync::Arc::make_mut(&mut review.evaluation);
        evaluation.measures =
            [Measure { id: id(51), owner: "Theatre manager".into(), ..Measure::default() }].into_iter().collect();
        set(&mut workbook, Table::Measures.address().row(id(51)).question("objective"), link(41));
        let measure = workbook.review().evaluation.measures.iter().next().expect("it is there").clone();
        assert_eq!(measure.metric.0, "Operations cancelled");
        assert_eq!((measure.unit, measure.target), (Some(Unit::Count), Some(Number::whole(30))));
        assert_eq!(measure.baseline, Baseline::Known { value: Number::whole(41), on: None });
        assert_eq!(measure.owner.0, "Theatre manager");
        assert!(without_measure(&workbook).is_empty());
    }

    #[test]
    fn words_that_could_not_be_read_are_not_written_over() {
        let mut workbook = workbook();
        let review = workbook.review_mut();
        let evaluation = std::sync::Arc::make_mut(&mut review.evaluation);
        evaluation.measures = [Measure { id: id(51), ..Measure::default() }].into_iter().collect();
        let row = Table::Measures.address().row(id(51));
        let typed = Edit::KeepAsTyped { at: row.question("target"), text: "about thirty".to_owned() };
        typed.apply(&mut workbook).expect("it can be kept");
        set(&mut workbook, row.question("objective"), link(41));
        let measure = workbook.review().evaluation.measures.iter().next().expect("it is there").clone();
        assert_eq!((measure.target, measure.unit), (None, Some(Unit::Count)));
        assert_eq!(workbook.unread.values().next().map(String::as_str), Some("about thirty"));
    }

    #[test]
    fn a_platform_follows_from_its_channel_and_changes_with_it() {
        let mut workbook = Workbook::default();
        let channel =
            |row, platform: &str| Channel { id: id(row), platform: Pick(platform.to_owned()), ..Channel::default() };
        let registers = std::sync::Arc::make_mut(&mut workbook.registers.channels);
        *registers = [channel(61, "facebook"), channel(62, "linkedin")].into_iter().collect();
        let review = workbook.review_mut();
        let sheet = std::sync::Arc::make_mut(&mut review.stakeholders);
        sheet.platforms = [PlatformPlan { id: id(71), ..PlatformPlan::default() }].into_iter().collect();
        let row = platform_decisions().row(id(71));
        let plan = |workbook: &Workbook| {
            let plan = workbook.review().stakeholders.platforms.iter().next().expect("it is there");
            (plan.platform.0.clone(), plan.channel.0)
        };
        set(&mut workbook, row.question("channel"), link(61));
        assert_eq!(plan(&workbook), ("facebook".to_owned(), Some(id(61))));
        set(&mut workbook, row.question("channel"), link(62));
        assert_eq!(plan(&workbook), ("linkedin".to_owned(), Some(id(62))));
        set(&mut workbook, row.question("platform"), Answer::Pick("facebook".to_owned()));
        assert_eq!(plan(&workbook), ("facebook".to_owned(), Some(id(61))));
        // Chosen by hand, against the channel: it stays when the channel changes.
        set(&mut workbook, row.question("platform"), Answer::Pick("x".to_owned()));
        set(&mut workbook, row.question("channel"), link(62));
        assert_eq!(plan(&workbook), ("x".to_owned(), Some(id(62))));
    }
}
