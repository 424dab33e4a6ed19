//! The life of a workbook over eighteen months: three reviews of the Staffordshire example, with its own figures.
//!
//! Six Twitter accounts become one, the public newsletter falls from 2,687 members to 323, an Instagram account is
//! started. Everything is done as the window would do it, through the editor, with the closed reviews watched throughout.

use std::sync::Arc;

use jiff::civil::{Date, date};

use super::samples::samples;
use super::test_world::World;
use super::{Editor, Moment};
use crate::model::sheets::objectives::Unit;
use crate::model::sheets::stakeholders::ChannelDecision;
use crate::model::{
    Address, Answer, Baseline, CarriedState, Edit, EditError, Measured, Number, Place, Review, RowId, Stage, View,
    Workbook, before, find_view, history, resolve,
};
use crate::rules::compare::{ChangeKind, Comparison, Side, compare};
use crate::rules::outcome::Outcome;
use crate::rules::progress;

const FIRST: Date = date(2018, 5, 25);
const SECOND: Date = date(2018, 11, 26);
const THIRD: Date = date(2019, 11, 25);
const LEAD: &str = "Head of communications and engagement";

struct Life {
    editor: Editor,
    now: f64,
    fresh: u64,
}

impl Life {
    fn begun() -> Self {
        let sample = samples().iter().find(|sample| sample.id == "staffordshire").unwrap();
        let mut editor = World::new().untitled();
        editor.workbook = sample.workbook().unwrap();
        Self { editor, now: 0.0, fresh: 1 << 40 }
    }

    fn book(&self) -> &Workbook {
        self.editor.workbook()
    }

    /// Does an edit a minute after the last one, and holds that no closed review has moved by it.
    fn does(&mut self, edit: &Edit) {
        let closed: Vec<Arc<Review>> =
            self.book().reviews.iter().filter(|review| review.closed.is_some()).cloned().collect();
        self.now += 60.0;
        self.editor.apply(edit, Moment::at(self.now)).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        self.editor.settle(Moment::at(self.now), super::Held::Nothing);
        assert!(closed.iter().all(|review| self.book().reviews.contains(review)), "{edit:?}");
    }

    fn sets(&mut self, at: &str, to: Answer) {
        self.does(&Edit::Set { at: place(at), to });
    }

    fn adds(&mut self, table: &str, with: Vec<(&'static str, Answer)>) -> RowId {
        self.fresh += 1;
        let id = RowId::from_bits(self.fresh);
        self.does(&Edit::Add { at: place(table), id, place: None, with });
        id
    }

    fn reads(&mut self, measure: RowId, on: Date, value: Measured) {
        let with = vec![
            ("measure", Answer::Link(Some(measure))),
            ("date", Answer::Date(Some(on))),
            ("value", Answer::Measured(value)),
        ];
        self.adds("readings/readings", with);
    }

    fn closes(&mut self, on: Date) {
        self.does(&Edit::CloseReview { on, by: LEAD.into() });
    }

    fn starts(&mut self, on: Date) {
        self.fresh += 1;
        self.does(&Edit::StartNextReview { id: RowId::from_bits(self.fresh), on });
        self.sets("session/date", Answer::Date(Some(on)));
    }

    fn confirms(&mut self, at: Address, on: Date) {
        self.does(&Edit::Confirm { at, by: LEAD.into(), on });
    }

    fn compared(&self, old: usize, new: usize) -> Comparison {
        let side = |number: usize| Side { workbook: self.book(), review: &self.book().reviews[number] };
        // As it was seen on the day of the newer review.
        compare(side(old), side(new), side(new).day().unwrap_or(THIRD))
    }
}

fn place(text: &str) -> Address {
    resolve(text).unwrap_or_else(|| panic!("{text}"))
}

fn words(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

fn count(figure: i32) -> Answer {
    Answer::Number(Some(Number::whole(figure)))
}

fn known(figure: i32, on: Date) -> Answer {
    Answer::Baseline(Baseline::Known { value: Number::whole(figure), on: Some(on) })
}

fn value(figure: i32) -> Measured {
    Measured::Value(Number::whole(figure))
}

fn row(text: &str) -> RowId {
    text.parse().unwrap()
}

#[test]
fn a_workbook_lives_through_three_reviews_in_eighteen_months() {
    let mut life = Life::begun();

    // The first review, before the rules on data protection changed: six Twitter accounts, a long newsletter list.
    life.sets("session/date", Answer::Date(Some(FIRST)));
    let newsletter = "objectives/smart/ssm0000002";
    life.sets(&format!("{newsletter}/baseline"), known(2_687, date(2018, 5, 24)));
    life.sets(&format!("{newsletter}/target"), count(3_000));
    life.sets(&format!("{newsletter}/due"), Answer::Date(Some(date(2018, 10, 31))));
    let accounts = vec![
        ("statement", words("By 30 September 2018 one Twitter account speaks for all six groups.")),
        ("metric", words("Twitter accounts")),
        ("unit", Unit::Count.answer()),
        ("baseline", known(6, FIRST)),
        ("target", count(1)),
        ("due", Answer::Date(Some(date(2018, 9, 30)))),
    ];
    let accounts = life.adds("objectives/smart", accounts);
    let with = vec![("metric", words("Twitter accounts")), ("objective", Answer::Link(Some(accounts)))];
    let accounts_counted = life.adds("evaluation/measures", with);
    life.sets("stakeholders/platforms/spp0000012/decision", Answer::Choice(None));
    life.closes(FIRST);
    let refused = Edit::Set { at: place("aim/achievable"), to: words("Later") };
    let refused = life.editor.apply(&refused, Moment::at(life.now + 60.0)).unwrap_err();
    assert_eq!(refused.to_string(), super::ApplyError::Edit(EditError::ReviewClosed).to_string());

    // Half a year later: 2,687 members have become 323, six accounts one, and Instagram is to be started.
    life.starts(SECOND);
    assert_eq!(progress(life.book()).whole().answered, 0, "a copied review has nothing answered");
    assert_eq!(life.editor.progress().whole().answered, 0);
    let target = place(&format!("{newsletter}/target"));
    assert_eq!(find_view(life.book(), &target).unwrap().1, View::Number(None), "what was due is asked anew");
    assert_eq!(before(life.book(), &target, 1).unwrap().view, View::Number(Some(Number::whole(3_000))));
    assert_eq!(life.book().review().session.decisions.len(), 0);
    assert!(life.book().review().actions_before.len() == life.book().registers.actions.len());
    life.reads(accounts_counted, date(2018, 9, 1), value(1));
    for stage in [Stage::Aim, Stage::Stakeholders, Stage::Resources] {
        life.confirms(Address::page(Place::Stage(stage)), SECOND);
    }
    life.sets("stakeholders/platforms/spp0000012/decision", ChannelDecision::Start.answer());
    life.does(&Edit::DropAnswer {
        at: place("stakeholders/platforms/spp0000002"),
        reason: "Six accounts are one".into(),
        by: LEAD.into(),
        on: SECOND,
    });
    life.sets(&format!("{newsletter}/baseline"), known(323, date(2018, 9, 1)));
    life.sets(&format!("{newsletter}/target"), count(1_000));
    life.sets(&format!("{newsletter}/due"), Answer::Date(Some(date(2019, 9, 30))));
    life.sets("resources/weekly_tasks/swk0000001/hours", Answer::Hours(None));
    let with = vec![("decision", words("Start Instagram")), ("about", words("stakeholders/platforms"))];
    life.adds("session/decisions", with);
    let half_a_year = life.compared(0, 1);
    life.closes(SECOND);

    // A year on: the newsletter was won back, Instagram was not, and nobody asked the staff.
    life.starts(THIRD);
    life.reads(row("sms0000006"), date(2019, 9, 1), value(1_020));
    life.reads(row("sms0000010"), date(2019, 9, 1), value(210));
    life.reads(row("sms0000001"), date(2019, 11, 1), value(780));
    life.reads(row("sms0000015"), date(2019, 9, 30), Measured::NotMeasured);
    life.sets("stakeholders/platforms/spp0000012/decision", ChannelDecision::Keep.answer());
    life.sets("aim/achievable", words("One account, one newsletter, one small team."));
    let a_year = life.compared(1, 2);

    // What is said of both stretches.
    let told = |comparison: &Comparison| -> String {
        let results = comparison.objectives.iter().map(|one| format!("{} | {}", one.outcome.label(), one.in_words()));
        let channels = comparison.channels.iter().filter(|one| one.before != one.after).map(|one| {
            let said = |decision: Option<_>| {
                decision.map_or("none", crate::model::sheets::stakeholders::ChannelDecision::label)
            };
            format!("{}: {} -> {} ({})", one.name, said(one.before), said(one.after), one.reason)
        });
        results.chain(channels).collect::<Vec<_>>().join("\n")
    };
    expect_test::expect![[r"
        Not due yet | From 470 to 470 on 1 September 2018: no change. Target 1,500 by 30 September 2020.
        Missed | From 2,687 people to 323 people on 1 September 2018: 2,364 people less, 88% less. Target 3,000 people by 31 October 2018.
        Not measured | There is no figure since the last review. Target 300 by 30 September 2019.
        Not due yet | From 5 to 5 on 31 May 2018: no change. Target 6 by 31 December 2018.
        Not measured | There is no figure since the last review. Target 40% by 30 September 2019.
        Met | From 6 to 1 on 1 September 2018: 5 less, 83.3% less. Target 1 by 30 September 2018.
        Instagram account for the six groups: none -> Start (Young people asked for it; one account for six groups)
        Six Twitter accounts, one for each group: Merge -> none (Six accounts are one)"]].assert_eq(&told(&half_a_year));
    expect_test::expect![[r"
        Not due yet | From 470 to 780 on 1 November 2019: 310 more, 66% more. Target 1,500 by 30 September 2020.
        Met | From 323 people to 1,020 people on 1 September 2019: 697 people more, 215.8% more. Target 1,000 people by 30 September 2019.
        Missed | From 0 to 210 on 1 September 2019: 210 more. Target 300 by 30 September 2019.
        Not measured | There is no figure since the last review. Target 6 by 31 December 2018.
        Not measured | There is no figure since the last review. Target 40% by 30 September 2019.
        Not measured | There was no target.
        Instagram account for the six groups: Start -> Keep (Young people asked for it; one account for six groups)"]].assert_eq(&told(&a_year));
    assert!(half_a_year.of_kind(ChangeKind::Confirmed).count() > 100);
    assert_eq!(a_year.of_kind(ChangeKind::Confirmed).count(), 0, "nobody confirmed anything in the third review");
    assert!(a_year.of_kind(ChangeKind::Changed).any(|one| one.at == place("aim/achievable") && !one.marked.is_empty()));
    let whole = life.compared(0, 2);
    let dropped = whole.of_kind(ChangeKind::Dropped).find(|one| one.at == place("stakeholders/platforms/spp0000002"));
    assert_eq!(dropped.unwrap().reason, "Six accounts are one", "a reason outlives the review in which it was given");
    assert!(whole.objectives.iter().any(|one| one.outcome == Outcome::Met));
    for number in 0..3 {
        assert!(life.compared(number, number).is_empty());
    }

    // The history of one answer.
    let said: Vec<_> = history(life.book(), &place("aim/achievable"))
        .into_iter()
        .map(|past| past.carried.map(|one| (one.state, one.by.clone())))
        .collect();
    let by_lead = (CarriedState::StillTrue, LEAD.to_owned());
    assert_eq!(said, [None, Some(by_lead), Some((CarriedState::Changed, String::new()))]);

    // Each of it can be taken back.
    while life.editor.undo(Moment::at(life.now + 60.0)).is_some() {}
    assert_eq!(*life.book(), samples()[1].workbook().unwrap());
}
