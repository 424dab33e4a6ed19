//! Findings from outside the library: brought up to date piece by piece they are those of a full run, whatever a person
//! does, and the worked examples have the findings that a careful reader would raise.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use std::collections::BTreeSet;

use expect_test::expect;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use sightline::model::{Address, Answer, Edit, Place, Register, Stage, Table, Workbook};
use sightline::rules::layout::layout;
use sightline::rules::line::{Column, FOLDS_ABOVE, LineOfSight, Side, State, line_of_sight};
use sightline::rules::{Findings, findings};

use crate::support::arbitrary::{cases, workbook_and_edits};
use crate::support::ten_years::{self, ten_years};

const TODAY: Date = date(2026, 11, 21);

/// Says each finding in one line.
fn list(workbook: &Workbook, today: Date) -> String {
    let lines = findings(workbook, today);
    let lines = lines.iter().map(|one| format!("{} | {} | {}", one.severity.label(), one.check.id, one.message));
    lines.collect::<Vec<_>>().join("\n")
}

fn sample(id: &str) -> Workbook {
    sightline::editor::samples::sample(id).expect("a worked example").workbook().expect("it reads")
}

/// A campaign of 2015, as its team would have seen it before the start, and as anyone sees it today.
#[test]
fn the_constitution_example_has_true_findings_and_no_others() {
    expect![[r#"
        Question | smart-due-later | “Raise the share of patients who have heard of the NHS Constitution from…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Question | smart-due-later | “Raise the share of NHS staff who have heard of the NHS Constitution…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Question | smart-due-later | “By the end of July 2018, half of the staff who have heard of the…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Caution | smart-measure | No measure shows whether “By the end of July 2018, half of the staff who have heard of the…” is met.
        Question | more-than-five-with-objectives | 6 stakeholders have an objective, but the plan is for the first 5.
        Question | channel-undecided | There is no decision about “Health and social care publications orderline”.
        Question | replaced-frees-less | The plan takes 13 hours a week, but the work that stops frees only 2 hours. The rest fits into the hours of the roles, so check that nothing else needs it.
        Question | channel-with-one-key-holder | Only the owner can sign in to 2 channels: “Videos of Health Education England” and “Health and social care publications orderline”.
        Caution | actions-overdue | “Send the plan to partners with three questions: comments, resources…” was due on 18 September 2015.
        Note | kept-evidence-old | 3 sources are older than their kind usually carries: “Report on the effect of the NHS Constitution, 2012”, “Next steps for the NHS Constitution” and “Minutes of the Expert Advisory Group”."#]].assert_eq(&list(&sample("constitution"), date(2015, 9, 20)));
    expect![[r#"
        Caution | review-due | This review is of 8 September 2015. The next one was due on 8 March 2016.
        Caution | smart-baseline-due | The baseline of “Raise weekly page views of the Constitution on GOV.UK by half during…” was to be known by 19 October 2015.
        Caution | smart-baseline-due | The baseline of “Have ten organisations repeat at least six of our posts in their own…” was to be known by 19 October 2015.
        Caution | smart-baseline-due | The baseline of “By the end of July 2018, half of the staff who have heard of the…” was to be known by 19 October 2015.
        Caution | smart-due-past | “Raise weekly page views of the Constitution on GOV.UK by half during…” was due on 17 November 2015.
        Caution | smart-due-past | “Have ten organisations repeat at least six of our posts in their own…” was due on 17 November 2015.
        Question | smart-due-later | “Raise the share of patients who have heard of the NHS Constitution from…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Question | smart-due-later | “Raise the share of NHS staff who have heard of the NHS Constitution…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Question | smart-due-later | “By the end of July 2018, half of the staff who have heard of the…” is due on 31 July 2018. The next review is due on 8 March 2016.
        Caution | smart-measure | No measure shows whether “By the end of July 2018, half of the staff who have heard of the…” is met.
        Question | more-than-five-with-objectives | 6 stakeholders have an objective, but the plan is for the first 5.
        Question | channel-undecided | There is no decision about “Health and social care publications orderline”.
        Caution | set-up-before-first-post | 7 set-up tasks are not done, 20 hours of work, and the first post is dated 20 October 2015. The first of them: “Agree the words and the picture with the chair of the inquiry”.
        Question | replaced-frees-less | The plan takes 13 hours a week, but the work that stops frees only 2 hours. The rest fits into the hours of the roles, so check that nothing else needs it.
        Question | measure-not-read | “Weekly page views, where the four weeks before are 100” is to be read weekly, and was read last on 8 September 2015.
        Question | measure-not-read | “Printed copies ordered in four weeks, where the four weeks before are…” is to be read monthly, and was read last on 8 September 2015.
        Question | measure-not-read | “Retweets, mentions and questions in a week” is to be read weekly, and was read last on 8 September 2015.
        Question | channel-with-one-key-holder | Only the owner can sign in to 2 channels: “Videos of Health Education England” and “Health and social care publications orderline”.
        Note | posts-past | 13 posts are past their day, and nothing says whether they went out. The first: “What the Constitution is: first video”.
        Caution | actions-overdue | 11 actions are past their day. They were due: “Send the plan to partners with three questions: comments, resources…” on 18 September 2015, “Ask partners for the closing dates of their bulletins” on 25 September 2015, “Agree the words and the picture with the office of the inquiry's chair” on 2 October 2015 and 8 more.
        Note | kept-evidence-old | 3 sources are older than their kind usually carries: “Report on the effect of the NHS Constitution, 2012”, “Next steps for the NHS Constitution” and “Minutes of the Expert Advisory Group”."#]].assert_eq(&list(&sample("constitution"), TODAY));
}

/// A strategy of 2018, on the day after its session, and as anyone sees it today.
#[test]
fn the_staffordshire_example_has_true_findings_and_no_others() {
    expect![[r#"
        Note | organisation-objective-without-aim | No aim serves “Do once what six groups need”.
        Note | team-objective-unused | Social media could help “Run local campaigns and repeat national ones”, and no social media objective does.
        Question | smart-due-later | “By 30 September 2020 the shared Twitter account is followed by 1,500…” is due on 30 September 2020. The next review is due on 10 September 2019.
        Question | stakeholder-too-wide | “Patients and the public” is a very wide group.
        Question | more-than-five-with-objectives | 8 stakeholders have an objective, but the plan is for the first 5.
        Question | channel-undecided | There is no decision about 12 channels, among them “Members area for chairs of patient participation groups, Stoke-on-Trent…”, “Members area for chairs of patient participation groups, North…” and “GP bulletin, list of East Staffordshire CCG”.
        Caution | set-up-before-first-post | 5 set-up tasks are not done, 106 hours 30 minutes of work, and the first post is dated 20 September 2018. The first of them: “Take the strategy to the six governing bodies (hours assumed)”.
        Question | replaced-frees-less | The plan takes 30 hours 30 minutes a week, but the work that stops frees only 14 hours. The rest fits into the hours of the roles, so check that nothing else needs it.
        Caution | more-than-five | The theme “Where to go this winter” is for “People who read little English”, number 7 in your list. The first five are the plan.
        Caution | more-than-five | The theme “Decisions in the open” is for “Governing bodies and executives”, number 8 in your list. The first five are the plan.
        Question | measure-not-read | “Website traffic in a month, the five websites with figures” is to be read monthly, and was read last on 31 May 2018.
        Question | measure-not-read | “Website traffic in a month, East Staffordshire” is to be read monthly, and was read last on 31 May 2018.
        Question | channel-with-one-key-holder | Only the owner can sign in to 13 channels: “YouTube channel of the northern groups”, “GP bulletin, list of Stoke-on-Trent CCG and North Staffordshire CCG”, “GP bulletin, list of East Staffordshire CCG” and 10 more."#]].assert_eq(&list(&sample("staffordshire"), date(2018, 9, 11)));
    expect![[r#"
        Caution | review-due | This review is of 10 September 2018. The next one was due on 10 September 2019.
        Note | organisation-objective-without-aim | No aim serves “Do once what six groups need”.
        Note | team-objective-unused | Social media could help “Run local campaigns and repeat national ones”, and no social media objective does.
        Caution | smart-baseline-due | The baseline of “By 30 September 2019 four staff in ten say that they passed on a…” was to be known by 31 March 2019.
        Caution | smart-due-past | “By 31 December 2018 visits can be counted on all six websites, up from…” was due on 31 December 2018.
        Question | smart-due-later | “By 30 September 2020 the shared Twitter account is followed by 1,500…” is due on 30 September 2020. The next review is due on 10 September 2019.
        Question | stakeholder-too-wide | “Patients and the public” is a very wide group.
        Question | more-than-five-with-objectives | 8 stakeholders have an objective, but the plan is for the first 5.
        Question | channel-undecided | There is no decision about 12 channels, among them “Members area for chairs of patient participation groups, Stoke-on-Trent…”, “Members area for chairs of patient participation groups, North…” and “GP bulletin, list of East Staffordshire CCG”.
        Caution | set-up-before-first-post | 5 set-up tasks are not done, 106 hours 30 minutes of work, and the first post is dated 20 September 2018. The first of them: “Take the strategy to the six governing bodies (hours assumed)”.
        Question | replaced-frees-less | The plan takes 30 hours 30 minutes a week, but the work that stops frees only 14 hours. The rest fits into the hours of the roles, so check that nothing else needs it.
        Caution | more-than-five | The theme “Where to go this winter” is for “People who read little English”, number 7 in your list. The first five are the plan.
        Caution | more-than-five | The theme “Decisions in the open” is for “Governing bodies and executives”, number 8 in your list. The first five are the plan.
        Question | measure-not-read | “Followers of the shared Twitter account” is to be read monthly, and was read last on 1 September 2018.
        Question | measure-not-read | “Followers of the four Facebook pages” is to be read quarterly, and was read last on 1 September 2018.
        Question | measure-not-read | “Members of the public newsletter, all six lists” is to be read monthly, and was read last on 1 September 2018.
        Question | measure-not-read | “Members of Your Voice, northern groups” is to be read quarterly, and was read last on 1 September 2018.
        Question | measure-not-read | “Subscribers of the GP bulletin, all lists” is to be read quarterly, and was read last on 1 September 2018.
        Question | measure-not-read | “Websites with visitor figures” is to be read quarterly, and was read last on 31 May 2018.
        Question | measure-not-read | “Website traffic in a month, the five websites with figures” is to be read monthly, and was read last on 31 May 2018.
        Question | measure-not-read | “Website traffic in a month, East Staffordshire” is to be read monthly, and was read last on 31 May 2018.
        Question | channel-with-one-key-holder | Only the owner can sign in to 13 channels: “YouTube channel of the northern groups”, “GP bulletin, list of Stoke-on-Trent CCG and North Staffordshire CCG”, “GP bulletin, list of East Staffordshire CCG” and 10 more.
        Note | posts-past | 4 posts are past their day, and nothing says whether they went out. The first: “Sign up for Our NHS (date assumed)”.
        Caution | actions-overdue | 11 actions are past their day. They were due: “Plan the push for newsletter sign-ups with practices and participation…” on 12 October 2018, “Start the Instagram account for all six groups” on 22 October 2018, “Take the strategy to the six governing bodies for approval” on 31 October 2018 and 8 more.
        Note | kept-evidence-old | 4 sources are older than their kind usually carries: “Digital engagement, September 2018”, “Website traffic, May 2018”, “Number of users of YouTube” and “What one account in place of six is like to run”."#]].assert_eq(&list(&sample("staffordshire"), TODAY));
}

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
    let heights: Vec<i64> = [24, 40, 56].into_iter().cycle().take(sight.nodes.len()).collect();
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
        let folded = sight.folded(&BTreeSet::new());
        prop_assert_eq!(faults(&folded), Vec::<String>::new());
        // Each objective of the organisation leads to a box that says what is below it, or that nothing is.
        for (place, node) in folded.nodes.iter().enumerate().filter(|(_, node)| node.column == Column::Organisation) {
            let leads = folded.neighbours(place, Side::Right);
            let states: Vec<State> = leads.iter().map(|other| folded.nodes[*other].state).collect();
            prop_assert!(!states.is_empty(), "{:?} leads to nothing", node);
            prop_assert!(states.iter().all(|state| matches!(state, State::Open | State::Folded)), "{:?}", states);
        }
        let opened = sight.folded(&sight.headings());
        prop_assert_eq!(faults(&opened), Vec::<String>::new());
        for line in sight.lines.iter().zip(&opened.lines).filter(|(line, _)| line.under.is_some()) {
            prop_assert_eq!(&sight.nodes[line.0.node].words, &opened.nodes[line.1.node].words);
        }
    }
}

#[test]
fn ten_years_are_laid_out_whole_and_folded() {
    let sight = line_of_sight(&ten_years());
    assert!(sight.lines.len() == 40 && sight.lines.len() > FOLDS_ABOVE);
    assert_eq!(faults(&sight), Vec::<String>::new());
    let folded = sight.folded(&BTreeSet::new());
    assert_eq!(faults(&folded), Vec::<String>::new());
    assert!(folded.nodes.iter().any(|node| node.state == State::Open), "one objective has no aim");
    assert!(folded.nodes.len() < 40, "{} boxes are left", folded.nodes.len());
    assert!(folded.nodes.iter().any(|node| node.state == State::Folded));
    // The order of the pages has many crossings; sweeps leave clearly fewer.
    let heights = vec![30; sight.nodes.len()];
    let crossings = layout(&sight, &heights, 8).crossings;
    assert!(crossings < 8_000, "{crossings} crossings are left");
}

/// The checks that find nothing in ten years of use, each with the reason.
const NOTHING_TO_FIND: &[(&str, &str)] = &[
    ("no-aim", "the workbook has ten aims, and every other stage rests on them"),
    ("hours-above-capacity", "the ordinary week fits, so that the check of each role and of each week goes on"),
    ("channels-above-hours", "the roles have the hours for their channels, so that the checks of hours go on"),
    ("no-conscious-action", "it speaks when every measure is of the team's own work, and then only-outputs is silent"),
    ("no-outside-evidence", "ten years of evidence hold surveys and data of services"),
];

#[test]
fn every_check_has_work_to_do_in_ten_years() {
    let workbook = ten_years();
    let found = Findings::of(&workbook, ten_years::TODAY);
    let all: BTreeSet<&str> = sightline::rules::checks::all().map(|check| check.id).collect();
    let finding: BTreeSet<&str> = found.all().map(|one| one.check.id).collect();
    let idle: BTreeSet<&str> = NOTHING_TO_FIND.iter().map(|(id, _)| *id).collect();
    assert_eq!(all.difference(&finding).copied().collect::<BTreeSet<_>>(), idle);
    let kept = found.kept().count();
    assert!(kept > 10 && workbook.kept_findings.len() > kept, "{kept} are kept, and others have returned");
}

#[test]
fn findings_keep_their_identity_and_place_while_the_words_around_them_change() {
    let mut workbook = ten_years();
    let mut found = Findings::of(&workbook, ten_years::TODAY);
    let identities = |found: &Findings| found.all().map(|one| one.key.clone()).collect::<Vec<_>>();
    let before = identities(&found);
    let review = workbook.review();
    let (aim, theme) = (review.aim.aims.iter().next().unwrap().id, review.content.themes.iter().next().unwrap().id);
    let post = workbook.registers.posts.iter().next().unwrap().id;
    let words = |at: Address| Edit::Set { at, to: Answer::Text("Other words".to_owned()) };
    for edit in [
        words(Table::Aims.address().row(aim).question("change")),
        words(Table::Themes.address().row(theme).question("name")),
        words(Address::page(Place::Register(Register::Posts)).question("posts").row(post).question("title")),
        words(Address::page(Place::Stage(Stage::Content)).question("change_work")),
    ] {
        edit.apply(&mut workbook).unwrap();
        found.update(&workbook, ten_years::TODAY);
        assert_eq!(identities(&found), before, "{edit:?}");
    }
    assert!(found.all().any(|one| one.message.contains("Other words")), "the words are those of now");
    // Rows that change places take their findings with them.
    Edit::Move { row: Table::Aims.address().row(aim), to: 5 }.apply(&mut workbook).unwrap();
    found.update(&workbook, ten_years::TODAY);
    let mut moved = identities(&found);
    let mut same = before;
    moved.sort_unstable();
    same.sort_unstable();
    assert_eq!(moved, same);
}
