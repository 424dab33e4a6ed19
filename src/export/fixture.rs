//! Workbooks for the tests of exports: one that reads like a real review, and ones filled at random.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::{TestCaseError, prop_assert_eq};

use crate::export::outline::{Document, blank_worksheets};
use crate::model::registers::actions::ActionState;
use crate::model::registers::channels::{Analytics, ChannelState};
use crate::model::registers::posts::PostState;
use crate::model::registers::{Action, Channel, Post, Reading};
use crate::model::sheets::aim::{Aim, Driver, DriverKind};
use crate::model::sheets::content::{Publishers, Theme};
use crate::model::sheets::evaluation::{Frequency, Measure, MeasureLevel};
use crate::model::sheets::objectives::{OrganisationObjective, SmartObjective, Unit};
use crate::model::sheets::resources::{ReplacedWork, SetupTask, TeamRole, WeeklyTask};
use crate::model::sheets::stakeholders::{ChannelDecision, Degree, HowOften, PlatformPlan, PlatformUse, Stakeholder};
use crate::model::{
    Address, Answer, AnyRows, Ask, AskMut, Attendance, Attendee, Baseline, Decision, Field, Hours, Link, Links,
    Measured, Names, Number, Organisation, OrganisationKind, Pence, Pick, Place, Question, RowId, Stage, Table, View,
    Workbook, words,
};

/// The day on the papers of the tests.
pub(super) const TODAY: Date = date(2026, 11, 21);

fn id(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

fn pick(key: &str) -> Pick {
    Pick(key.to_owned())
}

/// Returns blank worksheets.
pub(super) fn blank_of(stages: &[Stage]) -> Document {
    blank_worksheets(stages)
}

/// Returns a workbook with something of every kind of answer, and gaps.
pub(super) fn riverside() -> Workbook {
    let mut workbook = Workbook::new("Riverside NHS Trust", id(1), date(2026, 11, 2));
    workbook.organisation = Arc::new(Organisation {
        name: "Riverside NHS Trust".into(),
        kind: Some(OrganisationKind::AcuteTrust),
        team: "Communications and engagement".into(),
        receives_paper: "Trust board".into(),
        ..Organisation::default()
    });
    let review = workbook.review_mut();
    let session = Arc::make_mut(&mut review.session);
    session.date = Some(date(2026, 11, 14));
    session.place = "Seminar room 2".into();
    session.attendees = ["Head of communications", "Digital officer", "Consultant midwife"]
        .into_iter()
        .zip(20..)
        .map(|(role, bits)| Attendee {
            id: id(bits),
            name: format!("Person {}", bits - 19).as_str().into(),
            role: role.into(),
            attendance: Some(if bits == 22 { Attendance::Apologies } else { Attendance::Present }),
        })
        .collect();
    session.decisions = [Decision {
        id: id(30),
        decision: "Close the second account on X by the end of the year".into(),
        about: "Platforms".into(),
    }]
    .into_iter()
    .collect();
    let aim = Arc::make_mut(&mut review.aim);
    aim.drivers = [
        (DriverKind::Feedback, "Women tell us at the booking visit that they learn about us from other parents, and that half of what they hear is out of date."),
        (DriverKind::PeerPressure, "The two trusts next door have busy pages."),
    ]
    .into_iter()
    .zip(40..)
    .map(|((kind, note), bits)| Driver {
        id: id(bits),
        kind: Some(kind),
        note: note.into(),
        came_from: if bits == 40 { "Maternity survey 2026, question 14".into() } else { "".into() },
    })
    .collect();
    aim.aims = [Aim {
        id: id(50),
        change: "More women in the first twelve weeks of pregnancy book directly with a midwife, without waiting for an appointment with their GP.".into(),
        for_whom: "Women who are newly pregnant, above all in Eastgate and Harbour wards".into(),
    }]
    .into_iter()
    .collect();
    aim.achievable = "The booking form is online since June. What is missing is that people know of it.\n\nWe have:\n- a midwife who is good on camera\n- a digital officer for two days a week".into();
    let objectives = Arc::make_mut(&mut review.objectives);
    objectives.organisation_objectives = [OrganisationObjective {
        id: id(60),
        name: "Right care, first time".into(),
        wording: "Every patient reaches the right service at the first attempt.".into(),
        source: "Trust strategy 2024 to 2029".into(),
        page: "12".into(),
    }]
    .into_iter()
    .collect();
    objectives.smart = [
        (
            70,
            "By 31 March 2027, 55% of women book their first visit online",
            Unit::Percent,
            Baseline::Known { value: Number::whole(38), on: Some(date(2026, 9, 1)) },
            55,
        ),
        (
            71,
            "By 30 June 2027, 400 parents a month read our page on reduced movements",
            Unit::People,
            Baseline::NotYetKnown { by: Some(date(2027, 1, 31)) },
            400,
        ),
    ]
    .into_iter()
    .map(|(bits, statement, unit, baseline, target)| SmartObjective {
        id: id(bits),
        statement: statement.into(),
        aim: Link(Some(id(50))),
        organisation_objective: Link(Some(id(60))),
        metric: "Share of first visits that were booked online".into(),
        unit: Some(unit),
        baseline,
        target: Some(Number::whole(target)),
        due: Some(date(2027, 3, 31)),
        owner: if bits == 70 { "Head of communications".into() } else { "".into() },
        ..SmartObjective::default()
    })
    .collect();
    let stakeholders = Arc::make_mut(&mut review.stakeholders);
    stakeholders.stakeholders = [
        "Newly pregnant women",
        "Partners and grandparents",
        "Community midwives",
        "GP practice managers",
        "Local parent groups",
        "Local press",
    ]
    .into_iter()
    .zip(80..)
    .map(|(name, bits)| Stakeholder {
        id: id(bits),
        name: name.into(),
        who: "Aged 19 to 42, a third of them born outside the United Kingdom. They worry about being judged, and about missing something.".into(),
        why: if bits < 83 { "Only they can make the booking.".into() } else { "".into() },
        size: (bits == 80).then(|| Number::whole(4_200)),
        influence: Some(Degree::High),
        interest: Some(Degree::Medium),
        objective: Link(Some(id(70))),
        platforms: [("facebook", HowOften::Daily, "Survey in the waiting room"), ("instagram", HowOften::Weekly, "Survey in the waiting room and counts of the maternity page in September")]
            .into_iter()
            .zip(bits * 100..)
            .take(if bits < 82 { 2 } else { 0 })
            .map(|((platform, often, evidence), bits)| PlatformUse {
                id: id(bits),
                platform: pick(platform),
                how_often: Some(often),
                evidence: evidence.into(),
                dated: Some(date(2026, 10, 3)),
                sample: "212 women".into(),
                link: "https://www.example.org/surveys/maternity-2026/a-very-long-address-that-has-to-wrap-somewhere".into(),
            })
            .collect(),
        ..Stakeholder::default()
    })
    .collect();
    stakeholders.platforms = [("facebook", ChannelDecision::Keep), ("x", ChannelDecision::Close)]
        .into_iter()
        .zip(90..)
        .map(|((platform, decision), bits)| PlatformPlan {
            id: id(bits),
            platform: pick(platform),
            channel: Link((bits == 90).then(|| id(400))),
            decision: Some(decision),
            reason: "Two of the top five are there every day".into(),
        })
        .collect();
    let resources = Arc::make_mut(&mut review.resources);
    resources.setup_tasks =
        [("Write the board paper", Some(150)), ("Train the people who post", Some(480)), ("Agree who signs off", None)]
            .into_iter()
            .zip(100..)
            .map(|((task, minutes), bits)| SetupTask {
                id: id(bits),
                task: task.into(),
                hours: minutes.map(Hours::from_minutes),
                owner: "Digital officer".into(),
                done: bits == 100,
            })
            .collect();
    resources.weekly_tasks = [("Make content", 180), ("Monitor and reply", 300), ("Measure", 30)]
        .into_iter()
        .zip(110..)
        .map(|((task, minutes), bits)| WeeklyTask {
            id: id(bits),
            task: task.into(),
            role: "Digital officer".into(),
            hours: Some(Hours::from_minutes(minutes)),
        })
        .collect();
    resources.roles = [TeamRole {
        id: id(120),
        role: "Digital officer".into(),
        capacity: Some(Hours::whole(15)),
        band: pick("band-5"),
        rate: Some(Pence::new(2_145)),
    }]
    .into_iter()
    .collect();
    resources.replace = [ReplacedWork {
        id: id(130),
        work: "Printed newsletter for GPs".into(),
        frees: Some(Hours::from_minutes(210)),
        from: Some(date(2027, 1, 4)),
    }]
    .into_iter()
    .collect();
    resources.success = "A board member hears of online booking from a neighbour.".into();
    let content = Arc::make_mut(&mut review.content);
    content.themes = [Theme {
        id: id(140),
        name: "Ask a midwife".into(),
        message: "You can ask, and you get an answer from a person.".into(),
        objective: Link(Some(id(70))),
        stakeholder: Link(Some(id(80))),
    }]
    .into_iter()
    .collect();
    content.publishers = Some(Publishers::SomeColleagues);
    let evaluation = Arc::make_mut(&mut review.evaluation);
    evaluation.measures = [Measure {
        id: id(150),
        metric: "First visits booked online".into(),
        level: Some(MeasureLevel::Outcome),
        objective: Link(Some(id(70))),
        source: "Booking system".into(),
        frequency: Some(Frequency::Monthly),
        unit: Some(Unit::Percent),
        baseline: Baseline::Known { value: Number::whole(38), on: Some(date(2026, 9, 1)) },
        target: Some(Number::whole(55)),
        owner: "Digital officer".into(),
        so_what: "".into(),
    }]
    .into_iter()
    .collect();
    evaluation.recommendation =
        "Agree the plan for six months, close the second account on X, and stop the printed newsletter for GPs.".into();
    workbook.registers.channels = Arc::new(
        [Channel {
            id: id(400),
            name: "Riverside Maternity".into(),
            platform: pick("facebook"),
            speaks_for: "Maternity service".into(),
            state: Some(ChannelState::Active),
            analytics: Some(Analytics::Available),
            followers: Some(Number::whole(2_687)),
            counted_on: Some(TODAY),
            owner: "Digital officer".into(),
            access: "Head of communications".into(),
            note: "Shares a mailbox with the birth centre.".into(),
        }]
        .into_iter()
        .collect(),
    );
    workbook.registers.posts = Arc::new([Post {
        id: id(410),
        date: Some(date(2026, 12, 1)),
        time: "12:30".into(),
        title: "Book with a midwife".into(),
        text: "Expecting? \u{1f930} You can book with a midwife yourself.\n\nCroeso! Siaradwch \u{e2} ni.\n\u{645}\u{631}\u{62d}\u{628}\u{627}".into(),
        theme: Link(Some(id(140))),
        channels: Links(vec![id(400)]),
        state: Some(PostState::Draft),
        owner: "Digital officer".into(),
        ..Post::default()
    }]
    .into_iter()
    .collect());
    workbook.registers.readings = Arc::new(
        [
            Measured::Value(Number::whole(41)),
            Measured::NotMeasured,
            Measured::Value(Number::whole(0)),
            Measured::Unanswered,
        ]
        .into_iter()
        .zip(420..)
        .map(|(value, bits)| Reading {
            id: id(bits),
            measure: Link(Some(id(150))),
            date: Some(TODAY),
            value,
            note: "".into(),
        })
        .collect(),
    );
    workbook.registers.actions = Arc::new(
        [Action {
            id: id(430),
            what: "Tell the followers of the second account where to go".into(),
            owner: "Digital officer".into(),
            due: None,
            state: Some(ActionState::Open),
            ..Action::default()
        }]
        .into_iter()
        .collect(),
    );
    let due = Address::page(Place::Register(crate::model::Register::Actions))
        .question("actions")
        .row(id(430))
        .question("due");
    Arc::make_mut(&mut workbook.unread).insert(due.to_string(), "next spring".to_owned());
    workbook
}

/// A repeatable source of choices.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Fills whatever it meets: about two answers of three, and some rows in every table.
struct Fill<'a> {
    dice: &'a mut Dice,
    tokens: &'a mut Vec<String>,
    next: &'a mut u64,
    depth: usize,
}

impl AskMut for Fill<'_> {
    fn answer(&mut self, _: &'static Question, field: &mut dyn Field) {
        if self.dice.below(3) == 0 {
            return;
        }
        let mut token = || {
            let token = format!("word{}x", self.tokens.len());
            self.tokens.push(token.clone());
            token
        };
        let answer = match field.view() {
            View::Line(_) => Answer::Text(token()),
            View::Prose(_) => Answer::Text(format!("{} <*>\n{}\n\n{}", token(), token(), token())),
            View::Pick(_) => Answer::Pick(token()),
            View::Picks(_) => Answer::Picks(vec![token(), token()]),
            View::Choice(_, options) => Answer::Choice(Some(self.dice.below(options.len() as u64) as usize)),
            View::Tick(_) => Answer::Tick(true),
            View::Date(_) => Answer::Date(Some(TODAY)),
            View::Hours(_) => Answer::Hours(Some(Hours::from_minutes(75))),
            View::Money(_) => Answer::Money(Some(Pence::new(1234))),
            View::Number(_) => Answer::Number(Some(Number::whole(12))),
            View::Baseline(_) => Answer::Baseline(Baseline::NotYetKnown { by: None }),
            View::Measured(_) => Answer::Measured(Measured::NotMeasured),
            View::Link(_) | View::Links(_) => return,
        };
        assert!(field.set(answer));
    }

    fn rows(&mut self, _: &'static Question, rows: &mut dyn AnyRows) {
        for place in 0..self.dice.below(if self.depth == 0 { 8 } else { 3 }) as usize {
            *self.next += 1;
            rows.insert_blank(place, id(*self.next));
            let mut inside = Fill { dice: self.dice, tokens: self.tokens, next: self.next, depth: self.depth + 1 };
            if let Some(row) = rows.at_mut(place) {
                row.ask_mut(&mut inside);
            }
        }
    }
}

/// Points links at the first row of their table, in the tables of a workbook as it was.
struct Point<'a>(&'a Workbook);

impl AskMut for Point<'_> {
    fn answer(&mut self, question: &'static Question, field: &mut dyn Field) {
        let first = |table: Table| Names::of(self.0).rows(table).at(0).map(crate::model::Row::id);
        let (Some(row), view) = (question.table.and_then(first), field.view()) else { return };
        match view {
            View::Link(_) => assert!(field.set(Answer::Link(Some(row)))),
            View::Links(_) => assert!(field.set(Answer::Links(vec![row]))),
            _ => {}
        }
    }

    fn rows(&mut self, _: &'static Question, rows: &mut dyn AnyRows) {
        for place in 0..rows.count() {
            if let Some(row) = rows.at_mut(place) {
                row.ask_mut(self);
            }
        }
    }
}

/// Returns a workbook filled at random, and every word that was put into it.
pub(super) fn filled(seed: u64) -> (Workbook, Vec<String>) {
    let mut workbook = Workbook::new("", id(1), TODAY);
    let (mut dice, mut tokens, mut next) = (Dice(seed), Vec::new(), 1);
    for place in Place::all() {
        workbook.ask_mut(place, &mut Fill { dice: &mut dice, tokens: &mut tokens, next: &mut next, depth: 0 });
    }
    let before = workbook.clone();
    for place in Place::all() {
        workbook.ask_mut(place, &mut Point(&before));
    }
    (workbook, tokens)
}

/// Says everything that is answered, in words, one answer a line.
struct Everything<'a> {
    names: Names<'a>,
    said: String,
}

impl<'a> Ask<'a> for Everything<'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        self.said.push_str(&words(question, field.view(), &self.names));
        self.said.push('\n');
    }

    fn rows(&mut self, _: &'static Question, rows: &'a dyn AnyRows) {
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            row.ask(self);
        }
    }
}

/// Checks that a paper says every word as often as the answers do: once, and once more for each link to it.
pub(super) fn count_of_answers(workbook: &Workbook, tokens: &[String], paper: &str) -> Result<(), TestCaseError> {
    let mut everything = Everything { names: Names::of(workbook), said: String::new() };
    for place in Place::all() {
        workbook.ask(place, &mut everything);
    }
    // The title of the paper says the name of the organisation again.
    let name = workbook.organisation.name.0.as_str();
    for token in tokens.iter().filter(|token| *token != name) {
        prop_assert_eq!(
            paper.matches(token.as_str()).count(),
            everything.said.matches(token.as_str()).count(),
            "{}",
            token
        );
        prop_assert_eq!(everything.said.contains(token.as_str()), true);
    }
    Ok(())
}
