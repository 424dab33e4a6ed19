//! Workbooks and edits that nobody would think of, for property tests.
//!
//! Values are drawn along the walk itself, so a question that is added later is filled without a line here. A tape of
//! figures decides everything; a shorter tape is a smaller workbook, which is how a failing case shrinks.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use sightline::model::begun::{begin, begun_at};
use sightline::model::{
    Address, Answer, AnyRows, AskMut, Baseline, Edit, Field, Hours, KeptFinding, Measured, Number, Pence, Place,
    Question, Register, Review, RowId, SittingState, Stage, StageMark, StageSaid, Table, View, Workbook, merge,
};
use sightline::store::{Document, Header, format};

use super::visit::{Seen, Stop, every_stop};

/// Returns the settings of every property test: the same cases on each run, and no file left behind. For a long run
/// `SIGHTLINE_SEED` begins elsewhere, and `SIGHTLINE_TIMES` runs so many times as many cases.
#[expect(clippy::disallowed_methods, reason = "a person sets the length of a run where it begins")]
pub(crate) fn cases(cases: u32) -> Config {
    let wanted = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u32>().ok());
    let (seed, times) = (wanted("SIGHTLINE_SEED").unwrap_or(2016), wanted("SIGHTLINE_TIMES").unwrap_or(1));
    let rng_seed = RngSeed::Fixed(u64::from(seed));
    Config { cases: cases.saturating_mul(times), failure_persistence: None, rng_seed, ..Config::default() }
}

/// Text that breaks careless programs: control characters, line breaks of three systems, quotes, brackets of the file
/// format, emoji of many parts, letters that run from right to left, spaces that do not break.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[a-zA-Z0-9 ,.£%-]{1,12}",
        2 => any::<char>().prop_map(|c| c.to_string()),
        3 => prop::sample::select(vec![
            "\0", "\u{1}", "\u{7f}", "\u{85}", "\r\n", "\n", "\r", "\t", "\u{2028}", "\u{feff}", "\u{fffd}", "\u{a0}",
            "\u{202f}", "\u{200d}", "\u{202e}", "\"", "\\", "\\u{41}", "\"#", "r#\"", "//", "/* ", "“", "”", "’",
            "💙", "👩🏽‍⚕️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "e\u{301}", "ŵ", "שלום", "مرحبا", "(", ")", "[", "]", "None", "\u{10ffff}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

/// What chance decides: figures that are read one after the other, and texts that they choose from.
#[derive(Clone, Debug)]
pub(crate) struct Tape {
    figures: Vec<u64>,
    texts: Vec<String>,
    next: usize,
    /// Who types, where every text is to be told apart from all others, with the number of texts so far.
    marks: Option<(char, u32)>,
}

/// Returns tapes of at most so many figures.
pub(crate) fn tape(longest: usize) -> impl Strategy<Value = Tape> {
    (prop::collection::vec(any::<u64>(), 0..=longest), prop::collection::vec(text(), 1..12))
        .prop_map(|(figures, texts)| Tape { figures, texts, next: 0, marks: None })
}

/// Returns workbooks with up to three reviews and answers of every kind.
pub(crate) fn workbook() -> impl Strategy<Value = Workbook> {
    tape(400).prop_map(|mut tape| tape.workbook())
}

/// Returns a workbook and edits that are made for it in turn: most of them can be done, some lead nowhere.
pub(crate) fn workbook_and_edits() -> impl Strategy<Value = (Workbook, Vec<Edit>)> {
    (workbook(), tape(120)).prop_map(|(workbook, mut tape)| {
        let mut after = workbook.clone();
        let mut edits = vec![];
        let mut fresh = 1 << 40;
        while !tape.is_over() {
            let edit = tape.edit(&after, &mut fresh);
            // What an edit leaves behind does not matter here; the tests look at that.
            let _ = edit.apply(&mut after);
            edits.push(edit);
        }
        (workbook, edits)
    })
}

/// Returns a workbook and what two people made of copies of it.
pub(crate) fn two_copies() -> impl Strategy<Value = [Workbook; 3]> {
    (tape(160), tape(160), tape(160)).prop_map(|(base, mine, theirs)| copies([base, mine, theirs]))
}

/// Returns a workbook and what two people made of copies of it, who may have merged with a third one before. No text is
/// typed twice: each has a mark of its own, so that one that is lost shows ([`marks_of`]).
pub(crate) fn two_marked_copies() -> impl Strategy<Value = [Workbook; 3]> {
    (tape(160), tape(160), tape(160), tape(80))
        .prop_map(|(base, mine, theirs, third)| marked_copies([base, mine, theirs], third))
}

/// Returns what bytes make of a workbook and two marked copies of it: a stretch for each, between bytes of 255, and one
/// for a third person.
pub(crate) fn two_copies_of(bytes: &[u8]) -> [Workbook; 3] {
    let mut stretches = bytes.split(|byte| *byte == u8::MAX);
    let tapes = [(); 3].map(|()| Tape::of(stretches.next().unwrap_or_default()));
    marked_copies(tapes, Tape::of(stretches.next().unwrap_or_default()))
}

/// Returns the marks of a workbook's texts, wherever they stand, except those of whoever `but` names.
pub(crate) fn marks_of(workbook: &Workbook, but: &str) -> BTreeSet<String> {
    let document = Document { header: Header::default(), workbook: workbook.clone() };
    let text = format::to_text(&document).unwrap_or_else(|error| panic!("{error}"));
    let marks = text.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(mark, _)| mark);
    let is_mark = |mark: &&str| {
        let digits = mark.get(1..).unwrap_or_default();
        mark.starts_with(['b', 'm', 't', 's']) && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    marks.filter(is_mark).filter(|mark| !mark.starts_with(|who| but.contains(who))).map(str::to_owned).collect()
}

fn marked_copies(tapes: [Tape; 3], third: Tape) -> [Workbook; 3] {
    let names = ['b', 'm', 't'];
    let mut names = names.iter();
    let tapes = tapes.map(|tape| Tape { marks: names.next().map(|name| (*name, 0)), ..tape });
    let mut third = Tape { marks: Some(('s', 0)), ..third };
    let [base, mut mine, mut theirs] = copies(tapes);
    let sam = copy_of(&base, &mut third, 1 << 43);
    let on = date(2026, 11, 20);
    match third.below(4) {
        0 => mine = merge(Some(&base), &mine, &sam, "Sam", on).workbook,
        1 => theirs = merge(Some(&base), &theirs, &sam, "Sam", on).workbook,
        _ => {}
    }
    [base, mine, theirs]
}

fn copies([mut base, mine, theirs]: [Tape; 3]) -> [Workbook; 3] {
    // A small workbook, so that the two often meet.
    let base = base.workbook();
    // New rows have other ids on each machine.
    let [mine, theirs] = [(mine, 1 << 40), (theirs, 1 << 41)].map(|(mut tape, fresh)| copy_of(&base, &mut tape, fresh));
    [base, mine, theirs]
}

fn copy_of(base: &Workbook, tape: &mut Tape, mut fresh: u64) -> Workbook {
    let mut copy = base.clone();
    if tape.below(8) == 1 {
        take_back_the_review(&mut copy);
    }
    while !tape.is_over() {
        if tape.below(64) == 1 {
            take_back_the_review(&mut copy);
        }
        let _ = tape.edit(&copy, &mut fresh).apply(&mut copy);
    }
    copy
}

/// Removes the newest review with all that was noted in it, as undo does after it was started.
fn take_back_the_review(workbook: &mut Workbook) {
    if workbook.reviews.len() < 2 {
        return;
    }
    let Some(gone) = workbook.reviews.pop() else { return };
    let is_in_review = |key: &str| {
        let page = key.split('/').next().unwrap_or_default();
        Stage::ALL.iter().any(|stage| stage.id() == page) || page == Place::Session.id()
    };
    Arc::make_mut(&mut workbook.unread).retain(|key, _| !is_in_review(key));
    let gone = gone.id.to_string();
    Arc::make_mut(&mut workbook.disagreements).retain(|key, _| !key.starts_with(&gone));
    Arc::make_mut(&mut workbook.taken).retain(|key, _| !key.starts_with(&gone));
}

impl Tape {
    /// Returns the tape that bytes stand for: most are a figure each, those from 240 take the next seven along. Texts
    /// are the lines of the bytes.
    fn of(bytes: &[u8]) -> Self {
        let mut figures = vec![];
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            let long = if *first < 240 { 0 } else { after.len().min(7) };
            figures.push(after[..long].iter().fold(u64::from(*first), |figure, byte| figure << 8 | u64::from(*byte)));
            rest = &after[long..];
        }
        let texts = String::from_utf8_lossy(bytes).split('\n').map(str::to_owned).collect();
        Self { figures, texts, next: 0, marks: None }
    }

    fn is_over(&self) -> bool {
        self.next >= self.figures.len()
    }

    /// Returns the next figure; nothing but zeros after the end.
    fn figure(&mut self) -> u64 {
        let figure = self.figures.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        figure
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.figure() % limit.max(1) as u64) as usize
    }

    fn text(&mut self) -> String {
        let text = self.unmarked_text();
        match &mut self.marks {
            Some((who, count)) => {
                *count += 1;
                format!("{text}<{who}{count}>")
            }
            None => text,
        }
    }

    fn unmarked_text(&mut self) -> String {
        let place = self.below(self.texts.len());
        self.texts[place].clone()
    }

    fn date(&mut self) -> Option<Date> {
        match self.below(6) {
            0 => None,
            1 => Some(date(1, 1, 1)),
            2 => Some(date(9999, 12, 31)),
            3 => Some(date(2024, 2, 29)),
            _ => Some(
                date(2026, 11, 21).saturating_add(jiff::Span::new().days(i64::from(self.below(9_000) as u32) - 4_500)),
            ),
        }
    }

    /// Returns any figure that a person could type.
    fn number(&mut self) -> Number {
        Number::from_ten_thousandths(self.figure().cast_signed().max(-i64::MAX))
    }

    fn link(&mut self, ids: &[RowId]) -> RowId {
        let figure = self.figure();
        match ids.get((figure >> 8) as usize % ids.len().max(1)) {
            Some(id) if !figure.is_multiple_of(5) => *id,
            _ => RowId::from_bits(figure),
        }
    }

    /// Returns an answer of the kind that a view has.
    fn answer_like(&mut self, view: View<'_>, ids: &[RowId]) -> Answer {
        match view {
            View::Line(_) | View::Prose(_) => Answer::Text(self.text()),
            View::Choice(_, options) => Answer::option(options, self.below(options.len() + 1).checked_sub(1)),
            View::Pick(_) => Answer::Pick(if self.below(2) == 0 { "facebook".to_owned() } else { self.text() }),
            View::Picks(_) => Answer::Picks((0..self.below(4)).map(|_| self.text()).collect()),
            View::Tick(_) => Answer::Tick(self.below(2) == 1),
            View::Date(_) => Answer::Date(self.date()),
            View::Hours(_) => Answer::Hours(Some(Hours::from_minutes(self.figure() as u32))),
            View::Money(_) => Answer::Money(Some(Pence::new(self.figure().cast_signed().max(-i64::MAX)))),
            View::Number(_) => Answer::Number(Some(self.number())),
            View::Baseline(_) => Answer::Baseline(match self.below(3) {
                0 => Baseline::Unanswered,
                1 => Baseline::NotYetKnown { by: self.date() },
                _ => Baseline::Known { value: self.number(), on: self.date() },
            }),
            View::Measured(_) => Answer::Measured(match self.below(3) {
                0 => Measured::Unanswered,
                1 => Measured::NotMeasured,
                _ => Measured::Value(self.number()),
            }),
            View::Link(_) => Answer::Link((self.below(4) > 0).then(|| self.link(ids))),
            View::Links(_) => Answer::Links((0..self.below(4)).map(|_| self.link(ids)).collect()),
            View::Question(_) => Answer::Question(match self.below(3) {
                0 => String::new(),
                1 => "aim/achievable".to_owned(),
                _ => self.text(),
            }),
        }
    }

    fn workbook(&mut self) -> Workbook {
        let mut workbook = Workbook::default();
        let mut fill = Fill { tape: self, ids: vec![], inside: 0 };
        for _ in 0..fill.tape.below(4) {
            let id = fill.fresh();
            workbook.reviews.push(Arc::new(Review {
                id,
                started: fill.tape.date(),
                closed: fill.tape.date(),
                ..Review::default()
            }));
            for place in Place::all().filter(|place| matches!(place, Place::Session | Place::Stage(_))) {
                workbook.ask_mut(place, &mut fill);
            }
        }
        for place in Place::all().filter(|place| matches!(place, Place::Organisation | Place::Register(_))) {
            workbook.ask_mut(place, &mut fill);
        }
        if self.below(3) == 1 {
            let text = self.text();
            let at = Address::page(Place::Organisation).question("name");
            let _ = Edit::KeepAsTyped { at, text }.apply(&mut workbook);
        }
        // Most often the review on screen is open, or few edits could be done.
        if let Some(last) = workbook.reviews.last_mut()
            && self.below(8) > 0
        {
            Arc::make_mut(last).closed = None;
        }
        if self.below(3) == 2 {
            self.start_next(&mut workbook);
        }
        for _ in 0..self.below(3) {
            let at = Address::page(Place::Organisation);
            let _ = self.keep(at).apply(&mut workbook);
        }
        workbook
    }

    /// Closes the review on screen and starts the next one.
    fn start_next(&mut self, workbook: &mut Workbook) {
        let (on, by) = (self.day(), self.text());
        let _ = Edit::CloseReview { on, by }.apply(workbook);
        let _ = Edit::StartNextReview { id: RowId::from_bits(1 << 42), on }.apply(workbook);
    }

    fn day(&mut self) -> Date {
        self.date().unwrap_or(date(2026, 11, 21))
    }

    /// Returns an edit of the revisit.
    fn revisit(&mut self, at: Address, id: RowId) -> Edit {
        let (on, by) = (self.day(), self.text());
        match self.below(10) {
            0 => Edit::CloseReview { on, by },
            1 | 2 => Edit::ReopenReview { on, by, reason: self.text() },
            3 => Edit::StartNextReview { id, on },
            4 | 5 => Edit::DropAnswer { at, reason: self.text(), by, on },
            6 | 7 => Edit::Confirm { at, by, on },
            _ => self.sitting(),
        }
    }

    /// Returns an edit of the session as a whole.
    fn sitting(&mut self) -> Edit {
        let stage = Stage::ALL[self.below(Stage::ALL.len())];
        match self.below(5) {
            0 => Edit::Sit { state: SittingState::UnderWay },
            1 => Edit::Sit { state: SittingState::Ended },
            2 => Edit::Spend { stage, seconds: self.figure() as u32 >> self.below(32) },
            3 => {
                let session = Address::page(Place::Session);
                let actions = Address::page(Place::Register(Register::Actions)).question("actions");
                let (table, question) = match self.below(3) {
                    0 => (session.question("parked"), "thought"),
                    1 => (session.question("decisions"), "decision"),
                    _ => (actions, "what"),
                };
                begin(begun_at(table, question), &self.text())
            }
            _ => {
                let said = if self.below(2) == 0 { StageSaid::Finished } else { StageSaid::Later };
                let mark = (self.below(4) > 0).then(|| StageMark { said, on: self.day() });
                Edit::MarkStage { stage, mark }
            }
        }
    }

    /// Returns an edit that marks a place: kept out of public versions, or with a finding that nobody has seen.
    fn keep(&mut self, at: Address) -> Edit {
        let on = self.date().unwrap_or(date(2026, 11, 21));
        match self.below(4) {
            0 => return Edit::KeepOut { at, on },
            1 => return Edit::LetIn { at },
            _ => {}
        }
        let kept = KeptFinding { reason: self.text(), by: self.text(), on, basis: self.unmarked_text() };
        Edit::Keep { at, finding: format!("a-check@{at}"), kept }
    }

    /// Returns an edit for a workbook. One in eight is made to lead nowhere or to be of the wrong kind.
    fn edit(&mut self, workbook: &Workbook, fresh: &mut u64) -> Edit {
        let stops = every_stop(workbook);
        let ids: Vec<RowId> = stops.iter().filter_map(|stop| stop.at.row_id()).collect();
        match self.below(8) {
            0 => self.wrong_edit(&stops, &ids),
            1 => Edit::Together {
                name: "Try",
                edits: (0..self.below(4)).map(|_| self.fitting_edit(&stops, &ids, fresh)).collect(),
            },
            _ => self.fitting_edit(&stops, &ids, fresh),
        }
    }

    fn fitting_edit(&mut self, stops: &[Stop<'_>], ids: &[RowId], fresh: &mut u64) -> Edit {
        let stop = stops[self.below(stops.len())];
        *fresh += 1;
        let id = RowId::from_bits(*fresh);
        match stop.seen {
            _ if self.below(24) == 1 => self.revisit(stop.at, id),
            Seen::Answer(_) if self.below(8) == 1 => Edit::KeepAsTyped { at: stop.at, text: self.text() },
            Seen::Row if self.below(8) == 1 => self.keep(stop.at),
            Seen::Row if self.below(16) == 1 => Edit::Unkeep { at: stop.at, finding: format!("a-check@{}", stop.at) },
            Seen::Answer(view) => Edit::Set { at: stop.at, to: self.answer_like(view, ids) },
            Seen::Table(rows) => {
                let place = (self.below(2) == 1).then(|| self.below(rows + 2));
                Edit::Add { at: stop.at, id, place, with: vec![] }
            }
            Seen::Row => match self.below(3) {
                0 => Edit::Remove { row: stop.at },
                1 => Edit::Duplicate { row: stop.at, id },
                _ => Edit::Move { row: stop.at, to: self.figure() as usize >> self.below(64) },
            },
        }
    }

    fn wrong_edit(&mut self, stops: &[Stop<'_>], ids: &[RowId]) -> Edit {
        let at = stops[self.below(stops.len())].at;
        let stranger = RowId::from_bits(self.figure());
        let lost = match self.below(4) {
            0 => Address::page(at.place()),
            1 => at.row(stranger),
            2 => at.question("nowhere"),
            _ => Table::Aims.address().row(stranger).question("change"),
        };
        let row = if self.below(2) == 0 { lost } else { at };
        match self.below(8) {
            0 => Edit::Set { at: lost, to: Answer::Tick(true) },
            1 => Edit::Set { at, to: Answer::Choice(Some("nowhere".to_owned())) },
            2 => Edit::Add { at: lost, id: stranger, place: Some(usize::MAX), with: vec![] },
            3 => Edit::Add { at, id: stranger, place: None, with: vec![("nowhere", Answer::Tick(true))] },
            4 => Edit::Duplicate { row, id: self.link(ids) },
            5 => Edit::Remove { row },
            6 => Edit::KeepAsTyped { at: lost, text: self.text() },
            _ => Edit::Together {
                name: "Try",
                edits: vec![
                    Edit::Add { at: Table::Aims.address(), id: stranger, place: Some(0), with: vec![] },
                    Edit::Move { row: lost, to: usize::MAX },
                ],
            },
        }
    }
}

/// A writer that answers whatever it is asked from a tape.
struct Fill<'t> {
    tape: &'t mut Tape,
    ids: Vec<RowId>,
    inside: usize,
}

impl Fill<'_> {
    fn fresh(&mut self) -> RowId {
        let id = RowId::from_bits((self.ids.len() as u64 + 1).wrapping_mul(0x0002_5ab3_9d17_e64d));
        self.ids.push(id);
        id
    }
}

impl AskMut for Fill<'_> {
    fn answer(&mut self, _: &'static Question, field: &mut dyn Field) {
        // A figure of zero leaves the question unanswered, and so does the end of the tape.
        if self.tape.below(4) > 0 {
            let answer = self.tape.answer_like(field.view(), &self.ids);
            field.set(answer);
        }
    }

    fn rows(&mut self, _: &'static Question, rows: &mut dyn AnyRows) {
        let most = if self.inside == 0 { 4 } else { 3 };
        for place in 0..self.tape.below(most) {
            let id = self.fresh();
            rows.insert_blank(place, id);
            if let Some(row) = rows.at_mut(place) {
                self.inside += 1;
                row.ask_mut(self);
                self.inside -= 1;
            }
        }
    }
}
