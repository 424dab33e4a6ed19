//! Whether aims, objectives and stakeholders point to each other.
//!
//! Each finding is one missing piece of the line of sight. None of them speaks before the person has reached the place
//! where the piece is asked for.

use super::given::{blank, on, passed, quote};
use super::{Check, Given, Part, Parts};
use crate::model::sheets::objectives::{CouldHelp, SmartObjective};
use crate::model::{Address, Answer, Edit, RowId, Stage, Table};
use crate::rules::by_row::{ByRow, IdMap, IdSet};
use crate::rules::finding::{Severity, Way};
use crate::rules::platforms::TOP;

pub(super) static CHECKS: &[&Check] = &[
    &ORGANISATION_OBJECTIVE_UNUSED,
    &TEAM_OBJECTIVE_UNUSED,
    &OBJECTIVE_WITHOUT_AIM,
    &OBJECTIVE_SERVES_NOTHING,
    &OBJECTIVE_SERVES_ANOTHER,
    &AIM_WITHOUT_OBJECTIVE,
    &OBJECTIVE_WITHOUT_STAKEHOLDER,
    &STAKEHOLDER_WITHOUT_OBJECTIVE,
];

/// Returns the objectives that have words, each with its address.
pub(super) fn objectives<'a>(given: &Given<'a>) -> impl Iterator<Item = (Address, &'a SmartObjective)> {
    let table = Table::SmartObjectives.address();
    let with_words = given.objectives().smart.iter().filter(|one| !blank(&one.statement.0));
    with_words.map(move |one| (table.row(one.id), one))
}

/// Returns the way that answers a link with the only row there is, or that leads to the question.
fn link_to<'r>(at: Address, label: &str, rows: impl Iterator<Item = (RowId, &'r str)>) -> Way {
    let named: Vec<(RowId, &str)> = rows.filter(|(_, words)| !blank(words)).collect();
    match named[..] {
        [(id, words)] => Way::edit(format!("Use {}", quote(words)), Edit::Set { at, to: Answer::Link(Some(id)) }),
        _ => Way::at(label, at),
    }
}

static ORGANISATION_OBJECTIVE_UNUSED: Check = Check {
    id: "organisation-objective-without-aim",
    title: "An objective of the organisation has no aim",
    looks_for: "Whether each objective of the organisation is served by an aim or a social media objective.",
    why: "This may be fine: not every objective needs social media. But a board member may ask, so have an answer \
          ready.",
    resolve: "If social media could help, tick the objective for an aim. If not, leave it and be ready to say why.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        let sheet = given.objectives();
        let by_aims = sheet.aim_fit.iter().flat_map(|fit| fit.serves.0.iter().copied());
        let served: IdSet = by_aims.chain(sheet.smart.iter().filter_map(|one| one.organisation_objective.0)).collect();
        if !sheet.aim_fit.iter().any(|fit| !fit.serves.0.is_empty()) {
            return;
        }
        let table = Table::OrganisationObjectives.address();
        for one in sheet.organisation_objectives.iter().filter(|one| !blank(&one.name.0) && !served.contains(&one.id)) {
            found.add(
                found
                    .at(table.row(one.id), format!("No aim serves {}.", quote(&one.name.0)))
                    .rests_on(&one.id)
                    .way(Way::at("Choose what each aim serves", on(Stage::Objectives, "aim_fit"))),
            );
        }
    },
};

static TEAM_OBJECTIVE_UNUSED: Check = Check {
    id: "team-objective-unused",
    title: "A team objective is not used",
    looks_for: "Whether each team objective that social media could help has a social media objective.",
    why: "You said that social media could help here, but no objective follows from it.",
    resolve: "Name it in a social media objective, or change the answer to no.",
    severity: Severity::Note,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        let sheet = given.objectives();
        // The link is optional: where nobody uses it, its absence says nothing.
        let used: IdSet = sheet.smart.iter().filter_map(|one| one.team_objective.0).collect();
        if used.is_empty() {
            return;
        }
        let table = Table::TeamObjectives.address();
        for one in sheet.team_objectives.iter().filter(|one| !blank(&one.name.0)) {
            if one.social_media_could_help == Some(CouldHelp::Yes) && !used.contains(&one.id) {
                let at = table.row(one.id);
                found.add(
                    found
                        .at(
                            at,
                            format!(
                                "Social media could help {}, but no social media objective does.",
                                quote(&one.name.0)
                            ),
                        )
                        .rests_on(&one.id)
                        .way(Way::at("Choose it in an objective", Table::SmartObjectives.address()))
                        .way(Way::at("Change the answer", at.question("social_media_could_help"))),
                );
            }
        }
    },
};

static OBJECTIVE_WITHOUT_AIM: Check = Check {
    id: "objective-without-aim",
    title: "An objective has no aim",
    looks_for: "Whether each social media objective names the aim that it serves.",
    why: "An objective without an aim can be met while the change you wanted does not happen.",
    resolve: "Choose the aim that it makes measurable. If none fits, either the objective or the aim is wrong.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Aim, Part::Objectives]),
    run: |given, found| {
        let aims = &given.aim().aims;
        if !aims.iter().any(|aim| !blank(&aim.change.0)) {
            return;
        }
        for (row, one) in objectives(given).filter(|(_, one)| one.aim.0.is_none() && passed(*one, "aim")) {
            let at = row.question("aim");
            found.add(
                found
                    .at(at, format!("The objective {} serves no aim.", quote(one.called())))
                    .rests_on(&one.aim.0)
                    .way(link_to(at, "Choose the aim", aims.iter().map(|aim| (aim.id, aim.change.0.as_str())))),
            );
        }
    },
};

static OBJECTIVE_SERVES_NOTHING: Check = Check {
    id: "objective-without-organisation-objective",
    title: "An objective serves no objective of the organisation",
    looks_for: "Whether each social media objective leads to an objective of the organisation, by itself or through \
                its aim.",
    why: "The line from the organisation to the figure breaks here. A reader cannot see why the organisation should \
          pay for it.",
    resolve: "Choose the objective of the organisation that would change first if this worked.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        let sheet = given.objectives();
        if sheet.organisation_objectives.is_empty() {
            return;
        }
        let serving: IdSet =
            sheet.aim_fit.iter().filter(|fit| !fit.serves.0.is_empty()).filter_map(|fit| fit.aim.0).collect();
        let serves = |aim: Option<RowId>| aim.is_some_and(|aim| serving.contains(&aim));
        for (row, one) in objectives(given) {
            if one.organisation_objective.0.is_none() && !serves(one.aim.0) && passed(one, "organisation_objective") {
                let at = row.question("organisation_objective");
                let rows = sheet.organisation_objectives.iter().map(|one| (one.id, one.name.0.as_str()));
                found.add(
                    found
                        .at(
                            at,
                            format!("The objective {} serves no objective of the organisation.", quote(one.called())),
                        )
                        .rests_on(&one.aim.0)
                        .way(link_to(at, "Choose the objective that it serves", rows)),
                );
            }
        }
    },
};

static OBJECTIVE_SERVES_ANOTHER: Check = Check {
    id: "objective-serves-another",
    title: "An objective and its aim serve different objectives of the organisation",
    looks_for: "Whether each objective serves an objective of the organisation that its aim serves too.",
    why: "Two answers give different reasons for this work, so a reader may not trust either.",
    resolve: "Tick the objective for the aim as well, or choose one that the aim serves.",
    severity: Severity::Question,
    reads: Parts::of(&[Part::Objectives]),
    run: |given, found| {
        let sheet = given.objectives();
        let fits = ByRow::new(sheet.aim_fit.iter(), |fit| fit.aim.0);
        let names: IdMap<&str> =
            sheet.organisation_objectives.iter().map(|one| (one.id, one.name.0.as_str())).collect();
        for (row, one) in objectives(given) {
            let (Some(aim), Some(named)) = (one.aim.0, one.organisation_objective.0) else { continue };
            let Some(fit) = fits.of(aim).first() else { continue };
            let Some(name) = names.get(&named) else { continue };
            if fit.serves.0.is_empty() || fits.of(aim).iter().any(|fit| fit.serves.0.contains(&named)) {
                continue;
            }
            let fit_at = on(Stage::Objectives, "aim_fit").row(fit.id);
            let mut serves = fit.serves.0.clone();
            serves.push(named);
            found.add(
                found
                    .at(
                        row.question("organisation_objective"),
                        format!(
                            "The objective {} serves {}, but its aim is not linked to that.",
                            quote(one.called()),
                            quote(name)
                        ),
                    )
                    .rests_on(&aim)
                    .rests_on(&named)
                    .rests_on(&fit.serves.0)
                    .way(Way::edit(
                        format!("Let the aim serve {} too", quote(name)),
                        Edit::Set { at: fit_at.question("serves"), to: Answer::Links(serves) },
                    ))
                    .way(Way::here("Choose another objective")),
            );
        }
    },
};

static AIM_WITHOUT_OBJECTIVE: Check = Check {
    id: "aim-without-objective",
    title: "An aim has no objective",
    looks_for: "Whether each aim has a social media objective that makes it measurable.",
    why: "Without an objective, this aim has no target, no deadline and no owner.",
    resolve: "Write an objective for the aim, choose the aim in an existing objective, or remove the aim.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Aim, Part::Objectives]),
    run: |given, found| {
        // Once one objective names its aim, an aim that none names stands out.
        let named: IdSet = given.objectives().smart.iter().filter_map(|one| one.aim.0).collect();
        if named.is_empty() {
            return;
        }
        for aim in given.aim().aims.iter().filter(|aim| !blank(&aim.change.0)) {
            if named.contains(&aim.id) {
                continue;
            }
            let smart = Table::SmartObjectives.address();
            found.add(
                found
                    .at(
                        Table::Aims.address().row(aim.id),
                        format!("No objective makes the aim {} measurable.", quote(&aim.change.0)),
                    )
                    .rests_on(&aim.id)
                    .way(Way::edit(
                        "Add an objective for this aim",
                        Edit::Add {
                            at: smart,
                            id: RowId::default(),
                            place: None,
                            with: vec![("aim", Answer::Link(Some(aim.id)))],
                        },
                    ))
                    .way(Way::at("Choose the aim in an existing objective", smart)),
            );
        }
    },
};

static OBJECTIVE_WITHOUT_STAKEHOLDER: Check = Check {
    id: "objective-without-stakeholder",
    title: "An objective has no audience",
    looks_for: "Whether each objective is linked to a stakeholder or a content theme, once stakeholders are linked.",
    why: "If you do not know who needs to act, you cannot know where to reach them or what to say.",
    resolve: "Choose the objective for the stakeholder that it depends on, or add that stakeholder.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Stakeholders, Part::Content]),
    run: |given, found| {
        let mut tied: IdSet = given.stakeholders().stakeholders.iter().filter_map(|group| group.objective.0).collect();
        if tied.is_empty() {
            return;
        }
        let for_somebody = given.content().themes.iter().filter(|theme| theme.stakeholder.0.is_some());
        tied.extend(for_somebody.filter_map(|theme| theme.objective.0));
        for (row, one) in objectives(given) {
            if !tied.contains(&one.id) {
                found.add(
                    found
                        .at(row, format!("No stakeholder is linked to the objective {}.", quote(one.called())))
                        .rests_on(&one.id)
                        .way(Way::at("Choose it for a stakeholder", Table::Stakeholders.address())),
                );
            }
        }
    },
};

static STAKEHOLDER_WITHOUT_OBJECTIVE: Check = Check {
    id: "stakeholder-without-objective",
    title: "One of the first five stakeholders has no objective",
    looks_for: "Whether each of the first five stakeholders matters to an objective.",
    why: "The first five decide the platforms and the content. A group without an objective takes a place that \
          another group needs.",
    resolve: "Choose the objective that depends on this group, or move the group down the list.",
    severity: Severity::Caution,
    reads: Parts::of(&[Part::Objectives, Part::Stakeholders]),
    run: |given, found| {
        if objectives(given).next().is_none() {
            return;
        }
        let table = Table::Stakeholders.address();
        for (rank, one) in given.stakeholders().stakeholders.iter().enumerate().take(TOP) {
            if one.objective.0.is_none() && !blank(&one.name.0) && passed(one, "objective") {
                let at = table.row(one.id).question("objective");
                let rows = given.objectives().smart.iter().map(|one| (one.id, one.called()));
                found.add(
                    found
                        .at(
                            at,
                            format!(
                                "{} is number {} in your list, but has no objective.",
                                quote(&one.name.0),
                                rank + 1
                            ),
                        )
                        .rests_on(&one.objective.0)
                        .way(link_to(at, "Choose the objective", rows))
                        .way(Way::edit(
                            "Move to the end of the list",
                            Edit::Move { row: table.row(one.id), to: given.stakeholders().stakeholders.len() - 1 },
                        )),
                );
            }
        }
    },
};
