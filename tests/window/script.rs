//! The review that is typed, as a list of what to do on each page.

use std::sync::Arc;

use sightline::model::registers::Channel;
use sightline::model::session::{Decision, ParkedThought};
use sightline::model::sheets::stakeholders::PlatformPlan;
use sightline::model::{
    Address, AnyRows, Ask, Field, Names, Place, Question, QuestionLink, Register, RowId, Stage, Step, View, Workbook,
    words,
};

use crate::support::ten_years::tried;

/// The question at which the decisions and the parked thoughts of the script arise.
pub(crate) const AROSE: &str = "aim/warranted";

/// Returns the review that is typed: that of the size that was tried, as one person could have typed it.
pub(crate) fn script() -> Workbook {
    let mut script = tried();
    let channels = script.registers.channels.iter().map(|one| Channel {
        id: one.id,
        name: one.name.clone(),
        platform: one.platform.clone(),
        ..Channel::default()
    });
    script.registers.channels = Arc::new(channels.collect());
    let channels = Arc::clone(&script.registers.channels);
    let review = script.review_mut();
    let sheet = Arc::make_mut(&mut review.stakeholders);
    // The platform of a decision is that of its channel.
    let platform_of = |channel: Option<RowId>| channels.get(channel.expect("a channel")).expect("it").platform.clone();
    let plans = sheet.platforms.iter().cloned();
    sheet.platforms = plans.map(|one| PlatformPlan { platform: platform_of(one.channel.0), ..one }).collect();
    let session = Arc::make_mut(&mut review.session);
    let arose = || QuestionLink(AROSE.to_owned());
    session.decisions = session.decisions.iter().cloned().map(|one| Decision { arose: arose(), ..one }).collect();
    session.parked = session.parked.iter().cloned().map(|one| ParkedThought { arose: arose(), ..one }).collect();
    script
}

/// One thing to do.
#[derive(Clone, Copy)]
pub(crate) enum Item<'w> {
    /// A row that is to be there.
    Row(Address, &'static Question),
    /// An answer that is to be given.
    Answer(Address, &'static Question, View<'w>),
}

impl Item<'_> {
    /// Returns where it is.
    pub(crate) fn at(&self) -> Address {
        let (Self::Row(at, _) | Self::Answer(at, ..)) = *self;
        at
    }
}

/// A reader that lists what a page asks, with its answers.
pub(crate) struct Items<'w> {
    here: Address,
    all: Vec<Item<'w>>,
}

impl<'w> Items<'w> {
    pub(crate) fn of(workbook: &'w Workbook, place: Place) -> Vec<Item<'w>> {
        let mut items = Self { here: Address::page(place), all: vec![] };
        workbook.ask(place, &mut items);
        items.all
    }
}

impl<'w> Ask<'w> for Items<'w> {
    fn answer(&mut self, question: &'static Question, field: &'w dyn Field) {
        self.all.push(Item::Answer(self.here.question(question.id), question, field.view()));
    }

    fn rows(&mut self, question: &'static Question, rows: &'w dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(row.id());
            self.all.push(Item::Row(self.here, question));
            row.ask(self);
        }
        self.here = outside;
    }
}

/// Returns whether something stands in a table.
pub(crate) fn is_below(at: Address, table: &'static str) -> bool {
    at.steps().any(|step| step == Step::Question(table))
}

/// The pages in the order in which they are filled in.
pub(crate) fn pages() -> impl Iterator<Item = Place> {
    let before = [Place::Organisation, Place::Register(Register::Channels)];
    before.into_iter().chain(Stage::ALL.iter().map(|stage| Place::Stage(*stage))).chain([Place::Session])
}

/// Returns all that a workbook says, a line for each question.
pub(crate) fn all_of_it(workbook: &Workbook) -> Vec<String> {
    let names = Names::of(workbook);
    let items = pages().flat_map(|place| Items::of(workbook, place).into_iter().map(move |item| (place, item)));
    let lines = items.map(|(place, item)| match item {
        Item::Row(_, table) => format!("{}: {}", place.title(), table.row_name),
        Item::Answer(_, question, view) => {
            format!("{}: {}: {}", place.title(), question.label, words(question, view, &names))
        }
    });
    lines.collect()
}
