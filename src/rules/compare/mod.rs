//! What changed between two reviews, of one workbook or of two: facts and figures, with the changed words marked.
//!
//! | Module | What it is |
//! |---|---|
//! | `answers` | two reviews walked side by side: new, changed, dropped, moved, confirmed |
//! | `marked` | two texts with the words that went and came |
//! | `effort` | hours and money in difference |
//! | `channels` | what was decided for each channel |
//! | `results` | which objectives are judged, and by the figures of which days |
//!
//! It is pure data; the window, the papers and the command line each say it their own way. A review compared with itself
//! has nothing to say, and what is changed one way round is changed the other way round.

mod answers;
mod channels;
mod effort;
mod marked;
mod results;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::model::{Address, Review, RowId, Step, Workbook};
use crate::rules::outcome::ObjectiveOutcome;

pub use channels::ChannelChange;
pub use effort::{Effort, HoursChange, MoneyChange};
pub use marked::{Mark, Piece, marked};

/// One review of a workbook, as one side of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Side<'w> {
    /// The workbook.
    pub workbook: &'w Workbook,
    /// The review.
    pub review: &'w Review,
}

impl<'w> Side<'w> {
    /// Returns the review on screen.
    pub fn newest(workbook: &'w Workbook) -> Self {
        Self { workbook, review: workbook.review() }
    }

    /// Returns one review of a workbook. None when it has no such review.
    pub fn of(workbook: &'w Workbook, id: RowId) -> Option<Self> {
        let review = workbook.reviews.iter().find(|review| review.id == id)?;
        Some(Self { workbook, review })
    }

    /// Returns the last two reviews of a workbook, the older one first. None when it has fewer.
    pub fn last_two(workbook: &'w Workbook) -> Option<(Self, Self)> {
        let [.., old, new] = workbook.reviews.as_slice() else { return None };
        Some((Self { workbook, review: old }, Self { workbook, review: new }))
    }

    /// Returns whether no review of its workbook has followed.
    pub fn is_newest(&self) -> bool {
        self.workbook.reviews.last().is_none_or(|last| last.id == self.review.id)
    }

    /// Returns the day that the review stands for.
    pub fn day(&self) -> Option<Date> {
        self.review.session.date.or(self.review.closed).or(self.review.started)
    }
}

/// Which review a side of a comparison was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The identity.
    pub review: RowId,
    /// `Review of November 2026`.
    pub title: String,
    /// The day that it stands for.
    pub on: Option<Date>,
}

/// What happened to an answer or a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was not there before.
    New,
    /// It is another one now.
    Changed,
    /// It is no longer there.
    Dropped,
    /// The rows of a table are in another order.
    Moved,
    /// A person said that it is still true.
    Confirmed,
}

impl ChangeKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::New, Self::Changed, Self::Dropped, Self::Moved, Self::Confirmed];

    /// Returns the visible word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Changed => "Changed",
            Self::Dropped => "Dropped",
            Self::Moved => "In another order",
            Self::Confirmed => "Still true",
        }
    }

    /// Returns the word for data, which never changes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Dropped => "dropped",
            Self::Moved => "moved",
            Self::Confirmed => "confirmed",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where: a question, or a row that came or went as a whole.
    pub at: Address,
    /// What happened.
    pub kind: ChangeKind,
    /// The label of the question, or of the table that the row is in.
    pub question: &'static str,
    /// The rows that it is in, from the outside: `Stakeholder: Young people`. Empty outside of tables.
    pub row: String,
    /// What stood there, in words. Empty for what is new.
    pub before: String,
    /// What stands there, in words. Empty for what was dropped.
    pub after: String,
    /// Both texts with the words that went and came marked. Empty for what is not text.
    pub marked: Vec<Piece>,
    /// Why it was dropped. Empty when nobody gave a reason.
    pub reason: String,
    /// Who dropped, changed or confirmed it. May be empty.
    pub by: String,
    /// The day on which they did.
    pub on: Option<Date>,
}

impl Change {
    /// Every word of [`Self::word`], in the order in which they are told.
    pub const WORDS: [&'static str; 7] =
        ["New", "Changed", "Dropped", "Removed", "Not answered now", "In another order", "Still true"];

    /// Says what happened to an answer or a row. What went without a person's word is not called dropped: a date that has
    /// passed is asked again, and nobody has answered it yet.
    pub fn word(&self) -> &'static str {
        let is_row = matches!(self.at.last(), Some(Step::Row(_)));
        match self.kind {
            ChangeKind::Dropped if self.reason.is_empty() && is_row => "Removed",
            ChangeKind::Dropped if self.reason.is_empty() => "Not answered now",
            kind => kind.label(),
        }
    }

    /// Says who did it and when, as far as that is known: `Chair, 6 November 2026`.
    pub fn who_and_when(&self) -> String {
        let on = self.on.map(crate::model::date_in_text);
        let parts = [Some(self.by.trim().to_owned()).filter(|by| !by.is_empty()), on];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// All that differs between two reviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The older review.
    pub old: Compared,
    /// The newer review.
    pub new: Compared,
    /// What differs in the answers, in the order of the pages.
    pub changes: Vec<Change>,
    /// Hours that differ.
    pub hours: Vec<HoursChange>,
    /// The cost of a week, if it differs.
    pub money: Option<MoneyChange>,
    /// What was decided for each channel, where that is new, another decision, or confirmed.
    pub channels: Vec<ChannelChange>,
    /// The day up to which readings count.
    pub counts_to: Date,
    /// How far the objectives of the older review have come by that day.
    pub objectives: Vec<ObjectiveOutcome>,
}

/// Compares two reviews, as seen from a day. Figures count up to that day, or up to the day of the newer review where
/// another one has followed it.
pub fn compare(old: Side<'_>, new: Side<'_>, today: Date) -> Comparison {
    let counts_to = if new.is_newest() { today } else { new.day().map_or(today, |day| day.min(today)) };
    let named = |side: Side<'_>| Compared { review: side.review.id, title: side.review.title(), on: side.day() };
    Comparison {
        old: named(old),
        new: named(new),
        changes: answers::changes(old, new),
        hours: effort::hours(old, new),
        money: effort::money(old, new),
        channels: channels::changes(old, new),
        counts_to,
        objectives: results::results(old, new, counts_to),
    }
}

impl Comparison {
    /// Returns whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        let Self { old: _, new: _, changes, hours, money, channels, counts_to: _, objectives } = self;
        changes.is_empty() && hours.is_empty() && money.is_none() && channels.is_empty() && objectives.is_empty()
    }

    /// Returns the changes of one kind, in the order of the pages.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.kind == kind)
    }
}
