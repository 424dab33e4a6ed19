//! Comparing, held to its promises with histories that nobody would think of, and the commands around it.

#![expect(clippy::disallowed_methods, reason = "the test writes a file for a command to read")]

use std::collections::BTreeSet;
use std::sync::Arc;

use expect_test::expect;
use jiff::civil::date;
use proptest::prelude::*;
use sightline::model::{Address, Answer, Carried, Edit, Review, RowId, Workbook, resolve};
use sightline::rules::compare::{ChangeKind, Comparison, Side, compare};
use sightline::store::{Document, Header, format};

use crate::cli::sightline as ask;
use crate::support::arbitrary::{cases, two_copies, workbook};
use crate::support::visit::every_stop;

const TODAY: jiff::civil::Date = date(2030, 1, 1);

fn addresses(comparison: &Comparison, kind: ChangeKind) -> BTreeSet<Address> {
    comparison.of_kind(kind).map(|one| one.at).collect()
}

fn is_sound(workbook: &Workbook) -> bool {
    let stops = every_stop(workbook);
    stops.iter().map(|stop| stop.at).collect::<BTreeSet<_>>().len() == stops.len()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_review_and_itself_have_no_difference(workbook in workbook()) {
        prop_assume!(is_sound(&workbook));
        let newest = Side::newest(&workbook);
        prop_assert!(compare(newest, newest, TODAY).is_empty());
        // The same answers under another name, with nothing said of them.
        let review = workbook.review();
        // With an answer that waits to be looked at, every answer is held against its twin, and not the sheets as a whole.
        let waits = Arc::new([("aim/achievable".to_owned(), Carried::default())].into());
        for carried in [Arc::default(), waits] {
            let twin = Arc::new(Review { id: RowId::from_bits(1 << 46), carried, ..review.clone() });
            let mut both = workbook.clone();
            both.reviews.push(twin);
            let comparison = compare(Side { workbook: &both, review }, Side::newest(&both), TODAY);
            prop_assert!(comparison.is_empty(), "{comparison:?}");
        }
    }

    #[test]
    fn what_is_changed_one_way_is_changed_the_other_way([_, one, other] in two_copies()) {
        prop_assume!(is_sound(&one) && is_sound(&other));
        let there = compare(Side::newest(&one), Side::newest(&other), TODAY);
        let back = compare(Side::newest(&other), Side::newest(&one), TODAY);
        for (kind, mirror) in [
            (ChangeKind::Changed, ChangeKind::Changed),
            (ChangeKind::Moved, ChangeKind::Moved),
            (ChangeKind::New, ChangeKind::Dropped),
            (ChangeKind::Dropped, ChangeKind::New),
        ] {
            prop_assert_eq!(addresses(&there, kind), addresses(&back, mirror), "{:?}", kind);
        }
    }
}

fn two_reviews() -> Workbook {
    let mut workbook = Workbook::new("A trust", RowId::from_bits(90), date(2026, 5, 20));
    let set = |workbook: &mut Workbook, at: &str, words: &str| {
        let to = Answer::Text(words.to_owned());
        Edit::Set { at: resolve(at).expect("a question"), to }.apply(workbook).expect("an edit that can be done");
    };
    set(&mut workbook, "aim/achievable", "We have two people");
    Edit::CloseReview { on: date(2026, 5, 20), by: "Chair".into() }
        .apply(&mut workbook)
        .expect("an edit that can be done");
    Edit::StartNextReview { id: RowId::from_bits(91), on: date(2026, 11, 21) }
        .apply(&mut workbook)
        .expect("an edit that can be done");
    set(&mut workbook, "aim/achievable", "We have three people");
    let with = vec![
        ("what", Answer::Text("Tell the board".into())),
        ("due", Answer::Date(Some(date(2026, 12, 31)))),
        ("about", Answer::Text("aim/aim".into())),
    ];
    let at = resolve("actions/actions").expect("a table");
    Edit::Add { at, id: RowId::from_bits(7), place: None, with }
        .apply(&mut workbook)
        .expect("an edit that can be done");
    workbook
}

#[test]
fn two_reviews_of_one_file_are_compared_and_their_papers_written() {
    let folder = tempfile::tempdir().unwrap();
    let document = Document { header: Header::fresh(), workbook: two_reviews() };
    std::fs::write(folder.path().join("Plan.ron"), format::to_text(&document).unwrap()).unwrap();
    let said = |arguments: &[&str]| {
        let said = ask(folder.path(), arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    };
    expect![[r"
        Review of May 2026 (20 May 2026) -> Review of November 2026 (21 November 2026)

        1  Aim
           Changed          Why can you achieve it?
                            We have [-two-][+three+] people
    "]]
    .assert_eq(&said(&["compare", "DIR/Plan.ron"]));
    assert!(said(&["compare", "DIR/Plan.ron", "DIR/Plan.ron"]).contains("Nothing has changed"));
    assert_eq!(
        said(&["compare", "DIR/Plan.ron", "--reviews", "2026-05-20,2026-11-21"]),
        said(&["compare", "DIR/Plan.ron"])
    );
    let json: serde_json::Value =
        serde_json::from_str(&said(&["compare", "DIR/Plan.ron", "--format", "json"])).unwrap();
    assert_eq!(json["changes"][0]["at"], "aim/achievable");
    assert_eq!(json["changes"][0]["marked"][1]["text"], "two");
    assert!(said(&["compare", "DIR/Plan.ron", "--format", "md"]).contains("## Stage 1: Aim"));
    for paper in ["worksheets", "minutes", "handover", "what-changed"] {
        said(&["export", "DIR/Plan.ron", "--to", "html,md", "--document", paper, "--out", &format!("DIR/{paper}")]);
    }
    said(&["export", "DIR/Plan.ron", "--to", "ics", "--out", "DIR/calendar"]);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("calendar/A trust calendar.ics").contains("SUMMARY:Action: Tell the board"));
    expect![[r"
        # Minutes

        **A trust**

        November 2026

        Produced on 21 November 2026

        ## The meeting

        **Date**

        Not answered yet

        **Next review**

        No date agreed

        ## Present and apologies

        To be completed: who attended (page Session)

        ## Matters arising

        None was recorded as open when this review started.

        ## Decisions

        To be completed: the decisions (page Session)

        ## Actions

        **Action log**

        | Action | Owner | Due | State | Note | Arose at |
        | --- | --- | --- | --- | --- | --- |
        | Tell the board |  | 31/12/2026 | Open |  | Stage 1, Aim: What should social media achieve? |

        ## Parked items

        To be completed: the parked items (page Session)

        ---

        The six stages follow the method of “A social media toolkit for the NHS”, NHS Employers, November 2016, © NHS Employers 2016.

        The wording of the questions and the guidance is our own. Made with Sightline.
    "]].assert_eq(&read("minutes/A trust minutes November 2026.md"));
    expect![[r"
        # Handover

        **A trust**

        November 2026

        Produced on 21 November 2026

        ## What this workbook is

        This workbook reviews the use of social media at A trust, in six stages from the aim to the figures. It holds 2 reviews. Review of May 2026: closed on 20 May 2026. Review of November 2026: still open.

        ## Aims and objectives

        Includes readings up to 21 November 2026.

        No aim yet.

        No objective yet.

        ## Decisions and reasons

        No decisions recorded.

        No channel decisions recorded.

        ## What is due

        **By day**

        | What | Kind | Due | Owner | Remark |
        | --- | --- | --- | --- | --- |
        | Tell the board | Action | 31/12/2026 | No owner yet |  |
        | Social media review of A trust | Next review | 21/05/2027 |  |  |

        ## Who to ask

        **Owners**

        | Who | Responsible for |
        | --- | --- |
        | No owner yet | Action: Tell the board |

        ## Choices made against the checks

        No checks were overridden.

        ---

        The six stages follow the method of “A social media toolkit for the NHS”, NHS Employers, November 2016, © NHS Employers 2016.

        The wording of the questions and the guidance is our own. Made with Sightline.
    "]].assert_eq(&read("handover/A trust handover November 2026.md"));
    for arguments in [
        &["compare", "DIR/Plan.ron", "--reviews", "2020-01-01,2026-11-21"][..],
        &["compare", "DIR/Plan.ron", "--reviews", "soon"],
        &["export", "DIR/Plan.ron", "--to", "html", "--document", "poem", "--out", "DIR/x"],
        &["export", "DIR/Plan.ron", "--to", "html", "--document", "minutes", "--blank", "--out", "DIR/x"],
    ] {
        assert_eq!(ask(folder.path(), arguments).code, 2, "{arguments:?}");
    }
}
