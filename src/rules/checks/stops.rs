//! Reasons to stop: peer pressure alone, an aim that serves no objective, no aim at all.
//!
//! The method is plain about these three: without a need of its own, an organisation is better off without.

use super::given::{blank, on, passed, quote};
use super::{Check, Found, Given, Part, Parts};
use crate::model::sheets::aim::DriverKind;
use crate::model::{Stage, Table};
use crate::rules::by_row::ByRow;
use crate::rules::finding::{Severity, Way};

pub(super) static CHECKS: &[&Check] = &[&PEER_PRESSURE, &NO_AIM, &AIM_SERVES_NOTHING];

static PEER_PRESSURE: Check = Check {
    id: "peer-pressure-only",
    title: "Peer pressure is the only driver",
    looks_for: "Whether there is a driver other than peer pressure.",
    why: "Other organisations do not show what your patients or colleagues need. Without a need of your own, the \
          work is hard to defend.",
    resolve: "Add a driver that comes from your own organisation or audience, with the paper or count behind it. If \
              there is none, stop here: social media is optional.",
    severity: Severity::Stop,
    reads: Parts::of(&[Part::Aim]),
    run: |given, found| {
        let drivers = &given.aim().drivers;
        let others = drivers.iter().filter(|driver| driver.kind != Some(DriverKind::PeerPressure));
        let any_other = others.into_iter().any(|driver| driver.kind.is_some() || !blank(&driver.note.0));
        let Some(first) = drivers.iter().find(|driver| driver.kind == Some(DriverKind::PeerPressure)) else { return };
        if any_other {
            return;
        }
        let table = on(Stage::Aim, "drivers");
        found.add(
            found
                .at(table, "The only driver is peer pressure: others do it.")
                .rests_on(&drivers.len())
                .rests_on(&first.note.0)
                .way(Way::here("Add a driver of your own"))
                .way(Way::at("Check the driver that you chose", table.row(first.id).question("kind"))),
        );
    },
};

static NO_AIM: Check = Check {
    id: "no-aim",
    title: "There is no aim",
    looks_for: "Whether stage 1 has an aim once the rest is answered, or once you mark it as finished.",
    why: "Objectives, content and hours all depend on an aim. Without one, nobody can tell whether the work has \
          helped.",
    resolve: "Write one change that social media should bring about, and for whom. If there is none, stop here.",
    severity: Severity::Stop,
    reads: Parts::of(&[Part::Aim, Part::Sitting]),
    run: |given, found| {
        let sheet = given.aim();
        if sheet.aims.iter().any(|aim| !blank(&aim.change.0)) {
            return;
        }
        let driven = sheet.drivers.iter().any(|driver| driver.kind.is_some() || !blank(&driver.note.0));
        let answered = driven && !blank(&sheet.achievable.0) && !blank(&sheet.warranted.0);
        if answered || given.is_finished(Stage::Aim) {
            let message = if answered {
                "The rest of stage 1 is answered, but there is no aim."
            } else {
                "You marked stage 1 as finished, but there is no aim."
            };
            found.add(
                found
                    .at(Table::Aims.address(), message)
                    .rests_on(&sheet.achievable.0)
                    .rests_on(&sheet.warranted.0)
                    .way(Way::here("Add an aim")),
            );
        }
    },
};

static AIM_SERVES_NOTHING: Check = Check {
    id: "aim-serves-nothing",
    title: "An aim serves no objective of the organisation",
    looks_for: "Whether each aim serves at least one objective of the organisation, once you have gone on to your own \
                objectives.",
    why: "An aim that serves nothing the organisation wants cannot be defended to a board, however good it is.",
    resolve: "Tick the objective that the aim helps, change the aim, or remove it. Social media is optional.",
    severity: Severity::Stop,
    reads: Parts::of(&[Part::Aim, Part::Objectives]),
    run: aim_serves_nothing,
};

fn aim_serves_nothing(given: &Given<'_>, found: &mut Found) {
    let sheet = given.objectives();
    // The fit is asked before the social media objectives: who writes those has gone past it.
    let gone_on = !sheet.organisation_objectives.is_empty() && sheet.smart.iter().any(|one| !blank(&one.statement.0));
    let table = on(Stage::Objectives, "aim_fit");
    let fits = ByRow::new(sheet.aim_fit.iter(), |fit| fit.aim.0);
    let smart = ByRow::new(sheet.smart.iter(), |one| one.aim.0);
    for aim in given.aim().aims.iter().filter(|aim| !blank(&aim.change.0)) {
        let through_an_objective = smart.of(aim.id).iter().any(|one| one.organisation_objective.0.is_some());
        if fits.of(aim.id).iter().any(|fit| !fit.serves.0.is_empty()) || through_an_objective {
            continue;
        }
        let row = fits.of(aim.id).first().copied();
        if !gone_on && !row.is_some_and(|fit| passed(fit, "serves")) {
            continue;
        }
        let at = row.map_or(table, |fit| table.row(fit.id).question("serves"));
        found.add(
            found
                .at(
                    at,
                    format!("The aim {} serves none of the organisation\u{2019}s objectives.", quote(&aim.change.0)),
                )
                .about(aim.id)
                .rests_on(&aim.id)
                .rests_on(&sheet.organisation_objectives.iter().map(|one| one.id).collect::<Vec<_>>())
                .way(Way::here("Choose the objective that it serves"))
                .way(Way::at("Change or remove the aim", Table::Aims.address().row(aim.id))),
        );
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::model::{Address, Answer, Edit, Place, RowId, Stage, StageMark, StageSaid, Table, Workbook};
    use crate::rules::Findings;

    #[test]
    fn a_stage_that_is_called_finished_without_an_aim_is_a_stop() {
        let today = date(2026, 11, 21);
        let mut workbook = Workbook::new("A trust", RowId::from_bits(1), today);
        let mut findings = Findings::of(&workbook, today);
        let mut said = |edit: Edit, workbook: &mut Workbook| {
            edit.apply(workbook).unwrap();
            findings.update(workbook, today);
            findings.open().any(|finding| finding.check.id == "no-aim")
        };
        let mark = |said| Edit::MarkStage { stage: Stage::Aim, mark: Some(StageMark { said, on: today }) };
        assert!(!said(mark(StageSaid::Later), &mut workbook));
        assert!(said(mark(StageSaid::Finished), &mut workbook));
        let aim = Edit::Add {
            at: Table::Aims.address(),
            id: RowId::from_bits(2),
            place: None,
            with: vec![("change", Answer::Text("More replies".into()))],
        };
        assert!(!said(aim, &mut workbook));
        assert_eq!(Table::Aims.address().parent(), Some(Address::page(Place::Stage(Stage::Aim))));
    }
}
