//! A merge in words: the one sentence of the preview, and for each spot where it is and what the two sides say.

use crate::model::{
    Address, Disagreement, DisagreementKind, Names, Step, View, Workbook, date_in_text, find_row, find_rows, find_view,
    row_title, words,
};

use super::kept::Kept;
use super::spot::{Part, Spot, in_review};
use super::{Change, ChangeKind, Merged};

/// What two people say about one spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The way to it: `Aim › Why can you achieve it?`.
    pub place: String,
    /// What stands here, in words. Empty when nothing is answered, and for a removal.
    pub mine: String,
    /// What the colleague says, in words.
    pub theirs: String,
    /// Why a person has to choose.
    pub kind: DisagreementKind,
    /// Who the colleague is. May be empty.
    pub from: String,
}

impl Merged {
    /// Returns how many things the colleague changed: those that were taken and those that need a person.
    pub fn count(&self) -> usize {
        self.changes.len() + self.needs.len()
    }

    /// Returns the preview: `14 changes from a colleague, 2 need you`.
    pub fn sentence(&self, from: &str) -> String {
        let from = if from.trim().is_empty() { "a colleague" } else { from.trim() };
        let changes = match self.count() {
            0 => return format!("No changes from {from}"),
            1 => format!("1 change from {from}"),
            count => format!("{count} changes from {from}"),
        };
        match self.needs.len() {
            0 => format!("{changes}, none needs you"),
            1 => format!("{changes}, 1 needs you"),
            needs => format!("{changes}, {needs} need you"),
        }
    }
}

impl Change {
    /// Returns the change in words: where, and what happened. `before` is the workbook without the changes.
    pub fn in_words(&self, before: &Workbook, after: &Workbook) -> String {
        let seen = if self.kind == ChangeKind::Removed { before } else { after };
        let place = place_in_words(seen, &self.spot);
        match self.kind {
            ChangeKind::New => format!("{place}: new"),
            ChangeKind::Removed => format!("{place}: removed"),
            ChangeKind::Moved => format!("{place}: in another order"),
            ChangeKind::Changed => match answer_in_words(after, &self.spot) {
                answer if answer.is_empty() => format!("{place}: cleared"),
                answer => format!("{place}: {answer}"),
            },
        }
    }
}

/// Returns the disagreements at a spot in words, in the order in which they are settled by number.
pub fn said(workbook: &Workbook, spot: &Spot) -> Vec<Said> {
    let seen = workbook.as_of(spot.review);
    let place = place_in_words(workbook, spot);
    let all = workbook.disagreements.get(&spot.to_string()).map(Vec::as_slice).unwrap_or_default();
    let removed = |one: &Disagreement| one.kind != DisagreementKind::Answer;
    all.iter()
        .map(|one| Said {
            place: place.clone(),
            mine: if removed(one) { String::new() } else { answer_in_words(workbook, spot) },
            theirs: if one.typed.is_empty() {
                kept_in_words(&seen, spot, one.theirs.as_ref())
            } else {
                one.typed.clone()
            },
            kind: one.kind,
            from: one.from.clone(),
        })
        .collect()
}

/// Returns the way to a spot: `Objectives › Social media objective 2 › Target`. An older review is named before it.
pub fn place_in_words(workbook: &Workbook, spot: &Spot) -> String {
    let seen = workbook.as_of(spot.review);
    let review = if spot.review.is_some() { seen.review().title() } else { String::new() };
    let at = match spot.part {
        Part::Whole => return review,
        Part::Started => return format!("{review} › The day it was started"),
        Part::Closed => return format!("{review} › The day it was closed"),
        Part::At(at) => at,
    };
    let mut way = vec![];
    if in_review(at.place()) && spot.review != workbook.reviews.last().map(|review| review.id) {
        way.push(review);
    }
    way.push(at.place().label().to_owned());
    let mut here = Address::page(at.place());
    let steps: Vec<Step> = at.steps().collect();
    for (number, step) in steps.iter().enumerate() {
        here = here.then(*step);
        match step {
            Step::Row(id) => {
                let Some((question, rows)) = find_rows(&seen, &here) else { continue };
                let place = rows.place_of(*id).unwrap_or_default() + 1;
                let title = find_row(&seen, &here).map(|row| row_title(row).into_owned()).unwrap_or_default();
                let name = title.trim().chars().take(80).collect::<String>();
                way.push(if name.is_empty() { numbered(question.row_name, place) } else { name });
            }
            // The table of a row goes without saying.
            Step::Question(_) if number + 1 < steps.len() => {}
            Step::Question(id) => {
                let question = find_view(&seen, &here).map(|(question, _)| question);
                let question = question.or_else(|| find_rows(&seen, &here).map(|(question, _)| question));
                way.push(question.map_or_else(|| (*id).to_owned(), |question| question.label.to_owned()));
            }
        }
    }
    way.join(" › ")
}

fn numbered(name: &str, number: usize) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {number}", letters.as_str())
}

/// Returns what stands at a spot. What was typed and is no value stands before the value.
fn answer_in_words(workbook: &Workbook, spot: &Spot) -> String {
    let seen = workbook.as_of(spot.review);
    let date = |date: Option<jiff::civil::Date>| date.map(date_in_text).unwrap_or_default();
    match spot.part {
        Part::Whole => String::new(),
        Part::Started => date(seen.review().started),
        Part::Closed => date(seen.review().closed),
        Part::At(at) => {
            let typed = super::typed::typed(workbook, spot.review, &at);
            if !typed.is_empty() {
                return typed.to_owned();
            }
            find_view(&seen, &at).map(|(question, view)| shown(question, view, &seen)).unwrap_or_default()
        }
    }
}

fn kept_in_words(seen: &Workbook, spot: &Spot, kept: Option<&Kept>) -> String {
    match (spot.part, kept) {
        (Part::At(at), Some(kept)) => find_view(seen, &at)
            .and_then(|(question, now)| Some(shown(question, kept.view(now)?, seen)))
            .unwrap_or_default(),
        (_, Some(Kept::Date(date))) => date.map(date_in_text).unwrap_or_default(),
        _ => String::new(),
    }
}

fn shown(question: &crate::model::Question, view: View<'_>, seen: &Workbook) -> String {
    if view.is_answered() { words(question, view, &Names::of(seen)).into_owned() } else { String::new() }
}
