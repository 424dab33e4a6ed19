//! Findings from outside the library: brought up to date piece by piece they are those of a full run, whatever a person
//! does, and the worked examples have the findings that a careful reader would raise.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use sightline::model::Workbook;
use sightline::rules::layout::layout;
use sightline::rules::line::{FOLDS_ABOVE, LineOfSight, State, line_of_sight};
use sightline::rules::{Findings, findings};

use crate::support::arbitrary::{cases, workbook_and_edits};
use crate::support::ten_years::ten_years;

const TODAY: Date = date(2026, 11, 21);

/// Says what differs, so that a failing case can be read.
fn keys(findings: &Findings) -> Vec<String> {
    findings.all().map(|one| format!("{} {:?} {}", one.key, one.basis, one.is_open())).collect()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn findings_that_are_brought_up_to_date_are_those_of_a_full_run((workbook, edits) in workbook_and_edits()) {
        let mut now = workbook;
        let mut kept = Findings::of(&now, TODAY);
        // What history holds: earlier workbooks, to which a person may go back.
        let mut earlier: Vec<Workbook> = vec![];
        for (turn, edit) in edits.iter().enumerate() {
            if turn % 3 == 0 {
                earlier.push(now.clone());
            }
            match turn % 7 {
                5 => {
                    if let Some(back) = earlier.pop() {
                        now = back;
                    }
                }
                6 => {
                    let found = kept.all().nth(turn / 7);
                    if let Some(keep) = found.map(|one| one.keep("It is right", "The lead", TODAY)) {
                        prop_assert!(keep.apply(&mut now).is_ok());
                    }
                }
                _ => {
                    let _ = edit.apply(&mut now);
                }
            }
            kept.update(&now, TODAY);
            let full = Findings::of(&now, TODAY);
            prop_assert_eq!(keys(&kept), keys(&full));
            prop_assert!(kept == full);
        }
        // Another day runs every check again.
        let later = date(2027, 8, 1);
        kept.update(&now, later);
        prop_assert!(kept == Findings::of(&now, later));
    }

    #[test]
    fn findings_of_any_workbook_have_one_identity_each((workbook, _) in workbook_and_edits()) {
        let found = findings(&workbook, TODAY);
        let mut keys: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
    }
}

/// Lays a line of sight out and says what is wrong with it.
fn faults(sight: &LineOfSight) -> Vec<String> {
    const GAP: i64 = 12;
    let heights: Vec<i64> = (0..sight.nodes.len()).map(|place| 24 + 16 * (place as i64 % 3)).collect();
    let laid = layout(sight, &heights, GAP);
    let mut faults = vec![];
    let mut seen: Vec<usize> = laid.columns.iter().flatten().copied().collect();
    seen.sort_unstable();
    if seen != (0..sight.nodes.len()).collect::<Vec<_>>() {
        faults.push(format!("{} of {} boxes are laid out", seen.len(), sight.nodes.len()));
    }
    for (column, places) in laid.columns.iter().enumerate() {
        for place in places {
            if sight.nodes[*place].column as usize != column {
                faults.push(format!("box {place} is in another column"));
            }
        }
        for pair in places.windows(2) {
            if laid.tops[pair[0]] + heights[pair[0]] + GAP > laid.tops[pair[1]] {
                faults.push(format!("boxes {pair:?} overlap"));
            }
        }
    }
    if laid.tops.iter().any(|top| *top < 0) {
        faults.push("a box is above the top".to_owned());
    }
    if layout(sight, &heights, GAP) != laid {
        faults.push("a second run differs".to_owned());
    }
    for edge in &sight.edges {
        if sight.nodes[edge.from].column >= sight.nodes[edge.to].column {
            faults.push(format!("a connection runs backwards: {edge:?}"));
        }
    }
    faults
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_box_is_lost_and_none_lies_on_another((workbook, edits) in workbook_and_edits()) {
        let mut workbook = workbook;
        for edit in &edits {
            let _ = edit.apply(&mut workbook);
        }
        let sight = line_of_sight(&workbook);
        prop_assert_eq!(faults(&sight), Vec::<String>::new());
        prop_assert_eq!(&sight, &line_of_sight(&workbook));
        // Every line is in the table, and a line that does not hold says why.
        let table = sight.as_table();
        prop_assert!(table.len() >= sight.lines.len());
        for row in &table[..sight.lines.len()] {
            prop_assert_eq!(row.holds, row.missing.is_empty(), "{:?}", row);
        }
        let folded = sight.folded(&std::collections::BTreeSet::new());
        prop_assert_eq!(faults(&folded), Vec::<String>::new());
    }
}

#[test]
fn ten_years_are_laid_out_whole_and_folded() {
    let sight = line_of_sight(&ten_years());
    assert!(sight.lines.len() == 40 && sight.lines.len() > FOLDS_ABOVE);
    assert_eq!(faults(&sight), Vec::<String>::new());
    let folded = sight.folded(&std::collections::BTreeSet::new());
    assert_eq!(faults(&folded), Vec::<String>::new());
    assert!(folded.nodes.len() < 40, "{} boxes are left", folded.nodes.len());
    assert!(folded.nodes.iter().any(|node| node.state == State::Folded));
    // The order of the pages has many crossings; sweeps leave clearly fewer.
    let heights = vec![30; sight.nodes.len()];
    let crossings = layout(&sight, &heights, 8).crossings;
    assert!(crossings < 8_000, "{crossings} crossings are left");
}
